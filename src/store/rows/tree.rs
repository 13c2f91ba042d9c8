//! Areas, risk points, control activities and questions as rows.

use super::column::{
    blob, date_or_null, id, id_or_null, number, number_or_null, parsed, put_date, put_json, put_null, put_number,
    put_text, text, yes, yes_or_null,
};
use super::{Stored, Values, column};
use crate::domain::{
    Area, AreaId, ControlActivity, ControlId, Frequency, Level, Question, QuestionId, RiskPoint, RiskPointId,
};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;
use uuid::Uuid;

fn put_id(id: Option<&Uuid>) -> ToSqlOutput<'_> {
    id.map_or_else(put_null, blob)
}

stored!(Area in "area" by AreaId {
    id: id,
    plan_id: id,
    parent_id: id_or_null,
    rank: number,
    name: text,
    purpose: text,
});

fn level(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Level>> {
    let Some(number) = number_or_null(row, at)? else { return Ok(None) };
    Ok(Some(Level { number, label: text(row, at + 1)? }))
}

fn put_level(level: Option<&Level>) -> [ToSqlOutput<'_>; 2] {
    level.map_or_else(|| [put_null(), put_null()], |level| [put_number(level.number), put_text(&level.label)])
}

impl Stored for RiskPoint {
    const TABLE: &'static str = "risk_point";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "area_id",
        "rank",
        "name",
        "background",
        "likely_errors",
        "likelihood",
        "likelihood_label",
        "consequence",
        "consequence_label",
        "risk_value",
        "irregularity",
        "goals",
        "focuses",
        "in_plan",
        "in_plan_reason",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            area_id: id(row, 1)?,
            rank: number(row, 2)?,
            name: text(row, 3)?,
            background: text(row, 4)?,
            likely_errors: text(row, 5)?,
            likelihood: level(row, 6)?,
            consequence: level(row, 8)?,
            risk_value: number_or_null(row, 10)?,
            irregularity: yes(row, 11)?,
            goals: parsed(row, 12)?,
            focuses: parsed(row, 13)?,
            in_plan: yes_or_null(row, 14)?,
            in_plan_reason: text(row, 15)?,
        })
    }

    fn values(&self) -> Values<'_> {
        let [likelihood, likelihood_label] = put_level(self.likelihood.as_ref());
        let [consequence, consequence_label] = put_level(self.consequence.as_ref());
        Ok(vec![
            blob(&self.id.0),
            blob(&self.area_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_text(&self.background),
            put_text(&self.likely_errors),
            likelihood,
            likelihood_label,
            consequence,
            consequence_label,
            self.risk_value.map_or_else(put_null, put_number),
            put_number(self.irregularity),
            put_json(&self.goals)?,
            put_json(&self.focuses)?,
            self.in_plan.map_or_else(put_null, put_number),
            put_text(&self.in_plan_reason),
        ])
    }

    fn key_values(key: &RiskPointId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for ControlActivity {
    const TABLE: &'static str = "control_activity";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "risk_point_id",
        "rank",
        "title",
        "objective",
        "responsible",
        "frequency_text",
        "frequency_periods",
        "method",
        "selection",
        "sample_from",
        "sample_to",
        "lineage_id",
        "municipality_wide",
        "unconfirmed",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            risk_point_id: id(row, 1)?,
            rank: number(row, 2)?,
            title: text(row, 3)?,
            objective: text(row, 4)?,
            responsible: parsed(row, 5)?,
            frequency: Frequency { text: text(row, 6)?, periods: parsed(row, 7)? },
            method: text(row, 8)?,
            selection: text(row, 9)?,
            sample_from: date_or_null(row, 10)?,
            sample_to: date_or_null(row, 11)?,
            lineage_id: id_or_null(row, 12)?,
            municipality_wide: yes(row, 13)?,
            unconfirmed: yes(row, 14)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.risk_point_id.0),
            put_number(self.rank),
            put_text(&self.title),
            put_text(&self.objective),
            put_json(&self.responsible)?,
            put_text(&self.frequency.text),
            put_json(&self.frequency.periods)?,
            put_text(&self.method),
            put_text(&self.selection),
            put_date(self.sample_from),
            put_date(self.sample_to),
            put_id(self.lineage_id.as_ref()),
            put_number(self.municipality_wide),
            put_number(self.unconfirmed),
        ])
    }

    fn key_values(key: &ControlId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

stored!(Question in "question" by QuestionId {
    id: id,
    control_id: id,
    rank: number,
    text: text,
    periods: parsed,
});
