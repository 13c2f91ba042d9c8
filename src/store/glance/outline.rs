//! The tree of a plan as identities: which rows there are around one, and the sums of the branches among them.

use super::super::{Result, rows};
use super::counts::is_only;
use super::{Sight, light};
use crate::domain::{
    AreaId, Book, ControlActivity, ControlId, Frequency, MAX_AREA_DEPTH, Node, PeriodId, RiskPoint, RiskPointId,
    Severity, SeverityCounts, Status, StatusCounts,
};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{HashMap, HashSet};

/// What lies in an area without lying in one further in.
#[derive(Default)]
struct Contents {
    points: Vec<Point>,
    status: StatusCounts,
}

struct Point {
    id: RiskPointId,
    rank: i64,
    controls: Vec<(i64, ControlId)>,
}

/// What is known of a risk point or control.
struct Known<P> {
    parent: P,
    rank: i64,
    name: String,
}

/// Rows of the tree, and which of them is selected.
pub(super) struct Seen {
    pub(super) rows: Vec<Node>,
    pub(super) selected: Node,
}

/// The areas of a plan, and the contents of those that have been looked at.
pub(super) struct Outline<'a> {
    connection: &'a Connection,
    period: PeriodId,
    number: u8,
    closed: &'a HashSet<Node>,
    inner: HashMap<Option<AreaId>, Vec<(i64, AreaId)>>,
    outer: HashMap<AreaId, Option<AreaId>>,
    /// The areas that have a row, from the first to the last.
    order: Vec<AreaId>,
    contents: HashMap<AreaId, Contents>,
    /// The one status of each control that counts in the period.
    status: HashMap<ControlId, Status>,
    points: HashMap<RiskPointId, Known<AreaId>>,
    controls: HashMap<ControlId, Known<RiskPointId>>,
}

impl<'a> Outline<'a> {
    /// `None` when the plan has no such period.
    pub(super) fn read(connection: &'a Connection, book: &Book, sight: &Sight<'a>) -> Result<Option<Self>> {
        let Some(period) = book.period(sight.period) else { return Ok(None) };
        let mut outline = Self {
            connection,
            period: sight.period,
            number: period.number,
            closed: sight.closed,
            inner: HashMap::new(),
            outer: HashMap::new(),
            order: Vec::new(),
            contents: HashMap::new(),
            status: HashMap::new(),
            points: HashMap::new(),
            controls: HashMap::new(),
        };
        let condition = if is_only(book) { "?1 IS NOT NULL" } else { "plan_id = ?1" };
        let mut statement = connection.prepare(&format!("SELECT id, parent_id, rank FROM area WHERE {condition}"))?;
        let mut found = statement.query([rows::blob(&sight.plan.0)])?;
        while let Some(row) = found.next()? {
            let (id, parent) = (rows::id(row, 0)?, rows::id_or_null(row, 1)?);
            outline.inner.entry(parent).or_default().push((row.get(2)?, id));
            outline.outer.insert(id, parent);
        }
        outline.inner.values_mut().for_each(|list| list.sort_unstable());
        outline.arrange(None, 0);
        Ok(Some(outline))
    }

    /// Puts the areas in the order of their rows, passing over what lies in closed ones.
    fn arrange(&mut self, parent: Option<AreaId>, depth: usize) {
        for id in self.inner(parent) {
            self.order.push(id);
            if depth <= MAX_AREA_DEPTH && !self.closed.contains(&Node::Area(id)) {
                self.arrange(Some(id), depth + 1);
            }
        }
    }

    fn inner(&self, parent: Option<AreaId>) -> Vec<AreaId> {
        self.inner.get(&parent).into_iter().flatten().map(|(_, id)| *id).collect()
    }

    /// The rows that are seen of the tree with one of them selected: it stands as high as it can, and where there are so
    /// many before it that it is not seen from the top, it is the last.
    pub(super) fn around(&mut self, selected: Option<Node>, rows: usize) -> Result<Option<Seen>> {
        let found = match selected {
            Some(node) => self.place_of(node)?.map(|place| (place, node)),
            // Where nothing has been selected yet, nothing has been closed either.
            None if self.closed.is_empty() => self.first_control()?,
            None => None,
        };
        let Some((place, node)) = found else { return Ok(None) };
        let mut seen = self.rows_of(place)?;
        let Some(at) = seen.iter().position(|row| *row == node) else { return Ok(None) };
        let (mut before, mut first) = (at, place);
        while before < rows && first > 0 {
            first -= 1;
            let more = self.rows_of(first)?;
            before += more.len();
            seen.splice(0..0, more);
        }
        let mut last = place;
        while seen.len() <= rows && last + 1 < self.order.len() {
            last += 1;
            seen.extend(self.rows_of(last)?);
        }
        let seen = seen.into_iter().skip(before.saturating_sub(rows)).take(rows + 1).collect();
        Ok(Some(Seen { rows: seen, selected: node }))
    }

