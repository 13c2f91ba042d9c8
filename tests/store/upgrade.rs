//! Files of every released version open, with all they hold.

use super::support::changes::sized;
use super::support::world::{entry, id};
use super::{Place, raw};
use chrono::TimeDelta;
use ikplan::domain::*;
use ikplan::store::{Access, Store, StoreContext, StoreError};
use std::collections::HashSet;
use std::fmt::Write;
use std::fs;
use std::sync::Barrier;

#[test]
fn a_file_of_version_1_opens_with_everything_in_it() {
    let place = Place::new();
    let path = place.path("gammal.ikplan");
    raw(&path).execute_batch(include_str!("fixtures/version_1.sql")).unwrap();
    let store = Store::open(&path, &place.context, Access::Hold).unwrap();
    let book = store.load_all().unwrap();
    let kinds: HashSet<RecordKind> = book.records().map(|record| record.key().kind()).collect();
    let since = [
        RecordKind::LimitRule,
        RecordKind::Measure,
        RecordKind::Answer,
        RecordKind::Survey,
        RecordKind::SurveyQuestion,
        RecordKind::TestSheet,
        RecordKind::SheetItem,
        RecordKind::MeasureValue,
        RecordKind::ActionPlan,
        RecordKind::EffectCheck,
        RecordKind::Supplement,
        RecordKind::SignOff,
        RecordKind::Reception,
        RecordKind::Revision,
        RecordKind::GoverningDocument,
        RecordKind::Carried,
        RecordKind::Look,
    ];
    assert_eq!(kinds.len(), RecordKind::ALL.len() - since.len());
    assert_eq!(book.all::<ControlActivity>().count(), 3);
    let found = store.verify().unwrap();
    assert!(found.is_sound() && found.replays == Some(true), "{found:?}");
    let head: String = found.head.unwrap().hash.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    });
    assert_eq!(head, HEAD, "what was printed in a report then is what the program says now");
    assert_eq!(store.drafts().unwrap().len(), 1);
    store.quick_check().unwrap();
}

/// The head of the fixture's journal.
const HEAD: &str = "48f0ab8367a6c24283d3b9f3ae50b2d2dc4a8ceb3a88c68ade00f571bb20aca0";

