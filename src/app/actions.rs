//! The table of actions over a board: which are shown, in which order, under which headings. One for the screen and the
//! command line.

use crate::domain::{Action, ActionPlanId, ActionState, Book, PlanId, Severity, subject};
use crate::i18n::collate::{Needle, compare};
use crate::i18n::terms::Terms;
use crate::i18n::{Lang, actions as t, life, terms};
use chrono::NaiveDate;
use std::cmp::{Ordering, Reverse};

/// What the actions are ordered by, and grouped by where headings are shown. Late ones come first within each group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By the day they are due.
    #[default]
    Due,
    /// By who owns them.
    Owner,
    /// By the worst deviation they are against.
    Severity,
    /// By how far they have come.
    State,
}

impl Order {
    /// Every order, with its fixed code.
    pub const ALL: &'static [(Self, &'static str)] =
        &[(Self::Due, "due"), (Self::Owner, "owner"), (Self::Severity, "severity"), (Self::State, "state")];

    /// The order with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(order, _)| *order)
    }

    /// The one after this, around the end.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|(order, _)| *order == self).unwrap_or(0);
        Self::ALL.get((at + 1) % Self::ALL.len()).map_or(self, |(order, _)| *order)
    }
}

/// Which actions are shown, by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those that are not settled: something is left to do or to check.
    #[default]
    Unsettled,
    /// Those whose due date has passed.
    Late,
    /// Those that are done and whose effect waits to be checked.
    Unchecked,
    /// Those that are verified or dropped.
    Settled,
    /// All.
    All,
}

impl Scope {
    /// Every scope, with its fixed code.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Unsettled, "unsettled"),
        (Self::Late, "late"),
        (Self::Unchecked, "unchecked"),
        (Self::Settled, "settled"),
        (Self::All, "all"),
    ];

    /// The scope with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(scope, _)| *scope)
    }

    /// The one after this, around the end.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|(scope, _)| *scope == self).unwrap_or(0);
        Self::ALL.get((at + 1) % Self::ALL.len()).map_or(self, |(scope, _)| *scope)
    }

    fn holds(self, action: &Action, today: NaiveDate) -> bool {
        match self {
            Self::Unsettled => !action.state.is_settled(),
            Self::Late => action.is_late(today),
            Self::Unchecked => action.state == ActionState::Done,
            Self::Settled => action.state.is_settled(),
            Self::All => true,
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In which order.
    pub order: Order,
    /// In which states.
    pub scope: Scope,
    /// Whether only those of the plan itself are meant, and not those that remain from earlier years.
    pub own: bool,
    /// Of which plan of action, if of one.
    pub action_plan: Option<ActionPlanId>,
    /// Which hold these words.
    pub text: String,
}

/// An action in the table.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The action.
    pub action: &'a Action,
    /// How bad the worst deviation is that it is against; the outer `None` for one that is against none.
    pub severity: Option<Option<Severity>>,
    /// What its deviations concern.
    pub against: String,
    /// Days until it is due, below zero when it is late; `None` when nothing is left to do or no day is set.
    pub days: Option<i64>,
    /// The year of its plan, where that is an earlier one.
    pub from_year: Option<i32>,
}

impl Row<'_> {
    /// Whether it is late.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.days.is_some_and(|days| days < 0)
    }
}

/// The actions that are followed up in a plan, its own and those that remain from earlier years, as they are asked for.
#[must_use]
pub fn rows<'a>(book: &'a Book, plan: PlanId, wanted: &Wanted, today: NaiveDate) -> Vec<Row<'a>> {
    let needles: Vec<Needle> = wanted.text.split_whitespace().map(Needle::new).collect();
    let fits = |action: &&Action| {
        let is_meant = !wanted.own || action.plan_id == plan;
        let in_plan = wanted.action_plan.is_none() || action.action_plan_id == wanted.action_plan;
        is_meant && in_plan && wanted.scope.holds(action, today)
    };
    let actions = book.followed_actions(plan).filter(fits);
    let rows = actions.map(|action| row(book, plan, action, today));
    let mut rows: Vec<Row<'_>> = rows.filter(|row| holds(book, row, &needles)).collect();
    rows.sort_by(|one, other| by(wanted.order, one, other));
    rows
}

fn row<'a>(book: &Book, plan: PlanId, action: &'a Action, today: NaiveDate) -> Row<'a> {
    let deviations = || action.deviation_ids.iter().filter_map(|id| book.deviation(*id));
    let subjects: Vec<String> = deviations().map(|deviation| subject(book, deviation)).collect();
    Row {
        action,
        severity: deviations().map(|deviation| deviation.severity).max(),
        against: subjects.join("; "),
        days: action.days_left(today),
        from_year: book.plan(action.plan_id).filter(|other| other.id != plan).map(|other| other.year),
    }
}

fn holds(book: &Book, row: &Row<'_>, needles: &[Needle]) -> bool {
    let named = row.action.action_plan_id.and_then(|id| book.find::<crate::domain::ActionPlan>(id));
    let texts = [
        row.action.what.as_str(),
        &row.action.owner,
        &row.action.note,
        &row.against,
        named.map_or("", |plan| plan.name.as_str()),
        named.map_or("", |plan| plan.registry_no.as_str()),
    ];
    needles.iter().all(|needle| texts.iter().any(|text| needle.find(text).is_some()))
}

