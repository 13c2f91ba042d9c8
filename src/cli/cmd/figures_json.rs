//! Figures for programs: what is recorded, and beside it what it comes to. Keys and codes are the same in every language.

use super::show::extend;
use super::summary::{decimal_json, percent_json};
use crate::app::files::Open;
use crate::cli::find::Finder;
use crate::domain::statistics::{Confidence, Upper};
use crate::domain::{
    Apart, Book, Comparison, ControlId, Figure, Measure, MeasureValue, PeriodId, Previous, RecordKey, Resolved,
    SheetItem, SheetTotals, Survey, SurveyPart, SurveyQuestion, TestSheet, Trend,
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The figures of a plan in a period.
pub(crate) struct Figures<'a> {
    book: &'a Book,
    finder: Finder<'a>,
    period: PeriodId,
    decimals: u8,
}

impl<'a> Figures<'a> {
    /// Those of an open plan.
    pub(crate) fn of(open: &'a Open, period: PeriodId) -> Self {
        let (book, plan) = (&open.session.book, open.session.plan);
        let decimals = book.plan(plan).map_or(1, |plan| plan.decimals);
        Self { book, finder: Finder { book, plan }, period, decimals }
    }

    /// What is measured, answered, asked and tested by some controls, as arrays of a JSON object.
    pub(crate) fn extend(&self, value: &mut Value, controls: &[ControlId]) {
        let book = self.book;
        let measures: Vec<&Measure> = controls.iter().flat_map(|id| book.measures(*id)).collect();
        let values = measures.iter().filter_map(|measure| book.value(measure.id, self.period));
        let questions = controls.iter().flat_map(|id| book.questions(*id));
        let answers: Vec<_> = questions.filter_map(|question| book.answer(question.id, self.period)).collect();
        let serves = |survey: &&Survey| {
            survey.period_id == self.period && survey.control_ids.iter().any(|id| controls.contains(id))
        };
        let surveys: Vec<&Survey> = book.surveys(self.finder.plan).filter(serves).collect();
        let asked = surveys.iter().flat_map(|survey| book.survey_questions(survey.id));
        let sheets = controls.iter().flat_map(|id| book.sheets(*id)).filter(|sheet| sheet.period_id == self.period);
        let sheets: Vec<&TestSheet> = sheets.collect();
        let items: Vec<&SheetItem> = sheets.iter().flat_map(|sheet| book.items(sheet.id)).collect();
        extend(value, "measures", measures.iter().map(|measure| self.measure(measure)).collect());
        extend(value, "measure_values", values.map(|value| self.value(value)).collect());
        extend(value, "answers", json!(answers));
        extend(value, "survey_questions", asked.map(|question| self.survey_question(question)).collect());
        extend(value, "surveys", surveys.iter().map(|survey| self.survey(survey)).collect());
        extend(value, "test_sheets", sheets.iter().map(|sheet| self.sheet(sheet)).collect());
        extend(value, "sheet_items", json!(items));
    }

    /// The limit rules of the plan.
    pub(crate) fn limit_rules(&self) -> Value {
        let rules = self.book.limit_rules(self.finder.plan);
        rules.map(|rule| self.numbered(json!(rule), RecordKey::LimitRule(rule.id))).collect()
    }

    fn numbered(&self, mut record: Value, key: RecordKey) -> Value {
        extend(&mut record, "number_in_plan", json!(self.finder.number_of(key)));
        record
    }

    fn measure(&self, measure: &Measure) -> Value {
        self.numbered(json!(measure), RecordKey::Measure(measure.id))
    }

    fn value(&self, value: &MeasureValue) -> Value {
        let (measure, period) = (value.measure_id, value.period_id);
        let resolved = self.book.figure(measure, period);
        let record = self.book.find::<Measure>(measure);
        let proposal = record.zip(resolved.as_ref()).and_then(|(record, resolved)| record.proposal(&resolved.figure));
        let pairing = record.and_then(|record| self.book.pairing(record, period));
        let beside = value.beside.as_ref().and_then(|beside| {
            let resolved = self.book.figure_of(&beside.reading, measure, period)?;
            Some(json!({ "version": beside.version, "figure": self.resolved(&resolved) }))
        });
        let mut json = json!(value);
        extend(&mut json, "figure", json!(resolved.map(|resolved| self.resolved(&resolved))));
        extend(&mut json, "figure_beside", json!(beside));
        extend(&mut json, "comparison", self.comparison(&self.book.compare(measure, period)));
        extend(&mut json, "proposed_severity", json!(proposal));
        let pairing = pairing.map(|(n, of)| {
            json!({ "n": n, "of": of, "percent": percent_json(n, of, self.decimals), "missing": of.saturating_sub(n) })
        });
        extend(&mut json, "pairing", json!(pairing));
        json
    }

