//! A form that is open: its fields as they are being written, and its draft.

use super::begun::ChosenBy;
use super::editor::Editor;
use super::facts::Facts;
use super::{FormOutcome, Refusal, Saving, ViewReason};
use crate::app::fields::{FieldKind, FieldSpec, FormSpec, form_of, life};
use crate::app::values::ValueProblem;
use crate::domain::{Book, Draft, DraftKey, PlanId, Problem, Record, RecordKey};
use crate::i18n::{Lang, screen as t};
use crate::ui::look::{Look, Role};
use crate::ui::msg::Now;
use crate::ui::text::columns;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::time::Duration;

/// How long what is typed may be unsaved.
const DRAFT_DELAY: Duration = Duration::from_millis(400);
/// The name under which a draft keeps the field the cursor was in; no field is named so.
const AT: &str = "@field";

/// A field of an open form.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) spec: &'static FieldSpec,
    pub(super) editor: Editor,
    /// What the record holds.
    pub(super) original: String,
    pub(super) problem: Option<ValueProblem>,
    /// The name that is offered, of those that fit.
    pub(super) offered: usize,
}

impl Field {
    pub(super) fn is_changed(&self) -> bool {
        self.editor.value() != self.original
    }
}

/// A form that is open.
#[derive(Clone, Debug)]
pub struct FormState {
    pub(super) spec: &'static FormSpec,
    key: DraftKey,
    pub(super) records: Vec<Record>,
    pub(super) facts: Facts,
    pub(super) fields: Vec<Field>,
    /// The field the cursor is in; one past the last is the button.
    pub(super) focus: usize,
    pub(super) view: Option<ViewReason>,
    /// What the form is about, beside its title.
    pub(super) subject: String,
    /// What is to be known before it is filled in, under its title.
    pub(super) preface: Vec<(Role, String)>,
    pub(super) status_by: ChosenBy,
    /// When the draft that was taken up had been saved, on the wall clock.
    pub(super) restored: Option<NaiveDateTime>,
    /// What was written before it was thrown away.
    pub(super) thrown: Option<BTreeMap<String, String>>,
    due: Option<Duration>,
    saved: BTreeMap<String, String>,
    /// The area and look of the last [`FormState::settle`].
    pub(super) settled: Option<(Rect, Look)>,
    /// Whether nothing has happened since then.
    pub(super) is_fresh: bool,
}

impl FormState {
    /// Opens the form of these records (a board with its plan, or one record), new ones or such as the book holds.
    /// What they hold otherwise than the book counts as written: that is how a form opens with something chosen.
    #[must_use]
    pub fn on(book: &Book, plan: Option<PlanId>, records: Vec<Record>, lang: Lang, today: NaiveDate) -> Option<Self> {
        let last = records.last()?;
        let spec = form_of(last.key().kind());
        let key = draft_key(spec, last, book.get(last.key()).is_none());
        let facts = Facts::of(spec, book, plan, lang, today).about(book, last);
        Some(Self::open(spec, records, key, facts).against(book))
    }

    /// Compares with what the book holds: what differs from it counts as written.
    #[must_use]
    fn against(mut self, book: &Book) -> Self {
        for record in self.records.iter().filter_map(|record| book.get(record.key())) {
            for field in self.fields.iter_mut().filter(|field| field.spec.of == record.key().kind()) {
                field.original = field.spec.clean(&field.spec.get(&record, self.facts.lang));
            }
        }
        self
    }

