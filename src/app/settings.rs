//! Settings: option before variable before `config.toml` before default. The file is the user's own: the program
//! reads it and never writes it. A name it does not know is refused with its line, so that a slip is not silence.

use super::failure::{Failure, Kind, Text};
use super::nearest::nearest;
use crate::env::Env;
use crate::i18n::{Lang, cli as text};
use crate::store::DAILY_KEPT;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// A set of styles of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's sixteen colours.
    #[default]
    Standard,
    /// Bold and bright.
    HighContrast,
    /// No colour.
    Mono,
}

impl Theme {
    /// Every theme.
    pub const ALL: &'static [Self] = &[Self::Standard, Self::HighContrast, Self::Mono];

    /// The name in settings.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::HighContrast => "high-contrast",
            Self::Mono => "mono",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|theme| theme.code() == code)
    }
}

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of screen and documents.
    pub lang: Lang,
    /// The set of styles.
    pub theme: Theme,
    /// Whether signs are plain ASCII.
    pub ascii: bool,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// The name changes are signed with.
    pub user: String,
    /// How many daily backups of a file are kept; 0 for none.
    pub backups: u16,
}

/// What options of the command line say about settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--lang`.
    pub lang: Option<Lang>,
    /// `--ascii`.
    pub ascii: bool,
    /// `--color`: `Some(false)` for never, `Some(true)` for always.
    pub color: Option<bool>,
}

/// Settings as far as one place names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Partial {
    lang: Option<Lang>,
    theme: Option<Theme>,
    ascii: Option<bool>,
    mouse: Option<bool>,
    user: Option<String>,
    backups: Option<u16>,
}

/// The names a settings file may hold.
pub const KEYS: &[&str] = &["lang", "theme", "ascii", "mouse", "user", "backups"];

/// Where the settings file lies, whether or not there is one.
#[must_use]
pub fn path(env: &Env) -> Option<PathBuf> {
    env.dirs.config.as_ref().map(|dir| dir.join("config.toml"))
}

/// Reads the settings file; without one everything is default.
///
/// # Errors
/// When it cannot be read, or says something that is not understood.
pub fn read(env: &Env) -> Result<Partial, Failure> {
    let Some(path) = path(env) else { return Ok(Partial::default()) };
    match std::fs::read_to_string(&path) {
        Ok(content) => parse(&content, &path),
        // Whoever runs services has a home that is no folder (`/dev/null`): there are no settings in it either.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Partial::default()),
        Err(error) => {
            let invalid = error.kind() == ErrorKind::InvalidData;
            let why = if invalid { text::why_not_utf8 } else { text::why_unreadable };
            Err(refusal(&path, None, Text::label(why), Kind::Io))
        }
    }
}

/// The language in force before the rest of the settings is known: option, variable, file, Swedish.
#[must_use]
pub fn lang(flag: Option<Lang>, env: &Env, file: Option<&Partial>) -> Lang {
    let variable = || env.var("IK_LANG").and_then(Lang::from_code);
    flag.or_else(variable).or_else(|| file.and_then(|file| file.lang)).unwrap_or_default()
}

/// Settles the settings.
///
/// # Errors
/// When a variable has a value that is not understood.
pub fn settle(flags: Flags, env: &Env, file: &Partial) -> Result<Settings, Failure> {
    let vars = variables(env)?;
    let theme = vars.theme.or(file.theme).unwrap_or_default();
    let colourless = flags.color == Some(false) || (flags.color.is_none() && env.var("NO_COLOR").is_some());
    Ok(Settings {
        lang: lang(flags.lang, env, Some(file)),
        theme: if colourless { Theme::Mono } else { theme },
        ascii: flags.ascii || vars.ascii.or(file.ascii).unwrap_or(false),
        mouse: vars.mouse.or(file.mouse).unwrap_or(true),
        user: vars.user.or_else(|| file.user.clone()).unwrap_or_else(|| env.user()),
        backups: vars.backups.or(file.backups).unwrap_or(DAILY_KEPT),
    })
}

