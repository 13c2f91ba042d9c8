//! What the store's thread has open, and reading a plan from it.

use super::{Glanced, Opened, PlanChoice};
use crate::app::find::Boards;
use crate::app::session::{current_period, opening_period};
use crate::app::view::{LAST_PLAN, View};
use crate::domain::{Book, Change, Edit, Entry, EntryId, EntryKind, PlanId, RecordKind, Verb};
use crate::store::{PlanHead, Sight, Store, StoreContext, StoreError};
use chrono::NaiveDate;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};
use tempfile::TempDir;

/// What is open, or will be.
pub(super) enum File {
    /// Nothing.
    None,
    /// A file.
    Open(Store),
    /// A scratch in which nothing has been done yet: to look at it takes no file.
    Unmade(fn() -> Book),
    /// A scratch.
    Scratch {
        /// Its file; first, so that it is closed before its folder is removed.
        store: Store,
        /// The entry that filled it, which is not for undoing.
        seed: EntryId,
        /// Says that this process lives; before its folder, so that it is let go of before that is removed.
        _mark: fs::File,
        /// Its folder, removed when this is dropped.
        _folder: TempDir,
    },
}

impl File {
    /// The file, if one has been made.
    pub(super) const fn store(&self) -> Option<&Store> {
        match self {
            Self::Open(store) | Self::Scratch { store, .. } => Some(store),
            Self::None | Self::Unmade(_) => None,
        }
    }

    /// Whether it is a scratch that has not been made.
    pub(super) const fn is_unmade(&self) -> bool {
        matches!(self, Self::Unmade(_))
    }

    /// Sees to what others have left behind, when there is nothing better to do.
    pub(super) fn tidy(&self) {
        if let Self::Unmade(_) | Self::Scratch { .. } = self {
            sweep(&tempfile::env::temp_dir());
        }
    }

    /// The file, made now if it is a scratch that has not been.
    pub(super) fn made(&mut self, context: &StoreContext, plan: &mut Option<PlanId>) -> Result<&mut Store, StoreError> {
        if let Self::Unmade(book) = self {
            let scratch = scratch(&book(), context)?;
            *plan = latest(&scratch.store().map_or_else(|| Ok(Vec::new()), Store::plans)?);
            *self = scratch;
        }
        match self {
            Self::Open(store) | Self::Scratch { store, .. } => Ok(store),
            Self::None | Self::Unmade(_) => Err(StoreError::Unexpected("no file is open".to_owned())),
        }
    }
}

fn scratch(book: &Book, context: &StoreContext) -> Result<File, StoreError> {
    let folder = tempfile::Builder::new().prefix(PREFIX).tempdir();
    let folder = folder.map_err(|error| StoreError::Io(error.to_string()))?;
    let mark = mark(folder.path()).map_err(|error| StoreError::Io(error.to_string()))?;
    let mut store = Store::create_scratch(&folder.path().join(SCRATCH), context)?;
    let edits = book.records().map(Edit::add).collect();
    let change = Change { verb: Verb::Import, kind: RecordKind::Plan, subject: String::new(), plan_id: None, edits };
    let seed = EntryId(context.ids.id());
    let (at, who) = (context.clock.now(), context.user.clone());
    store.commit(&Entry { id: seed, at, who, kind: EntryKind::Do, change }, None)?;
    Ok(File::Scratch { store, seed, _mark: mark, _folder: folder })
}

/// The file in a scratch's folder, and the one whose lock says that somebody has it.
const SCRATCH: &str = "demo.ikplan";
const MARK: &str = "mark";
const PREFIX: &str = "ikplan-demo-";

/// Makes the mark of a folder. The system lets go of the lock when the process ends, however it ends. It gets its name
/// when it is locked, so that nobody ever finds it free.
fn mark(folder: &Path) -> io::Result<fs::File> {
    let unnamed = folder.join("mark.new");
    let mark = fs::File::create_new(&unnamed)?;
    mark.lock()?;
    fs::rename(unnamed, folder.join(MARK))?;
    Ok(mark)
}

