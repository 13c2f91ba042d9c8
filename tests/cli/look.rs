//! Logo and colours from the command line.

use crate::command::TestWorld;
use crate::words::{of_social_board as run, told_of_social_board as ok};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 100\"><path d=\"M5 5h200v80z\"/></svg>";

fn world() -> TestWorld {
    let world = TestWorld::new();
    world.with_demo();
    std::fs::write(world.path("logo.svg"), SVG).unwrap();
    world
}

#[test]
fn a_look_is_chosen_told_taken_back_and_removed() {
    let world = world();
    assert!(ok(&world, "look show").contains("Logotyp: ingen"));
    ok(&world, "look set --logo logo.svg --alt \"Exempelby kommun\" --accent FFE020 --second 0a6");
    let told = run(&world, "look show --json").json();
    assert_eq!(told["logo"], serde_json::json!({"kind": "svg", "bytes": SVG.len()}));
    assert_eq!((&told["accent"], &told["second"]), (&"#ffe020".into(), &"#00aa66".into()));
    insta::assert_snapshot!("look", ok(&world, "look show"));
    insta::assert_snapshot!("look_en", ok(&world, "look show --lang en"));
    let page = ok(&world, "report --kind summary --format html -o -");
    assert!(page.contains("alt=\"Exempelby kommun\"") && page.contains("--rule: #00aa66"));
    // What is not named stays; an empty colour is the format's own.
    ok(&world, "look set --accent \"\"");
    assert_eq!(run(&world, "look show --json").json()["accent"], serde_json::Value::Null);
    ok(&world, "undo");
    assert_eq!(run(&world, "look show --json").json()["accent"], "#ffe020");
    ok(&world, "look remove --only-logo");
    assert_eq!(run(&world, "look show --json").json()["logo"], serde_json::Value::Null);
    ok(&world, "undo");
    ok(&world, "look remove");
    assert!(ok(&world, "history --limit 1").contains("Tog bort logotyp och färger"));
    assert!(ok(&world, "look show").contains("formatets egen"));
}

#[test]
fn a_colour_that_is_too_light_for_text_is_darkened_and_that_is_said() {
    let world = world();
    let said = run(&world, "look set --accent ffe020");
    assert!(said.shown().contains("#ffe020 är för ljus för text på vitt (kontrast 1,3"), "{}", said.shown());
    let said = run(&world, "look set --accent '#124c66'");
    assert!(!said.shown().contains("för ljus"), "{}", said.shown());
}

#[test]
fn a_logo_without_a_description_is_described_by_the_municipality() {
    let world = world();
    ok(&world, "look set --logo logo.svg");
    assert_eq!(run(&world, "look show --json").json()["alt"], "Lindvalla kommun");
    world.ik("new annan.ikplan --board Kulturnämnden --year 2026");
    let refused = world.ik("look set --logo logo.svg --file annan.ikplan");
    assert!(refused.code == 3 && refused.err.contains("IK-R13"), "{}", refused.shown());
}

#[test]
fn a_look_goes_with_an_export_and_comes_back() {
    let world = world();
    ok(&world, "look set --logo logo.svg --alt Vapnet --accent '#124c66'");
    world.ik("export kopia.json");
    world.ik("import kopia.json --into ny.ikplan");
    let told = world.ik("look show --json --board Socialnämnden --file ny.ikplan").json();
    assert_eq!((&told["alt"], &told["logo"]["bytes"]), (&"Vapnet".into(), &SVG.len().into()));
}

#[test]
fn what_cannot_be_a_look_is_refused_and_nothing_is_changed() {
    let world = world();
    std::fs::write(world.path("text.svg"), SVG.replace("<path", "<text>Kommun</text><path")).unwrap();
    std::fs::write(world.path("skript.svg"), SVG.replace("<path", "<script>x</script><path")).unwrap();
    std::fs::write(world.path("foto.png"), b"\xff\xd8\xff\xe0\x00\x10JFIF").unwrap();
    std::fs::write(world.path("avklippt.png"), b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR").unwrap();
    std::fs::write(world.path("stor.png"), vec![0; 300_000]).unwrap();
    let lines = [
        "look set",
        "look set --logo saknas.png",
        "look set --logo text.svg",
        "look set --logo skript.svg",
        "look set --logo foto.png",
        "look set --logo avklippt.png",
        "look set --logo stor.png",
        "look set --accent blå",
        "look set --second 12345",
        "look remove",
    ];
    let shown = |lang: &str| {
        let told = |line: &&str| format!("$ {line}\n{}\n", run(&world, &format!("{line} --lang {lang}")).shown());
        lines.iter().map(told).collect::<String>()
    };
    insta::assert_snapshot!("look_refused_sv", shown("sv"));
    insta::assert_snapshot!("look_refused_en", shown("en"));
    assert!(ok(&world, "look show").contains("Logotyp: ingen"));
}
