//! Characters that stand for themselves: a grapheme of one column each, whatever other such stands beside them. Nearly
//! all text here is made of these, and can be measured, cut and drawn without looking anything up.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

/// Whether a character is one of these.
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25fc}')
}

/// The columns of a text that has no others.
#[must_use]
pub fn plain_columns(text: &str) -> Option<usize> {
    let mut columns = 0;
    for c in text.chars() {
        if !is_plain(c) {
            return None;
        }
        columns += 1;
    }
    Some(columns)
}

/// The offset of the character in `column`, or the end, if there are no others up to there.
pub(super) fn at_column(text: &str, column: usize) -> Option<usize> {
    for (nth, (at, c)) in text.char_indices().enumerate() {
        if !is_plain(c) {
            return None;
        }
        if nth == column {
            return Some(at);
        }
    }
    Some(text.len())
}

/// Whether the characters on both sides of a place are such, so that no grapheme goes across it.
pub(super) fn is_between(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at..).and_then(|text| text.chars().next());
    before.is_some_and(is_plain) && after.is_some_and(is_plain)
}

/// Draws a text into at most so many columns of a row, as [`Buffer::set_stringn`] does, and says how many it took.
pub fn print(buffer: &mut Buffer, at: Position, text: &str, room: u16, style: Style) -> u16 {
    if !buffer.area.contains(at) {
        return 0;
    }
    let room = room.min(buffer.area.right().saturating_sub(at.x));
    print_plain(buffer, at, text, room, style)
        .unwrap_or_else(|| buffer.set_stringn(at.x, at.y, text, usize::from(room), style).0.saturating_sub(at.x))
}

/// `None` when some character of what there is room for does not stand for itself; some of it may have been drawn then.
fn print_plain(buffer: &mut Buffer, at: Position, text: &str, room: u16, style: Style) -> Option<u16> {
    let start = buffer.index_of(at.x, at.y);
    let cells = buffer.content.get_mut(start..start + usize::from(room)).unwrap_or_default();
    let (mut cells, mut taken) = (cells.iter_mut(), 0);
    for c in text.chars() {
        // The first character without a cell too: it may belong to the one before it.
        if !is_plain(c) {
            return None;
        }
        let Some(cell) = cells.next() else { break };
        cell.set_char(c).set_style(style);
        taken += 1;
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};
    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    #[test]
    fn every_plain_character_is_a_column_and_a_grapheme_of_its_own() {
        let plain: Vec<char> = (char::MIN..=char::MAX).filter(|c| is_plain(*c)).collect();
        for c in &plain {
            assert_eq!(c.width(), Some(1), "{c:?}");
        }
        // Each beside each other one at some distance, and beside itself.
        for shift in [0, 1, 7, 95, 190, 700] {
            let text: String = plain.iter().zip(plain.iter().cycle().skip(shift)).flat_map(|(a, b)| [*a, *b]).collect();
            assert_eq!(text.graphemes(true).count(), 2 * plain.len());
            assert_eq!(text.width(), 2 * plain.len());
        }
    }

    proptest! {
        #[test]
        fn a_text_is_drawn_as_the_library_draws_it(
            text in "([a-zåäö –…▲]{0,12}|漢|e\u{301}|👩‍⚕️|\t|\u{ad}){0,4}",
            (x, y, room) in (0_u16..14, 0_u16..3, 0_u16..16),
        ) {
            let area = Rect { x: 2, y: 1, width: 10, height: 2 };
            let style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
            let mut ours = Buffer::empty(area);
            let taken = print(&mut ours, Position { x, y }, &text, room, style);
            let mut theirs = Buffer::empty(area);
            let mut end = x;
            if area.contains(Position { x, y }) {
                end = theirs.set_stringn(x, y, &text, usize::from(room), style).0;
            }
            prop_assert_eq!(ours, theirs);
            prop_assert_eq!(taken, end - x);
        }
    }
}
