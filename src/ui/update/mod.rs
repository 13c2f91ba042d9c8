//! The only place the model changes: what happened goes in, what is to be done outside comes out.
//!
//! Nothing here touches a file, a clock, a terminal or a thread, so all of it is tested without them.

mod actions;
mod advance;
mod boards;
mod carry;
mod cases;
mod choose;
mod entry;
mod figures;
mod files;
mod forms;
mod help;
mod import;
mod input;
mod life;
mod limits;
mod lists;
mod lock;
mod look;
mod mutate;
mod navigate;
mod new_record;
mod overlays;
mod past;
mod plans;
mod preface;
mod preparation;
mod register;
mod report;
mod review;
mod run;
mod saved;
mod series;
mod setup;
mod sheet;
mod start;
mod todo;
mod year;

use super::arrange::{Arrangement, arrange};
use super::commands::{Command, resolve};
use super::input::{Input, Key};
use super::look::Look;
use super::model::{Model, Screen};
use super::msg::{Effect, Msg, Now};
use super::state::overlay::Overlay;
use super::state::plan::Pane;

/// What update functions say: things to be done outside.
pub(crate) type Effects = Vec<Effect>;

/// Takes in what happened. What a person does while there is only a glance of the plan waits for the whole of it, and
/// what is done to an import that is being read anew waits for that.
pub fn update(model: &mut Model, msg: Msg, now: Now) -> Effects {
    model.now = now;
    let mut effects = Effects::new();
    let mut coming = vec![msg];
    while !coming.is_empty() {
        for msg in std::mem::take(&mut coming) {
            if must_wait(model, &msg) {
                model.held.push(msg);
            } else {
                effects.extend(take_in(model, msg));
            }
        }
        if !is_glimpse(model) && !is_reading(model) {
            coming = std::mem::take(&mut model.held);
        }
    }
    if model.notices.expire(now.since_start) {
        model.dirty = true;
    }
    effects
}

fn is_glimpse(model: &Model) -> bool {
    model.plan().is_some_and(|plan| !plan.whole)
}

/// Whether the import on the screen is being read anew.
fn is_reading(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::Import(preview)) if preview.is_reading())
}

fn must_wait(model: &Model, msg: &Msg) -> bool {
    if is_glimpse(model) {
        return is_for_the_whole(model, msg);
    }
    let first = model.held.is_empty();
    is_reading(model)
        && match msg {
            Msg::Input(Input::Resize(..) | Input::FocusGained | Input::FocusLost) => false,
            Msg::Input(Input::Chord(chord)) if first => chord.key != Key::Esc,
            Msg::Input(_) => true,
            _ => false,
        }
}

/// Whether something is to be done in the plan, and not to the screen or the program: leaving needs no plan.
fn is_for_the_whole(model: &Model, msg: &Msg) -> bool {
    match msg {
        Msg::Input(Input::Resize(..) | Input::FocusGained | Input::FocusLost) => false,
        Msg::Input(Input::Chord(chord)) if model.held.is_empty() => {
            !resolve(model.context(), *chord).is_some_and(|spec| spec.id == Command::Quit)
        }
        Msg::Input(_) | Msg::Edited(_) | Msg::SourceRead(_) | Msg::Created(_) | Msg::LogoRead(_) => true,
        _ => false,
    }
}

fn take_in(model: &mut Model, msg: Msg) -> Effects {
    match msg {
        Msg::Started => start::begun_waits(model),
        Msg::Input(input) => input::input(model, input),
        Msg::Store(done) => saved::done(model, *done),
        Msg::Deadline => forms::deadline(model),
        Msg::Terminate => terminate(model),
        Msg::Resumed => vec![Effect::Redraw],
        Msg::Edited(edited) => forms::edited(model, edited),
        Msg::Copied(text, copied) => files::copied(model, &text, copied),
        Msg::BegunKept(kept) => run::begun_kept(model, kept),
        Msg::Exported(exported, of) => report::exported(model, exported, &of),
        Msg::SourceRead(read) => import::read(model, read),
        Msg::ReadAnew(source, read) => import::read_anew(model, &source, *read),
        Msg::PopulationRead(read, of) => setup::read(model, read, &of),
        Msg::Counted(counted, of) => cases::counted(model, counted, &of),
        Msg::Created(created) => files::created(model, created),
        Msg::LogoRead(read) => look::read(model, read),
        Msg::Peeked(path, seen) => start::peeked(model, &path, seen),
        Msg::CopySaved(saved) => files::copy_saved(model, saved),
    }
}

