//! Lines: text in several styles is broken where Unicode allows it, or within a word where the language does.

use super::Composer;
use super::fonts::{Face, Word};
use super::marks::{Band, Mark, Run};
use super::style::{self, Style};
use super::tags::{Node, Owner};
use crate::i18n::Lang;
use crate::report::model::{Align, Run as Said, Text};
use krilla::tagging::{SpanTag, Tag};
use std::rc::Rc;

/// A word is divided only where leaving it whole would leave more of the line empty than this part.
const GAP: f32 = 0.1;
/// Letters of a divided word that stay together before and after the hyphen.
const ENDS: (usize, usize) = (3, 4);
/// Shorter words than this are never divided.
const SHORTEST: usize = 7;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Set {
    /// How wide its lines are at most.
    pub(super) width: f32,
    /// Its plain words.
    pub(super) style: Style,
    /// To which side.
    pub(super) align: Align,
    /// Whether its first line is a name, which is strong.
    pub(super) named: bool,
}

impl Set {
    /// A paragraph.
    pub(super) const fn left(width: f32, style: Style) -> Self {
        Self { width, style, align: Align::Left, named: false }
    }
}

/// Text in one style.
struct Span {
    text: String,
    style: Style,
    owner: Owner,
    link: Option<Rc<str>>,
}

/// A part of a word in one style.
#[derive(Clone)]
struct Piece {
    span: usize,
    word: Rc<Word>,
    width: f32,
}

/// What stands between two places where a line may end.
#[derive(Default)]
struct Unit {
    pieces: Vec<Piece>,
    width: f32,
    space: Option<Piece>,
}

#[derive(Default)]
struct Line {
    pieces: Vec<Piece>,
    width: f32,
}

