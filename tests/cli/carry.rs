//! The next year and the other boards, from the command line.

use crate::command::TestWorld;
use crate::words::{ok, planned};

fn small() -> TestWorld {
    let world = planned("--board Kommunstyrelsen --year 2023", "--municipality-wide yes");
    ok(&world, "control add --into 1.1 --title Moms");
    ok(&world, "question add --into 1.1.1 --text \"Är attesten i tid?\"");
    ok(&world, "measure add --into 1.1.1 --name \"Sena attester\" --kind ratio");
    ok(&world, "set 1.1.1 --period 3 --status completed --result \"Två sena.\"");
    ok(&world, "value set 1.1.1:1 \"2 av 43\" --period 3");
    world
}

#[test]
fn what_is_kept_is_new_in_the_next_year_and_joined_with_itself() {
    let world = small();
    std::fs::write(world.path("beslut.csv"), "1.1.1;keep;\n1.1.2;drop;Görs av skatteenheten\n").unwrap();
    ok(&world, "carry-over --from 2023 --decisions beslut.csv");
    let next = world.ik("show --year 2024 --json").json();
    let controls = next["control_activities"].as_array().unwrap();
    assert_eq!((controls.len(), controls[0]["title"].as_str()), (1, Some("Attester")));
    assert_eq!(controls[0]["unconfirmed"], true);
    assert_eq!(next["outcomes"], serde_json::json!([]));
    let whole = world.ik("export -").json();
    let periods: Vec<_> = whole["periods"].as_array().unwrap().iter().map(|each| each["to"].clone()).collect();
    assert_eq!(periods[3..], ["2024-04-30", "2024-08-31", "2024-12-31"]);
    assert_eq!(whole["carried"].as_array().unwrap().len(), 2);
    let measures = whole["measures"].as_array().unwrap();
    assert_eq!(measures[1]["lineage_id"], measures[0]["id"], "the series goes on");
    assert_eq!(whole["questions"].as_array().unwrap().len(), 2);
    ok(&world, "confirm 1.1.1 --year 2024");
    assert_eq!(world.ik("confirm 1.1.1 --year 2024").code, 3);
    let again = world.ik("carry-over --from 2023 --keep-all");
    assert_eq!(again.code, 3);
    assert!(again.err.contains("redan beslutade"), "{}", again.err);
}

#[test]
fn decisions_that_cannot_be_taken_write_nothing() {
    let world = small();
    for (rows, code) in [
        ("1.1.1;kanske;\n", 3),
        ("1.1.1\n", 3),
        ("9.9;keep;\n", 4),
        ("1.1.1;drop;\n", 3),
        ("1.1.1;keep;\n1.1.1;keep;\n", 3),
        ("", 3),
    ] {
        std::fs::write(world.path("beslut.csv"), rows).unwrap();
        let ran = world.ik("carry-over --from 2023 --decisions beslut.csv");
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{rows:?}: {}", ran.shown());
        assert_eq!(world.ik("plan list --json").json()["plans"].as_array().unwrap().len(), 1, "{rows:?}");
    }
    assert_eq!(world.ik("carry-over --from 2023").code, 2);
    assert_eq!(world.ik("carry-over --from 1999 --keep-all").code, 4);
    ok(&world, "carry-over --from 2023 --keep-all");
    ok(&world, "undo --year 2024");
    assert_eq!(world.ik("plan list --json").json()["plans"].as_array().unwrap().len(), 1);
}

#[test]
fn municipality_wide_controls_are_handed_to_every_board_once() {
    let world = small();
    assert_eq!(world.ik("hand-out --board Kommunstyrelsen").code, 3, "there is nobody to hand them to");
    ok(&world, "plan add --board Socialnämnden --year 2023");
    ok(&world, "plan add --board Byggnadsnämnden --year 2023");
    ok(&world, "plan add --board Byggnadsnämnden --year 2024");
    ok(&world, "hand-out --board Kommunstyrelsen --year 2023");
    for board in ["Socialnämnden", "Byggnadsnämnden"] {
        let plan = world.ik(&format!("show --json --board {board} --year 2023")).json();
        let titles: Vec<_> =
            plan["control_activities"].as_array().unwrap().iter().map(|c| c["title"].clone()).collect();
        assert_eq!(titles, ["Attester"], "{board}");
    }
    assert_eq!(world.ik("hand-out --board Kommunstyrelsen --year 2023").code, 3, "all have them already");
    ok(&world, "plan add --board Kulturnämnden --year 2023");
    ok(&world, "hand-out --board Kommunstyrelsen --year 2023");
    let all = world.ik("export -").json()["control_activities"].as_array().unwrap().len();
    assert_eq!(all, 2 + 3);
}

#[test]
fn all_boards_are_summed_up_over_plans_and_over_files() {
    let world = small();
    ok(&world, "plan add --board Socialnämnden --year 2023");
    let summed = world.ik("summary --all-boards --year 2023 --period 3 --json").json();
    assert_eq!(summed["boards"].as_array().unwrap().len(), 2);
    assert_eq!(summed["total"]["status"]["total"], 2);
    assert_eq!(summed["total"]["status"]["completed"], 1);
    let page = ok(&world, "summary --all-boards --year 2023 --period 3").out;
    assert!(
        page.contains("50,0\u{a0}% (1 av 2)") || page.contains("50 % (1 av 2)") || page.contains("(1 av 2)"),
        "{page}"
    );
    ok(&world, "new andra.ikplan --board Kulturnämnden --year 2023");
    let files = world.ik("summary plan.ikplan andra.ikplan --year 2023 --json").json();
    let named: Vec<_> = files["boards"].as_array().unwrap().iter().map(|each| each["file"].clone()).collect();
    assert_eq!(named, ["plan.ikplan", "plan.ikplan", "andra.ikplan"]);
    let missing = world.ik("summary plan.ikplan saknas.ikplan");
    assert_eq!((missing.code, missing.out.as_str()), (4, ""), "nothing is summed up of half the files");
    assert_eq!(world.ik("summary plan.ikplan --year 1999").code, 4);
}

#[test]
fn all_boards_of_several_files_are_one_document_and_no_plan_is_counted_twice() {
    let world = small();
    ok(&world, "plan add --board Socialnämnden --year 2023");
    ok(&world, "new andra.ikplan --board Kulturnämnden --year 2023");
    let report = "report --kind consolidated --year 2023 --period 3 --json";
    let one = world.ik(&format!("{report} --file plan.ikplan --board Kommunstyrelsen")).json();
    assert_eq!((one["report"].as_str(), one["boards"].as_array().unwrap().len()), (Some("consolidated"), 2));
    let two = world.ik(&format!("{report} plan.ikplan andra.ikplan --board Kommunstyrelsen")).json();
    assert_eq!(two["boards"].as_array().unwrap().len(), 3);
    assert_eq!(two["total"]["controls"]["completed"], 1);
    assert_eq!(two["document"]["head"]["chain_head"], "", "no one chain is that of two files");
    std::fs::copy(world.path("andra.ikplan"), world.path("kopia.ikplan")).unwrap();
    let twice = world.ik(&format!("{report} andra.ikplan kopia.ikplan"));
    assert_eq!((twice.code, twice.out.as_str()), (2, ""));
    assert!(twice.err.contains("Kulturnämnden 2023 finns både i andra.ikplan och i kopia.ikplan"), "{}", twice.err);
    assert_eq!(world.ik(&format!("{report} andra.ikplan saknas.ikplan")).code, 4);
    let other = world.ik("report --kind summary andra.ikplan plan.ikplan");
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    assert!(other.err.contains("--kind consolidated"), "{}", other.err);
}
