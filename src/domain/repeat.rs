//! The same deviation in a new period: recognised, and shown with its age.

use super::{Action, Book, ControlActivity, Deviation, DeviationId, Measure, Period, PeriodId, PlanId};
use std::collections::HashSet;
use uuid::Uuid;

/// How often a deviation has been found, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// In how many periods it has been found, this one included.
    pub times: usize,
    /// The first of them.
    pub since: PeriodId,
}

impl Book {
    /// The deviation with those it repeats, itself first.
    #[must_use]
    pub fn repeated(&self, deviation: &Deviation) -> Vec<DeviationId> {
        let mut chain = vec![deviation.id];
        let mut here = deviation.repeat_of_id;
        // Records that were loaded unchecked may go in a circle.
        while let Some(earlier) = here.filter(|id| !chain.contains(id)).and_then(|id| self.deviation(id)) {
            chain.push(earlier.id);
            here = earlier.repeat_of_id;
        }
        chain
    }

    /// How old a deviation is that repeats another; `None` for one that repeats none.
    #[must_use]
    pub fn age(&self, deviation: &Deviation) -> Option<Age> {
        let chain = self.repeated(deviation);
        let periods = chain.iter().filter_map(|id| self.period(self.deviation(*id)?.period_id));
        let periods: Vec<&Period> = periods.collect();
        let first = periods.iter().min_by_key(|period| (period.from, period.id))?;
        let times = periods.iter().map(|period| period.id).collect::<HashSet<_>>().len();
        (times > 1).then_some(Age { times, since: first.id })
    }

    /// The latest earlier deviation of the board that this one seems to repeat: of the same measure, or of the same control or
    /// risk point and with the same title but for its figures. `None` when it is said already what it repeats.
    #[must_use]
    pub fn seems_to_repeat(&self, deviation: &Deviation) -> Option<DeviationId> {
        if deviation.repeat_of_id.is_some() {
            return None;
        }
        let begun = self.period(deviation.period_id)?.from;
        let likeness = Likeness::of(self, deviation);
        let earlier = self.board_plans(deviation.plan_id).into_iter().flat_map(|plan| self.deviations(plan));
        let fits = earlier.filter(|other| other.id != deviation.id).filter_map(|other| {
            let from = self.period(other.period_id)?.from;
            (from < begun && likeness.fits(self, other)).then_some((from, other.id))
        });
        fits.max().map(|(_, id)| id)
    }

    /// The plans of the same board up to this one, earliest year first.
    #[must_use]
    pub fn board_plans(&self, plan: PlanId) -> Vec<PlanId> {
        let Some(plan) = self.plan(plan) else { return Vec::new() };
        self.plans_of(plan.board_id).filter(|other| other.year <= plan.year).map(|other| other.id).collect()
    }

    /// The actions that are followed up in a plan: its own, and before them those of earlier years of the board that are neither
    /// verified nor dropped. They stay in the plan they were made in, so nothing is open in one place and closed in another.
    pub fn followed_actions(&self, plan: PlanId) -> impl Iterator<Item = &Action> {
        let of =
            move |each: PlanId| self.actions(each).filter(move |action| each == plan || !action.state.is_settled());
        self.board_plans(plan).into_iter().flat_map(of)
    }

    /// Those of the followed actions with something left to do.
    pub fn open_actions(&self, plan: PlanId) -> impl Iterator<Item = &Action> {
        self.followed_actions(plan).filter(|action| action.state.is_open())
    }

    fn subject_lineage(&self, deviation: &Deviation) -> Option<Uuid> {
        let control = deviation.control_id.and_then(|id| self.control(id)).map(ControlActivity::lineage);
        control.or_else(|| deviation.risk_point_id.map(|id| id.0))
    }

    fn measure_lineage(&self, deviation: &Deviation) -> Option<Uuid> {
        deviation.measure_id.and_then(|id| self.find::<Measure>(id)).map(Measure::lineage)
    }

    /// The name of what a deviation is about, where identities differ from year to year.
    fn risk_point_name(&self, deviation: &Deviation) -> Option<String> {
        let point = deviation.risk_point_id.filter(|_| deviation.control_id.is_none());
        point.and_then(|id| self.risk_point(id)).map(|point| folded(&point.name))
    }
}

/// What a deviation is recognised by.
struct Likeness {
    measure: Option<Uuid>,
    subject: Option<Uuid>,
    risk_point: Option<String>,
    title: String,
}

impl Likeness {
    fn of(book: &Book, deviation: &Deviation) -> Self {
        Self {
            measure: book.measure_lineage(deviation),
            subject: book.subject_lineage(deviation),
            risk_point: book.risk_point_name(deviation),
            title: folded(&deviation.title),
        }
    }

