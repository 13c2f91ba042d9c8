//! Walking the plan, ticking off, switching period, undoing.

use crate::harness::Story;
use ikplan::domain::ControlId;
use ikplan::ui::input::{Input, MouseKind};
use ikplan::ui::msg::Msg;
use ikplan::ui::state::detail::Target;
use ikplan::ui::update::deadline;
use std::time::Duration;

#[test]
fn the_first_screen_shows_plan_figures_and_what_can_be_done() {
    let mut story = Story::demo();
    story.sees("IK-plan 2024 · Socialnämnden · Delår 2 (maj–aug)").sees("2 av 7 klara").sees("exempel");
    story.sees("■ Graverande 1").sees("▲ Mindre allv. 6").sees("Åtgärder öppna 11, varav sena 4");
    story.sees("Enter Öppna").sees("? Hjälp");
    insta::assert_snapshot!(story.styled());
}

#[test]
fn wide_windows_get_three_panes_and_narrow_ones_one() {
    insta::assert_snapshot!("wide", Story::demo().size(140, 40).screen());
    insta::assert_snapshot!("narrow", Story::demo().size(60, 16).screen());
    Story::demo().size(59, 16).sees("Fönstret är för litet.").sees("60 kolumner och 16 rader");
    Story::demo().size(0, 0).screen();
}

#[test]
fn a_window_that_was_another_size_shows_what_one_of_its_size_shows_at_once() {
    // The tree, the end of the tree, the details, the summary, and lists over them.
    for keys in [
        "",
        "<End>",
        "<Tab><Down><Down><End>",
        "<Tab><Tab><End>",
        "d<End>",
        "A<End>",
        "z<End>",
        "Y<End><Down>",
        "S",
        "R<End>",
        "s<End>",
    ] {
        for size in [(80, 24), (140, 40), (60, 16)] {
            let mut fresh = Story::demo().size(size.0, size.1);
            let expected = fresh.keys(keys).screen();
            // The cursor beside the tree is on a line, and another width makes other lines.
            let wide = if keys.starts_with("<Tab>") { (size.0, 60) } else { (200, 60) };
            for other in [(40, 10), (0, 0), wide, (size.0, 17)] {
                fresh.resize(other.0, other.1).resize(size.0, size.1);
                assert_eq!(fresh.screen(), expected, "{keys} at {size:?} after {other:?}");
            }
        }
    }
}

#[test]
fn x_ticks_off_and_u_takes_it_back() {
    let mut story = Story::demo();
    story.keys("x").sees("3 av 7 klara").sees("√ Klar 3").sees("Slutförd");
    story.keys("u").sees("2 av 7 klara").sees("Ångrade: status för");
    story.keys("U").sees("3 av 7 klara").sees("Gjorde om: status för");
}

#[test]
fn space_offers_four_statuses_and_a_digit_chooses_at_once() {
    let mut story = Story::demo();
    story.keys("<Space>").sees("1 ○ Ej påbörjad").sees("4 √ Slutförd").sees("nu");
    story.keys("1").sees("○ Ej påb. 1").sees("► Påb. 3");
}

#[test]
fn escape_leaves_one_thing_at_a_time_and_never_the_program() {
    let mut story = Story::demo();
    story.keys("<Space><Esc>").sees_not("Status: ");
    story.keys("<Tab><Esc><Esc><Esc><Esc>").sees("Kontrollplan");
    assert!(!story.quit);
    story.keys("<C-c>").sees("Tryck q för att avsluta");
    assert!(!story.quit);
    story.keys("q");
    assert!(story.quit);
}

#[test]
fn periods_are_switched_by_list_and_by_key_and_have_figures_of_their_own() {
    let mut story = Story::demo();
    story.keys(",").sees("Delår 1");
    story.keys("..").sees("· Årsrapport  ").sees("0 av 8 klara");
    story.keys("p2").sees("Delår 2 (maj–aug)").sees("2 av 7 klara");
}

#[test]
fn a_signed_off_period_refuses_and_says_why() {
    let mut story = Story::demo();
    story.keys(",x").sees("Perioden är undertecknad och låst.");
    story.keys(".").sees("2 av 7 klara");
}

