//! The reviewer's queue: what waits for a second pair of eyes, accepted or sent back where its detail is read.

use super::{Effects, forms, mutate, navigate};
use crate::app::fields::SEND_BACK;
use crate::domain::{Book, Change, Node, OutcomeKey, Problem, ProblemCode, Record};
use crate::i18n::review as t;
use crate::ui::model::Model;
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, PickKind, PickState, ReviewStep};
use crate::ui::state::plan::PlanScreen;

/// What waits in the chosen period, in the order of the tree.
fn waiting(plan: &PlanScreen) -> Vec<(OutcomeKey, String, String)> {
    let book = &plan.session.book;
    let Some(period) = plan.period() else { return Vec::new() };
    let of = |(control, outcome): (&crate::domain::ControlActivity, &crate::domain::Outcome)| {
        let on = outcome.performed_on.map(|day| day.to_string()).unwrap_or_default();
        let by = match outcome.performed_by.trim() {
            "" => String::new(),
            by => format!("{by} {on}").trim_end().to_owned(),
        };
        (outcome.key(), control.title.clone(), by)
    };
    book.to_review(period).map(of).collect()
}

/// Reviews the selected control if it waits; otherwise lists what does.
pub(super) fn open(model: &mut Model) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let here = plan.outcome_key();
    match waiting(plan).into_iter().find(|(key, ..)| Some(*key) == here) {
        Some((key, title, by)) => judge(model, key, &title, &by),
        None => list(model),
    }
}

fn judge(model: &mut Model, key: OutcomeKey, title: &str, by: &str) -> Effects {
    let lang = model.look.lang;
    let left = model.plan().map_or(0, |plan| waiting(plan).len());
    let by = if by.is_empty() { t::by_nobody(lang).to_owned() } else { t::performed(lang, by) };
    let items = vec![
        Item::new(t::accept(lang), Choice::Review(ReviewStep::Accept(key))).noted(by),
        Item::new(t::send_back(lang), Choice::Review(ReviewStep::SendBack(key))),
        Item::new(t::all(lang, left), Choice::Review(ReviewStep::List)),
    ];
    model.overlays.push(Overlay::Pick(PickState::new(t::pick(lang, title), PickKind::Few, items)));
    Effects::new()
}

fn list(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let all = waiting(plan);
    if all.is_empty() {
        model.note(t::none(lang));
        return Effects::new();
    }
    let title = t::queue(lang, all.len());
    let item = |(key, title, by): (OutcomeKey, String, String)| {
        let note = if by.is_empty() { t::by_nobody(lang).to_owned() } else { by };
        Item::new(title, Choice::Review(ReviewStep::Read(key))).noted(note)
    };
    let items = all.into_iter().map(item).collect();
    model.overlays.push(Overlay::Pick(PickState::new(title, PickKind::Search, items)));
    Effects::new()
}

/// Takes a step.
pub(super) fn chosen(model: &mut Model, step: ReviewStep) -> Effects {
    match step {
        ReviewStep::Read(key) => {
            navigate::goto(model, Target::Node(Node::Control(key.control_id)));
            model.note(t::read(model.look.lang));
            Effects::new()
        }
        ReviewStep::Accept(key) => accept(model, key),
        ReviewStep::SendBack(key) => {
            let outcome = model.plan().map(|plan| plan.session.book.outcome_or_blank(key));
            outcome.map_or_else(Effects::new, |outcome| forms::open_spec(model, &SEND_BACK, outcome.into()))
        }
        ReviewStep::List => list(model),
    }
}

/// Accepts an outcome and goes to the next that waits.
fn accept(model: &mut Model, key: OutcomeKey) -> Effects {
    let today = model.today();
    let Some(plan) = model.plan() else { return Effects::new() };
    let change = plan.session.book.approve_change(key, &plan.session.who, today);
    match change.and_then(|change| mutate::commit(model, change, None)) {
        Ok(effects) => {
            next(model);
            effects
        }
        // What is missing is filled in where it is written.
        Err(problem) => {
            mutate::say_problem(model, &problem);
            let missing = problem.field.filter(|_| problem.code == ProblemCode::Required);
            missing.map_or_else(Effects::new, |field| forms::open_outcome(model, key, field))
        }
    }
}

fn next(model: &mut Model) {
    let next = model.plan().and_then(|plan| waiting(plan).into_iter().next());
    if let Some((key, ..)) = next {
        navigate::goto(model, Target::Node(Node::Control(key.control_id)));
    }
}

/// The change that sends back what a form commented on.
pub(super) fn sent_back(book: &Book, change: &Change) -> Result<Change, Problem> {
    let commented = change.edits.iter().find_map(|edit| match &edit.after {
        Some(Record::Outcome(outcome)) => Some((outcome.key(), outcome.review_comment.clone())),
        _ => None,
    });
    commented.map_or_else(|| Ok(change.clone()), |(key, comment)| book.send_back_change(key, &comment))
}
