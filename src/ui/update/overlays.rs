//! What lies over the screen: lists, texts and prompts get the keys before the commands do.

use super::{Effects, arrangement, choose, files, forms, lists};
use crate::ui::input::{Chord, Input, Key, MouseKind};
use crate::ui::model::Model;
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, PickKind, PickState};
use crate::ui::state::plan::Pane;

/// Gives what a person did to the topmost overlay.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    model.dirty = true;
    if is(input, Chord::ctrl(Key::Char('l'))) {
        return vec![crate::ui::msg::Effect::Redraw];
    }
    if let Input::Mouse(kind @ (MouseKind::Press | MouseKind::Double), column, row) = input
        && pointed(model, *column, *row)
    {
        let enter = Input::Chord(Chord::plain(Key::Enter));
        return if *kind == MouseKind::Double { self::input(model, &enter) } else { Effects::new() };
    }
    match model.overlays.last_mut() {
        Some(Overlay::Form(_)) => forms::input(model, input),
        Some(Overlay::Import(_)) => super::import::input(model, input),
        Some(Overlay::Setup(_)) => super::setup::input(model, input),
        Some(Overlay::Note(_)) => super::sheet::note_input(model, input),
        Some(Overlay::Figures(_)) => super::entry::input(model, input),
        Some(Overlay::Todo(_)) => super::todo::input(model, input),
        Some(Overlay::Actions(_)) => super::actions::input(model, input),
        _ if leaves(input) => {
            model.notices.hush_refusal();
            let back = super::report::way_back(model);
            super::cases::close_text(model);
            back.map_or_else(Effects::new, |back| back(model))
        }
        Some(Overlay::Pick(_)) => pick(model, input),
        Some(Overlay::Text(_)) => text(model, input),
        Some(Overlay::Series(_)) => super::series::input(model, input),
        Some(Overlay::Register(_)) => super::register::input(model, input),
        Some(Overlay::Year(_)) => super::year::input(model, input),
        Some(Overlay::Prompt(_)) => files::prompt(model, input),
        None => Effects::new(),
    }
}

/// Whether a place of the screen is a row of the table that is open: the cursor goes to it.
fn pointed(model: &mut Model, column: u16, row: u16) -> bool {
    let body = arrangement(model).body;
    match model.overlays.last_mut() {
        Some(Overlay::Actions(table)) if table.query.is_none() => {
            let at = crate::ui::view::table_hit(body, column, row);
            at.is_some_and(|at| table.point_at(table.scroll + at))
        }
        Some(Overlay::Todo(list)) if list.query.is_none() => {
            let at = crate::ui::view::todo_hit(body, column, row);
            at.is_some_and(|at| list.point_at(list.scroll + at))
        }
        Some(Overlay::Register(register)) => {
            let at = crate::ui::view::risk_hit(register, body, column, row);
            at.is_some_and(|at| register.point_at(at))
        }
        Some(Overlay::Year(year)) => {
            let at = crate::ui::view::year_hit(year, body, column, row);
            at.is_some_and(|at| year.point_at(at))
        }
        _ => false,
    }
}

fn is(input: &Input, chord: Chord) -> bool {
    matches!(input, Input::Chord(pressed) if *pressed == chord)
}

/// Whether an input is a character of a search; the keys that open the help close it, too.
fn is_typed(input: &Input) -> bool {
    matches!(input, Input::Chord(chord) if chord.typed().is_some_and(|c| c != '?'))
}

fn leaves(input: &Input) -> bool {
    is(input, Chord::plain(Key::Esc)) || is(input, Chord::ctrl(Key::Char('c')))
}

fn pick(model: &mut Model, input: &Input) -> Effects {
    let area = arrangement(model);
    let Some(Overlay::Pick(pick)) = model.overlays.last_mut() else { return Effects::new() };
    match input {
        Input::Mouse(kind, column, row) => {
            let hit = crate::ui::view::pick_hit(pick, &area, *column, *row);
            match (kind, hit) {
                (MouseKind::WheelUp, _) => pick.step(-1),
                (MouseKind::WheelDown, _) => pick.step(1),
                (MouseKind::Press | MouseKind::Double, Some(at)) => {
                    pick.at = at;
                    return take(model);
                }
                _ => {}
            }
            Effects::new()
        }
        Input::Chord(chord) => pick_chord(model, *chord, input),
        Input::Paste(_) => {
            typed(pick, input);
            Effects::new()
        }
        _ => Effects::new(),
    }
}

fn pick_chord(model: &mut Model, chord: Chord, input: &Input) -> Effects {
    let page = isize::try_from(arrangement(model).body.height / 2).unwrap_or(1);
    let Some(Overlay::Pick(pick)) = model.overlays.last_mut() else { return Effects::new() };
    match (chord.key, pick.kind) {
        (Key::Up, _) | (Key::BackTab, PickKind::Search) | (Key::Char('k'), PickKind::Ticks) => pick.step(-1),
        (Key::Down, _) | (Key::Tab, PickKind::Search) | (Key::Char('j'), PickKind::Ticks) => pick.step(1),
        (Key::PageUp, _) => pick.step(-page),
        (Key::PageDown, _) => pick.step(page),
        (Key::Enter, PickKind::Ticks) => {
            model.overlays.pop();
        }
        (Key::Enter, _) | (Key::Char(' '), PickKind::Few) => return take(model),
        (Key::Char(' '), PickKind::Ticks) => return tick(model),
        (Key::Delete, PickKind::Ticks) => lists::show_all(model),
        (Key::Delete, PickKind::Few) => {
            let choice = pick.item().map(|item| item.choice.clone());
            return choice.map_or_else(Effects::new, |choice| super::plans::remove(model, &choice));
        }
        (Key::Home, PickKind::Few | PickKind::Ticks) => pick.step(isize::MIN),
        (Key::End, PickKind::Few | PickKind::Ticks) => pick.step(isize::MAX / 2),
        (Key::Char(c), PickKind::Few) => return few_key(model, c),
        (_, PickKind::Search) => typed(pick, input),
        _ => {}
    }
    Effects::new()
}

