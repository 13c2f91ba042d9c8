//! The document itself: its blocks as paragraphs, tables and drawings, in sections that stand or lie down.

use super::chart;
use super::props::{FIRST_LIST, text_width};
use super::xml::{Paragraph, Space, run, runs};
use crate::i18n::documents as t;
use crate::report::markup::escaped;
use crate::report::model::{Block, Document, Figure, Heading, Kind, Line, List, Text, is_between_headings, is_remark};
use std::collections::HashMap;
use std::fmt::Write;

/// The document as it is written.
pub(super) struct Body<'a> {
    document: &'a Document,
    /// What has been written.
    pub(super) xml: String,
    /// The drawings, in order.
    pub(super) charts: Vec<String>,
    /// How many lists are numbered.
    pub(super) numbered_lists: u32,
    /// Whether it has a list of contents.
    pub(super) has_contents: bool,
    bookmarks: HashMap<&'a str, String>,
    /// Whether the pages lie down.
    wide: bool,
    /// Whether a section has ended.
    sections: bool,
    pending: Pending,
}

/// What the next paragraph is to heed.
#[derive(Clone, Copy, Default)]
struct Pending {
    /// A table was the last that was written: it needs a paragraph after it, which may have to stay with what follows.
    after_table: Option<bool>,
    /// It begins a page.
    page_break: bool,
    /// It begins a section, and with it a page.
    begins_section: bool,
    /// It stays on the page of what comes after it.
    keep_next: bool,
}

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>";

impl<'a> Body<'a> {
    pub(super) fn write(document: &'a Document) -> Self {
        let names = document.outline().into_iter().zip(1..);
        let mut body = Self {
            document,
            xml: String::with_capacity(1 << 16),
            charts: Vec::new(),
            numbered_lists: 0,
            has_contents: false,
            bookmarks: names.map(|(heading, at)| (heading.anchor.as_str(), format!("_Toc{at:08}"))).collect(),
            wide: false,
            sections: false,
            pending: Pending::default(),
        };
        body.xml.push_str(OPEN);
        body.head();
        body.blocks(&document.body, false);
        for appendix in &document.appendices {
            body.stand(false);
            body.pending.page_break = true;
            body.heading(&appendix.heading);
            body.blocks(&appendix.blocks, false);
        }
        body.flush();
        let section = body.section();
        body.xml.extend([section.as_str(), "</w:body></w:document>"]);
        body
    }

    /// Whether the document is to be one page.
    fn is_dense(&self) -> bool {
        self.document.kind == Kind::Summary
    }

    /// Title, subtitle and what stands under them.
    fn head(&mut self) {
        let head = &self.document.head;
        self.logo();
        let title = if head.cover { "CoverTitle" } else { "Title" };
        let beside = head.look.logo.is_some() && !head.cover;
        let publisher = if beside { &Line::default() } else { &head.municipality };
        for (style, text) in [("Publisher", publisher), (title, &head.title), ("Subtitle", &head.subtitle)] {
            if !text.is_empty() {
                self.paragraph(style, &Text::from(text));
            }
        }
        for (at, fact) in head.facts.iter().enumerate() {
            let is_last = at + 1 == head.facts.len() && !self.is_dense();
            let style = if is_last { "LastFact" } else { "Facts" };
            Paragraph { style: Some(style), ..Paragraph::default() }.open(&mut self.xml);
            run(&mut self.xml, Some("FactLabel"), &fact.label);
            self.xml.push_str("<w:r><w:tab/></w:r>");
            run(&mut self.xml, None, &fact.value);
            self.xml.push_str("</w:p>");
        }
        self.pending.page_break = head.cover;
    }

    /// The logo: above everything on a cover, else at the right of the publisher, where it takes least room.
    fn logo(&mut self) {
        let head = &self.document.head;
        let Some(logo) = &head.look.logo else { return };
        let style = if head.cover { "Logo" } else { "PublisherLogo" };
        Paragraph { style: Some(style), keep_next: true, ..Paragraph::default() }.open(&mut self.xml);
        if !head.cover {
            run(&mut self.xml, None, &head.municipality);
            self.xml.push_str("<w:r><w:tab/></w:r>");
        }
        let dense = self.is_dense();
        super::logo::write(&mut self.xml, logo, head.cover, dense);
        self.xml.push_str("</w:p>");
    }

