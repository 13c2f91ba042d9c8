//! Measures: what is counted by a control, and what was read of it in a period.
//!
//! A figure is a typed value, never prose. What a person enters is a [`Reading`]; what it comes to is a
//! [`Figure`](super::Figure), computed when it is asked for, so that a share never lives beside its counts.

use super::{
    CaseCount, ControlId, LimitRuleId, MeasureId, MeasureKind, PeriodId, Severity, SheetId, SurveyId, SurveyPart,
    SurveyQuestionId,
};
use super::{Polarity, ratio};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A counting rule: how the values of one version of a measure are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The rule in words: "kalendermånader, slutdagen inräknad".
    #[serde(default)]
    pub text: String,
    /// The first day it is counted by.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

/// A measure (*mått*) of a control activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Identity.
    pub id: MeasureId,
    /// The control it belongs to.
    pub control_id: ControlId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// What kind of value it takes.
    pub kind: MeasureKind,
    /// What is counted ("utredningar"), or the unit of an amount ("Mkr").
    #[serde(default)]
    pub unit: String,
    /// Which way is better.
    pub direction: Polarity,
    /// The part of the activity it is about, where several are measured alike: "Våld i nära relation".
    #[serde(default)]
    pub stratum: String,
    /// Numbers of the periods in which it is due; empty means every period.
    #[serde(default)]
    pub periods: BTreeSet<u8>,
    /// The counting rules, the first being version 1; none is the same as one without words.
    #[serde(default)]
    pub versions: Vec<Definition>,
    /// Beyond this a minor deviation is proposed: percent of a ratio, else the number itself.
    #[serde(default)]
    pub limit_minor: Option<Decimal>,
    /// Beyond this a serious deviation is proposed.
    #[serde(default)]
    pub limit_serious: Option<Decimal>,
    /// The whole that this measure is a part of.
    #[serde(default)]
    pub part_of_id: Option<MeasureId>,
    /// What this measure must match one by one: every departure there needs its report here.
    #[serde(default)]
    pub pair_of_ids: Vec<MeasureId>,
    /// The rule by which its cases are late.
    #[serde(default)]
    pub rule_id: Option<LimitRuleId>,
    /// Joins the measure with itself in other years.
    #[serde(default)]
    pub lineage_id: Option<Uuid>,
}

impl Measure {
    /// A measure of which only the name and the kind are said.
    #[must_use]
    pub const fn blank(id: MeasureId, control_id: ControlId, name: String, kind: MeasureKind) -> Self {
        Self {
            id,
            control_id,
            rank: 0,
            name,
            kind,
            unit: String::new(),
            direction: Polarity::Neither,
            stratum: String::new(),
            periods: BTreeSet::new(),
            versions: Vec::new(),
            limit_minor: None,
            limit_serious: None,
            part_of_id: None,
            pair_of_ids: Vec::new(),
            rule_id: None,
            lineage_id: None,
        }
    }

    /// The number of the counting rule that is in force.
    #[must_use]
    pub fn version(&self) -> u16 {
        u16::try_from(self.versions.len()).unwrap_or(u16::MAX).max(1)
    }

    /// The words of a counting rule; empty when there are none.
    #[must_use]
    pub fn definition(&self, version: u16) -> &str {
        let at = usize::from(version).checked_sub(1);
        at.and_then(|at| self.versions.get(at)).map_or("", |definition| definition.text.as_str())
    }

    /// Whether a value is due in the period with this number.
    #[must_use]
    pub fn is_due(&self, period_number: u8) -> bool {
        self.periods.is_empty() || self.periods.contains(&period_number)
    }

    /// What joins it with itself in other years: its lineage, or else itself.
    #[must_use]
    pub fn lineage(&self) -> Uuid {
        self.lineage_id.unwrap_or(self.id.0)
    }

    /// The severity that its limits propose for a figure; never judged on a rounded number.
    #[must_use]
    pub fn proposal(&self, figure: &super::Figure) -> Option<Severity> {
        let beyond =
            |limit: Option<Decimal>| limit.is_some_and(|limit| ratio::is_beyond(figure, limit, self.direction));
        if beyond(self.limit_serious) {
            Some(Severity::Serious)
        } else {
            beyond(self.limit_minor).then_some(Severity::Minor)
        }
    }
}

