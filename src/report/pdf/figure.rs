//! Drawings: bars and lines over periods, drawn of lines and boxes. What they say stands in their description too.

use super::marks::{Area, Band, Mark, count};
use super::style::{self, Style};
use super::tags::Owner;
use super::{Composer, Item};
use crate::report::model::{Align, Bar, Drawing, Figure, Line, Part, Series, Side, Tone, legend};
use krilla::tagging::Tag;

const BAR: f32 = 11.0;
const GAP: f32 = 9.0;
/// More lines of a label are left out: the description has it whole.
const LABEL_LINES: usize = 3;
const TREND: f32 = 150.0;

impl Composer<'_> {
    /// A drawing under its caption.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let node = Owner::Tag(self.tree.add(None, Tag::Figure(Some(super::short(&figure.alt)))));
        if !figure.caption.is_empty() {
            let caption = Owner::Tag(self.tree.add(None, Tag::Caption));
            let lines = self.plain_lines(&figure.caption, self.width, style::CAPTION, Align::Left, caption);
            self.kept_lines(lines, 10.0, 6.0);
        }
        match &figure.drawing {
            Drawing::Bars { bars, full } => self.bars(bars, *full, node),
            Drawing::Trend { places, series, full, full_text } => {
                let graph = Area { x: 0.0, y: 12.0, width: self.width, height: TREND };
                self.trend(places, series, full_text, Frame { full: *full, owner: node, places: places.len(), graph });
            }
        }
    }

    fn bars(&mut self, bars: &[Bar], full: u64, owner: Owner) {
        let (mut labels, mut texts): (f32, f32) = (0.0, 0.0);
        for bar in bars {
            labels = labels.max(self.fonts.width(style::LABEL.face, &bar.label) * style::LABEL.size);
            texts = texts.max(self.fonts.width(style::LABEL.face, &bar.text) * style::LABEL.size);
        }
        let labels = labels.min(self.width * 0.36) + 0.5;
        let texts = texts.min(self.width * 0.3) + 0.5;
        let room = self.width - labels - texts - 2.0 * GAP;
        let last = bars.len().saturating_sub(1);
        for (at, bar) in bars.iter().enumerate() {
            let mut band = self.bar(bar, full, [labels, room, texts], owner);
            band.keep = true;
            band.below = if at == last { 6.0 } else { 0.0 };
            self.items.push(Item::Band(band));
        }
        self.legend(bars, owner);
    }

    /// What the parts of bars are, side by side.
    fn legend(&mut self, bars: &[Bar], owner: Owner) {
        let mut lines = vec![Vec::new()];
        let mut x = 0.0;
        for part in legend(bars) {
            let mut name = self.run_within(&part.name, self.width / 2.0, style::LABEL, owner);
            let width = 14.0 + 5.0 + name.width + 16.0;
            if x > 0.0 && x + width > self.width {
                lines.push(Vec::new());
                x = 0.0;
            }
            (name.x, name.y) = (x + 19.0, style::LABEL.baseline());
            let area = Area { x, y: (style::LABEL.leading - BAR) / 2.0, width: 15.0, height: BAR };
            if let Some(line) = lines.last_mut() {
                line.extend(self.bar_part(part, area, owner));
                line.push(Mark::Run(name));
            }
            x += width;
        }
        let last = lines.len().saturating_sub(1);
        let after = if self.is_dense() { 8.0 } else { 14.0 };
        for (at, marks) in lines.into_iter().enumerate() {
            let below = if at == last { after } else { 2.0 };
            let band = Band { height: style::LABEL.leading, marks, keep: at != last, below, ..Band::default() };
            self.items.push(Item::Band(band));
        }
    }

    fn bar(&mut self, bar: &Bar, full: u64, [labels, room, texts]: [f32; 3], owner: Owner) -> Band {
        let mut label = self.plain_lines(&bar.label, labels, style::LABEL, Align::Left, owner);
        let mut text = self.plain_lines(&bar.text, texts, style::LABEL, Align::Left, owner);
        label.truncate(LABEL_LINES);
        text.truncate(LABEL_LINES);
        let lines = label.len().max(text.len()).max(1);
        let leading = style::LABEL.leading;
        let mut marks = Vec::new();
        for (at, line) in label.into_iter().enumerate() {
            marks.extend(line.moved(0.0, count(at) * leading).marks);
        }
        let top = (leading - BAR) / 2.0;
        let mut x = labels + GAP;
        for part in bar.parts.iter().filter(|part| part.value > 0) {
            let width = room * ratio(part.value, full);
            marks.extend(self.bar_part(part, Area { x, y: top, width, height: BAR }, owner));
            x += width;
        }
        for (at, line) in text.into_iter().enumerate() {
            marks.extend(line.moved(labels + room + 2.0 * GAP, count(at) * leading).marks);
        }
        Band { above: 4.6, height: count(lines) * leading, marks, ..Band::default() }
    }

    /// A part of a bar with its sign, where there is room for it: who sees no colours sees the sign.
    fn bar_part(&mut self, part: &Part, area: Area, owner: Owner) -> Vec<Mark> {
        let (colour, ink) = style::bar(part.tone);
        let drawn = Area { width: (area.width - 1.0).max(0.6), ..area };
        let mut marks = vec![Mark::Box { area: drawn, colour, owner }];
        let small = Style { size: 7.6, colour: ink, ..style::LABEL };
        let mut run = self.run(part.glyph, small, owner);
        if run.width + 4.0 < drawn.width {
            run.x = area.x + (drawn.width - run.width) / 2.0;
            run.y = area.y + f32::midpoint(BAR, 0.62 * small.size);
            marks.push(Mark::Run(run));
        }
        marks
    }

    /// Lines over periods: a frame of thin lines, each line with its own sign and dash, their names below.
    fn trend(&mut self, places: &[Line], series: &[Series], full_text: &Line, mut frame: Frame) {
        let mut axis = self.run_within(full_text, 60.0, style::LABEL.coloured(style::GREY), frame.owner);
        let left = axis.width.max(20.0) + 8.0;
        (frame.graph.x, frame.graph.width) = (left, self.width - left - 30.0);
        let graph = frame.graph;
        (axis.x, axis.y) = (left - 8.0 - axis.width, graph.y + 3.0);
        let mut marks = vec![Mark::Run(axis)];
        let mut zero = self.run("0", style::LABEL.coloured(style::GREY), frame.owner);
        (zero.x, zero.y) = (left - 8.0 - zero.width, graph.y + TREND + 3.0);
        marks.push(Mark::Run(zero));
        for step in [0.0, 0.5, 1.0] {
            let y = graph.y + graph.height * step;
            let (width, colour) = if step > 0.9 { (0.8, style::GREY) } else { (0.5, style::HAIR) };
            let points = vec![(graph.x, y), (graph.x + graph.width, y)];
            marks.push(Mark::Line { points, width, colour, dash: None, owner: frame.owner });
        }
        let mut lowest: f32 = 0.0;
        for (at, place) in places.iter().enumerate() {
            let room = graph.width / count(places.len().max(1));
            let lines = self.plain_lines(place, room - 4.0, style::LABEL, Align::Centre, frame.owner);
            for (line, band) in lines.into_iter().take(LABEL_LINES).enumerate() {
                let y = graph.y + graph.height + 5.0 + count(line) * style::LABEL.leading;
                lowest = lowest.max(y + style::LABEL.leading);
                marks.extend(band.moved(frame.x(at) - (room - 4.0) / 2.0, y).marks);
            }
        }
        for (at, each) in series.iter().enumerate() {
            marks.extend(self.series(each, (at, series.len()), &frame));
        }
        let height = lowest.max(graph.y + graph.height) + 4.0;
        self.items.push(Item::Band(Band { above: 4.0, height, marks, keep: true, ..Band::default() }));
        self.names(series, frame.owner);
    }

    /// One of several lines, with a sign at each point.
    fn series(&mut self, series: &Series, (at, of): (usize, usize), frame: &Frame) -> Vec<Mark> {
        let graph = frame.graph;
        let mut marks = Vec::new();
        let colour = series_colour(series.tone, at);
        let spot = |place: usize| {
            let value = series.points.get(place)?.value?;
            Some((frame.x(place), graph.y + graph.height * (1.0 - share(value, frame.full))))
        };
        for (place, point) in series.points.iter().enumerate() {
            let Some(spot) = spot(place) else { continue };
            let mut sign = self.run(sign(at), Style { size: 8.5, colour, ..style::LABEL }, frame.owner);
            (sign.x, sign.y) = (spot.0 - sign.width / 2.0, spot.1 + 2.9);
            marks.push(Mark::Run(sign));
            if of <= 2 {
                let mut text = self.run_within(&point.text, 90.0, style::LABEL.coloured(colour), frame.owner);
                let centred = spot.0 - text.width / 2.0;
                (text.x, text.y) = match (at, series.side(place)) {
                    (0, Side::Above) => (centred, spot.1 - 7.0),
                    (0, Side::Right) => (spot.0 + 8.0, spot.1 + 3.0),
                    _ => (centred, spot.1 + 13.0),
                };
                marks.push(Mark::Run(text));
            }
        }
        for stretch in series.stretches().into_iter().filter(|stretch| stretch.len() > 1) {
            let points = stretch.into_iter().filter_map(spot).collect();
            marks.push(Mark::Line { points, width: 1.5, colour, dash: dash(at), owner: frame.owner });
        }
        marks
    }

    /// What the lines are. Of one alone the caption says it.
    fn names(&mut self, series: &[Series], owner: Owner) {
        if let [_] = series {
            self.items.push(Item::Band(Band { below: 8.0, ..Band::default() }));
            return;
        }
        let last = series.len().saturating_sub(1);
        for (at, each) in series.iter().enumerate() {
            let colour = series_colour(each.tone, at);
            let mut mark = self.run(sign(at), Style { size: 8.5, colour, ..style::LABEL }, owner);
            mark.y = style::LABEL.baseline();
            let mut lines = self.plain_lines(&each.name, self.width - 14.0, style::LABEL, Align::Left, owner);
            lines.truncate(LABEL_LINES);
            let mut lines: Vec<_> = lines.into_iter().map(|line| line.moved(14.0, 0.0)).collect();
            if let Some(first) = lines.first_mut() {
                first.marks.insert(0, Mark::Run(mark));
            }
            for line in &mut lines {
                line.keep = at != last;
            }
            self.spaced(lines, 1.0, if at == last { 14.0 } else { 1.0 });
        }
    }
}