    /// A figure, with what must be said beside it.
    pub(crate) fn resolved(&self, resolved: &Resolved) -> Value {
        let mut json = self.figure(&resolved.figure);
        extend(&mut json, "derived", json!(resolved.derived));
        extend(&mut json, "missing_measure_ids", json!(resolved.missing));
        json
    }

    fn figure(&self, figure: &Figure) -> Value {
        match figure {
            Figure::Ratio { n, of } => {
                json!({ "kind": "ratio", "n": n, "of": of, "percent": percent_json(*n, *of, self.decimals) })
            }
            Figure::Count { n } => json!({ "kind": "count", "n": n }),
            Figure::Amount { amount, approximate } => {
                json!({ "kind": "amount", "amount": amount, "approximate": approximate })
            }
            Figure::YesNo { yes } => json!({ "kind": "yes_no", "yes": yes }),
            Figure::Share { percent, of, source } => {
                json!({ "kind": "share", "percent": decimal_json(*percent), "of": of, "source": source })
            }
            Figure::NoOccurrences { how_known } => json!({ "kind": "no_occurrences", "how_known": how_known }),
            Figure::NotMeasured { why } => json!({ "kind": "not_measured", "why": why }),
        }
    }

    /// A value beside the one before it.
    pub(crate) fn comparison(&self, comparison: &Comparison) -> Value {
        let by_version = comparison.by_rule.as_ref().map(|(version, now, before)| {
            json!({ "version": version, "now": self.figure(now), "before": self.figure(before) })
        });
        json!({
            "previous": comparison.previous.as_ref().map(|previous| self.previous(previous)),
            "trend": comparison.trend.ok().map(trend_code),
            "not_compared": comparison.trend.err().map(apart_code),
            "by_version": by_version,
        })
    }

    fn previous(&self, previous: &Previous) -> Value {
        let beside = previous.beside.as_ref();
        let beside = beside.map(|(version, figure)| json!({ "version": version, "figure": self.figure(figure) }));
        json!({
            "period_id": previous.period_id, "version": previous.version, "figure": self.figure(&previous.figure),
            "not_comparable": previous.not_comparable, "beside": beside,
        })
    }

    fn survey(&self, survey: &Survey) -> Value {
        let rate = survey
            .answered
            .zip(survey.invited)
            .map(|(n, of)| json!({ "n": n, "of": of, "percent": percent_json(n, of, self.decimals) }));
        let mut json = self.numbered(json!(survey), RecordKey::Survey(survey.id));
        extend(&mut json, "rate", json!(rate));
        json
    }

    fn survey_question(&self, question: &SurveyQuestion) -> Value {
        let mut json = self.numbered(json!(question), RecordKey::SurveyQuestion(question.id));
        let options = (0..question.options.len()).map(|place| question.option_figure(place));
        let options: Vec<Value> = options.map(|figure| json!(figure.map(|each| self.resolved(&each)))).collect();
        let part = |part| json!(question.figure(part).map(|figure| self.resolved(&figure)));
        let figures = json!({
            "options": options, "top": part(SurveyPart::Top), "bottom": part(SurveyPart::Bottom),
            "unreported": question.unreported().map(|figure| self.figure(&figure)),
        });
        extend(&mut json, "figures", figures);
        json
    }

