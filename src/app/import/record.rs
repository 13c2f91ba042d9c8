//! Rows of tables made into areas, risk points, controls and deviations.

use super::field::Field;
use super::fold::fold_name;
use super::judgement::{self, Graded};
use super::layout;
use super::method;
use super::reading::{NoteKind, Place, ReadControl, ReadOutcome, ReadRiskPoint, TableKind, Why};
use super::rows::Row;
use super::walk::{Tail, Walker, append};
use super::words;
use crate::domain::{Level, Status};
use crate::i18n::import as text;
use std::collections::BTreeMap;

/// The texts of a row by field, each with the heading it stood under.
pub(super) type Fields = BTreeMap<Field, (String, String)>;

/// Fields that belong to a control rather than to its risk point or area.
const OF_CONTROL: [Field; 16] = [
    Field::Control,
    Field::Objective,
    Field::Responsible,
    Field::Frequency,
    Field::Method,
    Field::Selection,
    Field::Status,
    Field::Result,
    Field::Assessment,
    Field::Comment,
    Field::Analysis,
    Field::PerformedBy,
    Field::PerformedOn,
    Field::ReviewedBy,
    Field::Deviation,
    Field::Action,
];

/// Fields for which a cell merged over several rows holds in each of them.
const SPREAD: [Field; 8] = [
    Field::Area,
    Field::RiskPoint,
    Field::Responsible,
    Field::Frequency,
    Field::Likelihood,
    Field::Consequence,
    Field::RiskValue,
    Field::Concerns,
];

