//! The program in a real pseudo-terminal.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "tests may fail loudly"
)]

mod app_tests;
mod child;
mod loop_tests;
mod session;
#[path = "../../benches/support/mod.rs"]
mod support;
