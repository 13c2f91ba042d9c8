//! Workbooks, read by another library: types, heads, and that text is only ever text.

use super::search::cases;
use crate::golden::request;
use calamine::{Data, DataType, Range, Reader, Xlsx, open_workbook_from_rs};
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::{Book, Deviation, Measure, MeasureId, MeasureKind, MeasureValue, Reading, ValueKey, Verb};
use ikplan::i18n::Lang;
use ikplan::report::data::{self, Dataset};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;

pub(crate) fn sheets(bytes: Vec<u8>) -> BTreeMap<String, Range<Data>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "a formula in {name}");
    }
    book.worksheets().into_iter().collect()
}

fn made(book: &Book, kind: Kind) -> BTreeMap<String, Range<Data>> {
    sheets(render(book, &Request { kind, ..request(Format::Xlsx, Lang::Sv) }).unwrap())
}

/// The demonstration with a measure that was read and one that was not.
fn measured() -> Book {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN).first().unwrap().id;
    let readings = [Reading::Ratio { n: 1, of: 8 }, Reading::NotMeasured { why: "systembyte".to_owned() }];
    for (rank, reading) in (1_u8..).zip(readings) {
        let id = MeasureId(uuid::Uuid::from_u128(rank.into()));
        let measure = Measure::blank(id, control, format!("Mått {rank}"), MeasureKind::Ratio);
        book.load([Measure { rank: rank.into(), ..measure }]);
        let key = ValueKey { measure_id: id, period_id: demo::PERIOD };
        book.load([MeasureValue::new(key, 1, reading)]);
    }
    book
}

fn column(sheet: &Range<Data>, head: &str) -> usize {
    sheet.rows().next().unwrap().iter().position(|cell| *cell == *head).unwrap()
}

#[test]
fn a_sheet_for_each_table_with_typed_values() {
    let book = measured();
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Consolidated) {
        let sheets = made(&book, *kind);
        assert_eq!(sheets.keys().collect::<Vec<_>>(), ["Avvikelser", "Kontroller", "Mått", "Utfall", "Åtgärder"]);
        assert!(sheets.values().all(|sheet| sheet.height() > 1), "no table is empty");
    }
    let sheets = made(&book, Kind::Report);
    let measures = &sheets["Mått"];
    let at = |head| column(measures, head);
    let rows: Vec<_> = measures.rows().skip(1).collect();
    let number = |row: &[Data], head| row[at(head)].as_f64();
    assert_eq!(
        [number(rows[0], "Antal"), number(rows[0], "Av"), number(rows[0], "Andel")],
        [Some(1.0), Some(8.0), Some(0.125)]
    );
    assert!(rows[1][at("Andel")].is_empty() && rows[1][at("Antal")].is_empty(), "what was not measured is no number");
    assert!(!rows[1][at("I ord")].is_empty());
    let actions = &sheets["Åtgärder"];
    let due = column(actions, "Klar senast");
    assert!(actions.rows().skip(1).any(|row| matches!(row[due], Data::DateTime(_))), "days are days");
    assert!(actions.rows().skip(1).any(|row| row[due].is_empty()), "and no day is no day");
}

#[test]
fn a_whole_number_has_no_comma_and_a_year_no_space() {
    let bytes = render(&measured(), &Request { kind: Kind::Report, ..request(Format::Xlsx, Lang::Sv) }).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let styles = std::io::read_to_string(archive.by_name("xl/styles.xml").unwrap()).unwrap();
    // "7," is what a spreadsheet makes of decimals that may be left out.
    assert!(!styles.contains("#,##0.##"), "{styles}");
    for code in ["#,##0", "0", "0.0%", "yyyy-mm-dd"] {
        assert!(styles.contains(&format!("formatCode=\"{code}\"")), "{code}: {styles}");
    }
}

