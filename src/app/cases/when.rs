//! Dates as case systems write them. What can be read in two ways is not read at all.

use crate::domain::deadline::{Day, Moment};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// The years in which a case can be.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;

/// Why a cell is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It is not a form that is known.
    Unknown,
    /// There is no such day, or it lies before 1900 or after 2200.
    NoSuchDay,
    /// Day and month could change places.
    Ambiguous,
    /// The year has two digits only.
    ShortYear,
    /// There are two dates in the cell.
    Two,
}

/// Reads a cell: a date, a date with a time, or nothing. A `sheet` may also give the number of a day.
pub(super) fn parse(cell: &[u8], sheet: bool) -> Result<Option<Moment>, DateFault> {
    match plain_day(cell).and_then(Day::date) {
        Some(date) => Ok(Some(date.into())),
        None => carefully(cell, sheet),
    }
}

/// `2024-05-01` and nothing else: what nearly every cell looks like. Whatever it does not know is left to [`parse`].
pub(super) fn plain_day(cell: &[u8]) -> Option<Day> {
    const FORM: u64 = u64::from_be_bytes(*b"0000-00-");
    const MARKS: u64 = u64::from_be_bytes([0, 0, 0, 0, 0xff, 0, 0, 0xff]);
    let [start @ .., d1, d2]: &[u8; 10] = cell.try_into().ok()?;
    // All at once: each digit becomes its value, each mark zero. Anything else has a bit among the highest four of its
    // byte, or gets one when six is added.
    let start = u64::from_be_bytes(*start) ^ FORM;
    let day = u64::from(*d1 ^ b'0') << 8 | u64::from(*d2 ^ b'0');
    let strange = |digits: u64| (digits | digits.wrapping_add(0x0606_0606_0606_0606)) & 0xf0f0_f0f0_f0f0_f0f0;
    if strange(start) | strange(day) | (start & MARKS) != 0 {
        return None;
    }
    // Each byte with the one before it as its tens.
    let tens = |digits: u64| digits + (digits >> 8) * 10;
    let [_, century, _, year, _, _, month, _] = tens(start).to_be_bytes();
    let [.., day] = tens(day).to_be_bytes();
    let year = u16::from(century) * 100 + u16::from(year);
    if YEARS.contains(&year) { Day::of(year, month, day) } else { None }
}

fn carefully(cell: &[u8], sheet: bool) -> Result<Option<Moment>, DateFault> {
    let text = String::from_utf8_lossy(cell);
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if matches!(text, "" | "-" | "–" | "—") {
        return Ok(None);
    }
    if sheet && let Some(moment) = day_number(text) {
        return Ok(Some(moment));
    }
    match moment(&text.to_lowercase()) {
        Err(DateFault::Unknown) if dates_within(text) > 1 => Err(DateFault::Two),
        read => read.map(Some),
    }
}

