//! How a form is drawn.

use super::editor::Editor;
use super::layout::{Frame, Layout, Slot, head_lines, label};
use super::options::{chosen, empty_word, option_rows};
use super::pick::Pick;
use super::reference::{ReferenceEdit, Search};
use super::state::{Field, FormState};
use crate::app::fields::FieldKind;
use crate::app::values::Axis;
use crate::i18n::forms as t;
use crate::ui::look::{Look, Role};
use crate::ui::text::{columns, draw_shortened, wrap};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A place on the screen: column and row.
type Place = (u16, u16);

impl FormState {
    /// Fits the form to the area it will be drawn in. Drawing in another area works, but costs more.
    pub fn settle(&mut self, area: Rect, look: &Look) {
        let frame = Frame::of(self, area, *look);
        let focus = self.focus;
        for (stop, field) in self.fields.iter_mut().enumerate() {
            if let Editor::Area(edit) = &mut field.editor {
                edit.fit(frame.width, 1);
                if stop == focus {
                    let rows = frame.open_rows(edit.row_count());
                    edit.fit(frame.width, u16::try_from(rows).unwrap_or(1));
                }
            }
        }
        self.settled = Some((area, *look));
        self.is_fresh = true;
    }
}

/// Draws a form and gives the place of the cursor, which is always in the field that has the focus.
#[must_use]
pub fn view(form: &FormState, area: Rect, look: &Look, buf: &mut Buffer) -> Option<Place> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    if form.is_fresh && form.settled == Some((area, *look)) {
        return paint(form, area, *look, buf);
    }
    let mut settled = form.clone();
    settled.settle(area, look);
    paint(&settled, area, *look, buf)
}

fn paint(form: &FormState, area: Rect, look: Look, buf: &mut Buffer) -> Option<Place> {
    let layout = Layout::of(form, area, look);
    paint_head(form, &layout.frame, look, buf);
    // The fields are drawn in full on a sheet of their own, of which the screen shows a window.
    let mut sheet = Buffer::empty(Rect::new(0, 0, area.width, layout.total));
    let mut cursor = None;
    for slot in &layout.slots {
        cursor = paint_slot(form, slot, &layout.frame, look, &mut sheet).or(cursor);
    }
    let body = layout.frame.body();
    // A field taller than the screen is scrolled further, to where its cursor is.
    let behind = cursor.map_or(0, |(_, row)| (row + 1).saturating_sub(body.height));
    let scroll = cursor.map_or(layout.scroll, |(_, row)| layout.scroll.max(behind).min(row));
    for y in 0..body.height.min(layout.total.saturating_sub(scroll)) {
        for x in 0..body.width {
            if let (Some(from), Some(to)) = (sheet.cell((x, y + scroll)), buf.cell_mut((body.x + x, body.y + y))) {
                to.clone_from(from);
            }
        }
    }
    let (x, y) = cursor?;
    let place = (body.x.saturating_add(x), body.y.saturating_add(y.saturating_sub(scroll)));
    body.contains(place.into()).then_some(place)
}

fn paint_head(form: &FormState, frame: &Frame, look: Look, buf: &mut Buffer) {
    if frame.head == 0 {
        return;
    }
    let row = Rect { height: 1, ..frame.area };
    let title = (form.spec.title)(look.lang);
    let title = if form.subject.is_empty() { title.to_owned() } else { format!("{title} · {}", form.subject) };
    draw_shortened(&title, row, buf, look, Role::Title);
    for (y, (role, text)) in (row.y + 1..).zip(head_lines(form, frame.area, look.lang)) {
        draw_shortened(&text, Rect { y, ..row }, buf, look, role);
    }
}

fn paint_slot(form: &FormState, slot: &Slot, frame: &Frame, look: Look, buf: &mut Buffer) -> Option<Place> {
    let is_focused = slot.stop == form.focus;
    let Some(field) = form.fields.get(slot.stop) else { return paint_button(form, slot, look, buf) };
    if let (Some(row), Some(section)) = (slot.section, field.spec.section) {
        draw_shortened(section(look.lang), Rect::new(0, row, frame.area.width, 1), buf, look, Role::Heading);
    }
    let width = if frame.beside { frame.indent.saturating_sub(1) } else { frame.area.width };
    let role = if is_focused { Role::Selected } else { Role::Label };
    let text = label(field, look.lang);
    let beside = Rect::new(u16::from(frame.beside), slot.label, width.saturating_sub(u16::from(frame.beside)), 1);
    draw_shortened(&text, beside, buf, look, role);
    let notes = slot.value.bottom()..;
    for (y, (role, text)) in notes.zip(&slot.notes) {
        draw_shortened(text, Rect { y, height: 1, ..slot.value }, buf, look, *role);
    }
    paint_value(form, field, slot.value, is_focused, look, buf)
}

