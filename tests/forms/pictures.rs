//! Every form as it looks, styles and cursor included.

use crate::desk::Desk;
use ikplan::domain::RecordKind;
use ikplan::i18n::Lang;
use ikplan::i18n::terms::Glyphs;
use ikplan::ui::input::Key;
use ikplan::ui::look::{Look, Theme};

fn picture(name: &str, desk: &mut Desk, width: u16, height: u16, look: Look) {
    let (buf, cursor) = desk.picture(width, height, look);
    insta::assert_snapshot!(name, format!("cursor {cursor:?}\n{buf:?}"));
}

/// Each form with the cursor in the field that shows most.
const FORMS: &[(RecordKind, &str)] = &[
    (RecordKind::Plan, "min_controls_per_area"),
    (RecordKind::Period, "focus"),
    (RecordKind::Area, "purpose"),
    (RecordKind::RiskPoint, "likelihood"),
    (RecordKind::ControlActivity, "periods"),
    (RecordKind::Question, "text"),
    (RecordKind::LimitRule, "rows"),
    (RecordKind::Measure, "versions"),
    (RecordKind::MeasureValue, "reading"),
    (RecordKind::Survey, "control_ids"),
    (RecordKind::SurveyQuestion, "options"),
    (RecordKind::TestSheet, "attributes"),
    (RecordKind::Outcome, "status"),
    (RecordKind::Deviation, "severity"),
    (RecordKind::Action, "due_on"),
];

#[test]
fn every_form_in_both_languages_and_both_sizes() {
    for (kind, field) in FORMS {
        for lang in Lang::ALL {
            for (width, height) in [(80, 24), (60, 20)] {
                let mut desk = Desk::in_lang(*kind, *lang);
                desk.form.focus_on(field);
                let look = Look { lang: *lang, ..Look::default() };
                let name = format!("{}_{}_{width}x{height}", desk.form.spec().id, lang.code());
                picture(&name, &mut desk, width, height, look);
            }
        }
    }
}

#[test]
fn an_outcome_being_written() {
    let mut desk = Desk::on(RecordKind::Outcome);
    desk.form = desk.form.about("Kontroll av handläggningstider · Delår 2");
    desk.rewrite("result", "Åtta av tio ärenden höll tiden. Två ärenden väntade på utlåtande från en annan enhet och blev klara först i början av nästa månad.\n\nÖvriga var klara i tid.");
    picture("outcome_result", &mut desk, 80, 24, Look::default());
    picture("outcome_result_wide", &mut desk, 140, 40, Look::default());
    picture("outcome_result_small", &mut desk, 40, 10, Look::default());
    desk.form.focus_on("assessment");
    picture("outcome_assessment", &mut desk, 80, 24, Look::default());
    desk.form.focus_on("status");
    let look = Look { glyphs: Glyphs::Ascii, theme: Theme::Mono, ..Look::default() };
    picture("outcome_ascii_mono", &mut desk, 80, 24, look);
}

#[test]
fn what_is_wrong_and_what_is_offered() {
    let mut desk = Desk::on(RecordKind::Period);
    desk.rewrite("name", "");
    desk.rewrite("to", "igen");
    desk.ctrl(Key::Char('s'));
    picture("period_problems", &mut desk, 80, 24, Look::default());
    let mut desk = Desk::on(RecordKind::Deviation);
    desk.form.focus_on("risk_point_id");
    desk.press(Key::Char('ä'));
    desk.press(Key::Backspace);
    picture("deviation_search", &mut desk, 80, 24, Look::default());
    let mut desk = Desk::on(RecordKind::ControlActivity);
    desk.rewrite("responsible", "");
    picture("control_names", &mut desk, 80, 24, Look::default());
    let mut desk = Desk::on(RecordKind::Area);
    desk.rewrite("name", &"å".repeat(460));
    picture("area_counter", &mut desk, 80, 24, Look::default());
}