/// Removes the folders of scratches whose processes were killed. What cannot be removed, or is not quite as we make it,
/// is left alone: anybody may put things where temporary files lie.
fn sweep(place: &Path) {
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let is_scratch = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_scratch && is_left(&entry.path()) {
            remove_scratch(&entry.path());
        }
    }
}

/// Whether a folder has a mark that nobody holds.
fn is_left(folder: &Path) -> bool {
    let is = |path: &Path, kind: fn(&fs::Metadata) -> bool| path.symlink_metadata().is_ok_and(|found| kind(&found));
    let path = folder.join(MARK);
    is(folder, fs::Metadata::is_dir)
        && is(&path, fs::Metadata::is_file)
        && fs::OpenOptions::new().write(true).open(path).is_ok_and(|mark| mark.try_lock().is_ok())
}

/// Takes away what we put there, and then the folder if it is empty: the mark last, so that the rest can be tried again.
fn remove_scratch(folder: &Path) {
    for name in [SCRATCH.to_owned(), format!("{SCRATCH}-journal"), MARK.to_owned()] {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return,
            _ => {}
        }
    }
    let _ = fs::remove_dir(folder);
}

/// What a file holds besides its plans' contents, and which plan is meant.
pub(super) struct Heads {
    /// Boards and plans, without what is in them.
    book: Book,
    plans: Vec<PlanHead>,
    views: BTreeMap<String, String>,
    /// The chosen plan.
    pub(super) plan: Option<PlanId>,
}

/// Reads the heads of a file and chooses a plan.
pub(super) fn heads(store: &Store, choice: &PlanChoice) -> Result<Heads, StoreError> {
    let (book, views) = (store.load_heads()?, store.ui_states()?);
    let plans = PlanHead::all(&book);
    let last = views.get(LAST_PLAN).and_then(|json| serde_json::from_str(json).ok());
    let plan = choose(&plans, choice, last);
    Ok(Heads { book, plans, views, plan })
}

/// Reads the chosen plan and what goes with it.
pub(super) fn read(store: &Store, heads: Heads) -> Result<Opened, StoreError> {
    let Heads { book, plans, views, plan } = heads;
    let book = plan.map_or(Ok(book), |plan| store.load_plan(plan))?;
    let (access, drafts) = (store.access().clone(), store.drafts()?);
    let head = store.head()?.map(|head| head.hash);
    Ok(Opened { book, plan, plans, access, head, drafts, views })
}

/// Takes a first glance at the chosen plan, if it is one that takes long to read.
pub(super) fn glance(
    store: &Store,
    heads: &Heads,
    period: Option<&str>,
    rows: u16,
    today: NaiveDate,
) -> Result<Option<Glanced>, StoreError> {
    let Some(plan) = heads.plan.filter(|_| store.takes_long().unwrap_or(false)) else { return Ok(None) };
    let mut book = heads.book.clone();
    store.load_periods(&mut book, plan)?;
    let left = heads.views.get(&View::key(plan)).and_then(|text| View::read(text)).unwrap_or_default();
    let failed = Cell::new(None);
    let is_recorded = |period| {
        store.is_recorded(period).unwrap_or_else(|error| {
            failed.set(Some(error));
            false
        })
    };
    let current = || current_period(&book, plan, today, is_recorded);
    let opening = opening_period(&book, plan, period, left.period, current);
    failed.into_inner().map_or(Ok(()), Err)?;
    let Some(period) = opening else { return Ok(None) };
    let (selected, closed, rows) = (left.selected, &left.closed, usize::from(rows));
    let Some(glance) = store.glance(book, &Sight { plan, period, selected, closed, rows, today })? else {
        return Ok(None);
    };
    let view = View { period: Some(period), ..left };
    let (plans, access, drafts) = (heads.plans.clone(), store.access().clone(), store.drafts()?);
    Ok(Some(Glanced { glance, plan, view, today, plans, access, drafts }))
}

