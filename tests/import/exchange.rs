//! The loss-free form: out and in again, and what is refused on the way in.

use super::search::cases;
use super::{Counted, report};
use crate::schemas::{undescribed, violations};
use ikplan::app::demo;
use ikplan::app::division::Division;
use ikplan::app::exchange::{ExchangeError, FieldFault, book_to_change, check_meant, export_json, import_json, schema};
use ikplan::app::failure::{Failure, Kind};
use ikplan::app::import::Options;
use ikplan::app::new_plan::{self, NewPlan};
use ikplan::domain::{Book, Plan, ProblemCode, RecordKind};
use ikplan::env::Ids;
use ikplan::i18n::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

fn book() -> Book {
    let reading = report();
    let target = reading.target(&Options::default()).unwrap();
    let (change, _) = reading.to_change(&Book::default(), &target, &Counted::default()).unwrap();
    let mut book = Book::default();
    book.apply(&change).unwrap();
    book
}

fn value(book: &Book) -> Value {
    serde_json::from_str(&export_json(book)).unwrap()
}

fn refusal(value: &Value) -> ExchangeError {
    import_json(serde_json::to_string_pretty(value).unwrap().as_bytes()).unwrap_err()
}

/// The export with one thing changed, and why it is refused then.
fn spoilt(spoil: impl FnOnce(&mut Value)) -> ExchangeError {
    let mut value = value(&book());
    spoil(&mut value);
    refusal(&value)
}

#[test]
fn what_is_exported_comes_back_the_same_in_the_same_bytes() {
    for book in [book(), demo::book(), Book::default()] {
        let text = export_json(&book);
        assert!(text.ends_with("}\n") && text.starts_with("{\n  \"format\": \"ikplan\",\n  \"version\": 2,"));
        let again = import_json(text.as_bytes()).unwrap();
        assert_eq!(again, book);
        assert_eq!(export_json(&again), text);
    }
}

#[test]
fn texts_are_composed_on_the_way_in() {
    let text = export_json(&book()).replace("Omsorgsnämnd\"", "Omsorgsna\\u0308mnd\\u0007\"");
    assert_eq!(import_json(text.as_bytes()).unwrap(), book());
}

#[test]
fn what_is_no_exchange_file_is_told_apart() {
    assert_eq!(import_json(b""), Err(ExchangeError::Syntax { line: 1, column: 0, cut_off: true }));
    assert_eq!(import_json(b"\xff{}"), Err(ExchangeError::Encoding(0)));
    assert_eq!(import_json(b"[]"), Err(ExchangeError::OtherFormat));
    assert_eq!(import_json(b"{\"a\": 1}"), Err(ExchangeError::OtherFormat));
    assert_eq!(import_json(b"{\"format\": \"other\", \"version\": 1}"), Err(ExchangeError::OtherFormat));
    assert_eq!(import_json(b"{\"format\": \"ikplan\", \"version\": 9, \"new\": []}"), Err(ExchangeError::Newer(9)));
    assert_eq!(import_json(b"{\n\"format\": x}"), Err(ExchangeError::Syntax { line: 2, column: 11, cut_off: false }));
    let text = export_json(&book());
    let half = &text.as_bytes()[..text.len() / 2];
    assert!(matches!(import_json(half), Err(ExchangeError::Syntax { cut_off: true, .. } | ExchangeError::Encoding(_))));
    let deep = "[".repeat(100_000);
    assert!(import_json(deep.as_bytes()).is_err());
}

#[test]
fn a_wrong_field_is_named_with_its_place() {
    let field = |path: &str, fault| (path.to_owned(), fault);
    let of = |error| match error {
        ExchangeError::Field { path, fault, line: Some(_) } => (path, fault),
        other => panic!("{other:?}"),
    };
    assert_eq!(of(spoilt(|v| v["areas"][1]["nam"] = json!("x"))), field("areas[1].nam", FieldFault::Unknown));
    assert_eq!(of(spoilt(|v| v["areas"][1]["name"] = json!(7))), field("areas[1].name", FieldFault::Value));
    assert_eq!(
        of(spoilt(|v| v["outcomes"][2]["status"] = json!("ready"))),
        field("outcomes[2].status", FieldFault::Value)
    );
    assert_eq!(of(spoilt(|v| v["extra"] = json!([]))), field("extra", FieldFault::Unknown));
    let missing = spoilt(|v| {
        v["plans"][0].as_object_mut().unwrap().remove("year");
    });
    assert_eq!(of(missing), field("plans[0].year", FieldFault::Missing));
}

