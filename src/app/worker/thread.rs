//! What the store's thread does: its queue, and each job.

use super::file::{self, File};
use super::{Done, Job, OpenRequest, PlanChoice};
use crate::app::failure::Failure;
use crate::domain::{DraftKey, Entry, PlanId, UndoStacks};
use crate::store::{Access, Store, StoreContext, StoreError};
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// Where what came of the jobs goes.
pub(super) type Notify = Box<dyn Fn(Done) + Send>;

/// Opens what is asked for and works until it is closed.
pub(super) fn run(request: OpenRequest, context: StoreContext, inbox: Receiver<Job>, notify: Notify) {
    let mut thread = Thread {
        file: File::None,
        plan: None,
        seen: 0,
        backed_up: false,
        tidied: false,
        waiting: VecDeque::new(),
        stalled: None,
        last: false,
        context,
        inbox,
        notify,
    };
    match request {
        OpenRequest::Scratch { book } => thread.file = File::Unmade(book),
        OpenRequest::File { path, plan, period, rows } => {
            let open = |thread: &mut Thread| {
                thread.file = File::Open(Store::open(&path, &thread.context, Access::Hold)?);
                thread.glance(&plan, period.as_deref(), rows)
            };
            if open(&mut thread).unwrap_or_else(|error| thread.refuse(error)) == Then::End {
                return;
            }
        }
    }
    thread.work();
}

struct Thread {
    file: File,
    /// The open plan.
    plan: Option<PlanId>,
    /// The version of the file's data that the screen has.
    seen: i64,
    /// Whether this session has seen to today's backup.
    backed_up: bool,
    /// Whether this session has seen to what others left behind.
    tidied: bool,
    waiting: VecDeque<Job>,
    /// Why the first of `waiting` could not be written.
    stalled: Option<Failure>,
    /// Whether the queue is tried for the last time.
    last: bool,
    context: StoreContext,
    inbox: Receiver<Job>,
    notify: Notify,
}

/// Whether the thread goes on after a job.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    End,
}

impl Thread {
    fn work(&mut self) {
        loop {
            if self.stalled.is_some() || self.waiting.is_empty() {
                if !std::mem::replace(&mut self.tidied, true) {
                    self.file.tidy();
                }
                // A handle that is gone has nothing more to say than that it is over.
                let job = self.inbox.recv().unwrap_or(Job::Close);
                self.take(job);
            }
            while let Ok(job) = self.inbox.try_recv() {
                self.take(job);
            }
            if self.stalled.is_none()
                && let Some(job) = self.waiting.pop_front()
                && self.perform(job) == Then::End
            {
                return;
            }
        }
    }

    /// Puts a job in the queue, unless it is about the queue itself.
    fn take(&mut self, job: Job) {
        let Some(failure) = &self.stalled else { return self.waiting.push_back(job) };
        match job {
            Job::Retry => self.stalled = None,
            Job::Reload(..) => {
                self.waiting.retain(|job| !matches!(job, Job::Commit { .. }));
                self.waiting.push_back(job);
                self.stalled = None;
            }
            Job::Close => {
                self.last = true;
                self.waiting.push_back(Job::Close);
                self.stalled = None;
            }
            Job::Commit { .. } => {
                let failure = failure.clone();
                self.waiting.push_back(job);
                self.say(Done::Stalled { failure, waiting: self.unwritten() });
            }
            job => self.waiting.push_back(job),
        }
    }

    fn unwritten(&self) -> usize {
        self.waiting.iter().filter(|job| matches!(job, Job::Commit { .. })).count()
    }

