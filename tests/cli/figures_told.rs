//! Figures as people read them, what is refused, what goes out and in without loss, and what one command changes.

use crate::command::TestWorld;
use crate::figures::{Report, entered};
use crate::words::english_in;

fn social() -> TestWorld {
    let Report { world, .. } = entered(include_str!("figures/social-2024.txt"));
    world
}

fn executive() -> TestWorld {
    let Report { world, .. } = entered(include_str!("figures/executive-2017.txt"));
    world
}

fn shown(world: &TestWorld, lines: &[&str]) -> String {
    let run = |line: &&str| {
        let ran = world.ik(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.shown());
        if !line.contains("--lang en") {
            assert_eq!(english_in(&ran.out), Vec::<String>::new(), "{line}");
        }
        format!("$ ikplan {line}\n{}{}\n", ran.out, ran.err)
    };
    lines.iter().map(run).collect()
}

#[test]
fn a_control_shows_its_figures_answers_surveys_and_sheets() {
    let lines = ["show 1.3.1 --period 2", "show 2.2.1 --period 2", "show 3.1.1 --period 2", "show 3.2.1 --period 2"];
    insta::assert_snapshot!("social", shown(&social(), &lines));
    let lines = ["show 1.1.1 --period 2", "show 1.3.1 --period 2", "show 1.6.1 --period 2", "show 1.9.1 --period 2"];
    insta::assert_snapshot!("executive", shown(&executive(), &lines));
    insta::assert_snapshot!(
        "executive_en",
        shown(
            &executive(),
            &lines.map(|line| format!("{line} --lang en")).iter().map(String::as_str).collect::<Vec<_>>()
        )
    );
}

#[test]
fn a_measure_over_periods_is_broken_where_the_rule_changed() {
    let world = social();
    let lines =
        ["series 1.3.1:1", "series 2.1.1:1", "series 1.1.1:1 --ascii", "series 1.3.1:1 --lang en", "series 3.1.1:11"];
    insta::assert_snapshot!("series", shown(&world, &lines));
    let series = world.ik("series 1.3.1:1 --json").json();
    let broken: Vec<_> = series["points"].as_array().unwrap().iter().map(|point| &point["broken"]).collect();
    assert_eq!(broken, [false, true]);
    assert_eq!(series["points"][1]["comparison"]["by_version"]["version"], 1);
}

#[test]
fn figures_that_are_refused_write_nothing() {
    let refused = [
        ("value set 1.3.1:2 \"1300 av 1218\" --period 2", 3),
        ("value set 1.2.1:1 \"34 %\" --period 2", 3),
        ("value set 1.2.1:1 ja --period 2", 3),
        ("value set 1.3.1:2 hej --period 2", 3),
        ("value set 1.3.1:2 inga --period 2", 3),
        ("value set 1.3.1:2 \"ej mätt\" --period 2", 3),
        ("value set 1.3.1:1 \"1 av 2\" --rule 3 --period 2", 3),
        ("value set 1.3.1:1 --previous \"37,5 %\" --period 2", 3),
        ("value set 1.3.1:2 \"140 %\" --period 2", 3),
        ("value set 1.3.1:2 \"blad: T9\" --period 2", 4),
        ("value set 1.3.1:2 \"blad: T1 #7\" --period 2", 4),
        ("value set 1.3.1:2 \"enkät: S1\" --period 2", 4),
        ("value set 9.9.9:1 5 --period 2", 4),
        ("value set 1.3.1:2 --period 2", 2),
        ("value set 1.3.1:2 --note Hej --period 3", 2),
        ("value set HVB \"1 av 2\" --period 2", 2),
        ("value remove 1.2.1:1 --period 3", 4),
        ("answer 2.2.1.3 --text Ja --skipped \"Ingen enkät\" --period 2", 3),
        ("answer 2.2.1.1 --skipped \"Inget underlag\" --period 2", 3),
        ("answer 2.2.1.1 --period 2", 2),
        ("answer 9.1 --text Ja --period 2", 4),
        ("sheet mark T1 1 9 ok", 4),
        ("sheet mark T1 1 Attest ok", 4),
        ("sheet mark T1 9 1 ok", 4),
        ("sheet mark T1 2-9 1 ok", 4),
        ("sheet mark T1 3-1 1 ok", 4),
        ("sheet mark T9 1 1 ok", 4),
        ("sheet mark T1 1 1 kanske", 2),
        ("sheet edit T1 --attributes \"2: Beloppet stämmer\"", 3),
        ("item add --into T1", 2),
        ("item add --into T1 --identity \" \"", 3),
        ("measure add --into 1.1.1 --kind ratio", 2),
        ("measure edit 1.3.1:1 --kind count", 3),
        ("measure edit 3.1.1:1 --part-of 3.1.1:3", 3),
        ("measure edit 3.1.1:1 --part-of 3.1.1:99", 4),
        ("measure move 1.3.1:1 --up", 3),
        ("survey add --name X --invited 5 --answered 9 --period 2", 3),
        ("survey add --name X --control 9.9.9 --period 2", 4),
        ("limit add --name X --limits \"alltid: snart; lag\"", 3),
        ("set 1.1.1 --measure \"8 av 13\" --period 2", 2),
        ("set 1.1.1 --measure 9=8 --period 2", 4),
        ("set 1.1.1 --measure \"1=1 av 2\" --measure \"1=2 av 2\" --period 2", 2),
        ("set 1.1.1 --status completed --measure \"1=14 av 13\" --period 2", 3),
        ("series 9", 4),
    ];
    let world = social();
    let before = world.ik("export -").out;
    let mut all = String::new();
    for (line, code) in refused {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.shown());
        assert_eq!(english_in(&ran.err), Vec::<String>::new(), "{line}");
        assert_eq!(world.ik("export -").out, before, "{line} changed something");
        all.push_str(&format!("$ ikplan {line}\n{}\n", ran.err));
    }
    insta::assert_snapshot!("refused", all);
}

