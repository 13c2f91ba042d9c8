//! A world for tests: directories of its own, a clock that stands still, identities that are counted, no variables.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code, missing_docs, reason = "tests may fail loudly")]

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use ikplan::env::{Clock, Dirs, Env, Ids};
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use uuid::Uuid;

/// The moment at which every test plays: 16 September 2024, 14:32 in Sweden.
pub(crate) fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2024, 9, 16, 12, 32, 0).unwrap()
}

/// A clock that moves only when it is told to.
#[derive(Default)]
pub(crate) struct TestClock {
    seconds: AtomicU64,
}

impl TestClock {
    pub(crate) fn advance(&self, seconds: u64) {
        self.seconds.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        now() + TimeDelta::seconds(self.seconds.load(Ordering::SeqCst).try_into().unwrap())
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc() + TimeDelta::hours(2)
    }
}

/// Identities of version 7 that are counted.
#[derive(Default)]
pub(crate) struct TestIds {
    count: AtomicU64,
}

impl Ids for TestIds {
    fn id(&self) -> Uuid {
        let count = self.count.fetch_add(1, Ordering::SeqCst) + 1;
        Uuid::from_u128(0x0191_fa00_0000_7000_8000_0000_0000_0000 | u128::from(count))
    }

    fn salt(&self) -> [u8; 16] {
        [7; 16]
    }
}

/// A stream that keeps what is written to it.
#[derive(Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What a run printed, and its exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub out: String,
    pub err: String,
    pub code: u8,
}

impl Ran {
    /// All of it, for a snapshot.
    pub(crate) fn shown(&self) -> String {
        format!("code {}\n--- out\n{}--- err\n{}", self.code, self.out, self.err)
    }

    /// The answer of a `--json` run.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.shown()))
    }
}

/// The world of one test.
pub(crate) struct TestWorld {
    pub home: TempDir,
    pub clock: Arc<TestClock>,
    pub ids: Arc<TestIds>,
    pub vars: HashMap<String, String>,
    pub is_terminal: bool,
}

impl Default for TestWorld {
    fn default() -> Self {
        Self::new()
    }
}

impl TestWorld {
    pub(crate) fn new() -> Self {
        let home = TempDir::new().unwrap();
        for folder in ["desk", "documents", "config", "data", "state"] {
            std::fs::create_dir(home.path().join(folder)).unwrap();
        }
        let vars = HashMap::from([("IK_USER".to_owned(), "controller".to_owned())]);
        Self { home, clock: Arc::default(), ids: Arc::default(), vars, is_terminal: false }
    }

    pub(crate) fn var(mut self, name: &str, value: &str) -> Self {
        self.vars.insert(name.to_owned(), value.to_owned());
        self
    }

    /// A path in the working directory.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("desk").join(name)
    }

    pub(crate) fn config(&self, content: &str) {
        std::fs::write(self.home.path().join("config/config.toml"), content).unwrap();
    }

    /// The environment of a run.
    pub(crate) fn env<A: Into<OsString>>(&self, args: impl IntoIterator<Item = A>) -> Env {
        let within = |name: &str| Some(self.home.path().join(name));
        Env {
            args: args.into_iter().map(Into::into).collect(),
            vars: self.vars.clone(),
            dirs: Dirs {
                documents: within("documents"),
                config: within("config"),
                data: within("data"),
                state: within("state"),
            },
            cwd: self.home.path().join("desk"),
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            ids: Arc::clone(&self.ids) as Arc<dyn Ids>,
            stdin: Box::new(std::io::empty()),
            stdout: Box::new(Kept::default()),
            stderr: Box::new(Kept::default()),
            is_terminal: self.is_terminal,
            host: "kontoret".to_owned(),
        }
    }

    pub(crate) fn run<A: Into<OsString>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        self.run_with(args, "")
    }

    pub(crate) fn run_with<A: Into<OsString>>(&self, args: impl IntoIterator<Item = A>, stdin: &str) -> Ran {
        self.run_reading(args, Box::new(Cursor::new(stdin.as_bytes().to_vec())))
    }

    pub(crate) fn run_reading<A: Into<OsString>>(
        &self,
        args: impl IntoIterator<Item = A>,
        stdin: Box<dyn Read + Send>,
    ) -> Ran {
        let (out, err) = (Kept::default(), Kept::default());
        let env = Env { stdin, stdout: Box::new(out.clone()), stderr: Box::new(err.clone()), ..self.env(args) };
        let code = ikplan::run(env);
        Ran { out: self.neutral(&out.text()), err: self.neutral(&err.text()), code }
    }

    /// A command line as typed, without quotes.
    pub(crate) fn ik(&self, line: &str) -> Ran {
        self.run(shell_words::split(line).unwrap())
    }

    /// Text without the paths of this test.
    pub(crate) fn neutral(&self, text: &str) -> String {
        let home = |path: &Path| text.replace(&path.display().to_string(), "~");
        home(self.home.path())
    }

    /// A file with the demonstration plan in it.
    pub(crate) fn with_demo(&self) -> &Self {
        std::fs::write(self.path("demo.json"), ikplan::app::demo::JSON).unwrap();
        let ran = self.ik("import demo.json --into demo.ikplan");
        assert_eq!(ran.code, 0, "{}", ran.shown());
        self
    }
}
