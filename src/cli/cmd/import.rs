//! `import`.

use crate::cli::context::Context;
use crate::cli::out::Done;

/// Reads a source into a file.
pub(crate) fn import(_context: &mut Context<'_>) -> Done {
    Ok(())
}
