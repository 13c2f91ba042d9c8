//! What is to be done now: a list in groups that leads to each thing.

use super::{Effects, forms, help, navigate};
use crate::app::todo::{Order, of_plan};
use crate::domain::{DueSubject, Node, OutcomeKey, RecordKey};
use crate::ui::input::{Chord, Input, Key};
use crate::ui::model::{Model, Screen};
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::todo::TodoScreen;
use crate::ui::text::LineEdit;

/// Lists what is to be done now, what is late first.
pub(super) fn open(model: &mut Model) -> Effects {
    let (lang, today) = (model.look.lang, model.today());
    let Some(plan) = model.plan() else { return Effects::new() };
    let session = &plan.session;
    let lead = session.book.plan(session.plan).map(|plan| plan.lead_days);
    let list = TodoScreen::new(of_plan(&session.book, session.plan, today), lead, lang);
    model.overlays.push(Overlay::Todo(Box::new(list)));
    Effects::new()
}

/// Takes what a person did with it.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let lang = model.look.lang;
    let Some(Overlay::Todo(list)) = model.overlays.last_mut() else { return Effects::new() };
    if let Some(query) = &mut list.query {
        if matches!(input, Input::Chord(Chord { key: Key::Enter | Key::Esc, .. })) {
            list.query = None;
        } else {
            query.handle(input);
            query.text().trim().clone_into(&mut list.text);
            list.arrange(lang);
        }
        return Effects::new();
    }
    let key = match input {
        Input::Chord(Chord { key: Key::Char('c'), ctrl: true, .. }) => Some(Key::Esc),
        _ => input.list_key(),
    };
    let Some(key) = key else { return help::unbound(model, input) };
    match key {
        Key::Up | Key::Char('k') => list.step(-1),
        Key::Down | Key::Char('j') => list.step(1),
        Key::PageUp => list.step(-10),
        Key::PageDown => list.step(10),
        Key::Home => list.step(isize::MIN),
        Key::End | Key::Char('G') => list.step(isize::MAX / 2),
        Key::Char('s') => {
            list.order = if list.order == Order::What { Order::Who } else { Order::What };
            list.arrange(lang);
        }
        Key::Char('/') => list.query = Some(LineEdit::new(&list.text, 200)),
        Key::Char('?') | Key::F(1) => return help::of_place(model, crate::i18n::key_help::todo),
        Key::Enter => return enter(model),
        Key::Esc => {
            model.overlays.pop();
        }
        _ => return help::unbound(model, input),
    }
    Effects::new()
}

/// Goes to the marked entry, and takes the list away.
fn enter(model: &mut Model) -> Effects {
    let Some(Overlay::Todo(list)) = model.overlays.last() else { return Effects::new() };
    let Some((subject, origin)) = list.entry().map(|entry| (entry.item.subject, entry.origin.clone())) else {
        return Effects::new();
    };
    model.overlays.pop();
    match origin {
        Some(origin) => super::files::open_path(model, origin.path),
        None => go(model, subject),
    }
}

/// The list follows what is done from it.
pub(super) fn refresh(model: &mut Model) {
    let today = model.today();
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return };
    if let Some(Overlay::Todo(list)) = overlays.last_mut() {
        let session = &plan.session;
        list.refresh((session.revision, today), *look, || of_plan(&session.book, session.plan, today));
    }
}

/// Goes to what is to be done. What belongs to an earlier year opens as a form.
fn go(model: &mut Model, subject: DueSubject) -> Effects {
    let Some((ours, book)) = model.plan().map(|plan| (plan.session.plan, &plan.session.book)) else {
        return Effects::new();
    };
    let (target, of, key) = match subject {
        DueSubject::Action(id) => {
            let of = book.find::<crate::domain::Action>(id).map(|action| action.plan_id);
            (Target::Action(id), of, RecordKey::Action(id))
        }
        DueSubject::Deviation(id) => {
            let of = book.deviation(id).map(|deviation| deviation.plan_id);
            (Target::Deviation(id), of, RecordKey::Deviation(id))
        }
        DueSubject::Control(control_id, period_id) => {
            let key = OutcomeKey { control_id, period_id };
            (Target::Outcome(key, "status"), Some(ours), RecordKey::Outcome(key))
        }
        DueSubject::Carried(id) => (Target::Node(Node::Control(id)), Some(ours), RecordKey::ControlActivity(id)),
        DueSubject::Period(id) => return forms::edit_record(model, RecordKey::Period(id)),
    };
    if of != Some(ours) {
        return forms::edit_record(model, key);
    }
    navigate::goto(model, target);
    Effects::new()
}
