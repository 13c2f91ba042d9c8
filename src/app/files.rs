//! A file opened for one command: read, change, written at once. The screen does the same through its worker.

use super::demo;
use super::failure::{Failure, Kind, Text, quoted};
use super::find::{self, Boards};
use super::session::{Session, UndoRefusal, default_period};
use super::settings::Settings;
use super::start::Choice;
use crate::domain::{Book, Change, Draft, Entry, EntryId, PeriodId, PlanId, SignOffId, Stamp, UndoStacks};
use crate::env::Env;
use crate::i18n::cli as text;
pub use crate::store::{Access, HistoryItem, HistoryQuery, PlanHead};
use crate::store::{Store, StoreContext};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// How far back undo reaches on the command line, which takes one step at a time.
const STEPS: usize = 1;

/// An open plan, in a file or of the demonstration.
pub struct Open {
    /// The plan with its records.
    pub session: Session,
    /// Today: of the demonstration, its own.
    pub today: NaiveDate,
    /// The file; `None` for the demonstration.
    pub path: Option<PathBuf>,
    store: Option<Store>,
}

/// What the store is told of the world and of the person's settings.
#[must_use]
pub fn store_context(env: &Env, settings: &Settings) -> StoreContext {
    let mut context = StoreContext::of(env);
    context.user.clone_from(&settings.user);
    context.daily_kept = settings.backups.into();
    context
}

/// Opens the demonstration plan.
///
/// # Errors
/// When it has no such plan or period.
pub fn open_demo(settings: &Settings, choice: &Choice) -> Result<Open, Failure> {
    let book = demo::book();
    let plan = match choice {
        Choice { board: None, year: None, .. } => demo::PLAN,
        _ => choose_plan(&PlanHead::all(&book), choice, None)?,
    };
    let mut session = Session::new(book, plan, settings.user.clone(), demo::TODAY);
    session.period = choose_period(&session.book, plan, choice.period.as_deref(), demo::TODAY)?;
    Ok(Open { session, today: demo::TODAY, path: None, store: None })
}

/// Opens a plan of a file.
///
/// # Errors
/// What the store refuses, or when there is no such plan or period.
pub fn open(env: &Env, settings: &Settings, path: &Path, choice: &Choice, access: Access) -> Result<Open, Failure> {
    let store = Store::open(path, &store_context(env, settings), access)?;
    let last = store.ui_state("plan").ok().flatten().and_then(|json| serde_json::from_str(&json).ok());
    let plan = choose_plan(&store.plans()?, choice, last)?;
    let book = store.load_plan(plan)?;
    let today = env.clock.today();
    let mut session = Session::new(book, plan, settings.user.clone(), today);
    session.period = choose_period(&session.book, plan, choice.period.as_deref(), today)?;
    Ok(Open { session, today, path: Some(path.to_owned()), store: Some(store) })
}

/// The plans of a file, one read at a time, so that no more than one is held.
pub struct Plans {
    /// Which there are, of those that were meant.
    pub heads: Vec<PlanHead>,
    store: Option<Store>,
}

impl Plans {
    /// The plans of a file; of the demonstration where there is no path.
    ///
    /// # Errors
    /// What the store refuses, or when no plan is meant.
    pub fn open(env: &Env, settings: &Settings, path: Option<&Path>, choice: &Choice) -> Result<Self, Failure> {
        let store = path.map(|path| Store::open(path, &store_context(env, settings), Access::Read)).transpose()?;
        let all = store.as_ref().map_or_else(|| Ok(PlanHead::all(&demo::book())), Store::plans)?;
        let meant: Vec<PlanHead> = meant(&all, choice).into_iter().cloned().collect();
        if meant.is_empty() { Err(no_plan(&listed(&all))) } else { Ok(Self { heads: meant, store }) }
    }

    /// One of them with its records.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn load(&self, plan: PlanId) -> Result<Book, Failure> {
        self.store.as_ref().map_or_else(|| Ok(demo::book()), |store| Ok(store.load_plan(plan)?))
    }
}

