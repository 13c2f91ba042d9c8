//! Measures over periods and years, side by side: one control at a time, a column for each period.

use super::series::{Place, place_of, places, spots};
use crate::domain::{Book, ControlId, Measure, Period, PeriodId, PlanId, ValueKey};
use crate::i18n::{figures as f, screen_figures as t};
use crate::ui::chart::{Spot, sparkline};
use crate::ui::look::{Look, Role};
use crate::ui::state::detail::trend_role;
use ratatui::layout::Rect;

/// Columns of a cell, and of what stands between two.
pub const CELL: u16 = 16;
/// Columns between two cells: room for the sign of a break.
pub const GAP: u16 = 3;
/// Rows above the measures: the names of the periods.
pub const HEAD: u16 = 2;
/// Rows below: what the marked cell says in whole.
pub const FOOT: u16 = 5;
/// So many columns of a sparkline at most.
const LONGEST_LINE: usize = 16;

/// A period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The period.
    pub period: PeriodId,
    /// Its year.
    pub year: String,
    /// Its name.
    pub name: String,
}

/// A measure in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The figure.
    pub value: String,
    /// Its counts, or why there are none.
    pub counts: String,
    /// Whether the series is broken before it.
    pub broken: bool,
    /// Whether there is a value.
    pub known: bool,
    /// Where Enter goes; nowhere when it lies in another plan.
    pub key: Option<ValueKey>,
    /// What the cell says in whole.
    pub said: String,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideRow {
    /// What it is called.
    pub name: String,
    /// Its sparkline.
    pub line: String,
    /// Which way the latest value went, in words.
    pub trend: Option<(String, Role)>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct SideBySide {
    /// The controls that have measures, in order.
    pub controls: Vec<ControlId>,
    /// The one that is shown.
    pub control: usize,
    /// Its title.
    pub title: String,
    /// The periods.
    pub columns: Vec<Column>,
    /// Its measures.
    pub rows: Vec<SideRow>,
    /// The marked measure and period.
    pub at: (usize, usize),
    /// The first measure and the first period in view.
    pub scroll: (usize, usize),
}

impl SideBySide {
    /// The measures of a plan, beginning with a control if it has any, in a period.
    #[must_use]
    pub fn new(book: &Book, plan: PlanId, control: Option<ControlId>, period: Option<PeriodId>, look: Look) -> Self {
        let controls = book.controls_of_plan(plan);
        let measured = controls.iter().filter(|control| book.measures(control.id).next().is_some());
        let controls: Vec<ControlId> = measured.map(|control| control.id).collect();
        let at = controls.iter().position(|id| Some(*id) == control).unwrap_or(0);
        let mut side = Self { controls, control: at, ..Self::default() };
        side.show(book, plan, look);
        side.at.1 = side.columns.iter().position(|column| Some(column.period) == period).unwrap_or(side.at.1);
        side
    }

    /// Shows the control that was chosen, the cursor on its latest period.
    pub fn show(&mut self, book: &Book, plan: PlanId, look: Look) {
        let Some(control) = self.controls.get(self.control).and_then(|id| book.control(*id)) else { return };
        self.title.clone_from(&control.title);
        let measures: Vec<(&Measure, Vec<Place<'_>>)> =
            book.measures(control.id).map(|measure| (measure, places(book, measure.id))).collect();
        let mut periods: Vec<&Period> =
            measures.iter().flat_map(|(_, places)| places.iter().map(|place| place.period)).collect();
        periods.sort_by_key(|period| (period.from, period.id));
        periods.dedup_by_key(|period| period.id);
        self.columns = periods.iter().map(|period| column(book, period)).collect();
        let decimals = book.plan(plan).map_or(1, |plan| plan.decimals);
        let maker = Maker { book, plan, look, decimals };
        self.rows = measures.iter().map(|(measure, places)| maker.row(measure, places, &periods)).collect();
        self.at = (0, self.columns.len().saturating_sub(1));
        self.scroll = (0, 0);
    }

    /// The marked cell.
    #[must_use]
    pub fn cell(&self) -> Option<&Cell> {
        self.rows.get(self.at.0)?.cells.get(self.at.1)
    }

    /// How many columns fit in so many columns of the screen.
    #[must_use]
    pub fn fitting(width: u16) -> usize {
        usize::from((width.saturating_sub(2) + GAP) / (CELL + GAP)).max(1)
    }

    /// How many rows of the screen a measure takes with these columns in view.
    #[must_use]
    pub fn height(&self, row: usize, columns: std::ops::Range<usize>) -> u16 {
        let cells = self.rows.get(row).map_or(&[][..], |row| row.cells.get(columns).unwrap_or_default());
        4 + u16::from(cells.iter().any(|cell| cell.broken))
    }

    /// The columns in view.
    #[must_use]
    pub fn in_view(&self, width: u16) -> std::ops::Range<usize> {
        let end = (self.scroll.1 + Self::fitting(width)).min(self.columns.len());
        self.scroll.1.min(end)..end
    }

    /// Scrolls so that the marked cell is in view.
    pub fn settle(&mut self, body: Rect) {
        let width = body.width.saturating_sub(2);
        self.scroll.1 = super::tree::scrolled(self.scroll.1, self.at.1, self.columns.len(), Self::fitting(width));
        let room = body.height.saturating_sub(2 + HEAD + FOOT);
        let mut first = self.scroll.0.min(self.at.0);
        let columns = self.in_view(width);
        let taken = |first: usize| (first..=self.at.0).map(|row| self.height(row, columns.clone())).sum::<u16>();
        while first < self.at.0 && taken(first) > room {
            first += 1;
        }
        self.scroll.0 = first;
    }
}

fn column(book: &Book, period: &Period) -> Column {
    let year = book.plan(period.plan_id).map(|plan| plan.year.to_string()).unwrap_or_default();
    Column { period: period.id, year, name: period.name.clone() }
}

struct Maker<'a> {
    book: &'a Book,
    plan: PlanId,
    look: Look,
    decimals: u8,
}

impl Maker<'_> {
    fn row(&self, measure: &Measure, places: &[Place<'_>], periods: &[&Period]) -> SideRow {
        let spots = spots(places);
        let values = spots.iter().filter(|spot| matches!(spot, Spot::Value(_))).count();
        let line = if values > 1 { sparkline(&spots, LONGEST_LINE, self.look.glyphs) } else { String::new() };
        let latest = places.iter().rev().find(|place| place.point.is_some());
        SideRow {
            name: t::measure_name(&measure.name, &measure.stratum),
            line,
            trend: latest.and_then(|place| self.trend(place, &spots)),
            cells: periods.iter().map(|period| self.cell(place_of(places, period.id))).collect(),
        }
    }

    /// Which way the latest value went; a line that is broken says so, for it never stands without words.
    fn trend(&self, place: &Place<'_>, spots: &[Spot]) -> Option<(String, Role)> {
        let comparison = self.book.compare(place.measure.id, place.period.id);
        let Ok(trend) = comparison.trend else {
            let broken = spots.contains(&Spot::Break);
            return broken.then(|| (t::broken(self.look.lang).to_owned(), Role::Warning));
        };
        let text = f::trend(self.look.lang, self.look.glyphs, trend);
        let text = match &comparison.by_rule {
            Some((version, ..)) => format!("{text}, {}", t::rule(self.look.lang, *version, "")),
            None => text,
        };
        Some((text, trend_role(trend)))
    }

    fn cell(&self, place: Option<&Place<'_>>) -> Cell {
        let lang = self.look.lang;
        let Some(place) = place else { return Cell { value: "-".to_owned(), ..Cell::default() } };
        let id = ValueKey { measure_id: place.measure.id, period_id: place.period.id };
        let key = (place.period.plan_id == self.plan).then_some(id);
        let Some(point) = &place.point else {
            let value = t::value_missing(lang).to_owned();
            return Cell { said: value.clone(), value, key, ..Cell::default() };
        };
        let Some(resolved) = &point.resolved else {
            let value = t::not_ready_short(lang).to_owned();
            return Cell { said: t::value_not_ready(lang).to_owned(), value, key, ..Cell::default() };
        };
        let (value, counts) = t::in_two_lines(lang, &resolved.figure, &place.measure.unit, self.decimals);
        let mut said = vec![f::figure(lang, resolved, place.measure, self.decimals)];
        let comparison = self.book.compare(place.measure.id, place.period.id);
        // A trend by another rule than the value's stands after the values of that rule.
        said.extend(comparison.by_rule.as_ref().map(|(version, now, before)| {
            let say = |figure| f::plain(lang, figure, &place.measure.unit, self.decimals);
            t::by_rule(lang, &t::rule(lang, *version, ""), &say(now), &say(before))
        }));
        match comparison.trend {
            Ok(trend) => said.push(f::trend(lang, self.look.glyphs, trend)),
            Err(crate::domain::Apart::NoPrevious) => {}
            Err(apart) => said.push(f::apart(lang, apart).to_owned()),
        }
        let rule = place.measure.definition(point.value.map_or(1, |value| value.version)).trim();
        if !rule.is_empty() {
            said.push(rule.to_owned());
        }
        Cell { value, counts, broken: point.broken, known: true, key, said: said.join(" · ") }
    }
}