    fn fits(&self, book: &Book, other: &Deviation) -> bool {
        if self.measure.is_some() && self.measure == book.measure_lineage(other) {
            return true;
        }
        let named = self.risk_point.is_some() && self.risk_point == book.risk_point_name(other);
        let same_subject = self.subject == book.subject_lineage(other) || named;
        same_subject && !self.title.is_empty() && self.title == folded(&other.title)
    }
}

/// A title without what changes from period to period: case, signs, spaces and figures.
fn folded(title: &str) -> String {
    let words = title.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, day};
    use super::super::{ActionState, MeasureKind, Polarity};
    use super::*;

    fn named(sample: &mut Sample, id: DeviationId, title: &str) {
        sample.alter_deviation(id, |deviation| deviation.title = title.to_owned());
    }

    fn repeats(sample: &Sample, id: DeviationId) -> Option<DeviationId> {
        sample.book.seems_to_repeat(sample.book.deviation(id).unwrap())
    }

    #[test]
    fn the_same_title_at_the_same_control_is_the_same_deviation_whatever_its_figures() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let point = sample.risk_point(area);
        let [control, other] = [0; 2].map(|_| sample.control(point));
        let first = sample.deviation(1, Some(control), None, None);
        let second = sample.deviation(2, Some(control), None, None);
        named(&mut sample, first, "Två utredningar försenade (2 av 40)");
        named(&mut sample, second, "två utredningar  försenade, 7 av 39");
        assert_eq!(repeats(&sample, second), Some(first));
        assert_eq!(repeats(&sample, first), None, "what comes later is repeated by nothing before");
        sample.alter_deviation(second, |deviation| deviation.control_id = Some(other));
        assert_eq!(repeats(&sample, second), None);
        sample.alter_deviation(second, |deviation| deviation.repeat_of_id = Some(first));
        assert_eq!(repeats(&sample, second), None, "it is said already");
    }

    #[test]
    fn one_measure_deviates_again_under_any_title() {
        let mut sample = Sample::new();
        let measure = sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter);
        let [first, second] = [1, 2].map(|period| sample.deviation(period, None, None, None));
        for id in [first, second] {
            sample.alter_deviation(id, |deviation| deviation.measure_id = Some(measure));
        }
        assert_eq!(repeats(&sample, second), Some(first));
    }

    #[test]
    fn it_is_found_in_the_plan_of_the_year_before_and_its_age_is_counted_in_periods() {
        let mut sample = Sample::new();
        let oldest = sample.year_before("Attest saknas");
        let [first, twin, second] = [1, 1, 2].map(|period| sample.deviation(period, None, None, None));
        named(&mut sample, first, "Attest saknas");
        assert_eq!(repeats(&sample, first), Some(oldest));
        let since = sample.book.deviation(oldest).unwrap().period_id;
        for (id, of) in [(first, oldest), (twin, first), (second, twin)] {
            sample.alter_deviation(id, |deviation| deviation.repeat_of_id = Some(of));
        }
        let age = |id| sample.book.age(sample.book.deviation(id).unwrap());
        assert_eq!(age(second), Some(Age { times: 3, since }), "two of the same period count once");
        assert_eq!(age(oldest), None);
        sample.alter_deviation(oldest, |deviation| deviation.repeat_of_id = Some(second));
        assert_eq!(sample.book.repeated(sample.book.deviation(second).unwrap()).len(), 4, "a circle ends");
    }

    #[test]
    fn actions_of_the_year_before_are_followed_until_they_are_settled() {
        let mut sample = Sample::new();
        let old = sample.year_before("Attest saknas");
        let plan = sample.book.deviation(old).unwrap().plan_id;
        let remaining = [ActionState::Decided, ActionState::Done, ActionState::Verified].map(|state| {
            let id = sample.action(&[old]);
            let action = sample.book.find::<Action>(id).unwrap().clone();
            sample.book.load([Action { plan_id: plan, state, due_on: Some(day("2023-12-31")), ..action }]);
            id
        });
        let deviation = sample.deviation(1, None, None, None);
        let own = sample.action(&[deviation]);
        let ids = |actions: Vec<&Action>| actions.iter().map(|action| action.id).collect::<Vec<_>>();
        assert_eq!(ids(sample.book.followed_actions(sample.plan).collect()), [remaining[0], remaining[1], own]);
        assert_eq!(ids(sample.book.open_actions(sample.plan).collect()), [remaining[0], own]);
        assert_eq!(ids(sample.book.open_actions(plan).collect()), [remaining[0]], "nothing comes from later years");
        let summary = super::super::summarize(&sample.book, sample.plan, sample.periods[0], day("2024-02-01"));
        assert_eq!(summary.late_actions, [remaining[0]]);
    }
}
