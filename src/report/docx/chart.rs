//! Drawings as charts of Word's own: sharp at every size, and readable for who changes the document.

use super::xml::{hex, lang};
use crate::i18n::Lang;
use crate::report::markup::escaped;
use crate::report::model::{Bar, Drawing, Figure, Line, Point, Series, legend};
use std::fmt::Write;

/// English metric units in a centimetre.
const CENTIMETRE: u64 = 360_000;

/// Writes a chart; gives also how high it is drawn: less where the page is `dense`.
pub(super) fn write(figure: &Figure, language: Lang, dense: bool) -> (String, u64) {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<c:chartSpace \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:date1904 val=\"0\"/><c:lang val=\"{}\"/><c:roundedCorners val=\"0\"/><c:chart>\
         <c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>",
        lang(language)
    );
    let height = match &figure.drawing {
        Drawing::Bars { bars, full } => {
            bar_chart(&mut out, bars, *full);
            CENTIMETRE * (2 + u64::try_from(bars.len()).unwrap_or(20).min(30)) * if dense { 5 } else { 9 } / 10
        }
        Drawing::Trend { places, series, full, full_text } => {
            line_chart(&mut out, places, series, (*full, full_text));
            CENTIMETRE * 7
        }
    };
    out.push_str("</c:plotArea>");
    // What one line alone is of, the caption says.
    if !matches!(&figure.drawing, Drawing::Trend { series, .. } if series.len() == 1) {
        out.push_str("<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>");
    }
    out.push_str(
        "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>\
         <c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>\
         <c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"950\"><a:solidFill><a:srgbClr val=\"1B1F23\"/></a:solidFill>\
         <a:latin typeface=\"Calibri\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"sv-SE\"/></a:p></c:txPr></c:chartSpace>",
    );
    (out, height)
}

fn bar_chart(out: &mut String, bars: &[Bar], full: u64) {
    out.push_str("<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>");
    for (at, part) in legend(bars).into_iter().enumerate() {
        let value = |bar: &Bar| bar.parts.iter().find(|other| other.name == part.name).map(|other| other.value);
        let (ground, figure) = (hex(part.tone.bar()), hex(part.tone.on_bar()));
        series_head(out, at, &format!("{} {}", part.glyph, part.name));
        let _ = write!(
            out,
            "<c:spPr><a:solidFill><a:srgbClr val=\"{ground}\"/></a:solidFill><a:ln w=\"9525\"><a:solidFill>\
             <a:srgbClr val=\"FFFFFF\"/></a:solidFill></a:ln></c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls>\
             <c:numFmt formatCode=\"0;;\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr>\
             <a:defRPr sz=\"900\" b=\"1\"><a:solidFill><a:srgbClr val=\"{figure}\"/></a:solidFill></a:defRPr></a:pPr>\
             <a:endParaRPr lang=\"sv-SE\"/></a:p></c:txPr><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>\
             <c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/>\
             </c:dLbls>"
        );
        places(out, &bars.iter().map(|bar| bar.label.as_str()).collect::<Vec<_>>());
        values(out, bars.iter().map(|bar| value(bar).map(|value| value.to_string())));
        out.push_str("</c:ser>");
    }
    out.push_str("<c:gapWidth val=\"45\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
    axes(out, (&full.to_string(), "0"), "maxMin", ("l", "t"), true);
}

fn line_chart(out: &mut String, labels: &[Line], series: &[Series], (full, full_text): (i64, &Line)) {
    out.push_str("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
    let labels: Vec<&str> = labels.iter().map(Line::as_str).collect();
    let mut number = 0;
    for each in series {
        for part in unbroken(&each.points) {
            let ground = hex(each.tone.bar());
            series_head(out, number, &each.name);
            number += 1;
            let _ = write!(
                out,
                "<c:spPr><a:ln w=\"28575\" cap=\"rnd\"><a:solidFill><a:srgbClr val=\"{ground}\"/></a:solidFill></a:ln></c:spPr>\
                 <c:marker><c:symbol val=\"circle\"/><c:size val=\"7\"/></c:marker>"
            );
            places(out, &labels);
            values(out, part.into_iter().map(|value| value.map(|value| value.to_string())));
            out.push_str("<c:smooth val=\"0\"/></c:ser>");
        }
    }
    out.push_str("<c:marker val=\"1\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>");
    // The axis counts in the unit of its top.
    let code = if full_text.ends_with('%') { "0&quot;\u{a0}%&quot;" } else { "0" };
    axes(out, (&full.to_string(), code), "minMax", ("b", "l"), false);
}

/// The points of a line, one list for each stretch that may be compared; what lies in other stretches is left out.
fn unbroken(points: &[Point]) -> Vec<Vec<Option<i64>>> {
    let mut stretches: Vec<Vec<Option<i64>>> = vec![Vec::new()];
    for (at, point) in points.iter().enumerate() {
        if point.breaks && at > 0 {
            stretches.push(vec![None; at]);
        }
        let last = stretches.len() - 1;
        for (place, stretch) in stretches.iter_mut().enumerate() {
            stretch.push(point.value.filter(|_| place == last));
        }
    }
    stretches
}

fn series_head(out: &mut String, at: usize, name: &str) {
    let _ = write!(out, "<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:v>{}</c:v></c:tx>", escaped(name));
}

fn places(out: &mut String, labels: &[&str]) {
    let _ = write!(out, "<c:cat><c:strLit><c:ptCount val=\"{}\"/>", labels.len());
    for (at, label) in labels.iter().enumerate() {
        let _ = write!(out, "<c:pt idx=\"{at}\"><c:v>{}</c:v></c:pt>", escaped(label));
    }
    out.push_str("</c:strLit></c:cat>");
}

fn values(out: &mut String, values: impl ExactSizeIterator<Item = Option<String>>) {
    let _ = write!(out, "<c:val><c:numLit><c:formatCode>0</c:formatCode><c:ptCount val=\"{}\"/>", values.len());
    for (at, value) in values.enumerate() {
        if let Some(value) = value {
            let _ = write!(out, "<c:pt idx=\"{at}\"><c:v>{value}</c:v></c:pt>");
        }
    }
    out.push_str("</c:numLit></c:val>");
}

/// The axis of the places, and that of the values, which begins at 0. With `bare` the values stand on what is drawn, and
/// the axis says nothing.
fn axes(out: &mut String, (full, code): (&str, &str), turned: &str, sides: (&str, &str), bare: bool) {
    let (places, values) = sides;
    let hidden = u8::from(bare);
    let _ = write!(
        out,
        "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"{turned}\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"{places}\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>\
         <c:tickLblPos val=\"low\"/><c:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"9AA7AD\"/></a:solidFill></a:ln></c:spPr>\
         <c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>\
         <c:tickLblSkip val=\"1\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"{full}\"/><c:min val=\"0\"/></c:scaling>\
         <c:delete val=\"{hidden}\"/><c:axPos val=\"{values}\"/><c:numFmt formatCode=\"{code}\" sourceLinked=\"0\"/>\
         <c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"1\"/><c:crosses val=\"autoZero\"/></c:valAx>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_series_is_drawn_as_two_lines() {
        let point = |value, breaks| Point { value, text: Line::from(""), breaks };
        let points = [point(Some(1), false), point(None, false), point(Some(3), true), point(Some(4), false)];
        let expected = [vec![Some(1), None, None, None], vec![None, None, Some(3), Some(4)]];
        assert_eq!(unbroken(&points), expected);
    }
}
