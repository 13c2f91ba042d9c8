//! Draws the pages with the writer, and says what each drawn thing is.

use super::marks::{Area, Mark, Run};
use super::pages::{self, Pages};
use super::style::{self, FOOT, MARGIN, SIDE};
use super::tags::{Node, Owner};
use super::{Composer, Fault, wrap};
use crate::domain::Colour;
use crate::i18n::{Lang, documents as words};
use crate::report::model::{Document, Heading, Line};
use chrono::Datelike;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::text::KrillaGlyph;
use krilla::{Document as Writer, SerializeSettings};
use std::collections::HashMap;
use std::rc::Rc;

/// Draws the pages and gives the file.
pub(super) fn paint(mut composer: Composer<'_>, pages: Pages) -> Result<Vec<u8>, Fault> {
    let document = composer.document;
    let mut writer = Writer::new_with(settings()?);
    writer.set_metadata(metadata(document));
    let outline = document.outline();
    let titles: HashMap<&str, &Heading> = outline.iter().map(|heading| (heading.anchor.as_str(), *heading)).collect();
    let Pages { pages, anchors } = pages;
    let total = pages.len();
    for (at, page) in pages.into_iter().enumerate() {
        let mut marks = resolve(&mut composer, page.marks, &anchors);
        marks.extend(composer.margins(page.lying, at, total));
        let (width, height) = pages::size(page.lying);
        let settings = PageSettings::from_wh(width, height).ok_or_else(|| fault("the size of a page"))?;
        let mut drawn = writer.start_page_with(settings);
        for (node, link, area) in links(&marks) {
            let (Some((to, y)), Some(heading)) = (anchors.get(&*link), titles.get(&*link)) else { continue };
            let Some(area) = rect(area) else { continue };
            let target = Target::Destination(XyzDestination::new(*to, Point::from_xy(0.0, (y - 12.0).max(0.0))).into());
            let annotation = Annotation::new_link(LinkAnnotation::new(area, target), Some(super::short(&heading.text)));
            let leaf = drawn.add_tagged_annotation(annotation);
            composer.tree.leaf(node, leaf);
        }
        let mut surface = drawn.surface();
        draw(&mut composer, &mut surface, marks);
        surface.finish();
        drawn.finish();
    }
    writer.set_outline(bookmarks(&outline, &anchors));
    writer.set_tag_tree(std::mem::take(&mut composer.tree).finish(language(document.lang)));
    writer.finish().map_err(|error| Fault::Standard(format!("{error:?}").chars().take(400).collect()))
}

fn fault(what: &str) -> Fault {
    Fault::Standard(what.to_owned())
}

fn settings() -> Result<SerializeSettings, Fault> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Fault::Standard(format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv-SE",
        Lang::En => "en-GB",
    }
}

/// Title data as the properties of the file. The time is midnight of the day that the document states.
fn metadata(document: &Document) -> Metadata {
    let head = &document.head;
    let date = DateTime::new(u16::try_from(head.dated.year()).unwrap_or(1970))
        .month(u8::try_from(head.dated.month()).unwrap_or(1))
        .day(u8::try_from(head.dated.day()).unwrap_or(1))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let identity = [&head.title, &head.subtitle, &head.registry_no, &head.chain_head].map(Line::as_str);
    let mut metadata = Metadata::new()
        .title(super::short(&head.title))
        .language(language(document.lang).to_owned())
        .creator(concat!("ikplan ", env!("CARGO_PKG_VERSION")).to_owned())
        .producer("ikplan (krilla)".to_owned())
        .creation_date(date)
        .document_id(super::short(&identity.join("\n")));
    if !head.subtitle.is_empty() {
        metadata = metadata.description(super::short(&head.subtitle));
    }
    let author = if head.board.is_empty() { &head.municipality } else { &head.board };
    if !author.is_empty() {
        metadata = metadata.authors(vec![super::short(author)]);
    }
    let keywords: Vec<_> = [&head.registry_no, &head.chain_head].into_iter().filter(|word| !word.is_empty()).collect();
    if !keywords.is_empty() {
        metadata = metadata.keywords(keywords.into_iter().map(|word| super::short(word)).collect());
    }
    metadata
}

