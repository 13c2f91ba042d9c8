//! Everything the screen knows. Update changes it, drawing reads it.

mod new_file;
mod past;
mod why;

pub use new_file::{Kept, NewFile};
pub use past::{Past, Wanted};

use super::commands::{Command, Context};
use super::look::Look;
use super::msg::{Msg, Now};
use super::state::detail::Target;
use super::state::notices::{Notices, Tone};
use super::state::overlay::Overlay;
use super::state::pick::PickState;
use super::state::plan::{Pane, PlanScreen};
use super::state::report::ReportChoice;
use crate::app::peek::Peeked;
use crate::app::start::Choice;
use crate::app::worker::{Granted, PlanHead};
use crate::domain::{ControlId, EntryId, Period, PeriodId, RecordKey, SignOffId, Stamp};
use crate::env::Ids;
use crate::i18n::{Label, commands, screen as t};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

/// What fills the screen.
#[expect(clippy::large_enum_variant, reason = "there is one screen, and it stays where it is")]
pub enum Screen {
    /// The start page.
    Start(PickState),
    /// A file is being opened.
    Loading,
    /// An open plan.
    Plan(Box<PlanScreen>),
}

/// What is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nothing.
    None,
    /// The demonstration plan: nothing is kept.
    Demo,
    /// A file.
    File(PathBuf),
}

/// The file behind the screen, as far as the screen must know.
pub struct FileState {
    /// What is open.
    pub origin: Origin,
    /// Whether it can be written.
    pub access: Granted,
    /// Its plans.
    pub plans: Vec<PlanHead>,
    /// The head of its chain of changes.
    pub head: Option<[u8; 32]>,
    /// The report that was wanted last.
    pub report: ReportChoice,
    /// Changes on their way to the disk.
    pub pending: BTreeSet<EntryId>,
    /// How many changes wait because the disk refused one.
    pub stalled: usize,
    /// When the latest change reached the disk.
    pub saved_at: Option<NaiveDateTime>,
    /// Whether what can be undone from before has been fetched.
    pub undo_known: bool,
    /// An undo that was asked for before it was known what can be undone.
    pub undo_asked: bool,
    /// A change that is fetched because it is to be undone, or made anew (`true`).
    pub fetched_for: Option<(EntryId, bool)>,
    /// The command that waits for all plans of the file.
    pub wants_all: Option<Command>,
    /// The plan or board that is to be removed when all plans are here.
    pub removing: Option<RecordKey>,
    /// The sign-off whose state is being read, and what for.
    pub wants_state: Option<(SignOffId, Wanted)>,
    /// The plan as it is, while it is shown as it was at a sign-off.
    pub past: Option<Past>,
    /// Set when the structure turned out to be damaged.
    pub damaged: bool,
}

impl FileState {
    /// Nothing open.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            origin: Origin::None,
            access: Granted::Write,
            plans: Vec::new(),
            head: None,
            report: ReportChoice::FIRST,
            pending: BTreeSet::new(),
            stalled: 0,
            saved_at: None,
            undo_known: false,
            undo_asked: false,
            fetched_for: None,
            wants_all: None,
            wants_state: None,
            past: None,
            removing: None,
            damaged: false,
        }
    }
}

impl FileState {
    /// How many changes the disk does not have.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        self.pending.len().max(self.stalled)
    }
}

/// Things the screen was told of the world when it began.
pub struct World {
    /// Identities of new records and entries.
    pub ids: Arc<dyn Ids>,
    /// Who changes are signed by.
    pub user: String,
    /// The folder new files are proposed in.
    pub documents: PathBuf,
    /// The home folder, for paths that begin with `~`.
    pub home: Option<PathBuf>,
    /// Files used lately that are still there, latest first.
    pub recent: Vec<PathBuf>,
    /// Which plan and period was asked for.
    pub choice: Choice,
    /// The day that counts as today in the demonstration.
    pub fixed_today: Option<NaiveDate>,
}

