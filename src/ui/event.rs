//! From what terminals report to what a person did: the differences between terminals end here.
//!
//! Pure: events and a time go in, [`Input`] comes out. Imports `ui::input` and `i18n::clean`.

use super::input::{Chord, Input, Key, MouseKind};
use crate::i18n::clean::clean_paste;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use std::time::Duration;
use unicode_normalization::char::{compose, is_combining_mark};

/// Two presses of the button in one place within this time are one double press.
const DOUBLE: Duration = Duration::from_millis(500);

/// How many characters, with a line break among them, can only be a paste that the terminal did not mark as one.
/// Terminals on Windows never mark them; elsewhere nearly all do, and a slow line may well deliver a few keys at once.
const BURST: usize = if cfg!(windows) { 3 } else { 12 };

/// Turns events into inputs. Remembers only what a double press needs.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    burst: usize,
    pressed: Option<(u16, u16, Duration)>,
}

impl Default for Reader {
    fn default() -> Self {
        Self { burst: BURST, pressed: None }
    }
}

impl Reader {
    /// The inputs in a batch of events that arrived together at the time `at` (counted from any fixed moment).
    pub fn read(&mut self, events: impl IntoIterator<Item = Event>, at: Duration) -> Vec<Input> {
        let mut inputs = Vec::new();
        for event in events {
            let Some(input) = self.input(event, at) else { continue };
            if !composed(&mut inputs, &input) && !replaced(&mut inputs, &input) {
                inputs.push(input);
            }
        }
        joined(inputs, self.burst)
    }

    fn input(&mut self, event: Event, at: Duration) -> Option<Input> {
        match event {
            Event::Key(key) => chord(key).map(Input::Chord),
            Event::Paste(text) => Some(Input::Paste(clean_paste(&text))),
            Event::Mouse(mouse) => self.mouse(mouse, at),
            Event::Resize(columns, rows) => Some(Input::Resize(columns, rows)),
            Event::FocusGained => Some(Input::FocusGained),
            Event::FocusLost => Some(Input::FocusLost),
        }
    }

    fn mouse(&mut self, mouse: MouseEvent, at: Duration) -> Option<Input> {
        let kind = match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.press(mouse.column, mouse.row, at),
            MouseEventKind::Down(MouseButton::Right) => MouseKind::Context,
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            _ => return None,
        };
        Some(Input::Mouse(kind, mouse.column, mouse.row))
    }

    fn press(&mut self, column: u16, row: u16, at: Duration) -> MouseKind {
        let again = self.pressed.is_some_and(|(x, y, before)| {
            (x, y) == (column, row) && at.checked_sub(before).is_some_and(|passed| passed <= DOUBLE)
        });
        // A third press starts over: it is not a second double press.
        self.pressed = if again { None } else { Some((column, row, at)) };
        if again { MouseKind::Double } else { MouseKind::Press }
    }
}

fn chord(event: KeyEvent) -> Option<Chord> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    // Keys of the window system are not ours.
    if event.modifiers.intersects(KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META) {
        return None;
    }
    let held = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt, shift) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), held(KeyModifiers::SHIFT));
    let key = match event.code {
        KeyCode::Char(c) => return character(c, ctrl, alt, shift),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if shift => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Insert => Key::Insert,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        KeyCode::Null => return Some(Chord::ctrl(Key::Char(' '))),
        _ => return None,
    };
    Some(Chord { key, ctrl, alt, shift: shift && key != Key::BackTab })
}

fn character(c: char, ctrl: bool, alt: bool, shift: bool) -> Option<Chord> {
    if c.is_control() {
        return None;
    }
    // AltGr is reported as Ctrl+Alt with what it produced; it never produces a bare letter or digit.
    if ctrl && alt && !c.is_ascii_alphanumeric() {
        return Some(Chord::plain(Key::Char(c)));
    }
    let c = match c {
        _ if shift => single(c.to_uppercase()).unwrap_or(c),
        // Caps lock does not make another command.
        _ if ctrl => single(c.to_lowercase()).unwrap_or(c),
        _ => c,
    };
    Some(Chord { key: Key::Char(c), ctrl, alt, shift: false })
}

fn single(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
}

/// A combining mark that arrives right after its letter becomes one character with it.
fn composed(inputs: &mut [Input], input: &Input) -> bool {
    let Input::Chord(mark) = input else { return false };
    let Some(mark) = mark.typed().filter(|&c| is_combining_mark(c)) else { return false };
    let Some(Input::Chord(last)) = inputs.last_mut() else { return false };
    let Some(whole) = last.typed().and_then(|letter| compose(letter, mark)) else { return false };
    last.key = Key::Char(whole);
    true
}

/// Of several sizes in a row only the last one matters.
fn replaced(inputs: &mut [Input], input: &Input) -> bool {
    match (inputs.last_mut(), input) {
        (Some(last @ Input::Resize(..)), Input::Resize(..)) => {
            *last = input.clone();
            true
        }
        _ => false,
    }
}

/// Joins each run of plain keys that can only be an unmarked paste.
fn joined(inputs: Vec<Input>, least: usize) -> Vec<Input> {
    if inputs.len() <= least {
        return inputs;
    }
    let mut out = Vec::with_capacity(inputs.len());
    let mut run: Vec<Input> = Vec::new();
    for input in inputs {
        if plain(&input).is_some() {
            run.push(input);
        } else {
            finish(&mut run, least, &mut out);
            out.push(input);
        }
    }
    finish(&mut run, least, &mut out);
    out
}

fn finish(run: &mut Vec<Input>, least: usize, out: &mut Vec<Input>) {
    let text: String = run.iter().filter_map(plain).collect();
    let characters = text.chars().filter(|&c| c != '\n').count();
    if characters >= least && characters < text.chars().count() {
        run.clear();
        out.push(Input::Paste(clean_paste(&text)));
    } else {
        out.append(run);
    }
}

/// The character that a key without modifiers puts into a text; some terminals send Ctrl+J for a pasted line break.
fn plain(input: &Input) -> Option<char> {
    const LINE_FEED: Chord = Chord::ctrl(Key::Char('j'));
    const ENTER: Chord = Chord::plain(Key::Enter);
    const TAB: Chord = Chord::plain(Key::Tab);
    match *input {
        Input::Chord(ENTER | LINE_FEED) => Some('\n'),
        Input::Chord(TAB) => Some('\t'),
        Input::Chord(chord) => chord.typed(),
        _ => None,
    }
}

#[cfg(test)]
#[path = "event_tests.rs"]
mod tests;
