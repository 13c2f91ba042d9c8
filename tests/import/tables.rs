//! Tables of other shapes: CSV, workbooks, other words, other columns.

use super::{lost, read_text};
use ikplan::app::import::{
    Field, ImportError, Mapping, NoteKind, Options, ReadControl, Reading, Source, TableKind, Why, read,
};
use ikplan::domain::{ActionState, Level, Severity, Status};
use rust_xlsxwriter::{Format, Workbook};

fn titles(reading: &Reading) -> Vec<&str> {
    reading.controls().map(|control| control.title.as_str()).collect()
}

fn first(reading: &Reading) -> &ReadControl {
    reading.controls().next().unwrap()
}

const PLAN: &str = "Internkontrollplan 2031 för Kultur- och fritidsnämnden\n\
    Process/rutin/system;Risk;Sannolikhet;Väsentlighet;Riskvärde;Kontrollmoment;Kontrollmetod;Kontrollansvarig;Tidpunkt\n\
    Inköp;Köp utan avtal;3 - Möjlig;4 - Allvarlig;12;Avtalstrohet;\"Stickprov;\nminst 20\";Inköpschef;April, december\n\
    Inköp;Köp utan avtal;3 - Möjlig;4 - Allvarlig;12;Beställare finns;Registerkontroll;\"Ekonomichef, Inköpschef\";Delår 2\n\
    ;Dubbla betalningar;Hög;2;;Dubbletter;Sökning;Ekonomienheten;Månadsvis\n";

#[test]
fn a_plan_in_csv_has_areas_risks_and_levels() {
    let reading = read_text(PLAN).unwrap();
    assert_eq!(reading.areas.len(), 1);
    let area = &reading.areas[0];
    let points: Vec<_> = area.risk_points.iter().map(|point| point.name.as_str()).collect();
    assert_eq!((area.name.as_str(), points), ("Inköp", vec!["Köp utan avtal", "Dubbla betalningar"]));
    let risk = &area.risk_points[0];
    assert_eq!(risk.likelihood, Some(Level { number: 3, label: "Möjlig".into() }));
    assert_eq!(risk.consequence, Some(Level { number: 4, label: "Allvarlig".into() }));
    assert_eq!(risk.risk_value, Some(12));
    assert_eq!(titles(&reading), ["Avtalstrohet", "Beställare finns", "Dubbletter"]);
    assert_eq!(first(&reading).method, "Stickprov;\nminst 20");
    assert!(!reading.needs_period());
    let target = reading.target(&Options::default()).unwrap();
    assert_eq!((target.board.as_str(), target.year), ("Kultur- och fritidsnämnden", 2031));
    let unread: Vec<_> = reading.unplaced.iter().map(|u| (u.place.line, u.text.as_str(), u.why)).collect();
    assert_eq!(unread, [(6, "Sannolikhet: Hög", Why::Value)]);
    assert_eq!(lost(PLAN, &reading), []);
}

