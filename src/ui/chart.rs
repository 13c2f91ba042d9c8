//! Small charts of signs that every terminal font has: a sparkline and a bar. They stand beside their figures and
//! never in their place; what is absent is a gap, never a zero.

use crate::i18n::terms::Glyphs;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A place of a sparkline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A value.
    Value(Decimal),
    /// There is none, for whatever reason.
    Absent,
    /// The series is broken here.
    Break,
}

/// How many heights a sparkline has.
const HEIGHTS: usize = 3;

const fn heights(glyphs: Glyphs) -> [&'static str; HEIGHTS] {
    match glyphs {
        Glyphs::Standard => ["_", "▄", "█"],
        Glyphs::Ascii => ["_", "-", "^"],
    }
}

/// The sign of a break between values.
#[must_use]
pub const fn break_sign(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Standard => "│",
        Glyphs::Ascii => "|",
    }
}

const fn absent_sign(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Standard => "·",
        Glyphs::Ascii => ".",
    }
}

/// A sparkline of at most `width` columns: the latest places when not all fit. The lowest value is the lowest sign
/// and the highest the highest, on each side of a break for itself: across it they are not compared.
#[must_use]
pub fn sparkline(spots: &[Spot], width: usize, glyphs: Glyphs) -> String {
    let drawn: Vec<&str> =
        spots.split_inclusive(|spot| *spot == Spot::Break).flat_map(|run| stretch(run, glyphs)).collect();
    drawn.iter().skip(drawn.len().saturating_sub(width)).copied().collect()
}

fn stretch(run: &[Spot], glyphs: Glyphs) -> Vec<&'static str> {
    let values = || run.iter().filter_map(|spot| if let Spot::Value(value) = spot { Some(*value) } else { None });
    let (low, high) = (values().min(), values().max());
    let sign = |spot: &Spot| match spot {
        Spot::Value(value) => {
            let at = low.zip(high).map_or(1, |(low, high)| height(*value, low, high));
            heights(glyphs).get(at).copied().unwrap_or_default()
        }
        Spot::Absent => absent_sign(glyphs),
        Spot::Break => break_sign(glyphs),
    };
    run.iter().map(sign).collect()
}

/// Which height a value has between the lowest and the highest; the middle one when they are the same.
fn height(value: Decimal, low: Decimal, high: Decimal) -> usize {
    let steps = Decimal::from(HEIGHTS - 1);
    let share = high.checked_sub(low).and_then(|range| value.checked_sub(low)?.checked_div(range));
    let at = share.and_then(|share| share.checked_mul(steps)?.round().to_usize());
    at.unwrap_or(HEIGHTS / 2).min(HEIGHTS - 1)
}

/// A bar of at most `width` columns for a share of a whole. What is not nothing shows, however little it is; of an
/// unknown share there is no bar.
#[must_use]
pub fn bar(share: Option<Decimal>, width: usize, glyphs: Glyphs) -> String {
    let (whole, half) = match glyphs {
        Glyphs::Standard => ("█", "▌"),
        Glyphs::Ascii => ("#", ""),
    };
    let Some(share) = share.map(|share| share.clamp(Decimal::ZERO, Decimal::ONE)) else { return String::new() };
    if share.is_zero() || width == 0 {
        return String::new();
    }
    let halves = share * Decimal::from(width) * Decimal::TWO;
    let halves = halves.round().to_usize().unwrap_or(0).clamp(1, 2 * width);
    if halves == 1 && half.is_empty() {
        return whole.to_owned();
    }
    let end = if halves.is_multiple_of(2) { "" } else { half };
    format!("{}{end}", whole.repeat(halves / 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    const STANDARD: Glyphs = Glyphs::Standard;

    fn values(values: &[i64]) -> Vec<Spot> {
        values.iter().map(|value| Spot::Value(Decimal::from(*value))).collect()
    }

    #[test]
    fn low_is_low_high_is_high_and_equal_is_in_the_middle() {
        assert_eq!(sparkline(&values(&[1, 5, 9]), 10, STANDARD), "_▄█");
        assert_eq!(sparkline(&values(&[1, 5, 9]), 10, Glyphs::Ascii), "_-^");
        assert_eq!(sparkline(&values(&[4, 4]), 10, STANDARD), "▄▄");
        assert_eq!(sparkline(&values(&[0]), 10, STANDARD), "▄");
        assert_eq!(sparkline(&[], 10, STANDARD), "");
    }

    #[test]
    fn what_is_absent_is_a_gap_and_not_a_zero() {
        let spots = [Spot::Value(Decimal::from(50)), Spot::Absent, Spot::Value(Decimal::from(60))];
        assert_eq!(sparkline(&spots, 10, STANDARD), "_·█", "an absent zero would have been the lowest of the three");
        assert_eq!(bar(None, 10, STANDARD), "");
        assert_eq!(bar(Some(Decimal::ZERO), 10, STANDARD), "");
    }

    #[test]
    fn the_two_sides_of_a_break_are_not_compared() {
        let mut spots = values(&[1, 2]);
        spots.push(Spot::Break);
        spots.extend(values(&[100, 200]));
        assert_eq!(sparkline(&spots, 10, STANDARD), "_█│_█");
    }

    #[test]
    fn when_not_all_fits_the_latest_stays() {
        assert_eq!(sparkline(&values(&[1, 1, 1, 9]), 2, STANDARD), "_█");
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_a_little_shows() {
        let share = |n: i64, of: i64| Some(Decimal::from(n) / Decimal::from(of));
        assert_eq!(bar(share(1, 2), 10, STANDARD), "█████");
        assert_eq!(bar(share(1, 4), 10, STANDARD), "██▌");
        assert_eq!(bar(share(1, 1000), 10, STANDARD), "▌");
        assert_eq!(bar(share(1, 1000), 10, Glyphs::Ascii), "#");
        assert_eq!(bar(share(3, 2), 4, STANDARD), "████");
    }

    proptest! {
        #[test]
        fn no_chart_is_wider_than_asked(
            numbers in prop::collection::vec(prop::option::of(any::<i64>()), 0..40),
            width in 0usize..30,
            ascii: bool,
        ) {
            let glyphs = if ascii { Glyphs::Ascii } else { Glyphs::Standard };
            let spots: Vec<Spot> =
                numbers.iter().map(|n| n.map_or(Spot::Absent, |n| Spot::Value(Decimal::from(n)))).collect();
            let line = sparkline(&spots, width, glyphs);
            prop_assert!(line.width() <= width && line.width() == spots.len().min(width));
            for number in numbers.into_iter().flatten() {
                let share = Decimal::from(number) / Decimal::from(i64::MAX);
                prop_assert!(bar(Some(share), width, glyphs).width() <= width);
            }
        }
    }
}
