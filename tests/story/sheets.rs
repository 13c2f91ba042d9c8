//! Test sheets: marking by keys, notes, undo, what is said of the population.

use crate::harness::Story;
use ikplan::domain::{
    Attribute, Change, Draw, DrawMethod, Edit, ItemKey, MarkCode, Population, RecordKind, SheetId, SheetItem, SignOff,
    SignOffId, TestSheet, Verb,
};
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;

const SHEET: SheetId = SheetId(Uuid::from_u128(0x0191_0000_0000_7000_8000_0000_0000_7777));

/// A sheet of so many items drawn from 43, with attributes of which the second lies within the first.
fn sheet(story: &mut Story, items: u32, attributes: &[&str]) {
    let key = story.model.plan().unwrap().outcome_key().unwrap();
    let attribute = |(number, name): (u8, &&str)| Attribute {
        number,
        name: (*name).to_owned(),
        within: (number == 2).then_some(1),
    };
    let sheet = TestSheet {
        id: SHEET,
        control_id: key.control_id,
        period_id: key.period_id,
        rank: 1,
        name: "Attest av fakturor".into(),
        population: Population { source: "Leverantörsreskontra".into(), count: Some(43), ..Population::default() },
        draw: Draw { method: DrawMethod::Random, seed: "frö".into(), ..Draw::default() },
        attributes: (1..).zip(attributes).map(attribute).collect(),
    };
    let mut edits = vec![Edit::add(sheet)];
    edits.extend((1..=items).map(|number| {
        Edit::add(SheetItem {
            sheet_id: SHEET,
            number,
            identity: format!("F-{}", 1000 + number),
            unit: if number % 2 == 0 { "Vård".into() } else { "Skola".into() },
            note: String::new(),
            marks: BTreeMap::new(),
        })
    }));
    let plan_id = Some(story.model.plan().unwrap().session.plan);
    let subject = "Attest av fakturor".to_owned();
    story.given(Change { verb: Verb::Add, kind: RecordKind::TestSheet, subject, plan_id, edits });
}

fn item(story: &Story, number: u32) -> SheetItem {
    let book = &story.model.plan().unwrap().session.book;
    book.find::<SheetItem>(ItemKey { sheet_id: SHEET, number }).unwrap().clone()
}

const FOUR: &[&str] = &["Mottagningsattest finns", "Attestanten är behörig", "Rätt konto", "Rätt belopp"];

fn with_sheet(items: u32) -> Story {
    let mut story = Story::on(&crate::figures::bare());
    sheet(&mut story, items, FOUR);
    story.keys("c").sees("Attest av fakturor").sees("0 av").keys("<Enter>");
    story
}

#[test]
fn a_sheet_is_marked_by_keys_and_what_lies_within_is_skipped_unless_the_outer_deviates() {
    let mut story = with_sheet(10);
    story
        .sees("Attribut 1 av 4: Mottagningsattest finns")
        .sees("0 av 10 poster klara")
        .sees("10 av 43, slumpmässigt urval");
    story.sees("ej fr.").sees("1 √ ok").sees("k.b. kan ej bedömas");
    // The nested attribute is passed over.
    story.keys("1").sees("Attribut 3 av 4: Rätt konto").keys("ob").sees("Post 2 av 10: F-1002 · Vård");
    assert_eq!(item(&story, 1).mark(4), Some(MarkCode::CannotJudge));
    story.keys("a").sees("Attribut 2 av 4: Attestanten är behörig (frågas när attribut 1 avviker)");
    story.keys("3-2").sees("Post 3 av 10").sees("Poster med minst en avvikelse: 1 av 2 prövade · avvikelser totalt: 2");
    insta::assert_snapshot!("sheet_grid", story.styled());
    story.keys("<Home><Up>").sees("Avviker: 1 av 2 prövade · ok 1 · oprövade 8");
}

#[test]
fn space_switches_and_backspace_clears_without_moving_on() {
    let mut story = with_sheet(3);
    story.keys("<Space>");
    assert_eq!(item(&story, 1).mark(1), Some(MarkCode::Ok));
    story.keys("<Space><Space><Space><Space>");
    assert_eq!(item(&story, 1).mark(1), Some(MarkCode::Ok));
    story.keys("<Backspace>").sees("Post 1 av 3").sees("Attribut 1 av 4");
    assert!(item(&story, 1).marks.is_empty());
}

#[test]
fn undo_goes_to_the_cell_it_changes_and_redo_too() {
    let mut story = with_sheet(10);
    story.keys("1<Home><Down><Down><Down>2").sees("Post 4 av 10").keys("<C-End>").sees("Post 10 av 10");
    story.keys("u").sees("Ångrade: ändring av post på testblad: F-1004").sees("Post 4 av 10");
    assert!(item(&story, 4).marks.is_empty());
    story.keys("uU").sees("Gjorde om");
    assert_eq!(item(&story, 1).mark(1), Some(MarkCode::Ok));
    // What lies before the sheet is undone too, and the sheet with it: then the panes are back.
    story.keys("uu").sees("Kontrollplan").sees("Ångrade: nytt testblad");
    story.keys("U").sees("Kontrollplan");
}

