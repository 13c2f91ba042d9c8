//! The year at a glance: which rows and periods are in view, which cell is marked, which axis the cells show.

use super::tree::scrolled;
use crate::domain::{AreaId, Axis, Book, ControlId, PeriodId, PlanId, YearCell, YearMap, YearRow, YearSubject};
use crate::ui::look::Look;
use ratatui::layout::Rect;
use std::collections::HashSet;
use std::ops::Range;

/// Rows above the map: the names of the periods.
pub const HEAD: u16 = 1;
/// Rows below it: what the signs mean, and the marked cell in words.
pub const FOOT: u16 = 7;
/// Columns of a name at least.
const NAME: u16 = 26;
/// Columns of the whole year.
pub const WHOLE: u16 = 10;
/// Columns of a period, with the one before it.
const CELL: std::ops::RangeInclusive<u16> = 3..=14;
/// From this width on a cell has room for its word.
pub const WORDED: u16 = 10;

/// The screen.
#[derive(Clone, Debug)]
pub struct YearScreen {
    /// What the cells show.
    pub axis: Axis,
    /// The map.
    pub map: YearMap,
    /// Areas that are folded.
    pub closed: HashSet<AreaId>,
    /// The rows that are not folded away.
    pub open: Vec<usize>,
    /// The marked row among those, and the marked period.
    pub at: (usize, usize),
    /// The first row and the first period in view.
    pub scroll: (usize, usize),
    made_of: Option<(u64, Look)>,
}

/// How wide each part of the map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Widths {
    /// The names.
    pub name: u16,
    /// The whole year; nothing where there is no room.
    pub whole: u16,
    /// A period.
    pub cell: u16,
    /// So many periods fit.
    pub periods: usize,
}

impl Widths {
    /// The widths in so many columns for so many periods.
    #[must_use]
    pub fn of(width: u16, periods: usize) -> Self {
        let count = u16::try_from(periods).unwrap_or(u16::MAX).max(1);
        let narrow = width.saturating_sub(NAME + WHOLE) < count.saturating_mul(*CELL.start());
        let whole = if narrow { 0 } else { WHOLE };
        let room = width.saturating_sub(NAME + whole);
        let cell = (room / count).clamp(*CELL.start(), *CELL.end());
        let fitting = usize::from((room / cell).max(1)).min(periods);
        let taken = u16::try_from(fitting).unwrap_or(u16::MAX).saturating_mul(cell);
        Self { name: width.saturating_sub(whole + taken), whole, cell, periods: fitting }
    }
}

impl YearScreen {
    /// The year of a plan, with the cursor on a control in a period.
    #[must_use]
    pub fn new(book: &Book, plan: PlanId, control: Option<ControlId>, period: Option<PeriodId>) -> Self {
        let map = book.year_map(plan);
        let column = map.periods.iter().position(|id| Some(*id) == period).unwrap_or(0);
        let row = map.rows.iter().position(|row| matches!(row.of, YearSubject::Control(id) if Some(id) == control));
        let mut screen = Self {
            axis: Axis::Status,
            map,
            closed: HashSet::new(),
            open: Vec::new(),
            at: (0, column),
            scroll: (0, 0),
            made_of: None,
        };
        screen.unfold();
        screen.at.0 = row.unwrap_or(0);
        screen
    }

    /// Follows what has been changed since; the cursor stays on its row.
    pub fn refresh(&mut self, book: &Book, plan: PlanId, revision: u64, look: Look) {
        if self.made_of == Some((revision, look)) {
            return;
        }
        let marked = self.row().map(|row| row.of);
        self.map = book.year_map(plan);
        self.unfold();
        let same = |at: &usize| self.map.rows.get(*at).map(|row| row.of) == marked;
        self.at.0 = self.open.iter().position(same).unwrap_or(self.at.0);
        self.step(0, 0);
        self.made_of = Some((revision, look));
    }

    /// The marked row.
    #[must_use]
    pub fn row(&self) -> Option<&YearRow> {
        self.map.rows.get(*self.open.get(self.at.0)?)
    }

