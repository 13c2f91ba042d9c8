//! A generator of changes: steps are drawn without knowing the book, and meet it when they are made into changes.
//!
//! `steps(n)` is the strategy; `change_of(step, &book)` gives the change, or `None` where the book has nothing for
//! it. Most are accepted by [`Book::apply`]; some are not, which tests of refusals need.

use super::figures::figure;
use super::world::id;
use super::year::of_year;
use chrono::NaiveDate;
use ikplan::domain::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What a step does.
#[derive(Clone, Copy, Debug)]
pub enum What {
    Board,
    Plan,
    Period,
    Area,
    RiskPoint,
    Control,
    Question,
    LimitRule,
    Measure,
    Outcome,
    Answer,
    Survey,
    SurveyQuestion,
    TestSheet,
    SheetItem,
    MeasureValue,
    Deviation,
    Action,
    ActionPlan,
    EffectCheck,
    Supplement,
    SignOff,
    Reception,
    Revision,
    GoverningDocument,
    Carried,
    Look,
    EditPlan,
    EditControl,
    EditDeviation,
    EditAction,
    Status,
    Grade,
    Remove,
    Step,
    MoveArea,
    MoveRiskPoint,
    MoveControl,
    EditPeriod,
    Lock,
    ExchangePeriods,
}

const ALL: &[What] = &[
    What::Board,
    What::Plan,
    What::Period,
    What::Area,
    What::Area,
    What::RiskPoint,
    What::RiskPoint,
    What::Control,
    What::Control,
    What::Control,
    What::Question,
    What::Question,
    What::LimitRule,
    What::Measure,
    What::Measure,
    What::Outcome,
    What::Outcome,
    What::Answer,
    What::Survey,
    What::SurveyQuestion,
    What::SurveyQuestion,
    What::TestSheet,
    What::SheetItem,
    What::SheetItem,
    What::MeasureValue,
    What::MeasureValue,
    What::Deviation,
    What::Deviation,
    What::Action,
    What::Action,
    What::ActionPlan,
    What::EffectCheck,
    What::Supplement,
    What::SignOff,
    What::Reception,
    What::Revision,
    What::GoverningDocument,
    What::Carried,
    What::Look,
    What::EditPlan,
    What::EditControl,
    What::EditDeviation,
    What::EditAction,
    What::Status,
    What::Status,
    What::Grade,
    What::Remove,
    What::Remove,
    What::Step,
    What::MoveArea,
    What::MoveRiskPoint,
    What::MoveControl,
    What::EditPeriod,
    What::Lock,
    What::Lock,
    What::ExchangePeriods,
];

/// A change that has not met its book yet: numbers choose among what there is.
#[derive(Clone, Debug)]
pub struct Step {
    pub what: What,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    pub name: String,
    pub text: String,
}

/// Texts as people and hostile files write them.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zåäöÅÄÖ ,.%0-9]{0,40}",
        1 => any::<String>(),
        1 => Just("rad 1\nrad 2\t\u{0}\u{7f}'\"; DROP TABLE plan; --\\u0000 \u{1F469}\u{200D}\u{1F4BB}a\u{30a}".to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-ZÅÄÖ][a-zåäö ]{0,20}[a-zåäö]", 1 => text(), 1 => Just("\u{0}".to_owned())]
}

/// So many steps at most.
pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (prop::sample::select(ALL), any::<(u16, u16, u16)>(), name(), text());
    let step = step.prop_map(|(what, (a, b, c), name, text)| Step { what, a, b, c, name, text });
    prop::collection::vec(step, 0..most)
}

pub(super) fn pick<E: Entity>(book: &Book, number: u16) -> Option<&E> {
    let count = book.all::<E>().count();
    book.all::<E>().nth(usize::from(number).checked_rem(count)?)
}

pub(super) fn one_of<T: Copy>(choices: &[T], number: u16) -> T {
    choices[usize::from(number) % choices.len()]
}

