//! A warning before personal data enters a plan.

use crate::app::import::fold::compact;
use chrono::NaiveDate;

/// A column that seems to hold personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// Its heading, or its number.
    pub column: String,
    /// Whether that was seen in the values; otherwise the heading says so.
    pub by_value: bool,
}

/// Parts of headings that name personal data.
const WORDS: &[&str] = &[
    "personnummer",
    "personnr",
    "samordningsnummer",
    "förnamn",
    "efternamn",
    "adress",
    "telefon",
    "mobil",
    "epost",
    "klient",
    "brukare",
    "patient",
    "elevnamn",
    "personalnamn",
    "firstname",
    "lastname",
    "phone",
    "email",
];
/// Whole headings that do.
const WHOLE: &[&str] = &["namn", "pnr", "person", "sökande", "name", "mail", "kund", "anställd", "elev"];

/// The columns that seem to hold personal data.
pub(super) fn look<'a>(headings: &[String], rows: impl Iterator<Item = &'a [String]>) -> Vec<Personal> {
    let mut found: Vec<Option<bool>> =
        headings.iter().map(|heading| names_a_person(heading).then_some(false)).collect();
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            if found.len() <= column {
                found.push(None);
            }
            if let Some(found) = found.get_mut(column).filter(|_| is_personal_number(cell)) {
                *found = Some(true);
            }
        }
    }
    let name = |column: usize| headings.get(column).cloned().unwrap_or_else(|| (column + 1).to_string());
    let marked = found.into_iter().enumerate();
    marked.filter_map(|(column, by_value)| Some(Personal { column: name(column), by_value: by_value? })).collect()
}

fn names_a_person(heading: &str) -> bool {
    let heading = compact(heading);
    WHOLE.contains(&heading.as_str()) || WORDS.iter().any(|word| heading.contains(word))
}

/// Whether a text is a Swedish personal or coordination number: a date of birth and a right check digit.
fn is_personal_number(text: &str) -> bool {
    let text = text.trim();
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let marks = text.chars().filter(|c| !c.is_ascii_digit()).count();
    if marks > 1 || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+')) {
        return false;
    }
    let Some(short) = (match digits.len() {
        10 => digits.get(..),
        12 if matches!(digits.get(..2), Some([1, 8 | 9] | [2, 0])) => digits.get(2..),
        _ => None,
    }) else {
        return false;
    };
    is_birthday(short) && check_sum(short).is_multiple_of(10)
}

fn is_birthday(digits: &[u32]) -> bool {
    let [year, decade, month, of_year, day, of_month, ..] = digits else { return false };
    let day = day * 10 + of_month;
    // A coordination number has sixty more; of both centuries one with a leap year is enough.
    let day = if day > 60 { day - 60 } else { day };
    let year = i32::try_from(2000 + year * 10 + decade).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, month * 10 + of_year, day).is_some()
}

/// The sum of Luhn: every second digit doubled, and the digits of that added.
fn check_sum(digits: &[u32]) -> u32 {
    let weighed = digits.iter().enumerate().map(|(at, digit)| if at.is_multiple_of(2) { digit * 2 } else { *digit });
    weighed.map(|product| product / 10 + product % 10).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_personal_number_is_told_from_other_numbers() {
        // Made up for tests by the tax agency's own rules: the date and the check digit fit.
        for number in ["811228-9874", "8112289874", "19811228-9874", "198112289874", "811228+9874", "701063-2391"] {
            assert!(is_personal_number(number), "{number}");
        }
        for number in
            ["811228-9875", "811328-9874", "4711", "2024-05-01", "8112289874x", "999999-9999", "1234567890123"]
        {
            assert!(!is_personal_number(number), "{number}");
        }
    }

    #[test]
    fn columns_are_warned_of_by_heading_or_value() {
        let headings = ["Nr", "Namn", "Ärende", "Kundens adress"].map(String::from);
        let rows = [["1", "x", "19811228-9874", "y"].map(String::from)];
        let found = look(&headings, rows.iter().map(<[String; 4]>::as_slice));
        let found: Vec<_> = found.iter().map(|found| (found.column.as_str(), found.by_value)).collect();
        assert_eq!(found, [("Namn", false), ("Ärende", true), ("Kundens adress", false)]);
        assert_eq!(look(&[], rows.iter().map(<[String; 4]>::as_slice))[0].column, "3");
    }
}
