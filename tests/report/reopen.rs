//! Files opened again by readers of others: archives and XML of Word, HTML by the rules of browsers.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// The parts of a Word file, each read to its end as XML.
pub(crate) fn docx(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let (mut parts, mut pictures) = (BTreeMap::new(), Vec::new());
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.starts_with("word/media/") && !name.ends_with("svg") {
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            assert!(png::Decoder::new(Cursor::new(bytes)).read_info().is_ok(), "{name}");
            pictures.push(name);
            continue;
        }
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    for (name, text) in &parts {
        let counts = elements(name, text);
        assert!(!counts.is_empty(), "{name} is empty");
    }
    references(&parts, &pictures);
    parts
}

/// How often each element comes in a text, which must be well-formed XML with characters that XML allows.
pub(crate) fn elements(name: &str, text: &str) -> BTreeMap<String, usize> {
    let allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(allowed), "{name}: a character XML does not allow");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut counts = BTreeMap::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
            Event::Start(tag) => {
                depth += 1;
                *counts.entry(read(&tag)).or_default() += 1;
            }
            Event::Empty(tag) => *counts.entry(read(&tag)).or_default() += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}: an element is not closed");
    counts
}

/// The name of an element, whose attributes must be well-formed too.
fn read(tag: &quick_xml::events::BytesStart<'_>) -> String {
    for attribute in tag.attributes() {
        attribute.unwrap();
    }
    tag.name().as_ref().to_owned()
}

/// Every reference of the document leads somewhere.
fn references(parts: &BTreeMap<String, String>, pictures: &[String]) {
    let document = &parts["word/document.xml"];
    let relations = &parts["word/_rels/document.xml.rels"];
    for id in between(document, "r:id=\"") {
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{id} is no relation");
    }
    for target in between(relations, "Target=\"") {
        let name = format!("word/{target}");
        assert!(parts.contains_key(&name) || pictures.contains(&name), "{target} is missing");
    }
    let bookmarks: Vec<_> = between(document, "w:name=\"").collect();
    let different: BTreeSet<_> = bookmarks.iter().collect();
    assert_eq!(different.len(), bookmarks.len(), "each bookmark has a name of its own");
    for anchor in between(document, "w:anchor=\"") {
        assert!(different.contains(&anchor), "{anchor} is no bookmark");
    }
    let styles = &parts["word/styles.xml"];
    for mark in ["w:pStyle w:val=\"", "w:rStyle w:val=\"", "w:tblStyle w:val=\""] {
        for style in between(document, mark) {
            assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style} is no style");
        }
    }
    for number in between(document, "w:numId w:val=\"") {
        assert!(parts["word/numbering.xml"].contains(&format!("w:numId=\"{number}\"")), "{number} is no list");
    }
    for part in
        parts.keys().filter(|name| !name.contains("rels") && !name.contains("media/") && *name != "[Content_Types].xml")
    {
        assert!(parts["[Content_Types].xml"].contains(&format!("\"/{part}\"")), "{part} has no type");
    }
}

/// What stands between each `start` and the quote after it.
pub(crate) fn between<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).map(|rest| rest.split_once('"').unwrap().0)
}

/// What a page is made of, once a browser has read it without one complaint.
pub(crate) fn html(text: &str) -> Page {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(text);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut page = Page::default();
    walk(&dom.document, &mut page);
    for link in &page.links {
        assert!(page.ids.contains(link), "{link} leads nowhere");
    }
    assert_eq!(page.elements.get("script"), None, "nothing runs");
    for (element, why) in [("html", 1), ("title", 1), ("main", 1), ("h1", 1)] {
        assert_eq!(page.elements.get(element), Some(&why), "{element}");
    }
    page
}

#[derive(Default)]
pub(crate) struct Page {
    /// Headings, tables with their heads, lists and drawings, in the order they are read.
    pub(crate) outline: Vec<String>,
    /// How often each element comes.
    pub(crate) elements: BTreeMap<String, usize>,
    ids: BTreeSet<String>,
    links: Vec<String>,
}

fn walk(node: &Handle, page: &mut Page) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        *page.elements.entry(name.local.to_string()).or_default() += 1;
        page.outline.extend(outlined(node, &name.local));
        for attribute in attrs.borrow().iter() {
            let name = attribute.name.local.to_string();
            assert!(!name.starts_with("on"), "{name} runs something");
            match name.as_str() {
                "id" => assert!(page.ids.insert(attribute.value.to_string()), "{} twice", attribute.value),
                "href" => page.links.push(attribute.value.strip_prefix('#').expect("only within the page").to_owned()),
                "src" => assert!(attribute.value.starts_with("data:image/"), "nothing is fetched"),
                _ => {}
            }
        }
    }
    for child in node.children.borrow().iter() {
        walk(child, page);
    }
}

/// What a page's outline says of an element; nothing of most.
fn outlined(node: &Handle, name: &str) -> Option<String> {
    match name {
        "h1" | "h2" | "h3" | "h4" => Some(format!("{name} {}", text_of(node))),
        "p" if attribute(node, "class").is_some_and(|class| class.contains("lead")) => {
            Some(format!("lead {}", text_of(node)))
        }
        "a" if attribute(node, "class").as_deref() == Some("skip") => {
            Some(format!("skips to {}", attribute(node, "href")?))
        }
        "img" => Some(format!("img {}", attribute(node, "alt").unwrap())),
        "svg" => attribute(node, "aria-label").map(|said| format!("drawing {said}")),
        "ul" | "ol" => Some(format!("{name} of {}", within(node, &["li"]).len())),
        "table" => Some(table(node)),
        _ => None,
    }
}

fn table(node: &Handle) -> String {
    let caption = within(node, &["caption"]).iter().map(text_of).collect::<String>();
    let heads = within(node, &["th"]);
    let of =
        |wanted: &str| heads.iter().filter(|th| attribute(th, "scope").as_deref() == Some(wanted)).collect::<Vec<_>>();
    assert_eq!(
        of("col").len() + of("colgroup").len() + of("row").len() + of("rowgroup").len(),
        heads.len(),
        "a head of nothing"
    );
    let columns: Vec<_> = of("colgroup").into_iter().chain(of("col")).map(text_of).collect();
    let (rows, cells) = (within(node, &["tr"]).len(), within(node, &["td"]).len());
    let (named, sections) = (of("row").len(), of("rowgroup").len());
    format!(
        "table {caption:?} [{}] {rows} rows, {cells} cells, {named} names, {sections} sections",
        columns.join(" | ")
    )
}

fn attribute(node: &Handle, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    attrs.iter().find(|attribute| &*attribute.name.local == wanted).map(|attribute| attribute.value.to_string())
}

/// The elements of some names within another.
fn within(node: &Handle, names: &[&str]) -> Vec<Handle> {
    let mut found = Vec::new();
    for child in node.children.borrow().iter() {
        if matches!(&child.data, NodeData::Element { name, .. } if names.contains(&&*name.local)) {
            found.push(child.clone());
        }
        found.extend(within(child, names));
    }
    found
}

fn text_of(node: &Handle) -> String {
    let own = match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => String::new(),
    };
    let text = own + &node.children.borrow().iter().map(text_of).collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
