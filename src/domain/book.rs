//! The contents of a file, or of the part of it that is open, in memory.

use super::hash::ById;
use super::record::Entity;
use super::table::Table;
use super::{
    Action, ActionId, ActionPlan, ActionPlanId, Answer, AnswerKey, Area, AreaId, Board, BoardId, Carried, CarriedId,
    ControlActivity, ControlId, Deviation, DeviationId, DocumentId, EffectCheck, EffectCheckId, GoverningDocument,
    ItemKey, LimitRule, LimitRuleId, Look, Measure, MeasureId, MeasureValue, Outcome, OutcomeKey, Period, PeriodId,
    Plan, PlanId, Question, QuestionId, Reception, ReceptionId, Revision, RevisionId, RiskPoint, RiskPointId, SheetId,
    SheetItem, SignOff, SignOffId, Supplement, SupplementId, Survey, SurveyId, SurveyQuestion, SurveyQuestionId,
    TestSheet, ValueKey,
};
use std::hash::Hash;

/// Records by identity, with the lists of children that the tree needs.
///
/// A book may hold one plan or many: what is open in the program is the open plan with its board, what an
/// export reads is the whole file. It changes through [`Book::apply`] only.
#[derive(Clone, Debug, Default)]
pub struct Book {
    pub(super) boards: Table<Board>,
    pub(super) plans: Table<Plan>,
    pub(super) periods: Table<Period>,
    pub(super) areas: Table<Area>,
    pub(super) risk_points: Table<RiskPoint>,
    pub(super) control_activities: Table<ControlActivity>,
    pub(super) questions: Table<Question>,
    pub(super) limit_rules: Table<LimitRule>,
    pub(super) measures: Table<Measure>,
    pub(super) outcomes: Table<Outcome>,
    pub(super) answers: Table<Answer>,
    pub(super) surveys: Table<Survey>,
    pub(super) survey_questions: Table<SurveyQuestion>,
    pub(super) test_sheets: Table<TestSheet>,
    pub(super) sheet_items: Table<SheetItem>,
    pub(super) measure_values: Table<MeasureValue>,
    pub(super) deviations: Table<Deviation>,
    pub(super) actions: Table<Action>,
    pub(super) action_plans: Table<ActionPlan>,
    pub(super) supplements: Table<Supplement>,
    pub(super) effect_checks: Table<EffectCheck>,
    pub(super) sign_offs: Table<SignOff>,
    pub(super) receptions: Table<Reception>,
    pub(super) revisions: Table<Revision>,
    pub(super) governing_documents: Table<GoverningDocument>,
    pub(super) carried: Table<Carried>,
    pub(super) looks: Table<Look>,
    pub(super) index: Index,
}

impl PartialEq for Book {
    fn eq(&self, other: &Self) -> bool {
        self.records().eq(other.records())
    }
}

/// Children of one kind by parent, in order.
#[derive(Clone, Debug)]
pub(super) struct Children<P, C>(ById<P, Vec<(i64, C)>>);

impl<P, C> Default for Children<P, C> {
    fn default() -> Self {
        Self(ById::default())
    }
}

impl<P: Eq + Hash + Copy, C: Ord + Copy> Children<P, C> {
    pub(super) fn insert(&mut self, parent: P, rank: i64, child: C) {
        let list = self.0.entry(parent).or_default();
        if let Err(at) = list.binary_search(&(rank, child)) {
            list.insert(at, (rank, child));
        }
    }

    /// Enters a child at the end, whatever its rank; the list is in order again after [`Children::tidy`].
    pub(super) fn append(&mut self, parent: P, rank: i64, child: C) {
        self.0.entry(parent).or_default().push((rank, child));
    }

    pub(super) fn tidy(&mut self) {
        self.0.values_mut().filter(|list| !list.is_sorted()).for_each(|list| list.sort_unstable());
    }

    pub(super) fn remove(&mut self, parent: P, rank: i64, child: C) {
        if let Some(list) = self.0.get_mut(&parent)
            && let Ok(at) = list.binary_search(&(rank, child))
        {
            list.remove(at);
        }
    }

    /// The children of `parent`, in order.
    pub(super) fn of(&self, parent: P) -> impl DoubleEndedIterator<Item = C> + '_ {
        self.0.get(&parent).into_iter().flatten().map(|(_, child)| *child)
    }

    /// How many children `parent` has.
    #[must_use]
    pub(super) fn count(&self, parent: P) -> usize {
        self.0.get(&parent).map_or(0, Vec::len)
    }
}

