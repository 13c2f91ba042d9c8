//! Changes of the plan: made in memory at once, handed to the store, said to the person.

use super::Effects;
use crate::app::failure::Failure;
use crate::app::session::UndoRefusal;
use crate::app::worker::Job;
use crate::domain::{Change, Direction, DraftKey, Entry, Plan, PlanId, Problem, Record, RecordKey, Verb};
use crate::i18n::{Lang, history, screen as t, terms};
use crate::ui::commands::{Command, spec};
use crate::ui::keymap;
use crate::ui::model::Model;
use crate::ui::msg::Effect;
use crate::ui::state::notices::Tone;
use std::sync::Arc;

/// Makes a change and says what was done. `drop_draft` names the form it came from.
pub(super) fn commit(model: &mut Model, change: Change, drop_draft: Option<DraftKey>) -> Result<Effects, Problem> {
    if refused(model) {
        return Ok(Effects::new());
    }
    if change.is_empty() {
        let text = t::nothing_changed(model.look.lang);
        model.note(text);
    }
    let said = (!change.is_empty()).then(|| describe(model, &change));
    let effects = enter(model, change, drop_draft)?;
    if let Some(said) = said {
        model.say(Tone::Done, said);
    }
    Ok(effects)
}

/// Whether nothing may be changed: every way to a change ends here, so that none is forgotten.
fn refused(model: &mut Model) -> bool {
    let reason = model.why_read_only();
    if let Some(reason) = reason {
        let text = reason(model.look.lang);
        model.note(text);
    }
    reason.is_some()
}

/// Makes a change whose mark on the screen says all there is to say.
pub(super) fn enter(model: &mut Model, change: Change, drop_draft: Option<DraftKey>) -> Result<Effects, Problem> {
    if refused(model) {
        return Ok(Effects::new());
    }
    if change.is_empty() {
        if let (Some(key), Some(plan)) = (&drop_draft, model.plan_mut()) {
            plan.drafts.remove(key);
        }
        return Ok(drop_draft.map(|key| Effect::Store(Job::DropDraft(key))).into_iter().collect());
    }
    let stamp = model.stamp();
    let Some(plan) = model.plan_mut() else { return Ok(Effects::new()) };
    let entry = plan.session.commit(change, stamp)?;
    if let Some(key) = &drop_draft {
        plan.drafts.remove(key);
    }
    Ok(hand_over(model, entry, drop_draft))
}

/// As [`commit`], saying why when it is refused.
pub(super) fn try_commit(model: &mut Model, change: Result<Change, Problem>) -> Effects {
    match change.and_then(|change| commit(model, change, None)) {
        Ok(effects) => effects,
        Err(problem) => {
            say_problem(model, &problem);
            Effects::new()
        }
    }
}

/// Says why a change was refused.
pub(super) fn say_problem(model: &mut Model, problem: &Problem) {
    say_failure(model, &Failure::from(*problem));
}

/// Says what failed, why, and what to do.
pub(super) fn say_failure(model: &mut Model, failure: &Failure) {
    let lang = model.look.lang;
    let parts = [Some(&failure.what), failure.why.as_ref(), Some(&failure.todo)];
    let text: Vec<_> = parts.into_iter().flatten().map(|text| text.get(lang)).filter(|text| !text.is_empty()).collect();
    model.say(Tone::Error, text.join(" "));
}

fn hand_over(model: &mut Model, entry: Entry, drop_draft: Option<DraftKey>) -> Effects {
    model.file.pending.insert(entry.id);
    model.dirty = true;
    let today = model.today();
    let late = |model: &Model| Some(model.plan()?.figures.as_ref()?.late_actions);
    let before = late(model);
    if let Some(plan) = model.plan_mut() {
        plan.changed(&entry.change, today);
    }
    super::register::refresh(model);
    let mut effects = vec![Effect::Store(Job::Commit { entry: Arc::new(entry), drop_draft })];
    if late(model) != before {
        effects.extend(super::files::retitle(model));
    }
    effects
}

