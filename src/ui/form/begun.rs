//! How far a control has come, in the form of what it showed: writing begins it, one key completes it.

use super::state::FormState;
use crate::domain::{RecordKind, Status};

/// The field that says how far the control has come.
const STATUS: &str = "status";

/// Who chose the status that the form shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ChosenBy {
    /// Nobody: it is the record's.
    #[default]
    Nobody,
    /// Writing something of what the control showed.
    Writing,
    /// The person.
    Person,
}

impl FormState {
    /// Whether this is the form of what a control showed in a period.
    #[must_use]
    pub fn is_outcome(&self) -> bool {
        self.spec.records == [RecordKind::Outcome] && self.value(STATUS).is_some()
    }

    /// Nobody writes what a control showed that has not been begun: the first words choose that it has, seen in its field,
    /// and taking them back takes that back. Whoever has chosen a status is left alone.
    pub(super) fn follow_writing(&mut self) {
        let Some(status) = self.fields.iter().position(|field| field.spec.id == STATUS) else { return };
        if self.focus == status {
            self.status_by = ChosenBy::Person;
        }
        if !self.is_outcome() {
            return;
        }
        let is_written = self.fields.iter().any(|field| field.spec.id != STATUS && field.is_changed());
        let (begun, blank) = (Status::Started.code(), Status::NotStarted.code());
        let (from, to, by) = match (self.status_by, is_written) {
            (ChosenBy::Nobody, true) => (blank, begun, ChosenBy::Writing),
            (ChosenBy::Writing, false) => (begun, blank, ChosenBy::Nobody),
            _ => return,
        };
        if self.value(STATUS) == Some(from) {
            self.choose_status(to, by);
        }
    }

    /// Chooses that the control is completed.
    pub fn complete(&mut self) {
        self.choose_status(Status::Completed.code(), ChosenBy::Person);
    }

    fn choose_status(&mut self, code: &str, by: ChosenBy) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.spec.id == STATUS) {
            field.editor.set(code);
            self.status_by = by;
        }
    }
}
