//! The summary of a period as data, with names in place of identities: what the tables print and files carry.

use crate::domain::{
    Action, ActionId, ActionState, Area, AreaId, AreaSummary, Board, Book, ControlId, Deviation, DeviationId, Period,
    PeriodId, Plan, PlanId, RiskPoint, RiskPointId, Severity, SeverityCounts, Status, StatusCounts, Summary, summarize,
};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The summary of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Facts {
    /// Whose plan it is.
    pub board: BoardFacts,
    /// The plan.
    pub plan: PlanFacts,
    /// The period.
    pub period: PeriodFacts,
    /// The day it states: what is late is late on this day.
    pub dated: NaiveDate,
    /// The outermost areas, in order.
    pub areas: Vec<AreaFacts>,
    /// The periods up to this one, in order.
    pub periods: Vec<PeriodFacts>,
    /// The deviations found in the period, serious first.
    pub deviations: Vec<DeviationFacts>,
    /// How many actions of the plan have something left to do.
    pub action_counts: ActionCounts,
    /// The actions of the plan with something left to do, late ones first, and those against the deviations.
    pub actions: Vec<ActionFacts>,
    /// Where in `actions` each lies.
    #[serde(skip)]
    places: BTreeMap<ActionId, usize>,
}

/// The owner of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BoardFacts {
    /// Its name.
    pub name: String,
    /// Its municipality.
    pub municipality: String,
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanFacts {
    /// Identity.
    pub id: PlanId,
    /// Year.
    pub year: i32,
    /// A title of its own, if any.
    pub title: String,
    /// Registry number.
    pub registry_no: String,
    /// Number of decimals in percentages.
    #[serde(skip)]
    pub decimals: u8,
}

/// A period with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PeriodFacts {
    /// Identity.
    pub id: PeriodId,
    /// Number.
    pub number: u8,
    /// Name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
}

/// An area with its counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AreaFacts {
    /// Identity.
    pub id: AreaId,
    /// Name.
    pub name: String,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
    /// Actions with something left to do that aim at a deviation in it, found in the period or before it.
    pub actions: ActionCounts,
}

/// Controls by status, deviations by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Controls by status.
    pub controls: ByStatus,
    /// Deviations by severity.
    pub severities: BySeverity,
}

/// Controls by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ByStatus {
    /// Not started.
    pub not_started: u32,
    /// Started.
    pub started: u32,
    /// Paused.
    pub paused: u32,
    /// Completed.
    pub completed: u32,
    /// Not known.
    pub not_known: u32,
    /// All that are due.
    pub due: u32,
}

/// Deviations by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BySeverity {
    /// Serious.
    pub serious: u32,
    /// Minor.
    pub minor: u32,
    /// Observations.
    pub observations: u32,
    /// Not graded.
    pub ungraded: u32,
}

/// A deviation with the names of what it concerns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DeviationFacts {
    /// Identity.
    pub id: DeviationId,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// What it is, in one line.
    pub title: String,
    /// What it is, at length.
    pub description: String,
    /// The unit it was found in.
    pub unit: String,
    /// The outermost area, or empty.
    pub area: String,
    /// The risk point, or empty when it stands alone.
    pub risk_point: String,
    /// The control that found it, or empty.
    pub control_activity: String,
    /// The risk point, if any.
    pub risk_point_id: Option<RiskPointId>,
    /// The control, if any.
    pub control_activity_id: Option<ControlId>,
    /// The actions against it.
    pub action_ids: Vec<ActionId>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionFacts {
    /// Identity.
    pub id: ActionId,
    /// What is to be done.
    pub what: String,
    /// Who owns it.
    pub owner: String,
    /// The day it is to be done.
    pub due_on: Option<NaiveDate>,
    /// The time as the source said it.
    pub due_text: String,
    /// Every earlier due date.
    pub earlier_due: Vec<NaiveDate>,
    /// How far it has come.
    pub state: ActionState,
    /// Whether something remains to be done.
    pub open: bool,
    /// Whether its day has passed.
    pub late: bool,
    /// The deviations it is to remedy.
    pub deviation_ids: Vec<DeviationId>,
}

/// Actions with something left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActionCounts {
    /// All of them.
    pub open: usize,
    /// Those whose day has passed.
    pub late: usize,
}

impl From<StatusCounts> for ByStatus {
    fn from(counts: StatusCounts) -> Self {
        Self {
            not_started: counts.of(Status::NotStarted),
            started: counts.of(Status::Started),
            paused: counts.of(Status::Paused),
            completed: counts.of(Status::Completed),
            not_known: counts.of(Status::NotKnown),
            due: counts.total(),
        }
    }
}

