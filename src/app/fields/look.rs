//! The form of the documents' look. The logo itself is a file that is chosen, not a text that is written.

use super::{FieldKind, FormSpec, field};
use crate::domain::{MAX_NAME, RecordKind};
use crate::i18n::look as t;

pub(super) const LOOK: FormSpec = FormSpec {
    id: "look",
    title: t::form_title,
    records: &[RecordKind::Look],
    fields: &[
        field!(Look.alt, "alt", "alt", t::alt, FieldKind::Line { max: MAX_NAME }, hint: t::alt_hint),
        field!(Look.accent, "accent", "accent", t::accent, FieldKind::Colour, hint: t::accent_hint),
        field!(Look.second, "second", "second", t::second, FieldKind::Colour, hint: t::second_hint),
    ],
};
