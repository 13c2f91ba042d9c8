//! Tests of the words of figures, on the figures of the two reports.

use super::*;
use crate::domain::sample::{Sample, day};
use crate::domain::*;
use rust_decimal::Decimal;
use uuid::Uuid;

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn ratio(n: u64, of: u64) -> Reading {
    Reading::Ratio { n, of }
}

/// What is said, with common blanks so that the expected text can be typed.
fn plainly(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

struct Told {
    sample: Sample,
    id: MeasureId,
}

impl Told {
    fn of(kind: MeasureKind, direction: Polarity, name: &str, unit: &str) -> Self {
        let mut sample = Sample::new();
        let id = sample.measure(kind, direction);
        sample.alter(id, |measure| {
            name.clone_into(&mut measure.name);
            unit.clone_into(&mut measure.unit);
        });
        Self { sample, id }
    }

    fn before(mut self, reading: Reading) -> Self {
        self.sample.value(self.id, 1, reading);
        self
    }

    fn now(mut self, reading: Reading) -> Self {
        self.sample.value(self.id, 2, reading);
        self
    }

    fn say(&self, lang: Lang) -> String {
        let book = &self.sample.book;
        plainly(&sentence(lang, book, book.find::<Measure>(self.id).unwrap(), self.sample.periods[1]).unwrap())
    }

    fn sv(&self) -> String {
        self.say(Lang::Sv)
    }
}

fn says(figure: &Figure) -> String {
    plainly(&plain(Lang::Sv, figure, "Mkr", 1))
}

#[test]
fn every_kind_of_figure_carries_its_counts_or_says_that_there_are_none() {
    assert_eq!(says(&Figure::Ratio { n: 110, of: 319 }), "34,5 % (110 av 319)");
    assert_eq!(says(&Figure::Ratio { n: 41, of: 1218 }), "3,4 % (41 av 1 218)");
    assert_eq!(says(&Figure::Ratio { n: 0, of: 0 }), "0 av 0");
    assert_eq!(says(&Figure::Amount { amount: dec("66.7"), approximate: true }), "ca 66,7 Mkr");
    assert_eq!(says(&Figure::YesNo { yes: false }), "nej");
    let share = |of| Figure::Share { percent: dec("37.5"), of, source: "delår 1".into() };
    assert_eq!(says(&share(None)), "37,5 % (antal saknas)");
    assert_eq!(says(&share(Some(44))), "37,5 % (av 44; antal saknas)");
    assert_eq!(says(&Figure::NoOccurrences { how_known: "loggen".into() }), "inga förekom: loggen");
    assert_eq!(says(&Figure::NotMeasured { why: String::new() }), "ej mätt");
    let told = Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Direktupphandlat", "placeringar");
    let measure = told.sample.book.find::<Measure>(told.id).unwrap();
    let sum = Resolved { figure: Figure::Ratio { n: 21, of: 72 }, missing: vec![told.id], derived: false };
    assert_eq!(plainly(&figure(Lang::Sv, &sum, measure, 1)), "29,2 % (21 av 72; antal saknas för 1 delmått)");
    assert_eq!(figure(Lang::En, &sum, measure, 1), "29.2% (21 of 72; no counts for 1 part)");
    let found = Resolved { figure: Figure::Ratio { n: 17, of: 44 }, missing: Vec::new(), derived: true };
    assert_eq!(plainly(&figure(Lang::Sv, &found, measure, 1)), "38,6 % (17 av 44; antalet är räknat ur andelen)");
    let count = Resolved::from(Figure::Count { n: 1218 });
    assert_eq!(plainly(&figure(Lang::Sv, &count, measure, 1)), "1 218 placeringar");
}

#[test]
fn a_sign_never_stands_without_its_word() {
    let all = [
        (Trend::Unchanged, "→ oförändrat", "= unchanged"),
        (Trend::HigherWorse, "↑ sämre", "^ worse"),
        (Trend::HigherBetter, "↑ bättre", "^ better"),
        (Trend::LowerBetter, "↓ bättre", "v better"),
        (Trend::LowerWorse, "↓ sämre", "v worse"),
        (Trend::Higher, "↑ högre", "^ higher"),
        (Trend::Lower, "↓ lägre", "v lower"),
    ];
    for (way, swedish, english) in all {
        assert_eq!(trend(Lang::Sv, Glyphs::Standard, way), swedish);
        assert_eq!(trend(Lang::En, Glyphs::Ascii, way), english);
    }
    assert_eq!(apart(Lang::Sv, Apart::OtherRule), "serien bruten: annan räkneregel");
}

#[test]
fn a_value_is_told_beside_the_one_before() {
    let worse = Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Handhavandefel", "felanmälningar");
    let worse = worse.before(ratio(13, 148)).now(ratio(31, 152));
    assert_eq!(
        worse.sv(),
        "Handhavandefel: 31 av 152 felanmälningar (20,4 %), jämfört med 13 av 148 (8,8 %) föregående period. \
         Det är en försämring."
    );
    assert_eq!(
        worse.say(Lang::En),
        "Handhavandefel: 31 of 152 felanmälningar (20.4%), compared with 13 of 148 (8.8%) the period before. \
         That is a worsening."
    );
    let count = Told::of(MeasureKind::Count, Polarity::LowerIsBetter, "Driftstopp", "driftstopp");
    let count = count.before(Reading::Count { n: 5 }).now(Reading::Count { n: 0 });
    assert_eq!(count.sv(), "Driftstopp: 0, jämfört med 5 föregående period. Det är en förbättring.");
    let yes = Told::of(MeasureKind::YesNo, Polarity::HigherIsBetter, "Jämställdhetsmål finns", "");
    let yes = yes.before(Reading::YesNo { yes: false }).now(Reading::YesNo { yes: false });
    assert_eq!(yes.sv(), "Jämställdhetsmål finns: nej, jämfört med nej föregående period. Det är oförändrat.");
    let mut amount = Told::of(MeasureKind::Amount, Polarity::Neither, "Återsökt", "Mkr")
        .now(Reading::Amount { amount: dec("66.7"), approximate: true });
    let key = ValueKey { measure_id: amount.id, period_id: amount.sample.periods[1] };
    amount.sample.alter_value(key, |value| value.on = Some(day("2017-12-31")));
    assert_eq!(amount.sv(), "Återsökt: ca 66,7 Mkr per 31 december 2017.");
}

#[test]
fn absence_is_told_as_what_it_is() {
    let none = |how: &str| Reading::NoOccurrences { how_known: how.into() };
    let told = || Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Perioder med robotfel", "perioder");
    assert_eq!(
        told().before(ratio(3, 4)).now(none("robotens logg")).sv(),
        "Perioder med robotfel: inga förekom under perioden, jämfört med 3 av 4 (75,0 %) föregående period. \
         Så vet vi det: robotens logg."
    );
    assert_eq!(
        told().before(ratio(3, 4)).now(Reading::NotMeasured { why: "Loggen saknas.".into() }).sv(),
        "Perioder med robotfel: inte mätt under perioden. Värdet föregående period var 3 av 4 (75,0 %). \
         Skäl: Loggen saknas."
    );
    assert_eq!(
        told().before(Reading::NotMeasured { why: String::new() }).now(ratio(1, 4)).sv(),
        "Perioder med robotfel: 1 av 4 perioder (25,0 %). Det mättes inte föregående period."
    );
    assert_eq!(
        told().before(none("")).now(ratio(1, 4)).sv(),
        "Perioder med robotfel: 1 av 4 perioder (25,0 %), jämfört med inga föregående period."
    );
}

#[test]
fn a_broken_series_is_told_as_broken_and_by_the_old_rule_where_there_is_one() {
    let share = |percent| Reading::Share { percent: dec(percent), of: None, source: String::new() };
    let mut told = Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Sena utredningar", "utredningar")
        .before(share("37.5"))
        .now(ratio(110, 319));
    let rule = |text: &str| Definition { text: text.into(), since: None };
    told.sample.alter(told.id, |measure| measure.versions = vec![rule("fler än 120 dagar"), rule("månader")]);
    let key = ValueKey { measure_id: told.id, period_id: told.sample.periods[1] };
    told.sample.alter_value(key, |value| value.version = 2);
    assert_eq!(
        told.sv(),
        "Sena utredningar: 110 av 319 utredningar (34,5 %). Värdet föregående period var 37,5 % (antal saknas). \
         Talen jämförs inte, för de är räknade med olika räkneregler."
    );
    let beside = Some(Counted { version: 1, reading: share("46") });
    told.sample.alter_value(key, |value| value.beside = beside);
    assert_eq!(
        told.sv(),
        "Sena utredningar: 110 av 319 utredningar (34,5 %). Med räkneregel 1 (fler än 120 dagar) blir det \
         46 % (antal saknas), jämfört med 37,5 % (antal saknas) föregående period. Det är en försämring."
    );
    told.sample.alter_value(key, |value| "Nytt system".clone_into(&mut value.not_comparable));
    assert!(told.sv().contains("Talen jämförs inte: Nytt system."), "{}", told.sv());
}

fn case_count() -> CaseCount {
    CaseCount {
        source: "utredningar.csv".into(),
        sha256: String::new(),
        counted_at: "2024-09-02T08:00:00Z".parse().unwrap(),
        limit: Limit { amount: dec("4"), unit: LimitUnit::Months },
        legal_source: "SoL 2001:453 11 kap. 2 §".into(),
        next_working_day: false,
        as_of: day("2024-08-31"),
        cases: 319,
        late: 110,
        open: 80,
        open_late: 12,
        unreadable: 0,
        median: Some(dec("98")),
        longest: Some(dec("204")),
        late_by_other_rule: 147,
        open_late_by_other_rule: Some(15),
        extended: Some(3),
        units: Vec::new(),
    }
}

#[test]
fn a_list_of_cases_is_told_by_both_rules_of_counting() {
    let told = Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Utredningstid", "utredningar");
    assert_eq!(
        told.now(Reading::Cases(Box::new(case_count()))).sv(),
        "Utredningstid: 110 av 319 avslutade utredningar tog mer än fyra månader (34,5 %). \
         12 öppna ärenden är redan för sena. Räknat på 120 dagar vore 147 sena (46,1 %): 37 fler. \
         Av de 80 öppna vore då 15 för sena. 3 ärenden hade en beslutad förlängning. \
         Mediantiden var 98 dagar och den längsta 204. Gränsen: SoL 2001:453 11 kap. 2 §."
    );
    let days = |amount: &str, open, open_late| {
        let limit = Limit { amount: dec(amount), unit: LimitUnit::Days };
        // As a list was recorded before the open cases were counted by the other rule too.
        let earlier = CaseCount { open_late_by_other_rule: None, extended: None, ..case_count() };
        let count = CaseCount { limit, open, open_late, median: None, late_by_other_rule: 108, ..earlier };
        let told = Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Tid", "");
        told.now(Reading::Cases(Box::new(CaseCount { legal_source: String::new(), unreadable: 1, ..count }))).sv()
    };
    assert_eq!(
        days("14", 1, 0),
        "Tid: 110 av 319 avslutade ärenden tog mer än 14 dagar (34,5 %). Det öppna ärendet är inte för sent. \
         Räknat med första dagen vore 108 sena (33,9 %): 2 färre. 1 rad gick inte att läsa och är inte med."
    );
    assert!(days("1", 5, 1).contains("mer än en dag (34,5 %). 1 öppet ärende är redan för sent."));
}

#[test]
fn pairs_say_how_many_are_missing_and_sums_which_parts() {
    let mut told = Told::of(MeasureKind::Count, Polarity::HigherIsBetter, "Avvikelserapporter", "rapporter")
        .now(Reading::Count { n: 14 });
    let whole = told.sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter);
    told.sample.alter(told.id, |measure| measure.pair_of_ids = vec![whole]);
    assert!(told.sv().ends_with(": 14. Hur många som krävs är inte känt."), "{}", told.sv());
    told.sample.value(whole, 2, ratio(21, 72));
    assert_eq!(told.sv(), "Avvikelserapporter: 14 av 21 rapporter som krävs (66,7 %); 7 saknas.");
    told.sample.value(whole, 2, ratio(12, 72));
    assert_eq!(told.sv(), "Avvikelserapporter: 14 rapporter, 2 fler än de 12 som krävs.");

    let (part, lacking) = (told.id, told.sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter));
    let mut told = Told { sample: told.sample, id: whole };
    told.sample.alter(part, |measure| measure.kind = MeasureKind::Ratio);
    told.sample.value(part, 2, ratio(9, 32));
    for (id, stratum) in [(part, "HVB"), (lacking, "Utredningshem")] {
        told.sample.alter(id, |measure| {
            measure.part_of_id = Some(whole);
            "Direktupphandlat".clone_into(&mut measure.name);
            stratum.clone_into(&mut measure.stratum);
        });
    }
    told.sample.alter(whole, |measure| "Direktupphandlat".clone_into(&mut measure.name));
    told.sample.value(whole, 2, Reading::Parts {});
    assert_eq!(
        told.sv(),
        "Direktupphandlat: 9 av 32 (28,1 %). Antal saknas för ”Utredningshem”, som inte är med i summan."
    );
}

