//! Days as numbers, for lists with a million of them.

use chrono::{Datelike, NaiveDate};

/// The number of a day, where the first of January of the year 1 is 1: compared and subtracted in one step each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }
}

impl Day {
    /// A day of the calendar, of a year from 1 to 9999. `None` where there is no such day.
    #[must_use]
    pub fn of(year: u16, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=length(year, month)?).contains(&day) {
            return None;
        }
        let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
        // Years that begin in March have the day that comes and goes at their end; months from March on have 153 days
        // in every five.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let before = year * 365 + year / 4 - year / 100 + year / 400;
        Some(Self(before + (153 * month + 2) / 5 + day - 306))
    }

    /// The day by the calendar. `None` beyond all calendars.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.0)
    }

    /// How many days have passed since another; negative if it is later.
    #[must_use]
    pub const fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// A place in a table with so many, in which days that follow each other have places that do.
    pub(super) fn place(self, places: usize) -> usize {
        usize::try_from(self.0).map_or(0, |number| number % places)
    }
}

/// How many days a month has.
const fn length(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_that_can_be_written_has_the_number_that_the_calendar_gives_it() {
        for year in 0..=2500_u16 {
            for (month, day) in (0..=13_u8).flat_map(|month| (0..=32_u8).map(move |day| (month, day))) {
                let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).filter(|_| year > 0);
                let number = Day::of(year, month, day);
                assert_eq!(number, date.map(Day::from), "{year}-{month}-{day}");
                assert_eq!(number.and_then(Day::date), date);
            }
        }
    }

    #[test]
    fn days_are_told_apart_by_how_many_lie_between() {
        let of = |year, month, day| Day::of(year, month, day).unwrap();
        assert_eq!(of(2024, 3, 1).since(of(2024, 2, 28)), 2);
        assert_eq!(of(2023, 12, 31).since(of(2024, 1, 1)), -1);
        assert!(of(2024, 2, 29) < of(2024, 3, 1));
        assert_eq!(Day::of(10_000, 1, 1), None);
    }
}
