//! Tables: widths of columns, rows of cells side by side, and rows that go on on the next page.

use super::marks::{Area, Band, Mark, no_lone_lines};
use super::style::{self, Ink, Style};
use super::tags::{Node, Owner};
use super::wrap::Set;
use super::{Composer, Item};
use crate::report::model::{Align, Cell, Column, Flow, HeadCell, Row as Said, RowKind, Table, Text};
use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};
use std::num::NonZeroU32;
use std::rc::Rc;

const SIDE: f32 = 5.5;
const ABOVE: f32 = 4.0;
const BELOW: f32 = 4.6;
/// Between the paragraphs and items of a cell.
const BETWEEN: f32 = 2.6;
const INDENT: f32 = 9.0;
/// Room to write by hand in.
const WRITTEN: f32 = 30.0;
/// A table no taller than this is not broken.
const SMALL: f32 = 210.0;
/// A row no taller than this does not stand alone at the end of a page.
const LOW: f32 = 60.0;
/// A word longer than this part of the table does not make its column wider.
const WIDEST_WORD: f32 = 0.3;
/// A cell that is broken has at least this many lines on either page.
const TOGETHER: usize = 3;

/// A row as it is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The space above it.
    pub(super) above: f32,
    /// The space below it.
    pub(super) below: f32,
    /// Whether it stays on the page of the row after it.
    pub(super) keep: bool,
    /// Whether it may go on on the next page before it must.
    pub(super) breaks: bool,
    width: f32,
    cells: Vec<Pane>,
    fill: Option<Ink>,
    over: Option<(f32, Ink)>,
    under: Option<(f32, Ink)>,
    /// How tall what it holds is at least.
    least: f32,
    /// Whether a stroke at its left binds it to the row above.
    bound: bool,
}

/// A cell as it is drawn.
#[derive(Clone, Debug, Default)]
struct Pane {
    x: f32,
    width: f32,
    fill: Option<Ink>,
    bands: Vec<Band>,
}

/// How tall bands are, one under the other.
fn stacked(bands: &[Band]) -> f32 {
    let mut y = 0.0;
    let mut below: f32 = 0.0;
    for (at, band) in bands.iter().enumerate() {
        y += if at == 0 { 0.0 } else { below.max(band.above) } + band.height;
        below = band.below;
    }
    y
}

impl Row {
    /// How tall it is.
    pub(super) fn height(&self) -> f32 {
        let tallest = self.cells.iter().map(|cell| stacked(&cell.bands)).fold(0.0, f32::max);
        ABOVE + tallest.max(self.least) + BELOW
    }

    /// How tall its first part is at least when it is broken.
    pub(super) fn least(&self) -> f32 {
        let first = |cell: &Pane| {
            let at = (TOGETHER..cell.bands.len()).find(|at| breaks_well(&cell.bands, *at));
            stacked(cell.bands.get(..at.unwrap_or(cell.bands.len())).unwrap_or_default())
        };
        ABOVE + self.cells.iter().map(first).fold(self.least, f32::max) + BELOW
    }

    /// The part that fits in the room, and the rest. `None` when a cell cannot be broken well there; but where it
    /// `must`, whatever fits.
    pub(super) fn split(&self, room: f32, must: bool) -> Option<(Self, Self)> {
        let room = room - ABOVE - BELOW;
        let (mut first, mut rest) = (self.clone(), self.clone());
        let mut taken = 0;
        for ((cell, head), tail) in self.cells.iter().zip(&mut first.cells).zip(&mut rest.cells) {
            let fits = fitting(&cell.bands, room, must)?;
            head.bands.truncate(fits);
            tail.bands.drain(..fits.min(tail.bands.len()));
            taken += fits;
        }
        first.under = None;
        first.keep = false;
        rest.over = None;
        (taken > 0).then_some((first, rest))
    }

