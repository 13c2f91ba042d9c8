//! Copies: one a day of a file that is worked in, one before an upgrade, and those that are asked for.

use super::{Result, Store, StoreContext, StoreError, open, rows};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

fn copy(from: &Connection, to: &Path) -> Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(to.to_owned()));
    }
    let making = open::temporary(to)?;
    {
        let mut made = Connection::open(&making)?;
        // In one step, so that nobody's write comes between and starts it over.
        let step = Backup::new(from, &mut made)?.step(-1)?;
        if step != StepResult::Done {
            return Err(StoreError::Busy);
        }
        made.execute("DELETE FROM holder", [])?;
    }
    open::put_in_place(making, to)
}

/// The folder for the copies of a file: its name, told apart from others of that name by where it lies.
fn folder(path: &Path, context: &StoreContext) -> Option<PathBuf> {
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let hash = Sha256::digest(place.as_os_str().as_encoded_bytes());
    let tag = rows::hex(&hash, 4);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Some(context.backups.as_ref()?.join(format!("{stem}-{tag}")))
}

fn make_folder(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).map_err(|error| StoreError::Io(error.to_string()))
}

/// Copies a file as it was before an upgrade. That copy is never let go.
pub(super) fn before_upgrade(connection: &Connection, path: &Path, version: i32, context: &StoreContext) -> Result<()> {
    let Some(folder) = folder(path, context) else { return Ok(()) };
    make_folder(&folder)?;
    let to = folder.join(format!("version-{version}-{}.ikplan", context.clock.today()));
    match copy(connection, &to) {
        Err(StoreError::Exists(_)) => Ok(()),
        done => done,
    }
}

impl Store {
    pub(super) fn copy_to(&self, to: &Path) -> Result<()> {
        copy(&self.connection, to)
    }

    pub(super) fn copy_of_day(&self) -> Result<Option<PathBuf>> {
        let kept = self.context.daily_kept;
        let Some(folder) = folder(&self.path, &self.context).filter(|_| kept > 0) else { return Ok(None) };
        let to = folder.join(format!("{}.ikplan", self.context.clock.today()));
        if to.exists() {
            return Ok(None);
        }
        make_folder(&folder)?;
        match copy(&self.connection, &to) {
            Err(StoreError::Exists(_)) => return Ok(None),
            done => done?,
        }
        rotate(&folder, kept);
        Ok(Some(to))
    }
}

/// Lets the oldest daily copies go; what has another name is somebody's own.
fn rotate(folder: &Path, kept: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut daily: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_daily(path)).collect();
    daily.sort();
    let surplus = daily.len().saturating_sub(kept);
    for old in daily.iter().take(surplus) {
        let _ = std::fs::remove_file(old);
    }
}

fn is_daily(path: &Path) -> bool {
    let date = path.file_stem().and_then(|stem| stem.to_str()).map(str::parse::<chrono::NaiveDate>);
    matches!(date, Some(Ok(_))) && path.extension().is_some_and(|extension| extension == "ikplan")
}
