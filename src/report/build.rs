//! Builds documents: all wording is chosen here, from the catalogue and the plan's own labels.

use super::facts::{ActionFacts, BySeverity, Counts, DeviationFacts, Facts};
use super::model::{Block, Column, Document, Table};
use crate::domain::{Book, PeriodId, PlanId, Severity, Status};
use crate::i18n::terms::{Glyphs, Terms, action_state};
use crate::i18n::{Lang, format, report as words};
use chrono::NaiveDate;

/// The one-page summary of a period. `None` when there is no such plan or period.
///
/// `today` is the day it states where the period has no report date of its own.
#[must_use]
pub fn summary(book: &Book, plan: PlanId, period: PeriodId, lang: Lang, today: NaiveDate) -> Option<Document> {
    let facts = Facts::gather(book, plan, period, today)?;
    let terms = Terms::of_plan(lang, book.plan(plan)?);
    Some(Builder { facts: &facts, terms, lang }.summary())
}

/// The severities, worst first, and last what nobody has graded.
pub(super) const WORST_FIRST: [Option<Severity>; 4] =
    [Some(Severity::Serious), Some(Severity::Minor), Some(Severity::Observation), None];

struct Builder<'a> {
    facts: &'a Facts,
    terms: Terms<'a>,
    lang: Lang,
}

