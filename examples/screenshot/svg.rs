//! A buffer of cells as an SVG picture: text stays text, so it can be selected, searched and read aloud.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

const CELL: (f32, f32) = (8.4, 16.4);
const BASELINE: f32 = 13.0;
const MARGIN: f32 = 12.0;
const BACKGROUND: &str = "#16181d";
const FOREGROUND: &str = "#d7dae0";

/// How a run of cells looks.
#[derive(Clone, Debug, PartialEq)]
struct Pen {
    ink: String,
    paper: String,
    modifier: Modifier,
}

/// Draws a buffer. `title` and `description` are for those who do not see the picture.
pub(crate) fn svg(buffer: &Buffer, title: &str, description: &str) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (width, height) = (columns * CELL.0 + 2.0 * MARGIN, rows * CELL.1 + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
         height=\"{height:.0}\" role=\"img\" aria-labelledby=\"title description\" xml:lang=\"sv\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{BACKGROUND}\"/>\n\
         <g font-family=\"ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\" xml:space=\"preserve\">\n",
        escaped(title),
        escaped(description)
    );
    for y in 0..buffer.area.height {
        row(buffer, y, &mut out);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn row(buffer: &Buffer, y: u16, out: &mut String) {
    let mut x = 0;
    while let Some(first) = buffer.cell((x, y)) {
        let pen = pen(first);
        let begin = x;
        let mut text = String::new();
        while let Some(cell) = buffer.cell((x, y)).filter(|cell| self::pen(cell) == pen) {
            text.push_str(cell.symbol());
            x += 1;
        }
        run(&text, &pen, (begin, y), x - begin, out);
    }
}

fn run(text: &str, pen: &Pen, at: (u16, u16), cells: u16, out: &mut String) {
    let left = MARGIN + f32::from(at.0) * CELL.0;
    let top = MARGIN + f32::from(at.1) * CELL.1;
    let width = f32::from(cells) * CELL.0;
    if pen.paper != BACKGROUND {
        let (paper, height) = (&pen.paper, CELL.1);
        let _ = writeln!(
            out,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{paper}\"/>"
        );
    }
    if text.trim().is_empty() {
        return;
    }
    let mut style = String::new();
    if pen.modifier.contains(Modifier::BOLD) {
        style.push_str(" font-weight=\"bold\"");
    }
    if pen.modifier.contains(Modifier::ITALIC) {
        style.push_str(" font-style=\"italic\"");
    }
    if pen.modifier.contains(Modifier::UNDERLINED) {
        style.push_str(" text-decoration=\"underline\"");
    }
    if pen.modifier.contains(Modifier::DIM) {
        style.push_str(" opacity=\"0.6\"");
    }
    // The length keeps the columns straight, whatever font there is.
    let _ = writeln!(
        out,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill=\"{}\"{style}>{}</text>",
        top + BASELINE,
        pen.ink,
        escaped(text).replace(' ', "\u{a0}")
    );
}

fn pen(cell: &Cell) -> Pen {
    let (ink, paper) = (colour(cell.fg, FOREGROUND), colour(cell.bg, BACKGROUND));
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (ink, paper) = if reversed { (paper, ink) } else { (ink, paper) };
    Pen { ink, paper, modifier: cell.modifier.difference(Modifier::REVERSED) }
}

fn colour(colour: Color, default: &str) -> String {
    let fixed = match colour {
        Color::Black => "#16181d",
        Color::Red | Color::LightRed => "#f2777a",
        Color::Green | Color::LightGreen => "#8fca8b",
        Color::Yellow | Color::LightYellow => "#f0c674",
        Color::Blue | Color::LightBlue => "#7aa6da",
        Color::Magenta | Color::LightMagenta => "#c397d8",
        Color::Cyan | Color::LightCyan => "#70c0ba",
        Color::Gray => "#c5c8c6",
        Color::DarkGray => "#8b909a",
        Color::White => "#ffffff",
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Reset | Color::Indexed(_) => default,
    };
    fixed.to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
