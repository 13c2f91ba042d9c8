//! No text, whatever it holds, changes the structure of what is written.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, render};
use ikplan::domain::{Action, Book, Deviation, Verb};
use ikplan::i18n::Lang;
use proptest::prelude::*;

/// The demonstration with one deviation and its action that say this.
fn saying(text: &str) -> Book {
    let mut book = demo::book();
    let period = |deviation: &&Deviation| deviation.period_id == demo::PERIOD;
    let deviation = book.deviations(demo::PLAN).find(period).unwrap().clone();
    let action = book.actions_of(deviation.id).next().unwrap().clone();
    let name: String = format!("x{text}").chars().take(400).collect();
    let said = || text.to_owned();
    let action = Action { what: name.clone(), owner: name.clone(), due_text: name.clone(), note: said(), ..action };
    let deviation = Deviation { title: name.clone(), unit: name, description: said(), ..deviation };
    for change in [book.put_change(Verb::Edit, deviation), book.put_change(Verb::Edit, action)] {
        book.apply(&change).unwrap();
    }
    book
}

fn written(text: &str, format: Format) -> String {
    String::from_utf8(render(&saying(text), &request(format, Lang::Sv)).unwrap()).unwrap()
}

/// Cells of each line of the tables of a Markdown text: bars without a backslash before them.
fn shape(markdown: &str) -> Vec<usize> {
    let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
    markdown.lines().filter(|line| line.starts_with('|')).map(bars).collect()
}

fn outline(markdown: &str) -> Vec<&str> {
    markdown.lines().filter(|line| line.starts_with('#') || line.starts_with("- ")).collect()
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn check(text: &str) {
    let plain = written("plain", Format::Markdown);
    let markdown = written(text, Format::Markdown);
    assert_eq!(shape(&markdown), shape(&plain), "{markdown}");
    assert_eq!(outline(&markdown), outline(&plain));
    assert!(!markdown.replace("<br>", "").contains('<'), "no mark-up of the text's own: {markdown}");

    let csv = written(text, Format::Csv);
    let rows = csv_rows(&csv);
    assert_eq!(rows.len(), csv_rows(&written("plain", Format::Csv)).len());
    let width = rows[0].len();
    for cell in rows.iter().inspect(|row| assert_eq!(row.len(), width)).flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
        assert!(!cell.contains(|c: char| c.is_control() && c != '\n'), "{cell:?}");
    }

    let json: serde_json::Value = serde_json::from_str(&written(text, Format::Json)).unwrap();
    assert_eq!(json["deviations"][0]["description"], text, "JSON keeps every character");

    let plain = written(text, Format::Text);
    assert!(!plain.contains(|c: char| c.is_control() && c != '\n'));
    assert!(plain.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80), "{plain}");
}

#[test]
fn known_tricks() {
    for text in [
        "=cmd|' /C calc'!A0",
        "\u{feff}=1+1",
        " \t=1",
        "＝1",
        "+46",
        "@SUM(A1)",
        "| a | b |\n|---|---|",
        "a\\|b",
        "a\\",
        "# rubrik\r\n- punkt\n---\n1. ett\n> citat\n```\nkod",
        "<script>alert(1)</script><!-- ",
        "**fet** _kursiv_ ~~struken~~ `kod` [länk](http://x) ![bild](y)",
        "&lt;b&gt; &#124;",
        "\u{202e}bakvänt\u{2066}",
        "a;b\"c\";'d\r\ne",
        "\u{1b}[31mröd\u{7}\u{0}\u{9b}",
        "👩‍👩‍👧‍👦 שלום مرحبا \u{301}\u{301}\u{301}",
        "a\u{2028}b\u{2029}c\u{85}d\u{b}e",
        "    kod",
        "",
    ] {
        check(text);
    }
}

#[test]
fn a_hundred_thousand_characters_in_a_cell() {
    check(&"ord|;".repeat(20_000));
    check(&"å".repeat(100_000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_text_of_meaningful_signs(text in "[|\\\\\n\r\t;\"'=+@<>&#*_`\\[\\]()!~0-9. \u{202e}\u{200b}å-]{0,60}") {
        check(&text);
    }
}
