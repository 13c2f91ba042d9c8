//! Everything the screen knows. Update changes it, drawing reads it.

mod new_file;
mod past;

pub use new_file::NewFile;
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
use crate::app::figures::insert_change;
use crate::app::peek::Peeked;
use crate::app::start::Choice;
use crate::app::worker::{Granted, PlanHead};
use crate::domain::{Change, ControlId, EntryId, OutcomeKey, Period, PeriodId, RecordKey, SignOffId, Stamp, TestSheet};
use crate::env::Ids;
use crate::i18n::{Label, commands, screen as t, screen_figures as f, sheets as s};
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

/// Why commands cannot be given just now.
impl Model {
    pub(super) fn why_read_only(&self) -> Option<Label> {
        let why = if self.file.past.is_some() { crate::i18n::signing::why_past } else { t::why_read_only };
        (!self.can_write()).then_some(why)
    }

    pub(super) fn why_no_period(&self) -> Option<Label> {
        match self.plan() {
            None => Some(t::why_no_plan),
            Some(plan) => plan.session.period.is_none().then_some(t::why_no_period),
        }
    }

    pub(super) fn why_not_record(&self) -> Option<Label> {
        self.why_read_only().or_else(|| self.why_no_period()).or_else(|| {
            let period = self.plan().and_then(|plan| plan.session.period);
            self.locked(period).then_some(t::why_locked_here)
        })
    }

    pub(super) fn why_no_control(&self) -> Option<Label> {
        let none = self.plan().and_then(PlanScreen::control).is_none();
        self.why_not_record().or_else(|| none.then_some(t::why_no_control))
    }

    pub(super) fn why_no_plan(&self) -> Option<Label> {
        self.plan().is_none().then_some(t::why_no_plan)
    }

    pub(super) fn why_not_complete(&self) -> Option<Label> {
        match self.plan().and_then(PlanScreen::target) {
            Some(Target::Deviation(_) | Target::Action(_)) => self.why_read_only(),
            _ => self.why_no_control(),
        }
    }

    pub(super) fn why_no_measures(&self) -> Option<Label> {
        let plan = self.plan()?;
        let (Some(control), Some(period)) = (plan.control(), plan.period()) else {
            return self.why_no_period().or(Some(t::why_no_control));
        };
        let book = &plan.session.book;
        let mut measures = book.measures(control);
        let any = measures.any(|each| each.is_due(period.number) || book.value(each.id, period.id).is_some());
        (!any).then_some(f::why_no_measures)
    }

    pub(super) fn why_not_insert(&self) -> Option<Label> {
        self.why_no_control().or_else(|| self.why_no_measures()).or_else(|| match self.figures_to_insert() {
            None => Some(f::why_no_figures),
            Some(change) => change.is_empty().then_some(f::why_figures_inserted),
        })
    }

    /// The change that puts the sentences of the selected control's figures into its result.
    pub(super) fn figures_to_insert(&self) -> Option<Change> {
        let plan = self.plan()?;
        let key = OutcomeKey { control_id: plan.control()?, period_id: plan.session.period? };
        insert_change(&plan.session.book, key, self.look.lang)
    }

    pub(super) fn why_no_risks(&self) -> Option<Label> {
        let plan = self.plan()?;
        let any = plan.session.book.register(plan.session.plan).is_empty();
        any.then_some(crate::i18n::register::why_no_risks)
    }

    pub(super) fn why_no_series(&self) -> Option<Label> {
        let plan = self.plan()?;
        let book = &plan.session.book;
        let controls = book.controls_of_plan(plan.session.plan);
        let any = controls.iter().any(|control| book.measures(control.id).next().is_some());
        (!any).then_some(f::why_no_series)
    }

    pub(super) fn why_not_answer(&self) -> Option<Label> {
        self.why_no_control().or_else(|| {
            let plan = self.plan()?;
            let (control, period) = (plan.control()?, plan.period()?);
            let book = &plan.session.book;
            if book.unanswered(control, period).next().is_some() {
                return None;
            }
            let due = book.questions(control).any(|question| question.is_due(period.number));
            Some(if due { f::why_all_answered } else { f::why_no_questions })
        })
    }

    pub(super) fn why_not_open(&self) -> Option<Label> {
        matches!(self.screen, Screen::Loading).then_some(t::why_no_plan)
    }

    pub(super) fn why_no_sheets(&self) -> Option<Label> {
        let none = self.plan().and_then(PlanScreen::control).is_none();
        self.why_no_period().or_else(|| none.then_some(t::why_no_control))
    }

    pub(super) fn why_no_item(&self) -> Option<Label> {
        let none = self.plan().and_then(PlanScreen::cell_item).is_none();
        none.then_some(s::no_items)
    }

