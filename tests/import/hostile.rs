//! Files that are damaged, hostile, huge or something else.

use super::search::cases;
use super::{Counted, lost, read_text};
use ikplan::app::failure::{Failure, Kind};
use ikplan::app::import::{ImportError, MAX_BYTES, NoteKind, Options, OtherKind, Source, Target, Why, read};
use ikplan::domain::Book;
use ikplan::i18n::Lang;
use proptest::prelude::*;

fn error(bytes: &[u8]) -> ImportError {
    read(&Source::file("x", bytes.to_vec()), &Options::default()).unwrap_err()
}

fn zipped(name: &str) -> Vec<u8> {
    // A stored, empty entry and its directory.
    let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\x21\0".to_vec();
    bytes.extend([0; 12]);
    bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    bytes.extend([0, 0]);
    bytes.extend(name.as_bytes());
    let start = u32::try_from(bytes.len()).unwrap();
    bytes.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\x21\0");
    bytes.extend([0; 12]);
    bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    bytes.extend([0; 16]);
    bytes.extend(name.as_bytes());
    let size = u32::try_from(bytes.len()).unwrap() - start;
    bytes.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

#[test]
fn each_kind_of_wrong_file_has_its_own_refusal() {
    assert_eq!(error(b""), ImportError::Empty);
    assert_eq!(error(b" \r\n\t\n"), ImportError::Empty);
    assert_eq!(error("\u{feff}".as_bytes()), ImportError::Empty);
    assert_eq!(error(b"%PDF-1.7\n%\xE2\xE3"), ImportError::Other(OtherKind::Pdf));
    assert_eq!(error(&zipped("word/document.xml")), ImportError::Other(OtherKind::Docx));
    assert_eq!(error(&zipped("mimetype")), ImportError::Other(OtherKind::OpenDocument));
    assert_eq!(error(&zipped("readme.md")), ImportError::Other(OtherKind::Archive));
    assert!(matches!(error(&zipped("xl/workbook.xml")), ImportError::Damaged(_)));
    assert!(matches!(error(b"PK\x03\x04half"), ImportError::Damaged(_)));
    assert_eq!(error(b"<html><body>Kontrollmoment</body></html>"), ImportError::Other(OtherKind::Html));
    assert_eq!(error(b"{\"format\": \"ikplan\"}"), ImportError::Other(OtherKind::Json));
    assert_eq!(error(&vec![0_u8; 4096]), ImportError::Binary);
    assert_eq!(error(&vec![b' '; MAX_BYTES + 1]), ImportError::TooLarge(MAX_BYTES));
    assert_eq!(error("Bara löpande text.\n\nPå två rader.".as_bytes()), ImportError::NoTable { lines: 2 });
    let chapters = "Urval\n\nChefer.\n\nMetod\n\nEnkät.\n\nResultat\n\nBra.\n\nAnalys\n\nGott.\n";
    assert_eq!(error(chapters.as_bytes()), ImportError::Chapters { headings: 4 });
    assert_eq!(error("Kontrollmoment\nAttest\nMoms\n".as_bytes()), ImportError::NoTable { lines: 3 });
}

#[test]
fn every_refusal_says_what_to_do_in_both_languages() {
    let errors = [
        ImportError::Empty,
        ImportError::TooLarge(1 << 20),
        ImportError::TooManyRows(3),
        ImportError::Bomb(1 << 20),
        ImportError::Binary,
        ImportError::Other(OtherKind::Pdf),
        ImportError::Encrypted,
        ImportError::Damaged("inner".into()),
        ImportError::NoTable { lines: 3 },
        ImportError::Chapters { headings: 4 },
        ImportError::UnknownColumn { column: "x".into(), headings: vec!["Metod".into()] },
        ImportError::MissingBoard { found: Vec::new() },
        ImportError::MissingYear,
        ImportError::MissingPeriod,
        ImportError::UnknownPeriod { given: "x".into(), periods: vec!["Delår 1".into()] },
        ImportError::Locked("Delår 1".into()),
        ImportError::Nothing,
    ];
    let mut codes = std::collections::BTreeSet::new();
    for error in errors {
        let usage = matches!(
            error,
            ImportError::MissingBoard { .. }
                | ImportError::MissingYear
                | ImportError::MissingPeriod
                | ImportError::UnknownColumn { .. }
        );
        let failure = Failure::from(error);
        assert_eq!(failure.kind == Kind::Usage, usage, "{}", failure.code);
        assert!(codes.insert(failure.code), "{}", failure.code);
        for lang in Lang::ALL {
            assert!(!failure.what.get(*lang).is_empty() && !failure.todo.get(*lang).is_empty());
        }
        assert!(!failure.what.get(Lang::Sv).contains("inner"));
    }
}

#[test]
fn a_very_long_cell_is_kept_as_far_as_it_goes_and_the_rest_is_listed() {
    let long = "å".repeat(100_000);
    let reading = read_text(&format!("Kontrollmoment\tMetod\nAttest\t{long}\n")).unwrap();
    assert_eq!(reading.controls().next().unwrap().method, long);
    let reading = read_text(&format!("Kontrollmoment\tMetod\nAttest\t{long}mer\n")).unwrap();
    let rest = &reading.unplaced[0];
    assert_eq!((rest.text.as_str(), rest.why, rest.place.line), ("mer", Why::TooLong, 2));
}

#[test]
fn a_very_long_name_is_shortened_and_kept_in_full_below() {
    let long = "ord ".repeat(300);
    let reading = read_text(&format!("Kontrollmoment\tMetod\n{long}\tStickprov\n")).unwrap();
    let control = reading.controls().next().unwrap();
    assert!(control.title.ends_with('…') && control.title.chars().count() < 500);
    assert_eq!(control.objective, long.trim());
    assert!(matches!(reading.notes[0].kind, NoteKind::Shortened(_)));
}

#[test]
fn zero_bytes_and_lone_surrogates_do_not_stop_a_text() {
    let reading = read_text("Kontroll\0moment\tMetod och en lång rubrik\nAttest\tStick\0prov\n").unwrap();
    assert_eq!(reading.controls().next().unwrap().method, "Stickprov");
    let mut bytes = b"Kontrollmoment\tMetod\nAttest av m\xC3\xA5nga slag\tStickprov ".to_vec();
    bytes.extend(b"\xED\xA0\x80\n");
    let reading = read(&Source::file("x.txt", bytes), &Options::default()).unwrap();
    assert_eq!(reading.controls().count(), 1);
}

#[test]
fn very_many_rows_are_refused_and_many_are_read() {
    let many = format!("Kontrollmoment\tMetod\n{}", "Attest\tStickprov\n".repeat(20_000));
    assert_eq!(read_text(&many).unwrap().counts().controls, 20_000);
    let too_many = "x\n".repeat(1_000_001);
    assert!(matches!(read_text(&too_many), Err(ImportError::TooManyRows(_))));
}

const WORDS: &[&str] = &[
    "Kontrollmoment",
    "Metod",
    "Status",
    "Resultat",
    "Riskpunkt",
    "Avvikelser",
    "Planerade åtgärder",
    "Område",
    "▶",
    "Klar",
    "Kommentar:",
    "Kommentar: text",
    "<p>stycke</p>",
    "---",
    "Attest",
    "Ekonomi",
    "3 - Möjlig",
    "2031",
    "Omsorgsnämnd",
    "delår 2",
    "- Är det klart?",
    "Graverande avvikelse",
    "Inga avvikelser",
    "Inga avvikelser i de tjugo",
    "Nej",
    "-",
    "Internkontrollplan 2030",
    "Området ska hjälpa.",
    "\"",
    "\"a",
    "",
    "",
];

/// Begins as no word does that the program itself writes, not even a part of "false".
const UNUSED_WORD: &str = "q[åäö][a-zåäö]{2,8}";

fn tables() -> impl Strategy<Value = String> {
    let cell = prop::sample::select(WORDS);
    let row = prop::collection::vec(cell, 1..6);
    let separator = prop::sample::select(vec!["\t", ";", ",", "|"]);
    (prop::collection::vec(row, 0..30), separator)
        .prop_map(|(rows, separator)| rows.into_iter().map(|row| row.join(separator) + "\n").collect())
}

/// Lines of a report told in chapters, each with a word of its own.
fn told() -> impl Strategy<Value = String> {
    const LINES: &[&str] = &[
        "Rutin – Attest",
        "Kontrollmoment: Inköp",
        "Kontrollmoment",
        "Process: Ekonomi",
        "Risk",
        "Urval",
        "Metod:",
        "Resultat: bra",
        "Resultat – iakttagelser",
        "Analys",
        "Åtgärd: Ingen",
        "Status: Klar",
        "Rutinen fungerar men behöver utvecklas",
        "Avdelning",
        "Vi såg detta.",
        "- En punkt",
        "och vidare",
        "Fråga\tJa\tNej",
        "---\t---",
        "2.1 Löner",
        "3 (12)",
        "",
        "",
        "",
    ];
    let line = (prop::sample::select(LINES), any::<bool>());
    prop::collection::vec(line, 0..40).prop_map(|lines| {
        let marked = |(at, (line, marked)): (usize, (&str, bool))| {
            if marked && !line.is_empty() { format!("{line} (ord{at})\n") } else { format!("{line}\n") }
        };
        lines.into_iter().enumerate().map(marked).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(256)))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = read(&Source::file("a.xlsx", bytes.clone()), &Options::default());
        let _ = read(&Source::file("a", [b"PK\x03\x04", bytes.as_slice()].concat()), &Options::default());
    }

    #[test]
    fn every_line_is_placed_or_listed_and_the_result_is_valid(text in tables()) {
        if let Ok(reading) = read_text(&text) {
            prop_assert_eq!(lost(&text, &reading), []);
            let target = Target { board: "Nämnd".into(), year: 2031, period: Some("1".into()), lang: Lang::Sv };
            match reading.to_change(&Book::default(), &target, &Counted::default()) {
                Ok((change, _)) => prop_assert!(Book::default().apply(&change).is_ok()),
                Err(error) => prop_assert!(false, "{error} in {text:?}"),
            }
        }
    }

    #[test]
    fn every_word_of_a_told_report_ends_up_somewhere(text in told()) {
        if let Ok(reading) = read_text(&text) {
            prop_assert_eq!(lost(&text, &reading), []);
            let json = serde_json::to_string(&reading).unwrap();
            for word in text.split_whitespace().filter(|word| word.starts_with("(ord")) {
                // A heading with another word in it is no heading; as text, or as the heading of a table, it is there.
                prop_assert!(json.contains(word), "{} is lost in {:?}", word, text);
            }
        }
    }

    #[test]
    fn every_word_of_a_cell_ends_up_somewhere(words in prop::collection::vec(UNUSED_WORD, 1..6)) {
        let said = words.join(" ");
        let text = format!("Riskpunkt\tKontrollmoment\tMetod\tResultat\tAnnat\nA\tB\t{said} - {said}?\t{said}\t{said}\n");
        let reading = read_text(&text).unwrap();
        let json = serde_json::to_string(&reading).unwrap();
        prop_assert_eq!(json.matches(&said).count(), 4);
    }
}
