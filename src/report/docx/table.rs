//! Tables: fixed widths, header rows that are repeated, rows that stay whole.

use super::xml::{Paragraph, hex, runs};
use crate::domain::Colour;
use crate::report::markup::escaped;
use crate::report::model::{Align, Cell, Flow, HeadCell, Row, RowKind, Table, Text, colours};
use std::fmt::Write;

/// Gives the name of the bookmark of an anchor.
type Bookmark<'b> = &'b dyn Fn(&str) -> Option<String>;

/// Writes a table that is `width` twentieths of a point wide; `keep`: whether it ends on the page of what follows it.
pub(super) fn write(out: &mut String, table: &Table, (width, keep): (u32, bool), bookmark: Bookmark<'_>) {
    let widths = widths(table, width);
    let _ = write!(
        out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Calm\"/><w:tblW w:w=\"{width}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" w:firstRow=\"1\" w:lastRow=\"0\" \
         w:firstColumn=\"{first}\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
        look = if table.row_heads { "06A0" } else { "0620" },
        first = u8::from(table.row_heads),
    );
    let name = if table.caption.is_empty() { &table.summary } else { &table.caption };
    if !name.is_empty() {
        let _ = write!(out, "<w:tblCaption w:val=\"{}\"/>", escaped(name));
    }
    if !table.summary.is_empty() {
        let _ = write!(out, "<w:tblDescription w:val=\"{}\"/>", escaped(&table.summary));
    }
    out.push_str("</w:tblPr><w:tblGrid>");
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    for over in &table.over {
        head_over(out, table, over, &widths);
    }
    head(out, table, &widths);
    let last = table.rows.len().saturating_sub(1);
    for (at, each) in table.rows.iter().enumerate() {
        row(out, table, (each, each.keep_with_next || keep && at == last), &widths, bookmark);
    }
    out.push_str("</w:tbl>");
}

/// Shares the width among the columns, to the last twentieth of a point.
fn widths(table: &Table, width: u32) -> Vec<u32> {
    let all = table.shares();
    let (mut share, mut before) = (0, 0);
    let each = |column: &crate::report::model::Column| {
        share += u32::from(column.share.max(1));
        let end = width * share / all;
        let own = end - before;
        before = end;
        own
    };
    table.columns.iter().map(each).collect()
}

fn span_width(widths: &[u32], from: usize, span: usize) -> u32 {
    widths.iter().skip(from).take(span).sum()
}

const HEAD_ROW: &str = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";

fn head_over(out: &mut String, table: &Table, over: &[HeadCell], widths: &[u32]) {
    out.push_str(HEAD_ROW);
    let mut from = 0;
    for cell in over {
        let span = usize::from(cell.span.max(1)).min(widths.len().saturating_sub(from));
        if span == 0 {
            break;
        }
        open_cell(out, span_width(widths, from, span), span, Some(colours::HEAD));
        let align = if span > 1 { Some("center") } else { side(table.columns.get(from).map(|column| column.align)) };
        head_text(out, &cell.text, align);
        out.push_str("</w:tc>");
        from += span;
    }
    fill_up(out, widths, from, Some(colours::HEAD));
    out.push_str("</w:tr>");
}

fn head(out: &mut String, table: &Table, widths: &[u32]) {
    out.push_str(HEAD_ROW);
    for (column, width) in table.columns.iter().zip(widths) {
        open_cell(out, *width, 1, Some(colours::HEAD));
        head_text(out, &column.head, side(Some(column.align)));
        out.push_str("</w:tc>");
    }
    out.push_str("</w:tr>");
}

fn head_text(out: &mut String, text: &str, align: Option<&str>) {
    Paragraph { style: Some("TableHead"), align, ..Paragraph::default() }.open(out);
    if !text.is_empty() {
        super::xml::run(out, None, text);
    }
    out.push_str("</w:p>");
}

fn side(align: Option<Align>) -> Option<&'static str> {
    match align {
        Some(Align::Right) => Some("right"),
        Some(Align::Centre) => Some("center"),
        Some(Align::Left) | None => None,
    }
}

fn row(out: &mut String, table: &Table, (row, keep): (&Row, bool), widths: &[u32], bookmark: Bookmark<'_>) {
    out.push_str("<w:tr><w:trPr>");
    if !row.may_break() {
        out.push_str("<w:cantSplit/>");
    }
    if row.kind == RowKind::Form {
        out.push_str("<w:trHeight w:val=\"794\" w:hRule=\"atLeast\"/>");
    }
    out.push_str("</w:trPr>");
    let mut from = 0;
    for (at, span, cell) in table.placed(row) {
        let shade = match (row.kind, cell.shade) {
            (_, Some(tone)) => Some(tone.tint()),
            (RowKind::Section | RowKind::Total, None) => Some(colours::SECTION),
            _ => None,
        };
        open_cell(out, span_width(widths, at, span), span, shade);
        let align = if span == 1 { side(table.columns.get(at).map(|column| column.align)) } else { None };
        // A row that may be broken is not to be moved whole for the sake of the next.
        let keep_next = keep && !row.may_break();
        let set = Set { keep_next, align, strong: row.kind == RowKind::Total };
        content(out, cell, set, bookmark);
        out.push_str("</w:tc>");
        from = at + span;
    }
    fill_up(out, widths, from, None);
    out.push_str("</w:tr>");
}

/// The cells that a short row lacks.
fn fill_up(out: &mut String, widths: &[u32], from: usize, shade: Option<Colour>) {
    for width in widths.iter().skip(from) {
        open_cell(out, *width, 1, shade);
        out.push_str("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr></w:p></w:tc>");
    }
}

fn open_cell(out: &mut String, width: u32, span: usize, shade: Option<Colour>) {
    let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
    if span > 1 {
        let _ = write!(out, "<w:gridSpan w:val=\"{span}\"/>");
    }
    if let Some(fill) = shade.map(hex) {
        let _ = write!(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>");
    }
    out.push_str("</w:tcPr>");
}

/// How the paragraphs of a cell are set.
#[derive(Clone, Copy)]
struct Set<'a> {
    keep_next: bool,
    align: Option<&'a str>,
    strong: bool,
}

fn content(out: &mut String, cell: &Cell, set: Set<'_>, bookmark: Bookmark<'_>) {
    let Set { keep_next, align, .. } = set;
    let text = Paragraph { style: Some("TableText"), keep_next, align, ..Paragraph::default() };
    if cell.is_empty() {
        text.open(out);
        out.push_str("</w:p>");
    }
    for part in &cell.flow {
        match part {
            Flow::Paragraph(content) => paragraph(out, text, content, set, bookmark),
            Flow::List(items) => {
                let item = Paragraph { style: Some("TableList"), ..text };
                for content in items {
                    paragraph(out, item, content, set, bookmark);
                }
            }
        }
    }
}

fn paragraph(out: &mut String, how: Paragraph<'_>, text: &Text, set: Set<'_>, bookmark: Bookmark<'_>) {
    // About four lines: where a row goes on on the next page, none of them is left alone.
    const SHORT: usize = 160;
    Paragraph { keep_lines: text.plain().chars().count() <= SHORT, ..how }.open(out);
    if set.strong {
        super::xml::run(out, Some("Strong"), &text.plain());
    } else {
        runs(out, text, bookmark);
    }
    out.push_str("</w:p>");
}
