//! The journal: every change, in a chain that shows if one is altered, lost or put in afterwards.
//!
//! What is hashed, so that another program can check it. All hashes are SHA-256, `||` joins bytes, numbers are
//! big-endian, texts are UTF-8, and `text(t)` is the length of `t` in bytes as 4 bytes, then `t`.
//!
//! ```text
//! payload_hash = SHA-256( salt (16 bytes) || journal_payload.change as stored )
//! hash         = SHA-256( "ikplan journal entry 1" and a line feed (23 bytes)
//!                      || id (16) || copy_id (16)
//!                      || text(at) || text(who)                 as stored
//!                      || kind (1 byte: 0 do, 1 undo, 2 redo)
//!                      || target_id (16; zeros when there is none)
//!                      || plan_id (16; zeros when there is none)
//!                      || number of parents (4) || hash of each parent (32), in the order of journal_parent.place
//!                      || payload_hash (32) )
//! ```
//!
//! The first entry has no parent; an entry made by a merge has several; every other has one, the entry before it.
//! The entry with the highest `seq` is the only one that is nobody's parent: its hash, the head, stands for the whole
//! journal. Redaction clears `salt` and `change` and leaves `payload_hash`, so the chain still holds.

use super::{Head, Result, StoreError, Verification, rows};
use crate::domain::{Book, Change, Entry, EntryId, EntryKind, PlanId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use uuid::Uuid;

const TAG: &[u8] = b"ikplan journal entry 1\n";

type Hash = [u8; 32];

/// The columns of an entry's header, before its hashes.
struct Header<'a> {
    id: Uuid,
    copy_id: Uuid,
    at: &'a str,
    who: &'a str,
    kind: EntryKind,
    plan_id: Option<PlanId>,
}

fn entry_hash(header: &Header<'_>, parents: &[Hash], payload_hash: &Hash) -> Hash {
    let (kind, target) = match header.kind {
        EntryKind::Do => (0, Uuid::nil()),
        EntryKind::Undo(target) => (1, target.0),
        EntryKind::Redo(target) => (2, target.0),
    };
    let mut hash = Sha256::new();
    hash.update(TAG);
    hash.update(header.id.as_bytes());
    hash.update(header.copy_id.as_bytes());
    for text in [header.at, header.who] {
        hash.update(length(text.len()));
        hash.update(text.as_bytes());
    }
    hash.update([kind]);
    hash.update(target.as_bytes());
    hash.update(header.plan_id.map_or(Uuid::nil(), |plan| plan.0).as_bytes());
    hash.update(length(parents.len()));
    for parent in parents {
        hash.update(parent);
    }
    hash.update(payload_hash);
    hash.finalize().into()
}

fn length(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes()
}

fn payload_hash(salt: &[u8], change: &str) -> Hash {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(change.as_bytes());
    hash.finalize().into()
}

const fn kind_code(kind: EntryKind) -> (&'static str, Option<EntryId>) {
    match kind {
        EntryKind::Do => ("do", None),
        EntryKind::Undo(target) => ("undo", Some(target)),
        EntryKind::Redo(target) => ("redo", Some(target)),
    }
}

/// Reads the kind and target of an entry from two columns.
pub(super) fn kind(row: &Row<'_>, at: usize) -> rusqlite::Result<EntryKind> {
    match row.get_ref(at)?.as_str() {
        Ok("do") => Ok(EntryKind::Do),
        Ok("undo") => Ok(EntryKind::Undo(rows::id(row, at + 1)?)),
        Ok("redo") => Ok(EntryKind::Redo(rows::id(row, at + 1)?)),
        _ => Err(rows::decode_error(row, at, "unknown code")),
    }
}

/// The last entry.
pub(super) fn head(connection: &Connection) -> Result<Option<Head>> {
    let sql = "SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([], |row| Ok(Head { seq: row.get(0)?, hash: row.get(1)? })).optional()?)
}

/// The entry with this identity.
pub(super) fn find(connection: &Connection, id: EntryId) -> Result<Option<Head>> {
    let mut statement = connection.prepare_cached("SELECT seq, hash FROM journal_entry WHERE id = ?1")?;
    let read = |row: &Row<'_>| Ok(Head { seq: row.get(0)?, hash: row.get(1)? });
    Ok(statement.query_row([rows::blob(&id.0)], read).optional()?)
}

fn copy_id(connection: &Connection) -> Result<Uuid> {
    let mut statement = connection.prepare_cached("SELECT value FROM meta WHERE key = 'copy_id'")?;
    let text: Option<String> = statement.query_row([], |row| row.get(0)).optional()?;
    let id = text.and_then(|text| text.parse().ok());
    id.ok_or_else(|| StoreError::Damaged("meta: the copy has no identity".to_owned()))
}

