//! What the program does without a screen: reading, rolling up, saving.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a bench may fail loudly")]

mod support;

use divan::Bencher;
use ikplan::app::demo;
use ikplan::domain::{Entry, EntryId, EntryKind, OutcomeKey, Status, rollup, summarize};
use ikplan::env::Env;
use ikplan::store::{Access, Sight, Store, StoreContext};
use std::cell::RefCell;
use std::collections::HashSet;
use support::{PERIOD, PLAN, SIZES, book, file};

fn main() {
    divan::main();
}

/// The demonstration plan, read from the program itself.
#[divan::bench]
fn read_the_demonstration() -> usize {
    demo::book().records().count()
}

/// A file opened and its plan read.
#[divan::bench(args = SIZES)]
fn load(bencher: Bencher<'_, '_>, controls: usize) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.ikplan");
    drop(file(&path, controls));
    let context = StoreContext { backups: None, marks: None, ..StoreContext::of(&Env::real()) };
    bencher.bench_local(|| Store::open(&path, &context, Access::Read).unwrap().load_plan(PLAN).unwrap());
}

/// As much of the plan as the first frame shows, of a file that is opened for it.
#[divan::bench(args = SIZES)]
fn glance(bencher: Bencher<'_, '_>, controls: usize) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.ikplan");
    drop(file(&path, controls));
    let context = StoreContext { backups: None, marks: None, ..StoreContext::of(&Env::real()) };
    let closed = HashSet::new();
    let sight = Sight { plan: PLAN, period: PERIOD, selected: None, closed: &closed, rows: 40, today: demo::TODAY };
    bencher.bench_local(|| {
        let store = Store::open(&path, &context, Access::Read).unwrap();
        let mut book = store.load_heads().unwrap();
        store.load_periods(&mut book, PLAN).unwrap();
        store.glance(book, &sight).unwrap().unwrap()
    });
}

/// A file opened, and nothing read.
#[divan::bench]
fn open(bencher: Bencher<'_, '_>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.ikplan");
    drop(file(&path, 7));
    let context = StoreContext { backups: None, marks: None, ..StoreContext::of(&Env::real()) };
    bencher.bench_local(|| Store::open(&path, &context, Access::Read).unwrap());
}

/// Statuses and severities counted for every branch of the tree.
#[divan::bench(args = SIZES)]
fn roll_up(bencher: Bencher<'_, '_>, controls: usize) {
    let book = book(controls);
    bencher.bench_local(|| rollup(&book, PLAN, PERIOD));
}

/// The summary of all areas, periods and actions.
#[divan::bench(args = SIZES)]
fn summary(bencher: Bencher<'_, '_>, controls: usize) {
    let book = book(controls);
    bencher.bench_local(|| summarize(&book, PLAN, PERIOD, demo::TODAY));
}

/// One status, changed in memory and taken back.
#[divan::bench(args = SIZES)]
fn change_and_undo(bencher: Bencher<'_, '_>, controls: usize) {
    let mut book = book(controls);
    let key = OutcomeKey { control_id: book.controls_of_plan(PLAN)[0].id, period_id: PERIOD };
    bencher.bench_local(|| {
        let inverse = book.apply(&book.status_change(key, Status::Paused)).unwrap();
        book.apply(&inverse).unwrap();
    });
}

/// One status, saved so that a power cut cannot take it: rows, journal and all syncs.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn durable_save(bencher: Bencher<'_, '_>, controls: usize) {
    let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let store = RefCell::new(file(&dir.path().join("plan.ikplan"), controls));
    let book = RefCell::new(book(controls));
    let env = Env::real();
    let key = OutcomeKey { control_id: book.borrow().controls_of_plan(PLAN)[0].id, period_id: PERIOD };
    let next = || {
        let before = book.borrow().outcome_or_blank(key).status;
        let status = if before == Status::Paused { Status::Completed } else { Status::Paused };
        let change = book.borrow().status_change(key, status);
        book.borrow_mut().apply(&change).unwrap();
        Entry { id: EntryId(env.ids.id()), at: env.clock.now(), who: "prov".into(), kind: EntryKind::Do, change }
    };
    bencher.with_inputs(next).bench_local_refs(|entry| store.borrow_mut().commit(entry, None).unwrap());
}

/// What a save cannot be faster than: four kilobytes written and synced to the same disk.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn floor_write_and_sync(bencher: Bencher<'_, '_>) {
    use std::io::{Seek, Write};
    let mut file = tempfile::tempfile_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let page = vec![7; 4096];
    bencher.bench_local(|| {
        file.rewind().unwrap();
        file.write_all(&page).unwrap();
        file.sync_all().unwrap();
    });
}
