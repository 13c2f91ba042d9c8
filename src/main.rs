//! Collects the real world and hands it to the library.

fn main() {}
