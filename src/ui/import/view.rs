//! Draws the preview: a title, the list, the whole of the line the cursor stands on, and the keys.

use super::lines::{Line, What};
use super::{Fact, Mode, Preview};
use crate::app::import::Field;
use crate::i18n::import as t;
use crate::ui::look::{Look, Role};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};
use unicode_width::UnicodeWidthStr;

/// How many lines the pane below the list has.
const BELOW: u16 = 4;
/// How wide the marks to the left are.
const MARK: u16 = 9;

/// How many lines of the list are seen at once.
pub(super) fn height(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2 + BELOW + 1))
}

fn list_area(area: Rect) -> Rect {
    Rect { y: area.y + 2, height: area.height.saturating_sub(2 + BELOW + 1), ..area }
}

/// The first line of the list that is seen: the cursor stays away from the edges.
fn first(preview: &Preview, height: usize) -> usize {
    preview.cursor.saturating_sub(height / 2).min(preview.lines.len().saturating_sub(height))
}

/// The line of the list at a place of the screen.
pub(super) fn line_at(preview: &Preview, area: Rect, column: u16, row: u16) -> Option<usize> {
    let list = list_area(area);
    let inside = list.contains((column, row).into());
    let at = first(preview, height(area)) + usize::from(row.checked_sub(list.y)?);
    (inside && at < preview.lines.len()).then_some(at)
}

impl Preview {
    /// Draws the preview; says where the cursor of the terminal belongs when something is being typed.
    pub fn draw(&self, area: Rect, look: Look, buf: &mut Buffer) -> Option<(u16, u16)> {
        Clear.render(area, buf);
        if area.height < 10 || area.width < 30 {
            return None;
        }
        let name = if self.source.name.is_empty() {
            t::preview_pasted(look.lang).to_owned()
        } else {
            self.source.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
        };
        put(buf, area, (0, 0), &t::preview_title(look.lang, &name), look, look.style(Role::Title));
        let list = list_area(area);
        let from = first(self, height(area));
        for (row, (at, line)) in (0..list.height).zip(self.lines.iter().enumerate().skip(from)) {
            draw_line(line, at == self.cursor, Rect { y: list.y + row, height: 1, ..list }, look, buf);
        }
        let below = Rect { y: list.y + list.height, height: BELOW, ..area };
        let place = self.draw_below(below, look, buf);
        self.draw_keys(Rect { y: area.y + area.height - 1, height: 1, ..area }, look, buf);
        if let Mode::Choosing { table, column, choice } = &self.mode {
            let heading = self.reading.tables.get(*table).and_then(|table| table.columns.get(*column));
            let heading = heading.map(|column| column.heading.as_str()).unwrap_or_default();
            draw_choices(heading, *choice, list, look, buf);
        }
        place
    }

