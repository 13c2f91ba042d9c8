//! What was recorded: outcomes, deviations and actions.

use super::{
    ActionId, ActionPlanId, ActionState, Assessment, ControlId, DeviationId, DeviationState, MeasureId, PeriodId,
    PlanId, RiskPointId, Severity, Status,
};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What identifies an outcome: there is one per control and period, in every copy of a file, so the pair
/// itself is the key and two copies that record the same control meet in one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeKey {
    /// The control.
    pub control_id: ControlId,
    /// The period.
    pub period_id: PeriodId,
}

impl std::fmt::Display for OutcomeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.control_id, self.period_id)
    }
}

/// A control in a period (*utfall*): the four axes, each on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The control.
    pub control_id: ControlId,
    /// The period.
    pub period_id: PeriodId,
    /// How far the work has come.
    pub status: Status,
    /// Why it is paused.
    #[serde(default)]
    pub paused_reason: String,
    /// When it resumes, in words or as a date.
    #[serde(default)]
    pub resumes: String,
    /// What was seen.
    #[serde(default)]
    pub result: String,
    /// The part of the result that the program wrote, as it wrote it: kept in step with the figures for as long as the
    /// result still holds it word for word.
    #[serde(default)]
    pub result_figures: String,
    /// How the routine works.
    #[serde(default)]
    pub assessment: Option<Assessment>,
    /// Comment.
    #[serde(default)]
    pub comment: String,
    /// Analysis.
    #[serde(default)]
    pub analysis: String,
    /// Who made the check.
    #[serde(default)]
    pub performed_by: String,
    /// The day it was made.
    #[serde(default)]
    pub performed_on: Option<NaiveDate>,
    /// Who reviewed it: never the one who made it.
    #[serde(default)]
    pub reviewed_by: String,
    /// The day it was reviewed.
    #[serde(default)]
    pub reviewed_on: Option<NaiveDate>,
    /// Whether the reviewer has sent it back.
    #[serde(default)]
    pub sent_back: bool,
    /// What the reviewer says.
    #[serde(default)]
    pub review_comment: String,
}

impl Outcome {
    /// An outcome in which nothing has been recorded.
    #[must_use]
    pub const fn blank(key: OutcomeKey) -> Self {
        Self {
            control_id: key.control_id,
            period_id: key.period_id,
            status: Status::NotStarted,
            paused_reason: String::new(),
            resumes: String::new(),
            result: String::new(),
            result_figures: String::new(),
            assessment: None,
            comment: String::new(),
            analysis: String::new(),
            performed_by: String::new(),
            performed_on: None,
            reviewed_by: String::new(),
            reviewed_on: None,
            sent_back: false,
            review_comment: String::new(),
        }
    }

    /// The control and period it belongs to.
    #[must_use]
    pub const fn key(&self) -> OutcomeKey {
        OutcomeKey { control_id: self.control_id, period_id: self.period_id }
    }

    /// Whether nothing has been recorded.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::blank(self.key())
    }
}

/// A deviation (*avvikelse*), linked to a control or a risk point, or standing alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// Identity.
    pub id: DeviationId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// The period it was found in.
    pub period_id: PeriodId,
    /// The control that found it.
    #[serde(default)]
    pub control_id: Option<ControlId>,
    /// The risk point it concerns, where no single control does.
    #[serde(default)]
    pub risk_point_id: Option<RiskPointId>,
    /// The measure it was found by.
    #[serde(default)]
    pub measure_id: Option<MeasureId>,
    /// How bad it is; `None` until someone has graded it.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// Why it was graded otherwise than the measure's limits propose.
    #[serde(default)]
    pub severity_reason: String,
    /// What it is, in one line.
    pub title: String,
    /// What it is, at length.
    #[serde(default)]
    pub description: String,
    /// The unit it was found in.
    #[serde(default)]
    pub unit: String,
    /// Its root cause.
    #[serde(default)]
    pub root_cause: String,
    /// The earlier deviation it repeats.
    #[serde(default)]
    pub repeat_of_id: Option<DeviationId>,
    /// What has become of it.
    #[serde(default)]
    pub state: DeviationState,
    /// The decision by which it is accepted, or why it is closed.
    #[serde(default)]
    pub decision: String,
    /// The day it was accepted or closed.
    #[serde(default)]
    pub decided_on: Option<NaiveDate>,
    /// The day until which it is accepted.
    #[serde(default)]
    pub accepted_until: Option<NaiveDate>,
    /// Why it was closed without a check of what its actions achieved, where there was none.
    #[serde(default)]
    pub unchecked_reason: String,
    /// The day a serious deviation was reported to the executive board.
    #[serde(default)]
    pub escalated_on: Option<NaiveDate>,
    /// Place among the deviations of the plan.
    #[serde(default)]
    pub rank: i64,
}

impl Deviation {
    /// Whether it concerns no item of the tree.
    #[must_use]
    pub const fn stands_alone(&self) -> bool {
        self.control_id.is_none() && self.risk_point_id.is_none()
    }

    /// A deviation of which nothing is said yet.
    #[must_use]
    pub const fn blank(id: DeviationId, plan_id: PlanId, period_id: PeriodId) -> Self {
        Self {
            id,
            plan_id,
            period_id,
            control_id: None,
            risk_point_id: None,
            measure_id: None,
            severity: None,
            severity_reason: String::new(),
            title: String::new(),
            description: String::new(),
            unit: String::new(),
            root_cause: String::new(),
            repeat_of_id: None,
            state: DeviationState::Open,
            decision: String::new(),
            decided_on: None,
            accepted_until: None,
            unchecked_reason: String::new(),
            escalated_on: None,
            rank: 0,
        }
    }
}

/// An action (*åtgärd*) against one or several deviations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Identity.
    pub id: ActionId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// The deviations it is to remedy.
    #[serde(default)]
    pub deviation_ids: Vec<DeviationId>,
    /// What is to be done.
    pub what: String,
    /// Who owns it.
    #[serde(default)]
    pub owner: String,
    /// The day it is to be done.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// The time as the source said it: "hösten 24 och våren 25".
    #[serde(default)]
    pub due_text: String,
    /// Every earlier due date, oldest first: a date that is moved stays visible.
    #[serde(default)]
    pub earlier_due: Vec<NaiveDate>,
    /// How far it has come.
    pub state: ActionState,
    /// Why it was dropped, or how its effect was checked.
    #[serde(default)]
    pub note: String,
    /// The plan of action it belongs to.
    #[serde(default)]
    pub action_plan_id: Option<ActionPlanId>,
    /// Place among the actions of the plan.
    #[serde(default)]
    pub rank: i64,
}

impl Action {
    /// An action of which nothing is said yet.
    #[must_use]
    pub const fn blank(id: ActionId, plan_id: PlanId) -> Self {
        Self {
            id,
            plan_id,
            deviation_ids: Vec::new(),
            what: String::new(),
            owner: String::new(),
            due_on: None,
            due_text: String::new(),
            earlier_due: Vec::new(),
            state: ActionState::Proposed,
            note: String::new(),
            action_plan_id: None,
            rank: 0,
        }
    }
}

impl Action {
    /// Whether its due date has passed and something remains to be done.
    #[must_use]
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.due_on.is_some_and(|due| due < today)
    }
}
