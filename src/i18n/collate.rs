//! Swedish order and folding: how names are sorted, matched and found.
//!
//! Three uses, three strengths. [`compare`] orders (… z å ä ö; é beside e; "Delår 2" before "Delår 10").
//! [`fold`] makes names equal that differ in case, spacing or dashes. [`Needle`] searches: "a" finds å, but "å"
//! finds å only, so that who types the letter gets the letter.

use icu_casemap::CaseMapper;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::cmp::Ordering;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// `None` if the tables compiled into the program lacked Swedish, which a test rules out.
static SWEDISH: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(&locale!("sv"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).ok()
});

/// Orders two texts as a Swedish reader expects, in either language of the screen.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let order = SWEDISH.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b));
    order.then_with(|| a.cmp(b))
}

/// What a text is ordered by; make it once when many are sorted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    key: Vec<u8>,
    text: String,
}

impl SortKey {
    /// The key of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut key = Vec::new();
        if let Some(collator) = SWEDISH.as_ref() {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        Self { key, text: text.to_owned() }
    }
}

/// The letter without its marks: å to a, é to e.
fn base(c: char) -> char {
    let mut first = None;
    decompose_canonical(c, |part| {
        first.get_or_insert(part);
    });
    first.unwrap_or(c)
}

/// A text with its letters bare: "Delår" becomes "Delar". For names of files.
#[must_use]
pub fn without_marks(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Makes names comparable: case, spacing, invisible characters, kinds of dash and quote, and a final full stop
/// no longer matter; accents do.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let once: String = CaseMapper::new().fold_string(&text.nfkd().collect::<String>()).nfkc().collect();
    for c in CaseMapper::new().fold_string(&once).nfkc() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => gap = !folded.is_empty(),
            c => {
                if std::mem::take(&mut gap) {
                    folded.push(' ');
                }
                folded.push(match c {
                    '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                    '\u{2018}' | '\u{2019}' => '\'',
                    '\u{201c}'..='\u{201e}' | '«' | '»' => '"',
                    c => c,
                });
            }
        }
    }
    folded.truncate(folded.trim_end_matches(['.', ' ']).len());
    folded
}

/// A text as [`Needle::is_in`] searches it: folded in case, with its letters composed.
#[must_use]
pub fn fold_search(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    CaseMapper::new().fold_string(&text.nfd().collect::<String>()).nfc().collect()
}

/// A search word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle(Vec<char>);

impl Needle {
    /// A search for `text`, without the space around it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(fold_search(text.trim()).chars().collect())
    }

    /// Whether there is nothing to search for; then everything is found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it occurs in a text that [`fold_search`] has made.
    #[must_use]
    pub fn is_in(&self, folded: &str) -> bool {
        let starts = std::iter::once(0).chain(folded.char_indices().map(|(at, c)| at + c.len_utf8()));
        starts.filter_map(|at| folded.get(at..)).any(|rest| self.begins(rest.chars()))
    }

    /// Where it first occurs in a text as it stands, in bytes: what to highlight.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let places: Vec<(char, usize, usize)> = composed(text);
        (0..=places.len()).find_map(|at| {
            let rest = places.get(at..)?;
            if !self.begins(rest.iter().map(|place| place.0)) {
                return None;
            }
            let start = rest.first().map_or(text.len(), |place| place.1);
            let end = self.0.len().checked_sub(1).and_then(|last| rest.get(last)).map_or(start, |place| place.2);
            Some(start..end)
        })
    }

    fn begins(&self, mut hay: impl Iterator<Item = char>) -> bool {
        self.0.iter().all(|sought| hay.next().is_some_and(|found| found == *sought || base(found) == *sought))
    }
}

/// The folded letters of a text with the bytes each comes from. A mark belongs to the letter before it.
fn composed(text: &str) -> Vec<(char, usize, usize)> {
    let mut clusters: Vec<(usize, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match clusters.last_mut() {
            Some(last) if is_combining_mark(c) => last.1 = end,
            _ => clusters.push((at, end)),
        }
    }
    let folded = |(from, to): (usize, usize)| {
        let cluster = text.get(from..to).unwrap_or_default();
        fold_search(cluster).chars().map(move |c| (c, from, to)).collect::<Vec<_>>()
    };
    clusters.into_iter().flat_map(folded).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(mut words: Vec<&str>) -> Vec<&str> {
        words.sort_by(|a, b| compare(a, b));
        words
    }

    #[test]
    fn swedish_order() {
        let order = ["Delår 2", "Delår 10", "Vera", "Wera", "ylle", "Zorn", "Åbo", "ängel", "Öland"];
        let mut words = order.to_vec();
        words.reverse();
        assert_eq!(sorted(words), order);
        assert_eq!(sorted(vec!["ide", "idé", "Ide", "idel"]), ["ide", "Ide", "idé", "idel"]);
        assert_eq!(sorted(vec!["a\u{30a}r", "zon", "ar"]), ["ar", "zon", "a\u{30a}r"]);
    }

    #[test]
    fn names_that_differ_only_in_form_are_equal() {
        assert_eq!(fold("  Kontroll av\u{a0}FAKTUROR. "), fold("kontroll av fakturor"));
        assert_eq!(fold("IT–system"), fold("it-system"));
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("A\u{30a}r"), fold("år"));
        assert_ne!(fold("år"), fold("ar"));
        assert_eq!(fold(" . "), "");
    }

    #[test]
    fn a_finds_å_but_å_finds_å_only() {
        let found =
            |needle, hay: &str| Needle::new(needle).find(hay).and_then(|range| hay.get(range)).map(str::to_owned);
        assert_eq!(found("atgard", "Försenade ÅTGÄRDER"), Some("ÅTGÄRD".into()));
        assert_eq!(found("åtgärd", "atgard"), None);
        assert_eq!(found("å", "a\u{30a}r"), Some("a\u{30a}".into()));
        assert_eq!(found("  sena ", "Försenade"), Some("sena".into()));
        assert_eq!(found("", "x"), Some(String::new()));
        assert_eq!(found("x", ""), None);
        assert!(Needle::new("o").is_in(&fold_search("Ö")));
        assert!(!Needle::new("ö").is_in(&fold_search("O")));
        assert!(Needle::new("").is_in(""));
    }

    proptest! {
        #[test]
        fn order_is_total_and_folding_settles(a in "\\PC{0,12}", b in "\\PC{0,12}", c in "\\PC{0,12}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
            if compare(&a, &b).is_le() && compare(&b, &c).is_le() {
                prop_assert!(compare(&a, &c).is_le());
            }
            prop_assert_eq!(compare(&a, &b).is_eq(), a == b);
            prop_assert_eq!(SortKey::of(&a).cmp(&SortKey::of(&b)), compare(&a, &b));
            prop_assert_eq!(fold(&fold(&a)), fold(&a));
            prop_assert_eq!(fold_search(&fold_search(&a)), fold_search(&a));
        }

        #[test]
        fn every_part_of_a_text_is_found_in_it(text in "[a-zåäöÅÄÖé ]{1,20}", from in 0_usize..20, len in 0_usize..10) {
            let part: String = text.chars().skip(from).take(len).collect();
            let needle = Needle::new(&part);
            prop_assert!(needle.is_in(&fold_search(&text)));
            prop_assert!(needle.find(&text).is_some());
        }

        #[test]
        fn what_is_found_lies_within_the_text(text in "\\PC{0,20}", sought in "\\PC{0,3}") {
            let needle = Needle::new(&sought);
            let found = needle.find(&text);
            if let Some(range) = &found {
                prop_assert!(text.get(range.clone()).is_some());
            }
        }
    }
}
