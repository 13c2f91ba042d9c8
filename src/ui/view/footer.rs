//! The footer: the most useful commands here, by priority as many as fit, then help.

use super::{columns, put};
use crate::i18n::{actions as a, screen as t, screen_figures as f};
use crate::ui::arrange::Arrangement;
use crate::ui::commands::{COMMANDS, Command, CommandSpec};
use crate::ui::keymap;
use crate::ui::look::Role;
use crate::ui::model::{Model, Screen, label_of};
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, PickKind};
use crate::ui::state::plan::PlanScreen;
use crate::ui::state::register::Page;
use ratatui::buffer::Buffer;
use std::ops::Range;

/// A command in the footer and the columns it can be clicked on.
pub(crate) struct FooterItem {
    /// The command.
    pub(crate) command: Command,
    /// Where it stands.
    pub(crate) columns: Range<u16>,
    key: String,
    label: &'static str,
}

/// The commands of the footer, where they stand.
pub(crate) fn footer_items(model: &Model) -> Vec<FooterItem> {
    let lang = model.look.lang;
    let context = model.context();
    let weight = |spec: &CommandSpec| if is_blank(model) { weight_in_blank(spec) } else { spec.footer };
    let mut wanted: Vec<&CommandSpec> =
        COMMANDS.iter().filter(|spec| weight(spec) > 0 && spec.context.meets(context)).collect();
    wanted.sort_by_key(|spec| std::cmp::Reverse(weight(spec)));
    let room = model.size.0.saturating_sub(2);
    let mut used = 0;
    let mut chosen = Vec::new();
    for spec in wanted {
        let disabled = model.why_not(spec).is_some();
        let Some(chord) = spec.keys.first().filter(|_| !disabled) else { continue };
        let (key, label) = (keymap::name(lang, *chord), label_of(model, spec.id)(lang));
        let width = columns(&key) + 1 + columns(label) + 2;
        if used + width <= room + 2 {
            used += width;
            chosen.push((spec, key, label));
        }
    }
    // Help stands last, the others in the order of the table.
    chosen.sort_by_key(|(spec, ..)| (spec.id == Command::Help, COMMANDS.iter().position(|other| other.id == spec.id)));
    let mut x = 1;
    let place = |(spec, key, label): (&CommandSpec, String, &'static str)| {
        let start = x;
        x += columns(&key) + 1 + columns(label) + 2;
        FooterItem { command: spec.id, columns: start..x - 2, key, label }
    };
    chosen.into_iter().map(place).collect()
}

/// Whether the plan has nothing in it yet.
fn is_blank(model: &Model) -> bool {
    let blank = |plan: &PlanScreen| plan.sheet.is_none() && plan.tree.rows.is_empty() && !plan.filter.is_on();
    model.plan().is_some_and(blank)
}

/// How much a command deserves a place in the footer of a plan that is to be begun.
const fn weight_in_blank(spec: &CommandSpec) -> u8 {
    match spec.id {
        Command::New => 100,
        Command::Library => 95,
        Command::Import => 90,
        Command::SwitchPlan => 85,
        Command::Undo | Command::Quit | Command::Palette | Command::Help => spec.footer,
        _ => 0,
    }
}

