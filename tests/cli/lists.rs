//! `deadlines` and `sample`: lists as they come and as they should not, in both languages, and what a plan keeps.

use crate::command::{Ran, TestWorld};
use crate::words::english_in;
use sha2::{Digest, Sha256};

const CASES: &str = "Ärende;Enhet;Inkom;Avslutad;Förlängd till
1;Norr;2024-01-01;2024-05-01;
2;Norr;2024-01-01;2024-05-02;
3;Öst;1/2 2024;20240615;2024-06-30
4;Öst;2024-03-01;;
5;Öst;2024-08-30;;
6;Ärlinghem;2024-05-01;2024-04-01;
7;Ärlinghem;2024-05-01;1/6/2024;
";

fn world() -> TestWorld {
    let world = TestWorld::new();
    std::fs::write(world.path("utredningar.csv"), encoding_rs::WINDOWS_1252.encode(CASES).0).unwrap();
    let numbers: String = (1..=500).map(|number| format!("{number};{number},50\n")).collect();
    std::fs::write(world.path("verifikationer.csv"), format!("Ver;Belopp\n{numbers}")).unwrap();
    world
}

fn all(world: &TestWorld, lang: &str, lines: &[&str]) -> String {
    let run = |line: &&str| format!("$ ikplan {line}\n{}\n", world.ik(&format!("--lang {lang} {line}")).shown());
    lines.iter().map(run).collect()
}

const COUNTED: &[&str] = &[
    "deadlines utredningar.csv --limit 4m --as-of 2024-08-31",
    "deadlines utredningar.csv --rule child-investigation --working-day",
    "deadlines utredningar.csv --limit 14d --unit Ärende",
    "sample verifikationer.csv -n 5 --seed plan-2026/k7/seed-4711 --keep Belopp",
    "sample verifikationer.csv --method systematic --interval 200 --start 7",
    "sample verifikationer.csv --method systematic -n 2 --seed frö",
    "sample verifikationer.csv --method targeted --item 7 --item 12",
];

const REFUSED: &[&str] = &[
    "deadlines utredningar.csv",
    "deadlines utredningar.csv --limit 4v",
    "deadlines utredningar.csv --limit 4m --rule child-investigation",
    "deadlines utredningar.csv --rule \"Något annat\"",
    "deadlines utredningar.csv --rule price-base-amount --as-of 2024-01-01",
    "deadlines utredningar.csv --rule preliminary-assessment --as-of 2012-01-01",
    "deadlines utredningar.csv --limit 4m --as-of hösten",
    "deadlines utredningar.csv --limit 4m --closed Expedierad",
    "deadlines verifikationer.csv --limit 4m",
    "deadlines saknas.csv --limit 4m",
    "deadlines tom.csv --limit 4m",
    "deadlines citat.csv --limit 4m",
    "deadlines bild.csv --limit 4m",
    "sample verifikationer.csv",
    "sample verifikationer.csv -n 501",
    "sample verifikationer.csv -n fem",
    "sample verifikationer.csv -n 5 --id Nummer",
    "sample verifikationer.csv --method targeted --item 501",
    "sample dubbletter.csv -n 1",
    "sample rubrik.csv -n 1",
    "sample utan.csv -n 1",
    "sample skev.csv -n 1",
    "sample färger.csv -n 1",
];

fn world_of_mistakes() -> TestWorld {
    let world = world();
    for (name, content) in [
        ("tom.csv", ""),
        ("citat.csv", "Inkom;Avslutad\n2024-01-01;2024-02-01\n\"2024-01-01;\n2024-01-01;2024-02-01\n"),
        (
            "bild.csv",
            "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}",
        ),
        ("dubbletter.csv", "id\nA\nB\nA\n"),
        ("rubrik.csv", "id\n"),
        ("utan.csv", "id;x\nA;1\n;2\n;3\n"),
        ("skev.csv", "id;x\nA;1\nB;2;3\n"),
        ("färger.csv", "Färg;Form\nröd;rund\n"),
    ] {
        std::fs::write(world.path(name), content).unwrap();
    }
    world
}

