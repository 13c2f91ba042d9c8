//! Deadlines counted from a list of cases that streams past: nothing of the list is kept but counts and its fingerprint.

mod columns;
mod units;
mod value;
mod when;

pub use columns::{CaseColumn, Missing, Named};
pub use value::{CaseRequest, CaseValue};
pub use when::DateFault;

use super::listing::{self, Fingerprint, Input, ListError, Row, Watch};
use crate::domain::deadline::{Case, CaseFault, Day, Moment, Rule, Tally};
use crate::domain::{CaseCount, UnitCount};
use chrono::{DateTime, NaiveDate, Utc};
use columns::Layout;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::ControlFlow;
use units::Units;

/// How many rows that were not counted are named; the rest are only told by their number.
pub const NAMED: usize = 50;

/// How many rows may stand above the headings.
const ABOVE: usize = 20;
/// How much of a cell is shown where it could not be read, in characters.
const SHOWN: usize = 40;
/// The longest name of a unit, in bytes.
const LONGEST_UNIT: usize = 400;

/// How a list of cases is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOptions {
    /// The limit and how it is counted.
    pub rule: Rule,
    /// The day at whose end the list is read.
    pub as_of: NaiveDate,
    /// Columns that a person names.
    pub columns: Named,
}

/// Why a row was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It does not say when the case was opened.
    NotOpened,
    /// A cell is no date.
    Date(CaseColumn, DateFault),
    /// The case contradicts itself.
    Case(CaseFault),
    /// It has other columns than the headings.
    Ragged {
        /// How many cells it has.
        cells: usize,
        /// How many headings there are.
        headings: usize,
    },
    /// The name of its unit is longer than a name can be.
    LongUnit,
}

/// A row that was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Its line in the file, or its row in the sheet.
    pub line: u32,
    /// Why.
    pub fault: RowFault,
    /// What stands in the cell, or in the two that contradict each other.
    pub said: String,
}

/// Rows that were not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first of them.
    pub first: Vec<RowProblem>,
    /// How many there are.
    pub count: u64,
}

/// A list of cases, counted.
#[derive(Clone, Debug)]
pub struct DeadlineCount {
    /// What was counted.
    pub tally: Tally,
    /// How many rows there are below the headings: those counted, those not opened yet, and those with problems.
    pub rows: u64,
    /// Rows that were not counted: neither in time nor late.
    pub problems: Problems,
    /// Which column was read as what, by heading, or by number where there are no headings.
    pub columns: Vec<(CaseColumn, String)>,
    /// By what the list is known again.
    pub source: Fingerprint,
}

impl RowFault {
    /// A stable code, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotOpened => "not_opened",
            Self::Date(_, DateFault::Unknown) => "unknown_date",
            Self::Date(_, DateFault::NoSuchDay) => "no_such_day",
            Self::Date(_, DateFault::Ambiguous) => "ambiguous_date",
            Self::Date(_, DateFault::ShortYear) => "short_year",
            Self::Date(_, DateFault::Two) => "two_dates",
            Self::Case(CaseFault::ClosedBeforeOpened) => "closed_before_opened",
            Self::Case(CaseFault::ExtendedBeforeOpened) => "extended_before_opened",
            Self::Case(CaseFault::NoTime) => "no_time",
            Self::Ragged { .. } => "ragged",
            Self::LongUnit => "long_unit",
        }
    }
}

impl DeadlineCount {
    /// What a plan keeps of it: counts and the fingerprint, no case. Units beyond those counted apart are in the whole.
    #[must_use]
    pub fn to_record(&self, source: &str, counted_at: DateTime<Utc>, legal_source: &str) -> CaseCount {
        let (rule, total) = (self.tally.rule(), self.tally.total());
        let named = self.tally.units().filter(|(name, _)| !name.is_empty());
        let units = named.map(|(unit, counts)| UnitCount {
            unit: unit.to_owned(),
            cases: counts.closed,
            late: counts.late,
            open_late: counts.open_past,
        });
        CaseCount {
            source: source.to_owned(),
            sha256: self.source.sha256.clone(),
            counted_at,
            limit: rule.limit.into(),
            legal_source: legal_source.to_owned(),
            next_working_day: rule.to_working_day,
            as_of: self.tally.as_of(),
            cases: total.closed,
            late: total.late,
            open: total.open,
            open_late: total.open_past,
            unreadable: self.problems.count,
            median: self.tally.median().map(|median| Decimal::from(median.doubled) / Decimal::TWO),
            longest: self.tally.longest().map(Decimal::from),
            late_by_other_rule: total.late_by_other,
            open_late_by_other_rule: Some(total.open_past_by_other),
            extended: Some(total.extended),
            units: units.collect(),
        }
    }
}

/// Why a list of cases was not counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// It could not be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// Columns were not found.
    #[error("columns missing")]
    Columns {
        /// Those that are needed, or named, with the name.
        missing: Vec<Missing>,
        /// The headings there are.
        headings: Vec<String>,
    },
    /// There are headings and nothing below them.
    #[error("no cases")]
    NoCases,
}

/// Counts a list of cases. `watch` is told of progress and may stop it.
///
/// # Errors
/// When the list as a whole cannot be read. Single rows that cannot be counted are in the answer.
pub fn count(input: Input<'_>, options: &CaseOptions, watch: Option<Watch<'_>>) -> Result<DeadlineCount, CaseError> {
    let tally = Tally::new(options.rule, options.as_of);
    let (units, problems) = (Units::default(), Problems::default());
    let mut count = Counting { options, tally, units, layout: None, above: Vec::new(), rows: 0, problems };
    let score = |cells: &[String]| Layout::score(cells, &options.columns) * 1000 + cells.len().min(999);
    let source = listing::read(input, watch, &score, &mut |row| count.row(row))?;
    let Some(layout) = &count.layout else { return Err(count.no_columns()) };
    if count.rows == 0 {
        return Err(CaseError::NoCases);
    }
    let columns = layout.read();
    Ok(DeadlineCount { columns, tally: count.tally, rows: count.rows, problems: count.problems, source })
}

