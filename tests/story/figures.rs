//! Questions, measures and surveys: from keys to screen.

use crate::harness::Story;
use ikplan::app::demo;
use ikplan::domain::{
    Answer, AnswerKey, AnswerOption, Book, ControlId, Definition, Deviation, LimitRule, Measure, MeasureId,
    MeasureKind, MeasureValue, Outcome, OutcomeKey, Period, Polarity, Question, Reading, Record, Survey,
    SurveyQuestion, Tallied, ValueKey,
};
use rust_decimal::Decimal;
use uuid::Uuid;

fn first_control(book: &Book) -> ControlId {
    book.controls_of_plan(demo::PLAN)[0].id
}

fn periods(book: &Book) -> Vec<Period> {
    book.periods(demo::PLAN).cloned().collect()
}

/// The demonstration plan without anything measured, surveyed or answered in it, and without the first result.
pub fn bare() -> Book {
    let mut book = demo::book();
    let periods: Vec<Period> = book.all::<Period>().cloned().collect();
    book.load(periods.iter().map(|period| Period { locked_on: None, ..period.clone() }));
    let figures: Vec<_> = book.records().filter(is_figure).map(|record| record.key()).collect();
    for key in figures {
        if book.get(key).is_some() {
            let change = book.remove_change(key).unwrap();
            book.apply(&change).unwrap();
        }
    }
    book.load(periods);
    let key = OutcomeKey { control_id: first_control(&book), period_id: demo::PERIOD };
    let outcome = Outcome { result: String::new(), result_figures: String::new(), ..book.outcome_or_blank(key) };
    book.load([outcome]);
    book
}

const fn is_figure(record: &Record) -> bool {
    matches!(
        record,
        Record::Measure(_)
            | Record::MeasureValue(_)
            | Record::Answer(_)
            | Record::Survey(_)
            | Record::SurveyQuestion(_)
            | Record::TestSheet(_)
            | Record::SheetItem(_)
    )
}

fn measure(book: &Book, number: u128, name: &str) -> Measure {
    let id = MeasureId(Uuid::from_u128(number));
    Measure {
        rank: i64::try_from(number).unwrap(),
        unit: "utredningar".to_owned(),
        direction: Polarity::LowerIsBetter,
        ..Measure::blank(id, first_control(book), name.to_owned(), MeasureKind::Ratio)
    }
}

fn value(measure: &Measure, period: &Period, version: u16, reading: Reading) -> MeasureValue {
    MeasureValue::new(ValueKey { measure_id: measure.id, period_id: period.id }, version, reading)
}

/// Two measures, one of which changed its rule between the periods, and a third that waits for its value.
pub fn measured() -> Book {
    let mut book = bare();
    let periods = periods(&book);
    let rules = ["räknat på 120 dagar", "kalendermånader, slutdagen inräknad"];
    let versions = rules.iter().map(|text| Definition { text: (*text).to_owned(), since: None }).collect();
    let limit = Some(Decimal::from(20));
    let late = Measure { versions, limit_serious: limit, ..measure(&book, 1, "Utredningar över fyra månader") };
    let early = Measure { stratum: "barn".to_owned(), ..measure(&book, 2, "Förhandsbedömningar över 14 dagar") };
    let waiting = measure(&book, 3, "Överklagade beslut");
    let share = Reading::Share { percent: "37.5".parse().unwrap(), of: None, source: String::new() };
    let values = [
        value(&late, &periods[0], 1, share),
        value(&late, &periods[1], 2, Reading::Ratio { n: 110, of: 319 }),
        value(&early, &periods[0], 1, Reading::Ratio { n: 13, of: 148 }),
        value(&early, &periods[1], 1, Reading::Ratio { n: 31, of: 152 }),
        value(&early, &periods[2], 1, Reading::Ratio { n: 20, of: 140 }),
    ];
    book.load([late, early, waiting]);
    book.load(values);
    book
}

