//! PDF, read by another library: what each part is, that nothing is missing for who cannot see it, and that the text
//! can be taken out again.

use crate::golden::request;
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::{Action, Area, Deviation, Severity};
use ikplan::i18n::Lang;
use lopdf::{Dictionary, Document, Object};
use uuid::Uuid;

fn made(kind: Kind, lang: Lang) -> Vec<u8> {
    render(&demo::book(), &Request { kind, ..request(Format::Pdf, lang) }).unwrap()
}

fn opened(kind: Kind) -> Document {
    Document::load_mem(&made(kind, Lang::Sv)).unwrap()
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().unwrap_or_default()).into_owned()
}

fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> &'a Dictionary {
    let (_, object) = pdf.dereference(object).unwrap();
    match object {
        Object::Stream(stream) => &stream.dict,
        object => object.as_dict().unwrap(),
    }
}

fn list<'a>(pdf: &'a Document, object: &'a Object) -> Vec<&'a Object> {
    match pdf.dereference(object).unwrap().1 {
        Object::Array(items) => items.iter().collect(),
        _ => vec![object],
    }
}

/// A part of the structure: what it is, what is said of it, and the parts it has.
#[derive(Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) role: String,
    pub(crate) said: String,
    pub(crate) parts: Vec<Part>,
}

pub(crate) fn structure(pdf: &Document) -> Part {
    let root = dictionary(pdf, pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap());
    let parts = children(pdf, root);
    Part { role: "root".to_owned(), said: String::new(), parts }
}

fn children(pdf: &Document, of: &Dictionary) -> Vec<Part> {
    let Ok(kids) = of.get(b"K") else { return Vec::new() };
    let kids = list(pdf, kids).into_iter().filter(|kid| kid.as_reference().is_ok());
    let parts = kids.map(|kid| dictionary(pdf, kid)).filter(|part| part.get(b"S").is_ok());
    parts
        .map(|part| Part { role: name(part.get(b"S").unwrap()), said: said(pdf, part), parts: children(pdf, part) })
        .collect()
}

/// The description of a drawing, the direction of a header, the columns of a wide cell.
fn said(pdf: &Document, part: &Dictionary) -> String {
    let mut said = Vec::new();
    if let Ok(alt) = part.get(b"Alt") {
        said.push(lopdf::decode_text_string(alt).unwrap());
    }
    for attribute in part.get(b"A").map(|a| list(pdf, a)).unwrap_or_default() {
        let attribute = dictionary(pdf, attribute);
        for key in ["Scope", "ColSpan", "ListNumbering"] {
            match attribute.get(key.as_bytes()) {
                Ok(Object::Name(name)) => said.push(String::from_utf8_lossy(name).into_owned()),
                Ok(Object::Integer(columns)) => said.push(format!("{columns} columns")),
                _ => {}
            }
        }
    }
    said.join(", ")
}

impl Part {
    fn lines(&self, depth: usize, lines: &mut Vec<String>) {
        let said = if self.said.is_empty() { String::new() } else { format!(" ({})", self.said) };
        let mut at = 0;
        lines.push(format!("{}{}{said}", "  ".repeat(depth), self.role));
        while let Some(part) = self.parts.get(at) {
            let same = self.parts.iter().skip(at).take_while(|other| *other == part).count();
            part.lines(depth + 1, lines);
            if same > 1 {
                lines.push(format!("{}× {same}", "  ".repeat(depth + 1)));
            }
            at += same;
        }
    }

    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        self.parts.iter().for_each(|part| all.extend(part.all()));
        all
    }
}

#[test]
fn every_part_says_what_it_is() {
    for kind in Kind::ALL {
        let mut lines = Vec::new();
        structure(&opened(*kind)).lines(0, &mut lines);
        insta::assert_snapshot!(format!("pdf_{}", kind.code()), lines.join("\n"));
    }
}

