//! The grid of a test sheet: items down, attributes across, and the cell the cursor is on.
//!
//! Nothing here costs more the more items there are, but for the first time and when items come or go: a mark counts
//! one item out and in again.

use super::tree::scrolled;
use crate::domain::{
    Attribute, Book, Change, Direction, Edit, ItemKey, MarkCode, MeasureId, Record, SheetId, SheetItem, SheetTotals,
    TestSheet,
};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Columns of a cell: a sign, the mark of a note, a short word.
const CELL: u16 = 6;
/// Columns of a cell where there is room: for the heads, which are read with the cells.
const WIDE_CELL: u16 = 14;
/// Rows under the items: a rule, the attribute and its totals, those of the items in two, the item.
const BELOW: u16 = 6;
/// Rows above them: what the sheet is, and the heads of the columns in two.
const ABOVE: u16 = 3;

/// What choosing something that has to do with test sheets does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetChoice {
    /// Opens a sheet.
    Open(SheetId),
    /// Makes a new one.
    New,
    /// Goes to an item.
    Item(u32),
    /// Opens the form of the item the cursor is on.
    EditItem,
    /// Opens the form of a new item.
    AddItem,
    /// Removes the item the cursor is on.
    RemoveItem,
    /// Opens the form of the sheet.
    EditSheet,
    /// Removes the sheet.
    RemoveSheet,
    /// Asks for the name of a new attribute.
    AddAttribute,
    /// Asks for another name of an attribute.
    RenameAttribute(u8),
    /// Asks when an attribute is to be asked for.
    Within(u8),
    /// Asks for an attribute only where another deviates, or always.
    Nest(u8, Option<u8>),
    /// Puts an attribute before or after the one beside it.
    MoveAttribute(u8, Direction),
    /// Removes an attribute.
    RemoveAttribute(u8),
    /// Asks which measure is to be fed by items with deviations, or by an attribute.
    Feed(Option<u8>),
    /// Feeds a measure.
    FeedMeasure(Option<u8>, MeasureId),
    /// Asks for the name of a new measure that is to be fed.
    FeedNew(Option<u8>),
}

/// What a name is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// A new attribute.
    NewAttribute,
    /// An attribute there is.
    Attribute(u8),
    /// A new measure, fed by items with deviations or by an attribute.
    Measure(Option<u8>),
}

/// The state of the grid.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The sheet.
    pub sheet: SheetId,
    /// The numbers of its items, in order.
    pub numbers: Vec<u32>,
    /// The row the cursor is on.
    pub row: usize,
    /// The attribute the cursor is on.
    pub column: usize,
    /// The first row in view.
    pub top: usize,
    /// The first attribute in view.
    pub left: usize,
    /// The totals.
    pub totals: SheetTotals,
    /// The cell that was marked just now, which the cursor has moved on from: a note is about that one.
    pub marked: Option<(usize, usize)>,
    /// How wide the widest identity and unit are.
    widest: (u16, u16),
    /// The state of the book that was counted.
    revision: Option<u64>,
}

/// Where the parts of the grid are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GridArea {
    /// What the sheet is.
    pub title: Rect,
    /// The heads of the columns, two rows.
    pub heads: Rect,
    /// The items.
    pub rows: Rect,
    /// What stands under them.
    pub below: Rect,
    /// How many rows of it the legend takes.
    pub legend: u16,
    /// Columns of the number, from the left edge.
    pub number: u16,
    /// Columns of the identity.
    pub identity: u16,
    /// Columns of the unit; none when no item has one.
    pub unit: u16,
    /// Columns of an attribute.
    pub cell: u16,
    /// How many attributes are in view.
    pub columns: u16,
}

impl GridArea {
    /// The first column of an attribute, counted from the leftmost in view.
    #[must_use]
    pub const fn column(&self, place: u16) -> u16 {
        let fixed = self.number + 1 + self.identity + if self.unit > 0 { self.unit + 1 } else { 0 };
        self.rows.x + 1 + fixed + 1 + place * (self.cell + 1)
    }
}

impl Grid {
    /// The grid of a sheet, the cursor on the first cell that has no mark.
    #[must_use]
    pub fn open(book: &Book, revision: u64, sheet: SheetId) -> Option<Self> {
        let mut grid = Self {
            sheet,
            numbers: Vec::new(),
            row: 0,
            column: 0,
            top: 0,
            left: 0,
            totals: SheetTotals::default(),
            marked: None,
            widest: (0, 0),
            revision: None,
        };
        if !grid.keep_up(book, revision) {
            return None;
        }
        let first =
            book.find::<TestSheet>(sheet).zip(grid.item(book)).and_then(|(sheet, item)| sheet.next_asked(item, 0));
        if let Some((row, column)) = first.map(|column| (0, column)).or_else(|| grid.untested(book, true)) {
            (grid.row, grid.column) = (row, column);
        }
        Some(grid)
    }

