//! PDF for the archive and for everybody: tagged, with its fonts, checked by the writer against PDF/UA-1 and PDF/A-2a
//! at once.
//!
//! A document is first composed into bands and rows (`marks`, `table`), which are dealt out on pages (`pages`)
//! and then drawn (`paint`), each part with its place in the structure (`tags`). The time of the file is the day
//! that the document states, so that the same document gives the same bytes.

mod blocks;
mod figure;
mod fonts;
mod front;
mod marks;
mod pages;
mod paint;
mod style;
mod table;
mod tags;
mod wrap;

use super::model::{Document, Kind};
use fonts::Fonts;
use marks::Band;
use std::rc::Rc;
use table::Row;
use tags::Tree;

/// Why no PDF was made. Both are faults in the program, not in the plan.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The fonts in the program cannot be read.
    #[error("the fonts cannot be read")]
    Fonts,
    /// What was made does not keep to the standards, so it was not written.
    #[error("the document does not keep to PDF/UA-1 and PDF/A-2a: {0}")]
    Standard(String),
}

/// Writes a document as PDF.
///
/// # Errors
/// When the writer finds that what it made does not keep to PDF/UA-1 and PDF/A-2a.
pub fn write(document: &Document) -> Result<Vec<u8>, Fault> {
    let mut composer = Composer::of(document)?;
    composer.front();
    composer.blocks(&document.body);
    for appendix in &document.appendices {
        composer.items.push(Item::NewPage);
        composer.heading(&appendix.heading);
        composer.blocks(&appendix.blocks);
    }
    let pages = pages::deal(std::mem::take(&mut composer.items), composer.top(), composer.foot());
    paint::paint(composer, pages)
}

/// Makes pieces of pages of a document.
struct Composer<'a> {
    document: &'a Document,
    fonts: Fonts,
    tree: Tree,
    /// How wide the text is: more on pages that lie down.
    width: f32,
    items: Vec<Item>,
}

impl<'a> Composer<'a> {
    fn of(document: &'a Document) -> Result<Self, Fault> {
        let (fonts, tree) = (Fonts::new().ok_or(Fault::Fonts)?, Tree::default());
        Ok(Self { document, fonts, tree, width: style::SHORT - 2.0 * style::SIDE, items: Vec::new() })
    }
}

impl Composer<'_> {
    /// Whether the document is to be one page.
    fn is_dense(&self) -> bool {
        self.document.kind == Kind::Summary
    }

    fn top(&self) -> f32 {
        if self.is_dense() { style::TOP_DENSE } else { style::TOP }
    }

    fn foot(&self) -> f32 {
        if self.is_dense() { style::FOOT_DENSE } else { style::FOOT }
    }
}

/// What pages are filled with, in order.
enum Item {
    /// A strip that is never broken.
    Band(Band),
    /// A row of a table.
    Row(Row),
    /// From here on these rows stand at the top of each new page.
    Head(Option<Rc<Vec<Row>>>),
    /// What follows begins a page.
    NewPage,
    /// What follows stands on pages that lie down, or stand up.
    Turn(bool),
}

/// A text that is not too long for what the format takes at a time, and never nothing: it takes no empty descriptions.
fn short(text: &str) -> String {
    const MOST: usize = 3500;
    if text.trim().is_empty() {
        return "–".to_owned();
    }
    if text.chars().nth(MOST).is_none() {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
