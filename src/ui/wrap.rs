//! Texts to be read: broken into lines where Unicode allows (UAX #14) or shortened, by the columns a terminal shows.
//!
//! The breaking itself is that of the fields, `ui::text`, so that a text reads alike in its form and outside.

use super::text::{self, at_column};
use crate::i18n::format::keep_together;
use unicode_width::UnicodeWidthStr;

/// Breaks a text into lines of at most `width` columns. Blanks hang past the margin; a word wider than a line is
/// split between graphemes. Line breaks of the text are kept, and a number stays with its percent sign.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    text::wrap(&keep_together(text), width).into_iter().map(str::to_owned).collect()
}

/// The beginning of a text that fits in `width` columns, ending in `ellipsis` when something was left out.
#[must_use]
pub fn shorten(text: &str, width: usize, ellipsis: &str) -> String {
    let text = text.split('\n').next().unwrap_or_default();
    // A text wider than its place need not be measured to its end.
    if at_column(text, width) == text.len() {
        return text.to_owned();
    }
    let sign = if ellipsis.width() <= width { ellipsis } else { "" };
    let kept = text.get(..at_column(text, width - sign.width())).unwrap_or_default();
    format!("{}{sign}", kept.trim_end())
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
