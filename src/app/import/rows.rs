//! From text to rows of cells, with the number of the line each begins on.

use super::broken;
use super::cards;
use super::chapters;
use super::colours::Lights;
use super::error::ImportError;
use super::reading::{Place, Unplaced};
use crate::i18n::clean::clean_text;

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most rows that are read.
pub const MAX_ROWS: usize = 1_000_000;
/// The most cells of a row; what lies beyond stays in the last one.
pub(super) const MAX_COLUMNS: usize = 512;
/// How far a quoted cell may reach, in bytes: a lone quotation mark must not swallow the rest of the file.
const MAX_QUOTED: usize = 256 * 1024;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its text, cleaned, without space around it.
    pub(super) text: String,
    /// Whether it only repeats a cell that was merged over several rows.
    pub(super) merged: bool,
}

/// A row that has text in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) place: Place,
    /// Its last line: a quoted cell may have several.
    pub(super) last: u32,
    pub(super) cells: Vec<Cell>,
    /// Whether it was made of the rows of a card.
    pub(super) of_card: bool,
}

/// What a row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A line of running text.
    Line,
    /// A row of a table with text in this cell only.
    Single(usize),
    /// A row of a table.
    Cells,
}

/// The rows of a source.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) all: Vec<Row>,
    /// What stood between the cells.
    pub(super) joiner: &'static str,
    /// Whether lines without a separator are running text rather than rows of one cell.
    pub(super) prose: bool,
    /// Whether they are told in chapters rather than in tables.
    pub(super) chapters: bool,
    /// What cells without text say by their colour.
    pub(super) lights: Lights,
    /// The sheets that are hidden in the workbook, and were not read.
    pub(super) hidden: Vec<String>,
    /// Cells that no row has room for, or that have nothing to read.
    pub(super) unread: Vec<Unplaced>,
}

impl Row {
    /// The text of a column; empty beyond the last one.
    #[cfg(test)]
    pub(super) fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// Columns and texts of the cells that have any of their own.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        let own = self.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty() && !cell.merged);
        own.map(|(column, cell)| (column, cell.text.as_str()))
    }

    /// The first text of the row.
    pub(super) fn first(&self) -> &str {
        self.filled().next().map_or("", |(_, text)| text)
    }
}

impl Rows {
    pub(super) fn shape(&self, row: &Row) -> Shape {
        let mut filled = row.filled().map(|(column, _)| column);
        match (filled.next(), filled.next()) {
            (Some(_), None) if self.prose && row.cells.len() == 1 => Shape::Line,
            (Some(column), None) => Shape::Single(column),
            _ => Shape::Cells,
        }
    }

    /// The whole row as text.
    pub(super) fn whole(&self, row: &Row) -> String {
        row.filled().map(|(_, text)| text).collect::<Vec<_>>().join(self.joiner)
    }
}

/// Separators, and what stands for them where a row is listed.
const SEPARATORS: [(char, &str); 4] = [('\t', " | "), (';', ";"), (',', ","), ('|', " | ")];

/// Splits text by the separator that it names in its first line, else the one with which `score` finds most in it.
pub(super) fn split(text: &str, score: impl Fn(&Rows) -> usize) -> Result<Rows, ImportError> {
    let told = told_separator(text);
    let mut best: Option<(usize, Rows)> = None;
    for (separator, joiner) in SEPARATORS {
        if told.is_some_and(|told| told != separator) || separator != '\t' && !text.contains(separator) {
            continue;
        }
        let mut all = split_by(text, separator)?;
        if told.is_some() && !all.is_empty() {
            all.remove(0);
        }
        if separator == '\t' {
            all = broken::mended(all);
        }
        let prose = matches!(separator, '\t' | '|');
        let rows = Rows { all: cards::turned(all), joiner, prose, ..Rows::default() };
        let found = score(&rows);
        if best.as_ref().is_none_or(|(most, _)| found > *most) {
            best = Some((found, rows));
        }
    }
    if told.is_none()
        && let Some(all) = chapters::rows(text)
    {
        let rows = Rows { all, joiner: chapters::JOINER, prose: true, chapters: true, ..Rows::default() };
        if best.as_ref().is_none_or(|(found, _)| score(&rows) > *found) {
            return Ok(rows);
        }
    }
    Ok(best.map(|(_, rows)| rows).unwrap_or_default())
}

/// The separator that spreadsheets write in a first line of its own: `sep=;`.
fn told_separator(text: &str) -> Option<char> {
    let line = text.lines().next()?.trim_matches(['"', ' ']);
    let told = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    SEPARATORS.into_iter().map(|(separator, _)| separator).find(|separator| told.chars().eq([*separator]))
}

fn split_by(text: &str, separator: char) -> Result<Vec<Row>, ImportError> {
    let mut rows = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let (cells, used, breaks) = record(rest, separator);
        let last = line + breaks;
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            if rows.len() >= MAX_ROWS {
                return Err(ImportError::TooManyRows(MAX_ROWS));
            }
            rows.push(Row { place: Place { sheet: None, line }, last, cells, of_card: false });
        }
        rest = rest.get(used..).unwrap_or_default();
        line = last + 1;
    }
    Ok(rows)
}

