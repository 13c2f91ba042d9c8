//! Values in words: statuses, levels, months, dates, responsible parties.

use super::fold::fold;
use crate::domain::{ActionState, Level, ResponsibleKind, Status};
use chrono::NaiveDate;

/// The status a cell tells, by sign or by word.
pub(super) fn status(text: &str) -> Option<Status> {
    let words = fold(text);
    if words.is_empty() {
        return text.chars().find_map(sign);
    }
    let not = words.starts_with("ej ") || words.starts_with("inte ") || words.starts_with("not ");
    let has = |stems: &[&str]| stems.iter().any(|stem| words.split(' ').any(|word| word.starts_with(stem)));
    if matches!(words.as_str(), "ja" | "yes") {
        return Some(Status::Completed);
    }
    if matches!(words.as_str(), "nej" | "no") {
        return Some(Status::NotStarted);
    }
    if has(&["pausad", "vilande", "paused"]) {
        Some(Status::Paused)
    } else if not && has(&["påbörja", "start", "utförd", "genomförd", "kontrollera"]) || words == "planerad" {
        Some(Status::NotStarted)
    } else if has(&["påbörja", "pågå", "started", "ongoing", "delvis"]) || not || words == "under arbete" {
        Some(Status::Started)
    } else if has(&["slutför", "klar", "avsluta", "genomför", "utför", "färdig", "completed", "done"]) {
        Some(Status::Completed)
    } else {
        text.chars().find_map(sign)
    }
}

/// Whether a status has words besides those of which a status is made.
pub(super) fn says_more_than_status(text: &str) -> bool {
    const STEMS: [&str; 27] = [
        "pausad",
        "vilande",
        "paused",
        "påb",
        "start",
        "utför",
        "genomför",
        "kontroll",
        "planera",
        "pågå",
        "ongoing",
        "delvis",
        "under",
        "arbete",
        "ej",
        "inte",
        "not",
        "slutför",
        "klar",
        "avsluta",
        "färdig",
        "completed",
        "done",
        "ja",
        "nej",
        "yes",
        "no",
    ];
    let plain = |word: &str| word.is_empty() || STEMS.iter().any(|stem| word.starts_with(stem));
    !fold(text).split(' ').all(plain)
}

const fn sign(c: char) -> Option<Status> {
    match c {
        '▶' | '►' | '▷' | '▸' | '⏵' => Some(Status::Started),
        '✔' | '✓' | '√' | '☑' | '✅' => Some(Status::Completed),
        '‖' | '║' | '⏸' | '∥' => Some(Status::Paused),
        '○' | '◯' | '⚪' | '☐' => Some(Status::NotStarted),
        _ => None,
    }
}

/// A level such as "3 - Möjlig", "Möjlig (3)" or "3".
pub(super) fn level(text: &str) -> Option<Level> {
    let number = only_number(text)?.parse().ok()?;
    let label = text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let label = label.trim_matches(|c: char| c.is_whitespace() || !c.is_alphanumeric()).to_owned();
    Some(Level { number, label })
}

/// The number of a risk value such as "12 (hög)" or "3 x 4 = 12".
pub(super) fn risk_value(text: &str) -> Option<u16> {
    let sum = text.rsplit('=').next().unwrap_or_default();
    only_number(sum.split('(').next().unwrap_or_default())?.parse().ok()
}

/// The number in a text that has one and no other: neither "2–3" nor "2,5" is a level.
fn only_number(text: &str) -> Option<&str> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.next().filter(|_| numbers.next().is_none())
}

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a folded word names, from 1.
pub(super) fn month(word: &str) -> Option<u32> {
    let short = word.chars().count() >= 3;
    let named = |names: &[&str; 12]| {
        let exact = names.iter().position(|name| *name == word);
        exact.or_else(|| names.iter().position(|name| short && word.chars().count() == 3 && name.starts_with(word)))
    };
    let at = named(&MONTHS).or_else(|| named(&ENGLISH_MONTHS)).or((word == "sept").then_some(8))?;
    u32::try_from(at + 1).ok()
}

