//! Status and severity of a period, counted and handed up the tree. Nothing here is stored.

mod follow;

use super::hash::ById;
use super::{
    AreaId, Book, ControlActivity, ControlId, Deviation, Outcome, PeriodId, PlanId, RiskPointId, Severity, Status,
};

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

impl Node {
    /// What it lies in, if it lies in something.
    #[must_use]
    pub fn above(self, book: &Book) -> Option<Self> {
        match self {
            Self::Control(id) => book.control(id).map(|control| Self::RiskPoint(control.risk_point_id)),
            Self::RiskPoint(id) => book.risk_point(id).map(|risk_point| Self::Area(risk_point.area_id)),
            Self::Area(id) => book.area(id).and_then(|area| area.parent_id).map(Self::Area),
        }
    }
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

    /// Counts one more.
    pub fn add(&mut self, status: Status) {
        self.add_many(status, 1);
    }

    /// Counts so many more.
    pub fn add_many(&mut self, status: Status, count: u32) {
        if let Some(sum) = self.0.get_mut(status as usize) {
            *sum += count;
        }
    }

    /// Counts so many less.
    pub fn take(&mut self, status: Status, count: u32) {
        if let Some(sum) = self.0.get_mut(status as usize) {
            *sum = sum.saturating_sub(count);
        }
    }

