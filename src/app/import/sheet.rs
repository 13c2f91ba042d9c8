//! From a workbook (XLSX) to rows of cells.
//!
//! Cells are read one by one: a table of the size that a sheet claims to have may not fit into any memory.

use super::colours::Light;
use super::error::{ImportError, OtherKind};
use super::reading::{Place, Unplaced, Why};
use super::rows::{Cell, MAX_COLUMNS, MAX_ROWS, Row, Rows, cell};
use crate::app::guard::guarded;
use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

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

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err asks for")]
fn damaged(error: XlsxError) -> ImportError {
    ImportError::Damaged(error.to_string())
}

fn sheets(bytes: &[u8]) -> Result<Rows, ImportError> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ImportError::Encrypted,
        error => damaged(error),
    })?;
    let mut found = Rows { joiner: " | ", ..Rows::default() };
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
    found.hidden = hidden.into_iter().map(|sheet| sheet.name.clone()).collect();
    let names: Vec<String> = shown.into_iter().map(|sheet| sheet.name.clone()).collect();
    for name in names {
        sheet(&mut book, &name.into(), &mut found)?;
    }
    Ok(found)
}

/// Reads one sheet into what was found before it.
fn sheet(book: &mut Book<'_>, name: &Arc<str>, found: &mut Rows) -> Result<(), ImportError> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let mut table: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut any_empty = false;
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let lights: Vec<Option<Light>> = cells.styles().iter().map(Light::of).collect();
    let percents: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    while let Some((read, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let (row, column) = read.get_position();
        any_empty |= *read.get_value() == DataRef::Empty;
        let text = match read.get_value() {
            DataRef::Float(number) if percents.get(style) == Some(&true) => cell(&percent(*number)),
            other => cell(&value(other)),
        };
        if text.text.is_empty() {
            if let Some(light) = lights.get(style).copied().flatten() {
                let place = Place { sheet: Some(Arc::clone(name)), line: row.saturating_add(1) };
                found.lights.insert((place, column as usize), light);
            }
            continue;
        }
        if column as usize >= MAX_COLUMNS {
            found.unread.push(unread(name, (row, row), text.text, Why::Beyond));
            continue;
        }
        table.entry(row).or_default().insert(column, text);
        if table.len() + found.all.len() > MAX_ROWS {
            return Err(ImportError::TooManyRows(MAX_ROWS));
        }
    }
    drop(cells);
    if any_empty {
        found.unread.extend(never_computed(book, name)?);
    }
    merge(&mut table, &merged);
    found.all.extend(table.into_iter().map(|(row, cells)| as_row(name, row, cells)));
    Ok(())
}

fn unread(sheet: &Arc<str>, (first, last): (u32, u32), text: String, why: Why) -> Unplaced {
    let place = Place { sheet: Some(Arc::clone(sheet)), line: first.saturating_add(1) };
    Unplaced { place, last_line: last.saturating_add(1), text, why }
}

/// Cells with a formula that no program has computed, below each other as one: they have no value to read.
fn never_computed(book: &mut Book<'_>, name: &Arc<str>) -> Result<Vec<Unplaced>, ImportError> {
    let mut spans: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(read) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = read.pos;
        if read.formula.is_none() || read.value != DataRef::Empty {
            continue;
        }
        let spans = spans.entry(column).or_default();
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => spans.push((row, row)),
        }
    }
    let said = |column: u32, (first, last): (u32, u32)| {
        let cell = |row: u32| format!("{}{}", letters(column), row.saturating_add(1));
        if first == last { cell(first) } else { format!("{}:{}", cell(first), cell(last)) }
    };
    let all = spans.into_iter().flat_map(|(column, spans)| spans.into_iter().map(move |span| (column, span)));
    Ok(all.map(|(column, span)| unread(name, span, said(column, span), Why::NeverComputed)).collect())
}

/// The letters of a column, from 0: "A", "Z", "AA".
fn letters(column: u32) -> String {
    let letter = |at: u32| char::from_u32(u32::from(b'A') + at).unwrap_or('?');
    let (before, last) = (column / 26, letter(column % 26));
    if before == 0 { last.to_string() } else { format!("{}{last}", letters(before - 1)) }
}

/// Whether a format shows a number as a percentage: a percent sign that is no literal text.
fn is_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    let mut quoted = false;
    let mut chars = format.format_code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => drop(chars.next()),
            ';' if !quoted => return false,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// A share as a spreadsheet shows it, whatever number of decimals it shows: 0.345 is "34,5 %".
fn percent(share: f64) -> String {
    let exact = Decimal::from_f64_retain(share).and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    let shown = exact.map(|percent| percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero));
    match shown {
        Some(percent) => format!("{} %", percent.normalize().to_string().replace('.', ",")),
        None => number(share),
    }
}

