//! Finding what a person means by a name or a number.

use crate::domain::{Book, PeriodId, PlanId};
use crate::i18n::collate::fold;

/// The period of a plan with this number, identity or name, or with a name that begins so; whatever the case.
#[must_use]
pub fn period(book: &Book, plan: PlanId, wanted: &str) -> Option<PeriodId> {
    let wanted = fold(wanted.trim());
    let by_number = || book.periods(plan).find(|period| wanted.parse() == Ok(period.number));
    let exact = || book.periods(plan).find(|period| fold(&period.name) == wanted || period.id.to_string() == wanted);
    let begins = |name: &str| !wanted.is_empty() && fold(name).starts_with(&wanted);
    let only = || {
        let mut beginning = book.periods(plan).filter(|period| begins(&period.name));
        beginning.next().filter(|_| beginning.next().is_none())
    };
    by_number().or_else(exact).or_else(only).map(|period| period.id)
}

/// The boards that are meant by what a person wrote: the one of just that name, else all whose names begin so; whatever the
/// case. All are meant where nothing was written.
#[derive(Clone, Debug)]
pub struct Boards {
    wanted: Option<String>,
    has_exact: bool,
}

impl Boards {
    /// What was written, among boards of these names.
    pub fn meant<'n>(wanted: Option<&str>, names: impl IntoIterator<Item = &'n str>) -> Self {
        let wanted = wanted.map(|wanted| fold(wanted.trim()));
        let has_exact = wanted.as_deref().is_some_and(|wanted| names.into_iter().any(|name| fold(name) == wanted));
        Self { wanted, has_exact }
    }

    /// Whether the board of this name is one of them.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        match self.wanted.as_deref() {
            None => true,
            Some(wanted) if self.has_exact => fold(name) == wanted,
            Some(wanted) => fold(name).starts_with(wanted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Period;
    use crate::domain::sample::Sample;

    #[test]
    fn a_board_of_just_that_name_is_meant_before_those_that_begin_so() {
        let names = ["Kultur", "Kulturnämnden", "Äldrenämnden"];
        let chosen = |wanted| -> Vec<&str> {
            let meant = Boards::meant(wanted, names);
            names.into_iter().filter(|name| meant.holds(name)).collect()
        };
        assert_eq!(chosen(Some(" kultur ")), ["Kultur"]);
        assert_eq!(chosen(Some("kult")), ["Kultur", "Kulturnämnden"]);
        assert_eq!(chosen(Some("ÄLDRE")), ["Äldrenämnden"]);
        assert_eq!(chosen(None), names);
    }

    #[test]
    fn a_period_is_found_by_number_name_identity_or_the_beginning_of_one_name() {
        let mut sample = Sample::new();
        for (id, name) in sample.periods.into_iter().zip(["Delår", "Årsrapport"]) {
            let period = sample.book.period(id).unwrap().clone();
            sample.book.load([Period { name: name.to_owned(), ..period }]);
        }
        let [first, second] = sample.periods;
        let found = |wanted: &str| period(&sample.book, sample.plan, wanted);
        assert_eq!(found(" 2 "), Some(second));
        assert_eq!(found("DELÅR"), Some(first));
        assert_eq!(found("a\u{30a}rs"), Some(second), "however the letter is composed");
        assert_eq!(found(&second.to_string()), Some(second));
        assert_eq!((found(""), found("3"), found("Kvartal")), (None, None, None));
    }
}
