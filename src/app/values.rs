//! Values as a person writes them: parsing and printing of what a field holds.
//!
//! Owns [`FieldValue`], which turns the text of a field into what a record holds and back. The text has passed
//! `i18n::clean` before. Imports `domain` and `i18n`; draws nothing.

mod choices;
mod dates;
mod numbers;
mod parties;
mod reading;
mod rows;

pub use choices::Axis;
pub use dates::{parse_date, step_date};
pub use numbers::parse_number;
pub use parties::{parse_party, print_party};
pub use rows::ListOf;

use crate::domain::{Book, Colour, Level, Measure, MeasureKind, ProblemCode, Record};
use crate::i18n::{Lang, forms};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What the meaning of a written value depends on.
#[derive(Clone, Copy, Debug)]
pub struct ValueContext {
    /// The date of today: "idag", "+7", and the year of "14/3".
    pub today: NaiveDate,
    /// The language values are printed in; both are understood.
    pub lang: Lang,
    /// What the measure takes that a reading is of, where that is known.
    pub measure: Option<OfMeasure>,
}

/// What a reading must fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfMeasure {
    /// The kind of value.
    pub kind: MeasureKind,
    /// How many counting rules there are.
    pub rules: u16,
}

impl From<&Measure> for OfMeasure {
    fn from(measure: &Measure) -> Self {
        Self { kind: measure.kind, rules: measure.version() }
    }
}

impl ValueContext {
    /// For values of no measure in particular.
    #[must_use]
    pub const fn new(today: NaiveDate, lang: Lang) -> Self {
        Self { today, lang, measure: None }
    }

    /// For the fields of a record: the value of a measure is read as one of its kind.
    #[must_use]
    pub fn about(book: &Book, record: &Record, today: NaiveDate, lang: Lang) -> Self {
        let measure = match record {
            Record::MeasureValue(value) => book.find::<Measure>(value.measure_id).map(OfMeasure::from),
            _ => None,
        };
        Self { measure, ..Self::new(today, lang) }
    }
}

/// Why a written value is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueProblem {
    /// The field must be filled in.
    Required,
    /// The text has `len` characters, at most `max` are taken.
    TooLong {
        /// Characters at most.
        max: usize,
        /// Characters there are.
        len: usize,
    },
    /// Not a date.
    NotADate,
    /// Not a whole number.
    NotANumber,
    /// A number outside its range.
    OutOfRange {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// Neither yes nor no.
    NotYesNo,
    /// Not one of the choices.
    NotAChoice,
    /// Not a level such as "3 – Möjlig".
    NotALevel,
    /// Not a list of period numbers.
    NotPeriods,
    /// Not a record there is.
    NotFound,
    /// Not a number with decimals.
    NotADecimal,
    /// Not a reading, or not one that a measure of this kind takes.
    NotAReading(Option<MeasureKind>),
    /// Not a colour such as "#124c66".
    NotAColour,
    /// A slot between braces that no document can fill in.
    UnknownSlot,
    /// None occurred, without how that is known.
    NeedsHow,
    /// Not measured, without why.
    NeedsWhy,
    /// A list of cases is counted, not written.
    CountedCases,
    /// A value without the number of its counting rule, where there are several.
    NeedsRule,
    /// Neither a count nor a share.
    NotATally,
    /// A line of a list that cannot be read.
    Row {
        /// The list.
        list: ListOf,
        /// The number of the line, from 1.
        row: u16,
    },
    /// A severity other than the measure proposes, without a reason.
    NeedsReason,
    /// The model refuses it.
    Model(ProblemCode),
}

impl ValueProblem {
    /// What is wrong and what to do, in a sentence for beside the field.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        match self {
            Self::Required => forms::problem_required(lang).to_owned(),
            Self::TooLong { max, len } => forms::problem_too_long(lang, len, max),
            Self::NotADate => forms::problem_date(lang).to_owned(),
            Self::NotANumber => forms::problem_number(lang).to_owned(),
            Self::OutOfRange { min, max } => forms::problem_range(lang, min, max),
            Self::NotYesNo => forms::problem_yes_no(lang).to_owned(),
            Self::NotAChoice => forms::problem_choice(lang).to_owned(),
            Self::NotALevel => forms::problem_level(lang).to_owned(),
            Self::NotPeriods => forms::problem_periods(lang).to_owned(),
            Self::NotFound => forms::problem_not_found(lang).to_owned(),
            Self::NotADecimal => forms::problem_decimal(lang).to_owned(),
            Self::NotAReading(kind) => match kind {
                Some(MeasureKind::Ratio) => forms::problem_ratio(lang),
                Some(MeasureKind::Count) => forms::problem_count(lang),
                Some(MeasureKind::Amount) => forms::problem_amount(lang),
                Some(MeasureKind::YesNo) => forms::problem_yes_no_value(lang),
                None => forms::problem_reading(lang),
            }
            .to_owned(),
            Self::NotAColour => crate::i18n::look::problem_colour(lang).to_owned(),
            Self::UnknownSlot => forms::problem_slot(lang),
            Self::NeedsHow => forms::problem_how_known(lang).to_owned(),
            Self::NeedsWhy => forms::problem_why(lang).to_owned(),
            Self::CountedCases => forms::problem_cases(lang).to_owned(),
            Self::NeedsRule => forms::problem_rule(lang).to_owned(),
            Self::NotATally => forms::problem_tally(lang).to_owned(),
            Self::Row { list, row } => match list {
                ListOf::Rules => forms::problem_rules(lang, row),
                ListOf::Attributes => forms::problem_attributes(lang, row),
                ListOf::Options => forms::problem_options(lang, row),
                ListOf::Limits => forms::problem_limits(lang, row),
                ListOf::Words => forms::problem_words(lang, row),
                ListOf::Grid => forms::problem_grid(lang, row),
            },
            Self::NeedsReason => forms::problem_reason(lang).to_owned(),
            Self::Model(code) => forms::problem_of_model(lang, code),
        }
    }
}

