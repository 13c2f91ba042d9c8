//! Files: opening, making, copying, reports, imports, and what is remembered of the view.

use super::{Effects, mutate};
use crate::app::failure::Failure;
use crate::app::session::Session;
use crate::app::task::Written;
use crate::app::view::{LAST_PLAN, View};
use crate::app::worker::{Granted, Job, OpenRequest, PlanChoice};
use crate::domain::PlanId;
use crate::i18n::screen as t;
use crate::ui::commands::Command;
use crate::ui::input::{Chord, Input, Key};
use crate::ui::model::{FileState, Model, Origin, Screen, World};
use crate::ui::msg::Effect;
use crate::ui::state::detail::Target;
use crate::ui::state::notices::Tone;
use crate::ui::state::overlay::{Overlay, Prompt, Purpose};
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;
use crate::ui::text::LineEdit;
use std::path::PathBuf;

/// So much of what was copied is shown: with its length it fits the narrowest screen.
const SHOWN_OF_COPY: usize = 48;
/// The longest path that can be written.
const LONGEST_PATH: usize = 4000;

/// Shows the start page: what to do when nothing is open.
pub(crate) fn show_start(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let mut items = vec![
        Item::new(t::start_demo(lang), Choice::Run(Command::Demo)),
        Item::new(t::start_new(lang), Choice::Run(Command::NewFile)).noted(begun(model)),
        Item::new(t::start_import(lang), Choice::Run(Command::Import)),
        Item::new(t::start_open(lang), Choice::Run(Command::OpenFile)),
    ];
    let recent = model.world.recent.iter();
    items.extend(recent.map(|path| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let note = super::start::note(lang, path, model.peeked.get(path));
        Item::new(name, Choice::Open(path.clone())).noted(note)
    }));
    model.screen = Screen::Start(PickState::new(t::start_title(lang), PickKind::Few, items));
    model.file = FileState::none();
    let mut effects = retitle(model);
    effects.extend(super::start::look(model));
    effects
}

/// What is said beside the choice of a new plan: that one has been begun.
fn begun(model: &Model) -> String {
    let draft = model.creating.draft.as_ref();
    draft.map_or_else(String::new, |draft| {
        t::begun_at(model.look.lang, &model.local(draft.saved_at).format("%Y-%m-%d %H:%M").to_string())
    })
}

/// Sets the window's title to what is open.
pub(super) fn retitle(model: &Model) -> Effects {
    let lang = model.look.lang;
    let title = match model.plan() {
        Some(plan) => {
            let book = &plan.session.book;
            let board = book.board_of(plan.session.plan).map_or("", |board| &board.name);
            let year = book.plan(plan.session.plan).map_or(0, |plan| plan.year);
            let was = model.file.past.as_ref().map(|past| format!(" · {}", past.said(lang))).unwrap_or_default();
            let late = plan.figures.as_ref().map_or(0, |figures| figures.late_actions);
            let late = if late > 0 { format!(" · {}", t::late_title(lang, late)) } else { String::new() };
            format!("{} {year} · {board}{late}{was}", t::app_name(lang))
        }
        None => t::app_name(lang).to_owned(),
    };
    vec![Effect::Title(title)]
}

/// Opens the demonstration plan: on the screen at once, in a file afterwards.
pub(crate) fn open_demo(model: &mut Model) -> Effects {
    let book = crate::app::demo::book();
    model.file = FileState { origin: Origin::Demo, ..FileState::none() };
    model.world.fixed_today = Some(crate::app::demo::TODAY);
    let session = Session::new(book, crate::app::demo::PLAN, model.world.user.clone(), model.today());
    model.screen = Screen::Plan(Box::new(PlanScreen::new(session, model.today())));
    model.overlays.clear();
    let mut effects = vec![Effect::Open(Box::new(OpenRequest::Scratch { book: crate::app::demo::book }))];
    effects.extend(retitle(model));
    effects.extend(super::saved::after_first_frame(model));
    effects
}

