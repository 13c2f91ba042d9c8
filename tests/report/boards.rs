//! All boards side by side: like with like, or said to differ.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::*;
use ikplan::i18n::Lang;

fn consolidated(book: &Book, format: Format) -> Vec<u8> {
    render(book, &Request { kind: Kind::Consolidated, ..request(format, Lang::Sv) }).unwrap()
}

fn said(book: &Book) -> String {
    let text = String::from_utf8(consolidated(book, Format::Markdown)).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\\', "")
}

fn json(book: &Book) -> serde_json::Value {
    serde_json::from_slice(&consolidated(book, Format::Json)).unwrap()
}

/// The plan of the demonstration's third board for the same year, and its period of the same number.
fn other(book: &Book) -> Period {
    let board = book.boards().into_iter().find(|board| board.name.starts_with("Kultur")).unwrap().id;
    let plan = book.plans_of(board).find(|plan| plan.year == 2024).unwrap().id;
    book.periods(plan).nth(1).unwrap().clone()
}

#[test]
fn a_board_whose_period_has_other_days_is_said_to_differ() {
    let mut book = demo::book();
    assert!(!said(&book).contains("andra dagar"));
    let period = other(&book);
    book.load([Period { to: "2024-09-30".parse().unwrap(), ..period }]);
    let text = said(&book);
    assert!(text.contains("Perioden har andra dagar än de övrigas för Kultur- och fritidsnämnden."), "{text}");
    assert!(text.contains("andra dagar: 1 maj – 30 september 2024"), "{text}");
    let json = json(&book);
    let same: Vec<_> = json["boards"].as_array().unwrap().iter().map(|board| board["same_days"].clone()).collect();
    assert_eq!(same, [true, false, true]);
}

#[test]
fn a_period_of_the_same_days_is_taken_whatever_its_number() {
    let mut book = demo::book();
    let period = other(&book);
    let wanted = (period.from, period.to);
    // As where a board has a period more before it.
    book.load([Period { number: 9, name: "Sommar".to_owned(), ..period }]);
    let json = json(&book);
    let board = &json["boards"][1];
    assert_eq!((board["period"]["name"].as_str(), board["same_days"].as_bool()), (Some("Sommar"), Some(true)));
    assert_eq!(board["period"]["from"], wanted.0.to_string());
}

#[test]
fn late_is_late_on_one_day_for_all_boards() {
    let mut book = demo::book();
    let period = other(&book);
    assert!(period.report_on.is_some_and(|on| on < demo::TODAY), "its own report is of an earlier day");
    let action = book.actions(period.plan_id).find(|action| action.state.is_open()).unwrap().clone();
    let due_on = demo::TODAY.pred_opt();
    book.load([Action { due_on, ..action }]);
    let json = json(&book);
    assert_eq!(json["boards"][1]["dated"], demo::TODAY.to_string());
    assert_eq!(json["boards"][1]["action_counts"]["late"], 1);
    assert_eq!(json["action_counts"]["late"], 5);
}

#[test]
fn the_totals_are_those_of_the_boards_and_areas_add_up_with_what_lies_outside() {
    let json = json(&demo::book());
    let sum = |field: &str, what: &str| -> u64 {
        json["boards"].as_array().unwrap().iter().map(|board| board["period"][field][what].as_u64().unwrap()).sum()
    };
    assert_eq!(json["total"]["controls"]["due"], sum("controls", "due"));
    assert_eq!(json["total"]["severities"]["minor"], sum("severities", "minor"));
    assert_eq!(json["without"], serde_json::json!(["Kommunstyrelsen"]));
    let text = said(&demo::book());
    assert!(text.contains("| Utanför kontrollområdena | – | 0 | 1 | – |"), "{text}");
    assert!(text.contains("28,6 % (2 av 7)") && text.contains("25,0 % (3 av 12)"), "counts beside percentages: {text}");
}

#[test]
fn a_board_that_is_signed_off_says_its_version() {
    let mut book = demo::book();
    assert!(said(&book).contains("Ingen av perioderna är undertecknad"));
    let period = other(&book).id;
    let sign_off = book.all::<SignOff>().next().unwrap().clone();
    let version = 3;
    book.load([SignOff { id: uuid::Uuid::from_u128(1).into(), period_id: period, version, ..sign_off }]);
    let text = said(&book);
    assert!(text.contains("undertecknad, version 3"), "{text}");
    assert!(text.contains("Inte undertecknat, kan ändras: Socialnämnden och Lindvalla Bostäder AB."), "{text}");
}

#[test]
fn a_public_copy_has_no_names_of_any_board() {
    let mut book = demo::book();
    let plan = other(&book).plan_id;
    let control = book.controls_of_plan(plan)[0].clone();
    let name = "Zq Zqvist";
    let party = Responsible { kind: ResponsibleKind::Person, name: name.to_owned() };
    let mut deviation = book.deviations(plan).find(|each| each.period_id == other(&book).id).unwrap().clone();
    (deviation.severity, deviation.description) = (Some(Severity::Serious), format!("{name} såg 3 av 20."));
    book.load([ControlActivity { responsible: vec![party], ..control }]);
    book.load([deviation]);
    assert!(said(&book).contains("Zq Zqvist såg 3 av 20."));
    let request = Request { kind: Kind::Consolidated, public: true, ..request(Format::Markdown, Lang::Sv) };
    let text = String::from_utf8(render(&book, &request).unwrap()).unwrap();
    assert!(text.contains("kontrollansvarig såg färre än fem.") && !text.contains("Zqvist"), "{text}");
    assert!(text.contains("Namn är utbytta mot roller i: Kultur- och fritidsnämnden"), "{text}");
}

#[test]
fn the_workbook_has_typed_values() {
    use calamine::{Data, DataType};
    let sheets = crate::xlsx::sheets(consolidated(&demo::book(), Format::Xlsx));
    assert_eq!(sheets.keys().collect::<Vec<_>>(), ["Graverande", "Kontrollområden", "Nämnder"]);
    let rows: Vec<&[Data]> = sheets["Nämnder"].rows().collect();
    let at = |head: &str| rows[0].iter().position(|cell| *cell == *head).unwrap();
    assert_eq!(rows[1][at("Slutförda")].as_f64(), Some(2.0));
    assert!((rows[1][at("Andel slutförda")].as_f64().unwrap() - 2.0 / 7.0).abs() < 1e-9);
    assert!(matches!(rows[1][at("Från")], Data::DateTime(_)));
    assert!(rows[1][at("Undertecknad version")].is_empty(), "not signed off is no number");
    assert_eq!(sheets["Graverande"].height(), 2);
}
