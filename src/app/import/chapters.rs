//! Reports told in chapters, with headings on lines of their own or before a colon, turned into rows of a table.
//!
//! ```text
//! Rutin – Attest
//!
//! Urval                         Rutin  | Urval         | Metod      | Resultat
//! Tio fakturor.            →    Attest | Tio fakturor. | Stickprov. | Inga fel.
//! Metod: Stickprov.
//! Resultat
//! Inga fel.
//! ```
//!
//! What stands before the first chapter stays as it is, and every chapter keeps its lines.

use super::field::Field;
use super::fold::{fold, fold_name};
use super::heading::{certain, is_plain};
use super::judgement;
use super::layout::{heading_like, unnumbered};
use super::reading::Place;
use super::rows::{Cell, MAX_COLUMNS, Row, cell};
use super::walk::append;
use std::collections::{BTreeMap, BTreeSet};

/// What stands for a tab within a text.
pub(super) const JOINER: &str = " | ";
/// The longest report, in bytes: what is longer is a list, and going through it for headings takes time.
const MOST: usize = 4 * 1024 * 1024;
/// How many headings there must be in all: fewer may be a coincidence.
const FEWEST: usize = 4;
/// The longest line that is a heading, or that names a section, in characters.
const LONGEST: usize = 60;

/// A line with text in it.
struct Line {
    row: Row,
    text: String,
    /// Whether there is an empty line above it.
    apart: bool,
    /// Whether it is only drawn.
    drawn: bool,
    key: Option<Key>,
}

/// A heading, and what stands on the same line.
struct Key {
    field: Field,
    heading: String,
    said: String,
    /// Whether it may begin a chapter.
    begins: bool,
}

/// The rows of a text told in chapters, if it is.
pub(super) fn rows(text: &str) -> Option<Vec<Row>> {
    if text.len() > MOST {
        return None;
    }
    let mut lines = lines(text);
    entitle(&mut lines);
    let mut parts: Vec<Part> = Vec::new();
    for line in &lines {
        part(&mut parts, line);
    }
    if let Some(Part::Chapter(last)) = parts.last_mut() {
        let loose = last.sign_off();
        parts.extend(loose.into_iter().map(Part::Line));
    }
    let whole = parts.iter().filter_map(Part::whole);
    let headings: usize = whole.map(|chapter| chapter.cells.len()).sum();
    (headings >= FEWEST).then(|| made(parts))
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut apart = true;
    for (line, raw) in (1..).zip(text.lines()) {
        let cells: Vec<Cell> = raw.splitn(MAX_COLUMNS, '\t').map(cell).collect();
        let row = Row { place: Place { sheet: None, line }, last: line, cells, of_card: false };
        let text = joined(&row);
        if text.is_empty() {
            apart = true;
            continue;
        }
        let drawn = text.chars().all(|c| matches!(c, '-' | '=' | '_' | '|' | ' '));
        lines.push(Line { row, key: key(&text), text, apart, drawn });
        apart = drawn;
    }
    lines
}

fn joined(row: &Row) -> String {
    row.filled().map(|(_, text)| text).collect::<Vec<_>>().join(JOINER)
}

