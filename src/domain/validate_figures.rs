//! The rules of measures, values, answers, surveys and test sheets.

use super::change::Edit;
use super::problem::{MAX_NAME, Problem, ProblemCode};
use super::remove::readings;
use super::validate::{Check, Rules};
use super::{
    Answer, Book, CaseCount, ItemKey, LimitRule, LimitUnit, MAX_ATTRIBUTES, MAX_ITEMS, Measure, MeasureId,
    MeasureValue, PeriodId, PlanId, Question, Reading, Record, RecordKey, SheetId, SheetItem, Survey, SurveyId,
    SurveyQuestion, Tallied, TestSheet,
};
use rust_decimal::Decimal;

/// The most answers a survey's question offers.
const MAX_OPTIONS: usize = 50;
/// How deep wholes may consist of wholes.
const DEEPEST: usize = 8;

impl Book {
    pub(super) fn check_limit_rule(&self, rule: &LimitRule, rules: &Rules) -> Check {
        rules.unless(self.plan(rule.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        rules.name(&rule.name, "name")?;
        for row in &rule.rows {
            rules.longest(&row.source, MAX_NAME, "source")?;
            let backwards = matches!((row.from, row.to), (Some(from), Some(to)) if to < from);
            rules.unless(!backwards, ProblemCode::Backwards, "to")?;
            let whole = row.limit.unit == LimitUnit::Kronor || row.limit.amount.is_integer();
            let positive = row.limit.amount > Decimal::ZERO && row.limit.amount <= Decimal::from(1_000_000_000_000_u64);
            rules.unless(whole && positive, ProblemCode::OutOfRange, "limit")?;
        }
        rules.unless(!rule.has_overlap(), ProblemCode::Overlap, "rows")
    }

    pub(super) fn check_measure(&self, measure: &Measure, rules: &Rules) -> Check {
        let Some(plan) = self.plan_of(measure.control_id) else {
            return rules.refuse(ProblemCode::Dangling, "control_id");
        };
        rules.name(&measure.name, "name")?;
        rules.longest(&measure.unit, MAX_NAME, "unit")?;
        rules.longest(&measure.stratum, MAX_NAME, "stratum")?;
        rules.unless(measure.versions.len() <= 1_000, ProblemCode::OutOfRange, "versions")?;
        for definition in &measure.versions {
            rules.texts(&[(&definition.text, "versions")])?;
        }
        let of_plan = |id: MeasureId| {
            id != measure.id && self.find::<Measure>(id).and_then(|other| self.plan_of(other.control_id)) == Some(plan)
        };
        for id in measure.part_of_id.iter().chain(&measure.pair_of_ids) {
            let field = if Some(*id) == measure.part_of_id { "part_of_id" } else { "pair_of_ids" };
            rules.unless(of_plan(*id), ProblemCode::Dangling, field)?;
        }
        let deep = self.wholes_above(measure).map(|above| above + self.parts_below(measure.id, DEEPEST));
        rules.unless(deep.is_some_and(|deep| deep < DEEPEST), ProblemCode::Nesting, "part_of_id")?;
        if let Some(id) = measure.rule_id {
            let found = self.find::<LimitRule>(id).is_some_and(|rule| rule.plan_id == plan);
            rules.unless(found, ProblemCode::Dangling, "rule_id")?;
        }
        let fits = self.values_of(measure.id).flat_map(readings).all(|reading| reading.fits(measure.kind));
        rules.unless(fits, ProblemCode::InUse, "kind")?;
        let known = self.values_of(measure.id).all(|value| value.version <= measure.version());
        rules.unless(known, ProblemCode::InUse, "versions")
    }

    /// How many wholes lie above a measure; `None` when it lies in itself, or below more than there may be.
    fn wholes_above(&self, measure: &Measure) -> Option<usize> {
        let mut above = measure.part_of_id;
        for wholes in 0..DEEPEST {
            let Some(id) = above else { return Some(wholes) };
            if id == measure.id {
                return None;
            }
            above = self.find::<Measure>(id).and_then(|whole| whole.part_of_id);
        }
        None
    }

    /// How deep the parts of a measure lie in each other, at most so deep as is asked for.
    fn parts_below(&self, whole: MeasureId, most: usize) -> usize {
        let Some(most) = most.checked_sub(1) else { return 0 };
        self.parts(whole).map(|part| 1 + self.parts_below(part.id, most)).max().unwrap_or(0)
    }

    /// Refuses the last part taken from a whole that is the sum of its parts somewhere.
    pub(super) fn check_whole(&self, edit: &Edit) -> Check {
        let whole = |record: &Option<Record>| match record {
            Some(Record::Measure(measure)) => measure.part_of_id,
            _ => None,
        };
        let Some(left) = whole(&edit.before).filter(|left| whole(&edit.after) != Some(*left)) else { return Ok(()) };
        let sums = |value: &MeasureValue| readings(value).any(|reading| matches!(reading, Reading::Parts {}));
        if self.parts(left).next().is_some() || !self.values_of(left).any(sums) {
            return Ok(());
        }
        match (edit.key(), &edit.after) {
            (Some(key), Some(_)) => Err(Problem::at(ProblemCode::InUse, key, "part_of_id")),
            (Some(key), None) => Err(Problem::of(ProblemCode::InUse, key)),
            (None, _) => Ok(()),
        }
    }

    pub(super) fn check_value(&self, value: &MeasureValue, rules: &Rules) -> Check {
        let Some(measure) = self.find::<Measure>(value.measure_id) else {
            return rules.refuse(ProblemCode::Dangling, "measure_id");
        };
        let Some(plan) = self.plan_of(measure.control_id) else {
            return rules.refuse(ProblemCode::Dangling, "measure_id");
        };
        self.check_period_of(value.period_id, plan, rules)?;
        rules.longest(&value.printed, MAX_NAME, "printed")?;
        rules.texts(&[(&value.note, "note"), (&value.not_comparable, "not_comparable")])?;
        rules.unless((1..=measure.version()).contains(&value.version), ProblemCode::OutOfRange, "version")?;
        rules.unless(value.reading.fits(measure.kind), ProblemCode::WrongKind, "reading")?;
        for counted in [&value.beside, &value.previous].into_iter().flatten() {
            rules.unless((1..=u16::MAX).contains(&counted.version), ProblemCode::OutOfRange, "version")?;
            rules.unless(counted.reading.fits(measure.kind), ProblemCode::WrongKind, "reading")?;
        }
        readings(value).try_for_each(|reading| self.check_reading(reading, measure, plan, rules))
    }

    fn check_reading(&self, reading: &Reading, measure: &Measure, plan: PlanId, rules: &Rules) -> Check {
        match reading {
            Reading::Ratio { n, of } => {
                rules.unless(n <= of, ProblemCode::MoreThanAll, "reading")?;
                rules.count(Some(*of), "reading")
            }
            Reading::Count { n } => rules.count(Some(*n), "reading"),
            Reading::Share { percent, source, of } => {
                rules.count(*of, "reading")?;
                let within = *percent >= Decimal::ZERO && *percent <= Decimal::ONE_HUNDRED;
                rules.unless(within, ProblemCode::OutOfRange, "reading")?;
                rules.longest(source, MAX_NAME, "reading")
            }
            Reading::NoOccurrences { how_known: why } | Reading::NotMeasured { why } => {
                rules.texts(&[(why, "reading")])
            }
            Reading::Cases(count) => check_cases(count, rules),
            Reading::Parts {} => {
                let has_parts = self.parts(measure.id).next().is_some();
                rules.unless(has_parts, ProblemCode::Dangling, "reading")
            }
            Reading::Sheet { sheet_id, attribute } => {
                let sheet =
                    self.find::<TestSheet>(*sheet_id).filter(|sheet| self.plan_of(sheet.control_id) == Some(plan));
                let known = sheet.is_some_and(|sheet| {
                    attribute.is_none_or(|number| sheet.attributes.iter().any(|each| each.number == number))
                });
                rules.unless(known, ProblemCode::Dangling, "reading")
            }
            Reading::SurveyRate { survey_id } => {
                let survey = self.find::<Survey>(*survey_id);
                rules.unless(survey.is_some_and(|survey| survey.plan_id == plan), ProblemCode::Dangling, "reading")
            }
            Reading::SurveyShare { question_id, .. } => {
                let survey = self.find::<SurveyQuestion>(*question_id).map(|question| question.survey_id);
                let survey = survey.and_then(|id| self.find::<Survey>(id));
                rules.unless(survey.is_some_and(|survey| survey.plan_id == plan), ProblemCode::Dangling, "reading")
            }
            Reading::Amount { .. } | Reading::YesNo { .. } => Ok(()),
        }
    }

    pub(super) fn check_answer(&self, answer: &Answer, rules: &Rules) -> Check {
        let control = self.find::<Question>(answer.question_id).map(|question| question.control_id);
        let Some(plan) = control.and_then(|control| self.plan_of(control)) else {
            return rules.refuse(ProblemCode::Dangling, "question_id");
        };
        self.check_period_of(answer.period_id, plan, rules)?;
        rules.texts(&[(&answer.text, "text"), (&answer.skipped, "skipped")])?;
        let (answered, skipped) = (!answer.text.trim().is_empty(), !answer.skipped.trim().is_empty());
        rules.unless(answered || skipped, ProblemCode::Required, "text")?;
        rules.unless(!(answered && skipped), ProblemCode::Both, "skipped")
    }

    pub(super) fn check_survey(&self, survey: &Survey, rules: &Rules) -> Check {
        rules.unless(self.plan(survey.plan_id).is_some(), ProblemCode::Dangling, "plan_id")?;
        self.check_period_of(survey.period_id, survey.plan_id, rules)?;
        rules.name(&survey.name, "name")?;
        rules.texts(&[(&survey.about, "about")])?;
        for id in &survey.control_ids {
            rules.unless(self.plan_of(*id) == Some(survey.plan_id), ProblemCode::Dangling, "control_ids")?;
        }
        rules.count(survey.invited, "invited")?;
        rules.count(survey.answered, "answered")?;
        let more = matches!((survey.answered, survey.invited), (Some(answered), Some(invited)) if answered > invited);
        rules.unless(!more, ProblemCode::MoreThanAll, "answered")?;
        let backwards = matches!((survey.from, survey.to), (Some(from), Some(to)) if to < from);
        rules.unless(!backwards, ProblemCode::Backwards, "to")?;
        for question in self.survey_questions(survey.id) {
            let more = matches!((question.n, survey.answered), (Some(n), Some(answered)) if n > answered);
            rules.unless(!more, ProblemCode::MoreThanAll, "answered")?;
        }
        Ok(())
    }

    pub(super) fn check_survey_question(&self, question: &SurveyQuestion, rules: &Rules) -> Check {
        let Some(survey) = self.find::<Survey>(question.survey_id) else {
            return rules.refuse(ProblemCode::Dangling, "survey_id");
        };
        rules.unless(!question.text.trim().is_empty(), ProblemCode::Required, "text")?;
        rules.texts(&[(&question.text, "text"), (&question.note, "note")])?;
        rules.unless(question.options.len() <= MAX_OPTIONS, ProblemCode::OutOfRange, "options")?;
        rules.count(question.n, "n")?;
        let more = matches!((question.n, survey.answered), (Some(n), Some(answered)) if n > answered);
        rules.unless(!more, ProblemCode::MoreThanAll, "n")?;
        for option in &question.options {
            rules.name(&option.label, "options")?;
            check_tallied(option.tally, question.n, "options", rules)?;
        }
        check_tallied(question.top, question.n, "top", rules)?;
        check_tallied(question.bottom, question.n, "bottom", rules)?;
        let counts = question.options.iter().filter_map(|option| option.tally.count);
        let sum = counts.fold(0_u64, u64::saturating_add);
        rules.unless(question.n.is_none_or(|n| sum <= n), ProblemCode::MoreThanAll, "options")
    }

    pub(super) fn check_sheet(&self, sheet: &TestSheet, rules: &Rules) -> Check {
        let Some(plan) = self.plan_of(sheet.control_id) else {
            return rules.refuse(ProblemCode::Dangling, "control_id");
        };
        self.check_period_of(sheet.period_id, plan, rules)?;
        rules.name(&sheet.name, "name")?;
        rules.texts(&[(&sheet.population.source, "source"), (&sheet.draw.reason, "reason")])?;
        rules.longest(&sheet.draw.seed, MAX_NAME, "seed")?;
        for (count, field) in
            [(sheet.population.count, "count"), (sheet.draw.start, "start"), (sheet.draw.interval, "interval")]
        {
            rules.count(count, field)?;
        }
        rules.unless(sheet.attributes.len() <= MAX_ATTRIBUTES, ProblemCode::OutOfRange, "attributes")?;
        for (at, attribute) in sheet.attributes.iter().enumerate() {
            rules.name(&attribute.name, "attributes")?;
            let before = sheet.attributes.get(..at).unwrap_or_default();
            let again = before.iter().any(|other| other.number == attribute.number);
            rules.unless(!again, ProblemCode::Duplicate, "attributes")?;
            let known = attribute.within.is_none_or(|outer| before.iter().any(|other| other.number == outer));
            rules.unless(known, ProblemCode::Nesting, "attributes")?;
        }
        rules.unless(self.fits_population(sheet), ProblemCode::MoreThanAll, "count")?;
        let marked = |item: &SheetItem| item.marks.keys().all(|number| has_attribute(sheet, *number));
        rules.unless(self.items(sheet.id).all(marked), ProblemCode::InUse, "attributes")?;
        let lacks = |reading: &Reading| match reading {
            Reading::Sheet { sheet_id, attribute: Some(number) } => {
                *sheet_id == sheet.id && !has_attribute(sheet, *number)
            }
            _ => false,
        };
        rules.unless(!self.feeds(lacks), ProblemCode::InUse, "attributes")
    }

    pub(super) fn check_item(&self, item: &SheetItem, rules: &Rules) -> Check {
        let Some(sheet) = self.find::<TestSheet>(item.sheet_id) else {
            return rules.refuse(ProblemCode::Dangling, "sheet_id");
        };
        rules.unless((1..=MAX_ITEMS).contains(&item.number), ProblemCode::OutOfRange, "number")?;
        rules.unless(self.fits_population(sheet), ProblemCode::MoreThanAll, "sheet_id")?;
        rules.name(&item.identity, "identity")?;
        rules.longest(&item.unit, MAX_NAME, "unit")?;
        rules.texts(&[(&item.note, "note")])?;
        for (number, mark) in &item.marks {
            rules.unless(has_attribute(sheet, *number), ProblemCode::Dangling, "marks")?;
            rules.texts(&[(&mark.note, "marks")])?;
        }
        Ok(())
    }

    /// Whether a sheet has no more items than there were to draw from.
    fn fits_population(&self, sheet: &TestSheet) -> bool {
        let drawn = u64::try_from(self.index.items.count(sheet.id)).unwrap_or(u64::MAX);
        sheet.population.count.is_none_or(|count| drawn <= count)
    }

    /// The period of a survey, also of one that a change has taken away.
    pub(super) fn period_of_survey(&self, id: SurveyId, edits: &[Edit]) -> Option<PeriodId> {
        let gone = || match removed(edits, RecordKey::Survey(id)) {
            Some(Record::Survey(survey)) => Some(survey.period_id),
            _ => None,
        };
        self.find::<Survey>(id).map(|survey| survey.period_id).or_else(gone)
    }

    /// The period of a test sheet, also of one that a change has taken away.
    pub(super) fn period_of_sheet(&self, id: SheetId, edits: &[Edit]) -> Option<PeriodId> {
        let gone = || match removed(edits, RecordKey::TestSheet(id)) {
            Some(Record::TestSheet(sheet)) => Some(sheet.period_id),
            _ => None,
        };
        self.find::<TestSheet>(id).map(|sheet| sheet.period_id).or_else(gone)
    }

    /// The number the next item of a sheet gets.
    #[must_use]
    pub fn next_item(&self, sheet: SheetId) -> ItemKey {
        let last = self.items(sheet).next_back().map_or(0, |item| item.number);
        ItemKey { sheet_id: sheet, number: last.saturating_add(1) }
    }
}

fn removed(edits: &[Edit], key: RecordKey) -> Option<&Record> {
    edits.iter().find(|edit| edit.key() == Some(key)).and_then(|edit| edit.before.as_ref())
}

fn has_attribute(sheet: &TestSheet, number: u8) -> bool {
    sheet.attributes.iter().any(|each| each.number == number)
}

fn check_tallied(tallied: Tallied, n: Option<u64>, field: &'static str, rules: &Rules) -> Check {
    rules.count(tallied.count, field)?;
    let more = matches!((tallied.count, n), (Some(count), Some(n)) if count > n);
    rules.unless(!more, ProblemCode::MoreThanAll, field)?;
    let within = tallied.percent.is_none_or(|percent| percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED);
    rules.unless(within, ProblemCode::OutOfRange, field)
}

fn check_cases(count: &CaseCount, rules: &Rules) -> Check {
    rules.count(Some(count.cases), "reading")?;
    rules.count(Some(count.open), "reading")?;
    let all = count.cases.saturating_add(count.open);
    let fits = count.late <= count.cases
        && count.open_late <= count.open
        && count.late_by_other_rule <= count.cases
        && count.open_late_by_other_rule.is_none_or(|late| late <= count.open)
        && count.extended.is_none_or(|extended| extended <= all);
    rules.unless(fits, ProblemCode::MoreThanAll, "reading")?;
    let units = count.units.iter();
    let (cases, late) = units
        .fold((0_u64, 0_u64), |(cases, late), unit| (cases.saturating_add(unit.cases), late.saturating_add(unit.late)));
    rules.unless(cases <= count.cases && late <= count.late, ProblemCode::MoreThanAll, "reading")?;
    rules.longest(&count.source, MAX_NAME, "reading")?;
    rules.longest(&count.legal_source, MAX_NAME, "reading")
}
