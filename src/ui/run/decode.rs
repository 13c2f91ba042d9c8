//! From the bytes of a Unix terminal to events. Imports nothing of ours.
//!
//! Own rather than the library's reader, which blocks on half a sequence (deaf to signals and finished jobs), spins
//! when the terminal is closed, and leaves what exceeds its buffer unread until the next key.

mod csi;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

const ESC: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";
/// Longer than any sequence a keyboard or a mouse sends.
const LONGEST: usize = 128;
/// How long half a sequence may wait for its other half.
const PATIENCE: Duration = Duration::from_millis(50);
/// How long a paste may wait for more of it.
const PASTE_PATIENCE: Duration = Duration::from_secs(1);

/// Decodes what has been read, and keeps what is not complete.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    pending: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// Within a string that a terminal sends as an answer: it is no input.
    answer: bool,
}

/// What the beginning of some bytes is.
enum Step {
    /// An event (or nothing of interest) of that many bytes.
    Took(usize, Option<Event>),
    /// A paste begins after that many bytes.
    Paste(usize),
    /// An answer nobody asked for begins after that many bytes.
    Answer(usize),
    /// Not complete.
    More,
}

impl Decoder {
    /// Takes bytes. `last` says that nothing more is there to be read: an escape at the end is the key then.
    pub(super) fn feed(&mut self, bytes: &[u8], last: bool, events: &mut Vec<Event>) {
        self.pending.extend_from_slice(bytes);
        let buffer = std::mem::take(&mut self.pending);
        let mut rest = buffer.as_slice();
        while !rest.is_empty() {
            let taken = self.take(rest, last, events);
            if taken == 0 {
                break;
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        self.pending = rest.to_vec();
    }

    /// How long to wait before [`Decoder::give_up`], if something is incomplete.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (self.paste.is_some() || self.answer, self.pending.is_empty()) {
            (true, _) => Some(PASTE_PATIENCE),
            (false, false) => Some(PATIENCE),
            (false, true) => None,
        }
    }

    /// The rest did not come: what is there counts as it stands.
    pub(super) fn give_up(&mut self, events: &mut Vec<Event>) {
        self.answer = false;
        let pending = std::mem::take(&mut self.pending);
        if let Some(mut text) = self.paste.take() {
            text.extend_from_slice(&pending);
            events.push(Event::Paste(String::from_utf8_lossy(&text).into_owned()));
            return;
        }
        match pending.as_slice() {
            [ESC] => events.push(plain(KeyCode::Esc)),
            // Someone pressed Alt with a key that also begins a sequence.
            [ESC, key @ (b'[' | b'O')] => events.push(with(KeyCode::Char(char::from(*key)), KeyModifiers::ALT)),
            _ => {}
        }
    }

    /// Decodes the beginning of `bytes` and says how many it used; none when more are needed.
    fn take(&mut self, bytes: &[u8], last: bool, events: &mut Vec<Event>) -> usize {
        if self.paste.is_some() {
            return self.take_paste(bytes, events);
        }
        if self.answer {
            return self.take_answer(bytes);
        }
        match step(bytes, last) {
            Step::Took(length, event) => {
                events.extend(event);
                length
            }
            Step::Paste(length) => {
                self.paste = Some(Vec::new());
                length
            }
            Step::Answer(length) => {
                self.answer = true;
                length
            }
            Step::More if bytes.len() > LONGEST => bytes.len(),
            Step::More => 0,
        }
    }

    fn take_paste(&mut self, bytes: &[u8], events: &mut Vec<Event>) -> usize {
        let Some(text) = &mut self.paste else { return 0 };
        let end = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        // The end mark itself may have been cut in two.
        let kept = end.unwrap_or_else(|| bytes.len() - cut_mark(bytes));
        text.extend_from_slice(bytes.get(..kept).unwrap_or_default());
        if end.is_none() {
            return kept;
        }
        events.push(Event::Paste(String::from_utf8_lossy(text).into_owned()));
        self.paste = None;
        kept + PASTE_END.len()
    }

