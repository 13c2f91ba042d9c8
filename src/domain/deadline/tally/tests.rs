//! Tests of the tally.

use super::super::super::sample::day;
use super::super::Limit;
use super::*;
use chrono::Days;
use proptest::prelude::*;

fn case<'a>(opened: &str, closed: &str, unit: &'a str) -> Case<'a> {
    let closed = if closed.is_empty() { None } else { Some(day(closed).into()) };
    Case { opened: day(opened).into(), closed, extended_to: None, unit }
}

fn tally(code: &str) -> Tally {
    Tally::new(Rule::of(code.parse().unwrap()), day("2024-08-31"))
}

#[test]
fn both_rules_are_counted_and_open_cases_apart() {
    let mut tally = tally("4m");
    for (opened, closed) in [
        ("2024-01-01", "2024-05-01"), // in time; 121 days
        ("2024-01-01", "2024-05-02"), // late
        ("2024-01-01", "2024-04-30"), // in time by both
        ("2024-04-30", ""),           // open, the last day is 30 August
        ("2024-05-01", ""),           // open, one day left
        ("2024-08-01", "2024-09-10"), // closed later than the day that is looked at
        ("2024-09-01", ""),           // not there yet
    ] {
        tally.add(&case(opened, closed, "")).unwrap();
    }
    let expected =
        Counts { closed: 3, late: 1, late_by_other: 2, open: 3, open_past: 1, open_past_by_other: 2, extended: 0 };
    assert_eq!(*tally.total(), expected);
    assert_eq!((tally.total().cases(), tally.total().in_time(), tally.not_yet()), (6, 2, 1));
    assert_eq!((tally.longest(), tally.median()), (Some(122), Some(Median { doubled: 242 })));
}

#[test]
fn what_contradicts_itself_is_refused_and_not_counted() {
    let mut tally = tally("4m");
    assert_eq!(tally.add(&case("2024-05-02", "2024-05-01", "")), Err(CaseFault::ClosedBeforeOpened));
    let extended = Case { extended_to: Some(day("2024-01-01")), ..case("2024-02-01", "", "") };
    assert_eq!(tally.add(&extended), Err(CaseFault::ExtendedBeforeOpened));
    let mut hours = self::tally("24h");
    assert_eq!(hours.add(&case("2024-05-01", "2024-05-02", "")), Err(CaseFault::NoTime));
    let (first, second) = (Day::from(day("2024-05-01")), Day::from(day("2024-05-02")));
    let unit = tally.place("Norr");
    assert_eq!(tally.add_days(second, Some(first), unit), Err(CaseFault::ClosedBeforeOpened));
    let unit = hours.place("Norr");
    assert_eq!(hours.add_days(first, Some(second), unit), Err(CaseFault::NoTime));
    assert_eq!((tally.units().count(), hours.units().count()), (0, 0), "a unit without cases is no unit");
    assert_eq!((tally.total().cases(), hours.total().cases()), (0, 0));
    assert_eq!((tally.median(), tally.longest()), (None, None), "none occurred is not zero");
}

#[test]
fn an_extension_counts_for_both_rules() {
    let mut tally = tally("4m");
    let case = Case { extended_to: Some(day("2024-06-30")), ..case("2024-01-01", "2024-06-30", "") };
    tally.add(&case).unwrap();
    assert_eq!(*tally.total(), Counts { closed: 1, extended: 1, ..Counts::default() });
}

#[test]
fn begun_hours_agree_with_what_is_late() {
    let mut tally = tally("24h");
    let at = |text: &str| Moment::at(text.parse().unwrap());
    for closed in ["2024-05-02T08:00:00", "2024-05-02T08:00:01"] {
        let closed = Some(at(closed));
        tally.add(&Case { opened: at("2024-05-01T08:00:00"), closed, extended_to: None, unit: "" }).unwrap();
    }
    assert_eq!((tally.total().late, tally.longest(), tally.median()), (1, Some(25), Some(Median { doubled: 49 })));
    assert_eq!(tally.total().late_by_other, 0, "the day after is in time by the calendar");
}

