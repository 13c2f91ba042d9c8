//! Tests of the translation of events, as one table and a few stories.

use super::*;
use crossterm::event::KeyEventState;
use proptest::prelude::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn typed(text: &str) -> Vec<Event> {
    let code = |c| match c {
        '\n' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        c => KeyCode::Char(c),
    };
    text.chars().map(|c| key(code(c), NONE)).collect()
}

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Event {
    Event::Mouse(MouseEvent { kind, column, row, modifiers: NONE })
}

fn read(events: Vec<Event>) -> Vec<Input> {
    Reader { burst: 3, pressed: None }.read(events, Duration::ZERO)
}

fn plain_key(key: Key) -> Chord {
    Chord::plain(key)
}

#[test]
fn every_key_is_in_the_table() {
    let char = |c| Chord::plain(Key::Char(c));
    let table = [
        (KeyCode::Char('å'), NONE, Some(char('å'))),
        (KeyCode::Char('Å'), SHIFT, Some(char('Å'))),
        (KeyCode::Char('å'), SHIFT, Some(char('Å'))),
        (KeyCode::Char('ß'), SHIFT, Some(char('ß'))),
        (KeyCode::Char('s'), CTRL, Some(Chord::ctrl(Key::Char('s')))),
        (KeyCode::Char('S'), CTRL, Some(Chord::ctrl(Key::Char('s')))),
        (KeyCode::Char('Z'), CTRL.union(SHIFT), Some(Chord::ctrl(Key::Char('Z')))),
        (KeyCode::Char('b'), ALT, Some(Chord::alt(Key::Char('b')))),
        (KeyCode::Char('@'), CTRL.union(ALT), Some(char('@'))),
        (KeyCode::Char('{'), CTRL.union(ALT), Some(char('{'))),
        (KeyCode::Char('€'), CTRL.union(ALT), Some(char('€'))),
        (KeyCode::Char('x'), CTRL.union(ALT), Some(Chord { key: Key::Char('x'), ctrl: true, alt: true, shift: false })),
        (KeyCode::Char('\u{1}'), NONE, None),
        (KeyCode::Char('l'), KeyModifiers::SUPER, None),
        (KeyCode::Enter, NONE, Some(plain_key(Key::Enter))),
        (KeyCode::Enter, ALT, Some(Chord::alt(Key::Enter))),
        (KeyCode::Esc, NONE, Some(plain_key(Key::Esc))),
        (KeyCode::Tab, NONE, Some(plain_key(Key::Tab))),
        (KeyCode::Tab, SHIFT, Some(plain_key(Key::BackTab))),
        (KeyCode::BackTab, SHIFT, Some(plain_key(Key::BackTab))),
        (KeyCode::Backspace, CTRL, Some(Chord::ctrl(Key::Backspace))),
        (KeyCode::Left, SHIFT, Some(Chord { key: Key::Left, ctrl: false, alt: false, shift: true })),
        (KeyCode::Home, NONE, Some(plain_key(Key::Home))),
        (KeyCode::F(1), NONE, Some(plain_key(Key::F(1)))),
        (KeyCode::Null, NONE, Some(Chord::ctrl(Key::Char(' ')))),
        (KeyCode::CapsLock, NONE, None),
        (KeyCode::PrintScreen, NONE, None),
    ];
    for (code, modifiers, expected) in table {
        let got = read(vec![key(code, modifiers)]);
        assert_eq!(got, expected.map(Input::Chord).into_iter().collect::<Vec<_>>(), "{code:?} {modifiers:?}");
    }
    let all = [
        (KeyCode::Delete, Key::Delete),
        (KeyCode::Insert, Key::Insert),
        (KeyCode::Up, Key::Up),
        (KeyCode::Down, Key::Down),
        (KeyCode::Right, Key::Right),
        (KeyCode::End, Key::End),
        (KeyCode::PageUp, Key::PageUp),
        (KeyCode::PageDown, Key::PageDown),
    ];
    for (code, expected) in all {
        assert_eq!(read(vec![key(code, NONE)]), [Input::Chord(plain_key(expected))]);
    }
}

#[test]
fn one_press_is_one_action_and_a_held_key_repeats() {
    let with = |kind| Event::Key(KeyEvent { code: KeyCode::Down, modifiers: NONE, kind, state: KeyEventState::NONE });
    let events = vec![with(KeyEventKind::Press), with(KeyEventKind::Repeat), with(KeyEventKind::Release)];
    assert_eq!(read(events).len(), 2);
}

