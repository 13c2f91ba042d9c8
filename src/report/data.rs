//! What is planned and recorded as tables of typed values: for who counts, filters and sorts.
//!
//! Rows are made one at a time, so that all results of a file can be written without being held at once.

use super::csv::{MARK, frequency, write_row};
use super::public;
use crate::domain::outline::outline;
use crate::domain::{
    Action, Book, ControlActivity, Deviation, Figure, Measure, Node, Outcome, OutcomeKey, Period, Plan, SeverityCounts,
};
use crate::i18n::terms::{Terms, action_state};
use crate::i18n::{Label, Lang, documents as t, figures, format, public as public_words, report as words};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::io::{self, Write};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dataset {
    /// A row for each control, as planned.
    Controls,
    /// A row for each control and period, as recorded.
    Outcomes,
    /// A row for each measure and period that has a value.
    Measures,
    /// A row for each deviation.
    Deviations,
    /// A row for each action.
    Actions,
}

/// A value of a table. What is not there is empty, never zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A year: a number without a space at its thousands.
    Year(i32),
    /// A share, 1 being all.
    Share(Decimal),
    /// A day.
    Day(NaiveDate),
}

/// What tables are made of.
#[derive(Clone, Copy, Debug)]
pub struct Data<'a> {
    /// The book.
    pub book: &'a Book,
    /// The plan.
    pub plan: &'a Plan,
    /// Up to which day periods that have ended are in the tables; all when `None`.
    pub until: Option<NaiveDate>,
    /// Whether actions of earlier years of the board are in the tables too, as long as they are followed up.
    pub earlier: bool,
    /// Whether it is a copy for the public: counts under five are left out.
    pub public: bool,
    /// The day by which actions are late.
    pub today: NaiveDate,
    /// The language of heads and words.
    pub lang: Lang,
}

/// A column: its head and how wide it is in characters.
pub type Column = (Label, u8);

impl Dataset {
    /// Every table, in order.
    pub const ALL: &'static [Self] = &[Self::Controls, Self::Outcomes, Self::Measures, Self::Deviations, Self::Actions];

    /// The code that the command line uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Controls => "controls",
            Self::Outcomes => "outcomes",
            Self::Measures => "measures",
            Self::Deviations => "deviations",
            Self::Actions => "actions",
        }
    }

    /// The table a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|dataset| dataset.code() == code)
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Controls => words::data_controls,
            Self::Outcomes => words::data_outcomes,
            Self::Measures => words::data_measures,
            Self::Deviations => words::data_deviations,
            Self::Actions => words::data_actions,
        }
    }

    /// Its columns.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Controls => CONTROLS,
            Self::Outcomes => OUTCOMES,
            Self::Measures => MEASURES,
            Self::Deviations => DEVIATIONS,
            Self::Actions => ACTIONS,
        }
    }
}

/// The mark and the heads of a table as CSV.
#[must_use]
pub fn csv_heads(dataset: Dataset, lang: Lang) -> String {
    let heads = dataset.columns().iter().map(|(head, _)| head(lang).to_owned());
    let mut line = String::from(MARK);
    write_row(&mut line, &std::iter::once(words::board(lang).to_owned()).chain(heads).collect::<Vec<_>>());
    line
}

const CONTROLS: &[Column] = &[
    (t::number, 8),
    (words::area, 24),
    (words::risk_point, 28),
    (t::risk_value, 11),
    (words::control_activity, 34),
    (t::objective, 36),
    (t::responsible, 24),
    (t::frequency, 20),
    (t::method, 44),
    (t::questions, 44),
    (t::selection, 30),
];
const OUTCOMES: &[Column] = &[
    (words::year, 7),
    (words::period, 12),
    (t::number, 8),
    (words::control_activity, 34),
    (words::status, 20),
    (t::result, 50),
    (t::assessment, 30),
    (t::analysis, 40),
    (t::comment, 40),
    (t::serious_count, 12),
    (t::minor_count, 12),
    (t::observation_count, 12),
    (t::ungraded_count, 12),
    (t::performed_by, 22),
    (t::performed_on, 12),
    (t::reviewed_by, 22),
    (t::reviewed_on, 12),
];
const MEASURES: &[Column] = &[
    (words::year, 7),
    (words::period, 12),
    (t::number, 8),
    (words::control_activity, 34),
    (words::measure, 34),
    (words::stratum, 22),
    (words::data_count, 10),
    (words::data_of, 10),
    (words::data_share, 10),
    (words::data_amount, 12),
    (words::unit, 14),
    (words::data_in_words, 40),
    (words::data_rule, 34),
    (words::data_note, 34),
];
const DEVIATIONS: &[Column] = &[
    (words::year, 7),
    (words::period, 12),
    (words::area, 24),
    (words::risk_point, 28),
    (words::control_activity, 34),
    (words::severity, 24),
    (words::deviation, 36),
    (words::description, 46),
    (words::unit, 22),
    (t::root_cause, 34),
    (words::data_actions, 11),
];
const ACTIONS: &[Column] = &[
    (words::year, 7),
    (words::action, 40),
    (words::owner, 26),
    (words::due, 12),
    (words::data_due_text, 18),
    (words::moved_from, 22),
    (words::state, 18),
    (words::late, 8),
    (words::data_deviations, 44),
    (words::data_note, 40),
];

