//! A look into a file without opening it for work: its boards in figures, and what is to be done in it.

use super::consolidated::{BoardFigures, Wanted, boards};
use super::failure::Failure;
use super::todo::{Entry, Origin, of_plan};
use crate::domain::Book;
use crate::store::{Access, Store, StoreContext};
use chrono::NaiveDate;
use std::path::Path;

/// What was seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peeked {
    /// The latest year of each board.
    pub boards: Vec<BoardFigures>,
    /// What is to be done in it.
    pub due: Vec<Entry>,
}

impl Peeked {
    /// How many of what is to be done are late.
    #[must_use]
    pub fn late(&self) -> usize {
        self.due.iter().filter(|entry| entry.item.is_late()).count()
    }
}

/// Looks into a file, which is opened for reading only and let go of at once.
///
/// # Errors
/// What the store refuses.
pub fn peek(path: &Path, context: &StoreContext, today: NaiveDate) -> Result<Peeked, Failure> {
    let book = Store::open(path, context, Access::Read)?.load_all()?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let boards = boards(&book, &Wanted::default(), today, Some(&name));
    Ok(Peeked { boards, due: due(&book, path, today) })
}

fn due(book: &Book, path: &Path, today: NaiveDate) -> Vec<Entry> {
    let latest = book.boards().into_iter().filter_map(|board| {
        let plan = book.plans_of(board.id).max_by_key(|plan| plan.year)?;
        Some((plan.id, format!("{} {}", board.name, plan.year)))
    });
    let of = |(id, plan): (_, String)| {
        let origin = Origin { path: path.to_owned(), plan };
        of_plan(book, id, today).into_iter().map(move |entry| Entry { origin: Some(origin.clone()), ..entry })
    };
    latest.flat_map(of).collect()
}
