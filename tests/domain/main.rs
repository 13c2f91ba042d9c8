//! Laws of the model, held against generated changes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_imports,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "tests may fail loudly"
)]

#[path = "../support/mod.rs"]
mod support;

mod laws;
mod life;
mod lock;
mod refusals;
mod review;
