//! The everyday job in few keys, and that every key either does something or says why not.

use crate::harness::Story;
use ikplan::app::library;
use ikplan::domain::{Book, ControlActivity, Node, Outcome, Status};
use ikplan::ui::state::detail::Target;

fn book(story: &Story) -> &Book {
    &story.model.plan().unwrap().session.book
}

/// What is recorded in the chosen period of the controls with some result, in the order of the tree.
fn results(story: &Story) -> Vec<(String, Status, String)> {
    let plan = story.model.plan().unwrap();
    let controls = plan.session.book.controls_of_plan(plan.session.plan);
    let outcome = |control: &&ControlActivity| plan.session.book.outcome(control.id, plan.session.period.unwrap());
    let told = |control: &ControlActivity, found: &Outcome| (control.title.clone(), found.status, found.result.clone());
    let found = controls.iter().filter_map(|control| Some(told(control, outcome(control)?)));
    found.filter(|(.., result)| !result.is_empty()).collect()
}

#[test]
fn three_controls_are_recorded_with_one_key_between_them() {
    let mut story = Story::demo();
    story.keys("p3").keys("<Home>or").sees("Ctrl+N slutförd, nästa").types("Inga fel.");
    story.keys("<C-n>").sees("Utfall · Reservrutiner för samhällsviktiga processer").types("En plan saknas.");
    story.keys("<C-n>").sees("Utfall · Uppföljning av rapporterade avvikelser").types("Allt är åtgärdat.");
    story.keys("<C-s>").sees_not("Utfall ·").sees("2 av 8 klara");
    let results = results(&story);
    let told: Vec<_> = results.iter().map(|(_, status, result)| (*status, result.as_str())).collect();
    let done = Status::Completed;
    assert_eq!(told, [(done, "Inga fel."), (done, "En plan saknas."), (Status::Started, "Allt är åtgärdat.")]);
}

#[test]
fn in_the_tree_the_same_key_ticks_off_and_goes_on_until_all_is_done() {
    let mut story = Story::demo();
    story.keys("p3").keys("<Home>o<C-n>").sees("1 av 8 klara");
    let title = |story: &Story| {
        let control = story.model.plan().unwrap().control().unwrap();
        book(story).control(control).unwrap().title.clone()
    };
    assert_eq!(title(&story), "Reservrutiner för samhällsviktiga processer");
    story.keys("<C-n><C-n><C-n><C-n><C-n><C-n><C-n>").sees("8 av 8 klara");
    story.sees("Alla kontroller i perioden är slutförda.");
    story.keys("u").sees("7 av 8 klara");
}

#[test]
fn a_message_over_a_form_covers_the_whole_line_below_it() {
    let mut story = Story::demo().size(80, 24);
    story.keys("<C-n>r").types("Inga fel.").keys("<C-n>").sees("Utfall · Supportärenden");
    let screen = story.screen();
    let line = screen.lines().find(|line| line.contains("Ändrade utfall")).unwrap();
    assert!(line.trim_start().starts_with("Ändrade utfall"), "{line}");
}

#[test]
fn what_must_be_mended_keeps_the_form_when_going_on() {
    let mut story = Story::demo();
    story.keys("r<Tab><Tab><Tab><Tab>").types("Avtalscontroller").keys("<Tab>").types("40/13");
    story.keys("<C-n>").sees("Inte ett datum").sees("Utfall · Handläggningstider");
}

#[test]
fn a_locked_period_is_read_and_not_completed() {
    let mut story = Story::demo();
    story.keys("p1").keys("<Enter>").sees("Utfall ·").sees_not("Ctrl+N").keys("<C-n>").sees("Ctrl+N gör inget här");
    story.keys("<Esc><C-n>").sees("Perioden är undertecknad och låst. L låser upp den.");
}

#[test]
fn writing_what_a_control_showed_begins_it_and_the_person_has_the_last_word() {
    let mut story = Story::demo();
    story.keys("p3").keys("<Home>or").sees("Status (krävs)     ○ Ej påbörjad");
    story.types("N").sees("Status (krävs)     ► Påbörjad");
    story.keys("<Backspace>").sees("Status (krävs)     ○ Ej påbörjad");
    story.keys("<Esc>").sees_not("utkast").keys("r");
    story.types("Nytt.").keys("<BackTab>").keys("1").keys("<Tab>").types(" Mer.");
    story.sees("Status (krävs)     ○ Ej påbörjad").keys("<C-s>").sees("0 av 8 klara");
    assert_eq!(results(&story)[0].1, Status::NotStarted);
}

#[test]
fn a_draft_is_marked_in_its_own_period() {
    let mut story = Story::demo();
    story.keys("r<C-End>").types(" Mer").keys("<Esc>").sees("utkast");
    story.keys(".").sees_not("utkast").keys(",").sees("utkast").keys(",").sees_not("utkast");
}

