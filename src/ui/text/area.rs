//! A text of several lines, wrapped softly, which scrolls up and down.

use super::Handled;
use super::buffer::{Done, TextBuffer};
use super::line::draw_shortened;
use super::moves::{at_column, columns, left, part};
use super::rows::Rows;
use crate::ui::input::{Chord, Input, Key};
use crate::ui::look::{Look, Role};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// An editor of several lines.
#[derive(Clone, Debug)]
pub struct AreaEdit {
    buffer: TextBuffer,
    rows: Rows,
    /// Rows scrolled out above.
    top: usize,
    height: usize,
    /// The column vertical movement aims at.
    goal: Option<usize>,
}

/// The width a text is wrapped to before anybody has drawn it.
const FIRST_WIDTH: u16 = 72;

impl AreaEdit {
    /// A text of at most `max` characters, with the cursor at its end.
    #[must_use]
    pub fn new(text: &str, max: usize) -> Self {
        let buffer = TextBuffer::new(text, max, true);
        let rows = Rows::new(buffer.text(), usize::from(FIRST_WIDTH - 1));
        Self { buffer, rows, top: 0, height: 1, goal: None }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.buffer.text()
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

    #[cfg(test)]
    pub(super) const fn cursor(&self) -> usize {
        self.buffer.cursor()
    }

    /// How many rows it takes at the width it was last fitted to.
    #[must_use]
    pub const fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Fits the text to a field of this size: wraps it when the width has changed, and scrolls so that the
    /// cursor is in view. The last column is kept for the cursor.
    pub fn fit(&mut self, width: u16, height: u16) {
        let columns = usize::from(width.saturating_sub(1)).max(1);
        if columns != self.rows.width() {
            self.rows = Rows::new(self.buffer.text(), columns);
        }
        self.height = usize::from(height).max(1);
        let row = self.rows.row_at(self.buffer.cursor());
        self.top = self.top.min(row).max((row + 1).saturating_sub(self.height));
        self.top = self.top.min(self.rows.len().saturating_sub(self.height));
    }

    /// Puts another text in place of this one; it can be taken back.
    pub fn set(&mut self, text: &str) -> Handled {
        let all = 0..self.text().len();
        self.act(|buffer| buffer.replace_part(all, text))
    }

    /// Whether the cursor stands at the end of the text.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.buffer.cursor() == self.text().len()
    }

    /// The line (between line breaks) the cursor is in, and whether the cursor stands at its end.
    #[must_use]
    pub fn current_line(&self) -> (&str, bool) {
        let (text, at) = (self.text(), self.buffer.cursor());
        let (start, end) = (super::moves::line_start(text, at), super::moves::line_end(text, at));
        (part(text, start..end), at == end)
    }

    /// Puts another text in place of the current line; it can be taken back.
    pub fn set_line(&mut self, line: &str) -> Handled {
        let (text, at) = (self.text(), self.buffer.cursor());
        let range = super::moves::line_start(text, at)..super::moves::line_end(text, at);
        self.act(|buffer| buffer.replace_part(range, line))
    }

    /// Takes a key or pasted text. The vertical arrows are ignored where there is no further row, Tab always.
    pub fn handle(&mut self, input: &Input) -> Handled {
        if let Input::Chord(chord) = input
            && !chord.alt
            && !chord.ctrl
            && let Some(handled) = self.vertical(*chord)
        {
            return handled;
        }
        self.act(|buffer| buffer.handle(input))
    }

    fn act(&mut self, act: impl FnOnce(&mut TextBuffer) -> Done) -> Handled {
        match act(&mut self.buffer) {
            Done::Ignored => Handled::Ignored,
            Done::Moved => {
                self.goal = None;
                Handled::Moved
            }
            Done::Changed(splice) => {
                self.goal = None;
                self.rows.follow(self.buffer.text(), splice);
                Handled::Changed
            }
            Done::Full(len) => Handled::Full { len, max: self.buffer.max() },
        }
    }

