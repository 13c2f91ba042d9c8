//! The plan's tree as numbered lines: 1, 1.1, 1.1.1. The command line and the documents show these numbers.

use super::{AreaId, Book, Node, PlanId};

/// A line of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number among the lines: of its parent, and its own.
    pub number: String,
    /// How deep it lies, outermost 0.
    pub depth: usize,
    /// What it is.
    pub node: Node,
}

/// The tree of a plan in order: areas with their risk points first and the areas within them after.
#[must_use]
pub fn outline(book: &Book, plan: PlanId) -> Vec<Line> {
    let mut lines = Vec::new();
    areas(book, plan, None, &Above { number: String::new(), depth: 0, before: 0 }, &mut lines);
    lines
}

struct Above {
    number: String,
    depth: usize,
    before: usize,
}

impl Above {
    fn line(&self, place: usize, node: Node) -> Line {
        let own = self.before + place + 1;
        let number = if self.number.is_empty() { own.to_string() } else { format!("{}.{own}", self.number) };
        Line { number, depth: self.depth, node }
    }
}

fn areas(book: &Book, plan: PlanId, parent: Option<AreaId>, above: &Above, lines: &mut Vec<Line>) {
    for (place, area) in book.areas(plan, parent).enumerate() {
        let line = above.line(place, Node::Area(area.id));
        let within = Above { number: line.number.clone(), depth: above.depth + 1, before: 0 };
        lines.push(line);
        let mut count = 0;
        for (place, risk_point) in book.risk_points(area.id).enumerate() {
            let line = within.line(place, Node::RiskPoint(risk_point.id));
            let below = Above { number: line.number.clone(), depth: within.depth + 1, before: 0 };
            lines.push(line);
            let controls = book.controls(risk_point.id).enumerate();
            lines.extend(controls.map(|(place, control)| below.line(place, Node::Control(control.id))));
            count = place + 1;
        }
        areas(book, plan, Some(area.id), &Above { before: count, ..within }, lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample::Sample;

    #[test]
    fn numbers_follow_the_tree_risk_points_before_the_areas_within() {
        let mut sample = Sample::new();
        let outer = sample.area(None);
        let inner = sample.area(Some(outer));
        for area in [inner, outer] {
            let risk_point = sample.risk_point(area);
            sample.control(risk_point);
            sample.control(risk_point);
        }
        sample.area(None);
        let numbers: Vec<_> = outline(&sample.book, sample.plan).into_iter().map(|line| line.number).collect();
        assert_eq!(numbers, ["1", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "1.2.1.1", "1.2.1.2", "2"]);
    }

    #[test]
    fn controls_come_in_the_order_of_the_book() {
        let mut sample = Sample::new();
        let outer = sample.area(None);
        let inner = sample.area(Some(outer));
        for area in [outer, inner] {
            let risk_point = sample.risk_point(area);
            sample.control(risk_point);
        }
        let controls = outline(&sample.book, sample.plan).into_iter().filter_map(|line| match line.node {
            Node::Control(id) => Some(id),
            _ => None,
        });
        let expected: Vec<_> = sample.book.controls_of_plan(sample.plan).iter().map(|control| control.id).collect();
        assert_eq!(controls.collect::<Vec<_>>(), expected);
    }
}
