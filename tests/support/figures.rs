//! Generated records of what is measured, answered and tested.

use super::changes::{Step, What, day, numbers, one_of, perhaps, pick};
use super::world::id;
use chrono::DateTime;
use ikplan::domain::*;
use rust_decimal::Decimal;

/// The record a step means, of the kinds that hold figures.
pub(super) fn figure(step: &Step, book: &Book) -> Option<Record> {
    let Step { what, a, b, c, name, text } = step.clone();
    let rank = i64::from(b);
    Some(match what {
        What::LimitRule => rule(book, (a, b, c), name)?.into(),
        What::Measure => measure(book, (a, b, c), name, text)?.into(),
        What::Answer => {
            let question = pick::<Question>(book, a)?;
            let key = AnswerKey { question_id: question.id, period_id: a_period(book, question.control_id, b)? };
            let (text, skipped) = if c % 2 == 0 { (text, String::new()) } else { (String::new(), text) };
            Answer { text, skipped, ..Answer::blank(key) }.into()
        }
        What::Survey => {
            let period = pick::<Period>(book, a)?;
            let control_ids = perhaps(c, pick::<ControlActivity>(book, b)?.id).into_iter().collect();
            let (invited, answered) = (perhaps(b, u64::from(b)), perhaps(c, u64::from(c) / 2));
            let (from, to) = (perhaps(a, day(a)), perhaps(c, day(c)));
            let again = pick::<Survey>(book, b).filter(|other| c % 4 == 0 && other.plan_id == period.plan_id);
            let id = again.map_or_else(|| id().into(), |other| other.id);
            let (plan_id, period_id) = (period.plan_id, period.id);
            Survey { id, plan_id, period_id, rank, name, about: text, control_ids, invited, answered, from, to }.into()
        }
        What::SurveyQuestion => survey_question(book, (a, b, c), name, text)?.into(),
        What::TestSheet => sheet(book, (a, b, c), name, text)?.into(),
        What::SheetItem => {
            let sheet = pick::<TestSheet>(book, a)?;
            let key =
                if b % 3 == 0 { ItemKey { number: 1, ..book.next_item(sheet.id) } } else { book.next_item(sheet.id) };
            let code = |place: u8| one_of(MarkCode::ALL, c.wrapping_add(u16::from(place)));
            let of_sheet =
                |place: &u8| c.is_multiple_of(7) || sheet.attributes.iter().any(|each| each.number == *place);
            let mark = |place: u8| (place, Mark { code: code(place), note: text.clone() });
            let marks = numbers(c).into_iter().filter(of_sheet).map(mark).collect();
            SheetItem {
                sheet_id: key.sheet_id,
                number: key.number,
                identity: name,
                unit: text.clone(),
                note: text,
                marks,
            }
            .into()
        }
        What::MeasureValue => {
            let measure = pick::<Measure>(book, a)?;
            let key = ValueKey { measure_id: measure.id, period_id: a_period(book, measure.control_id, b)? };
            let counted = |at: u16| Some(Counted { version: at % 3 + 1, reading: fitting(book, measure, at, &text)? });
            MeasureValue {
                printed: name,
                on: perhaps(c, day(c)),
                note: text.clone(),
                not_comparable: perhaps(a, text.clone()).unwrap_or_default(),
                beside: perhaps(b, counted(b)?),
                previous: perhaps(c, counted(a)?),
                ..MeasureValue::new(key, if b.is_multiple_of(4) { 2 } else { 1 }, fitting(book, measure, c, &text)?)
            }
            .into()
        }
        _ => return None,
    })
}

fn a_period(book: &Book, control: ControlId, number: u16) -> Option<PeriodId> {
    let periods: Vec<_> = book.periods(book.plan_of(control)?).collect();
    Some(periods.get(usize::from(number).checked_rem(periods.len())?)?.id)
}

fn rule(book: &Book, (a, b, c): (u16, u16, u16), name: String) -> Option<LimitRule> {
    let row = |from: u16, to: u16| LimitRow {
        from: perhaps(from, day(from)),
        to: perhaps(to, day(to)),
        limit: Limit { amount: Decimal::from(from % 400), unit: one_of(LimitUnit::ALL, to) },
        source: name.clone(),
        source_kind: one_of(LimitSource::ALL, from),
        checked_on: perhaps(to, day(from)),
    };
    let rows = if c % 2 == 0 { vec![row(a, b)] } else { vec![row(a, b), row(b, c)] };
    let plan_id = pick::<Plan>(book, a)?.id;
    Some(LimitRule { id: id().into(), plan_id, rank: i64::from(b), name, next_working_day: c % 3 == 0, rows })
}

fn measure(book: &Book, (a, b, c): (u16, u16, u16), name: String, text: String) -> Option<Measure> {
    let other = pick::<Measure>(book, b).map(|measure| measure.id);
    let versions = (0..c % 3).map(|_| Definition { text: text.clone(), since: perhaps(c, day(c)) }).collect();
    Some(Measure {
        id: other.filter(|_| c.is_multiple_of(5)).unwrap_or_else(|| id().into()),
        control_id: pick::<ControlActivity>(book, a)?.id,
        rank: i64::from(b),
        name,
        kind: one_of(MeasureKind::ALL, c / 2),
        unit: text.clone(),
        direction: one_of(Polarity::ALL, b),
        stratum: text,
        periods: numbers(c),
        versions,
        limit_minor: perhaps(a, Decimal::new(i64::from(b), 1)),
        limit_serious: perhaps(b, Decimal::from(c)),
        part_of_id: other.and_then(|other| perhaps(a, other)),
        pair_of_ids: other.and_then(|other| perhaps(b, other)).into_iter().collect(),
        rule_id: pick::<LimitRule>(book, c).map(|rule| rule.id).and_then(|rule| perhaps(c, rule)),
        lineage_id: perhaps(c, uuid::Uuid::from_u128(u128::from(b % 4))),
    })
}