#[test]
fn the_detail_stays_on_the_same_thing_in_another_period_and_else_goes_to_the_top() {
    let mut story = Story::demo();
    story.keys("<Tab>");
    while !matches!(story.model.plan().unwrap().detail.target(), Some(Target::Outcome(_, "result"))) {
        story.keys("<Down>");
    }
    story.keys(",");
    let plan = story.model.plan().unwrap();
    let Some(Target::Outcome(key, "result")) = plan.detail.target() else { panic!() };
    assert_eq!(Some(key.period_id), plan.session.period);
    story.keys(".").keys("d<Enter>").keys(",");
    assert_eq!(story.model.plan().unwrap().detail.at, 0);
}

#[test]
fn the_next_unfinished_control_is_looked_for_among_those_that_are_shown() {
    let mut story = Story::demo();
    story.keys("f").keys("<End><Up><Up>").sees("Stöd och utveckling").keys("<Space><Enter>").sees("Filter:");
    let before = story.model.plan().unwrap().shown.controls;
    story.keys("ooooo").sees("Filter:");
    assert_eq!(story.model.plan().unwrap().shown.controls, before);
}

#[test]
fn several_controls_are_taken_from_the_library_into_their_usual_areas() {
    let mut story = Story::demo().size(100, 30);
    let taken = |story: &Story, code: &str| {
        let starter = library::find(code).unwrap();
        let plan = story.model.plan().unwrap().session.plan;
        let control = book(story).controls_of_plan(plan).into_iter().find(|each| each.title == starter.title).cloned();
        let point = book(story).risk_point(control.unwrap().risk_point_id).unwrap().area_id;
        (book(story).area(point).unwrap().name.clone(), starter.area.clone())
    };
    story.keys("X").sees("Enter lägger till").keys("<Enter>").keys("<Down><Enter>").keys("<Down><Enter>");
    story.sees("finns i planen").keys("<Esc>").sees("Kontrollplan");
    for code in ["attest", "delegation", "access"] {
        let (area, usual) = taken(&story, code);
        assert_eq!(area, usual, "{code}");
    }
    let selected = story.model.plan().unwrap().tree.selected;
    assert!(matches!(selected, Some(Node::Control(_))), "{selected:?}");
}

#[test]
fn an_empty_plan_says_what_to_do_first() {
    let mut story = Story::welcome().size(100, 30);
    story
        .keys("2")
        .types("Byggnadsnämnden")
        .keys("<C-s><Enter>")
        .sees("Planen är tom.")
        .sees("n Ny  X Kontrollbibliotek");
    story.sees_not("a Avvikelse").sees_not("g Granska");
    story.keys("o").sees("Inga kontrollmoment ska utföras i perioden.");
    story.keys("C").sees("Planen har inga kontrollmoment att ta ställning till.");
    story.keys("A").sees("Inga åtgärder än.").keys("<Esc>");
    story.keys("<C-s>").sees("Allt är redan sparat");
}

#[test]
fn the_start_page_offers_nothing_that_needs_a_file_before_there_is_one() {
    let mut story = Story::welcome();
    story.sees("1–9 eller Enter öppnar").sees_not("Blank märker");
}

#[test]
fn the_help_is_searched_by_typing() {
    let mut story = Story::demo();
    story.keys("?").sees("Registrera").types("ångra").sees("u Ctrl+Z").sees_not("Väljer status");
    story.types("xyz").sees("Inga träffar.").keys("<Backspace><Backspace><Backspace>").sees("u Ctrl+Z");
    story.keys("<Esc>").sees_not("Tangenter");
}

#[test]
fn places_with_keys_of_their_own_show_those() {
    let mut story = Story::demo();
    for (open, told) in [
        ("A", "flyttar datumet"),
        ("z", "ordnar efter vad det är"),
        ("Y", "fäller ihop och ut ett område"),
        ("R", "visar vad planen täcker"),
        ("S", "går till värdet i planen"),
    ] {
        story.keys(open).keys("?").sees(told).keys("<Esc>");
        story.keys("å").sees("å gör inget här. ? visar tangenterna.").keys("<Esc>").sees("Sammanställning");
    }
    story.keys("s<F1>").sees("väljer källa").keys("<Esc><Esc>");
}

#[test]
fn a_form_says_of_a_key_that_it_does_nothing_and_which_keys_do() {
    let mut story = Story::demo();
    story.keys("a").sees("F1 hjälp").keys("<C-x>").sees("Ctrl+X gör inget här. F1 visar tangenterna.");
    story.types("Fel text").keys("<C-u>").types("Rätt text<").keys("<Left><C-k>");
    story.keys("<C-s>").sees("Lade till avvikelse: Rätt text");
}

#[test]
fn the_title_keeps_the_period_when_the_board_has_a_long_name() {
    let mut story = Story::welcome();
    story.keys("2").types("Barn- och utbildningsnämnden i Ängelholm").keys("<C-s><Enter>").sees("Planen är tom.");
    story.sees("· Delår 1").sees("IK-plan 2024 · Barn- och utbild");
    story.resize(60, 16).sees("· Delår 1");
}

