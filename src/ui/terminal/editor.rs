//! Hands a text to the person's own editor and takes it back.
//!
//! The caller has given the terminal back before and takes it again after. The text lies in a file that only its
//! owner can read; whatever goes wrong, the caller still holds the text it handed over.

use crate::app::failure::{Failure, Kind, Text};
use crate::env::Env;
use crate::i18n::clean::clean_area;
use crate::i18n::shell;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

/// The person's editor: the words of the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

impl Editor {
    /// The editor that `$VISUAL`, else `$EDITOR`, names.
    ///
    /// # Errors
    /// When neither is set, or its quotation marks do not match.
    pub fn of(env: &Env) -> Result<Self, Box<Failure>> {
        let named = env.var("VISUAL").or_else(|| env.var("EDITOR"));
        let Some(command) = named.or(if cfg!(windows) { Some("notepad") } else { None }) else {
            return Err(refused("IK-T04", shell::no_editor, None).into());
        };
        match words(command) {
            Some(words) => Ok(Self { words }),
            None => Err(refused("IK-T05", shell::editor_unreadable, Some(command.to_owned())).into()),
        }
    }

    /// Lets the person edit a text. The text that comes back has the line breaks the program uses.
    ///
    /// # Errors
    /// When the editor cannot be started or the file not be written or read; `text` is untouched then.
    pub fn edit(&self, text: &str) -> Result<String, Box<Failure>> {
        let file = tempfile::Builder::new()
            .prefix("ikplan-")
            .suffix(".md")
            .tempfile()
            .and_then(|mut file| file.write_all(text.as_bytes()).map(|()| file))
            .map_err(|error| refused("IK-T06", shell::editor_file, Some(error.to_string())))?;
        // Closed while the editor has it: on Windows nobody else could write it otherwise.
        let path = file.into_temp_path();
        self.run(&path).map_err(|error| {
            refused("IK-T07", shell::editor_failed, Some(format!("{}: {error}", self.words.join(" "))))
        })?;
        // Editors that fail after saving and editors that succeed without: only the content tells.
        match std::fs::read(&path) {
            Ok(bytes) => Ok(taken_back(text, &bytes)),
            Err(error) => Err(refused("IK-T08", shell::editor_file, Some(error.to_string())).into()),
        }
    }

    fn run(&self, path: &Path) -> io::Result<()> {
        let (program, arguments) = self.words.split_first().ok_or(io::ErrorKind::NotFound)?;
        Command::new(program).args(arguments).arg(path).status().map(|_| ())
    }
}

/// On Windows a backslash separates directories and must not be taken for an escape.
fn words(command: &str) -> Option<Vec<String>> {
    if Path::new(command).is_file() {
        return Some(vec![command.to_owned()]);
    }
    let readable = if cfg!(windows) { command.replace('\\', "/") } else { command.to_owned() };
    shell_words::split(&readable).ok().filter(|words| !words.is_empty())
}

fn taken_back(before: &str, bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = clean_area(&text);
    // Editors end a file with a line break, whether the text had one or not.
    match text.strip_suffix('\n') {
        Some(shorter) if !before.ends_with('\n') => shorter.to_owned(),
        _ => text,
    }
}

fn refused(code: &'static str, what: crate::i18n::Label, why: Option<String>) -> Failure {
    Failure {
        kind: Kind::Io,
        code,
        what: Text::label(what),
        why: why.map(|why| Text::of(|_| why.clone())),
        todo: Text::label(shell::editor_todo),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_may_have_arguments_and_quoted_paths() {
        let words = |command| words(command).unwrap();
        assert_eq!(words("code --wait"), ["code", "--wait"]);
        assert_eq!(words("'/opt/My Editor/ed' -n"), ["/opt/My Editor/ed", "-n"]);
        assert!(super::words("vim 'x").is_none());
        assert!(super::words("  ").is_none());
    }

    #[test]
    fn a_path_with_blanks_needs_no_quotes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("my editor");
        std::fs::write(&path, "").unwrap();
        assert_eq!(words(path.to_str().unwrap()).unwrap(), [path.to_str().unwrap()]);
    }

    #[test]
    fn the_final_line_break_is_the_editors_own() {
        assert_eq!(taken_back("a", b"a\n"), "a");
        assert_eq!(taken_back("a\n", b"a\n"), "a\n");
        assert_eq!(taken_back("", "\u{feff}å\r\nä\rö\r\n".as_bytes()), "å\nä\nö");
        assert_eq!(taken_back("", b""), "");
    }

    #[cfg(unix)]
    #[test]
    fn the_content_counts_not_the_exit_code() {
        let editor = Editor { words: vec!["sh".into(), "-c".into(), "printf ' + mer' >> \"$0\"; exit 3".into()] };
        assert_eq!(editor.edit("text").unwrap(), "text + mer");
        let editor = Editor { words: vec!["true".into()] };
        assert_eq!(editor.edit("text").unwrap(), "text");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_the_file() {
        let editor = Editor { words: vec!["sh".into(), "-c".into(), "stat -c %a \"$0\" > \"$0\"".into()] };
        assert_eq!(editor.edit("").unwrap(), "600");
    }

    #[test]
    fn an_editor_that_is_not_there_is_a_failure_with_its_name() {
        let editor = Editor { words: vec!["/nowhere/editor".into()] };
        let failure = editor.edit("text").unwrap_err();
        assert_eq!(failure.code, "IK-T07");
        assert!(failure.why.unwrap().get(crate::i18n::Lang::Sv).contains("/nowhere/editor"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_vanished_is_a_failure() {
        let editor = Editor { words: vec!["rm".into()] };
        assert_eq!(editor.edit("text").unwrap_err().code, "IK-T08");
    }
}
