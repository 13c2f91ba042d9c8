//! A value that is chosen and not written: what it is, what it was, and what it was before that was taken back.

use super::editor::Touch;

/// A chosen value whose steps can be taken back.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    value: String,
    past: Vec<String>,
    future: Vec<String>,
}

impl Chosen {
    pub(super) fn new(value: &str) -> Self {
        Self { value: value.to_owned(), past: Vec::new(), future: Vec::new() }
    }

    pub(super) fn value(&self) -> &str {
        &self.value
    }

    /// Puts another value in place; it can be taken back.
    pub(super) fn set(&mut self, value: &str) -> Touch {
        if self.value == value {
            return Touch::Moved;
        }
        self.past.push(std::mem::replace(&mut self.value, value.to_owned()));
        self.future.clear();
        Touch::Changed
    }

    /// Takes a step back, or makes it anew.
    pub(super) fn step(&mut self, back: bool) -> Touch {
        let (from, to) = if back { (&mut self.past, &mut self.future) } else { (&mut self.future, &mut self.past) };
        let Some(value) = from.pop() else { return Touch::Moved };
        to.push(std::mem::replace(&mut self.value, value));
        Touch::Changed
    }
}
