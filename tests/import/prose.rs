//! Reports that are told rather than tabled, and tables that came out of a document in pieces.

use super::{lost, read_text};
use ikplan::app::import::{ImportError, NoteKind, Options, Reading, Source, Why, read};
use ikplan::domain::{Assessment, Status};

const CHAPTERS: &str = "Internkontroll kommunstyrelsen, uppföljning helår 2031\n\nUppföljning\n\nSker i delår 2.\n\n\
    Rutin - Krisberedskap\n\nAtt planen är känd.\n\nUrval\n\nAlla chefer.\n\nMetod:\n\nEnkät.\n\nDessa frågor ställdes:\n\n\
    - Är planen känd?\n- Är den övad?\n\nResultat – iakttagelser\n\nRutinen fungerar men behöver utvecklas\n\n\
    44 svarade, vilket\n\nvar fler än väntat.\n\nFråga\tJa\tNej\n--\t--\t--\nÄr planen känd?\t40 %\t60 %\n\nAnalys\n\nFör få övar.\n\n\
    Förslag på åtgärder\n\n- Öva i maj.\n\n\
    Rutin – Informationssäkerhet\n\nReglementet styr detta.\n\nUrval\n\nTio konton.\n\nMetod\n\nJämförelse.\n\nResultat\n\n\
    Inga fel.\n\n\
    Rutin – Informationssäkerhet\n\nAtt konton stängs.\n\nUrval: femtio konton\n\nMetod\n\nListor.\n\nResultat\n\n\
    14 av 50 var öppna.\n\n\u{c}Sida 3 av 12\n\nEn handläggare\n\nKvalitetsstrateg\n";

fn options(board: Option<&str>, period: Option<&str>) -> Options {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Options { board: owned(board), period: owned(period), ..Options::default() }
}

fn with(text: &str, options: &Options) -> Reading {
    read(&Source::pasted(text), options).unwrap()
}

fn titles(reading: &Reading) -> Vec<&str> {
    reading.controls().map(|control| control.title.as_str()).collect()
}

fn listed(reading: &Reading, why: Why) -> Vec<&str> {
    reading.unplaced.iter().filter(|u| u.why == why).map(|u| u.text.as_str()).collect()
}

#[test]
fn a_report_in_chapters_is_read_chapter_by_chapter() {
    let reading = read_text(CHAPTERS).unwrap();
    let points: Vec<_> = reading.areas[0].risk_points.iter().map(|point| point.name.as_str()).collect();
    assert_eq!(points, ["Krisberedskap", "Informationssäkerhet"]);
    assert_eq!(titles(&reading), ["Krisberedskap", "Informationssäkerhet", "Att konton stängs"]);
    let crisis = reading.controls().next().unwrap();
    assert_eq!((crisis.objective.as_str(), crisis.selection.as_str()), ("Att planen är känd.", "Alla chefer."));
    assert_eq!(crisis.questions, ["Är planen känd?", "Är den övad?"]);
    let outcome = crisis.outcome.as_ref().unwrap();
    assert_eq!((outcome.assessment, outcome.analysis.as_str()), (Some(Assessment::NeedsDevelopment), "För få övar."));
    let survey = "Fråga | Ja | Nej\n\nÄr planen känd? | 40 % | 60 %";
    assert_eq!(outcome.result, format!("44 svarade, vilket var fler än väntat.\n\n{survey}"));
    assert_eq!(reading.deviations[0].actions[0].what, "Öva i maj.");
    assert_eq!(reading.areas[0].risk_points[1].background, "Reglementet styr detta.");
    assert_eq!(reading.controls().last().unwrap().selection, "femtio konton");
    assert_eq!(reading.controls().last().unwrap().outcome.as_ref().unwrap().result, "14 av 50 var öppna.");
    assert_eq!(listed(&reading, Why::Front), ["Uppföljning", "Sker i delår 2."]);
    assert_eq!(listed(&reading, Why::Loose), ["Sida 3 av 12", "En handläggare", "Kvalitetsstrateg"]);
    assert_eq!(lost(CHAPTERS, &reading), []);
}

