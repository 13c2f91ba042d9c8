//! What is to be done now, as a list that leads to each thing.

use super::{Effects, forms, navigate};
use crate::domain::{DueSubject, Node, OutcomeKey, RecordKey};
use crate::i18n::due as t;
use crate::ui::look::Role;
use crate::ui::model::Model;
use crate::ui::state::detail::Target;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::pick::{Choice, Item, PickKind, PickState};

/// Lists what is to be done now, what is late first.
pub(super) fn open(model: &mut Model) -> Effects {
    let (lang, today) = (model.look.lang, model.today());
    let Some(plan) = model.plan() else { return Effects::new() };
    let book = &plan.session.book;
    let found = book.due_items(plan.session.plan, today);
    let late = found.iter().filter(|item| item.is_late()).count();
    let item = |due: &crate::domain::DueItem| {
        let parts = [t::time(lang, due), t::kind(lang, due), t::subject(book, due)];
        let label = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let role = if due.is_late() { Role::Warning } else { Role::Text };
        Item::new(label, Choice::Due(due.subject)).noted(&*due.who).styled(role)
    };
    let mut items: Vec<Item> = found.iter().map(item).collect();
    if items.is_empty() {
        items.push(Item::new(t::nothing(lang), Choice::Read));
    }
    let title =
        if late > 0 { format!("{}, {}", t::title(lang), t::late(lang, late)) } else { t::title(lang).to_owned() };
    model.overlays.push(Overlay::Pick(PickState::new(title, PickKind::Search, items)));
    Effects::new()
}

/// Goes to what is to be done. What belongs to an earlier year opens as a form.
pub(super) fn go(model: &mut Model, subject: DueSubject) -> Effects {
    let Some((ours, book)) = model.plan().map(|plan| (plan.session.plan, &plan.session.book)) else {
        return Effects::new();
    };
    let (target, of, key) = match subject {
        DueSubject::Action(id) => {
            let of = book.find::<crate::domain::Action>(id).map(|action| action.plan_id);
            (Target::Action(id), of, RecordKey::Action(id))
        }
        DueSubject::Deviation(id) => {
            let of = book.deviation(id).map(|deviation| deviation.plan_id);
            (Target::Deviation(id), of, RecordKey::Deviation(id))
        }
        DueSubject::Control(control_id, period_id) => {
            let key = OutcomeKey { control_id, period_id };
            (Target::Outcome(key, "status"), Some(ours), RecordKey::Outcome(key))
        }
        DueSubject::Carried(id) => (Target::Node(Node::Control(id)), Some(ours), RecordKey::ControlActivity(id)),
        DueSubject::Period(id) => return forms::edit_record(model, RecordKey::Period(id)),
    };
    if of != Some(ours) {
        return forms::edit_record(model, key);
    }
    navigate::goto(model, target);
    Effects::new()
}
