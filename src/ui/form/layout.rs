//! Where everything of a form stands: labels beside their fields or, on narrow screens, above them.

use super::editor::Editor;
use super::options::{chosen, option_rows};
use super::reference::ReferenceEdit;
use super::state::{Field, FormState};
use crate::app::fields::FieldKind;
use crate::domain::Record;
use crate::i18n::{Lang, format, forms as t};
use crate::ui::look::{Look, Role};
use crate::ui::text::{columns, wrap};
use ratatui::layout::Rect;

/// Below this width labels stand above their fields.
const BESIDE: u16 = 72;
/// Labels are no wider than this, fields not wider than a line that is easy to read.
const WIDEST_LABEL: u16 = 34;
const WIDEST_VALUE: u16 = 100;
/// From this height on there is room for more than the fields.
const ROOMY: u16 = 14;
/// Rows a text of several lines has without the cursor, and at least and at most with it.
const CLOSED_ROWS: usize = 3;
const OPEN_ROWS: usize = 4;
const MOST_OPEN_ROWS: usize = 16;

/// The frame everything stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) area: Rect,
    /// Rows above the fields: the title, and what stands under it.
    pub(super) head: u16,
    /// The column fields begin in, and how wide they are.
    pub(super) indent: u16,
    pub(super) width: u16,
    /// Whether labels stand beside the fields.
    pub(super) beside: bool,
}

impl Frame {
    pub(super) fn of(form: &FormState, area: Rect, look: Look) -> Self {
        let below = u16::try_from(head_lines(form, area, look.lang).len()).unwrap_or(0);
        let head = if area.height >= 4 { 1 + below } else { 0 };
        let beside = area.width >= BESIDE;
        let label = form.fields.iter().map(|field| columns(&label(field, look.lang))).max().unwrap_or(0);
        let label = u16::try_from(label).unwrap_or(u16::MAX).min(WIDEST_LABEL);
        let indent = if beside { label + 3 } else { area.width.min(2) };
        let width = area.width.saturating_sub(indent + 1).clamp(u16::from(area.width > indent), WIDEST_VALUE);
        Self { area, head, indent, width, beside }
    }

    pub(super) const fn body(&self) -> Rect {
        let Rect { x, y, width, height } = self.area;
        Rect { x, y: y.saturating_add(self.head), width, height: height.saturating_sub(self.head) }
    }

    /// How many rows a text of several lines may take with the cursor in it.
    pub(super) fn open_rows(&self, rows: usize) -> usize {
        let most = usize::from(self.body().height).saturating_sub(5).clamp(1, MOST_OPEN_ROWS);
        (rows + 1).clamp(OPEN_ROWS.min(most), most)
    }
}

/// What stands under the title, as far as there is room: what is to be known before filling in, and the note.
pub(super) fn head_lines(form: &FormState, area: Rect, lang: Lang) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    if area.height >= ROOMY {
        for (role, text) in &form.preface {
            lines.extend(wrap(text, area.width.min(WIDEST_VALUE)).into_iter().map(|row| (*role, row.to_owned())));
        }
        lines.truncate(usize::from(area.height / 3));
    }
    lines.extend(note(form, lang).filter(|_| area.height >= 6));
    lines
}

/// The line under the title: why the form may only be read, or that a draft has been taken up.
pub(super) fn note(form: &FormState, lang: Lang) -> Option<(Role, String)> {
    if let Some(reason) = form.view_reason() {
        return Some((Role::Warning, reason.text(lang)));
    }
    if form.thrown.is_some() && !form.is_changed() {
        return Some((Role::Active, t::thrown_away(lang).to_owned()));
    }
    let at = form.restored?;
    let time = if at.date() == form.facts.today { format::clock(at) } else { format::moment(at) };
    Some((Role::Active, t::draft_from(lang, &time)))
}

/// A label, with the word for a field that must be filled in.
pub(super) fn label(field: &Field, lang: Lang) -> String {
    let label = (field.spec.label)(lang);
    if field.spec.required { format!("{label} ({})", t::required_mark(lang)) } else { label.to_owned() }
}

