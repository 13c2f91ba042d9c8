//! The list of a control's measures: typing a value, opening one, choosing what it is fed by.

use super::{Effects, arrangement, figures, forms, mutate, run};
use crate::app::fields::form_of;
use crate::app::values::{FieldValue, OfMeasure, ValueContext};
use crate::app::worker::Job;
use crate::domain::{Draft, DraftKey, Measure, MeasureValue, Reading, Record, RecordKey, RecordKind, ValueKey, Verb};
use crate::i18n::{screen as s, screen_figures as t};
use crate::ui::commands::Command;
use crate::ui::form::draft_key;
use crate::ui::input::{Chord, Input, Key, MouseKind};
use crate::ui::model::{Model, Screen};
use crate::ui::msg::Effect;
use crate::ui::state::figures::FigureList;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::plan::PlanScreen;
use crate::ui::text::LineEdit;

/// The longest value that is typed: a reason may be part of it.
const LONGEST: usize = 500;

/// Shows the measures of the selected control.
pub(super) fn open(model: &mut Model) -> Effects {
    if let Some(control) = model.plan().and_then(PlanScreen::control) {
        model.overlays.push(Overlay::Figures(FigureList::new(control)));
    }
    Effects::new()
}

/// Makes the rows anew when something has been recorded since.
pub(super) fn refresh(model: &mut Model) {
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return };
    let session = &plan.session;
    let Some(period) = session.period.and_then(|id| session.book.period(id)) else { return };
    if let Some(Overlay::Figures(list)) = overlays.last_mut() {
        list.refresh(&session.book, period, *look, session.revision);
    }
}

fn list(model: &mut Model) -> Option<&mut FigureList> {
    match model.overlays.last_mut() {
        Some(Overlay::Figures(list)) => Some(list),
        _ => None,
    }
}

/// Takes what a person did with the list.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    match input {
        Input::Chord(chord) => pressed(model, *chord),
        Input::Paste(_) => {
            write(model, input);
            Effects::new()
        }
        Input::Mouse(kind, column, row) => mouse(model, *kind, *column, *row),
        _ => Effects::new(),
    }
}

fn mouse(model: &mut Model, kind: MouseKind, column: u16, row: u16) -> Effects {
    let arranged = arrangement(model);
    let Some(list) = list(model) else { return Effects::new() };
    let hit = crate::ui::view::figures_hit(list, &arranged, column, row);
    match (kind, hit) {
        (MouseKind::WheelUp, _) => moved(model, -1),
        (MouseKind::WheelDown, _) => moved(model, 1),
        (MouseKind::Press, Some(at)) => {
            let rows = isize::try_from(at).unwrap_or(0) - isize::try_from(list.at).unwrap_or(0);
            moved(model, rows)
        }
        (MouseKind::Double, Some(_)) => open_row(model),
        _ => Effects::new(),
    }
}

fn pressed(model: &mut Model, chord: Chord) -> Effects {
    let typing = list(model).is_some_and(|list| list.entry.is_some());
    match (chord.key, chord.ctrl) {
        (Key::Esc, _) | (Key::Char('c'), true) => leave(model),
        (Key::Up | Key::BackTab, false) => moved(model, -1),
        (Key::Down | Key::Tab, false) => moved(model, 1),
        (Key::PageUp, false) => moved(model, -10),
        (Key::PageDown, false) => moved(model, 10),
        (Key::Enter, _) | (Key::Char('s'), true) if typing => moved(model, 1),
        (Key::Enter, false) => open_row(model),
        (Key::Char(' '), false) if !typing => sources(model),
        (Key::Delete, false) if !typing => remove(model),
        (Key::F(1), _) => super::help::of_place(model, crate::i18n::key_help::figures),
        (Key::Home, false) if !typing => moved(model, isize::MIN),
        (Key::End, false) if !typing => moved(model, isize::MAX / 2),
        (Key::Char('z'), true) if !typing => run::give(model, Command::Undo),
        (Key::Char('y'), true) if !typing => run::give(model, Command::Redo),
        (Key::Char('q'), true) => {
            let mut effects = keep(model);
            effects.extend(run::give(model, Command::Quit));
            effects
        }
        _ => {
            write(model, &Input::Chord(chord));
            Effects::new()
        }
    }
}

/// Types into the value, which begins with the first character.
fn write(model: &mut Model, input: &Input) {
    let begins = match input {
        Input::Chord(chord) => chord.typed().is_some(),
        _ => true,
    };
    let refusal = model.why_not_record();
    let lang = model.look.lang;
    let Some(list) = list(model) else { return };
    if list.rows.is_empty() || (list.entry.is_none() && !begins) {
        return;
    }
    if let Some(reason) = refusal {
        model.note(reason(lang));
        return;
    }
    list.error = None;
    list.entry.get_or_insert_with(|| LineEdit::new("", LONGEST)).handle(input);
    if list.entry.as_ref().is_some_and(LineEdit::is_empty) {
        list.entry = None;
    }
}

