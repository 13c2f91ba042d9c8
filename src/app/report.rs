//! Making a document of the open plan: which kind, in which form.

use super::failure::{Failure, Kind as FailureKind, Text};
use crate::domain::{Board, Book, PeriodId, PlanId};
use crate::i18n::{Label, Lang, boards as board_words, format, report as words};
use crate::report::boards::{self, Boards};
use crate::report::data::Data;
use crate::report::{build, csv, docx, facts::Facts, html, json, markdown, public, text, xlsx};
use chrono::NaiveDate;
use std::path::Path;

pub use crate::report::model::{self, Document, Kind};

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word.
    Docx,
    /// HTML.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// CSV for a spreadsheet: a line for each deviation and action.
    Csv,
    /// JSON for programs.
    Json,
    /// PDF for the archive.
    Pdf,
    /// Excel: all tables of the plan.
    Xlsx,
}

impl Format {
    /// Every form.
    pub const ALL: &'static [Self] =
        &[Self::Docx, Self::Pdf, Self::Html, Self::Xlsx, Self::Markdown, Self::Text, Self::Csv, Self::Json];

    /// The code that the command line uses, which is also the ending of a file's name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// The form a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.code() == code)
    }

    /// Whether it is for a file and for no screen.
    #[must_use]
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf | Self::Xlsx)
    }

    /// Whether it shows the logo and the colours of the municipality.
    #[must_use]
    pub const fn has_look(self) -> bool {
        matches!(self, Self::Docx | Self::Pdf | Self::Html)
    }

    /// The form that the name of a file asks for.
    #[must_use]
    pub fn from_path(path: &Path) -> Option<Self> {
        Self::from_code(&path.extension()?.to_str()?.to_ascii_lowercase())
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Docx => words::format_docx,
            Self::Html => words::format_html,
            Self::Markdown => words::format_markdown,
            Self::Text => words::format_text,
            Self::Csv => words::format_csv,
            Self::Json => words::format_json,
            Self::Pdf => words::format_pdf,
            Self::Xlsx => words::format_xlsx,
        }
    }
}

/// A document that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// What document.
    pub kind: Kind,
    /// In which form.
    pub format: Format,
    /// Of which plan.
    pub plan: PlanId,
    /// Of which period.
    pub period: PeriodId,
    /// In which language.
    pub lang: Lang,
    /// The day it states where the period has no report date of its own.
    pub today: NaiveDate,
    /// The head of the chain of changes the book was read with, where it is known: the document says it.
    pub chain_head: Option<[u8; 32]>,
    /// Whether it is a copy for the public: names become roles, small counts are left out.
    pub public: bool,
}

/// Makes a document.
///
/// # Errors
/// `IK-R01` when the book has no such plan, `IK-R02` when the plan has no such period, `IK-R03` when a file
/// could not be made, `IK-R04` when the PDF that was made does not keep to the standards, `IK-R05` when the program was
/// built without PDF, `IK-R12` when the logo that is kept cannot be shown.
pub fn render(book: &Book, request: &Request) -> Result<Vec<u8>, Failure> {
    let (copy, changes) = public_copy(book, request);
    let (book, changes) = (copy.as_ref().unwrap_or(book), changes.as_ref());
    let Request { plan: plan_id, period, lang, today, .. } = *request;
    let Some(plan) = book.plan(plan_id) else { return Err(refusal("IK-R01", words::unknown_plan)) };
    let facts = || Facts::gather(book, plan_id, period, today).ok_or_else(no_period);
    let of_boards = || Boards::gather(book, plan_id, period, today).ok_or_else(no_period);
    let document = || built(book, request, changes);
    let text = match request.format {
        Format::Docx => return docx::write(&document()?).map_err(|error| not_made(&error)),
        Format::Html => html::write(&document()?),
        Format::Markdown => markdown::write(&document()?),
        Format::Text => text::write(&document()?),
        Format::Csv => match request.kind {
            Kind::Summary => csv::summary(&facts()?, plan, lang),
            Kind::Plan => csv::controls(book, plan_id, None, lang),
            Kind::Consolidated => boards::csv(&of_boards()?, lang),
            Kind::Report | Kind::Statement => {
                let period = book.period(period).filter(|period| period.plan_id == plan_id).ok_or_else(no_period)?;
                csv::controls(book, plan_id, Some(period), lang)
            }
        },
        Format::Json if request.kind == Kind::Consolidated => json::boards(&of_boards()?, &document()?),
        Format::Json => json::document(&facts()?, &document()?),
        Format::Pdf => return pdf(&document()?),
        Format::Xlsx if request.kind == Kind::Consolidated => {
            let title = format!("{} {}", board_words::title(lang), plan.year);
            return xlsx::write_boards(&of_boards()?, lang, &title).map_err(|error| not_made(&error));
        }
        Format::Xlsx => {
            let facts = facts()?;
            let (until, public, today) = (Some(facts.period.to), request.public, facts.dated);
            let data = Data { book, plan, until, earlier: true, public, today, lang };
            let title = format!("{} {}", words::plan(lang), plan.year);
            return xlsx::write(&data, facts.dated, &title).map_err(|error| not_made(&error));
        }
    };
    Ok(text.into_bytes())
}

