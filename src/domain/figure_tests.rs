//! What readings come to, and how they are compared.

use super::sample::{Sample, day};
use super::*;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use uuid::Uuid;

const LOWER: Polarity = Polarity::LowerIsBetter;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

const fn ratio(n: u64, of: u64) -> Reading {
    Reading::Ratio { n, of }
}

fn share(percent: &str) -> Reading {
    Reading::Share { percent: decimal(percent), of: None, source: String::new() }
}

fn none() -> Reading {
    Reading::NoOccurrences { how_known: "felanmälningarna".to_owned() }
}

fn not_measured() -> Reading {
    Reading::NotMeasured { why: "systemet bytt".to_owned() }
}

/// A measure with values in the first and the second period, compared.
fn compared(kind: MeasureKind, direction: Polarity, before: Reading, now: Reading) -> Result<Trend, Apart> {
    let mut sample = Sample::new();
    let measure = sample.measure(kind, direction);
    sample.value(measure, 1, before);
    sample.value(measure, 2, now);
    sample.book.compare(measure, sample.periods[1]).trend
}

#[test]
fn shares_are_compared_by_their_counts() {
    let of = |before, now| compared(MeasureKind::Ratio, LOWER, before, now);
    assert_eq!(of(ratio(13, 148), ratio(31, 152)), Ok(Trend::HigherWorse));
    assert_eq!(of(ratio(31, 152), ratio(13, 148)), Ok(Trend::LowerBetter));
    assert_eq!(of(ratio(1, 2), ratio(50, 100)), Ok(Trend::Unchanged));
    // Both are 0.0 % as printed.
    assert_eq!(of(ratio(1, 10_000), ratio(1, 9_999)), Ok(Trend::HigherWorse));
    assert_eq!(of(ratio(u64::MAX - 1, u64::MAX), ratio(u64::MAX, u64::MAX)), Ok(Trend::HigherWorse));
}

#[test]
fn a_printed_share_is_compared_as_far_as_it_was_printed() {
    let of = |before, now| compared(MeasureKind::Ratio, LOWER, before, now);
    assert_eq!(of(share("37.5"), ratio(110, 319)), Ok(Trend::LowerBetter));
    assert_eq!(of(share("34.5"), ratio(110, 319)), Ok(Trend::Unchanged));
    assert_eq!(of(ratio(110, 319), share("34")), Ok(Trend::Unchanged));
}

#[test]
fn direction_decides_what_is_better() {
    let of = |direction| compared(MeasureKind::Count, direction, Reading::Count { n: 4 }, Reading::Count { n: 8 });
    assert_eq!(of(Polarity::HigherIsBetter), Ok(Trend::HigherBetter));
    assert_eq!(of(LOWER), Ok(Trend::HigherWorse));
    assert_eq!(of(Polarity::Neither), Ok(Trend::Higher));
}

#[test]
fn absence_is_no_number_and_none_is_no_share() {
    let ratios = |before, now| compared(MeasureKind::Ratio, LOWER, before, now);
    assert_eq!(ratios(ratio(3, 4), not_measured()), Err(Apart::NotMeasured));
    assert_eq!(ratios(not_measured(), none()), Err(Apart::NotMeasured));
    assert_eq!(ratios(ratio(3, 4), none()), Err(Apart::NoOccurrences));
    assert_eq!(ratios(none(), none()), Ok(Trend::Unchanged));
    let counts = |before, now| compared(MeasureKind::Count, LOWER, before, now);
    assert_eq!(counts(Reading::Count { n: 5 }, none()), Ok(Trend::LowerBetter));
    assert_eq!(counts(none(), Reading::Count { n: 0 }), Ok(Trend::Unchanged));
}

