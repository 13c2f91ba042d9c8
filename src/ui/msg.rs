//! What can happen, and what the program wants done about it. Both are data.

use super::input::Input;
use crate::app::failure::Failure;
use crate::app::task::{ExportRefusal, ExportRequest, Written};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::path::PathBuf;
use std::time::Duration;

/// The moment something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// For the journal.
    pub at: DateTime<Utc>,
    /// For the eye: the wall clock here.
    pub local: NaiveDateTime,
    /// For deadlines: since the program started.
    pub since_start: Duration,
}

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A person did something.
    Input(Input),
    /// A deadline the model asked for has passed.
    Deadline,
    /// The system wants the program to end: keep what is typed and go.
    Terminate,
    /// The program is back after having been suspended.
    Resumed,
    /// The external editor has ended: the text as it is now, or why it could not be used.
    Edited(Result<String, Box<Failure>>),
    /// Text has been handed to the clipboard, or could not be.
    Copied(bool),
    /// A report has been written, or not.
    Exported(Result<Written, ExportRefusal>),
}

/// Something to be done outside the model.
#[derive(Debug)]
pub enum Effect {
    /// Hand a text to the person's own editor; comes back as [`Msg::Edited`].
    Edit(String),
    /// Hand a text to the clipboard; comes back as [`Msg::Copied`].
    Copy(String),
    /// Write a report; comes back as [`Msg::Exported`].
    Export(Box<ExportRequest>),
    /// Open a file with the program the system has for it.
    Reveal(PathBuf),
    /// Take or release the mouse.
    Mouse(bool),
    /// Set the window's title.
    Title(String),
    /// Stop until the person brings the program back.
    Suspend,
    /// Draw everything anew, whatever is thought to be on the screen.
    Redraw,
    /// End, when the store has written what it has been given.
    Quit,
}