fn paint_button(form: &FormState, slot: &Slot, look: Look, buf: &mut Buffer) -> Option<Place> {
    let is_focused = slot.stop == form.focus;
    let word = if form.view.is_some() { t::close_button(look.lang) } else { t::done_button(look.lang) };
    let button = format!("[ {word} ]");
    let role = if is_focused { Role::Selected } else { Role::Key };
    draw_shortened(&button, slot.value, buf, look, role);
    if form.view.is_none() {
        let used = u16::try_from(columns(&button)).unwrap_or(u16::MAX).saturating_add(2);
        let rest =
            Rect { x: slot.value.x.saturating_add(used), width: slot.value.width.saturating_sub(used), ..slot.value };
        let hint = t::done_hint(look.lang);
        let hint = if columns(hint) <= usize::from(rest.width) { hint } else { t::done_hint_short(look.lang) };
        draw_shortened(hint, rest, buf, look, Role::Muted);
    }
    is_focused.then_some((slot.value.x.saturating_add(2), slot.value.y))
}

fn paint_value(
    form: &FormState,
    field: &Field,
    area: Rect,
    is_focused: bool,
    look: Look,
    buf: &mut Buffer,
) -> Option<Place> {
    let is_open = is_focused && form.view.is_none();
    if !is_focused && field.editor.value().is_empty() {
        draw_shortened(empty_word(field, look), area, buf, look, Role::Muted);
        return None;
    }
    let start = is_focused.then_some((area.x, area.y));
    match &field.editor {
        Editor::Line(line) => match form.facts.feed(line.text()).filter(|_| !is_open) {
            Some(feed) => {
                draw_shortened(feed, area, buf, look, Role::Text);
                start
            }
            None => line.draw(area, buf, look, is_focused),
        },
        Editor::Area(edit) => edit.draw(area, buf, look, is_focused),
        Editor::Pick(pick) if is_open => Some(paint_options(form, field, pick, area, look, buf)),
        Editor::Pick(pick) => {
            let text = chosen(form, field, pick, look);
            for (row, y) in wrap(&text, area.width).iter().zip(area.top()..area.bottom()) {
                draw_shortened(row, Rect { y, height: 1, ..area }, buf, look, role_of(field, pick.value()));
            }
            start
        }
        Editor::Reference(reference) => match &reference.search {
            Some(search) if is_open => paint_search(form, reference, search, area, look, buf),
            _ => {
                let role = if is_focused { Role::Field } else { Role::Text };
                if reference.value().is_empty() {
                    draw_shortened(t::not_chosen(look.lang), area, buf, look, role);
                }
                paint_chosen(form, reference, area, look, role, buf);
                start
            }
        },
    }
}

/// The records pointed at, one in each row.
fn paint_chosen(form: &FormState, reference: &ReferenceEdit, area: Rect, look: Look, role: Role, buf: &mut Buffer) {
    for (id, y) in reference.chosen().zip(area.top()..area.bottom()) {
        let label = form.facts.referent(id).map_or(t::lost_reference(look.lang), |referent| referent.label.as_str());
        draw_shortened(label, Rect { y, height: 1, ..area }, buf, look, role);
    }
}

fn role_of(field: &Field, value: &str) -> Role {
    match (field.spec.kind, value) {
        (FieldKind::Choice(Axis::Severity), "serious") => Role::Serious,
        (FieldKind::Choice(Axis::Severity), "minor") => Role::Minor,
        _ => Role::Text,
    }
}

fn paint_options(form: &FormState, field: &Field, pick: &Pick, area: Rect, look: Look, buf: &mut Buffer) -> Place {
    if pick.options.is_empty() {
        draw_shortened(empty_word(field, look), area, buf, look, Role::Muted);
    }
    let mut cursor = None;
    for ((place, text), y) in option_rows(form, field, pick, look, area.width).iter().zip(area.top()..area.bottom()) {
        let is_here = *place == pick.row() && (pick.is_many() || !pick.value().is_empty());
        let role = if is_here { Role::Selected } else { Role::Text };
        draw_shortened(text, Rect { y, height: 1, ..area }, buf, look, role);
        if *place == pick.row() {
            cursor = cursor.or(Some((area.x, y)));
        }
    }
    cursor.unwrap_or((area.x, area.y))
}

fn paint_search(
    form: &FormState,
    reference: &ReferenceEdit,
    search: &Search,
    area: Rect,
    look: Look,
    buf: &mut Buffer,
) -> Option<Place> {
    if reference.many {
        paint_chosen(form, reference, area, look, Role::Text, buf);
    }
    let above = u16::try_from(reference.rows_above()).unwrap_or(u16::MAX);
    let row = |at: u16| Rect { y: area.y.saturating_add(above).saturating_add(at), height: 1, ..area };
    let cursor = search.query.draw(row(0), buf, look, true);
    let (hits, more) = reference.hits(&form.facts);
    if hits.is_empty() {
        draw_shortened(t::no_hits(look.lang), row(1), buf, look, Role::Muted);
    }
    for (at, (_, label)) in (0u16..).zip(&hits) {
        let is_here = usize::from(at) == search.at;
        let role = if is_here { Role::Selected } else { Role::Text };
        draw_shortened(label, row(at + 1), buf, look, role);
    }
    if more > 0 {
        let last = u16::try_from(hits.len()).unwrap_or(0).saturating_add(1);
        draw_shortened(&t::more_hits(look.lang, more), row(last), buf, look, Role::Muted);
    }
    cursor
}
