//! What a reading comes to: the figure that is shown, compared and judged.

use super::{
    Book, CaseCount, Measure, MeasureId, MeasureKind, MeasureValue, PeriodId, Reading, SheetId, SheetItem, Survey,
    SurveyPart, SurveyQuestion, SurveyQuestionId, Tallied, TestSheet, ValueKey, ratio,
};
use rust_decimal::Decimal;

/// A figure. It carries its counts wherever there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// So many of so many.
    Ratio {
        /// How many.
        n: u64,
        /// Of how many.
        of: u64,
    },
    /// So many.
    Count {
        /// How many.
        n: u64,
    },
    /// So much.
    Amount {
        /// How much.
        amount: Decimal,
        /// Whether the source says "ca".
        approximate: bool,
    },
    /// Yes or no.
    YesNo {
        /// Whether it is yes.
        yes: bool,
    },
    /// A share without counts.
    Share {
        /// Percent, as printed.
        percent: Decimal,
        /// Of how many, if known.
        of: Option<u64>,
        /// Where it was printed.
        source: String,
    },
    /// Nothing of the kind occurred.
    NoOccurrences {
        /// How that is known.
        how_known: String,
    },
    /// Not measured.
    NotMeasured {
        /// Why.
        why: String,
    },
}

/// A figure with what must be said beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The figure.
    pub figure: Figure,
    /// Parts of a whole that have no counts, so that the sum is of the others only.
    pub missing: Vec<MeasureId>,
    /// Whether the counts were found from a share, because only one whole number fits.
    pub derived: bool,
}

impl From<Figure> for Resolved {
    fn from(figure: Figure) -> Self {
        Self { figure, missing: Vec::new(), derived: false }
    }
}

impl From<&CaseCount> for Figure {
    fn from(count: &CaseCount) -> Self {
        if count.cases == 0 {
            return Self::NoOccurrences { how_known: count.source.clone() };
        }
        Self::Ratio { n: count.late, of: count.cases }
    }
}

/// How deep wholes may consist of wholes; deeper is a circle.
const DEEPEST: u8 = 8;

impl Book {
    /// What is recorded of a measure in a period.
    #[must_use]
    pub fn value(&self, measure: MeasureId, period: PeriodId) -> Option<&MeasureValue> {
        self.find::<MeasureValue>(ValueKey { measure_id: measure, period_id: period })
    }

    /// What a measure comes to in a period; `None` when nothing is recorded, or what it is fed by is not finished.
    #[must_use]
    pub fn figure(&self, measure: MeasureId, period: PeriodId) -> Option<Resolved> {
        self.resolve(&self.value(measure, period)?.reading, measure, period, 0)
    }

    /// What a reading comes to, as one of this measure in this period.
    #[must_use]
    pub fn figure_of(&self, reading: &Reading, measure: MeasureId, period: PeriodId) -> Option<Resolved> {
        self.resolve(reading, measure, period, 0)
    }

    fn resolve(&self, reading: &Reading, measure: MeasureId, period: PeriodId, depth: u8) -> Option<Resolved> {
        let figure = match reading {
            Reading::Ratio { n, of } => Figure::Ratio { n: *n, of: *of },
            Reading::Count { n } => Figure::Count { n: *n },
            Reading::Amount { amount, approximate } => Figure::Amount { amount: *amount, approximate: *approximate },
            Reading::YesNo { yes } => Figure::YesNo { yes: *yes },
            Reading::Share { percent, of, source } => {
                Figure::Share { percent: *percent, of: *of, source: source.clone() }
            }
            Reading::NoOccurrences { how_known } => Figure::NoOccurrences { how_known: how_known.clone() },
            Reading::NotMeasured { why } => Figure::NotMeasured { why: why.clone() },
            Reading::Cases(count) => Figure::from(count.as_ref()),
            Reading::Parts {} => return self.sum_of_parts(measure, period, depth),
            Reading::Sheet { sheet_id, attribute } => {
                let is_count = self.find::<Measure>(measure).is_some_and(|each| each.kind == MeasureKind::Count);
                return self.sheet_figure(*sheet_id, *attribute, is_count);
            }
            Reading::SurveyRate { survey_id } => {
                let survey = self.find::<Survey>(*survey_id)?;
                Figure::Ratio { n: survey.answered?, of: survey.invited? }
            }
            Reading::SurveyShare { question_id, part } => return self.survey_figure(*question_id, *part),
        };
        Some(figure.into())
    }

