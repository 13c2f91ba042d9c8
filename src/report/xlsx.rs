//! Excel workbooks: a sheet for each table, with typed numbers, shares and days, and never a formula.

use super::data::{Data, Dataset, Value};
use super::model::lines;
use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::io;

/// A cell takes no more characters than this.
const MOST: usize = 32_000;
/// The tallest row a spreadsheet shows.
const TALLEST: u32 = 400;

struct Looks {
    head: Format,
    text: Format,
    number: Format,
    share: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let head = head.set_background_color(Color::RGB(0x00E6_EEF2)).set_font_color(Color::RGB(0x0012_4C66));
        Self {
            head: head.set_border_bottom(FormatBorder::Medium).set_border_bottom_color(Color::RGB(0x0012_4C66)),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_num_format("#,##0.##"),
            share: cell.clone().set_num_format("0.0%"),
            day: cell.set_num_format("yyyy-mm-dd"),
        }
    }
}

/// Writes all tables of a plan as one workbook. The day is the file's time.
///
/// # Errors
/// When the workbook cannot be put together, which is a fault in the program.
pub fn write(data: &Data<'_>, dated: NaiveDate, title: &str) -> io::Result<Vec<u8>> {
    let mut book = Workbook::new();
    let day = moment(dated).map_err(io::Error::other)?;
    let author = data.book.board_of(data.plan.id).map_or("", |board| board.name.as_str());
    let properties = DocProperties::new().set_title(cut(title)).set_author(cut(author)).set_creation_datetime(&day);
    book.set_properties(&properties);
    let looks = Looks::new();
    for dataset in Dataset::ALL {
        sheet(book.add_worksheet(), *dataset, data, &looks)?;
    }
    book.save_to_buffer().map_err(io::Error::other)
}

fn moment(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900).clamp(1900, 9999);
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1))
}

fn sheet(sheet: &mut Worksheet, dataset: Dataset, data: &Data<'_>, looks: &Looks) -> io::Result<()> {
    let name = dataset.label()(data.lang);
    let columns = dataset.columns();
    (|| {
        sheet.set_name(name)?.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(9);
        for (at, (head, width)) in (0_u16..).zip(columns) {
            sheet.set_column_width(at, *width)?;
            sheet.write_string_with_format(0, at, head(data.lang), &looks.head)?;
        }
        sheet.set_row_height(0, 32)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        Ok::<(), XlsxError>(())
    })()
    .map_err(io::Error::other)?;
    let mut last = 0;
    data.rows(dataset, &mut |values| {
        last += 1;
        row(sheet, last, &values, dataset, looks).map_err(io::Error::other)
    })?;
    let right = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
    sheet.autofilter(0, 0, last, right).map(drop).map_err(io::Error::other)
}

fn row(sheet: &mut Worksheet, at: u32, values: &[Value], dataset: Dataset, looks: &Looks) -> Result<(), XlsxError> {
    let mut tallest = 1;
    for ((column, value), (_, width)) in (0_u16..).zip(values).zip(dataset.columns()) {
        match value {
            Value::Empty => sheet.write_blank(at, column, &looks.text)?,
            Value::Text(text) => {
                let text = cut(text);
                tallest = tallest.max(height(&text, *width));
                sheet.write_string_with_format(at, column, text, &looks.text)?
            }
            Value::Number(number) => number_cell(sheet, (at, column), number.to_f64(), &looks.number)?,
            Value::Share(share) => number_cell(sheet, (at, column), share.to_f64(), &looks.share)?,
            Value::Day(day) => sheet.write_datetime_with_format(at, column, &moment(*day)?, &looks.day)?,
        };
    }
    // Some programs do not make a row as tall as its text.
    sheet.set_row_height(at, (tallest * 15 + 2).min(TALLEST))?;
    Ok(())
}

fn number_cell<'s>(
    sheet: &'s mut Worksheet,
    (at, column): (u32, u16),
    number: Option<f64>,
    look: &Format,
) -> Result<&'s mut Worksheet, XlsxError> {
    match number.filter(|number| number.is_finite()) {
        Some(number) => sheet.write_number_with_format(at, column, number, look),
        None => sheet.write_blank(at, column, look),
    }
}

/// Clean text that fits in a cell; a line feed stays one.
fn cut(text: &str) -> String {
    let clean = lines(text).collect::<Vec<_>>().join("\n");
    if clean.encode_utf16().count() <= MOST {
        return clean;
    }
    // A character takes two places at most.
    clean.chars().take(MOST / 2).chain(['…']).collect()
}

/// About how many lines a text takes in a column.
fn height(text: &str, width: u8) -> u32 {
    let width = usize::from(width.max(1));
    let lines: usize = text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum();
    u32::try_from(lines).unwrap_or(TALLEST).min(TALLEST)
}
