//! Periods in words: which one a text means, and those a new plan begins with.

use super::error::ImportError;
use super::fold::fold;
use super::words;
use crate::domain::{Book, Period, PeriodFocus, PeriodId, PlanId};
use crate::i18n::{Lang, import as text};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// How a year is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Delår 1, Delår 2, Årsrapport: four months each.
    #[default]
    Interim,
    /// Halvår, Helår.
    Half,
    /// Tertial 1–3.
    Tertial,
    /// Kvartal 1–4.
    Quarter,
}

impl Scheme {
    const fn parts(self) -> u8 {
        match self {
            Self::Half => 2,
            Self::Interim | Self::Tertial => 3,
            Self::Quarter => 4,
        }
    }

    fn name(self, lang: Lang, number: u8) -> String {
        match (self, number) {
            (Self::Interim, 3) => text::period_year_report(lang).to_owned(),
            (Self::Interim, _) => text::period_interim(lang, number),
            (Self::Half, 2) => text::period_full_year(lang).to_owned(),
            (Self::Half, _) => text::period_half_year(lang).to_owned(),
            (Self::Tertial, _) => text::period_tertial(lang, number),
            (Self::Quarter, _) => text::period_quarter(lang, number),
        }
    }

    /// The periods of a year: names, first and last days, what they dwell on.
    #[must_use]
    pub fn periods(self, plan_id: PlanId, year: i32, lang: Lang, mut id: impl FnMut() -> PeriodId) -> Vec<Period> {
        let parts = self.parts();
        let months = 12 / parts;
        let made = (1..=parts).filter_map(|number| {
            let from = NaiveDate::from_ymd_opt(year, u32::from((number - 1) * months + 1), 1)?;
            let to = month_end(year, u32::from(number * months))?;
            let focus = match number {
                1 => PeriodFocus::Control,
                last if last == parts => PeriodFocus::Completion,
                _ => PeriodFocus::Actions,
            };
            let name = self.name(lang, number);
            let (report_on, due_on, locked_on) = (Some(to), None, None);
            Some(Period { id: id(), plan_id, number, name, from, to, report_on, due_on, focus, locked_on })
        });
        made.collect()
    }
}

fn month_end(year: i32, month: u32) -> Option<NaiveDate> {
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    next?.pred_opt()
}

/// What a text says of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// A part of a division of the year.
    Part(Scheme, u8),
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
        let hint = Self::find(&folded)?;
        match hint {
            Self::Part(scheme, number) => Some(scheme.name(Lang::Sv, number)),
            Self::Month(month) => u8::try_from(month.div_ceil(4)).ok().map(|part| Scheme::Interim.name(Lang::Sv, part)),
            Self::Number(_) => None,
        }
    }

    fn find(folded: &str) -> Option<Self> {
        let words: Vec<&str> = folded.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).and_then(|word| word.parse::<u8>().ok());
            let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
            let glued = word.trim_start_matches(|c: char| !c.is_ascii_digit()).parse::<u8>().ok();
            let number = next.or(glued).or_else(|| ordinal(before)).filter(|number| (1..=4).contains(number));
            let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
            let part = |scheme: Scheme, number: u8| (number <= scheme.parts()).then_some(Self::Part(scheme, number));
            let found = match stem {
                "delår" | "delårs" | "delårsrapport" | "delårsbokslut" | "d" | "interim" => {
                    number.and_then(|number| part(Scheme::Interim, number))
                }
                "årsrapport" | "årsbokslut" | "årsredovisning" | "bokslut" | "annual" => part(Scheme::Interim, 3),
                "tertial" | "tertialrapport" | "t" => number.and_then(|number| part(Scheme::Tertial, number)),
                "kvartal" | "kvartalsrapport" | "q" | "kv" => number.and_then(|number| part(Scheme::Quarter, number)),
                "halvår" | "halvåret" | "halvårs" | "halvårsrapport" => {
                    part(Scheme::Half, number.unwrap_or(1).min(2))
                }
                "helår" | "helåret" | "helårs" | "helårsrapport" | "helårsuppföljning" => part(Scheme::Half, 2),
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
    pub(super) const fn scheme(self) -> Scheme {
        match self {
            Self::Part(scheme, _) => scheme,
            Self::Month(_) | Self::Number(_) => Scheme::Interim,
        }
    }

    /// The first and last month it covers.
    const fn months(self) -> Option<(u32, u32)> {
        match self {
            Self::Part(scheme, number) => {
                let months = 12 / scheme.parts();
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
    use uuid::Uuid;

    fn year(scheme: Scheme) -> Vec<Period> {
        let mut next = 0;
        scheme.periods(PlanId(Uuid::nil()), 2031, Lang::Sv, || {
            next += 1;
            PeriodId(Uuid::from_u128(next))
        })
    }

    fn meant(scheme: Scheme, given: &str) -> Option<String> {
        let periods = year(scheme);
        resolve(&periods.iter().collect::<Vec<_>>(), given).ok().map(|period| period.name.clone())
    }

    #[test]
    fn a_year_is_divided_without_gaps() {
        for scheme in [Scheme::Interim, Scheme::Half, Scheme::Tertial, Scheme::Quarter] {
            let periods = year(scheme);
            assert_eq!(periods[0].from.ordinal(), 1);
            assert_eq!(periods.last().unwrap().to.to_string(), "2031-12-31");
            assert!(periods.windows(2).all(|pair| pair[0].to.succ_opt() == Some(pair[1].from)));
        }
        let names: Vec<_> = year(Scheme::Interim).into_iter().map(|period| period.name).collect();
        assert_eq!(names, ["Delår 1", "Delår 2", "Årsrapport"]);
    }

    #[test]
    fn periods_are_recognised_by_name_number_and_month() {
        for given in ["delår 2", "Delårsrapport 2", "D2", "2", "augusti", "juni 2031", "2031-08-31", "tertial 2", "T2"]
        {
            assert_eq!(meant(Scheme::Interim, given).as_deref(), Some("Delår 2"), "{given}");
        }
        assert_eq!(meant(Scheme::Interim, "årsbokslut").as_deref(), Some("Årsrapport"));
        assert_eq!(meant(Scheme::Interim, "halvår"), None);
        assert_eq!(meant(Scheme::Half, "första halvåret").as_deref(), Some("Halvår"));
        assert_eq!(meant(Scheme::Half, "helår").as_deref(), Some("Helår"));
        assert_eq!(meant(Scheme::Interim, "5"), None);
    }

    #[test]
    fn frequencies_mean_periods() {
        let periods = year(Scheme::Interim);
        let numbers = |text| of_frequency(text, &periods).into_iter().collect::<Vec<_>>();
        assert_eq!(numbers("April, augusti, december"), [1, 2, 3]);
        assert_eq!(numbers("April och December"), [1, 3]);
        assert_eq!(numbers("Delår 2"), [2]);
        assert_eq!(numbers("Årsrapport"), [3]);
        assert_eq!(numbers("Månadsvis"), [] as [u8; 0]);
        assert_eq!(numbers("Löpande under året"), [] as [u8; 0]);
    }
}
