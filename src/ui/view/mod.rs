//! Drawing: reads the model and the arrangement, changes nothing, and says where the cursor is.

mod actions;
mod dialogs;
mod figures;
mod footer;
mod panes;
mod register;
mod sheet;
mod side;
mod start;
mod title;
mod todo;
mod year;

pub(crate) use actions::{table_hit, table_rows};
pub(crate) use dialogs::{SEARCH, note_area, pick_area, pick_hit, pick_rows, setup_area};
pub(crate) use figures::{figures_area, figures_hit, figures_rows};
pub(crate) use footer::footer_items;
pub(crate) use register::risk_hit;
pub(crate) use sheet::legend_rows;
pub(crate) use start::start_hit;
pub(crate) use todo::{todo_hit, todo_rows};
pub(crate) use year::year_hit;

use super::arrange::SMALLEST;
use super::commands::Context;
use super::look::{Look, Role};
use super::model::{Model, Screen};
use super::state::notices::Tone;
use super::state::overlay::Overlay;
use super::text::{plain_columns, print};
use super::update::arrangement;
use super::wrap::shorten;
use crate::i18n::screen as t;
use crate::i18n::terms::Glyphs;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// Where the hardware cursor goes, so that screen readers and braille displays follow what is marked.
pub type Cursor = Option<Position>;

/// What is inside the frame of a table that fills the body, a column apart from it.
const fn inside(body: Rect) -> Rect {
    Rect { x: body.x + 2, y: body.y + 1, width: body.width.saturating_sub(4), height: body.height.saturating_sub(2) }
}

/// Which row of an area a place of the screen is in.
fn row_at(area: Rect, column: u16, row: u16) -> Option<usize> {
    area.contains((column, row).into()).then(|| usize::from(row - area.y))
}

/// Draws everything.
#[must_use]
pub fn draw(model: &Model, buffer: &mut Buffer) -> Cursor {
    let cursor = paint(model, buffer);
    if model.look.glyphs == Glyphs::Ascii {
        plain_signs(buffer);
    }
    cursor
}

