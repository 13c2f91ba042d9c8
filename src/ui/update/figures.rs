//! What is read, answered and asked in a period: opening it, and going through it.

use super::{Effects, forms};
use crate::domain::{Answer, AnswerKey, Measure, MeasureValue, Reading, Record, ValueKey};
use crate::ui::model::Model;

/// Opens what is read of a measure in a period, or the form to enter it.
pub(super) fn open_value(model: &mut Model, key: ValueKey) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let Some(measure) = book.find::<Measure>(key.measure_id) else { return Effects::new() };
    let blank = || MeasureValue::new(key, measure.version(), Reading::NotMeasured { why: String::new() });
    let value = book.value(key.measure_id, key.period_id).cloned().unwrap_or_else(blank);
    forms::open_form(model, Record::MeasureValue(value), None)
}

/// Opens the answer to a question in a period, or the form to give it.
pub(super) fn open_answer(model: &mut Model, key: AnswerKey) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let answer = plan.session.book.answer(key.question_id, key.period_id).cloned();
    forms::open_form(model, Record::Answer(answer.unwrap_or_else(|| Answer::blank(key))), None)
}
