//! Signing a period off and opening it again: the changes that do so, and what a signed off period refuses.

use super::change::{Change, Edit, Verb};
use super::problem::{Problem, ProblemCode};
use super::remove::{readings, reads_question, reads_sheet, reads_survey};
use super::validate::Check;
use super::{
    Book, Measure, MeasureValue, Period, PeriodId, Reading, Record, RecordKey, RecordKind, SignOff, SignOffId,
};
use chrono::NaiveDate;

impl SignOff {
    /// A sign-off of which nothing is said yet but the day.
    #[must_use]
    pub const fn blank(id: SignOffId, period_id: PeriodId, version: u16, on: NaiveDate) -> Self {
        Self {
            id,
            period_id,
            version,
            on,
            by: String::new(),
            opened_on: None,
            opened_by: String::new(),
            opened_because: String::new(),
        }
    }
}

impl Book {
    /// The latest sign-off of a period, whether it still holds or not.
    #[must_use]
    pub fn latest_sign_off(&self, period: PeriodId) -> Option<&SignOff> {
        self.sign_offs(period).next_back()
    }

    /// The version that the next report of a period gets when it is signed off, or has.
    #[must_use]
    pub fn report_version(&self, period: PeriodId) -> u16 {
        match self.latest_sign_off(period) {
            Some(last) if last.opened_on.is_none() => last.version,
            Some(last) => last.version.saturating_add(1),
            None => 1,
        }
    }

    /// The change that signs a period off and locks it, with the next version of its report.
    ///
    /// # Errors
    /// `Locked` when it is signed off already, `Dangling` when there is no such period.
    pub fn lock_change(&self, sign_off: SignOff) -> Result<Change, Problem> {
        let key = RecordKey::Period(sign_off.period_id);
        let period = self.period(sign_off.period_id).ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let holds = self.latest_sign_off(period.id).is_some_and(|last| last.opened_on.is_none());
        if period.is_locked() || holds {
            return Err(Problem::of(ProblemCode::Locked, key));
        }
        let locked = Period { locked_on: Some(sign_off.on), ..period.clone() };
        let sign_off = SignOff { version: self.report_version(period.id), ..sign_off };
        let edits = vec![Edit::add(sign_off), Edit::replace(period.clone(), locked)];
        Ok(signing(Verb::SignOff, period, period.name.clone(), edits))
    }

    /// The change that opens a signed off period again: the sign-off says when, by whom and why.
    ///
    /// A period that was locked before there were sign-offs gets one now, so that the reason has a place.
    ///
    /// # Errors
    /// `Required` without a reason, `Unlocked` when the period is not locked, `Dangling` when there is none.
    pub fn unlock_change(&self, opened: SignOff) -> Result<Change, Problem> {
        let key = RecordKey::Period(opened.period_id);
        let period = self.period(opened.period_id).ok_or_else(|| Problem::of(ProblemCode::Dangling, key))?;
        let Some(locked_on) = period.locked_on else { return Err(Problem::of(ProblemCode::Unlocked, key)) };
        let because = opened.opened_because.trim();
        if because.is_empty() || opened.opened_on.is_none() {
            let field = if because.is_empty() { "opened_because" } else { "opened_on" };
            return Err(Problem::at(ProblemCode::Required, RecordKey::SignOff(opened.id), field));
        }
        let subject = format!("{} ({})", period.name, because.split_whitespace().collect::<Vec<_>>().join(" "));
        let before = self.latest_sign_off(period.id).filter(|last| last.opened_on.is_none());
        let base = before.cloned().unwrap_or_else(|| SignOff {
            version: self.report_version(period.id),
            on: locked_on,
            ..opened.clone()
        });
        let SignOff { opened_on, opened_by, opened_because, .. } = opened;
        let after = SignOff { opened_on, opened_by, opened_because, ..base };
        let sign_off = Edit { before: before.cloned().map(Record::SignOff), after: Some(after.into()) };
        let open = Period { locked_on: None, ..period.clone() };
        let edits = vec![sign_off, Edit::replace(period.clone(), open)];
        Ok(signing(Verb::Unlock, period, subject, edits))
    }

