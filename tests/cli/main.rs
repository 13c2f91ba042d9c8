//! The command line, run in process in a world that stands still; a few runs of the program itself.
#![allow(
    clippy::unwrap_used,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests may fail loudly"
)]

#[path = "../support/command.rs"]
mod command;

mod binary;
mod carry;
mod chapter;
mod figures;
mod figures_told;
mod full;
mod help;
mod life;
mod lists;
mod look;
mod output;
mod plans;
mod preparation;
mod read;
mod refusals;
mod settings;
mod signing;
mod words;
mod write;
