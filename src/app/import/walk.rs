//! Walks through the rows in order and puts each where it belongs, or on the list of what has no place.

use super::Options;
use super::field::Field;
use super::layout::{self, Layout, Role};
use super::parted;
use super::reading::{Found, Note, NoteKind, Place, ReadArea, Reading, TableKind, Unplaced, Why};
use super::rows::{Row, Rows, Shape};

/// Which text of the latest control the next loose line continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// None.
    None,
    /// Its result.
    Result,
    /// Its comment.
    Comment,
    /// The purpose of the area.
    Purpose,
}

/// The latest area, risk point and control, by place in the reading.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct At {
    pub(super) area: Option<usize>,
    pub(super) risk: Option<usize>,
    pub(super) control: Option<usize>,
}

pub(super) struct Walker<'a> {
    pub(super) rows: &'a Rows,
    pub(super) layout: &'a Layout,
    pub(super) options: &'a Options,
    pub(super) out: Reading,
    pub(super) at: At,
    pub(super) table: Option<usize>,
    pub(super) tail: Tail,
    /// Whether loose lines have come since the last row of the table.
    interrupted: bool,
    /// The last row of each table that has a control in it.
    pub(super) last_controls: Vec<Option<usize>>,
    /// The last line of the latest row of a table.
    table_line: u32,
    /// The last line that was added to a text.
    last_line: u32,
    /// The last row of any table, and the last line that begins a comment.
    last_row: usize,
    last_comment: usize,
}

/// Walks through all rows.
pub(super) fn walk(rows: &Rows, layout: &Layout, options: &Options, start: Reading) -> Reading {
    let last = |test: &dyn Fn(&Row) -> bool| rows.all.iter().rposition(test).unwrap_or_default();
    let mut walker = Walker {
        rows,
        layout,
        options,
        out: start,
        at: At::default(),
        table: None,
        tail: Tail::None,
        interrupted: false,
        last_controls: last_controls(rows, layout),
        table_line: 0,
        last_line: 0,
        last_row: last(&|row| rows.shape(row) != Shape::Line),
        last_comment: last(&|row| layout::is_comment(row.first())),
    };
    for (index, row) in rows.all.iter().enumerate() {
        walker.row(index, row);
    }
    walker.out
}

/// The last row of each table that has a control in it, and something besides.
fn last_controls(rows: &Rows, layout: &Layout) -> Vec<Option<usize>> {
    let mut last = vec![None; layout.tables.len()];
    let mut table = None;
    for (at, row) in rows.all.iter().enumerate() {
        if let Some(Role::Header(header)) = layout.roles.get(&at) {
            let columns = layout.tables.get(*header).map(|table| table.columns.as_slice()).unwrap_or_default();
            let control = columns.iter().position(|column| column.field == Some(Field::Control));
            table = control.map(|control| (*header, control));
        } else if let Some((table, control)) = table
            && row.filled().any(|(column, _)| column == control)
            && row.filled().nth(1).is_some()
            && let Some(place) = last.get_mut(table)
        {
            *place = Some(at);
        }
    }
    last
}

