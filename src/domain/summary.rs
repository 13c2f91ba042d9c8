//! The summary of a period: serious, minor, open and late. Always a view, never typed.

use super::problem::MAX_AREA_DEPTH;
use super::rollup::{Node, PeriodSummary, Rollup, SeverityCounts, StatusCounts, Tally, rollup};
use super::{Action, ActionId, AreaId, Book, Deviation, DeviationId, PeriodId, PlanId, Severity, StandingCounts};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    /// Actions with something left to do: the plan's own, and those that remain from earlier years of the board.
    pub open_actions: Vec<ActionId>,
    /// Those of them whose due date has passed.
    pub late_actions: Vec<ActionId>,
    /// How the deviations of the plan stand, of every period.
    pub standing: StandingCounts,
}

/// The figures of one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaSummary {
    /// The area.
    pub area_id: AreaId,
    /// Its counts.
    pub tally: Tally,
    /// Actions that aim at a deviation under it, of whatever period, and are open. One that aims at several
    /// counts once.
    pub open_actions: usize,
    /// How many of those are late.
    pub late_actions: usize,
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
    let open: Vec<&Action> = book.open_actions(plan).collect();
    let late: Vec<&Action> = open.iter().copied().filter(|action| action.is_late(today)).collect();
    let (open_of, late_of) = (by_area(book, &open), by_area(book, &late));
    let area = |area_id| AreaSummary {
        area_id,
        tally: rolled.of(Node::Area(area_id)),
        open_actions: open_of.get(&area_id).copied().unwrap_or_default(),
        late_actions: late_of.get(&area_id).copied().unwrap_or_default(),
    };
    Summary {
        plan_id: plan,
        period_id: period,
        status: rolled.total.status,
        severity: rolled.total.severity,
        areas: book.areas(plan, None).map(|each| area(each.id)).collect(),
        rows: rows(book, plan, period),
        late_actions: late.iter().map(|action| action.id).collect(),
        open_actions: open.iter().map(|action| action.id).collect(),
        standing: StandingCounts::of(book.deviations(plan), today),
        periods: rolled.periods,
    }
}

/// How many of these actions aim at something in each outermost area.
fn by_area(book: &Book, actions: &[&Action]) -> BTreeMap<AreaId, usize> {
    let mut counts = BTreeMap::new();
    for action in actions {
        let aims = action.deviation_ids.iter().filter_map(|id| outermost_area(book, book.deviation(*id)?));
        for area in aims.collect::<BTreeSet<_>>() {
            *counts.entry(area).or_default() += 1;
        }
    }
    counts
}

fn outermost_area(book: &Book, deviation: &Deviation) -> Option<AreaId> {
    let control = deviation.control_id.and_then(|id| book.control(id));
    let risk_point = control.map(|control| control.risk_point_id).or(deviation.risk_point_id);
    let mut area = book.area(book.risk_point(risk_point?)?.area_id)?;
    // No deeper than areas may nest: records that were loaded unchecked must not hang the program.
    for _ in 0..=MAX_AREA_DEPTH {
        let Some(above) = area.parent_id.and_then(|id| book.area(id)) else { break };
        area = above;
    }
    Some(area.id)
}

/// What the screen shows of a period beside its tree: a [`Summary`] without the lists that nobody has asked for yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The period.
    pub period_id: PeriodId,
    /// Controls by status.
    pub status: StatusCounts,
    /// Deviations found in the period, by severity.
    pub severity: SeverityCounts,
    /// Every period of the plan, in order.
    pub periods: Vec<PeriodSummary>,
    /// How many actions have something left to do, of the plan and of earlier years of the board.
    pub open_actions: usize,
    /// For how many of them the due date has passed.
    pub late_actions: usize,
    /// The first deviations of the period, serious first: at most [`Figures::MOST`].
    pub worst: Vec<DeviationId>,
}

impl Figures {
    /// So many deviations are named, more than a screen holds with what is done about them; the list of deviations has
    /// them all.
    pub const MOST: usize = 20;

    /// The figures of a period that has been counted.
    #[must_use]
    pub fn of(book: &Book, plan: PlanId, period: PeriodId, today: NaiveDate, rolled: &Rollup) -> Self {
        let open = || book.open_actions(plan);
        Self {
            period_id: period,
            status: rolled.total.status,
            severity: rolled.total.severity,
            periods: rolled.periods.clone(),
            open_actions: open().count(),
            late_actions: open().filter(|action| action.is_late(today)).count(),
            worst: worst(book, plan, period),
        }
    }

    /// Takes over what has been counted anew of statuses; nothing else has changed.
    pub fn follow(&mut self, rolled: &Rollup) {
        self.status = rolled.total.status;
        self.periods.clone_from(&rolled.periods);
    }

    /// How many deviations there are besides those that are named.
    #[must_use]
    pub fn more(&self) -> usize {
        let SeverityCounts { serious, minor, observations, ungraded } = self.severity;
        let all = usize::try_from(serious + minor + observations + ungraded).unwrap_or(usize::MAX);
        all.saturating_sub(self.worst.len())
    }
}

fn worst(book: &Book, plan: PlanId, period: PeriodId) -> Vec<DeviationId> {
    let mut found: Vec<_> = book
        .deviations(plan)
        .filter(|deviation| deviation.period_id == period)
        .map(|deviation| (deviation.severity, deviation.id))
        .collect();
    found.sort_by_key(|(severity, _)| Reverse(*severity));
    found.into_iter().take(Figures::MOST).map(|(_, id)| id).collect()
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
        let figures = Figures::of(&sample.book, sample.plan, sample.periods[0], day("2024-03-01"), &sample.rollup(1));
        assert_eq!(
            (figures.status, figures.severity, figures.periods),
            (summary.status, summary.severity, summary.periods)
        );
    }
    #[test]
    fn the_screen_names_the_worst_and_counts_the_rest() {
        let mut sample = Sample::new();
        let figures = |sample: &Sample| {
            Figures::of(&sample.book, sample.plan, sample.periods[0], day("2024-03-02"), &sample.rollup(1))
        };
        let minor: Vec<_> =
            (0..=Figures::MOST).map(|_| sample.deviation(1, None, None, Some(Severity::Minor))).collect();
        let serious = sample.deviation(1, None, None, Some(Severity::Serious));
        sample.deviation(2, None, None, Some(Severity::Serious));
        let late = sample.action(&minor[..2]);
        sample.due_on(late, "2024-03-01");
        sample.action(&[serious]);
        let found = figures(&sample);
        assert_eq!(found.worst, [&[serious], &minor[..Figures::MOST - 1]].concat());
        assert_eq!((found.more(), found.open_actions, found.late_actions), (2, 2, 1));
    }

    #[test]
    fn an_action_against_several_deviations_of_an_area_counts_once() {
        let mut sample = Sample::new();
        let outer = sample.area(None);
        let inner = sample.area(Some(outer));
        let risk_points = [sample.risk_point(outer), sample.risk_point(inner)];
        let control = sample.control(risk_points[1]);
        let first = sample.deviation(1, None, Some(risk_points[0]), None);
        let second = sample.deviation(2, Some(control), None, None);
        let alone = sample.deviation(1, None, None, None);
        let done = sample.action(&[first]);
        sample.finish(done);
        sample.action(&[first, second, alone]);
        sample.action(&[alone]);
        let found = summary(&sample, "2024-03-01");
        assert_eq!(found.areas.iter().map(|area| area.open_actions).collect::<Vec<_>>(), [1]);
        assert_eq!(found.open_actions.len(), 2);
    }
}
