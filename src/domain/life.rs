//! The lives of deviations and actions: which steps there are, and what each one asks for.
//!
//! A deviation is open, accepted by a decision for a time, or closed with a reason once the effect of what was done has been
//! checked. An action is proposed, decided, in progress, done and verified, or dropped with a reason. Every step is a change that
//! can be taken back, or a refusal that says what is missing.

use super::change::{Change, Verb};
use super::problem::{Problem, ProblemCode};
use super::{
    Action, ActionId, ActionState, Book, Deviation, DeviationId, DeviationState, Effect, EffectCheck, RecordKey,
};
use chrono::NaiveDate;

/// How a deviation stands on a day. An acceptance that has run out leaves it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stands.
    Open,
    /// It was accepted until this day, which has passed: it stands again.
    Lapsed(NaiveDate),
    /// It is accepted, until this day where one is given.
    Accepted(Option<NaiveDate>),
    /// It is closed.
    Closed,
}

impl Standing {
    /// Whether something remains to be done or decided about it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Lapsed(_))
    }
}

/// How many deviations stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandingCounts {
    /// Open ones, those included whose acceptance has run out.
    pub open: usize,
    /// Of the open ones, those whose acceptance has run out.
    pub lapsed: usize,
    /// Accepted ones.
    pub accepted: usize,
    /// Closed ones.
    pub closed: usize,
}

impl StandingCounts {
    /// Counts deviations as they stand on a day.
    #[must_use]
    pub fn of<'a>(deviations: impl Iterator<Item = &'a Deviation>, today: NaiveDate) -> Self {
        let mut counts = Self::default();
        for deviation in deviations {
            match deviation.standing(today) {
                Standing::Open => counts.open += 1,
                Standing::Lapsed(_) => {
                    counts.open += 1;
                    counts.lapsed += 1;
                }
                Standing::Accepted(_) => counts.accepted += 1,
                Standing::Closed => counts.closed += 1,
            }
        }
        counts
    }
}

impl Deviation {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match (self.state, self.accepted_until) {
            (DeviationState::Open, _) => Standing::Open,
            (DeviationState::Accepted, Some(until)) if until < today => Standing::Lapsed(until),
            (DeviationState::Accepted, until) => Standing::Accepted(until),
            (DeviationState::Closed, _) => Standing::Closed,
        }
    }

    /// Whether it is the same deviation, whatever has become of it since: what a signed-off period holds.
    #[must_use]
    pub(super) fn is_same_finding(&self, other: &Self) -> bool {
        let afterwards = |of: &Self| Self {
            state: DeviationState::Open,
            decision: String::new(),
            decided_on: None,
            accepted_until: None,
            unchecked_reason: String::new(),
            escalated_on: None,
            ..of.clone()
        };
        afterwards(self) == afterwards(other)
    }
}

impl ActionState {
    /// Whether nothing more is to be done about it: its effect has been checked, or it was dropped.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Verified | Self::Dropped)
    }

    /// The state that follows when all goes well; `None` at the end of the way.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Proposed => Some(Self::Decided),
            Self::Decided => Some(Self::InProgress),
            Self::InProgress => Some(Self::Done),
            Self::Done => Some(Self::Verified),
            Self::Verified | Self::Dropped => None,
        }
    }

    /// Whether an action may go from here to there: forward, past a step or not; back, when more turned out to be left;
    /// aside, while it is not done; and from aside onto the way again.
    #[must_use]
    pub const fn leads_to(self, to: Self) -> bool {
        match (self, to) {
            (Self::Proposed | Self::Decided | Self::InProgress | Self::Dropped, Self::Verified)
            | (Self::Done | Self::Verified, Self::Dropped) => false,
            _ => self as u8 != to as u8,
        }
    }
}

impl Action {
    /// The action with another due date; the one it had stays among the earlier ones, once.
    #[must_use]
    pub fn moved_to(mut self, due: Option<NaiveDate>) -> Self {
        if let Some(before) = self.due_on
            && due != self.due_on
            && self.earlier_due.last() != Some(&before)
        {
            self.earlier_due.push(before);
        }
        self.due_on = due;
        self
    }

    /// How many days remain until it is due, below zero when it is late; `None` when nothing is left to do or no day is set.
    #[must_use]
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        let due = self.due_on.filter(|_| self.state.is_open())?;
        Some(due.signed_duration_since(today).num_days())
    }
}

