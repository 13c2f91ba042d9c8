//! Drawings as SVG within the page, with their description in words.

use super::{escaped, name_of, push};
use crate::domain::Colour;
use crate::report::model::{Bar, Drawing, Figure, Line, Series, Side, Tone, legend};
use std::fmt::Write;

/// How wide a drawing is in its own units; it is shown as wide as the page.
const WIDTH: u64 = 720;

/// A drawing that keeps its size where the page is narrower, so that its words can be read, and is moved sideways there.
pub(super) fn write(out: &mut String, figure: &Figure) {
    let name = escaped(if figure.caption.is_empty() { &figure.alt } else { &figure.caption });
    let _ = writeln!(out, "<div class=\"scroll drawing\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">");
    match &figure.drawing {
        Drawing::Bars { bars, full } => draw_bars(out, &figure.alt, bars, (*full).max(1)),
        Drawing::Trend { places, series, full, full_text } => {
            Trend { places, series, full: (*full).max(1), full_text }.draw(out, &figure.alt);
        }
    }
}

fn open(out: &mut String, alt: &str, height: u64) {
    let _ = writeln!(out, "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">", escaped(alt));
}

fn draw_bars(out: &mut String, alt: &str, bars: &[Bar], full: u64) {
    const LABEL: u64 = 190;
    const TEXT: u64 = 130;
    const STEP: u64 = 34;
    const HIGH: u64 = 24;
    let room = WIDTH - LABEL - TEXT;
    let rows = u64::try_from(bars.len()).unwrap_or_default();
    open(out, alt, rows * STEP + 4);
    for (row, bar) in (0..rows).zip(bars) {
        let (top, base) = (row * STEP + 4, row * STEP + 21);
        let _ = write!(out, "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">", LABEL - 12);
        short(out, &bar.label, 30);
        out.push_str("</text>");
        let (mut sum, mut from) = (0, LABEL);
        for part in &bar.parts {
            sum += part.value.min(full);
            let to = LABEL + room * sum.min(full) / full;
            let wide = to.saturating_sub(from);
            let _ = write!(
                out,
                "<rect class=\"b-{}\" x=\"{from}\" y=\"{top}\" width=\"{}\" height=\"{HIGH}\"/>",
                name_of(part.tone),
                wide.saturating_sub(2)
            );
            if wide > 24 {
                let middle = from + wide / 2;
                let _ = write!(
                    out,
                    "<text class=\"{}\" x=\"{middle}\" y=\"{base}\" text-anchor=\"middle\">{}</text>",
                    on(part.tone),
                    part.value
                );
            }
            from = to;
        }
        let _ = write!(out, "<text x=\"{}\" y=\"{base}\">", from + 10);
        short(out, &bar.text, 24);
        out.push_str("</text>\n");
    }
    out.push_str("</svg>\n</div>\n");
    names(out, bars);
}

/// Whether a figure on a colour is light or dark.
fn on(tone: Tone) -> &'static str {
    if tone.on_bar() == Colour::WHITE { "on-dark" } else { "on-light" }
}

fn names(out: &mut String, bars: &[Bar]) {
    out.push_str("<ul class=\"legend\">");
    for part in legend(bars) {
        let (tone, name) = (name_of(part.tone), escaped(&part.name));
        let _ = write!(
            out,
            "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"b-{tone}\" width=\"10\" height=\"10\"/></svg>{name}</li>"
        );
    }
    out.push_str("</ul>\n");
}

struct Trend<'a> {
    places: &'a [Line],
    series: &'a [Series],
    full: i64,
    full_text: &'a Line,
}

impl Trend<'_> {
    const LEFT: u64 = 60;
    const TOP: u64 = 20;
    const HIGH: u64 = 180;

    fn draw(&self, out: &mut String, alt: &str) {
        open(out, alt, Self::TOP + Self::HIGH + 30);
        let (foot, right) = (Self::TOP + Self::HIGH, WIDTH - 20);
        let _ = write!(
            out,
            "<line class=\"axis\" x1=\"{left}\" y1=\"{foot}\" x2=\"{right}\" y2=\"{foot}\"/>\
             <text x=\"{edge}\" y=\"{foot}\" text-anchor=\"end\">0</text><text x=\"{edge}\" y=\"{top}\" text-anchor=\"end\">",
            left = Self::LEFT,
            edge = Self::LEFT - 8,
            top = Self::TOP + 4,
        );
        short(out, self.full_text, 8);
        out.push_str("</text>");
        for (at, place) in self.places.iter().enumerate() {
            let _ = write!(out, "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">", self.across(at), foot + 20);
            short(out, place, 18);
            out.push_str("</text>");
        }
        for series in self.series {
            self.line(out, series);
        }
        out.push_str("</svg>\n</div>\n");
        // What one line alone is of, the caption says.
        if let [_] = self.series {
            return;
        }
        out.push_str("<ul class=\"legend\">");
        for series in self.series {
            let (tone, name) = (name_of(series.tone), escaped(&series.name));
            let _ = write!(
                out,
                "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><circle class=\"b-{tone}\" cx=\"5\" cy=\"5\" r=\"5\"/></svg>{name}</li>"
            );
        }
        out.push_str("</ul>\n");
    }

    fn across(&self, at: usize) -> u64 {
        let steps = u64::try_from(self.places.len()).unwrap_or(1).max(1);
        let room = WIDTH - 20 - Self::LEFT;
        Self::LEFT + room * (2 * u64::try_from(at).unwrap_or_default() + 1) / (2 * steps)
    }

    fn down(&self, value: i64) -> u64 {
        let value = u64::try_from(value.clamp(0, self.full)).unwrap_or_default();
        let full = u64::try_from(self.full).unwrap_or(1).max(1);
        let high = u128::from(Self::HIGH) * u128::from(value) / u128::from(full);
        Self::TOP + Self::HIGH - u64::try_from(high).unwrap_or_default().min(Self::HIGH)
    }

    /// A line with a dot at each point, with gaps where nothing was measured or where the series is broken.
    fn line(&self, out: &mut String, series: &Series) {
        let tone = name_of(series.tone);
        let spot = |at: usize| Some((self.across(at), self.down(series.points.get(at)?.value?)));
        for (at, point) in series.points.iter().enumerate() {
            let Some((x, y)) = spot(at) else { continue };
            let _ = write!(out, "<circle class=\"b-{tone}\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");
            let (x, y, anchor) = match series.side(at) {
                Side::Above => (x, y.saturating_sub(9), "middle"),
                Side::Below => (x, y + 20, "middle"),
                Side::Right => (x + 10, y + 4, "start"),
            };
            let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">");
            short(out, &point.text, 16);
            out.push_str("</text>");
        }
        let mut path = String::new();
        for stretch in series.stretches() {
            for (at, (x, y)) in stretch.into_iter().filter_map(spot).enumerate() {
                let step = if at == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{step}{x} {y}");
            }
        }
        let _ = write!(out, "<path class=\"b-{tone}\" d=\"{path}\"/>");
    }
}

/// A text that stands in a drawing, shortened to what has room; the whole is in the description.
fn short(out: &mut String, text: &str, most: usize) {
    use unicode_segmentation::UnicodeSegmentation;
    let mut letters = text.graphemes(true);
    let first: String = letters.by_ref().take(most).collect();
    push(out, &first);
    if letters.next().is_some() {
        out.push('…');
    }
}
