//! What lies over the screen: lists, texts, prompts, forms, previews.

use super::panes::bordered;
use super::{Cursor, RenderIn, columns, mark, put, put_both};
use crate::i18n::screen as t;
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::note::NoteEdit;
use crate::ui::state::overlay::{Overlay, Prompt, TextView};
use crate::ui::state::pick::{Item, PickKind, PickState};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

/// Rows of a search line, with the one that sets it apart.
pub(crate) const SEARCH: u16 = 2;
/// Rows below a list for what is told of the marked item.
const BELOW: u16 = 4;

pub(super) fn draw(model: &Model, overlay: &Overlay, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    match overlay {
        Overlay::Pick(pick) => draw_pick(model, pick, arranged, buffer),
        Overlay::Text(text) => Some(draw_text(model, text, arranged, buffer)),
        Overlay::Import(preview) => {
            Clear.render_in(arranged.body, buffer);
            preview.draw(arranged.body, model.look, buffer).map(Position::from)
        }
        Overlay::Setup(setup) => {
            framed(
                &crate::i18n::setup::title(model.look.lang, setup.place()),
                setup_frame(arranged),
                model.look,
                buffer,
            );
            setup.draw(setup_area(arranged), model.look, buffer)
        }
        Overlay::Note(note) => draw_note(model, note, arranged, buffer),
        Overlay::Figures(list) => super::figures::draw(model, list, arranged, buffer),
        Overlay::Series(table) => super::side::draw(model, table, arranged, buffer),
        Overlay::Actions(table) => super::actions::draw(model, table, arranged, buffer),
        Overlay::Register(register) => super::register::draw(model, register, arranged, buffer),
        Overlay::Todo(list) => super::todo::draw(model, list, arranged, buffer),
        Overlay::Year(year) => super::year::draw(model, year, arranged, buffer),
        Overlay::Prompt(prompt) => draw_prompt(model, prompt, arranged, buffer),
        Overlay::Form(form) => {
            Clear.render_in(arranged.body, buffer);
            crate::ui::form::view(form, arranged.body, &model.look, buffer).map(Position::from)
        }
    }
}

