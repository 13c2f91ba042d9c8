//! The schema and its steps from version to version.
//!
//! A new file takes every step from nothing, so an upgraded file and a new one are the same by construction. A
//! released step is never changed (a test holds its fingerprint): the next change is a new step.

use super::{Result, StoreError, rows};
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

/// What marks a SQLite file as ours: "IKPL".
pub(super) const APPLICATION_ID: i32 = 0x494B_504C;

/// The steps; after step *n* a file has version *n*.
pub(super) const STEPS: &[&str] = &[
    include_str!("schema/0001_init.sql"),
    include_str!("schema/0002_figures.sql"),
    include_str!("schema/0003_texts.sql"),
    include_str!("schema/0004_glance.sql"),
    include_str!("schema/0005_year.sql"),
    include_str!("schema/0006_look.sql"),
];

/// The version this program writes.
pub(super) const VERSION: i32 = 6;

/// The fingerprint of the schema after every step.
const FINGERPRINT: &str = "3f956d6cfb3fe8199b061999f4eb3fe9";

/// Takes the steps that a file of version `from` lacks, each in a transaction of its own.
pub(super) fn upgrade(connection: &mut Connection, from: i32, steps: &[&str]) -> Result<()> {
    let done = usize::try_from(from).map_err(|_| StoreError::Damaged(format!("version {from}")))?;
    for (version, step) in (from + 1..).zip(steps.iter().skip(done)) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if now >= version {
            // Another program has taken the step while this one waited for it.
            continue;
        }
        transaction.execute_batch(step)?;
        if transaction.prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Err(StoreError::Damaged(format!("references do not hold after step {version}")));
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Refuses a file whose schema holds anything else than what the steps make, so that no trigger or view of somebody
/// else's ever runs.
pub(super) fn check(connection: &Connection) -> Result<()> {
    if fingerprint(connection)? == FINGERPRINT {
        return Ok(());
    }
    compare(connection, STEPS)
}

/// The same of a file of an earlier version, before a step is let near it; gives the version. Both are read as of one
/// moment, since another program may be taking the steps.
pub(super) fn checked_version(connection: &Connection) -> Result<i32> {
    let moment = connection.unchecked_transaction()?;
    let version: i32 = moment.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(version).ok().and_then(|done| STEPS.get(..done));
    compare(&moment, done.ok_or_else(|| StoreError::Damaged(format!("version {version}")))?)?;
    Ok(version)
}

fn compare(connection: &Connection, steps: &[&str]) -> Result<()> {
    let (found, expected) = (objects(connection)?, objects(&fresh(steps)?)?);
    if found == expected {
        return Ok(());
    }
    let strange = found.iter().find(|object| !expected.contains(object));
    let missing = expected.iter().find(|object| !found.contains(object));
    let named = strange.or(missing).map_or_else(String::new, |(kind, name, _)| format!("{kind} {name}"));
    Err(StoreError::Altered(named))
}

type Object = (String, String, String);

/// What the schema holds, but for what SQLite adds itself: indexes of keys, and statistics.
const OBJECTS: &str = "SELECT type, name, sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))";

fn objects(connection: &Connection) -> Result<Vec<Object>> {
    let mut statement = connection.prepare(OBJECTS)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut objects = rows.collect::<rusqlite::Result<Vec<Object>>>()?;
    objects.sort_unstable();
    Ok(objects)
}

/// Of what the schema holds, as it lies there: the steps put it in one order. A file that was packed anew by somebody
/// else has another, and is compared piece by piece.
fn fingerprint(connection: &Connection) -> Result<String> {
    let (mut hash, mut statement) = (Sha256::new(), connection.prepare(OBJECTS)?);
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..3 {
            hash.update(row.get_ref(column)?.as_bytes().unwrap_or_default());
            hash.update([0]);
        }
    }
    Ok(rows::hex(&hash.finalize(), 16))
}

fn fresh(steps: &[&str]) -> Result<Connection> {
    let mut connection = Connection::open_in_memory()?;
    upgrade(&mut connection, 0, steps)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_released_steps_are_what_they_were() {
        assert_eq!(i32::try_from(STEPS.len()), Ok(VERSION));
        assert_eq!(fingerprint(&fresh(STEPS).unwrap()).unwrap(), FINGERPRINT);
    }

    #[test]
    fn a_file_that_was_packed_anew_is_still_ours() {
        let file = fresh(STEPS).unwrap();
        file.execute_batch("VACUUM").unwrap();
        assert_ne!(fingerprint(&file).unwrap(), FINGERPRINT, "the order is another");
        check(&file).unwrap();
    }

    #[test]
    fn an_upgraded_file_has_the_schema_of_a_new_one() {
        let next = "ALTER TABLE board ADD COLUMN note TEXT NOT NULL DEFAULT ''; CREATE INDEX b ON board (note);";
        let steps = [STEPS, &[next]].concat();
        let mut old = fresh(STEPS).unwrap();
        old.execute_batch("INSERT INTO board VALUES (zeroblob(16), 'Nämnden', 'board', '', 1)").unwrap();
        upgrade(&mut old, VERSION, &steps).unwrap();
        assert_eq!(objects(&old).unwrap(), objects(&fresh(&steps).unwrap()).unwrap());
        let version: i32 = old.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, VERSION + 1);
        let name: String = old.query_row("SELECT name || note FROM board", [], |row| row.get(0)).unwrap();
        assert_eq!(name, "Nämnden");
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_at_its_version() {
        let steps = [STEPS, &["CREATE TABLE half (x TEXT) STRICT; CREATE TABLE half (x TEXT) STRICT;"]].concat();
        let mut file = fresh(STEPS).unwrap();
        assert!(upgrade(&mut file, VERSION, &steps).is_err());
        check(&file).unwrap();
        let version: i32 = file.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, VERSION);
    }
}