fn date(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateFault> {
    let year = u16::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(DateFault::NoSuchDay)?;
    NaiveDate::from_ymd_opt(i32::from(year), month, day).ok_or(DateFault::NoSuchDay)
}

/// The number that a workbook has for a day, with the time as its fraction; only for cells without a format.
fn day_number(text: &str) -> Option<Moment> {
    let (days, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(days) || !plain(fraction) {
        return None;
    }
    let days: u64 = days.parse().ok().filter(|days| (10_000..=110_000).contains(days))?;
    let fraction: f64 = format!("0.{fraction}").parse().ok()?;
    let date = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    if fraction <= 0.0 {
        return Some(date.into());
    }
    #[expect(clippy::cast_possible_truncation, reason = "a day has 86 400 seconds")]
    let seconds = (fraction * 86_400.0).round() as i64;
    Some(Moment::at(date.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::seconds(seconds))?))
}

/// A date, and a time after it if there is one.
fn moment(text: &str) -> Result<Moment, DateFault> {
    let (day, rest) = calendar_day(text)?;
    let rest = rest.trim_start_matches([' ', ',', '\u{a0}']);
    let rest =
        rest.strip_prefix('t').or_else(|| rest.strip_prefix("kl.")).or_else(|| rest.strip_prefix("kl")).unwrap_or(rest);
    let rest = rest.trim();
    if rest.is_empty() {
        return Ok(day.into());
    }
    let (time, zone) = time_of_day(rest).ok_or(DateFault::Unknown)?;
    let at = day.and_time(time);
    match zone {
        None => Ok(Moment::at(at)),
        Some(ahead) => universal(at, ahead).ok_or(DateFault::NoSuchDay),
    }
}

/// What the Swedish clock showed at a time that is so many minutes ahead of universal time.
fn universal(at: NaiveDateTime, ahead: i64) -> Option<Moment> {
    at.checked_sub_signed(TimeDelta::minutes(ahead)).map(Moment::from_universal)
}

/// The day at the beginning of a text, and what follows it.
fn calendar_day(text: &str) -> Result<(NaiveDate, &str), DateFault> {
    let (first, rest) = digits(text).ok_or(DateFault::Unknown)?;
    let number = |text: &str| text.parse::<u32>().map_err(|_| DateFault::Unknown);
    match first.len() {
        8 => {
            let number = number(first)?;
            Ok((date(number / 10_000, number / 100 % 100, number % 100)?, rest))
        }
        6 => Err(DateFault::ShortYear),
        4 => {
            let (month, rest) = part(rest).ok_or(DateFault::Unknown)?;
            let (day, rest) = part(rest).ok_or(DateFault::Unknown)?;
            Ok((date(number(first)?, number(month)?, number(day)?)?, rest))
        }
        1 | 2 => day_first(number(first)?, rest),
        _ => Err(DateFault::Unknown),
    }
}

/// `1/5 2024` and `1 maj 2024`; `13/5/2024` too, but not `1/5/2024`, which half the world reads as January.
fn day_first(day: u32, rest: &str) -> Result<(NaiveDate, &str), DateFault> {
    let number = |text: &str| text.parse::<u32>().map_err(|_| DateFault::Unknown);
    if let Some((month, rest)) = month_by_name(rest) {
        let (year, rest) = digits(rest.trim_start_matches([' ', '.', '-'])).ok_or(DateFault::Unknown)?;
        return if year.len() == 4 { Ok((date(number(year)?, month, day)?, rest)) } else { Err(DateFault::ShortYear) };
    }
    let slash = rest.starts_with('/');
    let (month, rest) = part(rest).ok_or(DateFault::Unknown)?;
    let month = number(month)?;
    let spaced = rest.starts_with(' ');
    let (year, rest) = part(rest).ok_or(DateFault::Unknown)?;
    if year.len() != 4 {
        return Err(if year.len() == 2 { DateFault::ShortYear } else { DateFault::Unknown });
    }
    // With a space before the year it is the Swedish way of writing; otherwise the numbers must say which is which.
    match (slash && spaced, day > 12, month > 12) {
        (true, ..) | (false, true, false) => Ok((date(number(year)?, month, day)?, rest)),
        (false, false, true) => Ok((date(number(year)?, day, month)?, rest)),
        (false, true, true) => Err(DateFault::NoSuchDay),
        (false, false, false) if day == month => Ok((date(number(year)?, month, day)?, rest)),
        (false, false, false) => Err(DateFault::Ambiguous),
    }
}

/// The digits a text begins with.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).filter(|(digits, _)| !digits.is_empty())
}

/// The digits after one mark that separates the parts of a date.
fn part(text: &str) -> Option<(&str, &str)> {
    digits(text.strip_prefix(['-', '/', '.', ' '])?)
}

