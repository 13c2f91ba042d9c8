//! Rows of a table that lie broken over several lines, as text taken from a PDF has them, put together again.
//!
//! A cell that goes on below ends its line too early, and the next line begins with the rest of it. Where that adds up
//! to just as many cells as the header has, and no piece begins like a row of its own, the lines are one row.

use super::layout::is_header;
use super::rows::Row;

/// The most lines that one row lies broken over.
const MOST: usize = 40;

/// The rows with those that lie broken made whole.
pub(super) fn mended(rows: Vec<Row>) -> Vec<Row> {
    let mut width = 0;
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        if is_header(&row) {
            width = row.cells.len();
        }
        let mut pieces = vec![row];
        while short(&pieces, width) && rest.peek().is_some_and(|next| goes_on(pieces.last(), next)) {
            pieces.extend(rest.next());
        }
        match whole(&pieces, width) {
            Some(row) => out.push(row),
            None => out.append(&mut pieces),
        }
    }
    out
}

/// How many cells pieces have together, where the last of one and the first of the next are the same.
fn together(pieces: &[Row]) -> usize {
    let cells: usize = pieces.iter().map(|piece| piece.cells.len()).sum();
    (cells + 1).saturating_sub(pieces.len())
}

fn short(pieces: &[Row], width: usize) -> bool {
    let begun = pieces.first().is_some_and(|first| first.cells.len() > 1);
    begun && together(pieces) < width && pieces.len() < MOST
}

/// Whether a line begins with the rest of a cell rather than with the name of something.
fn goes_on(last: Option<&Row>, next: &Row) -> bool {
    let Some(last) = last.filter(|last| last.last + 1 == next.place.line) else { return false };
    let (end, start) = (last.cells.last(), next.cells.first());
    let (end, start) = (end.map_or("", |cell| &cell.text), start.map_or("", |cell| &cell.text));
    let open = !end.is_empty() && !end.ends_with(['.', ':', ';', '!', '?']);
    open && start.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

fn whole(pieces: &[Row], width: usize) -> Option<Row> {
    if pieces.len() < 2 || together(pieces) != width {
        return None;
    }
    let mut whole = pieces.first()?.clone();
    for piece in pieces.get(1..)? {
        let mut cells = piece.cells.iter();
        if let (Some(into), Some(more)) = (whole.cells.last_mut(), cells.next()) {
            join(&mut into.text, &more.text);
        }
        whole.cells.extend(cells.cloned());
        whole.last = piece.last;
    }
    Some(whole)
}

/// Joins what stood on two lines: a word that was divided becomes one again, but "Kultur- och" stays two.
fn join(into: &mut String, more: &str) {
    let joined = ["och ", "eller ", "samt "].iter().any(|word| more.starts_with(word));
    let divided = into.ends_with('-') && more.starts_with(char::is_lowercase) && !joined;
    if divided {
        into.pop();
    } else {
        into.push(' ');
    }
    into.push_str(more);
}
