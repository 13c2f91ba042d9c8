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
    let name = new.board.trim();
    let mut edits = Vec::new();
    let held = book.boards().into_iter().find(|board| fold(&board.name) == fold(name)).map(|board| board.id);
    let board_id = held.unwrap_or_else(|| {
        let id = BoardId(ids.id());
        let rank = rank_after(book.boards().into_iter().map(|board| board.rank));
        let municipality = new.municipality.trim().to_owned();
        edits.push(Edit::add(Board { id, name: name.to_owned(), kind: new.kind, municipality, rank }));
        id
    });
    let plan_id = PlanId(ids.id());
    edits.push(Edit::add(Plan::blank(plan_id, board_id, new.year)));
    edits.extend(new.division.periods(plan_id, new.year, new.lang, ids).into_iter().map(Edit::add));
    let subject = format!("{name} {}", new.year);
    (Change { verb: Verb::Add, kind: RecordKind::Plan, subject, plan_id: Some(plan_id), edits }, plan_id)
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

/// Makes a file with one change in it. When that fails the file is not left behind.
///
/// # Errors
/// What the store or the model refuses; among others when there is a file of that name.
pub fn create(path: &Path, change: Change, context: &StoreContext) -> Result<Entry, Failure> {
    // Whether the change is possible is known before the file is made.
    Book::default().apply(&change)?;
    let mut store = Store::create(path, context)?;
    let (id, at, who) = (EntryId(context.ids.id()), context.clock.now(), context.user.clone());
    let entry = Entry { id, at, who, kind: EntryKind::Do, change };
    if let Err(error) = store.commit(&entry, None) {
        drop(store);
        let _ = std::fs::remove_file(path);
        return Err(error.into());
    }
    Ok(entry)
}
