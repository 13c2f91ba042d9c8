//! Messages to the person: the latest shows for a while, all are kept in a list.

use chrono::NaiveDateTime;
use std::collections::VecDeque;
use std::time::Duration;

/// How long a message stays on the screen.
const SHOWN: Duration = Duration::from_secs(6);
/// How many are kept.
const KEPT: usize = 200;

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something could not be done, for a reason that is no fault.
    Note,
    /// Something failed.
    Error,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// When it was said.
    pub at: NaiveDateTime,
}

/// The messages.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    kept: VecDeque<Notice>,
    until: Option<Duration>,
}

impl Notices {
    /// Says something.
    pub fn say(&mut self, tone: Tone, text: String, at: NaiveDateTime, since_start: Duration) {
        self.kept.push_back(Notice { text, tone, at });
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
        self.until = Some(since_start + SHOWN);
    }

    /// The message to show now.
    #[must_use]
    pub fn current(&self) -> Option<&Notice> {
        self.until.and(self.kept.back())
    }

    /// When the message shown is to go.
    #[must_use]
    pub const fn deadline(&self) -> Option<Duration> {
        self.until
    }

    /// Takes the message away when its time is over; whether it did.
    pub fn expire(&mut self, since_start: Duration) -> bool {
        let over = self.until.is_some_and(|until| until <= since_start);
        if over {
            self.until = None;
        }
        over
    }

    /// Takes the message away because what it said is over.
    pub const fn hush(&mut self) {
        self.until = None;
    }

    /// Takes away what was said of something that did not work, because that has been left; what was done stays.
    pub fn hush_refusal(&mut self) {
        if self.current().is_some_and(|notice| notice.tone != Tone::Done) {
            self.until = None;
        }
    }

    /// Takes away why something could not be done, because the person has read it and goes on. What was done, and what
    /// failed, stay their time. Says whether there was something to take away.
    pub fn hush_note(&mut self) -> bool {
        let is_note = self.current().is_some_and(|notice| notice.tone == Tone::Note);
        if is_note {
            self.until = None;
        }
        is_note
    }

    /// All that are kept, latest first.
    pub fn all(&self) -> impl Iterator<Item = &Notice> {
        self.kept.iter().rev()
    }
}
