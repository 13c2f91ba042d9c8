//! A plan made, recorded in and taken back, from the command line alone.

use crate::command::TestWorld;
use crate::words::{english_in, ok, planned};

/// A file with one control in it.
fn small() -> TestWorld {
    let responsible = "--responsible Ekonomi --responsible \"Roll: Controller\"";
    planned("--board Socialnämnden --year 2024 --municipality Ekköping", responsible)
}

#[test]
fn from_nothing_to_a_summary() {
    let world = TestWorld::new();
    let lines = [
        "new plan.ikplan --board Socialnämnden --year 2024 --municipality Ekköping --periods 2",
        "area add --name Ekonomi --purpose \"Rätt pengar\"",
        "area add --into 1 --name Inköp",
        "risk-point add --into Ekonomi --name Fakturor --likelihood \"3 - Möjlig\" --irregularity yes",
        "control add --into 1.1 --title Attester --responsible Ekonomi --periods 1,2",
        "question add --into 1.1.1 --text \"Är attesten gjord i tid?\"",
        "set Attester --period 1 --status completed --result \"25 av 25\" --performed-by Åsa --performed-on 2024-05-02",
        "deviation add --control 1.1.1 --period 1 --severity minor --what \"Sen attest\"",
        "deviation edit D1 --severity serious",
        "action add --deviation D1 --what \"Ny rutin\" --due-on 2024-06-30 --owner Åsa",
        "action edit A1 --due-on 2024-10-31 --state decided",
        "period edit 1 --name Vårhalvåret",
        "plan edit --registry-no \"SN 2024/12\" --new-board \"Vård- och omsorgsnämnden\"",
        "show --period 1",
        "show 1.1.1 --period 1",
        "summary --period 1",
        "history",
    ];
    let all: String = lines.iter().map(|line| format!("$ ikplan {line}\n{}\n", ok(&world, line).shown())).collect();
    insta::assert_snapshot!("from_nothing", all);
    let english: String = ["history --lang en", "show 1.1.1 --period 1 --lang en", "undo --lang en", "redo --lang en"]
        .iter()
        .map(|line| format!("$ ikplan {line}\n{}\n", world.ik(line).shown()))
        .collect();
    insta::assert_snapshot!("from_nothing_en", english);
}

#[test]
fn a_moved_due_date_stays_visible() {
    let world = small();
    ok(&world, "action add --what Rutin --due-on 2024-06-30");
    ok(&world, "action edit A1 --due-on 2024-10-31");
    let show = world.ik("show --json").json();
    assert_eq!(show["actions"][0]["earlier_due"], serde_json::json!(["2024-06-30"]));
}

#[test]
fn undo_and_redo_name_what_they_took_back() {
    let world = small();
    ok(&world, "set 1.1.1 --status completed");
    let undone = ok(&world, "undo");
    assert!(undone.err.contains("Ångrade") && undone.err.contains("Attester"), "{}", undone.err);
    assert_eq!(world.ik("show --json").json()["outcomes"], serde_json::json!([]));
    let redone = ok(&world, "redo");
    assert!(redone.err.contains("Gjorde om"), "{}", redone.err);
    assert_eq!(world.ik("show --json").json()["outcomes"][0]["status"], "completed");
    let nothing = world.ik("redo");
    assert_eq!((nothing.code, nothing.out.as_str()), (4, ""));
    assert!(nothing.err.starts_with("Fel IK-V16"));
}