    /// The parts of a whole, in order.
    pub fn parts(&self, whole: MeasureId) -> impl DoubleEndedIterator<Item = &Measure> {
        self.measures_of_whole(whole)
    }

    /// The sum over the parts that have counts, with those that have none. Ratios are summed over and under the line.
    fn sum_of_parts(&self, whole: MeasureId, period: PeriodId, depth: u8) -> Option<Resolved> {
        if depth >= DEEPEST {
            return None;
        }
        let (mut n, mut of, mut amount, mut approximate) = (0_u64, 0_u64, Decimal::ZERO, false);
        let (mut ratios, mut counts, mut amounts) = (0, 0, 0);
        let mut missing = Vec::new();
        for part in self.parts(whole) {
            let reading = self.value(part.id, period).map(|value| &value.reading);
            let resolved = reading.and_then(|reading| self.resolve(reading, part.id, period, depth + 1));
            match resolved.map(|resolved| (resolved.figure, resolved.missing)) {
                Some((Figure::Ratio { n: more, of: base }, lacking)) => {
                    (n, of, ratios) = (n.checked_add(more)?, of.checked_add(base)?, ratios + 1);
                    missing.extend(lacking);
                }
                Some((Figure::Count { n: more }, lacking)) => {
                    (n, counts) = (n.checked_add(more)?, counts + 1);
                    missing.extend(lacking);
                }
                Some((Figure::Amount { amount: more, approximate: about }, lacking)) => {
                    (amount, amounts) = (amount.checked_add(more)?, amounts + 1);
                    approximate |= about;
                    missing.extend(lacking);
                }
                _ => missing.push(part.id),
            }
        }
        let figure = match (ratios, counts, amounts) {
            (1.., 0, 0) => Figure::Ratio { n, of },
            (0, 1.., 0) => Figure::Count { n },
            (0, 0, 1..) => Figure::Amount { amount, approximate },
            _ => return None,
        };
        Some(Resolved { figure, missing, derived: false })
    }

    fn sheet_figure(&self, sheet: SheetId, attribute: Option<u8>, is_count: bool) -> Option<Resolved> {
        let totals = self.sheet_totals(sheet)?;
        let (n, of) = match attribute {
            None => (totals.items_with_deviation, totals.items_tested),
            Some(number) => {
                let of_attribute = totals.attributes.iter().find(|each| each.number == number)?;
                (of_attribute.deviations, of_attribute.tested())
            }
        };
        let figure = if is_count { Figure::Count { n } } else { Figure::Ratio { n, of } };
        (of > 0).then(|| figure.into())
    }

    fn survey_figure(&self, question: SurveyQuestionId, part: SurveyPart) -> Option<Resolved> {
        let question = self.find::<SurveyQuestion>(question)?;
        question.figure(part)
    }

    /// The items of a test sheet, in order.
    pub fn items(&self, sheet: SheetId) -> impl DoubleEndedIterator<Item = &SheetItem> {
        self.list(self.index.items.of(sheet))
    }

    /// The totals of a test sheet.
    #[must_use]
    pub fn sheet_totals(&self, sheet: SheetId) -> Option<super::SheetTotals> {
        let sheet = self.find::<TestSheet>(sheet)?;
        Some(super::SheetTotals::of(sheet, self.items(sheet.id)))
    }

    /// How many of what a measure must match have been matched: `n` of them, and how many there are to match. `None`
    /// when it pairs with nothing or something lacks its counts.
    #[must_use]
    pub fn pairing(&self, measure: &Measure, period: PeriodId) -> Option<(u64, u64)> {
        let count = |figure: Figure| match figure {
            Figure::Ratio { n, .. } | Figure::Count { n } => Some(n),
            Figure::NoOccurrences { .. } => Some(0),
            _ => None,
        };
        let have = count(self.figure(measure.id, period)?.figure)?;
        let mut needed = 0_u64;
        for other in &measure.pair_of_ids {
            needed = needed.checked_add(count(self.figure(*other, period)?.figure)?)?;
        }
        (!measure.pair_of_ids.is_empty()).then_some((have, needed))
    }
}

