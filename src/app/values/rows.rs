//! Lists that are written one per line: counting rules, attributes of a sheet, answers of a survey, limits, records.

use super::numbers::{parse_percent, print_percent};
use super::{FieldValue, ValueContext, ValueProblem, parse_date};
use crate::domain::{
    AnswerOption, Attribute, Definition, Limit, LimitRow, LimitSource, LimitUnit, ProblemCode, Tallied,
};
use crate::i18n::values::{self as t, after_word, is_word};
use crate::i18n::{Label, Lang};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A list that a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOf {
    /// Counting rules: "1: kalendermånader; från 2024-05-01".
    Rules,
    /// Attributes of a test sheet: "2: underlag finns; inom 1".
    Attributes,
    /// Answers to a survey's question: "Ja; 17".
    Options,
    /// Limits: "2013-01-01–2025-06-30: 4 månader; lag; SoL 2001:453 11 kap. 2 §".
    Limits,
    /// Words for the levels of a scale, from level 1.
    Words,
    /// The values of risks, a row for each likelihood: "1 2 3 4".
    Grid,
}

fn print_rows<T>(rows: &[T], print: impl Fn(usize, &T) -> String) -> String {
    rows.iter().enumerate().map(|(at, row)| print(at, row)).collect::<Vec<_>>().join("\n")
}

/// Reads the lines that hold something; what is wrong is said with the number of its line.
fn parse_rows<T>(
    text: &str,
    list: ListOf,
    mut parse: impl FnMut(usize, &str) -> Option<T>,
) -> Result<Vec<T>, ValueProblem> {
    let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    let rows = lines.enumerate().map(|(place, (at, line))| {
        parse(place, line).ok_or(ValueProblem::Row { list, row: u16::try_from(at + 1).unwrap_or(u16::MAX) })
    });
    rows.collect()
}

/// Words one per line, from level 1; a number before a word says which level it is and must fit.
impl FieldValue for Vec<String> {
    fn print(&self, _lang: Lang) -> String {
        print_rows(self, |at, word| format!("{}: {}", at + 1, on_line(word)))
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        parse_rows(text, ListOf::Words, |place, line| match numbered(line) {
            Some((number, word)) => (usize::from(number) == place + 1 && !word.is_empty()).then(|| word.to_owned()),
            None => Some(line.to_owned()),
        })
    }
}

/// A row of numbers for each likelihood, from level 1, all as long.
impl FieldValue for Vec<Vec<u16>> {
    fn print(&self, _lang: Lang) -> String {
        print_rows(self, |_, row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        let mut width = None;
        parse_rows(text, ListOf::Grid, |_, line| {
            let parts =
                line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|part| !part.is_empty());
            let row: Vec<u16> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
            (!row.is_empty() && *width.get_or_insert(row.len()) == row.len()).then_some(row)
        })
    }
}

fn on_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number a line begins with, "2: …", and what follows it.
fn numbered(line: &str) -> Option<(u16, &str)> {
    let (number, rest) = line.split_once(':')?;
    Some((number.trim().parse().ok()?, rest.trim()))
}

/// What stands after the last semicolon, and what before it.
fn last_part(line: &str) -> Option<(&str, &str)> {
    line.rsplit_once(';').map(|(before, last)| (before.trim(), last.trim()))
}

/// Rules are numbered, because values refer to them: a line without a number at the end is a new rule, and no line
/// may go.
impl FieldValue for Vec<Definition> {
    fn print(&self, lang: Lang) -> String {
        print_rows(self, |at, rule| {
            let text = format!("{}: {}", at + 1, on_line(&rule.text));
            match rule.since {
                Some(day) => format!("{text}; {} {day}", t::since(lang)),
                None => text,
            }
        })
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        parse_rows(text, ListOf::Rules, |place, line| {
            let text = match numbered(line) {
                Some((number, rest)) if usize::from(number) == place + 1 => rest,
                Some(_) => return None,
                None => line,
            };
            let dated = last_part(text)
                .and_then(|(text, last)| Some((text, parse_date(after_word(last, t::since)?, context.today)?)));
            Some(match dated {
                Some((text, since)) => Definition { text: text.to_owned(), since: Some(since) },
                None => Definition { text: text.to_owned(), since: None },
            })
        })
    }
}

