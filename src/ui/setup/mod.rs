//! The guided making of a test sheet: one question at a time, every answer kept when one goes back.
//!
//! Nothing here reads a file: what is wanted of one comes out as a task, and what was read is handed in.

mod flow;
mod view;

pub use flow::{Need, Origin, Step};
pub use view::Outcome;

use crate::app::population::{Drawing, Glance};
use crate::domain::{ControlId, Draft, DraftKey, DrawMethod, MAX_NAME, MAX_TEXT, PeriodId};
use crate::ui::form::Saving;
use crate::ui::msg::Now;
use crate::ui::text::{AreaEdit, LineEdit};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long what is typed may be unsaved.
const DRAFT_DELAY: Duration = Duration::from_millis(400);
/// The most characters of lists that are typed or pasted.
const LONGEST_LIST: usize = 4_000_000;

/// What becomes of a column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It identifies an item.
    Identity,
    /// It is the item's unit.
    Unit,
    /// It stands in the item's note.
    Note,
    /// It is left out.
    Out,
}

/// A column of the list.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading, or its number.
    pub name: String,
    /// Some of its values.
    pub examples: String,
    /// What becomes of it.
    pub role: Role,
    /// Why it seems to hold personal data.
    pub warning: Option<crate::app::population::Personal>,
}

/// A sheet that is being made.
pub struct Setup {
    /// The control it belongs to.
    pub control: ControlId,
    /// The period it is tested in.
    pub period: PeriodId,
    /// Today.
    pub today: NaiveDate,
    /// The question that is asked.
    pub step: Step,
    behind: Vec<Step>,
    lines: BTreeMap<Step, LineEdit>,
    areas: BTreeMap<Step, AreaEdit>,
    /// Where the items come from.
    pub origin: Origin,
    /// How they are chosen.
    pub method: DrawMethod,
    /// The columns of the list.
    pub columns: Vec<Column>,
    /// The column the cursor is on.
    pub column: usize,
    /// The file that was read.
    pub path: Option<PathBuf>,
    /// How many items the list has.
    pub items: u32,
    /// The sample.
    pub drawing: Option<Box<Drawing>>,
    /// The first line of the preview in view.
    pub scroll: usize,
    /// What is wrong with the answer.
    pub error: Option<String>,
    stop: Option<Arc<AtomicBool>>,
    saved: BTreeMap<String, String>,
    due: Option<Duration>,
}

impl Setup {
    /// A new sheet, with what was typed before it was left.
    #[must_use]
    pub fn new(
        (control, period): (ControlId, PeriodId),
        today: NaiveDate,
        seed: &str,
        drafts: &BTreeMap<DraftKey, Draft>,
    ) -> Self {
        let draft = drafts.get(&draft_key(control, period)).map(|draft| draft.fields.clone()).unwrap_or_default();
        let text = |step: Step, other: &str| draft.get(step.code()).map_or(other, String::as_str).to_owned();
        let line =
            |step: Step| (step, LineEdit::new(&text(step, if step == Step::Seed { seed } else { "" }), step.most()));
        let area = |step: Step| (step, AreaEdit::new(&text(step, ""), step.most()));
        Self {
            control,
            period,
            today,
            step: Step::Name,
            behind: Vec::new(),
            lines: Step::LINES.iter().copied().map(line).collect(),
            areas: Step::AREAS.iter().copied().map(area).collect(),
            origin: Origin::File,
            method: DrawMethod::Random,
            columns: Vec::new(),
            column: 0,
            path: None,
            items: 0,
            drawing: None,
            scroll: 0,
            error: None,
            stop: None,
            saved: draft,
            due: None,
        }
    }

    /// The text of a step.
    #[must_use]
    pub fn text(&self, step: Step) -> &str {
        let line = self.lines.get(&step).map(LineEdit::text);
        line.or_else(|| self.areas.get(&step).map(AreaEdit::text)).unwrap_or_default().trim()
    }

    /// The lines of a step that have something on them.
    pub fn texts(&self, step: Step) -> impl Iterator<Item = &str> {
        self.text(step).lines().map(str::trim).filter(|line| !line.is_empty())
    }

    /// The number of a step, when it is one.
    #[must_use]
    pub fn number(&self, step: Step) -> Option<u32> {
        let digits: String = self.text(step).chars().filter(|c| !c.is_whitespace()).collect();
        digits.parse().ok().filter(|number| *number > 0)
    }

    /// Which step it is, counted from the first.
    #[must_use]
    pub fn place(&self) -> usize {
        self.behind.len() + 1
    }

