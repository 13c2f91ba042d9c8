//! Signing a period off, and opening it again: the form of each, and the change it makes.

use super::{Effects, forms, mutate};
use crate::app::fields::{LOCK, SEND_BACK, UNLOCK};
use crate::app::signing::{Readiness, refuse_drafts};
use crate::domain::{Book, Change, Problem, Record, RecordKind, SignOff, SignOffId, Verb};
use crate::i18n::{format, signing as t};
use crate::ui::look::{Look, Role};
use crate::ui::model::Model;

/// Opens the form that signs off the chosen period, or opens it again.
pub(super) fn open(model: &mut Model) -> Effects {
    let today = model.today();
    let id = SignOffId(model.world.ids.id());
    let Some(plan) = model.plan() else { return Effects::new() };
    let Some(period) = plan.period() else { return Effects::new() };
    let book = &plan.session.book;
    let who = plan.session.who.clone();
    let blank = SignOff::blank(id, period.id, book.report_version(period.id), today);
    if period.is_locked() {
        let opened = SignOff { opened_on: Some(today), opened_by: who, ..blank };
        return forms::open_spec(model, &UNLOCK, opened.into());
    }
    if let Some(refused) = refuse_drafts(book, period.id, plan.drafts.values()) {
        mutate::say_failure(model, &refused);
        return Effects::new();
    }
    forms::open_spec(model, &LOCK, SignOff { by: who, ..blank }.into())
}

/// The whole of a change that a form began: a sign-off locks its period or opens it, a comment sends back.
pub(super) fn completed(model: &Model, form: &str, change: Change) -> Result<Change, Problem> {
    let Some(plan) = model.plan() else { return Ok(change) };
    if form == SEND_BACK.id {
        return super::review::sent_back(&plan.session.book, &change);
    }
    if change.kind == RecordKind::Carried && change.verb == Verb::Add {
        return super::carry::completed(model, &change);
    }
    if super::plans::adds_plan(&change) {
        return Ok(super::plans::completed(model, &plan.session.book, change));
    }
    if change.kind != RecordKind::SignOff {
        return Ok(change);
    }
    match change.edits.first().and_then(|edit| edit.after.clone()) {
        Some(Record::SignOff(sign_off)) if sign_off.opened_on.is_some() => plan.session.book.unlock_change(sign_off),
        Some(Record::SignOff(sign_off)) => plan.session.book.lock_change(sign_off),
        _ => Ok(change),
    }
}

/// What is to be known before a period is signed off or opened: which version it is, what is unfinished, who signed.
pub(super) fn preface(book: &Book, sign_off: &SignOff, look: Look) -> Vec<(Role, String)> {
    let lang = look.lang;
    let Some(period) = book.period(sign_off.period_id) else { return Vec::new() };
    let mut lines = vec![(Role::Text, t::sign_off_of(lang, &period.name, book.report_version(period.id)))];
    if period.is_locked() {
        let last = book.latest_sign_off(period.id);
        lines.extend(last.into_iter().flat_map(|last| t::told(lang, last, |_, day| format::date(day))).map(text));
    } else {
        lines.extend(Readiness::of(book, period).told(lang).into_iter().map(text));
    }
    lines
}

fn text(line: String) -> (Role, String) {
    (Role::Text, line)
}
