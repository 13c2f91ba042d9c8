//! THE form table: every field a person fills in, for the screen's forms and the command line's options alike.
//!
//! Owns: which fields a record has, what kind of value each takes, its words, its option, how it is read out of a
//! record and put into one. The id of a field is its name in files. Imports `domain` and `i18n`; draws nothing.

mod figures;
pub mod life;
mod look;
mod plan;
mod recorded;
mod texts;
mod tree;
mod year;

pub use plan::NEW_PLAN;
pub use texts::text_form;
pub use year::{CARRY, LOCK, SEND_BACK, UNLOCK};

use crate::app::figures::lacks_reason;
use crate::app::values::{Axis, ListOf, ValueContext, ValueProblem, parse_number};
use crate::domain::{Action, Book, Problem, ProblemCode, Record, RecordKind, Status};
use crate::i18n::clean::{clean_area, clean_line};
use crate::i18n::{Label, Lang};

/// What kind of value a field takes, and so how it is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Line {
        /// Characters at most.
        max: usize,
    },
    /// Text of several lines.
    Area {
        /// Characters at most.
        max: usize,
    },
    /// One of a closed list, or none where the field is not required.
    Choice(Axis),
    /// Some of a closed list, or none.
    Choices(Axis),
    /// A date.
    Date,
    /// A whole number.
    Number {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// A level such as "3 – Möjlig".
    Level,
    /// Yes or no.
    YesNo,
    /// Responsible parties, one per line.
    Names,
    /// The name of a person; those already in the plan are suggested.
    Person,
    /// A set of period numbers; none means all.
    Periods,
    /// Another record of the plan, by its identity.
    Reference(Target),
    /// Other records of the plan, by their identities, one per line.
    References(Target),
    /// A number with decimals.
    Decimal,
    /// A colour such as "#124c66".
    Colour,
    /// What was read of a measure: "110 av 319".
    Reading,
    /// What was read, with the counting rule: "räkneregel 1: 37,5 %".
    Counted,
    /// A count, a share or both: "17; 38,6 %".
    Tally,
    /// A list that is written one per line.
    List(ListOf),
}

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A control activity.
    Control,
    /// A risk point.
    RiskPoint,
    /// A deviation.
    Deviation,
    /// A measure.
    Measure,
    /// A limit rule.
    LimitRule,
    /// A plan of action.
    ActionPlan,
    /// A reporting period.
    Period,
}

/// A field of a form.
#[derive(Clone, Copy)]
pub struct FieldSpec {
    /// Its name in files and drafts; unique within its form.
    pub id: &'static str,
    /// The kind of record it belongs to: a form may be about two records.
    pub of: RecordKind,
    /// Its label.
    pub label: Label,
    /// A sentence on what belongs in it, if that needs saying.
    pub hint: Option<Label>,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether it must be filled in.
    pub required: bool,
    /// The name of its option on the command line, without dashes.
    pub cli_flag: &'static str,
    /// The heading it stands under, when it begins a section.
    pub section: Option<Label>,
    /// Another field and the value it must have for this one to be asked for.
    pub when: Option<(&'static str, &'static str)>,
    get: fn(&Record, Lang) -> String,
    set: fn(&mut Record, &str, &ValueContext) -> Result<(), ValueProblem>,
}

impl std::fmt::Debug for FieldSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FieldSpec({})", self.id)
    }
}

impl FieldSpec {
    /// What a record holds in this field, as a person would write it; empty for a record of another kind.
    #[must_use]
    pub fn get(&self, record: &Record, lang: Lang) -> String {
        (self.get)(record, lang)
    }

    /// Puts what was written into a record. A record of another kind is left as it is.
    ///
    /// # Errors
    /// The [`ValueProblem`] for which the text is refused; the record is then as it was.
    pub fn set(&self, record: &mut Record, text: &str, context: &ValueContext) -> Result<(), ValueProblem> {
        let text = self.clean(text);
        self.check_form(text.trim())?;
        (self.set)(record, text.trim(), context)
    }

    /// The text as it may stand in this field: composed, without control characters, on one line where the
    /// field has one.
    #[must_use]
    pub fn clean(&self, text: &str) -> String {
        if self.has_lines() { clean_area(text) } else { clean_line(text) }
    }

    /// Whether the text of this field may have several lines.
    #[must_use]
    pub const fn has_lines(&self) -> bool {
        matches!(self.kind, FieldKind::Area { .. } | FieldKind::Names | FieldKind::List(_) | FieldKind::References(_))
    }

