//! Files: importing, opening, switching plans, two programs on one file.

use crate::harness::Story;
use ikplan::domain::{ControlActivity, Deviation, RiskPoint};

fn fixture() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/report.txt").to_owned()
}

#[test]
fn a_report_is_imported_through_the_preview_into_a_new_file() {
    let mut story = Story::welcome();
    story.keys("3").sees("Importera från").types(&fixture()).keys("<Enter>");
    insta::assert_snapshot!("preview", story.screen());
    story.keys("s").sees("Spara den nya planen som").keys("<Enter>").sees("sparad");
    insta::assert_snapshot!("imported", story.screen());
    let book = &story.model.plan().unwrap().session.book;
    assert!(book.all::<RiskPoint>().count() >= 3 && book.all::<ControlActivity>().count() >= 3);
    assert!(book.all::<Deviation>().count() >= 1);
    let mut story = story.restart();
    story.keys("u").sees("Ångrade: import av");
}

#[test]
fn a_pasted_table_is_imported_into_the_open_plan_and_taken_back() {
    let mut story = Story::demo();
    story.keys("I").paste("Område\tRiskpunkt\tKontrollmoment\tAnsvarig\nGåvor\tOtillåten gåva\tGåvoregister\tJurist\n");
    insta::assert_snapshot!("pasted_preview", story.screen());
    story
        .sees("Gåvor")
        .keys("s")
        .sees("Importerade: ")
        .keys("<Down><Down>")
        .sees("Gåvoregister")
        .keys("u")
        .sees_not("Gåvoregister");
}

#[test]
fn an_import_is_read_anew_beside_the_screen_and_what_is_typed_meanwhile_waits() {
    let mut story = Story::welcome();
    story.keys("3").types(&fixture()).keys("<Enter>");
    story.slow = true;
    story.keys("<Enter>").types("Nämnden för prov").keys("<Enter>").sees("Läser om");
    let before = story.screen();
    story.keys("<Down><Down>s");
    assert_eq!(story.screen(), before, "nothing is done to what is being read");
    story.read_lists();
    story.sees_not("Läser om").sees("Spara den nya planen som").keys("<Enter>").sees("Nämnden för prov");
}

#[test]
fn an_import_that_takes_too_long_to_read_anew_can_be_left() {
    let mut story = Story::welcome();
    story.keys("3").types(&fixture()).keys("<Enter>");
    story.slow = true;
    story.keys("<Enter>").types("Nämnden för prov").keys("<Enter>").sees("Läser om").keys("<Esc>");
    story.sees_not("Förhandsgranskning");
    story.read_lists();
    story.sees_not("Förhandsgranskning").sees("Importera");
}

#[test]
fn what_cannot_be_imported_says_why_and_changes_nothing() {
    let mut story = Story::demo();
    let path = story.path("fel.txt");
    std::fs::write(&path, "bara en rad text").unwrap();
    story.keys("I").types(path.to_str().unwrap()).keys("<Enter>");
    story.sees_not("Förhandsgranskning");
    insta::assert_snapshot!("not_importable", story.tidy());
    story
        .keys("<Esc>I")
        .types("finns-inte.xlsx")
        .keys("<Enter>")
        .sees("finns-inte.xlsx kunde inte läsas. Den finns inte.");
    assert!(story.model.file.pending.is_empty());
}

#[test]
fn an_open_plan_stays_when_what_is_to_be_opened_instead_cannot_be() {
    let mut story = Story::welcome();
    story.keys("2").types("Kulturnämnden").keys("<C-s><Enter>").sees("Planen är tom");
    story.keys("n").types("Bygglov").keys("<C-s>").sees("Bygglov");
    std::fs::write(story.path("brev.ikplan"), "inte en plan").unwrap();
    for (wrong, why) in [("finns-inte.ikplan", "finns"), ("brev.ikplan", "är ingen fil från ikplan"), (".", "mapp")] {
        story.keys("<C-o>").types(wrong).keys("<Enter>").sees(why).sees("Öppna").sees(wrong);
        story.keys("<Esc>").sees("Bygglov").sees("Kulturnämnden");
    }
    story.keys("n1").types("Handläggning").keys("<C-s>").sees("Handläggning").keys("u").sees("Ångrade");
    let other = story.keep("annan.ikplan", &crate::figures::bare());
    story.keys("<C-o>").types(other.to_str().unwrap()).keys("<Enter>").sees_not("Bygglov").sees("2 av 7 klara");
}

#[test]
fn another_plan_of_the_file_is_opened_by_key() {
    let mut story = Story::demo();
    story.keys("w").sees("Kommunstyrelsen 2017").keys("<Down><Enter>");
    story.sees("Kommunstyrelsen");
    insta::assert_snapshot!("executive_board", story.screen());
}

#[test]
fn a_second_window_reads_only_and_is_told_who_has_the_file() {
    let mut first = Story::welcome();
    first.keys("2").types("Kulturnämnden").keys("<C-s><Enter>").sees("Planen är tom");
    let path = ikplan::ui::program::open_file(&first.model).unwrap();
    let mut second = Story::beside(&first, &path);
    second.sees("skrivskyddad").sees("Filen är öppen hos Controller");
    second.keys("n").sees("Filen är skrivskyddad.");
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_left_as_it_was() {
    let story = Story::welcome();
    let path = story.path("inte.ikplan");
    std::fs::write(&path, "det här är ingen plan").unwrap();
    let mut story = Story::beside(&story, &path);
    story.sees("Välkommen");
    insta::assert_snapshot!("foreign_file", story.screen().replace(story.folder.path().to_str().unwrap(), "/plats"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "det här är ingen plan");
}