/// Adds an entry after the last one.
pub(super) fn append(connection: &Connection, entry: &Entry, salt: [u8; 16]) -> Result<Head> {
    let parent = head(connection)?;
    let change = rows::json(&entry.change)?;
    let (at, plan_id, copy_id) = (rows::timestamp(entry.at), entry.change.plan_id, copy_id(connection)?);
    let header = Header { id: entry.id.0, copy_id, at: &at, who: &entry.who, kind: entry.kind, plan_id };
    let payload_hash = payload_hash(&salt, &change);
    let parents: Vec<Hash> = parent.iter().map(|parent| parent.hash).collect();
    let hash = entry_hash(&header, &parents, &payload_hash);
    let seq = parent.map_or(1, |parent| parent.seq + 1);
    let (kind, target) = kind_code(entry.kind);
    let insert = "INSERT INTO journal_entry
        (seq, id, copy_id, at, who, kind, target_id, plan_id, payload_hash, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    connection.prepare_cached(insert)?.execute(params![
        seq,
        rows::blob(&entry.id.0),
        rows::blob(&copy_id),
        at,
        entry.who,
        kind,
        target.as_ref().map(|target| rows::blob(&target.0)),
        plan_id.as_ref().map(|plan| rows::blob(&plan.0)),
        payload_hash,
        hash,
    ])?;
    if parent.is_some() {
        let link = "INSERT INTO journal_parent (entry_id, place, parent_id)
            SELECT ?1, 0, id FROM journal_entry WHERE seq = ?2 - 1";
        connection.prepare_cached(link)?.execute(params![rows::blob(&entry.id.0), seq])?;
    }
    let payload = "INSERT INTO journal_payload (seq, salt, change) VALUES (?1, ?2, ?3)";
    connection.prepare_cached(payload)?.execute(params![seq, salt, change])?;
    Ok(Head { seq, hash })
}

/// Makes every change of the journal again, from nothing. Also names the entries that have been redacted: after
/// one of those the records it touched are no longer known, so later entries are believed rather than checked.
pub(super) fn replay(connection: &Connection) -> Result<(Book, Vec<EntryId>)> {
    replay_until(connection, |_| false)
}

/// As [`replay`], as far as the first change that is the last wanted.
pub(super) fn replay_until(connection: &Connection, is_last: impl Fn(&Change) -> bool) -> Result<(Book, Vec<EntryId>)> {
    let sql = "SELECT e.id, p.change FROM journal_entry e LEFT JOIN journal_payload p ON p.seq = e.seq ORDER BY e.seq";
    let mut statement = connection.prepare(sql)?;
    let mut entries = statement.query([])?;
    let (mut book, mut redacted) = (Book::default(), Vec::new());
    while let Some(row) = entries.next()? {
        let id: EntryId = rows::id(row, 0)?;
        let Some(json) = row.get_ref(1)?.as_str_or_null().map_err(rusqlite::Error::from)? else {
            redacted.push(id);
            continue;
        };
        let change = parse(json)?;
        if redacted.is_empty() {
            let fits = book.replay(&change);
            fits.map_err(|problem| StoreError::Damaged(format!("journal entry {id} does not fit: {problem}")))?;
        } else {
            book.overwrite(&change);
        }
        if is_last(&change) {
            break;
        }
    }
    Ok((book, redacted))
}

/// A change as the journal has it.
pub(super) fn parse(json: &str) -> Result<Change> {
    serde_json::from_str(json).map_err(|error| StoreError::Damaged(format!("journal: {error}")))
}

/// Checks the chain.
pub(super) fn verify(connection: &Connection) -> Result<Verification> {
    let parents = parents(connection)?;
    let sql = "SELECT e.seq, e.id, e.copy_id, e.at, e.who, e.kind, e.target_id, e.plan_id, e.payload_hash, e.hash,
        p.salt, p.change, p.redacted_at
        FROM journal_entry e LEFT JOIN journal_payload p ON p.seq = e.seq ORDER BY e.seq";
    let mut statement = connection.prepare(sql)?;
    let mut entries = statement.query([])?;
    let mut found = Verification::default();
    let mut hashes: HashMap<Uuid, Hash> = HashMap::new();
    while let Some(row) = entries.next()? {
        let (seq, id, hash): (i64, Uuid, Hash) = (row.get(0)?, rows::id(row, 1)?, row.get(9)?);
        let of_parents = parents.get(&id).map_or(&[][..], Vec::as_slice);
        // A parent that comes later, or not at all, has no hash here: the chain is broken at this entry.
        let known: Option<Vec<Hash>> = of_parents.iter().map(|parent| hashes.get(parent).copied()).collect();
        let rooted = of_parents.is_empty() == (seq == 1) && found.entries.cast_signed() + 1 == seq;
        let sound = match known {
            Some(parents) if rooted => entry_holds(row, id, &parents, &hash)?,
            _ => false,
        };
        if !sound {
            found.broken.push(EntryId(id));
        }
        if row.get_ref(12)? != rusqlite::types::ValueRef::Null {
            found.redacted.push(EntryId(id));
        }
        hashes.insert(id, hash);
        found.entries += 1;
        found.head = Some(Head { seq, hash });
    }
    Ok(found)
}

fn entry_holds(row: &Row<'_>, id: Uuid, parents: &[Hash], hash: &Hash) -> rusqlite::Result<bool> {
    let (at, who) = (rows::text(row, 3)?, rows::text(row, 4)?);
    let plan_id = match row.get_ref(7)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(rows::id(row, 7)?),
    };
    let header = Header { id, copy_id: rows::id(row, 2)?, at: &at, who: &who, kind: kind(row, 5)?, plan_id };
    let stored: Hash = row.get(8)?;
    let contents = match (row.get_ref(10)?.as_blob_or_null()?, row.get_ref(11)?.as_str_or_null()?) {
        (Some(salt), Some(change)) => payload_hash(salt, change) == stored,
        _ => row.get_ref(12)? != rusqlite::types::ValueRef::Null,
    };
    Ok(contents && entry_hash(&header, parents, &stored) == *hash)
}

fn parents(connection: &Connection) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let mut statement =
        connection.prepare("SELECT entry_id, parent_id FROM journal_parent ORDER BY entry_id, place")?;
    let mut rows = statement.query([])?;
    let mut parents: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    while let Some(row) = rows.next()? {
        parents.entry(rows::id(row, 0)?).or_default().push(rows::id(row, 1)?);
    }
    Ok(parents)
}
