//! Making and opening files.
//!
//! What is not ours, or newer than we are, is told from its first bytes before SQLite is let near it, so that
//! opening never changes it. A file is made under another name and renamed when it is complete.

use super::{Access, Granted, ReadOnly, Result, Store, StoreContext, StoreError};
use super::{backup, hold, rows, schema};
use crate::domain::Entry;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, params};
use std::fs::File;
use std::hint::black_box;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long to wait for somebody else's write to end.
const PATIENCE: Duration = Duration::from_secs(5);
/// How much of a file is kept in memory. Reading goes through most of it once, and a page that is used again costs less
/// than a new one. (Pages that are being written stay until there are two thousand: to put them on the disk before the
/// change is complete means to wait for it twice.)
const CACHE_KIB: i32 = 128;
/// The longest value the store takes: the journal entry of a large import.
const LONGEST: i32 = 256 << 20;
/// The heap that is made at the beginning, in blocks that are not yet so large that they would lie outside it.
const ROOM_BLOCKS: usize = 6;
const ROOM_BLOCK: usize = 120 << 10;

pub(super) fn create(path: &Path, context: &StoreContext) -> Result<Store> {
    let path = absolute(path)?;
    make(&path, context, |_| Ok(()))?;
    open(&path, context, Access::Write)
}

pub(super) fn create_with(path: &Path, context: &StoreContext, entry: &Entry) -> Result<()> {
    make(&absolute(path)?, context, |store| store.commit(entry, None).map(drop))
}

/// Makes a file under another name, fills it, and gives it its name.
fn make(path: &Path, context: &StoreContext, fill: impl FnOnce(&mut Store) -> Result<()>) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let making = temporary(path)?;
    let mut connection = connect(&making, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    init(&mut connection, context)?;
    let mut store = granted(connection, making.to_path_buf(), context);
    fill(&mut store)?;
    drop(store);
    put_in_place(making, path)
}

/// A file that was just made.
fn granted(connection: Connection, path: PathBuf, context: &StoreContext) -> Store {
    Store { connection, path, context: context.clone(), granted: Granted::Write, asked: Access::Write, mark: None }
}

pub(super) fn create_scratch(path: &Path, context: &StoreContext) -> Result<Store> {
    let path = absolute(path)?;
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path));
    }
    let mut connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    // It is filled in one transaction, and its pages need not stay in memory for that: nobody waits for this disk.
    connection.execute_batch("PRAGMA cache_spill = 1;")?;
    init(&mut connection, context)?;
    Ok(granted(connection, path, context))
}

pub(super) fn open(path: &Path, context: &StoreContext, access: Access) -> Result<Store> {
    let path = absolute(path)?;
    check_header(&path)?;
    make_room();
    let mut connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let version = stored_version(&connection, &path)?;
    check_length(&connection, &path)?;
    let unwritable = connection.is_readonly("main")?;
    if version < schema::VERSION {
        if unwritable {
            return Err(StoreError::Outdated { path, found: version });
        }
        let version = schema::checked_version(&connection)?;
        if version < schema::VERSION {
            backup::before_upgrade(&connection, &path, version, context)?;
            schema::upgrade(&mut connection, version, schema::STEPS)?;
        }
    }
    let moment = connection.unchecked_transaction()?;
    schema::check(&connection)?;
    let granted = if unwritable {
        Granted::Read(ReadOnly::Unwritable)
    } else if access == Access::Read {
        Granted::Read(ReadOnly::Asked)
    } else if access == Access::Hold
        && let Some(holder) = hold::holder(&connection, &path, context)?
    {
        Granted::Read(ReadOnly::Held(holder))
    } else {
        Granted::Write
    };
    drop(moment);
    if !granted.can_write() {
        connection.pragma_update(None, "query_only", true)?;
    }
    Ok(Store { connection, path, context: context.clone(), granted, asked: access, mark: None })
}

/// A name beside `path` under which its contents can be made.
pub(super) fn temporary(path: &Path) -> Result<tempfile::TempPath> {
    let unreadable = |error: std::io::Error| refused(path, &error);
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ikplan-").suffix(".tmp");
    #[cfg(unix)]
    // As any new file: what the person's mask leaves of these, not what a secret gets.
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    Ok(builder.tempfile_in(folder).map_err(unreadable)?.into_temp_path())
}

/// Gives a finished file its name, unless something has it already.
pub(super) fn put_in_place(made: tempfile::TempPath, path: &Path) -> Result<()> {
    let Err(failed) = made.persist_noclobber(path) else {
        keep_name(path);
        return Ok(());
    };
    // Some shares know neither links nor a rename that spares what is there; a check just before is the next best.
    if failed.error.kind() == ErrorKind::AlreadyExists || path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    failed.path.persist(path).map_err(|failed| refused(path, &failed.error))?;
    keep_name(path);
    Ok(())
}

