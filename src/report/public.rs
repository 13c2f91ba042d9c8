//! A copy for the public: names become roles, counts under five are left out, and what was changed is said.
//!
//! The records are changed before the document is built, so that no format can show what another hides.

use crate::domain::outline::outline;
use crate::domain::{Action, Book, ControlActivity, ControlId, Deviation, Node, Outcome, PlanId, ResponsibleKind};
use crate::i18n::{Label, Lang, public as words};
use crate::report::model::{Anchors, Appendix, AppendixKind, Block, List};
use std::collections::{BTreeMap, BTreeSet};

/// The appendix that says what was changed.
#[must_use]
pub fn appendix(anchors: &mut Anchors, changes: &Changes, lang: Lang) -> Appendix {
    let places = |places: &BTreeSet<String>| places.iter().cloned().collect::<Vec<_>>().join(", ");
    let said = |changed: &BTreeSet<String>, some: fn(Lang, &str) -> String, none: Label| {
        if changed.is_empty() { none(lang).to_owned() } else { some(lang, &places(changed)) }
    };
    let items = vec![
        said(&changes.names, words::names_at, words::no_names).into(),
        said(&changes.counts, words::counts_at, words::no_counts).into(),
    ];
    Appendix {
        kind: AppendixKind::Changes,
        heading: anchors.heading(1, words::title(lang)),
        blocks: vec![
            Block::Paragraph(words::what_it_is(lang).into()),
            Block::List(List { numbered: false, items }),
            Block::Note(words::read_it(lang).into()),
        ],
    }
}

/// What was changed in a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Where a name became a role.
    pub names: BTreeSet<String>,
    /// Where a count was left out.
    pub counts: BTreeSet<String>,
}

/// Makes a copy of a plan for the public.
#[must_use]
pub fn copy(book: &Book, plan: PlanId, lang: Lang) -> (Book, Changes) {
    let mut copy = Copy::of(book, plan, lang);
    let mut public = book.clone();
    let controls: Vec<ControlActivity> = book.controls_of_plan(plan).into_iter().cloned().collect();
    for control in &controls {
        let place = copy.place(control.id);
        public.load(book.outcomes_of(control.id).map(|outcome| copy.outcome(outcome, &place)).collect::<Vec<_>>());
        public.load([copy.control(control, &place)]);
    }
    public.load(book.deviations(plan).map(|deviation| copy.deviation(deviation)).collect::<Vec<_>>());
    public.load(book.actions(plan).map(|action| copy.action(action)).collect::<Vec<_>>());
    (public, copy.changes)
}

struct Copy {
    lang: Lang,
    /// What is known to be a function and no person.
    functions: BTreeSet<String>,
    /// Names, with the role that stands for each, longest first when they are looked for.
    names: BTreeMap<String, &'static str>,
    numbers: BTreeMap<ControlId, String>,
    changes: Changes,
}

impl Copy {
    fn of(book: &Book, plan: PlanId, lang: Lang) -> Self {
        let controls = book.controls_of_plan(plan);
        let parties = || controls.iter().flat_map(|control| &control.responsible);
        let functions = parties().filter(|party| party.kind != ResponsibleKind::Person);
        let numbers = outline(book, plan).into_iter().filter_map(|line| match line.node {
            Node::Control(id) => Some((id, line.number)),
            _ => None,
        });
        let mut copy = Self {
            lang,
            functions: functions.map(|party| key(&party.name)).collect(),
            names: BTreeMap::new(),
            numbers: numbers.collect(),
            changes: Changes::default(),
        };
        for party in parties().filter(|party| party.kind == ResponsibleKind::Person) {
            copy.names.insert(party.name.trim().to_owned(), words::responsible(lang));
        }
        let outcomes = controls.iter().flat_map(|control| book.outcomes_of(control.id));
        for outcome in outcomes {
            copy.note(&outcome.performed_by, words::performer(lang));
            copy.note(&outcome.reviewed_by, words::reviewer(lang));
        }
        for action in book.actions(plan) {
            copy.note(&action.owner, words::owner(lang));
        }
        copy
    }

    /// Takes what may be the name of a person for one.
    fn note(&mut self, name: &str, role: &'static str) {
        let name = name.trim();
        if !name.is_empty() && !self.functions.contains(&key(name)) && !is_function(name) {
            self.names.entry(name.to_owned()).or_insert(role);
        }
    }

    fn place(&self, control: ControlId) -> String {
        self.numbers.get(&control).cloned().unwrap_or_default()
    }

    fn control(&mut self, control: &ControlActivity, place: &str) -> ControlActivity {
        let mut control = control.clone();
        for party in &mut control.responsible {
            party.name = self.text(&party.name, place);
        }
        for text in [&mut control.objective, &mut control.method, &mut control.selection] {
            *text = self.text(text, place);
        }
        control
    }

    fn outcome(&mut self, outcome: &Outcome, place: &str) -> Outcome {
        let mut outcome = outcome.clone();
        for text in [
            &mut outcome.performed_by,
            &mut outcome.reviewed_by,
            &mut outcome.paused_reason,
            &mut outcome.result,
            &mut outcome.comment,
            &mut outcome.analysis,
        ] {
            *text = self.text(text, place);
        }
        outcome
    }

