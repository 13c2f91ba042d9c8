//! The command line: parsing, help, output. May import domain, i18n and app; never the screen.

/// Appends formatted text to a `String`.
macro_rules! put {
    ($to:expr, $($arg:tt)*) => {{
        use std::fmt::Write as _;
        // Writing to a `String` cannot fail.
        let _ = write!($to, $($arg)*);
    }};
}

mod cmd;
mod context;
mod find;
mod help;
mod man;
mod out;
mod parse;
mod spec;
mod table;
mod usage;

use crate::app::failure::Failure;
use crate::app::settings::{self, Flags, Partial, Settings};
use crate::app::start::{Choice, Opening, Start};
use crate::app::{locate, nearest};
use crate::env::Env;
use crate::i18n::{Lang, cli_usage};
use context::Context;
use out::{Done, Halt};
use parse::{Given, Parsed};
use spec::Run;

/// What the command line came to.
#[derive(Debug)]
pub enum Outcome {
    /// It is done; this is the exit code.
    Exit(u8),
    /// The screen is to open.
    Tui(Box<Opening>),
}

/// A key of the screen with what it does, for `keys`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRow {
    /// The group it stands in.
    pub group: String,
    /// The keys.
    pub keys: String,
    /// What it does, in a word or two.
    pub label: String,
    /// The same in a sentence.
    pub help: String,
}

/// Runs the command line. `keys` lists the keys of the screen.
pub fn run(env: &mut Env, keys: fn(Lang) -> Vec<KeyRow>) -> Outcome {
    let (flag, as_json) = parse::glance(&env.args);
    let file = settings::read(env);
    let lang = settings::lang(flag, env, file.as_ref().ok());
    let (code, failure) = match start(env, lang, file, keys) {
        Ok(Some(opening)) => return Outcome::Tui(Box::new(opening)),
        Ok(None) | Err(Halt::Pipe) => (0, None),
        Err(Halt::Failure(failure)) => (failure.kind.exit_code(), Some(failure)),
    };
    if let Some(failure) = failure {
        out::report(env, &failure, lang, as_json);
    }
    Outcome::Exit(code)
}

/// Prints a failure on standard error and gives its exit code.
pub fn report(env: &mut Env, failure: &Failure, lang: Lang) -> u8 {
    out::report(env, failure, lang, false)
}

fn start(
    env: &mut Env,
    lang: Lang,
    file: Result<Partial, Failure>,
    keys: fn(Lang) -> Vec<KeyRow>,
) -> Done<Option<Opening>> {
    if let Some(start) = plain_start(env) {
        let settings = file.and_then(|file| settings::settle(Flags::default(), env, &file))?;
        return Ok(Some(Opening { start, choice: Choice::default(), settings }));
    }
    let given = match parse::parse(&env.args, lang)? {
        Parsed::Run(given) => given,
        Parsed::Help(path) => return print(env, given_nothing(), lang, &help::page(&path, lang)),
        Parsed::Version => {
            let version = format!("{}\n", cli_usage::version(lang, env!("CARGO_PKG_VERSION")));
            return print(env, given_nothing(), lang, &version);
        }
    };
    let flags = flags(&given);
    let command = given.command();
    // What does not depend on the settings works without them, and `where` is how one finds the file to mend.
    let settings = match file.and_then(|file| settings::settle(flags, env, &file)) {
        Ok(settings) => settings,
        Err(failure) if matches!(command.name, "where" | "help") => {
            out::report(env, &failure, lang, false);
            Settings {
                lang,
                theme: settings::Theme::Standard,
                ascii: flags.ascii,
                mouse: true,
                user: env.user(),
                backups: 0,
            }
        }
        Err(failure) => return Err(failure.into()),
    };
    match command.run {
        Run::Group => Err(usage::missing_command(&given.path).into()),
        Run::Screen { demo } => Ok(Some(opening(env, &given, settings, demo)?)),
        Run::Boards => {
            let files = given.texts("files").into_iter().map(|name| locate::existing(env, std::path::Path::new(name)));
            let start = Start::Boards(files.collect::<Result<_, _>>()?);
            if !env.is_terminal {
                return Err(usage::not_a_terminal("ikplan summary").into());
            }
            Ok(Some(Opening { start, choice: Choice::default(), settings }))
        }
        Run::Help => {
            let words = given.texts("command");
            let path = parse::walk(words.iter().copied());
            if path.len() <= words.len() {
                let unknown = words.get(path.len() - 1).copied().unwrap_or_default();
                return Err(usage::unknown(unknown, &path).into());
            }
            print(env, given, lang, &help::page(&path, lang))
        }
        Run::Do(run) => {
            let mut context = Context::new(env, given, settings, keys);
            run(&mut context).map(|()| None)
        }
    }
}

