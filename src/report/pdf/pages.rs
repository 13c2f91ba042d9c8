//! Pages: what is composed is dealt out on them, and nothing that belongs together is parted.

use super::Item;
use super::marks::{Band, Mark};
use super::style::{LONG, SHORT, SIDE};
use super::table::Row;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

/// A row that is not taller than this part of a page is not broken.
const WHOLE: f32 = 0.3;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Whether it lies down.
    pub(super) lying: bool,
    /// What is drawn on it.
    pub(super) marks: Vec<Mark>,
}

/// All pages, and where the headings are.
#[derive(Debug)]
pub(super) struct Pages {
    /// The pages.
    pub(super) pages: Vec<Page>,
    /// The page and the height of each heading.
    pub(super) anchors: HashMap<String, (usize, f32)>,
}

/// How wide and tall a page is.
pub(super) const fn size(lying: bool) -> (f32, f32) {
    if lying { (LONG, SHORT) } else { (SHORT, LONG) }
}

/// Deals out what is composed.
pub(super) fn deal(items: Vec<Item>, top: f32, foot: f32) -> Pages {
    let mut items = VecDeque::from(items);
    let mut dealer = Dealer { top, foot, ..Dealer::default() };
    dealer.pages.push(Page::default());
    while let Some(item) = items.pop_front() {
        if !matches!(item, Item::Head(_) | Item::Turn(_)) {
            dealer.turn();
        }
        if matches!(item, Item::Band(_) | Item::Row(_)) {
            dealer.make_room(&item, &items);
        }
        match item {
            Item::Band(band) => dealer.band(band),
            Item::Row(row) => {
                if let Some(rest) = dealer.row(row) {
                    items.push_front(Item::Row(rest));
                }
            }
            Item::Head(head) => dealer.head = head,
            Item::NewPage if dealer.page_is_empty() => {}
            Item::NewPage => dealer.turn_page(),
            Item::Turn(lying) => dealer.wanted = lying,
        }
    }
    if dealer.pages.len() > 1 && dealer.page_is_empty() {
        dealer.pages.pop();
    }
    Pages { pages: dealer.pages, anchors: dealer.anchors }
}

#[derive(Default)]
struct Dealer {
    /// Where the text of a page begins.
    top: f32,
    /// How far from the foot of the page it ends.
    foot: f32,
    pages: Vec<Page>,
    anchors: HashMap<String, (usize, f32)>,
    /// How much of the page is filled, from the top of its text.
    filled: f32,
    /// The space that what was placed last wants below it.
    below: f32,
    /// Whether nothing but a repeated head stands on the page.
    fresh: bool,
    lying: bool,
    /// Whether what comes wants a page that lies down.
    wanted: bool,
    head: Option<Rc<Vec<Row>>>,
}

impl Dealer {
    fn body(&self) -> f32 {
        let (_, height) = size(self.lying);
        height - self.top - self.foot
    }

    fn page_is_empty(&self) -> bool {
        self.pages.last().is_none_or(|page| page.marks.is_empty())
    }

    fn is_fresh(&self) -> bool {
        self.fresh || self.page_is_empty()
    }

    fn room(&self) -> f32 {
        self.body() - self.filled
    }

    fn gap(&self, above: f32) -> f32 {
        if self.is_fresh() { 0.0 } else { self.below.max(above) }
    }

    /// Turns the page when what comes, with all that must stay with it, has no room on this one but has on the next.
    fn make_room(&mut self, item: &Item, rest: &VecDeque<Item>) {
        let needed = self.needed(item, rest);
        if !self.is_fresh() && needed > self.room() && needed <= self.body() - self.head_height() {
            self.turn_page();
        }
    }

    fn needed(&self, item: &Item, rest: &VecDeque<Item>) -> f32 {
        let mut sum = 0.0;
        let mut below = self.below;
        for item in std::iter::once(item).chain(rest) {
            let (above, height, after, keep) = match item {
                Item::Band(band) => (band.above, band.height, band.below, band.keep),
                Item::Row(row) if row.keep && self.is_whole(row) => (row.above, row.height(), row.below, true),
                Item::Row(row) => (row.above, self.least(row), row.below, false),
                Item::Head(_) => continue,
                Item::NewPage | Item::Turn(_) => break,
            };
            sum += below.max(above) + height;
            below = after;
            if !keep {
                break;
            }
        }
        sum
    }

    fn least(&self, row: &Row) -> f32 {
        if self.is_whole(row) { row.height() } else { row.least() }
    }

