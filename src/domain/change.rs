//! Mutation as data: a [`Change`] is a list of records before and after.
//!
//! Applying a change checks that every record is as the change believes, makes all edits or none, and returns
//! the inverse. Undo, the journal, replay and merging all rest on that.

use super::problem::{Problem, ProblemCode};
use super::{Book, PlanId, Record, RecordKey, RecordKind};
use serde::{Deserialize, Serialize};

/// One record before and after: `None` before is an addition, `None` after a removal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The record as it was.
    pub before: Option<Record>,
    /// The record as it becomes.
    pub after: Option<Record>,
}

impl Edit {
    /// Adds a record.
    #[must_use]
    pub fn add(record: impl Into<Record>) -> Self {
        Self { before: None, after: Some(record.into()) }
    }

    /// Removes a record.
    #[must_use]
    pub fn remove(record: impl Into<Record>) -> Self {
        Self { before: Some(record.into()), after: None }
    }

    /// Replaces a record by another with the same identity.
    #[must_use]
    pub fn replace(before: impl Into<Record>, after: impl Into<Record>) -> Self {
        Self { before: Some(before.into()), after: Some(after.into()) }
    }

    /// The identity of the record; `None` for an edit of nothing into nothing.
    #[must_use]
    pub fn key(&self) -> Option<RecordKey> {
        self.after.as_ref().or(self.before.as_ref()).map(Record::key)
    }

    fn inverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// What a change is for, so that undo and the history can name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Something new was entered.
    Add,
    /// Something was changed.
    Edit,
    /// Something was moved among its siblings or to another parent.
    Move,
    /// Something was removed, with all that lies in it.
    Remove,
    /// A status was set.
    SetStatus,
    /// A deviation was graded.
    Grade,
    /// A deviation was accepted by a decision.
    Accept,
    /// A deviation was closed.
    Close,
    /// A deviation was opened again.
    Reopen,
    /// An action came to another state.
    Act,
    /// Records were read from another file.
    Import,
    /// A period was signed off and locked.
    SignOff,
    /// A signed off period was opened again.
    Unlock,
    /// An outcome was reviewed and accepted.
    Review,
    /// An outcome was sent back by its reviewer.
    SendBack,
    /// A control of one year was decided on for the next.
    CarryOver,
    /// Carried texts were confirmed.
    Confirm,
    /// Controls of the whole municipality were handed to the other boards.
    HandOut,
}

/// A mutation of a book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What was done.
    pub verb: Verb,
    /// To what kind of record.
    pub kind: RecordKind,
    /// The name of the thing it was done to, as it was then.
    pub subject: String,
    /// The plan it belongs to, if one.
    pub plan_id: Option<PlanId>,
    /// The records, parents before children when they are added.
    pub edits: Vec<Edit>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { edits: self.edits.iter().rev().cloned().map(Edit::inverse).collect(), ..self.clone() }
    }

    /// Whether it touches so many records that it is not kept in memory only because it might be taken back.
    #[must_use]
    pub const fn is_large(&self) -> bool {
        self.edits.len() > 64
    }

    /// Whether it signs a period off or opens it again, which is not undone but answered by its opposite, with a reason.
    #[must_use]
    pub const fn is_signing(&self) -> bool {
        matches!(self.verb, Verb::SignOff | Verb::Unlock)
    }

    /// Whether it may lie in more plans than the one it was made in: then all of them are needed to take it back.
    #[must_use]
    pub const fn reaches_plans(&self) -> bool {
        match self.kind {
            RecordKind::Board | RecordKind::Plan => !matches!(self.verb, Verb::Edit),
            _ => matches!(self.verb, Verb::HandOut),
        }
    }

    /// Whether nothing would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.edits.iter().all(|edit| edit.before == edit.after)
    }
}

impl Book {
    /// Makes a change and returns its inverse.
    ///
    /// # Errors
    /// The first [`Problem`] of a record that is not as the change believes, or that would be invalid. The
    /// book is then as it was.
    pub fn apply(&mut self, change: &Change) -> Result<Change, Problem> {
        // What was written elsewhere is taken in as it stands there.
        self.apply_as(change, change.verb != Verb::Import)
    }

    /// Makes the inverse of a change, or that change anew: days that were let in once are not asked about again.
    ///
    /// # Errors
    /// As [`Book::apply`].
    pub fn take_up(&mut self, change: &Change) -> Result<Change, Problem> {
        self.apply_as(change, false)
    }

    fn apply_as(&mut self, change: &Change, asks_steps: bool) -> Result<Change, Problem> {
        for (done, edit) in change.edits.iter().enumerate() {
            if let Err(problem) = self.make(edit) {
                self.take_back(change.edits.get(..done).unwrap_or_default());
                return Err(problem);
            }
        }
        if let Err(problem) = self.check_edits(&change.edits, asks_steps) {
            self.take_back(&change.edits);
            return Err(problem);
        }
        Ok(change.inverse())
    }

    /// Makes a change that was valid when it was recorded, such as an entry of the journal: the rules are not asked
    /// again, since the records it was judged beside may have been others.
    ///
    /// # Errors
    /// `Conflict` for a record that is not as the change believes. The book is then as it was.
    pub fn replay(&mut self, change: &Change) -> Result<(), Problem> {
        for (done, edit) in change.edits.iter().enumerate() {
            if let Err(problem) = self.make(edit) {
                self.take_back(change.edits.get(..done).unwrap_or_default());
                return Err(problem);
            }
        }
        Ok(())
    }

    /// Puts every record of a change in place as the change leaves it, whatever was there before: for entries after one
    /// whose contents have been redacted.
    pub fn overwrite(&mut self, change: &Change) {
        for edit in &change.edits {
            if let Some(key) = edit.key() {
                self.set(key, edit.after.as_ref());
            }
        }
    }

    fn make(&mut self, edit: &Edit) -> Result<(), Problem> {
        let (Some(key), before) = (edit.key(), edit.before.as_ref()) else { return Ok(()) };
        if before.is_some_and(|record| record.key() != key) || !self.holds(key, before) {
            return Err(Problem::of(ProblemCode::Conflict, key));
        }
        self.set(key, edit.after.as_ref());
        Ok(())
    }

    fn take_back(&mut self, edits: &[Edit]) {
        for edit in edits.iter().rev() {
            if let Some(key) = edit.key() {
                self.set(key, edit.before.as_ref());
            }
        }
    }

    fn set(&mut self, key: RecordKey, record: Option<&Record>) {
        match record {
            Some(record) => self.put(record.clone()),
            None => self.take(key),
        }
    }

    fn check_edits(&self, edits: &[Edit], asks_steps: bool) -> Result<(), Problem> {
        for edit in edits {
            self.check_lock(edit, edits)?;
            self.check_stays(edit)?;
            self.check_whole(edit)?;
            if asks_steps {
                self.check_step(edit)?;
            }
            if let Some(key) = edit.key() {
                self.check(key)?;
            }
        }
        Ok(())
    }
}
