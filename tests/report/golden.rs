//! The summary of the demonstration plan, as it was read and found good.

use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, file_name, render};
use ikplan::domain::{Board, Book, Period, PeriodId, Plan, PlanId};
use ikplan::i18n::Lang;
use std::path::Path;

pub(crate) fn request(format: Format, lang: Lang) -> Request {
    let (kind, plan, period, today) = (Kind::Summary, demo::PLAN, demo::PERIOD, demo::TODAY);
    Request { kind, format, plan, period, lang, today, chain_head: None, public: false }
}

fn rendered(format: Format, lang: Lang) -> String {
    String::from_utf8(render(&demo::book(), &request(format, lang)).unwrap()).unwrap()
}

#[test]
fn in_every_form_and_language() {
    for lang in Lang::ALL {
        for format in Format::ALL
            .iter()
            .filter(|format| !matches!(format, Format::Docx | Format::Pdf | Format::Html | Format::Xlsx))
        {
            let text = rendered(*format, *lang).replace("\r\n", "␍\n");
            insta::assert_snapshot!(format!("summary_{}_{}", lang.code(), format.code()), text);
        }
    }
}

#[test]
fn of_every_kind() {
    for kind in [Kind::Plan, Kind::Report, Kind::Statement, Kind::Consolidated] {
        for lang in Lang::ALL {
            for format in [Format::Text, Format::Csv, Format::Markdown] {
                let request = Request { kind, ..request(format, *lang) };
                let text = String::from_utf8(render(&demo::book(), &request).unwrap()).unwrap();
                let name = format!("{}_{}_{}", kind.code(), lang.code(), format.code());
                insta::assert_snapshot!(name, text.replace("\r\n", "␍\n"));
            }
        }
    }
}

/// A year that is over: follow-up, receivers, sign-offs with a reason, supplements, surveys.
#[test]
fn of_a_statement_with_its_year_behind_it() {
    let book = demo::book();
    let period = book.periods(demo::OTHER_PLAN).next_back().unwrap().id;
    let request = Request { kind: Kind::Statement, plan: demo::OTHER_PLAN, period, ..request(Format::Text, Lang::Sv) };
    insta::assert_snapshot!(String::from_utf8(render(&book, &request).unwrap()).unwrap());
}

#[test]
fn the_json_of_a_document_has_its_figures_and_its_blocks() {
    for kind in Kind::ALL {
        let request = Request { kind: *kind, ..request(Format::Json, Lang::Sv) };
        let json: serde_json::Value = serde_json::from_slice(&render(&demo::book(), &request).unwrap()).unwrap();
        assert_eq!(json["report"], kind.code());
        let of_board = if *kind == Kind::Consolidated { &json["boards"][0] } else { &json };
        assert_eq!(of_board["period"]["controls"]["due"], 7);
        assert_eq!(json["document"]["lang"], "sv");
        assert!(json["document"]["body"].as_array().unwrap().len() > 5);
    }
}

#[test]
fn of_a_plan_with_ungraded_deviations() {
    let book = demo::book();
    let period = book.periods(demo::OTHER_PLAN).next_back().unwrap().id;
    let request = Request { plan: demo::OTHER_PLAN, period, ..request(Format::Text, Lang::Sv) };
    insta::assert_snapshot!(String::from_utf8(render(&book, &request).unwrap()).unwrap());
}

#[test]
fn of_a_signed_off_period_with_a_lost_status() {
    let book = demo::book();
    let period = book.periods(demo::PLAN).next().unwrap().id;
    let request = Request { period, ..request(Format::Markdown, Lang::Sv) };
    insta::assert_snapshot!(String::from_utf8(render(&book, &request).unwrap()).unwrap());
}

#[test]
fn of_a_plan_with_nothing_in_it() {
    let mut book = Book::default();
    let demo = demo::book();
    book.load(demo.all::<Board>().cloned());
    book.load(demo.all::<Plan>().cloned());
    book.load(demo.all::<Period>().cloned());
    insta::assert_snapshot!(String::from_utf8(render(&book, &request(Format::Text, Lang::Sv)).unwrap()).unwrap());
}

#[test]
fn same_book_same_bytes() {
    for kind in Kind::ALL {
        for format in Format::ALL.iter().filter(|format| cfg!(feature = "pdf") || **format != Format::Pdf) {
            let request = Request { kind: *kind, ..request(*format, Lang::Sv) };
            assert!(render(&demo::book(), &request).unwrap() == render(&demo::book(), &request).unwrap());
        }
    }
}