    fn check_form(&self, text: &str) -> Result<(), ValueProblem> {
        if self.required && text.is_empty() {
            return Err(ValueProblem::Required);
        }
        match self.kind {
            FieldKind::Line { max } | FieldKind::Area { max } => {
                let len = text.chars().count();
                if len > max { Err(ValueProblem::TooLong { max, len }) } else { Ok(()) }
            }
            FieldKind::Number { min, max } if !text.is_empty() => match parse_number(text)? {
                number if (min..=max).contains(&number) => Ok(()),
                _ => Err(ValueProblem::OutOfRange { min, max }),
            },
            _ => Ok(()),
        }
    }
}

/// A form: the fields of one record, or of two that are filled in together.
#[derive(Clone, Copy, Debug)]
pub struct FormSpec {
    /// Its name in drafts.
    pub id: &'static str,
    /// Its title.
    pub title: Label,
    /// The kinds of record it fills in, parents first.
    pub records: &'static [RecordKind],
    /// Its fields, in order.
    pub fields: &'static [FieldSpec],
}

impl FormSpec {
    /// The field with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field with this option on the command line.
    #[must_use]
    pub fn flag(&self, flag: &str) -> Option<&'static FieldSpec> {
        self.fields.iter().find(|field| field.cli_flag == flag)
    }
}

/// Every form.
pub const FORMS: &[&FormSpec] = &[
    &plan::PLAN,
    &plan::PERIOD,
    &tree::AREA,
    &tree::RISK_POINT,
    &tree::CONTROL,
    &tree::QUESTION,
    &figures::LIMIT_RULE,
    &figures::MEASURE,
    &recorded::OUTCOME,
    &figures::ANSWER,
    &figures::SURVEY,
    &figures::SURVEY_QUESTION,
    &figures::SHEET,
    &figures::ITEM,
    &figures::VALUE,
    &recorded::DEVIATION,
    &recorded::ACTION,
    &year::ACTION_PLAN,
    &year::EFFECT_CHECK,
    &year::SUPPLEMENT,
    &year::SIGN_OFF,
    &year::RECEPTION,
    &year::REVISION,
    &year::DOCUMENT,
    &year::CARRIED,
    &look::LOOK,
];

/// The form a record of this kind is filled in with. A board is filled in together with its plan.
#[must_use]
pub const fn form_of(kind: RecordKind) -> &'static FormSpec {
    match kind {
        RecordKind::Board | RecordKind::Plan => &plan::PLAN,
        RecordKind::Period => &plan::PERIOD,
        RecordKind::Area => &tree::AREA,
        RecordKind::RiskPoint => &tree::RISK_POINT,
        RecordKind::ControlActivity => &tree::CONTROL,
        RecordKind::Question => &tree::QUESTION,
        RecordKind::LimitRule => &figures::LIMIT_RULE,
        RecordKind::Measure => &figures::MEASURE,
        RecordKind::Outcome => &recorded::OUTCOME,
        RecordKind::Answer => &figures::ANSWER,
        RecordKind::Survey => &figures::SURVEY,
        RecordKind::SurveyQuestion => &figures::SURVEY_QUESTION,
        RecordKind::TestSheet => &figures::SHEET,
        RecordKind::SheetItem => &figures::ITEM,
        RecordKind::MeasureValue => &figures::VALUE,
        RecordKind::Deviation => &recorded::DEVIATION,
        RecordKind::Action => &recorded::ACTION,
        RecordKind::ActionPlan => &year::ACTION_PLAN,
        RecordKind::EffectCheck => &year::EFFECT_CHECK,
        RecordKind::Supplement => &year::SUPPLEMENT,
        RecordKind::SignOff => &year::SIGN_OFF,
        RecordKind::Reception => &year::RECEPTION,
        RecordKind::Revision => &year::REVISION,
        RecordKind::GoverningDocument => &year::DOCUMENT,
        RecordKind::Carried => &year::CARRIED,
        RecordKind::Look => &look::LOOK,
    }
}

