//! The words that values are written with in a field, and read by: "110 av 319", "ej mätt: …", "lag", "inom".

use super::{Label, Lang, messages};

messages! {
    of: "av", "of";
    about: "ca", "about";
    amount: "belopp", "amount";
    yes: "ja", "yes";
    no: "nej", "no";
    none: "inga", "none";
    no_occurrence: "ingen förekomst", "no occurrence";
    not_measured: "ej mätt", "not measured";
    parts: "delarna", "parts";
    cases: "ärenden", "cases";
    sheet: "blad", "sheet";
    survey: "enkät", "survey";
    survey_question: "enkätfråga", "survey question";
    best: "bästa", "best";
    worst: "sämsta", "worst";
    source: "källa", "source";
    rule: "räkneregel", "rule";
    since: "från", "from";
    within: "inom", "within";
    always: "alltid", "always";
    law: "lag", "law";
    local: "lokal", "local";
    checked: "kontrollerad", "checked";
    months: "månader", "months";
    days: "dagar", "days";
    hours: "timmar", "hours";
    kronor: "kronor", "kronor";
}

/// The rest of a text that begins with a word, in whatever language and case; what follows may not be a letter.
#[must_use]
pub fn after_word(text: &str, word: Label) -> Option<&str> {
    Lang::ALL.iter().find_map(|lang| {
        let word = word(*lang);
        let (head, rest) = text.split_at_checked(word.len())?;
        let is_whole = !rest.starts_with(char::is_alphanumeric);
        (is_whole && head.to_lowercase() == word).then(|| rest.trim_start())
    })
}

/// Whether a text is a word, in whatever language and case.
#[must_use]
pub fn is_word(text: &str, word: Label) -> bool {
    after_word(text.trim(), word).is_some_and(str::is_empty)
}

/// The rest of a text that begins with a word and a colon.
#[must_use]
pub fn after_colon(text: &str, word: Label) -> Option<&str> {
    after_word(text, word)?.strip_prefix(':').map(str::trim)
}
