//! What is measured, answered, asked and tested of a control in a period, as lines for people.

use crate::app::files::Open;
use crate::cli::find::{Finder, measure_name};
use crate::domain::{
    Apart, Book, Comparison, ControlId, Figure, Measure, MeasureValue, Period, PeriodId, Point, Question, RecordKey,
    Resolved, SheetItem, SheetTotals, Survey, SurveyPart, SurveyQuestion, TestSheet,
};
use crate::i18n::terms::Glyphs;
use crate::i18n::{Lang, cli_figures as text, figures, format, sheets};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

/// Columns of a bar that stands for the whole.
const BAR: u64 = 20;
/// Columns of the longest label before a bar.
const LABEL: usize = 28;

/// The figures of a plan in a period, in words.
pub(crate) struct Shown<'a> {
    book: &'a Book,
    finder: Finder<'a>,
    period: PeriodId,
    lang: Lang,
    glyphs: Glyphs,
    decimals: u8,
}

impl<'a> Shown<'a> {
    /// Those of an open plan.
    pub(crate) fn of(open: &'a Open, period: PeriodId, lang: Lang, glyphs: Glyphs) -> Self {
        let (book, plan) = (&open.session.book, open.session.plan);
        let decimals = book.plan(plan).map_or(1, |plan| plan.decimals);
        Self { book, finder: Finder { book, plan }, period, lang, glyphs, decimals }
    }

    fn is_due(&self, is_due: impl Fn(u8) -> bool) -> bool {
        self.book.period(self.period).is_some_and(|period: &Period| is_due(period.number))
    }

    /// The answer to a question: what it is, why it was skipped, or that it is missing.
    pub(crate) fn answer(&self, page: &mut String, question: &Question) {
        let lang = self.lang;
        let indented = |words: &str| words.trim().replace('\n', "\n    ");
        match self.book.answer(question.id, self.period) {
            Some(answer) if answer.skipped.trim().is_empty() => {
                put!(page, "  {}: {}\n", text::answered(lang), indented(&answer.text));
            }
            Some(answer) => put!(page, "  {}: {}\n", text::skipped(lang), indented(&answer.skipped)),
            None if self.is_due(|number| question.is_due(number)) => put!(page, "  {}\n", text::unanswered(lang)),
            None => put!(page, "  {}\n", text::not_due_now(lang)),
        }
    }

    /// The measures of a control.
    pub(crate) fn measures(&self, page: &mut String, control: ControlId) {
        let mut heading = Some(format!("\n{}\n", text::measures_head(self.lang)));
        for measure in self.book.measures(control) {
            page.push_str(&heading.take().unwrap_or_default());
            let number = self.finder.number_of(RecordKey::Measure(measure.id)).unwrap_or_default();
            put!(page, "{number} {}: {}\n", measure_name(measure), self.value(measure));
            if let Some(value) = self.book.value(measure.id, self.period) {
                self.beside(page, measure, value);
            }
        }
    }

    fn value(&self, measure: &Measure) -> String {
        match self.book.figure(measure.id, self.period) {
            Some(resolved) => figures::figure(self.lang, &resolved, measure, self.decimals),
            None if self.book.value(measure.id, self.period).is_some() => text::unfinished(self.lang).to_owned(),
            None if self.is_due(|number| measure.is_due(number)) => text::no_value(self.lang).to_owned(),
            None => text::not_due_now(self.lang).to_owned(),
        }
    }

    /// What stands beside a value: the one before it, which way it went, and by which rule.
    fn beside(&self, page: &mut String, measure: &Measure, value: &MeasureValue) {
        let lang = self.lang;
        let comparison = self.book.compare(measure.id, self.period);
        let mut lines = self.compared(measure, &comparison);
        let beside = value.beside.as_ref().filter(|_| comparison.by_rule.is_none());
        let resolved = beside.and_then(|beside| self.book.figure_of(&beside.reading, measure.id, self.period));
        if let Some((beside, resolved)) = beside.zip(resolved) {
            let figure = figures::figure(lang, &resolved, measure, self.decimals);
            lines.push(format!("{}: {figure}", self.rule(measure, beside.version)));
        }
        if let Some((have, needed)) = self.book.pairing(measure, self.period) {
            let share = format::percent_of(lang, have, needed, self.decimals);
            let missing = needed.saturating_sub(have);
            lines.push(text::paired(lang, &share, &format::count(lang, missing)));
        }
        let resolved = self.book.figure(measure.id, self.period);
        for part in resolved.iter().flat_map(|resolved| &resolved.missing) {
            let name = self.book.find::<Measure>(*part).map(measure_name).unwrap_or_default();
            lines.push(text::missing_part(lang, &name));
        }
        for (label, words) in [
            (text::printed(lang), value.printed.as_str()),
            (text::not_comparable(lang), value.not_comparable.as_str()),
            (text::note(lang), value.note.as_str()),
        ] {
            if !words.trim().is_empty() {
                lines.push(format!("{label}: {}", words.trim().replace('\n', "\n      ")));
            }
        }
        for line in lines {
            put!(page, "    {line}\n");
        }
    }