/// The heading that a line is, or begins with.
fn key(text: &str) -> Option<Key> {
    if text.starts_with(['-', '•', '–', '*']) {
        return None;
    }
    let text = text.trim_start_matches('#').trim();
    let short = |heading: &str| heading.chars().count() <= LONGEST;
    let made = |heading: &str, said: &str| {
        // "Kontrollmoment 3" is the third of its kind.
        let numbered = |c: char| c.is_ascii_digit() || c == ' ';
        let (heading, said) = (unnumbered(heading).trim_end_matches(numbered), said.trim());
        let field = certain(heading).filter(|_| short(heading))?;
        let more = !is_plain(heading);
        if more && names(field) {
            return None;
        }
        // What a heading says besides, such as a period, is told first.
        let said = if more { [heading, said].join("\n") } else { said.to_owned() };
        let (heading, said) = (heading.to_owned(), said.trim().to_owned());
        Some(Key { field, heading, said, begins: names(field) })
    };
    let parted = text.split_once(':').filter(|(_, said)| !said.trim().is_empty());
    if let Some(beside) = parted.and_then(|(heading, said)| made(heading, said)) {
        return Some(beside);
    }
    let dashed = || {
        let (heading, said) = [" – ", " - ", " — "].iter().find_map(|dash| text.split_once(dash))?;
        made(heading, said).filter(|key| names(key.field))
    };
    let alone = || made(text.trim_end_matches(':'), "").filter(|_| parted.is_none());
    alone().or_else(dashed)
}

/// Whether what is named here may have a chapter of its own.
const fn names(field: Field) -> bool {
    matches!(field, Field::Area | Field::RiskPoint | Field::Control)
}

/// Where each chapter has its name on the line above its first heading ("2.1 Attest", "Ansvarig: …"), that line is the
/// heading that begins it, and no other is.
fn entitle(lines: &mut [Line]) {
    let Some(titles) = titles(lines) else { return };
    for (at, line) in lines.iter_mut().enumerate() {
        if titles.contains(&at) {
            let said = unnumbered(&line.text).to_owned();
            line.key = Some(Key { field: Field::Control, heading: "Kontrollmoment".to_owned(), said, begins: true });
        } else if let Some(key) = &mut line.key {
            key.begins = key.field == Field::Area;
            if key.field == Field::Control {
                // What is checked under a name of its own is how.
                (key.field, key.heading) = (Field::Method, "Metod".to_owned());
            }
        }
    }
}

