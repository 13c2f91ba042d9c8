//! The journal: its chain recomputed by another hand, and that nothing in it can be changed.

use super::support::changes::{seed, sized};
use super::support::world::{entry, entry_of};
use super::{Place, raw};
use ikplan::domain::*;
use ikplan::store::{Access, HistoryQuery, Store};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Barrier;

/// A file with a change, its undo and its redo.
fn journaled(place: &Place) -> PathBuf {
    let path = place.file(&seed());
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    let book = store.load_all().unwrap();
    let plan = book.all::<Plan>().next().unwrap().clone();
    let done = entry(book.put_change(Verb::Edit, Plan { title: "Åäö \u{0} \"".to_owned(), ..plan }));
    let undone = entry_of(EntryKind::Undo(done.id), done.change.inverse());
    let redone = entry_of(EntryKind::Redo(undone.id), done.change.clone());
    for entry in [&done, &undone, &redone] {
        store.commit(entry, None).unwrap();
    }
    path
}

/// The head of the chain, from the bytes that the documentation of `src/store/journal.rs` lists.
fn recomputed(file: &Connection) -> Vec<u8> {
    let sql = "SELECT e.id, e.copy_id, e.at, e.who, e.kind, e.target_id, e.plan_id, p.salt, p.change, e.hash
        FROM journal_entry e JOIN journal_payload p USING (seq) ORDER BY seq";
    let mut statement = file.prepare(sql).unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut last: Option<Vec<u8>> = None;
    while let Some(row) = rows.next().unwrap() {
        let bytes = |at: usize| row.get::<_, Option<Vec<u8>>>(at).unwrap().unwrap_or_else(|| vec![0; 16]);
        let text = |at: usize| row.get::<_, String>(at).unwrap();
        let mut payload = bytes(7);
        payload.extend(text(8).into_bytes());
        let mut all = b"ikplan journal entry 1\n".to_vec();
        all.extend(bytes(0));
        all.extend(bytes(1));
        for column in [2, 3] {
            all.extend((text(column).len() as u32).to_be_bytes());
            all.extend(text(column).into_bytes());
        }
        all.push(["do", "undo", "redo"].iter().position(|kind| *kind == text(4)).unwrap() as u8);
        all.extend(bytes(5));
        all.extend(bytes(6));
        all.extend(u32::from(last.is_some()).to_be_bytes());
        all.extend(last.unwrap_or_default());
        all.extend(Sha256::digest(&payload));
        let hash = Sha256::digest(&all).to_vec();
        assert_eq!(hash, bytes(9));
        last = Some(hash);
    }
    last.unwrap()
}

#[test]
fn another_program_can_check_the_chain() {
    let place = Place::new();
    let path = journaled(&place);
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    let found = store.verify().unwrap();
    assert_eq!((found.entries, found.replays), (4, Some(true)));
    assert_eq!(found.head.unwrap().hash.to_vec(), recomputed(&raw(&path)));
    assert_eq!(store.head().unwrap(), found.head);
}

#[test]
fn the_journal_takes_additions_only() {
    let place = Place::new();
    let path = journaled(&place);
    let file = raw(&path);
    for sql in [
        "UPDATE journal_entry SET who = 'Annan' WHERE seq = 2",
        "DELETE FROM journal_entry WHERE seq = 4",
        "DELETE FROM journal_parent",
        "UPDATE journal_parent SET place = 1",
        "DELETE FROM journal_payload WHERE seq = 4",
        "UPDATE journal_payload SET change = '{}' WHERE seq = 2",
        "UPDATE journal_payload SET salt = zeroblob(16) WHERE seq = 2",
        "UPDATE journal_payload SET change = NULL, salt = NULL WHERE seq = 2",
        "UPDATE journal_payload SET change = NULL, salt = NULL, redacted_at = 'x', redacted_by = 'x', redacted_why = ' '",
        "REPLACE INTO journal_payload (seq, salt, change) VALUES (2, zeroblob(16), '{}')",
        "REPLACE INTO journal_entry SELECT seq, id, copy_id, at, 'Annan', kind, target_id, plan_id, payload_hash, hash
            FROM journal_entry WHERE seq = 4",
        "REPLACE INTO journal_entry SELECT 5, id, copy_id, at, who, kind, target_id, plan_id, payload_hash, hash
            FROM journal_entry WHERE seq = 4",
        "INSERT INTO journal_entry SELECT 9, randomblob(16), copy_id, at, who, kind, target_id, plan_id, payload_hash,
            hash FROM journal_entry WHERE seq = 4",
    ] {
        assert!(file.execute(sql, []).is_err(), "{sql}");
    }
    assert!(Store::open(&path, &place.context, Access::Read).unwrap().verify().unwrap().is_sound());
}

