//! Numbers, shares and dates as they are read.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn numbers() {
    assert_eq!(integer(Lang::Sv, 1218), "1\u{a0}218");
    assert_eq!(integer(Lang::Sv, -1_234_567), "\u{2212}1\u{a0}234\u{a0}567");
    assert_eq!(integer(Lang::En, 1218), "1,218");
    assert_eq!(integer(Lang::Sv, 0), "0");
    assert_eq!(integer(Lang::Sv, i64::MIN), "\u{2212}9\u{a0}223\u{a0}372\u{a0}036\u{a0}854\u{a0}775\u{a0}808");
    assert_eq!(decimal(Lang::Sv, 667, 1), "66,7");
    assert_eq!(decimal(Lang::Sv, 5, 2), "0,05");
    assert_eq!(decimal(Lang::Sv, -5, 1), "\u{2212}0,5");
    assert_eq!(decimal(Lang::En, 123_456, 2), "1,234.56");
    assert_eq!(decimal(Lang::Sv, 42, 0), "42");
}

/// Every share of the two reports whose counts are known, with one decimal.
#[test]
fn shares_with_their_counts() {
    let cases = [
        (110, 319, "34,5"),
        (41, 1218, "3,4"),
        (6, 63, "9,5"),
        (9, 373, "2,4"),
        (8, 13, "61,5"),
        (4, 13, "30,8"),
        (69, 139, "49,6"),
        (31, 152, "20,4"),
        (13, 148, "8,8"),
        (23, 24, "95,8"),
        (9, 32, "28,1"),
        (21, 72, "29,2"),
        (14, 21, "66,7"),
        (44, 73, "60,3"),
        (1673, 2146, "78,0"),
        (7, 33, "21,2"),
        (5, 13, "38,5"),
        (13, 14, "92,9"),
        (1, 8, "12,5"),
    ];
    for (part, whole, expected) in cases {
        assert_eq!(percent(Lang::Sv, part, whole, 1).unwrap(), format!("{expected}\u{a0}%"), "{part}/{whole}");
    }
    assert_eq!(percent_of(Lang::Sv, 41, 1218, 1), "3,4\u{a0}% (41 av 1\u{a0}218)");
    assert_eq!(percent_of(Lang::En, 41, 1218, 1), "3.4% (41 of 1,218)");
    assert_eq!(percent_of(Lang::Sv, 110, 319, 0), "34\u{a0}% (110 av 319)");
}

#[test]
fn halves_are_rounded_up_and_nothing_has_no_share() {
    assert_eq!(percent(Lang::Sv, 1, 8, 0).unwrap(), "13\u{a0}%");
    assert_eq!(percent(Lang::Sv, 1, 200, 0).unwrap(), "1\u{a0}%");
    assert_eq!(percent(Lang::Sv, 1, 2000, 1).unwrap(), "0,1\u{a0}%");
    assert_eq!(percent_of(Lang::Sv, 0, 0, 1), "0 av 0");
    assert_eq!(percent_of(Lang::Sv, u64::MAX, 1, 4), format!("{} av 1", count(Lang::Sv, u64::MAX)));
}

#[test]
fn dates() {
    assert_eq!(date(day("2024-09-16")), "2024-09-16");
    assert_eq!(date_long(Lang::Sv, day("2024-09-16")), "16 september 2024");
    assert_eq!(date_long(Lang::En, day("2024-05-01")), "1 May 2024");
    let range = |from, to| date_range(Lang::Sv, day(from), day(to));
    assert_eq!(range("2024-05-01", "2024-08-31"), "maj–aug");
    assert_eq!(range("2024-02-01", "2024-02-29"), "feb");
    assert_eq!(range("2023-02-01", "2023-02-28"), "feb");
    assert_eq!(range("2024-01-01", "2024-12-31"), "jan–dec");
    assert_eq!(range("2024-05-15", "2024-08-20"), "15 maj – 20 aug");
    assert_eq!(range("2024-05-15", "2024-05-15"), "15 maj");
    assert_eq!(range("2024-09-01", "2025-01-31"), "sep 2024 – jan 2025");
    assert_eq!(range("2024-02-01", "2024-02-28"), "1 feb – 28 feb");
}