fn surveyed() -> Book {
    let mut book = bare();
    let control = first_control(&book);
    let survey = Survey {
        id: Uuid::from_u128(20).into(),
        plan_id: demo::PLAN,
        period_id: demo::PERIOD,
        rank: 1,
        name: "Chefsenkät om handläggning".to_owned(),
        about: String::new(),
        control_ids: vec![control],
        invited: Some(73),
        answered: Some(44),
        from: None,
        to: None,
    };
    let option = |label: &str, count: Option<u64>| AnswerOption {
        label: label.to_owned(),
        tally: Tallied { count, percent: None },
    };
    let question = |number: u128, text: &str, options: Vec<AnswerOption>, n| SurveyQuestion {
        id: Uuid::from_u128(number).into(),
        survey_id: survey.id,
        rank: i64::try_from(number).unwrap(),
        text: text.to_owned(),
        options,
        n,
        top: Tallied::default(),
        bottom: Tallied::default(),
        note: String::new(),
    };
    let known = vec![option("Ja", Some(17)), option("Nej", Some(27))];
    let unknown = vec![option("Ja", Some(0)), option("Nej", None)];
    let questions = [
        question(21, "Hinner ni med utredningarna inom lagens tid?", known, None),
        question(22, "Har ni tagit del av den nya rutinen?", unknown, Some(44)),
    ];
    book.load([survey]);
    book.load(questions);
    book
}

#[test]
fn the_detail_pane_tells_figures_with_counts_breaks_and_what_is_missing() {
    let mut story = Story::on(&measured());
    story.keys("<Tab>").sees("Mått").sees("34,5 % (110 av 319)").sees("Delår 1: 37,5 % (antal saknas)");
    story.sees("serien bruten: annan räkneregel").sees("■ Graverande enligt gränsen");
    insta::assert_snapshot!("measures_wide", Story::on(&measured()).size(140, 40).screen());
    let mut story = Story::on(&measured()).size(60, 30);
    story.keys("<Tab>").sees("↑ sämre").sees("saknar värde").sees_not("värden");
    story.keys(".").sees("_█▄  3 värden, lägst 8,8 %");
    insta::assert_snapshot!("measures_narrow", story.styled());
}

#[test]
fn surveys_are_shown_with_a_sentence_and_bars_and_absent_answers_have_none() {
    let mut story = Story::on(&surveyed()).size(80, 80);
    story.keys("<Tab>").sees("44 av 73 svarade (60,3 %)").sees("17 (38,6 %)").sees("antal saknas");
    insta::assert_snapshot!("survey", story.screen());
    story.keys("/").types("chefsenkät").keys("<Enter>");
    let plan = story.model.plan().unwrap();
    let survey = plan.session.book.all::<Survey>().next().unwrap().id;
    assert_eq!(plan.target(), Some(ikplan::ui::state::detail::Target::Survey(survey)));
}

#[test]
fn questions_are_answered_one_after_the_other_and_skipped_with_a_reason() {
    let mut story = Story::on(&bare());
    let book = bare();
    let control = book.control(first_control(&book)).unwrap();
    let period = book.period(demo::PERIOD).unwrap();
    let due: Vec<Question> = book.unanswered(control.id, period).cloned().collect();
    assert!(due.len() >= 2, "the demonstration has questions");
    story.keys("Q").sees("Svar").sees(&due[0].text.chars().take(30).collect::<String>());
    story.keys("<C-s>").sees("måste fyllas i");
    story.types("110 av 319").keys("<C-s>").sees(&due[1].text.chars().take(30).collect::<String>());
    story.keys("<Tab>").types("Mäts först till årsrapporten").keys("<C-s>");
    for _ in 2..due.len() {
        story.types("Ja").keys("<C-s>");
    }
    story.sees("Alla delfrågor är nu besvarade").keys("<Tab>");
    let plan = story.model.plan().unwrap();
    let answer = |question: &Question| {
        plan.session
            .book
            .answer(question.id, demo::PERIOD)
            .cloned()
            .unwrap_or(Answer::blank(AnswerKey { question_id: question.id, period_id: demo::PERIOD }))
    };
    assert_eq!(answer(&due[0]).text, "110 av 319");
    assert_eq!(answer(&due[1]).skipped, "Mäts först till årsrapporten");
    story.keys("Q").sees("Alla delfrågor är besvarade.");
    story.keys("u").sees("Ångrade: nytt svar");
}