/// A decision about a deviation: in words, on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided, or why.
    pub text: String,
    /// The day.
    pub on: NaiveDate,
}

impl Book {
    /// The change that accepts a deviation by a decision, until a day. One that is accepted already gets a new decision.
    ///
    /// # Errors
    /// `Required` without a decision or a last day, `Backwards` when that day lies before the decision, `Step` when it is closed.
    pub fn accept_change(
        &self,
        id: DeviationId,
        decision: &Decision,
        until: Option<NaiveDate>,
    ) -> Result<Change, Problem> {
        let (before, key) = (self.held::<Deviation>(id, RecordKey::Deviation(id))?, RecordKey::Deviation(id));
        if before.state == DeviationState::Closed {
            return Err(Problem::at(ProblemCode::Step, key, "state"));
        }
        let text = required(&decision.text, key, "decision")?;
        let until = until.ok_or_else(|| Problem::at(ProblemCode::Required, key, "accepted_until"))?;
        if until < decision.on {
            return Err(Problem::at(ProblemCode::Backwards, key, "accepted_until"));
        }
        let after = Deviation {
            state: DeviationState::Accepted,
            decision: text,
            decided_on: Some(decision.on),
            accepted_until: Some(until),
            ..before.clone()
        };
        Ok(self.put_change(Verb::Accept, after))
    }

