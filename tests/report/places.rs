//! Every field of the records has a declared place in the documents, or is declared internal.

use ikplan::app::demo;
use ikplan::app::exchange::{export_json, import_json, schema};
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::{Book, ControlId, Measure};
use ikplan::i18n::Lang;
use serde_json::Value;
use std::collections::BTreeSet;

/// Where a field of a record stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Its text stands in one of these documents.
    Said(&'static [Kind]),
    /// It decides what is said or in what order; its value is not printed as it is.
    Shapes,
    /// It stands in no document: a key, a link, a rank.
    Internal,
    /// It belongs to the course of the year, whose chapters are not in the documents yet.
    Awaits,
}

use Place::{Awaits, Internal, Said, Shapes};

const PLAN: Place = Said(&[Kind::Plan]);
const PERIOD: Place = Said(&[Kind::Report, Kind::Statement]);
const BOTH: Place = Said(&[Kind::Plan, Kind::Report, Kind::Statement]);

const PLACES: &[(&str, &[(&str, Place)])] = &[
    ("Board", &[("id", Internal), ("name", BOTH), ("kind", Internal), ("municipality", BOTH), ("rank", Internal)]),
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
            ("scales", Internal),
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
            ("follow_up", Internal),
            ("follow_up_on", Internal),
            ("followed_up_on", Internal),
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
            ("goals", Internal),
            ("focuses", Internal),
            ("in_plan", Internal),
            ("in_plan_reason", Internal),
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
            ("lineage_id", Internal),
            ("municipality_wide", Internal),
            ("unconfirmed", Internal),
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
            ("performed_on", Shapes),
            ("reviewed_by", PERIOD),
            ("reviewed_on", Shapes),
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
            ("escalated_on", Internal),
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
            ("adopted_on", Awaits),
            ("id", Internal),
            ("name", Awaits),
            ("note", Awaits),
            ("plan_id", Internal),
            ("rank", Internal),
            ("registry_no", Awaits),
        ],
    ),
    (
        "Carried",
        &[
            ("decision", Awaits),
            ("id", Internal),
            ("lineage_id", Internal),
            ("plan_id", Internal),
            ("reason", Awaits),
            ("title", Awaits),
        ],
    ),
    (
        "EffectCheck",
        &[
            ("action_id", Internal),
            ("by", Awaits),
            ("effect", Awaits),
            ("id", Internal),
            ("on", Awaits),
            ("text", Awaits),
        ],
    ),
    (
        "GoverningDocument",
        &[
            ("dated_on", Awaits),
            ("id", Internal),
            ("kind", Awaits),
            ("name", Awaits),
            ("note", Awaits),
            ("plan_id", Internal),
            ("rank", Internal),
            ("registry_no", Awaits),
            ("risk_point_ids", Awaits),
        ],
    ),
    (
        "Reception",
        &[
            ("id", Internal),
            ("note", Awaits),
            ("on", Awaits),
            ("period_id", Internal),
            ("plan_id", Internal),
            ("receiver", Awaits),
            ("registry_no", Awaits),
            ("section", Awaits),
        ],
    ),
    (
        "Revision",
        &[
            ("id", Internal),
            ("number", Awaits),
            ("on", Awaits),
            ("plan_id", Internal),
            ("registry_no", Awaits),
            ("section", Awaits),
            ("what", Awaits),
        ],
    ),
    (
        "SignOff",
        &[
            ("by", Awaits),
            ("id", Internal),
            ("on", Awaits),
            ("opened_because", Awaits),
            ("opened_by", Awaits),
            ("opened_on", Awaits),
            ("period_id", Internal),
            ("version", Awaits),
        ],
    ),
    (
        "Supplement",
        &[
            ("by", Shapes),
            ("control_id", Internal),
            ("id", Internal),
            ("on", Shapes),
            ("period_id", Internal),
            ("rank", Internal),
            ("section", Shapes),
            ("text", Shapes),
        ],
    ),
];

fn fields(record: &str) -> BTreeSet<String> {
    let schema = schema();
    schema["$defs"][record]["properties"].as_object().unwrap().keys().cloned().collect()
}

/// The records of a book, by their names in the schema.
fn records() -> BTreeSet<String> {
    let schema = schema();
    let lists = schema["properties"].as_object().unwrap().values();
    let of = |list: &Value| Some(list["items"]["$ref"].as_str()?.rsplit('/').next()?.to_owned());
    lists.filter_map(of).collect()
}