impl Composer<'_> {
    /// The lines of a text.
    pub(super) fn lines(&mut self, text: &Text, set: Set, node: Node) -> Vec<Band> {
        let Set { width, style, align, named } = set;
        let mut bands = Vec::new();
        for (at, mut spans) in self.spans(text, style, node).into_iter().enumerate() {
            for span in spans.iter_mut().filter(|_| named && at == 0) {
                span.style = span.style.faced(Face::Strong);
            }
            let units = self.units(&spans);
            for line in self.fill(&spans, units, width) {
                bands.push(band(&spans, line, width, style, align));
            }
        }
        bands
    }

    /// The lines of a text in one style.
    pub(super) fn plain_lines(
        &mut self,
        text: &str,
        width: f32,
        style: Style,
        align: Align,
        owner: Owner,
    ) -> Vec<Band> {
        let spans = [Span { text: text.to_owned(), style, owner, link: None }];
        let units = self.units(&spans);
        self.fill(&spans, units, width).into_iter().map(|line| band(&spans, line, width, style, align)).collect()
    }

    /// The lines of words that lead to a heading.
    pub(super) fn linked_lines(
        &mut self,
        text: &str,
        width: f32,
        style: Style,
        owner: Owner,
        link: Rc<str>,
    ) -> Vec<Band> {
        let spans = [Span { text: text.to_owned(), style, owner, link: Some(link) }];
        let units = self.units(&spans);
        self.fill(&spans, units, width).into_iter().map(|line| band(&spans, line, width, style, Align::Left)).collect()
    }

    /// Words on one line, whatever their width.
    pub(super) fn run(&mut self, text: &str, style: Style, owner: Owner) -> Run {
        let word = self.fonts.set(style.face, text);
        let width = word.width * style.size;
        Run { x: 0.0, y: 0.0, width, words: vec![word], style, owner, link: None }
    }

    /// Words on one line, cut where there is no more room.
    pub(super) fn run_within(&mut self, text: &str, room: f32, style: Style, owner: Owner) -> Run {
        // More than this never fits, and there may be very much more.
        const MOST: usize = 300;
        let text: String = text.chars().take(MOST).collect();
        let run = self.run(&text, style, owner);
        if run.width <= room {
            return run;
        }
        let word = run.words.first().map(|word| word.cut(room / style.size - 1.0));
        let cut = word.and_then(|parts| parts.first().map(|part| part.text.trim_end().to_owned()));
        self.run(&format!("{}…", cut.unwrap_or_default()), style, owner)
    }

    /// The parts of a text, line by line. A text with more than plain words gives each part a place of its own in the
    /// structure.
    fn spans(&mut self, text: &Text, style: Style, node: Node) -> Vec<Vec<Span>> {
        let simple = text.runs().iter().all(|run| matches!(run, Said::Plain(_) | Said::Break));
        let mut lines = vec![Vec::new()];
        for run in text.runs() {
            if *run == Said::Break {
                lines.push(Vec::new());
                continue;
            }
            let owner = if simple { node } else { self.part(run, node) };
            if let Some(line) = lines.last_mut() {
                line.extend(said(run, style, Owner::Tag(owner)));
            }
        }
        lines
    }

    fn part(&mut self, run: &Said, node: Node) -> Node {
        match run {
            Said::Strong(_) => self.tree.add(Some(node), Tag::Strong),
            Said::Emphasis(_) => self.tree.add(Some(node), Tag::Em),
            Said::Link { .. } => self.tree.add(Some(node), Tag::Link),
            Said::Plain(_) | Said::Badge(_) | Said::Break => self.tree.add(Some(node), Tag::Span),
        }
    }

    fn units(&mut self, spans: &[Span]) -> Vec<Unit> {
        let whole: String = spans.iter().map(|span| span.text.as_str()).collect();
        let mut units = Vec::new();
        let mut from = 0;
        for (to, _) in unicode_linebreak::linebreaks(&whole) {
            let said = whole.get(from..to).unwrap_or_default();
            let end = from + said.trim_end_matches(' ').len();
            let mut unit = Unit::default();
            unit.pieces = self.pieces(spans, from, end);
            unit.width = unit.pieces.iter().map(|piece| piece.width).sum();
            unit.space = if end < to { self.pieces(spans, end, end + 1).pop() } else { None };
            units.push(unit);
            from = to;
        }
        units
    }

    /// What the spans say between two places, set.
    fn pieces(&mut self, spans: &[Span], from: usize, to: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (span, Span { text, style, .. }) in spans.iter().enumerate() {
            let end = start + text.len();
            let part = text.get(from.max(start).min(end) - start..to.min(end).max(start) - start);
            if let Some(part) = part.filter(|part| !part.is_empty()) {
                let word = self.fonts.set(style.face, part);
                pieces.push(Piece { span, width: word.width * style.size, word });
            }
            start = end;
        }
        pieces
    }

    fn fill(&mut self, spans: &[Span], units: Vec<Unit>, width: f32) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut space: Option<Piece> = None;
        for mut unit in units {
            let after = unit.space.take();
            loop {
                let room = width - line.width - space.as_ref().map_or(0.0, |space| space.width);
                if unit.width <= room + 0.01 {
                    line.join(space.take(), unit.pieces);
                    break;
                }
                let begun = !line.pieces.is_empty();
                let divided = (!begun || room > GAP * width).then(|| self.divide(spans, &unit, room)).flatten();
                if let Some((head, rest)) = divided {
                    line.join(space.take(), head);
                    unit = rest;
                } else if begun {
                    line.join(space.take(), Vec::new());
                } else {
                    line = cut(spans, unit, width, &mut lines);
                    break;
                }
                lines.push(std::mem::take(&mut line));
            }
            space = after;
        }
        lines.push(line);
        lines
    }

    /// Divides a word so that its head fits in the room.
    fn divide(&mut self, spans: &[Span], unit: &Unit, room: f32) -> Option<(Vec<Piece>, Unit)> {
        let [piece] = unit.pieces.as_slice() else { return None };
        let style = spans.get(piece.span)?.style;
        let text = piece.word.text.as_str();
        let core = text.trim_matches(|c: char| !c.is_alphabetic());
        let letters = core.chars().count();
        if !style.divides || !(SHORTEST..60).contains(&letters) || !core.chars().all(char::is_alphabetic) {
            return None;
        }
        let start = text.find(core)?;
        let hyphen = self.fonts.hyphen(style.face);
        let mut best = None;
        for taken in divisions(core, self.document.lang) {
            let (head, tail) = (core.get(..taken)?, core.get(taken..)?);
            if head.chars().count() < ENDS.0 || tail.chars().count() < ENDS.1 {
                continue;
            }
            let head = self.fonts.set(style.face, text.get(..start + taken)?);
            if (head.width + hyphen.width) * style.size > room {
                break;
            }
            best = Some((head, start + taken));
        }
        let (head, at) = best?;
        let rest = self.fonts.set(style.face, text.get(at..)?);
        let of = |word: Rc<Word>| Piece { span: piece.span, width: word.width * style.size, word };
        let rest = of(rest);
        let unit = Unit { width: rest.width, pieces: vec![rest], space: None };
        Some((vec![of(head), of(hyphen)], unit))
    }

    /// How wide the widest part of a text is that no line may break, in points.
    pub(super) fn longest_word(&mut self, text: &str, style: Style) -> f32 {
        let words = text.split([' ', '\n', '-', '/']);
        let mut widest: f32 = 0.0;
        for word in words {
            widest = widest.max(self.fonts.width(style.face, word));
        }
        widest * style.size
    }
}

