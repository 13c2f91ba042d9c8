//! The logo and the colours of a municipality in a Word file.

use crate::domain::ImageKind;
use crate::report::markup::escaped;
use crate::report::model::{Logo, Palette};
use crate::report::picture::Picture;
use std::fmt::Write;

/// English metric units in a point.
const POINT: f32 = 12_700.0;

/// The parts that a logo adds to the archive.
pub(super) struct Parts {
    /// The pictures, with their names.
    pub(super) files: Vec<(&'static str, Vec<u8>)>,
    /// What the list of kinds of part says of them.
    pub(super) types: &'static str,
    /// What the list of relations says of them.
    pub(super) relations: &'static str,
}

impl Parts {
    /// Word takes a drawing only beside a picture of points, which older programs show.
    pub(super) fn of(picture: &Picture) -> std::io::Result<Self> {
        let png = picture.png().map_err(|fault| std::io::Error::other(format!("{fault:?}")))?.into_owned();
        let mut files = vec![("word/media/logo.png", png)];
        Ok(match picture.kind {
            ImageKind::Png => Self { files, types: PNG_TYPE, relations: PNG_RELATION },
            ImageKind::Svg => {
                files.push(("word/media/logo.svg", picture.data.to_vec()));
                Self { files, types: BOTH_TYPES, relations: BOTH_RELATIONS }
            }
        })
    }
}

const PNG_TYPE: &str = "<Default Extension=\"png\" ContentType=\"image/png\"/>\n";
const BOTH_TYPES: &str = "<Default Extension=\"png\" ContentType=\"image/png\"/>\n\
    <Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>\n";
const PNG_RELATION: &str = "<Relationship Id=\"logo\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.png\"/>\n";
const BOTH_RELATIONS: &str = "<Relationship Id=\"logo\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.png\"/>\n\
    <Relationship Id=\"logoDrawing\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.svg\"/>\n";

/// Writes the run that shows the logo.
pub(super) fn write(out: &mut String, logo: &Logo, cover: bool, dense: bool) {
    let most = match (cover, dense) {
        (true, _) => (200.0, 56.0),
        (false, true) => (120.0, 30.0),
        (false, false) => (150.0, 44.0),
    };
    let (width, height) = logo.picture.fitted(most.0, most.1);
    let (width, height) = (format!("{:.0}", width * POINT), format!("{:.0}", height * POINT));
    let drawing = match logo.picture.kind {
        ImageKind::Png => "",
        ImageKind::Svg => {
            "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip \
             xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"logoDrawing\"/></a:ext></a:extLst>"
        }
    };
    let alt = escaped(&logo.alt);
    let _ = write!(
        out,
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"9000\" name=\"Logo\" descr=\"{alt}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:nvPicPr><pic:cNvPr id=\"9000\" name=\"Logo\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"logo\">{drawing}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r>"
    );
}

/// The own colours as the parts write them. No text can hold them: its quotation marks are written out.
const TEXT: [(&str, &str); 2] = [("w:color w:val=\"", "1D5566"), ("srgbClr val=\"", "1D5566")];
const RULE: [(&str, &str); 1] = [("w:color=\"", "1D5566")];
const TINT: [(&str, &str); 2] = [("w:fill=\"", "EAF1F3"), ("srgbClr val=\"", "EAF1F3")];

/// A part with the colours of the municipality.
pub(super) fn dyed(mut part: String, palette: Palette) -> String {
    for (own, chosen) in [(&TEXT[..], palette.text), (&RULE[..], palette.rule), (&TINT[..], palette.tint)] {
        let Some(chosen) = chosen else { continue };
        let chosen = chosen.to_string().trim_start_matches('#').to_uppercase();
        for (before, own) in own {
            part = part.replace(&format!("{before}{own}\""), &format!("{before}{chosen}\""));
        }
    }
    part
}