    fn perform(&mut self, job: Job) -> Then {
        if self.file.is_unmade() && self.is_done_without_a_file(&job) {
            return Then::GoOn;
        }
        match job {
            Job::Whole => return self.whole().unwrap_or_else(|error| self.refuse(error)),
            Job::Commit { entry, drop_draft } => return self.commit(entry, drop_draft),
            Job::SaveDraft(draft) => match self.with(|store| store.save_draft(&draft)) {
                Ok(()) => self.say(Done::DraftSaved(draft.key)),
                Err(error) => self.say(Done::DraftFailed(Box::new(draft), error.into())),
            },
            Job::DropDraft(key) => self.quietly(|thread| thread.with(|store| store.drop_draft(&key))),
            Job::SaveView(key, json) => self.save_view(&key, &json),
            Job::Undo(limit) => self.answer(|thread| thread.stacks(limit).map(Done::Undo)),
            Job::History(query) => self.answer(|thread| thread.with(|store| store.history(&query)).map(Done::History)),
            Job::Entry(id) => self.answer(|thread| {
                let entry = thread.with(|store| store.entry(id))?;
                Ok(Done::Entry(entry.map(Box::new)))
            }),
            Job::All(tag) => self.answer(|thread| {
                let book = thread.with(|store| store.load_all())?;
                Ok(Done::All(tag, Box::new(book)))
            }),
            Job::StateAt(id) => self.answer(|thread| {
                let state = thread.with(|store| store.state_at(id))?;
                Ok(Done::StateAt(id, state.map(Box::new)))
            }),
            Job::QuickCheck => {
                let checked = self.with(|store| store.quick_check());
                self.say(Done::Checked(checked.map_err(Failure::from)));
            }
            Job::Backup => {
                let made = self.with(|store| store.backup_of_day());
                self.say(Done::BackedUp(made.map_err(Failure::from)));
            }
            Job::Refresh => self.quietly(Self::refresh),
            Job::Reload(tag, plan) => self.answer(|thread| thread.reload(tag, plan)),
            Job::Retry => {}
            Job::Close => {
                self.close();
                return Then::End;
            }
        }
        Then::GoOn
    }

    /// Does a job for which a scratch that has not been made need not be.
    fn is_done_without_a_file(&self, job: &Job) -> bool {
        match job {
            Job::Undo(_) => self.say(Done::Undo(UndoStacks::default())),
            Job::DropDraft(_) | Job::SaveView(..) | Job::Refresh => {}
            _ => return false,
        }
        true
    }

    /// Shows what there is to see of a plan at once, if reading all of it takes long; if not, reads it.
    fn glance(&mut self, choice: &PlanChoice, period: Option<&str>, rows: u16) -> Result<Then, StoreError> {
        let today = self.context.clock.today();
        let (seen, heads, glanced) = self.with(|store| {
            let _moment = store.moment()?;
            let seen = store.data_version()?;
            let heads = file::heads(store, choice)?;
            // What cannot be read now is for the reading of the whole to say.
            let glanced = file::glance(store, &heads, period, rows, today).unwrap_or_default();
            Ok((seen, heads, glanced))
        })?;
        match glanced {
            Some(glanced) => {
                (self.seen, self.plan) = (seen, heads.plan);
                self.say(Done::Glanced(Box::new(glanced)));
                Ok(Then::GoOn)
            }
            None => self.open(heads),
        }
    }

    /// Reads the plan of which the screen has seen a part.
    fn whole(&mut self) -> Result<Then, StoreError> {
        let choice = self.plan.map_or(PlanChoice::Latest, PlanChoice::Id);
        let heads = self.with(|store| file::heads(store, &choice))?;
        self.open(heads)
    }

    fn open(&mut self, heads: file::Heads) -> Result<Then, StoreError> {
        let (seen, opened) = self.with(|store| {
            let _moment = store.moment()?;
            Ok((store.data_version()?, file::read(store, heads)?))
        })?;
        (self.seen, self.plan) = (seen, opened.plan);
        self.say(Done::Opened(Box::new(opened)));
        self.claim();
        Ok(Then::GoOn)
    }

    fn refuse(&mut self, error: StoreError) -> Then {
        self.file = File::None;
        self.say(Done::Refused(error.into()));
        Then::End
    }

    /// Says in the file who has it. That waits for the disk, so the screen gets what it needs first.
    fn claim(&mut self) {
        let File::Open(store) = &mut self.file else { return };
        let before = store.access().clone();
        match store.claim().cloned() {
            Ok(granted) if granted == before => {}
            Ok(granted) => self.say(Done::AccessChanged(granted)),
            Err(error) => self.say(Done::Failed(error.into())),
        }
    }

