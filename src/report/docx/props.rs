//! Parts beside the document: headers and footers, properties, the lists of parts.

use super::logo::Parts;
use super::xml::{lang, run};
use crate::i18n::documents as t;
use crate::report::markup::escaped;
use crate::report::model::{Document, Kind};
use std::fmt::Write;

/// Where the right side of the text lies: pages that stand, pages that lie down.
pub(super) const fn text_width(wide: bool) -> u32 {
    if wide { 14_570 } else { 9_070 }
}

const MAIN: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) fn content_types(charts: usize, logo: Option<&Parts>) -> String {
    let each = |number: usize| {
        format!(
            "<Override PartName=\"/word/charts/chart{number}.xml\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>\n"
        )
    };
    let charts: String = (1..=charts).map(each).collect();
    include_str!("../../../assets/docx/content_types.xml")
        .replace("{charts}", &(charts + logo.map_or("", |logo| logo.types)))
}

pub(super) fn document_rels(charts: usize, logo: Option<&Parts>) -> String {
    let each = |number: usize| {
        format!(
            "<Relationship Id=\"chart{number}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\" \
             Target=\"charts/chart{number}.xml\"/>\n"
        )
    };
    let charts: String = (1..=charts).map(each).collect();
    include_str!("../../../assets/docx/document_rels.xml")
        .replace("{charts}", &(charts + logo.map_or("", |logo| logo.relations)))
}

/// How the document behaves. With a list of contents Word fills in its pages as it opens it.
pub(super) fn settings(document: &Document, has_contents: bool) -> String {
    let update = if has_contents { "<w:updateFields w:val=\"true\"/>\n" } else { "" };
    include_str!("../../../assets/docx/settings.xml")
        .replace("{lang}", lang(document.lang))
        .replace("{decimal}", super::xml::decimal_mark(document.lang))
        .replace("{update}", update)
}

/// The styles. Those of a document that is to be one page leave less space.
pub(super) fn styles(document: &Document) -> String {
    let styles = include_str!("../../../assets/docx/styles.xml").replace("{lang}", lang(document.lang));
    if document.kind != Kind::Summary {
        return styles;
    }
    DENSE.iter().fold(styles, |styles, (usual, dense)| styles.replace(usual, dense))
}

/// What stands in the styles, and what stands there in a document of one page.
const DENSE: &[(&str, &str)] = &[
    ("w:after=\"140\" w:line=\"276\"", "w:after=\"80\" w:line=\"252\""),
    ("w:before=\"440\" w:after=\"120\"", "w:before=\"180\" w:after=\"40\""),
    ("w:after=\"240\" w:line=\"252\"", "w:after=\"120\" w:line=\"240\""),
    (
        "<w:sz w:val=\"34\"/><w:szCs w:val=\"34\"/></w:rPr></w:style>\n<w:style w:type=\"paragraph\" w:styleId=\"Heading2\">",
        "<w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr></w:style>\n<w:style w:type=\"paragraph\" w:styleId=\"Heading2\">",
    ),
    ("w:before=\"80\" w:after=\"200\" w:line=\"288\"", "w:before=\"120\" w:after=\"80\" w:line=\"264\""),
    ("w:after=\"60\"/></w:pPr></w:style>", "w:after=\"10\"/></w:pPr></w:style>"),
    ("w:before=\"200\" w:after=\"80\" w:line=\"252\"", "w:before=\"80\" w:after=\"20\" w:line=\"240\""),
    ("w:line=\"180\" w:lineRule=\"exact\"", "w:line=\"120\" w:lineRule=\"exact\""),
    (
        "w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/><w:ind w:left=\"2552\"",
        "w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"2552\"",
    ),
];

/// Bulleted lists share one numbering; each numbered list begins anew at 1.
pub(super) fn numbering(lists: u32) -> String {
    let each = |number: u32| {
        format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\n",
            number + FIRST_LIST
        )
    };
    let lists: String = (0..lists).map(each).collect();
    include_str!("../../../assets/docx/numbering.xml").replace("{nums}", &lists)
}

/// The number of the first numbered list.
pub(super) const FIRST_LIST: u32 = 4;

/// The municipality at the left, the title at the right.
pub(super) fn header(document: &Document, wide: bool) -> String {
    let head = &document.head;
    let mut out = format!("{DECLARATION}<w:hdr {MAIN}>");
    line(&mut out, "Header", wide);
    run(&mut out, None, &head.municipality);
    out.push_str("<w:r><w:tab/></w:r>");
    run(&mut out, None, &head.running());
    out.push_str("</w:p></w:hdr>");
    out
}

/// Number and day at the left with the state of the file it is made from, the number of the page at the right.
pub(super) fn footer(document: &Document, wide: bool) -> String {
    let mut out = format!("{DECLARATION}<w:ftr {MAIN}>");
    line(&mut out, "Footer", wide);
    run(&mut out, None, &document.identity());
    out.push_str("<w:r><w:tab/></w:r>");
    let (page, of) = t::page_of(document.lang);
    run(&mut out, None, &format!("{page}\u{a0}"));
    field(&mut out, "PAGE");
    run(&mut out, None, &format!(" {of} "));
    field(&mut out, "NUMPAGES");
    out.push_str("</w:p></w:ftr>");
    out
}

fn line(out: &mut String, style: &str, wide: bool) {
    let width = text_width(wide);
    let _ = write!(
        out,
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{width}\"/></w:tabs></w:pPr>"
    );
}

/// A field that Word computes itself when it sets the page.
fn field(out: &mut String, code: &str) {
    let _ = write!(
        out,
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    );
}

/// Title, author, language and time: the time is the day that the document states.
pub(super) fn core(document: &Document) -> String {
    let head = &document.head;
    let day = head.dated.format("%Y-%m-%dT00:00:00Z");
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>\
         <dc:language>{lang}</dc:language><cp:keywords>{number}</cp:keywords>\
         <cp:lastModifiedBy>{author}</cp:lastModifiedBy>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:modified></cp:coreProperties>",
        title = escaped(&head.title),
        subject = escaped(&head.subtitle),
        author = escaped(&head.board),
        lang = lang(document.lang),
        number = escaped(&head.registry_no),
    )
}

pub(super) fn app(document: &Document) -> String {
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>ikplan</Application><Company>{}</Company></Properties>",
        escaped(&document.head.municipality)
    )
}

/// Which state of the file the document is made from.
pub(super) fn custom(document: &Document) -> String {
    let value = escaped(&document.head.chain_head);
    let property = if value.is_empty() {
        String::new()
    } else {
        format!(
            "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"ikplan\">\
             <vt:lpwstr>{value}</vt:lpwstr></property>"
        )
    };
    format!(
        "{DECLARATION}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
         xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">{property}</Properties>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_closer_stands_in_the_styles() {
        let styles = include_str!("../../../assets/docx/styles.xml");
        for (usual, _) in DENSE {
            assert!(styles.contains(usual), "{usual}");
        }
    }
}