    fn blocks(&mut self, blocks: &'a [Block], wide: bool) {
        for (at, block) in blocks.iter().enumerate() {
            // What leads to a table, a drawing or a list stands on the same page, and so does what is remarked upon.
            let leads = matches!(blocks.get(at + 1), Some(Block::Table(_) | Block::Figure(_) | Block::List(_)))
                && !matches!(block, Block::Table(_) | Block::Figure(_) | Block::List(_));
            self.pending.keep_next = leads || is_remark(blocks, at + 1) || is_between_headings(blocks, at);
            match block {
                Block::Landscape(inner) => self.blocks(inner, true),
                Block::PageBreak => self.pending.page_break = true,
                block => {
                    self.stand(wide);
                    self.block(block);
                }
            }
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(text) => self.paragraph("Normal", text),
            Block::Lead(text) => self.paragraph("Lead", text),
            Block::Note(text) => self.paragraph("Note", text),
            Block::List(list) => self.list(list),
            Block::Table(table) => {
                self.begin_page();
                if !table.caption.is_empty() {
                    self.caption(&table.caption);
                }
                let width = text_width(self.wide);
                let (bookmarks, keep_next) = (&self.bookmarks, self.pending.keep_next);
                super::table::write(&mut self.xml, table, (width, keep_next), &|anchor| bookmarks.get(anchor).cloned());
                self.pending.after_table = Some(keep_next);
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Contents => self.contents(),
            Block::PageBreak | Block::Landscape(_) => {}
        }
    }

    fn caption(&mut self, text: &str) {
        self.paragraph("Caption", &Text::from(text));
    }

    /// Turns the pages, where they lie otherwise: ends a section.
    fn stand(&mut self, wide: bool) {
        if self.wide == wide {
            return;
        }
        let section = self.section();
        let end = Paragraph { style: Some("AfterTable"), section: Some(&section), ..Paragraph::default() };
        end.open(&mut self.xml);
        self.xml.push_str("</w:p>");
        // A section begins on a page of its own.
        (self.pending, self.sections, self.wide) =
            (Pending { keep_next: self.pending.keep_next, begins_section: true, ..Pending::default() }, true, wide);
    }

    /// The properties of the section that ends here.
    fn section(&self) -> String {
        let first = !self.sections;
        let mut out = String::from("<w:sectPr>");
        let (header, footer) = if self.wide { ("rId7", "rId8") } else { ("rId5", "rId6") };
        let _ = write!(out, "<w:headerReference w:type=\"default\" r:id=\"{header}\"/>");
        let _ = write!(out, "<w:footerReference w:type=\"default\" r:id=\"{footer}\"/>");
        if first && !self.document.head.cover {
            let _ = write!(out, "<w:footerReference w:type=\"first\" r:id=\"{footer}\"/>");
        }
        out.push_str("<w:type w:val=\"nextPage\"/>");
        out.push_str(if self.is_dense() {
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"964\" w:right=\"1418\" w:bottom=\"1021\" \
             w:left=\"1418\" w:header=\"567\" w:footer=\"510\" w:gutter=\"0\"/>"
        } else if self.wide {
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1304\" w:right=\"1134\" \
             w:bottom=\"1134\" w:left=\"1134\" w:header=\"624\" w:footer=\"510\" w:gutter=\"0\"/>"
        } else {
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1644\" w:right=\"1418\" w:bottom=\"1418\" \
             w:left=\"1418\" w:header=\"737\" w:footer=\"624\" w:gutter=\"0\"/>"
        });
        if first {
            out.push_str("<w:titlePg/>");
        }
        out.push_str("</w:sectPr>");
        out
    }

    /// Two tables in a row would become one, and a page must not end in one.
    fn flush(&mut self) {
        if let Some(keep_next) = self.pending.after_table.take() {
            Paragraph { style: Some("AfterTable"), keep_next, ..Paragraph::default() }.open(&mut self.xml);
            self.xml.push_str("</w:p>");
        }
    }

    /// Begins a page before what is no paragraph.
    fn begin_page(&mut self) {
        self.flush();
        if std::mem::take(&mut self.pending.page_break) {
            Paragraph { style: Some("AfterTable"), page_break: true, ..Paragraph::default() }.open(&mut self.xml);
            self.xml.push_str("</w:p>");
        }
    }

    fn open(&mut self, paragraph: Paragraph<'_>) {
        self.flush();
        let page_break = std::mem::take(&mut self.pending.page_break);
        let begins_section = std::mem::take(&mut self.pending.begins_section);
        let space = if page_break || begins_section { Space::TopOfPage } else { paragraph.space };
        Paragraph { page_break, space, ..paragraph }.open(&mut self.xml);
    }

    fn paragraph(&mut self, style: &str, text: &Text) {
        let style = Some(style).filter(|style| *style != "Normal");
        self.open(Paragraph { style, keep_next: self.pending.keep_next, ..Paragraph::default() });
        self.text(text);
        self.xml.push_str("</w:p>");
    }

    fn text(&mut self, text: &Text) {
        let bookmarks = &self.bookmarks;
        runs(&mut self.xml, text, &|anchor| bookmarks.get(anchor).cloned());
    }

    fn heading(&mut self, heading: &'a Heading) {
        let style = format!("Heading{}", heading.level.clamp(1, 3));
        self.open(Paragraph { style: Some(&style), ..Paragraph::default() });
        let name = self.bookmarks.get(heading.anchor.as_str()).cloned().unwrap_or_default();
        let id = name.trim_start_matches("_Toc").trim_start_matches('0');
        let _ = write!(self.xml, "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
        run(&mut self.xml, None, &heading.text);
        let _ = write!(self.xml, "<w:bookmarkEnd w:id=\"{id}\"/></w:p>");
    }

    fn list(&mut self, list: &List) {
        let number = list.numbered.then_some(FIRST_LIST + self.numbered_lists);
        self.numbered_lists += u32::from(list.numbered);
        let style = match (list.numbered, list.has_signs()) {
            (true, _) => "ListNumber",
            (false, true) => "ListSigns",
            (false, false) => "ListBullet",
        };
        let final_at = list.items.len().saturating_sub(1);
        for (at, item) in list.items.iter().enumerate() {
            let is_last = at == final_at;
            let keep_next = self.pending.keep_next && is_last;
            let space = if is_last && !self.is_dense() { Space::EndOfList } else { Space::OfStyle };
            self.open(Paragraph { style: Some(style), keep_next, space, number, ..Paragraph::default() });
            self.text(item);
            self.xml.push_str("</w:p>");
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let (chart, height) = chart::write(figure, self.document.lang, self.is_dense());
        self.charts.push(chart);
        let number = self.charts.len();
        if !figure.caption.is_empty() {
            self.caption(&figure.caption);
        }
        self.open(Paragraph { keep_next: self.pending.keep_next, ..Paragraph::default() });
        // English metric units: 635 to a twentieth of a point.
        let width = u64::from(text_width(self.wide)) * 635;
        let _ = write!(
            self.xml,
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{alt}\"/>\
             <wp:cNvGraphicFramePr/><a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart r:id=\"chart{number}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
            name = escaped(&figure.caption),
            alt = escaped(&figure.alt),
        );
    }

    /// A field with the headings as they are now, each a link. Their pages are known to whoever sets the pages: Word
    /// fills them in when it opens the document, and a number that might be wrong is not written.
    fn contents(&mut self) {
        let outline = self.document.outline();
        if outline.is_empty() {
            return;
        }
        self.has_contents = true;
        let page_break = std::mem::take(&mut self.pending.page_break);
        self.flush();
        self.xml.push_str(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>\
             </w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        Paragraph { style: Some("TOCHeading"), page_break, ..Paragraph::default() }.open(&mut self.xml);
        run(&mut self.xml, None, t::contents(self.document.lang));
        self.xml.push_str("</w:p>");
        for (at, heading) in outline.iter().enumerate() {
            let style = format!("TOC{}", heading.level.clamp(1, 3));
            Paragraph { style: Some(&style), ..Paragraph::default() }.open(&mut self.xml);
            if at == 0 {
                self.xml.push_str(
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \
                     &quot;1-3&quot; \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
                );
            }
            let name = self.bookmarks.get(heading.anchor.as_str()).cloned().unwrap_or_default();
            let _ = write!(self.xml, "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">");
            run(&mut self.xml, None, &heading.text);
            self.xml.push_str("</w:hyperlink>");
            if at + 1 == outline.len() {
                self.xml.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            self.xml.push_str("</w:p>");
        }
        self.xml.push_str("</w:sdtContent></w:sdt>");
    }
}
