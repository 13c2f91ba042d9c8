//! What is not part of the plan and not in its journal: drafts, and what the screen remembers.

use super::{Result, Store, rows};
use crate::domain::{Draft, DraftKey};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

impl Store {
    pub(super) fn write_draft(&mut self, draft: &Draft) -> Result<()> {
        self.writable()?;
        let sql = "INSERT INTO draft (form, subject, fields, saved_at) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (form, subject) DO UPDATE SET fields = ?3, saved_at = ?4";
        let (fields, at) = (rows::json(&draft.fields)?, rows::timestamp(draft.saved_at));
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.execute(params![draft.key.form, draft.key.subject, fields, at])?;
        Ok(())
    }

    pub(super) fn read_drafts(&self) -> Result<Vec<Draft>> {
        let sql = "SELECT form, subject, fields, saved_at FROM draft ORDER BY saved_at DESC, form, subject";
        let mut statement = self.connection.prepare(sql)?;
        let drafts = statement.query_map([], |row| {
            let key = DraftKey { form: rows::text(row, 0)?, subject: rows::text(row, 1)? };
            let fields = serde_json::from_str(&rows::text(row, 2)?);
            let fields = fields.map_err(|_| rows::decode_error(row, 2, "not the JSON it should be"))?;
            Ok(Draft { key, fields, saved_at: rows::time(row, 3)? })
        })?;
        Ok(drafts.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn delete_draft(&mut self, key: &DraftKey) -> Result<()> {
        self.writable()?;
        let sql = "DELETE FROM draft WHERE form = ?1 AND subject = ?2";
        self.connection.prepare_cached(sql)?.execute(params![key.form, key.subject])?;
        Ok(())
    }

    pub(super) fn read_ui_state(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM ui_state WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    pub(super) fn read_ui_states(&self) -> Result<BTreeMap<String, String>> {
        let mut statement = self.connection.prepare("SELECT key, value FROM ui_state")?;
        let states = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(states.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn write_ui_state(&mut self, key: &str, json: &str) -> Result<()> {
        self.writable()?;
        let sql = "INSERT INTO ui_state (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        self.connection.prepare_cached(sql)?.execute(params![key, json])?;
        Ok(())
    }
}