/// Opens a file. An open plan is let go of only when it is known that the other can be read.
pub(super) fn open_path(model: &mut Model, path: PathBuf) -> Effects {
    if model.plan().is_none() {
        return open_with(model, path, PlanChoice::Latest);
    }
    model.wanted = Some(path.clone());
    vec![Effect::Peek(path, model.today())]
}

/// A file that is to be opened in place of the open one has been looked into.
pub(super) fn looked_into(model: &mut Model, path: PathBuf, seen: Result<(), Box<Failure>>) -> Effects {
    match seen {
        Ok(()) => {
            let mut effects = super::entry::keep_all(model);
            effects.extend(open_with(model, path, PlanChoice::Latest));
            effects
        }
        Err(failure) => {
            mutate::say_failure(model, &failure);
            ask_again(model, prompt_open)
        }
    }
}

fn open_with(model: &mut Model, path: PathBuf, plan: PlanChoice) -> Effects {
    let mut effects = remember_view(model);
    model.world.fixed_today = None;
    model.file = FileState { origin: Origin::File(path.clone()), ..FileState::none() };
    model.screen = Screen::Loading;
    model.overlays.clear();
    let (period, rows) = (model.world.choice.period.clone(), model.size.1);
    effects.push(Effect::Open(Box::new(OpenRequest::File { path, plan, period, rows })));
    effects
}

/// The open file is the one used last: said of it when it could be opened, not of every path that was typed.
pub(super) fn remember_file(model: &mut Model) {
    if let Origin::File(path) = &model.file.origin {
        model.world.recent.retain(|other| other != path);
        model.world.recent.insert(0, path.clone());
    }
}

/// Opens another plan of the open file.
pub(super) fn open_plan(model: &mut Model, id: PlanId) -> Effects {
    let today = model.today();
    let mut effects = remember_view(model);
    match model.file.origin.clone() {
        Origin::File(path) => {
            effects.extend(open_with(model, path, PlanChoice::Id(id)));
        }
        Origin::Demo => {
            // The demonstration is in memory whole.
            if let Some(plan) = model.plan_mut() {
                let old = std::mem::take(&mut plan.session.stacks);
                let mut session = Session::new(plan.session.book.clone(), id, plan.session.who.clone(), today);
                session.stacks = old;
                session.revision = plan.session.revision + 1;
                let drafts = std::mem::take(&mut plan.drafts);
                *plan = PlanScreen::new(session, today);
                plan.drafts = drafts;
            }
            effects.extend(retitle(model));
        }
        Origin::None => {}
    }
    effects
}

/// Asks what the new plan is to be: the form of board and plan.
pub(super) fn new_file(model: &mut Model) -> Effects {
    super::plans::begin_file(model)
}

pub(super) fn ask(model: &mut Model, title: &str, hint: &str, text: &str, purpose: Purpose) -> Effects {
    let prompt = Prompt {
        title: title.to_owned(),
        hint: hint.to_owned(),
        error: None,
        line: LineEdit::new(text, LONGEST_PATH),
        purpose,
    };
    model.overlays.push(Overlay::Prompt(prompt));
    Effects::new()
}

pub(super) fn prompt_open(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let hint = t::prompt_open_hint(lang, &model.world.documents.display().to_string());
    ask(model, t::prompt_open(lang), &hint, "", Purpose::Open)
}

/// Asks what is to be imported. What is brought in is held against every plan of the file, so all of them are read first.
pub(super) fn prompt_import(model: &mut Model) -> Effects {
    if let Some(effects) = super::carry::has_all(model, Command::Import) {
        return effects;
    }
    let lang = model.look.lang;
    let hint = t::prompt_import_hint(lang, &model.world.documents.display().to_string());
    ask(model, t::prompt_import(lang), &hint, "", Purpose::Import)
}

