//! The screen. Imports `app`, `domain` and `i18n`; never the store or a report writer.

pub mod arrange;
pub mod chart;
pub mod commands;
pub mod event;
pub mod form;
pub mod hands;
pub mod import;
pub mod input;
pub mod keymap;
pub mod look;
pub mod model;
pub mod msg;
pub mod program;
pub mod run;
pub mod setup;
pub mod state;
pub mod terminal;
pub mod text;
pub mod update;
pub mod view;
pub mod wrap;
