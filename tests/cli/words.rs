//! With Swedish chosen no English word is printed: what is printed is searched for the words English is made of.

use crate::command::{Ran, TestWorld};

/// Words of English that are no Swedish words and no names of commands, options or codes.
const ENGLISH: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "it",
    "its",
    "you",
    "your",
    "of",
    "or",
    "with",
    "without",
    "from",
    "for",
    "into",
    "be",
    "are",
    "was",
    "were",
    "been",
    "has",
    "have",
    "can",
    "cannot",
    "could",
    "may",
    "must",
    "should",
    "would",
    "will",
    "does",
    "did",
    "done",
    "if",
    "when",
    "which",
    "what",
    "who",
    "why",
    "how",
    "there",
    "here",
    "not",
    "no",
    "one",
    "all",
    "any",
    "each",
    "other",
    "more",
    "than",
    "as",
    "at",
    "on",
    "to",
    "up",
    "out",
    "about",
    "usage",
    "error",
    "errors",
    "tip",
    "warning",
    "argument's",
    "option",
    "options",
    "command",
    "commands",
    "subcommand",
    "arguments",
    "value",
    "values",
    "possible",
    "required",
    "following",
    "provided",
    "unexpected",
    "unrecognized",
    "unknown",
    "invalid",
    "missing",
    "found",
    "similar",
    "exists",
    "try",
    "see",
    "information",
    "print",
    "prints",
    "version",
    "default",
    "defaults",
    "name",
    "names",
    "file",
    "files",
    "path",
    "directory",
    "folder",
    "line",
    "text",
    "date",
    "number",
    "year",
    "board",
    "language",
    "result",
    "comment",
    "analysis",
    "performed",
    "reviewed",
    "status'",
    "reason",
    "resumes",
    "title",
    "purpose",
    "background",
    "method",
    "selection",
    "owner",
    "note",
    "due",
    "late",
    "open",
    "serious",
    "minor",
    "observations",
    "ungraded",
    "completed",
    "paused",
    "started",
    "deviations",
    "actions",
    "controls",
    "areas",
    "questions",
    "periods",
    "plans",
    "changed",
    "changes",
    "wrote",
    "written",
    "write",
    "read",
    "given",
    "give",
    "choose",
    "allowed",
    "mean",
    "meant",
    "empty",
    "damaged",
    "locked",
    "terminal's",
    "screen",
    "redirected",
    "standard",
    "input",
    "output",
    "use",
    "used",
    "shown",
    "shell",
    "days",
    "by",
    "else",
    "and",
];

/// Words that are both, or that stand in Swedish text as names.
const SWEDISH_TOO: &[&str] = &["text", "and", "standard", "a", "by", "version", "no", "not", "up", "all", "can", "men"];

/// Runs a command that is to succeed, and has nothing to say in English.
pub(crate) fn ok(world: &TestWorld, line: &str) -> Ran {
    let ran = world.ik(line);
    assert_eq!(ran.code, 0, "{line}: {}", ran.shown());
    assert_eq!(english_in(&ran.err), Vec::<String>::new(), "{line}");
    ran
}

/// A plan with one risk point and one control in it; the words are what is said of plan and control.
pub(crate) fn planned(plan: &str, control: &str) -> TestWorld {
    let world = TestWorld::new();
    ok(&world, &format!("new plan.ikplan {plan}"));
    ok(&world, "area add --name Ekonomi");
    ok(&world, "risk-point add --into 1 --name Fakturor");
    ok(&world, &format!("control add --into 1.1 --title Attester {control}"));
    world
}

/// Runs a command on the plan of Socialnämnden: the demonstration has several boards.
pub(crate) fn of_social_board(world: &TestWorld, line: &str) -> Ran {
    world.ik(&format!("{line} --board Socialnämnden"))
}

/// What such a command says, when it succeeds.
pub(crate) fn told_of_social_board(world: &TestWorld, line: &str) -> String {
    let ran = of_social_board(world, line);
    assert_eq!(ran.code, 0, "{line}: {}", ran.shown());
    ran.out
}

/// The English words in a text, where names of options, codes and examples do not count.
pub(crate) fn english_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("ikplan ")) {
        let names = crate::help::names();
        for word in line.split(|sign: char| sign.is_whitespace() || ",;:()\"".contains(sign)) {
            let word = word.trim_matches(|sign: char| ".?!…–".contains(sign));
            if word.starts_with('-') || word.contains(['_', '=', '/', '\\', '~']) || names.contains(word) {
                continue;
            }
            let low = word.to_lowercase();
            if ENGLISH.contains(&low.as_str()) && !SWEDISH_TOO.contains(&low.as_str()) {
                found.push(format!("{word} in: {line}"));
            }
        }
    }
    found
}

#[test]
fn the_search_finds_english_and_lets_swedish_be() {
    assert!(english_in("Fel IK-U01: Alternativet --file finns inte.\n  ikplan show the file").is_empty());
    assert_eq!(english_in("error: unexpected argument '--x' found").len(), 3);
}
