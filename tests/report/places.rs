//! Every field of the records has a declared place in the documents, or is declared internal.

mod table;

use ikplan::app::demo;
use ikplan::app::exchange::{export_json, import_json, schema};
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::{Book, ControlId, Measure};
use ikplan::i18n::{Lang, format};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use table::Place::{Day, Said};
use table::{PLACES, Place};

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

/// A day that stands nowhere else, for each field that is one.
fn token_day(record: &str, field: &str) -> String {
    let days =
        PLACES.iter().flat_map(|(record, fields)| fields.iter().map(move |(field, place)| (record, field, place)));
    let mut days = days.filter(|(_, _, place)| matches!(place, Day(_)));
    let at = days.position(|(of, name, _)| *of == record && *name == field).unwrap();
    format!("20{}-{:02}-{:02}", 11 + at / 28, 1 + at % 11, 1 + at % 28)
}

/// The demonstration with a word of its own in every text field, and a day of its own in every day that is said, of one
/// record of each kind. Every text has `more` after it.
fn marked(more: &str) -> Value {
    let book = demo::book();
    let deviation =
        book.deviations(demo::PLAN).find(|each| each.period_id == demo::PERIOD && each.control_id.is_some());
    let deviation = deviation.unwrap();
    let control = book.control(deviation.control_id.unwrap()).unwrap();
    let point = book.risk_point(control.risk_point_id).unwrap();
    let action = book.actions_of(deviation.id).find(|action| action.state.is_open()).unwrap();
    let mut json: Value = serde_json::from_str(&export_json(&book)).unwrap();
    for (table, record, id) in [
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
        ("action_plans", "ActionPlan", book.action_plans(demo::PLAN).next().unwrap().id.to_string()),
    ] {
        let rows = json[table].as_array_mut().unwrap();
        mark(rows.iter_mut().find(|row| row["id"] == id.as_str()).unwrap(), record, more);
    }
    let (control, period) = (control.id.to_string(), demo::PERIOD.to_string());
    let rows = json["outcomes"].as_array_mut().unwrap();
    let row = rows.iter_mut().find(|row| row["control_id"] == control.as_str() && row["period_id"] == period.as_str());
    let row = row.unwrap();
    row["status"] = "paused".into();
    mark(row, "Outcome", more);
    let rows = json["answers"].as_array_mut().unwrap();
    mark(rows.iter_mut().find(|row| row["period_id"] == period.as_str()).unwrap(), "Answer", more);
    let plan = demo::PLAN.to_string();
    let of_plan = json!({ "plan_id": plan });
    let of_period = json!({ "plan_id": plan, "period_id": period });
    for (table, record, with) in [
        ("effect_checks", "EffectCheck", json!({ "action_id": action.id })),
        ("supplements", "Supplement", json!({ "control_id": control, "period_id": period })),
        ("sign_offs", "SignOff", json!({ "period_id": period })),
        ("receptions", "Reception", of_period),
        ("revisions", "Revision", json!({ "plan_id": plan, "number": 7 })),
        ("governing_documents", "GoverningDocument", json!({ "plan_id": plan, "risk_point_ids": [point.id] })),
        (
            "carried",
            "Carried",
            json!({ "lineage_id": uuid::Uuid::from_u128(7), "decision": "drop", "plan_id": of_plan["plan_id"] }),
        ),
    ] {
        let rows = json[table].as_array_mut().unwrap();
        let mut row = rows[0].clone();
        let own = with.as_object().unwrap().clone();
        row.as_object_mut().unwrap().extend(own);
        row["id"] = uuid::Uuid::from_u128(u128::from(u8::try_from(record.len()).unwrap())).to_string().into();
        mark(&mut row, record, more);
        rows.push(row);
    }
    json
}

/// A measure of a control with a value in the period.
fn measured(book: &Book, control: ControlId) -> &Measure {
    book.measures(control).find(|measure| book.value(measure.id, demo::PERIOD).is_some()).unwrap()
}

