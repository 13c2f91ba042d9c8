//! The year at a glance.

use super::dialogs::framed;
use super::{Cursor, columns, inside, put, row_at};
use crate::domain::{Book, SeverityCounts, Status, YearRow, YearSubject};
use crate::i18n::terms::Terms;
use crate::i18n::year_map::{self as t, CellMark, Judged};
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role, Theme};
use crate::ui::model::Model;
use crate::ui::state::detail::{severity_role, status_role};
use crate::ui::state::plan::PlanScreen;
use crate::ui::state::year::{FOOT, HEAD, WORDED, Widths, YearScreen};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn draw(model: &Model, year: &YearScreen, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let plan = model.plan()?;
    let of = plan.session.book.plan(plan.session.plan).map_or(0, |plan| plan.year);
    let title = t::title(look.lang, of, t::axis(look.lang, year.axis));
    let inner = framed(&title, arranged.body, look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let map = Map { year, plan, widths: Widths::of(inner.width, year.map.periods.len()), area: inner, look };
    map.head(buffer);
    let rows = inner.height.saturating_sub(HEAD + FOOT);
    let mut cursor = None;
    let visible = year.open.iter().enumerate().skip(year.scroll.0);
    for (line, (at, row)) in (0..rows).zip(visible) {
        let Some(row) = year.map.rows.get(*row) else { continue };
        cursor = map.row(row, HEAD + line, at == year.at.0, buffer).or(cursor);
    }
    let foot = FOOT.min(inner.height);
    map.foot(Rect { y: inner.y + inner.height - foot, height: foot, ..inner }, buffer);
    cursor
}

/// The row and the period at a place of the screen: on a name, the period is the marked one.
pub(crate) fn year_hit(year: &YearScreen, body: Rect, column: u16, row: u16) -> Option<(usize, usize)> {
    let inner = inside(body);
    let rows = Rect { y: inner.y + HEAD, height: inner.height.saturating_sub(HEAD + FOOT), ..inner };
    let line = row_at(rows, column, row)?;
    let widths = Widths::of(inner.width, year.map.periods.len());
    let in_cells = column.checked_sub(inner.x + widths.name + widths.whole);
    let number = in_cells.and_then(|within| within.checked_div(widths.cell)).map(usize::from);
    let period = number.and_then(|number| year.periods_in_view(widths).nth(number)).unwrap_or(year.at.1);
    Some((year.scroll.0 + line, period))
}

struct Map<'a> {
    year: &'a YearScreen,
    plan: &'a PlanScreen,
    widths: Widths,
    area: Rect,
    look: Look,
}

