//! The report of a period: preconditions, summary, what is new, each area with its six-column table, actions,
//! sign-off. What the checker says of it gets a place of its own among the appendices.

use super::Maker;
use super::texts::{flow, written};
use crate::domain::{AreaId, Deviation, Node, PeriodFocus, RiskPoint, TextBlock};
use crate::i18n::{documents as t, documents_year as y, format, report as words};
use crate::report::model::{Block, Cell, Column, Document, Flow, Head, Kind, List, Row, Table, Text};

/// What the columns of methods and of results share of the width of an area's table.
const OF_BOTH: u16 = 39;

/// Makes the report.
pub(super) fn document(maker: &mut Maker<'_>) -> Document {
    let head = Head { cover: true, ..maker.head(maker.word(t::report_title)) };
    let mut body = vec![Block::Contents, Block::PageBreak];
    maker.preconditions(&mut body);
    maker.in_short(&mut body);
    maker.news(&mut body);
    let areas: Vec<AreaId> = maker.book.areas(maker.plan.id, None).map(|area| area.id).collect();
    let shares = maker.report_shares();
    for area in areas {
        let mut blocks = Vec::new();
        maker.report_area(area, 1, shares, &mut blocks);
        body.push(Block::Landscape(blocks));
    }
    maker.development(&mut body);
    maker.outside(&mut body);
    maker.state_of_actions(&mut body);
    maker.sign_off(&mut body);
    Document { lang: maker.lang, kind: Kind::Report, head, body, appendices: Vec::new() }
}