/// What the lines of a drawing share.
struct Frame {
    full: i64,
    owner: Owner,
    places: usize,
    graph: Area,
}

impl Frame {
    fn x(&self, at: usize) -> f32 {
        self.graph.x + self.graph.width * (count(at) + 0.5) / count(self.places.max(1))
    }
}

fn series_colour(tone: Tone, at: usize) -> style::Ink {
    match (tone, at) {
        (Tone::Neutral, 0) => style::ACCENT,
        (Tone::Neutral, _) => style::GREY,
        (tone, _) => style::bar(tone).0,
    }
}

/// A sign that tells a line from the others without colours.
fn sign(at: usize) -> &'static str {
    ["●", "■", "▲", "○", "□", "△"].into_iter().cycle().nth(at % 6).unwrap_or("●")
}

const fn dash(at: usize) -> Option<f32> {
    match at % 3 {
        0 => None,
        1 => Some(4.0),
        _ => Some(1.6),
    }
}

/// A part of a whole as a length between 0 and 1. Thousandths are as fine as anybody sees.
fn ratio(part: u64, whole: u64) -> f32 {
    let thousandths = u128::from(part) * 10_000 / u128::from(whole.max(1));
    f32::from(u16::try_from(thousandths.min(10_000)).unwrap_or(10_000)) / 10_000.0
}

fn share(value: i64, full: i64) -> f32 {
    ratio(u64::try_from(value).unwrap_or_default(), u64::try_from(full).unwrap_or(1))
}
