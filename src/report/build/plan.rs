//! The plan as a document: decisions, areas, controls with method, responsible and frequency, reporting.

use super::Maker;
use super::texts::written;
use crate::domain::{Area, AreaId, Node, TextBlock};
use crate::i18n::{documents as t, documents_year as y, format, report as words, terms};
use crate::report::model::{Block, Cell, Column, Document, Kind, Line, Row, Table, Text};
use chrono::NaiveDate;

/// Makes the plan.
pub(super) fn document(maker: &mut Maker<'_>) -> Document {
    let head = maker.plan_head();
    let mut body = vec![Block::Contents, Block::PageBreak, maker.heading(1, maker.word(t::intro))];
    body.extend(maker.text(TextBlock::PlanIntro));
    maker.plan_decisions(&mut body);
    body.extend(maker.added_since(maker.plan_dated(), None));
    maker.governing_documents(&mut body);
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
        facts.push(self.fact(y::latest_version, self.plan_version()));
        let title = if self.plan.title.is_empty() { self.word(t::plan_title) } else { &self.plan.title };
        let title = format!("{title} {}", self.plan.year);
        let dated = self.plan_dated();
        let subtitle = Line::from(&self.facts.board.name);
        crate::report::model::Head { cover: true, ..self.head_of(title.into(), subtitle, dated, facts) }
    }

    /// The day of the latest decision on the plan that has one.
    fn plan_dated(&self) -> NaiveDate {
        let decided = self.book.revisions(self.plan.id).filter_map(|revision| revision.on);
        decided.chain(self.plan.adopted_on).max().unwrap_or(self.facts.dated)
    }

    fn plan_areas(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::areas)));
        if self.plan.min_controls_per_area > 0 {
            body.push(Block::Paragraph(t::least_controls(self.lang, self.plan.min_controls_per_area).into()));
        }
        let heads = [Column::text(self.word(words::area), 3), Column::text(self.word(t::purpose), 6)];
        let columns = heads.into_iter().chain([Column::figures(self.word(t::controls_count), 2)]);
        let row = |area: &Area| {
            let name = self.numbered(Node::Area(area.id), &area.name);
            let purpose = Cell::of(super::texts::flow(&area.purpose));
            Row::of(vec![Text::from(&name).into(), purpose, self.controls_in(area.id).to_string().into()])
        };
        let rows: Vec<_> = self.book.areas(self.plan.id, None).map(row).collect();
        if rows.is_empty() {
            body.push(Block::Paragraph(self.word(t::no_areas).into()));
            return;
        }
        let caption = self.word(t::areas_table).into();
        let table = Table { caption, columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        body.push(Block::Table(table.without_empty_columns()));
    }

    /// How many controls an area holds, with the areas within it.
    fn controls_in(&self, area: AreaId) -> usize {
        let own: usize = self.book.risk_points(area).map(|point| self.book.controls(point.id).count()).sum();
        let within = self.book.areas(self.plan.id, Some(area)).map(|area| self.controls_in(area.id));
        own + within.sum::<usize>()
    }

    fn plan_controls(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::controls)));
        body.extend(self.text(TextBlock::PlanControls));
        self.carried_over(body);
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
        let columns = heads.into_iter().zip([5, 9, 7, 5, 5]).map(|(head, share)| Column::text(head(self.lang), share));
        let rows = self.book.periods(self.plan.id).map(|period| {
            let day = |day: Option<NaiveDate>| Cell::from(day.map(format::date).unwrap_or_default());
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
        let table = Table { caption, columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        body.push(Block::Table(table.without_empty_columns()));
    }
}
