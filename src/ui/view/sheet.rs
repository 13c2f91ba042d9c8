//! The picture of a test sheet: what it is, the heads of its columns, the items, and in words what the cursor is on.

use super::{Cursor, columns, put, put_both};
use crate::domain::{Attribute, Book, MarkCode, SheetItem, TestSheet};
use crate::i18n::sheets as s;
use crate::i18n::terms::Glyphs;
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::plan::PlanScreen;
use crate::ui::state::sheet::{Grid, GridArea};
use crate::ui::wrap::{shorten, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What every row is drawn from.
struct Picture<'a> {
    book: &'a Book,
    sheet: &'a TestSheet,
    grid: &'a Grid,
    area: GridArea,
    look: Look,
}

pub(super) fn draw(
    model: &Model,
    plan: &PlanScreen,
    grid: &Grid,
    arranged: &Arrangement,
    buffer: &mut Buffer,
) -> Cursor {
    let look = model.look;
    let book = &plan.session.book;
    let sheet = book.find::<TestSheet>(grid.sheet)?;
    let legend = legend_rows(arranged.body.width, look);
    let area = grid.arrange(arranged.body, sheet.attributes.len(), legend);
    let picture = Picture { book, sheet, grid, area, look };
    picture.title(buffer);
    picture.heads(buffer);
    let cursor = picture.rows(buffer);
    picture.below(buffer);
    cursor
}

/// How many rows the legend takes in a window so wide.
pub(crate) fn legend_rows(width: u16, look: Look) -> u16 {
    u16::try_from(legend(width, look).len()).unwrap_or(1)
}

/// Every sign with its word and key, as many in a row as fit.
fn legend(width: u16, look: Look) -> Vec<Vec<(String, Role)>> {
    let lang = look.lang;
    let mut pieces: Vec<Vec<(String, Role)>> = (1..)
        .zip(MarkCode::ALL)
        .map(|(key, mark)| {
            let (short, word) = (s::mark_short(lang, *mark), s::mark_word(lang, *mark));
            let short = if short == word { String::new() } else { format!(" {short}") };
            vec![
                (format!("{key} "), Role::Key),
                (format!("{}{short}", s::mark_sign(look.glyphs, Some(*mark))), mark_role(Some(*mark))),
                (format!(" {word}"), Role::Text),
            ]
        })
        .collect();
    pieces.push(vec![(format!("{} {}", s::mark_sign(look.glyphs, None), s::unmarked(lang)), Role::Text)]);
    pieces.push(vec![(format!("{} {}", s::not_asked_short(lang), s::not_asked(lang)), Role::Muted)]);
    pieces.push(vec![(format!("* {}", s::noted(lang)), Role::Text)]);
    let room = usize::from(width.saturating_sub(2));
    let wide = |piece: &[(String, Role)]| piece.iter().map(|(text, _)| usize::from(columns(text))).sum::<usize>();
    let mut rows: Vec<Vec<(String, Role)>> = Vec::new();
    for piece in pieces {
        match rows.last_mut().filter(|row| wide(row) + 3 + wide(&piece) <= room) {
            Some(row) => {
                row.push(("   ".to_owned(), Role::Text));
                row.extend(piece);
            }
            None => rows.push(piece),
        }
    }
    rows
}

const fn mark_role(mark: Option<MarkCode>) -> Role {
    match mark {
        Some(MarkCode::Ok) => Role::Good,
        Some(MarkCode::Deviation) => Role::Warning,
        Some(MarkCode::NotApplicable) => Role::Muted,
        Some(MarkCode::CannotJudge) => Role::Active,
        None => Role::Text,
    }
}

/// Two short lines that tell an attribute from its neighbours; its whole name stands below the grid.
fn head(attribute: &Attribute, width: u16, look: Look) -> [String; 2] {
    let width = usize::from(width);
    let sign = if attribute.within.is_some() { ">" } else { "" };
    let name = format!("{sign}{}", attribute.name);
    let (word, others) = name.split_once(' ').unwrap_or((&name, ""));
    let ellipsis = look.glyphs.ellipsis();
    if usize::from(columns(word)) > width && !others.is_empty() {
        return [word, others].map(|text| shorten(text, width, ellipsis));
    }
    let lines = wrap(&name, width);
    let first = lines.first().map(|line| line.trim_end().to_owned()).unwrap_or_default();
    let rest = lines.get(1..).map(<[String]>::concat).unwrap_or_default();
    [first, shorten(&rest, width, ellipsis)]
}

const fn rule(look: Look) -> &'static str {
    match look.glyphs {
        Glyphs::Standard => "─",
        Glyphs::Ascii => "-",
    }
}

