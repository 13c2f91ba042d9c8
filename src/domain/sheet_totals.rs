//! The two totals of a test sheet, which are kept apart: deviations by attribute, and items with at least one.

use super::{MarkCode, SheetItem, TestSheet};

/// What was seen of one attribute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttributeTotal {
    /// Its number.
    pub number: u8,
    /// Items it was found in order for.
    pub ok: u64,
    /// Items that deviate.
    pub deviations: u64,
    /// Items it does not apply to.
    pub not_applicable: u64,
    /// Items that could not be judged.
    pub cannot_judge: u64,
    /// Items not yet looked at, of those it is asked for.
    pub unmarked: u64,
}

impl AttributeTotal {
    /// Items that were tested: in order or not.
    #[must_use]
    pub const fn tested(&self) -> u64 {
        self.ok + self.deviations
    }
}

/// The totals of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetTotals {
    /// Items on the sheet.
    pub items: u64,
    /// Items for which every attribute that is asked for has a mark.
    pub items_done: u64,
    /// Items with at least one attribute in order or deviating.
    pub items_tested: u64,
    /// Items with at least one deviation.
    pub items_with_deviation: u64,
    /// Deviations, counted by attribute.
    pub deviations: u64,
    /// By attribute, in the order of the sheet.
    pub attributes: Vec<AttributeTotal>,
}

impl TestSheet {
    /// Whether an attribute is asked for of an item: one within another only where the other deviates.
    #[must_use]
    pub fn is_asked(&self, item: &SheetItem, attribute: u8) -> bool {
        let within = self.attributes.iter().find(|each| each.number == attribute).and_then(|each| each.within);
        within.is_none_or(|outer| item.mark(outer) == Some(MarkCode::Deviation) && self.is_asked_within(item, outer))
    }

    fn is_asked_within(&self, item: &SheetItem, outer: u8) -> bool {
        // An attribute lies within an earlier one (a rule of the model), so this ends.
        let at = |number| self.attributes.iter().position(|each| each.number == number);
        let within = self.attributes.iter().find(|each| each.number == outer).and_then(|each| each.within);
        match within {
            Some(next) if at(next) < at(outer) => self.is_asked(item, outer),
            _ => true,
        }
    }
}

impl SheetTotals {
    /// Counts a sheet.
    pub fn of<'a>(sheet: &TestSheet, items: impl Iterator<Item = &'a SheetItem>) -> Self {
        let blank = |number| AttributeTotal { number, ..AttributeTotal::default() };
        let attributes = sheet.attributes.iter().map(|attribute| blank(attribute.number)).collect();
        let mut totals = Self { attributes, ..Self::default() };
        for item in items {
            totals.add(sheet, item);
        }
        totals
    }

    fn add(&mut self, sheet: &TestSheet, item: &SheetItem) {
        self.items += 1;
        let (mut tested, mut deviates, mut done) = (false, false, !sheet.attributes.is_empty());
        for total in &mut self.attributes {
            if !sheet.is_asked(item, total.number) {
                continue;
            }
            match item.mark(total.number) {
                Some(MarkCode::Ok) => (total.ok, tested) = (total.ok + 1, true),
                Some(MarkCode::Deviation) => {
                    total.deviations += 1;
                    self.deviations += 1;
                    (tested, deviates) = (true, true);
                }
                Some(MarkCode::NotApplicable) => total.not_applicable += 1,
                Some(MarkCode::CannotJudge) => total.cannot_judge += 1,
                None => (total.unmarked, done) = (total.unmarked + 1, false),
            }
        }
        self.items_tested += u64::from(tested);
        self.items_with_deviation += u64::from(deviates);
        self.items_done += u64::from(done);
    }
}