    /// Counts anew if the book has changed otherwise than by marks. Whether the sheet is still there.
    pub fn keep_up(&mut self, book: &Book, revision: u64) -> bool {
        let Some(sheet) = book.find::<TestSheet>(self.sheet) else { return false };
        if self.revision == Some(revision) {
            return true;
        }
        let on = self.number();
        self.numbers = book.items(self.sheet).map(|item| item.number).collect();
        self.totals = SheetTotals::of(sheet, book.items(self.sheet));
        let width = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
        self.widest = book
            .items(self.sheet)
            .fold((0, 0), |(identity, unit), item| (identity.max(width(&item.identity)), unit.max(width(&item.unit))));
        let row = on.and_then(|number| self.numbers.iter().position(|other| *other == number));
        self.row = row.unwrap_or(self.row).min(self.numbers.len().saturating_sub(1));
        self.column = self.column.min(sheet.attributes.len().saturating_sub(1));
        self.revision = Some(revision);
        true
    }

    /// Takes in a change that has been made, by which the book came to this revision. One that only marks items is
    /// counted at once; after any other the sheet is counted anew when it is drawn.
    pub fn follow(&mut self, book: &Book, revision: u64, change: &Change) {
        let Some(sheet) = book.find::<TestSheet>(self.sheet) else { return };
        if self.revision.and_then(|before| before.checked_add(1)) != Some(revision) {
            return;
        }
        let marks: Option<Vec<_>> = change.edits.iter().map(|edit| self.marking(edit)).collect();
        for (before, after) in marks.iter().flatten() {
            self.totals.take(sheet, before);
            self.totals.add(sheet, after);
        }
        if marks.is_some() {
            self.revision = Some(revision);
        }
    }

    /// Goes to what a change of this sheet has changed. `false` when it changed something else.
    pub fn show(&mut self, book: &Book, revision: u64, change: &Change) -> bool {
        let own = self.sheet;
        let ours = |edit: &Edit| match edit.after.as_ref().or(edit.before.as_ref()) {
            Some(Record::SheetItem(item)) => item.sheet_id == own,
            Some(Record::TestSheet(sheet)) => sheet.id == own,
            _ => false,
        };
        if !change.edits.iter().any(ours) {
            return false;
        }
        self.follow(book, revision, change);
        if !self.keep_up(book, revision) {
            return false;
        }
        // A change of an item may rewrite the sentences of a result too.
        let first = change.edits.iter().find(|edit| ours(edit));
        let Some(Record::SheetItem(item)) = first.and_then(|edit| edit.after.as_ref()) else {
            return true;
        };
        self.go_to(item.number);
        let marking = first.and_then(|edit| self.marking(edit));
        let differs = |each: &Attribute| {
            marking.is_some_and(|(before, after)| before.marks.get(&each.number) != after.marks.get(&each.number))
        };
        let sheet = book.find::<TestSheet>(self.sheet);
        if let Some(column) = sheet.and_then(|sheet| sheet.attributes.iter().position(differs)) {
            self.column = column;
        }
        true
    }

