//! Tables: columns with shares of the width, a head that is repeated on every page, rows of four kinds.

use super::{Badge, Line, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Table {
    /// What it is called: stands above it, and is its name for who cannot see it. Empty where the heading says it.
    pub caption: Line,
    /// What it shows and how it is read, for who cannot see it: never drawn. Empty when the caption is enough.
    pub summary: Line,
    /// Header rows above the heads of the columns, each cell over one or several columns.
    pub over: Vec<Vec<HeadCell>>,
    /// Its columns. Their heads are the last header row; header rows are repeated on every page.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether the first cell of a plain row or a total names the row.
    pub row_heads: bool,
}

/// A cell of a header row above the heads of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HeadCell {
    /// What it says.
    pub text: Line,
    /// Over how many columns.
    pub span: u16,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// What stands in the header row.
    pub head: Line,
    /// Its share of the width beside the other columns'.
    pub share: u16,
    /// To which side its cells are set.
    pub align: Align,
}

/// To which side a cell is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Text.
    #[default]
    Left,
    /// Figures.
    Right,
    /// Marks, such as the cells of a matrix.
    Centre,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// What it is for.
    pub kind: RowKind,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it stays on the page of the row after it: a section with its first row, a row with its comment.
    pub keep_with_next: bool,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// Cells under their heads.
    #[default]
    Plain,
    /// One cell over all columns that names what follows, such as a risk point.
    Section,
    /// One cell over all columns that belongs to the row above it.
    Comment,
    /// Sums up the rows above.
    Total,
    /// To be filled in by hand, such as a signature: has room for it.
    Form,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// What it holds, in order; nothing where it is empty.
    pub flow: Vec<Flow>,
    /// Over how many columns, 1 for most; more than there are means all that are left. 0 counts as 1.
    pub span: u16,
    /// What a drawing format may shade it by; the words say it without.
    pub shade: Option<super::Tone>,
}

/// A part of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "type", content = "value")]
pub enum Flow {
    /// A paragraph.
    Paragraph(Text),
    /// A list without numbers.
    List(Vec<Text>),
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(head: impl Into<Line>, share: u16) -> Self {
        Self { head: head.into(), share, align: Align::Left }
    }

    /// A column of figures.
    #[must_use]
    pub fn figures(head: impl Into<Line>, share: u16) -> Self {
        Self { head: head.into(), share, align: Align::Right }
    }

    /// A column of marks.
    #[must_use]
    pub fn marks(head: impl Into<Line>, share: u16) -> Self {
        Self { head: head.into(), share, align: Align::Centre }
    }
}

impl HeadCell {
    /// A head over some columns.
    #[must_use]
    pub fn over(text: impl Into<Line>, span: u16) -> Self {
        Self { text: text.into(), span }
    }
}

impl Table {
    /// The share of all columns together, at least 1.
    #[must_use]
    pub fn shares(&self) -> u32 {
        self.columns.iter().map(|column| u32::from(column.share.max(1))).sum::<u32>().max(1)
    }

