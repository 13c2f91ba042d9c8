//! What the first frame of a large plan shows, read without the rest.
//!
//! The rows of the tree around the selected one with all they lie in, everything about the selected item, the worst
//! deviations, and sums that the database counts. A book made of it is not whole: a screen shows it and changes
//! nothing in it, until the whole plan has been read. `tests/story/glance.rs` holds that the frame is the same.

mod counts;
mod figures;
mod light;
mod outline;

use super::{Result, Store, rows};
use crate::domain::{
    Action, ActionId, ActionPlan, Area, Book, ControlActivity, Deviation, DeviationId, EffectCheck, Figures, Node,
    Outcome, Period, PeriodId, PlanId, Question, RiskPoint, Rollup, Severity, SeverityCounts, SignOff, Tally,
};
use chrono::NaiveDate;
use outline::Outline;
use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What of a plan is looked at.
#[derive(Clone, Debug)]
pub struct Sight<'a> {
    /// The plan.
    pub plan: PlanId,
    /// The period.
    pub period: PeriodId,
    /// The selected item; `None` for the first control.
    pub selected: Option<Node>,
    /// Branches whose contents are not shown.
    pub closed: &'a HashSet<Node>,
    /// So many rows of the tree are shown at most.
    pub rows: usize,
    /// The day that decides what is late.
    pub today: NaiveDate,
}

/// What is seen.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The records that the frame shows, and no others of the plan.
    pub book: Book,
    /// The tallies of the rows that are seen.
    pub rollup: Rollup,
    /// The figures, of the whole plan.
    pub figures: Figures,
}

/// With fewer rows than these, all are read as quickly as some.
const MANY: i64 = 100;

impl Store {
    pub(super) fn read_takes_long(&self) -> Result<bool> {
        let sql = "SELECT coalesce(max(rowid), 0) > ?1 OR (SELECT coalesce(max(rowid), 0) > ?1 FROM control_activity)
            FROM outcome";
        Ok(self.connection.query_row(sql, [MANY], |row| row.get(0))?)
    }

    pub(super) fn read_periods(&self, heads: &mut Book, plan: PlanId) -> Result<()> {
        Ok(rows::load::<Period>(&self.connection, heads, "WHERE plan_id = ?1", Some(plan.0.as_bytes()))?)
    }

    pub(super) fn read_is_recorded(&self, period: PeriodId) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM outcome WHERE period_id = ?1)
            OR EXISTS (SELECT 1 FROM deviation WHERE period_id = ?1)";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.query_row([rows::blob(&period.0)], |row| row.get(0))?)
    }

    /// `None` when what is looked for is not there to be seen.
    pub(super) fn read_glance(&self, book: Book, sight: &Sight<'_>) -> Result<Option<Glance>> {
        let (_moment, connection) = (self.moment()?, &self.connection);
        let Some(mut outline) = Outline::read(connection, &book, sight)? else { return Ok(None) };
        let Some(seen) = outline.around(sight.selected, sight.rows)? else { return Ok(None) };
        let mut reader = Reader { connection, book, actions: HashMap::new() };
        reader.tree(&outline, &seen.rows, sight)?;
        let worst = reader.worst(sight.plan, sight.period)?;
        // After those that are only named: what is selected is read whole in their place.
        reader.detail(seen.selected, sight)?;
        // The title says which version of the period is signed off.
        reader.all::<SignOff>("WHERE period_id = ?1", sight.period.0.as_bytes())?;
        let book = reader.into_book();
        let tallies = tallies(&mut outline, &book, &seen.rows, sight)?;
        let periods = counts::periods(connection, &book, sight.plan)?;
        let here = periods.iter().find(|each| each.period_id == sight.period).copied();
        let Some(here) = here else { return Ok(None) };
        let (open_actions, late_actions) = counts::actions(connection, &book, sight.plan, sight.today)?;
        let total = Tally { status: here.status, severity: here.severity };
        let figures = Figures {
            period_id: sight.period,
            status: here.status,
            severity: here.severity,
            periods: periods.clone(),
            open_actions,
            late_actions,
            worst,
        };
        Ok(Some(Glance { book, rollup: Rollup::of_parts(tallies, total, periods), figures }))
    }
}

