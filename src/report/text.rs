//! Plain text for a letter or a screen: 80 columns, tables set with spaces.

use super::model::{Align, Block, Column, Document, Table, lines, one_line};
use crate::i18n::format::keep_together;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How wide a page is.
const PAGE: usize = 80;
/// Space between columns.
const GAP: usize = 2;

/// Writes a document as plain text.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut page = Page(String::new());
    page.underlined(&document.title, '=');
    page.facts(&document.facts);
    for block in &document.blocks {
        page.line("");
        page.block(block);
    }
    page.0
}

struct Page(String);

impl Page {
    fn line(&mut self, text: &str) {
        self.0.push_str(text.trim_end());
        self.0.push('\n');
    }

    fn paragraph(&mut self, text: &str, first: &str, then: &str) {
        let mut indent = first;
        for line in lines(text).flat_map(|line| wrap(&line, PAGE - then.width())) {
            self.line(&format!("{indent}{line}"));
            indent = then;
        }
    }

    fn underlined(&mut self, text: &str, rule: char) {
        let wrapped = wrap(&one_line(text), PAGE);
        let width = wrapped.iter().map(|line| line.width()).max().unwrap_or_default();
        for line in &wrapped {
            self.line(line);
        }
        self.line(&rule.to_string().repeat(width));
    }

    fn facts(&mut self, facts: &[(String, String)]) {
        let widest = facts.iter().map(|(label, _)| label.width() + 1 + GAP).max().unwrap_or_default();
        for (label, value) in facts {
            let label = pad(&format!("{}:", one_line(label)), widest, Align::Left);
            self.paragraph(value, &label, &" ".repeat(widest.min(PAGE / 2)));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(1, text) => self.underlined(text, '-'),
            Block::Heading(_, text) | Block::Paragraph(text) | Block::Note(text) => self.paragraph(text, "", ""),
            Block::List(items) => items.iter().for_each(|item| self.paragraph(item, "- ", "  ")),
            Block::Table(table) => self.table(table),
        }
    }

    fn table(&mut self, table: &Table) {
        let widths = widths(table);
        let heads: Vec<_> = table.columns.iter().map(|column| column.head.clone()).collect();
        self.row(&heads, &table.columns, &widths);
        let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
        self.line(&rule.join(&" ".repeat(GAP)));
        let tall = table.rows.iter().any(|cells| height(cells, &widths) > 1);
        for (at, cells) in table.rows.iter().enumerate() {
            let total = table.has_total && at + 1 == table.rows.len();
            if total {
                self.line(&rule.join(&" ".repeat(GAP)));
            } else if tall && at > 0 {
                self.line("");
            }
            self.row(cells, &table.columns, &widths);
        }
    }

    fn row(&mut self, cells: &[String], columns: &[Column], widths: &[usize]) {
        let wrapped: Vec<Vec<String>> = (0..columns.len())
            .map(|at| cell_lines(cells.get(at).map_or("", String::as_str), widths.get(at).copied().unwrap_or(1)))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or_default().max(1);
        for at in 0..height {
            let parts =
                wrapped.iter().zip(columns).zip(widths).map(|((lines, column), width)| {
                    pad(lines.get(at).map_or("", String::as_str), *width, column.align)
                });
            let parts: Vec<_> = parts.collect();
            self.line(&parts.join(&" ".repeat(GAP)));
        }
    }
}

fn height(cells: &[String], widths: &[usize]) -> usize {
    let each = cells.iter().zip(widths).map(|(cell, width)| cell_lines(cell, *width).len());
    each.max().unwrap_or_default()
}

fn cell_lines(cell: &str, width: usize) -> Vec<String> {
    lines(cell).flat_map(|line| wrap(&line, width)).collect()
}

