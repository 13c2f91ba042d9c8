//! Counts under five: what hides them in a text and in a figure.

use crate::domain::{Book, Figure, Measure, PeriodId};
use crate::i18n::{Lang, figures, public as words};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const FEW: u64 = 5;

/// Whether a share tells of fewer than five, or of all but fewer than five.
const fn is_small(part: u64, whole: u64) -> bool {
    (part > 0 && part < FEW) || (whole > part && whole - part < FEW)
}

/// Whether a figure tells of fewer than five.
pub(in crate::report) fn hides(figure: &Figure) -> bool {
    match figure {
        Figure::Ratio { n, of } => is_small(*n, *of),
        Figure::Count { n } => (1..FEW).contains(n),
        Figure::Share { percent, of: Some(of), .. } => {
            let part =
                percent.checked_mul(Decimal::from(*of)).and_then(|part| (part / Decimal::ONE_HUNDRED).round().to_u64());
            part.is_some_and(|part| is_small(part, *of))
        }
        Figure::Share { .. }
        | Figure::Amount { .. }
        | Figure::YesNo { .. }
        | Figure::NoOccurrences { .. }
        | Figure::NotMeasured { .. } => false,
    }
}

/// Whether the figure of a measure, or the one that it is compared with, tells of fewer than five.
pub(super) fn tells_of_few(book: &Book, measure: &Measure, period: PeriodId) -> bool {
    let now = book.figure(measure.id, period);
    let before = book.compare(measure.id, period).previous;
    now.is_some_and(|now| hides(&now.figure)) || before.is_some_and(|before| hides(&before.figure))
}

/// The sentence of a measure in a period as it may be shown: without a figure that tells of fewer than five, and without
/// the figure before it where that one does.
pub(in crate::report) fn sentence(lang: Lang, book: &Book, measure: &Measure, period: PeriodId) -> Option<String> {
    if !tells_of_few(book, measure, period) {
        return figures::sentence(lang, book, measure, period).map(|said| suppress(&said, lang).0);
    }
    let resolved = book.figure(measure.id, period)?;
    if hides(&resolved.figure) {
        return Some(format!("{}: {}.", figures::name(measure), words::left_out(lang)));
    }
    let plan = book.plan_of(measure.control_id).and_then(|plan| book.plan(plan));
    let now = figures::figure(lang, &resolved, measure, plan.map_or(1, |plan| plan.decimals));
    Some(format!("{}: {}.", figures::name(measure), now.trim_end_matches('.')))
}

/// Leaves out "n av m" where it is small, and a share that stands before it.
pub(in crate::report) fn suppress(text: &str, lang: Lang) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, part, whole, after)) = next_share(rest) {
        if is_small(part, whole) {
            found = true;
            out.push_str(without_share(before, lang).as_str());
            out.push_str(words::left_out(lang));
            rest = after_share(after);
        } else {
            let taken = rest.len() - after.len();
            out.push_str(rest.get(..taken).unwrap_or_default());
            rest = after;
        }
    }
    out.push_str(rest);
    (out, found)
}

/// The next "n av m" of a text, with what stands before and after it.
fn next_share(text: &str) -> Option<(&str, u64, u64, &str)> {
    let mut from = 0;
    loop {
        let found = [" av ", " of "].into_iter().filter_map(|word| text.get(from..)?.find(word)).min()?;
        let at = from + found;
        let (before, after) = (text.get(..at)?, text.get(at + 4..)?);
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let part = before.get(start..)?.parse().ok();
        let whole = after.get(..end)?.parse().ok();
        if let (Some(part), Some(whole)) = (part, whole) {
            return Some((before.get(..start)?, part, whole, after.get(end..)?));
        }
        from = at + 4;
    }
}

/// A text that ends in "34,5 % (": the share would tell the count.
fn without_share(before: &str, lang: Lang) -> String {
    let Some(head) = before.strip_suffix('(').map(str::trim_end).and_then(|head| head.strip_suffix('%')) else {
        return before.to_owned();
    };
    let head = head.trim_end().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    format!("{head}{} (", words::share_left_out(lang))
}

/// A text that goes on with " (34,5 %)": the share would tell the count.
fn after_share(after: &str) -> &str {
    let inner = after.trim_start().strip_prefix('(');
    let share = inner.map(|inner| inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')));
    let rest = share.and_then(|rest| rest.trim_start().strip_prefix('%'));
    rest.map_or(after, |rest| rest.strip_prefix(')').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_go_with_the_share_before_them() {
        let cases = [
            ("Fel: 2 av 10 fakturor.", "Fel: färre än fem fakturor."),
            ("28,1 % (9 av 32), 12,5 % (1 av 8)", "28,1 % (9 av 32), andel utelämnad (färre än fem)"),
            (
                "Sena: 3 av 40 (7,5\u{a0}%). Nya: 2 av 9 (22 %; ca) kvar",
                "Sena: färre än fem. Nya: färre än fem; ca) kvar",
            ),
            ("69 av 72 beslut", "färre än fem beslut"),
            ("4 av 10, 6 av 10, 36 av 40", "färre än fem, färre än fem, färre än fem"),
            ("5 av 10, 35 av 40", "5 av 10, 35 av 40"),
            ("110 av 319; 0 av 12; 5 av 10", "110 av 319; 0 av 12; 5 av 10"),
            ("en av dem, 3 av dem, 12 av 1 218", "en av dem, 3 av dem, 12 av 1 218"),
        ];
        for (text, expected) in cases {
            assert_eq!(suppress(text, Lang::Sv).0, expected);
        }
    }
}