    /// Opens a form on its records (those of [`FormSpec::records`], in that order; new ones are given blank). A
    /// record of a locked period opens for reading.
    ///
    /// `key` is where its draft lies: see [`draft_key`].
    #[must_use]
    pub fn open(spec: &'static FormSpec, records: Vec<Record>, key: DraftKey, facts: Facts) -> Self {
        let own = records.last().map_or_else(String::new, |record| match record.key() {
            RecordKey::Deviation(id) => id.to_string(),
            RecordKey::Measure(id) => id.to_string(),
            _ => String::new(),
        });
        let field = |spec: &'static FieldSpec| {
            let record = records.iter().find(|record| record.key().kind() == spec.of);
            let original = record.map_or_else(String::new, |record| spec.get(record, facts.lang));
            let editor = Editor::new(spec, &original, &facts, &own);
            // The editor cleans what it is given, and that alone is no change.
            let original = editor.value().to_owned();
            Field { spec, editor, original, problem: None, offered: 0 }
        };
        let fields = spec.fields.iter().map(field).collect();
        // What becomes of a deviation is decided after its period is signed off, too.
        let view = if life::is_step(spec) { None } else { lock_of(&records, &facts) };
        Self {
            spec,
            key,
            records,
            facts,
            fields,
            focus: 0,
            view,
            subject: String::new(),
            preface: Vec::new(),
            status_by: ChosenBy::default(),
            restored: None,
            thrown: None,
            due: None,
            saved: BTreeMap::new(),
            settled: None,
            is_fresh: false,
        }
    }

    /// Says what the form is about, beside its title.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// Says under the title what is to be known before the form is filled in.
    #[must_use]
    pub fn prefaced(mut self, preface: Vec<(Role, String)>) -> Self {
        self.preface = preface;
        self
    }

    /// Takes up a draft, saved at `local` on the wall clock here: the texts, and the field the cursor was in.
    #[must_use]
    pub fn with_draft(mut self, draft: &Draft, local: NaiveDateTime) -> Self {
        for field in &mut self.fields {
            if let Some(text) = draft.fields.get(field.spec.id) {
                let own = String::new();
                let reference = matches!(field.spec.kind, FieldKind::Reference(_) | FieldKind::References(_));
                if reference {
                    field.editor.set(text);
                } else {
                    field.editor = Editor::new(field.spec, text, &self.facts, &own);
                }
            }
        }
        if let Some(at) = draft.fields.get(AT) {
            self.focus_on(at);
        }
        self.saved.clone_from(&draft.fields);
        self.restored = Some(local);
        self
    }

    /// Writes a value into a field, as if the person had.
    #[must_use]
    pub fn preset(mut self, id: &str, value: &str) -> Self {
        if let Some(field) = self.fields.iter_mut().find(|field| field.spec.id == id) {
            field.editor = Editor::new(field.spec, value, &self.facts, "");
        }
        self
    }

    /// As [`FormState::preset`], where that is what an untouched form says.
    #[must_use]
    pub fn begun_with(self, id: &str, value: &str) -> Self {
        let mut form = self.preset(id, value);
        if let Some(field) = form.fields.iter_mut().find(|field| field.spec.id == id) {
            field.original = field.editor.value().to_owned();
        }
        form
    }

    /// Opens the form for reading only.
    #[must_use]
    pub fn view_only(mut self, reason: ViewReason) -> Self {
        self.view = Some(reason);
        self
    }

    /// Puts the cursor in a field; unknown and hidden ones leave it where it is.
    pub fn focus_on(&mut self, id: &str) {
        let at = self.fields.iter().position(|field| field.spec.id == id);
        if let Some(at) = at.filter(|at| self.is_shown(*at)) {
            self.focus = at;
            self.is_fresh = false;
        }
    }

    /// The form.
    #[must_use]
    pub const fn spec(&self) -> &'static FormSpec {
        self.spec
    }

    /// Where its draft lies.
    #[must_use]
    pub const fn key(&self) -> &DraftKey {
        &self.key
    }

    /// The identity of its record, the last one when there are two.
    #[must_use]
    pub fn record(&self) -> Option<RecordKey> {
        self.records.last().map(Record::key)
    }

    /// The id of the field the cursor is in; `None` on the button.
    #[must_use]
    pub fn focused(&self) -> Option<&'static str> {
        self.fields.get(self.focus).map(|field| field.spec.id)
    }

    /// What is written in a field.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<&str> {
        self.fields.iter().find(|field| field.spec.id == id).map(|field| field.editor.value())
    }

    /// Whether anything written differs from the record.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(Field::is_changed)
    }

    /// Why the form may only be read, if so.
    #[must_use]
    pub const fn view_reason(&self) -> Option<&ViewReason> {
        self.view.as_ref()
    }

    /// What the keys do that matter most here, for the footer; of these, as much as there is room for.
    #[must_use]
    pub fn hint(&self, lang: Lang, room: usize) -> String {
        if self.view.is_some() {
            return t::hint_view(lang).to_owned();
        }
        let next = if self.is_outcome() { t::hint_complete(lang) } else { "" };
        let editor = if self.is_in_area() { t::hint_editor(lang) } else { "" };
        let (begin, help) = (t::hint_form(lang), t::hint_form_help(lang));
        let tries = [(t::hint_leave(lang), editor), (t::hint_leave(lang), ""), (t::hint_leave_short(lang), "")];
        let said = tries.map(|(leave, editor)| [begin, next, leave, editor, help].concat());
        let fitting = said.iter().find(|text| columns(text) <= room);
        fitting.or(said.last()).cloned().unwrap_or_default()
    }

    /// Whether the cursor is in a text of several lines, which can be edited in an editor of its own.
    #[must_use]
    pub fn is_in_area(&self) -> bool {
        self.fields.get(self.focus).is_some_and(|field| matches!(field.editor, Editor::Area(_)))
    }

    /// When the draft is to be saved, since the start of the program.
    #[must_use]
    pub const fn draft_due(&self) -> Option<Duration> {
        self.due
    }

    /// What differs from the record, by field, with the field the cursor is in; empty when nothing does.
    fn written(&self) -> BTreeMap<String, String> {
        let changed = self.fields.iter().filter(|field| field.is_changed());
        let mut written: BTreeMap<_, _> =
            changed.map(|field| (field.spec.id.to_owned(), field.editor.value().to_owned())).collect();
        if let (false, Some(at)) = (written.is_empty(), self.focused()) {
            written.insert(AT.to_owned(), at.to_owned());
        }
        written
    }

    /// The draft as it is to be saved now. Asking counts as saving: the same is not given twice.
    pub fn take_draft(&mut self, at: DateTime<Utc>) -> Saving {
        self.due = None;
        let written = self.written();
        if written == self.saved {
            return Saving::Nothing;
        }
        self.saved.clone_from(&written);
        if written.is_empty() {
            self.restored = None;
            return Saving::Drop(self.key.clone());
        }
        Saving::Draft(Draft { key: self.key.clone(), fields: written, saved_at: at })
    }

    /// The draft is of no more use.
    pub(super) fn drop_draft(&mut self) -> Saving {
        self.due = None;
        if std::mem::take(&mut self.saved).is_empty() { Saving::Nothing } else { Saving::Drop(self.key.clone()) }
    }

    /// Throws away what is written, so that every field says what the record holds; once more, and it is there again.
    pub(super) fn discard(&mut self, now: &Now) -> FormOutcome {
        let is_changed = self.is_changed();
        let back = if is_changed { None } else { self.thrown.take() };
        if !is_changed && back.is_none() {
            return FormOutcome::Refused(Refusal::Unchanged);
        }
        let thrown = self.written();
        for field in &mut self.fields {
            let text = back.as_ref().and_then(|back| back.get(field.spec.id)).unwrap_or(&field.original).clone();
            field.editor.set(&text);
            field.problem = None;
        }
        self.status_by = ChosenBy::Nobody;
        self.thrown = is_changed.then_some(thrown);
        FormOutcome::Save(self.take_draft(now.at))
    }

    /// Notes that a text has changed.
    pub(super) fn changed(&mut self, now: &Now) -> FormOutcome {
        if self.due.is_none() {
            self.due = Some(now.since_start + DRAFT_DELAY);
        }
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.problem = None;
            field.offered = 0;
        }
        self.follow_writing();
        FormOutcome::Changed
    }

    /// Takes the text back from the person's own editor, as one step that can be undone. Text that has not
    /// changed is no edit; the line break that editors put at the end is not part of it.
    pub fn edited(&mut self, id: &str, text: &str, now: &Now) -> FormOutcome {
        self.is_fresh = false;
        self.focus_on(id);
        let Some(field) = self.fields.iter_mut().find(|field| field.spec.id == id) else { return FormOutcome::Stay };
        let text = field.spec.clean(text);
        let ended = field.editor.value().ends_with('\n');
        let text = if ended { text.as_str() } else { text.strip_suffix('\n').unwrap_or(&text) };
        match field.editor.set(text) {
            super::editor::Touch::Changed => {
                self.changed(now);
                FormOutcome::Save(self.take_draft(now.at))
            }
            super::editor::Touch::Refused(refusal) => FormOutcome::Refused(refusal),
            _ => FormOutcome::Stay,
        }
    }

    /// Says at its field why the model refused the change, and puts the cursor there. `false` when the problem
    /// belongs to no field of this form.
    pub fn refuse(&mut self, problem: &Problem) -> bool {
        self.is_fresh = false;
        let place = problem.field.and_then(|id| self.fields.iter().position(|field| field.spec.id == id));
        let Some(at) = place.filter(|at| self.is_shown(*at)) else { return false };
        self.focus = at;
        if let Some(field) = self.fields.get_mut(at) {
            field.problem = Some(ValueProblem::Model(problem.code));
        }
        true
    }

    /// Whether a field is asked for, given what the others hold.
    pub(super) fn is_shown(&self, at: usize) -> bool {
        let when = self.fields.get(at).and_then(|field| field.spec.when);
        when.is_none_or(|(id, value)| self.value(id) == Some(value))
    }
}

