//! The loop and the terminal, with the small program.

use crate::child::{setup, start};
use crate::session::{Session, Setup, count};
use rustix::process::Signal;

/// What every way out must reset, once.
const RESETS: &[&str] =
    &["\x1b[?1000l", "\x1b[?1006l", "\x1b[?1004l", "\x1b[?2004l", "\x1b[?25h\x1b[?1049l", "\x1b[23;2t"];

/// The terminal is as a shell wants it, and was given back exactly `times` times.
pub(crate) fn assert_given_back(session: &Session, times: usize) {
    let raw = session.raw();
    for reset in RESETS {
        assert_eq!(count(raw.as_bytes(), reset), times, "{reset:?} in {raw:?}");
    }
    assert!(raw.rfind("\x1b[?1049h") < raw.rfind("\x1b[?1049l"), "the alternate screen is left last");
    session.terminal(|screen| {
        assert!(!screen.alternate_screen());
        assert!(!screen.hide_cursor());
        assert!(!screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    });
}

/// Sequences that a terminal would answer.
pub(crate) fn assert_nothing_asked(raw: &str) {
    for query in
        ["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b[?u", "\x1b[>q", "\x1bP+q", ";?\x07", ";?\x1b"]
    {
        assert!(!raw.contains(query), "{query:?}");
    }
}

#[test]
fn starts_and_quits_without_asking_the_terminal_anything() {
    let mut session = start();
    session.wait_for("READY 80x24");
    session.terminal(|screen| {
        assert!(screen.alternate_screen());
        assert!(screen.bracketed_paste());
        assert!(!screen.hide_cursor());
    });
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
    assert_nothing_asked(&session.raw());
    assert_given_back(&session, 1);
    assert!(session.screen().contains("end Quit"));
}

#[test]
fn two_hundred_keys_are_at_most_three_frames() {
    let mut session = start();
    session.wait_for("frames=1.");
    let before = count(session.raw().as_bytes(), "\x1b[?2026h");
    session.send(&"\x1b[B".repeat(200));
    session.wait_for("keys=200");
    let frames = count(session.raw().as_bytes(), "\x1b[?2026h") - before;
    assert!(frames <= 3, "{frames} frames");
}

#[test]
fn more_keys_than_any_buffer_holds_arrive() {
    let mut session = start();
    session.wait_for("frames=1.");
    session.send(&"\x1b[1;5B".repeat(1000));
    session.wait_for("keys=1000");
}

#[test]
fn a_key_that_changes_nothing_sends_nothing() {
    let mut session = start();
    session.wait_for("frames=1.");
    session.send("\x1b[24~");
    session.send("x");
    session.wait_for("keys=2 frames=2.");
}

#[test]
fn a_storm_of_sizes_ends_with_the_last_one() {
    let mut session = start();
    session.wait_for("READY 80x24");
    for step in 0..40 {
        session.resize(20 + step * 3, 5 + step);
    }
    session.resize(1, 1);
    session.resize(100, 30);
    session.wait_for("READY 100x30");
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn a_marked_paste_is_one_clean_text() {
    let mut session = start();
    session.wait_for("READY");
    session.send("\x1b[200~a\u{30a}\r\nb\tc\x1b[31m\u{7}q\x1b[201~");
    session.wait_for(r#"Paste("å\nb\tc[31mq")"#);
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn an_unmarked_paste_presses_no_keys() {
    let mut session = start();
    session.wait_for("READY");
    session.send("en längre text\rmed q i sig\r");
    session.wait_for(r#"Paste("en längre text\nmed q i sig\n")"#);
}

#[test]
fn a_paste_cut_in_two_by_the_line_is_one() {
    let mut session = start();
    session.wait_for("READY");
    session.send("\x1b[200~första ");
    session.send("andra\x1b[20");
    session.send("1~");
    session.wait_for(r#"Paste("första andra")"#);
}

#[test]
fn ctrl_c_is_a_key() {
    let mut session = start();
    session.wait_for("READY");
    session.send("\x03");
    session.wait_for("Char('c'), ctrl: true");
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
}

#[test]
fn a_deadline_wakes_the_program_once() {
    let mut session = start();
    session.wait_for("READY");
    session.send("d");
    session.wait_for("last=deadline");
}

#[test]
fn signals_keep_the_draft_and_give_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut session = start();
        session.wait_for("READY");
        session.send("åäö");
        session.wait_for("typed=[åäö]");
        session.signal(signal);
        assert_eq!(session.end().exit_code(), code);
        assert_given_back(&session, 1);
        assert_eq!(std::fs::read_to_string(session.home().join("draft")).unwrap(), "åäö");
    }
}

#[test]
fn a_signal_is_heard_in_the_middle_of_a_sequence() {
    let mut session = start();
    session.wait_for("READY");
    session.send("\x1b[200~half a paste");
    session.signal(Signal::TERM);
    assert_eq!(session.end().exit_code(), 143);
    assert_given_back(&session, 1);
}

#[test]
fn a_closed_terminal_ends_the_program_and_keeps_the_draft() {
    let mut session = start();
    session.wait_for("READY");
    session.send("åäö");
    session.wait_for("typed=[åäö]");
    session.close_terminal();
    assert_eq!(session.end().exit_code(), 129);
    assert_eq!(std::fs::read_to_string(session.home().join("draft")).unwrap(), "åäö");
}

#[cfg(debug_assertions)]
#[test]
fn a_fault_gives_the_terminal_back_and_leaves_a_note() {
    let mut session = setup().env("IK_TEST_PANIC", "1").start();
    session.wait_for("READY");
    session.send("xåy\x1c");
    assert_eq!(session.end().exit_code(), 70);
    assert_given_back(&session, 1);
    let screen = session.screen();
    assert!(screen.contains("Något gick fel i IK-plan"), "{screen}");
    assert!(!screen.contains("asked for by a test"), "{screen}");
    let notes: Vec<_> = std::fs::read_dir(session.home().join("state/ikplan")).unwrap().collect();
    assert_eq!(notes.len(), 1);
    let note = std::fs::read_to_string(notes[0].as_ref().unwrap().path()).unwrap();
    assert!(note.contains("run.rs:") && !note.contains("asked for by a test"), "{note}");
}

#[test]
fn a_text_goes_to_the_editor_and_back() {
    let setup = setup();
    let editor = setup.home().join("min redigerare");
    std::fs::write(&editor, "#!/bin/sh\nprintf 'i redigeraren\\n'\nread answer\nprintf ' %s' \"$answer\" >> \"$2\"\n")
        .unwrap();
    make_executable(&editor);
    let mut session = setup.env("EDITOR", "false").env("VISUAL", format!("'{}' --vänta", editor.display())).start();
    session.wait_for("READY");
    session.send("hje");
    session.wait_for("i redigeraren");
    session.terminal(|screen| assert!(!screen.alternate_screen()));
    session.send("svar åäö\r");
    session.wait_for("typed=[hje svar åäö]");
    session.terminal(|screen| assert!(screen.alternate_screen() && screen.bracketed_paste()));
    session.send("q");
    assert_eq!(session.end().exit_code(), 0);
    assert_given_back(&session, 2);
}

#[test]
fn an_editor_that_is_not_there_costs_no_text() {
    let mut session = setup().env("EDITOR", "/nowhere/editor").start();
    session.wait_for("READY");
    session.send("text e");
    session.wait_for("last=IK-T07");
    session.wait_for("typed=[text e]");
}

#[test]
fn stops_and_comes_back() {
    let this = std::env::current_exe().unwrap();
    let script = r#""$0" --exact child::the_program --nocapture; echo STOPPED; fg; echo DONE"#;
    let mut session =
        Setup::new("/bin/bash", &["-mc", script, this.to_str().unwrap()]).env("IK_PTY_CHILD", "1").start();
    session.wait_for("READY");
    session.send("z");
    session.wait_for_bytes("STOPPED", 1);
    session.wait_for("last=Resumed");
    session.terminal(|screen| assert!(screen.alternate_screen()));
    session.send("q");
    session.end();
    assert!(session.screen().contains("DONE"));
    assert_given_back(&session, 2);
}

#[test]
fn without_a_shell_there_is_no_stopping() {
    let mut session = start();
    session.wait_for("READY");
    session.send("zx");
    session.wait_for("typed=[zx]");
}

#[test]
fn the_clipboard_the_title_and_the_mouse() {
    let mut session = start();
    session.wait_for("READY");
    session.send("c");
    session.wait_for_bytes("\x1b]52;c;w4Q=", 1);
    session.wait_for("last=Copied(\"Ä\", true)");
    session.send("t");
    session.wait_for_bytes("\x1b]2;IK-plan prov\x07", 1);
    session.send("\x1b[<0;5;2M\x1b[<0;5;2m\x1b[<0;5;2M");
    session.wait_for("Mouse(Double, 4, 1)");
    session.send("m");
    session.wait_for_bytes("\x1b[?1000l", 1);
}

#[test]
fn redraws_what_somebody_else_wrote_over() {
    let mut session = start();
    session.wait_for("frames=1.");
    session.send("l");
    session.wait_for("frames=2.");
    assert!(session.raw().contains("\x1b[2J"));
}

pub(crate) fn make_executable(path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).unwrap();
}