/// A sheet of so many items, of which the first ones deviate.
fn tested(told: &mut Told, items: u32, deviating: u32, population: Option<u64>, method: DrawMethod) -> SheetId {
    let id = SheetId(Uuid::from_u128(9_000));
    let control_id = told.sample.book.find::<Measure>(told.id).unwrap().control_id;
    let attribute = |number, within| Attribute { number, name: format!("attribut {number}"), within };
    let population = Population { count: population, ..Population::default() };
    let draw = Draw { method, ..Draw::default() };
    let (period_id, attributes) = (told.sample.periods[1], vec![attribute(1, None), attribute(2, Some(1))]);
    told.sample.book.load([TestSheet {
        id,
        control_id,
        period_id,
        rank: 0,
        name: "Blad".into(),
        population,
        draw,
        attributes,
    }]);
    let mark = |deviates| Mark { code: if deviates { MarkCode::Deviation } else { MarkCode::Ok }, note: String::new() };
    told.sample.book.load((1..=items).map(|number| SheetItem {
        sheet_id: id,
        number,
        identity: format!("Post {number}"),
        unit: String::new(),
        note: String::new(),
        marks: [(1, mark(number <= deviating)), (2, mark(number < deviating))].into(),
    }));
    id
}

#[test]
fn a_sample_says_how_much_it_may_have_missed() {
    let says = |items, deviating, population, method, attribute| {
        let mut told = Told::of(MeasureKind::Ratio, Polarity::LowerIsBetter, "Attest", "fakturor");
        let sheet_id = tested(&mut told, items, deviating, population, method);
        told.now(Reading::Sheet { sheet_id, attribute }).sv()
    };
    assert_eq!(
        says(10, 2, Some(43), DrawMethod::Random, None),
        "Attest: av 10 fakturor som valts ut bland 43 avviker 2 (20,0 %); med 95 % säkerhet avviker högst 20 av \
         alla 43 (46,5 %)."
    );
    assert_eq!(
        says(50, 14, None, DrawMethod::Random, Some(1)),
        "Attest: av 50 fakturor som valts ut avviker 14 (28,0 %); med 95 % säkerhet avviker högst 40,3 % av alla."
    );
    assert_eq!(
        says(50, 14, None, DrawMethod::Random, Some(2)),
        "Attest: av de 14 fakturor som avviker i ”attribut 1” avviker 13 även här (92,9 %)."
    );
    assert_eq!(
        says(43, 3, Some(43), DrawMethod::Random, None),
        "Attest: alla 43 fakturor har granskats och 3 avviker (7,0 %)."
    );
    assert!(says(10, 0, Some(43), DrawMethod::Random, None).contains("bland 43 avviker ingen (0,0 %); med 95 %"));
    assert_eq!(
        says(10, 2, Some(43), DrawMethod::Targeted, None),
        "Attest: av 10 fakturor som valts ut bland 43 avviker 2; urvalet är riktat och säger inget om resten."
    );
}

