//! The detail pane: everything there is to know about the selected item, as lines that can be opened.

use crate::domain::{
    Action, ActionId, Book, ControlActivity, Deviation, DeviationId, Node, Outcome, OutcomeKey, Period, PeriodId,
    QuestionId, RiskPoint, Severity, Status,
};
use crate::i18n::terms::{Terms, action_state};
use crate::i18n::{Lang, screen as t};
use crate::ui::look::{Look, Role};
use crate::ui::wrap::wrap;
use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

/// What a line of the detail pane, or of a list, stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An item of the tree.
    Node(Node),
    /// What is recorded of a control in a period, and the field the line shows.
    Outcome(OutcomeKey, &'static str),
    /// A deviation.
    Deviation(DeviationId),
    /// An action.
    Action(ActionId),
    /// A question.
    Question(QuestionId),
}

/// A line of the pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Pieces of text with what they are for.
    pub spans: Vec<(String, Role)>,
    /// What Enter opens.
    pub target: Option<Target>,
}

/// The state of the pane.
#[derive(Clone, Debug, Default)]
pub struct DetailState {
    /// The lines, as of the latest refresh.
    pub lines: Vec<Line>,
    /// The line the cursor is on.
    pub at: usize,
    /// The first line in view.
    pub scroll: usize,
}

impl DetailState {
    /// Moves the cursor by some lines.
    pub fn step(&mut self, lines: isize) {
        self.at = self.at.saturating_add_signed(lines).min(self.lines.len().saturating_sub(1));
    }

    /// What the cursor is on.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        self.lines.get(self.at)?.target
    }
}

/// What the lines are made from.
pub struct Context<'a> {
    /// The records.
    pub book: &'a Book,
    /// The words.
    pub terms: Terms<'a>,
    /// Signs and styles.
    pub look: Look,
    /// The period.
    pub period: &'a Period,
    /// Today, which decides what is late.
    pub today: NaiveDate,
    /// How wide the pane is.
    pub width: usize,
}

/// The lines for an item of the tree.
#[must_use]
pub fn lines(context: &Context<'_>, node: Node) -> Vec<Line> {
    let mut writer = Writer { context, lines: Vec::new() };
    match node {
        Node::Area(id) => writer.area(id),
        Node::RiskPoint(id) => {
            if let Some(risk_point) = context.book.risk_point(id) {
                writer.risk_point(risk_point);
            }
        }
        Node::Control(id) => {
            if let Some(control) = context.book.control(id) {
                writer.control(control);
            }
        }
    }
    writer.lines
}

struct Writer<'a, 'b> {
    context: &'a Context<'b>,
    lines: Vec<Line>,
}

impl Writer<'_, '_> {
    fn lang(&self) -> Lang {
        self.context.look.lang
    }