#[test]
fn other_rules_are_not_compared_unless_the_old_rule_was_kept_beside() {
    let mut sample = Sample::new();
    let measure = sample.measure(MeasureKind::Ratio, LOWER);
    let rules = [("dagar", None), ("kalendermånader", Some(day("2024-07-01")))];
    sample.alter(measure, |m| {
        m.versions = rules.map(|(text, since)| Definition { text: text.to_owned(), since }).to_vec();
    });
    sample.value(measure, 1, share("37.5"));
    let now = sample.value(measure, 2, ratio(110, 319));
    sample.alter_value(now, |value| value.version = 2);
    let compared = sample.book.compare(measure, sample.periods[1]);
    assert_eq!((compared.trend, compared.by_rule), (Err(Apart::OtherRule), None));
    assert_eq!(sample.book.series(measure).iter().map(|point| point.broken).collect::<Vec<_>>(), [false, true]);

    sample.alter_value(now, |value| value.beside = Some(Counted { version: 1, reading: share("46") }));
    let compared = sample.book.compare(measure, sample.periods[1]);
    assert_eq!(compared.trend, Ok(Trend::HigherWorse), "46 % is worse than 37,5 % by the same rule");
    let (rule, of_now, of_before) = compared.by_rule.unwrap();
    assert_eq!(rule, 1);
    assert!(matches!(of_now, Figure::Share { percent, .. } if percent == decimal("46")));
    assert!(matches!(of_before, Figure::Share { percent, .. } if percent == decimal("37.5")));
}

#[test]
fn what_is_said_not_to_be_comparable_is_not_compared() {
    let mut sample = Sample::new();
    let measure = sample.measure(MeasureKind::Amount, Polarity::HigherIsBetter);
    let amount = |text: &str| Reading::Amount { amount: decimal(text), approximate: false };
    sample.value(measure, 1, amount("66.7"));
    let now = sample.value(measure, 2, amount("150"));
    assert_eq!(sample.book.compare(measure, sample.periods[1]).trend, Ok(Trend::HigherBetter));
    sample.alter_value(now, |value| value.not_comparable = "innehåller tidigare år".to_owned());
    assert_eq!(sample.book.compare(measure, sample.periods[1]).trend, Err(Apart::NotComparable));
    assert!(sample.book.series(measure)[1].broken);
}

#[test]
fn a_typed_value_stands_in_for_a_period_before_the_program_and_only_then() {
    let mut sample = Sample::new();
    let measure = sample.measure(MeasureKind::Ratio, LOWER);
    let now = sample.value(measure, 2, ratio(6, 63));
    assert_eq!(sample.book.compare(measure, sample.periods[1]).trend, Err(Apart::NoPrevious));
    sample.alter_value(now, |value| value.previous = Some(Counted { version: 1, reading: share("6.5") }));
    let previous = sample.book.previous_value(measure, sample.periods[1]).unwrap();
    assert_eq!(previous.period_id, None);
    assert_eq!(sample.book.compare(measure, sample.periods[1]).trend, Ok(Trend::HigherWorse));
    sample.value(measure, 1, ratio(9, 63));
    let compared = sample.book.compare(measure, sample.periods[1]);
    assert_eq!(compared.previous.unwrap().period_id, Some(sample.periods[0]));
    assert_eq!(compared.trend, Ok(Trend::LowerBetter));
    assert_eq!(sample.book.compare(measure, sample.periods[0]).trend, Err(Apart::NoPrevious));
}

#[test]
fn a_measure_is_followed_into_another_year_by_its_lineage() {
    let mut sample = Sample::new();
    let old = sample.measure(MeasureKind::Ratio, LOWER);
    let new = sample.measure(MeasureKind::Ratio, LOWER);
    sample.alter(new, |measure| measure.lineage_id = Some(old.0));
    sample.value(old, 1, ratio(7, 33));
    sample.value(new, 2, ratio(5, 13));
    assert_eq!(sample.book.series(new).len(), 2);
    assert_eq!(sample.book.series(old).len(), 2);
    assert_eq!(sample.book.compare(new, sample.periods[1]).trend, Ok(Trend::HigherWorse));
    // The same number of another rule, where both years say what it is.
    let rule = |text: &str| vec![Definition { text: text.to_owned(), since: None }];
    sample.alter(old, |measure| measure.versions = rule("alla beslut"));
    sample.alter(new, |measure| measure.versions = rule("upphandlingar"));
    assert!(sample.book.series(new)[1].broken);
    assert_eq!(sample.book.compare(new, sample.periods[1]).trend, Err(Apart::OtherRule));
}

#[test]
fn amounts_in_another_unit_are_not_compared() {
    let mut sample = Sample::new();
    let [old, new] = [0; 2].map(|_| sample.measure(MeasureKind::Amount, LOWER));
    let amount = |text: &str| Reading::Amount { amount: text.parse().unwrap(), approximate: false };
    sample.value(old, 1, amount("66700000"));
    sample.value(new, 2, amount("71.2"));
    sample.alter(old, |measure| measure.unit = "kr".to_owned());
    sample.alter(new, |measure| (measure.lineage_id, measure.unit) = (Some(old.0), "Mkr".to_owned()));
    assert_eq!(sample.book.compare(new, sample.periods[1]).trend, Err(Apart::OtherRule));
    assert!(sample.book.series(new)[1].broken);
    sample.value(old, 1, amount("66.7"));
    sample.alter(old, |measure| measure.unit = " mkr".to_owned());
    assert_eq!(sample.book.compare(new, sample.periods[1]).trend, Ok(Trend::HigherWorse));
}

