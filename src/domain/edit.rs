//! The changes a person makes, built against a book: what to add, replace, move and remove.

use super::change::{Change, Edit, Verb};
use super::problem::{Problem, ProblemCode};
use super::record::Entity;
use super::{
    Area, AreaId, Book, ControlActivity, ControlId, Deviation, DeviationId, LimitRule, Measure, MeasureId, Outcome,
    OutcomeKey, PlanId, Question, QuestionId, Record, RecordKey, RiskPoint, RiskPointId, Severity, Status, Survey,
    SurveyQuestion, TestSheet,
};

/// Room between the ranks of siblings, so that one can be put between two without touching the others.
const GAP: i64 = 1024;

/// The rank that comes after the siblings with these ranks.
#[must_use]
pub fn rank_after(siblings: impl Iterator<Item = i64>) -> i64 {
    siblings.max().map_or(GAP, |last| last.saturating_add(GAP))
}

/// Up or down among siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

impl Book {
    /// The change that enters `record`, in place of any with its identity.
    #[must_use]
    pub fn put_change(&self, verb: Verb, record: impl Into<Record>) -> Change {
        let record = record.into();
        let (key, subject) = (record.key(), self.subject_of(&record));
        let edits = vec![Edit { before: self.get(key), after: Some(record) }];
        Change { verb, kind: key.kind(), subject, plan_id: None, edits }.with_plan(self)
    }

    /// The change that sets the status of a control in a period.
    #[must_use]
    pub fn status_change(&self, key: OutcomeKey, status: Status) -> Change {
        let mut outcome = self.outcome_or_blank(key);
        outcome.status = status;
        if status != Status::Paused {
            outcome.paused_reason.clear();
            outcome.resumes.clear();
        }
        self.put_change(Verb::SetStatus, outcome)
    }

    /// What is recorded of a control in a period, or a blank outcome.
    #[must_use]
    pub fn outcome_or_blank(&self, key: OutcomeKey) -> Outcome {
        self.outcome(key.control_id, key.period_id).cloned().unwrap_or_else(|| Outcome::blank(key))
    }

    /// The change that grades a deviation.
    ///
    /// # Errors
    /// `Dangling` when there is no such deviation.
    pub fn grade_change(&self, id: DeviationId, severity: Option<Severity>) -> Result<Change, Problem> {
        let before = self.held::<Deviation>(id, RecordKey::Deviation(id))?;
        Ok(self.put_change(Verb::Grade, Deviation { severity, ..before.clone() }))
    }

    /// The change that moves a record one step among its siblings.
    ///
    /// # Errors
    /// `Nothing` when it is first or last already or has no order of its own; `Dangling` when there is none.
    pub fn step_change(&self, key: RecordKey, direction: Direction) -> Result<Change, Problem> {
        match key {
            RecordKey::Area(id) => {
                let area = self.held::<Area>(id, key)?;
                self.step(area, self.areas(area.plan_id, area.parent_id).collect(), direction)
            }
            RecordKey::RiskPoint(id) => {
                let risk_point = self.held::<RiskPoint>(id, key)?;
                self.step(risk_point, self.risk_points(risk_point.area_id).collect(), direction)
            }
            RecordKey::ControlActivity(id) => {
                let control = self.held::<ControlActivity>(id, key)?;
                self.step(control, self.controls(control.risk_point_id).collect(), direction)
            }
            RecordKey::Question(id) => {
                let question = self.held::<Question>(id, key)?;
                self.step(question, self.questions(question.control_id).collect(), direction)
            }
            RecordKey::Measure(id) => {
                let measure = self.held::<Measure>(id, key)?;
                self.step(measure, self.measures(measure.control_id).collect(), direction)
            }
            RecordKey::LimitRule(id) => {
                let rule = self.held::<LimitRule>(id, key)?;
                self.step(rule, self.limit_rules(rule.plan_id).collect(), direction)
            }
            RecordKey::Survey(id) => {
                let survey = self.held::<Survey>(id, key)?;
                let of_period = self.surveys(survey.plan_id).filter(|other| other.period_id == survey.period_id);
                self.step(survey, of_period.collect(), direction)
            }
            RecordKey::SurveyQuestion(id) => {
                let question = self.held::<SurveyQuestion>(id, key)?;
                self.step(question, self.survey_questions(question.survey_id).collect(), direction)
            }
            RecordKey::TestSheet(id) => {
                let sheet = self.held::<TestSheet>(id, key)?;
                let of_period = self.sheets(sheet.control_id).filter(|other| other.period_id == sheet.period_id);
                self.step(sheet, of_period.collect(), direction)
            }
            _ => Err(Problem::of(ProblemCode::Nothing, key)),
        }
    }