/// Goes to another measure. What is typed is saved first; when it cannot be, the cursor stays where it is.
fn moved(model: &mut Model, rows: isize) -> Effects {
    let effects = match save(model) {
        Ok(effects) => effects,
        Err(error) => {
            if let Some(list) = list(model) {
                list.error = Some(error);
            }
            return Effects::new();
        }
    };
    if let Some(list) = list(model) {
        list.step(rows);
    }
    effects
}

/// Saves what is typed as the value of the measure under the cursor.
fn save(model: &mut Model) -> Result<Effects, String> {
    let (lang, today) = (model.look.lang, model.today());
    let Some(Overlay::Figures(list)) = model.overlays.last() else { return Ok(Effects::new()) };
    let (Some(entry), Some(row), Some(plan)) = (&list.entry, list.row(), model.plan()) else {
        return Ok(Effects::new());
    };
    let key = row.key;
    let measure = plan.session.book.find::<Measure>(key.measure_id).map(OfMeasure::from);
    let context = ValueContext { measure, ..ValueContext::new(today, lang) };
    let reading = Reading::parse(entry.text().trim(), &context).map_err(|problem| problem.text(lang))?;
    let effects = put(model, key, reading)?;
    if let Some(list) = self::list(model) {
        list.entry = None;
        list.error = None;
    }
    Ok(effects)
}

/// Records a reading of a measure; what else is said of the value stays.
pub(super) fn put(model: &mut Model, key: ValueKey, reading: Reading) -> Result<Effects, String> {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Ok(Effects::new()) };
    let book = &plan.session.book;
    let Some(measure) = book.find::<Measure>(key.measure_id) else { return Ok(Effects::new()) };
    let before = book.value(key.measure_id, key.period_id);
    let verb = if before.is_some() { Verb::Edit } else { Verb::Add };
    let value = match before {
        Some(before) => {
            // A list is counted by the rule that is in force; what is typed stays under the rule it was typed for.
            let counted = matches!(reading, Reading::Cases(_));
            let version = if counted { measure.version() } else { before.version };
            MeasureValue { version, reading, ..before.clone() }
        }
        None => MeasureValue::new(key, measure.version(), reading),
    };
    let draft = draft_of(&value);
    let change = book.put_change(verb, value);
    mutate::commit(model, change, Some(draft)).map_err(|problem| {
        let failure = crate::app::failure::Failure::from(problem);
        [failure.what.get(lang), failure.todo.get(lang)].join(" ")
    })
}

fn draft_of(value: &MeasureValue) -> DraftKey {
    draft_key(form_of(RecordKind::MeasureValue), &Record::MeasureValue(value.clone()), false)
}

/// Leaves what is being typed, which stays as a draft of the value's form, or closes the list.
fn leave(model: &mut Model) -> Effects {
    let typing = list(model).is_some_and(|list| list.entry.is_some());
    if !typing {
        model.overlays.pop();
        return Effects::new();
    }
    let effects = keep(model);
    if let Some(list) = list(model) {
        list.entry = None;
        list.error = None;
    }
    model.note(s::draft_kept(model.look.lang));
    effects
}

/// Saves what is being typed as a draft of the value's form.
pub(super) fn keep(model: &mut Model) -> Effects {
    let saved_at = model.now.at;
    let Some((key, text)) =
        list(model).and_then(|list| Some((list.row()?.key, list.entry.as_ref()?.text().to_owned())))
    else {
        return Effects::new();
    };
    let blank = MeasureValue::new(key, 1, Reading::NotMeasured { why: String::new() });
    let draft = Draft { key: draft_of(&blank), fields: [("reading".to_owned(), text)].into(), saved_at };
    let Some(plan) = model.plan_mut() else { return Effects::new() };
    plan.drafts.insert(draft.key.clone(), draft.clone());
    vec![Effect::Store(Job::SaveDraft(draft))]
}

fn open_row(model: &mut Model) -> Effects {
    let key = list(model).and_then(|list| list.row()).map(|row| row.key);
    key.map_or_else(Effects::new, |key| figures::open_value(model, key))
}

fn sources(model: &mut Model) -> Effects {
    let key = list(model).and_then(|list| list.row()).map(|row| row.key);
    let refusal = model.why_not_record();
    if let Some(reason) = refusal {
        let text = reason(model.look.lang);
        model.note(text);
        return Effects::new();
    }
    if let Some(pick) = key.and_then(|key| figures::sources(model, key)) {
        model.overlays.push(Overlay::Pick(pick));
    }
    Effects::new()
}

/// Takes the value of the measure away; undo brings it back.
fn remove(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let key = list(model).and_then(|list| list.row()).map(|row| RecordKey::MeasureValue(row.key));
    let Some((key, plan)) = key.zip(model.plan()) else { return Effects::new() };
    if let Some(reason) = model.why_not_record() {
        model.note(reason(lang));
        return Effects::new();
    }
    if plan.session.book.get(key).is_none() {
        model.note(t::nothing_to_remove(lang));
        return Effects::new();
    }
    let change = plan.session.book.remove_change(key);
    mutate::try_commit(model, change)
}

/// What is typed when the window is left or the program ends.
pub(super) fn keep_all(model: &mut Model) -> Effects {
    let mut effects = keep(model);
    effects.extend(forms::save_draft_now(model));
    effects
}
