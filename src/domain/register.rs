//! The risk register of a plan: what each risk is valued at, which are proposed for the plan, how many lie in each cell
//! of the matrix, and which goals and focuses the plan covers. Nothing here is stored.

use super::outline::{Line, outline};
use super::{AreaId, Book, Focus, Goal, Node, PlanId, RiskPoint, RiskPointId, Scales};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The greatest level of a scale whose words are not given, when no risk lies higher.
const USUAL_LEVELS: u8 = 4;

/// A risk as the register has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRow {
    /// The risk point.
    pub risk_point_id: RiskPointId,
    /// The area it lies in.
    pub area_id: AreaId,
    /// Its number in the plan's tree, such as "1.2".
    pub number: String,
    /// Its value: as stated, else as the scales give it from its levels. `None` when it is not valued.
    pub value: Option<u16>,
    /// What the scales give from its levels, where the stated value is another.
    pub otherwise: Option<u16>,
    /// Whether its value proposes it for the plan. `None` without a value or a threshold.
    pub proposed: Option<bool>,
    /// Whether it is in the plan.
    pub in_plan: bool,
    /// Whether somebody has decided otherwise than proposed without saying why.
    pub unexplained: bool,
    /// How many controls meet it.
    pub controls: usize,
}

/// A cell of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// The value of a risk in it; `None` where the grid has none.
    pub value: Option<u16>,
    /// Whether that value proposes a risk for the plan.
    pub proposed: bool,
    /// The risks in it, in the order of the tree.
    pub risks: Vec<RiskPointId>,
}

/// Likelihood by consequence, with the risks in each cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskMatrix {
    /// The levels of likelihood, from 1.
    pub likelihood: u8,
    /// The levels of consequence, from 1.
    pub consequence: u8,
    /// The cells by likelihood and then consequence, from level 1.
    pub cells: Vec<Vec<MatrixCell>>,
    /// The risks without both levels, or with levels outside the scales.
    pub outside: Vec<RiskPointId>,
}

impl RiskMatrix {
    /// The cell of these levels.
    #[must_use]
    pub fn cell(&self, likelihood: u8, consequence: u8) -> Option<&MatrixCell> {
        let (row, column) = (usize::from(likelihood).checked_sub(1)?, usize::from(consequence).checked_sub(1)?);
        self.cells.get(row)?.get(column)
    }
}

/// What the risk points of one area look after, and how many controls they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The outermost area.
    pub area_id: AreaId,
    /// How many risk points in the plan it has, with those of the areas within.
    pub risk_points: usize,
    /// How many controls.
    pub controls: usize,
    /// Fewer than the plan demands.
    pub too_few: bool,
    /// How many of its risk points concern errors and irregularities (kommunallagen 6 kap. 6 §).
    pub irregularities: usize,
    /// How many serve each goal.
    pub goals: BTreeMap<Goal, usize>,
    /// How many look after each focus.
    pub focuses: BTreeMap<Focus, usize>,
}

impl Book {
    /// Whether a risk point is in the plan: as decided; else when it has controls, since they are made; else unless its
    /// value proposes otherwise.
    #[must_use]
    pub fn is_in_plan(&self, point: &RiskPoint) -> bool {
        let proposed = || self.scales_of(point).and_then(|scales| scales.proposes(point)) != Some(false);
        point.in_plan.unwrap_or_else(|| self.controls(point.id).next().is_some() || proposed())
    }

    /// Whether somebody has decided otherwise than the value of a risk proposes, without saying why.
    #[must_use]
    pub fn departs_unexplained(&self, point: &RiskPoint) -> bool {
        let proposed = self.scales_of(point).and_then(|scales| scales.proposes(point));
        let departs = point.in_plan.zip(proposed).is_some_and(|(decided, proposed)| decided != proposed);
        departs && point.in_plan_reason.trim().is_empty()
    }

    /// The number of the next revision of a plan: 0, the adoption, when there is none.
    #[must_use]
    pub fn next_revision(&self, plan: PlanId) -> u16 {
        self.revisions(plan).map(|revision| revision.number.saturating_add(1)).max().unwrap_or(0)
    }

    /// The value of a risk: as given, else by the scales of its plan.
    #[must_use]
    pub fn risk_value(&self, point: &RiskPoint) -> Option<u16> {
        self.scales_of(point)?.value_of(point)
    }

    fn scales_of(&self, point: &RiskPoint) -> Option<&Scales> {
        Some(&self.plan(self.area(point.area_id)?.plan_id)?.scales)
    }

