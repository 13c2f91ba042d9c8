//! The fonts in the program and the words set in them.
//!
//! No text makes a fault: what a font lacks is drawn as an empty box that still carries the text, so that copying and
//! reading aloud lose nothing.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, Feature, ShapePlan, UnicodeBuffer, ttf_parser};
use std::collections::HashMap;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// A weight or slope of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Face {
    /// Text.
    Regular,
    /// What weighs more.
    Strong,
    /// What has a tone of its own.
    Emphasis,
}

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/IkplanSans-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../../../assets/fonts/IkplanSans-Semibold.ttf");
const EMPHASIS: &[u8] = include_bytes!("../../../assets/fonts/IkplanSans-Italic.ttf");

/// What stands for a character that the fonts lack.
const MISSING: char = '□';
/// Longer words than this are set each time: they are hardly met again.
const LONGEST_KEPT: usize = 48;
/// A character with more marks on it than this is drawn in parts: a format's strings are not endless.
const LONGEST_CLUSTER: usize = 8;

/// A word that is set: its glyphs, with lengths in parts of the size.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// The text that the glyphs stand for.
    pub(super) text: String,
    /// The glyphs.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// How wide it is.
    pub(super) width: f32,
}

/// The fonts, and the words already set in them.
pub(super) struct Fonts {
    faces: [Loaded; 3],
    words: HashMap<(Face, String), Rc<Word>>,
}

struct Loaded {
    shaper: rustybuzz::Face<'static>,
    plan: ShapePlan,
    font: Font,
}

impl Loaded {
    fn new(data: &'static [u8]) -> Option<Self> {
        let shaper = rustybuzz::Face::from_slice(data, 0)?;
        let plan =
            ShapePlan::new(&shaper, Direction::LeftToRight, Some(rustybuzz::script::LATIN), None, &[] as &[Feature]);
        Some(Self { shaper, plan, font: Font::new(data.into(), 0)? })
    }

    fn has(&self, c: char) -> bool {
        self.shaper.glyph_index(c).is_some()
    }
}

impl Fonts {
    /// Reads the fonts. `None` is a fault in the program: its fonts are none.
    pub(super) fn new() -> Option<Self> {
        let faces = [Loaded::new(REGULAR)?, Loaded::new(STRONG)?, Loaded::new(EMPHASIS)?];
        Some(Self { faces, words: HashMap::new() })
    }

    const fn loaded(&self, face: Face) -> &Loaded {
        let [regular, strong, emphasis] = &self.faces;
        match face {
            Face::Regular => regular,
            Face::Strong => strong,
            Face::Emphasis => emphasis,
        }
    }

    /// The font for the writer.
    pub(super) fn font(&self, face: Face) -> Font {
        self.loaded(face).font.clone()
    }

    /// A text without line breaks, set.
    pub(super) fn set(&mut self, face: Face, text: &str) -> Rc<Word> {
        if text.len() > LONGEST_KEPT {
            return Rc::new(shape(self.loaded(face), text));
        }
        let key = (face, text.to_owned());
        if let Some(word) = self.words.get(&key) {
            return Rc::clone(word);
        }
        let word = Rc::new(shape(self.loaded(face), text));
        self.words.insert(key, Rc::clone(&word));
        word
    }

    /// The hyphen of a divided word. As text it is a soft one: who reads the text finds the word whole.
    pub(super) fn hyphen(&self, face: Face) -> Rc<Word> {
        let mut word = Word::default();
        push_glyph(self.loaded(face), '\u{ad}', &['\u{ad}'], &mut word);
        Rc::new(word)
    }

    /// How wide a text is, in parts of the size.
    pub(super) fn width(&mut self, face: Face, text: &str) -> f32 {
        self.set(face, text).width
    }
}

/// A character as the fonts have it: those that look alike share a glyph and, in the file, a text.
const fn alike(c: char) -> char {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        // No archive may hold characters whose meaning only the sender knows.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fdd0}'..='\u{fdef}' | '\u{0}'..='\u{1f}' => {
            '\u{fffd}'
        }
        c => c,
    }
}

/// What is not seen and takes no place.
const fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

fn shape(face: &Loaded, text: &str) -> Word {
    let mut word = Word::default();
    let mut known = String::new();
    for cluster in text.graphemes(true) {
        let shown: Vec<char> = cluster.chars().filter(|c| !is_unseen(*c)).map(alike).collect();
        for part in shown.chunks(LONGEST_CLUSTER) {
            if part.iter().all(|c| face.has(*c)) {
                known.extend(part);
                // A letter under a thousand marks would become one glyph with a text longer than a file may hold.
                if shown.len() > LONGEST_CLUSTER {
                    shape_known(face, &mut known, &mut word);
                }
                continue;
            }
            shape_known(face, &mut known, &mut word);
            push_glyph(face, MISSING, part, &mut word);
        }
    }
    shape_known(face, &mut known, &mut word);
    word
}