/// Something a record holds that a field can print and parse.
pub trait FieldValue: Sized {
    /// As the field shows it; parsing that gives the same value.
    fn print(&self, lang: Lang) -> String;

    /// Reads what was written. The text has been cleaned and trimmed.
    ///
    /// # Errors
    /// The [`ValueProblem`] for which the text is refused.
    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem>;
}

impl FieldValue for String {
    fn print(&self, _lang: Lang) -> String {
        self.clone()
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        Ok(text.to_owned())
    }
}

impl FieldValue for bool {
    fn print(&self, _lang: Lang) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        match text.to_lowercase().as_str() {
            "yes" | "y" | "ja" | "j" | "true" | "1" | "x" => Ok(true),
            "" | "no" | "n" | "nej" | "false" | "0" => Ok(false),
            _ => Err(ValueProblem::NotYesNo),
        }
    }
}

/// An optional value is the empty text.
impl<T: FieldValue> FieldValue for Option<T> {
    fn print(&self, lang: Lang) -> String {
        self.as_ref().map_or_else(String::new, |value| value.print(lang))
    }

    fn parse(text: &str, context: &ValueContext) -> Result<Self, ValueProblem> {
        if text.is_empty() { Ok(None) } else { T::parse(text, context).map(Some) }
    }
}

impl FieldValue for Colour {
    fn print(&self, _lang: Lang) -> String {
        self.to_string()
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        Self::parse(text).map_err(|_| ValueProblem::NotAColour)
    }
}

impl FieldValue for Level {
    fn print(&self, _lang: Lang) -> String {
        if self.label.is_empty() { self.number.to_string() } else { format!("{} – {}", self.number, self.label) }
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, rest) = text.split_at_checked(end).ok_or(ValueProblem::NotALevel)?;
        let number = digits.parse().map_err(|_| ValueProblem::NotALevel)?;
        let blank = |c: char| c.is_whitespace();
        let rest = rest.trim_start_matches(blank);
        let rest = rest.strip_prefix(['-', '–', '—', ':', '.']).unwrap_or(rest);
        Ok(Self { number, label: rest.trim_matches(blank).to_owned() })
    }
}

/// Numbers of periods, such as "1, 3"; empty means every period.
impl FieldValue for BTreeSet<u8> {
    fn print(&self, _lang: Lang) -> String {
        self.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        let parts = text.split([',', ';', ' ', '\n']).filter(|part| !part.is_empty());
        let number = |part: &str| part.parse::<u8>().ok().filter(|number| *number > 0).ok_or(ValueProblem::NotPeriods);
        parts.map(number).collect()
    }
}

macro_rules! identities {
    ($($type:ident),*) => {$(
        impl FieldValue for crate::domain::$type {
            fn print(&self, _lang: Lang) -> String {
                self.to_string()
            }

            fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
                uuid::Uuid::parse_str(text).map(Self).map_err(|_| ValueProblem::NotFound)
            }
        }
    )*};
}

identities!(ControlId, RiskPointId, DeviationId, MeasureId, LimitRuleId, ActionPlanId, PeriodId);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn context() -> ValueContext {
        ValueContext::new(NaiveDate::from_ymd_opt(2025, 3, 12).unwrap(), Lang::Sv)
    }

    #[test]
    fn levels_are_read_with_or_without_their_word() {
        for text in ["3 - Möjlig", "3 – Möjlig", "3 Möjlig", "3: Möjlig", "3–Möjlig"] {
            let level = Level::parse(text, &context()).unwrap();
            assert_eq!((level.number, level.label.as_str()), (3, "Möjlig"), "{text}");
        }
        assert_eq!(Level::parse("4", &context()).unwrap().print(Lang::Sv), "4");
        assert_eq!(Level::parse("hög", &context()), Err(ValueProblem::NotALevel));
        assert_eq!(Level::parse("999 x", &context()), Err(ValueProblem::NotALevel));
    }

    #[test]
    fn periods_are_numbers_from_one() {
        let periods = <BTreeSet<u8>>::parse("3, 1 1", &context()).unwrap();
        assert_eq!(periods.print(Lang::Sv), "1, 3");
        assert_eq!(<BTreeSet<u8>>::parse("0", &context()), Err(ValueProblem::NotPeriods));
        assert_eq!(<BTreeSet<u8>>::parse("maj", &context()), Err(ValueProblem::NotPeriods));
        assert!(<BTreeSet<u8>>::parse("", &context()).unwrap().is_empty());
    }

    proptest! {
        #[test]
        fn no_text_makes_parsing_panic(text in "\\PC{0,20}") {
            let _ = Level::parse(&text, &context());
            let _ = <BTreeSet<u8>>::parse(&text, &context());
            let _ = u16::parse(&text, &context());
            let _ = bool::parse(&text, &context());
            let _ = <Option<NaiveDate>>::parse(&text, &context());
            let _ = <Vec<crate::domain::Responsible>>::parse(&text, &context());
        }

        #[test]
        fn a_level_printed_is_read_back(number: u8, label in "([A-ZÅÄÖ][a-zåäö ]{0,8}[a-zåäö])?") {
            let level = Level { number, label };
            prop_assert_eq!(Level::parse(&level.print(Lang::Sv), &context()), Ok(level));
        }
    }
}
