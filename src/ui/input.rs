//! What a person does, after the differences between terminals have been taken out.

/// A key, without modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character, as typed (upper case when shifted).
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// A key with its modifiers. Shift is kept for keys that have no upper case (arrows, Home, Enter); a
/// shifted character is the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Control was held.
    pub ctrl: bool,
    /// Alt was held (AltGr, which reports Ctrl+Alt with a character, has been taken out).
    pub alt: bool,
    /// Shift was held.
    pub shift: bool,
}

impl Chord {
    /// A key alone.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self { key, ctrl: false, alt: false, shift: false }
    }

    /// A key with control.
    #[must_use]
    pub const fn ctrl(key: Key) -> Self {
        Self { key, ctrl: true, alt: false, shift: false }
    }

    /// A key with alt.
    #[must_use]
    pub const fn alt(key: Key) -> Self {
        Self { key, ctrl: false, alt: true, shift: false }
    }

    /// The character this chord types into a text, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self {
            Self { key: Key::Char(c), ctrl: false, alt: false, .. } => Some(c),
            _ => None,
        }
    }
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button was pressed.
    Press,
    /// The left button was pressed twice in the same place within half a second.
    Double,
    /// The right button was pressed.
    Context,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// One thing a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Chord(Chord),
    /// Text was pasted; line breaks are `\n`, control characters are gone, it is in NFC.
    Paste(String),
    /// The mouse was used at this column and row.
    Mouse(MouseKind, u16, u16),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal window got the focus.
    FocusGained,
    /// The terminal window lost the focus.
    FocusLost,
}

impl Input {
    /// The key a list moves by: one pressed alone, or the arrow that a turn of the wheel stands for.
    #[must_use]
    pub const fn list_key(&self) -> Option<Key> {
        match self {
            Self::Chord(Chord { key, ctrl: false, alt: false, .. }) => Some(*key),
            Self::Mouse(MouseKind::WheelUp, ..) => Some(Key::Up),
            Self::Mouse(MouseKind::WheelDown, ..) => Some(Key::Down),
            _ => None,
        }
    }
}