#[test]
fn units_beyond_the_bound_are_counted_together() {
    let mut tally = tally("14d");
    for number in 0..UNITS + 5 {
        tally.add(&case("2024-03-01", "2024-03-16", &number.to_string())).unwrap();
        tally.add(&case("2024-03-01", "2024-03-16", "0")).unwrap();
    }
    assert_eq!(tally.units().count(), UNITS);
    assert_eq!(tally.beyond().map(Counts::cases), Some(5));
    assert_eq!(tally.units().next().map(|(name, counts)| (name, counts.late)), Some(("0", 1006)));
}

/// What the rules say of a case, without anything remembered.
fn said(rule: Rule, as_of: NaiveDate, case: &Case<'_>) -> Counts {
    let closed = case.closed.filter(|closed| closed.date <= as_of);
    let past = |rule: Rule| {
        let end = rule.end(case.opened, case.extended_to).unwrap();
        u64::from(closed.map_or_else(|| end.is_over_after(as_of), |closed| end.is_past(closed).unwrap()))
    };
    let (late, by_other, extended) = (past(rule), past(rule.other()), u64::from(case.extended_to.is_some()));
    match closed {
        Some(_) => Counts { closed: 1, late, late_by_other: by_other, extended, ..Counts::default() },
        None => Counts { open: 1, open_past: late, open_past_by_other: by_other, extended, ..Counts::default() },
    }
}

proptest! {
    #[test]
    fn days_that_are_remembered_are_those_of_the_rule(
        // Far enough apart that days take each other's places.
        cases in proptest::collection::vec((0_u64..9000, proptest::option::of(0_u64..300), proptest::option::of(0_u64..300)), 0..40),
        number in 1_u16..130, months: bool, to_working_day: bool,
    ) {
        let limit = if months { Limit::Months(number.min(120)) } else { Limit::Days(number) };
        let (rule, as_of) = (Rule { limit, to_working_day }, day("2019-06-30"));
        let (mut careful, mut quick, mut expected) = (Tally::new(rule, as_of), Tally::new(rule, as_of), Counts::default());
        for (opened, took, extended) in cases {
            let opened = day("2000-01-01") + Days::new(opened);
            let closed = took.map(|took| opened + Days::new(took));
            let extended_to = extended.map(|extended| opened + Days::new(extended));
            let case = Case { opened: opened.into(), closed: closed.map(Into::into), extended_to, unit: "" };
            careful.add(&case).unwrap();
            if extended_to.is_none() {
                let unit = quick.place("");
                quick.add_days(opened.into(), closed.map(Into::into), unit).unwrap();
            } else {
                quick.add(&case).unwrap();
            }
            if opened <= as_of {
                expected.add(&said(rule, as_of, &case));
            }
        }
        prop_assert_eq!(*careful.total(), expected);
        prop_assert_eq!(*quick.total(), expected);
        prop_assert_eq!((quick.median(), quick.longest(), quick.not_yet()), (careful.median(), careful.longest(), careful.not_yet()));
    }

    #[test]
    fn nothing_is_lost_and_parts_make_the_whole(
        cases in proptest::collection::vec((0_u64..400, proptest::option::of(0_u64..300), "[ab]?"), 0..60),
        months in 1_u16..8,
    ) {
        let mut tally = Tally::new(Rule::of(Limit::Months(months)), day("2024-12-31"));
        let mut times = Vec::new();
        for (opened, took, unit) in &cases {
            let opened = day("2024-01-01") + Days::new(*opened);
            let closed = took.map(|took| opened + Days::new(took));
            tally.add(&Case { opened: opened.into(), closed: closed.map(Into::into), extended_to: None, unit }).unwrap();
            times.extend(took.filter(|_| closed <= Some(day("2024-12-31"))));
        }
        let total = *tally.total();
        prop_assert_eq!(total.cases() + tally.not_yet(), cases.len() as u64);
        prop_assert!(total.late <= total.closed && total.open_past <= total.open);
        // One to three months with February in them are shorter than thirty days each; four and more never are.
        prop_assert!(months < 4 || total.late <= total.late_by_other);
        let mut sum = Counts::default();
        tally.units().for_each(|(_, counts)| sum.add(counts));
        prop_assert_eq!(sum, total);
        times.sort_unstable();
        let middle = |at: usize| times.get(at).copied();
        let median = times.len().checked_sub(1).and_then(|last| Some(middle(last / 2)? + middle(times.len() / 2)?));
        prop_assert_eq!(tally.median().map(|median| median.doubled), median);
        prop_assert_eq!(tally.longest(), times.last().copied());
    }
}
