//! Names of the reporting periods of a year.

use super::{Lang, format, messages};

messages! {
    interim(number: u8): format!("Delår {number}"), format!("Interim {number}");
    annual: "Årsrapport", "Annual report";
    half_year: "Halvår", "Half-year";
    full_year: "Helår", "Full year";
    tertial(number: u8): format!("Tertial {number}"), format!("Tertial {number}");
    quarter(number: u8): format!("Kvartal {number}"), format!("Quarter {number}");
    in_one: "Helår", "Full year";
    in_halves: "Halvår och helår", "Half-year and full year";
    in_interims: "Två delår och årsrapport", "Two interim reports and an annual one";
    in_tertials: "Tertial", "Tertials";
    in_quarters: "Kvartal", "Quarters";
    in_months: "Månader", "Months";
}

/// The name of the period that is a month.
#[must_use]
pub fn month_of(lang: Lang, number: u8) -> String {
    let mut letters = format::month(lang, u32::from(number)).chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
