//! Links deviations to the risk points and controls whose names they bear, and keeps texts within their limits.

use super::fold::{fold_name, within};
use super::reading::{Link, Note, NoteKind, Place, ReadControl, Reading, Unplaced, Why};
use crate::domain::{MAX_NAME, MAX_TEXT};
use std::collections::HashMap;

/// Links every deviation that stands alone and has the name of exactly one risk point or control.
pub(super) fn link(reading: &mut Reading) {
    let names = names(reading);
    let mut by_name: HashMap<&str, Vec<Link>> = HashMap::new();
    for (name, link) in &names {
        by_name.entry(name).or_default().push(*link);
    }
    let mut notes = Vec::new();
    let mut links = Vec::new();
    for deviation in &reading.deviations {
        if deviation.link.is_some() {
            links.push(deviation.link);
            continue;
        }
        let folded = fold_name(&deviation.title);
        let exact = by_name.get(folded.as_str()).cloned().unwrap_or_default();
        let found = if exact.is_empty() { contained(&names, &folded) } else { exact };
        let link = only(&found);
        if link.is_none() {
            let title = deviation.title.clone();
            let kind = if found.is_empty() { NoteKind::Alone(title) } else { NoteKind::Ambiguous(title) };
            notes.push(Note { place: deviation.place.clone(), kind });
        }
        links.push(link);
    }
    for (deviation, link) in reading.deviations.iter_mut().zip(links) {
        deviation.link = link;
    }
    reading.notes.extend(notes);
}

fn names(reading: &Reading) -> Vec<(String, Link)> {
    let mut names = Vec::new();
    for (a, area) in reading.areas.iter().enumerate() {
        for (r, point) in area.risk_points.iter().enumerate() {
            names.push((fold_name(&point.name), Link::RiskPoint(a, r)));
            for (c, control) in point.controls.iter().enumerate() {
                names.push((fold_name(&control.title), Link::Control(a, r, c)));
            }
        }
    }
    names
}

/// Names that lie within the given one, or it in them.
fn contained(names: &[(String, Link)], folded: &str) -> Vec<Link> {
    if folded.chars().count() < 20 {
        return Vec::new();
    }
    names.iter().filter(|(name, _)| within(name, folded)).map(|(_, link)| *link).collect()
}

/// The one that is meant: the only one, or the control that bears the name of its own risk point.
fn only(found: &[Link]) -> Option<Link> {
    match found {
        [link] => Some(*link),
        [Link::RiskPoint(a, r), control @ Link::Control(b, s, _)] if (a, r) == (b, s) => Some(*control),
        _ => None,
    }
}

/// Shortens names and texts that are longer than the model takes; what is cut off is kept or listed.
pub(super) fn limit(reading: &mut Reading) {
    let mut notes = Vec::new();
    let mut rest = Vec::new();
    for area in &mut reading.areas {
        name(&mut area.name, Some(&mut area.purpose), &area.place, &mut notes);
        text(&mut area.purpose, &area.place, &mut rest);
        for point in &mut area.risk_points {
            name(&mut point.name, Some(&mut point.background), &point.place, &mut notes);
            text(&mut point.background, &point.place, &mut rest);
            text(&mut point.likely_errors, &point.place, &mut rest);
            point.controls.iter_mut().for_each(|control| limit_control(control, &mut notes, &mut rest));
        }
    }
    for deviation in &mut reading.deviations {
        let place = &deviation.place;
        name(&mut deviation.title, Some(&mut deviation.description), place, &mut notes);
        name(&mut deviation.unit, Some(&mut deviation.description), place, &mut notes);
        text(&mut deviation.description, place, &mut rest);
        text(&mut deviation.root_cause, place, &mut rest);
        for action in &mut deviation.actions {
            let mut spilled = String::new();
            name(&mut action.owner, Some(&mut spilled), place, &mut notes);
            name(&mut action.due_text, Some(&mut spilled), place, &mut notes);
            super::walk::append(&mut action.what, &spilled, false);
            text(&mut action.what, place, &mut rest);
        }
    }
    reading.notes.append(&mut notes);
    reading.unplaced.append(&mut rest);
}

fn limit_control(control: &mut ReadControl, notes: &mut Vec<Note>, rest: &mut Vec<Unplaced>) {
    let place = &control.place;
    name(&mut control.title, Some(&mut control.objective), place, notes);
    for (_, party) in &mut control.responsible {
        name(party, Some(&mut control.objective), place, notes);
    }
    for own in [&mut control.objective, &mut control.frequency, &mut control.method, &mut control.selection] {
        text(own, place, rest);
    }
    control.questions.iter_mut().for_each(|question| text(question, place, rest));
    if let Some(outcome) = &mut control.outcome {
        for person in [&mut outcome.performed_by, &mut outcome.reviewed_by] {
            name(person, Some(&mut outcome.comment), place, notes);
        }
        let same = outcome.performed_by.trim().to_lowercase() == outcome.reviewed_by.trim().to_lowercase();
        if same && !outcome.reviewed_by.is_empty() {
            let text = std::mem::take(&mut outcome.reviewed_by);
            rest.push(Unplaced { place: place.clone(), last_line: place.line, text, why: Why::Value });
        }
        for own in [&mut outcome.result, &mut outcome.comment, &mut outcome.analysis] {
            text(own, place, rest);
        }
    }
}

/// Makes a name one line of at most the longest length; the whole stands first in the text beside it then.
fn name(name: &mut String, beside: Option<&mut String>, place: &Place, notes: &mut Vec<Note>) {
    let line = super::record::one_line(name);
    if line.chars().count() <= MAX_NAME {
        *name = line;
        return;
    }
    let short: String = line.chars().take(MAX_NAME / 2).collect();
    let short = short.rsplit_once(' ').map_or(short.as_str(), |(start, _)| start);
    let short = format!("{short}…");
    if let Some(beside) = beside {
        let below = std::mem::replace(beside, std::mem::take(name));
        if !below.is_empty() {
            super::walk::append(beside, &below, false);
        }
    }
    notes.push(Note { place: place.clone(), kind: NoteKind::Shortened(short.clone()) });
    *name = short;
}

fn text(text: &mut String, place: &Place, rest: &mut Vec<Unplaced>) {
    if text.len() <= MAX_TEXT {
        return;
    }
    if let Some((at, _)) = text.char_indices().nth(MAX_TEXT) {
        let cut = text.split_off(at);
        rest.push(Unplaced { place: place.clone(), last_line: place.line, text: cut, why: Why::TooLong });
    }
}
