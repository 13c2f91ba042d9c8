//! The file: what it keeps, what it refuses, and that nothing confirmed is lost.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::wildcard_imports,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "tests may fail loudly"
)]

#[path = "../support/mod.rs"]
mod support;

mod changes;
mod conflicts;
mod files;
mod held;
mod hostile;
mod journal;
mod threads;
mod trouble;
mod upgrade;

use ikplan::domain::Book;
use ikplan::store::{Store, StoreContext};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use support::world::{StillClock, context};
use tempfile::TempDir;

/// A folder of a test's own, with a world in it.
struct Place {
    folder: TempDir,
    context: StoreContext,
    clock: Arc<StillClock>,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (context, clock) = context(folder.path());
        Self { folder, context, clock }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A new file with these records.
    fn file(&self, book: &Book) -> PathBuf {
        let path = self.path("plan.ikplan");
        let mut store = Store::create(&path, &self.context).unwrap();
        store.commit(&support::world::entry(import(book)), None).unwrap();
        path
    }
}

/// The change that enters every record of a book.
fn import(book: &Book) -> ikplan::domain::Change {
    use ikplan::domain::{Change, Edit, RecordKind, Verb};
    let edits = book.records().map(Edit::add).collect();
    Change { verb: Verb::Import, kind: RecordKind::Plan, subject: "Allt".to_owned(), plan_id: None, edits }
}

/// A look at a file as any SQLite program has it, with none of our care.
fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}
