//! What keys do in a form.

use crate::desk::{Desk, day};
use ikplan::app::demo;
use ikplan::domain::{Outcome, Problem, ProblemCode, Record, RecordKind, Severity, SignOff, SignOffId, Status, Verb};
use ikplan::i18n::Lang;
use ikplan::ui::form::{FormOutcome, FormState, Refusal, Saving, ViewReason};
use ikplan::ui::input::{Chord, Input, Key, MouseKind};

fn after(change: &ikplan::domain::Change) -> Record {
    change.edits.last().and_then(|edit| edit.after.clone()).unwrap()
}

#[test]
fn tab_and_the_arrows_walk_every_field_and_enter_never_commits() {
    let mut desk = Desk::on(RecordKind::Area);
    assert_eq!(desk.form.focused(), Some("name"));
    assert_eq!(desk.press(Key::Enter), FormOutcome::Save(Saving::Nothing));
    assert_eq!(desk.form.focused(), Some("purpose"));
    assert_eq!(desk.press(Key::Enter), FormOutcome::Changed);
    desk.type_in("Å");
    assert!(desk.form.value("purpose").unwrap().ends_with("\nÅ"));
    desk.press(Key::Tab);
    assert_eq!(desk.form.focused(), None);
    desk.press(Key::Tab);
    assert_eq!(desk.form.focused(), Some("name"));
    desk.press(Key::BackTab);
    assert_eq!(desk.form.focused(), None);
    desk.press(Key::Up);
    assert_eq!(desk.form.focused(), Some("purpose"));
    for _ in 0..40 {
        desk.press(Key::Up);
    }
    assert_eq!(desk.form.focused(), Some("name"));
    for _ in 0..40 {
        desk.press(Key::Down);
    }
    assert_eq!(desk.form.focused(), None);
    assert!(matches!(desk.press(Key::Enter), FormOutcome::Submit(_)));
}

#[test]
fn what_is_written_becomes_one_change_of_those_fields_alone() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.rewrite("result", "Åtta av tio ärenden höll tiden.\nTvå gjorde det inte.");
    desk.rewrite("performed_by", "Örjan Ek");
    // Meanwhile somebody ticks the control off.
    let FormOutcome::Submit(first) = desk.ctrl(Key::Char('s')) else { panic!() };
    let Record::Outcome(before) = first.edits[0].before.clone().unwrap() else { panic!() };
    let ticked = Outcome { status: Status::Completed, ..before.clone() };
    let tick = desk.book.put_change(Verb::SetStatus, ticked);
    desk.book.apply(&tick).unwrap();
    let change = desk.change();
    let Record::Outcome(outcome) = after(&change) else { panic!() };
    assert_eq!(outcome.result, "Åtta av tio ärenden höll tiden.\nTvå gjorde det inte.");
    assert_eq!((outcome.performed_by.as_str(), outcome.status), ("Örjan Ek", Status::Completed));
    assert_eq!(outcome.comment, before.comment);
    assert_eq!(change.verb, Verb::Edit);
    desk.book.apply(&change).unwrap();
}

#[test]
fn the_reason_of_a_pause_is_asked_for_only_in_a_pause() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.form.focus_on("status");
    desk.press(Key::Char('4'));
    assert!(!desk.screen().contains("Orsak till pausen"));
    desk.form.focus_on("paused_reason");
    assert_eq!(desk.form.focused(), Some("status"));
    desk.press(Key::Char('3'));
    assert!(desk.screen().contains("Orsak till pausen"));
    desk.press(Key::Down);
    assert_eq!(desk.form.focused(), Some("paused_reason"));
    desk.type_in("Väntar på underlag");
    let Record::Outcome(outcome) = after(&desk.change()) else { panic!() };
    assert_eq!((outcome.status, outcome.paused_reason.as_str()), (Status::Paused, "Väntar på underlag"));
    desk.form.focus_on("status");
    desk.press(Key::Char('1'));
    let Record::Outcome(outcome) = after(&desk.change()) else { panic!() };
    assert_eq!((outcome.status, outcome.paused_reason.as_str()), (Status::NotStarted, ""));
}

