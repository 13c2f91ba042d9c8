//! Stories: what a person does and sees, from keys to screen, with a real file behind.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    missing_docs,
    unreachable_pub,
    reason = "tests may fail loudly"
)]

mod figures;
mod files;
mod harness;
mod monkey;
mod record;
mod sheets;
mod walk;