/// What a path names could not be read, as has been said: the path is there to be mended.
pub(super) fn ask_again(model: &mut Model, ask: fn(&mut Model) -> Effects) -> Effects {
    let Some(text) = model.typed_path.take() else { return Effects::new() };
    let effects = ask(model);
    if let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() {
        prompt.line = LineEdit::new(&text, LONGEST_PATH);
    }
    effects
}

/// Asks where a new plan is to be kept.
pub(super) fn prompt_create(model: &mut Model, book: crate::domain::Book) -> Effects {
    let lang = model.look.lang;
    let plan = book.all::<crate::domain::Plan>().next();
    let board = plan.and_then(|plan| book.board_of(plan.id)).map_or("", |board| &board.name);
    let name = format!("IK-plan {} {board}.ikplan", plan.map_or(0, |plan| plan.year));
    let path = model.world.documents.join(name.replace(['/', '\\'], "-")).display().to_string();
    ask(model, t::prompt_new(lang), t::prompt_new_hint(lang), &path, Purpose::Create(Box::new(book)))
}

/// Asks where a copy of the file is to be kept: all of it, not only the open plan.
pub(super) fn prompt_copy(model: &mut Model) -> Effects {
    if let Some(effects) = super::carry::has_all(model, Command::SaveCopy) {
        return effects;
    }
    let lang = model.look.lang;
    let path = model.world.documents.join(format!("{}.json", base_name(model))).display().to_string();
    ask(model, t::prompt_copy(lang), t::prompt_export_hint(lang), &path, Purpose::SaveCopy)
}

fn base_name(model: &Model) -> String {
    let Some(plan) = model.plan() else { return "ikplan".to_owned() };
    let book = &plan.session.book;
    let board = book.board_of(plan.session.plan).map_or("", |board| &board.name);
    let year = book.plan(plan.session.plan).map_or(0, |plan| plan.year);
    let period = plan.period().map_or("", |period| &period.name);
    format!("{board} {year} {period}").trim().replace(['/', '\\'], "-")
}

/// Keys for a prompt.
pub(super) fn prompt(model: &mut Model, input: &Input) -> Effects {
    let Some(Overlay::Prompt(prompt)) = model.overlays.last_mut() else { return Effects::new() };
    if let (Purpose::Import, Input::Paste(text)) = (&prompt.purpose, input)
        && (text.contains('\t') || text.trim().contains('\n'))
    {
        let text = text.clone();
        model.overlays.pop();
        return super::import::read_pasted(model, &text);
    }
    let enter = Input::Chord(Chord::plain(Key::Enter));
    if *input == enter || *input == Input::Chord(Chord::ctrl(Key::Char('s'))) {
        return accept(model);
    }
    prompt.error = None;
    prompt.line.handle(input);
    Effects::new()
}

fn accept(model: &mut Model) -> Effects {
    let Some(Overlay::Prompt(prompt)) = model.overlays.pop() else { return Effects::new() };
    let text = prompt.line.text().trim().to_owned();
    if text.is_empty() {
        model.overlays.push(Overlay::Prompt(prompt));
        return Effects::new();
    }
    let path = expand(&text, &model.world);
    if matches!(prompt.purpose, Purpose::Open | Purpose::Import) {
        model.typed_path = Some(text.clone());
    }
    match prompt.purpose {
        Purpose::Open => open_path(model, path),
        Purpose::Create(book) => vec![Effect::Create(path, book)],
        Purpose::SaveCopy => {
            let book = model.plan().map(|plan| Box::new(plan.session.book.clone()));
            book.map(|book| Effect::SaveCopy(path, book)).into_iter().collect()
        }
        Purpose::Cases(key) => super::cases::count(model, key, path),
        Purpose::Logo => super::look::read_file(path),
        Purpose::Import => super::import::read_file(model, path),
        Purpose::Name(naming) => super::sheet::named(model, naming, &text),
        Purpose::Export(choice, pointed_out) => {
            let replace = pointed_out.as_ref() == Some(&path);
            super::report::export(model, choice, path, replace)
        }
    }
}