/// Takes the rows of a table.
type Taker<'t> = &'t mut dyn FnMut(Vec<Value>) -> io::Result<()>;

impl Data<'_> {
    /// Gives each row of a table, in order.
    ///
    /// # Errors
    /// When `take` has one: it gets no more rows then.
    pub fn rows(&self, dataset: Dataset, take: Taker<'_>) -> io::Result<()> {
        match dataset {
            Dataset::Controls => self.each_control(&mut |number, control| take(self.control(number, control))),
            Dataset::Outcomes => self.each_control(&mut |number, control| {
                self.periods().try_for_each(|period| take(self.outcome(number, control, period)))
            }),
            Dataset::Measures => self.each_control(&mut |number, control| {
                for measure in self.book.measures(control.id) {
                    for period in self.periods() {
                        if let Some(row) = self.measure(number, control, measure, period) {
                            take(row)?;
                        }
                    }
                }
                Ok(())
            }),
            Dataset::Deviations => self.periods().try_for_each(|period| {
                let of_period = self.book.deviations(self.plan.id).filter(|each| each.period_id == period.id);
                of_period.map(|deviation| self.deviation(deviation, period)).try_for_each(&mut *take)
            }),
            Dataset::Actions => {
                let followed = self.book.followed_actions(self.plan.id);
                let listed = followed.filter(|action| self.earlier || action.plan_id == self.plan.id);
                listed.map(|action| self.action(action)).try_for_each(take)
            }
        }
    }

    /// Writes the rows of a table as CSV, one at a time, each with its board before it. [`csv_heads`] stand above them.
    ///
    /// # Errors
    /// When what is written to has one.
    pub fn write_csv(&self, dataset: Dataset, out: &mut dyn Write) -> io::Result<()> {
        let board = self.book.board_of(self.plan.id).map_or("", |board| board.name.as_str());
        let mut line = String::new();
        self.rows(dataset, &mut |row| {
            line.clear();
            let values = row.iter().map(|value| said(self.lang, value));
            write_row(&mut line, &std::iter::once(board.to_owned()).chain(values).collect::<Vec<_>>());
            out.write_all(line.as_bytes())
        })
    }

    fn periods(&self) -> impl Iterator<Item = &Period> {
        let until = self.until;
        self.book.periods(self.plan.id).filter(move |period| until.is_none_or(|until| period.to <= until))
    }

    fn each_control(&self, take: &mut dyn FnMut(&str, &ControlActivity) -> io::Result<()>) -> io::Result<()> {
        for line in outline(self.book, self.plan.id) {
            if let Node::Control(id) = line.node
                && let Some(control) = self.book.control(id)
            {
                take(&line.number, control)?;
            }
        }
        Ok(())
    }

    fn control(&self, number: &str, control: &ControlActivity) -> Vec<Value> {
        let point = self.book.risk_point_of(control.id);
        let names: Vec<_> = control.responsible.iter().map(|party| party.name.clone()).collect();
        let questions: Vec<_> = self.book.questions(control.id).map(|question| question.text.clone()).collect();
        vec![
            text(number),
            text(self.book.area_of(control.id).map_or("", |area| &area.name)),
            text(point.map_or("", |point| &point.name)),
            point.and_then(|point| point.risk_value).map_or(Value::Empty, |value| Value::Number(value.into())),
            text(&control.title),
            text(&control.objective),
            text(&names.join(", ")),
            text(&frequency(self.lang, &control.frequency)),
            text(&control.method),
            text(&questions.join("\n")),
            text(&control.selection),
        ]
    }

    fn outcome(&self, number: &str, control: &ControlActivity, period: &Period) -> Vec<Value> {
        let terms = Terms::of_plan(self.lang, self.plan);
        let blank = Outcome::blank(OutcomeKey { control_id: control.id, period_id: period.id });
        let outcome = self.book.outcome(control.id, period.id).unwrap_or(&blank);
        let mut counts = SeverityCounts::default();
        let found = self.book.deviations_of_control(control.id).filter(|each| each.period_id == period.id);
        found.for_each(|deviation| counts.add(deviation.severity));
        let due = control.frequency.is_due(period.number) || !outcome.is_blank();
        let status = if due { terms.status(outcome.status).into_owned() } else { t::not_due(self.lang).to_owned() };
        let count = |count: u32| if due { Value::Number(count.into()) } else { Value::Empty };
        vec![
            Value::Year(self.plan.year),
            text(&period.name),
            text(number),
            text(&control.title),
            text(&status),
            text(&outcome.result),
            text(&outcome.assessment.map(|each| terms.assessment(each)).unwrap_or_default()),
            text(&outcome.analysis),
            text(&outcome.comment),
            count(counts.serious),
            count(counts.minor),
            count(counts.observations),
            count(counts.ungraded),
            text(&outcome.performed_by),
            day(outcome.performed_on),
            text(&outcome.reviewed_by),
            day(outcome.reviewed_on),
        ]
    }

    fn measure(
        &self,
        number: &str,
        control: &ControlActivity,
        measure: &Measure,
        period: &Period,
    ) -> Option<Vec<Value>> {
        let value = self.book.value(measure.id, period.id)?;
        let resolved = self.book.figure(measure.id, period.id)?;
        let few = self.public && public::is_hidden(self.book, measure, period.id);
        let (n, of, share, amount) = if few {
            (text(public_words::left_out(self.lang)), Value::Empty, Value::Empty, Value::Empty)
        } else {
            figures_of(&resolved.figure)
        };
        let in_words = if few {
            public_words::left_out(self.lang).to_owned()
        } else {
            figures::figure(self.lang, &resolved, measure, self.plan.decimals)
        };
        let note = [value.note.as_str(), value.not_comparable.as_str()];
        let note: Vec<_> = note.into_iter().filter(|text| !text.is_empty()).collect();
        Some(vec![
            Value::Year(self.plan.year),
            text(&period.name),
            text(number),
            text(&control.title),
            text(&measure.name),
            text(&measure.stratum),
            n,
            of,
            share,
            amount,
            text(&measure.unit),
            text(&in_words),
            text(measure.definition(value.version)),
            text(&note.join("\n")),
        ])
    }

    fn deviation(&self, deviation: &Deviation, period: &Period) -> Vec<Value> {
        let control = deviation.control_id.and_then(|id| self.book.control(id));
        let of_control = control.and_then(|control| self.book.risk_point_of(control.id));
        let point = of_control.or_else(|| deviation.risk_point_id.and_then(|id| self.book.risk_point(id)));
        let area = point.and_then(|point| self.book.area(point.area_id));
        let severity = Terms::of_plan(self.lang, self.plan).severity(deviation.severity, 1).into_owned();
        let actions = u32::try_from(self.book.actions_of(deviation.id).count()).unwrap_or(u32::MAX);
        vec![
            Value::Year(self.plan.year),
            text(&period.name),
            text(area.map_or("", |area| &area.name)),
            text(point.map_or("", |point| &point.name)),
            text(control.map_or("", |control| &control.title)),
            text(&severity),
            text(&deviation.title),
            text(&deviation.description),
            text(&deviation.unit),
            text(&deviation.root_cause),
            Value::Number(actions.into()),
        ]
    }

    fn action(&self, action: &Action) -> Vec<Value> {
        let earlier: Vec<_> = action.earlier_due.iter().copied().map(format::date).collect();
        let late = if action.is_late(self.today) { words::yes } else { words::no };
        let against = action.deviation_ids.iter().filter_map(|id| self.book.deviation(*id));
        let against: Vec<_> = against.map(|deviation| deviation.title.as_str()).collect();
        let year = self.book.plan(action.plan_id).map_or(Value::Empty, |plan| Value::Year(plan.year));
        vec![
            year,
            text(&action.what),
            text(&action.owner),
            day(action.due_on),
            text(&action.due_text),
            text(&earlier.join(", ")),
            text(action_state(self.lang, action.state)),
            text(late(self.lang)),
            text(&against.join("\n")),
            text(&action.note),
        ]
    }
}

