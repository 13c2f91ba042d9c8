//! The table itself: where each field of each record stands.

use Place::{Day, Internal, Said, Shapes};
use ikplan::app::report::Kind;

/// Where a field of a record stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// Its text stands in one of these documents.
    Said(&'static [Kind]),
    /// It decides what is said or in what order; its value is not printed as it is.
    Shapes,
    /// Its day stands in one of these documents.
    Day(&'static [Kind]),
    /// It stands in no document: a key, a link, a rank.
    Internal,
}

const PLAN: Place = Said(&[Kind::Plan]);
const PERIOD: Place = Said(&[Kind::Report, Kind::Statement]);
const REPORT: Place = Said(&[Kind::Report]);
const DAY_OF_PLAN: Place = Day(&[Kind::Plan]);
const DAY_OF_PERIOD: Place = Day(&[Kind::Report, Kind::Statement]);
const BOTH: Place = Said(&[Kind::Plan, Kind::Report, Kind::Statement]);

/// Every record with its fields.
pub(crate) const PLACES: &[(&str, &[(&str, Place)])] = &[
    ("Board", &[("id", Internal), ("name", BOTH), ("kind", Shapes), ("municipality", BOTH), ("rank", Internal)]),
    (
        "Plan",
        &[
            ("id", Internal),
            ("board_id", Internal),
            ("year", Shapes),
            ("title", BOTH),
            ("adopted_on", Shapes),
            ("registry_no", BOTH),
            ("min_controls_per_area", Shapes),
            ("decimals", Shapes),
            ("labels", Shapes),
            ("texts", Shapes),
            ("scales", Shapes),
            // It decides when the screen reminds.
            ("lead_days", Internal),
        ],
    ),
    (
        "Period",
        &[
            ("id", Internal),
            ("plan_id", Internal),
            ("number", Internal),
            ("name", BOTH),
            ("from", Shapes),
            ("to", Shapes),
            ("report_on", Shapes),
            ("due_on", Shapes),
            ("focus", Shapes),
            ("locked_on", Shapes),
            ("follow_up", PERIOD),
            ("follow_up_on", DAY_OF_PERIOD),
            ("followed_up_on", DAY_OF_PERIOD),
        ],
    ),
    (
        "Area",
        &[
            ("id", Internal),
            ("plan_id", Internal),
            ("parent_id", Shapes),
            ("rank", Shapes),
            ("name", BOTH),
            ("purpose", BOTH),
        ],
    ),
    (
        "RiskPoint",
        &[
            ("id", Internal),
            ("area_id", Internal),
            ("rank", Shapes),
            ("name", BOTH),
            ("background", PLAN),
            ("likely_errors", PLAN),
            ("likelihood", Shapes),
            ("consequence", Shapes),
            ("risk_value", Shapes),
            ("irregularity", Shapes),
            ("goals", Shapes),
            ("focuses", Shapes),
            ("in_plan", Shapes),
            ("in_plan_reason", PLAN),
        ],
    ),
    (
        "ControlActivity",
        &[
            ("id", Internal),
            ("risk_point_id", Internal),
            ("rank", Shapes),
            ("title", BOTH),
            ("objective", BOTH),
            ("responsible", Shapes),
            ("frequency", Shapes),
            ("method", BOTH),
            ("selection", BOTH),
            ("sample_from", Shapes),
            ("sample_to", Shapes),
            ("lineage_id", Shapes),
            ("municipality_wide", Shapes),
            ("unconfirmed", Shapes),
        ],
    ),
    ("Question", &[("id", Internal), ("control_id", Internal), ("rank", Shapes), ("text", BOTH), ("periods", Shapes)]),
    (
        "Outcome",
        &[
            ("control_id", Internal),
            ("period_id", Internal),
            ("status", Shapes),
            ("paused_reason", PERIOD),
            ("resumes", PERIOD),
            ("result", PERIOD),
            // A copy of a part of the result, by which the program knows its own words.
            ("result_figures", Internal),
            ("assessment", Shapes),
            ("comment", PERIOD),
            ("analysis", PERIOD),
            ("performed_by", PERIOD),
            ("performed_on", DAY_OF_PERIOD),
            ("reviewed_by", PERIOD),
            ("reviewed_on", DAY_OF_PERIOD),
            // What the reviewer asked of the performer while the work went on; what came of it stands in the result.
            ("sent_back", Internal),
            ("review_comment", Internal),
        ],
    ),
    (
        "Deviation",
        &[
            ("id", Internal),
            ("plan_id", Internal),
            ("period_id", Internal),
            ("control_id", Internal),
            ("measure_id", Internal),
            ("risk_point_id", Internal),
            ("severity", Shapes),
            ("severity_reason", PERIOD),
            ("title", PERIOD),
            ("description", PERIOD),
            ("unit", PERIOD),
            ("root_cause", PERIOD),
            ("repeat_of_id", Shapes),
            ("state", Shapes),
            ("decision", PERIOD),
            ("unchecked_reason", PERIOD),
            ("decided_on", Shapes),
            ("accepted_until", Shapes),
            ("escalated_on", DAY_OF_PERIOD),
            ("rank", Shapes),
        ],
    ),
    (
        "Action",
        &[
            ("id", Internal),
            ("plan_id", Internal),
            ("deviation_ids", Shapes),
            ("what", PERIOD),
            ("owner", PERIOD),
            ("due_on", Shapes),
            ("due_text", PERIOD),
            ("earlier_due", Shapes),
            ("state", Shapes),
            ("note", PERIOD),
            ("action_plan_id", Shapes),
            ("rank", Shapes),
        ],
    ),
    (
        "Measure",
        &[
            ("id", Internal),
            ("control_id", Internal),
            ("rank", Shapes),
            ("name", PERIOD),
            ("kind", Shapes),
            ("unit", Shapes),
            ("stratum", Shapes),
            ("direction", Shapes),
            ("versions", Shapes),
            ("part_of_id", Shapes),
            ("pair_of_ids", Shapes),
            ("periods", Shapes),
            // They propose a severity on the screen; what a person makes of it stands as a deviation.
            ("limit_minor", Internal),
            ("limit_serious", Internal),
            ("rule_id", Shapes),
            ("lineage_id", Internal),
        ],
    ),
    (
        "MeasureValue",
        &[
            ("measure_id", Internal),
            ("period_id", Internal),
            ("version", Shapes),
            ("reading", Shapes),
            ("printed", Shapes),
            ("beside", Shapes),
            ("previous", Shapes),
            ("not_comparable", Shapes),
            ("on", Shapes),
            ("note", Shapes),
        ],
    ),
    ("Answer", &[("question_id", Internal), ("period_id", Internal), ("text", PERIOD), ("skipped", Shapes)]),
    (
        "Survey",
        &[
            ("id", Internal),
            ("plan_id", Internal),
            ("period_id", Internal),
            ("rank", Shapes),
            ("name", Shapes),
            ("about", Internal),
            ("control_ids", Shapes),
            ("invited", Shapes),
            ("answered", Shapes),
            ("from", Internal),
            ("to", Internal),
        ],
    ),
    (
        "SurveyQuestion",
        &[
            ("id", Internal),
            ("survey_id", Internal),
            ("rank", Shapes),
            ("text", Shapes),
            ("options", Shapes),
            ("n", Shapes),
            ("top", Shapes),
            ("bottom", Shapes),
            ("note", Shapes),
        ],
    ),
    (
        "TestSheet",
        &[
            ("id", Internal),
            ("control_id", Internal),
            ("period_id", Internal),
            ("rank", Shapes),
            ("name", Shapes),
            ("attributes", Shapes),
            // How the items were drawn is shown on the screen and by the command line.
            ("population", Internal),
            ("draw", Internal),
        ],
    ),
    (
        // An item is counted; it may be a person's, and stands in no document.
        "SheetItem",
        &[
            ("sheet_id", Internal),
            ("number", Internal),
            ("identity", Internal),
            ("unit", Internal),
            ("marks", Shapes),
            ("note", Internal),
        ],
    ),
    (
        "LimitRule",
        &[
            ("id", Internal),
            ("plan_id", Internal),
            ("rank", Internal),
            ("name", Internal),
            ("next_working_day", Shapes),
            ("rows", Shapes),
        ],
    ),
    (
        "ActionPlan",
        &[
            ("adopted_on", Day(&[Kind::Report])),
            ("id", Internal),
            ("name", PERIOD),
            ("note", REPORT),
            ("plan_id", Internal),
            ("rank", Internal),
            ("registry_no", PERIOD),
        ],
    ),
    (
        "Carried",
        &[
            ("decision", Shapes),
            ("id", Internal),
            ("lineage_id", Shapes),
            ("plan_id", Internal),
            ("reason", PLAN),
            ("title", PLAN),
        ],
    ),
    // Seen in Word, PDF and HTML only: `look.rs` looks there.
    ("Look", &[("accent", Shapes), ("alt", Shapes), ("id", Internal), ("logo", Shapes), ("second", Shapes)]),
    (
        "EffectCheck",
        &[
            ("action_id", Internal),
            ("by", PERIOD),
            ("effect", Shapes),
            ("id", Internal),
            ("on", DAY_OF_PERIOD),
            ("text", PERIOD),
        ],
    ),
    (
        "GoverningDocument",
        &[
            ("dated_on", DAY_OF_PLAN),
            ("id", Internal),
            ("kind", Shapes),
            ("name", PLAN),
            ("note", PLAN),
            ("plan_id", Internal),
            ("rank", Internal),
            ("registry_no", PLAN),
            ("risk_point_ids", Shapes),
        ],
    ),
    (
        "Reception",
        &[
            ("id", Internal),
            ("note", PERIOD),
            ("on", DAY_OF_PERIOD),
            ("period_id", Shapes),
            ("plan_id", Internal),
            ("receiver", Shapes),
            ("registry_no", PERIOD),
            ("section", PERIOD),
        ],
    ),
    (
        "Revision",
        &[
            ("id", Internal),
            ("number", Shapes),
            ("on", DAY_OF_PLAN),
            ("plan_id", Internal),
            ("registry_no", PLAN),
            ("section", PLAN),
            ("what", PLAN),
        ],
    ),
    (
        "SignOff",
        &[
            ("by", PERIOD),
            ("id", Internal),
            ("on", DAY_OF_PERIOD),
            ("opened_because", PERIOD),
            ("opened_by", PERIOD),
            ("opened_on", DAY_OF_PERIOD),
            ("period_id", Internal),
            ("version", Shapes),
        ],
    ),
    (
        "Supplement",
        &[
            ("by", PERIOD),
            ("control_id", Internal),
            ("id", Internal),
            ("on", DAY_OF_PERIOD),
            ("period_id", Internal),
            ("rank", Internal),
            ("section", Shapes),
            ("text", PERIOD),
        ],
    ),
];