/// A path as a person writes it or drags it here: quotes around it are dropped, `~` is the home folder, a bare
/// name lies in the documents folder.
pub(super) fn expand(text: &str, world: &World) -> PathBuf {
    let text = text.trim_matches(['"', '\'']);
    let text = text.strip_prefix("file://").unwrap_or(text);
    match (text.strip_prefix("~/"), &world.home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => world.documents.join(text),
    }
}

pub(super) fn said_written(model: &mut Model, written: &Written) {
    let lang = model.look.lang;
    let size = t::kilobytes(lang, written.bytes.div_ceil(1024));
    model.say(Tone::Done, t::exported(lang, &written.path.display().to_string(), &size));
}

pub(super) fn copy_saved(model: &mut Model, saved: Result<Written, Box<Failure>>) -> Effects {
    match saved {
        Ok(written) => said_written(model, &written),
        Err(failure) => mutate::say_failure(model, &failure),
    }
    Effects::new()
}

pub(super) fn created(model: &mut Model, created: Result<PathBuf, Box<Failure>>) -> Effects {
    match created {
        Ok(path) => {
            model.creating.draft = None;
            let mut effects = vec![Effect::KeepBegun(None)];
            effects.extend(open_path(model, path));
            effects
        }
        Err(failure) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
    }
}

/// Ctrl+S where nothing waits to be saved: says so, or tries again what the disk has refused.
pub(super) fn say_saved(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    if model.file.stalled > 0 {
        return vec![Effect::Store(Job::Retry)];
    }
    match model.why_read_only() {
        Some(reason) => model.note(reason(lang)),
        None if model.file.origin == Origin::Demo => model.note(t::demo_not_saved(lang)),
        None => model.note(t::all_saved(lang)),
    }
    Effects::new()
}

/// Copies the row the cursor is on.
pub(super) fn copy(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let text = model.plan().and_then(|plan| {
        let book = &plan.session.book;
        match plan.target() {
            Some(Target::Outcome(key, _)) => {
                let outcome = book.outcome(key.control_id, key.period_id)?;
                Some(outcome.result.clone()).filter(|text| !text.is_empty())
            }
            _ => plan.record().and_then(|key| book.get(key)).map(|record| book.subject_of(&record)),
        }
    });
    if text.is_none() {
        model.note(t::nothing_to_copy(lang));
    }
    text.map(Effect::Copy).into_iter().collect()
}

/// Says what has been copied: all of it when it is short, else how it begins and how long it is.
pub(super) fn copied(model: &mut Model, text: &str, copied: bool) -> Effects {
    let lang = model.look.lang;
    let begins: String = text.lines().next().unwrap_or_default().chars().take(SHOWN_OF_COPY).collect();
    let said = match text.chars().count() {
        _ if !copied => t::not_copied(lang).to_owned(),
        count if count > begins.chars().count() => t::copied_long(lang, count, &format!("{} …", begins.trim_end())),
        _ => t::copied(lang, &begins),
    };
    model.note(said);
    Effects::new()
}

/// Remembers the view of the open plan in its file.
pub(super) fn remember_view(model: &Model) -> Effects {
    let present = model.file.past.as_ref().map(|past| &*past.present).or_else(|| model.plan());
    let Some(plan) = present.filter(|_| matches!(model.file.access, Granted::Write)) else {
        return Effects::new();
    };
    let view = View {
        selected: plan.tree.selected,
        period: plan.session.period,
        closed: plan.tree.closed.clone(),
        report: model.file.report.code(),
    };
    let plan_code = serde_json::to_string(&plan.session.plan).unwrap_or_default();
    vec![
        Effect::Store(Job::SaveView(View::key(plan.session.plan), view.write())),
        Effect::Store(Job::SaveView(LAST_PLAN.to_owned(), plan_code)),
    ]
}
