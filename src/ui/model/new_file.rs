//! A new file that is being begun. There is nowhere to keep its draft but here.

use crate::domain::Draft;

/// A new file that is being begun.
#[derive(Default)]
pub struct NewFile {
    /// Whether its form is on the screen.
    pub is_open: bool,
    /// What was written when the form was left, until there is a file.
    pub draft: Option<Draft>,
}
