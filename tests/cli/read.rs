//! What is shown of the demonstration plan: for people and for programs.

use crate::command::TestWorld;
use crate::words::{english_in, ok};

fn shown(line: &str) -> String {
    let ran = TestWorld::new().ik(line);
    assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    ran.shown()
}

#[test]
fn the_plan() {
    insta::assert_snapshot!("show_sv", shown("show --demo"));
    insta::assert_snapshot!("show_en", shown("show --demo --lang en"));
    let ascii = shown("show --demo --ascii");
    let odd: String = ascii.chars().filter(|sign| !sign.is_ascii() && !sign.is_alphabetic()).collect();
    assert_eq!(odd, "");
    insta::assert_snapshot!("show_ascii", ascii);
    insta::assert_snapshot!("show_other_plan", shown("show --demo --year 2017"));
    insta::assert_snapshot!("show_period", shown("show --demo --period \"delår 1\""));
}

#[test]
fn a_control_is_found_by_number_title_and_identity() {
    let by_number = shown("show 1.1.1 --demo");
    insta::assert_snapshot!("show_control", by_number);
    assert_eq!(english_in(&by_number.replace("--- out", "")), Vec::<String>::new());
    assert_eq!(by_number, shown("show \"  handläggningstider I  myndighetsutövningen\" --demo"));
    let value = TestWorld::new().ik("show 1.1.1 --demo --json").json();
    let id = value["control_activities"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(by_number, shown(&format!("show {id} --demo")));
}

#[test]
fn the_summary() {
    let summary = shown("summary --demo");
    insta::assert_snapshot!("summary_sv", summary);
    insta::assert_snapshot!("summary_en", shown("summary --demo --lang en"));
    assert!(summary.replace('\u{a0}', " ").contains("28,6 % (2 av 7)"));
}

#[test]
fn json_has_its_stable_names_and_a_count_beside_each_share() {
    let world = TestWorld::new();
    let show = world.ik("show --demo --json").json();
    for (name, count) in [("areas", 4), ("risk_points", 7), ("control_activities", 8), ("deviations", 8)] {
        assert_eq!(show[name].as_array().map(Vec::len), Some(count), "{name}");
    }
    for name in ["outcomes", "questions", "actions"] {
        assert!(show[name].as_array().is_some_and(|list| !list.is_empty()), "{name}");
    }
    assert_eq!(show["control_activities"][0]["number_in_plan"], "1.1.1");
    let summary = world.ik("summary --demo --json").json();
    assert_eq!(summary["completed"], serde_json::json!({ "count": 2, "of": 7, "percent": 28.6 }));
    assert_eq!(summary["severity"], serde_json::json!({ "serious": 1, "minor": 6, "observations": 1, "ungraded": 0 }));
    assert_eq!(summary["late_actions"].as_array().unwrap().len(), 4);
    assert_eq!(summary["areas"][0]["completed"]["of"], 3);
    assert_eq!(summary["periods"].as_array().unwrap().len(), 3);
    assert_eq!(world.ik("summary --demo --json").out, world.ik("summary --demo --json --lang en").out);
}

#[test]
fn plans_are_listed_and_chosen() {
    insta::assert_snapshot!("plan_list", shown("plan list --demo"));
    assert!(shown("summary --demo --board kommunst").contains("2018"), "the latest of its years");
    let plans = TestWorld::new().ik("plan list --demo --json").json();
    assert_eq!(plans["plans"].as_array().unwrap().len(), 6);
}

#[test]
fn the_demonstration_has_no_history() {
    insta::assert_snapshot!("history_demo", shown("history --demo"));
}

#[test]
fn the_year_is_a_table_of_one_axis_or_all_of_them_as_json() {
    let world = TestWorld::new();
    let table = ok(&world, "year-view --demo --axis severity").out;
    assert!(table.contains("Årsöversikt 2024 · Avvikelser") && table.contains("■ Grav. 1"), "{table}");
    insta::assert_snapshot!("year_sv", ok(&world, "year-view --demo").out);
    let json: serde_json::Value = serde_json::from_str(&ok(&world, "year-view --demo --json").out).unwrap();
    assert_eq!(json["periods"].as_array().unwrap().len(), 3);
    let row = json["rows"].as_array().unwrap().iter().find(|row| row["number"] == "1.1.1").unwrap();
    let cell = &row["periods"][1];
    assert_eq!((&cell["status"]["started"], &cell["severity"]["serious"]), (&1.into(), &1.into()));
    assert_eq!((&cell["results"]["written"], &cell["assessments"]["deviations_found"]), (&1.into(), &1.into()));
    assert_eq!(world.ik("year-view --demo --axis mood").code, 2);
}
