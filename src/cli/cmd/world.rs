//! `where`, `keys`, `completions`, `man`.

use crate::app::locate;
use crate::app::settings;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::table::ROOT;
use crate::cli::{man as manual, parse};
use crate::i18n::cli as text;
use clap_complete::Shell;
use serde_json::json;
use std::path::PathBuf;
use std::str::FromStr;
use unicode_width::UnicodeWidthStr;

/// Where everything lies.
pub(crate) fn whereabouts(context: &mut Context<'_>) -> Done {
    let lang = context.lang();
    let named = context.given.path_of("file").map(|path| locate::absolute(context.env, path));
    let file = named.or_else(|| locate::recent(&context.env.dirs).into_iter().next());
    let rows: [(&str, &str, Option<PathBuf>); 6] = [
        ("file", text::where_file(lang), file),
        ("documents", text::where_documents(lang), context.env.dirs.documents.clone()),
        ("config", text::where_config(lang), settings::path(context.env)),
        ("backups", text::where_backups(lang), locate::backups(context.env)),
        ("state", text::where_state(lang), context.env.dirs.state.clone()),
        ("crash_note", text::where_crash(lang), locate::crash_note(context.env)),
    ];
    if context.json {
        let mut value = json!({});
        for (key, _, path) in rows {
            let entry = path.map(|path| json!({ "path": path.display().to_string(), "exists": path.exists() }));
            super::show::extend(&mut value, key, json!(entry));
        }
        return context.value(&value);
    }
    let width = rows.iter().map(|(_, label, _)| label.width()).max().unwrap_or_default();
    let mut lines = String::new();
    for (_, label, path) in rows {
        let shown = path.as_ref().map_or_else(|| text::none(lang).to_owned(), |path| path.display().to_string());
        let absent = if path.is_some_and(|path| !path.exists()) { text::not_there(lang) } else { "" };
        let gap = " ".repeat(width - label.width() + 2);
        lines.push_str(format!("{label}{gap}{shown}{absent}").trim_end());
        lines.push('\n');
    }
    context.data(&lines)
}

/// The keys of the screen.
pub(crate) fn keys(context: &mut Context<'_>) -> Done {
    let rows = (context.keys)(context.lang());
    if context.json {
        let keys: Vec<_> = rows
            .iter()
            .map(|row| json!({ "group": row.group, "keys": row.keys, "label": row.label, "help": row.help }))
            .collect();
        return context.value(&json!({ "keys": keys }));
    }
    let width = rows.iter().map(|row| row.keys.width()).max().unwrap_or_default();
    let mut lines = String::new();
    let mut group = "";
    for row in &rows {
        if row.group != group {
            group = &row.group;
            let gap = if lines.is_empty() { "" } else { "\n" };
            put!(lines, "{gap}{group}\n");
        }
        let gap = " ".repeat(width - row.keys.width() + 2);
        let help =
            if row.help.is_empty() || row.help == row.label { String::new() } else { format!(" – {}", row.help) };
        put!(lines, "  {}{gap}{}{help}\n", row.keys, row.label);
    }
    context.data(&lines)
}

/// Completions for a shell.
pub(crate) fn completions(context: &mut Context<'_>) -> Done {
    let Some(shell) = context.given.text("shell").and_then(|name| Shell::from_str(name).ok()) else { return Ok(()) };
    let mut grammar = parse::grammar(&ROOT, ROOT.name, context.lang(), true);
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut grammar, ROOT.name, &mut script);
    context.raw(&script)
}

/// The manual page.
pub(crate) fn man(context: &mut Context<'_>) -> Done {
    let page = manual::page(context.lang());
    context.data(&page)
}
