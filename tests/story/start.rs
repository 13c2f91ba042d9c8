//! The start page: what waits in the files used lately, and several of them side by side.

use crate::harness::Story;
use ikplan::app::demo;
use ikplan::domain::{Board, Book};
use std::path::PathBuf;

/// The demonstration as a file of another board.
fn of_board(name: &str) -> Book {
    let mut book = crate::figures::bare();
    let boards: Vec<Board> = book.all::<Board>().cloned().collect();
    let first = boards.into_iter().find(|board| book.plans_of(board.id).any(|plan| plan.id == demo::PLAN)).unwrap();
    book.load([Board { name: name.to_owned(), ..first }]);
    book
}

/// Files of two boards, and one that is none.
fn files(story: &Story) -> [PathBuf; 3] {
    let names = [("social.ikplan", "Socialnämnden"), ("kultur.ikplan", "Kulturnämnden")];
    let [social, kultur] = names.map(|(file, board)| story.keep(file, &of_board(board)));
    let wrong = story.path("brev.ikplan");
    std::fs::write(&wrong, "inte en plan").unwrap();
    [social, kultur, wrong]
}

#[test]
fn the_start_page_tells_what_waits_in_each_file_once_it_has_been_looked_into() {
    let mut story = Story::welcome();
    story.keys("z").sees("Inga filer har använts än.").keys("W").sees("Inga filer har använts än.");
    story.model.world.recent = files(&story).to_vec();
    story.slow = true;
    let mut story = story.at_start();
    story.sees("Senast använda").sees("social").sees_not("försenat");
    story.read_lists();
    story.sees("försenat 9, att göra 29").sees("går inte att läsa");
    insta::assert_snapshot!("start_waits", story.tidy());
    story
        .keys("z")
        .sees("Att göra nu")
        .sees("Kulturnämnden 2024 · Försenat (4)")
        .sees("brev.ikplan är ingen fil från ikplan.");
    story.keys("<Enter>").sees("IK-plan 2024 · Kulturnämnden");
    story.keys("<C-p>").types("startsidan").keys("<Enter>").sees("Välkommen till IK-plan").sees("kultur");
}

#[test]
fn marked_files_stand_side_by_side_and_none_is_opened() {
    let mut story = Story::welcome();
    story.model.world.recent = files(&story).to_vec();
    let mut story = story.at_start().size(100, 70);
    story.keys("<Space>").sees("Bara filer som har använts kan märkas.");
    story.keys("<Down><Down><Down><Down><Space>").sees("5  [x] social").keys("<Down><Space>").sees("7  [x] brev");
    story
        .keys("W")
        .sees("Nämnderna i 2 filer")
        .sees("Socialnämnden 2024 · Delår 2 · social.ikplan")
        .sees("brev.ikplan är ingen fil från ikplan.");
    story.sees_not("Kulturnämnden");
    insta::assert_snapshot!("start_boards", story.tidy());
    story.keys("<Esc><Up><Up><Space><Down><Down><Space>").sees_not("[x]").keys("W").sees("Nämnderna i 3 filer");
    story.sees("Kulturnämnden 2024").sees("Summa");
    assert!(story.model.plan().is_none(), "nothing has been opened");
}

#[test]
fn boards_on_the_command_line_opens_on_them_and_fills_in_as_files_are_read() {
    let begun = Story::welcome();
    let paths = files(&begun);
    let mut story = Story::boards(&begun, paths.to_vec()).size(100, 70);
    story.sees("Nämnderna i 3 filer").sees("Läser filer: 0 av 3");
    story.read_lists();
    story
        .sees_not("Läser filer")
        .sees("Kulturnämnden 2024 · Delår 2 · kultur.ikplan")
        .keys("<Esc>5")
        .sees("Socialnämnden");
    assert!(story.model.plan().is_some());
}
