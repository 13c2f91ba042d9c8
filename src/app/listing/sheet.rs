//! Rows of the first sheet of a workbook that has any.

use super::error::ListError;
use super::{Cells, Row, Tap, Visit};
use crate::app::guard::guarded;
use crate::app::import::{ImportError, MAX_BYTES, sheet};
use calamine::{DataRef, Reader, SheetType, Xlsx};
use std::io::{Cursor, Read};

/// The most columns that are read.
const MOST_COLUMNS: usize = 512;
/// What stands for the value of a formula that no program has computed: something, and no moment or number.
const NEVER_COMPUTED: &str = "=?";

/// Reads the rows of a workbook of which the start has been read already. An archive is read from its end, so it is
/// held in memory; its rows are not.
pub(super) fn rows<E: From<ListError>>(start: Vec<u8>, rest: &mut Tap<'_>, visit: Visit<'_, E>) -> Result<(), E> {
    let mut bytes = start;
    let room = (MAX_BYTES + 1).saturating_sub(bytes.len());
    rest.by_ref().take(room as u64).read_to_end(&mut bytes).map_err(|error| ListError::unreadable(&error))?;
    if bytes.len() > MAX_BYTES {
        return Err(ListError::Source(ImportError::TooLarge(MAX_BYTES)).into());
    }
    sheet::inspect(&bytes, sheet::MAX_UNPACKED).map_err(ListError::Source)?;
    // The reader of the format is not ours; should a damaged file bring it down, that is a damaged file.
    guarded(|| each(&bytes, visit)).unwrap_or_else(|| Err(damaged(String::new()).into()))
}

const fn damaged(why: String) -> ListError {
    ListError::Source(ImportError::Damaged(why))
}

fn each<E: From<ListError>>(bytes: &[u8], visit: Visit<'_, E>) -> Result<(), E> {
    let broken = |error: calamine::XlsxError| damaged(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => ListError::Source(ImportError::Encrypted),
        error => broken(error),
    })?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    for name in sheets {
        let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
        let (mut line, mut row, mut any): (_, Vec<String>, _) = (0, Vec::new(), false);
        while let Some(read) = cells.next_cell_with_formula_metadata().map_err(broken)? {
            let (at, column) = read.pos;
            if at != line {
                any |= give(line, &row, visit)?;
                row.clear();
                line = at;
            }
            let column = column as usize;
            if column < MOST_COLUMNS {
                row.resize(row.len().max(column + 1), String::new());
                if let Some(cell) = row.get_mut(column) {
                    *cell = match (read.value, read.formula) {
                        // A case whose end was never computed must not pass for one that is open.
                        (DataRef::Empty, Some(_)) => NEVER_COMPUTED.to_owned(),
                        (value, _) => text(&value),
                    };
                }
            }
        }
        any |= give(line, &row, visit)?;
        if any {
            break;
        }
    }
    Ok(())
}

/// Shows a row that has something in it, and tells whether it had.
fn give<E: From<ListError>>(line: u32, cells: &[String], visit: Visit<'_, E>) -> Result<bool, E> {
    let row = Row { line: line.saturating_add(1), cells: Cells::Sheet(cells) };
    let filled = !row.is_blank();
    if filled {
        visit(&row)?;
    }
    Ok(filled)
}

/// A cell; a moment with its seconds, since a limit in hours is counted to the second.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        value => sheet::value(value),
    }
}
