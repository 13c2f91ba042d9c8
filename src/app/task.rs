//! Work that takes its time and runs beside the screen: reading a source, writing a report, opening a file.
//!
//! A task is data; [`crate::ui::run`] gives it a thread and hands back what came of it.

use super::failure::Failure;
use super::import::{Options, Reading, Source};
use super::population::{DrawOptions, Drawing, Glance, Names};
use crate::domain::Book;
use crate::domain::sampling::Method;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A request for a report.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// What it is made from.
    pub book: Arc<Book>,
    /// What is asked for.
    pub request: super::report::Request,
    /// Where it goes.
    pub path: PathBuf,
    /// Whether a file that is there already is replaced.
    pub replace: bool,
    /// Set when nobody waits for it any more.
    pub stop: Arc<AtomicBool>,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Where it lies.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
}

/// Why an export did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportRefusal {
    /// There is a file of that name.
    Exists(PathBuf),
    /// It was told to stop, and nothing was written.
    Stopped,
    /// It failed.
    Failed(Box<Failure>),
}

/// Where what is to be imported comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportSource {
    /// A file.
    File(PathBuf),
    /// Text that was pasted.
    Text(String),
}

/// A source that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRequest {
    /// Where it comes from.
    pub source: ImportSource,
    /// What a person says about it.
    pub options: Options,
}

/// What was read.
#[derive(Debug)]
pub enum Imported {
    /// The loss-free form of a whole file.
    Book(Box<Book>),
    /// Tables, to be shown before they are taken in.
    Reading(Box<(Arc<Source>, Options, Reading)>),
}

/// What is wanted of a population that a sample is to be drawn from.
#[derive(Clone, Debug)]
pub enum PopulationTask {
    /// Its headings and some rows, to choose columns from.
    Glance(PathBuf),
    /// A sample of a list.
    List(PathBuf, Box<DrawOptions>),
    /// A sample of items that stand in no list.
    Named(Names, Method),
}

/// A population that is to be read, until it is said to stop.
#[derive(Clone, Debug)]
pub struct PopulationRequest {
    /// What is wanted.
    pub task: PopulationTask,
    /// Set when nobody waits for it any more.
    pub stop: Arc<AtomicBool>,
}

/// What was read of a population.
#[derive(Debug)]
pub enum PopulationRead {
    /// Headings and some rows.
    Glance(Box<Glance>),
    /// A sample.
    Drawing(Box<Drawing>),
}