#[test]
fn a_mark_joins_the_letter_before_it() {
    assert_eq!(read(typed("a\u{30a}")), [Input::Chord(plain_key(Key::Char('å')))]);
    // No letter to join, or none that it can join: the text field decides.
    assert_eq!(read(typed("\u{30a}")).len(), 1);
    assert_eq!(read(typed("q\u{30a}")).len(), 2);
    assert_eq!(read(vec![key(KeyCode::Char('a'), CTRL), key(KeyCode::Char('\u{30a}'), NONE)]).len(), 2);
}

#[test]
fn pasted_text_is_clean() {
    let paste = |text: &str| read(vec![Event::Paste(text.to_owned())]);
    let table = [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\u{1b}[31mb\u{7}\u{0}\u{9b}c", "a[31mbc"),
        ("a\u{30a}", "å"),
        ("\u{feff}a", "a"),
        ("", ""),
    ];
    for (pasted, expected) in table {
        assert_eq!(paste(pasted), [Input::Paste(expected.to_owned())]);
    }
}

#[test]
fn an_unmarked_paste_never_presses_enter() {
    assert_eq!(read(typed("rad ett\nrad\ttvå\n")), [Input::Paste("rad ett\nrad\ttvå\n".into())]);
    let mut events = typed("abc");
    events.push(key(KeyCode::Char('j'), CTRL));
    assert_eq!(read(events), [Input::Paste("abc\n".into())]);
}

#[test]
fn fast_typing_stays_typing() {
    assert_eq!(read(typed("jjjjjjjj")).len(), 8, "a held key");
    assert_eq!(read(typed("\n\n\n\n\n")).len(), 5, "held Enter");
    assert_eq!(read(typed("ab\n")).len(), 3, "too few to be a paste");
    let mut events = typed("ab\n");
    events.push(key(KeyCode::Down, NONE));
    events.extend(typed("cd\n"));
    assert_eq!(read(events).len(), 7, "a key between ends the run");
}

#[test]
fn a_paste_between_keys_keeps_its_place() {
    let mut events = vec![key(KeyCode::Down, NONE)];
    events.extend(typed("abc\nd"));
    events.push(key(KeyCode::Up, NONE));
    let down = Input::Chord(plain_key(Key::Down));
    let up = Input::Chord(plain_key(Key::Up));
    assert_eq!(read(events), [down, Input::Paste("abc\nd".into()), up]);
}

#[test]
fn two_presses_in_one_place_are_one_double_press() {
    let left = MouseEventKind::Down(MouseButton::Left);
    let mut reader = Reader::default();
    let mut press = |x, ms| match reader.read([mouse(left, x, 1)], Duration::from_millis(ms)).as_slice() {
        [Input::Mouse(kind, _, 1)] => *kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(press(4, 0), MouseKind::Press);
    assert_eq!(press(4, 500), MouseKind::Double);
    assert_eq!(press(4, 600), MouseKind::Press, "a third press starts over");
    assert_eq!(press(5, 700), MouseKind::Press, "another place");
    assert_eq!(press(5, 1300), MouseKind::Press, "too late");
}

#[test]
fn wheel_and_right_button_count_and_movement_does_not() {
    let events = vec![
        mouse(MouseEventKind::ScrollUp, 1, 2),
        mouse(MouseEventKind::ScrollDown, 1, 2),
        mouse(MouseEventKind::Down(MouseButton::Right), 3, 4),
        mouse(MouseEventKind::Moved, 1, 2),
        mouse(MouseEventKind::Up(MouseButton::Left), 1, 2),
        mouse(MouseEventKind::Drag(MouseButton::Left), 1, 2),
    ];
    let expected = [
        Input::Mouse(MouseKind::WheelUp, 1, 2),
        Input::Mouse(MouseKind::WheelDown, 1, 2),
        Input::Mouse(MouseKind::Context, 3, 4),
    ];
    assert_eq!(read(events), expected);
}

#[test]
fn of_many_sizes_the_last_one_counts() {
    let events = vec![Event::Resize(80, 24), Event::Resize(0, 0), Event::Resize(120, 40), Event::FocusGained];
    assert_eq!(read(events), [Input::Resize(120, 40), Input::FocusGained]);
}

proptest! {
    #[test]
    fn no_batch_loses_text(text in "[a-zåäö\n ]{0,60}") {
        let back: String = read(typed(&text)).iter().flat_map(|input| match input {
            Input::Paste(text) => text.chars().collect::<Vec<_>>(),
            other => plain(other).into_iter().collect(),
        }).collect();
        prop_assert_eq!(back, text);
    }
}
