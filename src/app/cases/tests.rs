//! Lists of cases as they come, and as they should not.

use super::*;
use crate::domain::deadline::Counts;
use CaseColumn::{Closed, Opened};

fn options(code: &str) -> CaseOptions {
    let as_of = NaiveDate::from_ymd_opt(2024, 8, 31).unwrap();
    CaseOptions { rule: Rule::of(code.parse().unwrap()), as_of, columns: Named::default() }
}

fn count_bytes(bytes: &[u8], code: &str) -> Result<DeadlineCount, CaseError> {
    count(Input::Bytes(bytes), &options(code), None)
}

fn counted(list: &str, code: &str) -> DeadlineCount {
    count_bytes(list.as_bytes(), code).unwrap()
}

fn faults(count: &DeadlineCount) -> Vec<(u32, RowFault, &str)> {
    count.problems.first.iter().map(|problem| (problem.line, problem.fault, problem.said.as_str())).collect()
}

const LIST: &str = "Ärende;Enhet;Inkom;Avslutad;Handläggningskostnad
1;Norr;2024-01-01;2024-05-01;1 250,50
2;Norr;2024-01-01;2024-05-02;0,00
3;Öst;1/2 2024;20240315;17,25
4;Öst;2024-04-01;;
";

#[test]
fn a_list_is_counted_with_units_and_open_cases() {
    let count = counted(LIST, "4m");
    let expected =
        Counts { closed: 3, late: 1, late_by_other: 2, open: 1, open_past: 1, open_past_by_other: 1, extended: 0 };
    assert_eq!(*count.tally.total(), expected);
    let units: Vec<_> = count.tally.units().map(|(name, counts)| (name, counts.cases(), counts.late)).collect();
    assert_eq!(units, [("Norr", 2, 1), ("Öst", 2, 0)]);
    assert_eq!((count.rows, count.problems.count), (4, 0));
    assert_eq!(count.source.bytes, LIST.len() as u64);
}

