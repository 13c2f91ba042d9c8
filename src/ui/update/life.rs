//! Steps in the lives of deviations and actions, by key and from lists. What must be explained opens a form.

use super::{Effects, forms, mutate};
use crate::app::fields::life::{ACCEPT, CLOSE, DROP, ESCALATE};
use crate::domain::{
    Action, ActionId, ActionState, Deviation, DeviationId, DeviationState, Record, RecordKey, Standing, Verb,
};
use crate::i18n::{actions as t, life};
use crate::ui::model::Model;
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, LifeStep, NewThing, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;

/// `x` on a deviation or an action: the steps of the one, the next state of the other. `None` on anything else.
pub(super) fn step(model: &mut Model) -> Option<Effects> {
    match model.plan().and_then(PlanScreen::target)? {
        Target::Action(id) => Some(next_state(model, id)),
        Target::Deviation(id) => Some(decide(model, id)),
        _ => None,
    }
}

/// Takes an action to the state that follows. What waits for a check of its effect gets the form of one.
pub(super) fn next_state(model: &mut Model, id: ActionId) -> Effects {
    let (lang, today) = (model.look.lang, model.today());
    let Some(book) = model.plan().map(|plan| &plan.session.book) else { return Effects::new() };
    let next = book.find::<Action>(id).and_then(|action| action.state.next());
    match next {
        None => {
            model.note(t::why_settled(lang));
            Effects::new()
        }
        Some(ActionState::Verified) if !book.has_worked(id) => forms::add(model, NewThing::EffectCheck(id, today)),
        Some(state) => set_state(model, id, state),
    }
}

/// Takes an action to a state. Dropping it asks for a reason.
pub(super) fn set_state(model: &mut Model, id: ActionId, state: ActionState) -> Effects {
    let Some(book) = model.plan().map(|plan| &plan.session.book) else { return Effects::new() };
    let Some(action) = book.find::<Action>(id) else { return Effects::new() };
    if state == ActionState::Dropped && action.state.leads_to(state) {
        let record = Record::Action(Action { note: String::new(), ..action.clone() });
        return forms::open_spec(model, &DROP, record);
    }
    let change = book.act_change(id, state, "");
    mutate::try_commit(model, change)
}

/// What can be decided about a deviation.
fn decide(model: &mut Model, id: DeviationId) -> Effects {
    let lang = model.look.lang;
    let today = model.today();
    let Some(book) = model.plan().map(|plan| &plan.session.book) else { return Effects::new() };
    let Some(deviation) = book.deviation(id) else { return Effects::new() };
    let item = |label: &str, step| Item::new(label, Choice::Life(step));
    let mut items = Vec::new();
    match deviation.state {
        DeviationState::Open => items.push(item(t::accept(lang), LifeStep::Accept(id))),
        DeviationState::Accepted => items.push(item(t::accept_anew(lang), LifeStep::Accept(id))),
        DeviationState::Closed => {}
    }
    if deviation.standing(today) != Standing::Closed {
        items.push(item(t::close(lang), LifeStep::Close(id)));
    }
    if deviation.state != DeviationState::Open {
        items.push(item(t::reopen(lang), LifeStep::Reopen(id)));
    }
    items.push(Item::new(t::new_action_on(lang), Choice::Add(NewThing::Action(id))));
    if let Some(earlier) = book.seems_to_repeat(deviation).and_then(|earlier| book.deviation(earlier)) {
        let period = book.period(earlier.period_id).map(|period| life::dated(book, period)).unwrap_or_default();
        items.push(item(&t::link_repeat(lang, &earlier.title, &period), LifeStep::Repeats(id, earlier.id)));
    }
    items.push(item(t::escalate(lang), LifeStep::Escalate(id)));
    let title = t::pick_decision(lang, &deviation.title);
    model.overlays.push(Overlay::Pick(PickState::new(title, PickKind::Few, items)));
    Effects::new()
}

/// Takes the step that was chosen.
pub(super) fn chosen(model: &mut Model, step: LifeStep) -> Effects {
    let today = model.today();
    let Some(book) = model.plan().map(|plan| &plan.session.book) else { return Effects::new() };
    let blank = |id: DeviationId| {
        book.deviation(id).map(|deviation| Deviation {
            decision: String::new(),
            decided_on: Some(today),
            accepted_until: None,
            unchecked_reason: String::new(),
            ..deviation.clone()
        })
    };
    match step {
        LifeStep::Accept(id) => match blank(id) {
            Some(deviation) => forms::open_spec(model, &ACCEPT, deviation.into()),
            None => Effects::new(),
        },
        LifeStep::Close(id) => match blank(id) {
            Some(deviation) => forms::open_spec(model, &CLOSE, deviation.into()),
            None => Effects::new(),
        },
        LifeStep::Escalate(id) => {
            let record = book.deviation(id).cloned();
            let on = today.to_string();
            let preset =
                |deviation: Deviation| deviation.escalated_on.is_none().then_some(("escalated_on", on.as_str()));
            record.map_or_else(Effects::new, |deviation| {
                forms::open_step(model, &ESCALATE, deviation.clone().into(), preset(deviation))
            })
        }
        LifeStep::Reopen(id) => {
            let change = book.reopen_change(id);
            mutate::try_commit(model, change)
        }
        LifeStep::Repeats(id, earlier) => {
            let Some(deviation) = book.deviation(id) else { return Effects::new() };
            let linked = Deviation { repeat_of_id: Some(earlier), ..deviation.clone() };
            let change = book.put_change(Verb::Edit, linked);
            mutate::try_commit(model, Ok(change))
        }
        LifeStep::MoveDue(id) => move_due(model, id),
        LifeStep::OfPlan(plan) => super::actions::of_plan(model, plan),
    }
}

/// Opens an action at its due date.
pub(super) fn move_due(model: &mut Model, id: ActionId) -> Effects {
    let record = model.plan().and_then(|plan| plan.session.book.get(RecordKey::Action(id)));
    record.map_or_else(Effects::new, |record| forms::open_form(model, record, Some("due_on")))
}

/// Says of a new deviation that it looks like an earlier one.
pub(super) fn point_out_repeat(model: &mut Model, id: DeviationId) {
    let lang = model.look.lang;
    let Some(book) = model.plan().map(|plan| &plan.session.book) else { return };
    let earlier = book.deviation(id).and_then(|deviation| book.seems_to_repeat(deviation));
    let Some(earlier) = earlier.and_then(|id| book.deviation(id)) else { return };
    let period = book.period(earlier.period_id).map(|period| life::dated(book, period)).unwrap_or_default();
    let text = t::looks_like(lang, &earlier.title, &period);
    model.note(text);
}