/// In a short list a digit chooses at once, and the first letter of a label goes to it.
fn few_key(model: &mut Model, c: char) -> Effects {
    let Some(Overlay::Pick(pick)) = model.overlays.last_mut() else { return Effects::new() };
    if let Some(digit) = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
        if (1..=pick.items.len()).contains(&digit) {
            pick.at = digit - 1;
            return take(model);
        }
        return Effects::new();
    }
    let starts = |label: &str| {
        let first = label.chars().find(|c| c.is_alphabetic());
        first.is_some_and(|first| first.to_lowercase().eq(c.to_lowercase()))
    };
    let after = (1..=pick.items.len()).map(|ahead| (pick.at + ahead) % pick.items.len().max(1));
    let mut places = after.filter(|at| pick.items.get(*at).is_some_and(|item| starts(&item.label)));
    if let Some(at) = places.next() {
        pick.at = at;
    } else if c == 'j' {
        pick.step(1);
    } else if c == 'k' {
        pick.step(-1);
    }
    Effects::new()
}

fn typed(pick: &mut PickState, input: &Input) {
    if pick.kind == PickKind::Search {
        let before = pick.query.text().to_owned();
        pick.query.handle(input);
        if pick.query.text() != before {
            pick.search();
        }
    }
}

/// Chooses the item the cursor is on, and takes the list away.
fn take(model: &mut Model) -> Effects {
    let Some(Overlay::Pick(pick)) = model.overlays.last() else { return Effects::new() };
    if pick.kind == PickKind::Ticks {
        return tick(model);
    }
    let Some(item) = pick.item() else { return Effects::new() };
    if let Some(reason) = item.disabled.clone() {
        model.note(reason);
        return Effects::new();
    }
    let choice = item.choice.clone();
    // One control of the library is seldom enough: its list stays until it is left.
    if !matches!(choice, Choice::Starter(..)) {
        model.overlays.pop();
    }
    choose::chosen(model, choice)
}

/// Ticks the item the cursor is on; the list stays.
fn tick(model: &mut Model) -> Effects {
    let Some(Overlay::Pick(pick)) = model.overlays.last() else { return Effects::new() };
    match pick.item().map(|item| item.choice.clone()) {
        Some(Choice::Filter(criterion)) => lists::toggle(model, criterion),
        Some(Choice::ShowAll) => lists::show_all(model),
        _ => {}
    }
    Effects::new()
}

fn text(model: &mut Model, input: &Input) -> Effects {
    let page = usize::from(arrangement(model).body.height.saturating_sub(4)).max(1);
    if matches!(input, Input::Paste(_)) || is(input, Chord::plain(Key::Backspace)) || is_typed(input) {
        let typed_into = super::help::search(model, input);
        if typed_into {
            return Effects::new();
        }
    }
    let Some(Overlay::Text(text)) = model.overlays.last_mut() else { return Effects::new() };
    let Input::Chord(chord) = input else {
        match input {
            Input::Mouse(MouseKind::WheelUp, ..) => text.scroll = text.scroll.saturating_sub(3),
            Input::Mouse(MouseKind::WheelDown, ..) => text.scroll += 3,
            _ => {}
        }
        return Effects::new();
    };
    match chord.key {
        Key::Up | Key::Char('k') => text.scroll = text.scroll.saturating_sub(1),
        Key::Down | Key::Char('j') => text.scroll += 1,
        Key::PageUp => text.scroll = text.scroll.saturating_sub(page),
        Key::PageDown | Key::Char(' ') => text.scroll += page,
        Key::Tab | Key::Char('i') => return super::report::headings(model),
        Key::Home => text.scroll = 0,
        Key::End | Key::Char('G') => text.scroll = usize::MAX / 2,
        Key::Enter if text.accept.is_some() => {
            let choice = text.accept.take();
            model.overlays.pop();
            return choice.map_or_else(Effects::new, |choice| choose::chosen(model, choice));
        }
        Key::Enter | Key::Char('q' | '?') | Key::F(1) => super::cases::close_text(model),
        _ => {}
    }
    Effects::new()
}

/// Enter on the plan screen: opens what the cursor is on.
pub(super) fn open(model: &mut Model) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    if plan.focus == Pane::Summary {
        let lead = plan.summary.lead().cloned();
        return lead.map_or_else(Effects::new, |lead| lists::lead(model, lead));
    }
    if plan.tree.rows.is_empty() && plan.focus == Pane::Tree && model.can_write() {
        return lists::new_things(model);
    }
    match plan.target() {
        Some(Target::Node(node)) if plan.focus == Pane::Tree => forms::open_node(model, node),
        Some(Target::Outcome(key, field)) => forms::open_outcome(model, key, field),
        Some(target) => forms::open_target(model, target),
        None => Effects::new(),
    }
}

/// The terminal window lost the focus: what has been typed is saved.
pub(super) fn focus_lost(model: &mut Model) -> Effects {
    super::entry::keep_all(model)
}
