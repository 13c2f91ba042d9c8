//! Where the tables are, how their columns are read, and what the lines above them are.

use super::field::Field;
use super::fold::{compact, fold};
use super::heading::{certain, is_known, recognise};
use super::reading::{Column, Table, TableKind};
use super::rows::{Row, Rows, Shape};
use super::{Mapping, Options};
use std::collections::{BTreeMap, BTreeSet};

/// What a row is, where that is settled before the rows are walked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The header of this table; the second of two header rows has it too.
    Header(usize),
    /// The name of the area that begins here.
    Heading,
    /// A paragraph of the area's purpose.
    Purpose,
    /// A line that told something of the whole source.
    Title,
    /// A heading that is no area's, and the text below it.
    Loose,
}

/// The tables of a source and the roles of the rows around them.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) tables: Vec<Table>,
    pub(super) roles: BTreeMap<usize, Role>,
    /// Folded names that the list of contents, or a list before the first table, has.
    pub(super) contents: BTreeSet<String>,
    /// Where the first table begins.
    pub(super) first: usize,
    /// Columns, by table and place, that are about another period than the one that is read.
    pub(super) other_periods: BTreeSet<(usize, usize)>,
    /// Tables that are made of cards, by number.
    pub(super) cards: BTreeSet<usize>,
}

/// The longest heading of an area, in characters.
const LONGEST: usize = 120;
/// How many lines a purpose has at most.
const PURPOSE: usize = 20;

/// How many headings of columns are recognised: what tells which separator a text is written with.
pub(super) fn score(rows: &Rows, map: &[Mapping]) -> usize {
    rows.all.iter().filter_map(|row| columns(row, map, 0)).map(|found| found.iter().flatten().count()).sum()
}

/// How many rows are nothing but the heading of a column.
pub(super) fn lone_headings(rows: &Rows) -> usize {
    let alone = |row: &&Row| row.filled().nth(1).is_none() && is_known(row.first());
    rows.all.iter().filter(alone).count()
}

/// Whether a row is a header whatever a person says of its columns.
pub(super) fn is_header(row: &Row) -> bool {
    columns(row, &[], 0).is_some()
}

/// Finds the tables.
pub(super) fn tables(rows: &Rows, options: &Options) -> Layout {
    let mut layout = Layout::default();
    let mut at = 0;
    while let Some(row) = rows.all.get(at) {
        let Some(columns) = columns(row, &options.map, layout.tables.len()) else {
            at += 1;
            continue;
        };
        let table = layout.tables.len();
        layout.roles.insert(at, Role::Header(table));
        layout.cards.extend(row.of_card.then_some(table));
        let mut headings = headings(row, &columns);
        while let Some(second) = rows.all.get(at + 1).filter(|second| is_second(row, second)) {
            merge_headings(&mut headings, second, &options.map, table);
            at += 1;
            layout.roles.insert(at, Role::Header(table));
        }
        settle(&mut headings);
        settle_register(&mut headings);
        layout.tables.push(Table { header: row.place.clone(), kind: kind(&headings), columns: headings, rows: 0 });
        at += 1;
    }
    layout.first = layout.roles.keys().next().copied().unwrap_or(rows.all.len());
    layout.contents = contents(rows.all.get(..layout.first).unwrap_or_default());
    layout
}

/// The fields of a row's cells, if the row is a header.
fn columns(row: &Row, map: &[Mapping], table: usize) -> Option<Vec<Option<(Field, bool)>>> {
    let filled: Vec<(usize, &str)> = row.filled().collect();
    let short = filled.iter().all(|(_, text)| text.chars().count() <= 80);
    let known = |text: &str| is_known(text) || map.iter().any(|mapping| names(mapping, usize::MAX, text, table));
    if filled.len() < 2 || !short || !filled.iter().any(|(_, text)| known(text)) {
        return None;
    }
    let mut found = vec![None; row.cells.len()];
    let mut fields = BTreeSet::new();
    let mut settled = 0;
    for (column, text) in &filled {
        let given = map.iter().rev().find(|mapping| names(mapping, *column, text, table));
        let read = match given {
            Some(mapping) => {
                settled += usize::from(mapping.field.is_none());
                mapping.field.map(|field| (field, false))
            }
            None => recognise(text).map(|found| (found.field, found.guessed)),
        };
        fields.extend(read.map(|(field, _)| field));
        if let Some(place) = found.get_mut(*column) {
            *place = read;
        }
    }
    let has = |field| fields.contains(&field);
    let key = has(Field::Control)
        || has(Field::RiskPoint)
        || has(Field::Concerns)
        || (has(Field::Area) && fields.len() >= 3)
        || (has(Field::Deviation) && has(Field::Action));
    let many = found.iter().flatten().count() + settled;
    (key && many >= 2 && many * 2 >= filled.len()).then_some(found)
}

