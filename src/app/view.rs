//! Where a plan was left: what was selected, which period, which branches were closed. Kept in its file as JSON text.

use crate::domain::{Node, PeriodId, PlanId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// The key under which the plan that was open last is kept.
pub const LAST_PLAN: &str = "plan";

/// Where a plan was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The selected item.
    pub selected: Option<Node>,
    /// The period.
    pub period: Option<PeriodId>,
    /// Branches that were closed.
    pub closed: HashSet<Node>,
    /// The report that was wanted last, in the words of the screen.
    pub report: String,
}

/// The form it is kept in.
#[derive(Serialize, Deserialize)]
struct Kept {
    selected: Option<String>,
    period: Option<PeriodId>,
    closed: Vec<String>,
    #[serde(default)]
    report: String,
}

impl View {
    /// The key under which the view of a plan is kept.
    #[must_use]
    pub fn key(plan: PlanId) -> String {
        format!("view:{plan}")
    }

    /// Reads what was kept; what cannot be read was not kept.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        Some(Self {
            selected: kept.selected.as_deref().and_then(node_from),
            period: kept.period,
            closed: kept.closed.iter().filter_map(|code| node_from(code)).collect(),
            report: kept.report,
        })
    }

    /// The text to keep.
    #[must_use]
    pub fn write(&self) -> String {
        let kept = Kept {
            selected: self.selected.map(node_code),
            period: self.period,
            closed: self.closed.iter().copied().map(node_code).collect(),
            report: self.report.clone(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }
}

fn node_code(node: Node) -> String {
    match node {
        Node::Area(id) => format!("a:{id}"),
        Node::RiskPoint(id) => format!("r:{id}"),
        Node::Control(id) => format!("c:{id}"),
    }
}

fn node_from(code: &str) -> Option<Node> {
    let (kind, id) = code.split_once(':')?;
    let id = Uuid::parse_str(id).ok()?;
    match kind {
        "a" => Some(Node::Area(id.into())),
        "r" => Some(Node::RiskPoint(id.into())),
        "c" => Some(Node::Control(id.into())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_nonsense_is_not() {
        let id = Uuid::from_u128;
        let view = View {
            selected: Some(Node::Control(id(1).into())),
            period: Some(id(2).into()),
            closed: [Node::Area(id(3).into()), Node::RiskPoint(id(4).into())].into(),
            report: "report docx".to_owned(),
        };
        assert_eq!(View::read(&view.write()), Some(view));
        assert_eq!(View::read("{"), None);
        let odd = r#"{"selected":"x:1","period":null,"closed":["a:","q"]}"#;
        assert_eq!(View::read(odd), Some(View::default()));
    }
}
