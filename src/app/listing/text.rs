//! Rows of separated text.

use super::error::ListError;
use super::rows::Rows;
use super::{Cells, Row, START, Tap, Visit};
use crate::app::import::decode;
use encoding_rs::Decoder;
use std::io::{Cursor, Read};

/// Separators that are tried.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// What some programs write before text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
/// How many rows are looked at to find the separator.
const LOOKED_AT: usize = 20;

/// Reads the rows of a text of which the start has been read already.
pub(super) fn rows<E: From<ListError>>(
    start: &[u8],
    rest: &mut Tap<'_>,
    score: &dyn Fn(&[String]) -> usize,
    visit: Visit<'_, E>,
) -> Result<(), E> {
    let start = start.strip_prefix(BYTE_ORDER_MARK).unwrap_or(start);
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

/// The separator with which the first rows look most like headings and what belongs under them. A row that does not
/// end is taken as far as it goes; it is told of when the list is read.
fn separator(start: &[u8], score: &dyn Fn(&[String]) -> usize) -> u8 {
    let best = |separator: &u8| {
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(*separator).has_headers(false).flexible(true).terminator(csv::Terminator::Any(b'\n'));
        let records = builder.from_reader(start).into_byte_records();
        let cells =
            |record: csv::ByteRecord| record.iter().map(|cell| super::tidy(cell).into_owned()).collect::<Vec<_>>();
        records.take(LOOKED_AT).filter_map(Result::ok).map(|record| score(&cells(record))).sum::<usize>()
    };
    // Of several that are as good the first is taken.
    SEPARATORS.into_iter().rev().max_by_key(best).unwrap_or(b';')
}

fn each<E: From<ListError>>(source: impl Read, separator: u8, visit: Visit<'_, E>) -> Result<(), E> {
    let mut rows = Rows::new(source, separator);
    while let Some((line, record)) = rows.next()? {
        let row = Row::new(line, Cells::Text(record));
        if !row.is_blank() {
            visit(&row)?;
        }
    }
    Ok(())
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
