//! The program itself: exit codes, a reader that goes away, standard input, not a terminal.

use crate::command::TestWorld;
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
