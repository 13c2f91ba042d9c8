//! A text of one line, which scrolls sideways when it is wider than its field.

use super::Handled;
use super::buffer::{Done, TextBuffer};
use super::moves::{at_column, columns, part, right};
use crate::ui::input::Input;
use crate::ui::look::{Look, Role};
use crate::ui::wrap::shorten;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// An editor of one line.
#[derive(Clone, Debug)]
pub struct LineEdit {
    buffer: TextBuffer,
}

impl Default for LineEdit {
    fn default() -> Self {
        Self::new("", usize::MAX)
    }
}

impl LineEdit {
    /// A line with this text, at most `max` characters, and the cursor at its end.
    #[must_use]
    pub fn new(text: &str, max: usize) -> Self {
        Self { buffer: TextBuffer::new(text, max, false) }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// How many characters it has.
    #[must_use]
    pub const fn chars(&self) -> usize {
        self.buffer.chars()
    }

    /// How many characters it may have.
    #[must_use]
    pub const fn max(&self) -> usize {
        self.buffer.max()
    }

    /// Whether the cursor stands after the last character.
    #[must_use]
    pub fn at_end(&self) -> bool {
        self.buffer.cursor() == self.text().len()
    }

    /// Puts another text in place of this one; it can be taken back.
    pub fn set(&mut self, text: &str) -> Handled {
        self.handled(|buffer| buffer.replace_part(0..buffer.text().len(), text))
    }

    /// Takes a key or pasted text. Enter, Tab and the vertical arrows are left to others.
    pub fn handle(&mut self, input: &Input) -> Handled {
        self.handled(|buffer| buffer.handle(input))
    }

    fn handled(&mut self, act: impl FnOnce(&mut TextBuffer) -> Done) -> Handled {
        match act(&mut self.buffer) {
            Done::Ignored => Handled::Ignored,
            Done::Moved => Handled::Moved,
            Done::Changed(_) => Handled::Changed,
            Done::Full(len) => Handled::Full { len, max: self.buffer.max() },
        }
    }

    /// Moves the cursor to what is drawn in this column of a field so wide.
    pub fn click(&mut self, column: u16, width: u16) {
        let to = at_column(self.text(), self.scroll(width) + usize::from(column));
        self.buffer.move_to(to);
    }

    /// How many columns are scrolled out on the left: whole half-widths, so that the text stands still while
    /// the cursor moves within it.
    fn scroll(&self, width: u16) -> usize {
        let (width, cursor) = (usize::from(width).max(1), self.cursor_column());
        if cursor < width {
            return 0;
        }
        let half = (width / 2).max(1);
        ((cursor - width) / half + 1) * half
    }

    fn cursor_column(&self) -> usize {
        columns(part(self.text(), 0..self.buffer.cursor()))
    }

    /// Draws the first row of `area` and gives the place of the cursor. Without focus a text that is too wide
    /// ends in an ellipsis.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, look: Look, focused: bool) -> Option<(u16, u16)> {
        let area = Rect { height: area.height.min(1), ..area }.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        if !focused {
            draw_shortened(self.text(), area, buf, look, Role::Text);
            return None;
        }
        let style = look.style(Role::Field);
        buf.set_style(area, style);
        let width = usize::from(area.width);
        let scroll = self.scroll(area.width);
        let mut from = at_column(self.text(), scroll);
        let mut column = columns(part(self.text(), 0..from));
        if column < scroll {
            // The edge cuts a wide character: it is left out whole.
            let next = right(self.text(), from);
            column += columns(part(self.text(), from..next));
            from = next;
        }
        let indent = column.saturating_sub(scroll);
        if indent < width {
            let x = area.x.saturating_add(u16::try_from(indent).unwrap_or(0));
            buf.set_stringn(x, area.y, part(self.text(), from..self.text().len()), width - indent, style);
        }
        let cursor = self.cursor_column().saturating_sub(scroll).min(width - 1);
        Some((area.x.saturating_add(u16::try_from(cursor).unwrap_or(0)), area.y))
    }
}

