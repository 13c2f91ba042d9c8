//! How figures are said: a value with its counts, which way it went, and why two values are not compared.
//!
//! Whole sentences are in `tell`, and in `cases`, `sheets` and `surveys` for what is counted there. Computes nothing
//! of its own: figures, trends and limits come from the domain.

pub mod cases;
pub mod sheets;
pub mod surveys;
pub mod tell;
mod units;

pub use cases::{by_other_rule, cases, limit, limit_row, with_extension};
pub use sheets::{sheet, sheet_line, upper};
pub use surveys::{response, survey, survey_answers, survey_question};
pub use tell::sentence;

use super::terms::Glyphs;
use super::{Lang, format, messages};
use crate::domain::{Apart, Figure, Measure, Resolved, Trend};
use rust_decimal::Decimal;

messages! {
    about(amount: &str): format!("ca {amount}"), format!("about {amount}");
    yes: "ja", "yes";
    no: "nej", "no";
    none_occurred: "inga förekom", "none occurred";
    not_measured: "ej mätt", "not measured";
    no_counts: "antal saknas", "no counts";
    of_base(base: &str): format!("av {base}"), format!("of {base}");
    counted_in(unit: &str): format!("räknat i {unit}"), format!("counted in {unit}");
    derived: "antalet är räknat ur andelen", "the number is computed from the share";
    parts_missing(count: usize):
        format!("antal saknas för {count} delmått"),
        format!("no counts for {count} {}", if count == 1 { "part" } else { "parts" });
    unchanged: "oförändrat", "unchanged";
    higher: "högre", "higher";
    lower: "lägre", "lower";
    better: "bättre", "better";
    worse: "sämre", "worse";
    apart_no_value: "inget värde ännu", "no value yet";
    apart_no_previous: "inget tidigare värde", "no earlier value";
    apart_other_rule: "serien bruten: annan räkneregel", "series broken: counted by another rule";
    apart_not_comparable: "serien bruten: inte jämförbart", "series broken: not comparable";
    apart_other_kind: "jämförs inte: annat slags värde", "not compared: another kind of value";
    apart_not_measured: "jämförs inte: ej mätt", "not compared: not measured";
    apart_no_occurrences: "jämförs inte: inga förekom", "not compared: none occurred";
}

/// A figure with what must be said beside it: "34,5 % (110 av 319)", "37,5 % (antal saknas)", "ca 66,7 Mkr".
#[must_use]
pub fn figure(lang: Lang, resolved: &Resolved, measure: &Measure, decimals: u8) -> String {
    let mut notes = Vec::new();
    if resolved.derived {
        notes.push(derived(lang).to_owned());
    }
    if !resolved.missing.is_empty() {
        notes.push(parts_missing(lang, resolved.missing.len()));
    }
    with_notes(lang, &resolved.figure, &measure.unit, decimals, notes)
}

/// A figure by itself, such as the one of the period before; `unit` is what a count is of, or an amount in.
#[must_use]
pub fn plain(lang: Lang, figure: &Figure, unit: &str, decimals: u8) -> String {
    with_notes(lang, figure, unit, decimals, Vec::new())
}

fn with_notes(lang: Lang, figure: &Figure, unit: &str, decimals: u8, more: Vec<String>) -> String {
    let (head, mut notes) = match figure {
        Figure::Ratio { n, of } => {
            let counts = format::counts(lang, *n, *of);
            match format::percent(lang, *n, *of, decimals) {
                Some(share) => (share, vec![counts]),
                None => (counts, Vec::new()),
            }
        }
        Figure::Count { n } => (counted(lang, format::count(lang, *n), *n, unit), Vec::new()),
        Figure::Amount { amount, approximate } => {
            let amount = of_unit(&format::number(lang, *amount), *amount, unit);
            (if *approximate { about(lang, &amount) } else { amount }, Vec::new())
        }
        Figure::YesNo { yes: is_yes } => ((if *is_yes { yes } else { no })(lang).to_owned(), Vec::new()),
        Figure::Share { percent, of, .. } => {
            let base = of.map(|of| of_base(lang, &format::count(lang, of)));
            let notes = base.into_iter().chain([no_counts(lang).to_owned()]).collect();
            (format::as_percent(lang, &format::number(lang, *percent)), notes)
        }
        Figure::NoOccurrences { how_known } => (because(none_occurred(lang), how_known), Vec::new()),
        Figure::NotMeasured { why } => (because(not_measured(lang), why), Vec::new()),
    };
    notes.extend(more);
    if notes.is_empty() { head } else { format!("{head} ({})", notes.join("; ")) }
}

