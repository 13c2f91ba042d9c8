//! Tests of the decoder: a table of sequences, and every way they may be cut.

use super::*;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

fn decoded(bytes: &[u8]) -> Vec<Event> {
    let mut events = Vec::new();
    let mut decoder = Decoder::default();
    decoder.feed(bytes, true, &mut events);
    decoder.give_up(&mut events);
    events
}

fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Event {
    Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

fn table() -> Vec<(&'static str, Vec<Event>)> {
    vec![
        ("a", vec![plain(KeyCode::Char('a'))]),
        ("A", vec![with(KeyCode::Char('A'), SHIFT)]),
        ("åäö€😀", "åäö€😀".chars().map(|c| plain(KeyCode::Char(c))).collect()),
        ("\r\t\x7f", vec![plain(KeyCode::Enter), plain(KeyCode::Tab), plain(KeyCode::Backspace)]),
        ("\x03\x13", vec![with(KeyCode::Char('c'), CTRL), with(KeyCode::Char('s'), CTRL)]),
        ("\0\x1c", vec![with(KeyCode::Char(' '), CTRL), with(KeyCode::Char('4'), CTRL)]),
        ("\n", vec![with(KeyCode::Char('j'), CTRL)]),
        ("\x1b", vec![plain(KeyCode::Esc)]),
        ("\x1b\x1b", vec![plain(KeyCode::Esc), plain(KeyCode::Esc)]),
        ("\x1bb", vec![with(KeyCode::Char('b'), ALT)]),
        ("\x1bå", vec![with(KeyCode::Char('å'), ALT)]),
        ("\x1b\r", vec![with(KeyCode::Enter, ALT)]),
        ("\x1bP", vec![with(KeyCode::Char('P'), ALT)]),
        ("\x1b[", vec![with(KeyCode::Char('['), ALT)]),
        ("\x1bO", vec![with(KeyCode::Char('O'), ALT)]),
        ("\x1b[A\x1b[B", vec![plain(KeyCode::Up), plain(KeyCode::Down)]),
        ("\x1bOC\x1bOD", vec![plain(KeyCode::Right), plain(KeyCode::Left)]),
        ("\x1bOP\x1bOM\x1bOq", vec![plain(KeyCode::F(1)), plain(KeyCode::Enter), plain(KeyCode::Char('1'))]),
        ("\x1b[H\x1b[F", vec![plain(KeyCode::Home), plain(KeyCode::End)]),
        ("\x1b[1~\x1b[8~", vec![plain(KeyCode::Home), plain(KeyCode::End)]),
        ("\x1b[3~\x1b[5~\x1b[6~", vec![plain(KeyCode::Delete), plain(KeyCode::PageUp), plain(KeyCode::PageDown)]),
        ("\x1b[15~\x1b[17~\x1b[24~", vec![plain(KeyCode::F(5)), plain(KeyCode::F(6)), plain(KeyCode::F(12))]),
        ("\x1b[[A", vec![plain(KeyCode::F(1))]),
        ("\x1b[1;5C", vec![with(KeyCode::Right, CTRL)]),
        ("\x1b[1;2A", vec![with(KeyCode::Up, SHIFT)]),
        ("\x1b[1;3D", vec![with(KeyCode::Left, ALT)]),
        ("\x1b[3;5~", vec![with(KeyCode::Delete, CTRL)]),
        ("\x1b[1;2R", vec![with(KeyCode::F(3), SHIFT)]),
        ("\x1b[Z", vec![with(KeyCode::BackTab, SHIFT)]),
        ("\x1b[115;5u", vec![with(KeyCode::Char('s'), CTRL)]),
        ("\x1b[27;5;9~", vec![with(KeyCode::Tab, CTRL)]),
        ("\x1b[I\x1b[O", vec![Event::FocusGained, Event::FocusLost]),
        ("\x1b[<0;3;2M", vec![mouse(MouseEventKind::Down(MouseButton::Left), 2, 1)]),
        ("\x1b[<0;3;2m", vec![mouse(MouseEventKind::Up(MouseButton::Left), 2, 1)]),
        ("\x1b[<2;300;1M", vec![mouse(MouseEventKind::Down(MouseButton::Right), 299, 0)]),
        (
            "\x1b[<64;1;1M\x1b[<65;1;1M",
            vec![mouse(MouseEventKind::ScrollUp, 0, 0), mouse(MouseEventKind::ScrollDown, 0, 0)],
        ),
        ("\x1b[200~å\rb\x1b[A\x1b[201~x", vec![Event::Paste("å\rb\x1b[A".into()), plain(KeyCode::Char('x'))]),
        ("\x1b[200~\x1b[201~", vec![Event::Paste(String::new())]),
    ]
}

/// What terminals answer although nobody asked, and rubbish: nothing of it is a key.
const SILENT: &[&str] = &[
    "\x1b[12;40R",
    "\x1b[?62;22c",
    "\x1b[?1u",
    "\x1b[8;24;80t",
    "\x1b]11;rgb:0000/0000/0000\x07",
    "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "\x1bP>|term 1.0\x1b\\",
    "\x1b[<0;;1M",
    "\x1b[99~",
    "\x1b[M ab",
];

#[test]
fn every_sequence_is_in_the_table() {
    for (bytes, expected) in table() {
        assert_eq!(decoded(bytes.as_bytes()), expected, "{bytes:?}");
    }
}

#[test]
fn answers_and_rubbish_press_no_key() {
    for silent in SILENT {
        assert_eq!(decoded(silent.as_bytes()), [], "{silent:?}");
        let with_key = [silent, "q"].concat();
        assert_eq!(decoded(with_key.as_bytes()), [plain(KeyCode::Char('q'))], "{silent:?} then q");
    }
}

#[test]
fn a_sequence_may_be_cut_anywhere() {
    for (bytes, expected) in table() {
        // Where the first half is an escape alone, it is the key: nothing else would tell.
        for cut in 1..bytes.len() {
            let mut events = Vec::new();
            let mut decoder = Decoder::default();
            decoder.feed(&bytes.as_bytes()[..cut], false, &mut events);
            decoder.feed(&bytes.as_bytes()[cut..], true, &mut events);
            decoder.give_up(&mut events);
            assert_eq!(events, expected, "{bytes:?} cut at {cut}");
        }
    }
}

#[test]
fn half_a_sequence_does_not_keep_the_next_key() {
    let mut events = Vec::new();
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[1;", true, &mut events);
    assert_eq!(decoder.patience(), Some(PATIENCE));
    decoder.give_up(&mut events);
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"q", true, &mut events);
    assert_eq!(events, [plain(KeyCode::Char('q'))]);
}

#[test]
fn a_paste_without_an_end_is_handed_over_in_the_end() {
    let mut events = Vec::new();
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~abc\x1b[20", true, &mut events);
    assert_eq!((events.len(), decoder.patience()), (0, Some(PASTE_PATIENCE)));
    decoder.give_up(&mut events);
    assert_eq!(events, [Event::Paste("abc\x1b[20".into())]);
}

#[test]
fn bytes_that_are_no_text_are_skipped() {
    assert_eq!(decoded(b"\xff\xc3(\x80a"), [plain(KeyCode::Char('(')), plain(KeyCode::Char('a'))]);
    assert_eq!(decoded(b"\x1b[1\x1b[A"), [plain(KeyCode::Up)], "a sequence cut off by another");
    assert!(decoded(&[b"\x1b[".as_slice(), &[b'1'; 500]].concat()).is_empty());
}

proptest! {
    #[test]
    fn no_bytes_panic_or_stick(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..12)) {
        let mut events = Vec::new();
        let mut decoder = Decoder::default();
        for chunk in &chunks {
            decoder.feed(chunk, true, &mut events);
            prop_assert!(decoder.pending.len() <= LONGEST);
        }
        decoder.give_up(&mut events);
        events.clear();
        decoder.feed(b"q", true, &mut events);
        prop_assert_eq!(events, [plain(KeyCode::Char('q'))]);
    }
}
