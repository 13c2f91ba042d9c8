//! Turns ratatui's cells into one write per frame. Imports nothing of ours.
//!
//! Own rather than the library's: it never asks the terminal anything, sends a frame (in synchronized update) with a
//! single write, sends nothing when nothing changed, and needs a few bytes where the library needs dozens.

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use std::io;

const SYNC_BEGIN: &[u8] = b"\x1b[?2026h";
const SYNC_END: &[u8] = b"\x1b[?2026l";

/// Where frames go.
pub trait Output {
    /// The size of the terminal now, without asking the terminal itself.
    ///
    /// # Errors
    /// When the system does not know.
    fn size(&self) -> io::Result<Size>;

    /// Sends bytes, all at once.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cursor {
    Unknown,
    Hidden,
    At(Position),
}

/// A ratatui backend for terminals that understand ANSI sequences.
#[derive(Debug)]
pub struct Ansi<O> {
    output: O,
    /// Sent before the next frame, with it.
    queued: Vec<u8>,
    body: Vec<u8>,
    wanted: Cursor,
    cursor: Cursor,
    last: Position,
}

impl<O: Output> Ansi<O> {
    /// A backend that writes to `output`.
    pub const fn new(output: O) -> Self {
        Self {
            output,
            queued: Vec::new(),
            body: Vec::new(),
            wanted: Cursor::Hidden,
            cursor: Cursor::Unknown,
            last: Position { x: 0, y: 0 },
        }
    }

    /// Sends these bytes with the next frame.
    pub fn queue(&mut self, bytes: &[u8]) {
        self.queued.extend_from_slice(bytes);
    }

    /// What the frames go to.
    pub const fn output(&self) -> &O {
        &self.output
    }

    fn frame(&mut self) -> Option<Vec<u8>> {
        let moved = self.cursor != self.wanted;
        if self.body.is_empty() && !moved && self.queued.is_empty() {
            return None;
        }
        let mut frame = std::mem::take(&mut self.queued);
        if self.body.is_empty() && !moved {
            return Some(frame);
        }
        frame.extend_from_slice(SYNC_BEGIN);
        frame.append(&mut self.body);
        if let Cursor::At(at) = self.wanted {
            move_to(&mut frame, at);
            if !matches!(self.cursor, Cursor::At(_)) {
                frame.extend_from_slice(b"\x1b[?25h");
            }
        } else if self.cursor != Cursor::Hidden {
            frame.extend_from_slice(b"\x1b[?25l");
        }
        frame.extend_from_slice(SYNC_END);
        self.cursor = self.wanted;
        Some(frame)
    }
}

impl<O: Output> Backend for Ansi<O> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        let mut next = None;
        for (x, y, cell) in content {
            let at = Position { x, y };
            if next != Some(at) {
                move_to(&mut self.body, at);
            }
            pen.change(&mut self.body, Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier });
            self.body.extend_from_slice(cell.symbol().as_bytes());
            // A wide sign is followed by an explicit move: terminals differ in how wide they think it is.
            next = Some(Position { x: x.saturating_add(1), y });
        }
        pen.change(&mut self.body, Pen::default());
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted = Cursor::Hidden;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted = Cursor::At(self.last);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.last)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.last = position.into();
        if self.wanted != Cursor::Hidden {
            self.wanted = Cursor::At(self.last);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        // Only the whole screen is ever drawn, and all of it comes anew after a clear.
        self.body.extend_from_slice(b"\x1b[0m\x1b[2J");
        self.cursor = Cursor::Unknown;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.output.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.output.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.frame() {
            Some(frame) => self.output.send(&frame),
            None => Ok(()),
        }
    }
}

fn move_to(out: &mut Vec<u8>, at: Position) {
    out.extend_from_slice(b"\x1b[");
    number(out, u32::from(at.y) + 1);
    out.push(b';');
    number(out, u32::from(at.x) + 1);
    out.push(b'H');
}

/// Writes a number in digits. A frame has hundreds, and the formatter of the standard library takes its time.
fn number(out: &mut Vec<u8>, value: u32) {
    if value >= 10 {
        number(out, value / 10);
    }
    out.push(b'0' + u8::try_from(value % 10).unwrap_or(0));
}

/// What the next sign is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Default for Pen {
    fn default() -> Self {
        Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() }
    }
}

const MODIFIERS: &[(Modifier, u8)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

impl Pen {
    fn change(&mut self, out: &mut Vec<u8>, to: Self) {
        if *self == to {
            return;
        }
        out.extend_from_slice(b"\x1b[");
        if to == Self::default() {
            out.push(b'm');
            *self = to;
            return;
        }
        let mut from = *self;
        // Taking a modifier away starts from nothing: bold and dim share one "off".
        if !to.modifier.contains(from.modifier) {
            out.extend_from_slice(b"0;");
            from = Self::default();
        }
        for (modifier, code) in MODIFIERS {
            if to.modifier.contains(*modifier) && !from.modifier.contains(*modifier) {
                part(out, *code);
            }
        }
        if to.fg != from.fg {
            colour(out, to.fg, 30);
        }
        if to.bg != from.bg {
            colour(out, to.bg, 40);
        }
        if out.last() == Some(&b';') {
            out.pop();
        }
        out.push(b'm');
        *self = to;
    }
}

fn colour(out: &mut Vec<u8>, colour: Color, base: u8) {
    let code = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(index) => {
            return [base + 8, 5, index].into_iter().for_each(|code| part(out, code));
        }
        Color::Rgb(red, green, blue) => {
            return [base + 8, 2, red, green, blue].into_iter().for_each(|code| part(out, code));
        }
    };
    part(out, code);
}

