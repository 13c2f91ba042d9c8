//! Documents: golden files in both languages, and texts that try to break out of their place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod boards;
mod dates;
mod golden;
mod hostile;
mod json;
mod look;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "pdf")]
mod pdf_hostile;
mod places;
mod public;
mod reopen;
mod series;
mod short;
#[cfg(not(feature = "pdf"))]
mod without_pdf;
mod words;
mod xlsx;

#[path = "../support/schemas.rs"]
mod schemas;
#[path = "../support/search.rs"]
mod search;
mod year;