    /// What is drawn, from a height on.
    pub(super) fn drawn(self, y: f32) -> Vec<Mark> {
        let height = self.height();
        let mut marks = Vec::new();
        let mut fill = |x, width, colour| {
            marks.push(Mark::Box { area: Area { x, y, width, height }, colour, owner: Owner::Decor });
        };
        if let Some(colour) = self.fill {
            fill(0.0, self.width, colour);
        }
        for cell in &self.cells {
            if let Some(colour) = cell.fill {
                fill(cell.x, cell.width, colour);
            }
        }
        if self.bound {
            fill(SIDE, 2.0, style::HAIR);
        }
        for (place, line) in [(y, self.over), (y + height, self.under)] {
            if let Some((width, colour)) = line {
                let points = vec![(0.0, place), (self.width, place)];
                marks.push(Mark::Line { points, width, colour, dash: None, owner: Owner::Decor });
            }
        }
        let indent = if self.bound { SIDE + INDENT } else { SIDE };
        for cell in self.cells {
            marks.extend(stack(cell.bands, cell.x + indent, y + ABOVE));
        }
        marks
    }

    /// The same said to nobody: a header row that is repeated.
    pub(super) fn silent(&self) -> Self {
        let mut row = self.clone();
        for band in row.cells.iter_mut().flat_map(|cell| &mut cell.bands) {
            band.marks = std::mem::take(&mut band.marks).into_iter().map(Mark::silent).collect();
        }
        row
    }
}

/// Bands one under the other, as marks.
fn stack(bands: Vec<Band>, x: f32, mut y: f32) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut below: f32 = 0.0;
    for (at, band) in bands.into_iter().enumerate() {
        if at > 0 {
            y += below.max(band.above);
        }
        below = band.below;
        let height = band.height;
        marks.extend(band.moved(x, y).marks);
        y += height;
    }
    marks
}

/// How many bands of a cell go on the page: all, or as many as fit before a place where it breaks well.
fn fitting(bands: &[Band], room: f32, must: bool) -> Option<usize> {
    let mut fits = 0;
    while fits < bands.len() && stacked(bands.get(..=fits).unwrap_or_default()) <= room {
        fits += 1;
    }
    if fits == bands.len() {
        return Some(fits);
    }
    let well = (TOGETHER..=fits).rev().find(|at| breaks_well(bands, *at));
    well.or(must.then_some(fits))
}

/// Whether a cell may be broken after some of its bands: lines enough stand on either page, and no paragraph minds.
fn breaks_well(bands: &[Band], at: usize) -> bool {
    let minds = at.checked_sub(1).and_then(|last| bands.get(last)).is_some_and(|last| last.keep);
    at >= TOGETHER && bands.len().saturating_sub(at) >= TOGETHER && !minds
}

