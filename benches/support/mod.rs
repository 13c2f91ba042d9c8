//! Plans of any size: the demonstration plan, as many times over as it takes.

#![allow(dead_code, reason = "each bench uses its part")]

use ikplan::app::demo;
use ikplan::domain::{
    Action, Area, Book, Change, ControlActivity, Deviation, Edit, Entry, EntryId, EntryKind, Outcome, PeriodId, PlanId,
    Question, RecordKind, RiskPoint, Verb,
};
use ikplan::env::Env;
use ikplan::store::{Store, StoreContext};
use std::path::Path;
use uuid::Uuid;

/// The sizes that are measured: controls in a plan of three periods.
pub(crate) const SIZES: &[usize] = &[7, 300, 3000];

/// The plan that is open.
pub(crate) const PLAN: PlanId = demo::PLAN;

/// The period that is open.
pub(crate) const PERIOD: PeriodId = demo::PERIOD;

/// A plan with so many controls, and what is recorded of them in three periods.
pub(crate) fn book(controls: usize) -> Book {
    let one = demo::book();
    let mut many = Book::default();
    many.load(
        one.all().filter(|board: &&ikplan::domain::Board| Some(board.id) == one.board_of(PLAN).map(|b| b.id)).cloned(),
    );
    many.load(one.plan(PLAN).cloned());
    many.load(one.periods(PLAN).cloned());
    let each = one.controls_of_plan(PLAN).len();
    for copy in 0..controls.div_ceil(each) {
        let wanted = (controls - copy * each).min(each);
        add_copy(&one, copy, wanted, &mut many);
    }
    many
}

/// The same identity in another copy.
fn of(copy: usize) -> impl Fn(Uuid) -> Uuid {
    move |id| Uuid::from_u128(id.as_u128() ^ ((copy as u128) << 20))
}

fn add_copy(one: &Book, copy: usize, wanted: usize, many: &mut Book) {
    let id = of(copy);
    let rank = |rank: i64| rank + i64::try_from(copy).unwrap() * 1_000_000;
    let controls = one.controls_of_plan(PLAN);
    let kept = &controls[..wanted];
    many.load(one.all::<Area>().filter(|area| area.plan_id == PLAN).map(|area| Area {
        id: id(area.id.0).into(),
        parent_id: area.parent_id.map(|parent| id(parent.0).into()),
        rank: rank(area.rank),
        name: format!("{} {copy}", area.name),
        ..area.clone()
    }));
    let is_own = |other| one.deviation(other).is_some_and(|deviation| deviation.plan_id == PLAN);
    let in_plan = |point: &&RiskPoint| one.area(point.area_id).is_some_and(|area| area.plan_id == PLAN);
    many.load(one.all::<RiskPoint>().filter(in_plan).map(|point| RiskPoint {
        id: id(point.id.0).into(),
        area_id: id(point.area_id.0).into(),
        ..point.clone()
    }));
    for control in kept {
        let control_id = id(control.id.0).into();
        many.load([ControlActivity {
            id: control_id,
            risk_point_id: id(control.risk_point_id.0).into(),
            title: format!("{} {copy}", control.title),
            ..(*control).clone()
        }]);
        many.load(one.questions(control.id).map(|question| Question {
            id: id(question.id.0).into(),
            control_id,
            ..question.clone()
        }));
        many.load(one.outcomes_of(control.id).map(|outcome| Outcome { control_id, ..outcome.clone() }));
        many.load(one.deviations_of_control(control.id).map(|deviation| Deviation {
            id: id(deviation.id.0).into(),
            control_id: Some(control_id),
            risk_point_id: deviation.risk_point_id.map(|point| id(point.0).into()),
            // The measures are not copied.
            measure_id: None,
            repeat_of_id: deviation.repeat_of_id.filter(|other| is_own(*other)).map(|other| id(other.0).into()),
            rank: rank(deviation.rank),
            ..deviation.clone()
        }));
    }
    let known = |deviation| many.deviation(deviation).is_some();
    let actions: Vec<_> = one
        .actions(PLAN)
        .map(|action| Action {
            id: id(action.id.0).into(),
            deviation_ids: action.deviation_ids.iter().map(|d| id(d.0).into()).filter(|d| known(*d)).collect(),
            action_plan_id: None,
            rank: rank(action.rank),
            ..action.clone()
        })
        .collect();
    many.load(actions);
}

/// All records of a book as one change, as an import makes it.
pub(crate) fn entry(book: &Book, env: &Env) -> Entry {
    let edits = book.records().map(Edit::add).collect();
    let change =
        Change { verb: Verb::Import, kind: RecordKind::Plan, subject: "Plan".into(), plan_id: Some(PLAN), edits };
    Entry { id: EntryId(env.ids.id()), at: env.clock.now(), who: "prov".into(), kind: EntryKind::Do, change }
}

/// A file with a plan of so many controls.
pub(crate) fn file(path: &Path, controls: usize) -> Store {
    let env = Env::real();
    let context = StoreContext { backups: None, marks: None, ..StoreContext::of(&env) };
    let mut store = Store::create(path, &context).unwrap();
    store.commit(&entry(&book(controls), &env), None).unwrap();
    store
}
