//! A new file with a plan in it.

use super::failure::Failure;
use crate::domain::{
    Area, Board, BoardId, Book, Change, Edit, Entry, EntryId, EntryKind, Period, PeriodFocus, PeriodId, Plan, PlanId,
    Record, RecordKind, Verb,
};
use crate::env::Ids;
use crate::i18n::{Lang, periods as t};
use crate::store::{Store, StoreContext};
use chrono::NaiveDate;
use std::path::Path;

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

/// Makes a file and enters a book in it. When that fails the file is not left behind.
///
/// # Errors
/// What the store or the model refuses; among others when there is a file of that name.
pub fn create(path: &Path, book: &Book, context: &StoreContext) -> Result<(), Failure> {
    let change = first_change(book);
    Book::default().apply(&change)?;
    let mut store = Store::create(path, context)?;
    let (id, at) = (EntryId(context.ids.id()), context.clock.now());
    let entry = Entry { id, at, who: context.user.clone(), kind: EntryKind::Do, change };
    let written = store.commit(&entry, None);
    if written.is_err() {
        drop(store);
        let _ = std::fs::remove_file(path);
    }
    written?;
    Ok(())
}

/// A board and a plan to begin with, to be filled in.
#[must_use]
pub fn blank(ids: &dyn Ids, year: i32) -> (Board, Plan) {
    let board = Board {
        id: BoardId(ids.id()),
        name: String::new(),
        kind: crate::domain::BoardKind::Board,
        municipality: String::new(),
        rank: 0,
    };
    let plan = Plan {
        id: PlanId(ids.id()),
        board_id: board.id,
        year,
        title: String::new(),
        adopted_on: None,
        registry_no: String::new(),
        min_controls_per_area: 0,
        decimals: 1,
        labels: std::collections::BTreeMap::new(),
    };
    (board, plan)
}

/// The three periods most municipalities report by: January to April, May to August, September to December.
#[must_use]
pub fn three_periods(ids: &dyn Ids, plan_id: PlanId, year: i32, lang: Lang) -> Vec<Period> {
    let thirds = [
        (1, t::interim_1(lang), (1, 1), (4, 30), PeriodFocus::Control),
        (2, t::interim_2(lang), (5, 1), (8, 31), PeriodFocus::Actions),
        (3, t::annual(lang), (9, 1), (12, 31), PeriodFocus::Completion),
    ];
    let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
    let made = thirds.into_iter().filter_map(|(number, name, from, to, focus)| {
        Some(Period {
            id: PeriodId(ids.id()),
            plan_id,
            number,
            name: name.to_owned(),
            from: day(from)?,
            to: day(to)?,
            report_on: day(to),
            due_on: None,
            focus,
            locked_on: None,
        })
    });
    made.collect()
}
