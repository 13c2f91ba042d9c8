//! Nothing that has been typed is lost.

use crate::desk::{Desk, sample};
use chrono::{NaiveDate, TimeDelta};
use ikplan::app::demo;
use ikplan::domain::{Draft, RecordKind};
use ikplan::i18n::Lang;
use ikplan::ui::form::{FormOutcome, FormState, Saving};
use ikplan::ui::input::{Input, Key};
use std::time::Duration;

fn reopened(desk: &Desk, draft: &Draft) -> FormState {
    let records = sample(&desk.book, RecordKind::Outcome);
    let form = FormState::on(&desk.book, Some(demo::PLAN), records, Lang::Sv, demo::TODAY).unwrap();
    form.with_draft(draft, draft.saved_at.naive_utc() + TimeDelta::hours(2))
}

fn saved(saving: Saving) -> Draft {
    match saving {
        Saving::Draft(draft) => draft,
        other => panic!("no draft but {other:?}"),
    }
}

#[test]
fn a_draft_is_due_within_half_a_second_of_the_first_key_not_yet_saved() {
    let mut desk = Desk::on(RecordKind::Outcome);
    assert_eq!(desk.form.draft_due(), None);
    desk.form.focus_on("comment");
    desk.type_in("å");
    let due = desk.form.draft_due().unwrap();
    assert!(due <= desk.now.since_start + Duration::from_millis(400));
    desk.now.since_start += Duration::from_millis(300);
    desk.type_in("ä");
    assert_eq!(desk.form.draft_due(), Some(due));
    let draft = saved(desk.form.take_draft(desk.now.at));
    assert!(draft.fields["comment"].ends_with("åä"));
    assert_eq!(desk.form.draft_due(), None);
    assert_eq!(desk.form.take_draft(desk.now.at), Saving::Nothing);
}

#[test]
fn leaving_a_field_the_form_or_the_window_saves_at_once() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.form.focus_on("comment");
    desk.type_in("Å");
    assert!(matches!(desk.press(Key::Tab), FormOutcome::Save(Saving::Draft(_))));
    desk.type_in("Ä");
    assert!(matches!(desk.give(&Input::FocusLost), FormOutcome::Save(Saving::Draft(_))));
    desk.type_in("Ö");
    let FormOutcome::Leave(saving) = desk.press(Key::Esc) else { panic!() };
    let draft = saved(saving);
    assert_eq!(&draft.key, desk.form.key());
    let form = reopened(&desk, &draft);
    for field in ["comment", "analysis", "result"] {
        assert_eq!(form.value(field), desk.form.value(field));
    }
    assert_eq!(form.focused(), Some("analysis"));
    assert!(form.value("analysis").unwrap().ends_with("ÄÖ"));
}

#[test]
fn a_draft_that_is_taken_up_says_from_when_and_can_be_finished() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.rewrite("comment", "Halvfärdig tanke om år");
    let draft = saved(desk.form.take_draft(desk.now.at));
    desk.form = reopened(&desk, &draft);
    assert!(desk.screen().contains("Utkast från 14:32"), "{}", desk.screen());
    let yesterday = Draft { saved_at: draft.saved_at - TimeDelta::days(1), ..draft };
    desk.form = reopened(&desk, &yesterday);
    assert!(desk.screen().contains("2024-09-15"), "{}", desk.screen());
    let change = desk.change();
    desk.book.apply(&change).unwrap();
}

#[test]
fn what_is_written_is_thrown_away_and_brought_back_by_one_key() {
    let mut desk = Desk::on(RecordKind::Outcome);
    let before = desk.form.value("comment").unwrap().to_owned();
    assert!(matches!(desk.ctrl(Key::Char('r')), FormOutcome::Refused(_)), "nothing is written");
    desk.rewrite("comment", "Halvfärdig tanke");
    desk.rewrite("performed_on", "i våras nån gång");
    let draft = saved(desk.form.take_draft(desk.now.at));
    desk.form = reopened(&desk, &draft);
    assert!(desk.screen().contains("Ctrl+R tar bort det skrivna"), "{}", desk.screen());
    assert_eq!(desk.ctrl(Key::Char('r')), FormOutcome::Save(Saving::Drop(desk.form.key().clone())));
    assert_eq!(desk.form.value("comment"), Some(before.as_str()));
    assert!(!desk.form.is_changed());
    assert!(desk.screen().contains("Ctrl+R tar tillbaka det"), "{}", desk.screen());
    assert!(matches!(desk.ctrl(Key::Char('r')), FormOutcome::Save(Saving::Draft(_))));
    assert_eq!(desk.form.value("comment"), Some("Halvfärdig tanke"));
    assert_eq!(desk.form.value("performed_on"), Some("i våras nån gång"));
}

#[test]
fn text_written_back_as_it_was_drops_the_draft() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.form.focus_on("performed_by");
    let before = desk.form.value("performed_by").unwrap().to_owned();
    desk.type_in("x");
    saved(desk.form.take_draft(desk.now.at));
    desk.press(Key::Backspace);
    assert_eq!(desk.form.value("performed_by"), Some(before.as_str()));
    assert_eq!(desk.form.take_draft(desk.now.at), Saving::Drop(desk.form.key().clone()));
}

#[test]
fn a_value_that_is_wrong_is_kept_in_the_draft() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.rewrite("performed_on", "i våras nån gång");
    let FormOutcome::Leave(saving) = desk.press(Key::Esc) else { panic!() };
    let form = reopened(&desk, &saved(saving));
    assert_eq!(form.value("performed_on"), Some("i våras nån gång"));
}

#[test]
fn a_draft_from_another_time_may_name_what_is_no_more() {
    let desk = Desk::on(RecordKind::Outcome);
    let fields = [("gone", "å"), ("@field", "gone"), ("status", "no_such"), ("assessment", "\u{1b}")];
    let fields = fields.map(|(id, text)| (id.to_owned(), text.to_owned())).into();
    let draft = Draft { key: desk.form.key().clone(), fields, saved_at: desk.now.at };
    let mut desk = Desk { form: reopened(&desk, &draft), ..desk };
    desk.rows(80, 24);
    assert_eq!(desk.form.value("status"), Some("no_such"));
    assert!(matches!(desk.ctrl(Key::Char('s')), FormOutcome::Refused(_)));
    assert_eq!(desk.form.focused(), Some("status"));
    let _: NaiveDate = demo::TODAY;
}
