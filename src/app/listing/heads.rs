//! Headings of lists: which column is meant.

use crate::app::import::fold::{compact, nearly};

/// Words by which a heading is known, folded and without spaces.
pub(crate) type Heads = &'static [&'static str];

/// The column that a person named: its heading, or its number from 1.
pub(crate) fn position(named: &str, headings: &[String]) -> Option<usize> {
    let wanted = compact(named);
    let by_name = headings.iter().position(|heading| heading == named);
    let by_fold = || headings.iter().position(|heading| !wanted.is_empty() && compact(heading) == wanted);
    let by_number = || named.trim().parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < headings.len());
    by_name.or_else(by_fold).or_else(by_number)
}

/// The first column with a heading that is one of the words, else one that is a letter away from one, besides those
/// that are taken.
pub(crate) fn recognise(headings: &[String], words: Heads, taken: &[usize]) -> Option<usize> {
    let folded: Vec<String> = headings.iter().map(|heading| bare(heading)).collect();
    let find = |fits: &dyn Fn(&str, &str) -> bool| {
        // The words stand in order of how surely they mean it.
        words.iter().find_map(|word| {
            let mut free = folded.iter().enumerate().filter(|(at, _)| !taken.contains(at));
            free.find(|(_, heading)| fits(heading, word)).map(|(at, _)| at)
        })
    };
    find(&|heading, word| heading == word)
        .or_else(|| find(&|heading, word| word.len() >= 6 && heading.len() >= 6 && nearly(heading, word)))
}

/// A heading without what stands in brackets and without "datum" at either end.
fn bare(heading: &str) -> String {
    let folded = compact(heading.split(['(', '[']).next().unwrap_or_default());
    let rest = ["datumför", "datum", "date"].iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    let rest = ["datum", "date"].iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    if rest.is_empty() { folded } else { rest.to_owned() }
}