fn choose(plans: &[PlanHead], choice: &PlanChoice, last: Option<PlanId>) -> Option<PlanId> {
    let has = |id: &PlanId| plans.iter().any(|head| head.plan_id == *id);
    match choice {
        PlanChoice::Latest => last.filter(has).or_else(|| latest(plans)),
        PlanChoice::Id(id) => Some(*id).filter(has),
        PlanChoice::Like { board, year } => {
            let boards = Boards::meant(board.as_deref(), plans.iter().map(|head| head.board.as_str()));
            let meant = |head: &&PlanHead| boards.holds(&head.board) && year.is_none_or(|year| head.year == year);
            plans.iter().filter(meant).max_by_key(|head| head.year).map(|head| head.plan_id)
        }
    }
}

/// The latest year of the first board.
fn latest(plans: &[PlanHead]) -> Option<PlanId> {
    let first = plans.first()?.board_id;
    plans.iter().filter(|head| head.board_id == first).max_by_key(|head| head.year).map(|head| head.plan_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BoardId;
    use uuid::Uuid;

    fn head(id: u128, board: u128, name: &str, year: i32) -> PlanHead {
        PlanHead {
            plan_id: PlanId(Uuid::from_u128(id)),
            board_id: BoardId(Uuid::from_u128(board)),
            board: name.to_owned(),
            municipality: String::new(),
            year,
        }
    }

    #[test]
    fn only_what_a_dead_process_has_left_is_swept() {
        let place = tempfile::tempdir().unwrap();
        let made = |name: &str| {
            let folder = place.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join(SCRATCH), "x").unwrap();
            folder
        };
        let alive = made("ikplan-demo-alive");
        let _alive = mark(&alive).unwrap();
        let dead = made("ikplan-demo-dead");
        drop(mark(&dead).unwrap());
        let unmarked = made("ikplan-demo-new");
        let other = made("other");
        drop(mark(&other).unwrap());
        let more = made("ikplan-demo-more");
        fs::write(more.join("mine.txt"), "not ours").unwrap();
        drop(mark(&more).unwrap());
        sweep(place.path());
        assert!(!dead.exists());
        assert!([&alive, &unmarked, &other].iter().all(|folder| folder.join(SCRATCH).exists()));
        assert_eq!(fs::read_to_string(more.join("mine.txt")).unwrap(), "not ours");
    }

    #[test]
    fn a_plan_is_chosen_by_what_is_known_of_it() {
        let plans =
            [head(1, 1, "Socialnämnden", 2023), head(2, 1, "Socialnämnden", 2024), head(3, 2, "Äldrenämnden", 2025)];
        let id = |id: u128| Some(PlanId(Uuid::from_u128(id)));
        let like = |board: Option<&str>, year| PlanChoice::Like { board: board.map(str::to_owned), year };
        assert_eq!(choose(&plans, &PlanChoice::Latest, None), id(2));
        assert_eq!(choose(&plans, &PlanChoice::Latest, id(1)), id(1));
        assert_eq!(choose(&plans, &PlanChoice::Latest, id(9)), id(2));
        assert_eq!(choose(&plans, &like(Some("ÄLDRE"), None), None), id(3));
        assert_eq!(choose(&plans, &like(None, Some(2023)), None), id(1));
        assert_eq!(choose(&plans, &like(Some("Kultur"), None), None), None);
        let near = [head(1, 1, "Kultur", 2023), head(2, 2, "Kulturnämnden", 2025)];
        assert_eq!(choose(&near, &like(Some("Kultur"), None), None), id(1), "the board of just that name");
        assert_eq!(choose(&plans, &PlanChoice::Id(PlanId(Uuid::nil())), None), None);
        assert_eq!(choose(&[], &PlanChoice::Latest, None), None);
    }
}
