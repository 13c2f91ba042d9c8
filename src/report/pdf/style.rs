//! How the pages look: measures in points, colours, and the styles of text.

use super::fonts::Face;
use crate::domain::Colour;
use crate::report::model::{Palette, Tone, colours};

/// A colour: red, green, blue; or one that a municipality may have chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The same in every document.
    Fixed(Colour),
    /// That of headings.
    Heading,
    /// That of lines and decoration.
    Rule,
    /// That under header rows.
    Tint,
}

impl Ink {
    /// The colour it is in a document with these.
    pub(super) fn of(self, palette: Palette) -> Colour {
        match self {
            Self::Fixed(colour) => colour,
            Self::Heading => palette.text.unwrap_or(colours::ACCENT),
            Self::Rule => palette.rule.unwrap_or(colours::ACCENT),
            Self::Tint => palette.tint.unwrap_or(colours::HEAD),
        }
    }
}

/// Text. All colours of text stand out from white, and from the tints, by at least 4.5 to 1.
pub(super) const INK: Ink = Ink::Fixed(colours::INK);
/// Text of less weight.
pub(super) const GREY: Ink = Ink::Fixed(colours::QUIET);
/// Thin lines.
pub(super) const HAIR: Ink = Ink::Fixed(Colour(0xcf, 0xd6, 0xdb));
/// The one colour of the document, in text.
pub(super) const ACCENT: Ink = Ink::Heading;
/// The same in lines.
pub(super) const RULE: Ink = Ink::Rule;
/// Under header rows.
pub(super) const ACCENT_TINT: Ink = Ink::Tint;
/// Under rows that name what follows.
pub(super) const GREY_TINT: Ink = Ink::Fixed(colours::SECTION);

/// The long and the short side of a page (A4).
pub(super) const LONG: f32 = 841.89;
/// The short side.
pub(super) const SHORT: f32 = 595.28;
/// From the side of the page to its text.
pub(super) const SIDE: f32 = 64.0;
/// From the top of the page to its text.
pub(super) const TOP: f32 = 76.0;
/// The same in a document that is to be one page.
pub(super) const TOP_DENSE: f32 = 48.0;
/// From the foot of the page to its text.
pub(super) const FOOT: f32 = 68.0;

/// From the foot of the page to its text in a document that is to be one page.
pub(super) const FOOT_DENSE: f32 = 54.0;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Its plain words.
    pub(super) face: Face,
    /// Its size.
    pub(super) size: f32,
    /// From line to line.
    pub(super) leading: f32,
    /// Its colour.
    pub(super) colour: Ink,
    /// Whether words are divided at the end of a line.
    pub(super) divides: bool,
}

const fn style(face: Face, size: f32, leading: f32, colour: Ink, divides: bool) -> Style {
    Style { face, size, leading, colour, divides }
}

/// Paragraphs.
pub(super) const BODY: Style = style(Face::Regular, 10.2, 14.6, INK, true);
/// Leading paragraphs.
pub(super) const LEAD: Style = style(Face::Regular, 12.0, 17.4, INK, true);
/// The same in a document that is to be one page.
pub(super) const LEAD_DENSE: Style = style(Face::Regular, 11.2, 15.8, INK, true);
/// Remarks.
pub(super) const NOTE: Style = style(Face::Regular, 8.8, 12.4, GREY, true);
/// Cells.
pub(super) const CELL: Style = style(Face::Regular, 9.0, 12.2, INK, true);
/// Heads of columns.
pub(super) const COLUMN: Style = style(Face::Strong, 8.8, 12.0, ACCENT, true);
/// What a table or drawing is called.
pub(super) const CAPTION: Style = style(Face::Strong, 9.6, 13.4, INK, true);
/// Words in drawings.
pub(super) const LABEL: Style = style(Face::Regular, 8.8, 11.6, INK, true);
/// The title on a page of its own.
pub(super) const COVER_TITLE: Style = style(Face::Strong, 32.0, 38.0, ACCENT, true);
/// The title above a document.
pub(super) const TITLE: Style = style(Face::Strong, 23.0, 28.0, ACCENT, true);
/// The same above a document that is to be one page.
pub(super) const TITLE_DENSE: Style = style(Face::Strong, 20.0, 24.0, ACCENT, true);
/// Under the title.
pub(super) const SUBTITLE: Style = style(Face::Regular, 13.5, 18.5, GREY, true);
/// Above the title.
pub(super) const OWNER: Style = style(Face::Strong, 10.5, 14.0, INK, false);
/// The heading of the contents.
pub(super) const CONTENTS: Style = style(Face::Strong, 17.0, 22.0, ACCENT, false);
/// Head and foot of a page.
pub(super) const MARGIN: Style = style(Face::Regular, 8.0, 10.0, GREY, false);

/// A heading: its style, the space above and below it.
pub(super) const fn heading(level: u8) -> (Style, f32, f32) {
    match level {
        0 | 1 => (style(Face::Strong, 17.0, 21.5, ACCENT, true), 26.0, 7.0),
        2 => (style(Face::Strong, 12.8, 16.8, ACCENT, true), 19.0, 4.5),
        _ => (style(Face::Strong, 10.6, 14.6, INK, true), 13.0, 2.5),
    }
}

/// The same in a document that is to be one page.
pub(super) const fn dense_heading(level: u8) -> (Style, f32, f32) {
    let (style, above, below) = heading(if level < 2 { 2 } else { level });
    (style, above - 6.0, below - 1.0)
}

impl Style {
    /// The same in another face.
    pub(super) const fn faced(self, face: Face) -> Self {
        Self { face, ..self }
    }

    /// The same in another colour.
    pub(super) const fn coloured(self, colour: Ink) -> Self {
        Self { colour, ..self }
    }

    /// From the top of a line to what its letters stand on.
    pub(super) const fn baseline(self) -> f32 {
        // The height of capitals is 0.66 of the size: they stand in the middle of the line.
        f32::midpoint(self.leading, 0.66 * self.size)
    }
}

/// The colour of a badge's sign and, where it is strong, of its word.
pub(super) const fn ink(tone: Tone) -> Ink {
    match tone {
        Tone::Started | Tone::Neutral => ACCENT,
        _ => Ink::Fixed(tone.ink()),
    }
}

/// The tint of a cell.
pub(super) const fn tint(tone: Tone) -> Ink {
    Ink::Fixed(tone.tint())
}

/// The colour of a part of a bar, and of the sign on it.
pub(super) const fn bar(tone: Tone) -> (Ink, Ink) {
    (Ink::Fixed(tone.bar()), Ink::Fixed(tone.on_bar()))
}
