//! From deviation to closed action: deciding, stepping, checking, and the table of actions.

use crate::harness::Story;
use ikplan::domain::{Action, ActionState, Deviation, DeviationState};

fn on_the_worst_deviation() -> Story {
    let mut story = Story::demo();
    story.keys("d<Enter>").sees("Graverande: Lagens tid för");
    story
}

fn deviation(story: &Story) -> Deviation {
    let book = &story.model.plan().unwrap().session.book;
    let plan = story.model.plan().unwrap();
    book.deviation(plan.deviation().unwrap()).unwrap().clone()
}

fn marked(story: &Story) -> Action {
    let plan = story.model.plan().unwrap();
    let ikplan::ui::state::overlay::Overlay::Actions(table) = story.model.overlays.last().unwrap() else { panic!() };
    plan.session.book.find::<Action>(table.action().unwrap().id).unwrap().clone()
}

#[test]
fn a_deviation_is_accepted_for_a_time_closed_with_a_reason_and_opened_again() {
    let mut story = on_the_worst_deviation();
    story.keys("x").sees("Acceptera med beslut").keys("1").sees("Acceptera avvikelsen");
    story.keys("<C-s>").sees("måste fyllas i");
    story.types("Nämnden § 45").keys("<Tab><Tab>").types("2024-12-31").keys("<C-s>");
    story.sees("Accepterad till och med").sees("§ 45");
    assert_eq!(deviation(&story).state, DeviationState::Accepted);
    story.keys("x").sees("Förnya acceptansen").keys("2").sees("Avsluta avvikelsen");
    story.types("Tiderna hålls").keys("<C-s>").sees("saknas en effektkontroll som visar");
    story.types("Följs upp i nästa års plan").keys("<C-s>").sees("Avslutad 2024-09-16");
    story.sees("Utan effektkontroll");
    story.keys("u").sees("Accepterad till och med").keys("u");
    assert_eq!(deviation(&story).state, DeviationState::Open);
    story.keys("UU").sees("Avslutad 2024-09-16").keys("x1");
    assert_eq!(deviation(&story).state, DeviationState::Open);
}

#[test]
fn the_table_has_the_boards_actions_late_first_and_steps_them() {
    let mut story = Story::demo();
    story.keys("A").sees("Försenade (4)").sees("Väntar på effektkontroll (1)").sees("(från 2023)").sees("80 d sen");
    insta::assert_snapshot!("action_table", story.screen());
    assert_eq!(marked(&story).state, ActionState::Decided);
    story.keys("x");
    assert_eq!(marked(&story).state, ActionState::InProgress, "one key steps it, and the cursor stays on it");
    story.keys("u");
    assert_eq!(marked(&story).state, ActionState::Decided);
    story.keys("s").sees("efter ansvarig").sees("Avtalscontroller (1)").keys("s").sees("efter allvarlighetsgrad");
    story.keys("ssf").sees("försenade · efter förfallodag").sees_not("Senare").keys("g").sees_not("Försenade (4)");
    story.keys("/").types("finns inte").keys("<Enter>").sees("0 av 14");
    story.keys("/<C-w><C-w><Enter>").keys("d").sees("Detaljer").sees("Ledningsgruppens");
}

#[test]
fn the_table_stands_at_any_size_and_without_colours() {
    let mut story = Story::demo().size(140, 40);
    story.keys("A").sees("Gäller").sees("Ledningsgruppens analys av återkommande fel");
    insta::assert_snapshot!("action_table_wide", story.screen());
}

#[test]
fn an_action_is_dropped_with_a_reason_and_verified_by_a_check() {
    let mut story = Story::demo();
    story.keys("A<Space>6").sees("Avför åtgärden").keys("<C-s>").sees("måste fyllas i");
    story.types("Ersatt av handlingsplanen").keys("<C-s>").sees("3)");
    story.keys("u").sees("Försenade (4)");
    story.keys("f").keys("f").sees("väntar på effektkontroll · ");
    assert_eq!(marked(&story).state, ActionState::Done);
    let checks = |story: &Story| story.model.plan().unwrap().session.book.effect_checks(marked(story).id).count();
    let before = checks(&story);
    story.keys("x").sees("Effektkontroll").keys("<C-s>").sees("Lade till effektkontroll");
    assert_eq!(checks(&story), before + 1);
    story.keys("x").sees("Inga åtgärder").keys("f").sees("Kontrollerad");
}

#[test]
fn a_due_date_is_moved_and_one_before_the_deviation_is_refused() {
    let mut story = Story::demo();
    story.keys("At").sees("Klar senast");
    story
        .keys("<C-w><C-w><C-w><C-w><C-w><C-w>")
        .types("2023-01-01")
        .keys("<C-s>")
        .sees("före den period då avvikelsen hittades");
    story.keys("<C-w><C-w><C-w><C-w><C-w><C-w>").types("2024-12-01").keys("<C-s>");
    story.sees("Försenade (3)").sees("tidigare").sees("2024-06-28");
}

#[test]
fn plans_of_action_are_listed_chosen_and_added() {
    let mut story = Story::demo();
    story.keys("Ap").sees("Alla handlingsplaner").sees("Kortare utredningstider").keys("2").sees("Försenade (1)");
    story.keys("p").keys("1").sees("Försenade (4)");
}

#[test]
fn what_is_to_be_done_now_is_one_list_that_leads_there() {
    let mut story = Story::demo();
    story.keys("z").sees("Att göra nu · ").sees("Försenat (").sees("80 d sen  Åtgärd").sees("ledtid 14 dagar");
    insta::assert_snapshot!("todo", story.styled());
    story.keys("<Enter>").sees("Detaljer").sees("Ledningsgruppens analys");
    story.keys("z/").types("ej slutförd").keys("<Enter>").sees("Ej slutförd").keys("<Esc>");
    story.keys("zs").sees("efter ansvarig").sees("Förvaltningschef (");
    insta::assert_snapshot!("todo_by_who", story.screen());
    let mut story = Story::demo().size(140, 40);
    story.keys("z<End>").sees("Obesvarade delfrågor (");
    insta::assert_snapshot!("todo_140", story.screen());
}

#[test]
fn late_actions_are_counted_in_the_title_line_and_the_window_s_title() {
    let mut story = Story::demo();
    story.sees(" 4 sena  2 av 7 klara");
    assert!(story.titles.last().unwrap().ends_with("Socialnämnden · 4 sena åtgärder"), "{:?}", story.titles);
    story.keys("Axx").sees("3 sena  2 av 7 klara");
    assert!(story.titles.last().unwrap().ends_with("· 3 sena åtgärder"), "{:?}", story.titles);
    let mut story = Story::demo().size(140, 40).english();
    story.sees("4 late actions  2 of 7 done");
}

#[test]
fn one_table_holds_the_actions_of_the_board_or_of_the_plan_alone() {
    let mut story = Story::demo();
    story.keys("A").sees("Åtgärder · nämnden · 12 av 14").sees("(från 2023)").keys("b").sees("Åtgärder · planen · ");
    story
        .sees_not("(från 2023)")
        .keys("b")
        .sees("(från 2023)")
        .keys("<Esc>T")
        .sees("Åtgärder · planen · ")
        .keys("<Esc>");
    // The line of the summary counts those of the board, and leads to them.
    story.keys("<Tab><Tab><Down><Down><Down><Enter>").sees("Åtgärder · nämnden · 12 av 14");
}
