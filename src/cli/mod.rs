//! The command line: parsing, help, output. May import domain, i18n, report names and app; never the screen.

use crate::app::start::Opening;
use crate::env::Env;

/// What the command line came to.
#[derive(Debug)]
pub enum Outcome {
    /// It is done; this is the exit code.
    Exit(u8),
    /// The screen is to open.
    Tui(Box<Opening>),
}

/// Runs the command line.
pub fn run(_env: &mut Env) -> Outcome {
    Outcome::Exit(0)
}