    /// The change that closes a deviation, with the reason. Where an action against it lacks a check that says it had effect,
    /// `unchecked` says why none is needed.
    ///
    /// # Errors
    /// `Required` without a reason, `NeedsEffect` without a check or a reason why none is needed, `Nothing` when it is closed.
    pub fn close_change(&self, id: DeviationId, reason: &Decision, unchecked: &str) -> Result<Change, Problem> {
        let (before, key) = (self.held::<Deviation>(id, RecordKey::Deviation(id))?, RecordKey::Deviation(id));
        if before.state == DeviationState::Closed {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        let decision = required(&reason.text, key, "decision")?;
        let needs_reason = self.unchecked_actions(id).next().is_some();
        if needs_reason && unchecked.trim().is_empty() {
            return Err(Problem::at(ProblemCode::NeedsEffect, key, "unchecked_reason"));
        }
        let unchecked_reason = if needs_reason { unchecked.trim().to_owned() } else { String::new() };
        let after = Deviation {
            state: DeviationState::Closed,
            decision,
            decided_on: Some(reason.on),
            accepted_until: None,
            unchecked_reason,
            ..before.clone()
        };
        Ok(self.put_change(Verb::Close, after))
    }

    /// The change that opens a deviation again: what was decided falls, and stays in the history.
    ///
    /// # Errors
    /// `Nothing` when it is open.
    pub fn reopen_change(&self, id: DeviationId) -> Result<Change, Problem> {
        let (before, key) = (self.held::<Deviation>(id, RecordKey::Deviation(id))?, RecordKey::Deviation(id));
        if before.state == DeviationState::Open {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        let after = Deviation {
            state: DeviationState::Open,
            decision: String::new(),
            decided_on: None,
            accepted_until: None,
            unchecked_reason: String::new(),
            ..before.clone()
        };
        Ok(self.put_change(Verb::Reopen, after))
    }

    /// The actions against a deviation that are not dropped and have no latest check that says they had effect.
    pub fn unchecked_actions(&self, id: DeviationId) -> impl Iterator<Item = &Action> {
        let counts = |action: &&Action| action.state != ActionState::Dropped && !self.has_worked(action.id);
        self.actions_of(id).filter(counts)
    }

    /// The latest check of what an action achieved.
    #[must_use]
    pub fn latest_check(&self, id: ActionId) -> Option<&EffectCheck> {
        self.effect_checks(id).max_by_key(|check| (check.on, check.id))
    }

    /// Whether the latest check of an action says that it had effect.
    #[must_use]
    pub fn has_worked(&self, id: ActionId) -> bool {
        self.latest_check(id).is_some_and(|check| check.effect == Effect::Worked)
    }

    /// The change that takes an action to another state. `reason` goes into its note, and must be given when it is dropped.
    ///
    /// # Errors
    /// `Nothing` when it is there already, `Step` when no way leads there, `Required` when it is dropped without a reason,
    /// `NeedsEffect` when it is verified without a latest check that says it had effect.
    pub fn act_change(&self, id: ActionId, to: ActionState, reason: &str) -> Result<Change, Problem> {
        let (before, key) = (self.held::<Action>(id, RecordKey::Action(id))?, RecordKey::Action(id));
        if before.state == to {
            return Err(Problem::of(ProblemCode::Nothing, key));
        }
        if !before.state.leads_to(to) {
            return Err(Problem::at(ProblemCode::Step, key, "state"));
        }
        if to == ActionState::Dropped {
            required(reason, key, "note")?;
        }
        let after = Action { state: to, note: joined(&before.note, reason.trim()), ..before.clone() };
        match self.why_not_in_state(&after) {
            Some(problem) => Err(problem),
            None => Ok(self.put_change(Verb::Act, after)),
        }
    }

    /// What an action lacks for the state it is in: a dropped one a reason, a verified one a check that says it had effect.
    #[must_use]
    pub fn why_not_in_state(&self, action: &Action) -> Option<Problem> {
        let key = RecordKey::Action(action.id);
        match action.state {
            ActionState::Dropped if action.note.trim().is_empty() => {
                Some(Problem::at(ProblemCode::Required, key, "note"))
            }
            ActionState::Verified if !self.has_worked(action.id) => {
                Some(Problem::at(ProblemCode::NeedsEffect, key, "state"))
            }
            _ => None,
        }
    }

    /// The change that moves the due date of an action; the one it had stays visible.
    ///
    /// # Errors
    /// `Dangling` when there is no such action. Whether the day is too early is checked when the change is applied.
    pub fn due_change(&self, id: ActionId, due: Option<NaiveDate>) -> Result<Change, Problem> {
        let before = self.held::<Action>(id, RecordKey::Action(id))?;
        Ok(self.put_change(Verb::Edit, before.clone().moved_to(due)))
    }

    /// The first day an action can be due: the first day of the period in which the earliest of its deviations was found.
    #[must_use]
    pub fn earliest_due(&self, action: &Action) -> Option<NaiveDate> {
        let found = action.deviation_ids.iter().filter_map(|id| self.deviation(*id));
        found.filter_map(|deviation| self.period(deviation.period_id)).map(|period| period.from).min()
    }

    /// Refuses a due date, as it is set, that lies before what the action is to remedy was found.
    pub(super) fn check_due(&self, before: Option<&Action>, after: &Action) -> Result<(), Problem> {
        let is_kept = before.is_some_and(|old| {
            old.due_on == after.due_on && after.deviation_ids.iter().all(|id| old.deviation_ids.contains(id))
        });
        let too_early = || after.due_on.zip(self.earliest_due(after)).is_some_and(|(due, first)| due < first);
        if is_kept || !too_early() {
            return Ok(());
        }
        Err(Problem::at(ProblemCode::TooEarly, RecordKey::Action(after.id), "due_on"))
    }
}

impl Book {
    /// Refuses a deviation moved to a period that begins after an action against it was due.
    pub(super) fn check_found(&self, before: &Deviation, after: &Deviation) -> Result<(), Problem> {
        let too_early =
            |action: &Action| action.due_on.zip(self.earliest_due(action)).is_some_and(|(due, first)| due < first);
        if before.period_id == after.period_id || !self.actions_of(after.id).any(too_early) {
            return Ok(());
        }
        Err(Problem::at(ProblemCode::TooEarly, RecordKey::Deviation(after.id), "period_id"))
    }

    /// Refuses a check of effect taken away, changed or added so that an action which was verified no longer is: then it is
    /// taken back first. `before` is the check as it was.
    pub(super) fn check_worked(&self, check: &EffectCheck, before: Option<&EffectCheck>) -> Result<(), Problem> {
        let verified = self.find::<Action>(check.action_id).is_some_and(|action| action.state == ActionState::Verified);
        if !verified || self.has_worked(check.action_id) {
            return Ok(());
        }
        let others = self.effect_checks(check.action_id).filter(|other| other.id != check.id);
        let latest = others.chain(before).max_by_key(|check| (check.on, check.id));
        if latest.is_none_or(|latest| latest.effect != Effect::Worked) {
            return Ok(());
        }
        Err(Problem::at(ProblemCode::NeedsEffect, RecordKey::EffectCheck(check.id), "effect"))
    }
}

fn required(text: &str, key: RecordKey, field: &'static str) -> Result<String, Problem> {
    let text = text.trim();
    if text.is_empty() { Err(Problem::at(ProblemCode::Required, key, field)) } else { Ok(text.to_owned()) }
}

/// A text with another under it, unless it is there.
fn joined(text: &str, more: &str) -> String {
    match (text.trim(), more) {
        (text, "") => text.to_owned(),
        ("", more) => more.to_owned(),
        (text, more) if text.ends_with(more) => text.to_owned(),
        (text, more) => format!("{text}\n{more}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::EffectCheckId;
    use super::super::sample::{Sample, day};
    use super::*;

    fn on(text: &str, day_: &str) -> Decision {
        Decision { text: text.to_owned(), on: day(day_) }
    }

    fn checked(sample: &mut Sample, action_id: ActionId, number: u128, effect: Effect) {
        let id = EffectCheckId(uuid::Uuid::from_u128(900 + number));
        let at = day("2024-09-01");
        sample.book.load([EffectCheck { id, action_id, on: at, by: String::new(), effect, text: String::new() }]);
    }

    fn code(change: Result<Change, Problem>) -> Option<(ProblemCode, Option<&'static str>)> {
        change.err().map(|problem| (problem.code, problem.field))
    }

    #[test]
    fn an_acceptance_ends_the_day_after_its_last_and_the_deviation_is_open_again() {
        let mut sample = Sample::new();
        let id = sample.deviation(1, None, None, None);
        let change = sample.book.accept_change(id, &on("§ 12", "2024-05-01"), Some(day("2024-06-30"))).unwrap();
        sample.book.apply(&change).unwrap();
        let standing = |sample: &Sample, today| sample.book.deviation(id).unwrap().standing(day(today));
        assert_eq!(standing(&sample, "2024-06-30"), Standing::Accepted(Some(day("2024-06-30"))));
        assert_eq!(standing(&sample, "2024-07-01"), Standing::Lapsed(day("2024-06-30")));
        let counts = |today| StandingCounts::of(sample.book.deviations(sample.plan), day(today));
        assert_eq!(counts("2024-06-30"), StandingCounts { accepted: 1, ..StandingCounts::default() });
        assert_eq!(counts("2024-07-01"), StandingCounts { open: 1, lapsed: 1, ..StandingCounts::default() });
    }

    #[test]
    fn accepting_asks_for_a_decision_and_a_last_day() {
        let mut sample = Sample::new();
        let id = sample.deviation(1, None, None, None);
        let accept =
            |text, until: Option<&str>| code(sample.book.accept_change(id, &on(text, "2024-05-01"), until.map(day)));
        assert_eq!(accept(" ", Some("2024-06-30")), Some((ProblemCode::Required, Some("decision"))));
        assert_eq!(accept("§ 12", None), Some((ProblemCode::Required, Some("accepted_until"))));
        assert_eq!(accept("§ 12", Some("2024-04-30")), Some((ProblemCode::Backwards, Some("accepted_until"))));
        assert_eq!(accept("§ 12", Some("2024-05-01")), None);
    }

    #[test]
    fn a_deviation_is_closed_when_every_action_has_worked_or_a_reason_is_given() {
        let mut sample = Sample::new();
        let id = sample.deviation(1, None, None, None);
        let close =
            |sample: &Sample, unchecked| code(sample.book.close_change(id, &on("Rättad", "2024-09-02"), unchecked));
        assert_eq!(close(&sample, ""), None, "nothing was done, so there is no effect to check");
        let [first, second] = [0; 2].map(|_| sample.action(&[id]));
        let lacks = Some((ProblemCode::NeedsEffect, Some("unchecked_reason")));
        checked(&mut sample, first, 1, Effect::Worked);
        assert_eq!(close(&sample, ""), lacks, "one of the two is unchecked");
        assert_eq!(close(&sample, "Enheten är nedlagd"), None);
        checked(&mut sample, second, 2, Effect::Partly);
        assert_eq!(close(&sample, ""), lacks);
        checked(&mut sample, second, 3, Effect::Worked);
        assert_eq!(close(&sample, ""), None, "the latest check decides");
        let change = sample.book.close_change(id, &on("Rättad", "2024-09-02"), "Behövs inte").unwrap();
        sample.book.apply(&change).unwrap();
        assert_eq!(sample.book.deviation(id).unwrap().unchecked_reason, "", "a reason that is not needed is not kept");
        assert_eq!(close(&sample, ""), Some((ProblemCode::Nothing, None)));
        let again = sample.book.accept_change(id, &on("§ 1", "2024-09-03"), Some(day("2024-12-31")));
        assert_eq!(code(again), Some((ProblemCode::Step, Some("state"))));
        let open = sample.book.reopen_change(id).unwrap();
        sample.book.apply(&open).unwrap();
        assert_eq!(sample.book.deviation(id).unwrap().decision, "");
        assert_eq!(code(sample.book.reopen_change(id)), Some((ProblemCode::Nothing, None)));
    }

    #[test]
    fn an_action_is_verified_by_a_check_and_dropped_with_a_reason() {
        let mut sample = Sample::new();
        let deviation = sample.deviation(1, None, None, None);
        let id = sample.action(&[deviation]);
        let act = |sample: &Sample, to, reason| code(sample.book.act_change(id, to, reason));
        assert_eq!(act(&sample, ActionState::Verified, ""), Some((ProblemCode::Step, Some("state"))));
        assert_eq!(act(&sample, ActionState::Dropped, " "), Some((ProblemCode::Required, Some("note"))));
        assert_eq!(act(&sample, ActionState::Decided, ""), Some((ProblemCode::Nothing, None)));
        sample.finish(id);
        assert_eq!(act(&sample, ActionState::Verified, ""), Some((ProblemCode::NeedsEffect, Some("state"))));
        checked(&mut sample, id, 1, Effect::Worked);
        assert_eq!(act(&sample, ActionState::Verified, ""), None);
        assert_eq!(act(&sample, ActionState::Dropped, "Ånger"), Some((ProblemCode::Step, Some("state"))));
        assert_eq!(act(&sample, ActionState::InProgress, ""), None, "more turned out to be left");
    }

    #[test]
    fn a_moved_day_is_kept_once_and_none_lies_before_the_deviation() {
        let mut sample = Sample::new();
        let deviation = sample.deviation(2, None, None, None);
        let id = sample.action(&[deviation]);
        let due = |sample: &mut Sample, due: Option<&str>| {
            let change = sample.book.due_change(id, due.map(day)).unwrap();
            sample.book.apply(&change)
        };
        let early = due(&mut sample, Some("2024-06-30")).unwrap_err();
        assert_eq!((early.code, early.field), (ProblemCode::TooEarly, Some("due_on")));
        for day in [Some("2024-09-01"), Some("2024-10-01"), None, Some("2024-10-01"), Some("2024-10-01")] {
            due(&mut sample, day).unwrap();
        }
        let action = sample.book.find::<Action>(id).unwrap();
        assert_eq!(action.earlier_due, [day("2024-09-01"), day("2024-10-01")]);
        let left = |today| action.days_left(day(today));
        assert_eq!((left("2024-09-30"), left("2024-10-03")), (Some(1), Some(-2)));
    }

    #[test]
    fn what_is_taken_in_or_taken_back_may_lie_early() {
        let mut sample = Sample::new();
        let deviation = sample.deviation(2, None, None, None);
        let id = sample.action(&[deviation]);
        sample.due_on(id, "2024-01-01");
        let change = sample.book.due_change(id, Some(day("2024-09-01"))).unwrap();
        let back = sample.book.apply(&change).unwrap();
        assert!(sample.book.apply(&back).is_err());
        sample.book.take_up(&back).unwrap();
        let imported = Change { verb: Verb::Import, ..change.inverse() };
        sample.book.apply(&change).unwrap();
        sample.book.apply(&imported).unwrap();
    }

    #[test]
    fn a_signed_off_period_lets_what_became_of_its_deviations_change_and_nothing_else() {
        let mut sample = Sample::new();
        let id = sample.deviation(1, None, None, None);
        let period = sample.book.period(sample.periods[0]).unwrap().clone();
        sample.book.load([super::super::Period { locked_on: Some(period.to), ..period }]);
        let close = sample.book.close_change(id, &on("Rättad", "2024-09-02"), "").unwrap();
        sample.book.apply(&close).unwrap();
        let grade = sample.book.grade_change(id, Some(super::super::Severity::Serious)).unwrap();
        assert_eq!(sample.book.apply(&grade).unwrap_err().code, ProblemCode::Locked);
    }
}
