//! A whole year of three boards in one file, told once and lived twice: by keys on the screen and by commands in the
//! terminal. Both write the same file, but for identities and names, which are replaced by order numbers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "tests may fail loudly"
)]

#[path = "../support/command.rs"]
mod command;
#[path = "../story/harness.rs"]
mod harness;
#[path = "../support/normal.rs"]
mod normal;

mod autumn;
mod desk;
mod office;
mod screen;
mod spring;
mod terminal;
mod turn;

use office::Office;

/// The year, from the first plan to the next one.
fn a_year<O: Office>(o: &mut O) -> String {
    desk::the_plans_are_made(o);
    desk::the_plans_are_adopted(o);
    spring::the_first_interim_report(o);
    autumn::the_second_interim_report(o);
    turn::the_annual_report(o);
    turn::the_next_year_begins(o);
    o.exports()
}

#[test]
fn a_year_on_the_screen_and_a_year_on_the_command_line_are_the_same_year() {
    let terminal = std::thread::spawn(|| normal::normal(&a_year(&mut terminal::Terminal::new())));
    let on_the_screen = normal::normal(&a_year(&mut screen::Screen::new()));
    let in_the_terminal = terminal.join().expect("the year at the command line ends well");
    for (line, (one, other)) in (1..).zip(on_the_screen.lines().zip(in_the_terminal.lines())) {
        assert_eq!(one, other, "line {line} of the two exports");
    }
    assert_eq!(on_the_screen, in_the_terminal);
    turn::nothing_is_missing(&on_the_screen);
}