    fn step<R: Ranked>(&self, record: &R, mut siblings: Vec<&R>, direction: Direction) -> Result<Change, Problem> {
        let record_key = record.clone().into().key();
        let nothing = || Problem::of(ProblemCode::Nothing, record_key);
        let at = siblings.iter().position(|other| other.key() == record.key()).ok_or_else(nothing)?;
        let to = match direction {
            Direction::Up => at.checked_sub(1),
            Direction::Down => Some(at + 1).filter(|to| *to < siblings.len()),
        };
        siblings.swap(at, to.ok_or_else(nothing)?);
        let ranks = (1..).map(|place: i64| place * GAP);
        let edits = siblings.into_iter().zip(ranks).filter(|(sibling, rank)| sibling.rank() != *rank);
        let edits = edits.map(|(sibling, rank)| Edit::replace(sibling.clone(), sibling.clone().ranked(rank))).collect();
        let subject = self.subject_of(&record.clone().into());
        Ok(Change { verb: Verb::Move, kind: record_key.kind(), subject, plan_id: None, edits }.with_plan(self))
    }

    /// The change that moves an area to another parent, or outermost.
    ///
    /// # Errors
    /// `Dangling` when there is no such area. Whether it may lie there is checked when the change is applied.
    pub fn move_area_change(&self, id: AreaId, parent: Option<AreaId>) -> Result<Change, Problem> {
        let area = self.held::<Area>(id, RecordKey::Area(id))?;
        let rank = rank_after(self.areas(area.plan_id, parent).map(|sibling| sibling.rank));
        Ok(self.put_change(Verb::Move, Area { parent_id: parent, rank, ..area.clone() }))
    }

    /// The change that moves a risk point to another area.
    ///
    /// # Errors
    /// `Dangling` when there is no such risk point.
    pub fn move_risk_point_change(&self, id: RiskPointId, area_id: AreaId) -> Result<Change, Problem> {
        let risk_point = self.held::<RiskPoint>(id, RecordKey::RiskPoint(id))?;
        let rank = rank_after(self.risk_points(area_id).map(|sibling| sibling.rank));
        Ok(self.put_change(Verb::Move, RiskPoint { area_id, rank, ..risk_point.clone() }))
    }

    /// The change that moves a control to another risk point.
    ///
    /// # Errors
    /// `Dangling` when there is no such control.
    pub fn move_control_change(&self, id: ControlId, risk_point_id: RiskPointId) -> Result<Change, Problem> {
        let control = self.held::<ControlActivity>(id, RecordKey::ControlActivity(id))?;
        let rank = rank_after(self.controls(risk_point_id).map(|sibling| sibling.rank));
        Ok(self.put_change(Verb::Move, ControlActivity { risk_point_id, rank, ..control.clone() }))
    }

    /// The change that moves a measure to another control.
    ///
    /// # Errors
    /// `Dangling` when there is no such measure.
    pub fn move_measure_change(&self, id: MeasureId, control_id: ControlId) -> Result<Change, Problem> {
        let measure = self.held::<Measure>(id, RecordKey::Measure(id))?;
        let rank = rank_after(self.measures(control_id).map(|sibling| sibling.rank));
        Ok(self.put_change(Verb::Move, Measure { control_id, rank, ..measure.clone() }))
    }

    /// The change that moves a question, with its answers, to another control.
    ///
    /// # Errors
    /// `Dangling` when there is no such question.
    pub fn move_question_change(&self, id: QuestionId, control_id: ControlId) -> Result<Change, Problem> {
        let question = self.held::<Question>(id, RecordKey::Question(id))?;
        let rank = rank_after(self.questions(control_id).map(|sibling| sibling.rank));
        Ok(self.put_change(Verb::Move, Question { control_id, rank, ..question.clone() }))
    }

    pub(super) fn held<E: Entity>(&self, id: E::Key, key: RecordKey) -> Result<&E, Problem> {
        self.find::<E>(id).ok_or_else(|| Problem::of(ProblemCode::Dangling, key))
    }

