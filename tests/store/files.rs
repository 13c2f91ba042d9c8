//! Making, opening and refusing files.

use super::support::changes::seed;
use super::support::world::entry;
use super::{Place, import, raw};
use ikplan::app::failure::{Failure, Kind};
use ikplan::domain::*;
use ikplan::i18n::Lang;
use ikplan::store::{Access, Granted, ReadOnly, Store, StoreError};
use std::fs;
use std::path::Path;

/// Opens what must be refused, and sees that it was left alone and that a person is told what, why and what to do.
fn refused(place: &Place, path: &Path) -> StoreError {
    let bytes = fs::read(path).ok();
    let error = Store::open(path, &place.context, Access::Hold).err().expect("refused");
    assert_eq!(fs::read(path).ok(), bytes, "untouched");
    let failure = Failure::from(error.clone());
    for lang in Lang::ALL {
        assert!(failure.what.get(*lang).len() > 10 && failure.todo.get(*lang).len() > 10);
    }
    error
}

#[test]
fn a_new_file_is_ours_and_empty() {
    let place = Place::new();
    let path = place.path("ny.ikplan");
    let store = Store::create(&path, &place.context).unwrap();
    assert_eq!(store.access(), &Granted::Write);
    assert_eq!(store.load_all().unwrap().records().count(), 0);
    assert_eq!(store.head().unwrap(), None);
    assert_eq!(store.plans().unwrap(), vec![]);
    store.quick_check().unwrap();
    drop(store);
    let header = fs::read(&path).unwrap();
    assert_eq!(&header[68..72], b"IKPL");
    assert_eq!((header[18], header[19]), (1, 1), "a rollback journal, not a log beside the file");
    let others: Vec<_> = fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(others, ["ny.ikplan"], "one file and nothing beside it");
}

#[test]
fn a_file_that_cannot_be_filled_is_not_there() {
    let place = Place::new();
    let path = place.path("ny.ikplan");
    let book = seed();
    let first = entry(import(&book));
    Store::create_with(&path, &place.context, &first).unwrap();
    assert!(Store::open(&path, &place.context, Access::Read).unwrap().load_all().unwrap() == book);
    assert_eq!(Store::create_with(&path, &place.context, &first), Err(StoreError::Exists(path.clone())));
    // A change of what no new file has.
    let other = place.path("annan.ikplan");
    let change = entry(book.put_change(Verb::Edit, Board { name: "Ny".into(), ..book.boards()[0].clone() }));
    assert!(matches!(Store::create_with(&other, &place.context, &change), Err(StoreError::Conflict(_))));
    let there: Vec<_> = fs::read_dir(place.folder.path()).unwrap().map(|each| each.unwrap().file_name()).collect();
    assert_eq!(there, ["ny.ikplan"], "neither it nor what it was made in");
}

#[test]
fn a_file_is_never_made_over_another() {
    let place = Place::new();
    let path = place.path("brev.txt");
    fs::write(&path, "Hej").unwrap();
    assert_eq!(Store::create(&path, &place.context).err(), Some(StoreError::Exists(path.clone())));
    assert_eq!(fs::read_to_string(&path).unwrap(), "Hej");
    let nowhere = place.path("saknas/ny.ikplan");
    assert_eq!(Store::create(&nowhere, &place.context).err(), Some(StoreError::NoFolder(place.path("saknas"))));
}

