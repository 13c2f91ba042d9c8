//! Logos: what may be taken into a file, and what the formats make of it.
//!
//! A picture is read whole before it is taken in, so that what is cut off or hides something is refused when it is
//! chosen and not when the document is due. A drawing (SVG) must be complete in itself: nothing in it runs, nothing is
//! fetched, and its letters are curves, since no font of the person's is in the program.

use crate::domain::ImageKind;
use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, roxmltree};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::sync::Arc;

/// The most points a picture may have on a side.
pub const MAX_SIDE: u32 = 8_000;
/// The most points it may have in all: four bytes each while it is read.
pub const MAX_POINTS: u64 = 4_000_000;
/// The most elements a drawing may come to when everything that is used again is counted each time.
const MAX_ELEMENTS: usize = 50_000;
/// How fine a drawing is painted where a format takes points: three times what a page shows, so that print is sharp.
const FINE: (f32, f32) = (900.0, 400.0);

/// Why a picture is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is empty.
    Empty,
    /// It is no picture at all.
    NotAPicture,
    /// It is a picture of another kind.
    OtherKind(&'static str),
    /// It has too many points.
    TooManyPoints(u32, u32),
    /// It is cut off, or damaged.
    Broken,
    /// It is no SVG that can be read.
    NotSvg,
    /// It would run something.
    Script,
    /// It would fetch something from elsewhere.
    External,
    /// It has letters, which look different where their font is missing.
    Letters,
    /// It has a picture of points in it.
    Picture,
    /// It moves, or needs what only browsers can do.
    Effects,
    /// It comes to too many elements.
    TooComplex,
}

/// A picture that can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What kind it is.
    pub kind: ImageKind,
    /// Its bytes.
    pub data: Arc<[u8]>,
    /// How wide it is for its height: the bits of the number, so that pictures can be compared.
    ratio: u32,
}

impl Picture {
    /// Reads a picture whole.
    ///
    /// # Errors
    /// The [`Fault`] for which it is not taken in.
    pub fn read(data: Arc<[u8]>) -> Result<Self, Fault> {
        let kind = kind_of(&data)?;
        let (width, height) = match kind {
            ImageKind::Png => check_png(&data)?,
            ImageKind::Svg => {
                let size = tree(&data)?.size();
                (size.width(), size.height())
            }
        };
        Ok(Self { kind, data, ratio: (width / height).to_bits() })
    }

    /// How wide and how high it is shown in a place that is so large at most.
    #[must_use]
    pub fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        let ratio = f32::from_bits(self.ratio);
        if width / height > ratio { ((height * ratio).max(1.0), height) } else { (width, (width / ratio).max(1.0)) }
    }

    /// It as a picture of points, for formats that take no drawing.
    ///
    /// # Errors
    /// When it cannot be painted, which [`Picture::read`] has found out before.
    pub fn png(&self) -> Result<Cow<'_, [u8]>, Fault> {
        match self.kind {
            ImageKind::Png => Ok(Cow::Borrowed(&self.data)),
            ImageKind::Svg => paint(&tree(&self.data)?).map(Cow::Owned),
        }
    }
}

fn kind_of(data: &[u8]) -> Result<ImageKind, Fault> {
    const OTHERS: [(&[u8], &str); 6] = [
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"RIFF", "WebP"),
        (b"%PDF", "PDF"),
        (b"BM", "BMP"),
        (b"\x1f\x8b", "SVGZ"),
    ];
    if data.is_empty() {
        return Err(Fault::Empty);
    }
    if data.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(ImageKind::Png);
    }
    if let Some((_, name)) = OTHERS.iter().find(|(start, _)| data.starts_with(start)) {
        return Err(Fault::OtherKind(name));
    }
    let text = std::str::from_utf8(data).map_err(|_| Fault::NotAPicture)?;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with('<') && text.contains("<svg") { Ok(ImageKind::Svg) } else { Err(Fault::NotAPicture) }
}

/// Reads every point, since a file that is cut off shows it only where it ends.
fn check_png(data: &[u8]) -> Result<(f32, f32), Fault> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(data), Limits { bytes: 64 * 1024 * 1024 });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder.read_header_info().map_err(|_| Fault::Broken)?;
    let (width, height) = (header.width, header.height);
    let points = u64::from(width) * u64::from(height);
    if width.max(height) > MAX_SIDE || points > MAX_POINTS {
        return Err(Fault::TooManyPoints(width, height));
    }
    let mut reader = decoder.read_info().map_err(|_| Fault::Broken)?;
    let mut row = reader.next_row();
    let mut rows = 0_u32;
    while let Ok(Some(_)) = row {
        rows += 1;
        row = reader.next_row();
    }
    let whole = row.is_ok() && rows >= height && reader.finish().is_ok();
    if !whole {
        return Err(Fault::Broken);
    }
    let size = |side: u32| f32::from(u16::try_from(side).unwrap_or(u16::MAX));
    Ok((size(width), size(height)))
}

fn tree(data: &[u8]) -> Result<Tree, Fault> {
    let text = std::str::from_utf8(data).map_err(|_| Fault::NotSvg)?;
    // Entities are how a few lines of XML become gigabytes; a drawing needs none of its own.
    if text.contains("<!ENTITY") {
        return Err(Fault::TooComplex);
    }
    let nodes_limit = u32::try_from(MAX_ELEMENTS).unwrap_or(u32::MAX);
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Fault::TooComplex,
        _ => Fault::NotSvg,
    })?;
    if document.root_element().tag_name().name() != "svg" {
        return Err(Fault::NotSvg);
    }
    document.root().descendants().try_for_each(|node| check_node(&node))?;
    Expansion::of(&document).check()?;
    let tree = Tree::from_xmltree(&document, &Options::default()).map_err(|_| Fault::NotSvg)?;
    let size = tree.size();
    let sane = |side: f32| side.is_finite() && (0.01..1.0e6).contains(&side);
    let ratio = size.width() / size.height();
    if !sane(size.width()) || !sane(size.height()) || !(0.01..100.0).contains(&ratio) {
        return Err(Fault::NotSvg);
    }
    if tree.root().children().is_empty() {
        return Err(Fault::Empty);
    }
    Ok(tree)
}

