//! Text at the entrance: composed (NFC), without what cannot be seen or typed.
//!
//! Whatever comes from a file, a paste or a command line passes here before it becomes part of a record.
//! Imports nothing of ours.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A text of several lines: line breaks stay (as `\n`), tabs and fixed spaces become spaces, control and
/// direction characters go, the rest is composed.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' | '\u{a0}' | '\u{202f}' | '\u{2007}' => out.push(' '),
            c if is_unseen(c) => {}
            c => out.push(c),
        }
    }
    composed(out)
}

/// A text of one line: as [`clean_text`], with line breaks turned into spaces and none at the ends.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let cleaned = clean_text(text);
    let mut lines = cleaned.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return String::new() };
    lines.fold(first.to_owned(), |mut all, line| {
        all.push(' ');
        all.push_str(line);
        all
    })
}

/// The same text, composed.
#[must_use]
pub fn composed(text: String) -> String {
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

/// Whether a character takes no place of its own and can hide in a text: control characters, marks of direction,
/// byte order marks, soft hyphens. Joiners stay; some scripts and signs need them.
#[must_use]
pub const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffe}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_breaks_of_every_kind_become_one() {
        assert_eq!(clean_text("a\r\nb\rc\u{b}d\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(clean_line("  a\r\n\r\n  b\tc \n"), "a b c");
    }

    #[test]
    fn letters_are_composed_and_unseen_characters_go() {
        assert_eq!(clean_text("A\u{30a}tga\u{308}rd\u{ad}er\u{0}\u{202e}"), "Åtgärder");
        assert_eq!(clean_text("1\u{a0}218"), "1 218");
    }
}
