//! Tests of the lists that are written one per line.

use super::*;
use proptest::prelude::*;

fn context() -> ValueContext {
    ValueContext::new("2025-03-12".parse().unwrap(), Lang::Sv)
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

#[test]
fn a_line_more_is_a_new_counting_rule_and_a_line_less_is_refused() {
    let text = "1: fler än 120 dagar\nkalendermånader, slutdagen inräknad; från 2024-05-01";
    let rules = <Vec<Definition>>::parse(text, &context()).unwrap();
    assert_eq!(rules[1].since, Some("2024-05-01".parse().unwrap()));
    assert_eq!(rules[1].text, "kalendermånader, slutdagen inräknad");
    assert_eq!(rules.print(Lang::Sv), "1: fler än 120 dagar\n2: kalendermånader, slutdagen inräknad; från 2024-05-01");
    let refused = <Vec<Definition>>::parse("2: kalendermånader", &context());
    assert_eq!(refused, Err(ValueProblem::Row { list: ListOf::Rules, row: 1 }));
}

#[test]
fn attributes_keep_their_numbers() {
    let text = "3: Mottagningsattest finns\nUnderlag finns; inom: 3\n\nBeslut finns";
    let attributes = <Vec<Attribute>>::parse(text, &context()).unwrap();
    let read: Vec<_> = attributes.iter().map(|each| (each.number, each.name.as_str(), each.within)).collect();
    assert_eq!(read, [(3, "Mottagningsattest finns", None), (4, "Underlag finns", Some(3)), (5, "Beslut finns", None)]);
    let twice = <Vec<Attribute>>::parse("1: a\n1: b", &context());
    assert_eq!(twice, Err(ValueProblem::Model(ProblemCode::Duplicate)));
    let nameless = <Vec<Attribute>>::parse("a\n2:", &context());
    assert_eq!(nameless, Err(ValueProblem::Row { list: ListOf::Attributes, row: 2 }));
}

#[test]
fn answers_have_a_count_a_share_or_neither() {
    let text = "Mycket bra; 14,3 %\nVarken eller; ibland\nJa; 17; 38,6 %\n5; 2";
    let options = <Vec<AnswerOption>>::parse(text, &context()).unwrap();
    let tally = |count, percent: Option<&str>| Tallied { count, percent: percent.map(dec) };
    assert_eq!(options[0].tally, tally(None, Some("14.3")));
    assert_eq!((options[1].label.as_str(), options[1].tally), ("Varken eller; ibland", Tallied::default()));
    assert_eq!(options[2].tally, tally(Some(17), Some("38.6")));
    assert_eq!((options[3].label.as_str(), options[3].tally), ("5", tally(Some(2), None)));
    assert_eq!(Tallied::parse("17", &context()), Ok(tally(Some(17), None)));
    assert_eq!(Tallied::parse("17; 18", &context()), Err(ValueProblem::NotATally));
    assert_eq!(Tallied::parse("hälften", &context()), Err(ValueProblem::NotATally));
}

#[test]
fn limits_say_when_they_are_valid_and_where_they_stand() {
    let text = "2013-01-01–2025-06-30: 4 månader; lag; SoL 2001:453 11 kap. 2 §\n\
                2025-07-01–: 4 mån; lag; SoL 2025:400 14 kap. 3 §; kontrollerad 2025-07-02\n\
                alltid: 28650 kr; lokal";
    let rows = <Vec<LimitRow>>::parse(text, &context()).unwrap();
    assert_eq!(rows[0].to, Some("2025-06-30".parse().unwrap()));
    assert_eq!(rows[0].source, "SoL 2001:453 11 kap. 2 §");
    assert_eq!((rows[1].from.is_some(), rows[1].to, rows[1].checked_on.is_some()), (true, None, true));
    assert_eq!(rows[1].limit, Limit { amount: dec("4"), unit: LimitUnit::Months });
    assert_eq!((rows[2].from, rows[2].limit.unit, rows[2].source_kind), (None, LimitUnit::Kronor, LimitSource::Local));
    for wrong in ["4 månader; lag", "alltid: 4; lag", "alltid: 4 år; lag", "2013–2014: 4 dagar; lag", "alltid: 4 dagar"]
    {
        let refused = <Vec<LimitRow>>::parse(wrong, &context());
        assert_eq!(refused, Err(ValueProblem::Row { list: ListOf::Limits, row: 1 }), "{wrong}");
    }
}

const WORDS: &str = "[A-ZÅÄÖ][a-zåäö]{0,8}( [a-zåäö§:.]{1,6}){0,2}";

fn days() -> impl Strategy<Value = Option<NaiveDate>> {
    let first: NaiveDate = "2000-01-01".parse().unwrap();
    proptest::option::of((0_u64..20_000).prop_map(move |days| first + chrono::Days::new(days)))
}

fn tallies() -> impl Strategy<Value = Tallied> {
    let percent = proptest::option::of((0_i64..=1000).prop_map(|tenths| Decimal::new(tenths, 1)));
    (proptest::option::of(0_u64..9_999), percent).prop_map(|(count, percent)| Tallied { count, percent })
}

fn limits() -> impl Strategy<Value = LimitRow> {
    let unit = prop::sample::select(LimitUnit::ALL);
    let source = prop_oneof![Just(String::new()), WORDS];
    (days(), days(), 1_i64..9_999, unit, source, prop::sample::select(LimitSource::ALL), days()).prop_map(
        |(from, to, amount, unit, source, source_kind, checked_on)| LimitRow {
            from,
            to,
            limit: Limit { amount: Decimal::from(amount), unit },
            source,
            source_kind,
            checked_on,
        },
    )
}

fn back<T: FieldValue + PartialEq + std::fmt::Debug>(list: &T) -> Result<(), TestCaseError> {
    for lang in Lang::ALL {
        let read = T::parse(&list.print(*lang), &context());
        prop_assert_eq!(read.as_ref(), Ok(list), "{}", list.print(*lang));
    }
    Ok(())
}

proptest! {
    #[test]
    fn printed_lists_are_read_back_in_both_languages(
        rules in prop::collection::vec((WORDS, days()), 0..4),
        attributes in prop::collection::btree_map(1_u8..60, (WORDS, proptest::option::of(1_u8..60)), 0..4),
        options in prop::collection::vec((WORDS, tallies()), 0..4),
        limits in prop::collection::vec(limits(), 0..4),
        tally in tallies(),
    ) {
        back(&rules.into_iter().map(|(text, since)| Definition { text, since }).collect::<Vec<_>>())?;
        let attribute = |(number, (name, within))| Attribute { number, name, within };
        back(&attributes.into_iter().map(attribute).collect::<Vec<_>>())?;
        back(&options.into_iter().map(|(label, tally)| AnswerOption { label, tally }).collect::<Vec<_>>())?;
        back(&limits)?;
        back(&tally)?;
    }

    #[test]
    fn no_text_panics(text in "(\\PC{0,20}\n){0,3}|[0-9:;–% lagavinom\n]{0,30}") {
        let _ = <Vec<Definition>>::parse(&text, &context());
        let _ = <Vec<Attribute>>::parse(&text, &context());
        let _ = <Vec<AnswerOption>>::parse(&text, &context());
        let _ = <Vec<LimitRow>>::parse(&text, &context());
        let _ = Tallied::parse(&text, &context());
    }
}