#[test]
fn values_that_are_refused_write_nothing() {
    let world = small();
    let refused = [
        ("set 1.1.1 --status klarr", 3),
        ("set 1.1.1 --performed-on 2024-02-30", 3),
        ("set 1.1.1 --performed-by Åsa --reviewed-by åsa", 3),
        ("set 1.1.1 --paused-reason Semester", 3),
        ("set 1.1.1 --assessment bra", 3),
        ("risk-point edit 1.1 --risk-value 99999999999", 3),
        ("risk-point edit 1.1 --irregularity kanske", 3),
        ("risk-point edit 1.1 --likelihood hög", 3),
        ("period add --name X --number 9 --from 2025-01-01 --to 2024-01-01", 3),
        ("period add --name X", 2),
        ("period edit 1 --number 2", 3),
        ("lock --period 1 --on aldrig", 3),
        ("area edit 1 --name \" \"", 3),
        ("area move 1 --into 1", 3),
        ("area move 1 --up", 3),
        ("area add", 2),
        ("deviation add --severity minor", 2),
        ("deviation add --what X --control 7", 4),
        ("action add --what X --deviation D9", 4),
        ("plan edit --new-year 3000", 2),
        ("plan add --board Socialnämnden --year 2024", 3),
        ("new plan.ikplan --board A --year 2024", 7),
    ];
    let before = world.ik("export -").out;
    let mut all = String::new();
    for (line, code) in refused {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.shown());
        assert_eq!(english_in(&ran.err), Vec::<String>::new(), "{line}");
        assert_eq!(world.ik("export -").out, before, "{line} changed something");
        all.push_str(&format!("$ ikplan {line}\n{}\n", ran.err));
    }
    insta::assert_snapshot!("values_refused", all);
}

#[test]
fn a_locked_period_takes_nothing_until_it_is_unlocked() {
    let world = small();
    ok(&world, "lock --period 1 --on 2024-05-15");
    let ran = world.ik("set 1.1.1 --period 1 --status started");
    assert_eq!(ran.code, 5, "{}", ran.shown());
    insta::assert_snapshot!("locked", ran.err);
    ok(&world, "unlock --period 1 --because \"Fel belopp\"");
    ok(&world, "set 1.1.1 --period 1 --status started");
}

#[test]
fn a_dash_reads_one_text_from_standard_input() {
    let world = small();
    let ran = world.run_with(["set", "1.1.1", "--result", "-"], "Rad ett\r\nRad två\u{1b}[2J\n");
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert_eq!(world.ik("show --json").json()["outcomes"][0]["result"], "Rad ett\nRad två[2J");
    let ran = world.run_with(["set", "1.1.1", "--result", "-", "--comment", "-"], "x");
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("Fel IK-U25"));
    let long = "å".repeat(3_000_000);
    let ran = world.run_with(["set", "1.1.1", "--result", "-"], &long);
    assert!(ran.err.starts_with("Fel IK-U26"), "{}", ran.err);
    let ran = world.run_with(["set", "1.1.1", "--result", "-"], &"å".repeat(100_001));
    assert_eq!(ran.code, 3);
    let raw = world.run_reading(["set", "1.1.1", "--result", "-"], Box::new(&[0xff_u8, 0xfe][..]));
    assert!(raw.err.starts_with("Fel IK-U26"), "{}", raw.err);
}

#[test]
fn an_empty_value_clears_a_field_and_the_same_value_changes_nothing() {
    let world = small();
    ok(&world, "set 1.1.1 --comment Hej --assessment works");
    let same = ok(&world, "set 1.1.1 --comment Hej");
    assert!(same.err.starts_with("Ingenting ändrades"), "{}", same.err);
    ok(&world, "set 1.1.1 --comment \"\" --assessment \"\"");
    let outcome = &world.ik("show --json").json()["outcomes"][0];
    assert_eq!((outcome["comment"].as_str(), outcome["assessment"].is_null()), (Some(""), true));
}

#[test]
fn things_move_and_go_with_what_lies_in_them() {
    let world = small();
    ok(&world, "area add --name Personal");
    ok(&world, "area move Personal --up");
    ok(&world, "risk-point move Fakturor --into Personal");
    assert_eq!(world.ik("show --json").json()["control_activities"][0]["number_in_plan"], "1.1.1");
    ok(&world, "area move Personal --into Ekonomi");
    assert_eq!(world.ik("show --json").json()["control_activities"][0]["number_in_plan"], "1.1.1.1");
    ok(&world, "area move 1.1 --outermost");
    ok(&world, "area remove Personal");
    assert_eq!(world.ik("show --json").json()["control_activities"], serde_json::json!([]));
    ok(&world, "undo");
    assert_eq!(world.ik("show --json").json()["control_activities"].as_array().unwrap().len(), 1);
}

