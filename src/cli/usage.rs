//! What is wrong with a command line, in the words of the catalogue: clap's kinds of error, and our own.

use super::parse::name_of;
use super::spec::{Arg, Command};
use super::table::{GLOBAL, ROOT};
use crate::app::failure::{Failure, Kind, Text, quoted};
use crate::app::nearest::nearest;
use crate::i18n::cli_usage as text;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

fn usage(code: &'static str, what: Text, why: Option<Text>, todo: Text) -> Failure {
    Failure { kind: Kind::Usage, code, what, why, todo }
}

fn see(path: &[&Command]) -> Text {
    let command = format!("{} --help", name_of(path));
    Text::of(|lang| text::todo_help(lang, &command))
}

/// A failure of clap's, told anew.
pub(crate) fn failure(error: &clap::Error, args: &[OsString]) -> Failure {
    let path = meant(args);
    let name = context(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => {
            let word = if name.is_empty() { context(error, ContextKind::InvalidSubcommand) } else { name };
            unknown(&word, &path)
        }
        ErrorKind::InvalidValue => {
            let value = quoted(&context(error, ContextKind::InvalidValue));
            if value.is_empty() {
                let what = Text::of(|lang| text::missing_value(lang, &name));
                usage("IK-U03", what, None, Text::label(text::todo_empty_or_value))
            } else {
                usage("IK-U04", Text::of(|lang| text::bad_value(lang, &name, &value)), None, see(&path))
            }
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            let value = quoted(&context(error, ContextKind::InvalidValue));
            usage("IK-U04", Text::of(|lang| text::bad_value(lang, &name, &value)), None, see(&path))
        }
        ErrorKind::MissingRequiredArgument => {
            usage("IK-U05", Text::of(|lang| text::missing_arguments(lang, &name)), None, see(&path))
        }
        ErrorKind::ArgumentConflict => {
            let other = context(error, ContextKind::PriorArg);
            if other.is_empty() || other == name {
                usage("IK-U06", Text::of(|lang| text::twice(lang, &name)), None, see(&path))
            } else {
                usage("IK-U07", Text::of(|lang| text::conflict(lang, &name, &other)), None, see(&path))
            }
        }
        ErrorKind::MissingSubcommand => missing_command(&path),
        ErrorKind::InvalidUtf8 => not_utf8(),
        _ => usage("IK-U09", Text::label(text::not_understood), None, see(&path)),
    }
}

/// The command that was meant: options and their values may stand before its name.
fn meant(args: &[OsString]) -> Vec<&'static Command> {
    let mut path = vec![&ROOT];
    for word in args.iter().filter_map(|arg| arg.to_str()) {
        path.extend(path.last().and_then(|command| command.sub(word)));
    }
    path
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    let bare = |word: &str| word.replace(['<', '>'], "");
    match error.get(kind) {
        Some(ContextValue::String(word)) => bare(word),
        Some(ContextValue::Strings(words)) => bare(&words.join(", ")),
        _ => String::new(),
    }
}

