//! Answers to the questions of a method.

use super::{PeriodId, QuestionId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What identifies an answer: there is one per question and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerKey {
    /// The question.
    pub question_id: QuestionId,
    /// The period.
    pub period_id: PeriodId,
}

impl std::fmt::Display for AnswerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.question_id, self.period_id)
    }
}

/// A question of a method in a period: answered, or skipped with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The question.
    pub question_id: QuestionId,
    /// The period.
    pub period_id: PeriodId,
    /// The answer; empty when it was skipped.
    #[serde(default)]
    pub text: String,
    /// Why it was skipped; empty when it was answered.
    #[serde(default)]
    pub skipped: String,
}

impl Answer {
    /// An answer nobody has given yet.
    #[must_use]
    pub const fn blank(key: AnswerKey) -> Self {
        let AnswerKey { question_id, period_id } = key;
        Self { question_id, period_id, text: String::new(), skipped: String::new() }
    }

    /// The question and period it belongs to.
    #[must_use]
    pub const fn key(&self) -> AnswerKey {
        AnswerKey { question_id: self.question_id, period_id: self.period_id }
    }
}
