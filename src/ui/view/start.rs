//! The start page: what to do when nothing is open.

use super::{Cursor, mark, put, put_both};
use crate::i18n::screen as t;
use crate::ui::arrange::Arrangement;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::pick::{Choice, PickState};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows of the body above the first choice.
const ABOVE: u16 = 5;

/// The row of a choice: the recent files stand apart, under a heading.
fn row_of(pick: &PickState, at: usize) -> u16 {
    let recent = pick.items.iter().position(|item| matches!(item.choice, Choice::Open(_)));
    let apart = if recent.is_some_and(|first| at >= first) { 3 } else { 0 };
    ABOVE + u16::try_from(at).unwrap_or(u16::MAX - ABOVE - 3) + apart
}

/// The choice on a row of the screen.
pub(crate) fn start_hit(arranged: &Arrangement, pick: &PickState, row: u16) -> Option<usize> {
    (0..pick.items.len()).find(|at| arranged.body.y + row_of(pick, *at) == row)
}

pub(super) fn draw(model: &Model, pick: &PickState, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let body = arranged.body;
    let width = body.width.saturating_sub(4).min(90);
    let area = Rect { x: body.x + 2, width, ..body };
    put(buffer, area, 1, &[(t::start_title(look.lang).to_owned(), Role::Title)], look);
    put(buffer, area, 2, &[(t::start_intro(look.lang).to_owned(), Role::Muted)], look);
    let mut cursor = None;
    for (at, item) in pick.items.iter().enumerate() {
        let row = row_of(pick, at);
        if at > 0 && row > row_of(pick, at - 1) + 1 {
            put(buffer, area, row - 1, &[(t::start_recent(look.lang).to_owned(), Role::Heading)], look);
        }
        let tick = if item.ticked == Some(true) { "[x] " } else { "" };
        let label = format!(" {}  {tick}{}", at + 1, item.label);
        put_both(buffer, area, row, (&label, item.role), &[(item.note.clone(), Role::Muted)], look);
        if at == pick.at && row < area.height {
            mark(buffer, area, row, look, model.overlays.is_empty());
            cursor = Some(Position { x: area.x, y: area.y + row });
        }
    }
    cursor
}
