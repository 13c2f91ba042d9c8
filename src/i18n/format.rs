//! How numbers, shares and dates are written.
//!
//! Shares are computed from whole numbers, rounded half up and never through a binary fraction, and are always
//! shown with their counts. Swedish: "1 218", "34,5 % (110 av 319)", "16 september 2024"; spaces within a number
//! do not break.

use super::{Lang, messages};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use std::borrow::Cow;

const NBSP: char = '\u{a0}';
const MINUS: char = '\u{2212}';

messages! {
    january: "januari", "January";
    february: "februari", "February";
    march: "mars", "March";
    april: "april", "April";
    may: "maj", "May";
    june: "juni", "June";
    july: "juli", "July";
    august: "augusti", "August";
    september: "september", "September";
    october: "oktober", "October";
    november: "november", "November";
    december: "december", "December";
    jan: "jan", "Jan";
    feb: "feb", "Feb";
    mar: "mars", "Mar";
    apr: "apr", "Apr";
    may_short: "maj", "May";
    jun: "juni", "Jun";
    jul: "juli", "Jul";
    aug: "aug", "Aug";
    sep: "sep", "Sep";
    oct: "okt", "Oct";
    nov: "nov", "Nov";
    dec: "dec", "Dec";
    and: "och", "and";
    today_word: "i dag", "today";
    tomorrow: "i morgon", "tomorrow";
    yesterday: "i går", "yesterday";
    in_days(days: i64): format!("om {days} dagar"), format!("in {days} days");
    days_ago(days: i64): format!("för {days} dagar sedan"), format!("{days} days ago");
    of_counts(part: &str, whole: &str): format!("{part} av {whole}"), format!("{part} of {whole}");
}

/// A whole number with its thousands apart: "1 218".
#[must_use]
pub fn integer(lang: Lang, number: i64) -> String {
    let digits = grouped(lang, &number.unsigned_abs().to_string());
    if number < 0 { format!("{MINUS}{digits}") } else { digits }
}

fn grouped(lang: Lang, digits: &str) -> String {
    let separator = match lang {
        Lang::Sv => NBSP,
        Lang::En => ',',
    };
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number given in units of 10 to the power of minus `decimals`: `decimal(Sv, 667, 1)` is "66,7".
#[must_use]
pub fn decimal(lang: Lang, scaled: i64, decimals: u8) -> String {
    let digits = format!("{:0>width$}", scaled.unsigned_abs(), width = usize::from(decimals) + 1);
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(decimals));
    marked(lang, scaled < 0, whole, fraction)
}

/// An exact number with the decimals it has: "1 218,50".
#[must_use]
pub fn number(lang: Lang, number: Decimal) -> String {
    let digits = number.abs().to_string();
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    marked(lang, number.is_sign_negative() && !number.is_zero(), whole, fraction)
}

/// Digits before and after the decimal mark, written as a number.
fn marked(lang: Lang, is_negative: bool, whole: &str, fraction: &str) -> String {
    let mark = match lang {
        Lang::Sv => ',',
        Lang::En => '.',
    };
    let mut out = String::new();
    if is_negative {
        out.push(MINUS);
    }
    out.push_str(&grouped(lang, whole));
    if !fraction.is_empty() {
        out.push(mark);
        out.push_str(fraction);
    }
    out
}

/// A number as a share: "34,5 %".
#[must_use]
pub fn as_percent(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Sv => format!("{number}{NBSP}%"),
        Lang::En => format!("{number}%"),
    }
}

/// The share `part` is of `whole`, in units of 10 to the power of minus `decimals` percent, rounded half up.
/// `None` of nothing, or when it is too large to write.
#[must_use]
pub fn share(part: u64, whole: u64, decimals: u8) -> Option<i64> {
    let scale = 10_u128.checked_pow(u32::from(decimals))?.checked_mul(200)?;
    let whole = u128::from(whole);
    let doubled = u128::from(part).checked_mul(scale)?.checked_add(whole)?;
    i64::try_from(doubled.checked_div(2 * whole)?).ok()
}

/// The share alone: "34,5 %". `None` of nothing. Show it only where its counts stand beside it.
#[must_use]
pub fn percent(lang: Lang, part: u64, whole: u64, decimals: u8) -> Option<String> {
    Some(as_percent(lang, &decimal(lang, share(part, whole, decimals)?, decimals)))
}

/// The counts alone: "110 av 319".
#[must_use]
pub fn counts(lang: Lang, part: u64, whole: u64) -> String {
    of_counts(lang, &count(lang, part), &count(lang, whole))
}

/// A count with its thousands apart.
#[must_use]
pub fn count(lang: Lang, number: u64) -> String {
    grouped(lang, &number.to_string())
}

/// The share with its counts: "34,5 % (110 av 319)". Of nothing there is no share: "0 av 0".
#[must_use]
pub fn percent_of(lang: Lang, part: u64, whole: u64, decimals: u8) -> String {
    let counts = counts(lang, part, whole);
    percent(lang, part, whole, decimals).map_or_else(|| counts.clone(), |share| format!("{share} ({counts})"))
}

/// "2024-09-16".
#[must_use]
pub fn date(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// "2024-09-16 14:32".
#[must_use]
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// "14:32".
#[must_use]
pub fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M").to_string()
}