#[test]
fn several_plans_in_a_file_are_told_apart() {
    let world = small();
    ok(&world, "plan add --board Socialnämnden --year 2025");
    assert!(ok(&world, "show").out.contains("2025"));
    assert!(ok(&world, "show --year 2024").out.contains("Attester"));
    ok(&world, "plan add --board Byggnadsnämnden --year 2024");
    let ran = world.ik("show");
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!("several_plans", ran.shown());
    assert!(ok(&world, "show --board bygg").out.contains("Byggnadsnämnden"));
}

#[test]
fn what_is_written_is_told_to_programs() {
    let world = small();
    let told = world.ik("deviation add --control 1.1.1 --what Fel --json").json();
    assert_eq!((told["verb"].as_str(), told["kind"].as_str()), (Some("add"), Some("deviation")));
    assert_eq!(told["record"]["record"]["title"], "Fel");
    let history = world.ik("history --json --limit 1").json();
    assert_eq!(history["entries"].as_array().unwrap().len(), 1);
    assert_eq!(history["entries"][0]["id"], told["entry_id"]);
    assert_eq!(history["entries"][0]["who"], "controller");
    assert_eq!(world.ik("undo --json").json()["kind"], "undo");
}

#[test]
fn the_history_of_one_control_leaves_out_the_others() {
    let world = small();
    ok(&world, "control add --into 1.1 --title Moms");
    ok(&world, "set Attester --status started");
    let all = ok(&world, "history --control Moms").out;
    assert!(all.contains("Moms") && !all.contains("Attester"), "{all}");
}

/// A table as it is pasted out of a report, with a line that belongs nowhere.
const PASTED: &str = "Socialnämnden\nInternkontrollrapport 2024 Delår 2\n\nEn rad som inte hör till något.\n\nKontrollområde\tRiskpunkt\tKontrollmoment\tAnsvarig\tFrekvens\tStatus\tResultat\n\
    Ekonomi\tFakturor\tAttester\tEkonomi\tMånadsvis\tSlutförd\t25 av 25\n";

#[test]
fn a_dry_run_shows_everything_and_writes_nothing() {
    let world = TestWorld::new();
    std::fs::write(world.path("rapport.txt"), PASTED).unwrap();
    let dry = ok(&world, "import rapport.txt --into ny.ikplan --dry-run");
    insta::assert_snapshot!("import_dry_run", dry.shown());
    assert!(!world.path("ny.ikplan").exists());
    let ran = ok(&world, "import rapport.txt --into ny.ikplan");
    assert!(ran.err.contains("En rad som inte hör till något."), "{}", ran.err);
    assert!(ok(&world, "show --period 2").out.contains("Attester"));
    let again = world.ik("import rapport.txt --into ny.ikplan");
    assert_eq!(again.code, 3, "{}", again.shown());
    ok(&world, "undo");
    assert!(!ok(&world, "plan list").out.contains("Socialnämnden"));
}

#[test]
fn the_demonstration_goes_out_and_in_without_loss() {
    let world = TestWorld::new();
    world.with_demo();
    let exported = world.ik("export -").out;
    assert!(ikplan::app::exchange::import_json(exported.as_bytes()).unwrap() == ikplan::app::demo::book());
    let value = world.ik("import demo.json --into demo2.ikplan --json").json();
    assert_eq!(value["added"]["plans"], 6);
}

#[test]
fn what_is_there_already_is_said_and_not_written() {
    let world = TestWorld::new();
    world.with_demo();
    let unchanged = "Ingenting ändrades: det stod så redan.\n";
    let history = || world.ik("history --file demo.ikplan --board Social --year 2024 --json").json();
    let before = history();
    assert_eq!(
        ok(&world, "import demo.json --into demo.ikplan").shown(),
        ok(&world, "board edit Socialnämnden --name Socialnämnden").shown()
    );
    assert_eq!(ok(&world, "import demo.json --into demo.ikplan").err, unchanged);
    let value = world.ik("import demo.json --into demo.ikplan --json").json();
    assert_eq!((&value["dry_run"], &value["entry_id"]), (&false.into(), &serde_json::Value::Null));
    assert_eq!(history(), before);
}

