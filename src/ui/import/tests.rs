//! The preview as a person meets it: what it shows, and what its keys change.

use super::*;
use crate::app::import::read;
use crate::i18n::terms::Glyphs;
use crate::ui::look::{Look, Theme};
use ratatui::buffer::Buffer;

const AREA: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };

const TEXT: &str = "Internkontrollrapport per augusti 2031\n\nOm rapporten\n\nRiskpunkter med avvikelser\tAvvikelser\tPlanerade åtgärder\n\
    Avtalstrohet\tMindre allvarlig avvikelse\tInköparna utbildas i höst.\nSena beslut\tGraverande avvikelse\tEn extra handläggare anställs.\n\n\
    Ekonomi\n\nOmrådet ska se till att pengarna räcker.\n\nKontrollmoment\tAnsvarig\tSta tus\tResultat\tEgen notis\n\
    Inköp\t\t\t\t\nAvtalstrohet\tInköpsenheten\t▶\tTre av tio köp var utanför avtal.\tfråga ekonomi\nAttest\tEkonomienheten\t\tInga fel.\t\n";

fn preview(text: &str) -> Preview {
    let (source, options) = (Source::file("rapport.txt", text.as_bytes().to_vec()), Options::default());
    let reading = read(&source, &options).unwrap();
    Preview::new(Arc::new(source), options, reading)
}

/// Reads what is to be read anew, as it is done beside the screen.
fn answer(preview: &mut Preview) {
    if let Some((source, options)) = preview.request() {
        preview.take(&source, read(&source, &options).map_err(|error| Box::new(error.into())));
    }
}

fn screen(preview: &Preview, lang: Lang) -> String {
    let mut buffer = Buffer::empty(AREA);
    preview.draw(AREA, Look { lang, glyphs: Glyphs::Standard, theme: Theme::Mono }, &mut buffer);
    let rows = (0..AREA.height).map(|y| {
        let row: String = (0..AREA.width).map(|x| buffer[(x, y)].symbol()).collect();
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn press(preview: &mut Preview, keys: &[Key]) -> Outcome {
    let mut outcome = Outcome::Stay;
    for key in keys {
        outcome = preview.handle(&Input::Chord(Chord::plain(*key)), AREA);
        answer(preview);
    }
    outcome
}

fn type_in(preview: &mut Preview, text: &str) {
    let keys: Vec<Key> = text.chars().map(Key::Char).collect();
    press(preview, &keys);
}

#[test]
fn it_shows_what_was_read() {
    let mut preview = preview(TEXT);
    insta::assert_snapshot!("top", screen(&preview, Lang::Sv));
    press(&mut preview, &[Key::End]);
    insta::assert_snapshot!("end", screen(&preview, Lang::Sv));
    insta::assert_snapshot!("end_en", screen(&preview, Lang::En));
}

#[test]
fn nothing_is_accepted_before_the_board_is_known() {
    let mut preview = preview(TEXT);
    press(&mut preview, &[Key::End]);
    assert_eq!(press(&mut preview, &[Key::Char('s')]), Outcome::Stay);
    insta::assert_snapshot!("no_board", screen(&preview, Lang::Sv));
    press(&mut preview, &[Key::Enter]);
    type_in(&mut preview, "Miljönämnden");
    press(&mut preview, &[Key::Enter]);
    assert_eq!(preview.target().unwrap().board, "Miljönämnden");
    assert_eq!(press(&mut preview, &[Key::Char('s')]), Outcome::Accept);
}

#[test]
fn a_year_that_is_none_is_refused_and_what_was_typed_stays() {
    let mut preview = preview(TEXT);
    press(&mut preview, &[Key::Down, Key::Enter, Key::Backspace, Key::Backspace, Key::Enter]);
    assert!(screen(&preview, Lang::Sv).contains("fyra siffror"));
    type_in(&mut preview, "30");
    press(&mut preview, &[Key::Enter]);
    assert_eq!(preview.options().year, Some(2030));
}

#[test]
fn a_column_can_be_read_otherwise_and_back() {
    let mut preview = preview(TEXT);
    assert!(preview.reading().unplaced.iter().any(|unplaced| unplaced.text == "Egen notis: fråga ekonomi"));
    let at = preview.lines.iter().position(|line| line.text.get(Lang::Sv).starts_with("Egen notis")).unwrap();
    preview.go(at);
    press(&mut preview, &[Key::Enter]);
    insta::assert_snapshot!("choices", screen(&preview, Lang::Sv));
    let down = Field::ALL.iter().position(|field| *field == Field::Comment).unwrap() + 1;
    press(&mut preview, &vec![Key::Down; down]);
    press(&mut preview, &[Key::Enter]);
    let control = preview.reading().controls().next().unwrap();
    assert_eq!(control.outcome.as_ref().unwrap().comment, "fråga ekonomi");
    press(&mut preview, &[Key::Enter, Key::Home, Key::Enter]);
    assert!(preview.reading().unplaced.iter().any(|unplaced| unplaced.text == "Egen notis: fråga ekonomi"));
}

#[test]
fn a_reading_that_would_have_nothing_left_is_refused() {
    let mut preview = preview("Kontrollmoment\tMetod\nAttest\tStickprov\n");
    let at = preview.lines.iter().position(|line| line.text.get(Lang::Sv).starts_with("Kontrollmoment")).unwrap();
    preview.go(at);
    press(&mut preview, &[Key::Enter, Key::Home, Key::Enter]);
    assert_eq!(preview.reading().counts().controls, 1);
    assert!(screen(&preview, Lang::Sv).contains("Ingen kontrollplan hittades"));
    assert_eq!(press(&mut preview, &[Key::Esc]), Outcome::Stay);
    assert_eq!(press(&mut preview, &[Key::Esc]), Outcome::Cancel);
}

#[test]
fn what_is_read_for_another_preview_or_after_it_was_asked_changes_nothing() {
    let mut first = preview(TEXT);
    first.read_with(Options { year: Some(2030), ..Options::default() });
    let (source, options) = first.request().unwrap();
    let mut second = preview(TEXT);
    second.read_with(Options::default());
    second.take(&source, Ok(read(&source, &options).unwrap()));
    assert!(second.is_reading(), "that was another one");
    first.take(&source, Ok(read(&source, &options).unwrap()));
    assert!(!first.is_reading());
    let failure = || Box::new(Failure::from(ImportError::MissingBoard { found: Vec::new() }));
    first.take(&source, Err(failure()));
    assert_eq!((first.options().year, first.refusal.is_some()), (Some(2030), false), "nobody waits for it");
}

#[test]
fn the_mouse_and_the_wheel_move() {
    let mut preview = preview(TEXT);
    preview.handle(&Input::Mouse(MouseKind::WheelDown, 1, 5), AREA);
    assert_eq!(preview.cursor, 3);
    preview.handle(&Input::Mouse(MouseKind::Double, 5, 2), AREA);
    assert!(matches!(preview.mode, Mode::Typing(Fact::Board, _)));
}

#[test]
fn a_very_small_screen_does_not_break_it() {
    let preview = preview(TEXT);
    for (width, height) in [(0, 0), (1, 1), (30, 10), (29, 30), (200, 9)] {
        let area = Rect { x: 0, y: 0, width, height };
        preview.draw(area, Look::default(), &mut Buffer::empty(area));
    }
}
