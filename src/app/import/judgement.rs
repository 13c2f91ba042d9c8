//! Judgements in words: severities, denials, assessments.

use super::fold::fold;
use crate::domain::{Assessment, Severity};

/// What a cell says of a deviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Graded {
    /// There is none.
    None,
    /// There is one of this severity.
    As(Severity),
    /// There is one, of a severity that was not understood.
    Unknown,
}

/// Words that begin a denial.
const DENYING: &[&str] = &["nej", "ingen", "inga", "inget", "ej", "inte", "utan", "0", "no", "none", "not", "n"];
/// What a denial may say besides without saying anything more.
const DENIED: &[&str] = &[
    "avvikelse",
    "avvikelser",
    "brist",
    "brister",
    "anmärkning",
    "anmärkningar",
    "åtgärd",
    "åtgärder",
    "har",
    "är",
    "finns",
    "fanns",
    "funnits",
    "noterad",
    "noterade",
    "noterats",
    "konstaterad",
    "konstaterade",
    "konstaterats",
    "identifierad",
    "identifierade",
    "identifierats",
    "upptäckt",
    "upptäckta",
    "upptäckts",
    "behövs",
    "krävs",
    "planerad",
    "planerade",
    "planeras",
    "vidtas",
    "aktuell",
    "aktuellt",
    "tillämplig",
    "tillämpligt",
    "deviation",
    "deviations",
    "action",
    "actions",
    "found",
    "needed",
    "applicable",
    "a",
];

/// Whether a cell says that there is nothing, and nothing more than that: "-", "Nej", "Inga avvikelser noterade".
pub(super) fn nothing(text: &str) -> bool {
    let words = fold(text);
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    let plain = |word: &str| DENYING.contains(&word) || DENIED.contains(&word);
    words.next().is_none_or(|first| DENYING.contains(&first) && words.all(plain))
}

/// Whether a cell says that there is something, without saying how bad.
pub(super) fn yes(text: &str) -> bool {
    matches!(fold(text).as_str(), "ja" | "x" | "avvikelse" | "avvikelser" | "yes")
}

/// Whether a text begins by saying that there are no deviations, whatever it goes on to say.
fn denies(words: &str) -> bool {
    let mut words = words.split(' ');
    let none = words.next().is_some_and(|first| matches!(first, "ingen" | "inga" | "utan" | "no"));
    none && words
        .next()
        .is_some_and(|of| ["avvikelse", "brist", "anmärkning", "deviation"].iter().any(|stem| of.starts_with(stem)))
}

/// What a cell says of a deviation.
pub(super) fn severity(text: &str) -> Graded {
    let words = fold(text);
    if nothing(text) || denies(&words) || matches!(words.as_str(), "grön" | "grönt" | "green") {
        return Graded::None;
    }
    if words.chars().count() > 80 {
        return Graded::Unknown;
    }
    let has = |stems: &[&str]| stems.iter().any(|stem| words.split(' ').any(|word| word.starts_with(stem)));
    if has(&["graverande"]) {
        Graded::As(Severity::Serious)
    } else if has(&["mindre", "lindrig", "minor"]) || words.contains("ej allvarlig") || words.contains("inte allvarlig")
    {
        Graded::As(Severity::Minor)
    } else if has(&["allvarlig", "större", "betydande", "serious", "grave"]) {
        Graded::As(Severity::Serious)
    } else if has(&["iakttagelse", "observation", "förbättringsområde"]) {
        Graded::As(Severity::Observation)
    } else {
        Graded::Unknown
    }
}

/// Whether a cell says nothing but a severity.
pub(super) fn only_severity(text: &str) -> bool {
    let stems = [
        "graverande",
        "mindre",
        "allvarlig",
        "större",
        "lindrig",
        "betydande",
        "avvikelse",
        "iakttagelse",
        "observation",
        "en",
        "minor",
        "serious",
        "deviation",
    ];
    fold(text)
        .split(' ')
        .all(|word| word.chars().all(|c| c.is_ascii_digit()) || stems.iter().any(|stem| word.starts_with(stem)))
}

