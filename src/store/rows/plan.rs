//! Boards, plans and periods as rows.

use super::column::{
    blob, code, date, date_or_null, id, number, parsed, put_date, put_json, put_number, put_text, text,
};
use super::{Stored, Values};
use crate::domain::{Board, BoardId, BoardKind, Period, PeriodFocus, PeriodId, Plan, PlanId};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;

impl Stored for Board {
    const TABLE: &'static str = "board";
    const COLUMNS: &'static [&'static str] = &["id", "name", "kind", "municipality", "rank"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            name: text(row, 1)?,
            kind: code(row, 2, BoardKind::from_code)?,
            municipality: text(row, 3)?,
            rank: number(row, 4)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            put_text(&self.name),
            put_text(self.kind.code()),
            put_text(&self.municipality),
            put_number(self.rank),
        ])
    }

    fn key_values(key: &BoardId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Plan {
    const TABLE: &'static str = "plan";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "board_id",
        "year",
        "title",
        "adopted_on",
        "registry_no",
        "min_controls_per_area",
        "decimals",
        "labels",
        "texts",
        "scales",
        "lead_days",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            board_id: id(row, 1)?,
            year: number(row, 2)?,
            title: text(row, 3)?,
            adopted_on: date_or_null(row, 4)?,
            registry_no: text(row, 5)?,
            min_controls_per_area: number(row, 6)?,
            decimals: number(row, 7)?,
            labels: parsed(row, 8)?,
            texts: parsed(row, 9)?,
            scales: parsed(row, 10)?,
            lead_days: number(row, 11)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.board_id.0),
            put_number(self.year),
            put_text(&self.title),
            put_date(self.adopted_on),
            put_text(&self.registry_no),
            put_number(self.min_controls_per_area),
            put_number(self.decimals),
            put_json(&self.labels)?,
            put_json(&self.texts)?,
            put_json(&self.scales)?,
            put_number(self.lead_days),
        ])
    }

    fn key_values(key: &PlanId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Period {
    const TABLE: &'static str = "period";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "plan_id",
        "number",
        "name",
        "from_on",
        "to_on",
        "report_on",
        "due_on",
        "focus",
        "locked_on",
        "follow_up",
        "follow_up_on",
        "followed_up_on",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            number: number(row, 2)?,
            name: text(row, 3)?,
            from: date(row, 4)?,
            to: date(row, 5)?,
            report_on: date_or_null(row, 6)?,
            due_on: date_or_null(row, 7)?,
            focus: code(row, 8, PeriodFocus::from_code)?,
            locked_on: date_or_null(row, 9)?,
            follow_up: text(row, 10)?,
            follow_up_on: date_or_null(row, 11)?,
            followed_up_on: date_or_null(row, 12)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            put_number(self.number),
            put_text(&self.name),
            put_date(Some(self.from)),
            put_date(Some(self.to)),
            put_date(self.report_on),
            put_date(self.due_on),
            put_text(self.focus.code()),
            put_date(self.locked_on),
            put_text(&self.follow_up),
            put_date(self.follow_up_on),
            put_date(self.followed_up_on),
        ])
    }

    fn key_values(key: &PeriodId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}