#[test]
fn a_mark_is_asked_for_only_where_the_outer_attribute_deviates() {
    let world = executive();
    let before = world.ik("export -").out;
    let ran = world.ik("sheet mark T4 20 2 ok");
    assert_eq!(ran.code, 3, "{}", ran.shown());
    insta::assert_snapshot!("not_asked", ran.err);
    assert_eq!(world.ik("export -").out, before);
}

#[test]
fn a_locked_period_takes_no_figures() {
    let world = social();
    assert_eq!(world.ik("lock --period 2 --on 2024-09-15").code, 0);
    for line in ["value set 1.2.1:1 140 --period 2", "answer 3.1.1.2 --text Nej --period 2", "sheet mark T1 1 1 ok"] {
        assert_eq!(world.ik(line).code, 5, "{line}");
    }
}

#[test]
fn figures_go_out_and_in_without_loss() {
    for world in [social(), executive()] {
        assert_eq!(world.ik("export ut.json").code, 0);
        let ran = world.ik("import ut.json --into ny.ikplan");
        assert_eq!(ran.code, 0, "{}", ran.shown());
        let (out, again) =
            (world.ik("export - --file ny.ikplan").out, std::fs::read_to_string(world.path("ut.json")).unwrap());
        assert_eq!(out, again);
        assert_eq!(
            world.ik("summary --period 2 --json").out,
            world.ik("summary --period 2 --json --file ny.ikplan").out
        );
    }
}

/// Every field that a file holds has words in the schema.
#[test]
fn the_schema_describes_every_field() {
    let schema = TestWorld::new().ik("schema").json();
    let mut wordless = Vec::new();
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        let variants = definition["oneOf"].as_array().cloned().unwrap_or_default();
        for part in std::iter::once(definition.clone()).chain(variants) {
            for (field, of) in part["properties"].as_object().into_iter().flatten() {
                if field != "kind" && !of["description"].is_string() {
                    wordless.push(format!("{name}.{field}"));
                }
            }
        }
    }
    assert_eq!(wordless, Vec::<String>::new());
    for table in [
        "measures",
        "measure_values",
        "answers",
        "surveys",
        "survey_questions",
        "test_sheets",
        "sheet_items",
        "limit_rules",
    ] {
        assert!(schema["properties"][table]["description"].is_string(), "{table}");
    }
}