/// Takes the latest change back. When it is not known yet what can be, it happens when it is.
pub(super) fn undo(model: &mut Model) -> Effects {
    if refused(model) {
        return Effects::new();
    }
    if let Some(effects) = wait_for_plans(model, Command::Undo) {
        return effects;
    }
    let stamp = model.stamp();
    let known = model.file.undo_known;
    let Some(plan) = model.plan_mut() else { return Effects::new() };
    if plan.session.stacks.undo.is_empty() && !known {
        model.file.undo_asked = true;
        return Effects::new();
    }
    let undone = plan.session.undo(stamp);
    answer(model, undone, false)
}

/// Gives the command anew when all plans are here, if what it takes back or makes anew may lie in others than the open one.
fn wait_for_plans(model: &mut Model, command: Command) -> Option<Effects> {
    let stacks = &model.plan()?.session.stacks;
    let stack = if command == Command::Redo { &stacks.redo } else { &stacks.undo };
    let (_, change) = stack.back()?;
    if change.as_ref()?.reaches_plans() { super::carry::has_all(model, command) } else { None }
}

/// Makes what was undone anew.
pub(super) fn redo(model: &mut Model) -> Effects {
    if refused(model) {
        return Effects::new();
    }
    if let Some(effects) = wait_for_plans(model, Command::Redo) {
        return effects;
    }
    let stamp = model.stamp();
    let Some(plan) = model.plan_mut() else { return Effects::new() };
    let redone = plan.session.redo(stamp);
    answer(model, redone, true)
}

/// A change that had been left in the journal has come: what it was fetched for is done.
pub(super) fn fetched(model: &mut Model, entry: Option<Entry>) -> Effects {
    let Some((id, redo)) = model.file.fetched_for.take() else { return Effects::new() };
    match (entry.filter(|entry| entry.id == id), model.plan_mut()) {
        (Some(entry), Some(plan)) => {
            plan.session.stacks.fill(id, entry.change);
            if redo { self::redo(model) } else { undo(model) }
        }
        _ => answer(model, Err(UndoRefusal::Nothing), redo),
    }
}

fn answer(model: &mut Model, entry: Result<Entry, UndoRefusal>, redo: bool) -> Effects {
    let lang = model.look.lang;
    let said: fn(Lang, &str) -> String = if redo { history::redid } else { history::undid };
    match entry {
        Ok(entry) => {
            let Change { verb, kind, subject, .. } = &entry.change;
            let what = history::what(lang, *verb, *kind, subject);
            model.say(Tone::Done, said(lang, &what));
            show_what_changed(model, &entry.change);
            let instead = plan_instead(model, &entry.change);
            let mut effects = hand_over(model, entry, None);
            effects.extend(instead.into_iter().flat_map(|plan| super::files::open_plan(model, plan)));
            effects
        }
        Err(UndoRefusal::Nothing) => {
            model.note(if redo { t::why_nothing_redone(lang) } else { t::why_nothing_undone(lang) });
            Effects::new()
        }
        Err(UndoRefusal::Elsewhere(id)) => {
            model.file.fetched_for = Some((id, redo));
            vec![Effect::Store(Job::Entry(id))]
        }
        Err(refusal @ (UndoRefusal::Problem(_) | UndoRefusal::SignOff)) => {
            say_failure(model, &refusal.failure(redo));
            Effects::new()
        }
    }
}

/// The plan to look at when the one that was shown has been taken back with what made it: the latest of its board, else any.
pub(super) fn plan_instead(model: &Model, change: &Change) -> Option<PlanId> {
    let session = &model.plan()?.session;
    if session.book.plan(session.plan).is_some() {
        return None;
    }
    let gone = change.edits.iter().find_map(|edit| match &edit.before {
        Some(Record::Plan(plan)) if plan.id == session.plan => Some(plan.board_id),
        _ => None,
    });
    let latest = gone.and_then(|board| session.book.plans_of(board).max_by_key(|plan| plan.year));
    latest.or_else(|| session.book.all::<Plan>().next()).map(|plan| plan.id)
}