#[test]
fn the_next_untested_is_one_key_away_and_the_rest_of_a_row_another() {
    let mut story = with_sheet(3);
    story.keys("2x").sees("Post 2 av 3").sees("1 av 3 poster klara");
    assert_eq!(item(&story, 1).marks.len(), 4);
    story.keys("<C-End><Tab>").sees("Attribut 3 av 4").keys("<Home>x").sees("2 av 3 poster klara").sees("Post 2 av 3");
    story.keys("x").sees("3 av 3 poster klara").keys("t").sees("Allt är prövat.");
}

#[test]
fn a_finished_sample_says_what_it_means_for_the_population() {
    let mut story = with_sheet(10);
    story.keys("2x2xxxxxxxxx").sees("10 av 10 poster klara");
    story.sees("2 av 10 avviker. Med 95").sees("högst 20 av alla 43 (");
    insta::assert_snapshot!("sheet_done", story.screen());
}

#[test]
fn notes_are_kept_whichever_way_one_leaves_and_whatever_happens() {
    let mut story = with_sheet(3);
    story.keys("n").sees("Sätt ett märke innan du antecknar om cellen.");
    // A mark moves on; the note that follows is about what was marked.
    story
        .keys("2n")
        .sees("F-1001 · Mottagningsattest finns")
        .types("Attest saknas på två rader")
        .keys("<Enter>")
        .types("å ä ö")
        .keys("<Esc>");
    story.sees("!*avv").sees("Cellen: Attest saknas på två rader å ä ö");
    assert_eq!(item(&story, 1).marks[&1].note, "Attest saknas på två rader\nå ä ö");
    story.keys("N").types("Fakturan är omtvistad").keys("<C-s>").sees("1*F-1001");
    assert_eq!(item(&story, 1).note, "Fakturan är omtvistad");
    story
        .keys("<Right>")
        .sees("Posten: Fakturan är omtvistad")
        .keys("<Left>u")
        .sees_not("1*F-1001")
        .keys("1")
        .sees_not("!*avv");
    story.keys("<Left><Left>");
    assert_eq!(item(&story, 1).marks[&1].note, "Attest saknas på två rader\nå ä ö", "another mark keeps the note");
    story.keys("<Home><Backspace>").sees("Märket och dess anteckning togs bort. u ångrar.").keys("u").sees("√*ok");
}

#[test]
fn a_note_that_was_being_written_is_there_after_a_crash() {
    let mut story = Story::welcome();
    story.keys("2").types("Byggnadsnämnden").keys("<C-s><Enter>").sees("Planen är tom");
    story.keys("n").types("Ekonomi").keys("<C-s>").keys("n1").types("Attest").keys("<C-s>");
    story.keys("n1").types("Fakturor").keys("<C-s>");
    sheet(&mut story, 3, FOUR);
    story.keys("c<Enter>N").types("Halvskriven anteckning").wait(Duration::from_millis(450));
    let mut story = story.crash();
    story.keys("c<Enter>N").sees("Halvskriven anteckning").keys("<Esc>").sees("Posten: Halvskriven");
}

#[test]
fn the_window_may_shrink_to_nothing_and_come_back() {
    let mut story = with_sheet(40);
    story.keys("<Down><Down><Down><End>").sees("Post 4 av 40");
    let mut story = story.size(59, 10);
    story.sees("Fönstret är för litet.");
    let mut story = story.size(60, 16);
    story.sees("Post 4 av 40: F-1004").sees("Attribut 4 av 4");
    let mut story = story.size(80, 24);
    story.sees("Post 4 av 40: F-1004").sees("Attribut 4 av 4");
}

#[test]
fn the_detail_pane_sums_up_the_sheet_and_enter_opens_it() {
    let mut story = with_sheet(10);
    story.keys("2x2xxxxxxxxx<Esc>").sees("Kontrollplan").keys("<Right>");
    for _ in 0..60 {
        if story.screen().contains("finns: 2 av 10") {
            break;
        }
        story.keys("<Down>");
    }
    story.sees("10 av 10 poster klara").sees("Mottagningsattest finns: 2 av 10");
    story.keys("<Enter>").sees("Attribut 1 av 4");
}

#[test]
fn a_locked_period_is_read_only_and_says_why() {
    let mut story = Story::demo();
    story.keys(",c").sees("Perioden är undertecknad och låst.").keys("<Esc>");
}

