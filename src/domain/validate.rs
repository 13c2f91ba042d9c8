//! The rules every record keeps. A rule that belongs to the work rather than to the model ("completed without a
//! result") is not here: it is for the checker to say, not for the program to refuse.

use super::change::Edit;
use super::problem::{MAX_AREA_DEPTH, MAX_COUNT, MAX_NAME, MAX_TEXT, Problem, ProblemCode};
use super::{
    Action, Area, Board, Book, ControlActivity, Deviation, Measure, Outcome, Period, PeriodId, Plan, PlanId, Question,
    Record, RecordKey, RiskPoint,
};
use std::collections::HashSet;

pub(super) type Check = Result<(), Problem>;

/// Checks of one record, which all report its key.
pub(super) struct Rules(pub(super) RecordKey);

impl Rules {
    pub(super) const fn refuse(&self, code: ProblemCode, field: &'static str) -> Check {
        Err(Problem::at(code, self.0, field))
    }

    pub(super) fn unless(&self, held: bool, code: ProblemCode, field: &'static str) -> Check {
        if held { Ok(()) } else { self.refuse(code, field) }
    }

    pub(super) fn name(&self, text: &str, field: &'static str) -> Check {
        self.unless(!text.trim().is_empty(), ProblemCode::Required, field)?;
        self.longest(text, MAX_NAME, field)
    }

    pub(super) fn longest(&self, text: &str, max: usize, field: &'static str) -> Check {
        // A text has at least a quarter as many characters as bytes, so most need no counting.
        self.unless(text.len() <= max || text.chars().count() <= max, ProblemCode::TooLong(max), field)
    }

    pub(super) fn count(&self, count: Option<u64>, field: &'static str) -> Check {
        self.unless(count.is_none_or(|count| count <= MAX_COUNT), ProblemCode::OutOfRange, field)
    }

