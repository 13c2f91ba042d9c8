//! Recording, grading, planning actions, changing the plan, drafts.

use crate::harness::Story;
use ikplan::domain::{Deviation, Severity};
use std::time::Duration;

#[test]
fn a_result_is_recorded_through_the_form_and_shown() {
    let mut story = Story::demo();
    story.keys("r").sees("Resultat");
    insta::assert_snapshot!("record_form", story.screen());
    story.keys("<C-End>").types(" Även två ärenden från våren är åtgärdade.").keys("<C-s>");
    story.sees("Ändrade utfall").sees_not("Ctrl+S");
    let plan = story.model.plan().unwrap();
    let key = plan.outcome_key().unwrap();
    let result = &plan.session.book.outcome(key.control_id, key.period_id).unwrap().result;
    assert!(result.contains("två ärenden från våren är åtgärdade"), "{result}");
    story.keys("u").sees("Ångrade: ändring av utfall");
}

#[test]
fn a_deviation_is_added_graded_and_counted_and_an_action_follows() {
    let mut story = Story::demo();
    story.keys("a").types("Två beslut saknar motivering").keys("<C-s>");
    story.sees("Ograderad");
    story.keys("<Space>").sees("1 ■ Graverande avvikelse").keys("1");
    story.sees("■ Graverande 2");
    story.keys("t").types("Utbilda handläggarna").keys("<C-s>").sees("Åtgärder öppna 12");
    let book = &story.model.plan().unwrap().session.book;
    let found = book.all::<Deviation>().find(|each| each.title == "Två beslut saknar motivering").unwrap();
    assert_eq!(found.severity, Some(Severity::Serious));
    assert_eq!(book.actions_of(found.id).count(), 1);
    story.keys("uuu").sees("■ Graverande 1").sees("Åtgärder öppna 11");
}

#[test]
fn pausing_asks_for_a_reason() {
    let mut story = Story::demo();
    story.keys("<Space>3").sees("Pausad").sees("Orsak");
    story.types("Systembyte till oktober").keys("<C-s>").sees("║ Paus. 2").sees("Systembyte till oktober");
    story.keys("<Space>4").sees("√ Klar 3").sees_not("Systembyte");
}

#[test]
fn escape_keeps_what_was_typed_as_a_draft_that_is_taken_up_again() {
    let mut story = Story::demo();
    story.keys("r<C-End>").types(" Halvfärdig mening å ä ö").keys("<Esc>");
    story.sees("Utkastet är kvar").sees("utkast");
    story.keys("r").sees("Utkast från").keys("<C-End>").sees("mening å ä ö");
    story.keys("<C-s>").sees_not("utkast");
}

#[test]
fn every_part_of_the_plan_is_added_edited_moved_and_removed() {
    let mut story = Story::demo();
    story.keys("n").sees("Kontrollområde").sees("Riskpunkt i Effektiva arbetsmetoder");
    story.keys("7").types("Nytt område om gåvor").keys("<C-s>").sees("Nytt område om gåvor");
    story.keys("n1").types("Otillåten påverkan").keys("<C-s>").sees("Otillåten påverkan");
    story.keys("n1").types("Gåvoregister").keys("<C-s>").sees("Gåvoregister").sees("0 av 1");
    story.keys("n1").types("Finns registret?").keys("<C-s>").sees("Finns registret?");
    story.keys("e<C-End>").types(" och bisysslor").keys("<C-s>").sees("Gåvoregister och");
    story.keys("m").sees("Flytta Gåvoregister och bisysslor till").types("välfärd<Esc>").keys("<Esc>");
    story.keys("<Left><Left><Left>K").sees("Flyttade kontrollområde: Nytt område om gåvor");
    story.keys("<Delete>").sees("Tog bort kontrollområde: Nytt område om gåvor. u ångrar.");
    story.sees_not("Otillåten påverkan");
    story.keys("u").sees("Otillåten påverkan").keys("*").sees("Gåvoregister");
}

#[test]
fn what_must_be_filled_in_is_said_at_the_field() {
    let mut story = Story::demo();
    story.keys("a<C-s>").sees("Fältet måste fyllas i.");
    insta::assert_snapshot!("deviation_form_problem", story.screen());
    story.types("Nu finns det text").keys("<C-s>").sees("Lade till avvikelse");
}

#[test]
fn a_dropped_action_asks_why() {
    let mut story = Story::demo();
    story.keys("T").sees("Åtgärder · planen").keys("<Space>").sees("Föreslagen").keys("6").sees("Avför åtgärden");
    insta::assert_snapshot!("action_form", story.screen());
}

#[test]
fn a_new_period_can_be_added_and_taken_back() {
    let mut story = Story::demo();
    story.keys("<C-p>").types("redigera perioder<Enter>".trim_end_matches("<Enter>")).keys("<Enter>");
    story.sees("Ny rapportperiod").keys("4").types("Extra").keys("<C-s>");
    story.sees("Lade till rapportperiod: Extra").keys("p").sees("4 Extra").keys("<Esc>");
    story.keys("u").keys("p").sees_not("4 Extra");
}

#[test]
fn the_editor_of_ones_own_gets_the_text_and_gives_it_back() {
    let mut story = Story::demo();
    story.editor = |text| format!("{text}\nSkrivet i redigeraren");
    story.keys("r<C-e>");
    assert_eq!(story.edits.len(), 1);
    story.sees("Skrivet i redigeraren").keys("<C-s>").sees("Ändrade utfall");
}

#[test]
fn paste_into_a_field_is_text_whatever_it_says() {
    let mut story = Story::demo();
    story.keys("r<C-End>").paste("\nrad ett\nq\nx").sees("rad ett").keys("<C-s>");
    assert!(!story.quit);
    let plan = story.model.plan().unwrap();
    let key = plan.outcome_key().unwrap();
    assert!(plan.session.book.outcome(key.control_id, key.period_id).unwrap().result.ends_with("rad ett\nq\nx"));
}

#[test]
fn a_new_plan_gets_a_file_and_work_survives_restart_with_undo() {
    let mut story = Story::welcome();
    story.sees("Välkommen till IK-plan").sees("1  Prova exempelplanen");
    insta::assert_snapshot!("start", story.screen());
    story.keys("2").sees("Nämnd");
    insta::assert_snapshot!("plan_form", story.screen());
    story.types("Kulturnämnden").keys("<C-s>").sees("Spara den nya planen som").keys("<Enter>");
    story.sees("Kulturnämnden").sees("Planen är tom").sees("sparad");
    story.keys("n").types("Ekonomi").keys("<C-s>").sees("Ekonomi");
    let mut story = story.restart();
    story.sees("Kulturnämnden").sees("Ekonomi");
    story.keys("u").sees("Ångrade: nytt kontrollområde: Ekonomi").sees("Planen är tom");
    let mut story = story.restart();
    story.sees("Planen är tom").keys("U").sees("Ekonomi");
}

#[test]
fn what_is_typed_survives_a_crash_after_half_a_second() {
    let mut story = Story::welcome();
    story.keys("2").types("Byggnadsnämnden").keys("<C-s><Enter>").sees("Planen är tom");
    story.keys("n").types("Påbörjat områ").wait(Duration::from_millis(450));
    let mut story = story.crash();
    story.sees("Planen är tom").keys("n").sees("Påbörjat områ");
}

#[test]
fn the_history_names_who_did_what() {
    let mut story = Story::demo();
    story.keys("xH").sees("Historik").sees("2024-09-16 14:32").sees("Controller");
    story.sees("status för Handläggningstider");
}