    /// Counts what another has counted as well.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// The status of a parent with these children. `None` without children.
    ///
    /// All alike: theirs. Work goes on, or some are done and others not begun: started. Otherwise a status that
    /// was lost makes the parent's not known, rather than a claim; and what is left, some paused, is paused.
    #[must_use]
    pub fn overall(&self) -> Option<Status> {
        let some = |status| self.of(status) > 0;
        let alike = Status::ALL.iter().find(|status| some(**status) && self.of(**status) == self.total());
        if self.total() == 0 {
            None
        } else if alike.is_some() {
            alike.copied()
        } else if some(Status::Started) || (some(Status::Completed) && some(Status::NotStarted)) {
            Some(Status::Started)
        } else if some(Status::NotKnown) {
            Some(Status::NotKnown)
        } else {
            Some(Status::Paused)
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
        self.add_many(severity, 1);
    }

    /// Counts so many more.
    pub const fn add_many(&mut self, severity: Option<Severity>, count: u32) {
        match severity {
            Some(Severity::Serious) => self.serious += count,
            Some(Severity::Minor) => self.minor += count,
            Some(Severity::Observation) => self.observations += count,
            None => self.ungraded += count,
        }
    }

    pub(super) const fn merge(&mut self, other: &Self) {
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
}

impl Tally {
    fn merge(&mut self, other: &Self) {
        self.status.merge(&other.status);
        self.severity.merge(&other.severity);
    }
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

/// Tallies of every node of a plan in a period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    nodes: ById<Node, Tally>,
    /// The whole plan, with the deviations that stand alone.
    pub total: Tally,
    /// Every period of the plan, in order.
    pub periods: Vec<PeriodSummary>,
}

impl Rollup {
    /// A roll-up that was counted elsewhere, of some nodes only.
    #[must_use]
    pub fn of_parts(nodes: impl IntoIterator<Item = (Node, Tally)>, total: Tally, periods: Vec<PeriodSummary>) -> Self {
        Self { nodes: nodes.into_iter().collect(), total, periods }
    }

    /// The tally of a node; zero for one that is not in the plan.
    #[must_use]
    pub fn of(&self, node: Node) -> Tally {
        self.nodes.get(&node).copied().unwrap_or_default()
    }
}

/// The status a control counts with in a period: none when it is not due and nothing is recorded. An outcome that has
/// been emptied again says no more than none.
pub(super) fn counted(control: &ControlActivity, number: u8, outcome: Option<&Outcome>) -> Option<Status> {
    let outcome = outcome.filter(|outcome| !outcome.is_blank());
    let counts = outcome.is_some() || control.frequency.is_due(number);
    counts.then(|| outcome.map_or(Status::NotStarted, |outcome| outcome.status))
}

/// Counts a plan's period up the tree, and the other periods beside it: in one walk, because it follows every change.
#[must_use]
pub fn rollup(book: &Book, plan: PlanId, period: PeriodId) -> Rollup {
    let mut nodes = ById::default();
    nodes.reserve(book.node_count());
    let periods: Vec<Sum> = book.periods(plan).map(|each| Sum::empty(each.id, each.number)).collect();
    let mut counter = Counter { book, plan, period, periods, nodes };
    let mut total = counter.areas(None);
    for deviation in book.deviations_alone(plan) {
        counter.deviation(deviation, &mut total);
    }
    let periods = counter.periods.into_iter().map(|sum| sum.of).collect();
    Rollup { nodes: counter.nodes, total, periods }
}

/// A period being summed up, with its number.
struct Sum {
    number: u8,
    of: PeriodSummary,
}

impl Sum {
    fn empty(period_id: PeriodId, number: u8) -> Self {
        let (status, severity) = (StatusCounts::default(), SeverityCounts::default());
        Self { number, of: PeriodSummary { period_id, status, severity } }
    }
}

struct Counter<'a> {
    book: &'a Book,
    plan: PlanId,
    period: PeriodId,
    periods: Vec<Sum>,
    nodes: ById<Node, Tally>,
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
            tally.merge(&self.control(control));
        }
        // A deviation may name both its control and that control's risk point: the control has counted it.
        let direct = self.book.deviations_of_risk_point(id).filter(|deviation| deviation.control_id.is_none());
        for deviation in direct {
            self.deviation(deviation, &mut tally);
        }
        self.nodes.insert(Node::RiskPoint(id), tally);
        tally
    }

    fn control(&mut self, control: &ControlActivity) -> Tally {
        let mut tally = Tally::default();
        for sum in &mut self.periods {
            let outcome = self.book.outcome(control.id, sum.of.period_id);
            if let Some(status) = counted(control, sum.number, outcome) {
                sum.of.status.add(status);
                if sum.of.period_id == self.period {
                    tally.status.add(status);
                }
            }
        }
        for deviation in self.book.deviations_of_control(control.id) {
            self.deviation(deviation, &mut tally);
        }
        self.nodes.insert(Node::Control(control.id), tally);
        tally
    }

    /// Counts a deviation in its period, and in a node's tally if that is the period asked for.
    fn deviation(&mut self, deviation: &Deviation, tally: &mut Tally) {
        if let Some(sum) = self.periods.iter_mut().find(|sum| sum.of.period_id == deviation.period_id) {
            sum.of.severity.add(deviation.severity);
        }
        if deviation.period_id == self.period {
            tally.severity.add(deviation.severity);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;
    use proptest::prelude::*;

    fn counts(statuses: &[Status]) -> StatusCounts {
        let mut counts = StatusCounts::default();
        for status in statuses {
            counts.add(*status);
        }
        counts
    }

    #[test]
    fn status_of_a_parent() {
        use Status::{Completed, NotKnown, NotStarted, Paused, Started};
        for (children, expected) in [
            (vec![], None),
            (vec![Completed, Completed], Some(Completed)),
            (vec![NotStarted, NotStarted], Some(NotStarted)),
            (vec![Paused, Paused], Some(Paused)),
            (vec![NotKnown], Some(NotKnown)),
            (vec![Completed, NotStarted], Some(Started)),
            (vec![Completed, Paused, NotStarted], Some(Started)),
            (vec![Started, Paused, NotKnown], Some(Started)),
            (vec![Paused, Completed], Some(Paused)),
            (vec![Paused, NotStarted], Some(Paused)),
            // Neither "not started" nor "not completed" is known here.
            (vec![NotStarted, NotKnown], Some(NotKnown)),
            (vec![Completed, NotKnown], Some(NotKnown)),
        ] {
            assert_eq!(counts(&children).overall(), expected, "{children:?}");
        }
    }

    #[test]
    fn worst_severity() {
        let worst = |severities: &[Option<Severity>]| {
            let mut counts = SeverityCounts::default();
            for severity in severities {
                counts.add(*severity);
            }
            counts.worst()
        };
        assert_eq!(worst(&[]), None);
        assert_eq!(worst(&[None]), None);
        assert_eq!(worst(&[None, Some(Severity::Observation)]), Some(Severity::Observation));
        assert_eq!(worst(&[Some(Severity::Minor), Some(Severity::Observation)]), Some(Severity::Minor));
        assert_eq!(worst(&[Some(Severity::Minor), Some(Severity::Serious)]), Some(Severity::Serious));
    }

    /// An area with a nested one, a risk point in each, a control in each.
    pub(super) struct Two {
        pub(super) sample: Sample,
        pub(super) areas: [AreaId; 2],
        pub(super) risk_points: [RiskPointId; 2],
        pub(super) controls: [ControlId; 2],
    }

    pub(super) fn two() -> Two {
        let mut sample = Sample::new();
        let outer = sample.area(None);
        let inner = sample.area(Some(outer));
        let risk_points = [sample.risk_point(outer), sample.risk_point(inner)];
        let controls = risk_points.map(|id| sample.control(id));
        Two { sample, areas: [outer, inner], risk_points, controls }
    }

    #[test]
    fn status_and_severity_go_up_the_tree() {
        let Two { mut sample, areas, risk_points, controls } = two();
        sample.status(controls[1], 1, Status::Completed);
        sample.deviation(1, Some(controls[1]), None, Some(Severity::Minor));
        sample.deviation(1, None, Some(risk_points[0]), Some(Severity::Serious));
        sample.deviation(1, None, None, None);
        sample.deviation(2, Some(controls[0]), None, Some(Severity::Serious));
        let rolled = sample.rollup(1);
        let status = |node| (rolled.of(node).status.of(Status::Completed), rolled.of(node).status.total());
        assert_eq!([status(Node::Area(areas[0])), status(Node::Area(areas[1]))], [(1, 2), (1, 1)]);
        let severity = |node| rolled.of(node).severity;
        assert_eq!(severity(Node::Control(controls[1])).minor, 1);
        assert_eq!(severity(Node::RiskPoint(risk_points[0])).serious, 1, "the control's is of another period");
        assert_eq!((severity(Node::Area(areas[0])).serious, severity(Node::Area(areas[0])).minor), (1, 1));
        assert_eq!((rolled.total.severity.serious, rolled.total.severity.ungraded), (1, 1));
        assert_eq!(rolled.of(Node::Area(AreaId(uuid::Uuid::nil()))), Tally::default());
    }

    #[test]
    fn a_deviation_that_names_its_control_and_its_risk_point_counts_once() {
        let Two { mut sample, risk_points, controls, .. } = two();
        sample.deviation(1, Some(controls[0]), Some(risk_points[0]), Some(Severity::Minor));
        assert_eq!(sample.rollup(1).of(Node::RiskPoint(risk_points[0])).severity.minor, 1);
        assert_eq!(sample.rollup(1).total.severity.minor, 1);
    }

    #[test]
    fn a_control_that_is_not_due_counts_only_once_something_is_recorded() {
        let Two { mut sample, controls, .. } = two();
        sample.due_in(controls[0], &[2]);
        assert_eq!(sample.rollup(1).total.status.total(), 1);
        assert_eq!(sample.rollup(2).total.status.total(), 2);
        sample.status(controls[0], 1, Status::Started);
        assert_eq!(sample.rollup(1).total.status.total(), 2);
        sample.status(controls[0], 1, Status::NotStarted);
        assert_eq!(sample.rollup(1).total.status.total(), 1, "an emptied outcome is none");
    }

    proptest! {
        #[test]
        fn a_parent_holds_what_its_children_hold(seed in prop::collection::vec((0_usize..6, 0_usize..4, 0_usize..5), 0..30)) {
            let Two { mut sample, areas, risk_points, controls } = two();
            for (what, place, how) in seed {
                let control = (place < 2).then(|| controls[place]);
                let risk_point = (place == 2).then(|| risk_points[0]);
                match what {
                    0 | 1 => sample.status(controls[place % 2], 1, Status::ALL[how]),
                    2 | 3 => drop(sample.deviation(1, control, risk_point, Severity::ALL.get(how).copied())),
                    _ => drop(sample.deviation(2, control, risk_point, None)),
                }
            }
            let rolled = sample.rollup(1);
            let total = |tally: Tally| {
                let severity = tally.severity;
                severity.serious + severity.minor + severity.observations + severity.ungraded
            };
            let outer = rolled.of(Node::Area(areas[0]));
            let parts = [Node::Area(areas[1]), Node::RiskPoint(risk_points[0])].map(|node| rolled.of(node));
            prop_assert_eq!(outer.status.total(), parts[0].status.total() + parts[1].status.total());
            prop_assert_eq!(total(outer), total(parts[0]) + total(parts[1]));
            let book = &sample.book;
            let alone = book.deviations_alone(sample.plan).filter(|deviation| deviation.period_id == sample.periods[0]);
            prop_assert_eq!(total(rolled.total), total(outer) + u32::try_from(alone.count()).unwrap());
            let here = (rolled.periods[0].status, rolled.periods[0].severity);
            prop_assert_eq!(here, (rolled.total.status, rolled.total.severity), "the period beside the others is the same");
            prop_assert_eq!(&rolled.periods, &sample.rollup(2).periods, "whichever is asked for");
        }
    }
}