/// A day within three years, or now and then at the end of time.
pub(super) fn day(number: u16) -> NaiveDate {
    match number % 50 {
        0 => NaiveDate::MAX,
        1 => NaiveDate::MIN,
        _ => NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + chrono::Days::new(u64::from(number) % 1_000),
    }
}

pub(super) fn perhaps<T>(number: u16, value: T) -> Option<T> {
    (!number.is_multiple_of(3)).then_some(value)
}

pub(super) fn numbers(number: u16) -> BTreeSet<u8> {
    (1..=3).filter(|bit| number & (1 << bit) != 0).collect()
}

/// The change a step means for a book.
pub fn change_of(step: &Step, book: &Book) -> Option<Change> {
    let Step { what, a, b, c, .. } = step;
    match what {
        What::Remove => book.remove_change(any_key(book, *a, *b)?).ok(),
        What::Step => {
            let direction = if c % 2 == 0 { Direction::Up } else { Direction::Down };
            book.step_change(any_key(book, *a, *b)?, direction).ok()
        }
        What::MoveArea => {
            let parent = perhaps(*c, pick::<Area>(book, *b)?.id);
            book.move_area_change(pick::<Area>(book, *a)?.id, parent).ok()
        }
        What::MoveRiskPoint => {
            book.move_risk_point_change(pick::<RiskPoint>(book, *a)?.id, pick::<Area>(book, *b)?.id).ok()
        }
        What::MoveControl => {
            book.move_control_change(pick::<ControlActivity>(book, *a)?.id, pick::<RiskPoint>(book, *b)?.id).ok()
        }
        What::Status => Some(book.status_change(outcome_key(book, *a, *b)?, one_of(Status::ALL, *c))),
        What::Grade => book.grade_change(pick::<Deviation>(book, *a)?.id, perhaps(*b, one_of(Severity::ALL, *c))).ok(),
        What::ExchangePeriods => exchange(book, *a, *b),
        What::Lock => lock(book, step),
        _ => {
            let record = edited(step, book)
                .or_else(|| added(step, book))
                .or_else(|| figure(step, book))
                .or_else(|| of_year(step, book))?;
            let verb = if book.get(record.key()).is_some() { Verb::Edit } else { Verb::Add };
            Some(book.put_change(verb, record))
        }
    }
}

fn any_key(book: &Book, a: u16, b: u16) -> Option<RecordKey> {
    // Kinds by turns, so that a book full of outcomes does not drown the others.
    let of_kind = |kind: RecordKind| book.records().map(|record| record.key()).filter(move |key| key.kind() == kind);
    let kind = one_of(RecordKind::ALL, a);
    let count = of_kind(kind).count();
    of_kind(kind).nth(usize::from(b).checked_rem(count)?)
}

fn outcome_key(book: &Book, a: u16, b: u16) -> Option<OutcomeKey> {
    let control_id = pick::<ControlActivity>(book, a)?.id;
    let periods: Vec<_> = book.periods(book.plan_of(control_id)?).collect();
    let period = periods.get(usize::from(b).checked_rem(periods.len())?)?;
    Some(OutcomeKey { control_id, period_id: period.id })
}

/// Signs a period off, or opens it again if it is.
fn lock(book: &Book, step: &Step) -> Option<Change> {
    let period = pick::<Period>(book, step.a)?;
    let blank = SignOff { by: step.name.clone(), ..SignOff::blank(id().into(), period.id, 1, day(step.c)) };
    let opened_because = step.text.clone();
    let opened = SignOff { opened_on: Some(day(step.b)), opened_because, ..blank.clone() };
    if period.is_locked() { book.unlock_change(opened).ok() } else { book.lock_change(blank).ok() }
}

fn exchange(book: &Book, a: u16, b: u16) -> Option<Change> {
    let (first, second) = (pick::<Period>(book, a)?, pick::<Period>(book, b)?);
    let mut change = book.put_change(Verb::Edit, Period { number: second.number, ..first.clone() });
    change.edits.extend(book.put_change(Verb::Edit, Period { number: first.number, ..second.clone() }).edits);
    (first.id != second.id && first.plan_id == second.plan_id).then_some(change)
}

