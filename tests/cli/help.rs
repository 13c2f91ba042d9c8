//! Help pages, the manual and the completions: every one of them, in both languages.

use crate::command::TestWorld;
use crate::words::english_in;
use std::collections::HashSet;
use unicode_width::UnicodeWidthStr;

const GROUPS: &[(&str, &[&str])] = &[
    ("plan", &["add", "edit", "list"]),
    ("period", &["add", "edit", "remove"]),
    ("area", &["add", "edit", "move", "remove"]),
    ("risk-point", &["add", "edit", "move", "remove"]),
    ("control", &["add", "edit", "move", "remove"]),
    ("question", &["add", "edit", "move", "remove"]),
    ("measure", &["add", "edit", "move", "remove"]),
    ("limit", &["add", "edit", "remove"]),
    ("value", &["set", "remove"]),
    ("survey", &["add", "edit", "remove"]),
    ("survey-question", &["add", "edit", "move", "remove"]),
    ("sheet", &["add", "edit", "mark", "move-attribute", "remove"]),
    ("item", &["add", "edit", "remove"]),
    ("deviation", &["add", "edit", "remove", "accept", "close", "reopen"]),
    ("action", &["add", "edit", "remove", "step", "decide", "start", "done", "verify", "drop"]),
    ("effect-check", &["add"]),
    ("action-plan", &["add", "edit", "remove"]),
    ("review", &["list", "accept", "return"]),
    ("supplement", &["add", "edit", "remove"]),
];

const SINGLE: &[&str] = &[
    "demo",
    "new",
    "import",
    "export",
    "schema",
    "show",
    "actions",
    "todo",
    "summary",
    "report",
    "set",
    "answer",
    "series",
    "deadlines",
    "sample",
    "history",
    "undo",
    "redo",
    "where",
    "keys",
    "completions",
    "man",
    "help",
    "carry-over",
    "compare",
    "confirm",
    "hand-out",
    "lock",
    "unlock",
];

/// Every command, as typed.
pub(crate) fn commands() -> Vec<String> {
    let mut all: Vec<_> = SINGLE.iter().map(|name| (*name).to_owned()).collect();
    for (group, subs) in GROUPS {
        all.push((*group).to_owned());
        all.extend(subs.iter().map(|sub| format!("{group} {sub}")));
    }
    all
}

/// Names and codes that are the same in every language.
pub(crate) fn names() -> HashSet<String> {
    let codes = "sv en auto always never md txt csv json bash zsh fish elvish powershell started paused completed works \
                 serious minor observation board company control actions completion proposed decided done verified \
                 dropped yes no summary standard high-contrast mono random systematic targeted all rest none ok true false selection method \
                 result analysis keep change drop worked partly missing due owner severity state late \
                 unsettled unchecked settled controls outcomes measures deviations actions ikplan";
    let commands =
        commands().into_iter().flat_map(|command| command.split(' ').map(ToOwned::to_owned).collect::<Vec<_>>());
    commands.chain(codes.split(' ').map(ToOwned::to_owned)).collect()
}

fn page(lang: &str, command: &str) -> String {
    let ran = TestWorld::new().ik(&format!("--lang {lang} {command} --help"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command}");
    ran.out
}

#[test]
fn the_table_has_the_commands_that_are_tested() {
    let page = page("sv", "");
    for command in commands().iter().filter(|command| !command.contains(' ')) {
        assert!(page.lines().any(|line| line.trim_start().starts_with(&format!("{command} "))), "{command}");
    }
}

fn fits(page: &str) {
    for line in page.lines() {
        assert!(line.width() <= 80, "{line}");
    }
}

#[test]
fn every_page_in_swedish_has_no_english_word_and_fits_80_columns() {
    let mut all = String::new();
    for command in std::iter::once(String::new()).chain(commands()) {
        let page = page("sv", &command);
        assert_eq!(english_in(&page), Vec::<String>::new(), "{command}");
        fits(&page);
        all.push_str(&format!("===== {command}\n{page}\n"));
    }
    insta::assert_snapshot!("help_sv", all);
}

#[test]
fn every_page_in_english() {
    let pages = std::iter::once(String::new()).chain(commands());
    let all: String = pages.map(|command| format!("===== {command}\n{}\n", page("en", &command))).collect();
    fits(&all);
    assert!(
        !all.contains(['å', 'Å'])
            || all.lines().all(|line| !line.contains('å') || line.contains("ikplan ") || line.contains("Socialn"))
    );
    insta::assert_snapshot!("help_en", all);
}

#[test]
fn help_is_a_command_too_and_says_what_it_does_not_know() {
    let world = TestWorld::new();
    assert_eq!(world.ik("help deviation add").out, world.ik("deviation add --help").out);
    assert_eq!(world.ik("help").out, world.ik("-h").out);
    let ran = world.ik("help deviation ad");
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!("help_unknown", ran.shown());
}

#[test]
fn the_version_is_told() {
    let ran = TestWorld::new().ik("--version");
    assert_eq!((ran.code, ran.out), (0, format!("ikplan {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_manual_speaks_the_language() {
    let world = TestWorld::new();
    let man = world.ik("man");
    let plain: String =
        man.out.lines().filter(|line| !line.starts_with(".TH")).map(|line| line.replace("\\-", "-") + "\n").collect();
    let words: String = plain
        .lines()
        .filter(|line| !line.starts_with(".SS"))
        .map(|line| line.replace("\\fB", "").replace("\\fR", "") + "\n")
        .collect();
    assert_eq!(english_in(&words), Vec::<String>::new());
    for command in commands() {
        assert!(plain.contains(&format!("ikplan {command}")), "{command}");
    }
    assert!(world.ik("man --lang en").out.contains(".SH SYNOPSIS"));
}

#[test]
fn completions_are_made_for_every_shell() {
    let world = TestWorld::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = world.ik(&format!("completions {shell}"));
        assert_eq!(ran.code, 0, "{shell}: {}", ran.err);
        assert!(ran.out.contains("risk-point"), "{shell}");
    }
    assert!(world.ik("completions fish").out.contains("Visa planen med läge och siffror"));
}

#[test]
fn the_keys_come_from_the_table_of_the_screen() {
    let world = TestWorld::new();
    let ran = world.ik("keys");
    assert_eq!(ran.code, 0);
    assert!(ran.out.lines().count() > 3 && ran.err.is_empty());
    let keys = world.ik("keys --json").json();
    assert!(
        keys["keys"].as_array().unwrap().iter().all(|row| row["keys"].as_str().is_some_and(|keys| !keys.is_empty()))
    );
}
