//! Changes of test sheets as a person makes them: marks, notes, attributes, and measures that a sheet feeds.
//!
//! A mark changes one item, so that the journal's payload of a tick is that item and not the sheet.

use crate::domain::{
    Attribute, Book, Change, Direction, Edit, ItemKey, Mark, MarkCode, Measure, MeasureId, MeasureKind, MeasureValue,
    Polarity, Reading, RecordKind, SheetId, SheetItem, TestSheet, ValueKey, Verb, rank_after,
};
use uuid::Uuid;

/// Marks an attribute of an item, or takes its mark away. A note stays with a mark that is changed.
#[must_use]
pub fn mark(book: &Book, key: ItemKey, attribute: u8, code: Option<MarkCode>) -> Option<Change> {
    change_item(book, key, |item| match code {
        Some(code) => {
            let note = item.marks.remove(&attribute).map(|mark| mark.note).unwrap_or_default();
            item.marks.insert(attribute, Mark { code, note });
        }
        None => {
            item.marks.remove(&attribute);
        }
    })
}

/// Marks everything that is asked of an item and has no mark as in order.
#[must_use]
pub fn mark_rest(book: &Book, key: ItemKey) -> Option<Change> {
    let sheet = book.find::<TestSheet>(key.sheet_id)?;
    change_item(book, key, |item| {
        while let Some(attribute) = sheet.next_asked(item, 0).and_then(|at| sheet.attributes.get(at)) {
            item.marks.insert(attribute.number, Mark { code: MarkCode::Ok, note: String::new() });
        }
    })
}

/// Writes the note of a cell, or of the whole item. A cell without a mark has no note.
#[must_use]
pub fn note(book: &Book, key: ItemKey, attribute: Option<u8>, text: &str) -> Option<Change> {
    change_item(book, key, |item| match attribute {
        None => text.clone_into(&mut item.note),
        Some(number) => {
            if let Some(mark) = item.marks.get_mut(&number) {
                text.clone_into(&mut mark.note);
            }
        }
    })
}

fn change_item(book: &Book, key: ItemKey, change: impl FnOnce(&mut SheetItem)) -> Option<Change> {
    let mut item = book.find::<SheetItem>(key)?.clone();
    change(&mut item);
    Some(book.put_change(Verb::Edit, item))
}

/// Adds an attribute after the others.
#[must_use]
pub fn add_attribute(book: &Book, sheet: SheetId, name: &str, within: Option<u8>) -> Option<Change> {
    let mut sheet = book.find::<TestSheet>(sheet)?.clone();
    let number = sheet.attributes.iter().map(|each| each.number).max().map_or(Some(1), |last| last.checked_add(1))?;
    sheet.attributes.push(Attribute { number, name: name.to_owned(), within });
    Some(book.put_change(Verb::Edit, sheet))
}

/// Gives an attribute another name.
#[must_use]
pub fn rename_attribute(book: &Book, sheet: SheetId, number: u8, name: &str) -> Option<Change> {
    change_attribute(book, sheet, number, |attribute| name.clone_into(&mut attribute.name))
}

/// Asks for an attribute only where another deviates, or of every item.
#[must_use]
pub fn nest_attribute(book: &Book, sheet: SheetId, number: u8, within: Option<u8>) -> Option<Change> {
    change_attribute(book, sheet, number, |attribute| attribute.within = within)
}

/// Puts an attribute before or after the one beside it. `None` where there is none.
#[must_use]
pub fn move_attribute(book: &Book, sheet: SheetId, number: u8, direction: Direction) -> Option<Change> {
    let mut sheet = book.find::<TestSheet>(sheet)?.clone();
    let at = sheet.attributes.iter().position(|each| each.number == number)?;
    let other = match direction {
        Direction::Up => at.checked_sub(1)?,
        Direction::Down => at.checked_add(1).filter(|next| *next < sheet.attributes.len())?,
    };
    sheet.attributes.swap(at, other);
    Some(book.put_change(Verb::Move, sheet))
}

fn change_attribute(book: &Book, sheet: SheetId, number: u8, change: impl FnOnce(&mut Attribute)) -> Option<Change> {
    let mut sheet = book.find::<TestSheet>(sheet)?.clone();
    change(sheet.attributes.iter_mut().find(|each| each.number == number)?);
    Some(book.put_change(Verb::Edit, sheet))
}