/// The lines above the heading that chapters begin with, if each such heading has one.
fn titles(lines: &[Line]) -> Option<BTreeSet<usize>> {
    let keys = || lines.iter().filter_map(|line| line.key.as_ref());
    let mut counts: BTreeMap<Field, usize> = BTreeMap::new();
    for key in keys() {
        *counts.entry(key.field).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    let first = keys().find(|key| counts.get(&key.field) == Some(&most))?;
    if names(first.field) && !first.said.is_empty() {
        return None;
    }
    let mut titles = BTreeSet::new();
    let mut title = None;
    for (at, line) in lines.iter().enumerate() {
        match &line.key {
            Some(key) if key.field == first.field => titles.extend(title.take()),
            Some(_) => title = None,
            None if line.apart && heading_like(&line.text) && line.text.chars().count() <= LONGEST => title = Some(at),
            None => {}
        }
    }
    // A heading that names something may have text above it that is no name.
    let numbered = |at: &usize| lines.get(*at).is_some_and(|line| line.text.starts_with(|c: char| c.is_ascii_digit()));
    let sure = !names(first.field) || titles.iter().all(numbered);
    (titles.len() == most && sure).then_some(titles)
}

/// A line of its own, or a chapter.
enum Part {
    Line(Row),
    Chapter(Chapter),
}

impl Part {
    fn whole(&self) -> Option<&Chapter> {
        match self {
            Self::Chapter(chapter) if chapter.is_whole() => Some(chapter),
            _ => None,
        }
    }
}

/// A chapter as it is being read.
#[derive(Default)]
struct Chapter {
    cells: Vec<Named>,
    /// Which of the cells the next line belongs to.
    open: usize,
    lines: Vec<Row>,
    /// Numbers of pages between its lines.
    pages: Vec<Row>,
    /// The last line of it, when it stands alone below other text: the name of the section that follows, or a signature.
    closing: Vec<Row>,
}

/// Whether a line only numbers a page of the document that the text came from: "Sida 3 av 12", "3 (12)".
fn is_page_number(text: &str) -> bool {
    let folded = fold(text);
    let said: Vec<&str> = folded.split(' ').collect();
    let number = |word: &&str| word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
    match said.as_slice() {
        ["sida" | "sid" | "page", page] => number(page),
        ["sida" | "sid" | "page", page, "av" | "of", all] => number(page) && number(all),
        // "8 av 13" is a result; only this form is a page's without the word.
        [page, all] => number(page) && number(all) && text.ends_with(&format!(" ({all})")),
        _ => false,
    }
}

/// A cell and the heading it stands under.
struct Named {
    field: Field,
    heading: String,
    text: String,
}

/// Puts a line where it belongs: into a chapter, or on its own.
fn part(parts: &mut Vec<Part>, line: &Line) {
    let chapter = match parts.last_mut() {
        Some(Part::Chapter(chapter)) => Some(chapter),
        _ => None,
    };
    match (&line.key, chapter) {
        (Some(key), chapter) if key.begins && chapter.as_ref().is_none_or(|held| held.is_above(key.field)) => {
            let section = chapter.and_then(|chapter| chapter.end(key.field));
            let mut begun = Chapter::default();
            if let Some(row) = section {
                let text = unnumbered(&joined(&row)).to_owned();
                begun.cells.push(Named { field: Field::Area, heading: "Område".to_owned(), text });
                begun.lines.push(row);
            }
            begun.enter(key, line);
            parts.push(Part::Chapter(begun));
        }
        (Some(key), Some(chapter)) => chapter.enter(key, line),
        (None, Some(chapter)) if is_page_number(&line.text) => chapter.pages.push(line.row.clone()),
        (None, Some(chapter)) if line.drawn => {
            chapter.settle();
            chapter.lines.push(line.row.clone());
        }
        (None, Some(chapter)) => chapter.add(line),
        (_, None) => parts.push(Part::Line(line.row.clone())),
    }
}

impl Chapter {
    fn has(&self, field: Field) -> bool {
        self.cells.iter().any(|cell| cell.field == field)
    }

    /// Whether something of this kind begins the next chapter.
    fn is_above(&self, field: Field) -> bool {
        let told = self.cells.iter().any(|cell| !names(cell.field) && cell.field != Field::Purpose);
        told || self.has(field) || self.has(Field::Control)
    }

    fn enter(&mut self, key: &Key, line: &Line) {
        self.settle();
        self.lines.push(line.row.clone());
        self.turn_to(key.field, &key.heading);
        if let Some(cell) = self.cells.get_mut(self.open) {
            append(&mut cell.text, &key.said, false);
        }
    }

    /// Makes the cell of this field the one that lines are added to.
    fn turn_to(&mut self, field: Field, heading: &str) {
        self.open = self.cells.iter().position(|cell| cell.field == field).unwrap_or_else(|| {
            self.cells.push(Named { field, heading: heading.to_owned(), text: String::new() });
            self.cells.len() - 1
        });
    }

    fn add(&mut self, line: &Line) {
        let text = line.text.as_str();
        if let Some((_, true)) = judgement::assessment(text).filter(|_| !self.has(Field::Assessment)) {
            self.settle();
            self.lines.push(line.row.clone());
            self.cells.push(Named { field: Field::Assessment, heading: "Bedömning".into(), text: text.to_owned() });
            return;
        }
        let filled = self.cells.get(self.open).is_some_and(|cell| !cell.text.is_empty());
        let closes = filled && line.apart && text.chars().count() <= LONGEST && heading_like(text);
        let goes_on = !self.closing.is_empty() && !line.apart && text.chars().count() <= LONGEST;
        if closes || goes_on {
            self.closing.push(line.row.clone());
            return;
        }
        self.settle();
        self.tell(line.row.clone(), line.apart);
    }

    /// Adds a line to the text it belongs to. What stands below a name describes what is named.
    fn tell(&mut self, row: Row, apart: bool) {
        let text = joined(&row);
        self.lines.push(row);
        let named = self.cells.get(self.open).filter(|cell| names(cell.field) && !cell.text.is_empty());
        if let Some(field) = named.map(|cell| cell.field) {
            let (field, heading) = match field {
                Field::Area => (Field::Purpose, "Områdets syfte"),
                Field::RiskPoint if !text.starts_with("Att ") => (Field::Background, "Bakgrund"),
                _ => (Field::Objective, "Syfte"),
            };
            self.turn_to(field, heading);
        }
        if let Some(cell) = self.cells.get_mut(self.open) {
            append(&mut cell.text, &text, !apart);
        }
    }

    /// What looked like the end of the chapter was not.
    fn settle(&mut self) {
        for row in std::mem::take(&mut self.closing) {
            self.tell(row, true);
        }
    }

    /// Ends the chapter above one that begins with `next`. Its last line may be the name of the section that begins there.
    fn end(&mut self, next: Field) -> Option<Row> {
        if self.closing.len() == 1 && next != Field::Area {
            return self.closing.pop();
        }
        self.settle();
        None
    }

    /// The signature below the last chapter.
    fn sign_off(&mut self) -> Vec<Row> {
        std::mem::take(&mut self.closing)
    }

    /// Whether it has a name and something told of it.
    fn is_whole(&self) -> bool {
        let said = self.cells.iter().filter(|cell| !cell.text.is_empty()).map(|cell| cell.field);
        let named = said.clone().any(|field| matches!(field, Field::RiskPoint | Field::Control));
        named && said.filter(|field| !names(*field)).count() >= 2
    }

    /// A second chapter about the same risk point is another control, and is called by what it is to make sure.
    fn distinguish(&mut self, seen: &mut BTreeSet<String>) {
        if self.has(Field::Control) {
            return;
        }
        let text = |field| self.cells.iter().find(|cell| cell.field == field).map(|cell| cell.text.as_str());
        let name = text(Field::RiskPoint).unwrap_or_default();
        if seen.insert(fold_name(name)) {
            return;
        }
        let told = text(Field::Objective).or_else(|| text(Field::Background)).and_then(|text| text.lines().next());
        let title = told.unwrap_or(name).trim_end_matches('.').to_owned();
        self.cells.push(Named { field: Field::Control, heading: "Kontrollmoment".to_owned(), text: title });
    }
}

fn made(parts: Vec<Part>) -> Vec<Row> {
    let mut out = Vec::new();
    let mut above: Vec<Field> = Vec::new();
    let mut seen = BTreeSet::new();
    for part in parts {
        match part {
            Part::Line(row) => out.push(row),
            Part::Chapter(chapter) if !chapter.is_whole() => {
                out.extend(chapter.lines.into_iter().chain(chapter.closing).chain(chapter.pages));
                above.clear();
            }
            Part::Chapter(mut chapter) => {
                chapter.distinguish(&mut seen);
                let headings: Vec<Field> = chapter.cells.iter().map(|cell| cell.field).collect();
                let line = |row: Option<&Row>| row.map_or(0, |row| row.place.line);
                let (first, last) = (line(chapter.lines.first()), line(chapter.lines.last()));
                let row = |last, text: &dyn Fn(&Named) -> String| {
                    let cells = chapter.cells.iter().map(|cell| Cell { text: text(cell), merged: false }).collect();
                    Row { place: Place { sheet: None, line: first }, last, cells, of_card: true }
                };
                if headings != above {
                    out.push(row(first, &|cell| cell.heading.clone()));
                }
                out.push(row(last, &|cell| cell.text.clone()));
                // What lies between the rows of a table ends it.
                above = if chapter.pages.is_empty() { headings } else { Vec::new() };
                out.extend(chapter.pages);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_page_is_no_result() {
        for text in ["Sida 3 av 12", "sida 3", "3 (12)", "Page 3 of 12"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["8 av 13", "8/13", "8 13", "1 218 (41)", "3 (12 %)", "Sida ett", "3"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