#[test]
fn a_record_that_breaks_a_rule_is_named_with_its_place() {
    let twice = |v: &mut Value| {
        let first = v["areas"][0].clone();
        v["areas"].as_array_mut().unwrap().push(first);
    };
    assert_eq!(spoilt(twice), ExchangeError::Repeated { path: "areas[3]".into() });
    let refused = |error, at: &str, code| match error {
        ExchangeError::Refused { path, problem } => assert_eq!((path.as_str(), problem.code), (at, code)),
        other => panic!("{other:?}"),
    };
    let nowhere = json!("00000000-0000-0000-0000-00000000ffff");
    refused(
        spoilt(|v| v["risk_points"][4]["area_id"] = nowhere.clone()),
        "risk_points[4].area_id",
        ProblemCode::Dangling,
    );
    refused(
        spoilt(|v| v["deviations"][0]["repeat_of_id"] = nowhere.clone()),
        "deviations[0].repeat_of_id",
        ProblemCode::Dangling,
    );
    refused(spoilt(|v| v["boards"][0]["name"] = json!(" ")), "boards[0].name", ProblemCode::Required);
    refused(spoilt(|v| v["periods"][1]["number"] = json!(1)), "periods[0].number", ProblemCode::Duplicate);
}

#[test]
fn every_refusal_is_a_failure_with_its_own_code() {
    let errors = [
        ExchangeError::TooLarge,
        ExchangeError::Encoding(3),
        ExchangeError::Syntax { line: 1, column: 2, cut_off: false },
        ExchangeError::OtherFormat,
        ExchangeError::Newer(2),
        ExchangeError::Field { path: "a".into(), line: Some(1), fault: FieldFault::Unknown },
        ExchangeError::Repeated { path: "areas[1]".into() },
        ExchangeError::Differs { kind: RecordKind::Area, subject: "x".into() },
        ExchangeError::OtherYear { board: "x".into(), theirs: 2023, ours: 2024 },
        ExchangeError::OtherFile { board: "x".into(), theirs: vec![2023], ours: vec![2024] },
        ExchangeError::NotMeant { holds: "x 2023".into(), wanted: "2024".into() },
    ];
    let failures: Vec<Failure> = errors.into_iter().map(Failure::from).collect();
    let codes: std::collections::BTreeSet<_> = failures.iter().map(|failure| failure.code).collect();
    assert_eq!(codes.len(), failures.len());
    assert!(failures.iter().all(|failure| !failure.what.get(Lang::Sv).is_empty()));
    assert_eq!(failures[4].kind, Kind::Damaged);
}

#[test]
fn what_is_there_already_is_left_and_what_differs_is_refused() {
    let book = book();
    let change = book_to_change(&book, &book).unwrap();
    assert!(change.edits.is_empty());
    let change = book_to_change(&Book::default(), &book).unwrap();
    assert_eq!(change.subject, "Omsorgsnämnd 2031");
    let mut new = Book::default();
    new.apply(&change).unwrap();
    assert_eq!(new, book);
    let mut other = value(&book);
    other["areas"][0]["name"] = json!("Annat");
    let other = import_json(other.to_string().as_bytes()).unwrap();
    let expected = ExchangeError::Differs { kind: RecordKind::Area, subject: "Trygga arbetssätt".into() };
    assert_eq!(book_to_change(&book, &other), Err(expected));
    // The same board and year under other identities: the board would stand there twice.
    let text = export_json(&book).replace("00000000-0000-0000-0000-0000000000", "00000000-0000-0000-0000-00000000f0");
    let stranger = import_json(text.as_bytes()).unwrap();
    assert!(matches!(book_to_change(&book, &stranger), Err(ExchangeError::OtherFile { .. })));
}