#[test]
fn lists_are_counted_and_drawn_from_in_both_languages() {
    insta::assert_snapshot!("counted_sv", all(&world(), "sv", COUNTED));
    insta::assert_snapshot!("counted_en", all(&world(), "en", COUNTED));
}

#[test]
fn what_cannot_be_counted_or_drawn_from_is_said_with_a_way_on() {
    let swedish = all(&world_of_mistakes(), "sv", REFUSED);
    let said: String = swedish
        .lines()
        .filter(|line| !line.starts_with("$ ") && !line.starts_with("--- "))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(english_in(&said), Vec::<String>::new());
    insta::assert_snapshot!("lists_refused_sv", swedish);
    insta::assert_snapshot!("lists_refused_en", all(&world_of_mistakes(), "en", REFUSED));
}

#[test]
fn programs_get_the_same_figures() {
    let world = world();
    let counted = world.ik("deadlines utredningar.csv --limit 4m --as-of 2024-08-31 --json").json();
    assert_eq!(counted["cases"]["closed"], 3);
    assert_eq!(counted["cases"]["late"], 1);
    assert_eq!(counted["cases"]["late_by_other_rule"], 2);
    assert_eq!((&counted["cases"]["open"], &counted["cases"]["open_late"]), (&2.into(), &1.into()));
    assert_eq!((&counted["rows"], &counted["unreadable"]), (&7.into(), &2.into()));
    assert_eq!(counted["problems"][0]["code"], "closed_before_opened");
    assert_eq!(counted["columns"]["extended"], "Förlängd till");
    let drawn = world.ik("sample verifikationer.csv -n 5 --seed plan-2026/k7/seed-4711 --json").json();
    let ids: Vec<_> = drawn["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["408", "39", "310", "96", "170"]);
    assert_eq!(drawn["population"], 500);
    let bytes = std::fs::read(world.path("verifikationer.csv")).unwrap();
    assert_eq!(drawn["sha256"], ikplan::app::listing::hex(&Sha256::digest(bytes)));
}

#[test]
fn a_list_may_come_from_standard_input() {
    let world = world();
    let from = |line: &str, input: &str| world.run_with(shell_words::split(line).unwrap(), input);
    let counted = from("deadlines - --limit 14d --json", "start,slut\n2024-03-01,2024-03-16\n").json();
    assert_eq!((&counted["cases"]["late"], &counted["source"]), (&1.into(), &"standard in".into()));
    let drawn = from("sample - --method systematic -n 2 --seed a --json", "1\n2\n3\n4\n").json();
    assert_eq!((drawn["items"].as_array().unwrap().len(), &drawn["method"]), (2, &"systematic".into()));
}

#[test]
fn a_seed_that_nobody_chose_is_told_and_gives_the_same_again() {
    let world = world();
    let first = world.ik("sample verifikationer.csv -n 3 --json").json();
    let seed = first["seed"].as_str().unwrap();
    assert_eq!(seed, "2024-09-16-07070707");
    let again = world.ik(&format!("sample verifikationer.csv -n 3 --seed {seed} --json")).json();
    assert_eq!(first["items"], again["items"]);
}

/// A file with a control, a measure that takes a limit rule, and nothing counted.
fn world_with_measure() -> TestWorld {
    let world = world();
    world.with_demo();
    let mut plan = world.ik("export - --file demo.ikplan").json();
    let of = |list: &str, key: &str, id: &serde_json::Value| {
        plan[list].as_array().unwrap().iter().find(|record| record[key] == *id).unwrap().clone()
    };
    let control_plan = serde_json::json!(ikplan::app::demo::PLAN);
    let area = of("areas", "plan_id", &control_plan);
    let point = of("risk_points", "area_id", &area["id"]);
    let control = of("control_activities", "risk_point_id", &point["id"])["id"].clone();
    let rule = serde_json::json!({
        "id": "0191fa00-0000-7000-8000-0000000000f1", "plan_id": control_plan, "name": "Utredningstid",
        "rows": [{ "limit": { "amount": "4", "unit": "months" }, "source": "Delegationsordningen", "source_kind": "local" }],
    });
    let measure = serde_json::json!({
        "id": "0191fa00-0000-7000-8000-0000000000f2", "control_id": control, "name": "Över fyra månader",
        "kind": "ratio", "direction": "lower_is_better", "rule_id": rule["id"],
    });
    for (list, record) in [("limit_rules", rule), ("measures", measure)] {
        plan[list].as_array_mut().unwrap().push(record);
    }
    std::fs::write(world.path("matt.json"), plan.to_string()).unwrap();
    let ran = world.ik("import matt.json --into matt.ikplan");
    assert_eq!(ran.code, 0, "{}", ran.shown());
    world
}

fn saved(world: &TestWorld) -> serde_json::Value {
    let plan = world.ik("export - --file matt.ikplan").json();
    let values = plan["measure_values"].as_array().unwrap();
    values
        .iter()
        .find(|value| value["measure_id"] == "0191fa00-0000-7000-8000-0000000000f2")
        .cloned()
        .unwrap_or_default()
}

#[test]
fn a_count_becomes_the_value_of_a_measure_by_its_own_rule_and_can_be_undone() {
    let world = world_with_measure();
    let ran = world
        .ik("deadlines utredningar.csv --as \"över fyra månader\" --file matt.ikplan --board Socialnämnden --period 2");
    assert_eq!(ran.code, 0, "{}", ran.shown());
    insta::assert_snapshot!("counted_as_measure", ran.shown());
    let value = saved(&world);
    let reading = &value["reading"];
    assert_eq!((&reading["kind"], &reading["cases"], &reading["late"]), (&"cases".into(), &3.into(), &1.into()));
    assert_eq!((&reading["legal_source"], &reading["as_of"]), (&"Delegationsordningen".into(), &"2024-08-31".into()));
    assert_eq!((&reading["unreadable"], &reading["median"]), (&2.into(), &"122".into()));
    assert!(!value.to_string().contains("2024-05-02"), "no case is kept");
    assert_eq!(world.ik("undo --file matt.ikplan --board Socialnämnden").code, 0);
    assert_eq!(saved(&world), serde_json::Value::Null);
}

#[test]
fn a_sample_becomes_a_test_sheet_with_its_population_frozen() {
    let world = world_with_measure();
    let line = "sample verifikationer.csv -n 5 --seed plan-2026/k7/seed-4711 --keep Belopp --into 1.1.1 --file matt.ikplan --board Socialnämnden --period 2";
    let ran: Ran = world.ik(line);
    assert_eq!(ran.code, 0, "{}", ran.shown());
    let plan = world.ik("export - --file matt.ikplan").json();
    let sheets = plan["test_sheets"].as_array().unwrap();
    let sheet = sheets.iter().find(|sheet| sheet["name"] == "verifikationer.csv").unwrap();
    assert_eq!(sheet["population"]["count"], 500);
    assert_eq!(sheet["population"]["columns"], serde_json::json!(["Ver", "Belopp"]));
    assert_eq!(
        (&sheet["draw"]["method"], &sheet["draw"]["seed"]),
        (&"random".into(), &"plan-2026/k7/seed-4711".into())
    );
    let items: Vec<_> =
        plan["sheet_items"].as_array().unwrap().iter().filter(|item| item["sheet_id"] == sheet["id"]).collect();
    let ids: Vec<_> = items.iter().map(|item| item["identity"].as_str().unwrap()).collect();
    assert_eq!(ids, ["408", "39", "310", "96", "170"]);
    assert_eq!(items[0]["note"], "Belopp: 408,50");
    assert_eq!(world.ik("undo --file matt.ikplan --board Socialnämnden").code, 0);
    let plan = world.ik("export - --file matt.ikplan").json();
    assert!(plan["test_sheets"].as_array().unwrap().iter().all(|left| left["id"] != sheet["id"]));
}