    /// Whether something is being read.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.stop.is_some()
    }

    /// Begins to wait; what is read is told to stop by this.
    pub fn wait(&mut self) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        self.stop = Some(Arc::clone(&stop));
        stop
    }

    /// Whether an answer is the one that is waited for; then it is no longer.
    pub fn answered(&mut self, of: &Arc<AtomicBool>) -> bool {
        let ours = self.stop.as_ref().is_some_and(|stop| Arc::ptr_eq(stop, of));
        if ours {
            self.stop = None;
        }
        ours
    }

    /// Goes back: stops what is being read, else to the step before. `false` at the first.
    pub fn back(&mut self) -> bool {
        self.error = None;
        if let Some(stop) = self.stop.take() {
            stop.store(true, Ordering::Relaxed);
            return true;
        }
        match self.behind.pop() {
            Some(step) => {
                self.step = step;
                true
            }
            None => false,
        }
    }

    /// Goes on to a step.
    pub fn go(&mut self, step: Step) {
        self.error = None;
        self.scroll = 0;
        self.behind.push(std::mem::replace(&mut self.step, step));
    }

    /// The columns of a list that has been looked at.
    pub fn take_glance(&mut self, glance: &Glance, named: impl Fn(usize) -> String) {
        let width = glance.rows.iter().map(Vec::len).chain([glance.headings.len()]).max().unwrap_or(0);
        let chosen: BTreeMap<String, Role> =
            self.columns.iter().map(|column| (column.name.clone(), column.role)).collect();
        let column = |at: usize| {
            let heading = glance.headings.get(at).filter(|heading| !heading.is_empty());
            let key = heading.cloned().unwrap_or_else(|| (at + 1).to_string());
            let warning = glance.personal.iter().find(|personal| personal.column == key).cloned();
            let mut examples: Vec<&str> = glance
                .rows
                .iter()
                .filter_map(|row| row.get(at))
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .collect();
            examples.dedup();
            examples.truncate(3);
            let name = heading.cloned().unwrap_or_else(|| named(at + 1));
            let proposed = if glance.id_column == Some(at) { Role::Identity } else { Role::Out };
            let role = chosen.get(&name).copied().unwrap_or(proposed);
            Column { name, examples: examples.join(" · "), role, warning }
        };
        self.columns = (0..width).map(column).collect();
        self.column = glance.id_column.unwrap_or(0);
        self.items = glance.items;
    }

    /// Gives the column the cursor is on a role; there is one identity, and one unit at most.
    pub fn set_role(&mut self, role: Role) {
        self.error = None;
        if matches!(role, Role::Identity | Role::Unit) {
            self.columns.iter_mut().filter(|column| column.role == role).for_each(|column| column.role = Role::Out);
        }
        if let Some(column) = self.columns.get_mut(self.column) {
            column.role = role;
        }
    }

    /// The number of the column with a role, from 1, as the reader of lists takes it.
    #[must_use]
    pub fn column_of(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role).map(|at| at + 1)
    }

    /// The key of its draft.
    #[must_use]
    pub fn key(&self) -> DraftKey {
        draft_key(self.control, self.period)
    }

    /// Something was typed: it is to be on the disk soon.
    pub fn touched(&mut self, now: &Now) {
        self.error = None;
        self.due.get_or_insert(now.since_start.saturating_add(DRAFT_DELAY));
    }

    /// When what is typed is to be saved.
    #[must_use]
    pub const fn draft_due(&self) -> Option<Duration> {
        self.due
    }

    /// What is to be done about the draft now.
    pub fn take_draft(&mut self, at: DateTime<Utc>) -> Saving {
        self.due = None;
        let lines = self.lines.iter().map(|(step, line)| (step, line.text()));
        let texts = lines.chain(self.areas.iter().map(|(step, area)| (step, area.text())));
        let fields: BTreeMap<String, String> = texts
            .filter(|(_, text)| !text.is_empty())
            .map(|(step, text)| (step.code().to_owned(), text.to_owned()))
            .collect();
        let typed = fields.keys().any(|code| code != Step::Seed.code());
        if fields == self.saved || !typed {
            return Saving::Nothing;
        }
        self.saved.clone_from(&fields);
        Saving::Draft(Draft { key: self.key(), fields, saved_at: at })
    }
}

fn draft_key(control: ControlId, period: PeriodId) -> DraftKey {
    DraftKey { form: "sheet_setup".to_owned(), subject: format!("{control}/{period}") }
}

impl Step {
    const LINES: &[Self] = &[
        Self::Name,
        Self::Path,
        Self::Source,
        Self::Count,
        Self::Size,
        Self::Seed,
        Self::Interval,
        Self::Start,
        Self::Reason,
    ];
    const AREAS: &[Self] = &[Self::Identities, Self::Chosen, Self::Attributes];

    const fn most(self) -> usize {
        match self {
            Self::Identities | Self::Chosen => LONGEST_LIST,
            Self::Name | Self::Seed => MAX_NAME,
            Self::Path => 4000,
            _ => MAX_TEXT,
        }
    }
}
