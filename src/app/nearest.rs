//! The name somebody probably meant.

/// The candidate nearest to `word`, when it is near enough to have been meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let letters = folded.chars().count();
    // Every letter is near to every other.
    let allowed = if letters < 2 { 0 } else { (letters / 3).max(1) };
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = candidate.to_lowercase();
            let begins = letters >= 3 && other.starts_with(&folded);
            let apart = if begins { 1 } else { distance(&folded, &other) };
            (apart <= allowed).then_some((apart, candidate))
        })
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be added, left out, changed or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    let mut last = None;
    for (row, letter) in left.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let at = |list: &[usize], place: usize| list.get(place).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, column) + usize::from(letter != *other);
            let mut best = changed.min(at(&above, column + 1) + 1).min(at(&line, column) + 1);
            let swapped = column > 0 && last == Some(*other) && right.get(column - 1) == Some(&letter);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            line.push(best);
        }
        before = std::mem::replace(&mut above, line);
        last = Some(letter);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let names = ["show", "summary", "set", "import"];
        assert_eq!(nearest("shwo", names), Some("show"));
        assert_eq!(nearest("sumary", names), Some("summary"));
        assert_eq!(nearest("Imp", names), Some("import"));
        assert_eq!(nearest("carrots", names), None);
        assert_eq!(nearest("", names), None);
    }

    #[test]
    fn neighbours_swapped_are_one_slip() {
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("åäö", "aäö"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
