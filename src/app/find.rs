//! Finding what a person means by a name or a number.

use crate::domain::{Book, PeriodId, PlanId};

/// The period of a plan with this number, or with this name or the beginning of it.
#[must_use]
pub fn period(book: &Book, plan: PlanId, wanted: &str) -> Option<PeriodId> {
    let wanted = wanted.trim().to_lowercase();
    let by_number = || book.periods(plan).find(|period| wanted.parse() == Ok(period.number));
    let exact = || book.periods(plan).find(|period| period.name.to_lowercase() == wanted);
    let mut beginning = book.periods(plan).filter(|period| period.name.to_lowercase().starts_with(&wanted));
    let only = || beginning.next().filter(|_| beginning.next().is_none());
    by_number().or_else(exact).or_else(only).map(|period| period.id)
}