    pub(super) fn texts(&self, texts: &[(&str, &'static str)]) -> Check {
        texts.iter().try_for_each(|(text, field)| self.longest(text, MAX_TEXT, field))
    }
}

impl Book {
    /// Checks a record that is in the book, or that nothing refers to one that is not.
    pub(super) fn check(&self, key: RecordKey) -> Check {
        match self.get(key) {
            Some(record) => self.check_record(&record, &Rules(key)),
            None => self.check_gone(key),
        }
    }

    fn check_record(&self, record: &Record, rules: &Rules) -> Check {
        match record {
            Record::Board(board) => check_board(board, rules),
            Record::Plan(plan) => self.check_plan(plan, rules),
            Record::Period(period) => self.check_period(period, rules),
            Record::Area(area) => self.check_area(area, rules),
            Record::RiskPoint(risk_point) => self.check_risk_point(risk_point, rules),
            Record::ControlActivity(control) => self.check_control(control, rules),
            Record::Question(question) => self.check_question(question, rules),
            Record::LimitRule(rule) => self.check_limit_rule(rule, rules),
            Record::Measure(measure) => self.check_measure(measure, rules),
            Record::Outcome(outcome) => self.check_outcome(outcome, rules),
            Record::Answer(answer) => self.check_answer(answer, rules),
            Record::Survey(survey) => self.check_survey(survey, rules),
            Record::SurveyQuestion(question) => self.check_survey_question(question, rules),
            Record::TestSheet(sheet) => self.check_sheet(sheet, rules),
            Record::SheetItem(item) => self.check_item(item, rules),
            Record::MeasureValue(value) => self.check_value(value, rules),
            Record::Deviation(deviation) => self.check_deviation(deviation, rules),
            Record::Action(action) => self.check_action(action, rules),
            Record::ActionPlan(plan) => self.check_action_plan(plan, rules),
            Record::EffectCheck(check) => self.check_effect(check, rules),
            Record::Supplement(supplement) => self.check_supplement(supplement, rules),
            Record::SignOff(sign_off) => self.check_sign_off(sign_off, rules),
            Record::Reception(reception) => self.check_reception(reception, rules),
            Record::Revision(revision) => self.check_revision(revision, rules),
            Record::GoverningDocument(document) => self.check_document(document, rules),
            Record::Carried(carried) => self.check_carried(carried, rules),
            Record::Look(look) => look.check(rules),
        }
    }

    fn check_plan(&self, plan: &Plan, rules: &Rules) -> Check {
        rules.unless(self.find::<Board>(plan.board_id).is_some(), ProblemCode::Dangling, "board_id")?;
        rules.unless((1900..=2200).contains(&plan.year), ProblemCode::OutOfRange, "year")?;
        rules.unless(plan.decimals <= 4, ProblemCode::OutOfRange, "decimals")?;
        rules.longest(&plan.title, MAX_NAME, "title")?;
        rules.longest(&plan.registry_no, MAX_NAME, "registry_no")?;
        // A block this program does not know may come from a newer one: it is kept, and shown nowhere.
        plan.texts.values().try_for_each(|text| rules.longest(text, MAX_TEXT, "texts"))?;
        check_scales(&plan.scales, rules)?;
        let same_year = self.plans_of(plan.board_id).filter(|other| other.year == plan.year).count();
        rules.unless(same_year <= 1, ProblemCode::Duplicate, "year")
    }

    fn check_period(&self, period: &Period, rules: &Rules) -> Check {
        rules.unless(self.plan(period.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.name(&period.name, "name")?;
        rules.unless(period.number > 0, ProblemCode::OutOfRange, "number")?;
        rules.unless(period.from <= period.to, ProblemCode::Backwards, "to")?;
        rules.longest(&period.follow_up, MAX_NAME, "follow_up")?;
        for other in self.periods(period.plan_id).filter(|other| other.id != period.id) {
            rules.unless(other.number != period.number, ProblemCode::Duplicate, "number")?;
            let apart = period.to < other.from || other.to < period.from;
            rules.unless(apart, ProblemCode::Overlap, "from")?;
        }
        Ok(())
    }

    fn check_area(&self, area: &Area, rules: &Rules) -> Check {
        rules.unless(self.plan(area.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.name(&area.name, "name")?;
        rules.texts(&[(&area.purpose, "purpose")])?;
        let mut parent = area.parent_id;
        for depth in 0..MAX_AREA_DEPTH {
            let Some(id) = parent else {
                let deepest = depth + self.height(area, MAX_AREA_DEPTH);
                return rules.unless(deepest <= MAX_AREA_DEPTH, ProblemCode::Nesting, "parent_id");
            };
            let Some(above) = self.area(id) else { return rules.refuse(ProblemCode::Dangling, "parent_id") };
            rules.unless(above.plan_id == area.plan_id, ProblemCode::OtherPlan, "parent_id")?;
            parent = above.parent_id;
        }
        rules.refuse(ProblemCode::Nesting, "parent_id")
    }

    fn check_risk_point(&self, risk_point: &RiskPoint, rules: &Rules) -> Check {
        rules.unless(self.area(risk_point.area_id).is_some(), ProblemCode::Dangling, "area_id")?;
        rules.name(&risk_point.name, "name")?;
        let made = risk_point.in_plan == Some(false) && self.controls(risk_point.id).next().is_some();
        rules.unless(!made, ProblemCode::OutsidePlan, "in_plan")?;
        rules.texts(&[
            (&risk_point.background, "background"),
            (&risk_point.likely_errors, "likely_errors"),
            (&risk_point.in_plan_reason, "in_plan_reason"),
        ])
    }

    fn check_control(&self, control: &ControlActivity, rules: &Rules) -> Check {
        let Some(point) = self.risk_point(control.risk_point_id) else {
            return rules.refuse(ProblemCode::Dangling, "risk_point_id");
        };
        rules.unless(point.in_plan != Some(false), ProblemCode::OutsidePlan, "risk_point_id")?;
        rules.name(&control.title, "title")?;
        rules.texts(&[
            (&control.objective, "objective"),
            (&control.method, "method"),
            (&control.selection, "selection"),
            (&control.frequency.text, "frequency"),
        ])?;
        for responsible in &control.responsible {
            rules.name(&responsible.name, "responsible")?;
        }
        let backwards = matches!((control.sample_from, control.sample_to), (Some(from), Some(to)) if to < from);
        rules.unless(!backwards, ProblemCode::Backwards, "sample_to")
    }

    fn check_question(&self, question: &Question, rules: &Rules) -> Check {
        rules.unless(self.control(question.control_id).is_some(), ProblemCode::Dangling, "control_id")?;
        rules.unless(!question.text.trim().is_empty(), ProblemCode::Required, "text")?;
        rules.texts(&[(&question.text, "text")])
    }

    fn check_outcome(&self, outcome: &Outcome, rules: &Rules) -> Check {
        let Some(plan) = self.plan_of(outcome.control_id) else {
            return rules.refuse(ProblemCode::Dangling, "control_id");
        };
        self.check_period_of(outcome.period_id, plan, rules)?;
        rules.texts(&[
            (&outcome.paused_reason, "paused_reason"),
            (&outcome.result, "result"),
            (&outcome.result_figures, "result_figures"),
            (&outcome.comment, "comment"),
            (&outcome.analysis, "analysis"),
            (&outcome.review_comment, "review_comment"),
        ])?;
        for (text, field) in [
            (&outcome.performed_by, "performed_by"),
            (&outcome.reviewed_by, "reviewed_by"),
            (&outcome.resumes, "resumes"),
        ] {
            rules.longest(text, MAX_NAME, field)?;
        }
        rules.unless(!same_person(&outcome.performed_by, &outcome.reviewed_by), ProblemCode::SamePerson, "reviewed_by")
    }

    fn check_deviation(&self, deviation: &Deviation, rules: &Rules) -> Check {
        rules.unless(self.plan(deviation.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        self.check_period_of(deviation.period_id, deviation.plan_id, rules)?;
        rules.name(&deviation.title, "title")?;
        rules.longest(&deviation.unit, MAX_NAME, "unit")?;
        rules.texts(&[
            (&deviation.description, "description"),
            (&deviation.root_cause, "root_cause"),
            (&deviation.severity_reason, "severity_reason"),
            (&deviation.decision, "decision"),
            (&deviation.unchecked_reason, "unchecked_reason"),
        ])?;
        if let Some(measure) = deviation.measure_id {
            let plan = self.find::<Measure>(measure).and_then(|measure| self.plan_of(measure.control_id));
            rules.unless(plan == Some(deviation.plan_id), ProblemCode::Dangling, "measure_id")?;
        }
        if let Some(control) = deviation.control_id {
            let Some(plan) = self.plan_of(control) else { return rules.refuse(ProblemCode::Dangling, "control_id") };
            rules.unless(plan == deviation.plan_id, ProblemCode::OtherPlan, "control_id")?;
        }
        if let Some(id) = deviation.risk_point_id {
            let plan = self.risk_point(id).and_then(|risk_point| self.area(risk_point.area_id)).map(|a| a.plan_id);
            rules.unless(plan == Some(deviation.plan_id), ProblemCode::Dangling, "risk_point_id")?;
        }
        Ok(())
    }

    fn check_action(&self, action: &Action, rules: &Rules) -> Check {
        rules.unless(self.plan(action.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.unless(!action.what.trim().is_empty(), ProblemCode::Required, "what")?;
        rules.texts(&[(&action.what, "what"), (&action.note, "note")])?;
        rules.longest(&action.owner, MAX_NAME, "owner")?;
        rules.longest(&action.due_text, MAX_NAME, "due_text")?;
        if let Some(id) = action.action_plan_id {
            let found = self.find::<super::ActionPlan>(id).is_some_and(|plan| plan.plan_id == action.plan_id);
            rules.unless(found, ProblemCode::Dangling, "action_plan_id")?;
        }
        let mut named = HashSet::new();
        for id in &action.deviation_ids {
            rules.unless(named.insert(id), ProblemCode::Duplicate, "deviation_ids")?;
            let plan = self.deviation(*id).map(|deviation| deviation.plan_id);
            rules.unless(plan == Some(action.plan_id), ProblemCode::Dangling, "deviation_ids")?;
        }
        Ok(())
    }

    pub(super) fn check_period_of(&self, period: PeriodId, plan: PlanId, rules: &Rules) -> Check {
        let Some(period) = self.period(period) else { return rules.refuse(ProblemCode::Dangling, "period_id") };
        rules.unless(period.plan_id == plan, ProblemCode::OtherPlan, "period_id")
    }

    /// Refuses a record moved to another plan: what lies in it, and what was found by it, would stay behind.
    pub(super) fn check_stays(&self, edit: &Edit) -> Check {
        let (Some(before), Some(after)) = (&edit.before, &edit.after) else { return Ok(()) };
        match (self.plan_of_record(before), self.plan_of_record(after)) {
            (Some(from), Some(to)) if from != to => Err(Problem::of(ProblemCode::OtherPlan, after.key())),
            _ => Ok(()),
        }
    }

    /// How many areas lie in each other from this one down, at most one more than may.
    fn height(&self, area: &Area, most: usize) -> usize {
        let below = self.areas(area.plan_id, Some(area.id)).map(|child| match most.checked_sub(1) {
            Some(most) => self.height(child, most),
            None => 0,
        });
        1 + below.max().unwrap_or(0)
    }

    /// Refuses what a person may not do though the records by themselves allow it: a day that is set too early, and what takes
    /// from an action the day or the check that it was let in by.
    pub(super) fn check_step(&self, edit: &Edit) -> Check {
        match (&edit.before, &edit.after) {
            (Some(Record::Action(before)), Some(Record::Action(after))) => self.check_due(Some(before), after),
            (None, Some(Record::Action(after))) => self.check_due(None, after),
            (Some(Record::Deviation(before)), Some(Record::Deviation(after))) => self.check_found(before, after),
            (Some(Record::EffectCheck(before)), after) if after.as_ref() != edit.before.as_ref() => {
                self.check_worked(before, Some(before))
            }
            (None, Some(Record::EffectCheck(after))) => self.check_worked(after, None),
            _ => Ok(()),
        }
    }
}

fn check_scales(scales: &super::Scales, rules: &Rules) -> Check {
    let words = || scales.likelihood.iter().chain(&scales.consequence);
    for word in words() {
        rules.longest(word, MAX_NAME, "scales")?;
    }
    let few = |len: usize| len <= 20;
    let sized = few(scales.likelihood.len()) && few(scales.consequence.len()) && few(scales.grid.len());
    let square = scales.grid.iter().all(|row| few(row.len()) && Some(row.len()) == scales.grid.first().map(Vec::len));
    rules.unless(sized && square, ProblemCode::OutOfRange, "scales")
}

fn check_board(board: &Board, rules: &Rules) -> Check {
    rules.name(&board.name, "name")?;
    rules.longest(&board.municipality, MAX_NAME, "municipality")
}

fn same_person(performed: &str, reviewed: &str) -> bool {
    let words = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let performed = words(performed);
    !performed.is_empty() && performed == words(reviewed)
}