#[test]
fn an_outcome_and_its_figures_are_one_change() {
    let world = social();
    let ran = world.ik("set 1.1.1 --period 3 --status completed --measure \"Processer med kontinuitetsplan=13 av 13\"");
    assert_eq!(ran.code, 0, "{}", ran.shown());
    let shown = world.ik("show 1.1.1 --period 3 --json").json();
    assert_eq!(shown["outcomes"][0]["status"], "completed");
    assert_eq!(shown["measure_values"][0]["figure"]["n"], 13);
    assert_eq!(world.ik("undo").code, 0);
    let shown = world.ik("show 1.1.1 --period 3 --json").json();
    assert_eq!((&shown["outcomes"], &shown["measure_values"]), (&serde_json::json!([]), &serde_json::json!([])));
    // Figures alone make no outcome.
    assert_eq!(world.ik("set 1.2.1 --period 3 --measure 1=12 --measure 3=4").code, 0);
    let shown = world.ik("show 1.2.1 --period 3 --json").json();
    assert_eq!(
        (shown["outcomes"].as_array().unwrap().len(), shown["measure_values"].as_array().unwrap().len()),
        (0, 2)
    );
    let told = world.ik("set 1.2.1 --period 3 --measure 1=12");
    assert!(told.err.starts_with("Ingenting ändrades"), "{}", told.err);
}

#[test]
fn the_sentences_of_figures_follow_them_until_somebody_edits_them() {
    let world = social();
    let result =
        || world.ik("show 1.3.1 --period 2 --json").json()["outcomes"][0]["result"].as_str().map(ToOwned::to_owned);
    let ok = |line: &str| {
        let ran = world.ik(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.shown());
    };
    ok("set 1.3.1 --period 2 --status started --measure \"2=42 av 1218\" --insert-figures");
    insta::assert_snapshot!("sentences", result().unwrap());
    ok("value set 1.3.1:2 \"43 av 1218\" --period 2");
    assert!(result().unwrap().contains("43 av 1"));
    ok("undo");
    assert!(result().unwrap().contains("42 av"));
    ok("undo");
    assert_eq!(result(), None, "status, figure and sentences were one change");
    ok("redo");
    ok("set 1.3.1 --period 2 --result \"Egna ord\"");
    ok("value set 1.3.1:2 \"44 av 1218\" --period 2");
    assert_eq!(result().as_deref(), Some("Egna ord"));
    let ran = world.ik("set 1.1.1 --period 3 --insert-figures");
    assert_eq!(ran.code, 4, "{}", ran.shown());
}

#[test]
fn a_grade_other_than_the_proposed_says_why() {
    let world = executive();
    let ran = world.ik("deviation edit D1 --severity minor");
    assert_eq!(ran.code, 3, "{}", ran.shown());
    assert!(ran.err.contains("--severity-reason"), "{}", ran.err);
    let ran =
        world.ik("deviation edit D1 --severity minor --severity-reason \"Beslutet hade stöd i en äldre ordning\"");
    assert_eq!(ran.code, 0, "{}", ran.shown());
}

#[test]
fn measures_move_and_answers_are_taken_back() {
    let world = social();
    for line in [
        "measure move 1.2.1:4 --up",
        "measure move 1.2.1:1 --into 2.1.1",
        "measure remove 2.1.1:1",
        "answer 3.1.1.1 --text \"\" --period 2",
        "answer 2.2.1.3 --skipped \"Ingen enkät i perioden\" --period 2",
        "sheet mark T1 1 2 none",
        "item remove T1 2",
        "survey add --name Enkät --period 2",
        "survey remove S1",
        "sheet remove T1",
        "value remove 1.1.1:1 --period 2",
    ] {
        let ran = world.ik(line);
        assert_eq!(ran.code, 0, "{line}: {}", ran.shown());
    }
    let shown = world.ik("show --period 2 --json").json();
    let names: Vec<_> =
        shown["measures"].as_array().unwrap().iter().map(|each| each["name"].as_str().unwrap()).collect();
    assert_eq!(names[1..4], ["Ärenden med vidtagna åtgärder", "Försenade åtgärder", "Planerade åtgärder"]);
    assert!(names.contains(&"Rapporterade avvikelser") && !names.contains(&"Driftstopp"));
    assert_eq!(shown["answers"].as_array().unwrap().len(), 3);
    assert_eq!(shown["test_sheets"], serde_json::json!([]));
    // What the sheet fed keeps the figure it had, less the item that was removed.
    let kept: Vec<_> = shown["measure_values"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|value| value["reading"]["kind"] == "count")
        .collect();
    assert!(kept.iter().any(|value| value["figure"]["n"] == 2), "{kept:?}");
}

#[test]
fn the_same_item_twice_is_told() {
    let world = executive();
    let ran = world.ik("item add --into T3 --identity sbn/2016:645");
    assert_eq!((ran.code, ran.out.as_str()), (0, "6\n"));
    assert!(ran.err.contains("post 6 heter som post 2"), "{}", ran.err);
}
