//! What a survey shows: how many answered, and what.

use crate::domain::{Book, Figure, Resolved, Survey, SurveyPart, SurveyQuestion};
use crate::i18n::{Lang, format, messages};

messages! {
    answered(n: &str, of: &str, share: &str): format!("{n} av {of} svarade{share}"), format!("{n} of {of} answered{share}");
    answered_alone(n: &str): format!("{n} svarade"), format!("{n} answered");
    invited_alone(of: &str): format!("{of} tillfrågades"), format!("{of} were invited");
    gave(n: &str, of: &str, answers: &str, share: &str):
        format!("{n} av {of} svarade {answers}{share}"),
        format!("{n} of {of} answered {answers}{share}");
    gave_count(n: &str, answers: &str): format!("{n} svarade {answers}"), format!("{n} answered {answers}");
    share_gave(share: &str, answers: &str, note: &str):
        format!("{share} svarade {answers} ({note})"),
        format!("{share} answered {answers} ({note})");
    only_fits(n: &str, of: &str, share: &str):
        format!("antalet är räknat ur andelen, bara {n} av {of} ger {share}"),
        format!("the number is computed from the share, only {n} of {of} gives {share}");
    or: "eller", "or";
    quoted(word: &str): format!("”{word}”"), format!("“{word}”");
    the_best: "med de bästa svaren", "with the best answers";
    the_worst: "med de sämsta svaren", "with the worst answers";
}

/// How many answered a survey: "44 av 73 svarade (60,3 %)", without a stop. `None` while neither is known.
#[must_use]
pub fn response(lang: Lang, survey: &Survey, decimals: u8) -> Option<String> {
    let say = |number| format::count(lang, number);
    Some(match (survey.answered, survey.invited) {
        (Some(n), Some(of)) => answered(lang, &say(n), &say(of), &in_brackets(lang, n, of, decimals)),
        (Some(n), None) => answered_alone(lang, &say(n)),
        (None, Some(of)) => invited_alone(lang, &say(of)),
        (None, None) => return None,
    })
}

fn in_brackets(lang: Lang, n: u64, of: u64, decimals: u8) -> String {
    format::percent(lang, n, of, decimals).map_or_else(String::new, |share| format!(" ({share})"))
}

/// Which answers are meant: "”Mycket bra” eller ”Ganska bra”".
fn answers(lang: Lang, question: &SurveyQuestion, part: SurveyPart) -> String {
    let options = question.options.get(question.places(part)).unwrap_or_default();
    let words: Vec<String> = options.iter().map(|option| quoted(lang, &option.label)).collect();
    match (words.is_empty(), part) {
        (false, _) => words.join(&format!(" {} ", or(lang))),
        (true, SurveyPart::Top) => the_best(lang).to_owned(),
        (true, SurveyPart::Bottom) => the_worst(lang).to_owned(),
    }
}

/// What some of the answers to a question come to: "17 av 44 svarade ”Ja” (38,6 %)", without a stop.
#[must_use]
pub fn survey_question(lang: Lang, question: &SurveyQuestion, part: SurveyPart, decimals: u8) -> Option<String> {
    let Resolved { figure, derived, .. } = question.figure(part)?;
    let answers = answers(lang, question, part);
    let say = |number| format::count(lang, number);
    Some(match figure {
        Figure::Ratio { n, of } if derived => {
            let printed = printed(lang, question, part).or_else(|| format::percent(lang, n, of, decimals))?;
            let note = only_fits(lang, &say(n), &say(of), &printed);
            gave(lang, &say(n), &say(of), &answers, &format!(" ({printed}; {note})"))
        }
        Figure::Ratio { n, of } => gave(lang, &say(n), &say(of), &answers, &in_brackets(lang, n, of, decimals)),
        Figure::Count { n } => gave_count(lang, &say(n), &answers),
        Figure::Share { percent, of, .. } => {
            let base = of.map(|of| super::of_base(lang, &say(of)));
            let notes: Vec<String> = base.into_iter().chain([super::no_counts(lang).to_owned()]).collect();
            let share = format::as_percent(lang, &format::number(lang, percent));
            share_gave(lang, &share, &answers, &notes.join("; "))
        }
        _ => return None,
    })
}

/// The share that the source prints of a part.
fn printed(lang: Lang, question: &SurveyQuestion, part: SurveyPart) -> Option<String> {
    let only = match question.options.get(question.places(part)).unwrap_or_default() {
        [only] => only.tally.percent,
        _ => None,
    };
    let percent = question.stated(part).percent.or(only)?;
    Some(format::as_percent(lang, &format::number(lang, percent)))
}

/// A survey as sentences: the rate of answers, then each question.
#[must_use]
pub fn survey(lang: Lang, book: &Book, survey: &Survey, decimals: u8) -> Vec<String> {
    let rate = response(lang, survey, decimals).map(|rate| format!("{}: {rate}.", survey.name));
    let question = |question: &SurveyQuestion| {
        let said = survey_answers(lang, question, decimals)?;
        Some(format!("{} {said}.", super::labelled(&question.text)))
    };
    rate.into_iter().chain(book.survey_questions(survey.id).filter_map(question)).collect()
}

/// What the best and the worst answers to a question come to, without a stop. `None` while neither is known.
#[must_use]
pub fn survey_answers(lang: Lang, question: &SurveyQuestion, decimals: u8) -> Option<String> {
    let parts = [SurveyPart::Top, SurveyPart::Bottom].map(|part| survey_question(lang, question, part, decimals));
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