#[test]
fn what_is_wrong_is_said_at_the_field_and_the_cursor_goes_there() {
    let mut desk = Desk::on(RecordKind::Period);
    desk.rewrite("to", "igen");
    desk.press(Key::Tab);
    assert!(desk.screen().contains("! Inte ett datum."), "{}", desk.screen());
    desk.rewrite("name", "");
    desk.form.focus_on("due_on");
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::Problems(2)));
    assert_eq!(desk.form.focused(), Some("name"));
    assert!(desk.screen().contains("! Fältet måste fyllas i."));
    desk.type_in("Delår 2");
    assert!(!desk.screen().contains("! Fältet måste fyllas i."));
    desk.rewrite("to", "1/1 2024");
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::Problems(1)));
    assert_eq!(desk.form.value("to"), Some("2024-01-01"));
    assert!(desk.screen().contains("! Slutet ligger före början."));
    desk.rewrite("to", "2024-08-30");
    let change = desk.change();
    desk.book.apply(&change).unwrap();
}

#[test]
fn nothing_is_said_while_a_value_is_being_written() {
    let mut desk = Desk::on(RecordKind::Period);
    desk.rewrite("due_on", "20");
    assert!(!desk.screen().contains('!'), "{}", desk.screen());
}

#[test]
fn what_the_model_refuses_is_said_at_its_field() {
    let mut desk = Desk::on(RecordKind::Period);
    desk.rewrite("number", "1");
    let change = desk.change();
    let problem = desk.book.apply(&change).unwrap_err();
    assert_eq!(problem.code, ProblemCode::Duplicate);
    assert!(desk.form.refuse(&problem));
    assert_eq!(desk.form.focused(), Some("number"));
    assert!(desk.screen().contains("! Finns redan."));
    let elsewhere = Problem { field: Some("plan_id"), ..problem };
    assert!(!desk.form.refuse(&elsewhere));
}

#[test]
fn dates_are_understood_stepped_and_shown_in_full() {
    let mut desk = Desk::on(RecordKind::Action);
    for (written, shown) in
        [("14/3", "2024-03-14"), ("idag", "2024-09-16"), ("+7", "2024-09-23"), ("v12", "2024-03-18")]
    {
        desk.rewrite("due_on", written);
        desk.press(Key::Tab);
        assert_eq!(desk.form.value("due_on"), Some(shown), "{written}");
    }
    desk.rewrite("due_on", "2025-03-01");
    desk.press(Key::Char('-'));
    desk.ctrl(Key::Up);
    desk.press(Key::Char('+'));
    assert_eq!(desk.form.value("due_on"), Some("2025-03-02"));
    desk.ctrl(Key::Char('z'));
    assert_eq!(desk.form.value("due_on"), Some("2025-03-01"));
    desk.rewrite("due_on", "");
    desk.ctrl(Key::Down);
    assert_eq!(desk.form.value("due_on"), Some("2024-09-16"));
}

#[test]
fn a_moved_due_date_keeps_the_old_one_in_view() {
    let mut desk = Desk::on(RecordKind::Action);
    let Record::Action(before) = crate::desk::sample(&desk.book, RecordKind::Action).remove(0) else { panic!() };
    desk.rewrite("due_on", "2031-01-31");
    let change = desk.change();
    let Record::Action(action) = after(&change) else { panic!() };
    assert_eq!(action.due_on, Some(day("2031-01-31")));
    assert_eq!(action.earlier_due.last().copied(), before.due_on);
    desk.book.apply(&change).unwrap();
}

#[test]
fn names_already_in_the_plan_are_offered_and_others_are_free() {
    let mut desk = Desk::on(RecordKind::ControlActivity);
    desk.rewrite("responsible", "");
    let offered = desk.screen().lines().find_map(|line| line.split("→ väljer ").nth(1).map(str::to_owned)).unwrap();
    let offered = offered.split("   ").next().unwrap().to_owned();
    desk.press(Key::Right);
    assert_eq!(desk.form.value("responsible"), Some(offered.as_str()));
    desk.type_in("\nRoll: Ärendesamordnare");
    let Record::ControlActivity(control) = after(&desk.change()) else { panic!() };
    assert_eq!(control.responsible.len(), 2);
    assert_eq!(control.responsible[1].name, "Ärendesamordnare");
}