#[test]
fn what_is_no_file_of_ours_is_refused_by_name() {
    let place = Place::new();
    let make = |name: &str, bytes: &[u8]| {
        let path = place.path(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let missing = place.path("saknas.ikplan");
    assert_eq!(refused(&place, &missing), StoreError::Missing(missing.clone()));
    assert_eq!(Failure::from(StoreError::Missing(missing)).kind, Kind::NotFound);
    let folder = place.folder.path().to_owned();
    assert_eq!(refused(&place, &folder), StoreError::Directory(folder.clone()));
    let empty = make("tom.ikplan", b"");
    assert_eq!(refused(&place, &empty), StoreError::Empty(empty.clone()));
    for (name, bytes) in [("text.txt", &b"Kontrollplan\n"[..]), ("zip.xlsx", b"PK\x03\x04"), ("noll", &[0; 4096])] {
        let path = make(name, bytes);
        assert_eq!(refused(&place, &path), StoreError::Foreign(path.clone()));
    }
    let other = place.path("annan.sqlite");
    raw(&other).execute_batch("CREATE TABLE t (x); PRAGMA application_id = 99; PRAGMA user_version = 1;").unwrap();
    assert_eq!(refused(&place, &other), StoreError::Foreign(other.clone()));
    let short = make("kort.ikplan", &fs::read(place.file(&seed())).unwrap()[..60]);
    assert_eq!(refused(&place, &short), StoreError::Foreign(short.clone()));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let place = Place::new();
    let path = place.path("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
    let error = Store::open(&path, &place.context, Access::Read).err();
    assert_eq!(error, Some(StoreError::NotAFile(path)));
}

#[test]
fn a_newer_file_is_refused_with_both_versions() {
    let place = Place::new();
    let path = place.file(&seed());
    raw(&path).pragma_update(None, "user_version", 999).unwrap();
    let error = refused(&place, &path);
    assert_eq!(error, StoreError::Newer { path, found: 999, known: 6 });
    let failure = Failure::from(error);
    assert_eq!((failure.kind, failure.code), (Kind::Damaged, "IK-S08"));
    assert!(failure.why.unwrap().get(Lang::Sv).contains("999"));
}

#[test]
fn names_that_sqlite_reads_otherwise_are_only_names() {
    let place = Place::new();
    for name in [":memory:", "file:plan?mode=ro", "å ä ö #%?.ikplan"] {
        let path = place.path(name);
        if cfg!(windows) && name.contains([':', '?']) {
            continue;
        }
        drop(Store::create(&path, &place.context).unwrap());
        assert!(path.is_file(), "{name}");
        drop(Store::open(&path, &place.context, Access::Write).unwrap());
    }
}

#[test]
fn reading_only_reads() {
    let place = Place::new();
    let path = place.file(&seed());
    let before = fs::read(&path).unwrap();
    let mut store = Store::open(&path, &place.context, Access::Read).unwrap();
    assert_eq!(store.access(), &Granted::Read(ReadOnly::Asked));
    let book = store.load_all().unwrap();
    assert_eq!(book, seed_like(&book));
    let board = book.boards()[0].clone();
    let change = book.put_change(Verb::Edit, Board { name: "Annan".to_owned(), ..board });
    let refusal = Err(StoreError::ReadOnly(ReadOnly::Asked));
    assert_eq!(store.commit(&entry(change), None), refusal);
    assert!(store.set_ui_state("a", "1").is_err());
    store.claim().unwrap();
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
}

/// The same records entered anew.
fn seed_like(book: &Book) -> Book {
    let mut same = Book::default();
    same.replay(&import(book)).unwrap();
    same
}

#[test]
fn a_plan_is_loaded_whole_and_others_by_their_heads() {
    let place = Place::new();
    let mut book = seed();
    let first = book.all::<Plan>().next().unwrap().clone();
    // The last one is large enough for its outcomes to be read on a connection of their own.
    for other in [seed(), super::support::changes::sized(520)] {
        book.replay(&import(&other)).unwrap();
    }
    let path = place.file(&book);
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    assert_eq!(store.load_all().unwrap(), book);
    assert_eq!(store.plans().unwrap().len(), 3);
    for plan in book.all::<Plan>() {
        let part = store.load_plan(plan.id).unwrap();
        assert_eq!((part.all::<Board>().count(), part.all::<Plan>().count()), (3, 3));
        assert!(part.periods(plan.id).eq(book.periods(plan.id)));
        assert_eq!(part.controls_of_plan(plan.id), book.controls_of_plan(plan.id));
        assert!(part.all::<Area>().all(|area| area.plan_id == plan.id), "no other plan's contents");
        assert!(part.deviations(plan.id).eq(book.deviations(plan.id)));
        let outcomes =
            |book: &Book| book.all::<Outcome>().filter(|o| book.plan_of(o.control_id) == Some(plan.id)).count();
        assert_eq!(part.all::<Outcome>().count(), outcomes(&book));
    }
    assert_eq!(store.load_heads().unwrap().records().count(), 6);
    assert_eq!(store.load_plan(PlanId(first.board_id.0)).err(), Some(StoreError::NoPlan(PlanId(first.board_id.0))));
}
