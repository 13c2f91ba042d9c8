//! The file: one SQLite database with the records, the journal of every change, and drafts.
//!
//! Owns everything that touches the database, and is the only module that names rusqlite. Imports `domain` and
//! `env`. A change is one immediate transaction: rows and journal entry together, or neither. A file that is
//! newer, foreign or damaged is refused and left as it is.

mod backup;
mod commit;
mod error;
mod glance;
mod history;
mod hold;
mod journal;
mod load;
mod notes;
mod open;
mod rows;
mod schema;
mod types;

use crate::domain::{
    Book, Change, Draft, DraftKey, Entry, EntryId, PeriodId, PlanId, RecordKey, SignOff, SignOffId, UndoStacks,
};
use rusqlite::{Connection, Transaction};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub use error::StoreError;
pub use glance::{Glance, Sight};
pub use types::{
    Access, DAILY_KEPT, Granted, Head, HistoryItem, HistoryQuery, Holder, PlanHead, ReadOnly, StoreContext, Undoable,
    Verification, What,
};

/// As long as this lives, all that is read is as of one moment, whoever writes meanwhile.
#[must_use]
pub struct Moment<'a> {
    _transaction: Option<Transaction<'a>>,
}

/// Answers of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open file.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    context: StoreContext,
    asked: Access,
    granted: Granted,
    mark: Option<hold::Mark>,
}

impl Store {
    /// Makes a new file, with no records. Never replaces one that exists.
    ///
    /// # Errors
    /// `Exists`, `Unreadable`, `Full`.
    pub fn create(path: &Path, context: &StoreContext) -> Result<Self> {
        open::create(path, context)
    }

    /// Makes a new file with a first entry in it: the file appears when it holds that. Never replaces one that exists.
    ///
    /// # Errors
    /// As [`Store::create`] and [`Store::commit`]; there is no file then.
    pub fn create_with(path: &Path, context: &StoreContext, entry: &Entry) -> Result<()> {
        open::create_with(path, context, entry)
    }