    /// The risks of a plan, the most valued first; those of the same value in the order of the tree.
    #[must_use]
    pub fn register(&self, plan: PlanId) -> Vec<RegisterRow> {
        let Some(scales) = self.plan(plan).map(|plan| &plan.scales) else { return Vec::new() };
        let row = |(number, point): (String, &RiskPoint)| {
            let levels = point.likelihood.as_ref().zip(point.consequence.as_ref());
            let given = levels.and_then(|(one, other)| scales.value(one.number, other.number));
            let (value, proposed) = (scales.value_of(point), scales.proposes(point));
            RegisterRow {
                risk_point_id: point.id,
                area_id: point.area_id,
                number,
                value,
                otherwise: given.filter(|given| Some(*given) != value),
                proposed,
                in_plan: self.is_in_plan(point),
                unexplained: self.departs_unexplained(point),
                controls: self.controls(point.id).count(),
            }
        };
        let mut rows: Vec<_> = self.numbered_points(plan).into_iter().map(row).collect();
        rows.sort_by_key(|row| Reverse(row.value));
        rows
    }

    /// The matrix of a plan. A scale without words is as long as its grid, else four levels, else as high as a risk lies.
    #[must_use]
    pub fn risk_matrix(&self, plan: PlanId) -> RiskMatrix {
        let Some(scales) = self.plan(plan).map(|plan| &plan.scales) else { return RiskMatrix::default() };
        let points = self.numbered_points(plan);
        let levels = |point: &RiskPoint| Some((point.likelihood.as_ref()?.number, point.consequence.as_ref()?.number));
        let placed: Vec<_> = points.iter().filter_map(|(_, point)| levels(point)).collect();
        let columns = scales.grid.first().map_or(0, Vec::len);
        let likelihood = length(&scales.likelihood, scales.grid.len(), placed.iter().map(|(level, _)| *level));
        let consequence = length(&scales.consequence, columns, placed.iter().map(|(_, level)| *level));
        let cell = |row, column| {
            let value = scales.value(row, column);
            let proposed = value.zip(scales.threshold).is_some_and(|(value, threshold)| value >= threshold);
            MatrixCell { value, proposed, risks: Vec::new() }
        };
        let row = |row| (1..=consequence).map(|column| cell(row, column)).collect();
        let cells = (1..=likelihood).map(row).collect();
        let mut matrix = RiskMatrix { likelihood, consequence, cells, outside: Vec::new() };
        for (_, point) in points {
            let place = levels(point).and_then(|(row, column)| {
                let (row, column) = (usize::from(row).checked_sub(1)?, usize::from(column).checked_sub(1)?);
                matrix.cells.get_mut(row)?.get_mut(column)
            });
            match place {
                Some(cell) => cell.risks.push(point.id),
                None => matrix.outside.push(point.id),
            }
        }
        matrix
    }

    /// What the plan covers, by outermost area: the risk points that are in the plan and their controls.
    #[must_use]
    pub fn coverage(&self, plan: PlanId) -> Vec<Coverage> {
        let least = self.plan(plan).map_or(0, |plan| usize::from(plan.min_controls_per_area));
        let of = |area: AreaId| {
            let (goals, focuses) = (BTreeMap::new(), BTreeMap::new());
            let (risk_points, controls, too_few, irregularities) = (0, 0, false, 0);
            let mut covered =
                Coverage { area_id: area, risk_points, controls, too_few, irregularities, goals, focuses };
            self.cover(plan, area, &mut covered);
            covered.too_few = covered.controls < least;
            covered
        };
        self.areas(plan, None).map(|area| of(area.id)).collect()
    }

    fn cover(&self, plan: PlanId, area: AreaId, covered: &mut Coverage) {
        for point in self.risk_points(area).filter(|point| self.is_in_plan(point)) {
            covered.risk_points += 1;
            covered.controls += self.controls(point.id).count();
            covered.irregularities += usize::from(point.irregularity);
            count(&point.goals, &mut covered.goals);
            count(&point.focuses, &mut covered.focuses);
        }
        for within in self.areas(plan, Some(area)) {
            self.cover(plan, within.id, covered);
        }
    }

    fn numbered_points(&self, plan: PlanId) -> Vec<(String, &RiskPoint)> {
        let point = |line: Line| match line.node {
            Node::RiskPoint(id) => Some((line.number, self.risk_point(id)?)),
            _ => None,
        };
        outline(self, plan).into_iter().filter_map(point).collect()
    }
}

fn length(words: &[String], of_grid: usize, used: impl Iterator<Item = u8>) -> u8 {
    let said = if words.is_empty() { of_grid } else { words.len() };
    match u8::try_from(said) {
        Ok(said) if said > 0 => said,
        _ => used.max().unwrap_or(0).clamp(USUAL_LEVELS, 20),
    }
}

fn count<T: Copy + Ord>(tags: &BTreeSet<T>, into: &mut BTreeMap<T, usize>) {
    for tag in tags {
        *into.entry(*tag).or_default() += 1;
    }
}

#[cfg(test)]
mod tests;
