//! Periods in words: which one a text means.

use super::error::ImportError;
use super::fold::fold;
use super::words;
use crate::app::division::Division;
use crate::domain::{Book, Period, PlanId};
use crate::i18n::Lang;
use chrono::Datelike;
use std::collections::BTreeSet;

/// What a text says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// A part of a division of the year.
    Part(Division, u8),
    /// A month.
    Month(u32),
    /// A number.
    Number(u8),
}

impl Hint {
    /// What a text that is meant to name a period says.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if let Some(date) = words::date(text) {
            return Some(Self::Month(date.month()));
        }
        let folded = fold(text);
        if let Ok(number) = folded.parse::<u8>() {
            return (number > 0).then_some(Self::Number(number));
        }
        Self::find(&folded)
    }

    /// The name of the period that a title speaks of, such as "Delår 2" in "Rapport per augusti 2024".
    pub(super) fn within(line: &str) -> Option<String> {
        let folded = fold(line);
        let hint = Self::find(&folded).or_else(|| Self::as_of(line))?;
        match hint {
            Self::Part(division, number) => Some(division.name(Lang::Sv, number)),
            Self::Month(month) => {
                u8::try_from(month.div_ceil(4)).ok().map(|part| Division::Interim.name(Lang::Sv, part))
            }
            Self::Number(_) => None,
        }
    }

    /// What the heading of a column says of the period it is about.
    pub(super) fn of_heading(heading: &str) -> Option<Self> {
        let dated = || heading.split_whitespace().find_map(words::date).map(|date| Self::Month(date.month()));
        Self::find(&fold(heading)).or_else(dated)
    }

    /// Whether both mean the same period, as far as they tell without a plan.
    pub(super) fn is_like(self, other: Self) -> bool {
        match (self, other) {
            (Self::Part(_, one), Self::Number(other)) | (Self::Number(other), Self::Part(_, one)) => one == other,
            (Self::Month(month), part @ Self::Part(..)) | (part @ Self::Part(..), Self::Month(month)) => {
                part.months().is_some_and(|(first, last)| (first..=last).contains(&month))
            }
            (Self::Part(..), Self::Part(..)) => self.months() == other.months(),
            _ => self == other,
        }
    }

    /// The month in "per 2024-08-31". Other dates say when something was written or decided.
    fn as_of(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace().skip_while(|word| !word.eq_ignore_ascii_case("per")).skip(1);
        words.next().and_then(words::date).map(|date| Self::Month(date.month()))
    }

    fn find(folded: &str) -> Option<Self> {
        let words: Vec<&str> = folded.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).and_then(|word| word.parse::<u8>().ok());
            let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
            let glued = word.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<u8>().ok();
            let number = next.or(glued).or_else(|| ordinal(before)).filter(|number| (1..=4).contains(number));
            let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let part =
                |division: Division, number: u8| (number <= division.parts()).then_some(Self::Part(division, number));
            let found = match stem {
                "delår" | "delårs" | "delårsrapport" | "delårsbokslut" | "d" | "interim" => {
                    number.and_then(|number| part(Division::Interim, number))
                }
                "årsrapport" | "årsbokslut" | "årsredovisning" | "bokslut" | "annual" => part(Division::Interim, 3),
                "tertial" | "tertialrapport" | "t" => number.and_then(|number| part(Division::Tertial, number)),
                "kvartal" | "kvartalsrapport" | "q" | "kv" => number.and_then(|number| part(Division::Quarter, number)),
                "halvår" | "halvåret" | "halvårs" | "halvårsrapport" => {
                    part(Division::Half, number.unwrap_or(1).min(2))
                }
                "helår" | "helåret" | "helårs" | "helårsrapport" | "helårsuppföljning" => part(Division::Half, 2),
                _ => None,
            };
            if found.is_some() {
                return found;
            }
        }
        let mut full = words.iter().filter(|word| word.chars().count() > 3);
        full.find_map(|word| words::month(word)).map(Self::Month)
    }

    /// The division of the year in which this period is at home.
    pub(super) const fn division(self) -> Division {
        match self {
            Self::Part(division, _) => division,
            Self::Month(_) | Self::Number(_) => Division::Interim,
        }
    }

    /// The first and last month it covers.
    const fn months(self) -> Option<(u32, u32)> {
        match self {
            Self::Part(division, number) => {
                let months = 12 / division.parts();
                Some((((number - 1) * months + 1) as u32, (number * months) as u32))
            }
            Self::Month(_) | Self::Number(_) => None,
        }
    }

    fn means(self, period: &Period) -> bool {
        match self {
            Self::Number(number) => period.number == number,
            Self::Month(month) => covers(period, month),
            Self::Part(..) => self.months() == Some((period.from.month(), period.to.month())),
        }
    }
}