impl Walker<'_> {
    fn row(&mut self, index: usize, row: &Row) {
        let card = |table: usize| self.layout.cards.contains(&table);
        if !row.of_card && self.table.is_some_and(card) {
            // What stands below a card is no part of it.
            self.table = None;
            self.tail = Tail::None;
        }
        let header = matches!(self.layout.roles.get(&index), Some(Role::Header(_)));
        if !header && self.table.is_some_and(|table| self.is_on_another_sheet(table, row)) {
            self.table = None;
            self.tail = Tail::None;
            self.at = At::default();
        }
        match self.layout.roles.get(&index) {
            Some(Role::Header(table)) => self.header(*table, row),
            Some(Role::Heading) => self.heading(row),
            Some(Role::Purpose) => self.more(Tail::Purpose, row, row.first()),
            Some(Role::Title) => self.placed(row),
            Some(Role::Loose) => {
                self.tail = Tail::None;
                self.unplaced(row, if index < self.layout.first { Why::Front } else { Why::Loose });
            }
            None if index < self.layout.first => self.front(row),
            None => match self.rows.shape(row) {
                Shape::Line => self.line(index, row),
                shape => self.table_row(index, shape, row),
            },
        }
    }

    fn is_on_another_sheet(&self, table: usize, row: &Row) -> bool {
        self.layout.tables.get(table).is_some_and(|table| table.header.sheet != row.place.sheet)
    }

    /// A row of a table, most likely of the one whose header came last.
    fn table_row(&mut self, index: usize, shape: Shape, row: &Row) {
        let gap = row.place.line > self.table_line + 1;
        self.table_line = row.last;
        let ends = gap && !is_rule(row) && !layout::is_comment(row.first());
        if ends && self.table.is_some_and(|table| self.is_foreign(table, index, row)) {
            self.table = None;
            self.tail = Tail::None;
        }
        match shape {
            Shape::Single(column) => self.single(column, row),
            _ => self.cells(row),
        }
    }

    fn front(&mut self, row: &Row) {
        let why = if self.rows.shape(row) == Shape::Cells { Why::NoTable } else { Why::Front };
        self.unplaced(row, why);
    }

    fn header(&mut self, table: usize, row: &Row) {
        self.placed(row);
        if self.table != Some(table) && self.kind_of(table) == TableKind::Deviations {
            self.tail = Tail::None;
        }
        let sheet = |walker: &Self| {
            walker.table.and_then(|table| walker.layout.tables.get(table)).map(|table| table.header.sheet.clone())
        };
        if sheet(self).is_some_and(|before| before != row.place.sheet) && self.tail != Tail::Purpose {
            self.at = At::default();
        }
        if self.tail == Tail::Purpose {
            self.tail = Tail::None;
        }
        self.leave_register(table, row);
        self.table = Some(table);
        self.table_line = row.last;
        self.interrupted = false;
    }

    /// A table in whose rows areas and risk points are named leaves none of them to a table below it that has neither.
    fn leave_register(&mut self, table: usize, row: &Row) {
        let names = |table: usize, field| {
            let columns = self.layout.tables.get(table).map(|table| table.columns.as_slice()).unwrap_or_default();
            columns.iter().any(|column| column.field == Some(field))
        };
        let Some(above) = self.table.filter(|above| *above != table && !row.of_card) else { return };
        if names(above, Field::RiskPoint) && !names(table, Field::RiskPoint) {
            self.at = At { area: self.at.area.filter(|_| !names(above, Field::Area)), risk: None, control: None };
        }
    }

    pub(super) fn kind_of(&self, table: usize) -> TableKind {
        self.layout.tables.get(table).map_or(TableKind::Controls, |table| table.kind)
    }

    fn heading(&mut self, row: &Row) {
        self.placed(row);
        let name = layout::named_area(row.first()).unwrap_or_else(|| layout::unnumbered(row.first())).to_owned();
        self.enter_area(&name, &row.place);
        self.tail = Tail::Purpose;
        self.last_line = row.last;
    }

    /// A line of running text after the first table began.
    fn line(&mut self, index: usize, row: &Row) {
        let text = row.first();
        if let Some(own) = layout::comment(text) {
            self.comment(row, own);
        } else if self.names_risk_point(index, text) {
            self.placed(row);
            self.enter_risk_point(text, &row.place);
            self.tail = Tail::None;
        } else if self.at.control.is_none() || self.tail == Tail::None || self.begins_chapter(index, row) {
            self.tail = Tail::None;
            self.unplaced(row, Why::Loose);
        } else {
            self.more(self.tail, row, text);
        }
        self.interrupted = true;
    }

    /// Whether a line stands alone directly above a row of the table: a risk point that lies outside it.
    fn names_risk_point(&self, index: usize, text: &str) -> bool {
        let controls = self.table.is_some_and(|table| self.kind_of(table) == TableKind::Controls);
        let below = self.rows.all.get(index + 1);
        let row = below.is_some_and(|below| {
            self.rows.shape(below) == Shape::Cells
                && !is_rule(below)
                && !self.layout.roles.contains_key(&(index + 1))
                && self.fits(below)
        });
        controls && row && layout::heading_like(text)
    }

    /// Whether a row has as many cells as the table has columns.
    fn fits(&self, row: &Row) -> bool {
        let columns = self.table.and_then(|table| self.layout.tables.get(table)).map(|table| table.columns.len());
        columns == Some(row.cells.len())
    }

    /// Whether a line after the last table begins something else.
    fn begins_chapter(&self, index: usize, row: &Row) -> bool {
        if self.layout.is_listed(row.first()) {
            return true;
        }
        let apart = row.place.line > self.last_line + 1;
        let open = index < self.last_row || (self.tail == Tail::Result && index < self.last_comment);
        let below = self.rows.all.get(index + 1).map(Row::first);
        let paragraph = below.is_some_and(|below| below.chars().count() >= 120 && below.ends_with('.'));
        apart && !open && layout::heading_like(row.first()) && paragraph
    }

    fn single(&mut self, column: usize, row: &Row) {
        let text = row.first();
        self.interrupted = false;
        if is_rule(row) {
            self.placed(row);
        } else if let Some(own) = layout::comment(text) {
            self.comment(row, own);
        } else {
            match self.table.map(|table| (table, self.kind_of(table))) {
                Some((table, TableKind::Controls)) => self.group(table, column, row),
                _ => self.unplaced(row, Why::Loose),
            }
        }
    }

    fn cells(&mut self, row: &Row) {
        if is_rule(row) {
            self.placed(row);
            return;
        }
        if is_sum(row) || self.is_of_other_board(row) {
            return self.unplaced(row, if is_sum(row) { Why::Sum } else { Why::OtherBoard });
        }
        let mut filled = row.filled().map(|(_, text)| text);
        if let (Some(first), Some(second), None) = (filled.next(), filled.next(), filled.next())
            && (layout::comment(first) == Some("") || layout::comment(&format!("{first}:")) == Some(""))
        {
            self.comment(row, second);
            return;
        }
        match self.table.filter(|_| !self.interrupted || self.fits(row)) {
            Some(table) => {
                self.interrupted = false;
                match self.kind_of(table) {
                    TableKind::Controls => self.control_row(table, row),
                    TableKind::Deviations => self.deviation_row(table, row),
                }
                if let Some(table) = self.out.tables.get_mut(table) {
                    table.rows += 1;
                }
            }
            None => self.unplaced(row, Why::NoTable),
        }
    }

    /// Whether a row names another board than the one whose plan is read.
    fn is_of_other_board(&self, row: &Row) -> bool {
        let columns = self.table.and_then(|table| self.layout.tables.get(table)).map(|table| table.columns.as_slice());
        let column = columns.and_then(|columns| columns.iter().position(|column| column.field == Some(Field::Board)));
        let named = column.and_then(|column| row.cells.get(column)).map(|cell| cell.text.as_str()).unwrap_or_default();
        let Some(board) = self.out.facts.board.as_ref().filter(|_| !named.is_empty()) else { return false };
        // A column in which the board never stands says something else of the rows.
        let meant = self.out.boards.iter().any(|named| parted::is_of(named, &board.value));
        meant && !parted::is_of(named, &board.value)
    }

    fn comment(&mut self, row: &Row, own: &str) {
        if self.control_mut().is_none() {
            self.unplaced(row, Why::Orphan);
            return;
        }
        self.tail = Tail::Comment;
        if own.is_empty() {
            self.placed(row);
            self.last_line = 0;
        } else {
            self.more(Tail::Comment, row, own);
        }
    }

    /// Adds a text to the one that is being continued.
    fn more(&mut self, tail: Tail, row: &Row, text: &str) {
        let adjacent = row.place.line <= self.last_line.saturating_add(1) && self.last_line > 0;
        let into = match tail {
            Tail::None => None,
            Tail::Purpose => self.at.area.and_then(|area| self.out.areas.get_mut(area)).map(|area| &mut area.purpose),
            Tail::Result => self.outcome_mut().map(|outcome| &mut outcome.result),
            Tail::Comment => self.outcome_mut().map(|outcome| &mut outcome.comment),
        };
        let Some(into) = into else {
            self.unplaced(row, Why::Orphan);
            return;
        };
        append(into, text, adjacent);
        self.last_line = row.last;
        self.placed(row);
    }

    pub(super) fn placed(&mut self, row: &Row) {
        for line in row.place.line..=row.last {
            self.out.placed.push(Place { line, ..row.place.clone() });
        }
    }

    pub(super) fn unplaced(&mut self, row: &Row, why: Why) {
        let (place, text) = (row.place.clone(), self.rows.whole(row));
        self.out.unplaced.push(Unplaced { place, last_line: row.last, text, why });
    }

    pub(super) fn list(&mut self, row: &Row, text: String, why: Why) {
        self.out.unplaced.push(Unplaced { place: row.place.clone(), last_line: row.last, text, why });
    }

    pub(super) fn note(&mut self, place: &Place, kind: NoteKind) {
        self.out.notes.push(Note { place: place.clone(), kind });
    }

    /// Remembers the line after which a text may go on.
    pub(super) const fn continues(&mut self, tail: Tail, row: &Row) {
        self.tail = tail;
        self.last_line = row.last;
    }

    /// Makes this area the current one: the one of that name, or a new one.
    pub(super) fn enter_area(&mut self, name: &str, place: &Place) {
        let folded = super::fold::fold_name(name);
        let known = self.out.areas.iter().position(|area| super::fold::fold_name(&area.name) == folded);
        if known.is_some() && known == self.at.area {
            return;
        }
        let area = known.unwrap_or_else(|| {
            self.out.areas.push(ReadArea { place: place.clone(), name: name.to_owned(), ..ReadArea::default() });
            self.out.areas.len() - 1
        });
        self.at = At { area: Some(area), risk: None, control: None };
    }
}

