//! The second pair of eyes, and what is added afterwards.

use crate::harness::Story;
use ikplan::domain::{Outcome, Verb};

/// A story in which the selected control is completed by somebody else.
fn completed() -> Story {
    let mut story = Story::on(&crate::figures::bare());
    let plan = story.model.plan().unwrap();
    let key = plan.outcome_key().unwrap();
    let outcome = plan.session.book.outcome_or_blank(key);
    let performed = Outcome { performed_by: "Handläggaren".into(), result: "Inga fel.".into(), ..outcome };
    let change = plan.session.book.put_change(Verb::Edit, performed);
    story.given(change).keys("x");
    story
}

fn outcome(story: &Story) -> Outcome {
    let plan = story.model.plan().unwrap();
    plan.session.book.outcome_or_blank(plan.outcome_key().unwrap())
}

#[test]
fn what_is_completed_is_accepted_by_another_and_waits_anew_when_it_is_changed() {
    let mut story = completed();
    story.keys("g").sees("Granska: Handläggningstider").sees("utförd av Handläggaren").sees("Alla som väntar (1)");
    insta::assert_snapshot!("review", story.screen());
    story.keys("3").sees("Väntar på granskning: 1");
    insta::assert_snapshot!("review_queue", story.screen());
    story.keys("<Enter>").sees("Läs i detaljrutan").keys("g1").sees("Granskade och godkände: Handläggningstider");
    story.keys("u").sees("Ångrade: granskning av").keys("U").sees("Gjorde om");
    story.keys("/Handläggningstider<Enter>");
    assert_eq!(outcome(&story).reviewed_by, "Controller");
    story.keys("r").types("Mer ").keys("<C-s>").sees("Ändrade utfall");
    assert!(!outcome(&story).is_reviewed(), "the review was of another text");
    story.keys("u");
    assert!(outcome(&story).is_reviewed(), "the review comes back with the text it was of");
}

#[test]
fn what_is_sent_back_says_why_until_it_is_accepted() {
    let mut story = completed();
    story.keys("g2").sees("Skicka tillbaka").keys("<C-s>").sees("Fältet måste fyllas i.");
    story.types("Underlaget saknas").keys("<C-s>").sees("Skickade tillbaka efter granskning");
    story.sees("Återsänd").sees("Underlaget saknas").sees("Påbörjad, ej slutförd");
    story.keys("x").sees("Granskaren").sees("Underlaget saknas").keys("g1").sees("Granskade och godkände");
    story.keys("/Handläggningstider<Enter>").sees_not("Underlaget saknas");
}

#[test]
fn nobody_reviews_their_own_work_nor_work_nobody_has_signed() {
    let mut story = completed();
    let own = Outcome { performed_by: "controller".into(), ..outcome(&story) };
    let change = story.model.plan().unwrap().session.book.put_change(Verb::Edit, own);
    story.given(change).keys("g1").sees("kan inte granska den");
    assert!(!outcome(&story).is_reviewed());
    let nobody = Outcome { performed_by: String::new(), ..outcome(&story) };
    let change = story.model.plan().unwrap().session.book.put_change(Verb::Edit, nobody);
    story.given(change).keys("g1").sees("utförd av");
    assert!(!outcome(&story).is_reviewed());
}

#[test]
fn a_supplement_stands_under_the_text_it_adds_to_and_the_text_stays() {
    let mut story = completed();
    let before = outcome(&story);
    story.keys("+").sees("Komplettering").types("Två ärenden till har visat sig vara sena.");
    insta::assert_snapshot!("supplement_form", story.screen());
    story.keys("<C-s>").sees("Lade till komplettering").sees("Komplettering av resultat 2024-09-16,");
    assert_eq!(outcome(&story), before);
    insta::assert_snapshot!("supplement", story.screen());
    story.keys("<Esc>r").sees("Komplettering av resultat 2024-09-16,");
    insta::assert_snapshot!("supplement_in_form", story.screen());
    story.keys("<Esc>b<Tab>");
    story.keys("e").sees("Två ärenden till").keys("<Esc><Delete>").sees("Tog bort komplettering").keys("u");
    story.keys("L<C-s>").sees("låst, version 1").keys("+").sees("Perioden är undertecknad och låst.");
}
