//! All boards of a year side by side, of one file or of several: status, serious, minor, late, by board and area.

use super::find::{self, Boards};
use super::session::default_period;
use crate::domain::{Board, Book, Plan, SeverityCounts, StatusCounts, summarize};
use chrono::NaiveDate;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The board, or all.
    pub board: Option<String>,
    /// The year, or the latest of each board.
    pub year: Option<i32>,
    /// The period by number or name, or the current one of each plan.
    pub period: Option<String>,
}

/// A board in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFigures {
    /// The file it was read from, where there are several.
    pub file: Option<String>,
    /// Its name.
    pub board: String,
    /// The year.
    pub year: i32,
    /// The period; none is a plan that has none like the one asked for.
    pub period: Option<String>,
    /// Whether the period is signed off.
    pub locked: bool,
    /// The decimals of its percentages.
    pub decimals: u8,
    /// Controls by status.
    pub status: StatusCounts,
    /// Deviations by severity.
    pub severity: SeverityCounts,
    /// Open actions.
    pub open_actions: usize,
    /// Those that are late.
    pub late_actions: usize,
    /// The outermost areas.
    pub areas: Vec<AreaFigures>,
}

/// An area of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaFigures {
    /// Its name.
    pub name: String,
    /// Controls by status.
    pub status: StatusCounts,
    /// Deviations by severity.
    pub severity: SeverityCounts,
}

/// The boards of a book in a year, in order.
#[must_use]
pub fn boards(book: &Book, wanted: &Wanted, today: NaiveDate, file: Option<&str>) -> Vec<BoardFigures> {
    let all = book.boards();
    let meant = Boards::meant(wanted.board.as_deref(), all.iter().map(|board| board.name.as_str()));
    let boards = all.into_iter().filter(|board| meant.holds(&board.name));
    let of_board = |board: &Board| {
        let plans = book.plans_of(board.id).filter(|plan| wanted.year.is_none_or(|year| plan.year == year));
        plans.max_by_key(|plan| plan.year).map(|plan| figures(book, board, plan, (wanted, today, file)))
    };
    boards.filter_map(of_board).collect()
}

fn figures(
    book: &Book,
    board: &Board,
    plan: &Plan,
    (wanted, today, file): (&Wanted, NaiveDate, Option<&str>),
) -> BoardFigures {
    let period = match &wanted.period {
        Some(asked) => find::period(book, plan.id, asked),
        None => default_period(book, plan.id, today),
    };
    let summary = period.map(|period| summarize(book, plan.id, period, today));
    let area = |area: &crate::domain::AreaSummary| AreaFigures {
        name: book.area(area.area_id).map_or_else(String::new, |area| area.name.clone()),
        status: area.tally.status,
        severity: area.tally.severity,
    };
    let period = period.and_then(|id| book.period(id));
    BoardFigures {
        file: file.map(ToOwned::to_owned),
        board: board.name.clone(),
        year: plan.year,
        period: period.map(|period| period.name.clone()),
        locked: period.is_some_and(crate::domain::Period::is_locked),
        decimals: plan.decimals,
        status: summary.as_ref().map(|each| each.status).unwrap_or_default(),
        severity: summary.as_ref().map(|each| each.severity).unwrap_or_default(),
        open_actions: summary.as_ref().map_or(0, |each| each.open_actions.len()),
        late_actions: summary.as_ref().map_or(0, |each| each.late_actions.len()),
        areas: summary.map(|each| each.areas.iter().map(area).collect()).unwrap_or_default(),
    }
}

/// The sum over boards, with no area of its own; percentages are of the summed counts.
#[must_use]
pub fn total(boards: &[BoardFigures]) -> (StatusCounts, SeverityCounts, usize, usize) {
    let (mut status, mut severity, mut open, mut late) = (StatusCounts::default(), SeverityCounts::default(), 0, 0);
    for board in boards {
        status.merge(&board.status);
        severity.serious += board.severity.serious;
        severity.minor += board.severity.minor;
        severity.observations += board.severity.observations;
        severity.ungraded += board.severity.ungraded;
        open += board.open_actions;
        late += board.late_actions;
    }
    (status, severity, open, late)
}
