//! The table of actions over a board.

use super::dialogs::framed;
use super::{Cursor, inside, mark, put, row_at};
use crate::i18n::actions as t;
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::actions::{ActionLine, ActionTable, TableLine, order_name, scope_name};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows under the table: a blank one, what the marked action says in whole.
const FOOT: u16 = 5;
/// Rows above it: the heads of the columns.
const HEAD: u16 = 1;
const DUE: usize = 10;
const TIME: usize = 9;
const STATE: usize = 12;
const SEVERITY: usize = 7;
const OWNER: usize = 16;
/// From this width on there is a column for what the deviations concern.
const WIDE: usize = 110;
/// Below this width there is no column for whose it is.
const NARROW: usize = 72;

/// How many lines the table shows.
pub(crate) fn table_rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(2 + HEAD + FOOT))
}

/// Where the lines stand.
const fn lines_area(inner: Rect) -> Rect {
    Rect { y: inner.y + HEAD, height: inner.height.saturating_sub(HEAD + FOOT), ..inner }
}

/// Which line in view a place of the screen is on.
pub(crate) fn table_hit(body: Rect, column: u16, row: u16) -> Option<usize> {
    row_at(lines_area(inside(body)), column, row)
}

pub(super) fn draw(model: &Model, table: &ActionTable, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let inner = framed(&title(table, look), arranged.body, look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let widths = widths(usize::from(inner.width));
    put(buffer, inner, 0, &columns(heads(look), &widths, Role::Muted, look), look);
    let area = lines_area(inner);
    let mut cursor = None;
    if table.lines.is_empty() {
        let none = if table.of == 0 { t::none_yet } else { t::none };
        put(buffer, area, 0, &[(none(look.lang).to_owned(), Role::Muted)], look);
    }
    let shown = table.lines.iter().enumerate().skip(table.scroll).take(usize::from(area.height));
    for (row, (at, line)) in (0..).zip(shown) {
        match line {
            TableLine::Heading(name, count) => {
                put(buffer, area, row, &[(format!("{name} ({count})"), Role::Heading)], look);
            }
            TableLine::Action(action) => {
                put(buffer, area, row, &cells(action, &widths, look), look);
            }
        }
        if at == table.at {
            mark(buffer, area, row, look, table.query.is_none());
            cursor = Some(Position { x: area.x, y: area.y + row });
        }
    }
    let foot_y = inner.y + inner.height.saturating_sub(FOOT);
    let foot = Rect { y: foot_y, height: FOOT.min(inner.height), ..inner };
    draw_foot(table, foot, look, buffer).or(cursor)
}

fn title(table: &ActionTable, look: Look) -> String {
    let lang = look.lang;
    let parts = [
        t::title(lang).to_owned(),
        if table.wanted.own { t::of_plan(lang) } else { t::of_board(lang) }.to_owned(),
        t::shown(lang, table.shown(), table.of),
        scope_name(lang, table.wanted.scope).to_owned(),
        order_name(lang, table.wanted.order).to_owned(),
    ];
    let mut title = parts.join(" · ");
    if !table.wanted.text.is_empty() {
        title = format!("{title} · {}: {}", t::search(lang), table.wanted.text);
    }
    title
}

/// How wide each column is: what is to be done gets what the others leave.
fn widths(width: usize) -> [usize; 7] {
    let wide = width >= WIDE;
    // Where there is little room, whose it is is told below.
    let owner = match width {
        WIDE.. => 24,
        NARROW.. => OWNER,
        _ => 0,
    };
    let against = if wide { (width - 60) / 3 } else { 0 };
    let gaps = [owner, against].iter().filter(|width| **width > 0).count() + 4;
    let taken = DUE + TIME + STATE + SEVERITY + owner + against + gaps;
    [DUE, TIME, STATE, SEVERITY, width.saturating_sub(taken), owner, against]
}

const fn heads(look: Look) -> [&'static str; 7] {
    let lang = look.lang;
    [
        t::column_due(lang),
        t::column_time(lang),
        t::column_state(lang),
        t::column_severity(lang),
        t::column_what(lang),
        t::column_owner(lang),
        t::column_against(lang),
    ]
}

fn columns(texts: [&str; 7], widths: &[usize; 7], role: Role, look: Look) -> Vec<(String, Role)> {
    let cells = texts.into_iter().zip(widths).filter(|(_, width)| **width > 0);
    cells.map(|(text, width)| (padded(text, *width, look), role)).collect()
}

fn padded(text: &str, width: usize, look: Look) -> String {
    let text = shorten(text, width, look.glyphs.ellipsis());
    let pad = width.saturating_sub(unicode_width::UnicodeWidthStr::width(text.as_str())) + 1;
    format!("{text}{:pad$}", "")
}

fn cells(action: &ActionLine, widths: &[usize; 7], look: Look) -> Vec<(String, Role)> {
    let when = if action.late { Role::Warning } else { Role::Text };
    let texts = [
        (action.due.as_str(), when),
        (action.time.as_str(), when),
        (action.state.as_str(), Role::Text),
        (action.severity.0.as_str(), action.severity.1),
        (action.what.as_str(), Role::Text),
        (action.owner.as_str(), Role::Text),
        (action.against.as_str(), Role::Muted),
    ];
    let cells = texts.into_iter().zip(widths).filter(|(_, width)| **width > 0);
    cells.map(|((text, role), width)| (padded(text, *width, look), role)).collect()
}

/// The marked action in whole, or the search line while it is open.
fn draw_foot(table: &ActionTable, area: Rect, look: Look, buffer: &mut Buffer) -> Cursor {
    let lang = look.lang;
    if let Some(query) = &table.query {
        let label = format!("{}: ", t::search(lang));
        put(buffer, area, 1, &[(label.clone(), Role::Label)], look);
        let indent = super::columns(&label).min(area.width);
        let line = Rect { x: area.x + indent, y: area.y + 1, width: area.width - indent, height: 1 };
        let cursor = query.draw(line.intersection(buffer.area), buffer, look, true);
        return cursor.map(|(x, y)| Position { x, y });
    }
    let action = table.action()?;
    let width = usize::from(area.width);
    let what = wrap(&action.what, width).into_iter().take(2).map(|line| (line, Role::Text));
    let against = (!action.against.is_empty()).then(|| (t::against(lang, &action.against), Role::Muted));
    let more = wrap(&action.more, width).into_iter().take(2).map(|line| (line, Role::Muted));
    for (row, (line, role)) in (1..).zip(what.chain(against).chain(more)) {
        put(buffer, area, row, &[(shorten(&line, width, look.glyphs.ellipsis()), role)], look);
    }
    None
}
