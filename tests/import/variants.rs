//! What officials really have: other encodings, other habits, other words, more than the plan in one file.

use super::{lost, read_text};
use ikplan::app::import::{NoteKind, Options, OtherYear, Place, Reading, Source, Why, read};
use ikplan::domain::{Assessment, Status};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

const PLAN: &str = "Internkontrollplan 2031 för Socialnämnden, delår 2\n\
    Utfall;Område;Riskbeskrivning;Risk;Kontrollmoment;Ansvarig;Metod;Status;Bedömning;Avvikelse;Åtgärd;Klart senast\n\
    12 av 1\u{a0}218;Ekonomi;Fel betalas;Felaktiga utbetalningar;Attest;Ekonomichef;Stickprov;Klar;Inga avvikelser;Nej;;\n\
    ;Ekonomi;\"Två rader\nav text\";Jäv;Bisysslor;HR-chef;Genomgång;Under arbete;Fungerar men behöver utvecklas;Mindre avvikelse;Ny rutin;31/12 2031\n";

fn bytes(bytes: Vec<u8>) -> Reading {
    read(&Source::file("plan.csv", bytes), &Options::default()).unwrap()
}

fn given_year(source: &Source, year: i32) -> Vec<OtherYear> {
    let options = Options { year: Some(year), ..Options::default() };
    let notes = read(source, &options).unwrap().notes.into_iter();
    let other = notes.filter_map(|note| if let NoteKind::OtherYear(other) = note.kind { Some(other) } else { None });
    other.collect()
}

#[test]
fn columns_in_another_order_with_other_words_are_read() {
    let reading = read_text(PLAN).unwrap();
    let points = &reading.areas[0].risk_points;
    let backgrounds: Vec<_> = points.iter().map(|point| point.background.as_str()).collect();
    assert_eq!(backgrounds, ["Fel betalas", "Två rader\nav text"]);
    let outcomes: Vec<_> = reading.controls().map(|control| control.outcome.clone().unwrap()).collect();
    assert_eq!((outcomes[0].result.as_str(), outcomes[0].status), ("12 av 1 218", Some(Status::Completed)));
    assert_eq!((outcomes[0].assessment, outcomes[0].analysis.as_str()), (None, "Bedömning: Inga avvikelser"));
    assert_eq!(
        (outcomes[1].assessment, outcomes[1].status),
        (Some(Assessment::NeedsDevelopment), Some(Status::Started))
    );
    assert_eq!(reading.deviations.len(), 1, "\"Nej\" is no deviation");
    assert_eq!(reading.deviations[0].actions[0].due_on.unwrap().to_string(), "2031-12-31");
    assert_eq!(reading.unplaced, []);
    assert_eq!(lost(PLAN, &reading), []);
}

