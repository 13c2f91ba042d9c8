//! The demonstration plan: an invented municipality, with a plan under way and one of an earlier year.
//!
//! Owns `assets/demo.json`, which is written in the same loss-free form that an export writes. It is read here
//! without the checks an import makes, because the first frame waits for it; a test makes them instead.

use crate::domain::{
    Action, Answer, Area, Board, Book, ControlActivity, Deviation, LimitRule, Measure, MeasureValue, Outcome, Period,
    PeriodId, Plan, PlanId, Question, RiskPoint, SheetItem, Survey, SurveyQuestion, TestSheet,
};
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::{Uuid, uuid};

/// The file itself.
pub const JSON: &str = include_str!("../../assets/demo.json");

/// The plan that opens: Socialnämnden 2024.
pub const PLAN: PlanId = PlanId(PLAN_ID);
const PLAN_ID: Uuid = uuid!("018ced3c-5373-78be-9057-9ed7df340b3f");

/// The period that is current on [`TODAY`]: Delår 2.
pub const PERIOD: PeriodId = PeriodId(PERIOD_ID);
const PERIOD_ID: Uuid = uuid!("018ced3c-5b15-7601-9934-4133ccc2ab5c");

/// The plan of the earlier year, with a routine in each chapter: Kommunstyrelsen 2017.
pub const OTHER_PLAN: PlanId = PlanId(OTHER_PLAN_ID);
const OTHER_PLAN_ID: Uuid = uuid!("01598765-26c8-75c4-ae34-b4948c39b5a9");

/// The day the demonstration plays on, so that what is late in it stays late: 16 September 2024.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2024, 9, 16) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

#[derive(Deserialize)]
struct File {
    boards: Vec<Board>,
    plans: Vec<Plan>,
    periods: Vec<Period>,
    areas: Vec<Area>,
    risk_points: Vec<RiskPoint>,
    control_activities: Vec<ControlActivity>,
    questions: Vec<Question>,
    #[serde(default)]
    limit_rules: Vec<LimitRule>,
    #[serde(default)]
    measures: Vec<Measure>,
    #[serde(default)]
    answers: Vec<Answer>,
    #[serde(default)]
    surveys: Vec<Survey>,
    #[serde(default)]
    survey_questions: Vec<SurveyQuestion>,
    #[serde(default)]
    test_sheets: Vec<TestSheet>,
    #[serde(default)]
    sheet_items: Vec<SheetItem>,
    #[serde(default)]
    measure_values: Vec<MeasureValue>,
    outcomes: Vec<Outcome>,
    deviations: Vec<Deviation>,
    actions: Vec<Action>,
}

