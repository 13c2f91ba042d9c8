//! From one year to the next: what is decided about each control, and the plan that comes of it.

use super::change::{Change, Edit, Verb};
use super::problem::{Problem, ProblemCode};
use super::{
    Area, AreaId, Book, Carried, CarriedId, Carry, ControlActivity, ControlId, GoverningDocument, LimitRule, Measure,
    MeasureId, Period, Plan, PlanId, Question, Record, RecordKey, RecordKind, RiskPoint, RiskPointId, rank_after,
};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A decision about a control for the next year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryDecision {
    /// The control, in the plan of the year that ends.
    pub control_id: ControlId,
    /// What is decided.
    pub decision: Carry,
    /// Why.
    pub reason: String,
}

impl Book {
    /// The plan of the same board for the year after, if there is one.
    #[must_use]
    pub fn next_plan(&self, plan: PlanId) -> Option<&Plan> {
        let plan = self.plan(plan)?;
        self.plans_of(plan.board_id).find(|other| other.year == plan.year + 1)
    }

    /// The plan of the same board for the year before, if there is one.
    #[must_use]
    pub fn last_plan(&self, plan: PlanId) -> Option<&Plan> {
        let plan = self.plan(plan)?;
        self.plans_of(plan.board_id).find(|other| other.year == plan.year - 1)
    }

    /// The controls of a plan about which nothing has been decided for the next year, in the order of the tree.
    #[must_use]
    pub fn undecided(&self, plan: PlanId) -> Vec<&ControlActivity> {
        let next = self.next_plan(plan).map(|next| next.id);
        let decided =
            |lineage: Uuid| next.is_some_and(|next| self.carried(next).any(|each| each.lineage_id == lineage));
        self.controls_of_plan(plan).into_iter().filter(|control| !decided(control.lineage())).collect()
    }

