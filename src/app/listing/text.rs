//! Rows of separated text.

use super::error::{ListError, caused_by};
use super::{Cells, Row, START, Tap, Visit};
use crate::app::import::decode;
use encoding_rs::Decoder;
use std::io::{Cursor, Read};

/// Separators that are tried.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// How many rows are looked at to find the separator.
const LOOKED_AT: usize = 20;
/// How many lines a row may have: a quotation mark that has lost its end has all the rest.
const MOST_LINES: u64 = 200;
/// How many bytes a row may have.
const MOST_BYTES: usize = 4 << 20;

/// Reads the rows of a text of which the start has been read already.
pub(super) fn rows<E: From<ListError>>(
    start: &[u8],
    rest: &mut Tap<'_>,
    score: &dyn Fn(&[String]) -> usize,
    visit: Visit<'_, E>,
) -> Result<(), E> {
    let all = Cursor::new(start).chain(rest);
    match decode::wide_encoding(start) {
        None if start.contains(&b'\r') && !start.contains(&b'\n') => {
            let separator = separator(&start.iter().map(|byte| line_feed(*byte)).collect::<Vec<_>>(), score);
            each(OldLines(all), separator, visit)
        }
        None => each(all, separator(start, score), visit),
        Some(encoding) => {
            let text = encoding.decode_with_bom_removal(start).0;
            let separator = separator(text.as_bytes(), score);
            each(Wide::new(all, encoding.new_decoder_with_bom_removal()), separator, visit)
        }
    }
}

fn builder(separator: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true).buffer_capacity(START);
    // A carriage return before the line feed is taken off the last cell: lines are counted by line feeds alone.
    builder.terminator(csv::Terminator::Any(b'\n'));
    builder
}

/// The separator with which the first rows look most like headings and what belongs under them.
fn separator(start: &[u8], score: &dyn Fn(&[String]) -> usize) -> u8 {
    let best = |separator: &u8| {
        let records = builder(*separator).from_reader(start).into_byte_records();
        let cells =
            |record: csv::ByteRecord| record.iter().map(|cell| super::tidy(cell).into_owned()).collect::<Vec<_>>();
        records.take(LOOKED_AT).filter_map(Result::ok).map(|record| score(&cells(record))).sum::<usize>()
    };
    // Of several that are as good the first is taken.
    SEPARATORS.into_iter().rev().max_by_key(best).unwrap_or(b';')
}

fn each<E: From<ListError>>(source: impl Read, separator: u8, visit: Visit<'_, E>) -> Result<(), E> {
    // Each row ends with a line feed then, the last one too, unless a quotation mark is open.
    let source = source.chain(Cursor::new(b"\n"));
    let mut reader = builder(separator).from_reader(Bounded { inner: source, since: 0, ended: false });
    let mut record = csv::ByteRecord::new();
    loop {
        let before = reader.position().line();
        let more = reader.read_byte_record(&mut record).map_err(|error| fault(&error, before))?;
        if !more {
            return Ok(());
        }
        reader.get_mut().since = 0;
        // Blank lines before the row lie behind as well; the row itself has as many lines as its cells break.
        let lines = match reader.position().line() - before {
            0 | 1 => 1,
            _ => record.as_slice().split(|byte| *byte == b'\n').count() as u64,
        };
        let open = reader.get_ref().ended;
        let line = reader.position().line().saturating_sub(lines - u64::from(open));
        if open || lines > MOST_LINES {
            return Err(open_quote(line).into());
        }
        let row = Row { line: u32::try_from(line).unwrap_or(u32::MAX), cells: Cells::Text(&record) };
        if !row.is_blank() {
            visit(&row)?;
        }
    }
}

fn open_quote(line: u64) -> ListError {
    ListError::OpenQuote { line: u32::try_from(line).unwrap_or(u32::MAX) }
}

fn fault(error: &csv::Error, line: u64) -> ListError {
    match error.kind() {
        csv::ErrorKind::Io(error) if caused_by::<TooLong>(error) => open_quote(line),
        csv::ErrorKind::Io(error) => ListError::unreadable(error),
        _ => ListError::Source(crate::app::import::ImportError::Binary),
    }
}

#[derive(Debug, thiserror::Error)]
#[error("a row without an end")]
struct TooLong;

/// Stops when a single row has more bytes than a row can have, so that memory stays what it is.
struct Bounded<R> {
    inner: R,
    since: usize,
    ended: bool,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.since > MOST_BYTES {
            return Err(std::io::Error::other(TooLong));
        }
        let read = self.inner.read(buffer)?;
        self.since += read;
        self.ended |= read == 0;
        Ok(read)
    }
}

/// Lines that end with a carriage return alone, as some programs on old Macs still write them.
struct OldLines<R>(R);

const fn line_feed(byte: u8) -> u8 {
    if byte == b'\r' { b'\n' } else { byte }
}

impl<R: Read> Read for OldLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        buffer.iter_mut().take(read).for_each(|byte| *byte = line_feed(*byte));
        Ok(read)
    }
}

/// Text in UTF-16, read as UTF-8.
struct Wide<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Wide<R> {
    fn new(inner: R, decoder: Decoder) -> Self {
        Self { inner, decoder, raw: vec![0; START], ready: Vec::new(), given: 0, ended: false }
    }

    fn fill(&mut self) -> std::io::Result<()> {
        let read = self.inner.read(&mut self.raw)?;
        self.ended = read == 0;
        let raw = self.raw.get(..read).unwrap_or_default();
        self.ready.resize(self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * START), 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.ready, self.ended);
        self.ready.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.given >= self.ready.len() {
            if self.ended {
                return Ok(0);
            }
            self.fill()?;
        }
        let mut left = self.ready.get(self.given..).unwrap_or_default();
        let read = left.read(buffer)?;
        self.given += read;
        Ok(read)
    }
}
