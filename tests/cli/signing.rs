//! Sign-off from the command line: versions, reasons, what documents and history say, what is refused.

use crate::command::TestWorld;
use crate::words::{english_in, ok, planned};

fn small() -> TestWorld {
    let world = planned("--board Socialnämnden --year 2024", "");
    ok(&world, "deviation add --period 1 --control 1.1.1 --severity minor --what \"Sen attest\"");
    world
}

#[test]
fn versions_and_reasons_are_told_by_reports_and_history() {
    let world = small();
    ok(&world, "lock --period 1 --on 2024-05-15 --by Ordföranden");
    assert_eq!(world.ik("lock --period 1").code, 5);
    ok(&world, "unlock --period 1 --on 2024-05-20 --by Controllern --because \"Fel belopp\nrättat\"");
    assert_eq!(world.ik("unlock --period 1 --because igen").code, 3);
    let opened = ok(&world, "report --kind report --format md --period 1").out;
    assert!(opened.contains("1, upplåst för ändring"), "{opened}");
    ok(&world, "lock --period 1 --on 2024-05-22 --by Ordföranden");
    let report = ok(&world, "report --kind report --format md --period 1").out;
    for told in [
        "2, undertecknad 22 maj 2024",
        "Version 1 undertecknades 15 maj 2024 av Ordföranden.",
        "Upplåst 20 maj 2024 av Controllern: Fel belopp rättat",
        "Version 2 undertecknades 22 maj 2024 av Ordföranden.",
    ] {
        assert!(report.contains(told), "{told}: {report}");
    }
    assert!(ok(&world, "report --kind statement --format md --period 1").out.contains("Version 2 undertecknades"));
    let history = ok(&world, "history --limit 3").out;
    assert!(history.contains("Låste upp: Delår 1 (Fel belopp rättat)"), "{history}");
    let sign_offs = world.ik("export -").json()["sign_offs"].clone();
    assert_eq!((sign_offs.as_array().unwrap().len(), sign_offs[1]["version"].as_u64()), (2, Some(2)));
}

#[test]
fn a_signed_off_period_is_changed_by_nothing_but_its_follow_up() {
    let world = small();
    ok(&world, "lock --period 1");
    for (line, code) in [
        ("set 1.1.1 --period 1 --status started", 5),
        ("deviation edit D1 --period 1 --severity serious", 5),
        ("deviation remove D1 --period 1", 5),
        ("period edit 1 --name Vår", 5),
        ("period remove 1", 5),
        ("control remove 1.1.1", 5),
        ("undo", 5),
        ("unlock --period 1", 2),
        ("unlock --period 1 --because \" \"", 3),
        ("unlock --period 2 --because Fel", 3),
        ("lock --period 9", 4),
        ("lock --period 2 --on igår-ish", 3),
        ("lock --demo", 2),
    ] {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.shown());
        assert_eq!(english_in(&ran.err.replace("lock", "").replace("ish", "")), Vec::<String>::new(), "{line}");
    }
    ok(&world, "action add --deviation D1 --period 1 --what Rutin");
    ok(&world, "period edit 1 --followed-up-on 2024-09-01");
}

