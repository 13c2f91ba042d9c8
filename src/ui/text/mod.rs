//! Editing of text: one line or several, by what a person sees as a character.
//!
//! Owns: the buffer with its undo, wrapping, and the two editors. Positions are byte offsets that always lie
//! between graphemes; columns are display columns; neither is ever used as the other. Text passes
//! `app::values::clean_*` on its way in. Draws into a ratatui buffer and says where the cursor belongs.

mod area;
mod buffer;
mod history;
mod line;
mod moves;
mod plain;
mod rows;

pub use area::AreaEdit;
pub use line::{LineEdit, draw_shortened};
pub use moves::{at_column, columns};
pub use plain::{plain_columns, print};
pub use rows::wrap;

/// What came of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    /// It means nothing here; somebody else may use it.
    Ignored,
    /// It was used, and the text is as before.
    Moved,
    /// The text has changed.
    Changed,
    /// The text would become too long, and is as before.
    Full {
        /// Characters it would have had.
        len: usize,
        /// Characters at most.
        max: usize,
    },
}

#[cfg(test)]
mod oracle;
