//! Lists that are counted and drawn from: which limit they are counted by, workbooks, and stopping.

use crate::figures::{bare, measured};
use crate::harness::Story;
use ikplan::app::demo;
use ikplan::domain::{DrawMethod, LimitRule, Measure, SheetItem, TestSheet};

/// The measured plan, at what feeds its first measure.
fn at_sources() -> Story {
    let mut story = Story::on(&measured());
    story.keys("s<Home><Space>").sees("Källa: Utredningar över fyra månader");
    story
}

fn rule_of_first(story: &Story) -> Option<LimitRule> {
    let book = &story.model.plan().unwrap().session.book;
    let measure = book.all::<Measure>().find(|measure| measure.name == "Utredningar över fyra månader").unwrap();
    measure.rule_id.map(|id| book.find::<LimitRule>(id).unwrap().clone())
}

#[test]
fn a_measure_without_a_limit_takes_one_over_before_a_list_is_counted() {
    let mut story = at_sources();
    std::fs::write(story.path("besked.csv"), "Inkom;Beslut\n2024-08-01;2024-08-15\n2024-08-01;2024-08-16\n").unwrap();
    story.sees("tidsgränsen väljs först").keys("2").sees("Tidsgräns: Utredningar över fyra månader");
    // A rule of the plan and one of the program by the same name are one; amounts limit no time.
    story.sees("5 Verkställighet av beslut").sees("6 Lägg till: Förhandsbedömning av barns behov").sees_not("Prisbas");
    story.sees("fyra månader, SoL 2001:453 11 kap. 2 §, gäller från 2002-01-01 till och med");
    story
        .keys(&"<Down>".repeat(5))
        .sees("14 dagar, 11 kap. 1 a § socialtjänstlagen (2001:453), gäller från 2013-01-01");
    insta::assert_snapshot!("limits", story.screen());
    insta::assert_snapshot!("limits_wide", story.size(140, 40).screen());
}

#[test]
fn the_limit_that_is_chosen_is_a_rule_of_the_plan_and_one_undo_takes_it_back() {
    let mut story = at_sources();
    std::fs::write(story.path("besked.csv"), "Inkom;Beslut\n2024-08-01;2024-08-15\n2024-08-01;2024-08-16\n").unwrap();
    story.keys("26").sees("Räkna ärendelista").types("besked.csv").keys("<Enter>").sees("50,0 % (1 av 2)");
    story.sees("14 dagar").sees("11 kap. 1 a § socialtjänstlagen (2001:453)").keys("<Enter>").sees("50,0 % (1 av 2)");
    let rule = rule_of_first(&story).unwrap();
    assert_eq!((rule.name.as_str(), rule.rows.len()), ("Förhandsbedömning av barns behov", 2));
    // Now that there is a limit, another can be chosen, and no list is asked for.
    story.keys("<Space>").sees("Byt tidsgräns").keys("3").sees("Tidsgräns:").keys("1").sees_not("Räkna ärendelista");
    assert_eq!(rule_of_first(&story).unwrap().name, "Utredning av ett barns behov");
    story.keys("<Esc>u");
    assert_eq!(rule_of_first(&story).unwrap().name, "Förhandsbedömning av barns behov");
    story.keys("uu");
    assert_eq!(rule_of_first(&story), None);
    let book = &story.model.plan().unwrap().session.book;
    assert!(
        book.limit_rules(demo::PLAN)
            .all(|rule| !rule.name.contains("barns behov") || rule.name.starts_with("Utredning"))
    );
}

#[test]
fn limits_of_the_program_are_looked_through_before_they_become_rules_of_the_plan() {
    let mut story = Story::on(&bare());
    story.keys("<C-p>").types("gränsregler").keys("<Enter>").sees("6 Ny gränsregel").sees("Lägg till: Prisbasbelopp");
    story
        .keys("<End>")
        .sees("57 300 kronor, 2 kap. 7 § socialförsäkringsbalken")
        .keys("<Enter>")
        .sees("Prisbasbelopp")
        .sees("52");
    story.keys("<C-s>").sees("Lade till gränsregel: Prisbasbelopp");
    story.keys("<C-p>").types("gränsregler").keys("<Enter>").sees("6 Prisbasbelopp").sees_not("Lägg till: Prisbas");
}

#[test]
fn counting_is_stopped_by_leaving_it_and_what_comes_later_is_not_shown() {
    let mut story = at_sources();
    std::fs::write(story.path("a.csv"), "Inkom;Beslut\n2024-08-01;2024-08-15\n").unwrap();
    story.slow = true;
    story.keys("26").types("a.csv").keys("<Enter>").sees("Räknar ärendelistan").sees("a.csv läses. Esc avbryter");
    story.keys("<Esc>").sees("Räkningen avbröts. Inget har ändrats.").sees("Utredningar över fyra månader");
    story.read_lists();
    story.sees_not("Räknat för").sees_not("IK-L").keys("<Space>2").types("a.csv").keys("<Enter>").sees("Räknat för");
}

#[test]
fn reading_a_population_is_stopped_by_leaving_it() {
    let mut story = Story::demo();
    story.keys("c<End><Enter>").types("Fakturor").keys("<Enter>1").sees("Vilken fil?").types("f.csv");
    std::fs::write(story.path("f.csv"), "Nr;Belopp\n1;2\n2;2\n").unwrap();
    story.slow = true;
    story.keys("<Enter>").sees("Esc").keys("<Esc>").sees("Vilken fil?");
    story.read_lists();
    story.sees("Vilken fil?").sees_not("Belopp").keys("<Enter>").sees("Belopp");
}