/// The date that a cell is, if it is one and nothing more: 2024-08-31, 31/8 2024, 31 augusti 2024.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some((start, rest)) = text.split_at_checked(10)
        && let Ok(date) = start.parse::<NaiveDate>()
    {
        let time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'T' | 'Z' | ' ');
        return rest.chars().all(time).then_some(date);
    }
    let words: Vec<String> = fold(text).split(' ').map(str::to_owned).collect();
    let number = |word: &String| word.parse::<u32>().ok();
    let (day, month, year) = match words.as_slice() {
        [year, month, day] if year.len() == 4 => (number(day)?, number(month)?, number(year)?),
        [day, name, year] => (number(day)?, number(name).or_else(|| month(name))?, number(year)?),
        [all] if all.len() == 8 => {
            let all = number(all)?;
            (all % 100, all / 100 % 100, all / 10_000)
        }
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|year| (1900..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The date of a cell in a column of dates, where a workbook may have the number of the day instead (45535).
pub(super) fn date_of_column(text: &str) -> Option<NaiveDate> {
    let serial = || {
        let day = text.trim().parse::<u64>().ok().filter(|day| (36_526..73_051).contains(day))?;
        NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(day))
    };
    date(text).or_else(serial)
}

/// What the heading of an action column says of how far the actions have come.
pub(super) fn action_state(heading: &str) -> ActionState {
    let words = fold(heading);
    if words.contains("vidtag") || words.contains("genomförd") {
        ActionState::Done
    } else if words.contains("pågående") {
        ActionState::InProgress
    } else if words.contains("beslut") {
        ActionState::Decided
    } else {
        ActionState::Proposed
    }
}

/// The parties that a cell names; one unless it clearly lists several.
pub(super) fn responsible(text: &str, heading: &str) -> Vec<(ResponsibleKind, String)> {
    let mut names: Vec<&str> = text.split([';', '\n']).flat_map(|part| part.split(" / ")).map(str::trim).collect();
    names = names.into_iter().flat_map(listed).filter(|name| !name.is_empty()).collect();
    names.into_iter().map(|name| (kind_of(name, heading), name.to_owned())).collect()
}

/// The names of a list with commas; "Barn, unga och familj" is one department.
fn listed(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(", ").map(str::trim).collect();
    let several = parts.len() > 1
        && parts.iter().all(|part| part.starts_with(char::is_uppercase) && part.chars().count() > 1)
        && parts.last().is_some_and(|last| !last.contains(" och "));
    if several { parts } else { vec![text] }
}

fn kind_of(name: &str, heading: &str) -> ResponsibleKind {
    let words = fold(name);
    let has = |stems: &[&str]| stems.iter().any(|stem| words.split(' ').any(|word| word.contains(stem)));
    let ends =
        |ends: &[&str]| words.split(' ').next_back().is_some_and(|word| ends.iter().any(|end| word.ends_with(end)));
    let role = [
        "chef",
        "chefer",
        "controller",
        "handläggare",
        "samordnare",
        "strateg",
        "ekonom",
        "direktör",
        "sekreterare",
        "jurist",
        "registrator",
        "specialist",
        "assistent",
        "utvecklare",
        "ledare",
        "rektor",
        "ansvarig",
        "administratör",
        "inköpare",
        "ombud",
    ];
    if ends(&role) {
        ResponsibleKind::Role
    } else if has(&["nämnd", "styrelse", "utskott", "bolag"]) || name.ends_with(" AB") {
        ResponsibleKind::Body
    } else if has(&["avdelning", "enhet", "förvaltning", "kontor", "sektion", "stab"]) {
        ResponsibleKind::Department
    } else if fold(heading).contains("person") {
        ResponsibleKind::Person
    } else if ["funktion", "roll", "befattning"].iter().any(|word| fold(heading).contains(word)) {
        ResponsibleKind::Role
    } else {
        ResponsibleKind::Department
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_read_from_signs_and_words() {
        for (text, expected) in [
            ("▶", Status::Started),
            ("►", Status::Started),
            ("Påbörjad, ej slutförd", Status::Started),
            ("pågår", Status::Started),
            ("✔", Status::Completed),
            ("√", Status::Completed),
            ("Klar", Status::Completed),
            ("‖", Status::Paused),
            ("║", Status::Paused),
            ("Pausad", Status::Paused),
            ("○", Status::NotStarted),
            ("Ej påbörjad", Status::NotStarted),
            ("Inte påbörjad", Status::NotStarted),
            ("► Påb.", Status::Started),
            ("Ej slutförd", Status::Started),
            ("Slutförd", Status::Completed),
        ] {
            assert_eq!(status(text), Some(expected), "{text}");
        }
        assert_eq!(status("\u{f0a7}"), None);
        assert_eq!(status("gul"), None);
    }

    #[test]
    fn levels_keep_their_word() {
        assert_eq!(level("3 - Möjlig"), Some(Level { number: 3, label: "Möjlig".into() }));
        assert_eq!(level("Möjlig (3)"), Some(Level { number: 3, label: "Möjlig".into() }));
        assert_eq!(level("4"), Some(Level { number: 4, label: String::new() }));
        assert_eq!(level("Hög"), None);
        assert_eq!(level("999"), None);
        for several in ["2–3", "2,5", "3x4", "3 av 5"] {
            assert_eq!((level(several), risk_value(several)), (None, None), "{several}");
        }
        assert_eq!(risk_value("12 (hög)"), Some(12));
        assert_eq!(risk_value("3 x 4 = 12"), Some(12));
        assert_eq!(risk_value("12 (3x4)"), Some(12));
    }

    #[test]
    fn dates_are_read_in_the_usual_forms() {
        let day = NaiveDate::from_ymd_opt(2024, 8, 31);
        for text in ["2024-08-31", "31 augusti 2024", "31/8 2024", "20240831", "2024-08-31 00:00:00"] {
            assert_eq!(date(text), day, "{text}");
        }
        assert_eq!(date("hösten 24"), None);
        assert_eq!(date("2024-13-01"), None);
        assert_eq!(date("2024-08-31 – 2024-09-30"), None);
        assert_eq!(date("2024-08-31, preliminärt"), None);
        assert_eq!((date("2024/8/31"), date("31.8.2024"), date("2024-08-31T10:30")), (day, day, day));
        assert_eq!((date_of_column("45535"), date("45535"), date_of_column("120")), (day, None, None));
    }

    #[test]
    fn one_department_stays_one() {
        let names =
            |text| responsible(text, "Ansvarig avdelning").into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names("Avdelningen för Barn och Vuxna"), ["Avdelningen för Barn och Vuxna"]);
        assert_eq!(
            names("Avdelningen för stöd, omsorg och utveckling"),
            ["Avdelningen för stöd, omsorg och utveckling"]
        );
        assert_eq!(names("Barn, Unga och Familj"), ["Barn, Unga och Familj"]);
        assert_eq!(names("Ekonomichef, Upphandlingschef"), ["Ekonomichef", "Upphandlingschef"]);
        assert_eq!(names("HR-chef; Lönechef\nRegistrator"), ["HR-chef", "Lönechef", "Registrator"]);
        assert_eq!(responsible("Ekonomichef", "")[0].0, ResponsibleKind::Role);
        assert_eq!(responsible("Kommunstyrelsen", "")[0].0, ResponsibleKind::Body);
    }
}