#[test]
fn windows_1252_utf16_and_marks_make_no_difference() {
    let plain = counted(LIST, "4m");
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(LIST.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [encoding_rs::WINDOWS_1252.encode(LIST).0.into_owned(), wide, format!("\u{feff}{LIST}").into_bytes()] {
        let count = count_bytes(&bytes, "4m").unwrap();
        assert_eq!(count.tally.total(), plain.tally.total());
        assert_eq!(count.tally.units().collect::<Vec<_>>(), plain.tally.units().collect::<Vec<_>>());
        assert_ne!(count.source.sha256, plain.source.sha256, "other bytes");
    }
}

#[test]
fn rows_that_cannot_be_counted_are_named_and_are_neither_in_time_nor_late() {
    let count = counted(
        "öppnad,stängd,förlängd till
2024-05-01,2024-04-01,
2024-13-01,2024-05-01,
2024-01-01,1/5/2024,
2024-01-01 2024-02-01,2024-05-01,
,2024-05-01,
2024-01-01
2024-01-01,2024-02-01,,extra
2024-01-01,snart,
240101,2024-02-01,
2024-01-01,2024-02-01,2023-01-01
2024-01-01,2024-02-01,
",
        "4m",
    );
    assert_eq!(
        faults(&count),
        [
            (2, RowFault::Case(CaseFault::ClosedBeforeOpened), "2024-05-01 → 2024-04-01"),
            (3, RowFault::Date(Opened, DateFault::NoSuchDay), "2024-13-01"),
            (4, RowFault::Date(Closed, DateFault::Ambiguous), "1/5/2024"),
            (5, RowFault::Date(Opened, DateFault::Two), "2024-01-01 2024-02-01"),
            (6, RowFault::NotOpened, ""),
            (7, RowFault::Ragged { cells: 1, headings: 3 }, ""),
            (8, RowFault::Ragged { cells: 4, headings: 3 }, ""),
            (9, RowFault::Date(Closed, DateFault::Unknown), "snart"),
            (10, RowFault::Date(Opened, DateFault::ShortYear), "240101"),
            (11, RowFault::Case(CaseFault::ExtendedBeforeOpened), "2024-01-01 → 2023-01-01"),
        ]
    );
    assert_eq!((count.rows, count.problems.count, count.tally.total().cases()), (11, 10, 1));
}

#[test]
fn many_bad_rows_are_counted_and_some_named() {
    let list = format!("opened\tclosed\n{}", "x\ty\n".repeat(1000));
    let count = counted(&list, "14d");
    assert_eq!((count.problems.first.len(), count.problems.count, count.tally.total().cases()), (NAMED, 1000, 0));
}

#[test]
fn hours_need_times() {
    let count = counted("start,slut\n2024-05-01 08:00,2024-05-02 08:00\n2024-05-01,2024-05-02 08:00\n", "24h");
    assert_eq!(faults(&count), [(3, RowFault::Case(CaseFault::NoTime), "2024-05-01 → 2024-05-02 08:00")]);
    assert_eq!(count.tally.total().in_time(), 1);
}

#[test]
fn headings_may_have_titles_above_and_be_missing() {
    let count = counted("Uttag ur verksamhetssystemet;\n\nInkom;Avslutad\n2024-01-01;2024-02-01\n", "4m");
    assert_eq!((count.rows, count.tally.total().closed), (1, 1));
    let numbered = CaseOptions {
        columns: Named { opened: Some("2".into()), closed: Some("3".into()), ..Named::default() },
        ..options("4m")
    };
    let bare = count_with(b"1;2024-01-01;2024-02-01\n2;2024-01-01;2024-06-01\n", &numbered).unwrap();
    assert_eq!((bare.rows, bare.tally.total().late), (2, 1));
    assert_eq!(bare.columns, [(Opened, "2".into()), (Closed, "3".into())]);
}

fn count_with(bytes: &[u8], options: &CaseOptions) -> Result<DeadlineCount, CaseError> {
    count(Input::Bytes(bytes), options, None)
}

#[test]
fn what_is_no_list_of_cases_is_refused_with_what_is_missing() {
    let missing = |list: &str| match count_bytes(list.as_bytes(), "4m") {
        Err(CaseError::Columns { missing, headings }) => (missing, headings),
        other => panic!("{other:?}"),
    };
    let (columns, headings) = missing("Ärende;Inkom;Kommentar\n1;2024-01-01;\n");
    assert_eq!(columns, [(Closed, None)]);
    assert_eq!(headings, ["Ärende", "Inkom", "Kommentar"]);
    let long: String = "1;x\n".repeat(100);
    assert_eq!(missing(&long).0.len(), 2);
    assert_eq!(count_bytes(b"Inkom;Avslutad\n", "4m").unwrap_err(), CaseError::NoCases);
    assert_eq!(count_bytes(b"", "4m").unwrap_err(), CaseError::List(ListError::empty()));
    let noise: Vec<u8> = (0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    assert!(matches!(count_bytes(&noise, "4m"), Err(CaseError::List(ListError::Source(_)))));
    let gone = count(Input::File("does/not/exist.csv".into()), &options("4m"), None);
    assert!(matches!(gone, Err(CaseError::List(ListError::Unreadable(_)))));
}

#[test]
fn a_workbook_with_dates_and_numbers_of_days_is_counted() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in ["Öppnad", "Stängd", "Enhet"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).unwrap(), *heading).unwrap();
    }
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 1, 1).unwrap();
    sheet.write_datetime_with_format(1, 0, &date, &format).unwrap();
    sheet.write(1, 1, 45413).unwrap(); // 1 May 2024, without a format
    sheet.write(1, 2, "Norr").unwrap();
    sheet.write(2, 0, "2024-01-01").unwrap();
    sheet.write(2, 1, 45414.5).unwrap();
    sheet.write(3, 0, "2024-06-01").unwrap();
    let count = count_bytes(&book.save_to_buffer().unwrap(), "4m").unwrap();
    assert_eq!((count.rows, count.problems.count), (3, 0));
    let Counts { closed, late, open, .. } = *count.tally.total();
    assert_eq!((closed, late, open), (2, 1, 1));
}

#[test]
fn a_case_whose_end_was_never_computed_does_not_pass_for_an_open_one() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Öppnad").unwrap().write(0, 1, "Stängd").unwrap();
    sheet.write(1, 0, "2024-01-01").unwrap().write_formula(1, 1, "=A2+10").unwrap();
    let bytes = crate::app::import::sheet::uncomputed(&book.save_to_buffer().unwrap());
    let count = count_bytes(&bytes, "4m").unwrap();
    assert_eq!(
        (count.tally.total().cases(), faults(&count)),
        (0, vec![(2, RowFault::Date(Closed, DateFault::Unknown), "=?")])
    );
}

#[test]
fn every_row_is_somewhere_whatever_the_list_is() {
    use proptest::prelude::*;
    let rows = proptest::collection::vec("[0-9;,\\-/ \"a\n]{0,24}", 0..30);
    proptest!(|(rows in rows, code in "[1-9][mdh]")| {
        let list = format!("öppnad;stängd\n{}", rows.join("\n"));
        if let Ok(count) = count_bytes(list.as_bytes(), &code) {
            prop_assert_eq!(count.rows, count.tally.total().cases() + count.tally.not_yet() + count.problems.count);
        }
    });
}
