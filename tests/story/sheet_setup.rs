//! Making a test sheet: from a file, by hand, by every method, with every wrong answer.

use crate::harness::Story;
use ikplan::domain::{DrawMethod, SheetItem, TestSheet};
use std::time::Duration;

const BACK: &str = "<Backspace>";

fn sheet(story: &Story) -> TestSheet {
    story.model.plan().unwrap().session.book.all::<TestSheet>().last().unwrap().clone()
}

fn identities(story: &Story) -> Vec<String> {
    let book = &story.model.plan().unwrap().session.book;
    book.items(sheet(story).id).map(|item| item.identity.clone()).collect()
}

fn items(story: &Story) -> Vec<SheetItem> {
    let book = &story.model.plan().unwrap().session.book;
    book.items(sheet(story).id).cloned().collect()
}

/// A new sheet, named, at the question where its items come from.
fn begun(name: &str) -> Story {
    let mut story = Story::demo();
    story.keys("c").sees("Nytt testblad").keys("<End><Enter>").sees("Vad ska testbladet heta?");
    story.types(name).keys("<Enter>").sees("Varifrån kommer posterna?");
    story
}

#[test]
fn a_sheet_from_a_file_in_windows_1252_draws_the_items_of_the_test_vector() {
    let mut story = begun("Attest av fakturor");
    let rows: Vec<String> =
        (1..=500).map(|number| format!("{number};Förvaltning å;{},50;Ägg & Bröd AB\r\n", number * 3)).collect();
    let rows = rows.concat();
    let list = format!("Fakturanummer;Förvaltning;Belopp;Leverantörens namn\r\n{rows}");
    let bytes: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    std::fs::write(story.path("fakturor.csv"), bytes).unwrap();
    story.keys("1").sees("Vilken fil?").types("fakturor.csv").keys("<Enter>");
    story.sees("Fakturanummer").sees("Ägg & Bröd AB").sees("identitet").sees("tas inte med");
    story.keys("<Down>2<Down>3").sees("enhet").sees("anteckning");
    insta::assert_snapshot!("setup_columns", story.styled());
    story.keys("<Enter>").sees("Hur väljs posterna?").keys("1").sees("Listan har 500 poster.");
    story.types("5").keys("<Enter>").sees("Frö").keys(&BACK.repeat(60)).types("plan-2026/k7/seed-4711").keys("<Enter>");
    story.types("Attest finns\nRätt konto\n- Rättat i tid").keys("<C-s>");
    story
        .sees("Stämmer det?")
        .sees("408, 39, 310, 96, 170")
        .sees("5 av 500")
        .sees("frö plan-2026/k7/seed-4711")
        .sees("SHA-256");
    insta::assert_snapshot!("setup_preview", story.screen());
    story.keys("<Enter>").sees("5 av 500, slumpmässigt urval").sees("0 av 5 poster klara").sees("Förvaltni");
    assert_eq!(identities(&story), ["408", "39", "310", "96", "170"]);
    let (sheet, first) = (sheet(&story), items(&story).remove(0));
    assert_eq!((first.unit.as_str(), first.note.as_str()), ("Förvaltning å", "Belopp: 1224,50"));
    assert_eq!(sheet.population.columns, ["Fakturanummer", "Förvaltning", "Belopp"]);
    assert_eq!((sheet.population.count, sheet.population.sha256.len()), (Some(500), 64));
    assert_eq!(sheet.draw.seed, "plan-2026/k7/seed-4711");
    assert_eq!(sheet.attributes[2].within, Some(2));
    story.keys("<Esc>u").sees("Ångrade: nytt testblad: Attest av fakturor");
}

#[test]
fn a_column_of_persons_is_warned_of() {
    let mut story = begun("Beslut");
    std::fs::write(story.path("b.csv"), "Dnr;Personnummer;E-post\n1;811228-9874;a@b.se\n2;701063-2391;c@d.se\n")
        .unwrap();
    story.keys("1").types("b.csv").keys("<Enter>").sees("Inga personuppgifter").keys("<Down>");
    story.sees("innehåller personnummer");
    insta::assert_snapshot!("setup_personal", story.screen());
}

#[test]
fn by_hand_a_known_number_is_drawn_from_by_numbers() {
    let mut story = begun("Avtalspärmar");
    story.keys("2").sees("Vad är populationen?").types("Avtalspärmar hos upphandlingsenheten").keys("<Enter>");
    story.types("43").keys("<Enter>").sees("Poster, en per rad.").keys("<C-s>");
    story.keys("1").types("10").keys("<Enter><Enter>").types("Påskrivet av två\n").keys("<C-s>");
    story.sees("Avtalspärmar hos upphandlingsenheten: 43 poster").sees("10 av 43").keys("<Enter>");
    story.keys("2<Home><Down>2").sees("0 av").sees_not("Stämmer det?");
    for _ in 0..8 {
        story.keys("x");
    }
    story.wait(Duration::from_secs(7));
    story.sees("10 av 10 poster klara").sees("högst 20 av alla 43 (");
    let sheet = sheet(&story);
    assert_eq!((sheet.population.count, sheet.population.sha256.as_str()), (Some(43), ""));
}

