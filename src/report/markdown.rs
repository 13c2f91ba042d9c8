//! Markdown (with tables as on GitHub). No text can leave its place: every sign with a meaning is escaped.

use super::model::{
    Align, Block, Cell, Document, Drawing, Figure, Flow, Heading, List, Row, RowKind, Run, Table, Text,
};
use std::fmt::Write;

/// Writes a document as Markdown.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&document.head.title, true));
    for (at, fact) in document.head.facts.iter().enumerate() {
        let start = if at == 0 { "\n" } else { "  \n" };
        let _ = write!(out, "{start}**{}:** {}", escape(&fact.label, false), escape(&fact.value, false));
    }
    if !document.head.facts.is_empty() {
        out.push('\n');
    }
    blocks(&mut out, document, &document.body);
    for appendix in &document.appendices {
        out.push_str("\n---\n\n");
        heading(&mut out, &appendix.heading);
        blocks(&mut out, document, &appendix.blocks);
    }
    out
}

fn blocks(out: &mut String, document: &Document, all: &[Block]) {
    for block in all {
        match block {
            Block::PageBreak => {}
            Block::Landscape(inner) => blocks(out, document, inner),
            block => {
                out.push('\n');
                write_block(out, document, block);
            }
        }
    }
}

fn write_block(out: &mut String, document: &Document, block: &Block) {
    match block {
        Block::Heading(each) => heading(out, each),
        Block::Paragraph(text) | Block::Lead(text) => line(out, &inline(text, "  \n")),
        Block::Note(text) => line(out, &format!("*{}*", inline(text, " "))),
        Block::List(each) => list(out, each),
        Block::Table(each) => table(out, each),
        Block::Figure(each) => figure(out, each),
        Block::Contents => contents(out, document),
        Block::PageBreak | Block::Landscape(_) => {}
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn heading(out: &mut String, heading: &Heading) {
    line(out, &format!("{} {}", "#".repeat(usize::from(heading.level) + 1), escape(&heading.text, false)));
}

fn list(out: &mut String, list: &List) {
    for (at, item) in list.items.iter().enumerate() {
        let mark = if list.numbered { format!("{}.", at + 1) } else { "-".to_owned() };
        line(out, &format!("{mark} {}", inline(item, " ")));
    }
}

/// Every reader makes links of headings in its own way, so the contents are a plain list.
fn contents(out: &mut String, document: &Document) {
    for heading in document.outline() {
        let indent = "  ".repeat(usize::from(heading.level).saturating_sub(1));
        line(out, &format!("{indent}- {}", escape(&heading.text, true)));
    }
}

fn figure(out: &mut String, figure: &Figure) {
    line(out, &format!("**{}**\n", escape(&figure.caption, false)));
    match &figure.drawing {
        Drawing::Bars { bars, .. } => {
            for bar in bars {
                line(out, &format!("- {}: {}", escape(&bar.label, true), escape(&bar.text, false)));
            }
        }
        // The figures stand in words under it.
        Drawing::Trend { .. } => {}
    }
}

fn table(out: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        line(out, &format!("**{}**\n", escape(&table.caption, false)));
    }
    cells(out, (0..table.columns.len()).map(|at| escape(&table.full_head(at), false)));
    cells(
        out,
        table.columns.iter().map(|column| {
            let rule = match column.align {
                Align::Left => "---",
                Align::Right => "---:",
                Align::Centre => ":---:",
            };
            rule.to_owned()
        }),
    );
    for each in &table.rows {
        row(out, table, each);
    }
}

fn row(out: &mut String, table: &Table, row: &Row) {
    let mut texts = vec![String::new(); table.columns.len()];
    for (at, _, cell) in table.placed(row) {
        let text = in_cell(cell);
        let strong = matches!(row.kind, RowKind::Total | RowKind::Section) && !text.is_empty();
        if let Some(place) = texts.get_mut(at) {
            *place = if strong && !text.contains("**") { format!("**{text}**") } else { text };
        }
    }
    cells(out, texts.into_iter());
}

fn cells(out: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<_> = cells.collect();
    line(out, &format!("| {} |", cells.join(" | ")));
}

fn in_cell(cell: &Cell) -> String {
    let mut parts = Vec::new();
    for part in &cell.flow {
        match part {
            Flow::Paragraph(text) => parts.push(inline(text, "<br>")),
            Flow::List(items) => parts.extend(items.iter().map(|item| format!("– {}", inline(item, " ")))),
        }
    }
    parts.join("<br>")
}

/// The runs of a text, each escaped, with `between` for a new line.
fn inline(text: &Text, between: &str) -> String {
    let mut out = String::new();
    let mut start = true;
    for run in text.runs() {
        match run {
            Run::Plain(text) | Run::Link { text, .. } => out.push_str(&escape(text, start)),
            Run::Strong(text) => out.push_str(&wrapped(text, "**")),
            Run::Emphasis(text) => out.push_str(&wrapped(text, "*")),
            Run::Badge(badge) if badge.tone.is_strong() => out.push_str(&wrapped(&badge.plain(), "**")),
            Run::Badge(badge) => out.push_str(&escape(&badge.plain(), start)),
            Run::Break => out.push_str(between),
        }
        start = *run == Run::Break;
    }
    out
}

/// Marks words; the marks must touch them.
fn wrapped(text: &str, mark: &str) -> String {
    let inner = text.trim();
    let (lead, trail) = (if text.starts_with(' ') { " " } else { "" }, if text.ends_with(' ') { " " } else { "" });
    format!("{lead}{mark}{}{mark}{trail}", escape(inner, false))
}

/// Takes the meaning out of every sign that Markdown or HTML gives one.
fn escape(line: &str, start: bool) -> String {
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.chars().enumerate() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // In a cell a backslash before it is not enough for every reader.
            '|' => out.push_str("&#124;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => out.extend(['\\', c]),
            // Only at the start of a line do these make headings, lists and rules.
            '#' | '+' | '-' | '=' | ':' | '!' if start && at == 0 => out.extend(['\\', c]),
            '.' | ')' if start && is_number(&out) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
