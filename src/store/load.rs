//! Reading records: a plan, or the whole file.

use super::{PlanHead, Result, Store, StoreError, rows};
use crate::domain::{
    Area, Board, Book, ControlActivity, Deviation, Outcome, Period, Plan, PlanId, Question, RiskPoint,
};
use rusqlite::Connection;

const OF_PLAN: &str = "WHERE plan_id = ?1";
const OF_AREAS: &str = "WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1)";
const OF_RISK_POINTS: &str = "WHERE risk_point_id IN
    (SELECT id FROM risk_point WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1))";
const OF_CONTROLS: &str = "WHERE control_id IN (SELECT id FROM control_activity WHERE risk_point_id IN
    (SELECT id FROM risk_point WHERE area_id IN (SELECT id FROM area WHERE plan_id = ?1)))";
const OF_PERIODS: &str = "WHERE period_id IN (SELECT id FROM period WHERE plan_id = ?1)";

impl Store {
    pub(super) fn read_plans(&self) -> Result<Vec<PlanHead>> {
        let sql = "SELECT p.id, b.id, b.name, b.municipality, p.year FROM plan p JOIN board b ON b.id = p.board_id
            ORDER BY b.rank, b.id, p.year";
        let mut statement = self.connection.prepare(sql)?;
        let heads = statement.query_map([], |row| {
            Ok(PlanHead {
                plan_id: rows::id(row, 0)?,
                board_id: rows::id(row, 1)?,
                board: rows::text(row, 2)?,
                municipality: rows::text(row, 3)?,
                year: row.get(4)?,
            })
        })?;
        Ok(heads.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn read_plan(&self, plan: PlanId) -> Result<Book> {
        // All tables as of one moment, whoever writes meanwhile.
        let moment = self.connection.unchecked_transaction()?;
        let mut book = self.read_heads()?;
        if book.plan(plan).is_none() {
            return Err(StoreError::NoPlan(plan));
        }
        // The only plan of a file is read faster in the order it lies than by looking up what belongs to it.
        let only = book.all::<Plan>().nth(1).is_none();
        read_contents(&moment, &mut book, if only { None } else { Some(plan) })?;
        Ok(book)
    }

    pub(super) fn read_all(&self) -> Result<Book> {
        let moment = self.connection.unchecked_transaction()?;
        let mut book = self.read_heads()?;
        read_contents(&moment, &mut book, None)?;
        Ok(book)
    }

    pub(super) fn read_heads(&self) -> Result<Book> {
        let mut book = Book::default();
        rows::load::<Board>(&self.connection, &mut book, "", None)?;
        rows::load::<Plan>(&self.connection, &mut book, "", None)?;
        Ok(book)
    }
}

fn read_contents(connection: &Connection, book: &mut Book, plan: Option<PlanId>) -> rusqlite::Result<()> {
    let plan = plan.as_ref().map(|plan| plan.0.as_bytes().as_slice());
    let only = |condition| if plan.is_some() { condition } else { "" };
    rows::load::<Period>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<Area>(connection, book, only(OF_PLAN), plan)?;
    rows::load::<RiskPoint>(connection, book, only(OF_AREAS), plan)?;
    rows::load::<ControlActivity>(connection, book, only(OF_RISK_POINTS), plan)?;
    rows::load::<Question>(connection, book, only(OF_CONTROLS), plan)?;
    rows::load::<Outcome>(connection, book, only(OF_PERIODS), plan)?;
    rows::load::<Deviation>(connection, book, only(OF_PLAN), plan)?;
    rows::load_actions(connection, book, plan)
}
