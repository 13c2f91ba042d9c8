//! Plain text for a letter or a screen: 80 columns, tables set with spaces.

mod grid;

use super::model::{Align, Bar, Block, Cell, Document, Drawing, Fact, Figure, Flow, List, Row, RowKind, Table};
use grid::{Grid, pad, wrap};
use unicode_width::UnicodeWidthStr;

/// How wide a page is.
const PAGE: usize = 80;
/// Space between columns.
const GAP: usize = 2;
/// With more columns of text than this a row is written as a list of what each column says.
const MOST_TEXTS: usize = 4;

/// Writes a document as plain text.
#[must_use]
pub fn write(document: &Document) -> String {
    write_with_places(document).0
}

/// As [`write()`], with the line of each heading, from 0.
#[must_use]
pub fn write_with_places(document: &Document) -> (String, Vec<usize>) {
    let mut page = Page { out: String::new(), lines: 0, places: Vec::new() };
    page.underlined(&document.head.title, '=');
    page.facts(&document.head.facts);
    page.blocks(document, &document.body);
    for appendix in &document.appendices {
        page.line("");
        page.places.push(page.lines);
        page.underlined(&appendix.heading.text, '-');
        page.blocks(document, &appendix.blocks);
    }
    (page.out, page.places)
}

struct Page {
    out: String,
    /// How many lines there are.
    lines: usize,
    /// The lines of the headings.
    places: Vec<usize>,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
        self.lines += 1;
    }

    fn paragraph(&mut self, text: &str, first: &str, then: &str) {
        let mut indent = first;
        let width = PAGE.saturating_sub(then.width()).max(2);
        for line in text.split('\n').flat_map(|line| wrap(line, width)) {
            self.line(&format!("{indent}{line}"));
            indent = then;
        }
    }

    fn underlined(&mut self, text: &str, rule: char) {
        let wrapped = wrap(text, PAGE);
        let width = wrapped.iter().map(|line| line.width()).max().unwrap_or_default();
        for line in &wrapped {
            self.line(line);
        }
        self.line(&rule.to_string().repeat(width));
    }

    fn facts(&mut self, facts: &[Fact]) {
        let widest = facts.iter().map(|fact| fact.label.width() + 1 + GAP).max().unwrap_or_default();
        for fact in facts {
            let label = pad(&format!("{}:", fact.label), widest, Align::Left);
            self.paragraph(&fact.value, &label, &" ".repeat(widest.min(PAGE / 2)));
        }
    }

    fn blocks(&mut self, document: &Document, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::PageBreak => {}
                Block::Landscape(inner) => self.blocks(document, inner),
                block => {
                    self.line("");
                    self.block(document, block);
                }
            }
        }
    }

    fn block(&mut self, document: &Document, block: &Block) {
        if matches!(block, Block::Heading(_)) {
            self.places.push(self.lines);
        }
        match block {
            Block::Heading(heading) if heading.level == 1 => self.underlined(&heading.text, '-'),
            Block::Heading(heading) if heading.level == 2 => self.underlined(&heading.text, '~'),
            Block::Heading(heading) => self.paragraph(&heading.text, "", ""),
            Block::Paragraph(text) | Block::Lead(text) | Block::Note(text) => self.paragraph(&text.plain(), "", ""),
            Block::List(list) => self.list(list, ""),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Contents => self.contents(document),
            Block::PageBreak | Block::Landscape(_) => {}
        }
    }

    fn contents(&mut self, document: &Document) {
        for heading in document.outline() {
            let indent = "  ".repeat(usize::from(heading.level).saturating_sub(1));
            self.paragraph(&heading.text, &indent, &format!("{indent}  "));
        }
    }

    fn list(&mut self, list: &List, indent: &str) {
        for (at, item) in list.items.iter().enumerate() {
            let mark = if list.numbered { format!("{}. ", at + 1) } else { "- ".to_owned() };
            let then = " ".repeat(indent.len() + mark.len());
            self.paragraph(&item.plain(), &format!("{indent}{mark}"), &then);
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.caption.is_empty() {
            self.paragraph(&table.caption, "", "");
            self.line("");
        }
        let texts = table.columns.iter().filter(|column| column.align == Align::Left).count();
        if texts > MOST_TEXTS { self.records(table) } else { self.grid(table) }
    }

    fn grid(&mut self, table: &Table) {
        let grid = Grid::of(table);
        grid.head().iter().for_each(|line| self.line(line));
        self.line(&grid.rule());
        let tall = table.rows.iter().any(|row| grid.row(row).len() > 1);
        for (at, row) in table.rows.iter().enumerate() {
            match row.kind {
                RowKind::Total => self.line(&grid.rule()),
                _ if tall && at > 0 => self.line(""),
                _ => {}
            }
            match row.kind {
                RowKind::Section | RowKind::Comment => self.wide(row, ""),
                RowKind::Plain | RowKind::Form | RowKind::Total => {
                    grid.row(row).iter().for_each(|line| self.line(line));
                }
            }
        }
    }

    /// A row of one cell over all columns.
    fn wide(&mut self, row: &Row, indent: &str) {
        row.cells.iter().for_each(|cell| self.flow(cell, indent));
    }

    fn flow(&mut self, cell: &Cell, indent: &str) {
        for part in &cell.flow {
            match part {
                Flow::Paragraph(text) => self.paragraph(&text.plain(), indent, indent),
                Flow::List(items) => self.list(&List { numbered: false, items: items.clone() }, indent),
            }
        }
    }

    /// Each row as a list of what its columns say, the first alone on its line.
    fn records(&mut self, table: &Table) {
        for (at, row) in table.rows.iter().enumerate() {
            if at > 0 {
                self.line("");
            }
            match row.kind {
                RowKind::Section => {
                    let text: Vec<_> = row.cells.iter().map(Cell::plain).collect();
                    self.underlined(&text.join(" ").replace('\n', " "), '·');
                }
                RowKind::Comment => self.wide(row, "  "),
                RowKind::Plain | RowKind::Form | RowKind::Total => self.record(table, row),
            }
        }
    }

    fn record(&mut self, table: &Table, row: &Row) {
        for (at, _, cell) in table.placed(row).filter(|(_, _, cell)| !cell.is_empty()) {
            if at == 0 {
                self.flow(cell, "");
                continue;
            }
            let head = format!("  {}: ", table.full_head(at));
            if let [Flow::Paragraph(text)] = cell.flow.as_slice() {
                self.paragraph(&text.plain(), &head, "    ");
            } else {
                self.line(&head);
                self.flow(cell, "    ");
            }
        }
    }

    fn figure(&mut self, figure: &Figure) {
        self.paragraph(&figure.caption, "", "");
        match &figure.drawing {
            Drawing::Bars { bars, full } => {
                let widest = bars.iter().map(|bar| bar.label.width()).max().unwrap_or_default().min(PAGE / 2);
                for bar in bars {
                    self.bar(bar, *full, widest);
                }
            }
            // The figures stand in words under it.
            Drawing::Trend { .. } => {}
        }
    }

    /// A bar of its signs, which say what its parts are.
    fn bar(&mut self, bar: &Bar, full: u64, widest: usize) {
        const WIDTH: u64 = 20;
        let mut drawn = String::new();
        let (mut sum, mut done) = (0, 0);
        for part in &bar.parts {
            sum += part.value;
            let to = sum.saturating_mul(WIDTH).div_ceil(full.max(1)).min(WIDTH);
            drawn.push_str(&part.glyph.repeat(usize::try_from(to - done).unwrap_or_default()));
            done = to;
        }
        let mut labels = wrap(&bar.label, widest.max(2));
        let last = labels.pop().unwrap_or_default();
        for line in &labels {
            self.line(line);
        }
        let label = pad(&last, widest, Align::Left);
        let drawn = pad(&drawn, usize::try_from(WIDTH).unwrap_or_default(), Align::Left);
        self.line(&format!("{label}  {drawn}  {}", bar.text));
    }
}
