//! The JSON of documents keeps to the schema that the program gives out.

use crate::golden::request;
use crate::schemas::{undescribed, violations};
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::i18n::Lang;
use ikplan::report::json::schema;
use serde_json::{Value, json};

fn made(request: &Request) -> Value {
    serde_json::from_slice(&render(&demo::book(), request).unwrap()).unwrap()
}

#[test]
fn every_document_keeps_to_the_schema() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    for lang in Lang::ALL {
        for kind in Kind::ALL {
            for public in [false, true] {
                let request = Request { kind: *kind, public, ..request(Format::Json, *lang) };
                assert_eq!(violations(&schema, &made(&request)), Vec::<String>::new(), "{kind:?} {lang:?} {public}");
            }
        }
    }
}

#[test]
fn what_does_not_keep_to_the_schema_is_found() {
    let schema = schema();
    let report = made(&Request { kind: Kind::Report, ..request(Format::Json, Lang::Sv) });
    let changes: [(&str, Value); 5] = [
        ("/version", json!(99)),
        ("/dated", json!(20_240_831)),
        ("/document/lang", json!("fi")),
        ("/document/body/0/type", json!("poem")),
        ("/deviations/0/severity", json!("awful")),
    ];
    for (place, wrong) in changes {
        let mut altered = report.clone();
        *altered.pointer_mut(place).unwrap() = wrong;
        assert!(!violations(&schema, &altered).is_empty(), "{place}");
    }
    let mut altered = report;
    altered.as_object_mut().unwrap().remove("document");
    assert!(!violations(&schema, &altered).is_empty());
}

#[test]
fn every_field_is_described() {
    assert_eq!(undescribed(&schema()), Vec::<String>::new());
}
