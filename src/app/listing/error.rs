//! Why a list was not read.

use crate::app::failure::Text;
use crate::app::import::ImportError;

/// Why a list was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// It is not a list, or a damaged one.
    #[error("{0}")]
    Source(ImportError),
    /// The system refused, with its reason.
    #[error("unreadable")]
    Unreadable(Text),
    /// A quotation mark that begins a cell has no end.
    #[error("open quotation mark on line {line}")]
    OpenQuote {
        /// The line it begins on.
        line: u32,
    },
    /// Somebody asked for it to stop.
    #[error("cancelled")]
    Cancelled,
}

/// What the reader of bytes says when it was asked to stop.
#[derive(Debug, thiserror::Error)]
#[error("cancelled")]
pub(super) struct Cancelled;

impl ListError {
    /// There is nothing in it.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Source(ImportError::Empty)
    }

    /// The system refused, or somebody asked for it to stop.
    #[must_use]
    pub fn unreadable(error: &std::io::Error) -> Self {
        let ours = error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Cancelled>);
        if ours { Self::Cancelled } else { Self::Unreadable(Text::from(error)) }
    }
}