#[test]
fn a_survey_gives_counts_only_where_one_whole_number_fits() {
    let mut told = Told::of(MeasureKind::Ratio, Polarity::HigherIsBetter, "Svar", "chefer");
    let (plan_id, period_id) = (told.sample.plan, told.sample.periods[1]);
    let survey_id = SurveyId(Uuid::from_u128(9_100));
    let asked: Survey = serde_json::from_value(serde_json::json!({"id": survey_id, "plan_id": plan_id,
        "period_id": period_id, "name": "Chefsenkät", "invited": 73, "answered": 44}))
    .unwrap();
    let question = |id: u128, n: Option<u64>, text: &str, shares: &[(&str, &str)]| {
        let option = |(label, percent): &(&str, &str)| AnswerOption {
            label: (*label).into(),
            tally: Tallied { count: None, percent: Some(dec(percent)) },
        };
        SurveyQuestion {
            id: SurveyQuestionId(Uuid::from_u128(id)),
            survey_id,
            rank: i64::try_from(id).unwrap(),
            text: text.into(),
            options: shares.iter().map(option).collect(),
            n,
            top: Tallied::default(),
            bottom: Tallied::default(),
            note: String::new(),
        }
    };
    let yes_no = |yes, no| [("Ja", yes), ("Nej", no)];
    told.sample.book.load([asked.clone()]);
    told.sample.book.load([
        question(9_101, Some(44), "Känner du till planen?", &yes_no("38.6", "61.4")),
        question(9_102, Some(44), "Är planen tydlig", &yes_no("38.5", "61.5")),
        SurveyQuestion {
            top: Tallied { count: None, percent: Some(dec("52.1")) },
            ..question(9_103, None, "Visionen är känd.", &[])
        },
    ]);
    let lines = survey(Lang::Sv, &told.sample.book, &asked, 1);
    assert_eq!(
        lines.iter().map(|line| plainly(line)).collect::<Vec<_>>(),
        [
            "Chefsenkät: 44 av 73 svarade (60,3 %).",
            "Känner du till planen? 17 av 44 svarade ”Ja” (38,6 %; antalet är räknat ur andelen, bara 17 av 44 ger \
             38,6 %); 27 av 44 svarade ”Nej” (61,4 %; antalet är räknat ur andelen, bara 27 av 44 ger 61,4 %).",
            "Är planen tydlig: 38,5 % svarade ”Ja” (av 44; antal saknas); 61,5 % svarade ”Nej” (av 44; antal saknas).",
            "Visionen är känd: 52,1 % svarade med de bästa svaren (antal saknas).",
        ]
    );
    told.sample.value(told.id, 1, Reading::NotMeasured { why: String::new() });
    assert_eq!(
        told.now(Reading::SurveyRate { survey_id }).sv(),
        "Svar: 44 av 73 svarade (60,3 %). Det mättes inte föregående period."
    );
}