/// Lists of children, kept in step with the tables.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(super) plans: Children<BoardId, PlanId>,
    pub(super) periods: Children<PlanId, PeriodId>,
    pub(super) areas: Children<(PlanId, Option<AreaId>), AreaId>,
    pub(super) risk_points: Children<AreaId, RiskPointId>,
    pub(super) controls: Children<RiskPointId, ControlId>,
    pub(super) questions: Children<ControlId, QuestionId>,
    pub(super) limit_rules: Children<PlanId, LimitRuleId>,
    pub(super) measures: Children<ControlId, MeasureId>,
    pub(super) measures_of_lineage: Children<uuid::Uuid, MeasureId>,
    pub(super) measures_of_whole: Children<MeasureId, MeasureId>,
    pub(super) surveys: Children<PlanId, SurveyId>,
    pub(super) surveys_of_control: Children<ControlId, SurveyId>,
    pub(super) survey_questions: Children<SurveyId, SurveyQuestionId>,
    pub(super) sheets: Children<ControlId, SheetId>,
    pub(super) items: Children<SheetId, ItemKey>,
    pub(super) values: Children<MeasureId, ValueKey>,
    pub(super) answers: Children<QuestionId, AnswerKey>,
    pub(super) deviations: Children<PlanId, DeviationId>,
    pub(super) deviations_of_control: Children<ControlId, DeviationId>,
    pub(super) deviations_of_risk_point: Children<RiskPointId, DeviationId>,
    pub(super) deviations_alone: Children<PlanId, DeviationId>,
    pub(super) actions: Children<PlanId, ActionId>,
    pub(super) actions_of_deviation: Children<DeviationId, ActionId>,
    pub(super) action_plans: Children<PlanId, ActionPlanId>,
    pub(super) effect_checks: Children<ActionId, EffectCheckId>,
    pub(super) supplements: Children<ControlId, SupplementId>,
    pub(super) sign_offs: Children<PeriodId, SignOffId>,
    pub(super) receptions: Children<PlanId, ReceptionId>,
    pub(super) revisions: Children<PlanId, RevisionId>,
    pub(super) governing_documents: Children<PlanId, DocumentId>,
    pub(super) carried: Children<PlanId, CarriedId>,
}

impl Book {
    /// Enters records that were valid when they were stored, such as the rows of a file, without checking them.
    pub fn load<E: Entity>(&mut self, records: impl IntoIterator<Item = E>) {
        if !E::table(self).is_empty() {
            return records.into_iter().for_each(|record| self.insert(record));
        }
        // The lists are put in order once all are in: a file's thousands of rows come in any order.
        let mut replaced = Vec::new();
        for record in records {
            record.append(&mut self.index);
            replaced.extend(E::table_mut(self).insert(record));
        }
        E::tidy(&mut self.index);
        for old in replaced {
            old.unlink(&mut self.index);
        }
    }

    /// Loads a record of any kind, in place of any with its identity.
    pub fn load_any(&mut self, record: super::Record) {
        self.put(record);
    }

    /// Takes over the outcomes of a part that was read beside this one.
    pub fn join_outcomes(&mut self, part: Self) {
        self.outcomes = part.outcomes;
    }

    pub(super) fn insert<E: Entity>(&mut self, record: E) {
        self.remove::<E>(record.key());
        record.link(&mut self.index);
        E::table_mut(self).insert(record);
    }

    pub(super) fn remove<E: Entity>(&mut self, key: E::Key) {
        if let Some(old) = E::table_mut(self).remove(key) {
            old.unlink(&mut self.index);
        }
    }

    /// The record of kind `E` with this identity.
    #[must_use]
    pub fn find<E: Entity>(&self, key: E::Key) -> Option<&E> {
        E::table(self).get(key)
    }

    /// Every record of kind `E`, by identity.
    pub fn all<E: Entity>(&self) -> impl DoubleEndedIterator<Item = &E> {
        E::table(self).sorted()
    }

    /// Every record of kind `E`, in no order that means anything: for questions that do not care.
    pub fn unordered<E: Entity>(&self) -> impl Iterator<Item = &E> {
        E::table(self).rows()
    }

    pub(super) fn list<'a, E: Entity + 'a>(
        &'a self,
        keys: impl DoubleEndedIterator<Item = E::Key> + 'a,
    ) -> impl DoubleEndedIterator<Item = &'a E> + 'a {
        keys.filter_map(|key| self.find::<E>(key))
    }

    /// The boards, in order.
    #[must_use]
    pub fn boards(&self) -> Vec<&Board> {
        let mut boards: Vec<_> = self.boards.rows().collect();
        boards.sort_by_key(|board| (board.rank, board.id));
        boards
    }

    /// The plans of a board, earliest year first.
    pub fn plans_of(&self, board: BoardId) -> impl DoubleEndedIterator<Item = &Plan> {
        self.list(self.index.plans.of(board))
    }

    /// The plan with this identity.
    #[must_use]
    pub fn plan(&self, id: PlanId) -> Option<&Plan> {
        self.plans.get(id)
    }

    /// The board a plan belongs to.
    #[must_use]
    pub fn board_of(&self, plan: PlanId) -> Option<&Board> {
        self.boards.get(self.plan(plan)?.board_id)
    }

