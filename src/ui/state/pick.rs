//! A list to choose from, with or without a search line: pickers, palette, search, filter, lists.

use super::detail::Target;
use super::filter::Criterion;
use super::report::ReportStep;
use super::sheet::SheetChoice;
use super::tree::scrolled;
use crate::domain::{
    ActionId, ActionPlanId, ActionState, AreaId, BoardId, Carry, ControlId, DeviationId, LimitRuleId, OutcomeKey,
    PeriodId, PlanId, Reading, RecordKey, RiskPointId, Severity, SignOffId, Status, SurveyId, ValueKey,
};
use crate::ui::commands::Command;
use crate::ui::look::Role;
use crate::ui::text::LineEdit;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::collections::HashMap;
use std::path::PathBuf;

/// What choosing an item does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nothing: the item is there to be read.
    Read,
    /// Gives a command.
    Run(Command),
    /// Ends the program and gives up what could not be saved.
    Abandon,
    /// Goes to a thing.
    Goto(Target),
    /// Switches the period.
    Period(PeriodId),
    /// Sets a status.
    Status(OutcomeKey, Status),
    /// Grades a deviation.
    Severity(DeviationId, Option<Severity>),
    /// Sets the state of an action.
    State(ActionId, ActionState),
    /// Opens a form for something new.
    Add(NewThing),
    /// Takes a control of the library into the plan, by its code: into this area, else into its usual one.
    Starter(&'static str, Option<AreaId>),
    /// Opens a form for a record.
    Edit(RecordKey),
    /// Moves an area.
    MoveArea(AreaId, Option<AreaId>),
    /// Moves a risk point.
    MoveRiskPoint(RiskPointId, AreaId),
    /// Moves a control.
    MoveControl(ControlId, RiskPointId),
    /// Narrows the tree, or not any more.
    Filter(Criterion),
    /// Shows everything again.
    ShowAll,
    /// Opens another plan of the file.
    Plan(PlanId),
    /// Opens the form of a plan for a board that has none.
    Board(BoardId),
    /// Opens a file.
    Open(PathBuf),
    /// A step on the way to a report.
    Report(ReportStep),
    /// Chooses something of the documents' look.
    Look(LookStep),
    /// Does something with test sheets.
    Sheet(SheetChoice),
    /// Feeds a measure in a period by this.
    Feed(ValueKey, Reading),
    /// Counts a list of cases for a measure.
    Cases(ValueKey),
    /// Asks by which limit a measure is counted.
    Limits(ValueKey),
    /// Has a measure counted by a limit.
    Limit(ValueKey, LimitChoice),
    /// Opens the form of a value.
    Value(ValueKey),
    /// Takes a step of a review.
    Review(ReviewStep),
    /// Takes a step in the life of a deviation or an action.
    Life(LifeStep),
    /// Signs the period off or opens it again.
    Lock,
    /// Shows the plan as it was at a sign-off.
    AsItWas(SignOffId),
    /// Tells what has changed since a sign-off.
    Changes(SignOffId),
    /// Decides about a control for the next year, or asks what is decided.
    Carry(ControlId, Option<Carry>),
}

impl Choice {
    /// The record that Delete removes on an item with this choice.
    #[must_use]
    pub const fn removes(&self) -> Option<RecordKey> {
        Some(match self {
            Self::Edit(key) => *key,
            Self::Plan(id) => RecordKey::Plan(*id),
            Self::Board(board) => RecordKey::Board(*board),
            _ => return None,
        })
    }
}

/// A step in the life of a deviation or an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifeStep {
    /// Accepts a deviation by a decision.
    Accept(DeviationId),
    /// Says when it was reported upwards.
    Escalate(DeviationId),
    /// Closes it with a reason.
    Close(DeviationId),
    /// Opens it again.
    Reopen(DeviationId),
    /// Says that it repeats an earlier one.
    Repeats(DeviationId, DeviationId),
    /// Moves the due date of an action.
    MoveDue(ActionId),
    /// Narrows the table of actions to a plan of action, or not any more.
    OfPlan(Option<ActionPlanId>),
}

/// What is chosen of the documents' look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookStep {
    /// The file of a logo.
    Logo,
    /// Colours, and what the logo shows.
    Colours,
    /// No logo any more.
    RemoveLogo,
}

/// A limit to count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitChoice {
    /// A rule of the plan.
    Own(LimitRuleId),
    /// One that the program comes with, by its code; the plan takes it over.
    Ready(&'static str),
}

/// A step of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewStep {
    /// Goes to an outcome that waits, to be read.
    Read(OutcomeKey),
    /// Accepts it.
    Accept(OutcomeKey),
    /// Sends it back, with a comment.
    SendBack(OutcomeKey),
    /// Lists all that wait.
    List,
}

