//! Where the units of a list are counted, by their names as they stand in it.

use super::{Layout, Row, RowFault, unit};
use crate::domain::deadline::{Tally, UnitPlace};

/// How many names are remembered: lists have far fewer units than rows.
const REMEMBERED: usize = 1024;

/// Names that have been seen, so that they need not be decoded, tidied and looked up again.
#[derive(Default)]
pub(super) struct Units {
    seen: Vec<Option<(Box<[u8]>, UnitPlace)>>,
}

impl Units {
    /// Where the unit of a row is counted, or why its name cannot be one.
    pub(super) fn place(
        &mut self,
        tally: &mut Tally,
        layout: &Layout,
        row: &Row<'_>,
    ) -> Result<UnitPlace, (RowFault, String)> {
        let name = layout.unit.map_or(&[][..], |column| row.bytes(column));
        self.seen.resize(REMEMBERED, None);
        let slot = self.seen.get_mut(slot(name));
        if let Some(Some((seen, place))) = &slot
            && **seen == *name
        {
            return Ok(*place);
        }
        let place = tally.place(&unit(layout, row)?);
        if let Some(slot) = slot {
            *slot = Some((name.into(), place));
        }
        Ok(place)
    }
}

/// Where a name is remembered, by its length and its end: that is where the names of units differ. Names that share a
/// place are looked up again.
fn slot(name: &[u8]) -> usize {
    let end = match name.last_chunk() {
        // The last letter lowest: a product mixes from the lowest bits upwards.
        Some(end) => u64::from_be_bytes(*end),
        None => name.iter().fold(0, |end, byte| end << 8 | u64::from(*byte)),
    };
    let mixed = (end ^ name.len() as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    usize::try_from(mixed).map_or(0, |mixed| mixed % REMEMBERED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_that_differ_a_little_are_remembered_apart() {
        let names: Vec<String> = (0..40).map(|number| format!("Enhet {number}")).collect();
        let slots: BTreeSet<usize> = names.iter().map(|name| slot(name.as_bytes())).collect();
        assert!(slots.len() > 35, "{}", slots.len());
        assert_ne!(slot(b"Vuxna Norr"), slot(b"Vuxna Syd"));
        assert!(slot(b"") < REMEMBERED);
    }
}
