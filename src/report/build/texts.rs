//! The fixed texts of a document: the plan's own wording or the default, slots filled in, made into blocks.

use super::Maker;
use crate::domain::{Node, TextBlock};
use crate::i18n::texts::{Piece, Slot, default_text, pieces};
use crate::i18n::{Lang, format, running};
use crate::report::model::{Block, Flow, List, Text};

impl Maker<'_> {
    /// A text with its slots filled in. What is no slot stays as it is written, so that it is seen.
    pub(super) fn filled(&self, block: TextBlock) -> String {
        let text = self.plan.own_text(block).unwrap_or_else(|| default_text(self.lang, block));
        let mut out = String::with_capacity(text.len());
        let mut pieces = pieces(text).into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Unknown(name) => out.extend(["{", name, "}"]),
                Piece::Slot(slot) if slot.needs_period() && !block.has_period() => {
                    out.extend(["{", slot.name(self.lang), "}"]);
                }
                Piece::Slot(slot) => {
                    let said = self.slot(slot, block, begins_sentence(&out));
                    let owned = pieces.peek().and_then(|next| after_genitive(self.lang, *next));
                    fill(&mut out, &owned.map_or_else(|| said.clone(), |_| running::genitive(&said)));
                    if let Some(rest) = owned {
                        out.push_str(rest);
                        pieces.next();
                    }
                }
            }
        }
        out
    }

    /// What a slot holds; `begins`: whether a sentence begins with it.
    fn slot(&self, slot: Slot, block: TextBlock, begins: bool) -> String {
        let facts = self.facts;
        let count = |number: u32| format::count(self.lang, number.into());
        let many = |number: usize| format::count(self.lang, u64::try_from(number).unwrap_or(u64::MAX));
        let counts = facts.period.counts;
        match slot {
            Slot::Board => running::board(self.lang, &facts.board.name, begins),
            Slot::Municipality => facts.board.municipality.clone(),
            Slot::Year => facts.plan.year.to_string(),
            Slot::RegistryNo => facts.plan.registry_no.clone(),
            Slot::AdoptedOn => self.plan.adopted_on.map_or_else(String::new, |day| format::date_long(self.lang, day)),
            Slot::MinControls => count(self.plan.min_controls_per_area.into()),
            Slot::Areas => many(self.book.areas(self.plan.id, None).count()),
            Slot::RiskPoints => many(self.lines.iter().filter(|line| matches!(line.node, Node::RiskPoint(_))).count()),
            Slot::Controls if block.has_period() => count(counts.controls.due),
            Slot::Controls => many(self.book.controls_of_plan(self.plan.id).len()),
            Slot::Period => facts.period.name.clone(),
            Slot::PeriodDates => format::date_range_long(self.lang, facts.period.from, facts.period.to),
            Slot::ReportDate => format::date_long(self.lang, facts.dated),
            Slot::Completed => count(counts.controls.completed),
            // An observation is not a deviation.
            Slot::Deviations => {
                let severities = counts.severities;
                count(severities.serious + severities.minor + severities.ungraded)
            }
            Slot::Serious => count(counts.severities.serious),
            Slot::Minor => count(counts.severities.minor),
            Slot::OpenActions => many(facts.action_counts.open),
            Slot::LateActions => many(facts.action_counts.late),
        }
    }

    /// A fixed text as blocks.
    pub(super) fn text(&self, block: TextBlock) -> Vec<Block> {
        parts(&self.filled(block), true)
            .into_iter()
            .map(|part| match part {
                Part::Paragraph(text) => Block::Paragraph(text),
                Part::List(list) => Block::List(list),
            })
            .collect()
    }

    /// A fixed text whose every line is an item of a list.
    pub(super) fn items(&self, block: TextBlock) -> Vec<Text> {
        self.filled(block).lines().map(Text::marked).filter(|text| !text.is_empty()).collect()
    }
}

/// Adds what a slot holds; where it holds nothing, what led up to it on its line goes too: "Plan 2024, ".
fn fill(out: &mut String, said: &str) {
    if said.is_empty() {
        out.truncate(out.trim_end_matches([',', ' ']).len());
    }
    out.push_str(said);
}

/// Whether what follows begins a sentence, an item or a paragraph.
fn begins_sentence(before: &str) -> bool {
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let said = line.trim_end_matches([' ', '*', '"', '”', '(', '-', '–', '•']);
    said.is_empty() || said.ends_with(['.', '!', '?', ':'])
}

/// What follows the Swedish genitive of a slot, "{nämnd}s plan": the words after its s.
fn after_genitive(lang: Lang, next: Piece<'_>) -> Option<&str> {
    match next {
        Piece::Words(words) if lang == Lang::Sv => {
            words.strip_prefix('s').filter(|rest| !rest.starts_with(char::is_alphanumeric))
        }
        _ => None,
    }
}

/// What somebody wrote in a field, as blocks: lines that begin with a dash are a list.
pub(super) fn written(text: &str) -> Vec<Block> {
    let parts = parts(text, false).into_iter();
    parts
        .map(|part| match part {
            Part::Paragraph(text) => Block::Paragraph(text),
            Part::List(list) => Block::List(list),
        })
        .collect()
}

