//! Counts under five: what hides them in a text and in a figure.

use crate::domain::{
    Book, CaseCount, ControlId, Figure, Measure, PeriodId, Reading, Survey, SurveyPart, SurveyQuestion, Tallied,
    TestSheet,
};
use crate::i18n::{Lang, figures, public as words};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const FEW: u64 = 5;

const fn is_few(count: u64) -> bool {
    0 < count && count < FEW
}

/// Whether a share tells of fewer than five, or of all but fewer than five.
const fn is_small(part: u64, whole: u64) -> bool {
    is_few(part) || is_few(whole.saturating_sub(part))
}

/// Whether a figure tells of fewer than five.
fn hides(figure: &Figure) -> bool {
    match figure {
        Figure::Ratio { n, of } => is_small(*n, *of),
        Figure::Count { n } => is_few(*n),
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

/// Whether the figure of a measure is left out: it tells of fewer than five, or somebody could work out from it a count
/// that does.
pub(in crate::report) fn is_hidden(book: &Book, measure: &Measure, period: PeriodId) -> bool {
    let figure = |measure: &Measure| book.figure(measure.id, period).map(|resolved| resolved.figure);
    let Some(own) = figure(measure) else { return false };
    let is_sum = book.value(measure.id, period).is_some_and(|value| matches!(value.reading, Reading::Parts {}));
    // Of a sum with one part left out, what the others come to tells the part.
    let lone_part = || is_sum && book.parts(measure.id).filter_map(figure).filter(hides).count() == 1;
    let unmatched = || book.pairing(measure, period).is_some_and(|(have, needed)| is_small(have, needed));
    hides(&own) || lone_part() || unmatched()
}

/// Whether the sentence of a measure tells of fewer than five: in its figure, in the one that it is compared with, or in
/// what it says besides.
fn tells_of_few(book: &Book, measure: &Measure, period: PeriodId) -> bool {
    let Some(value) = book.value(measure.id, period) else { return false };
    let comparison = book.compare(measure.id, period);
    let beside = value.beside.as_ref().and_then(|beside| book.figure_of(&beside.reading, measure.id, period));
    is_hidden(book, measure, period)
        || comparison.previous.is_some_and(|before| hides(&before.figure))
        || comparison.by_rule.is_some_and(|(_, now, before)| hides(&now) || hides(&before))
        || beside.is_some_and(|beside| hides(&beside.figure))
        || matches!(&value.reading, Reading::Cases(count) if has_few(count))
}

/// Whether something that is said of a list of cases beside its figure tells of fewer than five.
fn has_few(count: &CaseCount) -> bool {
    let CaseCount { late, late_by_other_rule: other, open, open_late, .. } = *count;
    let open_other = count.open_late_by_other_rule.unwrap_or_default();
    let others = [open, open_late, open_other, late.abs_diff(other), count.extended.unwrap_or_default()];
    is_small(other, count.cases) || others.into_iter().any(is_few)
}

/// The sentence of a measure in a period as it may be shown: without a figure that tells of fewer than five, and without
/// what it is compared with where that does.
pub(in crate::report) fn sentence(lang: Lang, book: &Book, measure: &Measure, period: PeriodId) -> Option<String> {
    if !tells_of_few(book, measure, period) {
        return figures::sentence(lang, book, measure, period).map(|said| suppress(&said).0);
    }
    let resolved = book.figure(measure.id, period)?;
    if is_hidden(book, measure, period) {
        return Some(format!("{}: {}.", figures::name(measure), words::left_out(lang)));
    }
    let plan = book.plan_of(measure.control_id).and_then(|plan| book.plan(plan));
    let now = figures::figure(lang, &resolved, measure, plan.map_or(1, |plan| plan.decimals));
    Some(format!("{}: {}.", figures::name(measure), now.trim_end_matches('.')))
}

/// The lines of a survey as they may be shown, one for each of [`figures::survey`].
pub(in crate::report) fn survey(lang: Lang, book: &Book, survey: &Survey, decimals: u8) -> Vec<String> {
    let is_hidden = match (survey.answered, survey.invited) {
        (Some(answered), Some(invited)) => is_small(answered, invited),
        (answered, invited) => answered.or(invited).is_some_and(is_few),
    };
    let rate = figures::response(lang, survey, decimals).map(|rate| {
        let rate = if is_hidden { words::left_out(lang) } else { &rate };
        format!("{}: {rate}.", survey.name)
    });
    let question = |question: &SurveyQuestion| {
        let said = figures::survey_answers(lang, question, decimals)?;
        let said = if tells_of_few_answers(question) { words::left_out(lang) } else { &said };
        Some(format!("{} {said}.", figures::labelled(&question.text)))
    };
    rate.into_iter().chain(book.survey_questions(survey.id).filter_map(question)).collect()
}

/// Whether one of the answers to a question is of fewer than five, or of all but fewer than five.
pub(in crate::report) fn has_few_answers(question: &SurveyQuestion) -> bool {
    let answers = question.answers();
    let given = |tally: Tallied| match (tally.count, tally.percent) {
        (Some(n), _) => Some(answers.map_or(Figure::Count { n }, |of| Figure::Ratio { n, of })),
        (None, percent) => percent.map(|percent| Figure::Share { percent, of: answers, source: String::new() }),
    };
    question.options.iter().filter_map(|option| given(option.tally)).any(|given| hides(&given))
}

fn tells_of_few_answers(question: &SurveyQuestion) -> bool {
    let parts = [SurveyPart::Top, SurveyPart::Bottom].into_iter();
    parts.filter_map(|part| question.figure(part)).any(|resolved| hides(&resolved.figure))
}

/// The line of a test sheet as it may be shown.
pub(in crate::report) fn sheet(lang: Lang, book: &Book, sheet: &TestSheet, decimals: u8) -> Option<String> {
    let seen = figures::sheet(lang, book, sheet, None, ("", decimals))?;
    let totals = book.sheet_totals(sheet.id)?;
    let is_hidden = is_small(totals.items_with_deviation, totals.items_tested);
    Some(format!("{}: {}.", sheet.name, if is_hidden { words::left_out(lang) } else { &seen }))
}

/// What the program may have put into the result of a control in a period, in a language, that tells of fewer than five: each
/// with what is shown in its place.
pub(super) fn in_result(
    book: &Book,
    (control, period): (ControlId, PeriodId),
    written: Lang,
    shown: Lang,
) -> Vec<(String, String)> {
    let plan = book.plan_of(control).and_then(|plan| book.plan(plan));
    let decimals = plan.map_or(1, |plan| plan.decimals);
    // What is said, what of it may be shown, and that in the language it is shown in.
    let mut said = Vec::new();
    for each in book.measures(control) {
        let whole = figures::sentence(written, book, each, period);
        said.push((whole, sentence(written, book, each, period), sentence(shown, book, each, period)));
    }
    for each in book.surveys_of_control(control).filter(|survey| survey.period_id == period) {
        let lines = figures::survey(written, book, each, decimals).into_iter().map(Some);
        let of = |lang| survey(lang, book, each, decimals).into_iter().map(Some);
        said.extend(lines.zip(of(written)).zip(of(shown)).map(|((whole, public), shown)| (whole, public, shown)));
    }
    for each in book.sheets(control).filter(|sheet| sheet.period_id == period) {
        let whole = figures::sheet_line(written, book, each, decimals);
        said.push((whole, sheet(written, book, each, decimals), sheet(shown, book, each, decimals)));
    }
    said.into_iter()
        .filter(|(whole, public, _)| whole != public)
        .filter_map(|(whole, _, shown)| whole.zip(shown))
        .collect()
}

/// Leaves out "n av m" where it is small, and a share that stands beside it. What stands in its place is of the language that
/// the count is written in, whatever the document's.
pub(in crate::report) fn suppress(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(share) = next_share(rest) {
        if is_small(share.part, share.whole) {
            found = true;
            out.push_str(without_share(share.before, share.lang).as_str());
            out.push_str(words::left_out(share.lang));
            rest = after_share(share.after);
        } else {
            let taken = rest.len() - share.after.len();
            out.push_str(rest.get(..taken).unwrap_or_default());
            rest = share.after;
        }
    }
    out.push_str(rest);
    (out, found)
}

/// "n av m" in a text, with what stands before and after it.
struct Share<'t> {
    before: &'t str,
    part: u64,
    whole: u64,
    after: &'t str,
    lang: Lang,
}

fn next_share(text: &str) -> Option<Share<'_>> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let found = [(" av ", Lang::Sv), (" of ", Lang::En)].map(|(word, lang)| Some((rest.find(word)?, lang)));
        let (found, lang) = found.into_iter().flatten().min_by_key(|(at, _)| *at)?;
        let at = from + found;
        if let (Some((before, part)), Some((whole, after))) =
            (number_at_end(text.get(..at)?), number_at_start(text.get(at + 4..)?))
        {
            return Some(Share { before, part, whole, after, lang });
        }
        from = at + 4;
    }
}

