//! The disk fills up, the process is killed, the file or its folder cannot be written.

use super::support::changes::{seed, sized};
use super::support::world::{context, entry};
use super::{Place, raw};
use ikplan::app::failure::{Failure, Kind};
use ikplan::domain::*;
use ikplan::store::{Access, Granted, ReadOnly, Store, StoreError};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn comment(book: &Book, text: &str) -> Change {
    let outcome = book.all::<Outcome>().next().unwrap().clone();
    book.put_change(Verb::Edit, Outcome { comment: text.to_owned(), ..outcome })
}

#[test]
fn a_full_disk_loses_nothing_and_the_change_can_be_written_later() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    let before = store.load_all().unwrap();
    let change = comment(&before, &"mycket text ".repeat(5_000));
    let entry = entry(change.clone());
    store.limit_pages(1).unwrap();
    assert_eq!(store.commit(&entry, None), Err(StoreError::Full));
    assert_eq!(Failure::from(StoreError::Full).kind, Kind::Io);
    assert_eq!(store.load_all().unwrap(), before);
    store.quick_check().unwrap();
    store.limit_pages(1_000_000).unwrap();
    store.commit(&entry, None).unwrap();
    let mut after = before;
    after.apply(&change).unwrap();
    assert_eq!(store.load_all().unwrap(), after);
    assert_eq!(store.replay().unwrap(), after);
}

/// What a crash in the middle of a save leaves behind: the file half written, and the journal to take it back.
fn interrupted(place: &Place, name: &str) -> (PathBuf, Book) {
    let path = place.file(&sized(200));
    let book = Store::open(&path, &place.context, Access::Read).unwrap().load_all().unwrap();
    let writer = raw(&path);
    let half =
        "PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE outcome SET comment = 'halv'; UPDATE area SET rank = -1;";
    writer.execute_batch(half).unwrap();
    let journal = |path: &Path| PathBuf::from(format!("{}-journal", path.display()));
    let left = place.path(name);
    fs::copy(&path, &left).unwrap();
    fs::copy(journal(&path), journal(&left)).unwrap();
    assert_ne!(fs::metadata(journal(&left)).unwrap().len(), 0);
    drop(writer);
    (left, book)
}

#[test]
fn an_interrupted_save_is_taken_back() {
    for access in [Access::Hold, Access::Write, Access::Read] {
        let place = Place::new();
        let (left, book) = interrupted(&place, "avbruten.ikplan");
        let store = Store::open(&left, &place.context, access).unwrap();
        assert_eq!(store.load_all().unwrap(), book);
        assert!(store.verify().unwrap().is_sound());
        store.quick_check().unwrap();
    }
}

#[test]
fn what_is_not_committed_is_not_there() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let book = Store::open(&path, &place.context, Access::Read).unwrap().load_all().unwrap();
    {
        let writer = raw(&path);
        writer.execute_batch("BEGIN IMMEDIATE; UPDATE outcome SET comment = 'halv'; DELETE FROM holder;").unwrap();
    }
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    assert_eq!(store.load_all().unwrap(), book);
}

#[expect(clippy::disallowed_methods, reason = "a test that runs itself again tells itself where")]
fn told() -> Option<PathBuf> {
    std::env::var("IKPLAN_TEST_FOLDER").ok().map(PathBuf::from)
}

/// This program again, to run one of the tests that are ignored otherwise.
fn again(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--ignored", "--nocapture"]).env("IKPLAN_TEST_FOLDER", folder);
    command
}

#[test]
#[ignore = "run by the test below, in a process that is killed"]
fn writer_that_is_killed() {
    let Some(folder) = told() else { return };
    let (context, _) = context(&folder);
    let mut store = Store::open(&folder.join("plan.ikplan"), &context, Access::Hold).unwrap();
    store.claim().unwrap();
    let mut book = store.load_all().unwrap();
    for turn in 0.. {
        let change = comment(&book, &format!("gång {turn}"));
        book.apply(&change).unwrap();
        store.commit(&entry(change), None).unwrap();
        println!("confirmed {turn}");
    }
}

