//! The one-page summary of a period: what a politician reads in a minute.

use super::{Maker, WORST_FIRST};
use crate::domain::{Severity, Status};
use crate::i18n::{Lang, format, report as words};
use crate::report::facts::{BySeverity, Counts, DeviationFacts};
use crate::report::model::{
    Badge, Bar, Block, Cell, Column, Document, Drawing, Figure, Flow, Kind, List, Part, Row, Table, Text,
};

/// Makes the summary.
pub(super) fn document(mut maker: Maker<'_>) -> Document {
    let head = maker.head(maker.word(words::summary_title));
    let mut body = Vec::new();
    maker.in_brief(&mut body);
    body.push(maker.heading(1, maker.word(words::deviations_and_actions)));
    body.push(maker.deviations_table());
    body.push(maker.heading(1, maker.word(words::actions)));
    maker.open_actions(&mut body, false);
    if !maker.facts.areas.is_empty() {
        body.push(maker.heading(1, maker.word(words::by_area)));
        maker.counts_by_area(&mut body);
    }
    body.push(maker.heading(1, maker.word(words::by_period)));
    maker.counts_by_period(&mut body);
    body.push(maker.heading(1, maker.word(words::legend)));
    body.push(maker.legend_list());
    Document { lang: maker.lang, kind: Kind::Summary, head, body, appendices: Vec::new() }
}

