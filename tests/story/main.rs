//! Stories: what a person does and sees, from keys to screen, with a real file behind.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::wildcard_imports,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "tests may fail loudly"
)]

#[path = "../support/mod.rs"]
mod support;

mod carry;
mod everyday;
mod figures;
mod files;
mod glance;
mod harness;
mod life;
mod lists;
mod monkey;
mod plans;
mod preparation;
mod record;
mod report;
mod review;
mod sheet_setup;
mod sheets;
mod signing;
mod start;
mod trouble;
mod walk;
mod year;
