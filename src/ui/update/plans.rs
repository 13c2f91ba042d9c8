//! The plans of the open file and their boards: switching, adding, removing, and handing controls from one to the others.

use super::{Effects, carry, files, mutate};
use crate::app::division::Division;
use crate::app::fields::NEW_PLAN;
use crate::app::new_plan;
use crate::domain::{Board, BoardId, Book, Change, Draft, DraftKey, Edit, Plan, Record, RecordKey, RecordKind};
use crate::i18n::plans as t;
use crate::ui::commands::Command;
use crate::ui::form::{Facts, FormState};
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, NewThing, PickKind, PickState};
use chrono::{Datelike, NaiveDate};

/// The field of [`NEW_PLAN`] that no record holds.
const DIVISION: &str = "division";

/// Lists the plans of the file, and the boards that have none.
pub(super) fn switch(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let (book, now) = (&plan.session.book, plan.session.plan);
    let mut items = Vec::new();
    for board in book.boards() {
        let plans = book.plans_of(board.id).map(|each| {
            let note = if each.id == now { t::open_now(lang) } else { &board.municipality };
            Item::new(format!("{} {}", board.name, each.year), Choice::Plan(each.id)).noted(note)
        });
        items.extend(plans);
        if book.plans_of(board.id).next().is_none() {
            items.push(Item::new(&*board.name, Choice::Board(board.id)).noted(t::no_plan(lang)));
        }
    }
    items.push(Item::new(t::new_plan(lang), Choice::Run(Command::NewPlan)));
    items.push(Item::new(t::edit_plan(lang), Choice::Run(Command::EditPlan)));
    let pick = PickState::new(t::title(lang), PickKind::Few, items).on(|choice| *choice == Choice::Plan(now));
    model.overlays.push(Overlay::Pick(pick));
    Effects::new()
}

/// Asks for which board a new plan is.
pub(super) fn ask_new(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let of = |board: &Board| Item::new(t::new_plan_of(lang, &board.name), Choice::Add(NewThing::Plan(Some(board.id))));
    let mut items: Vec<Item> = book.boards().into_iter().map(of).collect();
    items.push(Item::new(t::new_board(lang), Choice::Add(NewThing::Plan(None))));
    model.overlays.push(Overlay::Pick(PickState::new(t::new_plan(lang), PickKind::Few, items)));
    Effects::new()
}

/// Opens the form of a new plan: the next year of a board, or the open year of a new board.
pub(super) fn add(model: &mut Model, board: Option<BoardId>) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let open_year = book.plan(plan.session.plan).map_or(0, |plan| plan.year);
    let held = board.and_then(|id| book.find::<Board>(id));
    let latest = held.and_then(|board| book.plans_of(board.id).map(|plan| plan.year).max());
    let (new, plan_record) = new_plan::blank(&*model.world.ids, latest.map_or(open_year, |year| year + 1));
    let here = book.board_of(plan.session.plan).map(|board| board.municipality.clone());
    let board = held.cloned().unwrap_or_else(|| Board { municipality: here.unwrap_or_default(), ..new });
    let plan_record = Plan { board_id: board.id, ..plan_record };
    let subject = format!("new {}", held.map_or_else(String::new, |board| board.id.to_string()));
    // A board goes on reporting as often as it did.
    let before = held.and_then(|board| book.plans_of(board.id).max_by_key(|plan| plan.year));
    let parts = before.map(|before| book.periods(before.id).count());
    let division = parts.and_then(|parts| u8::try_from(parts).ok()).map(Division::into_parts).unwrap_or_default();
    let form = form(model, [board.into(), plan_record.into()], &subject, model.today());
    let draft = plan.drafts.get(form.key()).cloned();
    let form = form.begun_with(DIVISION, division.code());
    open(model, form, draft)
}

/// Opens the form of a new board and plan, which becomes a file of its own.
pub(super) fn begin_file(model: &mut Model) -> Effects {
    if model.creating.is_open {
        return Effects::new();
    }
    let today = model.now.local.date();
    let (board, plan) = new_plan::blank(&*model.world.ids, today.year());
    let form = form(model, [board.into(), plan.into()], "new ", today);
    model.creating.is_open = true;
    let draft = model.creating.draft.clone();
    open(model, form, draft)
}

