//! The lines of the preview, made once for each reading.

use super::Fact;
use crate::app::failure::Text;
use crate::app::import::{Column, FactFrom, Place, Reading, TableKind};
use crate::i18n::Lang;
use crate::i18n::import as t;
use crate::ui::look::Role;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Heading,
    Fact(Fact),
    Column { table: usize, column: usize },
    Text,
}

/// A line of the preview.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) what: What,
    pub(super) indent: u16,
    /// What stands to the left, such as the line of the source.
    pub(super) mark: Text,
    pub(super) text: Text,
    pub(super) role: Role,
    /// All of it, for the pane below.
    pub(super) whole: Text,
}

/// The value of a fact and where it was read.
pub(super) fn fact(reading: &Reading, fact: Fact) -> Option<(String, FactFrom)> {
    let facts = &reading.facts;
    match fact {
        Fact::Board => facts.board.as_ref().map(|found| (found.value.clone(), found.from.clone())),
        Fact::Year => facts.year.as_ref().map(|found| (found.value.to_string(), found.from.clone())),
        Fact::Period => facts.period.as_ref().map(|found| (found.value.clone(), found.from.clone())),
    }
}

/// Every line of the preview.
pub(super) fn lines(reading: &Reading) -> Vec<Line> {
    let mut lines: Vec<Line> = [Fact::Board, Fact::Year, Fact::Period].map(|fact| fact_line(reading, fact)).into();
    heading(&mut lines, Text::label(t::heading_whole));
    text(&mut lines, 1, Role::Text, Text::of(|lang| plan_counts(reading, lang)));
    if reading.needs_period() {
        text(&mut lines, 1, Role::Text, Text::of(|lang| period_counts(reading, lang)));
    }
    heading(&mut lines, Text::label(t::heading_columns));
    for (at, table) in reading.tables.iter().enumerate() {
        let about = Text::of(|lang| match table.kind {
            TableKind::Controls => t::table_controls(lang, table.rows),
            TableKind::Deviations => t::table_deviations(lang, table.rows),
        });
        marked(&mut lines, 1, Role::Muted, &table.header, about);
        let columns = table.columns.iter().enumerate().filter(|(_, column)| !column.heading.is_empty());
        lines.extend(columns.map(|(column, read)| column_line(at, column, read)));
    }
    if !reading.notes.is_empty() {
        heading(&mut lines, Text::of(|lang| t::heading_notes(lang, reading.notes.len())));
        for note in &reading.notes {
            marked(&mut lines, 1, Role::Warning, &note.place, Text::of(|lang| note.sentence(lang)));
        }
    }
    if !reading.unplaced.is_empty() {
        heading(&mut lines, Text::of(|lang| t::heading_unplaced(lang, reading.unplaced.len())));
        for unplaced in &reading.unplaced {
            let own = unplaced.text.clone();
            marked(&mut lines, 1, Role::Text, &unplaced.place, Text::of(|_| own.clone()));
            if let Some(line) = lines.last_mut() {
                line.whole = Text::of(|lang| format!("{}: {own}", unplaced.why.label()(lang)));
            }
        }
    }
    tree(&mut lines, reading);
    lines
}

fn plan_counts(reading: &Reading, lang: Lang) -> String {
    let counts = reading.counts();
    joined([
        (counts.areas, t::count_areas(lang, counts.areas)),
        (counts.risk_points, t::count_risk_points(lang, counts.risk_points)),
        (counts.controls, t::count_controls(lang, counts.controls)),
        (counts.questions, t::count_questions(lang, counts.questions)),
    ])
}

fn period_counts(reading: &Reading, lang: Lang) -> String {
    let counts = reading.counts();
    joined([
        (counts.outcomes, t::count_outcomes(lang, counts.outcomes)),
        (counts.deviations, t::count_deviations(lang, counts.deviations, counts.linked)),
        (counts.actions, t::count_actions(lang, counts.actions)),
    ])
}

fn joined<const N: usize>(counts: [(usize, String); N]) -> String {
    counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect::<Vec<_>>().join(" · ")
}

