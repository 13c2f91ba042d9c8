//! The lock: which way a period goes between open and signed off, and what it lets through.

use super::support::changes::{change_of, seed, steps};
use super::support::search::cases;
use super::support::world::id;
use ikplan::domain::*;
use proptest::prelude::*;

fn day(number: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2024, 5, number).unwrap()
}

/// What can be tried on a period, one after the other.
#[derive(Clone, Copy, Debug)]
enum Try {
    Lock,
    Unlock,
    UnlockWithoutReason,
    Record,
    Deviate,
    FollowUp,
    Rename,
    Remove,
}

const TRIES: &[Try] = &[
    Try::Lock,
    Try::Lock,
    Try::Unlock,
    Try::UnlockWithoutReason,
    Try::Record,
    Try::Deviate,
    Try::FollowUp,
    Try::Rename,
    Try::Remove,
];

fn opened(period_id: PeriodId, because: &str) -> SignOff {
    let opened_because = because.to_owned();
    SignOff { opened_on: Some(day(9)), opened_because, ..SignOff::blank(id().into(), period_id, 1, day(9)) }
}

fn tried(
    book: &Book,
    one: Try,
    period: &Period,
    control: ControlId,
    deviation: DeviationId,
) -> Result<Change, Problem> {
    let key = OutcomeKey { control_id: control, period_id: period.id };
    let held = book.deviation(deviation).unwrap().clone();
    match one {
        Try::Lock => book.lock_change(SignOff::blank(id().into(), period.id, 1, day(3))),
        Try::Unlock => book.unlock_change(opened(period.id, "Fel antal")),
        Try::UnlockWithoutReason => book.unlock_change(opened(period.id, "  ")),
        Try::Record => {
            let now = book.outcome_or_blank(key).status;
            let other = if now == Status::Started { Status::Completed } else { Status::Started };
            Ok(book.status_change(key, other))
        }
        Try::Deviate => Ok(book.put_change(Verb::Edit, Deviation { unit: id().to_string(), ..held })),
        Try::FollowUp => Ok(book.put_change(Verb::Edit, Deviation { decision: id().to_string(), ..held })),
        Try::Rename => Ok(book.put_change(Verb::Edit, Period { name: id().to_string(), ..period.clone() })),
        Try::Remove => book.remove_change(RecordKey::Period(period.id)),
    }
}

fn small() -> (Book, PeriodId, ControlId, DeviationId) {
    let mut book = seed();
    let area = AreaId(id());
    let plan_id = book.all::<Plan>().next().unwrap().id;
    let period_id = book.periods(plan_id).next().unwrap().id;
    let (point, control, deviation) = (RiskPointId(id()), ControlId(id()), DeviationId(id()));
    let named = Area { id: area, plan_id, parent_id: None, rank: 1, name: "Ekonomi".into(), purpose: String::new() };
    let records: [Record; 4] = [
        named.into(),
        RiskPoint { name: "Fakturor".into(), ..RiskPoint::blank(point, area) }.into(),
        ControlActivity { title: "Attest".into(), ..ControlActivity::blank(control, point) }.into(),
        Deviation { title: "Sen".into(), ..Deviation::blank(deviation, plan_id, period_id) }.into(),
    ];
    for record in records {
        book.apply(&book.put_change(Verb::Add, record)).unwrap();
    }
    (book, period_id, control, deviation)
}

