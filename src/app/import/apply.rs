//! A reading made into one change of a book.

use super::Target;
use super::error::ImportError;
use super::fold::{fold, fold_name};
use super::method;
use super::periods::{self, Hint};
use super::reading::{
    Link, ReadAction, ReadArea, ReadControl, ReadDeviation, ReadOutcome, ReadRiskPoint, Reading, Unplaced, Why,
};
use crate::domain::{
    Action, ActionId, Area, AreaId, Board, BoardId, BoardKind, Book, Change, ControlActivity, ControlId, Deviation,
    DeviationId, Edit, Frequency, Outcome, OutcomeKey, Period, PeriodId, Plan, PlanId, Question, QuestionId,
    RecordKind, Responsible, RiskPoint, RiskPointId, Status, Verb, rank_after,
};
use crate::env::Ids;
use std::collections::BTreeMap;

struct Maker<'a> {
    book: &'a Book,
    ids: &'a dyn Ids,
    edits: Vec<Edit>,
    left: Vec<Unplaced>,
    plan: PlanId,
    periods: Vec<Period>,
    period: Option<Period>,
    /// Whether a record of this change took a place among the siblings of the given parent already.
    ranks: BTreeMap<uuid::Uuid, i64>,
    points: BTreeMap<(usize, usize), RiskPointId>,
    controls: BTreeMap<(usize, usize, usize), ControlId>,
}

