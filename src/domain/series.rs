//! A measure over periods and years, compared like with like or not at all.

use super::{
    Book, Figure, Measure, MeasureId, MeasureKind, MeasureValue, Period, PeriodId, Polarity, Reading, Resolved, ratio,
};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// A value of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point<'a> {
    /// The measure, which is another record in another year.
    pub measure: &'a Measure,
    /// The period.
    pub period: &'a Period,
    /// What is recorded, if anything.
    pub value: Option<&'a MeasureValue>,
    /// What it comes to.
    pub resolved: Option<Resolved>,
    /// Whether the series is broken before it: counted by another rule than the value before, or not comparable.
    pub broken: bool,
}

/// Why two values are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// There is no value now.
    NoValue,
    /// There is no value before.
    NoPrevious,
    /// They were counted by different rules.
    OtherRule,
    /// One of them is said to be comparable with no other.
    NotComparable,
    /// They are of different kinds, such as a count and a share.
    OtherKind,
    /// One of them was not measured.
    NotMeasured,
    /// In one of them nothing occurred, so there is no share.
    NoOccurrences,
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// It is the same.
    Unchanged,
    /// It is higher, which is neither better nor worse.
    Higher,
    /// It is lower, which is neither better nor worse.
    Lower,
    /// It is higher, and that is better.
    HigherBetter,
    /// It is higher, and that is worse.
    HigherWorse,
    /// It is lower, and that is better.
    LowerBetter,
    /// It is lower, and that is worse.
    LowerWorse,
}

/// The value of the period before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The period it is of; `None` when it was typed for a time before the program.
    pub period_id: Option<PeriodId>,
    /// The measure, which is another record in another year.
    pub measure_id: MeasureId,
    /// The counting rule.
    pub version: u16,
    /// What it came to.
    pub figure: Figure,
    /// Why it is comparable with no other; empty when it is.
    pub not_comparable: String,
    /// The same period by another counting rule.
    pub beside: Option<(u16, Figure)>,
}

/// A value beside the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The value before, whether comparable or not.
    pub previous: Option<Previous>,
    /// Which way it went, or why that is not said.
    pub trend: Result<Trend, Apart>,
    /// When the trend is of values by this other counting rule, which both sides have: now and before.
    pub by_rule: Option<(u16, Figure, Figure)>,
}

impl Book {
    /// The measure in every period and year that the book knows, earliest first.
    #[must_use]
    pub fn series(&self, measure: MeasureId) -> Vec<Point<'_>> {
        let Some(own) = self.find::<Measure>(measure) else { return Vec::new() };
        let mut points: Vec<Point<'_>> = Vec::new();
        for member in self.measures_of_lineage(own) {
            for value in self.values_of(member.id) {
                let Some(period) = self.period(value.period_id) else { continue };
                let resolved = self.figure(member.id, period.id);
                points.push(Point { measure: member, period, value: Some(value), resolved, broken: false });
            }
        }
        points.sort_by_key(|point| (point.period.from, point.period.id));
        let mut before: Option<(&MeasureValue, &Measure)> = None;
        for point in &mut points {
            let Some(value) = point.value else { continue };
            point.broken = before.is_some_and(|(last, measure)| {
                !same_rule((measure, last.version), (point.measure, value.version))
                    || !value.not_comparable.trim().is_empty()
                    || !last.not_comparable.trim().is_empty()
            });
            before = Some((value, point.measure));
        }
        points
    }

    /// The value before that of a measure in a period: looked up, or as it was typed for a time before the program.
    #[must_use]
    pub fn previous_value(&self, measure: MeasureId, period: PeriodId) -> Option<Previous> {
        let from = self.period(period)?.from;
        let own = self.find::<Measure>(measure)?;
        let earlier = self.measures_of_lineage(own).flat_map(|member| self.values_of(member.id));
        let earlier = earlier.filter_map(|value| Some((self.period(value.period_id)?, value)));
        let latest = earlier.filter(|(other, _)| other.from < from).max_by_key(|(other, _)| other.from);
        if let Some((other, value)) = latest {
            let beside = value.beside.as_ref().and_then(|beside| {
                let resolved = self.figure_of(&beside.reading, value.measure_id, other.id)?;
                Some((beside.version, resolved.figure))
            });
            return Some(Previous {
                period_id: Some(other.id),
                measure_id: value.measure_id,
                version: value.version,
                figure: self.figure(value.measure_id, other.id)?.figure,
                not_comparable: value.not_comparable.clone(),
                beside,
            });
        }
        let typed = self.value(measure, period)?.previous.as_ref()?;
        let resolved = self.figure_of(&typed.reading, measure, period)?;
        Some(Previous {
            period_id: None,
            measure_id: measure,
            version: typed.version,
            figure: resolved.figure,
            not_comparable: String::new(),
            beside: None,
        })
    }

    /// Compares a value with the one before it.
    #[must_use]
    pub fn compare(&self, measure: MeasureId, period: PeriodId) -> Comparison {
        let previous = self.previous_value(measure, period);
        let (Some(own), Some(value)) = (self.find::<Measure>(measure), self.value(measure, period)) else {
            return Comparison { previous, trend: Err(Apart::NoValue), by_rule: None };
        };
        let now = self.figure(measure, period).map(|resolved| resolved.figure);
        let (Some(now), Some(before)) = (now, previous.as_ref()) else {
            let apart = if previous.is_none() { Apart::NoPrevious } else { Apart::NoValue };
            return Comparison { previous, trend: Err(apart), by_rule: None };
        };
        if !value.not_comparable.trim().is_empty() || !before.not_comparable.trim().is_empty() {
            return Comparison { previous, trend: Err(Apart::NotComparable), by_rule: None };
        }
        let earlier_measure = self.find::<Measure>(before.measure_id).unwrap_or(own);
        let same = |rule: u16, earlier: u16| same_rule((own, rule), (earlier_measure, earlier));
        if same(value.version, before.version) {
            let trend = trend(&now, &before.figure, own.direction);
            return Comparison { previous, trend, by_rule: None };
        }
        let beside = value.beside.as_ref();
        let beside = beside.and_then(|beside| Some((beside.version, self.beside_figure(value, &beside.reading)?)));
        let shared = shared_rule((value.version, &now), beside.as_ref(), before, same);
        let trend = match &shared {
            Some((_, now, before)) => trend(now, before, own.direction),
            None => Err(Apart::OtherRule),
        };
        Comparison { previous, trend, by_rule: shared }
    }

    fn beside_figure(&self, value: &MeasureValue, reading: &Reading) -> Option<Figure> {
        self.figure_of(reading, value.measure_id, value.period_id).map(|resolved| resolved.figure)
    }
}