#[test]
fn branches_close_and_open_and_the_selection_stays_on_its_item() {
    let mut story = Story::demo();
    story.keys("<Left><Left><Left><Left>").sees("+ Effektiva arbets");
    story.sees_not("Reservrutin");
    story.keys("<Right>").sees("- Effektiva arbetsmetoder").sees("Reservrutin");
    story.keys("*").sees("- Ekonomi").keys("*").sees("+ Ekonomi");
}

#[test]
fn an_unbound_key_says_so_and_paste_outside_a_field_is_refused() {
    let mut story = Story::demo();
    story.keys("9").sees("9 gör inget här. ? visar tangenterna.");
    story.paste("x\nq\n").sees("Klistra in i ett fält");
    assert!(!story.quit);
    story.wait(Duration::from_secs(7)).sees_not("Klistra in");
    // A refusal does not follow the person into what they do next, though it may be read again in the list.
    story.keys("9").sees("9 gör inget här.").keys("e").sees_not("9 gör inget").keys("<Esc>");
    story.keys("M").sees("9 gör inget här.").sees("Klistra in i ett fält");
}

#[test]
fn search_finds_by_parts_of_words_and_goes_there() {
    let mut story = Story::demo();
    story.keys("/").types("faktur").sees("Stickprov");
    let before = story.model.plan().unwrap().control();
    story.keys("<Enter>");
    assert_ne!(story.model.plan().unwrap().control(), before);
    story.keys("b").sees("Handläggningstider i");
    story.keys("/").types("qqqq").sees("Inga träffar.").keys("<Esc>");
}

#[test]
fn the_filter_narrows_counts_and_is_lifted() {
    let mut story = Story::demo();
    story.keys("f").sees("[ ] √ Slutförd");
    story.keys("<Down><Down><Down><Down><Space>").sees("[x] √ Slutförd").keys("<Enter>");
    story.sees("Filter: 2 av 8").sees_not("Stickprov");
    story.keys("<Esc>").sees_not("Filter:").sees("Stickprov");
}

#[test]
fn the_palette_finds_commands_and_says_why_some_cannot_be_given() {
    let mut story = Story::demo();
    story.keys("<C-p>").types("retry");
    story.sees("Inga träffar.").keys("<Esc>");
    story.keys("<C-p>").types("spara igen").sees("Allt är sparat.");
    story.keys("<Enter>").sees("Försök spara igen").keys("<Esc>");
    story.keys("<C-p>").types("nästa period<Enter>");
}

#[test]
fn help_lists_the_keys_of_the_place() {
    let mut story = Story::demo();
    story.keys("?").sees("Registrera").sees("Blank");
    insta::assert_snapshot!(story.screen());
}

#[test]
fn english_has_the_same_keys_and_its_own_words() {
    let mut story = Story::demo().english();
    story.keys("x").sees("3 of 7 done").sees("Completed").sees("Search");
    story.keys("u").sees("2 of 7 done");
}

#[test]
fn the_hardware_cursor_is_on_what_is_marked() {
    let mut story = Story::demo();
    let first = story.cursor().unwrap();
    story.keys("<Down>");
    assert_eq!(story.cursor().unwrap().y, first.y + 1);
    story.keys("<Up><Space><Down>");
    let marked = story.cursor().unwrap();
    let row = story.screen().lines().nth(usize::from(marked.y)).unwrap().to_owned();
    assert!(row.contains("3 ║ Pausad"), "{row}");
}

#[test]
fn the_mouse_selects_and_the_footer_can_be_clicked() {
    let mut story = Story::demo();
    story.click(5, 6).sees("Reservrutiner");
    let column = story.screen().lines().last().unwrap().chars().take_while(|c| *c != '?').count();
    story.click(u16::try_from(column).unwrap(), 23).sees("Tangenter");
}

#[test]
fn quitting_over_changes_that_could_not_be_saved_says_so_first() {
    let mut story = Story::demo();
    story.model.file.stalled = 2;
    story.keys("q").sees("2 ändringar är inte sparade").sees("Avsluta och förlora 2 ändringar");
    assert!(!story.quit, "which of them is meant is chosen first");
    story.keys("q");
    assert!(!story.quit, "the same key again loses nothing");
}

fn control(story: &Story) -> Option<ControlId> {
    story.model.plan().unwrap().control()
}