#[test]
fn leaving_a_question_keeps_the_draft_and_ends_the_walk() {
    let mut story = Story::on(&bare());
    story.keys("Q").types("Halvt svar").keys("<Esc>").sees("Utkastet är kvar").sees("Kontrollplan");
    story.keys("Q").sees("Halvt svar");
}

#[test]
fn values_are_typed_in_the_list_of_measures_and_wrong_ones_say_why() {
    let mut story = Story::on(&measured());
    story.keys("s").sees("Mått: Handläggningstider").sees("Överklagade beslut").sees("saknar värde");
    insta::assert_snapshot!("list_of_measures", story.styled());
    story.types("110 av 90").keys("<Enter>").sees("110 av 90").sees("större");
    story.keys("<Esc>").sees("Utkastet är kvar").keys("<Enter>").sees("Mätvärde").keys("<Esc>");
    story.types("6 av 63").keys("<Enter>").sees("9,5 % (6 av 63)").sees("Lade till mätvärde");
    story.keys("<C-z>").sees("saknar värde").sees("Ångrade: nytt mätvärde");
    story.keys("<Home>").types("12/40").keys("<Down>").sees("30,0 % (12 av 40)");
    story.keys("<Up><Delete>").sees("Tog bort mätvärde").sees("saknar värde");
    story.keys("<Esc>").sees("Kontrollplan").sees_not("Mått: ");
    story.keys("uu<Tab>").sees("34,5 % (110 av 319)");
}

#[test]
fn a_locked_period_lists_its_measures_and_takes_no_value() {
    let mut story = Story::on(&measured());
    story.keys(",s").sees("Mått: Handläggningstider").types("1").sees("Perioden är undertecknad och låst.");
    story.keys("<Esc>.s").keys("<Space>").sees("Källa: Överklagade beslut").sees("Räkna en ärendelista");
}

#[test]
fn a_measure_is_fed_by_a_survey_through_a_list() {
    let mut book = surveyed();
    book.load([measure(&book, 1, "Chefer som hinner")]);
    let mut story = Story::on(&book);
    story.keys("s<Space>").sees("svarsfrekvens");
    insta::assert_snapshot!("sources", story.screen());
    story.keys("2").sees("60,3 % (44 av 73)").keys("<Esc><Tab>").sees("Ur enkäten Chefsenkät");
    story.keys("u").sees("saknar värde");
}

#[test]
fn periods_stand_side_by_side_with_breaks_shown_as_breaks() {
    let mut story = Story::on(&measured());
    story.keys("S").sees("Sida vid sida").sees("serien bruten").sees("110 av 319").sees("antal saknas");
    insta::assert_snapshot!("side_by_side", story.styled());
    insta::assert_snapshot!("side_by_side_wide", Story::on(&measured()).size(140, 40).keys("S").screen());
    story.keys("<Left><Down><Enter>").sees("Delår 1");
    let target = story.model.plan().unwrap().target();
    assert!(matches!(target, Some(ikplan::ui::state::detail::Target::Value(_))), "{target:?}");
    Story::demo().keys("S").sees("Sida vid sida");
    Story::on(&bare()).keys("S").sees("Planen har inga mått");
}