fn is_sound(book: &Book) {
    for period in book.all::<Period>() {
        let signed: Vec<_> = book.sign_offs(period.id).collect();
        let holds = signed.last().is_some_and(|last| last.opened_on.is_none());
        assert_eq!(period.is_locked(), holds, "a period is locked for as long as its latest sign-off holds");
        let versions: Vec<u16> = signed.iter().map(|each| each.version).collect();
        assert_eq!(versions, (1..).take(versions.len()).collect::<Vec<_>>());
        let earlier = signed.split_last().map_or(&[][..], |(_, earlier)| earlier);
        assert!(earlier.iter().all(|each| each.opened_on.is_some() && !each.opened_because.trim().is_empty()));
        assert!(signed.last().is_none_or(|last| period.locked_on == Some(last.on) || last.opened_on.is_some()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(128), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_period_is_open_or_signed_off_and_lets_through_what_it_should(
        tries in proptest::collection::vec(proptest::sample::select(TRIES), 1..40),
    ) {
        let (mut book, period_id, control, deviation) = small();
        for one in tries {
            let period = book.period(period_id).unwrap().clone();
            let before = book.clone();
            let change = tried(&book, one, &period, control, deviation);
            let went = change.and_then(|change| book.apply(&change));
            let code = went.as_ref().err().map(|problem| problem.code);
            let expected = match (one, period.is_locked()) {
                (Try::Unlock | Try::UnlockWithoutReason, false) => Some(ProblemCode::Unlocked),
                (Try::UnlockWithoutReason, true) => Some(ProblemCode::Required),
                (Try::Unlock | Try::FollowUp, _) | (_, false) => None,
                (_, true) => Some(ProblemCode::Locked),
            };
            prop_assert_eq!(code, expected, "{:?} when locked is {}", one, period.is_locked());
            if matches!(one, Try::Remove) && went.is_ok() {
                book = before;
            }
            is_sound(&book);
        }
    }

    #[test]
    fn whatever_is_done_sign_offs_and_locks_keep_together(steps in steps(120)) {
        let mut book = seed();
        for step in &steps {
            if let Some(change) = change_of(step, &book) {
                let _ = book.apply(&change);
            }
            is_sound(&book);
        }
    }
}

#[test]
fn a_lock_is_not_set_by_hand_nor_a_sign_off_made_without_one() {
    let (mut book, period_id, ..) = small();
    let period = book.period(period_id).unwrap().clone();
    let by_hand = book.put_change(Verb::Edit, Period { locked_on: Some(day(3)), ..period });
    assert_eq!(book.apply(&by_hand).unwrap_err().code, ProblemCode::NeedsSignOff);
    let alone = book.put_change(Verb::Add, SignOff::blank(id().into(), period_id, 1, day(3)));
    assert_eq!(book.apply(&alone).unwrap_err().code, ProblemCode::NeedsSignOff);
}

#[test]
fn figures_of_a_signed_off_period_stand_however_the_measure_is_changed() {
    let (mut book, period_id, control, _) = small();
    let (whole, part) = (MeasureId(id()), MeasureId(id()));
    let blank = |id, name: &str| Measure::blank(id, control, name.to_owned(), MeasureKind::Count);
    let rule = |text: &str| vec![Definition { text: text.to_owned(), since: None }];
    let all = Measure { versions: rule("dagar"), ..blank(whole, "Alla") };
    book.apply(&book.put_change(Verb::Add, all)).unwrap();
    let first = Measure { part_of_id: Some(whole), ..blank(MeasureId(id()), "Första") };
    book.apply(&book.put_change(Verb::Add, first)).unwrap();
    let value = MeasureValue::new(ValueKey { measure_id: whole, period_id }, 1, Reading::Parts {});
    book.apply(&book.put_change(Verb::Add, value)).unwrap();
    let lock = book.lock_change(SignOff::blank(id().into(), period_id, 1, day(3))).unwrap();
    book.apply(&lock).unwrap();
    let new_part = Measure { part_of_id: Some(whole), ..blank(part, "Några") };
    assert_eq!(book.apply(&book.put_change(Verb::Add, new_part)).unwrap_err().code, ProblemCode::Locked);
    let held = book.find::<Measure>(whole).unwrap().clone();
    let other_rule = Measure { versions: rule("månader"), ..held.clone() };
    assert_eq!(book.apply(&book.put_change(Verb::Edit, other_rule)).unwrap_err().code, ProblemCode::Locked);
    book.apply(&book.put_change(Verb::Edit, Measure { name: "Samtliga".into(), ..held })).unwrap();
}