/// Every record of a file.
///
/// # Errors
/// What the store refuses.
pub fn read_all(env: &Env, settings: &Settings, path: &Path) -> Result<Book, Failure> {
    Ok(Store::open(path, &store_context(env, settings), Access::Read)?.load_all()?)
}

/// Writes one change into a file; one that changes nothing is not written.
///
/// # Errors
/// What the store or the model refuses.
pub fn change(
    env: &Env,
    settings: &Settings,
    path: &Path,
    build: impl FnOnce(&Book) -> Result<Change, Failure>,
) -> Result<Option<Entry>, Failure> {
    let mut store = Store::open(path, &store_context(env, settings), Access::Write)?;
    let mut book = store.load_all()?;
    let change = build(&book)?;
    if change.is_empty() {
        return Ok(None);
    }
    book.apply(&change)?;
    // A backup that cannot be made must not stop the work.
    let _ = store.backup_of_day();
    commit(&mut store, env, settings, change).map(Some)
}

fn commit(store: &mut Store, env: &Env, settings: &Settings, change: Change) -> Result<Entry, Failure> {
    let Stamp { id, at } = stamp(env);
    let entry = Entry { id, at, who: settings.user.clone(), kind: crate::domain::EntryKind::Do, change };
    store.commit(&entry, None)?;
    Ok(entry)
}

/// A new identity and the present time.
#[must_use]
pub fn stamp(env: &Env) -> Stamp {
    Stamp { id: EntryId(env.ids.id()), at: env.clock.now() }
}

impl Open {
    /// The head of the file's chain of changes; none for the demonstration, which nobody keeps.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn head(&self) -> Result<Option<[u8; 32]>, Failure> {
        let Some(store) = &self.store else { return Ok(None) };
        Ok(store.head()?.map(|head| head.hash))
    }

    /// Makes a change and writes it.
    ///
    /// # Errors
    /// What the model or the store refuses; nothing is written then.
    pub fn commit(&mut self, env: &Env, change: Change) -> Result<Entry, Failure> {
        let entry = self.session.commit(change, stamp(env))?;
        self.write(entry)
    }

    /// Takes the latest change back, or makes the latest taken-back one anew, and writes that.
    ///
    /// # Errors
    /// When there is none, or it no longer can be, or the store refuses.
    pub fn undo(&mut self, env: &Env, redo: bool) -> Result<Entry, Failure> {
        if let Some(store) = &self.store {
            let mut stacks = store.undo_stacks(Some(self.session.plan), STEPS)?;
            let stack = if redo { &stacks.redo } else { &stacks.undo };
            let left = stack.back().filter(|(_, change)| change.is_none()).map(|(id, _)| *id);
            if let Some(entry) = left.and_then(|id| store.entry(id).transpose()).transpose()? {
                stacks.fill(entry.id, entry.change);
            }
            self.session.stacks = stacks;
            // What is taken back may lie in other plans of the file.
            self.session.book = store.load_all()?;
        }
        let refused = |refusal: UndoRefusal| refusal.failure(redo);
        let entry = if redo { self.session.redo(stamp(env)) } else { self.session.undo(stamp(env)) };
        self.write(entry.map_err(refused)?)
    }

    fn write(&mut self, entry: Entry) -> Result<Entry, Failure> {
        if let Some(store) = &mut self.store {
            // A backup that cannot be made must not stop the work.
            let _ = store.backup_of_day();
            store.commit(&entry, None)?;
        }
        Ok(entry)
    }

    /// The records as they were when a period was signed off; the demonstration has no journal.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn state_at(&self, sign_off: SignOffId) -> Result<Option<Book>, Failure> {
        self.store.as_ref().map_or_else(|| Ok(None), |store| Ok(store.state_at(sign_off)?))
    }

    /// Every plan of the file.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn whole(&self) -> Result<Book, Failure> {
        self.store.as_ref().map_or_else(|| Ok(self.session.book.clone()), |store| Ok(store.load_all()?))
    }

    /// What has been typed into forms and not saved; the demonstration has none.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn drafts(&self) -> Result<Vec<Draft>, Failure> {
        self.store.as_ref().map_or_else(|| Ok(Vec::new()), |store| Ok(store.drafts()?))
    }

    /// The history, latest first; the demonstration has none.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn history(&self, query: &HistoryQuery) -> Result<Vec<HistoryItem>, Failure> {
        self.store.as_ref().map_or_else(|| Ok(Vec::new()), |store| Ok(store.history(query)?))
    }

    /// What can be undone and redone, at most so many of each.
    ///
    /// # Errors
    /// What the store refuses.
    pub fn stacks(&self, limit: usize) -> Result<UndoStacks, Failure> {
        let plan = Some(self.session.plan);
        self.store.as_ref().map_or_else(|| Ok(UndoStacks::default()), |store| Ok(store.undo_stacks(plan, limit)?))
    }
}

