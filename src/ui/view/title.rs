//! The title line: whose plan, which period, how far, and whether it is saved.

use super::put_both;
use crate::domain::Status;
use crate::i18n::{format, screen as t};
use crate::ui::look::Role;
use crate::ui::model::{Model, Origin};
use crate::ui::state::plan::PlanScreen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let lang = model.look.lang;
    let Some(plan) = model.plan() else {
        put_both(buffer, area, 0, (t::app_name(lang), Role::Title), &[], model.look);
        return;
    };
    let mut right = Vec::new();
    if plan.filter.is_on() {
        right.push((format!("{}  ", t::filtered(lang, plan.shown.controls, plan.shown.of)), Role::Warning));
    } else if let Some(figures) = &plan.figures {
        let (done, of) = (figures.status.of(Status::Completed), figures.status.total());
        right.push((format!("{}  ", t::done_of(lang, done, of)), Role::Text));
    }
    right.push(saved(model, area.width));
    put_both(buffer, area, 0, (&name(model, plan, area.width), Role::Title), &right, model.look);
}

fn name(model: &Model, plan: &PlanScreen, width: u16) -> String {
    let lang = model.look.lang;
    let book = &plan.session.book;
    let board = book.board_of(plan.session.plan).map_or("", |board| &board.name);
    let year = book.plan(plan.session.plan).map_or(0, |plan| plan.year);
    let period = plan.period().map(|period| {
        let range = format::date_range(lang, period.from, period.to);
        format!(" · {} ({range})", period.name)
    });
    let file = match &model.file.origin {
        Origin::File(path) if width >= 110 => {
            format!(" · {}", path.file_name().unwrap_or_default().to_string_lossy())
        }
        _ => String::new(),
    };
    format!("{} {year} · {board}{}{file}", t::app_name(lang), period.unwrap_or_default())
}

fn saved(model: &Model, width: u16) -> (String, Role) {
    let lang = model.look.lang;
    let file = &model.file;
    if file.stalled > 0 {
        (t::not_saved(lang, file.unsaved()), Role::Error)
    } else if !file.access.can_write() {
        (t::read_only(lang).to_owned(), Role::Warning)
    } else if !file.pending.is_empty() {
        (t::saving(lang).to_owned(), Role::Muted)
    } else if file.origin == Origin::Demo {
        (t::demo_mark(lang, width >= 100).to_owned(), Role::Muted)
    } else {
        let text = match file.saved_at {
            Some(at) => t::saved_at(lang, &at.format("%H:%M").to_string()),
            None => t::saved(lang).to_owned(),
        };
        (text, Role::Good)
    }
}