    /// Movement that depends on how the text is wrapped.
    fn vertical(&mut self, chord: Chord) -> Option<Handled> {
        let row = self.rows.row_at(self.buffer.cursor());
        let last = self.rows.len().saturating_sub(1);
        let page = self.height.saturating_sub(1).max(1);
        let to = match chord.key {
            Key::Up if row == 0 => return Some(Handled::Ignored),
            Key::Down if row == last => return Some(Handled::Ignored),
            Key::Up => row - 1,
            Key::Down => row + 1,
            Key::PageUp => row.saturating_sub(page),
            Key::PageDown => (row + page).min(last),
            Key::Home => return Some(self.edge(row, false)),
            Key::End => return Some(self.edge(row, true)),
            _ => return None,
        };
        let goal = self.goal.unwrap_or_else(|| self.column());
        self.buffer.move_to(self.place(to, goal));
        self.goal = Some(goal);
        Some(Handled::Moved)
    }

    fn edge(&mut self, row: usize, end: bool) -> Handled {
        let column = if end { usize::MAX } else { 0 };
        self.buffer.move_to(self.place(row, column));
        self.goal = None;
        Handled::Moved
    }

    /// The offset in a row nearest to a column. The end of a row that goes on in the next belongs to the next.
    fn place(&self, row: usize, column: usize) -> usize {
        let Some(row) = self.rows.row(row) else { return self.text().len() };
        let at = row.start + at_column(part(self.text(), row.start..row.end), column);
        if at == row.end && !row.last && row.end > row.start { left(self.text(), row.end) } else { at }
    }

    fn column(&self) -> usize {
        let at = self.buffer.cursor();
        let start = self.rows.row(self.rows.row_at(at)).map_or(0, |row| row.start);
        columns(part(self.text(), start..at)).min(self.rows.width())
    }

    /// Moves the cursor to what is drawn at this place of the field.
    pub fn click(&mut self, column: u16, row: u16) {
        let row = (self.top + usize::from(row)).min(self.rows.len().saturating_sub(1));
        self.buffer.move_to(self.place(row, usize::from(column)));
        self.goal = None;
    }