    /// The place in the order of the area that a row belongs to.
    fn place_of(&self, node: Node) -> Result<Option<usize>> {
        let area = match node {
            Node::Area(id) => Some(id),
            Node::RiskPoint(id) => self.area("SELECT area_id FROM risk_point WHERE id = ?1", id.0.as_bytes())?,
            Node::Control(id) => {
                let sql = "SELECT area_id FROM risk_point
                    WHERE id = (SELECT risk_point_id FROM control_activity WHERE id = ?1)";
                self.area(sql, id.0.as_bytes())?
            }
        };
        Ok(area.and_then(|area| self.order.iter().position(|other| *other == area)))
    }

    fn area(&self, sql: &str, id: &[u8]) -> Result<Option<AreaId>> {
        Ok(self.connection.query_row(sql, [id], |row| rows::id(row, 0)).optional()?)
    }

    /// The first control, or the first row of a plan that has none.
    fn first_control(&mut self) -> Result<Option<(usize, Node)>> {
        for (place, area) in self.order.clone().into_iter().enumerate() {
            let contents = self.contents(area)?;
            if let Some((_, id)) = contents.points.iter().find_map(|point| point.controls.first()) {
                return Ok(Some((place, Node::Control(*id))));
            }
        }
        Ok(self.order.first().map(|area| (0, Node::Area(*area))))
    }

    /// An area's row and those of what lies directly in it.
    fn rows_of(&mut self, place: usize) -> Result<Vec<Node>> {
        let Some(area) = self.order.get(place).copied() else { return Ok(Vec::new()) };
        let closed = self.closed;
        let mut rows = vec![Node::Area(area)];
        let contents = self.contents(area)?;
        if closed.contains(&Node::Area(area)) {
            return Ok(rows);
        }
        for point in &contents.points {
            rows.push(Node::RiskPoint(point.id));
            if !closed.contains(&Node::RiskPoint(point.id)) {
                rows.extend(point.controls.iter().map(|(_, id)| Node::Control(*id)));
            }
        }
        Ok(rows)
    }

    fn contents(&mut self, area: AreaId) -> Result<&Contents> {
        if !self.contents.contains_key(&area) {
            let contents = self.read_contents(area)?;
            self.contents.insert(area, contents);
        }
        Ok(self.contents.entry(area).or_default())
    }

