//! An exported file in which identities and names of people are order numbers, so that two files that tell the same can be
//! compared. Days are kept: whoever compares sees to it that both lived them.

use serde_json::Value;
use std::collections::HashMap;

/// The fields that name people.
const AUTHORS: &[&str] = &["performed_by", "reviewed_by", "by", "opened_by"];

/// The exported file, comparable.
pub fn normal(export: &str) -> String {
    let mut file: Value = serde_json::from_str(export).expect("an export is JSON");
    let mut numbers = Numbers::default();
    for (table, records) in file.as_object().expect("an export is an object") {
        for (at, record) in records.as_array().into_iter().flatten().enumerate() {
            if let Some(id) = record["id"].as_str() {
                numbers.ids.insert(id.to_owned(), format!("{table} {}", at + 1));
            }
        }
    }
    numbers.replace(&mut file, "");
    serde_json::to_string_pretty(&file).expect("a value is text")
}

#[derive(Default)]
struct Numbers {
    ids: HashMap<String, String>,
    people: HashMap<String, usize>,
}

impl Numbers {
    fn replace(&mut self, value: &mut Value, field: &str) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.replace(item, field)),
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| self.replace(value, name)),
            Value::String(text) if AUTHORS.contains(&field) && !text.is_empty() => {
                let next = self.people.len() + 1;
                *text = format!("person {}", self.people.entry(text.clone()).or_insert(next));
            }
            Value::String(text) => {
                if let Some(number) = self.ids.get(text) {
                    text.clone_from(number);
                }
            }
            _ => {}
        }
    }
}
