//! A method's text: what stands before its questions, and the questions.

use super::fold::fold;
use std::collections::BTreeSet;

/// Splits a method into its introduction and the points of its list; together they have every word of it.
pub(super) fn questions(text: &str) -> (String, Vec<String>) {
    let starts = bullets(text);
    let Some((first, _)) = starts.first() else { return (text.to_owned(), Vec::new()) };
    let intro = text.get(..*first).unwrap_or_default().trim();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let points: Vec<String> = starts
        .iter()
        .zip(ends)
        .map(|((_, from), to)| text.get(*from..to).unwrap_or_default().trim().to_owned())
        .collect();
    let listed = intro.is_empty() || intro.ends_with(':') || points.iter().any(|point| point.contains('?'));
    if !listed || points.iter().any(String::is_empty) {
        return (text.to_owned(), Vec::new());
    }
    (intro.to_owned(), points)
}

/// Where the points of a list begin: the place of the dash, and of the text after it.
fn bullets(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (i, (at, c)) in chars.iter().enumerate() {
        if !matches!(c, '-' | '–' | '•' | '·' | '*') {
            continue;
        }
        let back = |n: usize| i.checked_sub(n).and_then(|i| chars.get(i)).map(|(_, c)| *c);
        let next = chars.get(i + 1).map(|(_, c)| *c);
        let line_start =
            chars.iter().take(i).rev().map(|(_, c)| *c).take_while(|c| *c != '\n').all(char::is_whitespace);
        let apart = back(1).is_some_and(char::is_whitespace);
        let before = chars.iter().take(i).rev().map(|(_, c)| *c).find(|c| !c.is_whitespace());
        let spaced = next.is_some_and(char::is_whitespace);
        let capital = next.is_some_and(char::is_uppercase);
        let range = before.is_some_and(|c| c.is_ascii_digit())
            && chars
                .iter()
                .skip(i + 1)
                .map(|(_, c)| *c)
                .find(|c| !c.is_whitespace())
                .is_some_and(|c| c.is_ascii_digit());
        // Within a line a dash begins a list after a colon or an end of sentence, or before a capital; once it
        // has begun, every dash of its own continues it.
        let begins = before.is_none_or(|c| matches!(c, ':' | '.' | '?' | ';')) && spaced || capital;
        if line_start && (spaced || capital) || apart && !range && (spaced && !found.is_empty() || begins) {
            found.push((*at, at + c.len_utf8()));
        }
    }
    found
}

/// The numbers of the periods that a question names: "Rapportperiod 1 och 3 …".
pub(super) fn periods(text: &str) -> BTreeSet<u8> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let named = |word: &&str| {
        matches!(*word, "rapportperiod" | "rapportperioder" | "period" | "perioder" | "delår" | "tertial")
    };
    let Some(at) = words.iter().position(named) else { return BTreeSet::new() };
    let after = words.iter().skip(at + 1);
    after
        .take_while(|word| word.parse::<u8>().is_ok() || matches!(**word, "och" | "samt" | "eller"))
        .filter_map(|word| word.parse().ok())
        .filter(|number| (1..=12).contains(number))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> (String, Vec<String>) {
        questions(text)
    }

    #[test]
    fn a_list_within_a_line_gives_its_questions() {
        let (intro, points) = split("Kontroll -Hur många har en plan?");
        assert_eq!((intro.as_str(), points), ("Kontroll", vec!["Hur många har en plan?".to_owned()]));
        let (intro, points) = split("Granska genom att se: - Finns beslut? - Finns sena? - Har ledningen sett dem?");
        assert_eq!(intro, "Granska genom att se:");
        assert_eq!(points, ["Finns beslut?", "Finns sena?", "Har ledningen sett dem?"]);
        let (intro, points) =
            split("Kontroll av: - antal fel i system - förslag om system. - Rapportperiod 1 och 3 enkät.");
        assert_eq!(intro, "Kontroll av:");
        assert_eq!(points, ["antal fel i system", "förslag om system.", "Rapportperiod 1 och 3 enkät."]);
    }

    #[test]
    fn a_list_of_lines_gives_its_questions() {
        let (intro, points) = split("Vi ser på:\n- Är det klart?\n• Är det rätt?");
        assert_eq!(
            (intro.as_str(), points),
            ("Vi ser på:", vec!["Är det klart?".to_owned(), "Är det rätt?".to_owned()])
        );
    }

    #[test]
    fn dashes_in_running_text_are_no_list() {
        for text in
            ["Stickprovskontroll", "Kontroll 2 - 3 gånger per år", "Barn- och ungdomsvård", "E-post, IT-stöd – allt"]
        {
            assert_eq!(split(text), (text.to_owned(), Vec::new()), "{text}");
        }
    }

    #[test]
    fn periods_are_read_from_the_question() {
        assert_eq!(periods("Rapportperiod 1 och 3 granskas enkäten"), BTreeSet::from([1, 3]));
        assert_eq!(periods("Delår 2: uppföljning"), BTreeSet::from([2]));
        assert_eq!(periods("Finns det 3 fel under perioden?"), BTreeSet::new());
    }
}