    pub(super) fn why_no_cell(&self) -> Option<Label> {
        let plan = self.plan()?;
        let attribute = plan.sheet.as_ref().and_then(|grid| grid.attribute(&plan.session.book));
        self.why_no_item().or_else(|| attribute.is_none().then_some(s::no_attributes))
    }

    /// Why the open test sheet cannot be changed.
    pub(super) fn why_sheet_closed(&self) -> Option<Label> {
        let plan = self.plan()?;
        let sheet = plan.sheet.as_ref().and_then(|grid| plan.session.book.find::<TestSheet>(grid.sheet));
        let locked = self.locked(sheet.map(|sheet| sheet.period_id));
        self.why_read_only().or_else(|| locked.then_some(t::why_locked_here))
    }

    pub(super) fn why_not_feed(&self) -> Option<Label> {
        self.why_sheet_closed().or_else(|| self.why_no_item())
    }

    pub(super) fn why_no_mark(&self) -> Option<Label> {
        self.why_sheet_closed().or_else(|| self.why_no_cell()).or_else(|| {
            let plan = self.plan()?;
            let (grid, book) = (plan.sheet.as_ref()?, &plan.session.book);
            let (sheet, item) = (book.find::<TestSheet>(grid.sheet)?, grid.item(book)?);
            (!sheet.is_asked(item, grid.attribute(book)?.number)).then_some(s::not_asked_here)
        })
    }

    pub(super) fn why_not_choose(&self) -> Option<Label> {
        let plan = self.plan()?;
        let period = match plan.target() {
            Some(Target::Deviation(id)) => plan.session.book.deviation(id).map(|deviation| deviation.period_id),
            Some(Target::Action(_)) => None,
            _ if plan.control().is_none() => return Some(t::why_no_control),
            _ => plan.session.period,
        };
        self.why_read_only().or_else(|| self.locked(period).then_some(t::why_locked_here))
    }

    pub(super) fn why_not_deviate(&self) -> Option<Label> {
        self.why_not_record()
    }

    pub(super) fn why_not_act(&self) -> Option<Label> {
        let plan = self.plan()?;
        let none = plan.deviation().is_none() && plan.figures.as_ref().is_none_or(|figures| figures.worst.is_empty());
        self.why_read_only().or_else(|| none.then_some(t::why_no_deviation))
    }

    pub(super) fn why_not_confirm(&self) -> Option<Label> {
        let plan = self.plan()?;
        let Some(control) = plan.control() else { return Some(t::why_no_control) };
        let waits = plan.session.book.control(control).is_some_and(|control| control.unconfirmed);
        self.why_read_only().or_else(|| (!waits).then_some(crate::i18n::carry::why_confirmed))
    }

    pub(super) fn why_not_undo(&self) -> Option<Label> {
        let nothing = self.plan().is_none_or(|plan| plan.session.stacks.undo.is_empty()) && self.file.undo_known;
        self.why_read_only().or_else(|| nothing.then_some(t::why_nothing_undone))
    }

    pub(super) fn why_not_redo(&self) -> Option<Label> {
        let nothing = self.plan().is_none_or(|plan| plan.session.stacks.redo.is_empty()) && self.file.undo_known;
        self.why_read_only().or_else(|| nothing.then_some(t::why_nothing_redone))
    }

    pub(super) fn why_not_edit(&self) -> Option<Label> {
        if self.context() == Context::SHEET {
            return self.why_sheet_closed();
        }
        let none = self.plan().and_then(PlanScreen::record).is_none();
        self.why_read_only().or_else(|| none.then_some(t::why_nothing_marked))
    }

    pub(super) fn why_not_remove(&self) -> Option<Label> {
        self.why_not_edit()
    }

    pub(super) fn why_not_move(&self) -> Option<Label> {
        let movable = matches!(self.plan().and_then(PlanScreen::target), Some(Target::Node(_)));
        self.why_read_only().or_else(|| (!movable).then_some(t::why_not_movable))
    }

    pub(super) fn why_not_step(&self) -> Option<Label> {
        let ordered = matches!(
            self.plan().and_then(PlanScreen::target),
            Some(
                Target::Node(_)
                    | Target::Value(_)
                    | Target::Answer(_)
                    | Target::Sheet(_)
                    | Target::Survey(_)
                    | Target::SurveyQuestion(_)
            )
        );
        self.why_read_only().or_else(|| (!ordered).then_some(t::why_not_ordered))
    }

    pub(super) fn why_not_back(&self) -> Option<Label> {
        self.plan().is_none_or(|plan| plan.behind.is_empty()).then_some(t::why_no_back)
    }

    pub(super) fn why_not_forward(&self) -> Option<Label> {
        self.plan().is_none_or(|plan| plan.ahead.is_empty()).then_some(t::why_no_forward)
    }

    pub(super) fn why_not_retry(&self) -> Option<Label> {
        (self.file.stalled == 0).then_some(t::why_all_saved)
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
