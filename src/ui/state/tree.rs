//! The tree of the plan: which rows there are, which is selected, which branches are open.

use crate::domain::{AreaId, Book, Node, PlanId};
use std::collections::HashSet;

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeRow {
    /// What it shows.
    pub node: Node,
    /// How deep it lies.
    pub depth: u16,
    /// Whether anything lies in it.
    pub branch: bool,
    /// Whether that is shown.
    pub open: bool,
}

/// The state of the tree.
#[derive(Clone, Debug, Default)]
pub struct TreeState {
    /// Branches that are closed; all others are open.
    pub closed: HashSet<Node>,
    /// The selected item. It stays selected when rows come and go around it.
    pub selected: Option<Node>,
    /// The first row in view.
    pub scroll: usize,
    /// The rows, as of the latest [`TreeState::rebuild`].
    pub rows: Vec<TreeRow>,
    /// The row of the selected item.
    pub at: usize,
    /// The item that was selected before a filter hid it, and what was selected in its place.
    pub hidden: Option<(Node, Option<Node>)>,
}

impl TreeState {
    /// Makes the rows anew and keeps the selected item, or the row it was on when it is gone.
    pub fn rebuild(&mut self, book: &Book, plan: PlanId, shown: Option<&HashSet<Node>>) {
        let mut builder = Builder { book, plan, closed: &self.closed, shown, rows: Vec::new() };
        builder.areas(None, 0);
        self.rows = builder.rows;
        let place = |node: Node| self.rows.iter().position(|row| row.node == node);
        // What a filter hid is selected again where it is seen again, unless another item has been chosen since.
        let hidden = self.hidden.filter(|(_, instead)| *instead == self.selected).map(|(node, _)| node);
        let wanted = hidden.or(self.selected);
        let kept = wanted.and_then(place).or_else(|| self.selected.and_then(place));
        self.select_row(kept.unwrap_or(self.at));
        let lost = wanted.filter(|node| shown.is_some() && self.selected != Some(*node));
        self.hidden = lost.map(|node| (node, self.selected));
    }

    /// Selects a row, or the last one when there are fewer.
    pub fn select_row(&mut self, row: usize) {
        self.at = row.min(self.rows.len().saturating_sub(1));
        self.selected = self.rows.get(self.at).map(|row| row.node);
    }

    /// Moves the selection by some rows.
    pub fn step(&mut self, rows: isize) {
        self.select_row(self.at.saturating_add_signed(rows));
    }

    /// Selects an item if it is among the rows.
    pub fn select(&mut self, node: Node) -> bool {
        let row = self.rows.iter().position(|row| row.node == node);
        if let Some(row) = row {
            self.select_row(row);
        }
        row.is_some()
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> Option<&TreeRow> {
        self.rows.get(self.at)
    }

    /// The row of the branch the selected row lies in.
    #[must_use]
    pub fn parent_row(&self) -> Option<usize> {
        let depth = self.row()?.depth;
        let above = self.rows.get(..self.at)?;
        above.iter().rposition(|row| row.depth < depth)
    }

    /// Scrolls so that the selection is among `height` rows in view.
    pub fn settle(&mut self, height: usize) {
        self.scroll = scrolled(self.scroll, self.at, self.rows.len(), height);
    }
}

/// The first row in view such that row `at` of `len` is seen in a window of `height`, moving as little as possible.
#[must_use]
pub fn scrolled(scroll: usize, at: usize, len: usize, height: usize) -> usize {
    let lowest = at.saturating_add(1).saturating_sub(height);
    scroll.clamp(lowest, at.max(lowest)).min(len.saturating_sub(height))
}

struct Builder<'a> {
    book: &'a Book,
    plan: PlanId,
    closed: &'a HashSet<Node>,
    shown: Option<&'a HashSet<Node>>,
    rows: Vec<TreeRow>,
}

impl Builder<'_> {
    fn push(&mut self, node: Node, depth: u16, branch: bool) -> bool {
        if self.shown.is_some_and(|shown| !shown.contains(&node)) {
            return false;
        }
        let open = branch && !self.closed.contains(&node);
        self.rows.push(TreeRow { node, depth, branch, open });
        open
    }

    fn areas(&mut self, parent: Option<AreaId>, depth: u16) {
        let book = self.book;
        for area in book.areas(self.plan, parent) {
            let mut children = book.risk_points(area.id);
            let branch = children.next().is_some() || book.areas(self.plan, Some(area.id)).next().is_some();
            if self.push(Node::Area(area.id), depth, branch) {
                self.risk_points(area.id, depth + 1);
                self.areas(Some(area.id), depth + 1);
            }
        }
    }

    fn risk_points(&mut self, area: AreaId, depth: u16) {
        let book = self.book;
        for risk_point in book.risk_points(area) {
            let branch = book.controls(risk_point.id).next().is_some();
            if self.push(Node::RiskPoint(risk_point.id), depth, branch) {
                for control in book.controls(risk_point.id) {
                    self.push(Node::Control(control.id), depth + 1, false);
                }
            }
        }
    }
}

/// Every node of a plan that something lies in.
#[must_use]
pub fn branches(book: &Book, plan: PlanId) -> HashSet<Node> {
    let nothing = HashSet::new();
    let mut builder = Builder { book, plan, closed: &nothing, shown: None, rows: Vec::new() };
    builder.areas(None, 0);
    builder.rows.into_iter().filter(|row| row.branch).map(|row| row.node).collect()
}

#[cfg(test)]
mod tests {
    use super::scrolled;

    #[test]
    fn scrolls_no_more_than_needed_and_never_past_the_end() {
        assert_eq!(scrolled(0, 3, 10, 5), 0);
        assert_eq!(scrolled(0, 5, 10, 5), 1);
        assert_eq!(scrolled(4, 2, 10, 5), 2);
        assert_eq!(scrolled(9, 9, 10, 5), 5);
        assert_eq!(scrolled(3, 0, 0, 5), 0);
        assert_eq!(scrolled(0, 4, 5, 0), 5);
    }
}
