//! Settings, variables, recent files, `where`.

use crate::command::TestWorld;
use crate::words::english_in;

#[test]
fn the_language_is_swedish_unless_somebody_says_otherwise() {
    let world = TestWorld::new().var("LANG", "en_GB.UTF-8").var("LC_ALL", "en_GB.UTF-8");
    assert!(world.ik("--help").out.contains("Användning"));
    world.config("lang = \"en\"\n");
    assert!(world.ik("--help").out.contains("Usage"));
    let world = world.var("IK_LANG", "sv");
    assert!(world.ik("--help").out.contains("Användning"));
    assert!(world.ik("--help --lang en").out.contains("Usage"));
    assert!(world.ik("--lang=en --help").out.contains("Usage"));
}

#[test]
fn a_settings_file_that_cannot_be_understood_is_refused_with_its_line() {
    let wrong = [
        ("lang = \"sv\"\nthem = \"mono\"\n", "\"theme\""),
        ("lang = \"de\"\n", "sv, en"),
        ("lang = 1\n", "sv, en"),
        ("ascii = \"kanske\"\n", "true, false"),
        ("backups = 100000\n", "0–1000"),
        ("lang = \n", "TOML"),
        ("lang = \"sv\"\n\n[theme]\n", "standard"),
        ("colour = 1\n", "lang, theme"),
    ];
    let mut all = String::new();
    for (content, hint) in wrong {
        let world = TestWorld::new();
        world.config(content);
        let ran = world.ik("show --demo");
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{content}: {}", ran.err);
        assert!(ran.err.contains(hint) && ran.err.contains(", rad "), "{content}: {}", ran.err);
        assert_eq!(english_in(&ran.err.replace("them", "").replace("colour", "")), Vec::<String>::new());
        all.push_str(&format!("{content}{}\n", ran.err));
    }
    insta::assert_snapshot!("settings_refused", all);
}

#[test]
fn help_and_where_work_whatever_the_settings_say() {
    let world = TestWorld::new();
    world.config("lang = ");
    assert_eq!(world.ik("--help").code, 0);
    let ran = world.ik("where");
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("config.toml") && ran.err.starts_with("Fel IK-U20"));
    std::fs::write(world.home.path().join("config/config.toml"), [0xff, 0xfe, 0]).unwrap();
    let ran = world.ik("show --demo");
    assert_eq!(ran.code, 7);
    assert!(ran.err.contains("UTF-8"));
}

#[test]
fn a_home_that_is_no_folder_has_no_settings() {
    let world = TestWorld::new();
    let folder = world.home.path().join("config");
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "").unwrap();
    assert_eq!(world.ik("keys").code, 0);
}

#[test]
fn a_variable_that_cannot_be_understood_is_refused() {
    let ran = TestWorld::new().var("IK_MOUSE", "kanske").ik("show --demo");
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!("variable_refused", ran.shown());
    assert_eq!(TestWorld::new().var("IK_LANG", "").ik("show --demo").code, 0);
}

#[test]
fn where_tells_every_place() {
    let world = TestWorld::new();
    insta::assert_snapshot!("where_sv", world.ik("where").shown());
    insta::assert_snapshot!("where_en", world.ik("where --lang en").shown());
    let value = world.ik("where --json --file plan.ikplan").json();
    for key in ["file", "documents", "config", "backups", "state", "crash_note"] {
        assert!(value[key]["path"].is_string(), "{key}");
    }
    assert_eq!(value["file"]["exists"], false);
}

#[test]
fn the_file_last_used_is_the_default() {
    let world = TestWorld::new();
    assert_eq!(world.ik("new a.ikplan --board Socialnämnden --year 2024").code, 0);
    assert_eq!(world.ik("new b.ikplan --board Byggnadsnämnden --year 2024").code, 0);
    assert!(world.ik("plan list").out.contains("Byggnadsnämnden"));
    assert!(world.ik("plan list --file a.ikplan").out.contains("Socialnämnden"));
    assert!(world.ik("show").out.contains("Socialnämnden"));
    std::fs::remove_file(world.path("a.ikplan")).unwrap();
    let ran = world.ik("show");
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("a.ikplan"));
    std::fs::write(world.home.path().join("state/recent.json"), "not json").unwrap();
    assert!(world.ik("show").err.starts_with("Fel IK-U18"));
}

#[test]
fn a_world_without_directories_still_works() {
    let world = TestWorld::new();
    let kept = crate::command::Kept::default();
    let mut env = world.env(["show", "--demo"]);
    env.dirs = ikplan::env::Dirs::default();
    env.stdout = Box::new(kept.clone());
    assert_eq!(ikplan::run(env), 0);
    assert!(kept.text().contains("Socialnämnden"));
}
