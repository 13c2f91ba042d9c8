//! Documents of little: nothing in them is compared with nothing, no column says nothing, and the serious come first.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::*;
use ikplan::i18n::Lang;

fn said(book: &Book, kind: Kind, period: PeriodId) -> String {
    let request = Request { kind, period, ..request(Format::Markdown, Lang::Sv) };
    String::from_utf8(render(book, &request).unwrap()).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_one_page_names_five_serious_deviations_before_it_tells_of_one() {
    let mut book = demo::book();
    let here = |each: &&Deviation| each.period_id == demo::PERIOD;
    let all: Vec<Deviation> = book.deviations(demo::PLAN).filter(here).cloned().collect();
    let long = "Underlaget saknas i många av de ärenden som har granskats. ".repeat(6);
    let serious = |each: Deviation| Deviation { severity: Some(Severity::Serious), description: long.clone(), ..each };
    book.load(all.iter().cloned().map(serious));
    let said = said(&book, Kind::Summary, demo::PERIOD);
    for deviation in all.iter().take(5) {
        assert!(said.contains(&deviation.title), "{}: {said}", deviation.title);
    }
    assert!(said.contains(&format!("Och {} till", all.len() - 5)), "{said}");
}

#[test]
fn a_period_is_compared_where_there_is_another_to_compare_it_with() {
    let book = demo::book();
    let first = book.periods(demo::PLAN).next().unwrap().id;
    let has = |period| said(&book, Kind::Report, period).contains("Jämförelse mellan perioder");
    assert!(has(demo::PERIOD));
    assert!(!has(first));
}

#[test]
fn columns_in_which_nothing_stands_are_left_out_of_the_plan() {
    let mut book = demo::book();
    let heads = |book: &Book| {
        let said = said(book, Kind::Plan, demo::PERIOD);
        ["Registreras senast", "| Konsekvens | Riskvärde", "| Riskvärde"].map(|head| said.contains(head))
    };
    assert_eq!(heads(&book), [true; 3]);
    let points: Vec<RiskPoint> = book.all::<RiskPoint>().cloned().collect();
    let bare = |each| RiskPoint { likelihood: None, consequence: None, risk_value: None, ..each };
    book.load(points.into_iter().map(bare));
    let periods: Vec<Period> = book.periods(demo::PLAN).cloned().collect();
    book.load(periods.into_iter().map(|each| Period { due_on: None, ..each }));
    assert_eq!(heads(&book), [false, false, true]);
}

#[test]
fn a_company_is_no_board_and_nothing_follows_from_what_was_not_found() {
    let book = demo::book();
    let board = book.boards().into_iter().find(|board| board.kind == BoardKind::Company).unwrap();
    let plan = book.plans_of(board.id).next().unwrap().id;
    let period = book.periods(plan).next_back().unwrap().id;
    let request = Request { kind: Kind::Statement, plan, period, ..request(Format::Text, Lang::Sv) };
    let said = String::from_utf8(render(&book, &request).unwrap()).unwrap();
    assert!(said.contains("Bolag: ") && !said.contains("Nämnd: "), "{said}");
    assert!(said.contains("Inga avvikelser är registrerade i perioden") && !said.contains("Avvikelserna"), "{said}");
}
