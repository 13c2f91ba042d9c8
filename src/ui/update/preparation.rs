//! Preparing a plan: taking controls from the library, and the decisions and documents a plan rests on.

use super::{Effects, mutate};
use crate::app::library::{self, Starter};
use crate::domain::{AreaId, Book, Edit, GoverningDocument, Node, PlanId, Reception, RecordKey, RecordKind, Revision};
use crate::i18n::{Lang, format, register as t, terms};
use crate::ui::model::{Model, Screen};
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, NewThing, PickKind, PickState};
use crate::ui::state::plan::node_of;
use chrono::NaiveDate;

/// The controls the program comes with; those the plan has are told, and can be taken once more.
pub(super) fn library(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    // Where they go is where the cursor stood when the list was opened, however many are taken.
    let area = match plan.tree.selected {
        Some(Node::Area(id)) => plan.session.book.area(id),
        _ => None,
    };
    let into = area.map(|area| area.id);
    let item = |starter: &'static Starter| {
        let note = area.map_or(starter.area.as_str(), |area| &area.name);
        Item::new(starter.title.clone(), Choice::Starter(&starter.code, into)).noted(note).below(&starter.likely_errors)
    };
    let items = library::starters().iter().map(item).collect();
    model.overlays.push(Overlay::Pick(PickState::new(t::library_title(lang), PickKind::Search, items)));
    mark_taken(model);
    Effects::new()
}

/// Takes one of them into an area, else into its usual one, and selects it. The list stays, for the next.
pub(super) fn take(model: &mut Model, code: &str, area: Option<AreaId>) -> Effects {
    let today = model.today();
    let (Some(starter), Some(plan)) = (library::find(code), model.plan()) else { return Effects::new() };
    let change = starter.change(&plan.session.book, plan.session.plan, area, &*model.world.ids);
    let added = change.edits.iter().filter_map(Edit::key).find(|key| key.kind() == RecordKind::ControlActivity);
    let effects = mutate::try_commit(model, Ok(change));
    if let (Some(node), Some(plan)) = (added.and_then(node_of), model.plan_mut()) {
        plan.reveal(node, today);
    }
    mark_taken(model);
    effects
}

/// Tells in the open list which of them the plan has.
fn mark_taken(model: &mut Model) {
    let Model { screen: Screen::Plan(plan), overlays, look, .. } = model else { return };
    let Some(Overlay::Pick(pick)) = overlays.last_mut() else { return };
    for item in &mut pick.items {
        let Choice::Starter(code, _) = item.choice else { continue };
        if library::find(code).is_some_and(|starter| starter.is_in(&plan.session.book, plan.session.plan)) {
            t::in_plan_already(look.lang).clone_into(&mut item.note);
        }
    }
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