fn part(out: &mut Vec<u8>, code: u8) {
    number(out, u32::from(code));
    out.push(b';');
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::style::Style;

    #[derive(Default)]
    struct Paper {
        writes: Vec<String>,
    }

    impl Output for Paper {
        fn size(&self) -> io::Result<Size> {
            Ok(Size { width: 20, height: 3 })
        }

        fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
            self.writes.push(String::from_utf8(bytes.to_vec()).unwrap());
            Ok(())
        }
    }

    fn drawn(
        terminal: &mut Terminal<Ansi<Paper>>,
        text: &str,
        style: Style,
        cursor: Option<(u16, u16)>,
    ) -> Vec<String> {
        terminal
            .draw(|frame| {
                frame.buffer_mut().set_string(1, 1, text, style);
                if let Some(at) = cursor {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        std::mem::take(&mut terminal.backend_mut().output.writes)
    }

    #[test]
    fn a_frame_is_one_synchronized_write() {
        let mut terminal = Terminal::new(Ansi::new(Paper::default())).unwrap();
        let writes = drawn(&mut terminal, "åäö", Style::new(), Some((2, 1)));
        assert_eq!(writes, ["\x1b[?2026h\x1b[2;2Håäö\x1b[2;3H\x1b[?25h\x1b[?2026l"]);
    }

    #[test]
    fn an_unchanged_frame_sends_nothing() {
        let mut terminal = Terminal::new(Ansi::new(Paper::default())).unwrap();
        drawn(&mut terminal, "a", Style::new(), Some((0, 0)));
        assert!(drawn(&mut terminal, "a", Style::new(), Some((0, 0))).is_empty());
        assert_eq!(drawn(&mut terminal, "a", Style::new(), None), ["\x1b[?2026h\x1b[?25l\x1b[?2026l"]);
        assert!(drawn(&mut terminal, "a", Style::new(), None).is_empty());
        assert_eq!(drawn(&mut terminal, "a", Style::new(), Some((3, 2))).len(), 1);
    }

    #[test]
    fn queued_bytes_travel_with_the_frame() {
        let mut terminal = Terminal::new(Ansi::new(Paper::default())).unwrap();
        terminal.backend_mut().queue(b"\x1b]2;IK-plan\x07");
        let writes = drawn(&mut terminal, "a", Style::new(), None);
        assert_eq!(writes.len(), 1);
        assert!(writes[0].starts_with("\x1b]2;IK-plan\x07\x1b[?2026h"));
        terminal.backend_mut().queue(b"x");
        assert_eq!(drawn(&mut terminal, "a", Style::new(), None), ["x"]);
    }

    #[test]
    fn styles_are_short_and_complete() {
        let pen = |style: Style| Pen {
            fg: style.fg.unwrap_or_default(),
            bg: style.bg.unwrap_or_default(),
            modifier: style.add_modifier,
        };
        let change = |from: Style, to: Style| {
            let mut out = Vec::new();
            pen(from).change(&mut out, pen(to));
            String::from_utf8(out).unwrap()
        };
        let plain = Style::new();
        assert_eq!(change(plain, plain), "");
        assert_eq!(change(plain, plain.red().bold()), "\x1b[1;31m");
        assert_eq!(change(plain.red().bold(), plain.red()), "\x1b[0;31m");
        assert_eq!(change(plain.red().bold(), plain), "\x1b[m");
        assert_eq!(change(plain.red(), plain.reversed()), "\x1b[7;39m");
        assert_eq!(change(plain.bold(), plain.bold().reversed()), "\x1b[7m");
        assert_eq!(change(plain, plain.fg(Color::DarkGray).bg(Color::Indexed(7))), "\x1b[90;48;5;7m");
        assert_eq!(change(plain, plain.fg(Color::Rgb(1, 2, 3))), "\x1b[38;2;1;2;3m");
    }

    #[test]
    fn wide_signs_are_followed_by_a_move() {
        let mut terminal = Terminal::new(Ansi::new(Paper::default())).unwrap();
        let writes = drawn(&mut terminal, "漢x", Style::new(), None);
        assert!(writes[0].contains("漢\x1b[2;4Hx"), "{writes:?}");
    }

    #[test]
    fn nothing_is_ever_asked() {
        let mut terminal = Terminal::new(Ansi::new(Paper::default())).unwrap();
        drawn(&mut terminal, "a", Style::new(), Some((1, 1)));
        terminal.clear().unwrap();
        let writes = drawn(&mut terminal, "a", Style::new(), Some((1, 1)));
        assert_eq!(writes.len(), 1);
        assert!(writes[0].contains("\x1b[2J"));
        assert!(!writes[0].contains("\x1b[6n"));
    }
}
