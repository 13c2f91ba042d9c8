//! What belongs to the year's course as rows: supplements, checks of effect, sign-offs, the way of the reports.

use super::column::{
    blob, code, date, date_or_null, id, id_or_null, number, parsed, put_date, put_json, put_null, put_number, put_text,
    text,
};
use super::{Stored, Values};
use crate::domain::{
    ActionPlan, ActionPlanId, Carried, CarriedId, Carry, DocumentId, DocumentKind, Effect, EffectCheck, EffectCheckId,
    GoverningDocument, Receiver, Reception, ReceptionId, Revision, RevisionId, Section, SignOff, SignOffId, Supplement,
    SupplementId,
};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;

impl Stored for ActionPlan {
    const TABLE: &'static str = "action_plan";
    const COLUMNS: &'static [&'static str] = &["id", "plan_id", "rank", "name", "registry_no", "adopted_on", "note"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            rank: number(row, 2)?,
            name: text(row, 3)?,
            registry_no: text(row, 4)?,
            adopted_on: date_or_null(row, 5)?,
            note: text(row, 6)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_text(&self.registry_no),
            put_date(self.adopted_on),
            put_text(&self.note),
        ])
    }

    fn key_values(key: &ActionPlanId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for EffectCheck {
    const TABLE: &'static str = "effect_check";
    const COLUMNS: &'static [&'static str] = &["id", "action_id", "on_day", "by_whom", "effect", "text"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            action_id: id(row, 1)?,
            on: date(row, 2)?,
            by: text(row, 3)?,
            effect: code(row, 4, Effect::from_code)?,
            text: text(row, 5)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.action_id.0),
            put_date(Some(self.on)),
            put_text(&self.by),
            put_text(self.effect.code()),
            put_text(&self.text),
        ])
    }

    fn key_values(key: &EffectCheckId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Supplement {
    const TABLE: &'static str = "supplement";
    const COLUMNS: &'static [&'static str] =
        &["id", "control_id", "period_id", "rank", "section", "on_day", "text", "by_whom"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            control_id: id(row, 1)?,
            period_id: id(row, 2)?,
            rank: number(row, 3)?,
            section: code(row, 4, Section::from_code)?,
            on: date(row, 5)?,
            text: text(row, 6)?,
            by: text(row, 7)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.control_id.0),
            blob(&self.period_id.0),
            put_number(self.rank),
            put_text(self.section.code()),
            put_date(Some(self.on)),
            put_text(&self.text),
            put_text(&self.by),
        ])
    }

    fn key_values(key: &SupplementId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for SignOff {
    const TABLE: &'static str = "sign_off";
    const COLUMNS: &'static [&'static str] =
        &["id", "period_id", "version", "on_day", "by_whom", "opened_on", "opened_by", "opened_because"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            period_id: id(row, 1)?,
            version: number(row, 2)?,
            on: date(row, 3)?,
            by: text(row, 4)?,
            opened_on: date_or_null(row, 5)?,
            opened_by: text(row, 6)?,
            opened_because: text(row, 7)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.period_id.0),
            put_number(self.version),
            put_date(Some(self.on)),
            put_text(&self.by),
            put_date(self.opened_on),
            put_text(&self.opened_by),
            put_text(&self.opened_because),
        ])
    }

    fn key_values(key: &SignOffId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Reception {
    const TABLE: &'static str = "reception";
    const COLUMNS: &'static [&'static str] =
        &["id", "plan_id", "period_id", "receiver", "on_day", "section", "registry_no", "note"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            period_id: id_or_null(row, 2)?,
            receiver: code(row, 3, Receiver::from_code)?,
            on: date_or_null(row, 4)?,
            section: text(row, 5)?,
            registry_no: text(row, 6)?,
            note: text(row, 7)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            self.period_id.as_ref().map_or_else(put_null, |id| blob(&id.0)),
            put_text(self.receiver.code()),
            put_date(self.on),
            put_text(&self.section),
            put_text(&self.registry_no),
            put_text(&self.note),
        ])
    }

    fn key_values(key: &ReceptionId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Revision {
    const TABLE: &'static str = "revision";
    const COLUMNS: &'static [&'static str] = &["id", "plan_id", "number", "on_day", "section", "registry_no", "what"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            number: number(row, 2)?,
            on: date_or_null(row, 3)?,
            section: text(row, 4)?,
            registry_no: text(row, 5)?,
            what: text(row, 6)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            put_number(self.number),
            put_date(self.on),
            put_text(&self.section),
            put_text(&self.registry_no),
            put_text(&self.what),
        ])
    }

    fn key_values(key: &RevisionId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for GoverningDocument {
    const TABLE: &'static str = "governing_document";
    const COLUMNS: &'static [&'static str] =
        &["id", "plan_id", "rank", "name", "kind", "dated_on", "registry_no", "risk_point_ids", "note"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            rank: number(row, 2)?,
            name: text(row, 3)?,
            kind: code(row, 4, DocumentKind::from_code)?,
            dated_on: date_or_null(row, 5)?,
            registry_no: text(row, 6)?,
            risk_point_ids: parsed(row, 7)?,
            note: text(row, 8)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_text(self.kind.code()),
            put_date(self.dated_on),
            put_text(&self.registry_no),
            put_json(&self.risk_point_ids)?,
            put_text(&self.note),
        ])
    }

    fn key_values(key: &DocumentId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Carried {
    const TABLE: &'static str = "carried";
    const COLUMNS: &'static [&'static str] = &["id", "plan_id", "lineage_id", "title", "decision", "reason"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            lineage_id: id(row, 2)?,
            title: text(row, 3)?,
            decision: code(row, 4, Carry::from_code)?,
            reason: text(row, 5)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            blob(&self.lineage_id),
            put_text(&self.title),
            put_text(self.decision.code()),
            put_text(&self.reason),
        ])
    }

    fn key_values(key: &CarriedId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}
