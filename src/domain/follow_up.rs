//! What comes after the result: supplements to it, checks of what an action achieved, and plans of action.

use super::{
    ActionId, ActionPlanId, ControlId, Effect, EffectCheckId, OutcomeKey, PeriodId, PlanId, Section, SupplementId,
};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A dated addition (*komplettering*) to one text of an outcome; the original stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Supplement {
    /// Identity.
    pub id: SupplementId,
    /// The control.
    pub control_id: ControlId,
    /// The period.
    pub period_id: PeriodId,
    /// Place among the supplements of the control.
    #[serde(default)]
    pub rank: i64,
    /// The text it adds to.
    pub section: Section,
    /// Its date.
    pub on: NaiveDate,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    #[serde(default)]
    pub by: String,
}

impl Supplement {
    /// A supplement that says nothing yet.
    #[must_use]
    pub const fn blank(id: SupplementId, key: OutcomeKey, section: Section, on: NaiveDate) -> Self {
        let (control_id, period_id) = (key.control_id, key.period_id);
        Self { id, control_id, period_id, rank: 0, section, on, text: String::new(), by: String::new() }
    }
}

/// A check of what an action achieved (*effektkontroll*): a fact of its own, not a change of the action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffectCheck {
    /// Identity.
    pub id: EffectCheckId,
    /// The action.
    pub action_id: ActionId,
    /// The day of the check.
    pub on: NaiveDate,
    /// Who made it.
    #[serde(default)]
    pub by: String,
    /// Whether the action had the effect it was to have.
    pub effect: Effect,
    /// What was seen.
    #[serde(default)]
    pub text: String,
}

/// A plan of action (*handlingsplan*) as a document, which actions refer to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionPlan {
    /// Identity.
    pub id: ActionPlanId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// Registry number (*diarienummer*).
    #[serde(default)]
    pub registry_no: String,
    /// The day it was adopted.
    #[serde(default)]
    pub adopted_on: Option<NaiveDate>,
    /// What is to be said about it.
    #[serde(default)]
    pub note: String,
}
