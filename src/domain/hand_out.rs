//! Controls that are made in every board of a municipality: handed to the plans of the others, once.

use super::change::{Change, Edit, Verb};
use super::problem::{Problem, ProblemCode};
use super::{
    Area, AreaId, Board, Book, ControlActivity, ControlId, Measure, MeasureId, Plan, PlanId, Question, Record,
    RecordKey, RecordKind, RiskPoint, RiskPointId, rank_after,
};
use std::collections::HashMap;
use uuid::Uuid;

impl Book {
    /// The change that hands the municipality-wide controls of a plan to every other board's plan of the same year, with
    /// their questions and measures, each joined with its origin by lineage. What a plan has already is left alone.
    ///
    /// # Errors
    /// `Nothing` when there is nothing to hand out or nobody lacks it, `Dangling` when there is no such plan.
    pub fn hand_out_change(&self, plan: PlanId, ids: &mut dyn FnMut() -> Uuid) -> Result<Change, Problem> {
        let key = RecordKey::Plan(plan);
        let from = self.plan(plan).ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let mut out = HandOut { book: self.clone(), edits: Vec::new(), ids };
        let wide: Vec<ControlActivity> =
            self.controls_of_plan(plan).into_iter().filter(|control| control.municipality_wide).cloned().collect();
        let others: Vec<PlanId> = self
            .all::<Plan>()
            .filter(|other| other.year == from.year && other.board_id != from.board_id)
            .map(|other| other.id)
            .collect();
        for to in others {
            for control in &wide {
                out.hand(control, to)?;
            }
        }
        if out.edits.is_empty() {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        let subject = self.find::<Board>(from.board_id).map_or_else(String::new, |board| board.name.clone());
        let edits = out.edits;
        let subject = format!("{subject} {}", from.year);
        Ok(Change { verb: Verb::HandOut, kind: RecordKind::ControlActivity, subject, plan_id: Some(plan), edits })
    }
}

struct HandOut<'a> {
    book: Book,
    edits: Vec<Edit>,
    ids: &'a mut dyn FnMut() -> Uuid,
}

impl HandOut<'_> {
    fn put(&mut self, record: impl Into<Record>) -> Result<(), Problem> {
        let change = self.book.put_change(Verb::HandOut, record);
        self.book.apply(&change)?;
        self.edits.extend(change.edits);
        Ok(())
    }

    fn hand(&mut self, control: &ControlActivity, to: PlanId) -> Result<(), Problem> {
        let lineage = control.lineage();
        if self.book.controls_of_plan(to).iter().any(|held| held.lineage() == lineage) {
            return Ok(());
        }
        let risk_point_id = self.risk_point(control.risk_point_id, to)?;
        let (id, rank) = (ControlId((self.ids)()), rank_after(self.book.controls(risk_point_id).map(|each| each.rank)));
        let handed = ControlActivity { id, risk_point_id, rank, lineage_id: Some(lineage), ..control.clone() };
        self.put(handed)?;
        for question in self.book.questions(control.id).cloned().collect::<Vec<_>>() {
            let question_id = (self.ids)().into();
            self.put(Question { id: question_id, control_id: id, ..question })?;
        }
        self.measures(control.id, id)
    }

    /// The measures of a control, with their parts and pairs as far as those go with them. Limit rules are each plan's own.
    fn measures(&mut self, from: ControlId, control_id: ControlId) -> Result<(), Problem> {
        let old: Vec<Measure> = self.book.measures(from).cloned().collect();
        let mut new: HashMap<MeasureId, MeasureId> = HashMap::new();
        for measure in old.iter().cloned() {
            let (id, lineage_id) = (MeasureId((self.ids)()), Some(measure.lineage()));
            new.insert(measure.id, id);
            let (rule_id, part_of_id, pair_of_ids) = (None, None, Vec::new());
            self.put(Measure { id, control_id, part_of_id, pair_of_ids, rule_id, lineage_id, ..measure })?;
        }
        for measure in &old {
            let part_of_id = measure.part_of_id.and_then(|whole| new.get(&whole)).copied();
            let pair_of_ids: Vec<_> = measure.pair_of_ids.iter().filter_map(|id| new.get(id)).copied().collect();
            let held = new.get(&measure.id).and_then(|id| self.book.find::<Measure>(*id)).cloned();
            if let Some(held) = held.filter(|_| part_of_id.is_some() || !pair_of_ids.is_empty()) {
                self.put(Measure { part_of_id, pair_of_ids, ..held })?;
            }
        }
        Ok(())
    }

    fn risk_point(&mut self, old: RiskPointId, to: PlanId) -> Result<RiskPointId, Problem> {
        let key = RecordKey::RiskPoint(old);
        let point = self.book.risk_point(old).cloned().ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let area_id = self.area(point.area_id, to)?;
        if let Some(held) = self.book.risk_points(area_id).find(|each| each.name == point.name) {
            return Ok(held.id);
        }
        let id = RiskPointId((self.ids)());
        let point = RiskPoint { id, area_id, ..point };
        // A value says nothing on other scales.
        let unvalued = RiskPoint { likelihood: None, consequence: None, risk_value: None, ..point.clone() };
        self.put(if self.has_scales_of(old, to) { point } else { unvalued })?;
        Ok(id)
    }

    /// Whether a plan values risks on the scales of the plan that a risk is in.
    fn has_scales_of(&self, risk: RiskPointId, plan: PlanId) -> bool {
        let area = self.book.risk_point(risk).and_then(|point| self.book.area(point.area_id));
        let of = |plan: PlanId| self.book.plan(plan).map(|plan| &plan.scales);
        area.is_some_and(|area| of(area.plan_id) == of(plan))
    }

    fn area(&mut self, old: AreaId, to: PlanId) -> Result<AreaId, Problem> {
        let area = self.book.area(old).cloned();
        let area = area.ok_or_else(|| Problem::of(ProblemCode::Dangling, RecordKey::Area(old)))?;
        let parent_id = area.parent_id.map(|parent| self.area(parent, to)).transpose()?;
        if let Some(held) = self.book.areas(to, parent_id).find(|each| each.name == area.name) {
            return Ok(held.id);
        }
        let id = AreaId((self.ids)());
        self.put(Area { id, plan_id: to, parent_id, ..area })?;
        Ok(id)
    }
}