impl Picture<'_> {
    fn title(&self, buffer: &mut Buffer) {
        let line = Rect { x: self.area.title.x + 1, width: self.area.title.width.saturating_sub(2), ..self.area.title };
        let lang = self.look.lang;
        let facts =
            format!("{} · {}", s::drawn(lang, self.sheet, &self.grid.totals), s::progress(lang, &self.grid.totals));
        put_both(buffer, line, 0, (&self.sheet.name, Role::Title), &[(facts, Role::Heading)], self.look);
    }

    /// The attributes in view with their places.
    fn attributes(&self) -> impl Iterator<Item = (u16, usize, &Attribute)> {
        let visible = self.sheet.attributes.iter().enumerate().skip(self.grid.left);
        (0..self.area.columns).zip(visible).map(|(place, (at, attribute))| (place, at, attribute))
    }

    fn heads(&self, buffer: &mut Buffer) {
        let (area, look) = (&self.area, self.look);
        let lang = look.lang;
        let x = area.rows.x + 1;
        let line = |x: u16, width: u16| Rect { x, width, ..area.heads }.intersection(area.heads);
        put(buffer, line(x, area.number), 1, &[(s::column_number(lang).to_owned(), Role::Label)], look);
        let identity = x + area.number + 1;
        put(buffer, line(identity, area.identity), 1, &[(s::column_item(lang).to_owned(), Role::Label)], look);
        if area.unit > 0 {
            let unit = line(identity + area.identity + 1, area.unit);
            put(buffer, unit, 1, &[(s::column_unit(lang).to_owned(), Role::Label)], look);
        }
        for (place, at, attribute) in self.attributes() {
            let cell = line(area.column(place), area.cell);
            let role = if at == self.grid.column { Role::Key } else { Role::Label };
            for (row, text) in (0..).zip(head(attribute, area.cell, look)) {
                put(buffer, cell, row, &[(text, role)], look);
            }
        }
        self.more_columns(buffer);
    }

    /// Says which attributes are in view when not all are, over the columns that stay.
    fn more_columns(&self, buffer: &mut Buffer) {
        let (all, shown) = (self.sheet.attributes.len(), usize::from(self.area.columns));
        if all <= shown {
            return;
        }
        let text = s::attributes_in_view(self.look.lang, self.grid.left + 1, (self.grid.left + shown).min(all), all);
        let line = Rect { x: self.area.rows.x + 1, height: 1, ..self.area.heads };
        let line = Rect { width: self.area.column(0).saturating_sub(line.x + 1), ..line };
        put(buffer, line, 0, &[(text, Role::Muted)], self.look);
    }

    fn rows(&self, buffer: &mut Buffer) -> Cursor {
        let area = &self.area;
        if self.grid.numbers.is_empty() || self.sheet.attributes.is_empty() {
            let text = if self.grid.numbers.is_empty() { s::no_items } else { s::no_attributes };
            let line = Rect { x: area.rows.x + 1, width: area.rows.width.saturating_sub(1), ..area.rows };
            let last = line.height.saturating_sub(1);
            put(buffer, line, last, &[(text(self.look.lang).to_owned(), Role::Muted)], self.look);
        }
        let mut cursor = None;
        for (y, row) in (0..area.rows.height).zip(self.grid.top..self.grid.numbers.len()) {
            let Some(item) = self.grid.item_at(self.book, row) else { continue };
            let found = self.row(item, y, row == self.grid.row, buffer);
            cursor = cursor.or(found);
        }
        cursor.or_else(|| Some(area.rows.as_position()))
    }

    fn row(&self, item: &SheetItem, y: u16, here: bool, buffer: &mut Buffer) -> Cursor {
        let (area, look) = (&self.area, self.look);
        let x = area.rows.x + 1;
        let line = |x: u16, width: u16| Rect { x, width, y: area.rows.y + y, height: 1 }.intersection(area.rows);
        let role = if here { Role::SelectedElsewhere } else { Role::Text };
        let number = format!("{:>width$}", item.number, width = usize::from(area.number));
        put(buffer, line(x, area.number), 0, &[(number, if here { role } else { Role::Muted })], look);
        let identity = x + area.number + 1;
        if !item.note.is_empty() {
            put(buffer, line(identity - 1, 1), 0, &[("*".to_owned(), Role::Text)], look);
        }
        let text = shorten(&item.identity, usize::from(area.identity), look.glyphs.ellipsis());
        put(buffer, line(identity, area.identity), 0, &[(text, role)], look);
        if area.unit > 0 {
            let text = shorten(&item.unit, usize::from(area.unit), look.glyphs.ellipsis());
            put(buffer, line(identity + area.identity + 1, area.unit), 0, &[(text, Role::Muted)], look);
        }
        let mut cursor = None;
        for (place, at, attribute) in self.attributes() {
            let cell = line(area.column(place), area.cell);
            put(buffer, cell, 0, &[self.cell(item, attribute)], look);
            if here && at == self.grid.column {
                buffer.set_style(cell, look.style(Role::Selected));
                cursor = Some(Position { x: cell.x, y: cell.y });
            }
        }
        cursor.or_else(|| here.then_some(Position { x: identity, y: area.rows.y + y }))
    }

    /// A cell: its sign, whether it has a note, and its short word.
    fn cell(&self, item: &SheetItem, attribute: &Attribute) -> (String, Role) {
        let lang = self.look.lang;
        if !self.sheet.is_asked(item, attribute.number) {
            return (s::not_asked_short(lang).to_owned(), Role::Muted);
        }
        match item.marks.get(&attribute.number) {
            None => (s::mark_sign(self.look.glyphs, None).to_owned(), Role::Text),
            Some(mark) => {
                let noted = if mark.note.is_empty() { " " } else { "*" };
                let sign = s::mark_sign(self.look.glyphs, Some(mark.code));
                (format!("{sign}{noted}{}", s::mark_short(lang, mark.code)), mark_role(Some(mark.code)))
            }
        }
    }

    fn below(&self, buffer: &mut Buffer) {
        let (area, look) = (&self.area, self.look);
        let line = Rect { x: area.below.x + 1, width: area.below.width.saturating_sub(2), ..area.below };
        let rule = rule(look).repeat(usize::from(area.below.width));
        put(buffer, area.below, 0, &[(rule, Role::Border)], look);
        let mut row = 1;
        for spans in legend(area.below.width, look) {
            put(buffer, line, row, &spans, look);
            row += 1;
        }
        let width = usize::from(line.width);
        // What stands last is covered by a message for a while: not the item, which the message may be about.
        let here = self.grid.item(self.book).map(|item| self.here(item)).unwrap_or_default();
        let words = std::iter::once((here, Role::Text)).chain(self.attribute_words()).chain(self.item_words());
        for (text, role) in words {
            put(buffer, line, row, &[(shorten(&text, width, look.glyphs.ellipsis()), role)], look);
            row += 1;
        }
    }

    fn attribute_words(&self) -> [(String, Role); 2] {
        let lang = self.look.lang;
        let attributes = &self.sheet.attributes;
        let Some(attribute) = attributes.get(self.grid.column) else {
            return [(String::new(), Role::Text), (String::new(), Role::Text)];
        };
        let outer = attribute.within.and_then(|number| attributes.iter().position(|each| each.number == number));
        let aside = outer.map(|outer| s::only_within(lang, outer + 1)).unwrap_or_default();
        let name = s::attribute_of(lang, self.grid.column + 1, attributes.len(), &attribute.name);
        let total = self.grid.totals.attributes.get(self.grid.column);
        let total = total.map(|total| s::of_attribute(lang, total)).unwrap_or_default();
        [(format!("{name}{aside}"), Role::Heading), (format!("  {total}"), Role::Text)]
    }

    /// The totals of the items, and what they say of the population.
    fn item_words(&self) -> [(String, Role); 2] {
        let lang = self.look.lang;
        let totals = s::of_items(lang, &self.grid.totals);
        let plan = self.book.plan_of(self.sheet.control_id).and_then(|plan| self.book.plan(plan));
        let decimals = plan.map_or(1, |plan| plan.decimals);
        let says = s::conclusion(lang, self.sheet, &self.grid.totals, decimals).unwrap_or_default();
        [(totals, Role::Text), (says, Role::Heading)]
    }

    fn here(&self, item: &SheetItem) -> String {
        let lang = self.look.lang;
        let unit = if item.unit.is_empty() { String::new() } else { format!(" · {}", item.unit) };
        let mut words =
            format!("{}{unit}", s::item_of(lang, self.grid.row + 1, self.grid.numbers.len(), &item.identity));
        let attribute = self.sheet.attributes.get(self.grid.column);
        let mark = attribute.and_then(|attribute| item.marks.get(&attribute.number));
        for (note, say) in [
            (mark.map_or("", |mark| mark.note.as_str()), s::note_here as fn(_, &str) -> String),
            (item.note.as_str(), s::note_item),
        ] {
            if !note.is_empty() {
                words = format!("{words} · {}", say(lang, &note.replace('\n', " ")));
            }
        }
        words
    }
}
