//! Forms: opening them on the right record, giving them keys, and what comes of it.

use super::{Effects, advance, figures, files, help, mutate, navigate, new_record::new_record, preface, run};
use crate::app::failure::Failure;
use crate::app::fields::{FormSpec, form_of};
use crate::app::worker::Job;
use crate::domain::{
    Book, Change, Deviation, DeviationId, Measure, MeasureId, Node, OutcomeKey, Record, RecordKey, Section, Status,
    Supplement, SupplementId, ValueKey, Verb, rank_after,
};
use crate::i18n::screen as t;
use crate::ui::commands::Command;
use crate::ui::form::{Facts, FormOutcome, FormState, Saving, ViewReason, draft_key};
use crate::ui::input::{Chord, Input, Key};
use crate::ui::keymap;
use crate::ui::model::{Kept, Model, Screen};
use crate::ui::msg::{Effect, Now};
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, NewThing, PickKind, PickState};
use crate::ui::state::plan::{PlanScreen, node_of};

/// Opens the form of a record, new or as it is, with the cursor in a field.
pub(super) fn open_form(model: &mut Model, record: Record, field: Option<&'static str>) -> Effects {
    open_preset(model, record, field, None)
}

pub(super) fn open_preset(
    model: &mut Model,
    record: Record,
    field: Option<&'static str>,
    preset: Option<(&'static str, &str)>,
) -> Effects {
    let spec = form_of(record.key().kind());
    open(model, spec, record, (field, preset))
}

/// Opens a form of a record's that is not the one its kind has.
pub(super) fn open_spec(model: &mut Model, spec: &'static FormSpec, record: Record) -> Effects {
    open(model, spec, record, (None, None))
}

/// As [`open_spec`], with a field filled in beforehand.
pub(super) fn open_step(
    model: &mut Model,
    spec: &'static FormSpec,
    record: Record,
    preset: Option<(&'static str, &str)>,
) -> Effects {
    open(model, spec, record, (None, preset))
}

fn open(
    model: &mut Model,
    spec: &'static FormSpec,
    record: Record,
    (field, preset): (Option<&'static str>, Option<(&'static str, &str)>),
) -> Effects {
    let today = model.today();
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let is_keyed = matches!(record, Record::Outcome(_) | Record::MeasureValue(_) | Record::Answer(_));
    let is_new = book.get(record.key()).is_none() && !is_keyed;
    let key = draft_key(spec, &record, is_new);
    let facts = Facts::of(spec, book, Some(plan.session.plan), model.look.lang, today).about(book, &record);
    let subject = match (is_new, spec.id == form_of(record.key().kind()).id) {
        (false, _) => book.subject_of(&record),
        (true, true) => t::being_added(model.look.lang).to_owned(),
        // Locking and carrying over make a record, but nobody thinks of it as adding one.
        (true, false) => String::new(),
    };
    let preface = preface::preface(book, &record, model.look);
    let records = match &record {
        Record::Plan(head) if spec.records.len() > 1 => {
            book.board_of(head.id).cloned().map(Record::Board).into_iter().chain([record]).collect()
        }
        _ => vec![record],
    };
    let mut form = FormState::open(spec, records, key.clone(), facts).about(subject).prefaced(preface);
    if let Some(draft) = plan.drafts.get(&key) {
        form = form.with_draft(draft, model.local(draft.saved_at));
    }
    if let Some((id, value)) = preset {
        form = form.preset(id, value);
    }
    if !model.can_write() {
        form = form.view_only(ViewReason::ReadOnly);
    }
    if let Some(field) = field {
        form.focus_on(field);
    }
    model.overlays.push(Overlay::Form(Box::new(form)));
    model.dirty = true;
    Effects::new()
}

/// Opens what is recorded of the selected control, with a status chosen in advance if one is given.
pub(super) fn record(model: &mut Model, status: Option<Status>) -> Effects {
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.outcome_key()?))) else {
        return Effects::new();
    };
    let record = Record::Outcome(plan.session.book.outcome_or_blank(key));
    match status {
        Some(status) => {
            let field = if status == Status::Paused { "paused_reason" } else { "result" };
            open_preset(model, record, Some(field), Some(("status", status.code())))
        }
        None => open_form(model, record, Some("result")),
    }
}

