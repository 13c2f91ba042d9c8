//! The program in a real pseudo-terminal, beside the least a ratatui program can be (`examples/floor.rs`).
//!
//! `cargo build --release --example floor && cargo bench --bench terminal [-- seconds of idling]` prints a table:
//! first frame, key to frame, two hundred keys at once, memory, and what happens while nothing happens.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench may fail loudly"
)]

mod support;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use support::SIZES;

/// Silence that ends what came of a key.
const SETTLED: Duration = Duration::from_millis(20);
const LIMIT: Duration = Duration::from_secs(30);
const STARTS: usize = 41;
const KEYS: usize = 200;
const SAVES: usize = 15;

const DOWN: &[u8] = b"\x1b[B";
const UP: &[u8] = b"\x1b[A";
const TICK: &[u8] = b"x";
const UNDO: &[u8] = b"u";
const NEXT_UNFINISHED: &[u8] = b"o";
const FRAME: &[u8] = b"\x1b[?2026h";
/// The frame of another row shown in full is longer than this, and the one that says "saved" shorter.
const LONG_FRAME: usize = 500;

struct Subject {
    name: String,
    program: PathBuf,
    arguments: Vec<String>,
    /// What the first frame shows.
    shows: &'static str,
}

struct Running {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

#[derive(Default)]
struct Figures {
    first: Vec<Duration>,
    key: Vec<Duration>,
    worst: Duration,
    key_bytes: usize,
    /// A control ticked off: from the key to its frame.
    tick: Vec<Duration>,
    /// The longest from a key to its frame while the tick before it is being saved.
    while_saving: Duration,
    burst_frames: usize,
    burst: Duration,
    memory_kib: u32,
    idle: String,
}

fn main() {
    let seconds = std::env::args_os().skip(1).find_map(|word| word.to_str()?.parse().ok()).unwrap_or(10);
    let program = PathBuf::from(env!("CARGO_BIN_EXE_ikplan"));
    let floor = program.parent().unwrap().join("examples/floor");
    assert!(floor.is_file(), "first: cargo build --release --example floor");
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut subjects = vec![
        Subject { name: "floor".into(), program: floor, arguments: Vec::new(), shows: "RAD" },
        Subject { name: "demo".into(), program: program.clone(), arguments: vec!["demo".into()], shows: "Sammanst" },
    ];
    for &controls in SIZES {
        let path = home.path().join(format!("{controls}.ikplan"));
        drop(support::file(&path, controls));
        let arguments = vec![path.display().to_string()];
        let name = format!("a file of {controls}");
        subjects.push(Subject { name, program: program.clone(), arguments, shows: "Sammanst" });
    }
    let figures = measure(&subjects, home.path(), Duration::from_secs(seconds));
    report(&subjects, &figures, seconds);
}

/// Starts and keys take turns, so that a busy moment of the machine hits all alike.
fn measure(subjects: &[Subject], home: &Path, idle: Duration) -> Vec<Figures> {
    let mut all: Vec<Figures> = subjects.iter().map(|_| Figures::default()).collect();
    for _ in 0..STARTS {
        for (subject, figures) in subjects.iter().zip(&mut all) {
            let (mut running, first) = Running::start(subject, home);
            figures.first.push(first);
            running.end();
        }
    }
    let mut running: Vec<Running> = subjects.iter().map(|subject| Running::start(subject, home).0).collect();
    for each in &mut running {
        each.settle();
    }
    for turn in 0..KEYS {
        for (running, figures) in running.iter_mut().zip(&mut all) {
            running.key(figures, if turn % 20 < 10 { DOWN } else { UP });
        }
    }
    for ((subject, mut running), figures) in subjects.iter().zip(running).zip(&mut all) {
        running.burst(figures);
        figures.memory_kib = running.memory();
        if subject.name != "floor" {
            running.saves(figures);
        }
        figures.idle = running.idle(idle);
        running.end();
    }
    all
}

impl Running {
    /// Starts a program and waits for its first frame.
    fn start(subject: &Subject, home: &Path) -> (Self, Duration) {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(&subject.program);
        command.args(&subject.arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        command.cwd(home);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count @ 1..) = reader.read(bytes.as_mut_slice()) {
                let _ = sender.send((Instant::now(), bytes[..count].to_vec()));
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let writer = pair.master.take_writer().unwrap();
        let running = Self { child, writer, output, started, _master: pair.master };
        let mut seen = Vec::new();
        loop {
            let (at, bytes) = running
                .output
                .recv_timeout(LIMIT)
                .unwrap_or_else(|_| panic!("no first frame of {}: {:?}", subject.name, String::from_utf8_lossy(&seen)));
            seen.extend(bytes);
            if String::from_utf8_lossy(&seen).contains(subject.shows) {
                let first = at - running.started;
                return (running, first);
            }
        }
    }

    /// Waits for silence; what came, and when the last of it did.
    fn settle(&mut self) -> (Vec<u8>, Option<Instant>) {
        let (mut seen, mut last) = (Vec::new(), None);
        while let Ok((at, bytes)) = self.output.recv_timeout(SETTLED) {
            seen.extend(bytes);
            last = Some(at);
        }
        (seen, last)
    }

    fn send(&mut self, bytes: &[u8]) -> Instant {
        let before = Instant::now();
        self.writer.write_all(bytes).unwrap();
        self.writer.flush().unwrap();
        before
    }

    fn key(&mut self, figures: &mut Figures, key: &[u8]) {
        let before = self.send(key);
        let (seen, last) = self.settle();
        let Some(last) = last else { return };
        figures.key_bytes += seen.len();
        figures.key.push(last - before);
        figures.worst = figures.worst.max(last - before);
    }

    /// Ticks off the control that is selected, goes on at once, and takes the tick back.
    fn saves(&mut self, figures: &mut Figures) {
        for keys in [UP.repeat(KEYS).as_slice(), NEXT_UNFINISHED] {
            self.send(keys);
            self.settle();
        }
        for _ in 0..SAVES {
            let before = self.send(TICK);
            figures.tick.push(self.frame(1) - before);
            let before = self.send(DOWN);
            figures.while_saving = figures.while_saving.max(self.frame(LONG_FRAME) - before);
            for key in [UP, UNDO] {
                self.settle();
                self.send(key);
            }
            self.settle();
        }
    }

    /// When a frame of at least so many bytes came.
    fn frame(&self, least: usize) -> Instant {
        loop {
            let (at, bytes) = self.output.recv_timeout(LIMIT).expect("a frame");
            if bytes.len() >= least {
                return at;
            }
        }
    }

    fn burst(&mut self, figures: &mut Figures) {
        let before = self.send(&DOWN.repeat(KEYS));
        let (seen, last) = self.settle();
        figures.burst = last.map_or(Duration::ZERO, |last| last - before);
        figures.burst_frames = seen.windows(FRAME.len()).filter(|window| *window == FRAME).count();
    }

    fn memory(&self) -> u32 {
        let status = self.proc("status");
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        resident.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
    }

    /// Slices of time the program's threads were given, and bytes they sent, while nothing was asked of them.
    fn idle(&mut self, time: Duration) -> String {
        let before = self.slices();
        thread::sleep(time);
        let after = self.slices();
        let sent: usize = self.output.try_iter().map(|(_, bytes)| bytes.len()).sum();
        format!("{} / {sent}", after - before)
    }

    fn slices(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid())).unwrap();
        let slices = tasks.filter_map(|task| {
            let stat = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            stat.split_whitespace().nth(2)?.parse::<u64>().ok()
        });
        slices.sum()
    }

    fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    fn proc(&self, name: &str) -> String {
        std::fs::read_to_string(format!("/proc/{}/{name}", self.pid())).unwrap_or_default()
    }

    fn end(&mut self) {
        self.send(b"q");
        let end = Instant::now() + LIMIT;
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < end, "the program does not end");
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn median(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}

fn report(subjects: &[Subject], figures: &[Figures], seconds: u64) {
    let (first, key) = (median(&figures[0].first), median(&figures[0].key));
    println!(
        "| | first frame ms (×) | key ms (×) | worst key ms | tick, key while saving ms | bytes/key | 200 keys: frames, ms | resident MiB | idle {seconds} s: slices / bytes |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for (subject, found) in subjects.iter().zip(figures) {
        println!(
            "| {} | {:.2} ({:.2}) | {:.3} ({:.2}) | {:.2} | {:.2}, {:.2} | {} | {}, {:.1} | {:.1} | {} |",
            subject.name,
            median(&found.first),
            median(&found.first) / first,
            median(&found.key),
            median(&found.key) / key,
            found.worst.as_secs_f64() * 1000.0,
            median(&found.tick),
            found.while_saving.as_secs_f64() * 1000.0,
            found.key_bytes / KEYS,
            found.burst_frames,
            found.burst.as_secs_f64() * 1000.0,
            f64::from(found.memory_kib) / 1024.0,
            found.idle,
        );
    }
}
