//! Text at the entrance: composed (NFC), without what cannot be seen or typed.
//!
//! Whatever comes from a file, a paste, a key or a command line passes here before it becomes part of a record.
//! Imports nothing of ours.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How many blanks a tab becomes in a field of several lines.
const TAB_WIDTH: usize = 4;

/// A text of several lines: line breaks stay (as `\n`), tabs and fixed spaces become spaces, control and
/// direction characters go, the rest is composed.
#[must_use]
pub fn clean_text(text: &str) -> String {
    clean(text, "\n", " ")
}

/// As [`clean_text`] for a field that a person types in, where a tab keeps some of its width.
#[must_use]
pub fn clean_area(text: &str) -> String {
    clean(text, "\n", &" ".repeat(TAB_WIDTH))
}

/// As [`clean_text`] for a field of one line: a line break becomes a space.
#[must_use]
pub fn clean_line(text: &str) -> String {
    clean(text, " ", " ")
}

/// As [`clean_text`], with its tabs: between the cells of a pasted table they mean something.
#[must_use]
pub fn clean_paste(text: &str) -> String {
    clean(text, "\n", "\t")
}

fn clean(text: &str, line_break: &str, tab: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push_str(line_break),
            '\t' => clean.push_str(tab),
            '\u{a0}' | '\u{202f}' | '\u{2007}' => clean.push(' '),
            c if is_unseen(c) => {}
            c => clean.push(c),
        }
    }
    composed(clean)
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
    use proptest::prelude::*;

    #[test]
    fn line_breaks_of_every_kind_become_one() {
        assert_eq!(clean_text("a\r\nb\rc\u{b}d\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(clean_line("rad ett\r\nrad två\tslut\u{1b}[31m"), "rad ett rad två slut[31m");
    }

    #[test]
    fn letters_are_composed_and_unseen_characters_go() {
        assert_eq!(clean_text("A\u{30a}tga\u{308}rd\u{ad}er\u{0}\u{202e}"), "Åtgärder");
        assert_eq!(clean_text("1\u{a0}218"), "1 218");
        assert_eq!(clean_area("a\tb\u{7}c\u{feff}"), "a    bc");
        assert_eq!(clean_line("👩‍⚕️"), "👩‍⚕️");
    }

    #[test]
    fn a_pasted_table_keeps_its_cells_apart() {
        assert_eq!(clean_paste("Område\tRisk\r\nInköp\t\u{7}Hög\r"), "Område\tRisk\nInköp\tHög\n");
    }

    proptest! {
        #[test]
        fn cleaning_is_done_once(text in "(\\PC|[\\r\\n\\t\u{a0}\u{30a}\u{308}]){0,40}") {
            for clean in [clean_text, clean_area, clean_line, clean_paste] {
                let once = clean(&text);
                prop_assert_eq!(&clean(&once), &once);
                prop_assert!(once.chars().all(|c| matches!(c, '\n' | '\t') || !is_unseen(c)));
            }
            prop_assert!(!clean_line(&text).contains(['\n', '\t']));
        }
    }
}