    fn push(&mut self, spans: Vec<(String, Role)>, target: Option<Target>) {
        self.lines.push(Line { spans, target });
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.push(Vec::new(), None);
        }
    }

    /// A heading with the text under it.
    fn section(&mut self, heading: &str, text: &str, target: Target) {
        if text.trim().is_empty() {
            return;
        }
        self.blank();
        self.push(vec![(heading.to_owned(), Role::Heading)], Some(target));
        self.paragraph(text, 0, Role::Text, target);
    }

    fn paragraph(&mut self, text: &str, indent: usize, role: Role, target: Target) {
        for line in wrap(text, self.context.width.saturating_sub(indent)) {
            self.push(vec![(format!("{:indent$}{line}", ""), role)], Some(target));
        }
    }

    /// A label and its value on one line, the value wrapped under itself.
    fn field(&mut self, label: &str, value: &str, target: Target) {
        if value.trim().is_empty() {
            return;
        }
        let indent = 12.max(label.width() + 1);
        let wrapped = wrap(value, self.context.width.saturating_sub(indent));
        for (row, line) in wrapped.into_iter().enumerate() {
            let label = if row == 0 { label } else { "" };
            let pad = indent.saturating_sub(label.width());
            let spans = vec![(format!("{label}{:pad$}", ""), Role::Label), (line, Role::Text)];
            self.push(spans, Some(target));
        }
    }

    fn title(&mut self, text: &str, target: Target) {
        self.paragraph(text, 0, Role::Title, target);
    }

    fn area(&mut self, id: crate::domain::AreaId) {
        let Some(area) = self.context.book.area(id) else { return };
        let target = Target::Node(Node::Area(id));
        self.title(&area.name, target);
        self.section(t::purpose(self.lang()), &area.purpose, target);
        if area.purpose.trim().is_empty() {
            self.blank();
            self.paragraph(t::no_purpose(self.lang()), 0, Role::Muted, target);
        }
    }

    fn risk_point(&mut self, risk_point: &RiskPoint) {
        let lang = self.lang();
        let target = Target::Node(Node::RiskPoint(risk_point.id));
        self.title(&risk_point.name, target);
        let level = |level: &crate::domain::Level| format!("{} {}", level.number, level.label).trim_end().to_owned();
        self.blank();
        self.field(t::likelihood(lang), &risk_point.likelihood.as_ref().map(level).unwrap_or_default(), target);
        self.field(t::consequence(lang), &risk_point.consequence.as_ref().map(level).unwrap_or_default(), target);
        let value = risk_point.risk_value.map(|value| value.to_string()).unwrap_or_default();
        self.field(t::risk_value(lang), &value, target);
        if risk_point.irregularity {
            self.field(t::irregularity(lang), t::yes(lang), target);
        }
        self.section(t::background(lang), &risk_point.background, target);
        self.section(t::likely_errors(lang), &risk_point.likely_errors, target);
        let book = self.context.book;
        let period = self.context.period.id;
        let own = book.deviations_of_risk_point(risk_point.id).filter(|deviation| deviation.control_id.is_none());
        self.deviations(own.filter(|deviation| deviation.period_id == period).collect());
    }

    fn control(&mut self, control: &ControlActivity) {
        let (lang, period) = (self.lang(), self.context.period);
        let key = OutcomeKey { control_id: control.id, period_id: period.id };
        let outcome = self.context.book.outcome_or_blank(key);
        let node = Target::Node(Node::Control(control.id));
        self.title(&control.title, node);
        self.status(control, &outcome);
        let responsible: Vec<_> = control.responsible.iter().map(|party| party.name.as_str()).collect();
        self.field(t::responsible(lang), &responsible.join(", "), node);
        self.field(t::frequency(lang), &control.frequency.text, node);
        if period.is_locked() {
            let locked = period.locked_on.map(|on| t::locked_on(lang, on)).unwrap_or_default();
            self.field(t::period(lang), &locked, Target::Outcome(key, "status"));
        }
        self.result(&outcome);
        let book = self.context.book;
        let deviations = book.deviations_of_control(control.id).filter(|deviation| deviation.period_id == period.id);
        self.deviations(deviations.collect());
        self.judged(&outcome);
        self.previous(control);
        self.section(t::objective(lang), &control.objective, node);
        self.method(control);
        self.section(t::selection(lang), &control.selection, node);
    }

    fn status(&mut self, control: &ControlActivity, outcome: &Outcome) {
        let context = self.context;
        let sign = context.look.glyphs.status(outcome.status);
        let word = context.terms.status(outcome.status);
        let target = Target::Outcome(outcome.key(), "status");
        self.push(vec![(format!("{sign} {word}"), status_role(outcome.status))], Some(target));
        let due = control.frequency.is_due(context.period.number);
        if !due {
            self.paragraph(t::not_due(self.lang()), 0, Role::Muted, target);
        }
        if outcome.status == Status::Paused {
            self.field(t::paused_reason(self.lang()), &outcome.paused_reason, target);
            self.field(t::resumes(self.lang()), &outcome.resumes, target);
        }
    }

    fn result(&mut self, outcome: &Outcome) {
        let lang = self.lang();
        let target = Target::Outcome(outcome.key(), "result");
        self.section(t::result(lang), &outcome.result, target);
        if outcome.result.trim().is_empty() {
            self.blank();
            self.paragraph(t::no_result(lang), 0, Role::Muted, target);
        }
    }

    fn judged(&mut self, outcome: &Outcome) {
        let lang = self.lang();
        let at = |field| Target::Outcome(outcome.key(), field);
        let assessment = outcome.assessment.map(|assessment| self.context.terms.assessment(assessment));
        self.section(t::assessment(lang), &assessment.unwrap_or_default(), at("assessment"));
        self.section(t::comment(lang), &outcome.comment, at("comment"));
        self.section(t::analysis(lang), &outcome.analysis, at("analysis"));
        let by = |name: &str, on: Option<NaiveDate>| match (name.trim(), on) {
            ("", None) => String::new(),
            (name, None) => name.to_owned(),
            (name, Some(on)) => format!("{name} {on}").trim_start().to_owned(),
        };
        let (performed, reviewed) =
            (by(&outcome.performed_by, outcome.performed_on), by(&outcome.reviewed_by, outcome.reviewed_on));
        if !performed.is_empty() || !reviewed.is_empty() {
            self.blank();
        }
        self.field(t::performed(lang), &performed, at("performed_by"));
        self.field(t::reviewed(lang), &reviewed, at("reviewed_by"));
    }

    fn deviations(&mut self, deviations: Vec<&Deviation>) {
        let lang = self.lang();
        if deviations.is_empty() {
            return;
        }
        self.blank();
        let heading = t::deviations_heading(lang).to_owned();
        self.push(vec![(heading, Role::Heading)], None);
        for deviation in deviations {
            self.deviation(deviation);
        }
    }

    fn deviation(&mut self, deviation: &Deviation) {
        let context = self.context;
        let target = Target::Deviation(deviation.id);
        let sign = context.look.glyphs.severity(deviation.severity);
        let word = context.terms.severity_short(deviation.severity);
        let text = format!("{sign} {word}: {}", deviation.title);
        let role = severity_role(deviation.severity);
        for (row, line) in wrap(&text, context.width.saturating_sub(2)).into_iter().enumerate() {
            let indent = if row == 0 { "" } else { "  " };
            self.push(vec![(format!("{indent}{line}"), if row == 0 { role } else { Role::Text })], Some(target));
        }
        self.paragraph(deviation.description.trim(), 2, Role::Text, target);
        if deviation.description.trim().is_empty() {
            self.lines.pop();
        }
        for action in context.book.actions_of(deviation.id) {
            self.action(action);
        }
    }

    fn action(&mut self, action: &Action) {
        let lang = self.lang();
        let late = action.is_late(self.context.today);
        let when = action.due_on.map_or_else(|| action.due_text.clone(), |due| due.to_string());
        let state = if late { t::late(lang) } else { action_state(lang, action.state) };
        let facts: Vec<_> =
            [state, action.owner.as_str(), when.as_str()].into_iter().filter(|f| !f.is_empty()).collect();
        let target = Target::Action(action.id);
        let role = if late { Role::Warning } else { Role::Muted };
        let arrow = t::action_mark(lang);
        self.paragraph(&format!("{arrow} {}", action.what), 2, Role::Text, target);
        self.paragraph(&facts.join(" · "), 4, role, target);
    }

    fn previous(&mut self, control: &ControlActivity) {
        let book = self.context.book;
        let previous = book.previous_period(self.context.period.id);
        let Some((period, outcome)) = previous.and_then(|p| Some((p, book.outcome(control.id, p.id)?))) else { return };
        let heading = t::previous(self.lang(), &period.name);
        let sign = self.context.look.glyphs.status(outcome.status);
        let word = self.context.terms.status(outcome.status);
        let target = Target::Outcome(outcome.key(), "result");
        self.section(&heading, &format!("{sign} {word}\n{}", outcome.result.trim()), target);
    }

    fn method(&mut self, control: &ControlActivity) {
        let lang = self.lang();
        let node = Target::Node(Node::Control(control.id));
        let mut questions = self.context.book.questions(control.id).peekable();
        if control.method.trim().is_empty() && questions.peek().is_some() {
            self.blank();
            self.push(vec![(t::method(lang).to_owned(), Role::Heading)], Some(node));
        }
        self.section(t::method(lang), &control.method, node);
        for question in questions {
            let target = Target::Question(question.id);
            let due = question.periods.is_empty() || question.periods.contains(&self.context.period.number);
            let role = if due { Role::Text } else { Role::Muted };
            let aside = if due { String::new() } else { format!(" {}", t::not_this_period(lang)) };
            self.paragraph(&format!("- {}{aside}", question.text), 0, role, target);
        }
    }
}

/// The style role of a status.
#[must_use]
pub const fn status_role(status: Status) -> Role {
    match status {
        Status::NotStarted | Status::NotKnown => Role::Text,
        Status::Started => Role::Active,
        Status::Paused => Role::Warning,
        Status::Completed => Role::Good,
    }
}

/// The style role of a severity.
#[must_use]
pub const fn severity_role(severity: Option<Severity>) -> Role {
    match severity {
        Some(Severity::Serious) => Role::Serious,
        Some(Severity::Minor) => Role::Minor,
        Some(Severity::Observation) => Role::Text,
        None => Role::Warning,
    }
}

/// The period a target belongs to, where it does.
#[must_use]
pub fn period_of(book: &Book, target: Target) -> Option<PeriodId> {
    match target {
        Target::Outcome(key, _) => Some(key.period_id),
        Target::Deviation(id) => book.deviation(id).map(|deviation| deviation.period_id),
        Target::Action(id) => {
            let first = book.find::<Action>(id)?.deviation_ids.first().copied()?;
            book.deviation(first).map(|deviation| deviation.period_id)
        }
        Target::Node(_) | Target::Question(_) => None,
    }
}