#[test]
fn a_reference_is_searched_for_and_cleared() {
    let mut desk = Desk::on(RecordKind::Deviation);
    desk.form.focus_on("risk_point_id");
    desk.type_in("a");
    assert!(desk.screen().contains("Esc stänger"));
    desk.press(Key::Esc);
    assert_eq!(desk.form.focused(), Some("risk_point_id"));
    desk.press(Key::Enter);
    desk.press(Key::Down);
    assert!(matches!(desk.press(Key::Enter), FormOutcome::Save(Saving::Draft(_))));
    assert_eq!(desk.form.focused(), Some("repeat_of_id"));
    let chosen = desk.form.value("risk_point_id").unwrap().to_owned();
    assert!(desk.book.risk_point(chosen.parse::<uuid::Uuid>().unwrap().into()).is_some());
    desk.type_in("zzzz");
    assert!(desk.screen().contains("Inget passar"));
    assert_eq!(desk.press(Key::Enter), FormOutcome::Refused(Refusal::NoChoice));
    desk.press(Key::Esc);
    desk.form.focus_on("risk_point_id");
    desk.press(Key::Delete);
    assert_eq!(desk.form.value("risk_point_id"), Some(""));
    desk.ctrl(Key::Char('z'));
    assert_eq!(desk.form.value("risk_point_id"), Some(chosen.as_str()));
}

#[test]
fn a_paste_after_the_last_sentence_begins_one_of_its_own_and_is_verbatim_everywhere_else() {
    let pasted = |written: &str, keys: &[Key], text: &str| {
        let mut desk = Desk::on(RecordKind::Outcome);
        desk.rewrite("result", written);
        for key in keys {
            desk.press(*key);
        }
        assert_eq!(desk.give(&Input::Paste(text.into())), FormOutcome::Changed);
        let value = desk.form.value("result").unwrap().to_owned();
        // One step takes back all of it.
        desk.ctrl(Key::Char('z'));
        assert_eq!(desk.form.value("result"), Some(written));
        value
    };
    assert_eq!(pasted("Två fel.", &[], "Ett till."), "Två fel. Ett till.");
    assert_eq!(pasted("Två fel.", &[], "Rad ett\nrad två"), "Två fel.\nRad ett\nrad två");
    assert_eq!(pasted("Två fel.", &[], "Ett till.\n"), "Två fel. Ett till.\n");
    assert_eq!(pasted("Två fel. ", &[], "Ett till."), "Två fel. Ett till.");
    assert_eq!(pasted("Dnr SN 2024-", &[], "201"), "Dnr SN 2024-201");
    assert_eq!(pasted("Två fel.", &[], ", sa de"), "Två fel., sa de");
    assert_eq!(pasted("Två fel.", &[Key::Home], "Minst "), "Minst Två fel.");
    assert_eq!(pasted("", &[], "Ett."), "Ett.");
}

#[test]
fn a_paste_is_text_and_never_a_command() {
    let mut desk = Desk::on(RecordKind::Outcome);
    let paste = Input::Paste("rad ett\nrad två\tq".into());
    desk.form.focus_on("status");
    assert_eq!(desk.give(&paste), FormOutcome::Refused(Refusal::NoText));
    desk.rewrite("comment", "");
    assert_eq!(desk.give(&paste), FormOutcome::Changed);
    assert_eq!(desk.form.value("comment"), Some("rad ett\nrad två    q"));
    desk.rewrite("performed_by", "");
    desk.give(&paste);
    assert_eq!(desk.form.value("performed_by"), Some("rad ett rad två q"));
    let long = Input::Paste("å".repeat(600));
    assert!(matches!(desk.give(&long), FormOutcome::Refused(Refusal::TooLong { max: 500, .. })));
}

