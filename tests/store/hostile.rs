//! Damaged and hostile files.

use super::support::changes::{seed, sized};
use super::support::search::cases;
use super::{Place, raw};
use ikplan::app::failure::{Failure, Kind};
use ikplan::store::{Access, HistoryQuery, Store, StoreError};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

fn altered(place: &Place, sql: &str) -> StoreError {
    let path = place.path("plan.ikplan");
    let _ = fs::remove_file(&path);
    place.file(&seed());
    let connection = raw(&path);
    connection
        .execute_batch(&format!("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {sql}"))
        .unwrap();
    drop(connection);
    let bytes = fs::read(&path).unwrap();
    let opened = Store::open(&path, &place.context, Access::Hold);
    let error = opened.and_then(|store| store.load_all().map(|_| ()).and_then(|()| store.quick_check())).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes, "untouched");
    error
}

#[test]
fn a_schema_with_anything_of_somebody_elses_is_not_run() {
    let place = Place::new();
    let trigger = "CREATE TRIGGER evil AFTER INSERT ON draft BEGIN DELETE FROM ui_state; END;";
    assert_eq!(altered(&place, trigger), StoreError::Altered("trigger evil".to_owned()));
    assert_eq!(altered(&place, "CREATE VIEW v AS SELECT 1;"), StoreError::Altered("view v".to_owned()));
    assert_eq!(altered(&place, "CREATE TABLE t (x);"), StoreError::Altered("table t".to_owned()));
    let gone = "DROP TRIGGER journal_entry_fixed;";
    assert_eq!(altered(&place, gone), StoreError::Altered("trigger journal_entry_fixed".to_owned()));
    let reserved = "PRAGMA writable_schema = ON;
        INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('trigger', 'sqlite_x', 'draft', 0,
        'CREATE TRIGGER sqlite_x AFTER INSERT ON draft BEGIN DELETE FROM ui_state; END');";
    let error = altered(&place, reserved);
    assert!(matches!(error, StoreError::Altered(_) | StoreError::Damaged(_)), "{error:?}");
    let failure = Failure::from(error);
    assert_eq!(failure.kind, Kind::Damaged);
}

#[test]
fn what_sqlite_adds_by_itself_is_no_alteration() {
    let place = Place::new();
    let path = place.file(&seed());
    raw(&path).execute_batch("ANALYZE; VACUUM;").unwrap();
    Store::open(&path, &place.context, Access::Hold).unwrap().quick_check().unwrap();
}

#[test]
fn values_that_no_table_allows_are_damage_and_name_their_column() {
    let place = Place::new();
    for (sql, column) in [
        ("UPDATE board SET kind = 'mafia';", "kind"),
        ("UPDATE period SET from_on = '2024-13-45';", "from_on"),
        ("UPDATE period SET number = 4000 WHERE number = 1;", "number"),
        ("UPDATE plan SET labels = '[1]';", "labels"),
        ("UPDATE plan SET id = x'00';", "id"),
        ("UPDATE board SET name = CAST(x'ff' AS TEXT);", "name"),
        ("DELETE FROM board;", "plan"),
    ] {
        let error = altered(&place, sql);
        assert!(matches!(&error, StoreError::Damaged(why) if why.contains(column)), "{sql}: {error:?}");
    }
}

#[test]
fn a_file_cut_short_is_damaged() {
    let place = Place::new();
    let path = place.file(&sized(50));
    let bytes = fs::read(&path).unwrap();
    for keep in [100, 4096, 4097, bytes.len() / 2, bytes.len() - 4096, bytes.len() - 1] {
        let cut = place.path("kapad.ikplan");
        fs::write(&cut, &bytes[..keep]).unwrap();
        let error = try_all(&cut, &place).unwrap_err();
        assert!(matches!(error, StoreError::Damaged(_)), "{keep}: {error:?}");
        assert_eq!(fs::read(&cut).unwrap(), &bytes[..keep]);
    }
}

/// Opens a file and reads all there is.
fn try_all(path: &Path, place: &Place) -> Result<(), StoreError> {
    let store = Store::open(path, &place.context, Access::Hold)?;
    store.load_all()?;
    store.history(&HistoryQuery::default())?;
    store.drafts()?;
    store.verify()?;
    store.quick_check()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes_are_found_or_harmless_and_never_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255_u8), 1..20)) {
        let place = Place::new();
        let path = place.file(&sized(10));
        let mut bytes = fs::read(&path).unwrap();
        for (at, with) in &flips {
            let at = at.index(bytes.len());
            bytes[at] ^= with;
        }
        let broken = place.path("trasig.ikplan");
        fs::write(&broken, &bytes).unwrap();
        let _ = try_all(&broken, &place);
        prop_assert_eq!(fs::read(&broken).unwrap(), bytes, "untouched");
    }
}

#[test]
fn a_value_of_absurd_size_is_refused() {
    let place = Place::new();
    let path = place.file(&seed());
    // A row that says it is longer than the store takes.
    raw(&path).execute_batch("UPDATE board SET municipality = CAST(zeroblob(300000000) AS TEXT);").unwrap();
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    let error = store.load_heads().unwrap_err();
    assert!(matches!(error, StoreError::TooLarge | StoreError::Damaged(_)), "{error:?}");
}
