//! Collects the real world and hands it to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ikplan::run(ikplan::env::Env::real()).into()
}
