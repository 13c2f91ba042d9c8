//! The open plan: its records in memory, what is chosen, and undo.
//!
//! A session never touches the disk. Committing a change gives an [`Entry`]; whoever owns the session hands it to
//! the store, in order. That way the screen answers at once and the command line waits.

use crate::domain::{
    Book, Change, Entry, EntryId, EntryKind, Outcome, Period, PeriodId, PlanId, Problem, Stamp, UndoStacks, Undoable,
};
use chrono::NaiveDate;
use std::collections::VecDeque;

/// An open plan.
#[derive(Clone, Debug)]
pub struct Session {
    /// The records of the open plan, its board, and the other plans' heads.
    pub book: Book,
    /// The open plan.
    pub plan: PlanId,
    /// The chosen period.
    pub period: Option<PeriodId>,
    /// Who changes are signed by.
    pub who: String,
    /// Increases with every change of the book: what is computed from it can be kept until then.
    pub revision: u64,
    /// What can be undone and redone.
    pub stacks: UndoStacks,
}

/// Why nothing was undone or redone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    /// There is nothing to undo or redo.
    Nothing,
    /// The change of this entry has first to be fetched from the journal, and put in its place in the stacks.
    Elsewhere(EntryId),
    /// It is a sign-off or its opening, which is seen to by its opposite, with a reason.
    SignOff,
    /// The record has been changed since in another way.
    Problem(Problem),
}

impl Session {
    /// Opens a plan of a book, with the period that is current on `today`.
    #[must_use]
    pub fn new(book: Book, plan: PlanId, who: String, today: NaiveDate) -> Self {
        let period = default_period(&book, plan, today);
        Self::at(book, plan, period, who)
    }

    /// Opens a plan of a book with this period.
    #[must_use]
    pub fn at(book: Book, plan: PlanId, period: Option<PeriodId>, who: String) -> Self {
        Self { book, plan, period, who, revision: 0, stacks: UndoStacks::default() }
    }

    /// Makes a change, and with it rewrites the sentences in results that tell the figures it alters. A review of what it
    /// alters no longer holds.
    ///
    /// # Errors
    /// The problem for which the change is refused; nothing has changed then.
    pub fn commit(&mut self, change: Change, stamp: Stamp) -> Result<Entry, Problem> {
        let change = self.book.with_reviews(change);
        let change = super::figures::apply_with_text(&mut self.book, change)?;
        self.revision += 1;
        self.stacks.undo.push_back(undoable(stamp, &change));
        self.stacks.redo.clear();
        Ok(self.entry(EntryKind::Do, change, stamp))
    }

    /// Takes the latest change back.
    ///
    /// # Errors
    /// [`UndoRefusal`] when there is none, or when it no longer can be.
    pub fn undo(&mut self, stamp: Stamp) -> Result<Entry, UndoRefusal> {
        let (id, inverse) = latest(&self.stacks.undo)?;
        self.book.take_up(&inverse).map_err(UndoRefusal::Problem)?;
        self.revision += 1;
        self.stacks.undo.pop_back();
        self.stacks.redo.push_back(undoable(stamp, &inverse));
        Ok(self.entry(EntryKind::Undo(id), inverse, stamp))
    }

    /// Makes the latest taken-back change anew.
    ///
    /// # Errors
    /// [`UndoRefusal`] when there is none, or when it no longer can be.
    pub fn redo(&mut self, stamp: Stamp) -> Result<Entry, UndoRefusal> {
        let (id, inverse) = latest(&self.stacks.redo)?;
        self.book.take_up(&inverse).map_err(UndoRefusal::Problem)?;
        self.revision += 1;
        self.stacks.redo.pop_back();
        self.stacks.undo.push_back(undoable(stamp, &inverse));
        Ok(self.entry(EntryKind::Redo(id), inverse, stamp))
    }

    fn entry(&self, kind: EntryKind, change: Change, stamp: Stamp) -> Entry {
        Entry { id: stamp.id, at: stamp.at, who: self.who.clone(), kind, change }
    }
}

