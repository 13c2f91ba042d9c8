//! New records, of which nothing is said but where they lie.

use super::edit::finder;
use super::needed_period;
use crate::app::failure::Failure;
use crate::app::files::Open;
use crate::cli::context::Context;
use crate::domain::{
    Action, ActionId, ActionPlan, ActionPlanId, Area, AreaId, ControlActivity, ControlId, Deviation, DeviationId,
    DocumentId, DocumentKind, Effect, EffectCheck, EffectCheckId, GoverningDocument, LimitRule, LimitRuleId, Measure,
    MeasureId, MeasureKind, OutcomeKey, Period, PeriodId, Question, QuestionId, Receiver, Reception, ReceptionId,
    Record, RecordKind, Revision, RevisionId, RiskPoint, RiskPointId, Section, SheetId, Supplement, SupplementId,
    Survey, SurveyId, SurveyQuestion, SurveyQuestionId, TestSheet, rank_after,
};
use std::collections::BTreeSet;

fn parent<'a>(context: &'a Context<'_>) -> &'a str {
    context.given.text("into").unwrap_or_default()
}

/// A record in which nothing is filled in but where it lies.
pub(crate) fn record(context: &Context<'_>, open: &Open, kind: RecordKind) -> Result<Record, Failure> {
    let (book, plan_id) = (&open.session.book, open.session.plan);
    let (finder, id, none) = (finder(open), context.env.ids.id(), String::new);
    Ok(match kind {
        RecordKind::ActionPlan | RecordKind::EffectCheck => return of_life(context, open, kind),
        RecordKind::LimitRule
        | RecordKind::Measure
        | RecordKind::Survey
        | RecordKind::SurveyQuestion
        | RecordKind::TestSheet => return of_figures(context, open, kind),
        RecordKind::Revision | RecordKind::Reception | RecordKind::GoverningDocument => {
            return Ok(of_decisions(open, kind, id));
        }
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
        RecordKind::Supplement => {
            let (control_id, period_id) = (finder.control(parent(context))?, needed_period(open.session.period)?);
            let key = OutcomeKey { control_id, period_id };
            let by = open.session.who.clone();
            Supplement { by, ..Supplement::blank(SupplementId(id), key, Section::Result, open.today) }.into()
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
            Period::blank(PeriodId(id), plan_id, number.saturating_add(1), today, today).into()
        }
    })
}

/// As [`record`], of what follows on an action.
fn of_life(context: &Context<'_>, open: &Open, kind: RecordKind) -> Result<Record, Failure> {
    let (book, plan_id, id) = (&open.session.book, open.session.plan, context.env.ids.id());
    if kind == RecordKind::EffectCheck {
        let action_id = finder(open).action(parent(context))?;
        let (on, by, text) = (open.today, String::new(), String::new());
        return Ok(EffectCheck { id: EffectCheckId(id), action_id, on, by, effect: Effect::Worked, text }.into());
    }
    let rank = rank_after(book.action_plans(plan_id).map(|plan| plan.rank));
    let (name, registry_no, note) = (String::new(), String::new(), String::new());
    Ok(ActionPlan { id: ActionPlanId(id), plan_id, rank, name, registry_no, adopted_on: None, note }.into())
}

/// As [`record`], of what is measured, asked and tested.
fn of_figures(context: &Context<'_>, open: &Open, kind: RecordKind) -> Result<Record, Failure> {
    let (book, plan_id) = (&open.session.book, open.session.plan);
    let (finder, id, name) = (finder(open), context.env.ids.id(), String::new());
    Ok(match kind {
        RecordKind::LimitRule => {
            let rank = rank_after(book.limit_rules(plan_id).map(|rule| rule.rank));
            let id = LimitRuleId(id);
            LimitRule { id, plan_id, rank, name, next_working_day: false, rows: Vec::new() }.into()
        }
        RecordKind::Survey => {
            let period_id = needed_period(open.session.period)?;
            let rank = rank_after(book.surveys(plan_id).map(|survey| survey.rank));
            Survey { rank, ..Survey::blank(SurveyId(id), plan_id, period_id) }.into()
        }
        RecordKind::SurveyQuestion => {
            let survey_id = finder.survey(parent(context))?;
            let rank = rank_after(book.survey_questions(survey_id).map(|question| question.rank));
            SurveyQuestion { rank, ..SurveyQuestion::blank(SurveyQuestionId(id), survey_id) }.into()
        }
        RecordKind::TestSheet => {
            let control_id = finder.control(parent(context))?;
            let period_id = needed_period(open.session.period)?;
            let rank = rank_after(book.sheets(control_id).map(|sheet| sheet.rank));
            TestSheet { rank, ..TestSheet::blank(SheetId(id), control_id, period_id) }.into()
        }
        _ => {
            let control_id = finder.control(parent(context))?;
            let rank = rank_after(book.measures(control_id).map(|measure| measure.rank));
            Measure { rank, ..Measure::blank(MeasureId(id), control_id, name, MeasureKind::Ratio) }.into()
        }
    })
}

/// As [`record`], of what a plan rests on.
fn of_decisions(open: &Open, kind: RecordKind, id: uuid::Uuid) -> Record {
    let (book, plan_id) = (&open.session.book, open.session.plan);
    match kind {
        RecordKind::Revision => Revision::blank(RevisionId(id), plan_id, book.next_revision(plan_id)).into(),
        RecordKind::Reception => {
            let period_id = open.session.period;
            Reception { period_id, ..Reception::blank(ReceptionId(id), plan_id, Receiver::Board) }.into()
        }
        _ => {
            let rank = rank_after(book.governing_documents(plan_id).map(|document| document.rank));
            let blank = GoverningDocument::blank(DocumentId(id), plan_id, DocumentKind::Guideline);
            GoverningDocument { rank, ..blank }.into()
        }
    }
}
