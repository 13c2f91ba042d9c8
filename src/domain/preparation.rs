//! Preparing a plan: scales of risk, governing documents, and what became of the controls of the year before.

use super::{CarriedId, Carry, DocumentId, DocumentKind, PlanId, RiskPoint, RiskPointId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A plan's own scales of likelihood and consequence, and the grid that gives a risk its value. The grid need not be a
/// product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scales {
    /// Words for likelihood, from level 1.
    #[serde(default)]
    pub likelihood: Vec<String>,
    /// Words for consequence, from level 1.
    #[serde(default)]
    pub consequence: Vec<String>,
    /// Values by likelihood and then consequence, each from level 1; empty is the product of the two.
    #[serde(default)]
    pub grid: Vec<Vec<u16>>,
    /// From this value on a risk is proposed for the plan.
    #[serde(default)]
    pub threshold: Option<u16>,
}

impl Scales {
    /// The value of a risk at these levels; `None` for a level outside the scales.
    #[must_use]
    pub fn value(&self, likelihood: u8, consequence: u8) -> Option<u16> {
        let within =
            |level: u8, words: &[String]| level >= 1 && (words.is_empty() || usize::from(level) <= words.len());
        if !within(likelihood, &self.likelihood) || !within(consequence, &self.consequence) {
            return None;
        }
        if self.grid.is_empty() {
            return Some(u16::from(likelihood) * u16::from(consequence));
        }
        let row = self.grid.get(usize::from(likelihood) - 1)?;
        row.get(usize::from(consequence) - 1).copied()
    }

    /// The value of a risk: as stated, or as the scales give it.
    #[must_use]
    pub fn value_of(&self, risk: &RiskPoint) -> Option<u16> {
        let levels = risk.likelihood.as_ref().zip(risk.consequence.as_ref());
        risk.risk_value.or_else(|| levels.and_then(|(one, other)| self.value(one.number, other.number)))
    }

    /// Whether a risk is proposed for the plan; `None` when its value or the threshold is not known.
    #[must_use]
    pub fn proposes(&self, risk: &RiskPoint) -> Option<bool> {
        Some(self.value_of(risk)? >= self.threshold?)
    }
}

/// A governing document (*styrande dokument*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoverningDocument {
    /// Identity.
    pub id: DocumentId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// Its date.
    #[serde(default)]
    pub dated_on: Option<NaiveDate>,
    /// Registry number (*diarienummer*).
    #[serde(default)]
    pub registry_no: String,
    /// The risk points it governs.
    #[serde(default)]
    pub risk_point_ids: Vec<RiskPointId>,
    /// What is to be said about it.
    #[serde(default)]
    pub note: String,
}

/// What was decided about a control of the year before when the plan was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Carried {
    /// Identity.
    pub id: CarriedId,
    /// The new plan.
    pub plan_id: PlanId,
    /// The control, by what joins it with itself over the years.
    pub lineage_id: Uuid,
    /// Its title then.
    pub title: String,
    /// What was decided.
    pub decision: Carry,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl GoverningDocument {
    /// A document of which nothing is said but its kind.
    #[must_use]
    pub fn blank(id: DocumentId, plan_id: PlanId, kind: DocumentKind) -> Self {
        let (name, registry_no, note) = (String::new(), String::new(), String::new());
        Self { id, plan_id, rank: 0, name, kind, dated_on: None, registry_no, risk_point_ids: Vec::new(), note }
    }
}
