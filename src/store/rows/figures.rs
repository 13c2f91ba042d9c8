//! Measures, values, answers, surveys, test sheets and limits as rows.

use super::column::{
    blob, date_or_null, id, json_of, number, parsed, put_date, put_json, put_null, put_number, put_text, text,
};
use super::{Stored, Values, column};
use crate::domain::{
    Answer, AnswerKey, ItemKey, LimitRule, LimitRuleId, Measure, MeasureId, MeasureKind, MeasureValue, Polarity,
    SheetId, SheetItem, Survey, SurveyId, SurveyQuestion, SurveyQuestionId, TestSheet, ValueKey,
};
use rusqlite::Row;
use rusqlite::types::ToSqlOutput;

stored!(LimitRule in "limit_rule" by LimitRuleId {
    id: id,
    plan_id: id,
    rank: number,
    name: text,
    next_working_day: yes,
    rows: parsed,
});

stored!(Measure in "measure" by MeasureId {
    id: id,
    control_id: id,
    rank: number,
    name: text,
    kind: code(MeasureKind),
    unit: text,
    direction: code(Polarity),
    stratum: text,
    periods: parsed,
    versions: parsed,
    limit_minor: decimal_or_null,
    limit_serious: decimal_or_null,
    part_of_id: id_or_null,
    pair_of_ids: parsed,
    rule_id: id_or_null,
    lineage_id: uuid_or_null,
});

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

stored!(Survey in "survey" by SurveyId {
    id: id,
    plan_id: id,
    period_id: id,
    rank: number,
    name: text,
    about: text,
    control_ids: parsed,
    invited: count_or_null,
    answered: count_or_null,
    from in "from_on": date_or_null,
    to in "to_on": date_or_null,
});

stored!(SurveyQuestion in "survey_question" by SurveyQuestionId {
    id: id,
    survey_id: id,
    rank: number,
    text: text,
    options: parsed,
    n: count_or_null,
    top: parsed,
    bottom: parsed,
    note: text,
});

stored!(TestSheet in "test_sheet" by SheetId {
    id: id,
    control_id: id,
    period_id: id,
    rank: number,
    name: text,
    population: parsed,
    draw: parsed,
    attributes: parsed,
});

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
