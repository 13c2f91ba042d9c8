//! A document as its writers see it: title data, blocks of text, tables and drawings, nothing of plans.
//!
//! A writer turns this into one format and adds no words of its own but those a format demands (such as "Page 1 of
//! 3"). What it may rely on:
//!
//! - Every text is clean: no control character, no sign that turns the direction of what follows, nothing that XML
//!   forbids, and spaces within numbers do not break. Lines are kept apart by [`Run::Break`], never by a line feed.
//! - Every heading's anchor is unique within the document, and made of a–z, 0–9 and hyphens. Links lead to anchors
//!   that exist.
//! - Levels of headings are 1 to 3 and never skip one on the way down. The title is above level 1.
//! - A [`Badge`] is a sign *and* its word. A format that cannot colour loses nothing.
//! - The rows of a table may be short: what is missing at the end is empty. Spans never reach outside the table.
//! - [`Block::Contents`] stands for a list of the headings, which [`Document::outline`] gives.

mod clean;
pub mod colours;
mod figure;
mod look;
mod table;
mod text;

use crate::i18n::{Label, Lang, documents, format, report as words};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

pub use clean::Line;
pub(super) use clean::{lines, one_line};
pub use figure::{Bar, Drawing, Figure, Part, Point, Series, Side, legend};
pub use look::{Logo, Look, Palette};
pub use table::{Align, Cell, Column, Flow, HeadCell, Row, RowKind, Table};
pub use text::{Badge, Run, Text, Tone};

/// What document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The plan: areas, risks, controls.
    Plan,
    /// The report of a period.
    Report,
    /// The official statement to the board, with a chapter for each routine.
    Statement,
    /// The one-page summary of a period.
    Summary,
    /// All boards of a year side by side.
    Consolidated,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Plan, Self::Report, Self::Statement, Self::Summary, Self::Consolidated];

    /// The code that the command line uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Report => "report",
            Self::Statement => "statement",
            Self::Summary => "summary",
            Self::Consolidated => "consolidated",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Plan => words::kind_plan,
            Self::Report => words::kind_report,
            Self::Statement => words::kind_statement,
            Self::Summary => words::kind_summary,
            Self::Consolidated => crate::i18n::boards::kind,
        }
    }

    /// The kind a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Document {
    /// Its language, that of every text in it.
    pub lang: Lang,
    /// What document it is.
    pub kind: Kind,
    /// What stands first, and what a file's properties say.
    pub head: Head,
    /// The rest, in order.
    pub body: Vec<Block>,
    /// What follows the body, each on a page of its own.
    pub appendices: Vec<Appendix>,
}

/// The title data of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Head {
    /// Its title.
    pub title: Line,
    /// What stands beside or under the title: whose it is and of what time. It is also the subject of the file.
    pub subtitle: Line,
    /// The municipality, or empty: the publisher, and what stands at the top of a page.
    pub municipality: Line,
    /// The board whose document it is: its author.
    pub board: Line,
    /// Registry number, or empty.
    pub registry_no: Line,
    /// The day the document states. The time of every file is made from it, so that same input gives same bytes.
    pub dated: NaiveDate,
    /// What stands under the title, in order: a label and what it says, such as *Nämnd* and its name.
    pub facts: Vec<Fact>,
    /// Which state of the file the document was made from: the head of the chain of changes, or empty. It stands
    /// at the foot of every page and in the properties of the file.
    pub chain_head: Line,
    /// Whether the title fills a page of its own.
    pub cover: bool,
    /// The logo and the colours of the municipality.
    #[serde(skip_serializing_if = "Look::is_own")]
    pub look: Look,
}

/// A label and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fact {
    /// The label, without a colon.
    pub label: Line,
    /// What it says.
    pub value: Line,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "type", content = "value")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Text),
    /// A paragraph that leads: larger or set apart, for the few sentences everybody reads.
    Lead(Text),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A drawing with its description.
    Figure(Figure),
    /// A remark about what stands above it: smaller.
    Note(Text),
    /// The list of headings.
    Contents,
    /// What follows begins on a new page.
    PageBreak,
    /// Blocks that need the width: on pages that lie down, where there are pages. Those that follow each other share
    /// their pages.
    Landscape(Vec<Self>),
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Heading {
    /// 1 under the title, then 2 and 3.
    pub level: u8,
    /// What it says.
    pub text: Line,
    /// The name that links and contents use.
    pub anchor: String,
}

/// A list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct List {
    /// Whether its items are numbered, from 1.
    pub numbered: bool,
    /// Its items.
    pub items: Vec<Text>,
}

impl List {
    /// Whether every item begins with a sign of its own: a bullet before it would be one too many.
    #[must_use]
    pub fn has_signs(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(|item| matches!(item.runs().first(), Some(Run::Badge(_))))
    }
}

/// A part after the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Appendix {
    /// What it is.
    pub kind: AppendixKind,
    /// Its heading, of level 1.
    pub heading: Heading,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What a part after the body is. The order of the values is their order in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AppendixKind {
    /// What the checker says of the document: kept for it, in the order of the document.
    Findings,
    /// What was changed in a copy for the public.
    Changes,
}