#[test]
fn the_selection_stays_on_its_item_when_rows_around_it_come_and_go() {
    let mut story = Story::demo();
    story.keys("<End>").sees("Trohet mot ramavtal");
    let last = control(&story);
    assert!(last.is_some());
    story.keys("f<Down><Down><Space><Enter>").sees("Filter: 4 av 8");
    assert_eq!(control(&story), last, "filtered");
    story.keys("<Esc>").sees_not("Filter:");
    assert_eq!(control(&story), last, "all shown again");
    story.keys("x").sees("√ Klar 3").keys("u");
    assert_eq!(control(&story), last, "taken back");
}

#[test]
fn a_filter_that_is_on_follows_what_is_ticked_off() {
    let mut story = Story::demo();
    story.keys("f<Down><Down><Space><Enter>").sees("Filter: 4 av 8").sees("Handläggning");
    story.keys("x").sees("Filter: 3 av 8").keys("u").sees("Filter: 4 av 8");
}

#[test]
fn a_line_of_the_summary_leads_to_what_it_counts() {
    let mut story = Story::demo();
    story.keys("<Tab><Tab><Enter>").sees("Fem processer saknar kontinuitetsplan").keys("<Esc>");
    // A line with two statuses shows the controls of both: none is not started, four are begun.
    story.keys("<Down><Enter>").sees("Filter: 4 av 8").keys("<Esc>");
    story.keys("<Tab><Tab><Down><Enter>").sees("Filter: 3 av 8");
}

#[test]
fn the_next_unfinished_and_the_next_deviation_are_single_keys_that_go_around() {
    let around = |forward: &str, back: &str| {
        let mut story = Story::demo();
        let mut visited = vec![control(&story).unwrap()];
        loop {
            story.keys(forward);
            let here = control(&story).unwrap();
            if visited.contains(&here) {
                assert_eq!(here, visited[0], "around the end to where it began");
                break;
            }
            visited.push(here);
        }
        let mut returned: Vec<_> = (1..visited.len()).map(|_| control(story.keys(back)).unwrap()).collect();
        returned.reverse();
        assert_eq!(returned, visited[1..]);
        visited.len()
    };
    assert_eq!(around("o", "O"), 5, "four begun and one paused");
    assert_eq!(around("v", "V"), 6, "six controls have deviations");
}

#[test]
fn back_goes_to_the_place_in_its_period_and_forward_returns() {
    let mut story = Story::demo();
    let first = control(&story);
    story.keys("/").types("ramavtal").keys("<Enter>.").sees("· Årsrapport");
    let there = control(&story);
    story.keys("b").sees("· Delår 2");
    assert_eq!(control(&story), first);
    story.keys("B").sees("· Årsrapport");
    assert_eq!(control(&story), there);
}

#[test]
fn a_message_stays_long_enough_to_be_read_and_nothing_wakes_the_program_after_it() {
    let mut story = Story::demo();
    assert_eq!(deadline(&story.model), None, "nothing to wait for");
    story.keys("9").wait(Duration::from_secs(4)).sees("9 gör inget här.");
    assert!(deadline(&story.model).is_some());
    story.wait(Duration::from_secs(5)).sees_not("9 gör inget");
    assert_eq!(deadline(&story.model), None);
}

#[test]
fn in_the_tables_a_click_marks_a_row_and_a_second_one_opens_it() {
    let mut story = Story::demo();
    story.keys("A").click(10, 7).sees("Tätare uppföljning av").click(10, 3).sees("Tätare uppföljning av");
    story.mouse(MouseKind::Double, 10, 7).sees("Åtgärd · Tätare uppföljning").keys("<Esc><Esc>");
    story.keys("z").click(10, 9).sees("Handläggningstider i myndighetsutövningen");
    story.mouse(MouseKind::Double, 10, 9).sees_not("Att göra nu ·").sees("Påbörjad, ej slutförd");
    story.keys("R").click(10, 12).sees("2 kontrollmoment").click(30, 3).sees("2 kontrollmoment");
    story.mouse(MouseKind::Double, 10, 11).sees("Riskpunkt · Krisberedskap").keys("<Esc><Esc>");
    story.keys("Y").click(70, 9).sees("2.1.1 Driftstopp och fel i automatiseringen · Årsrapport");
    story.click(10, 5).sees("1.2.1 Reservrutiner för samhällsviktiga processer · Årsrapport");
    story.mouse(MouseKind::Double, 45, 9).sees_not("Årsöversikt 2024").sees("Delår 1 5 av 7 klara");
}