    /// Draws the text and gives the place of the cursor. With focus it shows what is around the cursor, without
    /// it begins at the top and says with an ellipsis that there is more.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, look: Look, focused: bool) -> Option<(u16, u16)> {
        let shown = area.intersection(buf.area);
        if shown.is_empty() {
            return None;
        }
        if self.rows.width() != usize::from(area.width.saturating_sub(1)).max(1) || shown != area {
            let mut fitted = self.clone();
            fitted.fit(shown.width, shown.height);
            return fitted.paint(shown, buf, look, focused);
        }
        self.paint(shown, buf, look, focused)
    }

    fn paint(&self, area: Rect, buf: &mut Buffer, look: Look, focused: bool) -> Option<(u16, u16)> {
        let role = if focused { Role::Field } else { Role::Text };
        let top = if focused { self.top } else { 0 };
        if focused {
            buf.set_style(area, look.style(role));
        }
        for (index, y) in (top..self.rows.len()).zip(area.top()..area.bottom()) {
            let Some(row) = self.rows.row(index) else { break };
            let text = part(self.text(), row.start..row.end);
            let is_cut = !focused && y + 1 == area.bottom() && index + 1 < self.rows.len();
            if is_cut {
                let cut = format!("{} {}", text.trim_end(), look.glyphs.ellipsis());
                draw_shortened(&cut, Rect { y, height: 1, ..area }, buf, look, role);
            } else {
                buf.set_stringn(area.x, y, text, usize::from(area.width), look.style(role));
            }
        }
        let row = self.rows.row_at(self.buffer.cursor());
        let y = u16::try_from(row.checked_sub(top)?).ok()?;
        let x = u16::try_from(self.column()).ok()?.min(area.width.saturating_sub(1));
        (focused && y < area.height).then(|| (area.x + x, area.y + y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(area: &mut AreaEdit, keys: &[Key]) -> Handled {
        keys.iter().map(|key| area.handle(&Input::Chord(Chord::plain(*key)))).last().unwrap_or(Handled::Ignored)
    }

    fn drawn(area: &AreaEdit, width: u16, height: u16, focused: bool) -> (Vec<String>, Option<(u16, u16)>) {
        let rect = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(rect);
        let cursor = area.draw(rect, &mut buf, Look::default(), focused);
        let row = |y| (0..width).map(|x| buf[(x, y)].symbol().to_owned()).collect::<String>().trim_end().to_owned();
        ((0..height).map(row).collect(), cursor)
    }

    #[test]
    fn the_arrows_follow_the_column_and_leave_at_the_ends() {
        let mut area = AreaEdit::new("åtta tecken\nen\nåtta tecken", 1000);
        area.fit(20, 5);
        press(&mut area, &[Key::Up]);
        assert_eq!(drawn(&area, 20, 5, true).1, Some((2, 1)));
        assert_eq!(press(&mut area, &[Key::Up]), Handled::Moved);
        assert_eq!(drawn(&area, 20, 5, true).1, Some((11, 0)));
        assert_eq!(press(&mut area, &[Key::Up]), Handled::Ignored);
        press(&mut area, &[Key::Down, Key::Down]);
        assert_eq!(press(&mut area, &[Key::Down]), Handled::Ignored);
        assert_eq!(press(&mut area, &[Key::Tab]), Handled::Ignored);
    }

    #[test]
    fn home_and_end_are_those_of_the_row_on_the_screen() {
        let mut area = AreaEdit::new("ett två tre fyra", 1000);
        area.fit(9, 5);
        assert_eq!(drawn(&area, 9, 3, true), (vec!["ett två".into(), "tre fyra".into(), String::new()], Some((8, 1))));
        press(&mut area, &[Key::Home, Key::Up, Key::End]);
        assert_eq!(drawn(&area, 9, 3, true).1, Some((7, 0)));
        press(&mut area, &[Key::Char('x')]);
        assert_eq!(area.text(), "ett tvåx tre fyra");
    }

    #[test]
    fn blanks_hang_and_the_cursor_stays_in_the_field() {
        let mut area = AreaEdit::new("", 1000);
        area.fit(6, 2);
        for _ in 0..9 {
            press(&mut area, &[Key::Char(' ')]);
        }
        area.fit(6, 2);
        assert_eq!(area.row_count(), 1);
        assert_eq!(drawn(&area, 6, 2, true).1, Some((5, 0)));
    }

    #[test]
    fn a_long_text_scrolls_with_the_cursor_and_is_cut_without_focus() {
        let text = (1..=20).map(|n| format!("rad {n}")).collect::<Vec<_>>().join("\n");
        let mut area = AreaEdit::new(&text, 1000);
        area.fit(20, 3);
        assert_eq!(drawn(&area, 20, 3, true), (vec!["rad 18".into(), "rad 19".into(), "rad 20".into()], Some((6, 2))));
        assert_eq!(drawn(&area, 20, 3, false).0, ["rad 1", "rad 2", "rad 3 …"]);
        press(&mut area, &[Key::PageUp]);
        area.fit(20, 3);
        assert_eq!(drawn(&area, 20, 3, true).1, Some((6, 0)));
        area.click(2, 1);
        area.fit(20, 3);
        assert_eq!(drawn(&area, 20, 3, true).1, Some((2, 1)));
    }

    #[test]
    fn a_line_can_be_replaced_alone() {
        let mut area = AreaEdit::new("Barn och unga\nÄld", 1000);
        assert_eq!(area.current_line(), ("Äld", true));
        area.set_line("Äldreomsorg");
        assert_eq!(area.text(), "Barn och unga\nÄldreomsorg");
        area.handle(&Input::Chord(Chord::ctrl(Key::Char('z'))));
        assert_eq!(area.text(), "Barn och unga\nÄld");
    }
}
