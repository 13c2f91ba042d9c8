//! All boards of a year side by side: the facts of each, on one day, and what keeps them from being compared.

mod tables;

use super::facts::{self, ActionCounts, BySeverity, ByStatus, Counts, Facts};
use crate::domain::{Board, Book, Period, PeriodId, Plan, PlanId, Severity};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

pub(super) use tables::days;
pub use tables::{BoardTable, csv};

/// The boards of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Boards {
    /// The municipality, where all boards have the same.
    pub municipality: String,
    /// The year.
    pub year: i32,
    /// The name of the period that was asked for.
    pub period: String,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// The day it states: what is late is late on this day, for every board.
    pub dated: NaiveDate,
    /// The boards that have a plan for the year with such a period, in order.
    pub boards: Vec<BoardPart>,
    /// The boards that have not.
    pub without: Vec<String>,
    /// The counts of all boards together.
    pub total: Counts,
    /// The actions of all boards together.
    pub action_counts: ActionCounts,
    /// How many decimals percentages have.
    #[serde(skip)]
    pub decimals: u8,
}

/// A board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BoardPart {
    /// Whether its period has the days that were asked for.
    pub same_days: bool,
    /// The version of its report, when the period is signed off.
    pub signed: Option<u16>,
    /// What there is to say of it.
    #[serde(flatten)]
    pub facts: Facts,
}

impl Boards {
    /// Gathers the boards of a book for the year and the period of a plan. `None` when the book has no such plan, or the plan
    /// no such period.
    ///
    /// Of every board the period of the same days is taken, else the one of the same number, which is then said to differ.
    #[must_use]
    pub fn gather(book: &Book, plan: PlanId, period: PeriodId, today: NaiveDate) -> Option<Self> {
        let plan = book.plan(plan)?;
        let period = book.period(period).filter(|period| period.plan_id == plan.id)?;
        let dated = facts::dated(book, period, today);
        let (mut boards, mut without) = (Vec::new(), Vec::new());
        for board in book.boards() {
            match part(book, board, plan.year, period, dated) {
                Some(part) => boards.push(part),
                None => without.push(board.name.clone()),
            }
        }
        let mut municipalities: Vec<_> = boards.iter().map(|board| board.facts.board.municipality.as_str()).collect();
        municipalities.dedup();
        let municipality = match municipalities.as_slice() {
            [only] => (*only).to_owned(),
            _ => String::new(),
        };
        let (total, action_counts) = sums(&boards);
        let (year, decimals) = (plan.year, plan.decimals);
        let Period { from, to, .. } = *period;
        let period = period.name.clone();
        Some(Self { municipality, year, period, from, to, dated, boards, without, total, action_counts, decimals })
    }
}

impl Boards {
    /// The severities that are counted, worst first; what nobody has graded only where there is some.
    pub(super) fn severities(&self) -> impl Iterator<Item = Option<Severity>> + use<> {
        let ungraded = self.total.severities.ungraded > 0;
        let graded = [Severity::Serious, Severity::Minor].map(Some);
        graded.into_iter().chain(ungraded.then_some(None))
    }
}

fn part(book: &Book, board: &Board, year: i32, like: &Period, dated: NaiveDate) -> Option<BoardPart> {
    let plan: &Plan = book.plans_of(board.id).find(|plan| plan.year == year)?;
    let periods = || book.periods(plan.id);
    let of_days = periods().find(|period| (period.from, period.to) == (like.from, like.to));
    let period = of_days.or_else(|| periods().find(|period| period.number == like.number))?;
    let signed = book.latest_sign_off(period.id).filter(|last| last.opened_on.is_none());
    Some(BoardPart {
        same_days: of_days.is_some(),
        signed: signed.map(|last| last.version),
        facts: Facts::gather_on(book, (plan, board, period), dated),
    })
}

fn sums(boards: &[BoardPart]) -> (Counts, ActionCounts) {
    let (mut total, mut actions) = (Counts::default(), ActionCounts::default());
    for facts in boards.iter().map(|board| &board.facts) {
        total.controls.add(&facts.period.counts.controls);
        total.severities.add(&facts.period.counts.severities);
        actions.open += facts.action_counts.open;
        actions.late += facts.action_counts.late;
    }
    (total, actions)
}

impl ByStatus {
    const fn add(&mut self, more: &Self) {
        self.not_started += more.not_started;
        self.started += more.started;
        self.paused += more.paused;
        self.completed += more.completed;
        self.not_known += more.not_known;
        self.due += more.due;
    }
}

impl BySeverity {
    const fn add(&mut self, more: &Self) {
        self.serious += more.serious;
        self.minor += more.minor;
        self.observations += more.observations;
        self.ungraded += more.ungraded;
    }
}
