//! Rows of separated text, one at a time, in memory that does not grow with the list.
//!
//! A row without a quotation mark, which nearly every row of a long list is, needs no more than to be cut at its
//! separators. All others go through the state machine of `csv`, so that a row means the same here as in
//! everything else that reads such text.

use super::error::ListError;
use super::marks::Marks;
use csv_core::ReadRecordResult;
use std::io::{ErrorKind, Read};

/// How much is read at a time.
const BLOCK: usize = 64 * 1024;
/// How many lines a row may have: a quotation mark that has lost its end has all the rest.
const MOST_LINES: u64 = 200;
/// How many bytes a row may have.
const MOST_BYTES: usize = 4 << 20;

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    text: &'a [u8],
    ends: &'a [usize],
    /// How many bytes lie between the end of a cell and the next one.
    gap: usize,
}

impl<'a> Record<'a> {
    /// A cell; empty after the last.
    pub(super) fn get(&self, column: usize) -> &'a [u8] {
        let start = match column.checked_sub(1) {
            None => Some(0),
            Some(before) => self.ends.get(before).map(|end| end + self.gap),
        };
        let cell = start.zip(self.ends.get(column)).and_then(|(start, end)| self.text.get(start..*end));
        cell.unwrap_or_default()
    }

    /// How many cells there are.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether every cell is empty but for spaces.
    pub(super) fn is_blank(&self) -> bool {
        (0..self.len()).all(|column| self.get(column).iter().all(u8::is_ascii_whitespace))
    }
}

/// Where a row was found to end, counted from where it begins.
enum Found {
    /// Before this line feed; its cells are known.
    Plain(usize),
    /// It has a quotation mark.
    Quoted,
    /// Its end has not been read yet.
    NotYet,
}

/// Reads rows.
pub(super) struct Rows<R> {
    source: R,
    block: usize,
    buffer: Vec<u8>,
    /// Where the next row begins in the buffer.
    at: usize,
    ended: bool,
    line: u64,
    marks: Marks,
    parser: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(source: R, separator: u8) -> Self {
        Self::in_blocks(source, separator, BLOCK)
    }

    fn in_blocks(source: R, separator: u8, block: usize) -> Self {
        let terminator = csv_core::Terminator::Any(b'\n');
        let mut parser = csv_core::ReaderBuilder::new().delimiter(separator).terminator(terminator).build();
        // It takes a byte order mark off the first it reads, which for it is seldom the beginning.
        parser.read_record(b"\n", &mut [0], &mut [0]);
        let buffer = Vec::with_capacity(2 * block);
        let (text, ends) = (vec![0; 1024], Vec::with_capacity(64));
        let marks = Marks::of([separator, b'\n', b'"']);
        Self { source, block, buffer, at: 0, ended: false, line: 1, marks, parser, text, ends }
    }

    /// The next row that is not empty, with the line it begins on.
    ///
    /// # Errors
    /// When the source cannot be read, or a row has no end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Record<'_>)>, ListError> {
        loop {
            match self.find() {
                Found::Plain(0) => self.pass(1, 1),
                Found::Plain(length) => {
                    let (start, line) = (self.at, self.line);
                    self.pass(length + 1, 1);
                    let text = self.buffer.get(start..start + length).unwrap_or_default();
                    return Ok(Some((line, Record { text, ends: &self.ends, gap: 1 })));
                }
                Found::Quoted => return self.quoted().map(Some),
                Found::NotYet if self.buffer.len() - self.at > MOST_BYTES => return Err(open_quote(self.line)),
                Found::NotYet => {
                    if !self.read_on()? {
                        return Ok(None);
                    }
                }
            }
        }
    }

    fn pass(&mut self, bytes: usize, lines: u64) {
        self.at += bytes;
        self.line += lines;
    }

    /// Looks for the end of the row, and cuts it at its separators on the way.
    fn find(&mut self) -> Found {
        // Beside the reader, where each step need not be written back to it.
        let (mut marks, buffer, start) = (self.marks, self.buffer.as_slice(), self.at);
        self.ends.clear();
        let found = loop {
            let Some(place) = marks.next(buffer) else { break Found::NotYet };
            let (mark, end) = (buffer.get(place), place - start);
            if mark == Some(&b'"') {
                break Found::Quoted;
            }
            self.ends.push(end);
            if mark == Some(&b'\n') {
                break Found::Plain(end);
            }
        };
        self.marks = marks;
        found
    }

    fn quoted(&mut self) -> Result<(u64, Record<'_>), ListError> {
        let (begins, lines_before) = (self.line, self.parser.line());
        let (mut bytes, mut text, mut cells) = (0, 0, 0);
        self.ends.resize(64, 0);
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            let (into, ends) = (self.text.get_mut(text..), self.ends.get_mut(cells..));
            let (result, read, written, ended) =
                self.parser.read_record(rest, into.unwrap_or_default(), ends.unwrap_or_default());
            (self.at, bytes, text, cells) = (self.at + read, bytes + read, text + written, cells + ended);
            match result {
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                // All of the list belongs to a row that does not end, or too much of it.
                ReadRecordResult::InputEmpty if bytes <= MOST_BYTES && self.read_on()? => {}
                ReadRecordResult::InputEmpty | ReadRecordResult::End => return Err(open_quote(begins)),
            }
        }
        let lines = self.parser.line() - lines_before;
        if lines > MOST_LINES {
            return Err(open_quote(begins));
        }
        self.line += lines;
        self.marks.restart(self.at);
        self.ends.truncate(cells);
        let text = self.text.get(..text).unwrap_or_default();
        Ok((begins, Record { text, ends: &self.ends, gap: 0 }))
    }

    /// Reads more behind what is left. `false` when there is no more.
    fn read_on(&mut self) -> Result<bool, ListError> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.drain(..self.at);
        self.at = 0;
        self.marks.restart(0);
        let left = self.buffer.len();
        self.buffer.resize(left + self.block, 0);
        let read = loop {
            match self.source.read(self.buffer.get_mut(left..).unwrap_or_default()) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read.map_err(|error| ListError::unreadable(&error))?,
            }
        };
        self.buffer.truncate(left + read);
        if read == 0 {
            self.ended = true;
            // Each row ends with a line feed then, the last one too, unless a quotation mark is open.
            self.buffer.push(b'\n');
        }
        Ok(true)
    }
}