fn edited(step: &Step, book: &Book) -> Option<Record> {
    let Step { what, a, b, c, name, text } = step;
    Some(match what {
        What::EditPlan => {
            let labels = BTreeMap::from([("status.completed".to_owned(), text.clone()), (text.clone(), name.clone())]);
            let plan = pick::<Plan>(book, *a)?.clone();
            let scales = Scales {
                likelihood: vec![name.clone(), text.clone()],
                consequence: vec![name.clone()],
                grid: if c % 2 == 0 { vec![vec![*a], vec![*b]] } else { Vec::new() },
                threshold: perhaps(*c, *b),
            };
            let (adopted_on, decimals) = (perhaps(*b, day(*c)), (*c % 5) as u8);
            Plan { labels, title: text.clone(), adopted_on, decimals, scales, lead_days: *a, ..plan }.into()
        }
        What::EditControl => {
            let control = pick::<ControlActivity>(book, *a)?.clone();
            let kind = one_of(ResponsibleKind::ALL, *b);
            let mut responsible = control.responsible.clone();
            responsible.push(Responsible { kind, name: name.clone() });
            let frequency = Frequency { text: text.clone(), periods: numbers(*c) };
            let (sample_from, sample_to) = (perhaps(*b, day(*b)), perhaps(*c, day(*c)));
            ControlActivity {
                responsible,
                frequency,
                sample_from,
                sample_to,
                lineage_id: perhaps(*c, id()),
                municipality_wide: b % 2 == 0,
                unconfirmed: c % 2 == 0,
                ..control
            }
            .into()
        }
        What::EditDeviation => {
            let other = pick::<Deviation>(book, *b)?.id;
            let deviation = pick::<Deviation>(book, *a)?.clone();
            let repeat_of_id = perhaps(*c, other).filter(|other| *other != deviation.id);
            Deviation {
                repeat_of_id,
                root_cause: text.clone(),
                unit: name.clone(),
                state: one_of(DeviationState::ALL, *c),
                decision: text.clone(),
                decided_on: perhaps(*b, day(*b)),
                accepted_until: perhaps(*c, day(*c)),
                escalated_on: perhaps(*a, day(*a)),
                ..deviation
            }
            .into()
        }
        What::EditAction => {
            let mut action = pick::<Action>(book, *a)?.clone();
            action.earlier_due.extend(action.due_on);
            action.deviation_ids.push(pick::<Deviation>(book, *b)?.id);
            let action_plan_id = pick::<ActionPlan>(book, *c).map(|plan| plan.id).and_then(|plan| perhaps(*b, plan));
            let (due_on, state) = (perhaps(*c, day(*c)), one_of(ActionState::ALL, *c));
            Action { due_on, state, note: text.clone(), action_plan_id, ..action }.into()
        }
        What::EditPeriod => Period {
            due_on: perhaps(*c, day(*b)),
            follow_up: text.clone(),
            follow_up_on: perhaps(*c, day(*c)),
            followed_up_on: perhaps(*b, day(*b)),
            ..pick::<Period>(book, *a)?.clone()
        }
        .into(),
        _ => return None,
    })
}

