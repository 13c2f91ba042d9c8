//! A list of cases as the value of a measure: by which limit it is counted, and what came of it.

use super::{CaseOptions, DeadlineCount, Input, Named, count};
use crate::app::failure::{Failure, Kind, Text};
use crate::domain::deadline::{Limit, Rule};
use crate::domain::{Book, CaseCount, LimitRule, Measure, ValueKey};
use crate::i18n::{cli_lists, format, screen_figures as t};
use chrono::{DateTime, NaiveDate, Utc};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A list that is to be counted for a measure.
#[derive(Clone, Debug)]
pub struct CaseRequest {
    /// The list.
    pub path: PathBuf,
    /// The measure and the period.
    pub key: ValueKey,
    /// The limit and how it is counted.
    pub rule: Rule,
    /// Where the limit stands.
    pub legal_source: String,
    /// The day at whose end the list is read.
    pub as_of: NaiveDate,
    /// When it is counted.
    pub counted_at: DateTime<Utc>,
    /// Set when nobody waits for it any more.
    pub stop: Arc<AtomicBool>,
}

/// A list that was counted for a measure.
#[derive(Debug)]
pub struct CaseValue {
    /// What was asked for.
    pub request: CaseRequest,
    /// What was found, with the rows that could not be counted.
    pub count: DeadlineCount,
    /// What is kept of it.
    pub record: CaseCount,
}

impl CaseRequest {
    /// A list counted by the limit rule of a measure, as it is valid at the end of the period or today.
    ///
    /// # Errors
    /// When the measure has no limit rule, or the rule no limit of time that is valid then.
    pub fn new(book: &Book, key: ValueKey, path: PathBuf, now: (NaiveDate, DateTime<Utc>)) -> Result<Self, Failure> {
        let rule = book.find::<Measure>(key.measure_id).and_then(|measure| measure.rule_id);
        let rule = rule.and_then(|id| book.find::<LimitRule>(id));
        let rule = rule.ok_or_else(|| refusal("IK-L37", Text::label(t::source_no_rule), t::todo_rule))?;
        let (today, counted_at) = now;
        let as_of = book.period(key.period_id).map_or(today, |period| period.to.min(today));
        let Some(row) = rule.on(as_of) else {
            let (name, day) = (rule.name.clone(), format::date(as_of));
            return Err(refusal("IK-L38", Text::of(|lang| cli_lists::not_valid(lang, &name, &day)), t::todo_valid));
        };
        let limit = Limit::try_from(row.limit).map_err(|_| {
            let what = Text::of(|lang| cli_lists::no_time_limit(lang, &rule.name));
            refusal("IK-L39", what, cli_lists::todo_time_limit)
        })?;
        let rule = Rule { limit, to_working_day: rule.next_working_day };
        Ok(Self { path, key, rule, legal_source: row.source.clone(), as_of, counted_at, stop: Arc::default() })
    }

    /// Counts the list.
    ///
    /// # Errors
    /// When it cannot be read as a list of cases.
    pub fn count(self) -> Result<CaseValue, Failure> {
        let options = CaseOptions { rule: self.rule, as_of: self.as_of, columns: Named::default() };
        let going = |_: u64| !self.stop.load(Ordering::Relaxed);
        let count = count(Input::File(self.path.clone()), &options, Some(&going))?;
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let record = count.to_record(&name, self.counted_at, &self.legal_source);
        Ok(CaseValue { request: self, count, record })
    }
}

fn refusal(code: &'static str, what: Text, todo: crate::i18n::Label) -> Failure {
    Failure { kind: Kind::Validation, code, what, why: None, todo: Text::label(todo) }
}
