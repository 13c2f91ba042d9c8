//! The demonstration plan: an invented municipality, with a plan under way and one of an earlier year.
//!
//! Owns `assets/demo.json`, which is written in the same loss-free form that an export writes. It is read here
//! without the checks an import makes, because the first frame waits for it; a test makes them instead.

use crate::domain::{
    Action, ActionPlan, Answer, Area, Board, Book, Carried, ControlActivity, Deviation, EffectCheck, GoverningDocument,
    LimitRule, Look, Measure, MeasureValue, Outcome, Period, PeriodId, Plan, PlanId, Question, Reception, Revision,
    RiskPoint, SheetItem, SignOff, Supplement, Survey, SurveyQuestion, TestSheet,
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
    #[serde(default)]
    action_plans: Vec<ActionPlan>,
    #[serde(default)]
    effect_checks: Vec<EffectCheck>,
    #[serde(default)]
    supplements: Vec<Supplement>,
    #[serde(default)]
    sign_offs: Vec<SignOff>,
    #[serde(default)]
    receptions: Vec<Reception>,
    #[serde(default)]
    revisions: Vec<Revision>,
    #[serde(default)]
    governing_documents: Vec<GoverningDocument>,
    #[serde(default)]
    carried: Vec<Carried>,
    #[serde(default)]
    looks: Vec<Look>,
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
    book.load(file.action_plans);
    book.load(file.effect_checks);
    book.load(file.supplements);
    book.load(file.sign_offs);
    book.load(file.receptions);
    book.load(file.revisions);
    book.load(file.governing_documents);
    book.load(file.carried);
    book.load(file.looks);
    book.load(file.outcomes);
    book.load(file.deviations);
    book.load(file.actions);
    book
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::figures::{figures_text, holds_sentences, lacks_reason, proposal};
    use crate::app::session::default_period;
    use crate::domain::{
        ActionState, Assessment, Change, Edit, RecordKind, ResponsibleKind, Severity, Status, Summary, Verb, rollup,
        summarize,
    };
    use crate::i18n::Lang;
    use std::collections::BTreeSet;

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
    fn every_kind_of_reading_and_of_absence_is_shown() {
        let book = book();
        let kinds = |value: &MeasureValue| serde_json::to_value(&value.reading).unwrap()["kind"].to_string();
        let shown: BTreeSet<String> = book.all::<MeasureValue>().map(kinds).collect();
        let kinds = [
            "ratio",
            "count",
            "amount",
            "yes_no",
            "share",
            "no_occurrences",
            "not_measured",
            "parts",
            "cases",
            "sheet",
            "survey_rate",
            "survey_share",
        ];
        assert_eq!(shown, kinds.map(|kind| format!("\"{kind}\"")).into());
        let said = |text: &str| book.all::<Outcome>().any(|outcome| outcome.result_figures.contains(text));
        for text in [
            "110 av 319 utredningar (34,5 %)",
            "Med räkneregel 1 (fler än 120 dagar) blir det 46 % (antal saknas), jämfört med 37,5 % (antal saknas)",
            "41 av 1 218 avslutade förhandsbedömningar tog mer än 14 dagar (3,4 %)",
            "31 av 152 supportärenden (20,4 %), jämfört med 13 av 148 (8,8 %) föregående period",
            "inga förekom under perioden, jämfört med 3 av 4 (75,0 %) föregående period",
            "21 av 72 placeringar (29,2 %)",
            "14 av 21 rapporter som krävs (66,7 %); 7 saknas",
            "44 av 73 svarade (60,3 %)",
            "bara 17 av 44 ger 38,6 %",
            "38,5 % svarade ”Ja” (av 44; antal saknas)",
            "ca 66,7 Mkr per 31 december 2017",
            "med 95 % säkerhet avviker högst 20 av alla 43",
            "högst 40,3 % av alla",
            "av de 14 avslutade anställningar som avviker i ”Behörigheten är avslutad” avviker 13 även här (92,9 %)",
        ] {
            assert!(said(text), "{text}");
        }
        assert!(book.all::<Answer>().any(|answer| !answer.text.is_empty()));
        assert!(book.all::<Answer>().any(|answer| !answer.skipped.is_empty()));
        assert!(book.all::<Survey>().any(|survey| survey.control_ids.len() > 1));
        assert!(book.all::<LimitRule>().any(|rule| rule.rows.len() > 1));
    }

    #[test]
    fn results_hold_the_sentences_of_their_figures() {
        let book = book();
        for outcome in book.all::<Outcome>() {
            let text = figures_text(&book, outcome.control_id, outcome.period_id, Lang::Sv);
            assert_eq!(outcome.result_figures, text);
            assert!(text.is_empty() || holds_sentences(outcome), "{text}");
        }
    }

    #[test]
    fn limits_propose_the_grades_and_a_departure_says_why() {
        let book = book();
        let deviations = || book.all::<Deviation>();
        assert!(!deviations().any(|deviation| lacks_reason(&book, deviation)));
        for severity in [Severity::Serious, Severity::Minor] {
            assert!(deviations().any(|deviation| proposal(&book, deviation) == Some(severity)));
        }
        let departs =
            |deviation: &Deviation| proposal(&book, deviation).is_some_and(|it| Some(it) != deviation.severity);
        assert!(deviations().any(|deviation| departs(deviation) && !deviation.severity_reason.is_empty()));
    }

    #[test]
    fn the_drawn_invoices_are_those_that_their_seed_gives() {
        let book = book();
        let drawn = |sheet: &TestSheet| sheet.population.count == Some(43);
        let sheet = book.all::<TestSheet>().find(|sheet| drawn(sheet)).unwrap();
        let digest = |id: &str| {
            use sha2::{Digest, Sha256};
            Sha256::digest(format!("{}|{id}", sheet.draw.seed)).to_vec()
        };
        let mut all: Vec<String> = (1..=43).map(|number| format!("Faktura {number}")).collect();
        all.sort_by_key(|id| digest(id));
        all.truncate(10);
        assert_eq!(book.items(sheet.id).map(|item| item.identity.clone()).collect::<Vec<_>>(), all);
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

    #[test]
    fn boards_have_years_that_hang_together() {
        let book = book();
        let years = |board: &Board| book.plans_of(board.id).map(|plan| plan.year).collect::<BTreeSet<_>>();
        let boards: Vec<_> = book.all::<Board>().map(|board| (board.name.as_str(), years(board))).collect();
        assert_eq!(boards.len(), 4);
        assert!(boards.iter().filter(|(_, years)| years.contains(&2024)).count() >= 3, "a year to consolidate");
        assert_eq!(boards.iter().filter(|(_, years)| years.len() > 1).count(), 2, "two follow one year by another");
        for carried in book.all::<Carried>() {
            let plan = book.plan(carried.plan_id).unwrap();
            let before = book.plans_of(plan.board_id).filter(|other| other.year < plan.year).max_by_key(|it| it.year);
            let controls = book.controls_of_plan(before.unwrap().id);
            assert!(controls.iter().any(|control| control.lineage() == carried.lineage_id), "{}", carried.title);
        }
    }

    #[test]
    fn a_locked_period_is_signed_off_and_an_open_one_is_not() {
        let book = book();
        for period in book.all::<Period>() {
            let last = book.sign_offs(period.id).max_by_key(|sign_off| sign_off.version);
            let standing = last.filter(|sign_off| sign_off.opened_on.is_none()).map(|sign_off| sign_off.on);
            assert_eq!(standing, period.locked_on, "{}", period.name);
        }
    }
}
