//! Looking up what belongs to a control or a plan, beside its tree.

use super::{
    Answer, AnswerKey, Book, ControlId, LimitRule, Measure, MeasureId, MeasureValue, Period, PeriodId, PlanId,
    Question, QuestionId, Survey, SurveyId, SurveyQuestion, TestSheet,
};

impl Book {
    /// The limit rules of a plan, in order.
    pub fn limit_rules(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &LimitRule> {
        self.list(self.index.limit_rules.of(plan))
    }

    /// The measures of a control, in order.
    pub fn measures(&self, control: ControlId) -> impl DoubleEndedIterator<Item = &Measure> {
        self.list(self.index.measures.of(control))
    }

    /// A measure with itself in other years, as far as the book has them.
    pub fn measures_of_lineage(&self, measure: &Measure) -> impl DoubleEndedIterator<Item = &Measure> {
        self.list(self.index.measures_of_lineage.of(measure.lineage()))
    }

    pub(super) fn measures_of_whole(&self, whole: MeasureId) -> impl DoubleEndedIterator<Item = &Measure> {
        self.list(self.index.measures_of_whole.of(whole))
    }

    /// What is recorded of a measure, in every period.
    pub fn values_of(&self, measure: MeasureId) -> impl DoubleEndedIterator<Item = &MeasureValue> {
        self.list(self.index.values.of(measure))
    }

    /// The answer to a question in a period, or the reason it was skipped.
    #[must_use]
    pub fn answer(&self, question: QuestionId, period: PeriodId) -> Option<&Answer> {
        self.find::<Answer>(AnswerKey { question_id: question, period_id: period })
    }

    /// The answers to a question, in every period.
    pub fn answers_of(&self, question: QuestionId) -> impl DoubleEndedIterator<Item = &Answer> {
        self.list(self.index.answers.of(question))
    }

    /// The questions of a control that are due in a period and neither answered nor skipped, in order.
    pub fn unanswered<'a>(&'a self, control: ControlId, period: &'a Period) -> impl Iterator<Item = &'a Question> {
        let waits =
            |question: &&Question| question.is_due(period.number) && self.answer(question.id, period.id).is_none();
        self.questions(control).filter(waits)
    }

    /// The surveys of a plan, in every period, in order.
    pub fn surveys(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Survey> {
        self.list(self.index.surveys.of(plan))
    }

    /// The surveys that serve a control, in every period, in order.
    pub fn surveys_of_control(&self, control: ControlId) -> impl DoubleEndedIterator<Item = &Survey> {
        self.list(self.index.surveys_of_control.of(control))
    }

    /// The questions of a survey, in order.
    pub fn survey_questions(&self, survey: SurveyId) -> impl DoubleEndedIterator<Item = &SurveyQuestion> {
        self.list(self.index.survey_questions.of(survey))
    }

    /// The test sheets of a control, in every period, in order.
    pub fn sheets(&self, control: ControlId) -> impl DoubleEndedIterator<Item = &TestSheet> {
        self.list(self.index.sheets.of(control))
    }
}
