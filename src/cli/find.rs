//! Finds what a word on the command line means: a number as `show` prints it, an identity or its beginning, a name.

mod figures;

use crate::app::failure::{Failure, Kind, Text, quoted};
use crate::app::nearest::nearest;
use crate::domain::outline::outline;
use crate::domain::{
    ActionId, AreaId, Book, ControlId, DeviationId, EffectCheck, EffectCheckId, Node, PeriodId, Plan, PlanId,
    QuestionId, RecordKind, RiskPointId,
};
use crate::i18n::{Lang, cli as text, collate::fold, terms};

pub(crate) use figures::{attribute_of, measure_name};

/// Something that can be meant.
struct Candidate<K> {
    key: K,
    number: String,
    name: String,
    /// A shorter name it is known by as well.
    also: Option<String>,
    id: String,
}

impl<K: std::fmt::Display> Candidate<K> {
    fn new(key: K, number: String, name: &str) -> Self {
        Self { id: key.to_string(), key, number, name: name.to_owned(), also: None }
    }
}

impl<K> Candidate<K> {
    fn is_named(&self, folded: &str) -> bool {
        fold(&self.name) == folded || self.also.as_deref().is_some_and(|also| fold(also) == folded)
    }
}

/// The shortest beginning of an identity that is looked up.
const SHORTEST_ID: usize = 4;
const LISTED: usize = 8;

/// The plan in which things are found.
#[derive(Clone, Copy)]
pub(crate) struct Finder<'a> {
    /// Its records.
    pub book: &'a Book,
    /// The plan.
    pub plan: PlanId,
}

macro_rules! tree {
    ($name:ident, $key:ty, $node:ident, $kind:ident, |$finder:ident, $id:ident| $title:expr) => {
        #[doc = concat!("The ", stringify!($node), " that a word means.")]
        pub(crate) fn $name(&self, word: &str) -> Result<$key, Failure> {
            let $finder = self;
            let lines = outline(self.book, self.plan).into_iter().filter_map(|line| match line.node {
                Node::$node($id) => Some(Candidate::new($id, line.number, $title.unwrap_or_default())),
                _ => None,
            });
            find(RecordKind::$kind, word, &lines.collect::<Vec<_>>())
        }
    };
}

impl Finder<'_> {
    tree!(area, AreaId, Area, Area, |it, id| it.book.area(id).map(|area| area.name.as_str()));
    tree!(risk_point, RiskPointId, RiskPoint, RiskPoint, |it, id| {
        it.book.risk_point(id).map(|point| point.name.as_str())
    });
    tree!(control, ControlId, Control, ControlActivity, |it, id| {
        it.book.control(id).map(|control| control.title.as_str())
    });

    /// The question that a word means.
    pub(crate) fn question(&self, word: &str) -> Result<QuestionId, Failure> {
        let lines = outline(self.book, self.plan);
        let mut candidates = Vec::new();
        for line in &lines {
            let Node::Control(control) = line.node else { continue };
            candidates.extend(self.book.questions(control).enumerate().map(|(place, question)| {
                Candidate::new(question.id, format!("{}.{}", line.number, place + 1), &question.text)
            }));
        }
        find(RecordKind::Question, word, &candidates)
    }

    /// The deviation that a word means.
    pub(crate) fn deviation(&self, word: &str) -> Result<DeviationId, Failure> {
        let candidates = self
            .book
            .deviations(self.plan)
            .enumerate()
            .map(|(place, deviation)| Candidate::new(deviation.id, deviation_number(place), &deviation.title));
        let earlier = self.earlier_plans().flat_map(|plan| {
            self.book.deviations(plan.id).enumerate().map(move |(place, deviation)| {
                let number = format!("{}:{}", plan.year, deviation_number(place));
                Candidate::new(deviation.id, number, &deviation.title)
            })
        });
        find(RecordKind::Deviation, word, &candidates.chain(earlier).collect::<Vec<_>>())
    }

    /// The plans of the same board for earlier years: what was found in them is followed up in this one.
    fn earlier_plans(&self) -> impl Iterator<Item = &Plan> {
        self.book.board_plans(self.plan).into_iter().filter(|id| *id != self.plan).filter_map(|id| self.book.plan(id))
    }

    /// The check of an action's effect that a word means.
    pub(crate) fn effect_check(&self, word: &str) -> Result<EffectCheckId, Failure> {
        let actions = self.book.followed_actions(self.plan);
        let checks = actions.flat_map(|action| self.book.effect_checks(action.id));
        let candidate = |check: &EffectCheck| Candidate::new(check.id, self.effect_check_number(check), &check.text);
        find(RecordKind::EffectCheck, word, &checks.map(candidate).collect::<Vec<_>>())
    }

    /// The number a check of an action's effect is shown with: that of the action, and its place among the checks of it.
    pub(crate) fn effect_check_number(&self, check: &EffectCheck) -> String {
        let place = self.book.effect_checks(check.action_id).position(|each| each.id == check.id).unwrap_or_default();
        format!("{}:{}", self.action_number(check.action_id), place + 1)
    }

    /// The action that a word means.
    pub(crate) fn action(&self, word: &str) -> Result<ActionId, Failure> {
        let candidates = self
            .book
            .actions(self.plan)
            .enumerate()
            .map(|(place, action)| Candidate::new(action.id, action_number(place), &action.what));
        let earlier = self.book.followed_actions(self.plan).filter(|action| action.plan_id != self.plan);
        let earlier = earlier.map(|action| Candidate::new(action.id, self.action_number(action.id), &action.what));
        find(RecordKind::Action, word, &candidates.chain(earlier).collect::<Vec<_>>())
    }

    /// The number an action is shown with; one of an earlier year with that year before it.
    pub(crate) fn action_number(&self, id: ActionId) -> String {
        let Some(action) = self.book.find::<crate::domain::Action>(id) else { return String::new() };
        let place = self.book.actions(action.plan_id).position(|each| each.id == id).unwrap_or_default();
        let earlier = self.book.plan(action.plan_id).filter(|plan| plan.id != self.plan);
        earlier.map_or_else(|| action_number(place), |plan| format!("{}:{}", plan.year, action_number(place)))
    }

    /// The period that a word means.
    pub(crate) fn period(&self, word: &str) -> Result<PeriodId, Failure> {
        let candidates = self
            .book
            .periods(self.plan)
            .map(|period| Candidate::new(period.id, period.number.to_string(), &period.name));
        find(RecordKind::Period, word, &candidates.collect::<Vec<_>>())
    }
}

