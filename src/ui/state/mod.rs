//! What each part of the screen remembers. No drawing, no terminal.

pub mod actions;
pub mod detail;
pub mod figures;
pub mod filter;
pub mod note;
pub mod notices;
pub mod overlay;
pub mod pick;
pub mod plan;
pub mod register;
pub mod report;
pub mod series;
pub mod sheet;
pub mod side;
pub mod summary;
pub mod todo;
pub mod tree;
pub mod year;
