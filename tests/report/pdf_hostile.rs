//! No text, wherever it stands, makes a PDF that cannot be made or cannot be opened.

use super::search::cases;
use crate::pdf::structure;
use chrono::NaiveDate;
use ikplan::i18n::Lang;
use ikplan::report::model::{
    Anchors, Badge, Bar, Block, Cell, Column, Document, Drawing, Fact, Figure, Flow, Head, HeadCell, Kind, Line, List,
    Logo, Look, Part, Point, Row, Series, Table, Text, Tone,
};
use ikplan::report::pdf;
use ikplan::report::picture::Picture;
use proptest::prelude::*;

fn figure(text: &str) -> [Block; 2] {
    let line = || Line::from(text);
    let part = |tone, value| Part { value, name: line(), tone, glyph: "■" };
    let bar = Bar { label: line(), text: line(), parts: vec![part(Tone::Serious, 3), part(Tone::Done, u64::MAX / 2)] };
    let point = |value| Point { value, text: line(), breaks: value == Some(5) };
    let points = vec![point(Some(-1)), point(None), point(Some(5)), point(Some(i64::MAX))];
    let of = |drawing| Block::Figure(Figure { caption: line(), alt: line(), drawing });
    let series = vec![Series { name: line(), tone: Tone::Neutral, points }];
    [
        of(Drawing::Bars { bars: vec![bar], full: u64::MAX }),
        of(Drawing::Trend { places: vec![line(), line(), line(), line()], series, full: 10, full_text: line() }),
    ]
}

fn table(text: &str) -> Table {
    let cell = || Cell::of(vec![Flow::Paragraph(text.into()), Flow::List(vec![text.into(), text.into()])]);
    let wide = Cell { span: 2, shade: Some(Tone::Minor), ..cell() };
    Table {
        caption: text.into(),
        summary: text.into(),
        over: vec![vec![HeadCell::over(text, 2), HeadCell::over("x", 9)]],
        columns: vec![Column::text(text, 3), Column::figures("tal", 1), Column::marks("m", 0)],
        rows: vec![
            Row::section(cell()),
            Row::form(cell()),
            Row::of(vec![cell(), "1".into(), text.into()]),
            Row::of(vec![wide]),
            Row::comment(cell()),
            Row::of(Vec::new()),
            Row::total(vec![text.into(), text.into(), text.into(), text.into()]),
        ],
        row_heads: true,
    }
}

/// A document that says a text everywhere.
fn saying(text: &str) -> Document {
    let mut anchors = Anchors::default();
    let heading = anchors.heading(1, text);
    let badge = Badge { glyph: "■", word: text.into(), tone: Tone::Serious };
    let rich =
        Text::new().and_strong(text).and(" ").and_emphasis(text).and_badge(badge).and_link(text, &heading.anchor);
    let mut body = vec![
        Block::Contents,
        Block::PageBreak,
        Block::Heading(heading),
        Block::Lead(text.into()),
        Block::Paragraph(rich.and_link(text, "nowhere")),
        Block::List(List { numbered: true, items: vec![text.into(), Text::new()] }),
        Block::Note(text.into()),
        Block::Landscape(vec![Block::Table(table(text)), Block::Heading(anchors.heading(2, text))]),
    ];
    body.extend(figure(text));
    body.push(Block::Table(table(text)));
    let fact = || Fact { label: text.into(), value: text.into() };
    let head = Head {
        title: text.into(),
        subtitle: text.into(),
        municipality: text.into(),
        board: text.into(),
        registry_no: text.into(),
        dated: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
        facts: vec![fact(), fact()],
        chain_head: text.into(),
        cover: text.len().is_multiple_of(2),
        look: look(text),
    };
    Document { lang: Lang::Sv, kind: Kind::Report, head, body, appendices: Vec::new() }
}

/// A logo that is described by the text.
fn look(text: &str) -> Look {
    let picture = Picture::read(crate::look::SVG.as_bytes().into()).unwrap();
    Look { logo: Some(Logo { alt: text.into(), picture }), ..Look::default() }
}

fn check(text: &str) {
    let made = pdf::write(&saying(text)).unwrap_or_else(|fault| panic!("{fault}: {text:?}"));
    let read = lopdf::Document::load_mem(&made).unwrap();
    assert!(!read.get_pages().is_empty());
    let roles = structure(&read).all().len();
    assert!(roles > 50, "{roles} parts");
}

#[test]
fn known_tricks() {
    for text in [
        "",
        "x",
        "=cmd|' /C calc'!A0",
        "\u{0}\u{1b}[31m\u{9b}\r\n\t",
        "👩‍👩‍👧‍👦 🏳️‍🌈 שלום مرحبا 漢字 ✂",
        "\u{301}\u{301}\u{301} \u{20dd}",
        "\u{e000}\u{f8ff}\u{100000}\u{fdd0}\u{1ffff}\u{fffd}",
        "\u{200b}\u{200d}\u{ad}\u{2060}\u{fe0f}\u{e0041}",
        "(a) Tj ET Q BT <</K [1]>> endstream endobj %%EOF",
        "1\u{a0}218\u{202f}kr \u{2011} ║ ﬁ ŉ ǆ",
        "ªº½¼\u{1d54f}",
        "Å\u{308}ngströ\u{308}m A\u{30a}",
    ] {
        check(text);
    }
}

#[test]
fn very_long_words_and_texts() {
    for text in ["ord ", "å", "\u{301}", "👩‍👩‍👧", "ü-", "x\n"] {
        check(&text.repeat(400));
    }
}

/// A hundred thousand characters in one cell fill many pages, and none of them is lost.
#[test]
fn a_hundred_thousand_characters_in_a_cell() {
    for text in ["ordet ".repeat(17_000), "å".repeat(100_000)] {
        let columns = vec![Column::text("a", 1), Column::text("b", 3)];
        let rows = vec![Row::of(vec!["först".into(), text.as_str().into()])];
        let table = Table { columns, rows, ..Table::default() };
        let document = Document { body: vec![Block::Table(table)], ..saying("x") };
        let read = lopdf::Document::load_mem(&pdf::write(&document).unwrap()).unwrap();
        let pages: Vec<u32> = read.get_pages().into_keys().collect();
        assert!(pages.len() > 10, "{} pages", pages.len());
        if text.starts_with('o') {
            let found = read.extract_text(&pages).unwrap().matches("ordet").count();
            assert_eq!(found, 17_000);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(24)))]

    #[test]
    fn any_text(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_text_of_meaningful_signs(text in "[\u{0}-\u{ff}\u{300}-\u{36f}\u{590}-\u{6ff}\u{2000}-\u{206f}\u{e000}-\u{e010}\u{1f600}-\u{1f64f}\u{fff0}-\u{ffff}]{0,80}") {
        check(&text);
    }
}