#[test]
fn a_value_of_another_year_is_named_by_its_period() {
    let mut told = Told::of(MeasureKind::Count, Polarity::Neither, "Rapporter", "").before(Reading::Count { n: 139 });
    let period = told.sample.book.period(told.sample.periods[0]).unwrap().clone();
    // A period between them without a value: the one before is then not the one that is compared with.
    let between = PeriodId(Uuid::from_u128(8_000));
    told.sample.book.load([Period {
        id: between,
        number: 2,
        from: day("2024-07-01"),
        to: day("2024-07-31"),
        ..period.clone()
    }]);
    let later = told.sample.book.period(told.sample.periods[1]).unwrap().clone();
    told.sample.book.load([Period { number: 3, from: day("2024-08-01"), ..later }]);
    assert_eq!(told.now(Reading::Count { n: 140 }).sv(), "Rapporter: 140, jämfört med 139 i Period 1 2024.");
}

#[test]
fn a_unit_is_a_plural_and_never_stands_right_after_one() {
    let of = |name: &str| Told::of(MeasureKind::Count, Polarity::LowerIsBetter, name, "avslag");
    assert_eq!(of("Fel").now(Reading::Count { n: 1 }).sv(), "Fel: 1, räknat i avslag.");
    assert_eq!(of("Fel").now(Reading::Count { n: 2 }).sv(), "Fel: 2 avslag.");
    let told = of("Fel").before(ratio(0, 1)).now(ratio(1, 1));
    assert_eq!(
        told.sv(),
        "Fel: 1 av 1, räknat i avslag (100,0 %), jämfört med 0 av 1 (0,0 %) föregående period. Det är en försämring."
    );
    assert!(told.say(Lang::En).starts_with("Fel: 1 of 1, counted in avslag (100.0%)"), "{}", told.say(Lang::En));
    assert_eq!(plainly(&plain(Lang::Sv, &Figure::Count { n: 1 }, "avslag", 1)), "1, räknat i avslag");

    let days = |amount| Limit { amount: dec(amount), unit: LimitUnit::Days };
    let count = CaseCount { limit: days("14"), cases: 1, late: 1, open: 1, open_late: 0, ..case_count() };
    let count = CaseCount { late_by_other_rule: 1, open_late_by_other_rule: Some(1), median: Some(dec("1")), ..count };
    assert_eq!(
        of("Fel").now(Reading::Cases(Box::new(CaseCount { legal_source: String::new(), ..count }))).sv(),
        "Fel: 1 av 1 tog mer än 14 dagar, räknat i avslutade avslag (100,0 %). Det öppna ärendet är inte för sent. \
         Räknat med första dagen vore 1 sent (100,0 %): lika många. Det öppna ärendet vore då för sent. \
         3 ärenden hade en beslutad förlängning. Mediantiden var 1 dag och den längsta 204."
    );

    let sheet = |items, deviating, population, attribute| {
        let mut told = of("Attest");
        let sheet_id = tested(&mut told, items, deviating, population, DrawMethod::Random);
        told.now(Reading::Sheet { sheet_id, attribute }).sv()
    };
    let all = sheet(1, 0, Some(1), None);
    assert_eq!(all, "Attest: 1 har granskats och ingen avviker, räknat i avslag (0,0 %).");
    assert!(
        sheet(1, 1, Some(43), None)
            .starts_with("Attest: av 1 som valts ut bland 43 avviker 1, räknat i avslag (100,0 %);")
    );
    assert!(sheet(1, 1, None, None).starts_with("Attest: av 1 som valts ut avviker 1, räknat i avslag (100,0 %);"));
    assert_eq!(
        sheet(5, 1, None, Some(2)),
        "Attest: av 1 som avviker i ”attribut 1” avviker ingen även här, räknat i avslag (0,0 %)."
    );

    let mut told = of("Rapporter till nämnden").now(Reading::Count { n: 1 });
    let whole = told.sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter);
    told.sample.alter(told.id, |measure| measure.pair_of_ids = vec![whole]);
    told.sample.value(whole, 2, ratio(1, 72));
    assert_eq!(told.sv(), "Rapporter till nämnden: 1 av 1 som krävs, räknat i avslag (100,0 %).");
    told.sample.value(whole, 2, ratio(0, 72));
    assert_eq!(told.sv(), "Rapporter till nämnden: 1, räknat i avslag, 1 fler än de 0 som krävs.");
}