/// Something to be added to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewThing {
    /// A plan of a board, or of a new one.
    Plan(Option<BoardId>),
    /// An area, in another or outermost.
    Area(Option<AreaId>),
    /// A risk point in an area.
    RiskPoint(AreaId),
    /// A control under a risk point.
    Control(RiskPointId),
    /// A question of a control.
    Question(ControlId),
    /// A period of the plan.
    Period,
    /// An action against a deviation.
    Action(DeviationId),
    /// A measure of a control.
    Measure(ControlId),
    /// A limit rule of the plan.
    LimitRule,
    /// A limit that the program comes with, by its code, as a rule of the plan.
    ReadyLimit(&'static str),
    /// A survey in the chosen period that serves a control.
    Survey(ControlId),
    /// A question of a survey.
    SurveyQuestion(SurveyId),
    /// A check of what an action achieved, made on a day.
    EffectCheck(ActionId, chrono::NaiveDate),
    /// A plan of action.
    ActionPlan,
    /// An adoption or revision of the plan.
    Revision,
    /// The plan or a report received by somebody.
    Reception,
    /// A governing document of the plan.
    GoverningDocument,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called; the search line looks in this first.
    pub label: String,
    /// What stands beside it.
    pub note: String,
    /// What is told below the list while the cursor is on it; the search line looks in this where no label matches.
    pub below: String,
    /// The label's role.
    pub role: Role,
    /// Whether it is chosen, in a list where several can be.
    pub ticked: Option<bool>,
    /// Why it cannot be chosen.
    pub disabled: Option<String>,
    /// What choosing it does.
    pub choice: Choice,
}

impl Item {
    /// An item with a label.
    #[must_use]
    pub fn new(label: impl Into<String>, choice: Choice) -> Self {
        let (note, below) = (String::new(), String::new());
        Self { label: label.into(), note, below, role: Role::Text, ticked: None, disabled: None, choice }
    }

    /// With something beside the label.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// With something to tell below the list while the cursor is on it.
    #[must_use]
    pub fn below(self, below: impl Into<String>) -> Self {
        Self { below: below.into(), ..self }
    }

    /// With a role.
    #[must_use]
    pub fn styled(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

/// How a list is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickKind {
    /// One of a few; digits choose too.
    Few,
    /// One of many, found by typing.
    Search,
    /// Several can be ticked.
    Ticks,
}

/// The state of a list.
pub struct PickState {
    /// What is chosen among.
    pub title: String,
    /// How.
    pub kind: PickKind,
    /// All items.
    pub items: Vec<Item>,
    /// Those that match the search line, best first.
    pub hits: Vec<usize>,
    /// The place of the cursor among the hits.
    pub at: usize,
    /// The first hit in view.
    pub scroll: usize,
    /// The search line.
    pub query: LineEdit,
    matched: HashMap<usize, Vec<u32>>,
}

/// So many hits have their matched letters marked; nobody scrolls further than that.
const MARKED: usize = 300;

/// An item that matches.
struct Hit {
    score: u32,
    at: usize,
    letters: Vec<u32>,
}

impl PickState {
    /// A list with the cursor on the first item.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: PickKind, items: Vec<Item>) -> Self {
        let hits = (0..items.len()).collect();
        Self {
            title: title.into(),
            kind,
            items,
            hits,
            at: 0,
            scroll: 0,
            query: LineEdit::new("", 200),
            matched: HashMap::new(),
        }
    }

    /// With the cursor on the first item that fits.
    #[must_use]
    pub fn on(mut self, fits: impl Fn(&Choice) -> bool) -> Self {
        self.at = self.items.iter().position(|item| fits(&item.choice)).unwrap_or(0);
        self
    }

    /// Whether something is told below the list of any of its items.
    #[must_use]
    pub fn tells_below(&self) -> bool {
        self.items.iter().any(|item| !item.below.is_empty())
    }

    /// The item the cursor is on.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.items.get(*self.hits.get(self.at)?)
    }

    /// Moves the cursor by some items.
    pub fn step(&mut self, items: isize) {
        self.at = self.at.saturating_add_signed(items).min(self.hits.len().saturating_sub(1));
    }

    /// Finds the items that match the search line anew: those that hold its words, else those that hold its letters
    /// in order.
    pub fn search(&mut self) {
        let text = self.query.text().trim().to_owned();
        self.at = 0;
        self.matched.clear();
        if text.is_empty() {
            self.hits = (0..self.items.len()).collect();
            return;
        }
        let mut scored = self.scored(&text, AtomKind::Substring, |item| &item.label);
        if scored.is_empty() {
            scored = self.scored(&text, AtomKind::Substring, |item| &item.below);
            // Those letters are not in the label.
            for hit in &mut scored {
                hit.letters.clear();
            }
        }
        if scored.is_empty() {
            scored = self.scored(&text, AtomKind::Fuzzy, |item| &item.label);
        }
        self.matched = scored.iter().take(MARKED).map(|hit| (hit.at, hit.letters.clone())).collect();
        self.hits = scored.into_iter().map(|hit| hit.at).collect();
    }

    fn scored(&self, text: &str, kind: AtomKind, of: impl Fn(&Item) -> &str) -> Vec<Hit> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        // Smart: "a" finds å, but "å" does not find a.
        let pattern = Pattern::new(text, CaseMatching::Ignore, Normalization::Smart, kind);
        let mut buffer = Vec::new();
        let mut hits: Vec<Hit> = (self.items.iter().enumerate())
            .filter_map(|(at, item)| {
                let mut letters = Vec::new();
                let haystack = Utf32Str::new(of(item), &mut buffer);
                let score = pattern.indices(haystack, &mut matcher, &mut letters)?;
                Some(Hit { score, at, letters })
            })
            .collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.score), hit.at));
        hits
    }

    /// The letters of an item's label that the search line matched, by their number.
    #[must_use]
    pub fn letters(&self, item: usize) -> &[u32] {
        self.matched.get(&item).map_or(&[], Vec::as_slice)
    }

    /// Scrolls so that the cursor is in view.
    pub fn settle(&mut self, height: usize) {
        self.scroll = scrolled(self.scroll, self.at, self.hits.len(), height);
    }
}
