//! The terminal's modes: the only place that switches them, and the only way back.
//!
//! [`leave`] is the one way out: it attempts every step, never fails, and does nothing when nothing was entered.
//! It is called by the guard, the panic hook, suspension, the external editor and signals alike.

pub mod backend;
pub mod crash;
pub mod editor;

use crate::app::failure::{Failure, Kind, Text};
use crate::env::Env;
use crate::i18n::shell;
use backend::{Ansi, Output};
use crossterm::clipboard::CopyToClipboard;
use ratatui::Terminal;
use ratatui::layout::Size;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

static ENTERED: AtomicBool = AtomicBool::new(false);
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Keep the window's title aside, alternate screen, marked pastes, focus events.
const ENTER: &str = "\x1b[22;2t\x1b[?1049h\x1b[?2004h\x1b[?1004h";
/// Buttons and wheel only: movements would wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";
const LEAVE: &str = "\x1b[?2026l\x1b[?1006l\x1b[?1000l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l\x1b[23;2t";

/// The longest text that goes to the clipboard: more than this many terminals drop without a word.
const CLIPBOARD_BYTES: usize = 74_000;

/// Gives the terminal back when it goes out of scope.
#[derive(Debug)]
pub struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// The screen that frames are drawn on.
pub type Screen = Terminal<Ansi<Tty>>;

/// Standard output, as the terminal it is.
#[derive(Debug)]
pub struct Tty(());

/// Refuses a terminal that cannot show the screen, with a hint at the commands that do the same without it.
///
/// # Errors
/// When input or output is not a terminal, or it is one that cannot move its cursor.
pub fn usable(env: &Env) -> Result<(), Box<Failure>> {
    let what = if env.is_terminal { shell::dumb_terminal } else { shell::not_a_terminal };
    let code = if env.is_terminal { "IK-T02" } else { "IK-T01" };
    if env.is_terminal && env.var("TERM") != Some("dumb") {
        return Ok(());
    }
    let todo = Text::label(shell::use_commands);
    Err(Box::new(Failure { kind: Kind::Usage, code, what: Text::label(what), why: None, todo }))
}

/// Takes the terminal: raw mode, alternate screen, marked pastes, focus events and, if wanted, the mouse.
///
/// # Errors
/// When the system does not let raw mode be set; nothing has been changed then.
pub fn enter(mouse: bool) -> io::Result<Guard> {
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    crossterm::terminal::enable_raw_mode()?;
    prepare_console();
    ENTERED.store(true, Ordering::SeqCst);
    MOUSE.store(mouse, Ordering::SeqCst);
    let guard = Guard(());
    send(&[ENTER, if mouse { MOUSE_ON } else { "" }].concat())?;
    Ok(guard)
}

/// Gives the terminal back: every step is attempted, whatever became of those before. Silent when nothing was entered.
pub fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = send(LEAVE);
    restore_console();
    let _ = crossterm::terminal::disable_raw_mode();
}

/// Whether the terminal is ours at the moment.
pub fn entered() -> bool {
    ENTERED.load(Ordering::SeqCst)
}

/// A screen on standard output; asks the terminal nothing.
///
/// # Errors
/// When the system does not know the terminal's size.
pub fn screen() -> io::Result<Screen> {
    Terminal::new(Ansi::new(Tty(())))
}

/// The columns and rows of the terminal, as far as the system knows them.
#[must_use]
pub fn known_size() -> Option<(u16, u16)> {
    size().ok().map(|size| (size.width, size.height))
}

/// Takes or releases the mouse.
pub fn set_mouse(on: bool) {
    MOUSE.store(on, Ordering::SeqCst);
    if entered() {
        let _ = send(if on { MOUSE_ON } else { MOUSE_OFF });
        if on { prepare_console() } else { restore_console() }
    }
}

/// Whether the mouse is taken.
pub fn mouse() -> bool {
    MOUSE.load(Ordering::SeqCst)
}

/// The bytes that set the window's title.
#[must_use]
pub fn title(text: &str) -> Vec<u8> {
    let clean: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("\x1b]2;{clean}\x07").into_bytes()
}

/// The bytes that put a text on the clipboard of the person's own machine, also over a remote session.
#[must_use]
pub fn clipboard(text: &str) -> Option<Vec<u8>> {
    if text.len() > CLIPBOARD_BYTES {
        return None;
    }
    let mut sequence = String::new();
    crossterm::Command::write_ansi(&CopyToClipboard::to_clipboard_from(text), &mut sequence).ok()?;
    Some(sequence.into_bytes())
}

impl Output for Tty {
    fn size(&self) -> io::Result<Size> {
        size()
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        send_bytes(bytes)
    }
}

fn send(text: &str) -> io::Result<()> {
    send_bytes(text.as_bytes())
}

#[cfg(unix)]
fn size() -> io::Result<Size> {
    let size = rustix::termios::tcgetwinsize(io::stdout())?;
    Ok(Size { width: size.ws_col, height: size.ws_row })
}

#[cfg(not(unix))]
fn size() -> io::Result<Size> {
    let (width, height) = crossterm::terminal::size()?;
    Ok(Size { width, height })
}

/// Past the standard library's line buffer, which a panic may have locked and which would cut a frame in pieces.
#[cfg(unix)]
fn send_bytes(mut bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    let stdout = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(&stdout, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None).or_else(|error| match error {
                    Errno::INTR => Ok(0),
                    _ => Err(error),
                })?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn send_bytes(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

#[cfg(not(windows))]
const fn prepare_console() {}

#[cfg(not(windows))]
const fn restore_console() {}

/// Old consoles learn ANSI sequences and report the mouse only when told so.
#[cfg(windows)]
fn prepare_console() {
    let _ = crossterm::ansi_support::supports_ansi();
    if mouse() {
        let _ = crossterm::execute!(io::stdout(), crossterm::event::EnableMouseCapture);
    }
}

#[cfg(windows)]
fn restore_console() {
    let _ = crossterm::execute!(io::stdout(), crossterm::event::DisableMouseCapture);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every mode that is switched on must be switched off by the way out.
    #[test]
    fn the_way_out_resets_everything_that_was_set() {
        let all = [ENTER, MOUSE_ON, "\x1b[?2026h", "\x1b[?25l"].concat();
        for set in all.split('\x1b').filter(|part| part.starts_with("[?")) {
            let opposite = match set.strip_suffix('h') {
                Some(mode) => format!("\x1b{mode}l"),
                None => format!("\x1b{}h", set.trim_end_matches('l')),
            };
            assert!(LEAVE.contains(&opposite), "{opposite:?} is missing");
        }
        assert!(ENTER.contains("\x1b[22;2t") && LEAVE.contains("\x1b[23;2t"));
    }

    #[test]
    fn leaving_without_having_entered_is_silent() {
        leave();
        assert!(!entered());
    }

    #[test]
    fn a_title_cannot_smuggle_sequences() {
        assert_eq!(title("a\x1b]0;b\x07\nc"), b"\x1b]2;a]0;bc\x07");
    }

    #[test]
    fn the_clipboard_takes_swedish_and_refuses_what_terminals_drop() {
        assert_eq!(clipboard("Ä").unwrap(), b"\x1b]52;c;w4Q=\x1b\\");
        assert!(clipboard(&"x".repeat(CLIPBOARD_BYTES + 1)).is_none());
    }
}
