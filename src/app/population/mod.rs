//! A sample drawn from a list: of the list remain the number of its items, its columns and its fingerprint; of the
//! items that were drawn the columns that a person chose.

mod layout;
mod personal;
mod sheet;

pub use personal::Personal;
pub use sheet::{NewSheet, sheet_change};

use super::listing::{self, Fingerprint, Input, ListError, Row, Watch};
use crate::domain::sampling::{Draw, DrawFault, Drawn, Method};
use layout::Layout;

/// How many rows that stand in the way are named.
pub const NAMED: usize = 20;
/// The longest identity, in bytes.
const LONGEST_ID: usize = 400;
/// How much is kept of a cell, in characters.
const LONGEST_KEPT: usize = 500;

/// How items are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// By a method that needs not know how many there are.
    By(Method),
    /// Every so-manyth so that this many are drawn, from a start that the seed decides.
    Spread {
        /// The seed.
        seed: String,
        /// How many.
        size: u32,
    },
}

/// How a sample is drawn from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawOptions {
    /// The column that identifies an item, by heading or by number from 1, if it is not to be recognised.
    pub id: Option<String>,
    /// Columns that are kept of drawn items, by heading or number.
    pub keep: Vec<String>,
    /// How items are drawn.
    pub how: How,
}

/// What is known of a list that was drawn from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Population {
    /// How many items it has.
    pub items: u32,
    /// Its headings; none if the list has none.
    pub headings: Vec<String>,
    /// The column that identifies an item, from 0.
    pub id_column: usize,
    /// By what it is known again.
    pub source: Fingerprint,
}

/// A sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// What it was drawn from.
    pub population: Population,
    /// How, with the start and interval that were settled on.
    pub method: Method,
    /// The columns that are kept, by heading or number.
    pub kept: Vec<String>,
    /// The items in the order they were drawn, with what is kept of each.
    pub items: Vec<Drawn<Vec<String>>>,
    /// Columns among the kept that seem to hold personal data.
    pub personal: Vec<Personal>,
}

/// Why no sample was drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PopulationError {
    /// The list could not be read.
    #[error(transparent)]
    List(#[from] ListError),
    /// Nothing can be drawn from it in this way.
    #[error(transparent)]
    Draw(#[from] DrawFault),
    /// It has several columns, and none of them is known to identify an item.
    #[error("no column of identities")]
    NoIdColumn {
        /// The headings there are.
        headings: Vec<String>,
    },
    /// A column that was named is not there.
    #[error("no column {column:?}")]
    NoColumn {
        /// The name given.
        column: String,
        /// The headings there are.
        headings: Vec<String>,
    },
    /// Rows do not say which item they are.
    #[error("{count} rows without an identity")]
    NoId {
        /// Some of them.
        lines: Vec<u32>,
        /// How many.
        count: usize,
    },
    /// A row has other columns than the headings.
    #[error("line {line} has {cells} cells")]
    Ragged {
        /// Its line.
        line: u32,
        /// How many cells it has.
        cells: usize,
        /// How many headings there are.
        headings: usize,
    },
    /// An identity is longer than one can be.
    #[error("long identity on line {line}")]
    LongId {
        /// Its line.
        line: u32,
    },
}

/// The headings and first rows of a list, to choose columns from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The headings; none if the list has none.
    pub headings: Vec<String>,
    /// The column that seems to identify an item, from 0.
    pub id_column: Option<usize>,
    /// Some rows.
    pub rows: Vec<Vec<String>>,
    /// How many items there are.
    pub items: u32,
    /// Columns that seem to hold personal data.
    pub personal: Vec<Personal>,
}

/// Looks at a list before anything is drawn from it.
///
/// # Errors
/// When it cannot be read.
pub fn glance(input: Input<'_>, some: usize, watch: Option<Watch<'_>>) -> Result<Glance, PopulationError> {
    let mut seen = Glance::default();
    let mut first = true;
    listing::read(input, watch, &|cells| layout::score(cells, None), &mut |row| {
        let cells = row.texts();
        if std::mem::take(&mut first) {
            seen.id_column = layout::id_column(&cells);
            if layout::is_heading(&cells) {
                seen.headings = cells;
                return Ok(());
            }
        }
        seen.items = seen.items.saturating_add(1);
        if seen.rows.len() < some {
            seen.rows.push(cells);
        }
        Ok::<_, PopulationError>(())
    })?;
    if seen.items == 0 {
        return Err(DrawFault::Empty.into());
    }
    seen.personal = personal::look(&seen.headings, seen.rows.iter().map(Vec::as_slice));
    Ok(seen)
}