#[test]
fn the_parts_of_a_word_file() {
    for kind in Kind::ALL {
        let request = Request { kind: *kind, chain_head: Some([0xf0; 32]), ..request(Format::Docx, Lang::Sv) };
        let parts = crate::reopen::docx(&render(&demo::book(), &request).unwrap());
        let counts = crate::reopen::elements("document", &parts["word/document.xml"]);
        insta::assert_debug_snapshot!(format!("docx_{}", kind.code()), (parts.keys().collect::<Vec<_>>(), counts));
        let document = &parts["word/document.xml"];
        let heads = document.matches("<w:tblHeader/>").count();
        assert!(heads >= document.matches("<w:tbl>").count(), "every table repeats its head");
        assert!(parts["word/styles.xml"].contains("w:lang w:val=\"sv-SE\""));
        assert!(parts["word/footer.xml"].contains("NUMPAGES") && parts["word/footer.xml"].contains("f0f0f0f0f0f0f0f0"));
        assert!(parts["docProps/core.xml"].contains("<dc:language>sv-SE</dc:language>"));
        let lies = document.contains("w:orient=\"landscape\"");
        assert_eq!(lies, *kind == Kind::Report, "wide tables lie down, and nothing else");
        let has_contents = document.contains(" TOC ");
        assert_eq!(parts["word/settings.xml"].contains("w:updateFields"), has_contents, "pages are filled in by Word");
        let drawings = document.matches("<wp:inline").count();
        let described = ["descr=\"Stapeldiagram", "descr=\"Linjediagram"].map(|said| document.matches(said).count());
        assert_eq!(described.iter().sum::<usize>(), drawings, "every drawing is described");
    }
}

#[test]
fn the_pages_of_a_report() {
    for kind in Kind::ALL {
        for lang in Lang::ALL {
            let request = Request { kind: *kind, ..request(Format::Html, *lang) };
            let text = String::from_utf8(render(&demo::book(), &request).unwrap()).unwrap();
            let outline = crate::reopen::html(&text).outline.join("\n");
            insta::assert_snapshot!(format!("html_{}_{}", kind.code(), lang.code()), outline);
        }
    }
}

#[test]
fn a_signed_off_period_states_its_own_date_whatever_today_is() {
    let book = demo::book();
    let first = book.periods(demo::PLAN).next().unwrap();
    let request = Request { period: first.id, ..request(Format::Json, Lang::Sv) };
    let then = render(&book, &request).unwrap();
    let later = Request { today: "2030-01-01".parse().unwrap(), ..request };
    assert_eq!(then, render(&book, &later).unwrap());
    let json: serde_json::Value = serde_json::from_slice(&then).unwrap();
    // Its report date, the last of April, is before the last control was reviewed.
    assert_eq!(json["dated"], "2024-05-15");
    assert_eq!(json["periods"].as_array().unwrap().len(), 1, "later periods are not known yet");
}

#[test]
fn figures_agree_with_the_screen() {
    let json: serde_json::Value = serde_json::from_str(&rendered(Format::Json, Lang::Sv)).unwrap();
    assert_eq!(json["period"]["controls"]["due"], 7);
    assert_eq!(json["period"]["controls"]["completed"], 2);
    assert_eq!(json["period"]["severities"]["serious"], 1);
    assert_eq!(json["period"]["severities"]["minor"], 6);
    let late = |action: &&serde_json::Value| action["late"] == true;
    assert_eq!(json["actions"].as_array().unwrap().iter().filter(late).count(), 4);
    assert_eq!(json["deviations"][0]["severity"], "serious");
    assert_eq!(json["action_counts"], serde_json::json!({ "open": 11, "late": 4 }));
    let text = rendered(Format::Text, Lang::Sv);
    assert!(text.contains("28,6\u{a0}% (2\u{a0}av\u{a0}7)"), "{text}");
}

