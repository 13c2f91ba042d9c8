//! The keys that apply here, to read and to search in.

use super::Effects;
use crate::i18n::collate::fold_search;
use crate::i18n::{Label, screen as t};
use crate::ui::commands::{COMMANDS, CommandSpec, Group};
use crate::ui::input::Input;
use crate::ui::keymap;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::text::LineEdit;
use crate::ui::wrap::wrap;

/// The longest search.
const LONGEST: usize = 60;
/// Columns of the keys, before what they do.
const KEYS: usize = 16;

type Lines = Vec<Vec<(String, Role)>>;

/// Shows the keys that apply here, by group.
pub(super) fn open(model: &mut Model) -> Effects {
    let title = t::help_title(model.look.lang).to_owned();
    let lines = keys_here(model, "");
    let query = Some(LineEdit::new("", LONGEST));
    model.overlays.push(Overlay::Text(TextView { title, lines, query, ..TextView::default() }));
    Effects::new()
}

/// Searches among them; `false` when the text on top is another.
pub(super) fn search(model: &mut Model, input: &Input) -> bool {
    let Some(Overlay::Text(TextView { query: Some(query), .. })) = model.overlays.last_mut() else { return false };
    let before = query.text().to_owned();
    query.handle(input);
    let wanted = query.text().to_owned();
    if wanted != before {
        let found = keys_here(model, &wanted);
        if let Some(Overlay::Text(text)) = model.overlays.last_mut() {
            (text.lines, text.scroll) = (found, 0);
        }
    }
    true
}

/// The keys whose name or meaning has what is searched for.
fn keys_here(model: &Model, wanted: &str) -> Lines {
    let lang = model.look.lang;
    let (context, wanted) = (model.context(), fold_search(wanted.trim()));
    let width = usize::from(model.size.0).min(100).saturating_sub(KEYS + 8);
    let names =
        |spec: &CommandSpec| spec.keys.iter().map(|chord| keymap::name(lang, *chord)).collect::<Vec<_>>().join(" ");
    let fits = |spec: &&CommandSpec| {
        let said = [names(spec).as_str(), (spec.label)(lang), (spec.help)(lang)].join(" ");
        fold_search(&said).contains(&wanted)
    };
    let mut lines = Lines::new();
    for group in Group::ALL {
        let here = COMMANDS.iter().filter(|spec| spec.group == *group && spec.context.meets(context));
        let rows: Vec<_> = here.filter(|spec| !spec.keys.is_empty()).filter(fits).collect();
        if rows.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(vec![(group.label()(lang).to_owned(), Role::Heading)]);
        for spec in rows {
            for (row, text) in wrap((spec.help)(lang), width).into_iter().enumerate() {
                let keys = if row == 0 { names(spec) } else { String::new() };
                lines.push(vec![(format!("{keys:<KEYS$}"), Role::Key), (text, Role::Text)]);
            }
        }
    }
    if lines.is_empty() {
        lines.push(vec![(t::no_hits(lang).to_owned(), Role::Muted)]);
    }
    lines.push(Vec::new());
    lines.push(vec![(t::more_in_palette(lang).to_owned(), Role::Muted)]);
    lines
}

/// Shows the keys of a place that has keys of its own.
pub(super) fn of_place(model: &mut Model, keys: Label) -> Effects {
    let lang = model.look.lang;
    let line = |line: &str| match line.split_at_checked(line.find("  ").unwrap_or_default()) {
        Some((keys, rest)) => vec![(keys.to_owned(), Role::Key), (rest.to_owned(), Role::Text)],
        None => vec![(line.to_owned(), Role::Text)],
    };
    let lines = keys(lang).lines().map(line).collect();
    let title = t::help_title(lang).to_owned();
    model.overlays.push(Overlay::Text(TextView { title, lines, ..TextView::default() }));
    Effects::new()
}

/// Says of a key that it does nothing in a place whose keys `?` shows.
pub(super) fn unbound(model: &mut Model, input: &Input) -> Effects {
    let lang = model.look.lang;
    match input {
        Input::Chord(chord) => model.note(t::unbound(lang, &keymap::name(lang, *chord))),
        Input::Paste(_) => model.note(t::paste_outside(lang)),
        _ => {}
    }
    Effects::new()
}
