//! Plans and boards of one file: added, renamed, removed, controls handed from one to the others, and all of it copied.

use crate::harness::Story;
use ikplan::app::exchange::import_json;
use ikplan::domain::{Board, Book, ControlActivity, Plan, Verb};
use ikplan::env::Dirs;
use ikplan::ui::msg::Msg;

fn book(story: &Story) -> &Book {
    &story.model.plan().unwrap().session.book
}

fn boards(story: &Story) -> Vec<String> {
    book(story).boards().into_iter().map(|board| board.name.clone()).collect()
}

fn file() -> Story {
    let mut story = Story::welcome();
    story.keys("2").types("Kulturnämnden").keys("<C-s><Enter>").sees("Planen är tom");
    story
}

/// Gives a command by its name in the palette.
fn command(story: &mut Story, name: &str) {
    story.keys("<C-p>").types(name).keys("<Enter>");
}

#[test]
fn a_board_gets_its_plan_and_a_plan_its_next_year_in_the_same_file() {
    let mut story = file();
    story.keys("w").sees("öppen nu").sees("Ny plan eller nämnd");
    insta::assert_snapshot!("switch_plan", story.screen());
    story.keys("2").sees("Ny plan för Kulturnämnden").keys("2").sees("Nämnd").types("Byggnadsnämnden").keys("<C-s>");
    story.sees("Byggnadsnämnden").sees("Delår 1").sees("Planen är tom");
    assert_eq!(boards(&story), ["Kulturnämnden", "Byggnadsnämnden"]);
    command(&mut story, "ny plan eller");
    story.keys("1").sees("2025").keys("<C-s>").sees("IK-plan 2025 · Kulturnämnden").sees("Delår 1");
    story.keys("w").sees("Kulturnämnden 2024").sees("Kulturnämnden 2025").sees("Byggnadsnämnden 2024").keys("<Esc>");
    let mut story = story.restart();
    story.sees("Kulturnämnden").keys("w").sees("Byggnadsnämnden 2024");
}

#[test]
fn a_year_that_is_there_is_refused_and_a_board_of_that_name_gets_the_plan() {
    let mut story = file();
    command(&mut story, "ny plan eller");
    story.keys("1").keys("<Tab><Tab><Tab><C-w>").types("2024").keys("<C-s>").sees("Finns redan").keys("<Esc>");
    command(&mut story, "ny plan eller");
    story.keys("2").types("kulturnämnden").keys("<Tab><Tab><Tab><C-w>").types("2030").keys("<C-s>");
    story.sees("IK-plan 2030 · Kulturnämnden");
    assert_eq!(boards(&story), ["Kulturnämnden"]);
}

fn periods(story: &Story) -> Vec<String> {
    let plan = story.model.plan().unwrap();
    book(story).periods(plan.session.plan).map(|period| period.name.clone()).collect()
}

#[test]
fn a_new_plan_reports_as_often_as_the_board_wants_and_its_next_year_likewise() {
    let mut story = Story::welcome();
    story.keys("2").types("Kulturnämnden").sees("Två delår och årsrapport").keys("<BackTab>");
    insta::assert_snapshot!("new_plan", story.screen());
    story.keys("<BackTab>2").sees("Halvår och helår · vald").keys("<C-s><Enter>").sees("Planen är tom");
    assert_eq!(periods(&story), ["Halvår", "Helår"]);
    command(&mut story, "ny plan eller");
    story.keys("1").sees("Halvår och helår").keys("<Esc>").sees_not("Utkastet är kvar");
    command(&mut story, "ny plan eller");
    story.keys("1<C-s>").sees("IK-plan 2025");
    assert_eq!(periods(&story), ["Halvår", "Helår"]);
    command(&mut story, "ny plan eller");
    story.keys("2").types("Byggnadsnämnden").keys("<BackTab><BackTab>5<C-s>").sees("Januari (jan)");
    assert_eq!(periods(&story).len(), 12);
}

#[test]
fn what_was_written_of_a_new_plan_is_there_when_the_program_starts_again() {
    let mut story = Story::welcome();
    story.keys("2").types("Kulturnämnden å").keys("<C-q>");
    assert!(story.quit, "nothing is lost, and nothing is asked");
    let mut story = story.started_anew();
    story.sees("påbörjad 2024-09-16 14:32").keys("2").sees("Kulturnämnden å").types(" ä");
    story.send(Msg::Terminate);
    let mut story = story.started_anew();
    story.keys("2").sees("Kulturnämnden å ä").keys("<C-s>").sees("Spara den nya planen som");
    story.send(Msg::Terminate);
    let mut story = story.started_anew();
    story.keys("2").sees("Kulturnämnden å ä").keys("<C-s><Enter>").sees("Planen är tom");
    let mut story = story.started_anew();
    story.sees_not("påbörjad").keys("2").sees_not("Kulturnämnden å ä");
}

#[test]
fn quitting_over_a_plan_that_can_be_kept_nowhere_says_so_first() {
    let mut story = Story::welcome();
    story.dirs = Dirs::default();
    story.keys("2<C-a>").types("Kulturnämnden").keys("<C-q>");
    story.sees("Planen du har börjat skriva har ingen fil ännu").sees("Avsluta och förlora den");
    assert!(!story.quit);
    story.keys("<Enter>").sees("Kulturnämnden").sees("Ctrl+S").keys("<Esc>").keys("q").sees("har ingen fil ännu");
    assert!(!story.quit);
    story.keys("<Enter>").sees("Kulturnämnden").keys("<Esc>").keys("<C-c>").sees("har ingen fil ännu");
    story.keys("2");
    assert!(story.quit, "what is lost was said, and chosen");
}

