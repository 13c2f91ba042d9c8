//! The screen. Imports `app`, `domain` and `i18n`; never the store or a report writer.

pub mod input;
pub mod look;
pub mod msg;
