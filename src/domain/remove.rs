//! Removing a record: with it goes what lies in it, and what refers to it lets go. Until both are so it may not go.

use super::change::{Change, Edit, Verb};
use super::problem::{Problem, ProblemCode};
use super::validate::Check;
use super::{
    Action, ActionId, ActionPlanId, Area, Book, ControlActivity, Deviation, DeviationId, Figure, GoverningDocument,
    LimitRuleId, Measure, MeasureId, MeasureValue, Outcome, Period, PeriodId, Plan, PlanId, Reading, Reception, Record,
    RecordKey, RecordKind, RiskPoint, SheetId, Supplement, Survey, SurveyId, SurveyQuestion, SurveyQuestionId,
    TestSheet,
};

/// The edits of a removal as they are gathered. A record that lets go of several things is edited several times, each
/// time from where the edit before left it.
struct Removal<'a> {
    book: &'a Book,
    edits: Vec<Edit>,
}

impl Book {
    /// The change that removes a record with everything that lies in it.
    ///
    /// A deviation takes with it the actions that aim at nothing else; other actions lose only their link. A measure that
    /// was fed by a sheet, a survey or its last part keeps the figure it had.
    ///
    /// # Errors
    /// `Dangling` when there is no such record, `InUse` for a board that has plans and for a sign-off, which is not removed this way,
    /// `Locked` for a period that is signed off and for a plan with such a period, `LastPlan` for the only plan there is.
    pub fn remove_change(&self, key: RecordKey) -> Result<Change, Problem> {
        let Some(record) = self.get(key) else { return Err(Problem::of(ProblemCode::Dangling, key)) };
        if let Some(code) = self.why_not_removed(&record) {
            return Err(Problem::of(code, key));
        }
        let subject = self.subject_of(&record);
        let mut removal = Removal { book: self, edits: Vec::new() };
        removal.record(record);
        let change = Change { verb: Verb::Remove, kind: key.kind(), subject, plan_id: None, edits: removal.edits };
        // A plan that is gone is brought back from any other.
        Ok(if key.kind() == RecordKind::Plan { change } else { change.with_plan(self) })
    }

    fn why_not_removed(&self, record: &Record) -> Option<ProblemCode> {
        match record {
            Record::SignOff(_) => Some(ProblemCode::InUse),
            Record::Board(board) => self.plans_of(board.id).next().map(|_| ProblemCode::InUse),
            Record::Plan(plan) if self.periods(plan.id).any(Period::is_locked) => Some(ProblemCode::Locked),
            Record::Plan(_) => self.all::<Plan>().nth(1).is_none().then_some(ProblemCode::LastPlan),
            Record::Period(period) => period.is_locked().then_some(ProblemCode::Locked),
            _ => None,
        }
    }

