//! `export` and `schema`: the loss-free form.

use super::write_file;
use crate::app::{demo, exchange, files, locate};
use crate::cli::context::Context;
use crate::cli::out::{Done, harmless_json};
use crate::cli::usage;
use crate::i18n::cli as text;
use crate::report::json;
use serde_json::json;
use std::path::Path;

/// The whole file.
pub(crate) fn export(context: &mut Context<'_>) -> Done {
    let Some(target) = context.given.path_of("target").map(Path::to_owned) else { return Ok(()) };
    let book = if context.given.switch("demo") {
        if context.given.path_of("file").is_some() {
            return Err(usage::file_and_demo().into());
        }
        demo::book()
    } else {
        let path = context.file()?;
        let book = files::read_all(context.env, &context.settings, &path)?;
        locate::remember(&context.env.dirs, &path);
        book
    };
    let document = exchange::export_json(&book);
    if target == Path::new("-") {
        return context.raw(harmless_json(&document).as_bytes());
    }
    let path = locate::absolute(context.env, &target);
    write_file(&path, document.as_bytes(), context.given.switch("force"))?;
    wrote(context, &path, document.len())
}

/// Says what was written where.
pub(crate) fn wrote(context: &mut Context<'_>, path: &Path, bytes: usize) -> Done {
    let shown = path.display().to_string();
    if context.json {
        return context.value(&json!({ "path": shown, "bytes": bytes }));
    }
    let sentence = text::wrote(context.lang(), &shown);
    context.say(&sentence);
    Ok(())
}

/// The format of the export, or of reports.
pub(crate) fn schema(context: &mut Context<'_>) -> Done {
    let schema = if context.given.text("kind") == Some("report") { json::schema() } else { exchange::schema() };
    context.value(&schema)
}
