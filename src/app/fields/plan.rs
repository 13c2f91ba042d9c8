//! The forms of a plan with its board, and of a reporting period.

use super::{FieldKind, FieldSpec, FormSpec, field};
use crate::app::division::Division;
use crate::app::values::{Axis, FieldValue, ListOf};
use crate::domain::{MAX_NAME, RecordKind};
use crate::i18n::forms as t;

const BOARD_NAME: FieldSpec = field!(Board.name, "name", "board", t::board_name, FieldKind::Line { max: MAX_NAME },
    required: true, hint: t::board_name_hint, section: t::board_section);
const BOARD_KIND: FieldSpec =
    field!(Board.kind, "kind", "board-kind", t::board_kind, FieldKind::Choice(Axis::BoardKind), required: true);
const MUNICIPALITY: FieldSpec =
    field!(Board.municipality, "municipality", "municipality", t::municipality, FieldKind::Line { max: MAX_NAME });
const YEAR: FieldSpec = field!(Plan.year, "year", "year", t::year, FieldKind::Number { min: 1900, max: 2200 },
    required: true, section: t::plan_section);
/// How the year of a new plan is divided. No record holds it: its periods do.
const DIVISION: FieldSpec = FieldSpec {
    id: "division",
    of: RecordKind::Plan,
    label: t::division,
    hint: Some(t::division_hint),
    kind: FieldKind::Choice(Axis::Division),
    required: true,
    cli_flag: "periods",
    section: None,
    when: None,
    get: |_, lang| Division::default().print(lang),
    set: |_, text, context| Division::parse(text, context).map(drop),
};

pub(super) const PLAN: FormSpec = FormSpec {
    id: "plan",
    title: t::plan_title,
    records: &[RecordKind::Board, RecordKind::Plan],
    fields: &[
        BOARD_NAME,
        BOARD_KIND,
        MUNICIPALITY,
        YEAR,
        field!(Plan.title, "title", "title", t::plan_own_title, FieldKind::Line { max: MAX_NAME },
            hint: t::plan_own_title_hint),
        field!(Plan.adopted_on, "adopted_on", "adopted-on", t::adopted_on, FieldKind::Date),
        field!(Plan.registry_no, "registry_no", "registry-no", t::registry_no, FieldKind::Line { max: MAX_NAME }),
        field!(Plan.min_controls_per_area, "min_controls_per_area", "min-controls", t::min_controls,
            FieldKind::Number { min: 0, max: 1000 }, hint: t::min_controls_hint),
        field!(Plan.decimals, "decimals", "decimals", t::decimals, FieldKind::Number { min: 0, max: 4 }),
        field!(Plan.lead_days, "lead_days", "lead-days", t::lead_days, FieldKind::Number { min: 0, max: 365 },
            hint: t::lead_days_hint),
        field!(Plan.scales.likelihood, "likelihood", "likelihood-scale", t::likelihood_scale,
            FieldKind::List(ListOf::Words), hint: t::scale_hint, section: t::scales_section),
        field!(Plan.scales.consequence, "consequence", "consequence-scale", t::consequence_scale,
            FieldKind::List(ListOf::Words), hint: t::scale_hint),
        field!(Plan.scales.grid, "grid", "risk-grid", t::risk_grid, FieldKind::List(ListOf::Grid),
            hint: t::risk_grid_hint),
        field!(Plan.scales.threshold, "threshold", "risk-threshold", t::risk_threshold,
            FieldKind::Number { min: 0, max: 65_535 }, hint: t::risk_threshold_hint),
    ],
};

/// What a new plan begins with. The rest of `PLAN` is filled in when it is known.
pub const NEW_PLAN: FormSpec = FormSpec {
    id: "new_plan",
    title: t::new_plan_title,
    records: &[RecordKind::Board, RecordKind::Plan],
    fields: &[BOARD_NAME, BOARD_KIND, MUNICIPALITY, YEAR, DIVISION],
};

pub(super) const PERIOD: FormSpec = FormSpec {
    id: "period",
    title: t::period_title,
    records: &[RecordKind::Period],
    fields: &[
        field!(Period.name, "name", "name", t::period_name, FieldKind::Line { max: MAX_NAME }, required: true,
            hint: t::period_name_hint),
        field!(Period.number, "number", "number", t::period_number, FieldKind::Number { min: 1, max: 255 },
            required: true, hint: t::period_number_hint),
        field!(Period.from, "from", "from", t::period_from, FieldKind::Date, required: true),
        field!(Period.to, "to", "to", t::period_to, FieldKind::Date, required: true, hint: t::period_to_hint),
        field!(Period.focus, "focus", "focus", t::period_focus, FieldKind::Choice(Axis::PeriodFocus),
            required: true),
        field!(Period.report_on, "report_on", "report-on", t::report_on, FieldKind::Date, hint: t::report_on_hint),
        field!(Period.due_on, "due_on", "due-on", t::period_due_on, FieldKind::Date, hint: t::period_due_on_hint),
        field!(Period.follow_up, "follow_up", "follow-up", t::follow_up, FieldKind::Line { max: MAX_NAME },
            hint: t::follow_up_hint),
        field!(Period.follow_up_on, "follow_up_on", "follow-up-on", t::follow_up_on, FieldKind::Date),
        field!(Period.followed_up_on, "followed_up_on", "followed-up-on", t::followed_up_on, FieldKind::Date),
    ],
};