    /// Whether a row is not broken. One that is needs room for its beginning only, whatever comes after it.
    fn is_whole(&self, row: &Row) -> bool {
        !row.breaks && row.height() <= self.body() * WHOLE
    }

    fn head_height(&self) -> f32 {
        self.repeated().map_or(0.0, |rows| rows.iter().map(Row::height).sum())
    }

    /// The head of the table that goes on, unless it would fill the page.
    fn repeated(&self) -> Option<&Rc<Vec<Row>>> {
        let third = self.body() / 3.0;
        self.head.as_ref().filter(|rows| rows.iter().map(Row::height).sum::<f32>() < third)
    }

    fn turn_page(&mut self) {
        self.pages.push(Page { lying: self.lying, marks: Vec::new() });
        (self.filled, self.below) = (0.0, 0.0);
        if let Some(rows) = self.repeated().cloned() {
            for row in rows.iter() {
                let height = row.height();
                self.put(row.clone().drawn(self.top + self.filled));
                self.filled += height;
            }
        }
        self.fresh = true;
    }

    /// Turns the page on its side, or up again, before something is placed that wants it so. What lies down and follows
    /// something else that does shares its page.
    fn turn(&mut self) {
        let lying = self.wanted;
        if self.lying == lying {
            return;
        }
        self.lying = lying;
        if self.page_is_empty() {
            if let Some(page) = self.pages.last_mut() {
                page.lying = lying;
            }
        } else {
            self.turn_page();
        }
    }

    fn put(&mut self, marks: Vec<Mark>) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(marks.into_iter().map(|mark| mark.moved(SIDE, 0.0)));
        }
    }

    fn band(&mut self, band: Band) {
        if !self.is_fresh() && self.gap(band.above) + band.height > self.room() {
            self.turn_page();
        }
        self.filled += self.gap(band.above);
        let y = self.top + self.filled;
        if let Some(anchor) = &band.anchor {
            self.anchors.insert(anchor.clone(), (self.pages.len().saturating_sub(1), y));
        }
        self.filled += band.height;
        self.below = band.below;
        // A band without marks is space: at the top of a page it still counts.
        self.fresh = false;
        self.put(band.moved(0.0, y).marks);
    }

    /// Places a row, or the part of it that fits: then the rest comes back.
    fn row(&mut self, row: Row) -> Option<Row> {
        let gap = self.gap(row.above);
        let room = self.room() - gap;
        let height = row.height();
        if height <= room {
            self.place(row, gap);
            return None;
        }
        let must = self.is_fresh();
        let may = must || row.breaks || height > self.body() * WHOLE;
        if let Some((first, rest)) = row.split(room, must).filter(|_| may) {
            self.place(first, gap);
            self.turn_page();
            return Some(rest);
        }
        if must {
            // Nothing fits at all, not even on a page of its own: it is drawn over its foot rather than lost.
            self.place(row, gap);
            return None;
        }
        self.turn_page();
        Some(row)
    }

    fn place(&mut self, row: Row, gap: f32) {
        self.filled += gap;
        let (height, below) = (row.height(), row.below);
        let marks = row.drawn(self.top + self.filled);
        self.put(marks);
        self.filled += height;
        self.below = below;
        self.fresh = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pdf::marks::Area;
    use crate::report::pdf::style::ACCENT;
    use crate::report::pdf::tags::Owner;

    fn band(height: f32, keep: bool) -> Item {
        let area = Area { height, width: 1.0, ..Area::default() };
        let marks = vec![Mark::Box { area, colour: ACCENT, owner: Owner::Decor }];
        Item::Band(Band { height, marks, keep, ..Band::default() })
    }

    #[test]
    fn what_is_kept_with_what_follows_goes_to_the_next_page_with_it() {
        let body = LONG - 100.0;
        let on_pages = |heights: Vec<Item>| {
            let pages = deal(heights, 50.0, 50.0).pages;
            pages.iter().map(|page| page.marks.len()).collect::<Vec<_>>()
        };
        assert_eq!(on_pages(vec![band(body - 30.0, false), band(20.0, false), band(20.0, false)]), [2, 1]);
        assert_eq!(on_pages(vec![band(body - 30.0, false), band(20.0, true), band(20.0, false)]), [1, 2]);
        // What would fill more than a page together is parted all the same.
        assert_eq!(on_pages(vec![band(body - 30.0, false), band(20.0, true), band(body, false)]), [2, 1]);
    }
}
