//! `add`, `edit`, `move` and `remove` of every part of a plan, driven by the form table.

use super::blank;
use super::edit::{any_given, fill, finder, write};
use crate::app::failure::Failure;
use crate::app::fields::settle;
use crate::app::files::Open;
use crate::cli::context::Context;
use crate::cli::find::deviation_number;
use crate::cli::out::Done;
use crate::cli::spec::fields_of;
use crate::cli::usage;
use crate::domain::{Change, Direction, Record, RecordKey, RecordKind, Verb};

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
            remove(context, RecordKind::$kind)
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
    add_limit_rule edit_limit_rule remove_limit_rule LimitRule;
    add_measure edit_measure remove_measure Measure;
    add_survey edit_survey remove_survey Survey;
    add_survey_question edit_survey_question remove_survey_question SurveyQuestion;
    add_revision edit_revision remove_revision Revision;
    add_reception edit_reception remove_reception Reception;
    add_document edit_document remove_document GoverningDocument;
    add_sheet edit_sheet remove_sheet TestSheet;
    add_supplement edit_supplement remove_supplement Supplement;
    add_action_plan edit_action_plan remove_action_plan ActionPlan;
    add_effect_check edit_effect_check remove_effect_check EffectCheck;
}

/// Edits an item of a test sheet.
pub(crate) fn edit_item(context: &mut Context<'_>) -> Done {
    edit(context, RecordKind::SheetItem)
}

/// Removes an item from a test sheet.
pub(crate) fn remove_item(context: &mut Context<'_>) -> Done {
    remove(context, RecordKind::SheetItem)
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
        RecordKind::ActionPlan => RecordKey::ActionPlan(finder.action_plan(word)?),
        RecordKind::EffectCheck => RecordKey::EffectCheck(finder.effect_check(word)?),
        RecordKind::LimitRule => RecordKey::LimitRule(finder.limit_rule(word)?),
        RecordKind::Measure => RecordKey::Measure(finder.measure(word)?),
        RecordKind::Survey => RecordKey::Survey(finder.survey(word)?),
        RecordKind::SurveyQuestion => RecordKey::SurveyQuestion(finder.survey_question(word)?),
        RecordKind::Revision => RecordKey::Revision(finder.revision(word)?),
        RecordKind::Reception => RecordKey::Reception(finder.reception(word)?),
        RecordKind::GoverningDocument => RecordKey::GoverningDocument(finder.document(word)?),
        RecordKind::TestSheet => RecordKey::TestSheet(finder.sheet(word)?),
        RecordKind::Supplement => RecordKey::Supplement(finder.supplement(word, open.session.period)?),
        RecordKind::SheetItem => {
            let item = context.given.text("item").unwrap_or_default();
            RecordKey::SheetItem(finder.item(finder.sheet(word)?, item)?)
        }
        _ => RecordKey::Period(finder.period(word)?),
    })
}

fn remove(context: &mut Context<'_>, kind: RecordKind) -> Done {
    let mut open = context.open_to_write()?;
    let key = subject(context, &open, kind)?;
    let change = open.session.book.remove_change(key)?;
    write(context, &mut open, change)
}

fn add(context: &mut Context<'_>, kind: RecordKind) -> Done {
    let mut open = context.open_to_write()?;
    let mut record = blank::record(context, &open, kind)?;
    fill(context, &open, kind, &mut record)?;
    if let Record::Action(action) = &mut record {
        // An action stays with the deviation, which may be of an earlier year.
        let found = action.deviation_ids.first().and_then(|id| open.session.book.deviation(*id));
        action.plan_id = found.map_or(action.plan_id, |deviation| deviation.plan_id);
    }
    refuse_missing(context, kind, &record)?;
    settle(None, &mut record);
    let key = record.key();
    let change = open.session.book.put_change(Verb::Add, record);
    write(context, &mut open, change)?;
    match number_of(&open, key) {
        Some(number) if !context.json => context.data(&format!("{number}\n")),
        _ => Ok(()),
    }
}

/// Refuses a new record that lacks what it must have.
fn refuse_missing(context: &Context<'_>, kind: RecordKind, record: &Record) -> Done {
    let lacks = |flag: &str, empty: bool| {
        let has_no_default = kind == RecordKind::Period && matches!(flag, "from" | "to");
        context.given.text(flag).is_none() && (empty || has_no_default)
    };
    let required = fields_of(kind).filter(|field| field.required);
    let missing: Vec<_> = required
        .filter(|field| lacks(field.cli_flag, field.get(record, context.lang()).is_empty()))
        .map(|field| field.cli_flag)
        .collect();
    if !missing.is_empty() {
        return Err(usage::missing(&missing, &context.given.path).into());
    }
    Ok(())
}

/// The number by which a new record is meant from now on.
fn number_of(open: &Open, key: RecordKey) -> Option<String> {
    let (book, plan) = (&open.session.book, open.session.plan);
    let node = match key {
        RecordKey::Deviation(id) => return book.deviations(plan).position(|each| each.id == id).map(deviation_number),
        RecordKey::Action(id) => return Some(finder(open).action_number(id)),
        key if !matches!(key.kind(), RecordKind::Area | RecordKind::RiskPoint | RecordKind::ControlActivity) => {
            return finder(open).number_of(key);
        }
        RecordKey::Area(id) => crate::domain::Node::Area(id),
        RecordKey::RiskPoint(id) => crate::domain::Node::RiskPoint(id),
        RecordKey::ControlActivity(id) => crate::domain::Node::Control(id),
        _ => return None,
    };
    let lines = crate::domain::outline::outline(book, plan);
    lines.into_iter().find(|line| line.node == node).map(|line| line.number)
}

fn edit(context: &mut Context<'_>, kind: RecordKind) -> Done {
    if !any_given(context, &[kind], &[]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let key = subject(context, &open, kind)?;
    let Some(before) = open.session.book.get(key) else { return Ok(()) };
    let mut after = before.clone();
    fill(context, &open, kind, &mut after)?;
    settle(Some(&before), &mut after);
    let graded = fields_of(kind).all(|field| field.id == "severity" || context.given.text(field.cli_flag).is_none());
    let verb = if kind == RecordKind::Deviation && graded { Verb::Grade } else { Verb::Edit };
    let change = open.session.book.put_change(verb, after);
    write(context, &mut open, change)
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
        (Some(word), RecordKey::Question(id)) => book.move_question_change(id, finder.control(word)?)?,
        (Some(word), RecordKey::Measure(id)) => book.move_measure_change(id, finder.control(word)?)?,
        (Some(_), _) => return Ok(()),
    };
    write(context, &mut open, change)
}

/// Moves a question.
pub(crate) fn move_question(context: &mut Context<'_>) -> Done {
    shift(context, RecordKind::Question, "--up, --down, --into")
}

/// Moves a question of a survey.
pub(crate) fn move_survey_question(context: &mut Context<'_>) -> Done {
    shift(context, RecordKind::SurveyQuestion, "--up, --down")
}

/// Moves a measure.
pub(crate) fn move_measure(context: &mut Context<'_>) -> Done {
    shift(context, RecordKind::Measure, "--up, --down, --into")
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
