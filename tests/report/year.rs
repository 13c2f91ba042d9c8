//! What belongs to the year's course, in the documents: risks that are left out, what was carried over, marks of controls, and
//! actions of earlier years.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::*;
use ikplan::i18n::Lang;

/// A document as text, with blanks as they come on a line.
fn said(book: &Book, kind: Kind, public: bool) -> String {
    let request = Request { kind, public, ..request(Format::Text, Lang::Sv) };
    let text = String::from_utf8(render(book, &request).unwrap()).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\u{a0}', '\u{202f}'], " ")
}

fn points(book: &Book) -> Vec<RiskPoint> {
    let areas = book.areas(demo::PLAN, None).map(|area| area.id).collect::<Vec<_>>();
    areas.into_iter().flat_map(|area| book.risk_points(area)).cloned().collect()
}

#[test]
fn a_risk_outside_the_plan_stands_with_its_reason_or_that_it_has_none() {
    let mut book = demo::book();
    assert!(!said(&book, Kind::Plan, false).contains("Risker utanför planen"), "nothing is said of nothing");
    let area = points(&book)[0].area_id;
    let risk = |at: u128, name: &str, value: u16, reason: &str| RiskPoint {
        name: name.to_owned(),
        risk_value: Some(value),
        in_plan: (value > 5).then_some(false),
        in_plan_reason: reason.to_owned(),
        ..RiskPoint::blank(uuid::Uuid::from_u128(at).into(), area)
    };
    book.load([
        risk(1, "Bostadsanpassning", 12, "Granskas av revisorerna i år."),
        risk(2, "Posthantering", 2, ""),
        risk(3, "Avtalsvård", 9, ""),
    ]);
    let text = said(&book, Kind::Plan, false);
    let chapter = text.split("Risker utanför planen").nth(2).unwrap();
    assert!(chapter.contains("Bostadsanpassning 12 Granskas av revisorerna i år."), "{chapter}");
    assert!(chapter.contains("Posthantering 2 Riskvärdet är lägre än planens gräns, 6."), "{chapter}");
    assert!(chapter.contains("Avtalsvård 9 Skäl saknas"), "{chapter}");
}

#[test]
fn the_matrix_has_the_values_of_the_plans_own_grid() {
    let mut book = demo::book();
    let mut plan = book.plan(demo::PLAN).unwrap().clone();
    plan.scales.grid = vec![vec![1, 1, 2, 3], vec![1, 2, 3, 77], vec![2, 3, 5, 88], vec![3, 5, 8, 99]];
    let mut point = points(&book)[0].clone();
    point.risk_value = None;
    book.load([plan]);
    book.load([point]);
    let text = said(&book, Kind::Plan, false);
    assert!(text.contains("4 Sannolik 3 5 8 99"), "{text}");
    assert!(text.contains("3 Möjlig 4 Allvarlig 88"), "a value that is not stated comes from the scales: {text}");
    assert!(text.contains("12 (skalorna ger 8)"), "a stated value stands beside that of the scales: {text}");
}

#[test]
fn marks_of_a_control_stand_at_it() {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[0].clone();
    book.load([ControlActivity { municipality_wide: true, unconfirmed: true, ..control }]);
    for kind in [Kind::Plan, Kind::Report, Kind::Statement] {
        // A format without columns, in which lines of neighbours do not mix.
        let request = Request { kind, ..request(Format::Markdown, Lang::Sv) };
        let text = String::from_utf8(render(&book, &request).unwrap()).unwrap();
        assert!(text.contains("Kommungemensam kontroll"), "{kind:?}");
        assert!(text.contains("Överförd från förra årets plan, inte bekräftad"), "{kind:?}");
    }
}

/// The demonstration with an open action of the year before, against a deviation of then, made by somebody with a name.
fn with_an_action_of_last_year() -> Book {
    let mut book = demo::book();
    let earlier = book.plans_of(book.board_of(demo::PLAN).unwrap().id).next().unwrap().id;
    assert_ne!(earlier, demo::PLAN);
    let deviation = book.deviations(earlier).next().unwrap().id;
    let mut action = book.actions(demo::PLAN).find(|action| action.state.is_open()).unwrap().clone();
    action.id = uuid::Uuid::from_u128(5).into();
    (action.plan_id, action.deviation_ids, action.action_plan_id) = (earlier, vec![deviation], None);
    (action.what, action.owner) = ("Gå igenom arkivet med Zq Zqvist".to_owned(), "Zq Zqvist".to_owned());
    let (id, action_id, effect) = (uuid::Uuid::from_u128(6).into(), action.id, Effect::Partly);
    let (on, by, text) = (demo::TODAY, "Zq Zqvist".to_owned(), "Zq Zqvist såg 2 av 9 akter.".to_owned());
    book.load([action]);
    book.load([EffectCheck { id, action_id, on, by, effect, text }]);
    book
}

