//! The walk through the year's controls: what was seen and what is open, and what is decided for the next year.

use super::{Effects, forms, mutate};
use crate::app::fields::CARRY;
use crate::app::worker::Job;
use crate::domain::{
    Book, Carried, CarriedId, Carry, CarryDecision, Change, ControlActivity, ControlId, Outcome, Problem, Record,
};
use crate::i18n::{carry as t, terms::Terms, year};
use crate::ui::commands::Command;
use crate::ui::look::{Look, Role};
use crate::ui::model::{Model, Origin};
use crate::ui::msg::Effect;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;
use crate::ui::wrap::shorten;

/// So many columns of a result are shown where a control is decided on.
const SEEN: usize = 60;

/// Gives a command that needs all plans of the file, once they are all read; `true` when they are.
pub(super) fn has_all(model: &mut Model, command: Command) -> Option<Effects> {
    let demo = model.file.origin == Origin::Demo;
    let plan = model.plan_mut()?;
    if demo || plan.all_plans {
        return None;
    }
    let revision = plan.session.revision;
    model.file.wants_all = Some(command);
    Some(vec![Effect::Store(Job::All(revision))])
}

/// All plans of the file are here: what was waiting for them is done.
pub(super) fn all(model: &mut Model, revision: u64, book: Book) -> Effects {
    let command = model.file.wants_all.take();
    let Some(plan) = model.present_mut() else { return Effects::new() };
    if plan.session.revision != revision {
        return command.map_or_else(Effects::new, |command| super::run::give(model, command));
    }
    plan.session.book = book;
    plan.all_plans = true;
    command.map_or_else(Effects::new, |command| super::run::give(model, command))
}

/// Lists the controls that are to be decided on.
pub(super) fn open(model: &mut Model) -> Effects {
    open_on(model, None)
}

/// As [`open`], with the cursor on a control; in place of the list that is open, if one is.
fn open_on(model: &mut Model, control: Option<ControlId>) -> Effects {
    if let Some(effects) = has_all(model, Command::CarryOver) {
        return effects;
    }
    let is_list = |pick: &PickState| matches!(pick.items.first(), Some(Item { choice: Choice::Carry(_, None), .. }));
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Pick(pick) if is_list(pick)));
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let (book, id) = (&plan.session.book, plan.session.plan);
    let Some(from) = book.plan(id) else { return Effects::new() };
    let next = from.year + 1;
    if book.controls_of_plan(id).is_empty() {
        model.note(t::nothing_to_carry(lang));
        return Effects::new();
    }
    let left = book.undecided(id);
    if left.is_empty() {
        model.note(t::all_decided(lang, next));
        return Effects::new();
    }
    let title = t::title(lang, next, left.len(), book.controls_of_plan(id).len());
    let terms = Terms::of_plan(lang, from);
    let item = |control: &&ControlActivity| {
        let status = last_outcome(book, plan, control.id);
        let word = status.map_or_else(|| t::never(lang).to_owned(), |each| terms.status_short(each.status).to_string());
        let open = open_actions(book, control.id).len();
        Item::new(control.title.clone(), Choice::Carry(control.id, None)).noted(t::note(lang, &word, open))
    };
    let items = left.iter().map(item).collect();
    let pick = PickState::new(title, PickKind::Search, items);
    let pick = pick.on(|choice| matches!(choice, Choice::Carry(id, None) if Some(*id) == control));
    model.overlays.push(Overlay::Pick(pick));
    Effects::new()
}

fn last_outcome<'a>(book: &'a Book, plan: &PlanScreen, control: ControlId) -> Option<&'a Outcome> {
    book.periods(plan.session.plan).rev().find_map(|period| book.outcome(control, period.id))
}

fn open_actions(book: &Book, control: ControlId) -> Vec<&str> {
    let mut actions: Vec<_> = book
        .deviations_of_control(control)
        .flat_map(|deviation| book.actions_of(deviation.id))
        .filter(|action| action.state.is_open())
        .collect();
    actions.sort_by_key(|action| action.id);
    actions.dedup_by_key(|action| action.id);
    actions.into_iter().map(|action| action.what.as_str()).collect()
}

