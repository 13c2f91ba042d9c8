//! Cases counted one by one, in memory that does not grow with them.

use super::super::hash::ById;
use super::{Day, Moment, Rule};
use chrono::NaiveDate;

/// How many units are counted apart; the cases of any further ones are counted together.
pub const UNITS: usize = 1000;

/// How many opening days have their last days remembered: lists have far fewer days than cases.
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

/// Where the cases of a unit are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitPlace(usize);

/// What is counted of a list of cases.
#[derive(Clone, Debug)]
pub struct Tally {
    rule: Rule,
    as_of: NaiveDate,
    as_of_day: Day,
    total: Counts,
    units: Vec<(Box<str>, Counts)>,
    /// Where each unit stands. There are at most [`UNITS`], so no choice of names can make looking them up slow.
    places: ById<Box<str>, usize>,
    beyond: Counts,
    not_yet: u64,
    /// For opening days, the last day in time by either rule.
    ends: Vec<Option<(Day, Day, Day)>>,
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
            as_of_day: as_of.into(),
            total: Counts::default(),
            units: Vec::new(),
            places: ById::default(),
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
        if !self.rule.limit.needs_time() {
            let closed = case.closed.map(|closed| closed.date.into());
            let unit = self.place(case.unit);
            return self.by_days(case.opened.date.into(), closed, case.extended_to, unit);
        }
        if case.opened.time.is_none() || case.closed.is_some_and(|closed| closed.time.is_none()) {
            return Err(CaseFault::NoTime);
        }
        self.by_hours(case)
    }

    /// Counts one more case of which the days are known and no more, and which was not extended: what nearly every row
    /// of a long list is. It is counted as [`Tally::add`] does.
    ///
    /// # Errors
    /// When the case contradicts itself, or the limit is in hours; then it is not counted.
    pub fn add_days(&mut self, opened: Day, closed: Option<Day>, unit: UnitPlace) -> Result<(), CaseFault> {
        if closed.is_some_and(|closed| closed < opened) {
            return Err(CaseFault::ClosedBeforeOpened);
        }
        if self.rule.limit.needs_time() {
            return Err(CaseFault::NoTime);
        }
        self.by_days(opened, closed, None, unit)
    }

    fn by_days(
        &mut self,
        opened: Day,
        closed: Option<Day>,
        extended_to: Option<NaiveDate>,
        unit: UnitPlace,
    ) -> Result<(), CaseFault> {
        let as_of = self.as_of_day;
        if opened > as_of {
            self.not_yet += 1;
            return Ok(());
        }
        let closed = closed.filter(|closed| *closed <= as_of);
        let (last, other) = self.last_days(opened).ok_or(CaseFault::NoTime)?;
        let extended_to = extended_to.map(Day::from);
        let day = closed.unwrap_or(as_of);
        let late = u64::from(Some(day) > extended_to.max(Some(last)));
        let late_by_other = u64::from(Some(day) > extended_to.max(Some(other)));
        let extended = u64::from(extended_to.is_some());
        let one = if closed.is_some() {
            Counts { closed: 1, late, late_by_other, extended, ..Counts::default() }
        } else {
            Counts { open: 1, open_past: late, open_past_by_other: late_by_other, extended, ..Counts::default() }
        };
        self.total.add(&one);
        self.unit(unit).add(&one);
        if let Some(time) = closed.and_then(|closed| u64::try_from(closed.since(opened)).ok()) {
            self.count_time(time);
        }
        Ok(())
    }

    /// The last day in time of a case opened on a day, by either rule. `None` for hours.
    fn last_days(&mut self, opened: Day) -> Option<(Day, Day)> {
        let remembered = self.ends.get_mut(opened.place(REMEMBERED))?;
        match remembered {
            Some((day, last, other)) if *day == opened => Some((*last, *other)),
            _ => {
                let date = opened.date()?;
                let last = self.rule.last_day(date)?.into();
                let other = self.rule.other().last_day(date)?.into();
                *remembered = Some((opened, last, other));
                Some((last, other))
            }
        }
    }

    fn by_hours(&mut self, case: &Case<'_>) -> Result<(), CaseFault> {
        if case.opened.date > self.as_of {
            self.not_yet += 1;
            return Ok(());
        }
        let closed = case.closed.filter(|closed| closed.date <= self.as_of);
        let one = self.judge(case, closed).ok_or(CaseFault::NoTime)?;
        self.total.add(&one);
        let unit = self.place(case.unit);
        self.unit(unit).add(&one);
        if let Some(hours) = closed.and_then(|closed| begun_hours(case.opened, closed)) {
            self.count_time(hours);
        }
        Ok(())
    }

    fn judge(&self, case: &Case<'_>, closed: Option<Moment>) -> Option<Counts> {
        let end = self.rule.end(case.opened, case.extended_to)?;
        let other = self.rule.other().end(case.opened, case.extended_to)?;
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

    /// Where the cases of a unit are counted; whoever adds many asks once for each name.
    pub fn place(&mut self, unit: &str) -> UnitPlace {
        let next = self.units.len();
        UnitPlace(match self.places.get(unit) {
            Some(place) => *place,
            None if next < UNITS => {
                self.units.push((unit.into(), Counts::default()));
                self.places.insert(unit.into(), next);
                next
            }
            None => UNITS,
        })
    }

    fn unit(&mut self, place: UnitPlace) -> &mut Counts {
        match self.units.get_mut(place.0) {
            Some((_, counts)) => counts,
            None => &mut self.beyond,
        }
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

    /// Each unit that has cases with them, in the order they first came. A list without units has one with an empty name.
    pub fn units(&self) -> impl Iterator<Item = (&str, &Counts)> {
        self.units.iter().filter(|(_, counts)| counts.cases() > 0).map(|(name, counts)| (&**name, counts))
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

/// Hours begun: a case is late when it took more than the limit.
fn begun_hours(opened: Moment, closed: Moment) -> Option<u64> {
    let seconds = (closed.universal()? - opened.universal()?).num_seconds().max(0);
    u64::try_from((seconds + 3599) / 3600).ok()
}

#[cfg(test)]
mod tests;