/// Draws a sample from a list. `watch` is told of progress and may stop it. A stream that is to be drawn from at an even
/// distance must be read into memory first, since it is read twice.
///
/// # Errors
/// When the list cannot be read, or does not have what is asked for.
pub fn draw(input: Input<'_>, options: &DrawOptions, watch: Option<Watch<'_>>) -> Result<Drawing, PopulationError> {
    match &options.how {
        How::By(method) => draw_by(input, options, method.clone(), watch),
        How::Spread { seed, size } => {
            let (first, again, held);
            match input {
                Input::File(path) => (first, again) = (Input::File(path.clone()), Input::File(path)),
                Input::Bytes(bytes) => (first, again) = (Input::Bytes(bytes), Input::Bytes(bytes)),
                Input::Stream(stream) => {
                    held = listing::hold(stream)?;
                    (first, again) = (Input::Bytes(&held), Input::Bytes(&held));
                }
            }
            let items = count(first, options, watch)?;
            if *size == 0 {
                return Err(DrawFault::NothingAsked.into());
            }
            let method =
                Method::spread(seed, *size, items).ok_or(DrawFault::TooMany { asked: *size, population: items })?;
            draw_by(again, options, method, watch)
        }
    }
}

/// Items that a person has named, or that are numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// These.
    Listed(Vec<String>),
    /// So many, by their numbers from 1.
    Numbered(u32),
}

/// Draws a sample from items that stand in no list.
///
/// # Errors
/// When there are none, some are named twice, or there are fewer than asked for.
pub fn draw_named(names: &Names, method: &Method, watch: Option<Watch<'_>>) -> Result<Drawing, PopulationError> {
    let mut draw = Draw::new(method.clone())?;
    let mut push = |row: u32, id: &str| {
        if watch.is_some_and(|watch| row.is_multiple_of(4096) && !watch(row.into())) {
            return Err(PopulationError::List(ListError::Cancelled));
        }
        Ok(draw.push(id, row, Vec::new)?)
    };
    match names {
        Names::Listed(ids) => (1..).zip(ids).try_for_each(|(row, id)| push(row, id))?,
        Names::Numbered(count) => (1..=*count).try_for_each(|number| push(number, &number.to_string()))?,
    }
    let sample = draw.finish()?;
    let ids = sample.items.iter().map(|item| std::slice::from_ref(&item.id));
    let personal = personal::look(&[], ids);
    let population = Population { items: sample.population, ..Population::default() };
    Ok(Drawing { population, method: method.clone(), kept: Vec::new(), items: sample.items, personal })
}

/// How many items a list has.
fn count(input: Input<'_>, options: &DrawOptions, watch: Option<Watch<'_>>) -> Result<u32, PopulationError> {
    let (mut layout, mut items) = (None, 0_u32);
    listing::read(input, watch, &|cells| layout::score(cells, options.id.as_deref()), &mut |row| {
        if layout.is_none() {
            let found = Layout::of(row, options)?;
            let heading = found.heading;
            layout = Some(found);
            if heading {
                return Ok(());
            }
        }
        items = items.saturating_add(1);
        Ok::<_, PopulationError>(())
    })?;
    if items == 0 { Err(DrawFault::Empty.into()) } else { Ok(items) }
}

fn draw_by(
    input: Input<'_>,
    options: &DrawOptions,
    method: Method,
    watch: Option<Watch<'_>>,
) -> Result<Drawing, PopulationError> {
    let draw = Draw::new(method.clone())?;
    let mut drawing = UnderWay { options, layout: None, draw, lines: Vec::new(), unnamed: 0 };
    let score = |cells: &[String]| layout::score(cells, options.id.as_deref());
    let source = listing::read(input, watch, &score, &mut |row| drawing.row(row))?;
    if drawing.unnamed > 0 {
        return Err(PopulationError::NoId { lines: drawing.lines, count: drawing.unnamed });
    }
    let sample = drawing.draw.finish()?;
    let layout = drawing.layout.unwrap_or_default();
    let kept = layout.kept();
    let cells = sample.items.iter().map(|item| item.kept.as_slice());
    let personal = personal::look(&kept, cells);
    let ids = sample.items.iter().map(|item| std::slice::from_ref(&item.id));
    let personal = [personal, personal::look(&[layout.name(layout.id)], ids)].concat();
    let population = Population { items: sample.population, headings: layout.headings, id_column: layout.id, source };
    Ok(Drawing { population, method, kept, items: sample.items, personal })
}

/// A draw, shown one row after the other.
struct UnderWay<'a> {
    options: &'a DrawOptions,
    layout: Option<Layout>,
    draw: Draw<Vec<String>>,
    /// Lines that do not say which item they are.
    lines: Vec<u32>,
    unnamed: usize,
}

impl UnderWay<'_> {
    fn row(&mut self, row: &Row<'_>) -> Result<(), PopulationError> {
        let layout = if let Some(layout) = &self.layout {
            layout
        } else {
            let found = self.layout.insert(Layout::of(row, self.options)?);
            if found.heading {
                return Ok(());
            }
            found
        };
        layout.check(row)?;
        let id = row.text(layout.id);
        if id.len() > LONGEST_ID {
            return Err(PopulationError::LongId { line: row.line });
        }
        if id.is_empty() {
            self.unnamed += 1;
            if self.lines.len() < NAMED {
                self.lines.push(row.line);
            }
            return Ok(());
        }
        let keep = || layout.keep.iter().map(|at| row.text(*at).chars().take(LONGEST_KEPT).collect()).collect();
        Ok(self.draw.push(&id, row.line, keep)?)
    }
}

#[cfg(test)]
mod tests;
