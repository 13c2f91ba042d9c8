//! Cases counted one by one, in memory that does not grow with them.

use super::super::hash::ById;
use super::{End, Limit, Moment, Rule};
use chrono::{Datelike, NaiveDate};

/// How many units are counted apart; the cases of any further ones are counted together.
pub const UNITS: usize = 1000;

/// How many opening days have their ends remembered: lists have far fewer days than cases.
const REMEMBERED: usize = 4096;

/// The longest time that is told apart from longer ones, in days or hours: more than two centuries, or three decades.
const LONGEST: usize = 300_000;

/// A case of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    /// When it was opened.
    pub opened: Moment,
    /// When it was closed, if it is.
    pub closed: Option<Moment>,
    /// The last day that was decided for it in particular.
    pub extended_to: Option<NaiveDate>,
    /// The unit that has it; empty when the list names none.
    pub unit: &'a str,
}

/// Why a case was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseFault {
    /// It was closed before it was opened.
    #[error("closed before opened")]
    ClosedBeforeOpened,
    /// It was extended to a day before it was opened.
    #[error("extended to before opened")]
    ExtendedBeforeOpened,
    /// The limit is in hours, and a time of day is missing.
    #[error("no time of day")]
    NoTime,
}

/// Cases of a unit or of all, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Closed cases: what shares are of.
    pub closed: u64,
    /// Closed too late.
    pub late: u64,
    /// Closed too late by the other rule of counting.
    pub late_by_other: u64,
    /// Not closed.
    pub open: u64,
    /// Not closed, and past the limit.
    pub open_past: u64,
    /// Not closed, and past the limit by the other rule.
    pub open_past_by_other: u64,
    /// Closed or not, with a last day that was decided in particular.
    pub extended: u64,
}

impl Counts {
    /// How many cases there are.
    #[must_use]
    pub const fn cases(&self) -> u64 {
        self.closed + self.open
    }

    /// How many were closed in time.
    #[must_use]
    pub const fn in_time(&self) -> u64 {
        self.closed - self.late
    }

    fn add(&mut self, one: &Self) {
        self.closed += one.closed;
        self.late += one.late;
        self.late_by_other += one.late_by_other;
        self.open += one.open;
        self.open_past += one.open_past;
        self.open_past_by_other += one.open_past_by_other;
        self.extended += one.extended;
    }
}

/// The middle of the times that closed cases took, exactly: of an even number of cases it may end in a half.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Median {
    /// Two times the median.
    pub doubled: u64,
}

/// What is counted of a list of cases.
#[derive(Clone, Debug)]
pub struct Tally {
    rule: Rule,
    as_of: NaiveDate,
    total: Counts,
    units: Vec<(Box<str>, Counts)>,
    /// Where each unit stands. There are at most [`UNITS`], so no choice of names can make looking them up slow.
    places: ById<Box<str>, usize>,
    /// The unit of the case before: lists are often sorted by unit.
    latest: usize,
    beyond: Counts,
    not_yet: u64,
    /// For opening days, when the time is over by either rule.
    ends: Vec<Option<(NaiveDate, End, End)>>,
    /// How many closed cases took so many days, or begun hours.
    times: Vec<u64>,
    longest: Option<u64>,
}

impl Tally {
    /// Nothing counted yet. The list is read as it stood at the end of a day: what was closed later was open then, and
    /// what was opened later was not there.
    #[must_use]
    pub fn new(rule: Rule, as_of: NaiveDate) -> Self {
        Self {
            rule,
            as_of,
            total: Counts::default(),
            units: Vec::new(),
            places: ById::default(),
            latest: 0,
            beyond: Counts::default(),
            not_yet: 0,
            ends: vec![None; REMEMBERED],
            times: Vec::new(),
            longest: None,
        }
    }

    /// Counts one more case.
    ///
    /// # Errors
    /// When the case contradicts itself; then it is not counted.
    pub fn add(&mut self, case: &Case<'_>) -> Result<(), CaseFault> {
        if case.closed.is_some_and(|closed| closed.is_before(case.opened)) {
            return Err(CaseFault::ClosedBeforeOpened);
        }
        if case.extended_to.is_some_and(|day| day < case.opened.date) {
            return Err(CaseFault::ExtendedBeforeOpened);
        }
        let times = self.rule.limit.needs_time();
        if times && (case.opened.time.is_none() || case.closed.is_some_and(|closed| closed.time.is_none())) {
            return Err(CaseFault::NoTime);
        }
        if case.opened.date > self.as_of {
            self.not_yet += 1;
            return Ok(());
        }
        let closed = case.closed.filter(|closed| closed.date <= self.as_of);
        let one = self.judge(case, closed).ok_or(CaseFault::NoTime)?;
        self.total.add(&one);
        self.unit(case.unit).add(&one);
        if let Some(time) = closed.and_then(|closed| self.time(case.opened, closed)) {
            self.count_time(time);
        }
        Ok(())
    }