/// Whether a mapping is about this column.
pub(super) fn names(mapping: &Mapping, column: usize, heading: &str, table: usize) -> bool {
    if mapping.table.is_some_and(|only| only != table) {
        return false;
    }
    let number = mapping.column.trim().parse::<usize>().ok();
    number.is_some_and(|number| column.checked_add(1) == Some(number)) || compact(&mapping.column) == compact(heading)
}

fn headings(row: &Row, columns: &[Option<(Field, bool)>]) -> Vec<Column> {
    let cells = row.cells.iter().zip(columns);
    let read = cells.map(|(cell, read)| Column {
        heading: cell.text.split_whitespace().collect::<Vec<_>>().join(" "),
        field: read.map(|(field, _)| field),
        guessed: read.is_some_and(|(_, guessed)| guessed),
    });
    read.collect()
}

/// Whether a row continues the header above it.
fn is_second(first: &Row, second: &Row) -> bool {
    let near = second.place.sheet == first.place.sheet && second.place.line <= first.last + 3;
    let (mut cells, mut known) = (0, 0);
    let short = second.filled().all(|(_, text)| {
        cells += 1;
        known += usize::from(recognise(text).is_some_and(|found| !found.guessed));
        text.chars().count() <= 40
    });
    near && short && known >= 2 && known * 3 >= cells * 2
}

fn merge_headings(headings: &mut Vec<Column>, second: &Row, map: &[Mapping], table: usize) {
    let empty = || Column { heading: String::new(), field: None, guessed: false };
    for (column, text) in second.filled() {
        while headings.len() <= column {
            headings.push(empty());
        }
        let Some(heading) = headings.get_mut(column) else { continue };
        let given = map.iter().rev().find(|mapping| names(mapping, column, text, table));
        let read = given.map_or_else(|| recognise(text).map(|found| found.field), |mapping| mapping.field);
        if compact(&heading.heading) != compact(text) {
            if !heading.heading.is_empty() {
                heading.heading.push(' ');
            }
            heading.heading.push_str(text);
        }
        if read.is_some() {
            heading.field = read;
            heading.guessed = false;
        }
    }
}

/// Gives each of two columns for the same name a field of its own.
fn settle(headings: &mut [Column]) {
    let taken = |headings: &[Column], field| headings.iter().any(|column| column.field == Some(field));
    for at in 0..headings.len() {
        let (before, rest) = headings.split_at(at);
        let Some(field) = rest.first().and_then(|column| column.field) else { continue };
        if !taken(before, field) {
            continue;
        }
        let other = match field {
            Field::Area if !taken(headings, Field::RiskPoint) => Field::RiskPoint,
            Field::Area | Field::RiskPoint => Field::Background,
            Field::Control if !taken(headings, Field::Method) => Field::Method,
            Field::Control => Field::Objective,
            _ => continue,
        };
        if let Some(column) = headings.get_mut(at) {
            column.field = Some(other);
            column.guessed = true;
        }
    }
}

/// A description of the risk names it where nothing else does, as "Åtgärd/kontroll" does the control, and beside both
/// its levels a number is their product.
fn settle_register(headings: &mut [Column]) {
    let has = |headings: &[Column], field| headings.iter().any(|column| column.field == Some(field));
    if !has(headings, Field::RiskPoint)
        && let Some(described) = headings
            .iter_mut()
            .find(|column| column.field == Some(Field::Background) && compact(&column.heading).contains("risk"))
    {
        described.field = Some(Field::RiskPoint);
    }
    if !has(headings, Field::Control)
        && let Some(checked) = headings
            .iter_mut()
            .find(|column| column.field == Some(Field::Action) && compact(&column.heading).contains("kontroll"))
    {
        checked.field = Some(Field::Control);
    }
    let rated = has(headings, Field::Likelihood) && has(headings, Field::Consequence);
    if rated && !has(headings, Field::RiskValue) {
        let product = |column: &&mut Column| {
            let last = column.heading.split(' ').next_back().map(compact).unwrap_or_default();
            column.field.is_none() && matches!(last.as_str(), "r" | "rv" | "värde" | "poäng" | "produkt")
        };
        if let Some(column) = headings.iter_mut().find(product) {
            column.field = Some(Field::RiskValue);
        }
    }
}

