//! Limits of time and of amounts, as data with dates of validity: the law changes, and a report of an earlier year
//! keeps the limit of its time.

use super::{LimitRuleId, LimitSource, LimitUnit, PlanId};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How long something may take, or how much it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// How many of the unit; whole for limits of time.
    pub amount: Decimal,
    /// Of what.
    pub unit: LimitUnit,
}

/// A limit with the dates it is valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitRow {
    /// The first day it is valid; none is from the beginning.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The last day it is valid; none is until further notice.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// The limit.
    pub limit: Limit,
    /// Where it stands: act, chapter and section, or the local decision.
    #[serde(default)]
    pub source: String,
    /// Whether that is law or a local goal.
    pub source_kind: LimitSource,
    /// The day somebody last looked it up.
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
}

/// A rule with its limits over time (*gränsregel*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitRule {
    /// Identity.
    pub id: LimitRuleId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// Whether a last day on a weekend or public holiday moves to the next working day (lag 1930:173). Whether that act
    /// applies to a duty is disputed, so it is off unless somebody decides.
    #[serde(default)]
    pub next_working_day: bool,
    /// The limits, in any order; their dates do not overlap.
    #[serde(default)]
    pub rows: Vec<LimitRow>,
}

impl LimitRow {
    /// Whether it is valid on a day.
    #[must_use]
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on <= to)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let starts_before_end = |a: &Self, b: &Self| match (a.from, b.to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

impl LimitRule {
    /// The limit that is valid on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&LimitRow> {
        self.rows.iter().find(|row| row.is_valid(day))
    }

    /// Whether two of its limits are valid on the same day.
    #[must_use]
    pub fn has_overlap(&self) -> bool {
        self.rows.iter().enumerate().any(|(at, row)| self.rows.iter().skip(at + 1).any(|other| row.overlaps(other)))
    }
}
