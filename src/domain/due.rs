//! What is to be done now: due, late, unanswered, unreviewed, sent back, unconfirmed, running out.

use super::{
    Action, ActionId, ActionState, Book, ControlActivity, ControlId, Deviation, DeviationId, DeviationState, Period,
    PeriodId, PlanId, Status,
};
use chrono::NaiveDate;

/// Why something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueKind {
    /// A control was sent back by its reviewer.
    SentBack,
    /// An action is due.
    Action,
    /// The effect of an action waits to be checked.
    EffectCheck,
    /// The acceptance of a deviation runs out or has run out.
    Acceptance,
    /// A control is not completed.
    Control,
    /// Questions of a control are unanswered.
    Questions,
    /// A completed control has not been reviewed.
    Review,
    /// What was carried over from the year before is not confirmed.
    Unconfirmed,
    /// What a statement said would be followed up is not.
    FollowUp,
}

impl DueKind {
    /// The fixed code that the command line uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SentBack => "sent_back",
            Self::Action => "action",
            Self::EffectCheck => "effect_check",
            Self::Acceptance => "acceptance",
            Self::Control => "control",
            Self::Questions => "questions",
            Self::Review => "review",
            Self::Unconfirmed => "unconfirmed",
            Self::FollowUp => "follow_up",
        }
    }
}

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueSubject {
    /// An action.
    Action(ActionId),
    /// A deviation.
    Deviation(DeviationId),
    /// A control in a period.
    Control(ControlId, PeriodId),
    /// A control whatever the period.
    Carried(ControlId),
    /// A period.
    Period(PeriodId),
}

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueItem {
    /// Why.
    pub kind: DueKind,
    /// What it is about.
    pub subject: DueSubject,
    /// The day it is to be done, where there is one.
    pub on: Option<NaiveDate>,
    /// How many days are left, below zero when it is late.
    pub days: Option<i64>,
    /// Who is to do it; empty where nobody is named.
    pub who: String,
    /// How many there are of them, such as unanswered questions.
    pub count: usize,
}

impl DueItem {
    /// Whether its day has passed.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.days.is_some_and(|days| days < 0)
    }
}

impl Book {
    /// What is to be done in a plan on a day, the latest first: what is due within the plan's lead time or late, and what
    /// waits whatever the day.
    #[must_use]
    pub fn due_items(&self, plan: PlanId, today: NaiveDate) -> Vec<DueItem> {
        let lead = self.plan(plan).map_or(0, |plan| i64::from(plan.lead_days));
        let mut finder = Finder { book: self, plan, today, lead, items: Vec::new() };
        finder.actions();
        finder.deviations();
        for period in self.periods(plan).filter(|period| period.from <= today && !period.is_locked()) {
            finder.period(period);
        }
        finder.carried();
        finder.follow_ups();
        let mut items = finder.items;
        items.sort_by_key(|item| (item.on.unwrap_or(NaiveDate::MAX), item.kind, item.subject));
        items
    }
}

struct Finder<'a> {
    book: &'a Book,
    plan: PlanId,
    today: NaiveDate,
    lead: i64,
    items: Vec<DueItem>,
}