    fn deviation(&mut self, deviation: &Deviation) -> Deviation {
        let mut deviation = deviation.clone();
        let place = words::of_deviation(self.lang, deviation.control_id.and_then(|id| self.numbers.get(&id)));
        let Deviation { title, description, root_cause, severity_reason, decision, unchecked_reason, .. } =
            &mut deviation;
        for text in [title, description, root_cause, severity_reason, decision, unchecked_reason] {
            *text = self.text(text, &place);
        }
        deviation
    }

    fn action(&mut self, action: &Action) -> Action {
        let mut action = action.clone();
        for text in [&mut action.what, &mut action.owner, &mut action.note] {
            *text = self.text(text, words::in_actions(self.lang));
        }
        action
    }

    /// A text without names and small counts.
    fn text(&mut self, text: &str, place: &str) -> String {
        let mut out = text.to_owned();
        let mut names: Vec<_> = self.names.iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (name, role) in names {
            if out.contains(name.as_str()) {
                out = out.replace(name.as_str(), role);
                self.changes.names.insert(place.to_owned());
            }
        }
        let (out, left_out) = suppress(&out, self.lang);
        if left_out {
            self.changes.counts.insert(place.to_owned());
        }
        out
    }
}

const FEW: u64 = 5;

/// Whether a share tells of fewer than five, or of all but fewer than five.
const fn is_small(part: u64, whole: u64) -> bool {
    (part > 0 && part < FEW) || (whole > part && whole - part < FEW)
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Whether a name is that of a function: "Avdelningschef barn och unga", "Ekonomichef". A name of a person has its words
/// in capitals; one word alone is a function only when it ends as functions do.
fn is_function(name: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "chef",
        "controller",
        "samordnare",
        "utvecklare",
        "förvaltare",
        "handläggare",
        "strateg",
        "ekonom",
        "sekreterare",
        "direktör",
        "ledare",
        "jurist",
        "manager",
        "officer",
        "coordinator",
        "gruppen",
        "enheten",
        "avdelningen",
        "nämnden",
    ];
    let lower = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default().to_lowercase();
    ENDINGS.iter().any(|ending| first.ends_with(ending)) || parts.any(|word| lower(word) && word.chars().count() > 3)
}

/// Leaves out "n av m" where it is small, and a share that stands before it.
pub(super) fn suppress(text: &str, lang: Lang) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, part, whole, after)) = next_share(rest) {
        if is_small(part, whole) {
            found = true;
            out.push_str(without_share(before, lang).as_str());
            out.push_str(words::left_out(lang));
            rest = after_share(after);
        } else {
            let taken = rest.len() - after.len();
            out.push_str(rest.get(..taken).unwrap_or_default());
            rest = after;
        }
    }
    out.push_str(rest);
    (out, found)
}

/// The next "n av m" of a text, with what stands before and after it.
fn next_share(text: &str) -> Option<(&str, u64, u64, &str)> {
    let mut from = 0;
    loop {
        let found = [" av ", " of "].into_iter().filter_map(|word| text.get(from..)?.find(word)).min()?;
        let at = from + found;
        let (before, after) = (text.get(..at)?, text.get(at + 4..)?);
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let part = before.get(start..)?.parse().ok();
        let whole = after.get(..end)?.parse().ok();
        if let (Some(part), Some(whole)) = (part, whole) {
            return Some((before.get(..start)?, part, whole, after.get(end..)?));
        }
        from = at + 4;
    }
}

/// A text that ends in "34,5 % (": the share would tell the count.
fn without_share(before: &str, lang: Lang) -> String {
    let Some(head) = before.strip_suffix('(').map(str::trim_end).and_then(|head| head.strip_suffix('%')) else {
        return before.to_owned();
    };
    let head = head.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    format!("{head}{} (", words::share_left_out(lang))
}

/// A text that goes on with " (34,5 %)": the share would tell the count.
fn after_share(after: &str) -> &str {
    let inner = after.trim_start().strip_prefix('(');
    let share = inner.map(|inner| inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')));
    let rest = share.and_then(|rest| rest.trim_start().strip_prefix('%'));
    rest.map_or(after, |rest| rest.strip_prefix(')').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_go_with_the_share_before_them() {
        let cases = [
            ("Fel: 2 av 10 fakturor.", "Fel: färre än fem fakturor."),
            ("28,1 % (9 av 32), 12,5 % (1 av 8)", "28,1 % (9 av 32), andel utelämnad (färre än fem)"),
            (
                "Sena: 3 av 40 (7,5\u{a0}%). Nya: 2 av 9 (22 %; ca) kvar",
                "Sena: färre än fem. Nya: färre än fem; ca) kvar",
            ),
            ("69 av 72 beslut", "färre än fem beslut"),
            ("110 av 319; 0 av 12; 5 av 10", "110 av 319; 0 av 12; 5 av 10"),
            ("en av dem, 3 av dem, 12 av 1 218", "en av dem, 3 av dem, 12 av 1 218"),
        ];
        for (text, expected) in cases {
            assert_eq!(suppress(text, Lang::Sv).0, expected);
        }
    }

    #[test]
    fn functions_are_told_from_names() {
        for name in ["Ekonomichef", "Avdelningschef barn och unga", "Verksamhetscontroller", "Ledningsgruppen"] {
            assert!(is_function(name), "{name}");
        }
        for name in ["Anna", "Anna Andersson", "Per von Essen", "A. Andersson"] {
            assert!(!is_function(name), "{name}");
        }
    }
}
