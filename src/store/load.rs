//! Reading records: a plan, or the whole file.

use super::{Result, Store, StoreError, rows};
use crate::domain::{
    ActionPlan, Answer, Area, Board, Book, Carried, ControlActivity, Deviation, EffectCheck, GoverningDocument,
    LimitRule, Look, Measure, MeasureValue, Outcome, Period, Plan, PlanId, Question, Reception, Revision, RiskPoint,
    SheetItem, SignOff, Supplement, Survey, SurveyQuestion, TestSheet,
};
use rusqlite::Connection;
use std::path::Path;

/// Below so many outcomes a second connection costs more than it saves.
const WORTH_A_THREAD: i64 = 1_500;

const OF_PLAN: &str = "WHERE plan_id = ?1";
const OF_AREAS: &str = "WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1)";
const OF_RISK_POINTS: &str = "WHERE risk_point_id IN
    (SELECT id FROM risk_point WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1))";
const OF_CONTROLS: &str = "WHERE control_id IN (SELECT id FROM control_activity WHERE risk_point_id IN
    (SELECT id FROM risk_point WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1)))";
/// The measures of the plan, and with them themselves in other years.
const OF_MEASURES: &str = "WHERE control_id IN (SELECT id FROM control_activity WHERE risk_point_id IN
    (SELECT id FROM risk_point WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1)))
    OR lineage_id IN (SELECT coalesce(m.lineage_id, m.id) FROM measure m JOIN control_activity c ON c.id = m.control_id
        JOIN risk_point r ON r.id = c.risk_point_id JOIN area a ON a.id = r.area_id WHERE a.plan_id = ?1)
    OR id IN (SELECT m.lineage_id FROM measure m JOIN control_activity c ON c.id = m.control_id
        JOIN risk_point r ON r.id = c.risk_point_id JOIN area a ON a.id = r.area_id WHERE a.plan_id = ?1)";
/// The plans of the same board up to this year's: what was found and decided in them is followed up in this one.
const OF_BOARD: &str = "WHERE plan_id IN (SELECT o.id FROM plan o JOIN plan p ON p.board_id = o.board_id
    WHERE p.id = ?1 AND o.year <= p.year)";
/// With the deviations of earlier years go what they were found by and at, so that their rules can be checked.
const FOUND: &str = "(SELECT d.id, d.control_id, d.risk_point_id, d.measure_id FROM deviation d
    JOIN plan o ON o.id = d.plan_id JOIN plan p ON p.board_id = o.board_id WHERE p.id = ?1 AND o.year < p.year)";
const OF_SURVEYS: &str = "WHERE survey_id IN (SELECT id FROM survey WHERE plan_id = ?1)";
const OF_SHEETS: &str =
    "WHERE sheet_id IN (SELECT id FROM test_sheet WHERE period_id IN (SELECT id FROM period WHERE plan_id = ?1))";
const OF_PERIODS: &str = "WHERE period_id IN (SELECT id FROM period WHERE plan_id = ?1)";

impl Store {
    pub(super) fn read_plan(&self, plan: PlanId) -> Result<Book> {
        let _moment = self.moment()?;
        let mut book = self.read_heads()?;
        if book.plan(plan).is_none() {
            return Err(StoreError::NoPlan(plan));
        }
        // The only plan of a file is read faster in the order it lies than by looking up what belongs to it.
        let only = book.all::<Plan>().nth(1).is_none();
        self.read_in_two(&mut book, if only { None } else { Some(plan) })?;
        Ok(book)
    }

    /// Reads the outcomes, which are most of a large file, on a connection of their own beside the rest: the first
    /// frame waits for both. What the other connection sees of another moment, or not at all, is read here.
    fn read_in_two(&self, book: &mut Book, plan: Option<PlanId>) -> Result<()> {
        let moment = &self.connection;
        let head = newest(moment)?;
        let rows: Option<i64> = moment.query_row("SELECT max(rowid) FROM outcome", [], |row| row.get(0))?;
        if rows.unwrap_or(0) < WORTH_A_THREAD {
            read_contents(moment, book, plan)?;
            read_outcomes(moment, book, plan)?;
            return Ok(());
        }
        let path = &self.path;
        std::thread::scope(|scope| {
            let beside = std::thread::Builder::new().name("outcomes".into());
            let beside = beside.spawn_scoped(scope, move || outcomes_beside(path, head, plan));
            read_contents(moment, book, plan)?;
            match beside.ok().and_then(|beside| beside.join().ok()).and_then(Result::ok).flatten() {
                Some(part) => book.join_outcomes(part),
                None => read_outcomes(moment, book, plan)?,
            }
            Ok(())
        })
    }

    pub(super) fn read_all(&self) -> Result<Book> {
        let _moment = self.moment()?;
        let mut book = self.read_heads()?;
        self.read_in_two(&mut book, None)?;
        Ok(book)
    }

    pub(super) fn read_heads(&self) -> Result<Book> {
        let mut book = Book::default();
        rows::load::<Board>(&self.connection, &mut book, "", None)?;
        rows::load::<Plan>(&self.connection, &mut book, "", None)?;
        Ok(book)
    }
}