#[test]
fn what_was_written_of_a_new_file_is_there_until_there_is_one() {
    let mut story = Story::welcome();
    story.keys("2").types("Kulturnämnden å").keys("<Esc>").sees("Utkastet är kvar");
    story.keys("2").sees("Utkast från").sees("Kulturnämnden å").keys("<C-s>").sees("Spara den nya planen som");
    story.keys("<Esc>2").sees("Kulturnämnden å").keys("<C-s><Enter>").sees("Planen är tom");
    command(&mut story, "skapa fil");
    story.sees("Ny internkontrollplan").sees_not("Utkast från");
}

#[test]
fn the_board_is_renamed_with_the_plan() {
    let mut story = file();
    story.keys("w3").sees("Nämnd").keys("<End>").types(" och fritid").keys("<C-s>");
    story.sees("Kulturnämnden och fritid");
    assert_eq!(boards(&story), ["Kulturnämnden och fritid"]);
}

#[test]
fn a_plan_is_removed_and_taken_back_and_then_its_board() {
    let mut story = file();
    story.keys("w<Delete>").sees("Filens enda plan kan inte tas bort.");
    command(&mut story, "ny plan eller");
    story.keys("2").types("Byggnadsnämnden").keys("<C-s>").sees("Planen är tom");
    story.keys("n").types("Bygglov").keys("<C-s>").sees("Bygglov");
    command(&mut story, "ta bort planen");
    story.sees("IK-plan 2024 · Kulturnämnden").sees_not("Bygglov").sees("u ångrar");
    story.keys("w").sees("nämnden har ingen plan").keys("<Esc>");
    story.keys("u").sees("Ångrade").keys("w").sees("Byggnadsnämnden 2024").keys("<Esc>U");
    story.keys("w<Down><Delete>").sees("Tog bort nämnd: Byggnadsnämnden");
    assert_eq!(boards(&story), ["Kulturnämnden"]);
    let mut story = story.restart();
    story.keys("w").sees_not("Byggnadsnämnden");
}

#[test]
fn a_plan_with_a_locked_period_is_not_removed() {
    let mut story = Story::demo();
    story.keys("w<Delete>").sees("Planen har en låst rapportperiod och kan inte tas bort.");
    assert!(book(&story).plan(ikplan::app::demo::PLAN).is_some());
}

#[test]
fn controls_of_the_whole_municipality_are_handed_to_the_other_boards_once() {
    let mut story = file();
    for thing in ["n", "n1", "n1"] {
        story.keys(thing).types("Attest").keys("<C-s>").sees("Lade till");
    }
    let wide = book(&story).all::<ControlActivity>().next().unwrap().clone();
    let change = book(&story).put_change(Verb::Edit, ControlActivity { municipality_wide: true, ..wide });
    story.given(change);
    command(&mut story, "ny plan eller");
    story.keys("2").types("Byggnadsnämnden").keys("<C-s>").sees("Planen är tom").keys("w1").sees("Attest");
    command(&mut story, "dela ut");
    story.sees("Delade ut kommungemensamma kontroller").keys("w2").sees("Byggnadsnämnden").sees("Attest");
    story.keys("w1").sees("Kulturnämnden");
    command(&mut story, "dela ut");
    story.sees("Det finns ingenting att ändra");
    let mut story = story.restart();
    story.sees("Kulturnämnden").keys("u").sees("Ångrade").keys("w2").sees("Planen är tom");
}

#[test]
fn a_copy_holds_every_plan_of_the_file() {
    let mut story = file();
    command(&mut story, "ny plan eller");
    story.keys("2").types("Byggnadsnämnden").keys("<C-s>").sees("Planen är tom");
    story.keys("n").types("Bygglov").keys("<C-s>").sees("Bygglov").keys("w1").sees("Kulturnämnden");
    command(&mut story, "spara kopia");
    story.keys("<Enter>").sees("Skrev");
    let copied = import_json(&std::fs::read(story.path("Kulturnämnden 2024 Delår 1.json")).unwrap()).unwrap();
    assert_eq!((copied.all::<Board>().count(), copied.all::<Plan>().count()), (2, 2));
    assert!(copied.all::<ikplan::domain::Area>().any(|area| area.name == "Bygglov"));
}

#[test]
fn what_a_list_offers_to_edit_is_removed_there_and_taken_back() {
    let mut story = Story::demo();
    let count = |story: &Story| book(story).action_plans(ikplan::app::demo::PLAN).count();
    let before = count(&story);
    command(&mut story, "handlingsplaner");
    story.keys("<Delete>").sees("Tog bort handlingsplan");
    assert_eq!(count(&story), before - 1);
    story.keys("u");
    assert_eq!(count(&story), before);
}

#[test]
fn english_has_words_for_it() {
    let mut story = file().english();
    story.keys("w").sees("Switch plan").sees("New plan or board").keys("2").sees("New plan for Kulturnämnden");
}
