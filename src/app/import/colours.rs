//! Traffic lights: cells of a workbook that say something by their colour alone.

use super::field::Field;
use super::layout::{Layout, Role};
use super::reading::{Note, NoteKind, Place};
use super::rows::{Cell, Rows};
use crate::i18n::{Lang, import as words};
use calamine::{Color, FillPattern, Style};
use std::collections::{BTreeMap, BTreeSet};

/// The lights of a workbook, by row and column.
pub(super) type Lights = BTreeMap<(Place, usize), Light>;

/// A colour that means something where a judgement belongs. Blue and grey are decoration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Light {
    Green,
    Yellow,
    Red,
}

/// How far the strongest and the weakest part of a colour lie apart, of 255, before it is more than a tint of white.
const LEAST: u8 = 32;

impl Light {
    /// The light that a cell of this style shows.
    pub(super) fn of(style: &Style) -> Option<Self> {
        let fill = style.fill.as_ref().filter(|fill| fill.pattern == FillPattern::Solid)?;
        Self::of_colour(fill.foreground_color?)
    }

    fn of_colour(Color { red, green, blue, .. }: Color) -> Option<Self> {
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let span = most - least;
        if span < LEAST || blue == most {
            return None;
        }
        // Between pure red and pure green lies yellow; orange counts as yellow, as in a scale of three.
        let (other, between) = if red == most { (green, true) } else { (red, false) };
        let share = u32::from(other - least) * 100 / u32::from(span);
        let light = match (between, share) {
            (true, ..34) => Self::Red,
            (false, ..67) => Self::Green,
            _ => Self::Yellow,
        };
        // Violet and turquoise are neither red nor green.
        let strays = u32::from(blue - least) * 100 / u32::from(span) > 60;
        (!strays).then_some(light)
    }

    /// Whether a colour in a column of this field is a judgement.
    const fn counts_in(field: Option<Field>) -> bool {
        matches!(field, Some(Field::Status | Field::Assessment | Field::Deviation))
    }

    /// Its name.
    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Green => words::light_green(lang),
            Self::Yellow => words::light_yellow(lang),
            Self::Red => words::light_red(lang),
        }
    }
}

/// Writes the name of its colour into each cell that has nothing else, in columns where a judgement belongs; gives a
/// note for each such column.
pub(super) fn write(rows: &mut Rows, layout: &Layout, lang: Lang) -> Vec<Note> {
    let mut table = None;
    let mut read = BTreeSet::new();
    for (at, row) in rows.all.iter_mut().enumerate() {
        if let Some(Role::Header(header)) = layout.roles.get(&at) {
            table = Some(*header);
            continue;
        }
        let columns = table.and_then(|table| layout.tables.get(table)).map(|table| table.columns.as_slice());
        for (column, _) in columns.unwrap_or_default().iter().enumerate().filter(|(_, c)| Light::counts_in(c.field)) {
            let Some(light) = rows.lights.get(&(row.place.clone(), column)) else { continue };
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::default());
            }
            if let Some(cell) = row.cells.get_mut(column).filter(|cell| cell.text.is_empty()) {
                light.name(lang).clone_into(&mut cell.text);
                read.extend(table.map(|table| (table, column)));
            }
        }
    }
    let note = |(table, column): (usize, usize)| {
        let table = layout.tables.get(table)?;
        let kind = NoteKind::Coloured(table.columns.get(column)?.heading.clone());
        Some(Note { place: table.header.clone(), kind })
    };
    read.into_iter().filter_map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_that_spreadsheets_offer_are_told_apart() {
        for (colour, expected) in [
            ((0x00, 0xB0, 0x50), Some(Light::Green)),
            ((0x92, 0xD0, 0x50), Some(Light::Green)),
            ((0xC6, 0xEF, 0xCE), Some(Light::Green)),
            ((0xFF, 0xFF, 0x00), Some(Light::Yellow)),
            ((0xFF, 0xEB, 0x9C), Some(Light::Yellow)),
            ((0xFF, 0xC0, 0x00), Some(Light::Yellow)),
            ((0xFF, 0x00, 0x00), Some(Light::Red)),
            ((0xC0, 0x00, 0x00), Some(Light::Red)),
            ((0xFF, 0xC7, 0xCE), Some(Light::Red)),
            ((0x00, 0x70, 0xC0), None),
            ((0x70, 0x30, 0xA0), None),
            ((0x00, 0xB0, 0xF0), None),
            ((0xD9, 0xD9, 0xD9), None),
            ((0xF2, 0xF2, 0xF2), None),
            ((0xFF, 0xFF, 0xFF), None),
        ] {
            let (red, green, blue) = colour;
            assert_eq!(Light::of_colour(Color { alpha: 255, red, green, blue }), expected, "{colour:?}");
        }
    }
}