/// The words of which the phrases of an assessment are made.
const PHRASES: &[&str] = &[
    "process",
    "processen",
    "processer",
    "processerna",
    "rutin",
    "rutinen",
    "rutiner",
    "rutinerna",
    "riktlinje",
    "riktlinjen",
    "riktlinjer",
    "riktlinjerna",
    "system",
    "systemet",
    "kontroll",
    "kontrollen",
    "fungerar",
    "väl",
    "bra",
    "tillfredsställande",
    "men",
    "behöver",
    "utvecklas",
    "förbättras",
    "avvikelse",
    "avvikelser",
    "mot",
    "från",
    "beskrivning",
    "av",
    "i",
    "den",
    "det",
    "finns",
    "har",
    "är",
    "konstaterad",
    "konstaterade",
    "konstaterats",
    "dokumenterad",
    "dokumentation",
    "saknas",
    "och",
    "eller",
];

/// The assessment that a text begins with, and whether the text says nothing else.
pub(super) fn assessment(text: &str) -> Option<(Assessment, bool)> {
    let phrase = text.split(['.', '\n', ':', ';']).next().unwrap_or_default();
    let read = phrased(&fold(phrase))?;
    Some((read, fold(phrase) == fold(text)))
}

/// The assessment that a phrase stands for. One with any other word in it says more than the phrase, or something else.
fn phrased(words: &str) -> Option<Assessment> {
    if !words.split(' ').all(|word| PHRASES.contains(&word)) {
        return None;
    }
    if words.contains("saknas") {
        Some(Assessment::NotDocumented)
    } else if words.contains("avvikelse") {
        Some(Assessment::DeviationsFound)
    } else if words.contains("behöver utvecklas") || words.contains("behöver förbättras") {
        Some(Assessment::NeedsDevelopment)
    } else {
        words.contains("fungerar").then_some(Assessment::Works)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_are_read_from_words() {
        for (text, expected) in [
            ("Graverande avvikelser", Severity::Serious),
            ("Allvarlig avvikelse", Severity::Serious),
            ("Mindre allvarlig avvikelse", Severity::Minor),
            ("Mindre avvikelse", Severity::Minor),
            ("Iakttagelse", Severity::Observation),
        ] {
            assert_eq!(severity(text), Graded::As(expected), "{text}");
            assert!(only_severity(text), "{text}");
        }
        assert_eq!(severity("Inga avvikelser"), Graded::None);
        assert_eq!(severity("Röd"), Graded::Unknown);
        assert!(!only_severity("Mindre avvikelse: tre fakturor"));
    }

    #[test]
    fn a_denial_is_no_deviation() {
        for text in
            ["", "-", "–", "0", "Nej", "Inga avvikelser har noterats.", "Ingen avvikelse konstaterad", "Ej aktuellt"]
        {
            assert!(nothing(text), "{text}");
            assert_eq!(severity(text), Graded::None, "{text}");
        }
        for text in ["Inga avvikelser i de 20 fakturorna", "Utan anmärkning enligt revisorn"] {
            assert!(!nothing(text), "{text}");
            assert_eq!(severity(text), Graded::None, "{text}");
        }
        for text in ["Ja", "Ej attesterade fakturor", "Nej, men ett fel rättades", "Ingen rutin finns"] {
            assert_eq!(severity(text), Graded::Unknown, "{text}");
        }
        assert!(nothing("Inga åtgärder behövs") && !nothing("Ny rutin") && !nothing("Inga nya fakturor"));
    }

    #[test]
    fn only_a_phrase_is_an_assessment() {
        use Assessment::{DeviationsFound, NeedsDevelopment, NotDocumented, Works};
        for (text, expected) in [
            ("Process/rutin/riktlinje fungerar men behöver utvecklas", Some((NeedsDevelopment, true))),
            ("Avvikelser mot beskrivning av process/rutin/riktlinje har konstaterats", Some((DeviationsFound, true))),
            ("Dokumenterad beskrivning av process/rutin/riktlinje saknas", Some((NotDocumented, true))),
            ("Fungerar", Some((Works, true))),
            ("Rutinen fungerar. Två chefer svarade inte.", Some((Works, false))),
            ("Inga avvikelser", None),
            ("Fungerar inte", None),
            ("Mindre allvarlig avvikelse", None),
            ("Dokumentation saknas för 3 av 10", None),
            ("Underlag saknas", None),
        ] {
            assert_eq!(assessment(text), expected, "{text}");
        }
    }
}
