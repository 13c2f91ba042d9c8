//! The forms of steps: accepting and closing a deviation, dropping an action. What is written in them goes through the rules of
//! the step, so that the record ends up where the step leads.

use super::{FieldKind, FormSpec, field};
use crate::domain::{ActionState, Book, Change, Decision, Deviation, MAX_TEXT, Problem, Record, RecordKind, Verb};
use crate::i18n::{forms, forms_year as t};

const TEXT: FieldKind = FieldKind::Area { max: MAX_TEXT };

/// Accepts a deviation by a decision, for a time.
pub const ACCEPT: FormSpec = FormSpec {
    id: "deviation_accept",
    title: t::accept_title,
    records: &[RecordKind::Deviation],
    fields: &[
        field!(Deviation.decision, "decision", "decision", t::accept_decision, TEXT, required: true,
            hint: t::accept_decision_hint),
        field!(Deviation.decided_on, "decided_on", "on", t::decided_on, FieldKind::Date, required: true),
        field!(Deviation.accepted_until, "accepted_until", "until", t::accepted_until, FieldKind::Date, required: true,
            hint: t::accepted_until_hint),
    ],
};

/// Closes a deviation with a reason.
pub const CLOSE: FormSpec = FormSpec {
    id: "deviation_close",
    title: t::close_title,
    records: &[RecordKind::Deviation],
    fields: &[
        field!(Deviation.decision, "decision", "reason", t::close_reason, TEXT, required: true),
        field!(Deviation.decided_on, "decided_on", "on", t::closed_on, FieldKind::Date, required: true),
        field!(Deviation.unchecked_reason, "unchecked_reason", "unchecked-reason", t::unchecked_reason, TEXT,
            hint: t::unchecked_reason_hint),
    ],
};

/// Says when a deviation was reported upwards, which is often after its period was signed off.
pub const ESCALATE: FormSpec = FormSpec {
    id: "deviation_escalate",
    title: t::escalate_title,
    records: &[RecordKind::Deviation],
    fields: &[field!(Deviation.escalated_on, "escalated_on", "escalated-on", forms::escalated_on, FieldKind::Date,
            required: true, hint: forms::escalated_on_hint)],
};

/// Drops an action with a reason.
pub const DROP: FormSpec = FormSpec {
    id: "action_drop",
    title: t::drop_title,
    records: &[RecordKind::Action],
    fields: &[field!(Action.note, "note", "reason", t::drop_reason, TEXT, required: true)],
};

/// Whether a form takes a step rather than fills in a record.
#[must_use]
pub fn is_step(spec: &FormSpec) -> bool {
    [ACCEPT.id, CLOSE.id, ESCALATE.id, DROP.id].contains(&spec.id)
}

/// The change of a step, from the record as its form leaves it; `None` for a form of another kind.
#[must_use]
pub fn step_change(spec: &FormSpec, book: &Book, filled: &Record) -> Option<Result<Change, Problem>> {
    match filled {
        Record::Deviation(deviation) if spec.id == ACCEPT.id => {
            Some(book.accept_change(deviation.id, &decision(deviation), deviation.accepted_until))
        }
        Record::Deviation(deviation) if spec.id == CLOSE.id => {
            Some(book.close_change(deviation.id, &decision(deviation), &deviation.unchecked_reason))
        }
        Record::Deviation(deviation) if spec.id == ESCALATE.id => {
            Some(Ok(book.put_change(Verb::Edit, deviation.clone())))
        }
        Record::Action(action) if spec.id == DROP.id => {
            Some(book.act_change(action.id, ActionState::Dropped, &action.note))
        }
        _ => None,
    }
}

fn decision(deviation: &Deviation) -> Decision {
    Decision { text: deviation.decision.clone(), on: deviation.decided_on.unwrap_or_default() }
}
