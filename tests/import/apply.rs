//! A reading brought into a book: one change, nothing overwritten.

use super::{Counted, read_text, report, today};
use ikplan::app::import::{ImportError, Options, Reading, Target, Why};
use ikplan::domain::{
    Book, Change, ControlActivity, Deviation, Outcome, PlanId, Question, SignOff, SignOffId, Status, Verb,
};
use std::collections::BTreeSet;

fn target(reading: &Reading) -> Target {
    reading.target(&Options::default()).unwrap()
}

fn import(book: &mut Book, ids: &Counted, reading: &Reading, target: &Target) -> Change {
    let (change, _) = reading.to_change(book, target, ids).unwrap();
    book.apply(&change).unwrap();
    change
}

fn imported() -> (Book, Counted, PlanId) {
    let (mut book, ids, reading) = (Book::default(), Counted::default(), report());
    let change = import(&mut book, &ids, &reading, &target(&reading));
    (book, ids, change.plan_id.unwrap())
}

#[test]
fn an_empty_book_gets_board_plan_periods_and_everything_in_one_change() {
    let (mut book, ids, reading) = (Book::default(), Counted::default(), report());
    let change = import(&mut book, &ids, &reading, &target(&reading));
    assert_eq!((change.verb, change.subject.as_str()), (Verb::Import, "Omsorgsnämnd 2031"));
    let plan = change.plan_id.unwrap();
    assert_eq!(book.board_of(plan).unwrap().municipality, "Granvik kommun");
    let names: Vec<_> = book.periods(plan).map(|period| period.name.as_str()).collect();
    assert_eq!(names, ["Delår 1", "Delår 2", "Årsrapport"]);
    assert_eq!(book.controls_of_plan(plan).len(), 6);
    let period = book.periods(plan).nth(1).unwrap().id;
    assert!(book.all::<Outcome>().all(|outcome| outcome.period_id == period));
    assert_eq!(book.all::<Outcome>().filter(|outcome| outcome.status == Status::NotKnown).count(), 2);
    assert_eq!(book.deviations(plan).filter(|deviation| deviation.control_id.is_some()).count(), 2);
    assert_eq!(book.actions(plan).count(), 4);
    let due: BTreeSet<u8> = book.controls_of_plan(plan)[0].frequency.periods.clone();
    assert_eq!(due, BTreeSet::from([1, 2, 3]));
    let survey = book.all::<Question>().find(|question| question.text.contains("enkät")).unwrap();
    assert_eq!(survey.periods, BTreeSet::from([1, 3]));
    book.apply(&change.inverse()).unwrap();
    assert_eq!(book, Book::default());
}

#[test]
fn the_same_report_again_has_nothing_new() {
    let (book, ids, _) = imported();
    let reading = report();
    let again = reading.to_change(&book, &target(&reading), &ids);
    assert_eq!(again, Err(ImportError::Nothing));
}

#[test]
fn another_period_reuses_the_tree_and_overwrites_nothing() {
    let (mut book, ids, plan) = imported();
    let before: Vec<ControlActivity> = book.all::<ControlActivity>().cloned().collect();
    let reading =
        read_text("Kontrollmoment\tStatus\tResultat\nINLOGGNING i journalsystemet.\tKlar\tInga spärrade kort\n")
            .unwrap();
    let to = |period: &str| Target {
        board: "Omsorgsnämnden".into(),
        year: 2031,
        period: Some(period.into()),
        lang: ikplan::i18n::Lang::Sv,
    };
    // The area and risk point are not named, so the control is new under ones of its own.
    let (change, _) = reading.to_change(&book, &to("årsrapport"), &ids).unwrap();
    assert_eq!(change.plan_id, Some(plan));
    let text = "Skydd av uppgifter\n\nRiskpunkt\tKontrollmoment\tStatus\tResultat\nOmsorgsnämnden åtkomst till journaler\tInloggning i journalsystemet\tKlar\tInga spärrade kort\n";
    let reading = read_text(text).unwrap();
    import(&mut book, &ids, &reading, &to("årsrapport"));
    assert_eq!(book.all::<ControlActivity>().cloned().collect::<Vec<_>>(), before);
    assert_eq!(book.all::<Outcome>().count(), 7);
    let error = reading.to_change(&book, &to("kvartal 1"), &ids).unwrap_err();
    assert!(matches!(error, ImportError::UnknownPeriod { periods, .. } if periods.len() == 3));
    let text = text.replace("Inga spärrade kort", "Ett spärrat kort").replace("Klar", "Pausad");
    let other = read_text(&text).unwrap();
    assert_eq!(other.to_change(&book, &to("3"), &ids), Err(ImportError::Nothing));
    let text = format!("{text}Omsorgsnämnden åtkomst till journaler\tNytt moment\tKlar\t\n");
    let (_, left) = read_text(&text).unwrap().to_change(&book, &to("december"), &ids).unwrap();
    let listed: Vec<_> = left.iter().map(|left| (left.place.line, left.text.as_str(), left.why)).collect();
    assert_eq!(listed, [(4, "Inloggning i journalsystemet: paused: Ett spärrat kort", Why::Taken)]);
}

#[test]
fn a_locked_period_is_refused() {
    let (mut book, ids, plan) = imported();
    let period = book.periods(plan).nth(1).unwrap().clone();
    let lock = book.lock_change(SignOff::blank(SignOffId(uuid::Uuid::from_u128(1)), period.id, 1, today())).unwrap();
    book.apply(&lock).unwrap();
    let reading = report();
    let error = reading.to_change(&book, &target(&reading), &ids).unwrap_err();
    assert_eq!(error, ImportError::Locked("Delår 2".into()));
}

#[test]
fn what_the_source_does_not_say_must_be_given() {
    let reading = read_text("Kontrollmoment\tMetod\tResultat\nAttest\tStickprov\tInga fel\n").unwrap();
    let with = |board: Option<&str>, year, period: Option<&str>| {
        let (board, period) = (board.map(str::to_owned), period.map(str::to_owned));
        reading.target(&Options { board, year, period, ..Options::default() })
    };
    assert_eq!(with(Some("N"), Some(2031), None), Err(ImportError::MissingPeriod));
    assert_eq!(with(None, Some(2031), Some("1")), Err(ImportError::MissingBoard { found: Vec::new() }));
    assert_eq!(with(Some("N"), None, Some("1")), Err(ImportError::MissingYear));
    assert!(with(Some("N"), Some(2031), Some("1")).is_ok());
}

#[test]
fn a_deviation_without_a_home_stands_alone_in_the_plan() {
    let (book, _, plan) = imported();
    let alone: Vec<&Deviation> =
        book.deviations(plan).filter(|d| d.control_id.is_none() && d.risk_point_id.is_none()).collect();
    assert_eq!(
        alone.iter().map(|deviation| deviation.title.as_str()).collect::<Vec<_>>(),
        ["Sena utredningar om vuxna"]
    );
}