#[test]
fn an_older_file_with_something_of_others_in_it_is_refused_before_it_is_upgraded() {
    let place = Place::new();
    let old = place.path("gammal.ikplan");
    raw(&old).execute_batch(include_str!("fixtures/version_1.sql")).unwrap();
    raw(&old).execute_batch("CREATE TRIGGER strange AFTER UPDATE ON board BEGIN DELETE FROM board; END").unwrap();
    let current = place.path("ny.ikplan");
    drop(Store::create(&current, &place.context).unwrap());
    raw(&current).execute_batch("PRAGMA user_version = 3").unwrap();
    for path in [old, current] {
        let before = fs::read(&path).unwrap();
        let refused = Store::open(&path, &place.context, Access::Hold).err().unwrap();
        assert!(matches!(refused, StoreError::Altered(_)), "{refused}");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

/// Writes the fixture for the version that is current. Run once when a version is released, and never again.
#[test]
#[ignore = "makes a fixture; not a test"]
fn write_fixture() {
    let place = Place::new();
    let mut book = sized(3);
    let (plan, period) = (book.all::<Plan>().next().unwrap().id, book.all::<Period>().next().unwrap().id);
    let control = book.all::<ControlActivity>().next().unwrap().id;
    let question = Question {
        id: id().into(),
        control_id: control,
        rank: 1,
        text: "Finns beslut?".into(),
        periods: [1, 3].into(),
    };
    let deviation = book.all::<Deviation>().next().unwrap().id;
    let action = Action {
        deviation_ids: vec![deviation],
        what: "Skriv en rutin".to_owned(),
        owner: "Enhetschefen".to_owned(),
        due_on: chrono::NaiveDate::from_ymd_opt(2024, 12, 1),
        earlier_due: chrono::NaiveDate::from_ymd_opt(2024, 10, 1).into_iter().collect(),
        state: ActionState::Decided,
        rank: 1,
        ..Action::blank(id().into(), plan)
    };
    let path = place.file(&book);
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    for change in [book.put_change(Verb::Add, question), book.put_change(Verb::Add, action)] {
        book.apply(&change).unwrap();
        store.commit(&entry(change), None).unwrap();
    }
    let change = book.status_change(OutcomeKey { control_id: control, period_id: period }, Status::Paused);
    store.commit(&entry(change.clone()), None).unwrap();
    let key = DraftKey { form: "outcome".to_owned(), subject: control.to_string() };
    let fields = [("result".to_owned(), "Halvskrivet".to_owned())].into();
    store.save_draft(&Draft { key, fields, saved_at: chrono::DateTime::UNIX_EPOCH }).unwrap();
    drop(store);
    fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/fixtures/version_1.sql"), dump(&raw(&path))).unwrap();
}

fn dump(file: &rusqlite::Connection) -> String {
    let mut text =
        "PRAGMA foreign_keys = OFF;\nPRAGMA application_id = 0x494B504C;\nPRAGMA user_version = 1;\n".to_owned();
    let objects = |kinds: &str| -> Vec<(String, String)> {
        let sql =
            format!("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ({kinds}) ORDER BY rowid");
        let mut statement = file.prepare(&sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    for (name, sql) in objects("'table'") {
        writeln!(text, "{sql};").unwrap();
        let columns: Vec<String> = {
            let mut statement = file.prepare(&format!("SELECT name FROM pragma_table_info('{name}')")).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let quoted = columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ', ' || ");
        let mut statement = file.prepare(&format!("SELECT {quoted} FROM {name}")).unwrap();
        for row in statement.query_map([], |row| row.get::<_, String>(0)).unwrap() {
            writeln!(text, "INSERT INTO {name} VALUES ({});", row.unwrap()).unwrap();
        }
    }
    for (_, sql) in objects("'index', 'trigger'") {
        writeln!(text, "{sql};").unwrap();
    }
    text
}

#[test]
fn copies_are_made_by_the_day_and_the_oldest_go() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let store = Store::open(&path, &place.context, Access::Write).unwrap();
    let first = store.backup_of_day().unwrap().unwrap();
    assert_eq!(store.backup_of_day().unwrap(), None, "one a day");
    assert!(first.ends_with("2024-09-02.ikplan"), "{first:?}");
    let copy = Store::open(&first, &place.context, Access::Read).unwrap();
    assert_eq!(copy.load_all().unwrap(), store.load_all().unwrap());
    let own = first.with_file_name("version-0-2024-01-01.ikplan");
    fs::write(&own, "").unwrap();
    for _ in 0..20 {
        place.clock.pass(TimeDelta::days(1));
        store.backup_of_day().unwrap().unwrap();
    }
    assert!(!first.exists() && own.exists());
    assert_eq!(fs::read_dir(first.parent().unwrap()).unwrap().count(), 14 + 1);
}

#[test]
fn as_many_daily_copies_are_kept_as_the_setting_says() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let open = |daily_kept| Store::open(&path, &StoreContext { daily_kept, ..place.context.clone() }, Access::Write);
    assert_eq!(open(0).unwrap().backup_of_day().unwrap(), None);
    assert!(!place.path("backups").exists());
    let store = open(3).unwrap();
    for _ in 0..5 {
        place.clock.pass(TimeDelta::days(1));
        store.backup_of_day().unwrap().unwrap();
    }
    let folder = fs::read_dir(place.path("backups")).unwrap().next().unwrap().unwrap().path();
    let mut kept: Vec<_> = fs::read_dir(folder).unwrap().map(|each| each.unwrap().file_name()).collect();
    kept.sort();
    assert_eq!(kept, ["2024-09-05.ikplan", "2024-09-06.ikplan", "2024-09-07.ikplan"]);
}

#[test]
fn several_programs_may_meet_an_older_file_at_once() {
    let place = Place::new();
    let path = place.path("gammal.ikplan");
    raw(&path).execute_batch(include_str!("fixtures/version_1.sql")).unwrap();
    let start = Barrier::new(4);
    std::thread::scope(|scope| {
        let opened = [0; 4].map(|_| {
            scope.spawn(|| {
                start.wait();
                Store::open(&path, &place.context, Access::Write).map(drop)
            })
        });
        for opened in opened {
            opened.join().unwrap().unwrap();
        }
    });
}

#[test]
fn a_copy_that_is_asked_for_replaces_nothing() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let store = Store::open(&path, &place.context, Access::Read).unwrap();
    let to = place.path("kopia.ikplan");
    store.backup(&to).unwrap();
    assert_eq!(store.backup(&to), Err(StoreError::Exists(to.clone())));
    let copy = Store::open(&to, &place.context, Access::Write).unwrap();
    assert_eq!(copy.load_all().unwrap(), store.load_all().unwrap());
    assert_eq!(copy.head().unwrap(), store.head().unwrap());
}
