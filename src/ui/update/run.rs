//! Commands: each one to what it does.

use super::{
    Effects, choose, entry, figures, files, forms, input, limits, lists, mutate, navigate, overlays, preparation,
    register, series,
};
use crate::domain::{Direction, Status};
use crate::i18n::{Lang, screen as t};
use crate::ui::commands::Command;
use crate::ui::model::{Kept, Model, Screen};
use crate::ui::msg::Effect;

/// Gives a command, or says why it cannot be given.
pub(super) fn give(model: &mut Model, command: Command) -> Effects {
    if input::refused(model, command) {
        return Effects::new();
    }
    model.dirty = true;
    if let Some(effects) = super::sheet::give(model, command) {
        return effects;
    }
    match command {
        Command::Up => moved(|| navigate::step(model, -1)),
        Command::Down => moved(|| navigate::step(model, 1)),
        Command::PageUp => moved(|| navigate::page(model, -1)),
        Command::PageDown => moved(|| navigate::page(model, 1)),
        Command::First => moved(|| navigate::step(model, isize::MIN)),
        Command::Last => moved(|| navigate::step(model, isize::MAX / 2)),
        Command::Left => moved(|| navigate::left(model)),
        Command::Right => moved(|| navigate::right(model)),
        Command::ExpandAll => moved(|| navigate::expand_all(model)),
        Command::NextPane => moved(|| navigate::switch_pane(model, true)),
        Command::PreviousPane => moved(|| navigate::switch_pane(model, false)),
        Command::Back => moved(|| navigate::travel(model, true)),
        Command::Forward => moved(|| navigate::travel(model, false)),
        Command::NextUnfinished | Command::PreviousUnfinished | Command::NextDeviation | Command::PreviousDeviation => {
            moved(|| navigate::next(model, command))
        }
        Command::PreviousPeriod => moved(|| navigate::step_period(model, false)),
        Command::NextPeriod => moved(|| navigate::step_period(model, true)),
        Command::Escape => escape(model),
        Command::Leave => leave(model),
        Command::Quit => quit(model),
        Command::Open => open(model),
        _ => act(model, command),
    }
}

fn moved(change: impl FnOnce()) -> Effects {
    change();
    Effects::new()
}

fn act(model: &mut Model, command: Command) -> Effects {
    match command {
        Command::Choose => choose::choose(model),
        Command::Complete => super::life::step(model).unwrap_or_else(|| choose::set_status(model, Status::Completed)),
        Command::ActionTable => super::actions::open(model, false),
        Command::Todo if model.plan().is_none() => super::start::todo(model),
        Command::Todo => super::todo::open(model),
        Command::ActionPlans => super::actions::edit_plans(model),
        Command::CompleteNext => super::advance::in_tree(model),
        Command::Record => forms::record(model, None),
        Command::AddDeviation => forms::add_deviation(model),
        Command::Figures => entry::open(model),
        Command::InsertFigures => figures::insert(model),
        Command::Series => series::open(model),
        Command::Year => super::year::open(model),
        Command::Risks => register::open(model),
        Command::Library => preparation::library(model),
        Command::DocumentsLook => super::look::open(model),
        Command::Decisions => preparation::decisions(model),
        Command::LimitRules => limits::edit(model),
        Command::Answers => figures::answer_all(model),
        Command::AddAction => forms::add_action(model),
        Command::Sheets => super::sheet::list(model),
        Command::Period => lists::periods(model),
        Command::Review => super::review::open(model),
        Command::Supplement => forms::add_supplement(model),
        Command::Boards if model.plan().is_none() => super::start::boards(model),
        Command::Boards => super::boards::open(model),
        Command::CarryOver => super::carry::open(model),
        Command::Confirm => super::carry::confirm(model),
        Command::ConfirmAll => super::carry::confirm_all(model),
        Command::HandOut => super::plans::hand_out(model),
        Command::Lock => super::past::lock(model),
        Command::Versions => super::past::versions(model),
        Command::Compare => super::past::compare(model),
        Command::Undo => mutate::undo(model),
        Command::Redo => mutate::redo(model),
        Command::Edit => forms::edit(model),
        Command::New => lists::new_things(model),
        Command::MoveTo => lists::destinations(model),
        Command::MoveUp => mutate::step(model, Direction::Up),
        Command::MoveDown => mutate::step(model, Direction::Down),
        Command::Remove => mutate::remove(model),
        Command::EditPlan => forms::edit_plan(model),
        Command::Periods => lists::edit_periods(model),
        Command::Search => lists::search(model),
        Command::Filter => lists::filter(model),
        Command::Deviations => lists::deviations(model),
        Command::Actions => super::actions::open(model, true),
        Command::History => lists::ask_history(model),
        Command::Palette => lists::palette(model),
        Command::Help => super::help::open(model),
        Command::Messages => lists::messages(model),
        _ => outside(model, command),
    }
}

