//! A list of cases that was counted against a limit, in words.

use crate::domain::{CaseCount, Limit, LimitRow, LimitSource, LimitUnit};
use crate::i18n::{Lang, format, messages};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

messages! {
    cases_word: "ärenden", "cases";
    closed_late(late: &str, of: &str, unit: &str, limit: &str):
        format!("{late} av {of} avslutade {unit} tog mer än {limit}"),
        format!("{late} of {of} closed {unit} took more than {limit}");
    closed_late_of_one(late: &str, unit: &str, limit: &str):
        format!("{late} av 1 tog mer än {limit}, räknat i avslutade {unit}"),
        format!("{late} of 1 took more than {limit}, counted in closed {unit}");
    none_closed(unit: &str): format!("inga {unit} avslutades"), format!("no {unit} were closed");
    open_late(count: u64):
        if count == 1 { "1 öppet ärende är redan för sent.".into() } else {
            format!("{} öppna ärenden är redan för sena.", format::count(Lang::Sv, count)) },
        if count == 1 { "1 open case is late already.".into() } else {
            format!("{} open cases are late already.", format::count(Lang::En, count)) };
    open_in_time(count: u64):
        if count == 1 { "Det öppna ärendet är inte för sent.".into() } else {
            format!("Inget av de {} öppna ärendena är för sent.", format::count(Lang::Sv, count)) },
        if count == 1 { "The open case is not late.".into() } else {
            format!("None of the {} open cases is late.", format::count(Lang::En, count)) };
    by_days(days: u64):
        format!("Räknat på {days} {}", if days == 1 { "dag" } else { "dagar" }),
        format!("Counted as {days} {}", if days == 1 { "day" } else { "days" });
    by_first_day: "Räknat med första dagen", "Counted with the first day included";
    other_rule(how: &str, late: &str, apart: &str):
        format!("{how} vore {late} {}{apart}.", if late == "1" { "sent" } else { "sena" }),
        format!("{how}, {late} would be late{apart}.");
    open_other_one(late: bool):
        format!("Det öppna ärendet vore då {}för sent.", if late { "" } else { "inte " }),
        format!("The open case would then {}be late.", if late { "" } else { "not " });
    open_other(late: u64, of: u64):
        format!("Av de {} öppna vore då {} för {}.", format::count(Lang::Sv, of), format::count(Lang::Sv, late), if late == 1 { "sent" } else { "sena" }),
        format!("Of the {} open ones {} would then be late.", format::count(Lang::En, of), format::count(Lang::En, late));
    extended(count: u64):
        if count == 1 { "1 ärende hade en beslutad förlängning.".into() } else {
            format!("{} ärenden hade en beslutad förlängning.", format::count(Lang::Sv, count)) },
        if count == 1 { "1 case had a decided extension.".into() } else {
            format!("{} cases had a decided extension.", format::count(Lang::En, count)) };
    more(count: &str): format!("{count} fler"), format!("{count} more");
    fewer(count: &str): format!("{count} färre"), format!("{count} fewer");
    as_many: "lika många", "as many";
    times_days(median: &str, longest: &str):
        format!("Mediantiden var {median} {} och den längsta {longest}.", if median == "1" { "dag" } else { "dagar" }),
        format!("The median time was {median} {} and the longest {longest}.", if median == "1" { "day" } else { "days" });
    times_hours(median: &str, longest: &str):
        format!("Mediantiden var {median} {} och den längsta {longest}.", if median == "1" { "timme" } else { "timmar" }),
        format!("The median time was {median} {} and the longest {longest}.", if median == "1" { "hour" } else { "hours" });
    unreadable(rows: u64):
        if rows == 1 { "1 rad gick inte att läsa och är inte med.".into() } else {
            format!("{} rader gick inte att läsa och är inte med.", format::count(Lang::Sv, rows)) },
        if rows == 1 { "1 row could not be read and is left out.".into() } else {
            format!("{} rows could not be read and are left out.", format::count(Lang::En, rows)) };
    local_goal: "lokalt mål", "local goal";
    valid_from(from: &str): format!("gäller från {from}"), format!("valid from {from}");
    valid_to(to: &str): format!("gäller till och med {to}"), format!("valid to {to}");
    valid_between(from: &str, to: &str):
        format!("gäller från {from} till och med {to}"), format!("valid from {from} to {to}");
    checked_on(day: &str): format!("kontrollerad {day}"), format!("checked {day}");
    unchecked: "inte kontrollerad mot författningen", "not checked against the statute";
    legal(source: &str): format!("Gränsen: {source}."), format!("The limit: {source}.");
}

const SWEDISH: [&str; 13] =
    ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
const ENGLISH: [&str; 13] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// How long something may take, or how much it may be: "fyra månader", "14 dagar", "24 timmar", "28 650 kronor".
#[must_use]
pub fn limit(lang: Lang, limit: Limit) -> String {
    let (one, many) = match (lang, limit.unit) {
        (Lang::Sv, LimitUnit::Months) => ("månad", "månader"),
        (Lang::Sv, LimitUnit::Days) => ("dag", "dagar"),
        (Lang::Sv, LimitUnit::Hours) => ("timme", "timmar"),
        (_, LimitUnit::Kronor) => ("krona", "kronor"),
        (Lang::En, LimitUnit::Months) => ("month", "months"),
        (Lang::En, LimitUnit::Days) => ("day", "days"),
        (Lang::En, LimitUnit::Hours) => ("hour", "hours"),
    };
    let words = match lang {
        Lang::Sv => SWEDISH,
        Lang::En => ENGLISH,
    };
    let is_one = limit.amount == Decimal::ONE;
    let small = limit.amount.to_usize().filter(|number| Decimal::from(*number) == limit.amount);
    // Months are few and are spelled; days and hours are read as numbers.
    let spelled = small.filter(|_| is_one || limit.unit == LimitUnit::Months).and_then(|number| words.get(number));
    let number = spelled.map_or_else(|| format::number(lang, limit.amount.normalize()), |word| (*word).to_owned());
    format!("{number} {}", if is_one { one } else { many })
}