impl ByStatus {
    /// How many have this status.
    #[must_use]
    pub const fn of(&self, status: Status) -> u32 {
        match status {
            Status::NotStarted => self.not_started,
            Status::Started => self.started,
            Status::Paused => self.paused,
            Status::Completed => self.completed,
            Status::NotKnown => self.not_known,
        }
    }
}

impl From<SeverityCounts> for BySeverity {
    fn from(counts: SeverityCounts) -> Self {
        Self {
            serious: counts.serious,
            minor: counts.minor,
            observations: counts.observations,
            ungraded: counts.ungraded,
        }
    }
}

impl BySeverity {
    /// How many have this severity.
    #[must_use]
    pub const fn of(&self, severity: Option<Severity>) -> u32 {
        match severity {
            Some(Severity::Serious) => self.serious,
            Some(Severity::Minor) => self.minor,
            Some(Severity::Observation) => self.observations,
            None => self.ungraded,
        }
    }
}

impl Facts {
    /// Gathers the summary of a period. `None` when the book has no such plan, or the plan no such period.
    ///
    /// It states the period's report date, or `today` where there is none; but no day before the work that it tells of.
    #[must_use]
    pub fn gather(book: &Book, plan: PlanId, period: PeriodId, today: NaiveDate) -> Option<Self> {
        let (plan, board) = (book.plan(plan)?, book.board_of(plan)?);
        let period = book.period(period).filter(|period| period.plan_id == plan.id)?;
        Some(Self::gather_on(book, (plan, board, period), dated(book, period, today)))
    }

    /// Gathers the summary of a period as of a day, whatever its report date: for boards that stand side by side.
    pub(super) fn gather_on(book: &Book, (plan, board, period): (&Plan, &Board, &Period), dated: NaiveDate) -> Self {
        let summary = summarize(book, plan.id, period.id, dated);
        let actions = actions(book, &summary, period, dated);
        Self {
            board: board.into(),
            plan: plan.into(),
            period: PeriodFacts::of(period, Counts::of(summary.status, summary.severity)),
            dated,
            areas: areas(book, &summary, &actions),
            periods: periods(book, &summary, period.number),
            deviations: deviations(book, &summary),
            action_counts: ActionCounts::of(actions.iter()),
            places: actions.iter().enumerate().map(|(place, action)| (action.id, place)).collect(),
            actions,
        }
    }

    /// The deviations of the period that lie in no area.
    #[must_use]
    pub fn standing_alone(&self) -> BySeverity {
        let mut counts = SeverityCounts::default();
        for deviation in self.deviations.iter().filter(|deviation| deviation.risk_point_id.is_none()) {
            counts.add(deviation.severity);
        }
        counts.into()
    }

    /// The actions against a deviation, in order.
    pub fn actions_of(&self, deviation: &DeviationFacts) -> impl Iterator<Item = &ActionFacts> {
        deviation.action_ids.iter().filter_map(|id| self.actions.get(*self.places.get(id)?))
    }

    /// The actions with something left to do, late ones first.
    pub fn open_actions(&self) -> impl Iterator<Item = &ActionFacts> {
        self.actions.iter().filter(|action| action.open)
    }
}

impl Counts {
    fn of(status: StatusCounts, severity: SeverityCounts) -> Self {
        Self { controls: status.into(), severities: severity.into() }
    }
}

impl From<&Board> for BoardFacts {
    fn from(board: &Board) -> Self {
        Self { name: board.name.clone(), municipality: board.municipality.clone() }
    }
}

impl From<&Plan> for PlanFacts {
    fn from(plan: &Plan) -> Self {
        Self {
            id: plan.id,
            year: plan.year,
            title: plan.title.clone(),
            registry_no: plan.registry_no.clone(),
            decimals: plan.decimals,
        }
    }
}

impl PeriodFacts {
    fn of(period: &Period, counts: Counts) -> Self {
        let Period { id, number, from, to, .. } = *period;
        Self { id, number, name: period.name.clone(), from, to, counts }
    }
}

impl ActionCounts {
    fn of<'a>(actions: impl Iterator<Item = &'a ActionFacts>) -> Self {
        let mut counts = Self::default();
        for action in actions.filter(|action| action.open) {
            counts.open += 1;
            counts.late += usize::from(action.late);
        }
        counts
    }
}

/// The day that a document about a period states. A report date is often set before the work is done, such as the last
/// day of the period: then the last day that the work tells of is the earliest that is true.
pub(super) fn dated(book: &Book, period: &Period, today: NaiveDate) -> NaiveDate {
    let controls = || book.controls_of_plan(period.plan_id);
    let recorded = controls().into_iter().filter_map(|control| book.outcome(control.id, period.id));
    let worked = recorded.flat_map(|outcome| [outcome.performed_on, outcome.reviewed_on]).flatten();
    let added = controls().into_iter().flat_map(|control| book.supplements(control.id));
    let added = added.filter(|added| added.period_id == period.id).map(|added| added.on);
    let last = worked.chain(added).filter(|day| *day <= today).max();
    period.report_on.unwrap_or(today).max(last.unwrap_or(NaiveDate::MIN))
}