fn public_copy(book: &Book, request: &Request) -> (Option<Book>, Option<public::Changes>) {
    let copy = || match request.kind {
        Kind::Consolidated => public::copy_of_boards(book, request.plan, request.lang),
        Kind::Plan | Kind::Report | Kind::Statement | Kind::Summary => public::copy(book, request.plan, request.lang),
    };
    request.public.then(copy).unzip()
}

/// The document itself.
///
/// # Errors
/// As [`render`].
pub fn document(book: &Book, request: &Request) -> Result<Document, Failure> {
    let (copy, changes) = public_copy(book, request);
    built(copy.as_ref().unwrap_or(book), request, changes.as_ref())
}

fn built(book: &Book, request: &Request, changes: Option<&public::Changes>) -> Result<Document, Failure> {
    let Request { kind, plan, period, lang, today, chain_head, .. } = *request;
    let head = chain_head.map_or_else(String::new, |head| hex(&head));
    // Only where it is seen is a logo read.
    let look = if request.format.has_look() { super::look::of(book)? } else { model::Look::default() };
    let order = build::Order { kind, book, plan, period, lang, today, chain_head: &head, look: &look, changes };
    build::document(&order).ok_or_else(no_period)
}

fn no_period() -> Failure {
    refusal("IK-R02", words::unknown_period)
}

/// What is to be said when a document of a period states another day than the report date that was typed: it is never
/// earlier than the work that it tells of.
#[must_use]
pub fn moved_date(book: &Book, request: &Request) -> Option<String> {
    let typed = book.period(request.period)?.report_on.filter(|_| request.kind != Kind::Plan)?;
    let stated = Facts::gather(book, request.plan, request.period, request.today)?.dated;
    let day = |day| format::date_long(request.lang, day);
    (stated != typed).then(|| words::moved_date(request.lang, &day(stated), &day(typed)))
}

/// A document to be read on the screen.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Its lines.
    pub lines: Vec<String>,
    /// Its headings, each with its line.
    pub headings: Vec<(usize, String)>,
}

/// The document as it is read on the screen.
///
/// # Errors
/// As [`render`].
pub fn preview(book: &Book, request: &Request) -> Result<Preview, Failure> {
    let document = document(book, request)?;
    let (text, places) = text::write_with_places(&document);
    let indent = |level: u8| "  ".repeat(usize::from(level).saturating_sub(1));
    let named = document.outline().into_iter().map(|heading| format!("{}{}", indent(heading.level), heading.text));
    Ok(Preview { lines: text.lines().map(str::to_owned).collect(), headings: places.into_iter().zip(named).collect() })
}

/// The name proposed for the file, such as "Socialnamnden-2024-delar-2-sammanfattning.md": letters that every
/// system and mail program takes.
#[must_use]
pub fn file_name(book: &Book, request: &Request) -> String {
    let board = book.board_of(request.plan);
    let name = |board: &Board| match request.kind {
        Kind::Consolidated => board.municipality.clone(),
        Kind::Plan | Kind::Report | Kind::Statement | Kind::Summary => board.name.clone(),
    };
    let board = board.map_or_else(String::new, name);
    let year = book.plan(request.plan).map(|plan| plan.year.to_string()).unwrap_or_default();
    let period = book.period(request.period).map_or("", |period| period.name.as_str());
    let (period, kind) = match request.kind {
        Kind::Plan => ("", words::file_word_plan(request.lang)),
        Kind::Report => (period, words::file_word_report(request.lang)),
        Kind::Statement => (period, words::file_word_statement(request.lang)),
        Kind::Summary => (period, words::file_word_summary(request.lang)),
        Kind::Consolidated => (period, board_words::file_word(request.lang)),
    };
    let public = if request.public { words::file_word_public(request.lang) } else { "" };
    let words = [&board, &year, period, kind, public].join(" ");
    let plain = crate::i18n::collate::without_marks(&words).to_lowercase();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let name: String = parts.collect::<Vec<_>>().join("-").chars().take(100).collect();
    format!("{name}.{}", request.format.code())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn not_made(error: &std::io::Error) -> Failure {
    let why = error.to_string();
    Failure {
        kind: FailureKind::Io,
        code: "IK-R03",
        what: Text::label(words::not_made),
        why: Some(Text::of(move |_| why.clone())),
        todo: Text::label(words::not_made_todo),
    }
}

#[cfg(feature = "pdf")]
fn pdf(document: &Document) -> Result<Vec<u8>, Failure> {
    crate::report::pdf::write(document).map_err(|fault| Failure {
        kind: FailureKind::Bug,
        code: "IK-R04",
        what: Text::label(words::pdf_refused),
        why: Some(Text::of(|_| fault.to_string())),
        todo: Text::label(words::pdf_refused_todo),
    })
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &Document) -> Result<Vec<u8>, Failure> {
    Err(Failure {
        kind: FailureKind::Usage,
        code: "IK-R05",
        what: Text::label(words::pdf_left_out),
        why: None,
        todo: Text::label(words::pdf_left_out_todo),
    })
}

fn refusal(code: &'static str, what: Label) -> Failure {
    let todo = Text::label(words::unknown_todo);
    Failure { kind: FailureKind::NotFound, code, what: Text::label(what), why: None, todo }
}
