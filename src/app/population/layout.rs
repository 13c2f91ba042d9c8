//! Which column of a population identifies an item, and which are kept.

use super::{DrawOptions, PopulationError};
use crate::app::listing::{Heads, Row, position, recognise};

/// Headings of what identifies an item, the surest first.
const IDS: Heads = &[
    "id",
    "identitet",
    "identifierare",
    "ärendenummer",
    "ärendenr",
    "ärendeid",
    "ärende",
    "verifikationsnummer",
    "verifikationsnr",
    "verifikation",
    "verifikatnummer",
    "verifikat",
    "vernr",
    "ver",
    "fakturanummer",
    "fakturanr",
    "avtalsnummer",
    "avtalsnr",
    "kontraktsnummer",
    "ordernummer",
    "löpnummer",
    "löpnr",
    "diarienummer",
    "diarienr",
    "dnr",
    "beteckning",
    "ärendebeteckning",
    "beslutsnummer",
    "beslutsnr",
    "referens",
    "referensnummer",
    "nummer",
    "nr",
    "number",
    "no",
    "caseid",
    "casenumber",
    "invoicenumber",
    "reference",
    "rad",
];

/// Where the columns are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) id: usize,
    pub(super) keep: Vec<usize>,
    /// Whether the first row is headings.
    pub(super) heading: bool,
    pub(super) headings: Vec<String>,
    columns: usize,
}

impl Layout {
    /// The layout that the first row gives.
    pub(super) fn of(first: &Row<'_>, options: &DrawOptions) -> Result<Self, PopulationError> {
        let cells = first.texts();
        let heading = is_heading(&cells) || options.id.as_ref().is_some_and(|id| cells.contains(id));
        let headings = if heading { cells.clone() } else { Vec::new() };
        let find = |column: &String| {
            let headings = if heading { cells.clone() } else { vec![String::new(); cells.len()] };
            position(column, &headings)
                .ok_or_else(|| PopulationError::NoColumn { column: column.clone(), headings: shown(&headings) })
        };
        let id = match &options.id {
            Some(column) => find(column)?,
            None => id_column(&cells).ok_or_else(|| PopulationError::NoIdColumn { headings: shown(&cells) })?,
        };
        let keep = options.keep.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        let columns = cells.len();
        Ok(Self { id, keep, heading, headings, columns })
    }

    /// Makes sure that a row has the columns it should.
    pub(super) fn check(&self, row: &Row<'_>) -> Result<(), PopulationError> {
        let last = self.keep.iter().copied().max().unwrap_or(0).max(self.id);
        if (!row.is_sheet() && row.len() <= last) || row.slips(self.columns) {
            return Err(PopulationError::Ragged { line: row.line, cells: row.len(), headings: self.columns });
        }
        Ok(())
    }

    /// The heading of a column, or its number where there is none.
    pub(super) fn name(&self, column: usize) -> String {
        let heading = self.headings.get(column).filter(|heading| !heading.is_empty());
        heading.cloned().unwrap_or_else(|| (column + 1).to_string())
    }

    /// The names of the columns that are kept.
    pub(super) fn kept(&self) -> Vec<String> {
        self.keep.iter().map(|column| self.name(*column)).collect()
    }
}

/// Headings as they are listed to choose from.
fn shown(headings: &[String]) -> Vec<String> {
    headings
        .iter()
        .filter(|heading| !heading.is_empty())
        .take(100)
        .map(|heading| heading.chars().take(60).collect())
        .collect()
}

/// The column that seems to identify an item: one with a known heading, or the only one.
pub(super) fn id_column(cells: &[String]) -> Option<usize> {
    recognise(cells, IDS, &[]).or_else(|| (cells.len() == 1).then_some(0))
}

/// Whether the first row is headings. Identities, dates and amounts have digits; headings hardly ever do.
pub(super) fn is_heading(cells: &[String]) -> bool {
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    recognise(cells, IDS, &[]).is_some() || !filled().any(|cell| cell.chars().any(|c| c.is_ascii_digit()))
}

/// How well a row looks like headings: by that the separator is found.
pub(super) fn score(cells: &[String], id: Option<&str>) -> usize {
    let known = id.map_or_else(|| recognise(cells, IDS, &[]).is_some(), |id| position(id, cells).is_some());
    usize::from(known) * 1000 + cells.len().min(999)
}
