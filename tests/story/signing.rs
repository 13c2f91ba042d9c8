//! Signing a period off, what is refused then, and opening it again with a reason.

use crate::harness::Story;
use std::time::Duration;

#[test]
fn a_period_is_signed_off_locked_unlocked_with_a_reason_and_signed_off_anew() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("L").sees("Undertecknande").sees("rapportversion 1").sees("är slutförda.");
    insta::assert_snapshot!("lock_form", story.screen());
    story.keys("<C-s>").sees("Undertecknade och låste:").sees("låst, version 1");
    story.keys("x").sees("Perioden är undertecknad och låst.");
    story.keys("r").sees("Perioden är undertecknad och låst.");
    story.keys("u").sees("Ett undertecknande ångras inte.").sees("låst, version 1");
    story.keys("L").sees("Lås upp perioden").sees("Version 1 undertecknades 2024-09-16 av Controller");
    story.keys("<C-s>").sees("Fältet måste fyllas i.");
    story.types("Fel antal i ett mått");
    insta::assert_snapshot!("unlock_form", story.screen());
    story.keys("<C-s>").sees("Låste upp:").sees("(Fel antal i ett mått)").sees_not("låst, version");
    story.keys("x").sees("Slutförd");
    story.keys("L").sees("rapportversion 2").keys("<C-s>").sees("låst, version 2");
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
