//! The plan screen: an open plan, what is chosen in it, and what is computed from it.

use super::detail::{self, DetailState, Target};
use super::filter::{Filter, Shown, View};
use super::sheet::Grid;
use super::summary::{self, SummaryState};
use super::tree::TreeState;
use super::year::YearScreen;
use crate::app::session::Session;
use crate::app::view::View as Left;
use crate::domain::{
    Change, ControlId, Draft, DraftKey, Figures, Node, OutcomeKey, Period, PeriodId, RecordKey, Rollup, SheetItem,
    Status, rollup,
};
use crate::i18n::terms::Terms;
use crate::ui::look::Look;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashSet};

/// A pane of the plan screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The tree.
    #[default]
    Tree,
    /// Everything about the selected item.
    Detail,
    /// The summary.
    Summary,
}

/// A place that was visited.
pub type Place = (Node, Option<PeriodId>);

/// An open plan on the screen.
pub struct PlanScreen {
    /// The records and undo.
    pub session: Session,
    /// The tree.
    pub tree: TreeState,
    /// The detail pane.
    pub detail: DetailState,
    /// The summary pane.
    pub summary: SummaryState,
    /// The pane that has the focus.
    pub focus: Pane,
    /// What the tree is narrowed to.
    pub filter: Filter,
    /// What the filter lets through.
    pub shown: Shown,
    /// Tallies of the chosen period.
    pub rollup: Rollup,
    /// Figures of the chosen period.
    pub figures: Option<Figures>,
    /// Forms that were left unfinished.
    pub drafts: BTreeMap<DraftKey, Draft>,
    /// Places to go back to, latest last.
    pub behind: Vec<Place>,
    /// Places to go forward to, nearest last.
    pub ahead: Vec<Place>,
    /// The year at a glance that was left for a control, and how many places there were to go back to then.
    pub aside: Option<(usize, Box<YearScreen>)>,
    /// The test sheet that is open, in place of the panes.
    pub sheet: Option<Grid>,
    /// Whether all of the plan is here. If not, there is what the first frame shows, and nothing may be changed.
    pub whole: bool,
    /// Whether the other plans of the file are here too, which what goes over boards and years needs.
    pub all_plans: bool,
    computed: Option<Computed>,
    drawn: Option<Drawn>,
}

/// What the tallies were computed from.
#[derive(Clone, PartialEq, Eq)]
struct Computed {
    revision: u64,
    period: Option<PeriodId>,
    today: NaiveDate,
}

/// What the lines of the detail and summary panes were made from.
#[derive(Clone, PartialEq, Eq)]
struct Drawn {
    computed: Computed,
    node: Option<Node>,
    detail_width: usize,
    summary_width: usize,
    look: Look,
}

impl PlanScreen {
    /// A screen on an open plan, the first control selected.
    #[must_use]
    pub fn new(session: Session, today: NaiveDate) -> Self {
        Self::left_at(session, Left::default(), today)
    }

    /// A screen on an open plan, as it was left.
    #[must_use]
    pub fn left_at(session: Session, left: Left, today: NaiveDate) -> Self {
        let mut screen = Self::blank(session, left.closed);
        screen.refresh(today);
        screen.select_first_control();
        if let Some(node) = left.selected {
            screen.tree.select(node);
        }
        screen
    }

    /// A screen on a glance at a plan, with the sums of all of it.
    #[must_use]
    pub fn glimpse(session: Session, left: Left, sums: (Rollup, Figures), today: NaiveDate) -> Self {
        let mut screen = Self::blank(session, left.closed);
        screen.whole = false;
        (screen.rollup, screen.figures) = (sums.0, Some(sums.1));
        screen.computed = Some(screen.wanted(today));
        screen.rebuild_tree(today);
        screen.select_first_control();
        if let Some(node) = left.selected {
            screen.tree.select(node);
        }
        screen
    }

    fn blank(session: Session, closed: HashSet<Node>) -> Self {
        Self {
            session,
            tree: TreeState { closed, ..TreeState::default() },
            detail: DetailState::default(),
            summary: SummaryState::default(),
            focus: Pane::Tree,
            filter: Filter::default(),
            shown: Shown::default(),
            rollup: Rollup::default(),
            figures: None,
            drafts: BTreeMap::new(),
            behind: Vec::new(),
            ahead: Vec::new(),
            aside: None,
            sheet: None,
            whole: true,
            all_plans: false,
            computed: None,
            drawn: None,
        }
    }

    fn select_first_control(&mut self) {
        let first = self.tree.rows.iter().position(|row| matches!(row.node, Node::Control(_)));
        self.tree.select_row(first.unwrap_or(0));
    }

    /// The chosen period.
    #[must_use]
    pub fn period(&self) -> Option<&Period> {
        self.session.book.period(self.session.period?)
    }

