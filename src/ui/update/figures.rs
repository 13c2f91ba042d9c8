//! What is read, answered and asked in a period: opening it, and going through it.

use super::{Effects, forms};
use crate::domain::{Answer, AnswerKey, Measure, MeasureValue, Reading, Record, ValueKey};
use crate::i18n::screen_figures as t;
use crate::ui::model::Model;
use crate::ui::state::notices::Tone;
use crate::ui::state::plan::PlanScreen;

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

/// Goes through the unanswered questions of the selected control, one after the other.
pub(super) fn answer_all(model: &mut Model) -> Effects {
    model.answering = model.plan().and_then(PlanScreen::control);
    next_question(model)
}

/// Opens the next unanswered question while they are being gone through.
pub(super) fn next_question(model: &mut Model) -> Effects {
    let Some((control, plan)) = model.answering.zip(model.plan()) else { return Effects::new() };
    let Some(period) = plan.period() else { return Effects::new() };
    let next = plan.session.book.unanswered(control, period).next();
    let next = next.map(|question| AnswerKey { question_id: question.id, period_id: period.id });
    if let Some(key) = next {
        return open_answer(model, key);
    }
    model.answering = None;
    let text = t::all_answered(model.look.lang);
    model.say(Tone::Done, text);
    Effects::new()
}