/// The width of each column: what it needs where all fit; otherwise its longest word, and the room that is left
/// goes to the columns that need it, by weight.
fn widths(table: &Table) -> Vec<usize> {
    let wanted: Vec<Wanted> = (0..table.columns.len()).map(|at| Wanted::of(table, at)).collect();
    let room = PAGE.saturating_sub(GAP * wanted.len().saturating_sub(1));
    let mut widths: Vec<usize> = wanted.iter().map(|column| column.least).collect();
    if widths.iter().sum::<usize>() > room {
        let all: usize = wanted.iter().map(|column| column.weight).sum();
        return wanted.iter().map(|column| (room * column.weight / all.max(1)).max(1)).collect();
    }
    let mut left = room.saturating_sub(widths.iter().sum());
    while left > 0 {
        // The column that has least for its weight grows first; the leftmost of equals.
        let hungry = widths.iter_mut().zip(&wanted).filter(|(width, column)| **width < column.most);
        let Some((width, _)) = hungry.min_by_key(|(width, column)| **width * 60 / column.weight) else { break };
        *width += 1;
        left -= 1;
    }
    widths
}

/// What a column asks for.
struct Wanted {
    /// Its longest word, within reason.
    least: usize,
    /// Its longest line.
    most: usize,
    weight: usize,
}

impl Wanted {
    fn of(table: &Table, at: usize) -> Self {
        let column = table.columns.get(at);
        let head = column.map(|column| one_line(&column.head));
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let all: Vec<String> = head.into_iter().chain(cells.flat_map(|cell| lines(cell))).collect();
        let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(UnicodeWidthStr::width).max().unwrap_or(1);
        let word = widest(&mut all.iter().flat_map(|line| line.split(' ')));
        let most = widest(&mut all.iter().map(String::as_str)).max(1);
        // Figures are read as one, with their counts.
        let figures = column.is_some_and(|column| column.align == Align::Right);
        let body = || widest(&mut all.iter().skip(1).map(String::as_str));
        let least = if figures { word.max(body()) } else { word.min(PAGE / 3) };
        Self { least: least.clamp(1, most), most, weight: column.map_or(1, |column| usize::from(column.weight)).max(1) }
    }
}

/// Fills a text with spaces to a width in columns.
fn pad(text: &str, width: usize, align: Align) -> String {
    let spaces = " ".repeat(width.saturating_sub(text.width()));
    match align {
        Align::Left => format!("{text}{spaces}"),
        Align::Right => format!("{spaces}{text}"),
    }
}

/// Breaks a line at its spaces, and a word that is too long between two of its letters.
fn wrap(line: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    let line = keep_together(line);
    let mut out: Vec<String> = Vec::new();
    let mut current = String::new();
    for word in line.split(' ').filter(|word| !word.is_empty()) {
        if !current.is_empty() && current.width() + 1 + word.width() > width {
            out.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        for letter in word.graphemes(true) {
            if !current.is_empty() && current.width() + letter.width() > width {
                out.push(std::mem::take(&mut current));
            }
            current.push_str(letter);
        }
    }
    if !current.is_empty() {
        out.push(current);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: Vec<Column>, row: &[&str]) -> Table {
        Table { columns, rows: vec![row.iter().map(|cell| (*cell).to_owned()).collect()], has_total: false }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word_before_words_are_broken() {
        let columns =
            vec![Column::text("Åtgärd", 4), Column::text("Ansvarig", 1), Column::figures("Mindre allvarliga")];
        let table = table(columns, &[&"ord ".repeat(40), "Informationssäkerhetssamordnare", "2 av 7"]);
        let widths = widths(&table);
        assert!(widths[1] >= PAGE / 3, "{widths:?}");
        assert_eq!(widths.iter().sum::<usize>() + 2 * GAP, PAGE);
        assert!(widths[2] >= "allvarliga".len());
    }

    #[test]
    fn many_columns_still_fit_or_are_one_letter_wide() {
        let columns = (0..30).map(|at| Column::text(format!("kolumn{at}"), 1)).collect();
        let widths = widths(&table(columns, &["x"; 30]));
        assert!(widths.iter().all(|width| *width >= 1));
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_between_letters() {
        assert_eq!(wrap("abc a\u{308}a\u{308}a\u{308}", 2), ["ab", "c", "a\u{308}a\u{308}", "a\u{308}"]);
        assert_eq!(wrap("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2).len(), 2);
        assert!(wrap("", 10).is_empty());
    }
}
