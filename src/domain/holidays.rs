//! Swedish public holidays (lag 1989:253), and the days that lag 1930:173 counts with them.
//!
//! Computed, so that no year is missing. Whit Monday was a holiday until 2004, the National Day since 2005.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Easter Sunday of a year in the Gregorian calendar: the "anonymous" algorithm, exact for every year.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - moon + 15).rem_euclid(30);
    let leap = 2 * century.rem_euclid(4) + 2 * (of_century / 4);
    let weekday = (32 + leap - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday).div_euclid(451);
    let day = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

/// Whether a day is a Sunday or another public holiday.
#[must_use]
pub fn is_holiday(day: NaiveDate) -> bool {
    let (month, date, weekday) = (day.month(), day.day(), day.weekday());
    let fixed = matches!((month, date), (1, 1 | 6) | (5, 1) | (12, 25 | 26));
    let national = day.year() >= 2005 && (month, date) == (6, 6);
    let saturday = weekday == Weekday::Sat && matches!((month, date), (6, 20..=26) | (10, 31) | (11, 1..=6));
    weekday == Weekday::Sun || fixed || national || saturday || moves_with_easter(day)
}

/// Good Friday, Easter Monday, Ascension Day, and Whit Monday while it was one.
fn moves_with_easter(day: NaiveDate) -> bool {
    let Some(easter) = easter(day.year()) else { return false };
    match (day - easter).num_days() {
        -2 | 1 | 39 => true,
        50 => day.year() < 2005,
        _ => false,
    }
}

/// Midsummer Eve, Christmas Eve and New Year's Eve.
fn is_eve(day: NaiveDate) -> bool {
    match (day.month(), day.day()) {
        (12, 24 | 31) => true,
        (6, 19..=25) => day.weekday() == Weekday::Fri,
        _ => false,
    }
}

/// Whether a last day may wait: a Saturday, a Sunday, a holiday or one of the three eves (lag 1930:173, 2 §).
#[must_use]
pub fn is_free(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sat || is_holiday(day) || is_eve(day)
}

/// The day itself if it is a working day, else the next one.
#[must_use]
pub fn working_day(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    // The longest run of free days is shorter than this; the bound only keeps a mistake from never ending.
    for _ in 0..14 {
        if !is_free(day) {
            break;
        }
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        day = next;
    }
    day
}

#[cfg(test)]
mod tests {
    use super::super::sample::day;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for date in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
        ] {
            let date = day(date);
            assert_eq!(easter(date.year()), Some(date));
        }
    }

    #[test]
    fn the_free_days_of_2024_are_those_of_the_calendar() {
        let mut days = day("2024-01-01").iter_days().take_while(|day| day.year() == 2024);
        let weekend = |day: &NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let free: Vec<String> = days
            .by_ref()
            .filter(|day| is_free(*day) && !weekend(day))
            .map(|day| day.format("%m-%d").to_string())
            .collect();
        let expected =
            ["01-01", "03-29", "04-01", "05-01", "05-09", "06-06", "06-21", "12-24", "12-25", "12-26", "12-31"];
        assert_eq!(free, expected);
        assert!(is_holiday(day("2024-06-22")) && is_holiday(day("2024-11-02")) && is_holiday(day("2024-05-19")));
        assert!(!is_holiday(day("2024-06-29")), "the Saturday after Midsummer");
    }

    #[test]
    fn whit_monday_gave_way_to_the_national_day() {
        assert!(is_holiday(day("2004-05-31")) && !is_holiday(day("2005-05-16")));
        assert!(!is_free(day("2003-06-06")) && is_holiday(day("2005-06-06")));
    }

    #[test]
    fn a_last_day_waits_for_the_next_working_day() {
        for (last, moved) in [
            ("2024-03-28", "2024-03-28"),
            ("2024-03-29", "2024-04-02"),
            ("2024-06-21", "2024-06-24"),
            ("2024-12-24", "2024-12-27"),
            ("2024-12-31", "2025-01-02"),
        ] {
            assert_eq!(working_day(day(last)), day(moved), "{last}");
        }
    }

    proptest! {
        #[test]
        fn easter_is_a_sunday_in_spring(year in 1583_i32..4000) {
            let easter = easter(year).unwrap();
            prop_assert_eq!(easter.weekday(), Weekday::Sun);
            let (first, last) = (NaiveDate::from_ymd_opt(year, 3, 22), NaiveDate::from_ymd_opt(year, 4, 25));
            prop_assert!(Some(easter) >= first && Some(easter) <= last);
        }

        #[test]
        fn a_moved_day_is_a_working_day_and_the_first_one(days in 0_u64..100_000) {
            let start = day("1900-01-01") + Days::new(days);
            let moved = working_day(start);
            prop_assert!(!is_free(moved) && moved >= start);
            prop_assert!(start.iter_days().take_while(|day| *day < moved).all(is_free));
        }
    }
}
