//! Preparing a plan: the risk register, the library of controls, decisions and documents, from keys to screen.

use crate::harness::Story;
use ikplan::app::{demo, library};
use ikplan::domain::{Book, RiskPoint, RiskPointId, Verb};

fn book(story: &Story) -> &Book {
    &story.model.plan().unwrap().session.book
}

#[test]
fn risks_stand_in_a_matrix_and_by_value_with_what_is_proposed() {
    let mut story = Story::demo().size(80, 24);
    story.keys("R");
    insta::assert_snapshot!("register_80x24", story.screen());
    story.keys("<Down><Down>").sees("I planen, 1 kontrollmoment");
    story.keys("<Tab>").sees("Vad planen täcker").sees("Kostnadseffektiv verksamhet: 2 riskpunkter");
    insta::assert_snapshot!("coverage_80x24", story.screen());
    story.keys("<Esc>").sees("Kontrollplan");
    let mut wide = Story::demo().size(140, 40);
    wide.keys("R");
    insta::assert_snapshot!("register_140x40", wide.screen());
}

#[test]
fn a_risk_is_valued_from_the_register_which_follows() {
    let mut story = Story::demo().size(80, 24);
    story.keys("R").sees("1.1 Rättssäker myndighetsutövning                                         12");
    story.keys("<Enter>").sees("Riskvärdering");
    story.keys("<Tab><Tab>").keys("<Backspace><Backspace>").types("16").keys("<C-s>").sees("Riskregister");
    story.sees("16 (skalorna ger 12) │");
    let mut story = Story::demo().size(80, 24);
    story.keys("R").keys("g").sees_not("Riskregister").sees("Kontrollplan");
}

#[test]
fn a_control_of_the_library_enters_the_plan_and_can_be_taken_back() {
    let mut story = Story::demo().size(80, 24);
    story.keys("X").sees("Kontrollbibliotek").types("direktupp").keys("<Enter>");
    let starter = library::find("procurement").unwrap();
    story.sees("Lade till kontrollmoment: Direktupphandlingar är");
    story.sees("finns i planen").keys("<Esc>").sees("Direktupphandlingar är");
    assert!(starter.is_in(book(&story), demo::PLAN));
    story.keys("u");
    assert!(!starter.is_in(book(&story), demo::PLAN));
}

#[test]
fn decisions_and_documents_are_listed_and_added() {
    let mut story = Story::demo().size(80, 24);
    story.keys("P");
    insta::assert_snapshot!("decisions_80x24", story.screen());
    story.sees("Planen antagen").sees("Revidering 1").keys("3").sees("Planbeslut").sees("Nummer (krävs)    2");
    story.keys("<C-s>").keys("P").sees("Revidering 2").sees("utan datum").keys("<Esc>");
    let count = |story: &Story| book(story).revisions(demo::PLAN).count();
    assert_eq!(count(&story), 3);
    story.keys("u");
    assert_eq!(count(&story), 2);
}

#[test]
fn a_risk_outside_the_plan_is_told_apart_in_the_tree() {
    let mut story = Story::demo();
    story.sees_not("utanför planen");
    let area = book(&story).areas(demo::PLAN, None).next().unwrap().id;
    let (name, in_plan, in_plan_reason) = ("Låg risk".to_owned(), Some(false), "Liten".to_owned());
    let blank = RiskPoint::blank(RiskPointId(uuid::Uuid::from_u128(7)), area);
    let risk = RiskPoint { name, in_plan, in_plan_reason, ..blank };
    let change = book(&story).put_change(Verb::Add, risk);
    story.given(change).sees("Låg risk           utanför planen");
}