/// What the screen opens for a command line that is nothing, `demo` or a file: the ways it is begun every day, for
/// which the grammar of all commands need not be made before the first frame.
fn plain_start(env: &Env) -> Option<Start> {
    match env.args.as_slice() {
        _ if !env.is_terminal => None,
        [] => Some(locate::last(env).map_or(Start::Welcome, Start::File)),
        [word] if word == "demo" => Some(Start::Demo),
        [word] => {
            let is_command = |word: &str| word.starts_with('-') || table::ROOT.sub(word).is_some();
            let path = std::path::Path::new(word);
            let is_file = !word.to_str().is_none_or(is_command) && path.extension().is_some();
            is_file.then(|| locate::existing(env, path).ok()).flatten().map(Start::File)
        }
        _ => None,
    }
}

fn flags(given: &Given) -> Flags {
    let color = match given.text("color") {
        Some("always") => Some(true),
        Some("never") => Some(false),
        _ => None,
    };
    Flags { lang: given.text("lang").and_then(Lang::from_code), ascii: given.switch("ascii"), color }
}

const fn given_nothing() -> Given {
    Given::empty()
}

fn print(env: &mut Env, given: Given, lang: Lang, text: &str) -> Done<Option<Opening>> {
    let settings =
        Settings { lang, theme: settings::Theme::Standard, ascii: false, mouse: true, user: String::new(), backups: 0 };
    Context::new(env, given, settings, |_| Vec::new()).data(text).map(|()| None)
}

fn opening(env: &Env, given: &Given, settings: Settings, demo: bool) -> Done<Opening> {
    let named = given.path_of("path").or_else(|| given.path_of("file"));
    let demo = demo || given.switch("demo");
    if demo && named.is_some() {
        return Err(usage::file_and_demo().into());
    }
    let start = match named {
        Some(path) => Start::File(named_file(env, path)?),
        None if demo => Start::Demo,
        None => locate::last(env).map_or(Start::Welcome, Start::File),
    };
    let year = match given.text("year") {
        Some(word) => Some(word.trim().parse().map_err(|_| usage::bad_year(word))?),
        None => None,
    };
    if !env.is_terminal {
        let instead = if matches!(start, Start::Demo) { "ikplan show --demo" } else { "ikplan show" };
        return Err(usage::not_a_terminal(instead).into());
    }
    let owned = |name| given.text(name).map(ToOwned::to_owned);
    Ok(Opening { start, choice: Choice { board: owned("board"), year, period: owned("period") }, settings })
}

fn named_file(env: &Env, path: &std::path::Path) -> Result<std::path::PathBuf, Failure> {
    let found = locate::existing(env, path);
    let is_bare = path.components().count() == 1 && path.extension().is_none();
    match (found, path.to_str()) {
        (Err(failure), Some(word)) if is_bare && failure.kind == crate::app::failure::Kind::NotFound => {
            let near = nearest::nearest(word, table::ROOT.subs.iter().map(|sub| sub.name)).is_some();
            Err(if near { usage::neither_command_nor_file(word, &table::ROOT) } else { failure })
        }
        (found, _) => found,
    }
}
