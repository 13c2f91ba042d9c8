//! The risk register: matrix, risks and coverage.

use super::dialogs::framed;
use super::{Cursor, columns as width_of, inside, put, put_both, row_at};
use crate::i18n::register as t;
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::register::{FOOT, Page, RiskRegister};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns of a cell of the matrix, at least and at most: a value, and how many risks; or the word of its level.
const CELL: std::ops::RangeInclusive<u16> = 11..=20;
/// Columns of the words for likelihood.
const LEAD: u16 = 26;

/// Where the risks stand: below the matrix, above what is said of the marked one.
fn risks_area(register: &RiskRegister, inner: Rect) -> Rect {
    let above = register.matrix_rows();
    Rect { y: inner.y + above, height: inner.height.saturating_sub(above + FOOT), ..inner }
}

/// The risk at a place of the screen.
pub(crate) fn risk_hit(register: &RiskRegister, body: Rect, column: u16, row: u16) -> Option<usize> {
    if register.page == Page::Coverage {
        return None;
    }
    Some(register.scroll + row_at(risks_area(register, inside(body)), column, row)?)
}

pub(super) fn draw(model: &Model, register: &RiskRegister, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let title = match register.page {
        Page::Risks => t::title(look.lang),
        Page::Coverage => t::coverage_title(look.lang),
    };
    let inner = framed(title, arranged.body, look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    if register.page == Page::Coverage {
        for (row, line) in (0..inner.height).zip(register.covered.iter().skip(register.scroll)) {
            put(buffer, inner, row, line, look);
        }
        return None;
    }
    matrix(register, inner, look, buffer);
    let foot = Rect { y: (inner.y + inner.height).saturating_sub(FOOT), height: FOOT.min(inner.height), ..inner };
    let cursor = risks(register, risks_area(register, inner), look, buffer);
    said(register, foot, look, buffer);
    cursor
}

/// Likelihood downwards from the highest, consequence to the right; the cell of the marked risk is marked.
fn matrix(register: &RiskRegister, area: Rect, look: Look, buffer: &mut Buffer) {
    let matrix = &register.matrix;
    let levels = u16::from(matrix.consequence).max(1);
    let cell_width = (area.width.saturating_sub(LEAD) / levels).clamp(*CELL.start(), *CELL.end());
    let lead = area.width.saturating_sub(levels.saturating_mul(cell_width)).min(LEAD);
    let fit = |text: &str, width: u16| shorten(text, usize::from(width), look.glyphs.ellipsis());
    let axes = fit(t::axes(look.lang), lead.saturating_sub(1));
    put(buffer, Rect { width: lead, ..area }, 0, &[(axes, Role::Muted)], look);
    let column = |level: u8| {
        let before = lead.saturating_add(u16::from(level.saturating_sub(1)).saturating_mul(cell_width));
        let width = cell_width.min(area.width.saturating_sub(before));
        Rect { x: area.x.saturating_add(before), width, ..area }
    };
    for level in 1..=matrix.consequence {
        let word = level_word(&register.consequence, level);
        put(buffer, column(level), 0, &[(fit(&word, cell_width - 1), Role::Muted)], look);
    }
    let marked = register.marked();
    for (row, likelihood) in (1..).zip((1..=matrix.likelihood).rev()) {
        let word = fit(&level_word(&register.likelihood, likelihood), lead.saturating_sub(1));
        put(buffer, Rect { width: lead, ..area }, row, &[(word, Role::Muted)], look);
        for consequence in 1..=matrix.consequence {
            let Some(cell) = matrix.cell(likelihood, consequence) else { continue };
            let value = cell.value.map_or_else(|| "-".to_owned(), |value| value.to_string());
            let over = if cell.proposed { "*" } else { " " };
            let count = match cell.risks.len() {
                0 => String::new(),
                count => t::count(look.lang, count),
            };
            let role = match (cell.proposed, cell.risks.is_empty()) {
                (true, false) => Role::Warning,
                (false, false) => Role::Text,
                _ => Role::Muted,
            };
            let place = column(consequence);
            put(buffer, place, row, &[(format!("{value:>2}{over} {count}"), role)], look);
            if marked.is_some_and(|id| cell.risks.contains(&id)) {
                let width = place.width.saturating_sub(1);
                buffer.set_style(
                    Rect { y: area.y + row, height: 1, width, ..place },
                    look.style(Role::SelectedElsewhere),
                );
            }
        }
    }
    if !matrix.outside.is_empty() {
        let text = t::outside(look.lang, matrix.outside.len());
        put(buffer, area, u16::from(matrix.likelihood) + 1, &[(text, Role::Muted)], look);
    }
}

fn level_word(words: &[String], level: u8) -> String {
    let word = words.get(usize::from(level).saturating_sub(1)).map_or("", String::as_str);
    format!("{level} {word}").trim_end().to_owned()
}

fn risks(register: &RiskRegister, area: Rect, look: Look, buffer: &mut Buffer) -> Cursor {
    let mut cursor = None;
    for (row, (at, risk)) in (0..area.height).zip(register.risks.iter().enumerate().skip(register.scroll)) {
        let right = [(risk.value.clone(), risk.role)];
        let room = usize::from(area.width.saturating_sub(width_of(&risk.value) + 2));
        put_both(buffer, area, row, (&shorten(&risk.name, room, look.glyphs.ellipsis()), risk.role), &right, look);
        if at == register.at {
            let line = Rect { y: area.y + row, height: 1, ..area };
            buffer.set_style(line, look.style(Role::Selected));
            cursor = Some(Position { x: line.x, y: line.y });
        }
    }
    cursor
}

/// What the marked risk says in whole, and what the star means.
fn said(register: &RiskRegister, area: Rect, look: Look, buffer: &mut Buffer) {
    if let Some(risk) = register.risks.get(register.at) {
        for (row, line) in (0..2).zip(wrap(&risk.said, usize::from(area.width))) {
            put(buffer, area, row, &[(line, risk.role)], look);
        }
    }
    let star = register
        .threshold
        .map_or_else(|| t::no_threshold(look.lang).to_owned(), |threshold| t::threshold(look.lang, threshold));
    put(buffer, area, FOOT - 1, &[(star, Role::Muted)], look);
}
