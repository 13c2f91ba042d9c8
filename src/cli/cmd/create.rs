//! `new`, `plan add` and `plan remove`, and the boards of a file.

use super::edit::{any_given, refused_value, write};
use super::{told, told_or_unchanged};
use crate::app::division::Division;
use crate::app::failure::{Failure, Kind, Text};
use crate::app::fields::form_of;
use crate::app::files;
use crate::app::locate;
use crate::app::new_plan::{self, NewPlan};
use crate::app::values::Axis;
use crate::app::values::ValueContext;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::{Board, BoardKind, Book, Change, Record, RecordKey, RecordKind, Verb};
use crate::i18n::collate::fold;
use crate::i18n::{clean::clean_line, cli as text};
use serde_json::json;

fn wanted(context: &Context<'_>) -> Done<NewPlan> {
    let text = |name| context.given.text(name).map(clean_line).unwrap_or_default();
    let kind = match context.given.text("board-kind") {
        Some(word) => kind_of(word)?,
        None => BoardKind::Board,
    };
    let year = context.year("year")?.unwrap_or_default();
    let division = context
        .given
        .text("periods")
        .and_then(|word| word.parse().ok())
        .map_or_else(Division::default, Division::into_parts);
    Ok(NewPlan { board: text("board"), kind, municipality: text("municipality"), year, division, lang: context.lang() })
}

fn kind_of(word: &str) -> Done<BoardKind> {
    let code = Axis::BoardKind.find(word.trim());
    let arg =
        crate::cli::spec::Arg::value("board-kind", crate::i18n::cli_help::v_code, crate::i18n::cli_help::a_board_kind);
    let refused = || usage::bad_choice(&arg, word, Axis::BoardKind.codes().iter().copied());
    Ok(code.and_then(BoardKind::from_code).ok_or_else(refused)?)
}

/// A file with an empty plan.
pub(crate) fn new(context: &mut Context<'_>) -> Done {
    let new = wanted(context)?;
    let Some(target) = context.given.path_of("target") else { return Ok(()) };
    let path = locate::absolute(context.env, target);
    if path.is_dir() {
        return Err(locate::is_directory(&path).into());
    }
    let (change, _) = new_plan::change(&Book::default(), &new, context.env.ids.as_ref());
    let entry = new_plan::create(&path, change, &files::store_context(context.env, &context.settings))?;
    locate::remember(&context.env.dirs, &path);
    told(context, &entry)?;
    if !context.json {
        let sentence = text::made_file(context.lang(), &path.display().to_string());
        context.say(&sentence);
    }
    Ok(())
}

/// A further plan in a file.
pub(crate) fn add_plan(context: &mut Context<'_>) -> Done {
    context.refuse_demo()?;
    let new = wanted(context)?;
    let path = context.file()?;
    let ids = std::sync::Arc::clone(&context.env.ids);
    let entry =
        files::change(context.env, &context.settings, &path, |book| Ok(new_plan::change(book, &new, ids.as_ref()).0))?;
    locate::remember(&context.env.dirs, &path);
    told_or_unchanged(context, entry.as_ref())
}

/// Removes a plan with all that lies in it.
pub(crate) fn remove_plan(context: &mut Context<'_>) -> Done {
    let mut open = context.open_to_write()?;
    open.session.book = open.whole()?;
    let change = open.session.book.remove_change(RecordKey::Plan(open.session.plan))?;
    write(context, &mut open, change)
}

/// Changes what a board says of itself.
pub(crate) fn edit_board(context: &mut Context<'_>) -> Done {
    if !any_given(context, &[RecordKind::Board], &["name"]) {
        return Err(usage::nothing_given().into());
    }
    change_board(context, |context, book, board| {
        let mut after = Record::from(board.clone());
        let values = ValueContext::new(context.env.clock.today(), context.lang());
        for field in form_of(RecordKind::Board).fields.iter().filter(|field| field.of == RecordKind::Board) {
            let flag = if field.id == "name" { "name" } else { field.cli_flag };
            let Some(given) = context.given.text(flag) else { continue };
            field.set(&mut after, given, &values).map_err(|problem| refused_value(context, flag, given, problem))?;
        }
        Ok(book.put_change(Verb::Edit, after))
    })
}

/// Removes a board that has no plans.
pub(crate) fn remove_board(context: &mut Context<'_>) -> Done {
    change_board(context, |_, book, board| Ok(book.remove_change(RecordKey::Board(board.id))?))
}

fn change_board(
    context: &mut Context<'_>,
    build: impl FnOnce(&Context<'_>, &Book, &Board) -> Result<Change, Failure>,
) -> Done {
    context.refuse_demo()?;
    let path = context.file()?;
    let entry =
        files::change(context.env, &context.settings, &path, |book| build(context, book, board(context, book)?))?;
    locate::remember(&context.env.dirs, &path);
    told_or_unchanged(context, entry.as_ref())
}

/// The board that is meant.
fn board<'a>(context: &Context<'_>, book: &'a Book) -> Result<&'a Board, Failure> {
    let word = context.given.text("subject").unwrap_or_default();
    let meant = book.boards().into_iter().find(|board| fold(&board.name) == fold(word));
    meant.ok_or_else(|| {
        let names: Vec<_> = book.boards().into_iter().map(|board| board.name.as_str()).collect();
        Failure {
            kind: Kind::NotFound,
            code: "IK-U66",
            what: Text::of(|lang| text::no_such_board(lang, &super::short(word))),
            why: (!names.is_empty()).then(|| Text::of(|lang| text::boards_are(lang, &names.join(", ")))),
            todo: Text::label(text::todo_no_such_board),
        }
    })
}

/// The boards of the file.
pub(crate) fn boards(context: &mut Context<'_>) -> Done {
    let book = super::show::whole_file(context)?;
    if context.json {
        return context.value(&json!({ "boards": book.boards() }));
    }
    let mut lines = String::new();
    for board in book.boards() {
        put!(lines, "{}: {}\n", board.name, text::plans_of_board(context.lang(), book.plans_of(board.id).count()));
    }
    context.data(&lines)
}
