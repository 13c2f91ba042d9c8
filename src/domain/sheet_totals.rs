//! The two totals of a test sheet, which are kept apart: deviations by attribute, and items with at least one.

use super::statistics::{Confidence, Upper, upper_limit};
use super::{DrawMethod, MarkCode, SheetItem, TestSheet};

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

    /// Whether everything that is asked of an item has a mark.
    #[must_use]
    pub fn is_done(&self, item: &SheetItem) -> bool {
        self.next_asked(item, 0).is_none() && !self.attributes.is_empty()
    }

    /// The first place among the attributes, from this one on, that is asked for of an item and has no mark.
    #[must_use]
    pub fn next_asked(&self, item: &SheetItem, from: usize) -> Option<usize> {
        let mut places = self.attributes.iter().enumerate().skip(from);
        places.find(|(_, each)| item.mark(each.number).is_none() && self.is_asked(item, each.number)).map(|(at, _)| at)
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

    /// Counts an item in.
    pub fn add(&mut self, sheet: &TestSheet, item: &SheetItem) {
        self.tally(sheet, item, |count| *count += 1);
    }

    /// Counts an item out that was counted in as it is here: a mark changes two items, not thousands.
    pub fn take(&mut self, sheet: &TestSheet, item: &SheetItem) {
        self.tally(sheet, item, |count| *count = count.saturating_sub(1));
    }

    fn tally(&mut self, sheet: &TestSheet, item: &SheetItem, step: fn(&mut u64)) {
        step(&mut self.items);
        let (mut tested, mut deviates, mut done) = (false, false, !sheet.attributes.is_empty());
        for total in &mut self.attributes {
            if !sheet.is_asked(item, total.number) {
                continue;
            }
            let mark = item.mark(total.number);
            match mark {
                Some(MarkCode::Ok) => step(&mut total.ok),
                Some(MarkCode::Deviation) => {
                    step(&mut total.deviations);
                    step(&mut self.deviations);
                }
                Some(MarkCode::NotApplicable) => step(&mut total.not_applicable),
                Some(MarkCode::CannotJudge) => step(&mut total.cannot_judge),
                None => step(&mut total.unmarked),
            }
            tested |= matches!(mark, Some(MarkCode::Ok | MarkCode::Deviation));
            deviates |= mark == Some(MarkCode::Deviation);
            done &= mark.is_some();
        }
        for (count, counts) in
            [(&mut self.items_tested, tested), (&mut self.items_with_deviation, deviates), (&mut self.items_done, done)]
        {
            if counts {
                step(count);
            }
        }
    }

    /// Whether every item is done, and there are any.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.items > 0 && self.items_done == self.items
    }

    /// How many of the population may deviate, by what was found in the sample. `None` while items remain, and where
    /// items were chosen rather than drawn: they say nothing of those that were not.
    #[must_use]
    pub fn upper_limit(&self, sheet: &TestSheet) -> Option<Upper> {
        let population = sheet.population.count;
        if !self.is_complete() {
            return None;
        }
        match sheet.draw.method {
            DrawMethod::Random | DrawMethod::Systematic => {}
            DrawMethod::All => return Some(Upper::Complete),
            DrawMethod::Targeted => return population.filter(|count| *count == self.items).map(|_| Upper::Complete),
        }
        // Of how many the attributes apply to is known only where they applied to all that were drawn.
        let known = population.filter(|_| self.items_tested == self.items);
        let whole = |number: u64| u32::try_from(number).ok();
        if population == Some(self.items) {
            return Some(Upper::Complete);
        }
        let (found, checked) = (whole(self.items_with_deviation)?, whole(self.items_tested)?);
        upper_limit(found, checked, known.and_then(whole), Confidence::USUAL).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::super::{Attribute, Draw, Mark, Population, SheetId};
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn sheet(method: DrawMethod, count: Option<u64>) -> TestSheet {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let point = sample.risk_point(area);
        let control = sample.control(point);
        let attribute = |number: u8, within| Attribute { number, name: format!("Attribut {number}"), within };
        TestSheet {
            id: SheetId(Uuid::from_u128(9)),
            control_id: control,
            period_id: sample.periods[0],
            rank: 0,
            name: "Blad".into(),
            population: Population { count, ..Population::default() },
            draw: Draw { method, ..Draw::default() },
            attributes: vec![attribute(1, None), attribute(2, Some(1)), attribute(3, None)],
        }
    }

    fn item(sheet: &TestSheet, number: u32, codes: [Option<MarkCode>; 3]) -> SheetItem {
        let marks =
            (1..).zip(codes).filter_map(|(number, code)| Some((number, Mark { code: code?, note: String::new() })));
        let marks: BTreeMap<u8, Mark> = marks.collect();
        let identity = number.to_string();
        SheetItem { sheet_id: sheet.id, number, identity, unit: String::new(), note: String::new(), marks }
    }

    fn ten(sheet: &TestSheet, deviating: u32) -> SheetTotals {
        let (ok, bad) = (Some(MarkCode::Ok), Some(MarkCode::Deviation));
        let items: Vec<_> =
            (1..=10).map(|at| item(sheet, at, if at <= deviating { [bad, ok, ok] } else { [ok, None, ok] })).collect();
        SheetTotals::of(sheet, items.iter())
    }

    #[test]
    fn a_sample_has_a_limit_and_what_was_chosen_or_checked_whole_has_none() {
        let limit = |method, count, deviating| {
            let sheet = sheet(method, count);
            ten(&sheet, deviating).upper_limit(&sheet)
        };
        assert_eq!(limit(DrawMethod::Random, Some(43), 2), Some(Upper::AtMost { items: 20, of: 43 }));
        assert_eq!(limit(DrawMethod::Systematic, Some(43), 2), Some(Upper::AtMost { items: 20, of: 43 }));
        assert!(matches!(limit(DrawMethod::Random, None, 2), Some(Upper::Share { .. })));
        assert_eq!(limit(DrawMethod::Random, Some(10), 2), Some(Upper::Complete));
        assert_eq!(limit(DrawMethod::All, Some(10), 2), Some(Upper::Complete));
        assert_eq!(limit(DrawMethod::Targeted, Some(43), 2), None);
    }

    #[test]
    fn there_is_no_limit_while_items_remain_and_none_of_a_known_whole_where_some_could_not_be_tested() {
        let sheet = sheet(DrawMethod::Random, Some(43));
        let mut totals = ten(&sheet, 2);
        totals.add(&sheet, &item(&sheet, 11, [None; 3]));
        assert_eq!(totals.upper_limit(&sheet), None);
        totals.take(&sheet, &item(&sheet, 11, [None; 3]));
        totals.add(&sheet, &item(&sheet, 11, [Some(MarkCode::NotApplicable), None, Some(MarkCode::CannotJudge)]));
        assert!(matches!(totals.upper_limit(&sheet), Some(Upper::Share { .. })));
    }

    fn codes() -> impl Strategy<Value = [Option<MarkCode>; 3]> {
        let code = || prop::option::of(prop::sample::select(MarkCode::ALL.to_vec()));
        [code(), code(), code()]
    }

    proptest! {
        #[test]
        fn counting_a_change_in_and_out_is_counting_anew(
            items in prop::collection::vec(codes(), 1..12), at in 0_usize..12, then in codes(),
        ) {
            let sheet = sheet(DrawMethod::Random, None);
            let mut items: Vec<_> =
                (1..).zip(items).map(|(number, codes)| item(&sheet, number, codes)).collect();
            let mut totals = SheetTotals::of(&sheet, items.iter());
            let at = at % items.len();
            totals.take(&sheet, &items[at]);
            items[at] = item(&sheet, items[at].number, then);
            totals.add(&sheet, &items[at]);
            prop_assert_eq!(totals, SheetTotals::of(&sheet, items.iter()));
        }
    }
}
