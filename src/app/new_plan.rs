//! A new plan: its board, if the book does not have it, and reporting periods that cover the year; and a new file
//! for it.

use super::division::Division;
use super::failure::Failure;
use crate::domain::{
    Area, Board, BoardId, BoardKind, Book, Change, Edit, Entry, EntryId, EntryKind, Plan, PlanId, Record, RecordKind,
    Verb, rank_after,
};
use crate::env::Ids;
use crate::i18n::{Lang, collate::fold};
use crate::store::{Store, StoreContext};
use std::path::Path;

/// What a new plan is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlan {
    /// The name of its board.
    pub board: String,
    /// What the board is; of a board that exists it is left as it is.
    pub kind: BoardKind,
    /// The municipality.
    pub municipality: String,
    /// The year.
    pub year: i32,
    /// How the year is divided.
    pub division: Division,
    /// The language the periods are named in.
    pub lang: Lang,
}

/// The change that enters a new plan into a book, and the plan's identity.
#[must_use]
pub fn change(book: &Book, new: &NewPlan, ids: &dyn Ids) -> (Change, PlanId) {
    let (board, plan) = blank(ids, new.year);
    let id = plan.id;
    let (name, municipality) = (new.board.trim().to_owned(), new.municipality.trim().to_owned());
    let board = Board { name, municipality, kind: new.kind, ..board };
    (completed(book, board, plan, (new.division, new.lang), ids), id)
}

/// The change that enters a plan with its board and reporting periods. A board of that name is left as it is, and gets the plan.
#[must_use]
pub fn completed(book: &Book, board: Board, plan: Plan, (division, lang): (Division, Lang), ids: &dyn Ids) -> Change {
    let subject = format!("{} {}", board.name, plan.year);
    let held = book.boards().into_iter().find(|held| held.id == board.id || fold(&held.name) == fold(&board.name));
    let plan = Plan { board_id: held.map_or(board.id, |held| held.id), ..plan };
    let rank = rank_after(book.boards().into_iter().map(|board| board.rank));
    let board = held.is_none().then(|| Edit::add(Board { rank, ..board }));
    let periods = division.periods(plan.id, plan.year, lang, ids).into_iter().map(Edit::add);
    let plan_id = Some(plan.id);
    let edits = board.into_iter().chain([Edit::add(plan)]).chain(periods).collect();
    Change { verb: Verb::Add, kind: RecordKind::Plan, subject, plan_id, edits }
}

/// A board and a plan to begin with, to be filled in.
#[must_use]
pub fn blank(ids: &dyn Ids, year: i32) -> (Board, Plan) {
    let (name, municipality) = (String::new(), String::new());
    let board = Board { id: BoardId(ids.id()), name, kind: BoardKind::Board, municipality, rank: 0 };
    let plan = Plan::blank(PlanId(ids.id()), board.id, year);
    (board, plan)
}

/// The change that enters every record of a book: the first entry of a new file's journal.
#[must_use]
pub fn first_change(book: &Book) -> Change {
    let plan = book.all::<Plan>().next();
    let subject = plan.map(|plan| book.subject_of(&Record::Plan(plan.clone()))).unwrap_or_default();
    let imported = book.all::<Area>().next().is_some();
    Change {
        verb: if imported { Verb::Import } else { Verb::Add },
        kind: RecordKind::Plan,
        subject,
        plan_id: plan.map(|plan| plan.id),
        edits: book.records().map(Edit::add).collect(),
    }
}

/// Makes a file with one change in it. Whatever happens, there is no file with less.
///
/// # Errors
/// What the store or the model refuses; among others when there is a file of that name.
pub fn create(path: &Path, change: Change, context: &StoreContext) -> Result<Entry, Failure> {
    Book::default().apply(&change)?;
    let (id, at, who) = (EntryId(context.ids.id()), context.clock.now(), context.user.clone());
    let entry = Entry { id, at, who, kind: EntryKind::Do, change };
    Store::create_with(path, context, &entry)?;
    Ok(entry)
}
