//! Long lists: deadlines over a million rows beside what the `csv` crate alone needs to read them, and a draw from a
//! million. Prints ratios; runs take turns, and the fastest of each counts.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs, reason = "a bench may fail loudly, and prints")]

use chrono::{Days, NaiveDate};
use ikplan::app::cases::{self, CaseOptions, Named};
use ikplan::app::listing::Input;
use ikplan::app::population::{self, DrawOptions, How};
use ikplan::domain::deadline::{Limit, Rule};
use ikplan::domain::sampling::Method;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const ROWS: u32 = 1_000_000;
const TURNS: usize = 7;

fn main() {
    let list = cases_file();
    let numbers = numbers_file();
    let before = resident();
    let mut runs = [const { Vec::new() }; 4];
    for _ in 0..TURNS {
        runs[0].push(timed(|| read_alone(&list)));
        runs[1].push(timed(|| count(&list)));
        runs[2].push(timed(|| read_alone(&numbers)));
        runs[3].push(timed(|| draw(&numbers)));
    }
    let [csv, deadlines, csv_numbers, drawn] = runs.map(|times| times.into_iter().min().unwrap_or_default());
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("csv alone, {ROWS} rows of cases: {:.0} ms", millis(csv));
    println!("deadlines: {:.0} ms, {:.2} of csv alone", millis(deadlines), deadlines.as_secs_f64() / csv.as_secs_f64());
    println!("csv alone, {ROWS} rows of items: {:.0} ms", millis(csv_numbers));
    println!(
        "a draw of 50: {:.0} ms, {:.2} of csv alone",
        millis(drawn),
        drawn.as_secs_f64() / csv_numbers.as_secs_f64()
    );
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("most memory: {before} KiB when the files were there, {after} KiB after all");
    }
}

/// How long a run keeps the processor, where the system tells; else how long it takes. On a machine with other work
/// going on the two differ many times over.
fn timed(run: impl FnOnce()) -> Duration {
    let (start, busy) = (Instant::now(), processor());
    run();
    match (busy, processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => start.elapsed(),
    }
}

/// For how long the thread has had the processor; known on Linux.
fn processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("counting")
}

/// Cases of forty units, opened over four years; every tenth is open.
fn cases_file() -> PathBuf {
    let path = folder().join("cases.csv");
    std::fs::create_dir_all(folder()).unwrap();
    let mut file = BufWriter::new(std::fs::File::create(&path).unwrap());
    writeln!(file, "Ärende;Enhet;Inkom;Avslutad").unwrap();
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    for row in 0..ROWS {
        let mixed = u64::from(row.wrapping_mul(2_654_435_761));
        let opened = first + Days::new(mixed % 1461);
        let closed = opened + Days::new(mixed / 1461 % 200);
        let closed = if row % 10 == 0 { String::new() } else { closed.to_string() };
        writeln!(file, "SN-{row};Enhet {};{opened};{closed}", mixed % 40).unwrap();
    }
    file.flush().unwrap();
    path
}

fn numbers_file() -> PathBuf {
    let path = folder().join("items.csv");
    let mut file = BufWriter::new(std::fs::File::create(&path).unwrap());
    writeln!(file, "Verifikationsnummer;Belopp").unwrap();
    for row in 0..ROWS {
        writeln!(file, "{};{},50", 100_000 + row, row % 9973).unwrap();
    }
    file.flush().unwrap();
    path
}

/// What nothing that reads the list can be faster than by this crate.
fn read_alone(path: &Path) {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
    let (mut record, mut rows) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).unwrap() {
        rows += 1;
    }
    assert_eq!(rows, ROWS);
}

fn count(path: &Path) {
    let as_of = NaiveDate::from_ymd_opt(2024, 8, 31).unwrap();
    let options = CaseOptions { rule: Rule::of(Limit::Months(4)), as_of, columns: Named::default() };
    let count = cases::count(Input::File(path.to_owned()), &options, None).unwrap();
    assert_eq!((count.rows, count.problems.count), (u64::from(ROWS), 0));
}

fn draw(path: &Path) {
    let how = How::By(Method::Random { seed: "plan-2026/k7/seed-4711".into(), size: 50 });
    let options = DrawOptions { id: None, keep: vec!["Belopp".into()], how };
    let drawing = population::draw(Input::File(path.to_owned()), &options, None).unwrap();
    assert_eq!((drawing.population.items, drawing.items.len()), (ROWS, 50));
}

/// The most memory the process has had, in KiB; known on Linux.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}
