//! The internal control plan and everything recorded against it.
//!
//! Owns: the records, the rules they keep, every mutation (a [`Change`], whose inverse [`Book::apply`] returns)
//! and every figure computed from them. Imports nothing of ours. Knows no file, no clock and no sentence: "today"
//! and new identities are given to it, and what is wrong is a code.
//!
//! Words, Swedish to English: *nämnd* board · *internkontrollplan* control plan · *rapportperiod* reporting period ·
//! *kontrollområde* control area · *riskpunkt, rutin* risk point · *kontrollmoment* control activity ·
//! *delfråga* question · *utfall* outcome · *avvikelse* deviation · *graverande* serious · *mindre allvarlig* minor ·
//! *iakttagelse* observation · *bedömning* assessment · *åtgärd* action · *ansvarig* responsible ·
//! *urval* selection · *diarienummer* registry number.

mod axes;
mod book;
mod change;
pub mod deadline;
mod draft;
mod edit;
mod entry;
mod hash;
pub mod holidays;
mod ids;
mod outcome;
mod plan;
mod problem;
mod record;
mod rollup;
#[cfg(test)]
pub(crate) mod sample;
pub mod sampling;
pub mod statistics;
mod summary;
mod table;
mod tree;
mod validate;

pub use axes::{ActionState, Assessment, BoardKind, PeriodFocus, ResponsibleKind, Severity, Status};
pub use book::Book;
pub use change::{Change, Edit, Verb};
pub use draft::{Draft, DraftKey};
pub use edit::{Direction, rank_after};
pub use entry::{Entry, EntryKind, Stamp, UndoStacks};
pub use ids::{
    ActionId, AreaId, BoardId, ControlId, CopyId, DeviationId, EntryId, PeriodId, PlanId, QuestionId, RiskPointId,
};
pub use outcome::{Action, Deviation, Outcome, OutcomeKey};
pub use plan::{Board, Period, Plan};
pub use problem::{MAX_AREA_DEPTH, MAX_NAME, MAX_TEXT, Problem, ProblemCode};
pub use record::{Entity, Record, RecordKey, RecordKind};
pub use rollup::{Node, PeriodSummary, Rollup, SeverityCounts, StatusCounts, Tally, rollup};
pub use summary::{AreaSummary, Figures, Row, Summary, rows, subject, summarize};
pub use tree::{Area, ControlActivity, Frequency, Level, Question, Responsible, RiskPoint};
