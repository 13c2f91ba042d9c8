//! The year at a glance: controls × periods, one axis at a time.

use crate::harness::Story;
use chrono::NaiveDate;
use ikplan::domain::*;
use ikplan::i18n::Lang;
use ikplan::ui::look::Theme;
use uuid::Uuid;

/// A plan with so many periods and controls, ten controls in an area.
fn plan(periods: u8, controls: u32) -> Book {
    let id = |kind: u128, number: u32| Uuid::from_u128((kind << 64) | (u128::from(number) + 1));
    let mut book = Book::default();
    let (board_id, plan_id) = (BoardId(id(1, 0)), PlanId(id(2, 0)));
    let (name, municipality) = ("Nämnden".to_owned(), String::new());
    book.load([Board { id: board_id, name, kind: BoardKind::Board, municipality, rank: 0 }]);
    book.load([Plan::blank(plan_id, board_id, 2024)]);
    for number in 1..=periods {
        let day = |month: u8| NaiveDate::from_ymd_opt(2024, u32::from(month), 1).unwrap();
        let to = day(number) + chrono::Days::new(27);
        let blank = Period::blank(PeriodId(id(3, number.into())), plan_id, number, day(number), to);
        book.load([Period { name: format!("Månad {number}"), ..blank }]);
    }
    for number in 0..controls {
        let (area_id, point) = (AreaId(id(4, number / 10)), RiskPointId(id(5, number / 10)));
        if number % 10 == 0 {
            let (name, rank) = (format!("Område {}", number / 10 + 1), i64::from(number));
            book.load([Area { id: area_id, plan_id, parent_id: None, rank, name, purpose: String::new() }]);
            book.load([RiskPoint { name: "Risk".to_owned(), ..RiskPoint::blank(point, area_id) }]);
        }
        let (title, rank) = (format!("Kontroll {}", number + 1), i64::from(number));
        book.load([ControlActivity { title, rank, ..ControlActivity::blank(ControlId(id(6, number)), point) }]);
    }
    book
}

#[test]
fn the_year_is_copied_as_a_table_for_a_sheet() {
    let mut story = Story::demo();
    story.keys("Y*y").sees("Kopierade ");
    let copied: Vec<Vec<&str>> = story.copied[0].lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(copied[0], ["", "Värst", "Delår 1", "Delår 2", "Årsrapport"]);
    assert!(copied.iter().all(|row| row.len() == 5));
    let control = copied.iter().find(|row| row[0].starts_with("1.1.1 ")).expect("folded rows too");
    assert_eq!(control[1..], ["Grav. 2", "Klar", "Påb.", "Ej påb."]);
    assert!(copied.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
}

#[test]
fn the_year_shows_one_axis_at_a_time_and_tells_the_marked_cell_on_all_four() {
    let mut story = Story::demo();
    story.keys("Y").sees("Årsöversikt 2024 · Status").sees("Delår 1").sees("► Påb.").sees("tomt: ej aktuell");
    story.sees("Status: ").sees("Bedömning").sees("Resultat");
    insta::assert_snapshot!("year_80", story.styled());
    story.keys("<Tab>").sees("· Resultat").sees("≡ text");
    story.keys("3").sees("· Avvikelser").sees("■ Grav. 1");
    insta::assert_snapshot!("year_deviations", story.screen());
    story.keys("4").sees("· Bedömning").sees("F fungerar");
    story.keys("<Tab>").sees("· Status").keys("<BackTab>").sees("· Bedömning").keys("<Esc>").sees_not("Årsöversikt");
    let mut story = Story::demo().size(140, 40);
    story.keys("Y3");
    insta::assert_snapshot!("year_140", story.styled());
}

#[test]
fn without_colours_and_in_english_the_signs_and_words_are_the_same() {
    let mut story = Story::demo().english();
    story.model.look.theme = Theme::Mono;
    story.keys("Y3").sees("The year 2024 · Deviations").sees("serious 1").sees("[■ Ser. 1").sees("blank: not due");
    insta::assert_snapshot!("year_mono", story.styled());
    assert_eq!(story.model.look.lang, Lang::En);
}

#[test]
fn enter_goes_to_the_control_in_the_period_and_esc_and_back_return() {
    let mut story = Story::demo();
    let before = story.model.plan().unwrap().session.period;
    story.keys("Y<Left>").sees("· Delår 1").keys("<Enter>").sees_not("Årsöversikt").sees("Delår 1 5 av 7 klara");
    let plan = story.model.plan().unwrap();
    assert_ne!(plan.session.period, before, "the period of the cell");
    assert!(plan.control().is_some());
    story.keys("<Esc>").sees("Årsöversikt 2024").sees("· Delår 1");
    story.keys("<Enter><Tab><Esc>").sees_not("Årsöversikt").keys("<Esc>").sees("Årsöversikt 2024");
    story.keys("<Enter>b").sees("Årsöversikt 2024").keys("<Esc><Esc>").sees_not("Årsöversikt");
}

#[test]
fn areas_fold_and_carry_the_worst_of_what_they_hide() {
    let mut story = Story::demo();
    story.keys("Y*").sees("+ 1 ").sees_not("1.1.1");
    insta::assert_snapshot!("year_folded", story.screen());
    story.keys("<Home><Enter>").sees("- 1 ").sees("1.1.1").keys("<Down><Down><Space>").sees("+ 1 ").sees_not("1.1.1");
    story.keys("*").sees("1.1.1");
}

#[test]
fn one_two_three_and_twelve_periods_fit_and_three_hundred_controls_scroll() {
    for periods in [1, 2, 3] {
        let mut story = Story::on(&plan(periods, 12));
        story.keys("Y").sees(&format!("Månad {periods}")).sees("○ Ej påb.");
    }
    let mut story = Story::on(&plan(12, 300));
    story.keys("Y<End>").sees("30.1.10 Kontroll 300").sees(" 12").sees_not("Kontroll 280");
    insta::assert_snapshot!("year_twelve", story.screen());
    story.keys("<Right><Right><Enter>").sees("Kontroll 300").sees("Månad ");
    let mut story = Story::on(&plan(12, 12)).size(60, 16);
    story.keys("Y<Right><Right><Right><Right><Right><Right><Right><Right><Right><Right><Right>");
    story.sees("· Månad 12").sees(" 12");
}

#[test]
fn the_year_follows_what_is_recorded_and_a_plan_without_controls_says_why_there_is_none() {
    let mut story = Story::on(&plan(2, 2));
    story.keys("Y").sees("0 av 2").keys("<Esc>x").sees("Slutförd").keys("Y").sees("1 av 2").sees("√ Klar");
    let mut story = Story::on(&plan(2, 0));
    story.keys("Y").sees("Planen har inga perioder eller inga kontrollmoment.");
}