/// Opens what is recorded of a control in a period, at the field a line shows.
pub(super) fn open_outcome(model: &mut Model, key: OutcomeKey, field: &'static str) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    let record = Record::Outcome(plan.session.book.outcome_or_blank(key));
    open_form(model, record, Some(field))
}

/// Opens an item of the tree: a control for its outcome, others for editing.
pub(super) fn open_node(model: &mut Model, node: Node) -> Effects {
    match node {
        Node::Control(_) if model.plan().is_some_and(|plan| plan.session.period.is_some()) => record(model, None),
        node => edit_record(model, crate::ui::state::plan::record_of(node)),
    }
}

/// Opens what a line of the detail pane stands for.
pub(super) fn open_target(model: &mut Model, target: Target) -> Effects {
    let key = match target {
        Target::Node(node) => crate::ui::state::plan::record_of(node),
        Target::Outcome(key, field) => return open_outcome(model, key, field),
        Target::Deviation(id) => RecordKey::Deviation(id),
        Target::Action(id) => RecordKey::Action(id),
        Target::Check(id) => RecordKey::EffectCheck(id),
        Target::Value(key) => return figures::open_value(model, key),
        Target::Answer(key) => return figures::open_answer(model, key),
        Target::Sheet(id) => return super::sheet::open(model, id),
        Target::Survey(id) => RecordKey::Survey(id),
        Target::SurveyQuestion(id) => RecordKey::SurveyQuestion(id),
        Target::Supplement(id) => RecordKey::Supplement(id),
    };
    edit_record(model, key)
}

/// Opens the form of a record that exists.
pub(super) fn edit_record(model: &mut Model, key: RecordKey) -> Effects {
    let record = model.plan().and_then(|plan| plan.session.book.get(key));
    record.map_or_else(Effects::new, |record| open_form(model, record, None))
}

/// As [`edit_record`], with the cursor in a field.
pub(super) fn edit_field(model: &mut Model, key: RecordKey, field: &'static str) -> Effects {
    let record = model.plan().and_then(|plan| plan.session.book.get(key));
    record.map_or_else(Effects::new, |record| open_form(model, record, Some(field)))
}

/// Opens the form of what is marked.
pub(super) fn edit(model: &mut Model) -> Effects {
    let key = model.plan().and_then(PlanScreen::record);
    key.map_or_else(Effects::new, |key| edit_record(model, key))
}

/// Opens the form of board and plan.
pub(super) fn edit_plan(model: &mut Model) -> Effects {
    let plan = model.plan().map(|plan| RecordKey::Plan(plan.session.plan));
    plan.map_or_else(Effects::new, |key| edit_record(model, key))
}

/// Opens the form of a new deviation, linked to what is selected.
pub(super) fn add_deviation(model: &mut Model) -> Effects {
    let id = DeviationId(model.world.ids.id());
    let Some(plan) = model.plan() else { return Effects::new() };
    let Some(period_id) = plan.session.period else { return Effects::new() };
    let measure_id = measure_at(plan);
    let (control_id, risk_point_id) = match plan.tree.selected {
        Some(Node::Control(id)) => (Some(id), None),
        Some(Node::RiskPoint(id)) => (None, Some(id)),
        Some(Node::Area(_)) | None => (None, None),
    };
    let rank = rank_after(plan.session.book.deviations(plan.session.plan).map(|deviation| deviation.rank));
    let blank = Deviation::blank(id, plan.session.plan, period_id);
    let deviation = Deviation { control_id, risk_point_id, measure_id, rank, ..blank };
    open_form(model, deviation.into(), Some("title"))
}