pub(super) fn framed(title: &str, area: Rect, look: Look, buffer: &mut Buffer) -> Rect {
    Clear.render_in(area, buffer);
    let title = crate::ui::wrap::shorten(title, usize::from(area.width.saturating_sub(4)), look.glyphs.ellipsis());
    let title = ratatui::text::Span::styled(format!(" {title} "), look.style(Role::Heading));
    let block = bordered(look).border_style(look.style(Role::FocusBorder)).title(title);
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

/// The box of a list.
pub(crate) fn pick_area(pick: &PickState, arranged: &Arrangement) -> Rect {
    let note = |item: &Item| columns(item.disabled.as_deref().unwrap_or(&item.note));
    let widest = pick.items.iter().map(|item| columns(&item.label).saturating_add(note(item)) + 10).max();
    let widest = widest.unwrap_or(0).max(columns(&pick.title) + 6);
    let extra = usize::from(around(pick));
    let columns = if pick.kind == PickKind::Search || pick.tells_below() { 100 } else { widest };
    arranged.dialog(pick.items.len() + extra, columns)
}

/// Rows of the box that are neither its frame nor items: the search line, and what is told of the marked item.
fn around(pick: &PickState) -> u16 {
    u16::from(pick.kind == PickKind::Search) * SEARCH + u16::from(pick.tells_below()) * (BELOW + 1)
}

/// How many items a list shows in its box.
pub(crate) fn pick_rows(pick: &PickState, area: Rect) -> usize {
    usize::from(area.height.saturating_sub(2 + around(pick)))
}

/// The hit at a place of the screen.
pub(crate) fn pick_hit(pick: &PickState, arranged: &Arrangement, column: u16, row: u16) -> Option<usize> {
    let area = pick_area(pick, arranged);
    let top = area.y + 1 + u16::from(pick.kind == PickKind::Search) * SEARCH;
    let place = usize::from(row.checked_sub(top)?);
    let inside = area.contains((column, row).into()) && place < pick_rows(pick, area);
    let at = pick.scroll + place;
    (inside && at < pick.hits.len()).then_some(at)
}

fn draw_pick(model: &Model, pick: &PickState, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let area = pick_area(pick, arranged);
    let inner = framed(&pick.title, area, look, buffer);
    let mut list = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let mut typing = None;
    if pick.kind == PickKind::Search {
        let count = t::hits_of(look.lang, pick.hits.len(), pick.items.len());
        let line = Rect { height: 1, ..list };
        put_both(buffer, line, 0, ("", Role::Text), &[(count.clone(), Role::Muted)], look);
        let line = Rect { width: line.width.saturating_sub(columns(&count) + 1), ..line };
        let at = pick.query.draw(line, buffer, look, true);
        typing = at.map(|(x, y)| Position { x, y });
        list = Rect { y: list.y + SEARCH, height: list.height.saturating_sub(SEARCH), ..list };
    }
    if pick.tells_below() {
        list.height = list.height.saturating_sub(BELOW + 1);
        let below = Rect { y: list.y + list.height + 1, height: BELOW.min(inner.height), ..list };
        tell_below(pick, below, look, buffer);
    }
    if pick.hits.is_empty() {
        let text = if pick.items.is_empty() { t::nothing_here(look.lang) } else { t::no_hits(look.lang) };
        put(buffer, list, 0, &[(text.to_owned(), Role::Muted)], look);
        return typing;
    }
    let visible = pick.hits.iter().enumerate().skip(pick.scroll).take(usize::from(list.height));
    let mut cursor = None;
    for (row, (at, hit)) in (0..).zip(visible) {
        let Some(item) = pick.items.get(*hit) else { continue };
        let number = match (pick.kind, item.ticked) {
            (_, Some(true)) => "[x] ".to_owned(),
            (_, Some(false)) => "[ ] ".to_owned(),
            (PickKind::Few, None) if at < 9 => format!("{} ", at + 1),
            _ => String::new(),
        };
        let role = if item.disabled.is_some() { Role::Muted } else { item.role };
        let note = item.disabled.clone().unwrap_or_else(|| item.note.clone());
        let label = format!("{number}{}", item.label);
        let room = list.width.saturating_sub(columns(&label) + 1).max(list.width / 2);
        let note = crate::ui::wrap::shorten(&note, usize::from(room), look.glyphs.ellipsis());
        put_both(buffer, list, row, (&label, role), &[(note, Role::Muted)], look);
        mark_letters(
            buffer,
            Rect { y: list.y + row, height: 1, ..list },
            (&item.label, columns(&number)),
            pick.letters(*hit),
            look,
        );
        if at == pick.at {
            mark(buffer, list, row, look, true);
            cursor = Some(Position { x: list.x, y: list.y + row });
        }
    }
    let below = pick.hits.len().saturating_sub(pick.scroll + usize::from(list.height));
    if below > 0 {
        let border = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..list };
        put_both(buffer, border, 0, ("", Role::Text), &[(t::more_lines(look.lang, below), Role::Muted)], look);
    }
    typing.or(cursor)
}

/// What there is to tell of the item the cursor is on.
fn tell_below(pick: &PickState, area: Rect, look: Look, buffer: &mut Buffer) {
    let text = pick.item().map_or("", |item| item.below.as_str());
    let mut lines = crate::ui::wrap::wrap(text, usize::from(area.width));
    let rest = lines.split_off(lines.len().min(usize::from(area.height)));
    if let (Some(last), false) = (lines.last_mut(), rest.is_empty()) {
        *last = crate::ui::wrap::shorten(
            &format!("{last} {}", rest.join(" ")),
            usize::from(area.width),
            look.glyphs.ellipsis(),
        );
    }
    for (row, line) in (0..).zip(lines) {
        put(buffer, area, row, &[(line, Role::Muted)], look);
    }
}

