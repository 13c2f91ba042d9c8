//! Identifiers: one type per kind of record, so that they cannot be mixed up.
//!
//! All are UUIDs; new ones are version 7 (made by [`crate::env::Env`]), so that copies of a file
//! can be merged without renumbering and still sort by the time they were made.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// A board (*nämnd*), the executive board or a municipal company.
    BoardId;
    /// A control plan: one board, one year.
    PlanId;
    /// A reporting period of a plan.
    PeriodId;
    /// A control area.
    AreaId;
    /// A risk point.
    RiskPointId;
    /// A control activity.
    ControlId;
    /// A question of a control activity's method.
    QuestionId;
    /// A measure of a control activity.
    MeasureId;
    /// A rule with limits of time or of amounts.
    LimitRuleId;
    /// A survey.
    SurveyId;
    /// A question of a survey.
    SurveyQuestionId;
    /// A test sheet.
    SheetId;
    /// A deviation.
    DeviationId;
    /// An action.
    ActionId;
    /// A dated addition to a text of an outcome.
    SupplementId;
    /// A check of what an action achieved.
    EffectCheckId;
    /// A plan of action.
    ActionPlanId;
    /// A period signed off.
    SignOffId;
    /// A report or plan received.
    ReceptionId;
    /// An adoption or revision of a plan.
    RevisionId;
    /// A governing document.
    DocumentId;
    /// A decision about a control of the year before.
    CarriedId;
    /// The look of a file's documents.
    LookId;
    /// An entry of the journal.
    EntryId;
    /// One copy of a file: a new one for each copy that is worked on, so that a merge knows them apart.
    CopyId;
}
