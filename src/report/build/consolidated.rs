//! All boards of a year side by side: how far each has come by board and area, and their serious deviations.

use super::summary::MOST_DRAWN;
use super::{Maker, Order};
use crate::domain::Severity;
use crate::i18n::{boards as b, format, report as words, running};
use crate::report::boards::{BoardPart, Boards};
use crate::report::facts::{ActionCounts, Counts};
use crate::report::model::{Block, Cell, Column, Document, Head, Kind, Line, Row, Table, Text};

/// Makes the document. `maker` is of the plan that was asked for; the words are that plan's.
pub(super) fn document(maker: &mut Maker<'_>, order: &Order<'_>, boards: &Boards) -> Document {
    let mut body = vec![Block::Lead(maker.lead(boards))];
    body.extend(maker.what_differs(boards).into_iter().map(|text| Block::Note(text.into())));
    maker.boards_table(boards, &mut body);
    maker.areas_table(boards, &mut body);
    maker.serious_by_board(order, boards, &mut body);
    let head = maker.boards_head(boards);
    Document { lang: maker.lang, kind: Kind::Consolidated, head, body, appendices: Vec::new() }
}

impl Maker<'_> {
    fn boards_head(&self, boards: &Boards) -> Head {
        let days = format::date_range_long(self.lang, boards.from, boards.to);
        let facts = vec![
            self.fact(words::municipality, boards.municipality.as_str()),
            self.fact(words::period, format!("{} ({days})", boards.period)),
            self.fact(b::boards, boards.boards.len().to_string()),
            self.fact(words::dated, format::date_long(self.lang, boards.dated)),
        ];
        let subtitle = Line::from(format!("{} {}", boards.period, boards.year));
        let head = self.head_of(self.word(b::title).into(), subtitle, boards.dated, facts);
        // The document is no board's.
        let municipality = Line::from(&boards.municipality);
        Head { board: municipality.clone(), municipality, registry_no: Line::default(), ..head }
    }

    /// The sentences that everybody reads.
    fn lead(&self, boards: &Boards) -> Text {
        let sums = self.counts_sentences(&boards.total, boards.action_counts);
        Text::from(b::in_short(self.lang, boards.boards.len())).and_line(sums)
    }

    /// What keeps the boards from being compared, and what is missing.
    fn what_differs(&self, boards: &Boards) -> Vec<String> {
        let names = |wanted: &dyn Fn(&BoardPart) -> bool| {
            let named = boards.boards.iter().filter(|board| wanted(board));
            named.map(|board| board.facts.board.name.clone()).collect::<Vec<_>>()
        };
        let mut said = Vec::new();
        let mut say = |names: Vec<String>, text: &dyn Fn(&str) -> String| {
            if !names.is_empty() {
                said.push(text(&format::list(self.lang, &names)));
            }
        };
        say(names(&|board| !board.same_days), &|names| b::other_days(self.lang, names));
        say(boards.without.clone(), &|names| b::without(self.lang, names, boards.year));
        let unsigned = names(&|board| board.signed.is_none());
        if unsigned.len() == boards.boards.len() {
            said.push(self.word(b::none_signed).to_owned());
        } else {
            say(unsigned, &|names| b::unsigned(self.lang, names));
        }
        said
    }

    fn boards_table(&mut self, boards: &Boards, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(b::by_board)));
        let named: Vec<_> = boards
            .boards
            .iter()
            .map(|board| (board.facts.board.name.as_str(), board.facts.period.counts.controls))
            .collect();
        let all = [(self.word(words::total), boards.total.controls)];
        let drawn = if named.len() > MOST_DRAWN { &all[..] } else { &named };
        body.push(Block::Figure(self.bars_of(drawn, b::bars_alt)));
        let columns = vec![Column::text(self.word(words::board), 5), Column::text(self.word(words::period), 4)];
        let mut table = self.boards_columns(columns, boards);
        for board in &boards.boards {
            let first = vec![board.facts.board.name.as_str().into(), self.period_cell(board)];
            let counts = &board.facts.period.counts;
            table.rows.push(Row::of(self.boards_row(first, counts, board.facts.action_counts, boards)));
        }
        let first = vec![self.word(words::total).into(), Cell::default()];
        table.rows.push(Row::total(self.boards_row(first, &boards.total, boards.action_counts, boards)));
        body.push(Block::Table(table));
        body.push(Block::Note(b::one_day(self.lang, &format::date_long(self.lang, boards.dated)).into()));
    }

    /// The period of a board, whether it is signed off, and its days where they are others than asked for.
    fn period_cell(&self, board: &BoardPart) -> Cell {
        let signed = board.signed.map(|version| b::signed_version(self.lang, version)).unwrap_or_default();
        let mut text = Text::from(&board.facts.period.name).and_line(signed.into());
        if !board.same_days {
            let days = crate::report::boards::days(self.lang, board);
            text = text.and_line(b::other_than(self.lang, &days).into());
        }
        text.into()
    }

    fn areas_table(&mut self, boards: &Boards, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(b::by_area)));
        let mut table = self.boards_columns(vec![Column::text(self.word(words::area), 6)], boards);
        for board in boards.boards.iter().filter(|board| !board.facts.areas.is_empty()) {
            table.rows.push(Row::section(Text::strong(&board.facts.board.name)));
            table.rows.extend(board.facts.areas.iter().map(|area| {
                Row::of(self.boards_row(vec![area.name.as_str().into()], &area.counts, area.actions, boards))
            }));
            table.rows.extend(self.outside_row(board, boards));
        }
        body.push(Block::Table(table.with_whole_sections()));
    }

    /// The deviations of a board that lie in no area, without which the areas do not add up to the board.
    fn outside_row(&self, board: &BoardPart, boards: &Boards) -> Option<Row> {
        let alone = board.facts.standing_alone();
        let mut severities = boards.severities().map(|severity| alone.of(severity));
        severities.any(|count| count > 0).then(|| {
            let mut cells = vec![self.word(words::outside_areas).into(), "–".into()];
            cells.extend(boards.severities().map(|severity| Cell::from(alone.of(severity).to_string())));
            cells.push("–".into());
            Row::of(cells)
        })
    }

    /// What is counted of boards and areas alike: those that nobody has graded only where there are any.
    fn boards_columns(&self, mut columns: Vec<Column>, boards: &Boards) -> Table {
        columns.push(Column::figures(self.word(words::controls_completed), 4));
        let severities = boards.severities().map(|severity| Column::figures(self.terms.severity_short(severity), 3));
        columns.extend(severities);
        columns.push(Column::figures(self.word(b::late), 3));
        Table { columns, row_heads: true, ..Table::default() }
    }

    fn boards_row(&self, mut first: Vec<Cell>, counts: &Counts, actions: ActionCounts, boards: &Boards) -> Vec<Cell> {
        let Counts { controls, severities } = counts;
        let done = if controls.due == 0 { "–".to_owned() } else { self.share(controls.completed, controls.due) };
        first.push(done.into());
        first.extend(boards.severities().map(|severity| severities.of(severity).to_string().into()));
        let late = if actions.open == 0 { "0".to_owned() } else { b::late_of(self.lang, actions.late, actions.open) };
        first.push(late.into());
        first
    }

    /// The serious deviations, board by board, and which boards have none.
    fn serious_by_board(&mut self, order: &Order<'_>, boards: &Boards, body: &mut Vec<Block>) {
        body.push(self.heading(1, self.word(b::serious_by_board)));
        let heads = [words::risk_point, words::deviation, words::planned_action];
        let columns = heads.into_iter().zip([3, 4, 5]).map(|(head, share)| Column::text(head(self.lang), share));
        let mut table = Table { columns: columns.collect(), row_heads: true, ..Table::default() };
        let mut without = Vec::new();
        for board in &boards.boards {
            let rows = serious_rows(order, board);
            if rows.is_empty() {
                without.push(board.facts.board.name.clone());
            } else {
                table.rows.push(Row::section(Text::strong(&board.facts.board.name)));
                table.rows.extend(rows);
            }
        }
        if !table.is_empty() {
            body.push(Block::Table(table));
        }
        if !without.is_empty() {
            let names: Vec<_> = without.iter().map(|name| running::board(self.lang, name, false)).collect();
            let names = format::list(self.lang, &names);
            body.push(Block::Paragraph(b::none_serious(self.lang, &names).into()));
        }
    }
}

/// The serious deviations of a board in rows, in the words of its own plan.
fn serious_rows(order: &Order<'_>, board: &BoardPart) -> Vec<Row> {
    let Some(maker) = Maker::of(order, board.facts.plan.id, board.facts.period.id, &board.facts) else {
        return Vec::new();
    };
    maker.with_severity(Some(Severity::Serious)).map(|deviation| maker.deviation(deviation)).collect()
}
