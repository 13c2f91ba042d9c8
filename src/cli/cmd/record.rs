//! `add`, `edit`, `move` and `remove` of every part of a plan, driven by the form table.

use super::edit::{any_given, fill, finder, write};
use super::needed_period;
use crate::app::failure::Failure;
use crate::app::fields::settle;
use crate::app::files::Open;
use crate::app::values::{FieldValue, ValueContext};
use crate::cli::context::Context;
use crate::cli::find::{action_number, deviation_number};
use crate::cli::out::Done;
use crate::cli::spec::fields_of;
use crate::cli::usage;
use crate::domain::{
    Action, ActionId, Area, AreaId, Change, ControlActivity, ControlId, Deviation, DeviationId, Direction, Period,
    PeriodFocus, PeriodId, Question, QuestionId, Record, RecordKey, RecordKind, RiskPoint, RiskPointId, Verb,
    rank_after,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

macro_rules! commands {
    ($($add:ident $edit:ident $remove:ident $kind:ident;)*) => {$(
        #[doc = concat!("Adds a record of kind ", stringify!($kind), ".")]
        pub(crate) fn $add(context: &mut Context<'_>) -> Done {
            add(context, RecordKind::$kind)
        }

        #[doc = concat!("Edits a record of kind ", stringify!($kind), ".")]
        pub(crate) fn $edit(context: &mut Context<'_>) -> Done {
            edit(context, RecordKind::$kind)
        }

        #[doc = concat!("Removes a record of kind ", stringify!($kind), ".")]
        pub(crate) fn $remove(context: &mut Context<'_>) -> Done {
            let mut open = context.open_to_write()?;
            let key = subject(context, &open, RecordKind::$kind)?;
            let change = open.session.book.remove_change(key)?;
            write(context, &mut open, change)
        }
    )*};
}

commands! {
    add_period edit_period remove_period Period;
    add_area edit_area remove_area Area;
    add_risk_point edit_risk_point remove_risk_point RiskPoint;
    add_control edit_control remove_control ControlActivity;
    add_question edit_question remove_question Question;
    add_deviation edit_deviation remove_deviation Deviation;
    add_action edit_action remove_action Action;
}

/// The record that the first argument means.
fn subject(context: &Context<'_>, open: &Open, kind: RecordKind) -> Result<RecordKey, Failure> {
    let word = context.given.text("subject").unwrap_or_default();
    let finder = finder(open);
    Ok(match kind {
        RecordKind::Area => RecordKey::Area(finder.area(word)?),
        RecordKind::RiskPoint => RecordKey::RiskPoint(finder.risk_point(word)?),
        RecordKind::ControlActivity => RecordKey::ControlActivity(finder.control(word)?),
        RecordKind::Question => RecordKey::Question(finder.question(word)?),
        RecordKind::Deviation => RecordKey::Deviation(finder.deviation(word)?),
        RecordKind::Action => RecordKey::Action(finder.action(word)?),
        _ => RecordKey::Period(finder.period(word)?),
    })
}

fn add(context: &mut Context<'_>, kind: RecordKind) -> Done {
    let mut open = context.open_to_write()?;
    let mut record = blank(context, &open, kind)?;
    fill(context, &open, kind, &mut record)?;
    aim(context, &open, &mut record)?;
    let lacks = |flag: &str, empty: bool| {
        let has_no_default = kind == RecordKind::Period && matches!(flag, "from" | "to");
        context.given.text(flag).is_none() && (empty || has_no_default)
    };
    let required = fields_of(kind).filter(|field| field.required);
    let missing: Vec<_> = required
        .filter(|field| lacks(field.cli_flag, field.get(&record, context.lang()).is_empty()))
        .map(|field| field.cli_flag)
        .collect();
    if !missing.is_empty() {
        return Err(usage::missing(&missing, &context.given.path).into());
    }
    settle(None, &mut record);
    let key = record.key();
    let change = open.session.book.put_change(Verb::Add, record);
    write(context, &mut open, change)?;
    match number_of(&open, key) {
        Some(number) if !context.json => context.data(&format!("{number}\n")),
        _ => Ok(()),
    }
}

/// The number by which a new record is meant from now on.
fn number_of(open: &Open, key: RecordKey) -> Option<String> {
    let (book, plan) = (&open.session.book, open.session.plan);
    let node = match key {
        RecordKey::Deviation(id) => return book.deviations(plan).position(|each| each.id == id).map(deviation_number),
        RecordKey::Action(id) => return book.actions(plan).position(|each| each.id == id).map(action_number),
        RecordKey::Area(id) => crate::domain::Node::Area(id),
        RecordKey::RiskPoint(id) => crate::domain::Node::RiskPoint(id),
        RecordKey::ControlActivity(id) => crate::domain::Node::Control(id),
        _ => return None,
    };
    let lines = crate::domain::outline::outline(book, plan);
    lines.into_iter().find(|line| line.node == node).map(|line| line.number)
}

fn edit(context: &mut Context<'_>, kind: RecordKind) -> Done {
    let more = match kind {
        RecordKind::Action => "deviation",
        RecordKind::Period => "locked-on",
        _ => "",
    };
    if !any_given(context, &[kind], &[more]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let key = subject(context, &open, kind)?;
    let Some(before) = open.session.book.get(key) else { return Ok(()) };
    let mut after = before.clone();
    fill(context, &open, kind, &mut after)?;
    aim(context, &open, &mut after)?;
    lock(context, &mut after)?;
    settle(Some(&before), &mut after);
    let graded = fields_of(kind).all(|field| field.id == "severity" || context.given.text(field.cli_flag).is_none());
    let verb = if kind == RecordKind::Deviation && graded { Verb::Grade } else { Verb::Edit };
    let change = open.session.book.put_change(verb, after);
    write(context, &mut open, change)
}

/// The deviations an action is against, where any were given.
fn aim(context: &Context<'_>, open: &Open, record: &mut Record) -> Done {
    let Record::Action(action) = record else { return Ok(()) };
    let words = context.given.texts("deviation");
    if words.is_empty() {
        return Ok(());
    }
    let finder = finder(open);
    action.deviation_ids.clear();
    for word in words.into_iter().filter(|word| !word.trim().is_empty()) {
        let id = finder.deviation(word)?;
        if !action.deviation_ids.contains(&id) {
            action.deviation_ids.push(id);
        }
    }
    Ok(())
}

/// The day a period is locked, where one was given.
fn lock(context: &Context<'_>, record: &mut Record) -> Done {
    let (Record::Period(period), Some(word)) = (record, context.given.text("locked-on")) else { return Ok(()) };
    let values = ValueContext::new(context.env.clock.today(), context.lang());
    period.locked_on = Option::<NaiveDate>::parse(word.trim(), &values)
        .map_err(|problem| super::edit::refused_value(context, "locked-on", word, problem))?;
    Ok(())
}

fn parent<'a>(context: &'a Context<'_>) -> &'a str {
    context.given.text("into").unwrap_or_default()
}

/// A record in which nothing is filled in but where it lies.
fn blank(context: &Context<'_>, open: &Open, kind: RecordKind) -> Result<Record, Failure> {
    let (book, plan_id) = (&open.session.book, open.session.plan);
    let (finder, id, none) = (finder(open), context.env.ids.id(), String::new);
    Ok(match kind {
        RecordKind::Area => {
            let parent_id = if parent(context).is_empty() { None } else { Some(finder.area(parent(context))?) };
            let rank = rank_after(book.areas(plan_id, parent_id).map(|area| area.rank));
            Area { id: AreaId(id), plan_id, parent_id, rank, name: none(), purpose: none() }.into()
        }
        RecordKind::RiskPoint => {
            let area_id = finder.area(parent(context))?;
            let rank = rank_after(book.risk_points(area_id).map(|each| each.rank));
            RiskPoint { rank, ..RiskPoint::blank(RiskPointId(id), area_id) }.into()
        }
        RecordKind::ControlActivity => {
            let risk_point_id = finder.risk_point(parent(context))?;
            let rank = rank_after(book.controls(risk_point_id).map(|control| control.rank));
            ControlActivity { rank, ..ControlActivity::blank(ControlId(id), risk_point_id) }.into()
        }
        RecordKind::Question => {
            let control_id = finder.control(parent(context))?;
            let rank = rank_after(book.questions(control_id).map(|question| question.rank));
            Question { id: QuestionId(id), control_id, rank, text: none(), periods: BTreeSet::new() }.into()
        }
        RecordKind::Deviation => {
            let period_id = needed_period(open.session.period)?;
            let rank = rank_after(book.deviations(plan_id).map(|deviation| deviation.rank));
            Deviation { rank, ..Deviation::blank(DeviationId(id), plan_id, period_id) }.into()
        }
        RecordKind::Action => {
            let rank = rank_after(book.actions(plan_id).map(|action| action.rank));
            Action { rank, ..Action::blank(ActionId(id), plan_id) }.into()
        }
        _ => {
            let number = book.periods(plan_id).map(|period| period.number).max().unwrap_or_default();
            let today = context.env.clock.today();
            Period {
                id: PeriodId(id),
                plan_id,
                number: number.saturating_add(1),
                name: none(),
                from: today,
                to: today,
                report_on: None,
                due_on: None,
                focus: PeriodFocus::Control,
                locked_on: None,
            }
            .into()
        }
    })
}

/// Moves a control area.
pub(crate) fn move_area(context: &mut Context<'_>) -> Done {
    shift(context, RecordKind::Area, "--up, --down, --into, --outermost")
}

/// Moves a risk point.
pub(crate) fn move_risk_point(context: &mut Context<'_>) -> Done {
    shift(context, RecordKind::RiskPoint, "--up, --down, --into")
}

/// Moves a control activity.
pub(crate) fn move_control(context: &mut Context<'_>) -> Done {
    shift(context, RecordKind::ControlActivity, "--up, --down, --into")
}

fn shift(context: &mut Context<'_>, kind: RecordKind, ways: &str) -> Done {
    let (up, down) = (context.given.switch("up"), context.given.switch("down"));
    let (into, outermost) = (context.given.text("into").map(ToOwned::to_owned), context.given.switch("outermost"));
    let given = [up, down, into.is_some(), outermost].into_iter().filter(|given| *given).count();
    if given != 1 {
        return Err(usage::choose_one(ways, &context.given.path).into());
    }
    let mut open = context.open_to_write()?;
    let key = subject(context, &open, kind)?;
    let (book, finder) = (&open.session.book, finder(&open));
    let change = match (into.as_deref(), key) {
        (None, RecordKey::Area(id)) if outermost => book.move_area_change(id, None)?,
        (None, _) => book.step_change(key, if up { Direction::Up } else { Direction::Down })?,
        (Some(word), RecordKey::Area(id)) => book.move_area_change(id, Some(finder.area(word)?))?,
        (Some(word), RecordKey::RiskPoint(id)) => book.move_risk_point_change(id, finder.area(word)?)?,
        (Some(word), RecordKey::ControlActivity(id)) => book.move_control_change(id, finder.risk_point(word)?)?,
        (Some(_), _) => return Ok(()),
    };
    write(context, &mut open, change)
}

/// Edits a plan and its board, in one change.
pub(crate) fn edit_plan(context: &mut Context<'_>) -> Done {
    let kinds = [RecordKind::Plan, RecordKind::Board];
    if !any_given(context, &kinds, &["new-year", "new-board"]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let (book, plan) = (&open.session.book, open.session.plan);
    let (Some(before), Some(board)) = (book.plan(plan).cloned(), book.board_of(plan).cloned()) else { return Ok(()) };
    let (mut after, mut board_after) = (Record::from(before), Record::from(board));
    fill(context, &open, RecordKind::Plan, &mut after)?;
    fill(context, &open, RecordKind::Board, &mut board_after)?;
    if let (Some(year), Record::Plan(plan)) = (context.year("new-year")?, &mut after) {
        plan.year = year;
    }
    if let (Some(name), Record::Board(board)) = (context.given.text("new-board"), &mut board_after) {
        crate::i18n::clean::clean_line(name).trim().clone_into(&mut board.name);
    }
    let of_plan = open.session.book.put_change(Verb::Edit, after);
    let of_board = open.session.book.put_change(Verb::Edit, board_after);
    let edits = of_board.edits.into_iter().chain(of_plan.edits).filter(|edit| edit.before != edit.after).collect();
    let change =
        Change { verb: Verb::Edit, kind: RecordKind::Plan, subject: of_plan.subject, plan_id: Some(plan), edits };
    write(context, &mut open, change)
}
