//! The title line: whose plan, which period, how far, and whether it is saved.

use super::{columns, put_both};
use crate::domain::Status;
use crate::i18n::{Lang, format, screen as t, signing};
use crate::ui::look::Role;
use crate::ui::model::{Model, Origin, Past};
use crate::ui::state::plan::PlanScreen;
use crate::ui::wrap::shorten;
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
    let [whole, short] = [true, false].map(|with_days| name(model, plan, area.width, with_days));
    let (long_late, late): (Late, Late) = (Some(t::late_title), Some(t::late_title_short));
    let (long_lock, lock): (Locked, Locked) = (signing::locked_version, signing::locked_short);
    // What there is no room for is told in fewer words; what is late is counted in the summary too.
    let tries = [
        (&whole, long_late, long_lock),
        (&whole, late, long_lock),
        (&short, late, long_lock),
        (&whole, late, lock),
        (&short, late, lock),
        (&short, None, long_lock),
        (&short, None, lock),
    ];
    let width = |right: &[(String, Role)]| right.iter().map(|(text, _)| columns(text)).sum::<u16>();
    let tries = tries.map(|(name, late, lock)| (name, right(model, plan, late, lock, area.width)));
    let fits = |(name, right): &&(&String, Vec<(String, Role)>)| columns(name) + width(right) < area.width;
    if let Some((name, right)) = tries.iter().find(fits) {
        return put_both(buffer, area, 0, (name, Role::Title), right, model.look);
    }
    if let Some((_, right)) = tries.last() {
        let room = area.width.saturating_sub(width(right) + 1);
        let name = name_with_short_board(model, plan, usize::from(room));
        put_both(buffer, area, 0, (&name, Role::Title), right, model.look);
    }
}

/// How late actions are told, if they are.
type Late = Option<fn(Lang, usize) -> String>;
/// How a lock is told.
type Locked = fn(Lang, u16) -> String;

/// What stands on the right: late actions, how far, whether it is saved, whether it is locked.
fn right(model: &Model, plan: &PlanScreen, late: Late, signed: Locked, width: u16) -> Vec<(String, Role)> {
    let lang = model.look.lang;
    let mut right = Vec::new();
    if plan.filter.is_on() {
        right.push((format!("{}  ", t::filtered(lang, plan.shown.controls, plan.shown.of)), Role::Warning));
    } else if let Some(figures) = &plan.figures {
        if let Some(late) = late.filter(|_| figures.late_actions > 0) {
            right.push((format!("{}  ", late(lang, figures.late_actions)), Role::Warning));
        }
        let (done, of) = (figures.status.of(Status::Completed), figures.status.total());
        right.push((format!("{}  ", t::done_of(lang, done, of)), Role::Text));
    }
    right.push(saved(model, width));
    if let Some(period) = plan.period().filter(|period| period.is_locked()) {
        let version = plan.session.book.latest_sign_off(period.id).map_or(1, |last| last.version);
        right.push((format!(" · {}", signed(lang, version)), Role::Warning));
    }
    right
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
        if !with_days {
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

/// The name in so many columns. The board's name gives way, since whoever works in the plan knows it; the period they do not.
fn name_with_short_board(model: &Model, plan: &PlanScreen, room: usize) -> String {
    let whole = name(model, plan, 0, false);
    let board = plan.session.book.board_of(plan.session.plan).map_or("", |board| &board.name);
    let over = usize::from(columns(&whole)).saturating_sub(room);
    let short = shorten(board, usize::from(columns(board)).saturating_sub(over).max(1), model.look.glyphs.ellipsis());
    whole.replacen(board, &short, 1)
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
