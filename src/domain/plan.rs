//! Board, plan and reporting period.

use super::{BoardId, BoardKind, PeriodFocus, PeriodId, PlanId, Scales};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A board (*nämnd*), the executive board or a municipal company: the owner of plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// Identity.
    pub id: BoardId,
    /// Name, such as "Socialnämnden".
    pub name: String,
    /// What it is.
    pub kind: BoardKind,
    /// The municipality it belongs to.
    #[serde(default)]
    pub municipality: String,
    /// Place among the boards of the file.
    #[serde(default)]
    pub rank: i64,
}

/// An internal control plan: one board and one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Identity.
    pub id: PlanId,
    /// Whose plan it is.
    pub board_id: BoardId,
    /// The year it is for.
    pub year: i32,
    /// A title of its own, where "Internkontrollplan" and the year are not enough.
    #[serde(default)]
    pub title: String,
    /// The day the board adopted it.
    #[serde(default)]
    pub adopted_on: Option<NaiveDate>,
    /// Registry number (*diarienummer*).
    #[serde(default)]
    pub registry_no: String,
    /// How many controls each area must have at least; 0 when there is no such rule.
    #[serde(default)]
    pub min_controls_per_area: u16,
    /// Number of decimals in percentages.
    #[serde(default = "one")]
    pub decimals: u8,
    /// The plan's own words instead of the default ones, by `axis.code` (such as `status.completed`).
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// The plan's own wording of the documents' fixed texts, by the code of the block (such as
    /// `report.preconditions`). A block without one has the default text.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
    /// The scales its risks are valued on.
    #[serde(default)]
    pub scales: Scales,
    /// How many days before a due date work is shown as due.
    #[serde(default = "fortnight")]
    pub lead_days: u16,
}

impl Plan {
    /// A plan in which nothing is filled in but whose and which year it is.
    #[must_use]
    pub const fn blank(id: PlanId, board_id: BoardId, year: i32) -> Self {
        Self {
            id,
            board_id,
            year,
            title: String::new(),
            adopted_on: None,
            registry_no: String::new(),
            min_controls_per_area: 0,
            decimals: 1,
            labels: BTreeMap::new(),
            texts: BTreeMap::new(),
            scales: Scales { likelihood: Vec::new(), consequence: Vec::new(), grid: Vec::new(), threshold: None },
            lead_days: fortnight(),
        }
    }
}

const fn fortnight() -> u16 {
    14
}

const fn one() -> u8 {
    1
}

/// A reporting period, such as "Delår 2".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Identity.
    pub id: PeriodId,
    /// The plan it divides.
    pub plan_id: PlanId,
    /// Number within the plan, from 1; frequencies and questions refer to it.
    pub number: u8,
    /// Name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, itself in the period.
    pub to: NaiveDate,
    /// The date the report states ("per augusti 2024").
    #[serde(default)]
    pub report_on: Option<NaiveDate>,
    /// The day everything is to be recorded.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// What the report is to dwell on.
    pub focus: PeriodFocus,
    /// The day it was signed off; from then on its records are refused changes.
    #[serde(default)]
    pub locked_on: Option<NaiveDate>,
    /// When the statement says that it will be followed up, in its words: "hösten 2027".
    #[serde(default)]
    pub follow_up: String,
    /// The day the follow-up is due.
    #[serde(default)]
    pub follow_up_on: Option<NaiveDate>,
    /// The day it was followed up.
    #[serde(default)]
    pub followed_up_on: Option<NaiveDate>,
}

impl Period {
    /// A period of which nothing is said but its number and its first and last day.
    #[must_use]
    pub const fn blank(id: PeriodId, plan_id: PlanId, number: u8, from: NaiveDate, to: NaiveDate) -> Self {
        Self {
            id,
            plan_id,
            number,
            name: String::new(),
            from,
            to,
            report_on: None,
            due_on: None,
            focus: PeriodFocus::Control,
            locked_on: None,
            follow_up: String::new(),
            follow_up_on: None,
            followed_up_on: None,
        }
    }

    /// Whether the period is signed off and closed for changes.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.locked_on.is_some()
    }
}
