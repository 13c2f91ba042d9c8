//! What has changed since a period was signed off, in words: record by record, field by field of its form.

use super::fields::{FieldKind, FieldSpec, form_of};
use crate::domain::{Book, PlanId, Record, RecordKey, RecordKind};
use crate::i18n::{Lang, cli_help, terms::Terms};
use std::collections::BTreeSet;

/// A record that is another than it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The record.
    pub key: RecordKey,
    /// Its name, as it is or was.
    pub subject: String,
    /// What became of it.
    pub what: What,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It was not there then.
    Added,
    /// It is not there now.
    Removed,
    /// Fields of its form say something else: label, then, now. Empty when only its place has changed.
    Changed(Vec<(&'static str, String, String)>),
}

/// The differences of a plan between two states of a file, in the order of the kinds of record.
#[must_use]
pub fn differences(then: &Book, now: &Book, plan: PlanId, lang: Lang) -> Vec<Difference> {
    let of_plan = |book: &Book| -> Vec<Record> {
        book.records().filter(|record| book.plan_of_record(record) == Some(plan)).collect()
    };
    let (before, after) = (of_plan(then), of_plan(now));
    let keys: BTreeSet<RecordKey> = before.iter().chain(&after).map(Record::key).collect();
    let told = |key: &RecordKey| is_told(key.kind());
    keys.iter().filter(|key| told(key)).filter_map(|key| difference(then, now, *key, lang)).collect()
}

/// A sign-off is what the comparison starts from, and no difference.
fn is_told(kind: RecordKind) -> bool {
    kind != RecordKind::SignOff
}

fn difference(then: &Book, now: &Book, key: RecordKey, lang: Lang) -> Option<Difference> {
    let (subject, what) = match (then.get(key), now.get(key)) {
        (None, Some(after)) => (now.subject_of(&after), What::Added),
        (Some(before), None) => (then.subject_of(&before), What::Removed),
        (Some(before), Some(after)) if before != after => {
            let fields = form_of(key.kind()).fields.iter().filter(|field| field.of == key.kind());
            let word = |field: &FieldSpec, record: &Record| worded(field, &field.get(record, lang), lang);
            let said = fields.map(|field| ((field.label)(lang), word(field, &before), word(field, &after)));
            let changed: Vec<_> = said.filter(|(_, before, after)| before != after).collect();
            // A lock is no difference of what the period says.
            if changed.is_empty() && matches!(key, RecordKey::Period(_)) {
                return None;
            }
            (now.subject_of(&after), What::Changed(changed))
        }
        _ => return None,
    };
    Some(Difference { key, subject, what })
}

/// A value in words: codes are for files.
fn worded(field: &FieldSpec, value: &str, lang: Lang) -> String {
    let word = match field.kind {
        FieldKind::Choice(axis) => axis.word(&Terms::new(lang), value).map(std::borrow::Cow::into_owned),
        FieldKind::YesNo if value == "yes" => Some(cli_help::yes(lang).to_owned()),
        FieldKind::YesNo => Some(cli_help::no(lang).to_owned()),
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}
