//! A small plan for tests, grown one record at a time.

use super::{
    Action, ActionId, ActionState, Area, AreaId, Board, BoardId, BoardKind, Book, ControlActivity, ControlId,
    Deviation, DeviationId, Measure, MeasureId, MeasureKind, MeasureValue, Outcome, OutcomeKey, Period, PeriodId, Plan,
    PlanId, Polarity, Reading, RiskPoint, RiskPointId, Rollup, Severity, Status, ValueKey, rollup,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// A plan of 2024 with two periods: January to June, July to December.
pub(crate) struct Sample {
    pub(crate) book: Book,
    pub(crate) plan: PlanId,
    pub(crate) periods: [PeriodId; 2],
    made: u128,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Sample {
    pub(crate) fn new() -> Self {
        let (board_id, plan_id) = (BoardId(Uuid::from_u128(1)), PlanId(Uuid::from_u128(2)));
        let mut book = Book::default();
        let name = "Nämnden".to_owned();
        book.load([Board { id: board_id, name, kind: BoardKind::Board, municipality: String::new(), rank: 0 }]);
        book.load([Plan { ..Plan::blank(plan_id, board_id, 2024) }]);
        let dates = [("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31")];
        let periods = [3, 4].map(|id| PeriodId(Uuid::from_u128(id)));
        for ((number, id), (from, to)) in (1..).zip(periods).zip(dates) {
            let name = format!("Period {number}");
            book.load([Period { name, ..Period::blank(id, plan_id, number, day(from), day(to)) }]);
        }
        Self { book, plan: plan_id, periods, made: 10 }
    }

    fn id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    fn rank(&self) -> i64 {
        i64::try_from(self.made).unwrap()
    }

    pub(crate) fn area(&mut self, parent_id: Option<AreaId>) -> AreaId {
        let id = AreaId(self.id());
        let name = format!("Område {}", self.made);
        self.book.load([Area { id, plan_id: self.plan, parent_id, rank: self.rank(), name, purpose: String::new() }]);
        id
    }

    pub(crate) fn risk_point(&mut self, area_id: AreaId) -> RiskPointId {
        let id = RiskPointId(self.id());
        self.book.load([RiskPoint {
            rank: self.rank(),
            name: format!("Riskpunkt {}", self.made),
            ..RiskPoint::blank(id, area_id)
        }]);
        id
    }

    pub(crate) fn control(&mut self, risk_point_id: RiskPointId) -> ControlId {
        let id = ControlId(self.id());
        self.book.load([ControlActivity {
            rank: self.rank(),
            title: format!("Kontroll {}", self.made),
            ..ControlActivity::blank(id, risk_point_id)
        }]);
        id
    }

    /// A plan of the year before, with one period, and a deviation in it.
    pub(crate) fn year_before(&mut self, title: &str) -> DeviationId {
        let (plan, period) = (PlanId(self.id()), PeriodId(self.id()));
        let board = self.book.plan(self.plan).unwrap().board_id;
        self.book.load([Plan::blank(plan, board, 2023)]);
        let dates = (day("2023-01-01"), day("2023-12-31"));
        self.book.load([Period { name: "Helår".to_owned(), ..Period::blank(period, plan, 1, dates.0, dates.1) }]);
        let id = DeviationId(self.id());
        self.book.load([Deviation { title: title.to_owned(), ..Deviation::blank(id, plan, period) }]);
        id
    }

    /// Changes a deviation.
    pub(crate) fn alter_deviation(&mut self, id: DeviationId, alter: impl FnOnce(&mut Deviation)) {
        let mut deviation = self.book.deviation(id).unwrap().clone();
        alter(&mut deviation);
        self.book.load([deviation]);
    }

    /// Makes a control due in these periods only.
    pub(crate) fn due_in(&mut self, id: ControlId, periods: &[u8]) {
        let mut control = self.book.control(id).unwrap().clone();
        control.frequency.periods = periods.iter().copied().collect();
        self.book.load([control]);
    }

    pub(crate) fn status(&mut self, control_id: ControlId, period: usize, status: Status) {
        let key = OutcomeKey { control_id, period_id: self.periods[period - 1] };
        self.book.load([Outcome { status, ..Outcome::blank(key) }]);
    }

    pub(crate) fn deviation(
        &mut self,
        period: usize,
        control_id: Option<ControlId>,
        risk_point_id: Option<RiskPointId>,
        severity: Option<Severity>,
    ) -> DeviationId {
        let id = DeviationId(self.id());
        self.book.load([Deviation {
            control_id,
            risk_point_id,
            severity,
            title: format!("Avvikelse {}", self.made),
            rank: self.rank(),
            ..Deviation::blank(id, self.plan, self.periods[period - 1])
        }]);
        id
    }

    pub(crate) fn action(&mut self, deviation_ids: &[DeviationId]) -> ActionId {
        let id = ActionId(self.id());
        self.book.load([Action {
            deviation_ids: deviation_ids.to_vec(),
            what: format!("Åtgärd {}", self.made),
            state: ActionState::Decided,
            rank: self.rank(),
            ..Action::blank(id, self.plan)
        }]);
        id
    }

    pub(crate) fn due_on(&mut self, id: ActionId, due: &str) {
        let action = self.book.find::<Action>(id).unwrap().clone();
        self.book.load([Action { due_on: Some(day(due)), ..action }]);
    }

    pub(crate) fn finish(&mut self, id: ActionId) {
        let action = self.book.find::<Action>(id).unwrap().clone();
        self.book.load([Action { state: ActionState::Done, ..action }]);
    }

    /// A control of its own with a measure.
    pub(crate) fn measure(&mut self, kind: MeasureKind, direction: Polarity) -> MeasureId {
        let area = self.area(None);
        let risk_point = self.risk_point(area);
        let control_id = self.control(risk_point);
        let id = MeasureId(self.id());
        let (rank, name) = (self.rank(), format!("Mått {}", self.made));
        self.book.load([Measure { rank, direction, ..Measure::blank(id, control_id, name, kind) }]);
        id
    }

    /// Changes a measure.
    pub(crate) fn alter(&mut self, id: MeasureId, alter: impl FnOnce(&mut Measure)) {
        let mut measure = self.book.find::<Measure>(id).unwrap().clone();
        alter(&mut measure);
        self.book.load([measure]);
    }

    /// Records a value by the first counting rule, in a period by its number.
    pub(crate) fn value(&mut self, measure_id: MeasureId, period: usize, reading: Reading) -> ValueKey {
        let key = ValueKey { measure_id, period_id: self.periods[period - 1] };
        self.book.load([MeasureValue::new(key, 1, reading)]);
        key
    }

    /// Changes a value.
    pub(crate) fn alter_value(&mut self, key: ValueKey, alter: impl FnOnce(&mut MeasureValue)) {
        let mut value = self.book.find::<MeasureValue>(key).unwrap().clone();
        alter(&mut value);
        self.book.load([value]);
    }

    pub(crate) fn rollup(&self, period: usize) -> Rollup {
        rollup(&self.book, self.plan, self.periods[period - 1])
    }
}
