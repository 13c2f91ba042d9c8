//! How many deviations there may be in the whole, given how many were found in a sample.
//!
//! The answer is exact in the sense of statistics: no normal approximation, however small or large the sample. With a
//! known population it is the largest number of deviating items under which so few in the sample are not less likely
//! than the confidence leaves room for (hypergeometric); without, the limit of Clopper and Pearson (binomial). Of a
//! complete check nothing is estimated. Likelihoods are computed by Loader's expansion (C. Loader, "Fast and Accurate
//! Computation of Binomial Probabilities", 2000), in which no large numbers cancel.

use std::f64::consts::TAU;

/// How sure the limit is, in tenths of percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u16);

impl Confidence {
    /// 95 percent, the usual one.
    pub const USUAL: Self = Self(950);

    /// A confidence in tenths of percent, from 50 to 99.9 percent.
    #[must_use]
    pub const fn of_thousand(tenths: u16) -> Option<Self> {
        if tenths >= 500 && tenths <= 999 { Some(Self(tenths)) } else { None }
    }

    /// In tenths of percent.
    #[must_use]
    pub const fn thousandths(self) -> u16 {
        self.0
    }

    /// What the confidence leaves room for.
    fn alpha(self) -> f64 {
        f64::from(1000 - self.0) / 1000.0
    }
}

/// An upper one-sided confidence limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upper {
    /// Everything was checked: what was found is what there is.
    Complete,
    /// At most so many items of a known population.
    AtMost {
        /// Deviating items.
        items: u32,
        /// Items in all.
        of: u32,
    },
    /// At most this share, in millionths rounded upwards.
    Share {
        /// Millionths.
        millionths: u32,
    },
}

/// Why there is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLimit {
    /// Nothing was checked.
    #[error("nothing was checked")]
    NothingChecked,
    /// More deviating items than were checked.
    #[error("more found than checked")]
    MoreFound,
    /// More items were checked than there are.
    #[error("more checked than there are")]
    MoreChecked,
}

/// How many deviating items there may be, when `found` of `checked` deviated.
///
/// # Errors
/// When the numbers contradict each other, or there are none.
pub fn upper_limit(
    found: u32,
    checked: u32,
    population: Option<u32>,
    confidence: Confidence,
) -> Result<Upper, NoLimit> {
    if checked == 0 {
        return Err(NoLimit::NothingChecked);
    }
    if found > checked {
        return Err(NoLimit::MoreFound);
    }
    match population {
        Some(all) if checked > all => Err(NoLimit::MoreChecked),
        Some(all) if checked == all => Ok(Upper::Complete),
        Some(of) => Ok(Upper::AtMost { items: most_items(found, checked, of, confidence.alpha()), of }),
        None => Ok(Upper::Share { millionths: most_share(found, checked, confidence.alpha()) }),
    }
}

/// How near a likelihood must be to `alpha` to be as likely: a tie is decided for the larger limit, not by the last bit.
const TIE: f64 = 1e-9;

/// The largest number of deviating items that leaves `found` or fewer in the sample at least as likely as `alpha`.
fn most_items(found: u32, checked: u32, all: u32, alpha: f64) -> u32 {
    // What was found deviates, what was checked and did not does not; between them the likelihood falls all the way.
    let (mut likely, mut unlikely) = (found, all - (checked - found) + 1);
    while unlikely - likely > 1 {
        let middle = likely + (unlikely - likely) / 2;
        if few_of_urn(found, Urn { bad: middle, all, checked }, alpha) {
            likely = middle;
        } else {
            unlikely = middle;
        }
    }
    likely
}

/// The share under which `found` or fewer are exactly as likely as `alpha`, in millionths rounded upwards.
fn most_share(found: u32, checked: u32, alpha: f64) -> u32 {
    const MILLION: u32 = 1_000_000;
    // Here a tie is the answer itself: the share under which it is exactly as likely.
    let alpha = alpha * (1.0 + 2.0 * TIE);
    let (mut likely, mut unlikely) = (0, MILLION);
    // Nothing speaks against the whole when all that was checked deviated.
    if found == checked {
        return MILLION;
    }
    while unlikely - likely > 1 {
        let middle = likely + (unlikely - likely) / 2;
        if few_of_share(found, checked, f64::from(middle) / f64::from(MILLION), alpha) {
            likely = middle;
        } else {
            unlikely = middle;
        }
    }
    unlikely
}

/// Items of which some deviate and some are checked.
#[derive(Clone, Copy)]
struct Urn {
    bad: u32,
    all: u32,
    checked: u32,
}

/// Whether at most `found` deviating items in the sample are at least as likely as `alpha`.
fn few_of_urn(found: u32, urn: Urn, alpha: f64) -> bool {
    let Urn { bad, all, checked } = urn;
    let good = all - bad;
    // At or above the mean lies at least half of all, and half is more than any `alpha`.
    if u64::from(found) * u64::from(all) >= u64::from(checked) * u64::from(bad) {
        return true;
    }
    let rate = f64::from(checked) / f64::from(all);
    let first = binomial(found, bad, rate) * binomial(checked - found, good, rate) / binomial(checked, all, rate);
    let lower = |found: u32| {
        let (found, left) = (f64::from(found), f64::from(checked) - f64::from(found));
        found * (f64::from(good) - left) / ((f64::from(bad) - found + 1.0) * (left + 1.0))
    };
    adds_up(first, found, checked.saturating_sub(good), lower, alpha)
}

