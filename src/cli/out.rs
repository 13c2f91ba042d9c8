//! What the command line prints: data on standard output, talk on standard error, and nothing that could steer the
//! terminal. A reader that has had enough is no failure.

use super::context::Context;
use crate::app::failure::{Failure, Kind, Text};
use crate::env::Env;
use crate::i18n::{Lang, cli as talk, cli_usage as text};
use serde_json::{Value, json};
use std::io::{ErrorKind, Write};

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Halt {
    /// It failed.
    Failure(Box<Failure>),
    /// Nobody reads its output any longer.
    Pipe,
}

impl<E: Into<Failure>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Failure(Box::new(error.into()))
    }
}

/// What a command comes to.
pub(crate) type Done<T = ()> = Result<T, Halt>;

impl Context<'_> {
    /// Prints lines for people.
    pub(crate) fn data(&mut self, lines: &str) -> Done {
        let lines = if self.settings.ascii { plain_signs(lines) } else { lines.to_owned() };
        self.raw(sanitize(&lines).as_bytes())
    }

    /// Prints a value for programs.
    pub(crate) fn value(&mut self, value: &Value) -> Done {
        let mut document = serde_json::to_string_pretty(value).unwrap_or_default();
        document.push('\n');
        self.raw(harmless_json(&document).as_bytes())
    }

    /// Prints bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Done {
        match self.env.stdout.write_all(bytes).and_then(|()| self.env.stdout.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Halt::Pipe),
            Err(_) => Err(Failure {
                kind: Kind::Io,
                code: "IK-U30",
                what: Text::label(talk::stdout_unwritable),
                why: None,
                todo: Text::label(talk::todo_stdout),
            }
            .into()),
        }
    }

    /// Says something to the person.
    pub(crate) fn say(&mut self, sentence: &str) {
        let sentence = if self.settings.ascii { plain_signs(sentence) } else { sentence.to_owned() };
        say(self.env, &sentence);
    }
}

fn say(env: &mut Env, sentence: &str) {
    // Nobody can be told that nobody listens.
    let _ = writeln!(env.stderr, "{}", sanitize(sentence));
    let _ = env.stderr.flush();
}

/// Prints a failure and gives its exit code.
pub(crate) fn report(env: &mut Env, failure: &Failure, lang: Lang, as_json: bool) -> u8 {
    let exit = failure.kind.exit_code();
    if as_json {
        let why = failure.why.as_ref().map(|why| why.get(lang));
        let error = json!({
            "code": failure.code, "exit_code": exit, "what": failure.what.get(lang), "why": why,
            "what_to_do": failure.todo.get(lang),
        });
        say(env, &harmless_json(&json!({ "error": error }).to_string()));
        return exit;
    }
    let mut lines = format!("{} {}\n", text::error_head(lang, failure.code), failure.what.get(lang));
    if let Some(why) = &failure.why {
        put!(lines, "{} {}\n", text::why_head(lang), why.get(lang));
    }
    put!(lines, "{} {}", text::todo_head(lang), failure.todo.get(lang));
    say(env, &lines);
    exit
}

const fn steers(sign: char) -> bool {
    matches!(sign, '\u{7f}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text with ASCII in place of the signs that the program puts in; letters are left as they are.
fn plain_signs(text: &str) -> String {
    text.replace(['·', '–'], "-").replace('…', "...").replace('→', "->")
}

/// Text without anything that steers a terminal or turns its reading direction.
pub(crate) fn sanitize(text: &str) -> String {
    let mut signs = text.chars().peekable();
    let mut harmless = String::with_capacity(text.len());
    while let Some(sign) = signs.next() {
        let steering = match sign {
            '\n' | '\t' => false,
            // Tables for spreadsheets end their lines so.
            '\r' => signs.peek() != Some(&'\n'),
            _ => sign.is_control() || steers(sign),
        };
        harmless.push(if steering { '\u{fffd}' } else { sign });
    }
    harmless
}

/// JSON in which the signs that steer a terminal are written as escapes: the same value, harmless to print.
pub(crate) fn harmless_json(json: &str) -> String {
    let mut harmless = String::with_capacity(json.len());
    for sign in json.chars() {
        if steers(sign) {
            put!(harmless, "\\u{:04x}", u32::from(sign));
        } else {
            harmless.push(sign);
        }
    }
    harmless
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_shown_as_a_mark() {
        let harmless = sanitize("a\u{1b}[31m\u{9b}2J\rb\r\nc\td\u{202e}e");
        assert_eq!(harmless, "a\u{fffd}[31m\u{fffd}2J\u{fffd}b\r\nc\td\u{fffd}e");
    }

    #[test]
    fn json_keeps_its_value() {
        let value = json!({ "name": "a\u{9b}\u{1b}\u{202e}å" });
        let printed = harmless_json(&value.to_string());
        assert!(printed.chars().all(|sign| !sign.is_control() && !steers(sign)));
        assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), value);
    }
}