#[test]
fn headers_have_a_direction_drawings_a_description_and_rows_all_their_cells() {
    for kind in Kind::ALL {
        let pdf = opened(*kind);
        let tree = structure(&pdf);
        let all = tree.all();
        for part in all.iter().filter(|part| part.role == "TH") {
            assert!(part.said.contains("Column") || part.said.contains("Row"), "{part:?}");
        }
        for part in all.iter().filter(|part| part.role == "Figure") {
            assert!(part.said.len() > 20, "{part:?}");
        }
        for table in all.iter().filter(|part| part.role == "Table") {
            let rows = table.all().into_iter().filter(|part| part.role == "TR");
            let wide = |cell: &Part| cell.said.split(", ").find_map(|said| said.strip_suffix(" columns")?.parse().ok());
            let width = |row: &Part| row.parts.iter().map(|cell| wide(cell).unwrap_or(1)).sum::<usize>();
            let widths: Vec<_> = rows.map(width).collect();
            assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{widths:?}");
        }
    }
}

#[test]
fn it_claims_the_standards_it_was_checked_against_and_states_language_title_and_day() {
    let pdf = opened(Kind::Report);
    let catalog = pdf.catalog().unwrap();
    assert_eq!(lopdf::decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(), "sv-SE");
    let marked = dictionary(&pdf, catalog.get(b"MarkInfo").unwrap()).get(b"Marked").unwrap().as_bool().unwrap();
    assert!(marked);
    let (_, metadata) = pdf.dereference(catalog.get(b"Metadata").unwrap()).unwrap();
    let metadata = metadata.as_stream().unwrap();
    let xmp = String::from_utf8(metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone())).unwrap();
    for said in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Rapport om intern kontroll",
        "2024-09-16",
        "Socialnämnden",
    ] {
        assert!(xmp.contains(said), "{said}: {xmp}");
    }
    let english = Document::load_mem(&made(Kind::Report, Lang::En)).unwrap();
    assert_eq!(lopdf::decode_text_string(english.catalog().unwrap().get(b"Lang").unwrap()).unwrap(), "en-GB");
}

#[test]
fn every_font_is_in_the_file() {
    let pdf = opened(Kind::Report);
    let mut fonts = 0;
    for object in pdf.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.get(b"Type").is_ok_and(|kind| name(kind) == "FontDescriptor") {
            assert!(["FontFile", "FontFile2", "FontFile3"].iter().any(|key| dictionary.has(key.as_bytes())));
            fonts += 1;
        }
    }
    assert!(fonts >= 2, "{fonts}");
}

#[test]
fn links_lead_to_pages_that_exist_and_bookmarks_follow_the_headings() {
    let pdf = opened(Kind::Report);
    let pages = pdf.get_pages();
    let mut links = 0;
    for page in pages.values() {
        let page = pdf.get_dictionary(*page).unwrap();
        for link in page.get(b"Annots").map(|annots| list(&pdf, annots)).unwrap_or_default() {
            let link = dictionary(&pdf, link);
            assert!(link.has(b"StructParent") && link.has(b"Contents"), "{link:?}");
            let to = list(&pdf, link.get(b"Dest").unwrap());
            assert!(pages.values().any(|page| *page == to[0].as_reference().unwrap()));
            links += 1;
        }
    }
    let tree = structure(&pdf);
    let headings = tree.all().into_iter().filter(|part| ["H1", "H2", "H3"].contains(&part.role.as_str())).count();
    assert_eq!(links, headings, "the contents have a link for each heading");
    let outlines = dictionary(&pdf, pdf.catalog().unwrap().get(b"Outlines").unwrap());
    let first = dictionary(&pdf, outlines.get(b"First").unwrap());
    assert_eq!(lopdf::decode_text_string(first.get(b"Title").unwrap()).unwrap(), "Rapportens förutsättningar");
}

#[test]
fn the_text_can_be_taken_out_again() {
    for kind in Kind::ALL {
        let pdf = opened(*kind);
        let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
        let text = pdf.extract_text(&pages).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for said in ["Socialnämnden", "åtgärd", "it-system", "■ Graverande avvikelse"] {
            let here = *kind == Kind::Report || said == "Socialnämnden";
            assert!(text.contains(said) || !here, "{said} in {text}");
        }
        assert!(text.contains(&format!("Sida {0} av {0}", pages.len())), "{text}");
    }
}

#[test]
fn same_book_same_bytes() {
    assert_eq!(made(Kind::Summary, Lang::Sv), made(Kind::Summary, Lang::Sv));
}

