//! The look of a municipality in the documents, and pictures that are refused.

use crate::golden::request;
use ikplan::app::look::{logo_of, of, read_logo};
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::app::{demo, failure::Failure};
use ikplan::domain::{Book, Colour, Edit, Logo, Look, MAX_LOGO, Verb};
use ikplan::i18n::Lang;
use ikplan::report::picture::{Fault, Picture};

pub(crate) const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 100\"><defs>\
    <linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#00aa66\"/><stop offset=\"1\" stop-color=\"#0066aa\"/>\
    </linearGradient></defs><path d=\"M50 5 95 50 50 95 5 50Z\" fill=\"url(#g)\"/><path d=\"M110 20h180v20h-180z\"/></svg>";

/// A picture of points, a third of which are seen through.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let points: Vec<u8> = (0..width * height)
        .flat_map(|at| [20, u8::try_from(at % 251).unwrap(), 140, if at % 3 == 0 { 0 } else { 255 }])
        .collect();
    writer.write_image_data(&points).unwrap();
    writer.finish().unwrap();
    out
}

fn book(logo: Vec<u8>, accent: Option<Colour>, second: Option<Colour>) -> Book {
    let mut book = demo::book();
    let logo = Some(logo_of(logo, "logo").unwrap());
    let look = Look { logo, alt: "Exempelby kommuns <vapen> & \"namn\"".to_owned(), accent, second, ..Look::blank() };
    book.apply(&book.put_change(Verb::Add, look)).unwrap();
    book
}

fn made(book: &Book, kind: Kind, format: Format) -> Vec<u8> {
    render(book, &Request { kind, ..request(format, Lang::Sv) }).unwrap()
}

#[test]
fn word_has_the_logo_with_its_description_and_the_colours() {
    for (logo, drawings) in [(png(240, 80), 0), (SVG.as_bytes().to_vec(), 1)] {
        let book = book(logo, Some(Colour(0x80, 0, 0x40)), Some(Colour(0, 0x80, 0x40)));
        for kind in Kind::ALL {
            let parts = crate::reopen::docx(&made(&book, *kind, Format::Docx));
            let document = &parts["word/document.xml"];
            assert!(document.contains("descr=\"Exempelby kommuns &lt;vapen&gt; &amp; &quot;namn&quot;\""));
            assert_eq!(document.matches("svgBlip").count(), drawings);
            assert_eq!(parts.contains_key("word/media/logo.svg"), drawings == 1);
            let styles = &parts["word/styles.xml"];
            assert!(styles.contains("w:color w:val=\"800040\"") && styles.contains("w:color=\"008040\""));
            assert!(!styles.contains("w:color=\"1D5566\""));
            assert!(!document.contains("w:fill=\"EAF1F3\""), "the heads of tables have the tint");
        }
    }
}

#[test]
fn html_has_the_logo_in_itself_and_colours_that_can_be_read() {
    let book = book(SVG.as_bytes().to_vec(), Some(Colour(0xff, 0xe0, 0x20)), None);
    let page = String::from_utf8(made(&book, Kind::Report, Format::Html)).unwrap();
    assert!(
        page.contains(
            "alt=\"Exempelby kommuns &lt;vapen&gt; &amp; &quot;namn&quot;\" src=\"data:image/svg+xml;base64,"
        )
    );
    assert!(page.contains("img-src data:"), "the policy of the page lets its own picture in");
    // A bright yellow stays in lines and is darkened in text.
    assert!(page.contains("--rule: #ffe020;") && !page.contains("--accent: #ffe020;"));
    crate::reopen::html(&page);
    let plain = String::from_utf8(made(&demo::book(), Kind::Report, Format::Html)).unwrap();
    assert!(!plain.contains("img-src") && !plain.contains("<img"));
}