impl Walker<'_> {
    /// Whether a row below a gap is no row of its table, though it has no heading of its own to say so: it only names
    /// something after the last control (a sum, a signature), or has no severity where one belongs (another table).
    pub(super) fn is_foreign(&self, table: usize, index: usize, row: &Row) -> bool {
        let columns = self.layout.tables.get(table).map(|table| table.columns.as_slice()).unwrap_or_default();
        let field = |at: usize| columns.get(at).and_then(|column| column.field);
        match self.kind_of(table) {
            TableKind::Deviations => {
                let said = row.filled().find(|(at, _)| field(*at) == Some(Field::Deviation)).map(|(_, text)| text);
                // "Ja" beside "Nej" is the head of a survey.
                let yes = |said| judgement::yes(said) && !row.filled().any(|(_, text)| judgement::nothing(text));
                said.is_some_and(|said| judgement::severity(said) == Graded::Unknown && !yes(said))
            }
            TableKind::Controls => {
                let names = |(at, _): (usize, &str)| {
                    matches!(field(at), None | Some(Field::Area | Field::RiskPoint | Field::Control))
                };
                let ended = self.last_controls.get(table).copied().flatten().is_some_and(|last| index > last);
                ended && row.filled().all(names)
            }
        }
    }

    /// Collects the cells of a row by field; what has no field is listed.
    pub(super) fn fields(&mut self, table: usize, row: &Row) -> Fields {
        let mut fields = Fields::new();
        let columns = self.layout.tables.get(table).map(|table| table.columns.as_slice()).unwrap_or_default();
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            let Some(column) = columns.get(at) else {
                self.list(row, cell.text.clone(), Why::Beyond);
                continue;
            };
            if self.layout.other_periods.contains(&(table, at)) {
                self.list(row, format!("{}: {}", column.heading, cell.text), Why::OtherPeriod);
                continue;
            }
            match column.field {
                Some(Field::Board) => {}
                Some(field) if cell.merged && !SPREAD.contains(&field) => {}
                Some(field) => {
                    let (into, heading) = fields.entry(field).or_default();
                    if heading.is_empty() {
                        heading.clone_from(&column.heading);
                        into.clone_from(&cell.text);
                    } else {
                        let more = format!("{}: {}", column.heading, cell.text);
                        append(into, &more, true);
                    }
                }
                None if cell.merged => {}
                None if column.heading.is_empty() => self.list(row, cell.text.clone(), Why::Beyond),
                None => self.list(row, format!("{}: {}", column.heading, cell.text), Why::Column),
            }
        }
        fields
    }

    fn has_column(&self, table: usize, field: Field) -> bool {
        let table = self.layout.tables.get(table);
        table.is_some_and(|table| table.columns.iter().any(|column| column.field == Some(field)))
    }

    /// A row with text in one cell only: the name of an area or risk point, or more of the control above.
    pub(super) fn group(&mut self, table: usize, column: usize, row: &Row) {
        let field = self.layout.tables.get(table).and_then(|table| table.columns.get(column)).and_then(|c| c.field);
        let said = row.first();
        if let Some(name) = layout::named_area(said).map(str::to_owned) {
            self.placed(row);
            self.enter_area(&name, &row.place);
            self.tail = Tail::None;
            return;
        }
        let name = layout::named_risk(said).unwrap_or(said).to_owned();
        match field {
            Some(Field::Area) => {
                self.placed(row);
                self.enter_area(&name, &row.place);
                self.tail = Tail::None;
            }
            Some(Field::Control) if self.has_column(table, Field::RiskPoint) => self.control_row(table, row),
            Some(Field::RiskPoint | Field::Control) => {
                self.placed(row);
                self.enter_risk_point(&name, &row.place);
                self.tail = Tail::None;
            }
            None if column == 0 => {
                self.placed(row);
                self.enter_risk_point(&name, &row.place);
                self.tail = Tail::None;
            }
            _ => self.control_row(table, row),
        }
    }

    /// A row of a table of controls.
    pub(super) fn control_row(&mut self, table: usize, row: &Row) {
        let mut fields = self.fields(table, row);
        if fields.is_empty() {
            return;
        }
        self.placed(row);
        let named = fields.contains_key(&Field::Control);
        let moved = self.enter_places(&mut fields, row);
        let about_control = OF_CONTROL.iter().any(|field| fields.contains_key(field));
        if named || (moved && about_control) {
            self.begin_control(table, &mut fields, row);
        } else if about_control && !self.continue_control(&mut fields, row) {
            self.list_rest(&mut fields, row, Why::Orphan);
        }
        self.describe_risk_point(&mut fields, row);
        self.list_rest(&mut fields, row, Why::Value);
    }

    /// Goes to the area and risk point that the row names; whether it named a new risk point or area.
    fn enter_places(&mut self, fields: &mut Fields, row: &Row) -> bool {
        let mut moved = false;
        if let Some((name, _)) = fields.remove(&Field::Area) {
            let before = self.at.area;
            self.enter_area(&one_line(&name), &row.place);
            moved = before != self.at.area;
        }
        if let Some((purpose, _)) = fields.remove(&Field::Purpose)
            && let Some(area) = self.at.area.and_then(|area| self.out.areas.get_mut(area))
            && !area.purpose.contains(&purpose)
        {
            append(&mut area.purpose, &purpose, false);
        }
        if let Some((name, _)) = fields.remove(&Field::RiskPoint) {
            let before = (self.at.area, self.at.risk);
            self.enter_risk_point(&name, &row.place);
            moved = moved || before != (self.at.area, self.at.risk);
        }
        moved
    }

    /// Makes this risk point the current one: the one of that name in the area, or a new one.
    pub(super) fn enter_risk_point(&mut self, name: &str, place: &Place) {
        if self.at.area.is_none() {
            let sheet = place.sheet.as_deref().filter(|sheet| !is_plain_sheet(sheet)).map(str::to_owned);
            let fallback = sheet.unwrap_or_else(|| text::no_area(self.options.lang).to_owned());
            self.enter_area(&fallback, place);
        }
        let Some(area) = self.at.area.and_then(|area| self.out.areas.get_mut(area)) else { return };
        let folded = fold_name(name);
        let known = area.risk_points.iter().position(|point| fold_name(&point.name) == folded);
        if known.is_some() && known == self.at.risk {
            return;
        }
        let risk = known.unwrap_or_else(|| {
            let name = name.to_owned();
            area.risk_points.push(ReadRiskPoint { place: place.clone(), name, ..ReadRiskPoint::default() });
            area.risk_points.len() - 1
        });
        self.at.risk = Some(risk);
        self.at.control = None;
    }

    fn begin_control(&mut self, table: usize, fields: &mut Fields, row: &Row) {
        let title = fields.remove(&Field::Control).map(|(title, _)| title);
        let rated = [Field::Likelihood, Field::Consequence, Field::RiskValue].iter().any(|f| fields.contains_key(f));
        if self.at.risk.is_none() || (rated && !self.has_column(table, Field::RiskPoint) && self.is_rated()) {
            let named = title.as_ref().filter(|_| rated).cloned();
            let name = named.unwrap_or_else(|| text::no_risk_point(self.options.lang).to_owned());
            self.enter_risk_point(&name, &row.place);
        }
        let risk_name = self.risk_point_mut().map(|point| point.name.clone()).unwrap_or_default();
        let title = title.unwrap_or(risk_name);
        let Some(point) = self.risk_point_mut() else { return };
        point.controls.push(ReadControl { place: row.place.clone(), title, ..ReadControl::default() });
        self.at.control = Some(point.controls.len() - 1);
        self.tail = Tail::None;
        self.fill_control(fields, row);
        let status_column = self.has_column(table, Field::Status);
        let status = fields.remove(&Field::Status);
        self.set_status(status.map(|(status, _)| status), status_column, row);
        self.deviation_of_control(fields, row);
        self.continues(Tail::Result, row);
    }

    fn is_rated(&mut self) -> bool {
        self.risk_point_mut().is_some_and(|point| point.likelihood.is_some() || point.risk_value.is_some())
    }

    /// Adds a row without a name to the control above it.
    fn continue_control(&mut self, fields: &mut Fields, row: &Row) -> bool {
        let Some(title) = self.control_mut().map(|control| control.title.clone()) else { return false };
        self.note(&row.place, NoteKind::Continued(title));
        self.fill_control(fields, row);
        if let Some((status, _)) = fields.remove(&Field::Status) {
            self.set_status(Some(status), false, row);
        }
        self.deviation_of_control(fields, row);
        self.continues(Tail::Result, row);
        true
    }

    fn fill_control(&mut self, fields: &mut Fields, row: &Row) {
        let mut take = |field| fields.remove(&field);
        let outcome = [
            Field::Result,
            Field::Comment,
            Field::Analysis,
            Field::PerformedBy,
            Field::ReviewedBy,
            Field::Assessment,
            Field::PerformedOn,
        ];
        let recorded: Vec<_> = outcome.into_iter().filter_map(|field| Some((field, take(field)?))).collect();
        let (responsible, frequency, way) = (take(Field::Responsible), take(Field::Frequency), take(Field::Method));
        let (objective, selection) = (take(Field::Objective), take(Field::Selection));
        if let Some(control) = self.control_mut() {
            if let Some((name, heading)) = responsible {
                let parties = words::responsible(&name, &heading);
                control.responsible.extend(
                    parties.into_iter().filter(|party| !control.responsible.contains(party)).collect::<Vec<_>>(),
                );
            }
            if let Some((frequency, _)) = frequency {
                append(&mut control.frequency, &frequency, true);
            }
            if let Some((way, _)) = way {
                let (intro, questions) = method::questions(&way);
                append(&mut control.method, &intro, true);
                control.questions.extend(questions);
            }
            if let Some((text, _)) = objective {
                append(&mut control.objective, &text, false);
            }
            if let Some((text, _)) = selection {
                append(&mut control.selection, &text, false);
            }
        }
        for (field, (text, heading)) in recorded {
            self.record(field, &text, &heading, row);
        }
    }

    fn record(&mut self, field: Field, text: &str, heading: &str, row: &Row) {
        let Some(outcome) = self.outcome_mut() else { return };
        let into = match field {
            Field::Comment => &mut outcome.comment,
            Field::Analysis => &mut outcome.analysis,
            Field::PerformedBy => &mut outcome.performed_by,
            Field::ReviewedBy => &mut outcome.reviewed_by,
            Field::PerformedOn if outcome.performed_on.is_none() && words::date_of_column(text).is_some() => {
                outcome.performed_on = words::date_of_column(text);
                return;
            }
            Field::PerformedOn => return self.list(row, format!("{heading}: {text}"), Why::Value),
            Field::Assessment => {
                let (read, alone) = judgement::assessment(text).unzip();
                outcome.assessment = outcome.assessment.or(read);
                // The phrase alone is said by its code; anything more is kept as analysis.
                if alone == Some(true) && outcome.assessment == read {
                    return;
                }
                let said = if read.is_some() { text.to_owned() } else { format!("{heading}: {text}") };
                append(&mut outcome.analysis, &said, false);
                return;
            }
            _ => &mut outcome.result,
        };
        let own = layout::comment(text).filter(|_| field == Field::Comment).unwrap_or(text);
        append(into, own, false);
    }

    /// Sets the status that a cell tells. A row that says something else but has lost its sign is noted.
    fn set_status(&mut self, text: Option<String>, expected: bool, row: &Row) {
        let title = self.control_mut().map(|control| control.title.clone()).unwrap_or_default();
        match text {
            Some(text) => {
                let status = words::status(&text);
                if status.is_some() && words::says_more_than_status(&text) {
                    // "Avslutad med avvikelse" says two things, of which the status is one.
                    self.record(Field::Comment, &text, "", row);
                }
                if status.is_none() {
                    self.note(&row.place, NoteKind::StatusUnknown(text));
                }
                if let Some(outcome) = self.outcome_mut() {
                    outcome.status = status.or(Some(Status::NotKnown));
                }
            }
            None if expected && self.control_mut().is_some_and(|control| control.outcome.is_some()) => {
                self.note(&row.place, NoteKind::StatusLost(title));
            }
            None => {}
        }
    }

    fn describe_risk_point(&mut self, fields: &mut Fields, row: &Row) {
        let mut unread = Vec::new();
        let mut take = |field| fields.remove(&field);
        let (background, errors) = (take(Field::Background), take(Field::LikelyErrors));
        let levels = [Field::Likelihood, Field::Consequence].map(|field| (field, take(field)));
        let value = take(Field::RiskValue);
        let Some(point) = self.risk_point_mut() else { return };
        for (into, cell) in [(&mut point.background, background), (&mut point.likely_errors, errors)] {
            if let Some((text, _)) = cell.filter(|(text, _)| !into.contains(text)) {
                append(into, &text, false);
            }
        }
        for (field, (text, heading)) in levels.into_iter().filter_map(|(field, cell)| Some((field, cell?))) {
            let place: &mut Option<Level> =
                if field == Field::Likelihood { &mut point.likelihood } else { &mut point.consequence };
            unread.extend(fill(place, words::level(&text), &heading, &text));
        }
        if let Some((text, heading)) = value {
            unread.extend(fill(&mut point.risk_value, words::risk_value(&text), &heading, &text));
        }
        for text in unread {
            self.list(row, text, Why::Value);
        }
    }

    pub(super) fn list_rest(&mut self, fields: &mut Fields, row: &Row, why: Why) {
        for (text, heading) in std::mem::take(fields).into_values() {
            self.list(row, format!("{heading}: {text}"), why);
        }
    }

    pub(super) fn risk_point_mut(&mut self) -> Option<&mut ReadRiskPoint> {
        self.out.areas.get_mut(self.at.area?)?.risk_points.get_mut(self.at.risk?)
    }

    pub(super) fn control_mut(&mut self) -> Option<&mut ReadControl> {
        let control = self.at.control?;
        self.risk_point_mut()?.controls.get_mut(control)
    }

    pub(super) fn outcome_mut(&mut self) -> Option<&mut ReadOutcome> {
        Some(self.control_mut()?.outcome.get_or_insert_with(ReadOutcome::default))
    }
}

/// Fills a place that is empty; gives what was said when it could not be read or says otherwise.
fn fill<T: PartialEq>(place: &mut Option<T>, read: Option<T>, heading: &str, text: &str) -> Option<String> {
    match (&*place, read) {
        (None, Some(value)) => *place = Some(value),
        (Some(held), Some(value)) if *held == value => {}
        _ => return Some(format!("{heading}: {text}")),
    }
    None
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sheet that was never given a name.
fn is_plain_sheet(name: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
    matches!(stem.as_str(), "blad" | "sheet" | "tabell" | "plan" | "kontrollplan" | "internkontrollplan")
}
