//! What the store's thread was given to write and has not answered for. Should the disk never answer, this is what is left.

use super::{Done, Job};
use crate::domain::{Draft, Entry};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Shared by the thread and its handle.
#[derive(Clone, Default)]
pub(super) struct Unanswered(Arc<Mutex<Vec<Asked>>>);

enum Asked {
    Change(Arc<Entry>),
    Draft(Draft),
    /// From here on the file was to be read anew.
    Anew,
}

impl Unanswered {
    fn asked(&self) -> MutexGuard<'_, Vec<Asked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers what a job is to write.
    pub(super) fn ask(&self, job: &Job) {
        match job {
            Job::Commit { entry, .. } => self.asked().push(Asked::Change(Arc::clone(entry))),
            Job::SaveDraft(draft) => {
                let mut asked = self.asked();
                // Only the latest of several is worth keeping.
                asked.retain(|asked| !matches!(asked, Asked::Draft(earlier) if earlier.key == draft.key));
                asked.push(Asked::Draft(draft.clone()));
            }
            Job::DropDraft(key) => {
                self.asked().retain(|asked| !matches!(asked, Asked::Draft(draft) if draft.key == *key));
            }
            Job::Reload(..) => self.asked().push(Asked::Anew),
            _ => {}
        }
    }

    /// Forgets what has been answered for.
    pub(super) fn answer(&self, answered: &Answered) {
        let mut asked = self.asked();
        match answered {
            Answered::Change(id) => asked.retain(|asked| !matches!(asked, Asked::Change(entry) if entry.id == *id)),
            Answered::Draft(key) => asked.retain(|asked| !matches!(asked, Asked::Draft(draft) if draft.key == *key)),
            Answered::Anew => {
                let until = asked.iter().position(|asked| matches!(asked, Asked::Anew));
                asked.drain(..until.map_or(0, |at| at + 1));
            }
            Answered::All => asked.clear(),
            Answered::Nothing => {}
        }
    }

    /// Changes and drafts that nobody has answered for, in order.
    pub(super) fn all(&self) -> (Vec<Entry>, Vec<Draft>) {
        let (mut changes, mut drafts) = (Vec::new(), Vec::new());
        for asked in self.asked().iter() {
            match asked {
                Asked::Change(entry) => changes.push(Entry::clone(entry)),
                Asked::Draft(draft) => drafts.push(draft.clone()),
                Asked::Anew => {}
            }
        }
        (changes, drafts)
    }
}

/// What an answer answers for; taken before the answer is handed over, and acted upon when it has been.
pub(super) enum Answered {
    Change(crate::domain::EntryId),
    Draft(crate::domain::DraftKey),
    Anew,
    All,
    Nothing,
}

impl Answered {
    pub(super) fn of(done: &Done) -> Self {
        match done {
            Done::Committed { id, .. } => Self::Change(*id),
            Done::DraftSaved(key) => Self::Draft(key.clone()),
            Done::DraftFailed(draft, _) => Self::Draft(draft.key.clone()),
            Done::Reloaded(..) => Self::Anew,
            Done::Closed { .. } | Done::Refused(_) => Self::All,
            _ => Self::Nothing,
        }
    }
}
