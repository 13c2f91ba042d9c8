//! The thread that owns the open file, so that the screen never waits for the disk.
//!
//! Jobs go in, in order; what came of them comes out through a callback. A change that cannot be written stays
//! first in the queue, and nothing behind it is written, until [`Job::Retry`] succeeds: what the screen shows is
//! always what the file will hold. `Committed` is said only when the disk has it.

mod file;
mod thread;
mod unanswered;

use super::failure::Failure;
use super::view::View;
use crate::domain::{Book, Draft, DraftKey, Entry, EntryId, PlanId, SignOffId, UndoStacks};
use crate::store::StoreError;
pub use crate::store::{Glance, Granted, HistoryItem, HistoryQuery, Holder, PlanHead, ReadOnly, StoreContext, What};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;
use unanswered::{Answered, Unanswered};

/// What is to be opened.
pub enum OpenRequest {
    /// A file.
    File {
        /// Where it lies.
        path: PathBuf,
        /// Which of its plans.
        plan: PlanChoice,
        /// Which of its periods, by number or name; as the plan was left where none is asked for.
        period: Option<String>,
        /// So many rows of the tree can be seen at once.
        rows: u16,
    },
    /// A throw-away copy of a book that is on the screen already; its file is made after the first frame, without
    /// waiting for the disk, and removed at the end.
    Scratch {
        /// Makes the records. The file wants them when the first frame is out, and a copy made before would hold it up.
        book: fn() -> Book,
    },
}

/// Which plan of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PlanChoice {
    /// The one used last (the view state `plan`), else the latest year of the first board.
    #[default]
    Latest,
    /// This one.
    Id(PlanId),
    /// The latest whose board's name and year are these, where given.
    Like {
        /// The board's name, or its beginning, whatever the case.
        board: Option<String>,
        /// The year.
        year: Option<i32>,
    },
}

/// Work for the thread.
pub enum Job {
    /// Read the whole plan, after a first glance at it.
    Whole,
    /// Write a change, and forget the draft it came from.
    Commit {
        /// The change; shared with what remembers it until it is written.
        entry: Arc<Entry>,
        /// The draft.
        drop_draft: Option<DraftKey>,
    },
    /// Save what has been typed.
    SaveDraft(Draft),
    /// Forget what has been typed.
    DropDraft(DraftKey),
    /// Remember something for the screen: a key and JSON text.
    SaveView(String, String),
    /// Fetch what can be undone in the open plan, at most so many.
    Undo(usize),
    /// Fetch a page of the history.
    History(HistoryQuery),
    /// Fetch one entry of the history with its change.
    Entry(EntryId),
    /// Read every plan of the file. The number comes back with the answer.
    All(u64),
    /// Read the file as it was when a period was signed off.
    StateAt(SignOffId),
    /// Check the file's structure.
    QuickCheck,
    /// Try again to write what could not be written.
    Retry,
    /// Make today's backup, unless there is one.
    Backup,
    /// See whether somebody else has written to the file.
    Refresh,
    /// Read a plan (`None`: the open one) from the file anew. Changes that wait to be written are given up. The number
    /// comes back with the answer, so that the screen can tell whether it has gone on meanwhile.
    Reload(u64, Option<PlanId>),
    /// Write everything that waits, let go of the file, and end. If a change cannot be written the thread says so and
    /// goes on; asked again, it tries once more and ends whatever comes of it.
    Close,
}

/// What came of it.
#[derive(Debug)]
pub enum Done {
    /// The file is open, and this is what the first frame of its plan shows: ask for the [`Job::Whole`] then. Only of
    /// plans that take their time.
    Glanced(Box<Glanced>),
    /// The file is open.
    Opened(Box<Opened>),
    /// The file could not be opened; the thread has ended.
    Refused(Failure),
    /// Somebody else was quicker, or the folder turned out not to be writable: reading only from here on.
    AccessChanged(Granted),
    /// A change is on the disk.
    Committed {
        /// The change's entry.
        id: EntryId,
        /// When.
        at: DateTime<Utc>,
        /// The head of the chain of changes from now on.
        head: [u8; 32],
    },
    /// A change could not be written; it waits, and what follows waits behind it.
    Stalled {
        /// Why.
        failure: Failure,
        /// How many changes wait.
        waiting: usize,
    },
    /// A draft is on the disk.
    DraftSaved(DraftKey),
    /// A draft could not be saved.
    DraftFailed(Box<Draft>, Failure),
    /// What can be undone.
    Undo(UndoStacks),
    /// A page of the history.
    History(Vec<HistoryItem>),
    /// An entry of the history; `None` when there is none, or it has been redacted.
    Entry(Option<Box<Entry>>),
    /// Every plan of the file.
    All(u64, Box<Book>),
    /// The file as it was at a sign-off; `None` when the journal does not reach back to it.
    StateAt(SignOffId, Option<Box<Book>>),
    /// The structure of the file is sound, or not.
    Checked(Result<(), Failure>),
    /// Today's backup: where it was made now; `None` when there was one already.
    BackedUp(Result<Option<PathBuf>, Failure>),
    /// Somebody else has written to the file: ask for it anew.
    ChangedElsewhere,
    /// The file, read anew.
    Reloaded(u64, Box<Opened>),
    /// Something else than a change or a draft failed: nothing is lost.
    Failed(Failure),
    /// The thread has let go of the file.
    Closed {
        /// The changes that could not be written, in order.
        unsaved: Vec<Entry>,
    },
}