fn ordinal(word: &str) -> Option<u8> {
    match word {
        "första" | "first" => Some(1),
        "andra" | "second" => Some(2),
        "tredje" | "third" => Some(3),
        "fjärde" | "fourth" => Some(4),
        _ => None,
    }
}

fn covers(period: &Period, month: u32) -> bool {
    (period.from.month()..=period.to.month()).contains(&month)
}

/// The period among these that a person means.
///
/// # Errors
/// `UnknownPeriod` when none is meant.
pub(super) fn resolve<'a>(periods: &[&'a Period], given: &str) -> Result<&'a Period, ImportError> {
    let folded = fold(given);
    let named = periods.iter().find(|period| fold(&period.name) == folded);
    let hinted = || Hint::parse(given).and_then(|hint| periods.iter().find(|period| hint.means(period)));
    named.or_else(hinted).copied().ok_or_else(|| ImportError::UnknownPeriod {
        given: given.to_owned(),
        periods: periods.iter().map(|period| period.name.clone()).collect(),
    })
}

/// The numbers of the periods that a frequency means: by its months, or by the periods it names. Empty when it
/// says neither; such a control is due in every period.
pub(super) fn of_frequency(text: &str, periods: &[Period]) -> BTreeSet<u8> {
    let folded = fold(text);
    let months: BTreeSet<u32> = folded.split(' ').filter_map(words::month).collect();
    let mut numbers = BTreeSet::new();
    for month in &months {
        match periods.iter().find(|period| covers(period, *month)) {
            Some(period) => numbers.insert(period.number),
            None => return BTreeSet::new(),
        };
    }
    if numbers.is_empty() {
        numbers = super::method::periods(text);
        numbers.extend(
            periods
                .iter()
                .filter(|period| format!(" {folded} ").contains(&format!(" {} ", fold(&period.name))))
                .map(|period| period.number),
        );
        numbers.retain(|number| periods.iter().any(|period| period.number == *number));
    }
    numbers
}

/// The periods of a plan.
pub(super) fn of_plan(book: &Book, plan: PlanId) -> Vec<Period> {
    book.periods(plan).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::env::Ids;
    use uuid::Uuid;

    struct Same;

    impl Ids for Same {
        fn id(&self) -> Uuid {
            Uuid::nil()
        }

        fn salt(&self) -> [u8; 16] {
            [0; 16]
        }
    }

    #[test]
    fn a_title_names_the_period_that_a_date_lies_in() {
        for (line, expected) in [
            ("Uppföljning per 2031-08-31", Some("Delår 2")),
            ("Uppföljning per augusti", Some("Delår 2")),
            ("Antagen 2031-12-11", None),
        ] {
            assert_eq!(Hint::within(line).as_deref(), expected, "{line}");
        }
    }

    fn year(division: Division) -> Vec<Period> {
        division.periods(PlanId(Uuid::nil()), 2031, Lang::Sv, &Same)
    }

    fn meant(division: Division, given: &str) -> Option<String> {
        let periods = year(division);
        resolve(&periods.iter().collect::<Vec<_>>(), given).ok().map(|period| period.name.clone())
    }

    #[test]
    fn periods_are_recognised_by_name_number_and_month() {
        for given in ["delår 2", "Delårsrapport 2", "D2", "2", "augusti", "juni 2031", "2031-08-31", "tertial 2", "T2"]
        {
            assert_eq!(meant(Division::Interim, given).as_deref(), Some("Delår 2"), "{given}");
        }
        assert_eq!(meant(Division::Interim, "årsbokslut").as_deref(), Some("Årsrapport"));
        assert_eq!(meant(Division::Interim, "halvår"), None);
        assert_eq!(meant(Division::Half, "första halvåret").as_deref(), Some("Halvår"));
        assert_eq!(meant(Division::Half, "helår").as_deref(), Some("Helår"));
        assert_eq!(meant(Division::Interim, "5"), None);
    }

    #[test]
    fn frequencies_mean_periods() {
        let periods = year(Division::Interim);
        let numbers = |text| of_frequency(text, &periods).into_iter().collect::<Vec<_>>();
        assert_eq!(numbers("April, augusti, december"), [1, 2, 3]);
        assert_eq!(numbers("April och December"), [1, 3]);
        assert_eq!(numbers("Delår 2"), [2]);
        assert_eq!(numbers("Årsrapport"), [3]);
        assert_eq!(numbers("Månadsvis"), [] as [u8; 0]);
        assert_eq!(numbers("Löpande under året"), [] as [u8; 0]);
    }
}
