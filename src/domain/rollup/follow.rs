//! A roll-up that follows a change of outcomes, the most common there is, instead of being counted anew.

use super::super::{Book, Change, ControlId, Edit, Outcome, OutcomeKey, PeriodId, Record, Status};
use super::{Node, Rollup, StatusCounts, counted};

impl Rollup {
    /// Takes in a change that has been made to outcomes and to nothing else, and says whether it was one. What else there is
    /// may move anything anywhere: then everything has to be counted anew.
    pub fn follow(&mut self, book: &Book, period: PeriodId, change: &Change) -> bool {
        let moves: Option<Vec<Move>> = change.edits.iter().map(|edit| Move::of(book, edit)).collect();
        for each in moves.iter().flatten() {
            self.take_in(book, period, each);
        }
        moves.is_some()
    }

    fn take_in(&mut self, book: &Book, period: PeriodId, each: &Move) {
        // What lies in another plan has no part in this one.
        if !self.nodes.contains_key(&Node::Control(each.control_id)) {
            return;
        }
        if let Some(sum) = self.periods.iter_mut().find(|sum| sum.period_id == each.period_id) {
            each.apply(&mut sum.status);
        }
        if each.period_id != period {
            return;
        }
        each.apply(&mut self.total.status);
        let mut here = Some(Node::Control(each.control_id));
        while let Some(tally) = here.and_then(|node| self.nodes.get_mut(&node)) {
            each.apply(&mut tally.status);
            here = here.and_then(|node| node.above(book));
        }
    }
}

/// What a control counted as in a period, and what it counts as now.
struct Move {
    control_id: ControlId,
    period_id: PeriodId,
    from: Option<Status>,
    to: Option<Status>,
}

impl Move {
    /// `None` for what is no outcome, or one of something that is not there.
    fn of(book: &Book, edit: &Edit) -> Option<Self> {
        let records = || edit.before.iter().chain(&edit.after);
        if !records().all(|record| matches!(record, Record::Outcome(_))) {
            return None;
        }
        let (before, after) = (outcome_of(edit.before.as_ref()), outcome_of(edit.after.as_ref()));
        let OutcomeKey { control_id, period_id } = after.or(before)?.key();
        let (control, period) = (book.control(control_id)?, book.period(period_id)?);
        let counted = |outcome| counted(control, period.number, outcome);
        Some(Self { control_id, period_id, from: counted(before), to: counted(after) })
    }

    fn apply(&self, counts: &mut StatusCounts) {
        self.from.into_iter().for_each(|status| counts.take(status, 1));
        self.to.into_iter().for_each(|status| counts.add(status));
    }
}

const fn outcome_of(record: Option<&Record>) -> Option<&Outcome> {
    match record {
        Some(Record::Outcome(outcome)) => Some(outcome),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::{ControlActivity, Frequency, RecordKind, Verb};
    use super::super::rollup;
    use super::super::tests::{Two, two};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_a_change_of_outcomes_is_followed() {
        let Two { mut sample, controls, .. } = two();
        sample.status(controls[0], 1, Status::Started);
        let (book, period) = (&sample.book, sample.periods[0]);
        let outcome = book.outcome(controls[0], period).unwrap().clone();
        let control = book.control(controls[1]).unwrap().clone();
        let done = book.put_change(Verb::SetStatus, Outcome { status: Status::Completed, ..outcome.clone() });
        let never = Frequency { text: String::new(), periods: [9].into() };
        let rarer = book.put_change(Verb::Edit, ControlActivity { frequency: never, ..control });
        let both = Change { edits: [done.edits.clone(), rarer.edits.clone()].concat(), ..done.clone() };
        let before = sample.rollup(1);
        for (change, follows) in [(done, true), (rarer, false), (both, false)] {
            let (mut book, mut rolled) = (sample.book.clone(), before.clone());
            book.apply(&change).unwrap();
            assert_eq!(rolled.follow(&book, period, &change), follows);
            assert_eq!(rolled, if follows { rollup(&book, sample.plan, period) } else { before.clone() });
        }
    }

    proptest! {
        #[test]
        fn following_a_change_is_counting_anew(changes in prop::collection::vec((0_usize..2, 0_usize..2, 0_usize..7), 0..20)) {
            let Two { mut sample, controls, .. } = two();
            sample.due_in(controls[0], &[2]);
            let period = sample.periods[0];
            let mut rolled = sample.rollup(1);
            for (place, number, how) in changes {
                let key = OutcomeKey { control_id: controls[place], period_id: sample.periods[number] };
                let before = sample.book.outcome(key.control_id, key.period_id).cloned();
                // One in seven says no more than it said, one in seven is taken away or says only something.
                let change = match (Status::ALL.get(how), before) {
                    (Some(status), before) => {
                        let outcome = before.unwrap_or_else(|| Outcome::blank(key));
                        sample.book.put_change(Verb::SetStatus, Outcome { status: *status, ..outcome })
                    }
                    (None, Some(before)) => Change {
                        verb: Verb::Remove,
                        kind: RecordKind::Outcome,
                        subject: String::new(),
                        plan_id: None,
                        edits: vec![Edit { before: Some(before.into()), after: None }],
                    },
                    (None, None) => {
                        let outcome = Outcome { comment: "Väntar".to_owned(), ..Outcome::blank(key) };
                        sample.book.put_change(Verb::Edit, outcome)
                    }
                };
                let inverse = sample.book.apply(&change).unwrap();
                prop_assert!(rolled.follow(&sample.book, period, &change));
                prop_assert_eq!(&rolled, &sample.rollup(1));
                let mut back = sample.book.clone();
                back.apply(&inverse).unwrap();
                let mut taken_back = rolled.clone();
                prop_assert!(taken_back.follow(&back, period, &inverse));
                prop_assert_eq!(taken_back, rollup(&back, sample.plan, period));
            }
        }
    }
}