impl Line {
    fn join(&mut self, space: Option<Piece>, pieces: Vec<Piece>) {
        for piece in space.into_iter().chain(pieces) {
            self.width += piece.width;
            self.pieces.push(piece);
        }
    }
}

/// A word wider than the line, on several lines; the last is not full.
fn cut(spans: &[Span], unit: Unit, width: f32, lines: &mut Vec<Line>) -> Line {
    let mut line = Line::default();
    for piece in unit.pieces {
        let size = spans.get(piece.span).map_or(1.0, |span| span.style.size);
        for word in piece.word.cut(width / size) {
            let part = Piece { span: piece.span, width: word.width * size, word };
            if line.width + part.width > width + 0.01 && !line.pieces.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.join(None, vec![part]);
        }
    }
    line
}

fn band(spans: &[Span], line: Line, width: f32, style: Style, align: Align) -> Band {
    // A space at the end of a line keeps words apart for who reads the text, and takes no room.
    let hangs = line.pieces.last().filter(|piece| piece.word.text == " ").map_or(0.0, |piece| piece.width);
    let spare = (width - line.width + hangs).max(0.0);
    let mut x = match align {
        Align::Left => 0.0,
        Align::Centre => spare / 2.0,
        Align::Right => spare,
    };
    let mut runs: Vec<(usize, Run)> = Vec::new();
    for piece in line.pieces {
        match runs.last_mut() {
            Some((span, run)) if *span == piece.span => {
                run.width += piece.width;
                run.words.push(piece.word);
            }
            _ => {
                let Some(Span { style, owner, link, .. }) = spans.get(piece.span) else { continue };
                let run = Run {
                    x,
                    y: 0.0,
                    width: piece.width,
                    words: vec![piece.word],
                    style: *style,
                    owner: *owner,
                    link: link.clone(),
                };
                runs.push((piece.span, run));
            }
        }
        x += piece.width;
    }
    let y = style.baseline();
    let marks = runs.into_iter().map(|(_, run)| Mark::Run(Run { y, ..run })).collect();
    Band { height: style.leading, marks, ..Band::default() }
}

/// A run of the model as spans.
fn said(run: &Said, style: Style, owner: Owner) -> Vec<Span> {
    let span = |text: &str, style| Span { text: text.to_owned(), style, owner, link: None };
    match run {
        Said::Plain(text) => vec![span(text, style)],
        Said::Strong(text) => vec![span(text, style.faced(Face::Strong))],
        Said::Emphasis(text) => vec![span(text, style.faced(Face::Emphasis))],
        Said::Link { text, anchor } => {
            vec![Span { link: Some(anchor.as_str().into()), ..span(text, style.coloured(style::ACCENT)) }]
        }
        Said::Badge(badge) => {
            let ink = style::ink(badge.tone);
            // Its word is one that is looked for: it is not divided.
            let style = Style { divides: false, ..style };
            let word = if badge.tone.is_strong() { style.faced(Face::Strong).coloured(ink) } else { style };
            // The sign stays with its word.
            vec![
                span(&format!("{}\u{a0}", badge.glyph), style.faced(Face::Strong).coloured(ink)),
                span(&badge.word, word),
            ]
        }
        Said::Break => Vec::new(),
    }
}

