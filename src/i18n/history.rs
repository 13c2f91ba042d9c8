//! What a change did, in words, for undo and the history.

use super::terms::record_kind;
use super::{Lang, messages};
use crate::domain::{RecordKind, Verb};

messages! {
    added(kind: &str, subject: &str): format!("ny {kind}: {subject}"), format!("new {kind}: {subject}");
    edited(kind: &str, subject: &str): format!("ändring av {kind}: {subject}"), format!("change of {kind}: {subject}");
    moved(kind: &str, subject: &str): format!("flytt av {kind}: {subject}"), format!("move of {kind}: {subject}");
    removed(kind: &str, subject: &str): format!("borttagning av {kind}: {subject}"), format!("removal of {kind}: {subject}");
    status(subject: &str): format!("status för {subject}"), format!("status of {subject}");
    graded(subject: &str): format!("gradering av {subject}"), format!("grading of {subject}");
    imported(subject: &str): format!("import av {subject}"), format!("import of {subject}");
    undo(what: &str): format!("ångrade {what}"), format!("undid {what}");
    redo(what: &str): format!("gjorde om {what}"), format!("redid {what}");
    redacted: "gallrad post", "redacted entry";
    unknown_person: "okänd", "unknown";
}

/// What a change did: verb, kind of record and its name.
#[must_use]
pub fn what(lang: Lang, verb: Verb, kind: RecordKind, subject: &str) -> String {
    let kind = record_kind(lang, kind);
    match verb {
        Verb::Add => added(lang, kind, subject),
        Verb::Edit => edited(lang, kind, subject),
        Verb::Move => moved(lang, kind, subject),
        Verb::Remove => removed(lang, kind, subject),
        Verb::SetStatus => status(lang, subject),
        Verb::Grade => graded(lang, subject),
        Verb::Import => imported(lang, subject),
    }
}