#[test]
fn a_whole_is_the_sum_of_its_parts_and_names_those_without_counts() {
    let mut sample = Sample::new();
    let whole = sample.measure(MeasureKind::Ratio, LOWER);
    let parts: Vec<MeasureId> = [(9, 32), (10, 20), (1, 12), (1, 8)]
        .into_iter()
        .map(|(n, of)| {
            let part = sample.measure(MeasureKind::Ratio, LOWER);
            sample.alter(part, |measure| measure.part_of_id = Some(whole));
            sample.value(part, 1, ratio(n, of));
            part
        })
        .collect();
    let unknown = sample.measure(MeasureKind::Ratio, LOWER);
    sample.alter(unknown, |measure| measure.part_of_id = Some(whole));
    sample.value(unknown, 1, none());
    sample.value(whole, 1, Reading::Parts {});
    let resolved = sample.book.figure(whole, sample.periods[0]).unwrap();
    assert_eq!(resolved.figure, Figure::Ratio { n: 21, of: 72 });
    assert_eq!(resolved.missing, [unknown]);

    let reports = sample.measure(MeasureKind::Count, Polarity::Neither);
    sample.alter(reports, |measure| measure.pair_of_ids = parts.clone());
    sample.value(reports, 1, Reading::Count { n: 14 });
    let reports = sample.book.find::<Measure>(reports).unwrap();
    assert_eq!(sample.book.pairing(reports, sample.periods[0]), Some((14, 21)));
    assert_eq!(sample.book.pairing(reports, sample.periods[1]), None);
}

#[test]
fn wholes_that_hold_each_other_come_to_nothing() {
    let mut sample = Sample::new();
    let (one, other) = (sample.measure(MeasureKind::Count, LOWER), sample.measure(MeasureKind::Count, LOWER));
    sample.alter(one, |measure| measure.part_of_id = Some(other));
    sample.alter(other, |measure| measure.part_of_id = Some(one));
    sample.value(one, 1, Reading::Parts {});
    sample.value(other, 1, Reading::Parts {});
    assert_eq!(sample.book.figure(one, sample.periods[0]), None);
}

fn question(options: &[(&str, Option<u64>, Option<&str>)], n: Option<u64>) -> SurveyQuestion {
    let option = |(label, count, percent): &(&str, Option<u64>, Option<&str>)| AnswerOption {
        label: (*label).to_owned(),
        tally: Tallied { count: *count, percent: percent.map(decimal) },
    };
    SurveyQuestion {
        id: SurveyQuestionId(Uuid::nil()),
        survey_id: SurveyId(Uuid::nil()),
        rank: 0,
        text: "Känner du till planen?".to_owned(),
        options: options.iter().map(option).collect(),
        n,
        top: Tallied::default(),
        bottom: Tallied::default(),
        note: String::new(),
    }
}

#[test]
fn a_share_of_answers_gives_counts_only_when_one_number_fits() {
    let yes_no = |yes, no, n| question(&[("Ja", None, Some(yes)), ("Nej", None, Some(no))], Some(n));
    let known = yes_no("38.6", "61.4", 44).figure(SurveyPart::Top).unwrap();
    assert_eq!((known.figure, known.derived), (Figure::Ratio { n: 17, of: 44 }, true));
    let bottom = yes_no("38.6", "61.4", 44).figure(SurveyPart::Bottom).unwrap();
    assert_eq!(bottom.figure, Figure::Ratio { n: 27, of: 44 });
    let unknown = yes_no("38.5", "61.5", 44).figure(SurveyPart::Top).unwrap();
    assert!(matches!(unknown.figure, Figure::Share { of: Some(44), .. }) && !unknown.derived);
    let counted = question(&[("Ja", Some(17), None), ("Nej", Some(27), None)], None);
    assert_eq!(counted.figure(SurveyPart::Top).unwrap().figure, Figure::Ratio { n: 17, of: 44 });
}