struct Counting<'a> {
    options: &'a CaseOptions,
    tally: Tally,
    units: Units,
    layout: Option<Layout>,
    /// Rows in which no headings were found.
    above: Vec<Vec<String>>,
    rows: u64,
    problems: Problems,
}

impl Counting<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<(), CaseError> {
        if self.layout.is_none() && self.find_layout(row)?.is_continue() {
            return Ok(());
        }
        self.rows += 1;
        if let Some(layout) = &self.layout
            && let Err((fault, said)) = add(&mut self.tally, &mut self.units, layout, row)
        {
            self.problems.count += 1;
            if self.problems.first.len() < NAMED {
                self.problems.first.push(RowProblem { line: row.line, fault, said });
            }
        }
        Ok(())
    }

    /// Takes a row as headings, or as the first case of a list without any: then it breaks off.
    fn find_layout(&mut self, row: &Row<'_>) -> Result<ControlFlow<()>, CaseError> {
        let mut cells = row.texts();
        if let Ok(layout) = Layout::of(cells.clone(), &self.options.columns) {
            let numbered = is_date(row, layout.opened);
            self.layout = Some(layout);
            if !numbered {
                return Ok(ControlFlow::Continue(()));
            }
            // Columns were named by number, and there are no headings.
            if let Some(layout) = &mut self.layout {
                layout.headings.clear();
            }
            return Ok(ControlFlow::Break(()));
        }
        cells.truncate(100);
        self.above.push(cells);
        if self.above.len() > ABOVE { Err(self.no_columns()) } else { Ok(ControlFlow::Continue(())) }
    }

    fn no_columns(&self) -> CaseError {
        // The headings are most likely the row that was recognised best.
        let best = self.above.iter().rev().max_by_key(|cells| {
            (Layout::score(cells, &self.options.columns), cells.iter().filter(|cell| !cell.is_empty()).count())
        });
        let headings = best.cloned().unwrap_or_default();
        let missing = Layout::of(headings.clone(), &self.options.columns).err().unwrap_or_default();
        let headings = headings.into_iter().filter(|heading| !heading.is_empty()).map(|text| shorten(&text)).collect();
        CaseError::Columns { missing, headings }
    }
}

fn is_date(row: &Row<'_>, column: usize) -> bool {
    matches!(when::parse(row.bytes(column), row.is_sheet()), Ok(Some(_)))
}

/// Counts a row, or says why not and what stands there.
fn add(tally: &mut Tally, units: &mut Units, layout: &Layout, row: &Row<'_>) -> Result<(), (RowFault, String)> {
    if layout.is_ragged(row) {
        return Err((RowFault::Ragged { cells: row.len(), headings: layout.columns }, String::new()));
    }
    if let Some((opened, closed)) = plain_days(layout, row) {
        let unit = units.place(tally, layout, row)?;
        return tally.add_days(opened, closed, unit).map_err(|fault| contradiction(layout, row, fault));
    }
    let date = |column: CaseColumn, at: usize| -> Result<Option<Moment>, (RowFault, String)> {
        when::parse(row.bytes(at), row.is_sheet())
            .map_err(|fault| (RowFault::Date(column, fault), shorten(&row.text(at))))
    };
    let opened = date(CaseColumn::Opened, layout.opened)?;
    let closed = date(CaseColumn::Closed, layout.closed)?;
    let extended = layout.extended.map_or(Ok(None), |at| date(CaseColumn::Extended, at))?;
    let opened = opened.ok_or((RowFault::NotOpened, String::new()))?;
    let unit = unit(layout, row)?;
    let case = Case { opened, closed, extended_to: extended.map(|moment| moment.date), unit: &unit };
    tally.add(&case).map_err(|fault| contradiction(layout, row, fault))
}

/// The opening and the closing day of a row with days alone, and no extension: nearly every row of a long list.
fn plain_days(layout: &Layout, row: &Row<'_>) -> Option<(Day, Option<Day>)> {
    let empty = |at: usize| row.bytes(at).is_empty();
    let opened = when::plain_day(row.bytes(layout.opened))?;
    let closed = if empty(layout.closed) { None } else { Some(when::plain_day(row.bytes(layout.closed))?) };
    layout.extended.is_none_or(empty).then_some((opened, closed))
}

fn unit<'a>(layout: &Layout, row: &'a Row<'_>) -> Result<Cow<'a, str>, (RowFault, String)> {
    let unit = layout.unit.map(|at| row.text(at)).unwrap_or_default();
    if unit.len() > LONGEST_UNIT { Err((RowFault::LongUnit, shorten(&unit))) } else { Ok(unit) }
}

/// Two cells that contradict each other, with what they say.
fn contradiction(layout: &Layout, row: &Row<'_>, fault: CaseFault) -> (RowFault, String) {
    let other = if fault == CaseFault::ExtendedBeforeOpened { layout.extended } else { Some(layout.closed) };
    let said = [Some(layout.opened), other].into_iter().flatten().map(|at| shorten(&row.text(at)));
    (RowFault::Case(fault), said.filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" → "))
}

/// So much of a cell as is shown, on one line.
fn shorten(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN - 1).chain(['…']).collect() }
}

#[cfg(test)]
mod tests;