/// A workbook with a title above its headings.
fn workbook(path: &std::path::Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["Verifikation", "Belopp"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for row in 1..=500_u32 {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, f64::from(row) * 1.5).unwrap();
    }
    book.save(path).unwrap();
}

fn drawn(story: &Story) -> (TestSheet, Vec<String>) {
    let book = &story.model.plan().unwrap().session.book;
    let sheet = book.all::<TestSheet>().last().unwrap().clone();
    let items = book.items(sheet.id).map(|item: &SheetItem| item.identity.clone()).collect();
    (sheet, items)
}

#[test]
fn a_workbook_is_drawn_from_as_its_text_is() {
    let mut story = Story::demo();
    story.keys("c<End><Enter>").types("Verifikationer").keys("<Enter>1");
    workbook(&story.path("verifikationer.xlsx"));
    story.types("verifikationer.xlsx").keys("<Enter>");
    story.sees("Verifikation").sees("identitet").keys("<Enter>1");
    story.sees("Listan har 500 poster.").types("5").keys("<Enter>").keys(&"<Backspace>".repeat(60));
    story.types("plan-2026/k7/seed-4711").keys("<Enter>").types("Attest finns").keys("<C-s>");
    story.sees("408, 39, 310, 96, 170").sees("SHA-256").keys("<Enter>");
    let (sheet, items) = drawn(&story);
    assert_eq!(items, ["408", "39", "310", "96", "170"]);
    assert_eq!((sheet.population.count, sheet.population.source.as_str()), (Some(500), "verifikationer.xlsx"));
    assert_eq!(sheet.population.sha256.len(), 64);
}

#[test]
fn chosen_items_are_taken_from_a_file_and_those_not_in_it_are_named() {
    let mut story = Story::demo();
    story.keys("c<End><Enter>").types("Dyra fakturor").keys("<Enter>1");
    std::fs::write(story.path("f.csv"), "Nr;Belopp\nF-1;10\nF-2;99000\nF-3;20\nF-4;88000\n").unwrap();
    story.types("f.csv").keys("<Enter>").sees("Belopp").keys("<Enter>3").sees("Varför").types("De två dyraste");
    story.keys("<Enter>").paste("F-4\nF-9\n").keys("<C-s>").types("Attest").keys("<C-s>").sees("F-9");
    story.sees_not("Stämmer det?").keys("<Esc>").keys(&"<Backspace>".repeat(5)).paste("\nF-2").keys("<C-s><C-s>");
    story.sees("Stämmer det?").sees("riktat: De två dyraste").sees("2 av 4").keys("<Enter>");
    let (sheet, items) = drawn(&story);
    assert_eq!((sheet.draw.method, sheet.draw.reason.as_str()), (DrawMethod::Targeted, "De två dyraste"));
    assert_eq!(items, ["F-2", "F-4"]);
}

#[test]
fn the_form_of_a_deviation_tells_which_grade_the_limit_proposes() {
    let mut story = Story::on(&measured());
    story.keys("/").types("Utredningar över fyra").keys("<Enter>a").sees("Måttets gräns föreslår: ■ Graverande");
    story.types("För sent").keys("<Esc>").sees("Utkastet är kvar");
    // The message covers words of the border whole.
    let screen = story.screen();
    let border = screen.lines().find(|line| line.contains("Utkastet är kvar")).unwrap();
    let after = border.split("fortsätta").nth(1).unwrap().trim_start_matches(['.', ' ']);
    assert!(!after.starts_with(char::is_alphabetic), "{border}");
}

#[test]
fn figures_are_drawn_at_every_width_and_no_name_is_lost() {
    for columns in (60..=140).step_by(7) {
        let mut story = Story::demo().size(columns, 40);
        story.keys("<Tab>");
        let mut seen = String::new();
        for _ in 0..40 {
            let screen = story.screen();
            seen.extend(screen.chars().filter(|c| c.is_alphanumeric()));
            story.keys("<Down><Down><Down><Down>");
        }
        for text in ["Handläggningstider", "319", "37,5", "1218", "forhandsbedomningar"] {
            assert!(seen.contains(&text.replace(',', "")), "{text} at {columns}");
        }
        story.keys("<Esc>s").screen();
        story.keys("<Esc>S").screen();
    }
}

#[test]
fn what_a_filter_hid_is_selected_again_when_it_is_seen_again() {
    let mut story = Story::demo();
    let selected = |story: &Story| story.model.plan().unwrap().tree.selected;
    story.keys("/Reservrutiner<Enter>");
    let before = selected(&story);
    story.keys("f<Down><Down><Space><Enter>").sees("Filter: 4 av 8").sees_not("Reservrutine");
    assert_ne!(selected(&story), before);
    story.keys("<Esc>");
    assert_eq!(selected(&story), before);
    story.keys("f<Down><Space><Enter>").sees("Filter: 0 av 8").keys("<Esc>");
    assert_eq!(selected(&story), before);
    story.keys("f<Down><Down><Space><Enter><End>");
    let chosen = selected(&story);
    story.keys("<Esc>");
    assert_eq!(selected(&story), chosen, "what was chosen meanwhile stays");
}

#[test]
fn a_command_is_found_by_what_it_does() {
    let mut story = Story::demo();
    story.keys(":").types("rapportperioder").sees("Redigera perioder").keys("<C-u>");
    story.types("undertecknar").sees("Lås, lås upp").sees("Undertecknar och låser perioden");
}

#[test]
fn removing_what_a_locked_period_has_says_that_and_nothing_else() {
    let mut story = Story::demo();
    story.keys("<Home><Delete>").sees_not("någon annan").sees("låst");
}