/// A value as CSV has it.
pub(super) fn said(lang: Lang, value: &Value) -> String {
    let comma = |number: String| if lang == Lang::Sv { number.replace('.', ",") } else { number };
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => comma(number.normalize().to_string()),
        Value::Year(year) => year.to_string(),
        Value::Share(share) => comma(format!("{}%", (share * Decimal::ONE_HUNDRED).round_dp(2).normalize())),
        Value::Day(day) => format::date(*day),
    }
}

/// Counts, of how many, share, amount. A share is not turned into counts, and what was not measured is no number.
fn figures_of(figure: &Figure) -> (Value, Value, Value, Value) {
    let number = |n: u64| Value::Number(n.into());
    let none = || Value::Empty;
    match figure {
        Figure::Ratio { n, of } => {
            let share = Decimal::from(*n).checked_div(Decimal::from(*of)).map_or(Value::Empty, Value::Share);
            (number(*n), number(*of), share, none())
        }
        Figure::Count { n } => (number(*n), none(), none(), none()),
        Figure::Amount { amount, .. } => (none(), none(), none(), Value::Number(*amount)),
        Figure::Share { percent, of, .. } => {
            (none(), of.map_or(Value::Empty, number), Value::Share(*percent / Decimal::ONE_HUNDRED), none())
        }
        Figure::YesNo { .. } | Figure::NoOccurrences { .. } | Figure::NotMeasured { .. } => {
            (none(), none(), none(), none())
        }
    }
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
}

fn day(day: Option<NaiveDate>) -> Value {
    day.map_or(Value::Empty, Value::Day)
}