/// A number with the fifteen digits that a spreadsheet knows of it: 0.1 + 0.2 is "0,3".
fn number(number: f64) -> String {
    // A whole number of more digits may be an identity that another program wrote.
    let known = if number.fract() == 0.0 { number } else { format!("{number:.14e}").parse().unwrap_or(number) };
    known.to_string().replace('.', ",")
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
    Row { place: Place { sheet: Some(Arc::clone(sheet)), line: number }, last: number, cells: line, of_card: false }
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
        DataRef::Float(float) => number(*float),
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
        DataRef::DateTime(duration) => duration_in_hours(duration.as_f64()),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A time that passed, given in days, in hours and minutes: 1.5 is "36:00".
fn duration_in_hours(days: f64) -> String {
    let minutes = (days * 24.0 * 60.0).round();
    let sign = if minutes < 0.0 { "-" } else { "" };
    format!("{sign}{:.0}:{:02.0}", (minutes.abs() / 60.0).trunc(), minutes.abs() % 60.0)
}

/// Excel writes a carriage return within a cell as `_x000D_`.
fn plain(text: &str) -> String {
    text.replace("_x000D_", "")
}

/// A workbook of which no formula has been computed, as some programs write them.
#[cfg(test)]
pub(in crate::app) fn uncomputed(bytes: &[u8]) -> Vec<u8> {
    rewritten(bytes, "</f><v>0</v>", "</f>")
}

/// A workbook with other XML in it.
#[cfg(test)]
fn rewritten(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    use std::io::Write;
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut entry = from.by_index(at).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        to.start_file(entry.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.replace(old, new).as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Format, Formula, Workbook};

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
    fn percentages_durations_and_numbers_are_read_as_they_are_seen() {
        let bytes = workbook(|sheet| {
            for (column, (number, format)) in (0..).zip([
                (0.345, "0%"),
                (1.0 / 3.0, "0.0 %"),
                (0.07, "0.00%"),
                (1.25, r#"0" %""#),
                (-0.5, r"0\ %"),
                (0.1 + 0.2, "General"),
                (1.5, "[h]:mm"),
                (9_007_199_254_740_991.0, "0"),
            ]) {
                sheet.write_with_format(0, column, number, &Format::new().set_num_format(format)).unwrap();
            }
        });
        let rows = read(&bytes).unwrap().all;
        let texts: Vec<&str> = rows[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["34,5 %", "33,33 %", "7 %", "1,25", "-50 %", "0,3", "36:00", "9007199254740991"]);
    }

    #[test]
    fn durations_have_one_sign_and_no_more_than_sixty_minutes() {
        for (days, expected) in
            [(1.5, "36:00"), (0.0, "0:00"), (-0.25 / 24.0, "-0:15"), (-1.5, "-36:00"), (0.999_99 / 24.0, "1:00")]
        {
            assert_eq!(duration_in_hours(days), expected);
        }
    }

    #[test]
    fn formulas_that_were_never_computed_are_listed_by_their_cells() {
        let bytes = workbook(|sheet| {
            sheet.set_name("Plan").unwrap().write(0, 0, "Kontroll").unwrap();
            for row in [1, 2, 4] {
                sheet.write_formula(row, 27, Formula::new("=A1&B1")).unwrap();
            }
            sheet.write_formula(5, 0, Formula::new("=A1").set_result("Attest")).unwrap();
            sheet.write_formula(6, 0, Formula::new("=IF(A1=\"\",1,\"\")").set_result("empty")).unwrap();
        });
        // A formula that came to nothing has been computed.
        let bytes = rewritten(&bytes, "<v>empty</v>", "<v></v>");
        let listed = |bytes: &[u8]| {
            let unread = read(bytes).unwrap().unread;
            unread.into_iter().map(|cell| (cell.place.line, cell.last_line, cell.text, cell.why)).collect::<Vec<_>>()
        };
        let never = |first, last, text: &str| (first, last, text.to_owned(), Why::NeverComputed);
        assert_eq!(listed(&uncomputed(&bytes)), [never(2, 3, "AB2:AB3"), never(5, 5, "AB5")]);
        assert_eq!(listed(&bytes), []);
    }

    #[test]
    fn cells_beyond_the_last_column_are_listed() {
        let bytes = workbook(|sheet| {
            sheet.write(0, 0, "Kontroll").unwrap().write(1, 600, "långt bort").unwrap();
        });
        let unread = read(&bytes).unwrap().unread;
        assert_eq!((unread[0].place.line, unread[0].text.as_str(), unread[0].why), (2, "långt bort", Why::Beyond));
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
