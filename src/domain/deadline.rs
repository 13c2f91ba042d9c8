//! Legal and local deadlines: when the time a case has is over, and by which rule of counting.
//!
//! A limit in calendar months ends on the day with the same number, or the month's last day where there is none (lag
//! 1930:173, 1 §); the end day itself is in time. Days are counted from the day after the opening; hours need times of
//! day. Beside each rule stands the one it is most often mistaken for, so that a figure can be said both ways.
//! Which law has which limit is data (`assets/limits.json`), never a constant here.

mod day;
mod moment;
mod tally;

pub use day::Day;
pub use moment::Moment;
pub use tally::{Case, CaseFault, Counts, Median, Tally, UNITS, UnitPlace};

use super::LimitUnit;
use super::holidays::working_day;
use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};
use std::fmt;
use std::str::FromStr;

/// How much time a case has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// Calendar months.
    Months(u16),
    /// Days after the opening day.
    Days(u16),
    /// Days of which the opening day is the first: only ever what another rule is compared with, since as a limit of its
    /// own it is one day less.
    DaysWithFirst(u16),
    /// Hours after the moment of opening.
    Hours(u16),
}

/// The most months a limit has.
const MOST_MONTHS: u16 = 120;
/// The most days a limit has.
const MOST_DAYS: u16 = 3660;
/// The most hours a limit has.
const MOST_HOURS: u16 = 8784;

impl Limit {
    /// The rule of counting that this one is mistaken for: months for thirty days each, days for days of which the
    /// opening day is the first, hours for calendar days.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Months(months) => Self::Days(months * 30),
            Self::Days(days) => Self::DaysWithFirst(days),
            Self::DaysWithFirst(days) => Self::Days(days),
            Self::Hours(hours) => Self::Days(hours.div_ceil(24)),
        }
    }

    /// Whether a case needs times of day, not only dates.
    #[must_use]
    pub const fn needs_time(self) -> bool {
        matches!(self, Self::Hours(_))
    }

    /// How many months, days or hours.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Months(number) | Self::Days(number) | Self::DaysWithFirst(number) | Self::Hours(number) => number,
        }
    }

    const fn most(self) -> u16 {
        match self {
            Self::Months(_) => MOST_MONTHS,
            Self::Days(_) | Self::DaysWithFirst(_) => MOST_DAYS,
            Self::Hours(_) => MOST_HOURS,
        }
    }
}

/// A text that is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a limit")]
pub struct NotALimit;

impl FromStr for Limit {
    type Err = NotALimit;

    /// Reads the code of a limit: `4m`, `14d` or `24h`.
    fn from_str(text: &str) -> Result<Self, NotALimit> {
        let text = text.trim();
        let end = text.find(|c: char| !c.is_ascii_digit()).ok_or(NotALimit)?;
        let (number, unit) = text.split_at_checked(end).ok_or(NotALimit)?;
        let number = number.parse().map_err(|_| NotALimit)?;
        let limit = match unit.trim().to_ascii_lowercase().as_str() {
            "m" => Self::Months(number),
            "d" => Self::Days(number),
            "h" => Self::Hours(number),
            _ => return Err(NotALimit),
        };
        if (1..=limit.most()).contains(&number) { Ok(limit) } else { Err(NotALimit) }
    }
}

impl fmt::Display for Limit {
    /// The code of the limit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self {
            Self::Months(months) => (*months, "m"),
            Self::Days(days) => (*days, "d"),
            Self::DaysWithFirst(days) => (days.saturating_sub(1), "d"),
            Self::Hours(hours) => (*hours, "h"),
        };
        write!(f, "{number}{unit}")
    }
}

impl TryFrom<super::Limit> for Limit {
    type Error = NotALimit;

