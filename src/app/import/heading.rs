//! Headings: which word of which municipality means which field.

use super::field::Field;
use super::fold::{compact, nearly};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How a heading was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Recognised {
    pub(super) field: Field,
    /// By likeness only.
    pub(super) guessed: bool,
}

/// Headings, folded and without spaces.
const WORDS: &[(Field, &[&str])] = &[
    (
        Field::Area,
        &[
            "område",
            "kontrollområde",
            "internkontrollområde",
            "verksamhetsområde",
            "process",
            "processområde",
            "processrutinsystem",
            "processrutin",
            "processsystem",
            "verksamhet",
            "kategori",
            "riskkategori",
            "riskområde",
            "granskningsområde",
            "area",
            "controlarea",
        ],
    ),
    (Field::Purpose, &["områdetssyfte", "syftemedområdet", "purpose"]),
    (
        Field::RiskPoint,
        &[
            "risk",
            "risker",
            "riskpunkt",
            "riskpunkter",
            "rutin",
            "rutiner",
            "rutinsystem",
            "systemrutin",
            "riktlinjerutin",
            "internkontrollpunkt",
            "identifieradrisk",
            "risknamn",
            "riskhändelse",
            "riskpoint",
            "routine",
        ],
    ),
    (
        Field::Background,
        &["bakgrund", "riskbeskrivning", "beskrivningavrisk", "beskrivningavrisken", "beskrivning", "background"],
    ),
    (Field::LikelyErrors, &["troligafel", "möjligafel", "vadkangåfel", "likelyerrors"]),
    (Field::Likelihood, &["sannolikhet", "s", "likelihood", "probability"]),
    (Field::Consequence, &["konsekvens", "konsekvenser", "väsentlighet", "k", "consequence", "impact"]),
    (
        Field::RiskValue,
        &[
            "riskvärde",
            "riskpoäng",
            "risktal",
            "riskindex",
            "riskvärdering",
            "riskklass",
            "vörvärde",
            "riskbedömning",
            "sxk",
            "sk",
            "riskvalue",
        ],
    ),
    (
        Field::Control,
        &[
            "kontrollmoment",
            "kontrollaktivitet",
            "kontrollaktiviteter",
            "internkontrollmoment",
            "granskning",
            "granskningsmoment",
            "granskningar",
            "kontroll",
            "kontroller",
            "kontrollpunkt",
            "kontrollåtgärd",
            "moment",
            "vadskakontrolleras",
            "vadkontrolleras",
            "control",
            "controlactivity",
        ],
    ),
    (Field::Objective, &["syfte", "syftemedkontrollen", "kontrollmål", "mål", "målsättning", "objective"]),
    (
        Field::Responsible,
        &[
            "ansvarig",
            "ansvariga",
            "ansvarigavdelning",
            "ansvarigenhet",
            "ansvarigfunktion",
            "ansvarigförvaltning",
            "ansvarigperson",
            "ansvarigroll",
            "ansvarigförkontroll",
            "ansvarigförkontrollen",
            "kontrollansvarig",
            "kontrollansvariga",
            "granskningsansvarig",
            "riskansvarig",
            "riskägare",
            "funktion",
            "avdelning",
            "enhet",
            "roll",
            "responsible",
            "responsibledepartment",
        ],
    ),
    (
        Field::Frequency,
        &[
            "frekvens",
            "periodicitet",
            "tidpunkt",
            "tidpunktförkontroll",
            "tidpunktförrapportering",
            "intervall",
            "kontrollfrekvens",
            "uppföljningsfrekvens",
            "hurofta",
            "när",
            "frequency",
        ],
    ),
    (
        Field::Method,
        &[
            "metod",
            "metoder",
            "kontrollmetod",
            "granskningsmetod",
            "metodbeskrivning",
            "tillvägagångssätt",
            "genomförande",
            "hur",
            "hurkontrollerasdet",
            "method",
        ],
    ),
    (Field::Selection, &["urval", "omfattning", "population", "stickprov", "avgränsning", "selection", "sample"]),
    (
        Field::Status,
        &[
            "status",
            "statusläge",
            "läge",
            "state",
            "genomförd",
            "genomfört",
            "kontrollgenomförd",
            "kontrollengenomförd",
        ],
    ),
    (
        Field::Result,
        &[
            "resultat",
            "resultatet",
            "iakttagelse",
            "iakttagelser",
            "utfall",
            "uppföljning",
            "kontrollresultat",
            "resultatavkontroll",
            "resultatavkontrollen",
            "resultatavgranskning",
            "result",
            "results",
        ],
    ),
    (Field::Assessment, &["bedömning", "samladbedömning", "slutsats", "assessment"]),
    (Field::Comment, &["kommentar", "kommentarer", "notering", "noteringar", "övrigt", "comment", "comments"]),
    (Field::Analysis, &["analys", "analysis"]),
    (Field::PerformedBy, &["utförare", "utfördav", "utförtav", "kontrolleradav", "performedby"]),
    (Field::PerformedOn, &["datum", "kontrolldatum", "utförtdatum", "utfört", "date", "performedon"]),
    (Field::ReviewedBy, &["granskadav", "granskare", "reviewedby"]),
    (
        Field::Concerns,
        &[
            "riskpunktermedavvikelser",
            "riskpunktmedavvikelse",
            "riskpunktermedavvikelse",
            "kontrollmedavvikelse",
            "kontrollmomentmedavvikelse",
            "kontrollmomentmedavvikelser",
            "områdemedavvikelse",
            "områdenmedavvikelser",
            "avvikelseavser",
            "concerns",
        ],
    ),
    (
        Field::Deviation,
        &[
            "avvikelse",
            "avvikelser",
            "avvikelsegrad",
            "allvarlighetsgrad",
            "bedömdavvikelse",
            "typavavvikelse",
            "brist",
            "brister",
            "deviation",
            "deviations",
            "severity",
        ],
    ),
    (Field::RootCause, &["orsak", "orsaksanalys", "rotorsak", "rootcause"]),
    (
        Field::Action,
        &[
            "åtgärd",
            "åtgärder",
            "planeradåtgärd",
            "planeradeåtgärder",
            "beslutadåtgärd",
            "beslutadeåtgärder",
            "vidtagenåtgärd",
            "vidtagnaåtgärder",
            "genomfördaåtgärder",
            "pågåendeåtgärder",
            "föreslagenåtgärd",
            "föreslagnaåtgärder",
            "förslagpååtgärd",
            "förslagpååtgärder",
            "förslagtillåtgärd",
            "åtgärdsförslag",
            "handlingsplan",
            "action",
            "actions",
            "plannedactions",
        ],
    ),
    (Field::ActionOwner, &["åtgärdsansvarig", "ansvarigföråtgärd", "ansvarigföråtgärden", "actionowner"]),
    (Field::Board, &["nämnd", "nämndbolag", "nämndstyrelse", "styrelsenämnd", "board"]),
    (
        Field::ActionDue,
        &["klardatum", "klart", "klartsenast", "slutdatum", "färdigdatum", "tidplan", "deadline", "due", "duedate"],
    ),
];