    /// The marked period and its cell.
    #[must_use]
    pub fn cell(&self) -> Option<(PeriodId, &YearCell)> {
        let period = self.map.periods.get(self.at.1)?;
        Some((*period, self.row()?.cells.get(self.at.1)?))
    }

    /// Moves the cursor by some rows and periods.
    pub fn step(&mut self, rows: isize, periods: isize) {
        let last = |len: usize| len.saturating_sub(1);
        self.at.0 = self.at.0.saturating_add_signed(rows).min(last(self.open.len()));
        self.at.1 = self.at.1.saturating_add_signed(periods).min(last(self.map.periods.len()));
    }

    /// Puts the cursor on a row and a period; whether there is such a row.
    pub fn point_at(&mut self, (row, period): (usize, usize)) -> bool {
        let there = row < self.open.len();
        if there {
            self.at = (row, period);
        }
        there
    }

    /// Folds the area the cursor is in, or unfolds it; the cursor goes to it.
    pub fn fold(&mut self) {
        let Some(depth) = self.row().map(|row| row.depth) else { return };
        let here = self.open.get(..=self.at.0).unwrap_or_default();
        let found = here.iter().enumerate().rev().find_map(|(at, row)| {
            let row = self.map.rows.get(*row)?;
            match row.of {
                YearSubject::Area(id) if at == self.at.0 || row.depth < depth => Some((at, id)),
                _ => None,
            }
        });
        let Some((at, area)) = found else { return };
        if !self.closed.remove(&area) {
            self.closed.insert(area);
        }
        self.at.0 = at;
        self.unfold();
    }

    /// Folds every area, or unfolds them all when one is folded.
    pub fn fold_all(&mut self) {
        let areas = self.map.rows.iter().filter_map(|row| match row.of {
            YearSubject::Area(id) => Some(id),
            _ => None,
        });
        self.closed = if self.closed.is_empty() { areas.collect() } else { HashSet::new() };
        let marked = self.open.get(self.at.0).copied().unwrap_or(0);
        self.unfold();
        self.at.0 = self.open.iter().rposition(|row| *row <= marked).unwrap_or(0);
    }

    /// Finds the rows that no fold hides.
    fn unfold(&mut self) {
        let mut hidden_below = None;
        self.open.clear();
        for (at, row) in self.map.rows.iter().enumerate() {
            if hidden_below.is_some_and(|depth| row.depth > depth) {
                continue;
            }
            hidden_below = None;
            if let YearSubject::Area(id) = row.of
                && self.closed.contains(&id)
            {
                hidden_below = Some(row.depth);
            }
            self.open.push(at);
        }
        self.step(0, 0);
    }

    /// The periods in view.
    #[must_use]
    pub fn periods_in_view(&self, widths: Widths) -> Range<usize> {
        let end = (self.scroll.1 + widths.periods).min(self.map.periods.len());
        self.scroll.1.min(end)..end
    }

    /// Scrolls so that the marked cell is in view, with the area above it where it is the first of it.
    pub fn settle(&mut self, body: Rect) {
        let widths = Widths::of(body.width.saturating_sub(4), self.map.periods.len());
        let rows = usize::from(body.height.saturating_sub(2 + HEAD + FOOT));
        self.scroll.0 = scrolled(self.scroll.0, self.at.0, self.open.len(), rows);
        self.scroll.1 = scrolled(self.scroll.1, self.at.1, self.map.periods.len(), widths.periods);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_twelve_periods_fit_in_the_smallest_design_and_more_are_scrolled_to() {
        for (periods, cell, whole) in [(1, 14, WHOLE), (2, 14, WHOLE), (3, 13, WHOLE), (12, 3, WHOLE)] {
            let widths = Widths::of(76, periods);
            assert_eq!((widths.cell, widths.whole, widths.periods), (cell, whole, periods), "{periods} periods");
            assert!(widths.name >= NAME);
        }
        let many = Widths::of(76, 24);
        assert_eq!((many.cell, many.whole, many.periods), (3, 0, 16));
        assert!(Widths::of(56, 12).periods >= 10, "the smallest window");
    }
}
