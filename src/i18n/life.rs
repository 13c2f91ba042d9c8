//! The lives of deviations and actions, in words: how they stand, how old they are, what was seen of their effect.

use super::{Lang, format, messages};
use crate::domain::{
    Action, ActionState, Age, Book, Deviation, Effect, EffectCheck, Period, PlanId, Standing, StandingCounts,
};
use chrono::NaiveDate;

messages! {
    accepted_until(until: NaiveDate): format!("Accepterad till och med {until}"), format!("Accepted until {until}");
    accepted_for_now: "Accepterad", "Accepted";
    lapsed(until: NaiveDate):
        format!("Öppen igen: accepterad t.o.m. {until}, som har gått ut"),
        format!("Open again: accepted until {until}, which has passed");
    closed_on(on: NaiveDate): format!("Avslutad {on}"), format!("Closed {on}");
    closed: "Avslutad", "Closed";
    open: "Öppen", "Open";
    unchecked(reason: &str): format!("Utan effektkontroll: {reason}"), format!("Without an effect check: {reason}");
    repeats(times: &str, since: &str): format!("Återkommer, {times} perioden, sedan {since}"), format!("Repeats, {times} period, since {since}");
    standing_counts(open: usize, accepted: usize, closed: usize):
        format!("Öppna {open}, accepterade {accepted}, avslutade {closed}"),
        format!("Open {open}, accepted {accepted}, closed {closed}");
    of_them_lapsed(lapsed: usize): format!("varav {lapsed} vars acceptans har gått ut"), format!("of which {lapsed} whose acceptance has run out");
    unit(name: &str): format!("Enhet: {name}"), format!("Unit: {name}");
    root_cause(text: &str): format!("Grundorsak: {text}"), format!("Root cause: {text}");
    decision(text: &str): format!("Beslut: {text}"), format!("Decision: {text}");
    reason(text: &str): format!("Skäl: {text}"), format!("Reason: {text}");
    earlier_due(days: &str): format!("tidigare {days}"), format!("earlier {days}");
    from_year(year: i32): format!("från {year}"), format!("from {year}");
    in_plan(name: &str): format!("Handlingsplan: {name}"), format!("Plan of action: {name}");
    check(on: NaiveDate, word: &str): format!("Effektkontroll {on}: {word}"), format!("Effect check {on}: {word}");
    worked: "har gett effekt", "has had effect";
    partly: "har delvis gett effekt", "has had effect in part";
    missing: "har inte gett effekt", "has had no effect";
    days_late(days: i64): format!("{days} d sen"), format!("{days} d late");
    days_left(days: i64): format!("om {days} d"), format!("in {days} d");
    due_today: "i dag", "today";
    short_verified: "Kontrollerad", "Verified";
}

/// How a deviation stands; empty for one that is simply open.
#[must_use]
pub fn standing(lang: Lang, deviation: &Deviation, today: NaiveDate) -> String {
    match (deviation.standing(today), deviation.decided_on) {
        (Standing::Open, _) => String::new(),
        (Standing::Lapsed(until), _) => lapsed(lang, until),
        (Standing::Accepted(Some(until)), _) => accepted_until(lang, until),
        (Standing::Accepted(None), _) => accepted_for_now(lang).to_owned(),
        (Standing::Closed, Some(on)) => closed_on(lang, on),
        (Standing::Closed, None) => closed(lang).to_owned(),
    }
}

/// How a deviation stands with the decision behind it: "Accepterad till och med 2025-12-31. Beslut: § 45".
#[must_use]
pub fn standing_told(lang: Lang, deviation: &Deviation, today: NaiveDate) -> String {
    let mut parts = vec![standing(lang, deviation, today)];
    let text = deviation.decision.trim();
    if !text.is_empty() {
        let is_closed = deviation.standing(today) == Standing::Closed;
        parts.push(if is_closed { reason(lang, text) } else { decision(lang, text) });
    }
    if !deviation.unchecked_reason.trim().is_empty() {
        parts.push(unchecked(lang, deviation.unchecked_reason.trim()));
    }
    parts.retain(|part| !part.is_empty());
    let ended = |part: &String| if part.ends_with(['.', '!', '?']) { part.clone() } else { format!("{part}.") };
    parts.iter().map(ended).collect::<Vec<_>>().join(" ")
}

