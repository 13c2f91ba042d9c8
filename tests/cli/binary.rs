//! The program itself: exit codes, a reader that goes away, standard input, not a terminal.

use crate::command::TestWorld;
use std::io::{Cursor, Read, Write};
use std::process::{Command, Output, Stdio};

pub(crate) fn program(world: &TestWorld) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ikplan"));
    let home = world.home.path();
    command.current_dir(home.join("desk")).env_clear().env("HOME", home);
    for (name, folder) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")] {
        command.env(name, home.join(folder));
    }
    command.stdin(Stdio::null());
    command
}

fn run(world: &TestWorld, args: &[&str]) -> Output {
    program(world).args(args).output().unwrap()
}

#[test]
fn exit_codes_reach_the_shell() {
    let world = TestWorld::new();
    for (args, code) in
        [(&["--help"][..], 0), (&["show", "--demo"], 0), (&["--x"], 2), (&["show", "9", "--demo"], 4), (&["nix"], 4)]
    {
        assert_eq!(run(&world, args).status.code(), Some(code), "{args:?}");
    }
}

#[test]
fn what_is_not_a_terminal_gets_a_sentence_and_no_escapes() {
    let world = TestWorld::new();
    for args in [&[][..], &["demo"]] {
        let output = run(&world, args);
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("ikplan show") && !said.contains('\u{1b}'), "{said}");
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let world = TestWorld::new();
    let mut child = program(&world).args(["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

/// A workbook whose first cell says that it stands further down than any number can tell.
fn impossible_workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write(0, 0, "Kontrollmoment").unwrap();
    let whole = book.save_to_buffer().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        out.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(text.replace("r=\"A1\"", "r=\"A99999999999\"").as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_its_reader_does_not_survive_is_a_damaged_file_and_nothing_else_is_said() {
    let world = TestWorld::new();
    std::fs::write(world.home.path().join("desk/bok.xlsx"), impossible_workbook()).unwrap();
    let output = run(&world, &["import", "bok.xlsx", "--dry-run", "--lang", "sv"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(6), "{said}");
    assert!(said.starts_with("Fel IK-I08") && !said.contains("panic"), "{said}");
}
