//! `set`, and what it shares with every command that fills in a record from options.

use super::{needed_period, told, told_or_unchanged, value};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::fields::{FieldKind, FieldSpec, Target, lacks_for_state, settle};
use crate::app::figures::{insert_change, lacks_reason};
use crate::app::files::Open;
use crate::app::values::{ValueContext, ValueProblem};
use crate::cli::context::Context;
use crate::cli::find::Finder;
use crate::cli::out::Done;
use crate::cli::spec::fields_of;
use crate::cli::usage;
use crate::domain::{Change, OutcomeKey, Record, RecordKind, Status, Verb};
use crate::i18n::{Lang, cli as text, cli_figures, cli_usage};
use chrono::NaiveDate;

/// Records a control in a period.
pub(crate) fn set(context: &mut Context<'_>) -> Done {
    let inserts = context.given.switch("insert-figures");
    if !inserts && !any_given(context, &[RecordKind::Outcome], &["measure"]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let period_id = needed_period(open.session.period)?;
    let word = context.given.text("control").unwrap_or_default();
    let control_id = finder(&open).control(word)?;
    let before = Record::from(open.session.book.outcome_or_blank(OutcomeKey { control_id, period_id }));
    let mut after = before.clone();
    fill(context, &open, RecordKind::Outcome, &mut after)?;
    check_pause(context, &after)?;
    settle(Some(&before), &mut after);
    let only_status = fields_of(RecordKind::Outcome).all(|field| field.id == "status" || !is_given(context, field));
    let values = value::given_values(context, &open, control_id, period_id)?;
    let has_figures = context.given.text("measure").is_some();
    let verb = if only_status && !has_figures && !inserts { Verb::SetStatus } else { Verb::Edit };
    let is_same = before == after;
    let mut change = open.session.book.put_change(verb, after);
    if is_same && (has_figures || inserts) {
        // Figures alone make no outcome.
        change.edits.clear();
    }
    change.edits.extend(values);
    if inserts {
        insert_figures(&open, &mut change, OutcomeKey { control_id, period_id }, context.lang())?;
    }
    write(context, &mut open, change)
}

/// Adds to a change that the sentences of the figures, as the change leaves them, go into the result.
fn insert_figures(open: &Open, change: &mut Change, key: OutcomeKey, lang: Lang) -> Result<(), Failure> {
    let mut book = open.session.book.clone();
    book.apply(change)?;
    let inserted = insert_change(&book, key, lang).ok_or_else(|| Failure {
        kind: Kind::NotFound,
        code: "IK-U49",
        what: Text::label(cli_figures::no_figures),
        why: None,
        todo: Text::label(cli_figures::todo_no_figures),
    })?;
    change.edits.extend(inserted.edits.into_iter().filter(|edit| edit.before != edit.after));
    Ok(())
}

/// Writes a change and tells it; one that changes nothing is told and not written.
pub(crate) fn write(context: &mut Context<'_>, open: &mut Open, change: Change) -> Done {
    if change.is_empty() {
        return told_or_unchanged(context, None);
    }
    check_reason(context, open, &change)?;
    let entry = open.commit(context.env, change)?;
    told(context, &entry)
}

/// The finder of an open plan.
pub(crate) const fn finder(open: &Open) -> Finder<'_> {
    Finder { book: &open.session.book, plan: open.session.plan }
}

fn is_given(context: &Context<'_>, field: &FieldSpec) -> bool {
    context.given.text(field.cli_flag).is_some()
}

/// Whether any field of these kinds, or any of these options, was given.
pub(crate) fn any_given(context: &Context<'_>, kinds: &[RecordKind], options: &[&str]) -> bool {
    let fields = || kinds.iter().flat_map(|kind| fields_of(*kind));
    fields().any(|field| is_given(context, field)) || options.iter().any(|name| context.given.text(name).is_some())
}

/// Puts what was given into a record.
pub(crate) fn fill(context: &mut Context<'_>, open: &Open, kind: RecordKind, record: &mut Record) -> Done {
    fill_without(context, open, kind, record, &[])
}

