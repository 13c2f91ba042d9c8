//! The loss-free JSON: a whole file of plans as text that other programs can read and write.
//!
//! One object with an array per kind of record, in the records' own form. What is read is checked as strictly as
//! what a person types; what is written says the same twice. Imports `domain` and `i18n`.

mod format;
mod read;

use crate::domain::{Board, Book, Change, Edit, Plan, Problem, RecordKind, Verb};
use crate::i18n::collate::fold;

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
    /// The plan of that identity is of another year here.
    #[error("the plan of {board} is of {theirs} in one and {ours} in the other")]
    OtherYear {
        /// The board.
        board: String,
        /// The year in the file that is brought in.
        theirs: i32,
        /// The year here.
        ours: i32,
    },
    /// The file is no copy of this one, and both have a board of that name.
    #[error("{board} is here already, from another file")]
    OtherFile {
        /// The board.
        board: String,
        /// The years of its plans in the file that is brought in.
        theirs: Vec<i32>,
        /// The years of its plans here.
        ours: Vec<i32>,
    },
    /// The file has no plan of the board and year that were asked for.
    #[error("{holds} and not {wanted}")]
    NotMeant {
        /// The plans it has.
        holds: String,
        /// What was asked for.
        wanted: String,
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
/// `OtherYear` and `OtherFile` when the file is of another year than what is here and no copy of it, `Differs` when a record is
/// there with other contents, `Refused` when the whole would break a rule (such as two plans for one board and year).
pub fn book_to_change(existing: &Book, incoming: &Book) -> Result<Change, ExchangeError> {
    check_kinship(existing, incoming)?;
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

/// Refuses a file whose plans cannot be paired with those that are here: merged into them they would be of two years at once, or
/// the board would stand here twice.
fn check_kinship(existing: &Book, incoming: &Book) -> Result<(), ExchangeError> {
    for plan in incoming.all::<Plan>() {
        let ours = existing.plan(plan.id).map(|held| held.year).filter(|ours| *ours != plan.year);
        if let Some(ours) = ours {
            let board = incoming.board_of(plan.id).map(|board| board.name.clone()).unwrap_or_default();
            return Err(ExchangeError::OtherYear { board, theirs: plan.year, ours });
        }
    }
    let years = |book: &Book, id| book.plans_of(id).map(|plan| plan.year).collect::<Vec<_>>();
    for board in incoming.boards() {
        let is_other = |held: &&&Board| held.id != board.id && fold(&held.name) == fold(&board.name);
        if let Some(held) = existing.boards().iter().find(is_other) {
            let (theirs, ours) = (years(incoming, board.id), years(existing, held.id));
            return Err(ExchangeError::OtherFile { board: board.name.clone(), theirs, ours });
        }
    }
    Ok(())
}

/// Refuses a file that has plans of other boards or years than the ones that were asked for.
///
/// # Errors
/// `NotMeant`, with what it has.
pub fn check_meant(incoming: &Book, board: Option<&str>, year: Option<i32>) -> Result<(), ExchangeError> {
    let name = |plan: &Plan| incoming.board_of(plan.id).map_or("", |board| &board.name);
    let is_meant = |plan: &Plan| {
        year.is_none_or(|year| year == plan.year) && board.is_none_or(|board| fold(board) == fold(name(plan)))
    };
    if incoming.all::<Plan>().all(is_meant) {
        return Ok(());
    }
    let holds: Vec<String> = incoming.all::<Plan>().map(|plan| format!("{} {}", name(plan), plan.year)).collect();
    let wanted: Vec<String> = board.map(str::to_owned).into_iter().chain(year.map(|year| year.to_string())).collect();
    Err(ExchangeError::NotMeant { holds: holds.join(", "), wanted: wanted.join(" ") })
}
