//! Sources that hold more than one plan or period: whose row it is, and which period a column is about.

use super::field::Field;
use super::fold::{fold, fold_name};
use super::layout::{Layout, Role};
use super::periods::Hint;
use super::reading::Table;
use super::rows::Rows;
use std::collections::{BTreeMap, BTreeSet};

/// The boards that the rows of the tables name, in the order of the source.
pub(super) fn boards(rows: &Rows, layout: &Layout) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut column = None;
    for (at, row) in rows.all.iter().enumerate() {
        if let Some(Role::Header(table)) = layout.roles.get(&at) {
            let columns = layout.tables.get(*table).map(|table| table.columns.as_slice()).unwrap_or_default();
            column = columns.iter().position(|column| column.field == Some(Field::Board));
            continue;
        }
        let named = column.and_then(|column| row.cells.get(column)).map(|cell| cell.text.as_str()).unwrap_or_default();
        let new = !named.is_empty() && !found.iter().any(|board| fold_name(board) == fold_name(named));
        if new && !is_every(named) {
            found.push(named.to_owned());
        }
    }
    found
}

/// Whether a row that names `named` is of the plan of `board`.
pub(super) fn is_of(named: &str, board: &str) -> bool {
    let (named_words, board) = (fold_name(named), fold_name(board));
    is_every(named) || format!(" {named_words} ").contains(&format!(" {board} "))
}

/// Whether every board is meant.
fn is_every(named: &str) -> bool {
    fold(named).split(' ').any(|word| matches!(word, "alla" | "samtliga" | "all" | "every"))
}

/// The columns, by table and place, that are about another period than `period`, where a table has the same for several
/// ("Resultat T1", "Resultat T2").
pub(super) fn of_other_periods(tables: &[Table], period: Option<&str>) -> BTreeSet<(usize, usize)> {
    let mut others = BTreeSet::new();
    let Some(meant) = period.and_then(Hint::parse) else { return others };
    for (table, found) in tables.iter().enumerate() {
        let mut told: BTreeMap<Field, Vec<(usize, Hint)>> = BTreeMap::new();
        for (at, column) in found.columns.iter().enumerate() {
            if let (Some(field), Some(hint)) = (column.field, Hint::of_heading(&column.heading)) {
                told.entry(field).or_default().push((at, hint));
            }
        }
        let several = told
            .values()
            .any(|columns| columns.iter().any(|(_, hint)| Some(hint) != columns.first().map(|(_, first)| first)));
        if several {
            let apart = told.into_values().flatten().filter(|(_, hint)| !hint.is_like(meant));
            others.extend(apart.map(|(at, _)| (table, at)));
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_of_the_board_it_names_among_others_or_of_all() {
        for (named, board, of) in [
            ("Socialnämnden", "Socialnämnd", true),
            ("Kommunstyrelsen, Socialnämnden", "Socialnämnden", true),
            ("Alla nämnder", "Socialnämnden", true),
            ("Tekniska nämnden", "Socialnämnden", false),
            ("Nämnden", "Tekniska nämnden", false),
        ] {
            assert_eq!(is_of(named, board), of, "{named} {board}");
        }
    }
}
