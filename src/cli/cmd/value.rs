//! `value set`, `value remove` and `answer`: what is recorded of a measure or a question in a period.

use super::edit::{any_given, fill, finder, refused_value, write};
use super::needed_period;
use crate::app::failure::Failure;
use crate::app::fields::{form_of, settle};
use crate::app::files::Open;
use crate::app::values::ValueContext;
use crate::cli::context::Context;
use crate::cli::find::attribute_of;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::{
    Answer, AnswerKey, ControlId, Edit, Measure, MeasureValue, PeriodId, Reading, Record, RecordKey, RecordKind,
    TestSheet, ValueKey, Verb,
};
use crate::i18n::Lang;
use crate::i18n::values::{self as words, after_colon};

/// Sets what was read of a measure in a period.
pub(crate) fn set(context: &mut Context<'_>) -> Done {
    if !any_given(context, &[RecordKind::MeasureValue], &[]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let key = key(context, &open)?;
    let before = open.session.book.find::<MeasureValue>(key).cloned();
    if before.is_none() && context.given.text(READING).is_none() {
        return Err(usage::missing_place(&context.given.path, READING).into());
    }
    let mut after = Record::from(before.clone().unwrap_or_else(|| blank(&open, key)));
    fill(context, &open, RecordKind::MeasureValue, &mut after)?;
    settle(before.clone().map(Record::from).as_ref(), &mut after);
    let verb = if before.is_none() { Verb::Add } else { Verb::Edit };
    let change = open.session.book.put_change(verb, after);
    write(context, &mut open, change)
}

/// The argument with what was read.
const READING: &str = "reading";

fn key(context: &Context<'_>, open: &Open) -> Result<ValueKey, Failure> {
    let measure_id = finder(open).measure(context.given.text("subject").unwrap_or_default())?;
    Ok(ValueKey { measure_id, period_id: needed_period(open.session.period)? })
}

/// A value by the counting rule in force, before anything is read.
pub(crate) fn blank(open: &Open, key: ValueKey) -> MeasureValue {
    let version = open.session.book.find::<Measure>(key.measure_id).map_or(1, Measure::version);
    MeasureValue::new(key, version, Reading::NotMeasured { why: String::new() })
}

/// The values of a control's measures that `set` was given, as edits.
pub(crate) fn given_values(
    context: &Context<'_>,
    open: &Open,
    control: ControlId,
    period_id: PeriodId,
) -> Result<Vec<Edit>, Failure> {
    let book = &open.session.book;
    let mut edits: Vec<Edit> = Vec::new();
    for given in context.given.texts("measure") {
        let Some((name, reading)) = given.split_once('=') else { return Err(usage::bad_named_reading(given)) };
        let measure_id = finder(open).measure_in(control, name)?;
        let key = ValueKey { measure_id, period_id };
        let before = book.find::<MeasureValue>(key).cloned();
        let mut after = Record::from(before.clone().unwrap_or_else(|| blank(open, key)));
        if edits.iter().any(|edit| edit.key() == Some(after.key())) {
            return Err(usage::measure_twice(name.trim()));
        }
        read_into(context, open, &mut after, reading)?;
        edits.push(Edit { before: before.map(Record::from), after: Some(after) });
    }
    edits.retain(|edit| edit.before != edit.after);
    Ok(edits)
}

/// Puts a reading into a value.
fn read_into(context: &Context<'_>, open: &Open, value: &mut Record, reading: &str) -> Result<(), Failure> {
    let Some(field) = form_of(RecordKind::MeasureValue).flag(READING) else { return Ok(()) };
    let values = ValueContext::about(&open.session.book, value, context.env.clock.today(), context.lang());
    let text = fed(open, reading)?;
    field.set(value, &text, &values).map_err(|problem| refused_value(context, "measure", reading, problem))
}

/// A reading that is counted elsewhere, with the identity of what is named by its number: "blad: T1 #2".
pub(crate) fn fed(open: &Open, text: &str) -> Result<String, Failure> {
    let (finder, text) = (finder(open), text.trim());
    if let Some(rest) = after_colon(text, words::survey_question) {
        let (question, part) = rest.rsplit_once(char::is_whitespace).unwrap_or((rest, ""));
        let id = finder.survey_question(question)?;
        return Ok(format!("{}: {id} {part}", words::survey_question(Lang::Sv)));
    }
    if let Some(rest) = after_colon(text, words::survey) {
        return Ok(format!("{}: {}", words::survey(Lang::Sv), finder.survey(rest)?));
    }
    let Some(rest) = after_colon(text, words::sheet) else { return Ok(text.to_owned()) };
    let (sheet, attribute) = rest.split_once('#').map_or((rest, None), |(sheet, number)| (sheet, Some(number)));
    let id = finder.sheet(sheet)?;
    let attribute = match (attribute, open.session.book.find::<TestSheet>(id)) {
        (Some(word), Some(sheet)) => format!(" #{}", attribute_of(sheet, word)?),
        _ => String::new(),
    };
    Ok(format!("{}: {id}{attribute}", words::sheet(Lang::Sv)))
}

/// Removes what was read of a measure in a period.
pub(crate) fn remove(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let key = key(context, &open)?;
    let change = open.session.book.remove_change(RecordKey::MeasureValue(key))?;
    write(context, &mut open, change)
}

/// Answers a question in a period, or skips it.
pub(crate) fn answer(context: &mut Context<'_>) -> Done {
    if !any_given(context, &[RecordKind::Answer], &[]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let question_id = finder(&open).question(context.given.text("question").unwrap_or_default())?;
    let key = AnswerKey { question_id, period_id: needed_period(open.session.period)? };
    let before = open.session.book.find::<Answer>(key).cloned();
    let mut after = Record::from(before.clone().unwrap_or_else(|| Answer::blank(key)));
    fill(context, &open, RecordKind::Answer, &mut after)?;
    let is_empty = after == Record::from(Answer::blank(key));
    let change = match before {
        Some(_) if is_empty => open.session.book.remove_change(RecordKey::Answer(key))?,
        Some(_) => open.session.book.put_change(Verb::Edit, after),
        None => open.session.book.put_change(Verb::Add, after),
    };
    write(context, &mut open, change)
}