/// A word that is neither an option nor a command.
pub(crate) fn unknown(word: &str, path: &[&'static Command]) -> Failure {
    let word = quoted(word);
    let here = path.last().copied();
    if word.starts_with('-') {
        let arguments: Vec<Arg> = here.map(Command::arguments).unwrap_or_default();
        let names = arguments.iter().chain(GLOBAL).filter(|arg| !arg.is_place()).map(|arg| arg.name);
        let near = nearest(word.trim_start_matches('-'), names).map(|name| format!("--{name}"));
        if near.as_deref() == Some(word.as_str()) {
            // It is an option, but stands where options have ended.
            return usage("IK-U08", Text::of(|lang| text::unexpected_value(lang, &word)), None, see(path));
        }
        let is_number = word.trim_start_matches('-').starts_with(|sign: char| sign.is_ascii_digit());
        let why = match near {
            _ if is_number => Some(Text::label(text::why_minus)),
            near => near.map(|near| Text::of(|lang| text::did_you_mean(lang, &near))),
        };
        return usage("IK-U01", Text::of(|lang| text::unknown_option(lang, &word)), why, see(path));
    }
    let subs = here.map_or(&[] as &[Command], |command| command.subs);
    if subs.is_empty() {
        return usage("IK-U08", Text::of(|lang| text::unexpected_value(lang, &word)), None, see(path));
    }
    let why = match nearest(&word, subs.iter().map(|sub| sub.name)) {
        Some(near) => Text::of(|lang| text::did_you_mean(lang, near)),
        None => commands_of(subs),
    };
    usage("IK-U02", Text::of(|lang| text::unknown_command(lang, &word)), Some(why), see(path))
}

fn commands_of(subs: &[Command]) -> Text {
    let list = subs.iter().map(|sub| sub.name).collect::<Vec<_>>().join(", ");
    Text::of(|lang| text::commands_are(lang, &list))
}

/// A group of commands named without one of them.
pub(crate) fn missing_command(path: &[&'static Command]) -> Failure {
    let name = name_of(path);
    let subs = path.last().map_or(&[] as &[Command], |command| command.subs);
    usage("IK-U12", Text::of(|lang| text::missing_command(lang, &name)), Some(commands_of(subs)), see(path))
}

/// A word in the place of a file that is none, and near to a command or not.
pub(crate) fn neither_command_nor_file(word: &str, root: &'static Command) -> Failure {
    let near = nearest(word, root.subs.iter().map(|sub| sub.name));
    Failure {
        kind: Kind::NotFound,
        code: "IK-U10",
        what: Text::of(|lang| text::unknown_command_or_file(lang, word)),
        why: near.map(|near| {
            let command = format!("{} {near}", root.name);
            Text::of(|lang| text::did_you_mean(lang, &command))
        }),
        todo: Text::label(crate::i18n::cli::todo_no_file),
    }
}

/// A value outside a closed list.
pub(crate) fn bad_choice<'a>(arg: &Arg, value: &str, codes: impl Iterator<Item = &'a str> + Clone) -> Failure {
    let name = if arg.is_place() { arg.name.to_uppercase() } else { format!("--{}", arg.name) };
    let list = codes.clone().collect::<Vec<_>>().join(", ");
    let near = nearest(value, codes);
    let value = quoted(value);
    usage(
        "IK-U04",
        Text::of(|lang| {
            let name = if arg.is_place() { arg.placeholder(lang).unwrap_or(&name) } else { &name };
            text::bad_value(lang, name, &value)
        }),
        near.map(|near| Text::of(|lang| text::did_you_mean(lang, near))),
        Text::of(|lang| text::allowed(lang, &list)),
    )
}

/// An argument that is not text.
pub(crate) fn not_utf8() -> Failure {
    usage("IK-U13", Text::label(text::not_utf8), None, Text::of(|lang| text::todo_help(lang, "ikplan --help")))
}

/// Arguments that a command needs and did not get.
pub(crate) fn missing(names: &[&str], path: &[&'static Command]) -> Failure {
    let list = names.iter().map(|name| format!("--{name}")).collect::<Vec<_>>().join(", ");
    usage("IK-U05", Text::of(|lang| text::missing_arguments(lang, &list)), None, see(path))
}

/// An argument given by its place that is needed here and was not given.
pub(crate) fn missing_place(path: &[&'static Command], name: &str) -> Failure {
    let arguments = path.last().map(|command| command.arguments()).unwrap_or_default();
    let arg = arguments.into_iter().find(|arg| arg.name == name);
    let shown = |lang| arg.and_then(|arg| arg.placeholder(lang)).unwrap_or_default();
    usage("IK-U05", Text::of(|lang| text::missing_arguments(lang, shown(lang))), None, see(path))
}

/// A measure with its value that lacks the equals sign between them.
pub(crate) fn bad_named_reading(value: &str) -> Failure {
    let todo = Text::label(crate::i18n::cli_figures::todo_named_reading);
    usage("IK-U04", Text::of(|lang| text::bad_value(lang, "--measure", value)), None, todo)
}

/// The same measure twice on one command line.
pub(crate) fn measure_twice(name: &str) -> Failure {
    let name = format!("--measure {name}");
    usage("IK-U06", Text::of(|lang| text::twice(lang, &name)), None, Text::label(crate::i18n::cli_figures::todo_twice))
}

/// Nothing to change was given.
pub(crate) fn nothing_given() -> Failure {
    usage("IK-U14", Text::label(text::nothing_given), None, Text::label(text::todo_nothing_given))
}

/// None, or more than one, of several ways was given.
pub(crate) fn choose_one(list: &str, path: &[&'static Command]) -> Failure {
    usage("IK-U15", Text::of(|lang| text::choose_one(lang, list)), None, see(path))
}

/// A writing command on the demonstration plan.
pub(crate) fn writes_demo() -> Failure {
    let why = Some(Text::label(text::why_writes_demo));
    usage("IK-U16", Text::label(text::writes_demo), why, Text::label(text::todo_writes_demo))
}

/// Both a file and the demonstration plan.
pub(crate) fn file_and_demo() -> Failure {
    usage("IK-U17", Text::label(text::file_and_demo), None, Text::label(text::todo_file_and_demo))
}

/// No file, and none remembered.
pub(crate) fn no_last_file() -> Failure {
    Failure {
        kind: Kind::Usage,
        code: "IK-U18",
        what: Text::label(text::no_last_file),
        why: None,
        todo: Text::label(text::todo_no_last_file),
    }
}

/// The file last used is gone.
pub(crate) fn last_file_gone(path: &std::path::Path) -> Failure {
    let path = path.display().to_string();
    Failure {
        kind: Kind::NotFound,
        code: "IK-U19",
        what: Text::of(|lang| text::last_file_gone(lang, &path)),
        why: None,
        todo: Text::label(text::todo_no_last_file),
    }
}

/// Not a terminal.
pub(crate) fn not_a_terminal(instead: &str) -> Failure {
    let todo = Text::of(|lang| text::todo_not_a_terminal(lang, instead));
    usage("IK-U22", Text::label(text::not_a_terminal), Some(Text::label(text::why_not_a_terminal)), todo)
}

/// A year that is none.
pub(crate) fn bad_year(value: &str) -> Failure {
    let value = quoted(value);
    usage("IK-U23", Text::of(|lang| text::bad_year(lang, &value)), None, Text::label(text::todo_year))
}

/// A number that is none.
pub(crate) fn bad_number(name: &str, value: &str) -> Failure {
    let (name, value) = (format!("--{name}"), quoted(value));
    usage("IK-U24", Text::of(|lang| text::bad_number(lang, &name, &value)), None, Text::label(text::todo_number))
}

/// Standard input for two fields.
pub(crate) fn stdin_twice() -> Failure {
    usage("IK-U25", Text::label(text::stdin_twice), None, Text::label(text::todo_stdin))
}
