//! From words to a command with its arguments. clap knows the grammar; nothing it would say is ever printed.

use super::spec::{Arg, Choices, Command, Form};
use super::table::{GLOBAL, ROOT};
use super::usage;
use crate::app::failure::Failure;
use crate::i18n::Lang;
use clap::error::ErrorKind;
use clap::{ArgAction, ArgMatches};
use std::ffi::{OsStr, OsString};
use std::path::Path;

/// What a command line asks for.
pub(crate) enum Parsed {
    /// A command.
    Run(Given),
    /// A help page.
    Help(Vec<&'static Command>),
    /// The version.
    Version,
}

/// A command with what was given for its arguments.
pub(crate) struct Given {
    /// The command, with those it lies under before it.
    pub path: Vec<&'static Command>,
    levels: Vec<ArgMatches>,
}

impl Given {
    /// Nothing at all.
    pub(crate) const fn empty() -> Self {
        Self { path: Vec::new(), levels: Vec::new() }
    }

    /// The command itself.
    pub(crate) fn command(&self) -> &'static Command {
        self.path.last().copied().unwrap_or(&ROOT)
    }

    /// Its name as typed: `ikplan deviation add`.
    pub(crate) fn name(&self) -> String {
        name_of(&self.path)
    }

    fn values(&self, name: &str) -> Vec<&OsStr> {
        // What stands nearest to the command wins.
        let found = self.levels.iter().rev().find_map(|level| level.try_get_many::<OsString>(name).ok().flatten());
        found.map_or_else(Vec::new, |values| values.map(OsString::as_os_str).collect())
    }

    /// The path given for an argument.
    pub(crate) fn path_of(&self, name: &str) -> Option<&Path> {
        self.values(name).first().copied().map(Path::new)
    }

    /// The text given for an argument; that it is UTF-8 was checked.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.values(name).first().and_then(|value| value.to_str())
    }

    /// The texts given for an argument.
    pub(crate) fn texts(&self, name: &str) -> Vec<&str> {
        self.values(name).into_iter().filter_map(OsStr::to_str).collect()
    }

    /// Whether a switch was given.
    pub(crate) fn switch(&self, name: &str) -> bool {
        self.levels.iter().any(|level| level.try_get_one::<bool>(name).ok().flatten().is_some_and(|set| *set))
    }
}

/// A command's name as typed.
pub(crate) fn name_of(path: &[&Command]) -> String {
    path.iter().map(|command| command.name).collect::<Vec<_>>().join(" ")
}

/// Reads the command line.
///
/// # Errors
/// A usage failure for what is wrong with it.
pub(crate) fn parse(args: &[OsString], lang: Lang) -> Result<Parsed, Failure> {
    let words = std::iter::once(OsString::from(ROOT.name)).chain(args.iter().cloned());
    let matches = match grammar(&ROOT, ROOT.name, lang, false).try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayHelp => {
            return Ok(Parsed::Help(walk(error.render().to_string().split_whitespace())));
        }
        Err(error) => return Err(usage::failure(&error, args)),
    };
    let given = descend(matches);
    if given.switch("version") {
        return Ok(Parsed::Version);
    }
    check(&given)?;
    Ok(Parsed::Run(given))
}

fn descend(matches: ArgMatches) -> Given {
    let mut given = Given { path: vec![&ROOT], levels: Vec::new() };
    let mut here = matches;
    loop {
        let below = here.remove_subcommand();
        given.levels.push(here);
        let Some((name, next)) = below else { return given };
        let Some(command) = given.command().sub(&name) else { return given };
        given.path.push(command);
        here = next;
    }
}

/// The commands that words name, one under the other, as far as they do.
pub(crate) fn walk<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'static Command> {
    let mut path = vec![&ROOT];
    for word in words.skip_while(|word| *word == ROOT.name) {
        let Some(sub) = path.last().and_then(|command| command.sub(word)) else { break };
        path.push(sub);
    }
    path
}

fn check(given: &Given) -> Result<(), Failure> {
    let levels = given.path.iter().flat_map(|command| command.arguments());
    for arg in levels.chain(GLOBAL.iter().copied()) {
        for value in given.values(arg.name) {
            let Some(text) = value.to_str() else {
                if is_path(&arg) {
                    continue;
                }
                return Err(usage::not_utf8());
            };
            if let Choices::List(list) = arg.choices
                && !matches!(arg.name, "irregularity")
                && !list.iter().any(|(code, _)| *code == text.replace('-', "_") || *code == text)
            {
                return Err(usage::bad_choice(&arg, text, list.iter().map(|(code, _)| *code)));
            }
        }
    }
    Ok(())
}

/// Whether an argument names a file, so that it need not be UTF-8 text.
pub(crate) fn is_path(arg: &Arg) -> bool {
    matches!(arg.name, "file" | "path" | "target" | "source" | "output")
}

/// The grammar of a command, for clap. With `choices` the values are listed too, which completions want.
pub(crate) fn grammar(spec: &'static Command, path: &str, lang: Lang, choices: bool) -> clap::Command {
    let mut command = clap::Command::new(spec.name)
        .about((spec.about)(lang))
        // What clap prints for help is only the command's path; the page is our own.
        .override_help(path.to_owned())
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true);
    for arg in spec.arguments() {
        command = command.arg(argument(&arg, lang, choices));
    }
    if path == ROOT.name {
        for arg in GLOBAL {
            command = command.arg(argument(arg, lang, choices).global(true));
        }
    }
    command.subcommands(spec.subs.iter().map(|sub| grammar(sub, &format!("{path} {}", sub.name), lang, choices)))
}

fn argument(spec: &Arg, lang: Lang, choices: bool) -> clap::Arg {
    let mut arg = clap::Arg::new(spec.name).help((spec.help)(lang)).required(spec.required);
    if let Some(short) = spec.short {
        arg = arg.short(short);
    }
    if !spec.is_place() {
        arg = arg.long(spec.name);
    }
    if spec.name == "help" {
        return arg.action(ArgAction::Help);
    }
    match spec.form {
        Form::Switch => return arg.action(ArgAction::SetTrue),
        Form::Place(label) | Form::Value(label) => arg = arg.value_name(label(lang)),
    }
    let worded = spec.choices.worded(lang);
    if choices && !worded.is_empty() {
        let values = worded.into_iter().map(|(code, word)| clap::builder::PossibleValue::new(code).help(word));
        arg = arg.value_parser(clap::builder::PossibleValuesParser::new(values));
    } else {
        let hint = if is_path(spec) { clap::ValueHint::FilePath } else { clap::ValueHint::Other };
        arg = arg.value_parser(clap::value_parser!(OsString)).value_hint(hint);
    }
    arg.action(if spec.many { ArgAction::Append } else { ArgAction::Set })
}

/// What must be known before the command line is understood: the language asked for, and whether in JSON.
pub(crate) fn glance(args: &[OsString]) -> (Option<Lang>, bool) {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).take_while(|word| *word != "--").collect();
    let after = words.iter().skip_while(|word| **word != "--lang").nth(1).copied();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    (after.or(joined).and_then(Lang::from_code), words.contains(&"--json"))
}
