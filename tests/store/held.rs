//! Who has the file.

use super::support::changes::seed;
use super::support::world::entry;
use super::{Place, raw};
use chrono::TimeDelta;
use ikplan::app::failure::{Failure, Kind};
use ikplan::domain::*;
use ikplan::i18n::Lang;
use ikplan::store::{Access, Granted, ReadOnly, Store, StoreContext, StoreError};
use std::fs;
use std::path::Path;

fn hold(path: &Path, context: &StoreContext) -> Store {
    let mut store = Store::open(path, context, Access::Hold).unwrap();
    store.claim().unwrap();
    store
}

#[test]
fn the_second_opener_reads_and_is_told_who_has_it() {
    let place = Place::new();
    let path = place.file(&seed());
    let first = hold(&path, &place.context);
    assert_eq!(first.access(), &Granted::Write);
    let other = StoreContext { user: "Annan".to_owned(), ..place.context.clone() };
    let mut second = hold(&path, &other);
    let Granted::Read(ReadOnly::Held(holder)) = second.access().clone() else { panic!("held") };
    assert_eq!((holder.who.as_str(), holder.host.as_str()), ("Test Testsson", "dator"));
    assert_eq!(second.load_all().unwrap().all::<Board>().count(), 1);
    let refusal = second.set_ui_state("a", "1").unwrap_err();
    assert_eq!(refusal, StoreError::ReadOnly(ReadOnly::Held(holder)));
    let failure = Failure::from(refusal);
    assert_eq!(failure.kind, Kind::Locked);
    assert!(
        failure.why.unwrap().get(Lang::Sv).contains("Test Testsson har filen öppen på dator sedan 2024-09-02 08:00")
    );
    drop(second);
    drop(first);
    assert_eq!(hold(&path, &other).access(), &Granted::Write);
    assert_eq!(fs::read_dir(place.path("marks")).unwrap().count(), 0, "no mark is left behind");
}

#[test]
fn a_short_change_goes_through_while_the_file_is_held() {
    let place = Place::new();
    let path = place.file(&seed());
    let first = hold(&path, &place.context);
    let seen = first.data_version().unwrap();
    let mut short = Store::open(&path, &place.context, Access::Write).unwrap();
    let book = short.load_all().unwrap();
    let board = Board { name: "Ny".to_owned(), ..book.boards()[0].clone() };
    short.commit(&entry(book.put_change(Verb::Edit, board)), None).unwrap();
    drop(short);
    assert_ne!(first.data_version().unwrap(), seen, "and the holder can tell");
    assert_eq!(first.load_all().unwrap().boards()[0].name, "Ny");
    let third = Store::open(&path, &place.context, Access::Hold).unwrap();
    assert!(!third.access().can_write(), "still held");
}

#[test]
fn a_holder_that_died_does_not_block() {
    let place = Place::new();
    let path = place.file(&seed());
    let first = hold(&path, &place.context);
    // What is left when a process is killed: the row, and a mark that nobody has locked.
    let row = row(&path);
    let mark = fs::read_dir(place.path("marks")).unwrap().next().unwrap().unwrap().path();
    drop(first);
    put(&path, &row);
    assert_eq!(Store::open(&path, &place.context, Access::Hold).unwrap().access(), &Granted::Write, "no mark at all");
    fs::write(&mark, "").unwrap();
    let second = hold(&path, &place.context);
    assert_eq!(second.access(), &Granted::Write);
    assert!(!mark.exists(), "swept away");
}

#[test]
fn a_copy_of_a_held_file_is_not_held() {
    let place = Place::new();
    let path = place.file(&seed());
    let first = hold(&path, &place.context);
    let copy = place.path("kopia.ikplan");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(hold(&copy, &place.context).access(), &Granted::Write);
    let backup = place.path("reserv.ikplan");
    first.backup(&backup).unwrap();
    assert_eq!(raw(&backup).query_row("SELECT count(*) FROM holder", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
}

#[test]
fn a_holder_elsewhere_is_believed_for_a_long_day() {
    let place = Place::new();
    let path = place.file(&seed());
    let elsewhere =
        StoreContext { host: "annan dator".to_owned(), marks: Some(place.path("there")), ..place.context.clone() };
    let first = hold(&path, &elsewhere);
    let row = row(&path);
    drop(first);
    put(&path, &row);
    let open = || Store::open(&path, &place.context, Access::Hold).unwrap();
    assert!(!open().access().can_write());
    place.clock.pass(TimeDelta::hours(17));
    assert!(!open().access().can_write());
    place.clock.pass(TimeDelta::hours(2));
    assert!(open().access().can_write(), "forgotten");
    assert!(hold(&path, &place.context).access().can_write());
}

#[test]
fn who_is_slower_to_claim_reads() {
    let place = Place::new();
    let path = place.file(&seed());
    let mut first = Store::open(&path, &place.context, Access::Hold).unwrap();
    let mut second = Store::open(&path, &place.context, Access::Hold).unwrap();
    assert_eq!(second.claim().unwrap(), &Granted::Write);
    assert!(matches!(first.claim().unwrap(), Granted::Read(ReadOnly::Held(_))));
    assert!(first.set_ui_state("a", "1").is_err());
    assert_eq!(second.claim().unwrap(), &Granted::Write, "claimed once is claimed");
}

#[test]
fn without_a_place_for_marks_the_row_alone_speaks() {
    let place = Place::new();
    let path = place.file(&seed());
    let context = StoreContext { marks: None, ..place.context.clone() };
    let first = hold(&path, &context);
    assert!(first.access().can_write());
    assert!(!Store::open(&path, &place.context, Access::Hold).unwrap().access().can_write());
    drop(first);
    assert!(Store::open(&path, &place.context, Access::Hold).unwrap().access().can_write());
}

type Row = (Vec<u8>, String, String, Vec<u8>, String);

fn row(path: &Path) -> Row {
    let sql = "SELECT token, who, host, place, since FROM holder";
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
    raw(path).query_row(sql, [], read).unwrap()
}

fn put(path: &Path, (token, who, host, place, since): &Row) {
    let sql = "INSERT INTO holder (one, token, who, host, place, since) VALUES (1, ?1, ?2, ?3, ?4, ?5)";
    raw(path).execute(sql, rusqlite::params![token, who, host, place, since]).unwrap();
}
