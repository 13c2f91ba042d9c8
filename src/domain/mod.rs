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
//! *urval* selection · *diarienummer* registry number · *mått* measure · *mätvärde* measure value · *räkneregel* definition ·
//! *gränsregel* limit rule · *enkät* survey · *testblad* test sheet · *stickprov* sample.

mod answer;
mod axes;
mod book;
mod carry;
mod cases;
mod change;
pub mod deadline;
mod draft;
mod due;
mod edit;
mod entry;
mod figure;
#[cfg(test)]
mod figure_tests;
mod follow_up;
mod hand_out;
mod hash;
pub mod holidays;
mod ids;
mod life;
mod limit_rule;
mod lock;
mod look;
mod lookup;
mod measure;
mod outcome;
pub mod outline;
mod plan;
mod preparation;
mod problem;
pub mod ratio;
mod record;
mod register;
mod remove;
mod repeat;
mod review;
mod rollup;
#[cfg(test)]
pub(crate) mod sample;
pub mod sampling;
mod series;
mod sheet;
mod sheet_totals;
mod sign_off;
pub mod statistics;
mod summary;
mod survey;
mod table;
mod texts;
mod tree;
mod validate;
mod validate_figures;
mod validate_year;
mod year_map;

pub use answer::{Answer, AnswerKey};
pub use axes::{
    ActionState, Assessment, BoardKind, Carry, DeviationState, DocumentKind, DrawMethod, Effect, Focus, Goal,
    LimitSource, LimitUnit, MarkCode, MeasureKind, PeriodFocus, Polarity, Receiver, ResponsibleKind, Section, Severity,
    Status, SurveyPart,
};
pub use book::Book;
pub use carry::CarryDecision;
pub use cases::{CaseCount, UnitCount};
pub use change::{Change, Edit, Verb};
pub use draft::{Draft, DraftKey};
pub use due::{DueItem, DueKind, DueSubject};
pub use edit::{Direction, rank_after};
pub use entry::{Entry, EntryKind, Stamp, UndoStacks, Undoable};
pub use figure::{Figure, Resolved};
pub use follow_up::{ActionPlan, EffectCheck, Supplement};
pub use ids::{
    ActionId, ActionPlanId, AreaId, BoardId, CarriedId, ControlId, CopyId, DeviationId, DocumentId, EffectCheckId,
    EntryId, LimitRuleId, LookId, MeasureId, PeriodId, PlanId, QuestionId, ReceptionId, RevisionId, RiskPointId,
    SheetId, SignOffId, SupplementId, SurveyId, SurveyQuestionId,
};
pub use life::{Decision, Standing, StandingCounts};
pub use limit_rule::{Limit, LimitRow, LimitRule};
pub use lock::is_follow_up;
pub use look::{Colour, Image, ImageKind, Logo, Look, MAX_LOGO, NoColour};
pub use measure::{Counted, Definition, Measure, MeasureValue, Reading, ValueKey};
pub use outcome::{Action, Deviation, Outcome, OutcomeKey};
pub use plan::{Board, Period, Plan};
pub use preparation::{Carried, GoverningDocument, Scales};
pub use problem::{MAX_AREA_DEPTH, MAX_NAME, MAX_TEXT, Problem, ProblemCode};
pub use record::{Entity, Record, RecordKey, RecordKind};
pub use register::{Coverage, MatrixCell, RegisterRow, RiskMatrix};
pub use repeat::Age;
pub use rollup::{Node, PeriodSummary, Rollup, SeverityCounts, StatusCounts, Tally, rollup};
pub use series::{Apart, Comparison, Point, Previous, Trend};
pub use sheet::{Attribute, Draw, ItemKey, MAX_ATTRIBUTES, MAX_ITEMS, Mark, Population, SheetItem, TestSheet};
pub use sheet_totals::{AttributeTotal, SheetTotals};
pub use sign_off::{Reception, Revision, SignOff};
pub use summary::{AreaSummary, Figures, Row, Summary, rows, subject, summarize};
pub use survey::{AnswerOption, Survey, SurveyQuestion, Tallied};
pub use texts::TextBlock;
pub use tree::{Area, ControlActivity, Frequency, Level, Question, Responsible, RiskPoint};
pub use year_map::{AssessmentCounts, Axis, ResultCounts, YearCell, YearMap, YearRow, YearSubject};
