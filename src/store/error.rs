//! What can go wrong with a file, each with what a person needs to be told.

use super::types::ReadOnly;
use crate::domain::{PlanId, RecordKey};
use rusqlite::ErrorCode;
use std::io::ErrorKind;
use std::path::PathBuf;

/// Why the store refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{} does not exist", .0.display())]
    Missing(PathBuf),
    /// There is no such folder to put a file in.
    #[error("the folder {} does not exist", .0.display())]
    NoFolder(PathBuf),
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
    Unreadable(PathBuf, ErrorKind),
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

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let detail = error.to_string();
        let Some(failure) = error.sqlite_error() else {
            return match error {
                // A column that is not what its table allows.
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => Self::Damaged(detail),
                _ => Self::Unexpected(detail),
            };
        };
        match (failure.code, failure.extended_code) {
            (ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _) => Self::Busy,
            (_, ffi::SQLITE_READONLY_ROLLBACK | ffi::SQLITE_READONLY_RECOVERY) => Self::Interrupted,
            (ErrorCode::ReadOnly, _) => Self::ReadOnly(ReadOnly::Unwritable),
            (ErrorCode::DiskFull, _) => Self::Full,
            // A read that falls short: the file ends before its contents do.
            (ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)
            | (_, ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_CORRUPTFS) => Self::Damaged(detail),
            (ErrorCode::TooBig, _) => Self::TooLarge,
            (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY | ffi::SQLITE_CONSTRAINT_UNIQUE) => Self::Conflict(None),
            // The journal of a save could not be made: the folder is not ours to write in.
            (ErrorCode::CannotOpen, _) => Self::ReadOnly(ReadOnly::Unwritable),
            (ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied | ErrorCode::OutOfMemory, _) => Self::Io(detail),
            _ => Self::Unexpected(detail),
        }
    }
}
