//! Places in a text: boundaries of graphemes and words, columns.

use super::plain;
use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// A part of a text; empty when the range is not one.
pub(super) fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The grapheme boundary after `at`, or the end.
pub(super) fn right(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The grapheme boundary before `at`, or the beginning.
pub(super) fn left(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at.min(text.len()), text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// `at`, or the first grapheme boundary after it.
pub(super) fn snap(text: &str, at: usize) -> usize {
    let at = text.ceil_char_boundary(at.min(text.len()));
    if is_boundary(text, at) { at } else { right(text, at) }
}

/// Whether a cursor may stand here.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let cursor = || GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    plain::is_between(text, at) || (text.is_char_boundary(at) && cursor())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Break,
    Word,
    Sign,
}

fn class(grapheme: &str) -> Class {
    match grapheme.chars().next() {
        Some('\n') | None => Class::Break,
        Some(c) if c.is_whitespace() => Class::Blank,
        Some(c) if c.is_alphanumeric() || c == '_' => Class::Word,
        Some(_) => Class::Sign,
    }
}

/// Where the next word begins, or the end of the line; from the end of a line, the next line.
pub(super) fn word_right(text: &str, from: usize) -> usize {
    let class_at = |at: usize| class(part(text, at..right(text, at)));
    let first = class_at(from);
    if first == Class::Break {
        return right(text, from);
    }
    let mut at = from;
    for skipped in [first, Class::Blank] {
        while at < text.len() && class_at(at) == skipped {
            at = right(text, at);
        }
    }
    at
}

/// Where the word before begins, or the beginning of the line; from the beginning of a line, the line before.
pub(super) fn word_left(text: &str, from: usize) -> usize {
    let class_before = |at: usize| class(part(text, left(text, at)..at));
    if class_before(from) == Class::Break {
        return left(text, from);
    }
    let mut at = from;
    while at > 0 && class_before(at) == Class::Blank {
        at = left(text, at);
    }
    let word = class_before(at);
    while at > 0 && word != Class::Break && class_before(at) == word {
        at = left(text, at);
    }
    at
}

/// Where the line that holds `at` begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    part(text, 0..at).rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line that holds `at` ends, before its line break.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    part(text, at..text.len()).find('\n').map_or(text.len(), |newline| at + newline)
}

/// How many columns a text without line breaks takes, counted as the screen draws it: grapheme by grapheme.
#[must_use]
pub fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    plain::plain_columns(text).unwrap_or_else(|| text.graphemes(true).map(UnicodeWidthStr::width).sum())
}

/// The offset of the grapheme that stands in `column`, or the end.
#[must_use]
pub fn at_column(text: &str, column: usize) -> usize {
    if let Some(at) = plain::at_column(text, column) {
        return at;
    }
    let mut reached = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        reached += grapheme.width();
        if reached > column {
            return at;
        }
    }
    text.len()
}
