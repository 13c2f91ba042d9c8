//! `report`.

use super::exchange::wrote;
use super::{needed_period, write_file};
use crate::app::failure::{Failure, Kind as FailureKind, Text};
use crate::app::locate;
use crate::app::report::{Format, Kind, Request, render};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::i18n::cli as text;
use std::path::Path;

fn unknown_ending(path: &Path) -> Failure {
    let name = path.display().to_string();
    let codes: Vec<_> = Format::ALL.iter().map(|format| format.code()).collect();
    Failure {
        kind: FailureKind::Usage,
        code: "IK-U48",
        what: Text::of(|lang| text::unknown_ending(lang, &name)),
        why: None,
        todo: Text::of(|lang| text::todo_ending(lang, &codes.join(", "))),
    }
}

/// Writes a report.
pub(crate) fn report(context: &mut Context<'_>) -> Done {
    let open = context.open()?;
    let target = context.given.path_of("output").filter(|path| *path != Path::new("-")).map(Path::to_owned);
    let named = context.given.text("format").and_then(Format::from_code);
    let format = match (named, target.as_deref()) {
        (Some(format), _) => format,
        (None, Some(path)) => Format::from_path(path).ok_or_else(|| unknown_ending(path))?,
        (None, None) if context.json => Format::Json,
        (None, None) => Format::Text,
    };
    let request = Request {
        kind: context.given.text("kind").and_then(Kind::from_code).unwrap_or(Kind::Summary),
        format,
        plan: open.session.plan,
        period: needed_period(open.session.period)?,
        lang: context.lang(),
        today: open.today,
        chain_head: open.head()?,
    };
    let document = render(&open.session.book, &request)?;
    match target {
        Some(target) => {
            let path = locate::absolute(context.env, &target);
            write_file(&path, &document, context.given.switch("force"))?;
            wrote(context, &path, document.len())
        }
        None => match String::from_utf8(document) {
            Ok(text) => context.data(&text),
            Err(error) => context.raw(error.as_bytes()),
        },
    }
}
