//! From one year to the next, control by control.

use crate::harness::Story;
use ikplan::domain::{Carry, Plan};

fn next(story: &Story) -> Option<Plan> {
    let plan = story.model.plan().unwrap();
    plan.session.book.next_plan(plan.session.plan).cloned()
}

#[test]
fn the_walk_shows_what_was_seen_is_left_resumed_and_undone() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("C").sees("Inför 2025: 8 av 8 kontrollmoment återstår").sees("öppna åtgärder: 2");
    insta::assert_snapshot!("carry_walk", story.screen());
    story.keys("<Down><Down><Enter>").sees("Behåll").keys("<Esc>").sees("8 av 8 kontrollmoment återstår");
    story.keys("<Enter>1").sees("Uppföljning av rapporterade").keys("<Esc>").sees("8 av 8 kontrollmoment återstår");
    story.keys("<Up><Up><Enter>").sees("Behåll").sees("Avsluta").sees("Öppen åtgärd:");
    story.keys("1").sees("Överföring").sees("Öppen åtgärd:");
    insta::assert_snapshot!("carry_form", story.screen());
    story.keys("<C-s>").sees("Beslutade inför nästa år").sees("7 av 8 kontrollmoment återstår");
    // A control is dropped only with a reason.
    story.keys("<Enter>3<C-s>").sees("Fältet måste fyllas i.").types("Rutinen är avvecklad").keys("<C-s>");
    story.sees("6 av 8 kontrollmoment återstår").keys("<Esc>");
    let mut story = story.restart();
    story.keys("C").sees("6 av 8 kontrollmoment återstår").keys("<Esc>");
    let plan = next(&story).unwrap();
    let book = &story.model.plan().unwrap().session.book;
    assert_eq!(plan.year, 2025);
    assert_eq!(book.controls_of_plan(plan.id).len(), 1);
    let decisions: Vec<Carry> = book.carried(plan.id).map(|carried| carried.decision).collect();
    assert_eq!(decisions, [Carry::Keep, Carry::Drop]);
}

#[test]
fn carried_text_is_marked_until_somebody_confirms_it() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("Z").sees("Texten behöver ingen bekräftelse.");
    story.keys("C<Enter>1<C-s>").sees("7 av 8").keys("<Esc>w").sees("Socialnämnden 2025").keys("<Down><Enter>");
    story.sees("IK-plan 2025").sees("Text från förra året").sees("Ej påbörjad");
    insta::assert_snapshot!("carried_plan", story.screen());
    story.keys("Z").sees("Bekräftade överförd text").sees_not("Text från förra året").keys("u").sees("Text från förra");
}

#[test]
fn taking_back_what_made_the_plan_shown_leads_to_the_year_before() {
    for mut story in [Story::on(&crate::figures::bare()), Story::demo()] {
        story.keys("C<Enter>1<C-s>").sees("7 av 8").keys("<Esc>w").sees("Socialnämnden 2025").types("3");
        story.sees("IK-plan 2025").keys("u").sees("IK-plan 2024").sees("Handläggningstider i");
        assert_eq!(next(&story), None);
        story.keys("C").sees("8 av 8 kontrollmoment återstår");
    }
}

#[test]
fn all_boards_of_the_year_stand_side_by_side() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("W").sees("Alla nämnder 2024").sees("Socialnämnden 2024 · Delår 2").sees("Slutförda").sees("Grav.");
    insta::assert_snapshot!("all_boards", story.screen());
}
