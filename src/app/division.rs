//! How a year is divided into reporting periods: what a new plan begins with, and what a source's words mean.

use crate::domain::{Period, PeriodFocus, PeriodId, PlanId};
use crate::env::Ids;
use crate::i18n::{Lang, periods as text};
use chrono::{Months, NaiveDate};

/// How a year is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Division {
    /// One period.
    Year,
    /// Halvår, Helår.
    Half,
    /// Delår 1, Delår 2, Årsrapport: four months each, as most municipalities report.
    #[default]
    Interim,
    /// Tertial 1–3.
    Tertial,
    /// Kvartal 1–4.
    Quarter,
    /// Januari–December.
    Month,
}

impl Division {
    /// The name of the division in files and drafts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Half => "half",
            Self::Interim => "interim",
            Self::Tertial => "tertial",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// The division with this name, of those a new plan may have.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let offered = [Self::Interim, Self::Half, Self::Year, Self::Quarter, Self::Month];
        offered.into_iter().find(|division| division.code() == code)
    }

    /// The division in words, as a person chooses it.
    #[must_use]
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Year => text::in_one(lang),
            Self::Half => text::in_halves(lang),
            Self::Interim => text::in_interims(lang),
            Self::Tertial => text::in_tertials(lang),
            Self::Quarter => text::in_quarters(lang),
            Self::Month => text::in_months(lang),
        }
    }

    /// The division into so many periods; whatever is not 1, 2, 4 or 12 is taken for the usual three.
    #[must_use]
    pub const fn into_parts(parts: u8) -> Self {
        match parts {
            1 => Self::Year,
            2 => Self::Half,
            4 => Self::Quarter,
            12 => Self::Month,
            _ => Self::Interim,
        }
    }

    /// How many periods there are.
    #[must_use]
    pub const fn parts(self) -> u8 {
        match self {
            Self::Year => 1,
            Self::Half => 2,
            Self::Interim | Self::Tertial => 3,
            Self::Quarter => 4,
            Self::Month => 12,
        }
    }

    /// What the period of this number is called.
    #[must_use]
    pub fn name(self, lang: Lang, number: u8) -> String {
        match (self, number) {
            (Self::Year, _) | (Self::Half, 2) => text::full_year(lang).to_owned(),
            (Self::Half, _) => text::half_year(lang).to_owned(),
            (Self::Interim, 3) => text::annual(lang).to_owned(),
            (Self::Interim, _) => text::interim(lang, number),
            (Self::Tertial, _) => text::tertial(lang, number),
            (Self::Quarter, _) => text::quarter(lang, number),
            (Self::Month, _) => text::month_of(lang, number),
        }
    }

    /// The periods of a plan: names, first and last days, what they dwell on. The first is for control, the last
    /// for completing the year, those between for carrying out the actions.
    #[must_use]
    pub fn periods(self, plan_id: PlanId, year: i32, lang: Lang, ids: &dyn Ids) -> Vec<Period> {
        let months = 12 / u32::from(self.parts());
        let period = |number: u8| {
            let from = NaiveDate::from_ymd_opt(year, u32::from(number - 1) * months + 1, 1)?;
            let to = from.checked_add_months(Months::new(months))?.pred_opt()?;
            let focus = match number {
                1 => PeriodFocus::Control,
                last if last == self.parts() => PeriodFocus::Completion,
                _ => PeriodFocus::Actions,
            };
            let (id, name) = (PeriodId(ids.id()), self.name(lang, number));
            let report_on = Some(to);
            Some(Period { name, report_on, focus, ..Period::blank(id, plan_id, number, from, to) })
        };
        (1..=self.parts()).filter_map(period).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
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
    fn a_year_is_divided_without_gaps() {
        for parts in [1, 2, 3, 4, 12] {
            let division = Division::into_parts(parts);
            let periods = division.periods(PlanId(Uuid::nil()), 2031, Lang::Sv, &Same);
            assert_eq!(periods.len(), usize::from(parts));
            assert_eq!(periods[0].from.ordinal(), 1);
            assert_eq!(periods.last().unwrap().to.to_string(), "2031-12-31");
            assert!(periods.windows(2).all(|pair| pair[0].to.succ_opt() == Some(pair[1].from)));
        }
        let names: Vec<_> = (1..=3).map(|number| Division::Interim.name(Lang::Sv, number)).collect();
        assert_eq!(names, ["Delår 1", "Delår 2", "Årsrapport"]);
        assert_eq!([1, 12].map(|number| Division::Month.name(Lang::Sv, number)), ["Januari", "December"]);
    }
}
