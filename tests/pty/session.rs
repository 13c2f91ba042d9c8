//! A program in a real pseudo-terminal, with a terminal emulator that answers no query.
//!
//! Waits are for what is on the screen, never for time to pass; every wait has a hard limit.

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// No wait is longer, however loaded the machine is.
const LIMIT: Duration = Duration::from_secs(30);

/// How many terminals run at once.
const PLACES: usize = 3;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

struct Place;

impl Place {
    fn take() -> Self {
        let taken = lock(&TAKEN);
        let mut taken = FREED.wait_while(taken, |taken| *taken >= PLACES).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *lock(&TAKEN) -= 1;
        FREED.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What has come out of the program.
struct Seen {
    terminal: vt100::Parser,
    raw: Vec<u8>,
    closed: bool,
    /// The reader is to let go of the terminal after what comes next.
    last: bool,
}

type Shared = Arc<(Mutex<Seen>, Condvar)>;

/// A running program.
pub(crate) struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    seen: Shared,
    home: tempfile::TempDir,
    _place: Place,
}

/// How a program is started.
pub(crate) struct Setup {
    command: CommandBuilder,
    size: (u16, u16),
    home: tempfile::TempDir,
}

impl Setup {
    /// A program with an empty environment and a home of its own.
    pub(crate) fn new(program: impl AsRef<Path>, arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program.as_ref());
        command.args(arguments);
        command.env_clear();
        command.cwd(home.path());
        for (name, dir) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_DOCUMENTS_DIR", "documents"),
            ("TMPDIR", ""),
        ] {
            command.env(name, home.path().join(dir));
        }
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.env("USER", "prov");
        Self { command, size: (80, 24), home }
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// The same home as another session had: what a person meets who starts the program again.
    pub(crate) fn again(self, home: tempfile::TempDir) -> Self {
        let mut setup = self;
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR", "TMPDIR"] {
            let old = setup.command.get_env(name).unwrap().to_owned();
            let rest = Path::new(&old).strip_prefix(setup.home.path()).unwrap().to_owned();
            setup.command.env(name, home.path().join(rest));
        }
        setup.command.cwd(home.path());
        setup.home = home;
        setup
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn start(self) -> Session {
        let place = Place::take();
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(pty_size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(self.command).unwrap();
        drop(pair.slave);
        let seen: Shared = Arc::new((
            Mutex::new(Seen {
                terminal: vt100::Parser::new(nonzero(rows), nonzero(columns), 0),
                raw: Vec::new(),
                closed: false,
                last: false,
            }),
            Condvar::new(),
        ));
        let reader = pair.master.try_clone_reader().unwrap();
        let theirs = Arc::clone(&seen);
        thread::spawn(move || watch(reader, &theirs));
        let writer = pair.master.take_writer().unwrap();
        Session { child, master: Some(pair.master), writer: Some(writer), seen, home: self.home, _place: place }
    }
}

fn watch(mut reader: Box<dyn Read + Send>, seen: &Shared) {
    let mut bytes = vec![0; 65536];
    loop {
        let count = reader.read(bytes.as_mut_slice()).unwrap_or(0);
        let mut now = lock(&seen.0);
        now.terminal.process(&bytes[..count]);
        now.raw.extend_from_slice(&bytes[..count]);
        now.closed = count == 0 || now.last;
        if now.closed {
            // What the reader holds of the terminal goes first: whoever waits may rely on it.
            drop(reader);
            seen.1.notify_all();
            return;
        }
        seen.1.notify_all();
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn nonzero(value: u16) -> NonZeroU16 {
    NonZeroU16::new(value).unwrap()
}

impl Session {
    /// Types or pastes; what a terminal would send.
    pub(crate) fn send(&mut self, bytes: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        lock(&self.seen.0).terminal.screen_mut().set_size(nonzero(rows), nonzero(columns));
        self.master.as_ref().unwrap().resize(pty_size(columns, rows)).unwrap();
    }

    /// Waits until the screen is as wanted, and returns its text.
    pub(crate) fn wait(&self, what: &str, is: impl Fn(&str) -> bool) -> String {
        let found = self.until(|seen| is(&seen.terminal.screen().contents()));
        let text = self.screen();
        let cursor = self.terminal(vt100::Screen::cursor_position);
        assert!(found, "{what} did not come; the cursor at {cursor:?}; on the screen:\n{text}");
        text
    }

    /// Waits until a text is on the screen.
    pub(crate) fn wait_for(&self, text: &str) -> String {
        self.wait(&format!("{text:?}"), |screen| screen.contains(text))
    }

    /// Waits until the raw output holds these bytes so many times.
    pub(crate) fn wait_for_bytes(&self, bytes: &str, times: usize) {
        let found = self.until(|seen| count(&seen.raw, bytes) >= times);
        assert!(found, "{bytes:?} did not come {times} times; on the screen:\n{}", self.screen());
    }

    fn until(&self, is: impl Fn(&Seen) -> bool) -> bool {
        let end = Instant::now() + LIMIT;
        let mut seen = lock(&self.seen.0);
        loop {
            if is(&seen) {
                return true;
            }
            let left = end.saturating_duration_since(Instant::now());
            if seen.closed || left.is_zero() {
                return false;
            }
            seen = self.seen.1.wait_timeout(seen, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The text on the screen.
    pub(crate) fn screen(&self) -> String {
        lock(&self.seen.0).terminal.screen().contents()
    }

    /// What the emulator knows.
    pub(crate) fn terminal<T>(&self, ask: impl FnOnce(&vt100::Screen) -> T) -> T {
        ask(lock(&self.seen.0).terminal.screen())
    }

    /// Everything that came out, as it was sent.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&lock(&self.seen.0).raw).into_owned()
    }

    pub(crate) fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Closes the terminal's window.
    pub(crate) fn close_terminal(&mut self) {
        lock(&self.seen.0).last = true;
        // Something has to come, so that the reader notices.
        self.resize(81, 24);
        self.until(|seen| seen.closed);
        self.writer = None;
        self.master = None;
    }

    /// Waits for the program's end.
    pub(crate) fn end(&mut self) -> ExitStatus {
        let end = Instant::now() + LIMIT;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "the program does not end; on the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(2));
        };
        if self.master.is_some() {
            self.until(|seen| seen.closed);
        }
        status
    }

    /// Waits for the end and hands over what the program left in its home.
    pub(crate) fn leave_home(mut self) -> tempfile::TempDir {
        let _ = self.child.kill();
        self.end();
        std::mem::replace(&mut self.home, tempfile::tempdir().unwrap())
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How often some bytes came.
pub(crate) fn count(raw: &[u8], bytes: &str) -> usize {
    raw.windows(bytes.len()).filter(|window| *window == bytes.as_bytes()).count()
}
