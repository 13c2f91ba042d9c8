//! What the store is given and what it answers with. Plain values; nothing here touches a file.

use crate::domain::{Board, BoardId, Book, EntryId, EntryKind, Plan, PlanId, RecordKey, RecordKind, Verb};
use crate::env::{Clock, Env, Ids};
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::sync::Arc;

/// How many daily backups are kept unless a setting says otherwise.
pub const DAILY_KEPT: u16 = 14;

/// What the store needs to know of the world.
#[derive(Clone)]
pub struct StoreContext {
    /// The clock, for the dates of drafts, holders and backups.
    pub clock: Arc<dyn Clock>,
    /// Identities and salts.
    pub ids: Arc<dyn Ids>,
    /// The name of the person, to say who has a file open.
    pub user: String,
    /// The name of this computer.
    pub host: String,
    /// Where backups go; `None` makes none.
    pub backups: Option<PathBuf>,
    /// How many daily backups of a file are kept; 0 makes none.
    pub daily_kept: usize,
    /// Where the marks of open files lie, which the system lets go of when a process dies.
    pub marks: Option<PathBuf>,
}

impl StoreContext {
    /// What the program's environment says; the person's settings are `app::files::store_context`.
    #[must_use]
    pub fn of(env: &Env) -> Self {
        Self {
            clock: Arc::clone(&env.clock),
            ids: Arc::clone(&env.ids),
            user: env.user(),
            host: env.host.clone(),
            backups: env.dirs.data.as_ref().map(|data| data.join("backups")),
            daily_kept: DAILY_KEPT.into(),
            marks: env.dirs.state.as_ref().map(|state| state.join("open")),
        }
    }
}

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To be worked in for a while, as the screen does: others are told who has it. Read-only if somebody else has.
    Hold,
    /// For a short change, as the command line makes; also while somebody holds the file.
    Write,
    /// To be read only.
    Read,
}

/// What was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// Reading and writing.
    Write,
    /// Reading only, and why.
    Read(ReadOnly),
}

impl Granted {
    /// Whether changes can be written.
    #[must_use]
    pub const fn can_write(&self) -> bool {
        matches!(self, Self::Write)
    }
}

/// Why a file is open for reading only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// It was asked for.
    Asked,
    /// Somebody else has the file open.
    Held(Holder),
    /// The file, its folder or its disk cannot be written.
    Unwritable,
}

/// Who has a file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name of the person, possibly empty.
    pub who: String,
    /// The name of the computer.
    pub host: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A plan of a file, without its contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanHead {
    /// The plan.
    pub plan_id: PlanId,
    /// Whose it is.
    pub board_id: BoardId,
    /// The board's name.
    pub board: String,
    /// The municipality's name.
    pub municipality: String,
    /// The year.
    pub year: i32,
}

impl PlanHead {
    /// Those of a book's plans, by board and year.
    #[must_use]
    pub fn all(book: &Book) -> Vec<Self> {
        let plans = book.boards().into_iter().flat_map(|board| book.plans_of(board.id).map(move |plan| (board, plan)));
        let head = |(board, plan): (&Board, &Plan)| Self {
            plan_id: plan.id,
            board_id: board.id,
            board: board.name.clone(),
            municipality: board.municipality.clone(),
            year: plan.year,
        };
        plans.map(head).collect()
    }
}

/// A place in the journal's chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number of the entry in this file, from 1.
    pub seq: i64,
    /// Its hash.
    pub hash: [u8; 32],
}

/// Which part of the history is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct HistoryQuery {
    /// Of one plan (and of boards) only.
    pub plan: Option<PlanId>,
    /// Only entries that mention this record.
    pub record: Option<RecordKey>,
    /// Only entries before this number: the next page.
    pub before: Option<i64>,
    /// At most this many; 0 means 200.
    pub limit: usize,
}

/// An entry of the history, latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryItem {
    /// Its number in this file.
    pub seq: i64,
    /// Its identity.
    pub id: EntryId,
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Who made it.
    pub who: String,
    /// Whether it does, undoes or redoes.
    pub kind: EntryKind,
    /// What was done; `None` when the entry has been redacted.
    pub what: Option<What>,
    /// The plan it concerns, if one.
    pub plan_id: Option<PlanId>,
    /// Its hash in the chain.
    pub hash: [u8; 32],
}

/// What an entry did, in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    /// What was done.
    pub verb: Verb,
    /// To what kind of record.
    pub kind: RecordKind,
    /// Its name at the time.
    pub subject: String,
    /// How many records were touched.
    pub edits: usize,
}

/// What the store says of its own journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// How many entries there are.
    pub entries: u64,
    /// The last one.
    pub head: Option<Head>,
    /// Entries whose contents have been redacted.
    pub redacted: Vec<EntryId>,
    /// Entries whose hash is not what their contents give.
    pub broken: Vec<EntryId>,
    /// Whether replaying the journal gives the records of the file; `None` when redacted entries make it unanswerable.
    pub replays: Option<bool>,
}

impl Verification {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.broken.is_empty() && self.replays != Some(false)
    }
}

pub use crate::domain::Undoable;
