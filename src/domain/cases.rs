//! What is kept of a list of cases that were counted against a limit: counts and a fingerprint, no case and no person.

use super::Limit;
use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The cases of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitCount {
    /// The unit.
    pub unit: String,
    /// Its closed cases.
    pub cases: u64,
    /// Those of them that were closed after their last day.
    pub late: u64,
    /// Its open cases that are past their last day.
    pub open_late: u64,
}

/// A list of cases, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseCount {
    /// The name of the list.
    pub source: String,
    /// SHA-256 of the list, in hexadecimal digits.
    pub sha256: String,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
    /// The limit.
    pub limit: Limit,
    /// The legal or local source of the limit, as it was then.
    #[serde(default)]
    pub legal_source: String,
    /// Whether a last day that is no working day moved to the next one.
    #[serde(default)]
    pub next_working_day: bool,
    /// The day on which open cases were judged.
    pub as_of: NaiveDate,
    /// Closed cases.
    pub cases: u64,
    /// Those of them that were closed after their last day.
    pub late: u64,
    /// Open cases.
    pub open: u64,
    /// Those of them that are past their last day.
    pub open_late: u64,
    /// Rows that could not be read, and are in no other count.
    pub unreadable: u64,
    /// The median time to close, in days (hours for a limit in hours).
    #[serde(default)]
    pub median: Option<Decimal>,
    /// The longest time to close, in the same unit.
    #[serde(default)]
    pub longest: Option<Decimal>,
    /// Closed cases that would be late by the other counting rule.
    pub late_by_other_rule: u64,
    /// Open cases that would be past their last day by the other counting rule; none where that was not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_late_by_other_rule: Option<u64>,
    /// Cases, closed or open, with a last day that was decided for them in particular; none where that was not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<u64>,
    /// The cases by unit, where the list names units.
    #[serde(default)]
    pub units: Vec<UnitCount>,
}