#[test]
fn one_of_a_usual_unit_is_said_in_its_singular() {
    let of = |name: &str| Told::of(MeasureKind::Count, Polarity::LowerIsBetter, name, "Fakturor");
    assert_eq!(of("Fel").now(Reading::Count { n: 1 }).sv(), "Fel: 1 faktura.");
    assert_eq!(of("Fel").now(ratio(0, 1)).sv(), "Fel: 0 av 1 faktura (0,0 %).");
    let amount = |amount: &str, unit| {
        plainly(&plain(Lang::Sv, &Figure::Amount { amount: dec(amount), approximate: false }, unit, 1))
    };
    assert_eq!((amount("1", "dagar"), amount("-1", "dagar")), ("1 dag".to_owned(), "\u{2212}1 dag".to_owned()));
    assert_eq!((amount("1.5", "dagar"), amount("1", "Mkr")), ("1,5 dagar".to_owned(), "1 Mkr".to_owned()));

    let mut told = Told::of(MeasureKind::Count, Polarity::LowerIsBetter, "Till nämnden", "rapporter");
    told = told.now(Reading::Count { n: 1 });
    let whole = told.sample.measure(MeasureKind::Ratio, Polarity::LowerIsBetter);
    told.sample.alter(told.id, |measure| measure.pair_of_ids = vec![whole]);
    told.sample.value(whole, 2, ratio(1, 72));
    assert_eq!(told.sv(), "Till nämnden: 1 av 1 rapport som krävs (100,0 %).");
}