#[test]
fn separators_and_encodings_make_no_difference() {
    let expected = read_text(PLAN).unwrap();
    let tabs = PLAN.replace("Stickprov;", "Stickprov,").replace(';', "\t").replace("Stickprov,", "Stickprov;");
    assert_eq!(read_text(&tabs).unwrap().areas, expected.areas);
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(PLAN);
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(PLAN.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [latin.into_owned(), wide, PLAN.replace('\n', "\r\n").into_bytes()] {
        let reading = read(&Source::file("plan.csv", bytes), &Options::default()).unwrap();
        assert_eq!(reading.areas, expected.areas);
    }
}

#[test]
fn a_comma_separated_table_is_read() {
    let reading =
        read_text("Granskning,Funktion,Periodicitet\n\"Attest, rätt person\",Redovisningschef,Årligen\n").unwrap();
    assert_eq!(titles(&reading), ["Attest, rätt person"]);
    assert_eq!(first(&reading).frequency, "Årligen");
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let plain = Format::new();
    let sheet = book.add_worksheet().set_name("Ekonomi").unwrap();
    sheet.write(0, 0, "Uppföljning av internkontroll 2031, delår 1").unwrap();
    sheet.write(1, 0, "Nämnd").unwrap().write(1, 1, "Tekniska nämnden").unwrap();
    for (column, heading) in
        ["Rutin", "Kontroll", "Ansvarig", "Status", "Iakttagelse", "Datum", "Dnr"].iter().enumerate()
    {
        sheet.write(3, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    sheet.merge_range(4, 0, 5, 0, "Leverantörsfakturor", &plain).unwrap();
    sheet.write(4, 1, "Attest").unwrap().write(4, 3, "Slutförd").unwrap().write(4, 4, "Inga fel.").unwrap();
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2031, 4, 30).unwrap();
    sheet.write_datetime_with_format(4, 5, &date, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    sheet.write(4, 6, "TN 2031-7").unwrap();
    sheet.write(5, 1, "Moms").unwrap().write(5, 2, "Ekonomienheten").unwrap().write(5, 3, "gul").unwrap();
    let sheet = book.add_worksheet().set_name("It").unwrap();
    sheet.write(0, 0, "Rutin").unwrap().write(0, 1, "Kontroll").unwrap().write(0, 2, "Resultat").unwrap();
    sheet.write(1, 0, "Behörigheter").unwrap().write(1, 1, "Avslutade konton").unwrap().write(1, 2, 0.25).unwrap();
    book.add_worksheet().set_name("Anvisning").unwrap().write(0, 0, "Fyll i alla kolumner").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_with_several_sheets_is_read() {
    let reading = read(&Source::file("uppf.xlsx", workbook()), &Options::default()).unwrap();
    let areas: Vec<_> = reading.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(areas, ["Ekonomi", "It"]);
    assert_eq!(reading.areas[0].risk_points.len(), 1);
    assert_eq!(titles(&reading), ["Attest", "Moms", "Avslutade konton"]);
    let outcome = first(&reading).outcome.clone().unwrap();
    assert_eq!((outcome.status, outcome.result.as_str()), (Some(Status::Completed), "Inga fel."));
    assert_eq!(outcome.performed_on.unwrap().to_string(), "2031-04-30");
    let last = reading.controls().last().unwrap();
    assert_eq!(last.outcome.as_ref().unwrap().result, "0,25");
    let listed: Vec<_> = reading.unplaced.iter().map(|u| (u.place.line, u.text.as_str())).collect();
    assert_eq!(listed, [(5, "Dnr: TN 2031-7"), (1, "Fyll i alla kolumner")]);
    assert!(reading.notes.iter().any(|note| note.kind == NoteKind::StatusUnknown("gul".into())));
    let target = reading.target(&Options::default()).unwrap();
    assert_eq!((target.board.as_str(), target.period.as_deref()), ("Tekniska nämnden", Some("Delår 1")));
}

#[test]
fn deviations_in_the_row_of_their_control_are_linked_to_it() {
    let text = "Kontrollmoment\tResultat\tAvvikelse\tBeslutade åtgärder\tKlart\n\
                Attest\tTvå fel\tMindre avvikelse: två fakturor\tUtbildning\t2031-10-01\nMoms\tInga fel\tNej\t\t\n";
    let reading = read_text(text).unwrap();
    assert_eq!(reading.tables[0].kind, TableKind::Controls);
    assert_eq!(reading.deviations.len(), 1);
    let deviation = &reading.deviations[0];
    assert_eq!((deviation.title.as_str(), deviation.severity), ("Attest", Some(Severity::Minor)));
    assert_eq!(deviation.description, "Mindre avvikelse: två fakturor");
    let action = &deviation.actions[0];
    assert_eq!((action.what.as_str(), action.state), ("Utbildning", ActionState::Decided));
    assert_eq!(action.due_on.unwrap().to_string(), "2031-10-01");
    assert!(deviation.link.is_some());
}

#[test]
fn a_row_without_a_name_continues_the_one_above() {
    let reading =
        read_text("Kontrollmoment\tAnsvarig\tMetod\tResultat\nAttest\tEnhet A\tStickprov\tEtt\n\tEnhet B\t\tTvå\n")
            .unwrap();
    assert_eq!(first(&reading).responsible.len(), 2);
    assert_eq!(first(&reading).outcome.as_ref().unwrap().result, "Ett\n\nTvå");
    assert!(reading.notes.iter().any(|note| note.kind == NoteKind::Continued("Attest".into())));
}

#[test]
fn a_survey_between_the_rows_is_listed() {
    let text = "Kontrollmoment\tMetod\tResultat\tStatus\nKännedom\tEnkät\tSe tabell\tKlar\n\nSvarsfördelning:\n\nFråga\tJa\tNej\nÄr du trygg?\t40 %\t60 %\n";
    let reading = read_text(text).unwrap();
    assert_eq!(titles(&reading), ["Kännedom"]);
    let listed: Vec<_> = reading.unplaced.iter().map(|u| (u.place.line, u.why)).collect();
    assert_eq!(listed, [(6, Why::NoTable), (7, Why::NoTable)]);
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn a_column_can_be_read_otherwise() {
    let text = "Kontrollmoment\tMetod\tVad vi såg\tEgen anteckning\nAttest\tStickprov\tInga fel\themligt\n";
    let mapping = |column: &str, field| Mapping { column: column.into(), table: None, field };
    let options = Options {
        map: vec![mapping("vad vi såg", Some(Field::Result)), mapping("4", Some(Field::Comment))],
        ..Options::default()
    };
    let reading = read(&Source::pasted(text), &options).unwrap();
    let outcome = first(&reading).outcome.clone().unwrap();
    assert_eq!((outcome.result.as_str(), outcome.comment.as_str()), ("Inga fel", "hemligt"));
    assert_eq!(reading.unplaced, []);
    let ignored = Options { map: vec![mapping("Metod", None)], ..Options::default() };
    let reading = read(&Source::pasted(text), &ignored).unwrap();
    assert!(reading.unplaced.iter().any(|unplaced| unplaced.text == "Metod: Stickprov"));
    let unknown = Options { map: vec![mapping("Metodd", Some(Field::Method))], ..Options::default() };
    let Err(ImportError::UnknownColumn { headings, .. }) = read(&Source::pasted(text), &unknown) else { panic!() };
    assert_eq!(headings[0], "Kontrollmoment");
}

#[test]
fn an_unknown_heading_can_be_named_to_find_a_table() {
    let text = "Vad;Hur gör vi\nAttest;Stickprov\n";
    assert!(matches!(read_text(text), Err(ImportError::NoTable { lines: 2 })));
    let mapping = |column: &str, field| Mapping { column: column.into(), table: None, field: Some(field) };
    let map = vec![mapping("Vad", Field::Control), mapping("Hur gör vi", Field::Method)];
    let reading = read(&Source::pasted(text), &Options { map, ..Options::default() }).unwrap();
    assert_eq!((titles(&reading)[0], first(&reading).method.as_str()), ("Attest", "Stickprov"));
}