#[test]
fn the_summary_of_the_demonstration_is_one_page() {
    assert_eq!(opened(Kind::Summary).get_pages().len(), 1);
}

/// What stands on each page.
#[test]
fn a_summary_is_one_page_whatever_its_texts_and_however_many_areas() {
    for areas in [1_u128, 8, 12, 13, 60] {
        let mut book = demo::book();
        let area = book.areas(demo::PLAN, None).next().unwrap().clone();
        let name = "Upphandling, avtal och uppföljning av leverantörer i verksamheten ".repeat(2);
        book.load((0..areas).map(|at| Area { id: Uuid::from_u128(at + 1).into(), name: name.clone(), ..area.clone() }));
        let long = "Många fel hittades vid granskningen av de fakturor som valdes ut. ".repeat(12);
        let found: Vec<_> = book.deviations(demo::PLAN).cloned().collect();
        book.load(found.into_iter().map(|each| Deviation {
            severity: Some(if each.unit.is_empty() { Severity::Minor } else { Severity::Serious }),
            title: long.clone(),
            description: long.clone(),
            ..each
        }));
        let actions: Vec<_> = book.actions(demo::PLAN).cloned().collect();
        book.load(actions.into_iter().map(|each| Action { what: long.clone(), owner: long.clone(), ..each }));
        let bytes = render(&book, &request(Format::Pdf, Lang::Sv)).unwrap();
        assert_eq!(Document::load_mem(&bytes).unwrap().get_pages().len(), 1, "{areas} more areas");
    }
}

#[test]
fn a_summary_is_one_page_however_many_serious_deviations_it_names() {
    for (serious, words) in [(1, 3), (3, 4), (4, 8), (5, 3), (5, 6), (6, 5), (8, 12)] {
        let mut book = demo::book();
        let here = |each: &&Deviation| each.period_id == demo::PERIOD;
        let found: Vec<Deviation> = book.deviations(demo::PLAN).filter(here).cloned().collect();
        let title = "Belopp attesterades ".repeat(words);
        book.load(found.into_iter().enumerate().map(|(at, each)| Deviation {
            severity: if at < serious {
                Some(Severity::Serious)
            } else {
                Some(Severity::Minor).filter(|_| at % 2 == 0)
            },
            title: title.clone(),
            unit: "Enheten för ekonomiskt bistånd".to_owned(),
            ..each
        }));
        let bytes = render(&book, &request(Format::Pdf, Lang::Sv)).unwrap();
        assert_eq!(Document::load_mem(&bytes).unwrap().get_pages().len(), 1, "{serious} serious of {words} words");
    }
}

fn pages(pdf: &Document) -> Vec<String> {
    let text = |page| pdf.extract_text(&[page]).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    pdf.get_pages().into_keys().map(text).collect()
}

#[test]
fn a_table_has_its_heads_on_every_page_and_contents_state_where_headings_are() {
    let mut book = demo::book();
    let some = book.deviations(demo::PLAN).find(|each| each.period_id == demo::PERIOD).unwrap().clone();
    for at in 100..160 {
        let (id, title) = (Uuid::from_u128(at).into(), format!("Avvikelse {at}"));
        book.load([Deviation { id, title, control_id: None, repeat_of_id: None, ..some.clone() }]);
    }
    let request = Request { kind: Kind::Report, ..request(Format::Pdf, Lang::Sv) };
    let pdf = Document::load_mem(&render(&book, &request).unwrap()).unwrap();
    let pages = pages(&pdf);
    let of_table: Vec<_> = pages.iter().filter(|page| page.contains("Ingen åtgärd planerad")).collect();
    assert!(of_table.len() > 2 && of_table.iter().all(|page| page.contains("Planerad åtgärd")), "{}", of_table.len());
    for heading in ["Nytt sedan förra perioden", "Läget för åtgärderna", "Underskrift"] {
        let stated = pages[1].split_once(heading).unwrap().1;
        let number: usize = stated.split_whitespace().find_map(|word| word.parse().ok()).unwrap();
        assert!(pages[number - 1].contains(heading), "{heading} does not stand on {number}: {}", pages[1]);
    }
}
