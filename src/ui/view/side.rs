//! Measures over periods and years, side by side.

use super::dialogs::framed;
use super::{Cursor, columns as width_of, put, put_both};
use crate::i18n::screen_figures as t;
use crate::ui::arrange::Arrangement;
use crate::ui::chart::break_sign;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::side::{CELL, Cell, FOOT, GAP, HEAD, SideBySide, SideRow};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

pub(super) fn draw(model: &Model, table: &SideBySide, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let at = t::series_of(look.lang, table.control + 1, table.controls.len());
    let title = format!("{} · {at} · {}", t::series_title(look.lang), table.title);
    let room = usize::from(arranged.body.width.saturating_sub(6));
    let inner = framed(&shorten(&title, room, look.glyphs.ellipsis()), arranged.body, look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let shown = table.in_view(arranged.body.width.saturating_sub(2));
    head(table, &shown, inner, look, buffer);
    let bottom = inner.y + inner.height.saturating_sub(FOOT);
    let mut area = Rect { y: inner.y + HEAD, height: bottom.saturating_sub(inner.y + HEAD), ..inner };
    let mut cursor = None;
    for (number, row) in table.rows.iter().enumerate().skip(table.scroll.0) {
        let height = table.height(number, shown.clone());
        if height > area.height + 1 {
            break;
        }
        let marked = (number == table.at.0).then_some(table.at.1);
        cursor = draw_row(row, &shown, area, marked, look, buffer).or(cursor);
        area = Rect { y: area.y + height, height: area.height.saturating_sub(height), ..area };
    }
    foot(table, Rect { y: bottom, height: FOOT.min(inner.height), ..inner }, look, buffer);
    cursor
}

/// Where a column in view begins.
fn place(area: Rect, number: usize) -> Rect {
    let x = u16::try_from(number).unwrap_or(u16::MAX).saturating_mul(CELL + GAP);
    let x = area.x.saturating_add(x);
    Rect { x, width: CELL.min((area.x + area.width).saturating_sub(x)), ..area }
}

fn head(table: &SideBySide, shown: &Range<usize>, area: Rect, look: Look, buffer: &mut Buffer) {
    for (number, column) in table.columns.get(shown.clone()).unwrap_or_default().iter().enumerate() {
        let place = place(area, number);
        let name = shorten(&column.name, usize::from(place.width), look.glyphs.ellipsis());
        let role = if shown.start + number == table.at.1 { Role::Heading } else { Role::Muted };
        put(buffer, place, 0, &[(column.year.clone(), role)], look);
        put(buffer, place, 1, &[(name, role)], look);
    }
}

fn draw_row(
    row: &SideRow,
    shown: &Range<usize>,
    area: Rect,
    marked: Option<usize>,
    look: Look,
    buffer: &mut Buffer,
) -> Cursor {
    let mut right = vec![(row.line.clone(), Role::Muted)];
    if let Some((trend, role)) = &row.trend {
        right.push((format!(" {trend}"), *role));
    }
    put_both(buffer, area, 0, (&row.name, Role::Label), &right, look);
    let mut cursor = None;
    for (number, cell) in row.cells.get(shown.clone()).unwrap_or_default().iter().enumerate() {
        let place = place(area, number);
        draw_cell(cell, place, area, look, buffer);
        if marked == Some(shown.start + number) {
            let height = area.height.saturating_sub(1).min(2);
            buffer.set_style(Rect { y: place.y + 1, height, ..place }, look.style(Role::Selected));
            cursor = Some(Position { x: place.x, y: place.y + 1 });
        }
    }
    cursor
}

fn draw_cell(cell: &Cell, place: Rect, area: Rect, look: Look, buffer: &mut Buffer) {
    let fit = |text: &str| shorten(text, usize::from(place.width), look.glyphs.ellipsis());
    let role = if cell.known { Role::Text } else { Role::Muted };
    put(buffer, place, 1, &[(fit(&cell.value), role)], look);
    put(buffer, place, 2, &[(fit(&cell.counts), Role::Muted)], look);
    if !cell.broken {
        return;
    }
    put(buffer, place, 3, &[(fit(t::broken(look.lang)), Role::Warning)], look);
    let sign = break_sign(look.glyphs);
    let x = place.x.saturating_sub(2).max(area.x);
    if x < place.x {
        let gap = Rect { x, width: width_of(sign), ..place };
        for row in 1..4 {
            put(buffer, gap, row, &[(sign.to_owned(), Role::Warning)], look);
        }
    }
}

/// What the marked cell says in whole.
fn foot(table: &SideBySide, area: Rect, look: Look, buffer: &mut Buffer) {
    let Some((row, column)) = table.rows.get(table.at.0).zip(table.columns.get(table.at.1)) else { return };
    let said = table.cell().map_or("", |cell| cell.said.as_str());
    let name = format!("{}, {} {}", row.name, column.name, column.year);
    put(buffer, area, 1, &[(shorten(&name, usize::from(area.width), look.glyphs.ellipsis()), Role::Heading)], look);
    for (at, line) in (2..FOOT).zip(wrap(said, usize::from(area.width))) {
        put(buffer, area, at, &[(line, Role::Text)], look);
    }
}
