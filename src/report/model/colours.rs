//! The colours of the documents, the same in every format. Those that mean something stay what they are, whatever colours a
//! municipality has chosen; the style sheets in `assets` are held to them by a test.

use super::Tone;
use crate::domain::Colour;

/// Text, and figures on light parts of drawings.
pub const INK: Colour = Colour(0x1b, 0x1f, 0x23);
/// Text of less weight.
pub const QUIET: Colour = Colour(0x4a, 0x55, 0x60);
/// Headings and lines of a document that has no other colour.
pub const ACCENT: Colour = Colour(0x1d, 0x55, 0x66);
/// Under the heads of tables of a document that has no other colour.
pub const HEAD: Colour = Colour(0xea, 0xf1, 0xf3);
/// Under rows that name what follows, and under sums.
pub const SECTION: Colour = Colour(0xf4, 0xf7, 0xf8);

const SERIOUS: Colour = Colour(0xa3, 0x22, 0x1a);
const MINOR: Colour = Colour(0x7a, 0x4a, 0x00);
const DONE: Colour = Colour(0x1c, 0x63, 0x38);

impl Tone {
    /// The colour of its words and signs.
    #[must_use]
    pub const fn ink(self) -> Colour {
        match self {
            Self::Serious | Self::Late => SERIOUS,
            Self::Minor | Self::Paused => MINOR,
            Self::Done => DONE,
            Self::Started | Self::Neutral => ACCENT,
            Self::Observation | Self::NotStarted | Self::NotKnown => QUIET,
        }
    }

    /// The colour under a cell: light enough for dark text on it.
    #[must_use]
    pub const fn tint(self) -> Colour {
        match self {
            Self::Serious | Self::Late => Colour(0xf8, 0xe1, 0xdf),
            Self::Minor | Self::Paused => Colour(0xfa, 0xef, 0xd9),
            Self::Done => Colour(0xe0, 0xf0, 0xe6),
            Self::Started | Self::Neutral => Colour(0xdc, 0xe9, 0xed),
            Self::Observation | Self::NotStarted | Self::NotKnown => Colour(0xee, 0xf1, 0xf3),
        }
    }

    /// The colour of a part of a bar, or of a line.
    #[must_use]
    pub const fn bar(self) -> Colour {
        match self {
            Self::Serious | Self::Late => SERIOUS,
            Self::Minor => Colour(0xc9, 0x8a, 0x1b),
            Self::Observation => Colour(0xb9, 0xc3, 0xc9),
            Self::Done => ACCENT,
            Self::Started | Self::Neutral => Colour(0x6f, 0xa9, 0xb9),
            Self::Paused => Colour(0xd9, 0xb8, 0x6a),
            Self::NotStarted => Colour(0xd5, 0xdd, 0xe1),
            Self::NotKnown => Colour(0x8b, 0x97, 0x9e),
        }
    }

    /// The colour of a figure or sign on a part of a bar.
    #[must_use]
    pub const fn on_bar(self) -> Colour {
        match self {
            Self::Serious | Self::Late | Self::Done => Colour::WHITE,
            _ => INK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TONES: [(Tone, &str, &str); 10] = [
        (Tone::Serious, "serious", "Serious"),
        (Tone::Late, "late", "Serious"),
        (Tone::Minor, "minor", "Minor"),
        (Tone::Paused, "paused", "Minor"),
        (Tone::Observation, "observation", "Calm"),
        (Tone::NotStarted, "not-started", "Calm"),
        (Tone::NotKnown, "not-known", "Calm"),
        (Tone::Done, "done", "Done"),
        (Tone::Started, "started", "Started"),
        (Tone::Neutral, "neutral", "Started"),
    ];

    /// What a property of a class in the style of HTML comes to on a light page.
    fn of_class(class: &str, property: &str) -> String {
        let style = include_str!("../../../assets/html/style.css");
        let rule =
            style.lines().find(|line| line.contains(&format!(".{class} ")) || line.contains(&format!(".{class},")));
        let rule = rule.unwrap_or_else(|| panic!("no rule for {class}"));
        let name = rule.split(&format!("{property}: var(")).nth(1).unwrap().split(')').next().unwrap();
        let value = style.split(&format!("{name}: ")).nth(1).unwrap().split(';').next().unwrap();
        value.to_owned()
    }

    #[test]
    fn the_style_of_html_has_the_colours() {
        for (tone, class, _) in TONES {
            assert_eq!(of_class(&format!("t-{class}"), "color"), tone.ink().to_string(), "{class}");
            assert_eq!(of_class(&format!("b-{class}"), "fill"), tone.bar().to_string(), "{class}");
        }
        let style = include_str!("../../../assets/html/style.css");
        for (name, colour) in
            [("text", INK), ("quiet", QUIET), ("accent", ACCENT), ("head", HEAD), ("section", SECTION)]
        {
            assert!(style.contains(&format!("--{name}: {colour};")), "{name}");
        }
        assert!(style.contains(&format!("--shade: {};", Tone::Neutral.tint())));
    }

    #[test]
    fn the_styles_of_word_have_the_colours() {
        let hex = |colour: Colour| colour.to_string().trim_start_matches('#').to_uppercase();
        let styles = include_str!("../../../assets/docx/styles.xml");
        for (tone, _, name) in TONES {
            let style = styles.split(&format!("w:styleId=\"Badge{name}\"")).nth(1).unwrap();
            let style = style.split("</w:style>").next().unwrap();
            assert!(style.contains(&format!("w:color w:val=\"{}\"", hex(tone.ink()))), "{tone:?}");
        }
        for colour in [INK, QUIET, ACCENT] {
            assert!(styles.contains(&hex(colour)), "{colour}");
        }
    }

    #[test]
    fn every_colour_can_be_read_on_what_lies_behind_it() {
        for (tone, name, _) in TONES {
            assert!(tone.on_bar().contrast(tone.bar()) >= Colour::READABLE, "{name}");
            assert!(INK.contrast(tone.tint()) >= Colour::READABLE, "{name}");
            for ground in [Colour::WHITE, SECTION] {
                assert!(tone.ink().contrast(ground) >= Colour::READABLE, "{name}");
            }
        }
        assert!(ACCENT.contrast(HEAD) >= Colour::READABLE);
    }
}