#[cfg(feature = "pdf")]
#[test]
fn an_archive_pdf_reads_the_logo_out_and_stays_valid() {
    for logo in [png(240, 80), SVG.as_bytes().to_vec()] {
        let book = book(logo, Some(Colour(0x80, 0, 0x40)), Some(Colour(0xff, 0xe0, 0x20)));
        for kind in Kind::ALL {
            // It is written only when it has been validated as PDF/UA-1 and PDF/A-2a.
            let bytes = made(&book, *kind, Format::Pdf);
            let pdf = lopdf::Document::load_mem(&bytes).unwrap();
            let figures = crate::pdf::structure(&pdf).all().iter().map(|part| part.said.clone()).collect::<Vec<_>>();
            assert!(figures.iter().any(|said| said.contains("<vapen>")), "{kind:?}: {figures:?}");
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_summary_with_a_logo_is_still_one_page() {
    let book = book(png(100, 100), None, None);
    let pdf = lopdf::Document::load_mem(&made(&book, Kind::Summary, Format::Pdf)).unwrap();
    let plain = lopdf::Document::load_mem(&made(&demo::book(), Kind::Summary, Format::Pdf)).unwrap();
    assert_eq!(pdf.get_pages().len(), plain.get_pages().len());
}

#[test]
fn the_same_look_gives_the_same_bytes_and_other_forms_do_not_change() {
    let book = book(SVG.as_bytes().to_vec(), Some(Colour(0x80, 0, 0x40)), None);
    for format in Format::ALL.iter().copied().filter(|format| cfg!(feature = "pdf") || *format != Format::Pdf) {
        let bytes = made(&book, Kind::Report, format);
        assert_eq!(bytes, made(&book, Kind::Report, format), "{format:?}");
        assert_eq!(bytes != made(&demo::book(), Kind::Report, format), format.has_look(), "{format:?}");
    }
}

#[test]
fn a_copy_for_the_public_has_the_logo_too() {
    let book = book(SVG.as_bytes().to_vec(), None, None);
    let request = Request { public: true, ..request(Format::Html, Lang::Sv) };
    assert!(String::from_utf8(render(&book, &request).unwrap()).unwrap().contains("<img class=\"logo\""));
}

fn fault(bytes: &[u8]) -> Fault {
    Picture::read(bytes.into()).unwrap_err()
}

#[test]
fn what_is_no_whole_picture_is_refused() {
    let whole = png(60, 20);
    assert!(Picture::read(whole.as_slice().into()).is_ok());
    assert_eq!(fault(b""), Fault::Empty);
    assert_eq!(fault(b"Inte en bild"), Fault::NotAPicture);
    assert_eq!(fault(b"\x00\x01\xfe\xff"), Fault::NotAPicture);
    assert_eq!(fault(b"\xff\xd8\xff\xe0JFIF"), Fault::OtherKind("JPEG"));
    assert_eq!(fault(b"GIF89a"), Fault::OtherKind("GIF"));
    for end in 8..whole.len() - 12 {
        assert_eq!(fault(&whole[..end]), Fault::Broken, "cut off at {end}");
    }
    let mut altered = whole.clone();
    altered[45] ^= 0x55;
    assert_eq!(fault(&altered), Fault::Broken);
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_picture_is_refused_before_it_is_unpacked() {
    let mut bomb = png(2, 2);
    // The header says 60 000 by 60 000 points, with the sum that goes with it.
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let sum = crc32(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(fault(&bomb), Fault::TooManyPoints(60_000, 60_000));
    assert_eq!(fault(&png(2_001, 2_000)), Fault::TooManyPoints(2_001, 2_000));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_drawing_neither_runs_nor_fetches_anything() {
    let svg = |inside: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/>{inside}</svg>"
        )
    };
    assert!(Picture::read(svg("").into_bytes().into()).is_ok());
    for (inside, expected) in [
        ("<script>alert(1)</script>", Fault::Script),
        ("<path d=\"M0 0h9\" onload=\"alert(1)\"/>", Fault::Script),
        ("<a xlink:href=\" javascript:alert(1)\"><path d=\"M0 0h9\"/></a>", Fault::Script),
        ("<a href=\"https://exempelby.se\"><path d=\"M0 0h9\"/></a>", Fault::External),
        ("<use xlink:href=\"other.svg#x\"/>", Fault::External),
        ("<path d=\"M0 0h9\" fill=\"url(http://x/y.svg#g)\"/>", Fault::External),
        ("<path d=\"M0 0h9\" style=\"fill:url( 'file:///etc/passwd' )\"/>", Fault::External),
        ("<style>@import 'x.css';</style>", Fault::External),
        ("<style>path{fill:\\75 rl(http://x)}</style>", Fault::External),
        ("<?xml-stylesheet href=\"x.css\"?>", Fault::External),
        ("<image href=\"data:image/png;base64,AAAA\" width=\"9\" height=\"9\"/>", Fault::Picture),
        ("<image href=\"/etc/passwd\" width=\"9\" height=\"9\"/>", Fault::Picture),
        ("<text x=\"1\" y=\"5\">Kommun</text>", Fault::Letters),
        ("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>", Fault::Effects),
        ("<animate attributeName=\"x\"/>", Fault::Effects),
    ] {
        assert_eq!(fault(svg(inside).as_bytes()), expected, "{inside}");
    }
    assert_eq!(fault(b"<svg><path"), Fault::NotSvg);
    assert_eq!(fault(b"<html><svg/></html>"), Fault::NotSvg);
    assert_eq!(fault(svg("").replace("viewBox=\"0 0 9 9\"", "width=\"0\" height=\"-4\"").as_bytes()), Fault::NotSvg);
}

#[test]
fn a_drawing_that_grows_when_it_is_read_is_refused_at_once() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&b;</svg>";
    assert_eq!(fault(bomb.as_bytes()), Fault::TooComplex);
    // Ten times itself, ten times over.
    let mut layers = "<path id=\"l0\" d=\"M0 0h9\"/>".to_owned();
    for layer in 1..12 {
        let uses = format!("<use href=\"#l{}\"/>", layer - 1).repeat(10);
        layers += &["<g id=\"l", &layer.to_string(), "\">", &uses, "</g>"].concat();
    }
    let bomb = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{layers}</svg>");
    assert_eq!(fault(bomb.as_bytes()), Fault::TooComplex);
    let round = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g></svg>";
    assert_eq!(fault(round.as_bytes()), Fault::TooComplex);
    let deep = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{}{}</svg>",
        "<g>".repeat(20_000),
        "</g>".repeat(20_000)
    );
    assert_eq!(fault(deep.as_bytes()), Fault::TooComplex);
}

#[test]
fn files_that_are_missing_or_too_large_are_refused_with_a_way_on() {
    let folder = tempfile::tempdir().unwrap();
    let code = |read: Result<Logo, Failure>| read.unwrap_err().code;
    assert_eq!(code(read_logo(&folder.path().join("saknas.png"))), "IK-R10");
    assert_eq!(code(read_logo(folder.path())), "IK-R10");
    let large = folder.path().join("stor.png");
    std::fs::write(&large, vec![0; MAX_LOGO + 1]).unwrap();
    assert_eq!(code(read_logo(&large)), "IK-R11");
}

#[test]
fn a_logo_that_came_with_an_import_and_cannot_be_shown_is_refused_when_it_is_to_be_seen() {
    let mut book = book(SVG.as_bytes().to_vec(), None, None);
    let before = book.look();
    let mut after = before.clone();
    after.logo.as_mut().unwrap().image.0 = b"<svg><script/></svg>".as_slice().into();
    let change = book.put_change(Verb::Edit, after.clone());
    assert_eq!(change.edits, [Edit::replace(before, after)]);
    book.apply(&change).unwrap();
    assert_eq!(of(&book).unwrap_err().code, "IK-R12");
    assert_eq!(render(&book, &request(Format::Html, Lang::Sv)).unwrap_err().code, "IK-R12");
    assert!(render(&book, &request(Format::Text, Lang::Sv)).is_ok());
}