impl SurveyQuestion {
    /// How many answered the question: as stated, or the sum of the answers when each has a count.
    #[must_use]
    pub fn answers(&self) -> Option<u64> {
        self.n.or_else(|| {
            let counts: Option<Vec<u64>> = self.options.iter().map(|option| option.tally.count).collect();
            counts
                .filter(|counts| !counts.is_empty())
                .and_then(|counts| counts.iter().try_fold(0, |a: u64, b| a.checked_add(*b)))
        })
    }

    /// What some of the answers come to: counts where there are any, or where only one whole number gives the share;
    /// else the share alone.
    #[must_use]
    pub fn figure(&self, part: SurveyPart) -> Option<Resolved> {
        let stated = self.stated(part);
        let options = self.options.get(self.places(part)).unwrap_or_default();
        let counts: Option<u64> = options.iter().map(|option| option.tally.count).sum();
        let count = stated.count.or(if options.is_empty() { None } else { counts });
        let shares: Option<Decimal> = options.iter().map(|option| option.tally.percent).sum();
        let percent = stated.percent.or(if options.is_empty() { None } else { shares });
        // A sum of rounded shares is no share that a whole number was rounded to.
        let printed_whole = stated.percent.is_some() || options.len() == 1;
        self.told(Tallied { count, percent }, printed_whole)
    }

    /// What one of the answers comes to, by its place.
    #[must_use]
    pub fn option_figure(&self, place: usize) -> Option<Resolved> {
        self.told(self.options.get(place)?.tally, true)
    }

    fn told(&self, tally: Tallied, printed_whole: bool) -> Option<Resolved> {
        let n = self.answers();
        let Some(percent) = tally.percent.filter(|_| tally.count.is_none() || n.is_none()) else {
            let count = tally.count?;
            return Some(n.map_or(Figure::Count { n: count }, |of| Figure::Ratio { n: count, of }).into());
        };
        match n.filter(|_| printed_whole).and_then(|of| Some((ratio::only_count(percent, of)?, of))) {
            Some((n, of)) => Some(Resolved { figure: Figure::Ratio { n, of }, missing: Vec::new(), derived: true }),
            None => Some(Figure::Share { percent, of: n, source: String::new() }.into()),
        }
    }

    /// What the source leaves out of the answers, so that they do not sum to the whole; `None` when it leaves out
    /// nothing, or tells too little to know.
    #[must_use]
    pub fn unreported(&self) -> Option<Figure> {
        let mut told: Vec<Tallied> = self.options.iter().map(|option| option.tally).collect();
        for part in [SurveyPart::Top, SurveyPart::Bottom] {
            // The sum that is stated of a part stands in for answers that are not told one by one.
            let (places, stated) = (self.places(part), self.stated(part));
            let within = told.get_mut(places).unwrap_or_default();
            if stated != Tallied::default() && within.iter().all(|tally| *tally == Tallied::default()) {
                within.fill(Tallied { count: Some(0), percent: Some(Decimal::ZERO) });
                if let Some(first) = within.first_mut() {
                    *first = stated;
                }
            }
        }
        let known: Vec<Tallied> = told.iter().copied().filter(|tally| *tally != Tallied::default()).collect();
        if known.is_empty() {
            return None;
        }
        let counts: Option<Vec<u64>> = known.iter().map(|tally| tally.count).collect();
        if let (Some(counts), Some(of)) = (counts, self.n) {
            let rest = of.checked_sub(counts.into_iter().sum())?;
            return (rest > 0).then_some(Figure::Ratio { n: rest, of });
        }
        // Rounded shares of all answers may miss a whole hundred by a little: that is nothing left out.
        let shares: Option<Decimal> = known.iter().map(|tally| tally.percent).sum();
        let rest = Decimal::ONE_HUNDRED - shares.filter(|_| known.len() < told.len())?;
        (rest > Decimal::ZERO).then(|| Figure::Share { percent: rest, of: self.n, source: String::new() })
    }
}
