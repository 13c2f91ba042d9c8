//! JSON for programs: stable English keys, codes instead of words. A document comes with its figures as data.

use super::boards::Boards;
use super::facts::Facts;
use super::model::Document;
use serde::Serialize;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    report: &'static str,
    #[serde(flatten)]
    facts: &'a Facts,
    document: &'a Document,
}

#[derive(Serialize)]
struct OfBoards<'a> {
    format: &'static str,
    version: u32,
    report: &'static str,
    #[serde(flatten)]
    boards: &'a Boards,
    document: &'a Document,
}

/// Writes the document of all boards as JSON: the figures of each, and its blocks.
#[must_use]
pub fn boards(boards: &Boards, document: &Document) -> String {
    said(&OfBoards { format: "ikplan-report", version: 1, report: document.kind.code(), boards, document })
}

/// Writes a document as JSON: its figures as a summary has them, and its blocks.
#[must_use]
pub fn document(facts: &Facts, document: &Document) -> String {
    said(&File { format: "ikplan-report", version: 1, report: document.kind.code(), facts, document })
}

fn said(file: &impl Serialize) -> String {
    // Maps have text for keys and no number is unusual, so it cannot fail.
    let mut out = serde_json::to_string_pretty(file).unwrap_or_default();
    out.push('\n');
    out
}
