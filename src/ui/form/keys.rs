//! What keys, pasted text and the mouse do in a form.

use super::editor::{Editor, Touch};
use super::facts::Offer;
use super::layout::{Layout, Spot};
use super::options::option_rows;
use super::state::FormState;
use super::{FormOutcome, Refusal};
use crate::domain::Book;
use crate::ui::input::{Chord, Input, Key, MouseKind};
use crate::ui::look::Look;
use crate::ui::msg::Now;

/// So many fields a page key moves over, and so many steps a turn of the wheel is.
const PAGE: usize = 4;
const WHEEL: usize = 3;

impl FormState {
    /// Takes an input. What is [`FormOutcome::Ignored`] may be a command.
    pub fn handle(&mut self, input: &Input, now: &Now, book: &Book) -> FormOutcome {
        let outcome = match input {
            Input::Chord(chord) => self.chord(*chord, now, book),
            Input::Paste(_) if self.focus == self.fields.len() => FormOutcome::Refused(Refusal::NoText),
            Input::Paste(_) => self.give(input, now),
            Input::Mouse(kind, column, row) => self.mouse(*kind, *column, *row, now, book),
            Input::FocusLost => FormOutcome::Save(self.take_draft(now.at)),
            Input::Resize(..) | Input::FocusGained => FormOutcome::Ignored,
        };
        if outcome != FormOutcome::Ignored {
            self.is_fresh = false;
        }
        outcome
    }