/// Undo may touch something out of sight: go there, so that the person sees what happened.
fn show_what_changed(model: &mut Model, change: &Change) {
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return };
    if let Some(grid) = &mut plan.sheet {
        if grid.show(&plan.session.book, plan.session.revision, change) {
            return;
        }
        plan.sheet = None;
    }
    let mut places = change.edits.iter().filter_map(crate::domain::Edit::key);
    let node = places.find_map(|key| node_of_record(plan, key));
    plan.refresh(today);
    if let Some(node) = node
        && plan.session.book.get(crate::ui::state::plan::record_of(node)).is_some()
    {
        plan.reveal(node, today);
    }
}

fn node_of_record(plan: &crate::ui::state::plan::PlanScreen, key: RecordKey) -> Option<crate::domain::Node> {
    use crate::ui::state::detail::Target;
    let target = match key {
        RecordKey::Outcome(key) => Target::Outcome(key, "status"),
        RecordKey::Deviation(id) => Target::Deviation(id),
        RecordKey::Action(id) => Target::Action(id),
        RecordKey::EffectCheck(id) => Target::Check(id),
        RecordKey::Question(id) => return plan.session.book.find(id).map(of_question),
        RecordKey::Measure(id) => return plan.session.book.find(id).map(of_measure),
        RecordKey::Answer(key) => Target::Answer(key),
        RecordKey::MeasureValue(key) => Target::Value(key),
        RecordKey::TestSheet(id) => Target::Sheet(id),
        RecordKey::SheetItem(key) => Target::Sheet(key.sheet_id),
        RecordKey::Survey(id) => Target::Survey(id),
        RecordKey::SurveyQuestion(id) => Target::SurveyQuestion(id),
        RecordKey::Supplement(id) => Target::Supplement(id),
        other => Target::Node(crate::ui::state::plan::node_of(other)?),
    };
    super::navigate::node_of_target(plan, target)
}

const fn of_question(question: &crate::domain::Question) -> crate::domain::Node {
    crate::domain::Node::Control(question.control_id)
}

const fn of_measure(measure: &crate::domain::Measure) -> crate::domain::Node {
    crate::domain::Node::Control(measure.control_id)
}

/// Moves the marked item one step among its siblings.
pub(super) fn step(model: &mut Model, direction: Direction) -> Effects {
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.record()?))) else { return Effects::new() };
    let change = plan.session.book.step_change(key, direction);
    if change.is_err() {
        let said = if direction == Direction::Up { t::is_first } else { t::is_last };
        let text = said(model.look.lang);
        model.note(text);
        return Effects::new();
    }
    try_commit(model, change)
}

/// Removes what is marked, with all that lies in it. Undo brings it back, so nothing is asked.
pub(super) fn remove(model: &mut Model) -> Effects {
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.record()?))) else { return Effects::new() };
    let change = plan.session.book.remove_change(key);
    try_commit(model, change)
}

/// What is said of a change: a removal tells how to take it back, a status which one was set.
fn describe(model: &Model, change: &Change) -> String {
    let lang = model.look.lang;
    let done = history::did(lang, change.verb, change.kind, &change.subject);
    match (change.verb, change.edits.first().and_then(|edit| edit.after.as_ref())) {
        (Verb::Remove, _) => {
            let undo = spec(Command::Undo).and_then(|spec| spec.keys.first());
            let key = undo.map(|chord| keymap::name(lang, *chord)).unwrap_or_default();
            t::key_undoes(lang, &done, &key)
        }
        (Verb::SetStatus, Some(Record::Outcome(outcome))) => {
            t::status_set(lang, &change.subject, &terms::Terms::new(lang).status(outcome.status))
        }
        _ => done,
    }
}
