//! Boards, plans and periods as rows.

use super::{Stored, Values, column};
use crate::domain::{Board, BoardId, BoardKind, Period, PeriodFocus, PeriodId, Plan, PlanId};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;

stored!(Board in "board" by BoardId {
    id: id,
    name: text,
    kind: code(BoardKind),
    municipality: text,
    rank: number,
});

stored!(Plan in "plan" by PlanId {
    id: id,
    board_id: id,
    year: number,
    title: text,
    adopted_on: date_or_null,
    registry_no: text,
    min_controls_per_area: number,
    decimals: number,
    labels: parsed,
    texts: parsed,
    scales: parsed,
    lead_days: number,
});

stored!(Period in "period" by PeriodId {
    id: id,
    plan_id: id,
    number: number,
    name: text,
    from in "from_on": date,
    to in "to_on": date,
    report_on: date_or_null,
    due_on: date_or_null,
    focus: code(PeriodFocus),
    locked_on: date_or_null,
    follow_up: text,
    follow_up_on: date_or_null,
    followed_up_on: date_or_null,
});
