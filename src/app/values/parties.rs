//! Responsible parties, one per line: "Barn och unga" is a department, "Roll: Ekonomichef" says its kind.

use super::{FieldValue, ValueContext, ValueProblem};
use crate::domain::{Responsible, ResponsibleKind};
use crate::i18n::Lang;
use crate::i18n::terms::responsible_kind;

/// A party as a line: a department by its name alone, every other kind named before it.
#[must_use]
pub fn print_party(party: &Responsible, lang: Lang) -> String {
    let name = party.name.split_whitespace().collect::<Vec<_>>().join(" ");
    // A department whose own name begins like a kind must say its kind too.
    if party.kind == ResponsibleKind::Department && split_kind(&name).is_none() {
        name
    } else {
        format!("{}: {name}", responsible_kind(lang, party.kind))
    }
}

/// Reads one line; `None` when it names nobody.
#[must_use]
pub fn parse_party(line: &str) -> Option<Responsible> {
    let line = line.trim();
    let (kind, name) = split_kind(line).unwrap_or((ResponsibleKind::Department, line));
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { None } else { Some(Responsible { kind, name }) }
}

fn split_kind(line: &str) -> Option<(ResponsibleKind, &str)> {
    let (word, name) = line.split_once(':')?;
    let word = word.trim().to_lowercase();
    let means = |kind: &ResponsibleKind| {
        word == kind.code() || Lang::ALL.iter().any(|lang| responsible_kind(*lang, *kind).to_lowercase() == word)
    };
    ResponsibleKind::ALL.iter().copied().find(means).map(|kind| (kind, name))
}

impl FieldValue for Vec<Responsible> {
    fn print(&self, lang: Lang) -> String {
        self.iter().map(|party| print_party(party, lang)).collect::<Vec<_>>().join("\n")
    }

    fn parse(text: &str, _context: &ValueContext) -> Result<Self, ValueProblem> {
        Ok(text.lines().filter_map(parse_party).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_kind_may_stand_before_the_name() {
        let role = Responsible { kind: ResponsibleKind::Role, name: "Ekonomichef".into() };
        for line in ["Roll: Ekonomichef", "role:Ekonomichef", " ROLL :  Ekonomichef "] {
            assert_eq!(parse_party(line).as_ref(), Some(&role), "{line}");
        }
        assert_eq!(parse_party("Barn och unga").map(|party| party.kind), Some(ResponsibleKind::Department));
        assert_eq!(parse_party("Enhet 1: norra").map(|party| party.name), Some("Enhet 1: norra".into()));
        assert_eq!(parse_party("  "), None);
        assert_eq!(parse_party("Roll: "), None);
    }

    proptest! {
        #[test]
        fn a_printed_party_is_read_back(kind in 0usize..4, name in "(Roll: |Person:)?[A-ZÅÄÖa-zåäö]{1,8}( [a-zåäö:]{1,5})?") {
            for lang in Lang::ALL {
                let party = Responsible { kind: ResponsibleKind::ALL[kind], name: name.clone() };
                let name = party.name.split_whitespace().collect::<Vec<_>>().join(" ");
                let printed = print_party(&party, *lang);
                prop_assert_eq!(parse_party(&printed), Some(Responsible { name, ..party }));
            }
        }
    }
}
