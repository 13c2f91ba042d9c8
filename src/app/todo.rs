//! What is to be done, in groups: late, due, unanswered, unreviewed, waiting; by what it is or by who is to do it.

use crate::domain::{Book, DueItem, DueKind, PlanId};
use crate::i18n::collate::compare;
use crate::i18n::due;
use chrono::NaiveDate;
use std::path::PathBuf;

/// How the list is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By what is to be done.
    #[default]
    What,
    /// By who is to do it.
    Who,
}

/// A group of what is to be done, in the order they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Its day has passed.
    Late,
    /// Its day is within the lead time, or it was sent back.
    Due,
    /// Questions without an answer.
    Unanswered,
    /// Completed and not reviewed.
    Unreviewed,
    /// It waits, and no day is set.
    Waiting,
}

impl Group {
    /// The group of an item. Unanswered and unreviewed keep together whatever their day: whoever sees to them sees to all.
    #[must_use]
    pub const fn of(item: &DueItem) -> Self {
        match (item.kind, item.days) {
            (DueKind::Questions, _) => Self::Unanswered,
            (DueKind::Review, _) => Self::Unreviewed,
            (_, Some(days)) if days < 0 => Self::Late,
            (_, Some(_)) => Self::Due,
            (_, None) => Self::Waiting,
        }
    }
}

/// Whose plan something is to be done in, where there are several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub path: PathBuf,
    /// The board and the year.
    pub plan: String,
}

/// Something to be done, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub item: DueItem,
    /// What it is called.
    pub subject: String,
    /// Where it is to be done; nowhere else than in the open plan if there is none.
    pub origin: Option<Origin>,
}

impl Entry {
    /// The group it stands in.
    #[must_use]
    pub const fn group(&self) -> Group {
        Group::of(&self.item)
    }
}

/// What is to be done in a plan on a day.
#[must_use]
pub fn of_plan(book: &Book, plan: PlanId, today: NaiveDate) -> Vec<Entry> {
    let items = book.due_items(plan, today).into_iter();
    items.map(|item| Entry { subject: due::subject(book, &item), item, origin: None }).collect()
}

/// Puts the entries in order, those of a file together; within a group the earliest day stays first.
pub fn sort(entries: &mut [Entry], order: Order) {
    entries.sort_by(|one, other| {
        let file = |entry: &Entry| entry.origin.as_ref().map(|origin| (origin.path.clone(), origin.plan.clone()));
        let nobody = |entry: &Entry| entry.item.who.is_empty();
        let within = match order {
            Order::What => one.group().cmp(&other.group()),
            Order::Who => nobody(one).cmp(&nobody(other)).then_with(|| compare(&one.item.who, &other.item.who)),
        };
        file(one).cmp(&file(other)).then(within)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Status;
    use crate::domain::sample::{Sample, day};

    #[test]
    fn groups_stand_in_order_and_unreviewed_is_no_lateness() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let point = sample.risk_point(area);
        let [done, begun] = [sample.control(point), sample.control(point)];
        sample.status(done, 1, Status::Completed);
        sample.status(begun, 1, Status::Started);
        let deviation = sample.deviation(1, Some(done), None, None);
        let action = sample.action(&[deviation]);
        sample.due_on(action, "2024-07-10");
        let mut entries = of_plan(&sample.book, sample.plan, day("2024-07-05"));
        sort(&mut entries, Order::What);
        let told: Vec<_> = entries.iter().map(|entry| (entry.group(), entry.item.kind)).collect();
        let expected =
            [(Group::Late, DueKind::Control), (Group::Due, DueKind::Action), (Group::Unreviewed, DueKind::Review)];
        assert_eq!(told, expected);
    }
}
