//! What was read, before it becomes records: good enough to show as a preview.

use super::{Field, ImportError, Options, Target};
use crate::domain::{ActionState, Assessment, Book, Change, Level, ResponsibleKind, Severity, Status};
use crate::env::Ids;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::Arc;

/// Where something stands in the source.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "sheet_name")]
    pub sheet: Option<Arc<str>>,
    /// The line, or the row of the sheet, from 1.
    pub line: u32,
}

#[expect(clippy::ref_option, reason = "the shape that serde asks for")]
fn sheet_name<S: serde::Serializer>(sheet: &Option<Arc<str>>, to: S) -> Result<S::Ok, S::Error> {
    sheet.as_deref().serialize(to)
}

/// Something with the place it was read at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Found<T> {
    /// What was read.
    pub value: T,
    /// Where.
    pub from: FactFrom,
}

/// Where a fact of the title was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactFrom {
    /// A line of the source.
    Place(Place),
    /// The name of the file.
    FileName,
    /// A person said so.
    Given,
}

/// What the source says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// The board, as printed.
    pub board: Option<Found<String>>,
    /// The municipality.
    pub municipality: Option<Found<String>>,
    /// The year.
    pub year: Option<Found<i32>>,
    /// The period, in words that a plan's periods can be recognised by.
    pub period: Option<Found<String>>,
}

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Controls, or risk points to control.
    Controls,
    /// Deviations.
    Deviations,
}

/// A column and how it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What it holds; `None` when it was not recognised, and its cells are listed.
    pub field: Option<Field>,
    /// Whether the heading was recognised by likeness only.
    pub guessed: bool,
}

/// A table that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Where its header row stands.
    pub header: Place,
    /// What it is about.
    pub kind: TableKind,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many rows were read from it.
    pub rows: usize,
}

/// An area and what lies in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadArea {
    /// Where it was first named.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// Its purpose.
    pub purpose: String,
    /// Its risk points.
    pub risk_points: Vec<ReadRiskPoint>,
}

/// A risk point and its controls.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadRiskPoint {
    /// Where it was first named.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// Background.
    pub background: String,
    /// Likely errors.
    pub likely_errors: String,
    /// Likelihood.
    pub likelihood: Option<Level>,
    /// Consequence.
    pub consequence: Option<Level>,
    /// Risk value.
    pub risk_value: Option<u16>,
    /// Its controls.
    pub controls: Vec<ReadControl>,
}

/// A control.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadControl {
    /// Where its row stands.
    pub place: Place,
    /// Title.
    pub title: String,
    /// Objective.
    pub objective: String,
    /// Who is responsible.
    pub responsible: Vec<(ResponsibleKind, String)>,
    /// How often, in words.
    pub frequency: String,
    /// How it is done: what stands before the questions.
    pub method: String,
    /// The questions of the method.
    pub questions: Vec<String>,
    /// What is looked at.
    pub selection: String,
    /// What was recorded, if anything was.
    pub outcome: Option<ReadOutcome>,
}

/// What was recorded of a control.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadOutcome {
    /// Status; `None` when the source has no sign of it.
    pub status: Option<Status>,
    /// Result.
    pub result: String,
    /// Assessment.
    pub assessment: Option<Assessment>,
    /// Comment.
    pub comment: String,
    /// Analysis.
    pub analysis: String,
    /// Who made it.
    pub performed_by: String,
    /// When.
    pub performed_on: Option<NaiveDate>,
    /// Who reviewed it.
    pub reviewed_by: String,
}

/// What a deviation was linked to: places in [`Reading::areas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// Area and risk point.
    RiskPoint(usize, usize),
    /// Area, risk point and control.
    Control(usize, usize, usize),
}

/// A deviation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReadDeviation {
    /// Where its row stands.
    pub place: Place,
    /// What it concerns, or is.
    pub title: String,
    /// What it is, at length.
    pub description: String,
    /// How bad it is.
    pub severity: Option<Severity>,
    /// The unit.
    pub unit: String,
    /// Root cause.
    pub root_cause: String,
    /// What it was linked to; `None` when it stands alone.
    pub link: Option<Link>,
    /// What is to be done.
    pub actions: Vec<ReadAction>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadAction {
    /// What is to be done.
    pub what: String,
    /// Who owns it.
    pub owner: String,
    /// When it is to be done, in words.
    pub due_text: String,
    /// The same as a date, where it is one.
    pub due_on: Option<NaiveDate>,
    /// How far it has come, as the heading says.
    pub state: ActionState,
}

/// Why a line is listed rather than placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Text before the first table, that is no heading or purpose.
    Front,
    /// Text between or after the tables.
    Loose,
    /// Rows that belong to no recognised table.
    NoTable,
    /// A cell in a column that was not recognised.
    Column,
    /// A cell beyond the last heading.
    Beyond,
    /// A value that could not be read, such as a likelihood without a number.
    Value,
    /// A comment or continuation with nothing above it that it could belong to.
    Orphan,
    /// The rest of a text that is longer than a field takes.
    TooLong,
    /// There is something else in that place of the plan already.
    Taken,
    /// A row that says there is no deviation.
    NoDeviation,
    /// A cell with a formula that no program has computed.
    NeverComputed,
    /// A row that only sums up those above it.
    Sum,
    /// A row of another board's plan.
    OtherBoard,
    /// A cell of a column that is about another period.
    OtherPeriod,
}

