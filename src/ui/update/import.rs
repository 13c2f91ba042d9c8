//! Importing: a source is read beside the screen, shown as a preview, and made one change of when accepted.

use super::Effects;
use crate::i18n::screen as t;
use crate::ui::model::Model;
use std::path::PathBuf;

/// Reads a file that is to be imported.
pub(super) fn read_file(model: &mut Model, _path: PathBuf) -> Effects {
    model.note(t::working(model.look.lang));
    Effects::new()
}

/// Reads a table that was pasted.
pub(super) fn read_pasted(model: &mut Model, _text: &str) -> Effects {
    model.note(t::working(model.look.lang));
    Effects::new()
}