/// How many deviations stand how.
#[must_use]
pub fn counts(lang: Lang, counts: &StandingCounts) -> String {
    let told = standing_counts(lang, counts.open, counts.accepted, counts.closed);
    if counts.lapsed == 0 { told } else { format!("{told}, {}", of_them_lapsed(lang, counts.lapsed)) }
}

/// The age of a deviation that repeats another: "Återkommer, tredje perioden, sedan Delår 1 2025".
#[must_use]
pub fn age(lang: Lang, book: &Book, age: Age) -> String {
    let since = book.period(age.since).map(|period| dated(book, period)).unwrap_or_default();
    repeats(lang, &ordinal(lang, age.times), &since)
}

/// A period with its year.
#[must_use]
pub fn dated(book: &Book, period: &Period) -> String {
    let year = book.plan(period.plan_id).map(|plan| plan.year.to_string()).unwrap_or_default();
    if period.name.contains(&year) { period.name.clone() } else { format!("{} {year}", period.name) }
}

fn ordinal(lang: Lang, number: usize) -> String {
    let words: &[&str] = match lang {
        Lang::Sv => &["andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde"],
        Lang::En => &["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"],
    };
    let word = number.checked_sub(2).and_then(|at| words.get(at)).copied();
    word.map_or_else(|| if lang == Lang::Sv { format!("{number}:e") } else { format!("{number}th") }, str::to_owned)
}

/// What an effect check says, in few words.
#[must_use]
pub const fn effect(lang: Lang, effect: Effect) -> &'static str {
    match effect {
        Effect::Worked => worked(lang),
        Effect::Partly => partly(lang),
        Effect::Missing => missing(lang),
    }
}

/// An effect check in a line: when, what was seen, by whom.
#[must_use]
pub fn checked(lang: Lang, found: &EffectCheck) -> String {
    let mut line = check(lang, found.on, effect(lang, found.effect));
    if !found.by.trim().is_empty() {
        line = format!("{line}, {}", found.by.trim());
    }
    if !found.text.trim().is_empty() {
        line = format!("{line}. {}", found.text.trim());
    }
    line
}

/// Every earlier due date of an action; empty when it has none.
#[must_use]
pub fn earlier(lang: Lang, action: &Action) -> String {
    if action.earlier_due.is_empty() {
        return String::new();
    }
    let days = action.earlier_due.iter().copied().map(format::date).collect::<Vec<_>>();
    earlier_due(lang, &days.join(", "))
}

/// The plan of action that an action belongs to, with its registry number; empty when it belongs to none.
#[must_use]
pub fn action_plan(lang: Lang, book: &Book, action: &Action) -> String {
    let plan = action.action_plan_id.and_then(|id| book.find::<crate::domain::ActionPlan>(id));
    plan.map_or_else(String::new, |plan| {
        let number = if plan.registry_no.is_empty() { String::new() } else { format!(" ({})", plan.registry_no) };
        in_plan(lang, &format!("{}{number}", plan.name))
    })
}

/// Where an action of an earlier year comes from; empty for one of the plan itself.
#[must_use]
pub fn origin(lang: Lang, book: &Book, plan: PlanId, action: &Action) -> String {
    let earlier = book.plan(action.plan_id).filter(|other| other.id != plan);
    earlier.map_or_else(String::new, |other| from_year(lang, other.year))
}

/// How long it is until an action is due, or how late it is, in the fewest words.
#[must_use]
pub fn time_left(lang: Lang, days: i64) -> String {
    match days {
        0 => due_today(lang).to_owned(),
        days if days < 0 => days_late(lang, -days),
        days => days_left(lang, days),
    }
}

/// The state of an action in one word, for columns.
#[must_use]
pub const fn state_short(lang: Lang, state: ActionState) -> &'static str {
    match state {
        ActionState::Verified => short_verified(lang),
        state => super::terms::action_state(lang, state),
    }
}
