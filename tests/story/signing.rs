//! Signing a period off, what is refused then, and opening it again with a reason.

use crate::harness::Story;
use std::time::Duration;

#[test]
fn a_period_is_signed_off_locked_unlocked_with_a_reason_and_signed_off_anew() {
    let mut story = Story::on(&crate::figures::bare());
    story.sees("registrerat. r").keys("L").sees("Undertecknande").sees("rapportversion 1").sees("är slutförda.");
    insta::assert_snapshot!("lock_form", story.screen());
    story.keys("<C-s>").sees("Undertecknade och låste:").sees("låst, version 1");
    story.sees("Inget resultat är registrerat.").sees_not("registrerat. r");
    story.keys("x").sees("Perioden är undertecknad och låst.");
    story.keys("r").sees("Perioden är undertecknad och låst.");
    story.keys("u").sees("Ett undertecknande ångras inte.").sees("låst, version 1");
    story.keys("L1").sees("Lås upp perioden").sees("Version 1 undertecknades 2024-09-16 av Controller");
    story.keys("<C-s>").sees("Fältet måste fyllas i.");
    story.types("Fel antal i ett mått");
    insta::assert_snapshot!("unlock_form", story.screen());
    story.keys("<C-s>").sees("Låste upp:").sees("(Fel antal i ett mått)").sees_not("låst, version");
    story.keys("x").sees("Slutförd");
    story.keys("L1").sees("rapportversion 2").keys("<C-s>").sees("låst, version 2");
    let mut story = story.restart();
    story.sees("låst, version 2").keys("H").sees("undertecknande av").sees("upplåsning av");
}

#[test]
fn what_is_half_written_keeps_a_period_open() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("r").types("Halvfärdigt").wait(Duration::from_millis(450)).keys("<Esc>");
    story.keys("L").sees("Perioden kan inte låsas: ett formulär är inte färdigt.").sees_not("rapportversion");
    story.keys("r<C-s>").sees("Ändrade utfall").keys("L").sees("rapportversion 1");
}

#[test]
fn what_is_decided_of_a_deviation_later_is_let_through_its_text_is_not() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("a").types("Sen attest").keys("<C-s>").sees("Lade till avvikelse");
    story.keys("L<C-s>").sees("låst, version 1");
    story.keys("t").sees("Åtgärd").types("Ny rutin").keys("<C-s>").sees("Lade till åtgärd: Ny rutin");
}

#[test]
fn the_state_at_a_sign_off_is_shown_cannot_be_changed_and_is_compared_with_now() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("L<C-s>").sees("låst, version 1").keys("L1").types("Fel antal").keys("<C-s>").sees("Låste upp:");
    story.keys("x").sees("Slutförd").keys("a").types("Ny brist").keys("<C-s>").sees("Lade till avvikelse");
    story.keys("L").sees("Undertecknanden: Delår 2").sees("Underteckna och lås, version 2");
    insta::assert_snapshot!("versions", story.screen());
    story
        .keys("3")
        .sees("Ändrat sedan version 1")
        .sees("Status: ”Påbörjad, ej slutförd” är nu ”Slutförd”")
        .sees("Ny brist");
    insta::assert_snapshot!("compared", story.screen());
    story.keys("<Esc>L2").sees("Läget vid undertecknandet 2024-09-16, version 1 · går inte att ändra");
    story.sees("► Påb.").sees_not("Ny brist");
    insta::assert_snapshot!("as_it_was", story.styled());
    for key in
        ["x", "u", "U", "<Space>", "r", "a", "t", "n", "K", "D", "C", "Z", "L", "E", "w", "g", "+", "I", "m", "Q", "i"]
    {
        story.keys(key).sees("Läget vid undertecknandet går inte att ändra.").keys("<Esc>");
        // Esc closes what a key opened; where it opened nothing, it went back to now.
        if story.model.file.past.is_none() {
            story.keys("L2").sees("Så här var planen då.");
        }
    }
    assert!(story.model.file.pending.is_empty());
    assert_eq!(story.model.plan().unwrap().session.revision, 0);
    story.keys("<Enter>").sees("Resultat").keys("<Esc>");
    story.keys("<C-p>").types("jämför").keys("<Enter>").sees("Ändrat sedan version 1").sees("Ny brist").keys("<Esc>");
    story.keys("<Esc>").sees("Planen visas som den är nu.").sees("√ Klar").sees("Ny brist");
    assert!(story.model.file.past.is_none());
    story.keys("u").sees("Ångrade").sees_not("Ograderad: Ny brist");
}

#[test]
fn what_is_looked_at_is_left_when_somebody_else_writes_and_the_view_is_not_remembered() {
    let mut story = Story::on(&crate::figures::bare());
    let before = story.model.plan().unwrap().tree.selected;
    story.keys("L<C-s>").sees("låst, version 1");
    let path = story.path("plan.ikplan");
    story.keys("L2").sees("går inte att ändra").keys("<End>");
    let mut story = story.restart();
    assert_eq!(story.model.plan().unwrap().tree.selected, before, "where one was then is not where one is");
    story.keys("L").sees("Lås upp med skäl").keys("2").sees("går inte att ändra");
    let mut other = Story::beside(&story, &path);
    assert!(!other.model.can_write(), "one writes at a time");
    other.keys("L").sees("Lås upp med skäl").keys("1").sees("skrivskydd").keys("2").sees("går inte att ändra");
    other.keys("<Esc>").sees("Planen visas som den är nu.");
}

#[test]
fn the_late_are_those_that_were_late_then() {
    let mut story = Story::on(&crate::figures::bare()).size(140, 40);
    story
        .sees("varav sena 4")
        .keys("L<Down>")
        .keys(&"<Backspace>".repeat(10))
        .types("2024-06-01")
        .keys("<C-s>")
        .sees("låst, version 1");
    story.keys("L2").sees("Läget vid undertecknandet 2024-06-01, version 1").sees("varav sena 0");
    insta::assert_snapshot!("as_it_was_140", story.screen());
    story.keys("Y").sees("Årsöversikt 2024").keys("<Enter>").sees_not("Årsöversikt");
    story.keys("<Esc>").sees("Årsöversikt").keys("<Esc><Esc>").sees("Planen visas som den är nu.").sees("varav sena 4");
    assert!(story.titles.iter().any(|title| title.contains("Läget vid undertecknandet 2024-06-01, version 1")));
}

#[test]
fn a_file_that_was_taken_in_whole_has_no_state_from_before() {
    let mut story = Story::demo();
    story.keys(",").sees("låst, version 1").keys("L2").sees("historik når inte tillbaka till undertecknandet");
    assert!(story.model.file.past.is_none());
    story.keys("<C-p>").types("jämför med").keys("<Enter>").sees("historik når inte tillbaka till undertecknandet");
}