    fn commit(&mut self, entry: Arc<Entry>, drop_draft: Option<DraftKey>) -> Then {
        self.backup_first();
        match self.with(|store| store.commit(&entry, drop_draft.as_ref())) {
            Ok(head) => {
                let at = self.context.clock.now();
                self.say(Done::Committed { id: entry.id, at, head: head.hash });
            }
            Err(error) => {
                self.waiting.push_front(Job::Commit { entry, drop_draft });
                if self.last {
                    self.close();
                    return Then::End;
                }
                // Who asked to end did not know of this yet, and may want to do something about it.
                self.waiting.retain(|job| !matches!(job, Job::Close));
                let failure = Failure::from(error);
                self.say(Done::Stalled { failure: failure.clone(), waiting: self.unwritten() });
                self.stalled = Some(failure);
            }
        }
        Then::GoOn
    }

    /// The day's first change is preceded by a copy of what was. Failing to make one does not keep the change back.
    fn backup_first(&mut self) {
        let File::Open(store) = &self.file else { return };
        if std::mem::replace(&mut self.backed_up, true) || !store.access().can_write() {
            return;
        }
        match store.backup_of_day() {
            Ok(None) => {}
            made => self.say(Done::BackedUp(made.map_err(Failure::from))),
        }
    }

    /// Only the last of several is worth waiting for the disk.
    fn save_view(&mut self, key: &str, json: &str) {
        let again = |job: &Job| matches!(job, Job::SaveView(later, _) if later == key);
        let can_write = self.file.store().is_none_or(|store| store.access().can_write());
        if can_write && !self.waiting.iter().any(again) {
            self.quietly(|thread| thread.with(|store| store.set_ui_state(key, json)));
        }
    }

    fn stacks(&mut self, limit: usize) -> Result<UndoStacks, StoreError> {
        let plan = self.plan;
        let mut stacks = self.with(|store| store.undo_stacks(plan, limit))?;
        if let File::Scratch { seed, .. } = &self.file {
            stacks.undo.retain(|(id, _)| id != seed);
        }
        Ok(stacks)
    }

    fn refresh(&mut self) -> Result<(), StoreError> {
        let version = self.with(|store| store.data_version())?;
        if std::mem::replace(&mut self.seen, version) != version {
            self.say(Done::ChangedElsewhere);
        }
        Ok(())
    }

    fn reload(&mut self, tag: u64, plan: Option<PlanId>) -> Result<Done, StoreError> {
        let choice = plan.or(self.plan).map_or(PlanChoice::Latest, PlanChoice::Id);
        let (seen, opened) =
            self.with(|store| Ok((store.data_version()?, file::read(store, file::heads(store, &choice)?)?)))?;
        (self.seen, self.plan) = (seen, opened.plan);
        Ok(Done::Reloaded(tag, Box::new(opened)))
    }

    /// Lets go of the file. Changes that wait are given up; drafts behind them are not.
    fn close(&mut self) {
        let mut unsaved = Vec::new();
        for job in std::mem::take(&mut self.waiting) {
            match job {
                Job::Commit { entry, .. } => unsaved.push(Arc::unwrap_or_clone(entry)),
                Job::SaveDraft(_) | Job::DropDraft(_) | Job::SaveView(..) => {
                    self.perform(job);
                }
                _ => {}
            }
        }
        self.file = File::None;
        self.say(Done::Closed { unsaved });
    }

    fn with<T>(&mut self, work: impl FnOnce(&mut Store) -> Result<T, StoreError>) -> Result<T, StoreError> {
        work(self.file.made(&self.context, &mut self.plan)?)
    }

    fn answer(&mut self, work: impl FnOnce(&mut Self) -> Result<Done, StoreError>) {
        match work(self) {
            Ok(done) => self.say(done),
            Err(error) => self.say(Done::Failed(error.into())),
        }
    }

    fn quietly(&mut self, work: impl FnOnce(&mut Self) -> Result<(), StoreError>) {
        if let Err(error) = work(self) {
            self.say(Done::Failed(error.into()));
        }
    }

    fn say(&self, done: Done) {
        (self.notify)(done);
    }
}
