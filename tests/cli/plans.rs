//! Plans and boards from the command line: added, renamed, removed, listed; checks of effect edited and removed.

use crate::command::TestWorld;
use crate::words::{english_in, ok};

fn world() -> TestWorld {
    let world = TestWorld::new();
    ok(&world, "new plan.ikplan --board Kulturnämnden --year 2024");
    ok(&world, "plan add --board Byggnadsnämnden --year 2024");
    ok(&world, "area add --name Bygglov --board Byggnadsnämnden");
    world
}

#[test]
fn a_plan_goes_with_all_that_lies_in_it_then_its_board_and_both_come_back() {
    let world = world();
    let before = world.ik("export -").json();
    let refused = world.ik("board remove Byggnadsnämnden");
    assert_eq!((refused.code, refused.out.as_str()), (3, ""));
    assert!(refused.err.contains("har planer i filen") && refused.err.contains("plan remove"), "{}", refused.err);
    assert_eq!(english_in(&refused.err.replace("remove", "").replace("Delete", "")), Vec::<String>::new());
    ok(&world, "plan remove --board Byggnadsnämnden --year 2024");
    assert_eq!(ok(&world, "board list").out, "Kulturnämnden: 1 plan\nByggnadsnämnden: 0 planer\n");
    ok(&world, "board remove Byggnadsnämnden");
    assert_eq!(world.ik("export -").json()["boards"].as_array().unwrap().len(), 1);
    ok(&world, "undo");
    ok(&world, "undo");
    assert_eq!(world.ik("export -").json(), before);
}

#[test]
fn the_only_plan_and_a_plan_with_a_locked_period_stay() {
    let world = world();
    ok(&world, "lock --period 1 --board Byggnadsnämnden");
    for (line, code, says) in [
        ("plan remove --board Byggnadsnämnden --year 2024", 5, "låst rapportperiod"),
        ("plan remove --board Byggnadsnämnden", 2, "--year"),
        ("plan remove --board Byggnadsnämnden --year 1999", 4, "ingen sådan plan"),
        ("board remove Tekniska", 4, "Kulturnämnden, Byggnadsnämnden"),
        ("board edit Kulturnämnden", 2, ""),
        ("board remove Kulturnämnden --demo", 2, "Demonstrationsplanen"),
    ] {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.shown());
        assert!(ran.err.contains(says), "{line}: {}", ran.err);
    }
    ok(&world, "plan remove --board Kulturnämnden --year 2024");
    ok(&world, "unlock --period 1 --board Byggnadsnämnden --because Rättelse");
    let last = world.ik("plan remove --board Byggnadsnämnden --year 2024");
    assert!(last.code == 3 && last.err.contains("enda plan"), "{}", last.shown());
}

#[test]
fn a_board_is_renamed_also_without_a_plan() {
    let world = world();
    ok(&world, "board edit byggnadsnämnden --name Samhällsbyggnadsnämnden --municipality Ekhamn");
    let boards = world.ik("board list --json").json()["boards"].clone();
    assert_eq!((&boards[1]["name"], &boards[1]["municipality"]), (&"Samhällsbyggnadsnämnden".into(), &"Ekhamn".into()));
}

#[test]
fn a_check_of_effect_is_edited_and_removed_by_its_number() {
    let world = world();
    let world = || &world;
    for line in [
        "deviation add --board Byggnadsnämnden --what Sent --period 1",
        "deviation add --board Byggnadsnämnden --what Fel --period 1 --escalated-on 2024-05-20",
        "action add --board Byggnadsnämnden --what Rutin --deviation D1 --deviation D2",
        "effect-check add --board Byggnadsnämnden --into A1 --effect worked",
        "effect-check add --board Byggnadsnämnden --into A1 --effect worked",
        "effect-check edit A1:2 --board Byggnadsnämnden --effect partly --text \"Ett ärende kvar\"",
        "effect-check remove A1:1 --board Byggnadsnämnden",
    ] {
        ok(world(), line);
    }
    let file = world().ik("export -").json();
    let checks = file["effect_checks"].as_array().unwrap();
    assert_eq!((checks.len(), &checks[0]["effect"]), (1, &"partly".into()));
    assert_eq!(file["actions"][0]["deviation_ids"].as_array().unwrap().len(), 2);
    assert_eq!(file["deviations"][1]["escalated_on"], "2024-05-20");
    assert_eq!(world().ik("effect-check remove A1:2 --board Byggnadsnämnden").code, 4);
}

#[test]
fn what_was_found_last_year_is_repeated_and_acted_on_in_its_own_year() {
    let world = TestWorld::new();
    ok(&world, "new plan.ikplan --board Kulturnämnden --year 2023");
    ok(&world, "deviation add --what \"Sena beslut\" --period 3");
    ok(&world, "plan add --board Kulturnämnden --year 2024");
    ok(&world, "deviation add --year 2024 --what \"Sena beslut\" --period 1 --repeat-of 2023:D1");
    ok(&world, "action add --year 2024 --what Rutin --deviation 2023:D1");
    let file = world.ik("export -").json();
    assert_eq!(file["deviations"][1]["repeat_of_id"], file["deviations"][0]["id"]);
    assert_eq!(file["actions"][0]["plan_id"], file["deviations"][0]["plan_id"]);
}

#[test]
fn a_file_of_another_year_is_refused_with_what_to_do() {
    let world = TestWorld::new();
    ok(&world, "new gammal.ikplan --board Kulturnämnden --year 2023");
    ok(&world, "export gammal.json");
    ok(&world, "new plan.ikplan --board Kulturnämnden --year 2024");
    let before = world.ik("export -").json();
    for (line, says) in [
        ("import gammal.json --into plan.ikplan", "ingen kopia av den här filen"),
        ("import gammal.json --into plan.ikplan --year 2024", "har Kulturnämnden 2023, inte bara 2024"),
        ("import gammal.json --into ny.ikplan --board Socialnämnden", "inte bara Socialnämnden"),
    ] {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{line}: {}", ran.shown());
        assert!(ran.err.contains(says) && ran.err.contains("Gör så här: "), "{line}: {}", ran.err);
    }
    assert_eq!(world.ik("export -").json(), before);
    ok(&world, "import gammal.json --into ny.ikplan --year 2023");
}

#[test]
fn a_period_that_overlaps_another_is_refused_with_what_to_do() {
    let world = world();
    let line = "period add --board Kulturnämnden --name Extra --number 4 --from 2024-12-31 --to 2025-01-31";
    let ran = world.ik(line);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.shown());
    assert!(ran.err.contains("omlott") && ran.err.contains("Gör så här: Rätta dagarna"), "{}", ran.err);
}