/// One stop of the cursor. Rows are counted from the top of the form, whatever is scrolled.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) stop: usize,
    pub(super) section: Option<u16>,
    pub(super) label: u16,
    /// Where the value is drawn.
    pub(super) value: Rect,
    /// What is said below it.
    pub(super) notes: Vec<(Role, String)>,
    top: u16,
    bottom: u16,
}

/// A place that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) stop: usize,
    /// Column and row within the value, and its width.
    pub(super) within: Option<(u16, u16, u16)>,
}

/// Where everything stands.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) frame: Frame,
    pub(super) slots: Vec<Slot>,
    pub(super) total: u16,
    /// Rows scrolled out above.
    pub(super) scroll: u16,
}

impl Layout {
    pub(super) fn of(form: &FormState, area: Rect, look: Look) -> Self {
        let frame = Frame::of(form, area, look);
        let mut layout = Self { frame, slots: Vec::new(), total: 0, scroll: 0 };
        for stop in (0..form.fields.len()).filter(|stop| form.is_shown(*stop)) {
            layout.add(form, stop, look);
        }
        layout.add_button(form);
        layout.scroll = layout.scroll_to(form.focus);
        layout
    }

    fn add(&mut self, form: &FormState, stop: usize, look: Look) {
        let Some(field) = form.fields.get(stop) else { return };
        let frame = self.frame;
        let mut row = self.total;
        let section = field.spec.section.is_some().then(|| {
            row = if row == 0 { 1 } else { row.saturating_add(2) };
            row - 1
        });
        let (top, label) = (section.unwrap_or(row), row);
        let first = if frame.beside { row } else { row.saturating_add(1) };
        let is_focused = stop == form.focus;
        let rows = u16::try_from(value_rows(form, field, is_focused, &frame, look)).unwrap_or(1);
        let value = Rect { x: frame.indent, y: first, width: frame.width, height: rows };
        let notes = notes(form, field, is_focused, look.lang, frame.width);
        let below = u16::try_from(notes.len()).unwrap_or(0);
        let bottom = first.saturating_add(rows).saturating_add(below);
        self.total = bottom;
        self.slots.push(Slot { stop, section, label, value, notes, top, bottom });
    }

    fn add_button(&mut self, form: &FormState) {
        let top = self.total.saturating_add(1);
        let value = Rect { x: self.frame.indent, y: top, width: self.frame.width, height: 1 };
        self.total = top.saturating_add(1);
        let stop = form.fields.len();
        self.slots.push(Slot { stop, section: None, label: top, value, notes: Vec::new(), top, bottom: self.total });
    }

    /// The scroll that shows a stop whole and, as far as there is room, what stands around it.
    fn scroll_to(&self, stop: usize) -> u16 {
        let height = self.frame.body().height;
        let most = self.total.saturating_sub(height);
        let Some(slot) = self.slots.iter().find(|slot| slot.stop == stop) else { return 0 };
        let rows = slot.bottom - slot.top;
        if rows >= height {
            // Too tall: what is written matters more than what is said around it.
            return if rows > height { slot.value.y.min(most) } else { slot.top.min(most) };
        }
        let spare = height - rows;
        slot.top.saturating_sub(spare / 2).min(most)
    }

    /// What stands at a place of the screen.
    pub(super) fn spot(&self, column: u16, row: u16) -> Option<Spot> {
        let body = self.frame.body();
        if !body.contains((column, row).into()) {
            return None;
        }
        let (x, y) = (column - body.x, (row - body.y).saturating_add(self.scroll));
        let slot = self.slots.iter().find(|slot| (slot.top..slot.bottom).contains(&y))?;
        let value = slot.value;
        let within = value.contains((x, y).into()).then(|| (x - value.x, y - value.y, value.width));
        Some(Spot { stop: slot.stop, within })
    }
}

