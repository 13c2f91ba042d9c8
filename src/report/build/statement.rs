//! The official statement: what is proposed to be decided and why, then a chapter for each routine.

use super::Maker;
use super::texts::written;
use crate::domain::{Action, ControlActivity, Deviation, Node, Section, TextBlock};
use crate::i18n::{Label, documents as t, format, life, report as words};
use crate::report::facts::ActionFacts;
use crate::report::model::{Block, Document, Head, Kind, List, Text};

/// Makes the statement.
pub(super) fn document(maker: &mut Maker<'_>) -> Document {
    let head = maker.statement_head();
    let mut body = Vec::new();
    maker.decision(&mut body);
    maker.matter(&mut body);
    maker.consequences(&mut body);
    maker.routines(&mut body);
    Document { lang: maker.lang, kind: Kind::Statement, head, body, appendices: Vec::new() }
}

impl Maker<'_> {
    fn statement_head(&self) -> Head {
        let title = format!("{}, {} {}", self.word(t::statement_title), self.facts.period.name, self.facts.plan.year);
        let head = self.head(title);
        let mut facts = vec![self.fact(t::officer, self.filled(TextBlock::StatementOfficer))];
        facts.extend(head.facts);
        Head { facts, subtitle: self.word(t::statement_kind).into(), ..head }
    }

    fn decision(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::decision)));
        body.extend(self.text(TextBlock::StatementDecision));
    }

    fn matter(&mut self, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(t::description)));
        body.extend(self.text(TextBlock::StatementDescription));
        let controls = self.book.controls_of_plan(self.plan.id);
        let controls = controls.into_iter().filter(|control| self.is_in_period(control));
        let items: Vec<Text> = controls.map(|control| self.routine_item(control)).collect();
        if !items.is_empty() {
            body.push(Block::Paragraph(Text::new().and_strong(self.word(t::controlled))));
            body.push(Block::List(List { numbered: false, items }));
        }
        body.push(self.heading(1, self.word(t::improvements)));
        let found: Vec<&Deviation> =
            self.facts.deviations.iter().filter_map(|facts| self.book.deviation(facts.id)).collect();
        if found.is_empty() {
            body.push(Block::Paragraph(self.word(t::no_improvements).into()));
            return;
        }
        let items = found.into_iter().map(|deviation| self.deviation_line(deviation)).collect();
        body.extend(self.text(TextBlock::StatementImprovements));
        body.push(Block::List(List { numbered: false, items }));
    }

    /// A routine and what its control is to make sure.
    fn routine_item(&self, control: &ControlActivity) -> Text {
        let point = self.book.risk_point(control.risk_point_id).map_or("", |point| point.name.as_str());
        let text = Text::new().and_strong(point).and(": ").and(&control.title);
        if control.objective.is_empty() { text } else { text.and(" – ").and(&control.objective) }
    }

    fn consequences(&mut self, body: &mut Vec<Block>) {
        let sections = [
            (t::economy as Label, TextBlock::StatementEconomy),
            (t::other_consequences, TextBlock::StatementOther),
            (t::follow_up, TextBlock::StatementFollowUp),
        ];
        for (label, block) in sections {
            body.push(self.heading(1, self.word(label)));
            body.extend(self.text(block));
        }
        body.extend(self.follow_up());
        for (label, block) in
            [(t::basis as Label, TextBlock::StatementBasis), (t::recipients, TextBlock::StatementRecipients)]
        {
            body.push(self.heading(1, self.word(label)));
            body.push(Block::List(List { numbered: false, items: self.items(block) }));
        }
    }

    fn routines(&mut self, body: &mut Vec<Block>) {
        body.push(Block::PageBreak);
        body.push(self.heading(1, self.word(t::report_part)));
        body.extend(self.text(TextBlock::StatementReport));
        let controls: Vec<_> = self.book.controls_of_plan(self.plan.id).iter().map(|control| control.id).collect();
        for id in controls {
            let Some(control) = self.book.control(id).filter(|control| self.is_in_period(control)) else { continue };
            let control = control.clone();
            self.routine(&control, body);
        }
        self.way_of_report(1, self.period.id, body);
        self.signed(1, body);
    }

    /// A chapter: selection, method, observations, assessment, analysis, proposals. What was added to them on later
    /// dates follows the text it belongs to, once there are such records.
    fn routine(&mut self, control: &ControlActivity, body: &mut Vec<Block>) {
        let point = self.book.risk_point(control.risk_point_id).map_or("", |point| point.name.as_str());
        let title = format!("{} {point}: {}", self.number_of(Node::Control(control.id)), control.title);
        body.push(self.heading(2, title));
        body.extend(written(&control.objective));
        body.extend(self.marks(control).into_iter().map(Block::Note));
        let outcome = self.outcome(control).cloned();
        let sample = self.said(t::sample_period, &self.sample_period(control));
        let mut selection = written(&control.selection);
        selection.extend(Some(Block::Paragraph(sample)).filter(|block| *block != Block::Paragraph(Text::new())));
        selection.extend(self.added(control, Section::Selection));
        self.section(t::selection, selection, t::not_stated, body);
        let mut method = written(&control.method);
        let questions = self.due_questions(control);
        if !questions.is_empty() {
            method.push(Block::List(List { numbered: false, items: questions }));
        }
        method.extend(self.added(control, Section::Method));
        self.section(t::method, method, t::not_stated, body);
        let figures = self.figures(control, |survey| !self.is_tabled(survey));
        let figures = (!figures.is_empty()).then_some(Block::List(List { numbered: false, items: figures }));
        let mut observations: Vec<Block> = figures.into_iter().collect();
        observations.extend(outcome.as_ref().map(|outcome| written(&outcome.result)).unwrap_or_default());
        observations.extend(self.survey_tables(control));
        observations.extend(self.trends(control));
        observations.extend(self.added(control, Section::Result));
        self.section(t::observations, observations, t::not_recorded, body);
        self.state_of(control, body);
        let assessment = outcome.as_ref().and_then(|outcome| outcome.assessment);
        let assessment = assessment.map(|each| Block::Lead(Text::from(self.terms.assessment(each).as_ref())));
        self.section(t::assessment, assessment.into_iter().collect(), t::not_assessed, body);
        self.found_in(control, body);
        for (label, text, section) in [
            (t::analysis as Label, outcome.as_ref().map(|each| &each.analysis), Some(Section::Analysis)),
            (t::comment, outcome.as_ref().map(|each| &each.comment), None),
        ] {
            let mut blocks = text.map(|text| written(text)).unwrap_or_default();
            blocks.extend(section.into_iter().flat_map(|section| self.added(control, section)));
            if !blocks.is_empty() {
                body.push(self.heading(3, self.word(label)));
                body.extend(blocks);
            }
        }
        let proposals = self.proposals(control);
        let list = (!proposals.is_empty()).then_some(Block::List(List { numbered: false, items: proposals }));
        let proposals = list.into_iter().chain(self.added(control, Section::Actions)).collect();
        self.section(t::proposals, proposals, t::no_proposals, body);
    }

    /// What has been added to a text since, under it.
    fn added(&self, control: &ControlActivity, section: Section) -> Vec<Block> {
        self.supplements(control, section).into_iter().map(Block::Paragraph).collect()
    }

    fn section(&mut self, label: Label, blocks: Vec<Block>, otherwise: Label, body: &mut Vec<Block>) {
        body.push(self.heading(3, self.word(label)));
        if blocks.is_empty() {
            body.push(Block::Paragraph(Text::new().and_emphasis(self.word(otherwise))));
        }
        body.extend(blocks);
    }

    /// How far the work has come, and who made it: a remark under what was seen.
    fn state_of(&self, control: &ControlActivity, body: &mut Vec<Block>) {
        let mut text = Text::new().and(self.word(words::status)).and(": ");
        text = text.and_badge(
            self.status(self.outcome(control).map_or(crate::domain::Status::NotStarted, |each| each.status)),
        );
        if let Some(outcome) = self.outcome(control) {
            text = text.and_line(self.said(t::cause, &outcome.paused_reason));
            text = text.and_line(self.said(t::resumes, &outcome.resumes));
        }
        body.push(Block::Note(text.and_line(self.who_and_when(control))));
    }

    fn found_in(&mut self, control: &ControlActivity, body: &mut Vec<Block>) {
        let item = |deviation: &Deviation| {
            self.deviation_details(deviation).into_iter().fold(self.deviation_line(deviation), Text::and_line)
        };
        let items: Vec<Text> = self.deviations_of(control).map(item).collect();
        if !items.is_empty() {
            body.push(self.heading(3, self.word(t::deviations)));
            body.push(Block::List(List { numbered: false, items }));
        }
    }

    fn proposals(&self, control: &ControlActivity) -> Vec<Text> {
        let mut found: Vec<&ActionFacts> = Vec::new();
        let of_control = self.facts.deviations.iter().filter(|each| each.control_activity_id == Some(control.id));
        for action in of_control.flat_map(|deviation| self.facts.actions_of(deviation)) {
            if found.iter().all(|other| other.id != action.id) {
                found.push(action);
            }
        }
        found.into_iter().map(|action| self.proposal(action)).collect()
    }

    fn proposal(&self, action: &ActionFacts) -> Text {
        let mut said = Vec::new();
        if !action.owner.is_empty() {
            said.push(t::owner_of(self.lang, &action.owner));
        }
        let due = action.due_on.map_or_else(|| action.due_text.clone(), format::date);
        if !due.is_empty() {
            said.push(t::due_of(self.lang, &due));
        }
        said.push(crate::i18n::terms::action_state(self.lang, action.state).to_owned());
        let text = Text::from(&action.what).and_line(said.join(" · ").into());
        let Some(action) = self.book.find::<Action>(action.id) else { return text };
        let earlier = Text::from(life::earlier(self.lang, action));
        self.life(text.and_line(earlier), action)
    }
}
