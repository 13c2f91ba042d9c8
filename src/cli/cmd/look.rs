//! `look`: the logo and the colours of the documents.

use super::edit::{any_given, fill, write};
use crate::app::locate;
use crate::app::look::{change, darkened, read_logo, told};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::{Look, Record, RecordKind};
use serde_json::json;

/// Chooses a logo, its description and the colours; what is not named stays.
pub(crate) fn set(context: &mut Context<'_>) -> Done {
    if !any_given(context, &[RecordKind::Look], &["logo"]) {
        return Err(usage::nothing_given().into());
    }
    let mut open = context.open_to_write()?;
    let mut record = Record::Look(open.session.book.look());
    fill(context, &open, RecordKind::Look, &mut record)?;
    let Record::Look(mut look) = record else { return Ok(()) };
    if let Some(path) = context.given.path_of("logo") {
        let path = locate::absolute(context.env, path);
        look.logo = Some(read_logo(&path)?);
    }
    let darker = darkened(context.lang(), &look);
    let change = change(&open.session.book, open.session.plan, look)?;
    write(context, &mut open, change)?;
    if let Some(darker) = darker.filter(|_| !context.json) {
        context.say(&darker);
    }
    Ok(())
}

/// Takes the look away, or its logo alone.
pub(crate) fn remove(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    let look = open.session.book.look();
    let only_logo = context.given.switch("only-logo");
    let left = if only_logo { Look { logo: None, ..look } } else { Look::blank() };
    let change = change(&open.session.book, open.session.plan, left)?;
    write(context, &mut open, change)
}

/// Tells what is chosen.
pub(crate) fn show(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let look = open.session.book.look();
    if context.json {
        let logo = look.logo.as_ref().map(|logo| json!({ "kind": logo.kind, "bytes": logo.image.0.len() }));
        return context.value(&json!({ "logo": logo, "alt": look.alt, "accent": look.accent, "second": look.second }));
    }
    let lines = told(context.lang(), &look);
    context.data(&format!("{}\n", lines.join("\n")))
}
