//! What lies in a control: answers, measures with themselves in other years, surveys, test sheets and supplements.

use super::super::{Result, rows};
use crate::domain::{
    Answer, Book, ControlId, LimitRule, Measure, MeasureValue, Period, PlanId, SheetItem, Supplement, Survey,
    SurveyQuestion, TestSheet,
};
use rusqlite::{Connection, Row};

/// The measures of a control, themselves in other years, their parts and what they are parts of.
const OF_MEASURES: &str = "WHERE control_id = ?1
    OR lineage_id IN (SELECT coalesce(lineage_id, id) FROM measure WHERE control_id = ?1)
    OR id IN (SELECT lineage_id FROM measure WHERE control_id = ?1)
    OR part_of_id IN (SELECT id FROM measure WHERE control_id = ?1)
    OR id IN (SELECT part_of_id FROM measure WHERE control_id = ?1)";
const OF_SHEETS: &str = "WHERE sheet_id IN (SELECT id FROM test_sheet WHERE control_id = ?1)";
const OF_SURVEYS: &str = "WHERE survey_id IN (SELECT id FROM survey WHERE plan_id = ?1)";

/// Reads what lies in a control into a book.
pub(super) fn read(connection: &Connection, book: &mut Book, control: ControlId, plan: PlanId) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM answer), EXISTS (SELECT 1 FROM measure), EXISTS (SELECT 1 FROM survey),
        EXISTS (SELECT 1 FROM test_sheet), EXISTS (SELECT 1 FROM supplement)";
    // Most plans have none of some: to ask once takes less than to be told five times that there is nothing.
    let found = |row: &Row<'_>| Ok([row.get::<_, bool>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]);
    let [answers, measures, surveys, sheets, supplements] = connection.query_row(sql, [], found)?;
    let (control, plan) = (Some(control.0.as_bytes().as_slice()), Some(plan.0.as_bytes().as_slice()));
    if answers {
        let condition = "WHERE question_id IN (SELECT id FROM question WHERE control_id = ?1)";
        rows::load::<Answer>(connection, book, condition, control)?;
    }
    if measures {
        rows::load::<Period>(connection, book, "", None)?;
        rows::load::<LimitRule>(connection, book, "WHERE plan_id = ?1", plan)?;
        rows::load::<Measure>(connection, book, OF_MEASURES, control)?;
        let values = format!("WHERE measure_id IN (SELECT id FROM measure {OF_MEASURES})");
        rows::load::<MeasureValue>(connection, book, &values, control)?;
    }
    if surveys {
        rows::load::<Survey>(connection, book, "WHERE plan_id = ?1", plan)?;
        rows::load::<SurveyQuestion>(connection, book, OF_SURVEYS, plan)?;
    }
    if sheets {
        rows::load::<TestSheet>(connection, book, "WHERE control_id = ?1", control)?;
        rows::load::<SheetItem>(connection, book, OF_SHEETS, control)?;
    }
    if supplements {
        rows::load::<Supplement>(connection, book, "WHERE control_id = ?1", control)?;
    }
    Ok(())
}
