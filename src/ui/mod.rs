//! The screen. Imports `app`, `domain` and `i18n`; never the store or a report writer.

pub mod event;
pub mod input;
pub mod look;
pub mod msg;
pub mod run;
pub mod terminal;
pub mod text;
