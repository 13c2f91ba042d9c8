//! The rows a text is wrapped into, kept in step with it: only changed paragraphs are wrapped anew.

use super::buffer::Splice;
use super::moves::{columns, is_boundary, part};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A row of the screen: a stretch of the text, without its line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it ends; blanks at its end may hang over the edge.
    pub(super) end: usize,
    /// Whether its paragraph ends with it.
    pub(super) last: bool,
}

/// All rows of a text; there is always at least one.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    width: usize,
    rows: Vec<Row>,
}

impl Rows {
    pub(super) fn new(text: &str, width: usize) -> Self {
        let width = width.max(1);
        let mut rows = Vec::new();
        wrap_into(&mut rows, text, 0, width);
        Self { width, rows }
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, index: usize) -> Option<Row> {
        self.rows.get(index).copied()
    }

    /// The row a cursor at `at` stands in: between two rows of a paragraph it is the second.
    pub(super) fn row_at(&self, at: usize) -> usize {
        self.rows.partition_point(|row| row.start <= at).saturating_sub(1)
    }

    /// Follows a change of the text, which now is `text`.
    pub(super) fn follow(&mut self, text: &str, splice: Splice) {
        let mut first = self.row_at(splice.at);
        while first > 0 && !self.ends_paragraph(first - 1) {
            first -= 1;
        }
        let mut past = self.row_at(splice.at + splice.removed);
        while past + 1 < self.rows.len() && !self.ends_paragraph(past) {
            past += 1;
        }
        let (Some(start), Some(end)) = (self.row(first), self.row(past)) else { return };
        let moved = |at: usize| (at + splice.inserted).saturating_sub(splice.removed);
        let mut wrapped = Vec::new();
        wrap_into(&mut wrapped, part(text, start.start..moved(end.end)), start.start, self.width);
        let behind = first + wrapped.len();
        self.rows.splice(first..=past, wrapped);
        for row in self.rows.iter_mut().skip(behind) {
            (row.start, row.end) = (moved(row.start), moved(row.end));
        }
    }

    fn ends_paragraph(&self, index: usize) -> bool {
        self.row(index).is_none_or(|row| row.last)
    }
}

/// The rows a text takes at a width, without the blanks that hang over its edge.
#[must_use]
pub fn wrap(text: &str, width: u16) -> Vec<&str> {
    let rows = Rows::new(text, usize::from(width));
    rows.rows.iter().map(|row| part(text, row.start..row.end).trim_end()).collect()
}

/// Wraps a text that begins at `offset`, paragraph by paragraph.
fn wrap_into(rows: &mut Vec<Row>, text: &str, offset: usize, width: usize) {
    let mut at = offset;
    for paragraph in text.split('\n') {
        wrap_paragraph(rows, paragraph, at, width);
        at += paragraph.len() + 1;
    }
}

fn wrap_paragraph(rows: &mut Vec<Row>, text: &str, offset: usize, width: usize) {
    let mut start = 0;
    let mut used = 0;
    let mut piece_start = 0;
    let mut row = |start: usize, end: usize, last: bool| {
        rows.push(Row { start: offset + start, end: offset + end, last });
    };
    // No character takes more columns than bytes.
    if text.len() <= width {
        row(0, text.len(), true);
        return;
    }
    for (piece_end, _) in linebreaks(text) {
        if piece_end < text.len() && !is_boundary(text, piece_end) {
            continue;
        }
        let piece = part(text, piece_start..piece_end);
        let solid = columns(piece.trim_end());
        if used + solid > width && piece_start > start {
            row(start, piece_start, false);
            (start, used) = (piece_start, 0);
        }
        if solid > width {
            // Longer than a row: cut between graphemes.
            for (at, grapheme) in piece.trim_end().grapheme_indices(true) {
                let wide = grapheme.width();
                if used + wide > width && piece_start + at > start {
                    row(start, piece_start + at, false);
                    (start, used) = (piece_start + at, 0);
                }
                used += wide;
            }
            used += columns(part(piece, piece.trim_end().len()..piece.len()));
        } else {
            used += columns(piece);
        }
        piece_start = piece_end;
    }
    row(start, text.len(), true);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::buffer::TextBuffer;
    use proptest::prelude::*;

    fn wrapped(text: &str, width: usize) -> Vec<&str> {
        Rows::new(text, width).rows.iter().map(|row| part(text, row.start..row.end)).collect()
    }

    #[test]
    fn words_stay_whole_and_blanks_hang() {
        assert_eq!(wrapped("ett bistånd. Nästa", 12), ["ett bistånd. ", "Nästa"]);
        assert_eq!(wrapped("se (bilaga ett) nu", 12), ["se (bilaga ", "ett) nu"]);
        assert_eq!(wrapped("abc    def", 4), ["abc    ", "def"]);
        assert_eq!(wrapped("34,5 % (110 av 319)", 9), ["34,5 % ", "(110 av ", "319)"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("a\n\nb\n", 5), ["a", "", "b", ""]);
    }

    #[test]
    fn a_word_wider_than_the_row_is_cut_between_graphemes() {
        assert_eq!(wrapped("åäöåäöå x", 3), ["åäö", "åäö", "å x"]);
        assert_eq!(wrapped("漢字漢", 3), ["漢", "字", "漢"]);
        assert_eq!(wrapped("👩‍⚕️👩‍⚕️", 1), ["👩‍⚕️", "👩‍⚕️"]);
    }

    proptest! {
        #[test]
        fn rows_hold_the_whole_text_and_fit(text in "([a-zåäö]{1,9}|[ .,()\\n-]|👩‍⚕️|漢|e\u{301}){0,30}", width in 1usize..20) {
            let rows = Rows::new(&text, width);
            let mut joined = String::new();
            for row in &rows.rows {
                joined.push_str(part(&text, row.start..row.end));
                joined.push_str(if row.last { "\n" } else { "" });
            }
            prop_assert_eq!(joined, format!("{text}\n"));
            for row in &rows.rows {
                let solid = part(&text, row.start..row.end).trim_end();
                prop_assert!(columns(solid) <= width || solid.graphemes(true).count() == 1, "{:?}", solid);
            }
        }

        #[test]
        fn following_a_change_is_wrapping_anew(
            text in "([a-zåäö ]{0,9}\\n?){0,6}",
            changes in prop::collection::vec((0usize..60, 0usize..20, "([a-zåäö ]{0,12}\n?){0,2}"), 1..6),
            width in 1usize..12,
        ) {
            let mut buffer = TextBuffer::new(&text, usize::MAX, true);
            let mut rows = Rows::new(buffer.text(), width);
            for (at, removed, inserted) in changes {
                let start = crate::ui::text::moves::snap(buffer.text(), at);
                let end = crate::ui::text::moves::snap(buffer.text(), start + removed);
                if let crate::ui::text::buffer::Done::Changed(splice) = buffer.replace_part(start..end, &inserted) {
                    rows.follow(buffer.text(), splice);
                }
                prop_assert_eq!(&rows.rows, &Rows::new(buffer.text(), width).rows);
            }
        }
    }
}
