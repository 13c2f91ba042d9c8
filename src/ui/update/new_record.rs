//! Blank records of what can be added to a plan.

use crate::app::limits;
use crate::domain::{
    Action, ActionId, ActionPlan, ActionPlanId, Area, AreaId, Book, ControlActivity, ControlId, DocumentId,
    DocumentKind, Effect, EffectCheck, EffectCheckId, GoverningDocument, LimitRule, LimitRuleId, Measure, MeasureId,
    MeasureKind, Period, PeriodId, Polarity, Question, QuestionId, Receiver, Reception, ReceptionId, Record, Revision,
    RevisionId, RiskPoint, RiskPointId, Survey, SurveyId, SurveyQuestion, SurveyQuestionId, Tallied, rank_after,
};
use crate::i18n::Lang;
use crate::ui::state::pick::NewThing;
use crate::ui::state::plan::PlanScreen;
use chrono::{Datelike, Days};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The blank record of something new, last among its siblings; `None` when what it would belong to is not there.
pub(super) fn new_record(plan: &PlanScreen, thing: NewThing, id: Uuid, lang: Lang) -> Option<Record> {
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    Some(match thing {
        NewThing::Area(parent_id) => {
            let rank = rank_after(book.areas(plan_id, parent_id).map(|area| area.rank));
            Area { id: AreaId(id), plan_id, parent_id, rank, name: String::new(), purpose: String::new() }.into()
        }
        NewThing::RiskPoint(area_id) => RiskPoint {
            rank: rank_after(book.risk_points(area_id).map(|point| point.rank)),
            ..RiskPoint::blank(RiskPointId(id), area_id)
        }
        .into(),
        NewThing::Control(risk_point_id) => ControlActivity {
            rank: rank_after(book.controls(risk_point_id).map(|control| control.rank)),
            ..ControlActivity::blank(ControlId(id), risk_point_id)
        }
        .into(),
        NewThing::Question(control_id) => {
            let rank = rank_after(book.questions(control_id).map(|question| question.rank));
            let id = QuestionId(id);
            Question { id, control_id, rank, text: String::new(), periods: BTreeSet::new() }.into()
        }
        NewThing::Period => new_period(book, plan_id, PeriodId(id)).into(),
        NewThing::Action(deviation) => {
            // An action stays with the deviation, which may be of an earlier year.
            let plan_id = book.deviation(deviation).map_or(plan_id, |deviation| deviation.plan_id);
            let rank = rank_after(book.actions(plan_id).map(|action| action.rank));
            Action { deviation_ids: vec![deviation], rank, ..Action::blank(ActionId(id), plan_id) }.into()
        }
        NewThing::EffectCheck(action_id, on) => {
            let (id, by, text) = (EffectCheckId(id), String::new(), String::new());
            EffectCheck { id, action_id, on, by, effect: Effect::Worked, text }.into()
        }
        NewThing::ActionPlan => {
            let rank = rank_after(book.action_plans(plan_id).map(|plan| plan.rank));
            let (id, name) = (ActionPlanId(id), String::new());
            let (registry_no, note) = (String::new(), String::new());
            ActionPlan { id, plan_id, rank, name, registry_no, adopted_on: None, note }.into()
        }
        figures => return new_figures(plan, figures, id, lang),
    })
}

/// As [`new_record`], of what is measured and asked.
fn new_figures(plan: &PlanScreen, thing: NewThing, id: Uuid, lang: Lang) -> Option<Record> {
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    Some(match thing {
        NewThing::Measure(control_id) => measure(book, control_id, MeasureId(id)).into(),
        NewThing::LimitRule => LimitRule {
            id: LimitRuleId(id),
            plan_id,
            rank: rank_after(book.limit_rules(plan_id).map(|rule| rule.rank)),
            name: String::new(),
            next_working_day: false,
            rows: Vec::new(),
        }
        .into(),
        NewThing::ReadyLimit(code) => {
            let rank = rank_after(book.limit_rules(plan_id).map(|rule| rule.rank));
            limits::find(code)?.to_rule(LimitRuleId(id), plan_id, rank, lang).into()
        }
        NewThing::Survey(control_id) => Survey {
            id: SurveyId(id),
            plan_id,
            period_id: plan.session.period?,
            rank: rank_after(book.surveys(plan_id).map(|survey| survey.rank)),
            name: String::new(),
            about: String::new(),
            control_ids: vec![control_id],
            invited: None,
            answered: None,
            from: None,
            to: None,
        }
        .into(),
        NewThing::SurveyQuestion(survey_id) => SurveyQuestion {
            id: SurveyQuestionId(id),
            survey_id,
            rank: rank_after(book.survey_questions(survey_id).map(|question| question.rank)),
            text: String::new(),
            options: Vec::new(),
            n: None,
            top: Tallied::default(),
            bottom: Tallied::default(),
            note: String::new(),
        }
        .into(),
        decided => return new_decision(plan, decided, id),
    })
}

/// As [`new_record`], of what a plan rests on.
fn new_decision(plan: &PlanScreen, thing: NewThing, id: Uuid) -> Option<Record> {
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    Some(match thing {
        NewThing::Revision => Revision::blank(RevisionId(id), plan_id, book.next_revision(plan_id)).into(),
        NewThing::Reception => {
            let blank = Reception::blank(ReceptionId(id), plan_id, Receiver::Board);
            Reception { period_id: plan.session.period, ..blank }.into()
        }
        NewThing::GoverningDocument => {
            let blank = GoverningDocument::blank(DocumentId(id), plan_id, DocumentKind::Guideline);
            let rank = rank_after(book.governing_documents(plan_id).map(|document| document.rank));
            GoverningDocument { rank, ..blank }.into()
        }
        _ => return None,
    })
}

/// A measure that is a ratio of which less is better: what most controls of a report count.
fn measure(book: &Book, control_id: ControlId, id: MeasureId) -> Measure {
    let rank = rank_after(book.measures(control_id).map(|measure| measure.rank));
    let blank = Measure::blank(id, control_id, String::new(), MeasureKind::Ratio);
    Measure { rank, direction: Polarity::LowerIsBetter, ..blank }
}

/// A period after the last one, to the end of the year.
fn new_period(book: &Book, plan_id: crate::domain::PlanId, id: PeriodId) -> Period {
    let year = book.plan(plan_id).map_or(2000, |plan| plan.year);
    let last = book.periods(plan_id).next_back();
    let new_year = chrono::NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    let from = last.and_then(|period| period.to.checked_add_days(Days::new(1))).unwrap_or(new_year);
    let end = chrono::NaiveDate::from_ymd_opt(from.year(), 12, 31).unwrap_or(from);
    let number = last.map_or(1, |period| period.number.saturating_add(1));
    Period::blank(id, plan_id, number, from, end)
}
