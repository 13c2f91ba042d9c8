//! The title line: whose plan, which period, how far, and whether it is saved.

use super::{columns, put_both};
use crate::domain::Status;
use crate::i18n::{Lang, format, screen as t, signing};
use crate::ui::look::Role;
use crate::ui::model::{Model, Origin, Past};
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
    if let Some(past) = &model.file.past {
        return as_it_was(model, plan, past, area, buffer);
    }
    let mut right = Vec::new();
    if plan.filter.is_on() {
        right.push((format!("{}  ", t::filtered(lang, plan.shown.controls, plan.shown.of)), Role::Warning));
    } else if let Some(figures) = &plan.figures {
        let (done, of) = (figures.status.of(Status::Completed), figures.status.total());
        right.push((format!("{}  ", t::done_of(lang, done, of)), Role::Text));
    }
    right.push(saved(model, area.width));
    let version = plan
        .period()
        .filter(|period| period.is_locked())
        .map(|period| plan.session.book.latest_sign_off(period.id).map_or(1, |last| last.version));
    let width = |right: &[(String, Role)]| right.iter().map(|(text, _)| columns(text)).sum::<u16>();
    let names = [name(model, plan, area.width, true), name(model, plan, area.width, false)];
    let locked = |say: fn(Lang, u16) -> String| {
        let mut right = right.clone();
        right.extend(version.map(|version| (format!(" · {}", say(lang, version)), Role::Warning)));
        right
    };
    let marks = [locked(signing::locked_version), locked(signing::locked_short)];
    let tries = marks.iter().flat_map(|mark| names.iter().map(move |name| (name, mark)));
    let fits = |(name, mark): &(&String, &Vec<(String, Role)>)| columns(name) + width(mark) < area.width;
    let [_, short_mark] = &marks;
    let [whole, short] = &names;
    let otherwise = if version.is_some() { (short, short_mark) } else { (whole, short_mark) };
    let (name, right) = tries.into_iter().find(fits).unwrap_or(otherwise);
    put_both(buffer, area, 0, (name, Role::Title), right, model.look);
}

/// Which state is shown in place of the plan as it is, and how to go back.
fn as_it_was(model: &Model, plan: &PlanScreen, past: &Past, area: Rect, buffer: &mut Buffer) {
    let lang = model.look.lang;
    let said = past.said(lang);
    let back = vec![(signing::esc_to_now(lang).to_owned(), Role::Key)];
    let whole = format!("{said} · {}", name(model, plan, 0, true));
    let fits = columns(&whole) + columns(signing::esc_to_now(lang)) < area.width;
    put_both(buffer, area, 0, (if fits { &whole } else { &said }, Role::Warning), &back, model.look);
}

/// Whose plan and which period it is, with the period's days where there is room.
fn name(model: &Model, plan: &PlanScreen, width: u16, with_days: bool) -> String {
    let lang = model.look.lang;
    let book = &plan.session.book;
    let board = book.board_of(plan.session.plan).map_or("", |board| &board.name);
    let year = book.plan(plan.session.plan).map_or(0, |plan| plan.year);
    let period = plan.period().map(|period| {
        if period.is_locked() && !with_days {
            return format!(" · {}", period.name);
        }
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
            Some(at) if width >= 100 || !is_locked(model) => t::saved_at(lang, &at.format("%H:%M").to_string()),
            _ => t::saved(lang).to_owned(),
        };
        (text, Role::Good)
    }
}

fn is_locked(model: &Model) -> bool {
    model.plan().and_then(PlanScreen::period).is_some_and(crate::domain::Period::is_locked)
}