impl Builder<'_> {
    fn summary(&self) -> Document {
        let mut blocks = Vec::new();
        self.in_brief(&mut blocks);
        self.deviations(&mut blocks);
        self.actions(&mut blocks);
        self.by_area(&mut blocks);
        self.by_period(&mut blocks);
        self.legend(&mut blocks);
        Document { lang: self.lang, title: words::summary_title(self.lang).to_owned(), facts: self.head(), blocks }
    }

    fn heading(&self, text: fn(Lang) -> &'static str) -> Block {
        Block::Heading(1, text(self.lang).to_owned())
    }

    fn word(&self, text: fn(Lang) -> &'static str) -> String {
        text(self.lang).to_owned()
    }

    fn head(&self) -> Vec<(String, String)> {
        let facts = self.facts;
        let plan = format!("{} {}", facts.plan.title, facts.plan.year);
        let lines = [
            (words::municipality(self.lang), facts.board.municipality.clone()),
            (words::board(self.lang), facts.board.name.clone()),
            (words::plan(self.lang), plan.trim().to_owned()),
            (words::registry_no(self.lang), facts.plan.registry_no.clone()),
            (words::period(self.lang), self.period_with_dates()),
            (words::dated(self.lang), format::date_long(self.lang, facts.dated)),
        ];
        let said = lines.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(label, value)| (label.to_owned(), value)).collect()
    }

    fn period_with_dates(&self) -> String {
        let period = &self.facts.period;
        format!("{} ({})", period.name, format::date_range_long(self.lang, period.from, period.to))
    }

    fn in_brief(&self, blocks: &mut Vec<Block>) {
        let counts = self.facts.period.counts;
        blocks.push(self.heading(words::in_brief));
        blocks.push(Block::Paragraph(self.brief_sentences(counts)));
        let mut status = self.two_columns(words::status);
        for each in self.statuses() {
            let label = with_glyph(Glyphs::Standard.status(each), &self.terms.status(each));
            status.rows.push(vec![label, counts.controls.of(each).to_string()]);
        }
        status.rows.push(vec![self.word(words::total), counts.controls.due.to_string()]);
        status.has_total = true;
        blocks.push(Block::Table(status));
        let mut severity = self.two_columns(words::severity);
        for each in WORST_FIRST.into_iter().filter(|each| each.is_some() || counts.severities.ungraded > 0) {
            let label = with_glyph(Glyphs::Standard.severity(each), &self.terms.severity(each, 2));
            severity.rows.push(vec![label, counts.severities.of(each).to_string()]);
        }
        blocks.push(Block::Table(severity));
    }

    fn brief_sentences(&self, counts: Counts) -> String {
        let due = counts.controls.due;
        let completed = if due == 0 {
            words::no_controls(self.lang).to_owned()
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
        [completed, found, actions].join("\n")
    }

    fn share(&self, part: u32, whole: u32) -> String {
        format::percent_of(self.lang, part.into(), whole.into(), self.facts.plan.decimals)
    }

    fn two_columns(&self, head: fn(Lang) -> &'static str) -> Table {
        let columns = vec![Column::text(head(self.lang), 4), Column::figures(words::count(self.lang))];
        Table { columns, ..Table::default() }
    }

    /// The statuses to list: the four, and "not known" where there is one.
    fn statuses(&self) -> impl Iterator<Item = Status> {
        let lost = self.facts.period.counts.controls.not_known > 0;
        Status::ALL.iter().copied().filter(move |status| lost || *status != Status::NotKnown)
    }

    fn deviations(&self, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(words::deviations_and_actions));
        if self.facts.deviations.is_empty() {
            blocks.push(Block::Paragraph(self.word(words::no_deviations)));
            return;
        }
        let heads = [words::risk_point, words::deviation, words::planned_action];
        let columns = heads.into_iter().zip([3, 4, 4]).map(|(head, weight)| Column::text(head(self.lang), weight));
        let rows = self.facts.deviations.iter().map(|deviation| self.deviation(deviation)).collect();
        blocks.push(Block::Table(Table { columns: columns.collect(), rows, has_total: false }));
    }

    fn deviation(&self, deviation: &DeviationFacts) -> Vec<String> {
        let mut place = vec![deviation.risk_point.clone()];
        if deviation.risk_point_id.is_none() {
            place = vec![self.word(words::no_risk_point)];
        }
        if deviation.control_activity_id.is_some() {
            place.push(words::of_control(self.lang, &deviation.control_activity));
        }
        let severity = self.terms.severity(deviation.severity, 1);
        let graded = with_glyph(Glyphs::Standard.severity(deviation.severity), &severity);
        let unit = match deviation.unit.as_str() {
            "" => String::new(),
            unit => words::of_unit(self.lang, unit),
        };
        let what = [&graded, &deviation.title, &deviation.description, &unit];
        let what: Vec<_> = what.into_iter().filter(|text| !text.is_empty()).map(String::as_str).collect();
        let actions: Vec<_> = self.facts.actions_of(deviation).map(|action| self.planned(action)).collect();
        let actions = match actions.as_slice() {
            [] => self.word(words::no_action),
            [only] => only.clone(),
            many => many.iter().map(|action| format!("– {action}")).collect::<Vec<_>>().join("\n"),
        };
        vec![place.join("\n"), what.join("\n"), actions]
    }

    /// An action in the summary table: what, and in brackets its time and how far it has come.
    fn planned(&self, action: &ActionFacts) -> String {
        let due = action.due_on.map_or_else(|| action.due_text.clone(), format::date);
        let state = action_state(self.lang, action.state).to_lowercase();
        let said: Vec<_> = [due, state].into_iter().filter(|text| !text.is_empty()).collect();
        format!("{} ({})", action.what, said.join(", "))
    }

    fn actions(&self, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(words::actions));
        let rows: Vec<_> = self.facts.open_actions().map(|action| self.open_action(action)).collect();
        if rows.is_empty() {
            blocks.push(Block::Paragraph(self.word(words::no_actions)));
            return;
        }
        let heads = [words::action, words::owner, words::due, words::state];
        let columns = heads.into_iter().zip([4, 3, 2, 2]).map(|(head, weight)| Column::text(head(self.lang), weight));
        blocks.push(Block::Table(Table { columns: columns.collect(), rows, has_total: false }));
        let date = format::date_long(self.lang, self.facts.dated);
        blocks.push(Block::Note(words::late_means(self.lang, &date)));
    }

    fn open_action(&self, action: &ActionFacts) -> Vec<String> {
        let owner = if action.owner.is_empty() { self.word(words::no_owner) } else { action.owner.clone() };
        let mut due: Vec<String> = action.due_on.map(format::date).into_iter().collect();
        due.extend(Some(action.due_text.clone()).filter(|text| !text.is_empty()));
        if due.is_empty() {
            due.push(self.word(words::no_due));
        }
        if !action.earlier_due.is_empty() {
            let dates: Vec<_> = action.earlier_due.iter().copied().map(format::date).collect();
            due.push(words::moved(self.lang, &dates.join(", ")));
        }
        let state = action_state(self.lang, action.state);
        let state = if action.late { format!("{}\n{state}", words::late(self.lang)) } else { state.to_owned() };
        vec![action.what.clone(), owner, due.join("\n"), state]
    }

    fn by_area(&self, blocks: &mut Vec<Block>) {
        if self.facts.areas.is_empty() {
            return;
        }
        blocks.push(self.heading(words::by_area));
        let mut table = self.counts_table(vec![Column::text(words::area(self.lang), 4)]);
        for area in &self.facts.areas {
            table.rows.push(self.counts_row(vec![area.name.clone()], area.counts));
        }
        let alone = self.facts.standing_alone();
        if alone != BySeverity::default() {
            let mut row = vec![self.word(words::outside_areas), "–".to_owned()];
            row.extend(self.severity_cells(&alone));
            table.rows.push(row);
        }
        table.rows.push(self.counts_row(vec![self.word(words::total)], self.facts.period.counts));
        table.has_total = true;
        blocks.push(Block::Table(table));
    }

    fn by_period(&self, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(words::by_period));
        let columns = vec![Column::text(words::period(self.lang), 2), Column::text(words::time(self.lang), 2)];
        let mut table = self.counts_table(columns);
        for period in &self.facts.periods {
            let time = format::date_range(self.lang, period.from, period.to);
            table.rows.push(self.counts_row(vec![period.name.clone(), time], period.counts));
        }
        blocks.push(Block::Table(table));
        blocks.push(Block::Note(self.word(words::compare_counts)));
    }

    fn has_ungraded(&self) -> bool {
        self.facts.periods.iter().any(|period| period.counts.severities.ungraded > 0)
    }

    fn shown(&self) -> impl Iterator<Item = Option<Severity>> {
        let ungraded = self.has_ungraded();
        WORST_FIRST.into_iter().filter(move |severity| ungraded || severity.is_some())
    }

    fn counts_table(&self, mut columns: Vec<Column>) -> Table {
        columns.push(Column::figures(words::controls_completed(self.lang)));
        columns.extend(self.shown().map(|severity| Column::figures(self.terms.severity_short(severity))));
        Table { columns, ..Table::default() }
    }

    fn counts_row(&self, mut first: Vec<String>, counts: Counts) -> Vec<String> {
        let Counts { controls, severities } = counts;
        first.push(format::counts(self.lang, controls.completed.into(), controls.due.into()));
        first.extend(self.severity_cells(&severities));
        first
    }

    fn severity_cells(&self, counts: &BySeverity) -> Vec<String> {
        self.shown().map(|severity| counts.of(severity).to_string()).collect()
    }

    fn legend(&self, blocks: &mut Vec<Block>) {
        blocks.push(self.heading(words::legend));
        let statuses = self.statuses().map(|each| with_glyph(Glyphs::Standard.status(each), &self.terms.status(each)));
        let severities = WORST_FIRST.into_iter().filter(|each| each.is_some() || self.has_ungraded());
        let severities =
            severities.map(|each| with_glyph(Glyphs::Standard.severity(each), &self.terms.severity(each, 1)));
        blocks.push(Block::List(statuses.chain(severities).collect()));
    }
}

/// A glyph never stands without its word.
fn with_glyph(glyph: &str, word: &str) -> String {
    format!("{glyph} {word}")
}