#[test]
fn top_and_bottom_of_a_scale_are_two_answers_each_or_as_stated() {
    let labels = ["Mycket bra", "Bra", "Varken eller", "Dåligt", "Mycket dåligt"];
    let shares = [Some("14.3"), Some("37.8"), None, None, None];
    let options: Vec<_> = labels.into_iter().zip(shares).map(|(label, share)| (label, None, share)).collect();
    let mut vision = question(&options, None);
    vision.bottom.percent = Some(decimal("18.3"));
    let top = vision.figure(SurveyPart::Top).unwrap().figure;
    assert!(matches!(top, Figure::Share { percent, of: None, .. } if percent == decimal("52.1")));
    let bottom = vision.figure(SurveyPart::Bottom).unwrap().figure;
    assert!(matches!(bottom, Figure::Share { percent, .. } if percent == decimal("18.3")));
    assert_eq!(question(&options, None).figure(SurveyPart::Bottom), None);
    vision.bottom = Tallied { count: Some(100), percent: None };
    assert_eq!(vision.figure(SurveyPart::Bottom).unwrap().figure, Figure::Count { n: 100 });
    vision.n = Some(1673);
    assert_eq!(vision.figure(SurveyPart::Bottom).unwrap().figure, Figure::Ratio { n: 100, of: 1673 });
}

#[test]
fn what_is_not_reported_of_the_answers_is_known_only_where_the_rest_is() {
    let labels = ["Mycket bra", "Bra", "Varken eller", "Dåligt", "Mycket dåligt"];
    let shares = [Some("14.3"), Some("37.8"), None, None, None];
    let options: Vec<_> = labels.into_iter().zip(shares).map(|(label, share)| (label, None, share)).collect();
    let mut vision = question(&options, None);
    // The sum that is stated of answers that are told one by one counts for nothing more.
    (vision.top.percent, vision.bottom.percent) = (Some(decimal("52")), Some(decimal("18.3")));
    let share = |percent| Some(Figure::Share { percent: decimal(percent), of: None, source: String::new() });
    assert_eq!(vision.unreported(), share("29.6"));
    assert_eq!(vision.option_figure(1).map(|resolved| resolved.figure), share("37.8"));
    assert_eq!((vision.option_figure(2), vision.option_figure(5)), (None, None));
    assert_eq!(question(&options[2..], None).unreported(), None);
    // Rounded shares of every answer leave nothing out, whatever they sum to.
    assert_eq!(question(&[("Ja", None, Some("33.3")), ("Nej", None, Some("66.6"))], None).unreported(), None);
    let counted = question(&[("Ja", Some(17), None), ("Nej", Some(20), None)], Some(44));
    assert_eq!(counted.unreported(), Some(Figure::Ratio { n: 7, of: 44 }));
    assert_eq!(question(&[("Ja", Some(17), None), ("Nej", Some(27), None)], Some(44)).unreported(), None);
}

#[test]
fn a_sheet_feeds_a_share_or_a_plain_count() {
    let mut sample = Sample::new();
    let (sheet, items) = sheet(&[[2, 1, 1], [1, 0, 1], [2, 2, 1]]);
    let (ratio, count) = (sample.measure(MeasureKind::Ratio, LOWER), sample.measure(MeasureKind::Count, LOWER));
    let sheet_id = sheet.id;
    sample.book.load([sheet]);
    sample.book.load(items);
    for (measure, attribute, figure) in [
        (ratio, None, Figure::Ratio { n: 2, of: 3 }),
        (ratio, Some(2), Figure::Ratio { n: 1, of: 2 }),
        (count, None, Figure::Count { n: 2 }),
        (count, Some(3), Figure::Count { n: 0 }),
    ] {
        let reading = Reading::Sheet { sheet_id, attribute };
        let resolved = sample.book.figure_of(&reading, measure, sample.periods[0]).unwrap();
        assert_eq!(resolved.figure, figure);
        assert!(!reading.fits(MeasureKind::Amount));
    }
}

