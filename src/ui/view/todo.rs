//! What is to be done, in groups.

use super::dialogs::framed;
use super::{Cursor, columns as width_of, inside, mark, put, row_at};
use crate::app::todo::{Entry, Order};
use crate::i18n::{actions as a, due as t};
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::todo::{FOOT, HEAD, TodoLine, TodoScreen};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

const TIME: usize = 9;
const KIND: usize = 22;
const WHO: usize = 18;
/// Below this width there is no column for whose it is.
const NARROW: usize = 72;

/// How many lines the list shows.
pub(crate) fn todo_rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(2 + HEAD + FOOT))
}

/// Where the lines stand.
const fn lines_area(inner: Rect) -> Rect {
    Rect { y: inner.y + HEAD, height: inner.height.saturating_sub(HEAD + FOOT), ..inner }
}

/// Which line in view a place of the screen is on.
pub(crate) fn todo_hit(body: Rect, column: u16, row: u16) -> Option<usize> {
    row_at(lines_area(inside(body)), column, row)
}

pub(super) fn draw(model: &Model, list: &TodoScreen, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let inner = framed(&title(list, look), arranged.body, look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let widths = widths(usize::from(inner.width));
    let heads =
        [a::column_time(look.lang), t::column_why(look.lang), t::column_what(look.lang), a::column_owner(look.lang)];
    put(buffer, inner, 0, &row(heads, &widths, Role::Muted, look), look);
    let area = lines_area(inner);
    let mut cursor = None;
    if list.lines.is_empty() {
        put(buffer, area, 0, &[(t::nothing(look.lang).to_owned(), Role::Muted)], look);
    }
    let shown = list.lines.iter().enumerate().skip(list.scroll).take(usize::from(area.height));
    for (line, (at, each)) in (0..).zip(shown) {
        match each {
            TodoLine::Heading(name, count) => {
                put(buffer, area, line, &[(format!("{name} ({count})"), Role::Heading)], look);
            }
            TodoLine::Entry(at) => {
                if let Some(entry) = list.entries.get(*at) {
                    put(buffer, area, line, &cells(entry, &widths, look), look);
                }
            }
        }
        if at == list.at {
            mark(buffer, area, line, look, list.query.is_none());
            cursor = Some(Position { x: area.x, y: area.y + line });
        }
    }
    let foot = Rect { y: (inner.y + inner.height).saturating_sub(FOOT), height: FOOT.min(inner.height), ..inner };
    draw_foot(list, foot, look, buffer).or(cursor)
}

fn title(list: &TodoScreen, look: Look) -> String {
    let lang = look.lang;
    let mut parts = vec![t::title(lang).to_owned(), a::shown(lang, list.shown(), list.entries.len())];
    if list.late() > 0 {
        parts.push(t::late(lang, list.late()));
    }
    parts.extend(list.lead.map(|days| t::lead(lang, days)));
    parts.push(if list.order == Order::What { t::by_what(lang) } else { a::by_owner(lang) }.to_owned());
    if !list.text.is_empty() {
        parts.push(format!("{}: {}", a::search(lang), list.text));
    }
    parts.join(" · ")
}

/// How wide each column is: where there is little room, whose it is is told below.
const fn widths(width: usize) -> [usize; 4] {
    let who = if width < NARROW { 0 } else { WHO };
    let gaps = if width < NARROW { 2 } else { 3 };
    [TIME, KIND, width.saturating_sub(TIME + KIND + who + gaps), who]
}

fn row(texts: [&str; 4], widths: &[usize; 4], role: Role, look: Look) -> Vec<(String, Role)> {
    let cells = texts.into_iter().zip(widths).filter(|(_, width)| **width > 0);
    cells.map(|(text, width)| (padded(text, *width, look), role)).collect()
}

fn padded(text: &str, width: usize, look: Look) -> String {
    let text = shorten(text, width, look.glyphs.ellipsis());
    let pad = width.saturating_sub(usize::from(width_of(&text))) + 1;
    format!("{text}{:pad$}", "")
}

fn cells(entry: &Entry, widths: &[usize; 4], look: Look) -> Vec<(String, Role)> {
    let (time, kind) = (t::time(look.lang, &entry.item), t::kind(look.lang, &entry.item));
    let role = if entry.item.is_late() { Role::Warning } else { Role::Text };
    row([&time, &kind, &entry.subject, &entry.item.who], widths, role, look)
}

/// The marked entry in whole, or the search line while it is open.
fn draw_foot(list: &TodoScreen, area: Rect, look: Look, buffer: &mut Buffer) -> Cursor {
    if let Some(query) = &list.query {
        let label = format!("{}: ", a::search(look.lang));
        put(buffer, area, 1, &[(label.clone(), Role::Label)], look);
        let indent = width_of(&label).min(area.width);
        let line = Rect { x: area.x + indent, y: area.y + 1, width: area.width - indent, height: 1 };
        return query.draw(line.intersection(buffer.area), buffer, look, true).map(|(x, y)| Position { x, y });
    }
    let width = usize::from(area.width);
    let (mut lines, mut more) = (Vec::new(), Vec::new());
    if let Some(entry) = list.entry() {
        lines = wrap(&entry.subject, width);
        lines.truncate(2);
        let day = entry.item.on.map(|on| on.to_string());
        let who = Some(entry.item.who.clone()).filter(|who| !who.is_empty()).map(|who| a::owner(look.lang, &who));
        let file = entry.origin.as_ref().map(|origin| origin.path.display().to_string());
        more = [Some(t::kind(look.lang, &entry.item)), day, who, file].into_iter().flatten().collect();
    }
    let told = lines.into_iter().map(|line| (line, Role::Text));
    let more = (!more.is_empty()).then(|| (more.join(" · "), Role::Muted));
    let unread = list.unread.iter().map(|text| (text.clone(), Role::Warning));
    for (row, (text, role)) in (1..).zip(told.chain(more).chain(unread)) {
        put(buffer, area, row, &[(shorten(&text, width, look.glyphs.ellipsis()), role)], look);
    }
    None
}
