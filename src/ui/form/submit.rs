//! From what is written to a change: checking, and filling in the records.

use super::editor::Editor;
use super::state::FormState;
use super::{FormOutcome, Refusal};
use crate::app::fields;
use crate::app::values::ValueProblem;
use crate::domain::{Book, Change, Problem, Record, RecordKind, Verb};

impl FormState {
    /// Checks one field by itself and says what is wrong at it.
    pub(super) fn check_field(&mut self, at: usize) -> bool {
        let problem = self.problem_of(at);
        let Some(field) = self.fields.get_mut(at) else { return true };
        field.problem = problem;
        problem.is_none()
    }

    fn problem_of(&self, at: usize) -> Option<ValueProblem> {
        let field = self.fields.get(at).filter(|_| self.is_shown(at))?;
        let record = self.records.iter().find(|record| record.key().kind() == field.spec.of)?;
        let value = field.editor.value();
        let is_missing = field.spec.required && value.trim().is_empty();
        if !field.is_changed() && !is_missing {
            return None;
        }
        if let Editor::Reference(reference) = &field.editor {
            let is_known = |id| self.facts.referent(id).is_some_and(|referent| referent.target == reference.target);
            if !reference.chosen().all(is_known) {
                return Some(ValueProblem::NotFound);
            }
        }
        field.spec.set(&mut record.clone(), value, &self.facts.values()).err()
    }

    /// What is wrong when the fields are taken together.
    fn check_together(&mut self, book: &Book) {
        let Ok(records) = self.filled(&self.records) else { return };
        for (id, problem) in records.iter().flat_map(|record| fields::disagreements_in(book, record)) {
            if let Some(field) = self.fields.iter_mut().find(|field| field.spec.id == id)
                && field.problem.is_none()
            {
                field.problem = Some(problem);
            }
        }
    }

    /// The records with what is written put into them.
    fn filled(&self, bases: &[Record]) -> Result<Vec<Record>, ValueProblem> {
        let mut records = bases.to_vec();
        for record in &mut records {
            let before = record.clone();
            let kind = record.key().kind();
            for (at, field) in self.fields.iter().enumerate() {
                if field.spec.of == kind && field.is_changed() && self.is_shown(at) {
                    field.spec.set(record, field.editor.value(), &self.facts.values())?;
                }
            }
            fields::settle(Some(&before), record);
        }
        Ok(records)
    }

    /// Ends the form: checks every field and gives the change, or puts the cursor in the first field that is
    /// wrong. A change of nothing closes the form.
    ///
    /// What is written is put into the records as the book holds them now, so that fields nobody has written in
    /// keep what somebody else recorded meanwhile.
    pub fn submit(&mut self, book: &Book) -> FormOutcome {
        self.is_fresh = false;
        if let Some(reason) = &self.view {
            return FormOutcome::Refused(Refusal::View(reason.clone()));
        }
        for field in &mut self.fields {
            field.editor.normalise(field.spec, &self.facts);
        }
        for at in 0..self.fields.len() {
            self.check_field(at);
        }
        self.check_together(book);
        let wrong = |at: &usize| self.is_shown(*at) && self.fields.get(*at).is_some_and(|f| f.problem.is_some());
        let problems: Vec<usize> = (0..self.fields.len()).filter(wrong).collect();
        if let Some(first) = problems.first() {
            self.focus = *first;
            return FormOutcome::Refused(Refusal::Problems(problems.len()));
        }
        if let Some(step) = self.step(book) {
            return self.stepped(step);
        }
        match self.change(book) {
            Ok(change) if change.is_empty() => FormOutcome::Leave(self.drop_draft()),
            Ok(change) => FormOutcome::Submit(Box::new(change)),
            // Every field has been checked, so there is none to say this at.
            Err(_) => FormOutcome::Refused(Refusal::Problems(1)),
        }
    }

    /// The step that this form takes, where it takes one.
    fn step(&self, book: &Book) -> Option<Result<Change, Problem>> {
        let filled = self.filled(&self.records).ok()?;
        fields::life::step_change(self.spec, book, filled.last()?)
    }

    fn stepped(&mut self, step: Result<Change, Problem>) -> FormOutcome {
        match step {
            Ok(change) => FormOutcome::Submit(Box::new(change)),
            Err(problem) => self.refused(&problem).unwrap_or(FormOutcome::Refused(Refusal::Problems(1))),
        }
    }

    fn change(&self, book: &Book) -> Result<Change, ValueProblem> {
        let current = |record: &Record| book.get(record.key()).unwrap_or_else(|| record.clone());
        let bases: Vec<Record> = self.records.iter().map(current).collect();
        let after = self.filled(&bases)?;
        let is_new = self.records.last().is_some_and(|record| book.get(record.key()).is_none());
        let kind = self.records.last().map(|record| record.key().kind());
        let verb = if is_new && kind != Some(RecordKind::Outcome) { Verb::Add } else { Verb::Edit };
        let mut changes = after.iter().rev().map(|record| book.put_change(verb, record.clone()));
        let Some(mut change) = changes.next() else { return Err(ValueProblem::NotFound) };
        let parents: Vec<_> = changes.flat_map(|change| change.edits).collect();
        change.edits.splice(0..0, parents);
        change.edits.retain(|edit| edit.before != edit.after);
        if let (Some(Record::Board(board)), Some(Record::Plan(plan))) = (after.first(), after.last()) {
            change.subject = format!("{} {}", board.name, plan.year);
        }
        Ok(change)
    }

    /// As [`FormState::refuse`], as an outcome.
    pub fn refused(&mut self, problem: &Problem) -> Option<FormOutcome> {
        self.refuse(problem).then_some(FormOutcome::Refused(Refusal::Problems(1)))
    }
}