    /// The periods of a plan, by number.
    pub fn periods(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Period> {
        self.list(self.index.periods.of(plan))
    }

    /// The period with this identity.
    #[must_use]
    pub fn period(&self, id: PeriodId) -> Option<&Period> {
        self.periods.get(id)
    }

    /// The period before `id` in its plan.
    #[must_use]
    pub fn previous_period(&self, id: PeriodId) -> Option<&Period> {
        let period = self.period(id)?;
        self.periods(period.plan_id).rfind(|other| other.number < period.number)
    }

    /// The areas directly under `parent`, or the outermost ones, in order.
    pub fn areas(&self, plan: PlanId, parent: Option<AreaId>) -> impl DoubleEndedIterator<Item = &Area> {
        self.list(self.index.areas.of((plan, parent)))
    }

    /// The area with this identity.
    #[must_use]
    pub fn area(&self, id: AreaId) -> Option<&Area> {
        self.areas.get(id)
    }

    /// The risk points directly in an area, in order.
    pub fn risk_points(&self, area: AreaId) -> impl DoubleEndedIterator<Item = &RiskPoint> {
        self.list(self.index.risk_points.of(area))
    }

    /// The risk point with this identity.
    #[must_use]
    pub fn risk_point(&self, id: RiskPointId) -> Option<&RiskPoint> {
        self.risk_points.get(id)
    }

    /// The control activities of a risk point, in order.
    pub fn controls(&self, risk_point: RiskPointId) -> impl DoubleEndedIterator<Item = &ControlActivity> {
        self.list(self.index.controls.of(risk_point))
    }

    /// The control activity with this identity.
    #[must_use]
    pub fn control(&self, id: ControlId) -> Option<&ControlActivity> {
        self.control_activities.get(id)
    }

    /// Every control of a plan, in the order of the tree.
    #[must_use]
    pub fn controls_of_plan(&self, plan: PlanId) -> Vec<&ControlActivity> {
        let mut controls = Vec::new();
        self.collect_controls(plan, None, &mut controls);
        controls
    }

    fn collect_controls<'a>(&'a self, plan: PlanId, parent: Option<AreaId>, into: &mut Vec<&'a ControlActivity>) {
        for area in self.areas(plan, parent) {
            for risk_point in self.risk_points(area.id) {
                into.extend(self.controls(risk_point.id));
            }
            self.collect_controls(plan, Some(area.id), into);
        }
    }

    /// How many nodes the trees of all plans have.
    pub(super) fn node_count(&self) -> usize {
        self.areas.len() + self.risk_points.len() + self.control_activities.len()
    }

    /// The questions of a control's method, in order.
    pub fn questions(&self, control: ControlId) -> impl DoubleEndedIterator<Item = &Question> {
        self.list(self.index.questions.of(control))
    }

    /// What is recorded of a control in a period, if anything is.
    #[must_use]
    pub fn outcome(&self, control: ControlId, period: PeriodId) -> Option<&Outcome> {
        self.outcomes.get(OutcomeKey { control_id: control, period_id: period })
    }

    /// What is recorded of a control, in every period.
    pub fn outcomes_of(&self, control: ControlId) -> impl Iterator<Item = &Outcome> {
        let key = move |period: &Period| OutcomeKey { control_id: control, period_id: period.id };
        self.periods.sorted().filter_map(move |period| self.outcomes.get(key(period)))
    }

    /// The deviations of a plan, in order.
    pub fn deviations(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Deviation> {
        self.list(self.index.deviations.of(plan))
    }

    /// The deviation with this identity.
    #[must_use]
    pub fn deviation(&self, id: DeviationId) -> Option<&Deviation> {
        self.deviations.get(id)
    }

    /// The deviations that a control found, in every period, in order.
    pub fn deviations_of_control(&self, control: ControlId) -> impl DoubleEndedIterator<Item = &Deviation> {
        self.list(self.index.deviations_of_control.of(control))
    }

    /// The deviations that concern a risk point directly, in order.
    pub fn deviations_of_risk_point(&self, id: RiskPointId) -> impl DoubleEndedIterator<Item = &Deviation> {
        self.list(self.index.deviations_of_risk_point.of(id))
    }

    /// The deviations of a plan that concern no item of its tree, in order.
    pub fn deviations_alone(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Deviation> {
        self.list(self.index.deviations_alone.of(plan))
    }

    /// The actions of a plan, in order.
    pub fn actions(&self, plan: PlanId) -> impl DoubleEndedIterator<Item = &Action> {
        self.list(self.index.actions.of(plan))
    }

    /// The actions against a deviation, in order.
    pub fn actions_of(&self, deviation: DeviationId) -> impl DoubleEndedIterator<Item = &Action> {
        self.list(self.index.actions_of_deviation.of(deviation))
    }

    /// The risk point a control belongs to.
    #[must_use]
    pub fn risk_point_of(&self, control: ControlId) -> Option<&RiskPoint> {
        self.risk_point(self.control(control)?.risk_point_id)
    }

    /// The area a control lies in.
    #[must_use]
    pub fn area_of(&self, control: ControlId) -> Option<&Area> {
        self.area(self.risk_point_of(control)?.area_id)
    }

    /// The plan a control belongs to.
    #[must_use]
    pub fn plan_of(&self, control: ControlId) -> Option<PlanId> {
        self.area_of(control).map(|area| area.plan_id)
    }
}
