//! Names of boards within a sentence: Swedish writes "socialnämnden" there, whatever stands on the cover.

use super::Lang;

/// What the names of boards end in, and what makes them definite.
const ENDINGS: &[(&str, &str)] = &[
    ("nämnden", ""),
    ("nämnd", "en"),
    ("styrelsen", ""),
    ("styrelse", "n"),
    ("utskottet", ""),
    ("utskott", "et"),
    ("fullmäktige", ""),
];

/// The name of a board as it stands in a sentence, first in it or not: definite, and in small letters where it is a common
/// noun. A proper name, such as that of a company or of a board named after a place, is left as it is.
#[must_use]
pub fn board(lang: Lang, name: &str, begins: bool) -> String {
    let name = name.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let ending = |word: &str| ENDINGS.iter().find(|(ending, _)| word.to_lowercase().ends_with(ending));
    // "Socialnämnd", "Kultur- och fritidsnämnd", "Nämnden för teknik".
    let joined = words.len() == 1 || first.ends_with('-');
    let is_common = if joined { ending(last) } else { ending(first) };
    let (Lang::Sv, Some((_, definite))) = (lang, is_common) else { return name.to_owned() };
    let definite = if joined { *definite } else { "" };
    let name = if begins { name.to_owned() } else { decapitalized(name) };
    format!("{name}{definite}")
}

/// Whose something is. A name that ends in capitals needs a colon before its s, one that ends in an s needs none.
#[must_use]
pub fn genitive(name: &str) -> String {
    match name.chars().next_back() {
        Some('s' | 'x' | 'z' | 'S' | 'X' | 'Z') | None => name.to_owned(),
        Some(last) if last.is_uppercase() => format!("{name}:s"),
        Some(_) => format!("{name}s"),
    }
}

fn decapitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_nouns_are_small_and_definite_and_proper_names_stay() {
        let cases = [
            ("Socialnämnden", "socialnämnden"),
            ("Socialnämnd", "socialnämnden"),
            ("Kommunstyrelse", "kommunstyrelsen"),
            ("Kultur- och fritidsnämnden", "kultur- och fritidsnämnden"),
            ("Barn- och utbildningsnämnd", "barn- och utbildningsnämnden"),
            ("Nämnden för arbete och teknik", "nämnden för arbete och teknik"),
            ("Personalutskottet", "personalutskottet"),
            ("Södermalms stadsdelsnämnd", "Södermalms stadsdelsnämnd"),
            ("Lindvalla Bostäder AB", "Lindvalla Bostäder AB"),
            ("Östra", "Östra"),
            ("", ""),
        ];
        for (name, within) in cases {
            assert_eq!(board(Lang::Sv, name, false), within);
            assert_eq!(board(Lang::En, name, false), name);
        }
        assert_eq!(board(Lang::Sv, "Socialnämnd", true), "Socialnämnden");
    }

    #[test]
    fn a_genitive_is_written_as_the_name_ends() {
        let names = ["socialnämnden", "Lindvalla Bostäder AB", "Lindnäs", ""];
        assert_eq!(names.map(genitive), ["socialnämndens", "Lindvalla Bostäder AB:s", "Lindnäs", ""]);
    }
}
