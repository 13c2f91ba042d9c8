//! Disks that are full, places that take no file: what was there stays, nothing is left beside it, and the answer says
//! what to do.

use crate::binary::program;
use crate::command::TestWorld;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

/// A command that writes a file in every form there is.
fn writing() -> Vec<(String, &'static str)> {
    let mut lines: Vec<(String, &'static str)> = ["docx", "pdf", "html", "xlsx", "md", "txt", "csv", "json"]
        .iter()
        .filter(|format| cfg!(feature = "pdf") || **format != "pdf")
        .map(|format| (format!("report --demo --kind statement --format {format} --force -o ut"), "IK-U47"))
        .collect();
    lines.push(("data outcomes --demo --force -o ut".to_owned(), "IK-U47"));
    lines.push(("export ut --demo --force".to_owned(), "IK-U47"));
    lines
}

fn names(folder: &Path) -> Vec<OsString> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect()
}

/// The program on a disk that takes two KiB of a file: as with a full one, a write fails half-way.
#[cfg(target_os = "linux")]
fn on_a_full_disk(world: &TestWorld, line: &str) -> std::process::Output {
    let own = program(world);
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\""]).arg(own.get_program());
    command.args(line.split(' ')).current_dir(world.path("")).env_clear().stdin(Stdio::null());
    command.envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.output().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_fills_up_half_way_leaves_the_old_file_and_nothing_beside_it() {
    let world = TestWorld::new();
    for (line, code) in writing() {
        std::fs::write(world.path("ut"), "den förra").unwrap();
        let output = on_a_full_disk(&world, &line);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(7), "{line}: {said}");
        assert!(said.contains(code) && said.contains("Gör så här: "), "{line}: {said}");
        assert!(said.contains("större än vad som får skrivas"), "{line}: {said}");
        assert_eq!(std::fs::read_to_string(world.path("ut")).unwrap(), "den förra", "{line}");
        assert_eq!(names(&world.path("")), ["ut"], "{line}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn what_goes_to_a_full_standard_output_fails_and_says_so() {
    let world = TestWorld::new();
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let line = "report --demo --kind report --format html -o -";
    let output = program(&world).args(line.split(' ')).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(7), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_place_that_takes_no_file_is_refused_with_a_way_on() {
    let world = TestWorld::new();
    std::fs::create_dir(world.path("mapp")).unwrap();
    std::fs::write(world.path("fil"), "den förra").unwrap();
    let mut lines = vec!["report --demo --format docx -o fil/rapport.docx", "data outcomes --demo -o mapp --force"];
    if cfg!(target_os = "linux") {
        lines.push("report --demo --format docx -o /dev/full --force");
        lines.push("report --demo --format docx -o /proc/rapport.docx");
    }
    for line in lines {
        let ran = world.ik(line);
        assert_eq!(ran.code, 7, "{line}: {}", ran.shown());
        assert!(ran.err.contains("Gör så här: "), "{line}: {}", ran.shown());
    }
    assert_eq!(std::fs::read_to_string(world.path("fil")).unwrap(), "den förra");
    assert!(names(&world.path("mapp")).is_empty());
    #[cfg(target_os = "linux")]
    assert!(!std::fs::metadata("/dev/full").unwrap().is_file(), "the device is still one");
}