#[test]
fn a_page_with_room_for_less_says_how_much_is_left_out() {
    let mut book = demo::book();
    let here = |each: &&ikplan::domain::Deviation| each.period_id == demo::PERIOD;
    let all: Vec<_> = book.deviations(demo::PLAN).filter(here).cloned().collect();
    let long = |each: ikplan::domain::Deviation| {
        let description = format!("{}Sist i texten.", "Många fel hittades. ".repeat(40));
        ikplan::domain::Deviation { title: "Ett långt namn ".repeat(18), description, ..each }
    };
    book.load(all.into_iter().map(long));
    let text = String::from_utf8(render(&book, &request(Format::Markdown, Lang::Sv)).unwrap()).unwrap();
    let shown = text.matches("- ▲ Mindre").count();
    assert!((1..6).contains(&shown), "{text}");
    assert!(text.contains(&format!("Och {} till; alla står i rapporten.", 7 - shown)), "{text}");
    assert!(!text.contains("Sist i texten.") && text.contains("Många fel hittades …"), "{text}");
}

#[test]
fn no_line_of_plain_text_is_wider_than_a_page() {
    for lang in Lang::ALL {
        for line in rendered(Format::Text, *lang).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn what_does_not_exist_is_refused() {
    let book = demo::book();
    let nowhere = uuid::Uuid::nil();
    let no_plan = Request { plan: PlanId(nowhere), ..request(Format::Text, Lang::Sv) };
    assert_eq!(render(&book, &no_plan).unwrap_err().code, "IK-R01");
    let no_period = Request { period: PeriodId(nowhere), ..request(Format::Json, Lang::Sv) };
    assert_eq!(render(&book, &no_period).unwrap_err().code, "IK-R02");
    let of_another = Request { plan: demo::OTHER_PLAN, ..request(Format::Csv, Lang::Sv) };
    assert_eq!(render(&book, &of_another).unwrap_err().code, "IK-R02");
}

#[test]
fn names_of_files_are_plain_letters() {
    let book = demo::book();
    let name = |format, lang| file_name(&book, &request(format, lang));
    assert_eq!(name(Format::Markdown, Lang::Sv), "socialnamnden-2024-delar-2-sammanfattning.md");
    assert_eq!(name(Format::Csv, Lang::En), "socialnamnden-2024-delar-2-summary.csv");
    assert_eq!(Format::from_path(Path::new("a/Rapport.MD")), Some(Format::Markdown));
    assert_eq!(Format::from_path(Path::new("rapport.docx")), Some(Format::Docx));
    assert_eq!(Format::from_path(Path::new("rapport.odt")), None);
    assert_eq!(Kind::from_code("summary"), Some(Kind::Summary));
}

#[test]
fn a_figure_is_said_once_whether_it_stands_in_the_result_or_not() {
    use ikplan::domain::{Answer, AnswerKey, Measure, MeasureValue, Outcome, Reading};
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[0].id;
    let id: ikplan::domain::MeasureId = uuid::Uuid::from_u128(7).into();
    let json = serde_json::json!({ "id": id, "control_id": control, "name": "Sena utredningar", "kind": "ratio",
        "direction": "lower_is_better" });
    book.load([serde_json::from_value::<Measure>(json).unwrap()]);
    let reading = Reading::Ratio { n: 3, of: 40 };
    let json = serde_json::json!({ "measure_id": id, "period_id": demo::PERIOD, "reading": reading });
    book.load([serde_json::from_value::<MeasureValue>(json).unwrap()]);
    let question = book.questions(control).next().unwrap().id;
    let blank = Answer::blank(AnswerKey { question_id: question, period_id: demo::PERIOD });
    book.load([Answer { text: "Ja, tre stycken.".to_owned(), ..blank }]);
    let text = |book: &Book, public| {
        let request = Request { kind: Kind::Report, public, ..request(Format::Markdown, Lang::Sv) };
        String::from_utf8(render(book, &request).unwrap()).unwrap().replace('\u{a0}', " ")
    };
    let said = text(&book, false);
    assert_eq!(said.matches("3 av 40 (7,5 %)").count(), 1, "{said}");
    assert!(said.contains("Ja, tre stycken."));
    assert!(!text(&book, true).contains("3 av 40"), "a copy for the public has no small counts");
    let sentence =
        ikplan::i18n::figures::sentence(Lang::Sv, &book, book.measures(control).next().unwrap(), demo::PERIOD);
    let outcome = book.outcome(control, demo::PERIOD).unwrap().clone();
    book.load([Outcome { result: sentence.unwrap().replace('\u{a0}', " "), ..outcome }]);
    assert_eq!(text(&book, false).matches("3 av 40").count(), 1);
}