/// The number a deviation is shown with, by its place in the plan.
pub(crate) fn deviation_number(place: usize) -> String {
    format!("D{}", place + 1)
}

/// The number an action is shown with, by its place in the plan.
pub(crate) fn action_number(place: usize) -> String {
    format!("A{}", place + 1)
}

/// What something is called, in a language.
type Called<'a> = &'a dyn Fn(Lang) -> &'static str;

fn find<K: Copy>(kind: RecordKind, word: &str, candidates: &[Candidate<K>]) -> Result<K, Failure> {
    find_called(&|lang| terms::record_kind(lang, kind), word, candidates)
}

/// As [`find`], of something that is called so.
fn find_called<K: Copy>(called: Called<'_>, word: &str, candidates: &[Candidate<K>]) -> Result<K, Failure> {
    let word = word.trim();
    let name = fold(word);
    if let Some(found) = candidates.iter().find(|candidate| candidate.number.eq_ignore_ascii_case(word)) {
        return Ok(found.key);
    }
    let id = word.to_lowercase();
    let is_id = id.len() >= SHORTEST_ID && id.chars().all(|sign| sign.is_ascii_hexdigit() || sign == '-');
    let named: Vec<_> = candidates.iter().filter(|candidate| candidate.is_named(&name)).collect();
    let with_id = || candidates.iter().filter(|candidate| is_id && candidate.id.starts_with(&id)).collect::<Vec<_>>();
    let found = if named.is_empty() { with_id() } else { named };
    match found.as_slice() {
        [one] => Ok(one.key),
        [] => Err(unknown(called, word, candidates)),
        several => Err(ambiguous(called, word, several)),
    }
}

fn unknown<K>(called: Called<'_>, word: &str, candidates: &[Candidate<K>]) -> Failure {
    let name = fold(word);
    let like = nearest(&name, candidates.iter().map(|candidate| candidate.name.as_str()));
    let within = |candidate: &&Candidate<K>| {
        Some(candidate.name.as_str()) == like || (!name.is_empty() && fold(&candidate.name).contains(&name))
    };
    let near: Vec<_> = candidates.iter().filter(within).collect();
    let all: Vec<_> = candidates.iter().collect();
    // Where nothing is like it, all are told if they are few.
    let few = near.is_empty() && (1..=LISTED).contains(&all.len());
    let why = if few {
        Some(Text::of(|lang| text::they_are(lang, &listed(&all))))
    } else {
        (!near.is_empty()).then(|| Text::of(|lang| text::maybe(lang, &listed(&near))))
    };
    Failure {
        kind: Kind::NotFound,
        code: "IK-U43",
        what: Text::of(|lang| text::unknown_record(lang, called(lang), &quoted(word))),
        why,
        todo: Text::label(text::todo_unknown_record),
    }
}

fn ambiguous<K>(called: Called<'_>, word: &str, found: &[&Candidate<K>]) -> Failure {
    Failure {
        kind: Kind::Usage,
        code: "IK-U44",
        what: Text::of(|lang| text::ambiguous_record(lang, called(lang), &quoted(word))),
        why: Some(Text::of(|lang| text::they_are(lang, &listed(found)))),
        todo: Text::label(text::todo_ambiguous_record),
    }
}

fn listed<K>(candidates: &[&Candidate<K>]) -> String {
    let shown = candidates.iter().take(LISTED).map(|candidate| format!("{} {}", candidate.number, candidate.name));
    let mut list = shown.collect::<Vec<_>>().join("; ");
    if candidates.len() > LISTED {
        list.push_str(" …");
    }
    list
}