fn tree(lines: &mut Vec<Line>, reading: &Reading) {
    heading(lines, Text::label(t::heading_tree));
    for area in &reading.areas {
        marked(lines, 1, Role::Heading, &area.place, same(&area.name));
        whole(lines, &format!("{}\n{}", area.name, area.purpose));
        for point in &area.risk_points {
            marked(lines, 3, Role::Text, &point.place, same(&point.name));
            for control in &point.controls {
                marked(lines, 5, Role::Text, &control.place, same(&control.title));
                let outcome = control.outcome.as_ref().map(|outcome| outcome.result.as_str()).unwrap_or_default();
                let method =
                    std::iter::once(control.method.as_str()).chain(control.questions.iter().map(String::as_str));
                let method = method.collect::<Vec<_>>().join(" ");
                whole(lines, &format!("{}\n{method}\n{outcome}", control.title));
            }
        }
    }
    if reading.deviations.is_empty() {
        return;
    }
    heading(lines, Text::label(t::heading_deviations));
    for deviation in &reading.deviations {
        let role = if deviation.link.is_some() { Role::Text } else { Role::Warning };
        let alone = deviation.link.is_none();
        let title = Text::of(|lang| {
            let aside = if alone { format!(" ({})", t::alone(lang)) } else { String::new() };
            format!("{}{aside}", deviation.title)
        });
        marked(lines, 1, role, &deviation.place, title);
        if !deviation.actions.is_empty() {
            let actions: Vec<&str> = deviation.actions.iter().map(|action| action.what.as_str()).collect();
            whole(lines, &format!("{}\n{}", deviation.title, actions.join("\n")));
        }
    }
}

fn same(text: &str) -> Text {
    Text::of(|_| text.to_owned())
}

fn whole(lines: &mut [Line], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.whole = same(text.trim());
    }
}

fn heading(lines: &mut Vec<Line>, text: Text) {
    let (what, role) = (What::Heading, Role::Heading);
    lines.push(Line { what, indent: 0, mark: Text::default(), text, role, whole: Text::default() });
}

fn text(lines: &mut Vec<Line>, indent: u16, role: Role, text: Text) {
    lines.push(Line { what: What::Text, indent, mark: Text::default(), text: text.clone(), role, whole: text });
}

fn marked(lines: &mut Vec<Line>, indent: u16, role: Role, place: &Place, text: Text) {
    let mark = Text::of(|lang| place_words(lang, place));
    lines.push(Line { what: What::Text, indent, mark, text: text.clone(), role, whole: text });
}

fn place_words(lang: Lang, place: &Place) -> String {
    match (&place.sheet, place.line) {
        (_, 0) => String::new(),
        (Some(sheet), line) => t::from_sheet(lang, sheet, line),
        (None, line) => t::from_line(lang, line),
    }
}

fn fact_line(reading: &Reading, which: Fact) -> Line {
    let found = fact(reading, which);
    let known = found.is_some();
    let needed = which != Fact::Period || reading.needs_period();
    let text = Text::of(|lang| match &found {
        Some((value, from)) => {
            let from = match from {
                FactFrom::Place(place) => place_words(lang, place),
                FactFrom::FileName => t::from_file_name(lang).to_owned(),
                FactFrom::Given => t::from_person(lang).to_owned(),
            };
            format!("{value} ({from})")
        }
        None if needed => t::preview_unknown(lang).to_owned(),
        None => t::preview_not_needed(lang).to_owned(),
    });
    let label = match which {
        Fact::Board => t::preview_board,
        Fact::Year => t::preview_year,
        Fact::Period => t::preview_period,
    };
    let role = match (known, needed) {
        (true, _) => Role::Text,
        (false, true) => Role::Warning,
        (false, false) => Role::Muted,
    };
    let (mark, whole) = (Text::label(label), text.clone());
    Line { what: What::Fact(which), indent: 0, mark, text, role, whole }
}

fn column_line(table: usize, column: usize, read: &Column) -> Line {
    let text = Text::of(|lang| {
        let field = read.field.map_or_else(|| t::field_none(lang), |field| field.label()(lang));
        let aside = if read.guessed { format!(" ({})", t::column_guessed(lang)) } else { String::new() };
        format!("{}: {field}{aside}", read.heading)
    });
    let role = match read {
        Column { field: None, .. } | Column { guessed: true, .. } => Role::Warning,
        _ => Role::Text,
    };
    let whole = text.clone();
    Line { what: What::Column { table, column }, indent: 3, mark: Text::default(), text, role, whole }
}