#[test]
fn a_hint_that_is_too_long_drops_its_middle_and_says_how_to_get_out() {
    let mut story = Story::demo().size(60, 16);
    story.keys("Y").sees("Tab visar nästa").sees("Esc stäng").keys("<Esc>");
    story.keys("R").sees("↑↓ risk").sees("Esc stänger").keys("<Esc>");
    story.keys("A").sees("x läge").sees("Esc stäng").sees_not("efter förfal┐");
}

#[test]
fn control_c_leaves_a_form_as_escape_does() {
    let mut story = Story::demo();
    story.keys("a").types("Halv mening").keys("<C-c>").sees("Utkastet är kvar.").keys("a").sees("Halv mening");
}

#[test]
fn in_a_window_too_small_to_see_nothing_is_changed_and_leaving_is_possible() {
    let mut story = Story::demo();
    story.keys("a").types("Synlig").resize(20, 5).types("xyz").paste("osett").keys("<Enter><Esc>");
    story.sees("q avslutar.").sees("kolumner");
    story.resize(80, 24).sees("Avvikelse (krävs)      Synlig").sees_not("Synligxyz");
    story.resize(20, 5).keys("q");
    assert!(story.quit);
}

#[test]
fn a_review_that_lacks_something_opens_where_it_is_written() {
    let mut story = Story::demo();
    story.keys("r<Tab><Tab><Tab><Tab><C-u><C-n><Esc>");
    story.keys("<Home><Down><Down>g").sees("1 Godkänn").sees("utförd av: inte angivet");
    story.keys("1").sees("Utfallet saknar utförd av").types("Internrevisor").keys("<C-s>");
    story.keys("g1").sees("Granskade och godkände");
}

#[test]
fn a_path_that_cannot_be_read_is_there_to_be_mended() {
    let mut story = Story::welcome();
    story.keys("3").types("finns-inte.xlsx").keys("<Enter>").sees("Importera från").sees("finns-inte.xlsx");
    story.sees("kunde inte läsas").keys("<Esc>");
    story.keys("4").types("inte-heller.ikplan").keys("<Enter>").sees("inte-heller.ikplan").sees("Öppna");
    // It was only typed: what is offered as used lately could be opened once.
    story.keys("<Esc>").sees("Välkommen").sees_not("Senast använda");
}

#[test]
fn the_questions_of_a_survey_are_what_is_added_first_where_the_survey_is() {
    let mut story = Story::demo();
    story.keys("n3").types("Brukarenkät").keys("<C-s>").sees("Inga frågor än. n lägger till.");
    story.keys("n").sees("1 Fråga i enkäten Brukarenkät").keys("1").types("Blev du bemött med respekt?").keys("<C-s>");
    story.sees_not("Inga frågor än.").keys("n").sees("1 Fråga i enkäten Brukarenkät").keys("<Esc>");
    story.keys("<Esc>n").sees("4 Fråga i enkäten Brukarenkät");
}

#[test]
fn the_boards_stand_in_columns_and_in_a_narrow_window_under_their_names() {
    let mut story = Story::demo().size(100, 30);
    story.keys("W").sees("Slutförda Grav. Mind. Ogr.  Åtg. Sena");
    story.sees("28,6 % (2 av 7)     1     6    0    11    4");
    let mut story = Story::demo().size(64, 30);
    story
        .keys("W")
        .sees("Kultur- och fritidsnämnden 2024 · Delår 2")
        .sees("28,6 % (2 av 7)     1     6    0    11    4");
}

#[test]
fn what_nobody_has_graded_is_counted_where_it_is_seen_and_a_long_list_says_that_it_goes_on() {
    let mut story = Story::demo();
    story.keys("a").types("Nytt fel").keys("<C-s>").sees("■ Grav. 1  ▲ Mind. 6  ? Ogr. 1");
    story.keys("<Space>2").sees("■ Graverande 1   ▲ Mindre allv. 7");
    story.resize(80, 16).keys("f").sees("rader till").keys("<End>").sees_not("5 rader till");
}

#[test]
fn from_an_area_the_next_unfinished_control_is_the_first_in_it() {
    let mut story = Story::demo();
    story.keys("p3").keys("/").types("informationssäkerhet").keys("<Enter>o");
    let control = story.model.plan().unwrap().control().unwrap();
    assert!(book(&story).control(control).unwrap().title.starts_with("Driftstopp"));
    story.keys("<Up><Up>O");
    let control = story.model.plan().unwrap().control().unwrap();
    assert!(book(&story).control(control).unwrap().title.starts_with("Uppföljning"));
}

#[test]
fn a_key_that_has_come_to_an_end_says_so() {
    let mut story = Story::demo();
    story.keys(".").keys(".").sees("Det finns ingen senare period i planen.");
    story.keys(",,,").sees("Det finns ingen tidigare period i planen.");
    story
        .keys("<Home>K")
        .sees("Det ligger redan först.")
        .keys("<End><Left><Left><Left><Left>J")
        .sees("Det ligger redan sist.");
}
