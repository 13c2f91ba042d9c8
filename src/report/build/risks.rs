//! How the plan values its risks: the matrix on the plan's own scales, the register, what is left out and why, and which
//! goals and focuses the plan covers.

use super::Maker;
use crate::domain::{Focus, Goal, Level, Node, RegisterRow, RiskMatrix, RiskPoint, TextBlock};
use crate::i18n::{documents as t, documents_year as y, register, report as words, year};
use crate::report::model::{Badge, Block, Cell, Column, HeadCell, Line, Row, Table, Text, Tone};

/// More columns than this do not fit beside each other on a page.
const WIDEST: u8 = 10;

impl Maker<'_> {
    pub(super) fn plan_risks(&mut self, body: &mut Vec<Block>) {
        let register = self.book.register(self.plan.id);
        if register.is_empty() {
            return;
        }
        body.push(self.heading(1, self.word(t::risks)));
        body.extend(self.text(TextBlock::PlanRisks));
        self.matrix(&register, body);
        let (inside, outside): (Vec<_>, Vec<_>) = register.into_iter().partition(|row| row.in_plan);
        body.push(Block::Table(self.risk_table(&inside)));
        self.left_out(&outside, body);
        self.coverage(body);
    }

    /// Likelihood by consequence, with the value of each cell and the numbers of the risk points in it.
    fn matrix(&self, register: &[RegisterRow], body: &mut Vec<Block>) {
        let matrix = self.book.risk_matrix(self.plan.id);
        let is_empty = matrix.cells.iter().flatten().all(|cell| cell.risks.is_empty());
        if is_empty || matrix.consequence > WIDEST {
            return;
        }
        body.push(Block::Table(self.matrix_table(&matrix, register)));
        let mut note = Text::from(self.word(y::matrix_note));
        if let Some(value) = self.plan.scales.threshold {
            note = note.and_line(y::threshold(self.lang, value).into());
        }
        body.push(Block::Note(note));
    }

    fn matrix_table(&self, matrix: &RiskMatrix, register: &[RegisterRow]) -> Table {
        let points: Vec<&RiskPoint> =
            register.iter().filter_map(|row| self.book.risk_point(row.risk_point_id)).collect();
        let scales = &self.plan.scales;
        let likelihood = |level| level_name(&scales.likelihood, points.iter().map(|point| &point.likelihood), level);
        let consequence = |level| level_name(&scales.consequence, points.iter().map(|point| &point.consequence), level);
        let mut columns = vec![Column::text(self.word(t::likelihood), 3)];
        columns.extend((1..=matrix.consequence).map(|level| Column::marks(consequence(level), 2)));
        let row = |level: u8| {
            let mut cells = vec![Cell::from(likelihood(level))];
            cells.extend((1..=matrix.consequence).map(|column| self.matrix_cell(matrix, level, column)));
            Row { keep_with_next: level > 1, ..Row::of(cells) }
        };
        Table {
            caption: self.word(t::matrix).into(),
            summary: self.word(y::matrix_summary).into(),
            over: vec![vec![
                HeadCell::over("", 1),
                HeadCell::over(self.word(t::consequence), matrix.consequence.into()),
            ]],
            columns,
            rows: (1..=matrix.likelihood).rev().map(row).collect(),
            row_heads: true,
        }
    }

    fn matrix_cell(&self, matrix: &RiskMatrix, likelihood: u8, consequence: u8) -> Cell {
        let Some(cell) = matrix.cell(likelihood, consequence) else { return Cell::default() };
        let numbers: Vec<_> = cell.risks.iter().map(|id| self.number_of(Node::RiskPoint(*id))).collect();
        let value = cell.value.map(|value| value.to_string()).unwrap_or_default();
        let text = Text::from(value).and_line(Text::strong(&numbers.join(", ")));
        Cell { shade: cell.proposed.then_some(Tone::Neutral), ..text.into() }
    }

    fn risk_table(&self, rows: &[RegisterRow]) -> Table {
        let columns = vec![
            Column::text(self.word(t::number), 1),
            Column::text(self.word(words::risk_point), 5),
            Column::text(self.word(t::likelihood), 3),
            Column::text(self.word(t::consequence), 3),
            Column::figures(self.word(t::risk_value), 2),
        ];
        let row = |row: &RegisterRow| {
            let point = self.book.risk_point(row.risk_point_id)?;
            let mut name = Text::from(&point.name);
            if point.irregularity {
                let word = Line::from(self.word(t::irregularity));
                name = name.and_line(Text::badge(Badge { glyph: "§", word, tone: Tone::Neutral }));
            }
            if !point.in_plan_reason.trim().is_empty() {
                name = name.and_line(y::in_plan_because(self.lang, point.in_plan_reason.trim()).into());
            }
            let (likelihood, consequence) =
                (level_cell(point.likelihood.as_ref()), level_cell(point.consequence.as_ref()));
            let number = row.number.as_str().into();
            Some(Row::of(vec![number, name.into(), likelihood, consequence, self.value_cell(row)]))
        };
        let rows = rows.iter().filter_map(row).collect();
        let caption = self.word(t::risk_table).into();
        Table { caption, columns, rows, ..Table::default() }.without_empty_columns()
    }

    /// The value of a risk; where the scales give another than was stated, that too.
    fn value_cell(&self, row: &RegisterRow) -> Cell {
        match (row.value, row.otherwise) {
            (Some(value), Some(otherwise)) => register::value_otherwise(self.lang, value, otherwise).into(),
            (Some(value), None) => value.to_string().into(),
            (None, _) => self.word(t::not_valued).into(),
        }
    }

    /// The risks that were assessed and are not controlled, each with the reason.
    fn left_out(&mut self, rows: &[RegisterRow], body: &mut Vec<Block>) {
        if rows.is_empty() {
            return;
        }
        body.push(self.heading(2, self.word(y::left_out)));
        let columns = vec![
            Column::text(self.word(t::number), 1),
            Column::text(self.word(words::risk_point), 5),
            Column::figures(self.word(t::risk_value), 2),
            Column::text(self.word(y::reason), 6),
        ];
        let row = |row: &RegisterRow| {
            let point = self.book.risk_point(row.risk_point_id)?;
            let (number, name) = (row.number.as_str().into(), point.name.as_str().into());
            Some(Row::of(vec![number, name, self.value_cell(row), self.why_left_out(row, point)]))
        };
        let rows = rows.iter().filter_map(row).collect();
        body.push(Block::Table(Table { columns, rows, ..Table::default() }));
    }

    fn why_left_out(&self, row: &RegisterRow, point: &RiskPoint) -> Cell {
        let threshold = self.plan.scales.threshold.filter(|_| row.proposed == Some(false));
        match (point.in_plan_reason.trim(), threshold) {
            ("", Some(threshold)) => y::below_threshold(self.lang, threshold).into(),
            ("", None) => Text::new().and_emphasis(self.word(y::no_reason)).into(),
            (reason, _) => reason.into(),
        }
    }

    /// Which goals and focuses the risk points of the plan meet, once any of them has been marked with what it meets.
    fn coverage(&mut self, body: &mut Vec<Block>) {
        let points: Vec<&RiskPoint> = self.risk_points_in_plan();
        if points.iter().all(|point| point.goals.is_empty() && point.focuses.is_empty()) {
            return;
        }
        let met = |meets: &dyn Fn(&RiskPoint) -> bool| {
            let numbers =
                points.iter().filter(|point| meets(point)).map(|point| self.number_of(Node::RiskPoint(point.id)));
            let numbers = numbers.collect::<Vec<_>>().join(", ");
            if numbers.is_empty() { Text::new().and_emphasis(self.word(y::no_risk_point)) } else { numbers.into() }
        };
        let row = |name: &str, met: Text| Row::of(vec![name.into(), met.into()]);
        let mut rows = vec![Row::section(Text::strong(self.word(register::goals)))];
        rows.extend(
            Goal::ALL.iter().map(|goal| row(year::goal(self.lang, *goal), met(&|point| point.goals.contains(goal)))),
        );
        rows.push(Row::section(Text::strong(self.word(register::focuses))));
        rows.extend(
            Focus::ALL
                .iter()
                .map(|focus| row(year::focus_tag(self.lang, *focus), met(&|point| point.focuses.contains(focus)))),
        );
        rows.push(row(self.word(t::irregularity), met(&|point| point.irregularity)));
        let columns = vec![Column::text(self.word(y::aim), 3), Column::text(self.word(t::risk_points), 3)];
        body.push(self.heading(2, self.word(y::coverage)));
        let table = Table { columns, rows, row_heads: true, ..Table::default() };
        body.push(Block::Table(table.with_whole_sections()));
    }

    fn risk_points_in_plan(&self) -> Vec<&RiskPoint> {
        let point = |node| match node {
            Node::RiskPoint(id) => self.book.risk_point(id).filter(|point| self.book.is_in_plan(point)),
            _ => None,
        };
        self.lines.iter().filter_map(|line| point(line.node)).collect()
    }
}

fn level_cell(level: Option<&Level>) -> Cell {
    level.map(|level| format!("{} {}", level.number, level.label)).unwrap_or_default().into()
}

/// A level with its word: that of the plan's scale, else the one that a risk point has for it.
fn level_name<'l>(scale: &[String], mut levels: impl Iterator<Item = &'l Option<Level>>, number: u8) -> String {
    let own = scale.get(usize::from(number).saturating_sub(1)).map(String::as_str).filter(|word| !word.is_empty());
    let mut of_point =
        || levels.find_map(|level| level.as_ref().filter(|level| level.number == number && !level.label.is_empty()));
    match own.or_else(|| of_point().map(|level| level.label.as_str())) {
        Some(word) => format!("{number} {word}"),
        None => number.to_string(),
    }
}
