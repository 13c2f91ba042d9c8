//! The forms of the parts of a plan: area, risk point, control activity and question.

use super::{FieldKind, FormSpec, field};
use crate::app::values::Axis;
use crate::domain::{MAX_NAME, MAX_TEXT, RecordKind};
use crate::i18n::forms as t;

pub(super) const AREA: FormSpec = FormSpec {
    id: "area",
    title: t::area_title,
    records: &[RecordKind::Area],
    fields: &[
        field!(Area.name, "name", "name", t::area_name, FieldKind::Line { max: MAX_NAME }, required: true),
        field!(Area.purpose, "purpose", "purpose", t::purpose, FieldKind::Area { max: MAX_TEXT },
            hint: t::purpose_hint),
    ],
};

pub(super) const RISK_POINT: FormSpec = FormSpec {
    id: "risk_point",
    title: t::risk_point_title,
    records: &[RecordKind::RiskPoint],
    fields: &[
        field!(RiskPoint.name, "name", "name", t::risk_point_name, FieldKind::Line { max: MAX_NAME },
            required: true),
        field!(RiskPoint.background, "background", "background", t::background, FieldKind::Area { max: MAX_TEXT }),
        field!(RiskPoint.likely_errors, "likely_errors", "likely-errors", t::likely_errors,
            FieldKind::Area { max: MAX_TEXT }, hint: t::likely_errors_hint),
        field!(RiskPoint.likelihood, "likelihood", "likelihood", t::likelihood, FieldKind::Level,
            hint: t::level_hint, section: t::risk_section),
        field!(RiskPoint.consequence, "consequence", "consequence", t::consequence, FieldKind::Level,
            hint: t::level_hint),
        field!(RiskPoint.risk_value, "risk_value", "risk-value", t::risk_value,
            FieldKind::Number { min: 0, max: 65_535 }, hint: t::risk_value_hint),
        field!(RiskPoint.irregularity, "irregularity", "irregularity", t::irregularity, FieldKind::YesNo,
            hint: t::irregularity_hint),
        field!(RiskPoint.goals, "goals", "goals", t::risk_goals, FieldKind::Choices(Axis::Goal), hint: t::tags_hint),
        field!(RiskPoint.focuses, "focuses", "focuses", t::risk_focuses, FieldKind::Choices(Axis::Focus),
            hint: t::tags_hint),
        field!(RiskPoint.in_plan, "in_plan", "in-plan", t::risk_in_plan, FieldKind::Choice(Axis::InPlan),
            hint: t::risk_in_plan_hint),
        field!(RiskPoint.in_plan_reason, "in_plan_reason", "in-plan-reason", t::risk_in_plan_reason,
            FieldKind::Line { max: MAX_NAME }, hint: t::risk_in_plan_reason_hint),
    ],
};

pub(super) const CONTROL: FormSpec = FormSpec {
    id: "control_activity",
    title: t::control_title,
    records: &[RecordKind::ControlActivity],
    fields: &[
        field!(ControlActivity.title, "title", "title", t::control_name, FieldKind::Line { max: MAX_NAME },
            required: true),
        field!(ControlActivity.objective, "objective", "objective", t::objective, FieldKind::Area { max: MAX_TEXT },
            hint: t::objective_hint),
        field!(ControlActivity.responsible, "responsible", "responsible", t::responsible, FieldKind::Names,
            hint: t::responsible_hint),
        field!(ControlActivity.municipality_wide, "municipality_wide", "municipality-wide", t::municipality_wide,
            FieldKind::YesNo, hint: t::municipality_wide_hint),
        field!(ControlActivity.frequency.text, "frequency", "frequency", t::frequency,
            FieldKind::Line { max: MAX_NAME }, hint: t::frequency_hint, section: t::when_section),
        field!(ControlActivity.frequency.periods, "periods", "periods", t::due_periods, FieldKind::Periods,
            hint: t::periods_hint),
        field!(ControlActivity.method, "method", "method", t::method, FieldKind::Area { max: MAX_TEXT },
            hint: t::method_hint, section: t::how_section),
        field!(ControlActivity.selection, "selection", "selection", t::selection,
            FieldKind::Area { max: MAX_TEXT }, hint: t::selection_hint),
        field!(ControlActivity.sample_from, "sample_from", "sample-from", t::sample_from, FieldKind::Date,
            hint: t::sample_hint),
        field!(ControlActivity.sample_to, "sample_to", "sample-to", t::sample_to, FieldKind::Date,
            hint: t::sample_hint),
    ],
};

pub(super) const QUESTION: FormSpec = FormSpec {
    id: "question",
    title: t::question_title,
    records: &[RecordKind::Question],
    fields: &[
        field!(Question.text, "text", "text", t::question_text, FieldKind::Area { max: MAX_TEXT }, required: true),
        field!(Question.periods, "periods", "periods", t::due_periods, FieldKind::Periods, hint: t::periods_hint),
    ],
};