/// Changes a file as somebody would who removes the protection and puts it back.
fn forge(path: &Path, sql: &str) {
    let file = raw(path);
    let triggers = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
    let mut statement = file.prepare(triggers).unwrap();
    let triggers: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    for (name, _) in &triggers {
        file.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    file.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    for (_, sql) in &triggers {
        file.execute_batch(sql).unwrap();
    }
}

#[test]
fn what_is_written_while_somebody_verifies_is_no_forgery() {
    let place = Place::new();
    let path = place.file(&sized(300));
    let mut writer = Store::open(&path, &place.context, Access::Write).unwrap();
    let reader = Store::open(&path, &place.context, Access::Read).unwrap();
    let book = writer.load_all().unwrap();
    let (rounds, together) = (30, Barrier::new(2));
    std::thread::scope(|scope| {
        let together = &together;
        let verified = scope.spawn(move || {
            // Whoever waits in vain on a slow machine says so, and that is no forgery.
            let found = (0..rounds).filter_map(|_| {
                together.wait();
                reader.verify().ok()
            });
            found.filter(|found| !found.is_sound()).count()
        });
        let mut board = book.boards()[0].clone();
        for round in 0..rounds {
            together.wait();
            for name in 0..3 {
                let next = Board { name: format!("Nämnd {round}.{name}"), ..board.clone() };
                let edits = vec![Edit::replace(board.clone(), next.clone())];
                let change = Change { edits, ..book.put_change(Verb::Edit, next.clone()) };
                if writer.commit(&entry(change), None).is_ok() {
                    board = next;
                }
            }
        }
        assert_eq!(verified.join().unwrap(), 0);
    });
}

#[test]
fn whatever_is_forged_shows() {
    for (sql, broken) in [
        ("UPDATE journal_entry SET who = 'Annan' WHERE seq = 2", 1),
        ("UPDATE journal_entry SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 1", 1),
        ("UPDATE journal_entry SET kind = 'do', target_id = NULL WHERE seq = 3", 1),
        ("UPDATE journal_payload SET change = replace(change, 'Åäö', 'Öäå') WHERE seq = 2", 1),
        ("UPDATE journal_entry SET hash = randomblob(32) WHERE seq = 2", 2),
        ("DELETE FROM journal_parent WHERE entry_id = (SELECT id FROM journal_entry WHERE seq = 3)", 1),
        ("DELETE FROM journal_payload WHERE seq = 4", 1),
    ] {
        let place = Place::new();
        let path = journaled(&place);
        forge(&path, sql);
        let found = Store::open(&path, &place.context, Access::Read).unwrap().verify().unwrap();
        assert_eq!(found.broken.len(), broken, "{sql}");
        assert!(!found.is_sound());
    }
    // Records changed behind the journal's back: the chain holds, but it does not give what the file says.
    let place = Place::new();
    let path = journaled(&place);
    raw(&path).execute("UPDATE board SET name = 'Smygändrad'", []).unwrap();
    let found = Store::open(&path, &place.context, Access::Read).unwrap().verify().unwrap();
    assert_eq!((found.broken.len(), found.replays), (0, Some(false)));
}

#[test]
fn an_entry_can_be_redacted_and_the_chain_still_holds() {
    let place = Place::new();
    let path = journaled(&place);
    let head = recomputed(&raw(&path));
    let sql = "UPDATE journal_payload SET change = NULL, salt = NULL, redacted_at = ?1, redacted_by = 'Arkivarien',
        redacted_why = 'Personnamn' WHERE seq = 2";
    raw(&path).execute(sql, params!["2024-09-02T08:00:00.000000Z"]).unwrap();
    let store = Store::open(&path, &place.context, Access::Write).unwrap();
    let found = store.verify().unwrap();
    assert_eq!((found.broken.len(), found.redacted.len(), found.replays), (0, 1, None));
    assert_eq!(found.head.unwrap().hash.to_vec(), head);
    assert_eq!(store.replay().unwrap(), store.load_all().unwrap(), "later entries are believed");
    let history = store.history(&HistoryQuery::default()).unwrap();
    assert_eq!(history.iter().filter(|item| item.what.is_none()).count(), 1);
    assert_eq!(store.entry(found.redacted[0]).unwrap(), None);
    let twice = raw(&path).execute("UPDATE journal_payload SET redacted_why = 'Annat' WHERE seq = 2", []);
    assert!(twice.is_err(), "the reason is fixed too");
}

#[test]
fn an_entry_of_a_whole_plan_is_one_entry() {
    let place = Place::new();
    let path = place.file(&sized(100));
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    let found = store.verify().unwrap();
    assert_eq!((found.entries, found.replays), (1, Some(true)));
    assert_eq!(store.undo_stacks(None, 10).unwrap().undo.len(), 1);
}