fn mark(row: &mut Value, record: &str, more: &str) {
    let (_, places) = PLACES.iter().find(|(name, _)| *name == record).unwrap();
    for (field, place) in *places {
        match place {
            Said(_) => row[*field] = format!("{}{more}", token(record, field)).into(),
            Day(_) => row[*field] = token_day(record, field).into(),
            Place::Shapes | Place::Internal => {}
        }
    }
}

/// A document as text without blanks: words may be broken at the end of a line.
fn dense(book: &Book, request: &Request) -> String {
    String::from_utf8(render(book, request).unwrap()).unwrap().split_whitespace().collect()
}

#[test]
fn what_is_said_to_stand_in_a_document_stands_there() {
    let book = import_json(marked("").to_string().as_bytes()).unwrap();
    let text = |kind: Kind| dense(&book, &Request { kind, ..crate::golden::request(Format::Text, Lang::Sv) });
    let texts: Vec<_> = Kind::ALL.iter().map(|kind| (*kind, text(*kind))).collect();
    let stands = |kinds: &[Kind], token: &str| {
        let token: String = token.split_whitespace().collect();
        texts.iter().any(|(kind, text)| kinds.contains(kind) && text.contains(&token))
    };
    for (record, places) in PLACES {
        for (field, place) in *places {
            let found = match place {
                Said(kinds) => stands(kinds, &token(record, field)),
                Day(kinds) => {
                    let day = token_day(record, field);
                    stands(kinds, &day) || stands(kinds, &format::date_long(Lang::Sv, day.parse().unwrap()))
                }
                Place::Shapes | Place::Internal => true,
            };
            assert!(found, "{record}.{field} stands nowhere");
        }
    }
}

/// Names of organisations, and numbers and paragraphs of registers: no name of a person is looked for in them.
const NO_PERSONS: &[&str] = &["ZqBoardname", "ZqBoardmunicipality", "ZqPlantitle", "ZqPeriodname"];

#[test]
fn a_copy_for_the_public_has_no_name_in_any_text() {
    let name = " Zq Zqvist";
    let mut json = marked(name);
    let controls = json["control_activities"].as_array_mut().unwrap();
    let control = controls.iter_mut().find(|row| row["title"].as_str().unwrap().starts_with("Zq")).unwrap();
    control["responsible"] = json!([{ "kind": "person", "name": name.trim() }]);
    let mut text = json.to_string();
    for (record, places) in PLACES {
        for (field, _) in places.iter().filter(|(field, place)| matches!(place, Said(_)) && is_of_register(field)) {
            text = text.replace(&format!("{}{name}", token(record, field)), &token(record, field));
        }
    }
    for token in NO_PERSONS {
        text = text.replace(&format!("{token}{name}"), token);
    }
    let book = import_json(text.as_bytes()).unwrap();
    for kind in Kind::ALL {
        for format in [Format::Text, Format::Html, Format::Csv, Format::Json] {
            let request = Request { kind: *kind, ..crate::golden::request(format, Lang::Sv) };
            let open = dense(&book, &request);
            assert!(open.contains("Zqvist") || *kind == Kind::Summary, "the name is there to be replaced");
            let public = dense(&book, &Request { public: true, ..request });
            let at = public.find("Zqvist").map(|at| public[..at].chars().rev().take(60).collect::<Vec<_>>());
            assert_eq!(at.map(|back| back.into_iter().rev().collect::<String>()), None, "{kind:?} {format:?}");
        }
    }
    let request = Request { public: true, ..crate::golden::request(Format::Xlsx, Lang::Sv) };
    for (name, sheet) in crate::xlsx::sheets(render(&book, &request).unwrap()) {
        assert!(!sheet.used_cells().any(|(_, _, cell)| cell.to_string().contains("Zqvist")), "{name}");
    }
}

fn is_of_register(field: &str) -> bool {
    matches!(field, "registry_no" | "section")
}
