//! Apply and inverse, refusals, roll-up against a plain recount, and that the generator reaches what it should.

use super::support::changes::{Step, change_of, seed, steps};
use super::support::search::cases;
use super::support::world::id;
use ikplan::domain::*;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};
use std::collections::{HashMap, HashSet};

/// Applies what can be applied, with a look at each attempt.
fn grow(steps: &[Step], mut look: impl FnMut(&Book, &Change, &Result<Change, Problem>, &Book)) -> Book {
    let mut book = seed();
    for step in steps {
        let Some(change) = change_of(step, &book) else { continue };
        let before = book.clone();
        let answer = book.apply(&change);
        look(&before, &change, &answer, &book);
    }
    book
}

/// A book built anew from another's records: its lists of children cannot carry old mistakes.
fn rebuilt(book: &Book) -> Book {
    let edits = book.records().map(Edit::add).collect();
    let change = Change { verb: Verb::Import, kind: RecordKind::Plan, subject: String::new(), plan_id: None, edits };
    let mut fresh = Book::default();
    fresh.replay(&change).unwrap();
    fresh
}

fn assert_same_lists(book: &Book) {
    let fresh = rebuilt(book);
    for plan in book.all::<Plan>() {
        let ids = |book: &Book| book.controls_of_plan(plan.id).iter().map(|control| control.id).collect::<Vec<_>>();
        assert_eq!(ids(book), ids(&fresh));
        for period in book.periods(plan.id) {
            assert_eq!(rollup(book, plan.id, period.id), rollup(&fresh, plan.id, period.id));
            assert_eq!(rows(book, plan.id, period.id), rows(&fresh, plan.id, period.id));
        }
        assert!(book.actions(plan.id).eq(fresh.actions(plan.id)));
    }
}

/// The total of a period, counted from the flat tables with no tree in sight.
fn recount(book: &Book, plan: PlanId, period: &Period) -> (HashMap<Status, u32>, [u32; 4]) {
    let mut statuses = HashMap::new();
    for control in book.all::<ControlActivity>().filter(|control| book.plan_of(control.id) == Some(plan)) {
        let outcome = book.all::<Outcome>().find(|o| o.control_id == control.id && o.period_id == period.id);
        let due = control.frequency.periods.is_empty() || control.frequency.periods.contains(&period.number);
        if due || outcome.is_some_and(|outcome| !outcome.is_blank()) {
            *statuses.entry(outcome.map_or(Status::NotStarted, |outcome| outcome.status)).or_default() += 1;
        }
    }
    let found = |severity| {
        let found = book.all::<Deviation>().filter(|d| d.period_id == period.id && d.severity == severity);
        u32::try_from(found.count()).unwrap()
    };
    let severities = [Some(Severity::Serious), Some(Severity::Minor), Some(Severity::Observation), None];
    (statuses, severities.map(found))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(96), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_and_its_inverse_leave_nothing_behind(steps in steps(60)) {
        grow(&steps, |before, change, answer, after| {
            let Ok(inverse) = answer else { return };
            let mut back = after.clone();
            back.replay(inverse).unwrap();
            assert_eq!(&back, before, "{change:?}");
            assert_same_lists(&back);
            assert_eq!(&inverse.inverse(), change);
        });
    }

    #[test]
    fn what_was_done_can_be_taken_back_and_done_again(steps in steps(40)) {
        let mut inverses = Vec::new();
        let end = grow(&steps, |_, _, answer, _| inverses.extend(answer.clone()));
        let mut book = end.clone();
        let redone: Vec<Change> = inverses.iter().rev().map(|inverse| book.take_up(inverse).unwrap()).collect();
        prop_assert_eq!(book.all::<Area>().count(), 0);
        for change in redone.iter().rev() {
            book.take_up(change).unwrap();
        }
        prop_assert_eq!(book, end);
    }

    #[test]
    fn a_refused_change_leaves_the_book_as_it_was(steps in steps(60), spoil in any::<u16>()) {
        grow(&steps, |before, change, answer, after| {
            if answer.is_err() {
                assert_eq!(before, after, "{change:?}");
                assert_same_lists(after);
            }
            // The same change with an edit at its end that cannot be.
            let mut spoiled = change.clone();
            let ghost = Area {
                id: id().into(), plan_id: PlanId(id()), parent_id: None, rank: 0, name: "x".into(), purpose: String::new(),
            };
            spoiled.edits.insert(usize::from(spoil) % (change.edits.len() + 1), Edit::add(ghost));
            let mut book = before.clone();
            assert!(book.apply(&spoiled).is_err());
            assert_eq!(&book, before);
        });
    }

    #[test]
    fn figures_equal_a_plain_recount(steps in steps(80)) {
        let book = grow(&steps, |_, _, _, _| {});
        assert_same_lists(&book);
        for plan in book.all::<Plan>() {
            for period in book.periods(plan.id) {
                let total = rollup(&book, plan.id, period.id).total;
                let (statuses, [serious, minor, observations, ungraded]) = recount(&book, plan.id, period);
                for status in Status::ALL {
                    prop_assert_eq!(total.status.of(*status), statuses.get(status).copied().unwrap_or_default());
                }
                prop_assert_eq!(total.severity, SeverityCounts { serious, minor, observations, ungraded });
                // The summary of any period says the same of this one.
                for chosen in book.periods(plan.id) {
                    let summary = summarize(&book, plan.id, chosen.id, chrono::NaiveDate::MIN);
                    let said = summary.periods.iter().find(|each| each.period_id == period.id).unwrap();
                    prop_assert_eq!((said.status, said.severity), (total.status, total.severity));
                }
            }
        }
    }

    #[test]
    fn nothing_refers_to_what_is_gone(steps in steps(80)) {
        let book = grow(&steps, |_, _, _, _| {});
        for record in book.records() {
            let mut again = book.clone();
            let put = again.apply(&book.put_change(Verb::Edit, record.clone()));
            // Every record would be accepted as it is, unless its period has been signed off since.
            prop_assert!(put.is_ok() || put.is_err_and(|problem| problem.code == ProblemCode::Locked), "{:?}", record);
        }
    }
}

#[test]
fn the_generator_makes_every_kind_of_record_and_refusals() {
    let config = ProptestConfig { rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let (mut kinds, mut verbs, mut refusals) = (HashSet::new(), HashSet::new(), HashSet::new());
    let mut cascades = 0;
    for _ in 0..150 {
        let steps = steps(160).new_tree(&mut runner).unwrap().current();
        let book = grow(&steps, |_, change, answer, _| match answer {
            Ok(_) => {
                verbs.insert(change.verb);
                cascades += usize::from(change.verb == Verb::Remove && change.edits.len() > 2);
            }
            Err(problem) => {
                refusals.insert(problem.code);
            }
        });
        kinds.extend(book.records().map(|record| record.key().kind()));
    }
    assert_eq!(kinds.len(), RecordKind::ALL.len());
    for verb in [Verb::Add, Verb::Edit, Verb::Move, Verb::Remove, Verb::SetStatus, Verb::Grade] {
        assert!(verbs.contains(&verb), "{verb:?}");
    }
    for code in [ProblemCode::Locked, ProblemCode::Nesting, ProblemCode::Required, ProblemCode::Duplicate] {
        assert!(refusals.contains(&code), "{code:?}");
    }
    assert!(cascades > 5, "{cascades}");
}
