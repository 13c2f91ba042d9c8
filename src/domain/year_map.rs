//! The year of a plan at a glance: controls × periods, each axis counted on its own, handed up to areas.
//!
//! Nothing here is stored, and no axis is computed from another: a control that is completed may have deviations, no
//! result, and an assessment or none.

use super::axes::codes;
use super::outline::outline;
use super::rollup::counted;
use super::{
    AreaId, Assessment, Book, ControlActivity, ControlId, Deviation, Node, Period, PeriodId, PlanId, RiskPointId,
    SeverityCounts, StatusCounts,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

codes! {
    /// What a cell of the map is looked at for. The four are never merged.
    Axis {
        /// How far the work has come.
        Status = "status",
        /// What was seen.
        Result = "result",
        /// How bad the deviations are.
        Severity = "severity",
        /// How the routine works.
        Assessment = "assessment",
    }
}

/// The map of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearMap {
    /// The periods, in order.
    pub periods: Vec<PeriodId>,
    /// The rows, in the order of the plan.
    pub rows: Vec<YearRow>,
}

/// A row of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearRow {
    /// Its number in the plan; empty for what lies outside the tree.
    pub number: String,
    /// How deep it lies, outermost 0.
    pub depth: usize,
    /// What it is about.
    pub of: YearSubject,
    /// One cell for each period.
    pub cells: Vec<YearCell>,
    /// The deviations of all its periods.
    pub year: SeverityCounts,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSubject {
    /// An area with all that lies in it.
    Area(AreaId),
    /// The deviations of a risk point that none of its controls found; only where there are any.
    RiskPoint(RiskPointId),
    /// A control.
    Control(ControlId),
    /// The deviations that stand alone; only where there are any.
    Alone,
}

/// What was recorded in a period, by axis: of one control, or of all in an area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearCell {
    /// Controls that are due or recorded, by status.
    pub status: StatusCounts,
    /// The same controls, by what was written of what was seen.
    pub results: ResultCounts,
    /// Deviations, by severity.
    pub severity: SeverityCounts,
    /// The same controls, by assessment.
    pub assessments: AssessmentCounts,
}

/// How many controls have a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResultCounts {
    /// In words.
    pub written: u32,
    /// In figures or answers, and not in words yet.
    pub measured: u32,
    /// Not at all.
    pub missing: u32,
}

impl ResultCounts {
    const fn merge(&mut self, other: &Self) {
        self.written += other.written;
        self.measured += other.measured;
        self.missing += other.missing;
    }
}

/// How many controls have each assessment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AssessmentCounts {
    by: [u32; Assessment::ALL.len()],
    /// Those without.
    pub missing: u32,
}

impl AssessmentCounts {
    /// How many have this one.
    #[must_use]
    pub fn of(&self, assessment: Assessment) -> u32 {
        self.by.get(assessment as usize).copied().unwrap_or_default()
    }

    /// How many have any.
    #[must_use]
    pub fn assessed(&self) -> u32 {
        self.by.iter().sum()
    }

    fn add(&mut self, assessment: Option<Assessment>) {
        let place = assessment.and_then(|assessment| self.by.get_mut(assessment as usize));
        *place.unwrap_or(&mut self.missing) += 1;
    }

    fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.by.iter_mut().zip(other.by) {
            *mine += theirs;
        }
        self.missing += other.missing;
    }
}

impl YearCell {
    /// Whether nothing is due and nothing recorded.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// How many controls count in it.
    #[must_use]
    pub fn controls(&self) -> u32 {
        self.status.total()
    }

    fn merge(&mut self, other: &Self) {
        self.status.merge(&other.status);
        self.results.merge(&other.results);
        self.severity.merge(&other.severity);
        self.assessments.merge(&other.assessments);
    }
}

impl Book {
    /// The map of a plan's year.
    #[must_use]
    pub fn year_map(&self, plan: PlanId) -> YearMap {
        let periods: Vec<&Period> = self.periods(plan).collect();
        let mapper = Mapper { book: self, periods };
        let mut rows: Vec<YearRow> = outline(self, plan).into_iter().map(|line| mapper.row(line)).collect();
        hand_up(&mut rows);
        rows.retain(|row| !matches!(row.of, YearSubject::RiskPoint(_)) || row.year != SeverityCounts::default());
        let alone = mapper.found(self.deviations_alone(plan));
        if alone.iter().any(|cell| !cell.is_empty()) {
            rows.push(YearRow {
                number: String::new(),
                depth: 0,
                of: YearSubject::Alone,
                year: over(&alone),
                cells: alone,
            });
        }
        YearMap { periods: mapper.periods.iter().map(|period| period.id).collect(), rows }
    }
}

