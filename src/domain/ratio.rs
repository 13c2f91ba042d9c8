//! Shares, computed from counts and never judged on a rounded number.

use super::{Figure, Polarity};
use rust_decimal::{Decimal, RoundingStrategy};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// `n` of `of` in percent, rounded half away from zero to so many decimals; `None` when there is nothing to divide by.
#[must_use]
pub fn percent(n: u64, of: u64, decimals: u8) -> Option<Decimal> {
    let exact = (Decimal::from(n) * HUNDRED).checked_div(Decimal::from(of))?;
    let mut rounded = exact.round_dp_with_strategy(u32::from(decimals), RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(u32::from(decimals));
    Some(rounded)
}

/// The whole numbers that printed as this share when divided by `of`: at most the first two, which tell one from many.
#[must_use]
pub fn counts_that_fit(printed: Decimal, of: u64) -> Vec<u64> {
    let decimals = u8::try_from(printed.scale()).unwrap_or(u8::MAX);
    let middle = printed.checked_mul(Decimal::from(of)).map(|part| part / HUNDRED);
    let Some(middle) = middle.and_then(|part| u64::try_from(part.round()).ok()) else { return Vec::new() };
    // Around the nearest whole number, as far as half a unit of the last decimal reaches.
    let reach = of / 200 + 1;
    let tried = middle.saturating_sub(reach.min(MOST_TRIED))..=middle.saturating_add(reach.min(MOST_TRIED)).min(of);
    tried.filter(|n| percent(*n, of, decimals) == Some(printed)).take(2).collect()
}

/// Two that fit are never further apart than this without a third between them.
const MOST_TRIED: u64 = 1_000;

/// The only whole number that printed as this share of `of`.
#[must_use]
pub fn only_count(printed: Decimal, of: u64) -> Option<u64> {
    match counts_that_fit(printed, of).as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Whether a figure lies on the bad side of a limit: percent for shares, the number itself for counts and amounts, and
/// 1 for yes. A share that was printed rounded is beyond only when all it may stand for is.
#[must_use]
pub fn is_beyond(figure: &Figure, limit: Decimal, direction: Polarity) -> bool {
    let worse = |value: Decimal, limit: Decimal| match direction {
        Polarity::LowerIsBetter => value > limit,
        Polarity::HigherIsBetter => value < limit,
        Polarity::Neither => false,
    };
    match figure {
        Figure::Ratio { n, of } => {
            let scaled = limit.checked_mul(Decimal::from(*of));
            *of > 0 && scaled.is_some_and(|limit| worse(Decimal::from(*n) * HUNDRED, limit))
        }
        Figure::Count { n } => worse(Decimal::from(*n), limit),
        Figure::Amount { amount, .. } => worse(*amount, limit),
        Figure::YesNo { yes } => worse(Decimal::from(u8::from(*yes)), limit),
        Figure::Share { percent, .. } => {
            let half = Decimal::new(5, percent.scale() + 1);
            match direction {
                Polarity::LowerIsBetter => *percent - half >= limit,
                Polarity::HigherIsBetter => *percent + half <= limit,
                Polarity::Neither => false,
            }
        }
        Figure::NoOccurrences { .. } | Figure::NotMeasured { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn shares_of_the_reference_reports() {
        for (n, of, decimals, printed) in [
            (110, 319, 1, "34.5"),
            (110, 319, 0, "34"),
            (41, 1218, 1, "3.4"),
            (8, 13, 1, "61.5"),
            (44, 73, 2, "60.27"),
            (13, 14, 1, "92.9"),
            (0, 7, 1, "0.0"),
            (1, 8, 2, "12.50"),
        ] {
            assert_eq!(percent(n, of, decimals).unwrap().to_string(), printed);
        }
        assert_eq!(percent(0, 0, 1), None);
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        assert_eq!(percent(1, 8, 1), Some(decimal("12.5")));
        assert_eq!(percent(1, 8, 0), Some(decimal("13")));
        assert_eq!(percent(1, 16, 1), Some(decimal("6.3")));
    }

    #[test]
    fn a_share_gives_counts_only_when_one_number_fits() {
        assert_eq!(only_count(decimal("38.6"), 44), Some(17));
        assert_eq!(only_count(decimal("38.5"), 44), None);
        assert!(counts_that_fit(decimal("38.5"), 44).is_empty());
        assert_eq!(only_count(decimal("85"), 1673), None);
        assert_eq!(counts_that_fit(decimal("85"), 1673).len(), 2);
        assert_eq!(only_count(decimal("100"), 3), Some(3));
        assert!(counts_that_fit(decimal("12"), 0).is_empty());
        assert!(counts_that_fit(decimal("250"), 10).is_empty());
    }

    #[test]
    fn limits_are_judged_on_the_counts_and_not_on_what_is_printed() {
        let ratio = |n, of| Figure::Ratio { n, of };
        // 1 of 200 is exactly the limit, 5 001 of 1 000 000 is 0.5 % as printed but above it.
        assert!(!is_beyond(&ratio(1, 200), decimal("0.5"), Polarity::LowerIsBetter));
        assert!(is_beyond(&ratio(5_001, 1_000_000), decimal("0.5"), Polarity::LowerIsBetter));
        assert!(is_beyond(&ratio(8, 13), decimal("100"), Polarity::HigherIsBetter));
        assert!(!is_beyond(&ratio(8, 13), decimal("100"), Polarity::Neither));
        assert!(!is_beyond(&ratio(0, 0), decimal("0"), Polarity::LowerIsBetter));
        let share = |percent| Figure::Share { percent: decimal(percent), of: None, source: String::new() };
        assert!(!is_beyond(&share("5.0"), decimal("5"), Polarity::LowerIsBetter), "5.0 may stand for 4.95");
        assert!(is_beyond(&share("5.1"), decimal("5"), Polarity::LowerIsBetter));
        assert!(is_beyond(&Figure::YesNo { yes: false }, Decimal::ONE, Polarity::HigherIsBetter));
        assert!(!is_beyond(&Figure::YesNo { yes: true }, Decimal::ONE, Polarity::HigherIsBetter));
    }

    proptest! {
        #[test]
        fn a_share_of_counts_fits_the_counts(of in 1_u64..3_000, part in 0.0..=1.0_f64, decimals in 0_u8..3) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss,
                reason = "a number below three thousand")]
            let n = (of as f64 * part) as u64;
            let printed = percent(n, of, decimals).unwrap();
            let fitting: Vec<u64> = (0..=of).filter(|n| percent(*n, of, decimals) == Some(printed)).collect();
            prop_assert_eq!(only_count(printed, of), if fitting.len() == 1 { Some(n) } else { None });
        }
    }
}
