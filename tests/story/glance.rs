//! The first frame of a large plan comes before all of the plan is read, and is what it would be afterwards.

use super::support::search::cases;
use crate::harness::Story;
use crate::support::changes::{change_of, sized, steps};
use crate::support::world;
use ikplan::app::start::Choice;
use ikplan::domain::{Book, Change, Deviation, Edit, Level, Node, Plan, RecordKind, RiskPoint, Severity, Verb};
use ikplan::store::{Store, StoreContext};
use ikplan::ui::input::{Chord, Input, Key};
use ikplan::ui::msg::Msg;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A file with these records, in a folder of its own.
fn file(book: &Book) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.ikplan");
    let (context, _) = world::context(folder.path());
    let mut store = Store::create(&path, &StoreContext { backups: None, marks: None, ..context }).unwrap();
    let edits = book.records().map(Edit::add).collect();
    let change =
        Change { verb: Verb::Import, kind: RecordKind::Plan, subject: "Allt".to_owned(), plan_id: None, edits };
    store.commit(&world::entry(change), None).unwrap();
    (folder, path)
}

/// Opens a file, stopping at the first glance: what is on the screen then, and when all is there.
fn both(path: &Path, size: (u16, u16)) -> (String, String) {
    let mut story = Story::glimpse(path, size);
    assert!(story.model.plan().is_some_and(|plan| !plan.whole), "this is a glance");
    let first = story.styled();
    story.go_on();
    assert!(story.model.plan().is_some_and(|plan| plan.whole));
    (first, story.styled())
}

#[test]
fn the_first_frame_of_a_large_plan_is_that_of_the_whole() {
    let (_folder, path) = file(&sized(300));
    for size in [(80, 24), (120, 40), (200, 60)] {
        let (first, whole) = both(&path, size);
        assert_eq!(first, whole, "{size:?}");
        assert!(whole.contains("av 300 klara") || size.0 < 100, "{whole}");
    }
}

#[test]
fn it_is_so_too_where_the_plan_was_left() {
    let (_folder, path) = file(&sized(300));
    for keys in
        ["<End>", "<End><PageUp><Left><Left><Left>", ",<Left><Left><Left><Down><Down><Right>", ".<PageDown><Up><Up>"]
    {
        let mut story = Story::glimpse(&path, (120, 40));
        story.go_on();
        story.keys("<Home>*");
        if story.model.plan().unwrap().tree.closed.is_empty() {
            story.keys("*");
        }
        story.keys("*");
        story.keys(keys).keys("q");
        story.end();
        let (first, whole) = both(&path, (100, 30));
        assert_eq!(first, whole, "after {keys}");
    }
}

#[test]
fn what_the_selected_control_found_is_as_old_as_what_it_repeats_elsewhere() {
    let mut book = sized(120);
    let plan = book.all::<Plan>().next().unwrap().id;
    let [first, second, third] = [0, 1, 2].map(|at| book.periods(plan).nth(at).unwrap().id);
    // The last one before it was found by another control, and the first by none.
    let controls = book.controls_of_plan(plan);
    let [selected, other] = [0, 7].map(|at| controls[at].id);
    let found = |period, control_id, repeat_of_id| {
        let blank = Deviation::blank(world::id().into(), plan, period);
        Deviation { title: "Sent".to_owned(), control_id, repeat_of_id, ..blank }
    };
    let oldest = found(first, None, None);
    let older = found(second, Some(other), Some(oldest.id));
    let last = found(third, Some(selected), Some(older.id));
    book.load([oldest, older, last]);
    let (_folder, path) = file(&book);
    let choice = Choice { period: Some("3".to_owned()), ..Choice::default() };
    let mut story = Story::glimpse_of(&path, (120, 40), choice);
    story.sees("Återkommer, tredje perioden,");
    let glimpsed = story.styled();
    story.go_on();
    assert_eq!(story.styled(), glimpsed);
}

#[test]
fn a_risk_without_controls_is_told_of_from_the_first_frame() {
    let mut book = sized(120);
    let mut plan = book.all::<Plan>().next().unwrap().clone();
    plan.scales.threshold = Some(20);
    let area = book.areas(plan.id, None).next().unwrap().id;
    let last = book.periods(plan.id).next_back().unwrap().id;
    let level = |number, label: &str| Some(Level { number, label: label.to_owned() });
    let point = RiskPoint {
        rank: -1,
        name: "Försumbar".to_owned(),
        likelihood: level(1, "Osannolik"),
        consequence: level(1, "Lindrig"),
        ..RiskPoint::blank(world::id().into(), area)
    };
    let found = Deviation {
        title: "Sent".to_owned(),
        risk_point_id: Some(point.id),
        severity: Some(Severity::Observation),
        ..Deviation::blank(world::id().into(), plan.id, last)
    };
    book.load([plan]);
    book.load([point]);
    book.load([found]);
    let (_folder, path) = file(&book);
    let choice = Choice { period: Some("3".to_owned()), ..Choice::default() };
    let mut story = Story::glimpse_of(&path, (120, 40), choice);
    story.sees("utanför planen").sees("Iakt. 1");
    let glimpsed = story.styled();
    story.go_on();
    assert_eq!(story.styled(), glimpsed);
}