fn lock_of(records: &[Record], facts: &Facts) -> Option<ViewReason> {
    let period = records.iter().find_map(|record| match record {
        Record::Outcome(outcome) => Some(outcome.period_id),
        Record::Deviation(deviation) => Some(deviation.period_id),
        Record::MeasureValue(value) => Some(value.period_id),
        Record::Answer(answer) => Some(answer.period_id),
        Record::Survey(survey) => Some(survey.period_id),
        Record::Supplement(supplement) => Some(supplement.period_id),
        _ => None,
    })?;
    let locked = facts.periods.iter().find(|other| other.id == period)?.locked_on?;
    Some(ViewReason::Locked(locked))
}

/// Where the draft of a form lies: by its record, or for a new record by what it is entered under, so that the same
/// command finds the draft again.
#[must_use]
pub fn draft_key(spec: &FormSpec, record: &Record, is_new: bool) -> DraftKey {
    // There is one outcome per control and period, whether anything is recorded yet or not; likewise values and answers.
    let is_new = is_new && !matches!(record, Record::Outcome(_) | Record::MeasureValue(_) | Record::Answer(_));
    let subject = if is_new { format!("new {}", parent_of(record)) } else { record.key().to_string() };
    DraftKey { form: spec.id.to_owned(), subject }
}