#[test]
fn the_export_keeps_to_the_schema() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let check = |value: &Value| violations(&schema, value);
    for book in [book(), demo::book()] {
        assert_eq!(check(&value(&book)), Vec::<String>::new());
    }
    let mut wrong = value(&book());
    wrong["areas"][0]["nam"] = json!("x");
    wrong["version"] = json!(99);
    wrong["outcomes"][0]["status"] = json!("ready");
    assert_eq!(check(&wrong).len(), 3);
}

#[test]
fn the_schema_describes_every_field() {
    assert_eq!(undescribed(&schema()), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(200)))]

    #[test]
    fn any_texts_survive(texts in prop::collection::vec("[ -~åäöÅÄÖ–\n\"\\\\]{0,40}", 8)) {
        let mut value = value(&book());
        for (at, text) in texts.iter().enumerate() {
            let text = text.replace('\u{7f}', "");
            match at % 4 {
                0 => value["areas"][at % 3]["purpose"] = json!(text),
                1 => value["outcomes"][at % 6]["result"] = json!(text),
                2 => value["control_activities"][at % 6]["method"] = json!(text),
                _ => value["deviations"][at % 4]["description"] = json!(text),
            }
        }
        let book = import_json(value.to_string().as_bytes()).unwrap();
        prop_assert_eq!(import_json(export_json(&book).as_bytes()), Ok(book.clone()));
        prop_assert_eq!(self::value(&book), value);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = import_json(&bytes);
    }

    #[test]
    fn a_file_with_a_byte_changed_is_read_or_refused(at in 0_usize..8000, byte in any::<u8>()) {
        let mut bytes = export_json(&book()).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(book) = import_json(&bytes) {
            prop_assert_eq!(import_json(export_json(&book).as_bytes()), Ok(book));
        }
    }
}

#[test]
fn a_file_of_another_year_is_not_merged_into_a_plan() {
    let here = book();
    let (plan, board) = (here.all::<Plan>().next().unwrap().clone(), here.boards()[0].clone());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut value = value(&here);
        change(&mut value);
        import_json(value.to_string().as_bytes()).unwrap()
    };
    let refused = |incoming: &Book| book_to_change(&here, incoming).unwrap_err();
    // The same plan, which somebody has given another year.
    let moved = changed(&|file| file["plans"][0]["year"] = json!(plan.year - 1));
    let error = refused(&moved);
    assert_eq!(error, ExchangeError::OtherYear { board: board.name.clone(), theirs: plan.year - 1, ours: plan.year });
    assert!(Failure::from(error).todo.get(Lang::Sv).contains("ny fil"));
    // Another file of the same board.
    let mut other = Book::default();
    let new = NewPlan {
        board: board.name.to_uppercase(),
        kind: board.kind,
        municipality: String::new(),
        year: plan.year - 1,
        division: Division::default(),
        lang: Lang::Sv,
    };
    // Identities that occur nowhere else.
    let ids = Counted::default();
    let _ = (0..1000).map(|_| ids.id()).last();
    other.apply(&new_plan::change(&Book::default(), &new, &ids).0).unwrap();
    let error = refused(&other);
    assert!(
        matches!(&error, ExchangeError::OtherFile { theirs, ours, .. } if theirs[..] == [plan.year - 1] && ours[..] == [plan.year])
    );
    assert!(Failure::from(error).todo.get(Lang::Sv).contains("summary"));
    // A plan that was asked for and is not there.
    assert_eq!(check_meant(&here, None, Some(plan.year)), Ok(()));
    assert_eq!(check_meant(&here, Some(&board.name.to_lowercase()), None), Ok(()));
    assert!(matches!(check_meant(&here, None, Some(plan.year + 1)), Err(ExchangeError::NotMeant { .. })));
    // What is no other year comes in: a copy of the file, and another board.
    assert!(book_to_change(&here, &here).unwrap().is_empty());
    let elsewhere = NewPlan { board: "Annan nämnd".to_owned(), ..new };
    let mut stranger = Book::default();
    stranger.apply(&new_plan::change(&Book::default(), &elsewhere, &ids).0).unwrap();
    assert!(book_to_change(&here, &stranger).is_ok());
}