#[test]
fn every_record_is_declared() {
    let declared: BTreeSet<String> = PLACES.iter().map(|(record, _)| (*record).to_owned()).collect();
    assert!(records().len() > 10);
    assert_eq!(declared, records());
}

#[test]
fn every_field_has_a_place_or_is_internal() {
    for (record, places) in PLACES {
        let declared: BTreeSet<String> = places.iter().map(|(field, _)| (*field).to_owned()).collect();
        assert_eq!(declared.len(), places.len(), "{record}: a field stands twice");
        assert_eq!(declared, fields(record), "{record}");
    }
}

/// A word that stands nowhere else.
fn token(record: &str, field: &str) -> String {
    format!("Zq{record}{}", field.replace('_', ""))
}

/// The demonstration with a word of its own in every text field of one record of each kind.
fn marked() -> String {
    let book = demo::book();
    let deviation =
        book.deviations(demo::PLAN).find(|each| each.period_id == demo::PERIOD && each.control_id.is_some());
    let deviation = deviation.unwrap();
    let control = book.control(deviation.control_id.unwrap()).unwrap();
    let point = book.risk_point(control.risk_point_id).unwrap();
    let action = book.actions_of(deviation.id).find(|action| action.state.is_open()).unwrap();
    let ids = [
        ("boards", "Board", book.board_of(demo::PLAN).unwrap().id.to_string()),
        ("plans", "Plan", demo::PLAN.to_string()),
        ("periods", "Period", demo::PERIOD.to_string()),
        ("areas", "Area", point.area_id.to_string()),
        ("risk_points", "RiskPoint", point.id.to_string()),
        ("control_activities", "ControlActivity", control.id.to_string()),
        ("questions", "Question", book.questions(control.id).next().unwrap().id.to_string()),
        ("deviations", "Deviation", deviation.id.to_string()),
        ("actions", "Action", action.id.to_string()),
        ("measures", "Measure", measured(&book, control.id).id.to_string()),
    ];
    let mut json: Value = serde_json::from_str(&export_json(&book)).unwrap();
    for (table, record, id) in ids {
        let rows = json[table].as_array_mut().unwrap();
        mark(rows.iter_mut().find(|row| row["id"] == id.as_str()).unwrap(), record);
    }
    let (control, period) = (control.id.to_string(), demo::PERIOD.to_string());
    let rows = json["outcomes"].as_array_mut().unwrap();
    let row = rows.iter_mut().find(|row| row["control_id"] == control.as_str() && row["period_id"] == period.as_str());
    let row = row.unwrap();
    row["status"] = "paused".into();
    mark(row, "Outcome");
    let rows = json["answers"].as_array_mut().unwrap();
    mark(rows.iter_mut().find(|row| row["period_id"] == period.as_str()).unwrap(), "Answer");
    json.to_string()
}

/// A measure of a control with a value in the period.
fn measured(book: &Book, control: ControlId) -> &Measure {
    book.measures(control).find(|measure| book.value(measure.id, demo::PERIOD).is_some()).unwrap()
}

fn mark(row: &mut Value, record: &str) {
    let (_, places) = PLACES.iter().find(|(name, _)| *name == record).unwrap();
    for (field, _) in places.iter().filter(|(_, place)| matches!(place, Said(_))) {
        row[*field] = token(record, field).into();
    }
}

#[test]
fn what_is_said_to_stand_in_a_document_stands_there() {
    let book = import_json(marked().as_bytes()).unwrap();
    let text = |kind: Kind| {
        let request = Request { kind, ..crate::golden::request(Format::Text, Lang::Sv) };
        // Words may be broken at the end of a line.
        let text = String::from_utf8(render(&book, &request).unwrap()).unwrap();
        text.split_whitespace().collect::<String>()
    };
    let texts: Vec<_> = Kind::ALL.iter().map(|kind| (*kind, text(*kind))).collect();
    for (record, places) in PLACES {
        for (field, place) in *places {
            let Said(kinds) = place else { continue };
            let token = token(record, field);
            let found = texts.iter().any(|(kind, text)| kinds.contains(kind) && text.contains(&token));
            assert!(found, "{record}.{field} stands nowhere");
        }
    }
}