fn undoable(stamp: Stamp, change: &Change) -> Undoable {
    (stamp.id, (!change.is_large()).then(|| change.clone()))
}

/// The latest entry with the change that takes it back.
fn latest(stack: &VecDeque<Undoable>) -> Result<(EntryId, Change), UndoRefusal> {
    let (id, change) = stack.back().ok_or(UndoRefusal::Nothing)?;
    let change = change.as_ref().ok_or(UndoRefusal::Elsewhere(*id))?;
    if change.is_signing() {
        return Err(UndoRefusal::SignOff);
    }
    Ok((*id, change.inverse()))
}

/// The period a plan opens with: the one asked for by number or name, else the one it was left in, else the current one.
#[must_use]
pub fn opening_period(
    book: &Book,
    plan: PlanId,
    asked: Option<&str>,
    left: Option<PeriodId>,
    current: impl FnOnce() -> Option<PeriodId>,
) -> Option<PeriodId> {
    let ours = |id: &PeriodId| book.period(*id).is_some_and(|period| period.plan_id == plan);
    let asked = asked.and_then(|wanted| super::find::period(book, plan, wanted));
    asked.or_else(|| left.filter(ours)).or_else(current)
}

/// The period that is current on a day: the earliest unlocked one that has begun, else the latest that has begun, else
/// the first. Periods that passed before anything was recorded, as in a plan imported in the autumn, are skipped.
#[must_use]
pub fn default_period(book: &Book, plan: PlanId, today: NaiveDate) -> Option<PeriodId> {
    current_period(book, plan, today, |period| {
        book.unordered::<Outcome>().any(|outcome| outcome.period_id == period)
            || book.deviations(plan).any(|deviation| deviation.period_id == period)
    })
}

/// As [`default_period`], when somebody else knows in which periods something is recorded.
pub fn current_period(
    book: &Book,
    plan: PlanId,
    today: NaiveDate,
    is_recorded: impl Fn(PeriodId) -> bool,
) -> Option<PeriodId> {
    let begun = || book.periods(plan).filter(|period| period.from <= today);
    let recorded = |period: &&Period| is_recorded(period.id);
    let unlocked = || begun().filter(|period| !period.is_locked());
    let open = unlocked().find(recorded).or_else(|| unlocked().next());
    let first = || book.periods(plan).find(recorded).or_else(|| book.periods(plan).next());
    let chosen = open.or_else(|| begun().next_back()).or_else(first);
    chosen.map(|period| period.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Period;
    use crate::domain::sample::{Sample, day};

    fn locked(sample: &mut Sample, period: usize) {
        let period = sample.book.period(sample.periods[period]).unwrap().clone();
        sample.book.load([Period { locked_on: Some(period.to), ..period }]);
    }

    #[test]
    fn opens_with_the_earliest_period_that_has_begun_and_is_not_signed_off() {
        let mut sample = Sample::new();
        let [first, second] = sample.periods;
        let at = |sample: &Sample, today| default_period(&sample.book, sample.plan, day(today));
        assert_eq!(at(&sample, "2023-12-31"), Some(first), "none has begun: the first");
        assert_eq!(at(&sample, "2024-01-01"), Some(first), "the day it begins");
        assert_eq!(at(&sample, "2025-03-01"), Some(first), "over, but not signed off");
        locked(&mut sample, 0);
        assert_eq!(at(&sample, "2024-06-30"), Some(first), "the next has not begun");
        assert_eq!(at(&sample, "2024-07-01"), Some(second));
        locked(&mut sample, 1);
        assert_eq!(at(&sample, "2025-03-01"), Some(second), "all signed off: the latest");
    }

    #[test]
    fn a_plan_without_periods_opens_without_one() {
        assert_eq!(default_period(&Book::default(), Sample::new().plan, day("2024-01-01")), None);
    }
}
