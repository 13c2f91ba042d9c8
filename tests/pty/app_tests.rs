//! The program itself, as a person meets it.

use crate::loop_tests::{assert_given_back, assert_nothing_asked, make_executable};
use crate::session::{Session, Setup, count};
use crate::support;
use ikplan::domain::Outcome;
use ikplan::env::Env;
use ikplan::store::{Access, Store, StoreContext};
use rustix::process::Signal;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ikplan");

/// What the first frame of the demonstration must show.
const NUMBERS: &[&str] = &["2 av 7 klara", "Graverande 1", "Mindre allv. 6", "varav sena 4"];

fn demo() -> Setup {
    Setup::new(PROGRAM, &["demo"]).size(100, 30)
}

/// A session on a file with eight controls, seven of them due.
fn on_file() -> (Session, PathBuf) {
    let (setup, path) = for_file();
    let session = setup.start();
    session.wait_for("av 7 klara");
    (session, path)
}

fn for_file() -> (Setup, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("plan.ikplan");
    drop(support::file(&path, 8));
    (Setup::new(PROGRAM, &[path.to_str().unwrap()]).size(100, 30).again(home), path)
}

/// The texts of the drafts in a file, as another program sees them.
fn drafts(path: &Path) -> Vec<String> {
    let context = StoreContext { backups: None, marks: None, ..StoreContext::of(&Env::real()) };
    let store = Store::open(path, &context, Access::Read).unwrap();
    store.drafts().unwrap().into_iter().flat_map(|draft| draft.fields.into_values()).collect()
}

fn wait_for_draft(path: &Path, text: &str) {
    let end = Instant::now() + Duration::from_secs(30);
    while !drafts(path).iter().any(|draft| draft.contains(text)) {
        assert!(Instant::now() < end, "the draft does not reach the disk");
        thread::sleep(Duration::from_millis(5));
    }
}

/// From the tree to the text of a control's result.
fn into_result(session: &mut Session) {
    // From the first row: the program may have opened where it was left.
    session.send("\x1b[H\x1b[B\x1b[B");
    session.send("r");
    session.wait_for("Ctrl+S klar");
}

#[test]
fn the_first_frame_shows_the_right_numbers_on_a_mute_terminal() {
    let mut session = demo().start();
    let screen = session.wait_for("varav sena");
    for number in NUMBERS {
        assert!(screen.contains(number), "{number} in\n{screen}");
    }
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
    assert_nothing_asked(&session.raw());
    assert_given_back(&session, 1);
    assert!(session.raw().contains("\x1b]2;"), "the window has a title");
    assert!(session.screen().trim().is_empty(), "nothing is left on the shell's screen:\n{}", session.screen());
}

