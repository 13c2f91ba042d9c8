//! Text within a block: runs of plain, strong and emphasised words, badges, links and line breaks.

use super::clean::lines;
use super::{Line, one_line};
use crate::i18n::format::keep_together;
use schemars::JsonSchema;
use serde::Serialize;

/// Text of a paragraph, an item or a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Text(Vec<Run>);

/// A part of a text. Runs follow each other without a space between them; what space there is lies within.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case", tag = "type", content = "value")]
pub enum Run {
    /// Words.
    Plain(String),
    /// Words that weigh more: bold.
    Strong(String),
    /// Words with a tone of their own: italic.
    Emphasis(String),
    /// A sign with its word.
    Badge(Badge),
    /// Words that lead to a heading of the document.
    Link {
        /// The words.
        text: String,
        /// The anchor of the heading.
        anchor: String,
    },
    /// The next run begins a new line.
    Break,
}

/// A sign with its word, such as "■ Graverande avvikelse". The sign never stands alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Badge {
    /// The sign.
    pub glyph: &'static str,
    /// The word.
    pub word: Line,
    /// What colour or weight it may have.
    pub tone: Tone,
}

/// What a badge or a part of a drawing stands for, for a format that has colours. The words say it without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Serious: bold, the strongest colour.
    Serious,
    /// Minor.
    Minor,
    /// An observation, or something nobody has graded.
    Observation,
    /// Done.
    Done,
    /// Under way.
    Started,
    /// Paused.
    Paused,
    /// Not begun.
    NotStarted,
    /// Not known.
    NotKnown,
    /// Late.
    Late,
    /// Nothing of these: the accent of the document.
    Neutral,
}

impl Tone {
    /// Whether it is to be seen without colours too: in bold.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::Serious | Self::Late)
    }
}

impl Badge {
    /// Sign, space, word.
    #[must_use]
    pub fn plain(&self) -> String {
        format!("{} {}", self.glyph, self.word)
    }
}

impl Text {
    /// A text that says nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Its parts.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without emphasis; a new line where it has one.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        for run in &self.0 {
            match run {
                Run::Plain(text) | Run::Strong(text) | Run::Emphasis(text) | Run::Link { text, .. } => {
                    out.push_str(text);
                }
                Run::Badge(badge) => out.push_str(&badge.plain()),
                Run::Break => out.push('\n'),
            }
        }
        out
    }

    /// How many characters it has, about.
    #[must_use]
    pub fn len(&self) -> usize {
        let len = |run: &Run| match run {
            Run::Plain(text) | Run::Strong(text) | Run::Emphasis(text) | Run::Link { text, .. } => text.chars().count(),
            Run::Badge(badge) => badge.word.chars().count() + 2,
            Run::Break => 1,
        };
        self.0.iter().map(len).sum()
    }

    /// Strong words.
    #[must_use]
    pub fn strong(text: &str) -> Self {
        Self::new().and_strong(text)
    }

    /// A badge.
    #[must_use]
    pub fn badge(badge: Badge) -> Self {
        Self(vec![Run::Badge(badge)])
    }

    /// Adds words; each line of theirs after the first begins a new line.
    #[must_use]
    pub fn and(self, text: &str) -> Self {
        self.push_lines(text, Run::Plain)
    }

    /// Adds strong words.
    #[must_use]
    pub fn and_strong(self, text: &str) -> Self {
        self.push_lines(text, Run::Strong)
    }

    /// Adds emphasised words.
    #[must_use]
    pub fn and_emphasis(self, text: &str) -> Self {
        self.push_lines(text, Run::Emphasis)
    }

    /// Adds a badge.
    #[must_use]
    pub fn and_badge(mut self, badge: Badge) -> Self {
        self.0.push(Run::Badge(badge));
        self
    }

    /// Adds words that lead to a heading.
    #[must_use]
    pub fn and_link(mut self, text: &str, anchor: &str) -> Self {
        let text = one_line(text);
        if !text.is_empty() {
            self.0.push(Run::Link { text, anchor: anchor.to_owned() });
        }
        self
    }

    /// Adds a space, unless nothing stands before it.
    #[must_use]
    pub fn and_space(mut self) -> Self {
        if !self.0.is_empty() {
            self.0.push(Run::Plain(" ".to_owned()));
        }
        self
    }

    /// Adds a line that follows on a line of its own.
    #[must_use]
    pub fn and_line(mut self, other: Self) -> Self {
        if other.is_empty() {
            return self;
        }
        if !self.0.is_empty() {
            self.0.push(Run::Break);
        }
        self.0.extend(other.0);
        self
    }

    /// Adds another text on the same line.
    #[must_use]
    pub fn and_text(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    fn push_lines(mut self, text: &str, run: fn(String) -> Run) -> Self {
        // A space at either end joins it with what stands beside it.
        let lead = text.starts_with(' ') && !self.0.is_empty();
        let trail = text.ends_with(' ');
        let mut first = true;
        for line in lines(text) {
            if !first {
                self.0.push(Run::Break);
            }
            let line = keep_together(&line).into_owned();
            self.0.push(run(if first && lead { format!(" {line}") } else { line }));
            first = false;
        }
        if let (true, false, Some(Run::Plain(last) | Run::Strong(last) | Run::Emphasis(last))) =
            (trail, first, self.0.last_mut())
        {
            last.push(' ');
        }
        self
    }

    /// A text in which `**two stars**` make words strong, as the plan's own text blocks are written. Stars that
    /// nothing closes are stars.
    #[must_use]
    pub fn marked(text: &str) -> Self {
        let mut out = Self::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("**") {
            let Some((inside, after)) = after.split_once("**").filter(|(inside, _)| !inside.trim().is_empty()) else {
                break;
            };
            out = out.and(before).and_strong(inside);
            rest = after;
        }
        out.and(rest)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new().and(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&Line> for Text {
    fn from(line: &Line) -> Self {
        Self::from(line.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_make_strong_words_and_stars_that_nothing_closes_are_stars() {
        let runs = |text| Text::marked(text).runs().to_vec();
        let plain = |text: &str| Run::Plain(text.to_owned());
        assert_eq!(runs("a **b** c"), [plain("a "), Run::Strong("b".to_owned()), plain(" c")]);
        assert_eq!(runs("a ** b"), [plain("a ** b")]);
        assert_eq!(runs("****"), [plain("****")]);
        assert_eq!(runs("**a"), [plain("**a")]);
    }

    #[test]
    fn line_feeds_become_breaks_and_nothing_else_does() {
        let text = Text::from("a\r\n\n b\u{0}c").and(" d");
        assert_eq!(text.plain(), "a\nb c d");
        assert_eq!(text.runs().iter().filter(|run| **run == Run::Break).count(), 1);
        assert!(Text::from(" \n\u{202e}").is_empty());
    }
}