#[test]
fn keys_typed_before_all_is_read_are_kept_in_order_and_none_is_lost() {
    let (_folder, path) = file(&sized(120));
    let mut story = Story::glimpse(&path, (120, 40));
    let before = story.styled();
    story.keys("<Down>xu<Up>r");
    story.types("Skrivet i förväg");
    assert_eq!(story.styled(), before, "nothing is done to a plan that is half read");
    assert_eq!(story.model.plan().unwrap().session.revision, 0);
    story.go_on();
    story.sees("Skrivet i förväg").sees("Ctrl+S klar");
    assert_eq!(story.model.plan().unwrap().session.revision, 2, "ticked off and taken back");
    story.keys("<C-s>").sees("Skrivet i förväg");
}

#[test]
fn a_large_import_is_left_in_the_file_until_it_is_undone_and_made_anew() {
    let (_folder, path) = file(&sized(120));
    let mut story = Story::glimpse(&path, (120, 40));
    story.go_on();
    let stacks = &story.model.plan().unwrap().session.stacks;
    assert!(stacks.undo.len() == 1 && stacks.undo[0].1.is_none(), "it is known, and not in memory");
    let whole = story.model.plan().unwrap().session.book.clone();
    story.keys("xuu");
    assert_eq!(story.model.plan().unwrap().session.book, Book::default());
    story.keys("U");
    assert_eq!(story.model.plan().unwrap().session.book, whole);
    story.keys("u").keys("U");
    assert_eq!(story.model.plan().unwrap().session.book, whole);
}

#[test]
fn leaving_does_not_wait_for_what_is_still_read() {
    let (_folder, path) = file(&sized(120));
    let mut story = Story::glimpse(&path, (120, 40));
    story.keys("q");
    assert!(story.quit);
    story.go_on();
    let mut story = Story::glimpse(&path, (120, 40));
    story.keys("xq");
    assert!(!story.quit, "the tick comes first");
    story.go_on();
    assert!(story.quit);
}

#[test]
fn a_plan_that_cannot_be_read_to_its_end_is_not_opened() {
    let (_folder, path) = file(&sized(300));
    let story = &mut Story::glimpse(&path, (120, 40));
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch(
        "PRAGMA ignore_check_constraints = ON; UPDATE outcome SET performed_on = 'igår-00-00' WHERE rowid = 700;",
    )
    .unwrap();
    drop(raw);
    story.keys("x");
    story.go_on();
    assert!(story.model.plan().is_none());
    story.sees("IK-").sees_not("Kontroll 0.0");
    assert!(story.model.held.is_empty());
    // The page below works: the key that was meant for the plan has done nothing.
    story.send(Msg::Input(Input::Chord(Chord::plain(Key::Down))));
    story.sees("Öppna");
}

#[test]
fn the_period_that_is_asked_for_is_the_one_that_is_seen() {
    let (_folder, path) = file(&sized(300));
    let choice = Choice { period: Some("3".to_owned()), ..Choice::default() };
    let mut story = Story::glimpse_of(&path, (120, 40), choice);
    story.sees("Period 3 (");
    let first = story.styled();
    story.go_on();
    assert_eq!(story.styled(), first);
}

#[test]
fn the_board_and_year_that_are_asked_for_are_what_is_seen() {
    let mut book = sized(120);
    let demo = ikplan::app::demo::book();
    let edits = demo.records().map(Edit::add).collect();
    let more = Change { verb: Verb::Import, kind: RecordKind::Plan, subject: String::new(), plan_id: None, edits };
    book.apply(&more).unwrap();
    let (_folder, path) = file(&book);
    let asked = [
        (Some("kommunst"), Some(2017), "IK-plan 2017 · Kommunstyrelsen"),
        (None, Some(2017), "IK-plan 2017 · Kommunstyrelsen"),
        (Some("KOMMUNSTYRELSEN"), None, "IK-plan 2018 · Kommunstyrelsen"),
        (Some("SOCIALN"), Some(2024), "IK-plan 2024 · Socialnämnden"),
    ];
    for (board, year, seen) in asked {
        let choice = Choice { board: board.map(str::to_owned), year, period: None };
        let mut story = Story::glimpse_of(&path, (120, 40), choice);
        assert!(story.model.plan().is_some_and(|plan| !plan.whole), "{board:?} {year:?}");
        story.sees(seen);
        let first = story.styled();
        story.go_on();
        assert_eq!(story.styled(), first, "{board:?} {year:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(24)))]
    #[test]
    fn whatever_the_plan_holds(steps in steps(60), selected in any::<prop::sample::Index>(), closed in prop::collection::vec(any::<prop::sample::Index>(), 0..4)) {
        // Just so large that it is read in two steps.
        let mut book = sized(40);
        for step in steps {
            if let Some(change) = change_of(&step, &book) {
                let _ = book.apply(&change);
            }
        }
        let (_folder, path) = file(&book);
        let mut story = Story::glimpse(&path, (120, 40));
        story.go_on();
        // Somewhere in the plan, with some branches closed, as a person may have left it.
        let rows = story.model.plan().unwrap().tree.rows.clone();
        prop_assume!(!rows.is_empty());
        for at in &closed {
            let row = rows[at.index(rows.len())];
            if row.branch {
                story.model.plan_mut().unwrap().tree.closed.insert(row.node);
            }
        }
        let node: Node = rows[selected.index(rows.len())].node;
        story.model.plan_mut().unwrap().tree.selected = Some(node);
        story.keys("q");
        story.end();
        let mut story = Story::glimpse(&path, (120, 40));
        let first = story.styled();
        story.go_on();
        prop_assert_eq!(first, story.styled());
    }
}