    fn chord(&mut self, chord: Chord, now: &Now, book: &Book) -> FormOutcome {
        let is_searching = matches!(
            self.fields.get(self.focus).map(|field| &field.editor),
            Some(Editor::Reference(reference)) if reference.search.is_some()
        );
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Char('s'), true, false) => return self.submit(book),
            (Key::Char('e'), true, false) => return self.edit_externally(),
            (Key::Char('r'), true, false) if self.view.is_none() => return self.discard(now),
            (Key::Esc, false, false) if !is_searching => return FormOutcome::Leave(self.take_draft(now.at)),
            (Key::Char('c'), true, false) => return FormOutcome::Leave(self.take_draft(now.at)),
            (Key::Tab, false, false) => {
                self.give(&Input::Chord(chord), now);
                return self.go(self.next(true), now);
            }
            (Key::BackTab, ..) => {
                self.give(&Input::Chord(chord), now);
                return self.go(self.previous(true), now);
            }
            _ => {}
        }
        if self.focus == self.fields.len() {
            return self.on_button(chord, now, book);
        }
        match self.give(&Input::Chord(chord), now) {
            FormOutcome::Ignored => self.between(chord, now),
            outcome => outcome,
        }
    }

    fn on_button(&mut self, chord: Chord, now: &Now, book: &Book) -> FormOutcome {
        match chord.key {
            Key::Enter | Key::Char(' ') if self.view.is_some() => FormOutcome::Leave(self.take_draft(now.at)),
            Key::Enter | Key::Char(' ') => self.submit(book),
            // A letter must not turn into a command because the cursor has come this far.
            _ if chord.typed().is_some() => FormOutcome::Refused(Refusal::NoText),
            _ => self.between(chord, now),
        }
    }

    /// Movement between fields, for keys the field itself has no use for.
    fn between(&mut self, chord: Chord, now: &Now) -> FormOutcome {
        if chord.ctrl || chord.alt {
            return FormOutcome::Ignored;
        }
        match chord.key {
            Key::Down | Key::Enter => self.go(self.next(false), now),
            Key::Up => self.go(self.previous(false), now),
            Key::PageDown => {
                let to = (0..PAGE).fold(self.focus, |at, _| self.after(at).unwrap_or(at));
                self.go(to, now)
            }
            Key::PageUp => {
                let to = (0..PAGE).fold(self.focus, |at, _| self.before(at).unwrap_or(at));
                self.go(to, now)
            }
            Key::Home | Key::End | Key::Left | Key::Right | Key::Backspace | Key::Delete => FormOutcome::Stay,
            _ => FormOutcome::Ignored,
        }
    }

    /// Gives an input to the field the cursor is in.
    fn give(&mut self, input: &Input, now: &Now) -> FormOutcome {
        if let Some(reason) = &self.view
            && !is_movement(input)
        {
            let reason = reason.clone();
            return match input {
                Input::Chord(Chord { key: Key::Enter, .. }) => FormOutcome::Ignored,
                Input::Chord(chord) if chord.typed().is_none() && !is_deletion(*chord) => FormOutcome::Ignored,
                _ => FormOutcome::Refused(Refusal::View(reason)),
            };
        }
        if let Some(outcome) = self.suggest(input, now) {
            return outcome;
        }
        let is_viewed = self.view.is_some();
        let Some(field) = self.fields.get_mut(self.focus) else { return FormOutcome::Ignored };
        if is_viewed && matches!(field.editor, Editor::Pick(_) | Editor::Reference(_)) {
            return FormOutcome::Ignored;
        }
        let touch = field.editor.handle(input, field.spec, &self.facts);
        self.touched(touch, now)
    }

    fn touched(&mut self, touch: Touch, now: &Now) -> FormOutcome {
        match touch {
            Touch::Ignored => FormOutcome::Ignored,
            Touch::Moved => FormOutcome::Stay,
            Touch::Changed => self.changed(now),
            Touch::Next => {
                self.changed(now);
                self.go(self.next(false), now)
            }
            Touch::Refused(refusal) => FormOutcome::Refused(refusal),
        }
    }

    /// The names offered in the field the cursor is in.
    pub(super) fn offers(&self) -> Vec<Offer> {
        let Some(field) = self.fields.get(self.focus).filter(|_| self.view.is_none()) else { return Vec::new() };
        let written = field.editor.name_so_far();
        written.map(|written| self.facts.suggestions(field.spec, written)).unwrap_or_default()
    }

    /// Right at the end of a name takes the one that is offered, Ctrl+Down offers the next.
    fn suggest(&mut self, input: &Input, now: &Now) -> Option<FormOutcome> {
        let Input::Chord(Chord { key, ctrl, alt: false, .. }) = input else { return None };
        let is_asked = matches!((key, ctrl), (Key::Right, false) | (Key::Up | Key::Down, true));
        let offers = if is_asked { self.offers() } else { return None };
        let field = self.fields.get_mut(self.focus)?;
        let count = offers.len();
        if count == 0 {
            return None;
        }
        match key {
            Key::Right => {
                let offer = offers.get(field.offered.min(count - 1))?;
                let touch = field.editor.take_name(&offer.value);
                Some(self.touched(touch, now))
            }
            Key::Down => {
                field.offered = (field.offered + 1) % count;
                Some(FormOutcome::Stay)
            }
            _ => {
                field.offered = (field.offered + count - 1) % count;
                Some(FormOutcome::Stay)
            }
        }
    }

    fn edit_externally(&self) -> FormOutcome {
        if let Some(reason) = &self.view {
            return FormOutcome::Refused(Refusal::View(reason.clone()));
        }
        match self.fields.get(self.focus) {
            Some(field) if matches!(field.editor, Editor::Area(_)) => {
                FormOutcome::EditExternally { field: field.spec.id, text: field.editor.value().to_owned() }
            }
            _ => FormOutcome::Refused(Refusal::OneLine),
        }
    }

    fn after(&self, at: usize) -> Option<usize> {
        (at + 1..=self.fields.len()).find(|at| *at == self.fields.len() || self.is_shown(*at))
    }

    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| self.is_shown(*at))
    }

    /// The stop after this one; after the button, the first when it goes round.
    fn next(&self, round: bool) -> usize {
        self.after(self.focus).unwrap_or(if round { 0 } else { self.focus })
    }

    fn previous(&self, round: bool) -> usize {
        self.before(self.focus).unwrap_or(if round { self.fields.len() } else { self.focus })
    }

    /// Moves the cursor to another stop. Leaving a field checks it and saves the draft.
    pub(super) fn go(&mut self, to: usize, now: &Now) -> FormOutcome {
        if to == self.focus {
            return FormOutcome::Stay;
        }
        let from = self.focus;
        if let Some(field) = self.fields.get_mut(from) {
            field.offered = 0;
            if let Editor::Reference(reference) = &mut field.editor {
                reference.search = None;
            }
            if self.view.is_none() {
                field.editor.normalise(field.spec, &self.facts);
                self.check_field(from);
            }
        }
        self.focus = to;
        FormOutcome::Save(self.take_draft(now.at))
    }

    fn mouse(&mut self, kind: MouseKind, column: u16, row: u16, now: &Now, book: &Book) -> FormOutcome {
        let Some((area, look)) = self.settled.filter(|(area, _)| area.contains((column, row).into())) else {
            return FormOutcome::Ignored;
        };
        match kind {
            MouseKind::WheelUp => self.wheel(Key::Up, now, book),
            MouseKind::WheelDown => self.wheel(Key::Down, now, book),
            MouseKind::Context => FormOutcome::Ignored,
            MouseKind::Press | MouseKind::Double => {
                let spot = Layout::of(self, area, look).spot(column, row);
                let option = spot.and_then(|spot| self.option_at(spot, look));
                self.press(spot, option, now, book)
            }
        }
    }

    /// The wheel moves as the arrows do.
    fn wheel(&mut self, key: Key, now: &Now, book: &Book) -> FormOutcome {
        let steps = if self.is_in_area() { WHEEL } else { 1 };
        (0..steps).map(|_| self.chord(Chord::plain(key), now, book)).last().unwrap_or(FormOutcome::Stay)
    }

    /// The option that stands in a place of an open choice.
    fn option_at(&self, spot: Spot, look: Look) -> Option<usize> {
        let field = self.fields.get(spot.stop).filter(|_| spot.stop == self.focus)?;
        let Editor::Pick(pick) = &field.editor else { return None };
        let (_, row, width) = spot.within?;
        let rows = option_rows(self, field, pick, look, width);
        rows.get(usize::from(row)).map(|(place, _)| *place)
    }

    fn press(&mut self, spot: Option<Spot>, option: Option<usize>, now: &Now, book: &Book) -> FormOutcome {
        let Some(spot) = spot else { return FormOutcome::Stay };
        let was = self.focus;
        let moved = self.go(spot.stop, now);
        if spot.stop == self.fields.len() {
            return self.on_button(Chord::plain(Key::Enter), now, book);
        }
        let Some((column, row, width)) = spot.within else { return moved };
        let is_viewed = self.view.is_some();
        let Some(field) = self.fields.get_mut(spot.stop) else { return moved };
        let touch = match &mut field.editor {
            Editor::Line(line) => {
                line.click(column, width);
                Touch::Moved
            }
            // A field opens when it gets the cursor, so only a second press can mean a place in it.
            Editor::Area(area) if was == spot.stop => {
                area.click(column, row);
                Touch::Moved
            }
            Editor::Pick(pick) if !is_viewed => option.map_or(Touch::Moved, |option| pick.choose(option)),
            Editor::Reference(reference) if was == spot.stop && !is_viewed => {
                match row.checked_sub(u16::try_from(reference.rows_above()).unwrap_or(u16::MAX).saturating_add(1)) {
                    Some(row) if reference.search.is_some() => reference.take(usize::from(row), &self.facts),
                    _ => {
                        let open = Input::Chord(Chord::plain(Key::Enter));
                        if reference.search.is_none() { reference.handle(&open, &self.facts) } else { Touch::Moved }
                    }
                }
            }
            _ => Touch::Moved,
        };
        match touch {
            Touch::Moved | Touch::Ignored => moved,
            touch => self.touched(touch, now),
        }
    }
}

fn is_movement(input: &Input) -> bool {
    let movement = [Key::Up, Key::Down, Key::Left, Key::Right, Key::Home, Key::End, Key::PageUp, Key::PageDown];
    matches!(input, Input::Chord(chord) if movement.contains(&chord.key) && !chord.alt)
}

fn is_deletion(chord: Chord) -> bool {
    matches!(chord.key, Key::Backspace | Key::Delete) || (chord.ctrl && matches!(chord.key, Key::Char('w' | 'h')))
}