    /// When the time of a case is over, by either rule.
    fn ends(&mut self, case: &Case<'_>) -> Option<(End, End)> {
        let (rule, other) = (self.rule, self.rule.other());
        let both = || Some((rule.end(case.opened, case.extended_to)?, other.end(case.opened, case.extended_to)?));
        if case.extended_to.is_some() || rule.limit.needs_time() {
            return both();
        }
        let opened = case.opened.date;
        let place = usize::try_from(opened.num_days_from_ce()).ok()? % REMEMBERED;
        match self.ends.get_mut(place) {
            Some(Some((day, end, other))) if *day == opened => Some((*end, *other)),
            Some(free) => {
                let (end, other) = both()?;
                *free = Some((opened, end, other));
                Some((end, other))
            }
            None => both(),
        }
    }

    fn judge(&mut self, case: &Case<'_>, closed: Option<Moment>) -> Option<Counts> {
        let (end, other) = self.ends(case)?;
        let extended = u64::from(case.extended_to.is_some());
        let zero = Counts { extended, ..Counts::default() };
        Some(match closed {
            Some(done) => Counts {
                closed: 1,
                late: u64::from(end.is_past(done)?),
                late_by_other: u64::from(other.is_past(done)?),
                ..zero
            },
            None => Counts {
                open: 1,
                open_past: u64::from(end.is_over_after(self.as_of)),
                open_past_by_other: u64::from(other.is_over_after(self.as_of)),
                ..zero
            },
        })
    }

    fn unit(&mut self, name: &str) -> &mut Counts {
        let same = self.units.get(self.latest).is_some_and(|(latest, _)| **latest == *name);
        if !same {
            self.latest = match self.places.get(name) {
                Some(place) => *place,
                None if self.units.len() < UNITS => {
                    self.units.push((name.into(), Counts::default()));
                    self.places.insert(name.into(), self.units.len() - 1);
                    self.units.len() - 1
                }
                None => UNITS,
            };
        }
        match self.units.get_mut(self.latest) {
            Some((_, counts)) => counts,
            None => &mut self.beyond,
        }
    }

    /// Days between the dates; for a limit in hours, hours begun: a case is late when it took more than the limit.
    fn time(&self, opened: Moment, closed: Moment) -> Option<u64> {
        let time = match self.rule.limit {
            Limit::Hours(_) => (closed.universal()? - opened.universal()?).num_seconds().max(0) + 3599,
            _ => return u64::try_from((closed.date - opened.date).num_days()).ok(),
        };
        u64::try_from(time / 3600).ok()
    }

    fn count_time(&mut self, time: u64) {
        self.longest = self.longest.max(Some(time));
        let place = usize::try_from(time).unwrap_or(LONGEST).min(LONGEST);
        if place >= self.times.len() {
            self.times.resize(place + 1, 0);
        }
        if let Some(count) = self.times.get_mut(place) {
            *count += 1;
        }
    }

    /// The rule that was counted by.
    #[must_use]
    pub const fn rule(&self) -> Rule {
        self.rule
    }

    /// The day at whose end the list was read.
    #[must_use]
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// All cases.
    #[must_use]
    pub const fn total(&self) -> &Counts {
        &self.total
    }

    /// Each unit with its cases, in the order they first came. A list without units has one with an empty name.
    pub fn units(&self) -> impl Iterator<Item = (&str, &Counts)> {
        self.units.iter().map(|(name, counts)| (&**name, counts))
    }

    /// The cases of all units beyond [`UNITS`], if there are any.
    #[must_use]
    pub fn beyond(&self) -> Option<&Counts> {
        (self.beyond.cases() > 0).then_some(&self.beyond)
    }

    /// How many cases were opened after the day, and are not counted.
    #[must_use]
    pub const fn not_yet(&self) -> u64 {
        self.not_yet
    }

    /// The longest time a closed case took.
    #[must_use]
    pub const fn longest(&self) -> Option<u64> {
        self.longest
    }

    /// The middle of the times closed cases took. `None` without any.
    #[must_use]
    pub fn median(&self) -> Option<Median> {
        let count: u64 = self.times.iter().sum();
        let below = self.nth(count.checked_sub(1)? / 2)?;
        let above = self.nth(count / 2)?;
        Some(Median { doubled: below + above })
    }

    /// The time of the case at a place when they stand in order of time.
    fn nth(&self, place: u64) -> Option<u64> {
        let mut before = 0;
        let found = self.times.iter().position(|count| {
            before += count;
            before > place
        });
        found.and_then(|time| u64::try_from(time).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::day;
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn case<'a>(opened: &str, closed: &str, unit: &'a str) -> Case<'a> {
        let closed = if closed.is_empty() { None } else { Some(day(closed).into()) };
        Case { opened: day(opened).into(), closed, extended_to: None, unit }
    }

    fn tally(code: &str) -> Tally {
        Tally::new(Rule::of(code.parse().unwrap()), day("2024-08-31"))
    }

