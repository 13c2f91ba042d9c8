//! Measures over periods and years, side by side: moving about, and going to a value.

use super::{Effects, help, navigate};
use crate::i18n::screen_figures as t;
use crate::ui::input::{Input, Key};
use crate::ui::model::{Model, Screen};
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::side::SideBySide;

/// Shows the measures of the plan, beginning with the selected control.
pub(super) fn open(model: &mut Model) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let session = &plan.session;
    let side = SideBySide::new(&session.book, session.plan, plan.control(), session.period, model.look);
    model.overlays.push(Overlay::Series(Box::new(side)));
    Effects::new()
}

/// Takes what a person did with it.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    let Some(key) = input.list_key() else { return help::unbound(model, input) };
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return Effects::new() };
    let Some(Overlay::Series(side)) = overlays.last_mut() else { return Effects::new() };
    let last = (side.rows.len().saturating_sub(1), side.columns.len().saturating_sub(1));
    let mut control = None;
    match key {
        Key::Up | Key::Char('k') => side.at.0 = side.at.0.saturating_sub(1),
        Key::Down | Key::Char('j') => side.at.0 = (side.at.0 + 1).min(last.0),
        Key::Left | Key::Char('h') if side.at.1 == 0 => control = Some((false, usize::MAX)),
        Key::Left | Key::Char('h') => side.at.1 -= 1,
        Key::Right | Key::Char('l') if side.at.1 == last.1 => control = Some((true, 0)),
        Key::Right | Key::Char('l') => side.at.1 += 1,
        Key::Home => side.at.1 = 0,
        Key::End | Key::Char('G') => side.at.1 = last.1,
        Key::Tab | Key::PageDown => control = Some((true, side.at.1)),
        Key::BackTab | Key::PageUp => control = Some((false, side.at.1)),
        Key::Enter => return go(model),
        Key::Char('?') | Key::F(1) => return help::of_place(model, crate::i18n::key_help::series),
        _ => return help::unbound(model, input),
    }
    if let Some((forward, column)) = control {
        let count = side.controls.len();
        let next = if forward { side.control + 1 } else { side.control + count.saturating_sub(1) };
        side.control = next % count.max(1);
        side.show(&plan.session.book, plan.session.plan, *look);
        side.at.1 = column.min(side.columns.len().saturating_sub(1));
    }
    Effects::new()
}

/// Goes to the marked value in the plan. One of another plan can only be looked at.
fn go(model: &mut Model) -> Effects {
    let Some(Overlay::Series(side)) = model.overlays.last() else { return Effects::new() };
    match side.cell().map(|cell| cell.key) {
        Some(Some(key)) => {
            model.overlays.pop();
            navigate::goto(model, Target::Value(key));
        }
        Some(None) => {
            let text = t::in_another_plan(model.look.lang);
            model.note(text);
        }
        None => {}
    }
    Effects::new()
}
