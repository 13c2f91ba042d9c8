//! The forms of what is recorded: outcome, deviation and action.

use super::{FieldKind, FormSpec, Target, field};
use crate::app::values::Axis;
use crate::domain::{MAX_NAME, MAX_TEXT, RecordKind};
use crate::i18n::forms as t;

const WHEN_PAUSED: (&str, &str) = ("status", "paused");

pub(super) const OUTCOME: FormSpec = FormSpec {
    id: "outcome",
    title: t::outcome_title,
    records: &[RecordKind::Outcome],
    fields: &[
        field!(Outcome.status, "status", "status", t::status, FieldKind::Choice(Axis::Status), required: true),
        field!(Outcome.paused_reason, "paused_reason", "paused-reason", t::paused_reason,
            FieldKind::Area { max: MAX_TEXT }, hint: t::paused_reason_hint, when: WHEN_PAUSED),
        field!(Outcome.resumes, "resumes", "resumes", t::resumes, FieldKind::Line { max: MAX_NAME },
            hint: t::resumes_hint, when: WHEN_PAUSED),
        field!(Outcome.result, "result", "result", t::result, FieldKind::Area { max: MAX_TEXT },
            hint: t::result_hint, section: t::result_section),
        field!(Outcome.assessment, "assessment", "assessment", t::assessment, FieldKind::Choice(Axis::Assessment)),
        field!(Outcome.comment, "comment", "comment", t::comment, FieldKind::Area { max: MAX_TEXT }),
        field!(Outcome.analysis, "analysis", "analysis", t::analysis, FieldKind::Area { max: MAX_TEXT },
            hint: t::analysis_hint),
        field!(Outcome.performed_by, "performed_by", "performed-by", t::performed_by, FieldKind::Person,
            section: t::people_section),
        field!(Outcome.performed_on, "performed_on", "performed-on", t::performed_on, FieldKind::Date),
        field!(Outcome.reviewed_by, "reviewed_by", "reviewed-by", t::reviewed_by, FieldKind::Person,
            hint: t::reviewed_by_hint),
        field!(Outcome.reviewed_on, "reviewed_on", "reviewed-on", t::reviewed_on, FieldKind::Date),
    ],
};

pub(super) const DEVIATION: FormSpec = FormSpec {
    id: "deviation",
    title: t::deviation_title,
    records: &[RecordKind::Deviation],
    fields: &[
        field!(Deviation.severity, "severity", "severity", t::severity, FieldKind::Choice(Axis::Severity),
            hint: t::severity_hint),
        field!(Deviation.severity_reason, "severity_reason", "severity-reason", t::severity_reason,
            FieldKind::Area { max: MAX_TEXT }, hint: t::severity_reason_hint),
        field!(Deviation.title, "title", "what", t::deviation_what, FieldKind::Line { max: MAX_NAME },
            required: true, hint: t::deviation_what_hint),
        field!(Deviation.description, "description", "description", t::description, FieldKind::Area { max: MAX_TEXT }),
        field!(Deviation.unit, "unit", "unit", t::unit, FieldKind::Line { max: MAX_NAME }, hint: t::unit_hint),
        field!(Deviation.root_cause, "root_cause", "root-cause", t::root_cause, FieldKind::Area { max: MAX_TEXT },
            hint: t::root_cause_hint),
        field!(Deviation.escalated_on, "escalated_on", "escalated-on", t::escalated_on, FieldKind::Date,
            hint: t::escalated_on_hint),
        field!(Deviation.control_id, "control_id", "control", t::control_link,
            FieldKind::Reference(Target::Control), hint: t::reference_hint, section: t::links_section),
        field!(Deviation.measure_id, "measure_id", "measure", t::measure_link,
            FieldKind::Reference(Target::Measure), hint: t::measure_link_hint),
        field!(Deviation.risk_point_id, "risk_point_id", "risk-point", t::risk_point_link,
            FieldKind::Reference(Target::RiskPoint), hint: t::risk_point_link_hint),
        field!(Deviation.repeat_of_id, "repeat_of_id", "repeat-of", t::repeat_of,
            FieldKind::Reference(Target::Deviation), hint: t::repeat_of_hint),
    ],
};

pub(super) const ACTION: FormSpec = FormSpec {
    id: "action",
    title: t::action_title,
    records: &[RecordKind::Action],
    fields: &[
        field!(Action.what, "what", "what", t::action_what, FieldKind::Area { max: MAX_TEXT }, required: true),
        field!(Action.owner, "owner", "owner", t::owner, FieldKind::Person, hint: t::owner_hint),
        field!(Action.due_on, "due_on", "due-on", t::due_on, FieldKind::Date, hint: t::due_on_hint),
        field!(Action.due_text, "due_text", "due-text", t::due_text, FieldKind::Line { max: MAX_NAME },
            hint: t::due_text_hint),
        field!(Action.state, "state", "state", t::action_state, FieldKind::Choice(Axis::ActionState),
            required: true),
        field!(Action.deviation_ids, "deviation_ids", "deviation", t::against,
            FieldKind::References(Target::Deviation), hint: t::against_hint, section: t::links_section),
        field!(Action.action_plan_id, "action_plan_id", "action-plan", t::action_plan_link,
            FieldKind::Reference(Target::ActionPlan), hint: t::action_plan_link_hint),
        field!(Action.note, "note", "note", t::note, FieldKind::Area { max: MAX_TEXT }, hint: t::note_hint),
    ],
};
