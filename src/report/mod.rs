//! Documents: what goes to the board.
//!
//! [`build`] puts a plan and a period into a [`model::Document`], with all wording; [`facts`] gathers the same
//! figures as data. Writers turn a document ([`docx`], [`html`], [`markdown`], [`text`]) or the data ([`csv`], [`json`]) into
//! bytes and know nothing of plans. Same input, same bytes: no clock, no machine, no order of hashing.

pub mod boards;
pub mod build;
pub mod csv;
pub mod data;
pub mod docx;
pub mod facts;
pub mod html;
pub mod json;
pub mod markdown;
mod markup;
pub mod model;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod picture;
pub mod public;
pub mod text;
pub mod xlsx;
