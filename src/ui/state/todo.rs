//! What is to be done, on the screen: its lines, where the cursor is, what it is narrowed to.

use super::tree::scrolled;
use crate::app::todo::{Entry, Group, Order, sort};
use crate::i18n::collate::Needle;
use crate::i18n::{Lang, due as t};
use crate::ui::look::Look;
use crate::ui::text::LineEdit;
use chrono::NaiveDate;

/// Rows under the list: a blank one, and what the marked entry says in whole.
pub const FOOT: u16 = 4;
/// Rows above it: the heads of the columns.
pub const HEAD: u16 = 1;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoLine {
    /// The heading of a group, with how many it holds.
    Heading(String, usize),
    /// Something to be done, by its place among the entries.
    Entry(usize),
}

/// The screen.
#[derive(Default)]
pub struct TodoScreen {
    /// Everything that is to be done.
    pub entries: Vec<Entry>,
    /// How many days before its day something is told; none where several plans have each their own.
    pub lead: Option<u16>,
    /// How it is divided.
    pub order: Order,
    /// The lines.
    pub lines: Vec<TodoLine>,
    /// The line the cursor is on.
    pub at: usize,
    /// The first line in view.
    pub scroll: usize,
    /// The words it is narrowed to.
    pub text: String,
    /// The search line, while words are typed.
    pub query: Option<LineEdit>,
    /// Files of which nothing could be read, with the reason.
    pub unread: Vec<String>,
    made_of: Option<(u64, NaiveDate, Lang)>,
}

impl TodoScreen {
    /// A list of these entries.
    #[must_use]
    pub fn new(entries: Vec<Entry>, lead: Option<u16>, lang: Lang) -> Self {
        let mut screen = Self { entries, lead, ..Self::default() };
        screen.arrange(lang);
        screen
    }

    /// The entry the cursor is on.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        match self.lines.get(self.at)? {
            TodoLine::Entry(at) => self.entries.get(*at),
            TodoLine::Heading(..) => None,
        }
    }

    /// How many are late.
    #[must_use]
    pub fn late(&self) -> usize {
        self.entries.iter().filter(|entry| entry.item.is_late()).count()
    }

    /// How many entries are shown.
    #[must_use]
    pub fn shown(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line, TodoLine::Entry(_))).count()
    }

    /// Moves the cursor by some entries, past the headings.
    pub fn step(&mut self, by: isize) {
        let places: Vec<usize> = (0..self.lines.len()).filter(|at| self.is_entry(*at)).collect();
        let here = places.iter().position(|at| *at >= self.at).unwrap_or(0);
        let to = here.saturating_add_signed(by).min(places.len().saturating_sub(1));
        self.at = places.get(to).copied().unwrap_or(0);
    }

    /// Puts the cursor on a line; whether it is that of an entry.
    pub fn point_at(&mut self, at: usize) -> bool {
        let there = self.is_entry(at);
        if there {
            self.at = at;
        }
        there
    }

    fn is_entry(&self, at: usize) -> bool {
        matches!(self.lines.get(at), Some(TodoLine::Entry(_)))
    }

    /// Takes the entries as they are now, if something has changed; the cursor stays on its entry.
    pub fn refresh(&mut self, (revision, today): (u64, NaiveDate), look: Look, entries: impl FnOnce() -> Vec<Entry>) {
        let made_of = Some((revision, today, look.lang));
        if self.made_of != made_of {
            self.entries = entries();
            self.arrange(look.lang);
            self.made_of = made_of;
        }
    }

    /// Divides the entries anew, as they are ordered and narrowed.
    pub fn arrange(&mut self, lang: Lang) {
        let on = self.entry().map(|entry| (entry.item.kind, entry.item.subject));
        sort(&mut self.entries, self.order);
        let needles: Vec<Needle> = self.text.split_whitespace().map(Needle::new).collect();
        self.lines.clear();
        let mut group: Option<(String, usize)> = None;
        for (at, entry) in self.entries.iter().enumerate() {
            let kind = t::kind(lang, &entry.item);
            let texts = [entry.subject.as_str(), &entry.item.who, &kind];
            if !needles.iter().all(|needle| texts.iter().any(|text| needle.find(text).is_some())) {
                continue;
            }
            let name = heading(lang, self.order, entry, self.lead);
            if group.as_ref().is_none_or(|(last, _)| *last != name) {
                group = Some((name.clone(), self.lines.len()));
                self.lines.push(TodoLine::Heading(name, 0));
            }
            if let Some(TodoLine::Heading(_, count)) = group.as_ref().and_then(|(_, at)| self.lines.get_mut(*at)) {
                *count += 1;
            }
            self.lines.push(TodoLine::Entry(at));
        }
        let same = |line: &TodoLine| match line {
            TodoLine::Entry(at) => self.entries.get(*at).map(|each| (each.item.kind, each.item.subject)) == on,
            TodoLine::Heading(..) => false,
        };
        self.at = self.lines.iter().position(same).unwrap_or(0);
        self.step(0);
    }

    /// Scrolls so that the cursor is in view, with the heading above it where there is room.
    pub fn settle(&mut self, height: usize) {
        self.scroll = scrolled(self.scroll, self.at, self.lines.len(), height);
        if self.at > 0 && self.scroll == self.at && !self.is_entry(self.at - 1) {
            self.scroll -= 1;
        }
    }
}

/// The heading an entry stands under.
fn heading(lang: Lang, order: Order, entry: &Entry, lead: Option<u16>) -> String {
    let own = match order {
        Order::Who if entry.item.who.is_empty() => crate::i18n::actions::no_owner(lang).to_owned(),
        Order::Who => entry.item.who.clone(),
        Order::What => match (entry.group(), lead) {
            (Group::Late, _) => t::group_late(lang).to_owned(),
            (Group::Due, Some(days)) => t::group_within(lang, days),
            (Group::Due, None) => t::group_due(lang).to_owned(),
            (Group::Unanswered, _) => t::group_unanswered(lang).to_owned(),
            (Group::Unreviewed, _) => t::group_unreviewed(lang).to_owned(),
            (Group::Waiting, _) => t::group_waiting(lang).to_owned(),
        },
    };
    match &entry.origin {
        Some(origin) => format!("{} · {own}", origin.plan),
        None => own,
    }
}
