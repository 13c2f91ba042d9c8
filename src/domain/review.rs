//! The second pair of eyes: what waits for review, what becomes of it, and that a review holds for what was reviewed.

use super::change::{Change, Edit, Verb};
use super::lock::is_follow_up;
use super::problem::{Problem, ProblemCode};
use super::{
    Book, ControlActivity, ControlId, Measure, Outcome, OutcomeKey, Period, PeriodId, Question, Record, RecordKey,
    Status, Survey, SurveyQuestion, TestSheet,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Outcome {
    /// Whether somebody has reviewed it as it is.
    #[must_use]
    pub fn is_reviewed(&self) -> bool {
        self.reviewed_on.is_some() || !self.reviewed_by.trim().is_empty()
    }

    /// Whether it is completed and waits for a reviewer.
    #[must_use]
    pub fn waits_for_review(&self) -> bool {
        self.status == Status::Completed && !self.is_reviewed()
    }

    fn unreviewed(mut self) -> Self {
        self.reviewed_by.clear();
        self.reviewed_on = None;
        self
    }
}

impl Book {
    /// The controls of a plan that wait for review in a period, in the order of the tree.
    pub fn to_review(&self, period: &Period) -> impl Iterator<Item = (&ControlActivity, &Outcome)> {
        let id = period.id;
        let controls = self.controls_of_plan(period.plan_id).into_iter();
        controls
            .filter_map(move |control| Some((control, self.outcome(control.id, id)?)))
            .filter(|(_, outcome)| outcome.waits_for_review())
    }

    /// The change by which a reviewer accepts an outcome. What was said when it was sent back is done with.
    ///
    /// # Errors
    /// `NotCompleted` for what is not completed, `Required` when nobody is said to have made or reviewed it.
    pub fn approve_change(&self, key: OutcomeKey, by: &str, on: NaiveDate) -> Result<Change, Problem> {
        let outcome = self.completed(key)?;
        let required = |field| Err(Problem::at(ProblemCode::Required, RecordKey::Outcome(key), field));
        if outcome.performed_by.trim().is_empty() {
            return required("performed_by");
        }
        if by.trim().is_empty() {
            return required("reviewed_by");
        }
        let accepted = Outcome {
            reviewed_by: by.trim().to_owned(),
            reviewed_on: Some(on),
            sent_back: false,
            review_comment: String::new(),
            ..outcome.clone()
        };
        Ok(self.put_change(Verb::Review, accepted))
    }

    /// The change by which a reviewer sends an outcome back: it is no longer completed, and says why.
    ///
    /// # Errors
    /// `NotCompleted` for what is not completed, `Required` without a comment.
    pub fn send_back_change(&self, key: OutcomeKey, comment: &str) -> Result<Change, Problem> {
        let outcome = self.completed(key)?;
        if comment.trim().is_empty() {
            return Err(Problem::at(ProblemCode::Required, RecordKey::Outcome(key), "review_comment"));
        }
        let review_comment = comment.trim().to_owned();
        let back = Outcome { status: Status::Started, sent_back: true, review_comment, ..outcome.clone() };
        Ok(self.put_change(Verb::SendBack, back.unreviewed()))
    }

    fn completed(&self, key: OutcomeKey) -> Result<&Outcome, Problem> {
        let completed = |outcome: &&Outcome| outcome.status == Status::Completed;
        let outcome = self.outcome(key.control_id, key.period_id).filter(completed);
        outcome.ok_or_else(|| Problem::of(ProblemCode::NotCompleted, RecordKey::Outcome(key)))
    }

    /// A change with what follows from it for reviews: what is changed has to be reviewed anew, and what was sent back
    /// and is completed again waits for the reviewer.
    #[must_use]
    pub fn with_reviews(&self, mut change: Change) -> Change {
        if matches!(change.verb, Verb::Import | Verb::Review | Verb::SendBack) {
            return change;
        }
        let mut own = BTreeSet::new();
        for edit in &mut change.edits {
            match (&edit.before, &mut edit.after) {
                (Some(Record::Outcome(before)), Some(Record::Outcome(after))) => {
                    own.insert(after.key());
                    follow(before, after);
                }
                // What goes away has no review to lose.
                (Some(Record::Outcome(gone)), _) => _ = own.insert(gone.key()),
                (_, Some(Record::Outcome(new))) => _ = own.insert(new.key()),
                _ => {}
            }
        }
        let told = change
            .edits
            .iter()
            .filter(|edit| edit.before != edit.after && !is_follow_up(edit.before.as_ref(), edit.after.as_ref()));
        let records = told.flat_map(|edit| edit.before.iter().chain(&edit.after));
        let touched: BTreeSet<OutcomeKey> = records.flat_map(|record| self.outcomes_told_by(record)).collect();
        let lapsed = touched.difference(&own).filter_map(|key| self.outcome(key.control_id, key.period_id));
        let lapsed: Vec<Edit> = lapsed
            .filter(|outcome| outcome.is_reviewed())
            .map(|outcome| Edit::replace(outcome.clone(), outcome.clone().unreviewed()))
            .collect();
        change.edits.extend(lapsed);
        change
    }

    /// The outcomes whose figures, answers, sheets or deviations a record is.
    fn outcomes_told_by(&self, record: &Record) -> Vec<OutcomeKey> {
        let of = |control: Option<ControlId>, period_id: PeriodId| {
            control.map(|control_id| OutcomeKey { control_id, period_id }).into_iter().collect()
        };
        let of_survey = |survey: &Survey| {
            let period_id = survey.period_id;
            survey.control_ids.iter().map(|control_id| OutcomeKey { control_id: *control_id, period_id }).collect()
        };
        match record {
            Record::Answer(answer) => {
                of(self.find::<Question>(answer.question_id).map(|each| each.control_id), answer.period_id)
            }
            Record::MeasureValue(value) => {
                of(self.find::<Measure>(value.measure_id).map(|each| each.control_id), value.period_id)
            }
            Record::TestSheet(sheet) => of(Some(sheet.control_id), sheet.period_id),
            Record::SheetItem(item) => match self.find::<TestSheet>(item.sheet_id) {
                Some(sheet) => of(Some(sheet.control_id), sheet.period_id),
                None => Vec::new(),
            },
            Record::Survey(survey) => of_survey(survey),
            Record::SurveyQuestion(SurveyQuestion { survey_id, .. }) => {
                self.find::<Survey>(*survey_id).map(of_survey).unwrap_or_default()
            }
            Record::Deviation(deviation) => of(deviation.control_id, deviation.period_id),
            _ => Vec::new(),
        }
    }
}

/// What follows for an outcome from being changed.
fn follow(before: &Outcome, after: &mut Outcome) {
    if after.status == Status::Completed && before.status != Status::Completed {
        after.sent_back = false;
    }
    let same_review = before.reviewed_by == after.reviewed_by && before.reviewed_on == after.reviewed_on;
    if before.is_reviewed() && same_review && before != after {
        *after = after.clone().unreviewed();
    }
}
