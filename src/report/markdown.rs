//! Markdown (with tables as on GitHub). No text can leave its place: every sign with a meaning is escaped.

use super::model::{Align, Block, Document, Table, lines, one_line};
use std::fmt::Write;

/// Writes a document as Markdown.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = format!("# {}\n", escape(&one_line(&document.title)));
    for (at, (label, value)) in document.facts.iter().enumerate() {
        let start = if at == 0 { "\n" } else { "  \n" };
        let _ = write!(out, "{start}**{}:** {}", inline(label), inline(value));
    }
    if !document.facts.is_empty() {
        out.push('\n');
    }
    for block in &document.blocks {
        out.push('\n');
        write_block(&mut out, block);
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    // Writing to a string cannot fail.
    let _ = match block {
        Block::Heading(level, text) => {
            writeln!(out, "{} {}", "#".repeat(usize::from(*level).clamp(1, 5) + 1), inline(text))
        }
        Block::Paragraph(text) => writeln!(out, "{}", joined(text, "  \n")),
        Block::Note(text) => writeln!(out, "*{}*", inline(text)),
        Block::List(items) => items.iter().try_for_each(|item| writeln!(out, "- {}", inline(item))),
        Block::Table(table) => {
            write_table(out, table);
            Ok(())
        }
    };
}

fn write_table(out: &mut String, table: &Table) {
    let row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<_> = cells.collect();
        format!("| {} |\n", cells.join(" | "))
    };
    out.push_str(&row(&mut table.columns.iter().map(|column| inline(&column.head))));
    let rule = |align| if align == Align::Right { "---:" } else { "---" };
    out.push_str(&row(&mut table.columns.iter().map(|column| rule(column.align).to_owned())));
    for (at, cells) in table.rows.iter().enumerate() {
        let total = table.has_total && at + 1 == table.rows.len();
        let cell = |place: usize| {
            let text = cells.get(place).map_or_else(String::new, |text| joined(text, "<br>"));
            if total && !text.is_empty() { format!("**{text}**") } else { text }
        };
        out.push_str(&row(&mut (0..table.columns.len()).map(cell)));
    }
}

fn inline(text: &str) -> String {
    joined(text, " ")
}

/// The lines of a text, each escaped, with `between` between them.
fn joined(text: &str, between: &str) -> String {
    lines(text).map(|line| escape(&line)).collect::<Vec<_>>().join(between)
}

/// Takes the meaning out of every sign that Markdown or HTML gives one.
fn escape(line: &str) -> String {
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
            '#' | '+' | '-' | '=' | ':' | '!' if at == 0 => out.extend(['\\', c]),
            '.' | ')' if is_number(&out) => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