#[test]
fn whatever_was_confirmed_is_there_after_a_kill() {
    for confirmed in [1, 4, 9] {
        let place = Place::new();
        let path = place.file(&sized(10));
        let mut child =
            again("trouble::writer_that_is_killed", place.folder.path()).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let last = lines.filter(|line| line.contains("confirmed")).nth(confirmed).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(last.ends_with(&format!("confirmed {confirmed}")), "{last}");
        let store = Store::open(&path, &place.context, Access::Hold).unwrap();
        assert_eq!(store.access(), &Granted::Write, "the dead hold nothing");
        assert!(store.head().unwrap().unwrap().seq > i64::try_from(confirmed).unwrap() + 1);
        assert_eq!(store.verify().unwrap().replays, Some(true));
        store.quick_check().unwrap();
    }
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
}

/// Runs a test as somebody whom permissions concern: they do not concern root.
#[cfg(unix)]
fn as_somebody(test: &str, folder: &Path) {
    use std::os::unix::process::CommandExt;
    let mut command = again(test, folder);
    if rustix::process::geteuid().is_root() {
        command.uid(65_534).gid(65_534);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_read_and_says_so() {
    let place = Place::new();
    set_mode(place.folder.path(), 0o777);
    for folder in ["own", "shut"] {
        fs::create_dir(place.path(folder)).unwrap();
        set_mode(&place.path(folder), 0o777);
    }
    let file = place.file(&seed());
    for name in ["fil.ikplan", "stängd.ikplan", "shut/mapp.ikplan"] {
        fs::copy(&file, place.path(name)).unwrap();
    }
    set_mode(&place.path("fil.ikplan"), 0o444);
    set_mode(&place.path("stängd.ikplan"), 0o000);
    set_mode(&place.path("shut/mapp.ikplan"), 0o666);
    set_mode(&place.path("shut"), 0o555);
    as_somebody("trouble::reader_without_rights", place.folder.path());
    set_mode(&place.path("shut"), 0o777);
}

#[cfg(unix)]
#[test]
#[ignore = "run by the test above, as somebody without rights"]
fn reader_without_rights() {
    let Some(folder) = told() else { return };
    let (context, _) = context(&folder.join("own"));
    let mut store = Store::open(&folder.join("fil.ikplan"), &context, Access::Hold).unwrap();
    let unwritable = Granted::Read(ReadOnly::Unwritable);
    assert_eq!(store.access(), &unwritable);
    assert_eq!(store.load_all().unwrap().all::<Board>().count(), 1);
    assert_eq!(store.claim().unwrap(), &unwritable);
    assert_eq!(store.set_ui_state("a", "1"), Err(StoreError::ReadOnly(ReadOnly::Unwritable)));
    // The file could be written, but not the journal beside it.
    let mut store = Store::open(&folder.join("shut/mapp.ikplan"), &context, Access::Hold).unwrap();
    assert_eq!(store.claim().unwrap(), &unwritable);
    assert_eq!(store.load_all().unwrap().all::<Board>().count(), 1);
    let closed = folder.join("stängd.ikplan");
    let error = Store::open(&closed, &context, Access::Hold).err().unwrap();
    assert!(matches!(&error, StoreError::Unreadable(path, _) if *path == closed), "{error:?}");
    let error = Store::create(&folder.join("shut/ny.ikplan"), &context).err().unwrap();
    assert!(matches!(error, StoreError::Unreadable(..)), "{error:?}");
}

#[cfg(unix)]
#[test]
fn an_interrupted_save_that_cannot_be_taken_back_is_not_read() {
    let place = Place::new();
    let (left, _) = interrupted(&place, "avbruten.ikplan");
    fs::create_dir(place.path("own")).unwrap();
    set_mode(&place.path("own"), 0o777);
    set_mode(&left, 0o444);
    set_mode(place.folder.path(), 0o555);
    as_somebody("trouble::reader_of_half_a_save", place.folder.path());
    set_mode(place.folder.path(), 0o777);
}

#[cfg(unix)]
#[test]
#[ignore = "run by the test above, as somebody without rights"]
fn reader_of_half_a_save() {
    let Some(folder) = told() else { return };
    let (context, _) = context(&folder.join("own"));
    let error = Store::open(&folder.join("avbruten.ikplan"), &context, Access::Hold).err();
    assert_eq!(error, Some(StoreError::Interrupted));
}