#[test]
fn periods_in_full_and_lists() {
    let range = |from, to| date_range_long(Lang::Sv, day(from), day(to));
    assert_eq!(range("2024-05-01", "2024-08-31"), "1 maj – 31 augusti 2024");
    assert_eq!(range("2024-12-01", "2025-01-31"), "1 december 2024 – 31 januari 2025");
    assert_eq!(range("2024-05-01", "2024-05-01"), "1 maj 2024");
    let list = |things: &[&str]| list(Lang::Sv, &things.iter().map(|thing| (*thing).to_owned()).collect::<Vec<_>>());
    assert_eq!(list(&[]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a och b");
    assert_eq!(list(&["a", "b", "c"]), "a, b och c");
}

#[test]
fn numbers_are_not_parted_from_what_belongs_to_them() {
    let kept = |text| keep_together(text).replace(NBSP, "_");
    assert_eq!(kept("34,5 % (41 av 1 218) i maj"), "34,5_% (41_av_1_218) i maj");
    assert_eq!(kept("1 673 av 2 146 svarade 2024"), "1_673_av_2_146 svarade 2024");
    assert_eq!(kept("2 of 7, en av 7, 2 av sju"), "2_of_7, en av 7, 2 av sju");
    assert_eq!(kept("10 000 kr, 12,5 mnkr och 3 kranar"), "10_000_kr, 12,5_mnkr och 3 kranar");
    assert_eq!(kept("1 maj – 31 augusti"), "1 maj_– 31 augusti");
    assert_eq!(kept("– en rad, två –"), "– en rad, två –");
    assert_eq!(kept("delår 2 2024"), "delår 2 2024");
    assert_eq!(kept("inga siffror %"), "inga siffror %");
    assert_eq!(kept("SoL 2001:453 11 kap. 1 a § och § 12"), "SoL 2001:453 11_kap. 1_a_§ och §_12");
    assert_eq!(kept("Plan 2024, SN 2024-133"), "Plan 2024, SN 2024-133");
}

#[test]
fn distance_from_today() {
    let from = |text| relative(Lang::Sv, day(text), day("2024-09-16"));
    assert_eq!(from("2024-09-16"), "i dag");
    assert_eq!(from("2024-09-17"), "i morgon");
    assert_eq!(from("2024-09-15"), "i går");
    assert_eq!(from("2024-09-21"), "om 5 dagar");
    assert_eq!(from("2024-08-31"), "för 16 dagar sedan");
}

/// The tables of the Unicode consortium agree with ours.
fn by_unicode(lang: Lang, scaled: i64, decimals: u8) -> String {
    let locale = icu_locale_core::Locale::try_from_str(lang.code()).unwrap();
    let mut number = fixed_decimal::Decimal::from(scaled);
    number.multiply_pow10(-i16::from(decimals));
    let formatter =
        icu_decimal::DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
            .unwrap();
    formatter.format(&number).to_string()
}

proptest! {
    #[test]
    fn numbers_are_written_as_unicode_says(scaled in any::<i64>(), decimals in 0_u8..=4) {
        prop_assert_eq!(decimal(Lang::Sv, scaled, decimals), by_unicode(Lang::Sv, scaled, decimals));
        let english = decimal(Lang::En, scaled, decimals).replace(MINUS, "-");
        prop_assert_eq!(english, by_unicode(Lang::En, scaled, decimals));
        prop_assert_eq!(integer(Lang::Sv, scaled), by_unicode(Lang::Sv, scaled, 0));
    }

    #[test]
    fn exact_numbers_are_written_as_unicode_says(scaled in any::<i64>(), decimals in 0_u32..=12) {
        let exact = Decimal::new(scaled, decimals);
        let mut unicode = fixed_decimal::Decimal::from(scaled);
        unicode.multiply_pow10(-i16::try_from(decimals).unwrap());
        for lang in Lang::ALL {
            let locale = icu_locale_core::Locale::try_from_str(lang.code()).unwrap();
            let options = icu_decimal::options::DecimalFormatterOptions::default();
            let formatter = icu_decimal::DecimalFormatter::try_new(locale.into(), options).unwrap();
            let ours = number(*lang, exact).replace(MINUS, "-");
            prop_assert_eq!(ours, formatter.format(&unicode).to_string().replace(MINUS, "-"));
        }
    }

    #[test]
    fn a_share_is_never_half_a_unit_off(part in 0_u64..1_000_000, whole in 1_u64..1_000_000, decimals in 0_u8..=4) {
        let share = i128::from(share(part, whole, decimals).unwrap());
        let exact = i128::from(part) * 100 * 10_i128.pow(decimals.into());
        let off = share * i128::from(whole) - exact;
        prop_assert!(2 * off.abs() <= i128::from(whole));
        prop_assert!(2 * off != -i128::from(whole), "half is rounded up");
    }

    #[test]
    fn digits_survive_grouping(number in any::<i64>()) {
        let digits: String = integer(Lang::Sv, number).chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits, number.unsigned_abs().to_string());
    }

    #[test]
    fn any_two_days_can_be_written(a in -700_000_i32..700_000, b in -700_000_i32..700_000) {
        let day = |n| NaiveDate::from_num_days_from_ce_opt(n).unwrap();
        for lang in Lang::ALL {
            prop_assert!(!date_range(*lang, day(a), day(b)).is_empty());
            prop_assert!(!relative(*lang, day(a), day(b)).is_empty());
            prop_assert!(!date_long(*lang, day(a)).is_empty());
        }
    }
}