fn month_by_name(text: &str) -> Option<(u32, &str)> {
    const NAMES: [&[&str]; 12] = [
        &["januari", "january", "jan"],
        &["februari", "february", "feb"],
        &["mars", "march", "mar"],
        &["april", "apr"],
        &["maj", "may"],
        &["juni", "june", "jun"],
        &["juli", "july", "jul"],
        &["augusti", "august", "aug"],
        &["september", "sept", "sep"],
        &["oktober", "october", "okt", "oct"],
        &["november", "nov"],
        &["december", "dec"],
    ];
    let text = text.trim_start_matches([' ', '-']);
    let all = (1..).zip(NAMES).flat_map(|(month, names)| names.iter().map(move |name| (month, *name)));
    all.filter_map(|(month, name)| Some((month, text.strip_prefix(name)?)))
        .find(|(_, rest)| !rest.starts_with(char::is_alphabetic))
}

/// `13:45`, `13.45`, `13:45:30`, with fractions of a second that are left out, and how many minutes it is ahead of
/// universal time, if it says so.
fn time_of_day(text: &str) -> Option<(NaiveTime, Option<i64>)> {
    let (hour, rest) = digits(text)?;
    let (minute, rest) = digits(rest.strip_prefix([':', '.'])?)?;
    let (second, rest) = match rest.strip_prefix([':', '.']).and_then(digits) {
        Some((second, rest)) => (second.parse().ok()?, rest),
        None => (0, rest),
    };
    let rest = rest.strip_prefix(['.', ',']).and_then(digits).map_or(rest, |(_, rest)| rest).trim();
    let time = NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, second)?;
    let ahead = if rest.is_empty() { None } else { Some(zone(rest)?) };
    Some((time, ahead))
}

/// `z`, `+02:00`, `+0200` or `+02`, in minutes.
fn zone(text: &str) -> Option<i64> {
    if text == "z" {
        return Some(0);
    }
    let sign = if text.starts_with('+') { 1 } else { -1 };
    let rest = text.strip_prefix(['+', '-', '\u{2212}'])?.replace(':', "");
    let number: i64 = digits(&rest).filter(|(_, rest)| rest.is_empty())?.0.parse().ok()?;
    let minutes = match rest.len() {
        2 => number * 60,
        4 => number / 100 * 60 + number % 100,
        _ => return None,
    };
    (minutes <= 18 * 60).then_some(sign * minutes)
}