struct Mapper<'a> {
    book: &'a Book,
    periods: Vec<&'a Period>,
}

impl<'a> Mapper<'a> {
    /// A row with what is its own; what lies in an area is handed up afterwards.
    fn row(&self, line: super::outline::Line) -> YearRow {
        let book = self.book;
        let (of, cells) = match line.node {
            Node::Area(id) => (YearSubject::Area(id), vec![YearCell::default(); self.periods.len()]),
            Node::RiskPoint(id) => {
                let own = book.deviations_of_risk_point(id).filter(|deviation| deviation.control_id.is_none());
                (YearSubject::RiskPoint(id), self.found(own))
            }
            Node::Control(id) => {
                let mut cells = self.found(book.deviations_of_control(id));
                if let Some(control) = book.control(id) {
                    for (cell, period) in cells.iter_mut().zip(&self.periods) {
                        self.record(control, period, cell);
                    }
                }
                (YearSubject::Control(id), cells)
            }
        };
        YearRow { number: line.number, depth: line.depth, of, year: over(&cells), cells }
    }

    /// Cells that hold deviations and nothing else.
    fn found(&self, deviations: impl Iterator<Item = &'a Deviation>) -> Vec<YearCell> {
        let mut cells = vec![YearCell::default(); self.periods.len()];
        for deviation in deviations {
            let place = self.periods.iter().position(|period| period.id == deviation.period_id);
            if let Some(cell) = place.and_then(|place| cells.get_mut(place)) {
                cell.severity.add(deviation.severity);
            }
        }
        cells
    }

    fn record(&self, control: &ControlActivity, period: &Period, cell: &mut YearCell) {
        let outcome = self.book.outcome(control.id, period.id);
        let Some(status) = counted(control, period.number, outcome) else { return };
        cell.status.add(status);
        cell.assessments.add(outcome.and_then(|outcome| outcome.assessment));
        let place = if outcome.is_some_and(|outcome| !outcome.result.trim().is_empty()) {
            &mut cell.results.written
        } else if self.is_measured(control.id, period.id) {
            &mut cell.results.measured
        } else {
            &mut cell.results.missing
        };
        *place += 1;
    }

    fn is_measured(&self, control: ControlId, period: PeriodId) -> bool {
        let book = self.book;
        book.measures(control).any(|measure| book.value(measure.id, period).is_some())
            || book.questions(control).any(|question| book.answer(question.id, period).is_some())
    }
}

fn over(cells: &[YearCell]) -> SeverityCounts {
    let mut sum = SeverityCounts::default();
    for cell in cells {
        sum.merge(&cell.severity);
    }
    sum
}

