//! The second pair of eyes, held against random walks: what is performed, reviewed, sent back and changed again.

use super::support::world::id;
use chrono::NaiveDate;
use ikplan::domain::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

const PEOPLE: [&str; 4] = ["", "Ekonomen", "Controllern", " ekonomen "];

#[derive(Clone, Debug)]
enum Step {
    Perform(usize),
    Status(usize),
    Write(u8),
    Approve(usize),
    SendBack(bool),
    Deviate(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (0..PEOPLE.len()).prop_map(Step::Perform),
        2 => (0..Status::CHOICES.len()).prop_map(Step::Status),
        1 => any::<u8>().prop_map(Step::Write),
        3 => (0..PEOPLE.len()).prop_map(Step::Approve),
        1 => any::<bool>().prop_map(Step::SendBack),
        1 => any::<u8>().prop_map(Step::Deviate),
    ]
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 5, 12).unwrap()
}

/// A plan with one control and one period.
fn world() -> (Book, OutcomeKey) {
    let mut book = Book::default();
    let (board, plan, area, point) = (BoardId(id()), PlanId(id()), AreaId(id()), RiskPointId(id()));
    let (control_id, period_id) = (ControlId(id()), PeriodId(id()));
    let text = String::new;
    book.load([Board { id: board, name: "Nämnden".into(), kind: BoardKind::Board, municipality: text(), rank: 0 }]);
    book.load([Plan::blank(plan, board, 2025)]);
    let period = Period::blank(period_id, plan, 1, day(), day());
    book.load([Period { name: "Delår".into(), ..period }]);
    book.load([Area { id: area, plan_id: plan, parent_id: None, rank: 0, name: "Område".into(), purpose: text() }]);
    book.load([RiskPoint { name: "Risk".into(), ..RiskPoint::blank(point, area) }]);
    book.load([ControlActivity { title: "Kontroll".into(), ..ControlActivity::blank(control_id, point) }]);
    (book, OutcomeKey { control_id, period_id })
}

fn outcome(book: &Book, key: OutcomeKey) -> Outcome {
    book.outcome_or_blank(key)
}

fn change(book: &Book, key: OutcomeKey, step: &Step) -> Result<Change, Problem> {
    let now = outcome(book, key);
    Ok(match step {
        Step::Perform(who) => book.put_change(Verb::Edit, Outcome { performed_by: PEOPLE[*who].into(), ..now }),
        Step::Status(at) => book.status_change(key, Status::CHOICES[*at]),
        Step::Write(text) => book.put_change(Verb::Edit, Outcome { result: format!("Resultat {text}"), ..now }),
        Step::Approve(who) => return book.approve_change(key, PEOPLE[*who], day()),
        Step::SendBack(said) => return book.send_back_change(key, if *said { "Underlaget saknas" } else { " " }),
        Step::Deviate(number) => {
            let plan = book.plan_of(key.control_id).unwrap();
            let blank = Deviation::blank(DeviationId(id()), plan, key.period_id);
            let title = format!("Avvikelse {number}");
            book.put_change(Verb::Add, Deviation { control_id: Some(key.control_id), title, ..blank })
        }
    })
}

/// What holds of an outcome wherever it has come.
fn assert_rules(outcome: &Outcome) {
    let (performed, reviewed) = (outcome.performed_by.trim(), outcome.reviewed_by.trim());
    if outcome.is_reviewed() {
        assert_eq!(outcome.status, Status::Completed, "only what is completed is reviewed");
        assert!(!performed.is_empty() && !reviewed.is_empty() && outcome.reviewed_on.is_some());
        assert_ne!(performed.to_lowercase(), reviewed.to_lowercase(), "nobody reviews their own work");
        assert!(!outcome.sent_back && outcome.review_comment.is_empty());
    }
    if outcome.sent_back {
        assert_ne!(outcome.status, Status::Completed);
        assert!(!outcome.review_comment.trim().is_empty(), "it says why");
    }
}

proptest! {
    #[test]
    fn every_walk_keeps_the_rules_and_can_be_walked_back(steps in proptest::collection::vec(step(), 1..60)) {
        let (mut book, key) = world();
        let beginning = book.clone();
        let mut back = Vec::new();
        for step in &steps {
            let before = book.clone();
            let Ok(change) = change(&book, key, step) else { continue };
            let Ok(inverse) = book.apply(&before.with_reviews(change)) else {
                prop_assert_eq!(&before, &book);
                continue;
            };
            back.push(inverse);
            let (was, now) = (outcome(&before, key), outcome(&book, key));
            assert_rules(&now);
            let is_judged = matches!(step, Step::Approve(_) | Step::SendBack(_));
            if was.is_reviewed() && before != book && !is_judged {
                prop_assert!(!now.is_reviewed(), "a review is of what was reviewed: {:?}", step);
            }
        }
        for inverse in back.iter().rev() {
            book.take_up(inverse).unwrap();
        }
        prop_assert_eq!(book, beginning);
    }
}

#[test]
fn the_walks_reach_what_they_are_about() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut approved, mut returned, mut lapsed, mut refused) = (0, 0, 0, 0);
    for _ in 0..60 {
        let steps = proptest::collection::vec(step(), 60).new_tree(&mut runner).unwrap().current();
        let (mut book, key) = world();
        for step in steps {
            let before = book.clone();
            let made = change(&book, key, &step).and_then(|change| book.apply(&before.with_reviews(change)));
            let (was, now) = (outcome(&before, key), outcome(&book, key));
            refused += usize::from(matches!(made, Err(Problem { code: ProblemCode::SamePerson, .. })));
            approved += usize::from(!was.is_reviewed() && now.is_reviewed());
            returned += usize::from(!was.sent_back && now.sent_back);
            lapsed += usize::from(was.is_reviewed() && now.status == Status::Completed && !now.is_reviewed());
        }
    }
    for count in [approved, returned, lapsed, refused] {
        assert!(count > 10, "{approved} approved, {returned} returned, {lapsed} lapsed, {refused} refused");
    }
}

#[test]
fn a_control_goes_with_what_was_reviewed_of_it() {
    let mut book = ikplan::app::demo::book();
    let periods: Vec<Period> = book.all::<Period>().cloned().collect();
    book.load(periods.into_iter().map(|period| Period { locked_on: None, ..period }));
    let reviewed = book.all::<Outcome>().filter(|outcome| outcome.is_reviewed()).map(|outcome| outcome.control_id);
    let reviewed: std::collections::BTreeSet<ControlId> = reviewed.collect();
    assert!(!reviewed.is_empty());
    for control in reviewed {
        let change = book.with_reviews(book.remove_change(RecordKey::ControlActivity(control)).unwrap());
        let mut left = book.clone();
        let inverse = left.apply(&change).unwrap();
        assert!(left.control(control).is_none());
        left.take_up(&inverse).unwrap();
        assert!(left.records().eq(book.records()));
    }
}