    fn draw_below(&self, area: Rect, look: Look, buf: &mut Buffer) -> Option<(u16, u16)> {
        let rule = "─".repeat(usize::from(area.width));
        put(buf, area, (0, 0), &rule, look, look.style(Role::Border));
        let inner = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: BELOW - 1 };
        let mut place = None;
        let mut text_area = inner;
        if let Mode::Typing(fact, edit) = &self.mode {
            let label = match fact {
                Fact::Board => t::preview_board(look.lang),
                Fact::Year => t::preview_year(look.lang),
                Fact::Period => t::preview_period(look.lang),
            };
            put(buf, inner, (0, 0), label, look, look.style(Role::Label));
            let field = Rect { x: inner.x + MARK, width: inner.width.saturating_sub(MARK), height: 1, ..inner };
            place = edit.draw(field, buf, look, true);
            text_area = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
        }
        let (text, wrong) = self.below(look.lang);
        if wrong || place.is_none() {
            let style = look.style(if wrong { Role::Error } else { Role::Muted });
            let wrapped = wrap(&text, usize::from(text_area.width));
            let more = wrapped.len() > usize::from(text_area.height);
            for (row, line) in (0..text_area.height).zip(wrapped) {
                let cut = more && row + 1 == text_area.height;
                let line = if cut { format!("{line} {}", look.glyphs.ellipsis()) } else { line };
                put(buf, text_area, (0, row), &line, look, style);
            }
        }
        place
    }

    fn draw_keys(&self, area: Rect, look: Look, buf: &mut Buffer) {
        let lang = look.lang;
        let can_change =
            self.lines.get(self.cursor).is_some_and(|line| !matches!(line.what, What::Heading | What::Text));
        let keys: Vec<(&str, &str)> = match &self.mode {
            Mode::Browse if can_change => {
                vec![("Enter", t::key_change(lang)), ("s", t::key_accept(lang)), ("Esc", t::key_cancel(lang))]
            }
            Mode::Browse => vec![("s", t::key_accept(lang)), ("Esc", t::key_cancel(lang))],
            Mode::Typing(..) | Mode::Choosing { .. } => {
                vec![("Enter", t::key_choose(lang)), ("Esc", t::key_back(lang))]
            }
        };
        let mut x = 1;
        for (key, words) in keys {
            put(buf, area, (x, 0), key, look, look.style(Role::Key));
            x += width(key) + 1;
            put(buf, area, (x, 0), words, look, look.style(Role::Text));
            x += width(words) + 2;
        }
    }
}

fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Writes a text at a place within an area, shortened to what is left of its width.
fn put(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), text: &str, look: Look, style: Style) {
    let room = area.width.saturating_sub(x);
    if y >= area.height || room == 0 {
        return;
    }
    let line = text.lines().next().unwrap_or_default();
    let text = shorten(line, usize::from(room), look.glyphs.ellipsis());
    buf.set_stringn(area.x + x, area.y + y, text, usize::from(room), style);
}

fn draw_line(line: &Line, selected: bool, area: Rect, look: Look, buf: &mut Buffer) {
    let mark = line.mark.get(look.lang);
    let marks = if mark.is_empty() { 0 } else { MARK.max(width(mark) + 1).min(area.width / 3) };
    let label = if matches!(line.what, What::Fact(_)) { Role::Label } else { Role::Muted };
    let one_line = Rect { width: marks.saturating_sub(1), ..area };
    put(buf, Rect { x: area.x + 1, ..one_line }, (0, 0), mark, look, look.style(label));
    let text = line.text.get(look.lang).replace('\n', " ");
    put(buf, area, (1 + marks + line.indent, 0), &text, look, look.style(line.role));
    if selected {
        buf.set_style(area, look.style(Role::Selected));
    }
}

fn draw_choices(heading: &str, choice: usize, over: Rect, look: Look, buf: &mut Buffer) {
    let lang = look.lang;
    let names: Vec<&str> =
        std::iter::once(t::field_none(lang)).chain(Field::ALL.iter().map(|field| field.label()(lang))).collect();
    let wide = names.iter().map(|name| width(name)).max().unwrap_or(0).max(width(heading) + 16) + 4;
    let area = Rect {
        x: over.x + 4,
        y: over.y,
        width: wide.min(over.width.saturating_sub(4)),
        height: over.height.min(u16::try_from(names.len() + 2).unwrap_or(u16::MAX)),
    };
    Clear.render(area, buf);
    let title = ratatui::text::Span::styled(format!(" {} ", t::choose_field(lang, heading)), look.style(Role::Heading));
    let block = ratatui::widgets::Block::bordered().border_style(look.style(Role::FocusBorder)).title(title);
    let inner = block.inner(area);
    block.render(area, buf);
    let height = usize::from(inner.height);
    let from = choice.saturating_sub(height / 2).min(names.len().saturating_sub(height));
    for (row, (at, name)) in (0..inner.height).zip(names.iter().enumerate().skip(from)) {
        let role = if at == choice { Role::Selected } else { Role::Text };
        put(buf, inner, (1, row), name, look, look.style(role));
    }
}