fn kind(headings: &[Column]) -> TableKind {
    let has = |field| headings.iter().any(|column| column.field == Some(field));
    let deviates = has(Field::Deviation) || has(Field::Action);
    let plans = [
        Field::Method,
        Field::Frequency,
        Field::Result,
        Field::Status,
        Field::Likelihood,
        Field::Consequence,
        Field::RiskValue,
        Field::Selection,
    ];
    if has(Field::Concerns) || (deviates && !plans.into_iter().any(has)) {
        TableKind::Deviations
    } else {
        TableKind::Controls
    }
}

/// Names in the list of contents ("Ekonomi .... 6") and in lists of points, before the first table.
fn contents(rows: &[Row]) -> BTreeSet<String> {
    let named = |row: &Row| {
        let mut cells = row.filled().map(|(_, text)| text);
        let (first, second) = (cells.next()?, cells.next());
        let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let point = first.strip_prefix(['-', '•', '–', '*']);
        let dotted = first.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let listed = second.is_some_and(number) || (second.is_none() && (point.is_some() || dotted.ends_with("..")));
        let name = point.unwrap_or(dotted).trim_end_matches(['.', ' ', '…']);
        (listed && name.chars().count() <= LONGEST).then(|| fold(unnumbered(name)))
    };
    rows.iter().filter_map(named).filter(|name| !name.is_empty()).collect()
}

/// A heading without its number: "3.1 Ekonomi", "## Ekonomi".
pub(super) fn unnumbered(text: &str) -> &str {
    let bare = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '#' | ' ' | ')'));
    if bare.is_empty() { text } else { bare.trim() }
}

/// The name in a heading that says what it names: "Kontrollområde: Ekonomi".
pub(super) fn named_area(text: &str) -> Option<&str> {
    let bare = unnumbered(text);
    let (key, name) = bare.split_once(':').or_else(|| bare.split_once(" – ")).or_else(|| bare.split_once(" - "))?;
    let short = name.chars().count() <= LONGEST && !name.trim().is_empty();
    (short && certain(key) == Some(Field::Area)).then(|| name.trim())
}

/// The name in "Risk: Fel betalas", where a row of a table names the risk point of those below it.
pub(super) fn named_risk(text: &str) -> Option<&str> {
    let (key, name) = text.split_once(':')?;
    (certain(key) == Some(Field::RiskPoint) && !name.trim().is_empty()).then(|| name.trim())
}

/// Whether a heading only says which part of a report it begins.
fn is_part_of_report(text: &str) -> bool {
    const PARTS: [&str; 16] = [
        "sammanfattning",
        "inledning",
        "bakgrund",
        "riskanalys",
        "riskbedömning",
        "riskregister",
        "risker",
        "kontrollplan",
        "internkontrollplan",
        "kontroller",
        "kontrollmoment",
        "genomförda kontroller",
        "uppföljning",
        "uppföljning av internkontrollplan",
        "resultat",
        "bilaga",
    ];
    PARTS.contains(&fold(unnumbered(text)).as_str())
}

/// Whether a line could be a heading.
pub(super) fn heading_like(text: &str) -> bool {
    let bare = unnumbered(text);
    bare.chars().count() <= LONGEST
        && !text.contains('\n')
        && bare.chars().next().is_some_and(char::is_uppercase)
        && !text.ends_with(['.', ':', ';', ',', '?', '!'])
        && !text.contains(": ")
        && !is_comment(text)
}

/// Whether a text begins a comment, and the comment's own words.
pub(super) fn comment(text: &str) -> Option<&str> {
    ["Kommentarer", "Kommentar", "Comments", "Comment"].into_iter().find_map(|word| {
        let start = text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
        text.get(start.len()..)?.trim_start().strip_prefix(':').map(str::trim)
    })
}

pub(super) fn is_comment(text: &str) -> bool {
    comment(text).is_some()
}

impl Layout {
    /// Finds the heading and the purpose above each table, among the lines between it and what comes before.
    pub(super) fn prefaces(&mut self, rows: &Rows) {
        let headers: Vec<(usize, usize)> = self
            .roles
            .iter()
            .filter_map(|(at, role)| if let Role::Header(table) = role { Some((*at, *table)) } else { None })
            .collect();
        let mut done = None;
        for (header, table) in headers {
            if done.replace(table) != Some(table) {
                self.preface(rows, header, table);
            }
        }
    }

