//! Controls written as cards, with a heading on each row and what it says beside it, turned into rows of a table.
//!
//! ```text
//! Kontrollmoment | Attest                     Kontrollmoment | Metod     | Resultat
//! Metod          | Stickprov          →       Attest         | Stickprov | Inga fel.
//! Resultat       | Inga fel.
//! ```
//!
//! A card that is turned keeps its lines: its row begins on the first and ends on the last.

use super::field::Field;
use super::fold::compact;
use super::heading::recognise;
use super::layout;
use super::rows::{Cell, Row};
use std::collections::BTreeSet;

/// How many known headings make rows of two cells a card: two may be the head of a table and its first row.
const FEWEST: usize = 3;

/// The rows, with each card made into one row below a row of its headings.
pub(super) fn turned(rows: Vec<Row>) -> Vec<Row> {
    let cards = cards(&rows);
    if cards.is_empty() {
        return rows;
    }
    let mut out = Vec::with_capacity(rows.len());
    let mut rest = rows.into_iter();
    let (mut at, mut above) = (0, None);
    for (start, used, card) in cards {
        out.extend(rest.by_ref().take(start - at));
        let Some(first) = rest.by_ref().take(used).reduce(|first, _| first) else { break };
        // Cards with the same headings below each other are the rows of one table.
        let headings: Vec<String> = card.headings.iter().map(|cell| compact(&cell.text)).collect();
        let table = Some((first.place.sheet.clone(), headings));
        if start > at || above != table {
            out.push(card.header(&first));
        }
        above = table;
        out.push(card.row(&first));
        at = start + used;
    }
    out.extend(rest);
    out
}

/// The cards among the rows: where each begins, and how many rows it takes.
fn cards(rows: &[Row]) -> Vec<(usize, usize, Card)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = rows.get(at..).filter(|rest| !rest.is_empty()) {
        let card = Card::at_start(rest);
        let used = card.as_ref().map_or(1, |(_, used)| *used);
        found.extend(card.map(|(card, used)| (at, used, card)));
        at += used;
    }
    found
}

/// A card as it is being read.
#[derive(Default)]
struct Card {
    headings: Vec<Cell>,
    values: Vec<Cell>,
    fields: BTreeSet<Field>,
    last: u32,
}

/// What a row would be in a card.
enum Part {
    /// A heading, and what stands beside it.
    Pair(Cell, Cell),
    /// A heading that is not ours, with nothing beside it.
    Blank(Cell),
    /// More of what stands beside the heading above.
    More(Cell),
}

impl Card {
    /// The card that begins with the first of these rows, and how many rows it takes.
    fn at_start(rows: &[Row]) -> Option<(Self, usize)> {
        let first = rows.first().filter(|row| begins(row))?;
        let columns = columns(first)?;
        let mut card = Self::default();
        let (mut used, mut blank) = (0_usize, None);
        for (at, row) in (1..).zip(rows.iter().take_while(|row| row.place.sheet == first.place.sheet)) {
            let gap = card.last > 0 && row.place.line > card.last + 1;
            match part(row, columns) {
                Some(Part::Pair(heading, value)) if card.goes_on(&heading, gap) => {
                    card.headings.extend(blank.take());
                    card.values.resize(card.headings.len(), Cell::default());
                    card.fields.extend(field(&heading));
                    card.headings.push(heading);
                    card.values.push(value);
                }
                Some(Part::More(more)) if !gap && blank.is_none() => card.add(&more.text),
                // A heading that is not ours, with nothing beside it, when the card goes on below it.
                Some(Part::Blank(heading)) if !gap && blank.is_none() => {
                    blank = Some(heading);
                    card.last = row.last;
                    continue;
                }
                _ => break,
            }
            card.last = row.last;
            used = at;
        }
        card.last = used.checked_sub(1).and_then(|at| rows.get(at)).map_or(card.last, |row| row.last);
        card.is_whole(first).then_some((card, used))
    }

    /// Whether a heading belongs to the card that has been read so far. One that names something begins the next card
    /// when this one has its like already, or below a gap; what is no heading of ours may stand between ours.
    fn goes_on(&self, heading: &Cell, gap: bool) -> bool {
        match field(heading) {
            None => !gap,
            Some(field) if names(field) => {
                let named = gap && self.fields.contains(&Field::Control);
                !named && !self.fields.contains(&field)
            }
            Some(field) => !gap || !self.fields.contains(&field),
        }
    }

    fn add(&mut self, more: &str) {
        if let Some(value) = self.values.last_mut() {
            if !value.text.is_empty() {
                value.text.push('\n');
            }
            value.text.push_str(more);
        }
    }

    /// Whether these are enough headings, with enough beside them, to be read as a table.
    fn is_whole(&self, first: &Row) -> bool {
        let said = self.values.iter().filter(|value| !value.text.is_empty()).count();
        self.fields.len() >= FEWEST && said > 1 && layout::is_header(&self.header(first))
    }

    fn header(&self, first: &Row) -> Row {
        Row { last: first.place.line, cells: self.headings.clone(), of_card: true, ..first.clone() }
    }

    fn row(self, first: &Row) -> Row {
        Row { place: first.place.clone(), last: self.last, cells: self.values, of_card: true }
    }
}