/// Whether at most `found` of `checked` are at least as likely as `alpha` where the share of deviating ones is this.
fn few_of_share(found: u32, checked: u32, share: f64, alpha: f64) -> bool {
    if f64::from(found) >= f64::from(checked) * share {
        return true;
    }
    let odds = (1.0 - share) / share;
    let lower = |found: u32| f64::from(found) / (f64::from(checked) - f64::from(found) + 1.0) * odds;
    adds_up(binomial(found, checked, share), found, 0, lower, alpha)
}

/// Whether the likelihoods of `from`, one less, and so on down to `least` add up to `alpha`. They fall, each
/// by the factor that `lower` gives: below the mean every step down is to something less likely.
fn adds_up(first: f64, from: u32, least: u32, lower: impl Fn(u32) -> f64, alpha: f64) -> bool {
    let enough = alpha * (1.0 - TIE);
    let (mut term, mut sum) = (first, first);
    let mut at = from;
    while at > least && sum < enough && term > sum * f64::EPSILON / 16.0 {
        term *= lower(at);
        sum += term;
        at -= 1;
    }
    sum >= enough
}

/// The likelihood of exactly `found` of `tries` at a rate between zero and one.
fn binomial(found: u32, tries: u32, rate: f64) -> f64 {
    let (x, n, rest) = (f64::from(found), f64::from(tries), f64::from(tries) - f64::from(found));
    if found > tries {
        return 0.0;
    }
    if found == 0 {
        return (n * (-rate).ln_1p()).exp();
    }
    if found == tries {
        return (n * rate.ln()).exp();
    }
    let exponent = stirling_error(tries)
        - stirling_error(found)
        - stirling_error(tries - found)
        - deviance(x, n * rate)
        - deviance(rest, n * (1.0 - rate));
    exponent.exp() * (n / (TAU * x * rest)).sqrt()
}

/// `x·ln(x/m) + m − x`, without cancellation where the two are near each other.
fn deviance(x: f64, mean: f64) -> f64 {
    let apart = x - mean;
    if apart.abs() >= 0.1 * (x + mean) {
        return x * (x / mean).ln() - apart;
    }
    let ratio = apart / (x + mean);
    let mut sum = apart * ratio;
    let mut term = 2.0 * x * ratio;
    for odd in (3_u32..).step_by(2).take(1000) {
        term *= ratio * ratio;
        let next = sum + term / f64::from(odd);
        if next.total_cmp(&sum).is_eq() {
            break;
        }
        sum = next;
    }
    sum
}