    fn preface(&mut self, rows: &Rows, header: usize, table: usize) {
        let sheet = rows.all.get(header).and_then(|row| row.place.sheet.clone());
        let mut start = header;
        while let Some(row) = start.checked_sub(1).and_then(|above| rows.all.get(above)) {
            let loose = match rows.shape(row) {
                Shape::Line => true,
                Shape::Single(_) => !rows.prose && !is_comment(row.first()),
                Shape::Cells => false,
            };
            if !loose
                || row.place.sheet != sheet
                || self.roles.contains_key(&(start - 1))
                || header - start > PURPOSE * 4
            {
                break;
            }
            start -= 1;
        }
        let lines: Vec<(usize, &str)> =
            (start..header).filter_map(|at| rows.all.get(at).map(|row| (at, row.first()))).collect();
        let Some(heading) = self.heading(&lines) else { return };
        let named = rows.all.get(heading).is_some_and(|row| is_part_of_report(row.first()));
        let area = !named
            && self.tables.get(table).is_some_and(|table| {
                let told = table.columns.iter().any(|column| column.field == Some(Field::Area));
                table.kind == TableKind::Controls && !told
            });
        for at in heading..header {
            let role = match (area, at == heading) {
                (false, _) => Role::Loose,
                (true, true) => Role::Heading,
                (true, false) => Role::Purpose,
            };
            self.roles.insert(at, role);
        }
    }

    /// The line that is the heading: the last that the list of contents has, else the last that looks like one and
    /// has nothing but paragraphs below it.
    fn heading(&self, lines: &[(usize, &str)]) -> Option<usize> {
        let near = lines.iter().rev().take(PURPOSE);
        if let Some((at, _)) = near.clone().find(|(_, text)| named_area(text).is_some()) {
            return Some(*at);
        }
        let listed = near.clone().find(|(_, text)| self.is_listed(text));
        let looks = || near.clone().find(|(_, text)| heading_like(text));
        listed.or_else(looks).map(|(at, _)| *at)
    }

    /// Whether the list of contents has this line.
    pub(super) fn is_listed(&self, text: &str) -> bool {
        text.chars().count() <= LONGEST
            && self.contents.contains(&fold(unnumbered(text)))
            && !text.starts_with(['-', '•'])
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::split;
    use super::*;

    fn layout(text: &str) -> (Rows, Layout) {
        let rows = split(text, |rows| score(rows, &[])).unwrap();
        let mut layout = tables(&rows, &Options::default());
        layout.prefaces(&rows);
        (rows, layout)
    }

    fn fields(layout: &Layout, table: usize) -> Vec<Option<Field>> {
        layout.tables[table].columns.iter().map(|column| column.field).collect()
    }

    #[test]
    fn two_header_rows_are_one_header() {
        let (_, layout) = layout("Risk\t\t\tKontrollmoment\nRiskpunkt\tSannolikhet\tKonsekvens\t\nA\t1\t2\tB");
        assert_eq!(layout.tables.len(), 1);
        let expected = [Field::RiskPoint, Field::Likelihood, Field::Consequence, Field::Control].map(Some);
        assert_eq!(fields(&layout, 0), expected);
    }

    #[test]
    fn two_columns_of_the_same_name_get_fields_of_their_own() {
        let (_, layout) = layout("Verksamhetsområde;Process;Kontrollmoment;Granskning;Metod\na;b;c;d;e");
        let expected = [Field::Area, Field::RiskPoint, Field::Control, Field::Objective, Field::Method].map(Some);
        assert_eq!(fields(&layout, 0), expected);
    }

    #[test]
    fn the_list_of_contents_decides_which_line_is_the_heading() {
        let text = "Innehåll\nTrygg vård.....\t3\n\nTrygg vård\n\nKort syfte\n\nKontrollmoment\tMetod\nA\tB";
        let (_, layout) = layout(text);
        let roles: Vec<_> = layout.roles.iter().map(|(at, role)| (*at, *role)).collect();
        assert_eq!(roles, [(2, Role::Heading), (3, Role::Purpose), (4, Role::Header(0))]);
    }

    #[test]
    fn a_survey_is_no_table_of_ours() {
        assert!(layout("Fråga\tJa\tNej\nÄr det klart?\t1\t2").1.tables.is_empty());
    }
}