#[test]
fn no_mark_is_made_on_a_sheet_of_a_locked_period() {
    let mut story = with_sheet(3);
    story.keys("1<Home>");
    let book = &story.model.plan().unwrap().session.book;
    let sign_off =
        SignOff::blank(SignOffId(Uuid::from_u128(1)), ikplan::app::demo::PERIOD, 1, "2024-09-20".parse().unwrap());
    let change = book.lock_change(sign_off).unwrap();
    story.given(change);
    let before = item(&story, 1);
    for key in ["2", "a", "o", "<Space>", "<Backspace>", "x", "n"] {
        story.keys(key).sees("Perioden är undertecknad och låst.").sees("Attribut 1 av 4");
        story.wait(Duration::from_secs(7)).sees_not("Perioden är undertecknad och låst.");
    }
    assert_eq!(item(&story, 1), before);
}

#[test]
fn wide_sheets_scroll_sideways_and_what_identifies_an_item_stays() {
    let mut story = Story::demo();
    let names: Vec<String> = (1..=12).map(|number| format!("Attribut nummer {number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    sheet(&mut story, 30, &names);
    story.keys("c<Enter><End>").sees("Attribut 12 av 12").sees("F-1001").sees("Skola").sees("av 12");
    insta::assert_snapshot!("sheet_sideways", story.screen());
    insta::assert_snapshot!("sheet_wide", story.size(140, 40).screen());
}

#[test]
fn attributes_and_items_are_added_renamed_nested_and_removed_from_the_grid() {
    let mut story = with_sheet(2);
    story
        .keys("e")
        .sees("Nytt attribut")
        .keys("1")
        .types("Momsen är rätt")
        .keys("<Enter>")
        .sees("Attribut 5 av 5: Momsen är rätt");
    story.keys("e3").types(" alltid").keys("<Enter>").sees("Momsen är rätt alltid");
    story.keys("e4").sees("För alla poster").keys("2").sees("frågas när attribut 1 avviker");
    story.keys("e").sees("Flytta «Momsen är rätt alltid» åt vänster").sees_not("åt höger").keys("<End><Enter>");
    story.sees("Attribut 5 av 5: Rätt belopp").keys("u").sees("Attribut 5 av 5: Momsen är rätt alltid");
    story.keys("e2").types("F-2000").keys("<C-s>").sees("0 av 3 poster klara");
    story.keys("<Home>e5").sees("Andra attribut frågas bara när det här avviker.");
    story.keys("<End>e5").sees("Attribut 4 av 4").keys("u").sees("Attribut").sees("Ångrade");
    story.keys("<C-End>e7").sees("0 av 2 poster klara").keys("u").sees("0 av 3 poster klara");
}

#[test]
fn a_sheet_feeds_a_measure_which_keeps_its_figure_when_the_sheet_goes() {
    let mut story = with_sheet(10);
    story.keys("2x2xxxxxxxxx").keys("m").sees("2 av 10").keys("2").sees("Måttets namn").keys("<Enter>");
    story.sees("Mottagningsattest finns");
    let book = |story: &Story| story.model.plan().unwrap().session.book.clone();
    let measure =
        book(&story).all::<ikplan::domain::Measure>().find(|m| m.name == "Mottagningsattest finns").unwrap().clone();
    let figure = |story: &Story| {
        let period = story.model.plan().unwrap().session.period.unwrap();
        book(story).figure(measure.id, period).map(|resolved| resolved.figure)
    };
    let expected = Some(ikplan::domain::Figure::Ratio { n: 2, of: 10 });
    assert_eq!(figure(&story), expected);
    story.keys("m1").sees("Vilket mått?").sees("har ett värde, som ersätts").keys("<Esc>");
    story.keys("e9").sees("Kontrollplan");
    assert_eq!(figure(&story), expected, "the sheet is gone, its figure is not");
}

#[test]
fn english_and_signs_of_ascii() {
    let mut story = with_sheet(3);
    story.model.look.lang = ikplan::i18n::Lang::En;
    story.model.look.glyphs = ikplan::i18n::terms::Glyphs::Ascii;
    story.keys("12").sees("v ok").sees("! dev").sees("0 of 3 items done");
    insta::assert_snapshot!("sheet_ascii", story.screen());
}

#[test]
fn a_message_stands_below_a_sheet_and_hides_none_of_it() {
    let mut story = Story::demo();
    sheet(&mut story, 40, &["Rätt attest", "Rätt konto"]);
    story.keys("c<Enter>").sees("F-1001").wait(Duration::from_secs(10));
    let rows = |story: &mut Story| story.screen().lines().take(23).map(str::to_owned).collect::<Vec<_>>();
    let before = rows(&mut story);
    story.keys("5").sees("5 gör inget här.");
    assert_eq!(rows(&mut story), before);
}
