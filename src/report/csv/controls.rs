//! The controls of a plan as lines: as planned, and as recorded in a period.

use super::{MARK, Row, frequency, write_row};
use crate::domain::outline::outline;
use crate::domain::{Book, ControlActivity, Node, Outcome, OutcomeKey, Period, Plan, PlanId, SeverityCounts};
use crate::i18n::terms::Terms;
use crate::i18n::{Label, Lang, documents as t, format, report as words};

/// Writes a line for each control: how it is made and, of a period, what it showed.
#[must_use]
pub fn controls(book: &Book, plan: PlanId, period: Option<&Period>, lang: Lang) -> String {
    let Some(plan) = book.plan(plan) else { return String::new() };
    let sheet = Sheet { book, plan, period, terms: Terms::of_plan(lang, plan), lang };
    let mut out = String::from(MARK);
    let mut heads: Vec<Label> = PLANNED.to_vec();
    heads.extend(period.map(|_| RECORDED).unwrap_or_default());
    write_row(&mut out, &heads.iter().map(|head| head(lang).to_owned()).collect::<Row>());
    for line in outline(book, plan.id) {
        if let Node::Control(id) = line.node
            && let Some(control) = book.control(id)
        {
            write_row(&mut out, &sheet.row(&line.number, control));
        }
    }
    out
}

const PLANNED: &[Label] = &[
    words::board,
    words::year,
    t::number,
    words::area,
    words::risk_point,
    t::risk_value,
    words::control_activity,
    t::objective,
    t::responsible,
    t::frequency,
    t::method,
    t::questions,
    t::selection,
];

const RECORDED: &[Label] = &[
    words::period,
    words::status,
    t::result,
    t::assessment,
    t::analysis,
    t::comment,
    t::serious_count,
    t::minor_count,
    t::observation_count,
    t::ungraded_count,
    t::performed_by,
    t::performed_on,
    t::reviewed_by,
    t::reviewed_on,
];

struct Sheet<'a> {
    book: &'a Book,
    plan: &'a Plan,
    period: Option<&'a Period>,
    terms: Terms<'a>,
    lang: Lang,
}

impl Sheet<'_> {
    fn row(&self, number: &str, control: &ControlActivity) -> Row {
        let mut row = self.planned(number, control);
        if let Some(period) = self.period {
            row.extend(self.recorded(period, control));
        }
        row
    }

    fn planned(&self, number: &str, control: &ControlActivity) -> Row {
        let point = self.book.risk_point_of(control.id);
        let value = point.and_then(|point| point.risk_value).map(|value| value.to_string());
        let names: Vec<_> = control.responsible.iter().map(|party| party.name.clone()).collect();
        let questions: Vec<_> = self.book.questions(control.id).map(|question| question.text.clone()).collect();
        vec![
            self.book.board_of(self.plan.id).map_or_else(String::new, |board| board.name.clone()),
            self.plan.year.to_string(),
            number.to_owned(),
            self.book.area_of(control.id).map_or_else(String::new, |area| area.name.clone()),
            point.map_or_else(String::new, |point| point.name.clone()),
            value.unwrap_or_default(),
            control.title.clone(),
            control.objective.clone(),
            names.join(", "),
            frequency(self.lang, &control.frequency),
            control.method.clone(),
            questions.join("\n"),
            control.selection.clone(),
        ]
    }

    fn recorded(&self, period: &Period, control: &ControlActivity) -> Row {
        let blank = Outcome::blank(OutcomeKey { control_id: control.id, period_id: period.id });
        let outcome = self.book.outcome(control.id, period.id).unwrap_or(&blank);
        let mut counts = SeverityCounts::default();
        let found = self.book.deviations_of_control(control.id).filter(|each| each.period_id == period.id);
        found.for_each(|deviation| counts.add(deviation.severity));
        let status = if control.frequency.is_due(period.number) || !outcome.is_blank() {
            self.terms.status(outcome.status).into_owned()
        } else {
            t::not_due(self.lang).to_owned()
        };
        let assessment = outcome.assessment.map(|each| self.terms.assessment(each).into_owned());
        let day = |day: Option<chrono::NaiveDate>| day.map(format::date).unwrap_or_default();
        vec![
            period.name.clone(),
            status,
            outcome.result.clone(),
            assessment.unwrap_or_default(),
            outcome.analysis.clone(),
            outcome.comment.clone(),
            counts.serious.to_string(),
            counts.minor.to_string(),
            counts.observations.to_string(),
            counts.ungraded.to_string(),
            outcome.performed_by.clone(),
            day(outcome.performed_on),
            outcome.reviewed_by.clone(),
            day(outcome.reviewed_on),
        ]
    }
}
