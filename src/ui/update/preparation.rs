//! Preparing a plan: taking controls from the library, and the decisions and documents a plan rests on.

use super::{Effects, mutate};
use crate::app::library::{self, Starter};
use crate::domain::{Book, GoverningDocument, Node, PlanId, Reception, RecordKey, Revision};
use crate::i18n::{Lang, format, register as t, terms};
use crate::ui::model::Model;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, NewThing, PickKind, PickState};
use chrono::NaiveDate;

/// The controls the program comes with; those the plan has are told, and can be taken once more.
pub(super) fn library(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let item = |starter: &'static Starter| {
        let has = starter.is_in(&plan.session.book, plan.session.plan);
        let note = if has { t::in_plan_already(lang) } else { &starter.area };
        Item::new(starter.title.clone(), Choice::Starter(&starter.code)).noted(note).below(&starter.likely_errors)
    };
    let items = library::starters().iter().map(item).collect();
    model.overlays.push(Overlay::Pick(PickState::new(t::library_title(lang), PickKind::Search, items)));
    Effects::new()
}

/// Takes one of them into the area the cursor is in, else into its usual one.
pub(super) fn take(model: &mut Model, code: &str) -> Effects {
    let (Some(starter), Some(plan)) = (library::find(code), model.plan()) else { return Effects::new() };
    let area = match plan.tree.selected {
        Some(Node::Area(id)) => Some(id),
        _ => None,
    };
    let change = starter.change(&plan.session.book, plan.session.plan, area, &*model.world.ids);
    mutate::try_commit(model, Ok(change))
}

/// Adoption and revisions, who has received the plan and its reports, and the governing documents, each to be opened,
/// and what can be added.
pub(super) fn decisions(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let (book, plan_id) = (&plan.session.book, plan.session.plan);
    let mut items: Vec<Item> = revisions(book, plan_id, lang);
    items.push(Item::new(t::new_revision(lang), Choice::Add(NewThing::Revision)));
    items.extend(receptions(book, plan_id, lang));
    items.push(Item::new(t::new_reception(lang), Choice::Add(NewThing::Reception)));
    let mut documents: Vec<&GoverningDocument> = book.governing_documents(plan_id).collect();
    documents.sort_by_key(|document| (document.rank, document.id));
    items.extend(documents.into_iter().map(|document| {
        let kind = terms::document_kind(lang, document.kind);
        let label = format!("{kind}: {}", document.name);
        let edit = Choice::Edit(RecordKey::GoverningDocument(document.id));
        Item::new(label, edit).noted(told(lang, document.dated_on, "", &document.registry_no)).below(&document.note)
    }));
    items.push(Item::new(t::new_document(lang), Choice::Add(NewThing::GoverningDocument)));
    model.overlays.push(Overlay::Pick(PickState::new(t::decisions_title(lang), PickKind::Few, items)));
    Effects::new()
}

fn revisions(book: &Book, plan: PlanId, lang: Lang) -> Vec<Item> {
    let mut revisions: Vec<&Revision> = book.revisions(plan).collect();
    revisions.sort_by_key(|revision| revision.number);
    let item = |revision: &Revision| {
        let label = match revision.number {
            0 => t::adopted(lang).to_owned(),
            number => t::revised(lang, number),
        };
        let note = told(lang, revision.on, &revision.section, &revision.registry_no);
        Item::new(label, Choice::Edit(RecordKey::Revision(revision.id))).noted(note).below(&revision.what)
    };
    revisions.into_iter().map(item).collect()
}

fn receptions(book: &Book, plan: PlanId, lang: Lang) -> Vec<Item> {
    let mut receptions: Vec<&Reception> = book.receptions(plan).collect();
    receptions.sort_by_key(|reception| (reception.on.is_none(), reception.on, reception.id));
    let item = |reception: &Reception| {
        let period = reception.period_id.and_then(|id| book.period(id));
        let what = period.map_or_else(|| t::of_plan(lang), |period| period.name.as_str());
        let label = format!("{}: {what}", terms::receiver(lang, reception.receiver));
        let note = told(lang, reception.on, &reception.section, &reception.registry_no);
        Item::new(label, Choice::Edit(RecordKey::Reception(reception.id))).noted(note).below(&reception.note)
    };
    receptions.into_iter().map(item).collect()
}

/// "2024-05-28 § 77 SN 2024-158"; without a date that is said.
fn told(lang: Lang, on: Option<NaiveDate>, section: &str, registry_no: &str) -> String {
    let on = on.map_or_else(|| t::undated(lang).to_owned(), format::date);
    [on.as_str(), section, registry_no].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