    /// The name by which a person knows a record.
    #[must_use]
    pub fn subject_of(&self, record: &Record) -> String {
        match record {
            Record::Board(board) => board.name.clone(),
            Record::Plan(plan) => {
                let board = self.find::<super::Board>(plan.board_id).map_or("", |board| board.name.as_str());
                format!("{board} {}", plan.year).trim().to_owned()
            }
            Record::Period(period) => period.name.clone(),
            Record::Area(area) => area.name.clone(),
            Record::RiskPoint(risk_point) => risk_point.name.clone(),
            Record::ControlActivity(control) => control.title.clone(),
            Record::Question(question) => question.text.clone(),
            Record::LimitRule(rule) => rule.name.clone(),
            Record::Measure(measure) => measure.name.clone(),
            Record::Outcome(outcome) => self.control_title(outcome.control_id),
            Record::Answer(answer) => {
                self.find::<Question>(answer.question_id).map(|question| question.text.clone()).unwrap_or_default()
            }
            Record::Survey(survey) => survey.name.clone(),
            Record::SurveyQuestion(question) => question.text.clone(),
            Record::TestSheet(sheet) => sheet.name.clone(),
            Record::SheetItem(item) => item.identity.clone(),
            Record::MeasureValue(value) => {
                self.find::<Measure>(value.measure_id).map(|measure| measure.name.clone()).unwrap_or_default()
            }
            Record::Deviation(deviation) => deviation.title.clone(),
            Record::ActionPlan(plan) => plan.name.clone(),
            Record::Action(action) => action.what.clone(),
            Record::EffectCheck(check) => {
                self.find::<super::Action>(check.action_id).map_or_else(String::new, |a| a.what.clone())
            }
            Record::Supplement(supplement) => self.control_title(supplement.control_id),
            Record::SignOff(sign_off) => self.period(sign_off.period_id).map_or_else(String::new, |p| p.name.clone()),
            Record::Reception(reception) => reception.section.clone(),
            Record::Revision(revision) => revision.section.clone(),
            Record::GoverningDocument(document) => document.name.clone(),
            Record::Carried(carried) => carried.title.clone(),
            Record::Look(look) => look.name(),
        }
    }

    fn plan_of_period(&self, id: super::PeriodId) -> Option<PlanId> {
        self.period(id).map(|period| period.plan_id)
    }

    fn control_title(&self, id: ControlId) -> String {
        self.control(id).map_or_else(String::new, |control| control.title.clone())
    }

    /// The plan a record belongs to; `None` for a board and for the look of the documents.
    #[must_use]
    pub fn plan_of_record(&self, record: &Record) -> Option<PlanId> {
        match record {
            Record::Board(_) | Record::Look(_) => None,
            Record::Plan(plan) => Some(plan.id),
            Record::Period(period) => Some(period.plan_id),
            Record::Area(area) => Some(area.plan_id),
            Record::RiskPoint(risk_point) => self.area(risk_point.area_id).map(|area| area.plan_id),
            Record::ControlActivity(control) => {
                let area = self.risk_point(control.risk_point_id).and_then(|point| self.area(point.area_id));
                area.map(|area| area.plan_id)
            }
            Record::Question(question) => self.plan_of(question.control_id),
            Record::LimitRule(rule) => Some(rule.plan_id),
            Record::Measure(measure) => self.plan_of(measure.control_id),
            Record::Outcome(outcome) => self.plan_of_period(outcome.period_id),
            Record::Answer(answer) => self.plan_of_period(answer.period_id),
            Record::Survey(survey) => Some(survey.plan_id),
            Record::SurveyQuestion(question) => self.find::<Survey>(question.survey_id).map(|each| each.plan_id),
            Record::TestSheet(sheet) => self.plan_of_period(sheet.period_id),
            Record::SheetItem(item) => {
                self.find::<TestSheet>(item.sheet_id).and_then(|sheet| self.plan_of_period(sheet.period_id))
            }
            Record::MeasureValue(value) => self.plan_of_period(value.period_id),
            Record::Deviation(deviation) => Some(deviation.plan_id),
            Record::ActionPlan(plan) => Some(plan.plan_id),
            Record::Action(action) => Some(action.plan_id),
            Record::EffectCheck(check) => self.find::<super::Action>(check.action_id).map(|action| action.plan_id),
            Record::Supplement(supplement) => self.plan_of_period(supplement.period_id),
            Record::SignOff(sign_off) => self.plan_of_period(sign_off.period_id),
            Record::Reception(reception) => Some(reception.plan_id),
            Record::Revision(revision) => Some(revision.plan_id),
            Record::GoverningDocument(document) => Some(document.plan_id),
            Record::Carried(carried) => Some(carried.plan_id),
        }
    }
}

impl Change {
    pub(super) fn with_plan(mut self, book: &Book) -> Self {
        let first = self.edits.first().and_then(|edit| edit.after.as_ref().or(edit.before.as_ref()));
        self.plan_id = first.and_then(|record| book.plan_of_record(record));
        self
    }
}

/// A record with a place among siblings.
trait Ranked: Entity + Into<Record> {
    fn rank(&self) -> i64;
    fn ranked(self, rank: i64) -> Self;
}

macro_rules! ranked {
    ($($type:ident),*) => {$(impl Ranked for $type {
        fn rank(&self) -> i64 {
            self.rank
        }

        fn ranked(self, rank: i64) -> Self {
            Self { rank, ..self }
        }
    })*};
}

ranked!(Area, RiskPoint, ControlActivity, Question, Measure, LimitRule, Survey, SurveyQuestion, TestSheet);