/// Two counting rules are one when they have the same number, and the same words where both years write them down. Amounts in
/// kronor and in millions are counted by different rules.
fn same_rule((one, version): (&Measure, u16), (other, other_version): (&Measure, u16)) -> bool {
    let (a, b) = (one.definition(version).trim(), other.definition(other_version).trim());
    let alike = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
    let same_words = || alike(a, b) && (one.kind != MeasureKind::Amount || alike(&unit(one), &unit(other)));
    version == other_version && (one.id == other.id || same_words())
}

fn unit(measure: &Measure) -> String {
    measure.unit.trim().to_lowercase()
}

/// A counting rule by which there is a value on both sides.
fn shared_rule(
    now: (u16, &Figure),
    beside: Option<&(u16, Figure)>,
    before: &Previous,
    same: impl Fn(u16, u16) -> bool,
) -> Option<(u16, Figure, Figure)> {
    let earlier = |rule: u16| {
        let besides = before.beside.as_ref().filter(|(other, _)| same(rule, *other)).map(|(_, figure)| figure);
        if same(rule, before.version) { Some(&before.figure) } else { besides }
    };
    let of_now = earlier(now.0).map(|figure| (now.0, now.1.clone(), figure.clone()));
    of_now.or_else(|| beside.and_then(|(rule, figure)| Some((*rule, figure.clone(), earlier(*rule)?.clone()))))
}

/// Which way a figure went, compared exactly where both sides have counts.
fn trend(now: &Figure, before: &Figure, direction: Polarity) -> Result<Trend, Apart> {
    Ok(match (order(now, before)?, direction) {
        (Ordering::Equal, _) => Trend::Unchanged,
        (Ordering::Greater, Polarity::Neither) => Trend::Higher,
        (Ordering::Less, Polarity::Neither) => Trend::Lower,
        (Ordering::Greater, Polarity::HigherIsBetter) => Trend::HigherBetter,
        (Ordering::Greater, Polarity::LowerIsBetter) => Trend::HigherWorse,
        (Ordering::Less, Polarity::LowerIsBetter) => Trend::LowerBetter,
        (Ordering::Less, Polarity::HigherIsBetter) => Trend::LowerWorse,
    })
}

fn order(now: &Figure, before: &Figure) -> Result<Ordering, Apart> {
    use Figure::{Amount, Count, NoOccurrences, NotMeasured, Ratio, Share, YesNo};
    match (now, before) {
        (NotMeasured { .. }, _) | (_, NotMeasured { .. }) => Err(Apart::NotMeasured),
        (NoOccurrences { .. }, NoOccurrences { .. }) => Ok(Ordering::Equal),
        // That none occurred is a count of none where counts are compared, and no share where shares are.
        (NoOccurrences { .. }, Count { n }) => Ok(0.cmp(n)),
        (Count { n }, NoOccurrences { .. }) => Ok(n.cmp(&0)),
        (NoOccurrences { .. }, _) | (_, NoOccurrences { .. }) => Err(Apart::NoOccurrences),
        (Ratio { n, of }, Ratio { n: m, of: base }) => {
            if *of == 0 || *base == 0 {
                return Err(Apart::NoOccurrences);
            }
            Ok((u128::from(*n) * u128::from(*base)).cmp(&(u128::from(*m) * u128::from(*of))))
        }
        (Count { n }, Count { n: m }) => Ok(n.cmp(m)),
        (Amount { amount, .. }, Amount { amount: other, .. }) => Ok(amount.cmp(other)),
        (YesNo { yes }, YesNo { yes: other }) => Ok(yes.cmp(other)),
        (Ratio { n, of }, Share { percent, .. }) => Ok(rounded(*n, *of, *percent)?.cmp(percent)),
        (Share { percent, .. }, Ratio { n, of }) => Ok(percent.cmp(&rounded(*n, *of, *percent)?)),
        (Share { percent, .. }, Share { percent: other, .. }) => Ok(percent.cmp(other)),
        _ => Err(Apart::OtherKind),
    }
}

/// A share of counts as it would have been printed with the decimals of another: what was printed says no more.
fn rounded(n: u64, of: u64, like: Decimal) -> Result<Decimal, Apart> {
    let decimals = u8::try_from(like.scale()).unwrap_or(u8::MAX);
    ratio::percent(n, of, decimals).ok_or(Apart::NoOccurrences)
}