#[test]
fn sources_that_cannot_be_read_are_refused_and_nothing_is_made() {
    let world = TestWorld::new();
    std::fs::write(world.path("tom.txt"), "").unwrap();
    std::fs::write(world.path("brev.txt"), "Hej!\nHär finns ingen tabell.\n").unwrap();
    std::fs::write(world.path("trasig.json"), "{\"format\": ").unwrap();
    std::fs::write(world.path("rapport.txt"), PASTED).unwrap();
    let refused = [
        ("import saknas.txt --into ny.ikplan", 4),
        ("import . --into ny.ikplan", 7),
        ("import tom.txt --into ny.ikplan", 3),
        ("import brev.txt --into ny.ikplan", 3),
        ("import trasig.json --into ny.ikplan", 3),
        ("import rapport.txt --into .", 7),
        ("import rapport.txt --into ny.ikplan --map Resultat=resultt", 2),
        ("import rapport.txt --into ny.ikplan --map Resultat", 2),
        ("import rapport.txt --into ny.ikplan --map Nonsens=result", 2),
        ("import rapport.txt --into ny.ikplan --year x", 2),
    ];
    let mut all = String::new();
    for (line, code) in refused {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.shown());
        let codes = |line: &&str| !line.contains("ett av fälten");
        let told: String =
            ran.err.replace("resultt", "").replace("result?", "").lines().filter(codes).collect::<Vec<_>>().join("\n");
        assert_eq!(english_in(&told), Vec::<String>::new(), "{line}");
        assert!(!world.path("ny.ikplan").exists(), "{line}");
        all.push_str(&format!("$ ikplan {line}\n{}\n", ran.err));
    }
    insta::assert_snapshot!("import_refused", all);
}

#[test]
fn documents_are_written_under_their_own_names_and_texts_are_worded() {
    let world = TestWorld::new();
    for (line, code) in [
        ("new plan.ikplan --board Socialnämnden --year 2024", 0),
        ("report --kind plan --format docx --file plan.ikplan", 0),
        ("report --kind report -o rapport.html --file plan.ikplan", 0),
        ("report --kind report -o rapport.html --file plan.ikplan", 2),
        ("plan text report.goals --set Vårt_mål,_{nämnd} --file plan.ikplan", 0),
        ("plan text report.goals --set {okänd} --file plan.ikplan", 3),
        ("plan text report.goal --file plan.ikplan", 4),
        ("plan text --reset --file plan.ikplan", 2),
    ] {
        let ran = world.ik(line);
        assert_eq!(ran.code, code, "{line}: {}", ran.shown());
    }
    assert!(world.path("socialnamnden-2024-plan.docx").exists());
    let page = std::fs::read_to_string(world.path("rapport.html")).unwrap();
    assert!(page.contains("Filens kontrollsumma: "), "a document says which state of the file it is made from");
    let ran = world.ik("report --kind report --file plan.ikplan");
    assert!(ran.out.contains("Vårt_mål,_socialnämnden"), "{}", ran.out);
    assert!(world.ik("plan text --file plan.ikplan").out.contains("(egen text)"));
    assert_eq!(world.ik("plan text report.goals --reset --file plan.ikplan").code, 0);
    assert!(!world.ik("report --kind report --file plan.ikplan").out.contains("Vårt_mål"));
}

#[test]
fn that_a_report_is_dated_later_than_was_typed_is_said_beside_it() {
    let world = TestWorld::new();
    let ran = world.ik("report --demo --kind report --period 1");
    assert!(ran.err.contains("15 maj 2024, inte 30 april 2024"), "{}", ran.err);
    assert!(world.ik("report --demo --kind report --period 2").err.is_empty());
}

#[test]
fn a_copy_for_the_public_has_no_small_counts_and_says_so() {
    let world = TestWorld::new();
    let said = |line: &str| world.ik(line).out.replace('\u{a0}', " ");
    let (whole, public) = (said("report --demo --kind report"), said("report --demo --kind report --public"));
    assert!(whole.contains("4 av 20") && !public.contains("4 av 20"), "{public}");
    assert!(public.contains("färre än fem") && public.contains("Ändringar i den här kopian"), "{public}");
    assert!(public.contains("110 av 319"), "what is not small stays");
}
