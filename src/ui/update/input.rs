//! Keys, paste, mouse and size: to the topmost overlay, else to the command bound to them.

use super::{Effects, arrangement, navigate, overlays, run};
use crate::i18n::screen as t;
use crate::ui::commands::{Command, resolve};
use crate::ui::input::{Chord, Input, Key, MouseKind};
use crate::ui::keymap;
use crate::ui::model::{Model, Screen};
use crate::ui::msg::Effect;
use crate::ui::state::notices::Tone;
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::state::register::Page;

pub(super) fn input(model: &mut Model, input: Input) -> Effects {
    let goes_on = matches!(input, Input::Chord(_) | Input::Paste(_));
    if goes_on && model.notices.hush_note() {
        model.dirty = true;
    }
    match input {
        Input::Resize(columns, rows) => {
            model.size = (columns, rows);
            model.dirty = true;
            scroll_back(model);
            lay_out_anew(model);
            Effects::new()
        }
        Input::FocusGained => vec![Effect::Store(crate::app::worker::Job::Refresh)],
        Input::FocusLost => overlays::focus_lost(model),
        // What cannot be seen is not changed; leaving is always possible.
        Input::Chord(chord) if arrangement(model).too_small => leave_unseen(model, chord),
        Input::Paste(_) if arrangement(model).too_small => Effects::new(),
        input if !model.overlays.is_empty() => overlays::input(model, &input),
        Input::Chord(chord) => chord_pressed(model, chord),
        Input::Paste(_) => {
            model.note(t::paste_outside(model.look.lang));
            Effects::new()
        }
        Input::Mouse(kind, column, row) => mouse(model, kind, column, row),
    }
}

/// A window of another size shows what a first frame of that size would: what a small one had scrolled away comes back.
/// Settling then scrolls no further than to what is selected.
fn scroll_back(model: &mut Model) {
    if let Screen::Plan(plan) = &mut model.screen {
        plan.tree.scroll = 0;
        plan.detail.scroll = 0;
        plan.summary.scroll = 0;
        if let Some(sheet) = &mut plan.sheet {
            (sheet.top, sheet.left) = (0, 0);
        }
    }
    match model.overlays.last_mut() {
        Some(Overlay::Pick(pick)) => pick.scroll = 0,
        Some(Overlay::Figures(list)) => list.scroll = 0,
        Some(Overlay::Series(table)) => table.scroll = (0, 0),
        Some(Overlay::Actions(table)) => table.scroll = 0,
        Some(Overlay::Register(register)) if register.page == Page::Risks => register.scroll = 0,
        Some(Overlay::Todo(list)) => list.scroll = 0,
        Some(Overlay::Year(year)) => year.scroll = (0, 0),
        _ => {}
    }
}

/// A text in columns has as many as the window has room for.
fn lay_out_anew(model: &mut Model) {
    let remade = match model.overlays.last() {
        Some(Overlay::Text(text)) => text.remade,
        _ => None,
    };
    let Some(made) = remade.and_then(|remade| remade(model)) else { return };
    if let Some(Overlay::Text(text)) = model.overlays.last_mut() {
        *text = TextView { scroll: text.scroll, remade, ..made };
    }
}

/// The keys that end the program do so in a window that is too small to show anything, whatever is open.
fn leave_unseen(model: &mut Model, chord: Chord) -> Effects {
    let quits = [Chord::plain(Key::Char('q')), Chord::ctrl(Key::Char('q'))];
    if !quits.contains(&chord) {
        return Effects::new();
    }
    let mut effects = overlays::focus_lost(model);
    effects.extend(run::give(model, Command::Quit));
    effects
}

fn chord_pressed(model: &mut Model, chord: Chord) -> Effects {
    if let (Screen::Start(pick), Some(digit)) = (&mut model.screen, chord.typed().and_then(|c| c.to_digit(10))) {
        let at = usize::try_from(digit).unwrap_or(0).wrapping_sub(1);
        if at < pick.items.len() {
            pick.at = at;
            return run::give(model, Command::Open);
        }
    }
    if let Some(spec) = resolve(model.context(), chord) {
        return run::give(model, spec.id);
    }
    let name = keymap::name(model.look.lang, chord);
    model.note(t::unbound(model.look.lang, &name));
    Effects::new()
}

fn mouse(model: &mut Model, kind: MouseKind, column: u16, row: u16) -> Effects {
    let arranged = arrangement(model);
    if arranged.too_small {
        return Effects::new();
    }
    if row == arranged.footer.y && kind == MouseKind::Press {
        return footer_press(model, column);
    }
    match &mut model.screen {
        Screen::Start(pick) => {
            let hit = crate::ui::view::start_hit(&arranged, pick, row);
            match (kind, hit) {
                (MouseKind::WheelUp, _) => pick.step(-1),
                (MouseKind::WheelDown, _) => pick.step(1),
                (MouseKind::Press | MouseKind::Double, Some(at)) => {
                    pick.at = at;
                    return run::give(model, Command::Open);
                }
                _ => {}
            }
            model.dirty = true;
            Effects::new()
        }
        Screen::Plan(plan) if plan.sheet.is_some() => super::sheet::mouse(model, kind, column, row),
        Screen::Plan(_) => plan_mouse(model, kind, column, row),
        Screen::Loading => Effects::new(),
    }
}

fn plan_mouse(model: &mut Model, kind: MouseKind, column: u16, row: u16) -> Effects {
    let arranged = arrangement(model);
    let Some((pane, area)) = arranged.pane_at(column, row).and_then(|pane| Some((pane, arranged.pane(pane)?))) else {
        return Effects::new();
    };
    let line = usize::from(row.saturating_sub(area.y + 1));
    let inside = row > area.y && row + 1 < area.y + area.height;
    match kind {
        MouseKind::WheelUp => navigate::turn_pane(model, pane, -3),
        MouseKind::WheelDown => navigate::turn_pane(model, pane, 3),
        MouseKind::Press | MouseKind::Double | MouseKind::Context if inside => {
            navigate::point_at(model, pane, line);
            return match kind {
                MouseKind::Double => run::give(model, Command::Open),
                MouseKind::Context => run::give(model, Command::Palette),
                _ => Effects::new(),
            };
        }
        _ => {}
    }
    Effects::new()
}

fn footer_press(model: &mut Model, column: u16) -> Effects {
    let hits = crate::ui::view::footer_items(model);
    let hit = hits.into_iter().find(|item| item.columns.contains(&column));
    hit.map_or_else(Effects::new, |item| run::give(model, item.command))
}

/// Gives a command a key is bound to, or says why it cannot be given.
pub(super) fn refused(model: &mut Model, command: Command) -> bool {
    let reason = crate::ui::commands::spec(command).and_then(|spec| model.why_not(spec));
    if let Some(reason) = reason {
        let text = reason(model.look.lang);
        model.say(Tone::Note, text);
    }
    reason.is_some()
}
