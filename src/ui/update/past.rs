//! The state at a sign-off: which there are, the plan as it was, and what has changed since, in words.

use super::{Effects, files, lock, mutate};
use crate::app::compare::{Difference, What, differences};
use crate::app::failure::{Failure, Kind, Text};
use crate::app::session::Session;
use crate::app::view::View;
use crate::app::worker::Job;
use crate::domain::{Book, SignOff, SignOffId};
use crate::i18n::{Lang, format, signing as t, terms::record_kind};
use crate::ui::look::Role;
use crate::ui::model::{Model, Past, Screen, Wanted};
use crate::ui::msg::Effect;
use crate::ui::state::overlay::{Overlay, TextView};
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};
use crate::ui::state::plan::PlanScreen;
use crate::ui::wrap::wrap;

/// Lists the sign-offs of the period, to sign off or open it and to look at what was signed.
pub(super) fn versions(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let read_only = model.why_read_only().map(|label| label(lang).to_owned());
    let Some((plan, period)) = model.plan().and_then(|plan| Some((plan, plan.period()?))) else {
        return Effects::new();
    };
    let book = &plan.session.book;
    let next = if period.is_locked() {
        t::unlock_step(lang).to_owned()
    } else {
        t::lock_step(lang, book.report_version(period.id))
    };
    let mut items = vec![Item { disabled: read_only, ..Item::new(next, Choice::Lock) }];
    for each in book.sign_offs(period.id).rev() {
        let day = format::date(each.on);
        items.push(Item::new(t::open_state(lang, each.version, &day), Choice::AsItWas(each.id)).noted(each.by.trim()));
        items.push(Item::new(t::compare_state(lang, each.version), Choice::Changes(each.id)));
    }
    let title = t::versions_of(lang, &period.name);
    model.overlays.push(Overlay::Pick(PickState::new(title, PickKind::Few, items)));
    Effects::new()
}

/// Signs off or opens the period; where something has been signed before, it can be looked at too.
pub(super) fn lock(model: &mut Model) -> Effects {
    if model.why_no_sign_off().is_none() { versions(model) } else { lock::open(model) }
}

/// Compares with the latest sign-off of the period, or with the one whose state is on the screen.
pub(super) fn compare(model: &mut Model) -> Effects {
    if let (Some(past), Some(then)) = (&model.file.past, model.plan()) {
        let (sign_off, now) = (past.sign_off.clone(), &past.present.session.book);
        let found = differences(&then.session.book, now, then.session.plan, model.look.lang);
        return show_changes(model, &sign_off, &found);
    }
    let latest =
        model.plan().and_then(|plan| plan.session.book.latest_sign_off(plan.session.period?)).map(|each| each.id);
    latest.map_or_else(Effects::new, |id| ask(model, id, Wanted::Changes))
}

/// Has the state at a sign-off read from the journal.
pub(super) fn ask(model: &mut Model, id: SignOffId, wanted: Wanted) -> Effects {
    model.file.wants_state = Some((id, wanted));
    vec![Effect::Store(Job::StateAt(id))]
}

/// The state at a sign-off has been read, unless the journal does not reach back to it.
pub(super) fn read(model: &mut Model, id: SignOffId, state: Option<Book>) -> Effects {
    let wanted = model.file.wants_state.take_if(|(asked, _)| *asked == id);
    let Some((_, wanted)) = wanted.filter(|_| model.file.past.is_none()) else { return Effects::new() };
    let sign_off = model.plan().and_then(|plan| plan.session.book.find::<SignOff>(id)).cloned();
    let (Some(sign_off), Some(then)) = (sign_off, state) else {
        mutate::say_failure(model, &no_state());
        return Effects::new();
    };
    match wanted {
        Wanted::State => enter(model, sign_off, then),
        Wanted::Changes => {
            let Some(plan) = model.plan() else { return Effects::new() };
            let found = differences(&then, &plan.session.book, plan.session.plan, model.look.lang);
            show_changes(model, &sign_off, &found)
        }
    }
}

fn no_state() -> Failure {
    let (what, todo) = (Text::label(t::no_state), Text::label(t::todo_no_state));
    Failure { kind: Kind::NotFound, code: "IK-T20", what, why: None, todo }
}

/// Shows the plan as it was, on the same item; the plan as it is waits behind it.
fn enter(model: &mut Model, sign_off: SignOff, then: Book) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let session = Session::at(then, plan.session.plan, Some(sign_off.period_id), plan.session.who.clone());
    let left = View { selected: plan.tree.selected, closed: plan.tree.closed.clone(), ..View::default() };
    let mut was = PlanScreen::left_at(session, left, sign_off.on);
    // The journal gives every plan of the file.
    was.all_plans = true;
    if let Screen::Plan(present) = std::mem::replace(&mut model.screen, Screen::Plan(Box::new(was))) {
        model.file.past = Some(Past { sign_off, present });
    }
    model.overlays.clear();
    model.note(t::past_entered(lang));
    files::retitle(model)
}

/// Shows the plan as it is again; whether it was shown as it had been.
pub(super) fn leave(model: &mut Model) -> Option<Effects> {
    let past = model.file.past.take()?;
    model.screen = Screen::Plan(past.present);
    model.overlays.clear();
    model.dirty = true;
    let text = t::past_left(model.look.lang);
    model.note(text);
    Some(files::retitle(model))
}

fn show_changes(model: &mut Model, sign_off: &SignOff, found: &[Difference]) -> Effects {
    let lang = model.look.lang;
    let width = usize::from(model.size.0.min(100)).saturating_sub(6);
    let mut lines: Vec<Vec<(String, Role)>> = Vec::new();
    let mut say = |text: &str, indent: usize, role: Role| {
        let pieces = wrap(text, width.saturating_sub(indent)).into_iter();
        lines.extend(pieces.map(|piece| vec![(format!("{:indent$}{piece}", ""), role)]));
    };
    say(&t::told(lang, sign_off, format::date_long).join(" "), 0, Role::Muted);
    if found.is_empty() {
        say(t::no_difference(lang), 0, Role::Text);
    }
    for each in found {
        say(&head(lang, each), 0, Role::Heading);
        if let What::Changed(fields) = &each.what {
            for (label, then, now) in fields {
                say(&t::field(lang, label, then.trim(), now.trim()), 4, Role::Text);
            }
        }
    }
    let title = t::changes_since(lang, sign_off.version, found.len());
    model.overlays.push(Overlay::Text(TextView { title, lines, ..TextView::default() }));
    model.dirty = true;
    Effects::new()
}

fn head(lang: Lang, each: &Difference) -> String {
    let kind = record_kind(lang, each.key.kind());
    match each.what {
        What::Added => format!("+ {}", t::added(lang, kind, &each.subject)),
        What::Removed => format!("- {}", t::removed(lang, kind, &each.subject)),
        What::Changed(_) => format!("* {}", t::changed(lang, kind, &each.subject)),
    }
}