/// The tallies of the rows that are seen, as far as the tree shows them: severities of an open branch are shown below it.
fn tallies(outline: &mut Outline<'_>, book: &Book, rows: &[Node], sight: &Sight<'_>) -> Result<Vec<(Node, Tally)>> {
    let mut tallies = Vec::new();
    for node in rows {
        let closed = sight.closed.contains(node);
        let tally = match *node {
            Node::Area(id) => Tally {
                status: outline.status_of(id)?,
                severity: if closed { outline.severity_of(id)? } else { SeverityCounts::default() },
            },
            // Nothing below one without controls shows what was found at it.
            Node::RiskPoint(id) if closed || outline.first_child(*node).is_none() => {
                Tally { severity: outline.severity_of_point(id)?, ..Tally::default() }
            }
            Node::RiskPoint(_) => Tally::default(),
            Node::Control(id) => {
                let mut tally = Tally { status: outline.status_of_control(id), ..Tally::default() };
                let found = book.deviations_of_control(id).filter(|deviation| deviation.period_id == sight.period);
                found.for_each(|deviation| tally.severity.add(deviation.severity));
                tally
            }
        };
        tallies.push((*node, tally));
    }
    Ok(tallies)
}

/// Those of a period.
fn ids_of<'a>(deviations: impl Iterator<Item = &'a Deviation>, period: PeriodId) -> Vec<DeviationId> {
    deviations.filter(|deviation| deviation.period_id == period).map(|deviation| deviation.id).collect()
}

/// Reads records into a book. Those that are only named on the screen hold no more than their names.
struct Reader<'a> {
    connection: &'a Connection,
    book: Book,
    /// Actions with those of their deviations that are seen.
    actions: HashMap<ActionId, Action>,
}