fn value_rows(form: &FormState, field: &Field, is_focused: bool, frame: &Frame, look: Look) -> usize {
    let is_open = is_focused && form.view.is_none();
    match &field.editor {
        Editor::Area(area) if is_focused => frame.open_rows(area.row_count()),
        Editor::Area(area) => area.row_count().clamp(1, CLOSED_ROWS),
        Editor::Pick(pick) if is_open => option_rows(form, field, pick, look, frame.width).len().max(1),
        Editor::Pick(pick) => wrap(&chosen(form, field, pick, look), frame.width).len().clamp(1, CLOSED_ROWS),
        Editor::Reference(reference) if is_open && reference.search.is_some() => search_rows(form, reference),
        Editor::Reference(reference) => reference.rows_above().max(1),
        Editor::Line(_) => 1,
    }
}

fn search_rows(form: &FormState, reference: &ReferenceEdit) -> usize {
    let (hits, more) = reference.hits(&form.facts);
    reference.rows_above() + 1 + hits.len().max(1) + usize::from(more > 0)
}

/// What is said below a field, one row each.
fn notes(form: &FormState, field: &Field, is_focused: bool, lang: Lang, width: u16) -> Vec<(Role, String)> {
    let mut notes = Vec::new();
    let mut say =
        |role: Role, text: &str| notes.extend(wrap(text, width).into_iter().map(|row| (role, row.to_owned())));
    if let Some(problem) = field.problem {
        say(Role::Error, &format!("! {}", problem.text(lang)));
    }
    for (_, text) in form.facts.supplements.iter().filter(|(id, _)| *id == field.spec.id) {
        say(Role::Text, text);
    }
    if !is_focused || form.view.is_some() {
        return notes;
    }
    if field.problem.is_none() {
        let hints = [field.spec.hint.map(|hint| hint(lang)), kind_hint(field, lang)];
        let hint = hints.into_iter().flatten().collect::<Vec<_>>().join(" ");
        if !hint.is_empty() {
            say(Role::Muted, &hint);
        }
    }
    let offers = form.offers();
    if let (FieldKind::Reading, Some(feed)) = (field.spec.kind, form.facts.feed(field.editor.value())) {
        say(Role::Text, &t::offered(lang, feed));
    }
    if let Some(offer) = offers.get(field.offered.min(offers.len().saturating_sub(1))) {
        let more = if offers.len() > 1 { format!("   {}", t::cycle_suggestions(lang)) } else { String::new() };
        say(Role::Active, &format!("{}{more}", t::suggestions(lang, &offer.label)));
    }
    if let Some((len, max)) = near_limit(&field.editor) {
        say(Role::Warning, &t::counter(lang, len, max));
    }
    if let (FieldKind::Date, "due_on", Some(Record::Action(action))) =
        (field.spec.kind, field.spec.id, form.records.last())
        && !action.earlier_due.is_empty()
    {
        let dates: Vec<String> = action.earlier_due.iter().map(|date| format::date(*date)).collect();
        say(Role::Text, &t::earlier_due(lang, &dates.join(", ")));
    }
    notes
}

fn kind_hint(field: &Field, lang: Lang) -> Option<&'static str> {
    match field.spec.kind {
        FieldKind::Date => Some(t::date_hint(lang)),
        FieldKind::Choice(_) if field.spec.required => Some(t::choice_hint(lang)),
        FieldKind::Choice(_) => Some(t::choice_hint_clear(lang)),
        FieldKind::YesNo => Some(t::choice_hint(lang)),
        FieldKind::Reference(_) | FieldKind::References(_) => {
            let is_open = matches!(&field.editor, Editor::Reference(reference) if reference.search.is_some());
            let several = matches!(field.spec.kind, FieldKind::References(_)) && !field.editor.value().is_empty();
            if is_open { Some(t::search_hint(lang)) } else { several.then(|| t::many_hint(lang)) }
        }
        _ => None,
    }
}

/// Characters written and characters at most, when not many more fit.
fn near_limit(editor: &Editor) -> Option<(usize, usize)> {
    let (len, max) = match editor {
        Editor::Line(line) => (line.chars(), line.max()),
        Editor::Area(area) => (area.chars(), area.max()),
        _ => return None,
    };
    (len >= max - max / 10).then_some((len, max))
}