fn outside(model: &mut Model, command: Command) -> Effects {
    let lang = model.look.lang;
    match command {
        Command::Export => super::report::kinds(model),
        Command::Texts => super::report::texts(model),
        Command::Import => files::prompt_import(model),
        Command::OpenFile => files::prompt_open(model),
        Command::NewFile => files::new_file(model),
        Command::Mark => super::start::mark(model),
        Command::StartPage => super::start::open(model),
        Command::Demo => files::open_demo(model),
        Command::SwitchPlan => super::plans::switch(model),
        Command::NewPlan => super::plans::ask_new(model),
        Command::RemovePlan => super::plans::remove_asked(model),
        Command::Save => files::say_saved(model),
        Command::Retry => vec![Effect::Store(crate::app::worker::Job::Retry)],
        Command::SaveCopy => files::prompt_copy(model),
        Command::Copy => files::copy(model),
        Command::Mouse => {
            model.mouse = !model.mouse;
            model.note(if model.mouse { t::mouse_taken(lang) } else { t::mouse_released(lang) });
            vec![Effect::Mouse(model.mouse)]
        }
        Command::Language => {
            model.look.lang = if lang == Lang::Sv { Lang::En } else { Lang::Sv };
            model.note(t::language_is(model.look.lang));
            files::retitle(model)
        }
        Command::Suspend => vec![Effect::Suspend],
        Command::Redraw => vec![Effect::Redraw],
        _ => Effects::new(),
    }
}

/// Enter: opens what is marked.
fn open(model: &mut Model) -> Effects {
    match &model.screen {
        Screen::Start(pick) => match pick.item().map(|item| item.choice.clone()) {
            Some(choice) => choose::chosen(model, choice),
            None => Effects::new(),
        },
        Screen::Plan(_) => overlays::open(model),
        Screen::Loading => Effects::new(),
    }
}

/// Esc: one step back, ending at the tree, the year that was left for it or the plan as it is, never out of the program.
fn escape(model: &mut Model) -> Effects {
    let today = model.today();
    let Some(plan) = model.plan_mut() else { return Effects::new() };
    if plan.focus != crate::ui::state::plan::Pane::Tree {
        plan.focus = crate::ui::state::plan::Pane::Tree;
    } else if plan.filter.is_on() {
        plan.filter.clear();
        plan.rebuild_tree(today);
    } else if !super::year::come_back(model) {
        return super::past::leave(model).unwrap_or_default();
    }
    Effects::new()
}

/// Ctrl+C: leaves what is going on; in the tree it offers to quit.
fn leave(model: &mut Model) -> Effects {
    let in_pane = model.plan().is_some_and(|plan| plan.focus != crate::ui::state::plan::Pane::Tree);
    if in_pane {
        return escape(model);
    }
    if let Some(effects) = lists::unsaved(model) {
        return effects;
    }
    let lang = model.look.lang;
    model.note(t::quit_offer(lang));
    Effects::new()
}

/// Ends the program; over what would be lost by that only when it is chosen.
fn quit(model: &mut Model) -> Effects {
    if model.creating.kept == Kept::Asked {
        model.creating.quits = true;
        return Effects::new();
    }
    lists::unsaved(model).unwrap_or_else(|| quit_anyway(model))
}

/// What was written of a new plan has been kept, or could not be; what waited for that is done.
pub(super) fn begun_kept(model: &mut Model, kept: bool) -> Effects {
    model.creating.kept = if kept { Kept::Yes } else { Kept::No };
    if std::mem::take(&mut model.creating.quits) { quit(model) } else { Effects::new() }
}

/// Ends the program, whatever is unsaved.
pub(super) fn quit_anyway(model: &mut Model) -> Effects {
    model.quitting = true;
    let mut effects = files::remember_view(model);
    effects.push(Effect::Quit);
    effects
}
