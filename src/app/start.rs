//! What the program was asked to open, as the command line hands it to the screen.

use super::settings::Settings;
use std::path::PathBuf;

/// What the screen begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// A file, as an absolute path. It existed a moment ago.
    File(PathBuf),
    /// A throw-away copy of the demonstration plan.
    Demo,
    /// The boards of several files side by side, over the start page.
    Boards(Vec<PathBuf>),
    /// The start page: no file was named and none was used before.
    Welcome,
}

/// Which plan and period of a file is meant, where it holds several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The board, by name or the beginning of it.
    pub board: Option<String>,
    /// The year.
    pub year: Option<i32>,
    /// The period, by number or name.
    pub period: Option<String>,
}

/// Everything the screen needs to know to open.
#[derive(Clone, Debug)]
pub struct Opening {
    /// What to open.
    pub start: Start,
    /// Which plan and period of it.
    pub choice: Choice,
    /// The settings in force.
    pub settings: Settings,
}