#[test]
fn letters_are_never_commands_and_function_keys_may_be() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.form.focus_on("status");
    assert_eq!(desk.press(Key::Char('q')), FormOutcome::Refused(Refusal::NoChoice));
    desk.press(Key::BackTab);
    assert_eq!(desk.form.focused(), None);
    assert_eq!(desk.press(Key::Char('q')), FormOutcome::Refused(Refusal::NoText));
    assert_eq!(desk.press(Key::F(1)), FormOutcome::Ignored);
    assert_eq!(desk.ctrl(Key::Char('p')), FormOutcome::Ignored);
}

#[test]
fn an_area_goes_to_the_persons_own_editor_and_back() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.rewrite("comment", "Första");
    let outcome = desk.ctrl(Key::Char('e'));
    assert_eq!(outcome, FormOutcome::EditExternally { field: "comment", text: "Första".into() });
    let now = desk.now;
    assert_eq!(desk.form.edited("comment", "Första\n", &now), FormOutcome::Stay);
    let outcome = desk.form.edited("comment", "Första\r\nandra\n", &now);
    assert!(matches!(outcome, FormOutcome::Save(Saving::Draft(_))));
    assert_eq!(desk.form.value("comment"), Some("Första\nandra"));
    desk.ctrl(Key::Char('z'));
    assert_eq!(desk.form.value("comment"), Some("Första"));
    desk.form.focus_on("performed_by");
    assert_eq!(desk.ctrl(Key::Char('e')), FormOutcome::Refused(Refusal::OneLine));
}

#[test]
fn a_locked_period_opens_for_reading() {
    let mut desk = Desk::on(RecordKind::Outcome);
    let sign_off = SignOff::blank(SignOffId(uuid::Uuid::from_u128(1)), demo::PERIOD, 1, day("2024-09-10"));
    let lock = desk.book.lock_change(sign_off).unwrap();
    desk.book.apply(&lock).unwrap();
    let records = crate::desk::sample(&desk.book, RecordKind::Outcome);
    let mut desk = Desk::of(desk.book, records, Lang::Sv);
    let reason = ViewReason::Locked(day("2024-09-10"));
    assert_eq!(desk.form.view_reason(), Some(&reason));
    assert!(desk.screen().contains("låst sedan 2024-09-10"));
    assert_eq!(desk.press(Key::Char('2')), FormOutcome::Refused(Refusal::View(reason.clone())));
    assert_eq!(desk.give(&Input::Paste("å".into())), FormOutcome::Refused(Refusal::View(reason.clone())));
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::View(reason.clone())));
    for key in [Key::Down, Key::Tab, Key::Enter, Key::Right, Key::PageDown] {
        assert!(!matches!(desk.press(key), FormOutcome::Changed | FormOutcome::Submit(_)), "{key:?}");
    }
    desk.form.focus_on("result");
    assert_eq!(desk.press(Key::Backspace), FormOutcome::Refused(Refusal::View(reason)));
    assert!(!desk.form.is_changed());
}

#[test]
fn a_press_of_the_mouse_goes_to_the_field() {
    let mut desk = Desk::on(RecordKind::Deviation);
    let rows = desk.rows(80, 24);
    let row = rows.iter().position(|row| row.contains("Enhet")).unwrap();
    desk.give(&Input::Mouse(MouseKind::Press, 40, u16::try_from(row).unwrap()));
    assert_eq!(desk.form.focused(), Some("unit"));
    desk.form.focus_on("severity");
    let rows = desk.rows(80, 24);
    let row = rows.iter().position(|row| row.contains("Mindre allvarlig")).unwrap();
    desk.give(&Input::Mouse(MouseKind::Press, 40, u16::try_from(row).unwrap()));
    assert_eq!(desk.form.value("severity"), Some(Severity::Minor.code()));
    desk.rewrite("severity_reason", "Ingen enskild har drabbats.");
    desk.press(Key::BackTab);
    desk.press(Key::BackTab);
    let rows = desk.rows(80, 24);
    let row = rows.iter().position(|row| row.contains("[ Klar ]")).unwrap();
    let done = Input::Mouse(MouseKind::Press, 40, u16::try_from(row).unwrap());
    assert!(matches!(desk.give(&done), FormOutcome::Submit(_)));
}