/// The cells of the first record, how many bytes it takes, and how many line breaks lie within it.
fn record(text: &str, separator: char) -> (Vec<Cell>, usize, u32) {
    let mut cells = Vec::new();
    let (mut at, mut breaks) = (0, 0);
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let room = cells.len() + 1 < MAX_COLUMNS;
        if let Some((inner, used)) = quoted(rest, separator, !cells.is_empty()) {
            breaks += line_breaks(&inner);
            cells.push(cell(&inner));
            at += used;
        } else {
            let end = rest.find(|c| c == '\n' || c == '\r' || (room && c == separator)).unwrap_or(rest.len());
            cells.push(cell(rest.get(..end).unwrap_or_default()));
            at += end;
        }
        let rest = text.get(at..).unwrap_or_default();
        match rest.chars().next() {
            Some(c) if c == separator => at += c.len_utf8(),
            Some('\r') if rest.starts_with("\r\n") => return (cells, at + 2, breaks),
            Some(_) => return (cells, at + 1, breaks),
            None => return (cells, at, breaks),
        }
    }
}

/// A quoted cell at the start of `text`, if it is one and is needed: in running text a quotation is just that.
fn quoted(text: &str, separator: char, in_row: bool) -> Option<(String, usize)> {
    let inner = text.strip_prefix('"')?;
    let mut value = String::new();
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > MAX_QUOTED {
            return None;
        }
        if c != '"' {
            value.push(c);
        } else if chars.peek().is_some_and(|(_, next)| *next == '"') {
            chars.next();
            value.push('"');
        } else {
            let after = chars.peek().map(|(_, next)| *next);
            let ends = after.is_none_or(|next| next == separator || next == '\n' || next == '\r');
            let row = in_row || separator != '\t' || after == Some(separator);
            let needed = row || value.contains(['\n', '\r', '"']);
            return (ends && needed).then_some((value, at + 2));
        }
    }
    None
}

fn line_breaks(text: &str) -> u32 {
    let mut chars = text.chars().peekable();
    let mut count = 0;
    while let Some(c) = chars.next() {
        if c == '\n' || (c == '\r' && chars.peek() != Some(&'\n')) {
            count += 1;
        }
    }
    count
}

/// A cell of a raw text: cleaned, with the tags of a paragraph turned into line breaks.
pub(super) fn cell(raw: &str) -> Cell {
    let text = clean_text(raw);
    let text = if text.contains(['<', '&']) { untag(&text) } else { text };
    Cell { text: plain(text.trim()).to_owned(), merged: false }
}

/// A text without the asterisks that make all of it bold in Markdown.
fn plain(text: &str) -> &str {
    let inner = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
    inner.filter(|inner| !inner.is_empty() && !inner.contains("**")).map_or(text, str::trim)
}

/// Turns `<p>` and `<br>` into line breaks and the usual entities into their characters; other tags stay.
fn untag(text: &str) -> String {
    let mut out = text.to_owned();
    for (tag, to) in [
        ("<br>", "\n"),
        ("<br/>", "\n"),
        ("<br />", "\n"),
        ("</p>", "\n\n"),
        ("<p>", ""),
        ("<P>", ""),
        ("</P>", "\n\n"),
        ("<BR>", "\n"),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        if out.contains(tag) {
            out = out.replace(tag, to);
        }
    }
    let mut lines: Vec<&str> = Vec::new();
    for line in out.lines().map(str::trim) {
        if !(line.is_empty() && lines.last().is_none_or(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, separator: char) -> Vec<(u32, Vec<String>)> {
        let rows = split_by(text, separator).unwrap();
        rows.into_iter().map(|row| (row.place.line, row.cells.into_iter().map(|cell| cell.text).collect())).collect()
    }

    #[test]
    fn a_quoted_cell_keeps_its_lines_and_counts_them() {
        let rows = texts("a;\"b\r\nc \"\"d\"\"\";e\r\n\r\nf;g", ';');
        assert_eq!(rows, [(1, vec!["a".into(), "b\nc \"d\"".into(), "e".into()]), (4, vec!["f".into(), "g".into()])]);
    }

    #[test]
    fn a_quotation_in_running_text_is_no_quoted_cell() {
        let rows = texts("\"Klart\" sade hon.\n\"Hela raden\"\n\"öppen\nsista\trad", '\t');
        assert_eq!(rows[0], (1, vec!["\"Klart\" sade hon.".into()]));
        assert_eq!(rows[1], (2, vec!["\"Hela raden\"".into()]));
        assert_eq!(rows[2], (3, vec!["\"öppen".into()]));
        assert_eq!(rows[3], (4, vec!["sista".into(), "rad".into()]));
    }

    #[test]
    fn paragraph_tags_become_paragraphs() {
        assert_eq!(cell("<p>Ett &amp; två</p> <p>Tre<br>fyra</p>").text, "Ett & två\n\nTre\nfyra");
        assert_eq!(cell("a < b").text, "a < b");
    }

    #[test]
    fn very_many_columns_end_in_one() {
        let rows = texts(&"x\t".repeat(5000), '\t');
        assert_eq!(rows[0].1.len(), MAX_COLUMNS);
    }
}
