//! Help pages, made from the command table: 80 columns, in the chosen language, with no word of clap's own.

use super::parse::name_of;
use super::spec::{Arg, Args, Choices, Command, Run};
use super::table::{GLOBAL, HEADINGS, READING};
use crate::i18n::{Lang, cli_help as text};
use unicode_width::UnicodeWidthStr;

const WIDTH: usize = 80;
const INDENT: usize = 2;
const COLUMN: usize = 28;

/// The page of a command.
pub(crate) fn page(path: &[&Command], lang: Lang) -> String {
    let Some(command) = path.last() else { return String::new() };
    let mut page = wrapped(&format!("{}: {}", name_of(path), (command.about)(lang)), 0);
    put!(page, "\n{}", wrapped(&format!("{}: {}", text::usage(lang), usage(path, lang)), 0));
    if let Some(more) = command.more {
        page.push('\n');
        page.push_str(&wrapped(more(lang), 0));
    }
    commands(&mut page, path, lang);
    arguments(&mut page, command, lang);
    section(&mut page, text::general(lang), GLOBAL.iter(), lang);
    if !command.examples.is_empty() {
        put!(page, "\n{}:\n", text::examples(lang));
        for example in command.examples {
            put!(page, "  {example}\n");
        }
    }
    if path.len() == 1 {
        put!(page, "\n{}:\n", text::exit_codes(lang));
        for (code, label) in exit_codes() {
            put!(page, "  {code:<4}{}\n", label(lang));
        }
    }
    page
}

/// Exit codes with what they mean.
pub(crate) fn exit_codes() -> [(u8, crate::i18n::Label); 8] {
    [
        (0, text::exit_0),
        (2, text::exit_2),
        (3, text::exit_3),
        (4, text::exit_4),
        (5, text::exit_5),
        (6, text::exit_6),
        (7, text::exit_7),
        (70, text::exit_70),
    ]
}

/// How a command is written, on one line.
pub(crate) fn usage(path: &[&Command], lang: Lang) -> String {
    let mut line = name_of(path);
    let Some(command) = path.last() else { return line };
    let args = command.arguments();
    if matches!(command.run, Run::Group) {
        put!(line, " {}", text::u_command(lang));
    }
    for arg in args.iter().filter(|arg| arg.is_place()) {
        let name = arg.placeholder(lang).unwrap_or_default();
        if arg.required {
            put!(line, " {name}");
        } else {
            put!(line, " [{name}]");
        }
    }
    for arg in args.iter().filter(|arg| arg.required && !arg.is_place()) {
        put!(line, " --{} {}", arg.name, arg.placeholder(lang).unwrap_or_default());
    }
    put!(line, " [{}]", text::u_options(lang));
    line
}

fn commands(page: &mut String, path: &[&Command], lang: Lang) {
    let Some(command) = path.last() else { return };
    if command.subs.is_empty() {
        return;
    }
    if path.len() > 1 {
        put!(page, "\n{}:\n", text::commands(lang));
        for sub in command.subs {
            entry(page, sub.name, (sub.about)(lang));
        }
    } else {
        for (heading, names) in HEADINGS {
            put!(page, "\n{}:\n", heading(lang));
            for sub in names.iter().filter_map(|name| command.sub(name)) {
                entry(page, sub.name, (sub.about)(lang));
            }
        }
    }
    let more = format!("{} help {}", super::table::ROOT.name, text::u_command(lang));
    put!(page, "\n{}\n", text::see_help(lang, &more));
}

fn arguments(page: &mut String, command: &Command, lang: Lang) {
    let reads = command.args.iter().any(|group| matches!(group, Args::Reading | Args::Writing));
    let common = |arg: &&Arg| reads && READING.iter().any(|other| other.name == arg.name);
    let own = command.arguments();
    section(page, text::arguments(lang), own.iter().filter(|arg| arg.is_place()), lang);
    section(page, text::options(lang), own.iter().filter(|arg| !arg.is_place() && !common(arg)), lang);
    section(page, text::which_plan(lang), own.iter().filter(common), lang);
}

fn section<'a>(page: &mut String, heading: &str, args: impl Iterator<Item = &'a Arg>, lang: Lang) {
    let mut args = args.peekable();
    if args.peek().is_none() {
        return;
    }
    put!(page, "\n{heading}:\n");
    for arg in args {
        entry(page, &syntax(arg, lang), &meaning(arg, lang));
    }
}

fn syntax(arg: &Arg, lang: Lang) -> String {
    let placeholder = arg.placeholder(lang);
    if arg.is_place() {
        return placeholder.unwrap_or_default().to_owned();
    }
    let short = arg.short.map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let value = placeholder.map_or_else(String::new, |name| format!(" {name}"));
    format!("{short}--{}{value}", arg.name)
}

/// What an argument means, with its hint, its values and its default.
pub(crate) fn meaning(arg: &Arg, lang: Lang) -> String {
    let mut sentence = (arg.help)(lang).to_owned();
    if !sentence.ends_with(['.', '?']) {
        sentence.push('.');
    }
    if let Some(hint) = arg.hint {
        put!(sentence, " {}", hint(lang));
    }
    let choices: Vec<String> = match arg.choices {
        Choices::Any => Vec::new(),
        choices => choices.worded(lang).into_iter().map(|(code, word)| format!("{code} ({word})")).collect(),
    };
    if !choices.is_empty() {
        put!(sentence, " {}", text::one_of(lang, &choices.join(", ")));
    }
    if let Some(default) = arg.default {
        put!(sentence, " {}", text::default_is(lang, default));
    }
    if arg.many {
        put!(sentence, " {}", text::repeatable(lang));
    }
    sentence
}

fn entry(page: &mut String, name: &str, meaning: &str) {
    let wide = name.width() + INDENT + 2 > COLUMN;
    put!(page, "{}{name}", " ".repeat(INDENT));
    let text = wrapped(meaning, COLUMN);
    if wide {
        page.push('\n');
        page.push_str(&text);
    } else {
        page.push_str(&" ".repeat(COLUMN - INDENT - name.width()));
        page.push_str(text.trim_start());
    }
}

/// A text in lines of the page's width, each beginning at a column.
pub(crate) fn wrapped(text: &str, column: usize) -> String {
    let mut lines = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && column + line.width() + 1 + word.width() > WIDTH {
            put!(lines, "{}{line}\n", " ".repeat(column));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    put!(lines, "{}{line}\n", " ".repeat(column));
    lines
}
