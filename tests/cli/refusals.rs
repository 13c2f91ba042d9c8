//! Every way a command line can be wrong: one clear failure, its exit code, in both languages, and nothing written.

use crate::command::TestWorld;
use crate::words::english_in;

/// Command lines that are wrong, with the exit code and the failure's code they give.
const WRONG: &[(&str, u8, &str)] = &[
    ("--nonsense", 2, "IK-U01"),
    ("show --perod 1", 2, "IK-U01"),
    ("show -x", 2, "IK-U01"),
    ("deviation ad", 2, "IK-U02"),
    ("deviation nonsense", 2, "IK-U02"),
    ("show --period", 2, "IK-U03"),
    ("set 1.1.1 --result", 2, "IK-U03"),
    ("show --json=yes", 2, "IK-U04"),
    ("show --lang de", 2, "IK-U04"),
    ("completions tcsh", 2, "IK-U04"),
    ("report --format pfd --demo", 2, "IK-U04"),
    ("new x.ikplan --board A --year 2024 --periods 7", 2, "IK-U04"),
    ("new x.ikplan --board A --year 2024 --board-kind nämd", 2, "IK-U04"),
    ("new x.ikplan", 2, "IK-U05"),
    ("set", 2, "IK-U05"),
    ("show --period 1 --period 2", 2, "IK-U06"),
    ("set 1.1.1 2.1.1 --status started", 2, "IK-U08"),
    ("schema now", 2, "IK-U08"),
    ("schema -- --json", 2, "IK-U08"),
    ("shwo", 4, "IK-U10"),
    ("nowhere.ikplan", 4, "IK-U10"),
    ("show --file nowhere.ikplan", 4, "IK-U10"),
    ("show --file .", 7, "IK-U11"),
    ("deviation", 2, "IK-U12"),
    ("set 1.1.1", 2, "IK-U14"),
    ("deviation edit D1", 2, "IK-U14"),
    ("plan edit", 2, "IK-U14"),
    ("area move 1", 2, "IK-U15"),
    ("area move 1 --up --down", 2, "IK-U15"),
    ("set 1.1.1 --status started --demo", 2, "IK-U16"),
    ("undo --demo", 2, "IK-U16"),
    ("area add --name X --demo", 2, "IK-U16"),
    ("plan add --board A --year 2024 --demo", 2, "IK-U16"),
    ("show --demo --file x.ikplan", 2, "IK-U17"),
    ("show", 2, "IK-U18"),
    ("export out.json", 2, "IK-U18"),
    ("demo", 2, "IK-U22"),
    ("", 2, "IK-U22"),
    ("show --demo --year tjugo", 2, "IK-U23"),
    ("show --demo --year 99999999999999999999", 2, "IK-U23"),
    ("history --demo --limit 0", 2, "IK-U24"),
    ("history --demo --limit 99999999999999999999", 2, "IK-U24"),
    ("compare --demo --period 1 --version sista", 2, "IK-U24"),
    ("carry-over --from 2024", 2, "IK-U72"),
    ("new nowhere/x.ikplan --board A --year 2024", 4, "IK-S21"),
    ("show --demo --board Bygg", 4, "IK-U40"),
    ("show --demo --year 1999", 4, "IK-U40"),
    ("show --demo --period 9", 4, "IK-U42"),
    ("show --demo --period \"\"", 4, "IK-U42"),
    ("show 9.9.9 --demo", 4, "IK-U43"),
    ("show \"Handläggningstid i myndighetsutövning\" --demo", 4, "IK-U43"),
    ("show 018c --demo", 2, "IK-U44"),
    ("report --demo -o out.odt", 2, "IK-U48"),
];

#[test]
fn each_has_its_code_and_its_way_on() {
    let (mut swedish, mut english) = (String::new(), String::new());
    for (line, exit, code) in WRONG {
        let world = TestWorld::new();
        let before = listing(&world);
        let sv = world.ik(line);
        let en = world.ik(&format!("--lang en {line}"));
        assert_eq!((sv.code, sv.out.as_str()), (*exit, ""), "{line}: {}", sv.err);
        assert!(sv.err.starts_with(&format!("Fel {code}: ")), "{line}: {}", sv.err);
        assert!(sv.err.lines().last().unwrap().starts_with("Gör så här: "), "{line}: {}", sv.err);
        if !line.contains("--lang") {
            assert!(en.err.starts_with(&format!("Error {code}: ")), "{line}: {}", en.err);
        }
        assert_eq!(english_in(&sv.err.replace("now", "").replace("nowhere", "")), Vec::<String>::new(), "{line}");
        assert_eq!(listing(&world), before, "{line} wrote something");
        swedish.push_str(&format!("$ ikplan {line}\n{}\n", sv.err));
        english.push_str(&format!("$ ikplan {line}\n{}\n", en.err));
    }
    insta::assert_snapshot!("refusals_sv", swedish);
    insta::assert_snapshot!("refusals_en", english);
}

fn listing(world: &TestWorld) -> Vec<std::path::PathBuf> {
    let mut all: Vec<_> = std::fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

#[test]
fn as_json_a_failure_is_one_line_on_standard_error() {
    let ran = TestWorld::new().ik("show 9.9.9 --demo --json");
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    let error: serde_json::Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!(error["error"]["code"], "IK-U43");
    assert_eq!(error["error"]["exit_code"], 4);
    assert!(error["error"]["what_to_do"].as_str().unwrap().contains("ikplan show"));
}

#[test]
fn a_value_with_a_minus_is_told_how_it_is_written() {
    let world = TestWorld::new();
    world.with_demo();
    let ran = world.ik("value set 1.1.1:1 -3,2 --file demo.ikplan --board Social --year 2024");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("(-- -3)"), "{}", ran.err);
}

#[test]
fn a_failure_cannot_steer_the_terminal() {
    let ran = TestWorld::new().run(["show", "--demo", "evil\u{1b}]0;x\u{7}\u{9b}31m\u{202e}"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.chars().all(|sign| sign == '\n' || !sign.is_control()), "{:?}", ran.err);
    assert!(!ran.err.contains('\u{202e}'));
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused_where_text_is_meant() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let odd = OsString::from_vec(vec![b'a', 0xff, b'b']);
    let world = TestWorld::new();
    let ran = world.run([OsString::from("show"), OsString::from("--demo"), odd.clone()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("Fel IK-U13"), "{}", ran.err);
    let ran = world.run([OsString::from("show"), OsString::from("--file"), odd]);
    assert!(ran.err.starts_with("Fel IK-U10"), "{}", ran.err);
}

#[test]
fn files_that_are_none_of_ours_are_refused_and_left_alone() {
    let world = TestWorld::new();
    for (name, bytes) in
        [("empty.ikplan", &b""[..]), ("text.ikplan", b"hej"), ("half.ikplan", b"SQLite format 3\0half")]
    {
        std::fs::write(world.path(name), bytes).unwrap();
        for command in ["show", "summary", "history", "plan list", "export ut.json", "undo", "set 1 --status started"] {
            let ran = world.ik(&format!("{command} --file {name}"));
            assert!(matches!(ran.code, 6 | 7), "{command} {name}: {}", ran.shown());
            assert_eq!(english_in(&ran.err), Vec::<String>::new());
        }
        assert_eq!(std::fs::read(world.path(name)).unwrap(), bytes, "{name} was touched");
    }
}
