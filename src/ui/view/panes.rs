//! The three panes of the plan screen.

use super::{Cursor, mark, put, put_both};
use crate::domain::{Node, Severity, SeverityCounts, Status};
use crate::i18n::{screen as t, terms::Terms};
use crate::ui::arrange::Arrangement;
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;
use crate::ui::state::detail::{severity_role, status_role};
use crate::ui::state::plan::{Pane, PlanScreen};
use crate::ui::state::tree::TreeRow;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::symbols::border;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::widgets::Block;

pub(super) fn draw(model: &Model, plan: &PlanScreen, arranged: &Arrangement, buffer: &mut Buffer) -> Cursor {
    let mut cursor = None;
    // The focused pane is drawn last, so that its border lies on top of those it shares.
    let mut panes = [Pane::Tree, Pane::Detail, Pane::Summary];
    panes.sort_by_key(|pane| *pane == plan.focus);
    for pane in panes {
        let Some(area) = arranged.pane(pane) else { continue };
        let focused = plan.focus == pane && model.overlays.is_empty();
        let inner = frame(model, pane, area, plan.focus == pane, buffer);
        let found = match pane {
            Pane::Tree => tree(model, plan, inner, focused, buffer),
            Pane::Detail => detail(model, plan, inner, focused, buffer),
            Pane::Summary => summary(model, plan, inner, focused, buffer),
        };
        if focused {
            cursor = found;
        }
    }
    cursor
}

fn frame(model: &Model, pane: Pane, area: Rect, focused: bool, buffer: &mut Buffer) -> Rect {
    let look = model.look;
    let title = match pane {
        Pane::Tree => t::tree_title(look.lang),
        Pane::Detail => t::detail_title(look.lang),
        Pane::Summary => t::summary_title(look.lang),
    };
    let role = if focused { Role::FocusBorder } else { Role::Border };
    let title_role = if focused { Role::Heading } else { Role::Muted };
    border(buffer, area, look, role);
    let top = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    put(buffer, top, 0, &[(format!(" {title} "), title_role)], look);
    area.inner(Margin { horizontal: 1, vertical: 1 })
}

/// Draws a border, joined to those that were there. A `Block` of the library would go over every cell within it too.
fn border(buffer: &mut Buffer, area: Rect, look: Look, role: Role) {
    let (set, style) = (border_set(look), look.style(role));
    let area = area.intersection(buffer.area);
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let mut draw = |x: u16, y: u16, sign: &str| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.merge_symbol(sign, MergeStrategy::Exact).set_style(style);
        }
    };
    for x in area.x + 1..right {
        draw(x, area.y, set.horizontal_top);
        draw(x, bottom, set.horizontal_bottom);
    }
    for y in area.y + 1..bottom {
        draw(area.x, y, set.vertical_left);
        draw(right, y, set.vertical_right);
    }
    draw(area.x, area.y, set.top_left);
    draw(right, area.y, set.top_right);
    draw(area.x, bottom, set.bottom_left);
    draw(right, bottom, set.bottom_right);
}

/// A block with borders in the set of signs in use.
pub(super) fn bordered(look: Look) -> Block<'static> {
    Block::bordered().border_set(border_set(look))
}

const fn border_set(look: Look) -> border::Set<'static> {
    match look.glyphs {
        crate::i18n::terms::Glyphs::Standard => border::PLAIN,
        crate::i18n::terms::Glyphs::Ascii => ASCII_BORDER,
    }
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

fn tree(model: &Model, plan: &PlanScreen, inner: Rect, focused: bool, buffer: &mut Buffer) -> Cursor {
    let look = model.look;
    if plan.tree.rows.is_empty() {
        let text = if plan.filter.is_on() {
            t::nothing_matches
        } else if plan.session.period.is_none() {
            t::no_periods
        } else {
            t::empty_plan
        };
        paragraph(text(look.lang), inner, look, buffer);
        return Some(inner.as_position());
    }
    let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    let visible = plan.tree.rows.iter().skip(plan.tree.scroll).take(usize::from(inner.height));
    for (row, each) in (0..).zip(visible) {
        tree_row(model, plan, each, (inner, row), buffer);
    }
    let row = u16::try_from(plan.tree.at.saturating_sub(plan.tree.scroll)).unwrap_or(u16::MAX);
    mark(buffer, inner, row, look, focused);
    (row < inner.height).then(|| Position { x: inner.x, y: inner.y + row })
}

fn paragraph(text: &str, inner: Rect, look: Look, buffer: &mut Buffer) {
    let width = usize::from(inner.width.saturating_sub(2));
    let area = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    for (row, line) in (0..).zip(crate::ui::wrap::wrap(text, width)) {
        put(buffer, area, row, &[(line, Role::Muted)], look);
    }
}