#[test]
fn the_words_of_a_workbook_are_in_its_language() {
    let bytes = render(&demo::book(), &Request { kind: Kind::Report, ..request(Format::Xlsx, Lang::En) }).unwrap();
    let sheets = sheets(bytes);
    assert_eq!(sheets.keys().collect::<Vec<_>>(), ["Actions", "Controls", "Deviations", "Measures", "Outcomes"]);
    let actions: Vec<&[Data]> = sheets["Actions"].rows().collect();
    let late = column(&sheets["Actions"], "Late");
    assert!(actions[1..].iter().all(|row| row[late] == *"Yes" || row[late] == *"No"));
    let outcomes = &sheets["Outcomes"];
    let status = column(outcomes, "Status");
    assert!(
        outcomes.rows().any(|row| row[status] == *"Completed") && outcomes.rows().all(|row| row[status] != *"Slutförd")
    );
}

#[test]
fn later_periods_are_not_known_yet() {
    let book = demo::book();
    let first = book.periods(demo::PLAN).next().unwrap().id;
    let of = |period| sheets(render(&book, &Request { period, ..request(Format::Xlsx, Lang::Sv) }).unwrap());
    assert!(of(first)["Utfall"].height() < of(demo::PERIOD)["Utfall"].height());
}

fn tables(book: &Book) -> Vec<String> {
    let plan = book.plan(demo::PLAN).unwrap();
    let data =
        data::Data { book, plan, until: None, earlier: false, public: false, today: demo::TODAY, lang: Lang::Sv };
    let csv = |dataset: &Dataset| {
        let mut out = data::csv_heads(*dataset, Lang::Sv).into_bytes();
        data.write_csv(*dataset, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    Dataset::ALL.iter().map(csv).collect()
}

#[test]
fn tables_as_csv() {
    insta::assert_snapshot!("data_csv", tables(&demo::book()).join("\n").replace("\r\n", "␍\n"));
}

fn saying(text: &str) -> Book {
    let mut book = demo::book();
    let of_period = |deviation: &&Deviation| deviation.period_id == demo::PERIOD;
    let deviation = book.deviations(demo::PLAN).find(of_period).unwrap().clone();
    let title: String = format!("x{text}").chars().take(400).collect();
    let deviation = Deviation { title, description: text.to_owned(), root_cause: text.to_owned(), ..deviation };
    let change = book.put_change(Verb::Edit, deviation);
    book.apply(&change).unwrap();
    book
}

fn check(text: &str) {
    let book = saying(text);
    let sheets = made(&book, Kind::Report);
    assert_eq!(sheets["Avvikelser"].height(), made(&demo::book(), Kind::Report)["Avvikelser"].height());
    for table in tables(&book) {
        let table = table.strip_prefix('\u{feff}').unwrap();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(table.as_bytes());
        let width = reader.headers().unwrap().len();
        for record in reader.records() {
            let record = record.unwrap();
            assert_eq!(record.len(), width);
            assert!(record.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{record:?}");
        }
    }
}

#[test]
fn known_tricks_and_very_long_texts() {
    for text in
        ["=1+1", "@SUM(A1)", "http://x y", "{=A1}", "_x0041_", "<a>&\"'", "\u{0}\u{1b}\u{ffff}\u{d}", "שלום\u{202e}👩‍👩‍👧"]
    {
        check(text);
    }
    check(&"ord ".repeat(25_000));
    check(&"👩".repeat(100_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(16)))]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }
}

#[test]
fn the_heads_stay_in_view_and_on_every_page() {
    use std::io::Read;
    for kind in [Kind::Report, Kind::Consolidated] {
        let bytes = render(&demo::book(), &Request { kind, ..request(Format::Xlsx, Lang::Sv) }).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let book = read("xl/workbook.xml");
        let count = book.matches("<sheet ").count();
        assert_eq!(book.matches("_xlnm.Print_Titles").count(), count);
        for number in 1..=count {
            let sheet = read(&format!("xl/worksheets/sheet{number}.xml"));
            let pane = sheet.split("<pane ").nth(1).unwrap_or_else(|| panic!("sheet {number} of {kind:?}"));
            let pane = pane.split("/>").next().unwrap();
            assert!(pane.contains("ySplit=\"1\"") && pane.contains("state=\"frozen\""), "{pane}");
            assert!(sheet.contains("<autoFilter "), "sheet {number} of {kind:?}");
        }
    }
}
