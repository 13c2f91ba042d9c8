//! Test sheets: a population, what was drawn from it, and each item against each attribute.

use super::{ControlId, DrawMethod, MarkCode, PeriodId, SheetId};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most attributes a sheet has.
pub const MAX_ATTRIBUTES: usize = 60;
/// The most items a sheet keeps.
pub const MAX_ITEMS: u32 = 100_000;

/// What items were drawn from, as it was that day: it is not changed afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// What it is, and where it came from: the name of a list, or words.
    #[serde(default)]
    pub source: String,
    /// How many it holds, if that is known.
    #[serde(default)]
    pub count: Option<u64>,
    /// The columns that identify an item, of those the list has. Only these are kept, and only of what was drawn.
    #[serde(default)]
    pub columns: Vec<String>,
    /// SHA-256 of the list, in hexadecimal digits; empty for one entered by hand.
    #[serde(default)]
    pub sha256: String,
    /// The day it was frozen.
    #[serde(default)]
    pub frozen_on: Option<NaiveDate>,
}

/// How the items were drawn, so that anyone can do it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// The method.
    #[serde(default)]
    pub method: DrawMethod,
    /// The seed of a random draw: items come in ascending order of the SHA-256 of `seed|id`.
    #[serde(default)]
    pub seed: String,
    /// The first item of a systematic draw, from 1.
    #[serde(default)]
    pub start: Option<u64>,
    /// How far apart the items of a systematic draw are.
    #[serde(default)]
    pub interval: Option<u64>,
    /// Why just these, in a targeted draw.
    #[serde(default)]
    pub reason: String,
    /// The day of the draw.
    #[serde(default)]
    pub drawn_on: Option<NaiveDate>,
}

/// What each item is tested for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// Its number on the sheet, which marks refer to and which it keeps.
    pub number: u8,
    /// What is tested: "mottagningsattest finns".
    pub name: String,
    /// The attribute in whose deviations this one is counted: "13 of those 14".
    #[serde(default)]
    pub within: Option<u8>,
}

/// A test sheet (*testblad*) of a control in a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TestSheet {
    /// Identity.
    pub id: SheetId,
    /// The control it belongs to.
    pub control_id: ControlId,
    /// The period it was tested in.
    pub period_id: PeriodId,
    /// Place among its siblings.
    #[serde(default)]
    pub rank: i64,
    /// Name.
    pub name: String,
    /// What the items were drawn from.
    #[serde(default)]
    pub population: Population,
    /// How they were drawn.
    #[serde(default)]
    pub draw: Draw,
    /// What they are tested for, in order.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
}

impl TestSheet {
    /// A sheet of which nothing is said yet.
    #[must_use]
    pub fn blank(id: SheetId, control_id: ControlId, period_id: PeriodId) -> Self {
        let (population, draw) = (Population::default(), Draw::default());
        Self { id, control_id, period_id, rank: 0, name: String::new(), population, draw, attributes: Vec::new() }
    }
}

/// What was seen of an attribute of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// What was seen.
    pub code: MarkCode,
    /// What is to be said about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What identifies an item: its number on its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemKey {
    /// The sheet.
    pub sheet_id: SheetId,
    /// Its number, from 1, in the order it was drawn.
    pub number: u32,
}

impl std::fmt::Display for ItemKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.sheet_id, self.number)
    }
}

/// An item on a test sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetItem {
    /// The sheet.
    pub sheet_id: SheetId,
    /// Its number, from 1, in the order it was drawn.
    pub number: u32,
    /// What identifies it in the population: an invoice or registry number, not a person.
    pub identity: String,
    /// The unit it comes from.
    #[serde(default)]
    pub unit: String,
    /// What is to be said about it.
    #[serde(default)]
    pub note: String,
    /// What was seen, by the number of the attribute.
    #[serde(default)]
    pub marks: BTreeMap<u8, Mark>,
}

impl SheetItem {
    /// An item of which nothing is said yet.
    #[must_use]
    pub const fn blank(key: ItemKey) -> Self {
        Self {
            sheet_id: key.sheet_id,
            number: key.number,
            identity: String::new(),
            unit: String::new(),
            note: String::new(),
            marks: BTreeMap::new(),
        }
    }

    /// The sheet and number it belongs to.
    #[must_use]
    pub const fn key(&self) -> ItemKey {
        ItemKey { sheet_id: self.sheet_id, number: self.number }
    }

    /// What was seen of an attribute.
    #[must_use]
    pub fn mark(&self, attribute: u8) -> Option<MarkCode> {
        self.marks.get(&attribute).map(|mark| mark.code)
    }
}
