//! All boards of the year side by side, on the screen.

use super::{Effects, carry};
use crate::app::consolidated::{BoardFigures, Wanted, boards, total};
use crate::domain::{Severity, SeverityCounts, Status, StatusCounts};
use crate::i18n::{Lang, carry as t, format, screen::severity_tiny};
use crate::ui::commands::Command;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::text::columns;
use crate::ui::wrap::wrap;

/// Shows the boards × areas of the open plan's year, in the period with the same number.
pub(super) fn open(model: &mut Model) -> Effects {
    if let Some(effects) = carry::has_all(model, Command::Boards) {
        return effects;
    }
    model.overlays.extend(of_file(model).map(Overlay::Text));
    Effects::new()
}

fn of_file(model: &Model) -> Option<TextView> {
    let (lang, today) = (model.look.lang, model.today());
    let plan = model.plan()?;
    let book = &plan.session.book;
    let year = book.plan(plan.session.plan)?.year;
    let period = plan.period().map(|period| period.number.to_string());
    let all = boards(book, &Wanted { board: None, year: Some(year), period }, today, None);
    let lines = lines(lang, &all, text_width(model.size.0));
    Some(TextView { title: t::boards_title(lang, year), lines, remade: Some(of_file), ..TextView::default() })
}

/// The boards of files, as far as they have been looked into: so many of so many.
pub(super) fn of_files(model: &Model, all: &[BoardFigures], unread: &[String], (read, of): (usize, usize)) -> TextView {
    let (lang, width) = (model.look.lang, text_width(model.size.0));
    let refused = unread.iter().flat_map(|text| wrap(text, width));
    let mut shown: Vec<Line> = refused.map(|line| vec![(line, Role::Warning)]).collect();
    if !all.is_empty() {
        shown.extend(lines(lang, all, width));
    }
    if read < of {
        shown.push(vec![(t::reading_files(lang, read, of), Role::Muted)]);
    }
    TextView { title: t::files_title(lang, of), lines: shown, of_files: true, ..TextView::default() }
}

/// A row for each board and each of its areas, the figures in columns under one another, and the sum of the boards.
fn lines(lang: Lang, all: &[BoardFigures], width: usize) -> Vec<Line> {
    let table = Table { lang, room: width };
    let mut lines = table.heads();
    for board in all {
        let period = board.period.as_deref().unwrap_or("–");
        let file = board.file.as_deref().map(|file| format!(" · {file}")).unwrap_or_default();
        let name = format!("{} {} · {period}{file}", board.board, board.year);
        let actions = Some((board.open_actions, board.late_actions));
        let figures = Figures { status: &board.status, severity: &board.severity, actions, decimals: board.decimals };
        lines.extend(table.row(&name, 0, Role::Heading, &figures));
        for area in &board.areas {
            let figures = Figures { status: &area.status, severity: &area.severity, actions: None, ..figures };
            lines.extend(table.row(&area.name, 2, Role::Text, &figures));
        }
        lines.push(Vec::new());
    }
    let (status, severity, open, late) = total(all);
    let figures = Figures { status: &status, severity: &severity, actions: Some((open, late)), decimals: 1 };
    lines.extend(table.row(t::total(lang), 0, Role::Heading, &figures));
    lines
}

type Line = Vec<(String, Role)>;

/// What is told of a board or an area.
#[derive(Clone, Copy)]
struct Figures<'a> {
    status: &'a StatusCounts,
    severity: &'a SeverityCounts,
    /// Open actions and those of them that are late: an area has none of its own.
    actions: Option<(usize, usize)>,
    decimals: u8,
}

/// Columns of the share that is completed, of the deviations by severity and without one, of the actions and the late ones.
const COLUMNS: [usize; 6] = [18, 6, 6, 5, 6, 5];
/// The figures of boards in columns. A name that does not fit beside its figures stands on a line above them.
struct Table {
    lang: Lang,
    room: usize,
}

impl Table {
    fn heads(&self) -> Vec<Line> {
        let tiny = |severity| severity_tiny(self.lang, severity).to_owned();
        let [serious, minor] = [Severity::Serious, Severity::Minor].map(|severity| tiny(Some(severity)));
        let [open, late] = [t::head_open(self.lang), t::head_late(self.lang)].map(str::to_owned);
        let texts = [t::head_done(self.lang).to_owned(), serious, minor, tiny(None), open, late];
        vec![self.laid_out("", Role::Text, texts.map(|text| (text, Role::Muted)))]
    }

    fn row(&self, name: &str, indent: usize, role: Role, figures: &Figures<'_>) -> Vec<Line> {
        let (lang, severity) = (self.lang, figures.severity);
        let done = figures.status.of(Status::Completed).into();
        let done = format::percent_of(lang, done, figures.status.total().into(), figures.decimals);
        let counted = |count: u32, role| (count.to_string(), if count > 0 { role } else { Role::Muted });
        let of_actions = |count: Option<usize>, role| match count {
            Some(0) => ("0".to_owned(), Role::Muted),
            Some(count) => (count.to_string(), role),
            None => (String::new(), Role::Muted),
        };
        let (open, late) = figures.actions.unzip();
        let cells = [
            (done, Role::Text),
            counted(severity.serious, Role::Serious),
            counted(severity.minor, Role::Minor),
            counted(severity.ungraded, Role::Warning),
            of_actions(open, Role::Text),
            of_actions(late, Role::Warning),
        ];
        let name = format!("{:indent$}{name}", "");
        if columns(&name) < self.name_room() {
            return vec![self.laid_out(&name, role, cells)];
        }
        let mut lines: Vec<Line> = wrap(&name, self.room).into_iter().map(|line| vec![(line, role)]).collect();
        lines.push(self.laid_out("", role, cells));
        lines
    }

    fn name_room(&self) -> usize {
        self.room.saturating_sub(COLUMNS.iter().sum())
    }

    fn laid_out(&self, name: &str, role: Role, cells: [(String, Role); 6]) -> Line {
        let room = self.name_room();
        let pad = room.saturating_sub(columns(name));
        let cell = |((text, role), width): ((String, Role), usize)| {
            (format!("{:1$}{text}", "", width.saturating_sub(columns(&text))), role)
        };
        let cells = cells.into_iter().zip(COLUMNS).map(cell);
        std::iter::once((format!("{name}{:pad$}", ""), role)).chain(cells).collect()
    }
}

/// Columns of the text in a window of so many.
fn text_width(window: u16) -> usize {
    usize::from(window.min(100).saturating_sub(4))
}
