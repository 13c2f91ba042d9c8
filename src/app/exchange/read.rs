//! Reads an exchange file, and says exactly what is wrong with one that cannot be read.

use super::format::{FORMAT, File, RecordKey, VERSION, fault_in, table_of};
use super::{ExchangeError, FieldFault, MAX_BYTES};
use crate::domain::{Book, Change, Deviation, Edit, Problem, ProblemCode, Record, RecordKind, Verb};
use crate::i18n::clean;
use serde_json::Value;
use serde_json::error::Category;
use unicode_normalization::is_nfc;

/// Reads an exchange file.
///
/// # Errors
/// The first thing that is wrong, with its line or its place (`areas[3].name`). Nothing is read then.
pub fn import_json(bytes: &[u8]) -> Result<Book, ExchangeError> {
    if bytes.len() > MAX_BYTES {
        return Err(ExchangeError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ExchangeError::Encoding(error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file = parse(text)?;
    if file.format != FORMAT {
        return Err(ExchangeError::OtherFormat);
    }
    check_version(file.version)?;
    enter(file)
}

fn parse(text: &str) -> Result<File, ExchangeError> {
    match serde_json::from_str::<File>(text) {
        Ok(file) if is_clean(text) => Ok(file),
        Ok(_) => {
            let mut value = serde_json::from_str(text).map_err(|error| syntax(&error))?;
            clean_value(&mut value);
            serde_json::from_value(value).map_err(|_| ExchangeError::OtherFormat)
        }
        Err(error) => Err(explain(text, &error)),
    }
}

fn check_version(version: u64) -> Result<(), ExchangeError> {
    match version {
        1..=VERSION => Ok(()),
        0 => Err(ExchangeError::OtherFormat),
        newer => Err(ExchangeError::Newer(newer)),
    }
}

/// Whether the texts are composed and without control characters. Line breaks need no `\u` in JSON, so a text
/// without one hides none.
fn is_clean(text: &str) -> bool {
    !text.contains("\\u") && !text.contains("\\r") && is_nfc(text) && !text.chars().any(hides)
}

const fn hides(c: char) -> bool {
    clean::is_unseen(c) && !matches!(c, '\n' | '\t' | '\r')
}

fn clean_value(value: &mut Value) {
    match value {
        Value::String(text) => {
            let kept: String = text.replace("\r\n", "\n").chars().filter(|c| !hides(*c)).collect();
            *text = clean::composed(kept.replace('\r', "\n"));
        }
        Value::Array(items) => items.iter_mut().for_each(clean_value),
        Value::Object(fields) => fields.values_mut().for_each(clean_value),
        _ => {}
    }
}

fn syntax(error: &serde_json::Error) -> ExchangeError {
    let cut_off = error.classify() == Category::Eof;
    ExchangeError::Syntax { line: error.line(), column: error.column(), cut_off }
}

/// Finds the place of what the typed reading refused.
fn explain(text: &str, error: &serde_json::Error) -> ExchangeError {
    if error.classify() != Category::Data {
        return syntax(error);
    }
    let Ok(Value::Object(fields)) = serde_json::from_str::<Value>(text) else { return ExchangeError::OtherFormat };
    if fields.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return ExchangeError::OtherFormat;
    }
    if let Some(Err(error)) = fields.get("version").and_then(Value::as_u64).map(check_version) {
        return error;
    }
    let line = Some(error.line()).filter(|line| *line > 0);
    let (fault, name) = fault_of(error);
    let place = fields.iter().find_map(|(table, value)| faulty_record(table, value));
    let path = match (place, name) {
        (Some(place), Some(name)) => format!("{place}.{name}"),
        (Some(place), None) => place,
        (None, Some(name)) => name,
        (None, None) => line.map_or_else(String::new, |line| line.to_string()),
    };
    ExchangeError::Field { path, line, fault }
}

fn faulty_record(table: &str, value: &Value) -> Option<String> {
    fault_in(table, &Value::Null)?;
    let check = |record: &Value| fault_in(table, record).flatten();
    let Some(records) = value.as_array() else { return Some(table.to_owned()) };
    records.iter().enumerate().find_map(|(at, record)| {
        let error = check(record)?;
        let (fault, name) = fault_of(&error);
        let place = format!("{table}[{at}]");
        // A value of the wrong type is found by trying each field in turn.
        let field = (fault == FieldFault::Value && name.is_none()).then(|| faulty_field(record, check, &error));
        Some(field.flatten().map_or_else(|| place.clone(), |field| format!("{place}.{field}")))
    })
}

/// The field whose absence changes what is wrong.
fn faulty_field(
    record: &Value,
    check: impl Fn(&Value) -> Option<serde_json::Error>,
    error: &serde_json::Error,
) -> Option<String> {
    let fields = record.as_object()?;
    let same = error.to_string();
    fields.keys().find_map(|name| {
        let mut without = fields.clone();
        without.remove(name);
        let after = check(&Value::Object(without));
        after.is_none_or(|after| after.to_string() != same).then(|| name.clone())
    })
}

/// Reads what the parser says; its sentences are English and are not shown.
fn fault_of(error: &serde_json::Error) -> (FieldFault, Option<String>) {
    let text = error.to_string();
    let name = || text.split('`').nth(1).map(str::to_owned);
    if text.starts_with("unknown field") {
        (FieldFault::Unknown, name())
    } else if text.starts_with("missing field") {
        (FieldFault::Missing, name())
    } else if text.starts_with("duplicate field") {
        (FieldFault::Repeated, name())
    } else {
        (FieldFault::Value, None)
    }
}

/// Enters the records into an empty book, as a person's change would be.
fn enter(file: File) -> Result<Book, ExchangeError> {
    let records = file.into_records();
    let keys: Vec<RecordKey> = records.iter().map(Record::key).collect();
    let edits = records.into_iter().map(Edit::add).collect();
    let subject = String::new();
    let change = Change { verb: Verb::Import, kind: RecordKind::Plan, subject, plan_id: None, edits };
    let mut book = Book::default();
    book.apply(&change).map_err(|problem| refused(&keys, problem))?;
    let dangling = |deviation: &&Deviation| deviation.repeat_of_id.is_some_and(|id| book.deviation(id).is_none());
    if let Some(deviation) = book.all::<Deviation>().find(dangling) {
        let key = RecordKey::Deviation(deviation.id);
        return Err(refused(&keys, Problem::at(ProblemCode::Dangling, key, "repeat_of_id")));
    }
    Ok(book)
}

fn refused(keys: &[RecordKey], problem: Problem) -> ExchangeError {
    let repeated = problem.code == ProblemCode::Conflict;
    let mut found = keys.iter().enumerate().filter(|(_, key)| Some(**key) == problem.record);
    let at = if repeated { found.nth(1) } else { found.next() }.map_or(0, |(at, _)| at);
    let path = place(keys.iter().copied(), at, &problem);
    if repeated { ExchangeError::Repeated { path } } else { ExchangeError::Refused { path, problem } }
}

/// Where in the export of `book` the record of a problem lies.
pub(super) fn path_of(book: &Book, problem: &Problem) -> String {
    let keys: Vec<_> = book.records().map(|record| record.key()).collect();
    let at = keys.iter().position(|key| Some(*key) == problem.record).unwrap_or_default();
    place(keys.iter().copied(), at, problem)
}

fn place(keys: impl Iterator<Item = RecordKey>, at: usize, problem: &Problem) -> String {
    let Some(key) = problem.record else { return String::new() };
    let within = keys.take(at).filter(|other| other.kind() == key.kind()).count();
    let field = problem.field.map(|field| format!(".{field}")).unwrap_or_default();
    format!("{}[{within}]{field}", table_of(key))
}
