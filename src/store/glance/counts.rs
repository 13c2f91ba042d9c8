//! Sums of a whole plan, counted where its rows lie.

use super::super::{Result, rows};
use crate::domain::{
    ActionState, Book, Frequency, Period, PeriodId, PeriodSummary, Plan, PlanId, Severity, SeverityCounts, Status,
    StatusCounts,
};
use chrono::NaiveDate;
use rusqlite::{Connection, params};

/// So many controls have these words for the periods they are due in.
struct Due {
    frequency: Frequency,
    stored: String,
    controls: u32,
}

/// Every period of a plan with its statuses and severities.
pub(super) fn periods(connection: &Connection, book: &Book, plan: PlanId) -> Result<Vec<PeriodSummary>> {
    let due = due(connection, plan, is_only(book))?;
    let sum = |period: &Period| {
        let (status, severity) = (statuses(connection, period, &due)?, severities(connection, plan, period)?);
        Ok(PeriodSummary { period_id: period.id, status, severity })
    };
    book.periods(plan).map(sum).collect()
}

/// Whether the file has no other plan: then nothing need be looked up to know what belongs to this one.
pub(super) fn is_only(book: &Book) -> bool {
    book.unordered::<Plan>().nth(1).is_none()
}

/// One grade after the other: the rows of each lie together, and counting them compares nothing.
fn severities(connection: &Connection, plan: PlanId, period: &Period) -> Result<SeverityCounts> {
    let mut counts = SeverityCounts::default();
    let sql = "SELECT count(*) FROM deviation WHERE plan_id = ?1 AND period_id = ?2 AND severity IS ?3";
    let mut statement = connection.prepare_cached(sql)?;
    for severity in Severity::ALL.iter().copied().map(Some).chain([None]) {
        let values = params![rows::blob(&plan.0), rows::blob(&period.id.0), severity.map(Severity::code)];
        counts.add_many(severity, statement.query_row(values, |row| row.get(0))?);
    }
    Ok(counts)
}

fn due(connection: &Connection, plan: PlanId, only: bool) -> Result<Vec<Due>> {
    let mut sql = "SELECT frequency_periods, count(*) FROM control_activity ".to_owned();
    if !only {
        sql += "WHERE risk_point_id IN
            (SELECT id FROM risk_point WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1)) ";
    }
    sql += "GROUP BY frequency_periods";
    let mut statement = connection.prepare(&sql)?;
    let key = rows::blob(&plan.0);
    let mut found = if only { statement.query([])? } else { statement.query([key])? };
    let mut due = Vec::new();
    while let Some(row) = found.next()? {
        let frequency = Frequency { text: String::new(), periods: rows::parsed(row, 0)? };
        due.push(Due { frequency, stored: rows::text(row, 0)?, controls: row.get(1)? });
    }
    Ok(due)
}

/// What is recorded, and what is due without anything being recorded.
fn statuses(connection: &Connection, period: &Period, due: &[Due]) -> Result<StatusCounts> {
    let mut counts = StatusCounts::default();
    let sql = "SELECT count(*) FROM outcome WHERE period_id = ?1 AND status = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for status in Status::ALL {
        let values = params![rows::blob(&period.id.0), status.code()];
        counts.add_many(*status, statement.query_row(values, |row| row.get(0))?);
    }
    // Blank ones have the status "not started", as what is due and not recorded has.
    let sql = format!("SELECT count(*) FROM outcome o WHERE period_id = ?1 AND {}", rows::BLANK);
    let blank: u32 = connection.prepare_cached(&sql)?.query_row([rows::blob(&period.id.0)], |row| row.get(0))?;
    let recorded = counts.total() - blank;
    let mut beyond = 0;
    for each in due.iter().filter(|each| !each.frequency.is_due(period.number)) {
        beyond += recorded_of(connection, period.id, &each.stored)?;
    }
    let controls: u32 = due.iter().filter(|each| each.frequency.is_due(period.number)).map(|each| each.controls).sum();
    let silent = controls.saturating_sub(recorded.saturating_sub(beyond));
    counts.take(Status::NotStarted, blank);
    counts.add_many(Status::NotStarted, silent);
    Ok(counts)
}

/// How many controls that are due at these times have something recorded in a period.
fn recorded_of(connection: &Connection, period: PeriodId, frequency: &str) -> Result<u32> {
    let sql = format!(
        "SELECT count(*) FROM control_activity c JOIN outcome o ON o.control_id = c.id AND o.period_id = ?2
        WHERE c.frequency_periods = ?1 AND NOT ({})",
        rows::BLANK
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row(params![frequency, rows::blob(&period.0)], |row| row.get(0))?)
}

fn count(of: u32) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}

/// How many actions of a plan and of earlier years of its board have something left to do, and how many of them are late.
pub(super) fn actions(connection: &Connection, book: &Book, plan: PlanId, today: NaiveDate) -> Result<(usize, usize)> {
    let (mut open, mut late) = (0_usize, 0_usize);
    // Years of more than four digits begin with a plus, which stands before the minus of those before our era.
    let sql = "SELECT count(*), count(CASE WHEN due_on >= '-' AND due_on < ?3 THEN 1 END) FROM action
        WHERE plan_id = ?1 AND state = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let today = today.to_string();
    for plan in book.board_plans(plan) {
        for state in ActionState::ALL.iter().filter(|state| state.is_open()) {
            let values = params![rows::blob(&plan.0), state.code(), today];
            let (all, overdue) = statement.query_row(values, |row| Ok((row.get(0)?, row.get(1)?)))?;
            open += count(all);
            late += count(overdue);
        }
    }
    Ok((open, late))
}