    /// The item before and after, when an edit does not touch what makes the columns.
    fn marking<'a>(&self, edit: &'a Edit) -> Option<(&'a SheetItem, &'a SheetItem)> {
        match (&edit.before, &edit.after) {
            (Some(Record::SheetItem(before)), Some(Record::SheetItem(after)))
                if before.sheet_id == self.sheet
                    && (&before.identity, &before.unit) == (&after.identity, &after.unit) =>
            {
                Some((before, after))
            }
            _ => None,
        }
    }

    /// The number of the item the cursor is on.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        self.numbers.get(self.row).copied()
    }

    /// The item the cursor is on, as it is known.
    #[must_use]
    pub fn key(&self) -> Option<ItemKey> {
        Some(ItemKey { sheet_id: self.sheet, number: self.number()? })
    }

    /// The item the cursor is on.
    #[must_use]
    pub fn item<'a>(&self, book: &'a Book) -> Option<&'a SheetItem> {
        self.item_at(book, self.row)
    }

    /// The item of a row.
    #[must_use]
    pub fn item_at<'a>(&self, book: &'a Book, row: usize) -> Option<&'a SheetItem> {
        book.find::<SheetItem>(ItemKey { sheet_id: self.sheet, number: *self.numbers.get(row)? })
    }

    /// The attribute the cursor is on.
    #[must_use]
    pub fn attribute<'a>(&self, book: &'a Book) -> Option<&'a Attribute> {
        book.find::<TestSheet>(self.sheet)?.attributes.get(self.column)
    }

    /// The mark of the cell the cursor is on.
    #[must_use]
    pub fn mark(&self, book: &Book) -> Option<MarkCode> {
        self.item(book)?.mark(self.attribute(book)?.number)
    }

    /// Moves the cursor by some rows.
    pub fn step(&mut self, rows: isize) {
        self.row = self.row.saturating_add_signed(rows).min(self.numbers.len().saturating_sub(1));
    }

    /// Moves the cursor by some columns.
    pub fn step_column(&mut self, columns: isize, book: &Book) {
        let last = book.find::<TestSheet>(self.sheet).map_or(0, |sheet| sheet.attributes.len().saturating_sub(1));
        self.column = self.column.saturating_add_signed(columns).min(last);
    }

    /// Puts the cursor on an item.
    pub fn go_to(&mut self, number: u32) {
        if let Ok(row) = self.numbers.binary_search(&number) {
            self.row = row;
        }
    }

    /// Moves on from a cell that was marked: to the next attribute that is asked for of the item, else to the first one
    /// of the next item.
    pub fn advance(&mut self, book: &Book) {
        let Some(sheet) = book.find::<TestSheet>(self.sheet) else { return };
        let Some(item) = self.item(book) else { return };
        let asked = |item: &SheetItem, from: usize| {
            let mut places = sheet.attributes.iter().enumerate().skip(from);
            places.find(|(_, each)| sheet.is_asked(item, each.number)).map(|(at, _)| at)
        };
        if let Some(next) = asked(item, self.column + 1) {
            self.column = next;
        } else if self.row + 1 < self.numbers.len() {
            self.row += 1;
            self.column = self.item(book).and_then(|item| asked(item, 0)).unwrap_or(0);
        }
    }

    /// The next or previous cell without a mark that is asked for, beyond the cursor and around the end.
    #[must_use]
    pub fn untested(&self, book: &Book, forward: bool) -> Option<(usize, usize)> {
        let sheet = book.find::<TestSheet>(self.sheet)?;
        let len = self.numbers.len();
        let cells = |row: usize| {
            let item = self.item_at(book, row);
            let at = sheet.attributes.iter().enumerate();
            at.filter(move |(_, each)| {
                item.is_some_and(|item| item.mark(each.number).is_none() && sheet.is_asked(item, each.number))
            })
        };
        let beyond = |column: usize| {
            if forward { column > self.column } else { column < self.column }
        };
        let here = |row: usize, wanted: &dyn Fn(usize) -> bool| {
            let mut places = cells(row).map(|(at, _)| at).filter(|at| wanted(*at));
            if forward { places.next() } else { places.last() }
        };
        if let Some(column) = here(self.row, &beyond) {
            return Some((self.row, column));
        }
        (1..=len).find_map(|step| {
            let row = if forward { (self.row + step) % len } else { (self.row + len - step) % len };
            here(row, &|_| true).map(|column| (row, column))
        })
    }

    /// Where the parts are in an area, for a sheet with so many attributes.
    #[must_use]
    pub fn arrange(&self, area: Rect, attributes: usize, legend: u16) -> GridArea {
        let last = self.numbers.last().copied().unwrap_or(0);
        let digits = u16::try_from(last.to_string().len()).unwrap_or(10).max(2);
        let room = area.width.saturating_sub(2);
        let attributes = u16::try_from(attributes).unwrap_or(u16::MAX).max(1);
        let wanted = attributes.saturating_mul(CELL + 1);
        let unit = self.widest.1.min(14).min(room / 7);
        let unit_and_gap = if unit > 0 { unit + 1 } else { 0 };
        let spare = room.saturating_sub(digits + 2 + unit_and_gap).saturating_sub(wanted);
        let identity = self.widest.0.max(4).min((room / 4).max(spare));
        let left = room.saturating_sub(digits + 1 + identity + 1 + unit_and_gap);
        let cell = ((left + 1) / attributes).saturating_sub(1).clamp(CELL, WIDE_CELL);
        let below = (BELOW + legend).min(area.height.saturating_sub(ABOVE + 1));
        let rows = area.height.saturating_sub(ABOVE + below);
        let line = |y: u16, height: u16| Rect { y: area.y + y, height, ..area }.intersection(area);
        GridArea {
            title: line(0, 1),
            heads: line(1, 2),
            rows: line(ABOVE, rows),
            below: line(ABOVE + rows, below),
            legend,
            number: digits,
            identity,
            unit,
            cell,
            columns: ((left + 1) / (cell + 1)).max(1),
        }
    }

    /// Scrolls so that the cursor is in view.
    pub fn settle(&mut self, area: &GridArea, attributes: usize) {
        self.top = scrolled(self.top, self.row, self.numbers.len(), usize::from(area.rows.height));
        self.left = scrolled(self.left, self.column, attributes, usize::from(area.columns));
    }
}
