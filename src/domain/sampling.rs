//! A draw that anybody can repeat.
//!
//! At random means: items in ascending order of the hexadecimal SHA-256 of `seed|id`, the first n of them. Nothing but
//! the seed, the identities and sha256sum, or a few lines of Python, is needed to come to the same items; their order
//! in the list does not matter. The list streams through: kept are the n smallest so far and, to refuse what occurs
//! twice, sixteen bytes of each item.

use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BinaryHeap};

/// The most items that are drawn: as many as a test sheet holds.
pub const MOST_DRAWN: u32 = super::MAX_ITEMS;
/// The most items a population has.
pub const MOST_ITEMS: u32 = 10_000_000;
/// How many repeated or missing items are named; the rest are counted.
pub const NAMED: usize = 20;

/// How items are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// At random, so many, by a seed.
    Random {
        /// The seed.
        seed: String,
        /// How many.
        size: u32,
    },
    /// Every so-manyth.
    Systematic {
        /// The first one that is drawn, counted from 1.
        start: u32,
        /// How far it is to the next.
        interval: u32,
        /// How many, if not as many as there are.
        size: Option<u32>,
    },
    /// Those that are named.
    Targeted(Vec<String>),
    /// All.
    All,
}

impl Method {
    /// Every so-manyth item so that `size` are drawn from a population: the interval rounded downwards, the start by
    /// the seed. `None` when there are fewer items.
    #[must_use]
    pub fn spread(seed: &str, size: u32, population: u32) -> Option<Self> {
        let interval = population.checked_div(size).filter(|interval| *interval > 0)?;
        let number = digest(seed, "start").first_chunk().map(|bytes| u64::from_be_bytes(*bytes))?;
        let start = number % u64::from(interval) + 1;
        Some(Self::Systematic { start: u32::try_from(start).ok()?, interval, size: Some(size) })
    }
}

/// Checks that a method asks for something, and for no more than can be checked.
fn check(method: &Method) -> Result<(), DrawFault> {
    let (least, size) = match method {
        Method::Random { size, .. } => (*size, *size),
        Method::Systematic { start, interval, size } => {
            let size = size.unwrap_or(1);
            (size.min(*start).min(*interval), size)
        }
        Method::Targeted(ids) => {
            let size = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            (size, size)
        }
        Method::All => (1, 1),
    };
    if least == 0 {
        Err(DrawFault::NothingAsked)
    } else if size > MOST_DRAWN {
        Err(DrawFault::TooLarge(MOST_DRAWN))
    } else {
        Ok(())
    }
}

/// An item of the population that was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn<T> {
    /// Its identity.
    pub id: String,
    /// The row of the source it stands on.
    pub row: u32,
    /// What is kept of it besides.
    pub kept: T,
}

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample<T> {
    /// How many items there were to draw from.
    pub population: u32,
    /// The items, in the order they were drawn.
    pub items: Vec<Drawn<T>>,
}

/// Why nothing was drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawFault {
    /// There is nothing to draw from.
    #[error("empty population")]
    Empty,
    /// No items are asked for, or every none-th.
    #[error("nothing asked for")]
    NothingAsked,
    /// More items are asked for than there are.
    #[error("{asked} of {population}")]
    TooMany {
        /// Asked for.
        asked: u32,
        /// In the population.
        population: u32,
    },
    /// More items would be drawn than can be checked.
    #[error("more than {0} drawn")]
    TooLarge(u32),
    /// The population is larger than is read.
    #[error("more than {0} items")]
    TooManyItems(u32),
    /// Items occur more than once: rows of some, and how many rows repeat an earlier one.
    #[error("{count} repeated")]
    Repeated {
        /// The row of an item and the row that repeats it.
        rows: Vec<(u32, u32)>,
        /// How many rows repeat an earlier one.
        count: usize,
    },
    /// Items that are named and not there, or named twice.
    #[error("{count} not found")]
    Missing {
        /// Some of them.
        ids: Vec<String>,
        /// How many.
        count: usize,
    },
}