/// A count with what is counted. A unit is written as a plural ("avslag"): of one it is said apart, "1, räknat i avslag",
/// where its singular is not known.
fn counted(lang: Lang, said: String, number: u64, unit: &str) -> String {
    match (number, unit.trim()) {
        (_, "") => said,
        (1, unit) => match units::of_one(unit) {
            Some(one) => format!("{said} {one}"),
            None => format!("{said}, {}", counted_in(lang, unit)),
        },
        (_, unit) => format!("{said} {unit}"),
    }
}

fn of_unit(said: &str, amount: Decimal, unit: &str) -> String {
    let unit = unit.trim();
    let one = if amount.abs() == Decimal::ONE { units::of_one(unit) } else { None };
    if unit.is_empty() { said.to_owned() } else { format!("{said} {}", one.unwrap_or(unit)) }
}

fn because(head: &str, reason: &str) -> String {
    if reason.trim().is_empty() { head.to_owned() } else { format!("{head}: {}", reason.trim()) }
}

/// Which way a figure went: the word.
#[must_use]
pub const fn trend_word(lang: Lang, trend: Trend) -> &'static str {
    match trend {
        Trend::Unchanged => unchanged(lang),
        Trend::Higher => higher(lang),
        Trend::Lower => lower(lang),
        Trend::HigherBetter | Trend::LowerBetter => better(lang),
        Trend::HigherWorse | Trend::LowerWorse => worse(lang),
    }
}

/// Which way a figure went: the sign, which never stands without its word.
#[must_use]
pub const fn trend_glyph(glyphs: Glyphs, trend: Trend) -> &'static str {
    match (glyphs, trend) {
        (Glyphs::Standard, Trend::Unchanged) => "→",
        (Glyphs::Standard, Trend::Higher | Trend::HigherBetter | Trend::HigherWorse) => "↑",
        (Glyphs::Standard, Trend::Lower | Trend::LowerBetter | Trend::LowerWorse) => "↓",
        (Glyphs::Ascii, Trend::Unchanged) => "=",
        (Glyphs::Ascii, Trend::Higher | Trend::HigherBetter | Trend::HigherWorse) => "^",
        (Glyphs::Ascii, Trend::Lower | Trend::LowerBetter | Trend::LowerWorse) => "v",
    }
}

/// Which way a figure went, with its sign: "↑ sämre".
#[must_use]
pub fn trend(lang: Lang, glyphs: Glyphs, trend: Trend) -> String {
    format!("{} {}", trend_glyph(glyphs, trend), trend_word(lang, trend))
}

/// Why two values are not compared.
#[must_use]
pub const fn apart(lang: Lang, apart: Apart) -> &'static str {
    match apart {
        Apart::NoValue => apart_no_value(lang),
        Apart::NoPrevious => apart_no_previous(lang),
        Apart::OtherRule => apart_other_rule(lang),
        Apart::NotComparable => apart_not_comparable(lang),
        Apart::OtherKind => apart_other_kind(lang),
        Apart::NotMeasured => apart_not_measured(lang),
        Apart::NoOccurrences => apart_no_occurrences(lang),
    }
}

/// The name of a measure with what it is about, where the name does not say that already.
#[must_use]
pub fn name(measure: &Measure) -> String {
    let (name, stratum) = (measure.name.trim(), measure.stratum.trim());
    let says_it = name.to_lowercase().contains(&stratum.to_lowercase());
    if says_it { name.to_owned() } else { format!("{name}, {stratum}") }
}

/// A name or question before what is said of it: with a colon, unless it ends in a sign of its own.
#[must_use]
pub fn labelled(name: &str) -> String {
    let name = name.trim();
    if name.ends_with(['?', '!', ':']) { name.to_owned() } else { format!("{}:", name.trim_end_matches('.')) }
}

/// A text of a person's as a sentence: with a stop at its end.
fn ended(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests;
