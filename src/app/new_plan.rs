//! A new plan: its board, if the book does not have it, and reporting periods that cover the year.

use crate::domain::{
    Board, BoardId, BoardKind, Book, Change, Edit, Period, PeriodFocus, PeriodId, Plan, PlanId, RecordKind, Verb,
    rank_after,
};
use crate::env::Ids;
use crate::i18n::{Lang, cli as text, collate::fold};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a new plan is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlan {
    /// The name of its board.
    pub board: String,
    /// What the board is; of a board that exists it is left as it is.
    pub kind: BoardKind,
    /// The municipality.
    pub municipality: String,
    /// The year.
    pub year: i32,
    /// How many reporting periods: 1 to 4.
    pub periods: u8,
    /// The language the periods are named in.
    pub lang: Lang,
}

/// The change that enters a new plan into a book, and the plan's identity.
#[must_use]
pub fn change(book: &Book, new: &NewPlan, ids: &dyn Ids) -> (Change, PlanId) {
    let name = new.board.trim();
    let mut edits = Vec::new();
    let held = book.boards().into_iter().find(|board| fold(&board.name) == fold(name)).map(|board| board.id);
    let board_id = held.unwrap_or_else(|| {
        let id = BoardId(ids.id());
        let rank = rank_after(book.boards().into_iter().map(|board| board.rank));
        let municipality = new.municipality.trim().to_owned();
        edits.push(Edit::add(Board { id, name: name.to_owned(), kind: new.kind, municipality, rank }));
        id
    });
    let plan = blank(PlanId(ids.id()), board_id, new.year);
    let plan_id = plan.id;
    edits.push(Edit::add(plan));
    edits.extend(periods(new, plan_id, ids).into_iter().map(Edit::add));
    let subject = format!("{name} {}", new.year);
    (Change { verb: Verb::Add, kind: RecordKind::Plan, subject, plan_id: Some(plan_id), edits }, plan_id)
}

/// A plan in which nothing is filled in but whose and which year it is.
#[must_use]
pub const fn blank(id: PlanId, board_id: BoardId, year: i32) -> Plan {
    Plan {
        id,
        board_id,
        year,
        title: String::new(),
        adopted_on: None,
        registry_no: String::new(),
        min_controls_per_area: 0,
        decimals: 1,
        labels: BTreeMap::new(),
    }
}

fn periods(new: &NewPlan, plan_id: PlanId, ids: &dyn Ids) -> Vec<Period> {
    let count = u32::from(new.periods.clamp(1, 4));
    let months = 12 / count;
    let period = |place: u32| {
        let from = NaiveDate::from_ymd_opt(new.year, place * months + 1, 1)?;
        let to = from.checked_add_months(chrono::Months::new(months))?.pred_opt()?;
        Some(Period {
            id: PeriodId(ids.id()),
            plan_id,
            number: u8::try_from(place + 1).ok()?,
            name: text::period_name(new.lang, count, place + 1),
            from,
            to,
            report_on: None,
            due_on: None,
            focus: if place + 1 == count && count > 1 { PeriodFocus::Completion } else { PeriodFocus::Control },
            locked_on: None,
        })
    };
    (0..count).filter_map(period).collect()
}