#[test]
fn an_action_of_an_earlier_year_stands_with_its_year_and_in_a_public_copy_without_names() {
    let book = with_an_action_of_last_year();
    let open = said(&book, Kind::Report, false);
    assert!(open.contains("från 2023") && open.contains("Zq Zqvist såg 2 av 9 akter."), "{open}");
    let public = said(&book, Kind::Report, true);
    assert!(public.contains("från 2023") && !public.contains("Zqvist") && !public.contains("2 av 9"), "{public}");
    assert!(public.contains("den som ansvarar för åtgärden såg färre än fem akter."), "{public}");
    let changes = public.split("Namn är utbytta mot roller i:").nth(1).unwrap();
    assert!(changes.contains("åtgärder"), "{changes}");
}

#[test]
fn the_tables_have_what_the_documents_have() {
    let book = with_an_action_of_last_year();
    let sheet = |public| {
        let request = Request { kind: Kind::Report, public, ..request(Format::Xlsx, Lang::Sv) };
        let mut sheets = crate::xlsx::sheets(render(&book, &request).unwrap());
        sheets.remove("Åtgärder").unwrap()
    };
    let rows = |public| sheet(public).rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let open: Vec<Vec<String>> = rows(false);
    assert_eq!(open[1][..2], ["2023", "Gå igenom arkivet med Zq Zqvist"]);
    let public: Vec<Vec<String>> = rows(true);
    assert_eq!(
        public[1][1..3],
        ["Gå igenom arkivet med den som ansvarar för åtgärden", "den som ansvarar för åtgärden"]
    );
    assert_eq!(open.len(), public.len());
}

/// The demonstration with a measure of the first control that has been read once before.
fn measured(before: Reading, now: Reading) -> Book {
    let mut book = demo::book();
    let control = book.controls_of_plan(demo::PLAN)[0].id;
    let id: MeasureId = uuid::Uuid::from_u128(9).into();
    book.load([Measure::blank(id, control, "Fallskador".to_owned(), MeasureKind::Count)]);
    let earlier = book.previous_period(demo::PERIOD).unwrap().id;
    for (period_id, reading) in [(earlier, before), (demo::PERIOD, now)] {
        book.load([MeasureValue::new(ValueKey { measure_id: id, period_id }, 1, reading)]);
    }
    book
}

#[test]
fn a_count_under_five_is_in_no_form_of_a_public_copy() {
    let count = |n| Reading::Count { n };
    for (book, hidden, shown) in [
        (measured(count(40), count(3)), "Fallskador: 3", "Fallskador: färre än fem."),
        (measured(count(3), count(40)), "jämfört med 3 ", "Fallskador: 40."),
    ] {
        let open = said(&book, Kind::Report, false);
        assert!(open.contains(hidden), "{open}");
        // As it stands once the program has put it into the result.
        let control = book.controls_of_plan(demo::PLAN)[0].id;
        let measure = book.measures(control).find(|measure| measure.name == "Fallskador").unwrap();
        let sentence = ikplan::i18n::figures::sentence(Lang::Sv, &book, measure, demo::PERIOD).unwrap();
        let mut told = book.clone();
        let outcome = book.outcome(control, demo::PERIOD).unwrap().clone();
        told.load([Outcome { result: sentence.replace('\u{a0}', " "), ..outcome }]);
        for book in [&book, &told] {
            for kind in [Kind::Report, Kind::Statement] {
                let public = said(book, kind, true);
                assert!(!public.contains(hidden) && public.matches(shown).count() == 1, "{kind:?} {public}");
            }
        }
    }
    let request = Request { kind: Kind::Report, public: true, ..request(Format::Xlsx, Lang::Sv) };
    let sheets = crate::xlsx::sheets(render(&measured(count(40), count(3)), &request).unwrap());
    let rows: Vec<Vec<_>> = sheets["Mått"].rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    let now = rows.iter().find(|row| row[1] == "Delår 2" && row[4] == "Fallskador").unwrap();
    assert!(now.contains(&"färre än fem".to_owned()) && !now.contains(&"3".to_owned()), "{now:?}");
}