/// Words that often end a compound: it is divided before them, and a short one not within. The patterns know nothing of
/// compounds and gave "handläggningssy-stemet" and "supportä-renden".
const JOINTS: &[&str] = &[
    "analys",
    "ansvar",
    "avdelning",
    "avtal",
    "avvikelse",
    "bedömning",
    "beslut",
    "boende",
    "budget",
    "dokument",
    "faktur",
    "fel",
    "förslag",
    "förvaltning",
    "granskning",
    "handling",
    "kommun",
    "kontroll",
    "leverantör",
    "moment",
    "nämnd",
    "område",
    "period",
    "plan",
    "process",
    "rapport",
    "redovisning",
    "register",
    "risk",
    "rutin",
    "styrelse",
    "stöd",
    "system",
    "säkerhet",
    "tjänst",
    "upphandling",
    "uppföljning",
    "utbetalning",
    "utredning",
    "åtgärd",
    "ärende",
];
/// Letters of a compound before such a word, and the most that one has which is not divided within.
const BEFORE_JOINT: usize = 3;
const SHORT_JOINT: usize = 8;

/// Where a Swedish word may be divided, at the joints of compounds first of all.
fn swedish_divisions(word: &str) -> Vec<usize> {
    let mut ends = syllables(word, hypher::Lang::Swedish);
    let lower = word.to_lowercase();
    if lower.len() != word.len() {
        return ends;
    }
    let begins = |joint| lower.match_indices(joint).map(|(at, _)| at).collect::<Vec<usize>>();
    let mut joints = Vec::new();
    for &joint in JOINTS {
        for at in begins(joint) {
            let letters = |from, to| lower.get(from..to).map_or(0, |part: &str| part.chars().count());
            if letters(0, at) < BEFORE_JOINT {
                continue;
            }
            let is_within = |end: usize| end > at && end < at + joint.len() && joint.chars().count() <= SHORT_JOINT;
            ends.retain(|end| !is_within(*end) && letters(*end, at) != 1);
            joints.push(at);
        }
    }
    ends.extend(joints);
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn syllables(word: &str, language: hypher::Lang) -> Vec<usize> {
    let ends = hypher::hyphenate(word, language).scan(0, |end, syllable| {
        *end += syllable.len();
        Some(*end)
    });
    ends.collect()
}

/// Where a word may be divided. What people have written is Swedish in an English document too: there a word with a Swedish
/// letter is divided as Swedish, any other only where both languages would.
fn divisions(word: &str, lang: Lang) -> Vec<usize> {
    let swedish = swedish_divisions(word);
    if lang == Lang::Sv || word.to_lowercase().contains(['å', 'ä', 'ö']) {
        return swedish;
    }
    let english = syllables(word, hypher::Lang::English);
    swedish.into_iter().filter(|end| english.contains(end)).collect()
}

/// What marks text on a page.
pub(super) const TEXT: SpanTag<'static> = SpanTag { lang: None, alt_text: None, expanded: None, actual_text: None };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_divided_at_their_joints() {
        let parts = |word: &str| {
            let mut parts = word.to_owned();
            for end in divisions(word, Lang::Sv).into_iter().rev().filter(|end| *end < word.len()) {
                parts.insert(end, '-');
            }
            parts
        };
        assert_eq!(parts("handläggningssystemet"), "hand-lägg-nings-systemet");
        assert_eq!(parts("Supportärenden"), "Sup-port-ärenden");
        assert_eq!(parts("reservrutiner"), "re-serv-rutiner");
        assert_eq!(parts("stödboende"), "stöd-boende");
        assert_eq!(parts("kommunstyrelsen"), "kom-mun-styrelsen");
        // A word that is no compound, or begins with such a word, is divided as ever.
        assert_eq!(parts("behandlingen"), "be-hand-ling-en");
        assert_eq!(parts("rapporterade"), "rap-por-te-ra-de");
    }

    #[test]
    fn swedish_words_are_divided_as_swedish_in_an_english_document() {
        let parts = |word: &str, lang| {
            let mut parts = word.to_owned();
            for end in divisions(word, lang).into_iter().rev().filter(|end| *end < word.len()) {
                parts.insert(end, '-');
            }
            parts
        };
        for lang in Lang::ALL {
            assert_eq!(parts("myndighetsutövning", *lang), "myn-dig-hets-ut-öv-ning");
        }
        // What could be either is divided only where both agree: English alone would give "samhet-sutveckling".
        assert_eq!(parts("uppföljning", Lang::En), parts("uppföljning", Lang::Sv));
        assert!(parts("verksamhetscontroller", Lang::En).len() <= parts("verksamhetscontroller", Lang::Sv).len());
        assert!(!parts("samhetsutveckling", Lang::En).contains("samhet-sut"));
    }
}
