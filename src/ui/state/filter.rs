//! The filter: which controls the tree shows.

use crate::domain::{Book, ControlActivity, Node, PeriodId, PlanId, Rollup, Severity, Status};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// One thing to filter by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// Controls with this status in the period.
    Status(Status),
    /// Controls with a deviation of this severity in the period.
    Severity(Option<Severity>),
    /// Controls this party is responsible for.
    Responsible(String),
    /// Controls with a late action.
    Late,
}

/// What has been chosen. Criteria of one kind widen each other, those of different kinds narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter(BTreeSet<Criterion>);

/// What a filter lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The controls and everything above them.
    pub nodes: HashSet<Node>,
    /// How many controls are shown.
    pub controls: usize,
    /// Of how many.
    pub of: usize,
}

impl Filter {
    /// Whether anything is chosen.
    #[must_use]
    pub fn is_on(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether this is chosen.
    #[must_use]
    pub fn has(&self, criterion: &Criterion) -> bool {
        self.0.contains(criterion)
    }

    /// Chooses it, or not any more.
    pub fn toggle(&mut self, criterion: Criterion) {
        if !self.0.remove(&criterion) {
            self.0.insert(criterion);
        }
    }

    /// Shows everything again.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Chooses these alone.
    pub fn only(&mut self, criteria: impl IntoIterator<Item = Criterion>) {
        self.0 = criteria.into_iter().collect();
    }

    fn group(&self, kind: fn(&Criterion) -> bool) -> Vec<&Criterion> {
        self.0.iter().filter(|criterion| kind(criterion)).collect()
    }

    /// Whether a control is shown.
    #[must_use]
    pub fn shows(&self, view: &View<'_>, control: &ControlActivity) -> bool {
        let kinds: [fn(&Criterion) -> bool; 4] = [
            |criterion| matches!(criterion, Criterion::Status(_)),
            |criterion| matches!(criterion, Criterion::Severity(_)),
            |criterion| matches!(criterion, Criterion::Responsible(_)),
            |criterion| matches!(criterion, Criterion::Late),
        ];
        kinds.iter().all(|kind| {
            let chosen = self.group(*kind);
            chosen.is_empty() || chosen.iter().any(|criterion| view.meets(control, criterion))
        })
    }

    /// What the filter lets through of a plan.
    #[must_use]
    pub fn shown(&self, view: &View<'_>) -> Shown {
        let mut shown = Shown::default();
        for control in view.book.controls_of_plan(view.plan) {
            shown.of += 1;
            if self.shows(view, control) {
                shown.controls += 1;
                shown.nodes.extend(lineage(view.book, control));
            }
        }
        shown
    }
}

/// A control and everything above it.
pub fn lineage(book: &Book, control: &ControlActivity) -> Vec<Node> {
    let mut nodes = vec![Node::Control(control.id), Node::RiskPoint(control.risk_point_id)];
    let mut area = book.risk_point(control.risk_point_id).map(|risk_point| risk_point.area_id);
    while let Some(id) = area {
        nodes.push(Node::Area(id));
        area = book.area(id).and_then(|area| area.parent_id);
    }
    nodes
}

/// What a filter looks at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The records.
    pub book: &'a Book,
    /// The plan.
    pub plan: PlanId,
    /// The period.
    pub period: PeriodId,
    /// Its tallies.
    pub rollup: &'a Rollup,
    /// Today, which decides what is late.
    pub today: NaiveDate,
}

impl View<'_> {
    fn meets(&self, control: &ControlActivity, criterion: &Criterion) -> bool {
        let tally = self.rollup.of(Node::Control(control.id));
        match criterion {
            Criterion::Status(status) => tally.status.of(*status) > 0,
            Criterion::Severity(Some(Severity::Serious)) => tally.severity.serious > 0,
            Criterion::Severity(Some(Severity::Minor)) => tally.severity.minor > 0,
            Criterion::Severity(Some(Severity::Observation)) => tally.severity.observations > 0,
            Criterion::Severity(None) => tally.severity.ungraded > 0,
            Criterion::Responsible(name) => control.responsible.iter().any(|responsible| responsible.name == *name),
            Criterion::Late => self.has_late_action(control),
        }
    }

    fn has_late_action(&self, control: &ControlActivity) -> bool {
        let mut deviations = self.book.deviations_of_control(control.id);
        deviations.any(|deviation| self.book.actions_of(deviation.id).any(|action| action.is_late(self.today)))
    }
}

/// The parties responsible for controls of a plan, each once.
#[must_use]
pub fn responsible_parties(book: &Book, plan: PlanId) -> BTreeSet<String> {
    let controls = book.controls_of_plan(plan);
    controls.into_iter().flat_map(|control| &control.responsible).map(|party| party.name.clone()).collect()
}