fn survey_question(book: &Book, (a, b, c): (u16, u16, u16), name: String, note: String) -> Option<SurveyQuestion> {
    let survey_id = pick::<Survey>(book, a)?.id;
    let tally = |count: u16| Tallied {
        count: perhaps(count, u64::from(count % 40)),
        percent: perhaps(count / 3, Decimal::new(i64::from(count % 1_000), 1)),
    };
    let option = |place: u16| AnswerOption { label: format!("{name}{place}"), tally: tally(b + place) };
    let (options, n) = ((0..c % 6).map(option).collect(), perhaps(b, u64::from(b)));
    let again = pick::<SurveyQuestion>(book, b).filter(|_| c % 4 == 0);
    let id = again.map_or_else(|| id().into(), |other| other.id);
    let (rank, top, bottom) = (i64::from(b), tally(a), tally(c));
    Some(SurveyQuestion { id, survey_id, rank, text: name, options, n, top, bottom, note })
}

fn sheet(book: &Book, (a, b, c): (u16, u16, u16), name: String, text: String) -> Option<TestSheet> {
    let again = pick::<TestSheet>(book, a).filter(|_| c % 4 == 0);
    let control_id = again.map_or(pick::<ControlActivity>(book, a)?.id, |other| other.control_id);
    let within = |number: u8| perhaps(c, number.checked_sub(1)?).filter(|outer| *outer > 0);
    let attributes =
        (1..=(b % 4) as u8)
            .map(|number| Attribute { number, name: format!("Fråga {number}"), within: within(number) });
    let attributes = attributes.collect();
    let population = Population {
        source: text.clone(),
        count: perhaps(c, u64::from(c % 8)),
        columns: vec![name.clone()],
        sha256: "00".repeat(32),
        frozen_on: perhaps(b, day(b)),
    };
    let draw = Draw {
        method: one_of(DrawMethod::ALL, c),
        seed: name.clone(),
        start: perhaps(a, u64::from(a)),
        interval: perhaps(b, u64::from(b)),
        reason: text,
        drawn_on: perhaps(c, day(c)),
    };
    let period_id = a_period(book, control_id, c)?;
    let id = again.map_or_else(|| id().into(), |other| other.id);
    Some(TestSheet { id, control_id, period_id, rank: i64::from(b), name, population, draw, attributes })
}

fn reading(book: &Book, at: u16, text: &str) -> Option<Reading> {
    let number = u64::from(at);
    Some(match at % 13 {
        0 => Reading::Ratio { n: number / 2, of: number },
        1 => Reading::Count { n: number },
        2 => Reading::Amount { amount: Decimal::new(i64::from(at), 2), approximate: at.is_multiple_of(2) },
        3 => Reading::YesNo { yes: at.is_multiple_of(2) },
        4 => Reading::Share {
            percent: Decimal::new(i64::from(at % 1_000), 1),
            of: perhaps(at, number),
            source: text.to_owned(),
        },
        5 => Reading::NoOccurrences { how_known: text.to_owned() },
        6 => Reading::NotMeasured { why: text.to_owned() },
        7 => Reading::Parts {},
        8 => Reading::Cases(Box::new(cases(at, text))),
        9 => Reading::Sheet { sheet_id: pick::<TestSheet>(book, at)?.id, attribute: perhaps(at, 1) },
        10 => Reading::SurveyRate { survey_id: pick::<Survey>(book, at)?.id },
        11 => Reading::SurveyShare {
            question_id: pick::<SurveyQuestion>(book, at)?.id,
            part: one_of(SurveyPart::ALL, at),
        },
        _ => Reading::Ratio { n: number, of: number / 2 },
    })
}

/// A reading that the measure takes, but for one time in eight.
fn fitting(book: &Book, measure: &Measure, at: u16, text: &str) -> Option<Reading> {
    let tried = (0..13).filter_map(|more| reading(book, at.wrapping_add(more), text));
    if at.is_multiple_of(8) { reading(book, at, text) } else { tried.into_iter().find(|each| each.fits(measure.kind)) }
}

fn cases(at: u16, text: &str) -> CaseCount {
    let (cases, late) = (u64::from(at), u64::from(at) / 3);
    CaseCount {
        source: "lista.csv".to_owned(),
        sha256: "ab".repeat(32),
        counted_at: DateTime::UNIX_EPOCH,
        limit: Limit { amount: Decimal::from(4), unit: LimitUnit::Months },
        legal_source: "SoL 11:2".to_owned(),
        next_working_day: at.is_multiple_of(2),
        as_of: day(at),
        cases,
        late,
        open: 4,
        open_late: 1,
        unreadable: 2,
        median: perhaps(at, Decimal::new(i64::from(at), 1)),
        longest: None,
        late_by_other_rule: late + 1,
        open_late_by_other_rule: at.is_multiple_of(3).then_some(2),
        extended: at.is_multiple_of(5).then_some(1),
        units: vec![UnitCount { unit: text.to_owned(), cases, late, open_late: 1 }],
    }
}