/// Opens the form of a new supplement to what is recorded of the selected control.
pub(super) fn add_supplement(model: &mut Model) -> Effects {
    let id = SupplementId(model.world.ids.id());
    let today = model.today();
    let Some((plan, key)) = model.plan().and_then(|plan| Some((plan, plan.outcome_key()?))) else {
        return Effects::new();
    };
    let section = match plan.target() {
        Some(Target::Outcome(_, "analysis")) => Section::Analysis,
        Some(Target::Action(_)) => Section::Actions,
        Some(Target::Supplement(id)) => {
            plan.session.book.find::<Supplement>(id).map_or(Section::Result, |each| each.section)
        }
        _ => Section::Result,
    };
    let by = plan.session.who.clone();
    let supplement = Supplement { by, ..Supplement::blank(id, key, section, today) };
    open_form(model, supplement.into(), Some("text"))
}

/// The measure the cursor is on: a deviation entered there is what that measure shows.
fn measure_at(plan: &PlanScreen) -> Option<MeasureId> {
    match plan.target()? {
        Target::Value(key) => plan.session.book.find::<Measure>(key.measure_id).map(|measure| measure.id),
        _ => None,
    }
}

/// Opens the form of a new action against the deviation the cursor is on, or asks which one is meant.
pub(super) fn add_action(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    if let Some(id) = plan.deviation() {
        return add(model, NewThing::Action(id));
    }
    let Some(period) = plan.session.period else { return Effects::new() };
    let book = &plan.session.book;
    let here = plan.control();
    let of_control = |id: &DeviationId| book.deviation(*id).is_some_and(|d| here.is_some() && d.control_id == here);
    let rows = crate::domain::rows(book, plan.session.plan, period);
    let all: Vec<DeviationId> = rows.iter().map(|row| row.deviation_id).collect();
    let own: Vec<DeviationId> = all.iter().copied().filter(of_control).collect();
    let candidates = if own.is_empty() { all } else { own };
    if let [only] = candidates.as_slice() {
        return add(model, NewThing::Action(*only));
    }
    let item = |id: DeviationId| {
        let title = book.deviation(id).map_or("", |deviation| &deviation.title);
        Item::new(title, Choice::Add(NewThing::Action(id)))
    };
    let items = candidates.into_iter().map(item).collect();
    model.overlays.push(Overlay::Pick(PickState::new(t::pick_deviation(lang), PickKind::Search, items)));
    Effects::new()
}

/// Opens the form of something new.
pub(super) fn add(model: &mut Model, thing: NewThing) -> Effects {
    if let NewThing::Plan(board) = thing {
        return super::plans::add(model, board);
    }
    let (id, lang) = (model.world.ids.id(), model.look.lang);
    let Some(plan) = model.plan() else { return Effects::new() };
    let record = new_record(plan, thing, id, lang);
    record.map_or_else(Effects::new, |record| open_form(model, record, None))
}

/// Gives the form what a person did.
pub(super) fn input(model: &mut Model, input: &Input) -> Effects {
    if advance::is_asked(model, input) {
        return advance::in_form(model);
    }
    let outcome = ask(model, |form, now, book| form.handle(input, now, book));
    match outcome {
        Some(FormOutcome::Ignored) => ignored(model, input),
        Some(outcome) => came_of_it(model, outcome),
        None => Effects::new(),
    }
}

/// Has the form do something, and does what comes of it.
pub(super) fn answer(model: &mut Model, act: impl FnOnce(&mut FormState, &Now, &Book) -> FormOutcome) -> Effects {
    let outcome = ask(model, act);
    outcome.map_or_else(Effects::new, |outcome| came_of_it(model, outcome))
}

/// What comes of something that the form does, with the records it is checked against.
fn ask(model: &mut Model, act: impl FnOnce(&mut FormState, &Now, &Book) -> FormOutcome) -> Option<FormOutcome> {
    let now = model.now;
    let empty = Book::default();
    let Model { screen, overlays, creating, .. } = model;
    let book = match screen {
        Screen::Plan(plan) if !creating.is_open => &plan.session.book,
        _ => &empty,
    };
    let form = overlays.last_mut().and_then(as_form)?;
    Some(act(form, &now, book))
}

