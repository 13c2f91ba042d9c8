//! The lives of deviations and actions from the command line.

use crate::command::TestWorld;
use crate::words::ok;

fn refused(world: &TestWorld, line: &str, says: &str) {
    let ran = world.ik(line);
    assert_eq!(ran.code, 3, "{line}: {}", ran.shown());
    assert!(ran.err.contains(says), "{line}: {}", ran.err);
}

fn world() -> TestWorld {
    let world = TestWorld::new();
    for line in [
        "new plan.ikplan --board Socialnämnden --year 2024 --periods 2",
        "area add --name Ekonomi",
        "risk-point add --into 1 --name Fakturor",
        "control add --into 1.1 --title Attester",
        "deviation add --control 1.1.1 --period 2 --severity minor --what \"Sen attest\"",
        "action-plan add --name \"Snabbare attest\" --registry-no \"SN 2024/12\"",
        "action add --deviation D1 --what \"Ny rutin\" --due-on 2024-10-31 --owner Controller --action-plan H1",
    ] {
        ok(&world, line);
    }
    world
}

#[test]
fn from_deviation_to_closed_by_way_of_a_check() {
    let world = world();
    for line in ["action step A1", "action start A1", "action done A1"] {
        ok(&world, line);
    }
    refused(&world, "action verify A1", "effektkontroll");
    refused(&world, "deviation close D1 --reason Klart", "effektkontroll");
    ok(&world, "effect-check add --into A1 --effect worked --by Revisor");
    ok(&world, "action step A1");
    ok(&world, "deviation close D1 --reason \"Attesteras i tid\"");
    refused(&world, "deviation accept D1 --decision Nej --until 2030-01-01", "avslutad");
    ok(&world, "deviation reopen D1");
    ok(&world, "deviation accept D1 --decision \"Nämnden § 45\" --until 2024-12-31 --on 2024-10-01");
    refused(&world, "deviation accept D1 --decision X --until 2024-09-30 --on 2024-10-01", "före beslutet");
    ok(&world, "undo");
}

#[test]
fn what_is_to_be_done_is_told_with_whose_it_is() {
    let world = TestWorld::new();
    let told = ok(&world, "todo --demo").out;
    assert!(told.contains("80 d sen") && told.contains("Förvaltningschef"), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&ok(&world, "todo --demo --who förvaltning --json").out).unwrap();
    let first = &json["items"][0];
    assert_eq!((&first["kind"], &first["days_left"], &first["late"]), (&"action".into(), &(-80).into(), &true.into()));
    insta::assert_snapshot!("todo_sv", told);
}

#[test]
fn what_a_step_asks_for_is_said_and_days_before_the_deviation_are_refused() {
    let world = world();
    refused(&world, "action edit A1 --due-on 2024-01-01", "före den period");
    refused(&world, "action edit A1 --state verified", "effektkontroll");
    assert_eq!(world.ik("action drop A1").code, 2, "a reason is asked for");
    ok(&world, "action drop A1 --reason \"Ersatt\"");
    refused(&world, "action verify A1", "kan inte gå dit");
    ok(&world, "action decide A1");
}

#[test]
fn the_table_of_actions_is_told_and_given_as_json() {
    let world = world();
    ok(&world, "action edit A1 --due-on 2024-12-01");
    let told = ok(&world, "actions --order owner --action-plan H1");
    assert!(told.out.contains("Controller (1)") && told.out.contains("2024-12-01"), "{}", told.out);
    let json: serde_json::Value = serde_json::from_str(&ok(&world, "actions --json").out).unwrap();
    let action = &json["actions"][0];
    assert_eq!((&action["number"], &action["severity"]), (&"A1".into(), &"minor".into()));
    assert_eq!((&action["earlier_due"][0], &action["year"]), (&"2024-10-31".into(), &2024.into()));
    assert!(action["late"].is_boolean() && action["days_left"].is_i64());
    assert_eq!(ok(&world, "actions --search finns-inte").out, "Inga åtgärder med det här urvalet.\n");
    let demo = ok(&world, "actions --demo");
    assert!(demo.out.contains("2023:A"), "those of the year before are there: {}", demo.out);
    insta::assert_snapshot!("actions_sv", demo.out);
    insta::assert_snapshot!("actions_en", ok(&world, "actions --demo --lang en --scope late").out);
}
