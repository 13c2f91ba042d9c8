//! `summary` over all boards of a file, or over several files, which are opened for reading only.

use super::short;
use super::summary::{severity_json, status_json};
use crate::app::consolidated::{AreaFigures, BoardFigures, Wanted, boards, total};
use crate::app::failure::Failure;
use crate::app::files;
use crate::app::locate;
use crate::cli::context::Context;
use crate::cli::out::Done;
use crate::domain::{SeverityCounts, Status, StatusCounts};
use crate::i18n::{Lang, carry as t, format};
use serde_json::{Value, json};
use std::path::Path;

/// Sums up what is named; a file that cannot be read is refused before anything is printed.
pub(crate) fn summary(context: &mut Context<'_>, named: &[String]) -> Done {
    let choice = context.choice()?;
    let wanted = Wanted { board: choice.board, year: choice.year, period: choice.period };
    let mut all = Vec::new();
    if named.is_empty() {
        let today = context.env.clock.today();
        if context.given.switch("demo") {
            all = boards(&crate::app::demo::book(), &wanted, crate::app::demo::TODAY, None);
        } else {
            let path = context.file()?;
            all = boards(&read(context, &path)?, &wanted, today, None);
        }
    }
    for name in named {
        let path = locate::existing(context.env, Path::new(name))?;
        let shown = path.file_name().map(|name| name.to_string_lossy().into_owned());
        all.extend(boards(&read(context, &path)?, &wanted, context.env.clock.today(), shown.as_deref()));
    }
    if all.is_empty() {
        return Err(files::no_plan("").into());
    }
    let lang = context.lang();
    if context.json {
        return context.value(&as_json(&all));
    }
    let page = page(lang, &all);
    context.data(&page)
}

fn read(context: &Context<'_>, path: &Path) -> Result<crate::domain::Book, Failure> {
    files::read_all(context.env, &context.settings, path)
}

fn done(lang: Lang, status: &StatusCounts, decimals: u8) -> String {
    format::percent_of(lang, status.of(Status::Completed).into(), status.total().into(), decimals)
}

/// A board in a line, and each of its areas in another.
pub(crate) fn page(lang: Lang, all: &[BoardFigures]) -> String {
    let mut page = String::new();
    for board in all {
        let file = board.file.as_deref().map(|file| format!(" ({file})")).unwrap_or_default();
        let period = board.period.as_deref().unwrap_or("–");
        put!(page, "{} {} · {period}{file}\n", short(&board.board), board.year);
        let SeverityCounts { serious, minor, .. } = board.severity;
        let done_of = done(lang, &board.status, board.decimals);
        put!(page, "  {}\n", t::board_line(lang, &done_of, serious, minor, board.open_actions, board.late_actions));
        for AreaFigures { name, status, severity } in &board.areas {
            let line = t::area_line(lang, &done(lang, status, board.decimals), severity.serious, severity.minor);
            put!(page, "    {}: {line}\n", short(name));
        }
    }
    let (status, severity, open, late) = total(all);
    let line = t::board_line(lang, &done(lang, &status, 1), severity.serious, severity.minor, open, late);
    put!(page, "{}\n  {line}\n", t::total(lang));
    page
}

fn as_json(all: &[BoardFigures]) -> Value {
    let area = |area: &AreaFigures| json!({ "name": area.name, "status": status_json(&area.status), "severity": severity_json(&area.severity) });
    let board = |board: &BoardFigures| {
        json!({
            "file": board.file, "board": board.board, "year": board.year, "period": board.period,
            "locked": board.locked, "status": status_json(&board.status), "severity": severity_json(&board.severity),
            "open_actions": board.open_actions, "late_actions": board.late_actions,
            "areas": board.areas.iter().map(area).collect::<Vec<_>>(),
        })
    };
    let (status, severity, open, late) = total(all);
    json!({
        "boards": all.iter().map(board).collect::<Vec<_>>(),
        "total": {
            "status": status_json(&status), "severity": severity_json(&severity),
            "open_actions": open, "late_actions": late,
        },
    })
}