/// The number of the journal's last entry: two connections that see the same one see the same records.
fn newest(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    connection.query_row("SELECT max(seq) FROM journal_entry", [], |row| row.get(0))
}

fn outcomes_beside(path: &Path, head: Option<i64>, plan: Option<PlanId>) -> Result<Option<Book>> {
    let connection = super::open::beside(path)?;
    let moment = connection.unchecked_transaction()?;
    if newest(&moment)? != head {
        return Ok(None);
    }
    let mut part = Book::default();
    read_outcomes(&moment, &mut part, plan)?;
    Ok(Some(part))
}

fn read_outcomes(connection: &Connection, book: &mut Book, plan: Option<PlanId>) -> rusqlite::Result<()> {
    let condition = if plan.is_some() { OF_PERIODS } else { "" };
    rows::load::<Outcome>(connection, book, condition, plan.as_ref().map(|plan| plan.0.as_bytes().as_slice()))
}

/// Everything but the outcomes.
fn read_contents(connection: &Connection, book: &mut Book, plan: Option<PlanId>) -> rusqlite::Result<()> {
    let plan = plan.as_ref().map(|plan| plan.0.as_bytes().as_slice());
    let only = |condition| if plan.is_some() { condition } else { "" };
    // Those of other plans too: a measure is followed over the years.
    rows::load::<Period>(connection, book, "", None)?;
    rows::load::<Area>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<RiskPoint>(connection, book, only(OF_AREAS), plan)?;
    rows::load::<ControlActivity>(connection, book, only(OF_RISK_POINTS), plan)?;
    read_earlier_tree(connection, book, plan)?;
    rows::load::<Question>(connection, book, only(OF_CONTROLS), plan)?;
    rows::load::<LimitRule>(connection, book, only(OF_PLAN), plan)?;
    read_measures(connection, book, plan)?;
    rows::load::<Answer>(connection, book, only(OF_PERIODS), plan)?;
    rows::load::<Survey>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<SurveyQuestion>(connection, book, only(OF_SURVEYS), plan)?;
    rows::load::<TestSheet>(connection, book, only(OF_PERIODS), plan)?;
    rows::load::<SheetItem>(connection, book, only(OF_SHEETS), plan)?;
    rows::load::<ActionPlan>(connection, book, only(OF_BOARD), plan)?;
    let of_actions = format!("WHERE action_id IN (SELECT id FROM action {OF_BOARD})");
    rows::load::<EffectCheck>(connection, book, only(&of_actions), plan)?;
    rows::load::<Supplement>(connection, book, only(OF_PERIODS), plan)?;
    rows::load::<SignOff>(connection, book, only(OF_PERIODS), plan)?;
    rows::load::<Reception>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<Revision>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<GoverningDocument>(connection, book, only(OF_PLAN), plan)?;
    // Whatever plan is read: it is the file's.
    rows::load::<Look>(connection, book, "", None)?;
    rows::load::<Carried>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<Deviation>(connection, book, only(OF_BOARD), plan)?;
    rows::load_actions(connection, book, only(OF_BOARD), plan)
}

/// The parts of earlier years' trees in which deviations were found.
fn read_earlier_tree(connection: &Connection, book: &mut Book, plan: Option<&[u8]>) -> rusqlite::Result<()> {
    let has_earlier = plan.is_some_and(|plan| {
        let sql = "SELECT EXISTS (SELECT 1 FROM plan o JOIN plan p ON p.board_id = o.board_id
            WHERE p.id = ?1 AND o.year < p.year)";
        connection.query_row(sql, [plan], |row| row.get(0)).unwrap_or(true)
    });
    if !has_earlier {
        return Ok(());
    }
    let measures = format!("SELECT measure_id FROM {FOUND}");
    let controls =
        format!("SELECT control_id FROM {FOUND} UNION SELECT control_id FROM measure WHERE id IN ({measures})");
    let points = format!(
        "SELECT risk_point_id FROM {FOUND} UNION SELECT risk_point_id FROM control_activity WHERE id IN ({controls})"
    );
    rows::load::<Area>(connection, book, OF_BOARD, plan)?;
    rows::load::<RiskPoint>(connection, book, &format!("WHERE id IN ({points})"), plan)?;
    rows::load::<ControlActivity>(connection, book, &format!("WHERE id IN ({controls})"), plan)?;
    rows::load::<Measure>(connection, book, &format!("WHERE id IN ({measures})"), plan)
}

fn read_measures(connection: &Connection, book: &mut Book, plan: Option<&[u8]>) -> rusqlite::Result<()> {
    if plan.is_none() {
        rows::load::<Measure>(connection, book, "", None)?;
        return rows::load::<MeasureValue>(connection, book, "", None);
    }
    rows::load::<Measure>(connection, book, OF_MEASURES, plan)?;
    let of_measures = format!("WHERE measure_id IN (SELECT id FROM measure {OF_MEASURES})");
    rows::load::<MeasureValue>(connection, book, &of_measures, plan)
}
