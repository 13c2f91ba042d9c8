//! The summary of a period: serious, minor, open and late. Always a view, never typed.

use super::rollup::{Node, Rollup, SeverityCounts, StatusCounts, Tally, rollup};
use super::{
    Action, ActionId, AreaId, Book, Deviation, DeviationId, Outcome, Period, PeriodId, PlanId, Severity, Status,
};
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
        periods: period_summaries(book, plan, (period, rolled)),
        rows: rows(book, plan, period),
        late_actions: open.iter().filter(|action| action.is_late(today)).map(|action| action.id).collect(),
        open_actions: open.iter().map(|action| action.id).collect(),
    }
}

/// Every period of a plan, in one walk over its controls: only the chosen one needs its tree counted.
fn period_summaries(book: &Book, plan: PlanId, done: (PeriodId, &Rollup)) -> Vec<PeriodSummary> {
    let periods: Vec<&Period> = book.periods(plan).collect();
    let mut sums: Vec<PeriodSummary> = periods.iter().map(|period| PeriodSummary::empty(period.id)).collect();
    for control in book.controls_of_plan(plan) {
        let recorded: Vec<&Outcome> = book.outcomes_of(control.id).filter(|outcome| !outcome.is_blank()).collect();
        for (period, sum) in periods.iter().zip(&mut sums) {
            let outcome = recorded.iter().find(|outcome| outcome.period_id == period.id);
            if outcome.is_some() || control.frequency.is_due(period.number) {
                sum.status.add(outcome.map_or(Status::NotStarted, |outcome| outcome.status));
            }
        }
    }
    for deviation in book.deviations(plan) {
        if let Some(sum) = sums.iter_mut().find(|sum| sum.period_id == deviation.period_id) {
            sum.severity.add(deviation.severity);
        }
    }
    for sum in sums.iter_mut().filter(|sum| sum.period_id == done.0) {
        (sum.status, sum.severity) = (done.1.total.status, done.1.total.severity);
    }
    sums
}

impl PeriodSummary {
    fn empty(period_id: PeriodId) -> Self {
        Self { period_id, status: StatusCounts::default(), severity: SeverityCounts::default() }
    }
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

#[cfg(test)]
mod tests {
    use super::super::Status;
    use super::super::sample::{Sample, day};
    use super::*;

    fn summary(sample: &Sample, today: &str) -> Summary {
        summarize(&sample.book, sample.plan, sample.periods[0], day(today))
    }

    #[test]
    fn serious_first_and_otherwise_as_entered() {
        let mut sample = Sample::new();
        let grades = [None, Some(Severity::Observation), Some(Severity::Minor), Some(Severity::Serious)];
        for severity in grades.into_iter().chain(grades) {
            sample.deviation(1, None, None, severity);
        }
        sample.deviation(2, None, None, Some(Severity::Serious));
        let rows = summary(&sample, "2024-03-01").rows;
        let order: Vec<_> = rows.iter().map(|row| row.severity).collect();
        let expected: Vec<_> = grades.into_iter().rev().flat_map(|severity| [severity, severity]).collect();
        assert_eq!(order, expected);
        assert!(
            rows.windows(2)
                .all(|pair| pair[0].severity != pair[1].severity || pair[0].deviation_id < pair[1].deviation_id)
        );
    }

    #[test]
    fn a_row_is_named_after_what_it_concerns() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let risk_point = sample.risk_point(area);
        let control = sample.control(risk_point);
        let of_control = sample.deviation(1, Some(control), Some(risk_point), None);
        let of_risk_point = sample.deviation(1, None, Some(risk_point), None);
        let alone = sample.deviation(1, None, None, None);
        let named = |id| subject(&sample.book, sample.book.deviation(id).unwrap());
        assert_eq!(named(of_control), sample.book.control(control).unwrap().title);
        assert_eq!(named(of_risk_point), sample.book.risk_point(risk_point).unwrap().name);
        assert_eq!(named(alone), sample.book.deviation(alone).unwrap().title);
    }

    #[test]
    fn an_action_is_late_the_day_after_it_was_due_and_only_while_something_is_left() {
        let mut sample = Sample::new();
        let deviation = sample.deviation(2, None, None, None);
        let [due, undated, done] = [0; 3].map(|_| sample.action(&[deviation]));
        sample.due_on(due, "2024-03-01");
        sample.due_on(done, "2024-03-01");
        sample.finish(done);
        let at = |today| {
            let summary = summary(&sample, today);
            (summary.open_actions, summary.late_actions)
        };
        assert_eq!(at("2024-03-01"), (vec![due, undated], vec![]));
        assert_eq!(at("2024-03-02"), (vec![due, undated], vec![due]), "whatever period the deviation is of");
    }

    #[test]
    fn periods_stand_side_by_side_with_their_own_counts() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let risk_point = sample.risk_point(area);
        let controls = [0; 2].map(|_| sample.control(risk_point));
        sample.due_in(controls[1], &[2]);
        sample.status(controls[0], 1, Status::Completed);
        sample.deviation(2, Some(controls[0]), None, Some(Severity::Minor));
        let summary = summary(&sample, "2024-03-01");
        let counts = |period: &PeriodSummary| {
            (period.status.of(Status::Completed), period.status.total(), period.severity.minor)
        };
        assert_eq!(summary.periods.iter().map(counts).collect::<Vec<_>>(), [(1, 1, 0), (0, 2, 1)]);
        assert_eq!(summary.areas.len(), 1);
        assert_eq!(summary.status, summary.periods[0].status);
        let again =
            summarize_rolled(&sample.book, sample.plan, sample.periods[0], day("2024-03-01"), &sample.rollup(1));
        assert_eq!(again, summary);
    }
}
