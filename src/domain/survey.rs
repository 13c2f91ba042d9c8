//! Surveys: who was asked, how many answered, and each question with its own number of answers.

use super::{ControlId, PeriodId, PlanId, SurveyId, SurveyPart, SurveyQuestionId};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A survey (*enkät*); one may serve several controls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// Identity.
    pub id: SurveyId,
    /// The plan it belongs to.
    pub plan_id: PlanId,
    /// The period it is reported in.
    pub period_id: PeriodId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// Who was asked and how: "alla chefer, per e-post".
    #[serde(default)]
    pub about: String,
    /// The controls it serves.
    #[serde(default)]
    pub control_ids: Vec<ControlId>,
    /// How many were invited.
    #[serde(default)]
    pub invited: Option<u64>,
    /// How many answered.
    #[serde(default)]
    pub answered: Option<u64>,
    /// The first day it was open.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The last day it was open.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

impl Survey {
    /// A survey of which nothing is said yet.
    #[must_use]
    pub const fn blank(id: SurveyId, plan_id: PlanId, period_id: PeriodId) -> Self {
        Self {
            id,
            plan_id,
            period_id,
            rank: 0,
            name: String::new(),
            about: String::new(),
            control_ids: Vec::new(),
            invited: None,
            answered: None,
            from: None,
            to: None,
        }
    }
}

/// How many, or what share where the source gives no counts. Where both are there the count is the truth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tallied {
    /// How many.
    #[serde(default)]
    pub count: Option<u64>,
    /// Percent, as printed.
    #[serde(default)]
    pub percent: Option<Decimal>,
}

/// One of the answers that can be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerOption {
    /// Its words.
    pub label: String,
    /// How many gave it.
    #[serde(default)]
    pub tally: Tallied,
}

/// A question of a survey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyQuestion {
    /// Identity.
    pub id: SurveyQuestionId,
    /// The survey it belongs to.
    pub survey_id: SurveyId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// The question.
    pub text: String,
    /// The answers, from the best to the worst: "ja, nej", or the labels of a scale.
    #[serde(default)]
    pub options: Vec<AnswerOption>,
    /// How many answered this question, where that is known.
    #[serde(default)]
    pub n: Option<u64>,
    /// The best answers together, where the source states only their sum.
    #[serde(default)]
    pub top: Tallied,
    /// The worst answers together, where the source states only their sum.
    #[serde(default)]
    pub bottom: Tallied,
    /// What is to be said about it.
    #[serde(default)]
    pub note: String,
}

impl SurveyQuestion {
    /// A question of which nothing is said yet.
    #[must_use]
    pub const fn blank(id: SurveyQuestionId, survey_id: SurveyId) -> Self {
        let none = Tallied { count: None, percent: None };
        Self {
            id,
            survey_id,
            rank: 0,
            text: String::new(),
            options: Vec::new(),
            n: None,
            top: none,
            bottom: none,
            note: String::new(),
        }
    }

    /// How many answers make the top and the bottom: two of a scale, one of yes and no.
    #[must_use]
    pub const fn group(&self) -> usize {
        if self.options.len() > 3 { 2 } else { 1 }
    }

    /// The places of the answers of a part.
    #[must_use]
    pub fn places(&self, part: SurveyPart) -> std::ops::Range<usize> {
        let (len, group) = (self.options.len(), self.group());
        match part {
            SurveyPart::Top => 0..group.min(len),
            SurveyPart::Bottom => len.saturating_sub(group)..len,
        }
    }

    /// The sum that the source states of a part.
    #[must_use]
    pub const fn stated(&self, part: SurveyPart) -> Tallied {
        match part {
            SurveyPart::Top => self.top,
            SurveyPart::Bottom => self.bottom,
        }
    }
}
