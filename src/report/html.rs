//! One self-contained HTML file: nothing is fetched, nothing runs, headings, tables and drawings mean what they are.
//!
//! The style lies in `assets/html/style.css`: light and dark, screen and paper.

mod drawing;
mod table;

use super::markup::{escaped, push};
use super::model::{Block, Document, Figure, Heading, List, Palette, Run, Text, Tone};
use crate::domain::{Colour, ImageKind};
use crate::i18n::documents as t;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// Writes a document as HTML.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut page =
        Page { out: String::with_capacity(1 << 16), document, fresh: false, under: document.head.title.as_str() };
    page.start();
    page.head();
    page.out.push_str("<main id=\"main\">\n");
    page.blocks(&document.body);
    for appendix in &document.appendices {
        page.fresh = true;
        page.heading(&appendix.heading);
        page.blocks(&appendix.blocks);
    }
    page.out.push_str("</main>\n");
    page.foot();
    page.out
}

/// The runs of a text.
fn runs(out: &mut String, text: &Text) {
    for run in text.runs() {
        match run {
            Run::Plain(text) => push(out, text),
            Run::Strong(text) => wrapped(out, "strong", text),
            Run::Emphasis(text) => wrapped(out, "em", text),
            Run::Link { text, anchor } => {
                let _ = write!(out, "<a href=\"#{}\">", escaped(anchor));
                push(out, text);
                out.push_str("</a>");
            }
            Run::Badge(badge) => {
                let strong = if badge.tone.is_strong() { " strong" } else { "" };
                let _ = write!(out, "<span class=\"badge{strong} t-{}\">", name_of(badge.tone));
                // The sign is for the eye: the word says the same.
                let _ = write!(out, "<span aria-hidden=\"true\">{}\u{a0}</span>", escaped(badge.glyph));
                push(out, &badge.word);
                out.push_str("</span>");
            }
            Run::Break => out.push_str("<br>"),
        }
    }
}

fn wrapped(out: &mut String, tag: &str, text: &str) {
    let _ = write!(out, "<{tag}>");
    push(out, text);
    let _ = write!(out, "</{tag}>");
}

/// The name of a tone in the style.
const fn name_of(tone: Tone) -> &'static str {
    match tone {
        Tone::Serious => "serious",
        Tone::Minor => "minor",
        Tone::Observation => "observation",
        Tone::Done => "done",
        Tone::Started => "started",
        Tone::Paused => "paused",
        Tone::NotStarted => "not-started",
        Tone::NotKnown => "not-known",
        Tone::Late => "late",
        Tone::Neutral => "neutral",
    }
}

/// The colours of the municipality in place of those of the style; on a dark page lighter, so that they can be read.
fn dyes(palette: Palette) -> String {
    let dark = [Colour(0x14, 0x19, 0x1c), Colour(0x20, 0x31, 0x3a), Colour(0x1b, 0x24, 0x29)];
    let named = |name: &str, colour: Option<Colour>| colour.map_or_else(String::new, |c| format!("--{name}: {c};"));
    let lighter = |colour: Option<Colour>| colour.map(|colour| colour.readable_on(&dark, Colour::WHITE));
    let Palette { text, rule, tint } = palette;
    if palette.is_own() {
        return String::new();
    }
    let light = [named("accent", text), named("rule", rule), named("head", tint)].concat();
    let dark = [named("accent", lighter(text)), named("rule", lighter(rule))].concat();
    format!(
        ":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}--head: #20313a;}} }}\n"
    )
}

struct Page<'a> {
    out: String,
    document: &'a Document,
    /// Whether the next block begins a page on paper.
    fresh: bool,
    /// The heading that the next block stands under: it names a table that has no name of its own.
    under: &'a str,
}

