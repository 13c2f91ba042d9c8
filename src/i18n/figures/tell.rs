//! The sentence of a measure in a period, with the value before it.

use super::{ended, plain, units, with_notes};
use crate::domain::{
    Apart, Book, Comparison, Figure, Measure, MeasureValue, PeriodId, Previous, Reading, Resolved, Survey,
    SurveyQuestion, TestSheet, Trend,
};
use crate::i18n::{Lang, format, messages};

messages! {
    none_this_period: "inga förekom under perioden", "none occurred in the period";
    not_measured_now: "inte mätt under perioden", "not measured in the period";
    how_known(how: &str): format!("Så vet vi det: {how}"), format!("How we know: {how}");
    why(why: &str): format!("Skäl: {why}"), format!("Why: {why}");
    source(source: &str): format!("källa: {source}"), format!("source: {source}");
    as_of(day: &str): format!("per {day}"), format!("as of {day}");
    compared(before: &str, when: &str): format!(", jämfört med {before} {when}"), format!(", compared with {before} {when}");
    none: "inga", "none";
    period_before: "föregående period", "the period before";
    period_named(name: &str, year: i32): format!("i {name} {year}"), format!("in {name} {year}");
    was(when: &str, before: &str): format!("Värdet {when} var {before}."), format!("The value {when} was {before}.");
    not_compared_rule:
        "Talen jämförs inte, för de är räknade med olika räkneregler.",
        "The numbers are not compared, for they are counted by different rules.";
    not_compared_kind:
        "Talen jämförs inte, för de är av olika slag.",
        "The numbers are not compared, for they are of different kinds.";
    not_compared(reason: &str): format!("Talen jämförs inte: {reason}"), format!("The numbers are not compared: {reason}");
    comparable_with_none(reason: &str):
        format!("Kan inte jämföras med andra perioder: {reason}"),
        format!("Not comparable with other periods: {reason}");
    not_measured_before(when: &str): format!("Det mättes inte {when}."), format!("It was not measured {when}.");
    by_rule(rule: &str, now: &str, tail: &str):
        format!("Med {rule} blir det {now}{tail}."),
        format!("By {rule} it is {now}{tail}.");
    rule(version: u16, words: &str):
        if words.is_empty() { format!("räkneregel {version}") } else { format!("räkneregel {version} ({words})") },
        if words.is_empty() { format!("counting rule {version}") } else { format!("counting rule {version} ({words})") };
    an_improvement: "Det är en förbättring.", "That is an improvement.";
    a_worsening: "Det är en försämring.", "That is a worsening.";
    no_change: "Det är oförändrat.", "That is unchanged.";
    without_parts(names: &str):
        format!("Antal saknas för {names}, som inte är med i summan."),
        format!("There are no counts for {names}, which the sum leaves out.");
    pairs(n: &str, of: &str, unit: &str):
        format!("{n} av {of}{unit} som krävs"),
        format!("{n} of {of}{unit} required");
    pairs_missing(count: &str): format!("; {count} saknas"), format!("; {count} missing");
    pairs_over(n: &str, more: &str, of: &str):
        format!("{n}, {more} fler än de {of} som krävs"),
        format!("{n}, {more} more than the {of} required");
    pairs_not_known: "Hur många som krävs är inte känt.", "How many are required is not known.";
}

/// What is said of a measure in a period; `None` when nothing is recorded.
#[must_use]
pub fn sentence(lang: Lang, book: &Book, measure: &Measure, period: PeriodId) -> Option<String> {
    let value = book.value(measure.id, period)?;
    let resolved = book.figure(measure.id, period)?;
    let plan = book.plan_of(measure.control_id).and_then(|plan| book.plan(plan));
    let decimals = plan.map_or(1, |plan| plan.decimals);
    let tell = Tell { lang, book, measure, value, decimals };
    Some(tell.whole(&resolved))
}

/// What a sentence is about.
struct Tell<'a> {
    lang: Lang,
    book: &'a Book,
    measure: &'a Measure,
    value: &'a MeasureValue,
    decimals: u8,
}