pub(super) fn draw(model: &Model, arranged: &Arrangement, buffer: &mut Buffer) {
    let lang = model.look.lang;
    let hint = match (model.overlays.last(), &model.screen) {
        (Some(Overlay::Pick(pick)), _) => match pick.kind {
            PickKind::Few if pick.item().is_some_and(|item| item.choice.removes().is_some()) => {
                crate::i18n::plans::hint_remove(lang)
            }
            PickKind::Few => t::hint_pick_numbers(lang),
            // What is chosen from does not change when nothing matches.
            PickKind::Search => match pick.item().or(pick.items.first()).map(|item| &item.choice) {
                Some(Choice::Run(_)) => t::hint_palette(lang),
                Some(Choice::Starter(..)) => t::hint_library(lang),
                Some(Choice::Goto(_) | Choice::Read | Choice::Report(_) | Choice::Sheet(_) | Choice::Review(_))
                | None => t::hint_search(lang),
                Some(_) => t::hint_search_choice(lang),
            },
            PickKind::Ticks => t::hint_filter(lang),
        },
        (Some(Overlay::Text(text)), _) if text.query.is_some() => t::hint_text_search(lang),
        (Some(Overlay::Text(text)), _) if !text.headings.is_empty() => t::hint_preview(lang),
        (Some(Overlay::Text(text)), _) if text.accept.is_some() => f::hint_accept(lang),
        (Some(Overlay::Text(_)), _) => t::hint_text(lang),
        (Some(Overlay::Setup(setup)), _) => setup.hint(lang),
        (Some(Overlay::Note(_)), _) => crate::i18n::sheets::note_hint(lang),
        (Some(Overlay::Prompt(_)), _) => t::hint_prompt(lang),
        // The preview has a line of its own for this.
        (Some(Overlay::Import(_)), _) => "",
        (Some(Overlay::Figures(list)), _) if list.entry.is_some() => f::hint_entry(lang),
        (Some(Overlay::Figures(_)), _) => f::hint_figures(lang),
        (Some(Overlay::Series(_)), _) => f::series_hint(lang),
        (Some(Overlay::Actions(table)), _) if table.query.is_some() => a::hint_search(lang),
        (Some(Overlay::Actions(_)), _) => a::hint(lang),
        (Some(Overlay::Register(register)), _) if register.page == Page::Coverage => {
            crate::i18n::register::coverage_hint(lang)
        }
        (Some(Overlay::Register(_)), _) => crate::i18n::register::hint(lang),
        (Some(Overlay::Todo(list)), _) if list.query.is_some() => a::hint_search(lang),
        (Some(Overlay::Todo(_)), _) => crate::i18n::due::hint(lang),
        (Some(Overlay::Year(_)), _) => crate::i18n::year_map::hint(lang),
        (Some(Overlay::Form(form)), _) => {
            let room = usize::from(arranged.footer.width.saturating_sub(2));
            return say(model, arranged, &form.hint(lang, room), buffer);
        }
        (None, Screen::Start(_)) if model.world.recent.is_empty() => t::hint_start(lang),
        (None, Screen::Start(_)) => t::hint_start_recent(lang),
        (None, _) => return items(model, arranged, buffer),
    };
    say(model, arranged, hint, buffer);
}

fn say(model: &Model, arranged: &Arrangement, hint: &str, buffer: &mut Buffer) {
    let room = usize::from(arranged.footer.width.saturating_sub(1));
    put(buffer, arranged.footer, 0, &[(format!(" {}", fitting(hint, room)), Role::Muted)], model.look);
}

/// As much of a hint as there is room for. Its parts stand in order of how much they are needed, but the last one says how
/// to get out, or where all keys are told: it stays.
fn fitting(hint: &str, room: usize) -> String {
    let mut parts: Vec<&str> = hint.split("  ").collect();
    let last = parts.pop();
    let width = |parts: &[&str]| parts.iter().chain(&last).map(|part| usize::from(columns(part)) + 2).sum::<usize>();
    while !parts.is_empty() && width(&parts) > room + 2 {
        parts.pop();
    }
    parts.into_iter().chain(last).collect::<Vec<_>>().join("  ")
}

fn items(model: &Model, arranged: &Arrangement, buffer: &mut Buffer) {
    for item in footer_items(model) {
        let spans = [(item.key, Role::Key), (format!(" {}", item.label), Role::Text)];
        let area = ratatui::layout::Rect {
            x: item.columns.start,
            width: item.columns.end - item.columns.start,
            ..arranged.footer
        };
        put(buffer, area.intersection(arranged.footer), 0, &spans, model.look);
    }
}
