//! Where things are on the screen: a pure function of its size and of what is shown. Drawing and the mouse read
//! the same arrangement.

use super::state::plan::Pane;
use ratatui::layout::Rect;

/// The smallest size the program draws at.
pub const SMALLEST: (u16, u16) = (60, 16);
/// From this width on there are three panes.
const WIDE: u16 = 120;
/// From this width on there are two panes.
const MEDIUM: u16 = 80;
/// Lines of the summary under the tree, without its borders.
const SUMMARY_LINES: u16 = 4;
/// Text lines stop at this width.
const LONGEST_LINE: u16 = 100;

/// The areas of the plan screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The whole screen.
    pub all: Rect,
    /// The title line.
    pub title: Rect,
    /// Between title and footer.
    pub body: Rect,
    /// The footer line.
    pub footer: Rect,
    /// The tree with its border.
    pub tree: Option<Rect>,
    /// The detail pane with its border.
    pub detail: Option<Rect>,
    /// The summary with its border.
    pub summary: Option<Rect>,
    /// Whether there is room for nothing but a message.
    pub too_small: bool,
}

impl Arrangement {
    /// Rows that a bordered pane shows.
    #[must_use]
    pub fn rows(pane: Option<Rect>) -> usize {
        pane.map_or(0, |pane| usize::from(pane.height.saturating_sub(2)))
    }

    /// Columns of text that a bordered pane shows.
    #[must_use]
    pub fn columns(pane: Option<Rect>) -> usize {
        pane.map_or(0, |pane| usize::from(pane.width.saturating_sub(3).min(LONGEST_LINE)))
    }

    /// The pane at a place.
    #[must_use]
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        let holds = |pane: Option<Rect>| pane.is_some_and(|pane| pane.contains((column, row).into()));
        if holds(self.tree) {
            Some(Pane::Tree)
        } else if holds(self.summary) {
            Some(Pane::Summary)
        } else {
            holds(self.detail).then_some(Pane::Detail)
        }
    }

    /// The area of a pane.
    #[must_use]
    pub const fn pane(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Tree => self.tree,
            Pane::Detail => self.detail,
            Pane::Summary => self.summary,
        }
    }

    /// A box in the middle of the body for a list or a text with so many lines, at least a little wide.
    #[must_use]
    pub fn dialog(&self, lines: usize, columns: u16) -> Rect {
        let wanted = columns.clamp(40, 100);
        // A box nearly as wide as the screen would leave two borders side by side.
        let width = if wanted + 4 > self.body.width { self.body.width } else { wanted };
        let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2).clamp(5, self.body.height.max(5));
        // Likewise in height.
        let height = if height + 2 >= self.body.height { self.body.height } else { height };
        let x = self.body.x + (self.body.width.saturating_sub(width)) / 2;
        let y = self.body.y + (self.body.height.saturating_sub(height)) / 3;
        Rect { x, y, width, height }.intersection(self.body)
    }
}

/// Arranges the plan screen.
#[must_use]
pub fn arrange(size: (u16, u16), focus: Pane) -> Arrangement {
    let all = Rect::new(0, 0, size.0, size.1);
    if size.0 < SMALLEST.0 || size.1 < SMALLEST.1 {
        return Arrangement { all, too_small: true, ..Arrangement::default() };
    }
    let title = Rect { height: 1, ..all };
    let body = Rect { y: 1, height: size.1 - 2, ..all };
    let footer = Rect { y: size.1 - 1, height: 1, ..all };
    let frame = Arrangement { all, title, body, footer, ..Arrangement::default() };
    match size.0 {
        WIDE.. => wide(frame),
        MEDIUM.. => medium(frame),
        _ => single(frame, focus),
    }
}

/// Neighbours share a border, so each pane reaches one cell into the next.
const OVERLAP: u16 = 1;

fn wide(frame: Arrangement) -> Arrangement {
    let body = frame.body;
    let tree = (body.width * 7 / 20).clamp(48, 72);
    let summary = (body.width / 4).clamp(36, 52);
    let detail = body.width - tree - summary + 2 * OVERLAP;
    let at = |x, width| Some(Rect { x, width, ..body });
    Arrangement {
        tree: at(body.x, tree),
        detail: at(body.x + tree - OVERLAP, detail),
        summary: at(body.x + body.width - summary, summary),
        ..frame
    }
}

fn medium(frame: Arrangement) -> Arrangement {
    let body = frame.body;
    let left = body.width / 2;
    let low = SUMMARY_LINES + 2;
    let top = Rect { width: left, height: body.height - low + OVERLAP, ..body };
    let bottom = Rect { y: body.y + body.height - low, width: left, height: low, ..body };
    let right = Rect { x: body.x + left - OVERLAP, width: body.width - left + OVERLAP, ..body };
    Arrangement { tree: Some(top), detail: Some(right), summary: Some(bottom), ..frame }
}

fn single(frame: Arrangement, focus: Pane) -> Arrangement {
    let only = Some(frame.body);
    match focus {
        Pane::Tree => Arrangement { tree: only, ..frame },
        Pane::Detail => Arrangement { detail: only, ..frame },
        Pane::Summary => Arrangement { summary: only, ..frame },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_small_window_is_told_so_and_a_narrow_one_gets_one_pane() {
        assert!(arrange((59, 24), Pane::Tree).too_small);
        assert!(arrange((80, 15), Pane::Tree).too_small);
        let narrow = arrange((60, 16), Pane::Detail);
        assert_eq!((narrow.tree, narrow.summary), (None, None));
        assert_eq!(narrow.detail.map(|pane| pane.width), Some(60));
    }

    #[test]
    fn eighty_by_twenty_four_has_tree_and_summary_beside_the_detail() {
        let arranged = arrange((80, 24), Pane::Tree);
        assert_eq!(arranged.tree, Some(Rect::new(0, 1, 40, 17)));
        assert_eq!(arranged.summary, Some(Rect::new(0, 17, 40, 6)));
        assert_eq!(arranged.detail, Some(Rect::new(39, 1, 41, 22)));
    }

    proptest! {
        #[test]
        fn every_pane_lies_on_the_screen(width in 0u16..400, height in 0u16..200) {
            let arranged = arrange((width, height), Pane::Tree);
            for pane in [arranged.tree, arranged.detail, arranged.summary].into_iter().flatten() {
                prop_assert_eq!(pane.intersection(arranged.all), pane);
                prop_assert!(pane.width >= 20 && pane.height >= 4);
            }
        }
    }
}
