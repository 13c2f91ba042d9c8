//! The measures of a control in a period: each with its figure, the one before, and what must be said beside them.

use super::{Target, Writer, severity_role};
use crate::domain::{
    Apart, Comparison, ControlActivity, Figure, Measure, MeasureValue, Reading, Resolved, Trend, ValueKey,
};
use crate::i18n::{figures as f, format, screen_figures as t};
use crate::ui::chart::{self, Spot};
use crate::ui::look::Role;
use crate::ui::state::series;

/// So many columns of a sparkline at most.
const LONGEST_LINE: usize = 24;
/// With fewer values there is nothing to see that the value before does not say.
const FEWEST: usize = 3;

impl Writer<'_, '_> {
    pub(super) fn measures(&mut self, control: &ControlActivity) {
        let (book, period) = (self.context.book, self.context.period);
        let shown = |measure: &&Measure| measure.is_due(period.number) || book.value(measure.id, period.id).is_some();
        let measures: Vec<&Measure> = book.measures(control.id).filter(shown).collect();
        if measures.is_empty() {
            return;
        }
        self.blank();
        self.push(vec![(t::measures(self.lang()).to_owned(), Role::Heading)], None);
        for measure in measures {
            self.measure(measure);
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let (lang, book, period) = (self.lang(), self.context.book, self.context.period.id);
        let target = Target::Value(ValueKey { measure_id: measure.id, period_id: period });
        self.hanging(&t::measure_name(&measure.name, &measure.stratum), 2, Role::Text, target);
        let Some(value) = book.value(measure.id, period) else {
            self.paragraph(t::value_missing(lang), 2, Role::Warning, target);
            return self.compared(measure, target);
        };
        match book.figure(measure.id, period) {
            Some(resolved) => self.figure(measure, value, &resolved, target),
            None => self.paragraph(t::value_not_ready(lang), 2, Role::Warning, target),
        }
        self.compared(measure, target);
        self.line_over_time(measure, target);
        self.relations(measure, target);
        let note = value.note.trim();
        if !note.is_empty() {
            self.paragraph(note, 2, Role::Text, target);
        }
    }

    fn figure(&mut self, measure: &Measure, value: &MeasureValue, resolved: &Resolved, target: Target) {
        let lang = self.lang();
        let said = f::figure(lang, resolved, measure, self.decimals());
        let said = match value.on {
            Some(on) => format!("{said}, {}", t::as_of(lang, &on.to_string())),
            None => said,
        };
        self.paragraph(&said, 2, Role::Title, target);
        if let Some(source) = self.fed_by(&value.reading) {
            self.paragraph(&source, 2, Role::Muted, target);
        }
        if let Reading::Cases(count) = &value.reading
            && count.open > 0
        {
            let role = if count.open_late > 0 { Role::Warning } else { Role::Text };
            let open = format::counts(lang, count.open_late, count.open);
            self.paragraph(&t::open_past(lang, &open), 2, role, target);
        }
        if let Reading::Cases(count) = &value.reading {
            let notes = [f::by_other_rule(lang, count, self.decimals()), f::with_extension(lang, count)];
            notes.iter().flatten().for_each(|note| self.paragraph(note, 2, Role::Text, target));
        }
        if !value.printed.trim().is_empty() {
            self.paragraph(&t::printed(lang, value.printed.trim()), 2, Role::Muted, target);
        }
        if let Some(severity) = measure.proposal(&resolved.figure) {
            let sign = self.context.look.glyphs.severity(Some(severity));
            let word = self.context.terms.severity_short(Some(severity));
            let text = t::beyond_limit(lang, &format!("{sign} {word}"));
            self.paragraph(&text, 2, severity_role(Some(severity)), target);
        }
    }

    /// Where the figure comes from, when it was not typed.
    fn fed_by(&self, reading: &Reading) -> Option<String> {
        t::fed_by(self.lang(), self.context.book, reading)
    }

    /// The value before, and which way it went or why that is not said.
    fn compared(&mut self, measure: &Measure, target: Target) {
        let (lang, book, decimals) = (self.lang(), self.context.book, self.decimals());
        let comparison = book.compare(measure.id, self.context.period.id);
        if let Some(previous) = &comparison.previous {
            let when = previous.period_id.and_then(|id| book.period(id));
            let when = when.map_or_else(|| t::before_the_program(lang).to_owned(), |period| self.named(period));
            let figure = f::plain(lang, &previous.figure, &measure.unit, decimals);
            self.paragraph(&format!("{when}: {figure}"), 2, Role::Text, target);
        }
        self.by_other_rule(measure, &comparison, target);
        match comparison.trend {
            Ok(trend) => {
                let text = f::trend(lang, self.context.look.glyphs, trend);
                self.paragraph(&text, 2, trend_role(trend), target);
            }
            Err(Apart::NoValue | Apart::NoPrevious) => {}
            Err(apart) => self.paragraph(f::apart(lang, apart), 2, Role::Warning, target),
        }
    }

    /// A period by name, with its year when that is another than the one on the screen.
    fn named(&self, period: &crate::domain::Period) -> String {
        if period.plan_id == self.context.period.plan_id {
            return period.name.clone();
        }
        let year = self.context.book.plan(period.plan_id).map(|plan| plan.year.to_string());
        format!("{} {}", period.name, year.unwrap_or_default()).trim_end().to_owned()
    }

    /// The value by another counting rule, beside the one before by the same.
    fn by_other_rule(&mut self, measure: &Measure, comparison: &Comparison, target: Target) {
        let (lang, book) = (self.lang(), self.context.book);
        let say = |figure: &Figure| f::plain(lang, figure, &measure.unit, self.decimals());
        if let Some((version, now, before)) = &comparison.by_rule {
            let rule = t::rule(lang, *version, measure.definition(*version));
            let text = t::by_rule(lang, &rule, &say(now), &say(before));
            return self.paragraph(&text, 2, Role::Text, target);
        }
        let period = self.context.period.id;
        let Some(beside) = book.value(measure.id, period).and_then(|value| value.beside.as_ref()) else { return };
        if let Some(resolved) = book.figure_of(&beside.reading, measure.id, period) {
            let rule = t::rule(lang, beside.version, measure.definition(beside.version));
            let text = format!("{rule}: {}", say(&resolved.figure));
            self.paragraph(&text, 2, Role::Text, target);
        }
    }

    /// A sparkline with what it shows in words.
    fn line_over_time(&mut self, measure: &Measure, target: Target) {
        let (lang, book) = (self.lang(), self.context.book);
        let mut places = series::places(book, measure.id);
        let now = self.context.period.from;
        places.retain(|place| place.period.from <= now);
        let spots = series::spots(&places);
        let values = spots.iter().filter(|spot| matches!(spot, Spot::Value(_))).count();
        if values < FEWEST {
            return;
        }
        let line = chart::sparkline(&spots, LONGEST_LINE, self.context.look.glyphs);
        let mut said = vec![t::values_in_series(lang, values)];
        if let Some((_, low, high)) = series::range(&places) {
            let say = |figure: &Figure| f::plain(lang, figure, "", self.decimals());
            said.push(t::lowest_highest(lang, &say(low), &say(high)));
        }
        if spots.contains(&Spot::Break) {
            said.push(t::broken(lang).to_owned());
        }
        if spots.contains(&Spot::Absent) {
            said.push(t::with_gaps(lang).to_owned());
        }
        self.hanging_in(&format!("{line}  {}", said.join(", ")), 2, 4, Role::Muted, target);
    }

    /// What it is a part of, what it must match, and what it is the sum of.
    fn relations(&mut self, measure: &Measure, target: Target) {
        let (lang, book) = (self.lang(), self.context.book);
        let name = |measure: &Measure| t::measure_name(&measure.name, &measure.stratum);
        let parts: Vec<String> = book.parts(measure.id).map(name).collect();
        if !parts.is_empty() {
            self.paragraph(&t::sum_of(lang, &format::list(lang, &parts)), 2, Role::Muted, target);
        }
        if let Some(whole) = measure.part_of_id.and_then(|id| book.find::<Measure>(id)) {
            self.paragraph(&t::part_of(lang, &name(whole)), 2, Role::Muted, target);
        }
        if measure.pair_of_ids.is_empty() {
            return;
        }
        let say = |number| format::count(lang, number);
        let (text, role) = match book.pairing(measure, self.context.period.id) {
            Some((have, needed)) if have < needed => {
                (t::pairs_missing(lang, &say(have), &say(needed), &say(needed - have)), Role::Warning)
            }
            Some((have, needed)) => (t::pairs(lang, &say(have), &say(needed)), Role::Text),
            None => (t::pairs_unknown(lang).to_owned(), Role::Warning),
        };
        self.paragraph(&text, 2, role, target);
    }
}

/// The style role of a trend.
#[must_use]
pub(in crate::ui) const fn trend_role(trend: Trend) -> Role {
    match trend {
        Trend::HigherBetter | Trend::LowerBetter => Role::Good,
        Trend::HigherWorse | Trend::LowerWorse => Role::Warning,
        Trend::Unchanged | Trend::Higher | Trend::Lower => Role::Text,
    }
}