/// Waits until the disk has the name too: a copy from before an upgrade must not be lost when the upgrade is not. Where folders
/// cannot be waited for, the system sees to it by itself.
fn keep_name(path: &Path) {
    let folder = path.parent().and_then(|folder| File::open(folder).ok());
    let _ = folder.map(|folder| folder.sync_all());
}

fn refused(path: &Path, error: &std::io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full,
        ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        ErrorKind::NotFound => StoreError::NoFolder(path.parent().unwrap_or(path).to_owned()),
        kind => StoreError::Unreadable(path.to_owned(), kind),
    }
}

/// SQLite gives some names a meaning of their own (":memory:"); an absolute path is never one of them.
fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|error| StoreError::Unreadable(path.to_owned(), error.kind()))
}

/// Whether a file looks like one of ours.
pub(super) fn is_plan(path: &Path) -> bool {
    matches!(check_header(path), Ok(()) | Err(StoreError::Newer { .. }))
}

fn check_header(path: &Path) -> Result<()> {
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(StoreError::Missing(path.to_owned())),
        Err(error) => return Err(StoreError::Unreadable(path.to_owned(), error.kind())),
    };
    if metadata.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    } else if !metadata.is_file() {
        return Err(StoreError::NotAFile(path.to_owned()));
    } else if metadata.len() == 0 {
        return Err(StoreError::Empty(path.to_owned()));
    }
    let unreadable = |error: std::io::Error| StoreError::Unreadable(path.to_owned(), error.kind());
    let mut header = Vec::with_capacity(100);
    File::open(path).map_err(unreadable)?.take(100).read_to_end(&mut header).map_err(unreadable)?;
    let number = |at: usize| {
        let bytes = header.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(i32::from_be_bytes)
    };
    let ours = header.starts_with(b"SQLite format 3\0") && number(68) == Some(schema::APPLICATION_ID);
    match number(60) {
        Some(found) if ours && found > schema::VERSION => {
            Err(StoreError::Newer { path: path.to_owned(), found, known: schema::VERSION })
        }
        Some(_) if ours => Ok(()),
        _ => Err(StoreError::Foreign(path.to_owned())),
    }
}

/// Refuses a file that ends within a page. SQLite fills up what is missing and goes on, and who knows what stood there. An
/// interrupted write has been rolled back by now.
fn check_length(connection: &Connection, path: &Path) -> Result<()> {
    let page: u32 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let length = path.metadata().map_err(|error| refused(path, &error))?.len();
    if length.is_multiple_of(page.max(1).into()) {
        return Ok(());
    }
    Err(StoreError::Damaged(format!("{length} bytes are not whole pages of {page}")))
}

/// The version as SQLite sees it: an interrupted upgrade has been rolled back by now.
fn stored_version(connection: &Connection, path: &Path) -> Result<i32> {
    let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    match version {
        1..=schema::VERSION => Ok(version),
        ..1 => Err(StoreError::Damaged(format!("version {version}"))),
        _ => Err(StoreError::Newer { path: path.to_owned(), found: version, known: schema::VERSION }),
    }
}

/// A second connection to a file that is open already, to read from it beside the first.
pub(super) fn beside(path: &Path) -> Result<Connection> {
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

/// Makes the heap of this thread as large as opening a file and a first glance at a plan want it. That of a thread grows page
/// by page, and each time costs as much as filling the page.
fn make_room() {
    let room: [Vec<u8>; ROOM_BLOCKS] = std::array::from_fn(|_| Vec::with_capacity(ROOM_BLOCK));
    black_box(room);
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, LONGEST),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 8),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 100),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 8),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, value)?;
    }
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        // Without this, a statement is planned anew for every value it is given.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
    ] {
        connection.set_db_config(setting, value)?;
    }
    connection.execute_batch(
        "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_spill = 2000;",
    )?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    Ok(connection)
}

fn init(connection: &mut Connection, context: &StoreContext) -> Result<()> {
    schema::upgrade(connection, 0, schema::STEPS)?;
    let made = rows::timestamp(context.clock.now());
    let copy = context.ids.id().to_string();
    for (key, value) in [("copy_id", copy.as_str()), ("made_at", &made), ("made_by", env!("CARGO_PKG_VERSION"))] {
        connection.execute("INSERT INTO meta (key, value) VALUES (?1, ?2)", params![key, value])?;
    }
    Ok(())
}
