//! Copies for the public: what tells of fewer than five goes, what does not stays, and what went is said.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::{
    Attribute, Book, ControlId, Deviation, ItemKey, Mark, MarkCode, Measure, MeasureId, MeasureKind, MeasureValue,
    Outcome, Reading, SheetItem, TestSheet, ValueKey,
};
use ikplan::i18n::{Lang, figures};

fn said(book: &Book, kind: Kind, lang: Lang, public: bool) -> String {
    let request = Request { kind, public, ..request(Format::Markdown, lang) };
    let text = String::from_utf8(render(book, &request).unwrap()).unwrap();
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn public(book: &Book, kind: Kind) -> String {
    said(book, kind, Lang::Sv, true)
}

fn id<I: From<uuid::Uuid>>(number: u128) -> I {
    uuid::Uuid::from_u128(number).into()
}

fn first_control(book: &Book) -> ControlId {
    book.controls_of_plan(demo::PLAN)[0].id
}

/// The demonstration with a sheet of ten items in the first control, three of which deviate.
fn with_a_sheet() -> Book {
    let mut book = demo::book();
    let sheet = TestSheet::blank(id(1), first_control(&book), demo::PERIOD);
    let attributes = vec![Attribute { number: 1, name: "Beslutet är motiverat".to_owned(), within: None }];
    for number in 1..=10 {
        let code = if number < 4 { MarkCode::Deviation } else { MarkCode::Ok };
        let marks = [(1, Mark { code, note: String::new() })].into();
        book.load([SheetItem { marks, ..SheetItem::blank(ItemKey { sheet_id: sheet.id, number }) }]);
    }
    book.load([TestSheet { name: "Akter".to_owned(), attributes, ..sheet }]);
    book
}

#[test]
fn a_sheet_with_few_deviations_is_told_without_them_also_where_it_was_put_into_the_result() {
    let book = with_a_sheet();
    let sheet = book.all::<TestSheet>().find(|sheet| sheet.name == "Akter").unwrap();
    let line = figures::sheet_line(Lang::Sv, &book, sheet, 1).unwrap().replace('\u{a0}', " ");
    assert!(said(&book, Kind::Report, Lang::Sv, false).contains(&line), "{line}");
    let mut told = book.clone();
    let outcome = book.outcome(first_control(&book), demo::PERIOD).unwrap().clone();
    told.load([Outcome { result: line.clone(), ..outcome }]);
    for book in [&book, &told] {
        for kind in [Kind::Report, Kind::Statement] {
            let public = public(book, kind);
            assert!(!public.contains("avviker 3"), "{public}");
            assert_eq!(public.matches("Akter: färre än fem.").count(), 1, "{kind:?} {public}");
        }
    }
}

#[test]
fn what_is_said_beside_a_figure_is_looked_at_too() {
    let book = demo::book();
    let open = said(&book, Kind::Report, Lang::Sv, false);
    assert!(open.contains("41 av 1 218 avslutade") && open.contains("3 öppna ärenden är redan för sena."), "{open}");
    let public = public(&book, Kind::Report);
    assert!(!public.contains("3 öppna") && public.contains("3,4 % (41 av 1 218)"), "{public}");
}

#[test]
fn a_sum_does_not_give_its_one_small_part_away() {
    let with_parts = |counts: [u64; 3]| {
        let mut book = demo::book();
        let control = first_control(&book);
        let measure = |number, name: &str, whole: Option<MeasureId>| Measure {
            part_of_id: whole,
            ..Measure::blank(id(number), control, name.to_owned(), MeasureKind::Count)
        };
        let whole = measure(20, "Fallskador", None);
        let value = |measure: &Measure, reading| {
            MeasureValue::new(ValueKey { measure_id: measure.id, period_id: demo::PERIOD }, 1, reading)
        };
        book.load([whole.clone()]);
        book.load([value(&whole, Reading::Parts {})]);
        for (number, n) in (21..).zip(counts) {
            let part = measure(number, &format!("Skador {number}"), Some(whole.id));
            book.load([part.clone()]);
            book.load([value(&part, Reading::Count { n })]);
        }
        public(&book, Kind::Report)
    };
    let one = with_parts([3, 10, 20]);
    assert!(one.contains("Fallskador: färre än fem.") && one.contains("Skador 22: 10."), "{one}");
    let none = with_parts([5, 10, 20]);
    assert!(none.contains("Fallskador: 35."), "{none}");
    let two = with_parts([3, 4, 20]);
    assert!(two.contains("Fallskador: 27.") && two.contains("Skador 22: färre än fem."), "{two}");
}

#[test]
fn what_stands_in_place_of_a_count_is_in_the_language_of_its_text() {
    let book = demo::book();
    let text = said(&book, Kind::Report, Lang::En, true);
    assert!(text.contains("och färre än fem planerade åtgärder är försenade"), "{text}");
    assert!(text.contains("Fakturor med fel: fewer than five."), "{text}");
}

#[test]
fn a_copy_names_itself_and_the_changes_of_what_it_shows() {
    let mut book = demo::book();
    let earlier = book.previous_period(demo::PERIOD).unwrap().id;
    let changes = |book: &Book, kind| {
        let text = public(book, kind);
        assert!(text.contains("Kopia för offentliggörande"), "{text}");
        text.split("## Ändringar i den här kopian").nth(1).unwrap().to_owned()
    };
    assert!(changes(&book, Kind::Plan).contains("Inga antal behövde utelämnas."), "a plan shows no results");
    let report = changes(&book, Kind::Report);
    assert!(report.contains("Antal är utelämnade i: 1.1.1, 1.2.1, 1.3.1, 2.1.1, 2.2.1, 3.1.1, 3.2.1.1, "), "{report}");
    let summary = changes(&book, Kind::Summary);
    assert!(summary.contains("Antal är utelämnade i: avvikelser utan kontrollmoment."), "{summary}");
    let all = changes(&book, Kind::Consolidated);
    assert!(all.contains("Antal är utelämnade i: Socialnämnden avvikelser utan kontrollmoment."), "{all}");
    // What an earlier period found stands in this report with its title only.
    let found = book.deviations(demo::PLAN).find(|each| each.period_id == earlier && each.control_id.is_some());
    let found = found.unwrap().clone();
    let described = Deviation { description: "2 av 90 saknas.".to_owned(), ..found.clone() };
    book.load([described]);
    assert_eq!(changes(&book, Kind::Summary), summary);
    book.load([Deviation { title: "2 av 90 saknas".to_owned(), ..found }]);
    assert_ne!(changes(&book, Kind::Summary), summary);
}