/// A sheet of three attributes, the second within the first, with a mark code (0 is none) for each of them by item.
fn sheet(marks: &[[u8; 3]]) -> (TestSheet, Vec<SheetItem>) {
    let sheet_id = SheetId(Uuid::from_u128(1));
    let attribute = |number, within| Attribute { number, name: format!("Fråga {number}"), within };
    let sheet = TestSheet {
        id: sheet_id,
        control_id: ControlId(Uuid::nil()),
        period_id: PeriodId(Uuid::nil()),
        rank: 0,
        name: "Fakturor".to_owned(),
        population: Population::default(),
        draw: Draw::default(),
        attributes: vec![attribute(1, None), attribute(2, Some(1)), attribute(3, None)],
    };
    let items = (1..).zip(marks).map(|(number, marks)| {
        let given = (1..).zip(marks).filter(|(_, code)| **code > 0);
        let mark = |code: u8| Mark { code: MarkCode::ALL[usize::from(code) - 1], note: String::new() };
        let marks: BTreeMap<u8, Mark> = given.map(|(attribute, code)| (attribute, mark(*code))).collect();
        SheetItem { sheet_id, number, identity: number.to_string(), unit: String::new(), note: String::new(), marks }
    });
    (sheet.clone(), items.collect())
}

#[test]
fn deviations_by_attribute_and_items_with_one_are_two_totals() {
    // In order 1, deviation 2, does not apply 3, cannot be judged 4.
    let (sheet, items) = sheet(&[[1, 0, 2], [2, 2, 2], [2, 1, 1], [1, 0, 0], [3, 0, 4], [0, 0, 0]]);
    let totals = SheetTotals::of(&sheet, items.iter());
    assert_eq!((totals.items, totals.items_tested, totals.items_with_deviation, totals.deviations), (6, 4, 3, 5));
    assert_eq!(totals.items_done, 4, "the second question is asked only where the first deviates");
    let of =
        |at: usize| (totals.attributes[at].deviations, totals.attributes[at].tested(), totals.attributes[at].unmarked);
    assert_eq!([of(0), of(1), of(2)], [(2, 4, 1), (1, 2, 0), (2, 3, 2)]);
    assert_eq!((totals.attributes[0].not_applicable, totals.attributes[2].cannot_judge), (1, 1));
}

proptest! {
    #[test]
    fn totals_of_a_sheet_agree_with_a_plain_count(marks in prop::collection::vec(prop::array::uniform3(0_u8..5), 0..40)) {
        let (sheet, items) = sheet(&marks);
        let totals = SheetTotals::of(&sheet, items.iter());
        let asked = |row: &[u8; 3], at: usize| at != 1 || row[0] == 2;
        for (at, total) in totals.attributes.iter().enumerate() {
            let count = |code: u8| marks.iter().filter(|row| asked(row, at) && row[at] == code).count() as u64;
            prop_assert_eq!([total.unmarked, total.ok, total.deviations, total.not_applicable, total.cannot_judge],
                [0, 1, 2, 3, 4].map(count));
        }
        let deviating = marks.iter().filter(|row| (0..3).any(|at| asked(row, at) && row[at] == 2)).count() as u64;
        prop_assert_eq!(totals.items_with_deviation, deviating);
        prop_assert!(totals.items_with_deviation <= totals.deviations);
        prop_assert!(totals.items_with_deviation <= totals.items_tested);
    }

    #[test]
    fn a_trend_turns_around_with_time(n in 0_u64..500, of in 1_u64..500, m in 0_u64..500, base in 1_u64..500) {
        let turned = |trend| match trend {
            Ok(Trend::HigherWorse) => Ok(Trend::LowerBetter),
            Ok(Trend::LowerBetter) => Ok(Trend::HigherWorse),
            other => other,
        };
        let (one, other) = (ratio(n.min(of), of), ratio(m.min(base), base));
        let there = compared(MeasureKind::Ratio, LOWER, one.clone(), other.clone());
        prop_assert_eq!(compared(MeasureKind::Ratio, LOWER, other, one), turned(there));
    }
}

#[test]
fn limits_propose_the_worst_severity_that_holds() {
    let mut sample = Sample::new();
    let measure = sample.measure(MeasureKind::Ratio, LOWER);
    sample.alter(measure, |m| (m.limit_minor, m.limit_serious) = (Some(decimal("5")), Some(decimal("30"))));
    let measure = sample.book.find::<Measure>(measure).unwrap();
    let of = |n, of| measure.proposal(&Figure::Ratio { n, of });
    assert_eq!(of(110, 319), Some(Severity::Serious));
    assert_eq!(of(6, 63), Some(Severity::Minor));
    assert_eq!(of(41, 1218), None);
    assert_eq!(of(5, 100), None, "at the limit is within it");
    assert_eq!(measure.proposal(&Figure::NotMeasured { why: String::new() }), None);
}