fn came_of_it(model: &mut Model, outcome: FormOutcome) -> Effects {
    match outcome {
        FormOutcome::Ignored | FormOutcome::Stay | FormOutcome::Changed => Effects::new(),
        FormOutcome::Save(saving) => save(model, saving),
        FormOutcome::Leave(saving) => {
            model.overlays.pop();
            model.notices.hush_refusal();
            model.answering = None;
            if matches!(saving, Saving::Draft(_)) {
                model.note(t::draft_kept(model.look.lang));
            }
            let effects = save(model, saving);
            model.creating.is_open = false;
            effects
        }
        FormOutcome::Submit(change) => submit(model, *change),
        FormOutcome::EditExternally { field, text } => {
            model.editing = Some(field);
            let mut effects = save_draft_now(model);
            effects.push(Effect::Edit(text));
            effects
        }
        FormOutcome::Refused(refusal) => {
            let text = refusal.text(model.look.lang);
            model.note(text);
            Effects::new()
        }
    }
}

/// Keys a form has no use for: help and quitting work everywhere, and of any other it is said that it does nothing.
fn ignored(model: &mut Model, input: &Input) -> Effects {
    match input {
        Input::Chord(chord) if *chord == Chord::plain(Key::F(1)) => help::of_place(model, crate::i18n::key_help::form),
        Input::Chord(chord) if *chord == Chord::ctrl(Key::Char('q')) => {
            let mut effects = save_draft_now(model);
            effects.extend(run::give(model, Command::Quit));
            effects
        }
        Input::Chord(chord) => {
            let name = keymap::name(model.look.lang, *chord);
            model.note(t::unbound_form(model.look.lang, &name));
            Effects::new()
        }
        _ => Effects::new(),
    }
}

pub(super) fn save(model: &mut Model, saving: Saving) -> Effects {
    if model.creating.is_open {
        return keep_begun(model, saving);
    }
    if !model.can_write() {
        return Effects::new();
    }
    let Some(plan) = model.plan_mut() else { return Effects::new() };
    match saving {
        Saving::Nothing => Effects::new(),
        Saving::Draft(draft) => {
            plan.drafts.insert(draft.key.clone(), draft.clone());
            vec![Effect::Store(Job::SaveDraft(draft))]
        }
        Saving::Drop(key) => {
            plan.drafts.remove(&key);
            vec![Effect::Store(Job::DropDraft(key))]
        }
    }
}

/// There is no file yet to keep the draft of a new one in.
fn keep_begun(model: &mut Model, saving: Saving) -> Effects {
    match saving {
        Saving::Nothing => return Effects::new(),
        Saving::Draft(draft) => model.creating.draft = Some(draft),
        Saving::Drop(_) => model.creating.draft = None,
    }
    model.creating.kept = Kept::Asked;
    vec![Effect::KeepBegun(model.creating.draft.clone())]
}

/// Saves what has been typed without waiting for the pause.
pub(super) fn save_draft_now(model: &mut Model) -> Effects {
    let at = model.now.at;
    let saving = model.overlays.iter_mut().rev().find_map(|overlay| match overlay {
        Overlay::Form(form) => Some(form.take_draft(at)),
        Overlay::Note(note) => Some(note.take_draft(at)),
        Overlay::Setup(setup) => Some(setup.take_draft(at)),
        _ => None,
    });
    saving.map_or_else(Effects::new, |saving| save(model, saving))
}

fn as_form(overlay: &mut Overlay) -> Option<&mut FormState> {
    match overlay {
        Overlay::Form(form) => Some(form),
        _ => None,
    }
}

/// Saves what has been typed when the pause after the last key is over.
pub(super) fn deadline(model: &mut Model) -> Effects {
    let now = model.now.since_start;
    let due = super::draft_due(model);
    if due.is_some_and(|due| due <= now) { save_draft_now(model) } else { Effects::new() }
}

