//! A day, perhaps with the time of day, by the Swedish clock.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A day, and the time of day where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
}

impl From<NaiveDate> for Moment {
    fn from(date: NaiveDate) -> Self {
        Self { date, time: None }
    }
}

impl Moment {
    /// A time on a day.
    #[must_use]
    pub fn at(at: NaiveDateTime) -> Self {
        Self { date: at.date(), time: Some(at.time()) }
    }

    /// What the Swedish clock shows at a moment of universal time.
    #[must_use]
    pub fn from_universal(at: NaiveDateTime) -> Self {
        let ahead = TimeDelta::hours(if is_summer(at) { 2 } else { 1 });
        Self::at(at.checked_add_signed(ahead).unwrap_or(at))
    }

    /// The moment in universal time, so that hours over a change of clocks are as many as they are. Of the hour that
    /// comes twice in autumn the first is meant. `None` without a time of day.
    #[must_use]
    pub fn universal(self) -> Option<NaiveDateTime> {
        let shown = self.date.and_time(self.time?);
        let as_summer = shown.checked_sub_signed(TimeDelta::hours(2))?;
        if is_summer(as_summer) { Some(as_summer) } else { shown.checked_sub_signed(TimeDelta::hours(1)) }
    }

    /// The beginning of a day, in universal time.
    #[must_use]
    pub fn midnight(day: NaiveDate) -> Option<NaiveDateTime> {
        Self { date: day, time: Some(NaiveTime::MIN) }.universal()
    }

    /// Whether the first is certainly before the other: an earlier day, or an earlier time on the same.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        match (self.time, other.time) {
            (Some(mine), Some(theirs)) => (self.date, mine) < (other.date, theirs),
            _ => self.date < other.date,
        }
    }
}

/// Whether Sweden has summer time: from the last Sunday of March to the last of October, changing at one o'clock
/// universal time. So since 1996; cases counted in hours are never older.
fn is_summer(at: NaiveDateTime) -> bool {
    let change = |month| last_sunday(at.year(), month)?.and_hms_opt(1, 0, 0);
    match (change(3), change(10)) {
        (Some(begins), Some(ends)) => (begins..ends).contains(&at),
        _ => false,
    }
}

/// The last Sunday of a month with 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().num_days_from_sunday())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_swedish_clock_changes_on_the_last_sundays() {
        for (universal, shown) in [
            ("2024-01-15T12:00:00", "2024-01-15T13:00:00"),
            ("2024-03-31T00:59:59", "2024-03-31T01:59:59"),
            ("2024-03-31T01:00:00", "2024-03-31T03:00:00"),
            ("2024-04-30T22:30:00", "2024-05-01T00:30:00"),
            ("2024-10-27T00:59:59", "2024-10-27T02:59:59"),
        ] {
            assert_eq!(Moment::from_universal(at(universal)), Moment::at(at(shown)));
            assert_eq!(Moment::at(at(shown)).universal(), Some(at(universal)), "{shown}");
        }
        assert_eq!(Moment::from_universal(at("2024-10-27T01:00:00")), Moment::at(at("2024-10-27T02:00:00")));
    }

    #[test]
    fn a_date_alone_is_not_before_a_time_on_it() {
        let date = Moment::from(at("2024-05-01T00:00:00").date());
        let noon = Moment::at(at("2024-05-01T12:00:00"));
        assert!(!date.is_before(noon) && !noon.is_before(date));
        assert!(Moment::at(at("2024-05-01T11:59:00")).is_before(noon));
    }
}