    fn take_answer(&mut self, bytes: &[u8]) -> usize {
        let end = bytes.iter().position(|&byte| byte == 0x07 || byte == ESC);
        match end.map(|at| (at, bytes.get(at), bytes.get(at + 1))) {
            None => bytes.len(),
            Some((at, Some(&ESC), None)) => at,
            Some((at, Some(&ESC), Some(b'\\'))) => {
                self.answer = false;
                at + 2
            }
            // Another sequence begins: the answer was cut off.
            Some((at, Some(&ESC), Some(_))) => {
                self.answer = false;
                at
            }
            Some((at, ..)) => {
                self.answer = false;
                at + 1
            }
        }
    }
}

/// How many bytes at the end may be the beginning of the mark that ends a paste.
fn cut_mark(bytes: &[u8]) -> usize {
    (1..PASTE_END.len())
        .rev()
        .find(|&length| PASTE_END.get(..length).is_some_and(|mark| bytes.ends_with(mark)))
        .unwrap_or(0)
}

fn step(bytes: &[u8], last: bool) -> Step {
    let &[first, ref rest @ ..] = bytes else { return Step::More };
    if first != ESC {
        return key(bytes);
    }
    match rest {
        [] if last => Step::Took(1, Some(plain(KeyCode::Esc))),
        [] => Step::More,
        [b'[', parameters @ ..] => csi::step(parameters),
        [b'O', rest @ ..] => single_shift(rest),
        // Two escapes: the first one was the key.
        [ESC, ..] => Step::Took(1, Some(plain(KeyCode::Esc))),
        [b']' | b'P' | b'_' | b'^' | b'X', _, ..] => Step::Answer(2),
        _ => match key(rest) {
            Step::Took(length, event) => Step::Took(length + 1, event.map(alt)),
            other => other,
        },
    }
}

/// Application cursor keys, F1 to F4 and the keypad.
fn single_shift(rest: &[u8]) -> Step {
    let Some(&last) = rest.first() else { return Step::More };
    let code = match last {
        b'M' => KeyCode::Enter,
        b'j'..=b'y' => KeyCode::Char(char::from(last - b'j' + b'*')),
        _ => match csi::letter(last) {
            Some(code) => code,
            None => return Step::Took(3, None),
        },
    };
    Step::Took(3, Some(plain(code)))
}

fn key(bytes: &[u8]) -> Step {
    let Some(&first) = bytes.first() else { return Step::More };
    let event = match first {
        b'\r' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x7f => plain(KeyCode::Backspace),
        0 => with(KeyCode::Char(' '), KeyModifiers::CONTROL),
        1..=0x1a => with(KeyCode::Char(char::from(first - 1 + b'a')), KeyModifiers::CONTROL),
        0x1c..=0x1f => with(KeyCode::Char(char::from(first - 0x1c + b'4')), KeyModifiers::CONTROL),
        _ => return character(bytes, first),
    };
    Step::Took(1, Some(event))
}

fn character(bytes: &[u8], first: u8) -> Step {
    let length = match first {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let whole = bytes.get(..length);
    let read = std::str::from_utf8(whole.unwrap_or(bytes));
    match read {
        Ok(text) => Step::Took(length, text.chars().next().map(|c| plain(KeyCode::Char(c)))),
        Err(error) if whole.is_none() && error.error_len().is_none() => Step::More,
        // Not text: skip one byte and find the way back.
        Err(_) => Step::Took(1, None),
    }
}

fn plain(code: KeyCode) -> Event {
    with(code, KeyModifiers::NONE)
}

fn with(code: KeyCode, modifiers: KeyModifiers) -> Event {
    let upper = matches!(code, KeyCode::Char(c) if c.is_uppercase());
    let shift = if upper { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Event::Key(KeyEvent::new(code, modifiers | shift))
}

fn alt(event: Event) -> Event {
    match event {
        Event::Key(key) => Event::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key }),
        other => other,
    }
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
