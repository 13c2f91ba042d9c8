//! `report`.

use super::exchange::wrote;
use super::{needed_period, write_file};
use crate::app::failure::{Failure, Kind as FailureKind, Text};
use crate::app::locate;
use crate::app::report::{Format, Kind, Request, file_name, render};
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
    let to_screen = context.given.path_of("output").is_some() && target.is_none();
    let named = target.clone();
    let target = target.map(|target| locate::absolute(context.env, &target));
    let folder = target.clone().filter(|target| target.is_dir());
    let target = target.filter(|_| folder.is_none());
    let format = match (context.given.text("format").and_then(Format::from_code), target.as_deref()) {
        (Some(format), _) => format,
        (None, Some(path)) => {
            let format = Format::from_path(path);
            format.ok_or_else(|| unknown_ending(named.as_deref().unwrap_or(path)))?
        }
        (None, None) if context.json => Format::Json,
        (None, None) if folder.is_some() => Format::Docx,
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
        public: context.given.switch("public"),
    };
    let document = render(&open.session.book, &request)?;
    // What no screen can show goes to a file, in the current folder when no other is named.
    let folder =
        folder.or_else(|| (format.is_binary() && !to_screen).then(|| locate::absolute(context.env, Path::new("."))));
    match target.or_else(|| folder.map(|folder| folder.join(file_name(&open.session.book, &request)))) {
        Some(path) => {
            write_file(&path, &document, context.given.switch("force"))?;
            wrote(context, &path, document.len())
        }
        None => match String::from_utf8(document) {
            Ok(text) => context.data(&text),
            Err(error) => context.raw(error.as_bytes()),
        },
    }
}