/// How many dates a text holds, of the forms that stand out.
fn dates_within(text: &str) -> usize {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '(' | ')' | '–' | '—' | '\\'));
    let by_word = words.filter(|word| moment(&word.to_lowercase()).is_ok()).count();
    let years = text.split(|c: char| !c.is_ascii_digit());
    let years = years.filter(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))).count();
    by_word.max(years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Option<String>, DateFault> {
        read_from(text, false)
    }

    fn read_from(text: &str, sheet: bool) -> Result<Option<String>, DateFault> {
        let shown = |moment: Moment| match moment.time {
            Some(time) => format!("{} {time}", moment.date),
            None => moment.date.to_string(),
        };
        parse(text.as_bytes(), sheet).map(|read| read.map(shown))
    }

    #[test]
    fn every_form_that_means_one_day_is_read() {
        for (text, expected) in [
            ("2024-05-01", "2024-05-01"),
            (" 2024-05-01 ", "2024-05-01"),
            ("20240501", "2024-05-01"),
            ("2024-5-1", "2024-05-01"),
            ("2024/05/01", "2024-05-01"),
            ("2024.05.01", "2024-05-01"),
            ("1/5 2024", "2024-05-01"),
            ("31/12 2024", "2024-12-31"),
            ("1 maj 2024", "2024-05-01"),
            ("1 May 2024", "2024-05-01"),
            ("1-maj-2024", "2024-05-01"),
            ("13/5/2024", "2024-05-13"),
            ("13.05.2024", "2024-05-13"),
            ("5/13/2024", "2024-05-13"),
            ("05-05-2024", "2024-05-05"),
            ("2024-05-01 13:45", "2024-05-01 13:45:00"),
            ("2024-05-01 kl. 13.45", "2024-05-01 13:45:00"),
            ("2024-05-01T13:45:30", "2024-05-01 13:45:30"),
            ("2024-05-01T13:45:30.123", "2024-05-01 13:45:30"),
            ("20240501 0:00", "2024-05-01 00:00:00"),
            ("1/5 2024 13:45", "2024-05-01 13:45:00"),
            ("2024-05-01T13:45:30Z", "2024-05-01 15:45:30"),
            ("2024-04-30T22:30:00+00:00", "2024-05-01 00:30:00"),
            ("2024-05-01T00:30:00+02:00", "2024-05-01 00:30:00"),
            ("2024-01-01 00:30 +0100", "2024-01-01 00:30:00"),
        ] {
            assert_eq!(read(text), Ok(Some(expected.into())), "{text}");
        }
        for text in ["", "  ", "-", "–"] {
            assert_eq!(read(text), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_is_not_read() {
        for text in ["1/5/2024", "01-05-2024", "01.05.2024", "1/5.2024"] {
            assert_eq!(read(text), Err(DateFault::Ambiguous), "{text}");
        }
        for text in ["240501", "1/5-24", "1/5 24", "01.05.24", "1 maj 24"] {
            assert_eq!(read(text), Err(DateFault::ShortYear), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for text in ["2024-02-30", "2024-13-01", "1899-12-31", "2201-01-01", "31/11 2024", "20240001", "13/13/2024"] {
            assert_eq!(read(text), Err(DateFault::NoSuchDay), "{text}");
        }
        for text in [
            "i maj",
            "2024",
            "2024-05",
            "45413",
            "v. 12",
            "2024-05-01 hej",
            "2024-05-01 25:00",
            "1/5",
            "å",
            "20245-01-01",
        ] {
            assert_eq!(read(text), Err(DateFault::Unknown), "{text}");
        }
        for text in [
            "2024-05-01 2024-06-01",
            "2024-05-01\n2024-06-01",
            "2024-05-01, 2024-06-01",
            "2024-05-01/2024-06-01",
            "1/5 2024 och 1/6 2024",
            "20240501 20240601",
            "från 1 maj 2024 till 1 juni 2024",
        ] {
            assert_eq!(read(text), Err(DateFault::Two), "{text}");
        }
    }

    #[test]
    fn the_number_of_a_day_is_a_date_in_a_workbook_only() {
        assert_eq!(read_from("45413", true), Ok(Some("2024-05-01".into())));
        assert_eq!(read_from("45413,5", true), Ok(Some("2024-05-01 12:00:00".into())));
        assert_eq!(read_from("20240501", true), Ok(Some("2024-05-01".into())));
        assert_eq!(read_from("12", true), Err(DateFault::Unknown));
        assert_eq!(read_from("240501", true), Err(DateFault::ShortYear));
    }

    proptest! {
        #[test]
        fn no_cell_panics(cell in proptest::collection::vec(any::<u8>(), 0..24), text in "[0-9 /.:TZ+-]{0,20}", sheet: bool) {
            let _ = parse(&cell, sheet);
            let _ = parse(text.as_bytes(), sheet);
        }

        #[test]
        fn the_quick_way_reads_what_the_careful_way_reads(
            bytes in proptest::collection::vec(any::<u8>(), 0..12),
            text in "[ \u{feff}]?(1[89]|2[0-2]|[0-9]{2})[0-9]{2}[-/]?[01][0-9]-?[0-3][0-9].?",
            digits in "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            sheet: bool,
        ) {
            for cell in [&bytes[..], text.as_bytes(), digits.as_bytes()] {
                prop_assert_eq!(parse(cell, sheet), carefully(cell, sheet));
            }
        }

        #[test]
        fn a_date_is_read_back_from_each_form(days in 0_u64..109_000, form in 0_usize..5) {
            let date = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days);
            let form = ["%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%-d/%-m %Y", "%Y-%m-%dT00:00"][form];
            let read = parse(date.format(form).to_string().as_bytes(), false).unwrap().unwrap();
            prop_assert_eq!(read.date, date);
        }
    }
}