    fn rule(&self, measure: &Measure, version: u16) -> String {
        let words = measure.definition(version).trim();
        text::by_rule(self.lang, version, if words.is_empty() { "" } else { words })
    }

    fn compared(&self, measure: &Measure, comparison: &Comparison) -> Vec<String> {
        let Some(previous) = &comparison.previous else { return Vec::new() };
        let lang = self.lang;
        let plain = |figure: &Figure| figures::plain(lang, figure, &measure.unit, self.decimals);
        let name = previous.period_id.and_then(|id| self.book.period(id)).map(|period| self.period_name(period));
        let name = name.unwrap_or_else(|| text::before_program(lang).to_owned());
        let before = format!("{name}: {}", plain(&previous.figure));
        let went = match comparison.trend {
            Ok(trend) => figures::trend(lang, self.glyphs, trend),
            Err(apart) => figures::apart(lang, apart).to_owned(),
        };
        match &comparison.by_rule {
            Some((version, now, then)) => vec![
                format!("{before} · {}", figures::apart(lang, Apart::OtherRule)),
                format!("{}: {} · {name}: {} · {went}", self.rule(measure, *version), plain(now), plain(then)),
            ],
            None => vec![format!("{before} · {went}")],
        }
    }

    /// A measure over periods and years, with a line where the series is broken.
    pub(crate) fn series(&self, measure: &Measure) -> String {
        let lang = self.lang;
        let number = self.finder.number_of(RecordKey::Measure(measure.id)).unwrap_or_default();
        let mut page = format!("{number} {}\n", measure_name(measure));
        let points = self.book.series(measure.id);
        if let Some((first, typed)) = points.first().and_then(|first| Some((first, first.value?.previous.as_ref()?))) {
            let resolved = self.book.figure_of(&typed.reading, first.measure.id, first.period.id);
            let figure = resolved.map(|each| figures::figure(lang, &each, first.measure, self.decimals));
            put!(page, "  {}: {}\n", text::before_program(lang), figure.unwrap_or_default());
            if typed.version != first.value.map_or(1, |value| value.version) {
                put!(page, "  -- {} --\n", figures::apart(lang, Apart::OtherRule));
            }
        }
        for point in &points {
            let Some(value) = point.value else { continue };
            if point.broken {
                let alone = !value.not_comparable.trim().is_empty();
                let why = if alone { Apart::NotComparable } else { Apart::OtherRule };
                put!(page, "  -- {} --\n", figures::apart(lang, why));
            }
            page.push_str(&self.point(point, value));
        }
        page
    }

    fn point(&self, point: &Point<'_>, value: &MeasureValue) -> String {
        let lang = self.lang;
        let year = self.book.plan(point.period.plan_id).map_or(0, |plan| plan.year);
        let figure = |resolved: &Resolved| figures::figure(lang, resolved, point.measure, self.decimals);
        let now = point.resolved.as_ref().map_or_else(|| text::unfinished(lang).to_owned(), figure);
        let comparison = self.book.compare(point.measure.id, point.period.id);
        let went = comparison.trend.ok().filter(|_| comparison.by_rule.is_none());
        let went = went.map_or_else(String::new, |trend| format!(" · {}", figures::trend(lang, self.glyphs, trend)));
        let mut lines = format!("  {year} {}: {now}{went}\n", point.period.name);
        let beside = value.beside.as_ref();
        let resolved = beside.and_then(|each| self.book.figure_of(&each.reading, point.measure.id, point.period.id));
        if let Some((beside, resolved)) = beside.zip(resolved) {
            let went = comparison.trend.ok().filter(|_| comparison.by_rule.is_some());
            let went =
                went.map_or_else(String::new, |trend| format!(" · {}", figures::trend(lang, self.glyphs, trend)));
            put!(lines, "      {}: {}{went}\n", self.rule(point.measure, beside.version), figure(&resolved));
        }
        lines
    }

    fn period_name(&self, period: &Period) -> String {
        let year = self.book.plan(period.plan_id).map(|plan| plan.year);
        let own = self.book.period(self.period).map(|own| own.plan_id);
        match year {
            Some(year) if own != Some(period.plan_id) => format!("{} {year}", period.name),
            _ => period.name.clone(),
        }
    }

    /// The surveys that serve a control, each question with a bar for every answer.
    pub(crate) fn surveys(&self, page: &mut String, control: ControlId) {
        let mut heading = Some(format!("\n{}\n", text::surveys_head(self.lang)));
        for survey in self.book.surveys_of_control(control).filter(|survey| survey.period_id == self.period) {
            page.push_str(&heading.take().unwrap_or_default());
            self.survey(page, survey);
        }
    }

    fn survey(&self, page: &mut String, survey: &Survey) {
        let number = self.finder.number_of(RecordKey::Survey(survey.id)).unwrap_or_default();
        let rate = figures::response(self.lang, survey, self.decimals);
        put!(page, "{number} {}{}\n", survey.name, rate.map_or_else(String::new, |rate| format!(": {rate}")));
        for (place, question) in self.book.survey_questions(survey.id).enumerate() {
            put!(page, "  {number}.{} {}\n", place + 1, question.text.trim());
            self.bars(page, question);
        }
    }