    #[test]
    fn both_rules_are_counted_and_open_cases_apart() {
        let mut tally = tally("4m");
        for (opened, closed) in [
            ("2024-01-01", "2024-05-01"), // in time; 121 days
            ("2024-01-01", "2024-05-02"), // late
            ("2024-01-01", "2024-04-30"), // in time by both
            ("2024-04-30", ""),           // open, the last day is 30 August
            ("2024-05-01", ""),           // open, one day left
            ("2024-08-01", "2024-09-10"), // closed later than the day that is looked at
            ("2024-09-01", ""),           // not there yet
        ] {
            tally.add(&case(opened, closed, "")).unwrap();
        }
        let expected =
            Counts { closed: 3, late: 1, late_by_other: 2, open: 3, open_past: 1, open_past_by_other: 2, extended: 0 };
        assert_eq!(*tally.total(), expected);
        assert_eq!((tally.total().cases(), tally.total().in_time(), tally.not_yet()), (6, 2, 1));
        assert_eq!((tally.longest(), tally.median()), (Some(122), Some(Median { doubled: 242 })));
    }

    #[test]
    fn what_contradicts_itself_is_refused_and_not_counted() {
        let mut tally = tally("4m");
        assert_eq!(tally.add(&case("2024-05-02", "2024-05-01", "")), Err(CaseFault::ClosedBeforeOpened));
        let extended = Case { extended_to: Some(day("2024-01-01")), ..case("2024-02-01", "", "") };
        assert_eq!(tally.add(&extended), Err(CaseFault::ExtendedBeforeOpened));
        let mut hours = self::tally("24h");
        assert_eq!(hours.add(&case("2024-05-01", "2024-05-02", "")), Err(CaseFault::NoTime));
        assert_eq!((tally.total().cases(), hours.total().cases()), (0, 0));
        assert_eq!((tally.median(), tally.longest()), (None, None), "none occurred is not zero");
    }

    #[test]
    fn an_extension_counts_for_both_rules() {
        let mut tally = tally("4m");
        let case = Case { extended_to: Some(day("2024-06-30")), ..case("2024-01-01", "2024-06-30", "") };
        tally.add(&case).unwrap();
        assert_eq!(*tally.total(), Counts { closed: 1, extended: 1, ..Counts::default() });
    }

    #[test]
    fn begun_hours_agree_with_what_is_late() {
        let mut tally = tally("24h");
        let at = |text: &str| Moment::at(text.parse().unwrap());
        for closed in ["2024-05-02T08:00:00", "2024-05-02T08:00:01"] {
            let closed = Some(at(closed));
            tally.add(&Case { opened: at("2024-05-01T08:00:00"), closed, extended_to: None, unit: "" }).unwrap();
        }
        assert_eq!((tally.total().late, tally.longest(), tally.median()), (1, Some(25), Some(Median { doubled: 49 })));
        assert_eq!(tally.total().late_by_other, 0, "the day after is in time by the calendar");
    }

    #[test]
    fn units_beyond_the_bound_are_counted_together() {
        let mut tally = tally("14d");
        for number in 0..UNITS + 5 {
            tally.add(&case("2024-03-01", "2024-03-16", &number.to_string())).unwrap();
            tally.add(&case("2024-03-01", "2024-03-16", "0")).unwrap();
        }
        assert_eq!(tally.units().count(), UNITS);
        assert_eq!(tally.beyond().map(Counts::cases), Some(5));
        assert_eq!(tally.units().next().map(|(name, counts)| (name, counts.late)), Some(("0", 1006)));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_parts_make_the_whole(
            cases in proptest::collection::vec((0_u64..400, proptest::option::of(0_u64..300), "[ab]?"), 0..60),
            months in 1_u16..8,
        ) {
            let mut tally = Tally::new(Rule::of(Limit::Months(months)), day("2024-12-31"));
            let mut times = Vec::new();
            for (opened, took, unit) in &cases {
                let opened = day("2024-01-01") + Days::new(*opened);
                let closed = took.map(|took| opened + Days::new(took));
                tally.add(&Case { opened: opened.into(), closed: closed.map(Into::into), extended_to: None, unit }).unwrap();
                times.extend(took.filter(|_| closed <= Some(day("2024-12-31"))));
            }
            let total = *tally.total();
            prop_assert_eq!(total.cases() + tally.not_yet(), cases.len() as u64);
            prop_assert!(total.late <= total.closed && total.open_past <= total.open);
            // One to three months with February in them are shorter than thirty days each; four and more never are.
            prop_assert!(months < 4 || total.late <= total.late_by_other);
            let mut sum = Counts::default();
            tally.units().for_each(|(_, counts)| sum.add(counts));
            prop_assert_eq!(sum, total);
            times.sort_unstable();
            let middle = |at: usize| times.get(at).copied();
            let median = times.len().checked_sub(1).and_then(|last| Some(middle(last / 2)? + middle(times.len() / 2)?));
            prop_assert_eq!(tally.median().map(|median| median.doubled), median);
            prop_assert_eq!(tally.longest(), times.last().copied());
        }
    }
}
