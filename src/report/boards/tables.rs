//! All boards as tables of typed values: a row for each board, for each area of each, for each serious deviation.

use super::{BoardPart, Boards};
use crate::domain::Severity;
use crate::i18n::{Label, Lang, boards as b, documents as t, format, report as words};
use crate::report::csv::{MARK, write_row};
use crate::report::data::{Column, Value, said};
use crate::report::facts::{ActionCounts, Counts};
use rust_decimal::Decimal;

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardTable {
    /// A row for each board.
    Boards,
    /// A row for each area of each board.
    Areas,
    /// A row for each serious deviation.
    Serious,
}

const OF_BOARD: &[Column] =
    &[(words::board, 28), (words::year, 7), (words::period, 14), (b::from, 12), (b::to, 12), (b::signed, 10)];
const AREA: Column = (words::area, 30);
const COUNTS: &[Column] = &[
    (b::due, 12),
    (b::completed, 12),
    (b::completed_share, 12),
    (b::started, 12),
    (b::paused, 12),
    (b::not_started, 12),
    (b::not_known, 12),
    (t::serious_count, 12),
    (t::minor_count, 12),
    (t::observation_count, 12),
    (t::ungraded_count, 12),
    (b::open_actions, 12),
    (b::late_actions, 12),
];
const SERIOUS: &[Column] = &[
    (words::risk_point, 30),
    (words::control_activity, 34),
    (words::deviation, 40),
    (words::description, 46),
    (words::planned_action, 46),
];

impl BoardTable {
    /// Every table, in order.
    pub const ALL: &'static [Self] = &[Self::Boards, Self::Areas, Self::Serious];

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Boards => b::sheet_boards,
            Self::Areas => b::sheet_areas,
            Self::Serious => b::sheet_serious,
        }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> Vec<Column> {
        let own: Vec<Column> = match self {
            Self::Boards => COUNTS.to_vec(),
            Self::Areas => [&[AREA], COUNTS].concat(),
            Self::Serious => SERIOUS.to_vec(),
        };
        [OF_BOARD, &own].concat()
    }

    /// Its rows.
    #[must_use]
    pub fn rows(self, boards: &Boards) -> Vec<Vec<Value>> {
        boards.boards.iter().flat_map(|board| self.of(board)).collect()
    }

    fn of(self, board: &BoardPart) -> Vec<Vec<Value>> {
        let facts = &board.facts;
        let with = |own: Vec<Value>| [of_board(board), own].concat();
        match self {
            Self::Boards => vec![with(counts(&facts.period.counts, facts.action_counts))],
            Self::Areas => {
                let area = |area: &crate::report::facts::AreaFacts| {
                    with([vec![text(&area.name)], counts(&area.counts, area.actions)].concat())
                };
                facts.areas.iter().map(area).collect()
            }
            Self::Serious => {
                let serious = facts.deviations.iter().filter(|each| each.severity == Some(Severity::Serious));
                let row = |each: &crate::report::facts::DeviationFacts| {
                    let actions: Vec<_> = facts.actions_of(each).map(|action| action.what.as_str()).collect();
                    let texts = [&each.risk_point, &each.control_activity, &each.title, &each.description];
                    with(texts.into_iter().map(|each| text(each)).chain([text(&actions.join("\n"))]).collect())
                };
                serious.map(row).collect()
            }
        }
    }
}

/// The boards as CSV: for each board a row for all of it, and then one for each of its areas.
#[must_use]
pub fn csv(boards: &Boards, lang: Lang) -> String {
    let mut out = String::from(MARK);
    let heads: Vec<_> = BoardTable::Areas.columns().iter().map(|(head, _)| head(lang).to_owned()).collect();
    write_row(&mut out, &heads);
    for board in &boards.boards {
        let facts = &board.facts;
        let whole = [vec![text(b::whole_board(lang))], counts(&facts.period.counts, facts.action_counts)].concat();
        let rows = std::iter::once([of_board(board), whole].concat()).chain(BoardTable::Areas.of(board));
        for row in rows {
            write_row(&mut out, &row.iter().map(|value| said(lang, value)).collect::<Vec<_>>());
        }
    }
    out
}

fn of_board(board: &BoardPart) -> Vec<Value> {
    let facts = &board.facts;
    let signed = board.signed.map_or(Value::Empty, |version| Value::Number(version.into()));
    vec![
        text(&facts.board.name),
        Value::Year(facts.plan.year),
        text(&facts.period.name),
        Value::Day(facts.period.from),
        Value::Day(facts.period.to),
        signed,
    ]
}

fn counts(counts: &Counts, actions: ActionCounts) -> Vec<Value> {
    let Counts { controls, severities } = counts;
    let number = |count: u32| Value::Number(count.into());
    let many = |count: usize| Value::Number(u64::try_from(count).unwrap_or(u64::MAX).into());
    let share = Decimal::from(controls.completed).checked_div(Decimal::from(controls.due));
    vec![
        number(controls.due),
        number(controls.completed),
        share.map_or(Value::Empty, Value::Share),
        number(controls.started),
        number(controls.paused),
        number(controls.not_started),
        number(controls.not_known),
        number(severities.serious),
        number(severities.minor),
        number(severities.observations),
        number(severities.ungraded),
        many(actions.open),
        many(actions.late),
    ]
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
}

/// How a day is told in what stands beside a table.
pub(in crate::report) fn days(lang: Lang, board: &BoardPart) -> String {
    format::date_range_long(lang, board.facts.period.from, board.facts.period.to)
}