impl Reader<'_> {
    /// The rows of the tree, what they lie in, and one child of each, so that a branch is seen to be one.
    fn tree(&mut self, outline: &Outline<'_>, rows: &[Node], sight: &Sight<'_>) -> Result<()> {
        let wanted = rows.iter().flat_map(|node| {
            let child = outline.first_child(*node);
            outline.above(*node).into_iter().chain([*node]).chain(child)
        });
        let area = rows::sql::<Area>("WHERE id = ?1");
        for node in wanted.collect::<HashSet<_>>() {
            match node {
                Node::Area(id) => {
                    rows::load_by::<Area>(self.connection, &mut self.book, &area, &[&rows::blob(&id.0)])?;
                }
                Node::RiskPoint(id) => {
                    // Of one without controls it is said whether its risk is outside the plan, which asks for its value.
                    match outline.first_child(node) {
                        Some(_) => self.book.load(outline.risk_point(id)),
                        None => self.book.load(rows::fetch::<RiskPoint>(self.connection, id)?),
                    }
                    self.graded("risk_point_id = ?1 AND control_id IS NULL AND period_id = ?2", id.0, sight)?;
                }
                Node::Control(id) => {
                    self.book.load(outline.control(id));
                    self.graded("control_id = ?1 AND period_id = ?2", id.0, sight)?;
                }
            }
        }
        Ok(())
    }

    /// What was found by a control or at a risk point in a period, for the grades in the tree.
    fn graded(&mut self, condition: &str, id: Uuid, sight: &Sight<'_>) -> Result<()> {
        let values: [&dyn ToSql; 2] = [&rows::blob(&id), &rows::blob(&sight.period.0)];
        self.deviations(condition, &values, (sight.plan, sight.period))?;
        Ok(())
    }

    /// Deviations of a period, with no more than a list says of them.
    fn deviations(
        &mut self,
        condition: &str,
        values: &[&dyn ToSql],
        (plan, period): (PlanId, PeriodId),
    ) -> Result<Vec<DeviationId>> {
        let sql = format!("SELECT {} FROM deviation WHERE {condition}", light::DEVIATION);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query(values)?;
        let mut ids = Vec::new();
        while let Some(row) = found.next()? {
            let deviation = light::deviation(row, plan, period)?;
            ids.push(deviation.id);
            self.book.load([deviation]);
        }
        Ok(ids)
    }

    /// Everything the detail pane says of the selected item.
    fn detail(&mut self, selected: Node, sight: &Sight<'_>) -> Result<()> {
        match selected {
            Node::Area(_) => Ok(()),
            Node::RiskPoint(id) => {
                self.book.load(rows::fetch::<RiskPoint>(self.connection, id)?);
                self.all::<Deviation>("WHERE risk_point_id = ?1", id.0.as_bytes())?;
                let found = self.book.deviations_of_risk_point(id);
                self.lives(&ids_of(found, sight.period), sight.period)
            }
            Node::Control(id) => {
                self.book.load(rows::fetch::<ControlActivity>(self.connection, id)?);
                self.all::<Question>("WHERE control_id = ?1", id.0.as_bytes())?;
                self.all::<Outcome>("WHERE control_id = ?1", id.0.as_bytes())?;
                figures::read(self.connection, &mut self.book, id, sight.plan)?;
                // Those of other periods too: what comes back has most often been found by the same control.
                self.all::<Deviation>("WHERE control_id = ?1", id.0.as_bytes())?;
                let found = self.book.deviations_of_control(id);
                self.lives(&ids_of(found, sight.period), sight.period)
            }
        }
    }

    /// What the detail pane says of the lives of deviations: what they repeat, and all of what is done about them.
    fn lives(&mut self, deviations: &[DeviationId], period: PeriodId) -> Result<()> {
        self.actions_of(deviations)?;
        for id in deviations {
            self.earlier(*id, period)?;
        }
        let against = |action: &Action| action.deviation_ids.iter().any(|id| deviations.contains(id));
        let seen: Vec<ActionId> =
            self.actions.values().filter(|action| against(action)).map(|action| action.id).collect();
        for id in seen {
            self.all::<EffectCheck>("WHERE action_id = ?1", id.0.as_bytes())?;
            let Some(whole) = rows::fetch::<Action>(self.connection, id)? else { continue };
            if let Some(plan) = whole.action_plan_id {
                self.book.load(rows::fetch::<ActionPlan>(self.connection, plan)?);
            }
            self.actions.insert(id, whole);
        }
        Ok(())
    }

    /// Everything that a deviation repeats, back to the first time.
    fn earlier(&mut self, id: DeviationId, period: PeriodId) -> Result<()> {
        let mut seen = HashSet::from([id]);
        let mut earlier = self.book.deviation(id).and_then(|deviation| deviation.repeat_of_id);
        while let Some(id) = earlier.filter(|id| seen.insert(*id)) {
            // Of the period that is shown, what is in the book may be no more than a name.
            let found = match self.book.deviation(id).filter(|known| known.period_id != period) {
                Some(known) => Some(known.clone()),
                None => rows::fetch::<Deviation>(self.connection, id)?,
            };
            let Some(found) = found else { break };
            if self.book.period(found.period_id).is_none() {
                self.book.load(rows::fetch::<Period>(self.connection, found.period_id)?);
            }
            earlier = found.repeat_of_id;
            self.book.load([found]);
        }
        Ok(())
    }

    /// The worst deviations of a period, with what they concern and what is done about them.
    fn worst(&mut self, plan: PlanId, period: PeriodId) -> Result<Vec<DeviationId>> {
        let condition = "plan_id = ?1 AND period_id = ?2 AND severity IS ?3 ORDER BY rank, id LIMIT ?4";
        let mut worst = Vec::new();
        let mut grades: Vec<Option<Severity>> = Severity::ALL.iter().copied().map(Some).chain([None]).collect();
        grades.sort_by_key(|severity| Reverse(*severity));
        for severity in grades {
            let left = i64::try_from(Figures::MOST - worst.len()).unwrap_or(0);
            let values: [&dyn ToSql; 4] =
                [&rows::blob(&plan.0), &rows::blob(&period.0), &severity.map(Severity::code), &left];
            worst.extend(self.deviations(condition, &values, (plan, period))?);
        }
        worst.iter().try_for_each(|id| self.concerned(*id))?;
        self.actions_of(&worst)?;
        Ok(worst)
    }

    /// What a deviation concerns, for its name.
    fn concerned(&mut self, deviation: DeviationId) -> Result<()> {
        let Some(deviation) = self.book.deviation(deviation) else { return Ok(()) };
        let (control, point) = (deviation.control_id, deviation.risk_point_id);
        if let Some(id) = control.filter(|id| self.book.control(*id).is_none()) {
            let sql = "SELECT risk_point_id, rank, title FROM control_activity WHERE id = ?1";
            let read = |row: &Row<'_>| Ok(light::control(id, rows::id(row, 0)?, row.get(1)?, rows::text(row, 2)?));
            self.book.load(self.connection.prepare_cached(sql)?.query_row([rows::blob(&id.0)], read).optional()?);
        }
        if let Some(id) = point.filter(|id| control.is_none() && self.book.risk_point(*id).is_none()) {
            self.book.load(rows::fetch::<RiskPoint>(self.connection, id)?);
        }
        Ok(())
    }

    fn actions_of(&mut self, deviations: &[DeviationId]) -> Result<()> {
        let of = "FROM action_deviation d JOIN action a ON a.id = d.action_id WHERE d.deviation_id = ?1";
        let mut statement = self.connection.prepare_cached(&format!("SELECT {} {of}", light::ACTION))?;
        for deviation in deviations {
            let mut found = statement.query([rows::blob(&deviation.0)])?;
            while let Some(row) = found.next()? {
                let action = light::action(row)?;
                let known = self.actions.entry(action.id).or_insert(action);
                if !known.deviation_ids.contains(deviation) {
                    known.deviation_ids.push(*deviation);
                }
            }
        }
        Ok(())
    }

    fn all<E: rows::Stored>(&mut self, condition: &str, key: &[u8]) -> Result<()> {
        Ok(rows::load::<E>(self.connection, &mut self.book, condition, Some(key))?)
    }

    fn into_book(mut self) -> Book {
        self.book.load(self.actions.into_values());
        self.book
    }
}
