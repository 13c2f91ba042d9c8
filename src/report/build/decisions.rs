//! What was decided and by whom: the plan's adoption and revisions, the way of its reports, governing documents, what was
//! carried over from the year before, plans of action, follow-up.

use super::Maker;
use super::texts::before_brackets;
use crate::domain::{ActionPlan, Carried, ControlActivity, GoverningDocument, Node, PeriodId, Reception, Revision};
use crate::i18n::terms::action_state;
use crate::i18n::{documents as t, documents_year as y, format, register, report as words, year};
use crate::report::model::{Block, Cell, Column, Flow, Row, Table, Text};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Maker<'_> {
    /// The adoption of the plan, its revisions, and who has received it.
    pub(super) fn plan_decisions(&mut self, body: &mut Vec<Block>) {
        let revisions = self.book.revisions(self.plan.id).map(|revision| (revision.on, self.revision_row(revision)));
        let receptions = self.book.receptions(self.plan.id).filter(|reception| reception.period_id.is_none());
        let receptions = receptions.map(|reception| {
            (reception.on, Self::reception_row(reception, y::received_by(self.lang, reception.receiver)))
        });
        let mut dated: Vec<_> = revisions.chain(receptions).collect();
        // Stable: what has no day comes last, and otherwise stands as it is kept.
        dated.sort_by_key(|(on, _)| (on.is_none(), *on));
        let rows = dated.into_iter().map(|(_, row)| row).collect();
        let heads = [y::decision, t::day, y::section, words::registry_no, y::meaning];
        let columns = heads.into_iter().zip([5, 3, 2, 3, 6]).map(|(head, share)| Column::text(head(self.lang), share));
        let table = Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        self.chapter(2, self.word(y::decisions), table, body);
    }

    fn revision_row(&self, revision: &Revision) -> Row {
        let name = match revision.number {
            0 => self.word(register::adopted).to_owned(),
            number => register::revised(self.lang, number),
        };
        let what = Cell::of(super::texts::flow(&revision.what));
        Row::of(vec![
            name.into(),
            day_cell(revision.on),
            revision.section.as_str().into(),
            revision.registry_no.as_str().into(),
            what,
        ])
    }

    fn reception_row(reception: &Reception, name: &str) -> Row {
        let note = Cell::of(super::texts::flow(&reception.note));
        Row::of(vec![
            name.into(),
            day_cell(reception.on),
            reception.section.as_str().into(),
            reception.registry_no.as_str().into(),
            note,
        ])
    }

    /// Which version of the plan it is: the latest revision that has been decided, in a few words. Nothing of a plan as it
    /// was adopted.
    pub(super) fn plan_version(&self) -> String {
        let latest = self.book.revisions(self.plan.id).rfind(|each| each.number > 0 && each.on.is_some());
        latest.map_or_else(String::new, |revision| {
            let mut said = register::revised(self.lang, revision.number);
            for part in [revision.on.map(|day| format::date_long(self.lang, day)), Some(revision.section.clone())] {
                if let Some(part) = part.filter(|part| !part.is_empty()) {
                    said = format!("{said}, {part}");
                }
            }
            said
        })
    }

    /// The way of a period's report from the board to the council.
    pub(super) fn way_of_report(&mut self, level: u8, period: PeriodId, body: &mut Vec<Block>) {
        let of_period = self.book.receptions(self.plan.id).filter(|reception| reception.period_id == Some(period));
        let mut received: Vec<&Reception> = of_period.collect();
        received.sort_by_key(|reception| (reception.on.is_none(), reception.on, reception.receiver as u8));
        let row =
            |reception: &&Reception| Self::reception_row(reception, year::receiver(self.lang, reception.receiver));
        let rows = received.iter().map(row).collect();
        let heads = [y::receiver, t::day, y::section, words::registry_no, y::decision];
        let columns = heads.into_iter().zip([4, 3, 2, 3, 6]).map(|(head, share)| Column::text(head(self.lang), share));
        let table = Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        self.chapter(level, self.word(y::received), table, body);
    }

    /// The documents that govern what is controlled.
    pub(super) fn governing_documents(&mut self, body: &mut Vec<Block>) {
        let rows = self.book.governing_documents(self.plan.id).map(|document| self.document_row(document)).collect();
        let heads = [y::document, y::document_kind, t::day, words::registry_no, y::governs];
        let columns = heads.into_iter().zip([6, 4, 3, 3, 3]).map(|(head, share)| Column::text(head(self.lang), share));
        let table = Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        self.chapter(2, self.word(y::governing), table, body);
    }

    fn document_row(&self, document: &GoverningDocument) -> Row {
        let points = document.risk_point_ids.iter().map(|id| self.number_of(Node::RiskPoint(*id)));
        let points: Vec<_> = points.filter(|number| !number.is_empty()).collect();
        let name = Text::from(&document.name).and_line(Text::from(&document.note));
        Row::of(vec![
            name.into(),
            year::document_kind(self.lang, document.kind).into(),
            day_cell(document.dated_on),
            document.registry_no.as_str().into(),
            points.join(", ").into(),
        ])
    }

    /// What became of the controls of the year before, and which controls are new.
    pub(super) fn carried_over(&mut self, body: &mut Vec<Block>) {
        let carried: Vec<&Carried> = self.book.carried(self.plan.id).collect();
        if carried.is_empty() {
            return;
        }
        let rows = carried.iter().map(|each| self.carried_row(each)).collect();
        let heads = [words::control_activity, y::decision, y::reason];
        let columns = heads.into_iter().zip([5, 2, 6]).map(|(head, share)| Column::text(head(self.lang), share));
        let table = Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        self.chapter(2, self.word(y::carried), table, body);
        let known: BTreeSet<_> = carried.iter().map(|each| each.lineage_id).collect();
        let controls = self.book.controls_of_plan(self.plan.id);
        let added = controls.into_iter().filter(|control| !known.contains(&control.lineage()));
        let added: Vec<String> = added.map(|control| self.numbered_title(control)).collect();
        if !added.is_empty() {
            body.push(Block::Paragraph(y::added(self.lang, &format::list(self.lang, &added)).into()));
        }
    }

    fn carried_row(&self, carried: &Carried) -> Row {
        let mut controls = self.book.controls_of_plan(self.plan.id).into_iter();
        let control = controls.find(|control| control.lineage() == carried.lineage_id);
        let name = control.map_or_else(|| carried.title.clone(), |control| self.numbered_title(control));
        let decision = y::carry(self.lang, carried.decision);
        Row::of(vec![name.into(), decision.into(), carried.reason.as_str().into()])
    }

    fn numbered_title(&self, control: &ControlActivity) -> String {
        format!("{} {}", self.number_of(Node::Control(control.id)), control.title)
    }

    /// The plans of action of the plan, and of earlier ones whose actions are followed up in it, with their actions.
    pub(super) fn action_plans(&mut self, body: &mut Vec<Block>) {
        let followed: BTreeSet<_> = self.followed_actions().filter_map(|action| action.action_plan_id).collect();
        let plans = self.book.board_plans(self.plan.id).into_iter().flat_map(|plan| self.book.action_plans(plan));
        let wanted = |plan: &&ActionPlan| {
            let is_adopted = plan.adopted_on.is_none_or(|on| self.is_by_now(on));
            is_adopted && (plan.plan_id == self.plan.id || followed.contains(&plan.id))
        };
        let rows = plans.filter(wanted).map(|plan| self.action_plan_row(plan)).collect();
        let heads = [y::action_plan, words::registry_no, y::adopted_on, words::data_actions];
        let columns = heads.into_iter().zip([5, 3, 3, 6]).map(|(head, share)| Column::text(head(self.lang), share));
        let table = Table { columns: columns.collect(), rows, row_heads: true, ..Table::default() };
        self.chapter(2, self.word(y::action_plans), table, body);
    }

    fn action_plan_row(&self, plan: &ActionPlan) -> Row {
        let of_plan = self.followed_actions().filter(|action| action.action_plan_id == Some(plan.id));
        let said = |state| action_state(self.lang, state).to_lowercase();
        let actions: Vec<Text> = of_plan
            .map(|action| format!("{} ({})", before_brackets(&action.what), said(action.state)).into())
            .collect();
        let name = Text::from(&plan.name).and_line(Text::from(&plan.note));
        Row::of(vec![
            name.into(),
            plan.registry_no.as_str().into(),
            day_cell(plan.adopted_on),
            Cell::of(vec![Flow::List(actions)]),
        ])
    }

    /// When what the period showed is followed up, and whether it has been by the day of the document.
    pub(super) fn follow_up(&self) -> Option<Block> {
        let period = self.period;
        let day = |day: NaiveDate| format::date_long(self.lang, day);
        let by = period.follow_up_on.map(day).unwrap_or_default();
        let mut said = Vec::new();
        match (period.follow_up.trim(), by.as_str()) {
            ("", "") => {}
            ("", by) => said.push(y::followed_by(self.lang, by)),
            (when, by) => said.push(y::followed_at(self.lang, when, by)),
        }
        let done = period.followed_up_on.filter(|on| self.is_by_now(*on));
        said.extend(done.map(|on| y::followed_up(self.lang, &day(on))));
        (!said.is_empty()).then(|| Block::Paragraph(said.join(" ").into()))
    }

    /// A heading with a table under it; nothing of a table without rows. Columns that say nothing are left out.
    fn chapter(&mut self, level: u8, title: &str, table: Table, body: &mut Vec<Block>) {
        if !table.is_empty() {
            body.push(self.heading(level, title));
            body.push(Block::Table(table.without_empty_columns()));
        }
    }
}

fn day_cell(day: Option<NaiveDate>) -> Cell {
    day.map(format::date).unwrap_or_default().into()
}