/// A control was chosen: what is decided? Or a decision was: why?
pub(super) fn chosen(model: &mut Model, control: ControlId, decision: Option<Carry>) -> Effects {
    let lang = model.look.lang;
    let id = CarriedId(model.world.ids.id());
    let Some(plan) = model.plan() else { return Effects::new() };
    let Some(title) = plan.session.book.control(control).map(|control| control.title.clone()) else {
        return Effects::new();
    };
    let (plan_id, lineage_id) =
        (plan.session.plan, plan.session.book.control(control).map_or(control.0, ControlActivity::lineage));
    let of = |decision| Carried { id, plan_id, lineage_id, title, decision, reason: String::new() };
    let Some(decision) = decision else {
        let carried = of(Carry::Keep);
        // What the decision rests on is in view while it is made.
        let told = preface(&plan.session.book, &carried, model.look).into_iter().skip(1).map(|(_, line)| line);
        let told = told.collect::<Vec<_>>().join(" · ");
        let item = |carry: &Carry| {
            Item::new(year::carry(lang, *carry), Choice::Carry(control, Some(*carry))).below(told.clone())
        };
        let items = Carry::ALL.iter().map(item).collect();
        // The list stays below: Esc goes back to it.
        let effects = open_on(model, Some(control));
        model.overlays.push(Overlay::Pick(PickState::new(carried.title, PickKind::Few, items)));
        return effects;
    };
    let carried = of(decision);
    forms::open_spec(model, &CARRY, carried.into())
}

/// The whole of the change that a decision in a form began.
pub(super) fn completed(model: &Model, change: &Change) -> Result<Change, Problem> {
    let Some((plan, Some(Record::Carried(carried)))) =
        model.plan().map(|plan| (plan, change.edits.first().and_then(|edit| edit.after.as_ref())))
    else {
        return Ok(change.clone());
    };
    let book = &plan.session.book;
    let control =
        book.controls_of_plan(plan.session.plan).into_iter().find(|each| each.lineage() == carried.lineage_id);
    let Some(control) = control else { return Ok(change.clone()) };
    let (decision, reason) = (carried.decision, carried.reason.clone());
    let decision = CarryDecision { control_id: control.id, decision, reason };
    book.carry_change(plan.session.plan, &[decision], &mut || model.world.ids.id())
}

/// What was seen of the control, what is open, and what was never answered.
pub(super) fn preface(book: &Book, carried: &Carried, look: Look) -> Vec<(Role, String)> {
    let lang = look.lang;
    let controls = book.controls_of_plan(carried.plan_id);
    let Some(control) = controls.into_iter().find(|each| each.lineage() == carried.lineage_id) else {
        return Vec::new();
    };
    let Some(plan) = book.plan(carried.plan_id) else { return Vec::new() };
    let terms = Terms::of_plan(lang, plan);
    let mut lines = vec![(Role::Text, carried.title.clone())];
    lines.extend(open_actions(book, control.id).into_iter().map(|what| (Role::Warning, t::open_action(lang, what))));
    for period in book.periods(plan.id).rev() {
        if let Some(outcome) = book.outcome(control.id, period.id) {
            let seen = outcome.result.split_whitespace().collect::<Vec<_>>().join(" ");
            let said = format!("{} {}", terms.status(outcome.status), shorten(&seen, SEEN, look.glyphs.ellipsis()));
            lines.push((Role::Muted, t::last(lang, &period.name, said.trim())));
        }
    }
    if let Some(last) = book.periods(plan.id).next_back() {
        let open = book.unanswered(control.id, last);
        lines.extend(open.map(|question| (Role::Warning, t::unanswered(lang, &question.text))));
    }
    lines
}

/// Confirms the carried texts of the selected control.
pub(super) fn confirm(model: &mut Model) -> Effects {
    let Some((plan, control)) = model.plan().and_then(|plan| Some((plan, plan.control()?))) else {
        return Effects::new();
    };
    let change = plan.session.book.confirm_change(control);
    mutate::try_commit(model, change)
}

/// Confirms the carried texts of every control.
pub(super) fn confirm_all(model: &mut Model) -> Effects {
    let change = model.plan().map(|plan| plan.session.book.confirm_all_change(plan.session.plan));
    change.map_or_else(Effects::new, |change| mutate::try_commit(model, change))
}
