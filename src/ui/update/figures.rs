//! What is read, answered and asked in a period: opening it, and going through it.

use super::{Effects, entry, forms};
use crate::domain::{
    Answer, AnswerKey, Attribute, Book, LimitRule, Measure, MeasureKind, MeasureValue, Reading, Record, RecordKind,
    SurveyPart, TestSheet, ValueKey,
};
use crate::i18n::{Lang, screen as s, screen_figures as t, terms};
use crate::ui::model::Model;
use crate::ui::state::detail::Target;
use crate::ui::state::notices::Tone;
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
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

/// What a measure can be fed by in a period.
pub(super) fn sources(model: &Model, key: ValueKey) -> Option<PickState> {
    let lang = model.look.lang;
    let plan = model.plan()?;
    let book = &plan.session.book;
    let measure = book.find::<Measure>(key.measure_id)?;
    let now = book.value(key.measure_id, key.period_id).map(|value| &value.reading);
    let mut items = vec![Item::new(t::source_typed(lang), Choice::Value(key))];
    if book.parts(measure.id).next().is_some() {
        items.push(Item::new(t::source_parts(lang), Choice::Feed(key, Reading::Parts {})));
    }
    if measure.kind == MeasureKind::Ratio {
        items.extend(sheets(book, measure, key, lang));
        items.extend(surveys(book, measure, key, lang));
        let rule = measure.rule_id.and_then(|id| book.find::<LimitRule>(id));
        items.push(match rule {
            Some(_) => Item::new(t::source_cases(lang), Choice::Cases(key)),
            None => Item::new(t::source_cases(lang), Choice::Limits(key)).noted(t::limit_first(lang)),
        });
        let other = rule.map(|rule| Item::new(t::other_limit(lang), Choice::Limits(key)).noted(&*rule.name));
        items.extend(other);
    }
    for item in &mut items {
        if matches!(&item.choice, Choice::Feed(_, reading) if Some(reading) == now) {
            s::current(lang).clone_into(&mut item.note);
        }
    }
    let title = t::source_title(lang, &t::measure_name(&measure.name, &measure.stratum));
    let pick = PickState::new(title, PickKind::Few, items);
    Some(pick.on(|choice| matches!(choice, Choice::Feed(_, reading) if Some(reading) == now)))
}

/// The test sheets of the control in the period, whole and by attribute.
fn sheets(book: &Book, measure: &Measure, key: ValueKey, lang: Lang) -> Vec<Item> {
    let of_period = book.sheets(measure.control_id).filter(|sheet| sheet.period_id == key.period_id);
    let item = |label, sheet_id, attribute| Item::new(label, Choice::Feed(key, Reading::Sheet { sheet_id, attribute }));
    let of_sheet = |sheet: &TestSheet| {
        let whole = item(t::source_sheet(lang, &sheet.name), sheet.id, None);
        let attribute =
            |each: &Attribute| item(t::source_attribute(lang, &sheet.name, &each.name), sheet.id, Some(each.number));
        std::iter::once(whole).chain(sheet.attributes.iter().map(attribute)).collect::<Vec<_>>()
    };
    of_period.flat_map(of_sheet).collect()
}

/// The surveys of the period: the rate of answers, and the best and worst answers to each question.
fn surveys(book: &Book, measure: &Measure, key: ValueKey, lang: Lang) -> Vec<Item> {
    let Some(plan) = book.plan_of(measure.control_id) else { return Vec::new() };
    let mut items = Vec::new();
    for survey in book.surveys(plan).filter(|survey| survey.period_id == key.period_id) {
        let rate = Reading::SurveyRate { survey_id: survey.id };
        items.push(Item::new(t::source_rate(lang, &survey.name), Choice::Feed(key, rate)));
        for question in book.survey_questions(survey.id) {
            let share = |part| Choice::Feed(key, Reading::SurveyShare { question_id: question.id, part });
            items.push(Item::new(t::source_top(lang, &question.text), share(SurveyPart::Top)));
            items.push(Item::new(t::source_bottom(lang, &question.text), share(SurveyPart::Bottom)));
        }
    }
    items
}

/// Feeds a measure by what was chosen.
pub(super) fn feed(model: &mut Model, key: ValueKey, reading: Reading) -> Effects {
    match entry::put(model, key, reading) {
        Ok(effects) => effects,
        Err(text) => {
            model.say(Tone::Error, text);
            Effects::new()
        }
    }
}

/// The measures of the plan and its surveys of every period.
pub(super) fn searchable(plan: &PlanScreen, lang: Lang) -> Vec<Item> {
    let book = &plan.session.book;
    let mut items = Vec::new();
    if let Some(period_id) = plan.session.period {
        let controls = book.controls_of_plan(plan.session.plan);
        items.extend(controls.iter().flat_map(|control| book.measures(control.id)).map(|measure| {
            let label = t::measure_name(&measure.name, &measure.stratum);
            let key = ValueKey { measure_id: measure.id, period_id };
            Item::new(label, Choice::Goto(Target::Value(key))).noted(terms::record_kind(lang, RecordKind::Measure))
        }));
    }
    items.extend(book.surveys(plan.session.plan).map(|survey| {
        let period = book.period(survey.period_id).map_or("", |period| period.name.as_str());
        let note = format!("{} · {period}", terms::record_kind(lang, RecordKind::Survey));
        Item::new(survey.name.clone(), Choice::Goto(Target::Survey(survey.id))).noted(note)
    }));
    items
}

/// Puts the sentences of the selected control's figures into its result.
pub(super) fn insert(model: &mut Model) -> Effects {
    match model.figures_to_insert() {
        Some(change) => super::mutate::try_commit(model, Ok(change)),
        None => Effects::new(),
    }
}
