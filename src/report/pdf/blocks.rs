//! Headings, paragraphs, lists.

use super::marks::{Area, Band, Mark, count, no_lone_lines};
use super::style::{self, Style};
use super::tags::Owner;
use super::wrap::Set;
use super::{Composer, Item};
use crate::report::model::{Align, Block, Heading, List, Text, is_between_headings, is_remark};
use krilla::tagging::{ListNumbering, Tag};
use std::num::NonZeroU16;

/// How far the words of a leading paragraph stand from its stroke.
const STROKE: f32 = 13.0;
/// How far the words of an item stand from its bullet or sign.
const BULLET: f32 = 13.0;
/// An item with no more lines than this is not broken.
const WHOLE_ITEM: usize = 4;

impl Composer<'_> {
    /// Blocks, one after the other.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let remark = is_remark(blocks, at);
            if remark {
                self.keep_last();
            }
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(text) => self.paragraph(text, style::BODY, 0.0, 7.5),
                Block::Lead(text) => self.lead(text),
                Block::List(list) => self.list(list),
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
                Block::Note(text) => self.paragraph(text, style::NOTE, 4.0, 9.0),
                Block::Contents => self.contents(),
                Block::PageBreak => self.items.push(Item::NewPage),
                Block::Landscape(inner) => self.lying(inner),
            }
            let leads = matches!(block, Block::Paragraph(_) | Block::Lead(_) | Block::Note(_)) && !remark;
            let drawn = matches!(blocks.get(at + 1), Some(Block::Table(_) | Block::Figure(_)));
            if (leads && drawn) || is_between_headings(blocks, at) {
                self.keep_last();
            }
        }
    }

    /// Keeps the last line, or the last row of a table, on the page of what comes after it.
    fn keep_last(&mut self) {
        match self.items.iter_mut().rev().find(|item| !matches!(item, Item::Head(_))) {
            Some(Item::Band(band)) => band.keep = true,
            Some(Item::Row(row)) => row.keep = true,
            _ => {}
        }
    }

    fn lying(&mut self, blocks: &[Block]) {
        let upright = self.width;
        self.width = style::LONG - 2.0 * style::SIDE;
        self.items.push(Item::Turn(true));
        self.blocks(blocks);
        self.items.push(Item::Turn(false));
        self.width = upright;
    }

    /// A heading, which stays with what follows it.
    pub(super) fn heading(&mut self, heading: &Heading) {
        let level = NonZeroU16::new(u16::from(heading.level)).unwrap_or(NonZeroU16::MIN);
        let title = super::short(&heading.text);
        let owner = Owner::Tag(self.tree.add(None, Tag::Hn(level, Some(title))));
        let of_level = if self.is_dense() { style::dense_heading } else { style::heading };
        let (style, above, below) = of_level(heading.level);
        let mut lines = self.plain_lines(&heading.text, self.width, style, Align::Left, owner);
        if let Some(first) = lines.first_mut() {
            first.anchor = Some(heading.anchor.clone());
        }
        self.kept_lines(lines, above, below);
    }

    /// Lines that stay together and with what follows them.
    pub(super) fn kept_lines(&mut self, mut lines: Vec<Band>, above: f32, below: f32) {
        for line in &mut lines {
            line.keep = true;
        }
        self.spaced(lines, above, below);
    }

    /// Lines with space above the first and below the last.
    pub(super) fn spaced(&mut self, mut lines: Vec<Band>, above: f32, below: f32) {
        if let Some(first) = lines.first_mut() {
            first.above = above;
        }
        if let Some(last) = lines.last_mut() {
            last.below = below;
        }
        self.items.extend(lines.into_iter().map(Item::Band));
    }

    fn paragraph(&mut self, text: &Text, style: Style, above: f32, below: f32) {
        let node = self.tree.add(None, Tag::P);
        let mut lines = self.lines(text, Set::left(self.width, style), node);
        no_lone_lines(&mut lines);
        // What is announced stays with what announces it.
        if let Some(last) = lines.last_mut().filter(|_| text.plain().ends_with(':')) {
            last.keep = true;
        }
        self.spaced(lines, above, below);
    }

    /// A paragraph set apart by a stroke at its left.
    fn lead(&mut self, text: &Text) {
        let node = self.tree.add(None, Tag::P);
        let style = if self.is_dense() { style::LEAD_DENSE } else { style::LEAD };
        let lines = self.lines(text, Set::left(self.width - STROKE, style), node);
        let mut lines: Vec<_> = lines.into_iter().map(|line| line.moved(STROKE, 0.0)).collect();
        for line in &mut lines {
            let area = Area { x: 0.0, y: 0.0, width: 2.6, height: line.height };
            line.marks.insert(0, Mark::Box { area, colour: style::RULE, owner: Owner::Decor });
        }
        no_lone_lines(&mut lines);
        self.spaced(lines, 4.0, if self.is_dense() { 8.0 } else { 13.0 });
    }

    fn list(&mut self, list: &List) {
        let signs = list.has_signs();
        let numbering = match (list.numbered, signs) {
            (true, _) => ListNumbering::Decimal,
            (false, true) => ListNumbering::None,
            (false, false) => ListNumbering::Disc,
        };
        let node = self.tree.add(None, Tag::L(numbering));
        let final_at = list.items.len().saturating_sub(1);
        let widest = self.fonts.width(style::BODY.face, &format!("{}.", list.items.len())) * style::BODY.size;
        let indent = match (list.numbered, signs) {
            (true, _) => widest + 7.0,
            (false, _) => BULLET,
        };
        for (at, item) in list.items.iter().enumerate() {
            let mark = match (list.numbered, signs) {
                (true, _) => format!("{}.", at + 1),
                (false, true) => String::new(),
                (false, false) => "•".to_owned(),
            };
            let mut lines = self.item(item, (&mark, indent), Set::left(self.width, style::BODY), node);
            if signs {
                hang(&mut lines, indent);
            }
            if lines.len() <= WHOLE_ITEM {
                // No item stands alone at either end of a list.
                let is_held = at < final_at && (at == 0 || at + 1 == final_at);
                keep_whole(&mut lines, is_held);
            } else {
                no_lone_lines(&mut lines);
            }
            let between = if self.is_dense() { 0.8 } else { 2.8 };
            self.spaced(lines, between, if at == final_at { 9.0 } else { between });
        }
    }

    /// Space that counts also at the top of a page.
    pub(super) fn space(&mut self, height: f32) {
        self.items.push(Item::Band(Band { height, keep: true, ..Band::default() }));
    }

    /// How far the lines of a list of headings are set in.
    pub(super) fn indent(level: u8) -> f32 {
        14.0 * count(usize::from(level.saturating_sub(1)))
    }
}

