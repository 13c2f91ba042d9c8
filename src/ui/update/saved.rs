//! What the store says: opened, saved, stalled, changed by somebody else.

use super::{Effects, files, lists, mutate};
use crate::app::session::{Session, default_period, opening_period};
use crate::app::view::View;
use crate::app::worker::{Done, Glanced, Granted, Job, Opened, ReadOnly};
use crate::domain::{Draft, DraftKey, PeriodId};
use crate::i18n::screen as t;
use crate::ui::model::{Model, Origin, Screen};
use crate::ui::msg::Effect;
use crate::ui::state::notices::Tone;
use crate::ui::state::plan::PlanScreen;
use crate::ui::state::report::ReportChoice;
use std::collections::BTreeMap;

/// How many changes can be undone before more have to be fetched.
const UNDO_DEPTH: usize = 200;

pub(super) fn done(model: &mut Model, done: Done) -> Effects {
    // A frame that is owed for something else stays owed.
    let owed = std::mem::replace(&mut model.dirty, true);
    match done {
        Done::Glanced(glanced) => glanced_file(model, *glanced),
        Done::Opened(opened) => {
            model.typed_path = None;
            opened_file(model, *opened)
        }
        Done::Refused(failure) => {
            // What was typed was meant for a plan that is not there.
            model.held.clear();
            mutate::say_failure(model, &failure);
            model.file.origin = Origin::None;
            let mut effects = files::show_start(model);
            effects.extend(files::ask_again(model, files::prompt_open));
            effects
        }
        Done::AccessChanged(access) => {
            model.file.access = access;
            say_access(model);
            Effects::new()
        }
        Done::Committed { id, head, .. } => {
            model.file.head = Some(head);
            model.file.pending.remove(&id);
            model.file.stalled = 0;
            model.file.saved_at = Some(model.now.local);
            Effects::new()
        }
        Done::Stalled { failure, waiting } => {
            model.file.stalled = waiting;
            mutate::say_failure(model, &failure);
            Effects::new()
        }
        Done::Entry(entry) => mutate::fetched(model, entry.map(|entry| *entry)),
        Done::DraftSaved(_) | Done::BackedUp(Ok(_)) => {
            model.dirty = owed;
            Effects::new()
        }
        Done::DraftFailed(_, failure) | Done::BackedUp(Err(failure)) | Done::Failed(failure) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
        Done::Undo(stacks) => undo_known(model, stacks),
        Done::History(entries) => {
            lists::history(model, &entries);
            Effects::new()
        }
        Done::All(tag, book) => super::carry::all(model, tag, *book),
        Done::StateAt(id, state) => super::past::read(model, id, state.map(|book| *book)),
        Done::Checked(Ok(())) => Effects::new(),
        Done::Checked(Err(failure)) => {
            model.file.damaged = true;
            mutate::say_failure(model, &failure);
            Effects::new()
        }
        Done::ChangedElsewhere => reload(model),
        Done::Reloaded(revision, opened) => reloaded(model, revision, *opened),
        Done::Closed { unsaved } => {
            if !unsaved.is_empty() {
                model.say(Tone::Error, t::not_saved(model.look.lang, unsaved.len()));
            }
            Effects::new()
        }
    }
}

/// A first glance at a plan: it is shown, and what is typed waits until all of the plan is there.
fn glanced_file(model: &mut Model, glanced: Glanced) -> Effects {
    let today = model.today();
    let mut effects = vec![Effect::Store(Job::Whole)];
    if glanced.today != today {
        // It has become tomorrow in between, and what is late is no longer what was counted.
        return effects;
    }
    let Glanced { glance, plan, view, plans, access, drafts, .. } = glanced;
    let session = Session::at(glance.book, plan, view.period, model.world.user.clone());
    let mut screen = PlanScreen::glimpse(session, view, (glance.rollup, glance.figures), today);
    screen.drafts = by_key(drafts);
    (model.file.access, model.file.plans) = (access, plans);
    model.screen = Screen::Plan(Box::new(screen));
    model.overlays.clear();
    say_access(model);
    effects.extend(files::retitle(model));
    effects
}

fn by_key(drafts: Vec<Draft>) -> BTreeMap<DraftKey, Draft> {
    drafts.into_iter().map(|draft| (draft.key.clone(), draft)).collect()
}