    fn read_contents(&mut self, area: AreaId) -> Result<Contents> {
        let sql = format!(
            "SELECT r.id, r.rank, r.name, c.id, c.rank, c.title, c.frequency_periods, o.status, {}
            FROM risk_point r LEFT JOIN control_activity c ON c.risk_point_id = r.id
            LEFT JOIN outcome o ON o.control_id = c.id AND o.period_id = ?2
            WHERE r.area_id = ?1",
            rows::BLANK
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query([rows::blob(&area.0), rows::blob(&self.period.0)])?;
        let mut contents = Contents::default();
        let mut places: HashMap<RiskPointId, usize> = HashMap::new();
        while let Some(row) = found.next()? {
            let id = rows::id(row, 0)?;
            let place = *places.entry(id).or_insert(contents.points.len());
            if place == contents.points.len() {
                let rank = row.get(1)?;
                contents.points.push(Point { id, rank, controls: Vec::new() });
                self.points.insert(id, Known { parent: area, rank, name: rows::text(row, 2)? });
            }
            let Some(control) = rows::id_or_null(row, 3)? else { continue };
            let rank = row.get(4)?;
            self.controls.insert(control, Known { parent: id, rank, name: rows::text(row, 5)? });
            if let Some(status) = counted(row, self.number)? {
                contents.status.add(status);
                self.status.insert(control, status);
            }
            contents.points.get_mut(place).into_iter().for_each(|point| point.controls.push((rank, control)));
        }
        contents.points.sort_unstable_by_key(|point| (point.rank, point.id));
        contents.points.iter_mut().for_each(|point| point.controls.sort_unstable());
        Ok(contents)
    }

    /// The statuses of all controls in an area, and further in.
    pub(super) fn status_of(&mut self, area: AreaId) -> Result<StatusCounts> {
        let mut sum = StatusCounts::default();
        for area in self.under(area) {
            sum.merge(&self.contents(area)?.status);
        }
        Ok(sum)
    }

    pub(super) fn status_of_control(&self, id: ControlId) -> StatusCounts {
        let mut counts = StatusCounts::default();
        self.status.get(&id).into_iter().for_each(|status| counts.add(*status));
        counts
    }

    fn under(&self, area: AreaId) -> Vec<AreaId> {
        let mut under = vec![area];
        let mut next = 0;
        while let Some(area) = under.get(next).copied() {
            under.extend(self.inner(Some(area)));
            next += 1;
        }
        under
    }

    /// The severities of all deviations found in an area, and further in.
    pub(super) fn severity_of(&self, area: AreaId) -> Result<SeverityCounts> {
        let mut sum = SeverityCounts::default();
        for area in self.under(area) {
            self.add_severities("r.area_id = ?1", area.0.as_bytes(), &mut sum)?;
        }
        Ok(sum)
    }

    pub(super) fn severity_of_point(&self, id: RiskPointId) -> Result<SeverityCounts> {
        let mut sum = SeverityCounts::default();
        self.add_severities("r.id = ?1", id.0.as_bytes(), &mut sum)?;
        Ok(sum)
    }

    fn add_severities(&self, of: &str, id: &[u8], sum: &mut SeverityCounts) -> Result<()> {
        let sql = format!(
            "SELECT d.severity FROM risk_point r JOIN control_activity c ON c.risk_point_id = r.id
            JOIN deviation d ON d.control_id = c.id WHERE {of} AND d.period_id = ?2
            UNION ALL SELECT d.severity FROM risk_point r JOIN deviation d ON d.risk_point_id = r.id
            WHERE {of} AND d.control_id IS NULL AND d.period_id = ?2"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut found = statement.query([id, self.period.0.as_bytes()])?;
        while let Some(row) = found.next()? {
            sum.add(rows::code_or_null(row, 0, Severity::from_code)?);
        }
        Ok(())
    }

    /// A risk point with its name.
    pub(super) fn risk_point(&self, id: RiskPointId) -> Option<RiskPoint> {
        self.points.get(&id).map(|known| light::risk_point(id, known.parent, known.rank, known.name.clone()))
    }

    /// A control with its title.
    pub(super) fn control(&self, id: ControlId) -> Option<ControlActivity> {
        self.controls.get(&id).map(|known| light::control(id, known.parent, known.rank, known.name.clone()))
    }

    /// Everything a row lies in.
    pub(super) fn above(&self, node: Node) -> Vec<Node> {
        let mut above = Vec::new();
        let point = match node {
            Node::Control(id) => self.controls.get(&id).map(|control| control.parent),
            Node::RiskPoint(id) => Some(id),
            Node::Area(_) => None,
        };
        above.extend(point.map(Node::RiskPoint));
        let mut area = match node {
            Node::Area(id) => self.outer.get(&id).copied().flatten(),
            _ => point.and_then(|point| self.points.get(&point).map(|point| point.parent)),
        };
        while let Some(id) = area {
            above.push(Node::Area(id));
            area = self.outer.get(&id).copied().flatten();
        }
        above
    }

    /// The first thing that lies in a row, if anything does.
    pub(super) fn first_child(&self, node: Node) -> Option<Node> {
        match node {
            Node::Control(_) => None,
            Node::RiskPoint(id) => {
                let points = &self.contents.get(&self.points.get(&id)?.parent)?.points;
                let point = points.iter().find(|point| point.id == id)?;
                point.controls.first().map(|(_, id)| Node::Control(*id))
            }
            Node::Area(id) => {
                let point = self.contents.get(&id).and_then(|contents| contents.points.first());
                let inner = || self.inner.get(&Some(id)).and_then(|list| list.first());
                point.map(|point| Node::RiskPoint(point.id)).or_else(|| inner().map(|(_, id)| Node::Area(*id)))
            }
        }
    }
}

/// The status a control counts with in the period: none when it is not due and nothing is recorded.
fn counted(row: &Row<'_>, number: u8) -> Result<Option<Status>> {
    let recorded = row.get::<_, Option<bool>>(8)? == Some(false);
    if recorded {
        return Ok(rows::code_or_null(row, 7, Status::from_code)?);
    }
    let frequency = Frequency { text: String::new(), periods: rows::parsed(row, 6)? };
    Ok(frequency.is_due(number).then_some(Status::NotStarted))
}
