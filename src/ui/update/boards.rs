//! All boards of the year side by side, on the screen.

use super::{Effects, carry};
use crate::app::consolidated::{BoardFigures, Wanted, boards, total};
use crate::domain::{SeverityCounts, Status, StatusCounts};
use crate::i18n::{Lang, carry as t, format};
use crate::ui::commands::Command;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::overlay::{Overlay, TextView};

/// Shows the boards × areas of the open plan's year, in the period with the same number.
pub(super) fn open(model: &mut Model) -> Effects {
    if let Some(effects) = carry::has_all(model, Command::Boards) {
        return effects;
    }
    let (lang, today) = (model.look.lang, model.today());
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let Some(year) = book.plan(plan.session.plan).map(|plan| plan.year) else { return Effects::new() };
    let period = plan.period().map(|period| period.number.to_string());
    let all = boards(book, &Wanted { board: None, year: Some(year), period }, today, None);
    let text = TextView { title: t::boards_title(lang, year), lines: lines(lang, &all), ..TextView::default() };
    model.overlays.push(Overlay::Text(text));
    Effects::new()
}

/// The boards of files, as far as they have been looked into: so many of so many.
pub(super) fn of_files(lang: Lang, all: &[BoardFigures], unread: &[String], (read, of): (usize, usize)) -> TextView {
    let mut shown = Vec::new();
    let refused = unread.iter().flat_map(|text| wrapped(text, 0, Role::Warning));
    shown.extend(refused);
    if !all.is_empty() {
        shown.extend(lines(lang, all));
    }
    if read < of {
        shown.push(vec![(t::reading_files(lang, read, of), Role::Muted)]);
    }
    TextView { title: t::files_title(lang, of), lines: shown, of_files: true, ..TextView::default() }
}

fn lines(lang: Lang, all: &[BoardFigures]) -> Vec<Vec<(String, Role)>> {
    let done = |status: &StatusCounts, decimals| {
        format::percent_of(lang, status.of(Status::Completed).into(), status.total().into(), decimals)
    };
    let mut lines = Vec::new();
    for board in all {
        let period = board.period.as_deref().unwrap_or("–");
        let file = board.file.as_deref().map(|file| format!(" · {file}")).unwrap_or_default();
        let head = format!("{} {} · {period}{file}", board.board, board.year);
        lines.extend(wrapped(&head, 0, Role::Heading));
        let SeverityCounts { serious, minor, .. } = board.severity;
        let role = if serious > 0 { Role::Serious } else { Role::Text };
        let said = done(&board.status, board.decimals);
        let said = t::board_line(lang, &said, serious, minor, board.open_actions, board.late_actions);
        lines.extend(wrapped(&said, 2, role));
        for area in &board.areas {
            let said =
                t::area_line(lang, &done(&area.status, board.decimals), area.severity.serious, area.severity.minor);
            lines.extend(wrapped(&format!("{}: {said}", area.name), 4, Role::Muted));
        }
        lines.push(Vec::new());
    }
    let (status, severity, open, late) = total(all);
    lines.push(vec![(t::total(lang).to_owned(), Role::Heading)]);
    let said = t::board_line(lang, &done(&status, 1), severity.serious, severity.minor, open, late);
    lines.extend(wrapped(&said, 2, Role::Text));
    lines
}

/// As wide as the smallest window's text.
const WIDTH: usize = 74;

fn wrapped(text: &str, indent: usize, role: Role) -> Vec<Vec<(String, Role)>> {
    let lines = crate::ui::wrap::wrap(text, WIDTH - indent).into_iter();
    lines.map(|line| vec![(format!("{:indent$}{line}", ""), role)]).collect()
}