/// Attributes keep their numbers, because marks refer to them; a line without one gets the next that is free.
impl FieldValue for Vec<Attribute> {
    fn print(&self, lang: Lang) -> String {
        print_rows(self, |_, attribute| {
            let text = format!("{}: {}", attribute.number, on_line(&attribute.name));
            match attribute.within {
                Some(outer) => format!("{text}; {} {outer}", t::within(lang)),
                None => text,
            }
        })
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        let given = text.lines().filter_map(|line| u8::try_from(numbered(line.trim())?.0).ok());
        let mut last = given.max().unwrap_or(0);
        let attributes = parse_rows(text, ListOf::Attributes, |_, line| {
            let (number, text) = if let Some((number, rest)) = numbered(line) {
                (u8::try_from(number).ok()?, rest)
            } else {
                last = last.checked_add(1)?;
                (last, line)
            };
            let nested = last_part(text).and_then(|(name, part)| {
                let outer = after_word(part, t::within)?;
                Some((name, outer.trim_start_matches(':').trim().parse().ok()?))
            });
            let (name, within) = nested.map_or((text, None), |(name, outer)| (name, Some(outer)));
            (number > 0 && !name.is_empty()).then(|| Attribute { number, name: name.to_owned(), within })
        })?;
        let again = |at: usize, one: &Attribute| attributes.iter().take(at).any(|other| other.number == one.number);
        if attributes.iter().enumerate().any(|(at, one)| again(at, one)) {
            return Err(ValueProblem::Model(ProblemCode::Duplicate));
        }
        Ok(attributes)
    }
}

/// "17", "14,3 %" or "17; 14,3 %".
impl FieldValue for Tallied {
    fn print(&self, lang: Lang) -> String {
        let count = self.count.map(|count| count.to_string());
        let percent = self.percent.map(|percent| print_percent(percent, lang));
        count.into_iter().chain(percent).collect::<Vec<_>>().join("; ")
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        let mut tally = Self::default();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match parse_tally(part, context) {
                Some(Self { count: Some(count), .. }) if tally.count.is_none() => tally.count = Some(count),
                Some(Self { percent: Some(percent), .. }) if tally.percent.is_none() => tally.percent = Some(percent),
                _ => return Err(ValueProblem::NotATally),
            }
        }
        Ok(tally)
    }
}

/// One of the two a tally may have.
fn parse_tally(part: &str, context: &ValueContext) -> Option<Tallied> {
    if let Some(percent) = parse_percent(part, context) {
        let (percent, rest) = percent.ok()?;
        return rest.is_empty().then_some(Tallied { count: None, percent: Some(percent) });
    }
    u64::parse(part, context).ok().map(|count| Tallied { count: Some(count), percent: None })
}

/// The answers from the best to the worst, each with what gave it.
impl FieldValue for Vec<AnswerOption> {
    fn print(&self, lang: Lang) -> String {
        print_rows(self, |_, option| {
            let (label, tally) = (on_line(&option.label), option.tally.print(lang));
            if tally.is_empty() { label } else { format!("{label}; {tally}") }
        })
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        parse_rows(text, ListOf::Options, |_, line| {
            let mut tally = Tallied::default();
            let mut label = line;
            // From the right, as long as there is something that can be a number: the words may hold semicolons too.
            while let Some((before, last)) = last_part(label) {
                match parse_tally(last, context) {
                    Some(Tallied { count: Some(count), .. }) if tally.count.is_none() => tally.count = Some(count),
                    Some(Tallied { percent: Some(percent), .. }) if tally.percent.is_none() => {
                        tally.percent = Some(percent);
                    }
                    _ => break,
                }
                label = before;
            }
            (!label.is_empty()).then(|| AnswerOption { label: label.to_owned(), tally })
        })
    }
}

const UNITS: [(LimitUnit, Label); 4] = [
    (LimitUnit::Months, t::months),
    (LimitUnit::Days, t::days),
    (LimitUnit::Hours, t::hours),
    (LimitUnit::Kronor, t::kronor),
];

fn unit_word(unit: LimitUnit, lang: Lang) -> &'static str {
    UNITS.iter().find(|(each, _)| *each == unit).map_or("", |(_, word)| word(lang))
}