/// An open file.
#[derive(Debug)]
pub struct Opened {
    /// Its records: the chosen plan whole, and all boards and plan heads.
    pub book: Book,
    /// The chosen plan; `None` when the file has none, or none like the one asked for.
    pub plan: Option<PlanId>,
    /// The plans of the file.
    pub plans: Vec<PlanHead>,
    /// Whether it can be written, and if not why.
    pub access: Granted,
    /// The head of the chain of changes.
    pub head: Option<[u8; 32]>,
    /// What was typed and not finished.
    pub drafts: Vec<Draft>,
    /// What the screen remembered, JSON text by key.
    pub views: BTreeMap<String, String>,
}

/// A first glance at an open file: enough to show it, too little to change it.
#[derive(Debug)]
pub struct Glanced {
    /// What the frame shows.
    pub glance: Glance,
    /// The chosen plan.
    pub plan: PlanId,
    /// Where it was left, with the period it opens with.
    pub view: View,
    /// The day that decided what is late.
    pub today: NaiveDate,
    /// The plans of the file.
    pub plans: Vec<PlanHead>,
    /// Whether it can be written, and if not why.
    pub access: Granted,
    /// What was typed and not finished.
    pub drafts: Vec<Draft>,
}

/// How far closing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// The thread has let go of the file.
    Closed,
    /// It still writes: ask again.
    Waiting,
}

/// The handle of the thread.
pub struct Worker {
    jobs: mpsc::Sender<Job>,
    ended: mpsc::Receiver<()>,
    closing: bool,
    unanswered: Unanswered,
}

impl Worker {
    /// Starts the thread, which opens the file at once. `notify` is called on that thread for everything it has to
    /// say; for a file the first call is [`Done::Glanced`], [`Done::Opened`] or [`Done::Refused`], for a
    /// scratch none of them comes.
    #[must_use]
    pub fn start(request: OpenRequest, context: StoreContext, notify: Box<dyn Fn(Done) + Send>) -> Self {
        let (jobs, inbox) = mpsc::channel();
        let (alive, ended) = mpsc::channel();
        let unanswered = Unanswered::default();
        let answers = unanswered.clone();
        let notify: Box<dyn Fn(Done) + Send> = Box::new(move |done| {
            let answered = Answered::of(&done);
            notify(done);
            answers.answer(&answered);
        });
        // Lies ready when the thread begins, so that it never waits for it, and is still here if none can be had.
        let work = Arc::new(Mutex::new(Some((request, notify))));
        let own = Arc::clone(&work);
        let body = move || {
            if let Some((request, notify)) = taken(&own) {
                thread::run(request, context, inbox, notify);
            }
            drop(alive);
        };
        if let Err(error) = std::thread::Builder::new().name("store".to_owned()).spawn(body)
            && let Some((_, notify)) = taken(&work)
        {
            notify(Done::Refused(StoreError::Io(error.to_string()).into()));
        }
        Self { jobs, ended, closing: false, unanswered }
    }

    /// Hands the thread a job. Returns whether it is there to take it.
    pub fn send(&self, job: Job) -> bool {
        self.unanswered.ask(&job);
        self.jobs.send(job).is_ok()
    }

    /// Changes and drafts it was given and has not answered for, in order: what may be lost if the disk never answers.
    #[must_use]
    pub fn unanswered(&self) -> (Vec<Entry>, Vec<Draft>) {
        self.unanswered.all()
    }

    /// Asks the thread once to write everything and let go of the file, and waits for it, at most so long. To be called
    /// again while it answers `Waiting`. If [`Done::Stalled`] comes meanwhile the thread goes on; to end all the same,
    /// send [`Job::Close`].
    pub fn close(&mut self, patience: Duration) -> Closing {
        if !self.closing {
            self.closing = true;
            let _ = self.send(Job::Close);
        }
        match self.ended.recv_timeout(patience) {
            Err(mpsc::RecvTimeoutError::Timeout) => Closing::Waiting,
            Ok(()) | Err(mpsc::RecvTimeoutError::Disconnected) => Closing::Closed,
        }
    }
}

fn taken<T>(place: &Mutex<Option<T>>) -> Option<T> {
    place.lock().unwrap_or_else(PoisonError::into_inner).take()
}