/// What Stirling's formula for `ln n!` leaves out.
fn stirling_error(n: u32) -> f64 {
    let x = f64::from(n);
    if n <= 16 {
        let factorial: f64 = (2..=n).map(f64::from).product();
        return factorial.ln() - ((x + 0.5) * x.ln() - x + TAU.ln() / 2.0);
    }
    let square = x * x;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / x
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at_most(found: u32, checked: u32, all: u32) -> u32 {
        match upper_limit(found, checked, Some(all), Confidence::USUAL).unwrap() {
            Upper::AtMost { items, of } if of == all => items,
            other => panic!("{other:?}"),
        }
    }

    fn share(found: u32, checked: u32) -> u32 {
        match upper_limit(found, checked, None, Confidence::USUAL).unwrap() {
            Upper::Share { millionths } => millionths,
            other => panic!("{other:?}"),
        }
    }

    /// Ways to choose, exactly.
    fn choose(n: u32, k: u32) -> u128 {
        (0..k).fold(1_u128, |ways, at| ways * u128::from(n - at) / u128::from(at + 1))
    }

    /// The likelihood of at most `found`, as ways of so many ways.
    fn ways(found: u32, urn: Urn) -> (u128, u128) {
        let Urn { bad, all, checked } = urn;
        let some = (0..=found).filter(|x| *x <= bad && checked - x <= all - bad);
        (some.map(|x| choose(bad, x) * choose(all - bad, checked - x)).sum(), choose(all, checked))
    }

    #[expect(clippy::cast_precision_loss, reason = "the fifteen digits that remain are compared")]
    fn ratio(some: u128, every: u128) -> f64 {
        some as f64 / every as f64
    }

    #[test]
    fn two_of_ten_from_43_are_at_most_20() {
        assert_eq!(at_most(2, 10, 43), 20);
    }

    #[test]
    fn fourteen_of_fifty_are_at_most_40_3_percent() {
        assert_eq!((share(14, 50) + 500) / 1000, 403);
    }

    #[test]
    fn none_and_all_have_limits_that_can_be_computed_by_hand() {
        // One minus the fiftieth root of a twentieth.
        assert_eq!(share(0, 50), 58_156);
        assert_eq!((share(0, 1), share(7, 7)), (950_000, 1_000_000));
        assert_eq!(at_most(10, 10, 43), 43);
    }

    #[test]
    fn of_a_complete_check_nothing_is_estimated() {
        assert_eq!(upper_limit(3, 43, Some(43), Confidence::USUAL), Ok(Upper::Complete));
    }

    #[test]
    fn numbers_that_contradict_each_other_have_no_limit() {
        assert_eq!(upper_limit(0, 0, Some(5), Confidence::USUAL), Err(NoLimit::NothingChecked));
        assert_eq!(upper_limit(6, 5, None, Confidence::USUAL), Err(NoLimit::MoreFound));
        assert_eq!(upper_limit(1, 6, Some(5), Confidence::USUAL), Err(NoLimit::MoreChecked));
        assert_eq!((Confidence::of_thousand(499), Confidence::of_thousand(1000)), (None, None));
    }

    #[test]
    fn against_direct_summation_every_small_population_has_the_right_limit() {
        for all in 1..=26_u32 {
            for checked in 1..all {
                for found in 0..=checked {
                    // At least one in twenty, in whole numbers.
                    let likely = |bad: u32| {
                        let (some, every) = ways(found, Urn { bad, all, checked });
                        some * 20 >= every
                    };
                    let expected = (found..=all - (checked - found)).filter(|bad| likely(*bad)).max();
                    assert_eq!(Some(at_most(found, checked, all)), expected, "{found} of {checked} from {all}");
                }
            }
        }
    }

    #[test]
    fn the_limit_covers_as_often_as_it_says() {
        for (all, checked) in [(20_u32, 5_u32), (43, 10), (30, 25)] {
            for bad in 0..=all {
                // How often the limit lies below the truth.
                let missed: u128 = (0..=checked.min(bad))
                    .filter(|found| checked - found <= all - bad && at_most(*found, checked, all) < bad)
                    .map(|found| choose(bad, found) * choose(all - bad, checked - found))
                    .sum();
                assert!(missed * 20 <= choose(all, checked), "{bad} of {all}, {checked} checked");
            }
        }
    }

    #[test]
    fn ten_million_items_are_no_harder_than_ten() {
        const ALL: u32 = 10_000_000;
        // A small sample of a large population is as if the population had no end.
        let near = |items: u32, millionths: u32| (i64::from(items) - i64::from(millionths) * 10).abs() <= 60;
        for (found, checked) in [(0, 60), (1, 50), (14, 50), (49, 50), (3, 1000)] {
            let (items, millionths) = (at_most(found, checked, ALL), share(found, checked));
            assert!(near(items, millionths), "{found} of {checked}: {items} and {millionths}");
        }
        // Half is checked and half of it deviates: a little more than half of the rest may.
        let items = at_most(2_500_000, 5_000_000, ALL);
        assert!((5_002_000..5_003_000).contains(&items), "{items}");
        assert_eq!(at_most(0, ALL - 1, ALL), 0);
        assert_eq!(at_most(ALL - 1, ALL - 1, ALL), ALL);
        assert!(share(5_000_000, ALL) > 500_000);
    }

    proptest! {
        #[test]
        fn more_found_never_means_fewer(all in 2_u32..3000, part in 0_u32..1000, found in 0_u32..1000) {
            let checked = ((all - 1) * part / 1000).max(1);
            let found = (checked - 1) * found / 1000;
            let (fewer, more) = (at_most(found, checked, all), at_most(found + 1, checked, all));
            prop_assert!(fewer < more, "{found} of {checked} from {all}: {fewer}, {more}");
            prop_assert!((found..=all - (checked - found)).contains(&fewer), "possible at all");
            prop_assert!(share(found, checked) < share(found + 1, checked));
            prop_assert!(f64::from(share(found, checked)) / 1e6 >= f64::from(found) / f64::from(checked));
        }

        #[test]
        fn more_confidence_never_means_fewer(all in 2_u32..3000, part in 0_u32..1000, one in 500_u16..1000, other in 500_u16..1000) {
            let checked = ((all - 1) * part / 1000).max(1);
            let (low, high) = (one.min(other), one.max(other));
            let limit = |tenths| upper_limit(checked / 3, checked, Some(all), Confidence::of_thousand(tenths).unwrap());
            let items = |tenths| match limit(tenths).unwrap() {
                Upper::AtMost { items, .. } => items,
                _ => all,
            };
            prop_assert!(items(low) <= items(high));
        }

        #[test]
        fn a_likelihood_is_what_the_ways_say(all in 2_u32..40, bad in 0_u32..40, checked in 1_u32..40, found in 0_u32..40) {
            let (bad, checked) = (bad.min(all), checked.min(all - 1));
            let (fewest, most) = (checked.saturating_sub(all - bad), bad.min(checked));
            let found = fewest + found % (most - fewest + 1);
            let rate = f64::from(checked) / f64::from(all);
            let exact = ratio(choose(bad, found) * choose(all - bad, checked - found), choose(all, checked));
            let computed = binomial(found, bad, rate) * binomial(checked - found, all - bad, rate) / binomial(checked, all, rate);
            prop_assert!((computed / exact - 1.0).abs() < 1e-12, "{computed} {exact}");
        }
    }
}
