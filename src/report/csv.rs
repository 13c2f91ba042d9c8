//! CSV as a Swedish spreadsheet opens it: UTF-8 with its mark, semicolons, CRLF; formulas disarmed.
//!
//! The summary has a line for each deviation and action, every other document a line for each control, so that they
//! can be filtered and counted.

mod controls;

use super::facts::{ActionFacts, DeviationFacts, Facts};
use super::model::lines;
use crate::domain::{Frequency, Plan};
use crate::i18n::terms::{Terms, action_state};
use crate::i18n::{Lang, documents, format, report as words};
use std::collections::BTreeSet;

pub(super) const MARK: char = '\u{feff}';

/// Writes the deviations of a period with their actions, and the open actions against earlier ones.
#[must_use]
pub fn summary(facts: &Facts, plan: &Plan, lang: Lang) -> String {
    let sheet = Sheet { facts, terms: Terms::of_plan(lang, plan), lang };
    let mut out = String::from(MARK);
    write_row(&mut out, &sheet.heads());
    for row in sheet.rows() {
        write_row(&mut out, &row);
    }
    out
}

pub use controls::controls;

/// When a control is due, in one cell: its own words, or the numbers of its periods.
pub(super) fn frequency(lang: Lang, frequency: &Frequency) -> String {
    match frequency.text.as_str() {
        "" if frequency.periods.is_empty() => documents::every_period(lang).to_owned(),
        "" => frequency.periods.iter().map(u8::to_string).collect::<Vec<_>>().join(", "),
        text => text.to_owned(),
    }
}

/// A row: cells that may hold anything.
type Row = Vec<String>;

struct Sheet<'a> {
    facts: &'a Facts,
    terms: Terms<'a>,
    lang: Lang,
}

impl Sheet<'_> {
    fn heads(&self) -> Row {
        let heads = [
            words::board,
            words::year,
            words::period,
            words::area,
            words::risk_point,
            words::control_activity,
            words::severity,
            words::deviation,
            words::description,
            words::unit,
            words::planned_action,
            words::owner,
            words::due,
            words::moved_from,
            words::state,
            words::late,
        ];
        heads.iter().map(|head| head(self.lang).to_owned()).collect()
    }

    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut listed = BTreeSet::new();
        for deviation in &self.facts.deviations {
            let before = rows.len();
            for action in self.facts.actions_of(deviation) {
                listed.insert(action.id);
                rows.push(self.row(Some(deviation), Some(action)));
            }
            if rows.len() == before {
                rows.push(self.row(Some(deviation), None));
            }
        }
        let earlier = self.facts.actions.iter().filter(|action| !listed.contains(&action.id));
        rows.extend(earlier.map(|action| self.row(None, Some(action))));
        rows
    }

    fn row(&self, deviation: Option<&DeviationFacts>, action: Option<&ActionFacts>) -> Row {
        let facts = self.facts;
        let mut row = vec![facts.board.name.clone(), facts.plan.year.to_string(), facts.period.name.clone()];
        row.extend(deviation.map_or_else(|| vec![String::new(); 7], |deviation| self.deviation(deviation)));
        row.extend(action.map_or_else(|| vec![String::new(); 6], |action| self.action(action)));
        row
    }

    fn deviation(&self, deviation: &DeviationFacts) -> Row {
        let severity = self.terms.severity(deviation.severity, 1).into_owned();
        let [area, risk_point, control] = [&deviation.area, &deviation.risk_point, &deviation.control_activity];
        let [title, description, unit] = [&deviation.title, &deviation.description, &deviation.unit];
        [area, risk_point, control, &severity, title, description, unit].into_iter().cloned().collect()
    }

    fn action(&self, action: &ActionFacts) -> Row {
        let due = action.due_on.map_or_else(|| action.due_text.clone(), format::date);
        let earlier: Vec<_> = action.earlier_due.iter().copied().map(format::date).collect();
        let state = action_state(self.lang, action.state).to_owned();
        let late = if action.late { words::yes(self.lang) } else { words::no(self.lang) };
        vec![action.what.clone(), action.owner.clone(), due, earlier.join(", "), state, late.to_owned()]
    }
}

pub(super) fn write_row(out: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(';');
        }
        write_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// A cell in quotes where it needs them. A line feed stays one within the quotes.
fn write_cell(out: &mut String, cell: &str) {
    let text = lines(cell).collect::<Vec<_>>().join("\n");
    let text = if is_formula(&text) { format!("'{text}") } else { text };
    if text.contains([';', '"', '\n', ',', '\'', ' ']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(&text);
    }
}

/// Whether a spreadsheet would run the cell rather than show it. A sign in front of what follows white space
/// counts too, and so do the wide forms that some programs read as the narrow ones.
fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{2212}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_shown_also_where_it_follows_blanks() {
        let row = |cell: &str| {
            let mut out = String::new();
            write_row(&mut out, &[cell.to_owned()]);
            out.trim_end().to_owned()
        };
        for sign in ["=", "+", "-", "@", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}", "\u{2212}"] {
            for before in ["", " ", "  ", "\u{a0}", "\u{2009}", "\u{3000}", "\t", "\n"] {
                let said = row(&format!("{before}{sign}A1"));
                let shown = said.trim_matches('"');
                assert!(shown.starts_with('\'') || shown.is_empty(), "{before:?} {sign}: {said:?}");
            }
        }
        for text in ["a=1", "5 - 3", "", "Avtal"] {
            assert!(!row(text).contains('\''), "{text}");
        }
    }
}
