//! Importing: a source is read beside the screen, shown as a preview, and made one change of when accepted.

use super::{Effects, arrangement, files, mutate};
use crate::app::exchange::book_to_change;
use crate::app::failure::Failure;
use crate::app::import::{ImportError, Options, Reading, Source, Target as Aim};
use crate::app::task::{ImportRequest, ImportSource, Imported};
use crate::domain::{Book, Change, PlanId};
use crate::i18n::collate::fold;
use crate::i18n::screen as t;
use crate::ui::import::{Outcome, Preview};
use crate::ui::input::Input;
use crate::ui::model::Model;
use crate::ui::msg::Effect;
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::plan::node_of;
use std::path::PathBuf;
use std::sync::Arc;

/// Reads a file that is to be imported.
pub(super) fn read_file(model: &mut Model, path: PathBuf) -> Effects {
    ask(model, ImportSource::File(path))
}

/// Reads a table that was pasted.
pub(super) fn read_pasted(model: &mut Model, text: &str) -> Effects {
    ask(model, ImportSource::Text(text.to_owned()))
}

fn ask(model: &mut Model, source: ImportSource) -> Effects {
    let lang = model.look.lang;
    model.note(t::working(lang));
    let options = Options { lang, ..Options::default() };
    vec![Effect::Read(Box::new(ImportRequest { source, options }))]
}

/// A source has been read: a plan of ours at once, anything else as a preview.
pub(super) fn read(model: &mut Model, read: Result<Imported, Box<Failure>>) -> Effects {
    model.dirty = true;
    model.notices.hush();
    if read.is_ok() {
        model.typed_path = None;
    }
    match read {
        Ok(Imported::Book(book)) => take_book(model, &book),
        Ok(Imported::Reading(read)) => {
            let (source, read_with, reading) = *read;
            let mut options = read_with.clone();
            fill_in(model, &mut options, &reading);
            let mut preview = Box::new(Preview::new(source, read_with.clone(), reading));
            if options != read_with {
                preview.read_with(options);
            }
            let effects = ask_anew(&preview);
            model.overlays.push(Overlay::Import(preview));
            effects
        }
        Err(failure) => {
            mutate::say_failure(model, &failure);
            files::ask_again(model, files::prompt_import)
        }
    }
}

fn ask_anew(preview: &Preview) -> Effects {
    preview.request().map(|(source, options)| Effect::ReadAnew(source, Box::new(options))).into_iter().collect()
}

/// A source has been read anew: for the preview that asked, if it is still there.
pub(super) fn read_anew(model: &mut Model, source: &Arc<Source>, read: Result<Reading, Box<Failure>>) -> Effects {
    model.dirty = true;
    if let Some(preview) = preview(model) {
        preview.take(source, read);
    }
    Effects::new()
}

fn preview(model: &mut Model) -> Option<&mut Preview> {
    model.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Import(preview) => Some(preview.as_mut()),
        _ => None,
    })
}

/// What the source does not say is taken from the open plan; the preview shows it and it can be changed there.
fn fill_in(model: &Model, options: &mut Options, reading: &Reading) {
    let Some(plan) = model.plan() else { return };
    let book = &plan.session.book;
    let missing = |options: &Options| reading.target(options).err();
    if matches!(missing(options), Some(ImportError::MissingBoard { .. })) {
        options.board = book.board_of(plan.session.plan).map(|board| board.name.clone());
    }
    if matches!(missing(options), Some(ImportError::MissingYear)) {
        options.year = book.plan(plan.session.plan).map(|plan| plan.year);
    }
    if matches!(missing(options), Some(ImportError::MissingPeriod)) {
        options.period = plan.period().map(|period| period.name.clone());
    }
}

fn take_book(model: &mut Model, incoming: &Book) -> Effects {
    let Some(plan) = model.plan() else { return files::prompt_create(model, incoming.clone()) };
    match book_to_change(&plan.session.book, incoming) {
        Ok(change) => mutate::try_commit(model, Ok(change)),
        Err(error) => {
            mutate::say_failure(model, &Failure::from(error));
            Effects::new()
        }
    }
}

/// Keys for the preview.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let area = arrangement(model).body;
    let Some(Overlay::Import(preview)) = model.overlays.last_mut() else { return Effects::new() };
    match preview.handle(input, area) {
        Outcome::Stay => Effects::new(),
        Outcome::Read => ask_anew(preview),
        Outcome::Cancel => {
            model.overlays.pop();
            Effects::new()
        }
        Outcome::Accept => accept(model),
    }
}

fn accept(model: &mut Model) -> Effects {
    let nothing = Book::default();
    let Some(Overlay::Import(preview)) = model.overlays.last() else { return Effects::new() };
    let book = model.plan().map_or(&nothing, |plan| &plan.session.book);
    let made = preview.target().and_then(|target| {
        let (change, unplaced) = preview.reading().to_change(book, &target, &*model.world.ids)?;
        Ok((target, change, unplaced.len()))
    });
    match made {
        Ok((target, change, left_out)) => bring_in(model, &target, &change, left_out),
        Err(error) => {
            refuse(model, Failure::from(error));
            Effects::new()
        }
    }
}

fn refuse(model: &mut Model, failure: Failure) {
    if let Some(Overlay::Import(preview)) = model.overlays.last_mut() {
        preview.refuse(failure);
    }
}

fn bring_in(model: &mut Model, target: &Aim, change: &Change, left_out: usize) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return into_new_file(model, change) };
    // Only the open plan is in memory whole: another one must be opened before anything is brought into it.
    let other = plan_like(&plan.session.book, target).filter(|id| *id != plan.session.plan);
    if other.is_some() {
        model.note(t::import_other_plan(lang, &target.board, target.year));
        return Effects::new();
    }
    let brought = change.plan_id.filter(|id| *id != plan.session.plan);
    match mutate::commit(model, change.clone(), None) {
        Ok(effects) => {
            model.overlays.pop();
            show_first(model, change);
            if brought.is_some() {
                model.note(t::import_switch(lang, &target.board, target.year));
            } else if left_out > 0 {
                model.note(t::import_left_out(lang, left_out));
            }
            effects
        }
        Err(problem) => {
            refuse(model, Failure::from(problem));
            Effects::new()
        }
    }
}

/// Goes to the first item that was brought in.
fn show_first(model: &mut Model, change: &Change) {
    let mut added = change.edits.iter().filter(|edit| edit.before.is_none()).filter_map(crate::domain::Edit::key);
    if let Some(node) = added.find_map(node_of) {
        super::navigate::goto(model, Target::Node(node));
    }
}

fn into_new_file(model: &mut Model, change: &Change) -> Effects {
    let mut book = Book::default();
    match book.apply(change) {
        Ok(_) => {
            model.overlays.pop();
            files::prompt_create(model, book)
        }
        Err(problem) => {
            refuse(model, Failure::from(problem));
            Effects::new()
        }
    }
}

fn plan_like(book: &Book, target: &Aim) -> Option<PlanId> {
    let board = book.boards().into_iter().find(|board| fold(&board.name) == fold(&target.board))?;
    book.plans_of(board.id).find(|plan| plan.year == target.year).map(|plan| plan.id)
}
