//! A world that stands still: a clock that is told the time, counted identities, no directories but a test's own.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use ikplan::domain::{Change, Entry, EntryId, EntryKind};
use ikplan::env::{Clock, Ids};
use ikplan::store::StoreContext;
use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

/// A clock that moves only when it is told to.
#[derive(Default)]
pub struct StillClock(AtomicI64);

impl StillClock {
    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        self.0.fetch_add(time.num_seconds(), Ordering::Relaxed);
    }
}

impl Clock for StillClock {
    fn now(&self) -> DateTime<Utc> {
        // 2024-09-02 08:00.
        DateTime::from_timestamp(1_725_264_000 + self.0.load(Ordering::Relaxed), 0).unwrap()
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc()
    }
}

static COUNT: LazyLock<AtomicU64> = LazyLock::new(|| AtomicU64::new(1));

/// Identities that are counted, over all worlds of a test run so that two never meet.
pub struct CountedIds;

impl Ids for CountedIds {
    fn id(&self) -> Uuid {
        Uuid::from_u128((7 << 76) | u128::from(COUNT.fetch_add(1, Ordering::Relaxed)))
    }

    fn salt(&self) -> [u8; 16] {
        self.id().into_bytes()
    }
}

/// A context whose directories lie in `folder`.
pub fn context(folder: &Path) -> (StoreContext, Arc<StillClock>) {
    let clock = Arc::new(StillClock::default());
    let context = StoreContext {
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        ids: Arc::new(CountedIds),
        user: "Test Testsson".to_owned(),
        host: "dator".to_owned(),
        backups: Some(folder.join("backups")),
        daily_kept: 14,
        marks: Some(folder.join("marks")),
    };
    (context, clock)
}

/// A new identity.
pub fn id() -> Uuid {
    CountedIds.id()
}

/// An entry of its own for a change.
pub fn entry(change: Change) -> Entry {
    entry_of(EntryKind::Do, change)
}

/// An entry of any kind.
pub fn entry_of(kind: EntryKind, change: Change) -> Entry {
    let at = StillClock::default().now();
    Entry { id: EntryId(id()), at, who: "Test Testsson".to_owned(), kind, change }
}
