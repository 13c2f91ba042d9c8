//! Words: everything a person reads, in Swedish and English.
//!
//! Owns: the catalogues (one file per family of texts, made with `messages!`), the plan's own labels, number and
//! date formats, folding and Swedish order. Imports `domain` only. A text missing in one language does not compile.

mod macros;

pub mod actions;
pub mod boards;
pub mod carry;
pub mod cases;
pub mod clean;
pub mod cli;
pub mod cli_figures;
pub mod cli_help;
pub mod cli_life;
pub mod cli_lists;
pub mod cli_usage;
pub mod collate;
pub mod commands;
pub mod documents;
pub mod documents_year;
pub mod due;
pub mod exchange;
pub mod figures;
pub mod format;
pub mod forms;
pub mod forms_year;
pub mod history;
pub mod import;
pub mod io;
pub mod key_help;
pub mod life;
pub mod look;
pub mod periods;
pub mod plans;
pub mod problems;
pub mod public;
pub mod register;
pub mod report;
pub mod review;
pub mod running;
pub mod sampling;
pub mod screen;
pub mod screen_figures;
pub mod setup;
pub mod sheet_screen;
pub mod sheets;
pub mod shell;
pub mod signing;
pub mod store;
pub mod terms;
pub mod texts;
pub mod values;
pub mod year;
pub mod year_map;

pub(crate) use macros::messages;

/// A language of the screen and the documents. Swedish is the default whatever the machine's locale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Swedish.
    #[default]
    Sv,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: &'static [Self] = &[Self::Sv, Self::En];

    /// The code that options and settings use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "sv" => Some(Self::Sv),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// A text of the catalogue that takes no arguments, as tables of commands and forms hold it.
pub type Label = fn(Lang) -> &'static str;