/// Puts plain signs in place of those that a terminal without symbols cannot show: arrows of the key names, dashes and
/// quotation marks of texts. Each is as wide as what it stands for.
fn plain_signs(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let plain = match cell.symbol() {
            "↑" => "^",
            "↓" => "v",
            "←" => "<",
            "→" => ">",
            "–" | "—" | "−" => "-",
            "”" | "“" | "„" => "\"",
            "’" | "‘" => "'",
            "•" => "*",
            "…" => ".",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}

fn paint(model: &Model, buffer: &mut Buffer) -> Cursor {
    let arranged = arrangement(model);
    if arranged.too_small {
        return too_small(model, buffer);
    }
    title::draw(model, arranged.title, buffer);
    let below = match &model.screen {
        Screen::Start(pick) => start::draw(model, pick, &arranged, buffer),
        Screen::Loading => {
            let text = if model.quitting { t::waits_for_disk } else { t::loading };
            put(buffer, arranged.body, 1, &[(text(model.look.lang).to_owned(), Role::Muted)], model.look);
            None
        }
        Screen::Plan(plan) => match &plan.sheet {
            Some(grid) => sheet::draw(model, plan, grid, &arranged, buffer),
            None => panes::draw(model, plan, &arranged, buffer),
        },
    };
    let above = model.overlays.last().map(|overlay| dialogs::draw(model, overlay, &arranged, buffer));
    footer::draw(model, &arranged, buffer);
    notice(model, &arranged, buffer);
    above.unwrap_or(below)
}

/// A message on the screen takes at most so many lines; the list of messages has it whole.
const NOTICE_LINES: usize = 5;

fn too_small(model: &Model, buffer: &mut Buffer) -> Cursor {
    let lang = model.look.lang;
    let lines =
        [t::too_small(lang).to_owned(), t::quit_hint(lang).to_owned(), t::needs_size(lang, SMALLEST.0, SMALLEST.1)];
    let area = buffer.area;
    let width = usize::from(area.width).max(1);
    for (row, text) in lines.iter().flat_map(|line| super::wrap::wrap(line, width)).enumerate() {
        put(buffer, area, u16::try_from(row).unwrap_or(0), &[(text, Role::Text)], model.look);
    }
    None
}

/// The latest message, on the lower border so that it covers no text.
fn notice(model: &Model, arranged: &super::arrange::Arrangement, buffer: &mut Buffer) {
    let Some(notice) = model.notices.current() else { return };
    let role = match notice.tone {
        Tone::Done => Role::Good,
        Tone::Note => Role::Warning,
        Tone::Error => Role::Error,
    };
    // A test sheet has no border that a message could stand on: its rows are all there is to see.
    if model.overlays.is_empty() && model.context() == Context::SHEET {
        let text =
            shorten(&format!(" {}", notice.text), usize::from(arranged.footer.width), model.look.glyphs.ellipsis());
        ratatui::widgets::Clear.render_in(arranged.footer, buffer);
        return put(buffer, arranged.footer, 0, &[(text, role)], model.look);
    }
    let body = arranged.body;
    let width = usize::from(body.width.saturating_sub(4));
    let lines =
        if notice.text.width() <= width { vec![notice.text.clone()] } else { super::wrap::wrap(&notice.text, width) };
    let shown = lines.len().min(NOTICE_LINES);
    for (row, line) in lines.iter().take(shown).enumerate() {
        let cut = row + 1 == shown && shown < lines.len();
        let line = if cut { format!("{} {}", line, model.look.glyphs.ellipsis()) } else { line.clone() };
        let up = u16::try_from(shown - row).unwrap_or(1);
        let area =
            Rect { x: body.x + 1, y: (body.y + body.height).saturating_sub(up), width: body.width - 2, height: 1 };
        // Over a form there is no border to keep: the line below is gone whole, from edge to edge.
        let covers = matches!(model.overlays.last(), Some(Overlay::Form(_) | Overlay::Import(_)));
        let text = if covers { format!("  {line} ") } else { format!(" {line} ") };
        let area = match shown {
            _ if covers => Rect { x: body.x, width: body.width, ..area },
            1 => whole_words(Rect { width: area.width.min(columns(&text)), ..area }, body, buffer),
            _ => area,
        };
        ratatui::widgets::Clear.render_in(area, buffer);
        put(buffer, area, 0, &[(text, role)], model.look);
    }
}

/// With what is left of a word on the border that the message would cut.
fn whole_words(area: Rect, body: Rect, buffer: &Buffer) -> Rect {
    let is_word = |column: &u16| {
        let symbol = buffer.cell((*column, area.y)).map_or("", |cell| cell.symbol());
        symbol.chars().all(|c| c.is_alphanumeric() || c == ' ')
    };
    let after = area.x + area.width..body.x + body.width.saturating_sub(1);
    let rest = after.take_while(is_word).count();
    Rect { width: area.width + u16::try_from(rest).unwrap_or_default(), ..area }
}

trait RenderIn {
    fn render_in(self, area: Rect, buffer: &mut Buffer);
}

impl RenderIn for ratatui::widgets::Clear {
    fn render_in(self, area: Rect, buffer: &mut Buffer) {
        ratatui::widgets::Widget::render(self, area.intersection(buffer.area), buffer);
    }
}

/// The width of a text in columns.
#[must_use]
pub(crate) fn columns(text: &str) -> u16 {
    u16::try_from(plain_columns(text).unwrap_or_else(|| text.width())).unwrap_or(u16::MAX)
}

/// Writes pieces of text on a row of an area, cut at its edge.
pub(crate) fn put(buffer: &mut Buffer, area: Rect, row: u16, spans: &[(String, Role)], look: Look) {
    if row >= area.height {
        return;
    }
    let (mut x, mut room) = (area.x, area.width);
    for (text, role) in spans {
        let taken = print(buffer, Position { x, y: area.y + row }, text, room, look.style(*role));
        x += taken;
        room = room.saturating_sub(taken);
    }
}

/// A text on the left and one on the right of a row; the left one is shortened to make room.
pub(crate) fn put_both(
    buffer: &mut Buffer,
    area: Rect,
    row: u16,
    left: (&str, Role),
    right: &[(String, Role)],
    look: Look,
) {
    let right_width: u16 = right.iter().map(|(text, _)| columns(text)).sum();
    let gap = u16::from(right_width > 0);
    let room = area.width.saturating_sub(right_width + gap);
    let left_text = shorten(left.0, usize::from(room), look.glyphs.ellipsis());
    put(buffer, area, row, &[(left_text, left.1)], look);
    let x = area.x + area.width.saturating_sub(right_width);
    put(buffer, Rect { x, width: right_width.min(area.width), ..area }, row, right, look);
}

/// Marks a row as selected, from edge to edge of an area.
pub(crate) fn mark(buffer: &mut Buffer, area: Rect, row: u16, look: Look, focused: bool) {
    if row < area.height {
        let line = Rect { y: area.y + row, height: 1, ..area };
        let role = if focused { Role::Selected } else { Role::SelectedElsewhere };
        buffer.set_style(line, look.style(role));
    }
}
