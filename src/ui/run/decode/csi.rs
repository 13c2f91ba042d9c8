//! Control sequences: keys with modifiers, the mouse, focus, the beginning of a paste.

use super::{Step, with};
use crossterm::event::{Event, KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Decodes what follows `ESC [`; the lengths it gives include those two bytes.
pub(super) fn step(bytes: &[u8]) -> Step {
    // The Linux console's first function keys.
    if let [b'[', rest @ ..] = bytes {
        return match rest.first() {
            None => Step::More,
            Some(letter @ b'A'..=b'E') => Step::Took(4, Some(key(KeyCode::F(letter - b'A' + 1), 1))),
            Some(_) => Step::Took(4, None),
        };
    }
    let Some(end) = bytes.iter().position(|byte| !matches!(byte, 0x20..=0x3f)) else { return Step::More };
    let (Some(parameters), Some(&last)) = (bytes.get(..end), bytes.get(end)) else { return Step::More };
    let length = end + 3;
    if !(0x40..=0x7e).contains(&last) {
        // Cut off by something else: what broke in is read on its own.
        return Step::Took(length - 1, None);
    }
    if last == b'M' && parameters.is_empty() {
        // The oldest mouse reports: three more bytes, not asked for.
        return if bytes.len() < end + 4 { Step::More } else { Step::Took(length + 3, None) };
    }
    if last == b'~' && parameters == b"200" {
        return Step::Paste(length);
    }
    Step::Took(length, event(parameters, last))
}

/// The key that a final letter stands for, also after `ESC O`.
pub(super) fn letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn event(parameters: &[u8], last: u8) -> Option<Event> {
    let text = std::str::from_utf8(parameters).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        return mouse(report, last);
    }
    let mut numbers = text.split(';').map(|part| part.split(':').next().and_then(|number| number.parse::<u16>().ok()));
    let first = numbers.next().flatten();
    let modifiers = numbers.next().flatten().unwrap_or(1);
    match last {
        b'I' if text.is_empty() => Some(Event::FocusGained),
        b'O' if text.is_empty() => Some(Event::FocusLost),
        b'Z' => Some(key(KeyCode::BackTab, 2)),
        b'~' if first == Some(27) => numbers.next().flatten().and_then(unicode).map(|code| key(code, modifiers)),
        b'~' => numbered(first?).map(|code| key(code, modifiers)),
        b'u' => unicode(first?).map(|code| key(code, modifiers)),
        // With other numbers it is an answer that tells where the cursor is.
        b'R' if first != Some(1) => None,
        _ if text.is_empty() || first == Some(1) => letter(last).map(|code| key(code, modifiers)),
        _ => None,
    }
}

fn numbered(number: u16) -> Option<KeyCode> {
    let function = |offset: u16| u8::try_from(number - offset).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10),
        17..=21 => function(11),
        23..=26 => function(12),
        28 | 29 => function(13),
        31..=34 => function(14),
        _ => None,
    }
}

fn unicode(number: u16) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(u32::from(number)).filter(|c| !c.is_control())?),
    })
}

fn key(code: KeyCode, modifiers: u16) -> Event {
    let mask = modifiers.saturating_sub(1);
    let held = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ];
    let modifiers = held.into_iter().filter(|(bit, _)| mask & bit != 0).map(|(_, modifier)| modifier).collect();
    with(code, modifiers)
}

fn mouse(report: &str, last: u8) -> Option<Event> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let which = match button & 3 {
        0 => MouseButton::Left,
        1 => MouseButton::Middle,
        _ => MouseButton::Right,
    };
    let kind = match (button & 0b1110_0000, last) {
        (0, b'M') => MouseEventKind::Down(which),
        (0, b'm') => MouseEventKind::Up(which),
        (32, _) => MouseEventKind::Moved,
        (64, b'M') if which == MouseButton::Left => MouseEventKind::ScrollUp,
        (64, b'M') if which == MouseButton::Middle => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let (column, row) = (column.saturating_sub(1), row.saturating_sub(1));
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}
