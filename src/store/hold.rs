//! Who has a file open.
//!
//! A row in the file names the holder, because the file is all that two computers share. Whether a holder on this
//! computer still lives is told by a lock on a small file of ours, which the system lets go of when the process
//! dies, however it dies. (No lock on the file itself: SQLite's own would be lost with it.) A holder elsewhere cannot
//! be asked, and is forgotten after a long day without a change.

use super::{Access, Granted, Holder, ReadOnly, Result, Store, StoreContext, StoreError, rows};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// How long a holder on another computer is believed without a sign of life.
const LONG_DAY: TimeDelta = TimeDelta::hours(18);

/// The lock that says this process lives.
pub(super) struct Mark {
    token: Uuid,
    file: Option<(File, PathBuf)>,
}

impl Drop for Mark {
    fn drop(&mut self) {
        if let Some((file, path)) = self.file.take() {
            // Unlocked by closing; a name left behind means nothing, since nobody holds its lock.
            drop(file);
            let _ = std::fs::remove_file(path);
        }
    }
}

struct Row {
    token: Uuid,
    place: Vec<u8>,
    holder: Holder,
}

/// Who holds the file, unless that process has died.
pub(super) fn holder(connection: &Connection, path: &Path, context: &StoreContext) -> Result<Option<Holder>> {
    let sql = "SELECT token, place, who, host, since FROM holder";
    let row = connection.query_row(sql, [], |row| {
        Ok(Row {
            token: rows::id(row, 0)?,
            place: row.get(1)?,
            holder: Holder { who: rows::text(row, 2)?, host: rows::text(row, 3)?, since: rows::time(row, 4)? },
        })
    });
    let Some(row) = row.optional()? else { return Ok(None) };
    let alive = match here(context) {
        Some((here, marks)) if here == row.place => is_locked(&marks.join(mark_name(row.token, path))),
        _ => seen_lately(connection, row.holder.since, context)?,
    };
    Ok(alive.then_some(row.holder))
}

fn is_locked(mark: &Path) -> bool {
    let Ok(file) = OpenOptions::new().write(true).open(mark) else { return false };
    let locked = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    drop(file);
    if !locked {
        let _ = std::fs::remove_file(mark);
    }
    locked
}

fn seen_lately(connection: &Connection, since: DateTime<Utc>, context: &StoreContext) -> Result<bool> {
    let last = "SELECT at FROM journal_entry ORDER BY seq DESC LIMIT 1";
    let written = connection.query_row(last, [], |row| rows::time(row, 0)).optional()?;
    let seen = written.map_or(since, |written| written.max(since));
    Ok(context.clock.now() - seen < LONG_DAY)
}

/// This computer and account, as a value that tells nobody else anything, and where its marks lie.
fn here(context: &StoreContext) -> Option<(Vec<u8>, &Path)> {
    let marks = context.marks.as_deref()?;
    let mut hash = Sha256::new();
    hash.update(context.host.as_bytes());
    hash.update([0]);
    hash.update(marks.as_os_str().as_encoded_bytes());
    Some((hash.finalize().to_vec(), marks))
}

/// Names a mark by its file too, so that a copy made of a held file is not held.
fn mark_name(token: Uuid, path: &Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut hash = Sha256::new();
    hash.update(token.as_bytes());
    hash.update(path.as_os_str().as_encoded_bytes());
    format!("{}.lock", rows::hex(&hash.finalize(), 16))
}

fn make_mark(path: &Path, context: &StoreContext) -> Mark {
    let token = context.ids.id();
    // Without a place for marks the row still tells others who has the file.
    let file = context.marks.as_deref().and_then(|marks| {
        std::fs::create_dir_all(marks).ok()?;
        let name = marks.join(mark_name(token, path));
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&name).ok()?;
        file.try_lock().ok()?;
        Some((file, name))
    });
    Mark { token, file }
}

impl Store {
    pub(super) fn take_hold(&mut self) -> Result<()> {
        if self.asked != Access::Hold || !self.granted.can_write() || self.mark.is_some() {
            return Ok(());
        }
        let mark = make_mark(&self.path, &self.context);
        match self.write_hold(&mark) {
            Ok(None) => self.mark = Some(mark),
            Ok(Some(holder)) => self.granted = Granted::Read(ReadOnly::Held(holder)),
            // The file can be written but its folder cannot, so no save can be made safe.
            Err(StoreError::ReadOnly(_) | StoreError::Unreadable(..)) => {
                self.granted = Granted::Read(ReadOnly::Unwritable);
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn write_hold(&mut self, mark: &Mark) -> Result<Option<Holder>> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(holder) = holder(&transaction, &self.path, &self.context)? {
            return Ok(Some(holder));
        }
        let place = mark.file.as_ref().and(here(&self.context)).map_or_else(Vec::new, |(here, _)| here);
        let sql = "INSERT INTO holder (one, token, who, host, place, since) VALUES (1, ?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (one) DO UPDATE SET token = ?1, who = ?2, host = ?3, place = ?4, since = ?5";
        let since = rows::timestamp(self.context.clock.now());
        let (user, host) = (&self.context.user, &self.context.host);
        transaction.execute(sql, params![rows::blob(&mark.token), user, host, place, since])?;
        transaction.commit()?;
        Ok(None)
    }

    /// Lets go of the file, as far as that can be written.
    pub(super) fn release(&mut self) {
        if let Some(mark) = self.mark.take() {
            let _ = self.connection.execute("DELETE FROM holder WHERE token = ?1", [rows::blob(&mark.token)]);
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.release();
    }
}