/// What somebody wrote in a field, as parts of a cell.
pub(super) fn flow(text: &str) -> Vec<Flow> {
    let parts = parts(text, false).into_iter();
    parts
        .map(|part| match part {
            Part::Paragraph(text) => Flow::Paragraph(text),
            // A cell has lists without numbers only: the numbers stay as they were written.
            Part::List(List { numbered: true, items }) => {
                let numbered =
                    items.into_iter().zip(1..).map(|(item, at)| Text::from(format!("{at}. ")).and_text(item));
                Flow::Paragraph(numbered.fold(Text::new(), Text::and_line))
            }
            Part::List(list) => Flow::List(list.items),
        })
        .collect()
}

enum Part {
    Paragraph(Text),
    List(List),
}

/// Takes a text apart into paragraphs and lists. `marked`: whether `**stars**` make words strong.
fn parts(text: &str, marked: bool) -> Vec<Part> {
    let read = |text: &str| if marked { Text::marked(text) } else { Text::from(text) };
    let mut parts: Vec<Part> = Vec::new();
    for line in text.split(['\n', '\r']) {
        let (numbered, rest) = match (item(line), numbered_item(line)) {
            (Some(rest), _) => (Some(false), rest),
            (None, Some(rest)) => (Some(true), rest),
            (None, None) => (None, line),
        };
        let text = read(rest);
        if text.is_empty() {
            continue;
        }
        match (numbered, parts.last_mut()) {
            (Some(numbered), Some(Part::List(list))) if list.numbered == numbered => list.items.push(text),
            (Some(numbered), _) => parts.push(Part::List(List { numbered, items: vec![text] })),
            (None, _) => parts.push(Part::Paragraph(text)),
        }
    }
    parts
}

fn item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    ["- ", "– ", "• ", "* "].iter().find_map(|mark| line.strip_prefix(mark))
}

fn numbered_item(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    (1..=2).contains(&digits).then(|| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")))?
}

/// A text that something in brackets follows: without the stop of its last sentence, but not without that of "m.m.".
pub(super) fn before_brackets(text: &str) -> &str {
    let text = text.trim_end();
    let bare = text.strip_suffix('.').unwrap_or(text);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    if last.contains('.') || last.chars().count() < 4 { text } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_slot_takes_the_comma_before_it_along() {
        let filled = |before: &str, said| {
            let mut out = before.to_owned();
            fill(&mut out, said);
            out
        };
        assert_eq!(filled("a\nPlan 2024, ", "SN 7"), "a\nPlan 2024, SN 7");
        assert_eq!(filled("a\nPlan 2024, ", ""), "a\nPlan 2024");
        assert_eq!(filled("a\n", ""), "a\n");
    }

    #[test]
    fn a_sentence_begins_after_the_end_of_another() {
        for before in ["", "Klart. ", "a\n", "a\n- ", "1. ", "**", "Följande: "] {
            assert!(begins_sentence(before), "{before}");
        }
        for before in ["till ", "av (", "a, ", "2 – "] {
            assert!(!begins_sentence(before), "{before}");
        }
    }

    #[test]
    fn a_genitive_is_an_s_that_ends_a_word() {
        assert_eq!(after_genitive(Lang::Sv, Piece::Words("s plan")), Some(" plan"));
        for (lang, words) in [(Lang::Sv, "sa"), (Lang::Sv, " s"), (Lang::En, "s plan")] {
            assert_eq!(after_genitive(lang, Piece::Words(words)), None, "{words}");
        }
    }

    #[test]
    fn dashes_and_numbers_make_lists_and_other_lines_paragraphs() {
        let shape = |text: &str| -> Vec<String> {
            let said = |list: &List| list.items.iter().map(Text::plain).collect::<Vec<_>>().join("|");
            let parts = parts(text, true);
            parts
                .iter()
                .map(|part| match part {
                    Part::Paragraph(text) => text.plain(),
                    Part::List(list) => format!("{}{}", if list.numbered { "#" } else { "*" }, said(list)),
                })
                .collect()
        };
        assert_eq!(shape("a\n- b\n– c\nd\n1. e\n2) f"), ["a", "*b|c", "d", "#e|f"]);
        assert_eq!(shape("2024. Ett år\n-utan\n10 av 12"), ["2024. Ett år", "-utan", "10\u{a0}av\u{a0}12"]);
        assert_eq!(shape("\n\r\n- \n"), Vec::<String>::new());
    }

    #[test]
    fn a_sentence_loses_its_stop_and_an_abbreviation_keeps_it() {
        for (text, expected) in [
            ("Rutinen ses över.", "Rutinen ses över"),
            ("Rutiner m.m.", "Rutiner m.m."),
            ("Rutiner etc.", "Rutiner etc."),
            ("Vad görs?", "Vad görs?"),
            ("", ""),
        ] {
            assert_eq!(before_brackets(text), expected);
        }
    }
}