impl Map<'_> {
    const fn book(&self) -> &Book {
        &self.plan.session.book
    }

    /// Where a period in view stands.
    fn column(&self, number: usize) -> Rect {
        let Widths { name, whole, cell, .. } = self.widths;
        let before = u16::try_from(number).unwrap_or(u16::MAX).saturating_mul(cell);
        let x = (self.area.x + name + whole).saturating_add(before);
        Rect { x, width: cell.saturating_sub(1), ..self.area }.intersection(self.area)
    }

    fn head(&self, buffer: &mut Buffer) {
        let Widths { name, whole, .. } = self.widths;
        if whole > 0 {
            let area = Rect { x: self.area.x + name, width: whole, ..self.area };
            put(buffer, area, 0, &[(t::worst(self.look.lang).to_owned(), Role::Muted)], self.look);
        }
        let shown = self.year.periods_in_view(self.widths);
        for (number, at) in shown.enumerate() {
            let Some(period) = self.year.map.periods.get(at).and_then(|id| self.book().period(*id)) else { continue };
            let place = self.column(number);
            // A name that is cut says less than a number, which the words below explain.
            let fits = columns(&period.name) <= place.width;
            let text = if fits { period.name.clone() } else { period.number.to_string() };
            let role = if at == self.year.at.1 { Role::Heading } else { Role::Muted };
            put(buffer, place, 0, &[(text, role)], self.look);
        }
    }

    fn row(&self, row: &YearRow, line: u16, marked: bool, buffer: &mut Buffer) -> Cursor {
        self.name(row, line, marked, buffer);
        let (look, Widths { name, whole, .. }) = (self.look, self.widths);
        if whole > 0 && row.year != SeverityCounts::default() {
            let mark = t::severity_mark(look.lang, look.glyphs, &row.year);
            let place = Rect { x: self.area.x + name, width: whole.saturating_sub(1), ..self.area };
            put(buffer, place, line, &[(worded(&mark), role_of(mark.judged))], look);
        }
        let mut cursor = None;
        for (number, at) in self.year.periods_in_view(self.widths).enumerate() {
            let place = self.column(number);
            let mark = row.cells.get(at).and_then(|cell| t::cell(look.lang, look.glyphs, self.year.axis, row.of, cell));
            if let Some(mark) = mark {
                put(buffer, place, line, &[(self.told(&mark), role_of(mark.judged))], look);
            }
            if marked && at == self.year.at.1 {
                cursor = Some(self.mark(Rect { y: place.y + line, height: 1, ..place }, buffer));
            }
        }
        cursor
    }

    /// Marks a cell; without colours a serious deviation is reversed too, so that brackets stand around it.
    fn mark(&self, cell: Rect, buffer: &mut Buffer) -> ratatui::layout::Position {
        let cell = cell.intersection(buffer.area);
        buffer.set_style(cell, self.look.style(Role::Selected));
        if self.look.theme == Theme::Mono {
            let right = if self.widths.cell < WORDED { cell.x + 1 } else { cell.right() };
            for (x, sign) in [(cell.x.saturating_sub(1), "["), (right, "]")] {
                if let Some(beside) = buffer.cell_mut((x, cell.y)) {
                    beside.set_symbol(sign);
                }
            }
        }
        cell.as_position()
    }

    fn name(&self, row: &YearRow, line: u16, marked: bool, buffer: &mut Buffer) {
        let (look, width) = (self.look, self.widths.name);
        let indent = u16::try_from(row.depth).unwrap_or(0).saturating_mul(2).min(width / 3);
        let (sign, role) = match row.of {
            YearSubject::Area(id) if self.year.closed.contains(&id) => ("+ ", Role::Heading),
            YearSubject::Area(_) => ("- ", Role::Heading),
            _ => ("", Role::Text),
        };
        let label = format!("{sign}{}", t::name(look.lang, self.book(), row));
        let place = Rect { x: self.area.x + indent, width: width.saturating_sub(indent + 1), ..self.area };
        let label = shorten(&label, usize::from(place.width), look.glyphs.ellipsis());
        put(buffer, place, line, &[(label, role)], look);
        if marked {
            let place = Rect { y: place.y + line, height: 1, ..place }.intersection(buffer.area);
            buffer.set_style(place, look.style(Role::SelectedElsewhere));
        }
    }

    /// A sign with its word where there is room, else the sign: its word stands below the map.
    fn told(&self, mark: &CellMark) -> String {
        if self.widths.cell < WORDED {
            return mark.sign.to_owned();
        }
        let room = usize::from(self.widths.cell - 1);
        shorten(&worded(mark), room, self.look.glyphs.ellipsis())
    }

    /// What the signs mean, and the marked cell in words: what comes last has the rows that are left.
    fn foot(&self, area: Rect, buffer: &mut Buffer) {
        let (look, width) = (self.look, usize::from(area.width));
        // A sign stays beside its word where the line is broken.
        let legend = t::legend(look.lang, look.glyphs, self.year.axis);
        let legend = legend.iter().map(|each| each.replace(' ', "\u{a0}")).collect::<Vec<_>>().join("  ");
        let mut lines: Vec<(String, Role)> =
            wrap(&legend, width).into_iter().take(2).map(|line| (line, Role::Muted)).collect();
        lines.push((String::new(), Role::Text));
        lines.extend(self.marked());
        let rows = usize::from(area.height);
        if let Some((last, role)) = lines.pop() {
            let left = rows.saturating_sub(lines.len()).max(1);
            let mut more = wrap(&last, width);
            let cut = more.len() > left;
            more.truncate(left);
            if let Some(end) = more.last_mut().filter(|_| cut) {
                *end = format!("{} {}", shorten(end, width.saturating_sub(4), ""), look.glyphs.ellipsis());
            }
            lines.extend(more.into_iter().map(|line| (line, role)));
        }
        for (row, (text, role)) in (0..area.height).zip(lines) {
            put(buffer, area, row, &[(shorten(&text, width, look.glyphs.ellipsis()), role)], look);
        }
    }

    fn marked(&self) -> Vec<(String, Role)> {
        let (book, lang) = (self.book(), self.look.lang);
        let Some((row, (period, cell))) = self.year.row().zip(self.year.cell()) else { return Vec::new() };
        let result = match row.of {
            YearSubject::Control(id) => book.outcome(id, period).map_or("", |outcome| &outcome.result),
            _ => "",
        };
        let period = book.period(period).map_or("", |period| &period.name);
        let name = format!("{} · {period}", t::name(lang, book, row));
        let own = book.plan(self.plan.session.plan);
        let terms = own.map_or_else(|| Terms::new(lang), |plan| Terms::of_plan(lang, plan));
        let mut told = t::told(terms, row.of, cell, result).into_iter();
        // Status and deviations share a line: both are short.
        let first: Vec<String> = told.by_ref().take(2).collect();
        let mut lines = vec![(name, Role::Heading), (first.join(" · "), Role::Text)];
        lines.extend(told.map(|text| (text, Role::Text)));
        lines
    }
}

fn worded(mark: &CellMark) -> String {
    format!("{} {}", mark.sign, mark.word)
}

const fn role_of(judged: Judged) -> Role {
    match judged {
        Judged::Status(Status::NotStarted | Status::NotKnown) => Role::Text,
        Judged::Status(status) => status_role(status),
        Judged::Severity(severity) => severity_role(severity),
        Judged::There => Role::Good,
        Judged::Partly => Role::Active,
        Judged::Missing => Role::Muted,
    }
}