/// Words that say for which time or in which form, beside what a heading means.
const ASIDE: &[&str] =
    &["delår", "helår", "halvår", "tertial", "period", "rapportperiod", "år", "årsrapport", "kvartal", "text", "namn"];

/// The longest heading, in letters.
const LONGEST: usize = 60;

/// What a heading means, if it means anything.
pub(super) fn recognise(heading: &str) -> Option<Recognised> {
    if let Some(field) = certain(heading) {
        return Some(Recognised { field, guessed: false });
    }
    let whole = compact(heading);
    if whole.is_empty() || whole.chars().count() > LONGEST {
        return None;
    }
    part(heading).or_else(|| like(&whole)).map(|field| Recognised { field, guessed: true })
}

fn all() -> impl Iterator<Item = (Field, &'static str)> {
    WORDS.iter().flat_map(|(field, words)| words.iter().map(|word| (*field, *word)))
}

fn exact(word: &str) -> Option<Field> {
    static BY_WORD: LazyLock<HashMap<&'static str, Field>> =
        LazyLock::new(|| all().map(|(field, word)| (word, field)).collect());
    BY_WORD.get(word).copied()
}

/// Whether a heading is one of the known words as it stands: quick, for rows that most likely are no headings.
pub(super) fn is_known(heading: &str) -> bool {
    heading.len() <= 4 * LONGEST && exact(&compact(heading)).is_some()
}