    /// A limit as a rule of the plan has it; one of money is none of time.
    fn try_from(limit: super::Limit) -> Result<Self, NotALimit> {
        let number = u16::try_from(limit.amount).ok().filter(|_| limit.amount.is_integer()).ok_or(NotALimit)?;
        let limit = match limit.unit {
            LimitUnit::Months => Self::Months(number),
            LimitUnit::Days => Self::Days(number),
            LimitUnit::Hours => Self::Hours(number),
            LimitUnit::Kronor => return Err(NotALimit),
        };
        if (1..=limit.most()).contains(&number) { Ok(limit) } else { Err(NotALimit) }
    }
}

impl From<Limit> for super::Limit {
    fn from(limit: Limit) -> Self {
        let (number, unit) = match limit {
            Limit::Months(months) => (months, LimitUnit::Months),
            Limit::Days(days) => (days, LimitUnit::Days),
            Limit::DaysWithFirst(days) => (days.saturating_sub(1), LimitUnit::Days),
            Limit::Hours(hours) => (hours, LimitUnit::Hours),
        };
        Self { amount: number.into(), unit }
    }
}

/// A limit, and how its last day is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// How much time there is.
    pub limit: Limit,
    /// Whether a last day on a Saturday, Sunday, holiday or eve moves to the next working day (lag 1930:173, 2 §).
    /// Whether that holds for a given duty is disputed, so it is chosen and never assumed. Hours never move.
    pub to_working_day: bool,
}

/// When the time is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// After this day, which itself is in time.
    Day(NaiveDate),
    /// After this moment, in universal time.
    Moment(NaiveDateTime),
}

impl Rule {
    /// A rule that leaves the last day where it falls.
    #[must_use]
    pub const fn of(limit: Limit) -> Self {
        Self { limit, to_working_day: false }
    }

    /// The same rule by the other way of counting.
    #[must_use]
    pub const fn other(self) -> Self {
        Self { limit: self.limit.other(), ..self }
    }

    /// When the time is over for a case opened then, with the day it was extended to, if it was: a later one wins.
    /// `None` if a time of day is needed and missing, or the end lies beyond all calendars.
    #[must_use]
    pub fn end(self, opened: Moment, extended_to: Option<NaiveDate>) -> Option<End> {
        let end = match self.limit {
            Limit::Hours(hours) => {
                End::Moment(opened.universal()?.checked_add_signed(TimeDelta::hours(i64::from(hours)))?)
            }
            _ => End::Day(self.last_day(opened.date)?),
        };
        Some(match extended_to {
            Some(day) if day >= end.day() => End::Day(day),
            _ => end,
        })
    }

    /// The last day in time of a case opened on this one. `None` for hours.
    #[must_use]
    pub fn last_day(self, opened: NaiveDate) -> Option<NaiveDate> {
        let last = match self.limit {
            Limit::Months(months) => opened.checked_add_months(Months::new(u32::from(months)))?,
            Limit::Days(days) => opened.checked_add_days(Days::new(u64::from(days)))?,
            Limit::DaysWithFirst(days) => opened.checked_add_days(Days::new(u64::from(days.saturating_sub(1))))?,
            Limit::Hours(_) => return None,
        };
        Some(if self.to_working_day { working_day(last) } else { last })
    }
}