impl Maker<'_> {
    fn in_brief(&mut self, blocks: &mut Vec<Block>) {
        let counts = self.facts.period.counts;
        blocks.push(self.heading(1, self.word(words::in_brief)));
        blocks.push(Block::Lead(self.brief_sentences()));
        let mut status = self.two_columns(words::status);
        for each in self.statuses() {
            let count = counts.controls.of(each).to_string();
            status.rows.push(Row::of(vec![self.status(each).into(), count.into()]));
        }
        let due = counts.controls.due.to_string();
        status.rows.push(Row::total(vec![self.word(words::total).into(), due.into()]));
        blocks.push(Block::Table(status));
        let mut severity = self.two_columns(words::severity);
        for each in WORST_FIRST.into_iter().filter(|each| each.is_some() || counts.severities.ungraded > 0) {
            let count = counts.severities.of(each).to_string();
            severity.rows.push(Row::of(vec![self.severity(each, 2).into(), count.into()]));
        }
        blocks.push(Block::Table(severity));
    }

    /// The sentences that everybody reads.
    pub(super) fn brief_sentences(&self) -> Text {
        let counts = self.facts.period.counts;
        let due = counts.controls.due;
        let completed = if due == 0 {
            self.word(words::no_controls).to_owned()
        } else {
            words::completed(self.lang, &self.share(counts.controls.completed, due))
        };
        let named = |severity| {
            let count = counts.severities.of(severity);
            format!("{count} {}", self.terms.severity(severity, count).to_lowercase())
        };
        let mut found = vec![named(Some(Severity::Serious)), named(Some(Severity::Minor))];
        if counts.severities.ungraded > 0 {
            found.push(named(None));
        }
        let found = words::deviations_found(self.lang, &format::list(self.lang, &found));
        let actions = self.facts.action_counts;
        let actions = words::open_and_late(self.lang, actions.open, actions.late);
        Text::from([completed, found, actions].join("\n"))
    }

    fn two_columns(&self, head: fn(Lang) -> &'static str) -> Table {
        let columns = vec![Column::text(head(self.lang), 4), Column::figures(self.word(words::count), 1)];
        Table { columns, row_heads: true, ..Table::default() }
    }

    /// The statuses to list: the four, and "not known" where there is one.
    fn statuses(&self) -> impl Iterator<Item = Status> + use<> {
        let lost = self.facts.period.counts.controls.not_known > 0;
        Status::ALL.iter().copied().filter(move |status| lost || *status != Status::NotKnown)
    }

    /// The summary table: risk point, deviation, planned action, the serious first; or that there are none.
    pub(super) fn deviations_table(&self) -> Block {
        if self.facts.deviations.is_empty() {
            return Block::Paragraph(self.word(words::no_deviations).into());
        }
        let heads = [words::risk_point, words::deviation, words::planned_action];
        let columns = heads.into_iter().zip([3, 4, 4]).map(|(head, share)| Column::text(head(self.lang), share));
        let rows = self.facts.deviations.iter().map(|deviation| self.deviation(deviation)).collect();
        let summary = self.word(words::deviations_summary).into();
        Block::Table(Table { summary, columns: columns.collect(), rows, row_heads: true, ..Table::default() })
    }

    fn deviation(&self, deviation: &DeviationFacts) -> Row {
        let mut place = Text::from(&deviation.risk_point);
        if deviation.risk_point_id.is_none() {
            place = self.word(words::no_risk_point).into();
        }
        if deviation.control_activity_id.is_some() {
            place = place.and_line(words::of_control(self.lang, &deviation.control_activity).into());
        }
        let mut what = Text::badge(self.severity(deviation.severity, 1)).and_line(Text::from(&deviation.title));
        what = what.and_line(Text::from(&deviation.description));
        if !deviation.unit.is_empty() {
            what = what.and_line(words::of_unit(self.lang, &deviation.unit).into());
        }
        let mut actions: Vec<Text> = self.facts.actions_of(deviation).map(|action| self.planned(action)).collect();
        let actions = match actions.len() {
            0 => self.word(words::no_action).into(),
            1 => actions.pop().unwrap_or_default().into(),
            _ => Cell::of(vec![Flow::List(actions)]),
        };
        Row::of(vec![place.into(), what.into(), actions])
    }

    /// Controls and deviations of each area, drawn and in figures.
    pub(super) fn counts_by_area(&self, blocks: &mut Vec<Block>) {
        let mut table = self.counts_table(vec![Column::text(self.word(words::area), 4)]);
        for area in &self.facts.areas {
            table.rows.push(Row::of(self.counts_row(vec![area.name.as_str().into()], area.counts)));
        }
        let alone = self.facts.standing_alone();
        if alone != BySeverity::default() {
            let mut row = vec![self.word(words::outside_areas).into(), "–".into()];
            row.extend(self.severity_cells(&alone));
            table.rows.push(Row::of(row));
        }
        let total = self.counts_row(vec![self.word(words::total).into()], self.facts.period.counts);
        table.rows.push(Row::total(total));
        blocks.push(Block::Figure(self.bars_by_area()));
        blocks.push(Block::Table(table));
    }

    /// Controls by status, a bar for each area.
    fn bars_by_area(&self) -> Figure {
        let bar = |area: &crate::report::facts::AreaFacts| {
            let counts = area.counts.controls;
            let part = |status| {
                let Badge { glyph, word, tone } = self.status(status);
                Part { value: counts.of(status).into(), name: word, tone, glyph }
            };
            let order = [Status::Completed, Status::Started, Status::Paused, Status::NotStarted, Status::NotKnown];
            Bar {
                label: area.name.as_str().into(),
                text: words::completed_of(
                    self.lang,
                    &format::counts(self.lang, counts.completed.into(), counts.due.into()),
                )
                .into(),
                parts: order.map(part).into_iter().filter(|part| part.value > 0).collect(),
            }
        };
        let bars: Vec<Bar> = self.facts.areas.iter().map(bar).collect();
        let full = self.facts.areas.iter().map(|area| u64::from(area.counts.controls.due)).max().unwrap_or(1).max(1);
        let said: Vec<_> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text)).collect();
        Figure {
            caption: self.word(words::controls_by_status).into(),
            alt: words::bars_alt(self.lang, &said.join("; ")).into(),
            drawing: Drawing::Bars { bars, full },
        }
    }

    /// Controls and deviations of this period and those before it.
    pub(super) fn counts_by_period(&self, blocks: &mut Vec<Block>) {
        let columns = vec![Column::text(self.word(words::period), 3), Column::text(self.word(words::time), 3)];
        let mut table = self.counts_table(columns);
        for period in &self.facts.periods {
            let time = format::date_range(self.lang, period.from, period.to);
            let first = vec![period.name.as_str().into(), time.into()];
            table.rows.push(Row::of(self.counts_row(first, period.counts)));
        }
        blocks.push(Block::Table(table));
        blocks.push(Block::Note(self.word(words::compare_counts).into()));
    }

    fn has_ungraded(&self) -> bool {
        self.facts.periods.iter().any(|period| period.counts.severities.ungraded > 0)
    }

    fn shown(&self) -> impl Iterator<Item = Option<Severity>> + use<> {
        let ungraded = self.has_ungraded();
        WORST_FIRST.into_iter().filter(move |severity| ungraded || severity.is_some())
    }

    fn counts_table(&self, mut columns: Vec<Column>) -> Table {
        columns.push(Column::figures(self.word(words::controls_completed), 2));
        columns.extend(self.shown().map(|severity| Column::figures(self.terms.severity_short(severity), 2)));
        Table { columns, row_heads: true, ..Table::default() }
    }

    fn counts_row(&self, mut first: Vec<Cell>, counts: Counts) -> Vec<Cell> {
        let Counts { controls, severities } = counts;
        first.push(format::counts(self.lang, controls.completed.into(), controls.due.into()).into());
        first.extend(self.severity_cells(&severities));
        first
    }

    fn severity_cells(&self, counts: &BySeverity) -> Vec<Cell> {
        self.shown().map(|severity| counts.of(severity).to_string().into()).collect()
    }

    /// Every sign with its word.
    pub(super) fn legend_list(&self) -> Block {
        let statuses = self.statuses().map(|each| self.status(each));
        let severities = WORST_FIRST.into_iter().filter(|each| each.is_some() || self.has_ungraded());
        let severities = severities.map(|each| self.severity(each, 1));
        let items = statuses.chain(severities).map(Text::badge).collect();
        Block::List(List { numbered: false, items })
    }
}