/// The columns of the heading and of what stands beside it.
fn columns(row: &Row) -> Option<(usize, usize)> {
    let mut filled = row.filled().map(|(column, _)| column);
    match (filled.next(), filled.next(), filled.next()) {
        (Some(heading), Some(value), None) => Some((heading, value)),
        _ => None,
    }
}

fn part(row: &Row, (heading, value): (usize, usize)) -> Option<Part> {
    let (mut named, mut said): (Option<Cell>, Option<Cell>) = (None, None);
    for (column, text) in row.filled() {
        let into = if column == heading { &mut named } else { &mut said };
        match into {
            // What stands further out belongs to it, unless the row is the head of a table.
            Some(beside) if column > value && !layout::is_header(row) => {
                beside.text.extend(["\n", text]);
            }
            None if column >= heading => *into = Some(Cell { text: text.to_owned(), merged: false }),
            _ => return None,
        }
    }
    match (named, said) {
        (Some(named), Some(said)) => Some(Part::Pair(named, said)),
        (Some(named), None) if field(&named).is_some() => Some(Part::Pair(named, Cell::default())),
        (Some(named), None) => Some(Part::Blank(named)),
        (None, said) => said.map(Part::More),
    }
}

/// What a heading means, if that is certain.
fn field(heading: &Cell) -> Option<Field> {
    recognise(&heading.text).filter(|found| !found.guessed).map(|found| found.field)
}

/// Whether what is named here may have a card of its own.
const fn names(field: Field) -> bool {
    matches!(field, Field::Area | Field::RiskPoint | Field::Control | Field::Concerns)
}

fn begins(row: &Row) -> bool {
    row.cells.iter().find(|cell| !cell.text.is_empty()).and_then(field).is_some_and(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::import::reading::Place;

    fn rows(text: &str) -> Vec<Row> {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty());
        let cells = |line: &str| line.split('|').map(|text| Cell { text: text.into(), merged: false }).collect();
        lines
            .map(|(line, text)| Row {
                place: Place { sheet: None, line },
                last: line,
                cells: cells(text),
                of_card: false,
            })
            .collect()
    }

    fn turned(text: &str) -> Vec<(u32, u32, String)> {
        let said = |row: Row| {
            let cells: Vec<String> = row.cells.into_iter().map(|cell| cell.text.replace('\n', "⏎")).collect();
            (row.place.line, row.last, cells.join("|"))
        };
        super::turned(rows(text)).into_iter().map(said).collect()
    }

    #[test]
    fn a_card_becomes_a_row_that_keeps_its_lines() {
        let text = "Rubrik\n\nKontrollmoment|Attest\nMetod|Stickprov\n|och intervju\nDnr|7\nResultat|Inga fel\n\nSlut";
        let expected = [
            (1, 1, "Rubrik"),
            (3, 3, "Kontrollmoment|Metod|Dnr|Resultat"),
            (3, 7, "Attest|Stickprov⏎och intervju|7|Inga fel"),
            (9, 9, "Slut"),
        ];
        assert_eq!(turned(text), expected.map(|(first, last, text)| (first, last, text.to_owned())));
    }

    #[test]
    fn cards_alike_share_a_header_and_a_name_begins_the_next() {
        let text = "Risk|A\nKontroll|a\nMetod|x\n\nRisk|B\nKontroll|b\nMetod|y\nKontroll|c\nMetod|z\nStatus|Klar";
        let expected = [
            (1, 1, "Risk|Kontroll|Metod"),
            (1, 3, "A|a|x"),
            (5, 7, "B|b|y"),
            (8, 8, "Kontroll|Metod|Status"),
            (8, 10, "c|z|Klar"),
        ];
        assert_eq!(turned(text), expected.map(|(first, last, text)| (first, last, text.to_owned())));
    }

    #[test]
    fn a_heading_without_a_word_beside_it_and_words_further_out_are_of_the_card() {
        let text = "Kontroll|a\nDnr|\nMetod|x|y\nStatus|Klar\nEkonomi|\nKontroll|b\nMetod|z\nStatus|Klar";
        let expected = [
            (1, 1, "Kontroll|Dnr|Metod|Status"),
            (1, 4, "a||x⏎y|Klar"),
            (5, 5, "Ekonomi|"),
            (6, 6, "Kontroll|Metod|Status"),
            (6, 8, "b|z|Klar"),
        ];
        assert_eq!(turned(text), expected.map(|(first, last, text)| (first, last, text.to_owned())));
    }

    #[test]
    fn a_table_of_two_columns_and_a_form_without_answers_are_no_cards() {
        for text in [
            "Kontrollmoment|Metod\nAttest|Stickprov\nLön|Intervju\nInköp|Lista",
            "Kontrollmoment|Attest\nMetod|Stickprov",
            "Kontrollmoment|Attest\nMetod|\nResultat|\nStatus|",
            "Nämnd|Socialnämnden\nPeriod|Delår 1\nKontrollmoment|Metod|Status\nResultat|b|c",
        ] {
            let plain: Vec<String> = rows(text).into_iter().map(|row| texts(&row)).collect();
            assert_eq!(super::turned(rows(text)).iter().map(texts).collect::<Vec<_>>(), plain, "{text}");
        }
    }

    fn texts(row: &Row) -> String {
        row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("|")
    }
}
