//! A document as its writers see it: blocks of text and tables, nothing of plans.

use crate::i18n::Lang;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// What stands under the title: a label and what it says, such as *Nämnd* and its name.
    pub facts: Vec<(String, String)>,
    /// The rest, in order.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 1 is the one under the title.
    Heading(u8, String),
    /// A paragraph. A line feed in it is a new line.
    Paragraph(String),
    /// A list without numbers.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A remark about what stands above it.
    Note(String),
}

/// A table with one header row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows. A row with fewer cells than columns ends in empty ones.
    pub rows: Vec<Vec<String>>,
    /// Whether the last row sums up the others.
    pub has_total: bool,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands in the header row.
    pub head: String,
    /// Its share of the width beside the other columns.
    pub weight: u16,
    /// To which side its cells are set.
    pub align: Align,
}

/// To which side a cell is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Text.
    #[default]
    Left,
    /// Figures.
    Right,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(head: impl Into<String>, weight: u16) -> Self {
        Self { head: head.into(), weight, align: Align::Left }
    }

    /// A column of figures.
    #[must_use]
    pub fn figures(head: impl Into<String>) -> Self {
        Self { head: head.into(), weight: 1, align: Align::Right }
    }
}

/// Makes one line of a text: line feeds and other control characters become spaces.
#[must_use]
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c.is_whitespace() && c != '\u{a0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The lines of a text, each without control characters and without the signs that turn the direction of the
/// text after them, so that nothing in it reaches outside its place.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_turn = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let clean = move |line: &str| {
        let text: String = line.chars().filter(|c| !is_turn(*c)).collect();
        one_line(&text)
    };
    text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(clean)
        .filter(|line| !line.is_empty())
}
