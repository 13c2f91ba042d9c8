//! Forms, from keys to buffer: what a person writes, sees and gets.
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

mod desk;
mod draft;
mod keys;
mod monkey;
mod pictures;
#[path = "../support/search.rs"]
mod search;
