//! What is drawn, and the pieces that pages are filled with.

use super::fonts::Word;
use super::style::{Ink, Style};
use super::tags::Owner;
use krilla::image::Image;
use std::rc::Rc;

/// Something drawn. Places count from the top left, of the band it stands in or, at last, of the page.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Words in one style on one line.
    Run(Run),
    /// A filled rectangle.
    Box {
        /// Where it begins and how large it is.
        area: Area,
        /// Its colour.
        colour: Ink,
        /// Whose it is.
        owner: Owner,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f32, f32)>,
        /// How thick it is.
        width: f32,
        /// Its colour.
        colour: Ink,
        /// The length of its dashes, if it has any.
        dash: Option<f32>,
        /// Whose it is.
        owner: Owner,
    },
    /// A picture.
    Picture {
        /// Where it begins and how large it is.
        area: Area,
        /// The picture.
        image: Image,
        /// Whose it is.
        owner: Owner,
    },
    /// The number of the page of a heading, to the left of a place. It is known when all pages are.
    PageOf {
        /// Where it ends, and its baseline.
        at: (f32, f32),
        /// How it is set.
        style: Style,
        /// The heading.
        link: Rc<str>,
        /// Whose it is.
        owner: Owner,
    },
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    /// Its left side.
    pub(super) x: f32,
    /// Its top.
    pub(super) y: f32,
    /// How wide it is.
    pub(super) width: f32,
    /// How tall it is.
    pub(super) height: f32,
}

/// Words in one style on one line.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Where they begin.
    pub(super) x: f32,
    /// What they stand on.
    pub(super) y: f32,
    /// How wide they are.
    pub(super) width: f32,
    /// The words, with the spaces between them.
    pub(super) words: Vec<Rc<Word>>,
    /// How they are set.
    pub(super) style: Style,
    /// Whose they are.
    pub(super) owner: Owner,
    /// The heading they lead to.
    pub(super) link: Option<Rc<str>>,
}

impl Mark {
    /// The same at another place.
    pub(super) fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Self::Run(run) => {
                run.x += dx;
                run.y += dy;
            }
            Self::Box { area, .. } | Self::Picture { area, .. } => {
                area.x += dx;
                area.y += dy;
            }
            Self::Line { points, .. } => {
                for (x, y) in points {
                    *x += dx;
                    *y += dy;
                }
            }
            Self::PageOf { at: (x, y), .. } => {
                *x += dx;
                *y += dy;
            }
        }
        self
    }

    /// The same as decoration: what was said once is not said again.
    pub(super) fn silent(mut self) -> Self {
        match &mut self {
            Self::Run(run) => {
                run.owner = Owner::Decor;
                run.link = None;
            }
            Self::Box { owner, .. }
            | Self::Line { owner, .. }
            | Self::Picture { owner, .. }
            | Self::PageOf { owner, .. } => *owner = Owner::Decor,
        }
        self
    }
}

/// A strip of a page that is never broken: a line of text, a bar.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    /// The space above it, unless it is the first of a page. Spaces do not add up: the larger counts.
    pub(super) above: f32,
    /// How tall it is.
    pub(super) height: f32,
    /// The space below it.
    pub(super) below: f32,
    /// What is drawn in it.
    pub(super) marks: Vec<Mark>,
    /// Whether it stays on the page of what comes after it.
    pub(super) keep: bool,
    /// The heading that begins here.
    pub(super) anchor: Option<String>,
}

impl Band {
    /// Moves what is drawn in it.
    pub(super) fn moved(mut self, dx: f32, dy: f32) -> Self {
        self.marks = self.marks.into_iter().map(|mark| mark.moved(dx, dy)).collect();
        self
    }
}

/// A number of things as a length.
pub(super) fn count(things: usize) -> f32 {
    f32::from(u16::try_from(things).unwrap_or(u16::MAX))
}

/// Holds the lines of a paragraph together so that none stands alone at the foot or the top of a page.
pub(super) fn no_lone_lines(bands: &mut [Band]) {
    let count = bands.len();
    for (at, band) in bands.iter_mut().enumerate() {
        let first = at == 0 && count > 1;
        let before_last = count > 1 && at + 2 == count;
        band.keep |= first || before_last;
    }
}
