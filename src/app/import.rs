//! Reading what people already have: tab-separated text, CSV and XLSX, through one reader that recognises headings.
//!
//! [`read`] turns a source into a [`Reading`], which can be shown as a preview; [`Reading::to_change`] turns that
//! into one change of a book. Every line of the source is either placed in the reading or listed with its number.
//! Imports `domain`, `i18n` and `env` only.

mod apply;
mod broken;
mod cards;
mod chapters;
mod colours;
pub(super) mod decode;
mod deviating;
mod error;
mod field;
pub(super) mod fold;
mod heading;
mod judgement;
mod layout;
mod link;
mod method;
mod parted;
mod periods;
mod reading;
mod record;
mod rows;
pub(super) mod sheet;
mod title;
mod walk;
mod words;

pub use error::{ImportError, OtherKind};
pub use field::Field;
pub use fold::fold;
pub use reading::{
    Column, Counts, FactFrom, Facts, Found, Link, Note, NoteKind, OtherYear, Place, ReadAction, ReadArea, ReadControl,
    ReadDeviation, ReadOutcome, ReadRiskPoint, Reading, Table, TableKind, Unplaced, Why,
};
pub use rows::{MAX_BYTES, MAX_ROWS};
pub use sheet::MAX_UNPACKED;

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

/// So many headings in lines of their own are chapters ("Urval", "Metod", "Resultat") and no accident.
const CHAPTERS: usize = 4;

/// Reads a source.
///
/// # Errors
/// When nothing in it can be read as part of a plan: see [`ImportError`].
pub fn read(source: &Source, options: &Options) -> Result<Reading, ImportError> {
    let (mut rows, unreadable) = rows_of(source, options)?;
    if rows.all.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut layout = layout::tables(&rows, options);
    if layout.tables.is_empty() {
        return Err(match layout::lone_headings(&rows) {
            headings @ CHAPTERS.. => ImportError::Chapters { headings },
            _ => ImportError::NoTable { lines: rows.all.len() },
        });
    }
    check_mappings(options, &layout.tables)?;
    let (facts, titles) = title::facts(rows.all.get(..layout.first).unwrap_or_default(), &source.name);
    let titles: Vec<usize> = titles.into_iter().chain(title::of_sheets(&rows.all, &layout)).collect();
    for at in &titles {
        layout.roles.entry(*at).or_insert(layout::Role::Title);
    }
    if !rows.chapters {
        layout.prefaces(&rows);
    }
    let boards = parted::boards(&rows, &layout);
    let facts = with_given(with_only_board(facts, &boards, &layout), options);
    layout.other_periods =
        parted::of_other_periods(&layout.tables, facts.period.as_ref().map(|period| period.value.as_str()));
    let start = Reading { facts, boards, tables: layout.tables.clone(), ..Reading::default() };
    let coloured = colours::write(&mut rows, &layout, options.lang);
    let mut reading = walk::walk(&rows, &layout, options, start);
    reading.notes.extend(coloured);
    for table in &layout.tables {
        for column in table.columns.iter().filter(|column| column.guessed) {
            let kind = NoteKind::Guessed(column.heading.clone());
            reading.notes.push(Note { place: table.header.clone(), kind });
        }
    }
    let whole = |kind| Note { place: Place::default(), kind };
    reading.notes.extend((unreadable > 0).then(|| whole(NoteKind::Unreadable(unreadable.to_string()))));
    reading.unplaced.extend(rows.unread.iter().cloned());
    reading.notes.extend(rows.hidden.iter().map(|name| whole(NoteKind::Hidden(name.clone()))));
    if let Some(year) = &reading.facts.year {
        let notes = title::other_years(&rows.all, &titles, &layout, &source.name, year.value);
        reading.notes.extend(notes);
    }
    link::link(&mut reading);
    link::limit(&mut reading);
    settle_order(&mut reading, &rows);
    Ok(reading)
}

/// The rows of a source, and how many characters of it could not be read.
fn rows_of(source: &Source, options: &Options) -> Result<(rows::Rows, usize), ImportError> {
    if source.bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(MAX_BYTES));
    }
    if source.bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    if source.is_json() {
        return Err(ImportError::Other(OtherKind::Json));
    }
    match decode::sniff(&source.bytes)? {
        decode::Content::Workbook => {
            let mut rows = sheet::read(&source.bytes)?;
            rows.all = cards::turned(rows.all);
            Ok((rows, 0))
        }
        decode::Content::Text => {
            let decoded = decode::decode(&source.bytes)?;
            Ok((rows::split(&decoded.text, |rows| layout::score(rows, &options.map))?, decoded.unreadable))
        }
    }
}

/// Refuses a mapping of a column that no table has: most likely its name is misspelt.
fn check_mappings(options: &Options, tables: &[Table]) -> Result<(), ImportError> {
    let meant = |mapping: &Mapping| {
        tables.iter().enumerate().any(|(table, found)| {
            let mut columns = found.columns.iter().enumerate();
            columns.any(|(column, heading)| layout::names(mapping, column, &heading.heading, table))
        })
    };
    let Some(unknown) = options.map.iter().find(|mapping| !meant(mapping)) else { return Ok(()) };
    let mut headings: Vec<String> = Vec::new();
    for column in tables.iter().flat_map(|table| &table.columns).filter(|column| !column.heading.is_empty()) {
        if !headings.contains(&column.heading) {
            headings.push(column.heading.clone());
        }
    }
    Err(ImportError::UnknownColumn { column: unknown.column.clone(), headings })
}

/// The board that every row names, where no title names one.
fn with_only_board(mut facts: Facts, boards: &[String], layout: &layout::Layout) -> Facts {
    if let ([board], None, Some(table)) = (boards, &facts.board, layout.tables.first()) {
        facts.board = Some(Found { value: board.clone(), from: FactFrom::Place(table.header.clone()) });
    }
    facts
}

fn with_given(mut facts: Facts, options: &Options) -> Facts {
    if let Some(board) = &options.board {
        facts.board = Some(walk::given(board.clone()));
    }
    if let Some(year) = options.year {
        facts.year = Some(walk::given(year));
    }
    if let Some(period) = &options.period {
        facts.period = Some(walk::given(period.clone()));
    }
    facts
}

/// Puts the lists in the order of the source.
fn settle_order(reading: &mut Reading, rows: &rows::Rows) {
    let mut sheets: std::collections::HashMap<Option<&str>, usize> = std::collections::HashMap::new();
    for row in &rows.all {
        let next = sheets.len();
        sheets.entry(row.place.sheet.as_deref()).or_insert(next);
    }
    let order = |place: &Place| (sheets.get(&place.sheet.as_deref()).copied().unwrap_or_default(), place.line);
    reading.unplaced.sort_by_key(|unplaced| order(&unplaced.place));
    reading.notes.sort_by_key(|note| order(&note.place));
}
