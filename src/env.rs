//! The program's only door to the world: clock, identities, variables, directories and standard streams.
//!
//! Everything else is handed an [`Env`], so that tests run with a fixed clock, counted identities and no access
//! to the developer's home. Imports nothing of ours.

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, TimeZone, Utc};
use std::collections::HashMap;
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

#[expect(clippy::disallowed_methods, reason = "this is the one door")]
fn utc_now() -> DateTime<Utc> {
    Utc::now()
}

#[expect(clippy::disallowed_methods, reason = "this is the one door")]
fn new_uuid() -> Uuid {
    Uuid::now_v7()
}

/// Tells the time. `Utc` goes into files, the local date decides what "today" is.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> DateTime<Utc>;

    /// The same moment on the wall clock of the place where the program runs.
    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime;

    /// The date of today, where the program runs.
    fn today(&self) -> NaiveDate {
        self.local(self.now()).date()
    }
}

/// Makes identities and salts.
pub trait Ids: Send + Sync {
    /// A new identity, later than those made before.
    fn id(&self) -> Uuid;

    /// Sixteen random bytes.
    fn salt(&self) -> [u8; 16];
}

/// The directories of the platform, or of a test.
#[derive(Clone, Debug, Default)]
pub struct Dirs {
    /// Where new files are proposed.
    pub documents: Option<PathBuf>,
    /// Settings.
    pub config: Option<PathBuf>,
    /// Backups.
    pub data: Option<PathBuf>,
    /// Recent files, crash notes.
    pub state: Option<PathBuf>,
}

/// The world, as far as the program sees it.
pub struct Env {
    /// Arguments after the program's name.
    pub args: Vec<std::ffi::OsString>,
    /// Environment variables, read once.
    pub vars: HashMap<String, String>,
    /// Directories.
    pub dirs: Dirs,
    /// The working directory, which relative paths start from.
    pub cwd: PathBuf,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Identities.
    pub ids: Arc<dyn Ids>,
    /// Standard input, for `-`.
    pub stdin: Box<dyn Read + Send>,
    /// Standard output: data.
    pub stdout: Box<dyn Write + Send>,
    /// Standard error: talk.
    pub stderr: Box<dyn Write + Send>,
    /// Whether both input and output are a terminal.
    pub is_terminal: bool,
    /// Name of this computer, to say who has a file open.
    pub host: String,
}

impl Env {
    /// The real world.
    #[must_use]
    pub fn real() -> Self {
        let vars: HashMap<_, _> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self {
            args: std::env::args_os().skip(1).collect(),
            dirs: Dirs::real(),
            cwd: std::env::current_dir().unwrap_or_default(),
            clock: Arc::new(SystemClock),
            ids: Arc::new(RandomIds),
            stdin: Box::new(std::io::stdin()),
            stdout: Box::new(std::io::stdout()),
            stderr: Box::new(std::io::stderr()),
            is_terminal: std::io::stdin().is_terminal() && std::io::stdout().is_terminal(),
            host: host_name(&vars),
            vars,
        }
    }

    /// A variable that is set and not empty.
    #[must_use]
    pub fn var(&self, name: &str) -> Option<&str> {
        self.vars.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The name changes are signed with: the setting `IK_USER`, else the account's.
    #[must_use]
    pub fn user(&self) -> String {
        ["IK_USER", "USER", "USERNAME", "LOGNAME"].iter().find_map(|name| self.var(name)).unwrap_or("").to_owned()
    }
}

impl Dirs {
    fn real() -> Self {
        let project = directories::ProjectDirs::from("", "", "ikplan");
        let user = directories::UserDirs::new();
        let state = project.as_ref().map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).into());
        Self {
            documents: user.as_ref().and_then(|dirs| dirs.document_dir().map(Into::into)),
            config: project.as_ref().map(|dirs| dirs.config_dir().into()),
            data: project.as_ref().map(|dirs| dirs.data_dir().into()),
            state,
        }
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        utc_now()
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        Local.from_utc_datetime(&at.naive_utc()).naive_local()
    }
}

struct RandomIds;

impl Ids for RandomIds {
    fn id(&self) -> Uuid {
        new_uuid()
    }

    fn salt(&self) -> [u8; 16] {
        let mut salt = [0; 16];
        // Without the system's random source a salt hides less, but the journal's chain holds all the same.
        let _ = getrandom::fill(&mut salt);
        salt
    }
}

#[cfg(unix)]
fn host_name(_vars: &HashMap<String, String>) -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host_name(vars: &HashMap<String, String>) -> String {
    vars.get("COMPUTERNAME").cloned().unwrap_or_default()
}
