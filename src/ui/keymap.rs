//! What keys are called, and which a Swedish keyboard can type.

use super::input::{Chord, Key};
use crate::i18n::{Lang, commands as t};

/// The name of a chord, as the footer and the help print it.
#[must_use]
pub fn name(lang: Lang, chord: Chord) -> String {
    let mut name = String::new();
    if chord.ctrl {
        name.push_str("Ctrl+");
    }
    if chord.alt {
        name.push_str("Alt+");
    }
    if chord.shift {
        name.push_str(t::key_shift(lang));
    }
    match chord.key {
        Key::Char(' ') => name.push_str(t::key_space(lang)),
        Key::Char(c) if chord.ctrl || chord.alt => name.extend(c.to_uppercase()),
        Key::Char(c) => name.push(c),
        Key::Enter => name.push_str("Enter"),
        Key::Esc => name.push_str("Esc"),
        Key::Tab => name.push_str("Tab"),
        Key::BackTab => name.push_str(t::key_shift_tab(lang)),
        Key::Backspace => name.push_str("Backspace"),
        Key::Delete => name.push_str(t::key_delete(lang)),
        Key::Insert => name.push_str("Insert"),
        Key::Up => name.push_str(t::key_up(lang)),
        Key::Down => name.push_str(t::key_down(lang)),
        Key::Left => name.push_str(t::key_left(lang)),
        Key::Right => name.push_str(t::key_right(lang)),
        Key::Home => name.push_str("Home"),
        Key::End => name.push_str("End"),
        Key::PageUp => name.push_str(t::key_page_up(lang)),
        Key::PageDown => name.push_str(t::key_page_down(lang)),
        Key::F(n) => name.extend(["F", &n.to_string()]),
    }
    name
}

/// Whether a Swedish keyboard types the chord without AltGr and without a dead key.
#[must_use]
pub const fn typable(chord: Chord) -> bool {
    match chord.key {
        Key::Char(c) => {
            !matches!(c, '@' | '$' | '{' | '}' | '[' | ']' | '\\' | '|' | '~' | '^' | '`' | '´' | '¨' | '€' | 'µ')
        }
        _ => true,
    }
}