/// See [`Reading::to_change`].
pub(super) fn to_change(
    reading: &Reading,
    book: &Book,
    target: &Target,
    ids: &dyn Ids,
) -> Result<(Change, Vec<Unplaced>), ImportError> {
    let mut edits = Vec::new();
    let board = board(reading, book, target, ids, &mut edits);
    let plan = plan(book, target, board, ids, &mut edits);
    let (periods, period) = periods_of(reading, book, target, plan, ids, &mut edits)?;
    let (left, ranks, points, controls) = (Vec::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut maker = Maker { book, ids, edits, left, plan, periods, period, ranks, points, controls };
    for (at, area) in reading.areas.iter().enumerate() {
        maker.area(at, area);
    }
    for deviation in &reading.deviations {
        maker.deviation(deviation);
    }
    let Maker { edits, left, .. } = maker;
    if edits.is_empty() {
        return Err(ImportError::Nothing);
    }
    let subject = format!("{} {}", target.board, target.year);
    let change = Change { verb: Verb::Import, kind: RecordKind::Plan, subject, plan_id: Some(plan), edits };
    let mut after = book.clone();
    after.apply(&change).map_err(|problem| refused(&change, problem))?;
    Ok((change, left))
}

fn refused(change: &Change, problem: crate::domain::Problem) -> ImportError {
    let mut held = Book::default();
    let of = |edit: &&Edit| problem.record.is_some() && edit.key() == problem.record;
    let record = change.edits.iter().rev().find(of).and_then(|edit| edit.after.clone());
    // Only names are asked for, which need no other records beside the control of an outcome.
    for edit in &change.edits {
        if let Some(crate::domain::Record::ControlActivity(control)) = &edit.after {
            held.load([control.clone()]);
        }
    }
    let subject = record.map(|record| held.subject_of(&record)).unwrap_or_default();
    ImportError::Refused { subject, problem }
}

fn board(reading: &Reading, book: &Book, target: &Target, ids: &dyn Ids, edits: &mut Vec<Edit>) -> BoardId {
    let folded = fold_name(&target.board);
    if let Some(board) = book.boards().into_iter().find(|board| fold_name(&board.name) == folded) {
        return board.id;
    }
    let id = BoardId(ids.id());
    let kind = if folded.contains("kommunstyrelse") {
        BoardKind::ExecutiveBoard
    } else if folded.ends_with(" ab") || folded.contains("bolag") {
        BoardKind::Company
    } else {
        BoardKind::Board
    };
    let municipality = reading.facts.municipality.as_ref().map(|found| found.value.clone()).unwrap_or_default();
    let rank = rank_after(book.boards().into_iter().map(|board| board.rank));
    edits.push(Edit::add(Board { id, name: super::record::one_line(&target.board), kind, municipality, rank }));
    id
}

fn plan(book: &Book, target: &Target, board_id: BoardId, ids: &dyn Ids, edits: &mut Vec<Edit>) -> PlanId {
    if let Some(plan) = book.plans_of(board_id).find(|plan| plan.year == target.year) {
        return plan.id;
    }
    let id = PlanId(ids.id());
    edits.push(Edit::add(Plan::blank(id, board_id, target.year)));
    id
}

/// The plan's periods, made when it has none, and the one that results belong to.
fn periods_of(
    reading: &Reading,
    book: &Book,
    target: &Target,
    plan: PlanId,
    ids: &dyn Ids,
    edits: &mut Vec<Edit>,
) -> Result<(Vec<Period>, Option<Period>), ImportError> {
    let mut all = periods::of_plan(book, plan);
    let given = target.period.as_deref().filter(|given| !given.trim().is_empty());
    if all.is_empty() {
        let division = given.and_then(Hint::parse).map(Hint::division).unwrap_or_default();
        all = division.periods(plan, target.year, target.lang, ids);
        edits.extend(all.iter().cloned().map(Edit::add));
    }
    let period = match given {
        Some(given) => Some(periods::resolve(&all.iter().collect::<Vec<_>>(), given)?.clone()),
        None if reading.needs_period() => return Err(ImportError::MissingPeriod),
        None => None,
    };
    match period {
        Some(period) if period.is_locked() && reading.needs_period() => Err(ImportError::Locked(period.name)),
        period => Ok((all, period)),
    }
}

impl Maker<'_> {
    /// The next rank among the siblings under a parent.
    fn rank(&mut self, parent: uuid::Uuid, there: impl Iterator<Item = i64>) -> i64 {
        let last = self.ranks.get(&parent).copied();
        let rank = rank_after(there.chain(last));
        self.ranks.insert(parent, rank);
        rank
    }

    fn leave(&mut self, place: &super::Place, text: &str) {
        self.left.push(Unplaced {
            place: place.clone(),
            last_line: place.line,
            text: text.to_owned(),
            why: Why::Taken,
        });
    }

    fn area(&mut self, at: usize, read: &ReadArea) {
        let book = self.book;
        let known = all_areas(book, self.plan).into_iter().find(|area| fold_name(&area.name) == fold_name(&read.name));
        let id = if let Some(held) = known {
            if held.purpose.is_empty() && !read.purpose.is_empty() {
                self.edits.push(Edit::replace(held.clone(), Area { purpose: read.purpose.clone(), ..held.clone() }));
            } else if !read.purpose.is_empty() && fold(&held.purpose) != fold(&read.purpose) {
                self.leave(&read.place, &read.purpose);
            }
            held.id
        } else {
            let id = AreaId(self.ids.id());
            let rank = self.rank(self.plan.0, book.areas(self.plan, None).map(|area| area.rank));
            let (name, purpose) = (read.name.clone(), read.purpose.clone());
            self.edits.push(Edit::add(Area { id, plan_id: self.plan, parent_id: None, rank, name, purpose }));
            id
        };
        for (r, point) in read.risk_points.iter().enumerate() {
            self.risk_point(at, r, id, point);
        }
    }

    fn risk_point(&mut self, a: usize, r: usize, area_id: AreaId, read: &ReadRiskPoint) {
        let book = self.book;
        let known = book.risk_points(area_id).find(|point| fold_name(&point.name) == fold_name(&read.name));
        let id = known.map_or_else(|| RiskPointId(self.ids.id()), |point| point.id);
        if let Some(held) = known {
            self.fill_risk_point(held, read);
        } else {
            let rank = self.rank(area_id.0, book.risk_points(area_id).map(|point| point.rank));
            self.edits.push(Edit::add(RiskPoint {
                rank,
                name: read.name.clone(),
                background: read.background.clone(),
                likely_errors: read.likely_errors.clone(),
                likelihood: read.likelihood.clone(),
                consequence: read.consequence.clone(),
                risk_value: read.risk_value,
                ..RiskPoint::blank(id, area_id)
            }));
        }
        self.points.insert((a, r), id);
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (c, control) in read.controls.iter().enumerate() {
            let folded = fold_name(&control.title);
            let nth = seen.entry(folded.clone()).or_default();
            let mut same = book.controls(id).filter(|held| fold_name(&held.title) == folded);
            let held = same.nth(*nth);
            *nth += 1;
            let control_id = self.control(id, control, held);
            self.controls.insert((a, r, c), control_id);
        }
    }

    /// Fills what is empty in a risk point that is there.
    fn fill_risk_point(&mut self, held: &RiskPoint, read: &ReadRiskPoint) {
        let mut after = held.clone();
        let mut left = Vec::new();
        fill_text(&mut after.background, &read.background, &mut left);
        fill_text(&mut after.likely_errors, &read.likely_errors, &mut left);
        for (into, level) in [(&mut after.likelihood, &read.likelihood), (&mut after.consequence, &read.consequence)] {
            if into.is_none() {
                into.clone_from(level);
            } else if let Some(level) = level.as_ref().filter(|level| into.as_ref() != Some(*level)) {
                left.push(format!("{} {}", level.number, level.label).trim().to_owned());
            }
        }
        if after.risk_value.is_none() {
            after.risk_value = read.risk_value;
        } else if let Some(value) = read.risk_value.filter(|value| after.risk_value != Some(*value)) {
            left.push(value.to_string());
        }
        self.replace(held, after);
        for text in &left {
            self.leave(&read.place, text);
        }
    }

    fn replace<R: Clone + PartialEq + Into<crate::domain::Record>>(&mut self, held: &R, after: R) {
        if *held != after {
            self.edits.push(Edit::replace(held.clone(), after));
        }
    }

    fn control(&mut self, risk_point_id: RiskPointId, read: &ReadControl, held: Option<&ControlActivity>) -> ControlId {
        let book = self.book;
        let responsible: Vec<Responsible> =
            read.responsible.iter().map(|(kind, name)| Responsible { kind: *kind, name: name.clone() }).collect();
        let due = periods::of_frequency(&read.frequency, &self.periods);
        let frequency = Frequency { text: read.frequency.clone(), periods: due };
        let id = held.map_or_else(|| ControlId(self.ids.id()), |held| held.id);
        if let Some(held) = held {
            let mut after = held.clone();
            let mut left = Vec::new();
            fill_text(&mut after.objective, &read.objective, &mut left);
            fill_text(&mut after.method, &read.method, &mut left);
            fill_text(&mut after.selection, &read.selection, &mut left);
            if after.responsible.is_empty() {
                after.responsible = responsible;
            } else {
                let new =
                    |party: &&Responsible| !held.responsible.iter().any(|known| fold(&known.name) == fold(&party.name));
                left.extend(responsible.iter().filter(new).map(|party| party.name.clone()));
            }
            if after.frequency == Frequency::default() {
                after.frequency = frequency;
            } else if fold(&after.frequency.text) != fold(&read.frequency) && !read.frequency.is_empty() {
                left.push(read.frequency.clone());
            }
            self.replace(held, after);
            for text in &left {
                self.leave(&read.place, text);
            }
        } else {
            let rank = self.rank(risk_point_id.0, book.controls(risk_point_id).map(|control| control.rank));
            self.edits.push(Edit::add(ControlActivity {
                rank,
                title: read.title.clone(),
                objective: read.objective.clone(),
                responsible,
                frequency,
                method: read.method.clone(),
                selection: read.selection.clone(),
                ..ControlActivity::blank(id, risk_point_id)
            }));
        }
        self.questions(id, read);
        self.outcome(id, read);
        id
    }

    fn questions(&mut self, control_id: ControlId, read: &ReadControl) {
        let book = self.book;
        for text in &read.questions {
            if book.questions(control_id).any(|held| fold(&held.text) == fold(text)) {
                continue;
            }
            let rank = self.rank(control_id.0, book.questions(control_id).map(|question| question.rank));
            let mut due = method::periods(text);
            due.retain(|number| self.periods.iter().any(|period| period.number == *number));
            let (id, text) = (QuestionId(self.ids.id()), text.clone());
            self.edits.push(Edit::add(Question { id, control_id, rank, text, periods: due }));
        }
    }

    /// Enters what was recorded, unless something is recorded in that period already.
    fn outcome(&mut self, control_id: ControlId, read: &ReadControl) {
        let (Some(period), Some(outcome)) = (self.period.as_ref(), &read.outcome) else { return };
        let key = OutcomeKey { control_id, period_id: period.id };
        let new = recorded(key, outcome);
        match self.book.outcome(control_id, period.id) {
            None => self.edits.push(Edit::add(new)),
            Some(held) if held.is_blank() => self.edits.push(Edit::replace(held.clone(), new)),
            Some(held) if *held == new => {}
            Some(held) => {
                let texts =
                    [(&held.result, &new.result), (&held.comment, &new.comment), (&held.analysis, &new.analysis)];
                let differ: Vec<String> = texts
                    .into_iter()
                    .filter(|(held, new)| !new.is_empty() && fold(held) != fold(new))
                    .map(|(_, new)| new.clone())
                    .collect();
                let other_status = new.status != held.status && new.status != Status::NotKnown;
                if other_status || !differ.is_empty() {
                    let status = if other_status { new.status.code() } else { "" };
                    let all = [read.title.clone(), status.to_owned()].into_iter().filter(|text| !text.is_empty());
                    self.leave(&read.place, &all.chain(differ).collect::<Vec<_>>().join(": "));
                }
            }
        }
    }

    fn deviation(&mut self, read: &ReadDeviation) {
        let Some(period_id) = self.period.as_ref().map(|period| period.id) else { return };
        let book = self.book;
        let (control_id, risk_point_id) = match read.link {
            Some(Link::Control(a, r, c)) => (self.controls.get(&(a, r, c)).copied(), None),
            Some(Link::RiskPoint(a, r)) => (None, self.points.get(&(a, r)).copied()),
            None => self.by_name(&read.title),
        };
        let same = book.deviations(self.plan).find(|held| {
            held.period_id == period_id
                && held.control_id == control_id
                && held.risk_point_id == risk_point_id
                && fold(&held.title) == fold(&read.title)
        });
        if let Some(held) = same {
            self.deviation_there(held, read);
            return;
        }
        let id = DeviationId(self.ids.id());
        let rank = self.rank(self.plan.0, book.deviations(self.plan).map(|deviation| deviation.rank));
        self.edits.push(Edit::add(Deviation {
            control_id,
            risk_point_id,
            severity: read.severity,
            title: if read.title.is_empty() { "–".to_owned() } else { read.title.clone() },
            description: read.description.clone(),
            unit: read.unit.clone(),
            root_cause: read.root_cause.clone(),
            rank,
            ..Deviation::blank(id, self.plan, period_id)
        }));
        for action in read.actions.iter().filter(|action| !action.what.trim().is_empty()) {
            self.action(id, period_id, action);
        }
    }

    fn action(&mut self, deviation: DeviationId, period: PeriodId, read: &ReadAction) {
        let rank = self.rank(period.0, self.book.actions(self.plan).map(|action| action.rank));
        self.edits.push(Edit::add(Action {
            deviation_ids: vec![deviation],
            what: read.what.clone(),
            owner: read.owner.clone(),
            due_on: read.due_on,
            due_text: if read.due_on.is_some() { String::new() } else { read.due_text.clone() },
            state: read.state,
            rank,
            ..Action::blank(ActionId(self.ids.id()), self.plan)
        }));
    }

    /// Lists what a deviation that is there already says otherwise.
    fn deviation_there(&mut self, held: &Deviation, read: &ReadDeviation) {
        let known = |what: &str| self.book.actions_of(held.id).any(|held| fold(&held.what) == fold(what));
        let actions = read.actions.iter().map(|action| action.what.clone());
        let graded = read.severity.filter(|severity| held.severity != Some(*severity)).map(|s| s.code().to_owned());
        let new_actions = actions.filter(|what| !what.is_empty() && !known(what));
        let texts: Vec<String> = graded.into_iter().chain(new_actions).collect();
        if !texts.is_empty() {
            self.leave(&read.place, &format!("{}: {}", read.title, texts.join(": ")));
        }
    }

    /// What a deviation that stands alone in its source is about in the plan as it was.
    fn by_name(&self, title: &str) -> (Option<ControlId>, Option<RiskPointId>) {
        let folded = fold_name(title);
        let controls = self.book.controls_of_plan(self.plan);
        let mut named = controls.iter().filter(|control| fold_name(&control.title) == folded);
        if let (Some(control), None) = (named.next(), named.next()) {
            return (Some(control.id), None);
        }
        let areas = all_areas(self.book, self.plan);
        let mut points = areas.iter().flat_map(|area| self.book.risk_points(area.id));
        (None, points.find(|point| fold_name(&point.name) == folded).map(|point| point.id))
    }
}

fn all_areas(book: &Book, plan: PlanId) -> Vec<&Area> {
    fn under<'a>(book: &'a Book, plan: PlanId, parent: Option<AreaId>, into: &mut Vec<&'a Area>) {
        for area in book.areas(plan, parent) {
            into.push(area);
            under(book, plan, Some(area.id), into);
        }
    }
    let mut all = Vec::new();
    under(book, plan, None, &mut all);
    all
}

fn fill_text(into: &mut String, text: &str, left: &mut Vec<String>) {
    if into.is_empty() {
        text.clone_into(into);
    } else if !text.is_empty() && fold(into) != fold(text) {
        left.push(text.to_owned());
    }
}

fn recorded(key: OutcomeKey, read: &ReadOutcome) -> Outcome {
    Outcome {
        status: read.status.unwrap_or(Status::NotKnown),
        result: read.result.clone(),
        assessment: read.assessment,
        comment: read.comment.clone(),
        analysis: read.analysis.clone(),
        performed_by: read.performed_by.clone(),
        performed_on: read.performed_on,
        reviewed_by: read.reviewed_by.clone(),
        ..Outcome::blank(key)
    }
}
