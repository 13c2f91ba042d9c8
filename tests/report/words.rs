//! Sentences of the documents: nothing said twice, nothing missing that the records hold, and names as a sentence has them.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::*;
use ikplan::i18n::Lang;

fn said(book: &Book, kind: Kind) -> String {
    let request = Request { kind, ..request(Format::Markdown, Lang::Sv) };
    String::from_utf8(render(book, &request).unwrap()).unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn the_statement_has_the_deviations_that_no_control_found_with_what_is_proposed() {
    let said = said(&demo::book(), Kind::Statement);
    let chapter = said.split("### Avvikelser utan kontrollmoment").nth(1).unwrap();
    for part in [
        "Fyra avtal behöver konkurrensutsättas",
        "Plan för upphandling av de fyra avtalen",
        "Åtgärder blir inte gjorda i tid",
        "Riskpunkt: Lärande av fel och brister",
        "Ledningsgruppens analys av återkommande fel",
    ] {
        assert!(chapter.contains(part), "{part}: {chapter}");
    }
    let mut book = demo::book();
    let actions: Vec<Action> = book.actions(demo::PLAN).cloned().collect();
    book.load(actions.into_iter().map(|action| Action { deviation_ids: Vec::new(), ..action }));
    let said = self::said(&book, Kind::Statement);
    let chapter = said.split("### Avvikelser utan kontrollmoment").nth(1).unwrap();
    assert!(chapter.contains("Inga åtgärder föreslås."), "{chapter}");
}

#[test]
fn a_deviation_that_is_called_what_its_place_is_called_is_named_once() {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[1].clone();
    let point = book.risk_point(control.risk_point_id).unwrap().clone();
    let here = |each: &&Deviation| each.period_id == demo::PERIOD && each.control_id == Some(control.id);
    let deviation = book.deviations(demo::PLAN).find(here).unwrap().clone();
    book.load([Deviation { title: format!("{}.", point.name.to_uppercase()), ..deviation.clone() }]);
    let summary = said(&book, Kind::Summary);
    let line = summary.lines().find(|line| line.contains("KRISBEREDSKAP")).unwrap();
    assert!(!line.contains('('), "{line}");
    let report = said(&book, Kind::Report);
    let row = report.lines().find(|line| line.starts_with("| Krisberedskap<br>")).unwrap();
    assert!(!row.contains("KRISBEREDSKAP") && row.contains(&deviation.description), "{row}");
}

#[test]
fn a_chapter_tells_what_it_lacks_in_one_remark() {
    let mut book = demo::book();
    let point = book.controls_of_plan(demo::PLAN)[3].risk_point_id;
    book.load([ControlActivity {
        title: "Loggar".to_owned(),
        rank: 9_000,
        ..ControlActivity::blank(uuid::Uuid::from_u128(4).into(), point)
    }]);
    let said = said(&book, Kind::Statement);
    let chapter = said.split("### 2.1.2").nth(1).unwrap().split("\n### ").next().unwrap();
    assert!(!chapter.contains("####"), "{chapter}");
    let lacks = "*Urval är inte angivet. Metod är inte angiven. Inget resultat är registrerat. Ingen bedömning är \
        registrerad. Inga åtgärder föreslås.*";
    assert!(chapter.contains(lacks), "{chapter}");
}

#[test]
fn a_frequency_in_words_stands_alone_when_the_control_is_made_in_every_period() {
    let told = |numbers: &[u8], text: &str| {
        let mut book = demo::book();
        let control = book.controls_of_plan(demo::PLAN)[0].clone();
        let frequency = Frequency { text: text.to_owned(), periods: numbers.iter().copied().collect() };
        book.load([ControlActivity { frequency, ..control }]);
        let said = said(&book, Kind::Plan);
        let row =
            said.lines().find(|line| line.contains("1.1.1 Handläggningstider") && line.contains("Uttag ur")).unwrap();
        row.split(" | ").nth(2).unwrap().to_owned()
    };
    assert_eq!(told(&[1, 2, 3], "April, augusti, december"), "April, augusti, december");
    assert_eq!(told(&[], "April, augusti, december"), "April, augusti, december");
    assert_eq!(told(&[1, 3], "Två gånger"), "Två gånger<br>Görs i: Delår 1 och Årsrapport");
    assert_eq!(told(&[1, 2, 3], ""), "Varje rapportperiod");
}

#[test]
fn a_board_is_named_as_a_sentence_has_it_and_what_is_not_known_leaves_no_gap() {
    let mut book = demo::book();
    let board = book.board_of(demo::PLAN).unwrap().clone();
    let plan = book.plan(demo::PLAN).unwrap().clone();
    book.load([Board { name: "Kultur- och fritidsnämnd".to_owned(), ..board.clone() }]);
    book.load([Plan { registry_no: String::new(), ..plan }]);
    let report = said(&book, Kind::Report);
    assert!(report.contains("arbetet med kultur- och fritidsnämndens internkontrollplan"), "{report}");
    assert!(report.contains("**Nämnd:** Kultur- och fritidsnämnd"), "the cover has the name as it is");
    let statement = said(&book, Kind::Statement);
    assert!(statement.contains("Kultur- och fritidsnämnden beslutar att"), "{statement}");
    assert!(statement.contains("- Internkontrollplan 2024\n"), "{statement}");
    book.load([Board { name: "Lindvalla Bostäder AB".to_owned(), ..board }]);
    assert!(said(&book, Kind::Report).contains("arbetet med Lindvalla Bostäder AB:s internkontrollplan"));
}

#[test]
fn news_of_nothing_is_said_in_words() {
    let mut book = demo::book();
    let all: Vec<Deviation> = book.deviations(demo::PLAN).cloned().collect();
    book.load(all.into_iter().map(|each| Deviation { repeat_of_id: None, ..each }));
    assert!(said(&book, Kind::Report).contains("- Ingen avvikelse upprepar en tidigare.\n"));
}

#[test]
fn an_answer_that_is_a_count_stands_in_the_result_alone() {
    let said = said(&demo::book(), Kind::Report);
    let row = said.lines().find(|line| line.contains("1.1.1 Handläggningstider") && line.contains("Uttag ur")).unwrap();
    let result = row.split(" | ").nth(5).unwrap();
    assert_eq!(result.matches("9 av 373").count(), 1, "{result}");
    assert!(result.contains("Antalet bedömningar hämtas ur systemet"), "what is no count is said: {result}");
}

#[test]
fn the_deviations_of_a_control_stand_worst_first_and_the_ungraded_last() {
    let mut book = demo::book();
    let here = |each: &&Deviation| each.period_id == demo::PERIOD && each.control_id.is_some();
    let some = book.deviations(demo::PLAN).find(here).unwrap().clone();
    let severities = [None, Some(Severity::Observation), Some(Severity::Minor), Some(Severity::Serious)];
    for (at, severity) in (50..).zip(severities) {
        let (id, title) = (uuid::Uuid::from_u128(at).into(), format!("Fel {at}"));
        book.load([Deviation { id, title, severity, rank: 0, repeat_of_id: None, ..some.clone() }]);
    }
    for kind in [Kind::Report, Kind::Statement] {
        let said = said(&book, kind);
        // Where a control tells of its own, each is named after its severity on the same line.
        let places: Vec<_> = [53, 52, 51, 50].iter().map(|at| said.find(&format!(": Fel {at}")).unwrap()).collect();
        assert!(places.is_sorted(), "{kind:?} {places:?}");
    }
}

#[test]
fn what_is_no_slot_stays_as_it_is_written() {
    let mut book = demo::book();
    let plan = book.plan(demo::PLAN).unwrap().clone();
    let texts = [(TextBlock::ReportGoals.code().to_owned(), "Målet är {okänt} för {nämnd}.".to_owned())];
    book.load([Plan { texts: texts.into(), ..plan }]);
    assert!(said(&book, Kind::Report).contains("Målet är {okänt} för socialnämnden."));
}

#[test]
fn whoever_made_or_reviewed_a_control_has_a_role_in_a_copy_for_the_public() {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[1].id;
    let outcome = book.outcome(control, demo::PERIOD).unwrap().clone();
    let (performed_by, reviewed_by) = ("Zq Zqmaker".to_owned(), "Zq Zqreviewer".to_owned());
    book.load([Outcome { performed_by, reviewed_by, ..outcome }]);
    let open = said(&book, Kind::Report);
    assert!(open.contains("Zqmaker") && open.contains("Zqreviewer"));
    let request = Request { kind: Kind::Report, public: true, ..request(Format::Markdown, Lang::Sv) };
    let public = String::from_utf8(render(&book, &request).unwrap()).unwrap();
    assert!(!public.contains("Zqmaker") && !public.contains("Zqreviewer"), "{public}");
}

#[test]
fn a_routine_that_is_one_control_of_that_name_is_named_once() {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[0].clone();
    let point = book.risk_point(control.risk_point_id).unwrap().name.clone();
    let title = format!("{point}.");
    book.load([ControlActivity { title: title.clone(), objective: point.to_lowercase(), ..control }]);
    let said = said(&book, Kind::Statement);
    assert!(said.contains(&format!("- **{point}**\n")), "{said}");
    assert!(said.lines().any(|line| line.starts_with("###") && line.ends_with(&point)), "{said}");
    assert!(!said.contains(&title), "{said}");
}
