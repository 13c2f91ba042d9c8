//! Forms: the fields of `app::fields` filled in on the screen.
//!
//! Owns: [`FormState`] (what is being written, where the cursor is, what is wrong), its keys, its draft, the change
//! it makes, and how it is laid out and drawn. Nothing typed is lost: what differs from the record is a draft, which
//! whoever owns the form saves when [`FormState::draft_due`] has passed and whenever an outcome says so.
//! Call [`FormState::settle`] with the area before drawing: mouse and vertical movement need the same picture.

mod begun;
mod chosen;
mod editor;
mod facts;
mod keys;
mod layout;
mod options;
mod pick;
mod reference;
mod state;
mod submit;
mod view;

pub use facts::Facts;
pub use state::{FormState, draft_key};
pub use view::view;

use crate::app::values::ValueProblem;
use crate::domain::{Change, Draft, DraftKey};
use crate::i18n::{Lang, forms as t};
use chrono::NaiveDate;

/// What is to be done with the draft of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing: what is saved is what is typed.
    Nothing,
    /// Save this.
    Draft(Draft),
    /// Drop what is saved: everything is as it was again.
    Drop(DraftKey),
}

/// What came of an input.
#[derive(Clone, Debug, PartialEq)]
pub enum FormOutcome {
    /// It means nothing here; a command may.
    Ignored,
    /// It was used.
    Stay,
    /// The text has changed: a draft is to be saved when [`FormState::draft_due`] has passed.
    Changed,
    /// A field was left: do this at once.
    Save(Saving),
    /// The form is to be closed, after this.
    Leave(Saving),
    /// The change is to be made, and the draft dropped with it. When it is refused, tell [`FormState::refuse`].
    Submit(Box<Change>),
    /// The text is to be edited in the person's own editor; give what comes back to [`FormState::edited`].
    EditExternally {
        /// The field.
        field: &'static str,
        /// Its text.
        text: String,
    },
    /// Nothing was done, for this reason.
    Refused(Refusal),
}

/// Why a form may only be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewReason {
    /// The period is signed off since this day.
    Locked(NaiveDate),
    /// The file cannot be changed here.
    ReadOnly,
}

impl ViewReason {
    /// The reason in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Locked(on) => t::view_locked(lang, &on.to_string()),
            Self::ReadOnly => t::view_read_only(lang).to_owned(),
        }
    }
}

/// Why an input was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The form may only be read.
    View(ViewReason),
    /// The text would be too long.
    TooLong {
        /// Characters it would have had.
        len: usize,
        /// Characters at most.
        max: usize,
    },
    /// Text was pasted where there is none.
    NoText,
    /// There is nothing written to throw away.
    Unchanged,
    /// No choice begins so.
    NoChoice,
    /// The field may not be empty.
    Required,
    /// Only fields of several lines open in an editor of their own.
    OneLine,
    /// So many fields must be mended first; the cursor is in the first.
    Problems(usize),
}

impl Refusal {
    /// The reason in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::View(reason) => reason.text(lang),
            Self::TooLong { len, max } => ValueProblem::TooLong { max: *max, len: *len }.text(lang),
            Self::NoText => t::refused_no_text(lang).to_owned(),
            Self::Unchanged => t::refused_unchanged(lang).to_owned(),
            Self::NoChoice => t::refused_no_choice(lang).to_owned(),
            Self::Required => ValueProblem::Required.text(lang),
            Self::OneLine => t::refused_one_line(lang).to_owned(),
            Self::Problems(1) => t::refused_problem(lang).to_owned(),
            Self::Problems(count) => t::refused_problems(lang, *count),
        }
    }
}