fn form(model: &Model, records: [Record; 2], subject: &str, today: NaiveDate) -> FormState {
    let lang = model.look.lang;
    let key = DraftKey { form: NEW_PLAN.id.to_owned(), subject: subject.to_owned() };
    let facts = Facts::of(&NEW_PLAN, &Book::default(), None, lang, today);
    FormState::open(&NEW_PLAN, records.into(), key, facts).prefaced(vec![(Role::Muted, t::rest_later(lang).to_owned())])
}

fn open(model: &mut Model, form: FormState, draft: Option<Draft>) -> Effects {
    let form = match draft {
        Some(draft) => form.with_draft(&draft, model.local(draft.saved_at)),
        None => form,
    };
    model.overlays.push(Overlay::Form(Box::new(form)));
    Effects::new()
}

/// How the form on the screen divides the year of the new plan.
fn division(model: &Model) -> Division {
    let form = match model.overlays.last() {
        Some(Overlay::Form(form)) => form.value(DIVISION),
        _ => None,
    };
    form.and_then(Division::from_code).unwrap_or_default()
}

/// The whole of a change that the form of a new plan began: its periods are added, and a board of that name gets the plan.
pub(super) fn completed(model: &Model, book: &Book, change: Change) -> Change {
    let after = |kind| {
        let of_kind = |record: &&Record| record.key().kind() == kind;
        change.edits.iter().filter_map(|edit| edit.after.as_ref()).find(of_kind).cloned()
    };
    let Some(Record::Plan(plan)) = after(RecordKind::Plan) else { return change };
    let board = match after(RecordKind::Board) {
        Some(Record::Board(board)) => Some(board),
        _ => book.find::<Board>(plan.board_id).cloned(),
    };
    let Some(board) = board else { return change };
    let renamed = change.edits.into_iter().find(|edit| matches!(edit.before, Some(Record::Board(_))));
    let division = (division(model), model.look.lang);
    let whole = new_plan::completed(book, board, plan, division, &*model.world.ids);
    Change { edits: renamed.into_iter().chain(whole.edits).collect(), ..whole }
}

/// Removes the thing an item of a list stands for, where it is one that can be removed.
pub(super) fn remove(model: &mut Model, choice: &Choice) -> Effects {
    let Some(key) = choice.removes() else { return Effects::new() };
    if let Some(reason) = model.why_read_only() {
        let text = reason(model.look.lang);
        model.note(text);
        return Effects::new();
    }
    model.overlays.pop();
    if matches!(key, RecordKey::Plan(_) | RecordKey::Board(_)) {
        model.file.removing = Some(key);
        return remove_asked(model);
    }
    let change = model.plan().map(|plan| plan.session.book.remove_change(key));
    change.map_or_else(Effects::new, |change| mutate::try_commit(model, change))
}

/// Removes the plan or board that was meant, once all plans of the file are here, and looks at another plan if need be.
pub(super) fn remove_asked(model: &mut Model) -> Effects {
    if let Some(effects) = carry::has_all(model, Command::RemovePlan) {
        return effects;
    }
    let Some(plan) = model.plan() else { return Effects::new() };
    let key = model.file.removing.unwrap_or(RecordKey::Plan(plan.session.plan));
    let change = plan.session.book.remove_change(key);
    model.file.removing = None;
    let done = change.and_then(|change| Ok((mutate::commit(model, change.clone(), None)?, change)));
    match done {
        Ok((mut effects, change)) => {
            let instead = mutate::plan_instead(model, &change);
            effects.extend(instead.into_iter().flat_map(|plan| files::open_plan(model, plan)));
            effects
        }
        Err(problem) => {
            mutate::say_problem(model, &problem);
            Effects::new()
        }
    }
}

/// Hands the municipality-wide controls of the open plan to the other boards.
pub(super) fn hand_out(model: &mut Model) -> Effects {
    if let Some(effects) = carry::has_all(model, Command::HandOut) {
        return effects;
    }
    let Some(plan) = model.plan() else { return Effects::new() };
    let change = plan.session.book.hand_out_change(plan.session.plan, &mut || model.world.ids.id());
    mutate::try_commit(model, change)
}

/// Whether a change adds a plan to the file.
pub(super) fn adds_plan(change: &Change) -> bool {
    let is_new = |edit: &Edit| edit.before.is_none() && edit.key().is_some_and(|key| key.kind() == RecordKind::Plan);
    change.kind == RecordKind::Plan && change.edits.iter().any(is_new)
}