/// Sets a run of characters that the font has, and empties it.
fn shape_known(face: &Loaded, known: &mut String, word: &mut Word) {
    if known.is_empty() {
        return;
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(known);
    buffer.set_direction(Direction::LeftToRight);
    // One script for all: the plan is made for it, and the pairs of the others are kerned alike.
    buffer.set_script(rustybuzz::script::LATIN);
    let set = rustybuzz::shape_with_plan(&face.shaper, &face.plan, buffer);
    let base = word.text.len();
    let infos = set.glyph_infos();
    let starts: Vec<usize> = infos.iter().map(|info| usize::try_from(info.cluster).unwrap_or_default()).collect();
    for (at, (info, place)) in infos.iter().zip(set.glyph_positions()).enumerate() {
        let from = starts.get(at).copied().unwrap_or_default();
        let after = starts.iter().skip(at).find(|start| **start > from);
        let to = after.copied().unwrap_or(known.len());
        let advance = em(face, place.x_advance);
        let id = if info.glyph_id == 0 { glyph_of(face, MISSING) } else { info.glyph_id };
        word.glyphs.push(KrillaGlyph::new(
            GlyphId::new(id),
            advance,
            em(face, place.x_offset),
            em(face, place.y_offset),
            0.0,
            base + from..base + to,
            None,
        ));
        word.width += advance;
    }
    word.text.push_str(known);
    known.clear();
}

/// Sets the glyph of one character for some text.
fn push_glyph(face: &Loaded, drawn: char, said: &[char], word: &mut Word) {
    let id = glyph_of(face, drawn);
    let advance = face.shaper.glyph_hor_advance(ttf_parser::GlyphId(u16::try_from(id).unwrap_or_default()));
    let advance = f32::from(advance.unwrap_or(500)) / face.font.units_per_em();
    let from = word.text.len();
    word.text.extend(said);
    word.glyphs.push(KrillaGlyph::new(GlyphId::new(id), advance, 0.0, 0.0, 0.0, from..word.text.len(), None));
    word.width += advance;
}

fn glyph_of(face: &Loaded, c: char) -> u32 {
    face.shaper.glyph_index(c).map_or(1, |id| u32::from(id.0))
}

fn em(face: &Loaded, units: i32) -> f32 {
    f32::from(i16::try_from(units).unwrap_or_default()) / face.font.units_per_em()
}

impl Word {
    /// Cuts it into parts that are no wider than `most`, each of at least one glyph.
    pub(super) fn cut(&self, most: f32) -> Vec<Rc<Self>> {
        let mut parts = Vec::new();
        let mut part = Self::default();
        let mut at = 0;
        while let Some(first) = self.glyphs.get(at) {
            let cluster = first.text_range.clone();
            let count = self.glyphs.iter().skip(at).take_while(|glyph| glyph.text_range == cluster).count();
            let glyphs = self.glyphs.iter().skip(at).take(count);
            let width: f32 = glyphs.clone().map(|glyph| glyph.x_advance).sum();
            if part.width + width > most && !part.glyphs.is_empty() {
                parts.push(Rc::new(std::mem::take(&mut part)));
            }
            let from = part.text.len();
            part.text.push_str(self.text.get(cluster).unwrap_or_default());
            let range = from..part.text.len();
            part.glyphs.extend(glyphs.map(|glyph| KrillaGlyph { text_range: range.clone(), ..glyph.clone() }));
            part.width += width;
            at += count.max(1);
        }
        parts.push(Rc::new(part));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Rc<Word> {
        Fonts::new().unwrap().set(Face::Regular, text)
    }

    fn said(word: &Word) -> Vec<&str> {
        word.glyphs.iter().map(|glyph| word.text.get(glyph.text_range.clone()).unwrap()).collect()
    }

    #[test]
    fn every_sign_of_the_documents_has_a_glyph_in_every_face() {
        let mut fonts = Fonts::new().unwrap();
        for face in [Face::Regular, Face::Strong, Face::Emphasis] {
            let missing = glyph_of(fonts.loaded(face), MISSING);
            for c in "abcåäöÅÄÖéüßøæœłžčšđőþ0123456789–—…€√►○║■▲·?!×½%§’”«»→≤≥−".chars()
            {
                let word = fonts.set(face, &c.to_string());
                assert!(word.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != missing), "{c} in {face:?}");
                assert!(word.width > 0.0);
            }
        }
    }

    #[test]
    fn what_the_fonts_lack_is_a_box_that_keeps_its_text() {
        assert_eq!(said(&set("aשb")), ["a", "ש", "b"]);
        assert_eq!(said(&set("👩‍👩‍👧x")), ["👩👩👧", "x"]);
        assert_eq!(said(&set("\u{e000}\u{200d}")), ["\u{fffd}"]);
        assert!(set("\u{200b}\u{feff}").glyphs.is_empty());
    }

    #[test]
    fn a_thousand_marks_on_a_letter_stay_short() {
        let word = set(&format!("a{}", "\u{301}".repeat(1000)));
        assert!(said(&word).iter().all(|text| text.len() <= 64), "{:?}", said(&word).iter().map(|t| t.len()).max());
        let lone = set("\u{301}\u{316}");
        assert!(!lone.glyphs.is_empty());
    }

    #[test]
    fn a_cut_word_loses_nothing() {
        let word = set(&"åäöxyz".repeat(50));
        let parts = word.cut(10.0);
        assert!(parts.len() > 5 && parts.iter().all(|part| part.width <= 10.0));
        assert_eq!(parts.iter().map(|part| part.text.as_str()).collect::<String>(), word.text);
        assert_eq!(set("i").cut(0.01).len(), 1);
    }

    #[test]
    fn pairs_of_letters_are_kerned() {
        let mut fonts = Fonts::new().unwrap();
        let apart = fonts.width(Face::Regular, "A") + fonts.width(Face::Regular, "V");
        assert!(fonts.width(Face::Regular, "AV") < apart - 0.01);
    }
}
