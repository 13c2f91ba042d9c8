//! The table of actions over a board: its lines, where the cursor is, what it is narrowed to.

use super::detail::severity_role;
use super::tree::scrolled;
use crate::app::actions::{Order, Row, Scope, Wanted, due, heading, rows, time};
use crate::domain::{Action, ActionId, Book, DeviationId, PlanId};
use crate::i18n::{Lang, actions as t, life, screen as s};
use crate::ui::look::{Look, Role};
use crate::ui::text::LineEdit;
use chrono::NaiveDate;

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableLine {
    /// The heading of a group, with how many it holds.
    Heading(String, usize),
    /// An action.
    Action(Box<ActionLine>),
}

/// An action as its columns say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionLine {
    /// The action.
    pub id: ActionId,
    /// The first deviation it is against.
    pub deviation: Option<DeviationId>,
    /// When it is due.
    pub due: String,
    /// How late it is, or how long is left.
    pub time: String,
    /// Whether it is late.
    pub late: bool,
    /// How far it has come.
    pub state: String,
    /// The sign and word of its worst deviation.
    pub severity: (String, Role),
    /// What is to be done.
    pub what: String,
    /// Who owns it.
    pub owner: String,
    /// What its deviations concern.
    pub against: String,
    /// What else there is to say, for the foot.
    pub more: String,
}

/// The state of the table.
pub struct ActionTable {
    /// What is asked for.
    pub wanted: Wanted,
    /// Whether headings are shown.
    pub grouped: bool,
    /// The lines.
    pub lines: Vec<TableLine>,
    /// The line the cursor is on.
    pub at: usize,
    /// The first line in view.
    pub scroll: usize,
    /// How many actions there are in all.
    pub of: usize,
    /// The search line, while words are typed.
    pub query: Option<LineEdit>,
    made_of: Option<(u64, Look)>,
}

impl Default for ActionTable {
    fn default() -> Self {
        Self {
            wanted: Wanted::default(),
            grouped: true,
            lines: Vec::new(),
            at: 0,
            scroll: 0,
            of: 0,
            query: None,
            made_of: None,
        }
    }
}

impl ActionTable {
    /// The action the cursor is on.
    #[must_use]
    pub fn action(&self) -> Option<&ActionLine> {
        match self.lines.get(self.at)? {
            TableLine::Action(action) => Some(action),
            TableLine::Heading(..) => None,
        }
    }

    /// How many actions are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line, TableLine::Action(_))).count()
    }

    /// What is asked for has changed: the lines are made anew.
    pub const fn asked_anew(&mut self) {
        self.made_of = None;
    }

    /// Moves the cursor by some actions, past the headings.
    pub fn step(&mut self, by: isize) {
        let places: Vec<usize> = (0..self.lines.len()).filter(|at| self.is_action(*at)).collect();
        let here = places.iter().position(|at| *at >= self.at).unwrap_or(0);
        let to = here.saturating_add_signed(by).min(places.len().saturating_sub(1));
        self.at = places.get(to).copied().unwrap_or(0);
    }

    /// Puts the cursor on a line; whether it is that of an action.
    pub fn point_at(&mut self, at: usize) -> bool {
        let there = self.is_action(at);
        if there {
            self.at = at;
        }
        there
    }

    fn is_action(&self, at: usize) -> bool {
        matches!(self.lines.get(at), Some(TableLine::Action(_)))
    }

    /// Makes the lines anew if something has changed, with the cursor on the same action where it is still there.
    pub fn refresh(&mut self, book: &Book, plan: PlanId, (revision, today): (u64, NaiveDate), look: Look) {
        if self.made_of == Some((revision, look)) {
            return;
        }
        let on = self.action().map(|action| action.id);
        let lead_days = book.plan(plan).map_or(0, |plan| plan.lead_days);
        let is_meant = |action: &&Action| !self.wanted.own || action.plan_id == plan;
        self.of = book.followed_actions(plan).filter(is_meant).count();
        self.lines.clear();
        let mut group: Option<(String, usize)> = None;
        for row in rows(book, plan, &self.wanted, today) {
            let name = heading(look.lang, self.wanted.order, &row, lead_days);
            if self.grouped && group.as_ref().is_none_or(|(last, _)| *last != name) {
                group = Some((name.clone(), self.lines.len()));
                self.lines.push(TableLine::Heading(name, 0));
            }
            if let Some(TableLine::Heading(_, count)) = group.as_ref().and_then(|(_, at)| self.lines.get_mut(*at)) {
                *count += 1;
            }
            self.lines.push(TableLine::Action(Box::new(line(book, &row, look))));
        }
        let same = |line: &TableLine| matches!(line, TableLine::Action(action) if Some(action.id) == on);
        self.at = self.lines.iter().position(same).unwrap_or(self.at.min(self.lines.len().saturating_sub(1)));
        self.step(0);
        self.made_of = Some((revision, look));
    }

    /// Scrolls so that the cursor is in view, with the heading above it where there is room.
    pub fn settle(&mut self, height: usize) {
        self.scroll = scrolled(self.scroll, self.at, self.lines.len(), height);
        if self.at > 0 && self.scroll == self.at && !self.is_action(self.at - 1) {
            self.scroll -= 1;
        }
    }
}

fn line(book: &Book, row: &Row<'_>, look: Look) -> ActionLine {
    let (lang, action) = (look.lang, row.action);
    let severity = match row.severity {
        Some(severity) => {
            let sign = look.glyphs.severity(severity);
            (format!("{sign} {}", s::severity_tiny(lang, severity)), severity_role(severity))
        }
        None => (String::new(), Role::Text),
    };
    let year = row.from_year.map(|year| life::from_year(lang, year)).unwrap_or_default();
    let check = book.latest_check(action.id).map(|check| life::checked(lang, check)).unwrap_or_default();
    let owner = if action.owner.is_empty() { String::new() } else { t::owner(lang, &action.owner) };
    let note = if action.note.trim().is_empty() { String::new() } else { t::note(lang, action.note.trim()) };
    let parts = [owner, year.clone(), life::earlier(lang, action), life::action_plan(lang, book, action), check, note];
    let more: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    ActionLine {
        id: action.id,
        deviation: action.deviation_ids.first().copied(),
        due: due(action),
        time: time(lang, row),
        late: row.is_late(),
        state: life::state_short(lang, action.state).to_owned(),
        severity,
        what: if year.is_empty() { action.what.clone() } else { format!("({year}) {}", action.what) },
        owner: action.owner.clone(),
        against: row.against.clone(),
        more: more.join(" · "),
    }
}

/// What an order is called.
#[must_use]
pub const fn order_name(lang: Lang, order: Order) -> &'static str {
    match order {
        Order::Due => t::by_due(lang),
        Order::Owner => t::by_owner(lang),
        Order::Severity => t::by_severity(lang),
        Order::State => t::by_state(lang),
    }
}

/// What a selection is called.
#[must_use]
pub const fn scope_name(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::Unsettled => t::scope_unsettled(lang),
        Scope::Late => t::scope_late(lang),
        Scope::Unchecked => t::scope_unchecked(lang),
        Scope::Settled => t::scope_settled(lang),
        Scope::All => t::scope_all(lang),
    }
}
