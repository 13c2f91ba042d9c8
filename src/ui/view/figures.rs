//! The list of a control's measures, with the value that is being typed.

use super::dialogs::framed;
use super::{Cursor, columns, mark, put, put_both};
use crate::i18n::screen_figures as t;
use crate::ui::arrange::Arrangement;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::figures::FigureList;
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows under the list: a blank one, what is expected, the value being typed, what is wrong with it.
const BELOW: u16 = 5;

/// The box of the list.
pub(crate) fn figures_area(list: &FigureList, arranged: &Arrangement) -> Rect {
    arranged.dialog(list.rows.len() + usize::from(BELOW), 100)
}

/// How many measures it shows.
pub(crate) fn figures_rows(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2 + BELOW))
}

/// The measure at a place of the screen.
pub(crate) fn figures_hit(list: &FigureList, arranged: &Arrangement, column: u16, row: u16) -> Option<usize> {
    let area = figures_area(list, arranged);
    let line = usize::from(row.checked_sub(area.y + 1)?);
    let at = list.scroll + line;
    let inside = area.contains((column, row).into()) && line < figures_rows(area);
    (inside && at < list.rows.len()).then_some(at)
}

pub(super) fn draw(model: &Model, list: &FigureList, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let area = figures_area(list, arranged);
    let title = shorten(&title(model, list), usize::from(area.width.saturating_sub(6)), look.glyphs.ellipsis());
    let inner = framed(&title, area, look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let shown = list.rows.iter().enumerate().skip(list.scroll).take(figures_rows(area));
    let mut cursor = None;
    for (row, (at, each)) in (0..).zip(shown) {
        let room = inner.width.saturating_sub(columns(&each.figure) + 1).max(inner.width / 3);
        let figure = shorten(&each.figure, usize::from(inner.width - room), look.glyphs.ellipsis());
        put_both(buffer, inner, row, (&each.name, Role::Text), &[(figure, each.role)], look);
        if at == list.at {
            mark(buffer, inner, row, look, list.entry.is_none());
            cursor = Some(Position { x: inner.x, y: inner.y + row });
        }
    }
    let below = inner.height.saturating_sub(BELOW - 1);
    let lower = Rect { y: inner.y + below, height: inner.height - below, ..inner };
    draw_lower(model, list, lower, buffer).or(cursor)
}

fn title(model: &Model, list: &FigureList) -> String {
    let Some(plan) = model.plan() else { return String::new() };
    let control = plan.session.book.control(list.control).map_or("", |control| control.title.as_str());
    t::figures_title(model.look.lang, control, plan.period().map_or("", |period| period.name.as_str()))
}

fn draw_lower(model: &Model, list: &FigureList, area: Rect, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let aside = list.row().map_or("", |row| row.aside.as_str());
    let aside = shorten(aside, usize::from(area.width), look.glyphs.ellipsis());
    put(buffer, area, 0, &[(aside, Role::Muted)], look);
    let label = format!("{}: ", t::entry(look.lang));
    put(buffer, area, 1, &[(label.clone(), Role::Label)], look);
    let indent = columns(&label).min(area.width);
    let line = Rect { x: area.x + indent, y: area.y + 1, width: area.width - indent, height: 1 };
    let cursor = list.entry.as_ref().and_then(|entry| entry.draw(line.intersection(buffer.area), buffer, look, true));
    let error = list.error.as_deref().unwrap_or_default();
    for (row, text) in (2..).zip(wrap(error, usize::from(area.width)).into_iter().take(2)) {
        put(buffer, area, row, &[(text, Role::Error)], look);
    }
    cursor.map(|(x, y)| Position { x, y })
}