/// The headings as bookmarks, each under the last of a higher level.
fn bookmarks(headings: &[&Heading], anchors: &HashMap<String, (usize, f32)>) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    for heading in headings {
        let Some((page, y)) = anchors.get(&heading.anchor) else { continue };
        close(&mut open, heading.level, &mut outline);
        let place = XyzDestination::new(*page, Point::from_xy(0.0, (y - 12.0).max(0.0)));
        let node = OutlineNode::new(super::short(&heading.text), place).with_open(heading.level == 1);
        open.push((heading.level, node));
    }
    close(&mut open, 0, &mut outline);
    outline
}

/// Puts away the bookmarks that nothing more comes under.
fn close(open: &mut Vec<(u8, OutlineNode)>, level: u8, outline: &mut Outline) {
    while open.last().is_some_and(|(last, _)| *last >= level) {
        let Some((_, node)) = open.pop() else { return };
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}

/// Puts the numbers of pages where they are asked for.
fn resolve(composer: &mut Composer<'_>, marks: Vec<Mark>, anchors: &HashMap<String, (usize, f32)>) -> Vec<Mark> {
    let mut resolved = Vec::with_capacity(marks.len() + 2);
    for mark in marks {
        match mark {
            Mark::PageOf { at: (x, y), style, link, owner } => {
                let Some((page, _)) = anchors.get(&*link) else { continue };
                let mut run = composer.run(&(page + 1).to_string(), style, owner);
                (run.x, run.y, run.link) = (x - run.width, y, Some(link));
                resolved.push(Mark::Run(run));
            }
            mark => resolved.push(mark),
        }
    }
    resolved
}

impl Composer<'_> {
    /// What stands at the head and the foot of a page. A page that begins with the title needs no head.
    fn margins(&mut self, lying: bool, at: usize, total: usize) -> Vec<Mark> {
        let head = &self.document.head;
        if head.cover && at == 0 {
            return Vec::new();
        }
        let (width, height) = pages::size(lying);
        let (left, right) = (SIDE, width - SIDE);
        let mut marks = Vec::new();
        if at > 0 {
            marks.extend(self.margin(
                &head.municipality,
                &head.running(),
                (left, right),
                self.top() * 0.58,
                Owner::Header,
            ));
        }
        let (page, of) = words::page_of(self.document.lang);
        let number = format!("{page} {} {of} {total}", at + 1);
        marks.extend(self.margin(
            &self.document.identity(),
            &number,
            (left, right),
            height - FOOT + 34.0,
            Owner::Footer,
        ));
        let y = height - FOOT + 22.0;
        let points = vec![(left, y), (right, y)];
        marks.push(Mark::Line { points, width: 0.5, colour: style::HAIR, dash: None, owner: Owner::Decor });
        marks
    }

    /// Words at both ends of a line, each cut where they would meet.
    fn margin(&mut self, first: &str, last: &str, (left, right): (f32, f32), y: f32, owner: Owner) -> Vec<Mark> {
        let room = right - left;
        let mut last = self.run_within(last, room * 0.66, MARGIN, owner);
        let mut first = self.run_within(first, room - last.width - 16.0, MARGIN, owner);
        (first.x, first.y) = (left, y);
        (last.x, last.y) = (right - last.width, y);
        vec![Mark::Run(first), Mark::Run(last)]
    }
}

/// The places of a page that lead somewhere: those of one link on one line are one place.
fn links(marks: &[Mark]) -> Vec<(Node, Rc<str>, Area)> {
    let mut found: Vec<(Node, Rc<str>, Area)> = Vec::new();
    for mark in marks {
        let Mark::Run(Run { x, y, width, style, owner: Owner::Tag(node), link: Some(link), .. }) = mark else {
            continue;
        };
        let area = Area { x: *x, y: y - style.size, width: *width, height: style.size * 1.3 };
        match found.last_mut() {
            Some((last, to, known)) if last == node && to == link && (known.y - area.y).abs() < 0.5 => {
                known.width = area.x + area.width - known.x;
            }
            _ => found.push((*node, Rc::clone(link), area)),
        }
    }
    found
}