fn variables(env: &Env) -> Result<Partial, Failure> {
    let mut partial = Partial::default();
    for key in KEYS {
        let name = format!("IK_{}", key.to_uppercase());
        let Some(value) = env.var(&name) else { continue };
        partial.take(key, Given::Word(value)).map_err(|allowed| Failure {
            kind: Kind::Usage,
            code: "IK-U21",
            what: Text::of(|lang| text::bad_variable(lang, &name, value)),
            why: Some(allowed),
            todo: Text::of(|lang| text::todo_variable(lang, &name)),
        })?;
    }
    Ok(partial)
}

/// A value as a file or a variable gives it.
#[derive(Clone, Copy)]
enum Given<'a> {
    Word(&'a str),
    Truth(bool),
    Other,
}

impl Partial {
    /// Takes one setting, or says what is allowed.
    fn take(&mut self, key: &str, given: Given<'_>) -> Result<(), Text> {
        let word = match given {
            Given::Word(word) => Some(word),
            Given::Truth(_) | Given::Other => None,
        };
        let truth = match (&given, word) {
            (Given::Truth(truth), _) => Some(*truth),
            (_, Some("true" | "1" | "on")) => Some(true),
            (_, Some("false" | "0" | "off")) => Some(false),
            _ => None,
        };
        let one_of = |list: &str| Err(Text::of(|lang| text::allowed(lang, list)));
        match key {
            "lang" => match word.and_then(Lang::from_code) {
                Some(lang) => self.lang = Some(lang),
                None => return one_of("sv, en"),
            },
            "theme" => match word.and_then(Theme::from_code) {
                Some(theme) => self.theme = Some(theme),
                None => return one_of("standard, high-contrast, mono"),
            },
            "ascii" | "mouse" => match truth {
                Some(truth) if key == "ascii" => self.ascii = Some(truth),
                Some(truth) => self.mouse = Some(truth),
                None => return one_of("true, false"),
            },
            "user" => match word.filter(|word| word.chars().count() <= crate::domain::MAX_NAME) {
                Some(word) => self.user = Some(word.to_owned()),
                None => return Err(Text::label(text::allowed_name)),
            },
            _ => match word.and_then(|word| word.parse().ok()).filter(|count| *count <= 1000) {
                Some(count) => self.backups = Some(count),
                None => return one_of("0–1000"),
            },
        }
        Ok(())
    }
}

fn parse(content: &str, path: &Path) -> Result<Partial, Failure> {
    let line_of = |at: usize| content.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
    let table = DeTable::parse(content).map_err(|error| {
        let line = error.span().map(|span| line_of(span.start));
        refusal(path, line, Text::label(text::why_not_toml), Kind::Validation)
    })?;
    let mut partial = Partial::default();
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        let line = Some(line_of(key.span().start));
        if !KEYS.contains(&name) {
            let near = nearest(name, KEYS.iter().copied());
            let why = Text::of(|lang| text::why_unknown_setting(lang, name, near, &KEYS.join(", ")));
            return Err(refusal(path, line, why, Kind::Validation));
        }
        let digits = match value.get_ref() {
            DeValue::Integer(number) => Some(number.as_str().to_owned()),
            _ => None,
        };
        let given = match value.get_ref() {
            DeValue::String(word) => Given::Word(word),
            DeValue::Boolean(truth) => Given::Truth(*truth),
            _ => digits.as_deref().map_or(Given::Other, Given::Word),
        };
        partial.take(name, given).map_err(|allowed| {
            let why = Text::of(|lang| text::why_setting(lang, name, allowed.get(lang)));
            refusal(path, line, why, Kind::Validation)
        })?;
    }
    Ok(partial)
}

fn refusal(path: &Path, line: Option<usize>, why: Text, kind: Kind) -> Failure {
    let path = path.display().to_string();
    Failure {
        kind,
        code: "IK-U20",
        what: Text::of(|lang| text::bad_settings(lang, &path, line)),
        why: Some(why),
        todo: Text::label(text::todo_settings),
    }
}