impl Composer<'_> {
    /// A table.
    pub(super) fn table(&mut self, table: &Table) {
        let summary = (!table.summary.is_empty()).then(|| super::short(&table.summary));
        let node = self.tree.add(None, Tag::Table.with_summary(summary));
        let widths = self.widths(table);
        if !table.caption.is_empty() {
            let caption = Owner::Tag(self.tree.add(Some(node), Tag::Caption));
            let lines = self.plain_lines(&table.caption, self.width, style::CAPTION, Align::Left, caption);
            self.kept_lines(lines, 12.0, 4.0);
        }
        let mut head = self.head(table, &widths, node);
        if let Some(first) = head.first_mut() {
            first.above = if table.caption.is_empty() { 8.0 } else { 4.0 };
        }
        let repeated: Vec<_> = head.iter().map(Row::silent).collect();
        self.items.extend(head.into_iter().map(Item::Row));
        self.items.push(Item::Head(Some(Rc::new(repeated))));
        let body = self.tree.add(Some(node), Tag::TBody);
        let mut rows = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            rows.push(self.row(table, row, table.rows.get(at + 1), &widths, body));
        }
        keep_together(&mut rows);
        self.items.extend(rows.into_iter().map(Item::Row));
        self.items.push(Item::Head(None));
    }

    /// The widths of the columns: their shares, and more for those whose words need it, from those that have it.
    fn widths(&mut self, table: &Table) -> Vec<f32> {
        let shares = f32::from(u16::try_from(table.shares()).unwrap_or(u16::MAX));
        let whole = self.whole_width(table);
        let of_share = |share: u16| whole * f32::from(share.max(1)) / shares;
        let mut widths: Vec<f32> = table.columns.iter().map(|column| of_share(column.share)).collect();
        let needs = self.needs(table);
        let lacking: f32 = widths.iter().zip(&needs).map(|(width, need)| (need - width).max(0.0)).sum();
        let spare: f32 = widths.iter().zip(&needs).map(|(width, need)| (width - need).max(0.0)).sum();
        if lacking > 0.0 && spare > 0.0 {
            let part = (lacking / spare).min(1.0);
            let given = (spare / lacking).min(1.0);
            for (width, need) in widths.iter_mut().zip(&needs) {
                let change = need - *width;
                *width += change * if change > 0.0 { given } else { part };
            }
        }
        widths
    }

    /// How wide a table is: a name and a figure that stand far from each other are hard to read together.
    fn whole_width(&mut self, table: &Table) -> f32 {
        let figures = |column: &Column| column.align != Align::Left;
        if table.columns.len() > 2 || !table.columns.iter().skip(1).all(figures) {
            return self.width;
        }
        let mut widest = self.fonts.width(style::CAPTION.face, &table.caption) * style::CAPTION.size;
        for cell in table.rows.iter().filter_map(|row| row.cells.first()) {
            for line in cell.plain().lines() {
                widest = widest.max(self.fonts.width(style::COLUMN.face, line) * style::CELL.size);
            }
        }
        (widest + 90.0).clamp(self.width * 0.45, self.width)
    }

    /// How wide each column must be for its longest word, or for its figures on one line.
    fn needs(&mut self, table: &Table) -> Vec<f32> {
        let most = self.width * WIDEST_WORD;
        let head = |column: &Column| column.head.to_string();
        let mut needs: Vec<f32> = Vec::with_capacity(table.columns.len());
        for column in &table.columns {
            needs.push(self.longest_word(&head(column), style::COLUMN).min(most));
        }
        for row in table.rows.iter().filter(|row| matches!(row.kind, RowKind::Plain | RowKind::Total)) {
            for (at, span, cell) in table.placed(row) {
                if span != 1 {
                    continue;
                }
                let style = cell_style(row.kind);
                let need = self.longest_word(&cell.plain(), style).min(most);
                if let Some(known) = needs.get_mut(at) {
                    *known = known.max(need);
                }
            }
        }
        needs.iter().map(|need| need + 2.0 * SIDE + 0.5).collect()
    }

    fn head(&mut self, table: &Table, widths: &[f32], node: Node) -> Vec<Row> {
        let head = self.tree.add(Some(node), Tag::THead);
        let mut rows = Vec::new();
        for over in &table.over {
            rows.push(self.head_row(over, widths, head, |at| match table.columns.get(at) {
                Some(column) if column.align != Align::Left => Align::Centre,
                _ => Align::Left,
            }));
        }
        let columns: Vec<_> = table.columns.iter().map(|column| HeadCell::over(column.head.as_str(), 1)).collect();
        let align = |at| table.columns.get(at).map_or(Align::Left, |column: &Column| column.align);
        let mut last = self.head_row(&columns, widths, head, align);
        last.under = Some((0.9, style::RULE));
        rows.push(last);
        rows
    }

    fn head_row(&mut self, said: &[HeadCell], widths: &[f32], head: Node, align: impl Fn(usize) -> Align) -> Row {
        let tr = self.tree.add(Some(head), Tag::TR);
        let mut cells = Vec::new();
        let mut at = 0;
        for cell in said {
            let span = usize::from(cell.span.max(1)).min(widths.len().saturating_sub(at));
            if span == 0 {
                break;
            }
            let th = Tag::TH(TableHeaderScope::Column).with_col_span(spans(span));
            let owner = Owner::Tag(self.tree.add(Some(tr), th));
            let (x, width) = place(widths, at, span);
            let bands = self.plain_lines(&cell.text, width - 2.0 * SIDE, style::COLUMN, align(at), owner);
            cells.push(Pane { x, width, fill: None, bands });
            at += span;
        }
        for _ in at..widths.len() {
            self.tree.add(Some(tr), Tag::TH(TableHeaderScope::Column));
        }
        let fill = Some(style::ACCENT_TINT);
        Row { keep: true, width: widths.iter().sum(), cells, fill, ..Row::default() }
    }

    fn row(&mut self, table: &Table, said: &Said, next: Option<&Said>, widths: &[f32], body: Node) -> Row {
        let tr = self.tree.add(Some(body), Tag::TR);
        let mut cells = Vec::new();
        let mut filled = 0;
        for (at, span, cell) in table.placed(said) {
            let named =
                table.row_heads && at == 0 && matches!(said.kind, RowKind::Plain | RowKind::Total | RowKind::Form);
            let node = match (named, said.kind) {
                (true, _) => self.tree.add(Some(tr), Tag::TH(TableHeaderScope::Row).with_col_span(spans(span))),
                (_, RowKind::Section) => {
                    self.tree.add(Some(tr), Tag::TH(TableHeaderScope::Column).with_col_span(spans(span)))
                }
                _ => self.tree.add(Some(tr), Tag::TD.with_col_span(spans(span))),
            };
            let (x, width) = place(widths, at, span);
            let align = if span > 1 { Align::Left } else { table.columns.get(at).map_or(Align::Left, |c| c.align) };
            let indent = if said.kind == RowKind::Comment { INDENT } else { 0.0 };
            let room = width - 2.0 * SIDE - indent;
            let style = cell_style(said.kind);
            let bands = self.cell(cell, Set { width: room, style, align, named: said.kind == RowKind::Section }, node);
            cells.push(Pane { x, width, fill: cell.shade.map(style::tint), bands });
            filled = at + span;
        }
        for _ in filled..widths.len() {
            self.tree.add(Some(tr), Tag::TD);
        }
        let comes = next.is_some_and(|next| next.kind == RowKind::Comment);
        Row {
            keep: said.keep_with_next || comes && said.kind != RowKind::Comment,
            // A remark goes on on the next page rather than leave the foot of this one empty.
            breaks: said.kind == RowKind::Comment,
            width: widths.iter().sum(),
            cells,
            fill: (said.kind == RowKind::Section).then_some(style::GREY_TINT),
            over: (said.kind == RowKind::Total).then_some((0.9, style::RULE)),
            under: (!comes).then_some((0.5, style::HAIR)),
            least: if said.kind == RowKind::Form { WRITTEN } else { style::CELL.leading },
            bound: said.kind == RowKind::Comment,
            ..Row::default()
        }
    }

    fn cell(&mut self, cell: &Cell, set: Set, node: Node) -> Vec<Band> {
        let mut bands = Vec::new();
        let alone = cell.flow.len() == 1;
        for flow in &cell.flow {
            let from = bands.len();
            let set = Set { named: set.named && from == 0, ..set };
            match flow {
                Flow::Paragraph(text) => {
                    let node = if alone { node } else { self.tree.add(Some(node), Tag::P) };
                    bands.extend(self.lines(text, set, node));
                }
                Flow::List(items) => {
                    let list = self.tree.add(Some(node), Tag::L(ListNumbering::Disc));
                    for item in items {
                        let mut lines = self.item(item, ("•", INDENT), set, list);
                        no_lone_lines(&mut lines);
                        bands.extend(lines);
                    }
                }
            }
            if let Some(first) = bands.get_mut(from) {
                first.above = BETWEEN;
            }
            if let Flow::Paragraph(_) = flow {
                no_lone_lines(bands.get_mut(from..).unwrap_or_default());
            }
        }
        bands
    }

    /// An item of a list with its mark, if it has one, and how far it is set in.
    pub(super) fn item(&mut self, text: &Text, (mark, indent): (&str, f32), set: Set, list: Node) -> Vec<Band> {
        let item = self.tree.add(Some(list), Tag::LI);
        let label = (!mark.is_empty()).then(|| Owner::Tag(self.tree.add(Some(item), Tag::Lbl)));
        let body = self.tree.add(Some(item), Tag::LBody);
        let style = set.style;
        let set = Set { width: (set.width - indent).max(style.size), align: Align::Left, ..set };
        let lines = self.lines(text, set, body);
        let mut bands: Vec<Band> = lines.into_iter().map(|band| band.moved(indent, 0.0)).collect();
        if let Some(first) = bands.first_mut() {
            if let Some(label) = label {
                let mut run = self.run(mark, style.coloured(style::ACCENT), label);
                run.y = style.baseline();
                first.marks.insert(0, Mark::Run(run));
            }
            first.above = BETWEEN;
        }
        bands
    }
}

