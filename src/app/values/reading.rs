//! A reading as one line that a person types, and the same line printed back.
//!
//! "110 av 319", "139", "ca 66,7", "ja", "37,5 %", "37,5 % av 44; källa: delår 1", "inga: driftloggen är genomgången",
//! "ej mätt: systemet byttes", "delarna". What is counted elsewhere prints as what it is counted from.

use super::numbers::{parse_percent, print_percent};
use super::{FieldValue, ValueContext, ValueProblem};
use crate::domain::{Counted, MeasureKind, ProblemCode, Reading, SurveyPart};
use crate::i18n::values::{self as t, after_colon, after_word, is_word};
use crate::i18n::{Label, Lang};
use rust_decimal::Decimal;
use uuid::Uuid;

/// A text on one line.
fn on_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl FieldValue for Reading {
    fn print(&self, lang: Lang) -> String {
        match self {
            Self::Ratio { n, of } => format!("{n} {} {of}", t::of(lang)),
            Self::Count { n } => n.to_string(),
            Self::Amount { amount, approximate: true } => format!("{} {}", t::about(lang), amount.print(lang)),
            // A whole amount would be taken for a count.
            Self::Amount { amount, .. } if amount.scale() == 0 => format!("{} {}", t::amount(lang), amount.print(lang)),
            Self::Amount { amount, .. } => amount.print(lang),
            Self::YesNo { yes } => (if *yes { t::yes } else { t::no })(lang).to_owned(),
            Self::Share { percent, of, source } => print_share(*percent, *of, source, lang),
            Self::NoOccurrences { how_known } => format!("{}: {}", t::none(lang), on_line(how_known)),
            // A value of which nothing is said yet is an empty field.
            Self::NotMeasured { why } if why.trim().is_empty() => String::new(),
            Self::NotMeasured { why } => format!("{}: {}", t::not_measured(lang), on_line(why)),
            Self::Parts {} => t::parts(lang).to_owned(),
            Self::Cases(count) => {
                let counts = Self::Ratio { n: count.late, of: count.cases }.print(lang);
                format!("{}: {counts} ({})", t::cases(lang), on_line(&count.source))
            }
            Self::Sheet { sheet_id, attribute: None } => format!("{}: {sheet_id}", t::sheet(lang)),
            Self::Sheet { sheet_id, attribute: Some(number) } => format!("{}: {sheet_id} #{number}", t::sheet(lang)),
            Self::SurveyRate { survey_id } => format!("{}: {survey_id}", t::survey(lang)),
            Self::SurveyShare { question_id, part } => {
                let part = match part {
                    SurveyPart::Top => t::best(lang),
                    SurveyPart::Bottom => t::worst(lang),
                };
                format!("{}: {question_id} {part}", t::survey_question(lang))
            }
        }
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        let reading = read(text.trim(), context)?;
        let kind = context.measure.map(|measure| measure.kind);
        let reading = match reading {
            // What is counted in kronor is an amount, however whole.
            Self::Count { n } if kind == Some(MeasureKind::Amount) => {
                Self::Amount { amount: Decimal::from(n), approximate: false }
            }
            other => other,
        };
        if kind.is_none_or(|kind| reading.fits(kind)) { Ok(reading) } else { Err(ValueProblem::NotAReading(kind)) }
    }
}

fn print_share(percent: Decimal, of: Option<u64>, source: &str, lang: Lang) -> String {
    let mut text = print_percent(percent, lang);
    if let Some(of) = of {
        text = format!("{text} {} {of}", t::of(lang));
    }
    let source = on_line(source);
    if source.is_empty() { text } else { format!("{text}; {}: {source}", t::source(lang)) }
}

