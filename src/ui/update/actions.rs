//! The table of actions: moving about, narrowing it, and steps from it.

use super::{Effects, forms, help, life, mutate, navigate};
use crate::domain::{ActionPlanId, RecordKey};
use crate::i18n::{actions as t, key_help};
use crate::ui::input::{Chord, Input, Key};
use crate::ui::model::Model;
use crate::ui::state::actions::{ActionLine, ActionTable};
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, LifeStep, NewThing, PickKind, PickState};
use crate::ui::text::LineEdit;

/// Shows the actions of the board, or of the plan alone, late ones first.
pub(super) fn open(model: &mut Model, own: bool) -> Effects {
    if model.plan().is_some() {
        let mut table = Box::<ActionTable>::default();
        table.wanted.own = own;
        model.overlays.push(Overlay::Actions(table));
    }
    Effects::new()
}

fn table(model: &mut Model) -> Option<&mut ActionTable> {
    model.overlays.iter_mut().rev().find_map(|overlay| match overlay {
        Overlay::Actions(table) => Some(&mut **table),
        _ => None,
    })
}

/// Takes what a person did with it.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let Some(Overlay::Actions(table)) = model.overlays.last_mut() else { return Effects::new() };
    if table.query.is_some() {
        typed(table, input);
        return Effects::new();
    }
    let key = match input {
        Input::Chord(Chord { key: Key::Char('z'), ctrl: true, .. }) => Some(Key::Char('u')),
        Input::Chord(Chord { key: Key::Char('y'), ctrl: true, .. }) => Some(Key::Char('U')),
        Input::Chord(Chord { key: Key::Char('c'), ctrl: true, .. }) => Some(Key::Esc),
        _ => input.list_key(),
    };
    let Some(key) = key else { return help::unbound(model, input) };
    if moved(table, key) {
        return Effects::new();
    }
    match key {
        Key::Esc => {
            model.overlays.pop();
            Effects::new()
        }
        Key::Char('u') => mutate::undo(model),
        Key::Char('U') => mutate::redo(model),
        Key::Char('p') => plans(model),
        Key::Char('?') | Key::F(1) => help::of_place(model, key_help::actions),
        Key::Enter | Key::Char('d' | 'x' | ' ' | 't' | 'e') => act(model, key),
        _ => help::unbound(model, input),
    }
}

/// The search line takes what is typed; Enter and Esc end it.
fn typed(table: &mut ActionTable, input: &Input) {
    let Some(query) = &mut table.query else { return };
    let ends = matches!(input, Input::Chord(Chord { key: Key::Enter | Key::Esc, .. }));
    if ends {
        table.query = None;
        return;
    }
    query.handle(input);
    query.text().trim().clone_into(&mut table.wanted.text);
    table.asked_anew();
}

/// Moves the cursor, or asks for other lines.
fn moved(table: &mut ActionTable, key: Key) -> bool {
    match key {
        Key::Up | Key::Char('k') => table.step(-1),
        Key::Down | Key::Char('j') => table.step(1),
        Key::PageUp => table.step(-10),
        Key::PageDown => table.step(10),
        Key::Home => table.step(isize::MIN),
        Key::End | Key::Char('G') => table.step(isize::MAX / 2),
        Key::Char('s') => table.wanted.order = table.wanted.order.next(),
        Key::Char('g') => table.grouped = !table.grouped,
        Key::Char('f') => table.wanted.scope = table.wanted.scope.next(),
        Key::Char('b') => table.wanted.own = !table.wanted.own,
        Key::Char('/') => table.query = Some(LineEdit::new(&table.wanted.text, 200)),
        _ => return false,
    }
    if matches!(key, Key::Char('s' | 'g' | 'f' | 'b')) {
        table.asked_anew();
    }
    true
}

/// Does something with the marked action.
fn act(model: &mut Model, key: Key) -> Effects {
    let Some(ActionLine { id, deviation, .. }) = table(model).and_then(|table| table.action().cloned()) else {
        return Effects::new();
    };
    if key == Key::Enter {
        return forms::edit_record(model, RecordKey::Action(id));
    }
    if let (Key::Char('d'), Some(deviation)) = (key, deviation) {
        return go(model, deviation);
    }
    if let Some(reason) = model.why_read_only() {
        let text = reason(model.look.lang);
        model.note(text);
        return Effects::new();
    }
    let today = model.today();
    match key {
        Key::Char('x') => life::next_state(model, id),
        Key::Char(' ') => super::choose::action_states(model, id),
        Key::Char('t') => life::move_due(model, id),
        Key::Char('e') => forms::add(model, NewThing::EffectCheck(id, today)),
        _ => Effects::new(),
    }
}

/// Goes to a deviation in the plan. One of an earlier year opens as a form, since its plan is not the one that is shown.
fn go(model: &mut Model, deviation: crate::domain::DeviationId) -> Effects {
    let plan = model.plan().map(|plan| plan.session.plan);
    let of = model.plan().and_then(|plan| plan.session.book.deviation(deviation)).map(|found| found.plan_id);
    if of != plan {
        return forms::edit_record(model, RecordKey::Deviation(deviation));
    }
    model.overlays.pop();
    navigate::goto(model, Target::Deviation(deviation));
    Effects::new()
}

/// The plans of action: choosing one narrows the table to it.
fn plans(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let mut items = vec![Item::new(t::all_plans(lang), Choice::Life(LifeStep::OfPlan(None)))];
    for each in book.board_plans(plan.session.plan).into_iter().flat_map(|plan| book.action_plans(plan)) {
        let count = book.followed_actions(plan.session.plan).filter(|action| action.action_plan_id == Some(each.id));
        let note = [each.registry_no.clone(), t::actions_of(lang, count.count())];
        let note = note.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        items.push(Item::new(&*each.name, Choice::Life(LifeStep::OfPlan(Some(each.id)))).noted(note));
    }
    items.push(Item::new(t::new_plan(lang), Choice::Add(NewThing::ActionPlan)));
    model.overlays.push(Overlay::Pick(PickState::new(t::pick_plans(lang), PickKind::Few, items)));
    Effects::new()
}

/// Narrows the table to a plan of action, or not any more.
pub(super) fn of_plan(model: &mut Model, plan: Option<ActionPlanId>) -> Effects {
    if let Some(table) = table(model) {
        table.wanted.action_plan = plan;
        table.asked_anew();
    }
    Effects::new()
}

/// The plans of action, to be edited, and a new one.
pub(super) fn edit_plans(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let plans = plan.session.book.action_plans(plan.session.plan);
    let item = |each: &crate::domain::ActionPlan| {
        Item::new(&*each.name, Choice::Edit(RecordKey::ActionPlan(each.id))).noted(&*each.registry_no)
    };
    let mut items: Vec<_> = plans.map(item).collect();
    items.push(Item::new(t::new_plan(lang), Choice::Add(NewThing::ActionPlan)));
    model.overlays.push(Overlay::Pick(PickState::new(t::pick_plans(lang), PickKind::Few, items)));
    Effects::new()
}
