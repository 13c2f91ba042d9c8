//! Two who write to the same file.

use super::Place;
use super::support::changes::{seed, sized};
use super::support::world::entry;
use chrono::NaiveDate;
use ikplan::domain::*;
use ikplan::store::{Access, Store, StoreError};

fn rename(book: &Book, name: &str) -> Change {
    book.put_change(Verb::Edit, Board { name: name.to_owned(), ..book.boards()[0].clone() })
}

#[test]
fn a_record_changed_meanwhile_is_a_conflict_and_nothing_is_written() {
    let place = Place::new();
    let path = place.file(&seed());
    let open = || Store::open(&path, &place.context, Access::Write).unwrap();
    let (mut mine, mut theirs) = (open(), open());
    let book = mine.load_all().unwrap();
    let seen = mine.data_version().unwrap();
    theirs.commit(&entry(rename(&book, "Deras")), None).unwrap();
    assert_ne!(mine.data_version().unwrap(), seen);
    let mut change = rename(&book, "Min");
    let plan = book.all::<Plan>().next().unwrap().clone();
    change.edits.insert(0, Edit::replace(plan.clone(), Plan { title: "Ny".to_owned(), ..plan.clone() }));
    let key = RecordKey::Board(plan.board_id);
    assert_eq!(mine.commit(&entry(change), None), Err(StoreError::Conflict(Some(key))));
    let after = mine.load_all().unwrap();
    assert_eq!((after.boards()[0].name.as_str(), after.plan(plan.id)), ("Deras", Some(&plan)));
    assert_eq!(mine.head().unwrap().unwrap().seq, 2);
    // Another record is free to change.
    let change = book.put_change(Verb::Edit, Plan { title: "Ny".to_owned(), ..plan });
    mine.commit(&entry(change), None).unwrap();
    assert!(mine.verify().unwrap().is_sound());
}

#[test]
fn what_a_record_belongs_to_may_be_gone() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let open = || Store::open(&path, &place.context, Access::Write).unwrap();
    let (mut mine, mut theirs) = (open(), open());
    let book = mine.load_all().unwrap();
    let control = book.all::<ControlActivity>().next().unwrap();
    theirs.commit(&entry(book.remove_change(RecordKey::ControlActivity(control.id)).unwrap()), None).unwrap();
    let question = Question {
        id: super::support::world::id().into(),
        control_id: control.id,
        rank: 1,
        text: "?".into(),
        periods: [].into(),
    };
    let change = book.put_change(Verb::Add, question);
    assert_eq!(mine.commit(&entry(change), None), Err(StoreError::Conflict(None)));
    mine.quick_check().unwrap();
}

#[test]
fn two_cannot_add_the_same_period() {
    let place = Place::new();
    let path = place.file(&seed());
    let open = || Store::open(&path, &place.context, Access::Write).unwrap();
    let (mut mine, mut theirs) = (open(), open());
    let book = mine.load_all().unwrap();
    let last = book.all::<Period>().max_by_key(|period| period.number).unwrap().clone();
    let fourth = || Period { id: super::support::world::id().into(), number: 4, ..last.clone() };
    theirs.commit(&entry(book.put_change(Verb::Add, fourth())), None).unwrap();
    assert_eq!(mine.commit(&entry(book.put_change(Verb::Add, fourth())), None), Err(StoreError::Conflict(None)));
}

#[test]
fn a_period_signed_off_meanwhile_takes_no_more() {
    let place = Place::new();
    let path = place.file(&sized(10));
    let open = || Store::open(&path, &place.context, Access::Write).unwrap();
    let (mut mine, mut theirs) = (open(), open());
    let book = mine.load_all().unwrap();
    let outcome = book.all::<Outcome>().next().unwrap();
    let period = book.period(outcome.period_id).unwrap().clone();
    let key = RecordKey::Period(period.id);
    let day = NaiveDate::from_ymd_opt(2024, 9, 1).unwrap();
    let sign_off = SignOff::blank(super::support::world::id().into(), period.id, 1, day);
    theirs.commit(&entry(book.lock_change(sign_off.clone()).unwrap()), None).unwrap();
    let change = book.status_change(outcome.key(), Status::NotKnown);
    assert_eq!(mine.commit(&entry(change.clone()), None), Err(StoreError::Conflict(Some(key))));
    // Unlocked again by a journal entry like any other, after which the change goes through.
    let locked = theirs.load_all().unwrap();
    let opened = SignOff { opened_on: Some(day), opened_because: "Fel antal".to_owned(), ..sign_off };
    theirs.commit(&entry(locked.unlock_change(opened).unwrap()), None).unwrap();
    mine.commit(&entry(change), None).unwrap();
    assert_eq!(mine.verify().unwrap().replays, Some(true));
}

#[test]
fn neither_sheets_nor_surveys_of_a_period_signed_off_meanwhile_take_more() {
    let place = Place::new();
    let mut book = sized(10);
    let (period, control) =
        (book.all::<Period>().next().unwrap().clone(), book.all::<ControlActivity>().next().unwrap().id);
    let new_id = super::support::world::id;
    let sheet = TestSheet { name: "Fakturor".to_owned(), ..TestSheet::blank(SheetId(new_id()), control, period.id) };
    let item = SheetItem { identity: "F-1".to_owned(), ..SheetItem::blank(ItemKey { sheet_id: sheet.id, number: 1 }) };
    let survey = Survey { name: "Chefer".to_owned(), ..Survey::blank(SurveyId(new_id()), period.plan_id, period.id) };
    let question =
        SurveyQuestion { text: "Vet du?".to_owned(), ..SurveyQuestion::blank(SurveyQuestionId(new_id()), survey.id) };
    book.load([sheet]);
    book.load([survey]);
    let path = place.file(&book);
    let open = || Store::open(&path, &place.context, Access::Write).unwrap();
    let (mut mine, mut theirs) = (open(), open());
    let day = NaiveDate::from_ymd_opt(2024, 9, 1).unwrap();
    let sign_off = SignOff::blank(new_id().into(), period.id, 1, day);
    theirs.commit(&entry(book.lock_change(sign_off).unwrap()), None).unwrap();
    let conflict = Err(StoreError::Conflict(Some(RecordKey::Period(period.id))));
    assert_eq!(mine.commit(&entry(book.put_change(Verb::Add, item)), None), conflict);
    assert_eq!(mine.commit(&entry(book.put_change(Verb::Add, question)), None), conflict);
}

#[test]
fn a_change_that_contradicts_itself_is_refused() {
    let place = Place::new();
    let path = place.file(&seed());
    let mut store = Store::open(&path, &place.context, Access::Write).unwrap();
    let book = store.load_all().unwrap();
    let mut change = rename(&book, "Ett");
    change.edits.extend(rename(&book, "Två").edits);
    assert!(matches!(store.commit(&entry(change), None), Err(StoreError::Conflict(Some(_)))));
    let mut change = rename(&book, "Ett");
    change.edits.push(Edit { before: None, after: None });
    store.commit(&entry(change), None).unwrap();
}