/// The records of the demonstration.
#[must_use]
#[expect(clippy::missing_panics_doc, reason = "the text is part of the program and a test reads it")]
pub fn book() -> Book {
    #[expect(clippy::expect_used, reason = "the text is part of the program and a test reads it")]
    let file: File = serde_json::from_str(JSON).expect("assets/demo.json has the form of an export");
    let mut book = Book::default();
    book.load(file.boards);
    book.load(file.plans);
    book.load(file.periods);
    book.load(file.areas);
    book.load(file.risk_points);
    book.load(file.control_activities);
    book.load(file.questions);
    book.load(file.limit_rules);
    book.load(file.measures);
    book.load(file.answers);
    book.load(file.surveys);
    book.load(file.survey_questions);
    book.load(file.test_sheets);
    book.load(file.sheet_items);
    book.load(file.measure_values);
    book.load(file.outcomes);
    book.load(file.deviations);
    book.load(file.actions);
    book
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::default_period;
    use crate::domain::{
        ActionState, Assessment, Change, Edit, RecordKind, ResponsibleKind, Severity, Status, Summary, Verb, rollup,
        summarize,
    };

    fn summary() -> Summary {
        summarize(&book(), PLAN, PERIOD, TODAY)
    }

    #[test]
    fn every_record_is_valid_and_enters_in_one_change() {
        let demo = book();
        let edits = demo.records().map(Edit::add).collect();
        let change =
            Change { verb: Verb::Import, kind: RecordKind::Plan, subject: "Demo".into(), plan_id: Some(PLAN), edits };
        let mut empty = Book::default();
        let inverse = empty.apply(&change).unwrap();
        assert_eq!(empty, demo);
        empty.apply(&inverse).unwrap();
        assert_eq!(empty, Book::default());
    }

    #[test]
    fn an_import_of_the_file_gives_the_same_records() {
        let imported = crate::app::exchange::import_json(JSON.as_bytes()).unwrap();
        assert_eq!(imported, book());
    }

    #[test]
    fn identities_are_of_version_seven() {
        for id in JSON.split('"').filter_map(|word| Uuid::parse_str(word).ok()) {
            assert_eq!(id.get_version_num(), 7, "{id}");
            assert_eq!(id.get_variant(), uuid::Variant::RFC4122, "{id}");
        }
    }

    #[test]
    fn opens_with_the_plan_and_period_of_the_day() {
        let book = book();
        assert_eq!(book.plan(PLAN).map(|plan| plan.year), Some(2024));
        assert_eq!(book.board_of(PLAN).map(|board| board.name.as_str()), Some("Socialnämnden"));
        assert_eq!(default_period(&book, PLAN, TODAY), Some(PERIOD));
        assert_eq!(book.period(PERIOD).map(|period| period.name.as_str()), Some("Delår 2"));
        assert_eq!(TODAY.to_string(), "2024-09-16");
    }

    #[test]
    fn counts_are_those_of_the_design() {
        let summary = summary();
        let of = |status| summary.status.of(status);
        assert_eq!(summary.status.total(), 7);
        assert_eq!(
            [of(Status::NotStarted), of(Status::Started), of(Status::Paused), of(Status::Completed)],
            [0, 4, 1, 2]
        );
        assert_eq!((summary.severity.serious, summary.severity.minor), (1, 6));
        assert_eq!((summary.severity.observations, summary.severity.ungraded), (1, 0));
        assert_eq!(summary.late_actions.len(), 4);
        let areas: Vec<_> = summary
            .areas
            .iter()
            .map(|area| (area.tally.status.of(Status::Completed), area.tally.status.total()))
            .collect();
        assert_eq!(areas, [(1, 3), (1, 2), (0, 2)]);
    }

    #[test]
    fn shows_every_kind_of_thing() {
        let book = book();
        let severities: Vec<_> = book.deviations(PLAN).map(|deviation| deviation.severity).collect();
        for severity in Severity::ALL {
            assert!(severities.contains(&Some(*severity)), "{severity:?}");
        }
        assert!(book.deviations(OTHER_PLAN).any(|deviation| deviation.severity.is_none()));
        for state in ActionState::ALL {
            assert!(book.actions(PLAN).any(|action| action.state == *state), "{state:?}");
        }
        assert!(book.actions(PLAN).any(|action| !action.earlier_due.is_empty()));
        assert!(book.actions(PLAN).any(|action| action.deviation_ids.len() > 1));
        let found = |control: bool, risk_point: bool| {
            let mut here = book.deviations(PLAN).filter(|deviation| deviation.period_id == PERIOD);
            here.any(|deviation| {
                deviation.control_id.is_some() == control && deviation.risk_point_id.is_some() == risk_point
            })
        };
        assert!(found(true, false) && found(false, true) && found(false, false));
        let controls = book.controls_of_plan(PLAN);
        for kind in [ResponsibleKind::Department, ResponsibleKind::Role, ResponsibleKind::Body] {
            assert!(controls.iter().flat_map(|control| &control.responsible).any(|each| each.kind == kind));
        }
        assert!(!controls.iter().flat_map(|control| &control.responsible).any(|r| r.kind == ResponsibleKind::Person));
        assert!(book.all::<Area>().any(|area| area.parent_id.is_some()));
        assert!(controls.iter().flat_map(|c| book.questions(c.id)).any(|question| question.periods == [1, 3].into()));
    }

    #[test]
    fn the_earlier_plan_has_nine_routines_and_their_assessments() {
        let book = book();
        let period = book.periods(OTHER_PLAN).next_back().unwrap().id;
        let controls = book.controls_of_plan(OTHER_PLAN);
        assert_eq!(controls.len(), 9);
        let tally = |assessment| {
            let outcomes = controls.iter().filter_map(|control| book.outcome(control.id, period));
            outcomes.filter(|outcome| outcome.assessment == Some(assessment)).count()
        };
        assert_eq!(Assessment::ALL.iter().map(|each| tally(*each)).collect::<Vec<_>>(), [0, 4, 4, 1]);
        assert_eq!(rollup(&book, OTHER_PLAN, period).total.status.total(), 9);
    }
}
