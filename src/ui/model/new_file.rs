//! A new file that is being begun. There is no file yet to keep its draft in.

use crate::domain::Draft;

/// Whether the draft of a new file has been kept where the next start finds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It has.
    #[default]
    Yes,
    /// It is being kept.
    Asked,
    /// It cannot be.
    No,
}

/// A new file that is being begun.
#[derive(Default)]
pub struct NewFile {
    /// Whether its form is on the screen.
    pub is_open: bool,
    /// What was written when the form was left, until there is a file.
    pub draft: Option<Draft>,
    /// Whether that has been kept.
    pub kept: Kept,
    /// Whether the program is to end as soon as it has.
    pub quits: bool,
}

impl NewFile {
    /// With what an earlier run of the program has kept.
    #[must_use]
    pub const fn begun(draft: Option<Draft>) -> Self {
        Self { is_open: false, draft, kept: Kept::Yes, quits: false }
    }
}