fn added(step: &Step, book: &Book) -> Option<Record> {
    let Step { what, a, b, c, name, text } = step.clone();
    let rank = i64::from(b);
    Some(match what {
        What::Board => {
            Board { id: id().into(), name, kind: one_of(BoardKind::ALL, a), municipality: text, rank }.into()
        }
        What::Plan => new_plan(pick::<Board>(book, a)?.id, 2000 + i32::from(b % 60)).into(),
        What::Period => {
            let number = (b % 6) as u8 + 1;
            let mut period = new_period(pick::<Plan>(book, a)?, number);
            (period.name, period.report_on, period.focus) = (name, perhaps(c, day(c)), one_of(PeriodFocus::ALL, c));
            period.into()
        }
        What::Area => {
            let plan_id = pick::<Plan>(book, a)?.id;
            let parent = pick::<Area>(book, b).filter(|area| area.plan_id == plan_id).map(|area| area.id);
            let parent_id = parent.and_then(|parent| perhaps(c, parent));
            Area { id: id().into(), plan_id, parent_id, rank, name, purpose: text }.into()
        }
        What::RiskPoint => RiskPoint {
            rank,
            name: name.clone(),
            background: text.clone(),
            likely_errors: text,
            likelihood: perhaps(c, Level { number: b as u8, label: name }),
            consequence: perhaps(b, Level { number: c as u8, label: String::new() }),
            risk_value: perhaps(a, c),
            irregularity: c % 2 == 0,
            ..RiskPoint::blank(id().into(), pick::<Area>(book, a)?.id)
        }
        .into(),
        What::Control => new_control(pick::<RiskPoint>(book, a)?.id, rank, name, text).into(),
        What::Question => {
            let control_id = pick::<ControlActivity>(book, a)?.id;
            Question { id: id().into(), control_id, rank, text: name, periods: numbers(c) }.into()
        }
        What::Outcome => Outcome {
            status: one_of(Status::ALL, c),
            paused_reason: text.clone(),
            result: name.clone(),
            sent_back: b % 2 == 0,
            review_comment: text.clone(),
            assessment: perhaps(c, one_of(Assessment::ALL, c)),
            comment: text.clone(),
            analysis: text,
            performed_by: name,
            performed_on: perhaps(a, day(c)),
            reviewed_on: perhaps(b, day(a)),
            ..Outcome::blank(outcome_key(book, a, b)?)
        }
        .into(),
        What::Deviation => new_deviation(book, (a, b, c), name, text)?.into(),
        What::Action => {
            let plan_id = pick::<Plan>(book, a)?.id;
            let deviations: Vec<_> = book.deviations(plan_id).map(|deviation| deviation.id).collect();
            let deviation_ids = deviations.iter().skip(usize::from(b) % 3).take(usize::from(c) % 3).copied().collect();
            Action {
                deviation_ids,
                what: name.clone(),
                owner: name,
                due_on: perhaps(b, day(b)),
                state: one_of(ActionState::ALL, c),
                note: text,
                rank,
                ..Action::blank(id().into(), plan_id)
            }
            .into()
        }
        _ => return None,
    })
}

fn new_deviation(book: &Book, (a, b, c): (u16, u16, u16), title: String, description: String) -> Option<Deviation> {
    let period = pick::<Period>(book, a)?;
    let control = pick::<ControlActivity>(book, b).filter(|control| book.plan_of(control.id) == Some(period.plan_id));
    let in_plan = |point: &&RiskPoint| book.area(point.area_id).is_some_and(|area| area.plan_id == period.plan_id);
    let risk_point = pick::<RiskPoint>(book, c).filter(in_plan);
    Some(Deviation {
        control_id: control.and_then(|control| perhaps(a, control.id)),
        risk_point_id: risk_point.and_then(|point| perhaps(b, point.id)),
        measure_id: pick::<Measure>(book, c).map(|measure| measure.id).and_then(|measure| perhaps(c, measure)),
        severity: perhaps(c, one_of(Severity::ALL, a)),
        title,
        description,
        rank: i64::from(c),
        ..Deviation::blank(id().into(), period.plan_id, period.id)
    })
}

fn new_plan(board_id: BoardId, year: i32) -> Plan {
    let blank = Plan::blank(id().into(), board_id, year);
    Plan { registry_no: "SN 2024/12".to_owned(), min_controls_per_area: 2, ..blank }
}

/// The period with this number, two months long, that overlaps no other.
fn new_period(plan: &Plan, number: u8) -> Period {
    let from = NaiveDate::from_ymd_opt(plan.year, u32::from(number) * 2 - 1, 1).unwrap();
    let period = Period::blank(id().into(), plan.id, number, from, from + chrono::Days::new(27));
    Period { name: format!("Period {number}"), ..period }
}