/// Whether a report of a period can know of an action: it is against nothing, or against something found by then.
pub(super) fn is_known(book: &Book, action: &Action, period: &Period) -> bool {
    let mut against = action.deviation_ids.iter().filter_map(|id| book.deviation(*id)).peekable();
    let found = |deviation: &Deviation| book.period(deviation.period_id).is_some_and(|found| found.from <= period.from);
    against.peek().is_none() || against.any(found)
}

fn areas(book: &Book, summary: &Summary, actions: &[ActionFacts]) -> Vec<AreaFacts> {
    let facts = |area: &AreaSummary| {
        let (id, counts) = (area.area_id, Counts::of(area.tally.status, area.tally.severity));
        let lies_here = |deviation: &Deviation| outermost_area(book, deviation).is_some_and(|area| area.id == id);
        let aims_here =
            |action: &&ActionFacts| action.deviation_ids.iter().filter_map(|id| book.deviation(*id)).any(lies_here);
        let actions = ActionCounts::of(actions.iter().filter(aims_here));
        Some(AreaFacts { id, name: book.area(id)?.name.clone(), counts, actions })
    };
    summary.areas.iter().filter_map(facts).collect()
}

/// Later periods are left out: a report says what was known when it was made.
fn periods(book: &Book, summary: &Summary, last: u8) -> Vec<PeriodFacts> {
    let facts = |id, counts| Some(PeriodFacts::of(book.period(id)?, counts));
    let each = summary.periods.iter().filter_map(|each| facts(each.period_id, Counts::of(each.status, each.severity)));
    each.filter(|period| period.number <= last).collect()
}

fn deviations(book: &Book, summary: &Summary) -> Vec<DeviationFacts> {
    let rows = summary.rows.iter();
    rows.filter_map(|row| Some(deviation(book, book.deviation(row.deviation_id)?, row.actions.clone()))).collect()
}

fn deviation(book: &Book, deviation: &Deviation, action_ids: Vec<ActionId>) -> DeviationFacts {
    let control = deviation.control_id.and_then(|id| book.control(id));
    let risk_point = risk_point_of(book, deviation);
    let area = outermost_area(book, deviation);
    DeviationFacts {
        id: deviation.id,
        severity: deviation.severity,
        title: deviation.title.clone(),
        description: deviation.description.clone(),
        unit: deviation.unit.clone(),
        area: area.map_or_else(String::new, |area| area.name.clone()),
        risk_point: risk_point.map_or_else(String::new, |risk_point| risk_point.name.clone()),
        control_activity: control.map_or_else(String::new, |control| control.title.clone()),
        risk_point_id: risk_point.map(|risk_point| risk_point.id),
        control_activity_id: deviation.control_id,
        action_ids,
    }
}

fn risk_point_of<'a>(book: &'a Book, deviation: &Deviation) -> Option<&'a RiskPoint> {
    let control = deviation.control_id.and_then(|id| book.control(id));
    book.risk_point(control.map(|control| control.risk_point_id).or(deviation.risk_point_id)?)
}

fn outermost_area<'a>(book: &'a Book, deviation: &Deviation) -> Option<&'a Area> {
    let mut area = book.area(risk_point_of(book, deviation)?.area_id);
    while let Some(above) = area.and_then(|area| area.parent_id).and_then(|id| book.area(id)) {
        area = Some(above);
    }
    area
}

fn actions(book: &Book, summary: &Summary, period: &Period, dated: NaiveDate) -> Vec<ActionFacts> {
    let planned = |action: &Action| summary.rows.iter().any(|row| row.actions.contains(&action.id));
    let wanted = |action: &&Action| is_known(book, action, period) && (action.state.is_open() || planned(action));
    let mut actions: Vec<_> =
        book.followed_actions(summary.plan_id).filter(wanted).map(|action| action_facts(action, dated)).collect();
    // Late first and longest overdue first; then by day; those without a day last. Otherwise as in the plan.
    actions.sort_by_key(|action| (Reverse(action.late), action.due_on.is_none(), action.due_on));
    actions
}

fn action_facts(action: &Action, dated: NaiveDate) -> ActionFacts {
    ActionFacts {
        id: action.id,
        what: action.what.clone(),
        owner: action.owner.clone(),
        due_on: action.due_on,
        due_text: action.due_text.clone(),
        earlier_due: action.earlier_due.clone(),
        state: action.state,
        open: action.state.is_open(),
        late: action.is_late(dated),
        deviation_ids: action.deviation_ids.clone(),
    }
}