/// As [`fill`], but for some options.
pub(crate) fn fill_without(
    context: &mut Context<'_>,
    open: &Open,
    kind: RecordKind,
    record: &mut Record,
    without: &[&str],
) -> Done {
    let values = ValueContext::about(&open.session.book, record, today(context), context.lang());
    let wanted = |field: &&FieldSpec| !without.contains(&field.cli_flag);
    for field in fields_of(kind).filter(wanted) {
        if !is_given(context, field) {
            continue;
        }
        let given = context.given.texts(field.cli_flag).join("\n");
        let value = match field.kind {
            FieldKind::Area { .. } if given == "-" => context.stdin()?,
            FieldKind::Reading => value::fed(open, &given)?,
            FieldKind::Reference(target) if !given.trim().is_empty() => refer(open, target, &given)?,
            FieldKind::References(target) => {
                let words = given.lines().filter(|word| !word.trim().is_empty());
                let ids: Result<Vec<String>, Failure> = words.map(|word| refer(open, target, word)).collect();
                ids?.join("\n")
            }
            _ => given,
        };
        if let Err(problem) = field.set(record, &value, &values) {
            let mut refused = refused_value(context, field.cli_flag, &value, problem);
            if let FieldKind::Choice(axis) = field.kind {
                let list = axis.codes().join(", ");
                refused.why = Some(Text::of(|lang| cli_usage::allowed(lang, &list)));
            }
            return Err(refused.into());
        }
    }
    Ok(())
}

fn today(context: &Context<'_>) -> NaiveDate {
    context.env.clock.today()
}

fn refer(open: &Open, target: Target, word: &str) -> Result<String, Failure> {
    let finder = finder(open);
    Ok(match target {
        Target::Control => finder.control(word)?.to_string(),
        Target::RiskPoint => finder.risk_point(word)?.to_string(),
        Target::Deviation => finder.deviation(word)?.to_string(),
        Target::Measure => finder.measure(word)?.to_string(),
        Target::LimitRule => finder.limit_rule(word)?.to_string(),
        Target::Period => finder.period(word)?.to_string(),
        Target::ActionPlan => finder.action_plan(word)?.to_string(),
    })
}

/// The refusal of a value given for an option.
pub(crate) fn refused_value(context: &Context<'_>, flag: &str, value: &str, problem: ValueProblem) -> Failure {
    let value = super::short(value);
    let command = format!("{} --help", context.given.name());
    let place = context.given.command().arguments().into_iter().find(|arg| arg.name == flag && arg.is_place());
    let option = format!("--{flag}");
    let named = |lang| place.and_then(|arg| arg.placeholder(lang)).unwrap_or(&option).to_owned();
    Failure {
        kind: Kind::Validation,
        code: "IK-V20",
        what: Text::of(|lang| cli_usage::bad_value(lang, &named(lang), &value)),
        why: Some(Text::of(|lang| problem.text(lang))),
        todo: Text::of(|lang| cli_usage::todo_field(lang, &command)),
    }
}

/// A grade other than the measure proposes says why, and so does a risk taken into the plan or left out of it; an action has
/// what its state asks for.
fn check_reason(context: &Context<'_>, open: &Open, change: &Change) -> Done {
    let lacks = |record: &Record| match record {
        Record::Deviation(deviation) => lacks_reason(&open.session.book, deviation).then_some("severity-reason"),
        Record::RiskPoint(point) => open.session.book.departs_unexplained(point).then_some("in-plan-reason"),
        _ => None,
    };
    if let Some(field) = change.edits.iter().filter_map(|edit| edit.after.as_ref()).find_map(lacks) {
        return Err(refused_value(context, field, "", ValueProblem::NeedsReason).into());
    }
    let lacking = |record: &Record| match record {
        Record::Action(action) => lacks_for_state(&open.session.book, action),
        _ => None,
    };
    match change.edits.iter().filter_map(|edit| edit.after.as_ref()).find_map(lacking) {
        Some(problem) => Err(Failure::from(problem).into()),
        None => Ok(()),
    }
}

/// The reason of a pause belongs to a pause: with another status it would be lost without a word.
fn check_pause(context: &Context<'_>, after: &Record) -> Done {
    let Record::Outcome(outcome) = after else { return Ok(()) };
    let given = |name| context.given.text(name).is_some_and(|text| !text.trim().is_empty());
    if outcome.status == Status::Paused || !(given("paused-reason") || given("resumes")) {
        return Ok(());
    }
    Err(Failure {
        kind: Kind::Validation,
        code: "IK-V26",
        what: Text::label(text::not_paused),
        why: None,
        todo: Text::label(text::todo_not_paused),
    }
    .into())
}
