//! Tests of the form table.

use super::*;
use crate::domain::*;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::HashSet;
use uuid::Uuid;

fn context() -> ValueContext {
    ValueContext::new(day(2025, 3, 12), Lang::Sv)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// One blank record of each kind that a form fills in.
fn blanks() -> Vec<Record> {
    let (plan_id, period_id) = (PlanId(Uuid::nil()), PeriodId(Uuid::nil()));
    let name = || "Å".to_owned();
    let key = OutcomeKey { control_id: ControlId(Uuid::nil()), period_id };
    vec![
        Board { id: BoardId(Uuid::nil()), name: name(), kind: BoardKind::Board, municipality: String::new(), rank: 0 }
            .into(),
        serde_json::from_value::<Plan>(serde_json::json!({"id": Uuid::nil(), "board_id": Uuid::nil(), "year": 2025}))
            .unwrap()
            .into(),
        serde_json::from_value::<Period>(serde_json::json!({"id": Uuid::nil(), "plan_id": plan_id, "number": 1,
            "name": "Delår 1", "from": "2025-01-01", "to": "2025-04-30", "focus": "control"}))
        .unwrap()
        .into(),
        serde_json::from_value::<Area>(serde_json::json!({"id": Uuid::nil(), "plan_id": plan_id, "name": "Å"}))
            .unwrap()
            .into(),
        serde_json::from_value::<RiskPoint>(
            serde_json::json!({"id": Uuid::nil(), "area_id": Uuid::nil(), "name": "Å"}),
        )
        .unwrap()
        .into(),
        serde_json::from_value::<ControlActivity>(
            serde_json::json!({"id": Uuid::nil(), "risk_point_id": Uuid::nil(), "title": "Å"}),
        )
        .unwrap()
        .into(),
        serde_json::from_value::<Question>(
            serde_json::json!({"id": Uuid::nil(), "control_id": Uuid::nil(), "text": "Å"}),
        )
        .unwrap()
        .into(),
        Outcome::blank(key).into(),
        serde_json::from_value::<Deviation>(serde_json::json!({"id": Uuid::nil(), "plan_id": plan_id,
            "period_id": period_id, "title": "Å"}))
        .unwrap()
        .into(),
        serde_json::from_value::<Action>(serde_json::json!({"id": Uuid::nil(), "plan_id": plan_id,
            "what": "Å", "state": "proposed"}))
        .unwrap()
        .into(),
    ]
    .into_iter()
    .chain(blank_figures())
    .collect()
}

/// As [`blanks`], of what is measured and tested.
fn blank_figures() -> Vec<Record> {
    let nil = Uuid::nil();
    let ids = serde_json::json!({"id": nil, "plan_id": nil, "control_id": nil, "question_id": nil, "period_id": nil,
        "survey_id": nil, "sheet_id": nil, "measure_id": nil, "action_id": nil, "lineage_id": nil});
    let blank = |kind: RecordKind, named: &[&str], more: serde_json::Value| {
        let mut record = more;
        for name in named {
            record[*name] = ids[*name].clone();
        }
        serde_json::from_value(serde_json::json!({"kind": kind.code(), "record": record})).unwrap()
    };
    let name = || serde_json::json!({"name": "Å"});
    vec![
        blank(RecordKind::LimitRule, &["id", "plan_id"], name()),
        blank(
            RecordKind::Measure,
            &["id", "control_id"],
            serde_json::json!({"name": "Å", "kind": "ratio", "direction": "neither"}),
        ),
        blank(RecordKind::Answer, &["question_id", "period_id"], serde_json::json!({})),
        blank(RecordKind::Survey, &["id", "plan_id", "period_id"], name()),
        blank(RecordKind::SurveyQuestion, &["id", "survey_id"], serde_json::json!({"text": "Å"})),
        blank(RecordKind::TestSheet, &["id", "control_id", "period_id"], name()),
        blank(RecordKind::SheetItem, &["sheet_id"], serde_json::json!({"number": 1, "identity": "Å"})),
        blank(
            RecordKind::MeasureValue,
            &["measure_id", "period_id"],
            serde_json::json!({"reading": {"kind": "count", "n": 1}}),
        ),
        blank(RecordKind::ActionPlan, &["id", "plan_id"], name()),
        blank(
            RecordKind::EffectCheck,
            &["id", "action_id"],
            serde_json::json!({"on": "2025-01-01", "effect": "worked"}),
        ),
        blank(
            RecordKind::Supplement,
            &["id", "control_id", "period_id"],
            serde_json::json!({"on": "2025-01-01", "section": "result", "text": "Å"}),
        ),
        blank(RecordKind::SignOff, &["id", "period_id"], serde_json::json!({"on": "2025-01-01", "version": 1})),
        blank(RecordKind::Reception, &["id", "plan_id"], serde_json::json!({"receiver": "board"})),
        blank(RecordKind::Revision, &["id", "plan_id"], serde_json::json!({"number": 1})),
        blank(RecordKind::GoverningDocument, &["id", "plan_id"], serde_json::json!({"name": "Å", "kind": "policy"})),
        blank(
            RecordKind::Carried,
            &["id", "plan_id", "lineage_id"],
            serde_json::json!({"title": "Å", "decision": "keep"}),
        ),
        Look::blank().into(),
    ]
}

fn blank_of(kind: RecordKind) -> Record {
    static BLANKS: std::sync::LazyLock<Vec<Record>> = std::sync::LazyLock::new(blanks);
    BLANKS.iter().find(|record| record.key().kind() == kind).unwrap().clone()
}

/// Identities, for two numbers that differ.
fn ids(numbers: &str) -> String {
    let ids = numbers.lines().map(|number| Uuid::from_u128(number.parse().unwrap()).to_string());
    let ids: std::collections::BTreeSet<_> = ids.collect();
    ids.into_iter().collect::<Vec<_>>().join("\n")
}

/// Texts a person might write into a field of this kind.
fn written(kind: FieldKind) -> BoxedStrategy<String> {
    let text = "[a-zåäöA-ZÅÄÖ]([a-zåäö ,.]{0,20}[a-zåäö])?";
    // Lines of a list have single blanks.
    let words = "[A-ZÅÄÖ][a-zåäö,.]{0,8}( [a-zåäö]{1,8}){0,2}";
    match kind {
        FieldKind::Line { .. } | FieldKind::Person => text.boxed(),
        FieldKind::Area { .. } => (text, text).prop_map(|(one, two)| format!("{one}\n{two}")).boxed(),
        FieldKind::Choice(axis) => prop::sample::select(axis.codes()).prop_map(str::to_owned).boxed(),
        FieldKind::Choices(axis) => {
            prop::sample::subsequence(axis.codes(), 0..=axis.codes().len()).prop_map(|some| some.join(", ")).boxed()
        }
        FieldKind::Date => (0u64..40_000).prop_map(|d| (day(1990, 1, 1) + chrono::Days::new(d)).to_string()).boxed(),
        FieldKind::Number { min, max } => (min..=max).prop_map(|n| n.to_string()).boxed(),
        FieldKind::Level => (0u8..9, "[A-ZÅÄÖ][a-zåäö]{0,8}").prop_map(|(n, word)| format!("{n} – {word}")).boxed(),
        FieldKind::YesNo => prop::sample::select(vec!["yes", "no"]).prop_map(str::to_owned).boxed(),
        FieldKind::Names => "(Roll: |Person: )?[A-ZÅÄÖ][a-zåäö]{1,6}(\n(Roll: )?[A-ZÅÄÖ][a-zåäö]{1,6})?".boxed(),
        FieldKind::Periods => prop::collection::btree_set(1u8..9, 0..4)
            .prop_map(|set| set.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
            .boxed(),
        FieldKind::Reference(_) => any::<u128>().prop_map(|id| Uuid::from_u128(id).to_string()).boxed(),
        FieldKind::References(_) => any::<(u64, u64)>()
            .prop_map(|(a, b)| [a, b].map(|id| id.to_string()).join("\n"))
            .prop_map(|numbers| ids(&numbers))
            .boxed(),
        FieldKind::Decimal => (0_u32..1_000, 0_u32..10).prop_map(|(whole, tenth)| format!("{whole},{tenth}")).boxed(),
        FieldKind::Colour => "#[0-9a-f]{6}".boxed(),
        FieldKind::Reading => (0_u32..99).prop_map(|n| format!("{n} av 319")).boxed(),
        FieldKind::Counted => (1_u8..9, 0_u32..99).prop_map(|(rule, n)| format!("räkneregel {rule}: {n},5 %")).boxed(),
        FieldKind::Tally => (0_u32..99, 0_u32..99).prop_map(|(n, share)| format!("{n}; {share},5 %")).boxed(),
        FieldKind::List(ListOf::Rules) => {
            (words, words).prop_map(|(a, b)| format!("1: {a}\n2: {b}; från 2024-05-01")).boxed()
        }
        FieldKind::List(ListOf::Attributes) => {
            (words, words).prop_map(|(a, b)| format!("3: {a}\n1: {b}; inom 3")).boxed()
        }
        FieldKind::List(ListOf::Options) => (words, words).prop_map(|(a, b)| format!("{a}; 17\n{b}; 38,6 %")).boxed(),
        FieldKind::List(ListOf::Words) => (words, words).prop_map(|(a, b)| format!("1: {a}\n2: {b}")).boxed(),
        FieldKind::List(ListOf::Grid) => (0_u16..99, 0_u16..99).prop_map(|(a, b)| format!("{a} {b}\n{b} {a}")).boxed(),
        FieldKind::List(ListOf::Limits) => {
            words.prop_map(|source| format!("2013-01-01–: 4 månader; lag; {source}")).boxed()
        }
    }
}

#[test]
fn ids_and_options_are_unique_within_a_form_and_every_field_has_words() {
    for form in FORMS {
        let (mut ids, mut flags) = (HashSet::new(), HashSet::new());
        for field in form.fields {
            assert!(ids.insert(field.id) && flags.insert(field.cli_flag), "{} {}", form.id, field.id);
            assert!(form.records.contains(&field.of));
            assert!(field.cli_flag.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", field.cli_flag);
            for lang in Lang::ALL {
                assert!(!(field.label)(*lang).is_empty() && (field.label)(*lang).chars().count() <= 24);
            }
            if let Some((id, _)) = field.when {
                assert!(form.field(id).is_some(), "{id}");
            }
        }
    }
    for kind in RecordKind::ALL {
        assert!(form_of(*kind).records.contains(kind));
    }
}

#[test]
fn a_field_id_is_a_name_in_files() {
    for field in FORMS.iter().flat_map(|form| form.fields) {
        let json = serde_json::to_value(blank_of(field.of)).unwrap();
        let record = &json["record"];
        let within = ["frequency", "population", "draw", "scales"]
            .iter()
            .any(|part| record.get(part).is_some_and(|part| part.get(field.id).is_some()));
        assert!(within || record.get(field.id).is_some(), "{}", field.id);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        texts in FORMS.iter().flat_map(|form| form.fields).map(|field| written(field.kind)).collect::<Vec<_>>()
    ) {
        let fields = FORMS.iter().flat_map(|form| form.fields);
        for (field, text) in fields.zip(texts) {
            let mut record = blank_of(field.of);
            prop_assert_eq!(field.set(&mut record, &text, &context()), Ok(()), "{:?} {:?}", field, text);
            prop_assert_eq!(field.get(&record, Lang::Sv), text, "{:?}", field);
            let before = record.clone();
            let read = field.get(&record, Lang::En);
            field.set(&mut record, &read, &ValueContext { lang: Lang::En, ..context() }).unwrap();
            prop_assert_eq!(record, before);
        }
    }

    #[test]
    fn no_text_panics_and_a_refused_one_leaves_the_record(text in "\\PC{0,30}") {
        for field in FORMS.iter().flat_map(|form| form.fields) {
            let before = blank_of(field.of);
            let mut record = before.clone();
            if field.set(&mut record, &text, &context()).is_err() {
                prop_assert_eq!(record, before);
            }
        }
    }
}

#[test]
fn limits_and_blanks_are_refused() {
    let name = form_of(RecordKind::Area).field("name").unwrap();
    let mut record = blank_of(RecordKind::Area);
    assert_eq!(name.set(&mut record, " \t ", &context()), Err(ValueProblem::Required));
    let long = "å".repeat(501);
    let refused = name.set(&mut record, &long, &context()).unwrap_err();
    assert_eq!(refused, ValueProblem::TooLong { max: 500, len: 501 });
    assert!(refused.text(Lang::Sv).contains("501 tecken"));
    let year = form_of(RecordKind::Plan).field("year").unwrap();
    let refused = year.set(&mut blank_of(RecordKind::Plan), "25", &context());
    assert_eq!(refused, Err(ValueProblem::OutOfRange { min: 1900, max: 2200 }));
}

#[test]
fn a_moved_due_date_joins_the_earlier_ones_once() {
    let before = blank_of(RecordKind::Action);
    let due = form_of(RecordKind::Action).field("due_on").unwrap();
    let moved = |from: &Record, to: &str| {
        let mut after = from.clone();
        due.set(&mut after, to, &context()).unwrap();
        settle(Some(from), &mut after);
        after
    };
    let earlier = |record: &Record| match record {
        Record::Action(action) => action.earlier_due.clone(),
        _ => Vec::new(),
    };
    let first = moved(&before, "2025-04-01");
    assert!(earlier(&first).is_empty());
    let second = moved(&first, "2025-05-01");
    assert_eq!(earlier(&second), [day(2025, 4, 1)]);
    assert_eq!(earlier(&moved(&second, "2025-05-01")), [day(2025, 4, 1)]);
    assert_eq!(earlier(&moved(&second, "")), [day(2025, 4, 1), day(2025, 5, 1)]);
}

#[test]
fn a_pause_that_is_over_takes_its_reason_with_it() {
    let form = form_of(RecordKind::Outcome);
    let mut record = blank_of(RecordKind::Outcome);
    for (id, text) in [("status", "paused"), ("paused_reason", "Väntar på underlag"), ("resumes", "i höst")] {
        form.field(id).unwrap().set(&mut record, text, &context()).unwrap();
    }
    let mut paused = record.clone();
    settle(None, &mut paused);
    assert_eq!(paused, record);
    form.field("status").unwrap().set(&mut record, "completed", &context()).unwrap();
    settle(Some(&paused), &mut record);
    assert_eq!(form.field("paused_reason").unwrap().get(&record, Lang::Sv), "");
}

#[test]
fn fields_that_disagree_are_named() {
    let form = form_of(RecordKind::Period);
    let mut period = blank_of(RecordKind::Period);
    form.field("to").unwrap().set(&mut period, "2024-12-31", &context()).unwrap();
    assert_eq!(disagreements(&period), [("to", ValueProblem::Model(ProblemCode::Backwards))]);
    let form = form_of(RecordKind::Outcome);
    let mut outcome = blank_of(RecordKind::Outcome);
    form.field("performed_by").unwrap().set(&mut outcome, "Åtgärdscontroller", &context()).unwrap();
    form.field("reviewed_by").unwrap().set(&mut outcome, "åtgärdsCONTROLLER", &context()).unwrap();
    assert_eq!(disagreements(&outcome), [("reviewed_by", ValueProblem::Model(ProblemCode::SamePerson))]);
}