#[test]
fn a_completed_control_waits_until_another_accepts_it() {
    let world = small();
    ok(&world, "set 1.1.1 --period 1 --status completed --performed-by Handläggaren --performed-on 2024-05-02");
    let waiting = world.ik("review list --period 1 --json").json();
    assert_eq!(waiting["waiting"][0]["number_in_plan"], "1.1.1");
    assert!(ok(&world, "review list --period 1").out.contains("Handläggaren"));
    for (line, code) in [
        ("review accept 1.1.1 --period 1 --by handläggaren", 3),
        ("review accept 1.1.1 --period 2", 3),
        ("review return 1.1.1 --period 1 --comment \" \"", 3),
        ("review accept 9.9.9 --period 1", 4),
    ] {
        let ran = world.ik(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.shown());
    }
    ok(&world, "review return 1.1.1 --period 1 --comment \"Underlaget saknas\"");
    let outcome = || world.ik("show --json --period 1").json()["outcomes"][0].clone();
    assert_eq!((outcome()["sent_back"].as_bool(), outcome()["status"].as_str()), (Some(true), Some("started")));
    ok(&world, "set 1.1.1 --period 1 --status completed");
    assert_eq!(outcome()["sent_back"].as_bool(), Some(false));
    ok(&world, "review accept 1.1.1 --period 1 --by Granskaren --on 2024-05-10");
    assert_eq!(outcome()["reviewed_by"], "Granskaren");
    assert_eq!(outcome()["review_comment"], "");
    assert!(ok(&world, "review list --period 1").err.contains("Inget väntar"));
    ok(&world, "deviation edit D1 --period 1 --severity serious");
    assert_eq!(outcome()["reviewed_by"], "", "what was reviewed has changed");
}

#[test]
fn supplements_are_dated_stand_in_documents_and_are_refused_in_a_locked_period() {
    let world = small();
    ok(&world, "set 1.1.1 --period 1 --result \"En sen attest.\" --analysis \"Hög belastning.\"");
    let added = ok(
        &world,
        "supplement add --into 1.1.1 --period 1 --section analysis --on 2024-06-01 --by Ekonomen --text \"Även sjukdom.\"",
    );
    assert_eq!(added.out, "1.1.1:1\n");
    ok(&world, "supplement edit 1.1.1:1 --period 1 --text \"Även sjukfrånvaro.\"");
    for kind in ["report", "statement"] {
        let document = ok(&world, &format!("report --kind {kind} --format md --period 1")).out;
        let (original, added) =
            (document.find("Hög belastning.").unwrap(), document.find("Även sjukfrånvaro.").unwrap());
        assert!(original < added && document.contains("Komplettering av analys 2024-06-01, Ekonomen"), "{document}");
    }
    assert_eq!(world.ik("supplement add --into 1.1.1 --period 1").code, 2);
    ok(&world, "lock --period 1");
    for line in [
        "supplement add --into 1.1.1 --period 1 --text Mer",
        "supplement edit 1.1.1:1 --period 1 --text Annat",
        "supplement remove 1.1.1:1 --period 1",
    ] {
        assert_eq!(world.ik(line).code, 5, "{line}");
    }
    ok(&world, "unlock --period 1 --because Rättelse");
    ok(&world, "supplement remove 1.1.1:1 --period 1");
}

#[test]
fn the_state_at_a_sign_off_is_compared_with_now_in_words() {
    let world = small();
    assert_eq!(world.ik("compare --period 1").code, 4);
    ok(&world, "set 1.1.1 --period 1 --result \"Två sena.\"");
    ok(&world, "lock --period 1 --on 2024-05-15");
    assert!(ok(&world, "compare --period 1").out.contains("Ingenting har ändrats"));
    ok(&world, "action add --deviation D1 --period 1 --what Rutin");
    ok(&world, "unlock --period 1 --because Rättelse");
    ok(&world, "set 1.1.1 --period 1 --result \"Tre sena.\"");
    ok(&world, "lock --period 1 --on 2024-05-20");
    ok(&world, "deviation add --period 2 --what Ny");
    let first = ok(&world, "compare --period 1 --version 1").out;
    for told in ["Tillkommit: åtgärd Rutin", "Resultat: ”Två sena.” är nu ”Tre sena.”", "Tillkommit: avvikelse Ny"]
    {
        assert!(first.contains(told), "{told}: {first}");
    }
    let second = world.ik("compare --period 1 --json").json();
    assert_eq!(second["sign_off"]["version"], 2);
    assert_eq!(second["differences"].as_array().unwrap().len(), 1);
    assert_eq!(world.ik("compare --period 1 --version 7").code, 4);
    assert_eq!(world.ik("compare --demo --period 1").code, 4);
}
