//! Measures, values, answers, surveys, test sheets and limits as rows.

use super::column::{
    blob, code, count_or_null, date_or_null, decimal_or_null, id, id_or_null, json_of, number, parsed, put_count,
    put_date, put_decimal, put_json, put_null, put_number, put_text, text, yes,
};
use super::{Stored, Values};
use crate::domain::{
    Answer, AnswerKey, ItemKey, LimitRule, LimitRuleId, Measure, MeasureId, MeasureKind, MeasureValue, Polarity,
    SheetId, SheetItem, Survey, SurveyId, SurveyQuestion, SurveyQuestionId, TestSheet, ValueKey,
};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;

impl Stored for LimitRule {
    const TABLE: &'static str = "limit_rule";
    const COLUMNS: &'static [&'static str] = &["id", "plan_id", "rank", "name", "next_working_day", "rows"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            rank: number(row, 2)?,
            name: text(row, 3)?,
            next_working_day: yes(row, 4)?,
            rows: parsed(row, 5)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_number(self.next_working_day),
            put_json(&self.rows)?,
        ])
    }

    fn key_values(key: &LimitRuleId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Measure {
    const TABLE: &'static str = "measure";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "control_id",
        "rank",
        "name",
        "kind",
        "unit",
        "direction",
        "stratum",
        "periods",
        "versions",
        "limit_minor",
        "limit_serious",
        "part_of_id",
        "pair_of_ids",
        "rule_id",
        "lineage_id",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            control_id: id(row, 1)?,
            rank: number(row, 2)?,
            name: text(row, 3)?,
            kind: code(row, 4, MeasureKind::from_code)?,
            unit: text(row, 5)?,
            direction: code(row, 6, Polarity::from_code)?,
            stratum: text(row, 7)?,
            periods: parsed(row, 8)?,
            versions: parsed(row, 9)?,
            limit_minor: decimal_or_null(row, 10)?,
            limit_serious: decimal_or_null(row, 11)?,
            part_of_id: id_or_null(row, 12)?,
            pair_of_ids: parsed(row, 13)?,
            rule_id: id_or_null(row, 14)?,
            lineage_id: id_or_null(row, 15)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.control_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_text(self.kind.code()),
            put_text(&self.unit),
            put_text(self.direction.code()),
            put_text(&self.stratum),
            put_json(&self.periods)?,
            put_json(&self.versions)?,
            put_decimal(self.limit_minor),
            put_decimal(self.limit_serious),
            self.part_of_id.as_ref().map_or_else(put_null, |id| blob(&id.0)),
            put_json(&self.pair_of_ids)?,
            self.rule_id.as_ref().map_or_else(put_null, |id| blob(&id.0)),
            self.lineage_id.as_ref().map_or_else(put_null, blob),
        ])
    }

    fn key_values(key: &MeasureId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for Answer {
    const TABLE: &'static str = "answer";
    const COLUMNS: &'static [&'static str] = &["question_id", "period_id", "text", "skipped"];
    const KEYS: usize = 2;

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { question_id: id(row, 0)?, period_id: id(row, 1)?, text: text(row, 2)?, skipped: text(row, 3)? })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![blob(&self.question_id.0), blob(&self.period_id.0), put_text(&self.text), put_text(&self.skipped)])
    }

    fn key_values(key: &AnswerKey) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.question_id.0), blob(&key.period_id.0)]
    }
}

