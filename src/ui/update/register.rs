//! The risk register: moving about, editing a risk, going to it, and turning to what the plan covers.

use super::{Effects, forms, help, navigate};
use crate::domain::{Node, RecordKey};
use crate::ui::input::{Input, Key};
use crate::ui::model::{Model, Screen};
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::register::{Page, RiskRegister};

/// Shows the risks of the plan, beginning with the one the cursor is in.
pub(super) fn open(model: &mut Model) -> Effects {
    let look = model.look;
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let at = match plan.tree.selected {
        Some(Node::RiskPoint(id)) => Some(id),
        Some(Node::Control(id)) => book.control(id).map(|control| control.risk_point_id),
        _ => None,
    };
    let register = RiskRegister::new(book, plan.session.plan, at, look);
    model.overlays.push(Overlay::Register(Box::new(register)));
    Effects::new()
}

/// Takes what a person did with it.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let Some(key) = input.list_key() else { return help::unbound(model, input) };
    let Some(Overlay::Register(register)) = model.overlays.last_mut() else { return Effects::new() };
    let last = match register.page {
        Page::Risks => register.risks.len().saturating_sub(1),
        Page::Coverage => register.covered.len().saturating_sub(1),
    };
    let marked = register.risks.get(register.at).map(|risk| risk.id).filter(|_| register.page == Page::Risks);
    let place = match register.page {
        Page::Risks => &mut register.at,
        Page::Coverage => &mut register.scroll,
    };
    match key {
        Key::Up | Key::Char('k') => *place = place.saturating_sub(1),
        Key::Down | Key::Char('j') => *place = (*place + 1).min(last),
        Key::PageUp => *place = place.saturating_sub(10),
        Key::PageDown => *place = (*place + 10).min(last),
        Key::Home => *place = 0,
        Key::End | Key::Char('G') => *place = last,
        Key::Tab | Key::BackTab => {
            register.page = if register.page == Page::Risks { Page::Coverage } else { Page::Risks };
            register.scroll = 0;
        }
        Key::Enter | Key::Char('e') => {
            let Some(id) = marked else { return Effects::new() };
            return forms::edit_field(model, RecordKey::RiskPoint(id), "likelihood");
        }
        Key::Char('g') => {
            let Some(id) = marked else { return Effects::new() };
            model.overlays.pop();
            navigate::goto(model, Target::Node(Node::RiskPoint(id)));
        }
        Key::Char('?') | Key::F(1) => return help::of_place(model, crate::i18n::key_help::register),
        _ => return help::unbound(model, input),
    }
    Effects::new()
}

/// Shows what has been changed since it was opened: a form lies over it while a risk is valued.
pub(super) fn refresh(model: &mut Model) {
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return };
    for overlay in overlays {
        if let Overlay::Register(register) = overlay {
            register.refresh(&plan.session.book, plan.session.plan, *look);
        }
    }
}
