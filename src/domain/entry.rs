//! Entries of the journal: a change with who, when and what it answers to.

use super::{Change, EntryId};
use chrono::{DateTime, Utc};
use std::collections::VecDeque;

/// What an entry of the journal does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A change somebody made.
    Do,
    /// Takes an earlier entry back.
    Undo(EntryId),
    /// Makes a taken-back change anew: names the undo entry it takes back.
    Redo(EntryId),
}

/// A change on its way into the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its identity.
    pub id: EntryId,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Who made it.
    pub who: String,
    /// Whether it does, undoes or redoes.
    pub kind: EntryKind,
    /// The records before and after.
    pub change: Change,
}

/// When, and under which identity, something is done.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Identity of the new entry.
    pub id: EntryId,
    /// Now.
    pub at: DateTime<Utc>,
}

/// Entries that can be undone and redone, latest last. The store fills in those from before this session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoStacks {
    /// Entries (`Do` and `Redo`) that undo would take back.
    pub undo: VecDeque<(EntryId, Change)>,
    /// `Undo` entries that redo would take back, with the change they made.
    pub redo: VecDeque<(EntryId, Change)>,
}
