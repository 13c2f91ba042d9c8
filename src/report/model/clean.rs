//! Clean text: nothing in it reaches outside its place, whatever the format.

use crate::i18n::format::keep_together;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;
use std::ops::Deref;

/// One line of clean text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
pub struct Line(String);

impl Line {
    /// Its first sixteen characters: as much of a checksum as stands at the foot of a page.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.char_indices().nth(16).and_then(|(end, _)| self.0.get(..end)).unwrap_or(&self.0)
    }

    /// The line.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Line {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self(keep_together(&one_line(text)).into_owned())
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

/// Makes one line of a text: line feeds and other control characters become spaces, and what turns the direction
/// of the text after it, or is no character at all, is dropped.
#[must_use]
pub(in crate::report) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars().filter(|c| !is_dropped(*c)) {
        if c.is_control() || c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The lines of a text that say something, each clean.
pub(in crate::report) fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.split(ends).map(one_line).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_line_of_characters() {
        assert_eq!(Line::from("\u{feff} a\r\n\tb\u{0}c \u{202e}d\u{ffff}\u{2069} ").as_str(), "a b c d");
        assert_eq!(Line::from("1 218 av 3 000, 34,5 %").as_str(), "1\u{a0}218\u{a0}av\u{a0}3\u{a0}000, 34,5\u{a0}%");
        assert_eq!(lines("a\n\n \r\nb\u{2028}c").collect::<Vec<_>>(), ["a", "b", "c"]);
    }
}