fn read(text: &str, context: &ValueContext) -> Result<Reading, ValueProblem> {
    let unclear = || ValueProblem::NotAReading(context.measure.map(|measure| measure.kind));
    if let Some(worded) = read_words(text).or_else(|| read_fed(text)) {
        return worded.map_err(|problem| if problem == ValueProblem::NotADecimal { unclear() } else { problem });
    }
    if let Some(percent) = parse_percent(text, context) {
        let (percent, rest) = percent.map_err(|problem| match problem {
            ValueProblem::NotADecimal => unclear(),
            other => other,
        })?;
        return read_share(percent, rest, context).ok_or_else(unclear);
    }
    if let Some(rest) = after_word(text, t::about) {
        let amount = Decimal::parse(rest, context).map_err(|_| unclear())?;
        return Ok(Reading::Amount { amount, approximate: true });
    }
    if let Some(rest) = after_word(text, t::amount) {
        let amount = Decimal::parse(rest, context).map_err(|_| unclear())?;
        return Ok(Reading::Amount { amount, approximate: false });
    }
    if let Some((n, of)) = halves(text) {
        let (n, of) = (u64::parse(n, context), u64::parse(of, context));
        let (Ok(n), Ok(of)) = (n, of) else { return Err(unclear()) };
        return if n > of { Err(ValueProblem::Model(ProblemCode::MoreThanAll)) } else { Ok(Reading::Ratio { n, of }) };
    }
    if let Ok(n) = u64::parse(text, context) {
        return Ok(Reading::Count { n });
    }
    let amount = Decimal::parse(text, context).map_err(|_| unclear())?;
    Ok(Reading::Amount { amount, approximate: false })
}

/// The two sides of "110 av 319", "110/319" or "110 of 319".
fn halves(text: &str) -> Option<(&str, &str)> {
    let at = text.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace()))?;
    let (n, rest) = text.split_at_checked(at)?;
    let of = rest.strip_prefix('/').or_else(|| after_word(rest, t::of))?;
    Some((n.trim(), of.trim()))
}

/// Readings that are words: yes and no, the kinds of absence, the sum of parts.
fn read_words(text: &str) -> Option<Result<Reading, ValueProblem>> {
    if text.is_empty() {
        return Some(Ok(Reading::NotMeasured { why: String::new() }));
    }
    for (word, yes) in [(t::yes as Label, true), (t::no, false)] {
        if is_word(text, word) {
            return Some(Ok(Reading::YesNo { yes }));
        }
    }
    if is_word(text, t::parts) {
        return Some(Ok(Reading::Parts {}));
    }
    // The reason may also stand after a dash, or alone.
    let reason = |word| after_word(text, word).map(|rest| rest.trim_start_matches([':', '–', '-', ' ']).to_owned());
    if let Some(how_known) = reason(t::none).or_else(|| reason(t::no_occurrence)) {
        return Some(if how_known.is_empty() {
            Err(ValueProblem::NeedsHow)
        } else {
            Ok(Reading::NoOccurrences { how_known })
        });
    }
    if let Some(why) = reason(t::not_measured) {
        return Some(if why.is_empty() { Err(ValueProblem::NeedsWhy) } else { Ok(Reading::NotMeasured { why }) });
    }
    None
}

/// Readings that are counted elsewhere.
fn read_fed(text: &str) -> Option<Result<Reading, ValueProblem>> {
    if after_colon(text, t::cases).is_some() {
        return Some(Err(ValueProblem::CountedCases));
    }
    let id = |text: &str| Uuid::parse_str(text.trim()).map_err(|_| ValueProblem::NotFound);
    if let Some(rest) = after_colon(text, t::survey_question) {
        let split = |word| rest.split_once(' ').filter(|(_, part)| is_word(part, word)).map(|(id, _)| id);
        let (question, part) = match (split(t::best), split(t::worst)) {
            (Some(question), _) => (question, SurveyPart::Top),
            (_, Some(question)) => (question, SurveyPart::Bottom),
            _ => return Some(Err(ValueProblem::NotFound)),
        };
        return Some(id(question).map(|id| Reading::SurveyShare { question_id: id.into(), part }));
    }
    if let Some(rest) = after_colon(text, t::survey) {
        return Some(id(rest).map(|id| Reading::SurveyRate { survey_id: id.into() }));
    }
    let rest = after_colon(text, t::sheet)?;
    let Some((sheet, number)) = rest.split_once('#') else {
        return Some(id(rest).map(|id| Reading::Sheet { sheet_id: id.into(), attribute: None }));
    };
    let Ok(number) = number.trim().parse() else { return Some(Err(ValueProblem::NotFound)) };
    Some(id(sheet).map(|id| Reading::Sheet { sheet_id: id.into(), attribute: Some(number) }))
}

/// What follows the percent sign: "av 44; källa: delår 1".
fn read_share(percent: Decimal, rest: &str, context: &ValueContext) -> Option<Reading> {
    let (base, source) = rest.split_once(';').unwrap_or((rest, ""));
    let of = match base.trim() {
        "" => None,
        base => Some(u64::parse(after_word(base, t::of)?, context).ok()?),
    };
    let source = source.trim();
    let source = after_colon(source, t::source).unwrap_or(source).to_owned();
    Some(Reading::Share { percent, of, source })
}

