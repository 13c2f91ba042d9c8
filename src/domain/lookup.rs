//! Looking up what belongs to a control or a plan, beside its tree.

use super::{
    ActionId, ActionPlan, Answer, AnswerKey, Book, Carried, ControlId, EffectCheck, GoverningDocument, LimitRule,
    Measure, MeasureId, MeasureValue, Period, PeriodId, PlanId, Question, QuestionId, Reception, Revision, SignOff,
    Supplement, Survey, SurveyId, SurveyQuestion, TestSheet,
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

    /// The plans of action of a plan, in order.
    pub fn action_plans(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &ActionPlan> {
        self.list(self.index.action_plans.of(plan))
    }

    /// The checks of what an action achieved, earliest first.
    pub fn effect_checks(&self, action: ActionId) -> impl DoubleEndedIterator<Item = &EffectCheck> {
        self.list(self.index.effect_checks.of(action))
    }

    /// The supplements to the outcomes of a control, in every period, earliest first.
    pub fn supplements(&self, control: ControlId) -> impl DoubleEndedIterator<Item = &Supplement> {
        self.list(self.index.supplements.of(control))
    }

    /// The times a period was signed off, by version.
    pub fn sign_offs(&self, period: PeriodId) -> impl DoubleEndedIterator<Item = &SignOff> {
        self.list(self.index.sign_offs.of(period))
    }

    /// Who has received the plan and its reports.
    pub fn receptions(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Reception> {
        self.list(self.index.receptions.of(plan))
    }

    /// The adoption and the revisions of a plan, by number.
    pub fn revisions(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Revision> {
        self.list(self.index.revisions.of(plan))
    }

    /// The governing documents of a plan, in order.
    pub fn governing_documents(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &GoverningDocument> {
        self.list(self.index.governing_documents.of(plan))
    }

    /// What was decided about the controls of the year before.
    pub fn carried(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Carried> {
        self.list(self.index.carried.of(plan))
    }
}
