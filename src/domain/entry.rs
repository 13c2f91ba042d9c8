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

/// An entry that can be taken back, with the change it made. A large one, such as an import, is left in the journal until
/// it is asked for.
pub type Undoable = (EntryId, Option<Change>);

/// Entries that can be undone and redone, latest last. The store fills in those from before this session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoStacks {
    /// Entries (`Do` and `Redo`) that undo would take back.
    pub undo: VecDeque<Undoable>,
    /// `Undo` entries that redo would take back.
    pub redo: VecDeque<Undoable>,
}

impl UndoStacks {
    /// Puts a change that had been left in the journal in its place.
    pub fn fill(&mut self, id: EntryId, change: Change) {
        let found = self.undo.iter_mut().chain(&mut self.redo).find(|(other, _)| *other == id);
        if let Some((_, place)) = found {
            *place = Some(change);
        }
    }
}
