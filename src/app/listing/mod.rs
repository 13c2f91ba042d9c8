//! Long lists, read row by row: CSV, tab-separated text and XLSX.
//!
//! Unlike [`super::import`], which keeps a whole plan in memory to show how it was read, a list is counted or drawn
//! from as it streams past: memory does not grow with it, and what remains of it is its fingerprint. What a file is and
//! in which encoding is told by the same code.

mod error;
mod hashing;
mod heads;
mod marks;
mod rows;
mod sheet;
mod text;

pub use error::ListError;
pub(super) use heads::{Heads, position, recognise};

use super::import::decode::{self, Content};
use super::import::{ImportError, MAX_BYTES};
use super::locate;
use hashing::Hashing;
use rows::Record;
use std::borrow::Cow;
use std::io::{Cursor, ErrorKind, Read};
use std::path::PathBuf;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How much is looked at to tell what a file is, and where its columns are.
const START: usize = 64 * 1024;

/// Where a list is.
pub enum Input<'a> {
    /// In a file.
    File(PathBuf),
    /// In memory.
    Bytes(&'a [u8]),
    /// It comes as it is read.
    Stream(&'a mut dyn Read),
}

/// What is told while a list is read, after each piece: how many bytes have been. The answer is whether to go on.
pub type Watch<'a> = &'a dyn Fn(u64) -> bool;

/// By what a list is known again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// A row.
pub(super) struct Row<'a> {
    /// Its line in the file, or its row in the sheet, from 1.
    pub(super) line: u32,
    cells: Cells<'a>,
}

enum Cells<'a> {
    Text(Record<'a>),
    Sheet(&'a [String]),
}

impl<'a> Row<'a> {
    fn new(line: u64, cells: Cells<'a>) -> Self {
        Self { line: u32::try_from(line).unwrap_or(u32::MAX), cells }
    }

    /// A cell as it stands.
    pub(super) fn bytes(&self, column: usize) -> &[u8] {
        match &self.cells {
            Cells::Text(record) => match record.get(column) {
                [cell @ .., b'\r'] | cell => cell,
            },
            Cells::Sheet(cells) => cells.get(column).map_or(&[][..], |cell| cell.as_bytes()),
        }
    }

    /// A cell in words, without space around it, in the composed form that everything in a plan has.
    pub(super) fn text(&self, column: usize) -> Cow<'_, str> {
        tidy(self.bytes(column))
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        match &self.cells {
            Cells::Text(record) => record.len(),
            Cells::Sheet(cells) => cells.len(),
        }
    }

    /// Whether a row may end before its last columns, as it does in a workbook.
    pub(super) const fn is_sheet(&self) -> bool {
        matches!(self.cells, Cells::Sheet(_))
    }

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        match &self.cells {
            Cells::Text(record) => record.is_blank(),
            Cells::Sheet(cells) => cells.iter().all(|cell| cell.trim_ascii().is_empty()),
        }
    }

    /// All cells in words.
    pub(super) fn texts(&self) -> Vec<String> {
        (0..self.len()).map(|column| self.text(column).into_owned()).collect()
    }

    /// Whether there is something in a column after the last heading: then the row has slipped.
    pub(super) fn slips(&self, columns: usize) -> bool {
        (columns..self.len()).any(|column| !self.bytes(column).trim_ascii().is_empty())
    }
}

/// Bytes of UTF-8 or Windows-1252 in words.
fn tidy(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() && bytes.is_ascii() => {
            String::from_utf8_lossy(bytes)
        }
        _ => composed(bytes),
    }
}

fn composed(bytes: &[u8]) -> Cow<'_, str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let trim = |c: char| c.is_whitespace() || c == '\u{feff}';
    let plain = text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    match text {
        Cow::Borrowed(text) if plain => Cow::Borrowed(text.trim_matches(trim)),
        text => Cow::Owned(text.nfc().collect::<String>().trim_matches(trim).to_owned()),
    }
}

