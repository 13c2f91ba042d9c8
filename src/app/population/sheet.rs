//! A sample on a test sheet.

use super::Drawing;
use crate::domain::sampling::Method;
use crate::domain::{
    Attribute, Book, Change, ControlId, Draw, DrawMethod, Edit, PeriodId, Population, RecordKind, SheetId, SheetItem,
    TestSheet, Verb, rank_after,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a test sheet is made with, besides the sample.
#[derive(Clone, Debug)]
pub struct NewSheet<'a> {
    /// The control it belongs to.
    pub control: ControlId,
    /// The period it is tested in.
    pub period: PeriodId,
    /// Its name.
    pub name: &'a str,
    /// What the items are tested for.
    pub attributes: &'a [Attribute],
    /// The name of the list.
    pub source: &'a str,
    /// The column of those kept that is the item's unit.
    pub unit: Option<&'a str>,
    /// The seed that the draw was settled by; empty where none was.
    pub seed: &'a str,
    /// Why just these, in a targeted selection.
    pub reason: &'a str,
    /// Today.
    pub today: NaiveDate,
    /// Its identity.
    pub id: SheetId,
}

/// The change that enters a sample as a test sheet, with its population frozen. What is kept of an item besides its
/// identity stands in its note.
#[must_use]
pub fn sheet_change(book: &Book, new: &NewSheet<'_>, drawing: &Drawing) -> Change {
    let sheet = TestSheet {
        id: new.id,
        control_id: new.control,
        period_id: new.period,
        rank: rank_after(book.sheets(new.control).map(|sheet| sheet.rank)),
        name: new.name.to_owned(),
        population: frozen(new, drawing),
        draw: draw(new, drawing),
        attributes: new.attributes.to_vec(),
    };
    let unit = new.unit.and_then(|unit| drawing.kept.iter().position(|column| column == unit));
    let items = (1..).zip(&drawing.items).map(|(number, item)| SheetItem {
        sheet_id: new.id,
        number,
        identity: item.id.clone(),
        unit: unit.and_then(|at| item.kept.get(at)).cloned().unwrap_or_default(),
        note: note(&drawing.kept, &item.kept, unit),
        marks: BTreeMap::new(),
    });
    let edits = std::iter::once(Edit::add(sheet)).chain(items.map(Edit::add)).collect();
    let (verb, kind, subject) = (Verb::Add, RecordKind::TestSheet, new.name.to_owned());
    Change { verb, kind, subject, plan_id: book.plan_of(new.control), edits }
}

fn frozen(new: &NewSheet<'_>, drawing: &Drawing) -> Population {
    let of = &drawing.population;
    let id = of.headings.get(of.id_column).filter(|heading| !heading.is_empty());
    let id = id.cloned().unwrap_or_else(|| (of.id_column + 1).to_string());
    Population {
        source: new.source.to_owned(),
        count: Some(of.items.into()),
        columns: std::iter::once(id).chain(drawing.kept.iter().cloned()).collect(),
        sha256: of.source.sha256.clone(),
        frozen_on: Some(new.today),
    }
}

fn draw(new: &NewSheet<'_>, drawing: &Drawing) -> Draw {
    let (method, start, interval) = match &drawing.method {
        Method::Random { .. } => (DrawMethod::Random, None, None),
        Method::Systematic { start, interval, .. } => {
            (DrawMethod::Systematic, Some(u64::from(*start)), Some(u64::from(*interval)))
        }
        Method::Targeted(_) => (DrawMethod::Targeted, None, None),
        Method::All => (DrawMethod::All, None, None),
    };
    let (seed, reason) = (new.seed.to_owned(), new.reason.to_owned());
    Draw { method, seed, start, interval, reason, drawn_on: Some(new.today) }
}

/// "Belopp: 1 250,50; Datum: 2024-01-02".
fn note(heads: &[String], cells: &[String], unit: Option<usize>) -> String {
    let kept = heads.iter().zip(cells).enumerate();
    let kept = kept.filter(|(at, (_, cell))| Some(*at) != unit && !cell.is_empty());
    kept.map(|(_, (head, cell))| format!("{head}: {cell}")).collect::<Vec<_>>().join("; ")
}