/// Adds each control and risk point to the areas it lies in.
fn hand_up(rows: &mut [YearRow]) {
    let mut above: Vec<usize> = Vec::new();
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { return };
        let (depth, is_area) = (row.depth, matches!(row.of, YearSubject::Area(_)));
        above.retain(|place| rows.get(*place).is_some_and(|other| other.depth < depth));
        if is_area {
            above.push(at);
            continue;
        }
        let (cells, year) = (row.cells.clone(), row.year);
        for place in &above {
            let Some(area) = rows.get_mut(*place) else { continue };
            area.year.merge(&year);
            for (mine, theirs) in area.cells.iter_mut().zip(&cells) {
                mine.merge(theirs);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::super::{MeasureKind, Outcome, OutcomeKey, Polarity, Reading, Severity, Status, rollup};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_axes_of_a_control_are_told_apart_and_one_that_is_not_due_says_nothing() {
        let mut sample = Sample::new();
        let area = sample.area(None);
        let point = sample.risk_point(area);
        let control = sample.control(point);
        sample.due_in(control, &[1]);
        sample.status(control, 1, Status::Completed);
        sample.deviation(1, Some(control), None, Some(Severity::Serious));
        let map = sample.book.year_map(sample.plan);
        assert_eq!(map.periods, sample.periods);
        assert_eq!(map.rows.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(), ["1", "1.1.1"]);
        let [first, second] = &map.rows[1].cells[..] else { panic!("a cell for each period") };
        assert_eq!((first.status.of(Status::Completed), first.results.missing, first.severity.serious), (1, 1, 1));
        assert_eq!((first.assessments.assessed(), first.assessments.missing), (0, 1));
        assert!(second.is_empty(), "not due in the second");
        let key = OutcomeKey { control_id: control, period_id: sample.periods[1] };
        sample.book.load([Outcome {
            result: "Sett".to_owned(),
            assessment: Some(Assessment::Works),
            ..Outcome::blank(key)
        }]);
        let cell = sample.book.year_map(sample.plan).rows[1].cells[1];
        assert_eq!((cell.status.of(Status::NotStarted), cell.results.written), (1, 1), "recorded all the same");
        assert_eq!(cell.assessments.of(Assessment::Works), 1);
        assert_eq!(cell.severity, SeverityCounts::default());
    }

    #[test]
    fn a_figure_without_words_is_a_result_of_its_own_kind() {
        let mut sample = Sample::new();
        let measure = sample.measure(MeasureKind::Count, Polarity::LowerIsBetter);
        sample.value(measure, 1, Reading::Count { n: 3 });
        let map = sample.book.year_map(sample.plan);
        let told = |at: usize| map.rows[1].cells[at].results;
        assert_eq!(told(0), ResultCounts { measured: 1, ..ResultCounts::default() });
        assert_eq!(told(1), ResultCounts { missing: 1, ..ResultCounts::default() });
    }

    #[test]
    fn what_no_control_found_has_rows_of_its_own_and_counts_in_its_area() {
        let mut sample = Sample::new();
        let outer = sample.area(None);
        let inner = sample.area(Some(outer));
        let point = sample.risk_point(inner);
        sample.control(point);
        sample.deviation(2, None, Some(point), Some(Severity::Minor));
        sample.deviation(1, None, None, None);
        let map = sample.book.year_map(sample.plan);
        let of: Vec<_> = map.rows.iter().map(|row| (row.number.as_str(), row.year)).collect();
        let minor = SeverityCounts { minor: 1, ..SeverityCounts::default() };
        let ungraded = SeverityCounts { ungraded: 1, ..SeverityCounts::default() };
        let none = SeverityCounts::default();
        assert_eq!(of, [("1", minor), ("1.1", minor), ("1.1.1", minor), ("1.1.1.1", none), ("", ungraded)]);
    }

    proptest! {
        #[test]
        fn a_period_counts_what_its_roll_up_counts(
            deviations in prop::collection::vec((1usize..=2, 0usize..4, 0usize..4), 0..12),
            statuses in prop::collection::vec((1usize..=2, 0usize..2, 0usize..5), 0..6),
        ) {
            let mut sample = Sample::new();
            let outer = sample.area(None);
            let inner = sample.area(Some(outer));
            let points = [sample.risk_point(outer), sample.risk_point(inner)];
            let controls = points.map(|id| sample.control(id));
            for (period, place, grade) in deviations {
                let severity = [None, Some(Severity::Observation), Some(Severity::Minor), Some(Severity::Serious)][grade];
                let (control, point) = [(Some(controls[0]), None), (Some(controls[1]), Some(points[1])), (None, Some(points[1])), (None, None)][place];
                sample.deviation(period, control, point, severity);
            }
            for (period, control, status) in statuses {
                sample.status(controls[control], period, Status::ALL[status]);
            }
            let map = sample.book.year_map(sample.plan);
            for (at, period) in sample.periods.iter().enumerate() {
                let rolled = rollup(&sample.book, sample.plan, *period);
                for row in &map.rows {
                    let node = match row.of {
                        YearSubject::Area(id) => Node::Area(id),
                        YearSubject::Control(id) => Node::Control(id),
                        YearSubject::RiskPoint(_) | YearSubject::Alone => continue,
                    };
                    let cell = row.cells[at];
                    let tally = rolled.of(node);
                    prop_assert_eq!((cell.status, cell.severity), (tally.status, tally.severity));
                    let (results, judged) = (cell.results, cell.assessments);
                    prop_assert_eq!(results.written + results.measured + results.missing, cell.controls());
                    prop_assert_eq!(judged.assessed() + judged.missing, cell.controls());
                }
            }
        }
    }
}