fn submit(model: &mut Model, change: Change) -> Effects {
    if model.creating.is_open {
        return created(model, &change);
    }
    let key = match model.overlays.last_mut().and_then(as_form) {
        Some(form) => form.key().clone(),
        None => return Effects::new(),
    };
    let added = (change.verb == Verb::Add).then(|| change.edits.iter().rfind(|edit| edit.before.is_none())).flatten();
    let added = added.and_then(crate::domain::Edit::key);
    match super::lock::completed(model, &key.form, change).and_then(|change| mutate::commit(model, change, Some(key))) {
        Ok(mut effects) => {
            model.overlays.pop();
            show_added(model, added);
            if matches!(added, Some(RecordKey::Carried(_))) {
                effects.extend(super::carry::open(model));
            }
            if let Some(RecordKey::Plan(id)) = added {
                effects.extend(files::open_plan(model, id));
                return effects;
            }
            effects.extend(files::retitle(model));
            effects.extend(figures::next_question(model));
            effects
        }
        Err(problem) => {
            let shown = model.overlays.last_mut().and_then(as_form).is_some_and(|form| form.refuse(&problem));
            if !shown {
                mutate::say_problem(model, &problem);
            }
            Effects::new()
        }
    }
}

fn show_added(model: &mut Model, added: Option<RecordKey>) {
    let today = model.today();
    if matches!(model.overlays.last(), Some(Overlay::Actions(_))) {
        return;
    }
    match added {
        Some(RecordKey::Deviation(id)) => {
            navigate::goto(model, Target::Deviation(id));
            super::life::point_out_repeat(model, id);
        }
        Some(RecordKey::Action(id)) => navigate::goto(model, Target::Action(id)),
        Some(RecordKey::EffectCheck(id)) => navigate::goto(model, Target::Check(id)),
        Some(RecordKey::Survey(id)) => navigate::goto(model, Target::Survey(id)),
        Some(RecordKey::SurveyQuestion(id)) => navigate::goto(model, Target::SurveyQuestion(id)),
        Some(RecordKey::Supplement(id)) => navigate::goto(model, Target::Supplement(id)),
        Some(RecordKey::Measure(measure_id)) => {
            if let Some(period_id) = model.plan().and_then(|plan| plan.session.period) {
                navigate::goto(model, Target::Value(ValueKey { measure_id, period_id }));
            }
        }
        Some(RecordKey::Period(id)) => {
            if let Some(plan) = model.plan_mut() {
                plan.session.period.get_or_insert(id);
                plan.refresh(today);
            }
        }
        Some(key) => {
            if let (Some(node), Some(plan)) = (node_of(key), model.plan_mut()) {
                plan.reveal(node, today);
            }
        }
        None => {}
    }
}

/// The form of a new plan is done: where is it to be kept?
fn created(model: &mut Model, change: &Change) -> Effects {
    let mut book = Book::default();
    let whole = super::plans::completed(model, &book, change.clone());
    if let Err(problem) = book.apply(&whole) {
        let shown = model.overlays.last_mut().and_then(as_form).is_some_and(|form| form.refuse(&problem));
        if !shown {
            mutate::say_problem(model, &problem);
        }
        return Effects::new();
    }
    // Whoever does not want to keep it there comes back to what was written.
    let mut effects = save_draft_now(model);
    model.overlays.pop();
    model.creating.is_open = false;
    effects.extend(files::prompt_create(model, book));
    effects
}

/// The person's own editor has ended.
pub(super) fn edited(model: &mut Model, edited: Result<String, Box<Failure>>) -> Effects {
    let now = model.now;
    model.dirty = true;
    let field = model.editing.take();
    match (edited, field) {
        (Ok(text), Some(field)) => {
            let outcome = model.overlays.last_mut().and_then(as_form).map(|form| form.edited(field, &text, &now));
            outcome.map_or_else(Effects::new, |outcome| came_of_it(model, outcome))
        }
        (Ok(_), None) => Effects::new(),
        (Err(failure), _) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
    }
}