/// "4 månader", "14 dagar", "1 månad" or "28650 kr": the number, and a unit that begins like its word.
fn parse_limit(text: &str, context: &ValueContext) -> Option<Limit> {
    let at = text.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace() || c == ',' || c == '.'))?;
    let (amount, unit) = text.split_at_checked(at)?;
    let unit = unit.trim().to_lowercase();
    let begins = |word: Label| {
        Lang::ALL.iter().any(|lang| word(*lang).starts_with(&unit)) || (unit == "timme" && word(Lang::Sv) == "timmar")
    };
    let (unit, _) = UNITS.iter().find(|(_, word)| begins(*word))?;
    Some(Limit { amount: Decimal::parse(amount.trim(), context).ok()?, unit: *unit })
}

/// The days a limit is valid: "2013-01-01–2025-06-30", open at either end, or "alltid".
fn print_validity(from: Option<NaiveDate>, to: Option<NaiveDate>, lang: Lang) -> String {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    if from.is_none() && to.is_none() { t::always(lang).to_owned() } else { format!("{}–{}", day(from), day(to)) }
}

fn parse_validity(text: &str) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    if is_word(text, t::always) {
        return Some((None, None));
    }
    let (from, to) = text.split_once('–').or_else(|| text.split_once(" - ")).or_else(|| text.split_once("--"))?;
    let day = |text: &str| match text.trim() {
        "" => Some(None),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Some),
    };
    Some((day(from)?, day(to)?))
}

/// Limits with the days they are valid, whether they are law, where they stand, and when that was looked up.
impl FieldValue for Vec<LimitRow> {
    fn print(&self, lang: Lang) -> String {
        print_rows(self, |_, row| {
            let validity = print_validity(row.from, row.to, lang);
            let limit = format!("{} {}", row.limit.amount.print(lang), unit_word(row.limit.unit, lang));
            let kind = match row.source_kind {
                LimitSource::Law => t::law(lang),
                LimitSource::Local => t::local(lang),
            };
            let source = on_line(&row.source);
            let checked = row.checked_on.map(|day| format!("{} {day}", t::checked(lang)));
            let more = Some(source).filter(|source| !source.is_empty()).into_iter().chain(checked);
            [format!("{validity}: {limit}"), kind.to_owned()].into_iter().chain(more).collect::<Vec<_>>().join("; ")
        })
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        parse_rows(text, ListOf::Limits, |_, line| {
            let (validity, rest) = line.split_once(':')?;
            let (from, to) = parse_validity(validity.trim())?;
            let (limit, rest) = rest.split_once(';').unwrap_or((rest, ""));
            let limit = parse_limit(limit.trim(), context)?;
            let rest = rest.trim();
            let lawful = after_word(rest, t::law).map(|rest| (LimitSource::Law, rest));
            let (source_kind, rest) = lawful.or_else(|| Some((LimitSource::Local, after_word(rest, t::local)?)))?;
            let rest = rest.trim_start_matches(';').trim();
            let checked = |part: &str| NaiveDate::parse_from_str(after_word(part, t::checked)?, "%Y-%m-%d").ok();
            let looked_up = last_part(rest).and_then(|(source, last)| Some((source, checked(last)?)));
            let (source, checked_on) = match looked_up.or_else(|| Some(("", checked(rest)?))) {
                Some((source, day)) => (source, Some(day)),
                None => (rest, None),
            };
            Some(LimitRow { from, to, limit, source: source.to_owned(), source_kind, checked_on })
        })
    }
}

macro_rules! lists_of_records {
    ($($type:ident),*) => {$(
        /// Identities, one per line; the same one twice is one.
        impl FieldValue for Vec<crate::domain::$type> {
            fn print(&self, _lang: Lang) -> String {
                self.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
            }

            fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
                let mut ids = Self::new();
                for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                    let id = crate::domain::$type::parse(line, context)?;
                    if !ids.contains(&id) {
                        ids.push(id);
                    }
                }
                Ok(ids)
            }
        }
    )*};
}

lists_of_records!(MeasureId, ControlId, RiskPointId, DeviationId);

#[cfg(test)]
mod tests;