    /// How many columns the cells of a row take: a row's cells with their places, none outside the table.
    ///
    /// Gives each cell with the column it begins at and how many it covers.
    pub fn placed<'a>(&self, row: &'a Row) -> impl Iterator<Item = (usize, usize, &'a Cell)> {
        let columns = self.columns.len();
        let mut at = 0;
        row.cells.iter().map_while(move |cell| {
            let from = at;
            let span = usize::from(cell.span.max(1)).min(columns.saturating_sub(from));
            at += span;
            (span > 0).then_some((from, span, cell))
        })
    }

    /// The head of a column with what stands above it, for formats with one header row.
    #[must_use]
    pub fn full_head(&self, at: usize) -> String {
        let mut said: Vec<&str> = Vec::new();
        for over in &self.over {
            let mut from = 0;
            for cell in over {
                let to = from + usize::from(cell.span.max(1));
                if (from..to).contains(&at) && !cell.text.is_empty() {
                    said.push(&cell.text);
                }
                from = to;
            }
        }
        said.extend(self.columns.get(at).map(|column| column.head.as_str()));
        said.join(" ")
    }

    /// The table without the columns after the first in which no row says anything. A table with header rows above the
    /// heads, or with cells over several columns among the plain ones, stays as it is.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        let plain = |row: &&Row| matches!(row.kind, RowKind::Plain | RowKind::Total);
        if !self.over.is_empty() || self.rows.iter().filter(plain).any(|row| row.cells.iter().any(|cell| cell.span > 1))
        {
            return self;
        }
        let says = |at: usize| {
            let mut cells = self.rows.iter().filter(plain).filter_map(|row| row.cells.get(at));
            at == 0 || cells.any(|cell| !cell.is_empty())
        };
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        let mut keep = kept.iter().copied();
        self.columns.retain(|_| keep.next().unwrap_or(true));
        for row in self.rows.iter_mut().filter(|row| matches!(row.kind, RowKind::Plain | RowKind::Total)) {
            let mut keep = kept.iter().copied();
            row.cells.retain(|_| keep.next().unwrap_or(true));
        }
        self
    }

    /// The table with its sections whole: each stays on one page with its rows, as long as they are few.
    #[must_use]
    pub fn with_whole_sections(mut self) -> Self {
        const FEW: usize = 10;
        for section in self.rows.chunk_by_mut(|_, next| next.kind != RowKind::Section) {
            if section.len() <= FEW
                && let Some((_, above)) = section.split_last_mut()
            {
                for row in above {
                    row.keep_with_next = true;
                }
            }
        }
        self
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Row {
    /// Cells under their heads.
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Plain, cells, keep_with_next: false }
    }

    /// Sums up the rows above.
    #[must_use]
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { kind: RowKind::Total, cells, keep_with_next: false }
    }

    /// A row to be filled in by hand after its first cell.
    #[must_use]
    pub fn form(cell: impl Into<Cell>) -> Self {
        Self { kind: RowKind::Form, cells: vec![cell.into()], keep_with_next: true }
    }

    /// Names what follows, over all columns.
    #[must_use]
    pub fn section(cell: impl Into<Cell>) -> Self {
        let cell = Cell { span: u16::MAX, ..cell.into() };
        Self { kind: RowKind::Section, cells: vec![cell], keep_with_next: true }
    }

    /// Belongs to the row above, over all columns.
    #[must_use]
    pub fn comment(cell: impl Into<Cell>) -> Self {
        let cell = Cell { span: u16::MAX, ..cell.into() };
        Self { kind: RowKind::Comment, cells: vec![cell], keep_with_next: false }
    }

    /// Whether it is so long that it must be allowed to go on on the next page; others stay whole.
    #[must_use]
    pub fn may_break(&self) -> bool {
        // About half of a page that lies down, and as many characters as a line of a usual column holds.
        const LONG: usize = 20;
        const WIDE: usize = 45;
        let lines = |text: &str| text.lines().map(|line| line.chars().count().div_ceil(WIDE).max(1)).sum::<usize>();
        self.cells.iter().any(|cell| lines(&cell.plain()) > LONG)
    }
}

impl Cell {
    /// A cell of several paragraphs and lists; what says nothing is left out.
    #[must_use]
    pub fn of(flow: Vec<Flow>) -> Self {
        let flow = flow.into_iter().filter(|part| part.len() > 0).collect();
        Self { flow, span: 1, shade: None }
    }

    /// What it holds as plain text, a line for each line, items after a dash.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut lines = Vec::new();
        for part in &self.flow {
            match part {
                Flow::Paragraph(text) => lines.push(text.plain()),
                Flow::List(items) => lines.extend(items.iter().map(|item| format!("– {}", item.plain()))),
            }
        }
        lines.join("\n")
    }

    /// How many characters it holds, about.
    #[must_use]
    pub fn len(&self) -> usize {
        self.flow.iter().map(Flow::len).sum()
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.flow.is_empty()
    }
}

impl Flow {
    fn len(&self) -> usize {
        match self {
            Self::Paragraph(text) => text.len(),
            Self::List(items) => items.iter().map(Text::len).sum(),
        }
    }
}

impl From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self::of(vec![Flow::Paragraph(text)])
    }
}

impl From<Badge> for Cell {
    fn from(badge: Badge) -> Self {
        Text::badge(badge).into()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Text::from(text).into()
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Text::from(text).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_in_which_no_row_says_anything_is_left_out_but_never_the_first() {
        let columns = ["a", "b", "c"].map(|head| Column::text(head, 1)).into();
        let rows = vec![Row::section("s"), Row::of(vec!["".into(), "".into(), "x".into()])];
        let table = Table { columns, rows, ..Table::default() }.without_empty_columns();
        assert_eq!(table.columns.iter().map(|column| column.head.as_str()).collect::<Vec<_>>(), ["a", "c"]);
        assert_eq!(table.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn the_rows_of_a_section_stay_together_and_let_go_of_the_next() {
        let row = || Row::of(vec!["x".into()]);
        let rows = vec![Row::section("a"), row(), row(), Row::section("b"), row()];
        let table = Table { columns: vec![Column::text("", 1)], rows, ..Table::default() }.with_whole_sections();
        assert_eq!(
            table.rows.iter().map(|row| row.keep_with_next).collect::<Vec<_>>(),
            [true, true, false, true, false]
        );
    }

    #[test]
    fn spans_never_reach_outside_the_table() {
        let columns = ["a", "b", "c"].map(|head| Column::text(head, 1)).into();
        let table = Table { columns, ..Table::default() };
        let places = |row: &Row| table.placed(row).map(|(at, span, _)| (at, span)).collect::<Vec<_>>();
        let wide = |span| Cell { span, ..Cell::from("x") };
        assert_eq!(places(&Row::section("x")), [(0, 3)]);
        assert_eq!(places(&Row::of(vec![wide(0), wide(2), wide(1)])), [(0, 1), (1, 2)]);
        assert_eq!(places(&Row::of(vec![wide(1), wide(9)])), [(0, 1), (1, 2)]);
    }
}
