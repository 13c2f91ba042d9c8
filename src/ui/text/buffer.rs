//! A text with a cursor: what both editors share.

use super::history::{History, Kind, Step};
use super::moves::{self, part};
use crate::i18n::clean::{clean_area, clean_line};
use crate::ui::input::{Chord, Input, Key};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A part of the text that has been replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    /// Where it begins.
    pub(super) at: usize,
    /// Bytes that were there.
    pub(super) removed: usize,
    /// Bytes that are there now.
    pub(super) inserted: usize,
}

/// What an input did to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// Nothing: it is not for a text.
    Ignored,
    /// It moved the cursor, or was used in vain.
    Moved,
    /// It changed the text.
    Changed(Splice),
    /// It would have made the text this long.
    Full(usize),
}

/// A text in NFC with a cursor between two graphemes.
#[derive(Clone, Debug)]
pub(super) struct TextBuffer {
    text: String,
    cursor: usize,
    chars: usize,
    max: usize,
    lines: bool,
    history: History,
}

impl TextBuffer {
    /// A text that has `max` characters at most, with line breaks or without. A longer one may be given, and
    /// then only grows shorter.
    pub(super) fn new(text: &str, max: usize, lines: bool) -> Self {
        let text = if lines { clean_area(text) } else { clean_line(text) };
        let (cursor, chars) = (text.len(), text.chars().count());
        Self { text, cursor, chars, max, lines, history: History::default() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) const fn cursor(&self) -> usize {
        self.cursor
    }

    pub(super) const fn chars(&self) -> usize {
        self.chars
    }

    pub(super) const fn max(&self) -> usize {
        self.max
    }

    /// Moves the cursor to `at`, or to the boundary after it.
    pub(super) fn move_to(&mut self, at: usize) {
        self.cursor = moves::snap(&self.text, at);
        self.history.close();
    }

    /// Replaces a part, as one step that can be taken back. The cursor goes behind it.
    pub(super) fn replace_part(&mut self, range: Range<usize>, text: &str) -> Done {
        self.replace(range, text, Kind::Whole)
    }

    /// Does what an input asks for, as far as it concerns a text.
    pub(super) fn handle(&mut self, input: &Input) -> Done {
        match input {
            Input::Chord(chord) => self.chord(*chord),
            Input::Paste(text) => self.insert(text, Kind::Whole),
            _ => Done::Ignored,
        }
    }

    fn chord(&mut self, chord: Chord) -> Done {
        if let Some(c) = chord.typed() {
            return self.insert(c.encode_utf8(&mut [0; 4]), Kind::Typing);
        }
        let text = self.text.as_str();
        let at = self.cursor;
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Enter, false, false) if self.lines => self.insert("\n", Kind::Typing),
            (Key::Backspace, false, false) => self.delete(moves::left(text, at)..at, Kind::Backwards),
            // Terminals send Ctrl+Backspace as itself, as Alt+Backspace or as Ctrl+H.
            (Key::Backspace, ..) | (Key::Char('w' | 'h'), true, false) => {
                self.delete(moves::word_left(text, at)..at, Kind::Whole)
            }
            (Key::Delete, false, false) => self.delete(at..moves::right(text, at), Kind::Forwards),
            (Key::Delete, ..) => self.delete(at..moves::word_right(text, at), Kind::Whole),
            // What a shell does with them, and what most people who live in a terminal try first.
            (Key::Char('u'), true, false) => self.delete(moves::line_start(text, at)..at, Kind::Whole),
            (Key::Char('k'), true, false) => self.delete(at..moves::line_end(text, at), Kind::Whole),
            (Key::Char('z'), true, false) => self.step(true),
            (Key::Char('y'), true, false) => self.step(false),
            _ => match self.target(chord) {
                Some(to) => {
                    self.move_to(to);
                    Done::Moved
                }
                None => Done::Ignored,
            },
        }
    }

    /// Where a chord moves the cursor to.
    fn target(&self, chord: Chord) -> Option<usize> {
        let (text, at) = (self.text.as_str(), self.cursor);
        let to = match (chord.key, chord.ctrl, chord.alt) {
            (Key::Left, false, false) => moves::left(text, at),
            (Key::Right, false, false) => moves::right(text, at),
            // Option+arrow arrives as Alt+B and Alt+F on a Mac.
            (Key::Left, true, false) | (Key::Char('b'), false, true) => moves::word_left(text, at),
            (Key::Right, true, false) | (Key::Char('f'), false, true) => moves::word_right(text, at),
            (Key::Home, false, false) => moves::line_start(text, at),
            (Key::End, false, false) => moves::line_end(text, at),
            (Key::Home, true, false) => 0,
            (Key::End, true, false) => text.len(),
            _ => return None,
        };
        Some(to)
    }

    fn insert(&mut self, text: &str, kind: Kind) -> Done {
        self.replace(self.cursor..self.cursor, text, kind)
    }

    fn delete(&mut self, range: Range<usize>, kind: Kind) -> Done {
        if range.is_empty() { Done::Moved } else { self.replace(range, "", kind) }
    }

    fn step(&mut self, back: bool) -> Done {
        let step = if back { self.history.undo() } else { self.history.redo() };
        let Some(step) = step else { return Done::Moved };
        let splice = self.splice(step.at..step.at + step.removed.len(), &step.inserted);
        self.cursor = moves::snap(&self.text, step.after);
        Done::Changed(splice)
    }

    fn replace(&mut self, range: Range<usize>, text: &str, kind: Kind) -> Done {
        let text = if self.lines { clean_area(text) } else { clean_line(text) };
        let (range, text, cursor) = self.composed(range, text);
        let removed = part(&self.text, range.clone());
        if removed == text {
            self.cursor = moves::snap(&self.text, cursor);
            return Done::Moved;
        }
        let len = self.chars - removed.chars().count() + text.chars().count();
        if len > self.max && len > self.chars {
            return Done::Full(len);
        }
        let removed = removed.to_owned();
        let before = self.cursor;
        let splice = self.splice(range, &text);
        self.cursor = moves::snap(&self.text, cursor);
        let step = Step { at: splice.at, removed, inserted: text, before, after: self.cursor };
        self.history.record(step, kind);
        Done::Changed(splice)
    }

    /// Widens a replacement to the neighbours it composes with (a mark typed after its letter), so that the text
    /// stays in NFC. Gives the range, the text and where the cursor belongs.
    fn composed(&self, range: Range<usize>, text: String) -> (Range<usize>, String, usize) {
        let after = range.start + text.len();
        let next = part(&self.text, range.end..self.text.len()).chars().next();
        // Only a character outside ASCII joins what stands before it.
        let joins = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
        if !joins(next) && !joins(text.chars().next()) {
            return (range, text, after);
        }
        let wide = moves::left(&self.text, range.start)..moves::right(&self.text, range.end);
        let (before, behind) = (part(&self.text, wide.start..range.start), part(&self.text, range.end..wide.end));
        let joined = format!("{before}{text}{behind}");
        let normal: String = joined.nfc().collect();
        if normal == joined {
            return (range, text, after);
        }
        let cursor = wide.start + format!("{before}{text}").nfc().map(char::len_utf8).sum::<usize>();
        (wide, normal, cursor)
    }

    fn splice(&mut self, range: Range<usize>, text: &str) -> Splice {
        let (start, end) = (range.start.min(self.text.len()), range.end.min(self.text.len()));
        self.chars = self.chars - part(&self.text, start..end).chars().count() + text.chars().count();
        self.text.replace_range(start..end, text);
        Splice { at: start, removed: end - start, inserted: text.len() }
    }
}
