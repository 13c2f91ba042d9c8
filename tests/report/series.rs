//! Lines over periods, and surveys as tables.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, document, model, render};
use ikplan::domain::{AnswerOption, Book, Measure, MeasureValue, Reading, Survey, SurveyQuestion, Tallied};
use ikplan::i18n::Lang;

/// A measure with a value in each of the three periods, the last by another rule, and a survey in the last.
fn book() -> Book {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[0].id;
    let periods: Vec<_> = book.periods(demo::PLAN).map(|period| period.id).collect();
    let measure: ikplan::domain::MeasureId = uuid::Uuid::from_u128(7).into();
    let json = serde_json::json!({ "id": measure, "control_id": control, "name": "Sena utredningar", "kind": "ratio",
        "direction": "lower_is_better", "versions": [{ "text": "kalenderdagar" }, { "text": "kalendermånader" }] });
    book.load([serde_json::from_value::<Measure>(json).unwrap()]);
    for (at, (period, n)) in periods.iter().zip([12, 9, 31]).enumerate() {
        let version = if at == 2 { 2 } else { 1 };
        let json = serde_json::json!({ "measure_id": measure, "period_id": period, "version": version,
            "reading": Reading::Ratio { n, of: 40 } });
        book.load([serde_json::from_value::<MeasureValue>(json).unwrap()]);
    }
    let survey = Survey::blank(uuid::Uuid::from_u128(8).into(), demo::PLAN, periods[2]);
    let name = "Enkät om stödet".to_owned();
    book.load([Survey { name, control_ids: vec![control], invited: Some(50), answered: Some(40), ..survey.clone() }]);
    let option = |label: &str, count| AnswerOption { label: label.to_owned(), tally: Tallied { count, percent: None } };
    book.load([SurveyQuestion {
        text: "Stöder systemet arbetet?".to_owned(),
        options: vec![option("Ja", Some(31)), option("Nej", Some(2)), option("Vet inte", None)],
        n: Some(40),
        ..SurveyQuestion::blank(uuid::Uuid::from_u128(9).into(), survey.id)
    }]);
    book
}

fn asked(public: bool, format: Format) -> Request {
    let period = book().periods(demo::PLAN).next_back().unwrap().id;
    Request { kind: Kind::Statement, period, public, ..request(format, Lang::Sv) }
}

fn said(public: bool) -> String {
    let bytes = render(&book(), &asked(public, Format::Markdown)).unwrap();
    String::from_utf8(bytes).unwrap().replace('\u{a0}', " ")
}

#[test]
fn three_values_are_drawn_with_every_figure_in_words() {
    let document = document(&book(), &asked(false, Format::Html)).unwrap();
    let figures: Vec<_> = document
        .body
        .iter()
        .filter_map(|block| match block {
            model::Block::Figure(figure) if figure.caption.contains("Sena utredningar") => Some(figure),
            _ => None,
        })
        .collect();
    let [figure] = figures.as_slice() else { panic!("{} drawings", figures.len()) };
    let alt = figure.alt.replace('\u{a0}', " ");
    for part in ["Delår 1 2024: 30,0 % (12 av 40)", "Delår 2 2024: 22,5 % (9 av 40)", "bruten", "77,5 % (31 av 40)"] {
        assert!(alt.contains(part), "{part}: {alt}");
    }
    let model::Drawing::Trend { series, full, .. } = &figure.drawing else { panic!("no line") };
    let points: Vec<_> = series[0].points.iter().map(|point| (point.value, point.breaks)).collect();
    // 22.5 is drawn at the even number beside it; the words have it whole.
    assert_eq!(points, [(Some(30), false), (Some(22), false), (Some(78), true)]);
    assert_eq!(*full, 90);
    // Every form draws it or says it.
    for format in Format::ALL.iter().filter(|format| cfg!(feature = "pdf") || **format != Format::Pdf) {
        assert!(!render(&book(), &asked(false, *format)).unwrap().is_empty());
    }
    crate::reopen::docx(&render(&book(), &asked(false, Format::Docx)).unwrap());
}

#[test]
fn the_report_has_them_in_a_chapter_of_their_own_and_none_where_nothing_can_be_drawn() {
    let said = |book: &Book, period| {
        let request = Request { kind: Kind::Report, period, ..asked(false, Format::Markdown) };
        String::from_utf8(render(book, &request).unwrap()).unwrap().replace('\u{a0}', " ")
    };
    let periods: Vec<_> = book().periods(demo::PLAN).map(|period| period.id).collect();
    let text = said(&book(), periods[2]);
    let chapter = text.split("## Utveckling över tid").last().unwrap();
    assert!(
        chapter.contains("1.1.1 Handläggningstider") && chapter.contains("Delår 1 2024: 30,0 % (12 av 40)"),
        "{text}"
    );
    assert!(!said(&book(), periods[1]).contains("Sena utredningar, period för period"), "two values are no line");
    let other = book().all::<ikplan::domain::Plan>().find(|plan| plan.year == 2018).unwrap().id;
    let period = book().periods(other).next().unwrap().id;
    let request = Request { plan: other, kind: Kind::Report, period, ..asked(false, Format::Markdown) };
    assert!(!String::from_utf8(render(&book(), &request).unwrap()).unwrap().contains("Utveckling över tid"));
}

#[test]
fn two_values_are_not() {
    let period = book().periods(demo::PLAN).nth(1).unwrap().id;
    let request = Request { period, ..asked(false, Format::Markdown) };
    let text = String::from_utf8(render(&book(), &request).unwrap()).unwrap();
    assert!(!text.contains("Sena utredningar, period för period"));
}

#[test]
fn a_survey_is_a_table_of_its_answers() {
    let said = said(false);
    let line = |start: &str| said.lines().find(|line| line.trim_start_matches(['|', ' ', '*']).starts_with(start));
    assert!(said.contains("Enkät om stödet: "), "{said}");
    let yes = line("Ja").unwrap_or_else(|| panic!("{said}"));
    assert!(yes.contains("31") && yes.contains("77,5 %"), "{yes}");
    let unknown = line("Vet inte").unwrap();
    assert_eq!(unknown.matches('–').count(), 2, "what is not stated is not zero: {unknown}");
}

#[test]
fn a_copy_for_the_public_has_those_without_small_counts() {
    let public = |book: &Book| {
        let bytes = render(book, &asked(true, Format::Markdown)).unwrap();
        String::from_utf8(bytes).unwrap().replace('\u{a0}', " ")
    };
    let mut book = book();
    let open = public(&book);
    assert!(open.contains("Sena utredningar, period för period"), "{open}");
    assert!(!open.contains("Vet inte"), "two answered no: {open}");
    let question = book.all::<SurveyQuestion>().next().unwrap().clone();
    let mut options = question.options.clone();
    options[1].tally.count = Some(9);
    book.load([SurveyQuestion { options, ..question }]);
    let first =
        book.all::<MeasureValue>().find(|value| value.reading == Reading::Ratio { n: 12, of: 40 }).unwrap().clone();
    book.load([MeasureValue { reading: Reading::Ratio { n: 3, of: 40 }, ..first }]);
    let other = public(&book);
    assert!(!other.contains("Sena utredningar, period för period"), "{other}");
    assert!(other.contains("Vet inte"), "{other}");
}
