//! A chapter of a report as boards know it: routine, selection, method, observations with assessment, analysis, proposals, and
//! what was added to each of them at the end of the year. Nothing of it is lost, in the file or in the statement.

use crate::command::TestWorld;
use crate::words::ok;

const SELECTION: &str = "Enkäten gick till 214 anställda.\nSvar kom från 167, alltså 78 procent.";
const METHOD: &str =
    "Frågan ställdes i medarbetarenkäten:\n- Jag känner till målen.\n- Skala från helt fel (1) till helt rätt (5).";
const RESULT: &str = "Hälften, 52 procent, svarade 4 eller 5.\n\n- Skola: 61 procent\n- Omsorg: 44 procent";
const COMMENT: &str = "Två enheter fick enkäten en vecka senare.";
const ANALYSIS: &str = "Målen har tagits fram uppifrån.\nFå har talat om dem på sin arbetsplats.";
const PROPOSALS: [&str; 3] = [
    "Ta upp målen på arbetsplatsträffar.",
    "Göra ett underlag som cheferna kan använda.",
    "Se över hur målen syns i styrdokumenten.",
];

/// Each part of the chapter and what was added to it afterwards, in the order in which they are read.
const ADDED: [(&str, &str); 5] = [
    ("selection", "Vid helårskontrollen frågades även 31 vikarier."),
    ("method", "Vid helårskontrollen lästes dessutom tolv mötesanteckningar."),
    ("result", "Vid helårskontrollen svarade 58 procent 4 eller 5."),
    ("analysis", "Vid helårskontrollen märktes att träffarna hade gett resultat."),
    ("actions", "Vid helårskontrollen föreslogs att frågan ställs igen om ett år."),
];

fn world() -> TestWorld {
    let world = TestWorld::new();
    ok(&world, "new plan.ikplan --board Kommunstyrelsen --board-kind executive_board --year 2024");
    ok(&world, "area add --name \"Målen är kända\"");
    ok(&world, "risk-point add --into 1 --name \"Målen styr inte arbetet\"");
    ok(
        &world,
        "document add --name \"Riktlinje för målstyrning\" --kind guideline --dated-on 2022-03-14 --risk-points 1.1",
    );
    let run = |args: &[&str]| {
        let ran = world.run(args.iter().copied());
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.shown());
    };
    let title = "Kännedom om målen";
    run(&["control", "add", "--into", "1.1", "--title", title, "--selection", SELECTION, "--method", METHOD]);
    let texts = ["--result", RESULT, "--comment", COMMENT, "--analysis", ANALYSIS];
    let state = ["--status", "completed", "--assessment", "needs_development", "--period", "3"];
    run(&[&["set", "1.1.1"], &texts[..], &state[..]].concat());
    let found = ["--control", "1.1.1", "--what", "Målen är inte kända", "--severity", "minor", "--period", "3"];
    run(&[&["deviation", "add"], &found[..]].concat());
    for proposal in PROPOSALS {
        run(&["action", "add", "--deviation", "D1", "--what", proposal]);
    }
    for (section, text) in ADDED {
        let said = ["--section", section, "--on", "2025-01-15", "--by", "Controllern", "--text", text, "--period", "3"];
        run(&[&["supplement", "add", "--into", "1.1.1"], &said[..]].concat());
    }
    world
}

fn texts() -> Vec<String> {
    let own = [SELECTION, METHOD, RESULT, COMMENT, ANALYSIS].into_iter().chain(PROPOSALS);
    own.chain(ADDED.map(|(_, text)| text)).map(str::to_owned).collect()
}

#[test]
fn the_file_gives_back_every_word_of_it() {
    let world = world();
    let before = ok(&world, "export -").out;
    for text in texts() {
        let quoted = serde_json::to_string(&text).unwrap();
        assert!(before.contains(&quoted), "{quoted}");
    }
    std::fs::write(world.path("ut.json"), &before).unwrap();
    ok(&world, "import ut.json --into igen.ikplan");
    assert_eq!(ok(&world, "export - --file igen.ikplan").out, before);
}

#[test]
fn the_statement_tells_every_word_of_it_and_what_was_added_where_it_belongs() {
    let world = world();
    for format in ["md", "txt", "html"] {
        let statement = ok(&world, &format!("report --kind statement --format {format} --period 3 --force")).out;
        let words: Vec<&str> =
            statement.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let place = |text: &str| {
            let wanted: Vec<&str> =
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let at = words.windows(wanted.len()).position(|window| window == wanted);
            at.unwrap_or_else(|| panic!("{format}: «{text}» is not told:\n{statement}"))
        };
        for line in texts().iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty()) {
            place(line);
        }
        place("Process rutin riktlinje fungerar men behöver utvecklas");
        for (original, added) in [SELECTION, METHOD, RESULT, ANALYSIS].iter().zip(ADDED) {
            assert!(place(original.lines().next().unwrap()) < place(added.1), "{format}: {}", added.1);
        }
        let order = ADDED.map(|(_, text)| place(text));
        assert!(order.is_sorted(), "{format}: {order:?}");
    }
}
