//! The risk register: the matrix of a plan with its counts, the risks below it, and what the plan covers.

use crate::domain::{Book, Coverage, Focus, Goal, PlanId, RegisterRow, RiskMatrix, RiskPointId};
use crate::i18n::{register as t, terms};
use crate::ui::look::{Look, Role};
use ratatui::layout::Rect;

/// Which of its two pages is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The matrix with the risks.
    #[default]
    Risks,
    /// Goals and focuses by area.
    Coverage,
}

/// A risk in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RiskLine {
    /// The risk point.
    pub id: RiskPointId,
    /// Its number and name.
    pub name: String,
    /// Its value, or that it has none.
    pub value: String,
    /// Whether it is in the plan and why, in words.
    pub said: String,
    /// How that looks.
    pub role: Role,
}

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct RiskRegister {
    /// The page.
    pub page: Page,
    /// The matrix.
    pub matrix: RiskMatrix,
    /// Words for the levels of likelihood, from level 1.
    pub likelihood: Vec<String>,
    /// Words for the levels of consequence, from level 1.
    pub consequence: Vec<String>,
    /// From this value on a risk is proposed.
    pub threshold: Option<u16>,
    /// The risks, the most valued first.
    pub risks: Vec<RiskLine>,
    /// The marked risk.
    pub at: usize,
    /// The first risk in view.
    pub scroll: usize,
    /// What the plan covers, as lines.
    pub covered: Vec<Vec<(String, Role)>>,
}

impl RiskRegister {
    /// The register of a plan, with the cursor on a risk point.
    #[must_use]
    pub fn new(book: &Book, plan: PlanId, at: Option<RiskPointId>, look: Look) -> Self {
        let mut register = Self::default();
        register.refresh(book, plan, look);
        register.at = register.risks.iter().position(|risk| Some(risk.id) == at).unwrap_or(0);
        register
    }

    /// Shows the plan as it is now; the cursor stays on its risk.
    pub fn refresh(&mut self, book: &Book, plan: PlanId, look: Look) {
        let marked = self.marked();
        let Some(scales) = book.plan(plan).map(|plan| plan.scales.clone()) else { return };
        self.matrix = book.risk_matrix(plan);
        self.threshold = scales.threshold;
        self.likelihood = scales.likelihood;
        self.consequence = scales.consequence;
        self.risks = book.register(plan).iter().map(|row| line(book, row, look)).collect();
        self.covered = coverage(book, plan, look);
        if let Some(at) = self.risks.iter().position(|risk| Some(risk.id) == marked) {
            self.at = at;
        }
        self.at = self.at.min(self.risks.len().saturating_sub(1));
    }

    /// The marked risk.
    #[must_use]
    pub fn marked(&self) -> Option<RiskPointId> {
        self.risks.get(self.at).map(|risk| risk.id)
    }

    /// Puts the cursor on a risk; whether there is such a one.
    pub const fn point_at(&mut self, at: usize) -> bool {
        let there = at < self.risks.len();
        if there {
            self.at = at;
        }
        there
    }

    /// Rows the matrix takes: a head, a row for each likelihood, what lies outside, and one between.
    #[must_use]
    pub fn matrix_rows(&self) -> u16 {
        let outside = u16::from(!self.matrix.outside.is_empty());
        u16::from(self.matrix.likelihood) + 2 + outside
    }

    /// Brings the marked risk into view.
    pub fn settle(&mut self, area: Rect) {
        // The frame and what the marked risk says in whole.
        let rows = usize::from(area.height.saturating_sub(2 + self.matrix_rows() + FOOT)).max(1);
        self.scroll = self.scroll.min(self.at).max((self.at + 1).saturating_sub(rows));
        if self.page == Page::Coverage {
            let rows = usize::from(area.height.saturating_sub(2));
            self.scroll = self.scroll.min(self.covered.len().saturating_sub(rows));
        }
    }
}

/// Rows below the list: what the marked risk says in whole.
pub const FOOT: u16 = 3;

fn line(book: &Book, row: &RegisterRow, look: Look) -> RiskLine {
    let lang = look.lang;
    let point = book.risk_point(row.risk_point_id);
    let name = point.map_or("", |point| &point.name);
    let reason = point.map_or("", |point| point.in_plan_reason.trim());
    let value = match (row.value, row.otherwise) {
        (Some(value), Some(otherwise)) => t::value_otherwise(lang, value, otherwise),
        (Some(value), None) => value.to_string(),
        (None, _) => t::not_valued(lang).to_owned(),
    };
    let stands = t::stands(lang, terms::in_plan(lang, row.in_plan), row.controls);
    let departs = row.proposed.is_some_and(|proposed| proposed != row.in_plan);
    let (said, role) = match (departs, row.unexplained) {
        (_, true) => (t::unexplained(lang, &stands), Role::Warning),
        (true, false) if reason.is_empty() => (t::because_of_controls(lang, &stands), Role::Text),
        (true, false) => (t::departs(lang, &stands, reason), Role::Text),
        (false, false) if row.in_plan => (stands, Role::Text),
        (false, false) => (stands, Role::Muted),
    };
    RiskLine { id: row.risk_point_id, name: format!("{} {name}", row.number), value, said, role }
}

fn coverage(book: &Book, plan: PlanId, look: Look) -> Vec<Vec<(String, Role)>> {
    let lang = look.lang;
    let covered = book.coverage(plan);
    let mut lines = Vec::new();
    for area in &covered {
        let name = book.area(area.area_id).map_or("", |area| &area.name);
        lines.push(vec![(name.to_owned(), Role::Heading)]);
        let least = book.plan(plan).map_or(0, |plan| plan.min_controls_per_area);
        let role = if area.too_few { Role::Warning } else { Role::Text };
        let mut said = t::area_has(lang, area.risk_points, area.controls);
        if area.too_few {
            said.push_str(&t::too_few(lang, least));
        }
        lines.push(vec![(format!("  {said}"), role)]);
        lines.push(vec![(format!("  {}", t::irregularities(lang, area.irregularities)), Role::Text)]);
    }
    lines.push(Vec::new());
    lines.push(vec![(t::goals(lang).to_owned(), Role::Heading)]);
    lines.extend(
        Goal::ALL.iter().map(|goal| tag(&covered, terms::goal(lang, *goal), look, |area| area.goals.get(goal))),
    );
    lines.push(Vec::new());
    lines.push(vec![(t::focuses(lang).to_owned(), Role::Heading)]);
    lines.extend(
        Focus::ALL
            .iter()
            .map(|focus| tag(&covered, terms::focus_tag(lang, *focus), look, |area| area.focuses.get(focus))),
    );
    lines
}

/// A goal or a focus: how many risk points serve it, or that none does.
fn tag(covered: &[Coverage], word: &str, look: Look, of: impl Fn(&Coverage) -> Option<&usize>) -> Vec<(String, Role)> {
    let sum: usize = covered.iter().filter_map(of).sum();
    let role = if sum == 0 { Role::Warning } else { Role::Text };
    vec![(format!("  {word}: {}", t::served_by(look.lang, sum)), role)]
}