fn parent_of(record: &Record) -> String {
    let either = |one: Option<String>, other: String| one.unwrap_or(other);
    match record {
        Record::Board(_) | Record::Plan(_) | Record::Look(_) => String::new(),
        Record::Period(period) => period.plan_id.to_string(),
        Record::Area(area) => either(area.parent_id.map(|id| id.to_string()), area.plan_id.to_string()),
        Record::RiskPoint(point) => point.area_id.to_string(),
        Record::ControlActivity(control) => control.risk_point_id.to_string(),
        Record::Question(question) => question.control_id.to_string(),
        Record::LimitRule(rule) => rule.plan_id.to_string(),
        Record::ActionPlan(plan) => plan.plan_id.to_string(),
        Record::EffectCheck(check) => check.action_id.to_string(),
        Record::Supplement(supplement) => format!("{}/{}", supplement.control_id, supplement.period_id),
        Record::SignOff(sign_off) => sign_off.period_id.to_string(),
        Record::Reception(reception) => reception.plan_id.to_string(),
        Record::Revision(revision) => revision.plan_id.to_string(),
        Record::GoverningDocument(document) => document.plan_id.to_string(),
        Record::Carried(carried) => format!("{}/{}", carried.plan_id, carried.lineage_id),
        Record::Measure(measure) => measure.control_id.to_string(),
        Record::Survey(survey) => format!("{}/{}", survey.plan_id, survey.period_id),
        Record::SurveyQuestion(question) => question.survey_id.to_string(),
        Record::TestSheet(sheet) => format!("{}/{}", sheet.control_id, sheet.period_id),
        Record::SheetItem(item) => item.sheet_id.to_string(),
        Record::Outcome(_) | Record::Answer(_) | Record::MeasureValue(_) => record.key().to_string(),
        Record::Deviation(deviation) => {
            let linked = deviation.control_id.map(|id| id.to_string());
            let linked = linked.or_else(|| deviation.risk_point_id.map(|id| id.to_string()));
            format!("{}/{}", either(linked, deviation.plan_id.to_string()), deviation.period_id)
        }
        Record::Action(action) => {
            either(action.deviation_ids.first().map(ToString::to_string), action.plan_id.to_string())
        }
    }
}