/// Why an attribute stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptAttribute {
    /// A measure is fed by it.
    FeedsMeasure,
    /// Others are asked for where it deviates.
    HoldsOthers,
}

/// Removes an attribute with its marks.
///
/// # Errors
/// Why it stays.
pub fn remove_attribute(book: &Book, sheet: SheetId, number: u8) -> Result<Option<Change>, KeptAttribute> {
    let Some(before) = book.find::<TestSheet>(sheet) else { return Ok(None) };
    if before.attributes.iter().any(|each| each.within == Some(number)) {
        return Err(KeptAttribute::HoldsOthers);
    }
    let fed = |value: &MeasureValue| {
        let beside = [&value.beside, &value.previous].into_iter().flatten().map(|counted| &counted.reading);
        let mut readings = std::iter::once(&value.reading).chain(beside);
        readings.any(|reading| {
            matches!(reading, Reading::Sheet { sheet_id, attribute: Some(of) } if *sheet_id == sheet && *of == number)
        })
    };
    if book.unordered::<MeasureValue>().any(fed) {
        return Err(KeptAttribute::FeedsMeasure);
    }
    let mut edits = Vec::new();
    for item in book.items(sheet).filter(|item| item.marks.contains_key(&number)) {
        let mut after = item.clone();
        after.marks.remove(&number);
        edits.push(Edit::replace(item.clone(), after));
    }
    let mut after = before.clone();
    after.attributes.retain(|each| each.number != number);
    let mut change = book.put_change(Verb::Edit, after);
    edits.append(&mut change.edits);
    Ok(Some(Change { edits, ..change }))
}

/// Lets a sheet feed a measure of its control for its period: the items with at least one deviation, or an attribute.
/// Without a measure one is made, with the identity that is given and this name.
#[must_use]
pub fn feed(book: &Book, sheet: SheetId, attribute: Option<u8>, measure: Feeding<'_>) -> Option<Change> {
    let sheet = book.find::<TestSheet>(sheet)?;
    let (measure, mut edits) = match measure {
        Feeding::Measure(id) => (book.find::<Measure>(id)?.clone(), Vec::new()),
        Feeding::New { id, name, unit } => {
            let measure = new_measure(book, sheet, id, name, unit);
            (measure.clone(), vec![Edit::add(measure)])
        }
    };
    let key = ValueKey { measure_id: measure.id, period_id: sheet.period_id };
    let before = book.find::<MeasureValue>(key).cloned();
    let reading = Reading::Sheet { sheet_id: sheet.id, attribute };
    let after = match &before {
        Some(value) => MeasureValue { reading, version: measure.version(), ..value.clone() },
        None => MeasureValue::new(key, measure.version(), reading),
    };
    edits.push(Edit { before: before.map(Into::into), after: Some(after.into()) });
    let (verb, plan_id) = (Verb::Edit, book.plan_of(sheet.control_id));
    Some(Change { verb, kind: RecordKind::MeasureValue, subject: measure.name, plan_id, edits })
}

/// What a sheet is to feed.
#[derive(Clone, Copy, Debug)]
pub enum Feeding<'a> {
    /// A measure there is.
    Measure(MeasureId),
    /// One that is made.
    New {
        /// Its identity.
        id: Uuid,
        /// Its name.
        name: &'a str,
        /// What is counted.
        unit: &'a str,
    },
}

fn new_measure(book: &Book, sheet: &TestSheet, id: Uuid, name: &str, unit: &str) -> Measure {
    Measure {
        id: id.into(),
        control_id: sheet.control_id,
        rank: rank_after(book.measures(sheet.control_id).map(|measure| measure.rank)),
        name: name.to_owned(),
        kind: MeasureKind::Ratio,
        unit: unit.to_owned(),
        direction: Polarity::LowerIsBetter,
        stratum: String::new(),
        periods: std::collections::BTreeSet::new(),
        versions: Vec::new(),
        limit_minor: None,
        limit_serious: None,
        part_of_id: None,
        pair_of_ids: Vec::new(),
        rule_id: None,
        lineage_id: None,
    }
}
