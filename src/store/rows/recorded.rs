//! Outcomes, deviations and actions as rows.

use super::column::{
    blob, code, code_or_null, date_or_null, id, id_or_null, number, parsed, put_date, put_json, put_null, put_number,
    put_text, text, yes,
};
use super::{Stored, Values, column, select};
use crate::domain::{
    Action, ActionId, ActionState, Assessment, Book, Deviation, DeviationId, DeviationState, Outcome, OutcomeKey,
    Severity, Status,
};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, Row, params, params_from_iter};
use std::collections::HashMap;

/// Whether nothing is recorded in an outcome `o`, as [`Outcome::is_blank`] has it.
pub(in crate::store) const BLANK: &str = "o.status = 'not_started' AND o.paused_reason = '' AND o.resumes = ''
    AND o.result = '' AND o.assessment IS NULL AND o.comment = '' AND o.analysis = '' AND o.performed_by = ''
    AND o.performed_on IS NULL AND o.reviewed_by = '' AND o.reviewed_on IS NULL AND o.result_figures = ''";

impl Stored for Outcome {
    const TABLE: &'static str = "outcome";
    const COLUMNS: &'static [&'static str] = &[
        "control_id",
        "period_id",
        "status",
        "paused_reason",
        "resumes",
        "result",
        "assessment",
        "comment",
        "analysis",
        "performed_by",
        "performed_on",
        "reviewed_by",
        "reviewed_on",
        "result_figures",
        "sent_back",
        "review_comment",
    ];
    const KEYS: usize = 2;

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            control_id: id(row, 0)?,
            period_id: id(row, 1)?,
            status: code(row, 2, Status::from_code)?,
            paused_reason: text(row, 3)?,
            resumes: text(row, 4)?,
            result: text(row, 5)?,
            assessment: code_or_null(row, 6, Assessment::from_code)?,
            comment: text(row, 7)?,
            analysis: text(row, 8)?,
            performed_by: text(row, 9)?,
            performed_on: date_or_null(row, 10)?,
            reviewed_by: text(row, 11)?,
            reviewed_on: date_or_null(row, 12)?,
            result_figures: text(row, 13)?,
            sent_back: yes(row, 14)?,
            review_comment: text(row, 15)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.control_id.0),
            blob(&self.period_id.0),
            put_text(self.status.code()),
            put_text(&self.paused_reason),
            put_text(&self.resumes),
            put_text(&self.result),
            self.assessment.map_or_else(put_null, |assessment| put_text(assessment.code())),
            put_text(&self.comment),
            put_text(&self.analysis),
            put_text(&self.performed_by),
            put_date(self.performed_on),
            put_text(&self.reviewed_by),
            put_date(self.reviewed_on),
            put_text(&self.result_figures),
            put_number(self.sent_back),
            put_text(&self.review_comment),
        ])
    }

    fn key_values(key: &OutcomeKey) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.control_id.0), blob(&key.period_id.0)]
    }
}

stored!(Deviation in "deviation" by DeviationId {
    id: id,
    plan_id: id,
    period_id: id,
    control_id: id_or_null,
    risk_point_id: id_or_null,
    severity: code_or_null(Severity),
    title: text,
    description: text,
    unit: text,
    root_cause: text,
    repeat_of_id: id_or_null,
    rank: number,
    measure_id: id_or_null,
    severity_reason: text,
    state: code(DeviationState),
    decision: text,
    decided_on: date_or_null,
    accepted_until: date_or_null,
    escalated_on: date_or_null,
    unchecked_reason: text,
});

impl Stored for Action {
    const TABLE: &'static str = "action";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "plan_id",
        "what",
        "owner",
        "due_on",
        "due_text",
        "earlier_due",
        "state",
        "note",
        "rank",
        "action_plan_id",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            deviation_ids: Vec::new(),
            what: text(row, 2)?,
            owner: text(row, 3)?,
            due_on: date_or_null(row, 4)?,
            due_text: text(row, 5)?,
            earlier_due: parsed(row, 6)?,
            state: code(row, 7, ActionState::from_code)?,
            note: text(row, 8)?,
            rank: number(row, 9)?,
            action_plan_id: id_or_null(row, 10)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            put_text(&self.what),
            put_text(&self.owner),
            put_date(self.due_on),
            put_text(&self.due_text),
            put_json(&self.earlier_due)?,
            put_text(self.state.code()),
            put_text(&self.note),
            put_number(self.rank),
            self.action_plan_id.as_ref().map_or_else(put_null, |id| blob(&id.0)),
        ])
    }

    fn key_values(key: &ActionId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }

    fn read_parts(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let sql = "SELECT deviation_id FROM action_deviation WHERE action_id = ?1 ORDER BY place";
        let mut statement = connection.prepare_cached(sql)?;
        let links = statement.query_map([blob(&self.id.0)], |row| id(row, 0))?;
        self.deviation_ids = links.collect::<rusqlite::Result<_>>()?;
        Ok(())
    }

    fn write_parts(&self, connection: &Connection) -> rusqlite::Result<()> {
        let clear = "DELETE FROM action_deviation WHERE action_id = ?1";
        connection.prepare_cached(clear)?.execute([blob(&self.id.0)])?;
        let sql = "INSERT INTO action_deviation (action_id, place, deviation_id) VALUES (?1, ?2, ?3)";
        let mut insert = connection.prepare_cached(sql)?;
        for (place, deviation) in (0_i64..).zip(&self.deviation_ids) {
            insert.execute(params![blob(&self.id.0), place, blob(&deviation.0)])?;
        }
        Ok(())
    }
}

/// Reads actions with their links into a book: those that meet a condition.
pub(in crate::store) fn load_actions(
    connection: &Connection,
    book: &mut Book,
    condition: &str,
    plan: Option<&[u8]>,
) -> rusqlite::Result<()> {
    let of_these = if condition.is_empty() {
        String::new()
    } else {
        format!("WHERE action_id IN (SELECT id FROM action {condition})")
    };
    let sql = format!("SELECT action_id, deviation_id FROM action_deviation {of_these} ORDER BY action_id, place");
    let mut links: HashMap<ActionId, Vec<DeviationId>> = HashMap::new();
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(params_from_iter(plan))?;
    while let Some(row) = rows.next()? {
        links.entry(id(row, 0)?).or_default().push(id(row, 1)?);
    }
    let mut statement = connection.prepare(&format!("{} {condition}", select::<Action>()))?;
    let mut rows = statement.query(params_from_iter(plan))?;
    let mut actions = Vec::new();
    while let Some(row) = rows.next()? {
        let mut action = Action::read(row)?;
        action.deviation_ids = links.remove(&action.id).unwrap_or_default();
        actions.push(action);
    }
    book.load(actions);
    Ok(())
}
