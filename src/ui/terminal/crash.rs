//! What happens when the program itself is at fault: the terminal comes back and a note is kept.
//!
//! The note holds version, place and backtrace, never the message of the fault: it may quote the plan.

use super::leave;
use crate::app::guard;
use crate::env::{Clock, Env};
use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};

/// Where notes go, and which was written last.
#[derive(Clone)]
pub struct Desk {
    dir: Option<PathBuf>,
    clock: Arc<dyn Clock>,
    screen: ThreadId,
    note: Arc<Mutex<Option<PathBuf>>>,
}

impl Desk {
    /// A desk in the directory for the program's state; the calling thread is the one that draws.
    #[must_use]
    pub fn new(env: &Env) -> Self {
        Self {
            dir: env.dirs.state.clone(),
            clock: Arc::clone(&env.clock),
            screen: thread::current().id(),
            note: Arc::default(),
        }
    }

    /// From now on a panic gives the terminal back and leaves a note instead of a message across the screen.
    pub fn install(&self) {
        let desk = self.clone();
        std::panic::set_hook(Box::new(move |info| desk.panicked(info)));
    }

    /// The note of the last panic, if one was written.
    #[must_use]
    pub fn note(&self) -> Option<PathBuf> {
        self.note.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn panicked(&self, info: &PanicHookInfo<'_>) {
        if guard::is_expected() {
            return;
        }
        // Another thread's fault does not take the screen from a person who is typing.
        if thread::current().id() == self.screen {
            leave();
        }
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let text = text(&place, &self.clock.now().format("%Y-%m-%dT%H:%M:%SZ").to_string());
        let name = format!("crash-{}.txt", self.clock.now().format("%Y%m%dT%H%M%SZ"));
        let path = self.dir.as_deref().and_then(|dir| write(dir, &name, &text));
        if path.is_some() {
            *self.note.lock().unwrap_or_else(PoisonError::into_inner) = path;
        }
    }
}

fn write(dir: &Path, name: &str, text: &str) -> Option<PathBuf> {
    std::fs::create_dir_all(dir).ok()?;
    let path = dir.join(name);
    std::fs::write(&path, text).ok()?;
    Some(path)
}

fn text(place: &str, at: &str) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "ikplan {}", env!("CARGO_PKG_VERSION"));
    let _ = writeln!(text, "{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let _ = writeln!(text, "{at}");
    let _ = writeln!(text, "{place}");
    let _ = writeln!(text, "thread {}", thread::current().name().unwrap_or("-"));
    let _ = writeln!(text, "\n{}", Backtrace::force_capture());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, NaiveDateTime, Utc};

    struct Still;

    impl Clock for Still {
        fn now(&self) -> DateTime<Utc> {
            DateTime::UNIX_EPOCH
        }

        fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
            at.naive_utc()
        }
    }

    #[test]
    fn the_note_names_the_place_and_keeps_the_plan_out() {
        let dir = tempfile::tempdir().unwrap();
        let desk = Desk {
            dir: Some(dir.path().join("state")),
            clock: Arc::new(Still),
            screen: thread::current().id(),
            note: Arc::default(),
        };
        let before = std::panic::take_hook();
        desk.install();
        let fault = std::panic::catch_unwind(|| panic!("Handläggaren 19121212-1212"));
        std::panic::set_hook(before);
        assert!(fault.is_err());
        let path = desk.note().unwrap();
        assert!(path.ends_with("state/crash-19700101T000000Z.txt"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.starts_with(concat!("ikplan ", env!("CARGO_PKG_VERSION"))));
        assert!(text.contains("crash.rs:"));
        assert!(!text.contains("Handläggaren"));
    }

    #[test]
    fn without_a_directory_there_is_no_note_and_no_second_fault() {
        assert_eq!(write(Path::new("/dev/null/nowhere"), "a", "b"), None);
    }
}
