//! Controls as cells and paragraphs: who, when, how, and what was recorded of them.

use super::Maker;
use super::summary::is_same;
use super::texts::{before_brackets, flow};
use crate::domain::{
    ControlActivity, Deviation, Frequency, Node, Outcome, Question, RiskPoint, Section, Severity, Status, Supplement,
};
use crate::i18n::{Label, documents as t, documents_year as y, format, life, report as words, review, year};
use crate::report::model::{Cell, Flow, Line, Text};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Maker<'_> {
    /// The number of a node in the tree.
    pub(super) fn number_of(&self, node: Node) -> &str {
        self.lines.iter().find(|line| line.node == node).map_or("", |line| line.number.as_str())
    }

    /// A name with its number.
    pub(super) fn numbered(&self, node: Node, name: &str) -> Line {
        format!("{} {name}", self.number_of(node)).into()
    }

    /// A control with its number and what it is to make sure.
    pub(super) fn control_cell(&self, control: &ControlActivity) -> Cell {
        let title = Text::strong(&self.numbered(Node::Control(control.id), &control.title));
        let mut parts = vec![Flow::Paragraph(title)];
        parts.extend(flow(&control.objective));
        parts.extend(self.marks(control).into_iter().map(Flow::Paragraph));
        Cell::of(parts)
    }

    /// What a control is marked with: that every board makes it, and that its text is last year's and nobody has confirmed it.
    pub(super) fn marks(&self, control: &ControlActivity) -> Vec<Text> {
        let marks = [(control.municipality_wide, y::municipality_wide as Label), (control.unconfirmed, y::unconfirmed)];
        let marked = marks.into_iter().filter(|(is_marked, _)| *is_marked);
        marked.map(|(_, word)| Text::new().and_emphasis(self.word(word))).collect()
    }

    pub(super) fn responsible_cell(&self, control: &ControlActivity) -> Cell {
        if control.responsible.is_empty() {
            return self.word(words::no_owner).into();
        }
        let names = control.responsible.iter().map(|party| Text::from(&party.name));
        names.fold(Text::new(), Text::and_line).into()
    }

    pub(super) fn frequency_cell(&self, frequency: &Frequency) -> Cell {
        let mut text = Text::from(&frequency.text);
        // In every period: the words of the frequency say it already.
        if !self.book.periods(self.plan.id).all(|period| frequency.is_due(period.number)) {
            text = text.and_line(t::in_periods(self.lang, &self.period_names(&frequency.periods)).into());
        } else if text.is_empty() {
            text = self.word(t::every_period).into();
        }
        text.into()
    }

    fn period_names(&self, numbers: &BTreeSet<u8>) -> String {
        let name = |number: &u8| {
            let period = self.book.periods(self.plan.id).find(|period| period.number == *number);
            period.map_or_else(|| t::period_number(self.lang, *number), |period| period.name.clone())
        };
        format::list(self.lang, &numbers.iter().map(name).collect::<Vec<_>>())
    }

    /// How a control is made: in words, its questions, and what is looked at. In a document about a period, only
    /// the questions that are due in it.
    pub(super) fn method_cell(&self, control: &ControlActivity, questions: &[Text]) -> Cell {
        let mut parts = flow(&control.method);
        if !questions.is_empty() {
            parts.push(Flow::List(questions.to_vec()));
        }
        parts.push(Flow::Paragraph(self.said(t::selection, &control.selection)));
        parts.push(Flow::Paragraph(self.said(t::sample_period, &self.sample_period(control))));
        Cell::of(parts)
    }

    pub(super) fn sample_period(&self, control: &ControlActivity) -> String {
        match (control.sample_from, control.sample_to) {
            (Some(from), Some(to)) => format::date_range_long(self.lang, from, to),
            (Some(from), None) => t::sample_from(self.lang, &format::date_long(self.lang, from)),
            (None, Some(to)) => t::sample_to(self.lang, &format::date_long(self.lang, to)),
            (None, None) => String::new(),
        }
    }

    /// Every question of a control's method, with the periods it is due in.
    pub(super) fn all_questions(&self, control: &ControlActivity) -> Vec<Text> {
        let text = |question: &Question| {
            if question.periods.is_empty() {
                return Text::from(&question.text);
            }
            format!("{} ({})", before_brackets(&question.text), self.period_names(&question.periods)).into()
        };
        self.book.questions(control.id).map(text).collect()
    }

    /// The questions of a control's method that are due in the period.
    pub(super) fn due_questions(&self, control: &ControlActivity) -> Vec<Text> {
        let due = |question: &&Question| question.periods.is_empty() || question.periods.contains(&self.period.number);
        self.book.questions(control.id).filter(due).map(|question| Text::from(&question.text)).collect()
    }

    /// A risk point over its controls: name with number, and what may go wrong.
    pub(super) fn risk_point_cell(&self, risk_point: &RiskPoint, at_length: bool) -> Cell {
        let name = self.numbered(Node::RiskPoint(risk_point.id), &risk_point.name);
        let mut parts = vec![Flow::Paragraph(Text::strong(&name))];
        if at_length {
            parts.push(Flow::Paragraph(self.said(t::background, &risk_point.background)));
            parts.push(Flow::Paragraph(self.said(t::likely_errors, &risk_point.likely_errors)));
        }
        Cell::of(parts)
    }

    /// Whether a control is in a document about the period: it is due, or something was recorded of it.
    pub(super) fn is_in_period(&self, control: &ControlActivity) -> bool {
        control.frequency.is_due(self.period.number)
            || self.outcome(control).is_some_and(|outcome| !outcome.is_blank())
            || self.deviations_of(control).next().is_some()
    }

    pub(super) fn outcome(&self, control: &ControlActivity) -> Option<&Outcome> {
        self.book.outcome(control.id, self.period.id)
    }

    /// The deviations that a control found in the period, worst first.
    pub(super) fn deviations_of(&self, control: &ControlActivity) -> impl Iterator<Item = &Deviation> {
        let found = self.book.deviations_of_control(control.id);
        worst_first(found.filter(|deviation| deviation.period_id == self.period.id))
    }

    /// The deviations of a risk point in the period that no control of its found, worst first.
    pub(super) fn deviations_of_point(&self, risk_point: &RiskPoint) -> impl Iterator<Item = &Deviation> {
        let found = self.book.deviations_of_risk_point(risk_point.id);
        worst_first(found.filter(|each| each.period_id == self.period.id && each.control_id.is_none()))
    }

    /// How far the work on a control has come, and why it rests.
    pub(super) fn status_cell(&self, control: &ControlActivity) -> Cell {
        let Some(outcome) = self.outcome(control) else { return self.status(Status::NotStarted).into() };
        let mut parts = vec![Flow::Paragraph(Text::badge(self.status(outcome.status)))];
        parts.push(Flow::Paragraph(self.said(t::cause, &outcome.paused_reason)));
        parts.push(Flow::Paragraph(self.said(t::resumes, &outcome.resumes)));
        Cell::of(parts)
    }

    /// What a control showed: the result, and its deviations. Its figures and answers stand first.
    pub(super) fn result_cell(&self, control: &ControlActivity) -> Cell {
        let result = self.outcome(control).map_or("", |outcome| outcome.result.as_str());
        let mut parts: Vec<Flow> = self.figures(control, |_| true).into_iter().map(Flow::Paragraph).collect();
        parts.extend(flow(result));
        if parts.is_empty() {
            parts.push(Flow::Paragraph(Text::new().and_emphasis(self.word(t::not_recorded))));
        }
        parts.extend(self.deviations_of(control).map(|deviation| Flow::Paragraph(self.deviation_line(deviation))));
        Cell::of(parts)
    }

    /// A deviation in a line: how bad, and what.
    pub(super) fn deviation_line(&self, deviation: &Deviation) -> Text {
        let text = Text::badge(self.severity(deviation.severity, 1)).and(": ").and(&deviation.title);
        if deviation.unit.is_empty() { text } else { text.and(&format!(" ({})", deviation.unit)) }
    }

    /// As [`Self::deviation_line`], without a name that is that of the place where it stands.
    pub(super) fn deviation_line_at(&self, deviation: &Deviation, place: &str) -> Text {
        if !is_same(place, &deviation.title) {
            return self.deviation_line(deviation);
        }
        let text = Text::badge(self.severity(deviation.severity, 1));
        if deviation.unit.is_empty() { text } else { text.and(&format!(" ({})", deviation.unit)) }
    }

    /// What a deviation says at length, each in a line of its own.
    pub(super) fn deviation_details(&self, deviation: &Deviation) -> Vec<Text> {
        let cause = self.said(t::root_cause, &deviation.root_cause);
        let reason = self.said(t::severity_reason, &deviation.severity_reason);
        let lines =
            [Text::from(&deviation.description), cause, reason, self.standing(deviation), self.repeats(deviation)];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }

    /// Which earlier deviation a deviation repeats, if any.
    fn repeats(&self, deviation: &Deviation) -> Text {
        let Some(earlier) = deviation.repeat_of_id.and_then(|id| self.book.deviation(id)) else { return Text::new() };
        let period = self.book.period(earlier.period_id).map_or("", |period| period.name.as_str());
        let repeats = Text::from(t::repeats(self.lang, &earlier.title, period));
        let age = self.book.age(deviation).filter(|age| age.times > 2).map(|age| life::age(self.lang, self.book, age));
        repeats.and_line(age.unwrap_or_default().into())
    }

    /// What has become of a deviation, as of the day of the document: where it was reported, how it stands and why.
    pub(super) fn standing(&self, deviation: &Deviation) -> Text {
        let escalated = deviation.escalated_on.filter(|day| self.is_by_now(*day));
        let escalated = escalated.map(|day| y::escalated(self.lang, &format::date_long(self.lang, day)));
        let text = Text::from(escalated.unwrap_or_default());
        if deviation.decided_on.is_some_and(|day| !self.is_by_now(day)) {
            return text;
        }
        text.and_line(life::standing_told(self.lang, deviation, self.facts.dated).into())
    }

    /// What belongs to a control's row beside its cells: assessment, analysis, comment, causes of its deviations,
    /// and who made and reviewed it.
    pub(super) fn comments(&self, control: &ControlActivity) -> Vec<Flow> {
        let mut parts = Vec::new();
        if let Some(outcome) = self.outcome(control) {
            if let Some(assessment) = outcome.assessment {
                parts.push(self.said(t::assessment, &self.terms.assessment(assessment)));
            }
            parts.push(self.said(t::analysis, &outcome.analysis));
            parts.push(self.said(t::comment, &outcome.comment));
        }
        parts.extend(Section::ALL.iter().flat_map(|section| self.supplements(control, *section)));
        for deviation in self.deviations_of(control) {
            parts.push(self.said(t::root_cause, &deviation.root_cause));
            parts.push(self.said(t::severity_reason, &deviation.severity_reason));
            parts.push(self.standing(deviation));
            parts.push(self.repeats(deviation));
        }
        parts.push(self.who_and_when(control));
        parts.into_iter().filter(|text| !text.is_empty()).map(Flow::Paragraph).collect()
    }

    /// What has been added to a text of an outcome since, each with its day and author.
    pub(super) fn supplements(&self, control: &ControlActivity, section: Section) -> Vec<Text> {
        let all = self.book.supplements(control.id);
        let of_text = all.filter(|each| each.period_id == self.period.id && each.section == section);
        let told = |each: &Supplement| {
            let name = year::section(self.lang, section).to_lowercase();
            let head = review::supplement_of(self.lang, &name, &format::date(each.on), each.by.trim());
            Text::new().and_strong(&head).and(": ").and_text(Text::from(&each.text))
        };
        of_text.map(told).collect()
    }

    /// Who made a control and who reviewed it.
    pub(super) fn who_and_when(&self, control: &ControlActivity) -> Text {
        let Some(outcome) = self.outcome(control) else { return Text::new() };
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, format::date);
        let mut text = Text::new();
        let (performed_on, reviewed_on) = (day(outcome.performed_on), day(outcome.reviewed_on));
        if !(outcome.performed_by.is_empty() && performed_on.is_empty()) {
            text = text.and(&t::performed(self.lang, &outcome.performed_by, &performed_on)).and(". ");
        }
        if !(outcome.reviewed_by.is_empty() && reviewed_on.is_empty()) {
            text = text.and(&t::reviewed(self.lang, &outcome.reviewed_by, &reviewed_on)).and(".");
        }
        text
    }
}

/// Orders deviations by severity, the worst first and the ungraded last; those alike as in the plan.
fn worst_first<'a>(found: impl Iterator<Item = &'a Deviation>) -> impl Iterator<Item = &'a Deviation> {
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|deviation| match deviation.severity {
        Some(Severity::Serious) => 0,
        Some(Severity::Minor) => 1,
        Some(Severity::Observation) => 2,
        None => 3,
    });
    found.into_iter()
}