impl<'a> Page<'a> {
    fn start(&mut self) {
        let head = &self.document.head;
        let lang = self.document.lang.code();
        let title = [&head.title, &head.subtitle].map(|text| escaped(text));
        let title = title.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" – ");
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{images}\">\n\
             <title>{title}</title>\n<meta name=\"author\" content=\"{author}\">\n\
             <meta name=\"dcterms.date\" content=\"{date}\">\n<style>\n{style}{dyes}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#main\">{skip}</a>\n",
            author = escaped(&head.board),
            date = head.dated,
            style = include_str!("../../assets/html/style.css"),
            images = if head.look.logo.is_some() { "; img-src data:" } else { "" },
            dyes = dyes(head.look.palette),
            skip = t::skip(self.document.lang),
        );
    }

    fn head(&mut self) {
        let head = &self.document.head;
        self.out.push_str("<header>\n");
        if let Some(logo) = &head.look.logo {
            let kind = match logo.picture.kind {
                ImageKind::Png => "png",
                ImageKind::Svg => "svg+xml",
            };
            let data = STANDARD.encode(&logo.picture.data);
            // As a picture a drawing neither runs nor fetches anything.
            let _ = writeln!(
                self.out,
                "<img class=\"logo\" alt=\"{}\" src=\"data:image/{kind};base64,{data}\">",
                escaped(&logo.alt)
            );
        }
        for (tag, class, text) in
            [("p", "publisher", &head.municipality), ("h1", "title", &head.title), ("p", "subtitle", &head.subtitle)]
        {
            if !text.is_empty() {
                let _ = writeln!(self.out, "<{tag} class=\"{class}\">{}</{tag}>", escaped(text));
            }
        }
        if !head.facts.is_empty() {
            self.out.push_str("<dl>\n");
            for fact in &head.facts {
                let _ = writeln!(self.out, "<dt>{}</dt><dd>{}</dd>", escaped(&fact.label), escaped(&fact.value));
            }
            self.out.push_str("</dl>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn foot(&mut self) {
        let head = &self.document.head;
        let said = [head.municipality.as_str(), head.board.as_str(), head.registry_no.as_str()].into_iter();
        let mut said: Vec<&str> = said.filter(|text| !text.is_empty()).collect();
        said.dedup();
        let _ = write!(self.out, "<footer>\n<p>{}</p>\n", escaped(&said.join(" · ")));
        if !head.chain_head.is_empty() {
            let _ = writeln!(self.out, "<p>{}</p>", escaped(&t::checksum(self.document.lang, head.chain_head.short())));
        }
        self.out.push_str("</footer>\n</body>\n</html>\n");
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::PageBreak => self.fresh = true,
            Block::Landscape(inner) => {
                self.fresh = false;
                self.out.push_str("<div class=\"wide\">\n");
                self.blocks(inner);
                self.out.push_str("</div>\n");
            }
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => self.paragraph("", text),
            Block::Lead(text) => self.paragraph("lead", text),
            Block::Note(text) => self.paragraph("note", text),
            Block::List(list) => self.list(list),
            Block::Table(each) => table::write(&mut self.out, each, self.under),
            Block::Figure(figure) => self.figure(figure),
            Block::Contents => self.contents(),
        }
    }

    fn class(&mut self, own: &str) -> String {
        let page = if std::mem::take(&mut self.fresh) { "page" } else { "" };
        let classes: Vec<&str> = [own, page].into_iter().filter(|class| !class.is_empty()).collect();
        if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
    }

    fn heading(&mut self, heading: &'a Heading) {
        self.under = heading.text.as_str();
        let class = self.class("");
        let level = heading.level.clamp(1, 3) + 1;
        let _ = write!(self.out, "<h{level} id=\"{}\"{class}>", escaped(&heading.anchor));
        push(&mut self.out, &heading.text);
        let _ = writeln!(self.out, "</h{level}>");
    }

    fn paragraph(&mut self, class: &str, text: &Text) {
        let class = self.class(class);
        let _ = write!(self.out, "<p{class}>");
        runs(&mut self.out, text);
        self.out.push_str("</p>\n");
    }

    fn list(&mut self, list: &List) {
        let tag = if list.numbered { "ol" } else { "ul" };
        let class = self.class(if list.has_signs() { "signs" } else { "" });
        // Some readers take a list without bullets for none, unless they are told.
        let role = if list.has_signs() { " role=\"list\"" } else { "" };
        let _ = writeln!(self.out, "<{tag}{class}{role}>");
        for item in &list.items {
            self.out.push_str("<li>");
            runs(&mut self.out, item);
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn figure(&mut self, figure: &Figure) {
        let class = self.class("");
        let _ = writeln!(self.out, "<figure{class}>");
        if !figure.caption.is_empty() {
            let _ = writeln!(self.out, "<figcaption>{}</figcaption>", escaped(&figure.caption));
        }
        drawing::write(&mut self.out, figure);
        self.out.push_str("</figure>\n");
    }

    fn contents(&mut self) {
        let outline = self.document.outline();
        if outline.is_empty() {
            return;
        }
        let label = t::contents(self.document.lang);
        let class = self.class("");
        let _ = write!(self.out, "<nav aria-label=\"{label}\"{class}>\n<h2>{label}</h2>\n<ul>\n");
        for heading in outline {
            let (level, anchor, text) = (heading.level.clamp(1, 3), escaped(&heading.anchor), escaped(&heading.text));
            let _ = writeln!(self.out, "<li class=\"l{level}\"><a href=\"#{anchor}\">{text}</a></li>");
        }
        self.out.push_str("</ul>\n</nav>\n");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    /// Colours by name: light, then dark where it has its own.
    fn colours() -> (BTreeMap<String, [f64; 3]>, BTreeMap<String, [f64; 3]>) {
        let style = include_str!("../../assets/html/style.css");
        let (light, rest) = style.split_once("@media (prefers-color-scheme: dark)").unwrap();
        let (dark, _) = rest.split_once("\n* {").unwrap();
        let read = |text: &str| -> BTreeMap<String, [f64; 3]> {
            let lines = text.split(';').filter_map(|part| part.trim().rsplit_once("--"));
            let pairs = lines.filter_map(|(_, pair)| pair.split_once(": #"));
            let byte =
                |hex: &str, at: usize| f64::from(u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            pairs.map(|(name, hex)| (name.to_owned(), [byte(hex, 0), byte(hex, 2), byte(hex, 4)])).collect()
        };
        let light = read(light);
        let mut both = light.clone();
        both.extend(read(dark));
        (light, both)
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let light = |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
        let (one, other) = (light(one), light(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_text_can_be_read_on_what_lies_behind_it() {
        let (light, dark) = colours();
        let mut pairs = vec![("accent", "head"), ("text", "shade")];
        for text in ["text", "quiet", "accent", "serious", "minor", "done"] {
            pairs.extend([(text, "page"), (text, "section")]);
        }
        pairs.extend([("on-dark", "bar-done"), ("on-dark", "bar-serious")]);
        for bar in ["minor", "observation", "started", "paused", "not-started", "not-known"] {
            pairs.push(("on-light", ["bar-", bar].concat().leak()));
        }
        for scheme in [light, dark] {
            for (text, ground) in &pairs {
                let ratio = contrast(scheme[*text], scheme[*ground]);
                assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
            }
        }
    }
}
