//! Records that hold no more than what the first frame says of them.

use super::super::{Result, rows};
use crate::domain::{
    Action, ActionId, ActionState, AreaId, ControlActivity, ControlId, Deviation, PeriodId, PlanId, RiskPoint,
    RiskPointId, Severity,
};
use rusqlite::Row;

/// A control with its title.
pub(super) fn control(id: ControlId, risk_point_id: RiskPointId, rank: i64, title: String) -> ControlActivity {
    ControlActivity { rank, title, ..ControlActivity::blank(id, risk_point_id) }
}

/// A risk point with its name.
pub(super) fn risk_point(id: RiskPointId, area_id: AreaId, rank: i64, name: String) -> RiskPoint {
    RiskPoint { rank, name, ..RiskPoint::blank(id, area_id) }
}

/// The columns of a deviation that are shown.
pub(super) const DEVIATION: &str = "id, control_id, risk_point_id, severity, title, rank";

/// A deviation of a plan and period with its grade and its name.
pub(super) fn deviation(row: &Row<'_>, plan: PlanId, period: PeriodId) -> Result<Deviation> {
    Ok(Deviation {
        control_id: rows::id_or_null(row, 1)?,
        risk_point_id: rows::id_or_null(row, 2)?,
        severity: rows::code_or_null(row, 3, Severity::from_code)?,
        title: rows::text(row, 4)?,
        rank: row.get(5)?,
        ..Deviation::blank(rows::id(row, 0)?, plan, period)
    })
}

/// The columns of an action `a` that are shown.
pub(super) const ACTION: &str = "a.id, a.plan_id, a.rank, a.what, a.owner, a.due_on, a.due_text, a.state";

/// An action without its note and history, and without its deviations.
pub(super) fn action(row: &Row<'_>) -> Result<Action> {
    let (id, plan): (ActionId, PlanId) = (rows::id(row, 0)?, rows::id(row, 1)?);
    Ok(Action {
        rank: row.get(2)?,
        what: rows::text(row, 3)?,
        owner: rows::text(row, 4)?,
        due_on: rows::date_or_null(row, 5)?,
        due_text: rows::text(row, 6)?,
        state: rows::code(row, 7, ActionState::from_code)?,
        ..Action::blank(id, plan)
    })
}
