//! The start page: what waits in the files used lately, and several of them side by side without opening any.

use super::{Effects, boards, files};
use crate::app::failure::Failure;
use crate::app::peek::Peeked;
use crate::i18n::{due as t, screen as s};
use crate::ui::model::{Model, Screen};
use crate::ui::msg::Effect;
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::state::pick::Choice;
use crate::ui::state::todo::TodoScreen;
use std::path::{Path, PathBuf};

/// Reminds of a plan that was begun and has no file yet, unless the start page does.
pub(super) fn begun_waits(model: &mut Model) -> Effects {
    if model.creating.draft.is_some() && !matches!(model.screen, Screen::Start(_)) {
        let text = s::begun_waits(model.look.lang);
        model.note(text);
    }
    Effects::new()
}

/// Leaves the plan for the start page; the file is let go of.
pub(super) fn open(model: &mut Model) -> Effects {
    let mut effects = files::remember_view(model);
    files::remember_file(model);
    effects.push(Effect::Close);
    model.world.fixed_today = None;
    model.overlays.clear();
    effects.extend(files::show_start(model));
    effects
}

/// Asks for a look into each of the files used lately.
pub(super) fn look(model: &Model) -> Effects {
    model.world.recent.iter().map(|path| Effect::Peek(path.clone(), model.today())).collect()
}

/// A file has been looked into, or could not be.
pub(super) fn peeked(model: &mut Model, path: &Path, seen: Result<Box<Peeked>, Box<Failure>>) -> Effects {
    if model.wanted.take_if(|wanted| wanted == path).is_some() {
        return files::looked_into(model, path.to_owned(), seen.map(drop));
    }
    let lang = model.look.lang;
    let seen = seen.map_err(|failure| failure.what.get(lang).to_owned());
    model.peeked.insert(path.to_owned(), seen);
    model.dirty = true;
    if let Screen::Start(pick) = &mut model.screen {
        for item in &mut pick.items {
            if matches!(&item.choice, Choice::Open(other) if other == path) {
                item.note = note(lang, path, model.peeked.get(path));
            }
        }
    }
    let files = chosen(model);
    let text = boards_of(model, &files);
    let list = todo_of(model, &files);
    if matches!(model.screen, Screen::Start(_)) {
        match model.overlays.last_mut() {
            Some(Overlay::Text(shown)) if shown.of_files => {
                *shown = TextView { scroll: shown.scroll, remade: shown.remade, ..text }
            }
            Some(Overlay::Todo(shown)) => {
                shown.entries = list.entries;
                shown.unread = list.unread;
                shown.arrange(lang);
            }
            _ => {}
        }
    }
    Effects::new()
}

/// What is said beside a file: what waits in it, and where it lies.
pub(super) fn note(lang: crate::i18n::Lang, path: &Path, seen: Option<&Result<Box<Peeked>, String>>) -> String {
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    match seen {
        None => folder,
        Some(Err(_)) => format!("{} · {folder}", t::unreadable(lang)),
        Some(Ok(seen)) => format!("{} · {folder}", t::waits(lang, seen.late(), seen.due.len())),
    }
}

/// Marks a file of the start page, or not any more.
pub(super) fn mark(model: &mut Model) -> Effects {
    let Screen::Start(pick) = &mut model.screen else { return Effects::new() };
    let at = pick.at;
    if let Some(item) = pick.items.get_mut(at).filter(|item| matches!(item.choice, Choice::Open(_))) {
        item.ticked = Some(item.ticked != Some(true));
        pick.step(1);
    } else {
        let text = s::only_files_are_marked(model.look.lang);
        model.note(text);
    }
    Effects::new()
}

/// The marked files of the start page, or all of those used lately.
fn chosen(model: &Model) -> Vec<PathBuf> {
    let Screen::Start(pick) = &model.screen else { return Vec::new() };
    let files = |marked: bool| {
        let items = pick.items.iter().filter(move |item| !marked || item.ticked == Some(true));
        items.filter_map(|item| match &item.choice {
            Choice::Open(path) => Some(path.clone()),
            _ => None,
        })
    };
    let marked: Vec<PathBuf> = files(true).collect();
    if marked.is_empty() { files(false).collect() } else { marked }
}

/// The boards of the marked files side by side.
pub(crate) fn boards(model: &mut Model) -> Effects {
    let files = chosen(model);
    let text = boards_of(model, &files);
    let remade: fn(&Model) -> Option<TextView> = |model| Some(boards_of(model, &chosen(model)));
    model.overlays.push(Overlay::Text(TextView { remade: Some(remade), ..text }));
    Effects::new()
}

fn boards_of(model: &Model, files: &[PathBuf]) -> TextView {
    let seen = || files.iter().filter_map(|path| model.peeked.get(path));
    let all: Vec<_> = seen().filter_map(|seen| seen.as_ref().ok()).flat_map(|seen| seen.boards.clone()).collect();
    boards::of_files(model, &all, &unread(model, files), (seen().count(), files.len()))
}

/// The files that could not be read, with the reason.
fn unread(model: &Model, files: &[PathBuf]) -> Vec<String> {
    files.iter().filter_map(|path| model.peeked.get(path)?.as_ref().err().cloned()).collect()
}

/// What is to be done in the marked files.
pub(super) fn todo(model: &mut Model) -> Effects {
    let files = chosen(model);
    let list = todo_of(model, &files);
    model.overlays.push(Overlay::Todo(Box::new(list)));
    Effects::new()
}

fn todo_of(model: &Model, files: &[PathBuf]) -> TodoScreen {
    let seen = files.iter().filter_map(|path| model.peeked.get(path)?.as_ref().ok());
    let entries = seen.flat_map(|seen| seen.due.clone()).collect();
    let mut list = TodoScreen::new(entries, None, model.look.lang);
    list.unread = unread(model, files);
    list
}
