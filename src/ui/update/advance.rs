//! The everyday round: a control is completed, and the next one that is not comes up where the person is, in the tree or
//! in the form of what it showed.

use super::{Effects, choose, forms, navigate};
use crate::domain::Status;
use crate::ui::commands::Command;
use crate::ui::input::{Chord, Input, Key};
use crate::ui::model::Model;
use crate::ui::state::overlay::Overlay;
use crate::ui::state::plan::PlanScreen;

/// Whether an input completes what is written in the form that lies on top, and goes on.
pub(super) fn is_asked(model: &Model, input: &Input) -> bool {
    let Some(Overlay::Form(form)) = model.overlays.last() else { return false };
    *input == Input::Chord(Chord::ctrl(Key::Char('n'))) && form.is_outcome() && form.view_reason().is_none()
}

/// Completes the selected control and goes to the next.
pub(super) fn in_tree(model: &mut Model) -> Effects {
    let is_completed = |model: &Model| {
        let plan = model.plan().and_then(|plan| Some((plan, plan.control()?)));
        plan.is_some_and(|(plan, control)| plan.status_of(control) == Status::Completed)
    };
    let effects = if is_completed(model) { Effects::new() } else { choose::set_status(model, Status::Completed) };
    if is_completed(model) {
        navigate::next(model, Command::NextUnfinished);
    }
    effects
}

/// Saves what is written of a control with the control completed, and opens the form of the next. What must be mended first
/// keeps the form; what the form lay over (a list of what is to be done) is come back to.
pub(super) fn in_form(model: &mut Model) -> Effects {
    let mut effects = forms::answer(model, |form, _, book| {
        form.complete();
        form.submit(book)
    });
    let here = model.plan().and_then(PlanScreen::control);
    if model.overlays.is_empty() {
        navigate::next(model, Command::NextUnfinished);
        if model.plan().and_then(PlanScreen::control) != here {
            effects.extend(forms::record(model, None));
        }
    }
    effects
}