impl Document {
    /// Every heading, in order, also those of appendices.
    #[must_use]
    pub fn outline(&self) -> Vec<&Heading> {
        let mut found = Vec::new();
        collect(&self.body, &mut found);
        for appendix in &self.appendices {
            found.push(&appendix.heading);
            collect(&appendix.blocks, &mut found);
        }
        found
    }

    /// What stands at the foot of every page: registry number, day, and which state of the file it is made from.
    #[must_use]
    pub fn identity(&self) -> String {
        let head = &self.head;
        let mut said = vec![head.registry_no.to_string(), format::date_long(self.lang, head.dated)];
        if !head.chain_head.is_empty() {
            said.push(documents::checksum(self.lang, head.chain_head.short()));
        }
        said.retain(|text| !text.is_empty());
        said.join(" · ")
    }
}

impl Head {
    /// What stands at the top of every page but the first: the title, and of whom and when.
    #[must_use]
    pub fn running(&self) -> String {
        let said = [&self.title, &self.subtitle].map(Line::as_str);
        said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Whether a paragraph or a remark is all that stands between a heading and one under it: it belongs to both.
#[must_use]
pub fn is_between_headings(blocks: &[Block], at: usize) -> bool {
    let level = |at: Option<usize>| match at.and_then(|at| blocks.get(at)) {
        Some(Block::Heading(heading)) => Some(heading.level),
        _ => None,
    };
    let around = level(at.checked_sub(1)).zip(level(Some(at + 1)));
    let is_text = matches!(blocks.get(at), Some(Block::Paragraph(_) | Block::Note(_)));
    is_text && around.is_some_and(|(above, below)| above < below)
}

/// Whether a block is a remark on the one before it, and belongs on its page.
#[must_use]
pub fn is_remark(blocks: &[Block], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| blocks.get(before));
    let is_said = |block: &Block| !matches!(block, Block::Heading(_) | Block::PageBreak | Block::Landscape(_));
    matches!(blocks.get(at), Some(Block::Note(_))) && before.is_some_and(is_said)
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a Heading>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => found.push(heading),
            Block::Landscape(inner) => collect(inner, found),
            _ => {}
        }
    }
}

/// Gives each heading of a document a name of its own.
#[derive(Debug, Default)]
pub struct Anchors(BTreeSet<String>);

impl Anchors {
    /// A heading with a name made from what it says; a number follows where another has that name already.
    pub fn heading(&mut self, level: u8, text: impl Into<Line>) -> Heading {
        let text = text.into();
        let plain = crate::i18n::collate::without_marks(&text).to_lowercase();
        let words: Vec<_> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let name: String = words.join("-").chars().take(60).collect();
        // A letter first: some formats take no name that begins with a digit.
        let name = if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { format!("r-{name}") };
        let mut anchor = name.clone();
        let mut number = 2;
        while !self.0.insert(anchor.clone()) {
            anchor = format!("{name}-{number}");
            number += 1;
        }
        Heading { level, text, anchor }
    }
}

/// A document with a title and nothing else, for tests of the writer of PDF.
#[cfg(all(test, feature = "pdf"))]
pub(super) fn sample() -> Document {
    let head = Head {
        title: "Titel".into(),
        subtitle: Line::default(),
        municipality: Line::default(),
        board: Line::default(),
        registry_no: Line::default(),
        dated: NaiveDate::MIN,
        facts: Vec::new(),
        chain_head: Line::default(),
        cover: false,
        look: Look::default(),
    };
    Document { lang: Lang::Sv, kind: Kind::Report, head, body: Vec::new(), appendices: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_between_a_heading_and_one_under_it_belongs_to_both() {
        let mut anchors = Anchors::default();
        let mut heading = |level| Block::Heading(anchors.heading(level, "h"));
        let text = || Block::Paragraph("x".into());
        let under = [heading(1), text(), heading(2)];
        assert!(is_between_headings(&under, 1) && !is_between_headings(&under, 0));
        for blocks in [vec![heading(2), text(), heading(2)], vec![heading(1), text()], vec![text(), text(), heading(2)]]
        {
            assert!(!is_between_headings(&blocks, 1), "{blocks:?}");
        }
    }

    #[test]
    fn a_remark_belongs_to_what_stands_before_it() {
        let (note, heading) = (|| Block::Note("x".into()), Block::Heading(Anchors::default().heading(1, "x")));
        let blocks = [heading, note(), note(), Block::Paragraph("x".into()), note(), Block::PageBreak, note()];
        let remarks: Vec<_> = (0..8).filter(|at| is_remark(&blocks, *at)).collect();
        assert_eq!(remarks, [2, 4]);
    }

    #[test]
    fn anchors_are_plain_and_each_its_own() {
        let mut anchors = Anchors::default();
        let names: Vec<_> = ["Åtgärder (öppna)", "Åtgärder – öppna", "åtgärder öppna 2", "2024", "שלום", ""]
            .map(|text| anchors.heading(1, text).anchor)
            .into();
        assert_eq!(names, ["atgarder-oppna", "atgarder-oppna-2", "atgarder-oppna-2-2", "r-2024", "r-", "r--2"]);
    }
}
