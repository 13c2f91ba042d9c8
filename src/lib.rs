//! ikplan: internal control (*internkontroll*) for Swedish municipalities, in the terminal.
//!
//! See `ARCHITECTURE.md` for the map. Modules, lowest first: [`domain`] (records, rules, figures), [`i18n`]
//! (words), [`store`] (the file), [`report`] (documents), [`app`] (use cases), then [`cli`] and [`ui`] side by side.

pub mod app;
pub mod domain;
pub mod env;
pub mod i18n;
pub mod ui;
