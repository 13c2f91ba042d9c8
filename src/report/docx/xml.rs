//! Small pieces of XML that every part is made of.

use crate::domain::Colour;
use crate::i18n::Lang;
use crate::report::markup::push;
use crate::report::model::{Badge, Run, Text, Tone};
use std::fmt::Write;

pub(super) const fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv-SE",
        Lang::En => "en-GB",
    }
}

pub(super) const fn decimal_mark(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => ",",
        Lang::En => ".",
    }
}

/// Words in a character style, or in that of their paragraph.
pub(super) fn run(out: &mut String, style: Option<&str>, text: &str) {
    out.push_str("<w:r>");
    if let Some(style) = style {
        out.extend(["<w:rPr><w:rStyle w:val=\"", style, "\"/></w:rPr>"]);
    }
    out.push_str("<w:t xml:space=\"preserve\">");
    push(out, text);
    out.push_str("</w:t></w:r>");
}

/// The runs of a text. `bookmark` gives the name of the bookmark of an anchor.
pub(super) fn runs(out: &mut String, text: &Text, bookmark: &dyn Fn(&str) -> Option<String>) {
    for each in text.runs() {
        match each {
            Run::Plain(text) => run(out, None, text),
            Run::Strong(text) => run(out, Some("Strong"), text),
            Run::Emphasis(text) => run(out, Some("Emphasis"), text),
            Run::Badge(each) => badge(out, each),
            Run::Break => out.push_str("<w:r><w:br/></w:r>"),
            Run::Link { text, anchor } => match bookmark(anchor) {
                Some(name) => {
                    out.extend(["<w:hyperlink w:anchor=\"", &name, "\" w:history=\"1\">"]);
                    run(out, Some("Hyperlink"), text);
                    out.push_str("</w:hyperlink>");
                }
                None => run(out, None, text),
            },
        }
    }
}

/// A sign with its word: the sign in a font that has it, a space that does not break, the word.
fn badge(out: &mut String, badge: &Badge) {
    let (style, colour) = (style_of(badge.tone), hex(badge.tone.ink()));
    // Said in the run as well as in its style: not every reader lets a style of characters win in a table.
    let bold = if badge.tone.is_strong() { "<w:b/>" } else { "" };
    let font = "<w:rFonts w:ascii=\"Segoe UI Symbol\" w:hAnsi=\"Segoe UI Symbol\" w:cs=\"Segoe UI Symbol\"/>";
    for (font, text) in [(font, format!("{}\u{a0}", badge.glyph)), ("", badge.word.to_string())] {
        out.extend(["<w:r><w:rPr><w:rStyle w:val=\"", style, "\"/>", font, bold, "<w:color w:val=\"", &colour]);
        out.push_str("\"/></w:rPr><w:t xml:space=\"preserve\">");
        push(out, &text);
        out.push_str("</w:t></w:r>");
    }
}

/// The style of a badge.
const fn style_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Serious | Tone::Late => "BadgeSerious",
        Tone::Minor | Tone::Paused => "BadgeMinor",
        Tone::Observation | Tone::NotStarted | Tone::NotKnown => "BadgeCalm",
        Tone::Done => "BadgeDone",
        Tone::Started | Tone::Neutral => "BadgeStarted",
    }
}

/// A colour as the parts write it.
pub(super) fn hex(colour: Colour) -> String {
    let Colour(red, green, blue) = colour;
    format!("{red:02X}{green:02X}{blue:02X}")
}

/// What surrounds a paragraph.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Space {
    /// What its style says.
    #[default]
    OfStyle,
    /// Nothing above it: it begins a page.
    TopOfPage,
    /// As much below it as below a paragraph: it ends a list.
    EndOfList,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Default)]
pub(super) struct Paragraph<'a> {
    /// The style, or none for that of common text.
    pub(super) style: Option<&'a str>,
    /// Whether it stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// Whether its lines stay on one page.
    pub(super) keep_lines: bool,
    /// Whether it begins a page.
    pub(super) page_break: bool,
    /// What surrounds it.
    pub(super) space: Space,
    /// The list it is numbered in.
    pub(super) number: Option<u32>,
    /// To which side it is set, where not to that of its style.
    pub(super) align: Option<&'a str>,
    /// The section it ends.
    pub(super) section: Option<&'a str>,
}

impl Paragraph<'_> {
    /// Opens the paragraph.
    pub(super) fn open(&self, out: &mut String) {
        out.push_str("<w:p><w:pPr>");
        if let Some(style) = self.style {
            out.extend(["<w:pStyle w:val=\"", style, "\"/>"]);
        }
        if self.keep_next {
            out.push_str("<w:keepNext/>");
        }
        if self.keep_lines {
            out.push_str("<w:keepLines/>");
        }
        if self.page_break {
            out.push_str("<w:pageBreakBefore/>");
        }
        if let Some(number) = self.number {
            let _ = write!(out, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        }
        match self.space {
            Space::OfStyle => {}
            Space::TopOfPage => out.push_str("<w:spacing w:before=\"0\"/>"),
            Space::EndOfList => out.push_str("<w:spacing w:after=\"140\"/>"),
        }
        if let Some(align) = self.align {
            out.extend(["<w:jc w:val=\"", align, "\"/>"]);
        }
        if let Some(section) = self.section {
            out.push_str(section);
        }
        out.push_str("</w:pPr>");
    }
}