#[test]
fn a_form_opens_with_something_chosen() {
    let desk = Desk::on(RecordKind::Action);
    let Record::Action(action) = crate::desk::sample(&desk.book, RecordKind::Action).remove(0) else { panic!() };
    let dropped = ikplan::domain::Action { state: ikplan::domain::ActionState::Dropped, ..action };
    let mut desk = Desk::of(desk.book, vec![dropped.into()], Lang::Sv);
    assert!(desk.form.is_changed());
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::Problems(1)));
    assert_eq!(desk.form.focused(), Some("note"), "what is dropped is dropped for a reason");
    desk.type_in("Enheten är nedlagd");
    let Record::Action(action) = after(&desk.change()) else { panic!() };
    assert_eq!(action.state, ikplan::domain::ActionState::Dropped);
}

#[test]
fn something_new_is_entered_whole_and_a_form_left_untouched_changes_nothing() {
    let mut desk = Desk::on(RecordKind::Deviation);
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Leave(Saving::Nothing));
    let Record::Deviation(mut blank) = crate::desk::sample(&desk.book, RecordKind::Deviation).remove(0) else {
        panic!()
    };
    blank.id = uuid::Uuid::from_u128(7).into();
    (blank.title, blank.description, blank.severity) = (String::new(), String::new(), None);
    let mut desk = Desk::of(desk.book, vec![blank.into()], Lang::Sv);
    assert!(desk.form.key().subject.starts_with("new "));
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::Problems(1)));
    assert_eq!(desk.form.focused(), Some("title"));
    desk.type_in("Åtkomst för slutad personal");
    let change = desk.change();
    assert_eq!((change.verb, change.edits[0].before.clone()), (Verb::Add, None));
    assert_eq!(change.subject, "Åtkomst för slutad personal");
    desk.book.apply(&change).unwrap();
}

#[test]
fn a_board_and_its_plan_are_one_change() {
    let mut desk = Desk::on(RecordKind::Plan);
    desk.rewrite("name", "Äldrenämnden");
    desk.rewrite("registry_no", "ÄN 2024:7");
    let change = desk.change();
    assert_eq!(change.edits.len(), 2);
    assert_eq!(change.subject, "Äldrenämnden 2024");
    desk.book.apply(&change).unwrap();
    assert_eq!(desk.book.board_of(demo::PLAN).unwrap().name, "Äldrenämnden");
}

#[test]
fn the_wheel_moves_as_the_arrows_do() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.rows(80, 24);
    desk.give(&Input::Mouse(MouseKind::WheelDown, 5, 5));
    assert_eq!(desk.form.focused(), Some("result"));
    desk.give(&Input::Chord(Chord::plain(Key::Up)));
    let _: &FormState = &desk.form;
}

/// A desk with the value of a new measure on it, and a survey and a sheet that could feed it.
fn measured(kind: &str) -> Desk {
    let mut desk = Desk::on(RecordKind::Area);
    let (id, period) = (uuid::Uuid::from_u128(70), demo::PERIOD);
    let control = desk.book.controls_of_plan(demo::PLAN)[0].id;
    let record = |kind: RecordKind, record: serde_json::Value| -> Record {
        serde_json::from_value(serde_json::json!({"kind": kind.code(), "record": record})).unwrap()
    };
    for (kind, json) in [
        (
            RecordKind::Measure,
            serde_json::json!({"id": id, "control_id": control, "name": "Sena", "kind": kind, "direction": "neither"}),
        ),
        (
            RecordKind::Survey,
            serde_json::json!({"id": id, "plan_id": demo::PLAN, "period_id": period, "name": "Chefsenkät",
                "invited": 73, "answered": 44}),
        ),
        (
            RecordKind::TestSheet,
            serde_json::json!({"id": id, "control_id": control, "period_id": period, "name": "Fakturor",
                "attributes": [{"number": 2, "name": "Underlag finns"}]}),
        ),
    ] {
        let add = desk.book.put_change(Verb::Add, record(kind, json));
        desk.book.apply(&add).unwrap();
    }
    let blank = serde_json::json!({"measure_id": id, "period_id": period,
        "reading": {"kind": "not_measured", "why": ""}});
    Desk::of(desk.book, vec![record(RecordKind::MeasureValue, blank)], Lang::Sv)
}

