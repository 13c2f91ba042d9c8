//! The look of the documents as a row.

use super::column::{blob, bytes_or_null, code_or_null, colour_or_null, decode_error, id, put_null, put_text, text};
use super::{Stored, Values};
use crate::domain::{Colour, Image, ImageKind, Logo, Look, LookId};
use rusqlite::Row;
use rusqlite::types::{ToSqlOutput, ValueRef};

impl Stored for Look {
    const TABLE: &'static str = "look";
    const COLUMNS: &'static [&'static str] = &["id", "logo_kind", "logo", "alt", "accent", "second"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let logo = match (code_or_null(row, 1, ImageKind::from_code)?, bytes_or_null(row, 2)?) {
            (Some(kind), Some(bytes)) => Some(Logo { kind, image: Image(bytes.into()) }),
            (None, None) => None,
            _ => return Err(decode_error(row, 2, "a logo and its kind go together")),
        };
        Ok(Self {
            id: id(row, 0)?,
            logo,
            alt: text(row, 3)?,
            accent: colour_or_null(row, 4)?,
            second: colour_or_null(row, 5)?,
        })
    }

    fn values(&self) -> Values<'_> {
        let colour = |colour: Option<Colour>| colour.map_or_else(put_null, |colour| colour.to_string().into());
        let (kind, image) = match &self.logo {
            Some(logo) => (put_text(logo.kind.code()), ToSqlOutput::Borrowed(ValueRef::Blob(&logo.image.0))),
            None => (put_null(), put_null()),
        };
        Ok(vec![blob(&self.id.0), kind, image, put_text(&self.alt), colour(self.accent), colour(self.second)])
    }

    fn key_values(key: &LookId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}
