//! The commands, each a function of the table.

mod blank;
pub(crate) mod carry;
pub(crate) mod compare;
mod consolidated;
pub(crate) mod create;
pub(crate) mod data;
pub(crate) mod deadlines;
pub(crate) mod edit;
pub(crate) mod exchange;
mod figures_json;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod life;
pub(crate) mod look;
pub(crate) mod preparation;
pub(crate) mod record;
pub(crate) mod report;
pub(crate) mod review;
pub(crate) mod sample;
pub(crate) mod series;
pub(crate) mod sheet;
pub(crate) mod show;
mod show_figures;
pub(crate) mod signing;
pub(crate) mod summary;
pub(crate) mod texts;
pub(crate) mod value;
pub(crate) mod world;
pub(crate) mod year;

use super::context::Context;
use super::out::Done;
use crate::app::failure::{Failure, Kind, Text};
use crate::app::listing::Input;
use crate::app::locate;
use crate::domain::{Change, Edit, Entry, Period, PeriodId};
use crate::i18n::{Lang, cli as text, history as words};
use serde_json::json;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// The most of a name that is repeated in a sentence.
const NAMED: usize = 72;

/// A change in a sentence: "Ändrade åtgärd: Ny rutin".
pub(crate) fn deed(lang: Lang, change: &Change) -> String {
    words::did(lang, change.verb, change.kind, &short(&change.subject))
}

/// A text on one line, shortened.
pub(crate) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= NAMED {
        return line;
    }
    let mut short: String = line.chars().take(NAMED - 1).collect();
    short.push('…');
    short
}

/// Tells what was written: in a sentence, or as JSON.
pub(crate) fn told(context: &mut Context<'_>, entry: &Entry) -> Done {
    let Change { verb, kind, subject, edits, .. } = &entry.change;
    if context.json {
        let records: Vec<_> = edits.iter().filter_map(Edit::key).collect();
        let record =
            edits.iter().rev().find_map(|edit| edit.after.as_ref().filter(|after| after.key().kind() == *kind));
        return context.value(&json!({
            "entry_id": entry.id, "verb": verb, "kind": kind, "subject": subject, "changed": records,
            "record": record,
        }));
    }
    let sentence = deed(context.lang(), &entry.change);
    context.say(&sentence);
    Ok(())
}

/// Tells what was written, or that it stood so already.
pub(crate) fn told_or_unchanged(context: &mut Context<'_>, entry: Option<&Entry>) -> Done {
    match entry {
        Some(entry) => told(context, entry),
        None if context.json => context.value(&json!({ "entry_id": null, "changed": [] })),
        None => {
            context.say(text::unchanged(context.lang()));
            Ok(())
        }
    }
}

/// Reads the list that an argument names, or standard input, and gives its name with what came of it.
pub(crate) fn read_list<T, E: Into<Failure>>(
    context: &mut Context<'_>,
    argument: &str,
    read: impl FnOnce(Input<'_>) -> Result<T, E>,
) -> Result<(String, T), Failure> {
    let given = context.given.path_of(argument).unwrap_or(Path::new("-")).to_owned();
    if given == Path::new("-") {
        let name = crate::i18n::cli_lists::stdin_name(context.lang()).to_owned();
        return Ok((name, read(Input::Stream(&mut context.env.stdin)).map_err(Into::into)?));
    }
    let path = locate::existing(context.env, &given)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((name, read(Input::File(path)).map_err(Into::into)?))
}

/// Things one after the other, each shortened.
pub(crate) fn short_list(things: &[String]) -> String {
    things.iter().map(|thing| short(thing)).collect::<Vec<_>>().join(", ")
}

/// Rows under headings, in columns as wide as what stands in them.
pub(crate) fn table(page: &mut String, heads: &[String], rows: &[Vec<String>]) {
    let cells = |row: &[String]| row.iter().map(|cell| short(cell)).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = std::iter::once(cells(heads)).chain(rows.iter().map(|row| cells(row))).collect();
    let width = |column: usize| lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..heads.len()).map(|column| width(column).unwrap_or(0)).collect();
    for line in &lines {
        let padded = line.iter().zip(&widths).map(|(cell, width)| {
            let room = width.saturating_sub(cell.width());
            format!("{cell}{}", " ".repeat(room))
        });
        put!(page, "  {}\n", padded.collect::<Vec<_>>().join("  ").trim_end());
    }
}

/// The period that is meant, which a plan without periods does not have.
pub(crate) fn needed_period(period: Option<PeriodId>) -> Result<PeriodId, Failure> {
    period.ok_or_else(|| Failure {
        kind: Kind::NotFound,
        code: "IK-U45",
        what: Text::label(text::no_periods),
        why: None,
        todo: Text::label(text::todo_no_periods),
    })
}

/// A period with its days: "Delår 2 (maj–aug)".
pub(crate) fn period_title(lang: Lang, period: &Period) -> String {
    format!("{} ({})", period.name, crate::i18n::format::date_range(lang, period.from, period.to))
}

/// Writes a file, unless there is one that is not to be replaced.
pub(crate) fn write_file(path: &Path, content: &[u8], replace: bool) -> Result<(), Failure> {
    may_write(path, replace)?;
    locate::replace(path, content).map_err(|error| locate::unwritable(path, &error))
}

/// Refuses a place that is a folder, or has a file that is not to be replaced.
pub(crate) fn may_write(path: &Path, replace: bool) -> Result<(), Failure> {
    locate::check_place(path)?;
    if path.exists() && !replace {
        let shown = path.display().to_string();
        return Err(Failure {
            kind: Kind::Usage,
            code: "IK-U46",
            what: Text::of(|lang| text::file_exists(lang, &shown)),
            why: None,
            todo: Text::label(text::todo_file_exists),
        });
    }
    Ok(())
}
