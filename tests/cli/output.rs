//! Files that are written: reports and the loss-free form.

use crate::command::TestWorld;

#[test]
fn a_report_follows_the_ending_of_its_name() {
    let world = TestWorld::new();
    for ending in ["md", "txt", "csv", "json"] {
        let ran = world.ik(&format!("report --demo --kind summary -o out.{ending}"));
        assert_eq!(ran.code, 0, "{}", ran.shown());
        let written = std::fs::read_to_string(world.path(&format!("out.{ending}"))).unwrap();
        let printed = world.ik(&format!("report --demo --format {ending} -o -"));
        assert_eq!(written, printed.out, "{ending}");
        assert!(!written.is_empty());
    }
}

#[test]
fn what_exists_is_not_replaced_unless_asked() {
    let world = TestWorld::new();
    for command in ["report --demo -o out.md", "export --demo out.md"] {
        std::fs::write(world.path("out.md"), "mine").unwrap();
        let ran = world.ik(command);
        assert_eq!(ran.code, 2);
        assert!(ran.err.starts_with("Fel IK-U46"), "{}", ran.err);
        assert_eq!(std::fs::read_to_string(world.path("out.md")).unwrap(), "mine");
        assert_eq!(world.ik(&format!("{command} --force")).code, 0);
        assert_ne!(std::fs::read_to_string(world.path("out.md")).unwrap(), "mine");
    }
    let left: Vec<_> = std::fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["out.md"], "nothing temporary is left behind");
}

#[test]
fn a_plan_is_never_replaced_with_a_document() {
    let world = TestWorld::new();
    assert_eq!(world.ik("new mine.ikplan --board Socialnämnden --year 2026").code, 0);
    let before = std::fs::read(world.path("mine.ikplan")).unwrap();
    std::fs::copy(world.path("mine.ikplan"), world.path("other.pdf")).unwrap();
    for command in [
        "report --format html -o mine.ikplan",
        "data outcomes -o mine.ikplan",
        "export mine.ikplan",
        "report -o other.pdf",
    ] {
        let ran = world.ik(&format!("{command} --force --file mine.ikplan"));
        assert_eq!(ran.code, 2, "{command}: {}", ran.shown());
        assert!(ran.err.starts_with("Fel IK-U51"), "{}", ran.err);
        assert!(std::fs::read(world.path("mine.ikplan")).unwrap() == before, "{command}");
        assert!(std::fs::read(world.path("other.pdf")).unwrap() == before, "{command}");
    }
}

#[test]
fn a_table_holds_every_plan_of_a_file_or_those_that_are_meant() {
    let world = TestWorld::new();
    let book = ikplan::app::demo::book();
    let all = world.ik("data outcomes --demo");
    assert_eq!(all.code, 0, "{}", all.shown());
    let rows = |text: &str| {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.records().map(|row| row.unwrap().get(0).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let due = |plan| book.controls_of_plan(plan).len() * book.periods(plan).count();
    let plans: Vec<_> = book.boards().into_iter().flat_map(|board| book.plans_of(board.id)).collect();
    assert_eq!(rows(&all.out).len(), plans.iter().map(|plan| due(plan.id)).sum::<usize>());
    let some = world.ik("data outcomes --demo --board Socialnämnden --year 2024 -o ut.csv");
    assert_eq!(some.code, 0, "{}", some.shown());
    let written = std::fs::read_to_string(world.path("ut.csv")).unwrap();
    assert_eq!(rows(&written), vec!["Socialnämnden"; due(ikplan::app::demo::PLAN)]);
    assert_eq!(world.ik("data outcomes --demo -o ut.csv").code, 2, "what exists is not replaced");
    assert_eq!(world.ik("data outcomes --demo --board Ingen").code, 4);
    // The same of a file.
    assert_eq!(world.ik("export --demo all.json").code, 0);
    assert_eq!(world.ik("import all.json --into all.ikplan").code, 0);
    assert_eq!(rows(&world.ik("data outcomes --file all.ikplan").out).len(), rows(&all.out).len());
}

#[test]
fn a_place_that_cannot_be_written_is_refused_and_a_folder_gets_the_file() {
    let world = TestWorld::new();
    std::fs::create_dir(world.path("mapp")).unwrap();
    assert_eq!(world.ik("export --demo mapp --force").code, 7);
    assert_eq!(world.ik("report --demo --kind report -o mapp").code, 0);
    let made = std::fs::read_dir(world.path("mapp")).unwrap().flatten().map(|entry| entry.file_name());
    assert_eq!(made.collect::<Vec<_>>(), ["socialnamnden-2024-delar-2-rapport.docx"]);
    std::fs::write(world.path("fil"), "x").unwrap();
    assert_eq!(world.ik("report --demo -o fil/rapport.docx").code, 7);
    let ran = world.ik("export --demo fil/ut.json");
    assert_eq!(ran.code, 7, "{}", ran.shown());
}

#[test]
fn the_export_of_the_demonstration_is_its_asset() {
    let world = TestWorld::new();
    let exported = ikplan::app::exchange::import_json(world.ik("export --demo -").out.as_bytes()).unwrap();
    assert!(exported == ikplan::app::demo::book());
    assert!(world.ik("schema").json()["properties"]["areas"].is_object());
}