impl Maker<'_> {
    fn preconditions(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::preconditions)));
        body.extend(self.text(TextBlock::ReportPreconditions));
        body.push(self.heading(2, self.word(t::goals)));
        body.extend(self.text(TextBlock::ReportGoals));
        body.push(self.heading(2, self.word(t::period_focus)));
        body.extend(self.text(match self.period.focus {
            PeriodFocus::Control => TextBlock::ReportFocusControl,
            PeriodFocus::Actions => TextBlock::ReportFocusActions,
            PeriodFocus::Completion => TextBlock::ReportFocusCompletion,
        }));
        body.push(self.heading(2, self.word(t::how_to_read)));
        body.extend(self.text(TextBlock::ReportLegend));
        body.push(self.legend_list());
    }

    fn in_short(&mut self, body: &mut Vec<Block>) {
        body.push(Block::PageBreak);
        body.push(self.heading(1, self.word(t::in_short)));
        body.push(Block::Lead(self.brief_sentences()));
        // Where nothing was found, the sentences have said so.
        if !self.facts.deviations.is_empty() {
            body.extend(self.text(TextBlock::ReportSummary));
            body.push(Block::Table(self.deviations_table()));
        }
        if !self.facts.areas.is_empty() {
            body.push(self.heading(2, self.word(words::by_area)));
            self.counts_by_area(body);
        }
        // One period is compared with nothing, nor is one in which nothing was recorded.
        let is_recorded = |id| self.book.period(id).is_some_and(|period| self.is_recorded(period));
        if self.facts.periods.iter().filter(|period| is_recorded(period.id)).count() > 1 {
            body.push(self.heading(2, self.word(words::by_period)));
            self.counts_by_period(body);
        }
    }

    /// How wide the columns of the areas' tables are, the same in all of them: what the methods and the results share is
    /// divided by how much they say.
    fn report_shares(&self) -> [u16; 6] {
        let (mut method, mut result) = (0, 0);
        let controls = self.book.controls_of_plan(self.plan.id).into_iter();
        for control in controls.filter(|control| self.is_in_period(control)) {
            method += self.method_cell(control, &self.due_questions(control)).plain().len();
            result += self.result_cell(control).plain().len();
        }
        let both = usize::from(OF_BOTH);
        let method = u16::try_from(both * method / (method + result).max(1)).unwrap_or(OF_BOTH).clamp(14, 22);
        [11, 10, 7, method, 9, OF_BOTH - method]
    }

    fn report_area(&mut self, id: AreaId, level: u8, shares: [u16; 6], body: &mut Vec<Block>) {
        let Some(area) = self.book.area(id) else { return };
        let within: Vec<AreaId> = self.book.areas(self.plan.id, Some(id)).map(|area| area.id).collect();
        let (name, purpose) = (self.numbered(Node::Area(id), &area.name), written(&area.purpose));
        body.push(self.heading(level, name.as_str()));
        body.extend(purpose);
        match self.report_table(id, shares) {
            Some(table) => body.push(Block::Table(table)),
            None if within.is_empty() => body.push(Block::Note(self.word(t::none_due_in_area).into())),
            None => {}
        }
        for area in within {
            self.report_area(area, (level + 1).min(3), shares, body);
        }
    }

    /// The table of an area: control activity, responsible, frequency, method, status, result.
    fn report_table(&self, area: AreaId, shares: [u16; 6]) -> Option<Table> {
        let heads = [words::control_activity, t::responsible, t::frequency, t::method, words::status, t::result];
        let columns = heads.into_iter().zip(shares).map(|(head, share)| Column::text(head(self.lang), share));
        let mut rows = Vec::new();
        for point in self.book.risk_points(area) {
            self.report_rows(point, &mut rows);
        }
        let name = self.book.area(area).map_or("", |area| area.name.as_str());
        let caption = t::area_table(self.lang, name).into();
        let summary = self.word(t::area_table_summary).into();
        let table = Table { caption, summary, columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        (!table.is_empty()).then_some(table)
    }

    fn report_rows(&self, point: &RiskPoint, rows: &mut Vec<Row>) {
        let before = rows.len();
        rows.push(Row::section(self.risk_point_cell(point, false)));
        for control in self.book.controls(point.id).filter(|control| self.is_in_period(control)) {
            let comments = self.comments(control);
            let row = Row::of(vec![
                self.control_cell(control),
                self.responsible_cell(control),
                self.frequency_cell(&control.frequency),
                self.method_cell(control, &self.due_questions(control)),
                self.status_cell(control),
                self.result_cell(control),
            ]);
            rows.push(Row { keep_with_next: !comments.is_empty(), ..row });
            if !comments.is_empty() {
                rows.push(Row::comment(Cell::of(comments)));
            }
        }
        let alone: Vec<Flow> =
            self.deviations_of_point(point).flat_map(|deviation| self.at_length(deviation, &point.name)).collect();
        if !alone.is_empty() {
            let mut parts = vec![Flow::Paragraph(Text::strong(self.word(t::deviations_of_risk_point)))];
            parts.extend(alone);
            rows.push(Row::comment(Cell::of(parts)));
        }
        if rows.len() == before + 1 {
            rows.truncate(before);
        }
    }

    /// A deviation with what it is, where its place has been named already.
    fn at_length(&self, deviation: &Deviation, place: &str) -> Vec<Flow> {
        let mut parts = vec![Flow::Paragraph(self.deviation_line_at(deviation, place))];
        parts.extend(flow(&deviation.description));
        let rest = self.deviation_details(deviation).into_iter().skip(usize::from(!deviation.description.is_empty()));
        parts.extend(rest.map(Flow::Paragraph));
        parts
    }

    /// Measures that have been read often enough to be drawn, control by control; nothing where there are none.
    fn development(&mut self, body: &mut Vec<Block>) {
        let controls = self.book.controls_of_plan(self.plan.id);
        let drawn = controls.into_iter().filter(|control| self.is_in_period(control));
        let drawn: Vec<_> =
            drawn.map(|control| (control, self.trends(control))).filter(|(_, figures)| !figures.is_empty()).collect();
        if drawn.is_empty() {
            return;
        }
        body.push(self.heading(1, self.word(y::development)));
        body.push(Block::Paragraph(self.word(y::development_note).into()));
        for (control, figures) in drawn {
            let name = self.numbered(Node::Control(control.id), &control.title);
            body.push(self.heading(2, name.as_str()));
            body.extend(figures);
        }
    }

    /// The deviations that concern no control and no risk point.
    fn outside(&mut self, body: &mut Vec<Block>) {
        let alone = self.book.deviations(self.plan.id).filter(|each| {
            each.period_id == self.period.id && each.control_id.is_none() && each.risk_point_id.is_none()
        });
        let items: Vec<Text> = alone
            .map(|each| self.deviation_details(each).into_iter().fold(self.deviation_line(each), Text::and_line))
            .collect();
        if !items.is_empty() {
            body.push(self.heading(1, self.word(t::outside)));
            body.push(Block::List(List { numbered: false, items }));
        }
    }

    fn state_of_actions(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::state_of_actions)));
        if self.facts.action_counts.open > 0 {
            body.extend(self.text(TextBlock::ReportActions));
        }
        self.open_actions(body, true);
        if let Some(table) = self.closed_actions() {
            body.push(self.heading(2, self.word(t::closed)));
            body.push(Block::Table(table));
        }
        self.action_plans(body);
        if let Some(follow_up) = self.follow_up() {
            body.push(self.heading(2, self.word(y::follow_up)));
            body.push(follow_up);
        }
    }

    fn sign_off(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::sign_off)));
        body.extend(self.text(TextBlock::ReportSignOff));
        let columns = vec![
            Column::text("", 3),
            Column::text(self.word(t::function), 5),
            Column::text(self.word(t::day), 2),
            Column::text(self.word(t::signature), 5),
        ];
        let roles = [t::drawn_up, t::reviewed_by, t::approved];
        let rows = roles.into_iter().map(|role| Row::form(self.word(role)));
        let caption = self.word(t::sign_off_table).into();
        body.push(Block::Table(Table { caption, columns, rows: rows.collect(), row_heads: true, ..Table::default() }));
        self.signed(2, body);
        self.way_of_report(2, self.period.id, body);
        let locked = self.period.locked_on.map_or_else(
            || self.word(t::not_locked).to_owned(),
            |day| t::locked(self.lang, &format::date_long(self.lang, day)),
        );
        body.push(Block::Note(locked.into()));
        body.extend(self.added_since(self.facts.dated, Some(self.period)));
        if !self.chain_head.is_empty() {
            body.push(Block::Note(t::made_from(self.lang, self.chain_head).into()));
        }
    }
}
