//! A disk that refuses what it is given: nothing is lost, and "sparad" is said only when it is true.

use crate::harness::Story;
use crate::support::changes::sized;
use crate::support::world;
use ikplan::domain::{Change, Edit, RecordKind, Verb};
use ikplan::store::{Store, StoreContext};
use rusqlite::Connection;
use std::path::PathBuf;
use tempfile::TempDir;

/// A story on a file whose disk refuses to change what is recorded.
fn refusing() -> (TempDir, PathBuf, Story) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ikplan");
    let (context, _) = world::context(folder.path());
    let mut made = Store::create(&path, &StoreContext { backups: None, marks: None, ..context }).unwrap();
    let edits = sized(8).records().map(Edit::add).collect();
    let change = Change { verb: Verb::Import, kind: RecordKind::Plan, subject: "Allt".into(), plan_id: None, edits };
    made.commit(&world::entry(change), None).unwrap();
    drop(made);
    let story = Story::file(&path);
    let refuse = "CREATE TRIGGER refuse BEFORE UPDATE ON outcome BEGIN SELECT raise(ABORT, 'the disk fails'); END;";
    Connection::open(&path).unwrap().execute_batch(refuse).unwrap();
    (folder, path, story)
}

fn completed(path: &PathBuf) -> i64 {
    let sql = "SELECT count(*) FROM outcome WHERE status = 'completed'";
    Connection::open(path).unwrap().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_disk_that_recovers_gets_all_that_waited_for_it() {
    let (_folder, path, mut story) = refusing();
    let before = completed(&path);
    story.keys("x<Down>x").sees("EJ SPARAD (2)").sees_not("sparad 1");
    assert_eq!(completed(&path), before);
    // However often one asks to leave, what is unsaved is not given up without being chosen.
    story.keys("qqq").sees("2 ändringar är inte sparade").sees("förlora 2");
    story.keys("<Esc><C-c>").sees("förlora 2");
    assert!(!story.quit);
    Connection::open(&path).unwrap().execute_batch("DROP TRIGGER refuse").unwrap();
    story.keys("1").until("sparad 1");
    assert_eq!(completed(&path), before + 2);
    story.keys("q");
    assert!(story.quit);
}

#[test]
fn what_the_disk_refuses_can_be_given_up_on_purpose() {
    let (_folder, path, mut story) = refusing();
    let before = completed(&path);
    story.keys("xq3");
    assert!(story.quit);
    story.end();
    assert_eq!(completed(&path), before);
}