impl Finder<'_> {
    fn days(&self, on: NaiveDate) -> i64 {
        on.signed_duration_since(self.today).num_days()
    }

    fn is_near(&self, on: NaiveDate) -> bool {
        self.days(on) <= self.lead
    }

    fn add(&mut self, kind: DueKind, subject: DueSubject, on: Option<NaiveDate>, who: &str) {
        self.add_many(kind, subject, (on, 1), who);
    }

    fn add_many(&mut self, kind: DueKind, subject: DueSubject, (on, count): (Option<NaiveDate>, usize), who: &str) {
        let days = on.map(|on| self.days(on));
        self.items.push(DueItem { kind, subject, on, days, who: who.trim().to_owned(), count });
    }

    fn actions(&mut self) {
        let book = self.book;
        for action in book.followed_actions(self.plan) {
            let Action { id, state, due_on, owner, .. } = action;
            if *state == ActionState::Done {
                self.add(DueKind::EffectCheck, DueSubject::Action(*id), None, owner);
            } else if state.is_open() && due_on.is_some_and(|due| self.is_near(due)) {
                self.add(DueKind::Action, DueSubject::Action(*id), *due_on, owner);
            }
        }
    }

    fn deviations(&mut self) {
        let book = self.book;
        for deviation in book.board_plans(self.plan).into_iter().flat_map(|plan| book.deviations(plan)) {
            let Deviation { id, state, accepted_until, control_id, .. } = deviation;
            let runs_out = accepted_until.is_some_and(|until| self.is_near(until));
            if *state == DeviationState::Accepted && runs_out {
                let who = control_id.and_then(|id| book.control(id)).map(responsible).unwrap_or_default();
                self.add(DueKind::Acceptance, DueSubject::Deviation(*id), *accepted_until, &who);
            }
        }
    }

    /// The controls of a period that has begun: those that are not done when its day is near, and what waits of the others.
    fn period(&mut self, period: &Period) {
        let on = period.due_on.unwrap_or(period.to);
        let is_near = self.is_near(on);
        let book = self.book;
        for control in book.controls_of_plan(self.plan) {
            let outcome = book.outcome(control.id, period.id);
            let who = responsible(control);
            let subject = DueSubject::Control(control.id, period.id);
            let completed = outcome.is_some_and(|outcome| outcome.status == Status::Completed);
            if outcome.is_some_and(|outcome| outcome.sent_back) {
                self.add(DueKind::SentBack, subject, Some(on), &who);
            } else if is_near && control.frequency.is_due(period.number) && !completed {
                self.add(DueKind::Control, subject, Some(on), &who);
            } else if is_near && completed && outcome.is_some_and(|outcome| outcome.reviewed_by.trim().is_empty()) {
                self.add(DueKind::Review, subject, Some(on), "");
            }
            let unanswered = book.unanswered(control.id, period).count();
            if is_near && unanswered > 0 && control.frequency.is_due(period.number) {
                self.add_many(DueKind::Questions, subject, (Some(on), unanswered), &who);
            }
        }
    }

    fn carried(&mut self) {
        for control in self.book.controls_of_plan(self.plan).into_iter().filter(|control| control.unconfirmed) {
            self.add(DueKind::Unconfirmed, DueSubject::Carried(control.id), None, &responsible(control));
        }
    }

    fn follow_ups(&mut self) {
        let book = self.book;
        let periods = book.board_plans(self.plan).into_iter().flat_map(|plan| book.periods(plan));
        for period in periods.filter(|period| period.followed_up_on.is_none()) {
            if let Some(on) = period.follow_up_on.filter(|on| self.is_near(*on)) {
                self.add(DueKind::FollowUp, DueSubject::Period(period.id), Some(on), "");
            }
        }
    }
}

fn responsible(control: &ControlActivity) -> String {
    control.responsible.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, day};
    use super::super::{Outcome, OutcomeKey};
    use super::*;

    fn told(sample: &Sample, today: &str) -> Vec<(DueKind, Option<i64>)> {
        sample.book.due_items(sample.plan, day(today)).into_iter().map(|item| (item.kind, item.days)).collect()
    }

    #[test]
    fn an_action_is_told_from_its_lead_time_on_and_its_effect_when_it_is_done() {
        let mut sample = Sample::new();
        let deviation = sample.deviation(1, None, None, None);
        let id = sample.action(&[deviation]);
        sample.due_on(id, "2024-03-15");
        assert_eq!(told(&sample, "2024-02-29"), [], "fifteen days before, and the lead time is fourteen");
        assert_eq!(told(&sample, "2024-03-01"), [(DueKind::Action, Some(14))]);
        assert_eq!(told(&sample, "2024-03-16"), [(DueKind::Action, Some(-1))]);
        sample.finish(id);
        assert_eq!(told(&sample, "2024-03-16"), [(DueKind::EffectCheck, None)]);
    }

    #[test]
    fn a_control_waits_from_the_lead_time_of_its_period_until_it_is_done_and_reviewed() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let point = sample.risk_point(area);
        let control = sample.control(point);
        assert_eq!(told(&sample, "2024-06-15"), []);
        assert_eq!(told(&sample, "2024-06-16"), [(DueKind::Control, Some(14))]);
        sample.status(control, 1, Status::Completed);
        assert_eq!(told(&sample, "2024-06-30"), [(DueKind::Review, Some(0))]);
        let key = OutcomeKey { control_id: control, period_id: sample.periods[0] };
        let outcome = sample.book.outcome_or_blank(key);
        sample.book.load([Outcome { sent_back: true, ..outcome }]);
        assert_eq!(told(&sample, "2024-02-01"), [(DueKind::SentBack, Some(150))], "whatever the day");
    }

    #[test]
    fn an_acceptance_that_runs_out_and_a_follow_up_that_was_promised_are_told() {
        let mut sample = Sample::new();
        let id = sample.deviation(1, None, None, None);
        sample.alter_deviation(id, |deviation| {
            deviation.state = DeviationState::Accepted;
            deviation.accepted_until = Some(day("2024-03-01"));
        });
        let period = sample.book.period(sample.periods[1]).unwrap().clone();
        sample.book.load([Period { follow_up_on: Some(day("2024-03-05")), ..period.clone() }]);
        assert_eq!(told(&sample, "2024-03-02"), [(DueKind::Acceptance, Some(-1)), (DueKind::FollowUp, Some(3))]);
        sample.book.load([Period { followed_up_on: Some(day("2024-03-02")), ..period }]);
        sample.alter_deviation(id, |deviation| deviation.state = DeviationState::Closed);
        assert_eq!(told(&sample, "2024-03-02"), []);
    }
}
