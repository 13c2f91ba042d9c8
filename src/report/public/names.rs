//! Names of persons: which there are, and the role that stands for each.

use crate::domain::{Record, ResponsibleKind};
use crate::i18n::{Lang, public as words};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The names of persons in some plans, with the role that stands for each, the longest first.
pub(super) struct Names(Vec<(String, &'static str)>);

impl Names {
    /// Gathers the names that the records of these plans hold where a name is asked for.
    pub(super) fn of(records: &[Record], lang: Lang) -> Self {
        let parties = || {
            records.iter().flat_map(|record| match record {
                Record::ControlActivity(control) => control.responsible.as_slice(),
                _ => &[],
            })
        };
        let functions = parties().filter(|party| party.kind != ResponsibleKind::Person).map(|party| key(&party.name));
        let mut found = Found { functions: functions.collect(), names: BTreeMap::new() };
        for party in parties().filter(|party| party.kind == ResponsibleKind::Person) {
            found.names.insert(party.name.trim().to_owned(), words::responsible(lang));
        }
        for record in records {
            found.note_all(record, lang);
        }
        found.names.remove("");
        let mut names: Vec<_> = found.names.into_iter().collect();
        names.sort_by_key(|(name, _)| Reverse(name.len()));
        Self(names)
    }

    /// A text with roles in place of names; `None` when it holds no name.
    pub(super) fn replaced(&self, text: &str) -> Option<String> {
        let held = self.0.iter().filter(|(name, _)| text.contains(name.as_str()));
        held.fold(None, |out: Option<String>, (name, role)| Some(out.as_deref().unwrap_or(text).replace(name, role)))
    }
}

struct Found {
    /// What is known to be a function and no person.
    functions: BTreeSet<String>,
    names: BTreeMap<String, &'static str>,
}

impl Found {
    fn note_all(&mut self, record: &Record, lang: Lang) {
        match record {
            Record::Outcome(outcome) => {
                self.note(&outcome.performed_by, words::performer(lang));
                self.note(&outcome.reviewed_by, words::reviewer(lang));
            }
            Record::Action(action) => self.note(&action.owner, words::owner(lang)),
            Record::EffectCheck(check) => self.note(&check.by, words::checker(lang)),
            Record::Supplement(supplement) => self.note(&supplement.by, words::supplementer(lang)),
            Record::SignOff(sign_off) => {
                self.note(&sign_off.by, words::signer(lang));
                self.note(&sign_off.opened_by, words::opener(lang));
            }
            _ => {}
        }
    }

    /// Takes what may be the name of a person for one.
    fn note(&mut self, name: &str, role: &'static str) {
        let name = name.trim();
        if !name.is_empty() && !self.functions.contains(&key(name)) && !is_function(name) {
            self.names.entry(name.to_owned()).or_insert(role);
        }
    }
}

fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Whether a name is that of a function: "Avdelningschef barn och unga", "Ekonomichef". A name of a person has its words
/// in capitals; one word alone is a function only when it ends as functions do.
fn is_function(name: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "chef",
        "controller",
        "samordnare",
        "utvecklare",
        "förvaltare",
        "handläggare",
        "strateg",
        "ekonom",
        "sekreterare",
        "direktör",
        "ledare",
        "jurist",
        "manager",
        "officer",
        "coordinator",
        "gruppen",
        "enheten",
        "avdelningen",
        "nämnden",
    ];
    let lower = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default().to_lowercase();
    ENDINGS.iter().any(|ending| first.ends_with(ending)) || parts.any(|word| lower(word) && word.chars().count() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_told_from_names() {
        for name in ["Ekonomichef", "Avdelningschef barn och unga", "Verksamhetscontroller", "Ledningsgruppen"] {
            assert!(is_function(name), "{name}");
        }
        for name in ["Anna", "Anna Andersson", "Per von Essen", "A. Andersson"] {
            assert!(!is_function(name), "{name}");
        }
    }
}
