//! The plan's tree: areas, risk points, control activities and their questions.

use super::{AreaId, ControlId, Focus, Goal, PlanId, QuestionId, ResponsibleKind, RiskPointId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A control area; areas may nest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Identity.
    pub id: AreaId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// The area it lies in, if any.
    #[serde(default)]
    pub parent_id: Option<AreaId>,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// What the area is there to make sure.
    #[serde(default)]
    pub purpose: String,
}

/// A level on a scale, with the word it was given: "3 – Möjlig".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// The number.
    pub number: u8,
    /// The word beside it, if any.
    #[serde(default)]
    pub label: String,
}

/// A risk point (*riskpunkt*) or routine (*rutin*): what might go wrong, or what is to work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RiskPoint {
    /// Identity.
    pub id: RiskPointId,
    /// The area it lies in.
    pub area_id: AreaId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// Background.
    #[serde(default)]
    pub background: String,
    /// The errors that are likely.
    #[serde(default)]
    pub likely_errors: String,
    /// Likelihood on the plan's own scale.
    #[serde(default)]
    pub likelihood: Option<Level>,
    /// Consequence on the plan's own scale.
    #[serde(default)]
    pub consequence: Option<Level>,
    /// The risk value as stated; a plan's grid need not be the product of the two.
    #[serde(default)]
    pub risk_value: Option<u16>,
    /// Whether it concerns errors and irregularities (*oegentligheter*), kommunallagen 6:6.
    #[serde(default)]
    pub irregularity: bool,
    /// The goals of internal control it serves.
    #[serde(default)]
    pub goals: BTreeSet<Goal>,
    /// What it looks after.
    #[serde(default)]
    pub focuses: BTreeSet<Focus>,
    /// Whether it is in the plan, where that departs from what its value proposes.
    #[serde(default)]
    pub in_plan: Option<bool>,
    /// Why it departs.
    #[serde(default)]
    pub in_plan_reason: String,
}

impl RiskPoint {
    /// A risk point of which nothing is said yet.
    #[must_use]
    pub const fn blank(id: RiskPointId, area_id: AreaId) -> Self {
        Self {
            id,
            area_id,
            rank: 0,
            name: String::new(),
            background: String::new(),
            likely_errors: String::new(),
            likelihood: None,
            consequence: None,
            risk_value: None,
            irregularity: false,
            goals: BTreeSet::new(),
            focuses: BTreeSet::new(),
            in_plan: None,
            in_plan_reason: String::new(),
        }
    }
}

/// Who is responsible for a control.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Responsible {
    /// What kind of party it is.
    pub kind: ResponsibleKind,
    /// Its name.
    pub name: String,
}

/// How often a control is made: the words of the plan, and the periods they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Frequency {
    /// As the plan says it: "April, augusti, december".
    #[serde(default)]
    pub text: String,
    /// Numbers of the periods in which it is due; empty means every period.
    #[serde(default)]
    pub periods: BTreeSet<u8>,
}

impl Frequency {
    /// Whether the control is due in the period with this number.
    #[must_use]
    pub fn is_due(&self, period_number: u8) -> bool {
        self.periods.is_empty() || self.periods.contains(&period_number)
    }
}

/// A control activity (*kontrollmoment*): one check that is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlActivity {
    /// Identity.
    pub id: ControlId,
    /// The risk point it meets.
    pub risk_point_id: RiskPointId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Title.
    pub title: String,
    /// What the check is to make sure.
    #[serde(default)]
    pub objective: String,
    /// Who is responsible; several may be.
    #[serde(default)]
    pub responsible: Vec<Responsible>,
    /// How often.
    #[serde(default)]
    pub frequency: Frequency,
    /// How it is done, in words; its questions are records of their own.
    #[serde(default)]
    pub method: String,
    /// What is looked at (*urval*).
    #[serde(default)]
    pub selection: String,
    /// First day of the sample, where that is not the report period's.
    #[serde(default)]
    pub sample_from: Option<NaiveDate>,
    /// Last day of the sample.
    #[serde(default)]
    pub sample_to: Option<NaiveDate>,
    /// Joins the control with itself in other years.
    #[serde(default)]
    pub lineage_id: Option<Uuid>,
    /// Whether it is made in all boards of the municipality.
    #[serde(default)]
    pub municipality_wide: bool,
    /// Whether its texts were carried over from another year and nobody has confirmed them yet.
    #[serde(default)]
    pub unconfirmed: bool,
}

impl ControlActivity {
    /// What joins it with itself in other years: its lineage, or else itself.
    #[must_use]
    pub fn lineage(&self) -> Uuid {
        self.lineage_id.unwrap_or(self.id.0)
    }

    /// A control of which nothing is said yet.
    #[must_use]
    pub const fn blank(id: ControlId, risk_point_id: RiskPointId) -> Self {
        Self {
            id,
            risk_point_id,
            rank: 0,
            title: String::new(),
            objective: String::new(),
            responsible: Vec::new(),
            frequency: Frequency { text: String::new(), periods: BTreeSet::new() },
            method: String::new(),
            selection: String::new(),
            sample_from: None,
            sample_to: None,
            lineage_id: None,
            municipality_wide: false,
            unconfirmed: false,
        }
    }
}

/// A question of a control's method (*delfråga*), due in some periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Identity.
    pub id: QuestionId,
    /// The control whose method it belongs to.
    pub control_id: ControlId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// The question.
    pub text: String,
    /// Numbers of the periods in which it is due; empty means every period.
    #[serde(default)]
    pub periods: BTreeSet<u8>,
}

impl Question {
    /// Whether it is due in the period with this number.
    #[must_use]
    pub fn is_due(&self, period_number: u8) -> bool {
        self.periods.is_empty() || self.periods.contains(&period_number)
    }
}