#[test]
fn a_table_before_the_chapters_is_still_a_table() {
    let table = "Sammanfattning\n\nRiskpunkter med avvikelser\tAvvikelser\tPlanerade åtgärder\n\
                 Krisberedskap\tMindre allvarlig avvikelse\tÖva.\n\n";
    let text = CHAPTERS.replacen("Rutin - Kris", &format!("{table}Rutin - Kris"), 1);
    let reading = read_text(&text).unwrap();
    assert_eq!(reading.controls().count(), 3);
    let linked: Vec<_> = reading.deviations.iter().map(|d| (d.title.as_str(), d.link.is_some())).collect();
    assert_eq!(linked, [("Krisberedskap", true), ("Krisberedskap", true)]);
    assert_eq!(lost(&text, &reading), []);
}

#[test]
fn chapters_named_by_the_line_above_their_first_heading_are_read() {
    let text = "Internkontroll 2031, socialnämnden, helår\n\n1. Inledning\n\nKort om arbetet.\n\n2.1 Attest\n\nSyfte\n\nRätt betalas.\n\n\
                Resultat\n\nInga avvikelser\n\n2.2 Inköp\n\nSyfte\n\nAvtal följs.\n\nResultat\n\nTre köp utanför avtal.\n";
    let reading = read_text(text).unwrap();
    assert_eq!(titles(&reading), ["Attest", "Inköp"]);
    let results: Vec<_> = reading.controls().map(|control| control.outcome.as_ref().unwrap().result.as_str()).collect();
    assert_eq!(results, ["Inga avvikelser", "Tre köp utanför avtal."]);
    assert_eq!(listed(&reading, Why::Front), ["1. Inledning", "Kort om arbetet."]);
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn numbered_chapters_whose_headings_have_colons_keep_what_stands_first_in_each() {
    let text = "Internkontroll 2031, socialnämnden, delår 1\n\n1 Sammanfattning\nTvå kontroller är gjorda.\n\n2.1 Behörigheter\n\
                Ansvarig: It-chef\nRisk: Obehöriga ser uppgifter\nKontrollmoment: Avslutade tas bort.\nResultat: 36 av 40.\n\
                Åtgärd: Listor skickas.\n\n2.2 Fakturor\nAnsvarig: Ekonomichef\nRisk: Ränta\nKontrollmoment: Betalda i tid.\n\
                Resultat: 5 212 av 5 300.\nAvvikelse: Nej\n";
    let reading = read_text(text).unwrap();
    assert_eq!(titles(&reading), ["Behörigheter", "Fakturor"]);
    let responsible: Vec<_> = reading.controls().map(|control| control.responsible[0].1.as_str()).collect();
    assert_eq!(responsible, ["It-chef", "Ekonomichef"]);
    let methods: Vec<_> = reading.controls().map(|control| control.method.as_str()).collect();
    assert_eq!(methods, ["Avslutade tas bort.", "Betalda i tid."]);
    assert_eq!(
        reading.areas[0].risk_points.iter().map(|point| point.name.as_str()).collect::<Vec<_>>(),
        ["Obehöriga ser uppgifter", "Ränta"]
    );
    assert_eq!(reading.deviations.iter().map(|d| d.actions[0].what.as_str()).collect::<Vec<_>>(), ["Listor skickas."]);
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn controls_told_line_by_line_with_colons_are_read_area_by_area() {
    let text = "Intern kontroll tertial 2 2031\nNämnd: Kultur- och fritidsnämnden\n\nProcess: Föreningsbidrag\n\n\
                Risk: Fel betalas\nKontrollmoment 1: Ansökningar är kompletta\nFrekvens: Tertial\nStatus: Klar\n\
                Resultat: 14 av 15 var kompletta.\nEn saknade protokoll.\nAvvikelse: Mindre avvikelse\nÅtgärd: Checklista\n\n\
                Risk: Bokningar debiteras inte\nKontrollmoment 2: Avstämning\nStatus: Pågår\nÅtgärd: Ingen\n\n\
                Bibliotek\n\nKontrollmoment 3: Gallring\nFrekvens: År\nStatus: Ej påbörjad\n";
    let reading = read_text(text).unwrap();
    let areas: Vec<_> = reading.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(areas, ["Föreningsbidrag", "Bibliotek"]);
    assert_eq!(titles(&reading), ["Ansökningar är kompletta", "Avstämning", "Gallring"]);
    let told: Vec<_> = reading.controls().map(|control| control.frequency.as_str()).collect();
    assert_eq!(told, ["Tertial", "", "År"]);
    assert_eq!(
        reading.controls().next().unwrap().outcome.as_ref().unwrap().result,
        "14 av 15 var kompletta.\nEn saknade protokoll."
    );
    assert_eq!(reading.deviations.len(), 1, "an action that is none needs no deviation");
    assert_eq!(reading.unplaced, []);
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn a_markdown_report_has_its_areas_and_risks_in_its_headings() {
    let text = "# Uppföljning 2031 – Miljönämnden, delår 2\n\n## Verksamhetsområde: Tillsyn\n\n\
                | Kontrollmoment | Metod | Status | Resultat |\n|---|---|---|---|\n| **Risk: Tillsyn dröjer** | | | |\n\
                | Livsmedel | Uttag | Avslutad med avvikelse | 212 av 240 |\n\n## Sammanfattning\n\n\
                | Kontrollmoment | Metod | Status | Resultat |\n|---|---|---|---|\n| Avgifter | Stickprov | Klar | Bra |\n| Summa | 2 | | |\n";
    let reading = read_text(text).unwrap();
    assert_eq!((reading.areas.len(), reading.areas[0].name.as_str()), (1, "Tillsyn"));
    assert_eq!(reading.areas[0].risk_points[0].name, "Tillsyn dröjer");
    let outcome = reading.controls().next().unwrap().outcome.clone().unwrap();
    assert_eq!((outcome.status, outcome.comment.as_str()), (Some(Status::Completed), "Avslutad med avvikelse"));
    assert_eq!(listed(&reading, Why::Sum), ["Summa | 2"]);
    assert_eq!(lost(text, &reading), []);
}

#[test]
fn a_register_whose_risks_are_only_described_has_them_named_by_that() {
    let text = "Internkontrollplan 2031 Tekniska nämnden\n\n2. Riskanalys\n\n\
                Process;Riskbeskrivning;S;K;R\nUpphandling;Inköp utanför avtal;3;3;9\nUpphandling;Otillåten direktupphandling;2;4;8\n\n\
                3. Kontrollplan\n\nKontrollmoment;Metod\nAvtalstrohet;Analys\n";
    let reading = read_text(text).unwrap();
    let points = &reading.areas[0].risk_points;
    assert_eq!((points[1].name.as_str(), points[1].risk_value), ("Otillåten direktupphandling", Some(8)));
    assert_eq!(reading.areas[0].name, "Upphandling");
    let elsewhere = &reading.areas[1].risk_points[0];
    assert_eq!((elsewhere.controls[0].title.as_str(), points[1].controls.len()), ("Avtalstrohet", 0));
}

#[test]
fn a_register_with_a_status_per_date_has_the_one_of_the_period() {
    let text = "Riskområde;Riskbeskrivning;S;K;Åtgärd/kontroll;Status 2031-04-30;Status 2031-08-31\n\
                Miljö;Hot och våld;3;4;Skyddsrond;Pågår;Klar\n";
    for (period, status) in [("Delår 1", Status::Started), ("D2", Status::Completed)] {
        let reading = with(text, &options(Some("Nämnd"), Some(period)));
        let control = reading.controls().next().unwrap();
        assert_eq!((control.title.as_str(), control.outcome.as_ref().unwrap().status), ("Skyddsrond", Some(status)));
        assert_eq!(listed(&reading, Why::OtherPeriod).len(), 1);
    }
}

#[test]
fn rows_that_lie_broken_over_lines_are_put_together() {
    let text = "Internkontroll 2031, kommunstyrelsen, helår\n\nKontrollmoment\tAnsvarig\tMetod\tGenomförd\tAvvikelse\tKommentar\n\
                Delegation\tKansli-\nchef\tStickprov\nav 20 beslut\tJa\tNej\tAlla beslut\nvar anmälda\n\
                Representation\tEkonomichef\tLista\tNej\t\t\nBisysslor\tHR-chef\tEnkät\nTrygghet\tChef\tFråga\tJa\tNej\tBra\n";
    let reading = read_text(text).unwrap();
    assert_eq!(titles(&reading), ["Delegation", "Representation", "Bisysslor", "Trygghet"]);
    let delegation = reading.controls().next().unwrap();
    assert_eq!(
        (delegation.responsible[0].1.as_str(), delegation.method.as_str()),
        ("Kanslichef", "Stickprov av 20 beslut")
    );
    let statuses: Vec<_> = reading.controls().map(|control| control.outcome.as_ref().and_then(|o| o.status)).collect();
    assert_eq!(statuses, [Some(Status::Completed), Some(Status::NotStarted), None, Some(Status::Completed)]);
    assert_eq!(lost(text, &reading), []);
}

const BOARDS: &str = "Internkontroll 2031\n\nNämnd;Kontrollmoment;Metod;Utfall T1;Avvikelse T1;Utfall T2;Avvikelse T2\n\
    Socialnämnden;Utredningstider;Statistik;110 av 319;Graverande;98 av 301;Mindre\n\
    Kommunstyrelsen;Inköp;Genomgång;;;Tre fel;Mindre\nAlla nämnder;Bisysslor;Enkät;Bra;Nej;Bra;Nej\n";

#[test]
fn rows_of_other_boards_and_columns_of_other_periods_are_listed_until_they_are_asked_for() {
    let error = read_text(BOARDS).unwrap().target(&options(None, Some("T1"))).unwrap_err();
    let found = vec!["Socialnämnden".to_owned(), "Kommunstyrelsen".to_owned()];
    assert_eq!(error, ImportError::MissingBoard { found });
    let reading = with(BOARDS, &options(Some("Socialnämnd"), Some("Tertial 2")));
    assert_eq!(titles(&reading), ["Utredningstider", "Bisysslor"]);
    assert_eq!(reading.controls().next().unwrap().outcome.as_ref().unwrap().result, "98 av 301");
    assert_eq!(reading.deviations.len(), 1);
    assert_eq!(listed(&reading, Why::OtherBoard).len(), 1);
    assert_eq!(listed(&reading, Why::OtherPeriod)[..2], ["Utfall T1: 110 av 319", "Avvikelse T1: Graverande"]);
    assert_eq!(reading.notes.iter().filter(|note| matches!(note.kind, NoteKind::SeverityUnknown(_))).count(), 0);
    assert_eq!(lost(BOARDS, &reading), []);
    let first = with(BOARDS, &options(Some("Kommunstyrelsen"), Some("1")));
    assert_eq!(titles(&first), ["Inköp", "Bisysslor"]);
    assert_eq!(listed(&first, Why::OtherPeriod).len(), 4);
}

#[test]
fn a_column_of_boards_that_is_not_about_whose_plan_it_is_takes_no_row_away() {
    let text =
        "Internkontrollplan 2031 för kommunstyrelsen\n\nNämnd;Kontrollmoment;Metod\nSocialnämnden;Attest;Lista\n";
    assert_eq!(titles(&read_text(text).unwrap()), ["Attest"]);
    let only = text.replace(" för kommunstyrelsen", "");
    assert_eq!(read_text(&only).unwrap().facts.board.unwrap().value, "Socialnämnden");
}
