//! `new` and `plan add`.

use super::told;
use crate::app::division::Division;
use crate::app::files;
use crate::app::locate;
use crate::app::new_plan::{self, NewPlan};
use crate::app::values::Axis;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::cli::usage;
use crate::domain::{BoardKind, Book};
use crate::i18n::{clean::clean_line, cli as text};

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
    let (entry, _) =
        files::change(context.env, &context.settings, &path, |book| Ok(new_plan::change(book, &new, ids.as_ref()).0))?;
    locate::remember(&context.env.dirs, &path);
    told(context, &entry)
}