/// A line, or a cell of it, that was not placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unplaced {
    /// Where it stands.
    #[serde(flatten)]
    pub place: Place,
    /// The last line of it.
    pub last_line: u32,
    /// The whole text.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// What a person ought to know of something that was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum NoteKind {
    /// The row of this control has no sign of its status.
    StatusLost(String),
    /// This status was not understood.
    StatusUnknown(String),
    /// This severity was not understood: the deviation is ungraded.
    SeverityUnknown(String),
    /// No risk point or control has this name: the deviation stands alone.
    Alone(String),
    /// Several have this name: the deviation stands alone.
    Ambiguous(String),
    /// Cells without text in this column were read by their colour.
    Coloured(String),
    /// This heading was recognised by likeness only.
    Guessed(String),
    /// This name is long; it was shortened, and stands in full in the text below it.
    Shortened(String),
    /// Characters of the file that could not be read.
    Unreadable(String),
    /// A row without the control's name was read as the continuation of this one.
    Continued(String),
    /// A sheet that is hidden in the workbook, and was not read.
    Hidden(String),
    /// This part of the source is about another year than the plan it is read into.
    OtherYear(OtherYear),
}

/// A part of a source that names another year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherYear {
    /// What names it: a title, the name of a sheet or of the file.
    pub said: String,
    /// The year it names.
    pub year: i32,
    /// The year of the plan.
    pub plan: i32,
}

/// A note and the line it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The line.
    #[serde(flatten)]
    pub place: Place,
    /// What there is to know.
    #[serde(flatten)]
    pub kind: NoteKind,
}

/// What was read of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// What the source says of itself.
    pub facts: Facts,
    /// The boards that rows name in a column of their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub boards: Vec<String>,
    /// The tables that were found.
    pub tables: Vec<Table>,
    /// Areas with their risk points and controls.
    pub areas: Vec<ReadArea>,
    /// Deviations with their actions.
    pub deviations: Vec<ReadDeviation>,
    /// What could not be placed, in the order of the source.
    pub unplaced: Vec<Unplaced>,
    /// What there is to know of what was placed, in the order of the source.
    pub notes: Vec<Note>,
    /// Every line of which something was placed, in order.
    #[serde(skip)]
    pub placed: Vec<Place>,
}

/// How many things of each kind a reading has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Areas.
    pub areas: usize,
    /// Risk points.
    pub risk_points: usize,
    /// Controls.
    pub controls: usize,
    /// Questions.
    pub questions: usize,
    /// Outcomes.
    pub outcomes: usize,
    /// Deviations.
    pub deviations: usize,
    /// Of which linked to a risk point or control.
    pub linked: usize,
    /// Actions.
    pub actions: usize,
    /// Lines that could not be placed.
    pub unplaced: usize,
}

impl Reading {
    /// Every control, in order.
    pub fn controls(&self) -> impl Iterator<Item = &ReadControl> {
        self.areas.iter().flat_map(|area| &area.risk_points).flat_map(|point| &point.controls)
    }

    /// How many things of each kind it has.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            areas: self.areas.len(),
            risk_points: self.areas.iter().map(|area| area.risk_points.len()).sum(),
            controls: self.controls().count(),
            questions: self.controls().map(|control| control.questions.len()).sum(),
            outcomes: self.controls().filter(|control| control.outcome.is_some()).count(),
            deviations: self.deviations.len(),
            linked: self.deviations.iter().filter(|deviation| deviation.link.is_some()).count(),
            actions: self.deviations.iter().map(|deviation| deviation.actions.len()).sum(),
            unplaced: self.unplaced.len(),
        }
    }

    /// Whether it has anything that belongs to a period.
    #[must_use]
    pub fn needs_period(&self) -> bool {
        !self.deviations.is_empty() || self.controls().any(|control| control.outcome.is_some())
    }

    /// Where it is to go: what a person says before what the source says.
    ///
    /// # Errors
    /// `MissingBoard`, `MissingYear` or `MissingPeriod`.
    pub fn target(&self, options: &Options) -> Result<Target, ImportError> {
        let facts = &self.facts;
        let board = options.board.clone().or_else(|| facts.board.as_ref().map(|found| found.value.clone()));
        let year = options.year.or_else(|| facts.year.as_ref().map(|found| found.value));
        let period = options.period.clone().or_else(|| facts.period.as_ref().map(|found| found.value.clone()));
        if period.is_none() && self.needs_period() {
            return Err(ImportError::MissingPeriod);
        }
        Ok(Target {
            board: board.ok_or_else(|| ImportError::MissingBoard { found: self.boards.clone() })?,
            year: year.ok_or(ImportError::MissingYear)?,
            period,
            lang: options.lang,
        })
    }

    /// One change that brings the reading into `existing`: board, plan and periods are made when they are absent,
    /// what has the same folded name is reused, and nothing that is filled in is overwritten. What therefore could
    /// not be placed is returned beside it.
    ///
    /// # Errors
    /// See [`ImportError`]; `existing` is never changed here.
    pub fn to_change(
        &self,
        existing: &Book,
        target: &Target,
        ids: &dyn Ids,
    ) -> Result<(Change, Vec<Unplaced>), ImportError> {
        super::apply::to_change(self, existing, target, ids)
    }
}