/// Marks the letters of a label that a search matched. The label may have been shortened: what is not there, or
/// stands elsewhere, is left alone.
fn mark_letters(buffer: &mut Buffer, line: Rect, (label, start): (&str, u16), letters: &[u32], look: Look) {
    let mut column = start;
    for (number, letter) in (0..).zip(label.graphemes(true)) {
        if letters.contains(&number) {
            let cell = buffer.cell_mut((line.x + column, line.y)).filter(|cell| cell.symbol() == letter);
            if let Some(cell) = cell {
                cell.set_style(look.style(Role::Match));
            }
        }
        column = column.saturating_add(columns(letter));
        if column >= line.width {
            break;
        }
    }
}

fn draw_text(model: &Model, text: &TextView, arranged: &Arrangement, buffer: &mut Buffer) -> Position {
    let look = model.look;
    // A box that is searched in stays as high as it is, however few lines are found.
    let lines = if text.query.is_some() { usize::from(arranged.body.height) } else { text.lines.len() };
    let inner = framed(&text.title, arranged.dialog(lines, 100), look, buffer);
    let mut inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let mut cursor = inner.as_position();
    if let Some(query) = &text.query {
        let at = query.draw(Rect { height: 1, ..inner }, buffer, look, true);
        cursor = at.map_or(cursor, |(x, y)| Position { x, y });
        inner = Rect { y: inner.y + SEARCH, height: inner.height.saturating_sub(SEARCH), ..inner };
    }
    for (row, line) in (0..).zip(text.lines.iter().skip(text.scroll).take(usize::from(inner.height))) {
        put(buffer, inner, row, line, look);
    }
    let below = text.lines.len().saturating_sub(text.scroll + usize::from(inner.height));
    if below > 0 {
        let more = t::more_lines(look.lang, below);
        let area = Rect { y: inner.y + inner.height, height: 1, ..inner };
        put_both(buffer, area, 0, ("", Role::Text), &[(more, Role::Muted)], look);
    }
    cursor
}

/// The box of the questions that make a test sheet: as high as the body, for lists and the preview.
fn setup_frame(arranged: &Arrangement) -> Rect {
    arranged.dialog(usize::from(arranged.body.height), 100)
}

/// Where those questions are asked.
pub(crate) fn setup_area(arranged: &Arrangement) -> Rect {
    inside(setup_frame(arranged))
}

/// A box without its border and a column beside it.
fn inside(area: Rect) -> Rect {
    Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height.saturating_sub(2) }
}

/// Rows of a note that are seen at once.
const NOTE_ROWS: usize = 8;

/// Where the text of a note is written.
pub(crate) fn note_area(arranged: &Arrangement) -> Rect {
    let area = arranged.dialog(NOTE_ROWS, 76);
    Rect { x: area.x + 2, y: area.y + 1, width: area.width.saturating_sub(4), height: area.height.saturating_sub(2) }
}

fn draw_note(model: &Model, note: &NoteEdit, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    framed(&note.title, arranged.dialog(NOTE_ROWS, 76), model.look, buffer);
    note.area.draw(note_area(arranged), buffer, model.look, true).map(|(x, y)| Position { x, y })
}

fn draw_prompt(model: &Model, prompt: &Prompt, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    let (text, role) = match &prompt.error {
        Some(error) => (error.as_str(), Role::Error),
        None => (prompt.hint.as_str(), Role::Muted),
    };
    let told = crate::ui::wrap::wrap(text, usize::from(arranged.dialog(3, 100).width.saturating_sub(4)));
    let inner = framed(&prompt.title, arranged.dialog(1 + told.len().max(2), 100), look, buffer);
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let cursor = prompt.line.draw(Rect { height: 1, ..inner }, buffer, look, true);
    for (row, line) in (1..).zip(told) {
        put(buffer, inner, row, &[(line, role)], look);
    }
    cursor.map(|(x, y)| Position { x, y })
}
