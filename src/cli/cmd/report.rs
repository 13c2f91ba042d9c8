//! `report`.

use super::exchange::wrote;
use super::{needed_period, write_file};
use crate::app::failure::{Failure, Kind as FailureKind, Text};
use crate::app::files::{self, Access, Open};
use crate::app::locate;
use crate::app::report::{Format, Kind, Request, file_name, moved_date, render};
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{Book, Plan};
use crate::i18n::{boards, cli as text};
use std::path::{Path, PathBuf};

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

/// The plan that is meant; with all boards of its file, and of the other files that are named, where all are wanted.
fn opened(context: &Context<'_>, kind: Kind) -> Result<Open, Failure> {
    let named = context.given.texts("files");
    if kind != Kind::Consolidated {
        return if named.is_empty() { context.open() } else { Err(files_of_one_kind()) };
    }
    let mut paths = Vec::new();
    for name in named {
        paths.push(locate::existing(context.env, Path::new(name))?);
    }
    let mut open = match paths.first() {
        Some(path) => files::open(context.env, &context.settings, path, &context.choice()?, Access::Read)?,
        None => context.open()?,
    };
    if let Some(path) = open.path.clone() {
        open.session.book = files::read_all(context.env, &context.settings, &path)?;
        let mut held = vec![path];
        for path in paths.into_iter().skip(1) {
            let more = files::read_all(context.env, &context.settings, &path)?;
            join(&mut open.session.book, &more, &held, &path)?;
            held.push(path);
        }
    }
    Ok(open)
}

/// Adds the records of another file. A plan that is there already would be counted twice, or be another state of it.
fn join(book: &mut Book, more: &Book, held: &[PathBuf], path: &Path) -> Result<(), Failure> {
    if let Some(plan) = more.all::<Plan>().find(|plan| book.plan(plan.id).is_some()) {
        let board = book.board_of(plan.id).map_or("", |board| board.name.as_str());
        return Err(plan_twice(&format!("{board} {}", plan.year), held, path));
    }
    more.records().for_each(|record| book.load_any(record));
    Ok(())
}

fn plan_twice(plan: &str, held: &[PathBuf], path: &Path) -> Failure {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let held: Vec<_> = held.iter().map(|path| name(path)).collect();
    let (plan, held, other) = (plan.to_owned(), held.join(", "), name(path));
    Failure {
        kind: FailureKind::Usage,
        code: "IK-U74",
        what: Text::of(move |lang| boards::plan_twice(lang, &held, &other, &plan)),
        why: Some(Text::label(boards::why_plan_twice)),
        todo: Text::label(boards::todo_plan_twice),
    }
}

fn files_of_one_kind() -> Failure {
    let (what, todo) = (Text::label(boards::files_of_one_kind), Text::label(boards::todo_files));
    Failure { kind: FailureKind::Usage, code: "IK-U67", what, why: None, todo }
}

/// Writes a report.
pub(crate) fn report(context: &mut Context<'_>) -> Done {
    let kind = context.given.text("kind").and_then(Kind::from_code).unwrap_or(Kind::Summary);
    let open = opened(context, kind)?;
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
        kind,
        format,
        plan: open.session.plan,
        period: needed_period(open.session.period)?,
        lang: context.lang(),
        today: open.today,
        // Of several files no one chain is the document's.
        chain_head: if context.given.texts("files").len() > 1 { None } else { open.head()? },
        public: context.given.switch("public"),
    };
    let document = render(&open.session.book, &request)?;
    if let Some(note) = moved_date(&open.session.book, &request) {
        context.say(&note);
    }
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