    /// Refuses a record gone while others refer to it.
    pub(super) fn check_gone(&self, key: RecordKey) -> Check {
        let index = &self.index;
        let used = match key {
            RecordKey::Board(id) => index.plans.count(id) > 0,
            RecordKey::Plan(id) => {
                index.periods.count(id) + index.areas.count((id, None)) > 0
                    || index.deviations.count(id) + index.actions.count(id) > 0
                    || index.limit_rules.count(id) + index.surveys.count(id) > 0
                    || index.action_plans.count(id) + index.governing_documents.count(id) > 0
                    || index.receptions.count(id) + index.revisions.count(id) + index.carried.count(id) > 0
            }
            RecordKey::Period(id) => self.period_is_used(id),
            RecordKey::Area(id) => {
                index.risk_points.count(id) > 0 || self.areas.rows().any(|area| area.parent_id == Some(id))
            }
            RecordKey::RiskPoint(id) => {
                index.controls.count(id) + index.deviations_of_risk_point.count(id) > 0
                    || self.governing_documents.rows().any(|document| document.risk_point_ids.contains(&id))
            }
            RecordKey::ActionPlan(id) => self.actions.rows().any(|action| action.action_plan_id == Some(id)),
            RecordKey::Action(id) => index.effect_checks.count(id) > 0,
            RecordKey::ControlActivity(id) => {
                index.questions.count(id) + index.deviations_of_control.count(id) > 0
                    || index.measures.count(id) + index.sheets.count(id) + index.surveys_of_control.count(id) > 0
                    || index.supplements.count(id) > 0
                    || self.outcomes_of(id).next().is_some()
            }
            RecordKey::Question(id) => self.answers_of(id).next().is_some(),
            RecordKey::LimitRule(id) => self.measures.rows().any(|measure| measure.rule_id == Some(id)),
            RecordKey::Measure(id) => self.measure_is_used(id),
            RecordKey::Survey(id) => {
                index.survey_questions.count(id) > 0 || self.feeds(|reading| reads_survey(reading, id))
            }
            RecordKey::SurveyQuestion(id) => self.feeds(|reading| reads_question(reading, id)),
            RecordKey::TestSheet(id) => {
                self.items(id).next().is_some() || self.feeds(|reading| reads_sheet(reading, id))
            }
            RecordKey::Deviation(id) => {
                index.actions_of_deviation.count(id) > 0
                    || self.deviations.rows().any(|deviation| deviation.repeat_of_id == Some(id))
            }
            RecordKey::Outcome(_)
            | RecordKey::Answer(_)
            | RecordKey::SheetItem(_)
            | RecordKey::MeasureValue(_)
            | RecordKey::EffectCheck(_)
            | RecordKey::Supplement(_)
            | RecordKey::SignOff(_)
            | RecordKey::Reception(_)
            | RecordKey::Revision(_)
            | RecordKey::GoverningDocument(_)
            | RecordKey::Carried(_)
            | RecordKey::Look(_) => false,
        };
        if used { Err(Problem::of(ProblemCode::InUse, key)) } else { Ok(()) }
    }

    fn period_is_used(&self, id: PeriodId) -> bool {
        self.outcomes.rows().any(|outcome| outcome.period_id == id)
            || self.deviations.rows().any(|deviation| deviation.period_id == id)
            || self.answers.rows().any(|answer| answer.period_id == id)
            || self.measure_values.rows().any(|value| value.period_id == id)
            || self.surveys.rows().any(|survey| survey.period_id == id)
            || self.test_sheets.rows().any(|sheet| sheet.period_id == id)
            || self.supplements.rows().any(|supplement| supplement.period_id == id)
            || self.receptions.rows().any(|reception| reception.period_id == Some(id))
            || self.index.sign_offs.count(id) > 0
    }

    fn measure_is_used(&self, id: MeasureId) -> bool {
        self.values_of(id).next().is_some()
            || self.index.measures_of_whole.count(id) > 0
            || self.measures.rows().any(|measure| measure.pair_of_ids.contains(&id))
            || self.deviations.rows().any(|deviation| deviation.measure_id == Some(id))
    }

    pub(super) fn feeds(&self, reads: impl Fn(&Reading) -> bool) -> bool {
        self.measure_values.rows().any(|value| readings(value).any(&reads))
    }
}

/// Every reading of a value: its own, and those beside it.
pub(super) fn readings(value: &MeasureValue) -> impl Iterator<Item = &Reading> {
    let others = [value.beside.as_ref(), value.previous.as_ref()].into_iter().flatten();
    std::iter::once(&value.reading).chain(others.map(|counted| &counted.reading))
}

pub(super) fn reads_sheet(reading: &Reading, id: SheetId) -> bool {
    matches!(reading, Reading::Sheet { sheet_id, .. } if *sheet_id == id)
}

pub(super) fn reads_survey(reading: &Reading, id: SurveyId) -> bool {
    matches!(reading, Reading::SurveyRate { survey_id } if *survey_id == id)
}

pub(super) fn reads_question(reading: &Reading, id: SurveyQuestionId) -> bool {
    matches!(reading, Reading::SurveyShare { question_id, .. } if *question_id == id)
}

