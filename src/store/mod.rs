//! The file: one SQLite database with the records, the journal of every change, and drafts.
//!
//! Owns everything that touches the database, and is the only module that names rusqlite. Imports `domain` and
//! `env`. A change is one immediate transaction: rows and journal entry together, or neither. A file that is
//! newer, foreign or damaged is refused and left as it is.

mod error;
mod types;

use crate::domain::{Book, Draft, DraftKey, Entry, EntryId, PlanId, UndoStacks};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use error::StoreError;
pub use types::{
    Access, Granted, Head, HistoryItem, HistoryQuery, Holder, PlanHead, ReadOnly, StoreContext, Undoable, Verification,
    What,
};

/// Answers of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

fn unfinished<T>() -> Result<T> {
    Err(StoreError::Unexpected("unfinished".to_owned()))
}

/// An open file.
pub struct Store {
    granted: Granted,
}

#[expect(clippy::unused_self, clippy::needless_pass_by_ref_mut, reason = "the bodies follow")]
impl Store {
    /// Makes a new file, with no records. Never replaces one that exists.
    ///
    /// # Errors
    /// `Exists`, `Unreadable`, `Full`.
    pub fn create(path: &Path, context: &StoreContext) -> Result<Self> {
        let _ = (path, context);
        unfinished()
    }

    /// Makes a file that nobody will miss: written without waiting for the disk.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create_scratch(path: &Path, context: &StoreContext) -> Result<Self> {
        let _ = (path, context);
        unfinished()
    }

    /// Opens a file; one of an earlier version is backed up and brought up to date.
    ///
    /// # Errors
    /// Each reason for which a file is refused has its own [`StoreError`]; the file is then untouched.
    pub fn open(path: &Path, context: &StoreContext, access: Access) -> Result<Self> {
        let _ = (path, context, access);
        unfinished()
    }

    /// Marks the file as held, after [`Access::Hold`]. Apart from opening because it writes, which the first frame
    /// need not wait for.
    ///
    /// # Errors
    /// `Busy`, `Full` and the like. That somebody else was quicker is no error: see what is granted.
    pub fn claim(&mut self) -> Result<&Granted> {
        unfinished()
    }

    /// What was granted.
    #[must_use]
    pub const fn access(&self) -> &Granted {
        &self.granted
    }

    /// The plans of the file, by board and year.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn plans(&self) -> Result<Vec<PlanHead>> {
        unfinished()
    }

    /// A plan whole, with all boards and plan heads of the file.
    ///
    /// # Errors
    /// `NoPlan`, `Damaged`, `Busy`, `Io`.
    pub fn load_plan(&self, plan: PlanId) -> Result<Book> {
        let _ = plan;
        unfinished()
    }

    /// Every record of the file.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn load_all(&self) -> Result<Book> {
        unfinished()
    }

    /// Writes a change and its journal entry, and drops the draft it came from. An entry that is in the journal
    /// already is not written again.
    ///
    /// # Errors
    /// `Conflict` when a record is not as the change believes, `ReadOnly`, `Busy`, `Full`, `Io`; nothing is written.
    pub fn commit(&mut self, entry: &Entry, drop_draft: Option<&DraftKey>) -> Result<Head> {
        let _ = (entry, drop_draft);
        unfinished()
    }

    /// What can be undone and redone in a plan, at most `limit` of each.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn undo_stacks(&self, plan: Option<PlanId>, limit: usize) -> Result<UndoStacks> {
        let _ = (plan, limit);
        unfinished()
    }

    /// The history, latest first.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn history(&self, query: &HistoryQuery) -> Result<Vec<HistoryItem>> {
        let _ = query;
        unfinished()
    }

    /// An entry of the journal with its change; `None` when there is none, or it has been redacted.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn entry(&self, id: EntryId) -> Result<Option<Entry>> {
        let _ = id;
        unfinished()
    }

    /// The last entry of the journal.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn head(&self) -> Result<Option<Head>> {
        unfinished()
    }

    /// Saves what has been typed into a form.
    ///
    /// # Errors
    /// `ReadOnly`, `Busy`, `Full`, `Io`.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<()> {
        let _ = draft;
        unfinished()
    }

    /// The saved drafts, latest first.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        unfinished()
    }

    /// Forgets a draft.
    ///
    /// # Errors
    /// `ReadOnly`, `Busy`, `Full`, `Io`.
    pub fn drop_draft(&mut self, key: &DraftKey) -> Result<()> {
        let _ = key;
        unfinished()
    }

    /// What the screen remembered under a key: JSON text.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn ui_state(&self, key: &str) -> Result<Option<String>> {
        let _ = key;
        unfinished()
    }

    /// All that the screen remembered, by key.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn ui_states(&self) -> Result<BTreeMap<String, String>> {
        unfinished()
    }

    /// Remembers JSON text for the screen.
    ///
    /// # Errors
    /// `ReadOnly`, `Busy`, `Full`, `Io`.
    pub fn set_ui_state(&mut self, key: &str, json: &str) -> Result<()> {
        let _ = (key, json);
        unfinished()
    }

    /// Checks the structure of the file and its references.
    ///
    /// # Errors
    /// `Damaged` with what was found.
    pub fn quick_check(&self) -> Result<()> {
        unfinished()
    }

    /// Copies the file; the copy is held by nobody. Never replaces a file that exists.
    ///
    /// # Errors
    /// `Exists`, `Full`, `Io`.
    pub fn backup(&self, to: &Path) -> Result<()> {
        let _ = to;
        unfinished()
    }

    /// Makes today's backup unless there is one, and lets the oldest go. `None` when there was nothing to do.
    ///
    /// # Errors
    /// `Full`, `Io`.
    pub fn backup_of_day(&self) -> Result<Option<PathBuf>> {
        unfinished()
    }

    /// The records that the journal gives when it is replayed from nothing.
    ///
    /// # Errors
    /// `Damaged` when an entry does not fit those before it.
    pub fn replay(&self) -> Result<Book> {
        unfinished()
    }

    /// Checks the journal's chain and that it gives the records of the file.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn verify(&self) -> Result<Verification> {
        unfinished()
    }

    /// A number that changes when somebody else has written to the file.
    ///
    /// # Errors
    /// `Busy`, `Io`.
    pub fn data_version(&self) -> Result<i64> {
        unfinished()
    }
}
