//! The plan as a document: areas, how risks are valued, controls with method, responsible and frequency.

use super::Maker;
use super::texts::written;
use crate::domain::{Area, AreaId, Level, Node, RiskPoint, TextBlock};
use crate::i18n::{documents as t, format, report as words, terms};
use crate::report::model::{Badge, Block, Cell, Column, Document, HeadCell, Kind, Line, Row, Table, Text, Tone};
use std::cmp::Reverse;

/// A plan's own scale has at least this many levels in the matrix.
const LEVELS: u8 = 4;

/// Makes the plan.
pub(super) fn document(maker: &mut Maker<'_>) -> Document {
    let head = maker.plan_head();
    let mut body = vec![Block::Contents, Block::PageBreak, maker.heading(1, maker.word(t::intro))];
    body.extend(maker.text(TextBlock::PlanIntro));
    maker.plan_areas(&mut body);
    maker.plan_risks(&mut body);
    maker.plan_controls(&mut body);
    maker.plan_reporting(&mut body);
    Document { lang: maker.lang, kind: Kind::Plan, head, body, appendices: Vec::new() }
}

impl Maker<'_> {
    fn plan_head(&self) -> crate::report::model::Head {
        let mut facts = self.plan_facts();
        let adopted = self.plan.adopted_on;
        facts.extend(adopted.map(|day| self.fact(t::adopted_on, format::date_long(self.lang, day))));
        let title = if self.plan.title.is_empty() { self.word(t::plan_title) } else { &self.plan.title };
        let title = format!("{title} {}", self.plan.year);
        let dated = adopted.unwrap_or(self.facts.dated);
        let subtitle = Line::from(&self.facts.board.name);
        crate::report::model::Head { cover: true, ..self.head_of(title.into(), subtitle, dated, facts) }
    }

    fn plan_areas(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::areas)));
        let heads = [Column::text(self.word(words::area), 3), Column::text(self.word(t::purpose), 6)];
        let columns = heads.into_iter().chain([Column::figures(self.word(t::controls_count), 2)]);
        let row = |area: &Area| {
            let name = self.numbered(Node::Area(area.id), &area.name);
            let purpose = Cell::of(super::texts::flow(&area.purpose));
            Row::of(vec![Text::from(&name).into(), purpose, self.controls_in(area.id).to_string().into()])
        };
        let rows = self.book.areas(self.plan.id, None).map(row).collect();
        let caption = self.word(t::areas_table).into();
        body.push(Block::Table(Table {
            caption,
            columns: columns.collect(),
            rows,
            row_heads: true,
            ..Table::default()
        }));
        if self.plan.min_controls_per_area > 0 {
            body.push(Block::Note(t::least_controls(self.lang, self.plan.min_controls_per_area).into()));
        }
    }

    /// How many controls an area holds, with the areas within it.
    fn controls_in(&self, area: AreaId) -> usize {
        let own: usize = self.book.risk_points(area).map(|point| self.book.controls(point.id).count()).sum();
        let within = self.book.areas(self.plan.id, Some(area)).map(|area| self.controls_in(area.id));
        own + within.sum::<usize>()
    }

    fn all_risk_points(&self) -> Vec<&RiskPoint> {
        let point = |node| match node {
            Node::RiskPoint(id) => self.book.risk_point(id),
            _ => None,
        };
        self.lines.iter().filter_map(|line| point(line.node)).collect()
    }

    fn plan_risks(&mut self, body: &mut Vec<Block>) {
        let points = self.all_risk_points();
        if points.is_empty() {
            return;
        }
        let heading = self.anchors.heading(1, self.word(t::risks));
        body.push(Block::Heading(heading));
        body.extend(self.text(TextBlock::PlanRisks));
        let points = self.all_risk_points();
        if let Some(matrix) = self.matrix(&points) {
            body.push(Block::Table(matrix));
            body.push(Block::Note(self.word(t::matrix_note).into()));
        }
        body.push(Block::Table(self.risk_table(points)));
    }

    /// Likelihood by consequence, with the numbers of the risk points. The plan may weigh the two in its own way, so
    /// a cell is shaded only where there is something in it, not by a value of ours.
    fn matrix(&self, points: &[&RiskPoint]) -> Option<Table> {
        let placed: Vec<_> = points
            .iter()
            .filter_map(|point| Some((point.likelihood.as_ref()?, point.consequence.as_ref()?, *point)))
            .collect();
        let rows = highest(placed.iter().map(|(likelihood, _, _)| likelihood.number))?;
        let columns = highest(placed.iter().map(|(_, consequence, _)| consequence.number))?;
        let likelihood = |number| level_name(placed.iter().map(|(level, _, _)| *level), number);
        let consequence = |number| level_name(placed.iter().map(|(_, level, _)| *level), number);
        let mut heads = vec![Column::text(self.word(t::likelihood), 3)];
        heads.extend((1..=columns).map(|number| Column::marks(consequence(number), 2)));
        let cell = |row: u8, column: u8| {
            let here = placed.iter().filter(|(down, across, _)| down.number == row && across.number == column);
            let numbers: Vec<_> =
                here.map(|(_, _, point)| self.number_of(Node::RiskPoint(point.id)).to_owned()).collect();
            let shade = (!numbers.is_empty()).then_some(Tone::Neutral);
            Cell { shade, ..Cell::from(numbers.join(", ")) }
        };
        let row = |number: u8| {
            let mut cells = vec![Cell::from(likelihood(number))];
            cells.extend((1..=columns).map(|column| cell(number, column)));
            Row { keep_with_next: number > 1, ..Row::of(cells) }
        };
        Some(Table {
            caption: self.word(t::matrix).into(),
            summary: self.word(t::matrix_summary).into(),
            over: vec![vec![HeadCell::over("", 1), HeadCell::over(self.word(t::consequence), columns.into())]],
            columns: heads,
            rows: (1..=rows).rev().map(row).collect(),
            row_heads: true,
        })
    }

    fn risk_table(&self, mut points: Vec<&RiskPoint>) -> Table {
        // Stable: those alike stay in the order of the plan.
        points.sort_by_key(|point| Reverse(point.risk_value));
        let columns = vec![
            Column::text(self.word(t::number), 1),
            Column::text(self.word(words::risk_point), 5),
            Column::text(self.word(t::likelihood), 3),
            Column::text(self.word(t::consequence), 3),
            Column::figures(self.word(t::risk_value), 2),
        ];
        let row = |point: &RiskPoint| {
            let mut name = Text::from(&point.name);
            if point.irregularity {
                let word = Line::from(self.word(t::irregularity));
                name = name.and_line(Text::badge(Badge { glyph: "§", word, tone: Tone::Neutral }));
            }
            let level = |level: &Option<Level>| {
                let said = level.as_ref().map(|level| format!("{} {}", level.number, level.label));
                Cell::from(said.unwrap_or_else(|| "–".to_owned()))
            };
            let value = point.risk_value.map_or_else(|| self.word(t::not_valued).to_owned(), |value| value.to_string());
            let number = self.number_of(Node::RiskPoint(point.id));
            let (likelihood, consequence) = (level(&point.likelihood), level(&point.consequence));
            Row::of(vec![number.into(), name.into(), likelihood, consequence, value.into()])
        };
        let rows = points.into_iter().map(row).collect();
        Table { caption: self.word(t::risk_table).into(), columns, rows, ..Table::default() }
    }

    fn plan_controls(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::controls)));
        body.extend(self.text(TextBlock::PlanControls));
        let areas: Vec<AreaId> = self.book.areas(self.plan.id, None).map(|area| area.id).collect();
        for area in areas {
            self.plan_area(area, 2, body);
        }
    }

    fn plan_area(&mut self, id: AreaId, level: u8, body: &mut Vec<Block>) {
        let Some(area) = self.book.area(id) else { return };
        let name = self.numbered(Node::Area(id), &area.name);
        let (purpose, within) = (written(&area.purpose), self.book.areas(self.plan.id, Some(id)));
        let within: Vec<AreaId> = within.map(|area| area.id).collect();
        body.push(self.heading(level, name.as_str()));
        body.extend(purpose);
        match self.plan_table(id) {
            Some(table) => body.push(Block::Table(table)),
            None if within.is_empty() => body.push(Block::Note(self.word(t::no_controls_in_area).into())),
            None => {}
        }
        for area in within {
            self.plan_area(area, (level + 1).min(3), body);
        }
    }

    fn plan_table(&self, area: AreaId) -> Option<Table> {
        let heads = [words::control_activity, t::responsible, t::frequency, t::method_and_selection];
        let columns = heads.into_iter().zip([12, 11, 8, 19]).map(|(head, share)| Column::text(head(self.lang), share));
        let mut rows = Vec::new();
        for point in self.book.risk_points(area) {
            let mut section = Row::section(self.risk_point_cell(point, true));
            section.keep_with_next = self.book.controls(point.id).next().is_some();
            rows.push(section);
            rows.extend(self.book.controls(point.id).map(|control| {
                let method = self.method_cell(control, &self.all_questions(control));
                let (responsible, frequency) =
                    (self.responsible_cell(control), self.frequency_cell(&control.frequency));
                Row::of(vec![self.control_cell(control), responsible, frequency, method])
            }));
        }
        let name = self.book.area(area).map_or("", |area| area.name.as_str());
        let caption = t::area_table(self.lang, name).into();
        let table = Table { caption, columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        (!table.is_empty()).then_some(table)
    }

    fn plan_reporting(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::reporting)));
        body.extend(self.text(TextBlock::PlanReporting));
        let heads = [words::period, words::time, t::focus, t::recorded_by, t::report_date];
        let columns = heads.into_iter().zip([3, 4, 4, 3, 3]).map(|(head, share)| Column::text(head(self.lang), share));
        let rows = self.book.periods(self.plan.id).map(|period| {
            let day = |day: Option<chrono::NaiveDate>| Cell::from(day.map_or_else(|| "–".to_owned(), format::date));
            let time = format::date_range_long(self.lang, period.from, period.to);
            let focus = terms::focus(self.lang, period.focus);
            Row::of(vec![
                period.name.as_str().into(),
                time.into(),
                focus.into(),
                day(period.due_on),
                day(period.report_on),
            ])
        });
        let rows: Vec<_> = rows.collect();
        let caption = self.word(t::periods).into();
        body.push(Block::Table(Table {
            caption,
            columns: columns.collect(),
            rows,
            row_heads: true,
            ..Table::default()
        }));
    }
}

/// How many levels a side of the matrix has; `None` without any, or with more than a page is wide.
fn highest(levels: impl Iterator<Item = u8>) -> Option<u8> {
    levels.max().filter(|most| *most <= 10).map(|most| most.max(LEVELS))
}

/// A level with the word that the plan gives it somewhere.
fn level_name<'l>(mut levels: impl Iterator<Item = &'l Level>, number: u8) -> String {
    let label = levels.find(|level| level.number == number && !level.label.is_empty());
    label.map_or_else(|| number.to_string(), |level| format!("{number} {}", level.label))
}
