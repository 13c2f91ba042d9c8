//! Reading the journal: what happened, and what can be undone.

use super::{HistoryItem, HistoryQuery, Result, Store, Undoable, What, journal, rows};
use crate::domain::{Entry, EntryId, EntryKind, PlanId, RecordKey, RecordKind, UndoStacks, Verb};
use rusqlite::{OptionalExtension, Row, params};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::VecDeque;
use uuid::Uuid;

/// A page of the history when no limit is given.
const PAGE: usize = 200;

/// So many bytes of a change are read only when it is to be taken back.
const LARGE: i64 = 256 << 10;

/// As much of a change as a list shows: the records themselves are passed over.
#[derive(Deserialize)]
struct Glance {
    verb: Verb,
    kind: RecordKind,
    subject: String,
    edits: Vec<IgnoredAny>,
}

impl Store {
    pub(super) fn read_history(&self, query: &HistoryQuery) -> Result<Vec<HistoryItem>> {
        let sql = "SELECT e.seq, e.id, e.at, e.who, e.kind, e.target_id, e.plan_id, e.hash, p.change
            FROM journal_entry e LEFT JOIN journal_payload p ON p.seq = e.seq
            WHERE e.seq < ?1 AND (?2 IS NULL OR e.plan_id IS NULL OR e.plan_id = ?2)
            AND (?3 IS NULL OR instr(p.change, ?3) > 0)
            ORDER BY e.seq DESC LIMIT ?4";
        let limit = i64::try_from(if query.limit == 0 { PAGE } else { query.limit }).unwrap_or(i64::MAX);
        let plan = query.plan.as_ref().map(|plan| rows::blob(&plan.0));
        let mention = query.record.map(mention);
        let mut statement = self.connection.prepare(sql)?;
        let mut found = statement.query(params![query.before.unwrap_or(i64::MAX), plan, mention, limit])?;
        let mut items = Vec::new();
        while let Some(row) = found.next()? {
            items.push(item(row)?);
        }
        Ok(items)
    }

    pub(super) fn read_entry(&self, id: EntryId) -> Result<Option<Entry>> {
        let sql = "SELECT e.at, e.who, e.kind, e.target_id, p.change
            FROM journal_entry e JOIN journal_payload p ON p.seq = e.seq WHERE e.id = ?1 AND p.change IS NOT NULL";
        let read =
            |row: &Row<'_>| Ok((rows::time(row, 0)?, rows::text(row, 1)?, journal::kind(row, 2)?, rows::text(row, 4)?));
        let found = self.connection.query_row(sql, [rows::blob(&id.0)], read).optional()?;
        let Some((at, who, kind, change)) = found else { return Ok(None) };
        Ok(Some(Entry { id, at, who, kind, change: journal::parse(&change)? }))
    }

    pub(super) fn read_stacks(&self, plan: Option<PlanId>, limit: usize) -> Result<UndoStacks> {
        // Most entries stand, so a window of a few times the limit nearly always fills the stacks; what lies before
        // it can only be missing at the bottom.
        let window = limit.saturating_mul(4).saturating_add(64);
        let (undo, redo) = stacks(self.kinds(plan, window)?);
        Ok(UndoStacks { undo: self.changes(undo, limit)?, redo: self.changes(redo, limit)? })
    }

    fn kinds(&self, plan: Option<PlanId>, window: usize) -> Result<Vec<(EntryId, EntryKind)>> {
        let sql = "SELECT id, kind, target_id FROM journal_entry
            WHERE ?1 IS NULL OR plan_id IS NULL OR plan_id = ?1 ORDER BY seq DESC LIMIT ?2";
        let mut statement = self.connection.prepare(sql)?;
        let plan = plan.as_ref().map(|plan| rows::blob(&plan.0));
        let window = i64::try_from(window).unwrap_or(i64::MAX);
        let found =
            statement.query_map(params![plan, window], |row| Ok((rows::id(row, 0)?, journal::kind(row, 1)?)))?;
        let mut kinds: Vec<_> = found.collect::<rusqlite::Result<_>>()?;
        kinds.reverse();
        Ok(kinds)
    }

