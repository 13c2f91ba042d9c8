//! Use cases that the screen and the command line share. No printing, no drawing.

pub mod cases;
pub mod demo;
pub mod division;
pub mod exchange;
pub mod failure;
mod failure_import;
mod failure_list;
mod failure_problem;
mod failure_store;
pub mod fields;
pub mod files;
pub mod find;
pub mod import;
pub mod limits;
pub mod listing;
pub mod locate;
pub mod nearest;
pub mod new_plan;
pub mod population;
pub mod report;
pub mod session;
pub mod settings;
pub mod sheets;
pub mod start;
pub mod task;
pub mod values;
pub mod worker;
