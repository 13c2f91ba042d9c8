//! How long the random tests search.

use proptest::test_runner::Config;

/// So many cases where the library would try 256: `PROPTEST_CASES=6400` makes each search twenty-five times as long,
/// those of the suites as those of the library.
pub(crate) fn cases(few: u32) -> u32 {
    (few.saturating_mul(Config::default().cases) / 256).max(1)
}