impl Stored for Survey {
    const TABLE: &'static str = "survey";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "plan_id",
        "period_id",
        "rank",
        "name",
        "about",
        "control_ids",
        "invited",
        "answered",
        "from_on",
        "to_on",
    ];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            plan_id: id(row, 1)?,
            period_id: id(row, 2)?,
            rank: number(row, 3)?,
            name: text(row, 4)?,
            about: text(row, 5)?,
            control_ids: parsed(row, 6)?,
            invited: count_or_null(row, 7)?,
            answered: count_or_null(row, 8)?,
            from: date_or_null(row, 9)?,
            to: date_or_null(row, 10)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.plan_id.0),
            blob(&self.period_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_text(&self.about),
            put_json(&self.control_ids)?,
            put_count(self.invited)?,
            put_count(self.answered)?,
            put_date(self.from),
            put_date(self.to),
        ])
    }

    fn key_values(key: &SurveyId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for SurveyQuestion {
    const TABLE: &'static str = "survey_question";
    const COLUMNS: &'static [&'static str] =
        &["id", "survey_id", "rank", "text", "options", "n", "top", "bottom", "note"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            survey_id: id(row, 1)?,
            rank: number(row, 2)?,
            text: text(row, 3)?,
            options: parsed(row, 4)?,
            n: count_or_null(row, 5)?,
            top: parsed(row, 6)?,
            bottom: parsed(row, 7)?,
            note: text(row, 8)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.survey_id.0),
            put_number(self.rank),
            put_text(&self.text),
            put_json(&self.options)?,
            put_count(self.n)?,
            put_json(&self.top)?,
            put_json(&self.bottom)?,
            put_text(&self.note),
        ])
    }

    fn key_values(key: &SurveyQuestionId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for TestSheet {
    const TABLE: &'static str = "test_sheet";
    const COLUMNS: &'static [&'static str] =
        &["id", "control_id", "period_id", "rank", "name", "population", "draw", "attributes"];

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: id(row, 0)?,
            control_id: id(row, 1)?,
            period_id: id(row, 2)?,
            rank: number(row, 3)?,
            name: text(row, 4)?,
            population: parsed(row, 5)?,
            draw: parsed(row, 6)?,
            attributes: parsed(row, 7)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.id.0),
            blob(&self.control_id.0),
            blob(&self.period_id.0),
            put_number(self.rank),
            put_text(&self.name),
            put_json(&self.population)?,
            put_json(&self.draw)?,
            put_json(&self.attributes)?,
        ])
    }

    fn key_values(key: &SheetId) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.0)]
    }
}

impl Stored for SheetItem {
    const TABLE: &'static str = "sheet_item";
    const COLUMNS: &'static [&'static str] = &["sheet_id", "number", "identity", "unit", "note", "marks"];
    const KEYS: usize = 2;

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            sheet_id: id(row, 0)?,
            number: number(row, 1)?,
            identity: text(row, 2)?,
            unit: text(row, 3)?,
            note: text(row, 4)?,
            marks: parsed(row, 5)?,
        })
    }

    fn values(&self) -> Values<'_> {
        Ok(vec![
            blob(&self.sheet_id.0),
            put_number(self.number),
            put_text(&self.identity),
            put_text(&self.unit),
            put_text(&self.note),
            put_json(&self.marks)?,
        ])
    }

    fn key_values(key: &ItemKey) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.sheet_id.0), put_number(key.number)]
    }
}

impl Stored for MeasureValue {
    const TABLE: &'static str = "measure_value";
    const COLUMNS: &'static [&'static str] = &[
        "measure_id",
        "period_id",
        "version",
        "reading",
        "printed",
        "on_day",
        "note",
        "not_comparable",
        "beside",
        "previous",
    ];
    const KEYS: usize = 2;

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            measure_id: id(row, 0)?,
            period_id: id(row, 1)?,
            version: number(row, 2)?,
            reading: json_of(row, 3)?,
            printed: text(row, 4)?,
            on: date_or_null(row, 5)?,
            note: text(row, 6)?,
            not_comparable: text(row, 7)?,
            beside: optional(row, 8)?,
            previous: optional(row, 9)?,
        })
    }

    fn values(&self) -> Values<'_> {
        let optional = |counted: &Option<crate::domain::Counted>| match counted {
            Some(counted) => put_json(counted),
            None => Ok(put_null()),
        };
        Ok(vec![
            blob(&self.measure_id.0),
            blob(&self.period_id.0),
            put_number(self.version),
            put_json(&self.reading)?,
            put_text(&self.printed),
            put_date(self.on),
            put_text(&self.note),
            put_text(&self.not_comparable),
            optional(&self.beside)?,
            optional(&self.previous)?,
        ])
    }

    fn key_values(key: &ValueKey) -> Vec<ToSqlOutput<'_>> {
        vec![blob(&key.measure_id.0), blob(&key.period_id.0)]
    }
}

fn optional(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<crate::domain::Counted>> {
    if row.get_ref(at)? == rusqlite::types::ValueRef::Null { Ok(None) } else { json_of(row, at).map(Some) }
}
