//! What can happen, and what the program wants done about it. Both are data.

use super::input::Input;
use crate::app::cases::{CaseRequest, CaseValue};
use crate::app::failure::Failure;
use crate::app::import::{Options, Reading, Source};
use crate::app::peek::Peeked;
use crate::app::task::{
    ExportRefusal, ExportRequest, ImportRequest, Imported, PopulationRead, PopulationRequest, Written,
};
use crate::app::worker::{Done, Job, OpenRequest};
use crate::domain::{Book, Draft, Logo};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
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
    /// The first frame is on the screen: time for what it did not have to wait for.
    Started,
    /// A person did something.
    Input(Input),
    /// The store's thread has something to say.
    Store(Box<Done>),
    /// A deadline the model asked for has passed.
    Deadline,
    /// The system wants the program to end: keep what is typed and go.
    Terminate,
    /// The program is back after having been suspended.
    Resumed,
    /// The external editor has ended: the text as it is now, or why it could not be used.
    Edited(Result<String, Box<Failure>>),
    /// This text has been handed to the clipboard, or could not be.
    Copied(String, bool),
    /// A report has been written, or not; the flag is that of its request.
    Exported(Result<Written, ExportRefusal>, Arc<AtomicBool>),
    /// A source that is to be imported has been read, or not.
    SourceRead(Result<Imported, Box<Failure>>),
    /// A source has been read anew, or not.
    ReadAnew(Arc<Source>, Box<Result<Reading, Box<Failure>>>),
    /// A population has been read, or not; the flag is that of its request.
    PopulationRead(Result<PopulationRead, Box<Failure>>, Arc<AtomicBool>),
    /// A list of cases has been counted, or not; the flag is that of its request.
    Counted(Result<Box<CaseValue>, Box<Failure>>, Arc<AtomicBool>),
    /// What is written of a plan that has no file yet has been kept, or could not be.
    BegunKept(bool),
    /// A file for a new plan has been made and is ready to be opened, or not.
    Created(Result<PathBuf, Box<Failure>>),
    /// The file of a logo has been read, or not.
    LogoRead(Result<Logo, Box<Failure>>),
    /// A file of the start page has been looked into, or not.
    Peeked(PathBuf, Result<Box<Peeked>, Box<Failure>>),
    /// A copy of the whole book has been written, or not.
    CopySaved(Result<Written, Box<Failure>>),
}

/// Something to be done outside the model.
pub enum Effect {
    /// Hand the store's thread a job.
    Store(Job),
    /// Let go of the open file when everything is written, and open this instead.
    Open(Box<OpenRequest>),
    /// Let go of the open file when everything is written.
    Close,
    /// Look into a file as of a day, without opening it; comes back as [`Msg::Peeked`].
    Peek(PathBuf, NaiveDate),
    /// Keep what is written of a plan that has no file yet, or let go of it; comes back as [`Msg::BegunKept`].
    KeepBegun(Option<Draft>),
    /// Make a file with these records; comes back as [`Msg::Created`].
    Create(PathBuf, Box<Book>),
    /// Write the whole book as JSON, whatever the state of its file; comes back as [`Msg::CopySaved`].
    SaveCopy(PathBuf, Box<Book>),
    /// Hand a text to the person's own editor; comes back as [`Msg::Edited`].
    Edit(String),
    /// Hand a text to the clipboard; comes back as [`Msg::Copied`].
    Copy(String),
    /// Read the file of a logo; comes back as [`Msg::LogoRead`].
    Logo(PathBuf),
    /// Write a report; comes back as [`Msg::Exported`].
    Export(Box<ExportRequest>),
    /// Read a source that is to be imported; comes back as [`Msg::SourceRead`].
    Read(Box<ImportRequest>),
    /// Read a source anew, with what a person says about it; comes back as [`Msg::ReadAnew`].
    ReadAnew(Arc<Source>, Box<Options>),
    /// Read a population; comes back as [`Msg::PopulationRead`].
    Population(Box<PopulationRequest>),
    /// Count a list of cases for a measure; comes back as [`Msg::Counted`].
    Count(Box<CaseRequest>),
    /// Put the file among those used lately.
    Remember(PathBuf),
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