impl End {
    /// The day on which the time is over, by the Swedish clock.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Moment(at) => Moment::from_universal(at).date,
        }
    }

    /// Whether something done then is late. `None` if a time of day is needed and missing.
    #[must_use]
    pub fn is_past(self, done: Moment) -> Option<bool> {
        match self {
            Self::Day(day) => Some(done.date > day),
            Self::Moment(end) => Some(done.universal()? > end),
        }
    }

    /// Whether the time is over when a day ends.
    #[must_use]
    pub fn is_over_after(self, day: NaiveDate) -> bool {
        match self {
            Self::Day(last) => day > last,
            Self::Moment(end) => day.succ_opt().and_then(Moment::midnight).is_none_or(|midnight| midnight > end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::day;
    use super::*;
    use proptest::prelude::*;

    fn last(code: &str, opened: &str) -> NaiveDate {
        Rule::of(code.parse().unwrap()).last_day(day(opened)).unwrap()
    }

    fn late(code: &str, opened: &str, closed: &str) -> bool {
        let end = Rule::of(code.parse().unwrap()).end(Moment::from(day(opened)), None).unwrap();
        end.is_past(Moment::from(day(closed))).unwrap()
    }

    #[test]
    fn four_months_from_new_year_end_on_the_first_of_may() {
        assert!(!late("4m", "2024-01-01", "2024-05-01"));
        assert!(late("4m", "2024-01-01", "2024-05-02"));
    }

    #[test]
    fn a_month_without_the_day_ends_on_its_last() {
        assert_eq!(last("4m", "2023-10-31"), day("2024-02-29"));
        assert_eq!(last("4m", "2024-10-31"), day("2025-02-28"));
        assert_eq!(last("1m", "2024-03-31"), day("2024-04-30"));
        assert_eq!(last("12m", "2024-02-29"), day("2025-02-28"));
    }

    #[test]
    fn fourteen_days_end_on_the_fifteenth() {
        assert!(!late("14d", "2024-03-01", "2024-03-15"));
        assert!(late("14d", "2024-03-01", "2024-03-16"));
        let other = Rule::of(Limit::Days(14)).other();
        assert_eq!(other.last_day(day("2024-03-01")), Some(day("2024-03-14")));
        assert_eq!(other.limit.to_string(), "13d");
    }

    #[test]
    fn four_months_are_120_to_123_days_and_120_for_91_of_731_starts() {
        let starts: Vec<_> = day("2023-01-01").iter_days().take_while(|day| *day <= self::day("2024-12-31")).collect();
        let rule = Rule::of(Limit::Months(4));
        let lengths: Vec<_> = starts.iter().map(|start| (rule.last_day(*start).unwrap() - *start).num_days()).collect();
        assert_eq!(lengths.len(), 731);
        assert_eq!(lengths.iter().min().zip(lengths.iter().max()), Some((&120, &123)));
        assert_eq!(lengths.iter().filter(|length| **length == 120).count(), 91);
    }

    #[test]
    fn hours_need_the_time_and_end_to_the_second() {
        let at = |text: &str| Moment::at(text.parse().unwrap());
        let end = Rule::of(Limit::Hours(24)).end(at("2024-05-01T13:45:00"), None).unwrap();
        assert_eq!(end.is_past(at("2024-05-02T13:45:00")), Some(false));
        assert_eq!(end.is_past(at("2024-05-02T13:45:01")), Some(true));
        assert_eq!(end.is_past(Moment::from(day("2024-05-02"))), None, "a date alone does not say");
        assert_eq!(Rule::of(Limit::Hours(24)).end(Moment::from(day("2024-05-01")), None), None);
        assert!(!end.is_over_after(day("2024-05-01")) && end.is_over_after(day("2024-05-02")));
    }

    #[test]
    fn twenty_four_hours_over_the_change_to_summer_time_are_twenty_four() {
        let at = |text: &str| Moment::at(text.parse().unwrap());
        let end = Rule::of(Limit::Hours(24)).end(at("2024-03-30T12:00:00"), None).unwrap();
        assert_eq!(end.is_past(at("2024-03-31T13:00:00")), Some(false));
        assert_eq!(end.is_past(at("2024-03-31T13:00:01")), Some(true));
    }

    #[test]
    fn a_later_decided_day_wins_and_an_earlier_one_does_not() {
        let opened = Moment::from(day("2024-01-01"));
        let rule = Rule::of(Limit::Months(4));
        assert_eq!(rule.end(opened, Some(day("2024-06-15"))), Some(End::Day(day("2024-06-15"))));
        assert_eq!(rule.end(opened, Some(day("2024-03-15"))), Some(End::Day(day("2024-05-01"))));
        let hours = Rule::of(Limit::Hours(24)).end(Moment::at("2024-01-01T08:00:00".parse().unwrap()), None).unwrap();
        assert_eq!(hours.day(), day("2024-01-02"));
    }

    #[test]
    fn a_last_day_moves_only_when_that_is_asked_for() {
        assert_eq!(last("14d", "2024-03-15"), day("2024-03-29"), "Good Friday");
        let moving = Rule { limit: Limit::Days(14), to_working_day: true };
        assert_eq!(moving.last_day(day("2024-03-15")), Some(day("2024-04-02")));
    }

    #[test]
    fn every_code_is_read_back_and_other_texts_are_none() {
        for code in ["4m", "14d", "24h", "1m", "120m", "3660d"] {
            assert_eq!(code.parse::<Limit>().unwrap().to_string(), code);
        }
        assert_eq!(" 4 M ".parse(), Ok(Limit::Months(4)));
        let kept = super::super::Limit::from(Limit::Months(4));
        assert_eq!(Limit::try_from(kept), Ok(Limit::Months(4)));
        for (amount, unit) in [("4.5", LimitUnit::Months), ("0", LimitUnit::Days), ("4", LimitUnit::Kronor)] {
            let limit = super::super::Limit { amount: amount.parse().unwrap(), unit };
            assert_eq!(Limit::try_from(limit), Err(NotALimit));
        }
        for text in ["", "4", "m", "0m", "121m", "4w", "4,5m", "-4m", "99999d", "4mm", "14d1", "4 månader", "å"] {
            assert_eq!(text.parse::<Limit>(), Err(NotALimit), "{text}");
        }
    }

    fn limits() -> impl Strategy<Value = Limit> {
        prop_oneof![
            (1..=MOST_MONTHS).prop_map(Limit::Months),
            (1..=MOST_DAYS).prop_map(Limit::Days),
            (1..=MOST_DAYS).prop_map(Limit::DaysWithFirst),
        ]
    }

    fn days() -> impl Strategy<Value = NaiveDate> {
        (0_u64..100_000).prop_map(|days| day("1900-01-01") + Days::new(days))
    }

    proptest! {
        #[test]
        fn who_opens_later_never_has_to_be_done_earlier(limit in limits(), one in days(), other in days(), to_working_day: bool) {
            let rule = Rule { limit, to_working_day };
            let (first, second) = (one.min(other), one.max(other));
            prop_assert!(rule.last_day(first) <= rule.last_day(second));
        }

        #[test]
        fn months_keep_the_day_or_end_the_month(months in 1..=MOST_MONTHS, start in days()) {
            use chrono::Datelike;
            let last = Rule::of(Limit::Months(months)).last_day(start).unwrap();
            let of = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap();
            prop_assert_eq!(of(last) - of(start), i32::from(months));
            prop_assert!(last.day() == start.day() || (last.day() < start.day() && last.succ_opt().unwrap().day() == 1));
        }

        #[test]
        fn days_are_counted_back_to_the_start(days_given in 1..=MOST_DAYS, start in days()) {
            let last = Rule::of(Limit::Days(days_given)).last_day(start).unwrap();
            prop_assert_eq!(last - Days::new(u64::from(days_given)), start);
            let first = Rule::of(Limit::DaysWithFirst(days_given)).last_day(start).unwrap();
            prop_assert_eq!(first.succ_opt(), Some(last));
        }

        #[test]
        fn thirty_days_a_month_are_never_more_than_three_short_of_four_months(start in days()) {
            let months = Rule::of(Limit::Months(4));
            let apart = (months.last_day(start).unwrap() - months.other().last_day(start).unwrap()).num_days();
            prop_assert!((0..=3).contains(&apart));
        }

        #[test]
        fn the_last_day_is_in_time_and_the_next_is_late(limit in limits(), start in days()) {
            let end = Rule::of(limit).end(Moment::from(start), None).unwrap();
            prop_assert_eq!(end.is_past(Moment::from(end.day())), Some(false));
            prop_assert_eq!(end.is_past(Moment::from(end.day().succ_opt().unwrap())), Some(true));
            prop_assert!(!end.is_over_after(end.day()) && end.is_over_after(end.day().succ_opt().unwrap()));
        }
    }
}
