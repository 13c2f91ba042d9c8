//! A measure over periods and years: the places of its sparkline, with the gaps that nothing was read in.

use crate::domain::{Book, Figure, Measure, MeasureId, Period, PeriodId, Point};
use crate::ui::chart::Spot;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a period shows of a measure.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The period.
    pub period: &'a Period,
    /// The measure as that year has it.
    pub measure: &'a Measure,
    /// What is recorded, if anything.
    pub point: Option<Point<'a>>,
}

/// The periods in which a measure is due or has a value, in every year the book knows, earliest first.
#[must_use]
pub fn places(book: &Book, id: MeasureId) -> Vec<Place<'_>> {
    let Some(own) = book.find::<Measure>(id) else { return Vec::new() };
    let mut places: BTreeMap<_, Place<'_>> = BTreeMap::new();
    let key = |period: &Period| (period.from, period.id);
    for member in book.measures_of_lineage(own) {
        let Some(plan) = book.plan_of(member.control_id) else { continue };
        let due = book.periods(plan).filter(|period| member.is_due(period.number));
        places.extend(due.map(|period| (key(period), Place { period, measure: member, point: None })));
    }
    for point in book.series(id) {
        let place = Place { period: point.period, measure: point.measure, point: Some(point) };
        places.insert(key(place.period), place);
    }
    places.into_values().collect()
}

/// The place of a period.
#[must_use]
pub fn place_of<'a, 'b>(places: &'b [Place<'a>], period: PeriodId) -> Option<&'b Place<'a>> {
    places.iter().find(|place| place.period.id == period)
}

/// What a sparkline draws of these places: from the first value to the last, absent ones between them as gaps.
#[must_use]
pub fn spots(places: &[Place<'_>]) -> Vec<Spot> {
    let value = |place: &Place<'_>| {
        let resolved = place.point.as_ref().and_then(|point| point.resolved.as_ref());
        resolved.and_then(|resolved| magnitude(&resolved.figure))
    };
    let first = places.iter().position(|place| value(place).is_some()).unwrap_or(places.len());
    let last = places.iter().rposition(|place| value(place).is_some()).map_or(first, |last| last + 1);
    let mut spots = Vec::new();
    for place in places.get(first..last).unwrap_or_default() {
        if place.point.as_ref().is_some_and(|point| point.broken) && !spots.is_empty() {
            spots.push(Spot::Break);
        }
        spots.push(value(place).map_or(Spot::Absent, Spot::Value));
    }
    spots
}

/// How large a figure is; `None` where there is nothing to measure by.
fn magnitude(figure: &Figure) -> Option<Decimal> {
    match figure {
        Figure::Ratio { n, of } => Decimal::from(*n).checked_div(Decimal::from(*of)),
        Figure::Count { n } => Some(Decimal::from(*n)),
        Figure::Amount { amount, .. } => Some(*amount),
        Figure::YesNo { yes } => Some(Decimal::from(u8::from(*yes))),
        Figure::Share { percent, .. } => percent.checked_div(Decimal::ONE_HUNDRED),
        Figure::NoOccurrences { .. } | Figure::NotMeasured { .. } => None,
    }
}

/// The lowest and the highest figure since the series was last broken, when there are two values or more to tell of.
#[must_use]
pub fn range<'b>(places: &'b [Place<'_>]) -> Option<(usize, &'b Figure, &'b Figure)> {
    let broken = |place: &Place<'_>| place.point.as_ref().is_some_and(|point| point.broken);
    let start = places.iter().rposition(broken).unwrap_or(0);
    let since = places.get(start..).unwrap_or_default().iter();
    let figures = since.filter_map(|place| Some(&place.point.as_ref()?.resolved.as_ref()?.figure));
    let mut sized: Vec<_> = figures.filter_map(|figure| Some((magnitude(figure)?, figure))).collect();
    sized.sort_by_key(|(size, _)| *size);
    let (first, last) = (sized.first()?, sized.last()?);
    (sized.len() > 1).then_some((sized.len(), first.1, last.1))
}
