//! What a command has at hand: the world, what was given, the settings, and the way to an open plan.

use super::KeyRow;
use super::out::Done;
use super::parse::Given;
use super::usage;
use crate::app::failure::{Failure, Kind, Text};
use crate::app::files::{self, Access, Open};
use crate::app::locate;
use crate::app::settings::Settings;
use crate::app::start::Choice;
use crate::env::Env;
use crate::i18n::terms::Glyphs;
use crate::i18n::{Lang, cli_usage as text};

use std::io::Read;
use std::path::PathBuf;

/// The longest text that is read from standard input, in bytes: more than any field takes.
const LONGEST: u64 = 4 << 20;

/// A running command.
pub(crate) struct Context<'a> {
    /// The world.
    pub env: &'a mut Env,
    /// What was given.
    pub given: Given,
    /// The settings in force.
    pub settings: Settings,
    /// Whether to answer in JSON.
    pub json: bool,
    /// The keys of the screen.
    pub keys: fn(Lang) -> Vec<KeyRow>,
    stdin_read: bool,
}

impl<'a> Context<'a> {
    /// A command that is about to run.
    pub(crate) fn new(env: &'a mut Env, given: Given, settings: Settings, keys: fn(Lang) -> Vec<KeyRow>) -> Self {
        let json = given.switch("json");
        Self { env, given, settings, json, keys, stdin_read: false }
    }

    /// The language.
    pub(crate) const fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// The set of signs.
    pub(crate) const fn glyphs(&self) -> Glyphs {
        if self.settings.ascii { Glyphs::Ascii } else { Glyphs::Standard }
    }

    /// The file that is meant: the one named, else the one last used.
    pub(crate) fn file(&self) -> Result<PathBuf, Failure> {
        if let Some(path) = self.given.path_of("file") {
            return locate::existing(self.env, path);
        }
        match locate::recent(&self.env.dirs).into_iter().next() {
            Some(path) if path.is_file() => Ok(path),
            Some(path) => Err(usage::last_file_gone(&path)),
            None => Err(usage::no_last_file()),
        }
    }

    /// Which plan and period are meant.
    pub(crate) fn choice(&self) -> Result<Choice, Failure> {
        let owned = |name| self.given.text(name).map(ToOwned::to_owned);
        Ok(Choice { board: owned("board"), year: self.year("year")?, period: owned("period") })
    }

    /// A year given for an option.
    pub(crate) fn year(&self, name: &str) -> Result<Option<i32>, Failure> {
        let Some(word) = self.given.text(name) else { return Ok(None) };
        let year = word.trim().parse::<i32>().ok().filter(|year| (1900..=2200).contains(year));
        year.map(Some).ok_or_else(|| usage::bad_year(word))
    }

    /// The number given for an option that has a default.
    pub(crate) fn number(&self, name: &str, default: usize) -> Result<usize, Failure> {
        let Some(word) = self.given.text(name) else { return Ok(default) };
        let number = word.trim().parse::<usize>().ok().filter(|number| (1..=100_000).contains(number));
        number.ok_or_else(|| usage::bad_number(name, word))
    }

    /// Opens the plan that is meant, to read it.
    pub(crate) fn open(&self) -> Result<Open, Failure> {
        let choice = self.choice()?;
        if self.given.switch("demo") {
            if self.given.path_of("file").is_some() {
                return Err(usage::file_and_demo());
            }
            return files::open_demo(&self.settings, &choice);
        }
        let path = self.file()?;
        let open = files::open(self.env, &self.settings, &path, &choice, Access::Read)?;
        locate::remember(&self.env.dirs, &path);
        Ok(open)
    }

    /// Opens the plan that is meant, to change it.
    pub(crate) fn open_to_write(&self) -> Result<Open, Failure> {
        self.refuse_demo()?;
        let path = self.file()?;
        let open = files::open(self.env, &self.settings, &path, &self.choice()?, Access::Write)?;
        locate::remember(&self.env.dirs, &path);
        Ok(open)
    }

    /// Opens the plan of the year that an option names, to change it.
    pub(crate) fn open_year_to_write(&self, option: &str) -> Result<Open, Failure> {
        self.refuse_demo()?;
        let (path, board) = (self.file()?, self.given.text("board").map(ToOwned::to_owned));
        let choice = Choice { board, year: self.year(option)?, period: None };
        let open = files::open(self.env, &self.settings, &path, &choice, Access::Write)?;
        locate::remember(&self.env.dirs, &path);
        Ok(open)
    }

    /// Refuses to write into the demonstration plan.
    pub(crate) fn refuse_demo(&self) -> Result<(), Failure> {
        if self.given.switch("demo") { Err(usage::writes_demo()) } else { Ok(()) }
    }

    /// The whole of standard input as text, once.
    pub(crate) fn stdin(&mut self) -> Done<String> {
        if self.stdin_read {
            return Err(usage::stdin_twice().into());
        }
        self.stdin_read = true;
        let refused = |what| {
            let todo = Text::label(text::todo_stdin_text);
            Failure { kind: Kind::Io, code: "IK-U26", what: Text::label(what), why: None, todo }
        };
        let mut bytes = Vec::new();
        let read = self.env.stdin.by_ref().take(LONGEST + 1).read_to_end(&mut bytes);
        let read = read.map_err(|_| refused(text::stdin_unreadable))?;
        if read as u64 > LONGEST {
            return Err(refused(text::stdin_too_long).into());
        }
        String::from_utf8(bytes).map_err(|_| refused(text::stdin_not_utf8).into())
    }
}
