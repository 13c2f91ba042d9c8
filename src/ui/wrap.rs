//! Text into lines: breaks where Unicode allows (UAX #14), by the columns a terminal shows.

use crate::i18n::format::keep_together;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Breaks a text into lines of at most `width` columns. Blanks hang past the margin; a word wider than a line is
/// split between graphemes. Line breaks of the text are kept, and a number stays with its percent sign.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let text = keep_together(text);
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, width.max(1))).collect()
}

fn wrap_paragraph(text: &str, width: usize) -> Vec<String> {
    if text.width() <= width {
        return vec![text.trim_end().to_owned()];
    }
    let (mut lines, mut line, mut start) = (Vec::new(), String::new(), 0);
    for (end, opportunity) in linebreaks(text) {
        let piece = text.get(start..end).unwrap_or_default();
        if !line.is_empty() && line.width() + piece.trim_end().width() > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        for part in split_wide(piece, width) {
            if !line.is_empty() && line.width() + part.trim_end().width() > width {
                lines.push(line.trim_end().to_owned());
                line.clear();
            }
            line.push_str(part);
        }
        start = end;
        if opportunity == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
    }
    if !line.trim_end().is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

fn split_wide(piece: &str, width: usize) -> Vec<&str> {
    if piece.trim_end().width() <= width {
        return vec![piece];
    }
    let (mut parts, mut start, mut columns) = (Vec::new(), 0, 0);
    for (at, grapheme) in piece.grapheme_indices(true) {
        if columns + grapheme.width() > width && at > start {
            parts.extend(piece.get(start..at));
            (start, columns) = (at, 0);
        }
        columns += grapheme.width();
    }
    parts.extend(piece.get(start..));
    parts
}

/// The beginning of a text that fits in `width` columns, ending in `ellipsis` when something was left out.
#[must_use]
pub fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    let text = text.split('\n').next().unwrap_or_default();
    if text.width() <= width {
        return text.to_owned();
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut short = String::new();
    for grapheme in text.graphemes(true) {
        if short.width() + grapheme.width() > room {
            break;
        }
        short.push_str(grapheme);
    }
    let kept = short.trim_end().len();
    short.truncate(kept);
    if ellipsis.width() <= width {
        short.push_str(ellipsis);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::{shorten, wrap};
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn breaks_between_words_and_splits_what_is_too_wide() {
        assert_eq!(wrap("ett bistånd. Nästa", 12), ["ett bistånd.", "Nästa"]);
        assert_eq!(wrap("handläggningstider", 6), ["handlä", "ggning", "stider"]);
        assert_eq!(wrap("å\n\nö", 5), ["å", "", "ö"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn a_short_text_stays_whole_and_a_long_one_ends_in_a_sign() {
        assert_eq!(shorten("Rutiner", 7, "…"), "Rutiner");
        assert_eq!(shorten("Reservrutiner i drift", 14, "…"), "Reservrutiner…");
        assert_eq!(shorten("åäö", 1, "…"), "…");
        assert_eq!(shorten("åäö", 0, "…"), "");
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(text in "[a-zåäö \n.,()]{0,200}", width in 1usize..40) {
            let lines = wrap(&text, width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }

        #[test]
        fn any_text_at_all_is_wrapped_and_shortened(text in "\\PC{0,60}", width in 0usize..20) {
            let _ = wrap(&text, width);
            prop_assert!(shorten(&text, width, "…").width() <= width.max(1));
        }
    }
}