#[test]
fn every_way_to_save_a_csv_gives_the_same_plan() {
    let expected = read_text(PLAN).unwrap().areas;
    let old_mac = PLAN.replace('\n', "\r");
    assert_eq!(bytes(old_mac.clone().into_bytes()).areas.len(), expected.len());
    let same = |found: Vec<u8>, what: &str| {
        let found = bytes(found).areas;
        let titles = |areas: &[ikplan::app::import::ReadArea]| format!("{areas:?}").replace("\\r", "\\n");
        assert_eq!(titles(&found), titles(&expected), "{what}");
    };
    same(old_mac.clone().into_bytes(), "line ends of an old Mac");
    same(encoding_rs::MACINTOSH.encode(&old_mac).0.into_owned(), "letters of an old Mac");
    same(encoding_rs::WINDOWS_1252.encode(&PLAN.replace('\n', "\r\n")).0.into_owned(), "Windows");
    let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(PLAN.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    same(wide, "UTF-16");
}

#[test]
fn a_first_line_that_names_the_separator_is_followed() {
    let text = "sep=;\nKontrollmoment;Metod, urval\nAttest, två i förening;Stickprov, 20\n";
    let reading = read_text(text).unwrap();
    assert_eq!(reading.controls().next().unwrap().title, "Attest, två i förening");
    assert_eq!((reading.unplaced, reading.tables[0].header.line), (vec![], 2));
}

#[test]
fn a_table_drawn_with_bars_is_read() {
    let text = "# Internkontrollplan 2031 Socialnämnden\n\n## Ekonomi\n\n| Riskpunkt | Kontrollmoment | Metod |\n\
                |---|:--|---|\n| Fel | Attest | Stickprov |\n| Jäv | Bisyssla | Genomgång |\n";
    let reading = read_text(text).unwrap();
    assert_eq!((reading.areas[0].name.as_str(), reading.controls().count()), ("Ekonomi", 2));
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn what_denies_a_deviation_makes_none_and_keeps_what_else_it_says() {
    let text = "Internkontroll 2031 Socialnämnden delår 2\n\nKontrollmoment\tMetod\tAvvikelse\tÅtgärd\n\
                A\tm\tInga avvikelser har noterats\t\nB\tm\t-\tInga åtgärder behövs\nC\tm\t0\t–\n\
                D\tm\tInga avvikelser i de tjugo fakturorna\t\nE\tm\tJa\t-\n";
    let reading = read_text(text).unwrap();
    let found: Vec<_> =
        reading.deviations.iter().map(|found| (found.title.as_str(), !found.actions.is_empty())).collect();
    assert_eq!(found, [("E", false)]);
    let comments: Vec<_> = reading.controls().filter_map(|control| Some(control.outcome.clone()?.comment)).collect();
    assert!(comments.contains(&"Avvikelse: Inga avvikelser i de tjugo fakturorna".to_owned()), "{comments:?}");
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn a_summary_row_without_deviation_is_listed_as_such() {
    let text = "Riskpunkter med avvikelser\tAvvikelser\tPlanerade åtgärder\nAttest\tInga avvikelser\t-\n";
    let reading = read_text(text).unwrap();
    assert_eq!(reading.deviations, []);
    assert!(reading.unplaced.iter().all(|unplaced| unplaced.why == Why::NoDeviation && unplaced.place.line == 2));
}

#[test]
fn rows_below_a_gap_that_belong_to_no_table_are_listed() {
    let text = "Område;Risk;Kontrollmoment;Metod\nHR;Jäv;Bisyssla;Stickprov\n\nIT;Intrång;Behörighet;Listor\n\n\
                Antal kontroller;2;;\nUpprättad av controller;;;\n\n\
                Avvikelse avser;Avvikelse;Åtgärd;\nBisyssla;Graverande;Rutin;\n\nFråga;Ja;Nej;\nVet du?;3;4;\n";
    let reading = read_text(text).unwrap();
    assert_eq!(reading.areas.iter().map(|area| area.name.as_str()).collect::<Vec<_>>(), ["HR", "IT"]);
    assert_eq!(reading.deviations.len(), 1);
    assert_eq!(reading.unplaced.iter().map(|u| u.place.line).collect::<Vec<_>>(), [6, 7, 12, 13]);
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn controls_written_as_cards_are_read_whatever_stands_between_the_cells() {
    let text = "Socialnämnden 2031, delår 1\n\nKontrollområde\tEkonomi\nRiskpunkt\tFel betalas\nKontrollmoment\tAttest\n\
                Ansvarig\tEkonomichef\nDnr\t7\nResultat\tInga fel.\n\tTio av tio.\nStatus\tKlar\n\n\
                Kontrollmoment\tInköp\nAnsvarig\tInköpschef\nStatus\tPågår\n\nUpprättad av\tController\n";
    for text in [text.to_owned(), text.replace('\t', ";"), text.replace('\t', "|")] {
        let reading = read_text(&text).unwrap();
        let controls: Vec<_> = reading.controls().map(|control| control.title.as_str()).collect();
        assert_eq!((reading.areas[0].name.as_str(), controls), ("Ekonomi", vec!["Attest", "Inköp"]), "{text}");
        let outcome = reading.controls().next().unwrap().outcome.clone().unwrap();
        assert_eq!((outcome.status, outcome.result.as_str()), (Some(Status::Completed), "Inga fel.\nTio av tio."));
        let listed: Vec<_> = reading.unplaced.iter().map(|u| (u.text.as_str(), u.why)).collect();
        assert_eq!((listed.len(), listed[0], listed[1].1), (2, ("Dnr: 7", Why::Column), Why::NoTable));
        assert_eq!(reading.controls().last().unwrap().responsible.len(), 1);
        assert_eq!(lost(&text, &reading), []);
    }
}

#[test]
fn one_control_on_each_sheet_of_a_workbook_is_read() {
    let mut book = Workbook::new();
    for title in ["Attest", "Inköp"] {
        let sheet = book.add_worksheet().set_name(format!("Kort {title}")).unwrap();
        for (row, (heading, said)) in (2..).zip([("Kontrollmoment:", title), ("Metod:", "Lista"), ("Utfall:", "Bra")]) {
            sheet.write(row, 1, heading).unwrap().write(row, 3, said).unwrap();
        }
    }
    let reading = bytes(book.save_to_buffer().unwrap());
    assert_eq!(reading.controls().map(|control| control.title.as_str()).collect::<Vec<_>>(), ["Attest", "Inköp"]);
    assert_eq!(reading.unplaced, []);
}

#[test]
fn cells_that_say_something_by_their_colour_alone_are_read_by_it() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Internkontroll 2031").unwrap();
    for (column, heading) in (0..).zip(["Kontrollmoment", "Metod", "Avvikelse", "Kommentar"]) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, (title, colour)) in
        (1..).zip([("Attest", 0x0000_B050_u32), ("Inköp", 0x00FF_0000), ("Bisysslor", 0x00FF_FFFF)])
    {
        sheet.write(row, 0, title).unwrap().write(row, 1, "Lista").unwrap();
        let fill = Format::new().set_background_color(colour);
        sheet.write_blank(row, 2, &fill).unwrap().write_blank(row, 3, &fill).unwrap();
    }
    let reading = bytes(book.save_to_buffer().unwrap());
    assert_eq!(reading.deviations.len(), 1);
    assert_eq!((reading.deviations[0].title.as_str(), reading.deviations[0].severity), ("Inköp", None));
    assert_eq!(reading.deviations[0].description, "Röd");
    let coloured = reading.notes.iter().filter(|note| matches!(note.kind, NoteKind::Coloured(_)));
    assert_eq!(coloured.map(|note| note.place.line).collect::<Vec<_>>(), [1]);
    let comments = reading.controls().filter_map(|control| control.outcome.as_ref().map(|o| o.comment.as_str()));
    assert_eq!(comments.collect::<Vec<_>>(), ["Avvikelse: Grön"], "a colour beside no judgement says nothing");
}

fn two_years() -> Source {
    let mut book = Workbook::new();
    for year in ["2030", "2031"] {
        let sheet = book.add_worksheet().set_name(format!("Plan {year}")).unwrap();
        sheet.write(0, 1, format!("Internkontrollplan {year}, tekniska nämnden")).unwrap();
        for (column, heading) in (1..).zip(["Kontrollområde", "Kontrollmoment", "Ansvarig"]) {
            sheet.write(3, column, heading).unwrap();
        }
        for (column, text) in (1..).zip(["Avfall", year, "Chef"]) {
            sheet.write(4, column, text).unwrap();
        }
    }
    let hidden = book.add_worksheet().set_name("Listor").unwrap().set_hidden(true);
    hidden.write(0, 0, "Kontrollmoment").unwrap().write(0, 1, "Metod").unwrap().write(1, 0, "Dold").unwrap();
    Source::file("plan.xlsx", book.save_to_buffer().unwrap())
}

#[test]
fn each_sheet_has_its_title_and_a_hidden_one_is_left_out_and_said() {
    let reading = read(&two_years(), &Options::default()).unwrap();
    assert_eq!(reading.areas.iter().map(|area| area.name.as_str()).collect::<Vec<_>>(), ["Avfall"]);
    assert_eq!(reading.target(&Options::default()).unwrap().board, "Tekniska nämnden");
    let hidden = reading.notes.iter().find(|note| note.kind == NoteKind::Hidden("Listor".into())).unwrap();
    assert_eq!(hidden.place, Place::default());
    assert_eq!(reading.unplaced, []);
}

#[test]
fn another_year_than_the_plans_is_said_of_title_sheet_and_file() {
    let said =
        |found: Vec<OtherYear>| found.into_iter().map(|other| (other.said, other.year, other.plan)).collect::<Vec<_>>();
    let title = |year| format!("Internkontrollplan {year}, tekniska nämnden");
    assert_eq!(said(given_year(&two_years(), 2030)), [(title(2031), 2031, 2030)]);
    assert_eq!(said(given_year(&two_years(), 2032)), [(title(2030), 2030, 2032), (title(2031), 2031, 2032)]);
    let named = |title: &str| {
        let text = format!("{title}\n\nKontrollmoment\tMetod\nAttest\tStickprov\n");
        Source::file("Internkontroll_2029.txt", text.into_bytes())
    };
    let told = said(given_year(&named("Internkontrollplan 2031 (beslutad 2030-12-11)"), 2031));
    assert_eq!(told, [("Internkontroll 2029".to_owned(), 2029, 2031)]);
    assert_eq!(said(given_year(&named("Internkontrollplan 2031 (beslutad 2030-12-11)"), 2030)).len(), 1);
    assert_eq!(given_year(&named("Internkontrollplan"), 2029), []);
}

#[test]
fn two_header_rows_with_an_unknown_word_merged_cells_and_serial_dates_are_read() {
    let (mut book, plain) = (Workbook::new(), Format::new());
    let sheet = book.add_worksheet();
    sheet.merge_range(5, 2, 5, 4, "Risk", &plain).unwrap().merge_range(5, 5, 5, 7, "Kontroll", &plain).unwrap();
    for (column, heading) in (2..).zip(["Process", "Riskpunkt", "Sannolikhet", "Moment", "Utfört datum", "Dnr"]) {
        sheet.write(6, column, heading).unwrap();
    }
    sheet
        .merge_range(7, 2, 8, 2, "Tillsyn", &plain)
        .unwrap()
        .merge_range(7, 3, 8, 3, "Tillsyn uteblir", &plain)
        .unwrap();
    sheet.write(7, 4, 2.5).unwrap().write(7, 5, "Plan").unwrap().write(7, 6, 48_091).unwrap().write(7, 7, "7").unwrap();
    let date = ExcelDateTime::from_ymd(2031, 9, 1).unwrap();
    sheet.write(8, 5, "Besök").unwrap();
    sheet.write_datetime_with_format(8, 6, &date, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    let reading = read(&Source::file("x.xlsx", book.save_to_buffer().unwrap()), &Options::default()).unwrap();
    let point = &reading.areas[0].risk_points[0];
    assert_eq!((reading.tables.len(), point.controls.len(), point.name.as_str()), (1, 2, "Tillsyn uteblir"));
    assert_eq!(point.likelihood, None, "2,5 is no level");
    let dates: Vec<_> =
        reading.controls().map(|c| c.outcome.as_ref().unwrap().performed_on.unwrap().to_string()).collect();
    assert_eq!(dates, ["2031-08-31", "2031-09-01"]);
    let listed: Vec<_> = reading.unplaced.iter().map(|unplaced| unplaced.text.as_str()).collect();
    assert_eq!(listed, ["Dnr: 7", "Sannolikhet: 2,5"]);
}
