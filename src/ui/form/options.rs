//! The words of a choice, wrapped to the width of its field.

use super::editor::option_word;
use super::pick::Pick;
use super::state::{Field, FormState};
use crate::app::fields::FieldKind;
use crate::i18n::forms as t;
use crate::ui::look::Look;
use crate::ui::text::wrap;

/// Options that have a digit of their own.
const DIGITS: usize = 9;

/// The rows of an open choice, each with the place of the option it belongs to.
pub(super) fn option_rows(
    form: &FormState,
    field: &Field,
    pick: &Pick,
    look: Look,
    width: u16,
) -> Vec<(usize, String)> {
    let mut rows = Vec::new();
    for (place, code) in pick.options.iter().enumerate() {
        let is_chosen = pick.is_chosen(code);
        let key = if place < DIGITS { (place + 1).to_string() } else { " ".to_owned() };
        let (lead, tail) = match (pick.is_many(), is_chosen) {
            (true, true) => (format!("[x] {key} "), String::new()),
            (true, false) => (format!("[ ] {key} "), String::new()),
            (false, true) => (format!("{key} "), format!(" · {}", t::chosen(look.lang))),
            (false, false) => (format!("{key} "), String::new()),
        };
        let indent = u16::try_from(lead.len()).unwrap_or(0);
        let text = format!("{}{tail}", option_text(form, field, code, look));
        for (row, part) in wrap(&text, width.saturating_sub(indent)).into_iter().enumerate() {
            let lead = if row == 0 { lead.clone() } else { " ".repeat(lead.len()) };
            rows.push((place, format!("{lead}{part}")));
        }
    }
    rows
}

/// What is chosen, in words.
pub(super) fn chosen(form: &FormState, field: &Field, pick: &Pick, look: Look) -> String {
    match (pick.value(), pick.is_many()) {
        ("", _) => empty_word(field, look).to_owned(),
        (value, true) => {
            let words = value.split(", ").map(|code| option_text(form, field, code, look));
            words.collect::<Vec<_>>().join(", ")
        }
        (value, false) => option_text(form, field, value, look),
    }
}

/// What stands in a field in which nothing does.
pub(super) fn empty_word(field: &Field, look: Look) -> &'static str {
    match field.spec.kind {
        FieldKind::Periods => t::every_period(look.lang),
        FieldKind::Choice(_) | FieldKind::Choices(_) | FieldKind::Reference(_) | FieldKind::References(_) => {
            t::not_chosen(look.lang)
        }
        _ => "-",
    }
}

/// An option with its sign and its word.
fn option_text(form: &FormState, field: &Field, code: &str, look: Look) -> String {
    let word = option_word(field.spec, code, &form.facts, look.lang);
    match field.spec.kind {
        FieldKind::Choice(axis) => format!("{} {word}", axis.glyph(look.glyphs, code)).trim_start().to_owned(),
        _ => word,
    }
}
