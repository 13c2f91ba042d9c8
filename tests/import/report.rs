//! A report as it comes out of a text extraction: spilled results, lost signs, split headings.

use super::{REPORT, lost, read_text, report};
use ikplan::app::import::{FactFrom, Link, NoteKind, ReadControl, Reading, Why};
use ikplan::domain::{ActionState, ResponsibleKind, Severity, Status};

fn control<'a>(reading: &'a Reading, title: &str) -> &'a ReadControl {
    reading.controls().find(|control| control.title == title).unwrap()
}

#[test]
fn everything_is_counted() {
    let counts = report().counts();
    assert_eq!((counts.areas, counts.risk_points, counts.controls), (3, 6, 6));
    assert_eq!((counts.outcomes, counts.deviations, counts.linked, counts.actions), (6, 4, 3, 4));
}

#[test]
fn no_line_is_lost() {
    assert_eq!(lost(REPORT, &report()), []);
}

#[test]
fn the_title_page_says_whose_and_when() {
    let facts = report().facts;
    assert_eq!(facts.board.as_ref().unwrap().value, "Omsorgsnämnd");
    assert_eq!(facts.municipality.as_ref().unwrap().value, "Granvik kommun");
    assert_eq!(facts.year.as_ref().unwrap().value, 2031);
    assert_eq!(facts.period.as_ref().unwrap().value, "Delår 2");
    let FactFrom::Place(place) = &facts.year.unwrap().from else { panic!("the year stands in the text") };
    assert_eq!(place.line, 2);
}

#[test]
fn areas_have_their_purpose_and_risk_points_in_order() {
    let reading = report();
    let names: Vec<_> = reading.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(names, ["Trygga arbetssätt", "Skydd av uppgifter", "Pengar och inköp"]);
    assert_eq!(
        reading.areas[0].purpose,
        "Området ska se till att den som söker hjälp får den i rätt tid. Det ska också göra att ingen blir bortglömd när \
         ordinarie vägar är stängda."
    );
    let points: Vec<_> = reading.areas[1].risk_points.iter().map(|point| point.name.as_str()).collect();
    assert_eq!(points, ["Omsorgsnämndens åtkomst till journaler", "Omsorgsnämndens stöd till användare av system"]);
}

#[test]
fn a_result_that_spills_past_its_row_is_kept_whole() {
    let reading = report();
    let outcome = control(&reading, "Genomgång av utredningstider").outcome.clone().unwrap();
    assert_eq!(
        outcome.result,
        "Utredningar om vuxna Antal: 200 Antal sena: 50 Andel: 25% (delår 1: 30,5%)\n\n\
         Utredningar om unga Antal 80 Antal sena 4 Andel 5%\n\n\
         Beslut som väntar på verkställighet\n\n\
         Antal beslut: 40\nAntal som väntar: 6"
    );
    assert_eq!(
        outcome.comment,
        "Tiden räknas från den dag anmälan kom. Förra gången räknades den från beslutet om utredning."
    );
    assert_eq!(outcome.status, None);
}

#[test]
fn comments_in_tags_in_lines_and_below_go_to_the_control_above() {
    let reading = report();
    let comment = |title: &str| control(&reading, title).outcome.clone().unwrap().comment;
    assert_eq!(comment("Prov av omsorgsnämnden reservkraft"), "Tre boenden saknar bränsle. Det beställs i september");
    assert_eq!(comment("Inloggning i journalsystemet"), "Kortläsarna på två boenden byts i höst.");
    assert_eq!(comment("Kontroll av frågor till stödet"), "Ökningen beror på att ett nytt system togs i drift i maj.");
    assert_eq!(comment("Jämförelse av fakturor och avtal"), "Nämnden antog en plan mot fusk i juni.");
}