#[test]
fn by_hand_the_items_themselves_are_pasted_for_all_of_them_or_a_selection() {
    let mut story = begun("Delegationsbeslut");
    story.keys("2").types("Beslut i maj").keys("<Enter><Enter>").paste("D-1\nD-2\n\nD-3\n").keys("<C-s>").keys("4");
    story.keys("<C-s>").sees("D-1, D-2, D-3").keys("<Enter>").sees("Bladet har inget att pröva ännu.");
    assert_eq!(identities(&story), ["D-1", "D-2", "D-3"]);
    assert_eq!((sheet(&story).draw.method, sheet(&story).population.count), (DrawMethod::All, Some(3)));

    let mut story = begun("De dyraste");
    story
        .keys("2")
        .types("Fakturor i maj")
        .keys("<Enter>")
        .types("100")
        .keys("<Enter>")
        .paste("F-7\nF-9")
        .keys("<C-s>");
    story.sees("Riktat").keys("1").sees("Hur väljs posterna?").keys("3").types("De två dyraste").keys("<Enter><C-s>");
    story.sees("riktat: De två dyraste").sees("2 av 100").keys("<Enter>");
    assert_eq!((sheet(&story).draw.method, sheet(&story).population.count), (DrawMethod::Targeted, Some(100)));
    assert_eq!(sheet(&story).draw.reason, "De två dyraste");
}

#[test]
fn a_systematic_draw_takes_every_so_manyth() {
    let mut story = begun("Var tionde");
    story.keys("2").types("Ärenden").keys("<Enter>").types("43").keys("<Enter><C-s>2").types("10").keys("<Enter>");
    story
        .types("11")
        .keys("<Enter>")
        .sees("Första posten måste ligga inom intervallet.")
        .keys("<Backspace><Backspace>");
    story.types("3").keys("<Enter><C-s>").sees("3, 13, 23, 33, 43").keys("<Enter>");
    assert_eq!((sheet(&story).draw.start, sheet(&story).draw.interval), (Some(3), Some(10)));
}

#[test]
fn wrong_answers_are_said_at_the_question_and_nothing_typed_is_lost() {
    let mut story = Story::demo();
    story.keys("c<End><Enter><Enter>").sees("Fältet måste fyllas i.").types("X").keys("<Enter>1");
    story.types("finns-inte.csv").keys("<Enter>").sees("finns-inte.csv").sees("Vilken fil?").sees("finns inte");
    story.keys(&BACK.repeat(60)).types("tom.csv");
    std::fs::write(story.path("tom.csv"), "Nr;Belopp\n").unwrap();
    story.keys("<Enter>").sees("inga poster").keys(&BACK.repeat(60)).types("dubbel.csv");
    std::fs::write(story.path("dubbel.csv"), "Nr;Belopp\n1;2\n2;2\n1;3\n").unwrap();
    story.keys("<Enter>").sees("Belopp").keys("0<Enter>").sees("Välj en kolumn som identitet").keys("1<Enter>1");
    story
        .types("noll")
        .keys("<Enter>")
        .sees("Skriv ett helt tal")
        .keys(&BACK.repeat(60))
        .types("2")
        .keys("<Enter><Enter><C-s>");
    story.sees("4").sees_not("Stämmer det?");
    insta::assert_snapshot!("setup_repeated", story.screen());
    // Back to the file, and another that is too short.
    std::fs::write(story.path("dubbel.csv"), "Nr;Belopp\n1;2\n").unwrap();
    story.keys("<C-s>").sees("2").sees_not("Stämmer det?");
    story.keys("<Esc><Esc>").sees("Hur många poster ska dras?").keys("<Backspace>").types("1<").keys("<Backspace>");
    story.keys("<Enter><Enter><C-s>").sees("Stämmer det?").sees("1 av 1");
}

#[test]
fn what_was_answered_is_kept_when_one_leaves_and_over_a_crash() {
    let mut story = begun("Halvfärdigt blad");
    story.keys("2").types("En population å ä ö").keys("<Esc><Esc><Esc>").sees("Utkastet är kvar");
    story.keys("c<End><Enter>").sees("Halvfärdigt blad").keys("<Enter>2").sees("En population å ä ö");
    story.types(" till").wait(Duration::from_millis(450));
    let mut story = story.size(59, 10);
    story.sees("Fönstret är för litet.");
    let mut story = story.size(80, 24);
    story.sees("En population å ä ö till");
}
