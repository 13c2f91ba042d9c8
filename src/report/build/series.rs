//! Measures over periods as drawings, and surveys as tables: what the words beside them say, to be seen at once.
//! A copy for the public has those without small counts.

use super::Maker;
use crate::domain::{ControlActivity, Figure as Value, Measure, Point as Known, Survey, SurveyQuestion, Tallied};
use crate::i18n::{documents as t, figures, format, report as words};
use crate::report::model::{Block, Cell, Column, Drawing, Figure, Line, Point, Row, Series, Table, Text, Tone};
use crate::report::public;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Two values are compared in words; from three on a line tells more.
const LEAST: usize = 3;

/// What the axis of a drawing counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Percent,
    Count,
}

impl Maker<'_> {
    /// Drawings of a control's measures that have values enough, up to the period, each with its figures in words under it:
    /// a share never stands without its counts.
    pub(super) fn trends(&self, control: &ControlActivity) -> Vec<Block> {
        self.book.measures(control.id).filter_map(|measure| self.trend(measure)).flatten().collect()
    }

    fn trend(&self, measure: &Measure) -> Option<[Block; 2]> {
        let mut known = self.book.series(measure.id);
        known.retain(|point| point.period.to <= self.period.to);
        let is_hidden = |point: &Known<'_>| public::is_hidden(self.book, point.measure, point.period.id);
        if self.is_public && known.iter().any(is_hidden) {
            return None;
        }
        let sized: Vec<_> = known.iter().map(|point| self.sized(point)).collect();
        let unit = sized.iter().flatten().next_back().map(|(unit, ..)| *unit)?;
        let points: Vec<Point> =
            known.iter().zip(&sized).map(|(point, sized)| self.point(point, sized.as_ref(), unit)).collect();
        let values: Vec<i64> = points.iter().filter_map(|point| point.value).collect();
        let most = values.iter().copied().max().filter(|_| values.len() >= LEAST)?;
        let full = top_of(most, unit);
        let places: Vec<Line> = known.iter().map(|point| self.place(point)).collect();
        let said: Vec<_> = places.iter().zip(&known).map(|(place, point)| self.said_of(place, point)).collect();
        let said = said.join("; ");
        let top = format::number(self.lang, full.into());
        let name = figures::name(measure);
        let figure = Figure {
            caption: t::trend(self.lang, &name).into(),
            alt: t::trend_alt(self.lang, &name, &said).into(),
            drawing: Drawing::Trend {
                places,
                series: vec![Series { name: name.as_str().into(), tone: Tone::Done, points }],
                full,
                full_text: if unit == Unit::Percent { format::as_percent(self.lang, &top) } else { top }.into(),
            },
        };
        Some([Block::Figure(figure), Block::Note(format!("{said}.").into())])
    }

    fn place(&self, point: &Known<'_>) -> Line {
        let year = self.book.plan(point.period.plan_id).map_or_else(String::new, |plan| plan.year.to_string());
        format!("{} {year}", point.period.name).into()
    }

    /// A value with its period and its counts, and that the series is broken before it.
    fn said_of(&self, place: &Line, point: &Known<'_>) -> String {
        let resolved = point.resolved.as_ref();
        let figure = resolved.map(|said| figures::figure(self.lang, said, point.measure, self.facts.plan.decimals));
        let said = format!("{place}: {}", figure.unwrap_or_default());
        if point.broken { t::series_broken(self.lang, &said) } else { said }
    }

    /// How high a value lies, and its figure in short.
    fn sized(&self, point: &Known<'_>) -> Option<(Unit, i64, String)> {
        let decimals = self.facts.plan.decimals;
        match &point.resolved.as_ref()?.figure {
            Value::Ratio { n, of } => {
                let share = Decimal::from(*n).checked_div(Decimal::from(*of))? * Decimal::ONE_HUNDRED;
                Some((Unit::Percent, share.round().to_i64()?, format::percent(self.lang, *n, *of, decimals)?))
            }
            Value::Share { percent, .. } => {
                let text = format::as_percent(self.lang, &format::number(self.lang, *percent));
                Some((Unit::Percent, percent.round().to_i64()?, text))
            }
            Value::Count { n } => Some((Unit::Count, i64::try_from(*n).ok()?, format::count(self.lang, *n))),
            Value::Amount { .. } | Value::YesNo { .. } | Value::NoOccurrences { .. } | Value::NotMeasured { .. } => {
                None
            }
        }
    }

    /// A point. What was not measured, and what is of another unit, has its words and no height.
    fn point(&self, known: &Known<'_>, sized: Option<&(Unit, i64, String)>, unit: Unit) -> Point {
        let breaks = known.broken;
        if let Some((_, value, text)) = sized.filter(|(own, ..)| *own == unit) {
            return Point { value: Some(*value), text: text.as_str().into(), breaks };
        }
        let said = known.resolved.as_ref();
        let said = said.map(|said| figures::figure(self.lang, said, known.measure, self.facts.plan.decimals));
        Point { value: None, text: said.unwrap_or_default().into(), breaks }
    }

    /// Whether the table of a survey shows all that is known of it: every answer to every question.
    pub(super) fn is_tabled(&self, survey: &Survey) -> bool {
        let mut questions = self.book.survey_questions(survey.id).peekable();
        let is_whole = |question: &SurveyQuestion| {
            !question.options.is_empty() && question.options.iter().all(|option| is_known(option.tally))
        };
        questions.peek().is_some() && questions.all(is_whole) && self.may_be_tabled(survey)
    }

    /// A copy for the public has no table in which some answer was given by few.
    fn may_be_tabled(&self, survey: &Survey) -> bool {
        !self.is_public || !self.book.survey_questions(survey.id).any(public::has_few_answers)
    }

    /// The surveys of a control in the period, each question with its answers.
    pub(super) fn survey_tables(&self, control: &ControlActivity) -> Vec<Block> {
        let surveys = self.book.surveys_of_control(control.id).filter(|survey| survey.period_id == self.period.id);
        surveys
            .filter(|survey| self.may_be_tabled(survey))
            .filter_map(|survey| self.survey_table(survey))
            .map(Block::Table)
            .collect()
    }

    fn survey_table(&self, survey: &Survey) -> Option<Table> {
        let questions = self
            .book
            .survey_questions(survey.id)
            .filter(|question| question.options.iter().any(|option| is_known(option.tally)));
        let rows: Vec<Row> = questions.flat_map(|question| self.answers(question)).collect();
        let columns = vec![
            Column::text(self.word(t::survey_answer), 6),
            Column::figures(self.word(words::data_count), 2),
            Column::figures(self.word(words::data_share), 2),
        ];
        let rate = figures::response(self.lang, survey, self.facts.plan.decimals);
        let caption = rate.map_or_else(|| survey.name.clone(), |rate| format!("{}: {rate}", survey.name));
        let table = Table { caption: caption.into(), columns, rows, row_heads: true, ..Table::default() };
        (!table.is_empty()).then_some(table)
    }

    /// A question and what was answered. What the source does not state is neither zero nor worked out backwards.
    fn answers(&self, question: &SurveyQuestion) -> Vec<Row> {
        let mut text = Text::strong(&question.text);
        if let Some(n) = question.n {
            text = text.and(&format!(" ({})", t::survey_answers(self.lang, &format::count(self.lang, n))));
        }
        let mut rows = vec![Row::section(text.and_line(Text::from(&question.note)))];
        rows.extend(question.options.iter().map(|option| {
            let Tallied { count, percent } = option.tally;
            let or_none = |text: Option<String>| Cell::from(text.unwrap_or_else(|| "–".to_owned()));
            let printed = percent.map(|share| format::as_percent(self.lang, &format::number(self.lang, share)));
            let computed = || format::percent(self.lang, count?, question.n?, self.facts.plan.decimals);
            let count = count.map(|count| format::count(self.lang, count));
            Row::of(vec![option.label.as_str().into(), or_none(count), or_none(printed.or_else(computed))])
        }));
        rows
    }
}

/// The value at the top of a drawing: round, and with room for what stands above the highest point.
fn top_of(most: i64, unit: Unit) -> i64 {
    let wanted = most.saturating_add(most / 7);
    let step = if wanted < 20 { 5 } else { 10 };
    let top = (wanted / step + 1).saturating_mul(step);
    if unit == Unit::Percent && most <= 100 { top.min(100) } else { top }
}

const fn is_known(tally: Tallied) -> bool {
    tally.count.is_some() || tally.percent.is_some()
}