/// What fields disagree about within a record, by the field it is said at. These are the model's own rules, so
/// that the field can say it before the model refuses the record.
#[must_use]
pub fn disagreements(record: &Record) -> Vec<(&'static str, ValueProblem)> {
    let backwards = |field| vec![(field, ValueProblem::Model(ProblemCode::Backwards))];
    match record {
        Record::Period(period) if period.to < period.from => backwards("to"),
        Record::ControlActivity(control) => match (control.sample_from, control.sample_to) {
            (Some(from), Some(to)) if to < from => backwards("sample_to"),
            _ => Vec::new(),
        },
        Record::Outcome(outcome) => {
            let (performed, reviewed) = (outcome.performed_by.trim(), outcome.reviewed_by.trim());
            if !performed.is_empty() && performed.to_lowercase() == reviewed.to_lowercase() {
                vec![("reviewed_by", ValueProblem::Model(ProblemCode::SamePerson))]
            } else {
                Vec::new()
            }
        }
        Record::LimitRule(rule) if rule.has_overlap() => {
            vec![("rows", ValueProblem::Model(ProblemCode::Overlap))]
        }
        Record::Survey(survey) => {
            let backwards = matches!((survey.from, survey.to), (Some(from), Some(to)) if to < from);
            let more =
                matches!((survey.answered, survey.invited), (Some(answered), Some(invited)) if answered > invited);
            let found = [("to", backwards, ProblemCode::Backwards), ("answered", more, ProblemCode::MoreThanAll)];
            let found = found.into_iter().filter(|(_, is_so, _)| *is_so);
            found.map(|(field, _, code)| (field, ValueProblem::Model(code))).collect()
        }
        _ => Vec::new(),
    }
}

/// As [`disagreements`], with what the rest of the book has to say: a grade or a place in the plan that
/// departs from the one proposed.
#[must_use]
pub fn disagreements_in(book: &Book, record: &Record) -> Vec<(&'static str, ValueProblem)> {
    let mut found = disagreements(record);
    if let Record::Deviation(deviation) = record
        && lacks_reason(book, deviation)
    {
        found.push(("severity_reason", ValueProblem::NeedsReason));
    }
    if let Record::Action(action) = record
        && let Some(Problem { code, field: Some(field), .. }) = lacks_for_state(book, action)
    {
        found.push((field, ValueProblem::Model(code)));
    }
    if let Record::RiskPoint(point) = record
        && book.departs_unexplained(point)
    {
        found.push(("in_plan_reason", ValueProblem::NeedsReason));
    }
    found
}

/// What an action lacks for the state it is brought to; one that was there before is left as it is.
#[must_use]
pub fn lacks_for_state(book: &Book, action: &Action) -> Option<Problem> {
    let was_there = book.find::<Action>(action.id).is_some_and(|before| before.state == action.state);
    book.why_not_in_state(action).filter(|_| !was_there)
}

/// Finishes a record that fields have been put into, against what it was: a moved due date joins the earlier
/// ones, and the reason of a pause ends with the pause.
pub fn settle(before: Option<&Record>, after: &mut Record) {
    match (before, after) {
        (Some(Record::Action(before)), Record::Action(after)) => {
            let due = after.due_on;
            after.earlier_due = before.clone().moved_to(due).earlier_due;
        }
        (_, Record::Outcome(outcome)) if outcome.status != Status::Paused => {
            outcome.paused_reason.clear();
            outcome.resumes.clear();
        }
        _ => {}
    }
}

/// One row of the table: `id, option, label, kind` and where it is kept, then what else there is to say.
macro_rules! field {
    ($record:ident . $($path:ident).+, $id:literal, $flag:literal, $label:path, $kind:expr
        $(, required: $required:literal)? $(, hint: $hint:path)? $(, section: $section:path)? $(, when: $when:expr)?) => {
        $crate::app::fields::FieldSpec {
            id: $id,
            of: $crate::domain::RecordKind::$record,
            label: $label,
            hint: $crate::app::fields::field!(@some $($hint)?),
            kind: $kind,
            required: $crate::app::fields::field!(@flag $($required)?),
            cli_flag: $flag,
            section: $crate::app::fields::field!(@some $($section)?),
            when: $crate::app::fields::field!(@when $($when)?),
            get: |record, lang| match record {
                $crate::domain::Record::$record(record) => {
                    $crate::app::values::FieldValue::print(&record.$($path).+, lang)
                }
                _ => String::new(),
            },
            set: |record, text, context| {
                if let $crate::domain::Record::$record(record) = record {
                    record.$($path).+ = $crate::app::values::FieldValue::parse(text, context)?;
                }
                Ok(())
            },
        }
    };
    (@some) => { None };
    (@some $label:path) => { Some($label) };
    (@flag) => { false };
    (@flag $flag:literal) => { $flag };
    (@when) => { None };
    (@when $when:expr) => { Some($when) };
}

pub(crate) use field;

#[cfg(test)]
mod tests;
