//! The loss-free JSON: a whole file of plans as text that other programs can read and write.
//!
//! One object with an array per kind of record, in the records' own form. What is read is checked as strictly as
//! what a person types; what is written says the same twice. Imports `domain` and `i18n`.

mod format;
mod read;

use crate::domain::{Book, Change, Edit, Problem, RecordKind, Verb};

pub use format::{FORMAT, VERSION, export_json, schema};
pub use read::import_json;

/// The largest exchange file that is read, in bytes.
pub const MAX_BYTES: usize = 512 * 1024 * 1024;

/// What is wrong with a field of an exchange file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// The format has no such field.
    Unknown,
    /// The field must be there.
    Missing,
    /// The field is there twice.
    Repeated,
    /// The value is of the wrong type, or not one of the codes.
    Value,
}

/// Why an exchange file was not read, or cannot be brought into a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// It is too large to be read whole.
    #[error("larger than {MAX_BYTES} bytes")]
    TooLarge,
    /// It is not UTF-8.
    #[error("not UTF-8 at byte {0}")]
    Encoding(usize),
    /// It is not JSON.
    #[error("not JSON at line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// Whether the file ends too early.
        cut_off: bool,
    },
    /// It is JSON, but not of this format.
    #[error("not an ikplan file")]
    OtherFormat,
    /// It was written by a newer version.
    #[error("format version {0}")]
    Newer(u64),
    /// A field is not as the format has it.
    #[error("{fault:?}: {path} (line {line:?})")]
    Field {
        /// Where, such as `areas[3].name`.
        path: String,
        /// Line, from 1, if known.
        line: Option<usize>,
        /// What is wrong.
        fault: FieldFault,
    },
    /// The same identity twice.
    #[error("{path} has the identity of an earlier one")]
    Repeated {
        /// Where.
        path: String,
    },
    /// A record that the model refuses.
    #[error("{path}: {problem}")]
    Refused {
        /// Where, such as `areas[3].name`.
        path: String,
        /// Why.
        problem: Problem,
    },
    /// The file has a record of that identity already, with other contents.
    #[error("{kind:?} {subject:?} is there with other contents")]
    Differs {
        /// What it is.
        kind: RecordKind,
        /// The name by which a person knows it.
        subject: String,
    },
}

/// The change that brings the records of `incoming` into `existing`: what is new is added, what is the same is left.
///
/// # Errors
/// `Differs` when a record is there with other contents, `Refused` when the whole would break a rule (such as two
/// plans for one board and year).
pub fn book_to_change(existing: &Book, incoming: &Book) -> Result<Change, ExchangeError> {
    let mut edits = Vec::new();
    for record in incoming.records() {
        match existing.get(record.key()) {
            None => edits.push(Edit::add(record)),
            Some(held) if held == record => {}
            Some(held) => {
                let subject = existing.subject_of(&held);
                return Err(ExchangeError::Differs { kind: record.key().kind(), subject });
            }
        }
    }
    let plans: Vec<_> = incoming.boards().into_iter().flat_map(|board| incoming.plans_of(board.id)).collect();
    let subject = plans.first().map(|plan| incoming.subject_of(&(*plan).clone().into())).unwrap_or_default();
    let plan_id = if let [plan] = plans.as_slice() { Some(plan.id) } else { None };
    let change = Change { verb: Verb::Import, kind: RecordKind::Plan, subject, plan_id, edits };
    if let Err(problem) = existing.clone().apply(&change) {
        return Err(ExchangeError::Refused { path: read::path_of(incoming, &problem), problem });
    }
    Ok(change)
}