#[test]
fn signs_are_read_and_lost_ones_are_noted() {
    let reading = report();
    let statuses: Vec<_> = reading.controls().map(|control| control.outcome.as_ref().unwrap().status).collect();
    let started = Some(Status::Started);
    assert_eq!(statuses, [None, None, started, started, Some(Status::Completed), Some(Status::Paused)]);
    let lost: Vec<u32> = reading
        .notes
        .iter()
        .filter(|note| matches!(note.kind, NoteKind::StatusLost(_)))
        .map(|note| note.place.line)
        .collect();
    assert_eq!(lost, [39, 42]);
}

#[test]
fn methods_are_split_into_questions_without_losing_a_word() {
    let reading = report();
    let first = control(&reading, "Prov av omsorgsnämnden reservkraft");
    assert_eq!((first.method.as_str(), first.questions.len()), ("Prov", 1));
    assert_eq!(first.questions[0], "Hur många boenden har fungerande reservkraft?");
    let third = control(&reading, "Kontroll av frågor till stödet");
    assert_eq!(third.method, "Kontroll av:");
    assert_eq!(
        third.questions,
        [
            "antal frågor om felaktig användning",
            "förslag om bättre system.",
            "Rapportperiod 1 och 3 granskas svaren på en enkät."
        ]
    );
    assert_eq!(first.responsible, [(ResponsibleKind::Department, "Avdelningen för Stöd och Boende".to_owned())]);
}

#[test]
fn deviations_are_graded_and_linked_by_name() {
    let reading = report();
    let links: Vec<_> = reading.deviations.iter().map(|deviation| deviation.link).collect();
    let expected = [None, Some(Link::RiskPoint(0, 0)), Some(Link::Control(1, 0, 0)), Some(Link::Control(2, 1, 0))];
    assert_eq!(links, expected);
    let severities: Vec<_> = reading.deviations.iter().map(|deviation| deviation.severity).collect();
    let minor = Some(Severity::Minor);
    assert_eq!(severities, [Some(Severity::Serious), minor, minor, None]);
    let action = &reading.deviations[0].actions[0];
    assert_eq!(action.what, "Två utredare anställs i oktober. Köerna ses över varje vecka.");
    assert_eq!(action.state, ActionState::Proposed);
    assert_eq!(reading.deviations[3].description, "Gul");
    let noted = |kind: NoteKind| reading.notes.iter().any(|note| note.kind == kind);
    assert!(noted(NoteKind::Alone("Sena utredningar om vuxna".into())));
    assert!(noted(NoteKind::SeverityUnknown("Gul".into())));
}

#[test]
fn the_front_matter_is_listed_line_by_line() {
    let reading = report();
    let listed: Vec<_> =
        reading.unplaced.iter().map(|unplaced| (unplaced.place.line, unplaced.text.as_str())).collect();
    assert_eq!(
        listed,
        [
            (9, "Innehåll"),
            (11, "Om rapporten | 2"),
            (12, "Trygga arbetssätt | 3"),
            (13, "Skydd av uppgifter..... | 5"),
            (14, "Pengar och inköp..... | 6"),
            (16, "Om rapporten"),
            (18, "Här berättar nämnden för kommunens ledning vad den har sett under sommaren."),
            (20, "- Trygga arbetssätt."),
            (21, "- Skydd av uppgifter."),
            (23, "Sammanfattning"),
        ]
    );
}

#[test]
fn a_chapter_after_the_tables_is_listed_and_not_taken_for_a_comment() {
    let chapter = "Nämndens slutord";
    let body = "Nämnden tackar alla som har gjort kontrollerna och ser fram mot ett år då fler av dem kan göras i lugn och ro \
                och redovisas i tid.";
    let text = format!("{REPORT}\n{chapter}\n\n{body}\n");
    let reading = read_text(&text).unwrap();
    let listed: Vec<_> = reading
        .unplaced
        .iter()
        .filter(|unplaced| unplaced.why == Why::Loose)
        .map(|unplaced| unplaced.text.as_str())
        .collect();
    assert_eq!(listed, [chapter, body]);
    assert_eq!(lost(&text, &reading), []);
}
