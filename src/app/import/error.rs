//! Why a source was not read, or cannot be brought into a file.

use crate::domain::Problem;

/// Kinds of file that are given by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// An OpenDocument spreadsheet or text.
    OpenDocument,
    /// The old binary Excel or Word format.
    OldOffice,
    /// Rich text.
    Rtf,
    /// A web page.
    Html,
    /// A picture.
    Picture,
    /// A database, such as this program's own file.
    Database,
    /// Another archive.
    Archive,
    /// The exchange format, which is read as a whole and not by headings.
    Json,
}

/// Why a source was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It has more bytes than are read.
    #[error("more than {0} bytes")]
    TooLarge(usize),
    /// It has more rows than are read.
    #[error("more than {0} rows")]
    TooManyRows(usize),
    /// Unpacked it would be larger than is read.
    #[error("unpacks to more than {0} bytes")]
    Bomb(usize),
    /// It is not text.
    #[error("not text")]
    Binary,
    /// It is something else.
    #[error("is {0:?}")]
    Other(OtherKind),
    /// It is protected by a password.
    #[error("protected by a password")]
    Encrypted,
    /// A workbook that is damaged or cut off.
    #[error("damaged workbook: {0}")]
    Damaged(String),
    /// No table was recognised.
    #[error("no table among {lines} lines")]
    NoTable {
        /// How many lines with text it has.
        lines: usize,
    },
    /// No table was recognised, but headings of columns stand alone in lines of their own: it is told in chapters.
    #[error("{headings} headings in lines of their own, and no table")]
    Chapters {
        /// How many such lines there are.
        headings: usize,
    },
    /// A mapping names a column that no table has.
    #[error("no column {column:?}")]
    UnknownColumn {
        /// The name given.
        column: String,
        /// The headings there are.
        headings: Vec<String>,
    },
    /// The board is not told.
    #[error("no board")]
    MissingBoard {
        /// The boards that the rows name, when there are several.
        found: Vec<String>,
    },
    /// The year is not told.
    #[error("no year")]
    MissingYear,
    /// The period is not told, and there are results to place in one.
    #[error("no period")]
    MissingPeriod,
    /// The plan has no such period.
    #[error("no period {given:?}")]
    UnknownPeriod {
        /// The name given.
        given: String,
        /// The names of the plan's periods.
        periods: Vec<String>,
    },
    /// The period is signed off.
    #[error("period {0:?} is signed off")]
    Locked(String),
    /// All of it is there already.
    #[error("nothing new")]
    Nothing,
    /// A record that the model refuses.
    #[error("{subject}: {problem}")]
    Refused {
        /// The name of the record.
        subject: String,
        /// Why.
        problem: Problem,
    },
}
