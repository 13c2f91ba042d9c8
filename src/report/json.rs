//! JSON for programs: stable English keys, codes instead of words.

use super::facts::Facts;
use serde::Serialize;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    report: &'static str,
    #[serde(flatten)]
    facts: &'a Facts,
}

/// Writes a summary as JSON.
#[must_use]
pub fn summary(facts: &Facts) -> String {
    let file = File { format: "ikplan-report", version: 1, report: "summary", facts };
    // Maps have text for keys and no number is unusual, so it cannot fail.
    let mut out = serde_json::to_string_pretty(&file).unwrap_or_default();
    out.push('\n');
    out
}
