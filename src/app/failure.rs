//! Every refusal a person may meet, in one shape: what happened, why, what to do.

use crate::i18n::{Lang, io};

/// The kind of a failure, which decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The command line was wrong.
    Usage,
    /// A value is refused by the model.
    Validation,
    /// What was asked for does not exist.
    NotFound,
    /// Somebody else has the file open, or a period is signed off.
    Locked,
    /// The file is damaged, made by a newer version, or not ours.
    Damaged,
    /// The disk or the system refused.
    Io,
    /// A fault in the program.
    Bug,
}

impl Kind {
    /// The exit code of the program.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Usage => 2,
            Self::Validation => 3,
            Self::NotFound => 4,
            Self::Locked => 5,
            Self::Damaged => 6,
            Self::Io => 7,
            Self::Bug => 70,
        }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    sv: Box<str>,
    en: Box<str>,
}

impl Text {
    /// Asks the catalogue for both languages.
    pub fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { sv: text(Lang::Sv).into(), en: text(Lang::En).into() }
    }

    /// A text of the catalogue that takes no arguments.
    pub fn label(label: crate::i18n::Label) -> Self {
        Self::of(|lang| label(lang).to_owned())
    }

    /// The sentence in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

impl From<&std::io::Error> for Text {
    /// Why the system refused, in words a person knows; what has none is given as the system says it.
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let label = match error.kind() {
            Kind::NotFound => io::not_found,
            Kind::PermissionDenied => io::permission_denied,
            Kind::AlreadyExists => io::already_exists,
            Kind::IsADirectory => io::is_a_directory,
            Kind::NotADirectory => io::not_a_directory,
            Kind::ReadOnlyFilesystem => io::read_only,
            Kind::StorageFull | Kind::QuotaExceeded => io::storage_full,
            Kind::FileTooLarge => io::file_too_large,
            Kind::InvalidFilename => io::invalid_name,
            Kind::TimedOut => io::timed_out,
            Kind::Unsupported => io::not_a_file,
            _ => {
                let code = error.raw_os_error();
                return Self::of(|lang| io::other(lang, code, &error.to_string()));
            }
        };
        Self::label(label)
    }
}

/// A word of a person's as it is told back: on one line, and no longer than is needed to know it again.
pub(crate) fn quoted(word: &str) -> String {
    let line = word.split(['\n', '\r']).collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTED {
        return line;
    }
    line.chars().take(QUOTED - 1).chain(['…']).collect()
}

/// The most characters of a word that are told back.
const QUOTED: usize = 72;

/// A failure as a person meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its kind.
    pub kind: Kind,
    /// A stable code, such as `IK-S03`: the letter names the part, the number the failure.
    pub code: &'static str,
    /// What happened.
    pub what: Text,
    /// Why, if that can be said.
    pub why: Option<Text>,
    /// What to do.
    pub todo: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_back_on_one_line_and_no_longer_than_needed() {
        assert_eq!(quoted("a\nb"), "a b");
        assert_eq!(quoted(&"å".repeat(QUOTED)).chars().count(), QUOTED);
        let long = quoted(&"å".repeat(100_000));
        assert_eq!((long.chars().count(), long.chars().last()), (QUOTED, Some('…')));
    }
}