    fn bars(&self, page: &mut String, question: &SurveyQuestion) {
        let lang = self.lang;
        let mut rows: Vec<(String, Resolved)> = Vec::new();
        for (place, option) in question.options.iter().enumerate() {
            rows.extend(question.option_figure(place).map(|figure| (option.label.clone(), figure)));
        }
        for (label, part) in
            [(text::best_answers(lang), SurveyPart::Top), (text::worst_answers(lang), SurveyPart::Bottom)]
        {
            // Of yes and no the part is the answer itself.
            let is_more = question.group() > 1 || question.options.is_empty();
            rows.extend(question.figure(part).filter(|_| is_more).map(|figure| (label.to_owned(), figure)));
        }
        rows.extend(question.unreported().map(|figure| (text::unreported(lang).to_owned(), figure.into())));
        let width = rows.iter().map(|(label, _)| label.width()).max().unwrap_or_default().min(LABEL);
        for (label, resolved) in rows {
            let gap = " ".repeat(width.saturating_sub(label.width()));
            let derived = if resolved.derived { format!(" · {}", figures::derived(lang)) } else { String::new() };
            let figure = figures::plain(lang, &resolved.figure, "", self.decimals);
            put!(page, "    {label}{gap}  {}  {figure}{derived}\n", self.bar(&resolved.figure));
        }
    }

    /// A bar as long as a share of the whole; a count without its whole has none.
    fn bar(&self, figure: &Figure) -> String {
        use rust_decimal::prelude::ToPrimitive;
        let filled = match figure {
            Figure::Ratio { n, of } if *of > 0 => n.saturating_mul(BAR).saturating_add(of / 2) / of,
            Figure::Share { percent, .. } => {
                let part =
                    percent.checked_mul(BAR.into()).map(|part| (part / rust_decimal::Decimal::ONE_HUNDRED).round());
                part.and_then(|part| part.to_u64()).unwrap_or_default()
            }
            _ => 0,
        };
        let sign = match self.glyphs {
            Glyphs::Standard => "█",
            Glyphs::Ascii => "#",
        };
        let filled = usize::try_from(filled.min(BAR)).unwrap_or_default();
        let rest = usize::try_from(BAR).unwrap_or_default().saturating_sub(filled);
        format!("{}{}", sign.repeat(filled), " ".repeat(rest))
    }

    /// The test sheets of a control: totals by attribute and by item kept apart, and what they say of the whole.
    pub(crate) fn sheets(&self, page: &mut String, control: ControlId) {
        let mut heading = Some(format!("\n{}\n", text::sheets_head(self.lang)));
        for sheet in self.book.sheets(control).filter(|sheet| sheet.period_id == self.period) {
            page.push_str(&heading.take().unwrap_or_default());
            self.sheet(page, sheet);
        }
    }

    fn sheet(&self, page: &mut String, sheet: &TestSheet) {
        let lang = self.lang;
        let totals = SheetTotals::of(sheet, self.book.items(sheet.id));
        let number = self.finder.number_of(RecordKey::TestSheet(sheet.id)).unwrap_or_default();
        let done = text::items_done(lang, &format::counts(lang, totals.items_done, totals.items));
        put!(page, "{number} {}: {done}\n", sheet.name);
        let says = |attribute| figures::sheet(lang, self.book, sheet, attribute, ("", self.decimals));
        if let Some(says) = says(None) {
            put!(page, "    {}: {says}\n", text::items_deviating(lang));
        }
        for total in &totals.attributes {
            let name = sheet.attributes.iter().find(|each| each.number == total.number).map_or("", |each| &each.name);
            let counts = [
                (sheets::not_applicable(lang), total.not_applicable),
                (sheets::cannot_judge(lang), total.cannot_judge),
                (sheets::unmarked(lang), total.unmarked),
            ];
            let counts = counts.into_iter().filter(|(_, count)| *count > 0);
            let counts = counts.map(|(word, count)| format!("{word} {}", format::count(lang, count)));
            let parts: Vec<String> = says(Some(total.number)).into_iter().chain(counts).collect();
            put!(page, "    {} {name}: {}\n", total.number, parts.join(" · "));
        }
        self.units(page, sheet);
    }

    fn units(&self, page: &mut String, sheet: &TestSheet) {
        let mut units: BTreeMap<&str, Vec<&SheetItem>> = BTreeMap::new();
        for item in self.book.items(sheet.id).filter(|item| !item.unit.trim().is_empty()) {
            units.entry(item.unit.trim()).or_default().push(item);
        }
        for (unit, items) in units {
            let totals = SheetTotals::of(sheet, items.into_iter());
            let share = format::percent_of(self.lang, totals.items_with_deviation, totals.items_tested, self.decimals);
            put!(page, "    {}\n", text::of_unit(self.lang, unit, &share));
        }
    }
}
