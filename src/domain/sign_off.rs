//! Signing off a period, and the way of a report from the board to the council.

use super::{PeriodId, PlanId, Receiver, ReceptionId, RevisionId, SignOffId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A period signed off: from then on what it holds is refused changes, until it is opened again with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// Identity.
    pub id: SignOffId,
    /// The period.
    pub period_id: PeriodId,
    /// The version of its report, from 1.
    pub version: u16,
    /// The day it was signed off.
    pub on: NaiveDate,
    /// Who signed it off.
    #[serde(default)]
    pub by: String,
    /// The day it was opened again.
    #[serde(default)]
    pub opened_on: Option<NaiveDate>,
    /// Who opened it again.
    #[serde(default)]
    pub opened_by: String,
    /// Why it was opened again.
    #[serde(default)]
    pub opened_because: String,
}

/// A report or plan received by one of those it goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// Identity.
    pub id: ReceptionId,
    /// The plan.
    pub plan_id: PlanId,
    /// The period whose report it is; none is the plan itself.
    #[serde(default)]
    pub period_id: Option<PeriodId>,
    /// Who receives it.
    pub receiver: Receiver,
    /// The day of the meeting.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The paragraph of the minutes: "§ 45".
    #[serde(default)]
    pub section: String,
    /// Registry number (*diarienummer*).
    #[serde(default)]
    pub registry_no: String,
    /// What was decided, or is to be said about it.
    #[serde(default)]
    pub note: String,
}

/// The adoption of a plan (revision 0), or a revision of it in the middle of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// Identity.
    pub id: RevisionId,
    /// The plan.
    pub plan_id: PlanId,
    /// Its number: 0 is the adoption.
    pub number: u16,
    /// The day it was decided.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// The paragraph of the minutes.
    #[serde(default)]
    pub section: String,
    /// Registry number (*diarienummer*).
    #[serde(default)]
    pub registry_no: String,
    /// What was changed, and why.
    #[serde(default)]
    pub what: String,
}

impl Reception {
    /// A reception of which nothing is said but who received.
    #[must_use]
    pub fn blank(id: ReceptionId, plan_id: PlanId, receiver: Receiver) -> Self {
        let (section, registry_no, note) = (String::new(), String::new(), String::new());
        Self { id, plan_id, period_id: None, receiver, on: None, section, registry_no, note }
    }
}

impl Revision {
    /// A revision of which nothing is said but its number.
    #[must_use]
    pub fn blank(id: RevisionId, plan_id: PlanId, number: u16) -> Self {
        let (section, registry_no, what) = (String::new(), String::new(), String::new());
        Self { id, plan_id, number, on: None, section, registry_no, what }
    }
}
