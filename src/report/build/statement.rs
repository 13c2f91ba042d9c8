//! The official statement: what is proposed to be decided and why, then a chapter for each routine.

use super::Maker;
use super::texts::written;
use crate::domain::{Action, ControlActivity, Deviation, Node, Outcome, Section, TextBlock};
use crate::i18n::{Label, documents as t, format, life, report as words};
use crate::report::facts::{ActionFacts, DeviationFacts};
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
            let none = if self.is_recorded(self.period) { t::no_improvements } else { words::nothing_recorded };
            body.push(Block::Paragraph(self.word(none).into()));
            return;
        }
        let items = found.into_iter().map(|deviation| self.deviation_line(deviation)).collect();
        body.extend(self.text(TextBlock::StatementImprovements));
        body.push(Block::List(List { numbered: false, items }));
    }

    /// A routine and what its control is to make sure.
    fn routine_item(&self, control: &ControlActivity) -> Text {
        let point = self.book.risk_point(control.risk_point_id).map_or("", |point| point.name.as_str());
        let mut text = Text::new().and_strong(point);
        if !says_same(point, &control.title) {
            text = text.and(": ").and(&control.title);
        }
        let told = control.objective.is_empty() || says_same(&control.title, &control.objective);
        if told { text } else { text.and(" – ").and(&control.objective) }
    }

    fn consequences(&mut self, body: &mut Vec<Block>) {
        let sections = [
            (t::economy as Label, TextBlock::StatementEconomy),
            (t::other_consequences, TextBlock::StatementOther),
            (t::follow_up, TextBlock::StatementFollowUp),
        ];
        for (label, block) in sections {
            body.push(self.heading(1, self.word(label)));
            // The text that is there to begin with tells of deviations.
            let tells_of_none = block == TextBlock::StatementOther && self.facts.deviations.is_empty();
            if tells_of_none && self.plan.own_text(block).is_none() {
                body.push(Block::Paragraph(self.word(t::no_other_consequences).into()));
            } else {
                body.extend(self.text(block));
            }
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
        let mut controls = self.book.controls_of_plan(self.plan.id);
        controls.retain(|control| self.is_in_period(control));
        let controls: Vec<ControlActivity> = controls.into_iter().cloned().collect();
        if controls.is_empty() {
            body.push(Block::Paragraph(self.word(words::no_controls).into()));
        } else {
            body.extend(self.text(TextBlock::StatementReport));
        }
        for control in &controls {
            self.routine(control, body);
        }
        self.without_routine(body);
        self.way_of_report(1, self.period.id, body);
        self.signed(1, body);
        body.extend(self.added_since(self.facts.dated, Some(self.period)));
    }

    /// A chapter: selection, method, observations, assessment, analysis, proposals. What was added to them on later
    /// dates follows the text it belongs to, once there are such records.
    fn routine(&mut self, control: &ControlActivity, body: &mut Vec<Block>) {
        let point = self.book.risk_point(control.risk_point_id).map_or("", |point| point.name.as_str());
        let number = self.number_of(Node::Control(control.id));
        let title = if says_same(point, &control.title) {
            format!("{number} {point}")
        } else {
            format!("{number} {point}: {}", control.title)
        };
        body.push(self.heading(2, title));
        body.extend(written(&control.objective));
        body.extend(self.marks(control).into_iter().map(Block::Note));
        let outcome = self.outcome(control).cloned();
        let outcome = outcome.as_ref();
        let mut chapter = Chapter { body, lacks: Vec::new() };
        self.needed(t::selection, self.selection(control), t::no_selection, &mut chapter);
        self.needed(t::method, self.method(control), t::no_method, &mut chapter);
        self.needed(t::observations, self.observations(control, outcome), t::not_recorded, &mut chapter);
        chapter.body.push(self.state_of(control));
        self.needed(t::assessment, self.assessed(outcome), t::not_assessed, &mut chapter);
        self.section(t::deviations, list(self.found_in(control)), chapter.body);
        let mut analysis = outcome.map_or_else(Vec::new, |outcome| written(&outcome.analysis));
        analysis.extend(self.added(control, Section::Analysis));
        self.section(t::analysis, analysis, chapter.body);
        let comment = outcome.map_or_else(Vec::new, |outcome| written(&outcome.comment));
        self.section(t::comment, comment, chapter.body);
        self.needed(t::proposals, self.proposed(control), t::no_proposals, &mut chapter);
        if !chapter.lacks.is_empty() {
            chapter.body.push(Block::Note(chapter.lacks.join(" ").into()));
        }
    }

    /// The deviations that no control found, with what is proposed against them.
    fn without_routine(&mut self, body: &mut Vec<Block>) {
        let alone = || self.facts.deviations.iter().filter(|each| each.control_activity_id.is_none());
        let items = alone().filter_map(|facts| Some((facts, self.book.deviation(facts.id)?)));
        let items: Vec<Text> = items
            .map(|(facts, deviation)| {
                let place = words::of_risk_point(self.lang, &facts.risk_point);
                let place = if facts.risk_point.is_empty() { Text::new() } else { place.into() };
                let details = self.deviation_details(deviation);
                let line = self.deviation_line_at(deviation, &facts.risk_point);
                details.into_iter().fold(line.and_line(place), Text::and_line)
            })
            .collect();
        if items.is_empty() {
            return;
        }
        let proposals = self.proposals_against(alone());
        body.push(self.heading(2, self.word(t::deviations_of_risk_point)));
        body.extend(list(items));
        if proposals.is_empty() {
            body.push(Block::Note(self.word(t::no_proposals).into()));
        }
        self.section(t::proposals, list(proposals), body);
    }

    fn selection(&self, control: &ControlActivity) -> Vec<Block> {
        let mut blocks = written(&control.selection);
        let sample = self.said(t::sample_period, &self.sample_period(control));
        blocks.extend((!sample.is_empty()).then_some(Block::Paragraph(sample)));
        blocks.extend(self.added(control, Section::Selection));
        blocks
    }

    fn method(&self, control: &ControlActivity) -> Vec<Block> {
        let mut blocks = written(&control.method);
        blocks.extend(list(self.due_questions(control)));
        blocks.extend(self.added(control, Section::Method));
        blocks
    }

    fn observations(&self, control: &ControlActivity, outcome: Option<&Outcome>) -> Vec<Block> {
        let mut blocks = list(self.figures(control, |survey| !self.is_tabled(survey)));
        blocks.extend(outcome.map_or_else(Vec::new, |outcome| written(&outcome.result)));
        blocks.extend(self.survey_tables(control));
        blocks.extend(self.trends(control));
        blocks.extend(self.added(control, Section::Result));
        blocks
    }

    fn assessed(&self, outcome: Option<&Outcome>) -> Vec<Block> {
        let assessment = outcome.and_then(|outcome| outcome.assessment);
        let assessment = assessment.map(|each| Block::Lead(Text::from(self.terms.assessment(each).as_ref())));
        assessment.into_iter().collect()
    }

    fn proposed(&self, control: &ControlActivity) -> Vec<Block> {
        let mut blocks = list(self.proposals(control));
        blocks.extend(self.added(control, Section::Actions));
        blocks
    }

    /// What has been added to a text since, under it.
    fn added(&self, control: &ControlActivity, section: Section) -> Vec<Block> {
        self.supplements(control, section).into_iter().map(Block::Paragraph).collect()
    }

    /// A part that every chapter is to have; where it is empty, that is noted.
    fn needed(&mut self, label: Label, blocks: Vec<Block>, otherwise: Label, chapter: &mut Chapter<'_>) {
        if blocks.is_empty() {
            chapter.lacks.push(self.word(otherwise));
        }
        self.section(label, blocks, chapter.body);
    }

    /// A part of a chapter under its heading; nothing of an empty one.
    fn section(&mut self, label: Label, blocks: Vec<Block>, body: &mut Vec<Block>) {
        if !blocks.is_empty() {
            body.push(self.heading(3, self.word(label)));
            body.extend(blocks);
        }
    }

    /// How far the work has come, and who made it: a remark under what was seen.
    fn state_of(&self, control: &ControlActivity) -> Block {
        let mut text = Text::new().and(self.word(words::status)).and(": ");
        text = text.and_badge(
            self.status(self.outcome(control).map_or(crate::domain::Status::NotStarted, |each| each.status)),
        );
        if let Some(outcome) = self.outcome(control) {
            text = text.and_line(self.said(t::cause, &outcome.paused_reason));
            text = text.and_line(self.said(t::resumes, &outcome.resumes));
        }
        Block::Note(text.and_line(self.who_and_when(control)))
    }

    fn found_in(&self, control: &ControlActivity) -> Vec<Text> {
        let item = |deviation: &Deviation| {
            self.deviation_details(deviation).into_iter().fold(self.deviation_line(deviation), Text::and_line)
        };
        self.deviations_of(control).map(item).collect()
    }

    fn proposals(&self, control: &ControlActivity) -> Vec<Text> {
        let of_control = self.facts.deviations.iter().filter(|each| each.control_activity_id == Some(control.id));
        self.proposals_against(of_control)
    }

    /// The actions against some deviations, each once.
    fn proposals_against<'d>(&self, deviations: impl Iterator<Item = &'d DeviationFacts>) -> Vec<Text> {
        let mut found: Vec<&ActionFacts> = Vec::new();
        for action in deviations.flat_map(|deviation| self.facts.actions_of(deviation)) {
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
        self.checks(action).into_iter().fold(self.origin(text.and_line(earlier), action), Text::and_line)
    }
}

/// A chapter while it is made.
struct Chapter<'b> {
    body: &'b mut Vec<Block>,
    /// What it is to have and has not: told in one remark at its end, rather than under a heading for each.
    lacks: Vec<&'static str>,
}

/// A list of its items; nothing of none.
fn list(items: Vec<Text>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { numbered: false, items })] }
}

/// Whether a routine, its control and what that is to make sure have the same words, as where each routine is one control.
fn says_same(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    bare(one) == bare(other)
}
