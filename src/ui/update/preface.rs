//! What is to be known before a form is filled in: the whole question, the value before, what the limits propose.

use crate::domain::{Answer, Book, Comparison, Deviation, Measure, MeasureValue, Period, Question, Record};
use crate::i18n::{figures as f, screen_figures as t, terms};
use crate::ui::look::{Look, Role};

/// The lines under the title of a record's form.
pub(super) fn preface(book: &Book, record: &Record, look: Look) -> Vec<(Role, String)> {
    match record {
        Record::Answer(answer) => question(book, answer),
        Record::MeasureValue(value) => measure(book, value, look),
        Record::Deviation(deviation) => proposal(book, deviation, look),
        Record::Carried(carried) => super::carry::preface(book, carried, look),
        Record::SignOff(sign_off) => super::lock::preface(book, sign_off, look),
        _ => Vec::new(),
    }
}

fn question(book: &Book, answer: &Answer) -> Vec<(Role, String)> {
    let question = book.find::<Question>(answer.question_id);
    question.map(|question| (Role::Text, question.text.clone())).into_iter().collect()
}

/// The grade that the limits of its measure propose; the person decides.
fn proposal(book: &Book, deviation: &Deviation, look: Look) -> Vec<(Role, String)> {
    let Some(severity) = crate::app::figures::proposal(book, deviation) else { return Vec::new() };
    let plan = book.plan(deviation.plan_id);
    let words = plan.map_or_else(|| terms::Terms::new(look.lang), |plan| terms::Terms::of_plan(look.lang, plan));
    let grade = format!("{} {}", look.glyphs.severity(Some(severity)), words.severity(Some(severity), 1));
    vec![(Role::Text, t::proposed(look.lang, &grade))]
}

/// What kind of value it is, by which rule it is counted, and what it was before.
fn measure(book: &Book, value: &MeasureValue, look: Look) -> Vec<(Role, String)> {
    let lang = look.lang;
    let Some(measure) = book.find::<Measure>(value.measure_id) else { return Vec::new() };
    let plan = book.plan_of(measure.control_id).and_then(|id| book.plan(id));
    let decimals = plan.map_or(1, |plan| plan.decimals);
    let mut facts = vec![terms::measure_kind(lang, measure.kind).to_owned()];
    if !measure.unit.trim().is_empty() {
        facts.push(measure.unit.trim().to_owned());
    }
    facts.push(terms::polarity(lang, measure.direction).to_lowercase());
    let mut lines = vec![(Role::Muted, facts.join(" · "))];
    let Comparison { previous, .. } = book.compare(measure.id, value.period_id);
    let before = previous.map_or_else(
        || f::apart(lang, crate::domain::Apart::NoPrevious).to_owned(),
        |previous| {
            let when = previous.period_id.and_then(|id| book.find::<Period>(id));
            let when = when.map_or(t::before_the_program(lang), |period| period.name.as_str());
            format!("{when}: {}", f::plain(lang, &previous.figure, &measure.unit, decimals))
        },
    );
    lines.push((Role::Text, before));
    let rule = measure.definition(measure.version());
    if !rule.trim().is_empty() {
        lines.push((Role::Muted, t::rule(lang, measure.version(), rule)));
    }
    lines
}
