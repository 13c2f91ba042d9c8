//! Figures of a control in the period, in words: measures, answers, surveys, test sheets.

use super::Maker;
use crate::domain::{ControlActivity, Measure, Question, Survey};
use crate::i18n::{Lang, figures};
use crate::report::model::Text;
use crate::report::public;

impl Maker<'_> {
    /// What was counted and answered, a text for each: they stand before what was written. What the result says
    /// already, in the same words, is not said twice. `told`: which surveys are told
    /// in words.
    pub(super) fn figures(&self, control: &ControlActivity, told: impl Fn(&Survey) -> bool) -> Vec<Text> {
        let (period, decimals) = (self.period.id, self.facts.plan.decimals);
        let written = self.outcome(control).map_or_else(String::new, |outcome| common_blanks(&outcome.result));
        // The sentences may have been put into the result in the other language: they are said once all the same.
        let unsaid = |say: &dyn Fn(Lang) -> Option<String>| {
            let is_said = |lang: &Lang| say(*lang).is_some_and(|said| written.contains(&common_blanks(&said)));
            if Lang::ALL.iter().any(is_said) { None } else { say(self.lang) }
        };
        let measures = self.book.measures(control.id);
        let said = measures.filter_map(|measure| unsaid(&|lang| self.measured(lang, measure)));
        let mut texts: Vec<Text> = said.map(Text::from).collect();
        let answers = self.book.questions(control.id).filter_map(|question| self.answer(question, &written));
        texts.extend(answers);
        let told = |survey: &&Survey| survey.period_id == period && told(survey);
        for survey in self.book.surveys_of_control(control.id).filter(told) {
            let say = if self.is_public { public::survey } else { figures::survey };
            let line = |at: usize| unsaid(&|lang| say(lang, self.book, survey, decimals).into_iter().nth(at));
            let count = say(self.lang, self.book, survey, decimals).len();
            let lines: Vec<_> = (0..count).filter_map(line).collect();
            if !lines.is_empty() {
                let lines = lines.iter().map(|line| self.as_shown(line));
                texts.push(lines.fold(Text::strong(&survey.name), Text::and_line));
            }
        }
        for sheet in self.book.sheets(control.id).filter(|sheet| sheet.period_id == period) {
            let say = if self.is_public { public::sheet } else { figures::sheet_line };
            let said = unsaid(&|lang| say(lang, self.book, sheet, decimals));
            texts.extend(said.map(|said| self.as_shown(&said)));
        }
        texts
    }

    /// The sentence of a measure, in a copy for the public without small counts.
    fn measured(&self, lang: Lang, measure: &Measure) -> Option<String> {
        let say = if self.is_public { public::sentence } else { figures::sentence };
        say(lang, self.book, measure, self.period.id)
    }

    /// A question with its answer, or why it was skipped. Nothing of one that nobody has answered, or whose answer is a
    /// count that was `written` in the result.
    fn answer(&self, question: &Question, written: &str) -> Option<Text> {
        let answer = self.book.answer(question.id, self.period.id)?;
        let said = if answer.text.trim().is_empty() { &answer.skipped } else { &answer.text };
        let said = said.trim();
        let bare = common_blanks(said.trim_end_matches('.'));
        (!(said.is_empty() || is_count(&bare) && says(written, &bare)))
            .then(|| Text::new().and_emphasis(&question.text).and_space().and_text(self.as_shown(said)))
    }

    /// A figure as it may be shown: in a copy for the public, without small counts.
    fn as_shown(&self, said: &str) -> Text {
        if self.is_public { public::suppress(said).0.into() } else { said.into() }
    }
}

/// Whether a text is a count and nothing else: "9 av 373".
fn is_count(text: &str) -> bool {
    let is_number = |text: &str| {
        let digits = text.replace(' ', "");
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts = text.split_once(" av ").or_else(|| text.split_once(" of "));
    parts.is_some_and(|(part, whole)| is_number(part) && is_number(whole))
}

/// Whether a text has these words, and not as part of a longer number.
fn says(text: &str, words: &str) -> bool {
    let ends = |rest: &str| !rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let begins = |before: &str| !before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    text.match_indices(words).any(|(at, _)| {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        begins(before) && ends(rest.strip_prefix(words).unwrap_or_default())
    })
}

/// Texts are kept with common blanks, sentences have some that do not break.
fn common_blanks(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_is_written_is_known_again_and_nothing_like_it() {
        assert!(is_count("9 av 373") && is_count("41 av 1 218"));
        for text in ["", "Inga", "9", "9 av 373 beslut", " av ", "ja av 3"] {
            assert!(!is_count(text), "{text}");
        }
        assert!(says("Sena: 9 av 373 beslut (2,4 %).", "9 av 373"));
        for text in ["Sena: 19 av 373.", "Sena: 1 9 av 373.", "Sena: 9 av 3731.", "Sena: 9 av 373 000.", ""] {
            assert!(!says(text, "9 av 373"), "{text}");
        }
    }
}
