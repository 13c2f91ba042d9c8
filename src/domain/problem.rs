//! What can be wrong with a record: codes without prose, which `i18n` puts into words.

use super::RecordKey;

/// The longest text a field takes, in characters.
pub const MAX_TEXT: usize = 100_000;
/// The longest name or title, in characters.
pub const MAX_NAME: usize = 500;
/// The largest count: more than there is of anything, and so little that what is counted of it fits beside it.
pub(super) const MAX_COUNT: u64 = 1_000_000_000_000_000;
/// How deep areas may nest.
pub const MAX_AREA_DEPTH: usize = 8;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemCode {
    /// The record is not as it was when the change was made: somebody else changed it.
    Conflict,
    /// A field that must be filled in is empty.
    Required,
    /// A text is longer than this many characters.
    TooLong(usize),
    /// A number is outside its range.
    OutOfRange,
    /// The record refers to one that does not exist.
    Dangling,
    /// The record belongs to another plan than the one it refers to.
    OtherPlan,
    /// Others still refer to the record.
    InUse,
    /// It is the only plan there is.
    LastPlan,
    /// There is one like it already: the same board and year, or the same period number.
    Duplicate,
    /// An area would lie within itself, or too deep.
    Nesting,
    /// A period or sample ends before it begins.
    Backwards,
    /// A period overlaps another of the plan.
    Overlap,
    /// The period is signed off.
    Locked,
    /// The period is not signed off, so that there is nothing to open.
    Unlocked,
    /// A period is locked and opened by a sign-off only.
    NeedsSignOff,
    /// The outcome is not completed, so that there is nothing to review.
    NotCompleted,
    /// Performed and reviewed by the same person.
    SamePerson,
    /// A risk point that is decided to be outside the plan has no controls.
    OutsidePlan,
    /// The value is of another kind than the measure takes.
    WrongKind,
    /// A part is more than its whole: a numerator above its denominator, more answers than were invited.
    MoreThanAll,
    /// Two fields are filled in that exclude each other.
    Both,
    /// No step leads from the state it is in to the one that was asked for.
    Step,
    /// There is no check that says that what was done had effect.
    NeedsEffect,
    /// The day lies before that which it is about.
    TooEarly,
    /// There is nothing to change.
    Nothing,
}

/// A refusal: what is wrong, with which record, in which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{code:?} at {record:?} {field:?}")]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// The record it is wrong with.
    pub record: Option<RecordKey>,
    /// The field, by its name in files.
    pub field: Option<&'static str>,
}

impl Problem {
    /// A problem of a whole record.
    #[must_use]
    pub const fn of(code: ProblemCode, record: RecordKey) -> Self {
        Self { code, record: Some(record), field: None }
    }

    /// A problem of one field.
    #[must_use]
    pub const fn at(code: ProblemCode, record: RecordKey, field: &'static str) -> Self {
        Self { code, record: Some(record), field: Some(field) }
    }
}
