//! From a workbook (XLSX) to rows of cells.
//!
//! Cells are read one by one: a table of the size that a sheet claims to have may not fit into any memory.

use super::error::{ImportError, OtherKind};
use super::reading::Place;
use super::rows::{Cell, MAX_COLUMNS, MAX_ROWS, Row, Rows, cell};
use crate::app::guard::guarded;
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

/// The most bytes a workbook may unpack to.
pub const MAX_UNPACKED: usize = 256 * 1024 * 1024;
/// The most rows that one merged cell is repeated over.
const MAX_MERGED: u32 = 2000;

/// Reads every sheet of a workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, ImportError> {
    inspect(bytes, MAX_UNPACKED)?;
    // The reader of the format is not ours; should a damaged file bring it down, that is a damaged file.
    guarded(|| sheets(bytes)).unwrap_or_else(|| Err(ImportError::Damaged(String::new())))
}

/// Makes sure that an archive is a workbook, and unpacks it once to see how large it becomes.
pub(in crate::app) fn inspect(bytes: &[u8], most: usize) -> Result<(), ImportError> {
    let damaged = |error: &dyn std::fmt::Display| ImportError::Damaged(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if !has("xl/workbook.xml") {
        let kind = if has("word/document.xml") {
            OtherKind::Docx
        } else if has("mimetype") {
            OtherKind::OpenDocument
        } else if has("xl/workbook.bin") {
            OtherKind::OldOffice
        } else {
            OtherKind::Archive
        };
        return Err(ImportError::Other(kind));
    }
    let mut left = most;
    let mut buffer = vec![0; 64 * 1024];
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).map_err(|error| damaged(&error))?;
        loop {
            match entry.read(&mut buffer).map_err(|error| damaged(&error))? {
                0 => break,
                read => left = left.checked_sub(read).ok_or(ImportError::Bomb(most))?,
            }
        }
    }
    Ok(())
}

fn sheets(bytes: &[u8]) -> Result<Rows, ImportError> {
    let damaged = |error: calamine::XlsxError| ImportError::Damaged(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => ImportError::Encrypted,
        error => damaged(error),
    })?;
    let mut found = Rows { joiner: " | ", ..Rows::default() };
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
    found.hidden = hidden.into_iter().map(|sheet| sheet.name.clone()).collect();
    let names: Vec<String> = shown.into_iter().map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut table: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
        let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
        while let Some(read) = cells.next_cell().map_err(damaged)? {
            let (row, column) = read.get_position();
            let text = cell(&value(read.get_value()));
            if text.text.is_empty() || column as usize >= MAX_COLUMNS {
                continue;
            }
            table.entry(row).or_default().insert(column, text);
            if table.len() + found.all.len() > MAX_ROWS {
                return Err(ImportError::TooManyRows(MAX_ROWS));
            }
        }
        merge(&mut table, &merged);
        let sheet: Arc<str> = name.into();
        found.all.extend(table.into_iter().map(|(row, cells)| as_row(&sheet, row, cells)));
    }
    Ok(found)
}

fn as_row(sheet: &Arc<str>, row: u32, cells: BTreeMap<u32, Cell>) -> Row {
    let width = cells.keys().next_back().map_or(0, |last| *last as usize + 1);
    let mut line = vec![Cell::default(); width];
    for (column, cell) in cells {
        if let Some(place) = line.get_mut(column as usize) {
            *place = cell;
        }
    }
    let number = row.saturating_add(1);
    Row { place: Place { sheet: Some(Arc::clone(sheet)), line: number }, last: number, cells: line }
}

/// Repeats a cell that is merged over several rows in each of them that has other text.
fn merge(table: &mut BTreeMap<u32, BTreeMap<u32, Cell>>, merged: &[Dimensions]) {
    for region in merged {
        let (row, column) = region.start;
        let Some(top) = table.get(&row).and_then(|cells| cells.get(&column)).cloned() else { continue };
        let last = region.end.0.min(row.saturating_add(MAX_MERGED));
        for (_, cells) in table.range_mut(row.saturating_add(1)..=last.max(row.saturating_add(1))) {
            if region.end.0 > row {
                cells.entry(column).or_insert_with(|| Cell { merged: true, ..top.clone() });
            }
        }
    }
}

/// A cell in words.
pub(in crate::app) fn value(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string().replace('.', ","),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => plain(text),
        DataRef::SharedString(text) => plain(text),
        DataRef::Bool(true) => "Ja".to_owned(),
        DataRef::Bool(false) => "Nej".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() < 1.0 => {
            let (.., hour, minute, _, _) = moment.to_ymd_hms_milli();
            format!("{hour:02}:{minute:02}")
        }
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if hour == 0 && minute == 0 { date } else { format!("{date} {hour:02}:{minute:02}") }
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string().replace('.', ","),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Excel writes a carriage return within a cell as `_x000D_`.
fn plain(text: &str) -> String {
    text.replace("_x000D_", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Format, Workbook};

    fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(book.add_worksheet());
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn cells_dates_numbers_and_merged_cells_are_read() {
        let bytes = workbook(|sheet| {
            sheet.set_name("Plan").unwrap();
            sheet.merge_range(0, 0, 1, 0, "Ekonomi", &Format::new()).unwrap();
            sheet.write(0, 1, "Kontroll").unwrap();
            sheet.write(1, 1, 0.5).unwrap();
            let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 8, 31).unwrap();
            sheet.write_datetime_with_format(4, 2, &date, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
            let time = rust_xlsxwriter::ExcelDateTime::from_hms(14, 30, 0.0).unwrap();
            sheet.write_datetime_with_format(4, 3, &time, &Format::new().set_num_format("hh:mm")).unwrap();
        });
        let rows = read(&bytes).unwrap().all;
        assert_eq!(rows.len(), 3);
        assert_eq!((rows[1].text(0), rows[1].text(1), rows[1].cells[0].merged), ("Ekonomi", "0,5", true));
        assert_eq!((rows[2].place.line, rows[2].text(2), rows[2].text(3)), (5, "2024-08-31", "14:30"));
        assert_eq!(rows[2].place.sheet.as_deref(), Some("Plan"));
    }

    #[test]
    fn a_hidden_sheet_is_named_and_not_read() {
        let mut book = Workbook::new();
        book.add_worksheet().set_name("Plan").unwrap().write(0, 0, "synlig").unwrap();
        book.add_worksheet().set_name("Listor").unwrap().set_hidden(true).write(0, 0, "dold").unwrap();
        let rows = read(&book.save_to_buffer().unwrap()).unwrap();
        assert_eq!((rows.all.len(), rows.hidden), (1, vec!["Listor".to_owned()]));
    }

    #[test]
    fn cells_far_apart_take_no_more_room_than_they_need() {
        let bytes = workbook(|sheet| {
            sheet.write(0, 0, "först").unwrap();
            sheet.write(1_048_575, 3, "sist").unwrap();
        });
        assert_eq!(read(&bytes).unwrap().all.len(), 2);
    }

    #[test]
    fn damaged_and_oversized_workbooks_are_refused() {
        let bytes = workbook(|sheet| {
            for row in 0..2000 {
                sheet.write(row, 0, "samma text om och om igen").unwrap();
            }
        });
        assert_eq!(inspect(&bytes, 1000), Err(ImportError::Bomb(1000)));
        let half = &bytes[..bytes.len() / 2];
        assert!(matches!(read(half), Err(ImportError::Damaged(_))));
        for at in (0..bytes.len()).step_by(61) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x55;
            let _ = read(&broken);
        }
    }
}
