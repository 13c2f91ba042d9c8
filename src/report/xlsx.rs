//! Excel workbooks: a sheet for each table, with typed numbers, shares and days, and never a formula.

use super::boards::{BoardTable, Boards};
use super::data::{Column, Data, Dataset, Value};
use super::model::{colours, lines};
use crate::domain::Colour;
use crate::i18n::Lang;
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
    whole: Format,
    number: Format,
    year: Format,
    share: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let head = head.set_background_color(colour(colours::HEAD)).set_font_color(colour(colours::ACCENT));
        Self {
            head: head.set_border_bottom(FormatBorder::Medium).set_border_bottom_color(colour(colours::ACCENT)),
            text: cell.clone().set_text_wrap(),
            whole: cell.clone().set_num_format("#,##0"),
            number: cell.clone().set_num_format("#,##0.0#"),
            year: cell.clone().set_num_format("0"),
            share: cell.clone().set_num_format("0.0%"),
            day: cell.set_num_format("yyyy-mm-dd"),
        }
    }
}

fn colour(Colour(red, green, blue): Colour) -> Color {
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}

/// Writes all tables of a plan as one workbook. The day is the file's time.
///
/// # Errors
/// When the workbook cannot be put together, which is a fault in the program.
pub fn write(data: &Data<'_>, dated: NaiveDate, title: &str) -> io::Result<Vec<u8>> {
    let author = data.book.board_of(data.plan.id).map_or("", |board| board.name.as_str());
    let (mut book, looks) = (begun(dated, title, author)?, Looks::new());
    for dataset in Dataset::ALL {
        let (columns, name) = (dataset.columns(), dataset.label()(data.lang));
        let mut sheet = Sheet::begin(book.add_worksheet(), name, columns, data.lang, &looks)?;
        data.rows(*dataset, &mut |values| sheet.row(&values))?;
        sheet.end()?;
    }
    book.save_to_buffer().map_err(io::Error::other)
}

/// Writes the tables of all boards as one workbook.
///
/// # Errors
/// As [`write()`].
pub fn write_boards(boards: &Boards, lang: Lang, title: &str) -> io::Result<Vec<u8>> {
    let (mut book, looks) = (begun(boards.dated, title, &boards.municipality)?, Looks::new());
    for table in BoardTable::ALL {
        let columns = table.columns();
        let mut sheet = Sheet::begin(book.add_worksheet(), table.label()(lang), &columns, lang, &looks)?;
        table.rows(boards).iter().try_for_each(|values| sheet.row(values))?;
        sheet.end()?;
    }
    book.save_to_buffer().map_err(io::Error::other)
}

fn begun(dated: NaiveDate, title: &str, author: &str) -> io::Result<Workbook> {
    let mut book = Workbook::new();
    let day = moment(dated).map_err(io::Error::other)?;
    let properties = DocProperties::new().set_title(cut(title)).set_author(cut(author)).set_creation_datetime(&day);
    book.set_properties(&properties);
    Ok(book)
}

fn moment(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(1900).clamp(1900, 9999);
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).unwrap_or(1), u8::try_from(day.day()).unwrap_or(1))
}

/// A sheet that is being filled, row by row.
struct Sheet<'s> {
    paper: &'s mut Worksheet,
    columns: &'s [Column],
    looks: &'s Looks,
    last: u32,
}

impl<'s> Sheet<'s> {
    /// The heads, which stay in view and on every page.
    fn begin(
        sheet: &'s mut Worksheet,
        name: &str,
        columns: &'s [Column],
        lang: Lang,
        looks: &'s Looks,
    ) -> io::Result<Self> {
        (|| {
            sheet.set_name(name)?.set_landscape().set_print_fit_to_pages(1, 0).set_paper_size(9);
            for (at, (head, width)) in (0_u16..).zip(columns) {
                sheet.set_column_width(at, *width)?;
                sheet.write_string_with_format(0, at, head(lang), &looks.head)?;
            }
            sheet.set_row_height(0, 32)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
            Ok::<(), XlsxError>(())
        })()
        .map_err(io::Error::other)?;
        Ok(Self { paper: sheet, columns, looks, last: 0 })
    }

    fn row(&mut self, values: &[Value]) -> io::Result<()> {
        self.last += 1;
        self.cells(values).map_err(io::Error::other)
    }

    fn cells(&mut self, values: &[Value]) -> Result<(), XlsxError> {
        let (sheet, looks, at) = (&mut *self.paper, self.looks, self.last);
        let mut tallest = 1;
        for ((column, value), (_, width)) in (0_u16..).zip(values).zip(self.columns) {
            match value {
                Value::Empty => sheet.write_blank(at, column, &looks.text)?,
                Value::Text(text) => {
                    let text = cut(text);
                    tallest = tallest.max(height(&text, *width));
                    sheet.write_string_with_format(at, column, text, &looks.text)?
                }
                Value::Number(number) => {
                    // A spreadsheet would show the comma of a decimal that is not there.
                    let look = if number.is_integer() { &looks.whole } else { &looks.number };
                    number_cell(sheet, (at, column), number.to_f64(), look)?
                }
                Value::Year(year) => number_cell(sheet, (at, column), Some((*year).into()), &looks.year)?,
                Value::Share(share) => number_cell(sheet, (at, column), share.to_f64(), &looks.share)?,
                Value::Day(day) => sheet.write_datetime_with_format(at, column, &moment(*day)?, &looks.day)?,
            };
        }
        // Some programs do not make a row as tall as its text.
        sheet.set_row_height(at, (tallest * 15 + 2).min(TALLEST))?;
        Ok(())
    }

    /// The filter over all rows.
    fn end(self) -> io::Result<()> {
        let right = u16::try_from(self.columns.len()).unwrap_or(1).saturating_sub(1);
        self.paper.autofilter(0, 0, self.last, right).map(drop).map_err(io::Error::other)
    }
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