    /// Refuses changes of what is said in a period that is signed off, unless the change brings the period itself or
    /// takes it away (an import, or taking one back). What is decided about a deviation later, and its actions, live on.
    pub(super) fn check_lock(&self, edit: &Edit, edits: &[Edit]) -> Check {
        if let (Some(Record::Period(before)), Some(Record::Period(after))) = (&edit.before, &edit.after) {
            return check_period_lock(before, after, edits);
        }
        if let Some(Record::SignOff(sign_off)) = edit.after.as_ref().or(edit.before.as_ref()) {
            return check_signing(sign_off, edit, edits);
        }
        self.check_measure_lock(edit, edits)?;
        self.check_fed_lock(edit, edits)?;
        if is_follow_up(edit.before.as_ref(), edit.after.as_ref()) {
            return Ok(());
        }
        for record in [&edit.before, &edit.after].into_iter().flatten() {
            if let Some(period) = self.period_of_record(record, edits)
                && self.closes(period, edits)
            {
                return Err(Problem::of(ProblemCode::Locked, record.key()));
            }
        }
        Ok(())
    }

    /// Whether a period is locked before or after these edits, and not brought or taken away by them.
    fn closes(&self, id: PeriodId, edits: &[Edit]) -> bool {
        let of_period = edits.iter().find(|edit| edit.key() == Some(RecordKey::Period(id)));
        let was_locked = match of_period {
            Some(Edit { before: Some(Record::Period(before)), after: Some(_) }) => before.is_locked(),
            Some(_) => return false,
            None => false,
        };
        was_locked || self.period(id).is_some_and(Period::is_locked)
    }

    /// The period a record says something of in its report.
    fn period_of_record(&self, record: &Record, edits: &[Edit]) -> Option<PeriodId> {
        match record {
            Record::SurveyQuestion(question) => self.period_of_survey(question.survey_id, edits),
            Record::SheetItem(item) => self.period_of_sheet(item.sheet_id, edits),
            other => other.period_id(),
        }
    }

    /// What a figure is counted from stands fast with it, also where the sheet or survey is of another period than the
    /// figure.
    fn check_fed_lock(&self, edit: &Edit, edits: &[Edit]) -> Check {
        let Some(record) = edit.after.as_ref().or(edit.before.as_ref()).filter(|record| feeds_figures(record)) else {
            return Ok(());
        };
        if !self.periods.rows().any(Period::is_locked) {
            return Ok(());
        }
        let fed = |value: &&MeasureValue| readings(value).any(|reading| reads(reading, record));
        let mut periods = self.measure_values.rows().filter(fed).map(|value| value.period_id);
        if periods.any(|id| self.closes(id, edits)) {
            return Err(Problem::at(ProblemCode::Locked, record.key(), "reading"));
        }
        Ok(())
    }

    /// How a measure is counted, and of which parts a sum is made, stands fast once a signed off period has the figure.
    fn check_measure_lock(&self, edit: &Edit, edits: &[Edit]) -> Check {
        let as_measure = |record: &Option<Record>| match record {
            Some(Record::Measure(measure)) => Some(measure.clone()),
            _ => None,
        };
        let (before, after) = (as_measure(&edit.before), as_measure(&edit.after));
        let part_of = |measure: &Option<Measure>| measure.as_ref().and_then(|measure| measure.part_of_id);
        let mut counted = Vec::new();
        if part_of(&before) != part_of(&after) {
            counted.extend([part_of(&before), part_of(&after)].into_iter().flatten());
        }
        if let (Some(before), Some(after)) = (&before, &after)
            && !counts_alike(before, after)
        {
            counted.push(before.id);
        }
        let mut periods = counted.into_iter().flat_map(|id| self.values_of(id)).map(|value| value.period_id);
        match edit.key() {
            Some(key) if periods.any(|id| self.closes(id, edits)) => Err(Problem::of(ProblemCode::Locked, key)),
            _ => Ok(()),
        }
    }
}