/// A limit with where it stands and when it is valid: "fyra månader, 11 kap. 2 § socialtjänstlagen (2001:453), gäller
/// från 2002-01-01 till och med 2025-06-30, kontrollerad 2026-11-26."
#[must_use]
pub fn limit_row(lang: Lang, row: &LimitRow) -> String {
    let source = row.source.trim();
    let source = if row.source_kind == LimitSource::Local && !source.starts_with(local_goal(lang)) {
        format!("{}{}{source}", local_goal(lang), if source.is_empty() { "" } else { ": " })
    } else {
        source.to_owned()
    };
    let valid = match (row.from, row.to) {
        (None, None) => None,
        (Some(from), None) => Some(valid_from(lang, &format::date(from))),
        (None, Some(to)) => Some(valid_to(lang, &format::date(to))),
        (Some(from), Some(to)) => Some(valid_between(lang, &format::date(from), &format::date(to))),
    };
    let checked = match (row.checked_on, row.source_kind) {
        (Some(day), _) => Some(checked_on(lang, &format::date(day))),
        (None, LimitSource::Local) => None,
        (None, _) => Some(unchecked(lang).to_owned()),
    };
    let parts = [Some(limit(lang, row.limit)), Some(source).filter(|source| !source.is_empty()), valid, checked];
    format!("{}.", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// What was counted, in the words of the measure's unit: "110 av 319 avslutade utredningar tog mer än fyra månader
/// (34,5 %)", without a stop.
#[must_use]
pub fn cases(lang: Lang, count: &CaseCount, unit: &str, decimals: u8) -> String {
    let unit = if unit.trim().is_empty() { cases_word(lang) } else { unit.trim() };
    if count.cases == 0 {
        return none_closed(lang, unit);
    }
    let say = |number| format::count(lang, number);
    let (late, limit) = (say(count.late), limit(lang, count.limit));
    let statement = match count.cases {
        1 => closed_late_of_one(lang, &late, unit, &limit),
        cases => closed_late(lang, &late, &say(cases), unit, &limit),
    };
    with_share(lang, statement, count.late, count.cases, decimals)
}

fn with_share(lang: Lang, text: String, n: u64, of: u64, decimals: u8) -> String {
    match format::percent(lang, n, of, decimals) {
        Some(share) => format!("{text} ({share})"),
        None => text,
    }
}

/// What else there is to say of the cases: those still open, the other way of counting, how long they took.
pub(super) fn rest(lang: Lang, count: &CaseCount, decimals: u8) -> Vec<String> {
    let mut said = Vec::new();
    match (count.open_late, count.open) {
        (0, 0) => {}
        (0, open) => said.push(open_in_time(lang, open)),
        (late, _) => said.push(open_late(lang, late)),
    }
    said.extend(by_other_rule(lang, count, decimals));
    said.extend(with_extension(lang, count));
    if let (Some(median), Some(longest)) = (count.median, count.longest) {
        let say = |number: Decimal| format::number(lang, number.normalize());
        let times = if count.limit.unit == LimitUnit::Hours { times_hours } else { times_days };
        said.push(times(lang, &say(median), &say(longest)));
    }
    if count.unreadable > 0 {
        said.push(unreadable(lang, count.unreadable));
    }
    if !count.legal_source.trim().is_empty() {
        said.push(legal(lang, count.legal_source.trim().trim_end_matches('.')));
    }
    said
}

/// "Räknat på 120 dagar vore 147 sena (46,1 %): 37 fler. Av de 80 öppna vore då 15 för sena."
#[must_use]
pub fn by_other_rule(lang: Lang, count: &CaseCount, decimals: u8) -> Option<String> {
    let share = format::percent(lang, count.late_by_other_rule, count.cases, decimals)?;
    let number = count.limit.amount.to_u64()?;
    let how = match count.limit.unit {
        LimitUnit::Months => by_days(lang, number.checked_mul(30)?),
        LimitUnit::Days => by_first_day(lang).to_owned(),
        LimitUnit::Hours => by_days(lang, number.div_ceil(24)),
        LimitUnit::Kronor => return None,
    };
    let (here, there) = (count.late, count.late_by_other_rule);
    let apart = match there.cmp(&here) {
        std::cmp::Ordering::Greater => more(lang, &format::count(lang, there - here)),
        std::cmp::Ordering::Less => fewer(lang, &format::count(lang, here - there)),
        std::cmp::Ordering::Equal => as_many(lang).to_owned(),
    };
    let closed = other_rule(lang, &how, &format::count(lang, there), &format!(" ({share}): {apart}"));
    match count.open_late_by_other_rule.filter(|late| *late != count.open_late) {
        Some(late) if count.open == 1 => Some(format!("{closed} {}", open_other_one(lang, late > 0))),
        Some(late) => Some(format!("{closed} {}", open_other(lang, late, count.open))),
        None => Some(closed),
    }
}

/// How many cases had a last day of their own, where that was counted and there are any.
#[must_use]
pub fn with_extension(lang: Lang, count: &CaseCount) -> Option<String> {
    count.extended.filter(|count| *count > 0).map(|count| extended(lang, count))
}
