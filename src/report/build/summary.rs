//! The one-page summary of a period: what a politician reads in a minute.

use super::{Maker, WORST_FIRST};
use crate::domain::{Severity, Status};
use crate::i18n::{Lang, format, report as words};
use crate::report::facts::{ActionCounts, BySeverity, ByStatus, Counts, DeviationFacts};
use crate::report::model::{
    Badge, Bar, Block, Cell, Column, Document, Drawing, Figure, Flow, Head, Kind, List, Part, Row, Table, Text,
};

/// Of each list the page has room for this many; the rest are counted.
const ROOM: usize = 5;

/// Makes the summary.
pub(super) fn document(maker: &mut Maker<'_>) -> Document {
    let head = maker.summary_head();
    let mut body = vec![Block::Lead(maker.brief_sentences())];
    if !maker.facts.areas.is_empty() {
        body.push(Block::Figure(maker.bars_by_area()));
    }
    maker.worst(&mut body);
    maker.others(&mut body);
    maker.late(&mut body);
    Document { lang: maker.lang, kind: Kind::Summary, head, body, appendices: Vec::new() }
}

impl Maker<'_> {
    /// Fewer facts than other documents: the page has room for what is new.
    fn summary_head(&self) -> Head {
        let facts = self.facts;
        let names = [facts.board.name.as_str(), facts.board.municipality.as_str()];
        let board: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
        let lines = vec![
            self.fact(words::board, board.join(", ")),
            self.fact(words::period, self.period_with_dates()),
            self.fact(words::registry_no, &facts.plan.registry_no),
            self.fact(words::dated, format::date_long(self.lang, facts.dated)),
        ];
        let facts = lines.into_iter().filter(|fact| !fact.value.is_empty()).collect();
        Head { facts, ..self.head(self.word(words::summary_title)) }
    }

    /// What the board must know: the serious deviations and what is done about them.
    fn worst(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.terms.severity(Some(Severity::Serious), 2).as_ref()));
        let serious: Vec<_> = self.with_severity(Some(Severity::Serious)).collect();
        if serious.is_empty() {
            body.push(Block::Paragraph(self.word(words::none_serious).into()));
            return;
        }
        let heads = [words::risk_point, words::deviation, words::planned_action];
        let columns = heads.into_iter().zip([3, 4, 5]).map(|(head, share)| Column::text(head(self.lang), share));
        let rows = serious.iter().take(ROOM).map(|deviation| self.deviation(deviation)).collect();
        let summary = self.word(words::deviations_summary).into();
        body.push(Block::Table(Table {
            summary,
            columns: columns.collect(),
            rows,
            row_heads: true,
            ..Table::default()
        }));
        self.and_more(serious.len(), body);
    }

    pub(super) fn with_severity(&self, severity: Option<Severity>) -> impl Iterator<Item = &DeviationFacts> {
        self.facts.deviations.iter().filter(move |deviation| deviation.severity == severity)
    }

    /// The other deviations, a line each.
    fn others(&mut self, body: &mut Vec<Block>) {
        let others: Vec<_> =
            self.facts.deviations.iter().filter(|each| each.severity != Some(Severity::Serious)).collect();
        if others.is_empty() {
            return;
        }
        body.push(self.heading(1, self.word(words::other_deviations)));
        let item = |deviation: &&DeviationFacts| {
            let place =
                if deviation.risk_point.is_empty() { String::new() } else { format!(" ({})", deviation.risk_point) };
            let text = Text::badge(self.severity(deviation.severity, 1)).and(": ").and(&deviation.title);
            if place.is_empty() { text } else { text.and(&place) }
        };
        let items = others.iter().take(ROOM + 2).map(item).collect();
        body.push(Block::List(List { numbered: false, items }));
        self.and_more((others.len() + ROOM).saturating_sub(ROOM + 2), body);
    }

    /// The actions that should have been done.
    fn late(&mut self, body: &mut Vec<Block>) {
        let late: Vec<_> = self.facts.open_actions().filter(|action| action.late).collect();
        if late.is_empty() {
            return;
        }
        body.push(self.heading(1, self.word(words::late_actions)));
        let heads = [words::action, words::owner, words::due];
        let columns = heads.into_iter().zip([6, 4, 3]).map(|(head, share)| Column::text(head(self.lang), share));
        let row = |action: &&crate::report::facts::ActionFacts| {
            Row::of(vec![action.what.as_str().into(), self.owner(&action.owner).into(), self.due(action)])
        };
        let rows = late.iter().take(ROOM).map(row).collect();
        body.push(Block::Table(Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() }));
        self.and_more(late.len(), body);
    }

    /// How many of a list the page has no room for.
    fn and_more(&self, all: usize, body: &mut Vec<Block>) {
        if all > ROOM {
            body.push(Block::Note(words::and_more(self.lang, all - ROOM).into()));
        }
    }

    /// The sentences that everybody reads.
    pub(super) fn brief_sentences(&self) -> Text {
        self.counts_sentences(&self.facts.period.counts, self.facts.action_counts)
    }

    /// How many controls are completed, how many deviations there are, and how many actions, a sentence each.
    pub(super) fn counts_sentences(&self, counts: &Counts, actions: ActionCounts) -> Text {
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
        let actions = words::open_and_late(self.lang, actions.open, actions.late);
        Text::from([completed, found, actions].join("\n"))
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

    pub(super) fn deviation(&self, deviation: &DeviationFacts) -> Row {
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
        if let Some(deviation) = self.book.deviation(deviation.id) {
            what = what.and_line(self.standing(deviation));
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
        let areas: Vec<_> = self.facts.areas.iter().map(|area| (area.name.as_str(), area.counts.controls)).collect();
        self.bars_of(&areas, words::bars_alt)
    }

    /// Controls by status, a bar for each name. The same full length for all, so that they can be compared.
    pub(super) fn bars_of(&self, named: &[(&str, ByStatus)], alt: fn(Lang, &str) -> String) -> Figure {
        let bar = |(name, counts): &(&str, ByStatus)| {
            let part = |status| {
                let Badge { glyph, word, tone } = self.status(status);
                Part { value: counts.of(status).into(), name: word, tone, glyph }
            };
            let order = [Status::Completed, Status::Started, Status::Paused, Status::NotStarted, Status::NotKnown];
            let text = format::counts(self.lang, counts.completed.into(), counts.due.into());
            Bar {
                label: (*name).into(),
                text: words::completed_of(self.lang, &text).into(),
                parts: order.map(part).into_iter().filter(|part| part.value > 0).collect(),
            }
        };
        let bars: Vec<Bar> = named.iter().map(bar).collect();
        let full = named.iter().map(|(_, counts)| u64::from(counts.due)).max().unwrap_or(1).max(1);
        let said: Vec<_> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text)).collect();
        Figure {
            caption: self.word(words::controls_by_status).into(),
            alt: alt(self.lang, &said.join("; ")).into(),
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