const fn feeds_figures(record: &Record) -> bool {
    matches!(record, Record::TestSheet(_) | Record::SheetItem(_) | Record::Survey(_) | Record::SurveyQuestion(_))
}

fn reads(reading: &Reading, record: &Record) -> bool {
    match record {
        Record::TestSheet(sheet) => reads_sheet(reading, sheet.id),
        Record::SheetItem(item) => reads_sheet(reading, item.sheet_id),
        Record::Survey(survey) => reads_survey(reading, survey.id),
        Record::SurveyQuestion(question) => reads_question(reading, question.id),
        _ => false,
    }
}

fn counts_alike(before: &Measure, after: &Measure) -> bool {
    let rules_stand = before.versions.iter().all(|rule| after.versions.contains(rule));
    before.kind == after.kind && before.control_id == after.control_id && rules_stand
}

fn signing(verb: Verb, period: &Period, subject: String, edits: Vec<Edit>) -> Change {
    Change { verb, kind: RecordKind::SignOff, subject, plan_id: Some(period.plan_id), edits }
}

impl Record {
    /// The period whose report tells this record, where the record itself says so.
    #[must_use]
    pub const fn period_id(&self) -> Option<PeriodId> {
        Some(match self {
            Self::Outcome(outcome) => outcome.period_id,
            Self::Supplement(supplement) => supplement.period_id,
            Self::Deviation(deviation) => deviation.period_id,
            Self::Answer(answer) => answer.period_id,
            Self::MeasureValue(value) => value.period_id,
            Self::Survey(survey) => survey.period_id,
            Self::TestSheet(sheet) => sheet.period_id,
            _ => return None,
        })
    }
}

/// Whether an edit only says what has become of a deviation since it was reported.
#[must_use]
pub fn is_follow_up(before: Option<&Record>, after: Option<&Record>) -> bool {
    let (Some(Record::Deviation(before)), Some(Record::Deviation(after))) = (before, after) else {
        return false;
    };
    before.is_same_finding(after)
}

/// A lock is set and lifted by a sign-off; what a locked period says of itself stands, but for that it was followed up.
fn check_period_lock(before: &Period, after: &Period, edits: &[Edit]) -> Check {
    let key = RecordKey::Period(after.id);
    let mut sign_offs = edits.iter().flat_map(|edit| [&edit.before, &edit.after]).flatten();
    let signed = sign_offs.any(|record| matches!(record, Record::SignOff(each) if each.period_id == after.id));
    if before.locked_on != after.locked_on && !signed {
        return Err(Problem::of(ProblemCode::NeedsSignOff, key));
    }
    let followed = Period { locked_on: after.locked_on, followed_up_on: after.followed_up_on, ..before.clone() };
    if (before.is_locked() || after.is_locked()) && followed != *after {
        return Err(Problem::of(ProblemCode::Locked, key));
    }
    Ok(())
}

/// A sign-off is made and opened only as its period is locked or opened, or brought or taken away.
fn check_signing(sign_off: &SignOff, edit: &Edit, edits: &[Edit]) -> Check {
    let of_period = edits.iter().find(|each| each.key() == Some(RecordKey::Period(sign_off.period_id)));
    let turned = match of_period.map(|each| (&each.before, &each.after)) {
        Some((Some(Record::Period(before)), Some(Record::Period(after)))) => before.is_locked() != after.is_locked(),
        Some(_) => true,
        None => edit.before == edit.after,
    };
    if turned { Ok(()) } else { Err(Problem::of(ProblemCode::NeedsSignOff, RecordKey::SignOff(sign_off.id))) }
}
