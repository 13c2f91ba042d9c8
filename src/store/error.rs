//! What can go wrong with a file, each with what a person needs to be told.

use super::types::ReadOnly;
use crate::domain::{PlanId, RecordKey};
use std::path::PathBuf;

/// Why the store refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{} does not exist", .0.display())]
    Missing(PathBuf),
    /// There is a file already where a new one was to be made.
    #[error("{} exists", .0.display())]
    Exists(PathBuf),
    /// It is a folder.
    #[error("{} is a directory", .0.display())]
    Directory(PathBuf),
    /// It is a device, a pipe or the like.
    #[error("{} is not a regular file", .0.display())]
    NotAFile(PathBuf),
    /// It has no contents at all.
    #[error("{} is empty", .0.display())]
    Empty(PathBuf),
    /// The system refuses to let it be read or made.
    #[error("{} cannot be opened: {}", .0.display(), .1)]
    Unreadable(PathBuf, String),
    /// It is something else than an ikplan file.
    #[error("{} is not an ikplan file", .0.display())]
    Foreign(PathBuf),
    /// A newer version of the program made it.
    #[error("{} has version {found}, this program knows {known}", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i32,
        /// The latest version this program knows.
        known: i32,
    },
    /// It is from an earlier version and cannot be brought up to date, because it cannot be written.
    #[error("{} has version {found} and cannot be written", .path.display())]
    Outdated {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i32,
    },
    /// Another program has put something into the file's schema, or taken something out of it.
    #[error("the schema has been altered: {0}")]
    Altered(String),
    /// Its contents cannot be what the program wrote.
    #[error("damaged: {0}")]
    Damaged(String),
    /// An interrupted save must be rolled back first, which needs writing.
    #[error("an interrupted save must be rolled back, and the file cannot be written")]
    Interrupted,
    /// Somebody else is writing right now.
    #[error("busy")]
    Busy,
    /// It is open for reading only.
    #[error("read-only")]
    ReadOnly(ReadOnly),
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// A record, or what it belongs to, has been changed by somebody else in the meantime.
    #[error("conflict at {0:?}")]
    Conflict(Option<RecordKey>),
    /// The file has no such plan.
    #[error("no plan {0}")]
    NoPlan(PlanId),
    /// It is larger than the store takes.
    #[error("too large")]
    TooLarge,
    /// The disk or the system refused.
    #[error("the disk refused: {0}")]
    Io(String),
    /// A fault in the program.
    #[error("unexpected: {0}")]
    Unexpected(String),
}
