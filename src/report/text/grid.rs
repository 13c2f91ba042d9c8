//! A table set with spaces: how wide each column is, and the lines of its rows.

use super::{GAP, PAGE};
use crate::report::model::{Align, Column, Row, RowKind, Table};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A table with the widths of its columns.
pub(super) struct Grid<'a> {
    table: &'a Table,
    widths: Vec<usize>,
}

impl<'a> Grid<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        Self { table, widths: widths(table) }
    }

    pub(super) fn head(&self) -> Vec<String> {
        let heads: Vec<_> = (0..self.table.columns.len()).map(|at| self.table.full_head(at)).collect();
        self.lines(&heads)
    }

    pub(super) fn rule(&self) -> String {
        let rules: Vec<_> = self.widths.iter().map(|width| "-".repeat(*width)).collect();
        rules.join(&" ".repeat(GAP))
    }

    pub(super) fn row(&self, row: &Row) -> Vec<String> {
        self.lines(&texts(self.table, row))
    }

    fn lines(&self, cells: &[String]) -> Vec<String> {
        let wrapped: Vec<Vec<String>> =
            cells.iter().zip(&self.widths).map(|(cell, width)| cell_lines(cell, *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let line = |at: usize| {
            let parts =
                wrapped.iter().zip(&self.table.columns).zip(&self.widths).map(|((lines, column), width)| {
                    pad(lines.get(at).map_or("", String::as_str), *width, column.align)
                });
            parts.collect::<Vec<_>>().join(&" ".repeat(GAP))
        };
        (0..height).map(line).collect()
    }
}

/// What each column says in a row; a cell over several columns stands in the first of them.
fn texts(table: &Table, row: &Row) -> Vec<String> {
    let mut texts = vec![String::new(); table.columns.len()];
    for (at, _, cell) in table.placed(row) {
        if let Some(text) = texts.get_mut(at) {
            *text = cell.plain();
        }
    }
    texts
}

fn cell_lines(cell: &str, width: usize) -> Vec<String> {
    cell.split('\n').flat_map(|line| wrap(line, width)).collect()
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
        let rows = table.rows.iter().filter(|row| matches!(row.kind, RowKind::Plain | RowKind::Form | RowKind::Total));
        let body: String = rows.filter_map(|row| texts(table, row).into_iter().nth(at)).collect::<Vec<_>>().join("\n");
        let head = table.full_head(at);
        let widest = |text: &str, between: &[char]| text.split(between).map(UnicodeWidthStr::width).max().unwrap_or(1);
        let word = widest(&head, &[' ', '\n']).max(widest(&body, &[' ', '\n']));
        let most = widest(&head, &['\n']).max(widest(&body, &['\n'])).max(1);
        // Figures are read as one, with their counts.
        let figures = column.is_some_and(|column| column.align == Align::Right);
        let least = if figures { word.max(widest(&body, &['\n'])) } else { word.min(PAGE / 3) };
        // The head of a column of figures rather breaks than takes room from the texts.
        let weight = column.filter(|_| !figures).map_or(1, |column: &Column| usize::from(column.share)).max(1);
        Self { least: least.clamp(1, most), most, weight }
    }
}

/// Fills a text with spaces to a width in columns.
pub(super) fn pad(text: &str, width: usize, align: Align) -> String {
    let spaces = " ".repeat(width.saturating_sub(text.width()));
    match align {
        Align::Left => format!("{text}{spaces}"),
        Align::Right => format!("{spaces}{text}"),
        Align::Centre => {
            let half = spaces.len() / 2;
            let (before, after) = spaces.split_at(half);
            format!("{before}{text}{after}")
        }
    }
}

/// Breaks a line at its spaces, and a word that is too long between two of its letters.
pub(super) fn wrap(line: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
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
        let rows = vec![Row::of(row.iter().map(|cell| (*cell).into()).collect())];
        Table { columns, rows, ..Table::default() }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word_before_words_are_broken() {
        let columns =
            vec![Column::text("Åtgärd", 4), Column::text("Ansvarig", 1), Column::figures("Mindre allvarliga", 1)];
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