fn check_node(node: &roxmltree::Node<'_, '_>) -> Result<(), Fault> {
    if node.is_pi() {
        return Err(Fault::External);
    }
    let name = node.tag_name().name();
    match name {
        "script" | "handler" | "listener" => return Err(Fault::Script),
        "text" | "tspan" | "textPath" | "tref" => return Err(Fault::Letters),
        "image" | "feImage" => return Err(Fault::Picture),
        "foreignObject" | "iframe" | "audio" | "video" | "animate" | "animateMotion" | "animateTransform" | "set"
        | "filter" | "pattern" | "marker" => return Err(Fault::Effects),
        _ => {}
    }
    for attribute in node.attributes() {
        let value = attribute.value();
        if attribute.name().to_ascii_lowercase().starts_with("on") {
            return Err(Fault::Script);
        }
        let leads_away = attribute.name() == "href" && !value.trim_start().starts_with('#');
        if leads_away || attribute.name() == "base" {
            return Err(if value.to_ascii_lowercase().contains("script:") { Fault::Script } else { Fault::External });
        }
        check_style(value)?;
    }
    if name == "style" { check_style(&texts(node)) } else { Ok(()) }
}

fn texts(node: &roxmltree::Node<'_, '_>) -> String {
    node.descendants().filter_map(|child| child.text().filter(|_| child.is_text())).collect()
}

/// Refuses a style that fetches something. A backslash may write any letter in another way.
fn check_style(style: &str) -> Result<(), Fault> {
    let lower = style.to_ascii_lowercase();
    if lower.contains("@import") || lower.contains('\\') {
        return Err(Fault::External);
    }
    let mut links = lower.split("url(").skip(1);
    let inside = |link: &str| link.trim_start_matches([' ', '"', '\'', '\t', '\n']).starts_with('#');
    if links.all(inside) { Ok(()) } else { Err(Fault::External) }
}

/// How many elements a drawing comes to when what is used twice is counted twice.
struct Expansion<'a, 'i> {
    root: roxmltree::Node<'a, 'i>,
    named: HashMap<&'a str, roxmltree::Node<'a, 'i>>,
    /// What the styles refer to: any element may be set in any of them.
    styled: Vec<String>,
    known: HashMap<roxmltree::NodeId, usize>,
    open: HashSet<roxmltree::NodeId>,
}

impl<'a, 'i> Expansion<'a, 'i> {
    fn of(document: &'a roxmltree::Document<'i>) -> Self {
        let elements = || document.root().descendants().filter(roxmltree::Node::is_element);
        let named = elements().filter_map(|node| node.attribute("id").map(|id| (id, node))).collect();
        let styles: String = elements().filter(|node| node.tag_name().name() == "style").map(|n| texts(&n)).collect();
        let (known, open) = (HashMap::new(), HashSet::new());
        Self { root: document.root_element(), named, styled: references(&styles), known, open }
    }

    fn check(mut self) -> Result<(), Fault> {
        let count = self.count(self.root, 0)?;
        if count > MAX_ELEMENTS { Err(Fault::TooComplex) } else { Ok(()) }
    }

    fn count(&mut self, node: roxmltree::Node<'a, 'i>, depth: usize) -> Result<usize, Fault> {
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        // What contains itself never ends, and what lies very deep is no logo.
        if depth > 200 || !self.open.insert(node.id()) {
            return Err(Fault::TooComplex);
        }
        let mut count = 1_usize;
        for child in node.children().filter(roxmltree::Node::is_element) {
            count = count.saturating_add(self.count(child, depth + 1)?);
        }
        let mut used: Vec<String> = node.attributes().flat_map(|attribute| linked(attribute.value())).collect();
        if node.has_attribute("class") {
            used.extend(self.styled.iter().cloned());
        }
        for id in used {
            if let Some(target) = self.named.get(id.as_str()).copied().filter(|target| *target != node) {
                count = count.saturating_add(self.count(target, depth + 1)?);
            }
        }
        self.open.remove(&node.id());
        self.known.insert(node.id(), count);
        Ok(count)
    }
}

/// What the value of an attribute refers to: an element by its name, or those of a style.
fn linked(value: &str) -> Vec<String> {
    value.strip_prefix('#').map_or_else(|| references(value), |id| vec![id.to_owned()])
}

fn references(style: &str) -> Vec<String> {
    let links = style.split("url(").skip(1);
    let id = |link: &str| link.split(')').next().map(|id| id.trim_matches([' ', '"', '\'', '#']).to_owned());
    links.filter_map(id).collect()
}

/// Paints a drawing.
fn paint(tree: &Tree) -> Result<Vec<u8>, Fault> {
    let size = tree.size();
    let scale = (FINE.0 / size.width()).min(FINE.1 / size.height());
    let whole = size.scale_by(scale).ok_or(Fault::NotSvg)?.to_int_size();
    let (width, height) = (whole.width(), whole.height());
    let mut points = Pixmap::new(width, height).ok_or(Fault::NotSvg)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut points.as_mut());
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, width, height);
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|_| Fault::Broken)?;
    writer.write_image_data(&points.take_demultiplied()).map_err(|_| Fault::Broken)?;
    writer.finish().map_err(|_| Fault::Broken)?;
    Ok(out)
}