impl Tell<'_> {
    fn whole(&self, resolved: &Resolved) -> String {
        let comparison = self.book.compare(self.measure.id, self.value.period_id);
        let statement = self.statement(resolved);
        let (tail, after) = self.comparison(&resolved.figure, &comparison);
        let mut said = vec![format!("{} {statement}{tail}.", super::labelled(&self.name()))];
        said.extend(after);
        said.extend(self.rest(resolved));
        said.join(" ")
    }

    fn name(&self) -> String {
        super::name(self.measure)
    }

    /// The unit, unless the name is the unit already: "Driftstopp: 5".
    fn unit(&self) -> &str {
        let unit = self.measure.unit.trim();
        let is_name = unit.to_lowercase() == self.measure.name.trim().to_lowercase();
        if is_name { "" } else { unit }
    }

    /// The unit of a count, unless the name says it: "Planerade åtgärder: 20".
    fn count_unit(&self) -> &str {
        let unit = self.unit();
        if self.measure.name.to_lowercase().contains(&unit.to_lowercase()) { "" } else { unit }
    }

    fn statement(&self, resolved: &Resolved) -> String {
        let own = match &self.value.reading {
            Reading::Cases(count) if count.cases > 0 => {
                Some(super::cases(self.lang, count, self.unit(), self.decimals))
            }
            Reading::Sheet { sheet_id, attribute } => self
                .book
                .find::<TestSheet>(*sheet_id)
                .and_then(|sheet| super::sheet(self.lang, self.book, sheet, *attribute, (self.unit(), self.decimals))),
            Reading::SurveyRate { survey_id } => self
                .book
                .find::<Survey>(*survey_id)
                .and_then(|survey| super::response(self.lang, survey, self.decimals)),
            Reading::SurveyShare { question_id, part } => self
                .book
                .find::<SurveyQuestion>(*question_id)
                .and_then(|question| super::survey_question(self.lang, question, *part, self.decimals)),
            _ => self.pairing(),
        };
        let said = own.unwrap_or_else(|| self.figure(&resolved.figure));
        match self.value.on {
            Some(day) => format!("{said} {}", as_of(self.lang, &format::date_long(self.lang, day))),
            None => said,
        }
    }

    fn figure(&self, figure: &Figure) -> String {
        let lang = self.lang;
        match figure {
            Figure::Ratio { n, of } => {
                let counts = super::counted(lang, format::counts(lang, *n, *of), *of, self.unit());
                format!("{counts}{}", self.share(*n, *of))
            }
            Figure::Share { source: from, .. } if !from.trim().is_empty() => {
                with_notes(lang, figure, "", self.decimals, vec![source(lang, from.trim())])
            }
            Figure::Count { .. } => plain(lang, figure, self.count_unit(), self.decimals),
            Figure::NoOccurrences { .. } => none_this_period(lang).to_owned(),
            Figure::NotMeasured { .. } => not_measured_now(lang).to_owned(),
            other => plain(lang, other, self.unit(), self.decimals),
        }
    }

    fn share(&self, n: u64, of: u64) -> String {
        format::percent(self.lang, n, of, self.decimals).map_or_else(String::new, |share| format!(" ({share})"))
    }

    /// What must be matched one by one: "14 av 21 rapporter som krävs (66,7 %); 7 saknas".
    fn pairing(&self) -> Option<String> {
        let (have, needed) = self.book.pairing(self.measure, self.value.period_id)?;
        let say = |number| format::count(self.lang, number);
        if have > needed {
            let counted = super::counted(self.lang, say(have), have, self.unit());
            return Some(pairs_over(self.lang, &counted, &say(have - needed), &say(needed)));
        }
        let missing = if have < needed { pairs_missing(self.lang, &say(needed - have)) } else { String::new() };
        let said = match self.unit() {
            "" => pairs(self.lang, &say(have), &say(needed), ""),
            unit if needed == 1 && units::of_one(unit).is_none() => {
                super::counted(self.lang, pairs(self.lang, &say(have), &say(needed), ""), 1, unit)
            }
            unit => {
                let one = units::of_one(unit).filter(|_| needed == 1);
                pairs(self.lang, &say(have), &say(needed), &format!(" {}", one.unwrap_or(unit)))
            }
        };
        Some(format!("{said}{}{missing}", self.share(have, needed)))
    }

    /// What follows the value within its sentence, and the sentences after it.
    fn comparison(&self, now: &Figure, comparison: &Comparison) -> (String, Vec<String>) {
        let lang = self.lang;
        let mut after = Vec::new();
        let mut tail = String::new();
        if let Some(previous) = &comparison.previous {
            let when = self.when(previous);
            match comparison.trend {
                Ok(_) if comparison.by_rule.is_none() => tail = self.compared(&previous.figure, &when),
                Err(Apart::NoOccurrences) => tail = self.compared(&previous.figure, &when),
                Err(Apart::NotMeasured) if matches!(now, Figure::NotMeasured { .. }) => {
                    after.push(was(lang, &when, &self.earlier(&previous.figure)));
                }
                Err(Apart::NotMeasured) => after.push(not_measured_before(lang, &when)),
                // By the rule of the value before, which is then told with the value of now by that rule.
                _ if comparison.by_rule.as_ref().is_some_and(|(rule, ..)| *rule == previous.version) => {}
                _ => {
                    after.push(was(lang, &when, &self.earlier(&previous.figure)));
                    after.extend(self.why_apart(comparison, previous));
                }
            }
        }
        after.extend(self.by_other_rule(comparison));
        after.extend(comparison.trend.ok().and_then(|trend| went(lang, trend)).map(ToOwned::to_owned));
        (tail, after)
    }

    fn compared(&self, before: &Figure, when: &str) -> String {
        compared(self.lang, &self.earlier(before), when)
    }

    fn earlier(&self, figure: &Figure) -> String {
        match figure {
            Figure::Ratio { n, of } => {
                format!("{}{}", format::counts(self.lang, *n, *of), self.share(*n, *of))
            }
            Figure::NoOccurrences { .. } => none(self.lang).to_owned(),
            Figure::Count { .. } => plain(self.lang, figure, "", self.decimals),
            other => plain(self.lang, other, &self.measure.unit, self.decimals),
        }
    }

    /// When the value before was: in the period before, or in one that is named.
    fn when(&self, previous: &Previous) -> String {
        let before = self.book.previous_period(self.value.period_id).map(|period| period.id);
        let named = previous.period_id.filter(|id| Some(*id) != before).and_then(|id| self.book.period(id));
        named.map_or_else(
            || period_before(self.lang).to_owned(),
            |period| {
                let year = self.book.plan(period.plan_id).map_or_else(|| year_of(period.from), |plan| plan.year);
                period_named(self.lang, &period.name, year)
            },
        )
    }

    fn why_apart(&self, comparison: &Comparison, previous: &Previous) -> Option<String> {
        let lang = self.lang;
        match comparison.trend {
            Err(Apart::OtherRule) => Some(not_compared_rule(lang).to_owned()),
            Err(Apart::OtherKind) => Some(not_compared_kind(lang).to_owned()),
            Err(Apart::NotComparable) => {
                let own = self.value.not_comparable.trim();
                let reason = if own.is_empty() { previous.not_comparable.trim() } else { own };
                Some(not_compared(lang, &ended(reason)))
            }
            _ => None,
        }
    }

    /// The value by another counting rule, compared where both sides have one.
    fn by_other_rule(&self, comparison: &Comparison) -> Option<String> {
        let words = |version| rule(self.lang, version, self.measure.definition(version).trim());
        let say = |figure: &Figure| plain(self.lang, figure, self.unit(), self.decimals);
        if let (Some((version, now, before)), Some(previous)) = (&comparison.by_rule, &comparison.previous) {
            let tail = self.compared(before, &self.when(previous));
            return Some(by_rule(self.lang, &words(*version), &say(now), &tail));
        }
        let beside = self.value.beside.as_ref()?;
        let resolved = self.book.figure_of(&beside.reading, self.measure.id, self.value.period_id)?;
        Some(by_rule(self.lang, &words(beside.version), &say(&resolved.figure), ""))
    }

    /// What is said after the comparison: how it is known, what is missing, what else the list of cases shows.
    fn rest(&self, resolved: &Resolved) -> Vec<String> {
        let lang = self.lang;
        let mut said = Vec::new();
        match &resolved.figure {
            Figure::NoOccurrences { how_known: how } if !how.trim().is_empty() => {
                said.push(how_known(lang, &ended(how)));
            }
            Figure::NotMeasured { why: reason } if !reason.trim().is_empty() => said.push(why(lang, &ended(reason))),
            _ => {}
        }
        let apart = self.value.not_comparable.trim();
        if !apart.is_empty() && self.book.previous_value(self.measure.id, self.value.period_id).is_none() {
            said.push(comparable_with_none(lang, &ended(apart)));
        }
        if let Reading::Cases(count) = &self.value.reading {
            said.extend(super::cases::rest(lang, count, self.decimals));
        }
        if !resolved.missing.is_empty() {
            let parts = resolved.missing.iter().filter_map(|id| self.book.find::<Measure>(*id));
            // A part is often named as its whole, and told apart by its stratum.
            let is_alike = |part: &Measure| part.name.trim() == self.measure.name.trim();
            let name = |part: &Measure| match part.stratum.trim() {
                "" => part.name.trim().to_owned(),
                stratum if is_alike(part) => stratum.to_owned(),
                _ => Tell { measure: part, ..*self }.name(),
            };
            let names: Vec<String> = parts.map(|part| super::surveys::quoted(lang, &name(part))).collect();
            said.push(without_parts(lang, &format::list(lang, &names)));
        }
        if !self.measure.pair_of_ids.is_empty() && self.book.pairing(self.measure, self.value.period_id).is_none() {
            said.push(pairs_not_known(lang).to_owned());
        }
        said
    }
}

fn year_of(day: chrono::NaiveDate) -> i32 {
    chrono::Datelike::year(&day)
}

/// Which way it went, where that is good or bad.
const fn went(lang: Lang, trend: Trend) -> Option<&'static str> {
    match trend {
        Trend::HigherBetter | Trend::LowerBetter => Some(an_improvement(lang)),
        Trend::HigherWorse | Trend::LowerWorse => Some(a_worsening(lang)),
        Trend::Unchanged => Some(no_change(lang)),
        Trend::Higher | Trend::Lower => None,
    }
}
