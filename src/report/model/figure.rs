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

/// On which side of a point its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where they stand if nothing speaks against it.
    Above,
    /// Under a point that lies lower than those on both sides.
    Below,
    /// Beside a point to which a line falls and from which none goes on.
    Right,
}

impl Series {
    /// The places of the points that a line joins, stretch by stretch: it ends where nothing was measured, and before a point
    /// that must not be compared with the one before it.
    #[must_use]
    pub fn stretches(&self) -> Vec<Vec<usize>> {
        let mut stretches: Vec<Vec<usize>> = Vec::new();
        let mut goes_on = false;
        for (at, point) in self.points.iter().enumerate() {
            match stretches.last_mut().filter(|_| goes_on && !point.breaks) {
                _ if point.value.is_none() => {}
                Some(stretch) => stretch.push(at),
                None => stretches.push(vec![at]),
            }
            goes_on = point.value.is_some();
        }
        stretches
    }

    /// Where the words of a point stand so that no line runs through them.
    #[must_use]
    pub fn side(&self, at: usize) -> Side {
        let value = |at: Option<usize>| at.and_then(|at| self.points.get(at)).and_then(|point| point.value);
        let is_broken = |at: usize| self.points.get(at).is_some_and(|point| point.breaks);
        let Some(own) = value(Some(at)) else { return Side::Above };
        let before = value(at.checked_sub(1)).filter(|_| !is_broken(at));
        let after = value(Some(at + 1)).filter(|_| !is_broken(at + 1));
        match (before.is_some_and(|before| before > own), after) {
            (true, None) => Side::Right,
            (true, Some(after)) if after > own => Side::Below,
            _ => Side::Above,
        }
    }
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

/// What bars are made of, each once: from what is done to what is not begun, whichever bar has it first.
#[must_use]
pub fn legend(bars: &[Bar]) -> Vec<&Part> {
    let mut found: Vec<&Part> = Vec::new();
    for part in bars.iter().flat_map(|bar| &bar.parts).filter(|part| part.value > 0 && !part.name.is_empty()) {
        if found.iter().all(|other| other.name != part.name) {
            found.push(part);
        }
    }
    found.sort_by_key(|part| order(part.tone));
    found
}

const fn order(tone: Tone) -> u8 {
    match tone {
        Tone::Serious | Tone::Late => 0,
        Tone::Minor => 1,
        Tone::Observation => 2,
        Tone::Done => 3,
        Tone::Started => 4,
        Tone::Paused => 5,
        Tone::NotStarted => 6,
        Tone::NotKnown => 7,
        Tone::Neutral => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_names_each_part_once_in_the_order_of_the_work() {
        let part = |name: &str, tone, value| Part { value, name: name.into(), tone, glyph: "" };
        let bar = |parts| Bar { label: "x".into(), text: "x".into(), parts };
        let bars = [
            bar(vec![part("started", Tone::Started, 2), part("none", Tone::Paused, 0)]),
            bar(vec![part("done", Tone::Done, 1), part("started", Tone::Started, 1), part("", Tone::Neutral, 1)]),
        ];
        assert_eq!(legend(&bars).iter().map(|part| part.name.as_str()).collect::<Vec<_>>(), ["done", "started"]);
    }

    #[test]
    fn a_line_ends_where_nothing_was_measured_and_where_the_rule_is_another() {
        let point = |(value, breaks)| Point { value, text: Line::default(), breaks };
        let stretches = |points: &[(Option<i64>, bool)]| {
            let points = points.iter().copied().map(point).collect();
            Series { name: Line::default(), tone: Tone::Done, points }.stretches()
        };
        let known = (Some(3), false);
        assert_eq!(stretches(&[known, known, (None, false), known]), [vec![0, 1], vec![3]]);
        assert_eq!(stretches(&[known, (Some(3), true), known]), [vec![0], vec![1, 2]]);
        assert_eq!(stretches(&[(None, false), (None, true)]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn words_stand_where_no_line_runs() {
        let point = |(value, breaks)| Point { value, text: Line::default(), breaks };
        let sides = |points: &[(Option<i64>, bool)]| {
            let points: Vec<_> = points.iter().copied().map(point).collect();
            let count = points.len();
            let series = Series { name: Line::default(), tone: Tone::Done, points };
            (0..count).map(|at| series.side(at)).collect::<Vec<_>>()
        };
        let known = |value| (Some(value), false);
        assert_eq!(sides(&[known(9), known(7), known(2)]), [Side::Above, Side::Above, Side::Right]);
        assert_eq!(sides(&[known(9), known(2), known(7)]), [Side::Above, Side::Below, Side::Above]);
        assert_eq!(sides(&[known(9), (Some(2), true), known(1)]), [Side::Above, Side::Above, Side::Right]);
        assert_eq!(sides(&[known(9), known(2), (Some(7), true)]), [Side::Above, Side::Right, Side::Above]);
        assert_eq!(sides(&[known(9), known(2), (None, false)]), [Side::Above, Side::Right, Side::Above]);
    }
}
