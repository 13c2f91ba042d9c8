//! What stands first: the title with its data, and the contents.

use super::marks::{Area, Band, Mark, no_lone_lines};
use super::style::{self, Style};
use super::tags::Owner;
use super::{Composer, Item};
use crate::i18n::documents as words;
use crate::report::model::{Align, Fact, Heading};
use krilla::image::Image;
use krilla::tagging::{ListNumbering, Tag};
use std::rc::Rc;

/// With more headings than this the contents leave out the third level.
const MOST: usize = 60;
/// Room for the number of a page.
const NUMBER: f32 = 34.0;

impl Composer<'_> {
    /// The title and what it is about: on a page of its own, or above the text.
    pub(super) fn front(&mut self) {
        let head = &self.document.head;
        let (title, above) = if head.cover {
            (style::COVER_TITLE, 150.0)
        } else {
            (if self.is_dense() { style::TITLE_DENSE } else { style::TITLE }, 0.0)
        };
        let taken = self.logo();
        if head.cover {
            self.line_of(&head.municipality, style::OWNER, self.width, 0.0);
            self.space(above);
            let area = Area { x: 0.0, y: 0.0, width: 46.0, height: 4.0 };
            let marks = vec![Mark::Box { area, colour: style::RULE, owner: Owner::Decor }];
            self.items.push(Item::Band(Band { height: 18.0, keep: true, marks, ..Band::default() }));
        }
        let node = Owner::Tag(self.tree.add(None, Tag::Title));
        let room = self.width - taken;
        let lines = self.plain_lines(&head.title, room, title, Align::Left, node);
        self.kept_lines(lines, 0.0, if head.cover { 10.0 } else { 4.0 });
        self.line_of(&head.subtitle, style::SUBTITLE, room, if head.cover { 26.0 } else { 12.0 });
        self.facts(&head.facts, head.cover);
        if head.cover {
            self.items.push(Item::NewPage);
        }
    }

    /// The logo: above everything on a cover, else at the right of the title, which then has less room. Gives how much.
    fn logo(&mut self) -> f32 {
        let head = &self.document.head;
        let Some(logo) = &head.look.logo else { return 0.0 };
        let image = logo.picture.png().ok().map(|png| Image::from_png(png.into_owned().into(), false));
        let Some(Ok(image)) = image else { return 0.0 };
        let most = if head.cover { (200.0, 56.0) } else { (130.0, if self.is_dense() { 34.0 } else { 46.0 }) };
        let (width, height) = logo.picture.fitted(most.0, most.1);
        let owner = Owner::Tag(self.tree.add(None, Tag::Figure(Some(super::short(&logo.alt)))));
        let x = if head.cover { 0.0 } else { self.width - width };
        let area = Area { x, y: 0.0, width, height };
        let marks = vec![Mark::Picture { area, image, owner }];
        // Beside the title it takes no height of its own.
        let (taken, height) = if head.cover { (0.0, height + 22.0) } else { (width + 16.0, 0.0) };
        self.items.push(Item::Band(Band { height, keep: true, marks, ..Band::default() }));
        taken
    }

    fn line_of(&mut self, text: &str, style: Style, width: f32, below: f32) {
        if text.is_empty() {
            return;
        }
        let node = Owner::Tag(self.tree.add(None, Tag::P));
        let lines = self.plain_lines(text, width, style, Align::Left, node);
        self.kept_lines(lines, 0.0, below);
    }

    /// Labels with what they say, as a list.
    fn facts(&mut self, facts: &[Fact], cover: bool) {
        let style = if cover { style::BODY } else { style::LABEL };
        let mut labels: f32 = 0.0;
        for fact in facts {
            labels = labels.max(self.fonts.width(style.face, &fact.label) * style.size);
        }
        let labels = labels.min(self.width / 3.0) + 16.0;
        let rule = vec![(0.0, 0.0), (self.width, 0.0)];
        let rule = Mark::Line { points: rule, width: 1.1, colour: style::RULE, dash: None, owner: Owner::Decor };
        if !facts.is_empty() {
            let band = Band { height: 7.0, keep: true, marks: vec![rule], ..Band::default() };
            self.items.push(Item::Band(band));
        }
        let list = self.tree.add(None, Tag::L(ListNumbering::None));
        let final_at = facts.len().saturating_sub(1);
        let after = if self.is_dense() { 8.0 } else { 16.0 };
        for (at, fact) in facts.iter().enumerate() {
            let item = self.tree.add(Some(list), Tag::LI);
            let label = Owner::Tag(self.tree.add(Some(item), Tag::Lbl));
            let body = Owner::Tag(self.tree.add(Some(item), Tag::LBody));
            let names = self.plain_lines(&fact.label, labels - 8.0, style.coloured(style::GREY), Align::Left, label);
            let values = self.plain_lines(&fact.value, self.width - labels, style, Align::Left, body);
            let mut lines: Vec<_> = values.into_iter().map(|band| band.moved(labels, 0.0)).collect();
            for (place, name) in names.into_iter().enumerate() {
                match lines.get_mut(place) {
                    Some(line) => {
                        // The label is read before what it says.
                        let values = std::mem::replace(&mut line.marks, name.marks);
                        line.marks.extend(values);
                    }
                    None => lines.push(name),
                }
            }
            no_lone_lines(&mut lines);
            self.spaced(lines, if cover { 3.4 } else { 1.0 }, if at == final_at { after } else { 1.0 });
        }
    }

    /// The headings with their pages, each a link.
    pub(super) fn contents(&mut self) {
        let outline = self.document.outline();
        let deepest = if outline.len() > MOST { 2 } else { 3 };
        let node = Owner::Tag(self.tree.add(None, Tag::P));
        let text = words::contents(self.document.lang);
        let lines = self.plain_lines(text, self.width, style::CONTENTS, Align::Left, node);
        self.kept_lines(lines, 0.0, 10.0);
        let toc = self.tree.add(None, Tag::TOC);
        for heading in outline.into_iter().filter(|heading| heading.level <= deepest) {
            self.contents_line(heading, toc);
        }
    }

    fn contents_line(&mut self, heading: &Heading, toc: super::tags::Node) {
        let item = self.tree.add(Some(toc), Tag::TOCI);
        let reference = self.tree.add(Some(item), Tag::Reference);
        let owner = Owner::Tag(self.tree.add(Some(reference), Tag::Link));
        let first = heading.level <= 1;
        let style = if first { style::BODY.faced(super::fonts::Face::Strong) } else { style::BODY };
        let indent = Self::indent(heading.level);
        let link: Rc<str> = heading.anchor.as_str().into();
        let width = self.width - indent - NUMBER;
        let lines = self.linked_lines(&heading.text, width, style, owner, Rc::clone(&link));
        let mut lines: Vec<_> = lines.into_iter().map(|band| band.moved(indent, 0.0)).collect();
        if let Some(last) = lines.last_mut() {
            let end = last.marks.iter().map(|mark| match mark {
                Mark::Run(run) => run.x + run.width,
                _ => 0.0,
            });
            let from = end.fold(indent, f32::max) + 6.0;
            let (y, to) = (style.baseline(), self.width - 26.0);
            if from < to {
                let points = vec![(from, y - 0.8), (to, y - 0.8)];
                let dots = Mark::Line { points, width: 0.7, colour: style::HAIR, dash: Some(2.4), owner: Owner::Decor };
                last.marks.insert(0, dots);
            }
            last.marks.push(Mark::PageOf { at: (self.width, y), style, link, owner });
        }
        no_lone_lines(&mut lines);
        self.spaced(lines, if first { 7.0 } else { 1.6 }, 0.0);
    }
}