/// Keeps a small table whole, and of a large one no row alone at either end.
fn keep_together(rows: &mut [Row]) {
    let count = rows.len();
    let small = rows.iter().map(Row::height).sum::<f32>() < SMALL;
    for (at, row) in rows.iter_mut().enumerate() {
        let left = count - at - 1;
        let lone = (at == 0 || left == 1) && row.height() < LOW;
        row.keep |= left > 0 && (small || lone);
        row.below = if left == 0 { 13.0 } else { 0.0 };
    }
}

const fn cell_style(kind: RowKind) -> Style {
    match kind {
        RowKind::Plain | RowKind::Comment | RowKind::Section | RowKind::Form => style::CELL,
        RowKind::Total => style::CELL.faced(super::fonts::Face::Strong),
    }
}

/// Where some columns begin and how wide they are.
fn place(widths: &[f32], at: usize, span: usize) -> (f32, f32) {
    let x = widths.iter().take(at).sum();
    (x, widths.iter().skip(at).take(span).sum())
}

fn spans(columns: usize) -> Option<NonZeroU32> {
    if columns > 1 { NonZeroU32::new(u32::try_from(columns).unwrap_or(1)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::marks::count;
    use super::*;

    fn row(lines: &[usize]) -> Row {
        let line = || Band { height: 10.0, ..Band::default() };
        let cells = lines.iter().map(|lines| Pane { bands: (0..*lines).map(|_| line()).collect(), ..Pane::default() });
        Row { cells: cells.collect(), ..Row::default() }
    }

    fn sizes(row: &Row) -> Vec<usize> {
        row.cells.iter().map(|cell| cell.bands.len()).collect()
    }

    #[test]
    fn a_broken_row_leaves_no_line_alone() {
        let room = |lines: usize| ABOVE + BELOW + 10.0 * count(lines) + 0.1;
        let split = |lines: &[usize], fit, must| {
            row(lines).split(room(fit), must).map(|(first, rest)| (sizes(&first), sizes(&rest)))
        };
        assert_eq!(split(&[10, 2], 4, false), Some((vec![4, 2], vec![6, 0])));
        assert_eq!(split(&[6, 1], 5, false), Some((vec![3, 1], vec![3, 0])));
        assert_eq!(split(&[5, 1], 4, false), None, "no two parts of it are large enough");
        assert_eq!(split(&[10, 5], 4, false), None, "the second cell neither fits nor can be broken");
        assert_eq!(split(&[10, 2], 2, false), None);
        assert_eq!(split(&[10, 2], 1, true), Some((vec![1, 1], vec![9, 1])));
        assert_eq!(split(&[10], 0, true), None);
    }

    #[test]
    fn a_row_asks_for_the_room_that_its_first_part_takes() {
        let mut row = row(&[10, 2]);
        assert!((row.least() - (ABOVE + BELOW + 30.0)).abs() < 0.1);
        // A paragraph of five lines, with none of them alone.
        no_lone_lines(&mut row.cells[0].bands[..5]);
        assert!((row.least() - (ABOVE + BELOW + 30.0)).abs() < 0.1);
        no_lone_lines(&mut row.cells[0].bands[2..5]);
        assert!((row.least() - (ABOVE + BELOW + 50.0)).abs() < 0.1);
        for room in [30.0, 49.0, 50.0, 120.0] {
            let room = ABOVE + BELOW + room + 0.1;
            assert_eq!(row.split(room, false).is_some(), room >= row.least(), "{room}");
        }
    }
}
