//! How the documents look: the logo and the colours of the municipality whose file it is.
//!
//! A file has one look, whichever board and year a document is of; that is why its identity is always the same.
//! What the bytes of a logo show is not known here.

use super::ids::LookId;
use super::problem::{MAX_NAME, ProblemCode};
use super::validate::{Check, Rules};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::sync::Arc;
use uuid::Uuid;

pub use super::axes::ImageKind;

/// The largest logo that is kept, in bytes: it is in the file, in every entry of the journal that changes it and in every
/// document.
pub const MAX_LOGO: usize = 256 * 1024;

/// The look of the documents of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Identity: always [`Look::ID`].
    pub id: LookId,
    /// The logo.
    #[serde(default)]
    pub logo: Option<Logo>,
    /// What the logo shows, for who cannot see it.
    #[serde(default)]
    pub alt: String,
    /// The colour of headings.
    #[serde(default)]
    pub accent: Option<Colour>,
    /// The colour of lines and of what lies under the heads of tables, where it is another.
    #[serde(default)]
    pub second: Option<Colour>,
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// What kind of picture it is.
    pub kind: ImageKind,
    /// The picture.
    pub image: Image,
}

/// The bytes of a picture, which files write in base64.
#[derive(Clone, PartialEq, Eq, JsonSchema)]
#[schemars(transparent)]
pub struct Image(#[schemars(with = "String", extend("contentEncoding" = "base64"))] pub Arc<[u8]>);

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Serialize for Image {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Image {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = STANDARD.decode(text).map_err(serde::de::Error::custom)?;
        Ok(Self(bytes.into()))
    }
}

/// A colour: red, green, blue. Files and people write `#124c66`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
pub struct Colour(
    /// Red.
    pub u8,
    /// Green.
    pub u8,
    /// Blue.
    pub u8,
);

/// A text that names no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a colour such as #124c66")]
pub struct NoColour;

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = NoColour;

    fn try_from(text: String) -> Result<Self, NoColour> {
        Self::parse(&text)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(red, green, blue) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);
    /// Black.
    pub const BLACK: Self = Self(0, 0, 0);
    /// How much a text must stand out from what lies behind it (WCAG, level AA).
    pub const READABLE: f64 = 4.5;

    /// Reads `#124c66`, `124C66` or `#fff`.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn parse(text: &str) -> Result<Self, NoColour> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let values: Option<Vec<u8>> =
            digits.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
        let values = values.ok_or(NoColour)?;
        let pairs: Vec<u8> = match values.len() {
            3 => values.iter().map(|digit| digit * 17).collect(),
            6 => values.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 16 + digit)).collect(),
            _ => return Err(NoColour),
        };
        <[u8; 3]>::try_from(pairs).map(|[red, green, blue]| Self(red, green, blue)).map_err(|_| NoColour)
    }

    /// How much it stands out from another, from 1 (not at all) to 21 (black from white), as WCAG counts it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// So many hundredths of the way to another.
    #[must_use]
    pub fn towards(self, other: Self, hundredths: u16) -> Self {
        let gone = hundredths.min(100);
        let part = |from: u8, to: u8| {
            let between = (u16::from(from) * (100 - gone) + u16::from(to) * gone + 50) / 100;
            u8::try_from(between).unwrap_or(to)
        };
        Self(part(self.0, other.0), part(self.1, other.1), part(self.2, other.2))
    }

    /// The nearest to it, on the way to `end`, that can be read on every one of these grounds.
    #[must_use]
    pub fn readable_on(self, grounds: &[Self], end: Self) -> Self {
        let reads = |colour: &Self| grounds.iter().all(|ground| colour.contrast(*ground) >= Self::READABLE);
        (0..=100).map(|hundredths| self.towards(end, hundredths)).find(reads).unwrap_or(end)
    }
}

impl Look {
    /// The identity of the look of every file, so that those of two copies meet in one.
    pub const ID: LookId = LookId(Uuid::from_u128(0x1CE0_100C_0000_4000_8000_0000_0000_0001));

    /// A look of which nothing is said.
    #[must_use]
    pub const fn blank() -> Self {
        Self { id: Self::ID, logo: None, alt: String::new(), accent: None, second: None }
    }

    /// What it is known by: what the logo shows, else a colour.
    #[must_use]
    pub fn name(&self) -> String {
        let colour = self.accent.or(self.second).map(|colour| colour.to_string());
        if self.alt.is_empty() { colour.unwrap_or_default() } else { self.alt.clone() }
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::blank()
    }

    pub(super) fn check(&self, rules: &Rules) -> Check {
        rules.unless(self.id == Self::ID, ProblemCode::Duplicate, "id")?;
        rules.longest(&self.alt, MAX_NAME, "alt")?;
        let Some(logo) = &self.logo else { return Ok(()) };
        rules.unless((1..=MAX_LOGO).contains(&logo.image.0.len()), ProblemCode::OutOfRange, "logo")?;
        // A picture that is not described is a gap for who cannot see it, and no archive document may have one.
        rules.unless(!self.alt.trim().is_empty(), ProblemCode::Required, "alt")
    }
}

impl super::Book {
    /// The look of the documents, or a blank one.
    #[must_use]
    pub fn look(&self) -> Look {
        self.find::<Look>(Look::ID).cloned().unwrap_or_else(Look::blank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn colours_are_read_as_people_write_them_and_nothing_else_is() {
        for text in ["#124c66", "124C66", " #124C66 "] {
            assert_eq!(Colour::parse(text), Ok(Colour(0x12, 0x4c, 0x66)), "{text}");
        }
        assert_eq!(Colour::parse("#0af"), Ok(Colour(0, 0xaa, 0xff)));
        for text in ["", "#", "blå", "#12", "#12345", "#1234567", "##124c66", "#124c6g", "rgb(1,2,3)", "#１２４c66"]
        {
            assert_eq!(Colour::parse(text), Err(NoColour), "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // The grey that is known to be just enough, and the one that is not.
        assert!(Colour(0x76, 0x76, 0x76).contrast(Colour::WHITE) >= Colour::READABLE);
        assert!(Colour(0x77, 0x77, 0x77).contrast(Colour::WHITE) < Colour::READABLE);
    }

    proptest! {
        #[test]
        fn every_colour_can_be_made_readable_and_one_that_is_stays(r: u8, g: u8, b: u8) {
            let colour = Colour(r, g, b);
            let made = colour.readable_on(&[Colour::WHITE], Colour::BLACK);
            prop_assert!(made.contrast(Colour::WHITE) >= Colour::READABLE);
            if colour.contrast(Colour::WHITE) >= Colour::READABLE {
                prop_assert_eq!(made, colour);
            }
            prop_assert_eq!(Colour::parse(&colour.to_string()), Ok(colour));
        }
    }
}