/// Moves the sign that an item begins with out to where a bullet stands.
fn hang(lines: &mut [Band], indent: f32) {
    let mut runs = lines.iter_mut().take(1).flat_map(|line| &mut line.marks);
    let Some(Mark::Run(sign)) = runs.next() else { return };
    sign.x -= indent;
    let moved = sign.width;
    for mark in runs {
        if let Mark::Run(run) = mark {
            run.x -= moved;
        }
    }
}

/// Keeps lines on one page, and where `held` also with what comes after them.
fn keep_whole(lines: &mut [Band], held: bool) {
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        line.keep = at < last || held;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pdf::marks::Run;

    #[test]
    fn a_sign_hangs_where_a_bullet_stands_and_its_words_where_those_of_other_items_do() {
        let run = |x, width| {
            let (words, style, owner) = (Vec::new(), style::BODY, Owner::Decor);
            Mark::Run(Run { x, y: 0.0, width, words, style, owner, link: None })
        };
        // A sign of six points, then words: set in by 13, as an item is.
        let mut lines = vec![
            Band { marks: vec![run(13.0, 6.0), run(19.0, 50.0), run(69.0, 9.0)], ..Band::default() },
            Band { marks: vec![run(13.0, 50.0)], ..Band::default() },
        ];
        hang(&mut lines, 13.0);
        let places = |line: &Band| {
            let place = |mark: &Mark| if let Mark::Run(run) = mark { run.x } else { f32::NAN };
            line.marks.iter().map(place).collect::<Vec<_>>()
        };
        assert_eq!(places(&lines[0]), [0.0, 13.0, 63.0]);
        assert_eq!(places(&lines[1]), [13.0]);
    }

    #[test]
    fn every_line_of_a_heading_stays_with_what_follows_it() {
        let document = crate::report::model::sample();
        let mut composer = Composer::of(&document).unwrap();
        composer.width = 120.0;
        composer.heading(&Heading {
            level: 1,
            text: "En rubrik som är lång ".repeat(4).into(),
            anchor: "a".to_owned(),
        });
        let kept = composer.items.iter().map(|item| matches!(item, Item::Band(band) if band.keep));
        let kept: Vec<bool> = kept.collect();
        assert!(kept.len() > 2 && kept.iter().all(|kept| *kept), "{kept:?}");
    }

    #[test]
    fn a_remark_keeps_the_last_row_of_its_table() {
        let document = crate::report::model::sample();
        let mut composer = Composer::of(&document).unwrap();
        let row = |_| crate::report::model::Row::of(vec!["a".into()]);
        let table = crate::report::model::Table {
            columns: vec![crate::report::model::Column::text("x", 1)],
            rows: (0..60).map(row).collect(),
            ..Default::default()
        };
        let keeps = |composer: &Composer<'_>| {
            let mut rows =
                composer.items.iter().filter_map(|item| if let Item::Row(row) = item { Some(row.keep) } else { None });
            rows.next_back()
        };
        composer.blocks(&[Block::Table(table.clone()), Block::Paragraph("x".into())]);
        assert_eq!(keeps(&composer), Some(false));
        composer.blocks(&[Block::Table(table), Block::Note("x".into())]);
        assert_eq!(keeps(&composer), Some(true));
    }

    #[test]
    fn a_short_item_is_kept_whole() {
        let kept = |count, held| {
            let mut lines: Vec<_> = (0..count).map(|_| Band::default()).collect();
            keep_whole(&mut lines, held);
            lines.iter().map(|line| line.keep).collect::<Vec<_>>()
        };
        assert_eq!(kept(3, false), [true, true, false]);
        assert_eq!(kept(1, true), [true]);
        assert_eq!(kept(0, true), Vec::<bool>::new());
    }
}