    fn sheet(&self, sheet: &TestSheet) -> Value {
        let mut json = self.numbered(json!(sheet), RecordKey::TestSheet(sheet.id));
        let totals = SheetTotals::of(sheet, self.book.items(sheet.id));
        extend(&mut json, "totals", self.totals(sheet, &totals));
        extend(&mut json, "upper_limit", self.upper_limit(sheet, &totals));
        let mut units: BTreeMap<&str, Vec<&SheetItem>> = BTreeMap::new();
        for item in self.book.items(sheet.id).filter(|item| !item.unit.trim().is_empty()) {
            units.entry(item.unit.trim()).or_default().push(item);
        }
        let units = units.into_iter().map(|(unit, items)| {
            let totals = SheetTotals::of(sheet, items.into_iter());
            let mut json = self.totals(sheet, &totals);
            extend(&mut json, "unit", json!(unit));
            json
        });
        extend(&mut json, "units", units.collect());
        json
    }

    /// The totals of a sheet: deviations by attribute, and items with at least one, kept apart.
    fn totals(&self, sheet: &TestSheet, totals: &SheetTotals) -> Value {
        let share = |n, of| json!({ "n": n, "of": of, "percent": percent_json(n, of, self.decimals) });
        let attributes = totals.attributes.iter().map(|total| {
            let name = sheet.attributes.iter().find(|each| each.number == total.number).map(|each| &each.name);
            json!({
                "number": total.number, "name": name, "ok": total.ok, "deviations": total.deviations,
                "not_applicable": total.not_applicable, "cannot_judge": total.cannot_judge,
                "unmarked": total.unmarked, "deviating": share(total.deviations, total.tested()),
            })
        });
        let attributes: Vec<Value> = attributes.collect();
        json!({
            "items": totals.items, "items_done": totals.items_done, "items_tested": totals.items_tested,
            "items_with_deviation": share(totals.items_with_deviation, totals.items_tested),
            "deviations": totals.deviations, "attributes": attributes,
        })
    }

    /// How many of the whole may deviate, with the confidence that is said; null where nothing is estimated.
    fn upper_limit(&self, sheet: &TestSheet, totals: &SheetTotals) -> Value {
        let confidence = f64::from(Confidence::USUAL.thousandths()) / 10.0;
        match totals.upper_limit(sheet) {
            None => Value::Null,
            Some(Upper::Complete) => json!({ "complete": true }),
            Some(Upper::AtMost { items, of }) => json!({
                "complete": false, "confidence_percent": confidence, "items": items, "of": of,
                "percent": percent_json(items.into(), of.into(), self.decimals),
            }),
            Some(Upper::Share { millionths }) => {
                // A limit is never rounded down: what it promises would no longer hold.
                let percent = Decimal::new(millionths.into(), 4);
                let percent = percent.round_dp_with_strategy(self.decimals.into(), RoundingStrategy::AwayFromZero);
                json!({
                    "complete": false, "confidence_percent": confidence, "items": null, "of": null,
                    "percent": decimal_json(percent),
                })
            }
        }
    }

    /// A measure over periods and years.
    pub(crate) fn series(&self, measure: &Measure) -> Value {
        let points = self.book.series(measure.id).into_iter().map(|point| {
            let mut json = json!({
                "measure_id": point.measure.id, "period_id": point.period.id, "period": point.period.name,
                "year": self.book.plan(point.period.plan_id).map(|plan| plan.year), "broken": point.broken,
            });
            if let Some(value) = point.value {
                let Value::Object(fields) = self.value(value) else { return json };
                fields.into_iter().for_each(|(key, field)| extend(&mut json, &key, field));
            }
            json
        });
        let mut json = self.measure(measure);
        extend(&mut json, "points", points.collect());
        json
    }
}

const fn trend_code(trend: Trend) -> &'static str {
    match trend {
        Trend::Unchanged => "unchanged",
        Trend::Higher => "higher",
        Trend::Lower => "lower",
        Trend::HigherBetter => "higher_better",
        Trend::HigherWorse => "higher_worse",
        Trend::LowerBetter => "lower_better",
        Trend::LowerWorse => "lower_worse",
    }
}

const fn apart_code(apart: Apart) -> &'static str {
    match apart {
        Apart::NoValue => "no_value",
        Apart::NoPrevious => "no_previous",
        Apart::OtherRule => "other_rule",
        Apart::NotComparable => "not_comparable",
        Apart::OtherKind => "other_kind",
        Apart::NotMeasured => "not_measured",
        Apart::NoOccurrences => "no_occurrences",
    }
}
