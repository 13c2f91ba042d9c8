//! The look of the documents: a logo that is chosen as a file, colours and a description that are written.

use super::{Effects, files, forms, mutate};
use crate::app::failure::Failure;
use crate::app::fields::form_of;
use crate::app::look::{self, darkened, kind_name};
use crate::domain::{Logo, Look, RecordKind};
use crate::i18n::look as t;
use crate::ui::model::Model;
use crate::ui::msg::Effect;
use crate::ui::state::overlay::{Overlay, Purpose};
use crate::ui::state::pick::{Choice, Item, LookStep, PickKind, PickState};

/// Lists what there is to choose, with what is chosen.
pub(super) fn open(model: &mut Model) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let look = plan.session.book.look();
    let kept = |logo: &Logo| format!("{}, {} kB", kind_name(logo.kind), logo.image.0.len().div_ceil(1024));
    let note = look.logo.as_ref().map_or_else(|| t::none(lang).to_owned(), kept);
    let mut items = vec![Item::new(t::pick_logo(lang), Choice::Look(LookStep::Logo)).noted(note).below(&look.alt)];
    let colours: Vec<String> =
        [look.accent, look.second].into_iter().flatten().map(|colour| colour.to_string()).collect();
    let note = if colours.is_empty() { t::own_colour(lang).to_owned() } else { colours.join(", ") };
    let below = darkened(lang, &look).unwrap_or_default();
    items.push(Item::new(t::pick_colours(lang), Choice::Look(LookStep::Colours)).noted(note).below(below));
    if look.logo.is_some() {
        items.push(Item::new(t::pick_remove_logo(lang), Choice::Look(LookStep::RemoveLogo)));
    }
    model.overlays.push(Overlay::Pick(PickState::new(t::pick_title(lang), PickKind::Few, items)));
    model.dirty = true;
    Effects::new()
}

/// Does what was chosen.
pub(super) fn chosen(model: &mut Model, step: LookStep) -> Effects {
    let lang = model.look.lang;
    let Some(plan) = model.plan() else { return Effects::new() };
    let look = plan.session.book.look();
    match step {
        LookStep::Logo => {
            let hint = t::prompt_logo_hint(lang, &model.world.documents.display().to_string());
            files::ask(model, t::prompt_logo(lang), &hint, "", Purpose::Logo)
        }
        LookStep::Colours => forms::open_spec(model, form_of(RecordKind::Look), look.into()),
        LookStep::RemoveLogo => enter(model, Look { logo: None, ..look }),
    }
}

/// The file of a logo has been read.
pub(super) fn read(model: &mut Model, read: Result<Logo, Box<Failure>>) -> Effects {
    match (read, model.plan()) {
        (Ok(logo), Some(plan)) => {
            let look = Look { logo: Some(logo), ..plan.session.book.look() };
            enter(model, look)
        }
        (Err(failure), _) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
        (Ok(_), None) => Effects::new(),
    }
}

/// Has the file of a logo read.
pub(super) fn read_file(path: std::path::PathBuf) -> Effects {
    vec![Effect::Logo(path)]
}

fn enter(model: &mut Model, look: Look) -> Effects {
    let Some(plan) = model.plan() else { return Effects::new() };
    match look::change(&plan.session.book, plan.session.plan, look) {
        Ok(change) => mutate::try_commit(model, Ok(change)),
        Err(failure) => {
            mutate::say_failure(model, &failure);
            Effects::new()
        }
    }
}
