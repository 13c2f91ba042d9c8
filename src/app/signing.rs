//! Before a period is signed off: what is unfinished in it, and which forms hold what nobody has saved.

use super::failure::{Failure, Kind, Text};
use crate::domain::{Book, Draft, DraftKey, Period, PeriodId, Record, RecordKey, Status, rollup};
use crate::i18n::{Lang, signing as text, terms::record_kind};

/// The names of the forms that sign off and open, whose own drafts keep nothing back.
const SIGNING: [&str; 2] = ["lock", "unlock"];

/// What is unfinished in a period that may be signed off all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Controls that are completed.
    pub completed: u32,
    /// Controls that are due.
    pub due: u32,
    /// Completed ones that wait for review.
    pub unreviewed: usize,
    /// Questions without an answer.
    pub unanswered: usize,
    /// Controls with carried text that nobody has confirmed.
    pub unconfirmed: usize,
}

impl Readiness {
    /// What is unfinished in a period.
    #[must_use]
    pub fn of(book: &Book, period: &Period) -> Self {
        let status = rollup(book, period.plan_id, period.id).total.status;
        let controls = book.controls_of_plan(period.plan_id);
        let due = controls.iter().filter(|control| control.frequency.is_due(period.number));
        Self {
            completed: status.of(Status::Completed),
            due: status.total(),
            unreviewed: book.to_review(period).count(),
            unanswered: due.map(|control| book.unanswered(control.id, period).count()).sum(),
            unconfirmed: controls.iter().filter(|control| control.unconfirmed).count(),
        }
    }

    /// In sentences; how many are completed is always said.
    #[must_use]
    pub fn told(&self, lang: Lang) -> Vec<String> {
        let mut told = vec![text::completed(lang, self.completed, self.due)];
        let rest = [
            (self.unreviewed, text::unreviewed(lang, self.unreviewed)),
            (self.unanswered, text::unanswered(lang, self.unanswered)),
            (self.unconfirmed, text::unconfirmed(lang, self.unconfirmed)),
        ];
        told.extend(rest.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told));
        told
    }
}

/// The refusal to lock a period while forms of it hold what nobody has saved; `None` when none do.
#[must_use]
pub fn refuse_drafts<'a>(book: &Book, period: PeriodId, drafts: impl Iterator<Item = &'a Draft>) -> Option<Failure> {
    let names: Vec<(Option<RecordKey>, String)> =
        drafts.filter_map(|draft| subject_in(book, &draft.key, period)).collect();
    if names.is_empty() {
        return None;
    }
    let count = names.len();
    let list = move |lang| {
        let name = |(key, name): &(Option<RecordKey>, String)| match key {
            _ if !name.is_empty() => name.clone(),
            Some(key) => record_kind(lang, key.kind()).to_owned(),
            None => "–".to_owned(),
        };
        names.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    Some(Failure {
        kind: Kind::Validation,
        code: "IK-V33",
        what: Text::of(|lang| text::drafts(lang, count)),
        why: Some(Text::label(text::why_drafts)),
        todo: Text::of(|lang| text::todo_drafts(lang, &list(lang))),
    })
}

/// What a draft is about, if it is about something in a period: the record and its name.
fn subject_in(book: &Book, key: &DraftKey, period: PeriodId) -> Option<(Option<RecordKey>, String)> {
    if SIGNING.contains(&key.form.as_str()) {
        return None;
    }
    let ids = || key.subject.split([' ', '/']).filter_map(|part| part.parse::<uuid::Uuid>().ok());
    let records = || ids().filter_map(|id| record_of(book, id));
    let lies_in = |record: &Record| record.period_id() == Some(period);
    if !ids().any(|id| id == period.0) && !records().any(|record| lies_in(&record)) {
        return None;
    }
    let named = records().next();
    Some((named.as_ref().map(Record::key), named.map(|record| book.subject_of(&record)).unwrap_or_default()))
}

/// The record with this identity, of the kinds whose drafts name it.
fn record_of(book: &Book, id: uuid::Uuid) -> Option<Record> {
    let keys = [
        RecordKey::Deviation(id.into()),
        RecordKey::Survey(id.into()),
        RecordKey::TestSheet(id.into()),
        RecordKey::Supplement(id.into()),
        RecordKey::ControlActivity(id.into()),
        RecordKey::RiskPoint(id.into()),
        RecordKey::Measure(id.into()),
        RecordKey::Question(id.into()),
    ];
    let of_question = || {
        let survey = book.find::<crate::domain::SurveyQuestion>(id.into())?.survey_id;
        book.get(RecordKey::Survey(survey))
    };
    keys.into_iter().find_map(|key| book.get(key)).or_else(of_question)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::demo;
    use crate::domain::{Outcome, OutcomeKey};
    use crate::i18n::Lang;
    use std::collections::BTreeMap;

    fn draft(form: &str, subject: String) -> Draft {
        let saved_at = chrono::DateTime::UNIX_EPOCH;
        Draft { key: DraftKey { form: form.to_owned(), subject }, fields: BTreeMap::new(), saved_at }
    }

    #[test]
    fn what_is_half_written_about_a_period_keeps_it_open_and_is_named() {
        let book = demo::book();
        let control_id = book.controls_of_plan(demo::PLAN)[0].id;
        let of = |period_id| {
            let outcome = Outcome::blank(OutcomeKey { control_id, period_id });
            draft("outcome", Record::Outcome(outcome).key().to_string())
        };
        let other = book.periods(demo::PLAN).find(|period| period.id != demo::PERIOD).unwrap().id;
        let refused = |draft: Draft| refuse_drafts(&book, demo::PERIOD, [draft].iter());
        let failure = refused(of(demo::PERIOD)).expect("it is refused");
        assert!(failure.todo.get(Lang::Sv).contains("Handläggningstider"), "{}", failure.todo.get(Lang::Sv));
        assert_eq!(refused(of(other)), None, "another period is none of its business");
        assert_eq!(refused(draft("lock", demo::PERIOD.to_string())), None, "nor is the form that locks");
        assert_eq!(refuse_drafts(&book, demo::PERIOD, [].iter()), None);
    }
}
