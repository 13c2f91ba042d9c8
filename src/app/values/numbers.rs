//! Numbers as people write them: "1 218", "66,7", "14,3 %".

use super::{FieldValue, ValueContext, ValueProblem};
use crate::i18n::Lang;
use rust_decimal::Decimal;

/// Reads a whole number; blanks between its digits are taken for thousands separators.
///
/// # Errors
/// `NotANumber`.
pub fn parse_number(text: &str) -> Result<i64, ValueProblem> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = digits.replace('\u{2212}', "-");
    digits.parse().map_err(|_| ValueProblem::NotANumber)
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl FieldValue for $type {
            fn print(&self, _lang: Lang) -> String {
                self.to_string()
            }

            fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
                let number = parse_number(text)?;
                let (min, max) = (i64::from(Self::MIN), i64::from(Self::MAX));
                Self::try_from(number).map_err(|_| ValueProblem::OutOfRange { min, max })
            }
        }
    )*};
}

numbers!(u8, u16, i32);

/// A count; more than a computer's whole numbers hold is refused.
impl FieldValue for u64 {
    fn print(&self, _lang: Lang) -> String {
        self.to_string()
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        Self::try_from(parse_number(text)?).map_err(|_| ValueProblem::OutOfRange { min: 0, max: i64::MAX })
    }
}

/// Printed without thousands separators, so that no comma can be taken for another; read with a comma or a point
/// before the decimals, and blanks between thousands.
impl FieldValue for Decimal {
    fn print(&self, lang: Lang) -> String {
        let text = self.to_string();
        if lang == Lang::Sv { text.replace('.', ",") } else { text }
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let digits = digits.replace('\u{2212}', "-").replace(',', ".");
        let unsigned = digits.strip_prefix('-').unwrap_or(&digits);
        let plain = unsigned.chars().all(|c| c.is_ascii_digit() || c == '.');
        let framed = unsigned.starts_with(|c: char| c.is_ascii_digit()) && !unsigned.ends_with('.');
        if !plain || !framed || unsigned.matches('.').count() > 1 {
            return Err(ValueProblem::NotADecimal);
        }
        digits.parse().map_err(|_| ValueProblem::NotADecimal)
    }
}

/// Reads a share in percent: "37,5 %". What follows the sign is given back.
///
/// # Errors
/// `NotADecimal`, or `OutOfRange` outside 0 to 100.
pub(super) fn parse_percent<'a>(
    text: &'a str,
    context: &ValueContext,
) -> Option<Result<(Decimal, &'a str), ValueProblem>> {
    let (number, rest) = text.split_once('%')?;
    let percent = Decimal::parse(number.trim(), context).and_then(|percent| {
        let within = percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED;
        if within { Ok(percent) } else { Err(ValueProblem::OutOfRange { min: 0, max: 100 }) }
    });
    Some(percent.map(|percent| (percent, rest.trim())))
}

/// A share as it is written in a field.
pub(super) fn print_percent(percent: Decimal, lang: Lang) -> String {
    format!("{} %", percent.print(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn context() -> ValueContext {
        ValueContext::new(chrono::NaiveDate::MIN, Lang::Sv)
    }

    fn read(text: &str) -> Result<Decimal, ValueProblem> {
        Decimal::parse(text, &context())
    }

    #[test]
    fn numbers_refuse_what_does_not_fit() {
        assert_eq!(u16::parse("1 218", &context()), Ok(1218));
        assert_eq!(u8::parse("300", &context()), Err(ValueProblem::OutOfRange { min: 0, max: 255 }));
        assert_eq!(u8::parse("tre", &context()), Err(ValueProblem::NotANumber));
        assert_eq!(i32::parse("99999999999999999999", &context()), Err(ValueProblem::NotANumber));
        assert_eq!(u64::parse("-1", &context()), Err(ValueProblem::OutOfRange { min: 0, max: i64::MAX }));
        assert_eq!(u64::parse("2 146", &context()), Ok(2146));
    }

    #[test]
    fn decimals_are_read_with_a_comma_or_a_point_but_not_guessed() {
        for text in ["66,7", "66.7", "66,7 "] {
            assert_eq!(read(text).unwrap().to_string(), "66.7", "{text}");
        }
        assert_eq!(read("28 650,50").unwrap().to_string(), "28650.50");
        assert_eq!(read("\u{2212}3,0").unwrap().to_string(), "-3.0");
        for text in ["", "1.218,5", "1,218,5", ",5", "5,", "--5", "5 kr", "1e3", "+5", "1_000"] {
            assert_eq!(read(text), Err(ValueProblem::NotADecimal), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_decimal_printed_is_read_back_with_its_decimals(scaled: i64, decimals in 0_u32..9) {
            let number = Decimal::new(scaled, decimals);
            for lang in Lang::ALL {
                let read = read(&number.print(*lang)).unwrap();
                prop_assert_eq!((read, read.scale()), (number, number.scale()));
            }
        }
    }
}