#[test]
fn columns_are_as_many_as_a_window_has_room_for_while_it_is_made_smaller_and_larger() {
    let mut story = Story::demo();
    story.keys("W").sees("Mind.").sees("Sena");
    let wide = story.screen();
    story.resize(60, 20).sees("Sena").sees("28,6 % (2 av 7)").resize(30, 8).resize(80, 24);
    assert_eq!(story.screen(), wide);
    story.keys("<Esc>A").resize(60, 24).sees("Åtgärd").sees("Ledningsgr").sees("Ansvarig: Förvaltningschef");
    story.keys("<Esc>z").sees("Handläggningstider").sees("Ansvarig:").keys("<Esc>I").sees("klistras");
}

#[test]
fn the_wheel_turns_a_text_at_once() {
    let mut story = Story::demo();
    story.sees("Utredningar om barn över fyra");
    let top = |story: &mut Story| story.screen().lines().nth(2).unwrap().chars().skip(40).collect::<String>();
    let before = top(&mut story);
    story.mouse(MouseKind::WheelDown, 60, 10);
    assert_ne!(top(&mut story), before);
    story.mouse(MouseKind::WheelUp, 60, 10);
    assert_eq!(top(&mut story), before);
}

#[test]
fn the_mouse_selects_opens_scrolls_and_lists_commands() {
    let mut story = Story::demo();
    let before = control(&story);
    story.mouse(MouseKind::WheelDown, 60, 10).screen();
    let plan = story.model.plan().unwrap();
    assert_eq!((control(&story), plan.detail.scroll), (before, 3), "what is under the pointer moves, and nothing else");
    story.mouse(MouseKind::WheelDown, 10, 5);
    assert_ne!(control(&story), before);
    story.mouse(MouseKind::Double, 20, 6).sees("Utfall · Reservrutiner");
    story.keys("<Esc>").mouse(MouseKind::Context, 20, 4).sees("Kommandon");
}

#[test]
fn a_window_that_loses_the_focus_saves_what_is_being_typed() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("r<C-End>").types(" Halv mening å");
    story.send(Msg::Input(Input::FocusLost));
    let mut story = story.crash();
    story.keys("r").sees("Utkast från").keys("<C-End>").sees("Halv mening å");
}

#[test]
fn a_plan_is_opened_as_it_was_left() {
    let mut story = Story::on(&crate::figures::bare());
    story.keys("<Home><Left>").sees("+ Effektiva").keys("<Down><Down><Down>,").sees("Delår 1");
    let selected = story.model.plan().unwrap().tree.selected;
    let mut story = story.restart();
    story.sees("+ Effektiva").sees("Delår 1");
    assert_eq!(story.model.plan().unwrap().tree.selected, selected);
}

#[test]
fn the_cursor_in_the_details_stays_on_its_line_when_lines_come_above_it() {
    let mut story = Story::demo();
    story.keys("d").types("lagens tid").keys("<Enter>");
    let on = |story: &Story| story.model.plan().unwrap().detail.target();
    let deviation = on(&story);
    assert!(matches!(deviation, Some(Target::Deviation(_))));
    story.keys("r<C-End>").types(" En rad.\nEn till.\nEn tredje.").keys("<C-s>");
    assert_eq!(on(&story), deviation);
}

#[test]
fn with_plain_signs_there_is_no_sign_that_a_terminal_without_symbols_lacks() {
    let screens = [
        "", "r", "?", "<C-p>", "d", "A", "z", "Y", "Y<Tab>", "S", "R", "X", "W", "w", "E", "P", "M", "f", "<Space>",
        "s", "c",
    ];
    for keys in screens {
        let mut story = Story::demo();
        story.model.look.glyphs = ikplan::i18n::terms::Glyphs::Ascii;
        let screen = story.keys(keys).screen();
        // Latin-1 is what even the oldest of them show.
        let odd: Vec<char> = screen.chars().filter(|c| *c > 'ÿ').collect();
        assert!(odd.is_empty(), "{keys}: {odd:?}\n{screen}");
    }
}

#[test]
fn the_history_of_the_demonstration_begins_with_an_import_of_nothing_named() {
    let mut story = Story::demo();
    story.keys("H").sees("Historik").sees("import").sees_not("import av");
}