/// Draws a text on the first row of an area, ending in an ellipsis when it is wider.
pub fn draw_shortened(text: &str, area: Rect, buf: &mut Buffer, look: Look, role: Role) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let width = usize::from(area.width);
    let shown = shorten(text, width, look.glyphs.ellipsis());
    buf.set_stringn(area.x, area.y, shown, width, look.style(role));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::input::{Chord, Key};

    fn press(line: &mut LineEdit, key: Key) -> Handled {
        line.handle(&Input::Chord(Chord::plain(key)))
    }

    fn drawn(line: &LineEdit, width: u16, focused: bool) -> (String, Option<(u16, u16)>) {
        let area = Rect::new(0, 0, width, 1);
        let mut buf = Buffer::empty(area);
        let cursor = line.draw(area, &mut buf, Look::default(), focused);
        let text = (0..width).map(|x| buf[(x, 0)].symbol().to_owned()).collect::<String>();
        (text.trim_end().to_owned(), cursor)
    }

    #[test]
    fn typing_and_pasting_stay_on_one_line() {
        let mut line = LineEdit::new("", 40);
        for c in "Å ä".chars() {
            press(&mut line, Key::Char(c));
        }
        assert_eq!(line.handle(&Input::Paste("ö\r\nrad\ttvå".into())), Handled::Changed);
        assert_eq!(line.text(), "Å äö rad två");
        assert_eq!(press(&mut line, Key::Enter), Handled::Ignored);
        assert_eq!(press(&mut line, Key::Down), Handled::Ignored);
        assert_eq!(line.handle(&Input::Chord(Chord::ctrl(Key::Char('z')))), Handled::Changed);
        assert_eq!(line.text(), "Å ä");
        assert_eq!(line.handle(&Input::Chord(Chord::ctrl(Key::Char('z')))), Handled::Changed);
        assert_eq!(line.text(), "Å ");
        assert_eq!(line.handle(&Input::Chord(Chord::ctrl(Key::Char('y')))), Handled::Changed);
        assert_eq!(line.text(), "Å ä");
    }

    #[test]
    fn a_mark_after_its_letter_becomes_one_character() {
        let mut line = LineEdit::new("a", 40);
        press(&mut line, Key::Char('\u{30a}'));
        assert_eq!((line.text(), line.chars()), ("å", 1));
        press(&mut line, Key::Backspace);
        assert_eq!(line.text(), "");
    }

    #[test]
    fn a_paste_that_does_not_fit_is_refused_whole() {
        let mut line = LineEdit::new("åäö", 5);
        assert_eq!(line.handle(&Input::Paste("1234".into())), Handled::Full { len: 7, max: 5 });
        assert_eq!(line.text(), "åäö");
        assert_eq!(line.handle(&Input::Paste("12".into())), Handled::Changed);
        assert_eq!(press(&mut line, Key::Char('x')), Handled::Full { len: 6, max: 5 });
    }

    #[test]
    fn a_wide_line_scrolls_with_the_cursor() {
        let mut line = LineEdit::new("abcdefghijklmnopqrstuvwxyzåäö", 100);
        assert_eq!(drawn(&line, 10, true), ("uvwxyzåäö".to_owned(), Some((9, 0))));
        press(&mut line, Key::Home);
        assert_eq!(drawn(&line, 10, true), ("abcdefghij".to_owned(), Some((0, 0))));
        assert_eq!(drawn(&line, 10, false), ("abcdefghi…".to_owned(), None));
        line.click(3, 10);
        assert_eq!(drawn(&line, 10, true).1, Some((3, 0)));
    }

    #[test]
    fn no_size_panics() {
        let line = LineEdit::new("åäö 👩‍⚕️ 漢字", 100);
        for width in 0..12 {
            let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
            for x in 0..10 {
                line.draw(Rect::new(x, 0, width, 3), &mut buf, Look::default(), true);
                line.draw(Rect::new(x, 0, width, 3), &mut buf, Look::default(), false);
            }
        }
    }
}