impl Removal<'_> {
    /// A record as the edits so far leave it; `None` when they have removed it.
    fn as_edited(&self, key: RecordKey) -> Option<Record> {
        match self.edits.iter().rev().find(|edit| edit.key() == Some(key)) {
            Some(edit) => edit.after.clone(),
            None => self.book.get(key),
        }
    }

    fn remove(&mut self, key: RecordKey) {
        if let Some(record) = self.as_edited(key) {
            self.edits.push(Edit::remove(record));
        }
    }

    fn replace(&mut self, after: impl Into<Record>) {
        let after = after.into();
        if let Some(before) = self.as_edited(after.key()).filter(|before| *before != after) {
            self.edits.push(Edit::replace(before, after));
        }
    }

    fn is_gone(&self, key: RecordKey) -> bool {
        self.as_edited(key).is_none()
    }

    fn record(&mut self, record: Record) {
        match record {
            Record::Plan(plan) => self.plan(plan.id),
            Record::Area(area) => self.area(&area),
            Record::RiskPoint(risk_point) => self.risk_point(&risk_point),
            Record::ControlActivity(control) => self.control(&control),
            Record::Deviation(deviation) => self.deviation(&deviation),
            Record::Period(period) => self.period(&period),
            Record::Question(question) => self.question(&question),
            Record::LimitRule(rule) => self.limit_rule(rule.id),
            Record::Measure(measure) => self.measure(&measure),
            Record::Survey(survey) => self.survey(&survey),
            Record::SurveyQuestion(question) => self.survey_question(&question),
            Record::TestSheet(sheet) => self.sheet(&sheet),
            Record::Action(action) => self.action(action.id),
            Record::ActionPlan(plan) => self.action_plan(plan.id),
            other => self.remove(other.key()),
        }
    }

    /// A plan with all that is planned and recorded in it. Its board stays.
    fn plan(&mut self, id: PlanId) {
        let book = self.book;
        book.areas(id, None).for_each(|area| self.area(area));
        book.periods(id).for_each(|period| self.period(period));
        book.deviations(id).for_each(|deviation| self.deviation(deviation));
        book.actions(id).for_each(|action| self.action(action.id));
        book.action_plans(id).for_each(|plan| self.action_plan(plan.id));
        book.surveys(id).for_each(|survey| self.survey(survey));
        book.limit_rules(id).for_each(|rule| self.limit_rule(rule.id));
        let documents = book.governing_documents(id).map(|each| RecordKey::GoverningDocument(each.id));
        let receptions = book.receptions(id).map(|each| RecordKey::Reception(each.id));
        let revisions = book.revisions(id).map(|each| RecordKey::Revision(each.id));
        let carried = book.carried(id).map(|each| RecordKey::Carried(each.id));
        documents.chain(receptions).chain(revisions).chain(carried).for_each(|key| self.remove(key));
        self.remove(RecordKey::Plan(id));
    }

    fn area(&mut self, area: &Area) {
        for child in self.book.areas(area.plan_id, Some(area.id)) {
            self.area(child);
        }
        for risk_point in self.book.risk_points(area.id) {
            self.risk_point(risk_point);
        }
        self.remove(RecordKey::Area(area.id));
    }

    fn risk_point(&mut self, risk_point: &RiskPoint) {
        for control in self.book.controls(risk_point.id) {
            self.control(control);
        }
        for deviation in self.book.deviations_of_risk_point(risk_point.id) {
            self.deviation(deviation);
        }
        for document in self.book.all::<GoverningDocument>().filter(|each| each.risk_point_ids.contains(&risk_point.id))
        {
            if let Some(Record::GoverningDocument(mut document)) =
                self.as_edited(RecordKey::GoverningDocument(document.id))
            {
                document.risk_point_ids.retain(|id| *id != risk_point.id);
                self.replace(document);
            }
        }
        self.remove(RecordKey::RiskPoint(risk_point.id));
    }

    fn control(&mut self, control: &ControlActivity) {
        for deviation in self.book.deviations_of_control(control.id) {
            self.deviation(deviation);
        }
        for outcome in self.book.outcomes_of(control.id) {
            self.remove(RecordKey::Outcome(outcome.key()));
        }
        for question in self.book.questions(control.id) {
            self.question(question);
        }
        for measure in self.book.measures(control.id) {
            self.measure(measure);
        }
        for sheet in self.book.sheets(control.id) {
            self.sheet(sheet);
        }
        for supplement in self.book.supplements(control.id) {
            self.remove(RecordKey::Supplement(supplement.id));
        }
        for survey in self.book.surveys_of_control(control.id) {
            if let Some(Record::Survey(mut survey)) = self.as_edited(RecordKey::Survey(survey.id)) {
                survey.control_ids.retain(|id| *id != control.id);
                self.replace(survey);
            }
        }
        self.remove(RecordKey::ControlActivity(control.id));
    }

    fn period(&mut self, period: &Period) {
        let book = self.book;
        for deviation in book.all::<Deviation>().filter(|deviation| deviation.period_id == period.id) {
            self.deviation(deviation);
        }
        for outcome in book.all::<Outcome>().filter(|outcome| outcome.period_id == period.id) {
            self.remove(RecordKey::Outcome(outcome.key()));
        }
        for answer in book.all::<super::Answer>().filter(|answer| answer.period_id == period.id) {
            self.remove(RecordKey::Answer(answer.key()));
        }
        for value in book.all::<MeasureValue>().filter(|value| value.period_id == period.id) {
            self.remove(RecordKey::MeasureValue(value.key()));
        }
        for survey in book.all::<Survey>().filter(|survey| survey.period_id == period.id) {
            self.survey(survey);
        }
        for sheet in book.all::<TestSheet>().filter(|sheet| sheet.period_id == period.id) {
            self.sheet(sheet);
        }
        for supplement in book.all::<Supplement>().filter(|supplement| supplement.period_id == period.id) {
            self.remove(RecordKey::Supplement(supplement.id));
        }
        for reception in book.all::<Reception>().filter(|reception| reception.period_id == Some(period.id)) {
            self.remove(RecordKey::Reception(reception.id));
        }
        for sign_off in book.sign_offs(period.id) {
            self.remove(RecordKey::SignOff(sign_off.id));
        }
        self.remove(RecordKey::Period(period.id));
    }

    fn question(&mut self, question: &super::Question) {
        for answer in self.book.answers_of(question.id) {
            self.remove(RecordKey::Answer(answer.key()));
        }
        self.remove(RecordKey::Question(question.id));
    }

    fn limit_rule(&mut self, id: LimitRuleId) {
        for measure in self.book.all::<Measure>().filter(|measure| measure.rule_id == Some(id)) {
            self.replace(Measure { rule_id: None, ..measure.clone() });
        }
        self.remove(RecordKey::LimitRule(id));
    }

    fn measure(&mut self, measure: &Measure) {
        let (book, id) = (self.book, measure.id);
        for value in book.values_of(id) {
            self.remove(RecordKey::MeasureValue(value.key()));
        }
        for other in
            book.all::<Measure>().filter(|other| other.part_of_id == Some(id) || other.pair_of_ids.contains(&id))
        {
            if let Some(Record::Measure(mut other)) = self.as_edited(RecordKey::Measure(other.id)) {
                other.part_of_id = other.part_of_id.filter(|whole| *whole != id);
                other.pair_of_ids.retain(|pair| *pair != id);
                self.replace(other);
            }
        }
        for deviation in book.all::<Deviation>().filter(|deviation| deviation.measure_id == Some(id)) {
            if let Some(Record::Deviation(deviation)) = self.as_edited(RecordKey::Deviation(deviation.id)) {
                self.replace(Deviation { measure_id: None, ..deviation });
            }
        }
        self.remove(RecordKey::Measure(id));
        if let Some(whole) = measure.part_of_id
            && book.parts(whole).all(|part| self.is_gone(RecordKey::Measure(part.id)))
        {
            self.freeze(|measure, reading| measure == whole && matches!(reading, Reading::Parts {}));
        }
    }

    fn survey(&mut self, survey: &Survey) {
        for question in self.book.survey_questions(survey.id) {
            self.survey_question(question);
        }
        self.freeze(|_, reading| reads_survey(reading, survey.id));
        self.remove(RecordKey::Survey(survey.id));
    }

    fn survey_question(&mut self, question: &SurveyQuestion) {
        self.freeze(|_, reading| reads_question(reading, question.id));
        self.remove(RecordKey::SurveyQuestion(question.id));
    }

    fn sheet(&mut self, sheet: &TestSheet) {
        self.freeze(|_, reading| reads_sheet(reading, sheet.id));
        for item in self.book.items(sheet.id) {
            self.remove(RecordKey::SheetItem(item.key()));
        }
        self.remove(RecordKey::TestSheet(sheet.id));
    }

    /// Lets measures that were fed by what goes keep the figures they had.
    fn freeze(&mut self, reads: impl Fn(MeasureId, &Reading) -> bool) {
        let fed = |value: &&MeasureValue| readings(value).any(|reading| reads(value.measure_id, reading));
        for value in self.book.all::<MeasureValue>().filter(fed) {
            let key = RecordKey::MeasureValue(value.key());
            let Some(Record::MeasureValue(mut after)) = self.as_edited(key) else { continue };
            let others = [after.beside.as_mut(), after.previous.as_mut()].into_iter().flatten();
            let all = std::iter::once(&mut after.reading).chain(others.map(|counted| &mut counted.reading));
            for reading in all.filter(|reading| reads(value.measure_id, reading)) {
                *reading = self.frozen(reading, value);
            }
            self.replace(after);
        }
    }

    /// What a reading came to, or that it is not measured where its measure has no way to say it.
    fn frozen(&self, reading: &Reading, of: &MeasureValue) -> Reading {
        let takes = |reading: &Reading| {
            self.book.find::<Measure>(of.measure_id).is_some_and(|measure| reading.fits(measure.kind))
        };
        let figure = self.book.figure_of(reading, of.measure_id, of.period_id).map(|resolved| resolved.figure);
        figure.map(plain).filter(takes).unwrap_or_else(|| Reading::NotMeasured { why: String::new() })
    }

    fn deviation(&mut self, deviation: &Deviation) {
        let key = RecordKey::Deviation(deviation.id);
        if self.is_gone(key) {
            return;
        }
        for action in self.book.actions_of(deviation.id) {
            self.unlink_action(action, deviation.id);
        }
        let book = self.book;
        for repeat in book.all::<Deviation>().filter(|other| other.repeat_of_id == Some(deviation.id)) {
            if let Some(Record::Deviation(repeat)) = self.as_edited(RecordKey::Deviation(repeat.id)) {
                self.replace(Deviation { repeat_of_id: None, ..repeat });
            }
        }
        self.remove(key);
    }

    fn action(&mut self, id: ActionId) {
        for check in self.book.effect_checks(id) {
            self.remove(RecordKey::EffectCheck(check.id));
        }
        self.remove(RecordKey::Action(id));
    }

    fn action_plan(&mut self, id: ActionPlanId) {
        for action in self.book.all::<Action>().filter(|action| action.action_plan_id == Some(id)) {
            if let Some(Record::Action(action)) = self.as_edited(RecordKey::Action(action.id)) {
                self.replace(Action { action_plan_id: None, ..action });
            }
        }
        self.remove(RecordKey::ActionPlan(id));
    }

    fn unlink_action(&mut self, action: &Action, deviation: DeviationId) {
        let Some(Record::Action(mut after)) = self.as_edited(RecordKey::Action(action.id)) else { return };
        after.deviation_ids.retain(|id| *id != deviation);
        if after.deviation_ids.is_empty() {
            self.action(action.id);
        } else {
            self.replace(after);
        }
    }
}

/// A figure as a reading of its own.
fn plain(figure: Figure) -> Reading {
    match figure {
        Figure::Ratio { n, of } => Reading::Ratio { n, of },
        Figure::Count { n } => Reading::Count { n },
        Figure::Amount { amount, approximate } => Reading::Amount { amount, approximate },
        Figure::YesNo { yes } => Reading::YesNo { yes },
        Figure::Share { percent, of, source } => Reading::Share { percent, of, source },
        Figure::NoOccurrences { how_known } => Reading::NoOccurrences { how_known },
        Figure::NotMeasured { why } => Reading::NotMeasured { why },
    }
}
