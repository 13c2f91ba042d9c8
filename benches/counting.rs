//! Long lists: deadlines over a million rows beside what the `csv` crate alone needs to read them, and a draw from a
//! million. Prints ratios; runs take turns, and the fastest of each counts.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    clippy::indexing_slicing,
    reason = "a bench may fail loudly, and prints"
)]

use chrono::{Days, NaiveDate};
use ikplan::app::cases::{self, CaseOptions, Named};
use ikplan::app::listing::Input;
use ikplan::app::population::{self, DrawOptions, How};
use ikplan::domain::deadline::{Limit, Rule};
use ikplan::domain::sampling::Method;
use sha2::{Digest, Sha256};
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const ROWS: u32 = 1_000_000;
const TURNS: usize = 7;

fn main() {
    let list = cases_file();
    let numbers = numbers_file();
    let before = resident();
    let mut runs = [const { Vec::new() }; 6];
    for _ in 0..TURNS {
        runs[0].push(timed(|| read_alone(&list)));
        runs[1].push(timed(|| count(&list)));
        runs[2].push(timed(|| hash_alone(&list)));
        runs[3].push(timed(|| read_alone(&numbers)));
        runs[4].push(timed(|| draw(&numbers)));
        runs[5].push(timed(|| hash_alone(&numbers)));
    }
    let [csv, deadlines, hash, csv_numbers, drawn, hash_numbers] = runs.map(fastest);
    println!("of {ROWS} rows, milliseconds: processor of the reading thread; by the clock; each × csv alone");
    line("csv alone, cases", csv, csv);
    line("deadlines", deadlines, csv);
    line("  hashed beside it", hash, csv);
    line("csv alone, items", csv_numbers, csv_numbers);
    line("a draw of 50", drawn, csv_numbers);
    line("  hashed beside it", hash_numbers, csv_numbers);
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("most memory: {before} KiB when the files were there, {after} KiB after all");
    }
}

/// What a run took: of the processor, and by the clock. On a machine with other work going on the two differ many
/// times over; where the system does not tell the first, it is the second.
type Took = (Duration, Duration);

fn timed(run: impl FnOnce()) -> Took {
    let (start, busy) = (Instant::now(), processor());
    run();
    let clock = start.elapsed();
    match (busy, processor()) {
        (Some(before), Some(after)) => (after.saturating_sub(before), clock),
        _ => (clock, clock),
    }
}

fn fastest(runs: Vec<Took>) -> Took {
    let (busy, clock): (Vec<_>, Vec<_>) = runs.into_iter().unzip();
    (busy.into_iter().min().unwrap_or_default(), clock.into_iter().min().unwrap_or_default())
}

fn line(what: &str, took: Took, floor: Took) {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let times = |time: Duration, floor: Duration| time.as_secs_f64() / floor.as_secs_f64();
    let (busy, clock) = took;
    println!(
        "{what:<20} {:>6.0} {:>6.0} {:>6.2} {:>6.2}",
        millis(busy),
        millis(clock),
        times(busy, floor.0),
        times(clock, floor.1)
    );
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

/// What the thread beside the reading does.
fn hash_alone(path: &Path) {
    let mut file = std::fs::File::open(path).unwrap();
    let (mut hash, mut block) = (Sha256::new(), vec![0; 128 * 1024]);
    loop {
        let read = file.read(&mut block).unwrap();
        if read == 0 {
            break;
        }
        hash.update(&block[..read]);
    }
    std::hint::black_box(hash.finalize());
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
