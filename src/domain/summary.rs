//! The summary of a period: serious, minor, open and late. Always a view, never typed.

use super::rollup::{Node, Rollup, SeverityCounts, StatusCounts, Tally, rollup};
use super::{Action, ActionId, AreaId, Book, Deviation, DeviationId, PeriodId, PlanId, Severity};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The figures of one period of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The plan.
    pub plan_id: PlanId,
    /// The period.
    pub period_id: PeriodId,
    /// Controls by status.
    pub status: StatusCounts,
    /// Deviations found in the period, by severity.
    pub severity: SeverityCounts,
    /// The outermost areas, in order.
    pub areas: Vec<AreaSummary>,
    /// Every period of the plan, in order.
    pub periods: Vec<PeriodSummary>,
    /// One row for each deviation, serious first.
    pub rows: Vec<Row>,
    /// Actions of the plan with something left to do.
    pub open_actions: Vec<ActionId>,
    /// Those of them whose due date has passed.
    pub late_actions: Vec<ActionId>,
}

/// The figures of one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaSummary {
    /// The area.
    pub area_id: AreaId,
    /// Its counts.
    pub tally: Tally,
}

/// The figures of one period beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodSummary {
    /// The period.
    pub period_id: PeriodId,
    /// Controls by status.
    pub status: StatusCounts,
    /// Deviations by severity.
    pub severity: SeverityCounts,
}

/// A row of the summary table: *risk point · deviation · planned action*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The deviation.
    pub deviation_id: DeviationId,
    /// The name the table shows: of the risk point or control it is linked to, else its own.
    pub subject: String,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// The actions against it, in order.
    pub actions: Vec<ActionId>,
}

/// Sums up a period. `today` decides which actions are late.
#[must_use]
pub fn summarize(book: &Book, plan: PlanId, period: PeriodId, today: NaiveDate) -> Summary {
    let rolled = rollup(book, plan, period);
    summarize_rolled(book, plan, period, today, &rolled)
}

/// As [`summarize`], when the period has been counted already.
#[must_use]
pub fn summarize_rolled(book: &Book, plan: PlanId, period: PeriodId, today: NaiveDate, rolled: &Rollup) -> Summary {
    let area = |area_id| AreaSummary { area_id, tally: rolled.of(Node::Area(area_id)) };
    let open: Vec<&Action> = book.actions(plan).filter(|action| action.state.is_open()).collect();
    Summary {
        plan_id: plan,
        period_id: period,
        status: rolled.total.status,
        severity: rolled.total.severity,
        areas: book.areas(plan, None).map(|each| area(each.id)).collect(),
        periods: book.periods(plan).map(|each| period_summary(book, plan, each.id, (period, rolled))).collect(),
        rows: rows(book, plan, period),
        late_actions: open.iter().filter(|action| action.is_late(today)).map(|action| action.id).collect(),
        open_actions: open.iter().map(|action| action.id).collect(),
    }
}

fn period_summary(book: &Book, plan: PlanId, period: PeriodId, done: (PeriodId, &Rollup)) -> PeriodSummary {
    let total = if done.0 == period { done.1.total } else { rollup(book, plan, period).total };
    PeriodSummary { period_id: period, status: total.status, severity: total.severity }
}

/// The deviations of a period, serious first, otherwise in their own order.
#[must_use]
pub fn rows(book: &Book, plan: PlanId, period: PeriodId) -> Vec<Row> {
    let mut rows: Vec<Row> = book
        .deviations(plan)
        .filter(|deviation| deviation.period_id == period)
        .map(|deviation| Row {
            deviation_id: deviation.id,
            subject: subject(book, deviation),
            severity: deviation.severity,
            actions: book.actions_of(deviation.id).map(|action| action.id).collect(),
        })
        .collect();
    rows.sort_by_key(|row| Reverse(row.severity));
    rows
}

/// What a deviation concerns: its control, its risk point, or itself.
#[must_use]
pub fn subject(book: &Book, deviation: &Deviation) -> String {
    let control = deviation.control_id.and_then(|id| book.control(id)).map(|control| &control.title);
    let risk_point = || deviation.risk_point_id.and_then(|id| book.risk_point(id)).map(|point| &point.name);
    control.or_else(risk_point).unwrap_or(&deviation.title).clone()
}