/// What is done with each row that has something in it.
pub(super) type Visit<'a, E> = &'a mut dyn FnMut(&Row<'_>) -> Result<(), E>;

/// Reads a list. `score` says how well a row's cells look like headings, by which the separator is found.
pub(super) fn read<E: From<ListError>>(
    input: Input<'_>,
    watch: Option<Watch<'_>>,
    score: &dyn Fn(&[String]) -> usize,
    visit: Visit<'_, E>,
) -> Result<Fingerprint, E> {
    let mut file;
    let mut memory;
    let source: &mut dyn Read = match input {
        Input::File(path) => {
            file = locate::open_to_read(&path).map_err(|error| ListError::unreadable(&error))?;
            &mut file
        }
        Input::Bytes(bytes) => {
            memory = Cursor::new(bytes);
            &mut memory
        }
        Input::Stream(stream) => stream,
    };
    let mut source = Tap { inner: source, hash: Hashing::default(), bytes: 0, watch };
    let mut start = Vec::new();
    source.by_ref().take(START as u64).read_to_end(&mut start).map_err(|error| ListError::unreadable(&error))?;
    if start.iter().all(u8::is_ascii_whitespace) && start.len() < START {
        return Err(ListError::empty().into());
    }
    match decode::sniff(&start).map_err(ListError::Source)? {
        Content::Workbook => sheet::rows(start, &mut source, visit)?,
        Content::Text => {
            decode::decode(&start).map_err(ListError::Source)?;
            text::rows(&start, &mut source, score, visit)?;
        }
    }
    // A reader of archives may stop before the last byte.
    std::io::copy(&mut source, &mut std::io::sink()).map_err(|error| ListError::unreadable(&error))?;
    Ok(Fingerprint { sha256: hex(&source.hash.finish()), bytes: source.bytes })
}

/// A stream that has to be read more than once.
///
/// # Errors
/// When the system refuses, or it is longer than is held in memory.
pub(super) fn hold(stream: &mut dyn Read) -> Result<Vec<u8>, ListError> {
    let mut bytes = Vec::new();
    stream.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| ListError::unreadable(&error))?;
    if bytes.len() > MAX_BYTES {
        return Err(ListError::Source(ImportError::TooLarge(MAX_BYTES)));
    }
    Ok(bytes)
}

/// Bytes in hexadecimal, as sha256sum prints them.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS.get(usize::from(nibble)).map_or('0', |digit| char::from(*digit));
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Takes the fingerprint of what is read, and asks whether to go on.
struct Tap<'a> {
    inner: &'a mut dyn Read,
    hash: Hashing,
    bytes: u64,
    watch: Option<Watch<'a>>,
}