fn opened_file(model: &mut Model, opened: Opened) -> Effects {
    files::remember_file(model);
    let today = model.today();
    let seen = model.plan().is_some();
    let announced = seen && model.file.access == opened.access;
    model.file.access = opened.access;
    model.file.head = opened.head;
    model.file.plans = opened.plans;
    model.file.undo_known = false;
    let Some(plan) = opened.plan else {
        return files::show_start(model);
    };
    let asked = model.world.choice.period.take();
    let view = opened.views.get(&View::key(plan)).and_then(|text| View::read(text));
    let report = view.as_ref().and_then(|view| ReportChoice::from_code(&view.report));
    model.file.report = report.unwrap_or_default();
    let left = view.as_ref().and_then(|view| view.period);
    let current = || default_period(&opened.book, plan, today);
    let period = opening_period(&opened.book, plan, asked.as_deref(), left, current);
    let session = Session::at(opened.book, plan, period, model.world.user.clone());
    let mut screen = PlanScreen::left_at(session, view.unwrap_or_default(), today);
    screen.drafts = by_key(opened.drafts);
    model.screen = Screen::Plan(Box::new(screen));
    model.overlays.clear();
    let mut effects = Effects::new();
    if !announced {
        say_access(model);
    }
    if !seen {
        effects.extend(files::retitle(model));
    }
    if let Origin::File(path) = &model.file.origin {
        effects.push(Effect::Remember(path.clone()));
    }
    effects.extend(after_first_frame(model));
    effects
}

/// Jobs that wait until there is something on the screen: they are queued behind the first frame.
pub(super) fn after_first_frame(model: &Model) -> Effects {
    let mut jobs = vec![Effect::Store(Job::Undo(UNDO_DEPTH))];
    if matches!(model.file.origin, Origin::File(_)) {
        jobs.push(Effect::Store(Job::QuickCheck));
        if model.file.access.can_write() {
            jobs.push(Effect::Store(Job::Backup));
        }
    }
    jobs
}

fn say_access(model: &mut Model) {
    let lang = model.look.lang;
    let text = match &model.file.access {
        Granted::Write => return,
        Granted::Read(ReadOnly::Asked) => t::why_read_only(lang).to_owned(),
        Granted::Read(ReadOnly::Unwritable) => t::unwritable(lang).to_owned(),
        Granted::Read(ReadOnly::Held(holder)) => {
            let since = model.local(holder.since).format("%Y-%m-%d %H:%M").to_string();
            t::held_by(lang, &holder.who, &holder.host, &since)
        }
    };
    model.note(text);
}

fn undo_known(model: &mut Model, stacks: crate::domain::UndoStacks) -> Effects {
    model.file.undo_known = true;
    let asked = std::mem::take(&mut model.file.undo_asked);
    if let Some(plan) = model.present_mut() {
        // What was changed since the file was opened lies on top of what was there before.
        let recent = std::mem::take(&mut plan.session.stacks);
        let changed = !recent.undo.is_empty() || !recent.redo.is_empty();
        let known: std::collections::BTreeSet<_> = recent.undo.iter().chain(&recent.redo).map(|(id, _)| *id).collect();
        let mut all = stacks;
        all.undo.retain(|(id, _)| !known.contains(id));
        all.undo.extend(recent.undo);
        if changed {
            all.redo = recent.redo;
        }
        plan.session.stacks = all;
    }
    if asked { mutate::undo(model) } else { Effects::new() }
}

/// Somebody else has written to the file: read it anew, unless something of ours is still on its way.
fn reload(model: &mut Model) -> Effects {
    let mut effects = super::past::leave(model).unwrap_or_default();
    let plan = model.plan().map(|plan| (plan.session.revision, plan.session.plan));
    effects.extend(plan.map(|(revision, plan)| Effect::Store(Job::Reload(revision, Some(plan)))));
    effects
}

fn reloaded(model: &mut Model, revision: u64, opened: Opened) -> Effects {
    let mut effects = super::past::leave(model).unwrap_or_default();
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return effects };
    if plan.session.revision != revision {
        return reload(model);
    }
    let Some(id) = opened.plan else { return effects };
    let head = opened.head;
    let gone = |period: &PeriodId| opened.book.period(*period).is_some_and(|period| period.plan_id == id);
    let period = plan.session.period.filter(gone).or_else(|| default_period(&opened.book, id, today));
    plan.session.book = opened.book;
    plan.all_plans = false;
    plan.session.plan = id;
    plan.session.period = period;
    plan.session.revision += 1;
    plan.session.stacks = crate::domain::UndoStacks::default();
    plan.refresh(today);
    model.file.head = head;
    model.file.undo_known = false;
    model.file.plans = opened.plans;
    model.file.pending.clear();
    let text = t::changed_elsewhere(model.look.lang);
    model.note(text);
    effects.push(Effect::Store(Job::Undo(UNDO_DEPTH)));
    effects
}