#[test]
fn measures_are_added_moved_edited_and_removed_and_a_deviation_is_linked() {
    let mut story = Story::on(&bare());
    story.keys("n2").sees("Mått").types("Sena svar").keys("<C-s>").sees("saknar värde");
    story.keys("n2").types("Sena beslut").keys("<C-s>").sees("Sena beslut");
    story.keys("K").sees("Flyttade mått: Sena beslut");
    let order = |story: &Story| {
        let book = &story.model.plan().unwrap().session.book;
        book.measures(first_control(book)).map(|measure| measure.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(&story), ["Sena beslut", "Sena svar"]);
    story.keys("a").types("För många sena beslut").keys("<C-s>").sees("För många sena beslut");
    let book = &story.model.plan().unwrap().session.book;
    let found = book.all::<Deviation>().find(|each| each.title == "För många sena beslut").unwrap();
    assert_eq!(found.measure_id.and_then(|id| book.find::<Measure>(id)).unwrap().name, "Sena beslut");
    story.keys("/").types("sena svar").keys("<Enter>e").sees("Sena svar").keys("<Esc><Delete>");
    story.sees("Tog bort mått: Sena svar. u ångrar.");
    assert_eq!(order(&story), ["Sena beslut"]);
    story.keys("u");
    assert_eq!(order(&story), ["Sena beslut", "Sena svar"]);
}

#[test]
fn limit_rules_and_surveys_are_added_through_their_forms() {
    let mut story = Story::on(&bare());
    story.keys("<C-p>").types("gränsregler").keys("<Enter>").sees("Ny gränsregel");
    story.keys("6").types("Utredningstid").keys("<C-s>").sees("Lade till gränsregel: Utredningstid");
    story
        .keys("n3")
        .types("Enkät till chefer")
        .keys("<C-s>")
        .sees("Enkäter")
        .sees("Antal tillfrågade och svar saknas.");
    story.keys("n1").types("Räcker tiden?").keys("<C-s>").sees("Räcker tiden?").sees("inga svar är införda");
    story.keys("uuu").sees_not("Enkät till chefer");
}

/// The measured plan, whose first measure has a limit of four months.
fn with_rule() -> Book {
    let mut book = measured();
    let rule: LimitRule = serde_json::from_value(serde_json::json!({
        "id": Uuid::from_u128(40), "plan_id": demo::PLAN, "name": "Utredning av barn", "rows": [{
            "limit": {"amount": "4", "unit": "months"}, "source": "11 kap. 2 § SoL", "source_kind": "law"}],
    }))
    .unwrap();
    let late = book.all::<Measure>().next().unwrap().clone();
    let ruled = Measure { rule_id: Some(rule.id), ..late };
    book.load([rule]);
    book.load([ruled]);
    book
}

#[test]
fn a_list_of_cases_is_counted_shown_and_recorded_and_taken_back() {
    let mut story = Story::on(&with_rule());
    let path = story.path("utredningar.csv");
    let rows = "Öppnad;Avslutad\n2024-01-01;2024-05-01\n2024-01-01;2024-05-02\n2024-02-30;2024-03-01\n2024-02-01;\n";
    std::fs::write(&path, rows).unwrap();
    story.keys("s<Home><Space>").sees("Räkna en ärendelista").keys("2").sees("Räkna ärendelista");
    story.types("utredningar.csv").keys("<Enter>").sees("50,0 % (1 av 2)");
    insta::assert_snapshot!("cases", story.screen());
    story.keys("<End>").sees("Rad 4");
    story.keys("<Enter>").sees("50,0 % (1 av 2)").sees("Ändrade mätvärde");
    story.keys("<Esc><Tab>").sees("Räknat ur utredningar.csv mot fyra").sees("1 av 1 öppna är över gränsen");
    story.keys("u").sees("34,5 % (110 av 319)");
    story.keys("/").types("fyra månader").keys("<Enter><Space>2").types("finns-inte.csv").keys("<Enter>");
    story.sees("Den finns inte").sees_not("Räknat för").sees("34,5 % (110 av 319)");
}

#[test]
fn the_sentences_of_the_figures_are_put_into_the_result_and_follow_them_until_it_is_edited() {
    let mut book = demo::book();
    let key = OutcomeKey { control_id: first_control(&book), period_id: demo::PERIOD };
    let (result, result_figures) = ("Mina egna ord.".to_owned(), String::new());
    book.load([Outcome { result, result_figures, ..book.outcome_or_blank(key) }]);
    let mut story = Story::on(&book);
    let result = |story: &Story| {
        let book = &story.model.plan().unwrap().session.book;
        book.outcome(key.control_id, key.period_id).unwrap().result.clone()
    };
    story.keys("i");
    assert!(result(&story).starts_with("Mina egna ord.\n\nUtredningar"), "{}", result(&story));
    assert!(result(&story).contains("110 av 319"));
    story.keys("i").sees("står redan i resultatet");
    story.keys("s").types("111 av 319").keys("<Enter><Esc>");
    assert!(result(&story).contains("111 av 319") && !result(&story).contains("110 av 319"), "{}", result(&story));
    story.keys("uu");
    assert_eq!(result(&story), "Mina egna ord.");
}