    /// Computes again what depends on records, period, filter and today, if any has changed.
    pub fn refresh(&mut self, today: NaiveDate) {
        let wanted = self.wanted(today);
        if self.whole && self.computed.as_ref() != Some(&wanted) {
            let (book, plan) = (&self.session.book, self.session.plan);
            (self.rollup, self.figures) = match self.session.period {
                Some(period) => {
                    let rolled = rollup(book, plan, period);
                    let figures = Figures::of(book, plan, period, today, &rolled);
                    (rolled, Some(figures))
                }
                None => (Rollup::default(), None),
            };
            self.computed = Some(wanted);
            self.rebuild_tree(today);
        }
    }

    /// Takes in a change that has been made. An open test sheet hides the panes: what they show waits until it is closed.
    pub fn changed(&mut self, change: &Change, today: NaiveDate) {
        if let Some(grid) = &mut self.sheet {
            grid.follow(&self.session.book, self.session.revision, change);
        } else if !self.follow(change, today) {
            self.refresh(today);
        }
    }

    /// Takes in a change of statuses, the most common there is, without counting the whole plan. `false` for any other.
    fn follow(&mut self, change: &Change, today: NaiveDate) -> bool {
        let wanted = self.wanted(today);
        let before = Computed { revision: wanted.revision.wrapping_sub(1), ..wanted.clone() };
        let (Some(period), Some(figures)) = (self.session.period, &mut self.figures) else { return false };
        // A filter may let other rows through than before.
        if !self.whole || self.filter.is_on() || self.computed.as_ref() != Some(&before) {
            return false;
        }
        if !self.rollup.follow(&self.session.book, period, change) {
            return false;
        }
        figures.follow(&self.rollup);
        self.computed = Some(wanted);
        true
    }

    fn wanted(&self, today: NaiveDate) -> Computed {
        Computed { revision: self.session.revision, period: self.session.period, today }
    }

    /// Makes the rows of the tree anew, after a branch was opened or closed or the filter changed.
    pub fn rebuild_tree(&mut self, today: NaiveDate) {
        let (book, plan) = (&self.session.book, self.session.plan);
        let shown = match self.session.period {
            Some(period) if self.filter.is_on() => {
                let view = View { book, plan, period, rollup: &self.rollup, today };
                Some(self.filter.shown(&view))
            }
            _ => None,
        };
        self.tree.rebuild(book, plan, shown.as_ref().map(|shown| &shown.nodes));
        self.shown = shown.unwrap_or_default();
    }

    /// Makes the lines of the detail and summary panes for these widths, if anything they show has changed.
    pub fn lay_out(&mut self, look: Look, detail_width: usize, summary_width: usize, today: NaiveDate) {
        self.refresh(today);
        let Some(computed) = self.computed.clone() else { return };
        let wanted = Drawn { computed, node: self.tree.selected, detail_width, summary_width, look };
        if self.drawn.as_ref() == Some(&wanted) {
            return;
        }
        let same_node = self.drawn.as_ref().is_some_and(|drawn| drawn.node == wanted.node);
        let same_period = self.drawn.as_ref().is_some_and(|drawn| drawn.computed.period == wanted.computed.period);
        let on = self.detail.target().filter(|_| same_node);
        // In another period the cursor stays on the same thing there, if there is one.
        let on = on.map(|target| self.session.period.map_or(target, |period| target.in_period(period)));
        self.detail.lines = self.detail_lines(look, detail_width, today);
        match on.and_then(|target| self.detail.lines.iter().position(|line| line.target == Some(target))) {
            Some(at) if self.detail.lines.get(self.detail.at).and_then(|line| line.target) != on => self.detail.at = at,
            Some(_) => {}
            None if same_node && same_period => self.detail.step(0),
            None => (self.detail.at, self.detail.scroll) = (0, 0),
        }
        // A step in the tree does not change what is summed up, and in a large plan that is long.
        let same_sums = self.drawn.as_ref().is_some_and(|drawn| {
            (&drawn.computed, drawn.summary_width, drawn.look) == (&wanted.computed, summary_width, look)
        });
        if !same_sums {
            let lines = |figures| summary::lines(&self.session.book, figures, look, summary_width);
            self.summary.lines = self.figures.as_ref().map(lines).unwrap_or_default();
            self.summary.step(0);
        }
        self.drawn = Some(wanted);
    }

    fn detail_lines(&self, look: Look, width: usize, today: NaiveDate) -> Vec<detail::Line> {
        let book = &self.session.book;
        let (Some(node), Some(period), Some(plan)) = (self.tree.selected, self.period(), book.plan(self.session.plan))
        else {
            return Vec::new();
        };
        let context = detail::Context {
            book,
            terms: Terms::of_plan(look.lang, plan),
            look,
            period,
            today,
            width,
            decimals: plan.decimals,
        };
        detail::lines(&context, node)
    }

    /// The item of the open test sheet that the cursor is on.
    #[must_use]
    pub fn cell_item(&self) -> Option<&SheetItem> {
        self.sheet.as_ref()?.item(&self.session.book)
    }

