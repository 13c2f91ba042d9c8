//! How a document looks beside what each format has of its own: a logo and colours.

use super::Line;
use super::colours::SECTION;
use crate::domain::Colour;
use crate::report::picture::Picture;
use schemars::JsonSchema;
use serde::Serialize;

/// The look of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Look {
    /// The logo, above or beside the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// The colours.
    #[serde(skip_serializing_if = "Palette::is_own")]
    pub palette: Palette,
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Logo {
    /// What it shows.
    pub alt: Line,
    /// The picture.
    #[serde(skip)]
    pub picture: Picture,
}

/// Colours in place of those a format has of its own. Colours that mean something (serious, late) stay what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Palette {
    /// Of headings and links: it can be read on white and on the tint.
    pub text: Option<Colour>,
    /// Of lines.
    pub rule: Option<Colour>,
    /// Of what lies under the heads of tables.
    pub tint: Option<Colour>,
}

impl Look {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.logo.is_none() && self.palette.is_own()
    }
}

impl Palette {
    /// Whether a format keeps its colours.
    #[must_use]
    pub fn is_own(&self) -> bool {
        *self == Self::default()
    }

    /// The colours that are made of one or two.
    #[must_use]
    pub fn of(accent: Option<Colour>, second: Option<Colour>) -> Self {
        let rule = second.or(accent);
        let tint = rule.map(|rule| rule.towards(Colour::WHITE, 90));
        Self { text: accent.map(|accent| Self::readable(accent, tint)), rule, tint }
    }

    fn readable(accent: Colour, tint: Option<Colour>) -> Colour {
        accent.readable_on(&[Colour::WHITE, SECTION, tint.unwrap_or(Colour::WHITE)], Colour::BLACK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn headings_can_be_read_whatever_colours_are_chosen(a: (u8, u8, u8), b: (u8, u8, u8), two: bool) {
            let colour = |(r, g, b)| Colour(r, g, b);
            let palette = Palette::of(Some(colour(a)), two.then(|| colour(b)));
            let (Some(text), Some(tint)) = (palette.text, palette.tint) else { panic!("no colours") };
            for ground in [Colour::WHITE, SECTION, tint] {
                prop_assert!(text.contrast(ground) >= Colour::READABLE, "{} on {}", text, ground);
            }
            // The colour of a document that has no other stands on the tint too.
            prop_assert!(super::super::colours::ACCENT.contrast(tint) >= Colour::READABLE);
        }
    }
}