impl Read for Tap<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.watch.is_some_and(|watch| !watch(self.bytes)) {
            return Err(std::io::Error::new(ErrorKind::ConnectionAborted, error::Cancelled));
        }
        let read = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        self.bytes += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn rows(bytes: &[u8]) -> Result<Vec<(u32, Vec<String>)>, ListError> {
        let mut rows = Vec::new();
        let mut visit = |row: &Row<'_>| {
            rows.push((row.line, row.texts()));
            Ok::<_, ListError>(())
        };
        read(Input::Bytes(bytes), None, &|cells| cells.len(), &mut visit)?;
        Ok(rows)
    }

    fn cells(rows: &[(u32, Vec<String>)]) -> Vec<String> {
        rows.iter().map(|(line, cells)| format!("{line}: {}", cells.join("|"))).collect()
    }

    #[test]
    fn every_separator_and_encoding_gives_the_same_rows() {
        let list = "Ärende;Belopp\n1;12,50\n;\n\n2;\"a;b\nc\"\n3;å\n";
        let expected = ["1: Ärende|Belopp", "2: 1|12,50", "5: 2|a;b\nc", "7: 3|å"];
        let utf16 = |order: fn(u16) -> [u8; 2], mark: &[u8]| {
            mark.iter().copied().chain(list.encode_utf16().flat_map(order)).collect::<Vec<_>>()
        };
        for bytes in [
            list.as_bytes().to_vec(),
            format!("\u{feff}{list}").into_bytes(),
            encoding_rs::WINDOWS_1252.encode(list).0.into_owned(),
            utf16(u16::to_le_bytes, &[0xFF, 0xFE]),
            utf16(u16::to_be_bytes, &[0xFE, 0xFF]),
            utf16(u16::to_le_bytes, &[]),
            list.replace(';', "\t").replace("a\tb", "a;b").into_bytes(),
        ] {
            assert_eq!(cells(&rows(&bytes).unwrap()), expected);
        }
    }

    #[test]
    fn carriage_returns_do_not_disturb_the_numbers_of_lines() {
        assert_eq!(cells(&rows(b"a,b\r\n1,2\r\n\r\n3,4\r\n").unwrap()), ["1: a|b", "2: 1|2", "4: 3|4"]);
        assert_eq!(cells(&rows(b"a,b\r\"1\",2\r\r3,4").unwrap()), ["1: a|b", "2: 1|2", "4: 3|4"]);
        assert_eq!(cells(&rows(b"a,\"b\"\r\n1,\"2\"").unwrap()), ["1: a|b", "2: 1|2"]);
    }

    #[test]
    fn the_fingerprint_is_that_of_sha256sum() {
        let mut visit = |_: &Row<'_>| Ok::<_, ListError>(());
        let print = read(Input::Bytes(b"a,b\n1,2\n"), None, &|cells| cells.len(), &mut visit).unwrap();
        assert_eq!(print.bytes, 8);
        assert_eq!(print.sha256, hex(&Sha256::digest(b"a,b\n1,2\n")));
        assert_eq!(hex(&[0, 0x0f, 0xa5]), "000fa5");
    }

    #[test]
    fn plain_cells_come_out_as_all_others_do() {
        use proptest::prelude::*;
        proptest!(|(bytes in proptest::collection::vec(any::<u8>(), 0..6), text in "[ a-dÅ\u{30a}\t]{0,5}")| {
            prop_assert_eq!(tidy(&bytes), composed(&bytes));
            prop_assert_eq!(tidy(text.as_bytes()), composed(text.as_bytes()));
        });
    }

    #[test]
    fn a_quotation_mark_without_an_end_is_named_and_swallows_nothing() {
        let mut list = String::from("a,b\n1,2\n\"3,4\n");
        list.extend((0..500).map(|row| format!("{row},x\n")));
        assert_eq!(rows(list.as_bytes()), Err(ListError::OpenQuote { line: 3 }));
        assert_eq!(rows(b"a,b\n1,2\n\n3,\"4"), Err(ListError::OpenQuote { line: 4 }));
        assert_eq!(rows(b"a,b\n1,2\n\n3,\"4\n5,6\n"), Err(ListError::OpenQuote { line: 4 }));
        let long = format!("a,b\n1,2\n3,\"{}\n", "x".repeat(9 << 20));
        assert_eq!(rows(long.as_bytes()), Err(ListError::OpenQuote { line: 3 }));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        assert_eq!(rows(b""), Err(ListError::empty()));
        assert_eq!(rows(b"  \n\n"), Err(ListError::empty()));
        assert!(matches!(rows(b"%PDF-1.7"), Err(ListError::Source(_))));
        let noise: Vec<u8> = (0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        assert!(matches!(rows(&noise), Err(ListError::Source(_))));
        assert!(matches!(rows(b"PK\x03\x04 but not really"), Err(ListError::Source(_))));
    }

    #[test]
    fn reading_stops_when_it_is_told_to() {
        let list = format!("a,b\n{}", "1,2\n".repeat(200_000));
        let mut seen = 0;
        let mut visit = |_: &Row<'_>| {
            seen += 1;
            Ok::<_, ListError>(())
        };
        let stopped =
            read(Input::Bytes(list.as_bytes()), Some(&|bytes| bytes < 300_000), &|cells| cells.len(), &mut visit);
        assert_eq!(stopped, Err(ListError::Cancelled));
        assert!(seen < 150_000);
    }
}
