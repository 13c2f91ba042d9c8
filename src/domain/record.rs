//! Records of every kind under one roof, so that one kind of change, one journal and one file format serve all.

use super::book::{Book, Index};
use super::table::Table;
use super::{
    Action, ActionId, ActionPlan, ActionPlanId, Answer, AnswerKey, Area, AreaId, Board, BoardId, Carried, CarriedId,
    ControlActivity, ControlId, Deviation, DeviationId, DocumentId, EffectCheck, EffectCheckId, GoverningDocument,
    ItemKey, LimitRule, LimitRuleId, Look, LookId, Measure, MeasureId, MeasureValue, Outcome, OutcomeKey, Period,
    PeriodId, Plan, PlanId, Question, QuestionId, Reception, ReceptionId, Revision, RevisionId, RiskPoint, RiskPointId,
    SheetId, SheetItem, SignOff, SignOffId, Supplement, SupplementId, Survey, SurveyId, SurveyQuestion,
    SurveyQuestionId, TestSheet, ValueKey,
};
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::hash::Hash;

/// A record that lives in a [`Book`].
pub trait Entity: Clone + PartialEq + std::fmt::Debug + 'static {
    /// What identifies it.
    type Key: Copy + Ord + Hash + std::fmt::Debug + 'static;

    /// Its identity.
    fn key(&self) -> Self::Key;

    /// The table of a book it lives in.
    #[doc(hidden)]
    fn table(book: &Book) -> &Table<Self>;

    /// As [`Entity::table`], to change it.
    #[doc(hidden)]
    fn table_mut(book: &mut Book) -> &mut Table<Self>;

    /// Enters it into the lists of children.
    #[doc(hidden)]
    fn link(&self, index: &mut Index);

    /// As [`Entity::link`], at the end of the lists, which [`Entity::tidy`] then puts in order.
    #[doc(hidden)]
    fn append(&self, index: &mut Index);

    /// Puts the lists of children of this kind in order.
    #[doc(hidden)]
    fn tidy(index: &mut Index);

    /// Takes it out of the lists of children.
    #[doc(hidden)]
    fn unlink(&self, index: &mut Index);
}

macro_rules! records {
    ($($variant:ident($key:ty) $table:ident $code:literal;)*) => {
        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "record")]
        pub enum Record {
            $(#[doc = concat!("See [`", stringify!($variant), "`].")] #[serde(rename = $code)] $variant($variant),)*
        }

        /// The identity of a record of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "id")]
        pub enum RecordKey {
            $(#[doc = concat!("See [`", stringify!($variant), "`].")] #[serde(rename = $code)] $variant($key),)*
        }

        /// The kinds of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum RecordKind {
            $(#[doc = concat!("See [`", stringify!($variant), "`].")] #[serde(rename = $code)] $variant,)*
        }

        impl RecordKind {
            /// Every kind, parents before children: the order in which records can be entered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The fixed code that files use.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }

        impl Record {
            /// Its identity.
            #[must_use]
            pub fn key(&self) -> RecordKey {
                match self { $(Self::$variant(record) => RecordKey::$variant(Entity::key(record)),)* }
            }
        }

        impl RecordKey {
            /// Its kind.
            #[must_use]
            pub const fn kind(self) -> RecordKind {
                match self { $(Self::$variant(_) => RecordKind::$variant,)* }
            }
        }

        impl std::fmt::Display for RecordKey {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self { $(Self::$variant(key) => key.fmt(f),)* }
            }
        }

        $(impl From<$variant> for Record {
            fn from(record: $variant) -> Self {
                Self::$variant(record)
            }
        })*

        impl Book {
            /// The record with this identity, cloned.
            #[must_use]
            pub fn get(&self, key: RecordKey) -> Option<Record> {
                match key { $(RecordKey::$variant(key) => self.$table.get(key).cloned().map(Record::$variant),)* }
            }

            /// Whether the record with this identity equals `expected` (`None`: is absent).
            pub(super) fn holds(&self, key: RecordKey, expected: Option<&Record>) -> bool {
                match key { $(RecordKey::$variant(key) => match (self.$table.get(key), expected) {
                    (None, None) => true,
                    (Some(held), Some(Record::$variant(expected))) => held == expected,
                    _ => false,
                },)* }
            }

            /// Puts a record in, in place of any with its identity.
            pub(super) fn put(&mut self, record: Record) {
                match record { $(Record::$variant(record) => self.insert(record),)* }
            }

            /// Takes a record out.
            pub(super) fn take(&mut self, key: RecordKey) {
                match key { $(RecordKey::$variant(key) => self.remove::<$variant>(key),)* }
            }

            /// Every record, parents before children.
            pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
                std::iter::empty()$(.chain(self.$table.sorted().cloned().map(Record::$variant)))*
            }
        }
    };
}

records! {
    Board(BoardId) boards "board";
    Plan(PlanId) plans "plan";
    Period(PeriodId) periods "period";
    Area(AreaId) areas "area";
    RiskPoint(RiskPointId) risk_points "risk_point";
    ControlActivity(ControlId) control_activities "control_activity";
    Question(QuestionId) questions "question";
    LimitRule(LimitRuleId) limit_rules "limit_rule";
    Measure(MeasureId) measures "measure";
    Outcome(OutcomeKey) outcomes "outcome";
    Answer(AnswerKey) answers "answer";
    Survey(SurveyId) surveys "survey";
    SurveyQuestion(SurveyQuestionId) survey_questions "survey_question";
    TestSheet(SheetId) test_sheets "test_sheet";
    SheetItem(ItemKey) sheet_items "sheet_item";
    MeasureValue(ValueKey) measure_values "measure_value";
    Deviation(DeviationId) deviations "deviation";
    ActionPlan(ActionPlanId) action_plans "action_plan";
    Action(ActionId) actions "action";
    EffectCheck(EffectCheckId) effect_checks "effect_check";
    Supplement(SupplementId) supplements "supplement";
    SignOff(SignOffId) sign_offs "sign_off";
    Reception(ReceptionId) receptions "reception";
    Revision(RevisionId) revisions "revision";
    GoverningDocument(DocumentId) governing_documents "governing_document";
    Carried(CarriedId) carried "carried";
    Look(LookId) looks "look";
}

