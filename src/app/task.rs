//! Work that takes its time and runs beside the screen: reading a source, writing a report, opening a file.
//!
//! A task is data; [`crate::ui::run`] gives it a thread and hands back what came of it.

use super::failure::Failure;
use crate::domain::{Book, PeriodId, PlanId};
use crate::i18n::Lang;
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::Arc;

/// A request for a report.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// What it is made from.
    pub book: Arc<Book>,
    /// The plan.
    pub plan: PlanId,
    /// The period.
    pub period: PeriodId,
    /// The format, by the ending of its files (`md`, `txt`, `csv`, `json`).
    pub format: &'static str,
    /// The language.
    pub lang: Lang,
    /// The day it is made.
    pub today: NaiveDate,
    /// Where it goes.
    pub path: PathBuf,
    /// Whether a file that is there already is replaced.
    pub replace: bool,
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
    /// It failed.
    Failed(Box<Failure>),
}