fn new_control(risk_point_id: RiskPointId, rank: i64, title: String, method: String) -> ControlActivity {
    ControlActivity { rank, title, method, ..ControlActivity::blank(id().into(), risk_point_id) }
}

/// A board with a plan of three periods: where generated steps begin.
pub fn seed() -> Book {
    let mut book = Book::default();
    let kind = BoardKind::Board;
    let board =
        Board { id: id().into(), name: "Socialnämnden".to_owned(), kind, municipality: "Ekhamn".to_owned(), rank: 1 };
    let plan = new_plan(board.id, 2024);
    book.load((1..=3).map(|number| new_period(&plan, number)));
    book.load([plan]);
    book.load([board]);
    book
}

/// A plan of a given size: areas of ten controls, each with an outcome in each of three periods.
pub fn sized(controls: usize) -> Book {
    let mut book = seed();
    let plan = book.all::<Plan>().next().unwrap().id;
    let periods: Vec<_> = book.periods(plan).map(|period| period.id).collect();
    for number in 0..controls.div_ceil(10) {
        let rank = i64::try_from(number).unwrap();
        let area = Area {
            id: id().into(),
            plan_id: plan,
            parent_id: None,
            rank,
            name: format!("Område {number}"),
            purpose: "Att handläggningen är rättssäker och att beslut fattas i tid.".to_owned(),
        };
        for half in 0..2 {
            let mut point = risk_point(area.id, half);
            point.name = format!("Riskpunkt {number}.{half}");
            for place in 0..5.min(controls.saturating_sub(number * 10 + usize::try_from(half).unwrap() * 5)) {
                let control = sized_control(point.id, number, place);
                book.load(periods.iter().map(|period| sized_outcome(control.id, *period, place)));
                if place == 2 {
                    book.load([sized_deviation(plan, periods[1], control.id, rank)]);
                }
                book.load([control]);
            }
            book.load([point]);
        }
        book.load([area]);
    }
    book
}

fn risk_point(area_id: AreaId, rank: i64) -> RiskPoint {
    RiskPoint {
        rank,
        background: "Verksamheten har vuxit och rutinerna har inte hunnit med.".to_owned(),
        likelihood: Some(Level { number: 3, label: "Möjlig".to_owned() }),
        consequence: Some(Level { number: 4, label: "Allvarlig".to_owned() }),
        risk_value: Some(12),
        ..RiskPoint::blank(id().into(), area_id)
    }
}

fn sized_control(point: RiskPointId, number: usize, place: usize) -> ControlActivity {
    let method = "Stickprov ur ärendesystemet. Jämför datum för ansökan och beslut.".to_owned();
    let title = format!("Kontroll {number}.{place} av handläggningstider");
    let name = format!("Avdelning {}", number % 7);
    let frequency = Frequency { text: "April, augusti".to_owned(), periods: BTreeSet::from([1, 2]) };
    ControlActivity {
        responsible: vec![Responsible { kind: ResponsibleKind::Department, name }],
        frequency,
        ..new_control(point, i64::try_from(place).unwrap(), title, method)
    }
}

fn sized_outcome(control_id: ControlId, period_id: PeriodId, place: usize) -> Outcome {
    Outcome {
        status: Status::CHOICES[place % 4],
        result: "Av 319 granskade utredningar var 110 äldre än fyra månader.".repeat(3),
        comment: "Bemanningen har varit låg under sommaren.".to_owned(),
        performed_on: NaiveDate::from_ymd_opt(2024, 8, 20),
        ..Outcome::blank(OutcomeKey { control_id, period_id })
    }
}

fn sized_deviation(plan_id: PlanId, period_id: PeriodId, control_id: ControlId, rank: i64) -> Deviation {
    Deviation {
        control_id: Some(control_id),
        severity: Some(Severity::Minor),
        title: "Utredningar drar ut på tiden".to_owned(),
        rank,
        ..Deviation::blank(id().into(), plan_id, period_id)
    }
}