/// The SHA-256 of `seed|id`.
#[must_use]
pub fn digest(seed: &str, id: &str) -> [u8; 32] {
    Sha256::new().chain_update(seed).chain_update(b"|").chain_update(id).finalize().into()
}

/// A drawn item with its place in the order.
struct Candidate<T> {
    key: [u8; 32],
    item: Drawn<T>,
}

impl<T> Candidate<T> {
    fn order(&self) -> (&[u8; 32], &str, u32) {
        (&self.key, &self.item.id, self.item.row)
    }
}

impl<T> PartialEq for Candidate<T> {
    fn eq(&self, other: &Self) -> bool {
        self.order() == other.order()
    }
}

impl<T> Eq for Candidate<T> {}

impl<T> PartialOrd for Candidate<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Candidate<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

/// A draw under way: it is given the population item by item.
pub struct Draw<T> {
    method: Method,
    /// Identities by the beginning of their hash, with their rows.
    seen: Vec<([u8; 12], u32)>,
    smallest: BinaryHeap<Candidate<T>>,
    taken: Vec<Drawn<T>>,
    wanted: BTreeMap<String, bool>,
    twice_named: Vec<String>,
}

impl<T> Draw<T> {
    /// A draw that has seen nothing yet.
    ///
    /// # Errors
    /// When the method asks for nothing, or for more than can be checked.
    pub fn new(method: Method) -> Result<Self, DrawFault> {
        check(&method)?;
        let (mut wanted, mut twice_named) = (BTreeMap::new(), Vec::new());
        if let Method::Targeted(ids) = &method {
            for id in ids {
                if wanted.insert(id.clone(), false).is_some() {
                    twice_named.push(id.clone());
                }
            }
        }
        let (seen, smallest, taken) = (Vec::new(), BinaryHeap::new(), Vec::new());
        Ok(Self { method, seen, smallest, taken, wanted, twice_named })
    }

    /// Shows the next item of the population. What is to be kept of it is asked for only if it is drawn so far.
    ///
    /// # Errors
    /// When there are too many items, or too many would be drawn.
    pub fn push(&mut self, id: &str, row: u32, keep: impl FnOnce() -> T) -> Result<(), DrawFault> {
        let place = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        if place >= MOST_ITEMS {
            return Err(DrawFault::TooManyItems(MOST_ITEMS));
        }
        let seed = if let Method::Random { seed, .. } = &self.method { seed.as_str() } else { "" };
        let key = digest(seed, id);
        if let Some(start) = key.first_chunk() {
            self.seen.push((*start, row));
        }
        let item = || Drawn { id: id.to_owned(), row, kept: keep() };
        match &self.method {
            Method::Random { size, .. } => {
                let full = self.smallest.len() >= *size as usize;
                if !full {
                    self.smallest.push(Candidate { key, item: item() });
                } else if let Some(mut largest) = self.smallest.peek_mut().filter(|largest| key < largest.key) {
                    *largest = Candidate { key, item: item() };
                }
            }
            Method::Systematic { start, interval, size } => {
                let hit = place.checked_sub(start - 1).is_some_and(|past| past.is_multiple_of(*interval));
                if hit && size.is_none_or(|size| self.taken.len() < size as usize) {
                    self.taken.push(item());
                }
            }
            Method::Targeted(_) => {
                if let Some(found) = self.wanted.get_mut(id) {
                    *found = true;
                    self.taken.push(item());
                }
            }
            Method::All => self.taken.push(item()),
        }
        if self.taken.len() > MOST_DRAWN as usize { Err(DrawFault::TooLarge(MOST_DRAWN)) } else { Ok(()) }
    }

