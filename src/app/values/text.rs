//! The entrance of text: composed, without control characters, with one kind of line break.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How many blanks a tab becomes in a text of several lines.
pub const TAB_WIDTH: usize = 4;

/// What no text may hold: control characters, the byte order mark, and the marks that turn the direction of
/// writing and so can make a text read otherwise than it is.
fn is_unwanted(c: char) -> bool {
    c.is_control() || matches!(c, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

const fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Text for a field of several lines: line breaks are `\n`, tabs are blanks, it is in NFC.
#[must_use]
pub fn clean_area(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            _ if is_break(c) => clean.push('\n'),
            '\t' => clean.extend(std::iter::repeat_n(' ', TAB_WIDTH)),
            _ if is_unwanted(c) => {}
            _ => clean.push(c),
        }
    }
    composed(clean)
}

/// Text for a field of one line: as [`clean_area`], with line breaks and tabs turned into one blank each.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' => clean.push(' '),
            _ if is_break(c) => clean.push(' '),
            _ if is_unwanted(c) => {}
            _ => clean.push(c),
        }
    }
    composed(clean)
}

fn composed(text: String) -> String {
    if is_nfc(&text) { text } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_word_processors_paste_becomes_plain_text() {
        assert_eq!(clean_area("A\u{30a}tga\u{308}rd\r\nrad två\rrad tre\u{b}fyra"), "Åtgärd\nrad två\nrad tre\nfyra");
        assert_eq!(clean_area("a\tb\u{7}c\u{feff}"), "a    bc");
        assert_eq!(clean_line("rad ett\r\nrad två\tslut\u{1b}[31m"), "rad ett rad två slut[31m");
        assert_eq!(clean_line("\u{202e}gnak"), "gnak");
        assert_eq!(clean_line("👩‍⚕️"), "👩‍⚕️");
    }

    proptest! {
        #[test]
        fn cleaning_is_done_once(text in "(\\PC|[\\r\\n\\t\u{30a}\u{308}]){0,40}") {
            let area = clean_area(&text);
            prop_assert_eq!(&clean_area(&area), &area);
            prop_assert!(area.chars().all(|c| c == '\n' || !c.is_control()));
            let line = clean_line(&text);
            prop_assert_eq!(&clean_line(&line), &line);
            prop_assert!(!line.chars().any(char::is_control));
        }
    }
}