fn open_quote(line: u64) -> ListError {
    ListError::OpenQuote { line: u32::try_from(line).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Seen = (u64, Vec<Vec<u8>>);

    fn read(bytes: &[u8], block: usize) -> (Vec<Seen>, Option<ListError>) {
        let (mut rows, mut read) = (Rows::in_blocks(bytes, b';', block), Vec::new());
        loop {
            match rows.next() {
                Ok(Some((line, row))) => {
                    read.push((line, (0..row.len()).map(|at| row.get(at).to_vec()).collect()));
                    assert_eq!(row.get(row.len()), b"");
                }
                Ok(None) => return (read, None),
                Err(error) => return (read, Some(error)),
            }
        }
    }

    /// What the `csv` crate reads, and whether a quotation mark is open at the end.
    fn by_csv(bytes: &[u8]) -> (Vec<Vec<Vec<u8>>>, bool) {
        let all = |bytes: &[u8], after: &[u8]| {
            let mut builder = csv::ReaderBuilder::new();
            builder.delimiter(b';').has_headers(false).flexible(true).terminator(csv::Terminator::Any(b'\n'));
            let bytes = [bytes, after].concat();
            let records = builder.from_reader(&*bytes).into_byte_records();
            records.map(|row| row.unwrap().iter().map(<[u8]>::to_vec).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        let (mut rows, more) = (all(bytes, b"\n"), all(bytes, b"\nx"));
        let open = rows.len() == more.len();
        if open {
            rows.pop();
        }
        (rows, open)
    }

    proptest! {
        #[test]
        fn every_row_is_what_csv_reads(
            parts in proptest::collection::vec(
                prop_oneof![
                    6 => "[a-c]{0,5}".prop_map(String::into_bytes),
                    4 => Just(b";".to_vec()),
                    4 => Just(b"\n".to_vec()),
                    2 => Just(b"\"".to_vec()),
                    1 => Just(b"\"\"".to_vec()),
                    1 => Just(b"\r\n".to_vec()),
                    1 => Just("\u{feff}".into()),
                    1 => proptest::collection::vec(any::<u8>(), 0..3),
                ],
                0..40,
            ),
            block in prop_oneof![1_usize..9, Just(BLOCK)],
        ) {
            let bytes = parts.concat();
            let (rows, error) = read(&bytes, block);
            // A byte order mark is taken off before rows are read, and only one.
            let (expected, open) = by_csv(&["\u{feff}".as_bytes(), &bytes].concat());
            prop_assert_eq!(rows.iter().map(|(_, cells)| cells.clone()).collect::<Vec<_>>(), expected);
            prop_assert_eq!(error.is_some(), open);
            // A row begins on the line that has so many line feeds before it.
            let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            for (line, cells) in &rows {
                let first = cells.first().and_then(|cell| cell.split(|byte| *byte == b'\n').next()).unwrap_or_default();
                let begins = lines[usize::try_from(*line).unwrap() - 1];
                let bare: Vec<u8> = begins.iter().copied().filter(|byte| *byte != b'"').collect();
                let first: Vec<u8> = first.iter().copied().filter(|byte| *byte != b'"').collect();
                prop_assert!(bare.starts_with(&first), "{line}: {cells:?}");
            }
        }
    }

    #[test]
    fn rows_longer_than_every_buffer_are_read_whole() {
        let cell = "x".repeat(3 * BLOCK);
        let many = "y;".repeat(5000);
        let list = format!("{cell};1\n\"{cell}\";2\n{many}\n\"z\";{many}\n");
        let (rows, error) = read(list.as_bytes(), BLOCK);
        let sizes: Vec<_> = rows.iter().map(|(line, cells)| (*line, cells.len(), cells[0].len())).collect();
        assert_eq!(sizes, [(1, 2, cell.len()), (2, 2, cell.len()), (3, 5001, 1), (4, 5002, 1)]);
        assert_eq!(error, None);
    }
}