    /// What was drawn.
    ///
    /// # Errors
    /// When the population is empty or repeats itself, or does not have what was asked for.
    pub fn finish(mut self) -> Result<Sample<T>, DrawFault> {
        let population = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        if population == 0 {
            return Err(DrawFault::Empty);
        }
        refuse_repeated(&mut self.seen)?;
        let (asked, drawn) = match &self.method {
            Method::Random { size, .. } => (*size, self.smallest.len() >= *size as usize),
            Method::Systematic { start, size, .. } => {
                (size.unwrap_or(*start), self.taken.len() >= size.unwrap_or(1) as usize)
            }
            Method::Targeted(_) | Method::All => (0, true),
        };
        if !drawn {
            return Err(DrawFault::TooMany { asked, population });
        }
        self.refuse_missing()?;
        let items = match self.method {
            Method::Random { .. } => {
                self.smallest.into_sorted_vec().into_iter().map(|candidate| candidate.item).collect()
            }
            _ => self.taken,
        };
        Ok(Sample { population, items })
    }

    fn refuse_missing(&mut self) -> Result<(), DrawFault> {
        let missing = self.wanted.iter().filter(|(_, found)| !**found).map(|(id, _)| id.clone());
        let mut ids: Vec<String> = missing.chain(self.twice_named.drain(..)).collect();
        let count = ids.len();
        ids.truncate(NAMED);
        if count == 0 { Ok(()) } else { Err(DrawFault::Missing { ids, count }) }
    }
}