#[test]
fn a_value_is_typed_as_its_measure_takes_it() {
    let mut desk = measured("amount");
    assert_eq!(desk.form.value("reading"), Some(""));
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::Problems(1)));
    desk.rewrite("reading", "110 av 319");
    desk.press(Key::Tab);
    assert!(desk.screen().contains("Måttet är ett belopp."), "{}", desk.screen());
    desk.rewrite("reading", "150");
    desk.press(Key::Tab);
    assert_eq!(desk.form.value("reading"), Some("belopp 150"));
    let change = desk.change();
    desk.book.apply(&change).unwrap();
    let figure = desk.book.figure(uuid::Uuid::from_u128(70).into(), demo::PERIOD).unwrap().figure;
    assert!(matches!(figure, ikplan::domain::Figure::Amount { approximate: false, .. }));
}

#[test]
fn a_value_is_fed_by_a_sheet_or_survey_chosen_by_name() {
    let mut desk = measured("ratio");
    desk.rewrite("reading", "enk");
    assert!(desk.screen().contains("väljer enkät Chefsenkät"), "{}", desk.screen());
    desk.press(Key::Right);
    assert!(desk.screen().contains("= enkät Chefsenkät, hur många som svarade"), "{}", desk.screen());
    desk.press(Key::Tab);
    assert!(!desk.screen().contains("00000000"), "the identity is for machines: {}", desk.screen());
    let change = desk.change();
    desk.book.apply(&change).unwrap();
    let figure = desk.book.figure(uuid::Uuid::from_u128(70).into(), demo::PERIOD).unwrap().figure;
    assert_eq!(figure, ikplan::domain::Figure::Ratio { n: 44, of: 73 });
    desk.rewrite("reading", "testblad fakturor, u");
    assert!(desk.screen().contains("väljer testblad Fakturor, Underlag finns"), "{}", desk.screen());
}

#[test]
fn several_records_are_chosen_one_after_the_other() {
    let mut desk = Desk::on(RecordKind::Survey);
    desk.form.focus_on("control_ids");
    let chosen = |desk: &Desk| desk.form.value("control_ids").unwrap().lines().count();
    assert_eq!(chosen(&desk), 2);
    desk.press(Key::Delete);
    assert_eq!(chosen(&desk), 1);
    for _ in 0..2 {
        desk.press(Key::Enter);
        desk.press(Key::Enter);
    }
    assert_eq!((chosen(&desk), desk.form.focused()), (3, Some("control_ids")), "each can be chosen once");
    desk.ctrl(Key::Char('z'));
    assert_eq!(chosen(&desk), 2);
    desk.press(Key::Esc);
    let Record::Survey(survey) = after(&desk.change()) else { panic!() };
    assert_eq!(survey.control_ids.len(), 2);
}

#[test]
fn a_grade_that_departs_from_the_proposed_one_asks_why() {
    let mut desk = Desk::on(RecordKind::Deviation);
    desk.form.focus_on("severity");
    assert_eq!(desk.form.value("severity"), Some(Severity::Serious.code()));
    desk.press(Key::Char('2'));
    assert_eq!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(Refusal::Problems(1)));
    assert_eq!(desk.form.focused(), Some("severity_reason"));
    assert!(desk.screen().contains("Avviker från det som föreslås"), "{}", desk.screen());
    desk.type_in("Ingen enskild har drabbats.");
    let Record::Deviation(deviation) = after(&desk.change()) else { panic!() };
    assert_eq!(deviation.severity, Some(Severity::Minor));
    assert_eq!(deviation.severity_reason, "Ingen enskild har drabbats.");
}
