//! Names made comparable: whether two spellings mean the same thing.

/// A name in lower case, words apart, without punctuation.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    out
}

/// As [`fold`], without spaces: headings are split in odd places.
pub(in crate::app) fn compact(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// A name with the board's own name in one form: "Socialnämndens", "socialnämnden" and "socialnämnd" are the same.
pub(super) fn fold_name(text: &str) -> String {
    words(text).map(|word| bare(&word).to_owned()).collect::<Vec<_>>().join(" ")
}

/// A word that names a board, without its endings.
fn bare(word: &str) -> &str {
    for (stem, endings) in [("nämnd", ["", "en", "s", "ens"]), ("styrelse", ["", "n", "s", "ns"])] {
        for ending in endings {
            if word.strip_suffix(ending).is_some_and(|start| start.ends_with(stem)) {
                return word.strip_suffix(ending).unwrap_or(word);
            }
        }
    }
    word
}

/// Whether one name lies within the other as whole words, and is long enough for that to mean something.
pub(super) fn within(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let enough = short.chars().count() >= 20 && short.split(' ').count() >= 3;
    enough && format!(" {long} ").contains(&format!(" {short} "))
}

/// Whether two words differ by one letter at most: added, left out, changed, or two that changed places.
pub(in crate::app) fn nearly(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(start..).unwrap_or_default(), b.get(start..).unwrap_or_default());
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let cut = |letters: &[char]| letters.len() - end.min(letters.len());
    match (a.get(..cut(a)).unwrap_or_default(), b.get(..cut(b)).unwrap_or_default()) {
        ([] | [_], [] | [_]) => true,
        ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_punctuation_and_forms_of_the_board_do_not_matter() {
        assert_eq!(fold_name("Kontroll av fakturor."), fold_name("kontroll av  fakturor"));
        assert_eq!(fold_name("Socialnämndens beredskap"), fold_name("socialnämnden beredskap"));
        assert_eq!(fold_name("Kommunstyrelsens arbete"), fold_name("Kommunstyrelse arbete"));
        assert_ne!(fold_name("Ämnen"), fold_name("Namnen"));
    }

    #[test]
    fn likeness_is_one_letter() {
        assert!(nearly("kontrolmoment", "kontrollmoment"));
        assert!(nearly("frekevns", "frekvens"));
        assert!(nearly("resulat", "resultat"));
        assert!(nearly("status", "status"));
        assert!(!nearly("metod", "metall"));
        assert!(!nearly("risk", "riskvärde"));
    }

    #[test]
    fn containment_needs_length() {
        assert!(within(
            "tillgång till verksamhetskritiska system",
            "kontroll av tillgång till verksamhetskritiska system"
        ));
        assert!(!within("avtal", "följsamhet till avtal"));
        assert!(!within("gång till verksamhetskritiska system", "tillgång till verksamhetskritiska system"));
    }
}
