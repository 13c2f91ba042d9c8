//! The manual page, in roff, from the command table and in the chosen language.

use super::help::{exit_codes, meaning, usage};
use super::spec::{Arg, Command};
use super::table::{GLOBAL, ROOT};
use crate::app::settings::KEYS;
use crate::i18n::{Lang, cli_help as text};

/// The page.
pub(crate) fn page(lang: Lang) -> String {
    let mut page =
        format!(".TH IKPLAN 1 \"\" \"ikplan {}\" \"{}\"\n", env!("CARGO_PKG_VERSION"), text::man_title(lang));
    heading(&mut page, text::man_name(lang));
    put!(page, "ikplan \\- {}\n", escaped((ROOT.about)(lang)));
    heading(&mut page, text::man_synopsis(lang));
    put!(page, "{}\n", escaped(&usage(&[&ROOT], lang)));
    heading(&mut page, text::man_description(lang));
    put!(page, "{}\n", escaped(ROOT.more.map_or("", |more| more(lang))));
    heading(&mut page, text::man_options(lang));
    let own = ROOT.arguments();
    own.iter().chain(GLOBAL).for_each(|arg| argument(&mut page, arg, lang));
    heading(&mut page, text::man_commands(lang));
    for command in ROOT.subs {
        commands(&mut page, &mut vec![&ROOT, command], lang);
    }
    heading(&mut page, text::man_environment(lang));
    for key in KEYS {
        tagged(&mut page, &format!("IK_{}", key.to_uppercase()), variable(key)(lang));
    }
    tagged(&mut page, "NO_COLOR", text::env_no_color(lang));
    heading(&mut page, text::man_exit(lang));
    for (code, label) in exit_codes() {
        tagged(&mut page, &code.to_string(), label(lang));
    }
    page
}

fn variable(key: &str) -> crate::i18n::Label {
    match key {
        "lang" => text::env_lang,
        "theme" => text::env_theme,
        "ascii" => text::env_ascii,
        "mouse" => text::env_mouse,
        "user" => text::env_user,
        _ => text::env_backups,
    }
}

fn commands(page: &mut String, path: &mut Vec<&Command>, lang: Lang) {
    let Some(command) = path.last().copied() else { return };
    put!(page, ".SS \"{}\"\n", escaped(&usage(path, lang)));
    put!(page, "{}.\n", escaped((command.about)(lang)));
    if let Some(more) = command.more {
        put!(page, "{}\n", escaped(more(lang)));
    }
    for arg in command.arguments() {
        argument(page, &arg, lang);
    }
    for sub in command.subs {
        path.push(sub);
        commands(page, path, lang);
        path.pop();
    }
}

fn argument(page: &mut String, arg: &Arg, lang: Lang) {
    let placeholder = arg.placeholder(lang).unwrap_or_default();
    let name = if arg.is_place() { placeholder.to_owned() } else { format!("--{} {placeholder}", arg.name) };
    tagged(page, name.trim(), &meaning(arg, lang));
}

fn heading(page: &mut String, name: &str) {
    put!(page, ".SH {name}\n");
}

fn tagged(page: &mut String, name: &str, meaning: &str) {
    put!(page, ".TP\n\\fB{}\\fR\n{}\n", escaped(name), escaped(meaning));
}

fn escaped(text: &str) -> String {
    let escaped = text.replace('\\', "\\e").replace('-', "\\-");
    // A full stop or an apostrophe first on a line would be a command.
    if escaped.starts_with(['.', '\'']) { format!("\\&{escaped}") } else { escaped }
}
