//! The editors against the plainest editor there can be: a string, walked from its beginning each time.

#![allow(clippy::string_slice, reason = "tests may fail loudly")]

use super::{AreaEdit, Handled, LineEdit};
use crate::i18n::clean::{clean_area, clean_line};
use crate::ui::input::{Chord, Input, Key};
use crate::ui::look::Look;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Clone, Debug)]
enum Act {
    Insert(String),
    Backspace,
    Delete,
    Left,
    Right,
    First,
    Last,
}

#[derive(Clone, Debug, Default)]
struct Plain {
    text: String,
    cursor: usize,
    lines: bool,
}

impl Plain {
    fn boundaries(text: &str) -> Vec<usize> {
        text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
    }

    fn put(&mut self, before: &str, after: &str) {
        let cursor = before.nfc().collect::<String>().len();
        self.text = format!("{before}{after}").nfc().collect();
        self.cursor = Self::boundaries(&self.text).into_iter().find(|at| *at >= cursor).unwrap();
    }

    fn act(&mut self, act: &Act) {
        let places = Self::boundaries(&self.text);
        let at = places.iter().position(|at| *at == self.cursor).unwrap();
        let next = places[(at + 1).min(places.len() - 1)];
        let previous = places[at.saturating_sub(1)];
        let text = self.text.clone();
        match act {
            Act::Insert(new) => {
                let new = if self.lines { clean_area(new) } else { clean_line(new) };
                self.put(&format!("{}{new}", &text[..self.cursor]), &text[self.cursor..]);
            }
            Act::Backspace => self.put(&text[..previous], &text[self.cursor..]),
            Act::Delete => self.put(&text[..self.cursor], &text[next..]),
            Act::Left => self.cursor = previous,
            Act::Right => self.cursor = next,
            Act::First => self.cursor = 0,
            Act::Last => self.cursor = text.len(),
        }
    }
}

impl Act {
    fn input(&self) -> Input {
        let key = match self {
            Self::Insert(text) => return Input::Paste(text.clone()),
            Self::Backspace => Key::Backspace,
            Self::Delete => Key::Delete,
            Self::Left => Key::Left,
            Self::Right => Key::Right,
            Self::First => return Input::Chord(Chord::ctrl(Key::Home)),
            Self::Last => return Input::Chord(Chord::ctrl(Key::End)),
        };
        Input::Chord(Chord::plain(key))
    }
}

fn snippet() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zåäö ]{1,4}",
        1 => Just("\u{30a}".to_owned()),
        1 => Just("a\u{308}".to_owned()),
        1 => Just("👩‍⚕️".to_owned()),
        1 => Just("\u{200d}".to_owned()),
        1 => Just("🇸".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\t\r".to_owned()),
        1 => Just("\u{1b}[0m漢".to_owned()),
        1 => Just("\u{1100}\u{1161}\u{11a8}".to_owned()),
    ]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        5 => snippet().prop_map(Act::Insert),
        2 => Just(Act::Backspace),
        2 => Just(Act::Delete),
        3 => Just(Act::Left),
        2 => Just(Act::Right),
        1 => Just(Act::First),
        1 => Just(Act::Last),
    ];
    prop::collection::vec(act, 0..40)
}

fn any_input() -> impl Strategy<Value = Input> {
    let keys = vec![
        Key::Char('å'),
        Key::Char(' '),
        Key::Char('w'),
        Key::Char('z'),
        Key::Char('y'),
        Key::Enter,
        Key::Backspace,
        Key::Delete,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
    ];
    prop_oneof![
        3 => snippet().prop_map(Input::Paste),
        7 => (prop::sample::select(keys), any::<bool>(), prop::bool::weighted(0.1))
            .prop_map(|(key, ctrl, alt)| Input::Chord(Chord { key, ctrl, alt, shift: false })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_area_edits_as_the_plain_editor(acts in acts()) {
        let mut area = AreaEdit::new("", usize::MAX);
        let mut plain = Plain { lines: true, ..Plain::default() };
        for act in &acts {
            area.handle(&act.input());
            plain.act(act);
            prop_assert_eq!(area.text(), &plain.text, "{:?}", act);
            prop_assert_eq!(area.cursor(), plain.cursor, "{:?} in {:?}", act, plain.text);
            prop_assert_eq!(area.chars(), plain.text.chars().count());
        }
    }

    #[test]
    fn a_line_edits_as_the_plain_editor(acts in acts()) {
        let mut line = LineEdit::new("", usize::MAX);
        let mut plain = Plain::default();
        for act in &acts {
            line.handle(&act.input());
            plain.act(act);
            prop_assert_eq!(line.text(), &plain.text, "{:?}", act);
        }
    }

    #[test]
    fn undo_goes_back_to_the_beginning_and_redo_to_the_end(inputs in prop::collection::vec(any_input(), 0..40)) {
        let mut area = AreaEdit::new("Början på något", usize::MAX);
        for input in &inputs {
            area.handle(input);
        }
        let end = area.text().to_owned();
        let undo = Input::Chord(Chord::ctrl(Key::Char('z')));
        let redo = Input::Chord(Chord::ctrl(Key::Char('y')));
        while area.handle(&undo) == Handled::Changed {}
        prop_assert_eq!(area.text(), "Början på något");
        let mut steps = 0;
        while area.handle(&redo) == Handled::Changed {
            steps += 1;
            prop_assert!(steps <= 100);
        }
        let undone = inputs.contains(&undo);
        prop_assert!(undone || area.text() == end, "{:?} {:?}", area.text(), end);
    }

    #[test]
    fn the_cursor_is_always_drawn_within_the_field(
        inputs in prop::collection::vec(any_input(), 0..40), width in 0u16..30, height in 0u16..6,
    ) {
        let rect = Rect::new(1, 1, width, height);
        let mut buf = Buffer::empty(Rect::new(0, 0, 32, 8));
        let (mut area, mut line) = (AreaEdit::new("", 200), LineEdit::new("", 200));
        for input in &inputs {
            area.handle(input);
            line.handle(input);
            area.fit(width, height);
            for cursor in [area.draw(rect, &mut buf, Look::default(), true), line.draw(rect, &mut buf, Look::default(), true)] {
                match cursor {
                    Some(at) => prop_assert!(rect.contains(at.into()), "{:?}", at),
                    None => prop_assert!(rect.is_empty()),
                }
            }
            area.draw(rect, &mut buf, Look::default(), false);
        }
    }
}

#[test]
fn words_are_moved_over_and_deleted_whole() {
    let ctrl = |line: &mut LineEdit, key| line.handle(&Input::Chord(Chord::ctrl(key)));
    let mut line = LineEdit::new("Åtgärd på väg, snart", 100);
    ctrl(&mut line, Key::Char('w'));
    assert_eq!(line.text(), "Åtgärd på väg, ");
    ctrl(&mut line, Key::Backspace);
    assert_eq!(line.text(), "Åtgärd på väg");
    ctrl(&mut line, Key::Left);
    ctrl(&mut line, Key::Left);
    ctrl(&mut line, Key::Delete);
    assert_eq!(line.text(), "Åtgärd väg");
    ctrl(&mut line, Key::Home);
    ctrl(&mut line, Key::Right);
    line.handle(&Input::Paste("i ".into()));
    assert_eq!(line.text(), "Åtgärd i väg");
}