/// The plan that is meant: by board and year, else the one used last, else the only board's latest.
///
/// # Errors
/// When there is none, or when several are meant.
pub fn choose_plan(heads: &[PlanHead], choice: &Choice, last: Option<PlanId>) -> Result<PlanId, Failure> {
    let found = meant(heads, choice);
    if found.is_empty() {
        return Err(no_plan(&listed(heads)));
    }
    if let Some(head) = found.iter().find(|head| Some(head.plan_id) == last) {
        return Ok(head.plan_id);
    }
    let first = found.first().map(|head| head.board_id);
    let latest = found.iter().max_by_key(|head| head.year).map(|head| head.plan_id);
    match latest {
        Some(latest) if found.iter().all(|head| Some(head.board_id) == first) => Ok(latest),
        _ => Err(several_plans(&listed(found))),
    }
}

fn listed<'h>(heads: impl IntoIterator<Item = &'h PlanHead>) -> String {
    heads.into_iter().map(|head| format!("{} {}", head.board, head.year)).collect::<Vec<_>>().join(", ")
}

/// The plans of the board and the year that were given, which may be the beginning of a name.
fn meant<'h>(heads: &'h [PlanHead], choice: &Choice) -> Vec<&'h PlanHead> {
    let boards = Boards::meant(choice.board.as_deref(), heads.iter().map(|head| head.board.as_str()));
    let is_year = |head: &&PlanHead| choice.year.is_none_or(|year| head.year == year);
    heads.iter().filter(|head| boards.holds(&head.board)).filter(is_year).collect()
}

/// The refusal of a plan that is not there, with those that are.
pub(crate) fn no_plan(list: &str) -> Failure {
    Failure {
        kind: Kind::NotFound,
        code: "IK-U40",
        what: Text::label(if list.is_empty() { text::no_plans } else { text::no_such_plan }),
        why: (!list.is_empty()).then(|| Text::of(|lang| text::plans_are(lang, list))),
        todo: Text::label(if list.is_empty() { text::todo_no_plans } else { text::todo_which_plan }),
    }
}

fn several_plans(list: &str) -> Failure {
    Failure {
        kind: Kind::Usage,
        code: "IK-U41",
        what: Text::label(text::several_plans),
        why: Some(Text::of(|lang| text::plans_are(lang, list))),
        todo: Text::label(text::todo_which_plan),
    }
}

/// The period that is meant, by number or name, else the one that is current.
///
/// # Errors
/// When the plan has no such period, or several.
pub fn choose_period(
    book: &Book,
    plan: PlanId,
    wanted: Option<&str>,
    today: NaiveDate,
) -> Result<Option<PeriodId>, Failure> {
    let Some(wanted) = wanted else { return Ok(default_period(book, plan, today)) };
    if let Some(period) = find::period(book, plan, wanted) {
        return Ok(Some(period));
    }
    let periods: Vec<_> = book.periods(plan).map(|period| format!("{} {}", period.number, period.name)).collect();
    let list = periods.join(", ");
    Err(Failure {
        kind: Kind::NotFound,
        code: "IK-U42",
        what: Text::of(|lang| text::no_such_period(lang, &quoted(wanted))),
        why: Some(Text::of(|lang| text::periods_are(lang, &list))),
        todo: Text::label(text::todo_which_period),
    })
}