    /// The selected control.
    #[must_use]
    pub fn control(&self) -> Option<ControlId> {
        match self.tree.selected? {
            Node::Control(id) => Some(id),
            Node::Area(_) | Node::RiskPoint(_) => None,
        }
    }

    /// The outcome of the selected control in the chosen period.
    #[must_use]
    pub fn outcome_key(&self) -> Option<OutcomeKey> {
        Some(OutcomeKey { control_id: self.control()?, period_id: self.session.period? })
    }

    /// What the cursor is on, in whichever pane has the focus.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        match self.focus {
            Pane::Tree => self.tree.selected.map(Target::Node),
            Pane::Detail => self.detail.target(),
            Pane::Summary => self.summary.target(),
        }
    }

    /// The deviation the cursor is on, or the one the action under it is against.
    #[must_use]
    pub fn deviation(&self) -> Option<crate::domain::DeviationId> {
        match self.target()? {
            Target::Deviation(id) => Some(id),
            Target::Action(id) => self.session.book.find::<crate::domain::Action>(id)?.deviation_ids.first().copied(),
            _ => None,
        }
    }

    /// The record a plan command would change: what is marked in the tree, or the question, deviation or action
    /// the cursor is on.
    #[must_use]
    pub fn record(&self) -> Option<RecordKey> {
        match self.target()? {
            Target::Node(node) => Some(record_of(node)),
            Target::Value(key) => Some(RecordKey::Measure(key.measure_id)),
            Target::Answer(key) => Some(RecordKey::Question(key.question_id)),
            Target::Sheet(id) => Some(RecordKey::TestSheet(id)),
            Target::Survey(id) => Some(RecordKey::Survey(id)),
            Target::SurveyQuestion(id) => Some(RecordKey::SurveyQuestion(id)),
            Target::Supplement(id) => Some(RecordKey::Supplement(id)),
            Target::Deviation(id) => Some(RecordKey::Deviation(id)),
            Target::Action(id) => Some(RecordKey::Action(id)),
            Target::Check(id) => Some(RecordKey::EffectCheck(id)),
            Target::Outcome(key, _) => Some(RecordKey::ControlActivity(key.control_id)),
        }
    }

    /// Remembers this place before going to another.
    pub fn leave_place(&mut self) {
        if let Some(node) = self.tree.selected {
            let place = (node, self.session.period);
            if self.behind.last() != Some(&place) {
                self.behind.push(place);
            }
            self.ahead.clear();
        }
    }

    /// Selects an item, opening the branches above it and lifting a filter that hides it.
    pub fn reveal(&mut self, node: Node, today: NaiveDate) -> bool {
        for above in ancestors(&self.session.book, node) {
            self.tree.closed.remove(&above);
        }
        self.rebuild_tree(today);
        if self.tree.select(node) {
            return true;
        }
        self.filter.clear();
        self.rebuild_tree(today);
        self.tree.select(node)
    }

    /// Whether a form about a control is left unfinished: of the control itself, or of something in the chosen period.
    #[must_use]
    pub fn has_draft(&self, control: ControlId) -> bool {
        if self.drafts.is_empty() {
            return false;
        }
        let (id, period) = (control.to_string(), self.session.period.map(|period| period.to_string()));
        // What is recorded in a period names it after the control.
        let is_here = |rest: &str| rest.strip_prefix('/').is_none_or(|other| Some(other) == period.as_deref());
        self.drafts.keys().any(|key| key.subject.split_once(&id).is_some_and(|(_, rest)| is_here(rest)))
    }

    /// The status of a control in the chosen period.
    #[must_use]
    pub fn status_of(&self, control: ControlId) -> Status {
        let outcome = self.session.period.and_then(|period| self.session.book.outcome(control, period));
        outcome.map_or(Status::NotStarted, |outcome| outcome.status)
    }
}

/// The record a node shows.
#[must_use]
pub const fn record_of(node: Node) -> RecordKey {
    match node {
        Node::Area(id) => RecordKey::Area(id),
        Node::RiskPoint(id) => RecordKey::RiskPoint(id),
        Node::Control(id) => RecordKey::ControlActivity(id),
    }
}

/// The node that shows a record, if one does.
#[must_use]
pub const fn node_of(key: RecordKey) -> Option<Node> {
    match key {
        RecordKey::Area(id) => Some(Node::Area(id)),
        RecordKey::RiskPoint(id) => Some(Node::RiskPoint(id)),
        RecordKey::ControlActivity(id) => Some(Node::Control(id)),
        _ => None,
    }
}

/// Everything above a node, nearest first.
#[must_use]
pub fn ancestors(book: &crate::domain::Book, node: Node) -> Vec<Node> {
    let mut above = Vec::new();
    let mut here = Some(node);
    while let Some(node) = here {
        here = node.above(book);
        above.extend(here);
    }
    above
}