/// Everything the screen knows.
pub struct Model {
    /// Language, signs, styles.
    pub look: Look,
    /// Columns and rows.
    pub size: (u16, u16),
    /// What fills the screen.
    pub screen: Screen,
    /// What lies over it; the last one gets the keys.
    pub overlays: Vec<Overlay>,
    /// Messages.
    pub notices: Notices,
    /// The file.
    pub file: FileState,
    /// The world.
    pub world: World,
    /// The moment of the latest message.
    pub now: Now,
    /// Whether the mouse controls the program.
    pub mouse: bool,
    /// Whether something has changed since the latest frame.
    pub dirty: bool,
    /// The new file that is being begun.
    pub creating: NewFile,
    /// The file that is being looked into, to be opened in place of the open one if it can be read.
    pub wanted: Option<PathBuf>,
    /// The path that was written last, until what it names has been read.
    pub typed_path: Option<String>,
    /// The field whose text is in the person's own editor.
    pub editing: Option<&'static str>,
    /// Whether quitting waits for the disk.
    pub quitting: bool,
    /// The control whose questions are being answered one after the other.
    pub answering: Option<ControlId>,
    /// What was seen in the files used lately, or why nothing was.
    pub peeked: HashMap<PathBuf, Result<Box<Peeked>, String>>,
    /// What happened while only a glance of the plan was there, in order: it is for the whole plan.
    pub held: Vec<Msg>,
}

impl Model {
    /// A model with nothing open.
    #[must_use]
    pub fn new(look: Look, size: (u16, u16), world: World, now: Now) -> Self {
        Self {
            look,
            size,
            screen: Screen::Loading,
            overlays: Vec::new(),
            notices: Notices::default(),
            file: FileState::none(),
            world,
            now,
            mouse: true,
            dirty: true,
            creating: NewFile::default(),
            wanted: None,
            typed_path: None,
            editing: None,
            quitting: false,
            answering: None,
            peeked: HashMap::new(),
            held: Vec::new(),
        }
    }

    /// The day that decides what is late: that of the sign-off where its state is shown.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        let then = self.file.past.as_ref().map(|past| past.sign_off.on);
        then.or(self.world.fixed_today).unwrap_or_else(|| self.now.local.date())
    }

    /// Identity and time of a new entry.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { id: EntryId(self.world.ids.id()), at: self.now.at }
    }

    /// The open plan, if one is.
    #[must_use]
    pub fn plan(&self) -> Option<&PlanScreen> {
        match &self.screen {
            Screen::Plan(plan) => Some(plan),
            Screen::Start(_) | Screen::Loading => None,
        }
    }

    /// The open plan, to change what is chosen in it.
    pub fn plan_mut(&mut self) -> Option<&mut PlanScreen> {
        match &mut self.screen {
            Screen::Plan(plan) => Some(plan),
            Screen::Start(_) | Screen::Loading => None,
        }
    }

    /// Where a key is pressed.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.screen {
            Screen::Start(_) | Screen::Loading => Context::START,
            Screen::Plan(plan) if plan.sheet.is_some() => Context::SHEET,
            Screen::Plan(plan) => match plan.focus {
                Pane::Tree => Context::TREE,
                Pane::Detail => Context::DETAIL,
                Pane::Summary => Context::SUMMARY,
            },
        }
    }

    /// Says something.
    pub fn say(&mut self, tone: Tone, text: impl Into<String>) {
        self.notices.say(tone, text.into(), self.now.local, self.now.since_start);
        self.dirty = true;
    }

    /// Says that something cannot be done, and why.
    pub fn note(&mut self, text: impl Into<String>) {
        self.say(Tone::Note, text);
    }

    /// Whether changes can be made.
    #[must_use]
    pub fn can_write(&self) -> bool {
        self.file.access.can_write() && !self.file.damaged && self.file.past.is_none()
    }

    /// The local time of a moment in the file, by the distance of the clock here from the world's.
    #[must_use]
    pub fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let offset = self.now.local - self.now.at.naive_utc();
        at.naive_utc() + offset
    }

    fn locked(&self, period: Option<PeriodId>) -> bool {
        self.plan().zip(period).and_then(|(plan, id)| plan.session.book.period(id)).is_some_and(Period::is_locked)
    }
}

/// What the footer calls a command just now: the same key chooses different things in different places.
#[must_use]
pub fn label_of(model: &Model, command: Command) -> Label {
    let target = model.plan().and_then(PlanScreen::target);
    let on_sheet = model.context() == Context::SHEET;
    match (command, target) {
        (Command::Edit, _) if on_sheet => commands::edit_sheet,
        (Command::Open, _) if on_sheet => commands::open_item,
        (Command::Choose, Some(Target::Deviation(_))) => t::choose_severity,
        (Command::Choose, Some(Target::Action(_))) => t::choose_state,
        (Command::Complete, Some(Target::Deviation(_))) => crate::i18n::actions::decide,
        (Command::Complete, Some(Target::Action(_))) => crate::i18n::actions::next_state,
        (command, _) => super::commands::spec(command).map_or(t::help_key, |spec| spec.label),
    }
}