fn tree_row(model: &Model, plan: &PlanScreen, row: &TreeRow, (area, y): (Rect, u16), buffer: &mut Buffer) {
    let look = model.look;
    let book = &plan.session.book;
    let tally = plan.rollup.of(row.node);
    let indent = row.depth * 2;
    let area = Rect { x: area.x + indent.min(area.width), width: area.width.saturating_sub(indent), ..area };
    let mut right = severities(&tally.severity, look);
    match row.node {
        Node::Control(id) => {
            let (badge, role) = status_badge(tally.status.overall(), look);
            put(buffer, area, y, &[(badge, role)], look);
            let rest = Rect { x: area.x + BADGE.min(area.width), width: area.width.saturating_sub(BADGE), ..area };
            let title = book.control(id).map_or("", |control| &control.title);
            if plan.has_draft(id) {
                right.insert(0, (format!("{} ", t::draft_mark(look.lang)), Role::Warning));
            }
            put_both(buffer, rest, y, (title, Role::Text), &right, look);
        }
        Node::RiskPoint(id) => {
            let name = book.risk_point(id).map_or("", |point| &point.name);
            let mut right = if row.open { severities(&own_severities(plan, id), look) } else { right };
            // Only a risk without controls can be outside the plan.
            if !row.branch && book.risk_point(id).is_some_and(|point| !book.is_in_plan(point)) {
                right.push((t::outside_plan(look.lang).to_owned(), Role::Muted));
            }
            let left = format!("{} {name}", branch_sign(row));
            put_both(buffer, area, y, (&left, Role::Text), &right, look);
        }
        Node::Area(id) => {
            let name = book.area(id).map_or("", |area| &area.name);
            let (done, of) = (tally.status.of(Status::Completed), tally.status.total());
            let count = (t::count_of(look.lang, done, of), Role::Muted);
            let mut right = if row.open { Vec::new() } else { right };
            if !right.is_empty() {
                right.push((" ".to_owned(), Role::Text));
            }
            right.push(count);
            let left = format!("{} {name}", branch_sign(row));
            put_both(buffer, area, y, (&left, Role::Heading), &right, look);
        }
    }
}

/// Columns of a control's status before its title.
const BADGE: u16 = 10;

fn status_badge(status: Option<Status>, look: Look) -> (String, Role) {
    match status {
        Some(status) => {
            let word = Terms::new(look.lang).status_short(status);
            (format!("{} {word}", look.glyphs.status(status)), status_role(status))
        }
        None => (t::not_due_short(look.lang).to_owned(), Role::Muted),
    }
}

const fn branch_sign(row: &TreeRow) -> &'static str {
    match (row.branch, row.open) {
        (true, true) => "-",
        (true, false) => "+",
        (false, _) => " ",
    }
}

/// The worst severity with how many there are of it.
fn severities(counts: &SeverityCounts, look: Look) -> Vec<(String, Role)> {
    let (severity, count) = match counts.worst() {
        Some(Severity::Serious) => (Some(Severity::Serious), counts.serious),
        Some(Severity::Minor) => (Some(Severity::Minor), counts.minor),
        Some(Severity::Observation) => (Some(Severity::Observation), counts.observations),
        None if counts.ungraded > 0 => (None, counts.ungraded),
        None => return Vec::new(),
    };
    let text = format!("{} {} {count}", look.glyphs.severity(severity), t::severity_tiny(look.lang, severity));
    vec![(text, severity_role(severity))]
}

/// The deviations of a risk point that none of its controls shows.
fn own_severities(plan: &PlanScreen, id: crate::domain::RiskPointId) -> SeverityCounts {
    let mut counts = SeverityCounts::default();
    let own = plan.session.book.deviations_of_risk_point(id).filter(|deviation| deviation.control_id.is_none());
    for deviation in own.filter(|deviation| Some(deviation.period_id) == plan.session.period) {
        counts.add(deviation.severity);
    }
    counts
}

/// The lines of a pane, the one the cursor is on and the first in view.
struct Listing<'a, L> {
    lines: &'a [L],
    spans: fn(&L) -> &[(String, Role)],
    at: usize,
    scroll: usize,
}

fn listing<L>(listing: &Listing<'_, L>, inner: Rect, look: Look, focused: bool, buffer: &mut Buffer) -> Cursor {
    let text = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    let lines = listing.lines.iter().skip(listing.scroll).take(usize::from(inner.height));
    for (row, line) in (0..).zip(lines) {
        put(buffer, text, row, (listing.spans)(line), look);
    }
    more_below(listing.lines.len(), listing.scroll, inner, look, buffer);
    let row = u16::try_from(listing.at.saturating_sub(listing.scroll)).unwrap_or(u16::MAX);
    if focused {
        mark(buffer, text, row, look, true);
    }
    (row < text.height).then(|| Position { x: text.x, y: text.y + row })
}

fn detail(model: &Model, plan: &PlanScreen, inner: Rect, focused: bool, buffer: &mut Buffer) -> Cursor {
    let state = &plan.detail;
    let lines = Listing { lines: &state.lines, spans: |line| &line.spans, at: state.at, scroll: state.scroll };
    listing(&lines, inner, model.look, focused, buffer)
}

/// Says on the lower right that there is more to see.
fn more_below(lines: usize, scroll: usize, inner: Rect, look: Look, buffer: &mut Buffer) {
    let below = lines.saturating_sub(scroll + usize::from(inner.height));
    if below > 0 && inner.width > 12 {
        let text = t::more_lines(look.lang, below);
        let width = super::columns(&text);
        let area =
            Rect { x: inner.x + inner.width.saturating_sub(width + 1), y: inner.y + inner.height, width, height: 1 };
        put(buffer, area.intersection(buffer.area), 0, &[(text, Role::Muted)], look);
    }
}

fn summary(model: &Model, plan: &PlanScreen, inner: Rect, focused: bool, buffer: &mut Buffer) -> Cursor {
    let state = &plan.summary;
    let lines = Listing { lines: &state.lines, spans: |line| &line.spans, at: state.at, scroll: state.scroll };
    listing(&lines, inner, model.look, focused, buffer)
}
