//! Status and severity of a period, counted and handed up the tree. Nothing here is stored.

use super::{AreaId, Book, ControlId, Deviation, PeriodId, PlanId, RiskPointId, Severity, Status};
use std::collections::HashMap;

/// A node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A control area.
    Area(AreaId),
    /// A risk point.
    RiskPoint(RiskPointId),
    /// A control activity.
    Control(ControlId),
}

/// How many controls have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts([u32; Status::ALL.len()]);

impl StatusCounts {
    /// How many have this status.
    #[must_use]
    pub fn of(&self, status: Status) -> u32 {
        self.0.get(status as usize).copied().unwrap_or_default()
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    fn add(&mut self, status: Status) {
        if let Some(count) = self.0.get_mut(status as usize) {
            *count += 1;
        }
    }

    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// The status of a parent with these children: completed or not started when all are, paused when nothing
    /// else goes on, otherwise started. `None` without children.
    #[must_use]
    pub fn overall(&self) -> Option<Status> {
        let total = self.total();
        let all = |statuses: &[Status]| statuses.iter().map(|status| self.of(*status)).sum::<u32>() == total;
        if total == 0 {
            None
        } else if all(&[Status::Completed]) {
            Some(Status::Completed)
        } else if all(&[Status::NotKnown]) {
            Some(Status::NotKnown)
        } else if all(&[Status::NotStarted, Status::NotKnown]) {
            Some(Status::NotStarted)
        } else if all(&[Status::Paused, Status::Completed]) {
            Some(Status::Paused)
        } else {
            Some(Status::Started)
        }
    }
}

/// How many deviations have each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SeverityCounts {
    /// Serious ones.
    pub serious: u32,
    /// Minor ones.
    pub minor: u32,
    /// Observations, which are not counted as deviations.
    pub observations: u32,
    /// Those nobody has graded yet.
    pub ungraded: u32,
}

impl SeverityCounts {
    /// Counts one more.
    pub const fn add(&mut self, severity: Option<Severity>) {
        match severity {
            Some(Severity::Serious) => self.serious += 1,
            Some(Severity::Minor) => self.minor += 1,
            Some(Severity::Observation) => self.observations += 1,
            None => self.ungraded += 1,
        }
    }

    const fn merge(&mut self, other: &Self) {
        self.serious += other.serious;
        self.minor += other.minor;
        self.observations += other.observations;
        self.ungraded += other.ungraded;
    }

    /// The worst there is.
    #[must_use]
    pub const fn worst(&self) -> Option<Severity> {
        if self.serious > 0 {
            Some(Severity::Serious)
        } else if self.minor > 0 {
            Some(Severity::Minor)
        } else if self.observations > 0 {
            Some(Severity::Observation)
        } else {
            None
        }
    }
}

/// What a node of the tree shows for a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Controls under it that are due in the period, by status. A control that is not due but has something
    /// recorded counts as due: it was made.
    pub status: StatusCounts,
    /// Deviations under it that were found in the period.
    pub severity: SeverityCounts,
    /// Actions under it that are open.
    pub open_actions: u32,
}

impl Tally {
    fn merge(&mut self, other: &Self) {
        self.status.merge(&other.status);
        self.severity.merge(&other.severity);
        self.open_actions += other.open_actions;
    }
}

/// Tallies of every node of a plan in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    nodes: HashMap<Node, Tally>,
    /// The whole plan, with the deviations that stand alone.
    pub total: Tally,
}

impl Rollup {
    /// The tally of a node; zero for one that is not in the plan.
    #[must_use]
    pub fn of(&self, node: Node) -> Tally {
        self.nodes.get(&node).copied().unwrap_or_default()
    }
}

/// Counts a plan's period up the tree.
#[must_use]
pub fn rollup(book: &Book, plan: PlanId, period: PeriodId) -> Rollup {
    let number = book.period(period).map_or(0, |period| period.number);
    let mut counter = Counter { book, plan, period, number, nodes: HashMap::new() };
    let mut total = counter.areas(None);
    for deviation in book.deviations(plan).filter(|deviation| stands_alone(deviation)) {
        total.merge(&counter.deviation(deviation));
    }
    Rollup { nodes: counter.nodes, total }
}

const fn stands_alone(deviation: &Deviation) -> bool {
    deviation.control_id.is_none() && deviation.risk_point_id.is_none()
}

struct Counter<'a> {
    book: &'a Book,
    plan: PlanId,
    period: PeriodId,
    number: u8,
    nodes: HashMap<Node, Tally>,
}

impl Counter<'_> {
    fn areas(&mut self, parent: Option<AreaId>) -> Tally {
        let mut sum = Tally::default();
        for area in self.book.areas(self.plan, parent) {
            let mut tally = self.areas(Some(area.id));
            for risk_point in self.book.risk_points(area.id) {
                tally.merge(&self.risk_point(risk_point.id));
            }
            self.nodes.insert(Node::Area(area.id), tally);
            sum.merge(&tally);
        }
        sum
    }

    fn risk_point(&mut self, id: RiskPointId) -> Tally {
        let mut tally = Tally::default();
        for control in self.book.controls(id) {
            tally.merge(&self.control(control.id, control.frequency.is_due(self.number)));
        }
        // A deviation may name both its control and that control's risk point: the control has counted it.
        let direct = self.book.deviations_of_risk_point(id).filter(|deviation| deviation.control_id.is_none());
        for deviation in direct {
            tally.merge(&self.deviation(deviation));
        }
        self.nodes.insert(Node::RiskPoint(id), tally);
        tally
    }

    fn control(&mut self, id: ControlId, due: bool) -> Tally {
        let mut tally = Tally::default();
        let outcome = self.book.outcome(id, self.period);
        if due || outcome.is_some() {
            tally.status.add(outcome.map_or(Status::NotStarted, |outcome| outcome.status));
        }
        for deviation in self.book.deviations_of_control(id) {
            tally.merge(&self.deviation(deviation));
        }
        self.nodes.insert(Node::Control(id), tally);
        tally
    }

    fn deviation(&self, deviation: &Deviation) -> Tally {
        let mut tally = Tally::default();
        if deviation.period_id == self.period {
            tally.severity.add(deviation.severity);
            let open = self.book.actions_of(deviation.id).filter(|action| action.state.is_open()).count();
            tally.open_actions = u32::try_from(open).unwrap_or(u32::MAX);
        }
        tally
    }
}
