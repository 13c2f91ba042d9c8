//! Names of the reporting periods of a year.

use super::messages;

messages! {
    interim(number: u8): format!("Delår {number}"), format!("Interim {number}");
    annual: "Årsrapport", "Annual report";
    half_year: "Halvår", "Half-year";
    full_year: "Helår", "Full year";
    tertial(number: u8): format!("Tertial {number}"), format!("Tertial {number}");
    quarter(number: u8): format!("Kvartal {number}"), format!("Quarter {number}");
}
