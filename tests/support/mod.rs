//! What several suites need: a generator of changes, a still world, and sample books.
//!
//! Taken in with `#[path = "../support/mod.rs"] mod support;`.

#![allow(dead_code, reason = "each suite uses its part")]

pub mod changes;
pub mod figures;
pub mod search;
pub mod world;
pub mod year;
