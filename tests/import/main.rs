//! The import and the exchange format, from bytes to a changed book.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    clippy::missing_panics_doc,
    clippy::missing_errors_doc,
    reason = "tests may fail loudly"
)]

mod apply;
mod exchange;
mod hostile;
mod prose;
mod report;
mod tables;
mod variants;

#[path = "../support/schemas.rs"]
mod schemas;
#[path = "../support/search.rs"]
mod search;

use ikplan::app::import::{ImportError, Options, Place, Reading, Source, Unplaced, read};
use ikplan::env::Ids;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// Counted identities.
#[derive(Default)]
pub struct Counted(AtomicU64);

impl Ids for Counted {
    fn id(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)) + 1)
    }

    fn salt(&self) -> [u8; 16] {
        [0; 16]
    }
}

pub fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2031, 9, 1).unwrap()
}

pub const REPORT: &str = include_str!("report.txt");

pub fn read_text(text: &str) -> Result<Reading, ImportError> {
    read(&Source::pasted(text), &Options::default())
}

pub fn report() -> Reading {
    read_text(REPORT).unwrap()
}

/// Lines of the text that are neither placed nor listed. Quotation marks around nothing are nothing.
pub fn lost(text: &str, reading: &Reading) -> Vec<(u32, String)> {
    let known = |line: u32| {
        let at = Place { sheet: None, line };
        let listed = |unplaced: &Unplaced| (unplaced.place.line..=unplaced.last_line).contains(&line);
        reading.placed.contains(&at) || reading.unplaced.iter().any(listed)
    };
    let lines = (1..).zip(text.lines());
    lines.filter(|(line, text)| !is_blank(text) && !known(*line)).map(|(line, text)| (line, text.to_owned())).collect()
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, '"' | ';' | ',' | '|'))
}