    /// The change that decides about controls for the next year, whose plan is made with the first decision.
    ///
    /// A control that stays is new in the new plan, without any outcome, joined with itself by its lineage, and with
    /// texts that somebody has yet to confirm. What was recorded stays where it is; open actions are seen from there.
    ///
    /// # Errors
    /// `Dangling` for a control that is not there, `Duplicate` when it has been decided on, `Required` when it is to be
    /// changed or dropped without a reason, `Nothing` without decisions.
    pub fn carry_change(
        &self,
        plan: PlanId,
        decisions: &[CarryDecision],
        ids: &mut dyn FnMut() -> Uuid,
    ) -> Result<Change, Problem> {
        let key = RecordKey::Plan(plan);
        let from = self.plan(plan).ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        if decisions.is_empty() {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        let (book, to, edits, made) = (self.clone(), PlanId(Uuid::nil()), Vec::new(), HashSet::new());
        let mut carrying = Carrying { book, from: plan, to, edits, made, ids };
        carrying.open(from)?;
        for decision in decisions {
            carrying.decide(decision)?;
        }
        carrying.join_measures()?;
        let subject = match decisions {
            [only] => self.control(only.control_id).map_or_else(String::new, |control| control.title.clone()),
            _ => self.subject_of(&Record::Plan(Plan { year: from.year + 1, ..from.clone() })),
        };
        let (plan_id, edits) = (Some(carrying.to), carrying.edits);
        Ok(Change { verb: Verb::CarryOver, kind: RecordKind::Carried, subject, plan_id, edits })
    }

    /// The change that confirms the carried texts of a control.
    ///
    /// # Errors
    /// `Dangling` when there is no such control, `Nothing` when its texts need no confirmation.
    pub fn confirm_change(&self, id: ControlId) -> Result<Change, Problem> {
        let key = RecordKey::ControlActivity(id);
        let control = self.control(id).ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        if !control.unconfirmed {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        Ok(self.put_change(Verb::Confirm, ControlActivity { unconfirmed: false, ..control.clone() }))
    }

    /// The change that confirms the carried texts of every control of a plan.
    ///
    /// # Errors
    /// `Dangling` when there is no such plan, `Nothing` when no text needs confirmation.
    pub fn confirm_all_change(&self, plan: PlanId) -> Result<Change, Problem> {
        let key = RecordKey::Plan(plan);
        let held = self.plan(plan).cloned().ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let changes = self.controls_of_plan(plan).into_iter().filter_map(|each| self.confirm_change(each.id).ok());
        let edits: Vec<Edit> = changes.flat_map(|change| change.edits).collect();
        if edits.is_empty() {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        let (kind, subject) = (RecordKind::ControlActivity, self.subject_of(&Record::Plan(held)));
        Ok(Change { verb: Verb::Confirm, kind, subject, plan_id: Some(plan), edits })
    }
}

/// The new plan as it is being made. Every edit is made in a copy of the book at once, so that the next finds it there.
struct Carrying<'a> {
    book: Book,
    from: PlanId,
    to: PlanId,
    edits: Vec<Edit>,
    /// The measures that come with this change.
    made: HashSet<MeasureId>,
    ids: &'a mut dyn FnMut() -> Uuid,
}

impl Carrying<'_> {
    fn id(&mut self) -> Uuid {
        (self.ids)()
    }

    fn put(&mut self, record: impl Into<Record>) -> Result<(), Problem> {
        let change = self.book.put_change(Verb::CarryOver, record);
        self.book.apply(&change)?;
        self.edits.extend(change.edits);
        Ok(())
    }

    /// The plan of the next year, made if there is none: with the same division of the year, rules and documents.
    fn open(&mut self, from: &Plan) -> Result<(), Problem> {
        if let Some(next) = self.book.next_plan(from.id) {
            self.to = next.id;
            return Ok(());
        }
        self.to = PlanId(self.id());
        let registry_no = String::new();
        self.put(Plan { id: self.to, year: from.year + 1, adopted_on: None, registry_no, ..from.clone() })?;
        for period in self.book.periods(from.id).cloned().collect::<Vec<_>>() {
            let id = self.id().into();
            self.put(Period {
                name: period.name.clone(),
                report_on: period.report_on.map(year_on),
                due_on: period.due_on.map(year_on),
                focus: period.focus,
                ..Period::blank(id, self.to, period.number, year_on(period.from), year_on(period.to))
            })?;
        }
        for rule in self.book.limit_rules(from.id).cloned().collect::<Vec<_>>() {
            let id = self.id().into();
            self.put(LimitRule { id, plan_id: self.to, ..rule })?;
        }
        for document in self.book.governing_documents(from.id).cloned().collect::<Vec<_>>() {
            let id = self.id().into();
            self.put(GoverningDocument { id, plan_id: self.to, risk_point_ids: Vec::new(), ..document })?;
        }
        Ok(())
    }

    fn decide(&mut self, decision: &CarryDecision) -> Result<(), Problem> {
        let key = RecordKey::ControlActivity(decision.control_id);
        let control = self.book.control(decision.control_id).cloned();
        let control = control.ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let id = CarriedId(self.id());
        let refuse = |code, field| Err(Problem::at(code, RecordKey::Carried(id), field));
        if self.book.carried(self.to).any(|each| each.lineage_id == control.lineage()) {
            return refuse(ProblemCode::Duplicate, "lineage_id");
        }
        if decision.decision != Carry::Keep && decision.reason.trim().is_empty() {
            return refuse(ProblemCode::Required, "reason");
        }
        self.put(Carried {
            id,
            plan_id: self.to,
            lineage_id: control.lineage(),
            title: control.title.clone(),
            decision: decision.decision,
            reason: decision.reason.trim().to_owned(),
        })?;
        if decision.decision == Carry::Drop { Ok(()) } else { self.control(control) }
    }

    fn control(&mut self, control: ControlActivity) -> Result<(), Problem> {
        let (old, id) = (control.id, ControlId(self.id()));
        let risk_point_id = self.risk_point(control.risk_point_id)?;
        let rank = rank_after(self.book.controls(risk_point_id).map(|each| each.rank));
        let lineage_id = Some(control.lineage());
        let (sample_from, sample_to) = (control.sample_from.map(year_on), control.sample_to.map(year_on));
        let unconfirmed = true;
        self.put(ControlActivity {
            id,
            risk_point_id,
            rank,
            sample_from,
            sample_to,
            lineage_id,
            unconfirmed,
            ..control
        })?;
        for question in self.book.questions(old).cloned().collect::<Vec<_>>() {
            let question_id = self.id().into();
            self.put(Question { id: question_id, control_id: id, ..question })?;
        }
        for measure in self.book.measures(old).cloned().collect::<Vec<_>>() {
            self.measure(measure, id)?;
        }
        Ok(())
    }

    fn measure(&mut self, measure: Measure, control_id: ControlId) -> Result<(), Problem> {
        let name = measure.rule_id.and_then(|id| self.book.find::<LimitRule>(id)).map(|rule| rule.name.clone());
        let rule_id = name.and_then(|name| self.book.limit_rules(self.to).find(|rule| rule.name == name)).map(|r| r.id);
        let (id, lineage_id) = (MeasureId(self.id()), Some(measure.lineage()));
        self.made.insert(id);
        self.put(Measure { id, control_id, rule_id, lineage_id, part_of_id: None, pair_of_ids: Vec::new(), ..measure })
    }

    /// Joins parts with wholes and pairs with each other, where one of the two came with this change: what was there before is as
    /// somebody left it.
    fn join_measures(&mut self) -> Result<(), Problem> {
        let measures = |plan| -> Vec<Measure> {
            let controls = self.book.controls_of_plan(plan);
            controls.iter().flat_map(|control| self.book.measures(control.id)).cloned().collect()
        };
        let (old, new) = (measures(self.from), measures(self.to));
        let lineages: HashMap<MeasureId, Uuid> = old.iter().map(|measure| (measure.id, measure.lineage())).collect();
        let counterparts: HashMap<Uuid, &Measure> = new.iter().map(|measure| (measure.lineage(), measure)).collect();
        for old in &old {
            let Some(held) = counterparts.get(&old.lineage()).copied() else { continue };
            let is_new = |id: &MeasureId| self.made.contains(&held.id) || self.made.contains(id);
            let counterpart = |id: &MeasureId| Some(counterparts.get(lineages.get(id)?)?.id).filter(is_new);
            let part_of_id = old.part_of_id.as_ref().and_then(counterpart).or(held.part_of_id);
            let mut pair_of_ids = held.pair_of_ids.clone();
            let more = old.pair_of_ids.iter().filter_map(counterpart).filter(|id| !held.pair_of_ids.contains(id));
            pair_of_ids.extend(more);
            let joined = Measure { part_of_id, pair_of_ids, ..held.clone() };
            if joined != *held {
                self.put(joined)?;
            }
        }
        Ok(())
    }

    /// The risk point of the same name in the new plan, made if there is none.
    fn risk_point(&mut self, old: RiskPointId) -> Result<RiskPointId, Problem> {
        let key = RecordKey::RiskPoint(old);
        let point = self.book.risk_point(old).cloned().ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let area_id = self.area(point.area_id)?;
        if let Some(held) = self.book.risk_points(area_id).find(|each| each.name == point.name) {
            return Ok(held.id);
        }
        let id = RiskPointId(self.id());
        self.put(RiskPoint { id, area_id, ..point })?;
        let governs = |each: &&GoverningDocument| each.risk_point_ids.contains(&old);
        let names: Vec<String> =
            self.book.governing_documents(self.from).filter(governs).map(|d| d.name.clone()).collect();
        let documents = self.book.governing_documents(self.to).filter(|each| names.contains(&each.name));
        for mut document in documents.cloned().collect::<Vec<_>>() {
            document.risk_point_ids.push(id);
            self.put(document)?;
        }
        Ok(id)
    }

    /// The area of the same name in the new plan, made if there is none.
    fn area(&mut self, old: AreaId) -> Result<AreaId, Problem> {
        let area = self.book.area(old).cloned();
        let area = area.ok_or_else(|| Problem::of(ProblemCode::Dangling, RecordKey::Area(old)))?;
        let parent_id = area.parent_id.map(|parent| self.area(parent)).transpose()?;
        if let Some(held) = self.book.areas(self.to, parent_id).find(|each| each.name == area.name) {
            return Ok(held.id);
        }
        let id = AreaId(self.id());
        self.put(Area { id, plan_id: self.to, parent_id, ..area })?;
        Ok(id)
    }
}

/// The same day a year later; the last day of a month stays the last.
fn year_on(day: NaiveDate) -> NaiveDate {
    let later = day.checked_add_months(Months::new(12)).unwrap_or(day);
    let is_last = day.checked_add_days(Days::new(1)).is_some_and(|next| next.month() != day.month());
    let next = later.checked_add_days(Days::new(1)).filter(|next| next.month() == later.month());
    if is_last { next.unwrap_or(later) } else { later }
}
