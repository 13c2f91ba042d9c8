//! JSON for programs: stable English keys, codes instead of words. A document comes with its figures as data.

use super::boards::Boards;
use super::facts::Facts;
use super::model::Document;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

const FORMAT: &str = "ikplan-report";
const VERSION: u32 = 1;

/// A document of one plan: its figures as data, and its blocks.
#[derive(Serialize, JsonSchema)]
struct File<'a> {
    /// Always `ikplan-report`.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// What document it is.
    report: &'static str,
    #[serde(flatten)]
    facts: &'a Facts,
    /// The document as every form has it.
    document: &'a Document,
}

/// The document of all boards: the figures of each as data, and its blocks.
#[derive(Serialize, JsonSchema)]
struct OfBoards<'a> {
    /// Always `ikplan-report`.
    #[schemars(extend("const" = FORMAT))]
    format: &'static str,
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    version: u32,
    /// Always `consolidated`.
    #[schemars(extend("const" = "consolidated"))]
    report: &'static str,
    #[serde(flatten)]
    boards: &'a Boards,
    /// The document as every form has it.
    document: &'a Document,
}

/// What `report --format json` writes: a document of one plan, or that of all boards.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "ikplan-report")]
enum Report<'a> {
    OfPlan(File<'a>),
    OfBoards(OfBoards<'a>),
}

/// The JSON Schema (draft 2020-12) of what [`document`] and [`boards`] write.
#[must_use]
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Report<'static>>().to_value()
}

/// Writes the document of all boards as JSON: the figures of each, and its blocks.
#[must_use]
pub fn boards(boards: &Boards, document: &Document) -> String {
    said(&Report::OfBoards(OfBoards {
        format: FORMAT,
        version: VERSION,
        report: document.kind.code(),
        boards,
        document,
    }))
}

/// Writes a document as JSON: its figures as a summary has them, and its blocks.
#[must_use]
pub fn document(facts: &Facts, document: &Document) -> String {
    said(&Report::OfPlan(File { format: FORMAT, version: VERSION, report: document.kind.code(), facts, document }))
}

fn said(file: &Report<'_>) -> String {
    // Maps have text for keys and no number is unusual, so it cannot fail.
    let mut out = serde_json::to_string_pretty(file).unwrap_or_default();
    out.push('\n');
    out
}