/// "räkneregel 1: 37,5 %". The rule may be left out where there is only one.
impl FieldValue for Counted {
    fn print(&self, lang: Lang) -> String {
        format!("{} {}: {}", t::rule(lang), self.version, self.reading.print(lang))
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        let numbered = after_word(text, t::rule).and_then(|rest| rest.split_once(':'));
        let Some((number, reading)) = numbered else {
            let rules = context.measure.map_or(1, |measure| measure.rules);
            let only = if rules > 1 { Err(ValueProblem::NeedsRule) } else { Ok(1) };
            return Ok(Self { version: only?, reading: Reading::parse(text, context)? });
        };
        let version = u16::parse(number.trim(), context).ok().filter(|version| *version > 0);
        let version = version.ok_or(ValueProblem::NeedsRule)?;
        Ok(Self { version, reading: Reading::parse(reading.trim(), context)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::values::OfMeasure;
    use proptest::prelude::*;

    fn any_measure() -> ValueContext {
        ValueContext::new(chrono::NaiveDate::MIN, Lang::Sv)
    }

    fn of_kind(kind: MeasureKind, rules: u16) -> ValueContext {
        ValueContext { measure: Some(OfMeasure { kind, rules }), ..any_measure() }
    }

    fn parse(text: &str) -> Result<Reading, ValueProblem> {
        Reading::parse(text, &any_measure())
    }

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn counts_are_read_in_every_way_they_are_written() {
        for text in ["110 av 319", "110/319", "110 of 319", " 110  AV 319 ", "110 / 319"] {
            assert_eq!(parse(text), Ok(Reading::Ratio { n: 110, of: 319 }), "{text}");
        }
        assert_eq!(parse("41 av 1 218"), Ok(Reading::Ratio { n: 41, of: 1218 }));
        assert_eq!(parse("139"), Ok(Reading::Count { n: 139 }));
        assert_eq!(parse("1 673"), Ok(Reading::Count { n: 1673 }));
    }

    #[test]
    fn shares_keep_their_decimals_and_make_no_counts() {
        let share = |percent, of, source: &str| Ok(Reading::Share { percent: dec(percent), of, source: source.into() });
        assert_eq!(parse("37,5 %"), share("37.5", None, ""));
        assert_eq!(parse("37.5%"), share("37.5", None, ""));
        assert_eq!(parse("38,6 % av 44"), share("38.6", Some(44), ""));
        assert_eq!(parse("37,5 % av 44; källa: delår 1"), share("37.5", Some(44), "delår 1"));
        assert_eq!(parse("60 %; delår 1"), share("60", None, "delår 1"));
        assert_eq!(parse("120 %"), Err(ValueProblem::OutOfRange { min: 0, max: 100 }));
    }

    #[test]
    fn absence_says_why() {
        let none = Ok(Reading::NoOccurrences { how_known: "driftloggen".into() });
        for text in [
            "inga: driftloggen",
            "None: driftloggen",
            "inga – driftloggen",
            "inga driftloggen",
            "Ingen förekomst: driftloggen",
        ] {
            assert_eq!(parse(text), none, "{text}");
        }
        assert_eq!(parse("ej mätt: loggen saknas"), Ok(Reading::NotMeasured { why: "loggen saknas".into() }));
        assert_eq!(parse("inga"), Err(ValueProblem::NeedsHow));
        assert_eq!(parse("Not measured:"), Err(ValueProblem::NeedsWhy));
    }

    #[test]
    fn what_the_measure_takes_decides_and_is_said() {
        let amount = |amount, approximate| Ok(Reading::Amount { amount: dec(amount), approximate });
        let in_kronor = of_kind(MeasureKind::Amount, 1);
        assert_eq!(Reading::parse("150", &in_kronor), amount("150", false));
        assert_eq!(Reading::parse("ca 66,7", &in_kronor), amount("66.7", true));
        assert_eq!(parse("66,7"), amount("66.7", false));
        let ratio = of_kind(MeasureKind::Ratio, 1);
        let refused = Reading::parse("139", &ratio).unwrap_err();
        assert_eq!(refused, ValueProblem::NotAReading(Some(MeasureKind::Ratio)));
        assert!(refused.text(Lang::Sv).contains("110 av 319"));
        let count = MeasureKind::Count;
        assert_eq!(Reading::parse("-3", &of_kind(count, 1)), Err(ValueProblem::NotAReading(Some(count))));
        assert_eq!(Reading::parse("ja", &of_kind(MeasureKind::YesNo, 1)), Ok(Reading::YesNo { yes: true }));
        assert_eq!(Reading::parse("YES", &of_kind(MeasureKind::YesNo, 1)), Ok(Reading::YesNo { yes: true }));
        assert!(Reading::parse("delarna", &ratio).is_ok());
    }

    #[test]
    fn what_is_no_reading_is_refused() {
        for text in ["många", "av 319", "110 av", "110 av tre", "ca", "66,7 Mkr", "12/13/14", "5 %%", "% av 3"] {
            assert_eq!(parse(text), Err(ValueProblem::NotAReading(None)), "{text}");
        }
        assert_eq!(parse("320 av 319"), Err(ValueProblem::Model(ProblemCode::MoreThanAll)));
        assert_eq!(parse("blad: x"), Err(ValueProblem::NotFound));
        assert_eq!(parse("ärenden: 110 av 319 (a.csv)"), Err(ValueProblem::CountedCases));
    }

    #[test]
    fn the_counting_rule_is_asked_for_where_there_are_several() {
        let one = of_kind(MeasureKind::Ratio, 1);
        let two = of_kind(MeasureKind::Ratio, 2);
        let share = Reading::Share { percent: dec("37.5"), of: None, source: String::new() };
        assert_eq!(Counted::parse("37,5 %", &one), Ok(Counted { version: 1, reading: share.clone() }));
        assert_eq!(Counted::parse("37,5 %", &two), Err(ValueProblem::NeedsRule));
        assert_eq!(Counted::parse("räkneregel 2: 37,5 %", &two), Ok(Counted { version: 2, reading: share }));
        assert_eq!(Counted::parse("rule 0: 37,5 %", &two), Err(ValueProblem::NeedsRule));
    }

    /// Everything that can be typed; a list of cases is counted.
    fn readings() -> impl Strategy<Value = Reading> {
        let words = || "[a-zåäö]{1,9}( |[,.:;] ?[a-zåäö0-9]{1,9}){0,3}[a-zåäö0-9]".prop_map(|text| on_line(&text));
        let id = || any::<u128>().prop_map(Uuid::from_u128);
        let part = prop::sample::select(SurveyPart::ALL);
        let percent = || (0_i64..=1000).prop_map(|tenths| Decimal::new(tenths, 1));
        prop_oneof![
            (0_u64..1_000_000, 0_u64..1_000_000).prop_map(|(n, more)| Reading::Ratio { n, of: n + more }),
            (0..=i64::MAX.unsigned_abs()).prop_map(|n| Reading::Count { n }),
            (any::<i64>(), 0_u32..4, any::<bool>())
                .prop_map(|(n, scale, approximate)| Reading::Amount { amount: Decimal::new(n, scale), approximate }),
            any::<bool>().prop_map(|yes| Reading::YesNo { yes }),
            (percent(), proptest::option::of(0_u64..9_999), prop_oneof![Just(String::new()), words()])
                .prop_map(|(percent, of, source)| Reading::Share { percent, of, source }),
            words().prop_map(|how_known| Reading::NoOccurrences { how_known }),
            prop_oneof![Just(String::new()), words()].prop_map(|why| Reading::NotMeasured { why }),
            Just(Reading::Parts {}),
            (id(), proptest::option::of(any::<u8>()))
                .prop_map(|(id, attribute)| Reading::Sheet { sheet_id: id.into(), attribute }),
            id().prop_map(|id| Reading::SurveyRate { survey_id: id.into() }),
            (id(), part).prop_map(|(id, part)| Reading::SurveyShare { question_id: id.into(), part }),
        ]
    }

    proptest! {
        #[test]
        fn a_printed_reading_is_read_back_in_both_languages(reading in readings(), version in 1_u16..9) {
            for lang in Lang::ALL {
                prop_assert_eq!(&parse(&reading.print(*lang)), &Ok(reading.clone()), "{}", reading.print(*lang));
                let counted = Counted { version, reading: reading.clone() };
                prop_assert_eq!(Counted::parse(&counted.print(*lang), &any_measure()), Ok(counted));
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,24}|[0-9 av/%ca:;#–-]{0,16}") {
            let _ = parse(&text);
            let _ = Counted::parse(&text, &any_measure());
        }
    }
}