/// Refuses identities that occur more than once. Two that differ share twelve bytes of SHA-256 less often than a
/// computer makes a mistake.
fn refuse_repeated(seen: &mut [([u8; 12], u32)]) -> Result<(), DrawFault> {
    seen.sort_unstable();
    let mut rows = Vec::new();
    for same in seen.chunk_by(|(one, _), (other, _)| one == other) {
        if let [(_, first), again @ ..] = same {
            rows.extend(again.iter().map(|(_, row)| (*first, *row)));
        }
    }
    let count = rows.len();
    rows.sort_unstable_by_key(|(first, again)| (*again, *first));
    rows.truncate(NAMED);
    if count == 0 { Ok(()) } else { Err(DrawFault::Repeated { rows, count }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEED: &str = "plan-2026/k7/seed-4711";

    fn draw(method: Method, ids: impl IntoIterator<Item = String>) -> Result<Vec<String>, DrawFault> {
        let mut draw = Draw::new(method)?;
        for (row, id) in (2..).zip(ids) {
            draw.push(&id, row, || ())?;
        }
        Ok(draw.finish()?.items.into_iter().map(|item| item.id).collect())
    }

    fn numbers(to: u32) -> impl DoubleEndedIterator<Item = String> {
        (1..=to).map(|id| id.to_string())
    }

    fn random(size: u32) -> Method {
        Method::Random { seed: SEED.into(), size }
    }

    fn every(start: u32, interval: u32, size: Option<u32>) -> Method {
        Method::Systematic { start, interval, size }
    }

    #[test]
    fn five_of_five_hundred_are_those_that_sha256sum_gives() {
        assert_eq!(draw(random(5), numbers(500)).unwrap(), ["408", "39", "310", "96", "170"]);
        assert_eq!(draw(random(5), numbers(500).rev()).unwrap(), ["408", "39", "310", "96", "170"], "in any order");
    }

    #[test]
    fn every_third_from_the_second() {
        assert_eq!(draw(every(2, 3, None), numbers(10)).unwrap(), ["2", "5", "8"]);
        assert_eq!(draw(every(2, 3, Some(2)), numbers(10)).unwrap(), ["2", "5"]);
        assert_eq!(draw(every(2, 3, Some(4)), numbers(10)), Err(DrawFault::TooMany { asked: 4, population: 10 }));
        assert_eq!(draw(every(11, 3, None), numbers(10)), Err(DrawFault::TooMany { asked: 11, population: 10 }));
        assert_eq!(draw(every(0, 3, None), numbers(10)), Err(DrawFault::NothingAsked));
        assert_eq!(draw(every(1, 0, None), numbers(10)), Err(DrawFault::NothingAsked));
    }

    #[test]
    fn a_spread_draw_reaches_its_size_wherever_it_starts() {
        for seed in ["a", "b", "c", "d", "e"] {
            for (size, population) in [(3, 10), (10, 10), (1, 7), (4, 4)] {
                let method = Method::spread(seed, size, population).unwrap();
                assert_eq!(draw(method, numbers(population)).unwrap().len(), size as usize);
            }
        }
        assert_eq!(Method::spread("a", 11, 10), None);
        assert_eq!(Method::spread("a", 0, 10), None);
    }

    #[test]
    fn named_items_are_drawn_and_those_that_are_not_there_are_said() {
        let named = |ids: &[&str]| Method::Targeted(ids.iter().map(ToString::to_string).collect());
        assert_eq!(draw(named(&["7", "3"]), numbers(10)).unwrap(), ["3", "7"]);
        let missing = DrawFault::Missing { ids: vec!["11".into(), "x".into()], count: 2 };
        assert_eq!(draw(named(&["x", "7", "11"]), numbers(10)), Err(missing));
        assert_eq!(draw(named(&["7", "7"]), numbers(10)), Err(DrawFault::Missing { ids: vec!["7".into()], count: 1 }));
        assert_eq!(draw(named(&[]), numbers(10)), Err(DrawFault::NothingAsked));
        assert_eq!(draw(Method::All, numbers(3)).unwrap(), ["1", "2", "3"]);
    }

    #[test]
    fn what_cannot_be_drawn_from_is_refused() {
        assert_eq!(draw(random(5), numbers(0)), Err(DrawFault::Empty));
        assert_eq!(draw(random(0), numbers(5)), Err(DrawFault::NothingAsked));
        assert_eq!(draw(random(6), numbers(5)), Err(DrawFault::TooMany { asked: 6, population: 5 }));
        assert_eq!(draw(random(MOST_DRAWN + 1), numbers(5)), Err(DrawFault::TooLarge(MOST_DRAWN)));
        let twice = ["a", "b", "a", "c", "b", "a"].map(String::from);
        let rows = vec![(2, 4), (3, 6), (2, 7)];
        assert_eq!(draw(random(2), twice), Err(DrawFault::Repeated { rows, count: 3 }));
    }

    #[test]
    fn many_repeated_rows_are_counted_and_some_named() {
        let Err(DrawFault::Repeated { rows, count }) = draw(random(2), std::iter::repeat_n("a".to_owned(), 100)) else {
            panic!("not refused")
        };
        assert_eq!((rows.len(), count, rows.first()), (NAMED, 99, Some(&(2, 3))));
    }

    proptest! {
        #[test]
        fn a_larger_draw_begins_with_the_smaller(seed in "\\PC{0,8}", small in 1_u32..40, more in 0_u32..40) {
            let of = |size| draw(Method::Random { seed: seed.clone(), size }, numbers(100)).unwrap();
            let (first, all) = (of(small), of(small + more));
            prop_assert_eq!(&first[..], &all[..first.len()]);
        }

        #[test]
        fn the_heap_finds_what_sorting_finds(seed in "[a-zåäö|]{0,8}", ids in proptest::collection::btree_set("[a-zåäö|]{1,6}", 1..50), size in 1_u32..50) {
            let mut sorted: Vec<String> = ids.iter().cloned().collect();
            sorted.sort_by_key(|id| digest(&seed, id));
            sorted.truncate(size as usize);
            let drawn = draw(Method::Random { seed, size }, ids.iter().cloned());
            if size as usize > ids.len() {
                prop_assert_eq!(drawn, Err(DrawFault::TooMany { asked: size, population: u32::try_from(ids.len()).unwrap() }));
            } else {
                prop_assert_eq!(drawn.unwrap(), sorted);
            }
        }
    }
}
