//! Writing a change: its records and its journal entry in one transaction, or neither.

use super::{Head, Result, Store, StoreError, journal, rows};
use crate::domain::{DraftKey, Edit, Entry, PeriodId, Record, RecordKey, is_follow_up};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::{HashMap, HashSet};

/// What a change does to one record, all told.
struct Net<'a> {
    key: RecordKey,
    before: Option<&'a Record>,
    after: Option<&'a Record>,
}

impl Store {
    pub(super) fn write(&mut self, entry: &Entry, drop_draft: Option<&DraftKey>) -> Result<Head> {
        self.writable()?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(head) = journal::find(&transaction, entry.id)? {
            return Ok(head);
        }
        let edits = net(&entry.change.edits)?;
        expect_unlocked(&transaction, &edits)?;
        expect_unchanged(&transaction, &edits)?;
        write_rows(&transaction, &edits)?;
        let head = journal::append(&transaction, entry, self.context.ids.salt())?;
        if let Some(key) = drop_draft {
            let sql = "DELETE FROM draft WHERE form = ?1 AND subject = ?2";
            transaction.prepare_cached(sql)?.execute(params![key.form, key.subject])?;
        }
        transaction.commit()?;
        Ok(head)
    }

    pub(super) fn writable(&self) -> Result<()> {
        match &self.granted {
            super::Granted::Write => Ok(()),
            super::Granted::Read(why) => Err(StoreError::ReadOnly(why.clone())),
        }
    }
}

/// Joins edits of the same record: only what it was first and becomes last is for the file.
fn net(edits: &[Edit]) -> Result<Vec<Net<'_>>> {
    let mut places: HashMap<RecordKey, usize> = HashMap::new();
    let mut net: Vec<Net<'_>> = Vec::new();
    for edit in edits {
        let Some(key) = edit.key() else { continue };
        let conflict = || StoreError::Conflict(Some(key));
        let (before, after) = (edit.before.as_ref(), edit.after.as_ref());
        if before.is_some_and(|record| record.key() != key) {
            return Err(conflict());
        }
        match places.get(&key).and_then(|place| net.get_mut(*place)) {
            Some(earlier) if earlier.after == before => earlier.after = after,
            Some(_) => return Err(conflict()),
            None => {
                places.insert(key, net.len());
                net.push(Net { key, before, after });
            }
        }
    }
    Ok(net)
}

/// A period may have been signed off by somebody else since the change was made in memory.
fn expect_unlocked(connection: &Connection, edits: &[Net<'_>]) -> Result<()> {
    let brought: HashSet<RecordKey> = edits.iter().map(|edit| edit.key).collect();
    let mut seen: HashSet<PeriodId> = HashSet::new();
    let reported = edits.iter().filter(|edit| !is_follow_up(edit.before, edit.after));
    for record in reported.flat_map(|edit| [edit.before, edit.after]).flatten() {
        let Some(period) = period_of(connection, record)? else { continue };
        let key = RecordKey::Period(period);
        if brought.contains(&key) || !seen.insert(period) {
            continue;
        }
        let sql = "SELECT locked_on IS NOT NULL FROM period WHERE id = ?1";
        let locked = connection.prepare_cached(sql)?.query_row([rows::blob(&period.0)], |row| row.get(0)).optional()?;
        if locked == Some(true) {
            return Err(StoreError::Conflict(Some(key)));
        }
    }
    Ok(())
}

/// The period whose report tells a record. That of an item or a question is known by what it belongs to.
fn period_of(connection: &Connection, record: &Record) -> Result<Option<PeriodId>> {
    let (sql, owner) = match record {
        Record::SheetItem(item) => ("SELECT period_id FROM test_sheet WHERE id = ?1", item.sheet_id.0),
        Record::SurveyQuestion(question) => ("SELECT period_id FROM survey WHERE id = ?1", question.survey_id.0),
        other => return Ok(other.period_id()),
    };
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([rows::blob(&owner)], |row| rows::id(row, 0)).optional()?)
}

fn expect_unchanged(connection: &Connection, edits: &[Net<'_>]) -> Result<()> {
    for edit in edits {
        if rows::fetch_record(connection, edit.key)?.as_ref() != edit.before {
            return Err(StoreError::Conflict(Some(edit.key)));
        }
    }
    Ok(())
}

fn write_rows(connection: &Connection, edits: &[Net<'_>]) -> Result<()> {
    // Two periods may exchange numbers, or two plans years: both must be out before either is in.
    let gone = |edit: &&Net<'_>| {
        let exchanges = matches!(edit.key, RecordKey::Plan(_) | RecordKey::Period(_));
        edit.before.is_some() && (edit.after.is_none() || exchanges)
    };
    for edit in edits.iter().filter(gone) {
        rows::delete_record(connection, edit.key)?;
    }
    for record in edits.iter().filter_map(|edit| edit.after) {
        rows::write_record(connection, record)?;
    }
    Ok(())
}