/// Adds a paragraph to a text: a line that goes on in small letters belongs to the sentence above it.
pub(super) fn append(into: &mut String, text: &str, adjacent: bool) {
    if into.is_empty() || text.is_empty() {
        into.push_str(text);
        return;
    }
    let open = !into.ends_with(['.', ':', ';', '?', '!']);
    let goes_on = open && text.starts_with(char::is_lowercase);
    into.push_str(if goes_on {
        " "
    } else if adjacent {
        "\n"
    } else {
        "\n\n"
    });
    into.push_str(text);
}

/// Whether a row is nothing but a line drawn with dashes.
fn is_rule(row: &Row) -> bool {
    let drawn = |text: &str| text.chars().all(|c| matches!(c, '-' | '=' | '_' | ':' | '|' | '+' | '—' | '–' | ' '));
    let mut any = false;
    row.filled().all(|(_, text)| {
        any = any || text.contains(['-', '=', '_', '—', '–']);
        drawn(text)
    }) && any
}

/// Whether a row only sums up what stands above it.
fn is_sum(row: &Row) -> bool {
    let mut filled = row.filled().map(|(_, text)| text);
    let first = filled.next().map(super::fold::fold).unwrap_or_default();
    let number = |text: &str| text.chars().any(|c| c.is_ascii_digit()) && !text.chars().any(char::is_alphabetic);
    matches!(first.as_str(), "summa" | "totalt" | "total" | "sum") && filled.all(number)
}

/// The value that a person gave in place of what was found.
pub(super) fn given<T>(value: T) -> Found<T> {
    Found { value, from: super::reading::FactFrom::Given }
}