fn by(order: Order, one: &Row<'_>, other: &Row<'_>) -> Ordering {
    let due = |row: &Row<'_>| {
        let last = NaiveDate::MAX;
        (!row.is_late(), row.action.state.is_settled(), row.action.due_on.unwrap_or(last))
    };
    let key = match order {
        Order::Due => Ordering::Equal,
        Order::Owner => {
            let nobody = |row: &Row<'_>| row.action.owner.trim().is_empty();
            nobody(one).cmp(&nobody(other)).then_with(|| compare(one.action.owner.trim(), other.action.owner.trim()))
        }
        Order::Severity => Reverse(one.severity).cmp(&Reverse(other.severity)),
        Order::State => one.action.state.cmp(&other.action.state),
    };
    key.then_with(|| due(one).cmp(&due(other))).then_with(|| one.action.id.cmp(&other.action.id))
}

/// The heading a row stands under. `lead_days` is how long before its day an action counts as due soon.
#[must_use]
pub fn heading(lang: Lang, order: Order, row: &Row<'_>, lead_days: u16) -> String {
    match order {
        Order::Due => due_heading(lang, row, lead_days),
        Order::Owner if row.action.owner.trim().is_empty() => t::no_owner(lang).to_owned(),
        Order::Owner => row.action.owner.trim().to_owned(),
        Order::Severity => row.severity.map_or_else(|| t::no_deviation(lang).to_owned(), |worst| severity(lang, worst)),
        Order::State => terms::action_state(lang, row.action.state).to_owned(),
    }
}

fn severity(lang: Lang, severity: Option<Severity>) -> String {
    Terms::new(lang).severity_short(severity).to_owned()
}

fn due_heading(lang: Lang, row: &Row<'_>, lead_days: u16) -> String {
    match row.days {
        _ if row.action.state.is_settled() => t::settled(lang).to_owned(),
        _ if row.action.state == ActionState::Done => t::unchecked(lang).to_owned(),
        None => t::undated(lang).to_owned(),
        Some(days) if days < 0 => t::late(lang).to_owned(),
        Some(days) if days <= i64::from(lead_days) => t::soon(lang, lead_days),
        Some(_) => t::later(lang).to_owned(),
    }
}

/// When an action is due: its day, or else the words for it.
#[must_use]
pub fn due(action: &Action) -> String {
    action.due_on.map_or_else(|| action.due_text.clone(), |due| due.to_string())
}

/// How late it is or how long is left, in the fewest words; empty when there is nothing to say.
#[must_use]
pub fn time(lang: Lang, row: &Row<'_>) -> String {
    row.days.map_or_else(String::new, |days| life::time_left(lang, days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::{Sample, day};

    fn owned(sample: &mut Sample, id: crate::domain::ActionId, owner: &str) {
        let action = sample.book.find::<Action>(id).unwrap().clone();
        sample.book.load([Action { owner: owner.to_owned(), ..action }]);
    }

    fn told(sample: &Sample, wanted: &Wanted) -> Vec<String> {
        let rows = rows(&sample.book, sample.plan, wanted, day("2024-08-01"));
        rows.iter().map(|row| format!("{}: {}", heading(Lang::Sv, wanted.order, row, 14), row.action.owner)).collect()
    }

    fn world() -> Sample {
        let mut sample = Sample::new();
        let minor = sample.deviation(1, None, None, Some(Severity::Minor));
        let serious = sample.deviation(1, None, None, Some(Severity::Serious));
        let made = [("Örn", "2024-07-31", minor), ("Ek", "2024-08-15", serious), ("Ask", "2024-08-16", minor)];
        for (owner, due, against) in made {
            let id = sample.action(&[minor, against]);
            owned(&mut sample, id, owner);
            sample.due_on(id, due);
        }
        let undated = sample.action(&[minor]);
        let done = sample.action(&[serious]);
        owned(&mut sample, done, "Zon");
        sample.due_on(done, "2024-01-01");
        sample.finish(done);
        let _ = undated;
        sample
    }

    #[test]
    fn late_first_and_what_is_done_is_never_late() {
        let sample = world();
        let told = told(&sample, &Wanted::default());
        let expected =
            ["Försenade: Örn", "Väntar på effektkontroll: Zon", "Inom 14 dagar: Ek", "Senare: Ask", "Utan datum: "];
        assert_eq!(told, expected);
    }

    #[test]
    fn owners_stand_in_swedish_order_and_nobody_last() {
        let sample = world();
        let told = told(&sample, &Wanted { order: Order::Owner, ..Wanted::default() });
        assert_eq!(told, ["Ask: Ask", "Ek: Ek", "Zon: Zon", "Örn: Örn", "Utan ansvarig: "]);
    }

    #[test]
    fn an_action_is_as_bad_as_its_worst_deviation() {
        let sample = world();
        let told = told(&sample, &Wanted { order: Order::Severity, ..Wanted::default() });
        assert_eq!(told[..2], ["Graverande: Zon", "Graverande: Ek"]);
        assert_eq!(told[2], "Mindre allv.: Örn");
    }

    #[test]
    fn words_and_states_narrow_the_table() {
        let sample = world();
        let of = |scope, text: &str| {
            let wanted = Wanted { scope, text: text.to_owned(), ..Wanted::default() };
            rows(&sample.book, sample.plan, &wanted, day("2024-08-01")).len()
        };
        assert_eq!(of(Scope::All, ""), 5);
        assert_eq!((of(Scope::Late, ""), of(Scope::Unchecked, ""), of(Scope::Settled, "")), (1, 1, 0));
        assert_eq!((of(Scope::All, "ek"), of(Scope::All, "ek åtgärd"), of(Scope::All, "ek finns inte")), (1, 1, 0));
    }
}
