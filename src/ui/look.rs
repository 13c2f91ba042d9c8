//! Roles and styles: what things look like, in colour, in high contrast and without any colour.
//!
//! Only the terminal's own sixteen colours, no fixed backgrounds. Without colours (`NO_COLOR`) the styles hold
//! modifiers alone: the terminal library cannot be trusted to strip colours without losing the modifiers too.

use crate::i18n::Lang;
use crate::i18n::terms::Glyphs;
use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Less important text.
    Muted,
    /// The title line of the screen.
    Title,
    /// Borders.
    Border,
    /// The border of the pane that has the focus.
    FocusBorder,
    /// The heading of a pane or a group.
    Heading,
    /// The selected row of the pane that has the focus.
    Selected,
    /// The selected row of another pane.
    SelectedElsewhere,
    /// A serious deviation.
    Serious,
    /// A minor deviation.
    Minor,
    /// Something completed or in order.
    Good,
    /// Something under way.
    Active,
    /// A warning.
    Warning,
    /// An error.
    Error,
    /// The name of a key.
    Key,
    /// The label of a field.
    Label,
    /// Text being typed in the field that has the focus.
    Field,
    /// The part of a text that a search matched.
    Match,
}

/// A set of styles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The sixteen colours.
    #[default]
    Standard,
    /// Bold and bright, for tired eyes and projectors.
    HighContrast,
    /// No colour at all.
    Mono,
}

/// Everything drawing needs to know beside what it draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The set of signs.
    pub glyphs: Glyphs,
    /// The set of styles.
    pub theme: Theme,
}

impl Look {
    /// The style of a role.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        match self.theme {
            Theme::Standard => standard(role),
            Theme::HighContrast => standard(role).add_modifier(contrast(role)),
            Theme::Mono => Style::new().add_modifier(mono(role)),
        }
    }
}

fn standard(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text => plain,
        Role::Muted | Role::Border => plain.fg(Color::DarkGray),
        Role::Title | Role::Heading | Role::Label => plain.add_modifier(Modifier::BOLD),
        Role::FocusBorder | Role::Active | Role::Key => plain.fg(Color::Cyan),
        // One bar, whatever colours the row has: its words say the same.
        Role::Selected => plain.fg(Color::Reset).add_modifier(Modifier::REVERSED),
        Role::SelectedElsewhere | Role::Field => plain.add_modifier(Modifier::UNDERLINED),
        Role::Serious | Role::Error => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Minor | Role::Warning => plain.fg(Color::Yellow),
        Role::Good => plain.fg(Color::Green),
        Role::Match => plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
    }
}

const fn contrast(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Muted | Role::Selected => Modifier::empty(),
        _ => Modifier::BOLD,
    }
}

const fn mono(role: Role) -> Modifier {
    match role {
        Role::Text | Role::Muted | Role::Border | Role::Good | Role::Active => Modifier::empty(),
        Role::Title | Role::Heading | Role::Label | Role::Key | Role::FocusBorder | Role::Minor | Role::Warning => {
            Modifier::BOLD
        }
        Role::Serious | Role::Error => Modifier::BOLD.union(Modifier::REVERSED),
        Role::Selected => Modifier::REVERSED,
        Role::SelectedElsewhere | Role::Field | Role::Match => Modifier::UNDERLINED,
    }
}
