//! A choice among few: one of a list, or several.

use super::Refusal;
use super::chosen::Chosen;
use super::editor::Touch;
use crate::ui::input::{Chord, Key};

/// What is chosen, and what can be.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    /// The values that can be chosen, in the order of their keys.
    pub(super) options: Vec<String>,
    /// Whether several can be.
    many: bool,
    /// Whether none may be.
    required: bool,
    held: Chosen,
    /// The option the cursor is on, where several can be chosen.
    mark: usize,
}

impl Pick {
    pub(super) fn new(options: Vec<String>, many: bool, required: bool, value: &str) -> Self {
        Self { options, many, required, held: Chosen::new(value), mark: 0 }
    }

    pub(super) fn value(&self) -> &str {
        self.held.value()
    }

    pub(super) const fn is_many(&self) -> bool {
        self.many
    }

    /// The row the cursor belongs on.
    pub(super) fn row(&self) -> usize {
        if self.many { self.mark } else { self.place().unwrap_or(0) }
    }

    fn place(&self) -> Option<usize> {
        self.options.iter().position(|option| *option == self.value())
    }

    pub(super) fn is_chosen(&self, option: &str) -> bool {
        if self.many { self.value().split(", ").any(|chosen| chosen == option) } else { self.value() == option }
    }

    /// Puts another value in place; it can be taken back.
    pub(super) fn set(&mut self, value: &str) -> Touch {
        self.held.set(value)
    }

    /// Chooses the option in a row, or where several can be, turns it round.
    pub(super) fn choose(&mut self, row: usize) -> Touch {
        let Some(option) = self.options.get(row).cloned() else { return Touch::Refused(Refusal::NoChoice) };
        self.mark = row;
        if !self.many {
            return self.set(&option);
        }
        let turned = |candidate: &&String| self.is_chosen(candidate) != (**candidate == option);
        let chosen: Vec<&str> = self.options.iter().filter(turned).map(String::as_str).collect();
        self.set(&chosen.join(", "))
    }

    /// Takes a key; `words` are the options as they are shown.
    pub(super) fn handle(&mut self, chord: Chord, words: &[String]) -> Touch {
        match (chord.key, chord.ctrl, chord.alt) {
            (Key::Char('z'), true, false) => self.held.step(true),
            (Key::Char('y'), true, false) => self.held.step(false),
            (_, true, _) | (_, _, true) => Touch::Ignored,
            (Key::Left, ..) => self.shift(false),
            (Key::Right, ..) => self.shift(true),
            (Key::Char(' '), ..) if self.many => self.choose(self.mark),
            (Key::Char(' '), ..) => self.choose_next(),
            (Key::Delete | Key::Backspace | Key::Char('0'), ..) => self.clear(),
            (Key::Char(c), ..) => self.by_character(c, words),
            _ => Touch::Ignored,
        }
    }

    fn shift(&mut self, forwards: bool) -> Touch {
        let last = self.options.len().saturating_sub(1);
        if self.many {
            self.mark = if forwards { (self.mark + 1).min(last) } else { self.mark.saturating_sub(1) };
            return Touch::Moved;
        }
        let to = match self.place() {
            Some(at) if forwards => (at + 1).min(last),
            Some(at) => at.saturating_sub(1),
            None => 0,
        };
        self.choose(to)
    }

    fn choose_next(&mut self) -> Touch {
        let next = self.place().map_or(0, |at| at + 1);
        self.choose(if next < self.options.len() { next } else { 0 })
    }

    fn clear(&mut self) -> Touch {
        if self.required && !self.value().is_empty() { Touch::Refused(Refusal::Required) } else { self.set("") }
    }

    fn by_character(&mut self, c: char, words: &[String]) -> Touch {
        if let Some(digit) = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok()) {
            return self.choose(digit.wrapping_sub(1));
        }
        let letter: String = c.to_lowercase().collect();
        let begins = |row: &usize| words.get(*row).is_some_and(|word| word.to_lowercase().starts_with(&letter));
        let count = self.options.len();
        let after = if self.many { self.mark + 1 } else { self.place().map_or(0, |at| at + 1) };
        match (after..count).chain(0..after.min(count)).find(begins) {
            Some(row) => self.choose(row),
            None => Touch::Refused(Refusal::NoChoice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<String> {
        ["Ej påbörjad", "Påbörjad", "Pausad", "Slutförd"].map(str::to_owned).to_vec()
    }

    fn press(pick: &mut Pick, key: Key) -> Touch {
        pick.handle(Chord::plain(key), &words())
    }

    #[test]
    fn numbers_letters_and_arrows_choose_one() {
        let options = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let mut pick = Pick::new(options, false, true, "");
        for (key, value) in [
            (Key::Char('3'), "c"),
            (Key::Char('p'), "b"),
            (Key::Char('P'), "c"),
            (Key::Right, "d"),
            (Key::Right, "d"),
            (Key::Char(' '), "a"),
            (Key::Left, "a"),
        ] {
            press(&mut pick, key);
            assert_eq!(pick.value(), value, "{key:?}");
        }
        assert_eq!(press(&mut pick, Key::Char('9')), Touch::Refused(Refusal::NoChoice));
        assert_eq!(press(&mut pick, Key::Char('å')), Touch::Refused(Refusal::NoChoice));
        assert_eq!(press(&mut pick, Key::Delete), Touch::Refused(Refusal::Required));
        assert_eq!(pick.handle(Chord::ctrl(Key::Char('z')), &words()), Touch::Changed);
        assert_eq!(pick.value(), "d");
        assert_eq!(press(&mut pick, Key::Down), Touch::Ignored);
    }

    #[test]
    fn several_are_turned_round_one_by_one() {
        let options = ["1", "2", "3"].map(str::to_owned).to_vec();
        let mut pick = Pick::new(options, true, false, "2");
        press(&mut pick, Key::Char('3'));
        press(&mut pick, Key::Char('1'));
        assert_eq!(pick.value(), "1, 2, 3");
        press(&mut pick, Key::Right);
        press(&mut pick, Key::Char(' '));
        assert_eq!((pick.value(), pick.row()), ("1, 3", 1));
        press(&mut pick, Key::Backspace);
        assert_eq!(pick.value(), "");
    }
}