    /// Makes a file that nobody will miss: written without waiting for the disk.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create_scratch(path: &Path, context: &StoreContext) -> Result<Self> {
        open::create_scratch(path, context)
    }

    /// Whether a file looks like one of ours, of whichever version: what stands first in it is read and nothing else.
    #[must_use]
    pub fn is_plan(path: &Path) -> bool {
        open::is_plan(path)
    }

    /// Opens a file; one of an earlier version is backed up and brought up to date.
    ///
    /// # Errors
    /// Each reason for which a file is refused has its own [`StoreError`]; the file is then untouched.
    pub fn open(path: &Path, context: &StoreContext, access: Access) -> Result<Self> {
        open::open(path, context, access)
    }

    /// Marks the file as held, after [`Access::Hold`]. Apart from opening because it writes, which the first frame
    /// need not wait for.
    ///
    /// # Errors
    /// `Busy`, `Full` and the like. That somebody else was quicker is no error: see what is granted.
    pub fn claim(&mut self) -> Result<&Granted> {
        self.take_hold()?;
        Ok(&self.granted)
    }

    /// What was granted.
    #[must_use]
    pub const fn access(&self) -> &Granted {
        &self.granted
    }

    /// Begins a moment, unless this is one already. Without one, each reading takes and leaves the file's lock anew.
    ///
    /// # Errors
    /// `Io`.
    pub fn moment(&self) -> Result<Moment<'_>> {
        let outermost = self.connection.is_autocommit().then(|| self.connection.unchecked_transaction());
        Ok(Moment { _transaction: outermost.transpose()? })
    }

    /// The plans of the file, by board and year.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn plans(&self) -> Result<Vec<PlanHead>> {
        Ok(PlanHead::all(&self.read_heads()?))
    }

    /// A plan whole, with all boards and plan heads of the file.
    ///
    /// # Errors
    /// `NoPlan`, `Damaged`, `Busy`, `Io`.
    pub fn load_plan(&self, plan: PlanId) -> Result<Book> {
        self.read_plan(plan)
    }

    /// The boards and plan heads of the file, without any plan's contents.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn load_heads(&self) -> Result<Book> {
        self.read_heads()
    }

    /// Whether the contents of the file are so many that reading them takes longer than drawing them.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn takes_long(&self) -> Result<bool> {
        self.read_takes_long()
    }

    /// Reads the periods of a plan, without its other contents, into a book of heads.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn load_periods(&self, heads: &mut Book, plan: PlanId) -> Result<()> {
        self.read_periods(heads, plan)
    }

    /// Whether anything is recorded in a period.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn is_recorded(&self, period: PeriodId) -> Result<bool> {
        self.read_is_recorded(period)
    }

    /// What the first frame of a plan shows, added to its periods; `None` when the item to be selected is not to be
    /// seen.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn glance(&self, periods: Book, sight: &Sight<'_>) -> Result<Option<Glance>> {
        self.read_glance(periods, sight)
    }

    /// Every record of the file.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn load_all(&self) -> Result<Book> {
        self.read_all()
    }

    /// Writes a change and its journal entry, and drops the draft it came from. An entry that is in the journal
    /// already is not written again.
    ///
    /// # Errors
    /// `Conflict` when a record is not as the change believes, `ReadOnly`, `Busy`, `Full`, `Io`; nothing is written.
    pub fn commit(&mut self, entry: &Entry, drop_draft: Option<&DraftKey>) -> Result<Head> {
        self.write(entry, drop_draft)
    }

    /// What can be undone and redone in a plan, at most `limit` of each.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn undo_stacks(&self, plan: Option<PlanId>, limit: usize) -> Result<UndoStacks> {
        self.read_stacks(plan, limit)
    }

    /// The history, latest first.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn history(&self, query: &HistoryQuery) -> Result<Vec<HistoryItem>> {
        self.read_history(query)
    }

    /// An entry of the journal with its change; `None` when there is none, or it has been redacted.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn entry(&self, id: EntryId) -> Result<Option<Entry>> {
        self.read_entry(id)
    }

    /// The last entry of the journal.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn head(&self) -> Result<Option<Head>> {
        journal::head(&self.connection)
    }

    /// Saves what has been typed into a form.
    ///
    /// # Errors
    /// `ReadOnly`, `Busy`, `Full`, `Io`.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<()> {
        self.write_draft(draft)
    }

    /// The saved drafts, latest first.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        self.read_drafts()
    }

    /// Forgets a draft.
    ///
    /// # Errors
    /// `ReadOnly`, `Busy`, `Full`, `Io`.
    pub fn drop_draft(&mut self, key: &DraftKey) -> Result<()> {
        self.delete_draft(key)
    }

    /// What the screen remembered under a key: JSON text.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn ui_state(&self, key: &str) -> Result<Option<String>> {
        self.read_ui_state(key)
    }

    /// All that the screen remembered, by key.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn ui_states(&self) -> Result<BTreeMap<String, String>> {
        self.read_ui_states()
    }

    /// Remembers JSON text for the screen.
    ///
    /// # Errors
    /// `ReadOnly`, `Busy`, `Full`, `Io`.
    pub fn set_ui_state(&mut self, key: &str, json: &str) -> Result<()> {
        self.write_ui_state(key, json)
    }

    /// Checks the structure of the file and its references.
    ///
    /// # Errors
    /// `Damaged` with what was found.
    pub fn quick_check(&self) -> Result<()> {
        let mut found: Vec<String> = Vec::new();
        let mut statement = self.connection.prepare("PRAGMA quick_check(5)")?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            found.extend(Some(line?).filter(|line| line != "ok"));
        }
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        for table in statement.query_map([], |row| row.get::<_, String>(0))?.take(5) {
            found.push(format!("{}: a reference does not hold", table?));
        }
        if found.is_empty() { Ok(()) } else { Err(StoreError::Damaged(found.join("; "))) }
    }

    /// Copies the file; the copy is held by nobody. Never replaces a file that exists.
    ///
    /// # Errors
    /// `Exists`, `Full`, `Io`.
    pub fn backup(&self, to: &Path) -> Result<()> {
        self.copy_to(to)
    }

    /// Makes today's backup unless there is one, and lets the oldest go. `None` when there was nothing to do.
    ///
    /// # Errors
    /// `Full`, `Io`.
    pub fn backup_of_day(&self) -> Result<Option<PathBuf>> {
        self.copy_of_day()
    }

    /// The records that the journal gives when it is replayed from nothing.
    ///
    /// # Errors
    /// `Damaged` when an entry does not fit those before it.
    pub fn replay(&self) -> Result<Book> {
        journal::replay(&self.connection).map(|(book, _)| book)
    }

    /// The records as they were when a period was signed off; `None` when the journal has no such sign-off, or begins after
    /// it: a file that was taken in whole holds what became of the plan later, too.
    ///
    /// # Errors
    /// `Damaged` when an entry does not fit those before it.
    pub fn state_at(&self, sign_off: SignOffId) -> Result<Option<Book>> {
        let key = RecordKey::SignOff(sign_off);
        let begins = Cell::new(false);
        let makes = |change: &Change| {
            let adds = |wanted: fn(RecordKey, RecordKey) -> bool| {
                change
                    .edits
                    .iter()
                    .any(|edit| edit.before.is_none() && edit.key().is_some_and(|made| wanted(made, key)))
            };
            begins.set(adds(|made, _| matches!(made, RecordKey::Plan(_))));
            adds(|made, key| made == key)
        };
        let (book, _) = journal::replay_until(&self.connection, makes)?;
        let reaches = book.find::<SignOff>(sign_off).is_some() && !begins.get();
        Ok(reaches.then_some(book))
    }

    /// Checks the journal's chain and that it gives the records of the file.
    ///
    /// # Errors
    /// `Damaged`, `Busy`, `Io`.
    pub fn verify(&self) -> Result<Verification> {
        // Of one moment: what somebody writes between the journal and the records would look like a break.
        let _moment = self.moment()?;
        let mut found = journal::verify(&self.connection)?;
        if found.redacted.is_empty() {
            found.replays = Some(match journal::replay(&self.connection) {
                Ok((book, _)) => self.read_all()? == book,
                Err(StoreError::Damaged(_)) => false,
                Err(error) => return Err(error),
            });
        }
        Ok(found)
    }

    /// Lets the file grow to so many pages and no further, as a full disk would: for tests.
    ///
    /// # Errors
    /// `Io`.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<()> {
        Ok(self.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
    }

    /// A number that changes when somebody else has written to the file.
    ///
    /// # Errors
    /// `Busy`, `Io`.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }
}