/// "16 september 2024".
#[must_use]
pub fn date_long(lang: Lang, date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(lang, date.month()), date.year())
}

/// The name of a month, 1 to 12.
#[must_use]
pub const fn month(lang: Lang, number: u32) -> &'static str {
    match number {
        1 => january(lang),
        2 => february(lang),
        3 => march(lang),
        4 => april(lang),
        5 => may(lang),
        6 => june(lang),
        7 => july(lang),
        8 => august(lang),
        9 => september(lang),
        10 => october(lang),
        11 => november(lang),
        _ => december(lang),
    }
}

/// The short name of a month, 1 to 12.
#[must_use]
pub const fn month_short(lang: Lang, number: u32) -> &'static str {
    match number {
        1 => jan(lang),
        2 => feb(lang),
        3 => mar(lang),
        4 => apr(lang),
        5 => may_short(lang),
        6 => jun(lang),
        7 => jul(lang),
        8 => aug(lang),
        9 => sep(lang),
        10 => oct(lang),
        11 => nov(lang),
        _ => dec(lang),
    }
}

/// A period as briefly as it can be said: "maj–aug", "maj", "15 maj–20 aug", with years where they differ.
#[must_use]
pub fn date_range(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let whole_months = from.day() == 1 && to.succ_opt().is_none_or(|next| next.day() == 1);
    let years = from.year() != to.year();
    if whole_months && (from.year(), from.month()) == (to.year(), to.month()) {
        return month_short(lang, from.month()).to_owned();
    }
    if from == to {
        return format!("{} {}", from.day(), month_short(lang, from.month()));
    }
    let say = |date: NaiveDate| {
        let mut text = String::new();
        if !whole_months {
            text = format!("{} ", date.day());
        }
        text.push_str(month_short(lang, date.month()));
        if years {
            text = format!("{text} {}", date.year());
        }
        text
    };
    // Spaces round the dash as soon as an end is more than one word.
    let dash = if whole_months && !years { "–" } else { " – " };
    format!("{}{dash}{}", say(from), say(to))
}

/// A period in full: "1 maj – 31 augusti 2024", with both years where they differ.
#[must_use]
pub fn date_range_long(lang: Lang, from: NaiveDate, to: NaiveDate) -> String {
    let end = date_long(lang, to);
    if from == to {
        end
    } else if from.year() == to.year() {
        format!("{} {} – {end}", from.day(), month(lang, from.month()))
    } else {
        format!("{} – {end}", date_long(lang, from))
    }
}

/// Things one after the other: "a, b och c".
#[must_use]
pub fn list(lang: Lang, things: &[String]) -> String {
    match things {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), and(lang)),
    }
}

/// A text in which no line break can part a number from its percent sign, its unit, its thousands or its whole, or a section
/// from its sign, and no line begins with a dash, when it is wrapped at its spaces: texts are stored with common spaces,
/// whatever was typed. The parts of a registry number may be parted: it is copied out of documents to be looked for.
#[must_use]
pub fn keep_together(text: &str) -> Cow<'_, str> {
    let (mut out, mut taken) = (String::new(), 0);
    for (at, _) in text.match_indices(' ') {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        if binds(before, after) {
            out.push_str(text.get(taken..at).unwrap_or_default());
            out.push(NBSP);
            taken = at + 1;
        }
    }
    if taken == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(taken..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether what stands on either side of a space belongs together: "34 %", "1 218", "9 av 32", "500 kr", "11 kap. 1 a §",
/// "§ 12", "maj –".
fn binds(before: &str, after: &str) -> bool {
    let (head, word) = before.rsplit_once(' ').unwrap_or(("", before));
    let is_number = ends_with_digit(word);
    let follows_number = ["%", "§", "kap."].iter().any(|sign| after.starts_with(sign)) || starts_with_thousand(after);
    let is_lettered = after.get(1..).is_some_and(|rest| rest.starts_with(" §"));
    is_number && (follows_number || is_lettered || starts_with_unit(after) || starts_with_whole(after))
        || matches!(word, "av" | "of") && ends_with_digit(head) && starts_with_digit(after)
        || word.len() == 1 && after.starts_with('§')
        || word == "§" && starts_with_digit(after)
        || !word.is_empty() && after.starts_with("– ")
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a text begins with what its number is a part of: "av 32".
fn starts_with_whole(text: &str) -> bool {
    ["av ", "of "].iter().any(|of| text.strip_prefix(of).is_some_and(starts_with_digit))
}

/// Whether a text begins with a unit of money.
fn starts_with_unit(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(word, "kr" | "tkr" | "mkr" | "mnkr" | "kronor")
}

/// Whether a text begins with exactly three digits.
fn starts_with_thousand(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 3
}

/// How far a day is from today: "i dag", "om 5 dagar", "för 3 dagar sedan".
#[must_use]
pub fn relative(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    match date.signed_duration_since(today).num_days() {
        0 => today_word(lang).to_owned(),
        1 => tomorrow(lang).to_owned(),
        -1 => yesterday(lang).to_owned(),
        days if days > 0 => in_days(lang, days),
        days => days_ago(lang, -days),
    }
}

#[cfg(test)]
mod tests;
