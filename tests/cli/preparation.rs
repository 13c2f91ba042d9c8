//! Preparing a plan from the command line: risks, the library, decisions and documents.

use crate::command::TestWorld;
use crate::words::{of_social_board as run, told_of_social_board as ok};

fn world() -> TestWorld {
    let world = TestWorld::new();
    world.with_demo();
    world
}

#[test]
fn the_register_is_shown_and_told_to_programs() {
    let world = world();
    insta::assert_snapshot!("register", ok(&world, "register"));
    let json = run(&world, "register --json").json();
    assert_eq!(json["risks"].as_array().unwrap().len(), 7);
    assert_eq!(json["matrix"]["cells"][2][3]["value"], 12);
    assert_eq!(json["matrix"]["cells"][2][3]["risk_point_ids"].as_array().unwrap().len(), 1);
    assert_eq!(json["coverage"][2]["irregularities"], 1);
    assert_eq!(json["coverage"][2]["goals"]["cost_effective"], 1);
}

#[test]
fn a_risk_below_the_threshold_is_taken_in_with_a_reason_and_one_with_controls_is_not_left_out() {
    let world = world();
    ok(&world, "risk-point add --into 2 --name Bisysslor --likelihood 1 --consequence 3");
    let of = |world: &TestWorld| run(world, "register --json").json()["risks"][7].clone();
    assert_eq!((&of(&world)["value"], &of(&world)["in_plan"]), (&3.into(), &false.into()));
    let refused = run(&world, "risk-point edit Bisysslor --in-plan yes");
    assert_eq!(refused.code, 3, "{}", refused.shown());
    ok(&world, "risk-point edit Bisysslor --in-plan yes --in-plan-reason \"Nämnden vill det\"");
    assert_eq!(of(&world)["in_plan"], true);
    let refused = run(&world, "risk-point edit 1.1 --in-plan no --in-plan-reason Skäl");
    assert_eq!((refused.code, refused.err.contains("IK-V21")), (3, true), "{}", refused.shown());
}

#[test]
fn scales_are_set_as_lists_and_a_crooked_grid_is_refused() {
    let world = world();
    ok(
        &world,
        "plan edit --likelihood-scale Sällan --likelihood-scale Ofta --consequence-scale Liten --consequence-scale Stor",
    );
    ok(&world, "plan edit --risk-grid \"1 3\" --risk-grid \"2 9\" --risk-threshold 3");
    let cells = run(&world, "register --json").json()["matrix"]["cells"].clone();
    assert_eq!((&cells[1][1]["value"], &cells[0][1]["proposed"]), (&9.into(), &true.into()));
    let refused = run(&world, "plan edit --risk-grid \"1 3\" --risk-grid 2");
    assert_eq!(refused.code, 3, "{}", refused.shown());
}

#[test]
fn a_control_of_the_library_is_taken_in_and_back() {
    let world = world();
    assert!(ok(&world, "library list").contains("attest"));
    ok(&world, "library add attest --into 3");
    assert!(ok(&world, "show").contains("Två personer har godkänt varje utbetalning"));
    assert!(ok(&world, "library list").contains("finns i planen"));
    ok(&world, "undo");
    assert!(!ok(&world, "show").contains("Två personer har godkänt varje utbetalning"));
    let refused = run(&world, "library add finns-inte");
    assert_eq!((refused.code, refused.err.contains("IK-U70")), (4, true), "{}", refused.shown());
}

#[test]
fn decisions_and_documents_are_added_edited_and_removed() {
    let world = world();
    ok(&world, "revision add --on 2024-09-24 --section \"§ 120\" --what \"Bisysslor lades till\"");
    ok(&world, "revision edit 2 --registry-no \"SN 2024-300\"");
    ok(&world, "reception add --period 2 --receiver council --on 2024-11-25 --section \"§ 201\"");
    ok(&world, "document add --name Inköpspolicy --kind policy --risk-points 3.2.1");
    ok(&world, "document edit Inköpspolicy --dated-on 2024-03-29");
    let plan = world.ik("export -").json();
    let revision = plan["revisions"].as_array().unwrap().iter().find(|it| it["section"] == "§ 120").unwrap().clone();
    assert_eq!((&revision["number"], &revision["registry_no"]), (&2.into(), &"SN 2024-300".into()));
    let received = plan["receptions"].as_array().unwrap().iter().find(|it| it["section"] == "§ 201").unwrap().clone();
    assert_eq!(received["receiver"], "council");
    let document =
        plan["governing_documents"].as_array().unwrap().iter().find(|it| it["name"] == "Inköpspolicy").unwrap().clone();
    assert_eq!(
        (&document["dated_on"], document["risk_point_ids"].as_array().unwrap().len()),
        (&"2024-03-29".into(), 1)
    );
    for line in ["revision remove 2", "reception remove 2024-11-25", "document remove Inköpspolicy"] {
        ok(&world, line);
    }
    let plan = world.ik("export -").json();
    assert!(!plan.to_string().contains("§ 120") && !plan.to_string().contains("Inköpspolicy"));
    let refused = run(&world, "document add --kind policy");
    assert_eq!(refused.code, 2, "{}", refused.shown());
}