pub(crate) use files::{open_demo, show_start};
pub(crate) use start::boards as show_boards;

/// When the model wants to be woken if nothing happens.
#[must_use]
pub fn deadline(model: &Model) -> Option<std::time::Duration> {
    [model.notices.deadline(), draft_due(model)].into_iter().flatten().min()
}

/// When what is being typed is to be saved.
fn draft_due(model: &Model) -> Option<std::time::Duration> {
    model.overlays.iter().rev().find_map(|overlay| match overlay {
        Overlay::Form(form) => form.draft_due(),
        Overlay::Note(note) => note.draft_due(),
        Overlay::Setup(setup) => setup.draft_due(),
        _ => None,
    })
}

fn terminate(model: &mut Model) -> Effects {
    model.quitting = true;
    let mut effects = entry::keep_all(model);
    effects.extend(files::remember_view(model));
    effects.push(Effect::Quit);
    effects
}

/// Where things are on the screen just now.
#[must_use]
pub fn arrangement(model: &Model) -> Arrangement {
    arrange(model.size, model.plan().map_or(Pane::Tree, |plan| plan.focus))
}

/// Makes everything that is drawn fit the arrangement: called once after each batch of messages, before drawing.
pub fn settle(model: &mut Model) {
    let arranged = arrangement(model);
    // Nothing but a message is drawn, and what will be drawn again stays as it was.
    if arranged.too_small {
        return;
    }
    let (look, today) = (model.look, model.today());
    if let Screen::Plan(plan) = &mut model.screen {
        if sheet::settle(plan, &arranged, look) {
            return settle_topmost(model, &arranged);
        }
        // A pane that is not in view is as wide and as high as it will be when it is.
        let [tree, detail, summary] =
            [arranged.tree, arranged.detail, arranged.summary].map(|pane| pane.or(Some(arranged.body)));
        plan.lay_out(look, Arrangement::columns(detail), Arrangement::columns(summary), today);
        plan.tree.settle(Arrangement::rows(tree));
        plan.summary.settle(Arrangement::rows(summary));
        let height = Arrangement::rows(detail);
        let detail = &mut plan.detail;
        detail.scroll = super::state::tree::scrolled(detail.scroll, detail.at, detail.lines.len(), height);
    }
    settle_topmost(model, &arranged);
}

fn settle_topmost(model: &mut Model, arranged: &Arrangement) {
    let look = model.look;
    entry::refresh(model);
    refresh_actions(model);
    year::refresh(model);
    todo::refresh(model);
    if let Some(overlay) = model.overlays.last_mut() {
        settle_overlay(overlay, arranged, look);
    }
}

/// The table of actions follows what is done from it.
fn refresh_actions(model: &mut Model) {
    let (look, today) = (model.look, model.today());
    let Model { screen: Screen::Plan(plan), overlays, .. } = model else { return };
    if let Some(Overlay::Actions(table)) = overlays.last_mut() {
        let session = &plan.session;
        table.refresh(&session.book, session.plan, (session.revision, today), look);
    }
}

fn settle_overlay(overlay: &mut Overlay, arranged: &Arrangement, look: Look) {
    match overlay {
        Overlay::Pick(pick) => {
            let area = super::view::pick_area(pick, arranged);
            pick.settle(super::view::pick_rows(pick, area));
        }
        Overlay::Text(text) => {
            let above = if text.query.is_some() { super::view::SEARCH } else { 0 };
            let rows = usize::from(arranged.body.height.saturating_sub(2 + above));
            text.scroll = text.scroll.min(text.lines.len().saturating_sub(rows));
        }
        Overlay::Form(form) => form.settle(arranged.body, &look),
        Overlay::Setup(setup) => setup.settle(super::view::setup_area(arranged), look),
        Overlay::Note(note) => {
            let area = super::view::note_area(arranged);
            note.area.fit(area.width, area.height);
        }
        Overlay::Figures(list) => {
            let area = super::view::figures_area(list, arranged);
            list.settle(super::view::figures_rows(area));
        }
        Overlay::Series(table) => table.settle(arranged.body),
        Overlay::Actions(table) => table.settle(super::view::table_rows(arranged.body)),
        Overlay::Register(register) => register.settle(arranged.body),
        Overlay::Todo(list) => list.settle(super::view::todo_rows(arranged.body)),
        Overlay::Year(year) => year.settle(arranged.body),
        Overlay::Prompt(_) | Overlay::Import(_) => {}
    }
}
