//! The lives of deviations and actions, held against random walks through them.

use super::support::world::id;
use chrono::{Days, NaiveDate};
use ikplan::domain::*;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Accept(usize, u64, Option<i64>, bool),
    Close(usize, bool, bool),
    Reopen(usize),
    Act(usize, usize, bool),
    Check(usize, usize),
    Due(usize, Option<u64>),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3_usize, 0..200_u64, proptest::option::of(-3..200_i64), any::<bool>())
            .prop_map(|(at, on, until, said)| Step::Accept(at, on, until, said)),
        (0..3_usize, any::<bool>(), any::<bool>()).prop_map(|(at, said, why)| Step::Close(at, said, why)),
        (0..3_usize).prop_map(Step::Reopen),
        (0..4_usize, 0..ActionState::ALL.len(), any::<bool>()).prop_map(|(at, to, said)| Step::Act(at, to, said)),
        (0..4_usize, 0..Effect::ALL.len()).prop_map(|(at, effect)| Step::Check(at, effect)),
        (0..4_usize, proptest::option::of(0..400_u64)).prop_map(|(at, due)| Step::Due(at, due)),
    ]
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap()
}

fn day(days: u64) -> NaiveDate {
    start() + Days::new(days)
}

/// A plan with two periods, three deviations and four actions, two of them against two deviations.
fn world() -> (Book, Vec<DeviationId>, Vec<ActionId>) {
    let mut book = Book::default();
    let (board, plan) = (BoardId(id()), PlanId(id()));
    let kind = BoardKind::Board;
    book.load([Board { id: board, name: "Nämnden".into(), kind, municipality: String::new(), rank: 0 }]);
    book.load([Plan::blank(plan, board, 2025)]);
    let periods = [(1, 0, 180), (2, 181, 364)].map(|(number, from, to)| {
        let period = PeriodId(id());
        let name = format!("Period {number}");
        book.load([Period { name, ..Period::blank(period, plan, number, day(from), day(to)) }]);
        period
    });
    let deviations: Vec<DeviationId> = [0, 0, 1]
        .map(|period| {
            let deviation = Deviation::blank(DeviationId(id()), plan, periods[period]);
            book.load([Deviation { title: "Avvikelse".into(), ..deviation.clone() }]);
            deviation.id
        })
        .to_vec();
    let actions = [&[0][..], &[0, 1], &[1, 2], &[2]].map(|against| {
        let blank = Action::blank(ActionId(id()), plan);
        let deviation_ids = against.iter().map(|at| deviations[*at]).collect();
        book.load([Action { what: "Åtgärd".into(), deviation_ids, ..blank.clone() }]);
        blank.id
    });
    (book, deviations, actions.to_vec())
}

fn said(is_said: bool) -> String {
    if is_said { "Så beslutades".into() } else { " ".into() }
}

fn change(book: &Book, step: &Step, deviations: &[DeviationId], actions: &[ActionId]) -> Result<Change, Problem> {
    match *step {
        Step::Accept(at, on, until, is_said) => {
            let decision = Decision { text: said(is_said), on: day(on) };
            let until = until.map(|days| day(on).checked_add_signed(chrono::TimeDelta::days(days)).unwrap());
            book.accept_change(deviations[at], &decision, until)
        }
        Step::Close(at, is_said, has_reason) => {
            let reason = Decision { text: said(is_said), on: day(200) };
            book.close_change(deviations[at], &reason, &said(has_reason))
        }
        Step::Reopen(at) => book.reopen_change(deviations[at]),
        Step::Act(at, to, is_said) => book.act_change(actions[at], ActionState::ALL[to], &said(is_said)),
        Step::Check(at, effect) => {
            let (id, action_id) = (EffectCheckId(id()), actions[at]);
            let (on, effect) = (day(300), Effect::ALL[effect]);
            let check = EffectCheck { id, action_id, on, by: String::new(), effect, text: String::new() };
            Ok(book.put_change(Verb::Add, check))
        }
        Step::Due(at, due) => book.due_change(actions[at], due.map(day)),
    }
}

/// What must hold of a deviation or an action right after the step that brought it where it is.
fn assert_rules(book: &Book, change: &Change) {
    for record in change.edits.iter().filter_map(|edit| edit.after.as_ref()) {
        match record {
            Record::Deviation(deviation) => {
                let decided = !deviation.decision.trim().is_empty() && deviation.decided_on.is_some();
                assert_eq!(decided, deviation.state != DeviationState::Open);
                assert_eq!(deviation.accepted_until.is_some(), deviation.state == DeviationState::Accepted);
                let checked = book.actions_of(deviation.id).all(|action| {
                    let latest = book.effect_checks(action.id).max_by_key(|check| (check.on, check.id));
                    action.state == ActionState::Dropped || latest.is_some_and(|check| check.effect == Effect::Worked)
                });
                let explained = !deviation.unchecked_reason.trim().is_empty();
                if deviation.state == DeviationState::Closed {
                    assert_ne!(checked, explained, "checked, or said why not, and never both");
                }
            }
            Record::Action(action) if change.verb == Verb::Act => {
                let worked = book.effect_checks(action.id).any(|check| check.effect == Effect::Worked);
                assert!(action.state != ActionState::Verified || worked);
                assert!(action.state != ActionState::Dropped || !action.note.trim().is_empty());
            }
            Record::Action(action) => {
                let found = action.deviation_ids.iter().filter_map(|id| book.deviation(*id));
                let first = found.filter_map(|deviation| book.period(deviation.period_id)).map(|p| p.from).min();
                assert!(action.due_on.is_none_or(|due| first.is_none_or(|first| due >= first)));
                assert!(action.earlier_due.windows(2).all(|pair| pair[0] != pair[1]), "no day twice in a row");
            }
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn every_walk_keeps_the_rules_and_can_be_walked_back(steps in proptest::collection::vec(step(), 1..60)) {
        let (mut book, deviations, actions) = world();
        let beginning = book.clone();
        let mut back = Vec::new();
        for step in &steps {
            let before = book.clone();
            let Ok(change) = change(&book, step, &deviations, &actions) else { continue };
            if let Ok(inverse) = book.apply(&change) {
                assert_rules(&book, &change);
                back.push(inverse);
            } else {
                prop_assert_eq!(&before, &book);
            }
        }
        for inverse in back.iter().rev() {
            book.take_up(inverse).unwrap();
        }
        prop_assert_eq!(book, beginning);
    }
}

#[test]
fn the_walks_reach_every_state() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut states, mut lives) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    for _ in 0..60 {
        let steps = proptest::collection::vec(step(), 60).new_tree(&mut runner).unwrap().current();
        let (mut book, deviations, actions) = world();
        for step in &steps {
            if let Ok(change) = change(&book, step, &deviations, &actions) {
                let _ = book.apply(&change);
            }
            states.extend(actions.iter().map(|id| book.find::<Action>(*id).unwrap().state));
            lives.extend(deviations.iter().map(|id| book.deviation(*id).unwrap().state));
        }
    }
    assert_eq!((states.len(), lives.len()), (ActionState::ALL.len(), DeviationState::ALL.len()));
}
