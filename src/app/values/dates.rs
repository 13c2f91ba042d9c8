//! Dates as people write them.

use super::{FieldValue, ValueContext, ValueProblem};
use crate::i18n::Lang;
use chrono::{Datelike, Days, IsoWeek, NaiveDate, Weekday};

impl FieldValue for NaiveDate {
    fn print(&self, _lang: Lang) -> String {
        self.format("%Y-%m-%d").to_string()
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        parse_date(text, context.today).ok_or(ValueProblem::NotADate)
    }
}

/// Reads a date: `2025-03-14`, `20250314`, `14/3`, `14/3 2025`, `14 mars`, `idag`, `+7`, `v12` (its Monday).
/// What is left out of it is taken from `today`.
#[must_use]
pub fn parse_date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    let date = word(&text, today)
        .or_else(|| days_from(&text, today))
        .or_else(|| week(&text, today))
        .or_else(|| iso(&text))
        .or_else(|| day_and_month(&text, today));
    date.filter(|date| (1900..=2200).contains(&date.year()))
}

/// The date some days from another, within the years a date may have.
#[must_use]
pub fn step_date(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let step = Days::new(days.unsigned_abs());
    let stepped = if days < 0 { date.checked_sub_days(step) } else { date.checked_add_days(step) };
    stepped.filter(|date| (1900..=2200).contains(&date.year()))
}

fn word(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "idag" | "i dag" | "today" => Some(today),
        "imorgon" | "i morgon" | "tomorrow" => step_date(today, 1),
        "igår" | "i går" | "yesterday" => step_date(today, -1),
        _ => None,
    }
}

fn days_from(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let days = text.strip_prefix(['+', '-', '\u{2212}'])?.trim();
    let days = number(days).filter(|days| *days <= 100_000)?;
    step_date(today, sign * i64::from(days))
}

fn week(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let rest = ["vecka", "week", "v.", "w.", "v", "w"].iter().find_map(|prefix| text.strip_prefix(prefix))?;
    let mut parts = rest.split_whitespace();
    let week = number(parts.next()?)?;
    let this_year = IsoWeek::year(&today.iso_week());
    let year = match parts.next() {
        Some(year) => full_year(year)?,
        None => this_year,
    };
    parts.next().is_none().then(|| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)).flatten()
}

fn iso(text: &str) -> Option<NaiveDate> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let mut parts = text.split(['-', '.', '/']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
}

fn day_and_month(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let mut parts = text.split(['/', ' ', '-', '.']).filter(|part| !part.is_empty());
    let day = number(parts.next()?)?;
    let month = parts.next()?;
    let month = number(month).or_else(|| month_by_name(month))?;
    // "25-03-14" is the fourteenth of March to most, and would be the 25th of March 2014 here.
    let is_dashed = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let year = match parts.next() {
        Some(year) if is_dashed && year.len() != 4 => return None,
        Some(year) => full_year(year)?,
        None => today.year(),
    };
    parts.next().is_none().then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

fn month_by_name(name: &str) -> Option<u32> {
    const SHORT: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &["maj", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["dec"],
    ];
    let at = SHORT.iter().position(|short| short.iter().any(|short| name.starts_with(short)))?;
    u32::try_from(at + 1).ok()
}

/// A year of four digits, or of two in this century.
fn full_year(text: &str) -> Option<i32> {
    let year = number(text)?;
    match text.len() {
        2 => i32::try_from(2000 + year).ok(),
        4 => i32::try_from(year).ok(),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) { None } else { text.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(text: &str) -> Option<String> {
        let today = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
        parse_date(text, today).map(|date| date.to_string())
    }

    #[test]
    fn every_way_of_writing_a_date_is_understood() {
        for (text, date) in [
            ("2025-03-14", "2025-03-14"),
            ("2025-3-14", "2025-03-14"),
            ("20250314", "2025-03-14"),
            ("2025/3/14", "2025-03-14"),
            ("14/3", "2025-03-14"),
            ("14/3 2024", "2024-03-14"),
            ("14/3-24", "2024-03-14"),
            ("14-3-2024", "2024-03-14"),
            ("14.3.24", "2024-03-14"),
            ("14 mars", "2025-03-14"),
            ("14 Maj 2024", "2024-05-14"),
            ("1 oct", "2025-10-01"),
            ("idag", "2025-03-12"),
            ("i går", "2025-03-11"),
            ("Tomorrow", "2025-03-13"),
            ("+7", "2025-03-19"),
            ("-12", "2025-02-28"),
            ("v12", "2025-03-17"),
            ("vecka 1", "2024-12-30"),
            ("v. 53 2020", "2020-12-28"),
        ] {
            assert_eq!(on(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "31/2",
            "2025-13-01",
            "v54",
            "v0",
            "hösten",
            "14",
            "+",
            "+å",
            "1/2/3/4",
            "9999-01-01",
            "+99999999",
            "25-03-14",
            "24-1-1",
            "14/3 5",
            "v12 5",
        ] {
            assert_eq!(on(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_printed_date_is_read_back(days in 0i64..100_000, today in 0i64..80_000) {
            let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
            let (date, today) = (step_date(first, days).unwrap(), step_date(first, today).unwrap());
            prop_assert_eq!(parse_date(&date.print(Lang::Sv), today), Some(date));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = on(&text);
        }

        #[test]
        fn a_step_there_and_back_is_none(days in -500i64..500) {
            let day = NaiveDate::from_ymd_opt(2025, 3, 12).unwrap();
            prop_assert_eq!(step_date(step_date(day, days).unwrap(), -days), Some(day));
        }
    }
}
