//! What a document may tell of, and what day it states: nothing that happens after its date but its own signing and way.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, document, render};
use ikplan::domain::*;
use ikplan::i18n::Lang;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn said(book: &Book, kind: Kind, period: PeriodId) -> String {
    let plan = book.period(period).unwrap().plan_id;
    let request = Request { kind, plan, period, ..request(Format::Markdown, Lang::Sv) };
    String::from_utf8(render(book, &request).unwrap()).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

fn with_period(alter: impl FnOnce(&mut Period)) -> Book {
    let mut book = demo::book();
    let mut period = book.period(demo::PERIOD).unwrap().clone();
    alter(&mut period);
    book.load([period]);
    book
}

#[test]
fn a_follow_up_is_told_of_from_the_day_it_was_made() {
    let followed = |on: &str| {
        let book = with_period(|period| {
            (period.follow_up, period.followed_up_on) = ("oktober".to_owned(), Some(day(on)));
        });
        let said = said(&book, Kind::Report, demo::PERIOD);
        assert!(said.contains("Uppföljning sker i oktober."), "{said}");
        said.contains("Uppföljningen gjordes")
    };
    assert!(followed("2024-09-16") && !followed("2024-09-17"));
}

#[test]
fn what_became_of_a_deviation_is_told_of_from_the_day_it_was_decided() {
    let decided = |on: &str| {
        let mut book = demo::book();
        let deviation = book.deviations(demo::PLAN).find(|each| each.period_id == demo::PERIOD).unwrap().clone();
        let (decided_on, escalated_on) = (Some(day(on)), Some(day(on)));
        let (state, decision) = (DeviationState::Accepted, "Nämnden godtar felet.".to_owned());
        book.load([Deviation { state, decision, decided_on, escalated_on, ..deviation }]);
        let said = said(&book, Kind::Report, demo::PERIOD);
        [said.contains("Nämnden godtar felet."), said.contains("Rapporterad till kommunstyrelsen")]
    };
    assert_eq!(decided("2024-09-16"), [true, true]);
    assert_eq!(decided("2024-09-17"), [false, false]);
}

#[test]
fn an_effect_and_a_plan_of_action_are_told_of_from_their_day() {
    let told = |on: &str| {
        let mut book = demo::book();
        let check = book.all::<EffectCheck>().find(|check| book.actions(demo::PLAN).any(|it| it.id == check.action_id));
        let check = check.unwrap().clone();
        let plan = book.all::<ActionPlan>().next().unwrap().clone();
        book.load([EffectCheck { on: day(on), text: "Felen blev färre.".to_owned(), ..check }]);
        book.load([ActionPlan { adopted_on: Some(day(on)), ..plan }]);
        let said = [Kind::Report, Kind::Statement].map(|kind| said(&book, kind, demo::PERIOD));
        [
            said.iter().any(|said| said.contains("Felen blev färre.")),
            said.iter().any(|said| said.contains("SN 2024-133")),
        ]
    };
    assert_eq!(told("2024-09-16"), [true, true]);
    assert_eq!(told("2024-09-17"), [false, false]);
}

#[test]
fn a_report_knows_no_action_against_what_a_later_period_found() {
    let book = demo::book();
    let first = book.previous_period(demo::PERIOD).unwrap().id;
    let later = "Kontinuitetsplaner för de fem processer som återstår";
    assert!(said(&book, Kind::Report, demo::PERIOD).contains(later));
    let said = said(&book, Kind::Report, first);
    assert!(!said.contains(later) && said.contains("Åtgärder: 3 öppna, varav ingen är sen."), "{said}");
    assert!(said.contains("Gemensam mottagning"), "an action of the year before is known: {said}");
}

#[test]
fn that_the_typed_date_is_moved_is_said_in_words() {
    use ikplan::app::report::moved_date;
    let said = |report_on: &str, kind, lang| {
        let book = with_period(|period| period.report_on = Some(day(report_on)));
        moved_date(&book, &Request { kind, ..request(Format::Pdf, lang) }).map(|said| said.replace('\u{a0}', " "))
    };
    let moved = said("2024-08-31", Kind::Report, Lang::Sv).unwrap();
    assert!(moved.contains("12 september 2024, inte 31 augusti 2024"), "{moved}");
    let moved = said("2024-08-31", Kind::Summary, Lang::En).unwrap();
    assert!(moved.contains("12 September 2024, not 31 August 2024"), "{moved}");
    assert_eq!(said("2024-09-14", Kind::Report, Lang::Sv), None);
    assert_eq!(said("2024-08-31", Kind::Plan, Lang::Sv), None, "a plan has the date of its decision");
}

#[test]
fn a_report_is_not_dated_before_the_work_that_it_tells_of() {
    let dated = |report_on: Option<&str>, today: &str| {
        let book = with_period(|period| period.report_on = report_on.map(day));
        let request = Request { kind: Kind::Report, today: day(today), ..request(Format::Markdown, Lang::Sv) };
        document(&book, &request).unwrap().head.dated.to_string()
    };
    // The last control was reviewed on 12 September.
    assert_eq!(dated(Some("2024-08-31"), "2024-09-16"), "2024-09-12");
    assert_eq!(dated(Some("2024-09-14"), "2024-09-16"), "2024-09-14");
    assert_eq!(dated(None, "2024-09-16"), "2024-09-16");
    assert_eq!(dated(Some("2024-08-31"), "2024-09-10"), "2024-09-10", "a day to come is nobody's work yet");
}

#[test]
fn a_supplement_is_work_that_a_report_tells_of() {
    let mut book = with_period(|period| period.report_on = Some(day("2024-09-13")));
    let control_id = book.controls_of_plan(demo::PLAN)[0].id;
    let key = OutcomeKey { control_id, period_id: demo::PERIOD };
    let id = uuid::Uuid::from_u128(3).into();
    let blank = Supplement::blank(id, key, Section::Analysis, day("2024-09-15"));
    book.load([Supplement { text: "Tillsvidare.".to_owned(), ..blank }]);
    let said = said(&book, Kind::Report, demo::PERIOD);
    assert!(said.contains("Tillsvidare.") && said.contains("**Rapportdatum:** 15 september 2024"), "{said}");
}

#[test]
fn signing_and_the_way_of_a_report_are_said_to_have_come_after_it() {
    let book = demo::book();
    let note = "Det som har hänt efter dokumentets datum, 15 maj 2024, är tillagt i efterhand.";
    let first = book.previous_period(demo::PERIOD).unwrap().id;
    for kind in [Kind::Report, Kind::Statement] {
        let signed = said(&book, kind, first);
        assert_eq!(signed.matches(note).count(), 1, "{kind:?} {signed}");
        assert!(!said(&book, kind, demo::PERIOD).contains("i efterhand"), "{kind:?}: nothing was added");
    }
}

#[test]
fn the_plan_states_the_day_of_its_latest_decision() {
    let dated = |book: &Book| {
        let request = Request { kind: Kind::Plan, ..request(Format::Markdown, Lang::Sv) };
        document(book, &request).unwrap().head.dated.to_string()
    };
    let mut book = demo::book();
    assert_eq!(dated(&book), "2024-06-18");
    let reception = book.receptions(demo::PLAN).find(|each| each.period_id.is_none()).unwrap().clone();
    book.load([Reception { on: Some(day("2024-07-01")), ..reception }]);
    let said = said(&book, Kind::Plan, demo::PERIOD);
    assert!(said.contains("Det som har hänt efter dokumentets datum, 18 juni 2024, är tillagt i efterhand."), "{said}");
}