/// What was read of a measure. The three kinds of absence (a share without its counts, none occurred, not measured)
/// are never the same as a count of zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reading {
    /// So many of so many.
    Ratio {
        /// How many.
        n: u64,
        /// Of how many.
        of: u64,
    },
    /// So many.
    Count {
        /// How many.
        n: u64,
    },
    /// So much, in the unit of the measure.
    Amount {
        /// How much.
        amount: Decimal,
        /// Whether the source says "ca".
        #[serde(default)]
        approximate: bool,
    },
    /// Yes or no.
    YesNo {
        /// Whether it is yes.
        yes: bool,
    },
    /// A share whose source gives no counts: never turned into counts.
    Share {
        /// Percent, as printed.
        percent: Decimal,
        /// Of how many, if the source says.
        #[serde(default)]
        of: Option<u64>,
        /// Where it was printed.
        #[serde(default)]
        source: String,
    },
    /// Nothing of the kind occurred, so there was nothing to count.
    NoOccurrences {
        /// How that is known.
        how_known: String,
    },
    /// It was not measured.
    NotMeasured {
        /// Why.
        why: String,
    },
    /// The sum of the measures that are parts of this one.
    Parts {},
    /// Counted from a list of cases.
    Cases(Box<CaseCount>),
    /// Counted on a test sheet.
    Sheet {
        /// The sheet.
        sheet_id: SheetId,
        /// The attribute, by its number; none counts the items with at least one deviation.
        #[serde(default)]
        attribute: Option<u8>,
    },
    /// The answers to a survey: how many of those invited.
    SurveyRate {
        /// The survey.
        survey_id: SurveyId,
    },
    /// Some of the answers to a question of a survey.
    SurveyShare {
        /// The question.
        question_id: SurveyQuestionId,
        /// Which answers.
        part: SurveyPart,
    },
}

impl Reading {
    /// Whether a measure of this kind takes it.
    #[must_use]
    pub const fn fits(&self, kind: MeasureKind) -> bool {
        match self {
            Self::NoOccurrences { .. } | Self::NotMeasured { .. } | Self::Parts {} => true,
            Self::Ratio { .. }
            | Self::Share { .. }
            | Self::Cases(_)
            | Self::SurveyRate { .. }
            | Self::SurveyShare { .. } => matches!(kind, MeasureKind::Ratio),
            Self::Count { .. } => matches!(kind, MeasureKind::Count),
            Self::Sheet { .. } => matches!(kind, MeasureKind::Ratio | MeasureKind::Count),
            Self::Amount { .. } => matches!(kind, MeasureKind::Amount),
            Self::YesNo { .. } => matches!(kind, MeasureKind::YesNo),
        }
    }
}

/// A reading with the counting rule it was counted by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// The number of the counting rule.
    #[serde(default = "first")]
    pub version: u16,
    /// What was read.
    pub reading: Reading,
}

const fn first() -> u16 {
    1
}

/// What identifies a value: there is one per measure and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueKey {
    /// The measure.
    pub measure_id: MeasureId,
    /// The period.
    pub period_id: PeriodId,
}

impl std::fmt::Display for ValueKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.measure_id, self.period_id)
    }
}

/// What was read of a measure in a period (*mätvärde*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureValue {
    /// The measure.
    pub measure_id: MeasureId,
    /// The period.
    pub period_id: PeriodId,
    /// The number of the counting rule it was counted by.
    #[serde(default = "first")]
    pub version: u16,
    /// What was read.
    pub reading: Reading,
    /// The figure as it was once printed ("34 %"), beside the computed one.
    #[serde(default)]
    pub printed: String,
    /// The day it is of, where that is not the period's end.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// What is to be said about it.
    #[serde(default)]
    pub note: String,
    /// Why it cannot be compared with other periods; empty when it can.
    #[serde(default)]
    pub not_comparable: String,
    /// The value by another counting rule, so that the old series can be followed.
    #[serde(default)]
    pub beside: Option<Counted>,
    /// The value of the period before, typed once where the program has no record of it.
    #[serde(default)]
    pub previous: Option<Counted>,
}

impl MeasureValue {
    /// A value with nothing beside it.
    #[must_use]
    pub const fn new(key: ValueKey, version: u16, reading: Reading) -> Self {
        Self {
            measure_id: key.measure_id,
            period_id: key.period_id,
            version,
            reading,
            printed: String::new(),
            on: None,
            note: String::new(),
            not_comparable: String::new(),
            beside: None,
            previous: None,
        }
    }

    /// The measure and period it belongs to.
    #[must_use]
    pub const fn key(&self) -> ValueKey {
        ValueKey { measure_id: self.measure_id, period_id: self.period_id }
    }
}