/// The heading without what stands in brackets, without numbers and without the name of a period.
fn bare(heading: &str) -> String {
    let before = heading.split(['(', '[']).next().unwrap_or_default();
    let words = before.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let kept = words.filter(|word| {
        let period = word.chars().any(|c| c.is_ascii_digit()) || ASIDE.contains(&word.as_str());
        !period
    });
    kept.collect()
}

/// What a heading means, if there is no doubt of it.
pub(super) fn certain(heading: &str) -> Option<Field> {
    if heading.len() > 4 * LONGEST {
        return None;
    }
    exact(&compact(heading)).or_else(|| exact(&bare(heading))).or_else(|| alike(heading))
}

/// Whether a heading that is known says nothing besides what it means.
pub(super) fn is_plain(heading: &str) -> bool {
    exact(&compact(heading)).is_some() || alike(heading).is_some()
}

/// What all the names in "Resultat – iakttagelser" mean, if that is the same.
fn alike(heading: &str) -> Option<Field> {
    let folded = heading.to_lowercase().replace(" och ", "/");
    let mut parts = folded.split(['/', '–', '-', '&']).map(compact).map(|part| exact(&part));
    let first = parts.next()??;
    parts.all(|part| part == Some(first)).then_some(first)
}

/// The first of the names in "Resultat/iakttagelse", "Metod och urval", "Kontrollmoment: beskrivning".
fn part(heading: &str) -> Option<Field> {
    let folded = heading.to_lowercase().replace(" och ", "/").replace(" samt ", "/");
    let mut parts = folded.split(['/', ',', ':', '–', '&', '\n']).map(compact).filter(|part| part.chars().count() > 3);
    parts.find_map(|part| exact(&part))
}

/// The only field whose words begin like this one, or that are one letter away.
fn like(word: &str) -> Option<Field> {
    let length = word.chars().count();
    let only = |matches: &dyn Fn(&str) -> bool| {
        let mut fields: Vec<Field> = all().filter(|(_, known)| matches(known)).map(|(field, _)| field).collect();
        fields.dedup();
        if let [field] = fields.as_slice() { Some(*field) } else { None }
    };
    let begins = |known: &str| length >= 4 && known.starts_with(word);
    let near = |known: &str| length >= 6 && nearly(known, word);
    let longer = |known: &str| known.chars().count() >= 8 && word.starts_with(known);
    only(&begins).or_else(|| only(&near)).or_else(|| only(&longer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(heading: &str) -> Option<Field> {
        recognise(heading).map(|found| found.field)
    }

    #[test]
    fn no_word_means_two_things() {
        let mut words: Vec<_> = all().map(|(_, word)| word).collect();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn split_shortened_and_misspelt_headings_are_recognised() {
        for heading in ["Status", "Sta tus", "Stat", "STATUS:", "Sta-\ntus", "Status (delår 2)", "Status D2"] {
            assert_eq!(field(heading), Some(Field::Status), "{heading}");
        }
        assert_eq!(field("Kontrolmoment"), Some(Field::Control));
        assert_eq!(field("Kontroll-\nmoment"), Some(Field::Control));
        assert_eq!(field("Frek."), Some(Field::Frequency));
        assert_eq!(field("Resultat/iakttagelse"), Some(Field::Result));
        assert_eq!(field("Process/rutin/system"), Some(Field::Area));
        assert_eq!(field("S x K"), Some(Field::RiskValue));
        assert_eq!(field("Tidpunkt för avrapportering"), Some(Field::Frequency));
    }

    #[test]
    fn what_other_municipalities_call_it_is_recognised() {
        for (heading, expected) in [
            ("Granskning", Field::Control),
            ("Kontrollaktivitet", Field::Control),
            ("Kontrollansvarig", Field::Responsible),
            ("Periodicitet", Field::Frequency),
            ("Kontrollmetod", Field::Method),
            ("Väsentlighet", Field::Consequence),
            ("Riskvärde", Field::RiskValue),
            ("Riskpunkter med avvikelser", Field::Concerns),
            ("Planerade åtgärder", Field::Action),
        ] {
            assert_eq!(recognise(heading), Some(Recognised { field: expected, guessed: false }), "{heading}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for heading in ["Fråga", "Ja", "Nej", "", "Kontr", "Budget", "Kronor", "1", "Diarienummer"] {
            assert_eq!(field(heading), None, "{heading}");
        }
    }
}