    /// The changes of the latest of these. One that has been redacted can no longer be taken back, nor those before it.
    fn changes(&self, ids: Vec<EntryId>, limit: usize) -> Result<VecDeque<Undoable>> {
        let sql = "SELECT e.seq, CASE WHEN octet_length(p.change) <= ?2 THEN p.change END
            FROM journal_entry e JOIN journal_payload p ON p.seq = e.seq WHERE e.id = ?1 AND p.change IS NOT NULL";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut changes = VecDeque::new();
        for id in ids.into_iter().rev().take(limit) {
            let read = |row: &Row<'_>| row.get::<_, Option<String>>(1);
            let Some(found) = statement.query_row(params![rows::blob(&id.0), LARGE], read).optional()? else { break };
            let change = found.map(|text| journal::parse(&text)).transpose()?;
            changes.push_front((id, change.filter(|change| !change.is_large())));
        }
        Ok(changes)
    }
}

/// What can be undone and redone after these entries.
fn stacks(entries: Vec<(EntryId, EntryKind)>) -> (Vec<EntryId>, Vec<EntryId>) {
    let (mut undo, mut redo): (Vec<EntryId>, Vec<EntryId>) = (Vec::new(), Vec::new());
    for (id, kind) in entries {
        match kind {
            EntryKind::Do => {
                undo.push(id);
                redo.clear();
            }
            EntryKind::Undo(target) => {
                undo.retain(|entry| *entry != target);
                redo.push(id);
            }
            EntryKind::Redo(target) => {
                redo.retain(|entry| *entry != target);
                undo.push(id);
            }
        }
    }
    (undo, redo)
}

fn item(row: &Row<'_>) -> Result<HistoryItem> {
    let json = row.get_ref(8)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    let glance = json.map(serde_json::from_str::<Glance>).transpose();
    let glance = glance.map_err(|_| rows::decode_error(row, 8, "not a change"))?;
    let plan_id: Option<Uuid> = match row.get_ref(6)? {
        rusqlite::types::ValueRef::Null => None,
        _ => Some(rows::id(row, 6)?),
    };
    Ok(HistoryItem {
        seq: row.get(0)?,
        id: rows::id(row, 1)?,
        at: rows::time(row, 2)?,
        who: rows::text(row, 3)?,
        kind: journal::kind(row, 4)?,
        plan_id: plan_id.map(PlanId),
        hash: row.get(7)?,
        what: glance.map(|glance| What {
            verb: glance.verb,
            kind: glance.kind,
            subject: glance.subject,
            edits: glance.edits.len(),
        }),
    })
}

/// What an entry that touches a record contains, as the journal writes it.
fn mention(key: RecordKey) -> String {
    match key {
        RecordKey::Outcome(key) => {
            format!(r#""control_id":"{}","period_id":"{}","status":"#, key.control_id, key.period_id)
        }
        RecordKey::Board(id) => own_id(id),
        RecordKey::Plan(id) => own_id(id),
        RecordKey::Period(id) => own_id(id),
        RecordKey::Area(id) => own_id(id),
        RecordKey::RiskPoint(id) => own_id(id),
        RecordKey::ControlActivity(id) => own_id(id),
        RecordKey::Question(id) => own_id(id),
        RecordKey::LimitRule(id) => own_id(id),
        RecordKey::Measure(id) => own_id(id),
        RecordKey::Survey(id) => own_id(id),
        RecordKey::SurveyQuestion(id) => own_id(id),
        RecordKey::TestSheet(id) => own_id(id),
        RecordKey::Answer(key) => format!(r#""question_id":"{}","period_id":"{}","#, key.question_id, key.period_id),
        RecordKey::SheetItem(key) => format!(r#""sheet_id":"{}","number":{},"#, key.sheet_id, key.number),
        RecordKey::MeasureValue(key) => {
            format!(r#""measure_id":"{}","period_id":"{}","version":"#, key.measure_id, key.period_id)
        }
        RecordKey::Deviation(id) => own_id(id),
        RecordKey::Action(id) => own_id(id),
        RecordKey::ActionPlan(id) => own_id(id),
        RecordKey::EffectCheck(id) => own_id(id),
        RecordKey::Supplement(id) => own_id(id),
        RecordKey::SignOff(id) => own_id(id),
        RecordKey::Reception(id) => own_id(id),
        RecordKey::Revision(id) => own_id(id),
        RecordKey::GoverningDocument(id) => own_id(id),
        RecordKey::Carried(id) => own_id(id),
        RecordKey::Look(id) => own_id(id),
    }
}

fn own_id(id: impl std::fmt::Display) -> String {
    format!(r#"{{"id":"{id}","#)
}
