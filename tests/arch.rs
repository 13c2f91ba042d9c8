//! The shape of the code: which module may import which, how long a file may be, and that each says what it is.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests may fail loudly")]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Modules of ours that each module may import, besides itself. The first that begins a file's path applies.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("env", &[]),
    ("i18n", &["domain"]),
    ("store", &["domain", "env"]),
    ("report", &["domain", "i18n"]),
    ("app", &["domain", "env", "i18n", "store", "report"]),
    ("cli", &["domain", "env", "i18n", "report", "app"]),
    ("ui", &["domain", "env", "i18n", "app"]),
    ("lib", &["app", "cli", "domain", "env", "i18n", "report", "store", "ui"]),
    ("main", &[]),
];

/// Crates that only some files may name.
const AT_HOME: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("crossterm", &["ui/terminal", "ui/event", "ui/run"]),
    ("ratatui", &["ui/"]),
    ("clap", &["cli/"]),
    ("krilla", &["report/pdf/"]),
    ("rustybuzz", &["report/pdf/"]),
    ("calamine", &["app/import", "app/listing/sheet"]),
    ("signal_hook", &["ui/run", "ui/terminal"]),
];

const LONGEST_FILE: usize = 500;

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    assert!(files.len() > 50, "the sources were not found");
    files
}

fn module(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

/// The modules named after `crate::`, also each of a list in braces, outside comments.
fn imports(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.replace("$crate::", "");
    let name = |path: &str| path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let mut found = Vec::new();
    for after in code.split("crate::").skip(1) {
        let Some(list) = after.strip_prefix('{') else {
            found.push(name(after));
            continue;
        };
        let mut depth = 0;
        let mut ends = |c: char| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth < 0 || (depth == 0 && c == ',')
        };
        // Only the heads count: what lies in further braces belongs to the module before them.
        let mut at = 0;
        for (end, c) in list.char_indices() {
            if ends(c) {
                found.push(name(list.get(at..end).unwrap()));
                at = end + 1;
                if c == '}' {
                    break;
                }
            }
        }
    }
    found
}

#[test]
fn every_module_of_a_list_is_an_import() {
    let found = imports("use crate::{domain::{Book, Plan}, store::Store};\nuse crate::app::files;\n// crate::ui\n");
    assert_eq!(found, ["domain", "store", "app"]);
}

#[test]
fn imports_point_downwards_only() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let from = module(&name);
        let (_, allowed) = MAY_IMPORT.iter().find(|(module, _)| *module == from).expect("a module outside the table");
        for to in imports(&text) {
            let known = MAY_IMPORT.iter().any(|(module, _)| *module == to);
            if known && to != from && !allowed.contains(&to.as_str()) {
                wrong.push(format!("src/{name} imports {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that are not in the table:\n{}", wrong.join("\n"));
}

#[test]
fn crates_are_named_only_at_home() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        for (krate, homes) in AT_HOME {
            let named = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .any(|line| line.contains(&format!("{krate}::")) && !line.contains("ratatui::crossterm::"));
            if named && !homes.iter().any(|home| name.starts_with(home)) {
                wrong.push(format!("src/{name} names {krate}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_and_each_says_what_it_is() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let lines = text.lines().count();
        if lines > LONGEST_FILE {
            wrong.push(format!("src/{name} has {lines} lines"));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("src/{name} has no header"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_code_of_a_failure_means_one_thing() {
    // What is named is no file, whether it was meant as one or as a command.
    const SHARED: [&str; 1] = ["IK-U10"];
    let mut homes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.ends_with("tests.rs")) {
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        for code in own.split('"').filter(|word| word.starts_with("IK-") && word.len() == 6) {
            homes.entry(code.to_owned()).or_default().insert(name.clone());
        }
    }
    assert!(homes.len() > 100, "{homes:?}");
    homes.retain(|code, homes| homes.len() > 1 && !SHARED.contains(&code.as_str()));
    assert!(homes.is_empty(), "{homes:?}");
}

#[test]
fn state_and_update_name_no_more_of_the_screen_library_than_its_layout() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let pure = ["ui/state", "ui/update", "ui/arrange", "ui/commands", "ui/keymap", "ui/msg", "ui/model"];
        if !pure.iter().any(|part| name.starts_with(part)) {
            continue;
        }
        for line in text.lines().filter(|line| line.contains("ratatui::") && !line.contains("ratatui::layout")) {
            wrong.push(format!("src/{name}: {}", line.trim()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names that a file declares in `messages!`, and its other lines.
fn texts(file: &str) -> (Vec<&str>, Vec<&str>) {
    let (mut names, mut others) = (Vec::new(), Vec::new());
    let mut within = false;
    for line in file.lines() {
        within = (within || line.starts_with("messages! {")) && line != "}";
        let declared =
            line.strip_prefix("    ").filter(|rest| within && rest.starts_with(|c: char| c.is_ascii_lowercase()));
        match declared {
            Some(rest) => names.extend(rest.split([':', '(']).next()),
            None if within || line.trim_start().starts_with("//") => {}
            None => others.push(line),
        }
    }
    (names, others)
}

#[test]
fn every_text_is_said_somewhere() {
    let sources = sources();
    let files: Vec<_> = sources.iter().map(|(name, text)| (name, texts(text))).collect();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let said: HashSet<&str> =
        files.iter().flat_map(|(_, (_, others))| others.iter().flat_map(|line| line.split(|c| !is_word(c)))).collect();
    let declared = || files.iter().flat_map(|(name, (texts, _))| texts.iter().map(move |text| (name, *text)));
    assert!(declared().count() > 2_000, "the texts were not found");
    let unsaid: Vec<_> = declared().filter(|(_, text)| !said.contains(text)).collect();
    assert!(unsaid.is_empty(), "texts that nothing says: {unsaid:?}");
}