#[test]
fn the_demonstration_leaves_nothing_behind() {
    let mut session = demo().start();
    session.wait_for("varav sena");
    session.send("q");
    session.end();
    let left: Vec<_> =
        files(session.home()).into_iter().filter(|path| path.to_string_lossy().contains("ikplan.")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_storm_of_sizes_ends_in_a_good_frame() {
    let mut session = demo().start();
    session.wait_for("varav sena");
    for step in 1..60_u16 {
        session.resize(step * 3, step);
    }
    session.resize(1, 1);
    session.resize(100, 30);
    session.wait("the plan, whole", |screen| NUMBERS.iter().all(|number| screen.contains(number)));
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
    assert_given_back(&session, 1);
}

#[test]
fn ctrl_c_in_the_tree_offers_to_quit_and_never_kills() {
    let mut session = demo().start();
    session.wait_for("varav sena");
    session.send("\x03\x03\x03");
    session.wait_for("q för att avsluta");
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn two_hundred_keys_are_at_most_three_frames() {
    let mut session = demo().start();
    session.wait_for("varav sena");
    // The title of the window comes after the first frame, with whatever the program does then.
    session.wait_for_bytes("\x1b]2;", 1);
    let before = count(session.raw().as_bytes(), "\x1b[?2026h");
    session.send(&["\x1b[B".repeat(199), "\x1b[H".to_owned()].concat());
    session.send("?");
    session.wait_for("Tangenter");
    let frames = count(session.raw().as_bytes(), "\x1b[?2026h") - before;
    assert!(frames <= 3, "{frames} frames");
}

#[test]
fn a_paste_in_the_tree_is_refused_and_runs_no_command() {
    for paste in ["\x1b[200~x\rq\rx\x1b[201~", "xxxxxxxxxxx text\rq\rx\r"] {
        let mut session = demo().start();
        session.wait_for("varav sena");
        session.send(paste);
        session.wait_for("Klistra in i ett fält");
        session.wait_for("2 av 7 klara");
        session.send("q");
        assert_eq!(session.end().exit_code(), 0);
    }
}

#[test]
fn a_paste_in_a_field_keeps_its_lines_and_presses_no_key() {
    let (mut session, path) = on_file();
    into_result(&mut session);
    session.send("\x1b[200~Rad ett a\u{30a}\r\nrad\ttvå\x13\x1b[201~");
    session.wait_for("två");
    wait_for_draft(&path, "Rad ett å\nrad");
    assert!(!drafts(&path).iter().any(|draft| draft.contains(['\t', '\r', '\u{30a}'])));
}

#[test]
fn a_plan_that_has_no_file_yet_outlives_a_closed_terminal_and_an_end_by_the_system() {
    let mut home = tempfile::tempdir().unwrap();
    for (signal, typed) in [(Signal::HUP, "Kulturnämnden"), (Signal::TERM, " å ä")] {
        let mut session = Setup::new(PROGRAM, &[]).again(home).start();
        session.wait_for("Skapa en ny plan");
        session.send("2");
        session.wait_for("Ny internkontrollplan");
        session.send(typed);
        session.wait_for(typed);
        session.signal(signal);
        session.end();
        home = session.leave_home();
    }
    let mut session = Setup::new(PROGRAM, &[]).again(home).start();
    session.wait_for("påbörjad");
    session.send("2");
    session.wait_for("Kulturnämnden å ä");
    session.signal(Signal::KILL);
}

#[test]
fn a_kill_loses_no_draft() {
    let (mut session, path) = on_file();
    into_result(&mut session);
    session.send("Halvskrivet åäö ");
    session.wait_for("Halvskrivet åäö");
    wait_for_draft(&path, "Halvskrivet åäö");
    session.signal(Signal::KILL);
    let home = session.leave_home();
    let mut session = Setup::new(PROGRAM, &[path.to_str().unwrap()]).size(100, 30).again(home).start();
    session.wait_for("av 7 klara");
    session.wait_for("utkast");
    into_result(&mut session);
    session.wait_for("Halvskrivet åäö");
}

#[test]
fn signals_and_a_closed_terminal_keep_what_was_just_typed() {
    for (signal, code) in [(Some(Signal::TERM), 143), (Some(Signal::HUP), 129), (None, 129)] {
        let (mut session, path) = on_file();
        into_result(&mut session);
        session.send("Sistaordet ");
        session.wait_for("Sistaordet");
        match signal {
            Some(signal) => session.signal(signal),
            None => session.close_terminal(),
        }
        assert_eq!(session.end().exit_code(), code);
        assert!(drafts(&path).iter().any(|draft| draft.contains("Sistaordet")), "{signal:?}");
        if signal.is_some() {
            assert_given_back(&session, 1);
        }
    }
}

/// Somebody else changes what a change is about to be written over, so that the file refuses it.
fn interfere(path: &Path) {
    let raw = rusqlite::Connection::open(path).unwrap();
    raw.execute_batch("UPDATE outcome SET comment = 'av någon annan'").unwrap();
}

#[test]
fn what_is_refused_while_the_program_ends_is_named_and_written_down() {
    let (mut session, path) = on_file();
    session.wait_for_bytes("\x1b]2;", 1);
    interfere(&path);
    // The key that ends is there before anybody knows that the change will be refused.
    session.send("xq");
    assert_eq!(session.end().exit_code(), 5);
    assert_given_back(&session, 1);
    let said = session.screen();
    assert!(said.contains("Inte sparat: 1 ändring"), "{said}");
    assert!(said.contains("unsaved-"), "{said}");
    let notes = files(&session.home().join("state"));
    let note = notes.iter().find(|path| path.to_string_lossy().contains("unsaved-")).unwrap();
    let note = std::fs::read_to_string(note).unwrap();
    assert!(note.contains("\"completed\""), "{note}");
}

#[test]
fn a_disk_that_never_answers_does_not_keep_the_program_from_ending() {
    let (setup, path) = for_file();
    let mut session = setup.env("IK_TEST_MUTE_DISK", "1").start();
    session.wait_for("av 7 klara");
    into_result(&mut session);
    session.send("Halvskrivet");
    wait_for_draft(&path, "Halvskrivet");
    session.send("\x1b");
    session.wait_for("Sammanställning");
    session.send("x");
    session.wait_for("3 av 7 klara");
    session.signal(Signal::TERM);
    assert_eq!(session.end().exit_code(), 7);
    assert_given_back(&session, 1);
    let said = session.screen();
    assert!(said.contains("Disken svarade inte i tid") && said.contains("Kanske inte sparat: 1 ändring"), "{said}");
    let notes = files(&session.home().join("state"));
    let note = notes.iter().find(|path| path.to_string_lossy().contains("unsaved-")).unwrap();
    assert!(std::fs::read_to_string(note).unwrap().contains("\"completed\""));
    assert!(drafts(&path).iter().any(|draft| draft.contains("Halvskrivet")), "the draft has survived");
}

#[test]
fn a_demonstration_that_was_killed_leaves_its_folder_to_the_next_one() {
    let home = tempfile::tempdir().unwrap();
    let scratch = home.path().join("tmp");
    std::fs::create_dir(&scratch).unwrap();
    let folders = || files(&scratch).into_iter().filter(|path| path.ends_with("demo.ikplan")).collect::<Vec<_>>();
    // It is the first change that needs a folder.
    let start = |home| {
        let mut session = demo().again(home).env("TMPDIR", &scratch).start();
        session.wait_for("varav sena");
        session.send("x");
        session
    };
    let wait_for = |count: usize| {
        let end = Instant::now() + Duration::from_secs(30);
        while folders().len() != count {
            assert!(Instant::now() < end, "{:?}", folders());
            thread::sleep(Duration::from_millis(5));
        }
    };
    let mut killed = start(tempfile::tempdir().unwrap());
    wait_for(1);
    let lives = start(tempfile::tempdir().unwrap());
    wait_for(2);
    let stale = folders();
    killed.signal(Signal::KILL);
    killed.end();
    let mut third = start(home);
    // That of the one that was killed goes, that of the one that lives stays.
    let end = Instant::now() + Duration::from_secs(30);
    while folders().iter().filter(|path| stale.contains(path)).count() != 1 {
        assert!(Instant::now() < end, "{:?}", folders());
        thread::sleep(Duration::from_millis(5));
    }
    wait_for(2);
    third.send("q");
    third.end();
    wait_for(1);
    drop(lives);
}

#[cfg(debug_assertions)]
#[test]
fn a_fault_gives_the_terminal_back_and_says_so_calmly() {
    let mut session = demo().env("IK_TEST_PANIC", "1").start();
    session.wait_for("varav sena");
    session.send("\x1c");
    assert_eq!(session.end().exit_code(), 70);
    assert_given_back(&session, 1);
    let screen = session.screen();
    assert!(screen.contains("Något gick fel i IK-plan") && screen.contains("crash-"), "{screen}");
}

#[test]
fn a_text_goes_to_the_editor_and_back_into_the_form() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("plan.ikplan");
    drop(support::file(&path, 8));
    let editor = home.path().join("redigerare");
    std::fs::write(&editor, "#!/bin/sh\nprintf '\\nOch en rad till åäö.\\n' >> \"$1\"\n").unwrap();
    make_executable(&editor);
    let editor = editor.to_str().unwrap().to_owned();
    let setup = Setup::new(PROGRAM, &[path.to_str().unwrap()]).size(100, 30).env("VISUAL", editor).again(home);
    let mut session = setup.start();
    session.wait_for("av 7 klara");
    into_result(&mut session);
    session.send("\x05");
    session.wait_for_bytes("\x1b[?1049h", 2);
    wait_for_draft(&path, "Och en rad till åäö.");
    session.send("\x11");
    assert_eq!(session.end().exit_code(), 0);
    assert_given_back(&session, 2);
}

#[test]
fn without_colours_nothing_is_coloured_and_the_selection_still_shows() {
    let session = demo().env("NO_COLOR", "1").start();
    session.wait_for("varav sena");
    let raw = session.raw();
    let coloured = raw.split("\x1b[").skip(1).filter_map(|sequence| sequence.split_once('m')).find(|(codes, _)| {
        codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';')
            && codes
                .split(';')
                .filter_map(|code| code.parse::<u16>().ok())
                .any(|code| (30..=48).contains(&code) || code >= 90)
    });
    assert_eq!(coloured, None);
    assert!(raw.contains("\x1b[7m"), "something is reversed");
}

#[test]
fn the_second_to_open_a_file_reads_only_and_is_told_why() {
    let (mut first, path) = on_file();
    first.wait_for_bytes("\x1b]2;", 1);
    let second = Setup::new(PROGRAM, &[path.to_str().unwrap()])
        .size(100, 30)
        .env("XDG_STATE_HOME", first.home().join("state"))
        .start();
    second.wait_for("skrivskyddad");
    second.wait_for("prov");
    first.send("q");
    assert_eq!(first.end().exit_code(), 0);
}

#[test]
fn without_a_terminal_there_are_no_sequences_but_a_hint() {
    let home = tempfile::tempdir().unwrap();
    let output =
        Command::new(PROGRAM).arg("demo").env_clear().env("HOME", home.path()).stdin(Stdio::null()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(!said.contains('\x1b'), "{said:?}");
    assert!(said.contains("ikplan "), "{said}");
}

#[test]
fn a_terminal_without_a_cursor_gets_a_hint() {
    let mut session = demo().env("TERM", "dumb").start();
    assert_eq!(session.end().exit_code(), 2);
    assert!(session.screen().contains("ikplan show"), "{}", session.screen());
    assert!(!session.raw().contains('\x1b'));
}

#[test]
fn keys_typed_while_the_plan_is_still_read_are_done_in_order() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("stor.ikplan");
    drop(support::file(&path, 400));
    let mut session = Setup::new(PROGRAM, &[path.to_str().unwrap()]).size(100, 30).again(home).start();
    // The first of them before there is anything to see, the others as soon as there is.
    session.send("xu");
    session.wait_for("av 350 klara");
    session.send("\x1b[B\x1b[Ar");
    session.send("Skrivet i förväg ");
    session.wait_for("Ctrl+S klar");
    session.wait_for("Skrivet i förväg");
    session.send("\x13");
    session.wait("the tree", |screen| !screen.contains("Ctrl+S klar"));
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
    let context = StoreContext { backups: None, marks: None, ..StoreContext::of(&Env::real()) };
    let book = Store::open(&path, &context, Access::Read).unwrap().load_all().unwrap();
    let results: Vec<_> = book.all::<Outcome>().filter(|outcome| outcome.result.contains("Skrivet i förväg")).collect();
    assert_eq!(results.len(), 1);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}
