//! Drawings as data: what each format draws in its own way, and what stands for it where nothing can be drawn.

use super::{Line, Tone};
use schemars::JsonSchema;
use serde::Serialize;

/// A drawing with its description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Figure {
    /// What stands above it.
    pub caption: Line,
    /// What it shows, with its figures, for who cannot see it and for formats that cannot draw. It is complete:
    /// whoever has read it misses nothing.
    pub alt: Line,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum Drawing {
    /// Bars that lie down, one under the other, each made of parts side by side.
    Bars {
        /// The bars, from the top.
        bars: Vec<Bar>,
        /// The value that fills the width: the same for all bars, at least 1 and at least the sum of any bar.
        full: u64,
    },
    /// Lines over periods. What it shows stands in words in the note after it, for whoever looks and for formats that cannot
    /// draw alike.
    Trend {
        /// The names of the places along the line, from the left.
        places: Vec<Line>,
        /// The lines.
        series: Vec<Series>,
        /// The value at the top of the drawing, in the unit of the points; the foot is 0.
        full: i64,
        /// What stands at the top of the axis, such as "100 %".
        full_text: Line,
    },
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Bar {
    /// What it is of: stands before it.
    pub label: Line,
    /// What it says in figures: stands after it.
    pub text: Line,
    /// Its parts, from the left; a part of 0 is not drawn.
    pub parts: Vec<Part>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Part {
    /// How long it is.
    pub value: u64,
    /// What it stands for, in words: the legend of the drawing.
    pub name: Line,
    /// What colour it may have.
    pub tone: Tone,
    /// The sign that stands for it without colours.
    pub glyph: &'static str,
}

/// A line over periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Series {
    /// What it is of.
    pub name: Line,
    /// What colour it may have.
    pub tone: Tone,
    /// A point for each place.
    pub points: Vec<Point>,
}

/// A point of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Point {
    /// How high it lies; `None` where nothing was measured, and then no line is drawn over it.
    pub value: Option<i64>,
    /// What it says in figures.
    pub text: Line,
    /// Whether it must not be compared with the point before it: the line is broken there.
    pub breaks: bool,
}