const BLANKS: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// The number that a text begins with, "1 218" being one, and the rest.
fn number_at_start(text: &str) -> Option<(u64, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    while (1..=3).contains(&digits(text)) {
        let Some(group) = text.get(end..).and_then(|rest| rest.strip_prefix(BLANKS)) else { break };
        if digits(group) != 3 {
            break;
        }
        end = text.len() - group.len() + 3;
    }
    let (number, rest) = text.split_at_checked(end)?;
    Some((read(number)?, rest))
}

/// The number that a text ends with, and what stands before it.
fn number_at_end(text: &str) -> Option<(&str, u64)> {
    let digits = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let mut start = text.len() - digits(text);
    let mut last = digits(text);
    while last == 3 {
        let Some(before) = text.get(..start).and_then(|rest| rest.strip_suffix(BLANKS)) else { break };
        last = digits(before);
        if !(1..=3).contains(&last) {
            break;
        }
        start = before.len() - last;
    }
    let (before, number) = text.split_at_checked(start)?;
    Some((before, read(number)?))
}

fn read(number: &str) -> Option<u64> {
    number.replace(BLANKS, "").parse().ok()
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
            ("3 av 1 218 beslut, 1\u{a0}003 av 1\u{202f}218", "färre än fem beslut, 1\u{a0}003 av 1\u{202f}218"),
            ("år 2024 3 av 12 100", "år 2024 färre än fem"),
            ("late: 2 of 9 (22%) cases, och 3 av 9", "late: fewer than five cases, och färre än fem"),
            ("en av dem, 3 av dem, 12 av 1 218", "en av dem, 3 av dem, 12 av 1 218"),
        ];
        for (text, expected) in cases {
            assert_eq!(suppress(text).0, expected);
        }
    }
}
