//! Collects the real world and hands it to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ikplan::app::guard::install();
    ikplan::run(ikplan::env::Env::real()).into()
}