macro_rules! entity {
    ($type:ident, $key:ty, $table:ident, |$record:ident| $id:expr, $($children:ident: $parent:expr => $child:expr, $rank:expr;)*) => {
        impl Entity for $type {
            type Key = $key;

            fn key(&self) -> $key {
                let $record = self;
                $id
            }

            fn table(book: &Book) -> &Table<Self> {
                &book.$table
            }

            fn table_mut(book: &mut Book) -> &mut Table<Self> {
                &mut book.$table
            }

            fn link(&self, index: &mut Index) {
                let ($record, _) = (self, &index);
                let _ = $record;
                $(for parent in $parent { index.$children.insert(parent, $rank, $child); })*
            }

            fn append(&self, index: &mut Index) {
                let ($record, _) = (self, &index);
                let _ = $record;
                $(for parent in $parent { index.$children.append(parent, $rank, $child); })*
            }

            fn tidy(index: &mut Index) {
                let _ = &index;
                $(index.$children.tidy();)*
            }

            fn unlink(&self, index: &mut Index) {
                let ($record, _) = (self, &index);
                let _ = $record;
                $(for parent in $parent { index.$children.remove(parent, $rank, $child); })*
            }
        }
    };
}

entity!(Board, BoardId, boards, |r| r.id,);
entity!(Plan, PlanId, plans, |r| r.id, plans: [r.board_id] => r.id, i64::from(r.year););
entity!(Period, PeriodId, periods, |r| r.id, periods: [r.plan_id] => r.id, i64::from(r.number););
entity!(Area, AreaId, areas, |r| r.id, areas: [(r.plan_id, r.parent_id)] => r.id, r.rank;);
entity!(RiskPoint, RiskPointId, risk_points, |r| r.id, risk_points: [r.area_id] => r.id, r.rank;);
entity!(ControlActivity, ControlId, control_activities, |r| r.id, controls: [r.risk_point_id] => r.id, r.rank;);
entity!(Question, QuestionId, questions, |r| r.id, questions: [r.control_id] => r.id, r.rank;);
entity!(LimitRule, LimitRuleId, limit_rules, |r| r.id, limit_rules: [r.plan_id] => r.id, r.rank;);
entity!(Measure, MeasureId, measures, |r| r.id,
    measures: [r.control_id] => r.id, r.rank;
    measures_of_lineage: [r.lineage()] => r.id, 0;
    measures_of_whole: r.part_of_id.iter().copied() => r.id, r.rank;
);
entity!(Outcome, OutcomeKey, outcomes, |r| r.key(),);
entity!(Answer, AnswerKey, answers, |r| r.key(), answers: [r.question_id] => r.key(), 0;);
entity!(Survey, SurveyId, surveys, |r| r.id,
    surveys: [r.plan_id] => r.id, r.rank;
    surveys_of_control: r.control_ids.iter().copied() => r.id, r.rank;
);
entity!(SurveyQuestion, SurveyQuestionId, survey_questions, |r| r.id,
    survey_questions: [r.survey_id] => r.id, r.rank;
);
entity!(TestSheet, SheetId, test_sheets, |r| r.id, sheets: [r.control_id] => r.id, r.rank;);
entity!(SheetItem, ItemKey, sheet_items, |r| r.key(), items: [r.sheet_id] => r.key(), i64::from(r.number););
entity!(MeasureValue, ValueKey, measure_values, |r| r.key(), values: [r.measure_id] => r.key(), 0;);
entity!(Deviation, DeviationId, deviations, |r| r.id,
    deviations: [r.plan_id] => r.id, r.rank;
    deviations_of_control: r.control_id.iter().copied() => r.id, r.rank;
    deviations_of_risk_point: r.risk_point_id.iter().copied() => r.id, r.rank;
    deviations_alone: r.stands_alone().then_some(r.plan_id).into_iter() => r.id, r.rank;
);
entity!(Action, ActionId, actions, |r| r.id,
    actions: [r.plan_id] => r.id, r.rank;
    actions_of_deviation: r.deviation_ids.iter().copied() => r.id, r.rank;
);
entity!(ActionPlan, ActionPlanId, action_plans, |r| r.id, action_plans: [r.plan_id] => r.id, r.rank;);
entity!(EffectCheck, EffectCheckId, effect_checks, |r| r.id,
    effect_checks: [r.action_id] => r.id, i64::from(r.on.num_days_from_ce());
);
entity!(Supplement, SupplementId, supplements, |r| r.id,
    supplements: [r.control_id] => r.id, i64::from(r.on.num_days_from_ce());
);
entity!(SignOff, SignOffId, sign_offs, |r| r.id, sign_offs: [r.period_id] => r.id, i64::from(r.version););
entity!(Reception, ReceptionId, receptions, |r| r.id, receptions: [r.plan_id] => r.id, 0;);
entity!(Revision, RevisionId, revisions, |r| r.id, revisions: [r.plan_id] => r.id, i64::from(r.number););
entity!(GoverningDocument, DocumentId, governing_documents, |r| r.id,
    governing_documents: [r.plan_id] => r.id, r.rank;
);
entity!(Look, LookId, looks, |r| r.id,);
entity!(Carried, CarriedId, carried, |r| r.id, carried: [r.plan_id] => r.id, 0;);
