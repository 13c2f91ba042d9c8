//! The shape of the exchange file, its writer and its JSON Schema.

use crate::domain::{
    Action, ActionPlan, Answer, Area, Board, Book, Carried, ControlActivity, Deviation, EffectCheck, Entity,
    GoverningDocument, LimitRule, Look, Measure, MeasureValue, Outcome, Period, Plan, Question, Reception, Revision,
    RiskPoint, SheetItem, SignOff, Supplement, Survey, SurveyQuestion, TestSheet,
};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

/// The name of the format, which every file says first.
pub const FORMAT: &str = "ikplan";
/// The version of the format this program writes; it reads every version up to it.
pub const VERSION: u64 = 2;

macro_rules! file {
    ($($(#[$meta:meta])* $table:ident: $type:ident;)*) => {
        /// Internal control plans and everything recorded against them, as ikplan exports them without loss.
        /// References between records end in `_id` or `_ids`; dates are written `2024-08-31`.
        #[derive(Debug, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        #[schemars(title = "ikplan")]
        pub(super) struct File {
            /// Always `ikplan`.
            #[schemars(extend("const" = FORMAT))]
            pub(super) format: String,
            /// The version of this format.
            #[schemars(extend("const" = VERSION))]
            pub(super) version: u64,
            $($(#[$meta])* #[serde(default)] pub(super) $table: Vec<$type>,)*
        }

        /// Why a record of an array, by the array's name, cannot be read; the outer `None` is no such array.
        pub(super) fn fault_in(table: &str, record: &serde_json::Value) -> Option<Option<serde_json::Error>> {
            match table {
                $(stringify!($table) => Some($type::deserialize(record).err()),)*
                _ => None,
            }
        }

        impl File {
            /// Every record, in the order in which they can be entered.
            pub(super) fn into_records(self) -> Vec<Record> {
                let mut records: Vec<Record> = Vec::new();
                $(records.extend(self.$table.into_iter().map(Record::from));)*
                records
            }

            pub(super) fn of(book: &Book) -> Self {
                Self { format: FORMAT.to_owned(), version: VERSION, $($table: table(book),)* }
            }
        }
    };
}
pub(super) use crate::domain::{Record, RecordKey};

file! {
    /// Boards, executive boards and companies.
    boards: Board;
    /// Plans: one per board and year.
    plans: Plan;
    /// Reporting periods of the plans.
    periods: Period;
    /// Control areas, which may nest.
    areas: Area;
    /// Risk points, each in an area.
    risk_points: RiskPoint;
    /// Control activities, each meeting a risk point.
    control_activities: ControlActivity;
    /// Questions of the control activities' methods.
    questions: Question;
    /// Limits of time and of amounts, with the dates they are valid.
    limit_rules: LimitRule;
    /// Measures of the control activities.
    measures: Measure;
    /// What was recorded of a control activity in a period: at most one for each pair.
    outcomes: Outcome;
    /// Answers to questions, at most one for each question and period.
    answers: Answer;
    /// Surveys, each reported in a period.
    surveys: Survey;
    /// Questions of the surveys, each with its own number of answers.
    survey_questions: SurveyQuestion;
    /// Test sheets of control activities in periods.
    test_sheets: TestSheet;
    /// Items on the test sheets.
    sheet_items: SheetItem;
    /// What was read of a measure in a period: at most one for each pair.
    measure_values: MeasureValue;
    /// Deviations, linked to a control activity or a risk point, or standing alone.
    deviations: Deviation;
    /// Plans of action, which actions refer to.
    action_plans: ActionPlan;
    /// Actions against deviations.
    actions: Action;
    /// Checks of what actions achieved.
    effect_checks: EffectCheck;
    /// Dated additions to the texts of outcomes.
    supplements: Supplement;
    /// Periods signed off, and opened again.
    sign_offs: SignOff;
    /// Who has received plans and reports.
    receptions: Reception;
    /// Adoptions and revisions of plans.
    revisions: Revision;
    /// Governing documents.
    governing_documents: GoverningDocument;
    /// What was decided about the controls of the year before.
    carried: Carried;
    /// How the documents look: one at most.
    looks: Look;
}

fn table<E: Entity>(book: &Book) -> Vec<E> {
    book.all::<E>().cloned().collect()
}

/// The array that a record lies in.
pub(super) const fn table_of(key: RecordKey) -> &'static str {
    match key {
        RecordKey::Board(_) => "boards",
        RecordKey::Plan(_) => "plans",
        RecordKey::Period(_) => "periods",
        RecordKey::Area(_) => "areas",
        RecordKey::RiskPoint(_) => "risk_points",
        RecordKey::ControlActivity(_) => "control_activities",
        RecordKey::Question(_) => "questions",
        RecordKey::LimitRule(_) => "limit_rules",
        RecordKey::Measure(_) => "measures",
        RecordKey::Outcome(_) => "outcomes",
        RecordKey::Answer(_) => "answers",
        RecordKey::Survey(_) => "surveys",
        RecordKey::SurveyQuestion(_) => "survey_questions",
        RecordKey::TestSheet(_) => "test_sheets",
        RecordKey::SheetItem(_) => "sheet_items",
        RecordKey::MeasureValue(_) => "measure_values",
        RecordKey::Deviation(_) => "deviations",
        RecordKey::Action(_) => "actions",
        RecordKey::ActionPlan(_) => "action_plans",
        RecordKey::EffectCheck(_) => "effect_checks",
        RecordKey::Supplement(_) => "supplements",
        RecordKey::SignOff(_) => "sign_offs",
        RecordKey::Reception(_) => "receptions",
        RecordKey::Revision(_) => "revisions",
        RecordKey::GoverningDocument(_) => "governing_documents",
        RecordKey::Carried(_) => "carried",
        RecordKey::Look(_) => "looks",
    }
}

/// Every record of a book as text, in the order of identities: the same book gives the same bytes.
#[must_use]
pub fn export_json(book: &Book) -> String {
    // Records are made of texts, numbers and dates, which JSON always can hold.
    let mut text = serde_json::to_string_pretty(&File::of(book)).unwrap_or_default();
    text.push('\n');
    text
}

/// The JSON Schema (draft 2020-12) of what [`export_json`] writes.
#[must_use]
pub fn schema() -> serde_json::Value {
    let schema: Schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>();
    schema.to_value()
}
