//! Word (Office Open XML): real heading and table styles, repeated header rows, contents, page numbers.
//!
//! What never changes lies as parts in `assets/docx`; the document, its drawings, headers and properties are written
//! here. The time of every part is the same and the order is fixed: same document, same bytes.

mod body;
mod chart;
mod logo;
mod props;
mod table;
mod xml;

use super::model::Document;
use body::Body;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Writes a document as a Word file.
///
/// # Errors
/// When the archive cannot be made, which only happens when it is larger than an archive can be.
pub fn write(document: &Document) -> std::io::Result<Vec<u8>> {
    let body = Body::write(document);
    let charts = body.charts.len();
    let palette = document.head.look.palette;
    let logo = document.head.look.logo.as_ref().map(|logo| logo::Parts::of(&logo.picture)).transpose()?;
    let settings = props::settings(document, body.has_contents);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), props::content_types(charts, logo.as_ref())),
        ("_rels/.rels".to_owned(), include_str!("../../assets/docx/rels.xml").to_owned()),
        ("word/document.xml".to_owned(), logo::dyed(body.xml, palette)),
        ("word/_rels/document.xml.rels".to_owned(), props::document_rels(charts, logo.as_ref())),
        ("word/styles.xml".to_owned(), logo::dyed(props::styles(document), palette)),
        ("word/settings.xml".to_owned(), settings),
        ("word/fontTable.xml".to_owned(), include_str!("../../assets/docx/fontTable.xml").to_owned()),
        ("word/theme.xml".to_owned(), logo::dyed(include_str!("../../assets/docx/theme.xml").to_owned(), palette)),
        ("word/numbering.xml".to_owned(), props::numbering(body.numbered_lists)),
    ];
    for wide in [false, true] {
        let name = if wide { "_wide" } else { "" };
        parts.push((format!("word/header{name}.xml"), props::header(document, wide)));
        parts.push((format!("word/footer{name}.xml"), props::footer(document, wide)));
    }
    let drawn = body.charts.into_iter().zip(1..);
    parts.extend(drawn.map(|(chart, number)| (format!("word/charts/chart{number}.xml"), chart)));
    parts.push(("docProps/core.xml".to_owned(), props::core(document)));
    parts.push(("docProps/app.xml".to_owned(), props::app(document)));
    parts.push(("docProps/custom.xml".to_owned(), props::custom(document)));
    archive(&parts, &logo.map(|logo| logo.files).unwrap_or_default())
}

fn archive(parts: &[(String, String)], pictures: &[(&str, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The time of a part is the first an archive can say, whatever the clock says.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in parts {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(content.as_bytes())?;
    }
    for (name, content) in pictures {
        archive.start_file(*name, options)?;
        archive.write_all(content)?;
    }
    Ok(archive.finish()?.into_inner())
}
