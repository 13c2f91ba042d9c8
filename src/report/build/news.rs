//! What is new since the last period: like compared with like, controls with themselves.

use super::Maker;
use crate::domain::{ActionState, ControlActivity, Deviation, Period, PeriodId, Severity, Status};
use crate::i18n::{documents as t, report as words};
use crate::report::model::{Block, Cell, Column, Flow, List, Row, Table, Text};

/// What a control is compared by. Texts are not: a result that is worded anew is not news.
#[derive(PartialEq)]
struct Seen {
    due: bool,
    status: Status,
    assessment: Option<crate::domain::Assessment>,
    severities: Vec<Option<Severity>>,
}

impl Maker<'_> {
    pub(super) fn news(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::news)));
        let Some(before) = self.book.previous_period(self.period.id) else {
            body.push(Block::Paragraph(self.word(t::first_period).into()));
            return;
        };
        if !self.is_recorded(before) {
            body.push(Block::Paragraph(t::nothing_before(self.lang, &before.name).into()));
            return;
        }
        body.push(Block::Paragraph(t::news_compared(self.lang, &before.name).into()));
        body.push(Block::List(List { numbered: false, items: self.news_items() }));
        let table = self.changed_controls(before);
        if table.is_empty() {
            body.push(Block::Paragraph(self.word(t::no_changed_controls).into()));
        } else {
            body.push(Block::Table(table));
        }
    }

    fn news_items(&self) -> Vec<Text> {
        let found = || self.book.deviations(self.plan.id).filter(|each| each.period_id == self.period.id);
        // An observation is not a deviation.
        let counted = || found().filter(|each| each.severity != Some(Severity::Observation));
        let repeated = counted().filter(|each| each.repeat_of_id.is_some()).count();
        let earlier = |deviation: &Deviation| {
            self.book.period(deviation.period_id).is_some_and(|period| period.number < self.period.number)
        };
        let closed = self.book.actions(self.plan.id).filter(|action| {
            let mut against = action.deviation_ids.iter().filter_map(|id| self.book.deviation(*id));
            matches!(action.state, ActionState::Done | ActionState::Verified) && against.any(earlier)
        });
        let sentences = [
            t::new_deviations(self.lang, counted().count() - repeated),
            t::repeated_deviations(self.lang, repeated),
            t::closed_actions(self.lang, closed.count()),
        ];
        sentences.into_iter().map(Text::from).collect()
    }

    /// Whether anything was recorded in a period: where nothing was, no count of what was found says anything.
    pub(super) fn is_recorded(&self, period: &Period) -> bool {
        let controls = self.book.controls_of_plan(period.plan_id);
        let mut outcomes = controls.iter().filter_map(|control| self.book.outcome(control.id, period.id));
        outcomes.any(|outcome| !outcome.is_blank())
            || self.book.deviations(period.plan_id).any(|deviation| deviation.period_id == period.id)
    }

    fn seen(&self, control: &ControlActivity, period: PeriodId) -> Seen {
        let outcome = self.book.outcome(control.id, period);
        let number = self.book.period(period).map_or(0, |period| period.number);
        let mut severities: Vec<_> = self.found(control, period).map(|deviation| deviation.severity).collect();
        severities.sort_unstable();
        Seen {
            due: control.frequency.is_due(number) || outcome.is_some_and(|outcome| !outcome.is_blank()),
            status: outcome.map_or(Status::NotStarted, |outcome| outcome.status),
            assessment: outcome.and_then(|outcome| outcome.assessment),
            severities,
        }
    }

    fn found(&self, control: &ControlActivity, period: PeriodId) -> impl Iterator<Item = &Deviation> {
        self.book.deviations_of_control(control.id).filter(move |deviation| deviation.period_id == period)
    }

    fn changed_controls(&self, before: &Period) -> Table {
        let columns = vec![
            Column::text(self.word(words::control_activity), 4),
            Column::text(before.name.as_str(), 4),
            Column::text(self.period.name.as_str(), 4),
        ];
        let mut rows = Vec::new();
        for control in self.book.controls_of_plan(self.plan.id) {
            let (then, now) = (self.seen(control, before.id), self.seen(control, self.period.id));
            if then != now {
                let title = self.numbered(crate::domain::Node::Control(control.id), &control.title);
                let cells = vec![Text::from(&title).into(), self.seen_cell(&then), self.seen_cell(&now)];
                rows.push(Row::of(cells));
            }
        }
        let caption = self.word(t::changed_controls).into();
        Table { caption, columns, rows, row_heads: true, ..Table::default() }
    }

    fn seen_cell(&self, seen: &Seen) -> Cell {
        if !seen.due && seen.severities.is_empty() {
            return self.word(t::not_due).into();
        }
        let mut parts = vec![Text::badge(self.status(seen.status))];
        if let Some(assessment) = seen.assessment {
            parts.push(Text::from(self.terms.assessment(assessment).as_ref()));
        }
        for severity in super::WORST_FIRST {
            let count = seen.severities.iter().filter(|each| **each == severity).count();
            if count > 0 {
                let badge = self.severity(severity, u32::try_from(count).unwrap_or(u32::MAX));
                parts.push(Text::badge(badge).and(&format!(": {count}")));
            }
        }
        // Of what is not begun, that nothing was found says nothing.
        if seen.severities.is_empty() && seen.status != Status::NotStarted {
            parts.push(self.word(t::no_deviation).into());
        }
        Cell::of(parts.into_iter().map(Flow::Paragraph).collect())
    }
}