fn rect(area: Area) -> Option<Rect> {
    Rect::from_xywh(area.x, area.y, area.width, area.height)
}

/// Draws the marks of a page; those that follow each other and belong together are one piece of it.
fn draw(composer: &mut Composer<'_>, surface: &mut Surface<'_>, marks: Vec<Mark>) {
    let mut open: Option<Owner> = None;
    let palette = composer.document.head.look.palette;
    for mark in marks {
        let owner = owner(&mark);
        if open != Some(owner) {
            if open.is_some() {
                surface.end_tagged();
            }
            start(composer, surface, owner);
            open = Some(owner);
        }
        match mark {
            Mark::Run(run) => draw_run(composer, surface, &run),
            Mark::Box { area, colour, .. } => draw_box(surface, area, colour.of(palette)),
            Mark::Line { points, width, colour, dash, .. } => {
                draw_line(surface, &points, width, colour.of(palette), dash);
            }
            Mark::Picture { area, image, .. } => draw_picture(surface, area, &image),
            Mark::PageOf { .. } => {}
        }
    }
    if open.is_some() {
        surface.end_tagged();
    }
}

const fn owner(mark: &Mark) -> Owner {
    match mark {
        Mark::Run(Run { owner, .. })
        | Mark::Box { owner, .. }
        | Mark::Line { owner, .. }
        | Mark::Picture { owner, .. }
        | Mark::PageOf { owner, .. } => *owner,
    }
}

fn start(composer: &mut Composer<'_>, surface: &mut Surface<'_>, owner: Owner) {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    match owner {
        Owner::Tag(node) => {
            let leaf = surface.start_tagged(ContentTag::Span(wrap::TEXT));
            composer.tree.leaf(node, leaf);
        }
        Owner::Header => drop(surface.start_tagged(artifact(ArtifactType::Header))),
        Owner::Footer => drop(surface.start_tagged(artifact(ArtifactType::Footer))),
        Owner::Decor => drop(surface.start_tagged(artifact(ArtifactType::Layout))),
    }
}

fn rgb(Colour(red, green, blue): Colour) -> krilla::color::rgb::Color {
    krilla::color::rgb::Color::new(red, green, blue)
}

fn filled(colour: Colour) -> Fill {
    Fill { paint: rgb(colour).into(), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::default() }
}

fn draw_run(composer: &Composer<'_>, surface: &mut Surface<'_>, run: &Run) {
    let mut text = String::new();
    let mut glyphs = Vec::new();
    for word in &run.words {
        let from = text.len();
        text.push_str(&word.text);
        glyphs.extend(word.glyphs.iter().map(|glyph| {
            let range = from + glyph.text_range.start..from + glyph.text_range.end;
            KrillaGlyph { text_range: range, ..glyph.clone() }
        }));
    }
    if glyphs.is_empty() {
        return;
    }
    surface.set_stroke(None);
    surface.set_fill(Some(filled(run.style.colour.of(composer.document.head.look.palette))));
    let font = composer.fonts.font(run.style.face);
    surface.draw_glyphs(Point::from_xy(run.x, run.y), &glyphs, font, &text, run.style.size, false);
}

fn draw_box(surface: &mut Surface<'_>, area: Area, colour: Colour) {
    let mut path = PathBuilder::new();
    if let Some(rect) = rect(area) {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(filled(colour)));
        surface.draw_path(&path);
    }
}

fn draw_picture(surface: &mut Surface<'_>, area: Area, image: &Image) {
    if let Some(size) = Size::from_wh(area.width, area.height) {
        surface.push_transform(&Transform::from_translate(area.x, area.y));
        surface.draw_image(image.clone(), size);
        surface.pop();
    }
}

fn draw_line(surface: &mut Surface<'_>, points: &[(f32, f32)], width: f32, colour: Colour, dash: Option<f32>) {
    let mut path = PathBuilder::new();
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 {
            path.move_to(*x, *y);
        } else {
            path.line_to(*x, *y);
        }
    }
    let Some(path) = path.finish() else { return };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb(colour).into(),
        width,
        dash: dash.map(|length| StrokeDash { array: vec![length, length], offset: 0.0 }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}
