//! A field that points at another record, or at several: a search over those there are.

use super::chosen::Chosen;
use super::editor::Touch;
use super::facts::Facts;
use super::{FormOutcome, Refusal};
use crate::app::fields::Target;
use crate::ui::input::{Chord, Input, Key};
use crate::ui::text::{Handled, LineEdit};

/// The record pointed at, and the search while it is open.
#[derive(Clone, Debug)]
pub(super) struct ReferenceEdit {
    pub(super) target: Target,
    /// Whether it points at several: their identities are then one per line.
    pub(super) many: bool,
    held: Chosen,
    /// The record the form is about, which cannot point at itself.
    own: String,
    pub(super) search: Option<Search>,
}

/// What is searched for.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    pub(super) query: LineEdit,
    /// The hit the cursor is on.
    pub(super) at: usize,
}

/// So many hits are shown.
pub(super) const MOST_HITS: usize = 6;

impl ReferenceEdit {
    pub(super) fn new(target: Target, many: bool, value: &str, own: String) -> Self {
        Self { target, many, held: Chosen::new(value), own, search: None }
    }

    pub(super) fn value(&self) -> &str {
        self.held.value()
    }

    /// The identities pointed at.
    pub(super) fn chosen(&self) -> impl Iterator<Item = &str> {
        self.value().lines().filter(|line| !line.is_empty())
    }

    /// Rows that stand above the search: what is chosen already, where several can be.
    pub(super) fn rows_above(&self) -> usize {
        if self.many { self.chosen().count() } else { 0 }
    }

    pub(super) fn set(&mut self, value: &str) -> Touch {
        self.held.set(value)
    }

    /// The records that hold every word searched for: identity and label, and how many more there are.
    pub(super) fn hits<'a>(&self, facts: &'a Facts) -> (Vec<(&'a str, &'a str)>, usize) {
        let query = self.search.as_ref().map_or("", |search| search.query.text()).to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        let fits = facts.referents.iter().filter(|referent| {
            referent.target == self.target
                && referent.id != self.own
                && !(self.many && self.chosen().any(|id| id == referent.id))
                && words.iter().all(|word| referent.folded.contains(word))
        });
        let mut fits = fits.map(|referent| (referent.id.as_str(), referent.label.as_str()));
        let hits: Vec<_> = fits.by_ref().take(MOST_HITS).collect();
        (hits, fits.count())
    }

    pub(super) fn handle(&mut self, input: &Input, facts: &Facts) -> Touch {
        if self.search.is_some() {
            return self.handle_search(input, facts);
        }
        let Input::Chord(chord) = input else { return self.open(input, facts) };
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Char('z'), true, false) => self.held.step(true),
            (Key::Char('y'), true, false) => self.held.step(false),
            (_, true, _) | (_, _, true) => Touch::Ignored,
            (Key::Delete | Key::Backspace, ..) if self.many => {
                let fewer = self.value().rsplit_once('\n').map_or("", |(before, _)| before).to_owned();
                self.set(&fewer)
            }
            (Key::Delete | Key::Backspace, ..) => self.set(""),
            (Key::Enter | Key::Char(' '), ..) => {
                self.search = Some(Search::default());
                Touch::Moved
            }
            (Key::Char(_), ..) => self.open(input, facts),
            _ => Touch::Ignored,
        }
    }

    fn open(&mut self, input: &Input, facts: &Facts) -> Touch {
        if !matches!(input, Input::Chord(_) | Input::Paste(_)) {
            return Touch::Ignored;
        }
        self.search = Some(Search::default());
        self.handle_search(input, facts)
    }

    fn handle_search(&mut self, input: &Input, facts: &Facts) -> Touch {
        let (hits, _) = self.hits(facts);
        let (count, at) = (hits.len(), self.search.as_ref().map_or(0, |search| search.at));
        let key = match input {
            Input::Chord(Chord { key, ctrl: false, alt: false, .. }) => Some(*key),
            _ => None,
        };
        match key {
            Some(Key::Esc) => {
                self.search = None;
                return Touch::Moved;
            }
            Some(Key::Enter) => return self.take(at, facts),
            Some(Key::Up) => return self.move_to(at.saturating_sub(1)),
            Some(Key::Down) => return self.move_to((at + 1).min(count.saturating_sub(1))),
            Some(Key::Tab | Key::BackTab) => {
                self.search = None;
                return Touch::Ignored;
            }
            _ => {}
        }
        let Some(search) = &mut self.search else { return Touch::Ignored };
        match search.query.handle(input) {
            Handled::Ignored => Touch::Ignored,
            Handled::Changed => {
                search.at = 0;
                Touch::Moved
            }
            _ => Touch::Moved,
        }
    }

    fn move_to(&mut self, at: usize) -> Touch {
        if let Some(search) = &mut self.search {
            search.at = at;
        }
        Touch::Moved
    }

    /// Takes the hit in a row and closes the search.
    pub(super) fn take(&mut self, row: usize, facts: &Facts) -> Touch {
        let id = self.hits(facts).0.get(row).map(|(id, _)| (*id).to_owned());
        let Some(id) = id else { return Touch::Refused(Refusal::NoChoice) };
        self.search = None;
        if !self.many {
            self.set(&id);
            return Touch::Next;
        }
        // The cursor stays: there may be more to choose.
        let more = if self.value().is_empty() { id } else { format!("{}\n{id}", self.value()) };
        self.set(&more)
    }
}

impl From<Refusal> for FormOutcome {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
