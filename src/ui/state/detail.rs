//! The detail pane: everything there is to know about the selected item, as lines that can be opened.

mod answers;
mod control;
mod deviations;
mod measures;
mod sheets;
mod surveys;

use crate::domain::{
    Action, ActionId, AnswerKey, Book, DeviationId, EffectCheck, EffectCheckId, Node, OutcomeKey, Period, PeriodId,
    RiskPoint, Severity, SheetId, Status, Supplement, SupplementId, Survey, SurveyId, SurveyQuestion, SurveyQuestionId,
    TestSheet, ValueKey,
};
pub(in crate::ui) use measures::trend_role;

use crate::i18n::terms::Terms;
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
    /// A check of what an action achieved.
    Check(EffectCheckId),
    /// What is read of a measure in a period.
    Value(ValueKey),
    /// The answer to a question in a period.
    Answer(AnswerKey),
    /// A test sheet.
    Sheet(SheetId),
    /// A survey.
    Survey(SurveyId),
    /// A question of a survey.
    SurveyQuestion(SurveyQuestionId),
    /// A supplement.
    Supplement(SupplementId),
}

impl Target {
    /// The same thing in another period: what is recorded there of the control, the measure or the question.
    #[must_use]
    pub const fn in_period(self, period_id: PeriodId) -> Self {
        match self {
            Self::Outcome(key, field) => Self::Outcome(OutcomeKey { period_id, ..key }, field),
            Self::Value(key) => Self::Value(ValueKey { period_id, ..key }),
            Self::Answer(key) => Self::Answer(AnswerKey { period_id, ..key }),
            other => other,
        }
    }
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
    /// How many decimals the plan's percentages have.
    pub decimals: u8,
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

    /// A paragraph whose lines after the first are indented.
    fn hanging(&mut self, text: &str, indent: usize, role: Role, target: Target) {
        self.hanging_in(text, 0, indent, role, target);
    }

    /// A paragraph whose first line is indented by so much and the others by more.
    fn hanging_in(&mut self, text: &str, first: usize, indent: usize, role: Role, target: Target) {
        for (row, line) in wrap(text, self.context.width.saturating_sub(indent)).into_iter().enumerate() {
            let lead = if row == 0 { first } else { indent };
            self.push(vec![(format!("{:lead$}{line}", ""), role)], Some(target));
        }
    }

    /// How many decimals the plan's percentages have.
    const fn decimals(&self) -> u8 {
        self.context.decimals
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
        let value = self.context.book.risk_value(risk_point).map(|value| value.to_string()).unwrap_or_default();
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
        Target::Check(id) => {
            let action = book.find::<EffectCheck>(id)?.action_id;
            period_of(book, Target::Action(action))
        }
        Target::Value(key) => Some(key.period_id),
        Target::Answer(key) => Some(key.period_id),
        Target::Sheet(id) => book.find::<TestSheet>(id).map(|sheet| sheet.period_id),
        Target::Supplement(id) => book.find::<Supplement>(id).map(|each| each.period_id),
        Target::Survey(id) => book.find::<Survey>(id).map(|survey| survey.period_id),
        Target::SurveyQuestion(id) => {
            let survey = book.find::<SurveyQuestion>(id)?.survey_id;
            period_of(book, Target::Survey(survey))
        }
        Target::Node(_) => None,
    }
}
